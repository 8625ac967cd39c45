#include "cite_words.h"

#include "../base/utf8.h"
#include "patterns.h"
#include "window.h"

/* named     = law | congress
 * law       = type name [ year ]                                    Luật Đất đai năm 2024, Bộ luật Lao động 2019
 *           | "Hiến pháp" [ "nước Cộng hòa xã hội chủ nghĩa Việt Nam" ] [ year ]
 *           | "Luật sửa đổi" … "của" [ "các" ] law { ( "," | "và" ) law }
 * type      = "Luật" | "Bộ luật" | "Pháp lệnh" | "Điều lệ"
 * name      = a row of the table of laws, the longest               Luật Khám bệnh, chữa bệnh
 *           | words up to a sign, or to a word that begins the next phrase; the first of them has a capital
 *           | the same without it, where the paragraph begins "Căn cứ" and a day, a year or a number follows:
 *                                                     Luật tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015
 * year      = [ "năm" ] four digits: the date of the mention, no part of its name
 * congress  = "Nghị quyết Đại hội" { "đại biểu" | "toàn quốc" | "Đảng bộ" unit | "lần thứ" number | "của Đảng" | … }
 *
 * No mention is a word of kinds of law ("pháp luật", "theo luật", "các Luật"), a law in the making ("dự án Luật"), or one whose
 * number follows: that is a numbered mention. */

enum {
	MAX_WORDS = 14,   /* of a name that the table does not know */
	MAX_STOP = 40,    /* bytes of two words */
	BEFORE = 24,      /* bytes before a type word */
	AMENDED_WAY = 90, /* characters from "sửa đổi" to "của Luật" */
};

/* Toned, in lower case: with them the next phrase starts. Without tones "tại" is the "tài" of "tài sản". */
static const struct vb_str stops[] = {
	VB_LIT("ban hành"), VB_LIT("bao gồm"), VB_LIT("bảo đảm"), VB_LIT("bằng"), VB_LIT("cho"), VB_LIT("chưa"), VB_LIT("còn"), VB_LIT("có"),
	VB_LIT("cùng"), VB_LIT("cũng"), VB_LIT("các"), VB_LIT("cần"), VB_LIT("của"), VB_LIT("do"), VB_LIT("gắn"), VB_LIT("giai đoạn"),
	VB_LIT("gồm"), VB_LIT("hay"), VB_LIT("hiệu quả"), VB_LIT("hiện hành"), VB_LIT("hiện nay"), VB_LIT("hoặc"), VB_LIT("hướng dẫn"), VB_LIT("khi"),
	VB_LIT("không"), VB_LIT("kể"), VB_LIT("kịp thời"), VB_LIT("liên quan"), VB_LIT("là"), VB_LIT("mà"), VB_LIT("mới"), VB_LIT("một"), VB_LIT("nay"), VB_LIT("nghiêm"),
	VB_LIT("ngày"), VB_LIT("nhưng"), VB_LIT("như"), VB_LIT("nhằm"), VB_LIT("những"), VB_LIT("này"), VB_LIT("nên"), VB_LIT("nêu"),
	VB_LIT("nói"), VB_LIT("năm"), VB_LIT("nếu"), VB_LIT("phù hợp"), VB_LIT("phải"), VB_LIT("qui định"), VB_LIT("quy định"),
	VB_LIT("sau"), VB_LIT("sẽ"), VB_LIT("số"), VB_LIT("sửa đổi"), VB_LIT("theo"), VB_LIT("thì"), VB_LIT("thông qua"),
	VB_LIT("thuộc"), VB_LIT("thực hiện"), VB_LIT("tiếp tục"), VB_LIT("triển khai"), VB_LIT("trong"), VB_LIT("trên"),
	VB_LIT("trước"), VB_LIT("tại"), VB_LIT("tới"), VB_LIT("từ"), VB_LIT("và"), VB_LIT("vào"), VB_LIT("về"), VB_LIT("với"),
	VB_LIT("vì"), VB_LIT("ở"), VB_LIT("đang"), VB_LIT("đã"), VB_LIT("đảm bảo"), VB_LIT("đến"), VB_LIT("đối với"), VB_LIT("để"), VB_LIT("được"),
	VB_LIT("đồng bộ"), VB_LIT("đồng thời")};

