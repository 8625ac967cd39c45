#include "known.h"

#include "cite_words.h"

#include "../schema/number.h"

#include <setjmp.h>
#include <stdlib.h>

enum { SMALLEST = 256 }; /* places of the table; it grows with what is added */

/* What a key finds. */
struct entry {
	struct vb_str key; /* null: a free place */
	struct vb_known_work *first, *last;
};

struct vb_known {
	struct vb_arena arena;
	struct entry *entries; /* open addressing */
	size_t size, used;     /* size: a power of two */
	jmp_buf failure;
};

struct vb_known *vb_known_new(void)
{
	struct vb_known *known = calloc(1, sizeof *known);
	if (known)
		vb_arena_init(&known->arena);
	return known;
}

void vb_known_free(struct vb_known *known)
{
	if (!known)
		return;
	vb_arena_finish(&known->arena);
	free(known->entries);
	free(known);
}

static uint32_t hash_of(struct vb_str key)
{
	uint32_t hash = 2166136261u;
	for (size_t i = 0; i < key.len; i++)
		hash = (hash ^ (unsigned char)key.ptr[i]) * 16777619u;
	return hash;
}

static struct entry *place_of(const struct vb_known *known, struct vb_str key)
{
	size_t at = hash_of(key) & (known->size - 1);
	while (known->entries[at].key.ptr && !vb_str_equal(known->entries[at].key, key))
		at = (at + 1) & (known->size - 1);
	return &known->entries[at];
}

/* Keeps the table at most half full. */
static bool make_room(struct vb_known *known)
{
	if (2 * (known->used + 1) <= known->size)
		return true;
	struct entry *old = known->entries;
	size_t old_size = known->size, size = old_size ? 2 * old_size : SMALLEST;
	struct entry *entries = calloc(size, sizeof *entries);
	if (!entries)
		return false;
	known->entries = entries;
	known->size = size;
	for (size_t i = 0; i < old_size; i++)
		if (old[i].key.ptr)
			*place_of(known, old[i].key) = old[i];
	free(old);
	return true;
}

/* A work is found by several keys: each has its own copy, which points to the next work of that key. */
static bool add_key(struct vb_known *known, struct vb_str key, const struct vb_known_work *work)
{
	if (!key.len)
		return true;
	if (!make_room(known))
		return false;
	struct entry *entry = place_of(known, key);
	struct vb_known_work *copy = vb_arena_alloc(&known->arena, sizeof *copy);
	*copy = *work;
	if (entry->key.ptr) {
		entry->last->next = copy;
		entry->last = copy;
		return true;
	}
	*entry = (struct entry){vb_arena_copy(&known->arena, key), copy, copy};
	known->used++;
	return true;
}

static struct vb_str keep(struct vb_known *known, const struct vb_json *object, const char *member)
{
	struct vb_str text = vb_json_member_str(object, member);
	return text.ptr ? vb_arena_copy(&known->arena, text) : VB_NULL;
}

/* A list of works may be older than the rule of the zero. */
static struct vb_str keep_ruled(struct vb_known *known, struct vb_str number_symbol)
{
	return number_symbol.ptr ? vb_arena_copy(&known->arena, vb_ruled_number(&known->arena, number_symbol)) : VB_NULL;
}

static struct vb_known_work read_work(struct vb_known *known, const struct vb_json *json)
{
	const struct vb_json *whose = vb_json_member(json, "jurisdiction");
	return (struct vb_known_work){
		.jurisdiction = {keep(known, whose, "level"), keep(known, whose, "name"), keep(known, whose, "code")},
		.number_symbol = keep_ruled(known, vb_json_member_str(json, "number_symbol")), .name = keep(known, json, "name"), .date = keep(known, json, "date"),
		.issuer = keep(known, json, "issuer"), .title = keep(known, json, "title"), .type = keep(known, json, "type")};
}

static bool add_forms(struct vb_known *known, const struct vb_json *forms, const struct vb_known_work *work)
{
	bool added = true;
	for (size_t i = 0; i < vb_json_count(forms) && added; i++) {
		struct vb_str form = vb_ruled_number(&known->arena, vb_json_str(vb_json_item(forms, i)));
		if (form.ptr && !vb_str_equal(form, work->number_symbol))
			added = add_key(known, form, work);
	}
	return added;
}

bool vb_known_take(struct vb_known *known, const struct vb_json *json)
{
	char folded[VB_NAME_LIMIT];
	known->arena.failure = &known->failure;
	if (setjmp(known->failure))
		return false;
	struct vb_known_work work = read_work(known, json);
	bool added = true;
	if (work.number_symbol.ptr)
		added = add_key(known, work.number_symbol, &work) && add_forms(known, vb_json_member(json, "forms"), &work);
	if (added && work.name.ptr)
		added = add_key(known, vb_named_key(work.name, folded), &work);
	known->arena.failure = NULL;
	return added;
}

bool vb_known_add(struct vb_known *known, const char *json, size_t len)
{
	struct vb_reader *reader = vb_reader_new();
	bool added = reader != NULL;
	if (reader)
		vb_reader_open_bytes(reader, json, len);
	for (enum vb_reading reading; added && (reading = vb_reader_next(reader)) != VB_READING_END;) {
		if (reading == VB_READING_OTHER)
			added = vb_known_take(known, vb_reader_value(reader));
		else if (reading == VB_READING_FAILED)
			added = false;
	}
	vb_reader_free(reader);
	return added;
}

const struct vb_known_work *vb_known_find(const struct vb_known *known, struct vb_str key)
{
	return known && known->size && key.ptr ? place_of(known, key)->first : NULL;
}
