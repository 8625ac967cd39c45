#include "agencies.h"

#include "patterns.h"

#include "../base/utf8.h"
#include "../schema/registry.h"

/* list      = item { separator item }
 * separator = ";" | "," | "và" | "/" | " - " | list mark | the next registered body without anything between
 * item      = [ label ] ( body | set | other ) [ condition ] [ remark ]
 * body      = a form of the registry [ territory ]             Sở KH&CN; Công an tỉnh Quảng Trị; UBND huyện Hải Lăng
 * territory = ( "tỉnh" | "thành phố" ) [ province ] | province | capitalised words, behind the word of a unit
 * set       = [ body or office ] "các" noun { ( "," | "và" ) noun } …      UBND các huyện, thị xã, thành phố; đơn vị liên quan
 * other     = words up to a separator that an agency follows   Trung tâm Văn hóa, Thông tin và Thể thao
 * condition = "(" … ")" | ( "đối với" | "theo" | … ) …         (đối với lĩnh vực công chức)
 * label     = "Chủ trì:" | "Phối hợp với" | …                  what stands behind the second is of the supporting ones
 * remark    = a verb and what follows up to the separator      Sở Nội vụ chủ trì
 *
 * A comma or "và" separates where an agency starts behind it. In a set a noun alone ("ngành", "địa phương liên quan") does not
 * start one: it belongs to the set. Behind "Các sở:" or a department, "Tài chính" is the department of that name.
 * In running text an item ends where a verb begins, and only a name with a capital letter is a body. */

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum {
	LONGEST_WORD = 24,  /* characters of the longest word of the registry, and the one behind it */
	LONGEST_BODY = 72,  /* characters of the longest form of the registry, and a little */
	LONGEST_CARRY = 48, /* of a name behind "Các sở:" */
};

/* Kinds of words beside enum vb_word_kinds. */
enum {
	ANY_ROW = 0x1FFF, /* all of enum vb_word_kinds */
	BODY = 0x2000,    /* starts the name of one, perhaps */
	JOINING = 0x4000, /* "và", "cùng", perhaps */
	UNREAD = 0x8000,  /* the word was not looked at */
	STARTING = BODY | VB_WORD_PLURAL | VB_WORD_NOUN | VB_WORD_SHORT_NOUN | VB_WORD_OFFICE | VB_WORD_HEAD, /* agencies */
};

struct item {
	size_t name_end, end; /* characters of the window: behind the name, and where the next item may start */
	const struct vb_body *body;
	struct vb_str unit;   /* before_unit of the body */
	size_t proper;        /* where the capitalised name of a unit below the province starts; 0 where there is none */
	size_t proper_end;
	bool group;
	struct vb_span condition; /* characters; VB_NO_SPAN where there is none */
};

struct reader {
	struct vb_arena *arena;
	const struct vb_folded *folded;
	struct vb_str text;
	size_t at; /* bytes read */
	bool running;
	struct vb_agency_list *lists[2]; /* lead, support */
	bool support;
	struct vb_str carry; /* "so", "bo": the word that the names of a list share; null: none */
	struct vb_window window;
	const struct vb_kinds *table;
	uint16_t *kinds;                  /* kinds_at, for each character of the window */
	const struct vb_word_row **words; /* longest_word of what was looked at; NULL: none */
	uint16_t kinds_room[VB_WINDOW];
	const struct vb_word_row *words_room[VB_WINDOW];
	const struct vb_body *first; /* find_body of the window's start, where it is known */
	size_t first_end;
	bool first_known;
};

static void open_window(struct reader *r)
{
	r->first_known = false;
	vb_window_right(&r->window, r->folded, (struct vb_str){r->text.ptr + r->at, r->text.len - r->at}, VB_WINDOW);
	r->kinds = r->kinds_room;
	r->words = r->words_room;
	memset(r->kinds, 0xFF, r->window.len * sizeof *r->kinds); /* UNREAD */
}

/* Goes on by so many characters. A window that holds all of the text moves on, with what is known of its words. */
static void go_on(struct reader *r, size_t characters)
{
	struct vb_window *window = &r->window;
	size_t bytes = vb_window_offset(window, characters);
	r->at += bytes;
	if (vb_window_offset(window, window->len) < window->bytes.len) {
		open_window(r);
		return;
	}
	r->first_known = false;
	r->kinds += characters;
	r->words += characters;
	window->text += characters;
	window->at += characters;
	window->len -= characters;
	window->bytes.ptr += bytes;
	window->bytes.len -= bytes;
}

static char look(struct reader *r, size_t at)
{
	return vb_window_look(&r->window, at);
}

static bool is_upper_at(struct reader *r, size_t at)
{
	look(r, at);
	size_t byte = vb_window_offset(&r->window, at);
	return byte < r->window.bytes.len && vb_cp_is_upper(vb_utf8_decode(r->window.bytes.ptr + byte));
}

/* The place behind the words where they stand at `at`; else 0. */
static inline size_t words_at(struct reader *r, size_t at, struct vb_str words)
{
	if (look(r, at) != words.ptr[0])
		return 0;
	return vb_window_words(&r->window, at, words);
}

