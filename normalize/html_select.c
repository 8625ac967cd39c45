/* Finds the document in a page, by its structure: lines that only an official document has (its motto, "Căn cứ", "Điều 1",
 * "Nơi nhận", the signature, …) against lists of links, boxes of labels and values, and what stands around a document.
 *
 * A page that shows no sign of being a site's is a document as a whole. Else the smallest element is taken that holds all of
 * those lines (or most of the text, where a page has none), and inside it menus, boxes and what stands before the letterhead
 * or behind the end are left out. */
#include "html.h"

#include "../base/utf8.h"

enum {
	START = 160,       /* bytes of a line that tell its kind */
	LABEL_LEN = 8,     /* "1.10.12." */
	SHORT = 80,        /* bytes of a folded line that is only a mark of the letterhead */
	SITE_SIGNS = 3,    /* lines that are links, or three for each nav, header, footer, aside, form: a page of a site */
	ANCHOR_WEIGHT = 400, /* a line of a document's own kind weighs as much as a paragraph */
	FEW_KINDS = 3,     /* kinds of lines of a document: what has so many is one, whatever stands around it */
	BOX_BYTES = 6000,  /* a box of labels and values with a long "Trích yếu" */
	WIDE_ROWS = 3,     /* rows of a table of data, perhaps an appendix without a heading */
	ROW_BYTES = 60,    /* text of a table's row that is no calendar and no list of rates */
};

struct tally {
	uint32_t weight, bytes, link_bytes, lines, link_lines, wide_rows;
	uint32_t kinds[VB_HTML_KINDS];
};

struct selection {
	struct vb_html_tree *tree;
	struct tally *tallies; /* of each element, what is left out not counted */
	uint32_t elements;
	bool site, show_hidden;
};

/* The first bytes of a line, runs of blanks as one space. */
static size_t line_start(const struct vb_html_tree *tree, const struct vb_html_line *line, char *out)
{
	size_t len = 0;
	bool space = false;
	for (uint32_t i = line->first; i <= line->last && len < START; i++) {
		const struct vb_html_node *node = &tree->nodes.items[i];
		for (uint32_t k = 0; node->tag == VB_HTML_TEXT && k < node->run_count && len < START; k++) {
			char room[4];
			struct vb_str text = vb_html_run_text(tree, &tree->runs.items[node->first_run + k], room);
			for (size_t at = 0, size; at < text.len && len < START; at += size) {
				size = vb_utf8_len((unsigned char)text.ptr[at]);
				if ((unsigned char)text.ptr[at] <= ' ' || memcmp(text.ptr + at, "\xC2\xA0", size < 2 ? 1 : 2) == 0) {
					space = len > 0;
					continue;
				}
				if (space)
					out[len++] = ' ';
				space = false;
				memcpy(out + len, text.ptr + at, size);
				len += size;
			}
		}
	}
	return len;
}

static bool starts(struct vb_str s, const char *prefix)
{
	return s.len && *s.ptr == *prefix && vb_str_starts(s, vb_str_of(prefix));
}

/* Starts with the words, and no other word follows directly. */
static bool starts_words(struct vb_str s, const char *words)
{
	if (!starts(s, words))
		return false;
	size_t len = strlen(words);
	return s.len == len || !((unsigned char)(s.ptr[len] - 'a') < 26);
}

static bool starts_any(struct vb_str s, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (starts_words(s, words[i]))
			return true;
	return false;
}

#define STARTS_ANY(s, words) starts_any((s), (words), sizeof(words) / sizeof *(words))

static bool has(struct vb_str s, const char *part)
{
	return memmem(s.ptr, s.len, part, strlen(part)) != NULL;
}

/* Behind a Roman number at the start; 0 where there is none. */
static size_t roman_len(struct vb_str s)
{
	size_t len = 0;
	while (len < s.len && (s.ptr[len] == 'i' || s.ptr[len] == 'v' || s.ptr[len] == 'x'))
		len++;
	return len;
}

