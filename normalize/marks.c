#include "marks.h"

#include "../base/utf8.h"
#include "../schema/registry.h"

#define W(literal) {literal, sizeof(literal) - 1}

enum {
	FOLD_SIZE = 192,    /* bytes of a line that its kind is told from: the longest line of a letterhead has some 60 */
	NOISE = 12,         /* characters that a scanner may find behind the date of a letterhead */
	LONGEST_NUMBER = 80, /* bytes of a line "Số: …/KH-UBND" */
	LONGEST_KIND = 130, /* bytes: only an attachment line and a legal basis are longer */
	SIGNED_NOTE = 64,   /* bytes of "(Ký, ghi rõ họ tên và đóng dấu)" and more */
	LONGEST_UNIT = 3, /* bytes of "2", "10", "đ" behind "khoản" or "điểm" */
	CAPITALS_HEAD = 512, /* bytes that tell whether a text is in capitals: it is asked again for every line that joins a block */
};

struct folded {
	char bytes[FOLD_SIZE];
	struct vb_str view;
};

static void fold(struct vb_str text, struct folded *out)
{
	text = vb_utf8_head(text, FOLD_SIZE);
	out->view = (struct vb_str){out->bytes, vb_fold(text.ptr, text.len, out->bytes)};
}

static void fold_tight(struct vb_str text, struct folded *out)
{
	text = vb_utf8_head(text, FOLD_SIZE);
	out->view = (struct vb_str){out->bytes, vb_fold_tight(text.ptr, text.len, out->bytes)};
}

struct vb_str vb_str_trim(struct vb_str text)
{
	while (text.len && (text.ptr[0] == ' ' || text.ptr[0] == '\t'))
		text.ptr++, text.len--;
	while (text.len && (text.ptr[text.len - 1] == ' ' || text.ptr[text.len - 1] == '\t'))
		text.len--;
	return text;
}

/* The first letters or digits of the line, folded; NUL where it has fewer. */
static void first_letters(struct vb_str line, char letters[2])
{
	uint32_t width;
	size_t count = 0;
	letters[0] = letters[1] = '\0';
	for (size_t at = 0; at < line.len && count < 2; at += width) {
		char folded = vb_fold_at(line.ptr + at, &width);
		if ((folded >= 'a' && folded <= 'z') || vb_is_digit(folded))
			letters[count++] = folded;
	}
}

static uint32_t cp_at(struct vb_str text, size_t at)
{
	return at < text.len ? vb_utf8_decode(text.ptr + at) : 0;
}

/* ---- Labels ---------------------------------------------------------------------------------------------------------- */

/* Letters of headings in Vietnamese order: a b c d đ e g h i k l m n o p q r s t u v x y. */
static unsigned letter_value(uint32_t cp)
{
	static const char order[] = "abcd\1eghiklmnopqrstuvxy";
	cp = vb_cp_lower(cp);
	char c = cp == 0x111 ? '\1' : cp < 0x80 ? (char)cp : '\0';
	const char *place = c ? strchr(order, c) : NULL;
	return place ? (unsigned)(place - order) + 1 : 0;
}

static unsigned roman_value(struct vb_str digits)
{
	static const struct {
		char letter;
		unsigned value;
	} letters[] = {{'I', 1}, {'V', 5}, {'X', 10}, {'L', 50}, {'C', 100}, {'D', 500}, {'M', 1000}};
	unsigned total = 0, last = 0;
	for (size_t i = digits.len; i-- > 0;) {
		unsigned value = 0;
		for (size_t k = 0; k < sizeof letters / sizeof *letters; k++)
			value = letters[k].letter == digits.ptr[i] ? letters[k].value : value;
		total = value < last ? total - value : total + value;
		last = value > last ? value : last;
	}
	return total;
}

static inline size_t skip_spaces(struct vb_str line, size_t at)
{
	while (at < line.len) {
		unsigned char first = (unsigned char)line.ptr[at];
		bool sign = (first > ' ' && first < 0x80) || (first >= 0xC3 && first <= 0xE1); /* nearly always: no space of Unicode begins so */
		if (sign || (first != ' ' && !vb_cp_is_space(vb_utf8_decode(line.ptr + at))))
			break;
		at += vb_utf8_len(first);
	}
	return at;
}

/* The closing mark of a label at `at`: ". " "- " ") " or the end of the line; *mark is '.', '-' or ')'. Returns the place behind
 * the mark and its spaces, 0 where there is none. A full stop may stand directly before a letter ("1.Mục đích"). */
static size_t close_label(struct vb_str line, size_t at, const char *marks, char *mark)
{
	if (at >= line.len)
		return 0;
	char c = line.ptr[at];
	size_t width = 1;
	if ((unsigned char)c >= 0x80) {
		uint32_t cp = vb_utf8_decode(line.ptr + at);
		c = cp == 0x2013 || cp == 0x2212 ? '-' : '\0';
		width = 3;
	}
	if (!c || !vb_is_one_of(c, marks))
		return 0;
	*mark = c;
	at += width;
	if (c == '.' && at < line.len && line.ptr[at] == '-') /* "I.-" */
		at++;
	size_t behind = skip_spaces(line, at);
	if (behind == at && at < line.len) {
		uint32_t next = vb_utf8_decode(line.ptr + at);
		if (c == '-' || (c == '.' && !vb_cp_is_upper(next)))
			return 0;
	}
	return behind;
}

static size_t count_digits(struct vb_str line, size_t at)
{
	size_t count = 0;
	while (at + count < line.len && vb_is_digit(line.ptr[at + count]))
		count++;
	return count;
}

static unsigned number_value(struct vb_str digits)
{
	unsigned value = 0;
	for (size_t i = 0; i < digits.len && i < 6; i++)
		value = value * 10 + (unsigned)(digits.ptr[i] - '0');
	return value;
}

/* "1." "1-" "1)" "1.1." "1.1" "1.1-" "1.1.1.": numbers have at most three digits, so that a year or a date is none. */
static bool read_number(struct vb_str line, struct vb_label *label)
{
	size_t at = 0, last = 0, digits;
	char mark = 0;
	while ((digits = count_digits(line, at)) > 0 && digits <= (label->depth ? 2 : 3)) { /* "30.000" is a figure */
		last = at;
		at += digits;
		label->depth++;
		if (!(at + 1 < line.len && line.ptr[at] == '.' && vb_is_digit(line.ptr[at + 1])))
			break;
		at++;
	}
	if (!label->depth || digits == 0 || digits > (label->depth > 1 ? 2 : 3))
		return false;
	label->text = (struct vb_str){line.ptr, at};
	label->value = number_value((struct vb_str){line.ptr + last, at - last});
	label->len = close_label(line, at, ".-)/", &mark);
	if (mark == '/')
		return false;
	size_t bare = skip_spaces(line, at);
	if (!label->len && label->depth > 1 && bare > at && vb_cp_is_upper(cp_at(line, bare))) /* "1.1 Sở Nội vụ" */
		label->len = bare;
	if (!label->len || label->depth > 6)
		return false;
	label->kind = label->depth > 1 ? VB_LABEL_DOTTED : mark == ')' ? VB_LABEL_NUMBER_PAREN : VB_LABEL_NUMBER;
	return true;
}

