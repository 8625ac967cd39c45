/* When two ways of writing say the same: dates, issuers, titles, types. */
#include "doc.h"

#include "../base/utf8.h"
#include "../schema/registry.h"

bool vb_date_is_full(struct vb_str date)
{
	return date.len == strlen("2024-07-01");
}

bool vb_dates_agree(struct vb_str a, struct vb_str b)
{
	return !a.ptr || !b.ptr || vb_str_starts(a, b) || vb_str_starts(b, a);
}

bool vb_date_after(struct vb_str a, struct vb_str b)
{
	size_t len = a.len < b.len ? a.len : b.len;
	return a.ptr && b.ptr && len && memcmp(a.ptr, b.ptr, len) > 0;
}

struct vb_str vb_without_zeros(struct vb_str number)
{
	while (number.len > 1 && number.ptr[0] == '0')
		number = (struct vb_str){number.ptr + 1, number.len - 1};
	return number;
}

bool vb_holds_number(struct vb_str text, struct vb_str number)
{
	const char *end = text.ptr + text.len, *at = text.ptr;
	for (; number.len && text.len && (at = memmem(at, (size_t)(end - at), number.ptr, number.len)); at++) {
		bool starts = at == text.ptr || !vb_is_digit(at[-1]), ends = at + number.len == end || !vb_is_digit(at[number.len]);
		if (starts && ends)
			return true;
	}
	return false;
}

struct vb_str vb_folded(struct vb_arena *arena, struct vb_str text)
{
	if (!text.ptr)
		return VB_NULL;
	char *out = vb_arena_alloc(arena, text.len + 1);
	return (struct vb_str){out, vb_fold(text.ptr, text.len, out)};
}

static bool is_word_byte(char c)
{
	return (c >= 'a' && c <= 'z') || vb_is_digit(c) || c == '?';
}

/* The words stand at the start, and no word goes on behind them. */
static bool starts_words(struct vb_str text, struct vb_str words)
{
	return vb_str_starts(text, words) && (text.len == words.len || !is_word_byte(text.ptr[words.len]));
}

static struct vb_str behind(struct vb_str text, size_t len)
{
	while (len < text.len && !is_word_byte(text.ptr[len]))
		len++;
	return (struct vb_str){text.ptr + len, text.len - len};
}

/* ---- Issuers ---------------------------------------------------------------------------------------------------------------- */

/* Before the name of a body: its head speaks for it, a meeting of it decides as it. */
static const struct vb_str offices[] = {
	VB_LIT("pho chu tich"), VB_LIT("chu tich"), VB_LIT("pho giam doc"), VB_LIT("giam doc"), VB_LIT("bo truong"), VB_LIT("thu truong"),
	VB_LIT("chanh an"), VB_LIT("vien truong"), VB_LIT("truong ban"), VB_LIT("bi thu"), VB_LIT("hoi nghi"), VB_LIT("ky hop"),
	VB_LIT("thuong truc"),
};

/* Where the name of a body ends, when the registry does not tell: term, ordinal, place. */
static const struct vb_str name_ends[] = {
	VB_LIT(" khoa "), VB_LIT(" nhiem ky "), VB_LIT(" lan thu "), VB_LIT(" tinh "), VB_LIT(" thanh pho "), VB_LIT(" tp "), VB_LIT(" huyen "),
	VB_LIT(" quan "), VB_LIT(" thi xa "), VB_LIT(" xa "), VB_LIT(" phuong "), VB_LIT(" ("), VB_LIT(","),
};