/* "Số: 12/KH-UBND", "Số:    /KH-UBND", "Số 45-NQ/TW" */
static bool is_number_line(struct vb_str folded)
{
	if (!starts_words(folded, "so") || folded.len >= SHORT)
		return false;
	size_t at = 2;
	while (at < folded.len && folded.ptr[at] == ' ')
		at++;
	bool colon = at < folded.len && folded.ptr[at] == ':';
	bool digit = at < folded.len && vb_is_digit(folded.ptr[at]);
	return (colon || digit) && (has(folded, "/") || (colon && has(folded, "-")));
}

static bool is_type_line(struct vb_str folded)
{
	static const char *const types[] = {
		"bao cao", "bo luat", "chi thi", "chuong trinh", "chuong trinh hanh dong", "cong dien", "de an", "hien phap",
		"huong dan",
		"ke hoach", "ket luan", "lenh", "luat", "nghi dinh", "nghi quyet", "phap lenh", "quy che", "quy dinh", "quyet dinh",
		"thong bao", "thong tri", "thong tu", "thong tu lien tich", "to trinh",
	};
	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (vb_str_equal(folded, vb_str_of(types[i])))
			return true;
	return false;
}

static bool is_section_line(struct vb_str folded, bool capitals)
{
	static const char *const words[] = {"phan thu", "phan i", "phan ii", "phan iii", "chuong"};
	size_t roman = roman_len(folded);
	if (roman && capitals && roman < folded.len && strchr(".-)", folded.ptr[roman]) && folded.len > roman + 3)
		return true;
	if (starts(folded, "dieu ") && folded.len > 6 && vb_is_digit(folded.ptr[5])) {
		size_t at = 5;
		while (at < folded.len && vb_is_digit(folded.ptr[at]))
			at++;
		return at == folded.len || folded.ptr[at] == '.' || folded.ptr[at] == ':';
	}
	return folded.len < SHORT && STARTS_ANY(folded, words);
}

/* The length of a label of a box about the document; 0 where there is none. */
static size_t label_len(struct vb_str folded)
{
	static const char *const labels[] = {
		"ap dung", "co quan ban hanh", "chuc danh", "chuc vu", "hieu luc", "hinh thuc van ban", "linh vuc", "loai van ban",
		"nganh", "ngay ban hanh", "ngay cap nhat", "ngay co hieu luc", "ngay cong bao", "ngay dang", "ngay dang cong bao",
		"ngay het hieu luc", "ngay hieu luc", "nguoi ky", "nguon thu thap", "noi ban hanh", "pham vi", "so cong bao",
		"so hieu", "so ky hieu", "so/ky hieu", "tinh trang", "tinh trang hieu luc", "trang thai", "trich yeu",
	};
	for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
		if (!starts(folded, labels[i]))
			continue;
		size_t len = strlen(labels[i]);
		struct vb_str rest = {folded.ptr + len, folded.len - len};
		if (folded.len == len || starts(rest, ":") || starts(rest, " :"))
			return len;
	}
	return 0;
}

static bool is_closing(struct vb_str folded)
{
	static const char *const words[] = {
		"bai viet lien quan", "ban quyen", "binh luan", "cac tin khac", "chia se", "copyright", "cung chuyen muc", "danh gia",
		"file dinh kem", "gui binh luan", "gui y kien", "hotline", "in trang", "luot xem", "quay lai", "tai file",
		"tai van ban",
		"tai ve", "tep dinh kem", "tin khac", "tin lien quan", "tin cung chuyen muc", "tra loi", "tu khoa", "van ban cung",
		"van ban khac", "van ban lien quan", "van ban moi", "xem them", "y kien ban doc", "\xC2\xA9",
	};
	return STARTS_ANY(folded, words);
}

static bool is_signature(struct vb_str folded)
{
	static const char *const starts_of[] = {"tm.", "kt.", "tl.", "tuq.", "q.", "t/m", "k/t", "t/l"};
	for (size_t i = 0; i < sizeof starts_of / sizeof *starts_of; i++)
		if (starts(folded, starts_of[i]))
			return true;
	return false;
}

