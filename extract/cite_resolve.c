#include "cite_words.h"

#include "../base/utf8.h"
#include "identity.h"
#include "known.h"

/* From mentions to works. A work is one symbol, one jurisdiction and one date.
 *
 * Mentions of one symbol form a group. The dated ones found its works: a date that is told less precisely, or another day of
 * the same year (numbers start anew with the year, in the party with the term: it is a slip), belongs to the work that is there. An
 * undated mention takes the only work of its group that its issuer and jurisdiction allow, or stays unresolved. Where the document
 * gives no date at all, the only work that is known beforehand (--known) is taken, and the mention and the work say so. */

enum {
	NONE = UINT32_MAX,
	MAX_WORKS = 64, /* works of one symbol: more are no longer told apart, so that the cost stays linear */
	MAX_DATES = 4,  /* dates written for one work */
	MAX_SLIPS = 32, /* symbols of one number that are compared with each other */
};

struct vote {
	struct vb_str date;
	uint32_t count;
};

/* A work in the making. */
struct draft {
	struct vb_jurisdiction jurisdiction;
	struct vote dates[MAX_DATES];
	size_t date_count;
	unsigned term;        /* of the body that its issuer names: 13 of "khóa XIII"; 0: none */
	struct vb_str title;  /* as a mention gives it; null: none does */
	uint32_t group, next; /* the next work of its group */
	bool self, basis;     /* basis: the title names it */
	const struct vb_header *attached; /* a document attached to this one, which calls itself "này"; else NULL */
	const struct vb_known_work *known; /* where its date is only known beforehand */
	uint32_t work;        /* its place in record.works, NONE before its first mention is met */
	uint32_t mention;     /* that mention */
};

/* The mentions of one symbol. */
struct group {
	struct vb_str key;       /* the canonical number and symbol, or the key of the name */
	struct vb_str name;      /* of a law; else null */
	struct vb_symbol symbol;
	uint32_t hash, first, count;
	uint32_t same_number;    /* the next group of the same number */
};

struct mention {
	uint32_t group, draft;
	struct vb_cited_place place;
	bool known; /* its number is known beforehand: only its name is written */
	struct VB_LIST(uint32_t) candidates; /* drafts, where none of them is certain */
};

struct resolver {
	struct vb_extraction *x;
	struct vb_record *record;
	struct VB_LIST(struct group) groups;
	struct VB_LIST(struct draft) drafts;
	struct mention *mentions;    /* one a citation */
	uint32_t *by_key, *by_number; /* open hash tables of groups */
	uint32_t *attached;           /* drafts of the documents in the appendices; NONE: not met */
	uint32_t mask;
};

static uint32_t hash_of(struct vb_str text, uint32_t seed)
{
	uint32_t hash = 2166136261u ^ seed;
	for (size_t i = 0; i < text.len; i++)
		hash = (hash ^ (unsigned char)text.ptr[i]) * 16777619u;
	return hash;
}

static void init(struct resolver *r, struct vb_extraction *x)
{
	uint32_t count = x->record->citations.count, size = 8;
	*r = (struct resolver){.x = x, .record = x->record};
	while (size < 2 * count + 2)
		size *= 2;
	r->mask = size - 1;
	r->by_key = vb_arena_alloc(x->arena, size * sizeof *r->by_key);
	r->by_number = vb_arena_alloc(x->arena, size * sizeof *r->by_number);
	memset(r->by_key, 0xFF, size * sizeof *r->by_key);
	memset(r->by_number, 0xFF, size * sizeof *r->by_number);
	size = x->record->appendices.count;
	r->attached = vb_arena_alloc(x->arena, (size + 1) * sizeof *r->attached);
	memset(r->attached, 0xFF, (size + 1) * sizeof *r->attached);
	r->mentions = vb_arena_alloc(x->arena, (count + 1) * sizeof *r->mentions);
	for (uint32_t i = 0; i < count; i++)
		r->mentions[i] = (struct mention){.group = NONE, .draft = NONE};
}

static bool same_number(const struct vb_symbol *a, const struct vb_symbol *b)
{
	return vb_str_equal(a->number, b->number) && vb_str_equal(a->year, b->year) && vb_str_equal(a->type_code, b->type_code);
}

