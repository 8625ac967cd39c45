#include "columns.h"
#include "structure.h"

#include "../base/utf8.h"

/* Rows as printed -> logical rows.
 *
 * A table row of the text is one of: a header, first or repeated (no row); the numbers of the columns under it, "(1) (2) (3)" (no
 * row); a group ("I", "A": its other cells are empty); a total; a task; the rest of the row before it, which a page cut. A row
 * without an ordinal is the rest of the row before it where that row is a task and
 *   - a cell goes on in lower case, or the row has no task text, or leaves the agency empty; or
 *   - a page ended before it and the task above it does not end like a sentence.
 * Else it is a task of its own whose number was lost. Both are reported. */

enum {
	MAX_COLUMNS = 1024,
	MAX_TALL = 4096, /* cells that span rows and are open at one row: keeps the search linear */
	HEADER_CELL = 200, /* bytes: a longer cell is no header of a column */
};

struct cells {
	struct vb_str *items;
	uint32_t count;
};

struct table_reader {
	struct vb_extraction *x;
	struct vb_table *table;
	struct vb_str owner; /* "appendix:0/table:0/" */
	uint32_t ordinal, task, lead; /* columns; UINT32_MAX where the table has none */
	struct vb_row *last;
	bool page; /* a page ended before the next row */
	struct group {
		struct vb_str ordinal, path;
		enum vb_label_kind kind;
	} groups[8];
	uint32_t depth;
	uint32_t tall; /* tall cells before this one have ended */
};

#define NO_COLUMN UINT32_MAX

static struct cells split(struct vb_arena *arena, struct vb_str text)
{
	struct cells cells = {0};
	uint32_t count = 1;
	for (size_t i = 0; i < text.len; i++)
		count += text.ptr[i] == '\t';
	cells.items = vb_arena_alloc(arena, count * sizeof *cells.items);
	while (cells.count < count) {
		const char *tab = memchr(text.ptr, '\t', text.len);
		size_t len = tab ? (size_t)(tab - text.ptr) : text.len;
		cells.items[cells.count++] = vb_str_trim((struct vb_str){text.ptr, len});
		text.ptr += len + (tab != NULL);
		text.len -= len + (tab != NULL);
	}
	return cells;
}

/* ---- Headers --------------------------------------------------------------------------------------------------------- */

/* Could the row be a header at all? Its cells are short, and none is a figure or a label. */
static bool is_header_like(const struct cells *cells)
{
	struct vb_label label;
	for (uint32_t i = 0; i < cells->count; i++) {
		struct vb_str cell = cells->items[i];
		if (cell.len > HEADER_CELL || (cell.len && cell.ptr[0] >= '0' && cell.ptr[0] <= '9'))
			return false;
	}
	return !vb_label_read(cells->items[0], &label);
}

/* A header names at least two roles, or an ordinal and another text. */
static bool is_header(const struct cells *cells)
{
	uint32_t roles = 0, filled = 0;
	if (!is_header_like(cells))
		return false;
	for (uint32_t i = 0; i < cells->count; i++) {
		filled += cells->items[i].len > 0;
		roles += cells->items[i].len && !vb_str_equal(vb_column_role(cells->items[i]), VB_LIT("other"));
	}
	bool numbered = vb_str_equal(vb_column_role(cells->items[0]), VB_LIT("ordinal"));
	return filled >= 2 && (numbered || (roles >= 2 && roles * 2 >= filled));
}

/* "(1)⇥(2)⇥(3)" or "1⇥2⇥3": the numbers of the columns. */
static bool is_column_numbers(const struct cells *cells)
{
	for (uint32_t i = 0; i < cells->count; i++) {
		struct vb_str cell = cells->items[i];
		while (cell.len && strchr("() ", cell.ptr[0]))
			cell.ptr++, cell.len--;
		if (!cell.len || cell.len > 4 || cell.ptr[0] < '0' || cell.ptr[0] > '9')
			return false;
		unsigned number = 0;
		for (size_t k = 0; k < cell.len && cell.ptr[k] >= '0' && cell.ptr[k] <= '9'; k++)
			number = number * 10 + (unsigned)(cell.ptr[k] - '0');
		if (number != i + 1)
			return false;
	}
	return cells->count > 2;
}

