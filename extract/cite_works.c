#include "cite_resolve.h"

#include "../base/utf8.h"
#include "identity.h"

/* The works of the record: each once, with what its mentions and the header say of it, its key and its name in the convention of Akoma
 * Ntoso; those that are one slip away from another are marked. */

enum {
	MAX_SLIPS = 32, /* symbols of one number that are compared with each other */
};

static bool is_slip(struct vb_str a, struct vb_str b)
{
	size_t head = 0, tail = 0, longer = a.len > b.len ? a.len : b.len, shorter = a.len + b.len - longer;
	if (longer - shorter > 1)
		return false;
	while (head < shorter && a.ptr[head] == b.ptr[head])
		head++;
	while (tail < shorter - head && a.ptr[a.len - 1 - tail] == b.ptr[b.len - 1 - tail])
		tail++;
	return head + tail >= longer - 1;
}

/* Groups of the same number form a chain: found through the first of them. */
static void link_number(struct vb_resolver *r, uint32_t index)
{
	struct vb_symbol_group *group = &r->groups.items[index];
	uint32_t at = vb_resolve_hash(group->symbol.number, vb_resolve_hash(group->symbol.type_code, 0)) & r->mask;
	while (r->by_number[at] != VB_NOWHERE && !vb_same_number(&r->groups.items[r->by_number[at]].symbol, &group->symbol))
		at = (at + 1) & r->mask;
	group->same_number = r->by_number[at];
	r->by_number[at] = index;
}

/* Few documents hold a symbol that nobody knows: what the others of its number are is asked for then. */
static void link_numbers(struct vb_resolver *r)
{
	size_t size = ((size_t)r->mask + 1) * sizeof *r->by_number;
	r->by_number = memset(vb_arena_alloc(r->x->arena, size), 0xFF, size);
	for (uint32_t i = 0; i < r->groups.count; i++)
		link_number(r, i);
}

/* The other group whose symbol is one slip away from this one, whose issuer nobody knows. */
static uint32_t slip_of(struct vb_resolver *r, uint32_t group)
{
	enum { LONGEST = 64 };
	const struct vb_symbol_group *own = &r->groups.items[group];
	char a[LONGEST], b[LONGEST];
	if (own->symbol.issuer || !own->symbol.number.ptr || own->symbol.symbol.len > LONGEST)
		return VB_NOWHERE;
	if (!r->by_number)
		link_numbers(r);
	struct vb_str key = {a, vb_fold_tight(own->symbol.symbol.ptr, own->symbol.symbol.len, a)};
	uint32_t at = vb_resolve_hash(own->symbol.number, vb_resolve_hash(own->symbol.type_code, 0)) & r->mask;
	while (r->by_number[at] != VB_NOWHERE && !vb_same_number(&r->groups.items[r->by_number[at]].symbol, &own->symbol))
		at = (at + 1) & r->mask;
	uint32_t other = r->by_number[at];
	for (int i = 0; i < MAX_SLIPS && other != VB_NOWHERE; i++, other = r->groups.items[other].same_number) {
		struct vb_str symbol = r->groups.items[other].symbol.symbol;
		if (other == group || !r->groups.items[other].symbol.issuer || symbol.len > LONGEST)
			continue;
		if (is_slip(key, (struct vb_str){b, vb_fold_tight(symbol.ptr, symbol.len, b)}))
			return other;
	}
	return VB_NOWHERE;
}

static struct vb_str unit_of(struct vb_jurisdiction jurisdiction)
{
	bool below = vb_str_equal(jurisdiction.level, VB_LIT("district")) || vb_str_equal(jurisdiction.level, VB_LIT("commune"));
	return below ? jurisdiction.name : VB_NULL;
}

/* The unit as it stands in a key: of an unknown one its level, so that it is not taken for the province. */
static struct vb_str unit_key(struct vb_jurisdiction jurisdiction)
{
	struct vb_str unit = unit_of(jurisdiction);
	bool above = vb_str_equal(jurisdiction.level, VB_LIT("national")) || vb_str_equal(jurisdiction.level, VB_LIT("province"));
	return unit.ptr || above ? unit : jurisdiction.level;
}