/* Have the word and those behind it no letter outside ASCII? Then their diacritics are lost; in "Quy hoạch" they are not. */
static bool is_bare(struct reader *r, struct vb_str word)
{
	enum { BEHIND = 16 }; /* bytes */
	const char *end = r->window.bytes.ptr + r->window.bytes.len;
	size_t len = (size_t)(end - word.ptr) < word.len + BEHIND ? (size_t)(end - word.ptr) : word.len + BEHIND;
	for (size_t i = 0; i < len; i++)
		if ((unsigned char)word.ptr[i] >= 0x80)
			return false;
	return true;
}

/* Is the text, in small letters, what is written? No letter has another length in small. */
static bool reads_as(struct vb_str text, struct vb_str written)
{
	if (text.len != written.len)
		return false;
	size_t first = vb_utf8_len((unsigned char)text.ptr[0]), end = memcmp(text.ptr + first, written.ptr + first, text.len - first) == 0 ? first : text.len;
	for (size_t i = 0, len; i < end; i += len) { /* most are in small letters behind the first */
		char lower[4];
		len = vb_utf8_len((unsigned char)text.ptr[i]);
		bool same = len == 1 && text.ptr[i] == written.ptr[i];
		if (!same && (vb_utf8_encode(vb_cp_lower(vb_utf8_decode(text.ptr + i)), lower) != len || memcmp(lower, written.ptr + i, len) != 0))
			return false;
	}
	return true;
}

/* Is the text of these characters written so? Where its diacritics are lost, it counts. */
static bool is_written(struct reader *r, size_t at, size_t end, struct vb_str written)
{
	struct vb_str text = vb_window_bytes(&r->window, at, end);
	return reads_as(text, written) || is_bare(r, text);
}

static size_t behind_word(struct reader *r, size_t at)
{
	while (vb_is_word(look(r, at)) || look(r, at) == '&')
		at++;
	return at;
}

/* Does the word count there? */
static bool is_word(struct reader *r, size_t at, const struct vb_word_row *word)
{
	return !word->exact || is_written(r, at, at + word->len, word->form);
}

static const struct vb_word_row *shorter_word(struct reader *r, size_t at, const struct vb_word_row *word)
{
	return vb_word_shorter(word, vb_window_view(&r->window, at, r->window.len));
}

static unsigned read_kinds(struct reader *r, size_t at)
{
	vb_bytes16 c = vb_load16(r->window.text + at);
	size_t left = r->window.len - at, len = (size_t)__builtin_ctz(~vb_mask16((vb_bytes16)((c - 'a' < 26) | (c - '0' < 10))));
	len = len < left ? len : left;
	unsigned kinds = len ? vb_kinds_of(r->table, r->window.text + at, len) : 0;
	r->words[at] = kinds & ANY_ROW ? vb_word_starting(vb_window_view(&r->window, at, r->window.len)) : NULL;
	kinds &= ~(unsigned)ANY_ROW;
	for (const struct vb_word_row *word = r->words[at]; word; word = shorter_word(r, at, word))
		kinds |= is_word(r, at, word) ? word->kinds : 0;
	return r->kinds[at] = (uint16_t)kinds;
}

/* Of which kinds are the words that stand at `at`? What is looked at once is remembered. */
static inline unsigned kinds_at(struct reader *r, size_t at)
{
	if (at >= r->window.len)
		return 0;
	return r->kinds[at] & UNREAD ? read_kinds(r, at) : r->kinds[at];
}

/* The longest word that stands at `at`, whether it counts or not. */
static inline const struct vb_word_row *longest_word(struct reader *r, size_t at)
{
	kinds_at(r, at);
	return at < r->window.len ? r->words[at] : NULL;
}

/* The longest word of the kinds. */
static inline const struct vb_word_row *find_word(struct reader *r, size_t at, unsigned kinds)
{
	if (!(kinds_at(r, at) & kinds))
		return NULL;
	const struct vb_word_row *word = r->words[at];
	while (!(word->kinds & kinds) || !is_word(r, at, word))
		word = shorter_word(r, at, word);
	return word;
}

/* The place behind it, 0 where there is none. */
static inline size_t word_of(struct reader *r, size_t at, unsigned kinds)
{
	const struct vb_word_row *word = find_word(r, at, kinds);
	return word ? at + word->len : 0;
}

/* ---- Bodies of the registry ------------------------------------------------------------------------------------------ */

static const struct vb_body *body_at(struct reader *r, size_t at, size_t *end)
{
	if (!(kinds_at(r, at) & BODY))
		return NULL;
	if (r->running && !is_upper_at(r, at))
		return NULL;
	const struct vb_body *body = vb_body_starting(vb_window_view(&r->window, at, r->window.len));
	if (body)
		*end = at + body->key.len;
	return body;
}

/* The body that stands at `at`; of the start of the window, which is asked for again and again, it is remembered. */
static const struct vb_body *find_body(struct reader *r, size_t at, size_t *end)
{
	if (at)
		return body_at(r, at, end);
	if (!r->first_known)
		r->first = body_at(r, 0, &r->first_end);
	r->first_known = true;
	if (r->first)
		*end = r->first_end;
	return r->first;
}

