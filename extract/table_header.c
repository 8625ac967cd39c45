#include "columns.h"
#include "table_reader.h"

#include "../base/utf8.h"

/* The header of a table.
 *
 * A row is a header where its cells are short, none is a figure or an ordinal, and it names an ordinal column and another one, or, in
 * shorter cells yet, two roles that are half of its cells or more; between the rows of a page all of its cells. The same roles again are the same header, whatever drifted in the wording.
 *
 * Rows directly below it are further lines of it where they leave the ordinal and the task empty and
 *   - stand below a cell that spans ("Thời gian" over "Bắt đầu" and "Kết thúc"): below a header cell that empty ones follow, or
 *     beyond the last; a source that leaves the spanned cells out is known by the width of the lower line; or
 *   - go on with the words above them in lower case ("Cơ quan chủ" / "trì").
 * A column's header is then its words from top to bottom, a space between. */

enum {
	HEADER_CELL = 200, /* bytes: a longer cell is no header of a column */
	SHORT_CELL = 80,   /* nor is a longer one where no "TT" stands before it */
	LOWER_CELL = 90,   /* bytes of a cell in a lower line of a header */
};

struct vb_cells vb_split_cells(struct vb_arena *arena, struct vb_str text)
{
	struct vb_cells cells = {0};
	uint32_t count = 1;
	for (const char *at = text.ptr, *end = text.ptr + text.len; (at = memchr(at, '\t', (size_t)(end - at))); at++)
		count++;
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

/* ---- Is it one? ------------------------------------------------------------------------------------------------------ */

static bool is_role(struct vb_str header, const char *role, bool misread)
{
	return vb_str_equal(misread ? vb_column_role_misread(header) : vb_column_role(header), vb_str_of(role));
}

/* "TT", also as scanners read it: "1T". What stands beside it may be a year: "2025". */
static bool names_ordinals(struct vb_str cell)
{
	enum { LONGEST = 16 }; /* bytes of "Số thứ tự" */
	bool figure = cell.len >= 2 && vb_is_digit(cell.ptr[0]) && !(cell.len == 2 && (cell.ptr[1] | 0x20) == 't');
	return cell.len >= 2 && cell.len <= LONGEST && !figure && is_role(cell, "ordinal", true);
}

/* Could the row be a header at all? Its cells are short, and none is a figure, a label or a piece of a sentence. */
static bool is_header_like(const struct vb_cells *cells, bool first)
{
	struct vb_label label;
	bool figures = false;
	for (uint32_t i = 0; i < cells->count; i++) {
		struct vb_str cell = cells->items[i];
		if (cell.len > HEADER_CELL)
			return false;
		figures |= cell.len && vb_is_digit(cell.ptr[0]);
		if (!first && !cells->items[0].len && vb_starts_lower(cell))
			return false;
	}
	return !vb_label_read(cells->items[0], &label) && (!figures || names_ordinals(cells->items[0]));
}

static bool has_long_cell(const struct vb_cells *cells)
{
	for (uint32_t i = 0; i < cells->count; i++)
		if (cells->items[i].len > SHORT_CELL || vb_str_ends(cells->items[i], VB_LIT(".")) || vb_str_ends(cells->items[i], VB_LIT(";")))
			return true;
	return false;
}

bool vb_is_header(const struct vb_cells *cells, enum vb_header_place place, bool misread)
{
	bool first = place != VB_HEADER_PAGE && place != VB_HEADER_INSIDE;
	uint32_t roles = 0, filled = 0;
	if (!is_header_like(cells, first))
		return false;
	bool numbered = is_role(cells->items[0], "ordinal", vb_is_digit(cells->items[0].len ? cells->items[0].ptr[0] : ' '));
	if (!numbered && has_long_cell(cells))
		return false;
	for (uint32_t i = 0; i < cells->count; i++)
		filled += cells->items[i].len > 0;
	if (numbered && !misread && place != VB_HEADER_INSIDE) /* "TT" and another column: most headers */
		return filled >= 2;
	for (uint32_t i = 0; i < cells->count; i++)
		roles += cells->items[i].len && !is_role(cells->items[i], "other", misread);
	uint32_t wanted = cells->items[0].len || first ? 2 : 3; /* "TT" stands above all but what a page cut */
	if (place == VB_HEADER_INSIDE && !numbered)
		return roles >= 3 && roles == filled;
	if (misread) /* cells of other rows are like some wording too */
		return roles >= 3 && roles * 3 >= filled * 2;
	return filled >= 2 && (numbered || (roles >= wanted && roles * 2 >= filled));
}

bool vb_is_same_header(const struct vb_table *table, const struct vb_cells *cells, bool exactly)
{
	uint32_t same = 0, filled = 0;
	for (uint32_t i = 0; i < cells->count && i < table->columns.count; i++) {
		if (!cells->items[i].len)
			continue;
		struct vb_str header = table->columns.items[i].header;
		filled++;
		same += vb_str_starts(header, cells->items[i]) || vb_str_equal(vb_column_role_misread(cells->items[i]), table->columns.items[i].role);
	}
	return filled && same * 3 >= filled * (exactly ? 3 : 2) && cells->count <= table->columns.count + 1;
}

/* "(3)", "3", "3=1+2": the number that the cell gives its column; 0 for none. */
static unsigned column_number(struct vb_str cell)
{
	unsigned number = 0;
	while (cell.len && strchr("([ ", cell.ptr[0]))
		cell.ptr++, cell.len--;
	size_t digits = 0;
	while (digits < cell.len && digits < 4 && vb_is_digit(cell.ptr[digits]))
		number = number * 10 + (unsigned)(cell.ptr[digits++] - '0');
	for (size_t i = digits; i < cell.len; i++)
		if (!strchr("()[]=+-*/x 0123456789", cell.ptr[i]))
			return 0;
	bool formula = digits < cell.len && memchr(cell.ptr, '=', cell.len) != NULL;
	return cell.len < 24 && (formula || cell.len <= digits + 1) ? number : 0;
}

/* "(1)⇥(2)⇥(3)", "1⇥2⇥3" or "A⇥B⇥1⇥2": the numbers of the columns. */
bool vb_is_column_numbers(const struct vb_cells *cells)
{
	uint32_t letters = 0;
	while (letters < cells->count && letters < 4 && cells->items[letters].len == 1 && cells->items[letters].ptr[0] == (char)('A' + letters))
		letters++;
	for (uint32_t i = letters; i < cells->count; i++)
		if (column_number(cells->items[i]) != i - letters + 1)
			return false;
	return cells->count > 2 && cells->count > letters + (letters > 0);
}

/* ---- Columns --------------------------------------------------------------------------------------------------------- */

static uint32_t find_role(const struct vb_table *table, const char *role)
{
	for (uint32_t i = 0; i < table->columns.count; i++)
		if (vb_str_equal(table->columns.items[i].role, vb_str_of(role)))
			return i;
	return VB_NO_COLUMN;
}

/* Roles and keys of the columns, and those that the rows ask for. A table without known headers has its task in its widest place: the
 * second column, else the first. */
static void settle_columns(struct vb_table_reader *reader)
{
	struct vb_column_list *columns = &reader->table->columns;
	struct {
		struct vb_str role;
		uint32_t count;
	} seen[24]; /* more than there are roles */
	uint32_t roles = 0, at;
	for (uint32_t i = 0; i < columns->count; i++) {
		struct vb_column *column = &columns->items[i];
		column->role = vb_column_role_misread(column->header);
		for (at = 0; at < roles && !vb_str_equal(seen[at].role, column->role); at++)
			;
		if (at == roles) {
			seen[at].role = column->role;
			seen[at].count = 0;
			roles += roles + 1 < sizeof seen / sizeof *seen;
		}
		seen[at].count++;
		column->key = seen[at].count == 1 ? column->role
		              : VB_CONCAT(reader->x->arena, column->role, VB_LIT("_"), vb_arena_digits(reader->x->arena, seen[at].count));
	}
	reader->ordinal = find_role(reader->table, "ordinal");
	reader->task = find_role(reader->table, "task");
	reader->lead = find_role(reader->table, "lead");
	if (reader->task == VB_NO_COLUMN)
		reader->task = columns->count > 1 ? 1 : 0;
}

void vb_begin_columns(struct vb_table_reader *reader, const struct vb_cells *header, uint32_t width)
{
	for (uint32_t i = 0; i < width && i < VB_TABLE_COLUMNS; i++)
		vb_push(reader->x->arena, &reader->table->columns)->header = header ? header->items[i] : VB_NULL;
	reader->header_line_count = reader->header_lines_read = 0;
	settle_columns(reader);
}

/* ---- Further lines --------------------------------------------------------------------------------------------------- */

static bool is_empty(const struct vb_cells *cells, uint32_t column)
{
	return column >= cells->count || !cells->items[column].len;
}

static bool is_unnamed(const struct vb_table *table, uint32_t column)
{
	return column >= table->columns.count || !table->columns.items[column].header.len;
}

/* The first column of the header cell that the column stands below: itself, or the last named one before it. */
static uint32_t spanning(const struct vb_table *table, uint32_t column)
{
	if (column >= table->columns.count)
		column = table->columns.count;
	while (column > 0 && is_unnamed(table, column))
		column--;
	return column;
}

/* How many columns the header lacks: a source that leaves spanned cells out has its lower line as wide as the rows, and filled without
 * a gap. */
static uint32_t left_out(const struct vb_table *table, const struct vb_cells *cells, uint32_t *first)
{
	uint32_t end = cells->count, begin = 0;
	while (begin < end && !cells->items[begin].len)
		begin++;
	*first = begin;
	for (end = begin; end < cells->count && cells->items[end].len;)
		end++;
	for (uint32_t i = end; i < cells->count; i++)
		if (cells->items[i].len)
			return 0;
	uint32_t lower = end - begin;
	return lower > 1 && begin + 1 < table->columns.count && cells->count == table->columns.count + lower - 1 && !is_unnamed(table, begin + 1)
	       ? lower - 1 : 0;
}

static bool agrees(struct vb_str upper, struct vb_str lower)
{
	static const struct vb_str lead = VB_LIT("lead"), support = VB_LIT("support"), other = VB_LIT("other");
	bool agency = vb_str_equal(upper, lead) || vb_str_equal(upper, support);
	return !vb_str_equal(lower, other) && (vb_str_equal(upper, lower) || (agency && (vb_str_equal(lower, lead) || vb_str_equal(lower, support))));
}

/* The column that spans the names of a line that tells no places: the one whose role most of them agree with, else that of the money. */
static uint32_t spanning_by_role(const struct vb_table_reader *reader, const struct vb_cells *names)
{
	const struct vb_column_list *columns = &reader->table->columns;
	uint32_t best = VB_NO_COLUMN, most = 0, money = VB_NO_COLUMN;
	for (uint32_t i = 1; i < columns->count; i++) {
		uint32_t count = 0;
		for (uint32_t k = 0; k < names->count; k++)
			count += agrees(columns->items[i].role, vb_column_role_misread(names->items[k]));
		if (count > most) {
			most = count;
			best = i;
		}
		if (vb_str_equal(columns->items[i].role, VB_LIT("budget")) || vb_str_equal(columns->items[i].role, VB_LIT("target")))
			money = i;
	}
	return best != VB_NO_COLUMN ? best : money;
}

/* "Chủ trì⇥Phối hợp" alone, as law sites have the second line of a header: the row below it has as many cells more than the header as
 * the cell that spans them asks for. The line then has the width of the rows. */
static void place_line(const struct vb_table_reader *reader, uint32_t block, struct vb_cells *cells)
{
	const struct vb_extraction *x = reader->x;
	uint32_t width = reader->table->columns.count + cells->count - 1;
	if (cells->count < 2 || cells->count >= reader->table->columns.count || reader->header_line_count || block + 1 >= reader->end || !vb_is_row(x, block + 1))
		return;
	for (uint32_t i = 0; i < cells->count; i++)
		if (!cells->items[i].len || cells->items[i].len > LOWER_CELL)
			return;
	struct vb_cells below = vb_split_cells(x->arena, vb_block_text(x, block + 1));
	uint32_t span = below.count == width && vb_read_ordinal(below.items[0]).kind != VB_LABEL_NONE ? spanning_by_role(reader, cells) : VB_NO_COLUMN;
	if (span == VB_NO_COLUMN)
		return;
	struct vb_cells placed = {.items = vb_arena_zalloc(x->arena, width * sizeof *placed.items), .count = width};
	memcpy(placed.items + span, cells->items, cells->count * sizeof *cells->items);
	*cells = placed;
}

static bool is_header_line(const struct vb_table_reader *reader, const struct vb_cells *cells)
{
	const struct vb_table *table = reader->table;
	uint32_t below_span = 0, lower = 0, filled = 0, first;
	bool ordinal_named = reader->ordinal != VB_NO_COLUMN && !is_empty(cells, reader->ordinal);
	bool shifted = left_out(table, cells, &first) > 0;
	if (ordinal_named || (!is_empty(cells, reader->task) && !vb_starts_lower(cells->items[reader->task]) && !is_unnamed(table, reader->task + 1)))
		return false;
	for (uint32_t i = 0; i < cells->count; i++) {
		struct vb_str cell = cells->items[i];
		if (!cell.len)
			continue;
		if (cell.len > LOWER_CELL || vb_ends_sentence(cell))
			return false;
		filled++;
		below_span += is_unnamed(table, i) || is_unnamed(table, i + 1) ? i > 0 : 0;
		lower += vb_starts_lower(cell) && !is_unnamed(table, i);
	}
	return filled && (lower == filled || shifted || (below_span == filled && filled > 1) || (below_span + lower == filled && lower && below_span));
}

/* The cells of the header beside the spanned ones move to where the rows have them. */
static void widen(struct vb_table_reader *reader, uint32_t first, uint32_t more)
{
	struct vb_column_list *columns = &reader->table->columns;
	for (uint32_t i = 0; i < more; i++)
		vb_push(reader->x->arena, columns);
	for (uint32_t i = columns->count; i-- > first + 1 + more;)
		columns->items[i].header = columns->items[i - more].header;
	for (uint32_t i = first + 1; i < first + 1 + more; i++)
		columns->items[i].header = VB_NULL;
}

static void add_header_line(struct vb_table_reader *reader, const struct vb_cells *cells)
{
	struct vb_table *table = reader->table;
	struct vb_arena *arena = reader->x->arena;
	uint32_t first, more = left_out(table, cells, &first);
	if (more)
		widen(reader, first, more);
	while (table->columns.count < cells->count && table->columns.count < VB_TABLE_COLUMNS)
		vb_push(arena, &table->columns);
	for (uint32_t i = cells->count < table->columns.count ? cells->count : table->columns.count; i-- > 0;) { /* from the right: a span's first cell last */
		if (is_empty(cells, i))
			continue;
		struct vb_column *column = &table->columns.items[i];
		struct vb_str above = table->columns.items[spanning(table, i)].header;
		column->header = above.len ? VB_CONCAT(arena, above, VB_LIT(" "), cells->items[i]) : cells->items[i];
	}
	settle_columns(reader);
}

static bool is_filled(const struct vb_cells *cells)
{
	for (uint32_t i = 0; i < cells->count; i++)
		if (!cells->items[i].len)
			return false;
	return true;
}

/* Does the row repeat a lower line of the first header? */
static bool is_known_line(const struct vb_cells *line, const struct vb_cells *cells)
{
	uint32_t same = 0, filled = 0, place = 0;
	bool placeless = cells->count < line->count && is_filled(cells); /* see place_line */
	for (uint32_t k = 0; k < cells->count; k++, place++) {
		if (!cells->items[k].len)
			continue;
		filled++;
		while (placeless && is_empty(line, place) && place < line->count)
			place++;
		uint32_t i = placeless ? place : k;
		if (is_empty(line, i))
			return false;
		same += vb_str_equal(line->items[i], cells->items[k]) || vb_str_equal(vb_column_role_misread(line->items[i]), vb_column_role_misread(cells->items[k]));
	}
	return filled && same * 3 >= filled * 2;
}

bool vb_repeats_header_line(const struct vb_table_reader *reader, const struct vb_cells *cells)
{
	return reader->header_line_count && is_known_line(&reader->header_lines[0], cells);
}

/* The header of the table has one line, and is repeated in two: "Cơ quan" and "chủ trì". Does the row hold ends of the names alone? */
static bool ends_names(const struct vb_table_reader *reader, const struct vb_cells *cells)
{
	uint32_t filled = 0;
	if (reader->header_line_count)
		return false;
	for (uint32_t i = 0; i < cells->count; i++) {
		if (!cells->items[i].len)
			continue;
		if (i >= reader->table->columns.count || !vb_str_ends(reader->table->columns.items[i].header, cells->items[i]))
			return false;
		filled++;
	}
	return filled > 0;
}

bool vb_take_header_line(struct vb_table_reader *reader, uint32_t block, const struct vb_cells *printed)
{
	struct vb_cells placed = *printed, *cells = &placed;
	if (!reader->in_header || reader->header_lines_read == VB_HEADER_LINES)
		return false;
	if (!reader->first_header) {
		if (ends_names(reader, cells))
			return true;
		if (reader->header_lines_read >= reader->header_line_count || !is_known_line(&reader->header_lines[reader->header_lines_read], cells))
			return false;
		reader->header_lines_read++;
		return true;
	}
	place_line(reader, block, cells);
	if (!is_header_line(reader, cells))
		return false;
	add_header_line(reader, cells);
	reader->header_lines[reader->header_line_count++] = *cells;
	reader->header_lines_read = reader->header_line_count;
	return true;
}
