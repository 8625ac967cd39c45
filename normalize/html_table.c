/* The places of a table's cells, and what the table is for. */
#include "html.h"

enum {
	HEAD_COLUMNS = 4, /* of a letterhead or signature table: two, sometimes with an empty one between or around */
	HEAD_ROWS = 12,
	MANY_LINES = 12,  /* in one cell of a table without borders: a page laid out in columns */
};

bool vb_html_has_text(const struct vb_html_tree *tree, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i < to; i++)
		if (tree->nodes.items[i].tag == VB_HTML_TEXT && !tree->nodes.items[i].left)
			return true;
	return false;
}

static bool is_cell(const struct vb_html_node *node)
{
	return node->tag == VB_HTML_CELL || node->tag == VB_HTML_HEADER_CELL;
}

/* Rows by their tags; a cell outside any row begins one. */
static void collect_cells(const struct vb_html_tree *tree, struct vb_arena *arena, uint32_t table, struct vb_html_grid *grid)
{
	const struct vb_html_node *nodes = tree->nodes.items;
	uint32_t row_end = 0;
	for (uint32_t i = table + 1, next; i < nodes[table].end; i = next) {
		next = nodes[i].end;
		if (nodes[i].tag == VB_HTML_ROW) {
			grid->rows++;
			row_end = next;
			next = i + 1;
		} else if (nodes[i].tag == VB_HTML_ROW_GROUP || nodes[i].flags & VB_HTML_FORM) {
			row_end = 0;
			next = i + 1;
		} else if (is_cell(&nodes[i])) {
			if (i >= row_end) {
				grid->rows++;
				row_end = nodes[table].end;
			}
			*vb_push(arena, &grid->cells) = (struct vb_html_cell){
				.node = i, .row = grid->rows - 1, .columns = nodes[i].columns ? nodes[i].columns : 1, .rows = nodes[i].rows};
		} else if (vb_html_has_text(tree, i, next)) {
			*vb_push(arena, &grid->cells) = (struct vb_html_cell){.node = i, .row = grid->rows ? grid->rows - 1 : 0};
		}
	}
}

/* The columns that cells stand in, each taken as one wide: a colspan is not believed beyond them. */
static void count_columns(struct vb_arena *arena, struct vb_html_grid *grid, uint32_t *cells_of_row)
{
	uint32_t *ends = vb_arena_zalloc(arena, ((size_t)grid->rows + 1) * sizeof *ends); /* tall cells that end before a row */
	for (uint32_t i = 0; i < grid->cells.count; i++) {
		struct vb_html_cell *cell = &grid->cells.items[i];
		if (!cell->columns)
			continue;
		cells_of_row[cell->row]++;
		if (cell->rows == 0 || cell->rows > grid->rows - cell->row)
			cell->rows = grid->rows - cell->row;
		ends[cell->row + cell->rows]++;
	}
	uint32_t active = 0;
	for (uint32_t row = 0; row < grid->rows; row++) {
		active -= ends[row];
		active += cells_of_row[row];
		if (active > grid->columns)
			grid->columns = active;
	}
	grid->cramped = grid->columns > VB_HTML_MAX_COLUMNS;
	if (grid->cramped)
		grid->columns = VB_HTML_MAX_COLUMNS;
}

struct placing {
	struct vb_html_grid *grid;
	uint32_t until[VB_HTML_MAX_COLUMNS]; /* the row before which the tall cell in a column ends */
	uint32_t highest; /* columns that have ever been used */
};

static void end_row(const struct placing *p, uint32_t row, uint32_t width)
{
	uint32_t last = p->highest;
	while (last > width && p->until[last - 1] <= row)
		last--;
	p->grid->widths[row] = last > width ? last : width;
}

