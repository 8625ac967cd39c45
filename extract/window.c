#include "window.h"

#include "../base/utf8.h"

enum {
	PART = UINT16_MAX, /* bytes that are folded at a time: most documents are smaller; the tables take three times as many */
	AROUND = 1 << 12,  /* bytes before and behind a place that readers look at */
	STRETCH = 32,      /* bytes: a character is found among those of one stretch */
};

/* What is hard to predict has no branch where it can be: where spaces stand. */
static void fold(struct vb_folded *folded)
{
	const char *const bytes = folded->bytes.ptr;
	char *const restrict text = folded->text;
	uint16_t *const restrict at = folded->at;
	const uint32_t len = (uint32_t)folded->bytes.len;
	uint32_t count = 0, step, last = '.';
	for (uint32_t stretch = 0, from = 0; stretch <= len / STRETCH; stretch++) {
		const uint32_t end = (stretch + 1) * STRETCH < len ? (stretch + 1) * STRETCH : len;
		folded->stretches[stretch] = (uint16_t)count;
		for (; from < end; from += step) {
			uint32_t character = (unsigned char)vb_fold_letter_at(bytes + from, &step);
			if (!character) {
				character = (unsigned char)vb_fold_at(bytes + from, &step);
				if (!character)
					continue;
			}
			at[count] = (uint16_t)from;
			text[count] = (char)character;
			count += character + last != 2 * ' '; /* all others are more than a space */
			last = character;
		}
	}
	at[count] = (uint16_t)len;
	folded->count = count;
}

struct vb_folded *vb_folded_new(struct vb_arena *arena, struct vb_str text)
{
	struct vb_folded *folded = vb_arena_alloc(arena, sizeof *folded);
	size_t room = text.len < PART ? text.len : PART;
	folded->whole = text;
	folded->bytes = vb_utf8_head(text, PART);
	folded->text = vb_arena_alloc(arena, room + 1);
	folded->at = vb_arena_alloc(arena, (room + 1) * sizeof *folded->at);
	folded->stretches = vb_arena_alloc(arena, (room / STRETCH + 1) * sizeof *folded->stretches);
	fold(folded);
	return folded;
}

void vb_folded_reach(struct vb_folded *folded, const char *place)
{
	const struct vb_str whole = folded->whole, part = folded->bytes;
	const char *end = whole.ptr + whole.len, *part_end = part.ptr + part.len;
	bool before = part.ptr > whole.ptr && place - part.ptr < AROUND, behind = part_end < end && part_end - place < AROUND;
	if ((!before && !behind) || place < whole.ptr || place > end)
		return;
	size_t at = (size_t)(place - whole.ptr), back = at < 2 * AROUND ? at : 2 * AROUND; /* so that a step back folds nothing anew */
	folded->bytes = vb_utf8_head(vb_utf8_tail(whole, whole.len - at + back), PART);
	fold(folded);
}

/* The first character that starts at or behind this place of the bytes; there may be none. */
static size_t character_from(const struct vb_folded *folded, size_t offset)
{
	size_t at = folded->stretches[offset / STRETCH];
	while (folded->at[at] < offset)
		at++;
	return at;
}

/* Does the text start with a space that is one with the space before it? */
static bool starts_inside(const struct vb_folded *folded, struct vb_str text, size_t first)
{
	uint32_t len;
	return text.len && folded->bytes.ptr + folded->at[first] != text.ptr && vb_fold_at(text.ptr, &len) == ' ';
}

/* Makes it a view where all of it is folded. */
static bool show(struct vb_window *window, const struct vb_folded *folded, struct vb_str text, size_t limit)
{
	if (!folded || text.ptr < folded->bytes.ptr || text.ptr > folded->bytes.ptr + folded->bytes.len)
		return false;
	size_t start = (size_t)(text.ptr - folded->bytes.ptr), end = start + text.len, first = character_from(folded, start);
	bool more = limit < folded->count - first && folded->at[first + limit] <= end;
	if (starts_inside(folded, text, first) || (!more && end > folded->bytes.len))
		return false;
	window->len = more ? limit : character_from(folded, end) - first;
	window->text = folded->text + first;
	window->at = folded->at + first;
	window->base = folded->bytes.ptr;
	return true;
}

static void copy(struct vb_window *window, struct vb_str text, size_t limit)
{
	/* Runs of spaces and zero-width characters have no bound: the bytes looked at have one, so that the cost has one. */
	size_t end = 4 * limit < text.len ? 4 * limit : text.len, from = 0, len = 0;
	uint32_t step;
	for (; from < end && len < limit; from += step) {
		char character = vb_fold_at(text.ptr + from, &step);
		if (character == '\0' || (character == ' ' && len && window->own_text[len - 1] == ' '))
			continue;
		window->own_at[len] = (uint16_t)from;
		window->own_text[len++] = character;
	}
	window->own_at[len] = (uint16_t)from;
	window->len = len;
	window->text = window->own_text;
	window->at = window->own_at;
	window->base = text.ptr;
}

void vb_window_right(struct vb_window *window, const struct vb_folded *folded, struct vb_str text, size_t limit)
{
	window->bytes = text;
	if (!show(window, folded, text, limit))
		copy(window, text, limit);
}

void vb_window_left(struct vb_window *window, const struct vb_folded *folded, struct vb_str text, size_t limit)
{
	vb_window_right(window, folded, vb_utf8_tail(text, limit), limit);
}
