#include "cite.h"

#include "../base/utf8.h"
#include "window.h"

/* issuer   = [ role ] ( body | unknown ) { place | ordinal | term } [ session ]   (of "của …", "do … ban hành", "theo đề nghị của …")
 * role     = "Giám đốc" | "Chủ tịch" | …                                    Giám đốc Sở Y tế
 * body     = a row of the registry of bodies, the longest                   Ban Chấp hành Trung ương Đảng
 *          | letters of the registry of symbols                             TW, T.Ư, TU
 * unknown  = a word that heads the name of a body and the words up to the end of the phrase
 * place    = [ "tỉnh" | "thành phố" ] province                              UBND tỉnh Bắc Giang
 *          | unit name { [ "," ] ( unit name | "tỉnh" province ) }          UBND xã Hải Phú, huyện Hải Lăng, tỉnh Quảng Trị
 * unit     = "huyện" | "quận" | "thị xã" | "xã" | …, or the committee of one ("Huyện ủy"); "thành phố" where no province follows
 * ordinal  = "lần thứ" number                                               Hội nghị Trung ương lần thứ tám
 * term     = [ "," ] [ "(" ] ( "khóa" | "nhiệm kỳ" ) number [ ")" ]         khóa XIII, (Khóa XX), nhiệm kỳ 2020-2025
 * session  = { [ "," ] ( "nhiệm kỳ" number | "kỳ họp" [ "thứ" ] number ) }  read, but no part of the name */

struct reader {
	struct vb_window window;
	size_t at; /* the end of what is read */
	struct vb_cited_issuer *issuer;
};

/* The text from `at` on. */
static struct vb_str rest(struct reader *r, size_t at)
{
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
	return vb_window_words(&r->window, at, words);
}

static bool is_capital(struct reader *r, size_t at)
{
	return vb_cp_is_upper(vb_utf8_decode(vb_window_byte(&r->window, at)));
}

/* The place behind the first of the words that stands at `at`, or 0. */
static size_t any_of(struct reader *r, size_t at, const struct vb_str *words, size_t count)
{
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
	size_t end = ANY_OF(r, at, roles), next;
	if (end && look(r, end) == ',' && look(r, end + 1) == ' ' && (next = role_end(r, end + 2))) /* "Bộ trưởng, Chủ nhiệm" */
		return next;
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
		VB_LIT("to cong tac"), VB_LIT("to giup viec"), VB_LIT("cong an"), VB_LIT("vu"), VB_LIT("bao"), VB_LIT("dai"), VB_LIT("quy"),
		VB_LIT("nha nuoc")};
	return ANY_OF(r, at, heads) != 0;
}

/* "Nam" of "Việt Nam", not "năm" nor "NĂM". */
static bool is_titled(struct reader *r, size_t at)
{
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
		VB_LIT("lan thu"), VB_LIT("het hieu luc"), VB_LIT("viet tat"), VB_LIT("goi tat"), VB_LIT("thong qua"), VB_LIT("giao"), VB_LIT("gui"), VB_LIT("phuc vu")};
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
		else if (vb_str_starts(rest(r, end), VB_LIT(" - ")) && is_capital(r, end + 3))
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

/* The letters of a symbol as a name: "TW", "T.Ư", "TU". */
static bool read_letters(struct reader *r, size_t at)
{
	size_t end = at;
	while (end - at < 8 && (vb_is_word(look(r, end)) || (look(r, end) == '.' && end > at && vb_is_word(look(r, end + 1)))))
		if (!is_capital(r, end++) && look(r, end - 1) != '.')
			return false;
	const struct vb_issuer_symbol *issuer = end - at >= 2 ? vb_symbol_issuer(vb_window_bytes(&r->window, at, end)) : NULL;
	if (!issuer)
		return false;
	r->at = end;
	set_level(r, issuer->level);
	return true;
}

