#include "extract.h"

/* The parts that have a name of their own in `in`; number and date stand in the letterhead. */
static struct vb_str part_name(const struct vb_extraction *x, uint32_t at)
{
	static const struct {
		const char *part;
		struct vb_str in;
	} names[] = {{"letterhead", VB_LIT("letterhead")}, {"number", VB_LIT("letterhead")}, {"place_date", VB_LIT("letterhead")},
	             {"title", VB_LIT("title")}, {"preamble", VB_LIT("preamble")}, {"closing", VB_LIT("closing")},
	             {"recipients", VB_LIT("recipients")}, {"signature", VB_LIT("signature")}};
	uint32_t part = vb_list_search(&x->record->parts, span.end, at + 1);
	for (size_t i = 0; part < x->record->parts.count && i < sizeof names / sizeof *names; i++)
		if (vb_str_equal(x->record->parts.items[part].kind, vb_str_of(names[i].part)))
			return names[i].in;
	return VB_LIT("other");
}

struct vb_str vb_place_name(struct vb_arena *arena, const struct vb_place_name *place)
{
	struct vb_str in = {place->in, place->in_len};
	if (!place->key)
		return in;
	if (place->row == VB_PLACE_NO_ROW)
		return VB_CONCAT(arena, in, VB_LIT("/"), vb_str_of(place->key));
	return VB_CONCAT(arena, in, VB_LIT("row:"), vb_arena_digits(arena, place->row), VB_LIT("/"), vb_str_of(place->key));
}

struct vb_str vb_place_at(const struct vb_extraction *x, uint32_t at)
{
	uint32_t behind = vb_list_search(&x->places, span.start, at + 1);
	const struct vb_place_name *place = behind ? &x->places.items[behind - 1] : NULL;
	if (place && at < place->span.end)
		return vb_place_name(x->arena, place);
	return part_name(x, at);
}

struct vb_cell_place vb_cell_place(struct vb_extraction *x, const struct vb_row *row, struct vb_str key)
{
	struct vb_cell_place cell = {.span = VB_NO_SPAN};
	for (uint32_t i = vb_list_search(&x->places, span.start, row->span.start); i < x->places.count && x->places.items[i].span.end <= row->span.end; i++) {
		const struct vb_place_name *place = &x->places.items[i];
		if (!place->key || place->row == VB_PLACE_NO_ROW || !vb_str_equal(vb_str_of(place->key), key))
			continue;
		if (vb_span_is_none(cell.span)) {
			cell.in = vb_place_name(x->arena, place);
			cell.span = place->span;
			continue;
		}
		if (!cell.pieces.count)
			*vb_push(x->arena, &cell.pieces) = cell.span;
		*vb_push(x->arena, &cell.pieces) = place->span;
		cell.span.end = place->span.end;
	}
	return cell;
}

struct vb_cell_place vb_cell_part(struct vb_extraction *x, const struct vb_cell_place *cell, size_t from, size_t to)
{
	struct vb_cell_place found = {.in = cell->in, .span = VB_NO_SPAN};
	size_t at = 0;
	for (uint32_t i = 0; i < cell->pieces.count; i++) {
		struct vb_span piece = cell->pieces.items[i];
		size_t end = at + piece.end - piece.start, first = from > at ? from : at, last = to < end ? to : end;
		if (first < last) {
			struct vb_span part = {piece.start + (uint32_t)(first - at), piece.start + (uint32_t)(last - at)};
			*vb_push(x->arena, &found.pieces) = part;
			found.span = (struct vb_span){vb_span_is_none(found.span) ? part.start : found.span.start, part.end};
		}
		at = end + 1;
	}
	if (found.pieces.count == 1)
		found.pieces.count = 0;
	return found;
}