static uint32_t find_role(const struct vb_table *table, const char *role)
{
	for (uint32_t i = 0; i < table->columns.count; i++)
		if (vb_str_equal(table->columns.items[i].role, vb_str_of(role)))
			return i;
	return NO_COLUMN;
}

static void add_column(struct table_reader *reader, struct vb_str header)
{
	struct vb_column *column = vb_push(reader->x->arena, &reader->table->columns);
	uint32_t same = 1;
	column->header = header;
	column->role = vb_column_role(header);
	for (uint32_t i = 0; i + 1 < reader->table->columns.count; i++)
		same += vb_str_equal(reader->table->columns.items[i].role, column->role);
	column->key = same == 1 ? column->role
	              : vb_arena_format(reader->x->arena, "%.*s_%u", (int)column->role.len, column->role.ptr, same);
}

static void read_header(struct table_reader *reader, const struct cells *cells)
{
	for (uint32_t i = 0; i < cells->count && i < MAX_COLUMNS; i++)
		add_column(reader, cells->items[i]);
}

/* The same columns again, whatever drifted in the wording: the roles tell. */
static bool is_same_header(const struct vb_table *table, const struct cells *cells)
{
	uint32_t same = 0, filled = 0;
	for (uint32_t i = 0; i < cells->count && i < table->columns.count; i++) {
		if (!cells->items[i].len)
			continue;
		filled++;
		same += vb_str_equal(vb_column_role(cells->items[i]), table->columns.items[i].role);
	}
	return filled && same * 3 >= filled * 2 && cells->count <= table->columns.count + 1;
}

/* Finds the columns the rules ask for. A table without known headers has its task in its widest place: the second column, else the first. */
static void settle_columns(struct table_reader *reader)
{
	reader->ordinal = find_role(reader->table, "ordinal");
	reader->task = find_role(reader->table, "task");
	reader->lead = find_role(reader->table, "lead");
	if (reader->task == NO_COLUMN)
		reader->task = reader->table->columns.count > 1 ? 1 : 0;
}

/* ---- Groups ---------------------------------------------------------------------------------------------------------- */

static struct vb_str ordinal_of(struct vb_str cell, enum vb_label_kind *kind, struct vb_str *rest)
{
	struct vb_label label;
	*kind = VB_LABEL_NONE;
	*rest = VB_NULL;
	if (!cell.len)
		return VB_NULL;
	if (!vb_label_read(cell, &label)) {
		char closed[24];
		if (cell.len > 20)
			return VB_NULL;
		memcpy(closed, cell.ptr, cell.len);
		closed[cell.len] = '.';
		if (!vb_label_read((struct vb_str){closed, cell.len + 1}, &label))
			return vb_without_stop(cell);
		*kind = label.kind;
		return vb_without_stop(cell);
	}
	*kind = label.kind;
	*rest = (struct vb_str){cell.ptr + label.len, cell.len - label.len};
	return label.text;
}

static uint32_t count_filled(const struct vb_row *row, uint32_t except_a, uint32_t except_b)
{
	uint32_t filled = 0;
	for (uint32_t i = 0; i < row->cells.count; i++)
		filled += i != except_a && i != except_b && row->cells.items[i].ptr;
	return filled;
}

static struct vb_str group_path(const struct table_reader *reader)
{
	return reader->depth ? reader->groups[reader->depth - 1].path : VB_NULL;
}

/* A group closes those of its kind and below; a kind that is not open goes a level down. */
static void open_group(struct table_reader *reader, struct vb_row *row, enum vb_label_kind kind)
{
	uint32_t depth = reader->depth;
	for (uint32_t i = 0; i < reader->depth; i++)
		if (reader->groups[i].kind == kind || (kind == VB_LABEL_CAPITAL && reader->groups[i].kind == VB_LABEL_ROMAN)) {
			depth = i;
			break;
		}
	if (depth == sizeof reader->groups / sizeof *reader->groups)
		depth--;
	struct vb_str above = depth ? reader->groups[depth - 1].path : VB_NULL;
	row->group = above;
	reader->groups[depth] = (struct group){
		row->ordinal, above.ptr && row->ordinal.ptr ? vb_arena_format(reader->x->arena, "%.*s/%.*s", (int)above.len, above.ptr, (int)row->ordinal.len, row->ordinal.ptr)
		              : row->ordinal, kind};
	reader->depth = depth + 1;
}