/* Groups of the same number form a chain: found through the first of them. */
static void link_number(struct resolver *r, uint32_t index)
{
	struct group *group = &r->groups.items[index];
	uint32_t at = hash_of(group->symbol.number, hash_of(group->symbol.type_code, 0)) & r->mask;
	while (r->by_number[at] != NONE && !same_number(&r->groups.items[r->by_number[at]].symbol, &group->symbol))
		at = (at + 1) & r->mask;
	group->same_number = r->by_number[at];
	r->by_number[at] = index;
}

/* `read`: what the number and symbol mean, NULL where that is not known yet. */
static uint32_t group_of(struct resolver *r, struct vb_str number_symbol, struct vb_str canonical, const struct vb_symbol *read)
{
	struct vb_str key = canonical.ptr ? canonical : number_symbol;
	uint32_t hash = hash_of(key, 0), at = hash & r->mask;
	for (; r->by_key[at] != NONE; at = (at + 1) & r->mask)
		if (r->groups.items[r->by_key[at]].hash == hash && vb_str_equal(r->groups.items[r->by_key[at]].key, key))
			return r->by_key[at];
	struct group *group = vb_push(r->x->arena, &r->groups);
	*group = (struct group){.key = key, .hash = hash, .first = NONE};
	if (read && !canonical.ptr)
		group->symbol = *read;
	else if (!vb_symbol_read(r->x->arena, r->x->patterns, key, &group->symbol))
		group->symbol = (struct vb_symbol){.number_symbol = key};
	r->by_key[at] = r->groups.count - 1;
	link_number(r, r->groups.count - 1);
	return r->groups.count - 1;
}

/* ---- Works of a group ------------------------------------------------------------------------------------------------ */

static bool same_jurisdiction(struct vb_jurisdiction a, struct vb_jurisdiction b)
{
	if (!vb_str_equal(a.code, b.code) || !vb_str_equal(a.level, b.level))
		return false;
	/* a province may have had another name under the same code: Thừa Thiên Huế is Huế since 2025 */
	return (a.code.ptr && vb_str_equal(a.level, VB_LIT("province"))) || vb_str_equal(a.name, b.name);
}

/* The same date, one of them perhaps less precise. */
static bool same_date(struct vb_str a, struct vb_str b)
{
	return vb_str_starts(a, b) || vb_str_starts(b, a);
}

static bool same_year(struct vb_str a, struct vb_str b)
{
	return a.len >= 4 && b.len >= 4 && memcmp(a.ptr, b.ptr, 4) == 0;
}

static uint32_t add_draft(struct resolver *r, uint32_t group, struct vb_jurisdiction jurisdiction)
{
	struct draft *draft = vb_push(r->x->arena, &r->drafts);
	uint32_t index = r->drafts.count - 1;
	*draft = (struct draft){.jurisdiction = jurisdiction, .group = group, .next = NONE, .work = NONE};
	if (group != NONE) {
		draft->next = r->groups.items[group].first;
		r->groups.items[group].first = index;
		r->groups.items[group].count++;
	}
	return index;
}

static void add_date(struct draft *draft, struct vb_str date)
{
	for (size_t i = 0; i < draft->date_count; i++) {
		if (same_date(draft->dates[i].date, date)) {
			if (date.len > draft->dates[i].date.len)
				draft->dates[i].date = date;
			draft->dates[i].count++;
			return;
		}
	}
	if (draft->date_count < MAX_DATES)
		draft->dates[draft->date_count++] = (struct vote){date, 1};
}

static struct vb_str date_of(const struct draft *draft)
{
	const struct vote *best = NULL;
	for (size_t i = 0; i < draft->date_count; i++)
		if (!best || (!draft->self && draft->dates[i].count > best->count))
			best = &draft->dates[i];
	return best ? best->date : VB_NULL;
}

/* How well a date fits a work: 3 the same, 2 the work has none, 1 the same year, 0 not at all. */
static int date_fit(const struct draft *draft, struct vb_str date)
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
	uint32_t low = 0, high = x->notes->titles.count;
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (x->notes->titles.items[middle].citation < citation)
			low = middle + 1;
		else
			high = middle;
	}
	bool found = low < x->notes->titles.count && x->notes->titles.items[low].citation == citation;
	return found ? x->notes->titles.items[low].title : VB_NULL;
}

static struct saying saying_of(const struct resolver *r, uint32_t index)
{
	const struct vb_citation *citation = &r->record->citations.items[index];
	return (struct saying){citation->date, title_of(r->x, index), vb_issuer_term(citation->issuer)};
}