/* Words with a capital letter, and numbers: "Hải Lăng", "12". */
static size_t capitalised_end(struct reader *r, size_t at)
{
	size_t end = at;
	while (is_upper_at(r, at) || vb_is_digit(look(r, at))) {
		end = behind_word(r, at);
		if (end == at || look(r, end) != ' ')
			break;
		at = end + 1;
	}
	return end;
}

static const struct vb_province *find_province(struct reader *r, size_t at)
{
	if (look(r, at) != ' ' || !is_upper_at(r, at + 1))
		return NULL;
	return vb_province_starting(vb_window_view(&r->window, at + 1, r->window.len));
}

static size_t province_end(struct reader *r, size_t at)
{
	const struct vb_province *province = find_province(r, at);
	return province ? at + 1 + province->key.len : 0;
}

/* What stands before the word of the unit that the body is named by: "ubnd" of "ubnd xa"; null where it is of none. */
static struct vb_str before_unit(const struct vb_body *body)
{
	static const struct vb_str units[] = {VB_LIT(" huyen"), VB_LIT(" xa"), VB_LIT(" phuong"), VB_LIT(" quan"), VB_LIT(" thi tran"), VB_LIT(" dac khu"), VB_LIT(" thanh pho"), VB_LIT(" thi xa"), VB_LIT(" khu vuc"), VB_LIT(" tp"), VB_LIT(" tx")};
	struct vb_str key = body->key;
	for (size_t i = 0; i < COUNT(units); i++)
		if (vb_str_ends(key, units[i]))
			return (struct vb_str){key.ptr, key.len - units[i].len};
	return VB_NULL;
}

/* Where the territory behind a body ends. */
static size_t read_territory(struct reader *r, size_t end, struct item *item)
{
	static const struct vb_str words[] = {VB_LIT("tinh"), VB_LIT("thanh pho"), VB_LIT("tp.")};
	const struct vb_province *own = find_province(r, end);
	bool below = own && item->unit.ptr && !own->city; /* "thị xã Phú Thọ", "thành phố Hà Tĩnh": units of their name */
	size_t province = own && !below ? end + 1 + own->key.len : 0, word = 0;
	if (province)
		return province;
	if (item->unit.ptr && look(r, end) == ' ' && (is_upper_at(r, end + 1) || vb_is_digit(look(r, end + 1)))) {
		item->proper = end + 1;
		item->proper_end = capitalised_end(r, end + 1);
		return item->proper_end;
	}
	for (size_t i = 0; i < COUNT(words) && look(r, end) == ' ' && !word; i++)
		word = words_at(r, end + 1, words[i]);
	if (!word)
		return end;
	province = province_end(r, word);
	return province ? province : word;
}

/* "UBND cấp xã" names all of them. */
static bool is_level(const struct vb_body *body)
{
	struct vb_str key = body->key;
	return vb_str_ends(key, VB_LIT(" cap xa")) || vb_str_ends(key, VB_LIT(" cap huyen"));
}

/* The body of that name with the word before it that the names of the list share. */
static const struct vb_body *find_carried(struct reader *r, size_t at, size_t *end)
{
	char key[2 * LONGEST_CARRY + 8];
	if (!r->carry.ptr || r->carry.len > LONGEST_CARRY || !vb_is_word(look(r, at)))
		return NULL;
	size_t len = r->window.len - at < LONGEST_CARRY ? r->window.len - at : LONGEST_CARRY;
	memcpy(key, r->carry.ptr, r->carry.len);
	key[r->carry.len] = ' ';
	memcpy(key + r->carry.len + 1, r->window.text + at, len);
	const struct vb_body *body = vb_body_starting((struct vb_str){key, r->carry.len + 1 + len});
	if (!body || body->key.len <= r->carry.len + 1) /* the shared word is a body by itself: "UBND phường" */
		return NULL;
	*end = at + body->key.len - r->carry.len - 1;
	return body;
}

/* "Báo Quảng Trị", "Hội Luật gia Quảng Trị": the body of the province is known by another word in the place of its name. */
static const struct vb_body *find_of_province(struct reader *r, size_t *end)
{
	char key[LONGEST_BODY + 16];
	if (!(kinds_at(r, 0) & BODY))
		return NULL;
	for (size_t at = behind_word(r, 0); at < LONGEST_BODY && look(r, at) == ' '; at = behind_word(r, at + 1)) {
		if (!vb_body_goes_on(vb_window_view(&r->window, 0, at))) /* most words: no body has such a name in any province */
			return NULL;
		size_t behind = province_end(r, at);
		if (look(r, behind_word(r, at + 1)) == ',') /* "Báo và phát thanh, truyền hình" */
			at = behind_word(r, at + 1);
		if (!behind)
			continue;
		memcpy(key, r->window.text, at);
		memcpy(key + at, " tinh", sizeof " tinh" - 1);
		struct vb_str whole = {key, at + sizeof " tinh" - 1};
		const struct vb_body *body = vb_body_starting(whole);
		*end = behind;
		return body && body->key.len == whole.len ? body : NULL;
	}
	return NULL;
}

/* ---- Where an item starts and ends ----------------------------------------------------------------------------------- */

