/* The only file of the program that sees the record itself. */
#include "summary.h"

#include "../extract/library.h"
#include "language.h"
#include "page.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum {
	MARGIN = 2,
	NARROWEST = 50,
	WIDEST = 140,        /* longer lines are not easier to read */
	LABEL_COLUMN = 14,   /* where the facts of the header stand */
	DEEPEST_INDENT = 12, /* levels of the outline; deeper ones stand below each other */
	IDENTITY_WIDEST = 28, /* "2457/QĐ-UBND-TTg"; names of laws are cut */
	RECIPIENTS_SHOWN = 12,
	DIAGNOSTICS_SHOWN = 100,
};

struct summary_style summary_style_of_terminal(void)
{
	struct winsize size;
	struct summary_style style = {.width = 100};
	const char *no_colour = getenv("NO_COLOR"), *terminal = getenv("TERM");
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
		style.width = size.ws_col < NARROWEST ? NARROWEST : size.ws_col > WIDEST ? WIDEST : size.ws_col;
	style.colours = !(no_colour && *no_colour) && terminal && strcmp(terminal, "dumb") != 0;
	return style;
}

static void in_colour(struct page *page, enum colour colour, const char *text)
{
	page_colour(page, colour);
	page_literal(page, text);
	page_colour(page, COLOUR_PLAIN);
}

static void text_in_colour(struct page *page, enum colour colour, struct vb_str text, unsigned max)
{
	page_colour(page, colour);
	page_text(page, text, max);
	page_colour(page, COLOUR_PLAIN);
}

static void heading(struct page *page, const char *title, size_t count, const char *one, const char *many)
{
	char tail[96];
	page_end_line(page);
	in_colour(page, COLOUR_HEADING, language_text(title));
	snprintf(tail, sizeof tail, "  %zu %s", count, language_count(count, one, many));
	in_colour(page, COLOUR_DIM, tail);
	page_end_line(page);
}

/* ── plans/ke-hoach.md ─────────── */
static void rule(struct page *page, struct vb_str name)
{
	page_colour(page, COLOUR_DIM);
	page_literal(page, "── ");
	page_colour(page, COLOUR_PLAIN);
	page_text(page, name.ptr ? name : VB_LIT("?"), page->style.width - 6);
	page_colour(page, COLOUR_DIM);
	page_literal(page, " ");
	while (page->column < page->style.width)
		page_literal(page, "─");
	page_colour(page, COLOUR_PLAIN);
	page_end_line(page);
}

static void start_fact(struct page *page, const char *label)
{
	page_pad_to(page, MARGIN);
	in_colour(page, COLOUR_DIM, language_text(label));
	page_pad_to(page, LABEL_COLUMN);
}

static void fact(struct page *page, const char *label, struct vb_str value)
{
	if (!value.ptr)
		return;
	start_fact(page, label);
	page_wrap(page, value, LABEL_COLUMN);
	page_end_line(page);
}

/* The text, or what is said where there is none. */
static struct vb_str or_words(struct vb_str text, const char *words)
{
	return text.ptr ? text : vb_str_of(language_text(words));
}

static void add_piece(struct page *page, const char *before, struct vb_str piece, const char *after)
{
	if (!piece.ptr)
		return;
	page_literal(page, before);
	page_wrap(page, piece, LABEL_COLUMN);
	page_literal(page, after);
}

static void show_issuer(struct page *page, const struct vb_issuer *issuer)
{
	if (!issuer)
		return;
	start_fact(page, "issuer");
	add_piece(page, "", or_words(issuer->name, "(unknown)"), "");
	page_colour(page, COLOUR_DIM);
	add_piece(page, " · ", issuer->code, "");
	add_piece(page, " · ", issuer->jurisdiction.code, "");
	page_colour(page, COLOUR_PLAIN);
	page_end_line(page);
}

static void show_signer(struct page *page, const struct vb_signer *signer)
{
	if (!signer)
		return;
	start_fact(page, "signer");
	add_piece(page, "", or_words(signer->name, "(no name)"), "");
	add_piece(page, ", ", signer->position, "");
	page_colour(page, COLOUR_DIM);
	add_piece(page, " · ", signer->capacity, "");
	add_piece(page, " · ", signer->on_behalf, "");
	page_colour(page, COLOUR_PLAIN);
	page_end_line(page);
}