/* What a label may be that begins with a letter. */
enum { MAY_BE_ROMAN = 1, MAY_BE_WORD = 2 };
static const unsigned char label_starts[256] = {
	['I'] = MAY_BE_ROMAN, ['V'] = MAY_BE_ROMAN, ['X'] = MAY_BE_ROMAN, ['L'] = MAY_BE_ROMAN, ['C'] = MAY_BE_ROMAN | MAY_BE_WORD,
	['D'] = MAY_BE_ROMAN | MAY_BE_WORD, ['M'] = MAY_BE_ROMAN | MAY_BE_WORD, ['P'] = MAY_BE_WORD, ['T'] = MAY_BE_WORD,
	[0xC4] = MAY_BE_WORD, /* begins Đ */
};

static bool read_roman(struct vb_str line, struct vb_label *label)
{
	size_t at = 0;
	char mark;
	while (at < line.len && at < 7 && label_starts[(unsigned char)line.ptr[at]] & MAY_BE_ROMAN)
		at++;
	if (!at || (at < line.len && vb_case_at(line.ptr + at, &(uint32_t){0}) != VB_NO_CASE)) /* a word */
		return false;
	size_t spaced = skip_spaces(line, at); /* "IV - TỔ CHỨC THỰC HIỆN" */
	label->len = close_label(line, at, ".-/", &mark);
	if (!label->len && spaced > at && (label->len = close_label(line, spaced, "-", &mark)) > 0 && !vb_cp_is_upper(cp_at(line, label->len)))
		return false;
	if (!label->len || mark == '/')
		return false;
	label->text = (struct vb_str){line.ptr, at};
	label->value = roman_value(label->text);
	label->kind = VB_LABEL_ROMAN;
	return label->value > 0 && label->value < 100;
}

/* "A." "a)" "đ)" "(1)" "(a)" */
static bool read_letter(struct vb_str line, struct vb_label *label)
{
	size_t open = line.ptr[0] == '(' ? 1 : 0, digits = open ? count_digits(line, 1) : 0;
	uint32_t cp = cp_at(line, open);
	size_t width = digits ? digits : cp ? vb_utf8_len((unsigned char)line.ptr[open]) : 0;
	char mark;
	if (!width || open + width >= line.len)
		return false;
	if ((!digits && !letter_value(cp)) || digits > 2)
		return false;
	bool capital = !digits && vb_cp_is_upper(cp);
	label->len = close_label(line, open + width, open ? ")" : capital ? ".-" : ").-", &mark);
	if (label->len && !open && !capital && mark != ')' && !(label->len > open + width + 1 && vb_cp_is_upper(cp_at(line, label->len)))) /* "a. Mục tiêu" */
		return false;
	if (!label->len || (capital && label->len < line.len && label->len == open + width + 1)) /* "T.Ư Đoàn" */
		return false;
	label->text = (struct vb_str){line.ptr + open, width};
	label->value = digits ? number_value(label->text) : letter_value(cp);
	label->kind = open ? VB_LABEL_PAREN : capital ? VB_LABEL_CAPITAL : VB_LABEL_LETTER;
	return !(open && capital);
}

/* Ordinal words of "Phần thứ nhất". */
static unsigned ordinal_word(struct vb_str folded)
{
	static const struct vb_str words[] = {W("nhat"), W("hai"), W("ba"), W("tu"), W("nam"), W("sau"), W("bay"), W("tam"), W("chin"), W("muoi")};
	for (unsigned i = 0; i < sizeof words / sizeof *words; i++)
		if (vb_str_equal(folded, words[i]))
			return i + 1;
	return 0;
}

/* Length of the ordinal at `at`: "II", "2", "2a", "thứ hai"; 0 where none. */
static size_t read_ordinal(struct vb_str line, size_t at, unsigned *value)
{
	struct vb_str rest = {line.ptr + at, line.len - at};
	size_t digits = count_digits(rest, 0), len = 0;
	if (digits && digits <= 3) {
		*value = number_value((struct vb_str){rest.ptr, digits});
		return digits < rest.len && rest.ptr[digits] >= 'a' && rest.ptr[digits] <= 'z'
		       && (digits + 1 == rest.len || vb_is_one_of(rest.ptr[digits + 1], ". ")) ? digits + 1 : digits;
	}
	while (len < rest.len && len < 7 && vb_is_one_of(rest.ptr[len], "IVXLCDM"))
		len++;
	if (len && (len == rest.len || vb_is_one_of(rest.ptr[len], " .:-")) && (*value = roman_value((struct vb_str){rest.ptr, len})) > 0)
		return len;
	struct folded folded;
	fold(vb_utf8_head(rest, 24), &folded);
	if (!vb_str_starts(folded.view, VB_LIT("thu ")))
		return 0;
	size_t space = 0, end;
	while (space < rest.len && rest.ptr[space] != ' ')
		space++;
	for (end = space + 1; end < rest.len && !vb_is_one_of(rest.ptr[end], " .:-");)
		end += vb_utf8_len((unsigned char)rest.ptr[end]);
	if (end > rest.len)
		return 0;
	fold((struct vb_str){rest.ptr + space + 1, end - space - 1}, &folded);
	*value = ordinal_word(folded.view);
	return *value ? end : 0;
}

/* The place behind a dash at `at` and its spaces; `at` where none stands there, or where it is part of a word. */
static size_t skip_dash(struct vb_str line, size_t at)
{
	uint32_t cp = cp_at(line, at);
	if (cp != '-' && cp != 0x2013 && cp != 0x2014)
		return at;
	size_t behind = at + vb_utf8_len((unsigned char)line.ptr[at]), text = skip_spaces(line, behind);
	return text > behind || vb_cp_is_upper(cp_at(line, text)) ? text : at;
}

/* "Phần thứ nhất", "Chương II", "Mục 1.", "Điều 5. Phạm vi". A reference ("Điều 5 của Luật …", "Mục I Kế hoạch …") is none: the
 * ordinal is followed by a closing mark, or by the end of the line, or (not for Điều) by a title in capitals. */
static bool read_word_label(struct vb_str line, struct vb_label *label)
{
	static const struct {
		struct vb_str word; /* folded */
		enum vb_label_kind kind;
	} words[] = {{W("phan "), VB_LABEL_PART}, {W("chuong "), VB_LABEL_CHAPTER}, {W("muc "), VB_LABEL_DIVISION},
	             {W("tieu muc "), VB_LABEL_SUBDIVISION}, {W("dieu "), VB_LABEL_ARTICLE}};
	struct vb_str head = vb_utf8_head(line, 32);
	char first = vb_fold_at(line.ptr, &(uint32_t){0});
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (words[i].word.ptr[0] != first || !vb_fold_starts(head, words[i].word))
			continue;
		size_t at = 0, spaces = words[i].kind == VB_LABEL_SUBDIVISION ? 2 : 1;
		while (at < line.len && (line.ptr[at] != ' ' || --spaces > 0))
			at++;
		at = skip_spaces(line, at);
		size_t len = vb_cp_is_upper(cp_at(line, 0)) ? read_ordinal(line, at, &label->value) : 0;
		if (!len)
			return false;
		label->text = (struct vb_str){line.ptr, at + len};
		label->kind = words[i].kind;
		at += len;
		size_t rest = skip_spaces(line, at);
		struct vb_str behind = {line.ptr + rest, line.len - rest};
		if (rest < line.len && vb_is_one_of(line.ptr[rest], ".:-)")) {
			bool stop = line.ptr[rest] == '.';
			rest = skip_spaces(line, rest + 1);
			rest = stop ? skip_dash(line, rest) : rest; /* "Điều 1.- ", "Điều 1. – " */
		}
		else if (rest < line.len && (label->kind == VB_LABEL_ARTICLE || !vb_is_capitals(behind)))
			return false;
		label->len = rest;
		return true;
	}
	return false;
}

