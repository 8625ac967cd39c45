#include "map.h"

#include "../base/utf8.h"
#include "../schema/registry.h"

/* ---- Defined, never used ---------------------------------------------------------------------------------------------------- */

static bool is_work_of(const struct vb_json *definition, struct vb_str work)
{
	const struct vb_json *works = vb_json_member(definition, "works");
	for (size_t i = 0; i < vb_json_count(works); i++)
		if (work.ptr && vb_str_equal(vb_json_str(vb_json_item(works, i)), work))
			return true;
	return false;
}

/* What is asked of every citation for every definition: looked up once. */
struct cited {
	uint64_t start;
	struct vb_str number, work;
};

struct all_cited VB_LIST(struct cited);

static struct all_cited read_cited(struct vb_doc *doc)
{
	struct all_cited all = {0};
	const struct vb_json *citation;
	VB_EACH(doc->citations, i, citation) {
		uint64_t start = vb_doc_start(citation);
		if (start != VB_UNKNOWN)
			*vb_push(doc->arena, &all) = (struct cited){start, vb_json_member_str(citation, "number"), vb_json_member_str(citation, "work")};
	}
	return all;
}

/* An alias that holds the number of its work ("Nghị quyết số 57-NQ/TW", "Nghị quyết 57") is used wherever the work is cited by it, with
 * "số" or without. */
static bool is_cited_behind(const struct all_cited *all, const struct vb_json *definition)
{
	struct vb_str alias = vb_json_member_str(definition, "alias");
	uint64_t end = vb_doc_end(definition);
	for (uint32_t i = 0; i < all->count && end != VB_UNKNOWN; i++) {
		const struct cited *cited = &all->items[i];
		if (cited->start >= end && vb_holds_number(alias, cited->number) && is_work_of(definition, cited->work))
			return true;
	}
	return false;
}

static bool stands_behind(const struct vb_folded_text *folded, size_t from, struct vb_str name)
{
	return memmem(folded->text.ptr + from, folded->text.len - from, name.ptr, name.len);
}

/* "nghi quyet 57" for "nghi quyet so 57", and the other way round; null for a name without number. */
static struct vb_str other_way(struct vb_arena *arena, struct vb_str name)
{
	size_t at = 1;
	while (at < name.len && !(vb_is_digit(name.ptr[at]) && name.ptr[at - 1] == ' '))
		at++;
	if (at >= name.len)
		return VB_NULL;
	struct vb_str before = {name.ptr, at - 1}, number = {name.ptr + at, name.len - at};
	if (!vb_str_ends(before, VB_LIT(" so")))
		return VB_CONCAT(arena, before, VB_LIT(" so "), number);
	before.len -= strlen(" so");
	return VB_CONCAT(arena, before, VB_LIT(" "), number);
}

static bool is_used_behind(struct vb_doc *doc, const struct vb_folded_text *folded, size_t from, struct vb_str name)
{
	struct vb_str other = other_way(doc->arena, name);
	return stands_behind(folded, from, name) || (other.ptr && stands_behind(folded, from, other));
}

static void report_unused(struct vb_doc *doc, const struct vb_json *definition)
{
	struct vb_str alias = vb_json_member_str(definition, "alias");
	const struct vb_json *work = vb_doc_work(doc, vb_json_str(vb_json_item(vb_json_member(definition, "works"), 0)));
	struct vb_finding finding = {.code = VB_FINDING_ALIAS_UNUSED, .work = vb_work_key(doc->arena, work),
	    .number_symbol = vb_json_member_str(work, "number_symbol")};
	finding.words[0] = alias;
	vb_doc_show(doc, &finding, definition, alias);
	vb_doc_report(doc, &finding);
}

