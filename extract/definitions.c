#include "cite_words.h"

#include "../base/utf8.h"
#include "window.h"

/* definition = "(" [ "sau đây" | "dưới đây" ] [ "được" ] named "là" alias { ( "," | "và" ) alias } ")"
 *            | "," "sau đây" named "là" alias                             up to the next sign
 *            | "(" type [ "số" ] number ")"                              bare: a document cited right before, by its short form
 * named      = "gọi" | "gọi tắt" | "gọi chung" | "viết tắt"
 * alias      = what is printed, without quotes
 *
 * Which of the documents before, in the same clause, an alias stands for:
 * - it begins with type and number: the one of that number and no other
 * - it begins with a type: the nearest of that type, or the one that governs it; "gọi chung": all of that type
 * - another name ("Phong trào thi đua", "Chương trình Sữa học đường"): the decision that approved it, else the nearest
 * - of several aliases without numbers, as many as there are documents: each in order
 * What begins otherwise is a term ("gọi chung là cơ sở chăm sóc"), or a body: no definition. */

enum {
	LONGEST = 400,      /* bytes of a definition */
	LONGEST_ALIAS = 200,
	WAY_BACK = 1600,    /* bytes from the definition to the documents it is about */
	INTRODUCTION = 48,  /* characters: "sau đây được gọi chung là" and room for spaces */
	MAX_ALIASES = 8,    /* in one definition */
	NONE = UINT32_MAX,
};

struct candidates {
	uint32_t items[VB_DEFINED_MENTIONS]; /* mentions, the nearest first */
	size_t count;
};

/* ---- The documents before --------------------------------------------------------------------------------------------- */

static bool ends_sentence(const char *at, const char *end)
{
	if (*at != '.' || end - at < 3 || at[1] != ' ')
		return false;
	return vb_cp_is_upper(vb_utf8_decode(at + 2)) && !vb_is_digit(at[-1]);
}

static bool holds_end(const char *from, const char *end)
{
	for (const char *at = from; at < end; at++)
		if (*at == ';' || ends_sentence(at, end))
			return true;
	return false;
}

static bool may_be_defined(const struct vb_citation *citation)
{
	return vb_str_equal(citation->kind, VB_LIT("numbered")) || vb_str_equal(citation->kind, VB_LIT("named"));
}

static bool holds_sentence_end(const char *from, const char *end)
{
	for (const char *at = from; at < end; at++)
		if (ends_sentence(at, end))
			return true;
	return false;
}

/* The mentions of the clause that ends at `at`; `wide`: of the sentence. */
static void find_candidates(const struct vb_extraction *x, struct vb_str cell, const char *at, bool wide, struct candidates *found)
{
	const char *end = at;
	found->count = 0;
	for (uint32_t i = x->record->citations.count; i-- > 0 && found->count < VB_DEFINED_MENTIONS;) {
		const struct vb_citation *citation = &x->record->citations.items[i];
		const char *start = citation->text.ptr, *behind = start + citation->text.len;
		if (start < cell.ptr || at - start > WAY_BACK || behind > end || (wide ? holds_sentence_end(behind, end) : holds_end(behind, end)))
			return;
		if (may_be_defined(citation))
			found->items[found->count++] = i;
		end = start;
	}
}

/* ---- The alias -------------------------------------------------------------------------------------------------------- */

/* What an alias begins with. */
struct alias_head {
	const struct vb_document_type *type; /* NULL: another name */
	struct vb_str number;                /* digits as printed, behind the type and "số"; null where none */
	struct vb_symbol symbol;             /* where those are a whole number and symbol */
	bool whole;                          /* the alias is that and nothing else */
	bool bare;                           /* it is a type word and nothing else */
};