static struct vb_str key_of(struct vb_resolver *r, const struct vb_work *work)
{
	struct vb_str code = work->jurisdiction.code.ptr ? work->jurisdiction.code : VB_LIT("-");
	struct vb_str number = work->number_symbol.ptr ? work->number_symbol : work->name.ptr ? work->name : VB_LIT("-");
	struct vb_str date = work->date.ptr ? work->date : VB_LIT("-"), unit = unit_key(work->jurisdiction);
	return unit.ptr ? VB_CONCAT(r->x->arena, code, VB_LIT("/"), unit, VB_LIT("/"), number, VB_LIT("/"), date)
	                : VB_CONCAT(r->x->arena, code, VB_LIT("/"), number, VB_LIT("/"), date);
}

static struct vb_str work_iri(struct vb_resolver *r, const struct vb_work *work, const struct vb_symbol_group *group, struct vb_str word)
{
	char folded[64];
	const struct vb_symbol *symbol = &group->symbol;
	const struct vb_document_type *type = symbol->type;
	bool same = type && vb_str_equal(word, type->name); /* mostly */
	if (!same && word.ptr && word.len <= sizeof folded)
		type = vb_type_by_key((struct vb_str){folded, vb_fold(word.ptr, word.len, folded)});
	struct vb_str actor = symbol->issuer ? vb_str_of(symbol->issuer->abbreviation) : VB_NULL;
	struct vb_str date = work->date.ptr ? work->date : symbol->year;
	return vb_iri(r->x->arena, type, work->jurisdiction, actor, unit_of(work->jurisdiction), date, work->number_symbol);
}

/* The first mention of a work makes it; later ones fill what it lacks. */
static void fill_work(struct vb_work *work, const struct vb_citation *citation)
{
	if (!work->type.ptr)
		work->type = citation->type;
	if (!work->type_code.ptr)
		work->type_code = citation->type_code;
	if (!work->name.ptr)
		work->name = citation->name;
	if (!citation->issuer.ptr || vb_str_equal(citation->issuer, work->issuer))
		return;
	if (!work->issuer.ptr || (vb_is_capitals(work->issuer) && !vb_is_capitals(citation->issuer)))
		work->issuer = citation->issuer;
}

static void fill_self(struct vb_work *work, const struct vb_header *document)
{
	work->self = true;
	work->type = document->type;
	work->type_code = document->type_code;
	work->number_symbol = document->symbol_canonical.ptr ? document->symbol_canonical : document->number_symbol;
	work->date = document->date;
	work->issuer = document->issuer ? document->issuer->name : VB_NULL;
	work->title = document->title;
	work->iri = document->iri;
}

/* A document that is attached to this one has no number of its own: its type and title name it. */
static void fill_attached(struct vb_resolver *r, struct vb_work *work, const struct vb_header *attached)
{
	const struct vb_header *document = &r->record->document;
	work->type = attached->type;
	work->type_code = attached->type_code;
	work->number_symbol = attached->number_symbol;
	work->title = attached->title;
	work->date = attached->date.ptr ? attached->date : document->date;
	work->issuer = attached->issuer ? attached->issuer->name : document->issuer ? document->issuer->name : VB_NULL;
	if (!work->number_symbol.ptr)
		work->name = attached->title.ptr ? VB_CONCAT(r->x->arena, attached->type, VB_LIT(" "), attached->title) : attached->type;
}

static struct vb_work *make_work(struct vb_resolver *r, struct vb_draft *draft, uint32_t mention)
{
	struct vb_work *work = vb_push(r->x->arena, &r->record->works);
	draft->work = r->record->works.count - 1;
	draft->mention = mention;
	work->id = vb_arena_numbered(r->x->arena, VB_LIT("w"), r->record->works.count);
	work->jurisdiction = draft->jurisdiction;
	if (draft->self) {
		fill_self(work, &r->record->document);
		return work;
	}
	if (draft->attached) {
		fill_attached(r, work, draft->attached);
		return work;
	}
	work->name = draft->group == VB_NOWHERE ? VB_NULL : r->groups.items[draft->group].name;
	work->number_symbol = draft->group == VB_NOWHERE || work->name.ptr ? VB_NULL : r->groups.items[draft->group].key;
	work->date = vb_draft_date(draft);
	return work;
}

