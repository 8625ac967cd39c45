#include "table_reader.h"

#include "../base/utf8.h"

/* One printed row -> a logical row, or the rest of the one before it.
 *
 * Kinds
 *   total   its first text is "Tổng cộng", "Cộng", "Tổng số" …
 *   note    its only text is "Ghi chú: …", "(*) …"
 *   group   all but ordinal and task is empty (beside a Roman number or a capital figures may stand: subtotals), and it has
 *             a Roman number or a capital for its ordinal; or an ordinal that the next one is a child of (1 before 1.1 or a);
 *             or bold letters only, or, without ordinal, capitals only; or its only text stands in the first column: it spans the row;
 *             or neither ordinal nor full stop above it, and the numbers start at 1 again below it
 *   task    any other
 *
 * Groups
 *   "II. Nâng cao …" alone in the column of the tasks, in bold letters or behind the group I or before a first child, is one as well.
 *   The level of a kind of ordinal (A, I, 1, 1.1, a, none) is where it first appears: one whose kind is open closes everything down to
 *   it, another opens a level below.
 *
 * Is a row without ordinal the rest of the row before it, cut by a page? The first that applies:
 *   1. nothing before it but a total or a note: no
 *   2. before it stands a group: yes where its only text is in the task column and goes on in lower case, or, behind the end of a page,
 *      the words of the group ask for more ("và", "của")
 *   3. it has no text in the task column, or the text there starts in lower case: yes
 *   4. it has no other text: yes; but where the numbers start again below it, it is a group
 *   5. no page ended before it: no, its number is missing
 *   6. the next number skips one: no, that number was lost
 *   7. the text before it asks for more, or another cell goes on in lower case: yes
 *   8. the text before it ends like a sentence: no
 *   9. the next number follows the last: yes, unless three cells or more all begin with a capital
 *  10. no, unless it leaves the agency that leads empty
 * A row with an ordinal goes on only behind the end of a page: where it repeats the ordinal of the row before it and its text starts
 * in lower case, or where the row before it has no ordinal and this one's text starts in lower case (an ordinal in the middle of a tall row).
 * Each such decision is a diagnostic. */

enum {
	TOTAL_SIZE = 90, /* bytes: a longer text is no total */
	LEAST_REPEATS = 3, /* cells: two of a row may well say the same */
};

/* ---- Ordinals -------------------------------------------------------------------------------------------------------- */

static bool is_small_letter(struct vb_str cell)
{
	return cell.len && cell.len <= 2 && vb_utf8_len((unsigned char)cell.ptr[0]) == cell.len && vb_cp_is_lower(vb_utf8_decode(cell.ptr));
}

struct vb_ordinal vb_read_ordinal(struct vb_str cell)
{
	struct vb_label label;
	struct vb_ordinal ordinal = {.text = VB_NULL, .rest = VB_NULL};
	char marker, closed[24];
	ordinal.dash = vb_str_equal(cell, VB_LIT("-")) || vb_str_equal(cell, VB_LIT("+")) || vb_str_equal(cell, VB_LIT("–"));
	if (!cell.len || ordinal.dash || (vb_marker_read(cell, &marker) && !vb_has_letters(cell)))
		return ordinal;
	bool whole = vb_label_read(cell, &label);
	if (!whole) {
		if (cell.len > 20)
			return ordinal;
		memcpy(closed, cell.ptr, cell.len);
		closed[cell.len] = is_small_letter(cell) ? ')' : '.';
		ordinal.text = vb_without_stop(cell);
		if (!vb_label_read((struct vb_str){closed, cell.len + 1}, &label) || label.len <= cell.len)
			return ordinal;
	} else {
		ordinal.text = label.text;
		if (label.len < cell.len)
			ordinal.rest = (struct vb_str){cell.ptr + label.len, cell.len - label.len};
	}
	ordinal.kind = label.kind;
	ordinal.value = label.value;
	ordinal.depth = label.depth;
	return ordinal;
}

/* The nth cell of a row of the text. */
static struct vb_str nth_cell(struct vb_str text, uint32_t n)
{
	for (; n > 0; n--) {
		const char *tab = memchr(text.ptr, '\t', text.len);
		if (!tab)
			return VB_NULL;
		text.len -= (size_t)(tab + 1 - text.ptr);
		text.ptr = tab + 1;
	}
	const char *tab = memchr(text.ptr, '\t', text.len);
	return vb_str_trim((struct vb_str){text.ptr, tab ? (size_t)(tab - text.ptr) : text.len});
}