static bool is_total(struct vb_str task)
{
	char folded[64];
	struct vb_str text = {task.ptr, task.len < 60 ? task.len : 0};
	struct vb_str key = {folded, vb_fold(text.ptr, text.len, folded)};
	return vb_str_equal(key, VB_LIT("cong")) || vb_str_starts(key, VB_LIT("tong cong")) || vb_str_starts(key, VB_LIT("tong so")) || vb_str_equal(key, VB_LIT("tong"));
}

/* A row that names what follows: all but ordinal and task empty, and its ordinal a Roman number or a capital, or its text bold, or
 * without ordinal in capitals. */
static bool is_group(const struct table_reader *reader, const struct vb_row *row, enum vb_label_kind kind, bool bold)
{
	struct vb_str task = row->cells.items[reader->task];
	if (count_filled(row, reader->ordinal, reader->task) || !task.ptr)
		return false;
	if (kind == VB_LABEL_ROMAN || kind == VB_LABEL_CAPITAL || kind == VB_LABEL_PART)
		return true;
	return reader->table->columns.count > 2 && (bold || (kind == VB_LABEL_NONE && vb_is_capitals(task)));
}

/* ---- Rows ------------------------------------------------------------------------------------------------------------ */

static void add_places(struct table_reader *reader, uint32_t row, const struct cells *cells)
{
	uint32_t last = reader->table->columns.count - 1;
	for (uint32_t i = 0; i < cells->count; i++)
		if (cells->items[i].len)
			*vb_push(reader->x->arena, &reader->x->places) = (struct vb_place_name){
				vb_span_of(reader->x, cells->items[i]), reader->owner, reader->table->columns.items[i < last ? i : last].key, row};
}

/* Cells behind the last column of the header are kept in the last column. */
static void fill_cells(struct table_reader *reader, struct vb_row *row, const struct cells *cells)
{
	struct vb_arena *arena = reader->x->arena;
	uint32_t columns = reader->table->columns.count;
	for (uint32_t i = 0; i < columns; i++)
		*vb_push(arena, &row->cells) = i < cells->count && cells->items[i].len ? cells->items[i] : VB_NULL;
	for (uint32_t i = columns; i < cells->count; i++) {
		struct vb_str *last = &row->cells.items[columns - 1], more = cells->items[i];
		if (!more.len)
			continue;
		vb_diagnose(arena, &reader->x->record->diagnostics, VB_DIAGNOSTIC_ROW_COLUMNS, vb_span_of(reader->x, more),
		            "a row has %u cells, its table %u columns: the cell is kept in the last column", cells->count, columns);
		*last = last->ptr ? VB_CONCAT(arena, *last, VB_LIT(" "), more) : more;
	}
}

static bool cell_goes_on(struct vb_str before, struct vb_str after)
{
	return before.ptr && after.len && vb_starts_lower(after) && !vb_ends_sentence(before);
}

/* Is a row without ordinal the rest of the row before it? */
static bool continues(const struct table_reader *reader, const struct cells *cells)
{
	const struct vb_row *last = reader->last;
	if (!last || vb_str_equal(last->kind, VB_LIT("total")))
		return false;
	bool group = vb_str_equal(last->kind, VB_LIT("group"));
	uint32_t lower = 0, filled = 0;
	for (uint32_t i = 0; i < cells->count && i < last->cells.count; i++) {
		filled += cells->items[i].len > 0;
		lower += cells->items[i].len && (cell_goes_on(last->cells.items[i], cells->items[i]) || vb_starts_lower(cells->items[i]));
	}
	struct vb_str task = reader->task < cells->count ? cells->items[reader->task] : VB_NULL;
	if (task.len && is_total(task))
		return false;
	struct vb_str before = last->cells.items[reader->task];
	if (group) /* only the words of the group itself go on */
		return lower == filled && filled == 1 && task.len;
	if (lower || !task.len)
		return true;
	if (reader->lead != NO_COLUMN && (reader->lead >= cells->count || !cells->items[reader->lead].len))
		return true;
	return reader->page && before.ptr && !vb_ends_sentence(before) && vb_ends_open(before);
}