/* "Hà Nội, ngày 6 tháng 12 năm 2024"; some sites leave the place out */
static bool is_place_date(struct vb_str folded)
{
	return folded.len < SHORT && !starts(folded, "(") && (has(folded, ", ngay") || starts(folded, "ngay "))
	       && has(folded, " thang") && has(folded, " nam");
}

static enum vb_html_kind kind_of_document(struct vb_str folded, const struct vb_html_line *line)
{
	if (folded.len < SHORT && line->capitals
	    && (starts(folded, "cong hoa xa hoi chu nghia viet nam") || starts(folded, "dang cong san viet nam")))
		return VB_HTML_MOTTO;
	if (is_number_line(folded))
		return VB_HTML_NUMBER;
	if (is_place_date(folded))
		return VB_HTML_PLACE_DATE;
	if (line->capitals && is_type_line(folded))
		return VB_HTML_TYPE;
	if (starts(folded, "can cu ") && folded.len >= 30)
		return VB_HTML_BASIS;
	if (starts_words(folded, "noi nhan") && (folded.len == 8 || folded.ptr[8] == ':' || folded.len < SHORT / 2))
		return VB_HTML_RECIPIENTS;
	if (line->capitals && folded.len < SHORT && is_signature(folded))
		return VB_HTML_SIGNATURE;
	if ((starts_words(folded, "phu luc") && (line->capitals || folded.len < SHORT / 2)) || starts(folded, "(kem theo")
	    || starts(folded, "(ban hanh kem theo"))
		return VB_HTML_APPENDIX;
	return is_section_line(folded, line->capitals) ? VB_HTML_SECTION : VB_HTML_PLAIN;
}

static bool is_link_line(const struct vb_html_line *line)
{
	return line->starts_in_link && (uint64_t)line->link_bytes * 10 >= (uint64_t)line->bytes * 9;
}

static bool nearly_all_capitals(const char *bytes, size_t len)
{
	uint32_t upper = 0, lower = 0;
	for (size_t at = 0; at < len && lower < START / 8; at += vb_utf8_len((unsigned char)bytes[at])) {
		uint32_t cp = vb_utf8_decode(bytes + at);
		upper += vb_cp_is_upper(cp);
		lower += vb_cp_is_lower(cp);
	}
	return upper >= 2 && lower * 8 <= upper; /* "SỐ 47-CTr/TU" has lower case in it */
}

/* A list mark, but no rule of dashes. */
static bool starts_with_mark(const char *bytes, size_t len)
{
	size_t mark = len >= 3 && memcmp(bytes, "•", 3) == 0 ? 3 : len && strchr("-+*", *bytes) ? 1 : 0;
	if (!mark || mark == len)
		return mark > 0;
	unsigned char next = (unsigned char)bytes[mark];
	return next == ' ' || next >= 0x80 || (unsigned char)((next | 0x20) - 'a') < 26;
}

/* "1.", "1.2.", "a)", "IV." and words such as "Điều 5". */
static bool starts_with_label(struct vb_str folded)
{
	size_t at = 0, roman = roman_len(folded);
	for (; at < folded.len && at < LABEL_LEN; at++) {
		bool inner_point = at && folded.ptr[at] == '.' && at + 1 < folded.len && vb_is_digit(folded.ptr[at + 1]);
		if (!inner_point && !vb_is_digit(folded.ptr[at]))
			break;
	}
	if (at == 0 && folded.len > 1 && (unsigned char)(folded.ptr[0] - 'a') < 26 && folded.ptr[1] == ')')
		return true;
	if (at && (at < 3 || has((struct vb_str){folded.ptr, at}, ".")) && at < folded.len && strchr(".)", folded.ptr[at]))
		return true;
	return roman && roman < folded.len && strchr(".-)", folded.ptr[roman]) != NULL;
}