/* Without the text of the record nobody can tell. */
void vb_rule_unused_aliases(struct vb_doc *doc)
{
	enum { MOST = 256 }; /* definitions of a document that are looked for: the cost stays linear */
	const struct vb_json *definitions = vb_json_member(doc->record, "definitions"), *definition;
	size_t count = vb_json_count(definitions);
	const struct vb_folded_text *folded = count ? vb_doc_folded(doc) : NULL;
	if (!folded)
		return;
	struct all_cited cited = read_cited(doc);
	for (size_t i = 0; i < count && i < MOST; i++) {
		definition = vb_json_item(definitions, i);
		struct vb_str alias = vb_folded(doc->arena, vb_json_member_str(definition, "alias"));
		struct vb_str before = vb_doc_slice(doc, 0, vb_doc_end(definition));
		if (!alias.len || !before.ptr)
			continue;
		size_t from = vb_folded_place(folded, before.len);
		if (!is_used_behind(doc, folded, from, alias) && !is_cited_behind(&cited, definition))
			report_unused(doc, definition);
	}
}

/* ---- Used, never defined ---------------------------------------------------------------------------------------------------- */

/* short  = ( Type [ "số" ] | LETTERS ) number { ( "," | "và" | "hoặc" ) number } behind
 * number = two to four digits, no symbol, no year
 * behind = a mark or the end of the line, or a word that no counted thing starts with
 *
 * The type starts with a capital letter: "hướng dẫn 50 nông dân" guides, "Nghị quyết 57" is a name. "Kế hoạch 10 năm", "Báo cáo 09 và 12
 * tháng" count: what is counted can't be listed, what may stand behind a name can. */

/* Letters of a symbol that stand for nothing else where a number follows: "NQ 57", "NQ57". */
static const struct vb_str letters[] = {VB_LIT("NQ"), VB_LIT("QĐ"), VB_LIT("NĐ"), VB_LIT("CTr"), VB_LIT("CTR")};

static const struct vb_str behind_names[] = {
	VB_LIT("bằng"), VB_LIT("bảo đảm"), VB_LIT("cần"), VB_LIT("chưa"), VB_LIT("cho"), VB_LIT("có"), VB_LIT("còn"), VB_LIT("của"), VB_LIT("cùng"),
	VB_LIT("cũng"), VB_LIT("do"), VB_LIT("đã"), VB_LIT("đang"), VB_LIT("đến"), VB_LIT("đề ra"), VB_LIT("để"), VB_LIT("đối với"), VB_LIT("được"),
	VB_LIT("gắn"), VB_LIT("giao"), VB_LIT("hằng"), VB_LIT("hoặc"), VB_LIT("khi"), VB_LIT("không"), VB_LIT("là"), VB_LIT("nêu"), VB_LIT("này"),
	VB_LIT("nhằm"), VB_LIT("như"), VB_LIT("nói"), VB_LIT("ở"), VB_LIT("phải"), VB_LIT("phù hợp"), VB_LIT("sẽ"), VB_LIT("tại"), VB_LIT("theo"),
	VB_LIT("thì"), VB_LIT("trên"), VB_LIT("trong"), VB_LIT("từ"), VB_LIT("và"), VB_LIT("vào"), VB_LIT("về"), VB_LIT("với"), VB_LIT("yêu cầu"),
};

/* Bytes of the character of the text that stands behind the number at `at`, with the blanks before it skipped. */
static struct vb_str rest_of(const struct vb_doc *doc, size_t at)
{
	size_t from = doc->folded.at[at];
	while (from < doc->text.len && doc->text.ptr[from] == ' ')
		from++;
	return (struct vb_str){doc->text.ptr + from, doc->text.len - from};
}

static bool starts_word(struct vb_str text, struct vb_str word)
{
	return vb_str_starts(text, word) && (text.len == word.len || !vb_cp_is_letter(vb_utf8_decode(text.ptr + word.len)));
}

static bool may_stand_behind(struct vb_str rest)
{
	static const char marks[] = ".,;:)]\"!?\n\t";
	static const struct vb_str quotes[] = {VB_LIT("”"), VB_LIT("’"), VB_LIT("…"), VB_LIT("»")};
	if (!rest.len || strchr(marks, rest.ptr[0]))
		return true;
	for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++)
		if (vb_str_starts(rest, quotes[i]))
			return true;
	for (size_t i = 0; i < sizeof behind_names / sizeof *behind_names; i++)
		if (starts_word(rest, behind_names[i]))
			return true;
	return false;
}

