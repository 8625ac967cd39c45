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

/* The least that holds the source of all characters of the span, of a map that is not ordered. */
struct vb_span vb_map_source_of_all(const struct vb_offset_map *map, struct vb_span span, const struct vb_map_run *first,
                                    const struct vb_map_run *last);

/* Where the run ends in the text. */
static inline uint32_t vb_run_end(const struct vb_offset_map *map, const struct vb_map_run *run)
{
	return run + 1 < map->runs.items + map->runs.count ? run[1].out : map->out_len;
}

/* Byte for byte: text and source of the run have one length. */
static inline bool vb_run_is_linear(const struct vb_map_run *run, uint32_t out_end)
{
	return run->src != VB_NOWHERE && run->src_end - run->src == out_end - run->out;
}

/* As vb_map_source, where the run that holds the span's first byte is known, and that of its last (the same where the span is empty). */
static inline struct vb_span vb_map_source_in_runs(const struct vb_offset_map *map, struct vb_span span, const struct vb_map_run *first,
                                                   const struct vb_map_run *last)
{
	uint32_t start = first->src, end = last->src_end;
	if (start == VB_NOWHERE || last->src == VB_NOWHERE)
		return VB_NO_SPAN;
	if (vb_run_is_linear(first, vb_run_end(map, first)))
		start += span.start - first->out;
	if (vb_run_is_linear(last, vb_run_end(map, last)))
		end = last->src + (span.end - last->out);
	if (span.end <= span.start)
		return (struct vb_span){start, start};
	return map->ordered || first == last ? (struct vb_span){start, end} : vb_map_source_of_all(map, span, first, last);
}

/* outer: text -> middle, inner: middle -> source. Makes outer: text -> source. inner == NULL is the identity. */
void vb_map_compose(struct vb_arena *arena, struct vb_offset_map *outer, const struct vb_offset_map *inner);

#endif
