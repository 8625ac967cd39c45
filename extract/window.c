#include "window.h"

#include "../base/utf8.h"

enum {
	PART = UINT16_MAX, /* bytes that are folded at a time: most documents are smaller; the tables take three times as many */
	AROUND = 1 << 12,  /* bytes before and behind a place that readers look at */
	STRETCH = sizeof(vb_bytes16), /* bytes that are folded together; a character is found among those of one stretch */
};

/* What is folded of the part. */
struct progress {
	const char *bytes;
	char *text;
	uint16_t *at;
	uint32_t from, count; /* bytes, characters */
	uint32_t space;       /* 1: the last character is one */
};

/* Characters of ASCII that each are one of their own, up to `end`, the end of the stretch: sixteen bytes, which must be there, are lowered
 * and written, and those behind the first that is none are written anew. */
static void put_ascii(struct progress *p, uint32_t end)
{
	typedef uint16_t places __attribute__((vector_size(16)));
	const places first = {0, 1, 2, 3, 4, 5, 6, 7};
	vb_bytes16 bytes = vb_load16(p->bytes + p->from), small = bytes | ((vb_bytes16)(bytes - 'A' < 26) & 0x20);
	places low = first + (uint16_t)p->from, high = low + 8;
	uint32_t spaces = vb_mask16((vb_bytes16)(bytes == ' ')), others = vb_mask16((vb_bytes16)(bytes - ' ' >= 0x7F - ' '));
	uint32_t count = (uint32_t)__builtin_ctz(others | (spaces & (spaces << 1 | p->space)) | 1u << (end - p->from));
	memcpy(p->text + p->count, &small, sizeof small);
	memcpy(p->at + p->count, &low, sizeof low);
	memcpy(p->at + p->count + 8, &high, sizeof high);
	p->space = (spaces << 1 | p->space) >> count & 1;
	p->count += count;
	p->from += count;
}

static void put_other(struct progress *p)
{
	uint32_t step, character = (unsigned char)vb_fold_letter_at(p->bytes + p->from, &step);
	if (!character)
		character = (unsigned char)vb_fold_at(p->bytes + p->from, &step);
	if (character) {
		p->at[p->count] = (uint16_t)p->from;
		p->text[p->count] = (char)character;
		p->count += !((character == ' ') & p->space);
		p->space = character == ' ';
	}
	p->from += step;
}

/* Bit i is set where character i is one of a word. */
static uint64_t word_bits(const char text[64])
{
	uint64_t bits = 0;
	for (unsigned i = 0; i < 64; i += sizeof(vb_bytes16)) {
		vb_bytes16 c = vb_load16(text + i);
		bits |= (uint64_t)vb_mask16((vb_bytes16)((c - 'a' < 26) | (c - '0' < 10))) << i;
	}
	return bits;
}

static void find_starts(struct vb_folded *folded)
{
	uint64_t before = 0; /* the character before is one of a word */
	memset(folded->text + folded->count, 0, 64); /* what is looked at together */
	for (size_t block = 0; block <= folded->count / 64; block++) {
		uint64_t words = word_bits(folded->text + block * 64);
		folded->starts[block] = words & ~(words << 1 | before);
		before = words >> 63;
	}
}

static void fold(struct vb_folded *folded)
{
	const uint32_t len = (uint32_t)folded->bytes.len;
	struct progress p = {.bytes = folded->bytes.ptr, .text = folded->text, .at = folded->at};
	for (uint32_t stretch = 0; stretch <= len / STRETCH; stretch++) {
		const uint32_t end = (stretch + 1) * STRETCH < len ? (stretch + 1) * STRETCH : len;
		folded->stretches[stretch] = (uint16_t)p.count;
		while (p.from < end) {
			if (len - p.from >= STRETCH)
				put_ascii(&p, end);
			if (p.from < end)
				put_other(&p);
		}
	}
	p.at[p.count] = (uint16_t)len;
	folded->count = p.count;
	find_starts(folded);
}

