#include "cite_words.h"

#include "../base/utf8.h"
#include "window.h"

/* What a mention has to do with the mention before it.
 *
 * chain = A [ date ] [ of ] title-with-verb B        A governs B: "A về thực hiện B", "A phê duyệt B", "A sửa đổi B và C" (B and C)
 * list  = A { ( "," | ";" | "và" ) B }               each has the relation that the first has: "thực hiện A; B và C"
 *
 * passive = A ( "được" | "bị" ) verb [ … ] ( "bởi" | "bằng" | "tại" ) B | A verb [ … ] "bởi" B       B does it to A; nothing is done to B
 *
 * A list goes on with the mention that began it, not with one inside its title: in "thực hiện A về triển khai B; C" C is
 * implemented as A is. "A và B" and "A, B" go on with A itself, where B stands right behind the sign and A's verb has words of its
 * own before it: "thực hiện A phê duyệt Kế hoạch năm 2025 và B". */

enum {
	LONGEST_TITLE = 400, /* bytes between a mention and a verb of its title */
	TITLE_LINES = 4,     /* lines of a title that are looked at together */
	MAX_LIST = 16,       /* mentions of a list that take what is said behind its end */
	LETTERS = 48,        /* bytes of the letters of an issuer that are compared */
	OWN_WORDS = 4,       /* bytes that a verb's own words have at least */
	LONGEST_NAMING = 48, /* bytes: "; Báo cáo thẩm tra số " */
};

/* Where the mention starts with the units before it, and the name of a law before its number. */
static const char *start_of(const struct vb_citation *citation, struct vb_str before)
{
	const char *start = before.ptr + before.len;
	for (uint32_t i = 0; i < citation->pinpoint.count; i++)
		start = citation->pinpoint.items[i].text.ptr < start ? citation->pinpoint.items[i].text.ptr : start;
	return start;
}

static const char *end_of(const struct vb_citation *citation)
{
	return citation->text.ptr + citation->text.len;
}

/* The text before a mention; in a title of several lines that of the lines before it too. */
static struct vb_str text_before(const struct vb_extraction *x, const struct vb_citation *citation, struct vb_str before)
{
	if (!vb_str_equal(citation->in, VB_LIT("title")) && !vb_str_ends(citation->in, VB_LIT("/title")))
		return before;
	const char *begin = x->in->text.bytes, *start = before.ptr;
	for (int i = 0; i < TITLE_LINES && start > begin + 1; i++) {
		const char *line = memrchr(begin, '\n', (size_t)(start - 1 - begin));
		line = line ? line + 1 : begin;
		if (!vb_str_equal(vb_place_at(x, (uint32_t)(line - begin)), citation->in))
			break;
		start = line;
	}
	return (struct vb_str){start, before.len + (size_t)(before.ptr - start)};
}

/* Between these two places stands ",", ";" or "và", and behind it nothing but "số" and spaces. */
static bool ends_with_joint(const struct vb_extraction *x, const char *from, const char *end)
{
	static const struct vb_str words[] = {VB_LIT("so"), VB_LIT("cac"), VB_LIT("va"), VB_LIT("hoac"), VB_LIT("cung"),
	                                      VB_LIT("den"), VB_LIT("toi")};
	struct vb_window window;
	if (end <= from) /* the mention begins inside the one before */
		return false;
	vb_window_left(&window, x->folded, (struct vb_str){from, (size_t)(end - from)}, 24);
	for (size_t at = window.len, i; at > 0;) {
		if (window.text[at - 1] == ' ') {
			at--;
			continue;
		}
		if (window.text[at - 1] == ',' || window.text[at - 1] == ';')
			return true;
		for (i = 0; i < sizeof words / sizeof *words; i++) {
			size_t len = words[i].len;
			if (at > len && memcmp(window.text + at - len, words[i].ptr, len) == 0 && window.text[at - len - 1] == ' ')
				break;
		}
		if (i == sizeof words / sizeof *words)
			return false;
		if (i >= 2)
			return true;
		at -= words[i].len;
	}
	return false;
}

/* "A và nội dung B", "A và ý kiến tại B": behind "và" a few words belong to the same verb. */
static bool ends_with_and(const char *from, const char *end)
{
	enum { FEW = 64 };
	if (end <= from)
		return false;
	const char *start = end - from > FEW ? end - FEW : from;
	struct vb_str and = VB_LIT(" và ");
	const char *joint = memmem(start, (size_t)(end - start), and.ptr, and.len);
	return joint && !memchr(joint, ';', (size_t)(end - joint)) && !memchr(joint, ',', (size_t)(end - joint));
}

