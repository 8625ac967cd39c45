/* The document's nodes as blocks. Columns of a layout table are written one after the other, so the nodes to write are a stack
 * of ranges, not a walk down the tree. */
#include "html.h"

#include "../base/utf8.h"

struct range {
	uint32_t from, to;
	unsigned flags; /* of its blocks */
};

/* Blanks that are written when something follows them in the block. */
struct blank {
	uint32_t src, src_end;
	bool no_break;
};

struct writer {
	const struct vb_html_tree *tree;
	struct vb_builder *builder;
	struct VB_LIST(struct range) ranges;
	struct VB_LIST(struct blank) blanks;
	uint32_t line; /* of the open block or cell */
	uint32_t src_end; /* of the last text of the row, or the place of its first */
	bool open, empty; /* a block or cell is open; nothing is written in it yet */
	bool cramped;
};

enum {
	NO_BREAK_SPACE = 0xA0,
	RUNNING_TEXT = 40, /* bytes: a shorter paragraph may be a line of its own */
	HEAD_LINES = 40, /* of a cell of a letterhead or signature, with a long list of recipients */
};

static void add_blank(struct writer *w, uint32_t src, uint32_t src_end, bool no_break)
{
	struct blank *last = w->blanks.count ? &w->blanks.items[w->blanks.count - 1] : NULL;
	if (w->empty || (last && !last->no_break && !no_break))
		return;
	*vb_push(w->builder->arena, &w->blanks) = (struct blank){src, src_end, no_break};
}

static void flush_blanks(struct writer *w, unsigned emphasis)
{
	for (uint32_t i = 0; i < w->blanks.count; i++) {
		const struct blank *b = &w->blanks.items[i];
		if (b->no_break)
			vb_builder_char(w->builder, NO_BREAK_SPACE, b->src, b->src_end, emphasis);
		else
			vb_builder_space(w->builder, b->src, b->src_end);
	}
	w->blanks.count = 0;
	w->empty = false;
}

/* Length of the blank that starts here: ASCII blanks, control characters, the line ends of Unicode; 0 for none. A no-break
 * space is 2 bytes of its own kind. */
static size_t blank_len(const unsigned char *at, size_t left, bool *no_break)
{
	*no_break = false;
	if (*at <= ' ')
		return 1;
	if (left >= 2 && at[0] == 0xC2 && (at[1] == 0xA0 || at[1] == 0x85)) {
		*no_break = at[1] == 0xA0;
		return 2;
	}
	return left >= 3 && at[0] == 0xE2 && at[1] == 0x80 && (at[2] == 0xA8 || at[2] == 0xA9) ? 3 : 0;
}

static uint32_t place_in(uint32_t src, size_t at)
{
	return src == VB_NOWHERE ? VB_NOWHERE : src + (uint32_t)at;
}

static void write_bytes(struct writer *w, struct vb_str text, uint32_t src, unsigned emphasis)
{
	const unsigned char *bytes = (const unsigned char *)text.ptr;
	bool no_break;
	for (size_t at = 0, size; at < text.len;) {
		size_t start = at;
		while (at < text.len) {
			if (bytes[at] > ' ' && bytes[at] != 0xC2 && bytes[at] != 0xE2)
				at++;
			else if (!blank_len(bytes + at, text.len - at, &no_break))
				at += vb_utf8_len(bytes[at]);
			else if (bytes[at] == ' ' && at > start && at + 1 < text.len && bytes[at + 1] > ' ' && bytes[at + 1] < 0x80)
				at++; /* a single blank between words is part of the run */
			else
				break;
		}
		if (at > start) {
			flush_blanks(w, emphasis);
			vb_builder_text(w->builder, text.ptr + start, at - start, place_in(src, start), emphasis);
			w->src_end = place_in(src, at);
		}
		for (; at < text.len && (size = blank_len(bytes + at, text.len - at, &no_break)); at += size)
			add_blank(w, place_in(src, at), place_in(src, at + size), no_break);
	}
}

