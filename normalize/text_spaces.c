#include "text_spaces.h"

#include "../base/utf8.h"

/* Tables whose columns are only held apart by runs of spaces: text layers of PDF.
 *
 *      TT     Nội dung nhiệm vụ      Cơ quan          Thời gian
 *                                    chủ trì
 *      1      Xây dựng Đề án về      Sở Khoa học      Quý IV/2024
 *             vườn ươm của tỉnh      và Công nghệ
 *
 * Header. A table begins with its header: a line whose first text is "TT" or the like, perhaps with lines of the same cells above it, or
 * a line of three texts or more above lines of two or more. Lines below go on with it where each of their texts begins in lower case, or
 * stands with another below one cell, which spans them. The header again begins a new page, whose columns may stand elsewhere.
 *
 * Columns. Each text of the header is one (texts of several lines that stand above each other are one text; one that stands above two is
 * a cell that spans). Between two of them the column on the right begins behind the widest gap that the fewest lines of the page cross.
 *
 * Rows. The cells of a line are its texts by the column they begin in; a text that crosses into another column is cut where a space
 * stands at the border, unless it is all the line has beside the ordinal. A row begins
 *   - at each blank line, where most rows have one before them; else a blank line is the end of a page, and what follows is a row too,
 *     which may be the rest of the one above: telling that is the work of extract;
 *   - at each ordinal; or, where cells stand in the middle of the row's height, as many lines above the ordinal as the row before it
 *     leaves, counted from the first row on: it has as many lines above its ordinal as below it;
 *   - at a line without ordinal whose task begins in upper case, where half of its cells or more, and two at least, are no wrapped text:
 *     the cell above is empty, or had room for the next word; where nearly all lines have an ordinal, at each line without whose texts
 *     all begin in upper case; and so where there is no ordinal column and nearly all lines are such.
 * All this is a guess, and a diagnostic says so. */

enum {
	MAX_COLUMNS = 32,
	MAX_X = 1024,       /* code points of a line that are looked at: the widest page has some 300 */
	HEADER_LINES = 8,
	LINES_ABOVE = 4,    /* of a header above its "TT" */
	GAP = 2,            /* spaces that hold two texts apart */
	NAME = 60,          /* code points of one line of a header's cell */
};

struct column {
	uint32_t x, x_end;  /* of its header */
	uint32_t left;      /* where its cells begin */
	uint32_t width;     /* of the widest line of a cell */
	bool spanned;       /* a header cell above it spans others too */
};

struct row_line {
	struct {
		uint32_t start, end, x_end;
	} cells[MAX_COLUMNS];
};

struct spaces {
	struct vb_text_reader *reader;
	const struct vb_reader_input *input;
	uint32_t count;
	struct column columns[MAX_COLUMNS];
	bool named;              /* its first column is "TT" */
	uint32_t above, lines;   /* lines of the header above the one that names it, and all */
	struct vb_str first;     /* its first line */
	uint32_t header, body;   /* where the page's header and its rows start */
	uint32_t end;            /* of the page */
	uint32_t widest[MAX_COLUMNS]; /* line of each column, on any page */
	uint32_t wide;           /* the column with the longest texts: that of the tasks, most times */
	bool apart, centred;     /* how its rows stand: told from all pages so far */
	bool numbered, top;      /* the last row written has its ordinal; none of this page, which is not the first, is written yet */
	uint32_t all, ordinals;  /* lines; those with an ordinal */
	uint32_t capitals;       /* lines of two cells and more that all begin in upper case, or with a figure */
	uint32_t blanks, full;   /* blank lines between lines of a page; runs of lines between them with several ordinals */
	uint32_t pages, begun_apart; /* pages; those with a blank line below their header */
	uint32_t going[MAX_COLUMNS], begun[MAX_COLUMNS]; /* those beside a cell that goes on; that begins in the line above */
	/* the open row: its lines */
	struct VB_LIST(struct row_line) row;
};

/* ---- Lines ----------------------------------------------------------------------------------------------------------- */

bool vb_read_spaced(const struct vb_reader_input *input, uint32_t start, uint32_t end, uint32_t gap, struct vb_spaced_line *line)
{
	uint32_t x = 0, spaces = gap;
	line->count = 0;
	for (uint32_t at = start, next; at < end; at = next, x++) {
		unsigned char c = (unsigned char)input->bytes[at];
		next = at + vb_utf8_len(c);
		if (c == '\t' || c == '|')
			return false;
		if (c == '\r' || c == '\f') {
			x--;
			continue;
		}
		if (c == ' ' || (c == 0xC2 && (unsigned char)input->bytes[at + 1] == 0xA0)) {
			spaces++;
			continue;
		}
		if (spaces >= gap) {
			if (line->count == VB_MAX_SEGMENTS)
				return false;
			line->segments[line->count++] = (struct vb_segment){.x = x, .start = at};
		}
		line->segments[line->count - 1].end = next;
		line->segments[line->count - 1].x_end = x + 1;
		spaces = 0;
	}
	return true;
}

static bool read_line(const struct vb_reader_input *input, uint32_t start, uint32_t end, struct vb_spaced_line *line)
{
	return vb_read_spaced(input, start, end, GAP, line);
}

static struct vb_str text_of(const struct vb_reader_input *input, const struct vb_segment *segment)
{
	return (struct vb_str){input->bytes + segment->start, segment->end - segment->start};
}

enum vb_line_kind vb_segment_kind(const struct vb_reader_input *input, const struct vb_segment *segment)
{
	char lead[VB_LEAD_SIZE];
	return vb_line_kind_of(vb_inline_lead(input, segment->start, segment->end, lead, sizeof lead));
}