static void show_recipients(struct page *page, const struct vb_strs *recipients)
{
	char more[48];
	if (recipients->count == 0)
		return;
	start_fact(page, "recipients");
	for (uint32_t i = 0; i < recipients->count && i < RECIPIENTS_SHOWN; i++)
		add_piece(page, i ? " · " : "", recipients->items[i], "");
	if (recipients->count > RECIPIENTS_SHOWN) {
		snprintf(more, sizeof more, language_text("… and %u more"), (unsigned)(recipients->count - RECIPIENTS_SHOWN));
		add_piece(page, " · ", vb_str_of(more), "");
	}
	page_end_line(page);
}

static void show_source(struct page *page, const struct vb_source *source)
{
	char size[32];
	start_fact(page, "source");
	page_text_rest(page, or_words(source->media_type, "unknown kind"));
	add_piece(page, ", ", source->encoding, "");
	if (source->bytes < 10 * 1024)
		snprintf(size, sizeof size, ", %.0f %s", source->bytes, language_count((unsigned long long)source->bytes, "byte", "bytes"));
	else if (source->bytes < 1024 * 1024)
		snprintf(size, sizeof size, ", %.1f KiB", source->bytes / 1024);
	else
		snprintf(size, sizeof size, ", %.1f MiB", source->bytes / (1024 * 1024));
	page_literal(page, size);
	page_end_line(page);
}

static void show_header(struct page *page, const struct vb_record *record)
{
	const struct vb_header *document = &record->document;
	page_colour(page, COLOUR_BOLD);
	page_text(page, or_words(document->type, "Document of unknown type"), page->style.width);
	page_literal(page, " ");
	page_text_rest(page, or_words(document->number_symbol, "(no number)"));
	page_end_line(page);
	page_colour(page, COLOUR_PLAIN);
	if (document->title.ptr) {
		page_wrap(page, document->title, 0);
		page_end_line(page);
	}
	page_end_line(page);
	fact(page, "date", document->date);
	fact(page, "place", document->place);
	show_issuer(page, document->issuer);
	show_signer(page, document->signer);
	show_recipients(page, &document->recipients);
	fact(page, "status", document->status);
	fact(page, "iri", document->iri);
	show_source(page, &record->source);
}

static size_t count_sections(const struct vb_section_list *sections)
{
	size_t count = sections->count;
	for (uint32_t i = 0; i < sections->count; i++)
		count += count_sections(&sections->items[i].children);
	return count;
}

static void show_section(struct page *page, const struct vb_section *section, unsigned depth)
{
	unsigned indent = MARGIN + 2 * (depth < DEEPEST_INDENT ? depth : DEEPEST_INDENT);
	page_pad_to(page, indent);
	text_in_colour(page, COLOUR_BLUE, section->id, page->style.width / 2);
	page_literal(page, "  ");
	if (section->title.ptr) {
		page_text_rest(page, section->title);
	} else if (section->paragraphs.count > 0) {
		page_colour(page, COLOUR_DIM);
		page_text_rest(page, section->paragraphs.items[0].text);
		page_colour(page, COLOUR_PLAIN);
	}
	page_end_line(page);
}

static void show_sections(struct page *page, const struct vb_section_list *sections, unsigned depth)
{
	for (uint32_t i = 0; i < sections->count; i++) {
		show_section(page, &sections->items[i], depth);
		show_sections(page, &sections->items[i].children, depth + 1);
	}
}

static void show_appendix(struct page *page, const struct vb_appendix *appendix)
{
	page_pad_to(page, MARGIN);
	text_in_colour(page, COLOUR_BLUE, or_words(appendix->label, "Appendix"), page->style.width / 2);
	page_literal(page, "  ");
	if (appendix->document && appendix->document->type.ptr) {
		page_text_rest(page, appendix->document->type);
		page_literal(page, " ");
	}
	if (appendix->title.ptr)
		page_text_rest(page, appendix->title);
	page_end_line(page);
	show_sections(page, &appendix->sections, 1);
}

