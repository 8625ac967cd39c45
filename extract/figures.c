#include "figures.h"

#include "../base/utf8.h"
#include "../schema/registry.h"

#include <math.h>

/* figure   = { link } [ bound ] amount [ "trở lên" | "trở xuống" ]
 * amount   = number unit
 *          | number [ unit ] ( "-" | "đến" | "tới" ) number unit              từ 2-3 sản phẩm, 45% đến 50%
 *          | "từ" number [ unit ] ( "lên" | "xuống" … ) number unit           tăng từ 0,27% lên 0,5%
 * number   = digits { "." 3 digits } [ "," digits ]                           1.250.000  85,5  05
 * unit     = "%" | [ scale ] noun { "/" noun }                                triệu đồng/người/năm, tấn/ha
 * scale    = "nghìn" | "triệu" | "tỷ" …
 * link     = "đạt" | "là" | "còn" | "tăng" …                                  what the figure is said of stands before it
 * bound    = "ít nhất" | "trên" | "không quá" | "khoảng" …
 *
 * A share of a hundred always commits. A number of things does unless a preposition makes it a description ("ở 03 huyện"); one of
 * places or of money only with a link or a bound; one of years or days only where a word sets it as a measure ("tối thiểu 68 năm"), so
 * that ages ("tổng kết 05 năm") and dates are none; "lần" only behind growth ("tăng 2 lần"). */

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define W(literal) {(literal), sizeof(literal) - 1}

enum {
	MAX_DIGITS = 15, /* as many as a double holds exactly */
	MAX_WORDS = 5,   /* links and bounds before a number: "phấn đấu đạt ít nhất" has two */
};

/* Kinds of units that a number counts or measures, a bit each. */
static const unsigned counted = (1u << VB_UNIT_PER) - 2;

enum effect {
	EFFECT_LINK = 1,
	EFFECT_AT_LEAST = 2,
	EFFECT_AT_MOST = 4,
	EFFECT_ABOUT = 8,
	EFFECT_INCREASE = 16,
	EFFECT_FROM = 32,
	EFFECT_MEASURE = 64,   /* the word sets a length of time as a measure */
	EFFECT_HAS = 128,      /* "có", which also describes: "các phường có trên 2.500 người" */
	EFFECT_DESCRIBES = 256,
	EFFECT_NEXT = 512, /* counts only beside the number: not in "năng suất bình quân đạt" */
};

struct left_word {
	struct vb_str word;
	unsigned effect;
};

