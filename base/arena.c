#include "arena.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#ifdef VB_ARENA_GUARDED
#include <sanitizer/asan_interface.h>
#else
#define ASAN_POISON_MEMORY_REGION(place, size) ((void)(place), (void)(size))
#define ASAN_UNPOISON_MEMORY_REGION(place, size) ((void)(place), (void)(size))
#endif

enum {
	CHUNK_SIZE = 256 * 1024,
	SPARE_CHUNKS = 16,           /* kept from document to document: a plan of 30 KB takes three or four, and allocates nothing */
	FIRST_LIST = 128,            /* bytes of a new list: most hold one item or two */
};

struct vb_arena_chunk {
	struct vb_arena_chunk *before;
	size_t size; /* of bytes[] */
	bool large;
	max_align_t bytes[];
};

struct vb_arena_cleanup {
	struct vb_arena_cleanup *before;
	void (*function)(void *);
	void *argument;
};

/* Guarded, these bytes may be touched, and not those that stand behind them for the sake of alignment. */
static void *open_place(void *place, size_t size)
{
	ASAN_POISON_MEMORY_REGION(place, vb_arena_aligned(size));
	ASAN_UNPOISON_MEMORY_REGION(place, size);
	return place;
}

/* Guarded, it holds what is taken for nothing that was meant to stand there. */
static void *new_place(void *place, size_t size)
{
	open_place(place, size);
	return VB_ARENA_GAP > 0 ? memset(place, 0xBE, size) : place;
}

void vb_arena_init(struct vb_arena *arena)
{
	*arena = (struct vb_arena){0};
}

static void run_cleanups(struct vb_arena *arena)
{
	while (arena->cleanups) {
		struct vb_arena_cleanup *cleanup = arena->cleanups;
		arena->cleanups = cleanup->before;
		cleanup->function(cleanup->argument);
	}
}

static void free_chunks(struct vb_arena_chunk *chunk)
{
	while (chunk) {
		struct vb_arena_chunk *before = chunk->before;
		free(chunk);
		chunk = before;
	}
}

void vb_arena_reset(struct vb_arena *arena)
{
	unsigned spare = 0;
	run_cleanups(arena);
	memset(arena->freed, 0, sizeof arena->freed);
	for (struct vb_arena_chunk *chunk = arena->spare; chunk; chunk = chunk->before)
		spare++;
	for (struct vb_arena_chunk *chunk = arena->chunk, *before; chunk; chunk = before) {
		before = chunk->before;
		arena->used -= chunk->size;
		if (chunk->large || spare == SPARE_CHUNKS) {
			free(chunk);
			continue;
		}
		ASAN_POISON_MEMORY_REGION(chunk->bytes, chunk->size);
		chunk->before = arena->spare;
		arena->spare = chunk;
		spare++;
	}
	arena->chunk = NULL;
	arena->free = arena->free_end = NULL;
}

void vb_arena_finish(struct vb_arena *arena)
{
	vb_arena_reset(arena);
	free_chunks(arena->spare);
	*arena = (struct vb_arena){0};
}

void vb_arena_fail(struct vb_arena *arena)
{
	if (!arena->failure) {
		fputs("vanban: error: out of memory; give the program more, or split the input\n", stderr);
		abort();
	}
	longjmp(*arena->failure, 1);
}

static struct vb_arena_chunk *add_chunk(struct vb_arena *arena, size_t size, bool large)
{
	if (size > SIZE_MAX / 2 || (arena->limit && arena->used + size > arena->limit))
		vb_arena_fail(arena);
	struct vb_arena_chunk *chunk = large ? NULL : arena->spare;
	if (chunk)
		arena->spare = chunk->before;
	else if (!(chunk = malloc(sizeof *chunk + size)))
		vb_arena_fail(arena);
	*chunk = (struct vb_arena_chunk){.before = arena->chunk, .size = size, .large = large};
	ASAN_POISON_MEMORY_REGION(chunk->bytes, size);
	arena->used += size;
	arena->chunk = chunk;
	return chunk;
}

