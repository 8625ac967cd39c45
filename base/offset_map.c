#include "offset_map.h"

void vb_map_init(struct vb_offset_map *map)
{
	*map = (struct vb_offset_map){.ordered = true};
}

/* Does the run go on with so many bytes at `src`? */
static bool joins(const struct vb_map_run *last, uint32_t out, uint32_t out_len, uint32_t src, uint32_t src_end)
{
	if (src == VB_NOWHERE)
		return last->src == VB_NOWHERE;
	return src == last->src_end && src_end - src == out_len && vb_run_is_linear(last, out);
}

void vb_map_add(struct vb_arena *arena, struct vb_offset_map *map, uint32_t out_len, uint32_t src, uint32_t src_end)
{
	uint32_t out = map->out_len, count = map->runs.count;
	if (out_len == 0)
		return;
	map->out_len = out + out_len;
	if (src != VB_NOWHERE) {
		map->ordered &= src >= map->src_high;
		map->src_high = src_end > map->src_high ? src_end : map->src_high;
	}
	if (count && joins(&map->runs.items[count - 1], out, out_len, src, src_end))
		map->runs.items[count - 1].src_end = src_end;
	else
		*vb_push(arena, &map->runs) = (struct vb_map_run){out, src, src_end};
}

/* The run that holds byte `out` of the text: mostly the run `near` or a neighbour, so the steps from there double. */
static uint32_t find_run(const struct vb_offset_map *map, uint32_t out, uint32_t near)
{
	const struct vb_map_run *runs = map->runs.items;
	uint32_t count = map->runs.count, low = near, high = near + 1;
	for (uint32_t step = 1; high < count && runs[high].out <= out; step *= 2) {
		low = high;
		high = step < count - high ? high + step : count;
	}
	for (uint32_t step = 1; low > 0 && runs[low].out > out; step *= 2) {
		high = low;
		low = step < low ? low - step : 0;
	}
	while (high - low > 1) {
		uint32_t middle = low + (high - low) / 2;
		if (runs[middle].out <= out)
			low = middle;
		else
			high = middle;
	}
	return low;
}

/* The source of the part of a run that lies inside the span. */
static struct vb_span clip(const struct vb_offset_map *map, const struct vb_map_run *run, struct vb_span span)
{
	uint32_t out_end = vb_run_end(map, run);
	if (run->src == VB_NOWHERE)
		return VB_NO_SPAN;
	if (!vb_run_is_linear(run, out_end))
		return (struct vb_span){run->src, run->src_end};
	uint32_t start = span.start > run->out ? span.start - run->out : 0;
	uint32_t end = (span.end < out_end ? span.end : out_end) - run->out;
	return (struct vb_span){run->src + start, run->src + end};
}

struct vb_span vb_map_source_of_all(const struct vb_offset_map *map, struct vb_span span, const struct vb_map_run *first,
                                    const struct vb_map_run *last)
{
	struct vb_span source = {clip(map, first, span).start, clip(map, last, span).end};
	for (const struct vb_map_run *run = first; run <= last; run++) {
		struct vb_span piece = clip(map, run, span);
		if (vb_span_is_none(piece))
			continue;
		source.start = piece.start < source.start ? piece.start : source.start;
		source.end = piece.end > source.end ? piece.end : source.end;
	}
	return source;
}

struct vb_span vb_map_source_near(const struct vb_offset_map *map, struct vb_span span, uint32_t *near)
{
	if (vb_span_is_none(span) || map->runs.count == 0)
		return VB_NO_SPAN;
	*near = find_run(map, span.start, *near);
	uint32_t last = span.end > span.start ? find_run(map, span.end - 1, *near) : *near;
	return vb_map_source_in_runs(map, span, &map->runs.items[*near], &map->runs.items[last]);
}

struct vb_span vb_map_source(const struct vb_offset_map *map, struct vb_span span)
{
	uint32_t near = 0;
	return vb_map_source_near(map, span, &near);
}

/* One run of the outer map, cut where the inner map changes its run. */
static void compose_run(struct vb_arena *arena, struct vb_offset_map *out, const struct vb_offset_map *inner,
                        const struct vb_map_run *run, uint32_t out_len, uint32_t *near)
{
	if (run->src == VB_NOWHERE || run->src_end - run->src != out_len) {
		struct vb_span source = VB_NO_SPAN;
		if (run->src != VB_NOWHERE)
			source = vb_map_source_near(inner, (struct vb_span){run->src, run->src_end}, near);
		vb_map_add(arena, out, out_len, source.start, source.end);
		return;
	}
	uint32_t at = run->src;
	*near = find_run(inner, at, *near);
	for (const struct vb_map_run *cut = &inner->runs.items[*near]; at < run->src_end && cut < inner->runs.items + inner->runs.count; cut++) {
		uint32_t end = vb_run_end(inner, cut) < run->src_end ? vb_run_end(inner, cut) : run->src_end;
		struct vb_span source = clip(inner, cut, (struct vb_span){at, end});
		vb_map_add(arena, out, end - at, source.start, source.end);
		at = end;
	}
}

void vb_map_compose(struct vb_arena *arena, struct vb_offset_map *outer, const struct vb_offset_map *inner)
{
	struct vb_offset_map composed;
	uint32_t near = 0;
	if (!inner)
		return;
	vb_map_init(&composed);
	for (uint32_t i = 0; i < outer->runs.count; i++) {
		const struct vb_map_run *run = &outer->runs.items[i];
		compose_run(arena, &composed, inner, run, vb_run_end(outer, run) - run->out, &near);
	}
	vb_arena_release(arena, outer->runs.items);
	*outer = composed;
}