/* By their last letter, with_mark: one outside ASCII. Longer ones before those that end them. */
static const struct left_word
	with_mark[] = {{W("không quá"), EFFECT_AT_MOST | EFFECT_MEASURE}, {W("không vượt quá"), EFFECT_AT_MOST | EFFECT_MEASURE},
		{W("xấp xỉ"), EFFECT_ABOUT}, {W("từ"), EFFECT_FROM}, {W("đạt tỷ lệ"), EFFECT_LINK}, {W("là"), EFFECT_LINK}, {W("có quy mô"), EFFECT_DESCRIBES},
		{W("có"), EFFECT_LINK | EFFECT_HAS}, {W("duy trì"), EFFECT_LINK}},
	with_t[] = {{W("ít nhất"), EFFECT_AT_LEAST | EFFECT_MEASURE}, {W("vượt"), EFFECT_AT_LEAST}, {W("nhiều nhất"), EFFECT_AT_MOST | EFFECT_MEASURE},
		{W("ước đạt"), EFFECT_ABOUT | EFFECT_LINK}, {W("đạt"), EFFECT_LINK | EFFECT_MEASURE}},
	with_u[] = {{W("tối thiểu"), EFFECT_AT_LEAST | EFFECT_MEASURE}},
	with_i[] = {{W("không dưới"), EFFECT_AT_LEAST | EFFECT_MEASURE}, {W("dưới"), EFFECT_AT_MOST}},
	with_n[] = {{W("không thấp hơn"), EFFECT_AT_LEAST | EFFECT_MEASURE}, {W("không ít hơn"), EFFECT_AT_LEAST | EFFECT_MEASURE},
		{W("cao hơn"), EFFECT_AT_LEAST}, {W("trên"), EFFECT_AT_LEAST}, {W("hơn"), EFFECT_AT_LEAST}, {W("gần"), EFFECT_ABOUT}, {W("dự kiến"), EFFECT_ABOUT},
		{W("tăng bình quân"), EFFECT_INCREASE | EFFECT_LINK}, {W("tăng lên"), EFFECT_LINK}, {W("giảm xuống còn"), EFFECT_LINK},
		{W("xuống còn"), EFFECT_LINK}, {W("chỉ còn"), EFFECT_LINK}, {W("còn"), EFFECT_LINK}, {W("lên đến"), EFFECT_LINK}, {W("lên"), EFFECT_LINK},
		{W("bình quân"), EFFECT_LINK | EFFECT_NEXT}},
	with_a[] = {{W("tối đa"), EFFECT_AT_MOST | EFFECT_MEASURE}},
	with_g[] = {{W("khoảng"), EFFECT_ABOUT}, {W("tăng trưởng"), EFFECT_INCREASE | EFFECT_LINK}, {W("gia tăng"), EFFECT_INCREASE | EFFECT_LINK},
		{W("tăng"), EFFECT_INCREASE | EFFECT_LINK}, {W("bằng"), EFFECT_LINK}, {W("xuống"), EFFECT_LINK}},
	with_c[] = {{W("ước"), EFFECT_ABOUT}, {W("đạt mức"), EFFECT_LINK}, {W("ở mức"), EFFECT_LINK}, {W("mức"), EFFECT_NEXT}},
	with_m[] = {{W("tăng thêm"), EFFECT_INCREASE | EFFECT_LINK}, {W("chiếm"), EFFECT_LINK}, {W("giảm"), EFFECT_LINK}},
	with_p[] = {{W("tăng gấp"), EFFECT_INCREASE | EFFECT_LINK}, {W("gấp"), EFFECT_INCREASE | EFFECT_LINK}},
	with_o[] = {{W("có chiều cao"), EFFECT_DESCRIBES}};

#define LEFT(words) {(words), COUNT(words)}

static const struct {
	const struct left_word *items;
	size_t count;
} left_words[0x80] = {
	[0] = LEFT(with_mark), ['a'] = LEFT(with_a), ['c'] = LEFT(with_c), ['g'] = LEFT(with_g), ['i'] = LEFT(with_i), ['m'] = LEFT(with_m),
	['n'] = LEFT(with_n), ['o'] = LEFT(with_o), ['p'] = LEFT(with_p), ['t'] = LEFT(with_t), ['u'] = LEFT(with_u)};

/* Behind these a number without link or bound describes, names or dates. */
static const struct vb_str describing[] = {
	W("ở"), W("tại"), W("của"), W("trong"), W("với"), W("gồm"), W("theo"), W("thuộc"), W("giữa"), W("các"), W("những"), W("qua"), W("sau"), W("về"),
	W("số"), W("thứ"), W("khóa"), W("khoá"), W("lớp"), W("quý"), W("mục"), W("phần"), W("đoạn"), W("năm"), W("tháng"), W("ngày"), W("nhóm"), W("cấp"), W("điều"),
	W("khoản"), W("điểm"), W("lục"), W("đủ"), W("đến"), W("từ"), W("hạng"), W("loại"), W("do"), W("và"), W("vào"), W("nóng")};

static size_t skip_blanks(struct vb_str text, size_t at)
{
	while (at < text.len && (text.ptr[at] == ' ' || (at + 1 < text.len && memcmp(text.ptr + at, "\xC2\xA0", 2) == 0)))
		at += text.ptr[at] == ' ' ? 1 : 2;
	return at;
}

static bool is_letter_at(struct vb_str text, size_t at)
{
	return at < text.len && (vb_is_digit(text.ptr[at]) || vb_cp_is_letter(vb_utf8_decode(text.ptr + at)));
}

static bool has_word(struct vb_str text, size_t at, struct vb_str word)
{
	return vb_str_starts((struct vb_str){text.ptr + at, text.len - at}, word) && (word.ptr[0] == '%' || !is_letter_at(text, at + word.len));
}

