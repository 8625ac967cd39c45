#include "text.h"

#include "../base/utf8.h"

/* Tables in text: tab-separated lines, Markdown pipe tables, pandoc's simple, multiline and grid tables.
 *
 * A table that only lays out a letterhead or a signature is no table: its columns are read one after the other, left first, as
 * if their lines stood alone. A table is such when one of its cells is a line of letterhead or signature. */

enum {
	MAX_COLUMNS = 1024, /* a wider table is no table of tasks: its further cells melt into the last */
	MAX_LAYOUT_COLUMNS = 4,
	LEAST_BARE = 3, /* columns of a table that only its header tells */
	MAX_RULER_COLUMNS = 64, /* of a pandoc table */
	META_LABEL = 96, /* bytes: the longest of a site's labels has some 40 */
	ORDINALS_LINE = 20, /* bytes of a line "STT" or "Số thứ tự", with spaces around it, that cells may stand below */
	LAYOUT_CELL = 200, /* bytes of the first line of a cell: one of letterhead or signature is shorter */
	LAYOUT_LINES = 40, /* the lines of a tab-separated group that are looked at to tell a layout */
};

struct cell {
	uint32_t start, end;
};

/* ---- Cells ----------------------------------------------------------------------------------------------------------- */

/* The first character of a line that is no space. */
static char first_of(const struct vb_reader_input *input, uint32_t at)
{
	while (at < input->len && input->bytes[at] == ' ')
		at++;
	return at < input->len ? input->bytes[at] : '\0';
}

static struct cell trim(const struct vb_reader_input *input, struct cell cell)
{
	while (cell.start < cell.end && vb_is_one_of(input->bytes[cell.start], " \t\r"))
		cell.start++;
	while (cell.end > cell.start && vb_is_one_of(input->bytes[cell.end - 1], " \t\r"))
		cell.end--;
	return cell;
}

/* The next cell of a line whose cells are divided by `mark`; *at moves behind the mark. A mark behind a backslash is text. */
static struct cell next_cell(const struct vb_reader_input *input, char mark, uint32_t *at, uint32_t end)
{
	struct cell cell = {*at, end};
	for (uint32_t from = *at; from < end;) {
		const char *found = memchr(input->bytes + from, mark, end - from);
		if (!found)
			break;
		from = (uint32_t)(found - input->bytes) + 1;
		if (mark == '|' && from - 1 > cell.start && found[-1] == '\\')
			continue;
		cell.end = from - 1;
		*at = from;
		return trim(input, cell);
	}
	*at = end + 1;
	return trim(input, cell);
}

static enum vb_line_kind cell_kind(const struct vb_reader_input *input, struct cell cell)
{
	char lead[200];
	const char *open = memchr(input->bytes + cell.start, '<', cell.end - cell.start);
	const char *line_break = open ? memmem(open, cell.end - (size_t)(open - input->bytes), "<br", 3) : NULL;
	uint32_t end = line_break ? (uint32_t)(line_break - input->bytes) : cell.end;
	if (end - cell.start > LAYOUT_CELL)
		return VB_LINE_PLAIN;
	return vb_line_kind_of(vb_inline_lead(input, cell.start, end, lead, sizeof lead));
}

static bool is_layout_kind(enum vb_line_kind kind)
{
	return kind == VB_LINE_NATION || kind == VB_LINE_PARTY || kind == VB_LINE_RECIPIENTS || kind == VB_LINE_ROLE || kind == VB_LINE_NUMBER
	       || kind == VB_LINE_MOTTO || kind == VB_LINE_PLACE_DATE;
}

bool vb_text_is_meta_label(struct vb_str text)
{
	static const char *const labels[] = {
		"so hieu", "so ky hieu", "loai van ban", "noi ban hanh", "co quan ban hanh", "ngay ban hanh", "nguoi ky", "ngay hieu luc",
		"ngay co hieu luc", "tinh trang", "tinh trang hieu luc", "linh vuc", "linh vuc, nganh", "ngay cong bao", "so cong bao", "trich yeu",
		"ngay het hieu luc", "ngay dang cong bao", "hieu luc", "chuc danh", "do khan", "file dinh kem", "file duoc dinh kem theo van ban", "ten van ban", "tai lieu dinh kem", "pham vi"};
	char folded[META_LABEL];
	text = vb_utf8_head(text, sizeof folded);
	struct vb_str key = {folded, vb_fold(text.ptr, text.len, folded)};
	while (key.len && (key.ptr[key.len - 1] == ':' || key.ptr[key.len - 1] == ' '))
		key.len--;
	for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
		if (vb_str_is(key, labels[i]))
			return true;
	return false;
}

static bool is_layout_cell(const struct vb_reader_input *input, struct cell cell)
{
	return cell.start < cell.end && (is_layout_kind(cell_kind(input, cell)) || vb_text_lists_recipients(input, cell.start, cell.end));
}

