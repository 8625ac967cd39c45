#include "deadlines.h"

#include "walk.h"
#include "window.h"

#include "../base/utf8.h"

#include <stdio.h>

/* Deadlines of the rows of tables: one column, or one of starts and one of ends. */

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum { REMEMBERED = 32 };

struct memory {
	struct remembered {
		struct vb_str cell;
		struct vb_due_list dues;
		struct vb_due_notes notes;
	} cells[REMEMBERED];
	struct vb_due_list dues; /* of the cell that is read: used again and again */
	unsigned year;
};

static const struct remembered *recall(const struct vb_extraction *x, struct memory *memory, struct vb_str cell)
{
	uint32_t hash = (uint32_t)cell.len;
	for (size_t at = 0; at < cell.len; at += 1 + cell.len / 16)
		hash = hash * 31 + (unsigned char)cell.ptr[at];
	struct remembered *slot = &memory->cells[hash % REMEMBERED];
	if (slot->cell.ptr && vb_str_equal(slot->cell, cell))
		return slot;
	slot->cell = cell;
	vb_folded_reach(x->folded, cell.ptr);
	slot->notes = vb_dues_of_cell(x, cell, memory->year, &memory->dues);
	slot->dues = vb_list_keep(x->arena, &memory->dues); /* shared between rows: it never grows */
	return slot;
}

void vb_due_diagnose(struct vb_extraction *x, struct vb_due_notes notes, struct vb_str text, struct vb_span span)
{
	struct vb_str shown = vb_utf8_head(text, 120);
	struct vb_diagnostic_list *list = &x->record->diagnostics;
	if (notes.impossible)
		vb_diagnose(x->arena, list, VB_DIAGNOSTIC_DATE_IMPOSSIBLE, span, "the deadline \"%.*s\" names a time that does not exist: it is left open", (int)shown.len, shown.ptr);
	if (notes.year_of_plan)
		vb_diagnose(x->arena, list, VB_DIAGNOSTIC_DEADLINE_YEAR, span, "the deadline \"%.*s\" has no year: that of the plan was taken", (int)shown.len, shown.ptr);
	if (notes.year_unknown)
		vb_diagnose(x->arena, list, VB_DIAGNOSTIC_DEADLINE_YEAR_UNKNOWN, span, "the deadline \"%.*s\" has no year, and the plan has none", (int)shown.len, shown.ptr);
	if (notes.limit)
		vb_diagnose(x->arena, list, VB_DIAGNOSTIC_TASK_LIMIT, span, "\"%.*s\" … names more deadlines than are kept of one place: those behind them are left out", (int)shown.len, shown.ptr);
	if (notes.unread)
		vb_diagnose(x->arena, list, VB_DIAGNOSTIC_DEADLINE_UNREAD, span, "no time could be read from \"%.*s\"", (int)shown.len, shown.ptr);
}

/* The year of a plan: the one that its title names ("… năm 2025"), else that of its date; 0 where unknown. */
unsigned vb_plan_year(const struct vb_extraction *x)
{
	struct vb_str title = x->record->document.title, date = x->record->document.date;
	unsigned year = 0;
	for (size_t i = 0; date.len >= 4 && i < 4; i++)
		year = year * 10 + (unsigned)(date.ptr[i] - '0');
	static const struct vb_str word = VB_LIT(" năm ");
	for (const char *at = title.ptr; at && (at = memmem(at, title.len - (size_t)(at - title.ptr), word.ptr, word.len)); at += word.len) {
		struct vb_str before = {title.ptr, (size_t)(at - title.ptr)}, behind = {at + word.len, title.len - before.len - word.len};
		static const struct vb_str others[] = {VB_LIT("đến"), VB_LIT("Đến"), VB_LIT("từ"), VB_LIT("hết"), VB_LIT("trước")};
		bool horizon = before.len && vb_is_digit(before.ptr[before.len - 1]); /* "tháng 7 năm 2024" */
		for (size_t i = 0; i < COUNT(others); i++)
			horizon |= vb_str_ends(before, others[i]);
		bool number = behind.len >= 4 && vb_is_digit(behind.ptr[0]) && vb_is_digit(behind.ptr[1]) && vb_is_digit(behind.ptr[2]) && vb_is_digit(behind.ptr[3]);
		bool range = behind.len > 4 && strchr("-/0123456789", behind.ptr[4]);
		if (!horizon && number && !range && (behind.ptr[0] == '2' && behind.ptr[1] == '0'))
			year = 2000 + (unsigned)(behind.ptr[2] - '0') * 10 + (unsigned)(behind.ptr[3] - '0');
	}
	return year;
}

/* Columns of deadlines: one, or one of starts and one of ends. */
struct due_columns {
	uint32_t first, start, end; /* UINT32_MAX: none */
};