/* A noun that names all of its kind stands here: what follows it, if anything, is no name. `inside`: a set goes on with it, so that
 * a verb may follow as well. */
static bool is_noun(struct reader *r, size_t at, bool inside)
{
	size_t end = word_of(r, at, VB_WORD_NOUN), next;
	if (end)
		return !(look(r, end) == ' ' && (is_upper_at(r, end + 1) || vb_is_digit(look(r, end + 1))));
	end = word_of(r, at, VB_WORD_SHORT_NOUN);
	if (!end)
		return false;
	next = vb_window_behind_spaces(&r->window, end);
	unsigned follows = VB_WORD_QUALIFIER | (inside && r->running ? VB_WORD_VERB : 0);
	return !vb_is_word(look(r, next)) || words_at(r, next, VB_LIT("va")) || (!is_upper_at(r, next) && word_of(r, next, follows));
}

static bool starts_agency(struct reader *r, size_t at)
{
	size_t end;
	if (!(kinds_at(r, at) & STARTING)) /* most words */
		return false;
	const struct vb_word_row *word = longest_word(r, at);
	if (word && word->kinds == VB_WORD_VERB) /* "Chủ trì", "Phối hợp": no body begins so */
		return false;
	if (word && (word->kinds & VB_WORD_OTHER) && is_written(r, at, at + word->len, word->form))
		return false;
	if (word_of(r, at, VB_WORD_PLURAL) || find_body(r, at, &end))
		return true;
	if (r->running && word && (word->kinds & VB_WORD_VERB)) /* "Tổ chức hội chợ", "Thanh tra việc …" */
		return false;
	if (is_noun(r, at, false))
		return true;
	if ((end = word_of(r, at, VB_WORD_OFFICE)) && look(r, end) == ' ' && (word_of(r, end + 1, VB_WORD_PLURAL) || find_body(r, end + 1, &end)))
		return true;
	return is_upper_at(r, at) && word_of(r, at, VB_WORD_HEAD);
}

/* "và", "cùng", but not "cùng với", which names who helps, nor "cung cấp". */
static size_t joining_word(struct reader *r, size_t at)
{
	if (!(kinds_at(r, at) & JOINING))
		return 0;
	size_t word = words_at(r, at, VB_LIT("va"));
	if (!word && (word = words_at(r, at, VB_LIT("cung"))) && (words_at(r, at, VB_LIT("cung voi")) || word_of(r, at, VB_WORD_VERB)))
		return 0;
	return word;
}

/* Where the separator at `at` ends, 0 where none stands there. */
static size_t separator_end(struct reader *r, size_t at)
{
	size_t next = vb_window_behind_spaces(&r->window, at), word;
	char c = look(r, next);
	if (c == ',' || c == ';' || c == '/') {
		next = vb_window_behind_spaces(&r->window, next + 1);
		word = joining_word(r, next);
		return word && look(r, word) == ' ' ? word + 1 : next;
	}
	if (next == at)
		return 0;
	word = joining_word(r, next);
	if (!word && (c == '-' || c == '+' || c == '&') && look(r, next + 1) == ' ')
		word = next + 1;
	return word ? vb_window_behind_spaces(&r->window, word) : 0;
}

/* A label of a list: "1. ", "2) ". */
static bool is_numbering(struct reader *r, size_t at)
{
	size_t end = at;
	while (vb_is_digit(look(r, end)))
		end++;
	return end > at && end - at <= 2 && (look(r, end) == '.' || look(r, end) == ')') && look(r, end + 1) == ' ';
}

/* A full stop ends an item; that of an abbreviation ("TP. Huế") does not. */
static bool is_stop(struct reader *r, size_t at)
{
	return look(r, at) == '.' && !vb_is_word(look(r, at + 1)) && !(at >= 2 && r->window.text[at - 1] == 'p' && r->window.text[at - 2] == 't');
}

/* The label that stands at `at`, and its end. One of who leads needs a colon or an agency behind it: "Giao Thủy" is none. */
static const struct vb_word_row *find_label(struct reader *r, size_t at, size_t *end)
{
	const struct vb_word_row *label = find_word(r, at, VB_WORD_LEAD_LABEL | VB_WORD_SUPPORT_LABEL);
	*end = label ? at + label->len : 0;
	bool counts = label && look(r, *end) != '\0'
	              && ((label->kinds & VB_WORD_SUPPORT_LABEL) || look(r, *end) == ':' || starts_agency(r, *end + 1));
	return counts ? label : NULL;
}

/* Does the separator that ends at `next` divide two items? `group`: the one before it is a set. */
static bool divides(struct reader *r, size_t at, size_t next, bool group)
{
	char mark = look(r, vb_window_behind_spaces(&r->window, at));
	size_t end;
	if (mark == ';' || look(r, next) == '\0')
		return true;
	if (r->running && mark == '-' && !is_upper_at(r, next)) /* "Sở Nội vụ - cơ quan thường trực" */
		return false;
	if (group && is_noun(r, next, true) && !word_of(r, next, VB_WORD_PLURAL) && (!is_upper_at(r, next) || !find_body(r, next, &end)))
		return false;
	return starts_agency(r, next) || find_carried(r, next, &end) || (!r->running && find_label(r, next, &end));
}

