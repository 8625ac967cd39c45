#include "tables.h"

#include "../extract/library.h"
#include "message.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Every row begins with the document it is of. */
#define DOCUMENT "source", "number", "date", "province", "province_code"
#define DUE "due_kind", "due_from", "due_to", "due_recurrence", "due_text"

static const char *const heads[TABLE_COUNT][32] = {
	[TABLE_TASKS] = {DOCUMENT, "in", "group", "ordinal", "task", "lead", "support", DUE, "submit_to", "product", "legal_basis", "budget",
	                 "location", "target", "note", "line"},
	[TABLE_ASSIGNMENTS] = {DOCUMENT, "id", "role", "agency", "body", "set", "condition", "until", "successors", "task", DUE, "in", "same_as",
	                       "citations", "line"},
	[TABLE_CITATIONS] = {DOCUMENT, "id", "kind", "text", "type", "number_symbol", "name", "cited_date", "cited_issuer", "pinpoint", "relation",
	                     "planned", "in", "work", "work_key", "work_date", "work_issuer", "work_title", "resolved_by", "line"},
	[TABLE_TARGETS] = {DOCUMENT, "measure", "comparator", "value", "value_to", "baseline", "unit", "by", "text", "in", "line"},
	[TABLE_ERRORS] = {DOCUMENT, "code", "message", "hint"},
};

const char *const table_names[TABLE_COUNT] = {"tasks", "assignments", "citations", "targets", "errors"};

int table_find(const char *name)
{
	for (int i = 0; i < TABLE_COUNT; i++)
		if (strcmp(table_names[i], name) == 0)
			return i;
	return -1;
}

/* ---- Cells ----------------------------------------------------------------------------------------------------------- */

struct row {
	char *bytes; /* grows; the caller of tables_write frees it with the writer */
	size_t len, capacity;
};

struct writer {
	enum table table;
	table_row_function *function;
	void *user;
	struct row row;
	bool first;   /* the next cell is the first of its row */
	const struct vb_record *record;
	struct vb_str source, document[4]; /* what every row begins with */
	uint32_t line_at, line; /* line ends before byte `line_at` of the source: the next place is mostly behind it */
};

static void reserve(struct row *row, size_t more)
{
	if (row->capacity - row->len >= more)
		return;
	row->capacity = (row->len + more) * 2;
	row->bytes = memory_needed(realloc(row->bytes, row->capacity));
}

static void put(struct row *row, const char *bytes, size_t len)
{
	reserve(row, len);
	memcpy(row->bytes + row->len, bytes, len);
	row->len += len;
}

static void begin_cell(struct writer *w)
{
	if (!w->first)
		put(&w->row, ",", 1);
	w->first = false;
}

/* What a spreadsheet takes for a formula is led by an apostrophe: = + - @, TAB and CR, and the wide forms of the signs. */
static bool is_formula(struct vb_str text)
{
	static const struct vb_str starts[] = {VB_LIT("="), VB_LIT("+"), VB_LIT("-"), VB_LIT("@"), VB_LIT("\t"), VB_LIT("\r"), VB_LIT("＝"), VB_LIT("＋"), VB_LIT("－"), VB_LIT("＠")};
	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
		if (vb_str_starts(text, starts[i]))
			return true;
	return false;
}

static bool needs_quotes(struct vb_str text)
{
	for (size_t i = 0; i < text.len; i++)
		if (memchr("\",\r\n", text.ptr[i], 4))
			return true;
	return text.len && (text.ptr[0] == ' ' || text.ptr[text.len - 1] == ' ');
}

/* A null is an empty cell. */
static void cell(struct writer *w, struct vb_str text)
{
	bool quoted = needs_quotes(text);
	begin_cell(w);
	reserve(&w->row, 2 * text.len + 3);
	if (quoted)
		put(&w->row, "\"", 1);
	if (is_formula(text))
		put(&w->row, "'", 1);
	for (size_t i = 0; i < text.len; i++) {
		if (text.ptr[i] == '"')
			w->row.bytes[w->row.len++] = '"';
		w->row.bytes[w->row.len++] = text.ptr[i];
	}
	if (quoted)
		put(&w->row, "\"", 1);
}

