/* What the reader of text looks for, found in one pass: a bit for each byte of the input. Private to normalize/. */
#ifndef VB_NORMALIZE_INDEX_H
#define VB_NORMALIZE_INDEX_H

#include "builder.h"

/* Fills everything of the input that is told from its bytes. */
void vb_index_input(struct vb_arena *arena, struct vb_reader_input *input);

/* Gives the memory of the bits back, which counts for a large input: three eighths of its length. */
void vb_index_release(struct vb_arena *arena, struct vb_reader_input *input);

/* The first of the places at..end whose bit is set, or `end`. */
static inline uint32_t vb_index_next(const uint64_t *bits, uint32_t at, uint32_t end)
{
	if (at >= end)
		return end;
	uint32_t word = at / 64;
	uint64_t found = bits[word] & ~UINT64_C(0) << at % 64;
	while (!found) {
		if (++word * 64 >= end)
			return end;
		found = bits[word];
	}
	at = word * 64 + (uint32_t)__builtin_ctzll(found);
	return at < end ? at : end;
}

/* Is a bit of one or the other set in at..end, which holds a place? */
static inline bool vb_index_holds(const uint64_t *some, const uint64_t *others, uint32_t at, uint32_t end)
{
	uint32_t word = at / 64, last = (end - 1) / 64;
	uint64_t found = (some[word] | others[word]) & ~UINT64_C(0) << at % 64;
	for (; word < last; found = some[word] | others[word]) {
		if (found)
			return true;
		word++;
	}
	return (found & ~UINT64_C(0) >> (63 - (end - 1) % 64)) != 0;
}

#endif