static size_t bracket_end(struct reader *r, size_t at)
{
	size_t depth = 0;
	for (; look(r, at) != '\0'; at++) {
		depth += look(r, at) == '(';
		if (look(r, at) == ')' && --depth == 0)
			return at + 1;
	}
	return at;
}

/* "(MTTQ)": a short name, no condition. */
static bool is_short_name(struct reader *r, size_t from, size_t end)
{
	for (size_t i = from; i < end; i++)
		if (look(r, i) == ' ' || (vb_is_word(look(r, i)) && !is_upper_at(r, i)))
			return false;
	return end - from <= 12;
}

/* Does an item start here though nothing separates it from the one before? */
static bool starts_next(struct reader *r, size_t at)
{
	size_t end;
	return is_numbering(r, at) || (is_upper_at(r, at) && find_body(r, at, &end));
}

/* What stands behind the name up to the next item: a bracket, a condition, a remark. */
static void read_tail(struct reader *r, struct item *item)
{
	size_t at = item->name_end;
	bool told = false;
	item->condition = VB_NO_SPAN;
	for (; look(r, at) != '\0'; at++) {
		size_t next = vb_window_behind_spaces(&r->window, at);
		if (look(r, next) == '(') {
			size_t end = bracket_end(r, next), inside = end > next + 1 && r->window.text[end - 1] == ')' ? end - 1 : end;
			if (vb_span_is_none(item->condition) && !is_short_name(r, next + 1, inside))
				item->condition = (struct vb_span){(uint32_t)next + 1, (uint32_t)inside};
			at = end - 1;
			if (r->running) {
				at = end;
				break;
			}
			continue;
		}
		if (r->running)
			break;
		size_t after = separator_end(r, at);
		if (is_stop(r, at) || (after && (divides(r, at, after, false) || (!told && is_upper_at(r, after)))) || (next > at && starts_next(r, next)))
			break; /* behind a body of the registry a capital begins a name that it does not know */
		if (next > at && vb_span_is_none(item->condition) && !told && word_of(r, next, VB_WORD_CONDITION)) {
			item->condition.start = (uint32_t)next;
			told = true;
		}
	}
	if (told)
		item->condition.end = (uint32_t)at;
	item->end = at;
}

/* Does the name of a body end here? */
static bool body_ends(struct reader *r, size_t at)
{
	size_t next = vb_window_behind_spaces(&r->window, at), body;
	char c = look(r, next);
	if (r->running)
		return !word_of(r, next, VB_WORD_PLURAL);
	if (c == '\0' || strchr(",;.:/(-+&", c) || word_of(r, next, VB_WORD_CONDITION) || is_numbering(r, next))
		return true;
	size_t after = separator_end(r, at);
	if (after)
		return divides(r, at, after, false) || !is_upper_at(r, after);
	return (is_upper_at(r, next) && find_body(r, next, &body)) || word_of(r, next, VB_WORD_VERB);
}

/* A verb that is no noun here: "các tổ chức", "cơ sở nghiên cứu". */
static bool is_verb(struct reader *r, size_t at)
{
	static const struct vb_str before[] = {VB_LIT("cac "), VB_LIT("co so "), VB_LIT("co quan "), VB_LIT("don vi "), VB_LIT("nhung "), VB_LIT("vien "),
	                                       VB_LIT("trung tam "), VB_LIT("to chuc "), VB_LIT("hoat dong "), VB_LIT("phong "), VB_LIT("quy "), VB_LIT("uy ban ")};
	static const struct vb_str nouns[] = {VB_LIT("to chuc"), VB_LIT("nghien cuu"), VB_LIT("dao tao"), VB_LIT("tham muu"), VB_LIT("quan ly"), VB_LIT("kiem soat"),
	                                      VB_LIT("phat trien"), VB_LIT("boi duong"), VB_LIT("bao ve"), VB_LIT("ho tro"), VB_LIT("cung cap"), VB_LIT("thong ke"), VB_LIT("thanh tra"), VB_LIT("kiem tra")};
	if (!word_of(r, at, VB_WORD_VERB))
		return false;
	static const struct vb_str bodies[] = {VB_LIT("ban "), VB_LIT("hoi dong "), VB_LIT("doan "), VB_LIT("phong ")}; /* "Ban chỉ đạo" */
	struct vb_str left = vb_window_view(&r->window, 0, at);
	for (size_t i = 0; i < COUNT(bodies); i++)
		if (vb_str_equal(left, bodies[i]))
			return false;
	if (words_at(r, at, VB_LIT("lap")) && (vb_str_ends(left, VB_LIT("cong ")) || vb_str_ends(left, VB_LIT("doc "))))
		return false;
	bool noun = false, organisation = words_at(r, at, VB_LIT("to chuc")); /* "các tổ chức", but "đơn vị tổ chức" */
	for (size_t i = 0; i < COUNT(nouns); i++)
		noun |= words_at(r, at, nouns[i]) != 0;
	for (size_t i = 0; noun && !organisation && i < COUNT(before); i++)
		if (vb_str_ends(left, before[i]))
			return false;
	return !(noun && (vb_str_ends(left, VB_LIT(", ")) || vb_str_ends(left, VB_LIT("cac ")) || vb_str_ends(left, VB_LIT("nhung "))));
}

