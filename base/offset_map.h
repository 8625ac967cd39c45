/* Where each character of a derived text stands in its source: a run-length map.
 *
 * A run says: from byte `out` of the derived text on, the text is byte for byte that of the source from `src` on. A run whose
 * source is of another length than its text (a composed letter, a decoded entity) is one character, never divided. The run
 * ends where the next begins; its source ends at `src_end`. A run whose src is VB_NOWHERE has no source. */
#ifndef VB_BASE_OFFSET_MAP_H
#define VB_BASE_OFFSET_MAP_H

#include "arena.h"

struct vb_map_run {
	uint32_t out, src, src_end;
};

struct vb_offset_map {
	struct VB_LIST(struct vb_map_run) runs;
	uint32_t out_len, src_high; /* bytes of the text; the end of the furthest source so far */
	bool ordered; /* sources rise with the text: false where columns of a letterhead were put one after the other */
};

void vb_map_init(struct vb_offset_map *map);

/* Adds `out_len` bytes of derived text that come from src..src_end. Contiguous byte-for-byte runs melt together. */
void vb_map_add(struct vb_arena *arena, struct vb_offset_map *map, uint32_t out_len, uint32_t src, uint32_t src_end);

/* The source of the text span, from its first to its last character; VB_NO_SPAN where an end has none. An empty span has the
 * place of the character it stands before. */
struct vb_span vb_map_source(const struct vb_offset_map *map, struct vb_span span);

/* The same, for many spans that mostly stand near each other: `near` is a run (0 at first) not far from the span's, and becomes
 * the run where the span starts. */
struct vb_span vb_map_source_near(const struct vb_offset_map *map, struct vb_span span, uint32_t *near);

/* The same, where the run that holds the span's first byte is known, and that of its last (the same where the span is empty). */
struct vb_span vb_map_source_in_runs(const struct vb_offset_map *map, struct vb_span span, uint32_t first, uint32_t last);

/* outer: text -> middle, inner: middle -> source. Makes outer: text -> source. inner == NULL is the identity. */
void vb_map_compose(struct vb_arena *arena, struct vb_offset_map *outer, const struct vb_offset_map *inner);

#endif