static struct vb_str trim(struct vb_str text)
{
	static const struct vb_str signs[] = {VB_LIT("“"), VB_LIT("”"), VB_LIT("\""), VB_LIT("«"), VB_LIT("»"), VB_LIT("'"), VB_LIT("‘"),
	                                      VB_LIT("’"), VB_LIT(" "), VB_LIT("\xC2\xA0"), VB_LIT(":"), VB_LIT("."), VB_LIT(","), VB_LIT(";"),
	                                      VB_LIT("*"), VB_LIT("_")};
	for (size_t i = 0; i < sizeof signs / sizeof *signs;) {
		if (text.len && vb_str_starts(text, signs[i]))
			text = (struct vb_str){text.ptr + signs[i].len, text.len - signs[i].len};
		else if (text.len && vb_str_ends(text, signs[i]))
			text.len -= signs[i].len;
		else {
			i++;
			continue;
		}
		i = 0;
	}
	return text;
}

static struct alias_head read_head(struct vb_extraction *x, struct vb_str alias)
{
	struct alias_head head = {.number = VB_NULL};
	struct vb_window window;
	vb_window_right(&window, x->folded, alias, 64);
	head.type = vb_type_starting(vb_window_view(&window, 0, window.len));
	size_t at = head.type ? head.type->key.len : 0, so;
	head.bare = head.type && at == window.len;
	at = vb_window_skip(&window, at, ' ');
	if ((so = vb_window_words(&window, at, VB_LIT("so"))))
		at = vb_window_skip(&window, so, ' ');
	if (!vb_is_digit(vb_window_look(&window, at)) || (!head.type && !so))
		return head;
	size_t end = at;
	while (vb_is_digit(vb_window_look(&window, end)))
		end++;
	end += vb_window_look(&window, end) >= 'a' && vb_window_look(&window, end) <= 'z' && !vb_is_word(vb_window_look(&window, end + 1)); /* "30c" */
	head.number = vb_window_bytes(&window, at, end);
	struct vb_str rest = {head.number.ptr, alias.len - (size_t)(head.number.ptr - alias.ptr)};
	if (vb_symbol_read(x->arena, x->patterns, rest, &head.symbol) && head.symbol.number.ptr)
		head.whole = head.symbol.len == rest.len;
	else
		head.symbol = (struct vb_symbol){.number_symbol = VB_NULL};
	return head;
}

/* Names of documents that are no types. */
static bool is_document_name(const struct vb_extraction *x, struct vb_str alias)
{
	static const struct vb_str names[] = {VB_LIT("phong trao"), VB_LIT("cuoc van dong"), VB_LIT("tieu du an"), VB_LIT("de tai"),
	                                      VB_LIT("bo tieu chi"), VB_LIT("danh muc"), VB_LIT("nghi dinh thu")};
	struct vb_window window;
	vb_window_right(&window, x->folded, alias, 24);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (vb_window_words(&window, 0, names[i]))
			return vb_cp_is_upper(vb_utf8_decode(alias.ptr));
	return false;
}

static struct vb_str without_zeros(struct vb_str number)
{
	while (number.len > 1 && number.ptr[0] == '0')
		number = (struct vb_str){number.ptr + 1, number.len - 1};
	return number;
}

static bool is_of_type(const struct vb_extraction *x, const struct vb_citation *citation, const struct vb_document_type *type)
{
	struct vb_window window;
	if (citation->type.ptr) {
		vb_window_right(&window, x->folded, citation->type, 64);
		struct vb_str key = type->key, own = vb_window_view(&window, 0, window.len);
		return vb_str_starts(own, key) || vb_str_starts(key, own);
	}
	return citation->type_code.ptr && vb_str_equal(citation->type_code, vb_str_of(type->code));
}

static uint32_t find_symbol(const struct vb_record *record, const struct candidates *candidates, const struct vb_symbol *symbol)
{
	struct vb_str key = symbol->canonical.ptr ? symbol->canonical : symbol->number_symbol;
	for (size_t i = 0; i < candidates->count; i++)
		if (vb_str_equal(vb_cited_form(&record->citations.items[candidates->items[i]]), key))
			return candidates->items[i];
	return NONE;
}

static uint32_t find_number(const struct vb_record *record, const struct candidates *candidates, const struct alias_head *head)
{
	for (size_t i = 0; i < candidates->count; i++) {
		const struct vb_citation *citation = &record->citations.items[candidates->items[i]];
		if (citation->number.ptr && vb_str_equal(without_zeros(citation->number), without_zeros(head->number)))
			return candidates->items[i];
	}
	return NONE;
}

