#include "table_reader.h"

/* Rows as printed -> tables of logical rows.
 *
 * A row of the text is one of: a header, first or repeated, in one line or more (table_header.c); the numbers of the columns under it,
 * "(1) (2) (3)"; a logical row, or the rest of one (table_row.c).
 *
 * Which table does a row belong to? One with another header begins another table. One with the same header goes on with the table
 * before it, over pages; but where other text stands between, only if its ordinals go on too. Rows without header go on with the table
 * before them where they have as many cells, else they are a table without names. What is uncertain is a diagnostic. */

enum {
	LONG_ROW = 1 << 20, /* bytes: the longest known has some 8,000 */
};

struct vb_table_reader *vb_table_reader_new(struct vb_extraction *x)
{
	struct vb_table_reader *reader = vb_arena_zalloc(x->arena, sizeof *reader);
	reader->x = x;
	return reader;
}

static void begin_table(struct vb_table_reader *reader, struct vb_str owner, struct vb_table_list *tables, const struct vb_cells *first, bool header)
{
	struct vb_arena *arena = reader->x->arena;
	reader->table = vb_push(arena, tables);
	reader->owner = owner;
	reader->place = VB_CONCAT(arena, owner, VB_LIT("table:"), vb_arena_digits(arena, tables->count - 1), VB_LIT("/"));
	reader->last = UINT32_MAX;
	reader->last_ordinal = (struct vb_ordinal){0};
	reader->depth = 0;
	reader->open_columns = 0;
	reader->said_wide = false;
	reader->header_text = VB_NULL;
	reader->in_header = reader->first_header = header;
	vb_begin_columns(reader, header ? first : NULL, first->count);
	if (!header && first->count > 1 && vb_read_ordinal(first->items[0]).kind != VB_LABEL_NONE)
		reader->ordinal = 0; /* it has no name, but it counts */
}

/* Is the table before this one, of the same owner, still the last of its list? */
static bool is_open(const struct vb_table_reader *reader, struct vb_str owner, const struct vb_table_list *tables)
{
	return tables->count && reader->owner.ptr && vb_str_equal(reader->owner, owner);
}

/* Is a header of the same columns the table's header again? Its second line, where it has one, has to follow; and where other text stands
 * above it, the ordinals have to go on. That the first row below tells: one without ordinal may be the rest of the last. */
static bool is_repeated(const struct vb_table_reader *reader, uint32_t header, const struct vb_cells *names, bool behind_text)
{
	const struct vb_extraction *x = reader->x;
	bool lower = reader->header_line_count > 0;
	for (uint32_t i = 0; behind_text && !lower && i + 1 < names->count; i++)
		if (!names->items[i].len)
			return false; /* a cell that spans, which the table's header has not */
	for (uint32_t block = header + 1; block < reader->end; block++) {
		if (!vb_is_row(x, block))
			continue;
		struct vb_cells cells = vb_split_cells(x->arena, vb_block_text(x, block));
		if (lower) {
			if (!vb_repeats_header_line(reader, &cells))
				return false;
			lower = false;
			continue;
		}
		if (vb_is_column_numbers(&cells))
			continue;
		uint32_t column = reader->ordinal == VB_NO_COLUMN ? 0 : reader->ordinal;
		struct vb_ordinal next = vb_read_ordinal(column < cells.count ? cells.items[column] : VB_NULL);
		return !behind_text || next.kind == VB_LABEL_NONE || next.value != 1;
	}
	return !lower;
}

static void say_resumed(struct vb_table_reader *reader, uint32_t block)
{
	struct vb_span span = {reader->x->in->blocks.items[block].start, reader->x->in->blocks.items[block].end};
	vb_diagnose(reader->x->arena, &reader->x->record->diagnostics, VB_DIAGNOSTIC_TABLE_RESUMED, span,
	            "the rows from here on go on with the table before the text above them");
}

/* The same but for spaces. */
static bool reads_alike(struct vb_str a, struct vb_str b)
{
	size_t i = 0, k = 0;
	for (;;) {
		while (i < a.len && a.ptr[i] == ' ')
			i++;
		while (k < b.len && b.ptr[k] == ' ')
			k++;
		if (i == a.len || k == b.len)
			return i == a.len && k == b.len;
		if (a.ptr[i++] != b.ptr[k++])
			return false;
	}
}

/* The same columns in other words are told; a header to the letter is what each page has. */
static void repeat_header(struct vb_table_reader *reader, uint32_t block, struct vb_str text)
{
	reader->page = reader->in_header = true;
	reader->first_header = false;
	reader->header_lines_read = 0;
	if (reads_alike(text, reader->header_text))
		return;
	struct vb_span span = {reader->x->in->blocks.items[block].start, reader->x->in->blocks.items[block].end};
	vb_diagnose(reader->x->arena, &reader->x->record->diagnostics, VB_DIAGNOSTIC_HEADER_DRIFTED, span,
	            "the header is repeated in other words");
}

static void look_at_row(const struct vb_table_reader *reader, uint32_t block, struct vb_str text)
{
	struct vb_span span = {reader->x->in->blocks.items[block].start, reader->x->in->blocks.items[block].end};
	if (text.len > LONG_ROW)
		vb_diagnose(reader->x->arena, &reader->x->record->diagnostics, VB_DIAGNOSTIC_ROW_LONG, span,
		            "a table row of %zu bytes: no appendix has one as long, its cell marks may be lost", text.len);
}

