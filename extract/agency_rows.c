#include "agencies.h"

#include "walk.h"
#include "window.h"

#include "../base/utf8.h"

/* The agencies of the rows of tables: those of the columns of leaders and helpers. Most cells are the same as one before. */

enum { REMEMBERED = 256 }; /* a table has some twenty different cells of agencies, most of them several times */

struct memory {
	struct remembered {
		struct vb_str cell;
		struct vb_agency_list lead, support;
	} cells[REMEMBERED];
	struct vb_agency_list lead, support; /* of the cell that is read: used again and again */
};

static struct remembered *slot_of(struct memory *memory, struct vb_str cell)
{
	uint32_t hash = (uint32_t)cell.len;
	for (size_t at = 0; at < cell.len; at += 1 + cell.len / 16)
		hash = hash * 31 + (unsigned char)cell.ptr[at];
	return &memory->cells[hash % REMEMBERED];
}

static const struct remembered *recall(const struct vb_extraction *x, struct memory *memory, struct vb_str cell)
{
	struct remembered *slot = slot_of(memory, cell);
	if (slot->cell.ptr && vb_str_equal(slot->cell, cell))
		return slot;
	vb_folded_reach(x->folded, cell.ptr);
	vb_agencies_of_cell(x, cell, &memory->lead, &memory->support);
	if (memory->lead.count >= VB_AGENCY_LIMIT) {
		struct vb_str shown = vb_utf8_head(cell, 60);
		vb_diagnose(x->arena, &x->record->diagnostics, VB_DIAGNOSTIC_TASK_LIMIT, vb_holds_view(x, cell) ? vb_span_of(x, cell) : VB_NO_SPAN,
		            "\"%.*s …\" names more than %d agencies: those behind them are left out", (int)shown.len, shown.ptr, (int)VB_AGENCY_LIMIT);
	}
	*slot = (struct remembered){.cell = cell, .lead = vb_list_keep(x->arena, &memory->lead), .support = vb_list_keep(x->arena, &memory->support)};
	return slot;
}

static void append(struct vb_arena *arena, struct vb_agency_list *to, const struct vb_agency_list *from)
{
	if (!to->count) {
		*to = *from; /* the list is shared with other rows: it must not grow, its place would be given to another list */
		return;
	}
	struct vb_agency_list both = {.count = to->count + from->count, .capacity = to->count + from->count};
	if (!from->count)
		return;
	both.items = vb_arena_alloc(arena, both.count * sizeof *both.items);
	memcpy(both.items, to->items, to->count * sizeof *both.items);
	memcpy(both.items + to->count, from->items, from->count * sizeof *both.items);
	*to = both;
}

static void read_row(const struct vb_extraction *x, struct memory *memory, const struct vb_column_list *columns, struct vb_row *row)
{
	for (uint32_t i = 0; i < columns->count && i < row->cells.count; i++) {
		bool lead = vb_str_equal(columns->items[i].role, VB_LIT("lead")), support = vb_str_equal(columns->items[i].role, VB_LIT("support"));
		if ((!lead && !support) || !row->cells.items[i].ptr)
			continue;
		const struct remembered *read = recall(x, memory, row->cells.items[i]);
		append(x->arena, lead ? &row->lead : &row->support, &read->lead);
		append(x->arena, &row->support, &read->support);
	}
}

static void read_table(struct vb_extraction *x, struct vb_table *table, void *user)
{
	for (uint32_t i = 0; i < table->rows.count; i++)
		if (vb_str_equal(table->rows.items[i].kind, VB_LIT("task")))
			read_row(x, user, &table->columns, &table->rows.items[i]);
}

void vb_find_agencies(struct vb_extraction *x)
{
	struct memory memory; /* the lists of a slot are read only where its cell is told */
	memory.lead = memory.support = (struct vb_agency_list){0};
	for (uint32_t i = 0; i < REMEMBERED; i++)
		memory.cells[i].cell = VB_NULL;
	vb_each_table(x, read_table, &memory);
}