/* A scanner reads "1" and "I" as "l": "l.1. Mục tiêu", "2.l. Sở Nội vụ", "Il. NHIỆM VỤ". Such a label has a full stop, and other digits
 * beside the "l": "l." alone is a letter. */
static bool read_mended(struct vb_str line, struct vb_label *label)
{
	char bytes[24], roman = vb_is_one_of(line.ptr[0], "lIVX") && line.len > 1 && line.ptr[1] != '.' ? 'I' : '1';
	struct vb_str head = vb_utf8_head(line, sizeof bytes);
	size_t end = 0, mended = 0;
	for (; end < head.len && head.ptr[end] != ' '; end++) {
		bool l = head.ptr[end] == 'l';
		if (!l && !vb_is_one_of(head.ptr[end], roman == 'I' ? "IVX." : "0123456789."))
			return false;
		mended += l;
	}
	if (!mended || end < 3 || end > 8 || head.ptr[end - 1] != '.')
		return false;
	memcpy(bytes, head.ptr, head.len);
	for (size_t i = 0; i < end; i++)
		bytes[i] = bytes[i] == 'l' ? roman : bytes[i];
	*label = (struct vb_label){0};
	if (!(roman == 'I' ? read_roman : read_number)((struct vb_str){bytes, head.len}, label))
		return false;
	label->text.ptr = line.ptr;
	return true;
}

/* Does the mark of a label, or a dash, stand behind the first letter? Most words go on. */
static inline bool ends_with_letter(struct vb_str line)
{
	size_t letter = (unsigned char)line.ptr[0] < 0x80 ? 1 : 2;
	char behind = line.len > letter ? line.ptr[letter] : 'a';
	return behind == '.' || behind == '-' || behind == ')' || behind == '\xE2';
}

bool vb_label_read(struct vb_str line, struct vb_label *label)
{
	*label = (struct vb_label){0};
	if (!line.len)
		return false;
	unsigned char first = (unsigned char)line.ptr[0];
	if (vb_is_digit((char)first))
		return read_number(line, label) || (line.len > 2 && (line.ptr[1] == 'l' || line.ptr[2] == 'l') && read_mended(line, label));
	if (first == '(')
		return read_letter(line, label);
	if (label_starts[first] & MAY_BE_ROMAN && read_roman(line, label))
		return true;
	if ((first == 'l' || (line.len > 2 && (line.ptr[1] == 'l' || line.ptr[2] == 'l'))) && read_mended(line, label))
		return true;
	*label = (struct vb_label){0};
	if (label_starts[first] & MAY_BE_WORD && read_word_label(line, label))
		return true;
	*label = (struct vb_label){0};
	return ends_with_letter(line) && read_letter(line, label);
}

unsigned vb_label_as_capital(const struct vb_label *label)
{
	return label->text.len == 1 ? letter_value((unsigned char)label->text.ptr[0]) : 0;
}

bool vb_label_is_misread_one(const struct vb_label *label)
{
	return label->kind == VB_LABEL_LETTER && label->text.ptr[0] == 'l' && label->text.ptr[1] == '.';
}

size_t vb_marker_read(struct vb_str line, char *kind)
{
	unsigned char first = line.len ? (unsigned char)line.ptr[0] : 0;
	if (first < 0x80 && first != '-' && first != '+' && first != '*')
		return 0;
	uint32_t cp = cp_at(line, 0);
	size_t width = vb_utf8_len(first);
	if (cp == '+')
		*kind = '+';
	else if (cp == '-' || cp == '*' || cp == 0x2022 || cp == 0x2013 || cp == 0x2014 || cp == 0x2212 || cp == 0xB7 || cp == 0xF0B7)
		*kind = '-';
	else
		return 0;
	size_t behind = skip_spaces(line, width);
	bool glued = behind == width && behind < line.len && (cp == '-' || cp == '+' || cp == 0x2013) && vb_cp_is_upper(cp_at(line, behind));
	return (behind > width && behind < line.len) || glued ? behind : 0;
}

/* ---- Letters --------------------------------------------------------------------------------------------------------- */

/* Is the word around `at` a symbol? "98-CTr/TU" stands in titles in capitals too. */
static bool in_symbol(struct vb_str text, size_t at)
{
	size_t end;
	bool slash = false;
	while (at > 0 && text.ptr[at - 1] != ' ')
		at--;
	for (end = at; end < text.len && text.ptr[end] != ' '; end++)
		slash |= text.ptr[end] == '/';
	return slash && end - at < 40;
}

/* Has a word that ends among the first bytes a small letter of ASCII, and no word up to it a slash? So most texts tell that they are in
 * no capitals. */
static bool starts_small(struct vb_str text)
{
	vb_bytes16 c;
	if (text.len < sizeof c)
		return false;
	c = vb_load16(text.ptr);
	uint32_t small = vb_mask16((vb_bytes16)(c - 'a' < 26)), spaces = vb_mask16((vb_bytes16)(c == ' ')), slashes = vb_mask16((vb_bytes16)(c == '/'));
	uint32_t up_to_letter = small ^ (small - 1), behind = spaces & ~up_to_letter; /* nothing behind where no letter is small */
	return behind && !(slashes & (behind ^ (behind - 1)));
}

bool vb_is_capitals(struct vb_str text)
{
	unsigned upper = 0;
	if (starts_small(text))
		return false;
	text = vb_utf8_head(text, CAPITALS_HEAD);
	uint32_t width;
	for (size_t at = 0; at < text.len; at += width) {
		enum vb_case letter = vb_case_at(text.ptr + at, &width);
		if (letter == VB_LOWER && !in_symbol(text, at))
			return false;
		upper += letter == VB_UPPER;
	}
	return upper > 0;
}

/* The case of the first letter or digit; *found tells whether there is one. */
static enum vb_case first_case(struct vb_str text, bool *found)
{
	uint32_t width;
	*found = true;
	for (size_t at = 0; at < text.len; at += width) {
		enum vb_case letter = vb_case_at(text.ptr + at, &width);
		if (letter != VB_NO_CASE || vb_is_digit(text.ptr[at]))
			return letter;
	}
	*found = false;
	return VB_NO_CASE;
}

bool vb_has_letters(struct vb_str text)
{
	bool found;
	first_case(text, &found);
	return found;
}

bool vb_starts_lower(struct vb_str text)
{
	bool found;
	return first_case(text, &found) == VB_LOWER;
}