/* A header, of a new table or again. */
static void read_header(struct vb_table_reader *reader, uint32_t block, struct vb_str owner, struct vb_table_list *tables, const struct vb_cells *cells,
                        bool begins)
{
	struct vb_str text = vb_block_text(reader->x, block);
	bool open = is_open(reader, owner, tables), same = open && vb_is_same_header(&tables->items[tables->count - 1], cells, begins);
	if (same && !is_repeated(reader, block, cells, begins))
		same = false;
	if (!same) {
		begin_table(reader, owner, tables, cells, true);
		reader->header_text = text;
		reader->page = false;
		return;
	}
	reader->table = &tables->items[tables->count - 1];
	if (begins)
		say_resumed(reader, block);
	repeat_header(reader, block, text);
}

/* A row that is no header, the first of those that stand together. */
static void find_table(struct vb_table_reader *reader, uint32_t block, struct vb_str owner, struct vb_table_list *tables, const struct vb_cells *cells)
{
	if (is_open(reader, owner, tables) && cells->count <= tables->items[tables->count - 1].columns.count
	    && (cells->count + 1 >= tables->items[tables->count - 1].columns.count || cells->count == 1)) {
		reader->table = &tables->items[tables->count - 1];
		reader->page = true;
		say_resumed(reader, block);
		return;
	}
	begin_table(reader, owner, tables, cells, false);
}

/* At the top of a page other columns than the table's are named as strictly as between two rows. */
static bool names_columns(const struct vb_table_reader *reader, const struct vb_cells *cells, enum vb_header_place at)
{
	if (!vb_is_header(cells, at, false) && (at == VB_HEADER_INSIDE || !vb_is_header(cells, at, true)))
		return false;
	return at != VB_HEADER_PAGE || !reader->table || vb_is_same_header(reader->table, cells, false) || vb_is_header(cells, VB_HEADER_INSIDE, false);
}

/* Most rows of a table stand close: then a blank line before one is the end of a page. */
static bool apart_tells(const struct vb_extraction *x, struct vb_range range)
{
	uint32_t apart = 0, rows = 0;
	for (uint32_t block = range.first; block < range.end; block++) {
		rows += vb_is_row(x, block);
		apart += vb_is_row(x, block) && x->in->blocks.items[block].flags & VB_BLOCK_APART;
	}
	return rows < 4 || apart * 2 < rows;
}

void vb_read_table(struct vb_table_reader *reader, struct vb_range range, struct vb_str owner, struct vb_table_list *tables)
{
	struct vb_extraction *x = reader->x;
	bool begins = true; /* other text stands before the rows */
	reader->table = NULL;
	reader->end = range.end;
	reader->next_from = reader->next_at = 0;
	reader->apart_tells = apart_tells(x, range);
	reader->page = reader->in_header = false;
	for (uint32_t block = range.first; block < range.end; block++) {
		const struct vb_block *b = &x->in->blocks.items[block];
		struct vb_str text = vb_block_text(x, block);
		if (b->kind == VB_BLOCK_PAGE) {
			reader->page = true;
			continue;
		}
		look_at_row(reader, block, text);
		reader->page |= (b->flags & VB_BLOCK_APART && reader->apart_tells) || (b->flags & VB_BLOCK_TABLE_START && !begins);
		if (reader->table && reader->header_text.ptr && vb_str_equal(text, reader->header_text)) {
			repeat_header(reader, block, text);
			continue;
		}
		struct vb_cells cells = vb_split_cells(x->arena, text);
		if (vb_take_header_line(reader, block, &cells))
			continue;
		if (vb_is_row(x, block) && names_columns(reader, &cells, begins ? VB_HEADER_FIRST : reader->page ? VB_HEADER_PAGE : VB_HEADER_INSIDE)) {
			read_header(reader, block, owner, tables, &cells, begins);
			begins = false;
			continue;
		}
		if (!reader->table)
			find_table(reader, block, owner, tables, &cells);
		reader->in_header = false;
		begins = false;
		if (vb_is_column_numbers(&cells))
			vb_diagnose(x->arena, &x->record->diagnostics, VB_DIAGNOSTIC_ROW_LEFT_OUT, (struct vb_span){b->start, b->end},
			            "the numbers of the columns are no row");
		else
			vb_read_row(reader, block, &cells);
	}
}

/* A label on a line of its own, behind rows with a header and before rows without. */
bool vb_spans_table(const struct vb_extraction *x, uint32_t first, uint32_t block, uint32_t end)
{
	struct vb_label label;
	struct vb_str text = vb_block_text(x, block);
	if (block == first || block + 1 >= end || !vb_is_row(x, block + 1) || !vb_label_read(text, &label) || vb_ends_sentence(text))
		return false;
	if (label.kind != VB_LABEL_ROMAN && label.kind != VB_LABEL_CAPITAL && label.kind != VB_LABEL_NUMBER && label.kind != VB_LABEL_DOTTED)
		return false;
	struct vb_cells head = vb_split_cells(x->arena, vb_block_text(x, first)), next = vb_split_cells(x->arena, vb_block_text(x, block + 1));
	return vb_is_header(&head, VB_HEADER_FIRST, true) && !vb_is_header(&next, VB_HEADER_FIRST, true) && next.count <= head.count + 1 && next.count * 2 > head.count;
}

bool vb_add_note(struct vb_table_reader *reader, uint32_t block, struct vb_str owner, struct vb_table_list *tables, bool item)
{
	if (!is_open(reader, owner, tables) || !(item || vb_is_note(vb_block_text(reader->x, block))))
		return false;
	reader->table = &tables->items[tables->count - 1];
	vb_add_note_row(reader, block);
	return true;
}