static bool read_body(struct reader *r, size_t at)
{
	const struct vb_body *body = vb_body_starting(rest(r, at));
	if (!body)
		return read_letters(r, at);
	r->at = at + body->key.len;
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

size_t vb_cite_number_words(const struct vb_window *window, size_t at)
{
	static const struct vb_str ones[] = {
		VB_LIT("nhat"), VB_LIT("mot"), VB_LIT("hai"), VB_LIT("ba"), VB_LIT("tu"), VB_LIT("bon"), VB_LIT("nam"), VB_LIT("sau"), VB_LIT("bay"),
		VB_LIT("tam"), VB_LIT("chin")};
	static const struct vb_str behind_ten[] = { /* "mười năm" are ten years */
		VB_LIT("mot"), VB_LIT("hai"), VB_LIT("ba"), VB_LIT("bon"), VB_LIT("lam"), VB_LIT("sau"), VB_LIT("bay"), VB_LIT("tam"), VB_LIT("chin")};
	size_t one = vb_window_any(window, at, ones, sizeof ones / sizeof *ones), ten, last;
	if (one && vb_window_look(window, one) != ' ')
		return one;
	if (!(ten = vb_window_words(window, one ? one + 1 : at, VB_LIT("muoi"))))
		return one;
	last = vb_window_look(window, ten) == ' ' ? vb_window_any(window, ten + 1, behind_ten, sizeof behind_ten / sizeof *behind_ten) : 0;
	return last ? last : ten;
}

/* A number in digits or Roman numerals, or the years of a term. */
static size_t number_end(struct reader *r, size_t at)
{
	size_t end = at;
	while (look(r, end) != '\0' && vb_is_one_of(look(r, end), "0123456789ivxlm"))
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
	size_t word = vb_cite_number_words(&r->window, end + 1);
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

/* Words for a part of a province, and the committees that are named by it. */
static const struct unit {
	struct vb_str key, printed; /* folded; with its tones, in lower case */
	const char *word;
	enum vb_level level;
} units[] = {
	{VB_LIT("huyen"), VB_LIT("huyện"), "huyện", VB_LEVEL_DISTRICT}, {VB_LIT("huyen uy"), VB_LIT("huyện"), "huyện", VB_LEVEL_DISTRICT},
	{VB_LIT("quan"), VB_LIT("quận"), "quận", VB_LEVEL_DISTRICT}, {VB_LIT("quan uy"), VB_LIT("quận"), "quận", VB_LEVEL_DISTRICT},
	{VB_LIT("thi xa"), VB_LIT("thị xã"), "thị xã", VB_LEVEL_DISTRICT}, {VB_LIT("thi uy"), VB_LIT("thị"), "thị xã", VB_LEVEL_DISTRICT},
	{VB_LIT("thanh pho"), VB_LIT("thành phố"), "thành phố", VB_LEVEL_PROVINCE}, {VB_LIT("tp"), VB_LIT("tp"), "thành phố", VB_LEVEL_PROVINCE},
	{VB_LIT("thanh uy"), VB_LIT("thành"), "thành phố", VB_LEVEL_PROVINCE}, {VB_LIT("tp."), VB_LIT("tp."), "thành phố", VB_LEVEL_PROVINCE},
	{VB_LIT("thi tran"), VB_LIT("thị trấn"), "thị trấn", VB_LEVEL_COMMUNE}, {VB_LIT("phuong"), VB_LIT("phường"), "phường", VB_LEVEL_COMMUNE},
	{VB_LIT("dac khu"), VB_LIT("đặc khu"), "đặc khu", VB_LEVEL_COMMUNE}, {VB_LIT("xa"), VB_LIT("xã"), "xã", VB_LEVEL_COMMUNE}};

enum { UNITS = sizeof units / sizeof *units };

/* Is it the word itself, not one that differs in its tones ("địa phương")? A word that lost them is taken too, where it is none of its
 * own ("cơ quan", "xa"). */
static bool is_printed(const struct reader *r, size_t at, const struct unit *unit)
{
	const char *text = vb_window_byte(&r->window, at), *end = r->window.bytes.ptr + r->window.bytes.len;
	bool plain = unit->key.len > sizeof "quan" - 1, same = true;
	for (size_t i = 0; i < unit->printed.len && text < end;) {
		uint32_t cp = vb_utf8_decode(text), own = vb_utf8_decode(unit->printed.ptr + i);
		plain &= cp < 0x80;
		same &= vb_cp_lower(cp) == own;
		text += vb_utf8_len((unsigned char)*text);
		i += vb_utf8_len((unsigned char)unit->printed.ptr[i]);
	}
	return plain || same;
}

/* The unit whose word the text [start, end) ends with. */
static const struct unit *unit_before(const struct reader *r, size_t start, size_t end)
{
	const struct unit *found = NULL;
	for (size_t i = 0; i < UNITS; i++) {
		size_t len = units[i].key.len, at = end - len;
		bool there = end - start >= len && r->window.text[end - 1] == units[i].key.ptr[len - 1]
		             && memcmp(r->window.text + at, units[i].key.ptr, len) == 0
		             && (at == start || !vb_is_word(r->window.text[at - 1]));
		if (there && (!found || len > found->key.len) && is_printed(r, at, &units[i]))
			found = &units[i];
	}
	return found;
}

/* May the word of a unit start with these letters? Most words do not. */
static bool may_start_unit(char first, char second)
{
	switch (first) {
	case 'h': case 'q': return second == 'u';
	case 't': return second == 'h' || second == 'p';
	case 'p': return second == 'h';
	case 'd': case 'x': return second == 'a';
	default: return false;
	}
}

static const struct unit *unit_at(struct reader *r, size_t at, size_t *end)
{
	if (!may_start_unit(look(r, at), look(r, at + 1)))
		return NULL;
	for (size_t i = 0; i < UNITS; i++)
		if (units[i].key.ptr[1] == look(r, at + 1) && (*end = vb_window_words(&r->window, at, units[i].key)) && is_printed(r, at, &units[i]))
			return &units[i];
	return NULL;
}

static size_t province_end(struct reader *r, size_t at)
{
	const struct vb_province *province = vb_province_starting(rest(r, at));
	if (!province)
		return 0;
	r->issuer->province = province;
	return at + province->key.len;
}

/* The name of the unit at `at`; 0 where none stands there. */
static size_t read_unit_name(struct reader *r, const struct unit *unit, size_t at)
{
	size_t end = unit_name_end(r, at);
	if (!end || r->issuer->unit.ptr)
		return end;
	r->issuer->unit_word = vb_str_of(unit->word);
	r->issuer->unit = vb_window_bytes(&r->window, at, end);
	set_level(r, unit->level == VB_LEVEL_PROVINCE ? VB_LEVEL_DISTRICT : unit->level);
	return end;
}

/* The province or the unit whose name stands at `at`, behind its word. */
static size_t read_name_of(struct reader *r, const struct unit *unit, size_t at)
{
	size_t end = !unit || unit->level == VB_LEVEL_PROVINCE ? province_end(r, at) : 0;
	return end || !unit ? end : read_unit_name(r, unit, at);
}

/* The place that the issuer belongs to, behind its name: "tỉnh Bắc Giang", "Trà Vinh", "huyện Sơn Động". */
static bool read_place(struct reader *r, size_t start)
{
	size_t at = r->at, end, word;
	if (look(r, at) == '.' && at - start > 2 && vb_window_ends(&r->window, at, VB_LIT(" tp"))) /* "UBND TP. Hồ Chí Minh" */
		at++;
	if (look(r, at) != ' ' || (r->issuer->known && r->issuer->level == VB_LEVEL_NATIONAL))
		return false;
	if ((word = words_end(r, at + 1, VB_LIT("tinh")))) {
		end = look(r, word) == ' ' ? province_end(r, word + 1) : 0;
		r->at = end ? end : word;
		return true;
	}
	const struct unit *own = unit_before(r, start, at), *next = own ? NULL : unit_at(r, at + 1, &word);
	if (next) {
		end = look(r, word) == ' ' ? read_name_of(r, next, word + 1) : 0;
		if (!end && next->level != VB_LEVEL_PROVINCE)
			return false;
		r->at = end ? end : word;
		return true;
	}
	if (!(end = read_name_of(r, own, at + 1)))
		return false;
	r->at = end;
	return true;
}

/* What the unit is a part of: ", huyện Hải Lăng", ", tỉnh Quảng Trị". */
static bool read_larger_place(struct reader *r)
{
	size_t at = r->at, end, word;
	if (!r->issuer->unit.ptr || r->issuer->province)
		return false;
	at = skip_spaces(r, look(r, at) == ',' ? at + 1 : at);
	if ((word = words_end(r, at, VB_LIT("tinh"))))
		end = look(r, word) == ' ' ? province_end(r, word + 1) : 0;
	else {
		const struct unit *unit = unit_at(r, at, &word);
		end = unit && look(r, word) == ' ' ? read_name_of(r, unit, word + 1) : 0;
	}
	if (!end)
		return false;
	r->at = end;
	return true;
}

/* "XÃ HỘI", "Xã hội" in the name of a body: no commune; "xã Hội Sơn" is one. */
static bool is_society(struct reader *r, size_t at)
{
	return is_capital(r, at) && words_end(r, at, VB_LIT("xa hoi"));
}

/* A body that the registry does not know may hold the word of its unit: "Phòng Tư pháp huyện Sơn Động". */
static void find_unit(struct reader *r, size_t start)
{
	for (size_t at = start, word; at < r->at && !r->issuer->unit.ptr; at = word_end(r, at) + 1) {
		const struct unit *unit = unit_at(r, at, &word);
		if (unit && word < r->at && look(r, word) == ' ' && unit->level != VB_LEVEL_PROVINCE && !is_society(r, at))
			read_unit_name(r, unit, word + 1);
	}
}

/* Terms and sessions of an assembly behind its name. */
static size_t session_end(struct reader *r, size_t at)
{
	static const struct vb_str words[] = {VB_LIT("nhiem ky"), VB_LIT("ky hop thu"), VB_LIT("ky hop")};
	size_t start = skip_spaces(r, look(r, at) == ',' ? at + 1 : at);
	size_t word = ANY_OF(r, start, words), end;
	if (!word || look(r, word) != ' ')
		return 0;
	return (end = number_end(r, word + 1)) ? end : vb_cite_number_words(&r->window, word + 1);
}

static void read_extensions(struct reader *r, size_t start)
{
	size_t end;
	while (read_place(r, start) || read_larger_place(r))
		;
	find_unit(r, start);
	if (look(r, r->at) == ' ' && look(r, r->at + 1) >= '0' && look(r, r->at + 1) <= '9'
	    && (end = number_end(r, r->at + 1)) && term_end(r, end))
		r->at = end; /* "Hội nghị Trung ương 8 khóa XIII" */
	if ((end = ordinal_end(r, r->at)))
		r->at = end;
	if ((end = term_end(r, r->at)))
		r->at = end;
}

/* Bytes up to the end of the character before `at`: the spaces and signs without width before what follows are left out. */
static size_t bytes_to(const struct reader *r, size_t at)
{
	size_t last = vb_window_offset(&r->window, at - 1);
	return last + vb_utf8_len((unsigned char)r->window.bytes.ptr[last]);
}

bool vb_cited_issuer_read(const struct vb_extraction *x, struct vb_str text, struct vb_cited_issuer *issuer)
{
	struct reader r;
	r.at = 0;
	r.issuer = issuer;
	*issuer = (struct vb_cited_issuer){0};
	vb_window_right(&r.window, x->folded, text, VB_WINDOW);
	size_t start = r.at = skip_spaces(&r, 0);
	if (!read_name(&r))
		return false;
	read_extensions(&r, start);
	issuer->len = issuer->read = bytes_to(&r, r.at);
	for (size_t end; (end = session_end(&r, r.at)); issuer->read = bytes_to(&r, end))
		r.at = end;
	return true;
}

static unsigned roman_number(const char *text, size_t len)
{
	unsigned number = 0, last = 0;
	for (size_t i = len; i-- > 0;) {
		unsigned value = text[i] == 'i' ? 1 : text[i] == 'v' ? 5 : text[i] == 'x' ? 10 : text[i] == 'l' ? 50 : 0;
		if (!value)
			return 0;
		number = value < last ? number - value : number + value;
		last = value;
	}
	return number;
}

unsigned vb_issuer_term(const struct vb_extraction *x, struct vb_str issuer)
{
	struct vb_window window;
	if (!issuer.ptr || issuer.len < sizeof "khóa I" - 1)
		return 0;
	vb_window_left(&window, x->folded, issuer, 32);
	size_t at = window.len;
	for (const char *letter; (letter = memrchr(window.text, 'k', at));) {
		at = (size_t)(letter - window.text);
		if (!vb_window_starts(&window, at, VB_LIT("khoa ")) || (at && vb_is_word(window.text[at - 1])))
			continue;
		size_t start = at + 5, end = start;
		unsigned number = 0;
		while (vb_is_word(vb_window_look(&window, end)))
			end++;
		for (size_t i = start; i < end && vb_is_digit(vb_window_look(&window, i)); i++)
			number = 10 * number + (unsigned)(vb_window_look(&window, i) - '0');
		return vb_is_digit(vb_window_look(&window, start)) ? number : roman_number(window.text + start, end - start);
	}
	return 0;
}