/* The nearest of the type; in "A sửa đổi B (sau đây gọi là Quyết định)" A, which governs B. */
static uint32_t find_type(const struct vb_extraction *x, const struct candidates *candidates, const struct vb_document_type *type)
{
	const struct vb_record *record = x->record;
	for (size_t i = 0; i < candidates->count; i++) {
		if (!is_of_type(x, &record->citations.items[candidates->items[i]], type))
			continue;
		while (i + 1 < candidates->count && x->notes->links.items[candidates->items[i]].governor != VB_NOWHERE
		       && is_of_type(x, &record->citations.items[candidates->items[i + 1]], type))
			i++;
		return candidates->items[i];
	}
	return NONE;
}

/* A decision puts programmes, schemes and movements into force, and has another type and number than they. */
static uint32_t find_decision(const struct vb_record *record, const struct candidates *candidates)
{
	for (size_t i = 0; i < candidates->count; i++)
		if (vb_str_equal(record->citations.items[candidates->items[i]].type_code, VB_LIT("QĐ")))
			return candidates->items[i];
	return candidates->items[0];
}

bool vb_is_approved_type(const struct vb_document_type *type)
{
	static const struct vb_str keys[] = {VB_LIT("chuong trinh"), VB_LIT("de an"), VB_LIT("chien luoc"), VB_LIT("quy hoach"), VB_LIT("du an"),
	                                     VB_LIT("ke hoach"), VB_LIT("quy che"), VB_LIT("quy dinh"), VB_LIT("dieu le"), VB_LIT("phuong an")};
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (vb_str_equal(type->key, keys[i]))
			return true;
	return false;
}

/* The one mention that an alias stands for, NONE where none. */
static uint32_t find_target(const struct vb_extraction *x, const struct candidates *candidates, struct vb_str alias,
                            const struct alias_head *head)
{
	const struct vb_record *record = x->record;
	uint32_t found = NONE;
	if (!candidates->count)
		return NONE;
	if (head->symbol.number_symbol.ptr)
		return find_symbol(record, candidates, &head->symbol);
	if (head->number.ptr && (found = find_number(record, candidates, head)) != NONE)
		return found;
	if (head->type && (found = find_type(x, candidates, head->type)) != NONE)
		return found;
	bool name = head->type ? vb_is_approved_type(head->type) && vb_cp_is_upper(vb_utf8_decode(alias.ptr)) : is_document_name(x, alias);
	return name ? find_decision(record, candidates) : NONE;
}

/* ---- Notes ------------------------------------------------------------------------------------------------------------ */

/* Bytes of the type that the alias starts with, and the space behind it. */
static size_t type_len(const struct vb_extraction *x, struct vb_str alias, const struct vb_document_type *type)
{
	struct vb_window window;
	vb_window_right(&window, x->folded, alias, 64);
	return vb_window_offset(&window, type->key.len) + 1;
}

static void look_for(struct vb_extraction *x, const struct vb_alias_note *note, const struct alias_head *head, const char *from)
{
	/* a law's name is found by itself */
	bool law = head->type && (vb_str_equal(head->type->key, VB_LIT("luat")) || vb_str_equal(head->type->key, VB_LIT("bo luat")));
	if (law && !head->bare && note->count == 1 && x->record->citations.items[note->targets[0]].number.ptr)
		vb_law_add(x, note->alias, note->targets[0]);
	const char *name = law && !head->bare ? note->alias.ptr + type_len(x, note->alias, head->type) : NULL;
	if (head->symbol.number_symbol.ptr || (name && vb_cp_is_upper(vb_utf8_decode(name))))
		return;
	vb_words_add(x, (struct vb_word){.text = note->alias, .alias = x->notes->aliases.count - 1, .type = head->bare}, from);
}

static void add_note(struct vb_extraction *x, struct vb_alias_note note, const struct alias_head *head, const char *from)
{
	*vb_push(x->arena, &x->notes->aliases) = note;
	look_for(x, &note, head, from);
}

