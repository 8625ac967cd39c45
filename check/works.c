#include "works.h"

#include "doc.h"

#include <setjmp.h>
#include <stdlib.h>

/* Identity is number (or name) and jurisdiction, which the key of a work holds, and the date. Of each there is one entry; what its
 * documents say of issuer, title and the like is counted, and the most frequent is shown: of those told equally often the one that was
 * met first. */

enum {
	SMALLEST = 1024,  /* places of the table; it grows with what is added */
	MAX_VALUES = 8,   /* different values of one field that are counted */
	MAX_FORMS = 16,   /* printed forms of one number */
};

/* What documents say of one field. */
struct votes {
	struct vb_str values[MAX_VALUES];
	uint32_t counts[MAX_VALUES];
};

enum field { IRI, TYPE, TYPE_CODE, NUMBER_SYMBOL, NAME, ISSUER, TITLE, LEVEL, PLACE, CODE, VARIANT, FIELDS };

static const char *const members[FIELDS] = {"iri", "type", "type_code", "number_symbol", "name", "issuer", "title"};

struct entry {
	struct vb_str base, date; /* date null: none of these documents tells it */
	struct vb_str key;        /* base and date, when all are merged */
	struct votes fields[FIELDS];
	struct vb_str forms[MAX_FORMS];
	uint32_t form_count;
	uint64_t documents, mentions;
	struct entry *next; /* of the same base */
	bool joined;        /* into another of the same base */
};

struct vb_works {
	struct vb_arena arena, scratch; /* scratch: of one record, or of one line */
	struct entry **bases; /* open addressing: the first entry of each base */
	size_t size, used;    /* size: a power of two */
	jmp_buf failure;
};

struct vb_works *vb_works_new(void)
{
	struct vb_works *works = calloc(1, sizeof *works);
	if (works) {
		vb_arena_init(&works->arena);
		vb_arena_init(&works->scratch);
		works->arena.failure = works->scratch.failure = &works->failure;
	}
	return works;
}

void vb_works_free(struct vb_works *works)
{
	if (!works)
		return;
	vb_arena_finish(&works->arena);
	vb_arena_finish(&works->scratch);
	free(works->bases);
	free(works);
}

/* ---- The table -------------------------------------------------------------------------------------------------------------- */

static struct entry **place_of(const struct vb_works *works, struct vb_str base)
{
	uint32_t hash = 2166136261u;
	for (size_t i = 0; i < base.len; i++)
		hash = (hash ^ (unsigned char)base.ptr[i]) * 16777619u;
	size_t at = hash & (works->size - 1);
	while (works->bases[at] && !vb_str_equal(works->bases[at]->base, base))
		at = (at + 1) & (works->size - 1);
	return &works->bases[at];
}

/* Keeps the table at most half full. */
static void make_room(struct vb_works *works)
{
	if (2 * (works->used + 1) <= works->size)
		return;
	struct entry **old = works->bases;
	size_t old_size = works->size, size = old_size ? 2 * old_size : SMALLEST;
	struct entry **bases = calloc(size, sizeof *bases);
	if (!bases)
		longjmp(works->failure, 1);
	works->bases = bases;
	works->size = size;
	for (size_t i = 0; i < old_size; i++)
		if (old[i])
			*place_of(works, old[i]->base) = old[i];
	free(old);
}

static struct vb_str keep(struct vb_works *works, struct vb_str text)
{
	return text.ptr ? vb_arena_copy(&works->arena, text) : VB_NULL;
}

static struct entry *entry_of(struct vb_works *works, struct vb_str base, struct vb_str date)
{
	make_room(works);
	struct entry **first = place_of(works, base), *entry = *first;
	while (entry && !vb_str_equal(entry->date, date))
		entry = entry->next;
	if (entry)
		return entry;
	entry = vb_arena_zalloc(&works->arena, sizeof *entry);
	*entry = (struct entry){.base = *first ? (*first)->base : keep(works, base), .date = keep(works, date), .next = *first};
	works->used += *first == NULL;
	*first = entry;
	return entry;
}

/* ---- What a record says ------------------------------------------------------------------------------------------------------ */

static void vote(struct vb_works *works, struct votes *votes, struct vb_str value, uint32_t count)
{
	for (size_t i = 0; value.ptr && i < MAX_VALUES; i++) {
		if (!votes->values[i].ptr)
			votes->values[i] = keep(works, value);
		else if (!vb_str_equal(votes->values[i], value))
			continue;
		votes->counts[i] += count;
		return;
	}
}