/* The texts as one cell, "; " between them. */
static void cell_of_list(struct writer *w, const struct vb_str *texts, size_t count, const char *between)
{
	struct row joined = {0};
	for (size_t i = 0; i < count; i++) {
		if (i)
			put(&joined, between, strlen(between));
		put(&joined, texts[i].ptr, texts[i].len);
	}
	cell(w, (struct vb_str){joined.bytes ? joined.bytes : "", joined.len});
	free(joined.bytes);
}

/* A number is no text: a minus before it stays. printf writes the point of the locale, which may be a comma. */
static void cell_of_number(struct writer *w, double value)
{
	char text[40] = "";
	if (value == value)
		snprintf(text, sizeof text, "%.15g", value);
	for (char *at = text; *at; at++)
		*at = strchr("0123456789-+e", *at) ? *at : '.';
	begin_cell(w);
	put(&w->row, text, strlen(text));
}

static void cell_of_count(struct writer *w, uint32_t count)
{
	char text[16] = "";
	if (count)
		snprintf(text, sizeof text, "%u", (unsigned)count);
	begin_cell(w);
	put(&w->row, text, strlen(text));
}

static void cell_of_flag(struct writer *w, bool flag)
{
	cell(w, flag ? VB_LIT("true") : VB_LIT("false"));
}

/* The line of the source where the span starts; an empty cell where it has none. */
static void cell_of_line(struct writer *w, struct vb_span span)
{
	const struct vb_text *text = &w->record->text;
	struct vb_span source = vb_map_source(&text->map, span);
	if (vb_span_is_none(source) || !text->source) {
		cell(w, VB_NULL);
		return;
	}
	if (source.start < w->line_at)
		w->line_at = w->line = 0;
	for (const char *end; (end = memchr(text->source + w->line_at, '\n', source.start - w->line_at));) {
		w->line_at = (uint32_t)(end - text->source) + 1;
		w->line++;
	}
	cell_of_count(w, w->line + 1);
}

static void begin_row(struct writer *w)
{
	w->row.len = 0;
	w->first = true;
	cell(w, w->source);
	for (size_t i = 0; i < sizeof w->document / sizeof *w->document; i++)
		cell(w, w->document[i]);
}

static bool end_row(struct writer *w)
{
	put(&w->row, "\r\n", 2);
	return w->function(w->user, w->table, w->row.bytes, w->row.len);
}

static void cells_of_due(struct writer *w, const struct vb_due *due)
{
	const struct vb_due none = {0};
	due = due ? due : &none;
	cell(w, due->kind);
	cell(w, due->from);
	cell(w, due->to);
	cell(w, due->recurrence);
	cell(w, due->text);
}

/* ---- Tasks ----------------------------------------------------------------------------------------------------------- */

static struct vb_str cell_of_role(const struct vb_table *table, const struct vb_row *row, const char *role)
{
	for (uint32_t i = 0; i < table->columns.count && i < row->cells.count; i++)
		if (vb_str_equal(table->columns.items[i].role, vb_str_of(role)))
			return row->cells.items[i];
	return VB_NULL;
}

static void cell_of_agencies(struct writer *w, const struct vb_agency_list *agencies)
{
	struct vb_str *names = memory_needed(malloc((agencies->count + 1) * sizeof *names));
	for (uint32_t i = 0; i < agencies->count; i++)
		names[i] = agencies->items[i].name;
	cell_of_list(w, names, agencies->count, "; ");
	free(names);
}

static bool write_task(struct writer *w, const char *in, const struct vb_table *table, const struct vb_row *row)
{
	static const char *const others[] = {"submit_to", "product", "legal_basis", "budget", "location", "target", "note"};
	begin_row(w);
	cell(w, vb_str_of(in));
	cell(w, row->group);
	cell(w, row->ordinal);
	cell(w, cell_of_role(table, row, "task"));
	cell_of_agencies(w, &row->lead);
	cell_of_agencies(w, &row->support);
	cells_of_due(w, row->due);
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		cell(w, cell_of_role(table, row, others[i]));
	cell_of_line(w, row->span);
	return end_row(w);
}