struct vb_folded *vb_folded_new(struct vb_arena *arena, struct vb_str text)
{
	struct vb_folded *folded = vb_arena_alloc(arena, sizeof *folded);
	size_t room = text.len < PART ? text.len : PART;
	folded->whole = text;
	folded->bytes = vb_utf8_head(text, PART);
	folded->text = vb_arena_alloc(arena, room + 64);
	folded->starts = vb_arena_alloc(arena, (room / 64 + 1) * sizeof *folded->starts);
	folded->at = vb_arena_alloc(arena, (room + STRETCH) * sizeof *folded->at);
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

const char *vb_folded_end(const struct vb_folded *folded)
{
	const char *end = folded->bytes.ptr + folded->bytes.len;
	return end < folded->whole.ptr + folded->whole.len ? end - STRETCH : end;
}

size_t vb_folded_character(const struct vb_folded *folded, const char *place)
{
	size_t offset = (size_t)(place - folded->bytes.ptr), at = folded->stretches[offset / STRETCH];
	while (folded->at[at] < offset)
		at++;
	return at;
}

/* ---- Words ------------------------------------------------------------------------------------------------------------ */

static inline uint32_t lead_of(const char *bytes)
{
	uint32_t lead;
	memcpy(&lead, bytes, VB_LEAD);
	return lead * 0x9E3779B1u >> 20;
}

void vb_leads_add(struct vb_leads *leads, struct vb_str bytes, uint8_t kind)
{
	char lead[VB_LEAD];
	if (bytes.len >= VB_LEAD) {
		leads->places[lead_of(bytes.ptr)] |= kind;
	} else if (bytes.len < VB_LEAD - 1) { /* too many words start so */
		for (size_t i = 0; i < sizeof leads->places; i++)
			leads->places[i] |= kind;
	} else {
		memcpy(lead, bytes.ptr, VB_LEAD - 1);
		for (int last = 0; last < 256; last++) {
			lead[VB_LEAD - 1] = (char)last;
			leads->places[lead_of(lead)] |= kind;
		}
	}
}

static uint32_t place_of_first(struct vb_str words)
{
	char word[8] = {0};
	size_t len = 0;
	while (len < words.len && vb_is_word(words.ptr[len]))
		len++;
	memcpy(word, words.ptr, len < sizeof word ? len : sizeof word);
	return vb_word_place(word, len);
}

void vb_leads_add_word(struct vb_leads *leads, struct vb_str words)
{
	leads->places[place_of_first(words)] = 1;
}

void vb_kinds_add(struct vb_kinds *kinds, struct vb_str words, unsigned kind)
{
	kinds->places[place_of_first(words)] |= (uint16_t)kind;
}

/* `letters`: words are told by the letters that they fold to, else by their bytes, of which too few follow from character `last` on. */
static inline __attribute__((always_inline)) size_t find_word(const struct vb_folded *folded, const struct vb_leads *leads, bool letters, size_t at, size_t last, size_t end,
                                                              uint8_t *kinds)
{
	uint64_t starts = folded->starts[at / 64] & ~(uint64_t)0 << at % 64;
	for (size_t block = at / 64;;) {
		while (!starts) {
			if (++block * 64 >= end)
				return end;
			starts = folded->starts[block];
		}
		size_t start = block * 64 + (size_t)__builtin_ctzll(starts);
		starts &= starts - 1;
		uint8_t here = !letters && start >= last ? UINT8_MAX : leads->places[lead_of(letters ? folded->text + start : folded->bytes.ptr + folded->at[start])];
		if (here) {
			*kinds = here;
			return start < end ? start : end;
		}
	}
}

size_t vb_folded_word(const struct vb_folded *folded, const struct vb_leads *leads, size_t at, uint8_t *kinds)
{
	const struct vb_str bytes = folded->bytes;
	return find_word(folded, leads, false, at, vb_folded_character(folded, bytes.ptr + (bytes.len < VB_LEAD ? 0 : bytes.len - VB_LEAD + 1)), folded->count, kinds);
}

size_t vb_folded_lead(const struct vb_folded *folded, const struct vb_leads *leads, size_t at, size_t end, uint8_t *kinds)
{
	return find_word(folded, leads, true, at, end, end, kinds);
}

/* ---- Windows ---------------------------------------------------------------------------------------------------------- */

/* Makes it a view where all of it is folded. */
static bool show(struct vb_window *window, const struct vb_folded *folded, struct vb_str text, size_t limit)
{
	if (!folded || text.ptr < folded->bytes.ptr || text.ptr > folded->bytes.ptr + folded->bytes.len)
		return false;
	size_t start = (size_t)(text.ptr - folded->bytes.ptr), end = start + text.len, first = vb_folded_character(folded, text.ptr);
	bool more = limit < folded->count - first && folded->at[first + limit] <= end;
	bool apart = text.len && folded->at[first] != start; /* the text starts with what is no character there, as a space behind a space */
	if (apart || (!more && end > folded->bytes.len))
		return false;
	window->len = more ? limit : vb_folded_character(folded, text.ptr + text.len) - first;
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
