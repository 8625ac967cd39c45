#include "text.h"

#include "../base/utf8.h"

/* Tables of law sites' text: one cell after the other, each ended by a mark.
 *
 *     TT            |               | TT |
 *     |             TT |            | Nhiệm vụ |
 *     Nhiệm vụ      Nhiệm vụ |      | 1 |
 *     |             |               | Trồng sâm |
 *     1             1 |
 *     |             Trồng |
 *
 * A cell is the lines up to the next mark; a mark without text before it is an empty cell, or, in some texts, begins a row. A table
 * begins with its header: a cell "TT" or the like, or a mark alone and three cells of one line that another mark alone follows. Its
 * header ends before the first ordinal, or before an empty cell. Where an empty cell stands before the header and before each row, it
 * is the mark that begins them.
 *
 * Where rows begin is told by counting: a row has as many cells as the header. A row that spans has fewer: where what should be the next
 * row's first cell is neither an ordinal nor empty, the row ends before the first ordinal in it. The table ends where the next cell can
 * be no first one: its text is of several lines, or of a letterhead, or stands behind a blank line. */

enum {
	MAX_COLUMNS = 64,    /* of such a table: the search for the end of its header stops there */
	MAX_LINES = 80,      /* of a cell: what is longer is text between two tables */
	LOOK = 4,            /* rows that are looked at to tell a mark that begins them from an empty cell */
	FIRST_CELL = 120,    /* bytes of a first cell that is no ordinal: "Tổng cộng", the text of a group that spans */
	NAME = 160,          /* bytes of a cell of the header */
};

struct token {
	uint32_t start, end;   /* of its lines; the mark not counted */
	uint32_t behind;       /* the line behind its mark */
	uint32_t lines;        /* with text */
	bool apart;            /* a blank line stands before its text, or in it */
};

struct cells {
	const struct vb_reader_input *input;
	struct vb_arena *arena;
	struct VB_LIST(struct token) tokens;
	uint32_t at;     /* the next line to read */
	bool ended;
	uint32_t columns, stride; /* cells of a row; with the mark before it */
	uint32_t first;  /* the token that the header starts with */
	uint32_t upper, lower;    /* names of the header, and of the line below those that one of them spans; 0: none */
};

/* ---- Tokens ---------------------------------------------------------------------------------------------------------- */

static struct vb_str trimmed(const struct vb_reader_input *input, uint32_t start, uint32_t end)
{
	while (start < end && vb_is_one_of(input->bytes[start], " \t\r\f"))
		start++;
	while (end > start && vb_is_one_of(input->bytes[end - 1], " \t\r\f"))
		end--;
	return (struct vb_str){input->bytes + start, end - start};
}

static bool is_empty(struct vb_str text)
{
	return !text.len || vb_str_equal(text, VB_LIT("&nbsp;")) || vb_str_equal(text, VB_LIT("\xC2\xA0"));
}

/* Reads the lines up to the next mark; false where there is none, or where a line holds several cells. */
static bool read_token(struct cells *cells)
{
	const struct vb_reader_input *input = cells->input;
	struct token token = {.start = UINT32_MAX};
	uint32_t next, at = cells->at;
	for (; at < input->len && token.lines <= MAX_LINES; at = next) {
		uint32_t end = vb_text_line_end(input, at, &next);
		struct vb_str line = trimmed(input, at, end);
		bool marked = line.len && line.ptr[line.len - 1] == '|' && !(line.len > 1 && line.ptr[line.len - 2] == '\\');
		if (!line.len) {
			token.apart = true;
			continue;
		}
		if (marked)
			line.len--;
		if (marked && line.len && line.ptr[0] == '|' && !token.lines)
			line.ptr++, line.len--;
		if (memchr(line.ptr, '|', line.len))
			return false;
		uint32_t from = (uint32_t)(line.ptr - input->bytes);
		line = trimmed(input, from, from + (uint32_t)line.len);
		from = (uint32_t)(line.ptr - input->bytes);
		if (!is_empty(line)) {
			token.start = token.lines ? token.start : from;
			token.end = from + (uint32_t)line.len;
			token.lines++;
		}
		if (!marked)
			continue;
		if (!token.lines)
			token.start = token.end = from;
		token.behind = next;
		*vb_push(cells->arena, &cells->tokens) = token;
		cells->at = next;
		return true;
	}
	return false;
}