static bool write_rows(struct writer *w, struct vb_str place, const struct vb_table_list *tables)
{
	bool put_all = true;
	for (uint32_t i = 0; i < tables->count && put_all; i++) {
		const struct vb_table *table = &tables->items[i];
		for (uint32_t k = 0; k < table->rows.count && put_all; k++) {
			char in[512];
			if (!vb_str_equal(table->rows.items[k].kind, VB_LIT("task")))
				continue;
			snprintf(in, sizeof in, "%.*s/table:%u/row:%u", (int)(place.len < 400 ? place.len : 400), place.ptr, (unsigned)i, (unsigned)k);
			put_all = write_task(w, in, table, &table->rows.items[k]);
		}
	}
	return put_all;
}

/* The depth of sections has a limit: see extract/sections.c. */
static bool write_section_rows(struct writer *w, const char *lead, const struct vb_section_list *sections)
{
	bool put_all = true;
	for (uint32_t i = 0; i < sections->count && put_all; i++) {
		const struct vb_section *section = &sections->items[i];
		char place[400];
		snprintf(place, sizeof place, "%ssection:%.*s", lead, (int)(section->id.len < 300 ? section->id.len : 300), section->id.ptr);
		put_all = write_rows(w, vb_str_of(place), &section->tables) && write_section_rows(w, lead, &section->children);
	}
	return put_all;
}

static bool write_tasks(struct writer *w)
{
	const struct vb_record *record = w->record;
	bool put_all = write_section_rows(w, "", &record->sections);
	for (uint32_t i = 0; i < record->appendices.count && put_all; i++) {
		char place[32];
		snprintf(place, sizeof place, "appendix:%u", (unsigned)i);
		put_all = write_rows(w, vb_str_of(place), &record->appendices.items[i].tables);
		snprintf(place, sizeof place, "appendix:%u/", (unsigned)i);
		put_all = put_all && write_section_rows(w, place, &record->appendices.items[i].sections);
	}
	return put_all;
}

/* ---- The other tables ------------------------------------------------------------------------------------------------ */

static bool write_assignments(struct writer *w)
{
	bool put_all = true;
	for (uint32_t i = 0; i < w->record->assignments.count && put_all; i++) {
		const struct vb_assignment *entry = &w->record->assignments.items[i];
		begin_row(w);
		cell(w, entry->id);
		cell(w, entry->role);
		cell(w, entry->agency->name);
		cell(w, entry->agency->body);
		cell_of_flag(w, entry->agency->group);
		cell(w, entry->agency->condition);
		cell(w, entry->agency->until);
		cell_of_list(w, entry->agency->successors.items, entry->agency->successors.count, "; ");
		cell(w, entry->task);
		cells_of_due(w, entry->due);
		cell(w, entry->in);
		cell(w, entry->same_as);
		cell_of_list(w, entry->citations.items, entry->citations.count, " ");
		cell_of_line(w, entry->span);
		put_all = end_row(w);
	}
	return put_all;
}

/* The works are numbered in their order: "w12" is the twelfth. */
static const struct vb_work *find_work(const struct vb_record *record, struct vb_str id)
{
	uint32_t number = 0;
	for (size_t i = 1; i < id.len && number <= record->works.count; i++)
		number = number * 10 + (uint32_t)(id.ptr[i] - '0');
	const struct vb_work *work = number && number <= record->works.count ? &record->works.items[number - 1] : NULL;
	return work && vb_str_equal(work->id, id) ? work : NULL;
}