static bool is_single(struct reader *r)
{
	return word_of(r, 0, VB_WORD_SINGLE) != 0;
}

/* Does a word that takes no adjective stand there, written so ("quận", not "cơ quan")? */
static bool ends_closed(struct reader *r, size_t start, size_t end)
{
	const struct vb_word_row *word = kinds_at(r, start) & VB_WORD_CLOSED ? r->words[start] : NULL;
	return word && (word->kinds & VB_WORD_CLOSED) && start + word->len == end && is_word(r, start, word);
}

/* Is the set whole at `at`? What it ends with takes no adjective, and what follows in small letters is no qualifier. */
static bool is_closed(struct reader *r, size_t at, size_t next)
{
	size_t start = at;
	while (start > 0 && vb_is_word(r->window.text[start - 1]))
		start--;
	size_t two = start > 1 ? start - 1 : start;
	while (two > 0 && vb_is_word(r->window.text[two - 1]))
		two--;
	bool closed = ends_closed(r, start, at) || ends_closed(r, two, at)
	              || (start > 2 && words_at(r, start, VB_LIT("nganh")) == at && r->window.text[start - 2] == ',');
	return closed && vb_is_word(look(r, next)) && !is_upper_at(r, next) && !vb_is_digit(look(r, next)) && !word_of(r, next, VB_WORD_QUALIFIER | VB_WORD_CONDITION);
}

/* Does a set go on behind a comma? With a noun, or one of its kind by name: "các huyện, thành phố Cà Mau". */
static bool set_goes_on(struct reader *r, size_t at)
{
	if (is_noun(r, at, true) || (!is_upper_at(r, at) && word_of(r, at, VB_WORD_SHORT_NOUN)))
		return true;
	/* "các cơ sở khám bệnh, chữa bệnh": part of what they are */
	return word_of(r, 0, VB_WORD_PLURAL) && vb_is_word(look(r, at)) && !is_upper_at(r, at) && !word_of(r, at, VB_WORD_VERB | VB_WORD_CONDITION | VB_WORD_QUALIFIER)
	       && !words_at(r, at, VB_LIT("hang nam")) && !words_at(r, at, VB_LIT("dinh ky"));
}

/* "UBND 02 huyện": several of their kind; not "Trường THPT số 2 huyện". */
static bool counts_units(struct reader *r, size_t at)
{
	size_t end = at;
	while (vb_is_digit(look(r, end)))
		end++;
	bool number = at >= 3 && vb_str_equal(vb_window_view(&r->window, at - 3, at), VB_LIT("so "));
	return end > at && look(r, end) == ' ' && !number && word_of(r, end + 1, VB_WORD_NOUN | VB_WORD_SHORT_NOUN);
}

/* "VNPT": capitals alone up to the first mark. */
static bool is_abbreviation(struct reader *r)
{
	size_t end = 0;
	while (vb_is_word(look(r, end)) && is_upper_at(r, end))
		end++;
	return end > 1 && look(r, end) == ',';
}

/* "UBND các xã thực hiện": what the set does, and nothing else behind it. */
static bool is_remark(struct reader *r, size_t at)
{
	static const struct vb_str words[] = {VB_LIT("thuc hien"), VB_LIT("chu tri"), VB_LIT("phoi hop"), VB_LIT("tham muu"), VB_LIT("phoi hop thuc hien"), VB_LIT("chu tri thuc hien")};
	for (size_t i = 0; i < COUNT(words); i++) {
		size_t end = words_at(r, at, words[i]);
		char c = end ? look(r, end) : ' ';
		if (c == '\0' || c == ';' || c == ',' || c == '.')
			return true;
	}
	return false;
}

/* The end of a name or set that the registry does not know. */
static void read_words(struct reader *r, struct item *item)
{
	size_t at = 0;
	bool may_be_set = !is_single(r), unheaded = !r->running && !item->group && is_upper_at(r, 0) && (!longest_word(r, 0) || is_abbreviation(r));
	for (char c; (c = look(r, at)) != '\0'; at++) {
		if (vb_is_word(c))
			continue;
		if (c == '(' || c == ';' || (c == '.' && is_stop(r, at)))
			break;
		if (c == ':') {
			if (r->running || !item->group)
				break;
			continue;
		}
		if (c != ' ' && c != ',' && c != '/')
			continue;
		size_t after = separator_end(r, at), next = vb_window_behind_spaces(&r->window, at);
		if (after && c == ',' && unheaded && is_upper_at(r, after)) /* "VNPT, Viettel" */
			break;
		if (after && (divides(r, at, after, item->group) || (r->running && c == ',' && !(item->group && set_goes_on(r, after)))))
			break;
		if (c == ' ' && (is_numbering(r, next) || (r->running && look(r, next) == '-' && is_upper_at(r, next + 2))))
			break;
		if (c == ' ' && !after && r->running && item->group && is_closed(r, at, next))
			break;
		item->group |= c == ' ' && vb_is_digit(look(r, next)) && counts_units(r, next);
		if (c != ' ' || !longest_word(r, next))
			continue;
		if (word_of(r, next, VB_WORD_CONDITION) || (r->running ? is_verb(r, next) : item->group && !word_of(r, 0, VB_WORD_NOUN) && is_remark(r, next)))
			break;
		item->group |= may_be_set && (word_of(r, next, VB_WORD_PLURAL) || words_at(r, next, VB_LIT("cap xa")) || words_at(r, next, VB_LIT("cap huyen")));
	}
	item->name_end = at;
}