static void number_works(struct vb_resolver *r)
{
	for (uint32_t i = 0; i < r->record->citations.count; i++) {
		if (r->mentions[i].draft == VB_NOWHERE)
			continue;
		struct vb_citation *citation = &r->record->citations.items[i];
		struct vb_draft *draft = &r->drafts.items[r->mentions[i].draft];
		struct vb_work *work = draft->work == VB_NOWHERE ? make_work(r, draft, i) : &r->record->works.items[draft->work];
		if (!draft->self)
			fill_work(work, citation);
		citation->work = work->id;
		struct vb_str *id = vb_push(r->x->arena, &work->mentions);
		*id = citation->id;
	}
}

static uint32_t work_of_group(const struct vb_resolver *r, uint32_t group, struct vb_jurisdiction jurisdiction)
{
	for (uint32_t i = r->groups.items[group].first; i != VB_NOWHERE; i = r->drafts.items[i].next)
		if (vb_same_jurisdiction(r->drafts.items[i].jurisdiction, jurisdiction) && r->drafts.items[i].work != VB_NOWHERE)
			return r->drafts.items[i].work;
	return VB_NOWHERE;
}

/* Whose number it is, is not known where nobody knows the issuer: the other may be a work of the document's own place or of the centre. */
static void mark_variant(struct vb_resolver *r, const struct vb_draft *draft, struct vb_work *work)
{
	uint32_t other = slip_of(r, draft->group);
	if (other == VB_NOWHERE)
		return;
	uint32_t target = work_of_group(r, other, draft->jurisdiction);
	if (target == VB_NOWHERE && (target = work_of_group(r, other, vb_jurisdiction_national())) == VB_NOWHERE)
		return;
	work->variant_of = r->record->works.items[target].id;
	vb_diagnose(r->x->arena, &r->record->diagnostics, VB_DIAGNOSTIC_SYMBOL_VARIANT,
	            r->record->citations.items[draft->mention].span,
	            "%.*s is one slip away from %.*s; it is kept as a work of its own", (int)work->number_symbol.len,
	            work->number_symbol.ptr, (int)r->groups.items[other].key.len, r->groups.items[other].key.ptr);
}

/* A province has the name that it had on that day (Thừa Thiên Huế was Huế's until 2024); one that was no more is told. */
static void name_place(struct vb_resolver *r, const struct vb_draft *draft, struct vb_work *work)
{
	struct vb_jurisdiction *place = &work->jurisdiction;
	if (draft->self || !place->code.ptr || !vb_str_equal(place->level, VB_LIT("province")) || work->date.len < sizeof "2025-07-01" - 1)
		return;
	const struct vb_province *then = vb_province_on(place->code, work->date);
	if (then)
		place->name = then->name;
	else
		vb_diagnose(r->x->arena, &r->record->diagnostics, VB_DIAGNOSTIC_CITATION_CONFLICT, r->record->citations.items[draft->mention].span,
		            "%.*s was no province any more on %.*s; date or province is wrong", (int)place->name.len, place->name.ptr,
		            (int)work->date.len, work->date.ptr);
}

static void finish_works(struct vb_resolver *r)
{
	for (uint32_t i = 0; i < r->drafts.count; i++) {
		const struct vb_draft *draft = &r->drafts.items[i];
		if (draft->work == VB_NOWHERE)
			continue;
		struct vb_work *work = &r->record->works.items[draft->work];
		if (draft->group != VB_NOWHERE && !draft->self) {
			const struct vb_symbol_group *group = &r->groups.items[draft->group];
			work->iri = work_iri(r, work, group, work->type);
			if (!work->type.ptr && group->symbol.type)
				work->type = group->symbol.type->name;
			mark_variant(r, draft, work);
		}
		name_place(r, draft, work);
		work->key = key_of(r, work);
	}
}

