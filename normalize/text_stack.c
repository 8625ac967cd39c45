#include "text.h"

#include "../base/utf8.h"

/* Tables whose cells stand one below the other with no mark at all: text copied from a page, paragraph by paragraph.
 *
 *     TT              A cell is a paragraph, or, where no blank lines stand between them, a line; what begins in lower case goes on
 *                     with the one above it. The header begins with "TT" and ends before the first ordinal, which is 1, I or A.
 *     Nhiệm vụ
 *                     A row begins at each ordinal that goes on from the last of its kind, or, behind a group, begins anew. It has as
 *     1               many cells as there are names. One with more has several paragraphs in its second cell; one with less lacks
 *                     cells at its end, or before a time that stands in the column of deadlines: the text does not say which ones
 *     Trồng sâm       were empty. Behind a header that is repeated the rest of a row may stand.
 *
 * The last row ends at the end of the file, at a line of letterhead or signature, or with its last cell. It is a guess, and a diagnostic
 * says so: two rows, at least, have to be found. */

enum {
	LEAST_COLUMNS = 3,
	MOST_COLUMNS = 12,
	NAME = 160,       /* bytes of a cell of the header */
	TIME = 60,        /* bytes of a deadline */
	CELL_LINES = 40,  /* of a paragraph */
	KEPT = 256,       /* units that were written, before they are forgotten */
	EXTRA = 6,        /* paragraphs of a row beyond its cells */
};

struct unit {
	uint32_t start, end, behind; /* its text; the line behind it */
	struct vb_label ordinal;     /* of kind NONE where it is none */
	bool names, boundary;        /* "TT"; a line of letterhead, signature or appendix */
};

struct stack {
	const struct vb_reader_input *input;
	struct vb_arena *arena;
	struct VB_LIST(struct unit) units;
	uint32_t at, columns, deadline; /* columns; that of deadlines, 0 where none is */
	unsigned last[VB_LABEL_KEYS]; /* value of the last ordinal, by kind */
	bool apart;           /* blank lines stand between the cells */
	bool group;           /* the last row was one of a title alone */
};

/* ---- Units ----------------------------------------------------------------------------------------------------------- */

static struct vb_str text_of(const struct stack *stack, const struct unit *unit)
{
	return (struct vb_str){stack->input->bytes + unit->start, unit->end - unit->start};
}

static struct vb_label read_ordinal(struct vb_str text)
{
	struct vb_label label = {0};
	char closed[16];
	if (!vb_text_is_ordinal(text))
		return (struct vb_label){0};
	if (vb_label_read(text, &label) && label.len == text.len)
		return label;
	memcpy(closed, text.ptr, text.len); /* vb_text_is_ordinal says that it has room */
	closed[text.len] = vb_starts_lower(text) ? ')' : '.';
	return vb_label_read((struct vb_str){closed, text.len + 1}, &label) ? label : (struct vb_label){0};
}

static void look_at(const struct stack *stack, struct unit *unit)
{
	char lead[NAME];
	struct vb_str text = text_of(stack, unit);
	enum vb_line_kind kind = vb_line_kind_of(vb_inline_lead(stack->input, unit->start, unit->end, lead, sizeof lead));
	unit->ordinal = read_ordinal(text);
	unit->names = vb_text_names_ordinals(text);
	unit->boundary = kind != VB_LINE_PLAIN && kind != VB_LINE_PAGE && kind != VB_LINE_BODY && kind != VB_LINE_BASIS && kind != VB_LINE_NUMBER;
}

/* Reads one more; false behind the last, and where a line has marks of cells. */
static bool read_unit(struct stack *stack)
{
	const struct vb_reader_input *input = stack->input;
	struct unit unit = {.start = UINT32_MAX};
	uint32_t next, lines = 0;
	for (uint32_t at = stack->at; at < input->len && lines < CELL_LINES; at = next) {
		uint32_t end = vb_text_line_end(input, at, &next);
		if (vb_text_is_blank(input, at, end)) {
			if (lines)
				break;
			continue;
		}
		struct vb_str line = vb_str_trim((struct vb_str){input->bytes + at, end - at});
		if (memchr(line.ptr, '|', line.len) || memchr(line.ptr, '\t', line.len))
			return false;
		unit.start = lines++ ? unit.start : (uint32_t)(line.ptr - input->bytes);
		unit.end = (uint32_t)(line.ptr - input->bytes) + (uint32_t)line.len;
		unit.behind = stack->at = next;
		if (!stack->apart)
			break;
	}
	if (!lines)
		return false;
	look_at(stack, &unit);
	*vb_push(stack->arena, &stack->units) = unit;
	return true;
}