/* The token, NULL behind the last. */
static const struct token *token_at(struct cells *cells, uint32_t index)
{
	while (index >= cells->tokens.count && !cells->ended)
		cells->ended = !read_token(cells);
	return index < cells->tokens.count ? &cells->tokens.items[index] : NULL;
}

static struct vb_str text_of(const struct cells *cells, const struct token *token)
{
	return (struct vb_str){cells->input->bytes + token->start, token->end - token->start};
}

static bool is_empty_at(struct cells *cells, uint32_t index)
{
	const struct token *token = token_at(cells, index);
	return token && !token->lines;
}

/* "I.1", "A.2.", "II.1.3": what stands below a Roman number or a capital. */
static bool is_compound(struct vb_str text)
{
	size_t at = 0;
	while (at < text.len && at < 5 && text.ptr[at] >= 'A' && text.ptr[at] <= 'Z')
		at++;
	if (!at || at + 1 >= text.len || text.ptr[at] != '.' || !vb_is_digit(text.ptr[at + 1]))
		return false;
	while (at < text.len && (vb_is_digit(text.ptr[at]) || text.ptr[at] == '.'))
		at++;
	return at == text.len;
}

bool vb_text_is_ordinal(struct vb_str text)
{
	struct vb_label label;
	char closed[16];
	if (!text.len || text.len > 12)
		return false;
	if ((vb_label_read(text, &label) && label.len == text.len) || is_compound(text))
		return true;
	memcpy(closed, text.ptr, text.len);
	closed[text.len] = vb_starts_lower(text) ? ')' : '.';
	return vb_label_read((struct vb_str){closed, text.len + 1}, &label) && label.len == text.len + 1;
}

bool vb_text_names_ordinals(struct vb_str text)
{
	char folded[24];
	if (text.len > sizeof folded || !text.len)
		return false;
	struct vb_str key = {folded, vb_fold_tight(text.ptr, text.len, folded)};
	return vb_str_equal(key, VB_LIT("tt")) || vb_str_equal(key, VB_LIT("stt")) || vb_str_equal(key, VB_LIT("sott")) || vb_str_equal(key, VB_LIT("sothutu"));
}

static bool is_ordinal_at(struct cells *cells, uint32_t index)
{
	const struct token *token = token_at(cells, index);
	return token && token->lines == 1 && (vb_text_is_ordinal(text_of(cells, token)) || vb_text_names_ordinals(text_of(cells, token)));
}

/* ---- The header ------------------------------------------------------------------------------------------------------ */

static bool is_name(const struct cells *cells, const struct token *token)
{
	char lead[NAME];
	struct vb_str text = text_of(cells, token);
	if (text.len > NAME || token->lines > 4)
		return false;
	return vb_line_kind_of(vb_inline_lead(cells->input, token->start, token->end, lead, sizeof lead)) == VB_LINE_PLAIN && !vb_ends_sentence(text);
}

/* The tokens of the header, with the mark between its lines. */
static uint32_t header_width(const struct cells *cells, bool marked)
{
	return cells->upper + cells->lower + (marked && cells->lower);
}

/* Does a mark stand before each of the first rows, the header counted? */
static bool is_marked(struct cells *cells)
{
	uint32_t stride = cells->columns + 1, behind = cells->first + header_width(cells, true) + 1;
	if (!cells->first || !is_empty_at(cells, cells->first - 1) || !is_empty_at(cells, behind - 1) || !token_at(cells, behind))
		return false;
	for (uint32_t index = behind, end = behind + (LOOK - 1) * stride; index < end; index++) {
		const struct token *token = token_at(cells, index);
		if (!token || (token->apart && token->lines) || (cells->lower && vb_text_names_ordinals(text_of(cells, token)))) /* the table is shorter, or a page ends */
			break;
		if ((index + 1 - behind) % stride == 0 && token->lines)
			return false;
	}
	return true;
}