/* How well it fits a work: 3 the same date, 2 the work has none, 1 another date of the same work, 0 not at all.
 *
 * A number begins anew with the year, in the party with the term: two terms are two works, two days of one term are one of which a date
 * is wrong; so are two days of one year, two dates of a symbol that holds its year, and two dates of one title. */
static int fit_of(const struct resolver *r, const struct draft *draft, const struct saying *saying)
{
	int fit = saying->date.ptr ? date_fit(draft, saying->date) : 2;
	bool terms = draft->term && saying->term;
	if (terms && draft->term != saying->term)
		return 0;
	if (fit >= 2 || draft->group == NONE)
		return fit;
	const struct vb_symbol *symbol = &r->groups.items[draft->group].symbol;
	bool numbered_by_term = terms && symbol->system == VB_SYSTEM_PARTY;
	return fit || symbol->year.ptr || numbered_by_term || same_words(draft->title, saying->title);
}

/* The work of the group that it fits; `place` NULL: in whatever jurisdiction, but then only with the very date. */
static uint32_t dated_draft(const struct resolver *r, uint32_t group, const struct saying *saying, const struct vb_jurisdiction *place)
{
	uint32_t best = NONE;
	int best_fit = place ? 0 : 2;
	for (uint32_t i = r->groups.items[group].first; i != NONE; i = r->drafts.items[i].next) {
		const struct draft *draft = &r->drafts.items[i];
		if (place && !same_jurisdiction(draft->jurisdiction, *place))
			continue;
		int fit = fit_of(r, draft, saying);
		if (fit > best_fit) {
			best = i;
			best_fit = fit;
		}
	}
	return best;
}

static void learn(struct draft *draft, const struct saying *saying)
{
	if (saying->date.ptr)
		add_date(draft, saying->date);
	draft->term = draft->term ? draft->term : saying->term;
	draft->title = draft->title.ptr ? draft->title : saying->title;
}

static void report_conflict(struct resolver *r, const struct vb_citation *citation, const struct draft *draft)
{
	struct vb_str date = date_of(draft);
	vb_diagnose(r->x->arena, &r->record->diagnostics, VB_DIAGNOSTIC_CITATION_CONFLICT, citation->span,
	            "%.*s is dated %.*s here and %.*s elsewhere; it is taken as one document", (int)citation->text.len,
	            citation->text.ptr, (int)citation->date.len, citation->date.ptr, (int)date.len, date.ptr);
}

/* A second work of the symbol in the same place: nothing is wrong, but who reads should know. */
static void report_two_works(struct resolver *r, const struct vb_citation *citation, uint32_t draft)
{
	struct vb_jurisdiction place = r->drafts.items[draft].jurisdiction;
	for (uint32_t i = r->drafts.items[draft].next; i != NONE; i = r->drafts.items[i].next) {
		struct vb_str date = date_of(&r->drafts.items[i]);
		if (!date.ptr || !same_jurisdiction(r->drafts.items[i].jurisdiction, place))
			continue;
		vb_diagnose(r->x->arena, &r->record->diagnostics, VB_DIAGNOSTIC_CITATION_TWO_WORKS, citation->span,
		            "%.*s is dated %.*s here and %.*s elsewhere; these are taken as two documents", (int)citation->text.len,
		            citation->text.ptr, (int)citation->date.len, citation->date.ptr, (int)date.len, date.ptr);
		return;
	}
}

static void settle(struct resolver *r, uint32_t index, uint32_t draft, struct vb_str by)
{
	r->mentions[index].draft = draft;
	bool named = vb_str_equal(r->record->citations.items[index].kind, VB_LIT("named"));
	by = named ? VB_LIT("name") : by;
	if (r->mentions[index].known || (r->drafts.items[draft].known && !r->record->citations.items[index].date.ptr))
		by = VB_LIT("known");
	r->record->citations.items[index].resolution.by = r->drafts.items[draft].self ? VB_LIT("self") : by;
}

static void resolve_dated(struct resolver *r, uint32_t index)
{
	struct vb_citation *citation = &r->record->citations.items[index];
	struct mention *mention = &r->mentions[index];
	struct saying saying = saying_of(r, index);
	uint32_t found = NONE;
	if (!mention->place.told)
		found = dated_draft(r, mention->group, &saying, NULL);
	if (found == NONE)
		found = dated_draft(r, mention->group, &saying, &mention->place.jurisdiction);
	if (found == NONE) {
		if (r->groups.items[mention->group].count >= MAX_WORKS)
			return;
		found = add_draft(r, mention->group, mention->place.jurisdiction);
		report_two_works(r, citation, found);
	}
	struct draft *draft = &r->drafts.items[found];
	if (date_fit(draft, citation->date) < 2 && !draft->self)
		report_conflict(r, citation, draft);
	learn(draft, &saying);
	settle(r, index, found, r->groups.items[mention->group].count > 1 ? VB_LIT("date") : VB_LIT("number"));
}