/* One body under two names. The name of the committee alone stands for any organ of it: "". */
static const struct same_body {
	struct vb_str name, key;
} same_bodies[] = {
	{VB_LIT("ban chap hanh tinh uy"), VB_LIT("ban chap hanh dang bo")},
	{VB_LIT("ban chap hanh thanh uy"), VB_LIT("ban chap hanh dang bo")},
	{VB_LIT("ban chap hanh dang bo tinh"), VB_LIT("ban chap hanh dang bo")},
	{VB_LIT("ban chap hanh dang bo thanh pho"), VB_LIT("ban chap hanh dang bo")},
	{VB_LIT("ban thuong vu thanh uy"), VB_LIT("ban thuong vu")},
	{VB_LIT("ban thuong vu tinh uy"), VB_LIT("ban thuong vu")},
	{VB_LIT("ban thuong vu"), VB_LIT("ban thuong vu")},
	{VB_LIT("thu tuong"), VB_LIT("thu tuong chinh phu")},
	{VB_LIT("pho thu tuong"), VB_LIT("thu tuong chinh phu")},
	{VB_LIT("pho thu tuong chinh phu"), VB_LIT("thu tuong chinh phu")},
	{VB_LIT("ttgcp"), VB_LIT("thu tuong chinh phu")}, {VB_LIT("ttg"), VB_LIT("thu tuong chinh phu")},
	{VB_LIT("bct"), VB_LIT("bo chinh tri")}, {VB_LIT("bbt"), VB_LIT("ban bi thu")},
	{VB_LIT("uy ban nhan dan tinh"), VB_LIT("uy ban nhan dan")},
	{VB_LIT("uy ban nhan dan thanh pho"), VB_LIT("uy ban nhan dan")},
	{VB_LIT("uy ban nhan dan cap tinh"), VB_LIT("uy ban nhan dan")},
	{VB_LIT("ubnd"), VB_LIT("uy ban nhan dan")},
	{VB_LIT("hoi dong nhan dan tinh"), VB_LIT("hoi dong nhan dan")},
	{VB_LIT("hoi dong nhan dan thanh pho"), VB_LIT("hoi dong nhan dan")},
	{VB_LIT("hoi dong nhan dan cap tinh"), VB_LIT("hoi dong nhan dan")},
	{VB_LIT("hdnd"), VB_LIT("hoi dong nhan dan")},
	{VB_LIT("ban chap hanh trung uong dang"), VB_LIT("ban chap hanh trung uong")},
	{VB_LIT("bch trung uong"), VB_LIT("ban chap hanh trung uong")},
	{VB_LIT("ban bi thu trung uong dang"), VB_LIT("ban bi thu")},
	{VB_LIT("tinh uy"), VB_LIT("dang")}, {VB_LIT("thanh uy"), VB_LIT("dang")}, {VB_LIT("huyen uy"), VB_LIT("dang")},
	{VB_LIT("trung uong"), VB_LIT("dang")}, {VB_LIT("trung uong dang"), VB_LIT("dang")}, {VB_LIT("dang bo"), VB_LIT("dang")},
	{VB_LIT("dang bo tinh"), VB_LIT("dang")}, {VB_LIT("dang bo thanh pho"), VB_LIT("dang")}, {VB_LIT("dang cong san viet nam"), VB_LIT("dang")},
};

static struct vb_str without_office(struct vb_str name)
{
	for (size_t i = 0; i < sizeof offices / sizeof *offices; i++)
		if (starts_words(name, offices[i]) && name.len > offices[i].len)
			return behind(name, offices[i].len);
	return name;
}

/* "lần thứ tám Ban Chấp hành …", "thứ 5 Hội đồng …": which meeting it was, before the body that met. */
static struct vb_str without_ordinal(struct vb_str name)
{
	enum { MOST_WORDS = 5 };
	struct vb_str rest = name;
	if ((!starts_words(name, VB_LIT("lan thu")) && !starts_words(name, VB_LIT("thu"))) || vb_body_starting(name))
		return name;
	for (int i = 0; i < MOST_WORDS; i++) {
		const char *blank = memchr(rest.ptr, ' ', rest.len);
		if (!blank)
			break;
		rest = behind(rest, (size_t)(blank - rest.ptr));
		if (vb_body_starting(rest))
			return rest;
	}
	return name;
}