bool vb_starts_upper(struct vb_str text)
{
	bool found;
	return first_case(text, &found) == VB_UPPER;
}

bool vb_ends_sentence(struct vb_str text)
{
	text = vb_utf8_tail(text, 24);
	while (text.len) {
		size_t at = text.len - 1;
		while (at && ((unsigned char)text.ptr[at] & 0xC0) == 0x80)
			at--;
		uint32_t cp = vb_utf8_decode(text.ptr + at);
		if (cp == '.' || cp == ';' || cp == ':' || cp == '!' || cp == '?' || cp == 0x2026)
			return true;
		if (cp != ' ' && cp != ')' && cp != '"' && cp != '*' && cp != 0x201D && cp != 0x2019 && cp != ']')
			return false;
		text.len = at;
	}
	return false;
}

/* ---- Words ----------------------------------------------------------------------------------------------------------- */

/* Words and phrases that are looked for have two letters, which tell nearly all others. */
static inline bool starts(struct vb_str text, struct vb_str words)
{
	return text.len > 1 && text.ptr[1] == words.ptr[1] && vb_str_starts(text, words);
}

static bool starts_with_any(struct vb_str folded, const struct vb_str *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (starts(folded, words[i]) && (folded.len == words[i].len || !((unsigned char)(folded.ptr[words[i].len] - 'a') < 26)))
			return true;
	return false;
}

#define COUNT(array) (sizeof(array) / sizeof *(array))

bool vb_starts_task(struct vb_str text)
{
	static const struct vb_str verbs[] = {
		W("chu tri"), W("phoi hop"), W("tham muu"), W("xay dung"), W("to chuc"), W("chi dao"), W("huong dan"), W("tang cuong"), W("tiep tuc"), W("trien khai"),
		W("day manh"), W("nghien cuu"), W("ra soat"), W("de xuat"), W("thuc hien"), W("quan triet"), W("cu the hoa"), W("xac dinh"), W("bo tri"), W("can cu"),
		W("theo doi"), W("kiem tra"), W("tuyen truyen"), W("nang cao"), W("phat huy"), W("dam bao"), W("bao dam"), W("tong hop"), W("lap"), W("ban hanh"),
		W("pho bien"), W("can doi"), W("huy dong"), W("thuong xuyen"), W("dinh ky"), W("hang nam"), W("khan truong"), W("kip thoi"), W("chu dong"), W("thanh lap")};
	struct folded folded;
	fold(vb_utf8_head(text, 48), &folded);
	return starts_with_any(folded.view, verbs, COUNT(verbs));
}

/* In lower case, with its diacritics; `out` has room for it. */
static struct vb_str lower(struct vb_str text, char *out)
{
	vb_lower(text, out);
	return (struct vb_str){out, text.len};
}

static bool starts_with_word(struct vb_str text, const struct vb_str *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (text.ptr[0] == words[i].ptr[0] && vb_str_starts(text, words[i])
		    && (text.len == words[i].len || !vb_cp_is_letter(vb_utf8_decode(text.ptr + words[i].len))))
			return true;
	return false;
}

bool vb_starts_addressee(struct vb_str text)
{
	/* With their diacritics: "Sở" is one, "Số liệu" is none. */
	static const struct vb_str nouns[] = {
		W("sở"), W("các sở"), W("ubnd"), W("ủy ban"), W("uỷ ban"), W("ban"), W("các ban"), W("bộ chỉ huy"), W("công an"), W("văn phòng"), W("hội"),
		W("các hội"), W("liên hiệp"), W("liên đoàn"), W("đài"), W("báo"), W("trường"), W("các trường"), W("bệnh viện"), W("trung tâm"), W("cục"),
		W("chi cục"), W("bảo hiểm"), W("ngân hàng"), W("kho bạc"), W("thanh tra"), W("mặt trận"), W("đề nghị"), W("giao"), W("yêu cầu"),
		W("thủ trưởng"), W("các cơ quan"), W("các đơn vị"), W("cơ quan"), W("các tổ chức"), W("các địa phương"), W("các doanh nghiệp"), W("các bộ"),
		W("bộ"), W("đảng ủy"), W("đảng uỷ"), W("hđnd"), W("hội đồng"), W("tỉnh đoàn"), W("thành đoàn"), W("đoàn"), W("viện"), W("tòa án"),
		W("toà án"), W("thường trực"), W("các xã"), W("các huyện"), W("phòng"), W("các phòng"), W("đảng bộ"), W("cấp ủy"), W("cấp uỷ"),
		W("các cấp ủy"), W("các cấp uỷ"), W("tổ công tác"), W("quỹ"), W("các thành viên"), W("đảng đoàn"), W("thường vụ")};
	static const struct vb_str others[] = { /* that begin with the same syllable */
		W("báo cáo"), W("ban hành"), W("giao thông"), W("giao lưu"), W("hội nghị"), W("hội thảo"), W("phòng chống"), W("phòng, chống"), W("trường hợp"),
		W("đoàn kết"), W("viện trợ"), W("bộ máy"), W("hội nhập"), W("phòng ngừa"), W("cơ quan này"), W("bộ phận"), W("bộ chỉ số"), W("bộ tiêu chí")};
	char bytes[60];
	struct vb_str start = lower(vb_utf8_head(text, sizeof bytes), bytes);
	return start.len && starts_with_word(start, nouns, COUNT(nouns)) && !starts_with_word(start, others, COUNT(others));
}

bool vb_opens_sentence(struct vb_str text)
{
	static const struct vb_str words[] = {W("Các"), W("Những"), W("Trong"), W("Đối với"), W("Trên cơ sở"), W("Đồng thời"), W("Ngoài ra"), W("Khi")};
	return starts_with_word(text, words, COUNT(words));
}

/* The same, whatever follows. */
static bool starts_any(struct vb_str text, const struct vb_str *phrases, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (starts(text, phrases[i]))
			return true;
	return false;
}

/* Does one of the phrases stand in the text, behind its first word? */
static bool holds_any(const struct folded *text, const struct vb_str *words, size_t count)
{
	enum { STEP = sizeof(vb_bytes16) };
	_Static_assert(FOLD_SIZE % STEP == 0, "what is loaded behind the text is of the buffer");
	uint32_t seconds['z' - 'a' + 1] = {0}; /* of the letters that some phrase begins with, those that may stand behind: hardly a word is looked up */
	for (size_t i = 0; i < count; i++)
		seconds[words[i].ptr[0] - 'a'] |= UINT32_C(1) << (words[i].ptr[1] - 'a');
	for (size_t from = 0; from < text->view.len; from += STEP) {
		for (uint32_t spaces = vb_mask16((vb_bytes16)(vb_load16(text->bytes + from) == ' ')); spaces; spaces &= spaces - 1) {
			size_t at = from + (uint32_t)__builtin_ctz(spaces) + 1;
			if (at + 1 >= text->view.len)
				return false;
			unsigned first = (unsigned)(text->bytes[at] - 'a'), second = (unsigned)(text->bytes[at + 1] - 'a');
			if (first < COUNT(seconds) && second < COUNT(seconds) && seconds[first] >> second & 1
			    && starts_any((struct vb_str){text->bytes + at, text->view.len - at}, words, count))
				return true;
		}
	}
	return false;
}