/* ---- Undated mentions ------------------------------------------------------------------------------------------------ */

/* The mention before or behind this one, near it, that is written with the same issuer and has a work of the group. */
static uint32_t draft_by_issuer(const struct resolver *r, uint32_t index, const uint32_t *candidates, size_t count)
{
	enum { LONGEST_WAY = 64 }; /* mentions looked at: the cost stays linear */
	const struct vb_citation *citation = &r->record->citations.items[index];
	uint32_t found = NONE, end = r->record->citations.count;
	for (uint32_t i = index > LONGEST_WAY ? index - LONGEST_WAY : 0; i < end && i < index + LONGEST_WAY; i++) {
		if (r->mentions[i].group != r->mentions[index].group || !r->record->citations.items[i].date.ptr
		    || !same_words(citation->issuer, r->record->citations.items[i].issuer))
			continue;
		for (size_t k = 0; k < count; k++) {
			if (r->mentions[i].draft != candidates[k])
				continue;
			if (found != NONE && found != candidates[k])
				return NONE;
			found = candidates[k];
		}
	}
	return found;
}

/* The works of the group that the mention may mean. */
static size_t find_candidates(const struct resolver *r, const struct mention *mention, bool here, uint32_t out[MAX_WORKS])
{
	size_t count = 0;
	for (uint32_t i = r->groups.items[mention->group].first; i != NONE && count < MAX_WORKS; i = r->drafts.items[i].next)
		if (!here || same_jurisdiction(r->drafts.items[i].jurisdiction, mention->place.jurisdiction))
			out[count++] = i;
	return count;
}

/* Leaves out the works of another term; where one has the very term or title of the mention, it is the one. */
static size_t keep_fitting(const struct resolver *r, uint32_t index, uint32_t *candidates, size_t count)
{
	struct saying saying = saying_of(r, index);
	size_t kept = 0, same = 0;
	for (size_t i = 0; i < count; i++) {
		const struct draft *draft = &r->drafts.items[candidates[i]];
		if (!fit_of(r, draft, &saying))
			continue;
		bool very = (saying.term && draft->term == saying.term) || same_words(draft->title, saying.title);
		uint32_t candidate = candidates[i];
		candidates[kept++] = candidate;
		if (very && same++ == 0) {
			candidates[kept - 1] = candidates[0];
			candidates[0] = candidate;
		}
	}
	return same == 1 ? 1 : kept;
}

static void leave_open(struct resolver *r, uint32_t index, const uint32_t *candidates, size_t count)
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
static bool may_be_cited(const struct resolver *r, const struct vb_known_work *work)
{
	struct vb_str own = r->record->document.date;
	size_t len = own.len < work->date.len ? own.len : work->date.len;
	return !own.ptr || !work->date.ptr || memcmp(work->date.ptr, own.ptr, len) <= 0;
}

