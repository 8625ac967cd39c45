#include "text.h"

#include "../base/utf8.h"
#include "../schema/registry.h"

/* Which lines belong together.
 *
 * A document is of one of three shapes:
 *   separated, wrapped   Markdown, mail: lines of one block join, a blank line ends it
 *   unwrapped            scanners, editors: a line is a paragraph; it goes on where it stops in the middle of a sentence
 *   wrapped only         text copied from law sites: no blank lines; a line that is full goes on, a short one ends the
 *                        paragraph, but the first line may be cut after its first words (the page's source was wrapped
 *                        with its tags in it)
 * In all of them a line that begins a list mark, a heading label, a table, or that belongs to letterhead or signature begins a
 * block. A blank line inside a sentence is a page break: layout.md, part 3. */

enum {
	LONG_LINE = 160,   /* code points: no wrap makes lines as long */
	MAX_WIDTH = 240,
	SAME_START = 32, /* bytes: four or five words */
	LONGEST_PLACE = 64, /* bytes of a half of "Thành phố Bà Rịa - Vũng Tàu" */
	RUNNING_TEXT = 60, /* code points from which an item without a full stop is running text, not an addressee */
	LONGEST_NUMBER = 200, /* bytes of a block "Số: …/KH-UBND" that a scanner cut into lines: a longer one is closed */
	LISTED_HEAD = 200, /* bytes of an item in which "Lưu" stands, if it does */
	FRONT_LINES = 200, /* of front matter: the longest known has some 40 */
	LEAST_INDENT = 2, MOST_INDENT = 24, /* spaces before the first line of a paragraph, with the margin of the page */
	LEAST_INDENTED = 6, LEAST_FLUSH = 3, /* lines with and without such an indent, before it tells anything */
	META_LABEL = 40, /* bytes of a label of a site's box, with its colon */
	LEAST_WRAP = 64,   /* code points: no text is wrapped at a smaller width */
	LINE_LIMIT = 16 << 20, /* bytes: no line of a document is as long; it is read all the same, with a diagnostic */
};

/* Looked for a stretch at a time: the next LF may stand far behind many CR, and every line would look for it. */
uint32_t vb_text_line_end_mac(const struct vb_reader_input *input, uint32_t start, uint32_t *next)
{
	enum { STRETCH = 1024 };
	const char *at = NULL;
	for (uint32_t len; !at && start < input->len; start += len) {
		len = input->len - start < STRETCH ? input->len - start : STRETCH;
		const char *feed = memchr(input->bytes + start, '\n', len);
		at = memchr(input->bytes + start, '\r', feed ? (size_t)(feed - input->bytes) - start : len);
		at = at ? at : feed;
	}
	uint32_t end = at ? (uint32_t)(at - input->bytes) : input->len;
	*next = at ? end + 1 : end;
	*next += at && *at == '\r' && *next < input->len && at[1] == '\n';
	return end;
}

bool vb_text_is_blank_slowly(const struct vb_reader_input *input, uint32_t start, uint32_t end)
{
	while (start < end) {
		unsigned char c = (unsigned char)input->bytes[start];
		if (c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v') {
			start++;
			continue;
		}
		if (c < 0x80)
			return false;
		uint32_t cp = vb_utf8_decode(input->bytes + start);
		if (!vb_cp_is_space(cp) && vb_fold_cp(cp) != 0)
			return false;
		start += vb_utf8_len(c);
	}
	return true;
}

/* ---- Indented first lines -------------------------------------------------------------------------------------------- */

/* Text layers of PDF indent the first line of each paragraph by some spaces: then those tell where a paragraph begins. */
struct indents {
	uint32_t lines[MOST_INDENT + 1];  /* by the spaces before them */
	uint32_t labels[MOST_INDENT + 1]; /* those that begin with a number */
};

static void count_indent(struct indents *indents, const struct vb_reader_input *input, uint32_t start, uint32_t end, bool plain)
{
	const char *bytes = input->bytes;
	uint32_t at = start;
	while (at < end && bytes[at] == ' ')
		at++;
	if (at - start > MOST_INDENT || (!plain && vb_index_next(input->runs, at, end) < end)) /* a row of a table */
		return;
	indents->lines[at - start]++;
	indents->labels[at - start] += at + 2 < end && vb_is_digit(bytes[at]) && vb_is_one_of(bytes[at + 1], ".)");
}

/* The margin of the page, and the indent that most first lines have: half of the lines behind the margin or more, and nearly all that begin
 * with a number; 0 where there is none such. */
static void find_indent(const struct indents *indents, struct vb_text_shape *shape)
{
	uint32_t margin = 0, most, all = 0, labels = 0;
	while (margin < MOST_INDENT - LEAST_INDENT && indents->lines[margin] < LEAST_FLUSH)
		margin++;
	most = margin + LEAST_INDENT;
	for (uint32_t i = most; i <= MOST_INDENT; i++) {
		all += indents->lines[i];
		labels += indents->labels[i];
		most = indents->lines[i] > indents->lines[most] ? i : most;
	}
	if (indents->lines[most] < LEAST_INDENTED || indents->lines[most] * 2 < all || !labels || indents->labels[margin] * 10 > labels)
		return;
	shape->margin = margin;
	shape->indent = most;
}

/* ---- The shape ------------------------------------------------------------------------------------------------------- */

static void tell_shape(const struct vb_reader_input *input, struct vb_text_shape *shape)
{
	uint32_t histogram[MAX_WIDTH] = {0}, lines = 0, blanks = 0, next;
	uint64_t in_long = 0, in_all = 0;
	struct indents indents = {0};
	for (uint32_t at = 0; at < input->len; at = next) {
		bool plain;
		uint32_t end = vb_text_next_line(input, at, &next, &plain);
		if (vb_text_is_blank(input, at, end)) {
			blanks++;
			continue;
		}
		count_indent(&indents, input, at, end, plain);
		char first = input->bytes[at];
		bool tabs = !plain && input->tabs && memchr(input->bytes + at, '\t', end - at);
		if (tabs || first == '|' || first == '-' || first == '+' || first == '<')
			continue;
		uint32_t len = end - at; /* a character has at most three bytes here: only of short lines need they be counted */
		uint32_t width = len < MAX_WIDTH * 3 ? (uint32_t)vb_utf8_count(input->bytes + at, len) : MAX_WIDTH;
		lines++;
		in_all += len;
		in_long += width > LONG_LINE ? len : 0;
		histogram[width < MAX_WIDTH ? width : MAX_WIDTH - 1]++;
	}
	*shape = (struct vb_text_shape){.known = true, .separated = blanks * 6 >= lines || lines < 8, .unwrapped = in_long * 2 > in_all};
	if (!shape->unwrapped)
		find_indent(&indents, shape);
	uint32_t longer = 0;
	for (shape->width = MAX_WIDTH - 1; shape->width > 0; shape->width--) {
		longer += histogram[shape->width];
		if (longer * 20 > lines)
			break;
	}
}

