#include "cite.h"
#include "window.h"

/* relation = the nearest of these words on the left in the sentence: in "A về triển khai thực hiện B về tiếp tục thực hiện C"
 * each verb belongs to the document behind it. A list takes the verb before it ("thực hiện A; B và C"). The words of MENTIONS
 * do nothing to the document, but end the reach of those before them.
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
		{VB_LIT("huong dan tai"), LEGAL_BASIS}, {VB_LIT("huong dan thi hanh"), GUIDES},
		{VB_LIT("huong dan thuc hien"), GUIDES}, {VB_LIT("huy bo"), REPEALS}},
	with_k[] = {{VB_LIT("ke thua"), MENTIONS}, {VB_LIT("kem theo"), PROMULGATED_WITH}},
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

static size_t word_start(struct vb_window *window, size_t at)
{
	while (vb_window_back(window, at, 1) && vb_is_word(window->text[at - 1]))
		at--;
	return at;
}

static bool is_word_start(struct vb_window *window, size_t at)
{
	return vb_is_word(window->text[at]) && !(vb_window_back(window, at, 1) && vb_is_word(window->text[at - 1]));
}

/* The longest of the verbs that stands at this place, where a word starts. */
static const struct verb *verb_at(const struct vb_window *window, size_t at, size_t *end)
{
	const struct verb *found = NULL;
	int letter = window->text[at] - 'a';
	for (size_t i = 0; letter >= 0 && i < verbs[letter].count; i++) {
		const struct verb *verb = &verbs[letter].items[i];
		bool alike = verb->words.ptr[1] == window->text[at + 1];
		size_t verb_end = alike ? vb_window_words(window, at, verb->words) : 0;
		if (verb_end && (!found || verb->words.len > found->words.len)) {
			found = verb;
			*end = verb_end;
		}
	}
	return found;
}

static bool ends_sentence(struct vb_window *window, size_t at)
{
	char c = window->text[at];
	if (c == ':')
		return true;
	return c == '.' && window->text[at + 1] == ' ' && vb_window_back(window, at, 3) && vb_is_word(window->text[at - 2]);
}

/* The nearest verb before the end of the window, outside brackets that are closed there ("(viết tắt là …)"); of two that end at
 * one place the longer ("kèm theo", "theo"). *stopped: the sentence begins in the window. */
static const struct verb *nearest_verb(struct vb_window *window, size_t *start, bool *stopped)
{
	const struct verb *nearest = NULL;
	size_t nearest_end = 0, end;
	int depth = 0;
	*stopped = false;
	for (size_t at = window->len; vb_window_back(window, at, 1);) {
		char c = window->text[--at];
		if (!vb_is_word(c)) {
			if ((*stopped = depth == 0 && ends_sentence(window, at)))
				break;
			depth += c == ')';
			depth -= c == '(' && depth > 0;
			continue;
		}
		if (nearest && at + LONGEST_VERB < nearest_end)
			break;
		at = word_start(window, at);
		if (depth > 0)
			continue;
		const struct verb *verb = verb_at(window, at, &end);
		if (verb && (!nearest || end >= nearest_end)) {
			nearest = verb;
			nearest_end = end;
			*start = at;
		}
	}
	return nearest;
}

/* Somebody is told to prepare it, or it stands at the start of the cell. */
static bool is_planned(struct vb_window *window, size_t verb)
{
	static const struct vb_str words[] = {VB_LIT("tham muu"), VB_LIT("trinh"), VB_LIT("nghien cuu"), VB_LIT("de xuat"),
	                                      VB_LIT("xay dung"), VB_LIT("ra soat"), VB_LIT("ban hanh quyet dinh"), VB_LIT("ban hanh nghi quyet")};
	if (window->at[verb] == 0)
		return true;
	for (size_t at = verb; vb_window_back(window, at, 1) && verb - at < PLAN_REACH && !ends_sentence(window, at - 1); at--)
		for (size_t i = 0; i < sizeof words / sizeof *words; i++)
			if (is_word_start(window, at - 1) && vb_window_words(window, at - 1, words[i]))
				return true;
	return false;
}

struct vb_relation vb_relation_read(struct vb_str before)
{
	struct vb_window window;
	size_t start = 0;
	bool stopped;
	vb_window_open_left(&window, before, REACH);
	const struct verb *verb = nearest_verb(&window, &start, &stopped);
	if (!verb)
		return (struct vb_relation){.name = MENTIONS, .open = !stopped};
	bool changes = vb_str_equal(verb->relation, AMENDS) || vb_str_equal(verb->relation, REPLACES)
	               || vb_str_equal(verb->relation, REPEALS);
	bool whole = window.bytes.ptr == before.ptr; /* the start of the window is that of the cell */
	return (struct vb_relation){
		.name = verb->relation,
		.planned = changes && (whole || vb_window_back(&window, start, 1)) && is_planned(&window, start),
		.verb = window.bytes.ptr + window.at[start],
	};
}