/* The ordinal of the next row that has one; looked for once for all rows before it. */
static const struct vb_ordinal *next_ordinal(struct vb_table_reader *reader, uint32_t block)
{
	uint32_t column = reader->ordinal == VB_NO_COLUMN ? 0 : reader->ordinal;
	if (block >= reader->next_from && block < reader->next_at)
		return &reader->next;
	reader->next = (struct vb_ordinal){0};
	reader->next_from = block;
	for (reader->next_at = block + 1; reader->next_at < reader->end; reader->next_at++) {
		if (reader->x->in->blocks.items[reader->next_at].kind == VB_BLOCK_PAGE)
			continue;
		struct vb_ordinal ordinal = vb_read_ordinal(nth_cell(vb_block_text(reader->x, reader->next_at), column));
		if (ordinal.kind == VB_LABEL_NONE && !ordinal.dash)
			continue;
		reader->next = ordinal;
		break;
	}
	return &reader->next;
}

static unsigned kind_key(const struct vb_ordinal *ordinal)
{
	return vb_label_key(ordinal->kind, ordinal->depth);
}

/* "1.1" below "1", "1.1.1" below "1.1", "a" below "1", "1" below "I", "-" below any: does the next ordinal begin what stands under this one? */
static bool is_child(const struct vb_ordinal *ordinal, const struct vb_ordinal *next)
{
	if (next->dash)
		return ordinal->kind != VB_LABEL_NONE;
	if (next->kind == VB_LABEL_DOTTED && (ordinal->kind == VB_LABEL_NUMBER || ordinal->kind == VB_LABEL_DOTTED || ordinal->kind == VB_LABEL_ROMAN))
		return next->depth > ordinal->depth && next->text.len > ordinal->text.len && next->text.ptr[ordinal->text.len] == '.'
		       && memcmp(next->text.ptr, ordinal->text.ptr, ordinal->text.len) == 0;
	if (next->value != 1)
		return false;
	if (next->kind == VB_LABEL_LETTER || next->kind == VB_LABEL_PAREN || next->kind == VB_LABEL_NUMBER_PAREN)
		return ordinal->kind == VB_LABEL_NUMBER || ordinal->kind == VB_LABEL_DOTTED || ordinal->kind == VB_LABEL_ROMAN || ordinal->kind == VB_LABEL_CAPITAL;
	if (next->kind == VB_LABEL_NUMBER || next->kind == VB_LABEL_DOTTED)
		return ordinal->kind == VB_LABEL_ROMAN || ordinal->kind == VB_LABEL_CAPITAL || ordinal->kind == VB_LABEL_PART;
	return next->kind == VB_LABEL_ROMAN && (ordinal->kind == VB_LABEL_CAPITAL || ordinal->kind == VB_LABEL_PART);
}

/* ---- Groups ---------------------------------------------------------------------------------------------------------- */

static struct vb_str group_path(const struct vb_table_reader *reader)
{
	return reader->depth ? reader->groups[reader->depth - 1].path : VB_NULL;
}

/* A task whose kind of ordinal is that of an open group stands beside it: "1.2" behind the group "1.1". */
static void close_groups(struct vb_table_reader *reader, const struct vb_ordinal *ordinal)
{
	for (uint32_t i = 0; ordinal->kind != VB_LABEL_NONE && i < reader->depth; i++)
		if (reader->groups[i].kind == kind_key(ordinal))
			reader->depth = i;
}