static bool is_layout(const struct vb_reader_input *input, const struct vb_spaced_line *line)
{
	for (uint32_t i = 0; i < line->count; i++) {
		enum vb_line_kind kind = vb_segment_kind(input, &line->segments[i]);
		if (kind == VB_LINE_NUMBER && (input->bytes[line->segments[i].start] | 0x20) != 's') /* "Quyết định số 12/QĐ-UBND" in a cell */
			continue;
		if (kind != VB_LINE_PLAIN && kind != VB_LINE_PAGE && kind != VB_LINE_BODY && kind != VB_LINE_BASIS)
			return true;
	}
	return false;
}

/* Reads the line at *at, blank lines before it skipped; *at moves behind it. Returns its start, or the end of the input. */
static uint32_t next_line(const struct vb_reader_input *input, uint32_t *at, uint32_t *end, bool *blank)
{
	*blank = false;
	*end = input->len;
	while (*at < input->len) {
		uint32_t start = *at;
		if (input->bytes[start] == '\f')
			*blank = true;
		*end = vb_text_line_end(input, start, at);
		if (!vb_text_is_blank(input, start, *end))
			return start;
		*blank = true;
	}
	return input->len;
}

/* ---- The header ------------------------------------------------------------------------------------------------------ */

struct header {
	struct vb_spaced_line lines[HEADER_LINES];
	uint32_t starts[HEADER_LINES], behind[HEADER_LINES]; /* of the lines */
	uint32_t count, named; /* lines; which of them has "TT", == count where none */
};

static bool names_ordinals(const struct vb_reader_input *input, const struct vb_spaced_line *line)
{
	return line->count > 1 && vb_text_names_ordinals(text_of(input, &line->segments[0]));
}

/* How many texts of the line stand below the text, or above it. */
static uint32_t count_below(const struct vb_segment *segment, const struct vb_spaced_line *line)
{
	uint32_t below = 0;
	for (uint32_t i = 0; i < line->count; i++)
		below += line->segments[i].x < segment->x_end && segment->x < line->segments[i].x_end;
	return below;
}

/* The name whose middle is the nearest to that of the text below; NULL where the text stands below another one. */
static const struct vb_segment *nearest_name(const struct vb_segment *text, const struct vb_spaced_line *names)
{
	const struct vb_segment *nearest = NULL, *above = NULL;
	uint32_t least = UINT32_MAX, middle = text->x + text->x_end;
	for (uint32_t i = 0; i < names->count; i++) {
		uint32_t other = names->segments[i].x + names->segments[i].x_end, distance = other > middle ? other - middle : middle - other;
		if (names->segments[i].x < text->x_end && text->x < names->segments[i].x_end)
			above = &names->segments[i];
		if (distance < least) {
			least = distance;
			nearest = &names->segments[i];
		}
	}
	return above && above != nearest ? NULL : nearest;
}

/* The texts of the line that stand around the middle of the name, and are nearest to it: those that it spans, from the first to the last.
 * False where they are less than two, or the first begins where the name does: then it is a cell of its column. */
static bool find_spanned(const struct vb_segment *name, const struct vb_spaced_line *names, const struct vb_spaced_line *line, struct vb_segment *span)
{
	uint32_t count = 0;
	for (uint32_t i = 0; i < line->count; i++) {
		if (nearest_name(&line->segments[i], names) != name)
			continue;
		*span = count++ ? (struct vb_segment){.x = span->x, .x_end = line->segments[i].x_end} : line->segments[i];
	}
	return count > 1 && span->x != name->x && span->x * 2 < name->x + name->x_end && span->x_end * 2 > name->x + name->x_end;
}

/* Does the text stand below a cell that spans: one with another text of its line below it? */
static bool is_spanned(const struct vb_segment *segment, const struct vb_spaced_line *line, const struct vb_spaced_line *names)
{
	struct vb_segment span;
	const struct vb_segment *name = names ? nearest_name(segment, names) : NULL;
	if (name && find_spanned(name, names, line, &span))
		return true;
	for (uint32_t i = 0; names && i < names->count; i++)
		if (names->segments[i].x < segment->x_end && segment->x < names->segments[i].x_end && count_below(&names->segments[i], line) > 1)
			return true;
	return false;
}

/* Is every text of the line one that goes on with a name above it, or stands below a cell of the line `names` that spans? */
static bool goes_on(const struct vb_reader_input *input, const struct vb_spaced_line *line, const struct vb_spaced_line *names)
{
	for (uint32_t i = 0; i < line->count; i++) {
		struct vb_str text = text_of(input, &line->segments[i]);
		if (vb_text_is_ordinal(text) || line->segments[i].x_end - line->segments[i].x > NAME || vb_ends_sentence(text))
			return false;
		if (!vb_starts_lower(text) && !strchr("(/", text.ptr[0]) && !is_spanned(&line->segments[i], line, names))
			return false;
	}
	return line->count > 0;
}

/* A line above "TT", or one of a table without: short texts, none of them an ordinal or a sentence, nor a heading of the body. */
static bool is_names(const struct vb_reader_input *input, const struct vb_spaced_line *line)
{
	struct vb_label label;
	if (line->count == 1 && vb_label_read(text_of(input, &line->segments[0]), &label))
		return false;
	for (uint32_t i = 0; i < line->count; i++) {
		struct vb_str text = text_of(input, &line->segments[i]);
		if (vb_text_is_ordinal(text) || line->segments[i].x_end - line->segments[i].x > NAME || vb_ends_sentence(text) || vb_is_digit(text.ptr[0]))
			return false;
	}
	return line->count > 0 && !is_layout(input, line);
}

/* "ngày     tháng     năm 2024", "số      /KH-UBND": what stands behind a space left blank in a sentence is no name of a column. */
static bool has_blanks(const struct vb_reader_input *input, const struct vb_spaced_line *line)
{
	for (uint32_t i = 0; i < line->count; i++) {
		struct vb_str text = text_of(input, &line->segments[i]);
		if (vb_starts_lower(text) || text.ptr[0] == '/')
			return true;
	}
	return false;
}