static size_t word_end(const struct vb_window *w, size_t at)
{
	while (at < w->len && vb_is_word(vb_window_look(w, at)))
		at++;
	return at;
}

static bool is_capital(const struct vb_window *w, size_t at)
{
	return at < w->len && vb_cp_is_upper(vb_utf8_decode(vb_window_byte(w, at)));
}

/* The word at `at` and the one behind it in lower case, as they are printed. */
static struct vb_str lower_words(const struct vb_window *w, size_t at, char out[MAX_STOP + 4])
{
	size_t end = word_end(w, at), len = 0;
	if (vb_window_look(w, end) == ' ')
		end = word_end(w, end + 1);
	for (; at < end && len < MAX_STOP; at++) {
		uint32_t cp = vb_window_look(w, at) == ' ' ? ' ' : vb_cp_lower(vb_utf8_decode(vb_window_byte(w, at)));
		len += vb_utf8_encode(cp, out + len);
	}
	return (struct vb_str){out, len};
}

void vb_law_leads(struct vb_leads *leads)
{
	char folded[MAX_STOP];
	for (size_t i = 0; i < sizeof stops / sizeof *stops; i++)
		vb_leads_add(leads, (struct vb_str){folded, vb_fold(stops[i].ptr, stops[i].len, folded)}, VB_LEAD_LAW_STOP);
}

/* A word of the window that ends at `end`. */
static bool is_stop(const struct vb_leads *leads, const struct vb_window *w, size_t at, size_t end)
{
	char buffer[MAX_STOP + 4];
	if (end == at || !vb_may_lead(leads, w->text + at, end - at, VB_LEAD_LAW_STOP)) /* most words */
		return false;
	struct vb_str words = lower_words(w, at, buffer);
	for (size_t i = 0; i < sizeof stops / sizeof *stops; i++)
		if (stops[i].ptr[1] == words.ptr[1] && vb_str_starts(words, stops[i]) && (words.len == stops[i].len || words.ptr[stops[i].len] == ' '))
			return true;
	return false;
}

/* "Phòng, chống …" begins many names; each of the other names with a comma is in the table. */
static size_t joint_end(const struct vb_window *w, size_t start, size_t end)
{
	bool against = vb_str_equal(vb_window_view(w, start, end), VB_LIT("phong")) && vb_window_words(w, end, VB_LIT(", chong"));
	return against ? end + 2 : 0;
}

/* The end of the name whose first word is at `at`, 0 where none is. */
static size_t name_end(const struct vb_leads *leads, const struct vb_window *w, size_t at)
{
	size_t end = 0;
	for (int words = 0; words < MAX_WORDS; words++) {
		size_t next = word_end(w, at), joint;
		if (next == at || (words && is_stop(leads, w, at, next)) || (vb_window_look(w, at) >= '0' && vb_window_look(w, at) <= '9'))
			break;
		end = next;
		if ((joint = joint_end(w, at, next)))
			next = joint - 1;
		if (vb_window_look(w, next) != ' ')
			break;
		at = next + 1;
	}
	return end;
}

/* The end of a law's name behind its type word, which ends at `type_end`. */
static size_t law_end(const struct vb_leads *leads, const struct vb_window *w, size_t start, size_t type_end)
{
	size_t known = vb_law_starting(vb_window_view(w, start, w->len));
	if (known)
		return start + known;
	if (vb_window_look(w, type_end) != ' ' || !is_capital(w, type_end + 1) || vb_window_words(w, type_end + 1, VB_LIT("so")))
		return 0;
	return name_end(leads, w, type_end + 1);
}

static size_t law_type_end(const struct vb_window *w, size_t at)
{
	size_t end = vb_window_words(w, at, VB_LIT("luat"));
	return end ? end : vb_window_words(w, at, VB_LIT("bo luat"));
}

/* The laws of a list that is amended: "Luật A, Luật B và Luật C". */
static size_t amended_laws_end(const struct vb_leads *leads, const struct vb_window *w, size_t at)
{
	size_t end = 0, type_end;
	while ((type_end = law_type_end(w, at))) {
		size_t law = law_end(leads, w, at, type_end), next;
		if (!law)
			break;
		end = law;
		next = vb_window_look(w, end) == ',' ? end + 1 : vb_window_words(w, end, VB_LIT(" va"));
		if (!next || vb_window_look(w, next) != ' ')
			break;
		at = next + 1;
	}
	return end;
}