static void write_entity(struct writer *w, const struct vb_html_run *run, unsigned emphasis)
{
	if (run->cp <= ' ' || run->cp == NO_BREAK_SPACE || run->cp == 0x85 || run->cp == 0x2028 || run->cp == 0x2029) {
		add_blank(w, run->src, run->src_end, run->cp == NO_BREAK_SPACE);
		return;
	}
	flush_blanks(w, emphasis);
	vb_builder_char(w->builder, run->cp, run->src, run->src_end, emphasis);
	w->src_end = run->src_end;
}

static void write_runs(struct writer *w, const struct vb_html_node *node)
{
	unsigned emphasis = node->flags & VB_HTML_BOLD ? VB_BLOCK_BOLD : 0;
	emphasis |= node->flags & VB_HTML_ITALIC ? VB_BLOCK_ITALIC : 0;
	for (uint32_t k = 0; k < node->run_count; k++) {
		const struct vb_html_run *run = &w->tree->runs.items[node->first_run + k];
		char room[4];
		if (run->cp && run->src != VB_NOWHERE)
			write_entity(w, run, emphasis);
		else
			write_bytes(w, vb_html_run_text(w->tree, run, room), run->src, emphasis);
	}
}

static void end_block(struct writer *w)
{
	if (w->open)
		vb_builder_end(w->builder);
	w->open = false;
	w->blanks.count = 0;
}

static void begin_block(struct writer *w, const struct vb_html_node *node, unsigned flags)
{
	const struct vb_html_line *line = &w->tree->lines.items[node->line];
	enum vb_block_kind kind = node->level ? VB_BLOCK_HEADING : line->item ? VB_BLOCK_ITEM : VB_BLOCK_PARAGRAPH;
	flags |= node->flags & VB_HTML_CENTERED ? VB_BLOCK_CENTERED : 0u;
	flags |= line->before >= VB_HTML_BLANK_LINE ? VB_BLOCK_APART : 0u;
	vb_builder_begin(w->builder, kind, node->level, flags);
	w->open = w->empty = true;
	w->blanks.count = 0;
}

/* A sentence that a page of the original has cut into two paragraphs: the second begins in lower case. */
static bool is_cut_sentence(const struct vb_html_line *before, const struct vb_html_line *line)
{
	return line->lower && before->bytes >= RUNNING_TEXT;
}

/* Does a line go on with the open one, a <br> or the end of a paragraph between them? Not where the page's writer meant lines:
 * before a list mark or label, beside capitals, in a letterhead, behind the end of a sentence. */
static bool goes_on(const struct writer *w, uint32_t next, unsigned flags)
{
	const struct vb_html_line *before = &w->tree->lines.items[w->line], *line = &w->tree->lines.items[next];
	if (next != w->line + 1 || flags & VB_BLOCK_LAYOUT)
		return false;
	if (line->before != VB_HTML_LINE_BREAK && !is_cut_sentence(before, line))
		return false;
	if (line->item || line->labelled || line->capitals || before->capitals)
		return false;
	if (line->kind != VB_HTML_PLAIN && line->kind < VB_HTML_LABEL)
		return false;
	return !before->last_char || !strchr(".;:", before->last_char);
}

static void write_text(struct writer *w, const struct vb_html_node *node, unsigned flags)
{
	if (w->open && node->line != w->line) {
		if (goes_on(w, node->line, flags))
			add_blank(w, VB_NOWHERE, VB_NOWHERE, false);
		else
			end_block(w);
	}
	if (!w->open)
		begin_block(w, node, flags);
	w->line = node->line;
	write_runs(w, node);
}

/* All texts of the cell, its paragraphs and lines divided by spaces. */
static void write_cell(struct writer *w, uint32_t cell)
{
	const struct vb_html_node *nodes = w->tree->nodes.items;
	for (uint32_t i = cell; i < nodes[cell].end; i++) {
		if (nodes[i].tag != VB_HTML_TEXT || nodes[i].left)
			continue;
		if (nodes[i].line != w->line)
			add_blank(w, VB_NOWHERE, VB_NOWHERE, false);
		w->line = nodes[i].line;
		write_runs(w, &nodes[i]);
	}
}

/* A row begins at its first text and ends behind its last one, whatever empty cells are there: its first and last TAB take
 * their place in the source from that. */