/* Not inside a date, a symbol or a word: "24/11/2023", "45-NQ/TW", "V0-4". */
static bool stands_alone(struct vb_str text, size_t at)
{
	if (!at)
		return true;
	char before = text.ptr[at - 1];
	size_t letter = at - 1;
	while (letter && ((unsigned char)text.ptr[letter] & 0xC0) == 0x80)
		letter--;
	return !vb_is_one_of(before, "/.,-") && !is_letter_at(text, letter);
}

/* ---- Numbers and units ----------------------------------------------------------------------------------------------- */

size_t vb_find_digit(struct vb_str text, size_t at)
{
	enum { STEP = sizeof(vb_bytes16) };
	for (; at + STEP <= text.len; at += STEP) {
		vb_bytes16 found = (vb_bytes16)(vb_load16(text.ptr + at) - '0' < 10);
		if (vb_any16(found))
			return at + vb_first16(found);
	}
	while (at < text.len && !vb_is_digit(text.ptr[at]))
		at++;
	return at;
}

/* Reads the digits from `at` on; returns where they end. */
static size_t take_digits(struct vb_str text, size_t at, uint64_t *digits)
{
	for (; at < text.len && vb_is_digit(text.ptr[at]); at++)
		*digits = 10 * *digits + (uint64_t)(text.ptr[at] - '0');
	return at;
}

static size_t behind_digits(struct vb_str text, size_t at)
{
	return take_digits(text, at, &(uint64_t){0});
}

/* Where the number that starts at `at` ends; 0 where it has too many digits. */
static size_t read_number(struct vb_str text, size_t at, double *value)
{
	uint64_t digits = 0; /* too many of them overflow: then it is not used */
	double divisor = 1;
	size_t end = take_digits(text, at, &digits), marks = 0;
	for (; end < text.len && text.ptr[end] == '.'; end += 4, marks++) {
		uint64_t more = digits;
		if (take_digits(text, end + 1, &more) != end + 4)
			break;
		digits = more;
	}
	if (end + 1 < text.len && (text.ptr[end] == ',' || (text.ptr[end] == '.' && !marks)) && vb_is_digit(text.ptr[end + 1])) {
		size_t whole = end + 1;
		marks++;
		end = take_digits(text, whole, &digits);
		for (size_t i = whole; i < end; i++)
			divisor *= 10;
	}
	*value = (double)digits / divisor;
	return end - at - marks > MAX_DIGITS ? 0 : end;
}

/* The longest word of the kinds (bits, with those of `counted`) that stands at `at`. */
static const struct vb_unit *unit_at(struct vb_str text, size_t at, unsigned kinds)
{
	static const struct vb_unit share = {"%", 1, VB_UNIT_SHARE, -1};
	if (at >= text.len)
		return NULL;
	if (text.ptr[at] == '%')
		return &share;
	struct vb_str rest = {text.ptr + at, text.len - at};
	const struct vb_unit *unit = vb_unit_starting(rest);
	while (unit && (!(kinds & 1u << unit->kind) || is_letter_at(text, at + unit->len)))
		unit = vb_unit_shorter(unit, rest);
	return unit;
}

static size_t skip_word_of(struct vb_str text, size_t at, const struct vb_str *words, size_t count)
{
	for (size_t i = 0; at < text.len && i < count; i++)
		if (words[i].ptr[0] == text.ptr[at] && has_word(text, at, words[i]))
			return at + words[i].len;
	return at;
}

/* "/ha", "/người/năm", "/10.000 dân" */
static size_t read_per(struct vb_str text, size_t at)
{
	while (at + 1 < text.len && text.ptr[at] == '/') {
		double people;
		size_t from = skip_blanks(text, at + 1), number = from < text.len && vb_is_digit(text.ptr[from]) ? read_number(text, from, &people) : 0;
		from = number ? skip_blanks(text, number) : from;
		const struct vb_unit *unit = unit_at(text, from, counted | 1u << VB_UNIT_PER);
		if (!unit)
			break;
		at = from + unit->len;
	}
	return at;
}