/* "TW" is written for "Trung ương". */
static struct vb_str with_full_words(struct vb_arena *arena, struct vb_str name)
{
	static const struct vb_str tight = VB_LIT("tw");
	const char *at = name.ptr ? memmem(name.ptr, name.len, tight.ptr, tight.len) : NULL;
	if (!at || (at > name.ptr && at[-1] != ' ') || (at + tight.len < name.ptr + name.len && at[tight.len] != ' '))
		return name;
	const char *end = at + tight.len;
	return VB_CONCAT(arena, (struct vb_str){name.ptr, (size_t)(at - name.ptr)}, VB_LIT("trung uong"),
	                 (struct vb_str){end, (size_t)(name.ptr + name.len - end)});
}

static struct vb_str up_to_end(struct vb_str name)
{
	struct vb_str shortest = name;
	for (size_t i = 0; i < sizeof name_ends / sizeof *name_ends; i++) {
		const char *end = memmem(name.ptr, name.len, name_ends[i].ptr, name_ends[i].len);
		if (end && end > name.ptr && (size_t)(end - name.ptr) < shortest.len)
			shortest.len = (size_t)(end - name.ptr);
	}
	return shortest;
}

static struct vb_str key_of_same_body(struct vb_str name)
{
	for (size_t i = 0; i < sizeof same_bodies / sizeof *same_bodies; i++)
		if (vb_str_equal(name, same_bodies[i].name))
			return same_bodies[i].key;
	return VB_NULL;
}

struct vb_str vb_issuer_key(struct vb_arena *arena, struct vb_str issuer)
{
	struct vb_str name = with_full_words(arena, vb_folded(arena, issuer));
	if (!name.ptr || !name.len)
		return VB_NULL;
	/* before the registry, in which "Trung ương" is short for one of its organs */
	struct vb_str key = key_of_same_body(name);
	if (key.ptr)
		return key;
	name = without_ordinal(without_office(name));
	const struct vb_body *body = vb_body_starting(name);
	name = body ? without_office(vb_folded(arena, body->name)) : up_to_end(name);
	key = key_of_same_body(name);
	return key.ptr ? key : name;
}

static bool is_party(struct vb_str key)
{
	static const struct vb_str marks[] = {VB_LIT("dang"), VB_LIT("trung uong"), VB_LIT(" uy"), VB_LIT("bo chinh tri"), VB_LIT("ban bi thu"),
	                                      VB_LIT("ban thuong vu"), VB_LIT("ban chap hanh")};
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (memmem(key.ptr, key.len, marks[i].ptr, marks[i].len))
			return true;
	return false;
}

bool vb_is_committee(struct vb_str key)
{
	return vb_str_equal(key, VB_LIT("dang"));
}

bool vb_issuers_agree(struct vb_str key, struct vb_str other)
{
	if (!key.ptr || !other.ptr || starts_words(key, other) || starts_words(other, key))
		return true;
	return (vb_is_committee(key) && is_party(other)) || (vb_is_committee(other) && is_party(key));
}

/* ---- Titles ----------------------------------------------------------------------------------------------------------------- */

static size_t count_words(struct vb_str text)
{
	size_t count = text.len > 0;
	for (size_t i = 0; i < text.len; i++)
		count += text.ptr[i] == ' ';
	return count;
}

struct vb_str vb_title_key(struct vb_arena *arena, struct vb_str title)
{
	enum { FEWEST_WORDS = 4 };
	static const struct vb_str openings[] = {VB_LIT("ve viec "), VB_LIT("v v "), VB_LIT("ve ")};
	struct vb_str folded = vb_folded(arena, title);
	if (!folded.ptr)
		return VB_NULL;
	char *out = vb_arena_alloc(arena, folded.len + 1);
	size_t len = 0;
	for (size_t i = 0; i < folded.len; i++) {
		if (is_word_byte(folded.ptr[i]))
			out[len++] = folded.ptr[i];
		else if (len && out[len - 1] != ' ')
			out[len++] = ' ';
	}
	struct vb_str key = {out, len && out[len - 1] == ' ' ? len - 1 : len};
	for (size_t i = 0; i < sizeof openings / sizeof *openings; i++) {
		if (vb_str_starts(key, openings[i])) {
			key = (struct vb_str){key.ptr + openings[i].len, key.len - openings[i].len};
			break;
		}
	}
	return count_words(key) >= FEWEST_WORDS ? key : VB_NULL;
}