/* Reads the header whose first line is at `at`. `lines`: how many it has on the page before, 0 on the first. */
static bool read_header(const struct vb_reader_input *input, uint32_t at, uint32_t lines, uint32_t gap, struct header *header)
{
	uint32_t next = at, limit = lines ? lines : HEADER_LINES;
	header->count = 0;
	header->named = HEADER_LINES;
	while (next < input->len && header->count < limit) {
		uint32_t start = next, end = vb_text_line_end(input, start, &next);
		struct vb_spaced_line *line = &header->lines[header->count];
		if (vb_text_is_blank(input, start, end) || !vb_read_spaced(input, start, end, gap, line))
			break;
		bool named = header->named < HEADER_LINES, names = !named && names_ordinals(input, line);
		if (names)
			header->named = header->count;
		else if (named ? !goes_on(input, line, &header->lines[header->named]) : header->count > LINES_ABOVE || !is_names(input, line))
			break;
		header->starts[header->count] = start;
		header->behind[header->count++] = next;
	}
	if (header->named < HEADER_LINES)
		return true;
	header->named = header->count ? 0 : HEADER_LINES; /* no "TT": one line, and what goes on with it */
	uint32_t count = header->count > 0;
	while (count < header->count && goes_on(input, &header->lines[count], NULL))
		count++;
	header->count = count;
	return count && header->lines[0].count > 2 && !has_blanks(input, &header->lines[0]);
}

/* Does the text stand above or below two texts of another line? */
static bool spans(const struct header *header, uint32_t line, const struct vb_segment *segment)
{
	struct vb_segment span;
	for (uint32_t k = 0; k < header->count; k++)
		if (k != line && (count_below(segment, &header->lines[k]) > 1 || (line == header->named && k > line && find_spanned(segment, &header->lines[line], &header->lines[k], &span))))
			return true;
	return false;
}

/* The text, or all that it spans. */
static struct vb_segment extent(const struct header *header, uint32_t line, const struct vb_segment *segment)
{
	struct vb_segment span;
	for (uint32_t k = line + 1; line == header->named && k < header->count; k++)
		if (count_below(segment, &header->lines[k]) <= 1 && find_spanned(segment, &header->lines[line], &header->lines[k], &span))
			return (struct vb_segment){.x = span.x < segment->x ? span.x : segment->x, .x_end = span.x_end > segment->x_end ? span.x_end : segment->x_end};
	return *segment;
}

/* The columns: texts that stand above each other are one. False where there are too few, or too many. */
static bool find_columns(struct spaces *spaces, const struct header *header)
{
	spaces->count = 0;
	for (uint32_t k = 0; k < header->count; k++)
		for (uint32_t i = 0; i < header->lines[k].count; i++) {
			const struct vb_segment *segment = &header->lines[k].segments[i];
			uint32_t at = 0;
			if (spans(header, k, segment))
				continue;
			while (at < spaces->count && spaces->columns[at].x_end <= segment->x)
				at++;
			struct column *column = &spaces->columns[at];
			if (at < spaces->count && column->x < segment->x_end) {
				column->x = segment->x < column->x ? segment->x : column->x;
				column->x_end = segment->x_end > column->x_end ? segment->x_end : column->x_end;
				continue;
			}
			if (spaces->count == MAX_COLUMNS || segment->x_end >= MAX_X)
				return false;
			memmove(column + 1, column, (spaces->count - at) * sizeof *column);
			*column = (struct column){.x = segment->x, .x_end = segment->x_end};
			spaces->count++;
		}
	for (uint32_t k = 0; k < header->count; k++) /* a heading above the table is no cell that spans */
		if (header->lines[k].count && spaces->count && header->lines[k].segments[0].x < spaces->columns[0].x_end && spans(header, k, &header->lines[k].segments[0]))
			return false;
	return spaces->count > (spaces->named ? 1u : 2u);
}

/* Does a page's header begin at the line? Its "TT" stands as many lines below as in the first header; without "TT" the words tell. */
static bool is_header_at(const struct spaces *spaces, uint32_t start, const struct vb_spaced_line *line)
{
	const struct vb_reader_input *input = spaces->input;
	uint32_t at = start, end = start;
	struct vb_spaced_line below;
	if (!spaces->named) {
		struct vb_str text = {input->bytes + start, vb_text_line_end(input, start, &at) - start};
		char folded[2][256];
		if (line->count < 3 || text.len > 256 || spaces->first.len > 256)
			return false;
		struct vb_str a = {folded[0], vb_fold_tight(text.ptr, text.len, folded[0])}, b = {folded[1], vb_fold_tight(spaces->first.ptr, spaces->first.len, folded[1])};
		return vb_str_equal(a, b);
	}
	if (!spaces->above)
		return names_ordinals(input, line);
	if (!is_names(input, line))
		return false;
	for (uint32_t i = 0; i <= spaces->above; i++) {
		uint32_t from = at;
		if (from >= input->len)
			return false;
		end = vb_text_line_end(input, from, &at);
		if (i == spaces->above)
			return read_line(input, from, end, &below) && names_ordinals(input, &below);
	}
	return false;
}

/* ---- The page -------------------------------------------------------------------------------------------------------- */

/* A number alone is a page number behind a blank line, or where it can be no ordinal. */
static bool is_page(const struct spaces *spaces, const struct vb_spaced_line *line, bool blank)
{
	const struct vb_segment *first = &line->segments[0];
	if (line->count != 1 || vb_segment_kind(spaces->input, first) != VB_LINE_PAGE)
		return false;
	return blank || first->x > spaces->columns[0].x_end || !vb_text_is_ordinal(text_of(spaces->input, first));
}

