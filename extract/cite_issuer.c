#include "cite.h"

#include "../base/utf8.h"
#include "window.h"

/* issuer   = [ role ] ( body | unknown ) { place | ordinal | term }         (of "của …", "do … ban hành", "theo đề nghị của …")
 * role     = "Giám đốc" | "Chủ tịch" | …                                    Giám đốc Sở Y tế
 * body     = a row of the registry of bodies, the longest                   Ban Chấp hành Trung ương Đảng
 * unknown  = a word that heads the name of a body and the words up to the end of the phrase
 * place    = [ "tỉnh" | "thành phố" ] province | unit name                  UBND tỉnh Bắc Giang, UBND huyện Sơn Động
 * ordinal  = "lần thứ" number                                               Hội nghị Trung ương lần thứ tám
 * term     = [ "," ] [ "(" ] ( "khóa" | "nhiệm kỳ" ) number [ ")" ]         khóa XIII, (Khóa XX), nhiệm kỳ 2020-2025 */

struct reader {
	struct vb_window window;
	size_t at; /* the end of what is read */
	struct vb_cited_issuer *issuer;
};

enum {
	LONGEST_BODY = 80, LONGEST_PROVINCE = 32, /* characters: more than any name in the registry has (67 and 21 today) */
	LONGEST_WORDS = 24,                       /* the same for the words of this file */
};

/* The text from `at` on, at least `most` characters of it. */
static struct vb_str rest(struct reader *r, size_t at, size_t most)
{
	vb_window_reach(&r->window, at + most);
	return vb_window_view(&r->window, at, r->window.len);
}

static char look(struct reader *r, size_t at)
{
	return vb_window_look(&r->window, at);
}

static size_t skip_spaces(struct reader *r, size_t at)
{
	return vb_window_behind_spaces(&r->window, at);
}

static size_t word_end(struct reader *r, size_t at)
{
	while (vb_is_word(look(r, at)))
		at++;
	return at;
}

/* The place behind the words where they stand at `at`, or 0. */
static size_t words_end(struct reader *r, size_t at, struct vb_str words)
{
	vb_window_reach(&r->window, at + LONGEST_WORDS);
	return vb_window_words(&r->window, at, words);
}

static bool is_capital(struct reader *r, size_t at)
{
	vb_window_reach(&r->window, at + 1);
	return vb_cp_is_upper(vb_utf8_decode(r->window.bytes.ptr + r->window.at[at]));
}

/* The place behind the first of the words that stands at `at`, or 0. */
static size_t any_of(struct reader *r, size_t at, const struct vb_str *words, size_t count)
{
	vb_window_reach(&r->window, at + LONGEST_WORDS);
	return vb_window_any(&r->window, at, words, count);
}

#define ANY_OF(r, at, words) any_of((r), (at), (words), sizeof(words) / sizeof *(words))

static size_t role_end(struct reader *r, size_t at)
{
	static const struct vb_str roles[] = {
		VB_LIT("dong chi"), VB_LIT("pho chu tich"), VB_LIT("chu tich"), VB_LIT("pho giam doc"), VB_LIT("giam doc"),
		VB_LIT("tong giam doc"), VB_LIT("pho thu truong"), VB_LIT("thu truong"), VB_LIT("bo truong"), VB_LIT("truong ban"),
		VB_LIT("bi thu"), VB_LIT("chu nhiem"), VB_LIT("tong cuc truong"), VB_LIT("cuc truong"), VB_LIT("chi cuc truong"),
		VB_LIT("chanh van phong"), VB_LIT("chanh thanh tra"), VB_LIT("chanh an"), VB_LIT("vien truong"), VB_LIT("hieu truong"),
		VB_LIT("tong thanh tra"), VB_LIT("tong kiem toan"), VB_LIT("thong doc"), VB_LIT("truong phong"), VB_LIT("thuong truc"),
		VB_LIT("lanh dao")};
	size_t end = ANY_OF(r, at, roles);
	return end && look(r, end) == ' ' ? end + 1 : 0;
}

