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

/* An alias that is the number of its work ("Nghị quyết số 57-NQ/TW") is used wherever the work is cited by it, with "số" or without. */
static bool is_cited_behind(struct vb_doc *doc, const struct vb_json *definition)
{
	struct vb_str alias = vb_json_member_str(definition, "alias");
	uint64_t end = vb_doc_end(definition);
	const struct vb_json *citation;
	VB_EACH(doc->citations, i, citation) {
		struct vb_str number = vb_json_member_str(citation, "number_symbol");
		if (end != VB_UNKNOWN && vb_doc_start(citation) != VB_UNKNOWN && vb_doc_start(citation) >= end && number.len
		    && memmem(alias.ptr, alias.len, number.ptr, number.len) && is_work_of(definition, vb_json_member_str(citation, "work")))
			return true;
	}
	return false;
}

static void report_unused(struct vb_doc *doc, const struct vb_json *definition)
{
	struct vb_str alias = vb_json_member_str(definition, "alias");
	const struct vb_json *work = vb_doc_work(doc, vb_json_str(vb_json_item(vb_json_member(definition, "works"), 0)));
	struct vb_finding finding = {.code = VB_FINDING_ALIAS_UNUSED, .work = vb_json_member_str(work, "key"),
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
	for (size_t i = 0; i < count && i < MOST; i++) {
		definition = vb_json_item(definitions, i);
		struct vb_str alias = vb_folded(doc->arena, vb_json_member_str(definition, "alias"));
		struct vb_str before = vb_doc_slice(doc, 0, vb_doc_end(definition));
		if (!alias.len || !before.ptr)
			continue;
		size_t from = vb_folded_place(folded, before.len);
		bool used = memmem(folded->text.ptr + from, folded->text.len - from, alias.ptr, alias.len);
		if (!used && !is_cited_behind(doc, definition))
			report_unused(doc, definition);
	}
}

/* ---- Used, never defined ---------------------------------------------------------------------------------------------------- */

/* short = type [ "số" ] number          a number of two to four digits, no symbol, no year, no count */

/* Words behind a number that make it a count: "Kế hoạch 10 năm". */
static const struct vb_str counted[] = {
	VB_LIT("nam"), VB_LIT("thang"), VB_LIT("ngay"), VB_LIT("gio"), VB_LIT("phut"), VB_LIT("giay"), VB_LIT("tuan"), VB_LIT("dong"),
	VB_LIT("trieu"), VB_LIT("ty"), VB_LIT("nguoi"), VB_LIT("xa"), VB_LIT("huyen"), VB_LIT("tinh"), VB_LIT("thon"), VB_LIT("ho"),
	VB_LIT("km"), VB_LIT("ha"), VB_LIT("lan"), VB_LIT("nganh"), VB_LIT("lop"), VB_LIT("buoc"), VB_LIT("dot"), VB_LIT("linh"),
	VB_LIT("dia phuong"), VB_LIT("dia ban"), VB_LIT("noi dung"), VB_LIT("nhiem vu"), VB_LIT("muc tieu"), VB_LIT("chi tieu"),
	VB_LIT("chi so"), VB_LIT("du an"), VB_LIT("de an"), VB_LIT("van ban"), VB_LIT("bo phan"), VB_LIT("so nganh"),
	VB_LIT("co quan"), VB_LIT("co so"), VB_LIT("don vi"), VB_LIT("phan tram"), VB_LIT("phan mem"), VB_LIT("doanh nghiep"),
	VB_LIT("san pham"), VB_LIT("mo hinh"), VB_LIT("truong hoc"), VB_LIT("hoc sinh"), VB_LIT("hoc vien"), VB_LIT("cong trinh"),
	VB_LIT("cong viec"), VB_LIT("hoat dong"), VB_LIT("giai phap"), VB_LIT("can bo"), VB_LIT("cong chuc"),
};

static size_t skip_space(struct vb_str text, size_t at)
{
	return at < text.len && text.ptr[at] == ' ' ? at + 1 : at;
}

static bool is_letter(char c)
{
	return c >= 'a' && c <= 'z';
}

static bool is_count(struct vb_str text, size_t at)
{
	struct vb_str rest = {text.ptr + at, text.len - at};
	for (size_t i = 0; i < sizeof counted / sizeof *counted; i++)
		if (vb_str_starts(rest, counted[i]) && (rest.len == counted[i].len || !is_letter(rest.ptr[counted[i].len])))
			return true;
	return false;
}

/* The end of the number at `at` where it makes a short name; 0 where it does not. */
static size_t number_end(struct vb_str text, size_t at)
{
	size_t end = at;
	while (end < text.len && vb_is_digit(text.ptr[end]))
		end++;
	size_t digits = end - at, behind = skip_space(text, end);
	char next = end < text.len ? text.ptr[end] : ' ', far = behind < text.len ? text.ptr[behind] : '.';
	bool year = digits == 4 && (memcmp(text.ptr + at, "19", 2) == 0 || memcmp(text.ptr + at, "20", 2) == 0);
	bool goes_on = next == '/' || next == '-' || next == '%' || far == '/' || far == '-' || far == '%' || is_letter(next);
	bool decimal = (next == '.' || next == ',') && end + 1 < text.len && vb_is_digit(text.ptr[end + 1]);
	if (digits < 2 || digits > 4 || year || goes_on || decimal || is_count(text, behind) || vb_is_digit(far))
		return 0;
	return end;
}

/* A short name that ends at the number at `at`; its first byte in *start. Returns its end, 0 where there is none. */
static size_t short_at(struct vb_str text, size_t at, size_t *start, const struct vb_document_type **type)
{
	enum { LONGEST_TYPE = 48 };
	if (at == 0 || text.ptr[at - 1] != ' ')
		return 0;
	struct vb_str before = {text.ptr, at - 1};
	if (vb_str_ends(before, VB_LIT(" so")))
		before.len -= 3;
	if (before.len > LONGEST_TYPE)
		before = (struct vb_str){before.ptr + before.len - LONGEST_TYPE, LONGEST_TYPE};
	*type = vb_type_ending(before);
	if (!*type || !(*type)->code[0])
		return 0;
	*start = (size_t)(before.ptr + before.len - text.ptr) - strlen((*type)->key);
	return number_end(text, at);
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
		    && vb_types_agree(doc->arena, vb_json_member_str(citation, "type"), vb_str_of(type->name)))
			return true;
	}
	return false;
}