/* "Tổng cộng", "Cộng": the line is a row. */
static bool is_total(struct vb_str text)
{
	char folded[40];
	if (text.len < 4 || !strchr("TtCc", text.ptr[0]))
		return false;
	text = vb_utf8_head(text, sizeof folded);
	struct vb_str key = {folded, vb_fold(text.ptr, text.len, folded)};
	bool named = vb_str_starts(key, VB_LIT("cong (")) || vb_str_starts(key, VB_LIT("tong (")) || vb_str_starts(key, VB_LIT("tong so (")); /* "Cộng (I)" */
	while (key.len && (key.ptr[key.len - 1] == ':' || key.ptr[key.len - 1] == ' '))
		key.len--;
	return named || vb_str_equal(key, VB_LIT("cong")) || vb_str_starts(key, VB_LIT("tong cong")) || vb_str_equal(key, VB_LIT("tong so")) || vb_str_equal(key, VB_LIT("tong"));
}

/* Does the line belong to the table? */
static bool belongs(const struct spaces *spaces, const struct vb_spaced_line *line, bool blank)
{
	const struct vb_reader_input *input = spaces->input;
	const struct vb_segment *first = &line->segments[0];
	struct vb_label label;
	if (!line->count || is_layout(input, line))
		return false;
	if (line->count > 1)
		return true;
	struct vb_str text = text_of(input, first);
	if (first->x >= spaces->columns[0].x_end)
		return !blank || vb_starts_lower(text) || is_total(text);
	if (blank)
		return false;
	return vb_text_is_ordinal(text) || vb_label_read(text, &label) || vb_is_capitals(text) || (!spaces->named && first->x_end < spaces->columns[1].x);
}

/* Behind a blank line: the first line of a row whose ordinal stands a few lines below. */
static bool leads_to_row(const struct spaces *spaces, const struct vb_spaced_line *line, uint32_t at)
{
	const struct vb_reader_input *input = spaces->input;
	struct vb_spaced_line below;
	if (line->count != 1 || line->segments[0].x < spaces->columns[0].x_end || is_layout(input, line))
		return false;
	for (uint32_t lines = 0; lines < LINES_ABOVE && at < input->len; lines++) {
		uint32_t start = at, end = vb_text_line_end(input, start, &at);
		if (vb_text_is_blank(input, start, end) || !read_line(input, start, end, &below))
			return false;
		if (below.count > 1 && below.segments[0].x < spaces->columns[0].x_end && vb_text_is_ordinal(text_of(input, &below.segments[0])))
			return true;
	}
	return false;
}

/* A sentence below the table: one text that stands under two names and more, and that no row follows. */
static bool ends_table(const struct spaces *spaces, const struct vb_spaced_line *line, uint32_t at)
{
	const struct vb_segment *text = &line->segments[0];
	uint32_t under = 0, width = spaces->columns[spaces->count - 1].x_end - spaces->columns[0].x;
	struct vb_label label;
	struct vb_spaced_line below;
	if (line->count != 1 || (text->x_end - text->x) * 2 < width || !vb_starts_upper(text_of(spaces->input, text)) || vb_label_read(text_of(spaces->input, text), &label))
		return false;
	for (uint32_t i = spaces->named; i < spaces->count; i++)
		under += spaces->columns[i].x < text->x_end && text->x < spaces->columns[i].x_end;
	if (under < 2)
		return false;
	for (uint32_t lines = 0; lines < LINES_ABOVE && at < spaces->input->len; lines++) {
		uint32_t start = at, end = vb_text_line_end(spaces->input, start, &at);
		if (read_line(spaces->input, start, end, &below) && below.count > 1)
			return is_layout(spaces->input, &below);
	}
	return true;
}

struct cover {
	uint32_t lines[MAX_X]; /* how many lines have a text there */
};

static void add_cover(struct cover *cover, const struct vb_spaced_line *line, bool numbered)
{
	for (uint32_t i = 0; i < line->count; i++) {
		const struct vb_segment *segment = &line->segments[i];
		if (numbered && i == 1 && line->count == 2)
			continue; /* it may span */
		for (uint32_t x = segment->x; x < segment->x_end && x < MAX_X; x++)
			cover->lines[x]++;
	}
}

/* Where the column behind the gap begins: behind the widest of the gaps that the fewest lines cross. */
static uint32_t find_left(const struct cover *cover, uint32_t from, uint32_t to)
{
	uint32_t least = UINT32_MAX, best = 0, left = to;
	for (uint32_t x = from; x < to; x++)
		least = cover->lines[x] < least ? cover->lines[x] : least;
	for (uint32_t x = from, run = 0; x <= to; x++) {
		if (x < to && cover->lines[x] == least) {
			run++;
			continue;
		}
		if (run > best) {
			best = run;
			left = x;
		}
		run = 0;
	}
	return left;
}

/* The lines of the page: where it ends, and where its columns begin. */
static void measure(struct spaces *spaces, const struct header *header)
{
	const struct vb_reader_input *input = spaces->input;
	struct cover cover = {0};
	struct vb_spaced_line line;
	uint32_t at = spaces->body, end;
	bool blank;
	for (uint32_t i = 0; i < header->count; i++)
		for (uint32_t k = 0; k < header->lines[i].count; k++)
			if (!spans(header, i, &header->lines[i].segments[k]))
				add_cover(&cover, &(struct vb_spaced_line){.count = 1, .segments = {header->lines[i].segments[k]}}, false);
	for (uint32_t i = 0; i < spaces->count; i++)
		spaces->columns[i].left = spaces->columns[i].x;
	spaces->columns[0].left = 0;
	spaces->end = spaces->body;
	for (bool page = false;; page |= blank) {
		uint32_t start = next_line(input, &at, &end, &blank);
		if (start == input->len || !read_line(input, start, end, &line) || is_header_at(spaces, start, &line))
			break;
		if (is_page(spaces, &line, blank)) {
			page = true;
			continue;
		}
		if ((!belongs(spaces, &line, blank || page) && !leads_to_row(spaces, &line, at)) || ends_table(spaces, &line, at))
			break;
		add_cover(&cover, &line, vb_text_is_ordinal(text_of(input, &line.segments[0])));
		spaces->end = at;
		page = blank = false;
	}
	for (uint32_t i = 1; i < spaces->count; i++)
		spaces->columns[i].left = find_left(&cover, spaces->columns[i - 1].x + 1, spaces->columns[i].x_end - 1);
}

