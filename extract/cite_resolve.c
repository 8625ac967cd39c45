#include "cite_resolve.h"

#include "../base/utf8.h"
#include "identity.h"

/* From mentions to works. A work is one symbol, one jurisdiction and one date.
 *
 * Mentions of one symbol form a group. The dated ones found its works: a date that is told less precisely, or another day of
 * the same year (numbers start anew with the year, in the party with the term: it is a slip), belongs to the work that is there. An
 * undated mention takes the only work of its group that its issuer and jurisdiction allow, or stays unresolved. Where the document
 * gives no date at all, the only work that is known beforehand (--known) is taken, and the mention and the work say so. */

enum {
	USUAL = 128,    /* symbols and works: most documents have no more, and no list is moved */
	MAX_WORKS = 64, /* works of one symbol: more are no longer told apart, so that the cost stays linear */
};

static void init(struct vb_resolver *r, struct vb_extraction *x)
{
	uint32_t count = x->record->citations.count, size = 8;
	*r = (struct vb_resolver){.x = x, .record = x->record};
	while (size < 2 * count + 2)
		size *= 2;
	r->mask = size - 1;
	r->by_key = vb_arena_alloc(x->arena, size * sizeof *r->by_key);
	memset(r->by_key, 0xFF, size * sizeof *r->by_key);
	size = x->record->appendices.count;
	r->attached = vb_arena_alloc(x->arena, (size + 1) * sizeof *r->attached);
	memset(r->attached, 0xFF, (size + 1) * sizeof *r->attached);
	r->mentions = vb_arena_alloc(x->arena, (count + 1) * sizeof *r->mentions);
	for (uint32_t i = 0; i < count; i++)
		r->mentions[i] = (struct vb_mention){.group = VB_NOWHERE, .draft = VB_NOWHERE};
	size = count < USUAL ? count + 1 : USUAL;
	vb_reserve(x->arena, &r->groups, size);
	vb_reserve(x->arena, &r->drafts, size);
	vb_reserve(x->arena, &x->record->works, size);
}

/* `read`: what the number and symbol mean, NULL where that is not known yet. */
static uint32_t group_of(struct vb_resolver *r, struct vb_str number_symbol, struct vb_str canonical, const struct vb_symbol *read)
{
	struct vb_str key = canonical.ptr ? canonical : number_symbol;
	uint32_t hash = vb_resolve_hash(key, 0), at = hash & r->mask;
	for (; r->by_key[at] != VB_NOWHERE; at = (at + 1) & r->mask)
		if (r->groups.items[r->by_key[at]].hash == hash && vb_str_equal(r->groups.items[r->by_key[at]].key, key))
			return r->by_key[at];
	struct vb_symbol_group *group = vb_push(r->x->arena, &r->groups);
	*group = (struct vb_symbol_group){.key = key, .hash = hash, .first = VB_NOWHERE};
	if (read && !canonical.ptr)
		group->symbol = *read;
	else if (!vb_symbol_read(r->x->arena, r->x->patterns, key, &group->symbol))
		group->symbol = (struct vb_symbol){.number_symbol = key};
	r->by_key[at] = r->groups.count - 1;
	return r->groups.count - 1;
}

/* ---- Works of a group ------------------------------------------------------------------------------------------------ */

/* The same date, one of them perhaps less precise. */
static bool same_date(struct vb_str a, struct vb_str b)
{
	return vb_str_starts(a, b) || vb_str_starts(b, a);
}

static bool same_year(struct vb_str a, struct vb_str b)
{
	return a.len >= 4 && b.len >= 4 && memcmp(a.ptr, b.ptr, 4) == 0;
}

static uint32_t add_draft(struct vb_resolver *r, uint32_t group, struct vb_jurisdiction jurisdiction)
{
	struct vb_draft *draft = vb_push(r->x->arena, &r->drafts);
	uint32_t index = r->drafts.count - 1;
	*draft = (struct vb_draft){.jurisdiction = jurisdiction, .group = group, .next = VB_NOWHERE, .work = VB_NOWHERE};
	if (group != VB_NOWHERE) {
		draft->next = r->groups.items[group].first;
		r->groups.items[group].first = index;
		r->groups.items[group].count++;
	}
	return index;
}