/* The unit behind a number; *span is empty where there is none. */
static enum vb_unit_kind read_unit(struct vb_str text, size_t at, struct vb_span *span)
{
	size_t start = skip_blanks(text, at), noun = start;
	const struct vb_unit *unit = unit_at(text, start, counted | 1u << VB_UNIT_SCALE);
	*span = (struct vb_span){(uint32_t)at, (uint32_t)at};
	if (unit && unit->kind == VB_UNIT_SCALE) {
		noun = skip_blanks(text, start + unit->len);
		unit = unit_at(text, noun, counted);
	}
	if (!unit)
		return VB_UNIT_NONE;
	*span = (struct vb_span){(uint32_t)start, (uint32_t)read_per(text, noun + unit->len)};
	return (enum vb_unit_kind)unit->kind;
}

/* ---- What stands before the number ----------------------------------------------------------------------------------- */

struct left {
	size_t start; /* of the first link or bound; the place of the number where there are none */
	unsigned effects;
};

static bool ends_with_word(struct vb_str text, struct vb_str word)
{
	if (!vb_str_ends(text, word))
		return false;
	size_t start = text.len - word.len, before = start;
	while (before && ((unsigned char)text.ptr[before - 1] & 0xC0) == 0x80)
		before--;
	return !start || !is_letter_at(text, before - 1);
}

static struct vb_str trim_end(struct vb_str text)
{
	while (text.len && text.ptr[text.len - 1] == ' ')
		text.len--;
	return text;
}

static const struct left_word *last_left_word(struct vb_str text)
{
	const unsigned char byte = (unsigned char)text.ptr[text.len - 1], last = byte < 0x80 ? byte : 0;
	const struct left_word *words = left_words[last].items;
	for (size_t i = 0; i < left_words[last].count; i++)
		if (ends_with_word(text, words[i].word))
			return &words[i];
	return NULL;
}

static struct left read_left(struct vb_str text, size_t number)
{
	struct left left = {.start = number};
	struct vb_str rest = trim_end((struct vb_str){text.ptr, number});
	const struct left_word *word;
	for (int i = 0; i < MAX_WORDS && rest.len && (word = last_left_word(rest)); i++) {
		if (word->effect & EFFECT_NEXT && left.effects)
			break;
		left.effects |= word->effect & ~(unsigned)EFFECT_NEXT;
		left.start = rest.len - word->word.len;
		rest = trim_end((struct vb_str){text.ptr, left.start});
	}
	return left;
}

static bool is_described(struct vb_str before)
{
	before = trim_end(before);
	const char last = before.len ? before.ptr[before.len - 1] : '\0';
	for (size_t i = 0; i < COUNT(describing); i++)
		if (describing[i].ptr[describing[i].len - 1] == last && ends_with_word(before, describing[i]))
			return true;
	return false;
}

/* ---- The figure ------------------------------------------------------------------------------------------------------ */

static size_t skip_dash(struct vb_str text, size_t at)
{
	static const struct vb_str dashes[] = {W("-"), W("–"), W("—")};
	for (size_t i = 0; i < COUNT(dashes); i++)
		if (vb_str_starts((struct vb_str){text.ptr + at, text.len - at}, dashes[i]))
			return at + dashes[i].len;
	return at;
}

/* Behind "lên" a bound may stand: "lên trên 30 doanh nghiệp". */
static size_t skip_bound(struct vb_str text, size_t at)
{
	static const struct vb_str bounds[] = {W("trên"), W("hơn"), W("khoảng"), W("ít nhất"), W("tối thiểu"), W("dưới")};
	return skip_blanks(text, skip_word_of(text, at, bounds, COUNT(bounds)));
}

/* The number behind the words, or behind a dash where `words` is of a range; 0 where there is none. */
static size_t second_number(struct vb_str text, size_t at, const struct vb_str *words, size_t count, bool dash, double *value)
{
	at = skip_blanks(text, at);
	size_t behind = skip_word_of(text, at, words, count);
	if (behind == at && dash)
		behind = skip_dash(text, at);
	size_t from = skip_bound(text, skip_blanks(text, behind));
	return behind > at && from < text.len && vb_is_digit(text.ptr[from]) ? read_number(text, from, value) : 0;
}

