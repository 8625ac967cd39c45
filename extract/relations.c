#include "cite_words.h"
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
	char second = vb_window_look(window, at + 1);
	for (size_t i = 0; letter < sizeof verbs / sizeof *verbs && i < verbs[letter].count; i++) {
		const struct verb *verb = &verbs[letter].items[i];
		size_t verb_end = verb->words.ptr[1] == second ? vb_window_words(window, at, verb->words) : 0;
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

/* The nearest verb before this place of the window, outside brackets that are closed there ("(viết tắt là …)"); of two that end
 * at one place the longer ("kèm theo", "theo"). */
static struct found nearest_verb(const struct vb_leads *leads, const struct vb_window *window, size_t from)
{
	struct found nearest = {.verb = NULL};
	const char *text = window->text;
	size_t end = 0;
	int depth = 0;
	for (size_t at = from; at > 0;) {
		char c = text[--at];
		if (c == ' ')
			continue;
		if (!vb_is_word(c)) {
			if (depth == 0 && ends_sentence(window, at)) {
				nearest.begin = at + 1;
				break;
			}
			depth += c == ')';
			depth -= c == '(' && depth > 0;
			continue;
		}
		if (nearest.verb && at + LONGEST_VERB < nearest.end)
			break;
		size_t word_end = at + 1;
		while (at && vb_is_word(text[at - 1]))
			at--;
		if (depth > 0 || !vb_may_lead(leads, text + at, word_end - at, VB_LEAD_RELATION))
			continue;
		const struct verb *verb = verb_at(window, at, &end);
		if (verb && (!nearest.verb || end >= nearest.end) && !(vb_str_equal(verb->words, VB_LIT("huong dan")) && is_noun(window, at, end)))
			nearest = (struct found){.verb = verb, .start = at, .end = end};
	}
	return nearest;
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
static bool is_approval(const struct vb_leads *leads, const struct vb_window *window, const struct found *theo, struct found *before)
{
	if (!vb_str_equal(theo->verb->words, VB_LIT("theo")))
		return false;
	*before = nearest_verb(leads, window, theo->start);
	if (!before->verb || !vb_str_equal(before->verb->relation, IMPLEMENTS))
		return false;
	size_t object = vb_window_skip(window, before->end, ' ');
	const struct vb_document_type *type = vb_type_starting(vb_window_view(window, object, theo->start));
	return type && vb_is_approved_type(type);
}

struct vb_relation vb_relation_read(const struct vb_extraction *x, struct vb_str before, bool decision)
{
	struct vb_window window;
	vb_window_left(&window, x->folded, before, REACH);
	struct found found = nearest_verb(&x->patterns->leads, &window, window.len), other;
	const char *begin = found.begin ? vb_window_byte(&window, found.begin) : NULL;
	if (!found.verb)
		return (struct vb_relation){.name = MENTIONS, .begin = begin};
	if (decision && is_approval(&x->patterns->leads, &window, &found, &other))
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