/* "11 luật có liên quan đến quy hoạch", "các luật về thuế": laws that are not named one by one. */
static size_t several_laws_end(const struct vb_leads *leads, const struct vb_window *w, size_t at)
{
	static const struct vb_str about[] = {VB_LIT(" co lien quan den"), VB_LIT(" lien quan den"), VB_LIT(" ve")};
	size_t number = word_end(w, at), laws = vb_window_look(w, at) >= '0' && vb_window_look(w, at) <= '9' ? vb_window_words(w, number, VB_LIT(" luat")) : 0;
	if (!laws)
		laws = vb_window_words(w, at, VB_LIT("cac luat"));
	size_t subject = laws ? vb_window_any(w, laws, about, sizeof about / sizeof *about) : 0;
	return subject && vb_window_look(w, subject) == ' ' ? name_end(leads, w, subject + 1) : 0;
}

/* "Luật sửa đổi, bổ sung một số điều của Luật …": the laws that it amends are in its name. */
static size_t amending_end(const struct vb_leads *leads, const struct vb_window *w, size_t type_end)
{
	if (!vb_window_words(w, type_end, VB_LIT(" sua doi")))
		return 0;
	for (size_t at = type_end + 1; at < w->len && at < type_end + AMENDED_WAY && !vb_is_one_of(vb_window_look(w, at), ";.:("); at++) {
		size_t of = vb_window_look(w, at) == ' ' ? vb_window_words(w, at, VB_LIT(" cua")) : 0, end;
		if (!of || vb_window_look(w, of) != ' ')
			continue;
		if ((end = several_laws_end(leads, w, of + 1)))
			return end;
		size_t all = vb_window_words(w, of, VB_LIT(" cac"));
		if ((end = amended_laws_end(leads, w, (all ? all : of) + 1)))
			return end;
	}
	return 0;
}

static size_t constitution_end(const struct vb_window *w, size_t type_end)
{
	static const struct vb_str nation[] = {VB_LIT(" nuoc cong hoa xa hoi chu nghia viet nam"), VB_LIT(" nuoc chxhcn viet nam"),
	                                       VB_LIT(" nuoc cong hoa xhcn viet nam")};
	for (size_t i = 0; i < sizeof nation / sizeof *nation; i++) {
		size_t end = vb_window_words(w, type_end, nation[i]);
		if (end)
			return end;
	}
	return type_end;
}

static bool ends_with_any(struct vb_str text, const struct vb_str *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (vb_str_ends(text, words[i]) && (text.len == words[i].len || !vb_is_word(text.ptr[text.len - words[i].len - 1])))
			return true;
	return false;
}

/* A law in the making, or a school, a society, a faculty of law; in capitals also the end of "PHÁP LUẬT". */
static bool is_other_law(const struct vb_extraction *x, struct vb_str cell, const char *start)
{
	static const struct vb_str words[] = {
		VB_LIT("du an"), VB_LIT("du thao"), VB_LIT("du luat"), VB_LIT("dai hoc"), VB_LIT("hoc vien"), VB_LIT("truong"),
		VB_LIT("khoa"), VB_LIT("hoi"), VB_LIT("nganh"), VB_LIT("phap"), VB_LIT("ky"), VB_LIT("quy"), VB_LIT("cu nhan")};
	struct vb_window window;
	vb_window_left(&window, x->folded, (struct vb_str){cell.ptr, (size_t)(start - cell.ptr)}, BEFORE);
	return vb_window_ends(&window, window.len, VB_LIT(" ")) && ends_with_any(vb_window_view(&window, 0, window.len - 1), words, sizeof words / sizeof *words);
}

/* Behind the name stands the number of the law: "số 31/2024/QH15", "31/2024/QH15". */
static bool is_numbered(const struct vb_window *w, size_t at)
{
	at = vb_window_skip(w, at, ' ');
	size_t so = vb_window_words(w, at, VB_LIT("so")), digit;
	for (digit = so ? so : at; vb_window_look(w, digit) == ' ' || (so && vb_window_look(w, digit) == ':');)
		digit++;
	if (vb_window_look(w, digit) < '0' || vb_window_look(w, digit) > '9')
		return false;
	size_t end = word_end(w, digit);
	return so || vb_window_look(w, vb_window_skip(w, end, ' ')) == '/';
}