static void classify(const struct vb_html_tree *tree, struct vb_html_line *line)
{
	char start[START + 4] = "", room[START + 4];
	size_t len = line_start(tree, line, start);
	struct vb_str folded = {room, vb_fold(start, len, room)};
	line->capitals = nearly_all_capitals(start, len);
	line->item = starts_with_mark(start, len);
	line->labelled = starts_with_label(folded);
	line->lower = vb_cp_is_lower(vb_utf8_decode(start));
	if (!is_link_line(line))
		line->kind = (uint8_t)kind_of_document(folded, line);
	size_t label = line->kind == VB_HTML_PLAIN ? label_len(folded) : 0;
	line->bare = label == folded.len;
	if (label)
		line->kind = VB_HTML_LABEL;
	if (line->kind == VB_HTML_PLAIN && is_closing(folded))
		line->kind = VB_HTML_CLOSING;
}

/* Two bare labels one after the other are a table's header, not a label with its value. */
static void drop_header_labels(struct vb_html_tree *tree)
{
	for (uint32_t i = 0; i + 1 < tree->lines.count; i++) {
		struct vb_html_line *line = &tree->lines.items[i];
		if (line->kind == VB_HTML_LABEL && line->bare && line[1].kind == VB_HTML_LABEL)
			line->kind = VB_HTML_PLAIN;
	}
}

/* Of a text: the tally behind the last, which stays zero. */
static struct tally *tally_of(const struct selection *s, uint32_t i)
{
	const struct vb_html_node *node = &s->tree->nodes.items[i];
	return &s->tallies[node->tag == VB_HTML_TEXT ? s->elements : node->first_run];
}

static bool is_strong(const struct tally *t)
{
	const uint32_t *k = t->kinds;
	return k[VB_HTML_MOTTO] || k[VB_HTML_RECIPIENTS] || k[VB_HTML_SIGNATURE] || k[VB_HTML_APPENDIX] || k[VB_HTML_SECTION]
	       || k[VB_HTML_BASIS] || (k[VB_HTML_NUMBER] && k[VB_HTML_PLACE_DATE]);
}

static bool is_hidden(const struct selection *s, const struct vb_html_node *node)
{
	return node->flags & VB_HTML_HIDDEN && !s->show_hidden;
}

/* Does the page show something, and something of a document, without what is hidden? If only with it, it is shown. */
static void decide_hidden(struct selection *s)
{
	struct tally sums[2] = {0};
	for (uint32_t i = 0; i < s->tree->lines.count; i++) {
		const struct vb_html_line *line = &s->tree->lines.items[i];
		struct tally *sum = &sums[s->tree->nodes.items[line->first].flags & VB_HTML_HIDDEN ? 1 : 0];
		sum->kinds[line->kind]++;
		sum->lines++;
	}
	s->show_hidden = sums[0].lines == 0 || (!is_strong(&sums[0]) && is_strong(&sums[1]) && sums[1].kinds[VB_HTML_SECTION] > 1);
}

static void decide_site(struct selection *s)
{
	uint32_t signs = 0;
	for (uint32_t i = 0; i < s->tree->lines.count; i++)
		signs += is_link_line(&s->tree->lines.items[i]);
	for (uint32_t i = 0; i < s->tree->nodes.count; i++) {
		const struct vb_html_node *node = &s->tree->nodes.items[i];
		signs += node->tag == VB_HTML_FURNITURE || node->flags & VB_HTML_FORM ? SITE_SIGNS : 0;
	}
	s->site = signs >= SITE_SIGNS;
}

static void count_line(struct selection *s, const struct vb_html_line *line)
{
	const struct vb_html_node *nodes = s->tree->nodes.items;
	uint32_t holder = nodes[line->first].parent;
	while (nodes[holder].end <= line->last)
		holder = nodes[holder].parent;
	struct tally *t = tally_of(s, holder);
	bool anchor = line->kind > VB_HTML_TYPE && line->kind < VB_HTML_LABEL;
	t->weight += line->bytes - line->link_bytes + (anchor || line->kind == VB_HTML_MOTTO ? ANCHOR_WEIGHT : 0);
	t->bytes += line->bytes;
	t->link_bytes += line->link_bytes;
	t->lines++;
	t->link_lines += is_link_line(line);
	t->kinds[line->kind]++;
}