static void read_other(struct reader *r, struct item *item)
{
	item->group = is_noun(r, 0, false) || word_of(r, 0, VB_WORD_PLURAL);
	read_words(r, item);
}

static void read_set(struct reader *r, struct item *item)
{
	item->group = true;
	read_words(r, item);
}

/* "Các sở:", "Giám đốc các Sở:", "Các sở Y tế, Tài chính": what follows are names of its kind. Returns where they start, 0 where it is none. */
static size_t read_shared_word(struct reader *r)
{
	size_t office = word_of(r, 0, VB_WORD_OFFICE), from = office ? vb_window_behind_spaces(&r->window, office) : 0;
	size_t plural = word_of(r, from, VB_WORD_PLURAL), at = plural ? vb_window_behind_spaces(&r->window, plural) : from;
	size_t end = word_of(r, at, VB_WORD_NOUN);
	if (!end)
		end = word_of(r, at, VB_WORD_SHORT_NOUN);
	if (!end)
		return 0;
	size_t next = vb_window_behind_spaces(&r->window, end), body;
	struct vb_str carry = r->carry;
	if (words_at(r, at, VB_LIT("so")))
		r->carry = VB_LIT("so");
	else if (words_at(r, at, VB_LIT("bo")))
		r->carry = VB_LIT("bo");
	if (look(r, next) == ':')
		return vb_window_behind_spaces(&r->window, next + 1);
	if (plural && is_upper_at(r, next) && find_carried(r, next, &body)) /* "Các Sở Y tế, Tài chính" */
		return next;
	r->carry = carry;
	return 0;
}

/* ---- Items ----------------------------------------------------------------------------------------------------------- */

/* "(chủ trì)", "(phối hợp)": the part of the agency, no condition. */
static const struct vb_word_row *part_told(struct reader *r, struct vb_span condition)
{
	if (vb_span_is_none(condition))
		return NULL;
	const struct vb_word_row *label = find_word(r, condition.start, VB_WORD_LEAD_LABEL | VB_WORD_SUPPORT_LABEL);
	return label && condition.start + label->len == condition.end ? label : NULL;
}

static void add(struct reader *r, struct item *item)
{
	const struct vb_word_row *part = r->running ? NULL : part_told(r, item->condition);
	bool support = part ? part->kinds & VB_WORD_SUPPORT_LABEL : r->support;
	struct vb_agency_list *list = support && r->lists[1] ? r->lists[1] : r->lists[0];
	if (part)
		item->condition = VB_NO_SPAN;
	struct vb_str name = vb_str_trim(vb_window_bytes(&r->window, 0, item->name_end));
	while (name.len && vb_is_one_of(name.ptr[name.len - 1], " .,;:-"))
		name.len--;
	if (!name.len || list->count >= VB_AGENCY_LIMIT)
		return;
	struct vb_agency *agency = vb_push(r->arena, list);
	agency->name = name;
	agency->group = item->group;
	if (item->condition.start < item->condition.end && !vb_span_is_none(item->condition))
		agency->condition = vb_str_trim(vb_window_bytes(&r->window, item->condition.start, item->condition.end));
	if (!item->body || item->group)
		return;
	agency->body = item->body->name;
	if (item->proper)
		agency->body = VB_CONCAT(r->arena, agency->body, VB_LIT(" "), vb_window_bytes(&r->window, item->proper, item->proper_end));
	agency->until = vb_str_of(item->body->until);
	agency->successors.items = (struct vb_str *)item->body->successors; /* never pushed to: what the registry says is whole */
	agency->successors.count = agency->successors.capacity = item->body->successor_count;
}

/* The end of the name of the body that the window starts with, 0 where it starts with none. */
static size_t read_body(struct reader *r, struct item *item)
{
	size_t end = 0, office = word_of(r, 0, VB_WORD_OFFICE);
	item->body = find_body(r, 0, &end);
	if (!item->body && office)
		item->body = find_body(r, vb_window_behind_spaces(&r->window, office), &end);
	if (!item->body)
		item->body = find_carried(r, 0, &end);
	bool whole = item->body != NULL;
	if (!item->body && !(item->body = find_of_province(r, &end)))
		return 0;
	item->unit = before_unit(item->body);
	if (whole)
		end = read_territory(r, end, item);
	if (item->proper)
		r->carry = item->unit;
	if (vb_str_starts(item->body->key, VB_LIT("so ")) || vb_str_starts(item->body->key, VB_LIT("bo ")))
		r->carry = (struct vb_str){item->body->key.ptr, 2};
	return body_ends(r, end) ? end : 0;
}