/* The four digits of a year at `at`, which no day, number or range goes on. */
static size_t year_end(const struct vb_window *w, size_t at)
{
	size_t end = word_end(w, at);
	bool year = end - at == 4 && (vb_window_look(w, at) == '1' || vb_window_look(w, at) == '2');
	for (size_t i = at; year && i < end; i++)
		year = vb_window_look(w, i) >= '0' && vb_window_look(w, i) <= '9';
	return year && !strchr("/-", vb_window_look(w, end) ? vb_window_look(w, end) : ' ') ? end : 0;
}

/* " năm 2013", " 2013": the years; 0 where none is. */
static size_t read_year(const struct vb_window *w, size_t at, struct vb_str *year)
{
	size_t word = vb_window_words(w, at, VB_LIT(" nam"));
	size_t start = word ? word : at, end;
	if (vb_window_look(w, start) != ' ' || !(end = year_end(w, start + 1)))
		return 0;
	*year = vb_window_bytes(w, start + 1, end);
	return end;
}

/* Where the characters before `at` end: not the spaces behind them. */
static const char *last_byte(const struct vb_window *w, size_t at)
{
	const char *last = vb_window_byte(w, at - 1);
	return last + vb_utf8_len((unsigned char)*last);
}

/* Has it single spaces, letters of Vietnamese and signs of ASCII only? Nearly all names have. */
static bool is_plain_vietnamese(struct vb_str text)
{
	static const bool plain[256] = {[' ' ... '~'] = true, [0x80 ... 0xBF] = true, [0xC3 ... 0xC6] = true, [0xE1] = true};
	bool all = true;
	for (size_t at = 0; at < text.len; at++)
		all &= plain[(unsigned char)text.ptr[at]] & !(text.ptr[at] == ' ' && text.ptr[at + 1] == ' ');
	return all;
}

/* Has it other spaces than single ones, or signs that are not seen? */
static bool is_plain(struct vb_str text)
{
	if (is_plain_vietnamese(text))
		return true;
	for (size_t at = 0; at < text.len; at += vb_utf8_len((unsigned char)text.ptr[at])) {
		uint32_t cp = vb_utf8_decode(text.ptr + at);
		if ((cp != ' ' && vb_cp_is_space(cp)) || vb_fold_cp(cp) == '\0' || (cp == ' ' && text.ptr[at + 1] == ' '))
			return false;
	}
	return true;
}

/* The text with each run of spaces as one: a line of a law site has other spaces inside of names. */
static struct vb_str one_space(struct vb_arena *arena, struct vb_str text)
{
	struct vb_buffer out = {.arena = arena};
	if (is_plain(text))
		return text;
	for (size_t at = 0; at < text.len; at += vb_utf8_len((unsigned char)text.ptr[at])) {
		uint32_t cp = vb_utf8_decode(text.ptr + at);
		if (vb_cp_is_space(cp)) {
			if (out.len && out.bytes[out.len - 1] != ' ')
				vb_buffer_add_byte(&out, ' ');
		} else if (vb_fold_cp(cp) != '\0')
			vb_buffer_add(&out, text.ptr + at, vb_utf8_len((unsigned char)text.ptr[at]));
	}
	return (struct vb_str){out.bytes, out.len};
}

static const char *add_named(struct vb_extraction *x, struct vb_str cell, const struct vb_window *w, size_t end,
                             const struct vb_document_type *type)
{
	const char *start = w->bytes.ptr, *stop = last_byte(w, end);
	struct vb_citation *citation = vb_cite_add(x, cell, start, stop, VB_LIT("named"));
	citation->type = type->name;
	citation->name = one_space(x->arena, citation->text);
	size_t year = read_year(w, end, &citation->date);
	stop = vb_cite_after(x, year ? last_byte(w, year) : stop, cell.ptr + cell.len, citation);
	vb_pinpoints_behind(x, (struct vb_str){stop, (size_t)(cell.ptr + cell.len - stop)}, citation);
	return stop;
}

static bool is_law_type(const struct vb_document_type *type)
{
	static const struct vb_str keys[] = {VB_LIT("luat"), VB_LIT("bo luat"), VB_LIT("phap lenh"), VB_LIT("dieu le"), VB_LIT("hien phap")};
	for (size_t i = 0; type && i < sizeof keys / sizeof *keys; i++)
		if (vb_str_equal(type->key, keys[i]))
			return true;
	return false;
}

