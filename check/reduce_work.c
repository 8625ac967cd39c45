/* The mentions of one number and symbol, dated or not: what they say of date, issuer, type, title and spelling. */
#include "reduce.h"
#include "work_dates.h"

#include <stdlib.h>

enum { A_DATE = 5, A_OWN_DATE, A_OWN_NAME, A_EVIDENCE };
enum { H_DATE = 5, H_EVIDENCE };
enum { M_DATE = 5, M_WORK_DATE, M_TYPE, M_ISSUER, M_ISSUER_KEY, M_SPELLING, M_TITLE, M_TITLE_KEY, M_FORCE, M_OWN_DATE, M_EVIDENCE };

enum { MOST_SUPERSEDING = 16, MOST_HEADERS = 16 }; /* of one number: more say nothing new */

/* One value and who gives it. */
struct entry {
	struct vb_str date;  /* of the work in the document that gives it; null */
	struct vb_str key;   /* what is compared */
	struct vb_str value; /* what is shown */
	uint64_t documents, mentions, last_document;
	struct vb_evidence evidence[VB_EVIDENCE_KEPT];
	uint32_t evidence_count;
	uint32_t cluster;
};

struct entries VB_LIST(struct entry);

struct superseding {
	struct vb_str identity, date, own_date, own_name;
	struct vb_evidence evidence;
};

struct header {
	struct vb_str date;
	struct vb_evidence evidence;
	uint32_t cluster;
};

enum facet { TYPE, ISSUER, TITLE, SPELLING, FACETS };

struct works {
	struct vb_str base, symbol;
	struct vb_copies copies;
	struct VB_LIST(struct superseding) superseding;
	struct VB_LIST(struct header) headers;
	struct entries dates, facets[FACETS];
	/* Of the document at hand: what it takes as in force though it is superseded. */
	struct vb_finding stale;
	uint64_t stale_document;
	bool ends; /* it ends or changes the work itself */
};

static void *start(struct vb_reduce *reduce, struct vb_str rest)
{
	struct works *works = vb_arena_zalloc(&reduce->group, sizeof *works);
	works->base = rest;
	works->symbol = vb_base_symbol(rest);
	return works;
}

/* ---- Lines ------------------------------------------------------------------------------------------------------------------ */

static struct entry *find(struct entries *entries, struct vb_str date, struct vb_str key)
{
	for (uint32_t i = 0; i < entries->count; i++)
		if (vb_str_equal(entries->items[i].key, key) && vb_str_equal(entries->items[i].date, date))
			return &entries->items[i];
	return NULL;
}

static void count(struct vb_reduce *reduce, struct works *works, struct entries *entries, struct vb_str date, struct vb_str key,
                  struct vb_str value, const struct vb_fields *fields)
{
	if (!key.ptr || !value.ptr)
		return;
	struct entry *entry = find(entries, date, key);
	if (!entry && entries->count == VB_SIDES_KEPT)
		return;
	if (!entry) {
		entry = vb_push(&reduce->group, entries);
		entry->date = vb_reduce_keep_str(reduce, date);
		entry->key = vb_reduce_keep_str(reduce, key);
		entry->value = vb_reduce_keep_str(reduce, value);
	}
	entry->mentions++;
	if (entry->last_document == works->copies.documents)
		return;
	entry->last_document = works->copies.documents;
	entry->documents++;
	if (entry->evidence_count < VB_EVIDENCE_KEPT) {
		struct vb_evidence *evidence = &entry->evidence[entry->evidence_count++];
		*evidence = vb_reduce_keep(reduce, &fields->items[M_EVIDENCE]);
		evidence->value = entry->value;
	}
}

static void report_stale(struct vb_reduce *reduce, struct works *works)
{
	if (works->stale.evidence.count && !works->ends)
		vb_reduce_report(reduce, &works->stale);
	works->stale.evidence.count = 0;
	works->ends = false;
}

/* The document of the set that ended the work before this document cited it. */
static const struct superseding *superseding_of(const struct works *works, const struct vb_fields *fields)
{
	struct vb_str date = vb_field_text(fields, M_WORK_DATE), own = vb_field_text(fields, M_OWN_DATE);
	for (uint32_t i = 0; i < works->superseding.count; i++) {
		const struct superseding *s = &works->superseding.items[i];
		bool before = vb_date_is_full(s->own_date) && vb_date_is_full(own) && !vb_date_after(s->own_date, own);
		if (before && vb_dates_agree(s->date, date) && !vb_str_equal(s->identity, works->copies.identity))
			return s;
	}
	return NULL;
}