static void move_to_column(struct writer *w, uint32_t *column, uint32_t wanted, uint32_t width)
{
	if (*column < wanted) {
		w->blanks.count = 0;
		w->empty = true;
	}
	for (; *column < wanted; ++*column) {
		uint32_t src = *column == 0 || *column + 2 == width ? w->src_end : VB_NOWHERE;
		vb_builder_cell(w->builder, src, src);
	}
}

/* Where the first character in [from, to) that is no blank stands in the source. */
static uint32_t source_of_first(const struct writer *w, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i < to; i++) {
		const struct vb_html_node *node = &w->tree->nodes.items[i];
		for (uint32_t k = 0; node->tag == VB_HTML_TEXT && !node->left && k < node->run_count; k++) {
			const struct vb_html_run *run = &w->tree->runs.items[node->first_run + k];
			char room[4];
			struct vb_str text = vb_html_run_text(w->tree, run, room);
			bool no_break;
			size_t at = 0, size;
			while (at < text.len && (size = blank_len((const unsigned char *)text.ptr + at, text.len - at, &no_break)))
				at += size;
			if (at < text.len)
				return run->src == VB_NOWHERE ? run->src : run->src + (run->cp ? 0 : (uint32_t)at);
		}
	}
	return VB_NOWHERE;
}

static void note_tall_cell(struct writer *w, const struct vb_html_cell *cell, uint32_t block)
{
	if (cell->rows > 1 && vb_html_has_text(w->tree, cell->node, w->tree->nodes.items[cell->node].end))
		*vb_push(w->builder->arena, &w->builder->out->tall_cells) = (struct vb_tall_cell){
			.block = block, .column = (uint16_t)cell->column,
			.rows = (uint16_t)(cell->rows < UINT16_MAX ? cell->rows : UINT16_MAX)};
}

/* Cells [first, end) of the grid are one row. Returns whether it has text. */
static bool write_row(struct writer *w, const struct vb_html_grid *grid, uint32_t first, uint32_t end, unsigned flags)
{
	uint32_t column = 0, blocks = w->builder->out->blocks.count, width = grid->widths[grid->cells.items[first].row];
	while (first + 1 < end && !grid->cells.items[first].columns)
		first++;
	vb_builder_begin(w->builder, VB_BLOCK_ROW, 0, flags);
	w->open = w->empty = true;
	uint32_t from = grid->cells.items[first].node, to = w->tree->nodes.items[grid->cells.items[end - 1].node].end;
	w->src_end = source_of_first(w, from, to);
	for (uint32_t i = first; i < end; i++) {
		if (!grid->cells.items[i].columns)
			continue;
		move_to_column(w, &column, grid->cells.items[i].column, width);
		write_cell(w, grid->cells.items[i].node);
	}
	if (width)
		move_to_column(w, &column, width - 1, width);
	end_block(w);
	if (w->builder->out->blocks.count == blocks)
		return false;
	for (uint32_t i = first; i < end; i++)
		note_tall_cell(w, &grid->cells.items[i], blocks);
	return true;
}

static void push_range(struct writer *w, uint32_t from, uint32_t to, unsigned flags)
{
	if (from < to)
		*vb_push(w->builder->arena, &w->ranges) = (struct range){from, to, flags};
}

/* Text between cells stands before the table. */
static void write_data_table(struct writer *w, const struct vb_html_grid *grid, unsigned flags)
{
	const struct vb_html_node *nodes = w->tree->nodes.items;
	for (uint32_t i = 0; i < grid->cells.count; i++) {
		const struct vb_html_cell *cell = &grid->cells.items[i];
		for (uint32_t k = cell->node; !cell->columns && k < nodes[cell->node].end; k++)
			if (nodes[k].tag == VB_HTML_TEXT && !nodes[k].left)
				write_text(w, &nodes[k], flags);
	}
	end_block(w);
	unsigned row_flags = VB_BLOCK_TABLE_START;
	for (uint32_t i = 0, end; i < grid->cells.count; i = end) {
		end = i;
		while (end < grid->cells.count && grid->cells.items[end].row == grid->cells.items[i].row)
			end++;
		if (write_row(w, grid, i, end, row_flags))
			row_flags = 0;
	}
	w->cramped |= grid->cramped;
}

/* The flags of a layout cell's blocks: a cell that holds a whole document is no letterhead, and a table of one column is one
 * only where it has a letterhead's or signature's lines. */