/* Most words are no type: "pháp luật", "tỷ lệ". "Bộ luật", "Pháp lệnh" and "Điều lệ" have these letters before the space. */
static bool may_be_type(struct vb_str cell, const char *at, const char *end)
{
	if (*at != 'l' && !(*at == 'L' && end - at == sizeof "lệ" - 1))
		return true;
	if (at - cell.ptr < 4)
		return false;
	char before = at[at[-1] == '\xA0' ? -3 : -2];
	return vb_is_one_of(before, end - at == sizeof "luật" - 1 ? "\x98\x99" : "pPuU");
}

/* The type word whose word ends at `at`: "Luật", "Pháp lệnh" behind "lệ", "Hiến pháp" behind "Hiến". */
static struct vb_type_word type_at(const struct vb_extraction *x, struct vb_str cell, const char *at)
{
	const char *end = cell.ptr + cell.len;
	struct vb_window window;
	vb_window_right(&window, x->folded, (struct vb_str){at, (size_t)(end - at)}, 8);
	size_t rest = vb_window_words(&window, 0, VB_LIT("nh"));
	if (!rest)
		rest = vb_window_words(&window, 0, VB_LIT(" phap"));
	if (!rest && vb_is_word(vb_window_look(&window, 0)))
		return (struct vb_type_word){.type = NULL};
	return vb_cite_type_before(x, cell, rest ? last_byte(&window, rest) : at);
}

/* Older documents write the names of laws small, in their basis at least: "Căn cứ Luật tổ chức chính quyền địa phương ngày …". */
static size_t small_name_end(const struct vb_extraction *x, struct vb_str cell, const struct vb_window *w)
{
	const struct vb_leads *leads = &x->patterns->leads;
	struct vb_window basis;
	struct vb_str year;
	size_t first = law_type_end(w, 0) + 1, end, day;
	vb_window_right(&basis, x->folded, cell, sizeof "- can cu");
	if (first == 1 || !vb_window_words(&basis, vb_window_look(&basis, 0) == '-' ? 2 : 0, VB_LIT("can cu")) || is_stop(leads, w, first, word_end(w, first)))
		return 0;
	end = name_end(leads, w, first);
	day = end ? vb_window_words(w, end, VB_LIT(" ngay")) : 0;
	bool dated = day && vb_window_look(w, day) == ' ' && vb_window_look(w, day + 1) >= '0' && vb_window_look(w, day + 1) <= '9';
	return end && (dated || read_year(w, end, &year) || is_numbered(w, end)) ? end : 0;
}

static size_t end_by_type(const struct vb_leads *leads, const struct vb_window *w, const struct vb_document_type *type)
{
	size_t type_end = type->key.len, end;
	if (vb_str_equal(type->key, VB_LIT("hien phap")))
		return constitution_end(w, type_end);
	if (vb_str_equal(type->key, VB_LIT("luat")) && (end = amending_end(leads, w, type_end)))
		return end;
	return law_end(leads, w, 0, type_end);
}

const char *vb_law_read(struct vb_extraction *x, struct vb_str cell, const char *done, const char *at, const char *end_of_word)
{
	struct vb_window window;
	if (!may_be_type(cell, at, end_of_word))
		return NULL;
	struct vb_type_word word = type_at(x, cell, end_of_word);
	if (word.so || !is_law_type(word.type) || word.start < done || !vb_cp_is_upper(vb_utf8_decode(word.start))
	    || is_other_law(x, cell, word.start))
		return NULL;
	vb_window_right(&window, x->folded, (struct vb_str){word.start, (size_t)(cell.ptr + cell.len - word.start)}, VB_WINDOW);
	size_t end = end_by_type(&x->patterns->leads, &window, word.type);
	if (!end && !(end = small_name_end(x, cell, &window)))
		return NULL;
	if (is_numbered(&window, end)) {
		x->notes->law = (struct vb_law_note){word.start, last_byte(&window, end), word.type};
		return NULL;
	}
	return add_named(x, cell, &window, end, word.type);
}

/* ---- Resolutions of a congress ---------------------------------------------------------------------------------------- */