/* A second line of names behind a mark, before the first ordinal: "Chủ trì", "Phối hợp" below "Cơ quan thực hiện". */
static void find_marked_line(struct cells *cells)
{
	uint32_t from = cells->first + cells->upper + 1, count = 0;
	const struct token *token;
	while ((token = token_at(cells, from + count)) && token->lines && is_name(cells, token) && !is_ordinal_at(cells, from + count) && count < cells->upper)
		count++;
	if (count < 2 || count == cells->upper || !is_empty_at(cells, from + count) || !is_ordinal_at(cells, from + count + 1))
		return;
	cells->lower = count;
	cells->columns = cells->upper + count - 1;
}

/* How many of the first rows begin with an ordinal, where rows have so many cells; none where another cell stands there. */
static uint32_t count_numbered(struct cells *cells, uint32_t row, uint32_t width)
{
	uint32_t numbered = 0;
	for (uint32_t k = 0; k < LOOK && token_at(cells, row + k * width); k++) {
		if (vb_text_names_ordinals(text_of(cells, token_at(cells, row + k * width)))) /* a page ends where a row does */
			return numbered + 1;
		bool ordinal = is_ordinal_at(cells, row + k * width);
		if (!ordinal && !is_empty_at(cells, row + k * width))
			return 0;
		numbered += ordinal;
	}
	return numbered;
}

/* The same where no mark tells rows: they are a cell narrower than there are names, so that the last two stand below another. */
static void find_line(struct cells *cells)
{
	uint32_t row = cells->first + cells->columns, width = cells->columns - 1, narrow = width < 4 ? 0 : count_numbered(cells, row, width);
	if (narrow < 2 || narrow <= count_numbered(cells, row, cells->columns))
		return;
	cells->upper = width - 1;
	cells->lower = 2;
	cells->columns = width;
}

static bool read_header(struct cells *cells)
{
	const struct token *token = token_at(cells, 0);
	bool mark = token && !token->lines;
	cells->first = mark;
	token = token_at(cells, cells->first);
	bool named = token && token->lines == 1 && vb_text_names_ordinals(text_of(cells, token));
	if (!token || (!named && !mark))
		return false;
	for (cells->columns = 0; (token = token_at(cells, cells->first + cells->columns)) && cells->columns < MAX_COLUMNS; cells->columns++) {
		if (!token->lines || (cells->columns && is_ordinal_at(cells, cells->first + cells->columns)))
			break;
		if (!is_name(cells, token) || (token->apart && cells->columns))
			return false;
	}
	if (!token || cells->columns < (named ? 2 : 3) || cells->columns == MAX_COLUMNS)
		return false;
	cells->upper = cells->columns;
	if (mark && is_empty_at(cells, cells->first + cells->columns))
		find_marked_line(cells);
	bool marked = is_marked(cells);
	if (!marked && cells->lower) {
		cells->lower = 0;
		cells->columns = cells->upper;
		marked = is_marked(cells);
	}
	if (!marked)
		find_line(cells);
	cells->stride = cells->columns + marked;
	return named || marked;
}

/* ---- Rows ------------------------------------------------------------------------------------------------------------ */

/* Can a row begin with the token? */
static bool can_begin(struct cells *cells, uint32_t index)
{
	const struct token *token = token_at(cells, index);
	char lead[NAME];
	if (!token)
		return false;
	if (!token->lines || is_ordinal_at(cells, index))
		return !token->apart || token->lines;
	return token->lines == 1 && !token->apart && token->end - token->start <= FIRST_CELL
	       && vb_line_kind_of(vb_inline_lead(cells->input, token->start, token->end, lead, sizeof lead)) == VB_LINE_PLAIN;
}

/* The cells of the row whose first one is at `index`. */
static uint32_t width_of_row(struct cells *cells, uint32_t index)
{
	uint32_t mark = cells->stride - cells->columns, behind = index + cells->columns;
	if (!token_at(cells, behind))
		return cells->columns;
	if (mark ? is_empty_at(cells, behind) : is_empty_at(cells, behind) || is_ordinal_at(cells, behind))
		return cells->columns;
	for (uint32_t width = 1; width < cells->columns; width++)
		if (is_ordinal_at(cells, index + width + mark) && (!mark || is_empty_at(cells, index + width)))
			return width;
	return cells->columns;
}