static bool header_holds(struct vb_str header, struct vb_str wanted)
{
	char folded[256];
	struct vb_str text = {header.ptr, header.len < sizeof folded ? header.len : 0}, key = {folded, vb_fold(text.ptr, text.len, folded)};
	return memmem(key.ptr, key.len, wanted.ptr, wanted.len) != NULL;
}

static struct due_columns find_columns(const struct vb_column_list *columns)
{
	struct due_columns found = {UINT32_MAX, UINT32_MAX, UINT32_MAX};
	for (uint32_t i = 0; i < columns->count; i++) {
		if (!vb_str_equal(columns->items[i].role, VB_LIT("deadline")))
			continue;
		found.first = found.first == UINT32_MAX ? i : found.first;
		if (header_holds(columns->items[i].header, VB_LIT("bat dau")) && found.start == UINT32_MAX)
			found.start = i;
		else if ((header_holds(columns->items[i].header, VB_LIT("ket thuc")) || header_holds(columns->items[i].header, VB_LIT("hoan thanh"))) && found.end == UINT32_MAX)
			found.end = i;
	}
	return found;
}

/* The span of a cell; of one that a page cut the row's. */
static struct vb_span span_of_cell(const struct vb_extraction *x, const struct vb_row *row, struct vb_str cell)
{
	bool whole = cell.ptr >= x->in->text.bytes && cell.ptr + cell.len <= vb_end_of_text(x);
	return whole ? vb_span_of(x, cell) : row->span;
}

static const struct remembered *read_cell(struct vb_extraction *x, struct memory *memory, const struct vb_row *row, uint32_t column)
{
	struct vb_str cell = column < row->cells.count ? row->cells.items[column] : VB_NULL;
	if (!cell.ptr)
		return NULL;
	const struct remembered *read = recall(x, memory, cell);
	vb_due_diagnose(x, read->notes, cell, span_of_cell(x, row, cell));
	return read;
}

/* A start and an end in columns of their own are one period. */
static void join_ends(struct vb_extraction *x, struct memory *memory, struct vb_row *row, struct due_columns columns)
{
	const struct remembered *start = read_cell(x, memory, row, columns.start), *end = read_cell(x, memory, row, columns.end);
	const struct vb_due *from = start && start->dues.count ? &start->dues.items[0] : NULL, *to = end && end->dues.count ? vb_due_last(&end->dues) : NULL;
	if (!from && !to)
		return;
	struct vb_str first = !from ? VB_NULL : from->from.ptr ? from->from : from->to;
	if (to && first.ptr && to->to.ptr && vb_str_compare(first, to->to) > 0) { /* it ends before it starts */
		vb_due_diagnose(x, (struct vb_due_notes){.impossible = true}, to->text, row->span);
		return;
	}
	struct vb_due *due = vb_push(x->arena, &row->due_all);
	*due = to ? *to : *from;
	if (from && to) {
		due->kind = VB_LIT("during");
		due->from = first;
		due->text = VB_CONCAT(x->arena, from->text, VB_LIT(" - "), to->text);
	} else if (from) {
		due->kind = VB_LIT("from");
		due->to = VB_NULL;
	}
}

/* The first list is shared with other rows: it must not grow, its place would be given to another list. */
static void append(struct vb_arena *arena, struct vb_due_list *to, const struct vb_due_list *from)
{
	if (!to->count || !from->count) {
		*to = to->count ? *to : *from;
		return;
	}
	struct vb_due_list both = {.count = to->count + from->count, .capacity = to->count + from->count};
	both.items = vb_arena_alloc(arena, both.count * sizeof *both.items);
	memcpy(both.items, to->items, to->count * sizeof *both.items);
	memcpy(both.items + to->count, from->items, from->count * sizeof *both.items);
	*to = both;
}

static void read_row(struct vb_extraction *x, struct memory *memory, struct due_columns columns, const struct vb_table *table, struct vb_row *row)
{
	if (columns.start != UINT32_MAX && columns.end != UINT32_MAX) {
		join_ends(x, memory, row, columns);
	} else {
		for (uint32_t i = columns.first; i < table->columns.count; i++) {
			if (!vb_str_equal(table->columns.items[i].role, VB_LIT("deadline")))
				continue;
			const struct remembered *read = read_cell(x, memory, row, i);
			if (read)
				append(x->arena, &row->due_all, &read->dues);
		}
	}
	row->due = vb_due_last(&row->due_all);
}

static void read_table(struct vb_extraction *x, struct vb_table *table, void *user)
{
	struct due_columns columns = find_columns(&table->columns);
	for (uint32_t i = 0; columns.first != UINT32_MAX && i < table->rows.count; i++)
		if (vb_str_equal(table->rows.items[i].kind, VB_LIT("task")))
			read_row(x, user, columns, table, &table->rows.items[i]);
}

void vb_find_deadlines(struct vb_extraction *x)
{
	struct memory memory = {.year = vb_plan_year(x)};
	vb_each_table(x, read_table, &memory);
}