/* Behind a number without a unit: "2-3 sản phẩm", "từ 11 đến 12 tấn", "từ 5 lên 7 trường". */
static bool may_go_on(struct vb_str text, size_t at)
{
	static const struct vb_str words[] = {W("đến"), W("tới"), W("lên"), W("xuống")};
	at = skip_blanks(text, at);
	return at < text.len && (skip_dash(text, at) > at || skip_word_of(text, at, words, COUNT(words)) > at);
}

/* "60% năm 2024 lên 75%": the year of the first number. */
static size_t skip_year(struct vb_str text, size_t at)
{
	static const struct vb_str words[] = {W("năm"), W("của năm"), W("vào năm"), W("(năm")};
	enum { DIGITS = 4 };
	size_t from = skip_blanks(text, at), behind = skip_word_of(text, from, words, COUNT(words)), digits = 0;
	for (behind = skip_blanks(text, behind); behind > from && behind + digits < text.len && vb_is_digit(text.ptr[behind + digits]);)
		digits++;
	if (digits != DIGITS)
		return at;
	return behind + digits + (behind + digits < text.len && text.ptr[behind + digits] == ')');
}

/* A second number makes a range or a growth of the first; returns the kind of the unit. */
static enum vb_unit_kind read_second(struct vb_str text, struct vb_figure *figure, unsigned effects, enum vb_unit_kind kind)
{
	static const struct vb_str to[] = {W("đến"), W("tới")};
	static const struct vb_str up[] = {W("lên đến"), W("lên"), W("xuống còn"), W("xuống dưới"), W("xuống")};
	double second;
	struct vb_span unit;
	size_t end = effects & EFFECT_FROM ? second_number(text, skip_year(text, figure->end), up, COUNT(up), false, &second) : 0;
	bool grows = end != 0;
	if (!grows && !(end = second_number(text, figure->end, to, COUNT(to), true, &second)))
		return kind;
	enum vb_unit_kind behind = read_unit(text, end, &unit);
	if (behind == VB_UNIT_NONE)
		return kind;
	if (grows) {
		figure->baseline = figure->value;
		figure->value = second;
		figure->comparator = effects & EFFECT_INCREASE || figure->value > figure->baseline ? VB_INCREASE : VB_EQUAL;
	} else {
		figure->value_to = second;
		figure->comparator = VB_RANGE;
	}
	figure->unit = unit;
	figure->end = unit.end;
	return behind;
}

/* "các phường có", "những hộ có": which ones, not how many. */
static bool is_relative(struct vb_str before)
{
	static const struct vb_str plurals[] = {W("các"), W("những")};
	enum { NEAR = 5 }; /* words */
	before = trim_end(before);
	for (int i = 0; i < NEAR && before.len; i++) {
		const char *space = memrchr(before.ptr, ' ', before.len);
		size_t start = space ? (size_t)(space + 1 - before.ptr) : 0;
		for (size_t k = 0; k < COUNT(plurals); k++)
			if (has_word(before, start, plurals[k]))
				return true;
		before = trim_end((struct vb_str){before.ptr, start});
	}
	return false;
}

static bool commits(struct vb_str text, const struct vb_figure *figure, const struct left *left, enum vb_unit_kind kind)
{
	unsigned bounds = left->effects & (EFFECT_AT_LEAST | EFFECT_AT_MOST | EFFECT_ABOUT);
	bool said = bounds || left->effects & EFFECT_LINK;
	bool two = figure->comparator == VB_RANGE || !isnan(figure->baseline);
	struct vb_str before = {text.ptr, left->start};
	if (kind == VB_UNIT_SHARE)
		return true;
	if (left->effects & EFFECT_DESCRIBES || (left->effects & EFFECT_HAS && is_relative(before)))
		return false;
	switch (kind) {
	case VB_UNIT_MEASURE:
	case VB_UNIT_THING: return said || two || !is_described(before);
	case VB_UNIT_PLACE:
	case VB_UNIT_MONEY: return said;
	case VB_UNIT_TIME: return left->effects & EFFECT_MEASURE;
	case VB_UNIT_TIMES: return left->effects & EFFECT_INCREASE;
	default: return false;
	}
}