static void add_date(struct vb_draft *draft, struct vb_str date)
{
	for (size_t i = 0; i < draft->date_count; i++) {
		if (same_date(draft->dates[i].date, date)) {
			if (date.len > draft->dates[i].date.len)
				draft->dates[i].date = date;
			draft->dates[i].count++;
			return;
		}
	}
	if (draft->date_count < VB_WORK_DATES)
		draft->dates[draft->date_count++] = (struct vb_date_vote){date, 1};
}

/* How well a date fits a work: 3 the same, 2 the work has none, 1 the same year, 0 not at all. */
static int date_fit(const struct vb_draft *draft, struct vb_str date)
{
	int fit = draft->date_count ? 0 : 2;
	for (size_t i = 0; i < draft->date_count; i++) {
		if (same_date(draft->dates[i].date, date))
			return 3;
		if (same_year(draft->dates[i].date, date))
			fit = 1;
	}
	return fit;
}

static bool same_words(struct vb_str a, struct vb_str b)
{
	enum { LONGEST = 256 };
	char x[LONGEST], y[LONGEST];
	if (!a.ptr || !b.ptr || a.len > LONGEST || b.len > LONGEST)
		return false;
	return vb_str_equal((struct vb_str){x, vb_fold(a.ptr, a.len, x)}, (struct vb_str){y, vb_fold(b.ptr, b.len, y)});
}

/* What is said of a work with one mention. */
struct saying {
	struct vb_str date, title;
	unsigned term;
};

static struct vb_str title_of(const struct vb_extraction *x, uint32_t citation)
{
	uint32_t low = vb_list_search(&x->notes->titles, citation, citation);
	bool found = low < x->notes->titles.count && x->notes->titles.items[low].citation == citation;
	return found ? x->notes->titles.items[low].title : VB_NULL;
}

static struct saying saying_of(const struct vb_resolver *r, uint32_t index)
{
	const struct vb_citation *citation = &r->record->citations.items[index];
	return (struct saying){citation->date, title_of(r->x, index), vb_issuer_term(r->x, citation->issuer)};
}

/* How well it fits a work: 3 the same date, 2 the work has none, 1 another date of the same work, 0 not at all.
 *
 * A number begins anew with the year, in the party with the term: two terms are two works, two days of one term are one of which a date
 * is wrong; so are two days of one year, two dates of a symbol that holds its year, and two dates of one title. */
static int fit_of(const struct vb_resolver *r, const struct vb_draft *draft, const struct saying *saying)
{
	int fit = saying->date.ptr ? date_fit(draft, saying->date) : 2;
	bool terms = draft->term && saying->term;
	if (terms && draft->term != saying->term)
		return 0;
	if (fit >= 2 || draft->group == VB_NOWHERE)
		return fit;
	const struct vb_symbol *symbol = &r->groups.items[draft->group].symbol;
	bool numbered_by_term = terms && symbol->system == VB_SYSTEM_PARTY;
	return fit || symbol->year.ptr || numbered_by_term || same_words(draft->title, saying->title);
}

/* The work of the group that it fits; `place` NULL: in whatever jurisdiction, but then only with the very date. */
static uint32_t dated_draft(const struct vb_resolver *r, uint32_t group, const struct saying *saying, const struct vb_jurisdiction *place)
{
	uint32_t best = VB_NOWHERE;
	int best_fit = place ? 0 : 2;
	for (uint32_t i = r->groups.items[group].first; i != VB_NOWHERE; i = r->drafts.items[i].next) {
		const struct vb_draft *draft = &r->drafts.items[i];
		if (place && !vb_same_jurisdiction(draft->jurisdiction, *place))
			continue;
		int fit = fit_of(r, draft, saying);
		if (fit > best_fit) {
			best = i;
			best_fit = fit;
		}
	}
	return best;
}