static struct vb_str most_frequent(const struct votes *votes)
{
	size_t best = 0;
	for (size_t i = 1; i < MAX_VALUES && votes->values[i].ptr; i++)
		best = votes->counts[i] > votes->counts[best] ? i : best;
	return votes->values[best];
}

static void add_form(struct vb_works *works, struct entry *entry, struct vb_str form)
{
	for (uint32_t i = 0; i < entry->form_count; i++)
		if (vb_str_equal(entry->forms[i], form))
			return;
	if (form.ptr && entry->form_count < MAX_FORMS)
		entry->forms[entry->form_count++] = keep(works, form);
}

/* What came from --known is no word of the document. */
static bool is_told(const struct vb_json *work, const char *member)
{
	const struct vb_json *known = vb_json_member(work, "known");
	for (size_t i = 0; i < vb_json_count(known); i++)
		if (vb_str_equal(vb_json_str(vb_json_item(known, i)), vb_str_of(member)))
			return false;
	return true;
}

static struct entry *add_work(struct vb_works *works, const struct vb_doc *doc, const struct vb_json *work)
{
	struct vb_str base = vb_work_base_key(&works->scratch, work);
	if (!base.ptr)
		return NULL;
	struct entry *entry = entry_of(works, base, is_told(work, "date") ? vb_json_member_str(work, "date") : VB_NULL);
	const struct vb_json *whose = vb_json_member(work, "jurisdiction");
	for (int field = 0; field < LEVEL; field++)
		if (is_told(work, members[field]))
			vote(works, &entry->fields[field],
			     field == NUMBER_SYMBOL ? vb_work_number_symbol(&works->scratch, work) : vb_json_member_str(work, members[field]), 1);
	vote(works, &entry->fields[LEVEL], vb_json_member_str(whose, "level"), 1);
	vote(works, &entry->fields[PLACE], vb_json_member_str(whose, "name"), 1);
	vote(works, &entry->fields[CODE], vb_json_member_str(whose, "code"), 1);
	vote(works, &entry->fields[VARIANT], vb_work_key(&works->scratch, vb_doc_work(doc, vb_json_member_str(work, "variant_of"))), 1);
	entry->documents++;
	entry->mentions += vb_json_count(vb_json_member(work, "mentions"));
	return entry;
}

static void add_record(struct vb_works *works, const struct vb_json *record)
{
	struct vb_doc doc = {.works = vb_json_member(record, "works"), .citations = vb_json_member(record, "citations")};
	size_t count = vb_json_count(doc.works);
	struct entry **entries = vb_arena_alloc(&works->scratch, (count + 1) * sizeof *entries);
	for (size_t i = 0; i < count; i++)
		entries[i] = add_work(works, &doc, vb_json_item(doc.works, i));
	for (size_t i = 0; i < vb_json_count(doc.citations); i++) {
		const struct vb_json *citation = vb_json_item(doc.citations, i);
		struct vb_str id = vb_json_member_str(citation, "work");
		size_t number = 0; /* ids are "w" and the place in the list, from 1 */
		for (size_t k = 1; k < id.len && number <= count; k++)
			number = 10 * number + (size_t)(id.ptr[k] - '0');
		if (number && number <= count && entries[number - 1])
			add_form(works, entries[number - 1], vb_json_member_str(citation, "number_symbol"));
	}
}

bool vb_works_add(struct vb_works *works, const struct vb_json *record)
{
	if (setjmp(works->failure))
		return false;
	vb_arena_reset(&works->scratch);
	add_record(works, record);
	return true;
}

/* ---- Merging ----------------------------------------------------------------------------------------------------------------- */

static void join(struct vb_works *works, struct entry *from, struct entry *to)
{
	for (int field = 0; field < FIELDS; field++)
		for (size_t i = 0; i < MAX_VALUES; i++)
			vote(works, &to->fields[field], from->fields[field].values[i], from->fields[field].counts[i]);
	for (uint32_t i = 0; i < from->form_count; i++)
		add_form(works, to, from->forms[i]);
	to->documents += from->documents;
	to->mentions += from->mentions;
	from->joined = true;
}