/* The work that the mention means: the only one of its number in its place, or the only one of them of its issuer. */
static const struct vb_known_work *find_known(struct resolver *r, uint32_t index)
{
	const struct mention *mention = &r->mentions[index];
	const struct vb_citation *citation = &r->record->citations.items[index];
	const struct vb_known_work *found = NULL, *of_issuer = NULL;
	size_t count = 0, issuer_count = 0;
	for (const struct vb_known_work *work = vb_known_find(r->x->known, r->groups.items[mention->group].key); work; work = work->next) {
		if (!same_jurisdiction(work->jurisdiction, mention->place.jurisdiction) || !may_be_cited(r, work) || !work->date.ptr)
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
static uint32_t add_undated(struct resolver *r, uint32_t index)
{
	const struct vb_known_work *known = r->x->known ? find_known(r, index) : NULL;
	uint32_t draft = add_draft(r, r->mentions[index].group, r->mentions[index].place.jurisdiction);
	if (known) {
		add_date(&r->drafts.items[draft], known->date);
		r->drafts.items[draft].known = known;
	}
	struct saying saying = saying_of(r, index);
	learn(&r->drafts.items[draft], &saying);
	return draft;
}

/* The canonical form of a number and symbol that the grammar does not know, but the known works do; null where they do not. */
static struct vb_str known_form(struct resolver *r, const struct vb_citation *citation)
{
	struct vb_str key = citation->symbol_canonical.ptr ? citation->symbol_canonical : citation->number_symbol;
	const struct vb_known_work *work = vb_known_find(r->x->known, key);
	if (!work || work->next || !work->number_symbol.ptr || vb_str_equal(work->number_symbol, key))
		return VB_NULL;
	vb_diagnose(r->x->arena, &r->record->diagnostics, VB_DIAGNOSTIC_SYMBOL_FORM, citation->span, "%.*s is read as %.*s, as the known works say",
	            (int)key.len, key.ptr, (int)work->number_symbol.len, work->number_symbol.ptr);
	return work->number_symbol;
}

static void fill_field(struct resolver *r, struct vb_work *work, struct vb_str *field, struct vb_str known, const char *name)
{
	if (field->ptr || !known.ptr)
		return;
	*field = known;
	*vb_push(r->x->arena, &work->known) = vb_str_of(name);
}

/* What is known of the work and not told by the document; work->known names the fields. */
static void fill_known(struct resolver *r, const struct draft *draft, struct vb_work *work)
{
	const struct vb_known_work *known = draft->known;
	if (known)
		*vb_push(r->x->arena, &work->known) = VB_LIT("date");
	for (const struct vb_known_work *other = vb_known_find(r->x->known, r->groups.items[draft->group].key); other && !known; other = other->next)
		if (work->date.ptr && vb_str_equal(other->date, work->date) && same_jurisdiction(other->jurisdiction, work->jurisdiction))
			known = other;
	if (!known)
		return;
	fill_field(r, work, &work->issuer, known->issuer, "issuer");
	fill_field(r, work, &work->title, known->title, "title");
	fill_field(r, work, &work->name, known->name, "name");
	fill_field(r, work, &work->type, known->type, "type");
}

static void resolve_undated(struct resolver *r, uint32_t index)
{
	struct mention *mention = &r->mentions[index];
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
	count = keep_fitting(r, index, candidates, count);
	if (count == 0)
		found = add_undated(r, index);
	else
		found = count == 1 ? candidates[0] : draft_by_issuer(r, index, candidates, count);
	if (found == NONE)
		leave_open(r, index, candidates, count);
	else
		settle(r, index, found, VB_LIT("number"));
}

/* ---- The document itself --------------------------------------------------------------------------------------------- */

/* Draft 0 is the document itself, in the group of its number where it has one. */
static void add_self(struct resolver *r)
{
	const struct vb_header *document = &r->record->document;
	uint32_t group = NONE;
	struct vb_symbol symbol = {0};
	if (document->number_symbol.ptr && vb_symbol_read(r->x->arena, r->x->patterns, document->number_symbol, &symbol))
		group = group_of(r, symbol.number_symbol, symbol.canonical, &symbol);
	struct vb_jurisdiction whose = document->issuer ? document->issuer->jurisdiction
	                               : vb_cited_place(r->x->arena, document, &(struct vb_citation){0}, &symbol).jurisdiction;
	uint32_t index = add_draft(r, group, whose);
	struct draft *self = &r->drafts.items[index];
	self->self = true;
	if (document->date.ptr)
		add_date(self, document->date);
}

/* A blank number is the document's own where type and symbol are, or where it says what an appendix is attached to. */
static bool is_blank_self(const struct resolver *r, const struct vb_citation *citation)
{
	const struct vb_header *document = &r->record->document;
	bool type = vb_str_equal(citation->type, document->type);
	return type && (same_words(citation->symbol, document->symbol) || vb_str_ends(citation->in, VB_LIT("/attached_to")));
}

static bool same_type(struct vb_str a, struct vb_str b)
{
	return a.ptr && b.ptr && (vb_str_starts(a, b) || vb_str_starts(b, a));
}

/* The appendix that the place stands in; NONE: in no appendix. */
static uint32_t appendix_of(struct vb_str in)
{
	static const struct vb_str head = VB_LIT("appendix:");
	uint32_t number = 0;
	if (!vb_str_starts(in, head))
		return NONE;
	for (size_t i = head.len; i < in.len && vb_is_digit(in.ptr[i]); i++)
		number = 10 * number + (uint32_t)(in.ptr[i] - '0');
	return number;
}

/* The document that "Quy chế này" stands for: inside of an attached regulation that one, else this document; where that is of another
 * type, the only attached one of the type. */
static uint32_t self_draft(struct resolver *r, const struct vb_citation *citation)
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
		found = fits && count == 1 ? i : count > 1 ? NONE : found;
	}
	if (found >= record->appendices.count || !record->appendices.items[found].document)
		return 0;
	if (r->attached[found] == NONE) {
		r->attached[found] = add_draft(r, NONE, r->drafts.items[0].jurisdiction);
		r->drafts.items[r->attached[found]].attached = record->appendices.items[found].document;
	}
	return r->attached[found];
}

