/* The lines that the reduce compares with those of other documents. What stands in each, in order:
 *
 * work KEY            "a", by: a document of the set replaces or repeals it     IDENTITY draft source place DATE own-date own-name EVIDENCE
 *                     "h": its own header                                       IDENTITY draft source place date EVIDENCE
 *                     "m": a mention    IDENTITY draft source place date work-date type issuer issuer-key spelling title title-key
 *                                       relation own-date EVIDENCE
 * target KEY          "h", "m": header and cited title                          IDENTITY source number title-key symbol EVIDENCE
 * document IDENTITY   draft source hash work symbol EVIDENCE
 * title KEY           "0" final or "1" draft, source, symbol, work, EVIDENCE
 * answers KEY         "a": a province answers it                                province name source symbol EVIDENCE
 *                     "c": a work cited by a document that answers it           work-key symbol province
 * coverage            "a": a province answers a work                            work-key symbol province own-date
 *                     "d": what was read                                        IDENTITY source …
 *                     "x": what was not                                         source reason
 *
 * KEY of a work is its key without the date; IDENTITY is the same for copies of one document, which stand beside each other in a group
 * and count once: the first source in byte order. Within a group the lines are in byte order. */
#include "map.h"

#include "../base/utf8.h"

static struct vb_str padded(struct vb_arena *arena, uint64_t place)
{
	return vb_arena_format(arena, "%010llu", (unsigned long long)(place == VB_UNKNOWN ? 0 : place));
}

static struct vb_str draft_mark(const struct vb_doc *doc)
{
	return doc->draft ? VB_LIT("1") : VB_LIT("0");
}

/* What all lines of a work's group begin with. */
static void start_work_line(struct vb_doc *doc, struct vb_str key, const char *kind, const struct vb_json *place)
{
	VB_LINE_START(&doc->line, VB_LIT("work "), key);
	vb_line_str(&doc->line, vb_str_of(kind));
	vb_line_str(&doc->line, doc->identity);
	vb_line_str(&doc->line, draft_mark(doc));
	vb_line_str(&doc->line, doc->source);
	vb_line_str(&doc->line, padded(doc->arena, place ? vb_doc_start(place) : VB_UNKNOWN));
}

static void put_evidence(struct vb_doc *doc, const struct vb_json *thing, struct vb_str value)
{
	struct vb_evidence evidence = vb_doc_evidence(doc, thing, value);
	vb_evidence_put(&doc->line, &evidence);
}

/* ---- Works ------------------------------------------------------------------------------------------------------------------ */

/* One letter for what a mention does with its work: "f" takes it as in force, "e" ends or changes it, "-" neither. */
static const char *force_of(const struct vb_json *citation)
{
	static const char *const in_force[] = {"implements", "legal_basis", "guides", NULL}, *const ends[] = {"replaces", "repeals", "amends", NULL};
	for (const char *const *name = in_force; *name; name++)
		if (vb_doc_is(citation, "relation", *name))
			return "f";
	for (const char *const *name = ends; *name; name++)
		if (vb_doc_is(citation, "relation", *name))
			return "e";
	return "-";
}

/* The mention speaks for this document, not for a work that stands before it. */
static bool speaks_for_document(const struct vb_doc *doc, const struct vb_json *citation)
{
	struct vb_str from = vb_json_member_str(citation, "relation_from");
	return !from.ptr || vb_json_is_true(vb_json_member(vb_doc_work(doc, from), "self"));
}

static bool ends_it(const struct vb_doc *doc, const struct vb_json *citation)
{
	return (vb_doc_is(citation, "relation", "replaces") || vb_doc_is(citation, "relation", "repeals"))
	       && speaks_for_document(doc, citation) && !vb_json_is_true(vb_json_member(citation, "planned"))
	       && !vb_doc_is_self(doc, citation);
}

static void put_superseding(struct vb_doc *doc, const struct vb_json *citation, const struct vb_json *work, struct vb_str key)
{
	start_work_line(doc, key, "a", citation);
	vb_line_str(&doc->line, vb_json_member_str(work, "date"));
	vb_line_str(&doc->line, doc->date);
	vb_line_str(&doc->line, doc->number_symbol.ptr ? doc->number_symbol : doc->source);
	put_evidence(doc, citation, doc->date);
	vb_doc_give(doc);
}