/* The only entry of the base whose date is more precise than this one's and agrees with it; NULL where there are none or several. */
static struct entry *only_more_precise(struct entry *first, const struct entry *entry)
{
	struct entry *found = NULL;
	for (struct entry *other = first; other; other = other->next) {
		if (other->joined || other->date.len <= entry->date.len || !vb_str_starts(other->date, entry->date))
			continue;
		if (found)
			return NULL;
		found = other;
	}
	return found;
}

/* The most precise first: a year joins the day that a month has joined. */
static void join_dates(struct vb_works *works, struct entry *first)
{
	static const size_t lengths[] = {sizeof "2024-07" - 1, sizeof "2024" - 1, 0};
	for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
		for (struct entry *entry = first; entry; entry = entry->next) {
			struct entry *other = entry->date.len == lengths[i] ? only_more_precise(first, entry) : NULL;
			if (other)
				join(works, entry, other);
		}
	}
}

/* ---- Lines ------------------------------------------------------------------------------------------------------------------- */

static void put(struct vb_buffer *out, const char *text)
{
	vb_buffer_add(out, text, strlen(text));
}

static void put_member(struct vb_buffer *out, const char *name, struct vb_str value)
{
	put(out, "\"");
	put(out, name);
	put(out, "\": ");
	vb_json_put_str(out, value);
	put(out, ", ");
}

static struct vb_str key_of(struct vb_works *works, const struct entry *entry)
{
	return VB_CONCAT(&works->arena, entry->base, VB_LIT("/"), entry->date.ptr ? entry->date : VB_LIT("-"));
}

static struct vb_str line_of(struct vb_works *works, const struct entry *entry)
{
	struct vb_buffer out = {.arena = &works->scratch};
	put(&out, "{");
	put_member(&out, "key", entry->key);
	for (int field = IRI; field <= NAME; field++)
		put_member(&out, members[field], most_frequent(&entry->fields[field]));
	put_member(&out, "date", entry->date);
	for (int field = ISSUER; field <= TITLE; field++)
		put_member(&out, members[field], most_frequent(&entry->fields[field]));
	put(&out, "\"jurisdiction\": {");
	put_member(&out, "level", most_frequent(&entry->fields[LEVEL]));
	put_member(&out, "name", most_frequent(&entry->fields[PLACE]));
	put(&out, "\"code\": ");
	vb_json_put_str(&out, most_frequent(&entry->fields[CODE]));
	put(&out, "}, \"forms\": [");
	for (uint32_t i = 0; i < entry->form_count; i++) {
		put(&out, i ? ", " : "");
		vb_json_put_str(&out, entry->forms[i]);
	}
	put(&out, "], ");
	put_member(&out, "variant_of", most_frequent(&entry->fields[VARIANT]));
	put(&out, "\"documents\": ");
	vb_json_put_number(&out, entry->documents);
	put(&out, ", \"mentions\": ");
	vb_json_put_number(&out, entry->mentions);
	put(&out, "}");
	return (struct vb_str){out.bytes, out.len};
}

static int compare_entries(const void *a, const void *b)
{
	const struct entry *x = *(struct entry *const *)a, *y = *(struct entry *const *)b;
	return vb_str_compare(x->key, y->key);
}

static enum vb_works_result give_sorted(struct vb_works *works, vb_works_line_function *function, void *user)
{
	struct VB_LIST(struct entry *) sorted = {.count = 0};
	for (size_t i = 0; i < works->size; i++) {
		if (!works->bases[i])
			continue;
		join_dates(works, works->bases[i]);
		for (struct entry *entry = works->bases[i]; entry; entry = entry->next)
			if (!entry->joined) {
				entry->key = key_of(works, entry);
				*vb_push(&works->arena, &sorted) = entry;
			}
	}
	if (sorted.count)
		qsort(sorted.items, sorted.count, sizeof *sorted.items, compare_entries);
	for (uint32_t i = 0; i < sorted.count; i++) {
		vb_arena_reset(&works->scratch);
		struct vb_str line = line_of(works, sorted.items[i]);
		if (!function(user, line.ptr, line.len))
			return VB_WORKS_REFUSED;
	}
	return VB_WORKS_DONE;
}

enum vb_works_result vb_works_give(struct vb_works *works, vb_works_line_function *function, void *user)
{
	return setjmp(works->failure) ? VB_WORKS_MEMORY_OUT : give_sorted(works, function, user);
}
