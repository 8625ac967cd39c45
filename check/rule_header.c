#include "map.h"

#include "../base/utf8.h"

static const struct vb_json *place_of(const struct vb_doc *doc, const char *fact)
{
	return vb_json_member(vb_json_member(doc->document, "spans"), fact);
}

static bool same_letters(struct vb_arena *arena, struct vb_str a, struct vb_str b)
{
	struct vb_str x = vb_folded(arena, a), y = vb_folded(arena, b);
	return x.ptr && y.ptr && vb_str_equal(x, y);
}

/* A "Kèm theo" line that stands for this document: of its type, with its letters. */
static bool is_attached_line(struct vb_doc *doc, const struct vb_json *citation)
{
	struct vb_str type = vb_json_member_str(citation, "type"), own = vb_json_member_str(doc->document, "type");
	if (!vb_str_ends(vb_json_member_str(citation, "in"), VB_LIT("/attached_to")))
		return false;
	if (type.ptr && own.ptr && !vb_types_agree(doc->arena, type, own))
		return false;
	return same_letters(doc->arena, vb_json_member_str(citation, "symbol"), vb_json_member_str(doc->document, "symbol"));
}

static void report_pair(struct vb_doc *doc, enum vb_finding_code code, const char *fact, struct vb_str own, const struct vb_json *citation,
                        struct vb_str other)
{
	struct vb_finding finding = vb_doc_finding(doc, code);
	finding.words[0] = own;
	finding.words[1] = other;
	if (place_of(doc, fact))
		vb_doc_show(doc, &finding, place_of(doc, fact), own);
	vb_doc_show(doc, &finding, citation, other);
	vb_doc_report(doc, &finding);
}

static void compare_attached(struct vb_doc *doc, const struct vb_json *citation)
{
	struct vb_str number = vb_json_member_str(doc->document, "number"), other = vb_json_member_str(citation, "number");
	if (number.ptr && other.ptr && !vb_str_equal(vb_without_zeros(number), vb_without_zeros(other)))
		report_pair(doc, VB_FINDING_HEADER_NUMBER_MISMATCH, "number_symbol", vb_json_member_str(doc->document, "number_symbol"), citation,
		            vb_json_member_str(citation, "number_symbol"));
	struct vb_str date = vb_json_member_str(citation, "date");
	if (!vb_dates_agree(doc->date, date))
		report_pair(doc, VB_FINDING_HEADER_DATE_MISMATCH, "date", doc->date, citation, date);
	struct vb_str issuer = vb_json_member_str(vb_json_member(doc->document, "issuer"), "name");
	struct vb_str named = vb_json_member_str(citation, "issuer");
	if (!vb_issuers_agree(vb_issuer_key(doc->arena, issuer), vb_issuer_key(doc->arena, named)))
		report_pair(doc, VB_FINDING_HEADER_ISSUER_MISMATCH, "issuer", issuer, citation, named);
}

void vb_rule_attached(struct vb_doc *doc)
{
	const struct vb_json *citation;
	VB_EACH(doc->citations, i, citation)
		if (is_attached_line(doc, citation))
			compare_attached(doc, citation);
}

/* The year between two slashes of "25/2023/NQ-HĐND"; null where there is none. */
static struct vb_str year_in(struct vb_str symbol)
{
	const char *slash = symbol.ptr ? memchr(symbol.ptr, '/', symbol.len) : NULL;
	enum { YEAR_LEN = 4 };
	if (!slash || symbol.ptr + symbol.len - slash < YEAR_LEN + 2 || slash[YEAR_LEN + 1] != '/')
		return VB_NULL;
	for (int i = 1; i <= YEAR_LEN; i++)
		if (!vb_is_digit(slash[i]))
			return VB_NULL;
	return (struct vb_str){slash + 1, YEAR_LEN};
}

/* Type word and year of the head against its symbol. */
void vb_rule_header_symbol(struct vb_doc *doc)
{
	struct vb_str type = vb_json_member_str(doc->document, "type"), code = vb_json_member_str(doc->document, "type_code");
	struct vb_str year = year_in(doc->number_symbol);
	const struct vb_json *place = place_of(doc, "number_symbol");
	if (place && !vb_type_fits(doc->arena, type, code)) {
		struct vb_finding finding = vb_doc_finding(doc, VB_FINDING_TYPE_SYMBOL_MISMATCH);
		if (!finding.number_symbol.ptr)
			finding.number_symbol = vb_json_member_str(doc->document, "symbol");
		finding.words[0] = type;
		finding.words[1] = vb_type_of_code(code);
		vb_doc_show(doc, &finding, place, type);
		vb_doc_report(doc, &finding);
	}
	if (place && year.ptr && doc->date.ptr && !vb_dates_agree(year, doc->date)) {
		struct vb_finding finding = vb_doc_finding(doc, VB_FINDING_YEAR_SYMBOL_MISMATCH);
		finding.words[0] = year;
		finding.words[1] = doc->date;
		vb_doc_show(doc, &finding, place, year);
		if (place_of(doc, "date"))
			vb_doc_show(doc, &finding, place_of(doc, "date"), doc->date);
		vb_doc_report(doc, &finding);
	}
}

/* "tháng 6 năm 2024" leaves nothing blank: it has no place for a day. */
static bool leaves_a_day_blank(struct vb_doc *doc, struct vb_str date)
{
	return !vb_str_starts(vb_folded(doc->arena, date), VB_LIT("thang"));
}

/* What the extraction said of the head and where. */
void vb_rule_header_blanks(struct vb_doc *doc)
{
	static const struct {
		const char *diagnostic;
		enum vb_finding_code code;
	} kinds[] = {{"number-blank", VB_FINDING_NUMBER_BLANK}, {"date-incomplete", VB_FINDING_DATE_BLANK}};
	const struct vb_json *diagnostic;
	VB_EACH(vb_json_member(doc->record, "diagnostics"), i, diagnostic) {
		for (size_t k = 0; !doc->draft && k < sizeof kinds / sizeof *kinds; k++) {
			if (!vb_doc_is(diagnostic, "code", kinds[k].diagnostic))
				continue;
			struct vb_finding finding = vb_doc_finding(doc, kinds[k].code);
			vb_doc_show(doc, &finding, diagnostic, VB_NULL);
			finding.words[0] = finding.evidence.items[0].text;
			if (kinds[k].code != VB_FINDING_DATE_BLANK || leaves_a_day_blank(doc, finding.words[0]))
				vb_doc_report(doc, &finding);
		}
	}
}