static void add_tally(struct tally *sum, const struct tally *t)
{
	sum->weight += t->weight;
	sum->bytes += t->bytes;
	sum->link_bytes += t->link_bytes;
	sum->lines += t->lines;
	sum->link_lines += t->link_lines;
	sum->wide_rows += t->wide_rows;
	for (int k = 0; k < VB_HTML_KINDS; k++)
		sum->kinds[k] += t->kinds[k];
}

static bool is_box(const struct vb_html_node *node)
{
	return node->tag == VB_HTML_CONTAINER || node->tag == VB_HTML_LIST || node->tag == VB_HTML_TABLE
	       || node->tag == VB_HTML_FURNITURE;
}

/* Why an element is no part of a document, wherever it stands. */
static enum vb_html_reason reason_to_leave(const struct selection *s, uint32_t i)
{
	const struct vb_html_node *node = &s->tree->nodes.items[i];
	const struct tally *t = tally_of(s, i);
	if (is_hidden(s, node))
		return VB_HTML_INVISIBLE;
	if (!s->site || !is_box(node) || is_strong(t) || !t->lines)
		return VB_HTML_KEPT;
	if (node->tag == VB_HTML_FURNITURE || node->flags & VB_HTML_SIDE)
		return VB_HTML_NAVIGATION;
	if (t->link_lines >= 3 && t->link_lines * 10 >= t->lines * 7 && (uint64_t)t->link_bytes * 10 >= (uint64_t)t->bytes * 6)
		return VB_HTML_NAVIGATION;
	if (t->kinds[VB_HTML_LABEL] >= 3 && t->kinds[VB_HTML_LABEL] * 4 >= t->lines && t->bytes < BOX_BYTES)
		return VB_HTML_METADATA;
	return VB_HTML_KEPT;
}

static void count_wide_row(struct selection *s, uint32_t row)
{
	const struct vb_html_node *nodes = s->tree->nodes.items;
	uint32_t cells = 0;
	for (uint32_t i = row + 1; i < nodes[row].end; i = nodes[i].end)
		cells += nodes[i].tag == VB_HTML_CELL || nodes[i].tag == VB_HTML_HEADER_CELL;
	const struct tally *t = tally_of(s, row);
	tally_of(s, row)->wide_rows += cells >= 3 && t->bytes >= ROW_BYTES && t->link_bytes * 2 < t->bytes;
}

/* From the leaves to the root: what is left out is not counted in what holds it. */
static void tally_up(struct selection *s)
{
	struct vb_html_tree *tree = s->tree;
	memset(s->tallies, 0, ((size_t)s->elements + 1) * sizeof *s->tallies);
	for (uint32_t i = 0; i < tree->lines.count; i++)
		count_line(s, &tree->lines.items[i]);
	for (uint32_t i = tree->nodes.count; i-- > 1;) {
		struct vb_html_node *node = &tree->nodes.items[i];
		if (node->tag == VB_HTML_TEXT)
			continue;
		if (node->tag == VB_HTML_ROW)
			count_wide_row(s, i);
		node->left = (uint8_t)reason_to_leave(s, i);
		if (!node->left)
			add_tally(tally_of(s, node->parent), tally_of(s, i));
	}
}

static bool can_be_document(const struct vb_html_node *node)
{
	return node->tag == VB_HTML_CONTAINER || node->tag == VB_HTML_FURNITURE || node->tag == VB_HTML_OTHER
	       || (node->tag >= VB_HTML_TABLE && node->tag <= VB_HTML_CELL);
}

/* How many kinds of a document's own lines are there? */
static uint32_t count_kinds(const struct tally *t)
{
	uint32_t kinds = 0;
	for (int k = VB_HTML_MOTTO; k < VB_HTML_LABEL; k++)
		kinds += t->kinds[k] > 0;
	return kinds;
}