/* `forced`: the mention of an alias without a number in a list, else NONE. */
static void define_one(struct vb_extraction *x, struct vb_str alias, const struct candidates *candidates, uint32_t forced,
                       const char *from)
{
	struct alias_head head = read_head(x, alias);
	uint32_t target = forced != NONE && !head.number.ptr ? forced : find_target(x, candidates, alias, &head);
	bool own = target == NONE && head.symbol.number_symbol.ptr && candidates->count;
	if (target != NONE || own)
		add_note(x, (struct vb_alias_note){.alias = alias, .targets = {target}, .count = own ? 0 : 1}, &head, from);
}

/* "gọi chung là các Nghị quyết": all of the type, or, where none is of it, all. */
static void define_common(struct vb_extraction *x, struct vb_str alias, const struct candidates *candidates, const char *from)
{
	struct vb_window window;
	vb_window_right(&window, x->folded, alias, 8);
	size_t all = vb_window_words(&window, 0, VB_LIT("cac"));
	struct vb_str name = trim(vb_window_bytes(&window, all, all));
	name.len = alias.len - (size_t)(name.ptr - alias.ptr);
	name = trim(name);
	struct alias_head head = read_head(x, name);
	struct vb_alias_note note = {.alias = alias};
	if (!head.type && !is_document_name(x, name))
		return;
	bool general = head.type && vb_str_equal(head.type->key, VB_LIT("van ban")); /* "các văn bản của Trung ương" */
	for (size_t i = candidates->count; head.type && !general && i-- > 0;)
		if (is_of_type(x, &x->record->citations.items[candidates->items[i]], head.type))
			note.targets[note.count++] = candidates->items[i];
	bool any = general || vb_cp_is_upper(vb_utf8_decode(name.ptr));
	bool none = !note.count;
	for (size_t i = candidates->count; none && any && i-- > 0;)
		note.targets[note.count++] = candidates->items[i];
	if (note.count)
		add_note(x, note, &head, from);
}

static size_t sign_len(struct vb_str text)
{
	if (text.ptr[0] == ',' || text.ptr[0] == ';')
		return 1;
	return vb_str_starts(text, VB_LIT(" và ")) ? sizeof " và " - 1 : 0;
}

/* Splits at commas and "và" where each piece begins with a type or a number. Returns the number of pieces, 1: no list. */
static size_t split(struct vb_extraction *x, struct vb_str alias, struct vb_str pieces[MAX_ALIASES])
{
	size_t count = 0, start = 0;
	for (size_t at = 0; at < alias.len && count < MAX_ALIASES - 1; at++) {
		struct vb_str rest = {alias.ptr + at, alias.len - at};
		size_t sign = sign_len(rest);
		if (!sign)
			continue;
		struct vb_str next = trim((struct vb_str){rest.ptr + sign, rest.len - sign});
		struct alias_head head = read_head(x, next);
		if (!head.number.ptr && !(head.type && next.len && vb_cp_is_upper(vb_utf8_decode(next.ptr))))
			continue;
		pieces[count++] = trim((struct vb_str){alias.ptr + start, at - start});
		start = (size_t)(next.ptr - alias.ptr);
	}
	pieces[count++] = trim((struct vb_str){alias.ptr + start, alias.len - start});
	return count;
}

static void define(struct vb_extraction *x, struct vb_str cell, const char *at, struct vb_str alias, bool common)
{
	struct candidates candidates;
	struct vb_str pieces[MAX_ALIASES];
	const char *from = alias.ptr + alias.len;
	alias = trim(alias);
	if (!alias.len || alias.len > LONGEST_ALIAS)
		return;
	common |= vb_str_starts(alias, VB_LIT("các ")) || vb_str_starts(alias, VB_LIT("Các "));
	size_t count = common ? 1 : split(x, alias, pieces);
	find_candidates(x, cell, at, common || count > 1, &candidates);
	if (!candidates.count)
		return;
	if (common) {
		define_common(x, alias, &candidates, from);
		return;
	}
	bool each = count > 1 && count == candidates.count;
	for (size_t i = 0; i < count; i++) /* in order: the candidates have the nearest first */
		define_one(x, pieces[i], &candidates, each ? candidates.items[count - 1 - i] : NONE, from);
}