static const char *find_sign(const char *from, const char *end, char sign)
{
	return end > from ? memchr(from, sign, (size_t)(end - from)) : NULL;
}

static bool holds(const char *from, const char *end, char sign)
{
	return find_sign(from, end, sign);
}

/* The verb stands in the title of the mention, or begins it. What stands for a document has no title. */
static bool governs(const struct vb_extraction *x, uint32_t mention, const struct vb_relation *relation)
{
	const char *verb = relation->verb;
	const struct vb_citation *citation = &x->record->citations.items[mention];
	const char *end = x->in->text.bytes + x->notes->links.items[mention].end;
	if (verb < end || verb - end > LONGEST_TITLE || vb_str_equal(citation->kind, VB_LIT("self"))
	    || vb_str_equal(citation->kind, VB_LIT("short")))
		return false;
	if (holds(end, verb, '\n')) /* in a title of several lines */
		return !holds(end, verb, ';');
	struct vb_str title = vb_cite_title(x, (struct vb_str){end, (size_t)(relation->verb_end - end)}, true);
	return title.ptr && verb < title.ptr + title.len;
}

/* The mention takes the relation of that one. */
static void join(struct vb_extraction *x, struct vb_citation *citation, uint32_t other)
{
	struct vb_cite_link link = x->notes->links.items[other];
	const struct vb_citation *from = &x->record->citations.items[other];
	citation->relation = from->relation;
	citation->planned = from->planned;
	*vb_push(x->arena, &x->notes->links) = link;
}

/* "gắn với": what follows is brought in beside the object of the verb before. */
static bool is_aside(const struct vb_extraction *x, const struct vb_relation *relation)
{
	struct vb_window window;
	if (!relation->verb || (*relation->verb | 0x20) != 'g')
		return false;
	vb_window_right(&window, x->folded, (struct vb_str){relation->verb, (size_t)(relation->verb_end - relation->verb)}, 8);
	return vb_window_words(&window, 0, VB_LIT("gan voi"));
}

static void stand_alone(struct vb_extraction *x, struct vb_citation *citation, const struct vb_relation *relation)
{
	citation->relation = relation->name;
	citation->planned = relation->planned;
	uint32_t own = (uint32_t)(citation - x->record->citations.items);
	bool aside = is_aside(x, relation);
	*vb_push(x->arena, &x->notes->links) = (struct vb_cite_link){
		.head = own, .governor = VB_NOWHERE, .aside = aside ? (uint32_t)(relation->verb - x->in->text.bytes) : 0};
}

/* What a title says is done: planned is only what this document says. */
static void follow(struct vb_extraction *x, struct vb_citation *citation, uint32_t other, const struct vb_relation *relation)
{
	citation->relation = relation->name;
	struct vb_cite_link link = {.head = x->notes->links.items[other].head, .governor = other};
	*vb_push(x->arena, &x->notes->links) = link;
}

/* From the end of the last mention to this one stand only the words of an enumeration: ", ", " và số ", "; ". */
bool vb_is_joint(const struct vb_extraction *x, const char *from, const char *end)
{
	enum { LONGEST = 24 };
	static const struct vb_str words[] = {VB_LIT(","), VB_LIT(";"), VB_LIT("va"), VB_LIT("so"), VB_LIT("den"), VB_LIT("toi"),
	                                      VB_LIT("hoac"), VB_LIT("cac")};
	struct vb_window window;
	if (end < from || end - from > LONGEST)
		return false;
	vb_window_right(&window, x->folded, (struct vb_str){from, (size_t)(end - from)}, LONGEST);
	for (size_t at = vb_window_skip(&window, 0, ' '), next = 0; at < window.len; at = vb_window_skip(&window, next, ' '))
		if (!(next = vb_window_any(&window, at, words, sizeof words / sizeof *words)))
			return false;
	return true;
}

/* Does a bracket close there that opened before? */
static bool leaves_bracket(const char *from, const char *end)
{
	int depth = 0;
	for (const char *close; depth >= 0 && (close = find_sign(from, end, ')')); from = close + 1) {
		for (const char *open = from; (open = find_sign(open, close, '(')); open++)
			depth++;
		depth--;
	}
	return depth < 0;
}