/* ---- Cells ----------------------------------------------------------------------------------------------------------- */

static uint32_t column_of(const struct spaces *spaces, uint32_t x)
{
	uint32_t column = 0;
	while (column + 1 < spaces->count && spaces->columns[column + 1].left <= x)
		column++;
	return column;
}

static void put(struct row_line *row, uint32_t column, uint32_t start, uint32_t end, uint32_t x_end)
{
	if (!row->cells[column].end)
		row->cells[column].start = start;
	row->cells[column].end = end;
	row->cells[column].x_end = x_end;
}

/* A text that crosses into the next columns: cut at each border that a space stands at. */
static void put_cut(const struct spaces *spaces, const struct vb_segment *segment, struct row_line *row)
{
	const char *bytes = spaces->input->bytes;
	uint32_t column = column_of(spaces, segment->x), from = segment->start, x = segment->x;
	for (uint32_t at = segment->start; at < segment->end; at += vb_utf8_len((unsigned char)bytes[at]), x++) {
		if (column + 1 >= spaces->count || x != spaces->columns[column + 1].left)
			continue;
		if (at > from && bytes[at - 1] == ' ') {
			put(row, column, from, at - 1, x - 1);
			from = at;
		}
		column += at == from || bytes[at - 1] == ' ';
		if (at != from) /* the text goes on over the border */
			break;
	}
	put(row, column_of(spaces, from == segment->start ? segment->x : spaces->columns[column].left), from, segment->end, segment->x_end);
}

static void slice(const struct spaces *spaces, const struct vb_spaced_line *line, struct row_line *row)
{
	struct vb_label label;
	*row = (struct row_line){0};
	for (uint32_t i = 0; i < line->count; i++) {
		struct vb_segment segment = line->segments[i];
		struct vb_str text = text_of(spaces->input, &segment);
		bool all = line->count == 1 || (i == 1 && line->count == 2 && row->cells[0].end);
		if (!i && spaces->named && column_of(spaces, segment.x) == 0 && segment.x_end > spaces->columns[1].left && vb_label_read(text, &label)
		    && label.len < text.len) { /* "II. Sinh kế": a narrow column of ordinals */
			size_t mark = label.len;
			while (mark && text.ptr[mark - 1] == ' ')
				mark--;
			put(row, 0, segment.start, segment.start + (uint32_t)mark, segment.x);
			put(row, 1, segment.start + (uint32_t)label.len, segment.end, segment.x_end);
		} else if (all) {
			put(row, column_of(spaces, segment.x), segment.start, segment.end, segment.x_end);
		} else {
			put_cut(spaces, &segment, row);
		}
	}
}

static struct vb_str cell_text(const struct spaces *spaces, const struct row_line *row, uint32_t column)
{
	return (struct vb_str){spaces->input->bytes + row->cells[column].start, row->cells[column].end - row->cells[column].start};
}

static bool has_ordinal(const struct spaces *spaces, const struct row_line *row)
{
	struct vb_str text = cell_text(spaces, row, 0);
	bool dash = vb_str_equal(text, VB_LIT("-")) || vb_str_equal(text, VB_LIT("+")) || vb_str_equal(text, VB_LIT("–"));
	return spaces->named && row->cells[0].end && (dash || vb_text_is_ordinal(text));
}

/* ---- Rows ------------------------------------------------------------------------------------------------------------ */

static void write_row(struct spaces *spaces, uint32_t first, uint32_t count, unsigned flags)
{
	struct vb_text_reader *reader = spaces->reader;
	uint32_t last = UINT32_MAX;
	for (uint32_t i = first; i < first + count && last == UINT32_MAX; i++)
		for (uint32_t column = 0; column < spaces->count && last == UINT32_MAX; column++)
			last = spaces->row.items[i].cells[column].end ? spaces->row.items[i].cells[column].start : last;
	vb_text_write_page(reader);
	vb_builder_begin(reader->builder, VB_BLOCK_ROW, 0, flags);
	for (uint32_t column = 0; column < spaces->count; column++) {
		if (column)
			vb_builder_cell(reader->builder, last, last);
		vb_inline_reset(&reader->marks);
		bool begun = false;
		for (uint32_t i = first; i < first + count; i++) {
			uint32_t start = spaces->row.items[i].cells[column].start, end = spaces->row.items[i].cells[column].end;
			if (!end)
				continue;
			if (begun)
				vb_builder_space(reader->builder, start, start);
			vb_inline_write(&reader->marks, start, end);
			begun = true;
			last = end;
		}
	}
	vb_text_end_block(reader);
}

/* The row that is open, as a whole. */
static void end_row(struct spaces *spaces, unsigned *flags)
{
	if (spaces->row.count)
		write_row(spaces, 0, spaces->row.count, *flags);
	*flags = spaces->row.count ? 0 : *flags;
	spaces->row.count = 0;
}

static uint32_t first_word(struct vb_str text)
{
	uint32_t word = 0;
	for (size_t at = 0; at < text.len && text.ptr[at] != ' '; at += vb_utf8_len((unsigned char)text.ptr[at]))
		word++;
	return word;
}