/* "Số hiệu", "Ngày ban hành": a row of a site's own box about the document. */
static bool is_meta(const struct vb_reader_input *input, struct cell cell)
{
	char lead[META_LABEL];
	if (cell.start < cell.end && vb_is_digit(input->bytes[cell.start])) /* most rows begin with their ordinal */
		return false;
	return vb_text_is_meta_label(vb_inline_lead(input, cell.start, cell.end, lead, sizeof lead));
}

/* "TT", "STT", "Số TT": its column numbers rows, so the table lays nothing out, whatever its cells look like. */
static bool numbers_rows(const struct vb_reader_input *input, struct cell cell)
{
	char lead[32], folded[64];
	struct vb_str text = vb_inline_lead(input, cell.start, cell.end, lead, sizeof lead);
	struct vb_str key = {folded, vb_fold_tight(text.ptr, text.len, folded)};
	return vb_str_equal(key, VB_LIT("tt")) || vb_str_equal(key, VB_LIT("stt")) || vb_str_equal(key, VB_LIT("sott"));
}

/* ---- Rows divided by a mark: TAB or | -------------------------------------------------------------------------------- */

static struct cell line_inside(const struct vb_reader_input *input, char mark, uint32_t start, uint32_t end)
{
	struct cell line = {start, end};
	while (line.start < line.end && vb_is_one_of(input->bytes[line.start], " \r"))
		line.start++;
	while (line.end > line.start && vb_is_one_of(input->bytes[line.end - 1], " \r"))
		line.end--;
	if (mark == '|') {
		line.start += line.start < line.end && vb_is_one_of(input->bytes[line.start], "|+");
		line.end -= line.end > line.start && input->bytes[line.end - 1] == '|';
	}
	return line;
}

static bool is_pipe_row(const struct vb_reader_input *input, uint32_t start, uint32_t end)
{
	while (start < end && input->bytes[start] == ' ')
		start++;
	return start < end && input->bytes[start] == '|' && memchr(input->bytes + start + 1, '|', end - start - 1);
}

/* Where " | " stands in a line, NULL where it does not: most lines have no such mark, which memchr tells fastest. */
static const char *inner_mark(const struct vb_reader_input *input, uint32_t start, uint32_t end)
{
	const char *first = input->pipes ? memchr(input->bytes + start, '|', end - start) : NULL;
	return first ? memmem(input->bytes + start, end - start, " | ", 3) : NULL;
}

/* "Cell | Cell |": the text of a page whose tables lost their first mark. */
static bool is_open_row(const struct vb_reader_input *input, uint32_t start, uint32_t end)
{
	while (end > start && vb_is_one_of(input->bytes[end - 1], " \r"))
		end--;
	return end > start && input->bytes[end - 1] == '|' && inner_mark(input, start, end - 1);
}

/* |---|:---:| of a pipe table, +---+===+ of a grid table. */
static bool is_pipe_ruler(const struct vb_reader_input *input, uint32_t start, uint32_t end)
{
	bool dashes = false;
	for (uint32_t i = start; i < end; i++) {
		if (!vb_is_one_of(input->bytes[i], "|-+=: \r"))
			return false;
		dashes |= input->bytes[i] == '-' || input->bytes[i] == '=';
	}
	return dashes;
}

bool vb_text_follows_row(const struct vb_text_reader *reader)
{
	const struct vb_normalized *out = reader->builder->out;
	uint32_t at = out->blocks.count;
	while (at && out->blocks.items[at - 1].kind == VB_BLOCK_PAGE)
		at--;
	return !reader->builder->open && at && out->blocks.items[at - 1].kind == VB_BLOCK_ROW;
}

/* A line with a TAB between texts. "1.⇥Mục đích" and "-⇥Nội dung" are a label and its text, unless a table goes on. */
static bool is_tab_row(const struct vb_text_reader *reader, uint32_t start, uint32_t end)
{
	const struct vb_reader_input *input = reader->input;
	struct cell line = line_inside(input, '\t', start, end);
	const char *tab = memchr(input->bytes + line.start, '\t', line.end - line.start);
	if (!tab)
		return false;
	if (vb_text_follows_row(reader))
		return true;
	struct cell text = trim(input, line);
	tab = memchr(input->bytes + text.start, '\t', text.end - text.start);
	if (!tab)
		return false;
	uint32_t second = (uint32_t)(tab - input->bytes) + 1;
	bool more = memchr(input->bytes + second, '\t', line.end - second) != NULL;
	char lead[64];
	struct vb_str label = vb_inline_lead(input, text.start, second - 1, lead, sizeof lead);
	struct vb_label read;
	bool is_label = label.len < 8 && (vb_label_read(label, &read) || vb_str_equal(label, VB_LIT("-")) || vb_str_equal(label, VB_LIT("+")));
	return more || !is_label;
}

static uint32_t count_cells(const struct vb_reader_input *input, char mark, struct cell line)
{
	uint32_t count = 1;
	for (const char *i = input->bytes + line.start, *stop = input->bytes + line.end; (i = memchr(i, mark, (size_t)(stop - i))); i++)
		count++;
	return count;
}

/* A table whose rows have no mark before their first cell: a mark at the start of a row stands behind an empty first cell, and, where
 * its header has none behind the last cell either, one at the end before an empty last cell. */