static void read_bounds(struct vb_str text, struct vb_figure *figure, struct left *left)
{
	static const struct vb_str up = W("trở lên"), down = W("trở xuống");
	size_t behind = skip_blanks(text, figure->end);
	bool more = behind < text.len && has_word(text, behind, up), less = behind < text.len && has_word(text, behind, down);
	if (more || less)
		figure->end = behind + (more ? up.len : down.len);
	left->effects |= more ? EFFECT_AT_LEAST : less ? EFFECT_AT_MOST : 0;
	if (figure->comparator != VB_EQUAL || !isnan(figure->baseline))
		return;
	figure->comparator = left->effects & EFFECT_INCREASE ? VB_INCREASE : left->effects & EFFECT_AT_LEAST ? VB_AT_LEAST
	                   : left->effects & EFFECT_AT_MOST ? VB_AT_MOST : left->effects & EFFECT_ABOUT ? VB_ABOUT : VB_EQUAL;
}

/* "ngày 24 tháng", "tháng 5 năm" */
static bool is_in_date(struct vb_str before)
{
	static const struct vb_str words[] = {W("ngày"), W("tháng"), W("năm")};
	before = trim_end(before);
	for (size_t i = 0; i < COUNT(words); i++)
		if (vb_str_ends(before, words[i]))
			return true;
	return false;
}

/* May a unit, or the rest of a number, stand there? Not behind most numbers: they are of dates and symbols. */
static bool may_follow(struct vb_str text, size_t at)
{
	unsigned char c = at < text.len ? (unsigned char)text.ptr[at] : '/';
	return c >= 'A' || c == ' ' || c == '%' || c == ',' || c == '.';
}

/* "năm 2025" */
static bool is_year(struct vb_str text, size_t at, size_t end)
{
	return end - at == 4 && at >= 2 && text.ptr[at - 1] == ' ' && text.ptr[at - 2] == 'm' && (text.ptr[at] == '2' || text.ptr[at] == '1');
}

size_t vb_figure_find(struct vb_str text, size_t from)
{
	for (size_t at = vb_find_digit(text, from), end; at < text.len; at = vb_find_digit(text, end)) {
		struct vb_span unit;
		double value;
		end = behind_digits(text, at);
		if (!may_follow(text, end))
			continue;
		end = read_number(text, at, &value);
		if (!end)
			end = behind_digits(text, at);
		else if ((end < text.len && text.ptr[end] == '/') || (at && text.ptr[at - 1] == '/') || is_year(text, at, end))
			continue;
		enum vb_unit_kind kind = read_unit(text, end, &unit);
		if (kind != VB_UNIT_NONE && !(kind == VB_UNIT_TIME && is_in_date((struct vb_str){text.ptr, at})))
			return at;
	}
	return text.len;
}

bool vb_figure_read(struct vb_str lower, size_t at, struct vb_figure *figure, size_t *next)
{
	*figure = (struct vb_figure){.number = at, .value_to = NAN, .baseline = NAN};
	size_t end = read_number(lower, at, &figure->value);
	*next = end ? end : behind_digits(lower, at);
	if (!end || !stands_alone(lower, at))
		return false;
	figure->end = end;
	enum vb_unit_kind kind = read_unit(lower, end, &figure->unit);
	if (kind != VB_UNIT_NONE)
		figure->end = figure->unit.end;
	else if (!may_go_on(lower, end))
		return false;
	struct left left = read_left(lower, at);
	kind = read_second(lower, figure, left.effects, kind);
	read_bounds(lower, figure, &left);
	if (!commits(lower, figure, &left, kind))
		return false;
	figure->start = left.start;
	figure->linked = left.effects & EFFECT_LINK;
	figure->counts_things = kind == VB_UNIT_THING;
	*next = figure->end;
	return true;
}