static void learn(struct vb_draft *draft, const struct saying *saying)
{
	if (saying->date.ptr)
		add_date(draft, saying->date);
	draft->term = draft->term ? draft->term : saying->term;
	draft->title = draft->title.ptr ? draft->title : saying->title;
}

static void report_conflict(struct vb_resolver *r, const struct vb_citation *citation, const struct vb_draft *draft)
{
	struct vb_str date = vb_draft_date(draft);
	vb_diagnose(r->x->arena, &r->record->diagnostics, VB_DIAGNOSTIC_CITATION_CONFLICT, citation->span,
	            "%.*s is dated %.*s here and %.*s elsewhere; it is taken as one document", (int)citation->text.len,
	            citation->text.ptr, (int)citation->date.len, citation->date.ptr, (int)date.len, date.ptr);
}

/* A second work of the symbol in the same place: nothing is wrong, but who reads should know. */
static void report_two_works(struct vb_resolver *r, const struct vb_citation *citation, uint32_t draft)
{
	struct vb_jurisdiction place = r->drafts.items[draft].jurisdiction;
	for (uint32_t i = r->drafts.items[draft].next; i != VB_NOWHERE; i = r->drafts.items[i].next) {
		struct vb_str date = vb_draft_date(&r->drafts.items[i]);
		if (!date.ptr || !vb_same_jurisdiction(r->drafts.items[i].jurisdiction, place))
			continue;
		vb_diagnose(r->x->arena, &r->record->diagnostics, VB_DIAGNOSTIC_CITATION_TWO_WORKS, citation->span,
		            "%.*s is dated %.*s here and %.*s elsewhere; these are taken as two documents", (int)citation->text.len,
		            citation->text.ptr, (int)citation->date.len, citation->date.ptr, (int)date.len, date.ptr);
		return;
	}
}

static void settle(struct vb_resolver *r, uint32_t index, uint32_t draft, struct vb_str by)
{
	r->mentions[index].draft = draft;
	bool named = vb_str_equal(r->record->citations.items[index].kind, VB_LIT("named"));
	by = named ? VB_LIT("name") : by;
	if (r->mentions[index].known || (r->drafts.items[draft].known && !r->record->citations.items[index].date.ptr))
		by = VB_LIT("known");
	r->record->citations.items[index].resolution.by = r->drafts.items[draft].self ? VB_LIT("self") : by;
}

static void resolve_dated(struct vb_resolver *r, uint32_t index)
{
	struct vb_citation *citation = &r->record->citations.items[index];
	struct vb_mention *mention = &r->mentions[index];
	struct saying saying = saying_of(r, index);
	uint32_t found = VB_NOWHERE;
	if (!mention->place.told)
		found = dated_draft(r, mention->group, &saying, NULL);
	if (found == VB_NOWHERE)
		found = dated_draft(r, mention->group, &saying, &mention->place.jurisdiction);
	if (found == VB_NOWHERE) {
		if (r->groups.items[mention->group].count >= MAX_WORKS)
			return;
		found = add_draft(r, mention->group, mention->place.jurisdiction);
		report_two_works(r, citation, found);
	}
	struct vb_draft *draft = &r->drafts.items[found];
	if (date_fit(draft, citation->date) < 2 && !draft->self)
		report_conflict(r, citation, draft);
	learn(draft, &saying);
	settle(r, index, found, r->groups.items[mention->group].count > 1 ? VB_LIT("date") : VB_LIT("number"));
}

/* ---- Undated mentions ------------------------------------------------------------------------------------------------ */

/* The mention before or behind this one, near it, that is written with the same issuer and has a work of the group. */
static uint32_t draft_by_issuer(const struct vb_resolver *r, uint32_t index, const uint32_t *candidates, size_t count)
{
	enum { LONGEST_WAY = 64 }; /* mentions looked at: the cost stays linear */
	const struct vb_citation *citation = &r->record->citations.items[index];
	uint32_t found = VB_NOWHERE, end = r->record->citations.count;
	for (uint32_t i = index > LONGEST_WAY ? index - LONGEST_WAY : 0; i < end && i < index + LONGEST_WAY; i++) {
		if (r->mentions[i].group != r->mentions[index].group || !r->record->citations.items[i].date.ptr
		    || !same_words(citation->issuer, r->record->citations.items[i].issuer))
			continue;
		for (size_t k = 0; k < count; k++) {
			if (r->mentions[i].draft != candidates[k])
				continue;
			if (found != VB_NOWHERE && found != candidates[k])
				return VB_NOWHERE;
			found = candidates[k];
		}
	}
	return found;
}