/* Is `a` more of a document than `b`? Comments can be longer than what they are about. */
static bool is_better(const struct tally *a, const struct tally *b)
{
	uint32_t in_a = count_kinds(a), in_b = count_kinds(b);
	if (in_a != in_b && (in_a >= FEW_KINDS || in_b >= FEW_KINDS))
		return in_a > in_b;
	return a->weight > b->weight;
}

/* Does the element `in` of `around` hold all that a document has there? */
static bool holds_document(const struct tally *around, const struct tally *in)
{
	uint32_t rest[VB_HTML_KINDS];
	for (int k = 0; k < VB_HTML_KINDS; k++)
		rest[k] = around->kinds[k] - in->kinds[k];
	if (rest[VB_HTML_MOTTO] || rest[VB_HTML_RECIPIENTS] || rest[VB_HTML_APPENDIX] || rest[VB_HTML_SECTION] > 1)
		return false;
	for (int k = VB_HTML_NUMBER; k <= VB_HTML_SIGNATURE; k++)
		if (rest[k] && !in->kinds[k] && (k >= VB_HTML_BASIS || !in->kinds[VB_HTML_MOTTO]))
			return false;
	if (around->wide_rows - in->wide_rows >= WIDE_ROWS)
		return false;
	return count_kinds(in) >= FEW_KINDS || (in->lines >= 3 && (uint64_t)in->weight * 10 >= (uint64_t)around->weight * 6);
}

static uint32_t find_document(const struct selection *s)
{
	const struct vb_html_node *nodes = s->tree->nodes.items;
	for (uint32_t element = 0, best;; element = best) {
		best = element;
		for (uint32_t i = element + 1; i < nodes[element].end; i = nodes[i].end)
			if (can_be_document(&nodes[i]) && !nodes[i].left
			    && (best == element || is_better(tally_of(s, i), tally_of(s, best))))
				best = i;
		if (best == element || !holds_document(tally_of(s, element), tally_of(s, best)))
			return element;
	}
}

/* Every node inside something left out, or outside the document, is left out too. */
static void spread(struct selection *s, uint32_t document)
{
	struct vb_html_node *nodes = s->tree->nodes.items;
	for (uint32_t i = 1; i < s->tree->nodes.count; i++) {
		if (nodes[nodes[i].parent].left)
			nodes[i].left = nodes[nodes[i].parent].left;
		else if (nodes[i].tag == VB_HTML_TEXT && (i < document || i >= nodes[document].end))
			nodes[i].left = VB_HTML_AROUND;
	}
}

static bool is_kept(const struct selection *s, uint32_t line)
{
	return !s->tree->nodes.items[s->tree->lines.items[line].first].left;
}

static void leave_line(struct selection *s, uint32_t line)
{
	const struct vb_html_line *l = &s->tree->lines.items[line];
	for (uint32_t i = l->first; i <= l->last; i++)
		if (s->tree->nodes.items[i].tag == VB_HTML_TEXT && s->tree->nodes.items[i].line == line)
			s->tree->nodes.items[i].left = VB_HTML_AROUND;
}

/* The line of the letterhead that is found first: the motto, else its number, place or type; VB_NOWHERE where the document's
 * body comes before. */
static uint32_t find_head(const struct selection *s, uint32_t from, uint32_t to)
{
	uint32_t other = VB_NOWHERE;
	for (uint32_t i = from; i < to; i++) {
		enum vb_html_kind kind = s->tree->lines.items[i].kind;
		if (!is_kept(s, i))
			continue;
		if (kind == VB_HTML_MOTTO)
			return i;
		if (kind >= VB_HTML_BASIS && kind <= VB_HTML_APPENDIX)
			break;
		if (other == VB_NOWHERE && kind >= VB_HTML_NUMBER && kind <= VB_HTML_TYPE)
			other = i;
	}
	return other;
}

/* The outermost table inside the document that holds the node; 0 where there is none. */
static uint32_t table_around(const struct selection *s, uint32_t node, uint32_t document)
{
	uint32_t table = 0;
	for (; node > document; node = s->tree->nodes.items[node].parent)
		if (s->tree->nodes.items[node].tag == VB_HTML_TABLE)
			table = node;
	return table;
}