static void show_outline(struct page *page, const struct vb_record *record)
{
	size_t count = count_sections(&record->sections);
	for (uint32_t i = 0; i < record->appendices.count; i++)
		count += count_sections(&record->appendices.items[i].sections);
	heading(page, "Outline", count, "section", "sections");
	show_sections(page, &record->sections, 0);
	for (uint32_t i = 0; i < record->appendices.count; i++)
		show_appendix(page, &record->appendices.items[i]);
}

static struct vb_str identity_of(const struct vb_work *work)
{
	if (work->number_symbol.ptr)
		return work->number_symbol;
	return work->name.ptr ? work->name : work->type.ptr ? work->type : VB_LIT("?");
}

static void show_work(struct page *page, const struct vb_work *work, unsigned identity_width)
{
	char mentions[16];
	snprintf(mentions, sizeof mentions, "%4u× ", (unsigned)work->mentions.count);
	page_pad_to(page, MARGIN);
	in_colour(page, COLOUR_DIM, mentions);
	unsigned column = page->column;
	text_in_colour(page, COLOUR_BOLD, identity_of(work), identity_width);
	page_pad_to(page, column + identity_width + 2);
	page_text(page, or_words(work->date, "no date"), 10);
	page_pad_to(page, column + identity_width + 14);
	if (work->self) {
		in_colour(page, COLOUR_DIM, language_text("this document"));
	} else if (work->title.ptr) {
		page_text_rest(page, work->title);
	} else if (work->issuer.ptr) {
		page_colour(page, COLOUR_DIM);
		page_text_rest(page, work->issuer);
		page_colour(page, COLOUR_PLAIN);
	}
	page_end_line(page);
}

static void show_works(struct page *page, const struct vb_work_list *works)
{
	unsigned widest = 8;
	heading(page, "Works cited", works->count, "work, with its mentions", "works, each with its mentions");
	for (uint32_t i = 0; i < works->count; i++) {
		unsigned width = page_width(identity_of(&works->items[i]));
		widest = width > widest ? width : widest;
	}
	for (uint32_t i = 0; i < works->count; i++)
		show_work(page, &works->items[i], widest < IDENTITY_WIDEST ? widest : IDENTITY_WIDEST);
}

/* Does something with every table of the record, in the order of the document. */
typedef void table_function(struct page *page, const struct vb_table *table, size_t *count);

static void each_table(struct page *page, const struct vb_table_list *tables, table_function *function, size_t *count)
{
	for (uint32_t i = 0; i < tables->count; i++)
		function(page, &tables->items[i], count);
}

static void each_table_of_sections(struct page *page, const struct vb_section_list *sections, table_function *function,
                                   size_t *count)
{
	for (uint32_t i = 0; i < sections->count; i++) {
		each_table(page, &sections->items[i].tables, function, count);
		each_table_of_sections(page, &sections->items[i].children, function, count);
	}
}

static void each_table_of_record(struct page *page, const struct vb_record *record, table_function *function, size_t *count)
{
	each_table_of_sections(page, &record->sections, function, count);
	for (uint32_t i = 0; i < record->appendices.count; i++) {
		each_table(page, &record->appendices.items[i].tables, function, count);
		each_table_of_sections(page, &record->appendices.items[i].sections, function, count);
	}
}

static bool is_kind(const struct vb_row *row, const char *kind)
{
	return vb_str_equal(row->kind, vb_str_of(kind));
}

static void count_tasks(struct page *page, const struct vb_table *table, size_t *count)
{
	(void)page;
	for (uint32_t i = 0; i < table->rows.count; i++)
		*count += is_kind(&table->rows.items[i], "task");
}

/* The cell of the first column of that role; null where there is none. */
static struct vb_str cell_of(const struct vb_table *table, const struct vb_row *row, const char *role)
{
	for (uint32_t i = 0; i < table->columns.count && i < row->cells.count; i++)
		if (vb_str_equal(table->columns.items[i].role, vb_str_of(role)))
			return row->cells.items[i];
	return VB_NULL;
}

