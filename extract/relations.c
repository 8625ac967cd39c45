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

enum { REACH = VB_WINDOW, LONGEST_VERB = 24, PLAN_REACH = 80 }; /* characters before the mention, and before the verb */

static const struct verb {
	struct vb_str words, relation;
} verbs[] = {
	{VB_LIT("bai bo"), REPEALS}, {VB_LIT("bo sung"), AMENDS}, {VB_LIT("can cu"), LEGAL_BASIS},
	{VB_LIT("cap nhat"), AMENDS}, {VB_LIT("cong bo"), APPROVES}, {VB_LIT("cu the hoa"), IMPLEMENTS},
	{VB_LIT("de nghi"), LEGAL_BASIS}, {VB_LIT("dieu chinh"), AMENDS}, {VB_LIT("gan voi"), MENTIONS},
	{VB_LIT("gioi thieu"), MENTIONS}, {VB_LIT("goi chung la"), MENTIONS}, {VB_LIT("goi la"), MENTIONS},
	{VB_LIT("goi tat la"), MENTIONS}, {VB_LIT("goi tt la"), MENTIONS}, {VB_LIT("hoan thanh"), IMPLEMENTS},
	{VB_LIT("het hieu luc"), REPEALS}, {VB_LIT("huong dan tai"), LEGAL_BASIS}, {VB_LIT("huong dan thi hanh"), GUIDES},
	{VB_LIT("huong dan thuc hien"), GUIDES}, {VB_LIT("huy bo"), REPEALS}, {VB_LIT("ke thua"), MENTIONS},
	{VB_LIT("kem theo"), PROMULGATED_WITH}, {VB_LIT("long ghep"), MENTIONS}, {VB_LIT("neu tai"), MENTIONS},
	{VB_LIT("neu trong"), MENTIONS}, {VB_LIT("phan cong tai"), MENTIONS}, {VB_LIT("phe duyet"), APPROVES},
	{VB_LIT("phe duyet tai"), MENTIONS}, {VB_LIT("pho bien"), MENTIONS}, {VB_LIT("phu hop voi"), MENTIONS},
	{VB_LIT("quan triet"), MENTIONS}, {VB_LIT("quy dinh chi tiet"), GUIDES}, {VB_LIT("quy dinh cua"), LEGAL_BASIS},
	{VB_LIT("quy dinh tai"), LEGAL_BASIS}, {VB_LIT("so ket"), MENTIONS}, {VB_LIT("sua doi"), AMENDS},
	{VB_LIT("tham khao"), MENTIONS}, {VB_LIT("thay the"), REPLACES}, {VB_LIT("the che hoa"), IMPLEMENTS},
	{VB_LIT("theo"), LEGAL_BASIS}, {VB_LIT("thuc hien"), IMPLEMENTS}, {VB_LIT("thuoc"), MENTIONS},
	{VB_LIT("tong ket"), MENTIONS}, {VB_LIT("tren co so"), LEGAL_BASIS}, {VB_LIT("trien khai"), IMPLEMENTS},
	{VB_LIT("tuyen truyen"), MENTIONS}, {VB_LIT("viet tat la"), MENTIONS}, {VB_LIT("xet"), LEGAL_BASIS}};

static bool is_word_start(const struct vb_window *window, size_t at)
{
	return vb_is_word(window->text[at]) && (at == 0 || !vb_is_word(window->text[at - 1]));
}

/* The longest of the verbs that stands at this place. */
static const struct verb *verb_at(const struct vb_window *window, size_t at, size_t *end)
{
	const struct verb *found = NULL;
	for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
		size_t verb_end = verbs[i].words.ptr[0] == window->text[at] ? vb_window_words(window, at, verbs[i].words) : 0;
		if (verb_end && (!found || verbs[i].words.len > found->words.len)) {
			found = &verbs[i];
			*end = verb_end;
		}
	}
	return found;
}

static bool ends_sentence(const struct vb_window *window, size_t at)
{
	char c = window->text[at];
	if (c == ':')
		return true;
	return c == '.' && window->text[at + 1] == ' ' && at > 2 && vb_is_word(window->text[at - 2]);
}

/* The nearest verb before the end of the window, outside brackets that are closed there ("(viết tắt là …)"); of two that end at
 * one place the longer ("kèm theo", "theo"). *stopped: the sentence begins in the window. */
static const struct verb *nearest_verb(const struct vb_window *window, size_t *start, bool *stopped)
{
	const struct verb *nearest = NULL;
	size_t nearest_end = 0, end;
	int depth = 0;
	*stopped = false;
	for (size_t at = window->len; at-- > 0;) {
		if (nearest && at + LONGEST_VERB < nearest_end)
			break;
		if ((*stopped = depth == 0 && ends_sentence(window, at)))
			break;
		depth += window->text[at] == ')';
		depth -= window->text[at] == '(' && depth > 0;
		const struct verb *verb = depth == 0 && is_word_start(window, at) ? verb_at(window, at, &end) : NULL;
		if (verb && (!nearest || end >= nearest_end)) {
			nearest = verb;
			nearest_end = end;
			*start = at;
		}
	}
	return nearest;
}

/* Somebody is told to prepare it, or it stands at the start of the cell. */
static bool is_planned(const struct vb_window *window, size_t verb)
{
	static const struct vb_str words[] = {VB_LIT("tham muu"), VB_LIT("trinh"), VB_LIT("nghien cuu"), VB_LIT("de xuat"),
	                                      VB_LIT("xay dung"), VB_LIT("ra soat"), VB_LIT("ban hanh quyet dinh"), VB_LIT("ban hanh nghi quyet")};
	size_t at = verb;
	if (window->at[verb] == 0)
		return true;
	for (; at > 0 && verb - at < PLAN_REACH && !ends_sentence(window, at - 1); at--)
		for (size_t i = 0; i < sizeof words / sizeof *words; i++)
			if (is_word_start(window, at - 1) && vb_window_words(window, at - 1, words[i]))
				return true;
	return false;
}

struct vb_relation vb_relation_read(struct vb_str before)
{
	struct vb_window window;
	size_t start = 0;
	vb_window_left(&window, before, REACH);
	bool stopped;
	const struct verb *verb = nearest_verb(&window, &start, &stopped);
	if (!verb)
		return (struct vb_relation){.name = MENTIONS, .open = !stopped};
	bool changes = vb_str_equal(verb->relation, AMENDS) || vb_str_equal(verb->relation, REPLACES)
	               || vb_str_equal(verb->relation, REPEALS);
	bool whole = window.bytes.ptr == before.ptr; /* the start of the window is that of the cell */
	return (struct vb_relation){
		.name = verb->relation,
		.planned = changes && (whole || start) && is_planned(&window, start),
		.verb = window.bytes.ptr + window.at[start],
	};
}