static void check_force(struct vb_reduce *reduce, struct works *works, const struct vb_fields *fields)
{
	struct vb_str force = vb_field_text(fields, M_FORCE);
	if (!works->superseding.count)
		return;
	if (works->stale_document != works->copies.documents)
		report_stale(reduce, works);
	works->stale_document = works->copies.documents;
	works->ends = works->ends || vb_str_equal(force, VB_LIT("e"));
	const struct superseding *s = vb_str_equal(force, VB_LIT("f")) ? superseding_of(works, fields) : NULL;
	if (!s || works->stale.evidence.count > VB_EVIDENCE_KEPT)
		return;
	if (!works->stale.evidence.count) {
		struct vb_str date = s->date.ptr ? s->date : VB_LIT("-");
		works->stale = (struct vb_finding){.code = VB_FINDING_SUPERSEDED_CITED, .number_symbol = works->symbol,
		    .work = VB_CONCAT(&reduce->group, works->base, VB_LIT("/"), date), .words = {s->own_name, s->own_date}};
	}
	struct vb_evidence *evidence = vb_push(&reduce->group, &works->stale.evidence);
	*evidence = vb_reduce_keep(reduce, &fields->items[M_EVIDENCE]);
	evidence->value = vb_reduce_keep_str(reduce, vb_field_text(fields, M_OWN_DATE));
	if (works->stale.evidence.count == 1)
		*vb_push(&reduce->group, &works->stale.evidence) = s->evidence;
}

static void take_mention(struct vb_reduce *reduce, struct works *works, const struct vb_fields *fields)
{
	struct vb_str date = vb_field_text(fields, M_DATE), work_date = vb_field_text(fields, M_WORK_DATE);
	struct vb_str type = vb_field_text(fields, M_TYPE), spelling = vb_field_text(fields, M_SPELLING);
	count(reduce, works, &works->dates, VB_NULL, date, date, fields);
	count(reduce, works, &works->facets[TYPE], work_date, type, type, fields);
	count(reduce, works, &works->facets[ISSUER], work_date, vb_field_text(fields, M_ISSUER_KEY), vb_field_text(fields, M_ISSUER), fields);
	count(reduce, works, &works->facets[TITLE], work_date, vb_field_text(fields, M_TITLE_KEY), vb_field_text(fields, M_TITLE), fields);
	count(reduce, works, &works->facets[SPELLING], work_date, spelling, spelling, fields);
	check_force(reduce, works, fields);
}

static bool has_evidence(const struct vb_fields *fields, uint32_t at)
{
	return fields->count == at + VB_EVIDENCE_FIELDS;
}

static bool take_line(struct vb_reduce *reduce, void *state, const struct vb_fields *fields)
{
	struct works *works = state;
	struct vb_str kind = vb_field_text(fields, 0);
	char letter = kind.len == 1 ? kind.ptr[0] : '?';
	if (!has_evidence(fields, letter == 'a' ? A_EVIDENCE : letter == 'h' ? H_EVIDENCE : M_EVIDENCE) || (letter != 'a' && letter != 'h' && letter != 'm'))
		return false;
	if (!vb_copies_next(reduce, &works->copies, fields))
		return true;
	if (letter == 'a' && works->superseding.count < MOST_SUPERSEDING)
		*vb_push(&reduce->group, &works->superseding) = (struct superseding){works->copies.identity,
			vb_reduce_keep_str(reduce, vb_field_text(fields, A_DATE)), vb_reduce_keep_str(reduce, vb_field_text(fields, A_OWN_DATE)),
			vb_reduce_keep_str(reduce, vb_field_text(fields, A_OWN_NAME)), vb_reduce_keep(reduce, &fields->items[A_EVIDENCE])};
	else if (letter == 'h' && works->headers.count < MOST_HEADERS)
		*vb_push(&reduce->group, &works->headers) = (struct header){vb_reduce_keep_str(reduce, vb_field_text(fields, H_DATE)),
			vb_reduce_keep(reduce, &fields->items[H_EVIDENCE]), 0};
	else if (letter == 'm')
		take_mention(reduce, works, fields);
	return true;
}