bool vb_titles_agree(struct vb_str key, struct vb_str other)
{
	if (!key.ptr || !other.ptr)
		return true;
	const struct vb_str *longer = key.len >= other.len ? &key : &other, *shorter = longer == &key ? &other : &key;
	const char *found = memmem(longer->ptr, longer->len, shorter->ptr, shorter->len);
	return found && (found == longer->ptr || found[-1] == ' ');
}

/* ---- Types ------------------------------------------------------------------------------------------------------------------ */

static const struct vb_document_type *type_of(struct vb_arena *arena, struct vb_str word)
{
	struct vb_str key = vb_folded(arena, word);
	return key.ptr ? vb_type_by_key(key) : NULL;
}

/* "Văn bản số …" is said of a document of any type. */
static bool is_any_type(struct vb_str folded)
{
	return vb_str_equal(folded, VB_LIT("van ban"));
}

bool vb_types_agree(struct vb_arena *arena, struct vb_str a, struct vb_str b)
{
	struct vb_str x = vb_folded(arena, a), y = vb_folded(arena, b);
	return !x.ptr || !y.ptr || is_any_type(x) || is_any_type(y) || starts_words(x, y) || starts_words(y, x);
}

enum { ALL_SYSTEMS = VB_SYSTEM_STATE | VB_SYSTEM_LEGAL | VB_SYSTEM_PARTY };

struct vb_str vb_type_of_code(struct vb_str code)
{
	const struct vb_document_type *type = code.ptr ? vb_type_by_code(code, ALL_SYSTEMS) : NULL;
	return type ? type->name : VB_NULL;
}

static bool same_letters(struct vb_str a, struct vb_str b)
{
	enum { LONGEST = 16 };
	char x[LONGEST], y[LONGEST];
	if (a.len > LONGEST || b.len > LONGEST)
		return false;
	return vb_str_equal((struct vb_str){x, vb_fold_tight(a.ptr, a.len, x)}, (struct vb_str){y, vb_fold_tight(b.ptr, b.len, y)});
}

/* Letters that are printed for a type that the rules give others: "06-CT/TU" and "06-CTr/TU" are one programme. */
static const struct printed_code {
	const char *code;
	struct vb_str type;
} printed_codes[] = {{"ct", VB_LIT("chuong trinh")}};

static bool is_printed_for(struct vb_arena *arena, struct vb_str code, struct vb_str word)
{
	struct vb_str type = vb_folded(arena, word);
	for (size_t i = 0; i < sizeof printed_codes / sizeof *printed_codes; i++)
		if (same_letters(code, vb_str_of(printed_codes[i].code)) && starts_words(type, printed_codes[i].type))
			return true;
	return false;
}

bool vb_type_fits(struct vb_arena *arena, struct vb_str word, struct vb_str code)
{
	static const unsigned systems[] = {VB_SYSTEM_STATE, VB_SYSTEM_LEGAL, VB_SYSTEM_PARTY};
	const struct vb_document_type *type = type_of(arena, word);
	bool is_code = false;
	if (!type || !code.ptr || is_any_type(type->key) || same_letters(vb_str_of(type->code), code) || is_printed_for(arena, code, word))
		return true;
	for (size_t i = 0; i < sizeof systems / sizeof *systems; i++) {
		const struct vb_document_type *meant = vb_type_by_code(code, systems[i]);
		is_code = is_code || meant;
		if (meant && vb_types_agree(arena, type->name, meant->name))
			return true;
	}
	return !is_code;
}