/* A number of a congress: "XVII", "17", "mười bảy". */
static size_t ordinal_end(const struct vb_window *w, size_t at)
{
	size_t end = word_end(w, at);
	bool digits = end > at;
	for (size_t i = at; i < end; i++)
		digits &= strchr("0123456789", vb_window_look(w, i)) != NULL || (strchr("ivxl", vb_window_look(w, i)) && is_capital(w, i));
	return digits ? end : vb_cite_number_words(w, at);
}

struct congress {
	size_t end;   /* of what is read */
	bool body;    /* the party, or another body, is named */
	bool ordinal;
};

/* One part of a congress' name at `at`; 0 where the name is over. */
static size_t congress_part(const struct vb_leads *leads, const struct vb_window *w, size_t at, struct congress *congress)
{
	static const struct vb_str kinds[] = {VB_LIT("dai bieu"), VB_LIT("toan quoc"), VB_LIT("cac cap"), VB_LIT("toan the")};
	static const struct vb_str units[] = {VB_LIT("tinh"), VB_LIT("thanh pho"), VB_LIT("huyen"), VB_LIT("thi xa"), VB_LIT("quan"),
	                                      VB_LIT("xa"), VB_LIT("phuong"), VB_LIT("thi tran"), VB_LIT("dac khu"), VB_LIT("khoi"),
	                                      VB_LIT("bo"), VB_LIT("doan"), VB_LIT("san")};
	size_t end = vb_window_words(w, at, VB_LIT("lan thu"));
	if (end && vb_window_look(w, end) == ' ' && (end = ordinal_end(w, end + 1))) {
		congress->ordinal = true;
		return end;
	}
	if ((end = vb_window_any(w, at, kinds, sizeof kinds / sizeof *kinds)))
		return end;
	bool roman = !congress->ordinal && is_capital(w, at) && strchr("ivx", vb_window_look(w, at));
	if (roman && (end = ordinal_end(w, at)) && end == word_end(w, at)) {
		congress->ordinal = true;
		return end;
	}
	size_t party = vb_window_words(w, at, VB_LIT("dang"));
	if (!party && (end = vb_window_words(w, at, VB_LIT("cua"))) && is_capital(w, end + 1))
		party = vb_window_words(w, end, VB_LIT(" dang"));
	if (party) {
		congress->body = true;
		return party;
	}
	if (congress->body && (end = vb_window_any(w, at, units, sizeof units / sizeof *units)))
		return end;
	if (!is_capital(w, at) || is_stop(leads, w, at, word_end(w, at)) || (congress->ordinal && !congress->body))
		return 0;
	congress->body = true;
	return word_end(w, at);
}

/* "nhiệm kỳ 2020 - 2025" is part of the name where no number tells which congress it was. */
static size_t term_end(const struct vb_window *w, size_t at)
{
	size_t end = vb_window_words(w, vb_window_look(w, at) == ',' ? at + 1 : at, VB_LIT(" nhiem ky"));
	if (!end || vb_window_look(w, end) != ' ')
		return 0;
	size_t first = word_end(w, end + 1), dash = vb_window_skip(w, first, ' ');
	size_t last = vb_window_look(w, dash) == '-' ? vb_window_skip(w, dash + 1, ' ') : 0;
	return last && first - end == 5 && word_end(w, last) - last == 4 ? word_end(w, last) : 0;
}

static size_t congress_end(const struct vb_leads *leads, const struct vb_window *w, size_t at)
{
	struct congress congress = {.end = at};
	size_t next;
	for (int words = 0; words < MAX_WORDS && vb_window_look(w, congress.end) == ' '; words++) {
		if (!(next = congress_part(leads, w, congress.end + 1, &congress)))
			break;
		congress.end = next;
	}
	if (!congress.ordinal && (next = term_end(w, congress.end)))
		return next;
	return congress.body || congress.ordinal ? congress.end : 0;
}

const char *vb_congress_read(struct vb_extraction *x, struct vb_str cell, const char *done, const char *at)
{
	struct vb_window window;
	if (at - cell.ptr < 4 || !vb_is_one_of(at[at[-1] == '\xA0' ? -3 : -2], "tT")) /* of "quyết" */
		return NULL;
	struct vb_type_word word = vb_cite_type_before(x, cell, at);
	if (!word.type || word.so || !vb_str_equal(word.type->key, VB_LIT("nghi quyet")) || word.start < done)
		return NULL;
	vb_window_right(&window, x->folded, (struct vb_str){word.start, (size_t)(cell.ptr + cell.len - word.start)}, VB_WINDOW);
	size_t start = vb_window_words(&window, 0, VB_LIT("nghi quyet dai hoi"));
	size_t end = start ? congress_end(&x->patterns->leads, &window, start) : 0;
	return end ? add_named(x, cell, &window, end, word.type) : NULL;
}