static void cell_of_pinpoints(struct writer *w, const struct vb_pinpoint_list *pinpoints)
{
	struct vb_str *texts = memory_needed(malloc((pinpoints->count + 1) * sizeof *texts));
	for (uint32_t i = 0; i < pinpoints->count; i++)
		texts[i] = pinpoints->items[i].text;
	cell_of_list(w, texts, pinpoints->count, "; ");
	free(texts);
}

static bool write_citations(struct writer *w)
{
	const struct vb_work nothing = {0};
	bool put_all = true;
	for (uint32_t i = 0; i < w->record->citations.count && put_all; i++) {
		const struct vb_citation *citation = &w->record->citations.items[i];
		const struct vb_work *found = find_work(w->record, citation->work), *work = found ? found : &nothing;
		const struct vb_str facts[] = {citation->id, citation->kind, citation->text, citation->type, citation->number_symbol, citation->name, citation->date, citation->issuer};
		begin_row(w);
		for (size_t k = 0; k < sizeof facts / sizeof *facts; k++)
			cell(w, facts[k]);
		cell_of_pinpoints(w, &citation->pinpoint);
		cell(w, citation->relation);
		cell_of_flag(w, citation->planned);
		const struct vb_str more[] = {citation->in, citation->work, work->key, work->date, work->issuer, work->title, citation->resolution.by};
		for (size_t k = 0; k < sizeof more / sizeof *more; k++)
			cell(w, more[k]);
		cell_of_line(w, citation->span);
		put_all = end_row(w);
	}
	return put_all;
}

static bool write_targets(struct writer *w)
{
	bool put_all = true;
	for (uint32_t i = 0; i < w->record->targets.count && put_all; i++) {
		const struct vb_target *target = &w->record->targets.items[i];
		begin_row(w);
		cell(w, target->measure);
		cell(w, target->comparator);
		cell_of_number(w, target->value);
		cell_of_number(w, target->value_to);
		cell_of_number(w, target->baseline);
		cell(w, target->unit);
		cell(w, target->by);
		cell(w, target->text);
		cell(w, target->in);
		cell_of_line(w, target->span);
		put_all = end_row(w);
	}
	return put_all;
}

static bool write_error(struct writer *w, const struct vb_error *error)
{
	begin_row(w);
	cell(w, vb_error_code_name(error->code));
	cell(w, error->message);
	cell(w, error->hint);
	return end_row(w);
}

/* ---- All ------------------------------------------------------------------------------------------------------------- */

bool table_write_head(enum table table, table_row_function *function, void *user)
{
	struct writer w = {.table = table, .function = function, .user = user, .first = true};
	for (size_t i = 0; heads[table][i]; i++)
		cell(&w, vb_str_of(heads[table][i]));
	bool put_all = end_row(&w);
	free(w.row.bytes);
	return put_all;
}

static void describe(struct writer *w)
{
	const struct vb_header *document = &w->record->document;
	w->source = w->record->source.name;
	w->document[0] = document->number_symbol;
	w->document[1] = document->date;
	w->document[2] = document->issuer ? document->issuer->jurisdiction.name : VB_NULL;
	w->document[3] = document->issuer ? document->issuer->jurisdiction.code : VB_NULL;
}

bool tables_write(const struct vb_extractor *extractor, unsigned wanted, table_row_function *function, void *user)
{
	static bool (*const writers[TABLE_COUNT])(struct writer *) = {write_tasks, write_assignments, write_citations, write_targets, NULL};
	struct writer w = {.function = function, .user = user, .record = vb_extractor_record(extractor)};
	const struct vb_error *error = vb_extractor_error_record(extractor);
	bool put_all = true;
	if (w.record)
		describe(&w);
	for (w.table = 0; w.record && w.table < TABLE_ERRORS && put_all; w.table++) {
		w.line_at = w.line = 0;
		if (wanted >> w.table & 1)
			put_all = writers[w.table](&w);
	}
	if (error && (wanted >> TABLE_ERRORS & 1)) {
		w.table = TABLE_ERRORS;
		w.source = error->source.name;
		put_all = put_all && write_error(&w, error);
	}
	free(w.row.bytes);
	return put_all;
}