/* The mention before this one that does not stand in a bracket of its own ("A (sau đây gọi là A), B"); VB_NOWHERE: none near, none
 * from `least` on. */
static uint32_t mention_before(const struct vb_extraction *x, const struct vb_citation *citation, const char *least)
{
	enum { MOST = 4, FARTHEST = 2000 }; /* mentions in a bracket; bytes */
	uint32_t own = (uint32_t)(citation - x->record->citations.items);
	for (uint32_t i = 1; i <= MOST && i <= own; i++) {
		const struct vb_citation *other = citation - i;
		if (other->text.ptr < least || citation->text.ptr - other->text.ptr > FARTHEST)
			return VB_NOWHERE;
		if (!leaves_bracket(end_of(other), citation->text.ptr))
			return own - i;
	}
	return VB_NOWHERE;
}

static bool begins_decision(const struct vb_extraction *x, const struct vb_citation *citation)
{
	struct vb_window window;
	if ((*citation->text.ptr | 0x20) != 'q')
		return false;
	vb_window_right(&window, x->folded, citation->text, 12);
	return vb_window_words(&window, 0, VB_LIT("quyet dinh"));
}

static bool ends_with_words(const struct vb_window *w, size_t end, const struct vb_str *words, size_t count)
{
	while (end && w->text[end - 1] == ' ')
		end--;
	for (size_t i = 0; i < count; i++) {
		size_t len = words[i].len;
		if (end >= len && memcmp(w->text + end - len, words[i].ptr, len) == 0 && (end == len || !vb_is_word(w->text[end - len - 1])))
			return true;
	}
	return false;
}

static bool changes(const struct vb_relation *relation)
{
	return vb_str_equal(relation->name, VB_LIT("amends")) || vb_str_equal(relation->name, VB_LIT("replaces"))
	       || vb_str_equal(relation->name, VB_LIT("repeals"));
}

/* "được sửa đổi, bổ sung bởi": the verb is one of changing, "được" stands before it and before the verbs joined to it. */
static bool is_passive(const struct vb_extraction *x, const struct vb_relation *relation, const char *from, const char *start)
{
	static const struct vb_str agents[] = {VB_LIT("boi"), VB_LIT("bang"), VB_LIT("tai")}, passives[] = {VB_LIT("duoc"), VB_LIT("bi")};
	struct vb_window window;
	if (!changes(relation) || start < relation->verb_end || start - relation->verb_end > LONGEST_TITLE)
		return false;
	vb_window_left(&window, x->folded, (struct vb_str){relation->verb_end, (size_t)(start - relation->verb_end)}, 24);
	if (!ends_with_words(&window, window.len, agents, 3))
		return false;
	if (ends_with_words(&window, window.len, agents, 1)) /* "bởi": also without "được" */
		return true;
	vb_window_left(&window, x->folded, (struct vb_str){from, (size_t)(relation->verb - from)}, 40);
	for (size_t at = window.len; at > 0; at--)
		if (ends_with_words(&window, at, passives, 2))
			return true;
	return false;
}

/* What is done to the mention `other` is done by this one. */
static void turn_round(struct vb_extraction *x, struct vb_citation *citation, uint32_t other, const struct vb_relation *relation)
{
	struct vb_citation *done = &x->record->citations.items[other];
	if (vb_str_equal(done->relation, VB_LIT("mentions")) || vb_str_equal(done->relation, relation->name)) {
		done->relation = relation->name;
		x->notes->links.items[other].governor = (uint32_t)(citation - x->record->citations.items);
	}
	stand_alone(x, citation, &(struct vb_relation){.name = VB_LIT("mentions")});
}

/* What a decision says it changes is changed; in a plan a task that begins so is still to be done. */
static bool is_act(const struct vb_extraction *x)
{
	static const struct vb_str codes[] = {VB_LIT("QĐ"), VB_LIT("NQ"), VB_LIT("NĐ"), VB_LIT("TT"), VB_LIT("TTLT"), VB_LIT("NQLT")};
	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
		if (vb_str_equal(x->record->document.type_code, codes[i]))
			return true;
	return false;
}