static void name_candidates(struct vb_resolver *r)
{
	for (uint32_t i = 0; i < r->record->citations.count; i++) {
		for (uint32_t k = 0; k < r->mentions[i].candidates.count; k++) {
			const struct vb_draft *draft = &r->drafts.items[r->mentions[i].candidates.items[k]];
			if (draft->work == VB_NOWHERE)
				continue;
			struct vb_str *id = vb_push(r->x->arena, &r->record->citations.items[i].resolution.candidates);
			*id = r->record->works.items[draft->work].id;
		}
	}
}

/* The work of the mention whose title says the relation. Where it is unknown, so is what the relation comes from. */
static void name_governors(struct vb_resolver *r)
{
	for (uint32_t i = 0; i < r->record->citations.count; i++) {
		uint32_t governor = r->x->notes->links.items[i].governor;
		struct vb_citation *citation = &r->record->citations.items[i];
		if (governor == VB_NOWHERE)
			continue;
		struct vb_str work = r->record->citations.items[governor].work;
		bool self = r->mentions[governor].draft != VB_NOWHERE && r->drafts.items[r->mentions[governor].draft].self;
		if (!work.ptr)
			citation->relation = VB_LIT("mentions");
		else if (!self && !vb_str_equal(work, citation->work))
			citation->relation_from = work;
	}
}

static void find_basis(struct vb_resolver *r)
{
	for (uint32_t i = 0; i < r->record->citations.count; i++) {
		const struct vb_citation *citation = &r->record->citations.items[i];
		struct vb_draft *draft = r->mentions[i].draft == VB_NOWHERE ? NULL : &r->drafts.items[r->mentions[i].draft];
		bool numbered = vb_str_equal(citation->kind, VB_LIT("numbered")) && vb_str_equal(citation->in, VB_LIT("title"));
		if (!numbered || !draft || draft->self || draft->basis)
			continue;
		draft->basis = true;
		struct vb_str *id = vb_push(r->x->arena, &r->record->document.based_on);
		*id = citation->work;
	}
}

/* ---- Known beforehand -------------------------------------------------------------------------------------------------- */

static void fill_field(struct vb_resolver *r, struct vb_work *work, struct vb_str *field, struct vb_str known, const char *name)
{
	if (field->ptr || !known.ptr)
		return;
	*field = known;
	*vb_push(r->x->arena, &work->known) = vb_str_of(name);
}

/* What is known of the work and not told by the document; work->known names the fields. */
static void fill_known(struct vb_resolver *r, const struct vb_draft *draft, struct vb_work *work)
{
	const struct vb_known_work *known = draft->known;
	if (known)
		*vb_push(r->x->arena, &work->known) = VB_LIT("date");
	for (const struct vb_known_work *other = vb_known_find(r->x->known, r->groups.items[draft->group].key); other && !known; other = other->next)
		if (work->date.ptr && vb_str_equal(other->date, work->date) && vb_same_jurisdiction(other->jurisdiction, work->jurisdiction))
			known = other;
	if (!known)
		return;
	fill_field(r, work, &work->issuer, known->issuer, "issuer");
	fill_field(r, work, &work->title, known->title, "title");
	fill_field(r, work, &work->name, known->name, "name");
	fill_field(r, work, &work->type, known->type, "type");
}

void vb_write_works(struct vb_resolver *r)
{
	number_works(r);
	finish_works(r);
	name_candidates(r);
	name_governors(r);
	find_basis(r);
}

void vb_fill_known_works(struct vb_resolver *r)
{
	for (uint32_t i = 0; r->x->known && i < r->drafts.count; i++) {
		const struct vb_draft *draft = &r->drafts.items[i];
		if (draft->work != VB_NOWHERE && draft->group != VB_NOWHERE && !draft->self)
			fill_known(r, draft, &r->record->works.items[draft->work]);
	}
}