static void put_header(struct vb_doc *doc)
{
	const struct vb_json *spans = vb_json_member(doc->document, "spans");
	const struct vb_json *place = vb_json_member(spans, "date") ? vb_json_member(spans, "date") : vb_json_member(spans, "number_symbol");
	if (!doc->key.ptr || !doc->date.ptr)
		return;
	start_work_line(doc, doc->key, "h", place);
	vb_line_str(&doc->line, doc->date);
	put_evidence(doc, place, doc->date);
	vb_doc_give(doc);
}

/* The work that an unresolved mention may be: all its candidates have one number. */
static const struct vb_json *candidate_of(const struct vb_doc *doc, const struct vb_json *citation)
{
	return vb_doc_work(doc, vb_json_str(vb_json_item(vb_json_member(vb_json_member(citation, "resolution"), "candidates"), 0)));
}

/* Text in capitals does not tell how its symbols are spelled. */
static struct vb_str spelling_of(const struct vb_json *citation)
{
	struct vb_str text = vb_json_member_str(citation, "text");
	for (size_t at = 0; at < text.len; at += vb_utf8_len((unsigned char)text.ptr[at]))
		if (vb_cp_is_lower(vb_utf8_decode(text.ptr + at)))
			return vb_json_member_str(citation, "number_symbol");
	return VB_NULL;
}

static void put_mention(struct vb_doc *doc, const struct vb_json *citation, struct vb_str key, struct vb_str date,
                        struct vb_str title)
{
	struct vb_str type = vb_json_member_str(citation, "type"), issuer = vb_json_member_str(citation, "issuer");
	bool fits = vb_type_fits(doc->arena, type, vb_json_member_str(citation, "type_code"));
	start_work_line(doc, key, "m", citation);
	vb_line_str(&doc->line, vb_json_member_str(citation, "date"));
	vb_line_str(&doc->line, date);
	vb_line_str(&doc->line, fits ? type : VB_NULL);
	vb_line_str(&doc->line, issuer);
	vb_line_str(&doc->line, vb_issuer_key(doc->arena, issuer));
	vb_line_str(&doc->line, spelling_of(citation));
	vb_line_str(&doc->line, title);
	vb_line_str(&doc->line, vb_title_key(doc->arena, title));
	vb_line_str(&doc->line, vb_str_of(force_of(citation)));
	vb_line_str(&doc->line, doc->date);
	put_evidence(doc, citation, VB_NULL);
	vb_doc_give(doc);
}

static bool is_full_mention(const struct vb_json *citation)
{
	return vb_doc_is(citation, "kind", "numbered") || vb_doc_is(citation, "kind", "named");
}

static size_t index_of(struct vb_str id)
{
	size_t index = 0;
	for (size_t i = 1; i < id.len; i++)
		index = index * 10 + (size_t)(id.ptr[i] - '0');
	return index;
}

/* The title belongs to the first mention of its work. */
static struct vb_str title_for(bool *told, const struct vb_json *work)
{
	size_t index = index_of(vb_json_member_str(work, "id"));
	struct vb_str title = told[index] ? VB_NULL : vb_json_member_str(work, "title");
	told[index] = true;
	return title;
}

void vb_map_works(struct vb_doc *doc)
{
	bool *told = vb_arena_zalloc(doc->arena, vb_json_count(doc->works) + 1);
	const struct vb_json *citation;
	put_header(doc);
	VB_EACH(doc->citations, i, citation) {
		const struct vb_json *work = vb_doc_work_of(doc, citation), *meant = work ? work : candidate_of(doc, citation);
		struct vb_str key = vb_work_base_key(doc->arena, meant);
		if (!key.ptr || vb_doc_is_self(doc, citation))
			continue;
		if (work && ends_it(doc, citation))
			put_superseding(doc, citation, work, key);
		if (is_full_mention(citation))
			put_mention(doc, citation, key, vb_json_member_str(work, "date"), work ? title_for(told, work) : VB_NULL);
	}
}

/* ---- Targets with another number -------------------------------------------------------------------------------------------- */

/* Everything of the number and symbol but the number: "136/KH-UBND" -> "/KH-UBND". */
static struct vb_str without_number(struct vb_str symbol)
{
	size_t at = 0;
	while (at < symbol.len && vb_is_digit(symbol.ptr[at]))
		at++;
	return at ? (struct vb_str){symbol.ptr + at, symbol.len - at} : VB_NULL;
}