/* First words of names of bodies that the registry does not list. */
static bool is_head(struct reader *r, size_t at)
{
	static const struct vb_str heads[] = {
		VB_LIT("ban"), VB_LIT("bo"), VB_LIT("so"), VB_LIT("uy ban"), VB_LIT("hoi"), VB_LIT("cuc"), VB_LIT("chi cuc"),
		VB_LIT("tong"), VB_LIT("vien"), VB_LIT("truong"), VB_LIT("trung tam"), VB_LIT("lien"), VB_LIT("cong ty"), VB_LIT("tap doan"),
		VB_LIT("ngan hang"), VB_LIT("van phong"), VB_LIT("thanh tra"), VB_LIT("dang"), VB_LIT("huyen"), VB_LIT("phong"),
		VB_LIT("doan"), VB_LIT("mat tran"), VB_LIT("toa"), VB_LIT("kho bac"), VB_LIT("dai hoc"), VB_LIT("hoc vien"),
		VB_LIT("tinh"), VB_LIT("thanh pho"), VB_LIT("quan"), VB_LIT("thi"), VB_LIT("xa"), VB_LIT("phuong"), VB_LIT("chi bo"),
		VB_LIT("to cong tac"), VB_LIT("cong an"), VB_LIT("vu"), VB_LIT("bao"), VB_LIT("dai"), VB_LIT("quy"),
		VB_LIT("nha nuoc")};
	return ANY_OF(r, at, heads) != 0;
}

/* "Nam" of "Việt Nam", not "năm" nor "NĂM". */
static bool is_titled(struct reader *r, size_t at)
{
	vb_window_reach(&r->window, at + 2);
	return is_capital(r, at) && at + 1 < r->window.len && vb_is_word(look(r, at + 1)) && !is_capital(r, at + 1);
}

/* Words that no name of a body holds: with them the next part of the sentence starts. */
static bool ends_name(struct reader *r, size_t at)
{
	static const struct vb_str words[] = {
		VB_LIT("ve"), VB_LIT("ban hanh"), VB_LIT("phe duyet"), VB_LIT("quy dinh"), VB_LIT("huong dan"), VB_LIT("sua doi"),
		VB_LIT("bo sung"), VB_LIT("thay the"), VB_LIT("bai bo"), VB_LIT("trien khai"), VB_LIT("thuc hien"), VB_LIT("to chuc"),
		VB_LIT("ngay"), VB_LIT("thang"), VB_LIT("nam"), VB_LIT("tai"), VB_LIT("tren"), VB_LIT("trong"), VB_LIT("duoc"),
		VB_LIT("co"), VB_LIT("la"), VB_LIT("voi"), VB_LIT("den"), VB_LIT("theo"), VB_LIT("nham"), VB_LIT("de"), VB_LIT("giai doan"),
		VB_LIT("va"), VB_LIT("cua"), VB_LIT("do"), VB_LIT("cho"), VB_LIT("da"), VB_LIT("so"), VB_LIT("khoa"), VB_LIT("nhiem ky"),
		VB_LIT("lan thu"), VB_LIT("viet tat"), VB_LIT("goi tat"), VB_LIT("thong qua"), VB_LIT("giao"), VB_LIT("gui"), VB_LIT("phuc vu")};
	return !is_titled(r, at) && ANY_OF(r, at, words) != 0;
}

/* "và Truyền thông", ", Thể thao và Du lịch": a name goes on behind "và" or a comma with a capital. */
static size_t joint_end(struct reader *r, size_t at)
{
	size_t next = look(r, at) == ',' ? at + 1 : words_end(r, at, VB_LIT(" va"));
	if (!next || look(r, next) != ' ' || !is_capital(r, next + 1))
		return 0;
	return is_head(r, next + 1) ? 0 : next + 1; /* "Sở Y tế và Sở Nội vụ": another body */
}

