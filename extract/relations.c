#include "cite_words.h"

#include "../base/utf8.h"
#include "patterns.h"
#include "window.h"

/* relation = the nearest of these words on the left in the sentence: in "A về triển khai thực hiện B về tiếp tục thực hiện C"
 * each verb belongs to the document behind it (cite_links.c). The words of MENTIONS do nothing to the document, but end the reach
 * of those before them. "thực hiện Đề án … theo Quyết định", where the decision approved the scheme, implements it.
 * planned  = an amendment, replacement or repeal that somebody is told to prepare ("Tham mưu sửa đổi …"), or that is a task of
 * a table ("Sửa đổi …" at the start of a cell) */

#define IMPLEMENTS VB_LIT("implements")
#define AMENDS VB_LIT("amends")
#define REPLACES VB_LIT("replaces")
#define REPEALS VB_LIT("repeals")
#define PROMULGATED_WITH VB_LIT("promulgated_with")
#define APPROVES VB_LIT("approves")
#define GUIDES VB_LIT("guides")
#define LEGAL_BASIS VB_LIT("legal_basis")
#define MENTIONS VB_LIT("mentions")

enum {
	REACH = VB_WINDOW, /* bytes before the mention */
	COLON_REACH = 5,   /* characters between a colon and the list that it opens: ": số " */
	LONGEST_VERB = 19, /* characters: "hướng dẫn thực hiện" */
	PLAN_REACH = 80,   /* characters before the verb */
};

struct verb {
	struct vb_str words, relation;
};

/* Each stands with its first letter, so that at a word only those are compared that may stand there. */
static const struct verb
	with_b[] = {{VB_LIT("bai bo"), REPEALS}, {VB_LIT("bo sung"), AMENDS}},
	with_c[] = {{VB_LIT("can cu"), LEGAL_BASIS}, {VB_LIT("cap nhat"), AMENDS}, {VB_LIT("cong bo"), APPROVES},
		{VB_LIT("cu the hoa"), IMPLEMENTS}},
	with_d[] = {{VB_LIT("de nghi"), LEGAL_BASIS}, {VB_LIT("dieu chinh"), AMENDS}},
	with_g[] = {{VB_LIT("gan voi"), MENTIONS}, {VB_LIT("gioi thieu"), MENTIONS}, {VB_LIT("goi chung la"), MENTIONS},
		{VB_LIT("goi la"), MENTIONS}, {VB_LIT("goi tat la"), MENTIONS}, {VB_LIT("goi tt la"), MENTIONS}},
	with_h[] = {{VB_LIT("het hieu luc"), REPEALS}, {VB_LIT("hoan thanh"), IMPLEMENTS},
		{VB_LIT("huong dan"), GUIDES}, {VB_LIT("huong dan cua"), LEGAL_BASIS}, {VB_LIT("huong dan tai"), LEGAL_BASIS}, {VB_LIT("huong dan thi hanh"), GUIDES},
		{VB_LIT("huong dan thuc hien"), GUIDES}, {VB_LIT("huy bo"), REPEALS}},
	with_k[] = {{VB_LIT("ke thua"), MENTIONS}, {VB_LIT("ke tu khi"), MENTIONS}, {VB_LIT("ke tu ngay"), MENTIONS}, {VB_LIT("kem theo"), PROMULGATED_WITH}},
	with_l[] = {{VB_LIT("long ghep"), MENTIONS}},
	with_n[] = {{VB_LIT("neu tai"), MENTIONS}, {VB_LIT("neu trong"), MENTIONS}},
	with_p[] = {{VB_LIT("phan cong tai"), MENTIONS}, {VB_LIT("phe duyet"), APPROVES}, {VB_LIT("phe duyet tai"), MENTIONS},
		{VB_LIT("pho bien"), MENTIONS}, {VB_LIT("phu hop voi"), MENTIONS}},
	with_q[] = {{VB_LIT("quan triet"), MENTIONS}, {VB_LIT("quy dinh chi tiet"), GUIDES},
		{VB_LIT("quy dinh cua"), LEGAL_BASIS}, {VB_LIT("quy dinh tai"), LEGAL_BASIS}},
	with_s[] = {{VB_LIT("so ket"), MENTIONS}, {VB_LIT("sua doi"), AMENDS}},
	with_t[] = {{VB_LIT("tham khao"), MENTIONS}, {VB_LIT("thay the"), REPLACES}, {VB_LIT("the che hoa"), IMPLEMENTS},
		{VB_LIT("theo"), LEGAL_BASIS}, {VB_LIT("thuc hien"), IMPLEMENTS}, {VB_LIT("thuoc"), MENTIONS},
		{VB_LIT("tong ket"), MENTIONS}, {VB_LIT("tren co so"), LEGAL_BASIS}, {VB_LIT("trien khai"), IMPLEMENTS},
		{VB_LIT("tuyen truyen"), MENTIONS}},
	with_v[] = {{VB_LIT("viet tat la"), MENTIONS}},
	with_x[] = {{VB_LIT("xet"), LEGAL_BASIS}};