/* ---- Dates ------------------------------------------------------------------------------------------------------------------ */

static struct vb_work_dates collect_dates(struct vb_reduce *reduce, const struct works *works)
{
	struct vb_arena *arena = &reduce->group;
	struct vb_work_dates dates = {.clusters = 0};
	for (uint32_t i = 0; i < works->headers.count; i++)
		vb_work_dates_add(arena, &dates, works->headers.items[i].date);
	for (uint32_t i = 0; i < works->dates.count; i++)
		vb_work_dates_add(arena, &dates, works->dates.items[i].key);
	for (int f = 0; f < FACETS; f++)
		for (uint32_t i = 0; i < works->facets[f].count; i++)
			vb_work_dates_add(arena, &dates, works->facets[f].items[i].date);
	vb_work_dates_join(arena, &dates, works->base);
	return dates;
}

static const uint32_t no_cluster = UINT32_MAX;

/* What has no date belongs to the only work, if it is the only one. */
static uint32_t cluster_of(const struct vb_work_dates *dates, struct vb_str date)
{
	for (uint32_t i = 0; date.ptr && i < dates->list.count; i++)
		if (vb_str_equal(dates->list.items[i], date))
			return dates->cluster[i];
	return dates->clusters <= 1 ? 0 : no_cluster;
}

static void place_in_clusters(struct works *works, const struct vb_work_dates *dates)
{
	for (uint32_t i = 0; i < works->headers.count; i++)
		works->headers.items[i].cluster = cluster_of(dates, works->headers.items[i].date);
	for (uint32_t i = 0; i < works->dates.count; i++)
		works->dates.items[i].cluster = cluster_of(dates, works->dates.items[i].key);
	for (int f = 0; f < FACETS; f++)
		for (uint32_t i = 0; i < works->facets[f].count; i++)
			works->facets[f].items[i].cluster = cluster_of(dates, works->facets[f].items[i].date);
}

/* ---- Sides ------------------------------------------------------------------------------------------------------------------ */

typedef bool agree_function(struct vb_arena *arena, struct vb_str a, struct vb_str b);

static bool issuers_agree(struct vb_arena *arena, struct vb_str a, struct vb_str b)
{
	(void)arena;
	return vb_issuers_agree(a, b);
}

static bool titles_agree(struct vb_arena *arena, struct vb_str a, struct vb_str b)
{
	(void)arena;
	return vb_titles_agree(a, b);
}

static bool same(struct vb_arena *arena, struct vb_str a, struct vb_str b)
{
	(void)arena;
	return vb_str_equal(a, b);
}

static bool dates_agree(struct vb_arena *arena, struct vb_str a, struct vb_str b)
{
	(void)arena;
	return vb_dates_agree(a, b);
}

/* Entries that say the same. */
struct side {
	struct vb_str key;
	const struct entry *best; /* what is shown: the entry of most documents */
	uint64_t documents, mentions;
	struct VB_LIST(const struct entry *) entries;
};

struct sides VB_LIST(struct side);

/* The most precise first: what is less so then finds the one side it agrees with, or several and takes none. */
static int compare_precision(const void *a, const void *b)
{
	const struct entry *x = *(const struct entry *const *)a, *y = *(const struct entry *const *)b;
	if (x->key.len != y->key.len)
		return x->key.len > y->key.len ? -1 : 1;
	int order = memcmp(x->key.ptr, y->key.ptr, x->key.len);
	if (order)
		return order;
	order = vb_date_after(x->date, y->date) - vb_date_after(y->date, x->date);
	return order ? order : (x > y) - (x < y);
}

static void join_side(struct vb_reduce *reduce, struct side *side, const struct entry *entry)
{
	if (!side->best || entry->documents > side->best->documents)
		side->best = entry;
	side->documents += entry->documents;
	side->mentions += entry->mentions;
	*vb_push(&reduce->group, &side->entries) = entry;
}