/* "Xét Tờ trình A; Báo cáo rà soát số 7/BC-KTNS": behind the sign the next document begins, with a word between its type and "số". */
static bool names_document(const struct vb_extraction *x, const char *from, const char *end)
{
	const char *sign = end - 1;
	while (sign > from && *sign != ',' && *sign != ';')
		sign--;
	if (sign < from || (*sign != ',' && *sign != ';') || end - sign > LONGEST_NAMING)
		return false;
	struct vb_window window;
	vb_window_right(&window, x->folded, (struct vb_str){sign + 1, (size_t)(end - sign) - 1}, LONGEST_NAMING);
	size_t at = vb_window_skip(&window, 0, ' ');
	return at < window.len && vb_cp_is_upper(vb_utf8_decode(vb_window_byte(&window, at))) && vb_type_starting(vb_window_view(&window, at, window.len));
}

/* "Tham mưu sửa đổi A, bãi bỏ B": what is intended for A is for B, whose verb only a joint parts from A. */
static bool is_planned_too(const struct vb_extraction *x, uint32_t other, const struct vb_relation *relation)
{
	const char *end = x->in->text.bytes + x->notes->links.items[other].end;
	return x->record->citations.items[other].planned && changes(relation) && relation->verb >= end && vb_is_joint(x, end, relation->verb)
	       && !holds(end, relation->verb, ';');
}

/* "thực hiện nhiệm vụ trong Chiến lược … gắn với A, B; C": the sign ends the aside, C goes on what stands before it. */
static void resume(struct vb_extraction *x, struct vb_citation *citation, struct vb_str before, uint32_t aside)
{
	enum { STEP = VB_WINDOW / 2, STEPS = 3 }; /* the verb may stand farther before it than one look reaches */
	struct vb_str outer = {before.ptr, (size_t)(x->in->text.bytes + aside - before.ptr)};
	bool decision = begins_decision(x, citation);
	struct vb_relation relation = vb_relation_read(x, outer, decision);
	for (int i = 0; i < STEPS && !relation.verb && !relation.begin && outer.len > STEP; i++) {
		for (outer.len -= STEP; ((unsigned char)outer.ptr[outer.len] & 0xC0) == 0x80;)
			outer.len--;
		relation = vb_relation_read(x, outer, decision);
	}
	relation.planned = false;
	stand_alone(x, citation, &relation);
}

static void link_mention(struct vb_extraction *x, struct vb_citation *citation, struct vb_str before)
{
	before = text_before(x, citation, before);
	struct vb_relation relation = vb_relation_read(x, before, begins_decision(x, citation));
	relation.planned &= !(relation.verb == before.ptr && is_act(x));
	uint32_t other = mention_before(x, citation, relation.begin ? relation.begin : before.ptr);
	if (other == VB_NOWHERE) {
		stand_alone(x, citation, &relation);
		return;
	}
	const struct vb_citation *last = &x->record->citations.items[other];
	const char *verb = relation.verb, *start = start_of(citation, before);
	bool behind = verb && verb >= end_of(last);
	const char *gap = behind ? relation.verb_end : end_of(last);
	relation.planned |= behind && is_planned_too(x, other, &relation);
	bool joint = ends_with_joint(x, gap, start) || names_document(x, gap, start), apart = holds(gap, start, ';');
	if (behind && is_passive(x, &relation, end_of(last), start)) {
		turn_round(x, citation, other, &relation);
	} else if ((!behind && !joint && !ends_with_and(gap, start)) || (behind && apart && !joint && governs(x, other, &relation))) {
		stand_alone(x, citation, &(struct vb_relation){.name = VB_LIT("mentions")});
	} else if (!behind || (apart && joint && governs(x, other, &relation))) {
		uint32_t head = apart ? x->notes->links.items[other].head : other, aside = x->notes->links.items[head].aside;
		if (apart && aside && x->in->text.bytes + aside > before.ptr)
			resume(x, citation, before, aside);
		else
			join(x, citation, head);
	} else if (!governs(x, other, &relation)) {
		stand_alone(x, citation, &relation);
	} else if (vb_str_equal(relation.name, VB_LIT("mentions"))) { /* "A gắn với B; C": an aside of the list that A began */
		stand_alone(x, citation, &relation);
		x->notes->links.items[x->notes->links.count - 1].head = x->notes->links.items[other].head;
	} else if (start - relation.verb_end > OWN_WORDS && ends_with_joint(x, relation.verb_end, start)) {
		join(x, citation, other);
	} else {
		follow(x, citation, other, &relation);
	}
}