/* The works of the group that the mention may mean. */
static size_t find_candidates(const struct vb_resolver *r, const struct vb_mention *mention, bool here, uint32_t out[MAX_WORKS])
{
	size_t count = 0;
	for (uint32_t i = r->groups.items[mention->group].first; i != VB_NOWHERE && count < MAX_WORKS; i = r->drafts.items[i].next)
		if (!here || vb_same_jurisdiction(r->drafts.items[i].jurisdiction, mention->place.jurisdiction))
			out[count++] = i;
	return count;
}

/* Leaves out the works of another term; where one has the very term or title of the mention, it is the one. */
static size_t keep_fitting(const struct vb_resolver *r, const struct saying *saying, uint32_t *candidates, size_t count)
{
	size_t kept = 0, same = 0;
	for (size_t i = 0; i < count; i++) {
		const struct vb_draft *draft = &r->drafts.items[candidates[i]];
		if (!fit_of(r, draft, saying))
			continue;
		bool very = (saying->term && draft->term == saying->term) || same_words(draft->title, saying->title);
		uint32_t candidate = candidates[i];
		candidates[kept++] = candidate;
		if (very && same++ == 0) {
			candidates[kept - 1] = candidates[0];
			candidates[0] = candidate;
		}
	}
	return same == 1 ? 1 : kept;
}

static void leave_open(struct vb_resolver *r, uint32_t index, const uint32_t *candidates, size_t count)
{
	const struct vb_citation *citation = &r->record->citations.items[index];
	vb_diagnose(r->x->arena, &r->record->diagnostics, VB_DIAGNOSTIC_CITATION_AMBIGUOUS, citation->span,
	            "%.*s may be any of %zu documents; it is left unresolved", (int)citation->text.len, citation->text.ptr, count);
	for (size_t i = count; i-- > 0;) { /* the newest work is the first of its group */
		uint32_t *draft = vb_push(r->x->arena, &r->mentions[index].candidates);
		*draft = candidates[i];
	}
}

/* ---- Works that are known beforehand --------------------------------------------------------------------------------- */

/* A document cites nothing that is younger than itself. */
static bool may_be_cited(const struct vb_resolver *r, const struct vb_known_work *work)
{
	struct vb_str own = r->record->document.date;
	size_t len = own.len < work->date.len ? own.len : work->date.len;
	return !own.ptr || !work->date.ptr || memcmp(work->date.ptr, own.ptr, len) <= 0;
}

/* The work that the mention means: the only one of its number in its place, or the only one of them of its issuer. */
static const struct vb_known_work *find_known(struct vb_resolver *r, uint32_t index)
{
	const struct vb_mention *mention = &r->mentions[index];
	const struct vb_citation *citation = &r->record->citations.items[index];
	const struct vb_known_work *found = NULL, *of_issuer = NULL;
	size_t count = 0, issuer_count = 0;
	for (const struct vb_known_work *work = vb_known_find(r->x->known, r->groups.items[mention->group].key); work; work = work->next) {
		if (!vb_same_jurisdiction(work->jurisdiction, mention->place.jurisdiction) || !may_be_cited(r, work) || !work->date.ptr)
			continue;
		found = work;
		count++;
		if (same_words(citation->issuer, work->issuer)) {
			of_issuer = work;
			issuer_count++;
		}
	}
	if (count > 1 && issuer_count != 1)
		vb_diagnose(r->x->arena, &r->record->diagnostics, VB_DIAGNOSTIC_CITATION_AMBIGUOUS, citation->span,
		            "%.*s may be any of %zu known documents; it is left without a date", (int)citation->text.len, citation->text.ptr, count);
	return count == 1 ? found : issuer_count == 1 ? of_issuer : NULL;
}