static bool is_letterhead_line(const struct vb_html_line *line)
{
	return !is_link_line(line) && line->bytes < START
	       && (line->capitals || line->kind == VB_HTML_NUMBER || line->kind == VB_HTML_PLACE_DATE || line->last_char == '-'
	           || line->last_char == '*' || line->last_char == '_');
}

/* Back over lines of the same table or of the same looks. */
static uint32_t start_of_head(const struct selection *s, uint32_t document, uint32_t from, uint32_t head)
{
	const struct vb_html_tree *tree = s->tree;
	for (uint32_t before = VB_NOWHERE; before != head;) {
		before = head;
		uint32_t table = table_around(s, tree->lines.items[head].first, document);
		if (table && tree->nodes.items[table].line >= from)
			head = tree->nodes.items[table].line;
		while (head > from && (!is_kept(s, head - 1) || is_letterhead_line(&tree->lines.items[head - 1])))
			head--;
	}
	return head;
}

/* Leaves out what stands before the letterhead, unless it is a good part of the text. */
static void trim_head(struct selection *s, uint32_t document, uint32_t from, uint32_t to)
{
	const struct vb_html_line *lines = s->tree->lines.items;
	uint32_t head = find_head(s, from, to), before = 0;
	if (head == VB_NOWHERE)
		return;
	head = start_of_head(s, document, from, head);
	for (uint32_t i = from; i < head; i++)
		before += is_kept(s, i) ? lines[i].bytes : 0;
	if (before > tally_of(s, document)->bytes / 3)
		return;
	for (uint32_t i = from; i < head; i++)
		if (is_kept(s, i))
			leave_line(s, i);
}

/* Behind the document's last line: the largest element that holds the line and not that one. */
static uint32_t block_of(const struct selection *s, uint32_t line, uint32_t document, uint32_t last_text)
{
	const struct vb_html_node *nodes = s->tree->nodes.items;
	uint32_t node = s->tree->lines.items[line].first;
	while (nodes[node].parent != document && nodes[node].parent > last_text)
		node = nodes[node].parent;
	return node;
}

static bool is_beyond_document(const struct selection *s, uint32_t block, uint32_t line, bool ended)
{
	const struct vb_html_node *node = &s->tree->nodes.items[block];
	const struct tally *t = tally_of(s, block);
	if (s->tree->lines.items[line].kind == VB_HTML_CLOSING || node->tag == VB_HTML_FURNITURE || node->flags & VB_HTML_SIDE)
		return true;
	if (node->tag == VB_HTML_TEXT)
		return ended && is_link_line(&s->tree->lines.items[line]);
	return (is_box(node) && !t->wide_rows && t->link_bytes * 2 > t->bytes) || (ended && t->link_bytes * 10 > t->bytes * 9);
}

static void trim_tail(struct selection *s, uint32_t document, uint32_t from, uint32_t to)
{
	uint32_t last = VB_NOWHERE, block;
	bool ended = false, beyond = false;
	for (uint32_t i = from; i < to; i++) {
		enum vb_html_kind kind = s->tree->lines.items[i].kind;
		if (!is_kept(s, i) || kind < VB_HTML_SECTION || kind > VB_HTML_APPENDIX)
			continue;
		last = i;
		ended |= kind == VB_HTML_RECIPIENTS || kind == VB_HTML_SIGNATURE;
	}
	for (uint32_t i = last == VB_NOWHERE ? to : last + 1; i < to; i++) {
		if (!is_kept(s, i))
			continue;
		block = block_of(s, i, document, s->tree->lines.items[last].last);
		beyond |= is_beyond_document(s, block, i, ended);
		uint32_t end = i + 1;
		while (end < to && s->tree->lines.items[end].first < s->tree->nodes.items[block].end)
			end++;
		for (uint32_t k = i; beyond && !tally_of(s, block)->wide_rows && k < end; k++)
			if (is_kept(s, k))
				leave_line(s, k);
		i = end - 1;
	}
}