/* Where a blank line stands between all paragraphs, no line asks for it. */
static const struct vb_text_shape *shape_of(const struct vb_text_reader *reader)
{
	if (!reader->shape->known)
		tell_shape(reader->input, reader->shape);
	return reader->shape;
}

/* ---- Reading a line -------------------------------------------------------------------------------------------------- */

/* Spaces, TABs and NBSP at the start of a line. */
static uint32_t skip_blanks(const char *bytes, uint32_t at, uint32_t end)
{
	for (;;) {
		if (at < end && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\f'))
			at++;
		else if (at + 1 < end && memcmp(bytes + at, "\xC2\xA0", 2) == 0)
			at += 2;
		else
			return at;
	}
}

/* Where a heading's text ends: before "##" or pandoc's "{#name .unnumbered}". */
static uint32_t heading_end(const char *bytes, uint32_t start, uint32_t end)
{
	const char *brace = end > start && bytes[end - 1] == '}' ? memrchr(bytes + start, '{', end - start) : NULL;
	if (brace && (brace[1] == '#' || brace[1] == '.' || brace[1] == '-'))
		end = (uint32_t)(brace - bytes);
	while (end > start && (bytes[end - 1] == ' ' || bytes[end - 1] == '#'))
		end--;
	return end;
}

/* "- a) Sở Nội vụ", "- 1. …": scanners put a list mark of Markdown before labels that are printed; it is a mark of the source. A name
 * with initials ("- C. Mác") has none. */
static bool is_marked_label(struct vb_str lead, size_t marker, struct vb_label *label)
{
	struct vb_str behind = {lead.ptr + marker, lead.len - marker};
	if ((lead.ptr[0] != '-' && lead.ptr[0] != '*') || !vb_label_read(behind, label) || label->len >= behind.len)
		return false;
	struct vb_str title = {behind.ptr + label->len, behind.len - label->len};
	return label->kind != VB_LABEL_CAPITAL && (label->kind != VB_LABEL_ROMAN || vb_is_capitals(title));
}

static bool is_blank_or_cell_mark(char c)
{
	return c == ' ' || c == '|' || c == '\t' || c == '\r' || c == '\f';
}

/* As vb_inline_lead; a line without marks is its own. */
static struct vb_str lead_of(const struct vb_text_reader *reader, const struct vb_line *line, char lead[VB_LEAD_SIZE])
{
	struct vb_str text = {reader->input->bytes + line->start, line->end - line->start};
	if (!line->plain || !text.len || (unsigned char)text.ptr[0] == 0xC2) /* an NBSP is none of it */
		return vb_inline_lead(reader->input, line->start, line->end, lead, VB_LEAD_SIZE);
	text = vb_utf8_head(text, VB_LEAD_SIZE - 4);
	while (text.ptr[text.len - 1] == ' ')
		text.len--;
	return text;
}

static void read_line(struct vb_text_reader *reader, uint32_t start, uint32_t end, bool plain, char lead[VB_LEAD_SIZE], struct vb_line *line)
{
	const char *bytes = reader->input->bytes;
	char marker;
	*line = (struct vb_line){.start = start, .end = end, .plain = plain};
	line->start = skip_blanks(bytes, start, end);
	line->indent = line->start - start;
	while (line->start < end && bytes[line->start] == '|') /* cell marks of a law site's text */
		line->start++;
	while (line->end > line->start && is_blank_or_cell_mark(bytes[line->end - 1]))
		line->end--;
	while (line->end > line->start + 1 && memcmp(bytes + line->end - 2, "\xC2\xA0", 2) == 0) /* NBSP */
		line->end -= 2;
	uint32_t hashes = line->start;
	while (hashes < line->end && bytes[hashes] == '#' && hashes - line->start < 7)
		hashes++;
	if (hashes > line->start && hashes - line->start <= 6 && (hashes == line->end || bytes[hashes] == ' ')) {
		line->level = hashes - line->start;
		line->start = hashes;
		line->end = heading_end(bytes, hashes, line->end);
	}
	while (line->start < line->end && (bytes[line->start] == ' ' || (bytes[line->start] == '>' && !line->level)))
		line->start++;
	line->lead = lead_of(reader, line, lead);
	line->kind = line->lead.len ? vb_line_kind_of(line->lead) : VB_LINE_RULE;
	size_t marked = vb_marker_read(line->lead, &marker);
	if (marked && vb_is_one_of(bytes[line->start], "-*") && is_marked_label(line->lead, marked, &line->label_read)) {
		line->start = skip_blanks(bytes, line->start + 1, line->end);
		line->lead = lead_of(reader, line, lead);
		marked = 0;
	}
	line->marker = marked > 0;
	line->label = !line->marker && line->kind != VB_LINE_PAGE && vb_label_read(line->lead, &line->label_read);
}

/* ---- Do two lines belong together? ----------------------------------------------------------------------------------- */

static struct vb_str open_text(const struct vb_text_reader *reader)
{
	const struct vb_builder *builder = reader->builder;
	if (!builder->open)
		return VB_NULL;
	uint32_t start = builder->out->blocks.items[builder->out->blocks.count - 1].start;
	return (struct vb_str){builder->text.bytes + start, builder->text.len - start};
}

/* Code points of the last line of the open block. */
static uint32_t last_width(const struct vb_text_reader *reader)
{
	return (uint32_t)vb_utf8_count(reader->input->bytes + reader->last_start, reader->last_end - reader->last_start);
}

/* Is the last line of the open block full, as far as one can tell? A paragraph may be wrapped at another width than most. */
static bool is_full(const struct vb_text_reader *reader, const struct vb_line *line)
{
	const char *space = memchr(line->lead.ptr, ' ', line->lead.len);
	uint32_t word = (uint32_t)vb_utf8_count(line->lead.ptr, space ? (size_t)(space - line->lead.ptr) : line->lead.len), width = last_width(reader);
	return width * 4 > shape_of(reader)->width * 3 || (shape_of(reader)->separated && !shape_of(reader)->unwrapped && width + 1 + word > LEAST_WRAP);
}

/* A block of letterhead or signature that is complete: nothing is joined to it. */
static bool is_closed(const struct vb_text_reader *reader, struct vb_str text)
{
	struct vb_str tail = {text.ptr + (text.len > 40 ? text.len - 40 : 0), text.len > 40 ? 40 : text.len};
	char last = text.len ? text.ptr[text.len - 1] : 0;
	switch (reader->first.kind) {
	case VB_LINE_NATION: {
		char folded[48];
		size_t len = vb_fold_tight(tail.ptr, tail.len, folded);
		return memmem(folded, len, "vietnam", 7) != NULL;
	}
	case VB_LINE_NUMBER: /* "Số:" / "901/KH-UBND"; "Số: 375-NT" */
		return text.len > LONGEST_NUMBER
		       || (last != '-' && last != '/' && (memchr(text.ptr, '/', text.len) || (memchr(text.ptr, '-', text.len) && last >= 'A')));
	case VB_LINE_PLACE_DATE:
		return last >= '0' && last <= '9' && text.len > 4 && text.ptr[text.len - 4] >= '0' && text.ptr[text.len - 4] <= '9';
	case VB_LINE_ATTACHED:
		return last == ')';
	case VB_LINE_ROLE:
		return !vb_ends_open(text);
	case VB_LINE_MOTTO:
	case VB_LINE_PARTY:
	case VB_LINE_TYPE:
	case VB_LINE_RECIPIENTS:
	case VB_LINE_POSITION:
	case VB_LINE_APPENDIX:
	case VB_LINE_DRAFT:
	case VB_LINE_PAGE:
		return true;
	case VB_LINE_PLAIN:
		return vb_is_signed_note(text);
	default:
		return false;
	}
}

/* The words of the text, counted no further than needed: 3 are many. */
static uint32_t words_of(struct vb_str text)
{
	uint32_t words = text.len > 0;
	for (size_t i = 0; i < text.len && words < 3; i++)
		words += text.ptr[i] == ' ';
	return words;
}

/* The line below the title of a decision that says who decides: "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH …". */
static bool is_authority(struct vb_str line)
{
	static const struct vb_str heads[] = {VB_LIT("CHỦ TỊCH ỦY BAN"), VB_LIT("CHỦ TỊCH UỶ BAN"), VB_LIT("ỦY BAN NHÂN DÂN TỈNH"), VB_LIT("UỶ BAN NHÂN DÂN TỈNH"),
	                                      VB_LIT("ỦY BAN NHÂN DÂN THÀNH PHỐ"), VB_LIT("UỶ BAN NHÂN DÂN THÀNH PHỐ"), VB_LIT("HỘI ĐỒNG NHÂN DÂN TỈNH"),
	                                      VB_LIT("HỘI ĐỒNG NHÂN DÂN THÀNH PHỐ"), VB_LIT("BỘ TRƯỞNG BỘ "), VB_LIT("THỦ TƯỚNG CHÍNH PHỦ")};
	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
		if (vb_str_starts(line, heads[i]))
			return true;
	return false;
}

/* In the middle of a title in capitals "KẾ HOẠCH", "BÍ THƯ" and the names of bodies are words of it. */
static bool goes_on_in_capitals(const struct vb_text_reader *reader, const struct vb_line *line, struct vb_str before)
{
	if (!vb_is_capitals(before) || reader->first.kind != VB_LINE_PLAIN || reader->blank || reader->layout)
		return false;
	if (vb_ends_open(before) || vb_starts_area(line->lead) || vb_str_ends(before, VB_LIT(" CÁN SỰ ĐẢNG"))) /* "… ỦY BAN NHÂN DÂN TỈNH" */
		return true;
	return !is_authority(line->lead) && is_full(reader, line);
}

/* "Bà Rịa - Vũng" / "Tàu, ngày …": the two halves end with the whole name of a province. */
static bool is_province_of_halves(struct vb_str before, struct vb_str line)
{
	char joined[2 * LONGEST_PLACE], folded[2 * LONGEST_PLACE];
	const char *comma = memchr(line.ptr, ',', line.len);
	size_t len = comma ? (size_t)(comma - line.ptr) : line.len;
	if (before.len + 1 > LONGEST_PLACE || len > LONGEST_PLACE)
		return false;
	memcpy(joined, before.ptr, before.len);
	joined[before.len] = ' ';
	memcpy(joined + before.len + 1, line.ptr, len);
	struct vb_str name = {folded, vb_fold(joined, before.len + 1 + len, folded)};
	while (name.len) {
		const struct vb_province *province = vb_province_starting(name);
		if (province && province->key.len == name.len)
			return true;
		const char *space = memchr(name.ptr, ' ', name.len);
		size_t word = space ? (size_t)(space + 1 - name.ptr) : name.len;
		name = (struct vb_str){name.ptr + word, name.len - word};
	}
	return false;
}

/* "Sơn" / "La, ngày 11 tháng 3", "Thành phố" / "Hồ Chí Minh, ngày …" */
static bool is_half_place(const struct vb_text_reader *reader, struct vb_str before, struct vb_str line)
{
	if (reader->blank || reader->lines != 1 || reader->first.kind != VB_LINE_PLAIN || !vb_starts_upper(before) || vb_is_capitals(before))
		return false;
	return words_of(before) <= 2 || is_province_of_halves(before, line);
}

/* "… khóa" / "XIII.", "(Nghị quyết" / "115); báo cáo": a number and what closes a sentence or a bracket. */
static bool is_end_of_sentence(const struct vb_label *label, struct vb_str lead)
{
	const char *at = label->text.ptr + label->text.len, *end = lead.ptr + lead.len;
	if (label->kind != VB_LABEL_NUMBER && label->kind != VB_LABEL_NUMBER_PAREN && label->kind != VB_LABEL_ROMAN)
		return false;
	if (end - at > 1 && *at == ')' && vb_is_one_of(at[1], ";,."))
		return true;
	for (; at < end; at++)
		if (!vb_is_one_of(*at, ".;:,)/ "))
			return false;
	return true;
}

/* "khóa" / "XII. Định kỳ", "lần thứ" / "XX. Các sở", "Nghị quyết số" / "118- NQ/TW", "Điểm" / "4.10 Khoản 4": a number follows that is no
 * label. */
static bool wants_number(struct vb_str before)
{
	static const struct vb_str words[] = {VB_LIT(" khóa"), VB_LIT(" khoá"), VB_LIT(" thứ"), VB_LIT(" số"), VB_LIT(" Khóa"), VB_LIT(" Khoá"), VB_LIT(" SỐ"), VB_LIT(" KHÓA"),
	                                      VB_LIT(" điểm"), VB_LIT(" Điểm"), VB_LIT(" số:"), VB_LIT(" SỐ:")};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (vb_str_ends(before, words[i]))
			return true;
	return false;
}

/* "Kế hoạch" / "118- KH/TU": letters and a slash stand behind the number. */
static bool is_symbol(const struct vb_label *label, struct vb_str lead)
{
	const char *at = lead.ptr + label->len, *end = lead.ptr + lead.len;
	while (at < end && vb_cp_is_letter(vb_utf8_decode(at)))
		at += vb_utf8_len((unsigned char)*at);
	return label->kind == VB_LABEL_NUMBER && at > lead.ptr + label->len && at < end && *at == '/' && label->text.ptr[label->text.len] == '-';
}

/* "(Điều" / "8) trên địa bàn", "(điểm" / "a) khoản 5": the mark of what looks like a label closes a bracket. */
static bool closes_bracket(const struct vb_label *label, struct vb_str before)
{
	struct vb_str tail = vb_utf8_tail(before, 80);
	const char *open = memrchr(tail.ptr, '(', tail.len);
	return label->text.ptr[label->text.len] == ')' && label->kind != VB_LABEL_PAREN && open && !memchr(open, ')', (size_t)(tail.ptr + tail.len - open));
}

/* "khoản" / "1. của Luật này"; "tại khoản 2" / "Điều 5 Nghị định số 61/2021/NĐ-CP": a citation that is wrapped, no heading. */
static bool is_wrapped_label(const struct vb_text_reader *reader, const struct vb_line *line, struct vb_str before)
{
	const struct vb_label *label = &line->label_read;
	if (reader->blank || !before.len)
		return false;
	bool running = reader->body || reader->lines > 1 || vb_utf8_count(before.ptr, before.len) >= RUNNING_TEXT;
	if (running && is_end_of_sentence(label, line->lead) && !vb_ends_sentence(before) && !vb_is_capitals(before))
		return true;
	bool heading = vb_str_ends(before, VB_LIT(" số")) && vb_starts_upper((struct vb_str){line->lead.ptr + label->len, line->lead.len - label->len}); /* "dân số" / "2. Nâng cao …" */
	if ((label->kind == VB_LABEL_NUMBER || label->kind == VB_LABEL_ROMAN || label->kind == VB_LABEL_DOTTED) && wants_number(before) && !heading
	    && is_full(reader, line))
		return true;
	if ((is_symbol(label, line->lead) || closes_bracket(label, before)) && !vb_ends_sentence(before))
		return true;
	if (label->kind == VB_LABEL_NUMBER)
		return vb_ends_open(before) && vb_starts_lower(line->lead);
	const char *mark = label->text.ptr + label->text.len;
	bool marked = mark >= line->lead.ptr + line->lead.len || *mark == '.' || *mark == ':';
	return label->kind == VB_LABEL_ARTICLE && !marked && !vb_ends_sentence(before);
}

/* In running text a full line that ends nothing goes on, also where the next looks like one of a letterhead: "… CHỈ THỊ" /
 * "SỐ 26/CT-TTg.", "… của" / "Quốc hội, ngày 14/8/2013 …", "Điều lệ" / "Đảng Cộng sản Việt Nam", "Quy chế" / "(kèm theo …)". Above the body only what no letterhead
 * has behind such a line. */
static bool goes_on_in_text(const struct vb_text_reader *reader, const struct vb_line *line, struct vb_str before)
{
	bool name = line->kind == VB_LINE_PARTY || line->kind == VB_LINE_NATION;
	bool attached = line->kind == VB_LINE_ATTACHED && reader->body && vb_starts_lower(line->lead);
	if (!name && !attached && line->kind != VB_LINE_NUMBER && line->kind != VB_LINE_BODY && line->kind != VB_LINE_PLACE_DATE) /* nearly all lines */
		return false;
	if (reader->blank || reader->layout || reader->recipients || vb_ends_sentence(before)
	    || (reader->first.kind != VB_LINE_PLAIN && reader->first.kind != VB_LINE_BASIS))
		return false;
	if (!reader->body && (vb_is_capitals(before) || line->kind == VB_LINE_BODY || (line->lead.ptr[0] | 0x20) == 's')
	    && !(line->kind == VB_LINE_NUMBER && vb_ends_with_type(before)) && !(line->kind == VB_LINE_PLACE_DATE && vb_is_capitals(line->lead)))
		return false;
	return !(name && vb_is_capitals(line->lead)) && is_full(reader, line);
}

/* "giai đoạn 2021" / "- 2030": the dash stands between two numbers. */
static bool joins_years(const struct vb_text_reader *reader, const struct vb_line *line, struct vb_str before)
{
	size_t at = 1;
	while (at < line->lead.len && line->lead.ptr[at] == ' ')
		at++;
	return line->lead.ptr[0] == '-' && at + 3 < line->lead.len && vb_is_digit(line->lead.ptr[at]) && vb_is_digit(line->lead.ptr[at + 3])
	       && !reader->blank && before.len > 4 && vb_is_digit(before.ptr[before.len - 1]) && vb_is_digit(before.ptr[before.len - 4]);
}

/* "Sở Lao động" / "- Thương binh và Xã hội": the dash of a name. */
static bool is_dash_of_name(const struct vb_text_reader *reader, const struct vb_line *line, struct vb_str before)
{
	static const struct {
		struct vb_str first, second;
	} names[] = {{VB_LIT("Lao động"), VB_LIT("- Thương binh")}, {VB_LIT("Phát thanh"), VB_LIT("- Truyền hình")}, {VB_LIT("Văn hóa"), VB_LIT("- Thể thao")},
	             {VB_LIT("Văn hóa"), VB_LIT("- Xã hội")}, {VB_LIT("Kế hoạch"), VB_LIT("- Tài chính")}, {VB_LIT("Khen thưởng"), VB_LIT("- Thi đua")},
	             {VB_LIT("Thi đua"), VB_LIT("- Khen thưởng")}, {VB_LIT("Báo"), VB_LIT("- Đài")}};
	for (size_t i = 0; !reader->blank && i < sizeof names / sizeof *names; i++)
		if (vb_str_starts(line->lead, names[i].second) && vb_str_ends(before, names[i].first))
			return true;
	return false;
}

/* "QUYẾT NGHỊ:" below the basis, which ends with a comma. */
static bool is_resolved(struct vb_str line)
{
	return line.len <= sizeof "QUYẾT NGHỊ :" && vb_str_starts(line, VB_LIT("QUYẾT NGHỊ"));
}

/* In the body of a text whose paragraphs are indented: does the line begin one? */
static bool is_indented(const struct vb_text_reader *reader, uint32_t spaces)
{
	if (spaces < LEAST_INDENT || !reader->body || reader->layout)
		return false;
	uint32_t indent = shape_of(reader)->indent;
	return indent && spaces + 1 >= indent && spaces <= indent + 1;
}

/* Does it go on with one, though the sentence before it ends? */
static bool is_flush(const struct vb_text_reader *reader, const struct vb_line *line)
{
	bool page = !vb_span_is_none(reader->page) && vb_starts_lower(line->lead);
	return reader->first.indent >= LEAST_INDENT && (!reader->blank || page) && !reader->recipients && line->kind == VB_LINE_PLAIN
	       && reader->first.kind == VB_LINE_PLAIN && is_indented(reader, reader->first.indent) && line->indent <= shape_of(reader)->margin + 1 && is_full(reader, line);
}

/* Does the line begin a block whatever stands before it? `in_text`: goes_on_in_text. */
static bool begins_block(const struct vb_text_reader *reader, const struct vb_line *line, struct vb_str before, bool in_text)
{
	if (line->level && reader->first.level && !line->label && line->kind == VB_LINE_PLAIN && before.ptr[before.len - 1] == ',') /* "## I. MỤC ĐÍCH," / "## YÊU CẦU" */
		return false;
	if (line->level || is_resolved(line->lead)) /* a Markdown heading is a line */
		return true;
	if (line->lead.len > 1 && memcmp(line->lead.ptr, "(*", 2) == 0) /* a note below a table, and the next */
		return true;
	if (reader->first.level && !reader->blank) /* its text may be wrapped all the same */
		return line->marker || line->label || vb_ends_sentence(before) || !vb_starts_lower(line->lead);
	if (line->marker && (joins_years(reader, line, before) || is_dash_of_name(reader, line, before)))
		return false;
	if (is_indented(reader, line->indent) && vb_starts_upper(line->lead) && !vb_ends_open(before))
		return true;
	if (line->marker) /* "kinh tế" / "- xã hội": a wrapped dash */
		return !(line->lead.ptr[0] == '-' && vb_starts_lower(line->lead) && !reader->blank && !shape_of(reader)->unwrapped && !reader->recipients
		         && !vb_ends_sentence(before) && (!reader->first.marker || last_width(reader) * 4 > shape_of(reader)->width * 3));
	if (line->label)
		return !is_wrapped_label(reader, line, before);
	if (reader->first.kind == VB_LINE_NUMBER && !is_closed(reader, before) && line->kind != VB_LINE_PLACE_DATE)
		return false;
	if (in_text)
		return false;
	if (line->kind == VB_LINE_BODY || line->kind == VB_LINE_TYPE || line->kind == VB_LINE_POSITION)
		return !goes_on_in_capitals(reader, line, before);
	if (line->kind == VB_LINE_PLACE_DATE)
		return !is_half_place(reader, before, line->lead);
	return line->kind != VB_LINE_PLAIN;
}

/* Running text that may go on in a capital behind a page break: an item or an assignment, not a heading and not a title. */
static bool is_running(const struct vb_text_reader *reader, struct vb_str before, struct vb_str next)
{
	if (reader->recipients || vb_is_capitals(before))
		return false;
	if (vb_ends_open(before))
		return !vb_opens_sentence(next); /* "1. Những kết quả đạt được" / "Trong những năm qua, …" */
	struct vb_str head = vb_utf8_head(before, 4 * RUNNING_TEXT);
	if (!reader->body || vb_utf8_count(head.ptr, head.len) < RUNNING_TEXT || reader->first.level)
		return false;
	struct vb_str words = before;
	char marker;
	if (reader->first.label_len < before.len)
		words = (struct vb_str){before.ptr + reader->first.label_len, before.len - reader->first.label_len};
	size_t mark = vb_marker_read(words, &marker);
	words = (struct vb_str){words.ptr + mark, words.len - mark};
	if (reader->first.label || vb_starts_addressee(words))
		return vb_starts_addressee(words) && vb_holds_task_verb(words) && !vb_starts_task(next);
	return true;
}

/* The last `count` words of the text, or its first. Null where it has fewer. */
static struct vb_str last_words(struct vb_str text, unsigned count)
{
	size_t at = text.len;
	while (at && (text.ptr[at - 1] != ' ' || --count))
		at--;
	return count > 1 ? VB_NULL : (struct vb_str){text.ptr + at, text.len - at};
}

static struct vb_str first_words(struct vb_str text, unsigned count)
{
	size_t at = 0;
	while (at < text.len && !vb_is_one_of(text.ptr[at], ",.;:)") && (text.ptr[at] != ' ' || --count))
		at++;
	return (struct vb_str){text.ptr, at};
}

/* Is it the name of the country or of a province, in two pieces or, with nothing behind it, in one? */
static bool is_place_name(struct vb_str first, struct vb_str second)
{
	char joined[LONGEST_PLACE], folded[LONGEST_PLACE];
	if (!first.len || first.len + second.len + 1 > LONGEST_PLACE || !vb_starts_upper(first) || (second.len && !vb_starts_upper(second)))
		return false;
	memcpy(joined, first.ptr, first.len);
	joined[first.len] = ' ';
	if (second.len)
		memcpy(joined + first.len + 1, second.ptr, second.len);
	struct vb_str key = {folded, vb_fold(joined, first.len + (second.len ? second.len + 1 : 0), folded)};
	const struct vb_province *province = vb_province_starting(key);
	return vb_str_is(key, "viet nam") || (province && province->key.len == key.len);
}

/* "… nông dân Việt" / "Nam trong sự nghiệp …", "tỉnh Bà Rịa - Vũng" / "Tàu": a page break in the name of a place. */
static bool splits_place(struct vb_str before, struct vb_str next)
{
	before = vb_utf8_tail(before, LONGEST_PLACE);
	if (!vb_starts_upper(last_words(before, 1)) || vb_is_capitals(before))
		return false;
	for (unsigned words = 1; words <= 3; words++)
		if (is_place_name(last_words(before, words), VB_NULL))
			return false;
	for (unsigned words = 1; words <= 4; words++)
		for (unsigned more = 1; more <= 2; more++)
			if (is_place_name(last_words(before, words), first_words(next, more)))
				return true;
	return false;
}

/* A blank line stands between: only a page break inside a sentence is joined. */
static bool joins_over_blank(const struct vb_text_reader *reader, const struct vb_line *line, struct vb_str before)
{
	if (vb_ends_sentence(before) || reader->layout)
		return false;
	if (vb_starts_lower(line->lead))
		return !(reader->first.kind == VB_LINE_BODY || (vb_is_capitals(before) && !reader->first.label));
	return splits_place(before, line->lead) || is_running(reader, before, line->lead);
}

static struct vb_str behind_label(const struct vb_text_reader *reader, struct vb_str text)
{
	size_t len = reader->first.label_len;
	return len < text.len ? (struct vb_str){text.ptr + len, text.len - len} : (struct vb_str){text.ptr, 0};
}

/* An item whose line ends early goes on with a name, "báo cáo" / "UBND tỉnh.", where no task and no new sentence begins. */
static bool item_goes_on(const struct vb_text_reader *reader, const struct vb_line *line)
{
	const char *space = memchr(line->lead.ptr, ' ', line->lead.len);
	struct vb_str word = {line->lead.ptr, space ? (size_t)(space - line->lead.ptr) : line->lead.len};
	if (!reader->first.marker || vb_starts_task(line->lead) || vb_opens_sentence(line->lead))
		return false;
	return (word.len > 2 && vb_is_capitals(word)) || last_width(reader) * 2 > shape_of(reader)->width;
}

/* "Thực hiện Nghị quyết số …" behind a title: the preamble begins, perhaps as the title does. */
static bool opens_preamble(const struct vb_text_reader *reader, const struct vb_line *line, struct vb_str before)
{
	if (reader->body || !vb_starts_upper(line->lead) || vb_is_capitals(line->lead))
		return false;
	bool same = before.len > SAME_START && line->lead.len > SAME_START && memcmp(before.ptr, line->lead.ptr, SAME_START) == 0;
	return same || (vb_starts_task(line->lead) && vb_utf8_count(before.ptr, before.len) > RUNNING_TEXT);
}

/* Text copied from a law site: no blank lines, hard wraps. */
static bool joins_wrapped(const struct vb_text_reader *reader, const struct vb_line *line, struct vb_str before)
{
	const char *space = memchr(line->lead.ptr, ' ', line->lead.len);
	uint32_t word = (uint32_t)vb_utf8_count(line->lead.ptr, space ? (size_t)(space - line->lead.ptr) : line->lead.len);
	bool full = (last_width(reader) + word) * 100 > shape_of(reader)->width * 90, lower = vb_starts_lower(line->lead);
	if (vb_is_capitals(before) && vb_is_capitals(line->lead))
		return !vb_ends_sentence(before);
	if (vb_ends_open(before) || ((lower || !vb_starts_upper(line->lead)) && !vb_ends_sentence(before)))
		return true;
	bool clause = lower && before.ptr[before.len - 1] == ';' && last_width(reader) * 4 > shape_of(reader)->width * 3; /* "…;" / "phối hợp với …" */
	if (vb_ends_sentence(before) && ((!full && !clause) || vb_is_capitals(line->lead))) /* "…;" / "QUYẾT ĐỊNH:" */
		return false;
	if (clause)
		return true;
	if (reader->first.label && vb_opens_sentence(line->lead))
		return false;
	if (reader->first.label && vb_starts_task(line->lead) && !vb_holds_task_verb(behind_label(reader, before)))
		return false; /* an addressee's heading, and what it is to do */
	if (reader->lines == 1 && words_of(behind_label(reader, before)) <= 1)
		return !vb_ends_sentence(before);
	if (opens_preamble(reader, line, before))
		return false;
	return full || (!vb_ends_sentence(before) && item_goes_on(reader, line));
}

/* "… tuyên truyền KẾ HOẠCH HÀNH" / "ĐỘNG SỐ 327-KH/TW.": the words in capitals began in the line before. */
static bool ends_in_capitals(struct vb_str before)
{
	const char *space = memrchr(before.ptr, ' ', before.len);
	if (!space)
		return false;
	struct vb_str word = {space + 1, (size_t)(before.ptr + before.len - space) - 1};
	return word.len > 2 && !memchr(word.ptr, '/', word.len) && vb_is_capitals(word);
}

/* A labelled line that ends early, and a capital behind it: a heading and its text, though no blank line stands between them. */
static bool ends_heading(const struct vb_text_reader *reader, const struct vb_line *line, struct vb_str before)
{
	if (!reader->first.label || reader->lines != 1 || reader->recipients || vb_is_capitals(line->lead) || !vb_starts_upper(line->lead))
		return false;
	const char *space = memchr(line->lead.ptr, ' ', line->lead.len);
	bool short_name = space && vb_is_capitals((struct vb_str){line->lead.ptr, (size_t)(space - line->lead.ptr)}); /* "báo cáo" / "UBND tỉnh." */
	return !short_name && !vb_ends_open(before) && words_of(behind_label(reader, before)) > 1 && last_width(reader) * 10 < shape_of(reader)->width * 4;
}

static bool joins_in_group(const struct vb_text_reader *reader, const struct vb_line *line, struct vb_str before)
{
	bool capitals = vb_is_capitals(before), next_capitals = vb_is_capitals(line->lead);
	bool wrapped_only = !shape_of(reader)->separated && !shape_of(reader)->unwrapped;
	if (!capitals && next_capitals && is_full(reader, line) && ends_in_capitals(before))
		return true;
	if (line->lead.ptr[0] == '/' && !vb_ends_sentence(before)) /* "Tờ trình số 3332" / "/TTr-SNN&MT" */
		return true;
	if (capitals != next_capitals && vb_starts_upper(line->lead) && !wrapped_only)
		return !capitals && !shape_of(reader)->unwrapped && !reader->layout && line->lead.len < 12;
	if (capitals && !next_capitals && vb_starts_upper(line->lead) && words_of(behind_label(reader, before)) > 1)
		return false;
	if (reader->recipients && vb_ends_sentence(before))
		return false;
	if (reader->recipients && reader->first.marker) /* an item goes on, whatever its case; behind "Lưu: …" comes the drafter's mark */
		return !memmem(before.ptr, vb_utf8_head(before, LISTED_HEAD).len, "Lưu", strlen("Lưu"));
	if (reader->layout)
		return !vb_ends_sentence(before) && (vb_starts_lower(line->lead) || vb_ends_open(before) || (capitals && next_capitals));
	if (shape_of(reader)->unwrapped)
		return !vb_ends_sentence(before) && (vb_starts_lower(line->lead) || vb_ends_open(before) || (capitals && next_capitals)
		                                     || behind_label(reader, before).len == 0);
	if (!wrapped_only && ends_heading(reader, line, before))
		return false;
	return wrapped_only ? joins_wrapped(reader, line, before) : true;
}

static bool joins(const struct vb_text_reader *reader, const struct vb_line *line)
{
	struct vb_str before = open_text(reader);
	if (reader->blank && ((line->level && !reader->first.level) || line->marker || line->label)) /* most blocks */
		return false;
	if (!before.len || is_closed(reader, before))
		return false;
	bool in_text = goes_on_in_text(reader, line, before);
	if (begins_block(reader, line, before, in_text))
		return false;
	if (in_text)
		return true;
	if (line->label) /* begins_block says that it is wrapped */
		return true;
	if (reader->first.kind == VB_LINE_NUMBER || line->kind == VB_LINE_PLACE_DATE) /* "Số:" / "901/KH-UBND"; the half of a place */
		return true;
	if (reader->first.kind == VB_LINE_PLACE_DATE) /* "…, ngày 12 tháng 4 năm" / "2025" */
		return !vb_starts_upper(line->lead);
	if (reader->first.kind != VB_LINE_PLAIN && !vb_has_letters(line->lead)) /* a scanner's specks in the letterhead */
		return false;
	if (is_flush(reader, line))
		return true;
	if (line->level) /* begins_block says that it goes on */
		return true;
	return reader->blank ? joins_over_blank(reader, line, before) : joins_in_group(reader, line, before);
}

/* ---- Blocks ---------------------------------------------------------------------------------------------------------- */

void vb_text_end_block(struct vb_text_reader *reader)
{
	vb_builder_end(reader->builder);
	vb_inline_reset(&reader->marks);
	reader->lines = 0;
}

static void begin_block(struct vb_text_reader *reader, const struct vb_line *line)
{
	unsigned flags = (reader->layout ? VB_BLOCK_LAYOUT : 0u) | (reader->blank ? VB_BLOCK_APART : 0u);
	vb_text_end_block(reader);
	vb_builder_begin(reader->builder, line->level ? VB_BLOCK_HEADING : line->marker ? VB_BLOCK_ITEM : VB_BLOCK_PARAGRAPH, line->level, flags);
	reader->builder->out->blocks.items[reader->builder->out->blocks.count - 1].line = (uint8_t)line->kind;
	reader->first = (struct vb_first_line){line->level, line->indent, line->kind, line->marker, line->label, line->label ? (uint32_t)line->label_read.len : 0};
	reader->body |= line->label || line->marker;
	if (line->kind == VB_LINE_RECIPIENTS)
		reader->recipients = true;
	else if (line->kind == VB_LINE_ROLE || line->kind == VB_LINE_POSITION || line->kind == VB_LINE_APPENDIX)
		reader->recipients = false;
}

/* "Số hiệu: 12/KH-UBND Loại văn bản: Kế hoạch": a line of a site's box about the document, above it. */
static bool is_meta_line(const struct vb_text_reader *reader, const struct vb_line *line)
{
	struct vb_str head = vb_utf8_head(line->lead, META_LABEL);
	const char *colon = reader->body || line->kind != VB_LINE_PLAIN ? NULL : memchr(head.ptr, ':', head.len);
	return colon && vb_starts_upper(head) && vb_text_is_meta_label((struct vb_str){head.ptr, (size_t)(colon - head.ptr)});
}

static void write_meta_line(struct vb_text_reader *reader, const struct vb_line *line)
{
	vb_text_write_page(reader);
	vb_text_end_block(reader);
	vb_builder_begin(reader->builder, VB_BLOCK_PARAGRAPH, 0, VB_BLOCK_META | (reader->blank ? VB_BLOCK_APART : 0u));
	vb_inline_write(&reader->marks, line->start, line->end);
	vb_text_end_block(reader);
	reader->blank = true;
}

void vb_text_write_page(struct vb_text_reader *reader)
{
	if (vb_span_is_none(reader->page))
		return;
	vb_text_end_block(reader);
	vb_builder_begin(reader->builder, VB_BLOCK_PAGE, 0, VB_BLOCK_APART);
	vb_inline_write(&reader->marks, reader->page.start, reader->page.end);
	vb_text_end_block(reader);
	reader->page = VB_NO_SPAN;
}

/* The sentence goes on, perhaps behind a page number: that is left out, and the record says so. */
static void join_line(struct vb_text_reader *reader, uint32_t start)
{
	if (vb_span_is_none(reader->page)) {
		vb_builder_space(reader->builder, reader->last_end, start);
		return;
	}
	vb_builder_space(reader->builder, reader->last_end, reader->last_end);
	vb_builder_gap(reader->builder);
	if (!reader->pages_dropped++)
		reader->first_page = reader->page;
	reader->page = VB_NO_SPAN;
}

/* A number alone on its line is a page number where it goes on from the last one, or stands between the rows of a table. */
static bool is_page(struct vb_text_reader *reader, const struct vb_line *line)
{
	unsigned number = 0;
	if (line->kind != VB_LINE_PAGE)
		return false;
	for (size_t i = 0; i < line->lead.len && number < 10000; i++) {
		char c = line->lead.ptr[i];
		if (c == '/')
			break;
		number = c >= '0' && c <= '9' ? number * 10 + (unsigned)(c - '0') : number;
	}
	if ((number <= reader->last_page || number > reader->last_page + 3) && !vb_text_follows_row(reader)) /* appendices count anew */
		return false;
	reader->last_page = number;
	return true;
}

/* `plain`: there are no marks in the line. */
static void read_one(struct vb_text_reader *reader, uint32_t start, uint32_t end, bool plain)
{
	char lead[VB_LEAD_SIZE];
	struct vb_line line;
	read_line(reader, start, end, plain, lead, &line);
	if (line.start >= line.end || line.kind == VB_LINE_RULE) { /* a rule, or a lone | of a law site, ends the block */
		vb_text_end_block(reader);
		reader->blank = true;
		return;
	}
	if (is_page(reader, &line)) {
		vb_text_write_page(reader);
		reader->page = (struct vb_span){line.start, line.end};
		reader->blank = true;
		return;
	}
	if (is_meta_line(reader, &line)) {
		write_meta_line(reader, &line);
		return;
	}
	if (joins(reader, &line)) {
		join_line(reader, line.start);
	} else {
		vb_text_write_page(reader);
		begin_block(reader, &line);
	}
	if (plain)
		vb_inline_write_plain(&reader->marks, line.start, line.end);
	else
		vb_inline_write(&reader->marks, line.start, line.end);
	reader->lines++;
	if (reader->lines > 1)
		reader->builder->out->blocks.items[reader->builder->out->blocks.count - 1].line = VB_BLOCK_LINE_UNKNOWN;
	reader->last_start = line.start;
	reader->last_end = line.end;
	reader->blank = line.end < end && memchr(reader->input->bytes + line.end, '|', end - line.end);
	if (reader->blank) /* the end of a cell */
		vb_text_end_block(reader);
}

void vb_text_line(struct vb_text_reader *reader, uint32_t start, uint32_t end)
{
	read_one(reader, start, end, vb_index_next(reader->input->marks, start, end) == end);
}

/* A line with <br> in it is several. */
static void read_broken_line(struct vb_text_reader *reader, uint32_t start, uint32_t end)
{
	const char *bytes = reader->input->bytes;
	uint32_t from = start;
	for (const char *at; reader->input->tags && (at = memchr(bytes + start, '<', end - start));) {
		uint32_t open = (uint32_t)(at - bytes);
		struct vb_str rest = {at, end - open}, tag = {at, vb_inline_tag(rest)};
		start = open + 1;
		if (tag.len && vb_inline_is_break(tag)) {
			if (!vb_text_is_blank(reader->input, from, open))
				vb_text_flat_line(reader, from, open);
			from = start = open + (uint32_t)tag.len;
		}
	}
	if (!vb_text_is_blank(reader->input, from, end))
		vb_text_flat_line(reader, from, end);
}

static void diagnose(struct vb_text_reader *reader, uint32_t longest, struct vb_span long_line)
{
	struct vb_builder *builder = reader->builder;
	if (reader->pages_dropped)
		vb_diagnose_source(builder->arena, &builder->out->diagnostics, VB_DIAGNOSTIC_PAGE_NUMBER, reader->first_page,
		                   "%u page %s inside a sentence and left out", reader->pages_dropped,
		                   reader->pages_dropped == 1 ? "number stood" : "numbers stood");
	if (reader->marks.controls)
		vb_diagnose_source(builder->arena, &builder->out->diagnostics, VB_DIAGNOSTIC_CONTROL_REMOVED,
		                   (struct vb_span){reader->marks.first_control, reader->marks.first_control + 1}, "%u control %s left out",
		                   reader->marks.controls, reader->marks.controls == 1 ? "character was" : "characters were");
	if (longest > LINE_LIMIT)
		vb_diagnose_source(builder->arena, &builder->out->diagnostics, VB_DIAGNOSTIC_LINE_LONG, long_line,
		                   "a line of %u bytes: no document has one as long, the file may be no document", longest);
}

/* Reads a line that may hold marks of any kind, or begin a table, or be several; returns the place behind what was read. */
static uint32_t read_marked_line(struct vb_text_reader *reader, uint32_t start, uint32_t end, uint32_t next)
{
	uint32_t behind = reader->input->tags ? vb_text_html(reader, start, end) : start;
	if (behind == start)
		behind = vb_text_table(reader, start, end, next);
	if (behind > start)
		return behind;
	uint32_t column = vb_text_other_column(reader, start, end);
	read_broken_line(reader, start, column);
	read_broken_line(reader, column, end);
	return next;
}

/* The place behind the front matter of Markdown: "---", lines "key: value", "---"; 0 where the text begins otherwise. */
static uint32_t front_matter_end(const struct vb_reader_input *input)
{
	uint32_t next = 0, at, end = vb_text_line_end(input, 0, &next);
	struct vb_str line = {input->bytes, end};
	if (!vb_str_starts(line, VB_LIT("---")) || end > 8)
		return 0;
	at = next;
	end = vb_text_line_end(input, at, &next);
	const char *colon = memchr(input->bytes + at, ':', end - at);
	for (const char *c = input->bytes + at; colon && c < colon; c++)
		if (*c == ' ' || (unsigned char)*c >= 0x80)
			return 0;
	if (!colon && !(end > at && input->bytes[at] == '{')) /* "---json" */
		return 0;
	for (uint32_t lines = 0; at < input->len && lines < FRONT_LINES; at = next, lines++) {
		line = (struct vb_str){input->bytes + at, vb_text_line_end(input, at, &next) - at};
		line = vb_str_trim(line);
		if (vb_str_equal(line, VB_LIT("---")) || vb_str_equal(line, VB_LIT("...")))
			return next;
	}
	return 0;
}

/* What a tool wrote about the file is no text of the document. */
static uint32_t skip_front_matter(struct vb_builder *builder, const struct vb_reader_input *input)
{
	uint32_t end = front_matter_end(input);
	if (end)
		vb_diagnose_source(builder->arena, &builder->out->diagnostics, VB_DIAGNOSTIC_LEFT_OUT, (struct vb_span){0, end},
		                   "the front matter of the file, %u bytes, is left out", end);
	return end;
}

void vb_read_text(struct vb_builder *builder, struct vb_reader_input *input)
{
	vb_index_input(builder->arena, input);
	struct vb_text_shape shape = {0};
	struct vb_text_reader reader = {.builder = builder, .input = input, .marks = {.builder = builder, .input = input},
	                                .page = VB_NO_SPAN, .shape = &shape};
	uint32_t next, longest = 0;
	struct vb_span long_line = VB_NO_SPAN;
	for (uint32_t at = skip_front_matter(builder, input); at < input->len; at = next) {
		bool plain;
		uint32_t end = vb_text_next_line(input, at, &next, &plain);
		if (end - at > longest) {
			longest = end - at;
			long_line = (struct vb_span){at, end};
		}
		if (vb_text_is_blank(input, at, end)) {
			reader.blank = true;
			continue;
		}
		if (plain && vb_text_is_simple(input, at, end, next)) /* most lines */
			read_one(&reader, at, end, true);
		else
			next = read_marked_line(&reader, at, end, next);
	}
	vb_text_write_page(&reader);
	vb_text_end_block(&reader);
	diagnose(&reader, longest, long_line);
	vb_index_release(builder->arena, input);
}