struct bare {
	uint32_t columns; /* 0: another table */
	bool closed;      /* a mark stands behind the last cell */
};

static struct bare read_bare(const struct vb_reader_input *input, char mark, uint32_t start, uint32_t end)
{
	struct bare bare = {0};
	if (mark != '|' || first_of(input, start) == '|')
		return bare;
	struct cell line = line_inside(input, mark, start, end);
	bare.columns = count_cells(input, mark, line);
	bare.closed = line.end < end && input->bytes[line.end] == '|';
	return bare;
}

static struct cell row_inside(const struct vb_reader_input *input, char mark, uint32_t start, uint32_t end, const struct bare *bare)
{
	struct cell line = line_inside(input, mark, start, end);
	if (bare->columns && !bare->closed && line.end < end && input->bytes[line.end] == '|' && count_cells(input, mark, line) < bare->columns)
		line.end++;
	if (bare->columns && line.start > start && input->bytes[line.start - 1] == '|' && count_cells(input, mark, line) < bare->columns)
		line.start--;
	return line;
}

static void write_row(struct vb_text_reader *reader, char mark, struct cell line, unsigned flags)
{
	uint32_t at = line.start, columns = 0;
	vb_builder_begin(reader->builder, VB_BLOCK_ROW, 0, flags | (reader->blank ? VB_BLOCK_APART : 0u));
	do {
		struct cell cell = next_cell(reader->input, mark, &at, line.end);
		if (columns && columns < MAX_COLUMNS)
			vb_builder_cell(reader->builder, cell.start, cell.start);
		else if (columns)
			vb_builder_space(reader->builder, cell.start, cell.start);
		vb_inline_reset(&reader->marks);
		vb_inline_write(&reader->marks, cell.start, cell.end);
		columns++;
	} while (at <= line.end);
	vb_text_end_block(reader);
	if (columns > MAX_COLUMNS)
		vb_diagnose_source(reader->builder->arena, &reader->builder->out->diagnostics, VB_DIAGNOSTIC_TABLE_LIMIT, (struct vb_span){line.start, line.end},
		                   "a table row of %u cells: the cells behind the first %d stand in the last column", columns, (int)MAX_COLUMNS);
	reader->blank = false;
}

/* Does the group of rows go on with this line? Once a row was read, a line with any TAB is one: its last cells may be empty. */
static bool goes_on(const struct vb_text_reader *reader, char mark, uint32_t start, uint32_t end)
{
	if (mark == '\t')
		return memchr(reader->input->bytes + start, '\t', end - start) != NULL;
	return is_pipe_row(reader->input, start, end) || inner_mark(reader->input, start, end)
	       || (memchr(reader->input->bytes + start, '|', end - start) && is_pipe_ruler(reader->input, start, end));
}

/* Has the line as many cells as the rows before it, which a blank line or a page ended? Behind an ordinal one may be left out. */
static bool goes_on_bare(const struct vb_text_reader *reader, uint32_t start, uint32_t end)
{
	if (!reader->bare_columns || !vb_text_follows_row(reader))
		return false;
	struct cell line = line_inside(reader->input, '|', start, end);
	uint32_t place = line.start, count = count_cells(reader->input, '|', line);
	if (count == reader->bare_columns)
		return true;
	struct cell first = next_cell(reader->input, '|', &place, line.end);
	return count >= LEAST_BARE && count + 1 == reader->bare_columns && first.start < first.end
	       && vb_text_is_ordinal((struct vb_str){reader->input->bytes + first.start, first.end - first.start});
}

/* "TT | Nhiệm vụ | Cơ quan chủ trì": the header of a table whose rows stand apart. */
static bool is_bare_header(const struct vb_reader_input *input, uint32_t start, uint32_t end)
{
	uint32_t place = start;
	return numbers_rows(input, next_cell(input, '|', &place, end)) && count_cells(input, '|', (struct cell){start, end}) >= LEAST_BARE;
}

/* "Số hiệu | 12/KH-UBND" */
static bool is_bare_meta(const struct vb_reader_input *input, uint32_t start, uint32_t end)
{
	uint32_t place = start;
	return end - start < LAYOUT_CELL && is_meta(input, next_cell(input, '|', &place, end));
}

/* "Cell | Cell" above "---|---", or a row that ends with the mark, or goes on with a table, or numbers its rows, or tells of the document: the
 * marks at the ends of a line may be left out. */
static bool opens_bare(const struct vb_text_reader *reader, uint32_t start, uint32_t end, uint32_t next)
{
	const struct vb_reader_input *input = reader->input;
	uint32_t behind, next_end;
	if (!inner_mark(input, start, end))
		return false;
	if (is_open_row(input, start, end) || goes_on_bare(reader, start, end) || is_bare_header(input, start, end) || is_bare_meta(input, start, end))
		return true;
	if (next >= input->len)
		return false;
	next_end = vb_text_line_end(input, next, &behind);
	return memchr(input->bytes + next, '|', next_end - next) && is_pipe_ruler(input, next, next_end);
}