bool vb_holds_task_verb(struct vb_str text)
{
	static const struct vb_str verbs[] = {
		W("chu tri"), W("phoi hop"), W("co trach nhiem"), W("can cu "), W("xay dung "), W("to chuc trien khai"), W("to chuc thuc hien "), W("tham muu "),
		W("chi dao "), W("thuc hien cac"), W("thuc hien nhiem vu"), W("trien khai "), W("ra soat"), W("bao cao "), W("huong dan "), W("theo doi"), W("tiep tuc "),
		W("tren co so"), W("chu dong "), W("bo tri "), W("lap du toan"), W("cu the hoa"), W("day manh "), W("tang cuong "), W("lam dau moi"), W("tong hop")};
	struct folded folded;
	fold(text, &folded);
	return holds_any(&folded, verbs, COUNT(verbs));
}

/* "khoản 2", "điểm b": the unit and the document that they belong to follow. */
static bool ends_with_unit(struct vb_str tail)
{
	static const struct vb_str units[] = {W("khoản"), W("điểm")};
	const char *space = memrchr(tail.ptr, ' ', tail.len);
	size_t word = space ? tail.len - (size_t)(space + 1 - tail.ptr) : 0;
	if (!word || word > LONGEST_UNIT)
		return false;
	struct vb_str before = {tail.ptr, (size_t)(space - tail.ptr)};
	for (size_t i = 0; i < COUNT(units); i++)
		if (vb_str_ends(before, units[i]))
			return true;
	return false;
}

bool vb_ends_with_type(struct vb_str text)
{
	struct folded folded;
	fold(vb_utf8_tail(text, 48), &folded);
	return folded.view.len > 2 && vb_type_ending(folded.view);
}

/* "Quyết định số", "Mẫu số", "…, số": a number follows; "dữ liệu số" and "chuyển đổi số" are ends of a phrase. `before`: what stands before "số". */
static bool is_before_number(struct vb_str before)
{
	static const struct vb_str words[] = {W(","), W(";"), W(" và"), W(" các"), W("mẫu"), W("lục"), W("biểu"), W("phiên bản"), W("thứ tự")};
	for (size_t i = 0; i < COUNT(words); i++)
		if (vb_str_ends(before, words[i]))
			return true;
	return vb_ends_with_type(before);
}

/* "Cao Bằng" of a name; "Luật" has a capital anyhow. */
static bool is_of_name(struct vb_str text, struct vb_str word)
{
	if (memchr(word.ptr, ' ', word.len) || vb_str_equal(word, VB_LIT("luật")))
		return false;
	struct vb_str printed = vb_utf8_tail(text, word.len); /* capitals have as many bytes as their small letters */
	size_t first = printed.len ? vb_utf8_len((unsigned char)printed.ptr[0]) : 0;
	return first && first < printed.len && vb_cp_is_upper(vb_utf8_decode(printed.ptr)) && vb_cp_is_lower(vb_utf8_decode(printed.ptr + first));
}

bool vb_ends_open(struct vb_str text)
{
	/* With their diacritics: "đầu tư" ends a name, "từ" ends nothing. */
#define L(before, last) {W(before last), sizeof last - 1}
	static const struct {
		struct vb_str words;
		size_t last; /* bytes of the last of them */
	} ends[] = {
		L("", "của"), L("", "và"), L("", "các"), L("", "về"), L("", "theo"), L("", "cho"), L("", "với"), L("", "tại"), L("", "trong"), L("", "do"), L("", "từ"), L("", "đến"), L("", "là"), L("", "những"),
		L("", "một"), L("", "mọi"), L("", "bởi"), L("", "hoặc"), L("", "như"), L("", "khi"), L("", "nhằm"), L("", "để"), L("", "bằng"), L("", "được"), L("", "gồm"), L("", "thuộc"), L("", "giữa"),
		L("", "ngày"), L("", "tháng"), L("", "khoản"), L("thành ", "lập"), L("ban ", "hành"), L("của ", "ban"), L("của ", "bộ"), L("của ", "sở"), L("ủy ", "ban"), L("uỷ ", "ban"), L("ủy ban ", "nhân"),
		L("uỷ ban ", "nhân"), L("ban chấp ", "hành"), L("ban ", "thường"), L("hội ", "đồng"), L("đề án thành ", "lập"), L("", "luật"), L("", "số")};
#undef L
	enum { LONGEST = sizeof "thường" - 1 };
	char bytes[32];
	if (text.len && text.ptr[text.len - 1] == ',')
		return true;
	if (vb_str_ends(text, VB_LIT(" -")) || vb_str_ends(text, VB_LIT(" –"))) /* "Bà Rịa -" / "Vũng Tàu" */
		return true;
	struct vb_str tail = vb_utf8_tail(text, sizeof bytes);
	const char *space = memrchr(tail.ptr, ' ', tail.len);
	size_t last = space ? (size_t)(tail.ptr + tail.len - space) - 1 : tail.len;
	if (!last || last > LONGEST)
		return false;
	char word[LONGEST], end = lower((struct vb_str){tail.ptr + tail.len - last, last}, word).ptr[last - 1];
	for (size_t i = 0; i < COUNT(ends); i++) {
		struct vb_str words = ends[i].words;
		if ((ends[i].last != last) | (words.ptr[words.len - 1] != end)) /* nearly always, and so predictable */
			continue;
		tail = lower(vb_utf8_tail(text, sizeof bytes), bytes);
		if (!vb_str_ends(tail, words) || !(tail.len == words.len || tail.ptr[tail.len - words.len - 1] == ' '))
			continue;
		bool number = vb_str_equal(words, VB_LIT("số"));
		if (number ? tail.len <= words.len + 1 || is_before_number((struct vb_str){tail.ptr, tail.len - words.len - 1}) : !is_of_name(text, words))
			return true;
	}
	return last <= LONGEST_UNIT && ends_with_unit(lower(vb_utf8_tail(text, sizeof bytes), bytes));
}

/* ---- Kinds of line --------------------------------------------------------------------------------------------------- */

static bool is_rule(struct vb_str line)
{
	static const bool signs[0x80] = {['-'] = true, ['_'] = true, ['='] = true, ['*'] = true, ['~'] = true, ['`'] = true, [' '] = true};
	size_t marks = 0;
	for (size_t at = 0; at < line.len; at += vb_utf8_len((unsigned char)line.ptr[at])) {
		uint32_t cp = vb_utf8_decode(line.ptr + at);
		if (cp < 0x80 ? !signs[cp] : cp < 0x2013 || cp > 0x2015) /* dashes */
			return false;
		marks += cp != ' ';
	}
	return marks >= 3 || (marks == 1 && line.ptr[0] == '*');
}

