#include "window.h"

#include "../base/utf8.h"

enum {
	PART = UINT16_MAX, /* bytes that are folded at a time: most documents are smaller; the tables take three times as many */
	AROUND = 1 << 12,  /* bytes before and behind a place that readers look at */
	STRETCH = sizeof(vb_bytes16), /* bytes that are folded together; a character is found among those of one stretch */
	BEHIND = 64 + VB_WORD_TOLD, /* characters behind the last that are looked at together */
	ALL_FOUND = (1 << VB_LEADS_FOUND) - 1,
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

static void mark(uint64_t *bits, size_t at)
{
	bits[at / 64] |= (uint64_t)1 << at % 64;
}

/* Marks the words that start so. */
static void mark_start(struct vb_folded *folded, struct vb_folded_start start)
{
	const char *text = folded->text;
	for (size_t block = 0; block < folded->count; block += STRETCH) {
		vb_bytes16 same = (vb_bytes16)((vb_load16(text + block) == (uint8_t)start.letters[0]) & (vb_load16(text + block + 1) == (uint8_t)start.letters[1]));
		for (uint32_t bits = vb_mask16(same); bits; bits &= bits - 1) {
			size_t at = block + (size_t)__builtin_ctz(bits);
			if (at == 0 || !vb_is_word(text[at - 1]))
				mark(folded->found[start.lead], at);
		}
	}
}

/* Notes who looks for the word [at, end). */
static inline void note_word(const struct vb_folded *folded, const struct vb_leads *leads, size_t at, size_t end)
{
	for (unsigned found = leads->places[vb_word_place(folded->text + at, end - at)] & ALL_FOUND; found; found &= found - 1)
		mark(folded->found[__builtin_ctz(found)], at);
}

/* Looks at all words of the part, once. */
static void find_words(const struct vb_folded *folded, const struct vb_leads *leads)
{
	enum { BLOCK = 64 };
	size_t start = SIZE_MAX; /* of the word that goes on from the block before */
	for (size_t block = 0, carry = 0; block <= folded->count; block += BLOCK) { /* behind the last word something is none */
		uint64_t letters = word_bits(folded->text + block), edges = letters ^ (letters << 1 | carry);
		for (; edges; edges &= edges - 1, start = SIZE_MAX) {
			if (start == SIZE_MAX) {
				start = block + (unsigned)__builtin_ctzll(edges);
				edges &= edges - 1;
				if (!edges)
					break;
			}
			note_word(folded, leads, start, block + (unsigned)__builtin_ctzll(edges));
		}
		carry = letters >> (BLOCK - 1);
	}
}

static void mark_all(struct vb_folded *folded)
{
	memset(folded->text + folded->count, 0, BEHIND);
	for (unsigned lead = 0; lead < VB_LEADS_FOUND; lead++)
		memset(folded->found[lead], 0, (folded->count / 64 + 1) * sizeof *folded->found[lead]);
	if (folded->leads)
		find_words(folded, folded->leads);
	for (uint32_t i = 0; i < folded->own.count; i++)
		mark_start(folded, folded->own.items[i]);
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
	mark_all(folded);
}

struct vb_folded *vb_folded_new(struct vb_arena *arena, struct vb_str text, const struct vb_leads *leads)
{
	struct vb_folded *folded = vb_arena_zalloc(arena, sizeof *folded);
	size_t room = text.len < PART ? text.len : PART;
	folded->arena = arena;
	folded->leads = leads;
	folded->whole = text;
	folded->bytes = vb_utf8_head(text, PART);
	folded->text = vb_arena_alloc(arena, room + BEHIND);
	folded->at = vb_arena_alloc(arena, (room + STRETCH) * sizeof *folded->at);
	folded->stretches = vb_arena_alloc(arena, (room / STRETCH + 1) * sizeof *folded->stretches);
	for (unsigned lead = 0; lead < VB_LEADS_FOUND; lead++)
		folded->found[lead] = vb_arena_alloc(arena, (room / 64 + 1) * sizeof *folded->found[lead]);
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

/* The place of the first of the words, which start with one. */
static uint16_t first_place(struct vb_str words)
{
	char word[VB_WORD_TOLD] = {0};
	size_t len = 0;
	while (len < words.len && len < VB_WORD_TOLD && vb_is_word(words.ptr[len]))
		len++;
	memcpy(word, words.ptr, len);
	return (uint16_t)vb_word_place(word, len);
}

void vb_leads_add(struct vb_leads *leads, struct vb_str words, enum vb_lead lead)
{
	leads->places[first_place(words)] |= (uint8_t)(1u << lead);
}

void vb_kinds_add(struct vb_kinds *kinds, struct vb_str words, unsigned kind)
{
	kinds->places[first_place(words)] |= (uint16_t)kind;
}

void vb_folded_look_for(struct vb_folded *folded, struct vb_str words, enum vb_lead lead)
{
	char letters[VB_WORD_TOLD] = {0};
	size_t len = 0;
	uint32_t step;
	for (size_t at = 0; at < words.len && len < sizeof letters; at += step) {
		letters[len] = vb_fold_at(words.ptr + at, &step);
		len += letters[len] != '\0';
	}
	if (folded->leads && folded->leads->places[first_place((struct vb_str){letters, len})] >> lead & 1)
		return; /* they are found in all texts */
	struct vb_folded_start start = {.letters = {letters[0], letters[1]}, .lead = (uint8_t)lead};
	*vb_push(folded->arena, &folded->own) = start;
	mark_start(folded, start);
}

const char *vb_folded_find(struct vb_folded *folded, enum vb_lead lead, const char *at, const char *end)
{
	for (const char *stop = at; at < end; at = stop) {
		vb_folded_reach(folded, at);
		if (at < folded->bytes.ptr || at > folded->bytes.ptr + folded->bytes.len)
			return NULL; /* of another text */
		stop = vb_folded_end(folded) < end ? vb_folded_end(folded) : end;
		size_t word = vb_folded_next(folded, lead, vb_folded_character(folded, at));
		const char *place = vb_folded_byte(folded, word);
		if (word < folded->count && place < stop)
			return place;
	}
	return NULL;
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