/* Does a group of rows lay out a letterhead or a signature? */
static bool is_layout(const struct vb_text_reader *reader, char mark, uint32_t start, uint32_t *columns)
{
	uint32_t next;
	bool found = false;
	*columns = 0;
	for (uint32_t at = start, lines = 0; at < reader->input->len && lines < LAYOUT_LINES; at = next, lines++) {
		uint32_t end = vb_text_line_end(reader->input, at, &next);
		if (!goes_on(reader, mark, at, end))
			break;
		struct cell line = line_inside(reader->input, mark, at, end);
		uint32_t count = count_cells(reader->input, mark, line);
		if (count > MAX_LAYOUT_COLUMNS)
			return false;
		for (uint32_t place = line.start; place <= line.end && !found;) {
			bool first = place == line.start;
			struct cell cell = next_cell(reader->input, mark, &place, line.end);
			if (first && !lines && numbers_rows(reader->input, cell))
				return false;
			found = is_layout_cell(reader->input, cell);
		}
		*columns = count > *columns ? count : *columns;
	}
	return found && *columns <= MAX_LAYOUT_COLUMNS;
}

/* The lines of one column, cut at <br>. */
static void read_cell_lines(struct vb_text_reader *reader, struct cell cell)
{
	const char *bytes = reader->input->bytes;
	uint32_t from = cell.start;
	for (uint32_t at = cell.start; at < cell.end; at++) {
		size_t tag = bytes[at] == '<' ? vb_inline_tag((struct vb_str){bytes + at, cell.end - at}) : 0;
		if (!tag || !vb_inline_is_break((struct vb_str){bytes + at, tag}))
			continue;
		if (!vb_text_is_blank(reader->input, from, at))
			vb_text_flat_line(reader, from, at);
		from = at + (uint32_t)tag;
		at = from - 1;
	}
	if (!vb_text_is_blank(reader->input, from, cell.end))
		vb_text_flat_line(reader, from, cell.end);
}

void vb_text_begin_column(struct vb_text_reader *reader)
{
	vb_text_end_block(reader);
	reader->blank = true;
	reader->layout = true;
}

void vb_text_end_columns(struct vb_text_reader *reader)
{
	vb_text_end_block(reader);
	reader->layout = false;
	reader->blank = true;
}

static void write_columns(struct vb_text_reader *reader, char mark, uint32_t start, uint32_t behind, uint32_t columns)
{
	uint32_t next;
	for (uint32_t column = 0; column < columns; column++) {
		vb_text_begin_column(reader);
		for (uint32_t at = start; at < behind; at = next) {
			uint32_t end = vb_text_line_end(reader->input, at, &next), place, count = 0;
			struct cell line = line_inside(reader->input, mark, at, end), cell = {0};
			if (mark == '|' && is_pipe_ruler(reader->input, at, end)) {
				reader->blank = true;
				continue;
			}
			for (place = line.start; place <= line.end && count <= column; count++)
				cell = next_cell(reader->input, mark, &place, line.end);
			if (count == column + 1 && cell.start < cell.end)
				read_cell_lines(reader, cell);
			else
				reader->blank = true;
		}
	}
	vb_text_end_columns(reader);
}

/* A row of a site's box about the document. Between TABs it has a value that is no label itself: a header of a table may begin so. */
static bool is_meta_row(const struct vb_reader_input *input, char mark, uint32_t start, uint32_t end)
{
	struct cell line = line_inside(input, mark, start, end);
	uint32_t place = line.start;
	if ((mark != '|' && mark != '\t') || !is_meta(input, next_cell(input, mark, &place, line.end)))
		return false;
	struct cell value = mark == '\t' && place <= line.end ? next_cell(input, mark, &place, line.end) : (struct cell){0};
	return mark == '|' || (value.start < value.end && !is_meta(input, value));
}

static bool follows_meta_row(const struct vb_text_reader *reader)
{
	const struct vb_normalized *out = reader->builder->out;
	return vb_text_follows_row(reader) && out->blocks.items[out->blocks.count - 1].flags & VB_BLOCK_META;
}

/* The rows of a box about the document end where the letterhead begins, though no line stands between. */
static uint32_t read_marked(struct vb_text_reader *reader, char mark, uint32_t start)
{
	uint32_t columns, next, at = start, first_end = vb_text_line_end(reader->input, start, &next);
	bool box = is_meta_row(reader->input, mark, start, first_end), begins = !vb_text_follows_row(reader) || (!box && follows_meta_row(reader));
	bool layout = !box && begins && is_layout(reader, mark, start, &columns);
	unsigned flags = begins ? VB_BLOCK_TABLE_START : 0u;
	struct bare bare = read_bare(reader->input, mark, start, first_end);
	if (mark == '|' && !begins && !bare.columns) /* the first cell of a row that goes on is empty */
		bare.columns = reader->bare_columns;
	if (begins || bare.columns > reader->bare_columns) /* the last cells of a row that goes on may be left out */
		reader->bare_columns = bare.columns;
	vb_text_write_page(reader);
	if (!layout)
		vb_text_end_block(reader);
	for (; at < reader->input->len; at = next) {
		uint32_t end = vb_text_line_end(reader->input, at, &next);
		if (at > start && !goes_on(reader, mark, at, end))
			break;
		if (layout || (mark == '|' && is_pipe_ruler(reader->input, at, end)))
			continue;
		bool meta = is_meta_row(reader->input, mark, at, end);
		if (box && !meta)
			break;
		write_row(reader, mark, row_inside(reader->input, mark, at, end, &bare), flags | (meta ? VB_BLOCK_META : 0u));
		flags = 0;
	}
	if (layout)
		write_columns(reader, mark, start, at, columns);
	return at;
}