/* The words up to the end of the phrase, at most so many as the longest names have. */
static bool read_unknown(struct reader *r)
{
	enum { MAX_WORDS = 14 };
	size_t at = r->at, words = 0;
	if (!is_head(r, at) || !is_capital(r, at))
		return false;
	while (words < MAX_WORDS) {
		size_t end = word_end(r, at), next;
		if (end == at || (words && ends_name(r, at)))
			break;
		r->at = end;
		words++;
		if (look(r, end) == ' ' && vb_is_word(look(r, end + 1)) && !words_end(r, end, VB_LIT(" va")))
			at = end + 1;
		else if (look(r, end) == '-' || look(r, end) == '&' || look(r, end) == '.')
			at = end + 1;
		else if ((next = joint_end(r, end)))
			at = next;
		else if (vb_str_starts(rest(r, end, LONGEST_WORDS), VB_LIT(" - ")) && is_capital(r, end + 3))
			at = end + 3;
		else
			break;
	}
	return words > 1;
}

static void set_level(struct reader *r, enum vb_level level)
{
	r->issuer->known = true;
	r->issuer->level = level;
}

/* What the words say of the level, where the registry does not know the body. */
static void guess_level(struct reader *r, size_t from)
{
	static const struct {
		struct vb_str word;
		enum vb_level level;
	} words[] = {
		{VB_LIT("trung uong"), VB_LEVEL_NATIONAL}, {VB_LIT("viet nam"), VB_LEVEL_NATIONAL},
		{VB_LIT("chinh phu"), VB_LEVEL_NATIONAL},
		{VB_LIT("bo "), VB_LEVEL_NATIONAL}, {VB_LIT("quoc hoi"), VB_LEVEL_NATIONAL}, {VB_LIT("huyen"), VB_LEVEL_DISTRICT},
		{VB_LIT("thi xa"), VB_LEVEL_DISTRICT}, {VB_LIT("quan "), VB_LEVEL_DISTRICT}, {VB_LIT("phuong"), VB_LEVEL_COMMUNE},
		{VB_LIT("thi tran"), VB_LEVEL_COMMUNE}, {VB_LIT("dac khu"), VB_LEVEL_COMMUNE}, {VB_LIT("so "), VB_LEVEL_PROVINCE},
		{VB_LIT("tinh"), VB_LEVEL_PROVINCE}, {VB_LIT("thanh pho"), VB_LEVEL_PROVINCE}};
	for (size_t at = from; at < r->at; at = word_end(r, at) + 1)
		for (size_t i = 0; i < sizeof words / sizeof *words; i++)
			if (vb_str_starts(vb_window_view(&r->window, at, r->at), words[i].word)) {
				set_level(r, words[i].level);
				return;
			}
}

static bool read_body(struct reader *r, size_t at)
{
	const struct vb_body *body = vb_body_starting(rest(r, at, LONGEST_BODY));
	if (!body)
		return false;
	r->at = at + strlen(body->key);
	set_level(r, body->level);
	return true;
}

/* "Hội nghị lần thứ tám Ban Chấp hành Trung ương Đảng", "Đại hội đại biểu Đảng bộ tỉnh": an assembly and its body. */
static size_t assembly_end(struct reader *r, size_t at);

static bool read_name(struct reader *r)
{
	size_t start = r->at, role;
	if (read_body(r, start))
		return true;
	if ((role = assembly_end(r, start)) && read_body(r, role))
		return true;
	if ((role = role_end(r, start))) {
		if (read_body(r, role))
			return true;
		r->at = role;
		if (read_unknown(r)) {
			guess_level(r, role);
			return true;
		}
	}
	r->at = start;
	if (!read_unknown(r))
		return false;
	guess_level(r, start);
	return true;
}