/* Is the cell of the line no wrapped text: is the cell above it, not above the line `first`, empty, or had it room for the next word? Where
 * cells stand in the middle, the lines of one may stand between those of another. */
static bool is_fresh(const struct spaces *spaces, uint32_t first, uint32_t index, uint32_t i)
{
	const struct row_line *lines = spaces->row.items;
	uint32_t look = spaces->centred ? 2 : 1, above = index, least = index > first + look ? index - look : first;
	while (above > least && !lines[above - 1].cells[i].end)
		above--;
	if (above == least)
		return true;
	return lines[above - 1].cells[i].x_end + 1 + first_word(cell_text(spaces, &lines[index], i)) <= spaces->columns[i].left + spaces->columns[i].width;
}

static bool holds_total(const struct spaces *spaces, const struct row_line *line)
{
	for (uint32_t i = 0; i < spaces->count; i++)
		if (is_total(cell_text(spaces, line, i)))
			return true;
	return false;
}

/* Is the line the first of a task without ordinal? The row before it begins at the line `first`. */
static bool begins_unnumbered(const struct spaces *spaces, uint32_t first, uint32_t index)
{
	const struct row_line *line = &spaces->row.items[index];
	uint32_t filled = 0, fresh = 0, lower = 0, wide = spaces->wide;
	if (holds_total(spaces, line))
		return true;
	if (!line->cells[wide].end || vb_starts_lower(cell_text(spaces, line, wide)))
		return false;
	for (uint32_t i = 0; i < spaces->count; i++) {
		if (!line->cells[i].end)
			continue;
		filled++;
		fresh += is_fresh(spaces, first, index, i);
		lower += vb_starts_lower(cell_text(spaces, line, i));
	}
	if (filled > 1 && (spaces->ordinals * 10 > spaces->all * 8 || (!spaces->named && spaces->capitals * 10 >= spaces->all * 9))) /* a row is a line */
		return lower == 0;
	if (fresh < 2 || fresh * 2 < filled)
		return false;
	return is_fresh(spaces, first, index, wide) || (!spaces->centred && fresh + 1 >= filled);
}

/* Does a row begin with the last line, which no blank line stands before? */
static bool begins_row(const struct spaces *spaces)
{
	uint32_t last = spaces->row.count - 1;
	if (spaces->apart)
		return holds_total(spaces, &spaces->row.items[last]);
	return has_ordinal(spaces, &spaces->row.items[last]) || begins_unnumbered(spaces, 0, last);
}

/* Does the line go on with the row that begins at `first`, in its task or another cell? */
static bool is_wrapped(const struct spaces *spaces, uint32_t first, uint32_t index)
{
	const struct row_line *line = &spaces->row.items[index];
	if (line->cells[spaces->wide].end && vb_starts_lower(cell_text(spaces, line, spaces->wide)))
		return true;
	for (uint32_t i = 1; i < spaces->count; i++)
		if (line->cells[i].end && !is_fresh(spaces, first, index, i))
			return true;
	return false;
}

/* Has the line so many cells or more, and does none start in lower case? */
static bool begins_in_capitals(const struct spaces *spaces, const struct row_line *line, uint32_t least)
{
	uint32_t filled = 0;
	for (uint32_t i = 0; i < spaces->count; i++) {
		if (!line->cells[i].end)
			continue;
		if (vb_starts_lower(cell_text(spaces, line, i)))
			return false;
		filled++;
	}
	return filled >= least;
}

/* What the lines of the page say about how its rows stand: see the head of the file. */
static void tell_rows(struct spaces *spaces)
{
	const struct vb_reader_input *input = spaces->input;
	struct vb_spaced_line line;
	struct row_line row, first = {0}, above = {0};
	uint32_t at = spaces->body, end, lines = 0, in_block = 0;
	bool blank, page = false;
	for (uint32_t i = 0; i < spaces->count; i++)
		spaces->columns[i].width = 0;
	while (at < spaces->end) {
		uint32_t start = next_line(input, &at, &end, &blank);
		if (start >= spaces->end || !read_line(input, start, end, &line))
			continue;
		if (is_page(spaces, &line, blank)) {
			page = true;
			continue;
		}
		slice(spaces, &line, &row);
		first = lines++ ? first : row;
		bool numbered = has_ordinal(spaces, &row);
		spaces->all++;
		spaces->ordinals += numbered;
		spaces->capitals += begins_in_capitals(spaces, &row, 2);
		spaces->blanks += blank && lines > 1 && !page;
		page = false;
		spaces->begun_apart += blank && lines == 1;
		in_block = blank ? numbered : in_block + numbered;
		spaces->full += numbered && in_block == 2;
		for (uint32_t i = 0; i < spaces->count; i++) {
			bool filled_above = !blank && !has_ordinal(spaces, &above) && above.cells[i].end;
			bool goes = numbered && (row.cells[i].end ? vb_starts_lower(cell_text(spaces, &row, i)) : filled_above);
			spaces->going[i] += goes;
			spaces->begun[i] += goes && filled_above && !vb_starts_lower(cell_text(spaces, &above, i));
			if (row.cells[i].end && row.cells[i].x_end > spaces->columns[i].left + spaces->columns[i].width)
				spaces->columns[i].width = row.cells[i].x_end - spaces->columns[i].left;
		}
		above = row;
	}
	spaces->wide = spaces->named;
	for (uint32_t i = spaces->named; i < spaces->count; i++) {
		spaces->widest[i] = spaces->columns[i].width > spaces->widest[i] ? spaces->columns[i].width : spaces->widest[i];
		spaces->wide = spaces->widest[i] > spaces->widest[spaces->wide] ? i : spaces->wide;
	}
	bool begins_above = lines && !has_ordinal(spaces, &first) && first.cells[spaces->wide].end && !vb_starts_lower(cell_text(spaces, &first, spaces->wide));
	spaces->pages++;
	spaces->apart = spaces->ordinals > 1 && spaces->full * 10 < spaces->ordinals && spaces->blanks + spaces->pages >= spaces->ordinals
	                && (spaces->ordinals > spaces->pages + 1 || spaces->begun_apart == spaces->pages);
	uint32_t going = spaces->going[spaces->wide];
	spaces->centred = spaces->named && !spaces->apart && going > 0
	                  && (going * 4 > spaces->ordinals || begins_above || spaces->begun[spaces->wide] == going);
}