/* ---- Rows of several lines ------------------------------------------------------------------------------------------- */

/* Where the columns of a pandoc table stand: its line of dashes. */
struct ruler {
	uint32_t columns, starts[MAX_RULER_COLUMNS]; /* code points from the start of the line */
	bool whole;                                       /* one line of dashes over all columns */
};

/* The cell of a column in one line of a row; `ruler` tells where the columns stand. */
typedef struct cell cell_of_line(const struct vb_reader_input *input, uint32_t start, uint32_t end, const struct ruler *ruler, uint32_t column);

/* One row from the lines start..end, column by column. */
static void write_lines_row(struct vb_text_reader *reader, cell_of_line *cell_of, const struct ruler *ruler, uint32_t columns, struct cell lines,
                            unsigned flags)
{
	uint32_t next, last = trim(reader->input, lines).start; /* the end of what was written: where empty cells stand */
	vb_builder_begin(reader->builder, VB_BLOCK_ROW, 0, flags | (flags & VB_BLOCK_TABLE_START ? VB_BLOCK_APART : 0u));
	for (uint32_t column = 0; column < columns; column++) {
		if (column)
			vb_builder_cell(reader->builder, last, last);
		vb_inline_reset(&reader->marks);
		for (uint32_t at = lines.start; at < lines.end; at = next) {
			struct cell cell = cell_of(reader->input, at, vb_text_line_end(reader->input, at, &next), ruler, column);
			if (cell.start == cell.end)
				continue;
			vb_builder_space(reader->builder, cell.start, cell.start);
			vb_inline_write(&reader->marks, cell.start, cell.end);
			last = cell.end;
		}
	}
	vb_text_end_block(reader);
}

/* ---- Grid tables: rows of several lines between +---+ rulers ---------------------------------------------------------- */

static bool is_grid_ruler(const struct vb_reader_input *input, uint32_t start, uint32_t end)
{
	uint32_t corners = 0;
	while (start < end && input->bytes[start] == ' ')
		start++;
	if (start == end || input->bytes[start] != '+')
		return false;
	for (uint32_t i = start; i < end; i++)
		corners += input->bytes[i] == '+';
	return corners >= 2 && is_pipe_ruler(input, start, end);
}

/* "|    |          +----------+----------+": a line between two rows that some cells span. */
static bool is_inner_ruler(const struct vb_reader_input *input, uint32_t start, uint32_t end)
{
	return is_pipe_row(input, start, end) && (memmem(input->bytes + start, end - start, "+---", 4) || memmem(input->bytes + start, end - start, "+===", 4));
}

/* The corners of a whole ruler: where the columns begin. */
static void read_corners(const struct vb_reader_input *input, uint32_t start, uint32_t end, struct ruler *ruler)
{
	struct ruler read = {0};
	for (uint32_t i = start; i < end; i++) {
		if (input->bytes[i] != '+')
			continue;
		if (read.columns == MAX_RULER_COLUMNS)
			return;
		read.starts[read.columns++] = i - start; /* rulers are ASCII: a byte is a character */
	}
	if (read.columns > ruler->columns)
		*ruler = read;
}

/* The end of the table whose first ruler is at `start`, the number of its columns, and where they begin. */
static uint32_t end_of_grid(const struct vb_reader_input *input, uint32_t start, uint32_t *columns, struct ruler *ruler)
{
	uint32_t next, at = start;
	*columns = 0;
	*ruler = (struct ruler){0};
	for (; at < input->len; at = next) {
		uint32_t end = vb_text_line_end(input, at, &next), count = 0;
		bool whole = is_grid_ruler(input, at, end), row = !whole && is_pipe_row(input, at, end);
		if (!whole && !row)
			break;
		for (uint32_t i = at; i < end; i++)
			count += input->bytes[i] == (whole ? '+' : '|');
		if (whole)
			read_corners(input, at, end, ruler);
		*columns = count > *columns + 1 ? count - 1 : *columns;
	}
	return at;
}

static bool is_grid_layout(const struct vb_text_reader *reader, uint32_t start, uint32_t behind)
{
	uint32_t next;
	for (uint32_t at = start, lines = 0; at < behind && lines < LAYOUT_LINES * 2; at = next, lines++) {
		uint32_t end = vb_text_line_end(reader->input, at, &next);
		struct cell line = line_inside(reader->input, '|', at, end);
		for (uint32_t place = line.start; place <= line.end && !is_grid_ruler(reader->input, at, end);) {
			bool first = place == line.start;
			struct cell cell = next_cell(reader->input, '|', &place, line.end);
			if (first && numbers_rows(reader->input, cell))
				return false;
			if (is_layout_cell(reader->input, cell))
				return true;
		}
	}
	return false;
}