/* A work that this document gives no date. */
static uint32_t add_undated(struct vb_resolver *r, uint32_t index, const struct saying *saying)
{
	const struct vb_known_work *known = r->x->known ? find_known(r, index) : NULL;
	uint32_t draft = add_draft(r, r->mentions[index].group, r->mentions[index].place.jurisdiction);
	if (known) {
		add_date(&r->drafts.items[draft], known->date);
		r->drafts.items[draft].known = known;
	}
	learn(&r->drafts.items[draft], saying);
	return draft;
}

/* The canonical form of a number and symbol that the grammar does not know, but the known works do; null where they do not. */
static struct vb_str known_form(struct vb_resolver *r, const struct vb_citation *citation)
{
	struct vb_str key = vb_cited_form(citation);
	const struct vb_known_work *work = vb_known_find(r->x->known, key);
	if (!work || work->next || !work->number_symbol.ptr || vb_str_equal(work->number_symbol, key))
		return VB_NULL;
	vb_diagnose(r->x->arena, &r->record->diagnostics, VB_DIAGNOSTIC_SYMBOL_FORM, citation->span, "%.*s is read as %.*s, as the known works say",
	            (int)key.len, key.ptr, (int)work->number_symbol.len, work->number_symbol.ptr);
	return work->number_symbol;
}

static void resolve_undated(struct vb_resolver *r, uint32_t index)
{
	struct vb_mention *mention = &r->mentions[index];
	struct saying saying = saying_of(r, index);
	uint32_t candidates[MAX_WORKS], found;
	size_t count = find_candidates(r, mention, mention->place.told, candidates);
	if (count > 1 && !mention->place.told) {
		uint32_t home[MAX_WORKS];
		size_t at_home = find_candidates(r, mention, true, home);
		if (at_home == 1) {
			candidates[0] = home[0];
			count = 1;
		}
	}
	count = keep_fitting(r, &saying, candidates, count);
	if (count == 0)
		found = add_undated(r, index, &saying);
	else
		found = count == 1 ? candidates[0] : draft_by_issuer(r, index, candidates, count);
	if (found == VB_NOWHERE)
		leave_open(r, index, candidates, count);
	else
		settle(r, index, found, VB_LIT("number"));
}

/* ---- The document itself --------------------------------------------------------------------------------------------- */

/* Draft 0 is the document itself, in the group of its number where it has one. */
static void add_self(struct vb_resolver *r)
{
	const struct vb_header *document = &r->record->document;
	uint32_t group = VB_NOWHERE;
	struct vb_symbol symbol = {0};
	if (document->number_symbol.ptr && vb_symbol_read(r->x->arena, r->x->patterns, document->number_symbol, &symbol))
		group = group_of(r, symbol.number_symbol, symbol.canonical, &symbol);
	struct vb_jurisdiction whose = document->issuer ? document->issuer->jurisdiction
	                               : vb_cited_place(r->x, &(struct vb_citation){0}, &symbol).jurisdiction;
	uint32_t index = add_draft(r, group, whose);
	struct vb_draft *self = &r->drafts.items[index];
	self->self = true;
	if (document->date.ptr)
		add_date(self, document->date);
}

/* A blank number is the document's own where type and symbol are, or where it says what an appendix is attached to. */
static bool is_blank_self(const struct vb_resolver *r, const struct vb_citation *citation)
{
	const struct vb_header *document = &r->record->document;
	bool type = vb_str_equal(citation->type, document->type);
	return type && (same_words(citation->symbol, document->symbol) || vb_str_ends(citation->in, VB_LIT("/attached_to")));
}

static bool same_type(struct vb_str a, struct vb_str b)
{
	return a.ptr && b.ptr && (vb_str_starts(a, b) || vb_str_starts(b, a));
}