/* The end of the number at `at`; 0 where it is none of a short name. */
static size_t number_end(struct vb_str text, size_t at)
{
	size_t end = at;
	while (end < text.len && vb_is_digit(text.ptr[end]))
		end++;
	size_t digits = end - at;
	char next = end < text.len ? text.ptr[end] : ' ', far = next == ' ' && end + 1 < text.len ? text.ptr[end + 1] : next;
	bool year = digits == 4 && (memcmp(text.ptr + at, "19", 2) == 0 || memcmp(text.ptr + at, "20", 2) == 0);
	bool decimal = (next == '.' || next == ',') && end + 1 < text.len && vb_is_digit(text.ptr[end + 1]);
	bool goes_on = strchr("/-%", far) || (next >= 'a' && next <= 'z') || decimal;
	return digits < 2 || digits > 4 || year || goes_on ? 0 : end;
}

/* Behind a number: the place of the next one of the list; 0 where none follows. */
static size_t next_number(struct vb_str text, size_t end)
{
	static const struct vb_str separators[] = {VB_LIT(", "), VB_LIT(" va "), VB_LIT(" hoac "), VB_LIT(", va ")};
	struct vb_str rest = {text.ptr + end, text.len - end};
	for (size_t i = 0; i < sizeof separators / sizeof *separators; i++)
		if (vb_str_starts(rest, separators[i]) && rest.len > separators[i].len && vb_is_digit(rest.ptr[separators[i].len]))
			return end + separators[i].len;
	return 0;
}

/* The numbers from `at` on are those of names: behind the last of them stands what may follow a name. */
static bool are_names(const struct vb_doc *doc, size_t at)
{
	struct vb_str text = doc->folded.text;
	for (size_t end, next; (end = number_end(text, at)); at = next) {
		next = next_number(text, end);
		if (!next)
			return may_stand_behind(rest_of(doc, end));
	}
	return false;
}

/* The first byte of the type word that stands before the number at `at`, and the type; NULL where there is none. */
static const struct vb_document_type *type_before(const struct vb_doc *doc, size_t at, size_t *start)
{
	enum { LONGEST_TYPE = 48 };
	struct vb_str text = doc->folded.text, before = {text.ptr, at - 1};
	if (text.ptr[at - 1] != ' ')
		return NULL;
	if (vb_str_ends(before, VB_LIT(" so")))
		before.len -= 3;
	if (before.len > LONGEST_TYPE)
		before = (struct vb_str){before.ptr + before.len - LONGEST_TYPE, LONGEST_TYPE};
	const struct vb_document_type *type = vb_type_ending(before);
	if (!type || !type->code[0])
		return NULL;
	*start = (size_t)(before.ptr + before.len - text.ptr) - type->key.len;
	return vb_cp_is_upper(vb_utf8_decode(doc->text.ptr + doc->folded.at[*start])) ? type : NULL;
}

/* The same for the letters of a symbol, which stand before the number with a blank, a dash or nothing between. */
static const struct vb_document_type *letters_before(const struct vb_doc *doc, size_t at, size_t *start)
{
	struct vb_str text = doc->folded.text;
	size_t end = text.ptr[at - 1] == ' ' || text.ptr[at - 1] == '-' ? at - 1 : at;
	for (size_t i = 0; i < sizeof letters / sizeof *letters; i++) {
		size_t count = vb_utf8_count(letters[i].ptr, letters[i].len); /* each letter folds to one byte */
		if (end < count || !vb_str_starts(rest_of(doc, end - count), letters[i]))
			continue;
		char before = end > count ? text.ptr[end - count - 1] : ' ';
		if (before != ' ' && before != '(' && before != '"' && before != '\n')
			continue;
		*start = end - count;
		return vb_type_by_code(letters[i], VB_SYSTEM_STATE | VB_SYSTEM_LEGAL | VB_SYSTEM_PARTY);
	}
	return NULL;
}

/* A citation in full of that type and number stands before the place, or the short name is a part of one. */
static bool is_explained(struct vb_doc *doc, const struct vb_document_type *type, struct vb_str number, uint64_t place, uint64_t *next)
{
	const struct vb_json *citation;
	for (; *next < vb_json_count(doc->citations); (*next)++)
		if (vb_doc_start(vb_json_item(doc->citations, *next)) > place)
			break;
	for (size_t i = *next; i-- > 0;) {
		citation = vb_json_item(doc->citations, i);
		if (vb_doc_end(citation) > place)
			return true;
		if (vb_str_equal(vb_json_member_str(citation, "number"), number)
		    && vb_types_agree(doc->arena, vb_json_member_str(citation, "type"), type->name))
			return true;
	}
	return false;
}