static struct sides find_sides(struct vb_reduce *reduce, const struct entries *entries, uint32_t cluster, agree_function *agree)
{
	struct sides sides = {0};
	struct VB_LIST(const struct entry *) order = {0};
	for (uint32_t i = 0; i < entries->count; i++)
		if (entries->items[i].cluster == cluster)
			*vb_push(&reduce->group, &order) = &entries->items[i];
	if (order.count)
		qsort(order.items, order.count, sizeof *order.items, compare_precision);
	for (uint32_t i = 0; i < order.count; i++) {
		struct side *found = NULL;
		uint32_t fitting = 0;
		for (uint32_t k = 0; k < sides.count; k++) {
			if (!agree(&reduce->line, sides.items[k].key, order.items[i]->key))
				continue;
			fitting++;
			found = &sides.items[k];
		}
		if (!fitting) {
			found = vb_push(&reduce->group, &sides);
			found->key = order.items[i]->key;
		}
		if (fitting <= 1)
			join_side(reduce, found, order.items[i]);
	}
	return sides;
}

static void show_side(struct vb_reduce *reduce, struct vb_finding *finding, const struct side *side)
{
	uint32_t shown = 0;
	for (uint32_t i = 0; i < side->entries.count; i++)
		for (uint32_t k = 0; k < side->entries.items[i]->evidence_count && shown < VB_EVIDENCE_KEPT; k++, shown++)
			*vb_push(&reduce->group, &finding->evidence) = side->entries.items[i]->evidence[k];
	*vb_push(&reduce->group, &finding->sides) = (struct vb_side){side->best->value, side->documents, side->mentions};
}

static int compare_evidence(const void *a, const void *b)
{
	const struct vb_evidence *x = a, *y = b;
	int order = vb_str_compare(x->source, y->source); /* which may be null */
	return order ? order : (x->span[0] > y->span[0]) - (x->span[0] < y->span[0]);
}

static void sort_evidence(struct vb_finding *finding)
{
	if (finding->evidence.count)
		qsort(finding->evidence.items, finding->evidence.count, sizeof *finding->evidence.items, compare_evidence);
}

/* ---- Suggestions ------------------------------------------------------------------------------------------------------------ */

/* At least three documents, and three quarters of them. */
static struct vb_str majority(const struct sides *sides)
{
	uint64_t all = 0;
	const struct side *best = NULL;
	for (uint32_t i = 0; i < sides->count; i++) {
		all += sides->items[i].documents;
		if (!best || sides->items[i].documents > best->documents)
			best = &sides->items[i];
	}
	return best && best->documents >= 3 && 4 * best->documents >= 3 * all ? best->best->value : VB_NULL;
}

/* The one known work that is of the cluster. */
static const struct vb_known *known_of(struct vb_reduce *reduce, const struct works *works, const struct vb_work_dates *dates, uint32_t cluster)
{
	size_t count;
	const struct vb_known *known = vb_reduce_known(reduce, works->base, &count), *found = NULL;
	for (size_t i = 0; i < count; i++) {
		bool fits = dates->list.count == 0;
		for (uint32_t k = 0; k < dates->list.count; k++)
			fits = fits || (dates->cluster[k] == cluster && vb_work_dates_are_one(works->base, dates->list.items[k], known[i].date));
		if (fits && found)
			return NULL;
		if (fits)
			found = &known[i];
	}
	return found;
}

static struct vb_str known_value(const struct vb_known *known, int facet)
{
	switch (facet) {
	case TYPE: return known->type;
	case ISSUER: return known->issuer;
	case TITLE: return known->title;
	case FACETS: return known->date;
	default: return VB_NULL;
	}
}

/* ---- Findings --------------------------------------------------------------------------------------------------------------- */

static void report_sides(struct vb_reduce *reduce, const struct works *works, struct vb_finding *finding, const struct sides *sides)
{
	for (uint32_t i = 0; i < sides->count; i++)
		show_side(reduce, finding, &sides->items[i]);
	sort_evidence(finding);
	vb_finding_sort_sides(finding);
	finding->number_symbol = works->symbol;
	finding->words[0] = vb_arena_digits(&reduce->group, sides->count);
	finding->words[1] = vb_finding_sides(&reduce->group, finding);
	vb_reduce_report(reduce, finding);
}

/* The date that most documents give to the work of the cluster, "-" where none does. */
static struct vb_str main_date(struct vb_reduce *reduce, const struct works *works, uint32_t cluster)
{
	struct sides sides = find_sides(reduce, &works->dates, cluster, dates_agree);
	const struct side *best = NULL;
	for (uint32_t i = 0; i < sides.count; i++)
		if (!best || sides.items[i].documents > best->documents)
			best = &sides.items[i];
	return best ? best->key : VB_LIT("-");
}