/* "12", "- 12 -", "Trang 12", "12/20". */
static bool is_page_number(struct vb_str line)
{
	struct folded folded;
	uint32_t width;
	char first = vb_fold_at(line.ptr, &width);
	if (line.len > 16 || (first > ' ' && first != '-' && first != 't' && !vb_is_digit(first)))
		return false;
	fold(line, &folded);
	struct vb_str s = folded.view;
	if (vb_str_starts(s, VB_LIT("trang ")))
		s.ptr += 6, s.len -= 6;
	while (s.len && (s.ptr[0] == '-' || s.ptr[0] == ' '))
		s.ptr++, s.len--;
	while (s.len && (s.ptr[s.len - 1] == '-' || s.ptr[s.len - 1] == ' '))
		s.len--;
	size_t digits = count_digits(s, 0);
	if (!digits || digits > 3)
		return false;
	size_t total = digits < s.len && s.ptr[digits] == '/' ? count_digits(s, digits + 1) : 0;
	return digits == s.len || (total > 0 && digits + 1 + total == s.len);
}

/* Length of "số" and of the type word that may stand before it ("Luật số: 59/2020/QH14"); 0 where the folded line begins otherwise. */
static size_t number_word(struct vb_str folded)
{
	static const struct vb_str starts[] = {W("so"), W("luat so"), W("bo luat so"), W("nghi quyet so"), W("phap lenh so"), W("lenh so"), W("quyet dinh so"), W("ke hoach so"),
	                                     W("nghi dinh so"), W("thong tu so"), W("chi thi so"), W("thong tu lien tich so")};
	for (size_t i = 0; i < COUNT(starts); i++) {
		struct vb_str start = starts[i];
		if (vb_str_starts(folded, start) && (folded.len == start.len || !((unsigned char)(folded.ptr[start.len] - 'a') < 26)))
			return start.len;
	}
	return 0;
}

/* "375-NT", "101-CP", "54-TC/VP" until the 1990s: behind the number a dash and letters, nothing more. `s` is folded, from the number on. */
static bool is_old_symbol(struct vb_str s)
{
	size_t at = count_digits(s, 0), letters = 0;
	if (!at || at > 5)
		return false;
	for (at = skip_spaces(s, at); at < s.len && s.ptr[at] == '-'; at = skip_spaces(s, at)) {
		at = skip_spaces(s, at + 1);
		size_t word = at;
		while (at < s.len && (unsigned char)(s.ptr[at] - 'a') < 26)
			at++;
		if (at == word || at - word > 8)
			return false;
		letters += at - word;
	}
	return letters && at == s.len;
}

/* "Sở Nội vụ" is told from "Số 205" by its start: what follows the word. */
static bool may_be_number(struct vb_str line)
{
	struct folded head;
	size_t at = 2; /* "so" */
	if (!vb_fold_starts(line, VB_LIT("so")))
		return false;
	fold(vb_utf8_head(line, 16), &head);
	while (at < head.view.len && head.view.ptr[at] == ' ')
		at++;
	return at >= head.view.len || !((unsigned char)(head.view.ptr[at] - 'a') < 26);
}

/* "Số: 205/KH-UBND", "Số 94-CTr/TU", "Số: /KH-UBND", "Số:", "Số:     -KH/TU", "Luật số: 59/2020/QH14": nothing but number and symbol. */
static bool is_number_line(struct vb_str line)
{
	struct folded folded;
	struct vb_str head = vb_utf8_head(line, 32);
	bool begins = (line.ptr[0] | 0x20) == 's';
	if (line.len > LONGEST_NUMBER || !(begins || memmem(head.ptr, head.len, "số", strlen("số")) || memmem(head.ptr, head.len, "SỐ", strlen("SỐ"))))
		return false;
	if ((begins && !may_be_number(line)) || !vb_starts_upper(line))
		return false;
	fold(line, &folded);
	struct vb_str s = folded.view;
	size_t at = number_word(s), spaces = 0;
	bool colon = false, slash = false, typed = at > 2;
	if (!at)
		return false;
	while (at < s.len && (s.ptr[at] == ' ' || s.ptr[at] == ':')) {
		colon |= s.ptr[at] == ':';
		at++;
	}
	if (at == s.len)
		return colon && !typed;
	if (!strchr("0123456789/-.…?#", s.ptr[at]) && !(colon && memchr(s.ptr + at, '/', s.len - at)))
		return false;
	if (colon && !typed && is_old_symbol((struct vb_str){s.ptr + at, s.len - at}))
		return true;
	if (typed && vb_is_one_of(s.ptr[s.len - 1], ".,;)")) /* the end of a sentence that was wrapped */
		return false;
	for (; at < s.len; at++) {
		slash |= s.ptr[at] == '/';
		spaces += s.ptr[at] == ' ';
	}
	return slash && spaces <= (typed ? 1 : 5);
}

/* "Quảng Ngãi, ngày 02 tháng 10 năm 2024" with any of the numbers left out; also "Bắc Giang, tháng 6 năm 2024". */
static bool is_place_date(struct vb_str line)
{
	struct folded folded;
	const char *comma = line.len <= 110 ? memchr(line.ptr, ',', line.len) : NULL;
	if (!comma || comma - line.ptr > 60 || !vb_starts_upper(line))
		return false;
	for (const char *c = line.ptr; c < comma; c++) /* no place: "Nghị quyết số 63-NQ/TW, ngày 24-11-2023" */
		if (vb_is_digit(*c) || *c == '/')
			return false;
	size_t at = skip_spaces(line, (size_t)(comma - line.ptr) + 1);
	if (at >= line.len || !memchr("nNtT", line.ptr[at], 4)) /* "ngày", "tháng" */
		return false;
	fold((struct vb_str){line.ptr + at, line.len - at}, &folded);
	struct vb_str rest = folded.view;
	if (!vb_str_starts(rest, VB_LIT("ngay")) && !vb_str_starts(rest, VB_LIT("thang")) && !vb_str_starts(rest, VB_LIT("ng?y")))
		return false;
	size_t year = 0; /* a sentence that begins so goes on behind it */
	for (size_t i = 0; i < rest.len; i++) {
		if (rest.ptr[i] == ',' || rest.ptr[i] == ';')
			return false;
		year = i >= 3 && count_digits(rest, i - 3) == 4 ? i + 1 : year;
	}
	return rest.len < 48 && !(year && rest.len - year > NOISE);
}

/* The longest document type the line starts with fills it whole, in capitals (a scanner may have lost a tone: the folded form counts). */
static bool is_type_line(struct vb_str line, struct vb_str folded)
{
	if (line.len > 64)
		return false;
	while (folded.len && vb_is_one_of(folded.ptr[folded.len - 1], ":*. "))
		folded.len--;
	const struct vb_document_type *type = vb_type_by_key(folded);
	return type && type->head;
}

static bool is_role(struct vb_str line)
{
	static const struct vb_str roles[] = {W("tm."), W("kt."), W("tl."), W("tuq."), W("q."), W("t/m"), W("k/t"), W("t/l"), W("t.m."), W("k.t."), W("t.l."), W("tm "), W("kt "), W("tl "), W("tuq ")};
	struct folded folded;
	uint32_t second = line.len > 1 && (unsigned char)line.ptr[0] < 0x80 ? cp_at(line, 1) : 0;
	if (line.len > 120 || !vb_is_one_of(line.ptr[0], "TtKkQq") || !(second == '.' || second == '/' || vb_cp_is_upper(second)))
		return false;
	fold(vb_utf8_head(line, 12), &folded);
	for (size_t i = 0; i < COUNT(roles); i++)
		if (vb_str_starts(folded.view, roles[i]) && vb_is_capitals(vb_utf8_head(line, 24)))
			return true;
	return false;
}