void vb_cite_link(struct vb_extraction *x, struct vb_citation *citation, struct vb_str before)
{
	link_mention(x, citation, before);
	struct vb_cite_link *link = &x->notes->links.items[x->notes->links.count - 1];
	const char *last = x->notes->links.count > 1 ? x->in->text.bytes + link[-1].end : NULL;
	link->end = citation->span.end;
	link->issuer_before = false;
	link->listed = last && last >= before.ptr && vb_is_joint(x, last, before.ptr + before.len);
}

/* ---- What is said behind a list ----------------------------------------------------------------------------------------- */

/* behind = [ "," ] [ "đã" | "sẽ" ] "hết hiệu lực" | [ "đã" ] ( "được" | "bị" ) ( "bãi bỏ" | "hủy bỏ" | "thay thế" ) */
static struct vb_str relation_behind(const struct vb_extraction *x, struct vb_str behind)
{
	static const struct vb_str before[] = {VB_LIT("da"), VB_LIT("se"), VB_LIT("duoc"), VB_LIT("bi")};
	static const struct vb_str repealed[] = {VB_LIT("bai bo"), VB_LIT("huy bo")};
	struct vb_window window;
	size_t at, end;
	bool passive = false;
	vb_window_right(&window, x->folded, behind, 32);
	at = vb_window_skip(&window, 0, ' ');
	if (vb_window_look(&window, at) == ',')
		at = vb_window_skip(&window, at + 1, ' ');
	for (size_t i = 0; i < sizeof before / sizeof *before; i++)
		if ((end = vb_window_words(&window, at, before[i]))) {
			at = vb_window_skip(&window, end, ' ');
			passive |= i >= 2;
		}
	if (vb_window_words(&window, at, VB_LIT("het hieu luc")) || (passive && vb_window_any(&window, at, repealed, 2)))
		return VB_LIT("repeals");
	return passive && vb_window_words(&window, at, VB_LIT("thay the")) ? VB_LIT("replaces") : VB_NULL;
}

/* One of the letters that those words begin with: most of what follows a mention is told apart by it. */
static bool may_be_behind(struct vb_str behind)
{
	size_t at = 0;
	while (at < behind.len && (behind.ptr[at] == ' ' || behind.ptr[at] == ','))
		at++;
	return at < behind.len && (behind.ptr[at] == 'h' || behind.ptr[at] == 'b' || behind.ptr[at] == 's' || behind.ptr[at] == '\xC4');
}

void vb_cite_repeal(struct vb_extraction *x, struct vb_str behind)
{
	struct vb_str relation = may_be_behind(behind) ? relation_behind(x, behind) : VB_NULL;
	for (uint32_t i = x->record->citations.count, list = 0; relation.ptr && i-- > 0 && list < MAX_LIST; list++) {
		struct vb_citation *citation = &x->record->citations.items[i];
		if (!vb_str_equal(citation->relation, VB_LIT("mentions")))
			return;
		citation->relation = relation;
		if (!x->notes->links.items[i].listed)
			return;
	}
}

/* ---- One issuer for a list ---------------------------------------------------------------------------------------------- */

/* The letters of the issuer in a symbol: "TW" of "NQ/TW", "UBND" of "KH-UBND" and of "UBND-VX". */
static struct vb_str issuer_letters(const struct vb_citation *citation)
{
	struct vb_str symbol = citation->symbol;
	const char *slash = memrchr(symbol.ptr, '/', symbol.len), *dash = memchr(symbol.ptr, '-', symbol.len);
	const char *end = symbol.ptr + symbol.len;
	if (!slash && !citation->type_code.ptr)
		return (struct vb_str){symbol.ptr, (size_t)((dash ? dash : end) - symbol.ptr)};
	const char *start = slash ? slash + 1 : dash ? dash + 1 : symbol.ptr;
	return (struct vb_str){start, (size_t)(end - start)};
}

static bool may_share(const struct vb_citation *a, const struct vb_citation *b)
{
	char x[LETTERS], y[LETTERS];
	struct vb_str one = a->symbol.ptr ? issuer_letters(a) : VB_NULL, other = b->symbol.ptr ? issuer_letters(b) : VB_NULL;
	if (!one.len || !other.len || one.len > LETTERS || other.len > LETTERS)
		return false;
	return vb_str_equal((struct vb_str){x, vb_fold_tight(one.ptr, one.len, x)}, (struct vb_str){y, vb_fold_tight(other.ptr, other.len, y)});
}

/* ---- Ranges ------------------------------------------------------------------------------------------------------------- */

