#include "map.h"

#include "../base/utf8.h"

bool vb_doc_is_self(const struct vb_doc *doc, const struct vb_json *citation)
{
	return vb_doc_is(vb_json_member(citation, "resolution"), "by", "self")
	       || vb_json_is_true(vb_json_member(vb_doc_work_of(doc, citation), "self"));
}

/* ---- Each mention ----------------------------------------------------------------------------------------------------------- */

static void check_type(struct vb_doc *doc, const struct vb_json *citation)
{
	struct vb_str type = vb_json_member_str(citation, "type"), code = vb_json_member_str(citation, "type_code");
	if (!code.ptr || vb_type_fits(doc->arena, type, code))
		return;
	struct vb_finding finding = vb_doc_finding_of(doc, VB_FINDING_TYPE_SYMBOL_MISMATCH, citation);
	finding.words[0] = type;
	finding.words[1] = vb_type_of_code(code);
	vb_doc_show(doc, &finding, citation, type);
	vb_doc_report(doc, &finding);
}

static void check_year(struct vb_doc *doc, const struct vb_json *citation)
{
	struct vb_str year = vb_json_member_str(citation, "year"), date = vb_json_member_str(citation, "date");
	if (!year.ptr || !date.ptr || vb_dates_agree(year, date))
		return;
	struct vb_finding finding = vb_doc_finding_of(doc, VB_FINDING_YEAR_SYMBOL_MISMATCH, citation);
	finding.words[0] = year;
	finding.words[1] = date;
	vb_doc_show(doc, &finding, citation, date);
	vb_doc_report(doc, &finding);
}

static void check_number_blank(struct vb_doc *doc, const struct vb_json *citation)
{
	bool own = vb_doc_is_self(doc, citation);
	if (!vb_doc_is(citation, "kind", "blank") || (own && (doc->draft || !vb_json_member_str(doc->document, "number").ptr)))
		return;
	struct vb_finding finding = vb_doc_finding_of(doc, VB_FINDING_NUMBER_BLANK, citation);
	vb_doc_show(doc, &finding, citation, VB_NULL);
	finding.words[0] = vb_json_member_str(citation, "text");
	vb_doc_report(doc, &finding);
}

static bool starts(struct vb_str text, const char *words)
{
	return vb_str_starts(text, vb_str_of(words));
}

static struct vb_str without(struct vb_str text, size_t count)
{
	return (struct vb_str){text.ptr + count, text.len - count};
}

/* What may be printed of a date, left blank or not: digits, separators, what stands for a blank, "tháng" and "năm". */
static size_t date_len(struct vb_str text)
{
	enum { LONGEST = 48 }; /* bytes: longer than any date in words */
	static const char marks[] = " ./-_?#&";
	size_t len = strlen("ngay"), most = text.len < LONGEST ? text.len : LONGEST;
	while (len < most) {
		struct vb_str rest = without(text, len);
		size_t word = starts(rest, "thang") ? strlen("thang") : starts(rest, "nam") ? strlen("nam") : 0;
		if (!word && !vb_is_digit(rest.ptr[0]) && !strchr(marks, rest.ptr[0]))
			break;
		len += word ? word : 1;
	}
	while (text.ptr[len - 1] == ' ' || (text.ptr[len - 1] == '.' && vb_is_digit(text.ptr[len - 2])))
		len--;
	return len;
}

/* "ngày" with nothing behind it, or with a date of which the day or month is missing; `known` is what the mention has of it. */
static bool is_blank(struct vb_str text, struct vb_str known)
{
	text = without(text, strlen("ngay"));
	while (text.len && text.ptr[0] == ' ')
		text = without(text, 1);
	if (known.ptr && known.len >= 4)
		return !text.len || !vb_is_digit(text.ptr[0]) || known.len == 4;
	return text.len && (strchr("/._?", text.ptr[0]) || starts(text, "thang") || starts(text, "cua "));
}

/* The blank date behind the symbol, in bytes of the folded text; false where none stands there. */
static bool find_blank_date(struct vb_doc *doc, const struct vb_json *citation, size_t *from, size_t *to)
{
	struct vb_str before = vb_doc_slice(doc, 0, vb_doc_end(citation)), date = vb_json_member_str(citation, "date");
	const struct vb_folded_text *folded = vb_date_is_full(date) || !before.ptr ? NULL : vb_doc_folded(doc);
	if (!folded)
		return false;
	struct vb_str text = without(folded->text, vb_folded_place(folded, before.len));
	while (text.len && (text.ptr[0] == ',' || text.ptr[0] == ' '))
		text = without(text, 1);
	if (!starts(text, "ngay") || !is_blank(text, date))
		return false;
	*from = (size_t)(text.ptr - folded->text.ptr);
	*to = *from + date_len(text);
	return true;
}

/* In its own "Kèm theo" line a document leaves blank what the head does too: one fact, told there. */
static bool is_told_at_the_head(const struct vb_doc *doc, const struct vb_json *citation)
{
	return vb_doc_is_self(doc, citation) && (doc->draft || !vb_date_is_full(doc->date));
}