static void open_group(struct vb_table_reader *reader, struct vb_row *row, const struct vb_ordinal *ordinal)
{
	unsigned kind = kind_key(ordinal), value = ordinal->value;
	struct vb_label as_label = {.kind = ordinal->kind, .text = ordinal->text};
	unsigned letter = ordinal->kind == VB_LABEL_ROMAN ? vb_label_as_capital(&as_label) : 0;
	uint32_t depth = reader->depth;
	for (uint32_t i = 0; letter && i < reader->depth; i++)
		if (reader->groups[i].kind == VB_LABEL_CAPITAL && reader->groups[i].value + 1 == letter && letter > 1) { /* C behind B */
			kind = VB_LABEL_CAPITAL;
			value = letter;
		}
	for (uint32_t i = 0; i < reader->depth; i++)
		if (reader->groups[i].kind == kind) {
			depth = i;
			break;
		}
	if (depth == VB_TABLE_GROUPS)
		depth--;
	struct vb_str above = depth ? reader->groups[depth - 1].path : VB_NULL, path = above.ptr ? above : row->ordinal;
	if (above.ptr && row->ordinal.ptr)
		path = VB_CONCAT(reader->x->arena, above, VB_LIT("/"), row->ordinal);
	row->group = above;
	reader->groups[depth] = (struct vb_table_group){path, kind, value};
	reader->depth = depth + 1;
}

/* ---- Kinds ----------------------------------------------------------------------------------------------------------- */

static bool starts_with_words(struct vb_str text, const struct vb_str *words, size_t count)
{
	char folded[TOTAL_SIZE];
	struct vb_str head = vb_utf8_head(text, sizeof folded);
	struct vb_str key = {folded, vb_fold(head.ptr, head.len, folded)};
	while (key.len && strchr("*-+( ", key.ptr[0]))
		key.ptr++, key.len--;
	for (size_t i = 0; i < count; i++)
		if (vb_str_starts(key, words[i]) && (key.len == words[i].len || !((unsigned char)(key.ptr[words[i].len] - 'a') < 26)))
			return true;
	return false;
}

/* The first letter of "Tổng" or "Cộng"? */
static bool begins_total(struct vb_str text)
{
	uint32_t width;
	for (size_t at = 0; at < text.len; at += width) {
		char first = vb_fold_at(text.ptr + at, &width);
		if (first && !strchr("*-+( ", first))
			return first == 't' || first == 'c';
	}
	return false;
}

/* "Tổng cộng", "Cộng (I+II)", "Tổng số:"; `led`: an agency stands beside it, so "Tổng số hộ được vay vốn" is a task. */
static bool is_total(struct vb_str text, bool led)
{
	static const struct vb_str heads[] = {{"tong cong", 9}, {"tong so", 7}, {"tong kinh phi", 13}, {"tong nhu cau", 12}, {"tong von", 8}, {"cong tong", 9}};
	static const struct vb_str alone[] = {{"cong", 4}, {"tong", 4}, {"tong cong", 9}, {"tong so", 7}};
	char folded[TOTAL_SIZE];
	if (!text.len || text.len > TOTAL_SIZE || !begins_total(text))
		return false;
	struct vb_str key = {folded, vb_fold(text.ptr, text.len, folded)};
	while (key.len && strchr("*-+ ", key.ptr[0]))
		key.ptr++, key.len--;
	for (size_t i = 0; i < sizeof alone / sizeof *alone; i++) {
		size_t len = alone[i].len;
		while (vb_str_starts(key, alone[i]) && len < key.len && key.ptr[len] == ' ')
			len++;
		if (vb_str_starts(key, alone[i]) && (len == key.len || strchr("(:.", key.ptr[len])))
			return true;
	}
	return !led && starts_with_words(text, heads, sizeof heads / sizeof *heads);
}

bool vb_is_note(struct vb_str text)
{
	static const struct vb_str heads[] = {{"ghi chu", 7}, {"chu thich", 9}, {"luu y", 5}, {"chu giai", 8}, {"chu y", 5}};
	if (starts_with_words(text, heads, sizeof heads / sizeof *heads))
		return text.len > 16 || vb_ends_sentence(text); /* not the header "Ghi chú" */
	if (text.len > 3 && text.ptr[0] == '(' && text.ptr[1] == '*')
		return true;
	return text.len > 2 && text.ptr[0] == '*' && (text.ptr[1] == ' ' || text.ptr[1] == ')' || text.ptr[1] == '*');
}

static struct vb_str cell_of(const struct vb_row *row, uint32_t column)
{
	return column < row->cells.count ? row->cells.items[column] : VB_NULL;
}

static uint32_t count_filled(const struct vb_row *row, uint32_t except_a, uint32_t except_b)
{
	uint32_t filled = 0;
	for (uint32_t i = 0; i < row->cells.count; i++)
		filled += i != except_a && i != except_b && row->cells.items[i].ptr;
	return filled;
}