static void put_target(struct vb_doc *doc, const char *kind, struct vb_str place, struct vb_str symbol, struct vb_str date, struct vb_str title,
                       const struct vb_json *thing)
{
	struct vb_str rest = without_number(symbol), key = vb_title_key(doc->arena, title);
	if (!place.ptr || !rest.ptr || !vb_date_is_full(date) || !key.ptr || !thing)
		return;
	VB_LINE_START(&doc->line, VB_LIT("target "), place, VB_LIT("/"), rest, VB_LIT("/"), date);
	vb_line_str(&doc->line, vb_str_of(kind));
	vb_line_str(&doc->line, doc->identity);
	vb_line_str(&doc->line, doc->source);
	vb_line_str(&doc->line, (struct vb_str){symbol.ptr, symbol.len - rest.len});
	vb_line_str(&doc->line, key);
	vb_line_str(&doc->line, symbol);
	put_evidence(doc, thing, symbol);
	vb_doc_give(doc);
}

static struct vb_str place_of_work(const struct vb_doc *doc, const struct vb_json *work, struct vb_str symbol)
{
	struct vb_str base = vb_work_base_key(doc->arena, work);
	return base.ptr && symbol.ptr && base.len > symbol.len + 1 ? (struct vb_str){base.ptr, base.len - symbol.len - 1} : VB_NULL;
}

void vb_map_targets(struct vb_doc *doc)
{
	const struct vb_json *work, *spans = vb_json_member(doc->document, "spans");
	put_target(doc, "h", doc->jurisdiction, doc->number_symbol, doc->date, vb_json_member_str(doc->document, "title"),
	           vb_json_member(spans, "number_symbol"));
	VB_EACH(doc->works, i, work) {
		const struct vb_json *first = vb_doc_citation(doc, vb_json_str(vb_json_item(vb_json_member(work, "mentions"), 0)));
		struct vb_str symbol = vb_work_number_symbol(doc->arena, work);
		if (!vb_json_is_true(vb_json_member(work, "self")))
			put_target(doc, "m", place_of_work(doc, work, symbol), symbol, vb_json_member_str(work, "date"),
			           vb_json_member_str(work, "title"), first);
	}
}

/* ---- The document itself ---------------------------------------------------------------------------------------------------- */

/* Where the document says which it is. */
static const struct vb_json *own_place(const struct vb_doc *doc)
{
	const struct vb_json *spans = vb_json_member(doc->document, "spans");
	const struct vb_json *place = vb_json_member(spans, "number_symbol");
	return place ? place : vb_json_member(spans, "title");
}

static void put_title(struct vb_doc *doc)
{
	struct vb_str issuer = vb_issuer_key(doc->arena, vb_json_member_str(vb_json_member(doc->document, "issuer"), "name"));
	struct vb_str title = vb_title_key(doc->arena, vb_json_member_str(doc->document, "title"));
	struct vb_str type = vb_folded(doc->arena, vb_json_member_str(doc->document, "type"));
	bool draft = doc->draft || !vb_json_member_str(doc->document, "number").ptr;
	if (!doc->jurisdiction.ptr || !issuer.ptr || !title.ptr || !type.ptr)
		return;
	VB_LINE_START(&doc->line, VB_LIT("title "), doc->jurisdiction, VB_LIT("/"), issuer, VB_LIT("/"), type, VB_LIT("/"), title);
	vb_line_str(&doc->line, draft ? VB_LIT("1") : VB_LIT("0"));
	vb_line_str(&doc->line, doc->source);
	vb_line_str(&doc->line, doc->number_symbol);
	vb_line_str(&doc->line, vb_doc_finding(doc, VB_FINDING_DRAFT_BESIDE_FINAL).work);
	put_evidence(doc, own_place(doc), doc->number_symbol);
	vb_doc_give(doc);
}

void vb_map_document(struct vb_doc *doc)
{
	VB_LINE_START(&doc->line, VB_LIT("document "), doc->identity);
	vb_line_str(&doc->line, draft_mark(doc));
	vb_line_str(&doc->line, doc->source);
	vb_line_str(&doc->line, vb_json_member_str(vb_json_member(doc->record, "source"), "sha256"));
	vb_line_str(&doc->line, vb_doc_finding(doc, VB_FINDING_DOCUMENT_TWICE).work);
	vb_line_str(&doc->line, doc->number_symbol);
	put_evidence(doc, own_place(doc), doc->number_symbol);
	vb_doc_give(doc);
	put_title(doc);
}

/* ---- Answers ---------------------------------------------------------------------------------------------------------------- */

static bool is_national(const struct vb_json *work)
{
	return vb_doc_is(vb_json_member(work, "jurisdiction"), "level", "national");
}