/* Quotes the mention with its date, which begins and is told where the mention does. */
static void check_date_blank(struct vb_doc *doc, const struct vb_json *citation, struct vb_place *last)
{
	size_t from, to;
	if (is_told_at_the_head(doc, citation) || !find_blank_date(doc, citation, &from, &to))
		return;
	struct vb_finding finding = vb_doc_finding_of(doc, VB_FINDING_DATE_BLANK, citation);
	struct vb_evidence mention = vb_doc_evidence(doc, citation, vb_json_member_str(citation, "date"));
	struct vb_evidence date = vb_doc_evidence_at(doc, from, to, last);
	finding.words[0] = date.text;
	mention.text = vb_doc_slice(doc, mention.span[0], date.span[1]);
	mention.span[1] = date.span[1];
	mention.source_span[1] = date.source_span[1];
	*vb_push(doc->arena, &finding.evidence) = mention;
	vb_doc_report(doc, &finding);
}

void vb_rule_citations(struct vb_doc *doc)
{
	const struct vb_json *citation;
	struct vb_place last = {0};
	VB_EACH(doc->citations, i, citation) {
		check_type(doc, citation);
		check_year(doc, citation);
		check_number_blank(doc, citation);
		check_date_blank(doc, citation, &last);
	}
}

/* ---- Later than the document ------------------------------------------------------------------------------------------------ */

static struct vb_str date_told(const struct vb_json *citation)
{
	struct vb_str date = vb_json_member_str(citation, "date");
	return date.ptr ? date : vb_json_member_str(citation, "year");
}

void vb_rule_later(struct vb_doc *doc)
{
	size_t count = vb_json_count(doc->works);
	bool *told = vb_arena_zalloc(doc->arena, count + 1);
	const struct vb_json *citation;
	VB_EACH(doc->citations, i, citation) {
		const struct vb_json *work = vb_doc_work_of(doc, citation);
		struct vb_str date = date_told(citation), id = vb_json_member_str(citation, "work");
		if (!work || !vb_date_after(date, doc->date) || vb_doc_is_self(doc, citation))
			continue;
		size_t at = 0;
		for (size_t k = 1; k < id.len; k++)
			at = at * 10 + (size_t)(id.ptr[k] - '0');
		if (told[at])
			continue;
		told[at] = true;
		struct vb_finding finding = vb_doc_finding_of(doc, VB_FINDING_LATER_THAN_DOCUMENT, citation);
		finding.words[0] = date;
		finding.words[1] = doc->date;
		vb_doc_show(doc, &finding, citation, date);
		vb_doc_report(doc, &finding);
	}
}

/* ---- Slips ------------------------------------------------------------------------------------------------------------------ */

static void show_first(struct vb_doc *doc, struct vb_finding *finding, const struct vb_json *work)
{
	struct vb_str first = vb_json_str(vb_json_item(vb_json_member(work, "mentions"), 0));
	const struct vb_json *citation = vb_doc_citation(doc, first);
	if (citation)
		vb_doc_show(doc, finding, citation, vb_json_member_str(work, "number_symbol"));
}

void vb_rule_slips(struct vb_doc *doc)
{
	const struct vb_json *work;
	VB_EACH(doc->works, i, work) {
		const struct vb_json *other = vb_doc_work(doc, vb_json_member_str(work, "variant_of"));
		if (!other)
			continue;
		struct vb_finding finding = {.code = VB_FINDING_SYMBOL_SLIP, .work = vb_work_key(doc->arena, work),
		    .number_symbol = vb_json_member_str(work, "number_symbol")};
		finding.words[0] = vb_json_member_str(other, "number_symbol");
		show_first(doc, &finding, work);
		show_first(doc, &finding, other);
		vb_doc_report(doc, &finding);
	}
}

/* ---- Dates that do not exist ------------------------------------------------------------------------------------------------ */

/* The last citation that ends at or before the place. */
static const struct vb_json *citation_before(const struct vb_doc *doc, uint64_t place)
{
	size_t low = 0, high = vb_json_count(doc->citations);
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (vb_doc_end(vb_json_item(doc->citations, middle)) <= place)
			low = middle + 1;
		else
			high = middle;
	}
	return low ? vb_json_item(doc->citations, low - 1) : NULL;
}

void vb_rule_impossible_dates(struct vb_doc *doc)
{
	enum { NEAR = 8 }; /* code points between a symbol and its date: ", " */
	const struct vb_json *diagnostic, *header_date = vb_json_member(vb_json_member(doc->document, "spans"), "date");
	VB_EACH(vb_json_member(doc->record, "diagnostics"), i, diagnostic) {
		if (!vb_doc_is(diagnostic, "code", "date-impossible"))
			continue;
		uint64_t start = vb_doc_start(diagnostic);
		const struct vb_json *citation = start == VB_UNKNOWN || vb_doc_start(header_date) == start ? NULL : citation_before(doc, start);
		bool near = citation && start - vb_doc_end(citation) <= NEAR;
		struct vb_finding finding = near ? vb_doc_finding_of(doc, VB_FINDING_DATE_IMPOSSIBLE, citation)
		                                 : vb_doc_finding(doc, VB_FINDING_DATE_IMPOSSIBLE);
		vb_doc_show(doc, &finding, diagnostic, VB_NULL);
		finding.words[0] = finding.evidence.items[0].text;
		vb_doc_report(doc, &finding);
	}
}