static void show_lead(struct page *page, const struct vb_table *table, const struct vb_row *row, unsigned width)
{
	unsigned end = page->column + width;
	if (row->lead.count == 0) {
		page_text(page, cell_of(table, row, "lead"), width);
		return;
	}
	for (uint32_t i = 0; i < row->lead.count && page->column + 3 < end; i++) {
		page_literal(page, i ? ", " : "");
		page_text(page, row->lead.items[i].name, end - page->column);
	}
}

/* ordinal, task, lead, deadline: the last two take what a long name of a department needs, the task the rest. */
static void show_task(struct page *page, const struct vb_table *table, const struct vb_row *row)
{
	unsigned width = page->style.width, lead_width = width / 4, due_width = width / 8 + 2;
	unsigned task_column = MARGIN + 7, due_column = width - due_width, lead_column = due_column - 2 - lead_width;
	page_pad_to(page, MARGIN + 1);
	page_text(page, row->ordinal, 5);
	page_pad_to(page, task_column);
	page_text(page, cell_of(table, row, "task"), lead_column - 2 - task_column);
	page_pad_to(page, lead_column);
	show_lead(page, table, row, lead_width);
	page_pad_to(page, due_column);
	page_colour(page, COLOUR_YELLOW);
	page_text(page, row->due && row->due->text.ptr ? row->due->text : cell_of(table, row, "deadline"), due_width);
	page_colour(page, COLOUR_PLAIN);
	page_end_line(page);
}

static void show_group(struct page *page, const struct vb_table *table, const struct vb_row *row)
{
	page_pad_to(page, MARGIN);
	page_colour(page, COLOUR_BOLD);
	page_text(page, row->ordinal, 6);
	page_pad_to(page, MARGIN + 7);
	page_text_rest(page, cell_of(table, row, "task"));
	page_colour(page, COLOUR_PLAIN);
	page_end_line(page);
}

static void show_table(struct page *page, const struct vb_table *table, size_t *shown)
{
	size_t tasks = 0;
	count_tasks(page, table, &tasks);
	if (tasks == 0)
		return;
	if (*shown > 0)
		page_end_line(page);
	*shown += tasks;
	for (uint32_t i = 0; i < table->rows.count; i++) {
		const struct vb_row *row = &table->rows.items[i];
		if (is_kind(row, "task"))
			show_task(page, table, row);
		else if (is_kind(row, "group"))
			show_group(page, table, row);
	}
}

static void show_tasks(struct page *page, const struct vb_record *record)
{
	size_t count = 0, shown = 0;
	each_table_of_record(page, record, count_tasks, &count);
	if (count == 0)
		return;
	heading(page, "Tasks", count, "row: task, lead, deadline", "rows: task, lead, deadline");
	each_table_of_record(page, record, show_table, &shown);
}

/* Does the text name a section of the body, not a row? */
static bool stands_in_body(struct vb_str in)
{
	return vb_str_starts(in, VB_LIT("section:")) && !memmem(in.ptr, in.len, "/row:", strlen("/row:"));
}

/* What the sections of the body give to agencies: who, what, by when. */
static void show_duties(struct page *page, const struct vb_assignment_list *assignments)
{
	unsigned width = page->style.width, due_width = width / 8 + 2, agency_width = width / 4;
	unsigned due_column = width - due_width, task_column = MARGIN + agency_width + 2;
	size_t count = 0;
	for (uint32_t i = 0; i < assignments->count; i++)
		count += stands_in_body(assignments->items[i].in);
	if (count == 0)
		return;
	heading(page, "Duties", count, "in the sections: agency, task, deadline", "in the sections: agency, task, deadline");
	for (uint32_t i = 0; i < assignments->count; i++) {
		const struct vb_assignment *one = &assignments->items[i];
		if (!stands_in_body(one->in))
			continue;
		page_pad_to(page, MARGIN);
		page_text(page, one->agency->name, agency_width);
		page_pad_to(page, task_column);
		page_text(page, one->task, due_column - 2 - task_column);
		page_pad_to(page, due_column);
		page_colour(page, COLOUR_YELLOW);
		page_text(page, one->due ? one->due->text : VB_NULL, due_width);
		page_colour(page, COLOUR_PLAIN);
		page_end_line(page);
	}
}