/* ---- Identity --------------------------------------------------------------------------------------------------------- */

/* A congress of a part of the party is of that part's place, all else is of the country. */
struct vb_cited_place vb_named_place(const struct vb_extraction *x, const struct vb_citation *citation)
{
	struct vb_window window;
	struct vb_cited_place national = {{.level = VB_LIT("national"), .name = VB_NULL, .code = VB_LIT("VN")}, true};
	vb_window_right(&window, x->folded, citation->name, VB_WINDOW);
	for (size_t at = 0; vb_str_equal(citation->type, VB_LIT("Nghị quyết")) && at < window.len; at = word_end(&window, at) + 1) {
		if (!vb_window_words(&window, at, VB_LIT("dang bo")))
			continue;
		struct vb_citation by = {.issuer = vb_window_bytes(&window, at, window.len)};
		return vb_cited_place(x, &by, &(struct vb_symbol){0});
	}
	return national;
}

/* Words that the name of a congress is written with or without: "Đại hội đại biểu toàn quốc lần thứ XIII của Đảng". */
static bool is_filler(struct vb_str word)
{
	static const struct vb_str words[] = {VB_LIT("dai"), VB_LIT("bieu"), VB_LIT("toan"), VB_LIT("quoc"), VB_LIT("lan"), VB_LIT("thu"),
	                                      VB_LIT("cua")};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (vb_str_equal(word, words[i]))
			return true;
	return false;
}

/* Takes the fillers out of the key, in its place. */
static size_t drop_fillers(char *key, size_t len)
{
	size_t kept = 0;
	for (size_t at = 0, end; at < len; at = end + 1) {
		const char *space = memchr(key + at, ' ', len - at);
		end = space ? (size_t)(space - key) : len;
		if (is_filler((struct vb_str){key + at, end - at}))
			continue;
		memmove(key + kept, key + at, end - at);
		kept += end - at;
		key[kept++] = ' ';
	}
	return kept;
}

struct vb_str vb_named_key(struct vb_str name, char key[VB_NAME_LIMIT])
{
	name.len = name.len < VB_NAME_LIMIT ? name.len : VB_NAME_LIMIT - 1;
	struct vb_str folded = {key, vb_fold(name.ptr, name.len, key)};
	if (vb_str_starts(folded, VB_LIT("hien phap")))
		return VB_LIT("hien phap");
	if (vb_str_starts(folded, VB_LIT("nghi quyet")))
		folded.len = drop_fillers(key, folded.len);
	return folded;
}

struct vb_str vb_law_add(struct vb_extraction *x, struct vb_str name, uint32_t citation)
{
	char key[VB_NAME_LIMIT];
	struct vb_str shown = one_space(x->arena, name);
	if (x->notes->laws.count < VB_LAW_LIMIT)
		*vb_push(x->arena, &x->notes->laws) = (struct vb_numbered_law){vb_arena_copy(x->arena, vb_named_key(name, key)), shown, citation};
	return shown;
}

const struct vb_citation *vb_law_numbered(const struct vb_extraction *x, struct vb_str key)
{
	const struct vb_citation *found = NULL;
	for (uint32_t i = 0; i < x->notes->laws.count; i++) {
		const struct vb_citation *citation = &x->record->citations.items[x->notes->laws.items[i].citation];
		if (!vb_str_equal(x->notes->laws.items[i].key, key))
			continue;
		if (found && !vb_str_equal(vb_cited_form(found), vb_cited_form(citation)))
			return NULL;
		found = citation;
	}
	return found;
}

void vb_name_laws(struct vb_extraction *x)
{
	for (uint32_t i = 0; i < x->notes->laws.count; i++) {
		struct vb_work *work = vb_work_of(x, &x->record->citations.items[x->notes->laws.items[i].citation]);
		if (work && !work->self && !work->name.ptr)
			work->name = x->notes->laws.items[i].name;
	}
}