static void report_facets(struct vb_reduce *reduce, struct works *works, const struct vb_work_dates *dates, uint32_t cluster)
{
	static const enum vb_finding_code codes[] = {VB_FINDING_TYPE_CONFLICT, VB_FINDING_ISSUER_CONFLICT, VB_FINDING_TITLE_CONFLICT,
	                                             VB_FINDING_SPELLING_CONFLICT};
	static agree_function *const agree[] = {vb_types_agree, issuers_agree, titles_agree, same};
	for (int f = 0; f < FACETS; f++) {
		struct sides sides = find_sides(reduce, &works->facets[f], cluster, agree[f]);
		if (sides.count < 2)
			continue;
		const struct vb_known *known = known_of(reduce, works, dates, cluster);
		struct vb_str suggestion = known ? known_value(known, f) : VB_NULL;
		if (f == SPELLING && !suggestion.ptr)
			suggestion = known ? works->symbol : VB_NULL;
		struct vb_finding finding = {.code = codes[f], .suggestion = suggestion.ptr ? suggestion : majority(&sides),
		    .work = VB_CONCAT(&reduce->group, works->base, VB_LIT("/"), main_date(reduce, works, cluster))};
		report_sides(reduce, works, &finding, &sides);
	}
}

static const struct header *header_of(const struct works *works, uint32_t cluster, struct vb_str date)
{
	const struct header *first = NULL;
	for (uint32_t i = 0; i < works->headers.count; i++) {
		const struct header *header = &works->headers.items[i];
		if (header->cluster != cluster)
			continue;
		if (date.ptr && vb_dates_agree(header->date, date))
			return header;
		first = first ? first : header;
	}
	return first;
}

static void report_target(struct vb_reduce *reduce, const struct works *works, const struct header *header, const struct side *side,
                          struct vb_str suggestion)
{
	struct vb_finding finding = {.code = VB_FINDING_TARGET_DATE_MISMATCH, .number_symbol = works->symbol, .suggestion = suggestion,
	    .words = {side->best->value, header->date}, .work = VB_CONCAT(&reduce->group, works->base, VB_LIT("/"), header->date)};
	show_side(reduce, &finding, side);
	sort_evidence(&finding);
	*vb_push(&reduce->group, &finding.evidence) = header->evidence;
	*vb_push(&reduce->group, &finding.sides) = (struct vb_side){header->date, 1, 0};
	vb_reduce_report(reduce, &finding);
}

static void report_dates(struct vb_reduce *reduce, struct works *works, const struct vb_work_dates *dates, uint32_t cluster)
{
	struct sides sides = find_sides(reduce, &works->dates, cluster, dates_agree);
	const struct vb_known *known = known_of(reduce, works, dates, cluster);
	struct vb_str suggestion = known && known->date.ptr ? known->date : majority(&sides);
	if (header_of(works, cluster, VB_NULL)) {
		for (uint32_t i = 0; i < sides.count; i++) {
			const struct header *header = header_of(works, cluster, sides.items[i].key);
			if (!vb_dates_agree(header->date, sides.items[i].key))
				report_target(reduce, works, header, &sides.items[i], known ? known->date : VB_NULL);
		}
	} else if (sides.count > 1) {
		struct vb_finding finding = {.code = VB_FINDING_DATE_CONFLICT, .suggestion = suggestion,
		    .work = VB_CONCAT(&reduce->group, works->base, VB_LIT("/-"))};
		report_sides(reduce, works, &finding, &sides);
	}
}

static void end(struct vb_reduce *reduce, void *state)
{
	struct works *works = state;
	report_stale(reduce, works);
	struct vb_work_dates dates = collect_dates(reduce, works);
	place_in_clusters(works, &dates);
	for (uint32_t i = 0; i < dates.list.count || i == 0; i++) {
		if (i < dates.list.count && dates.cluster[i] != i)
			continue;
		report_dates(reduce, works, &dates, i);
		report_facets(reduce, works, &dates, i);
	}
}

const struct vb_group_kind vb_group_work = {VB_LIT("work "), start, take_line, end};