/* "UBND huyện, thị xã, thành phố": a unit without a name, and nouns of its kind. */
static bool starts_units(struct reader *r, const struct item *item)
{
	if (item->proper || !item->unit.ptr)
		return false;
	size_t next = separator_end(r, item->name_end), end;
	bool small = !is_upper_at(r, next) || is_upper_at(r, next + 1); /* "TP", "TX" */
	return next && small && is_noun(r, next, true) && !word_of(r, next, VB_WORD_PLURAL) && !find_body(r, next, &end);
}

static void read_item(struct reader *r)
{
	struct item item = {0};
	item.name_end = read_body(r, &item);
	if (item.name_end && starts_units(r, &item)) {
		item.body = NULL;
		read_set(r, &item);
	} else if (item.name_end) {
		item.group = is_level(item.body);
	} else {
		item.body = NULL;
		r->carry = item.proper ? VB_NULL : r->carry;
		read_other(r, &item);
	}
	read_tail(r, &item);
	add(r, &item);
	go_on(r, item.end);
}

/* What stands before an item: separators, list marks, numbers, labels. */
static void skip_lead(struct reader *r)
{
	size_t at = 0;
	for (size_t before = SIZE_MAX; before != at;) {
		before = at;
		while (look(r, at) != '\0' && strchr(" ,;.-+*:?/&)", look(r, at)))
			at++;
		if (is_numbering(r, at))
			at = behind_word(r, at) + 1;
		size_t end = joining_word(r, at), label_end;
		const struct vb_word_row *label = end ? NULL : find_label(r, at, &label_end);
		if (label)
			r->support = label->kinds & VB_WORD_SUPPORT_LABEL;
		at = label ? label_end : end && look(r, end) != '\0' ? end : at;
	}
	if (at == 0)
		return;
	go_on(r, at);
}

/* The window and what is known of its words are left as they are. */
static void begin(struct reader *r, const struct vb_extraction *x, struct vb_str text)
{
	r->arena = x->arena;
	r->folded = x->folded;
	r->table = &x->patterns->agencies;
	r->text = text;
	r->at = 0;
	r->running = r->support = false;
	r->lists[0] = r->lists[1] = NULL;
	r->carry = VB_NULL;
}

/* Most cells are the name of one body and nothing else. */
static bool read_whole(struct reader *r)
{
	struct item item = {.condition = VB_NO_SPAN};
	open_window(r);
	item.body = find_body(r, 0, &item.name_end);
	if (!item.body || look(r, item.name_end) != '\0' || is_level(item.body))
		return false;
	add(r, &item);
	return true;
}

void vb_agencies_of_cell(const struct vb_extraction *x, struct vb_str cell, struct vb_agency_list *lead, struct vb_agency_list *support)
{
	struct reader r;
	begin(&r, x, cell);
	r.lists[0] = lead;
	r.lists[1] = support;
	if (read_whole(&r))
		return;
	while (r.at < cell.len && lead->count < VB_AGENCY_LIMIT) {
		size_t before = r.at;
		skip_lead(&r);
		size_t names = read_shared_word(&r);
		if (names)
			go_on(&r, names);
		if (r.at < cell.len)
			read_item(&r);
		if (r.at <= before)
			break;
	}
}

/* In a sentence the words before the colon are a list's only where a name of their kind follows: else they are a heading. */
static void read_names(struct reader *r)
{
	struct vb_str carry = r->carry;
	size_t names = read_shared_word(r), end;
	if (!names || !find_carried(r, names, &end)) {
		r->carry = carry;
		return;
	}
	go_on(r, names);
}

void vb_agency_kinds(struct vb_kinds *agencies)
{
	char key[LONGEST_BODY];
	for (size_t i = 0; i < vb_word_count; i++) {
		struct vb_str form = vb_words[i].form;
		if (form.len <= sizeof key)
			vb_kinds_add(agencies, (struct vb_str){key, vb_fold(form.ptr, form.len, key)}, vb_words[i].kinds);
	}
	for (size_t i = 0; i < vb_body_count; i++)
		vb_kinds_add(agencies, vb_bodies[i].key, BODY);
	vb_kinds_add(agencies, VB_LIT("va"), JOINING);
	vb_kinds_add(agencies, VB_LIT("cung"), JOINING);
}

bool vb_agency_may_start(const struct vb_extraction *x, uint32_t word)
{
	return x->patterns->agencies.places[word] & STARTING;
}

size_t vb_agencies_of_text(const struct vb_extraction *x, struct vb_str text, struct vb_agency_list *list)
{
	struct reader r; /* not cleared: its memory is of windows */
	begin(&r, x, text);
	r.running = true;
	r.lists[0] = list;
	open_window(&r);
	if (!starts_agency(&r, 0))
		return 0;
	for (size_t end = 0;;) {
		uint32_t before = list->count;
		read_names(&r);
		read_item(&r);
		if (list->count == before)
			return end;
		end = r.at;
		size_t next = separator_end(&r, 0);
		if (!next || list->count >= VB_AGENCY_LIMIT || look(&r, next) == '\0' || !divides(&r, 0, next, false))
			return end;
		go_on(&r, next);
		if (!starts_agency(&r, 0) && !r.carry.ptr)
			return end;
	}
}