/* A piece of a ruler inside a row is no text. */
static struct cell without_ruler(const struct vb_reader_input *input, struct cell cell)
{
	uint32_t at = cell.start;
	while (at < cell.end && vb_is_one_of(input->bytes[at], "-=+:"))
		at++;
	if (at == cell.end && cell.end - cell.start > 2)
		cell.start = cell.end;
	return cell;
}

/* The cell that begins at the corner of the column, up to the next corner where a mark stands; empty where none stands at its own: a cell
 * before it spans it. */
static struct cell cell_at_corner(const struct vb_reader_input *input, uint32_t start, uint32_t end, const struct ruler *ruler, uint32_t column)
{
	struct cell cell = {end, end};
	uint32_t x = 0, corner = column;
	bool begun = false;
	for (uint32_t at = start; at < end && corner < ruler->columns; at += vb_utf8_len((unsigned char)input->bytes[at]), x++) {
		if (x < ruler->starts[corner])
			continue;
		bool ruled = (at > start && vb_is_one_of(input->bytes[at - 1], "-=")) || (at + 1 < end && vb_is_one_of(input->bytes[at + 1], "-="));
		bool mark = input->bytes[at] == '|' || (input->bytes[at] == '+' && ruled);
		if (!begun && !mark)
			return cell;
		if (begun && mark)
			return without_ruler(input, trim(input, (struct cell){cell.start, at}));
		if (!begun)
			cell.start = at + 1;
		begun = true;
		corner++;
	}
	return cell;
}

/* The cell of a column in one line of a grid row: told by counting marks, or, where cells span columns, by the corners of the ruler. */
static struct cell grid_cell(const struct vb_reader_input *input, uint32_t start, uint32_t end, const struct ruler *ruler, uint32_t column)
{
	struct cell line = line_inside(input, '|', start, end), cell = {end, end};
	if (ruler->columns > 2 && count_cells(input, '|', line) + 1 < ruler->columns)
		return cell_at_corner(input, start, end, ruler, column);
	uint32_t place = line.start;
	for (uint32_t i = 0; i <= column && place <= line.end; i++)
		cell = next_cell(input, '|', &place, line.end);
	return without_ruler(input, cell);
}

static uint32_t read_grid(struct vb_text_reader *reader, uint32_t start)
{
	struct ruler ruler;
	uint32_t columns, next, behind = end_of_grid(reader->input, start, &columns, &ruler), row = start;
	unsigned flags = VB_BLOCK_TABLE_START;
	vb_text_write_page(reader);
	vb_text_end_block(reader);
	if (columns <= MAX_LAYOUT_COLUMNS && is_grid_layout(reader, start, behind)) {
		write_columns(reader, '|', start, behind, columns);
		return behind;
	}
	columns = columns > MAX_COLUMNS ? MAX_COLUMNS : columns;
	for (uint32_t at = start; at < behind; at = next) {
		uint32_t end = vb_text_line_end(reader->input, at, &next);
		bool inner = is_inner_ruler(reader->input, at, end);
		if (!inner && !is_grid_ruler(reader->input, at, end))
			continue;
		if (row < at) { /* an inner ruler may hold the last line of a cell beside it */
			write_lines_row(reader, grid_cell, &ruler, columns, (struct cell){row, inner ? next : at}, flags);
			flags = 0;
		}
		row = next;
	}
	if (row < behind) /* the table is not closed */
		write_lines_row(reader, grid_cell, &ruler, columns, (struct cell){row, behind}, flags);
	reader->blank = true;
	return behind;
}

/* ---- Pandoc's simple and multiline tables ---------------------------------------------------------------------------- */


/* The cheap look: a ruler begins with two dashes. */
static bool may_be_ruler(const struct vb_reader_input *input, uint32_t at)
{
	while (at < input->len && input->bytes[at] == ' ')
		at++;
	return at + 1 < input->len && input->bytes[at] == '-' && input->bytes[at + 1] == '-';
}

static bool read_ruler(const struct vb_reader_input *input, uint32_t start, uint32_t end, struct ruler *ruler)
{
	uint32_t run = 0, total = 0, longest = 0;
	ruler->columns = 0; /* the rest is set where there are any: most lines are no ruler */
	for (uint32_t i = start; i < end; i++) {
		char c = input->bytes[i];
		if (c != '-' && c != ' ' && c != '\r')
			return false;
		if (c == '-' && !run) {
			if (ruler->columns == MAX_RULER_COLUMNS)
				return false;
			ruler->starts[ruler->columns++] = i - start;
		}
		if (c != '-' && run == 1)
			return false;
		run = c == '-' ? run + 1 : 0;
		longest = run > longest ? run : longest;
		total += c == '-';
	}
	ruler->whole = ruler->columns == 1 && total >= 20;
	return longest > 2 && (ruler->columns > 1 || ruler->whole);
}