static const struct unit *unit_at(struct stack *stack, uint32_t index)
{
	while (index >= stack->units.count && read_unit(stack))
		;
	return index < stack->units.count ? &stack->units.items[index] : NULL;
}

/* ---- Rows ------------------------------------------------------------------------------------------------------------ */

/* Does a row begin with the unit? */
static bool begins_row(const struct stack *stack, const struct unit *unit)
{
	unsigned kind = vb_label_key(unit->ordinal.kind, unit->ordinal.depth), value = unit->ordinal.value;
	if (unit->ordinal.kind == VB_LABEL_NONE || kind >= VB_LABEL_KEYS)
		return false;
	bool anew = value == 1 && (stack->group || !stack->last[kind]);
	return anew || value == stack->last[kind] + 1;
}

static void take_ordinal(struct stack *stack, const struct unit *unit)
{
	stack->last[vb_label_key(unit->ordinal.kind, unit->ordinal.depth)] = unit->ordinal.value;
}

/* The units of the row that begins at `index`. */
static uint32_t width_of_row(struct stack *stack, uint32_t index)
{
	const struct unit *unit;
	uint32_t width = 1;
	for (; (unit = unit_at(stack, index + width)) && width < stack->columns + EXTRA; width++) {
		struct stack behind = *stack;
		behind.group = width == 2;
		if (unit->boundary || unit->names || begins_row(&behind, unit))
			return width;
	}
	return unit && width > stack->columns ? stack->columns : width;
}

/* Does the unit go on with the cell above it? */
static bool joins(const struct stack *stack, const struct unit *before, const struct unit *unit)
{
	return vb_starts_lower(text_of(stack, unit)) && !vb_ends_sentence(text_of(stack, before));
}

static bool starts_with_any(struct vb_str text, const struct vb_str *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (vb_fold_starts(text, words[i]))
			return true;
	return false;
}

/* The column of deadlines; 0 where no name tells it. */
static uint32_t deadline_column(struct stack *stack)
{
	static const struct vb_str names[] = {VB_LIT("thoi gian"), VB_LIT("thoi han"), VB_LIT("tien do"), VB_LIT("lo trinh"), VB_LIT("thoi diem")};
	uint32_t column = stack->columns - 1;
	while (column && !starts_with_any(text_of(stack, unit_at(stack, column)), names, sizeof names / sizeof *names))
		column--;
	return column;
}

/* "Quý IV/2025", "2026", "Thường xuyên" */
static bool is_time(struct vb_str text)
{
	static const struct vb_str words[] = {VB_LIT("nam 2"), VB_LIT("quy "), VB_LIT("thang "), VB_LIT("thuong xuyen"), VB_LIT("hang nam"), VB_LIT("hang quy"), VB_LIT("hang thang"),
	                                      VB_LIT("giai doan 2"), VB_LIT("truoc "), VB_LIT("tu nam"), VB_LIT("tu quy"), VB_LIT("trong nam"), VB_LIT("den nam"), VB_LIT("dinh ky"), VB_LIT("20")};
	return text.len < TIME && starts_with_any(text, words, sizeof words / sizeof *words);
}

/* The empty cells before the unit: a time stands in its column, where the cells of the row are too few. */
static uint32_t count_empty(const struct stack *stack, const struct unit *unit, uint32_t cell, uint32_t missing)
{
	if (!missing || cell < 2 || cell >= stack->deadline || !is_time(text_of(stack, unit)))
		return 0;
	uint32_t empty = stack->deadline - cell;
	return empty < missing ? empty : missing;
}

/* `piece`: without its first cell. */
static void write_row(struct vb_text_reader *reader, struct stack *stack, uint32_t index, uint32_t width, bool piece, unsigned flags)
{
	uint32_t cells = width + piece, cell = piece;
	for (uint32_t i = 2; i < width; i++)
		cells -= joins(stack, unit_at(stack, index + i - 1), unit_at(stack, index + i));
	uint32_t more = cells > stack->columns ? cells - stack->columns : 0; /* paragraphs of the second cell */
	uint32_t missing = cells < stack->columns ? stack->columns - cells : 0;
	vb_builder_begin(reader->builder, VB_BLOCK_ROW, 0, flags);
	if (piece)
		vb_builder_cell(reader->builder, unit_at(stack, index)->start, unit_at(stack, index)->start);
	for (uint32_t i = 0; i < width; i++) {
		const struct unit *unit = unit_at(stack, index + i);
		bool same = i > 1 && joins(stack, unit_at(stack, index + i - 1), unit);
		if (!same && cell == 1 && i > 1 && more) {
			more--;
			same = true;
		}
		if (i && !same) {
			uint32_t empty = count_empty(stack, unit, ++cell, missing);
			for (uint32_t k = 0; k <= empty; k++)
				vb_builder_cell(reader->builder, unit->start, unit->start);
			cell += empty;
			missing -= empty;
		} else if (i) {
			vb_builder_space(reader->builder, unit->start, unit->start);
		}
		vb_text_write_lines(reader, unit->start, unit->end);
	}
	vb_text_end_block(reader);
}