/* The figures that the plan commits to, as it says them, and the year. */
static void show_targets(struct page *page, const struct vb_target_list *targets)
{
	if (targets->count == 0)
		return;
	heading(page, "Targets", targets->count, "figure", "figures");
	for (uint32_t i = 0; i < targets->count; i++) {
		page_pad_to(page, MARGIN);
		text_in_colour(page, COLOUR_YELLOW, targets->items[i].by, 4);
		page_pad_to(page, MARGIN + 6);
		page_text_rest(page, targets->items[i].text);
		page_end_line(page);
	}
}

/* Counts lines forward from the place asked for last: diagnostics come nearly in the order of the text. */
struct line_counter {
	const struct vb_text *text;
	uint32_t at, line;
};

static uint32_t line_of(struct line_counter *counter, uint32_t place)
{
	if (place < counter->at)
		*counter = (struct line_counter){counter->text, 0, 1};
	for (; counter->at < place && counter->at < counter->text->source_len; counter->at++)
		counter->line += counter->text->source[counter->at] == '\n';
	return counter->line;
}

static void show_diagnostic(struct page *page, const struct vb_diagnostic *diagnostic, struct line_counter *counter)
{
	static const enum colour colours[] = {
		[VB_SEVERITY_INFO] = COLOUR_DIM, [VB_SEVERITY_WARNING] = COLOUR_YELLOW, [VB_SEVERITY_ERROR] = COLOUR_RED};
	struct vb_span source = diagnostic->source_span;
	char line[32] = "", room[1024];
	if (vb_span_is_none(source) && !vb_span_is_none(diagnostic->span))
		source = vb_map_source(&counter->text->map, diagnostic->span);
	if (!vb_span_is_none(source))
		snprintf(line, sizeof line, language_text("line %u"), (unsigned)line_of(counter, source.start));
	page_pad_to(page, MARGIN);
	text_in_colour(page, colours[vb_diagnostic_severity(diagnostic->code)], vb_str_of(language_text(vb_diagnostic_severity_name(diagnostic->code).ptr)), 8);
	page_pad_to(page, MARGIN + 9);
	page_literal(page, line);
	page_pad_to(page, MARGIN + 21);
	page_wrap(page, vb_str_of(language_sentence(diagnostic->message.ptr, room, sizeof room)), MARGIN + 21);
	page_colour(page, COLOUR_DIM);
	page_literal(page, " ");
	page_wrap(page, vb_diagnostic_code_name(diagnostic->code), MARGIN + 21);
	page_colour(page, COLOUR_PLAIN);
	page_end_line(page);
}

static void show_diagnostics(struct page *page, const struct vb_record *record)
{
	const struct vb_diagnostic_list *diagnostics = &record->diagnostics;
	struct line_counter counter = {&record->text, 0, 1};
	char more[96];
	heading(page, "Diagnostics", diagnostics->count, "thing that is odd", "things that are odd");
	for (uint32_t i = 0; i < diagnostics->count && i < DIAGNOSTICS_SHOWN; i++)
		show_diagnostic(page, &diagnostics->items[i], &counter);
	if (diagnostics->count > DIAGNOSTICS_SHOWN) {
		snprintf(more, sizeof more, language_text("… and %u more, all in the JSON"), (unsigned)(diagnostics->count - DIAGNOSTICS_SHOWN));
		page_pad_to(page, MARGIN);
		page_literal(page, more);
		page_end_line(page);
	}
}

bool summary_write(const struct vb_extractor *extractor, struct summary_style style, vb_write_function *function, void *user)
{
	const struct vb_record *record = vb_extractor_record(extractor);
	struct page page = {.style = style, .function = function, .user = user};
	if (!record)
		return true;
	rule(&page, record->source.name);
	show_header(&page, record);
	show_outline(&page, record);
	show_works(&page, &record->works);
	show_tasks(&page, record);
	show_duties(&page, &record->assignments);
	show_targets(&page, &record->targets);
	show_diagnostics(&page, record);
	return !page.refused;
}