void *vb_arena_alloc_slowly(struct vb_arena *arena, size_t size)
{
	size_t room = vb_arena_aligned(size ? size : 1);
	if (room >= VB_ARENA_LARGE)
		return new_place(add_chunk(arena, room, true)->bytes, size);
	room += VB_ARENA_GAP;
	if ((size_t)(arena->free_end - arena->free) < room) {
		arena->free = (char *)add_chunk(arena, CHUNK_SIZE, false)->bytes;
		arena->free_end = arena->free + CHUNK_SIZE;
	}
	void *place = arena->free;
	arena->free += room;
	return new_place(place, size);
}

void *vb_arena_zalloc(struct vb_arena *arena, size_t size)
{
	return memset(vb_arena_alloc(arena, size), 0, size);
}

/* The chunk of its own that holds `place`, with the link that points to it. */
static struct vb_arena_chunk **find_large(struct vb_arena *arena, const void *place)
{
	struct vb_arena_chunk **link = &arena->chunk;
	while (*link && !((*link)->large && (const void *)(*link)->bytes == place))
		link = &(*link)->before;
	return *link ? link : NULL;
}

void vb_arena_release(struct vb_arena *arena, const void *place)
{
	struct vb_arena_chunk **link = place ? find_large(arena, place) : NULL;
	if (!link)
		return;
	struct vb_arena_chunk *chunk = *link;
	*link = chunk->before;
	arena->used -= chunk->size;
	free(chunk);
}

/* Small places that a list has outgrown wait, by their size, for the next list that asks for so much. */
static void keep_freed(struct vb_arena *arena, void *place, size_t size)
{
	if (size / VB_ARENA_ALIGNMENT < VB_ARENA_FREED) {
		memcpy(open_place(place, size), &arena->freed[size / VB_ARENA_ALIGNMENT], sizeof(void *));
		arena->freed[size / VB_ARENA_ALIGNMENT] = place;
	}
	ASAN_POISON_MEMORY_REGION(place, size);
}

static void *take_freed(struct vb_arena *arena, size_t size)
{
	void *place = size / VB_ARENA_ALIGNMENT < VB_ARENA_FREED ? arena->freed[size / VB_ARENA_ALIGNMENT] : NULL;
	if (place)
		memcpy(&arena->freed[size / VB_ARENA_ALIGNMENT], open_place(place, size), sizeof(void *));
	return place ? place : vb_arena_alloc(arena, size);
}

static void *grow_large(struct vb_arena *arena, struct vb_arena_chunk **link, size_t size)
{
	size_t more = size - (*link)->size;
	if (arena->limit && arena->used + more > arena->limit)
		vb_arena_fail(arena);
	struct vb_arena_chunk *moved = realloc(*link, sizeof *moved + size);
	if (!moved)
		vb_arena_fail(arena);
	*link = moved;
	moved->size = size;
	arena->used += more;
	return moved->bytes;
}

/* Whether `old` could be extended where it stands, or was moved as a large one; *place is where it is then. */
static bool extend(struct vb_arena *arena, void *old, size_t had, size_t wanted, void **place)
{
	*place = old;
	if (had >= VB_ARENA_LARGE) {
		struct vb_arena_chunk **link = find_large(arena, old);
		if (link && wanted > (*link)->size)
			*place = grow_large(arena, link, wanted);
		return link;
	}
	if (arena->free != (char *)old + had + VB_ARENA_GAP || wanted >= VB_ARENA_LARGE || (size_t)(arena->free_end - arena->free) < wanted - had)
		return false;
	arena->free += wanted - had;
	return true;
}

/* A list that moves leaves its place to the next list, and takes one. A buffer does not: its first bytes may be the caller's. */
static void *grow(struct vb_arena *arena, void *old, size_t old_size, size_t new_size, bool list)
{
	size_t had = vb_arena_aligned(old_size ? old_size : 1), wanted = vb_arena_aligned(new_size ? new_size : 1);
	void *place;
	if (old && extend(arena, old, had, wanted, &place))
		return open_place(place, new_size);
	place = open_place(list ? take_freed(arena, wanted) : vb_arena_alloc(arena, wanted), new_size);
	if (old)
		memcpy(place, old, old_size);
	if (old && list)
		keep_freed(arena, old, had);
	return place;
}