static uint32_t place_cell(struct placing *p, struct vb_html_cell *cell, uint32_t column, uint32_t cells_after)
{
	while (column < VB_HTML_MAX_COLUMNS && p->until[column] > cell->row)
		column++;
	if (column >= VB_HTML_MAX_COLUMNS) {
		p->grid->cramped = true;
		column = VB_HTML_MAX_COLUMNS - 1;
	}
	uint32_t room = p->grid->columns > column + cells_after ? p->grid->columns - column - cells_after : 1;
	cell->column = column;
	cell->columns = cell->columns < room ? cell->columns : room;
	for (uint32_t c = column; c < column + cell->columns; c++)
		p->until[c] = cell->row + cell->rows;
	column += cell->columns;
	p->highest = column > p->highest ? column : p->highest;
	return column;
}

void vb_html_table_grid(const struct vb_html_tree *tree, struct vb_arena *arena, uint32_t table, struct vb_html_grid *grid)
{
	*grid = (struct vb_html_grid){0};
	collect_cells(tree, arena, table, grid);
	grid->widths = vb_arena_zalloc(arena, ((size_t)grid->rows + 1) * sizeof *grid->widths);
	uint32_t *cells_of_row = vb_arena_zalloc(arena, ((size_t)grid->rows + 1) * sizeof *cells_of_row);
	count_columns(arena, grid, cells_of_row);
	struct placing p = {.grid = grid};
	uint32_t row = 0, column = 0;
	for (uint32_t i = 0; i < grid->cells.count; i++) {
		struct vb_html_cell *cell = &grid->cells.items[i];
		if (!cell->columns)
			continue;
		for (; row < cell->row; column = 0)
			end_row(&p, row++, column);
		column = place_cell(&p, cell, column, --cells_of_row[row]);
	}
	for (; row < grid->rows; column = 0)
		end_row(&p, row++, column);
}

struct table_facts {
	uint32_t cells, filled, bordered, headers, one_liners, most_lines;
	bool nested;
	uint32_t kinds[VB_HTML_KINDS];
};

static void look_at_cell(const struct vb_html_tree *tree, uint32_t cell, struct table_facts *facts)
{
	const struct vb_html_node *node = &tree->nodes.items[cell];
	uint32_t lines = 0;
	for (uint32_t i = node->line; i < tree->lines.count && tree->lines.items[i].first < node->end; i++) {
		if (tree->nodes.items[tree->lines.items[i].first].left)
			continue;
		facts->kinds[tree->lines.items[i].kind]++;
		lines++;
	}
	for (uint32_t i = cell + 1; i < node->end && !facts->nested; i++)
		facts->nested = tree->nodes.items[i].tag == VB_HTML_TABLE;
	facts->cells++;
	facts->filled += lines > 0;
	facts->one_liners += lines == 1;
	facts->bordered += (node->flags & VB_HTML_BORDER) != 0;
	facts->headers += node->tag == VB_HTML_HEADER_CELL;
	facts->most_lines = lines > facts->most_lines ? lines : facts->most_lines;
}

bool vb_html_table_is_layout(const struct vb_html_tree *tree, uint32_t table, const struct vb_html_grid *grid)
{
	struct table_facts f = {0};
	if (grid->columns <= 1)
		return true;
	for (uint32_t i = 0; i < grid->cells.count; i++)
		if (grid->cells.items[i].columns)
			look_at_cell(tree, grid->cells.items[i].node, &f);
	bool head = f.kinds[VB_HTML_MOTTO] || f.kinds[VB_HTML_RECIPIENTS] || f.kinds[VB_HTML_SIGNATURE]
	            || (f.kinds[VB_HTML_NUMBER] && f.kinds[VB_HTML_PLACE_DATE]);
	if (head && grid->columns <= HEAD_COLUMNS && grid->rows <= HEAD_ROWS)
		return true;
	if (tree->input->part)
		return false;
	if (f.headers || tree->nodes.items[table].flags & VB_HTML_BORDER || f.bordered * 2 > f.cells)
		return false;
	if (f.nested || f.most_lines >= MANY_LINES)
		return true;
	if (grid->columns >= 3)
		return grid->rows < 2 || (grid->rows == 2 && f.filled * 5 < f.cells * 4);
	return grid->rows < 3 || f.one_liners * 5 < f.cells * 4;
}