/* The appendix that the place stands in; VB_NOWHERE: in no appendix. */
static uint32_t appendix_of(struct vb_str in)
{
	static const struct vb_str head = VB_LIT("appendix:");
	uint32_t number = 0;
	if (!vb_str_starts(in, head))
		return VB_NOWHERE;
	for (size_t i = head.len; i < in.len && vb_is_digit(in.ptr[i]); i++)
		number = 10 * number + (uint32_t)(in.ptr[i] - '0');
	return number;
}

/* The document that "Quy chế này" stands for: inside of an attached regulation that one, else this document; where that is of another
 * type, the only attached one of the type. */
static uint32_t self_draft(struct vb_resolver *r, const struct vb_citation *citation)
{
	const struct vb_record *record = r->record;
	uint32_t found = appendix_of(citation->in);
	bool inside = found < record->appendices.count && record->appendices.items[found].document
	              && same_type(record->appendices.items[found].document->type, citation->type);
	if (!inside && same_type(record->document.type, citation->type))
		return 0;
	for (uint32_t i = 0, count = 0; !inside && i < record->appendices.count; i++) {
		bool fits = record->appendices.items[i].document && same_type(record->appendices.items[i].document->type, citation->type);
		count += fits;
		found = fits && count == 1 ? i : count > 1 ? VB_NOWHERE : found;
	}
	if (found >= record->appendices.count || !record->appendices.items[found].document)
		return 0;
	if (r->attached[found] == VB_NOWHERE) {
		r->attached[found] = add_draft(r, VB_NOWHERE, r->drafts.items[0].jurisdiction);
		r->drafts.items[r->attached[found]].attached = record->appendices.items[found].document;
	}
	return r->attached[found];
}

static void add_candidate(struct vb_resolver *r, uint32_t index, uint32_t mention)
{
	if (mention == VB_NOWHERE || r->mentions[mention].draft == VB_NOWHERE)
		return;
	uint32_t *draft = vb_push(r->x->arena, &r->mentions[index].candidates);
	*draft = r->mentions[mention].draft;
}

static void resolve_short(struct vb_resolver *r, uint32_t index, const struct vb_short_note *note)
{
	static const struct vb_str ways[] = {
		[VB_SHORT_NEAREST] = VB_LIT("nearest"), [VB_SHORT_ALIAS] = VB_LIT("alias"), [VB_SHORT_NUMBER] = VB_LIT("number")};
	if (note->target != VB_NOWHERE) {
		if (r->mentions[note->target].draft != VB_NOWHERE)
			settle(r, index, r->mentions[note->target].draft, ways[note->way]);
		return;
	}
	const struct vb_alias_note *alias = note->alias == VB_NOWHERE ? NULL : &r->x->notes->aliases.items[note->alias];
	for (uint32_t i = 0; alias && i < alias->count; i++)
		add_candidate(r, index, alias->targets[i]);
	for (size_t i = 0; i < 2; i++)
		add_candidate(r, index, note->either[i]);
}

static void resolve_by_kind(struct vb_resolver *r, uint32_t index)
{
	struct vb_citation *citation = &r->record->citations.items[index];
	const struct vb_short_note *note = vb_short_note(r->x, index);
	if (note)
		resolve_short(r, index, note);
	bool self = vb_str_equal(citation->kind, VB_LIT("self"));
	if (self)
		settle(r, index, self_draft(r, citation), VB_LIT("self"));
	if (vb_str_equal(citation->kind, VB_LIT("blank")) && is_blank_self(r, citation))
		settle(r, index, 0, VB_LIT("self"));
}