static void add_candidate(struct resolver *r, uint32_t index, uint32_t mention)
{
	if (mention == VB_NOWHERE || r->mentions[mention].draft == NONE)
		return;
	uint32_t *draft = vb_push(r->x->arena, &r->mentions[index].candidates);
	*draft = r->mentions[mention].draft;
}

static void resolve_short(struct resolver *r, uint32_t index, const struct vb_short_note *note)
{
	static const struct vb_str ways[] = {
		[VB_SHORT_NEAREST] = VB_LIT("nearest"), [VB_SHORT_ALIAS] = VB_LIT("alias"), [VB_SHORT_NUMBER] = VB_LIT("number")};
	if (note->target != VB_NOWHERE) {
		if (r->mentions[note->target].draft != NONE)
			settle(r, index, r->mentions[note->target].draft, ways[note->way]);
		return;
	}
	const struct vb_alias_note *alias = note->alias == VB_NOWHERE ? NULL : &r->x->notes->aliases.items[note->alias];
	for (uint32_t i = 0; alias && i < alias->count; i++)
		add_candidate(r, index, alias->targets[i]);
	for (size_t i = 0; i < 2; i++)
		add_candidate(r, index, note->either[i]);
}

static void resolve_by_kind(struct resolver *r, uint32_t index)
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

/* ---- The record's works ---------------------------------------------------------------------------------------------- */

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