static void put_cited(struct vb_doc *doc, struct vb_str resolution)
{
	const struct vb_json *work;
	VB_EACH(doc->works, i, work) {
		struct vb_str key = vb_work_base_key(doc->arena, work);
		if (!key.ptr || !is_national(work) || vb_str_equal(key, resolution))
			continue;
		VB_LINE_START(&doc->line, VB_LIT("answers "), resolution);
		vb_line_str(&doc->line, VB_LIT("c"));
		vb_line_str(&doc->line, key);
		struct vb_str symbol = vb_work_number_symbol(doc->arena, work);
		vb_line_str(&doc->line, symbol.ptr ? symbol : vb_json_member_str(work, "name"));
		vb_line_str(&doc->line, doc->jurisdiction);
		vb_doc_give(doc);
	}
}

static void put_answer(struct vb_doc *doc, const struct vb_json *work)
{
	struct vb_str key = vb_work_base_key(doc->arena, work);
	struct vb_str symbol = vb_work_number_symbol(doc->arena, work);
	const struct vb_json *first = vb_doc_citation(doc, vb_json_str(vb_json_item(vb_json_member(work, "mentions"), 0)));
	struct vb_str name = vb_json_member_str(vb_json_member(vb_json_member(doc->document, "issuer"), "jurisdiction"), "name");
	VB_LINE_START(&doc->line, VB_LIT("answers "), key);
	vb_line_str(&doc->line, VB_LIT("a"));
	vb_line_str(&doc->line, doc->jurisdiction);
	vb_line_str(&doc->line, name.ptr ? name : doc->jurisdiction);
	vb_line_str(&doc->line, doc->source);
	vb_line_str(&doc->line, symbol.ptr ? symbol : vb_json_member_str(work, "name"));
	put_evidence(doc, first, symbol);
	vb_doc_give(doc);
	put_cited(doc, key);
	VB_LINE_START(&doc->line, VB_LIT("coverage"));
	vb_line_str(&doc->line, VB_LIT("a"));
	vb_line_str(&doc->line, key);
	vb_line_str(&doc->line, symbol.ptr ? symbol : vb_json_member_str(work, "name"));
	vb_line_str(&doc->line, doc->jurisdiction);
	vb_line_str(&doc->line, doc->date);
	vb_doc_give(doc);
}

void vb_map_answers(struct vb_doc *doc)
{
	enum { MOST = 8 }; /* works of a title: each of them takes a line for each work the document cites */
	const struct vb_json *basis = vb_json_member(doc->document, "based_on");
	if (!doc->jurisdiction.ptr || !vb_str_equal(doc->level, VB_LIT("province")))
		return;
	for (size_t i = 0; i < vb_json_count(basis) && i < MOST; i++) {
		const struct vb_json *work = vb_doc_work(doc, vb_json_str(vb_json_item(basis, i)));
		if (work && is_national(work) && vb_work_base_key(doc->arena, work).ptr)
			put_answer(doc, work);
	}
}

/* ---- Coverage --------------------------------------------------------------------------------------------------------------- */

void vb_map_coverage(struct vb_doc *doc)
{
	uint64_t resolved = 0, blank = 0, ambiguous = 0, count = vb_json_count(doc->citations);
	const struct vb_json *citation;
	VB_EACH(doc->citations, i, citation) {
		if (vb_json_member_str(citation, "work").ptr)
			resolved++;
		else if (vb_json_count(vb_json_member(vb_json_member(citation, "resolution"), "candidates")))
			ambiguous++;
		else
			blank += vb_doc_is(citation, "kind", "blank");
	}
	VB_LINE_START(&doc->line, VB_LIT("coverage"));
	vb_line_str(&doc->line, VB_LIT("d"));
	vb_line_str(&doc->line, doc->identity);
	vb_line_str(&doc->line, doc->source);
	vb_line_number(&doc->line, count);
	vb_line_number(&doc->line, resolved);
	vb_line_number(&doc->line, ambiguous);
	vb_line_number(&doc->line, blank);
	vb_line_number(&doc->line, !vb_date_is_full(doc->date));
	vb_line_number(&doc->line, !doc->number_symbol.ptr);
	vb_line_number(&doc->line, !doc->jurisdiction.ptr);
	vb_line_number(&doc->line, !doc->text.ptr);
	vb_doc_give(doc);
}

void vb_map_not_checked(struct vb_doc *doc, struct vb_str source, struct vb_str reason)
{
	VB_LINE_START(&doc->line, VB_LIT("coverage"));
	vb_line_str(&doc->line, VB_LIT("x"));
	vb_line_str(&doc->line, source);
	vb_line_str(&doc->line, reason);
	vb_doc_give(doc);
}