/* A law cited by its name: the mentions of one name are a group, as those of one number are; of its number's where that is known. */
static void join_named(struct vb_resolver *r, uint32_t index)
{
	const struct vb_citation *citation = &r->record->citations.items[index];
	char folded[VB_NAME_LIMIT];
	struct vb_str key = vb_named_key(citation->name, folded);
	const struct vb_citation *numbered = vb_law_numbered(r->x, key);
	r->mentions[index].place = vb_named_place(r->x, citation);
	if (numbered) {
		r->mentions[index].group = group_of(r, numbered->number_symbol, numbered->symbol_canonical, NULL);
		return;
	}
	const struct vb_known_work *known = vb_known_find(r->x->known, key);
	if (known && !known->next && known->number_symbol.ptr) {
		r->mentions[index].group = group_of(r, known->number_symbol, VB_NULL, NULL);
		r->mentions[index].known = true;
		return;
	}
	uint32_t group = group_of(r, key, VB_NULL, NULL);
	if (r->groups.items[group].key.ptr == folded) /* it is new */
		r->groups.items[group].key = r->groups.items[group].symbol.number_symbol = vb_arena_copy(r->x->arena, key);
	struct vb_str name = r->groups.items[group].name;
	if (!name.ptr || (vb_is_capitals(name) && !vb_is_capitals(citation->name)))
		r->groups.items[group].name = citation->name;
	r->mentions[index].group = group;
}

static void resolve_numbered(struct vb_resolver *r, bool dated, bool told)
{
	for (uint32_t i = 0; i < r->record->citations.count; i++) {
		const struct vb_mention *mention = &r->mentions[i];
		if (mention->group == VB_NOWHERE || mention->place.told != told || (r->record->citations.items[i].date.ptr != NULL) != dated)
			continue;
		if (dated)
			resolve_dated(r, i);
		else
			resolve_undated(r, i);
	}
}

/* What was read of the symbol of this mention; *note moves on with the mentions. */
static const struct vb_symbol *symbol_of(const struct vb_resolver *r, uint32_t citation, uint32_t *note)
{
	const struct vb_cite_notes *notes = r->x->notes;
	while (*note < notes->symbols.count && notes->symbols.items[*note].citation < citation)
		++*note;
	bool noted = *note < notes->symbols.count && notes->symbols.items[*note].citation == citation;
	return noted ? &notes->symbols.items[*note].symbol : NULL;
}

static void group_mentions(struct vb_resolver *r)
{
	const struct vb_record *record = r->record;
	for (uint32_t i = 0, note = 0; i < record->citations.count; i++) {
		struct vb_citation *citation = &record->citations.items[i];
		struct vb_mention *mention = &r->mentions[i];
		if (vb_str_equal(citation->kind, VB_LIT("named")))
			join_named(r, i);
		if (!vb_str_equal(citation->kind, VB_LIT("numbered")))
			continue;
		const struct vb_symbol *symbol = symbol_of(r, i, &note);
		struct vb_str form = r->x->known ? known_form(r, citation) : VB_NULL;
		if (form.ptr) {
			citation->symbol_canonical = form;
			symbol = NULL;
			mention->known = true;
		}
		mention->group = group_of(r, citation->number_symbol, citation->symbol_canonical, symbol);
		mention->place = vb_cited_place(r->x, citation, &r->groups.items[mention->group].symbol);
	}
}

void vb_resolve_citations(struct vb_extraction *x)
{
	struct vb_resolver r;
	init(&r, x);
	add_self(&r);
	group_mentions(&r);
	vb_arena_release(x->arena, x->notes->symbols.items); /* of a large text they are large */
	x->notes->symbols.items = NULL;
	x->notes->symbols.count = x->notes->symbols.capacity = 0;
	/* what is told first, so that what is not told can follow it */
	resolve_numbered(&r, true, true);
	resolve_numbered(&r, true, false);
	resolve_numbered(&r, false, true);
	resolve_numbered(&r, false, false);
	for (uint32_t i = 0; i < x->record->citations.count; i++)
		resolve_by_kind(&r, i);
	vb_write_works(&r);
	vb_arena_release(x->arena, r.by_key);
	vb_arena_release(x->arena, r.by_number);
	vb_arena_release(x->arena, r.mentions);
	vb_define_aliases(x);
	vb_name_laws(x);
	vb_fill_known_works(&r);
	vb_arena_release(x->arena, r.drafts.items);
	vb_arena_release(x->arena, r.groups.items);
	vb_arena_release(x->arena, x->notes->links.items);
	vb_arena_release(x->arena, x->notes->titles.items);
	x->notes = NULL; /* nobody asks them again */
}