static bool is_position(struct vb_str line, struct vb_str folded)
{
	static const struct vb_str positions[] = {
		W("chu tich"), W("pho chu tich"), W("quyen chu tich"), W("bi thu"), W("pho bi thu"), W("giam doc"), W("pho giam doc"), W("bo truong"), W("thu truong"),
		W("thu tuong"), W("pho thu tuong"), W("chanh van phong"), W("pho chanh van phong"), W("truong ban"), W("pho truong ban"), W("cuc truong"),
		W("pho cuc truong"), W("tong giam doc"), W("hieu truong"), W("truong phong"), W("uy vien"), W("thuong truc"), W("chu nhiem"), W("pho chu nhiem"),
		W("vien truong"), W("chanh an"), W("vu truong"), W("pho vu truong"), W("tong bi thu"), W("tong thanh tra"), W("thong doc"), W("pho thong doc"), W("bi thu tinh uy"), W("pho bi thu thuong truc")};
	if (line.len > 80 || !starts_with_any(folded, positions, COUNT(positions)))
		return false;
	for (size_t i = 0; i < folded.len; i++)
		if (strchr(",;0123456789", folded.ptr[i])) /* a line of a title */
			return false;
	return !memmem(folded.ptr, folded.len, " ve ", 4);
}

/* "(Đã ký)", "(Ký, ghi rõ họ tên và đóng dấu)": nothing but these words, the first of them "ký". */
bool vb_is_signed_note(struct vb_str text)
{
	static const struct vb_str words[] = {W("ghi"), W("ro"), W("ho"), W("ten"), W("va"), W("dong"), W("dau"), W("ky"), W("chu"), W("so"), W("dientu")};
	char folded[SIGNED_NOTE], letters[2];
	if (text.len > SIGNED_NOTE)
		return false;
	first_letters(text, letters);
	if (letters[0] != 'd' && letters[0] != 'k')
		return false;
	struct vb_str key = {folded, vb_fold_tight(text.ptr, text.len, folded)};
	size_t at = vb_str_starts(key, VB_LIT("daky")) ? 4 : vb_str_starts(key, VB_LIT("ky")) ? 2 : 0, word = at;
	while (word && at < key.len) {
		word = 0;
		for (size_t i = 0; i < COUNT(words) && !word; i++)
			word = vb_str_starts((struct vb_str){key.ptr + at, key.len - at}, words[i]) ? words[i].len : 0;
		at += word;
	}
	return word > 0;
}

bool vb_starts_area(struct vb_str line)
{
	static const struct vb_str areas[] = {W("TỈNH "), W("THÀNH PHỐ "), W("HUYỆN "), W("QUẬN "), W("THỊ XÃ "), W("XÃ "), W("PHƯỜNG "),
	                                      W("THỊ TRẤN "), W("ĐẶC KHU "), W("TP. ")};
	return starts_with_any(line, areas, COUNT(areas)) && !vb_str_starts(line, VB_LIT("TỈNH Ủ")) && !vb_str_starts(line, VB_LIT("TỈNH U"));
}

/* The name of an issuing body in capitals, alone on its line. */
static bool is_body(struct vb_str line, struct vb_str folded)
{
	static const struct vb_str bodies[] = {
		W("uy ban nhan dan"), W("ubnd"), W("hoi dong nhan dan"), W("hdnd"), W("tinh uy"), W("thanh uy"), W("huyen uy"), W("quan uy"), W("thi uy"), W("dang uy"),
		W("ban chap hanh"), W("ban thuong vu"), W("chinh phu"), W("thu tuong chinh phu"), W("quoc hoi"), W("uy ban thuong vu quoc hoi"), W("thanh pho"),
		W("thi xa"), W("dac khu"), W("ban can su dang"), W("dang doan"), W("bo chinh tri"), W("ban bi thu"),
		W("van phong"), W("uy ban"), W("ban chi dao"), W("chu tich nuoc"), W("toa an nhan dan toi cao"), W("vien kiem sat"), W("dang bo"), W("tp.")};
	static const struct vb_str units[] = {W("SỞ "), W("BỘ "), W("XÃ "), W("TỈNH "), W("QUẬN "), W("HUYỆN "), W("PHƯỜNG "), W("CỤC "), W("TỔNG CỤC ")};
	if (line.len > 120 || memchr(line.ptr, '/', line.len))
		return false;
	for (size_t i = 0; i < COUNT(units); i++) /* short words: their tones tell them from "SỐ", "BỎ" */
		if (vb_str_starts(line, units[i]))
			return true;
	return starts_with_any(folded, bodies, COUNT(bodies)) && !memchr(folded.ptr, ':', folded.len) && !memchr(folded.ptr, ';', folded.len);
}

/* The length of the folded word that an appendix is called by: "phu luc", "bieu mau", "mau so"; 0 where the folded line begins otherwise.
 * A bare "mẫu" needs its number at once: "Mẫu 05". */
static size_t appendix_word(struct vb_str folded)
{
	static const struct vb_str words[] = {W("phu luc"), W("phu bieu"), W("bieu mau"), W("bieu so"), W("mau so"), W("mau bieu"), W("bieu"), W("mau")};
	for (size_t i = 0; i < COUNT(words); i++) {
		struct vb_str word = words[i];
		if (!vb_str_starts(folded, word) || (folded.len > word.len && (unsigned char)(folded.ptr[word.len] - 'a') < 26))
			continue;
		bool alone = i < 2;
		return alone || (folded.len > word.len + 1 && (vb_is_digit(folded.ptr[word.len + 1]) || vb_str_starts((struct vb_str){folded.ptr + word.len, folded.len - word.len}, VB_LIT(" so "))))
		       ? word.len : 0;
	}
	return 0;
}

/* "PHỤ LỤC", "Phụ lục I", "PHỤ LỤC SỐ 02", "Phụ lục 01:", "Biểu số 1", "Biểu mẫu 01", "Mẫu số 03": alone, or with its title in capitals
 * behind. */
static bool is_appendix(struct vb_str line)
{
	struct folded folded;
	struct vb_str head = vb_utf8_head(line, 24);
	if (!(vb_fold_starts(head, VB_LIT("phu")) || vb_fold_starts(head, VB_LIT("bieu")) || vb_fold_starts(head, VB_LIT("mau"))) || !vb_starts_upper(line))
		return false;
	fold(line, &folded);
	struct vb_str s = folded.view;
	size_t at = appendix_word(s);
	if (!at || s.len == at || vb_is_capitals(line))
		return at > 0;
	while (at < s.len && (s.ptr[at] == ' ' || s.ptr[at] == ':'))
		at++;
	if (vb_str_starts((struct vb_str){s.ptr + at, s.len - at}, VB_LIT("so ")))
		at += 3;
	size_t ordinal = 0;
	while (at + ordinal < s.len && (vb_is_digit(s.ptr[at + ordinal]) || strchr("ivxabcdefgh.", s.ptr[at + ordinal])))
		ordinal++;
	at += ordinal;
	if (!ordinal || ordinal > 5)
		return false;
	if (at == s.len)
		return true;
	const char *title = memchr(line.ptr, ':', line.len); /* a form is named in a sentence as well: "Mẫu 01: Báo cáo quý;" */
	return (s.ptr[at] == ':' && (s.ptr[0] == 'p' || vb_is_capitals((struct vb_str){title, line.len - (size_t)(title - line.ptr)}))) || (s.ptr[at] == '.' && s.ptr[0] == 'p');
}

