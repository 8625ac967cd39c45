/* Memory of one document: allocated piece by piece, given back all at once, kept for the next document.
 *
 * An allocation never returns NULL: when memory or the limit is exhausted the arena jumps to its `failure` point, which the
 * pipeline sets once a document (setjmp), so that no caller in between needs to check. Code that holds something other than
 * arena memory across an allocation registers it with vb_arena_on_reset. */
#ifndef VB_BASE_ARENA_H
#define VB_BASE_ARENA_H

#include "str.h"

#include <setjmp.h>

/* AddressSanitizer knows what was asked of an arena, as it knows what was asked of malloc: the rest of a chunk is poisoned. */
#if defined __has_feature
#if __has_feature(address_sanitizer)
#define VB_ARENA_GUARDED 1
#endif
#elif defined __SANITIZE_ADDRESS__
#define VB_ARENA_GUARDED 1
#endif
#ifdef VB_ARENA_GUARDED
enum { VB_ARENA_GAP = 16 }; /* bytes behind each allocation that nobody may touch */
#else
enum { VB_ARENA_GAP = 0 };
#endif

enum {
	VB_ARENA_FREED = 64,          /* sizes: up to 1 KB, most lists of a section; larger ones are few */
	VB_ARENA_ALIGNMENT = _Alignof(max_align_t),
	VB_ARENA_LARGE = 64 * 1024,   /* from here an allocation has a chunk of its own, which realloc can extend in place */
};

struct vb_arena {
	struct vb_arena_chunk *chunk; /* the newest; each links to the one before */
	char *free, *free_end;        /* what is left of the newest that is not large */
	struct vb_arena_chunk *spare; /* empty ones that the next document will take */
	struct vb_arena_cleanup *cleanups;
	void *freed[VB_ARENA_FREED]; /* what lists have outgrown: places of 16 * index bytes, each holds the next */
	size_t used, limit; /* bytes held by chunks, and the most they may hold (0: no limit) */
	jmp_buf *failure;
};

void vb_arena_init(struct vb_arena *arena);
void vb_arena_finish(struct vb_arena *arena);

/* Gives everything back, and keeps some megabytes for the next document; runs the cleanups, newest first. */
void vb_arena_reset(struct vb_arena *arena);

static inline size_t vb_arena_aligned(size_t size)
{
	return (size + VB_ARENA_ALIGNMENT - 1) / VB_ARENA_ALIGNMENT * VB_ARENA_ALIGNMENT;
}

/* As vb_arena_alloc, which calls it where a chunk has to be added, nothing is asked for, or memory is guarded. */
void *vb_arena_alloc_slowly(struct vb_arena *arena, size_t size);

/* `size` bytes, not initialised, aligned for any type. */
static inline void *vb_arena_alloc(struct vb_arena *arena, size_t size)
{
	if (VB_ARENA_GAP > 0 || size - 1 >= VB_ARENA_LARGE - VB_ARENA_ALIGNMENT || vb_arena_aligned(size) > (size_t)(arena->free_end - arena->free))
		return vb_arena_alloc_slowly(arena, size);
	void *place = arena->free;
	arena->free += vb_arena_aligned(size);
	return place;
}

void *vb_arena_zalloc(struct vb_arena *arena, size_t size);

/* Moves or extends the allocation `old` of `old_size` bytes to `new_size` (>= old_size) bytes. */
void *vb_arena_grow(struct vb_arena *arena, void *old, size_t old_size, size_t new_size);

/* Gives a large allocation back at once; a small one stays until the reset. NULL is legal. */
void vb_arena_release(struct vb_arena *arena, const void *place);

void vb_arena_on_reset(struct vb_arena *arena, void (*function)(void *), void *argument);

/* Jumps to the failure point: memory is exhausted. */
_Noreturn void vb_arena_fail(struct vb_arena *arena);

/* A copy of the view, terminated by NUL (not counted). */
struct vb_str vb_arena_copy(struct vb_arena *arena, struct vb_str s);

/* printf into the arena. */
struct vb_str vb_arena_format(struct vb_arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The views one behind the other. Where printf's forms are not needed: several times as fast. */
struct vb_str vb_arena_concat(struct vb_arena *arena, const struct vb_str *parts, size_t count);
#define VB_CONCAT(arena, ...) \
	vb_arena_concat((arena), (const struct vb_str[]){__VA_ARGS__}, sizeof((const struct vb_str[]){__VA_ARGS__}) / sizeof(struct vb_str))

/* The name and behind it the number in decimal digits. */
struct vb_str vb_arena_numbered(struct vb_arena *arena, struct vb_str name, uint32_t number);

static inline struct vb_str vb_arena_digits(struct vb_arena *arena, uint32_t number)
{
	return vb_arena_numbered(arena, VB_LIT(""), number);
}

/* Growable array: struct { T *items; uint32_t count, capacity; }. vb_push returns a pointer to a new, zeroed item. */
#define VB_LIST(type) \
	{ \
		type *items; \
		uint32_t count, capacity; \
	}

#define vb_push(arena, list) \
	((list)->items = (list)->count < (list)->capacity \
	                         ? (list)->items \
	                         : vb_list_grow((arena), (list)->items, &(list)->capacity, sizeof *(list)->items), \
	 (void)memset(&(list)->items[(list)->count], 0, sizeof *(list)->items), &(list)->items[(list)->count++])

/* Makes room for so many items in a list that has none yet. */
#define vb_reserve(arena, list, room) \
	((list)->items = vb_arena_alloc((arena), (size_t)(room) * sizeof *(list)->items), (list)->capacity = (room))

/* Moves or extends a full list. */
void *vb_list_grow(struct vb_arena *arena, void *items, uint32_t *capacity, size_t size);

/* A copy of the list in a place of just its size; the list is empty then, its room is for the next. */
#define vb_list_keep(arena, list) \
	({ \
		__typeof__(*(list)) kept_ = {vb_items_copy((arena), (list)->items, (list)->count, sizeof *(list)->items), (list)->count, (list)->count}; \
		(list)->count = 0; \
		kept_; \
	})

/* NULL where there are none. */
void *vb_items_copy(struct vb_arena *arena, const void *items, uint32_t count, size_t size);

/* The index of the first item of the list whose `field`, an uint32_t that it is sorted by, is `least` or more; the count where none is. */
#define vb_list_search(list, field, least) \
	vb_search((list)->count ? &(list)->items->field : NULL, (list)->count, sizeof *(list)->items, (least))

static inline uint32_t vb_search(const void *numbers, uint32_t count, size_t size, uint32_t least)
{
	uint32_t low = 0, high = count;
	while (low < high) {
		uint32_t middle = low + (high - low) / 2, number;
		memcpy(&number, (const char *)numbers + middle * size, sizeof number);
		if (number < least)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Growable bytes. */
struct vb_buffer {
	struct vb_arena *arena;
	char *bytes;
	size_t len, capacity;
};

void vb_buffer_reserve(struct vb_buffer *buffer, size_t more);

static inline void vb_buffer_add(struct vb_buffer *buffer, const char *bytes, size_t len)
{
	if (!len)
		return;
	if (buffer->capacity - buffer->len < len)
		vb_buffer_reserve(buffer, len);
	memcpy(buffer->bytes + buffer->len, bytes, len);
	buffer->len += len;
}

static inline void vb_buffer_add_byte(struct vb_buffer *buffer, char byte)
{
	vb_buffer_add(buffer, &byte, 1);
}

#endif