#define VERBS(array) {(array), sizeof(array) / sizeof *(array)}

static const struct {
	const struct verb *items;
	size_t count;
} verbs['z' - 'a' + 1] = {
	['b' - 'a'] = VERBS(with_b), ['c' - 'a'] = VERBS(with_c), ['d' - 'a'] = VERBS(with_d), ['g' - 'a'] = VERBS(with_g),
	['h' - 'a'] = VERBS(with_h), ['k' - 'a'] = VERBS(with_k), ['l' - 'a'] = VERBS(with_l), ['n' - 'a'] = VERBS(with_n),
	['p' - 'a'] = VERBS(with_p), ['q' - 'a'] = VERBS(with_q), ['s' - 'a'] = VERBS(with_s), ['t' - 'a'] = VERBS(with_t),
	['v' - 'a'] = VERBS(with_v), ['x' - 'a'] = VERBS(with_x)};

void vb_relation_leads(struct vb_leads *leads)
{
	for (size_t letter = 0; letter < sizeof verbs / sizeof *verbs; letter++)
		for (size_t i = 0; i < verbs[letter].count; i++)
			vb_leads_add(leads, verbs[letter].items[i].words, VB_LEAD_RELATION);
}

static bool is_word_start(const struct vb_window *window, size_t at)
{
	return vb_is_word(vb_window_look(window, at)) && !(at && vb_is_word(window->text[at - 1]));
}

/* The longest of the verbs that stands at this place, where a word starts. */
static const struct verb *verb_at(const struct vb_window *window, size_t at, size_t *end)
{
	const struct verb *found = NULL;
	unsigned letter = (unsigned char)window->text[at] - (unsigned)'a';
	char second = vb_window_look(window, at + 1), third = vb_window_look(window, at + 2);
	for (size_t i = 0; letter < sizeof verbs / sizeof *verbs && i < verbs[letter].count; i++) {
		const struct verb *verb = &verbs[letter].items[i];
		bool may_be = verb->words.ptr[1] == second && verb->words.ptr[2] == third;
		size_t verb_end = may_be ? vb_window_words(window, at, verb->words) : 0;
		if (verb_end && (!found || verb->words.len > found->words.len)) {
			found = verb;
			*end = verb_end;
		}
	}
	return found;
}

/* "các Hướng dẫn: số …", "gọi tắt là Hướng dẫn 131": documents, no verb; a verb has a capital only where a sentence or an item begins. */
static bool is_noun(const struct vb_window *window, size_t at, size_t end)
{
	bool capital = *vb_window_byte(window, at) == 'H', inside = at >= 2 && vb_is_word(window->text[at - 2]);
	return vb_window_look(window, end) == ':' || (capital && inside) || vb_window_ends(window, at, VB_LIT("cac "));
}

/* "nhiệm vụ thuộc phạm vi quản lý tại …": whose task it is, not what the mention is. `end`: behind "thuộc". */
static bool is_attribute(const struct vb_window *window, size_t end)
{
	static const struct vb_str words[] = {VB_LIT("pham vi"), VB_LIT("tham quyen"), VB_LIT("linh vuc"), VB_LIT("chuc nang"), VB_LIT("trach nhiem"),
	                                      VB_LIT("nganh"), VB_LIT("nhiem vu")};
	return vb_window_any(window, vb_window_skip(window, end, ' '), words, sizeof words / sizeof *words) != 0;
}