/* Are all texts beside ordinal and task figures of money or of a target? */
static bool has_figures_only(const struct vb_table_reader *reader, const struct vb_row *row)
{
	for (uint32_t i = 0; i < row->cells.count; i++) {
		struct vb_str role = reader->table->columns.items[i].role;
		if (i == reader->ordinal || i == reader->task || !row->cells.items[i].ptr)
			continue;
		if (!vb_str_equal(role, VB_LIT("budget")) && !vb_str_equal(role, VB_LIT("target")) && !vb_str_equal(role, VB_LIT("other")))
			return false;
		for (size_t k = 0; k < row->cells.items[i].len; k++)
			if ((unsigned char)row->cells.items[i].ptr[k] >= 0x80 || strchr(" .,%-0123456789", row->cells.items[i].ptr[k]) == NULL)
				return false;
	}
	return true;
}

static bool is_group(struct vb_table_reader *reader, uint32_t block, const struct vb_row *row, const struct vb_ordinal *ordinal, bool spans)
{
	struct vb_str task = row->cells.items[reader->task];
	bool bold = reader->x->in->blocks.items[block].flags & VB_BLOCK_BOLD;
	bool high = ordinal->kind == VB_LABEL_ROMAN || ordinal->kind == VB_LABEL_CAPITAL || ordinal->kind == VB_LABEL_PART;
	if (!task.ptr)
		return false;
	if (count_filled(row, reader->ordinal, reader->task))
		return high && has_figures_only(reader, row) && is_child(ordinal, next_ordinal(reader, block));
	if (high)
		return true;
	if (reader->table->columns.count <= 2)
		return false;
	if (bold || spans || (!ordinal->text.ptr && vb_is_capitals(task)))
		return true;
	if (ordinal->text.ptr)
		return is_child(ordinal, next_ordinal(reader, block));
	const struct vb_ordinal *next = next_ordinal(reader, block);
	bool ended = reader->last == UINT32_MAX || vb_str_equal(reader->table->rows.items[reader->last].kind, VB_LIT("total"))
	             || vb_ends_sentence(cell_of(&reader->table->rows.items[reader->last], reader->task))
	             || reader->last_ordinal.value > 0;
	return reader->ordinal != VB_NO_COLUMN && ended && next->kind != VB_LABEL_NONE && next->value == 1;
}

/* ---- Cells ----------------------------------------------------------------------------------------------------------- */

static void add_places(struct vb_table_reader *reader, uint32_t row, const struct vb_cells *cells)
{
	uint32_t last = reader->table->columns.count - 1;
	for (uint32_t i = 0; i < cells->count; i++)
		if (cells->items[i].len)
			*vb_push(reader->x->arena, &reader->x->places) = (struct vb_place_name){
				.span = vb_span_of(reader->x, cells->items[i]), .in = reader->place.ptr, .in_len = (uint32_t)reader->place.len,
				.key = reader->table->columns.items[i < last ? i : last].key.ptr, .row = row};
}

static void reset_room(struct vb_table_reader *reader)
{
	uint32_t columns = reader->table->columns.count;
	if (reader->room_count < columns) {
		reader->room = vb_arena_alloc(reader->x->arena, columns * sizeof *reader->room);
		reader->room_count = columns;
	}
	memset(reader->room, 0, columns * sizeof *reader->room);
}

/* Adds words to a cell of the last row. Its place doubles as it grows, so that a cell in many pieces costs no more than its length. */
static void append(struct vb_table_reader *reader, struct vb_str *cell, uint32_t column, struct vb_str more)
{
	size_t len = cell->len + 1 + more.len;
	if (!cell->ptr) {
		*cell = more;
		return;
	}
	if (reader->room[column] < len) {
		char *place = vb_arena_alloc(reader->x->arena, len * 2);
		memcpy(place, cell->ptr, cell->len);
		cell->ptr = place;
		reader->room[column] = len * 2 < UINT32_MAX ? (uint32_t)(len * 2) : UINT32_MAX;
	}
	char *end = (char *)cell->ptr + cell->len; /* room is only given to places of our own */
	*end = ' ';
	memcpy(end + 1, more.ptr, more.len);
	cell->len = len;
}