static size_t number_word(struct reader *r, size_t at)
{
	static const struct vb_str words[] = {
		VB_LIT("nhat"), VB_LIT("mot"), VB_LIT("hai"), VB_LIT("ba"), VB_LIT("tu"), VB_LIT("bon"), VB_LIT("nam"), VB_LIT("sau"),
		VB_LIT("bay"), VB_LIT("tam"), VB_LIT("chin"), VB_LIT("muoi mot"), VB_LIT("muoi hai"), VB_LIT("muoi ba"),
		VB_LIT("muoi bon"),
		VB_LIT("muoi lam"), VB_LIT("muoi sau"), VB_LIT("muoi")};
	return ANY_OF(r, at, words);
}

/* A number in digits or Roman numerals, or the years of a term. */
static size_t number_end(struct reader *r, size_t at)
{
	size_t end = at;
	while (look(r, end) != '\0' && strchr("0123456789ivxlm", look(r, end)))
		end++;
	if (end == at || vb_is_word(look(r, end)))
		return 0;
	size_t dash = skip_spaces(r, end);
	if (look(r, dash) != '-')
		return end;
	size_t second = skip_spaces(r, dash + 1), last = second;
	while (look(r, last) >= '0' && look(r, last) <= '9')
		last++;
	return last - second == 4 ? last : end;
}

static size_t ordinal_end(struct reader *r, size_t at)
{
	size_t end = words_end(r, at, VB_LIT(" lan thu"));
	if (!end || look(r, end) != ' ')
		return 0;
	size_t word = number_word(r, end + 1);
	return word ? word : number_end(r, end + 1);
}

static size_t assembly_end(struct reader *r, size_t at)
{
	static const struct vb_str words[] = {VB_LIT("hoi nghi"), VB_LIT("dai hoi dai bieu"), VB_LIT("dai hoi"), VB_LIT("ky hop")};
	size_t end = ANY_OF(r, at, words);
	if (!end)
		return 0;
	size_t ordinal = ordinal_end(r, end);
	if (ordinal)
		end = ordinal;
	return look(r, end) == ' ' ? end + 1 : 0;
}

static size_t term_end(struct reader *r, size_t at)
{
	static const struct vb_str words[] = {VB_LIT("khoa"), VB_LIT("nhiem ky")};
	size_t start = skip_spaces(r, look(r, at) == ',' ? at + 1 : at);
	bool bracket = look(r, start) == '(';
	size_t word = ANY_OF(r, bracket ? start + 1 : start, words);
	if (!word || look(r, word) != ' ')
		return 0;
	size_t end = number_end(r, word + 1);
	if (!end)
		return 0;
	if (bracket)
		return look(r, end) == ')' ? end + 1 : 0;
	return end;
}

/* The name behind a unit below the province: capitalised words; in a title all of capitals, those up to the next word that ends
 * a name. */
static size_t unit_name_end(struct reader *r, size_t at)
{
	enum { MAX_WORDS = 4 };
	size_t end = 0;
	for (int words = 0; words < MAX_WORDS; words++) {
		size_t next = word_end(r, at);
		if (next == at || (!is_capital(r, at) && !(look(r, at) >= '0' && look(r, at) <= '9')) || ends_name(r, at))
			break;
		end = next;
		if (look(r, next) != ' ')
			break;
		at = next + 1;
	}
	return end;
}

static bool is_unit_word(const struct reader *r, size_t start, size_t end)
{
	static const struct vb_str units[] = {VB_LIT("huyen"), VB_LIT("quan"), VB_LIT("thi xa"), VB_LIT("xa"), VB_LIT("phuong"),
	                                      VB_LIT("thi tran"), VB_LIT("dac khu"), VB_LIT("thanh pho"), VB_LIT("tp"),
	                                      VB_LIT("uy")};
	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		size_t len = units[i].len;
		if (end - start >= len && memcmp(r->window.text + end - len, units[i].ptr, len) == 0
		    && (end - start == len || !vb_is_word(r->window.text[end - len - 1])))
			return true;
	}
	return false;
}