/* The bytes of a line from one column (code points) to the next. */
static struct cell slice(const struct vb_reader_input *input, uint32_t start, uint32_t end, const struct ruler *ruler, uint32_t column)
{
	uint32_t from = column ? ruler->starts[column] : 0, to = column + 1 < ruler->columns ? ruler->starts[column + 1] : UINT32_MAX, cp = 0;
	struct cell cell = {end, end};
	bool begun = false;
	for (uint32_t at = start; at < end; cp++) {
		if (cp >= from && !begun) {
			cell.start = at;
			begun = true;
		}
		if (cp >= to) {
			cell.end = at;
			break;
		}
		at += vb_utf8_len((unsigned char)input->bytes[at]);
	}
	return trim(input, cell);
}

struct pandoc_table {
	struct ruler ruler;
	uint32_t start, end, behind; /* of the lines between the rulers; behind the closing one */
	uint32_t header;             /* where the header lines start; == start where there are none */
	bool multiline;              /* blank lines divide the rows */
};

static bool same_columns(const struct ruler *a, const struct ruler *b)
{
	return b->whole || (a->columns == b->columns && memcmp(a->starts, b->starts, a->columns * sizeof *a->starts) == 0);
}

/* From the line behind the ruler to the closing ruler; a simple table with a header, and one that is not closed, ends at the first
 * blank line. Another ruler ends the search, so that no line is looked at for two tables. */
static void find_body(const struct vb_reader_input *input, uint32_t at, bool simple, struct pandoc_table *table)
{
	uint32_t next, blank = 0;
	struct ruler closing;
	table->start = table->header = at;
	table->multiline = false;
	for (; at < input->len && !(simple && blank); at = next) {
		uint32_t end = vb_text_line_end(input, at, &next);
		bool ruler = read_ruler(input, at, end, &closing);
		if (ruler && !same_columns(&table->ruler, &closing))
			break;
		if (ruler) {
			table->end = at;
			table->behind = next;
			table->multiline = blank > 0;
			return;
		}
		if (!blank && vb_text_is_blank(input, at, end))
			blank = at;
	}
	table->end = table->behind = blank ? blank : at;
}

static bool find_table(const struct vb_reader_input *input, uint32_t at, struct pandoc_table *table)
{
	uint32_t next, begin = at, end = vb_text_line_end(input, at, &next);
	if (read_ruler(input, at, end, &table->ruler)) {
		bool whole = table->ruler.whole;
		for (uint32_t lines = 0; table->ruler.whole && lines < 12 && next < input->len; lines++) { /* the header of a multiline table */
			at = next;
			end = vb_text_line_end(input, at, &next);
			struct ruler inner;
			if (read_ruler(input, at, end, &inner))
				table->ruler = inner;
		}
		if (table->ruler.whole)
			return false;
		find_body(input, next, false, table);
		if (whole) {
			vb_text_line_end(input, begin, &table->header);
			table->multiline = true;
		}
		return true;
	}
	if (next >= input->len || vb_text_is_blank(input, at, end))
		return false;
	uint32_t below = next, below_end = vb_text_line_end(input, below, &next); /* the header line of a simple table */
	if (!read_ruler(input, below, below_end, &table->ruler) || table->ruler.whole)
		return false;
	find_body(input, next, true, table);
	table->header = begin;
	return true;
}

static bool is_pandoc_layout(const struct vb_text_reader *reader, const struct pandoc_table *table)
{
	uint32_t next;
	for (uint32_t at = table->header; at < table->end && table->ruler.columns <= MAX_LAYOUT_COLUMNS; at = next) {
		uint32_t end = vb_text_line_end(reader->input, at, &next);
		for (uint32_t column = 0; column < table->ruler.columns; column++) {
			struct cell cell = slice(reader->input, at, end, &table->ruler, column);
			if (column == 0 && numbers_rows(reader->input, cell))
				return false;
			if (is_layout_cell(reader->input, cell))
				return true;
		}
	}
	return false;
}

static void write_pandoc_columns(struct vb_text_reader *reader, const struct pandoc_table *table)
{
	uint32_t next;
	for (uint32_t column = 0; column < table->ruler.columns; column++) {
		vb_text_begin_column(reader);
		for (uint32_t at = table->header; at < table->end; at = next) {
			uint32_t end = vb_text_line_end(reader->input, at, &next);
			struct ruler inner;
			if (read_ruler(reader->input, at, end, &inner))
				continue;
			struct cell cell = slice(reader->input, at, end, &table->ruler, column);
			if (cell.start < cell.end)
				vb_text_line(reader, cell.start, cell.end);
			else
				reader->blank = true;
		}
	}
	vb_text_end_columns(reader);
}

static void write_pandoc_row(struct vb_text_reader *reader, const struct ruler *ruler, uint32_t start, uint32_t end, unsigned flags)
{
	write_lines_row(reader, slice, ruler, ruler->columns, (struct cell){start, end}, flags);
}