enum { MOST_DIGITS = 4, NUMBERS = 10000 }; /* of a short name */

/* The numbers that the names of the document hold as words: of each value, a bit for each count of digits that it is written with. */
struct numbers {
	unsigned char written[NUMBERS];
};

static size_t value_of(struct vb_str digits)
{
	size_t value = 0;
	for (size_t i = 0; i < digits.len; i++)
		value = value * 10 + (size_t)(digits.ptr[i] - '0');
	return value;
}

static void add_numbers(struct numbers *numbers, struct vb_str alias)
{
	for (size_t at = 0, end; at < alias.len; at = end + 1) {
		for (end = at; end < alias.len && vb_is_digit(alias.ptr[end]);)
			end++;
		if (end > at && end - at <= MOST_DIGITS)
			numbers->written[value_of((struct vb_str){alias.ptr + at, end - at})] |= (unsigned char)(1u << (end - at));
	}
}

static const struct numbers *read_numbers(struct vb_doc *doc)
{
	struct numbers *numbers = vb_arena_zalloc(doc->arena, sizeof *numbers);
	const struct vb_json *definition;
	VB_EACH(vb_json_member(doc->record, "definitions"), i, definition)
		add_numbers(numbers, vb_json_member_str(definition, "alias"));
	return numbers;
}

struct short_name {
	const struct vb_document_type *type;
	struct vb_str number;
};

struct undefined {
	struct vb_doc *doc;
	const struct numbers *defined;
	struct VB_LIST(struct short_name) told;
	uint64_t next;
	struct vb_place last;
};

static bool is_told(const struct undefined *undefined, const struct short_name *name)
{
	for (uint32_t i = 0; i < undefined->told.count; i++)
		if (undefined->told.items[i].type == name->type && vb_str_equal(undefined->told.items[i].number, name->number))
			return true;
	return false;
}

/* The name stands from `start` to `end`; of the later numbers of a list only the number does. */
static void report_undefined(struct undefined *undefined, struct short_name name, size_t start, size_t end, bool listed)
{
	struct vb_doc *doc = undefined->doc;
	struct vb_finding finding = {.code = VB_FINDING_ALIAS_UNDEFINED};
	if (is_told(undefined, &name) || undefined->defined->written[value_of(name.number)] & 1u << name.number.len)
		return;
	*vb_push(doc->arena, &undefined->told) = name;
	struct vb_evidence *evidence = vb_push(doc->arena, &finding.evidence);
	*evidence = vb_doc_evidence_at(doc, start, end, &undefined->last);
	evidence->value = listed ? VB_CONCAT(doc->arena, name.type->name, VB_LIT(" "), evidence->text) : evidence->text;
	finding.words[0] = evidence->value;
	if (!is_explained(doc, name.type, name.number, evidence->span[0], &undefined->next))
		vb_doc_report(doc, &finding);
}

void vb_rule_undefined_aliases(struct vb_doc *doc)
{
	enum { MOST = 64 }; /* names of a document that are told: the cost stays linear */
	const struct vb_folded_text *folded = vb_doc_folded(doc);
	struct vb_str text = folded ? folded->text : VB_NULL;
	struct undefined undefined = {.doc = doc};
	if (!text.ptr)
		return;
	undefined.defined = read_numbers(doc);
	for (size_t at = 1, end; at < text.len && undefined.told.count < MOST; at++) {
		size_t start;
		if (!vb_is_digit(text.ptr[at]) || vb_is_digit(text.ptr[at - 1]))
			continue;
		const struct vb_document_type *type = type_before(doc, at, &start);
		type = type ? type : letters_before(doc, at, &start);
		bool names = type && are_names(doc, at);
		for (bool listed = false; names; listed = true, start = at) {
			end = number_end(text, at);
			report_undefined(&undefined, (struct short_name){type, {text.ptr + at, end - at}}, start, end, listed);
			size_t next = next_number(text, end);
			if (!next)
				break;
			at = next;
		}
	}
}