static bool is_attached(struct vb_str line)
{
	static const struct vb_str starts[] = {
		W("(kem theo"), W("(ban hanh kem theo"), W("(dinh kem"), W("(kem "), W("kem theo ke hoach so"), W("kem theo quyet dinh so"), W("(ban hanh theo")};
	struct folded folded;
	bool open = line.ptr[0] == '(';
	if (!open && line.ptr[0] != 'K') /* "kèm theo Quyết định số …" goes on with a sentence */
		return false;
	struct vb_str head = vb_utf8_head(line, 48), words = {head.ptr + open, head.len - open};
	if (!vb_fold_starts(words, VB_LIT("kem")) && !(open && (vb_fold_starts(words, VB_LIT("ban h")) || vb_fold_starts(words, VB_LIT("dinh k")))))
		return false;
	fold(head, &folded);
	return starts_with_any(folded.view, starts, COUNT(starts));
}

static bool is_nation(struct vb_str tight)
{
	static const struct vb_str whole = {"conghoaxahoichunghiavietnam", 27}, least = {"conghoaxahoi", 12};
	return vb_str_starts(tight, VB_LIT("conghoaxahoichunghia")) || vb_str_starts(tight, VB_LIT("conghoaxhcn"))
	       || vb_str_starts(tight, VB_LIT("vietnamdanchuconghoa")) /* until 1976 */
	       || (vb_str_starts(tight, least) && vb_str_starts(whole, tight));
}

/* A name of the letterhead, of so many characters at most: in small letters it may as well stand in a sentence, which goes on or ends there. */
static bool is_head_line(struct vb_str line, size_t most)
{
	return vb_is_capitals(vb_utf8_head(line, 24)) || (vb_utf8_count(line.ptr, line.len) <= most && !vb_ends_sentence(line));
}

/* Does the line, whose first letters are given, begin with a phrase that tells its kind? */
static bool starts_with_phrase(struct vb_str line, const char letters[2])
{
	static const struct vb_str phrases[] = {W("conghoax"), W("vietnamdan"), W("cancu"), W("doclap"), W("dangcong"), W("duthao"), W("noinhan")};
	for (size_t i = 0; i < COUNT(phrases); i++)
		if (phrases[i].ptr[0] == letters[0] && phrases[i].ptr[1] == letters[1] && vb_fold_tight_starts(line, phrases[i]))
			return true;
	return false;
}

/* The kinds that a word at the start tells, whatever follows on the line. `letters` are its first two: they settle nearly all. */
static enum vb_line_kind kind_of_first_word(struct vb_str line, const char letters[2])
{
	enum { A = 1 << ('a' - 'a'), H = 1 << ('h' - 'a'), I = 1 << ('i' - 'a'), O = 1 << ('o' - 'a'), U = 1 << ('u' - 'a') };
	static const uint32_t seconds['z' - 'a' + 1] = {
		['b' - 'a'] = I, ['c' - 'a'] = A | O, ['d' - 'a'] = A | O | U, ['m' - 'a'] = A, ['n' - 'a'] = O, ['p' - 'a'] = H, ['v' - 'a'] = I};
	struct folded tight;
	unsigned first = (unsigned)(letters[0] - 'a'), second = (unsigned)(letters[1] - 'a');
	if (first >= COUNT(seconds) || second >= COUNT(seconds) || !(seconds[first] >> second & 1))
		return VB_LINE_PLAIN;
	struct vb_str head = vb_utf8_head(line, 64);
	if (letters[0] == 'p' || letters[0] == 'b' || letters[0] == 'm')
		return is_appendix(line) ? VB_LINE_APPENDIX : VB_LINE_PLAIN;
	if (!starts_with_phrase(head, letters))
		return VB_LINE_PLAIN;
	fold_tight(head, &tight);
	if (is_nation(tight.view) && is_head_line(line, 36))
		return VB_LINE_NATION;
	if (vb_str_starts(tight.view, VB_LIT("cancu")) && vb_starts_upper(line))
		return VB_LINE_BASIS;
	if (vb_str_starts(tight.view, VB_LIT("doclaptudohanhphuc")))
		return VB_LINE_MOTTO;
	if (vb_str_starts(tight.view, VB_LIT("dangcongsanvietnam")) && is_head_line(line, 24))
		return VB_LINE_PARTY;
	if (vb_str_starts(tight.view, VB_LIT("duthao")) && tight.view.len < 16 && vb_is_capitals(line))
		return VB_LINE_DRAFT;
	if (vb_str_starts(tight.view, VB_LIT("noinhan")) && tight.view.len < 24)
		return VB_LINE_RECIPIENTS;
	return VB_LINE_PLAIN;
}

/* A line in capitals: the kinds that stand alone on theirs. */
static enum vb_line_kind kind_in_capitals(struct vb_str line)
{
	struct folded folded;
	fold(line, &folded);
	if (is_type_line(line, folded.view))
		return VB_LINE_TYPE;
	if (is_position(line, folded.view))
		return VB_LINE_POSITION;
	return is_body(line, folded.view) ? VB_LINE_BODY : VB_LINE_PLAIN;
}

enum vb_line_kind vb_line_kind_of(struct vb_str line)
{
	if (!line.len)
		return VB_LINE_PLAIN;
	if (line.len <= 16 && is_page_number(line))
		return VB_LINE_PAGE;
	uint32_t width;
	enum vb_case first = vb_case_at(line.ptr, &width);
	if (vb_is_digit(line.ptr[0]))
		return VB_LINE_PLAIN;
	if (first == VB_NO_CASE && is_rule(line))
		return VB_LINE_RULE;
	char letters[2];
	first_letters(line, letters);
	enum vb_line_kind kind = kind_of_first_word(line, letters);
	if (kind != VB_LINE_PLAIN)
		return kind;
	if (is_attached(line))
		return VB_LINE_ATTACHED;
	if (line.len > LONGEST_KIND || first != VB_UPPER)
		return VB_LINE_PLAIN;
	if (line.len <= LONGEST_NUMBER && (letters[0] == 's' || memchr(line.ptr, '/', line.len)) && is_number_line(line))
		return VB_LINE_NUMBER;
	if (is_place_date(line))
		return VB_LINE_PLACE_DATE;
	if (is_role(line))
		return VB_LINE_ROLE;
	bool word = line.len > width && vb_case_at(line.ptr + width, &(uint32_t){0}) == VB_UPPER; /* "I. MỤC ĐÍCH" begins with none */
	return word && vb_is_capitals(line) ? kind_in_capitals(line) : VB_LINE_PLAIN;
}