static void write_pandoc_rows(struct vb_text_reader *reader, const struct pandoc_table *table, uint32_t start, uint32_t stop, unsigned flags)
{
	uint32_t next, row = start;
	for (uint32_t at = start; at < stop; at = next) {
		uint32_t end = vb_text_line_end(reader->input, at, &next);
		struct ruler inner;
		bool divides = vb_text_is_blank(reader->input, at, end) || read_ruler(reader->input, at, end, &inner);
		if (divides && row < at)
			write_pandoc_row(reader, &table->ruler, row, at, flags);
		else if (!divides && !table->multiline)
			write_pandoc_row(reader, &table->ruler, at, next, flags);
		if (divides || !table->multiline) {
			flags = divides && row == at ? flags : 0;
			row = next;
		}
	}
	if (row < stop)
		write_pandoc_row(reader, &table->ruler, row, stop, flags);
}

static uint32_t read_pandoc(struct vb_text_reader *reader, const struct pandoc_table *table)
{
	vb_text_write_page(reader);
	vb_text_end_block(reader);
	if (is_pandoc_layout(reader, table))
		write_pandoc_columns(reader, table);
	else
		write_pandoc_rows(reader, table, table->header, table->end, VB_BLOCK_TABLE_START);
	reader->blank = true;
	return table->behind;
}

/* "Số: 12/KH-UBND, Lào Cai, ngày 03 tháng 4 năm 2025": where the place begins in a line that goes on behind its number; `end` where
 * it does not. */
static uint32_t behind_number(const struct vb_reader_input *input, uint32_t start, uint32_t end)
{
	struct cell line = trim(input, (struct cell){start, end});
	if (line.start == line.end || (input->bytes[line.start] | 0x20) != 's' || line.end - line.start > LAYOUT_CELL)
		return end;
	const char *slash = memchr(input->bytes + line.start, '/', line.end - line.start);
	const char *space = slash ? memchr(slash, ' ', (size_t)(input->bytes + line.end - slash)) : NULL;
	uint32_t at = space ? (uint32_t)(space - input->bytes) : end;
	if (!space || cell_kind(input, (struct cell){at + 1, line.end}) != VB_LINE_PLACE_DATE)
		return end;
	uint32_t number = at - (input->bytes[at - 1] == ',' || input->bytes[at - 1] == ';');
	return cell_kind(input, (struct cell){line.start, number}) == VB_LINE_NUMBER ? at : end;
}

uint32_t vb_text_other_column(const struct vb_text_reader *reader, uint32_t start, uint32_t end)
{
	const char *mark = inner_mark(reader->input, start, end);
	uint32_t behind = mark ? (uint32_t)(mark - reader->input->bytes) + 3 : end;
	struct cell cell = trim(reader->input, (struct cell){behind, end});
	if (!mark)
		return behind_number(reader->input, start, end);
	return is_layout_cell(reader->input, cell) ? behind - 1 : end;
}

/* "Số: …, ngày …", "Nơi nhận: - …", "TM. …", "KT. …": could the line be several? Its first two letters tell. */
static bool may_be_several(const struct vb_reader_input *input, uint32_t start)
{
	const char *at = input->bytes + start;
	uint32_t width;
	while (*at == ' ')
		at++;
	char first = *at++, second;
	switch (first) {
	case 'S': case 's': case 'N': case 'n':
		second = at < input->bytes + input->len ? vb_fold_at(at, &width) : ' ';
		return second == 'o' || second < 'a' || second > 'z';
	case 'T': case 'K': case 'Q':
		return at == input->bytes + input->len || vb_case_at(at, &width) != VB_LOWER;
	default:
		return false;
	}
}

bool vb_text_is_simple(const struct vb_reader_input *input, uint32_t start, uint32_t end, uint32_t next)
{
	char first = first_of(input, start), below = first_of(input, next);
	if (end - start <= ORDINALS_LINE && vb_is_one_of(first, "TtSs"))
		return false;
	if (first == '+' || (first == '-' && may_be_ruler(input, start)) || may_be_several(input, start))
		return false;
	bool cell = below == '|' || below == '\t' || below == '\r' || below == '\f'; /* "|" below "TT": a table of cells, one a line */
	return !cell && !(below == '-' && may_be_ruler(input, next));
}

uint32_t vb_text_table(struct vb_text_reader *reader, uint32_t start, uint32_t end, uint32_t next)
{
	char first = first_of(reader->input, start);
	struct pandoc_table table;
	uint32_t behind = vb_is_one_of(first, "|TtSs") ? vb_text_cells(reader, start) : start;
	if (behind == start && vb_is_one_of(first, "TtSs"))
		behind = vb_text_stack(reader, start, end, next);
	if (behind > start)
		return behind;
	if (first == '+' && is_grid_ruler(reader->input, start, end))
		return read_grid(reader, start);
	if (first == '|' ? is_pipe_row(reader->input, start, end) : opens_bare(reader, start, end, next))
		return read_marked(reader, '|', start);
	if (reader->input->tabs && memchr(reader->input->bytes + start, '\t', end - start) && is_tab_row(reader, start, end))
		return read_marked(reader, '\t', start);
	if ((may_be_ruler(reader->input, start) || may_be_ruler(reader->input, next)) && find_table(reader->input, start, &table))
		return read_pandoc(reader, &table);
	return vb_text_spaces(reader, start, end);
}