static bool is_defined(struct vb_doc *doc, struct vb_str name)
{
	const struct vb_json *definition;
	VB_EACH(vb_json_member(doc->record, "definitions"), i, definition) {
		struct vb_str alias = vb_folded(doc->arena, vb_json_member_str(definition, "alias"));
		if (alias.len && memmem(alias.ptr, alias.len, name.ptr, name.len))
			return true;
	}
	return false;
}

struct told_names VB_LIST(struct vb_str);

static bool is_told(const struct told_names *told, struct vb_str name)
{
	for (uint32_t i = 0; i < told->count; i++)
		if (vb_str_equal(told->items[i], name))
			return true;
	return false;
}

void vb_rule_undefined_aliases(struct vb_doc *doc)
{
	enum { MOST = 64 }; /* names of a document that are told: the cost stays linear */
	const struct vb_folded_text *folded = vb_doc_folded(doc);
	struct vb_str text = folded ? folded->text : VB_NULL;
	struct told_names told = {0};
	uint64_t next = 0, cp = 0;
	size_t byte = 0;
	for (size_t at = 1; at < text.len && told.count < MOST; at++) {
		const struct vb_document_type *type;
		size_t start, end;
		if (!vb_is_digit(text.ptr[at]) || text.ptr[at - 1] != ' ' || !(end = short_at(text, at, &start, &type)))
			continue;
		struct vb_str name = {text.ptr + start, end - start}, number = {text.ptr + at, end - at};
		if (is_told(&told, name) || is_defined(doc, name))
			continue;
		*vb_push(doc->arena, &told) = name;
		struct vb_finding finding = {.code = VB_FINDING_ALIAS_UNDEFINED};
		struct vb_evidence *evidence = vb_push(doc->arena, &finding.evidence);
		*evidence = vb_doc_evidence_at(doc, start, end, &cp, &byte);
		finding.words[0] = evidence->value = evidence->text;
		if (!is_explained(doc, type, number, evidence->span[0], &next))
			vb_doc_report(doc, &finding);
	}
}