static void trim(struct selection *s, uint32_t document)
{
	const struct vb_html_tree *tree = s->tree;
	uint32_t from = tree->nodes.items[document].line, to = from;
	while (to < tree->lines.count && tree->lines.items[to].first < tree->nodes.items[document].end)
		to++;
	trim_head(s, document, from, to);
	trim_tail(s, document, from, to);
}

static uint32_t count_characters(const struct vb_html_tree *tree, const struct vb_html_node *node)
{
	size_t count = 0;
	for (uint32_t k = 0; k < node->run_count; k++) {
		char room[4];
		struct vb_str text = vb_html_run_text(tree, &tree->runs.items[node->first_run + k], room);
		count += vb_utf8_count(text.ptr, text.len);
	}
	return (uint32_t)count;
}

/* Elements that had text and have none left. The kept and the left-out text of each is counted up from its texts. */
static uint32_t count_left_elements(struct selection *s)
{
	uint32_t count = 0;
	const struct vb_html_node *nodes = s->tree->nodes.items;
	memset(s->tallies, 0, ((size_t)s->elements + 1) * sizeof *s->tallies);
	for (uint32_t i = s->tree->nodes.count; i-- > 1;) {
		struct tally *t = tally_of(s, i), *parent = tally_of(s, nodes[i].parent);
		bool text = nodes[i].tag == VB_HTML_TEXT;
		parent->lines |= text ? !nodes[i].left : t->lines;
		parent->link_lines |= text ? nodes[i].left : t->link_lines;
		count += !text && t->link_lines && !t->lines;
	}
	return count;
}

static void diagnose(struct selection *s, struct vb_builder *builder)
{
	static const char *const names[VB_HTML_REASONS] = {"forms", "navigation", "a box about the document", "text around it",
	                                                     "hidden text"};
	const struct vb_html_tree *tree = s->tree;
	uint32_t characters[VB_HTML_REASONS] = {0}, total = 0;
	struct vb_buffer list = {.arena = builder->arena};
	for (uint32_t i = 1; i < tree->nodes.count; i++)
		if (tree->nodes.items[i].tag == VB_HTML_TEXT && tree->nodes.items[i].left)
			characters[tree->nodes.items[i].left] += count_characters(tree, &tree->nodes.items[i]);
	characters[0] = tree->control_bytes;
	for (int reason = 0; reason < VB_HTML_REASONS; reason++) {
		total += characters[reason];
		if (!characters[reason])
			continue;
		if (list.len)
			vb_buffer_add(&list, ", ", 2);
		vb_buffer_add(&list, names[reason], strlen(names[reason]));
	}
	if (total)
		vb_diagnose(builder->arena, &builder->out->diagnostics, VB_DIAGNOSTIC_LEFT_OUT, VB_NO_SPAN,
		            "left out %u elements with %u characters of text around the document: %.*s",
		            count_left_elements(s) + tree->controls, total, (int)list.len, list.bytes);
}

uint32_t vb_html_select(struct vb_html_tree *tree, struct vb_builder *builder)
{
	struct selection s = {.tree = tree};
	uint32_t document = 0;
	for (uint32_t i = 0; i < tree->lines.count; i++)
		classify(tree, &tree->lines.items[i]);
	drop_header_labels(tree);
	decide_hidden(&s);
	decide_site(&s);
	for (uint32_t i = 0; i < tree->nodes.count; i++)
		if (tree->nodes.items[i].tag != VB_HTML_TEXT)
			tree->nodes.items[i].first_run = s.elements++;
	s.tallies = vb_arena_alloc(builder->arena, ((size_t)s.elements + 1) * sizeof *s.tallies);
	tally_up(&s);
	if (s.site && !s.tallies[0].lines) { /* nothing but links and boxes: then that is what the page says */
		s.site = false;
		tally_up(&s);
	}
	if (s.site)
		document = find_document(&s);
	spread(&s, document);
	if (s.site)
		trim(&s, document);
	diagnose(&s, builder);
	return document;
}