/* ---- Where a definition stands ---------------------------------------------------------------------------------------- */

/* The end of the words that say that a name follows, 0 where they do not stand at `at`. */
static size_t introduction_end(const struct vb_window *w, size_t at, bool *common)
{
	static const struct vb_str before[] = {VB_LIT("sau day"), VB_LIT("duoi day"), VB_LIT("tu day"), VB_LIT("sau"), VB_LIT("duoc"),
	                                       VB_LIT("xin")};
	static const struct vb_str words[] = {VB_LIT("goi tat la"), VB_LIT("goi chung la"), VB_LIT("viet tat la"), VB_LIT("goi la"),
	                                      VB_LIT("goi tt la"), VB_LIT("viet la"), VB_LIT("viet tat"), VB_LIT("goi tat")};
	for (size_t i = 0; i < sizeof before / sizeof *before; i++) {
		size_t end = vb_window_words(w, at, before[i]);
		at = end ? vb_window_skip(w, end, ' ') : at;
	}
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		size_t end = vb_window_words(w, at, words[i]);
		*common = i == 1;
		if (end)
			return end;
	}
	return 0;
}

/* The end of the bracket that opens at `at`, NULL where it does not close near. */
static const char *bracket_end(struct vb_str cell, const char *at)
{
	const char *end = cell.ptr + cell.len;
	int depth = 0;
	for (end = end - at > LONGEST ? at + LONGEST : end; at < end; at++) {
		depth += *at == '(';
		depth -= *at == ')';
		if (depth == 0)
			return at;
	}
	return NULL;
}

/* "QĐ 476": the letters of a type with a number. */
static void read_code(struct vb_str text, struct alias_head *head)
{
	const char *space = memchr(text.ptr, ' ', text.len);
	size_t len = space ? (size_t)(space - text.ptr) : 0;
	if (!len || len > 8 || !vb_cp_is_upper(vb_utf8_decode(text.ptr)))
		return;
	head->type = vb_type_by_code((struct vb_str){text.ptr, len}, VB_SYSTEM_STATE | VB_SYSTEM_LEGAL | VB_SYSTEM_PARTY);
	head->number = (struct vb_str){space + 1, text.len - len - 1};
	for (size_t i = 0; i < head->number.len; i++)
		if (!vb_is_digit(head->number.ptr[i]))
			head->type = NULL;
}

/* "(Nghị quyết số 29-NQ/TW)" behind that very document. */
static void read_bare(struct vb_extraction *x, struct vb_str cell, const char *bracket, struct vb_str text)
{
	struct candidates candidates;
	text = trim(text);
	if (!text.len || text.len > LONGEST_ALIAS)
		return;
	struct alias_head head = read_head(x, text);
	if (!head.type)
		read_code(text, &head);
	if (!head.type || !head.number.ptr)
		return;
	bool alone = head.number.ptr + head.number.len == text.ptr + text.len;
	if (!head.whole && !alone)
		return;
	find_candidates(x, cell, bracket, false, &candidates);
	uint32_t target = head.whole ? find_symbol(x->record, &candidates, &head.symbol) : find_number(x->record, &candidates, &head);
	if (target != NONE)
		add_note(x, (struct vb_alias_note){.alias = text, .targets = {target}, .count = 1}, &head, text.ptr + text.len);
}

void vb_bracket_read(struct vb_extraction *x, struct vb_str cell, const char *bracket)
{
	struct vb_window window;
	bool common;
	if (!x->record->citations.count || x->record->citations.items[x->record->citations.count - 1].text.ptr < cell.ptr)
		return;
	const char *close = bracket_end(cell, bracket);
	if (!close)
		return;
	struct vb_str text = {bracket + 1, (size_t)(close - bracket - 1)};
	vb_window_right(&window, x->folded, text, INTRODUCTION);
	size_t start = vb_window_skip(&window, 0, ' '), end = introduction_end(&window, start, &common);
	const char *alias = vb_window_byte(&window, end);
	if (end)
		define(x, cell, bracket, (struct vb_str){alias, (size_t)(close - alias)}, common);
	else
		read_bare(x, cell, bracket, text);
}