void vb_text_write_lines(struct vb_text_reader *reader, uint32_t start, uint32_t stop)
{
	uint32_t next;
	vb_inline_reset(&reader->marks);
	for (uint32_t at = start; at < stop; at = next) {
		uint32_t end = vb_text_line_end(reader->input, at, &next);
		struct vb_str line = trimmed(reader->input, at, end < stop ? end : stop);
		uint32_t from = (uint32_t)(line.ptr - reader->input->bytes);
		if (!line.len)
			continue;
		if (at > start)
			vb_builder_space(reader->builder, from, from);
		vb_inline_write(&reader->marks, from, from + (uint32_t)line.len);
	}
}

/* Cells [index, index + width) as a row. */
static void write_row(struct vb_text_reader *reader, struct cells *cells, uint32_t index, uint32_t width, unsigned flags)
{
	vb_builder_begin(reader->builder, VB_BLOCK_ROW, 0, flags);
	for (uint32_t i = 0; i < width; i++) {
		const struct token *token = token_at(cells, index + i);
		if (i)
			vb_builder_cell(reader->builder, token->start, token->start);
		vb_text_write_lines(reader, token->start, token->end);
	}
	vb_text_end_block(reader);
}

static bool goes_on(struct cells *cells, uint32_t index)
{
	bool marked = cells->stride > cells->columns;
	return marked ? is_empty_at(cells, index) && token_at(cells, index + 1) : can_begin(cells, index);
}

static bool names_ordinals_at(struct cells *cells, uint32_t index)
{
	const struct token *token = token_at(cells, index);
	return token && token->lines == 1 && vb_text_names_ordinals(text_of(cells, token)) && token_at(cells, index + header_width(cells, cells->stride > cells->columns) - 1);
}

/* Writes the rows; returns the place behind the last. */
static uint32_t write_rows(struct vb_text_reader *reader, struct cells *cells)
{
	uint32_t index = cells->first, mark = cells->stride - cells->columns, behind = 0;
	unsigned flags = VB_BLOCK_TABLE_START | VB_BLOCK_APART;
	for (;;) {
		if (index == cells->first || (cells->lower && names_ordinals_at(cells, index))) {
			write_row(reader, cells, index, cells->upper, flags);
			if (cells->lower)
				write_row(reader, cells, index + cells->upper + mark, cells->lower, 0);
			index += header_width(cells, mark);
			behind = token_at(cells, index - 1)->behind;
			flags = 0;
			if (!goes_on(cells, index))
				return behind;
			index += mark;
			continue;
		}
		uint32_t width = width_of_row(cells, index);
		while (width && !token_at(cells, index + width - 1))
			width--; /* the last row lacks cells */
		if (!width)
			return behind;
		write_row(reader, cells, index, width, flags);
		flags = 0;
		behind = token_at(cells, index + width - 1)->behind;
		index += width;
		if (!goes_on(cells, index))
			return behind;
		index += mark;
	}
}

/* The cheap look at a line: could a table of cells begin here? */
static bool may_begin(const struct vb_reader_input *input, uint32_t start)
{
	uint32_t next, end = vb_text_line_end(input, start, &next);
	if (end - start > 32)
		return false;
	struct vb_str line = trimmed(input, start, end);
	if (!line.len || !vb_is_one_of(line.ptr[0], "|TtSs"))
		return false;
	if (vb_str_equal(line, VB_LIT("|")))
		return next < input->len;
	while (line.len && vb_is_one_of(line.ptr[0], "| "))
		line.ptr++, line.len--;
	bool marked = line.len && line.ptr[line.len - 1] == '|';
	while (line.len && vb_is_one_of(line.ptr[line.len - 1], "| "))
		line.len--;
	if (next >= input->len || !(marked || vb_str_equal(trimmed(input, next, vb_text_line_end(input, next, &(uint32_t){0})), VB_LIT("|"))))
		return false;
	return vb_text_names_ordinals(line);
}

uint32_t vb_text_cells(struct vb_text_reader *reader, uint32_t start)
{
	struct cells cells = {.input = reader->input, .arena = reader->builder->arena, .at = start};
	if (!may_begin(reader->input, start) || !read_header(&cells))
		return start;
	vb_text_write_page(reader);
	vb_text_end_block(reader);
	uint32_t behind = write_rows(reader, &cells);
	reader->blank = true;
	return behind;
}