void *vb_arena_grow(struct vb_arena *arena, void *old, size_t old_size, size_t new_size)
{
	return grow(arena, old, old_size, new_size, false);
}

void vb_arena_on_reset(struct vb_arena *arena, void (*function)(void *), void *argument)
{
	struct vb_arena_cleanup *cleanup = vb_arena_alloc(arena, sizeof *cleanup);
	*cleanup = (struct vb_arena_cleanup){arena->cleanups, function, argument};
	arena->cleanups = cleanup;
}

struct vb_str vb_arena_copy(struct vb_arena *arena, struct vb_str s)
{
	if (!s.ptr)
		return s;
	char *copy = vb_arena_alloc(arena, s.len + 1);
	memcpy(copy, s.ptr, s.len);
	copy[s.len] = '\0';
	return (struct vb_str){copy, s.len};
}

struct vb_str vb_arena_format(struct vb_arena *arena, const char *format, ...)
{
	char quick[512]; /* nearly all are shorter: printed once */
	va_list list, again;
	va_start(list, format);
	va_copy(again, list);
	int len = vsnprintf(quick, sizeof quick, format, list);
	va_end(list);
	if (len < 0)
		len = 0;
	char *text = vb_arena_alloc(arena, (size_t)len + 1);
	if ((size_t)len < sizeof quick)
		memcpy(text, quick, (size_t)len + 1);
	else
		vsnprintf(text, (size_t)len + 1, format, again);
	va_end(again);
	return (struct vb_str){text, (size_t)len};
}

struct vb_str vb_arena_concat(struct vb_arena *arena, const struct vb_str *parts, size_t count)
{
	size_t len = 0;
	for (size_t i = 0; i < count; i++)
		len += parts[i].len;
	char *text = vb_arena_alloc(arena, len + 1), *end = text;
	for (size_t i = 0; i < count; i++)
		end = vb_copy_short(end, parts[i].ptr, parts[i].len);
	*end = '\0';
	return (struct vb_str){text, len};
}

struct vb_str vb_arena_numbered(struct vb_arena *arena, struct vb_str name, uint32_t number)
{
	size_t len = name.len + 1;
	for (uint32_t rest = number; rest >= 10; rest /= 10)
		len++;
	char *text = vb_arena_alloc(arena, len + 1), *end = text + len;
	vb_copy_short(text, name.ptr, name.len);
	*end = '\0';
	do {
		*--end = (char)('0' + number % 10);
		number /= 10;
	} while (number);
	return (struct vb_str){text, len};
}

void *vb_list_grow(struct vb_arena *arena, void *items, uint32_t *capacity, size_t size)
{
	if (*capacity > UINT32_MAX / 2)
		vb_arena_fail(arena);
	uint32_t first = size < FIRST_LIST / 8 ? 8 : size < FIRST_LIST ? (uint32_t)(FIRST_LIST / size) : 1;
	uint32_t wanted = !*capacity ? first : *capacity < 4096 ? *capacity * 2 : *capacity + *capacity / 4; /* large lists are extended in place */
	items = grow(arena, items, *capacity * size, wanted * size, true);
	*capacity = wanted;
	return items;
}

void *vb_items_copy(struct vb_arena *arena, const void *items, uint32_t count, size_t size)
{
	return count ? memcpy(vb_arena_alloc(arena, count * size), items, count * size) : NULL;
}

void vb_buffer_reserve(struct vb_buffer *buffer, size_t more)
{
	if (buffer->capacity - buffer->len >= more)
		return;
	size_t wanted = buffer->capacity ? buffer->capacity + buffer->capacity / 2 : FIRST_LIST;
	if (wanted < buffer->len + more)
		wanted = buffer->len + more;
	buffer->bytes = vb_arena_grow(buffer->arena, buffer->bytes, buffer->capacity, wanted);
	buffer->capacity = wanted;
}