static void join_row(struct table_reader *reader, uint32_t block, const struct cells *cells)
{
	struct vb_arena *arena = reader->x->arena;
	struct vb_row *row = reader->last;
	struct vb_span piece = {reader->x->in->blocks.items[block].start, reader->x->in->blocks.items[block].end};
	for (uint32_t i = 0; i < cells->count && i < row->cells.count; i++) {
		struct vb_str *cell = &row->cells.items[i], more = cells->items[i];
		if (more.len)
			*cell = cell->ptr ? VB_CONCAT(arena, *cell, VB_LIT(" "), more) : more;
	}
	if (!row->span_pieces.count)
		*vb_push(arena, &row->span_pieces) = row->span;
	*vb_push(arena, &row->span_pieces) = piece;
	row->span.end = piece.end;
	add_places(reader, reader->table->rows.count - 1, cells);
	vb_diagnose(arena, &reader->x->record->diagnostics, VB_DIAGNOSTIC_ROW_JOINED, piece, "joined to the row before it, which a page break cut");
}

/* "I. Nâng cao …" in one cell that spans the row: the ordinal stands before the text. */
static void split_spanning_cell(const struct table_reader *reader, struct vb_row *row, struct vb_str rest)
{
	uint32_t from = reader->ordinal == NO_COLUMN ? 0 : reader->ordinal;
	if (!rest.len || row->cells.items[reader->task].ptr || count_filled(row, from, reader->task))
		return;
	row->cells.items[reader->task] = rest;
	if (from != reader->task)
		row->cells.items[from] = row->ordinal;
}

/* A cell that spans several rows (HTML rowspan) counts for each of them; its text stands in the first. */
static void fill_tall_cells(struct table_reader *reader, struct vb_row *row, uint32_t block)
{
	const struct vb_normalized *in = reader->x->in;
	while (reader->tall < in->tall_cells.count && in->tall_cells.items[reader->tall].block + in->tall_cells.items[reader->tall].rows <= block)
		reader->tall++;
	for (uint32_t i = reader->tall; i < in->tall_cells.count && i < reader->tall + MAX_TALL; i++) {
		const struct vb_tall_cell *tall = &in->tall_cells.items[i];
		if (tall->block >= block)
			break;
		if (block >= tall->block + tall->rows || tall->column >= row->cells.count)
			continue;
		struct cells above = split(reader->x->arena, vb_block_text(reader->x, tall->block));
		if (tall->column < above.count && above.items[tall->column].len && !row->cells.items[tall->column].ptr && tall->column != reader->ordinal)
			row->cells.items[tall->column] = above.items[tall->column];
	}
}

static void add_row(struct table_reader *reader, uint32_t block, const struct cells *cells)
{
	const struct vb_block *b = &reader->x->in->blocks.items[block];
	struct vb_row *row = vb_push(reader->x->arena, &reader->table->rows);
	enum vb_label_kind kind = VB_LABEL_NONE;
	struct vb_str rest = VB_NULL, first;
	fill_cells(reader, row, cells);
	row->span = (struct vb_span){b->start, b->end};
	first = row->cells.items[reader->ordinal == NO_COLUMN ? 0 : reader->ordinal];
	if (reader->ordinal != NO_COLUMN || (first.ptr && !count_filled(row, 0, NO_COLUMN)))
		row->ordinal = ordinal_of(first, &kind, &rest);
	split_spanning_cell(reader, row, rest);
	if (!row->cells.items[reader->task].ptr && count_filled(row, 0, NO_COLUMN) == 0 && first.ptr && kind == VB_LABEL_NONE && reader->task) {
		row->cells.items[reader->task] = first; /* a text that spans the row without a label */
		row->cells.items[0] = row->ordinal = VB_NULL;
	}
	fill_tall_cells(reader, row, block);
	row->kind = VB_LIT("task");
	if (row->cells.items[reader->task].ptr && is_total(row->cells.items[reader->task]))
		row->kind = VB_LIT("total");
	else if (is_group(reader, row, kind, b->flags & VB_BLOCK_BOLD))
		row->kind = VB_LIT("group");
	if (vb_str_equal(row->kind, VB_LIT("group")))
		open_group(reader, row, kind);
	else
		row->group = group_path(reader);
	reader->last = row;
	add_places(reader, reader->table->rows.count - 1, cells);
	if (!row->ordinal.ptr && reader->ordinal != NO_COLUMN && vb_str_equal(row->kind, VB_LIT("task")))
		vb_diagnose(reader->x->arena, &reader->x->record->diagnostics, VB_DIAGNOSTIC_ROW_UNNUMBERED, row->span,
		            "a row without an ordinal was taken as a task of its own");
}