/* Cells behind the last column of the header are kept in the last column. */
static void fill_cells(struct vb_table_reader *reader, struct vb_row *row, const struct vb_cells *cells)
{
	struct vb_arena *arena = reader->x->arena;
	uint32_t columns = reader->table->columns.count;
	reset_room(reader);
	for (uint32_t i = 0; i < columns; i++)
		*vb_push(arena, &row->cells) = i < cells->count && cells->items[i].len ? cells->items[i] : VB_NULL;
	for (uint32_t i = columns; i < cells->count; i++) {
		if (!cells->items[i].len)
			continue;
		if (!reader->said_wide)
			vb_diagnose(arena, &reader->x->record->diagnostics, VB_DIAGNOSTIC_ROW_COLUMNS, vb_span_of(reader->x, cells->items[i]),
			            "a row has %u cells, its table %u columns: the cell, and what is like it in the table, is kept in the last column",
			            cells->count, columns);
		reader->said_wide = true;
		append(reader, &row->cells.items[columns - 1], columns - 1, cells->items[i]);
	}
}

/* "I. Nâng cao …" in one cell that spans the row: the ordinal stands before the text. */
static bool split_spanning_cell(const struct vb_table_reader *reader, struct vb_row *row, struct vb_ordinal *ordinal)
{
	uint32_t from = reader->ordinal == VB_NO_COLUMN ? 0 : reader->ordinal;
	struct vb_str text = cell_of(row, from);
	if (!text.ptr || row->cells.items[reader->task].ptr || from == reader->task)
		return false;
	bool only = !count_filled(row, from, VB_NO_COLUMN);
	if (ordinal->rest.len && only) {
		row->cells.items[reader->task] = ordinal->rest;
		row->cells.items[from] = ordinal->text;
		return true;
	}
	if (is_total(text, false) || (only && ordinal->kind == VB_LABEL_NONE)) {
		row->cells.items[reader->task] = text;
		row->cells.items[from] = VB_NULL;
		*ordinal = (struct vb_ordinal){0};
		return only;
	}
	return false;
}

/* Cells that begin in this row and stand in more. */
static void note_tall_cells(struct vb_table_reader *reader, uint32_t block, const struct vb_cells *cells)
{
	const struct vb_normalized *in = reader->x->in;
	if (reader->tall < in->tall_cells.count && in->tall_cells.items[reader->tall].block < block)
		reader->tall = vb_list_search(&in->tall_cells, block, block);
	for (; reader->tall < in->tall_cells.count && in->tall_cells.items[reader->tall].block == block; reader->tall++) {
		const struct vb_tall_cell *tall = &in->tall_cells.items[reader->tall];
		if (tall->column >= cells->count || !cells->items[tall->column].len)
			continue;
		if (!reader->open) {
			reader->open = vb_arena_zalloc(reader->x->arena, VB_TABLE_COLUMNS * sizeof *reader->open);
			reader->open_columns = 0;
		}
		if (tall->column >= VB_TABLE_COLUMNS)
			continue;
		reader->open[tall->column] = (struct vb_open_cell){block + tall->rows, cells->items[tall->column]};
		reader->open_columns = tall->column >= reader->open_columns ? tall->column + 1u : reader->open_columns;
	}
}

/* A cell that spans several rows counts for each of them; its text stands in the first. */
static void fill_tall_cells(struct vb_table_reader *reader, struct vb_cells *cells, uint32_t block)
{
	for (uint32_t i = 0; i < reader->open_columns && i < cells->count; i++)
		if (reader->open[i].until > block && !cells->items[i].len)
			cells->items[i] = reader->open[i].text;
	while (reader->open_columns && reader->open[reader->open_columns - 1].until <= block)
		reader->open_columns--;
}

/* ---- Rows ------------------------------------------------------------------------------------------------------------ */

static void diagnose(struct vb_table_reader *reader, enum vb_diagnostic_code code, struct vb_span span, const char *what)
{
	vb_diagnose(reader->x->arena, &reader->x->record->diagnostics, code, span, "%s", what);
}

/* A row of the kind, its cells as they are; the caller sets kind, ordinal and group. */
static struct vb_row *push_row(struct vb_table_reader *reader, uint32_t block, const struct vb_cells *cells)
{
	const struct vb_block *b = &reader->x->in->blocks.items[block];
	struct vb_row *row = vb_push(reader->x->arena, &reader->table->rows);
	fill_cells(reader, row, cells);
	row->span = (struct vb_span){b->start, b->end};
	return row;
}