/* "…, sau đây gọi tắt là Đề án 06, …": outside of brackets the alias ends at the next sign. */
void vb_hereafter_read(struct vb_extraction *x, struct vb_str cell, const char *at)
{
	struct vb_window window;
	bool common;
	vb_window_left(&window, x->folded, (struct vb_str){cell.ptr, (size_t)(at - cell.ptr)}, 16);
	size_t len = window.len;
	while (len && window.text[len - 1] == ' ')
		len--;
	bool after = len > 4 && memcmp(window.text + len - 3, "sau", 3) == 0 && !vb_is_word(window.text[len - 4]);
	if (!after || !memchr(window.text, ',', len) || window.text[len - 4] == '(')
		return;
	const char *start = at + sizeof "đây" - 1, *end = cell.ptr + cell.len;
	vb_window_right(&window, x->folded, (struct vb_str){start, (size_t)(end - start)}, INTRODUCTION);
	size_t words = introduction_end(&window, vb_window_skip(&window, 0, ' '), &common);
	if (!words)
		return;
	const char *alias = vb_window_byte(&window, words), *stop = alias;
	while (stop < end && stop - alias < LONGEST_ALIAS && !strchr(",;.()", *stop))
		stop++;
	define(x, cell, at, (struct vb_str){alias, (size_t)(stop - alias)}, common);
}

/* ---- The record ------------------------------------------------------------------------------------------------------- */

/* Ids are "w" and the place in record.works, from 1. */
struct vb_work *vb_work_of(const struct vb_extraction *x, const struct vb_citation *citation)
{
	uint32_t number = 0;
	for (size_t i = 1; i < citation->work.len; i++)
		number = 10 * number + (uint32_t)(citation->work.ptr[i] - '0');
	return number ? &x->record->works.items[number - 1] : NULL;
}

/* The mention that stands inside the alias. */
static const struct vb_citation *mention_inside(const struct vb_record *record, struct vb_span alias)
{
	uint32_t first = vb_list_search(&record->citations, span.start, alias.start);
	bool inside = first < record->citations.count && record->citations.items[first].span.end <= alias.end;
	return inside ? &record->citations.items[first] : NULL;
}

static bool holds(const struct vb_strs *list, struct vb_str item)
{
	for (uint32_t i = 0; i < list->count; i++)
		if (vb_str_equal(list->items[i], item))
			return true;
	return false;
}

static void add_work(struct vb_extraction *x, struct vb_definition *definition, struct vb_work *work)
{
	if (holds(&definition->works, work->id))
		return;
	*vb_push(x->arena, &definition->works) = work->id;
	if (work->aliases.count < VB_DEFINED_MENTIONS && !holds(&work->aliases, definition->alias))
		*vb_push(x->arena, &work->aliases) = definition->alias;
}

static void add_definition(struct vb_extraction *x, const struct vb_alias_note *note)
{
	struct vb_definition definition = {.alias = note->alias, .span = vb_span_of(x, note->alias)};
	const struct vb_citation *inside = note->count ? NULL : mention_inside(x->record, definition.span);
	struct vb_work *work = inside ? vb_work_of(x, inside) : NULL;
	if (work)
		add_work(x, &definition, work);
	for (uint32_t i = 0; i < note->count; i++)
		if ((work = vb_work_of(x, &x->record->citations.items[note->targets[i]])))
			add_work(x, &definition, work);
	if (!definition.works.count)
		return;
	definition.in = vb_place_at(x, definition.span.start);
	*vb_push(x->arena, &x->record->definitions) = definition;
}

void vb_define_aliases(struct vb_extraction *x)
{
	for (uint32_t i = 0; i < x->notes->aliases.count; i++)
		add_definition(x, &x->notes->aliases.items[i]);
	for (uint32_t i = 0; i < x->notes->titles.count; i++) {
		struct vb_work *work = vb_work_of(x, &x->record->citations.items[x->notes->titles.items[i].citation]);
		struct vb_str title = x->notes->titles.items[i].title;
		if (work && !work->self && (!work->title.ptr || (vb_is_capitals(work->title) && !vb_is_capitals(title))))
			work->title = title;
	}
}