static unsigned cell_flags(const struct writer *w, uint32_t cell, bool one_column, unsigned flags)
{
	const struct vb_html_node *node = &w->tree->nodes.items[cell];
	uint32_t lines = 0, head = 0;
	for (uint32_t i = node->line; i < w->tree->lines.count && w->tree->lines.items[i].first < node->end; i++) {
		enum vb_html_kind kind = w->tree->lines.items[i].kind;
		head += kind == VB_HTML_MOTTO || kind == VB_HTML_NUMBER || kind == VB_HTML_RECIPIENTS || kind == VB_HTML_SIGNATURE;
		lines++;
	}
	return lines <= HEAD_LINES && (head || !one_column) ? flags | VB_BLOCK_LAYOUT : flags;
}

/* Rows between cells that go over the whole width stand beside each other. */
static void push_columns(struct writer *w, const struct vb_html_grid *grid, uint32_t first, uint32_t end)
{
	const struct vb_html_node *nodes = w->tree->nodes.items;
	for (uint32_t column = grid->columns; column-- > 0;)
		for (uint32_t i = end; i-- > first;)
			if (grid->cells.items[i].column == column)
				push_range(w, grid->cells.items[i].node, nodes[grid->cells.items[i].node].end,
				           cell_flags(w, grid->cells.items[i].node, false, 0));
}

static bool is_full_width(const struct vb_html_grid *grid, const struct vb_html_cell *cell)
{
	return cell->columns == 0 || (grid->columns > 1 && cell->columns >= grid->columns);
}

/* Pushes the cells in reverse, so that they are taken in order. */
static void push_layout(struct writer *w, const struct vb_html_grid *grid, unsigned flags)
{
	const struct vb_html_node *nodes = w->tree->nodes.items;
	for (uint32_t end = grid->cells.count, first; end > 0; end = first) {
		first = end - 1;
		const struct vb_html_cell *cell = &grid->cells.items[first];
		if (is_full_width(grid, cell) || grid->columns <= 1) {
			push_range(w, cell->node, nodes[cell->node].end, cell->columns ? cell_flags(w, cell->node, true, flags) : flags);
			continue;
		}
		while (first > 0 && !is_full_width(grid, &grid->cells.items[first - 1]))
			first--;
		push_columns(w, grid, first, end);
	}
}

/* Returns true when the table was turned into ranges. */
static bool write_table(struct writer *w, uint32_t table, const struct range *rest)
{
	const struct vb_html_node *node = &w->tree->nodes.items[table];
	struct vb_html_grid grid;
	end_block(w);
	vb_html_table_grid(w->tree, w->builder->arena, table, &grid);
	if (!vb_html_table_is_layout(w->tree, table, &grid)) {
		write_data_table(w, &grid, rest->flags);
		return false;
	}
	push_range(w, node->end, rest->to, rest->flags);
	push_layout(w, &grid, rest->flags);
	return true;
}

static void write_range(struct writer *w, struct range range)
{
	const struct vb_html_node *nodes = w->tree->nodes.items;
	for (uint32_t i = range.from, next; i < range.to; i = next) {
		next = i + 1;
		if (nodes[i].left)
			next = nodes[i].end;
		else if (nodes[i].tag == VB_HTML_TEXT)
			write_text(w, &nodes[i], range.flags);
		else if (nodes[i].tag == VB_HTML_TABLE && write_table(w, i, &range))
			break;
		else if (nodes[i].tag == VB_HTML_TABLE)
			next = nodes[i].end;
	}
	end_block(w);
}

void vb_html_write(const struct vb_html_tree *tree, struct vb_builder *builder, uint32_t document)
{
	struct writer w = {.tree = tree, .builder = builder};
	push_range(&w, document + (document == 0), tree->nodes.items[document].end, 0);
	while (w.ranges.count)
		write_range(&w, w.ranges.items[--w.ranges.count]);
	if (w.cramped)
		vb_diagnose(builder->arena, &builder->out->diagnostics, VB_DIAGNOSTIC_TABLE_LIMIT, VB_NO_SPAN,
		            "a table has more than %d columns: the rest of each row is in the last one", (int)VB_HTML_MAX_COLUMNS);
}