/* Does a task begin at `index`, though some cell above it is full? Three cells in capitals are no wrapped text; or the row from `first` on
 * left room for its first word, or is a group, which has nothing but ordinal and title. */
static bool begins_below(const struct spaces *spaces, uint32_t first, uint32_t index)
{
	enum { TITLE_LINES = 8 }; /* of a group; the longest known has 3 */
	if (!begins_in_capitals(spaces, &spaces->row.items[index], 2))
		return false;
	if (begins_in_capitals(spaces, &spaces->row.items[index], 3))
		return true;
	if (spaces->row.items[index].cells[spaces->wide].end && is_fresh(spaces, first, index, spaces->wide))
		return true;
	if (index - first > TITLE_LINES)
		return false;
	for (uint32_t line = first; line < index; line++)
		for (uint32_t i = 1; i < spaces->count; i++)
			if (i != spaces->wide && spaces->row.items[line].cells[i].end)
				return false;
	return true;
}

/* The line behind the rest of the last page's row, 0 where none stands at the top of this one: its lines start in lower case, and the row
 * had its ordinal on the page before. */
static uint32_t end_of_rest(const struct spaces *spaces)
{
	const struct row_line *lines = spaces->row.items;
	if (!spaces->top || !spaces->numbered)
		return 0;
	for (uint32_t i = 0; i < spaces->count && spaces->row.count; i++)
		if (lines[0].cells[i].end && !vb_starts_lower(cell_text(spaces, &lines[0], i)))
			return 0;
	for (uint32_t index = 0; index < spaces->row.count; index++) {
		if (lines[index].cells[spaces->wide].end && !vb_starts_lower(cell_text(spaces, &lines[index], spaces->wide)))
			return index;
		if (has_ordinal(spaces, &lines[index]))
			return 0;
	}
	return spaces->row.count;
}

/* The line behind the row whose first line is `first`: a task without ordinal ends before the next one begins; another has as many lines
 * below its ordinal as above, one more or less where the words say so. */
static uint32_t end_of_centred(const struct spaces *spaces, uint32_t first)
{
	const struct row_line *lines = spaces->row.items;
	uint32_t count = spaces->row.count, ordinal = first, next;
	for (; ordinal < count && !has_ordinal(spaces, &lines[ordinal]); ordinal++)
		if (ordinal > first && begins_unnumbered(spaces, first, ordinal))
			return ordinal;
	if (ordinal > first && ordinal < count && begins_unnumbered(spaces, first, ordinal))
		return ordinal;
	for (next = ordinal + 1; next < count && !has_ordinal(spaces, &lines[next]);)
		next++;
	uint32_t even = 2 * ordinal + 1 - first, end = even;
	if (next >= count)
		for (end = ordinal + 1; end < count && !begins_unnumbered(spaces, first, end) && !(end >= even && begins_below(spaces, first, end));)
			end++;
	else if (end < next && is_wrapped(spaces, first, end) && !begins_below(spaces, first, end))
		end++;
	else if (end <= next && end > ordinal + 1 && begins_unnumbered(spaces, first, end - 1))
		end--;
	end = end > next ? next : end;
	return end > count ? count : end;
}

/* Rows whose cells stand in the middle: the lines of a stretch without blank lines are in `row`. */
static void write_centred(struct spaces *spaces, unsigned *flags)
{
	uint32_t rest = end_of_rest(spaces);
	for (uint32_t first = 0, end; first < spaces->row.count; first = end) {
		end = first < rest ? rest : end_of_centred(spaces, first);
		write_row(spaces, first, end - first, *flags);
		*flags = 0;
		spaces->numbered = first < rest;
		for (uint32_t i = first; i < end; i++)
			spaces->numbered |= has_ordinal(spaces, &spaces->row.items[i]);
		spaces->top = false;
	}
	spaces->row.count = 0;
}

static void write_rows(struct spaces *spaces)
{
	const struct vb_reader_input *input = spaces->input;
	struct vb_arena *arena = spaces->reader->builder->arena;
	struct vb_spaced_line line;
	struct row_line row;
	uint32_t at = spaces->body, end;
	unsigned flags = 0;
	bool blank;
	spaces->top = spaces->pages > 1;
	while (at < spaces->end) {
		uint32_t start = next_line(input, &at, &end, &blank);
		if (start >= spaces->end || !read_line(input, start, end, &line))
			continue;
		if (blank && spaces->centred)
			write_centred(spaces, &flags);
		else if (blank)
			end_row(spaces, &flags);
		flags |= blank && !spaces->apart ? VB_BLOCK_APART : 0u;
		if (is_page(spaces, &line, blank)) {
			end_row(spaces, &flags);
			flags |= VB_BLOCK_APART;
			vb_text_line(spaces->reader, start, end);
			continue;
		}
		slice(spaces, &line, &row);
		*vb_push(arena, &spaces->row) = row;
		if (spaces->centred || spaces->row.count == 1 || !begins_row(spaces))
			continue;
		spaces->row.count--;
		end_row(spaces, &flags);
		*vb_push(arena, &spaces->row) = row;
	}
	if (spaces->centred)
		write_centred(spaces, &flags);
	else
		end_row(spaces, &flags);
}

