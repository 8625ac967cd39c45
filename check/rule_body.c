#include "bodies.h"
#include "map.h"

#include "../schema/registry.h"

/* The table's row that the folded name starts with, the longest; NULL. */
static const struct vb_lifetime *lifetime_of(struct vb_str name)
{
	const struct vb_lifetime *found = NULL;
	for (const struct vb_lifetime *row = vb_lifetimes; row->key; row++) {
		struct vb_str key = vb_str_of(row->key);
		bool starts = vb_str_starts(name, key) && (name.len == key.len || name.ptr[key.len] == ' ' || name.ptr[key.len] == ',');
		if (starts && (!found || key.len > strlen(found->key)))
			found = row;
	}
	return found;
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

static void report(struct bodies *bodies, struct vb_finding finding, const char *name, struct vb_str date, const char *from, const char *until,
                   const char *instead, const struct vb_json *place)
{
	struct vb_arena *arena = bodies->doc->arena;
	if (!tell(bodies, vb_str_of(name)))
		return;
	finding.words[0] = vb_str_of(name);
	finding.words[1] = date;
	finding.words[2] = VB_CONCAT(arena, vb_str_of(from ? from : "…"), VB_LIT(" – "), vb_str_of(until ? until : "…"),
	                             vb_str_of(instead ? " → " : ""), vb_str_of(instead ? instead : ""));
	if (place)
		vb_doc_show(bodies->doc, &finding, place, vb_str_of(name));
	vb_doc_report(bodies->doc, &finding);
}

/* The district level ended with the districts. */
static const char last_district_day[] = "2025-06-30";

static bool lives(const char *from, const char *until, struct vb_str date)
{
	return !(from && vb_date_after(vb_str_of(from), date)) && !(until && vb_date_after(date, vb_str_of(until)));
}

static void check_name(struct bodies *bodies, struct vb_finding finding, struct vb_str name, struct vb_str date, const struct vb_json *place)
{
	static const struct vb_str heads[] = {VB_LIT("bo truong "), VB_LIT("thu truong "), VB_LIT("giam doc "), VB_LIT("lanh dao ")};
	struct vb_str folded = vb_folded(bodies->doc->arena, name);
	if (!folded.ptr || !vb_date_is_full(date))
		return;
	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
		if (vb_str_starts(folded, heads[i]))
			folded = (struct vb_str){folded.ptr + heads[i].len, folded.len - heads[i].len};
	const struct vb_body *body = vb_body_starting(folded);
	const struct vb_lifetime *life = lifetime_of(body ? vb_folded(bodies->doc->arena, vb_str_of(body->name)) : folded);
	if (!life)
		life = lifetime_of(folded);
	if (life && !lives(life->from, life->until, date))
		report(bodies, finding, life->name, date, life->from, life->until, life->instead, place);
	else if (!life && body && body->level == VB_LEVEL_DISTRICT && !lives(NULL, last_district_day, date))
		report(bodies, finding, body->name, date, NULL, last_district_day, NULL, place);
}

static void check_jurisdiction(struct bodies *bodies, struct vb_finding finding, const struct vb_json *jurisdiction, struct vb_str date,
                               const struct vb_json *place)
{
	const struct vb_province *province = vb_province_by_code(vb_json_member_str(jurisdiction, "code"));
	struct vb_str name = vb_json_member_str(jurisdiction, "name");
	if (!vb_date_is_full(date))
		return;
	if (vb_doc_is(jurisdiction, "level", "district") && name.ptr && vb_date_after(date, vb_str_of(last_district_day))) {
		struct vb_str copy = vb_arena_copy(bodies->doc->arena, name);
		report(bodies, finding, copy.ptr, date, NULL, last_district_day, NULL, place);
	} else if (province && province->until && !lives(NULL, province->until, date)) {
		report(bodies, finding, province->name, date, NULL, province->until, NULL, place);
	}
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

static void check_agencies(struct bodies *bodies)
{
	struct vb_doc *doc = bodies->doc;
	const struct vb_json *assignment;
	VB_EACH(vb_json_member(doc->record, "assignments"), i, assignment) {
		const struct vb_json *agency = vb_json_member(assignment, "agency");
		struct vb_str body = vb_json_member_str(agency, "body");
		check_name(bodies, vb_doc_finding(doc, VB_FINDING_BODY_NOT_EXISTING), body.ptr ? body : vb_json_member_str(agency, "name"), doc->date,
		           assignment);
	}
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
	check_agencies(&bodies);
}