static void add_row(struct vb_table_reader *reader, uint32_t block, const struct vb_cells *printed, const struct vb_cells *cells)
{
	struct vb_row *row = push_row(reader, block, cells);
	uint32_t index = reader->table->rows.count - 1, first_column = reader->ordinal == VB_NO_COLUMN ? 0 : reader->ordinal;
	struct vb_str first = cell_of(row, first_column);
	struct vb_ordinal ordinal = {0};
	if (reader->ordinal != VB_NO_COLUMN || (first.ptr && !count_filled(row, 0, VB_NO_COLUMN)))
		ordinal = vb_read_ordinal(first);
	if (reader->ordinal == VB_NO_COLUMN && ordinal.kind == VB_LABEL_NONE)
		ordinal.text = VB_NULL;
	bool spans = split_spanning_cell(reader, row, &ordinal);
	row->ordinal = ordinal.text;
	struct vb_str task = row->cells.items[reader->task];
	bool alone = task.ptr && !count_filled(row, reader->task, VB_NO_COLUMN);
	if (task.ptr && is_total(task, reader->lead != VB_NO_COLUMN && reader->lead != reader->task && cell_of(row, reader->lead).ptr))
		row->kind = VB_LIT("total");
	else if (alone && vb_is_note(task))
		row->kind = VB_LIT("note");
	else if (is_group(reader, block, row, &ordinal, spans))
		row->kind = VB_LIT("group");
	else
		row->kind = VB_LIT("task");
	if (vb_str_equal(row->kind, VB_LIT("group"))) {
		open_group(reader, row, &ordinal);
	} else {
		close_groups(reader, &ordinal);
		row->group = group_path(reader);
	}
	if (!vb_str_equal(row->kind, VB_LIT("note"))) {
		reader->last = index;
		reader->last_ordinal = ordinal;
	}
	add_places(reader, index, printed);
	if (!row->ordinal.ptr && reader->ordinal != VB_NO_COLUMN && vb_str_equal(row->kind, VB_LIT("task")))
		diagnose(reader, VB_DIAGNOSTIC_ROW_UNNUMBERED, row->span, "a row without an ordinal was taken as a task of its own");
}

static void join_row(struct vb_table_reader *reader, uint32_t block, const struct vb_cells *cells)
{
	struct vb_arena *arena = reader->x->arena;
	struct vb_row *row = &reader->table->rows.items[reader->last];
	struct vb_span piece = {reader->x->in->blocks.items[block].start, reader->x->in->blocks.items[block].end};
	uint32_t columns = row->cells.count;
	for (uint32_t i = 0; i < cells->count; i++) {
		uint32_t column = i < columns ? i : columns - 1;
		if (cells->items[i].len && column != reader->ordinal)
			append(reader, &row->cells.items[column], column, cells->items[i]);
	}
	if (!row->span_pieces.count)
		*vb_push(arena, &row->span_pieces) = row->span;
	*vb_push(arena, &row->span_pieces) = piece;
	row->span.end = piece.end;
	add_places(reader, reader->last, cells);
}

/* ---- Does a row go on with the one before it? ------------------------------------------------------------------------ */

struct piece {
	uint32_t filled, lower, upper; /* cells: with text, that start in lower case, in upper case */
	struct vb_str task;
	bool lead;
};

static struct piece look_at(const struct vb_table_reader *reader, const struct vb_cells *cells)
{
	struct piece piece = {.task = reader->task < cells->count ? cells->items[reader->task] : VB_NULL};
	for (uint32_t i = 0; i < cells->count; i++) {
		struct vb_str cell = cells->items[i];
		if (!cell.len || i == reader->ordinal)
			continue;
		piece.filled++;
		piece.lower += vb_starts_lower(cell);
		piece.upper += vb_starts_upper(cell);
	}
	piece.lead = reader->lead != VB_NO_COLUMN && reader->lead < cells->count && cells->items[reader->lead].len;
	return piece;
}