/* The other group whose symbol is one slip away from this one, whose issuer nobody knows. */
static uint32_t slip_of(const struct resolver *r, uint32_t group)
{
	enum { LONGEST = 64 };
	const struct group *own = &r->groups.items[group];
	char a[LONGEST], b[LONGEST];
	if (own->symbol.issuer || !own->symbol.number.ptr || own->symbol.symbol.len > LONGEST)
		return NONE;
	struct vb_str key = {a, vb_fold_tight(own->symbol.symbol.ptr, own->symbol.symbol.len, a)};
	uint32_t at = hash_of(own->symbol.number, hash_of(own->symbol.type_code, 0)) & r->mask;
	while (r->by_number[at] != NONE && !same_number(&r->groups.items[r->by_number[at]].symbol, &own->symbol))
		at = (at + 1) & r->mask;
	uint32_t other = r->by_number[at];
	for (int i = 0; i < MAX_SLIPS && other != NONE; i++, other = r->groups.items[other].same_number) {
		struct vb_str symbol = r->groups.items[other].symbol.symbol;
		if (other == group || !r->groups.items[other].symbol.issuer || symbol.len > LONGEST)
			continue;
		if (is_slip(key, (struct vb_str){b, vb_fold_tight(symbol.ptr, symbol.len, b)}))
			return other;
	}
	return NONE;
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

static struct vb_str key_of(struct resolver *r, const struct vb_work *work)
{
	struct vb_str code = work->jurisdiction.code.ptr ? work->jurisdiction.code : VB_LIT("-");
	struct vb_str number = work->number_symbol.ptr ? work->number_symbol : work->name.ptr ? work->name : VB_LIT("-");
	struct vb_str date = work->date.ptr ? work->date : VB_LIT("-"), unit = unit_key(work->jurisdiction);
	return unit.ptr ? VB_CONCAT(r->x->arena, code, VB_LIT("/"), unit, VB_LIT("/"), number, VB_LIT("/"), date)
	                : VB_CONCAT(r->x->arena, code, VB_LIT("/"), number, VB_LIT("/"), date);
}

static struct vb_str work_iri(struct resolver *r, const struct vb_work *work, const struct group *group, struct vb_str word)
{
	char folded[64];
	const struct vb_symbol *symbol = &group->symbol;
	const struct vb_document_type *type = symbol->type;
	if (word.ptr && word.len <= sizeof folded)
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
static void fill_attached(struct resolver *r, struct vb_work *work, const struct vb_header *attached)
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

static struct vb_work *make_work(struct resolver *r, struct draft *draft, uint32_t mention)
{
	struct vb_work *work = vb_push(r->x->arena, &r->record->works);
	draft->work = r->record->works.count - 1;
	draft->mention = mention;
	work->id = VB_CONCAT(r->x->arena, VB_LIT("w"), vb_arena_digits(r->x->arena, r->record->works.count));
	work->jurisdiction = draft->jurisdiction;
	if (draft->self) {
		fill_self(work, &r->record->document);
		return work;
	}
	if (draft->attached) {
		fill_attached(r, work, draft->attached);
		return work;
	}
	work->name = draft->group == NONE ? VB_NULL : r->groups.items[draft->group].name;
	work->number_symbol = draft->group == NONE || work->name.ptr ? VB_NULL : r->groups.items[draft->group].key;
	work->date = date_of(draft);
	return work;
}

static void number_works(struct resolver *r)
{
	for (uint32_t i = 0; i < r->record->citations.count; i++) {
		if (r->mentions[i].draft == NONE)
			continue;
		struct vb_citation *citation = &r->record->citations.items[i];
		struct draft *draft = &r->drafts.items[r->mentions[i].draft];
		struct vb_work *work = draft->work == NONE ? make_work(r, draft, i) : &r->record->works.items[draft->work];
		if (!draft->self)
			fill_work(work, citation);
		citation->work = work->id;
		struct vb_str *id = vb_push(r->x->arena, &work->mentions);
		*id = citation->id;
	}
}

static uint32_t work_of_group(const struct resolver *r, uint32_t group, struct vb_jurisdiction jurisdiction)
{
	for (uint32_t i = r->groups.items[group].first; i != NONE; i = r->drafts.items[i].next)
		if (same_jurisdiction(r->drafts.items[i].jurisdiction, jurisdiction) && r->drafts.items[i].work != NONE)
			return r->drafts.items[i].work;
	return NONE;
}

/* Whose number it is, is not known where nobody knows the issuer: the other may be a work of the document's own place or of the centre. */
static void mark_variant(struct resolver *r, const struct draft *draft, struct vb_work *work)
{
	uint32_t other = slip_of(r, draft->group);
	if (other == NONE)
		return;
	uint32_t target = work_of_group(r, other, draft->jurisdiction);
	if (target == NONE && (target = work_of_group(r, other, vb_jurisdiction_national())) == NONE)
		return;
	work->variant_of = r->record->works.items[target].id;
	vb_diagnose(r->x->arena, &r->record->diagnostics, VB_DIAGNOSTIC_SYMBOL_VARIANT,
	            r->record->citations.items[draft->mention].span,
	            "%.*s is one slip away from %.*s; it is kept as a work of its own", (int)work->number_symbol.len,
	            work->number_symbol.ptr, (int)r->groups.items[other].key.len, r->groups.items[other].key.ptr);
}

/* A province has the name that it had on that day (Thừa Thiên Huế was Huế's until 2024); one that was no more is told. */
static void name_place(struct resolver *r, const struct draft *draft, struct vb_work *work)
{
	struct vb_jurisdiction *place = &work->jurisdiction;
	if (draft->self || !place->code.ptr || !vb_str_equal(place->level, VB_LIT("province")) || work->date.len < sizeof "2025-07-01" - 1)
		return;
	const struct vb_province *then = vb_province_on(place->code, work->date);
	if (then)
		place->name = vb_str_of(then->name);
	else
		vb_diagnose(r->x->arena, &r->record->diagnostics, VB_DIAGNOSTIC_CITATION_CONFLICT, r->record->citations.items[draft->mention].span,
		            "%.*s was no province any more on %.*s; date or province is wrong", (int)place->name.len, place->name.ptr,
		            (int)work->date.len, work->date.ptr);
}

static void finish_works(struct resolver *r)
{
	for (uint32_t i = 0; i < r->drafts.count; i++) {
		const struct draft *draft = &r->drafts.items[i];
		if (draft->work == NONE)
			continue;
		struct vb_work *work = &r->record->works.items[draft->work];
		if (draft->group != NONE && !draft->self) {
			const struct group *group = &r->groups.items[draft->group];
			work->iri = work_iri(r, work, group, work->type);
			if (!work->type.ptr && group->symbol.type)
				work->type = vb_str_of(group->symbol.type->name);
			mark_variant(r, draft, work);
		}
		name_place(r, draft, work);
		work->key = key_of(r, work);
	}
}

static void name_candidates(struct resolver *r)
{
	for (uint32_t i = 0; i < r->record->citations.count; i++) {
		for (uint32_t k = 0; k < r->mentions[i].candidates.count; k++) {
			const struct draft *draft = &r->drafts.items[r->mentions[i].candidates.items[k]];
			if (draft->work == NONE)
				continue;
			struct vb_str *id = vb_push(r->x->arena, &r->record->citations.items[i].resolution.candidates);
			*id = r->record->works.items[draft->work].id;
		}
	}
}

/* The work of the mention whose title says the relation. Where it is unknown, so is what the relation comes from. */
static void name_governors(struct resolver *r)
{
	for (uint32_t i = 0; i < r->record->citations.count; i++) {
		uint32_t governor = r->x->notes->links.items[i].governor;
		struct vb_citation *citation = &r->record->citations.items[i];
		if (governor == VB_NOWHERE)
			continue;
		struct vb_str work = r->record->citations.items[governor].work;
		bool self = r->mentions[governor].draft != NONE && r->drafts.items[r->mentions[governor].draft].self;
		if (!work.ptr)
			citation->relation = VB_LIT("mentions");
		else if (!self && !vb_str_equal(work, citation->work))
			citation->relation_from = work;
	}
}

static void find_basis(struct resolver *r)
{
	for (uint32_t i = 0; i < r->record->citations.count; i++) {
		const struct vb_citation *citation = &r->record->citations.items[i];
		struct draft *draft = r->mentions[i].draft == NONE ? NULL : &r->drafts.items[r->mentions[i].draft];
		bool numbered = vb_str_equal(citation->kind, VB_LIT("numbered")) && vb_str_equal(citation->in, VB_LIT("title"));
		if (!numbered || !draft || draft->self || draft->basis)
			continue;
		draft->basis = true;
		struct vb_str *id = vb_push(r->x->arena, &r->record->document.based_on);
		*id = citation->work;
	}
}

/* A law cited by its name: the mentions of one name are a group, as those of one number are; of its number's where that is known. */
static void join_named(struct resolver *r, uint32_t index)
{
	const struct vb_citation *citation = &r->record->citations.items[index];
	char folded[VB_NAME_LIMIT];
	struct vb_str key = vb_named_key(citation->name, folded);
	const struct vb_citation *numbered = vb_law_numbered(r->x, key);
	r->mentions[index].place = vb_named_place(r->x->arena, &r->record->document, citation);
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

static void resolve_numbered(struct resolver *r, bool dated, bool told)
{
	for (uint32_t i = 0; i < r->record->citations.count; i++) {
		const struct mention *mention = &r->mentions[i];
		if (mention->group == NONE || mention->place.told != told || (r->record->citations.items[i].date.ptr != NULL) != dated)
			continue;
		if (dated)
			resolve_dated(r, i);
		else
			resolve_undated(r, i);
	}
}

/* What was read of the symbol of this mention; *note moves on with the mentions. */
static const struct vb_symbol *symbol_of(const struct resolver *r, uint32_t citation, uint32_t *note)
{
	const struct vb_cite_notes *notes = r->x->notes;
	while (*note < notes->symbols.count && notes->symbols.items[*note].citation < citation)
		++*note;
	bool noted = *note < notes->symbols.count && notes->symbols.items[*note].citation == citation;
	return noted ? &notes->symbols.items[*note].symbol : NULL;
}

static void group_mentions(struct resolver *r)
{
	const struct vb_record *record = r->record;
	for (uint32_t i = 0, note = 0; i < record->citations.count; i++) {
		struct vb_citation *citation = &record->citations.items[i];
		struct mention *mention = &r->mentions[i];
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
		mention->place = vb_cited_place(r->x->arena, &record->document, citation, &r->groups.items[mention->group].symbol);
	}
}

void vb_resolve_citations(struct vb_extraction *x)
{
	struct resolver r;
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
	number_works(&r);
	finish_works(&r);
	name_candidates(&r);
	name_governors(&r);
	find_basis(&r);
	vb_arena_release(x->arena, r.by_key);
	vb_arena_release(x->arena, r.by_number);
	vb_arena_release(x->arena, r.mentions);
	vb_define_aliases(x);
	vb_name_laws(x);
	for (uint32_t i = 0; x->known && i < r.drafts.count; i++) {
		const struct draft *draft = &r.drafts.items[i];
		if (draft->work != NONE && draft->group != NONE && !draft->self)
			fill_known(&r, draft, &x->record->works.items[draft->work]);
	}
}