/* The names of the columns: one row, or two where some cell spans. */
static void write_header(struct spaces *spaces, const struct header *header, unsigned flags)
{
	struct vb_arena *arena = spaces->reader->builder->arena;
	struct row_line *upper = vb_arena_zalloc(arena, header->count * sizeof *upper), *lower = vb_arena_zalloc(arena, header->count * sizeof *lower);
	bool two = false;
	for (uint32_t k = 0; k < header->count; k++)
		for (uint32_t i = 0; i < header->lines[k].count; i++) {
			const struct vb_segment *segment = &header->lines[k].segments[i];
			struct vb_segment whole = extent(header, k, segment);
			uint32_t column = 0;
			while (column + 1 < spaces->count && spaces->columns[column].x_end <= whole.x)
				column++;
			if (!spans(header, k, segment))
				continue;
			two = true;
			put(&upper[k], column, segment->start, segment->end, segment->x_end);
			for (uint32_t at = column; at < spaces->count && spaces->columns[at].x < whole.x_end; at++)
				spaces->columns[at].spanned = true;
		}
	for (uint32_t k = 0; k < header->count; k++)
		for (uint32_t i = 0; i < header->lines[k].count; i++) {
			const struct vb_segment *segment = &header->lines[k].segments[i];
			uint32_t column = 0;
			while (column + 1 < spaces->count && spaces->columns[column].x_end <= segment->x)
				column++;
			if (!spans(header, k, segment))
				put(spaces->columns[column].spanned ? &lower[k] : &upper[k], column, segment->start, segment->end, segment->x_end);
		}
	spaces->row.count = 0;
	for (uint32_t k = 0; k < header->count; k++)
		*vb_push(arena, &spaces->row) = upper[k];
	write_row(spaces, 0, header->count, flags);
	for (uint32_t k = 0; k < header->count; k++)
		spaces->row.items[k] = lower[k];
	if (two)
		write_row(spaces, 0, header->count, 0);
	spaces->row.count = 0;
}

/* ---- The table ------------------------------------------------------------------------------------------------------- */

static bool begins_page(struct spaces *spaces, uint32_t at, uint32_t lines, struct header *header)
{
	uint32_t known = lines ? spaces->count : 0;
	if (!read_header(spaces->input, at, lines, GAP, header) || !find_columns(spaces, header))
		return false;
	if (known && spaces->count > known && (!read_header(spaces->input, at, lines, GAP + 1, header) || !find_columns(spaces, header)))
		return false; /* two spaces inside a name, on this page only */
	spaces->header = at;
	spaces->body = header->behind[header->count - 1];
	measure(spaces, header);
	return spaces->end > spaces->body;
}

/* Two lines below a header without "TT" hold texts apart too. */
static bool is_followed(const struct spaces *spaces)
{
	uint32_t at = spaces->body, end, rows = 0;
	bool blank;
	struct vb_spaced_line line;
	while (rows < 2 && at < spaces->end) {
		uint32_t start = next_line(spaces->input, &at, &end, &blank);
		if (start >= spaces->end || !read_line(spaces->input, start, end, &line) || line.count < 2)
			return rows > 0;
		rows++;
	}
	return rows > 0;
}

/* Where the header of the next page starts, page numbers before it written; the end of the input where none does. */
static uint32_t next_page(struct spaces *spaces)
{
	const struct vb_reader_input *input = spaces->input;
	uint32_t at = spaces->end, end, start, page = input->len, page_end = 0;
	struct vb_spaced_line line;
	bool blank;
	while ((start = next_line(input, &at, &end, &blank)) < input->len && read_line(input, start, end, &line)) {
		if (page == input->len && is_page(spaces, &line, blank)) {
			page = start;
			page_end = end;
			continue;
		}
		if (!is_header_at(spaces, start, &line))
			break;
		if (page < input->len)
			vb_text_line(spaces->reader, page, page_end);
		return start;
	}
	return input->len;
}

uint32_t vb_text_spaces(struct vb_text_reader *reader, uint32_t start, uint32_t end)
{
	uint32_t next;
	struct vb_spaced_line line;
	struct header header;
	if (vb_index_next(reader->input->runs, start, end) == end) /* nearly all lines */
		return start;
	struct spaces spaces = {.reader = reader, .input = reader->input};
	if (!read_line(reader->input, start, end, &line))
		return start;
	uint32_t behind = line.count > 1 ? vb_text_side_by_side(reader, start) : start;
	if (behind > start)
		return behind;
	if (!is_names(reader->input, &line)
	    || !read_header(reader->input, start, 0, GAP, &header))
		return start;
	spaces.named = names_ordinals(reader->input, &header.lines[header.named]);
	spaces.above = header.named;
	spaces.lines = header.count;
	spaces.first = (struct vb_str){reader->input->bytes + start, end - start};
	if (!begins_page(&spaces, start, 0, &header) || (!spaces.named && !is_followed(&spaces)))
		return start;
	vb_text_write_page(reader);
	vb_text_end_block(reader);
	vb_diagnose_source(reader->builder->arena, &reader->builder->out->diagnostics, VB_DIAGNOSTIC_TABLE_GUESSED, (struct vb_span){start, end},
	                   "the columns of a table are only held apart by spaces: columns and rows were told by where the text stands");
	unsigned flags = VB_BLOCK_TABLE_START | VB_BLOCK_APART;
	do {
		write_header(&spaces, &header, flags);
		flags = VB_BLOCK_APART;
		tell_rows(&spaces);
		write_rows(&spaces);
		next = next_page(&spaces);
	} while (next < reader->input->len && begins_page(&spaces, next, spaces.lines, &header));
	reader->blank = true;
	return spaces.end;
}