static size_t province_end(struct reader *r, size_t at)
{
	const struct vb_province *province = vb_province_starting(rest(r, at, LONGEST_PROVINCE));
	if (!province)
		return 0;
	r->issuer->province = province;
	return at + strlen(province->key);
}

/* The place that the issuer belongs to, behind its name: "tỉnh Bắc Giang", "Trà Vinh", "huyện Sơn Động". */
static bool read_place(struct reader *r, size_t start)
{
	static const struct vb_str words[] = {VB_LIT("tinh"), VB_LIT("thanh pho"), VB_LIT("tp"), VB_LIT("tp.")};
	size_t at = r->at, end, word;
	if (look(r, at) != ' ' || (r->issuer->known && r->issuer->level == VB_LEVEL_NATIONAL))
		return false;
	if ((word = ANY_OF(r, at + 1, words))) {
		end = look(r, word) == ' ' ? province_end(r, word + 1) : 0;
		r->at = end ? end : word;
		return true;
	}
	if ((end = province_end(r, at + 1))) {
		r->at = end;
		return true;
	}
	if (!is_unit_word(r, start, at) || !(end = unit_name_end(r, at + 1)))
		return false;
	r->issuer->unit = vb_window_bytes(&r->window, at + 1, end);
	r->at = end;
	return true;
}

/* Below the province: the unit's word belongs to its name ("huyện Sơn Động"). */
static void read_unit_words(struct reader *r, size_t start)
{
	static const struct {
		struct vb_str word;
		enum vb_level level;
	} units[] = {
		{VB_LIT("huyen "), VB_LEVEL_DISTRICT}, {VB_LIT("quan "), VB_LEVEL_DISTRICT}, {VB_LIT("thi xa "), VB_LEVEL_DISTRICT},
		{VB_LIT("thi tran "), VB_LEVEL_COMMUNE}, {VB_LIT("phuong "), VB_LEVEL_COMMUNE}, {VB_LIT("dac khu "), VB_LEVEL_COMMUNE},
		{VB_LIT("xa "), VB_LEVEL_COMMUNE}};
	for (size_t at = start; at < r->at; at = word_end(r, at) + 1)
		for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
			size_t name = at + units[i].word.len;
			if (!vb_str_starts(vb_window_view(&r->window, at, r->at), units[i].word))
				continue;
			r->issuer->unit = vb_window_bytes(&r->window, at, r->at);
			if (is_capital(r, name))
				set_level(r, units[i].level);
			return;
		}
}

static void read_extensions(struct reader *r, size_t start)
{
	size_t name_end, end;
	while (read_place(r, start))
		;
	name_end = r->at;
	read_unit_words(r, start);
	if (look(r, name_end) == ' ' && look(r, name_end + 1) >= '0' && look(r, name_end + 1) <= '9'
	    && (end = number_end(r, name_end + 1)) && term_end(r, end))
		r->at = end; /* "Hội nghị Trung ương 8 khóa XIII" */
	if ((end = ordinal_end(r, r->at)))
		r->at = end;
	if ((end = term_end(r, r->at)))
		r->at = end;
}

bool vb_cited_issuer_read(struct vb_str text, struct vb_cited_issuer *issuer)
{
	struct reader r;
	r.at = 0;
	r.issuer = issuer;
	*issuer = (struct vb_cited_issuer){0};
	vb_window_open(&r.window, text, VB_WINDOW);
	size_t start = r.at = skip_spaces(&r, 0);
	if (!read_name(&r))
		return false;
	read_extensions(&r, start);
	/* at[] of the end is the start of what follows: spaces and signs without width before it do not belong to the name */
	size_t last = r.window.at[r.at - 1];
	issuer->len = last + vb_utf8_len((unsigned char)text.ptr[last]);
	return true;
}