/* The words of a verb stand there and are none. */
static bool is_no_verb(const struct vb_window *window, const struct verb *verb, size_t at, size_t end)
{
	return (vb_str_equal(verb->words, VB_LIT("huong dan")) && is_noun(window, at, end))
	       || (vb_str_equal(verb->words, VB_LIT("thuoc")) && is_attribute(window, end));
}

static bool ends_sentence(const struct vb_window *window, size_t at)
{
	char c = vb_window_look(window, at);
	if (c == ':') {
		bool number = vb_window_ends(window, at, VB_LIT(" so")); /* "số: 12/QĐ-UBND" */
		return !number && window->len - at > COLON_REACH;
	}
	return c == '.' && vb_window_look(window, at + 1) == ' ' && at >= 3 && vb_is_word(window->text[at - 2]);
}

struct found {
	const struct verb *verb; /* NULL: none */
	size_t start, end;
	size_t begin;            /* of the sentence, where it begins in what was looked at; else 0 */
};

/* Where verbs may start: a bit a character, of the text as it is folded or of the copy that the window has. */
struct marks {
	const char *text;
	const uint64_t *found;
	size_t first; /* the window's first character in them */
	uint64_t own[VB_WINDOW / 64];
};

static void find_marks(const struct vb_extraction *x, const struct vb_window *window, struct marks *marks)
{
	if (window->text != window->own_text) {
		marks->text = x->folded->text;
		marks->found = x->folded->found[VB_LEAD_RELATION];
		marks->first = (size_t)(window->text - x->folded->text);
		return;
	}
	marks->text = window->text;
	marks->found = memset(marks->own, 0, sizeof marks->own);
	marks->first = 0;
	for (size_t at = 0, end; at < window->len; at = end + 1) {
		for (end = at; end < window->len && vb_is_word(window->text[end]);)
			end++;
		if (end > at && vb_may_lead(&x->patterns->leads, window->text + at, end - at, VB_LEAD_RELATION))
			marks->own[at / 64] |= (uint64_t)1 << at % 64;
	}
}

/* The signs of 64 characters that may end a sentence, open or close a bracket: a bit each. */
static uint64_t signs_of(const char *text)
{
	uint64_t bits = 0;
	for (unsigned i = 0; i < 64; i += sizeof(vb_bytes16)) {
		vb_bytes16 c = vb_load16(text + i);
		bits |= (uint64_t)vb_mask16((vb_bytes16)((c == '.') | (c == ':') | ((c & 0xFE) == '('))) << i;
	}
	return bits;
}

/* A walk back from a mention. */
struct search {
	const struct vb_window *window;
	struct found nearest;
	int depth; /* of brackets that are closed behind the place */
};

/* Goes back over a sign; false: the sentence begins there, or a word stands between it and the verb that no longer one may start at. */
static bool pass_sign(struct search *s, size_t at)
{
	const char *text = s->window->text;
	size_t last = s->nearest.verb && s->nearest.end > LONGEST_VERB ? s->nearest.end - LONGEST_VERB : 0;
	for (size_t word = at + 1; word < last; word++)
		if (vb_is_word(text[word]) && !vb_is_word(text[word + 1]))
			return false;
	if (s->depth == 0 && ends_sentence(s->window, at)) {
		s->nearest.begin = at + 1;
		return false;
	}
	s->depth += text[at] == ')';
	s->depth -= text[at] == '(' && s->depth > 0;
	return true;
}

/* Goes back over a word at which a verb may start; false: no longer one can start there or before it. */
static bool pass_word(struct search *s, size_t at)
{
	size_t end = at + 1;
	if (s->nearest.verb && at + LONGEST_VERB < s->nearest.end) {
		while (vb_is_word(vb_window_look(s->window, end)))
			end++;
		return end - 1 + LONGEST_VERB >= s->nearest.end;
	}
	const struct verb *verb = s->depth == 0 ? verb_at(s->window, at, &end) : NULL;
	if (verb && (!s->nearest.verb || end >= s->nearest.end) && !is_no_verb(s->window, verb, at, end))
		s->nearest = (struct found){.verb = verb, .start = at, .end = end};
	return true;
}

