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
	uint32_t low = 0, high = x->record->parts.count;
	while (low < high) { /* the first part that ends behind `at` */
		uint32_t middle = low + (high - low) / 2;
		if (x->record->parts.items[middle].span.end <= at)
			low = middle + 1;
		else
			high = middle;
	}
	for (size_t i = 0; low < x->record->parts.count && i < sizeof names / sizeof *names; i++)
		if (vb_str_equal(x->record->parts.items[low].kind, vb_str_of(names[i].part)))
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
	uint32_t low = 0, high = x->places.count;
	while (low < high) { /* the first place that begins behind `at` */
		uint32_t middle = low + (high - low) / 2;
		if (x->places.items[middle].span.start <= at)
			low = middle + 1;
		else
			high = middle;
	}
	const struct vb_place_name *place = low ? &x->places.items[low - 1] : NULL;
	if (place && at < place->span.end)
		return vb_place_name(x->arena, place);
	return part_name(x, at);
}