/* Some other cell asks for more, or goes on in lower case where the one above it had not ended. */
static bool other_cell_goes_on(const struct vb_table_reader *reader, const struct vb_cells *cells, const struct vb_row *last)
{
	for (uint32_t i = 0; i < cells->count && i < last->cells.count; i++) {
		struct vb_str before = last->cells.items[i];
		if (i == reader->ordinal || i == reader->task || !cells->items[i].len || !before.ptr)
			continue;
		if (vb_ends_open(before) || (vb_starts_lower(cells->items[i]) && !vb_ends_sentence(before)))
			return true;
	}
	return false;
}

/* The last number of the table was n: is the next one n + step? 0 where one of them is unknown. */
static bool next_is(struct vb_table_reader *reader, uint32_t block, unsigned step)
{
	const struct vb_ordinal *next = next_ordinal(reader, block), *last = &reader->last_ordinal;
	bool group = reader->last != UINT32_MAX && vb_str_equal(reader->table->rows.items[reader->last].kind, VB_LIT("group"));
	if (group)
		return next->kind != VB_LABEL_NONE && next->value == step;
	return last->kind != VB_LABEL_NONE && kind_key(last) == kind_key(next) && next->value == last->value + step;
}

static bool starts_again(struct vb_table_reader *reader, uint32_t block)
{
	const struct vb_ordinal *next = next_ordinal(reader, block);
	return next->kind != VB_LABEL_NONE && next->value == 1 && reader->last_ordinal.value > 0;
}

static bool group_goes_on(const struct vb_table_reader *reader, const struct piece *piece, struct vb_str before)
{
	if (piece->filled != 1 || !piece->task.len)
		return false;
	return piece->lower == 1 || (reader->page && vb_ends_open(before));
}

static bool goes_on(struct vb_table_reader *reader, uint32_t block, const struct vb_cells *cells)
{
	const struct vb_row *last = reader->last == UINT32_MAX ? NULL : &reader->table->rows.items[reader->last];
	struct piece piece = look_at(reader, cells);
	if (!last || vb_str_equal(last->kind, VB_LIT("total")) || is_total(piece.task, piece.lead) || (piece.filled == 1 && vb_is_note(piece.task)))
		return false;
	struct vb_str before = cell_of(last, reader->task);
	if (vb_str_equal(last->kind, VB_LIT("group")))
		return group_goes_on(reader, &piece, before);
	if (!piece.task.len || vb_starts_lower(piece.task))
		return true;
	if (piece.filled == 1)
		return !starts_again(reader, block) && !vb_is_capitals(piece.task);
	if (!reader->page || next_is(reader, block, 2))
		return false;
	if ((before.ptr && vb_ends_open(before)) || other_cell_goes_on(reader, cells, last))
		return true;
	if (before.ptr && vb_ends_sentence(before))
		return false;
	if (next_is(reader, block, 1))
		return piece.upper < 3;
	return reader->lead != VB_NO_COLUMN && !piece.lead;
}

/* The rest of a row that repeats its ordinal on the next page, or has it there only. */
static bool numbered_goes_on(const struct vb_table_reader *reader, const struct vb_cells *cells)
{
	struct piece piece = look_at(reader, cells);
	if (!reader->page || reader->last == UINT32_MAX || !piece.task.len || !vb_starts_lower(piece.task))
		return false;
	const struct vb_row *last = &reader->table->rows.items[reader->last];
	if (!vb_str_equal(last->kind, VB_LIT("task")) || vb_ends_sentence(cell_of(last, reader->task)))
		return false;
	return !last->ordinal.ptr || vb_str_equal(vb_read_ordinal(cells->items[reader->ordinal]).text, last->ordinal);
}

static void join_numbered(struct vb_table_reader *reader, uint32_t block, const struct vb_cells *cells)
{
	struct vb_row *last = &reader->table->rows.items[reader->last];
	if (!last->ordinal.ptr) {
		reader->last_ordinal = vb_read_ordinal(cells->items[reader->ordinal]);
		last->ordinal = reader->last_ordinal.text;
		last->cells.items[reader->ordinal] = cells->items[reader->ordinal];
	}
	join_row(reader, block, cells);
}

/* A cell that spans the row, as the text of a .docx has it: once for each column. How many cells at the end of the row are the same; 0
 * where it is no such row. */