/* "theoQuyết định": the blank behind the word before the mention is lost, so it is none of the words of the text. */
static void pass_joined_word(struct search *s, const struct vb_leads *leads, size_t from)
{
	const char *text = s->window->text;
	size_t at = from;
	while (at && vb_is_word(text[at - 1]))
		at--;
	if (at < from && text != s->window->own_text && vb_is_word(text[from]) && vb_may_lead(leads, text + at, from - at, VB_LEAD_RELATION))
		pass_word(s, at);
}

/* The nearest verb before this place of the window, outside brackets that are closed there ("(viết tắt là …)"); of two that end
 * at one place the longer ("kèm theo", "theo"). */
static struct found nearest_verb(const struct vb_leads *leads, const struct marks *marks, const struct vb_window *window, size_t from)
{
	struct search s = {.window = window};
	const size_t first = marks->first, end = first + from;
	pass_joined_word(&s, leads, from);
	for (size_t block = (end + 63) / 64; block-- > first / 64;) {
		uint64_t places = marks->found[block] | signs_of(marks->text + block * 64);
		if (end - block * 64 < 64)
			places &= ((uint64_t)1 << end % 64) - 1;
		if (block == first / 64)
			places &= ~(uint64_t)0 << first % 64;
		while (places) {
			unsigned bit = 63 - (unsigned)__builtin_clzll(places);
			size_t at = block * 64 + bit - first;
			places ^= (uint64_t)1 << bit;
			if (!(vb_is_word(window->text[at]) ? pass_word(&s, at) : pass_sign(&s, at)))
				return s.nearest;
		}
	}
	return s.nearest;
}

/* Somebody is told to prepare it, or it stands at the start of the cell. */
static bool is_planned(const struct vb_window *window, size_t verb)
{
	static const struct vb_str words[] = {VB_LIT("tham muu"), VB_LIT("trinh"), VB_LIT("nghien cuu"), VB_LIT("de xuat"),
	                                      VB_LIT("xay dung"), VB_LIT("ra soat"), VB_LIT("ban hanh quyet dinh"), VB_LIT("ban hanh nghi quyet")};
	if (vb_window_offset(window, verb) == 0)
		return true;
	for (size_t at = verb; at > 0 && verb - at < PLAN_REACH && !ends_sentence(window, at - 1); at--)
		if (is_word_start(window, at - 1) && vb_window_any(window, at - 1, words, sizeof words / sizeof *words))
			return true;
	return false;
}

/* "thực hiện Đề án … theo": the place of the verb before "theo", where it governs what is approved by such a document. */
static bool is_approval(const struct vb_leads *leads, const struct marks *marks, const struct vb_window *window, const struct found *theo,
                        struct found *before)
{
	if (!vb_str_equal(theo->verb->words, VB_LIT("theo")))
		return false;
	*before = nearest_verb(leads, marks, window, theo->start);
	if (!before->verb || !vb_str_equal(before->verb->relation, IMPLEMENTS))
		return false;
	size_t object = vb_window_skip(window, before->end, ' ');
	const struct vb_document_type *type = vb_type_starting(vb_window_view(window, object, theo->start));
	return type && vb_is_approved_type(type);
}

struct vb_relation vb_relation_read(const struct vb_extraction *x, struct vb_str before, bool decision)
{
	struct vb_window window;
	struct marks marks;
	vb_window_left(&window, x->folded, before, REACH);
	find_marks(x, &window, &marks);
	struct found found = nearest_verb(&x->patterns->leads, &marks, &window, window.len), other;
	const char *begin = found.begin ? vb_window_byte(&window, found.begin) : NULL;
	if (!found.verb)
		return (struct vb_relation){.name = MENTIONS, .begin = begin};
	if (decision && is_approval(&x->patterns->leads, &marks, &window, &found, &other))
		found = other;
	const struct verb *verb = found.verb;
	bool changes = vb_str_equal(verb->relation, AMENDS) || vb_str_equal(verb->relation, REPLACES)
	               || vb_str_equal(verb->relation, REPEALS);
	bool whole = window.bytes.ptr == before.ptr; /* the start of the window is that of the cell */
	return (struct vb_relation){
		.name = verb->relation,
		.planned = changes && (whole || found.start > 0) && is_planned(&window, found.start),
		.verb = vb_window_byte(&window, found.start),
		.verb_end = vb_window_byte(&window, found.end),
		.begin = begin,
	};
}