static void read_row(struct table_reader *reader, uint32_t block, const struct cells *cells)
{
	bool numbered = reader->ordinal != NO_COLUMN && reader->ordinal < cells->count && cells->items[reader->ordinal].len;
	if (reader->ordinal != NO_COLUMN && !numbered && continues(reader, cells))
		join_row(reader, block, cells);
	else
		add_row(reader, block, cells);
	reader->page = false;
}

static void begin_table(struct table_reader *reader, struct vb_str owner, struct vb_table_list *tables, const struct cells *first, bool header)
{
	reader->table = vb_push(reader->x->arena, tables);
	reader->owner = vb_arena_format(reader->x->arena, "%.*stable:%u/", (int)owner.len, owner.ptr, tables->count - 1);
	reader->last = NULL;
	reader->depth = 0;
	if (header) {
		read_header(reader, first);
	} else {
		for (uint32_t i = 0; i < first->count && i < MAX_COLUMNS; i++)
			add_column(reader, VB_NULL);
	}
	settle_columns(reader);
}

/* Goes on with the last table of the list, as its reader left it. */
static void resume_table(struct table_reader *reader, struct vb_str owner, struct vb_table_list *tables)
{
	reader->table = &tables->items[tables->count - 1];
	reader->owner = vb_arena_format(reader->x->arena, "%.*stable:%u/", (int)owner.len, owner.ptr, tables->count - 1);
	reader->last = reader->table->rows.count ? &reader->table->rows.items[reader->table->rows.count - 1] : NULL;
	reader->page = true;
	settle_columns(reader);
	for (uint32_t i = 0; i < reader->table->rows.count; i++)
		if (vb_str_equal(reader->table->rows.items[i].kind, VB_LIT("group"))) {
			enum vb_label_kind kind;
			struct vb_str rest;
			ordinal_of(reader->table->rows.items[i].ordinal, &kind, &rest);
			open_group(reader, &reader->table->rows.items[i], kind);
		}
}

void vb_read_table(struct vb_extraction *x, struct vb_range range, struct vb_str owner, struct vb_table_list *tables)
{
	struct table_reader reader = {.x = x};
	struct vb_str last_header = VB_NULL; /* most repeated headers repeat it to the letter */
	for (uint32_t block = range.first; block < range.end; block++) {
		if (!vb_is_row(x, block)) {
			reader.page = true;
			continue;
		}
		struct vb_str text = vb_block_text(x, block);
		if (reader.table && vb_str_equal(text, last_header)) {
			reader.page = true;
			continue;
		}
		struct cells cells = split(x->arena, text);
		bool header = is_header(&cells), known = header && tables->count && is_same_header(&tables->items[tables->count - 1], &cells);
		last_header = header ? text : last_header;
		reader.page |= (x->in->blocks.items[block].flags & VB_BLOCK_APART) != 0;
		if (!reader.table && tables->count && (!header || known))
			resume_table(&reader, owner, tables);
		if (!reader.table || (header && !known)) {
			begin_table(&reader, owner, tables, &cells, header);
			if (header)
				continue;
		}
		if (header) {
			reader.page = true;
			continue;
		}
		if (!is_column_numbers(&cells))
			read_row(&reader, block, &cells);
	}
}