static uint32_t count_repeats(const struct vb_table_reader *reader, const struct vb_cells *cells)
{
	uint32_t same = 1, count = cells->count;
	if (count < LEAST_REPEATS || !cells->items[count - 1].len)
		return 0;
	while (same < count && vb_str_equal(cells->items[count - 1 - same], cells->items[count - 1]))
		same++;
	bool beside_ordinal = same + 1 == count && (reader->ordinal == 0 || !cells->items[0].len);
	return same >= LEAST_REPEATS && (same == count || beside_ordinal) ? same : 0;
}

static struct vb_cells own_cells(const struct vb_table_reader *reader, const struct vb_cells *printed)
{
	struct vb_cells cells = {vb_arena_alloc(reader->x->arena, printed->count * sizeof *printed->items), printed->count};
	memcpy(cells.items, printed->items, printed->count * sizeof *printed->items);
	return cells;
}

/* Is it the number of a group behind one that is open? */
static bool follows_group(const struct vb_table_reader *reader, const struct vb_ordinal *ordinal)
{
	for (uint32_t i = 0; i < reader->depth; i++)
		if (reader->groups[i].kind == kind_key(ordinal))
			return reader->groups[i].value + 1 == ordinal->value;
	return false;
}

/* "II. Nâng cao …" alone in the column of the tasks: the ordinal of the group stands there; of no kind where it is no such row. */
static struct vb_ordinal read_group_in_task(struct vb_table_reader *reader, uint32_t block, const struct vb_cells *cells)
{
	struct piece piece = look_at(reader, cells);
	if (piece.filled != 1 || !piece.task.len)
		return (struct vb_ordinal){0};
	struct vb_ordinal ordinal = vb_read_ordinal(piece.task);
	bool high = ordinal.kind == VB_LABEL_ROMAN || ordinal.kind == VB_LABEL_CAPITAL;
	bool bold = reader->x->in->blocks.items[block].flags & VB_BLOCK_BOLD;
	if (!high || !ordinal.rest.len || !(bold || follows_group(reader, &ordinal) || is_child(&ordinal, next_ordinal(reader, block))))
		return (struct vb_ordinal){0};
	return ordinal;
}

void vb_read_row(struct vb_table_reader *reader, uint32_t block, const struct vb_cells *printed)
{
	struct vb_span span = {reader->x->in->blocks.items[block].start, reader->x->in->blocks.items[block].end};
	struct vb_cells cells = *printed;
	uint32_t repeats = count_repeats(reader, printed);
	if (repeats || reader->open_columns)
		cells = own_cells(reader, printed);
	if (reader->open_columns)
		fill_tall_cells(reader, &cells, block);
	for (uint32_t i = 1; i < repeats; i++)
		cells.items[cells.count - i] = VB_NULL;
	note_tall_cells(reader, block, printed);
	bool has_ordinal = reader->ordinal != VB_NO_COLUMN && reader->ordinal < cells.count && cells.items[reader->ordinal].len;
	struct vb_ordinal group = {0};
	if (reader->ordinal < cells.count && !has_ordinal && reader->task != reader->ordinal)
		group = read_group_in_task(reader, block, &cells);
	if (group.kind != VB_LABEL_NONE) {
		cells = own_cells(reader, &cells);
		cells.items[reader->ordinal] = group.text;
		cells.items[reader->task] = group.rest;
		add_row(reader, block, printed, &cells);
	} else if (has_ordinal && numbered_goes_on(reader, &cells)) {
		join_numbered(reader, block, &cells);
		diagnose(reader, VB_DIAGNOSTIC_ROW_JOINED, span, "joined to the row before it, which a page break cut: its text goes on in lower case");
	} else if (reader->ordinal != VB_NO_COLUMN && !has_ordinal && goes_on(reader, block, &cells)) {
		join_row(reader, block, &cells);
		diagnose(reader, VB_DIAGNOSTIC_ROW_JOINED, span, "joined to the row before it, which a page break cut");
	} else {
		add_row(reader, block, printed, &cells);
	}
	reader->page = false;
}

void vb_add_note_row(struct vb_table_reader *reader, uint32_t block)
{
	struct vb_str text = vb_block_text(reader->x, block);
	struct vb_cells none = {0};
	struct vb_row *row = push_row(reader, block, &none);
	row->kind = VB_LIT("note");
	row->cells.items[reader->task] = text;
	vb_add_place(reader->x, row->span, VB_CONCAT(reader->x->arena, reader->place, VB_LIT("note")));
}