static unsigned number_of(struct vb_str digits)
{
	unsigned number = 0;
	for (size_t i = 0; i < digits.len && i < 7 && vb_is_digit(digits.ptr[i]); i++)
		number = 10 * number + (unsigned)(digits.ptr[i] - '0');
	return number;
}

/* The number before "đến" in "từ số 01 đến số 05/NQ-HĐND", whose symbol stands behind the last number only; 0: no range. */
static unsigned bare_first(const struct vb_window *w, size_t *start)
{
	size_t at = w->len;
	while (at && strchr(" so", w->text[at - 1])) /* "số", and spaces */
		at--;
	if (at < 5 || (memcmp(w->text + at - 4, " den", 4) != 0 && memcmp(w->text + at - 4, " toi", 4) != 0))
		return 0;
	size_t end = at - 4, digits = end;
	while (digits && vb_is_digit(w->text[digits - 1]))
		digits--;
	for (at = digits; at && strchr(" so", w->text[at - 1]);)
		at--;
	bool from = at >= 2 && memcmp(w->text + at - 2, "tu", 2) == 0;
	*start = digits;
	return from ? number_of(vb_window_bytes(w, digits, end)) : 0;
}

static bool joins_range(const struct vb_extraction *x, const char *from, const char *end)
{
	static const struct vb_str words[] = {VB_LIT("den"), VB_LIT("toi")};
	struct vb_window window;
	if (end - from > 16)
		return false;
	vb_window_right(&window, x->folded, (struct vb_str){from, (size_t)(end - from)}, 16);
	return vb_window_any(&window, vb_window_skip(&window, 0, ' '), words, 2) != 0;
}

/* "từ 1654/NQ-UBTVQH15 đến 1687/NQ-UBTVQH15": the first and the last are mentions, the numbers between them are counted. */
static void report_range(struct vb_extraction *x, struct vb_str cell)
{
	uint32_t last = x->record->citations.count - 1;
	const struct vb_citation *to = &x->record->citations.items[last], *from = to - 1;
	struct vb_window window;
	size_t start = 0;
	unsigned first = 0, end = number_of(to->number);
	const char *begin = to->text.ptr;
	if (last && x->notes->links.items[last].listed && vb_str_equal(from->symbol, to->symbol) && vb_str_equal(from->year, to->year)
	    && joins_range(x, x->in->text.bytes + x->notes->links.items[last - 1].end, begin)) {
		first = number_of(from->number);
		begin = from->text.ptr;
	} else if (!to->type.ptr) {
		vb_window_left(&window, x->folded, (struct vb_str){cell.ptr, (size_t)(to->text.ptr - cell.ptr)}, 32);
		if ((first = bare_first(&window, &start)))
			begin = vb_window_byte(&window, start);
	}
	if (!first || end <= first)
		return;
	struct vb_str text = {begin, (size_t)(end_of(to) - begin)};
	vb_diagnose(x->arena, &x->record->diagnostics, VB_DIAGNOSTIC_CITATION_RANGE, vb_span_of(x, text),
	            begin == from->text.ptr ? "%.*s is a range: %u more numbers stand between the first and the last"
	                                    : "%.*s is a range: %u more numbers stand before the last",
	            (int)text.len, text.ptr, begin == from->text.ptr ? end - first - 1 : end - first);
}

void vb_cite_share(struct vb_extraction *x, struct vb_str cell, const char *end)
{
	uint32_t last = x->record->citations.count - 1;
	struct vb_citation *items = x->record->citations.items;
	struct vb_cite_link *links = x->notes->links.items;
	links[last].end = (uint32_t)(end - x->in->text.bytes);
	report_range(x, cell);
	if (!links[last].listed)
		return;
	if (!items[last].issuer.ptr && links[last - 1].issuer_before && may_share(&items[last - 1], &items[last])) {
		items[last].issuer = items[last - 1].issuer;
		links[last].issuer_before = true;
	}
	for (uint32_t i = last; items[last].issuer.ptr && links[i].listed && last - i < MAX_LIST; i--) {
		bool apart = items[i].type.ptr && holds(x->in->text.bytes + links[i - 1].end, items[i].text.ptr, ';'); /* "A; Nghị quyết B của" */
		if (apart || items[i - 1].issuer.ptr || !may_share(&items[i - 1], &items[last]))
			return;
		items[i - 1].issuer = items[last].issuer;
	}
}
