#include "map.h"

#include "../schema/registry.h"

/* Bodies that did not exist before 2025; those that ended are in the registry. Nghị quyết 176/2025/QH15 for ministries; the bodies of
 * the party as announced on 3 February 2025; those of the provinces from the first that were formed. */
static const struct founded {
	const char *name, *from;
} founded[] = {
	{"Ban Chính sách, chiến lược Trung ương", "2025-02-01"},
	{"Ban Tuyên giáo và Dân vận Thành ủy", "2025-02-01"},
	{"Ban Tuyên giáo và Dân vận Trung ương", "2025-02-01"},
	{"Ban Tuyên giáo và Dân vận Tỉnh ủy", "2025-02-01"},
	{"Bộ Dân tộc và Tôn giáo", "2025-03-01"},
	{"Bộ Nông nghiệp và Môi trường", "2025-03-01"},
	{"Sở Dân tộc và Tôn giáo", "2025-02-01"},
	{"Sở Nông nghiệp và Môi trường", "2025-02-01"},
};

static const char *founded_on(struct vb_str name)
{
	for (size_t i = 0; i < sizeof founded / sizeof *founded; i++)
		if (vb_str_is(name, founded[i].name))
			return founded[i].from;
	return NULL;
}

/* The provinces merged their bodies on different days of February and March 2025. */
static const char *last_day_of(const struct vb_body *body)
{
	bool merged = body->level == VB_LEVEL_PROVINCE && body->until && strncmp(body->until, "2025-02", strlen("2025-02")) == 0;
	return merged ? "2025-03" : body->until;
}

/* Each body is told once a document. */
struct bodies {
	struct vb_doc *doc;
	struct VB_LIST(struct vb_str) told;
};

static bool tell(struct bodies *bodies, struct vb_str key)
{
	enum { MOST = 64 }; /* bodies told of one document: the cost stays linear */
	for (uint32_t i = 0; i < bodies->told.count; i++)
		if (vb_str_equal(bodies->told.items[i], key))
			return false;
	if (bodies->told.count == MOST)
		return false;
	*vb_push(bodies->doc->arena, &bodies->told) = key;
	return true;
}

static void report(struct bodies *bodies, struct vb_finding finding, struct vb_str name, struct vb_str date, const char *from,
                   const char *until, struct vb_str instead, const struct vb_json *place)
{
	struct vb_arena *arena = bodies->doc->arena;
	if (!tell(bodies, name))
		return;
	finding.words[0] = name;
	finding.words[1] = date;
	finding.words[2] = VB_CONCAT(arena, vb_str_of(from ? from : "…"), VB_LIT(" – "), vb_str_of(until ? until : "…"),
	                             vb_str_of(instead.ptr ? " → " : ""), instead);
	if (place)
		vb_doc_show(bodies->doc, &finding, place, name);
	vb_doc_report(bodies->doc, &finding);
}

/* The district level ended with the districts. */
static const char last_district_day[] = "2025-06-30";

static bool lives(const char *from, const char *until, struct vb_str date)
{
	return !(from && vb_date_after(vb_str_of(from), date)) && !(until && vb_date_after(date, vb_str_of(until)));
}

static struct vb_str without_head(struct vb_str name)
{
	static const struct vb_str heads[] = {VB_LIT("bo truong "), VB_LIT("thu truong "), VB_LIT("giam doc "), VB_LIT("lanh dao ")};
	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
		if (vb_str_starts(name, heads[i]))
			return (struct vb_str){name.ptr + heads[i].len, name.len - heads[i].len};
	return name;
}

/* "UBND các huyện, thị xã": the bodies of the district level together. */
static bool is_district_group(struct vb_str folded)
{
	static const struct vb_str words[] = {VB_LIT("cac huyen"), VB_LIT("cac quan,"), VB_LIT("cac thi xa"), VB_LIT("cap huyen")};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (memmem(folded.ptr, folded.len, words[i].ptr, words[i].len))
			return true;
	return false;
}