/* Behind the header of a further page: the rest of a row, which the next row follows. */
static bool is_piece(struct stack *stack, uint32_t index)
{
	if (unit_at(stack, index)->boundary)
		return false;
	const struct unit *next = unit_at(stack, index + width_of_row(stack, index));
	return next && begins_row(stack, next);
}

static bool read_header(struct stack *stack)
{
	const struct unit *unit;
	for (stack->columns = 1; (unit = unit_at(stack, stack->columns)) && unit->ordinal.kind == VB_LABEL_NONE; stack->columns++)
		if (stack->columns == MOST_COLUMNS || unit->boundary || unit->names || unit->end - unit->start > NAME || vb_ends_sentence(text_of(stack, unit)))
			return false;
	if (!unit || stack->columns < LEAST_COLUMNS || unit->ordinal.value != 1)
		return false;
	take_ordinal(stack, unit);
	uint32_t second = stack->columns + width_of_row(stack, stack->columns);
	unit = unit_at(stack, second);
	stack->group = second == stack->columns + 2;
	bool found = unit && begins_row(stack, unit);
	memset(stack->last, 0, sizeof stack->last);
	stack->group = false;
	stack->deadline = deadline_column(stack);
	return found;
}

/* Leaves out the units that were written: however long the table is, few are kept. */
static uint32_t forget(struct stack *stack, uint32_t index)
{
	if (index < KEPT)
		return index;
	stack->units.count -= index;
	memmove(stack->units.items, stack->units.items + index, stack->units.count * sizeof *stack->units.items);
	return 0;
}

/* Writes the table, header and all; returns the place behind it. */
static uint32_t write_table(struct vb_text_reader *reader, struct stack *stack)
{
	uint32_t index = 0, behind = 0;
	unsigned flags = VB_BLOCK_TABLE_START | VB_BLOCK_APART;
	bool header = false;
	for (; unit_at(stack, index); flags = 0) {
		const struct unit unit = *unit_at(stack, index); /* a copy: the list may grow */
		bool row = begins_row(stack, &unit), piece = header && !row && !unit.names && is_piece(stack, index);
		if (!unit.names && !row && !piece)
			break;
		header = unit.names;
		if (row)
			take_ordinal(stack, &unit);
		uint32_t width = header ? stack->columns : width_of_row(stack, index);
		if (!unit_at(stack, index + width - 1))
			break;
		write_row(reader, stack, index, width, piece, flags);
		stack->group = row && width == 2;
		index += width;
		behind = unit_at(stack, index - 1)->behind;
		index = forget(stack, index);
	}
	vb_arena_release(stack->arena, stack->units.items);
	return behind;
}

uint32_t vb_text_stack(struct vb_text_reader *reader, uint32_t start, uint32_t end, uint32_t next)
{
	struct vb_str line = vb_str_trim((struct vb_str){reader->input->bytes + start, end - start});
	if (line.len > 16 || !vb_text_names_ordinals(line) || next >= reader->input->len)
		return start;
	struct stack stack = {.input = reader->input, .arena = reader->builder->arena, .at = start};
	stack.apart = vb_text_is_blank(reader->input, next, vb_text_line_end(reader->input, next, &(uint32_t){0}));
	if (!unit_at(&stack, 0) || !read_header(&stack))
		return start;
	vb_text_write_page(reader);
	vb_text_end_block(reader);
	vb_diagnose_source(reader->builder->arena, &reader->builder->out->diagnostics, VB_DIAGNOSTIC_TABLE_GUESSED, (struct vb_span){start, end},
	                   "the cells of a table stand one below the other without marks: its rows were told by their numbers");
	uint32_t behind = write_table(reader, &stack);
	reader->blank = true;
	return behind;
}