static void check_name(struct bodies *bodies, struct vb_finding finding, struct vb_str name, struct vb_str date, const struct vb_json *place)
{
	struct vb_str folded = vb_folded(bodies->doc->arena, name);
	if (!folded.ptr || !vb_date_is_full(date))
		return;
	if (is_district_group(folded)) {
		if (!lives(NULL, last_district_day, date))
			report(bodies, finding, name, date, NULL, last_district_day, VB_NULL, place);
		return;
	}
	const struct vb_body *body = vb_body_starting(without_head(folded));
	if (!body)
		return;
	const char *from = founded_on(body->name), *until = last_day_of(body);
	struct vb_str successor = body->successor_count ? body->successors[0] : VB_NULL;
	if (!lives(from, until, date))
		report(bodies, finding, body->name, date, from, until, successor, place);
}

static struct vb_str name_of_province(const char *code)
{
	const struct vb_province *province = vb_province_by_code(vb_str_of(code));
	return province ? province->name : VB_NULL;
}

static void check_jurisdiction(struct bodies *bodies, struct vb_finding finding, const struct vb_json *jurisdiction, struct vb_str date,
                               const struct vb_json *place)
{
	const struct vb_province *province = vb_province_by_code(vb_json_member_str(jurisdiction, "code"));
	struct vb_str name = vb_json_member_str(jurisdiction, "name");
	if (!vb_date_is_full(date))
		return;
	if (vb_doc_is(jurisdiction, "level", "district") && name.ptr && !lives(NULL, last_district_day, date))
		report(bodies, finding, name, date, NULL, last_district_day, VB_NULL, place);
	else if (province && province->until && !lives(NULL, province->until, date))
		report(bodies, finding, province->name, date, NULL, province->until, name_of_province(province->into), place);
}

static void check_issuers(struct bodies *bodies)
{
	struct vb_doc *doc = bodies->doc;
	const struct vb_json *citation;
	VB_EACH(doc->citations, i, citation) {
		const struct vb_json *work = vb_doc_work_of(doc, citation);
		struct vb_str issuer = vb_json_member_str(citation, "issuer"), date = vb_json_member_str(work, "date");
		if (!work || vb_doc_is_self(doc, citation))
			continue;
		struct vb_finding finding = vb_doc_finding_of(doc, VB_FINDING_BODY_NOT_EXISTING, citation);
		check_name(bodies, finding, issuer, date, citation);
		if (issuer.ptr)
			check_jurisdiction(bodies, finding, vb_json_member(work, "jurisdiction"), date, citation);
	}
}

static void check_agency(struct bodies *bodies, const struct vb_json *agency, const struct vb_json *place)
{
	struct vb_doc *doc = bodies->doc;
	struct vb_str body = vb_json_member_str(agency, "body");
	check_name(bodies, vb_doc_finding(doc, VB_FINDING_BODY_NOT_EXISTING), body.ptr ? body : vb_json_member_str(agency, "name"), doc->date, place);
}

static void check_row(struct vb_doc *doc, const struct vb_json *row, void *user)
{
	static const char *const roles[] = {"lead", "support"};
	const struct vb_json *agency;
	(void)doc;
	for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
		VB_EACH(vb_json_member(row, roles[i]), k, agency)
			check_agency(user, agency, row);
}

static void check_assignment(struct vb_doc *doc, const struct vb_json *assignment, void *user)
{
	(void)doc;
	check_agency(user, vb_json_member(assignment, "agency"), assignment);
}

void vb_rule_bodies(struct vb_doc *doc)
{
	struct bodies bodies = {.doc = doc};
	const struct vb_json *issuer = vb_json_member(doc->document, "issuer"), *spans = vb_json_member(doc->document, "spans");
	const struct vb_json *place = vb_json_member(spans, "issuer") ? vb_json_member(spans, "issuer") : vb_json_member(spans, "number_symbol");
	struct vb_finding finding = vb_doc_finding(doc, VB_FINDING_BODY_NOT_EXISTING);
	check_name(&bodies, finding, vb_json_member_str(issuer, "name"), doc->date, place);
	check_jurisdiction(&bodies, finding, vb_json_member(issuer, "jurisdiction"), doc->date, place);
	check_issuers(&bodies);
	vb_each_row(doc, check_row, &bodies);
	vb_each_assignment(doc, check_assignment, &bodies);
}
