#include "window.h"

#include "../base/utf8.h"

enum {
	PART = UINT16_MAX, /* bytes that are folded at a time: most documents are smaller; the tables take three times as many */
	AROUND = 1 << 12,  /* bytes before and behind a place that readers look at */
	STRETCH = sizeof(vb_bytes16), /* bytes: a character is found among those of one stretch */
	PIECE = 4 * STRETCH, /* bytes that are folded together */
	BLOCK = 64, /* characters that words are found in together */
	BEHIND = 2 * BLOCK + VB_WORD_TOLD, /* characters behind the last that are looked at together */
};

typedef uint16_t places __attribute__((vector_size(16)));

enum { EIGHT = sizeof(places) / sizeof(uint16_t) };

/* What is folded of the part. */
struct progress {
	const char *bytes;
	char *text;
	uint16_t *at;
	uint32_t from, count; /* bytes, characters */
	uint32_t space;       /* 1: the last character is one */
};

/* What stands in the bytes of a piece: a bit a byte. */
struct look {
	uint64_t starts;  /* of characters */
	uint64_t letters; /* starts of letters with diacritics, dashes, quotes */
	uint64_t blanks;
	bool others;      /* what is folded one by one: other characters, what is left out */
};

static struct look look_at(const char *bytes)
{
	struct look look = {0};
	vb_bytes16 known = ~(vb_bytes16){0};
	for (unsigned i = 0; i < PIECE; i += STRETCH) {
		vb_bytes16 byte = vb_load16(bytes + i), second = vb_load16(bytes + i + 1), third = vb_load16(bytes + i + 2);
		vb_bytes16 blank = (vb_bytes16)((byte == ' ') | (byte - '\t' < '\r' - '\t' + 1)), inner = (vb_bytes16)((vb_signed_bytes16)byte < -0x40);
		vb_bytes16 letter = (vb_bytes16)((byte - 0xC3 < 4) | ((byte == 0xE1) & ((second & 0xFE) == 0xBA)) /* as vb_fold_letter_at */
		                                 | ((byte == 0xE2) & (second == 0x80) & (third - 0x90 < 0x18))); /* U+2010..2027 */
		known &= blank | inner | letter | (vb_bytes16)(byte - ' ' < 0x7F - ' ');
		look.starts |= (uint64_t)(vb_mask16(inner) ^ 0xFFFF) << i;
		look.letters |= (uint64_t)vb_mask16(letter) << i;
		look.blanks |= (uint64_t)vb_mask16(blank) << i;
	}
	look.others = vb_mask16(known) != 0xFFFF;
	return look;
}

/* The characters of one byte from p->from to `end`: as they are, find_words makes them small. Bytes and places behind them are written too. */
static inline void put_run(struct progress *p, uint32_t end)
{
	const places first = {0, 1, 2, 3, 4, 5, 6, 7};
	for (;; p->from += EIGHT, p->count += EIGHT) {
		places at = first + (uint16_t)p->from;
		memcpy(p->text + p->count, p->bytes + p->from, EIGHT);
		memcpy(p->at + p->count, &at, sizeof at);
		if (end - p->from < EIGHT)
			break;
	}
	p->count += end - p->from;
	p->from = end;
}

/* The piece at this place, which holds no others and no run of blanks. Letters are told by the last two bytes. */
static void put_piece(struct progress *p, uint32_t piece, const struct look *look)
{
	extern const char vb_fold_letters[16][0x40]; /* utf8.h */
	for (uint64_t letters = look->letters; letters; letters &= letters - 1) {
		put_run(p, piece + (uint32_t)__builtin_ctzll(letters));
		const unsigned char *last = (const unsigned char *)p->bytes + p->from;
		uint32_t three = *last >> 5 & 1;
		last += three;
		p->text[p->count++] = vb_fold_letters[last[0] & 15][last[1] & 0x3F];
		p->from += 2 + three;
	}
	if (p->from < piece + PIECE)
		put_run(p, piece + PIECE);
	p->space = (uint32_t)(look->blanks >> (PIECE - 1));
}

/* How many of the bits stand before each stretch of a piece. */
static void count_stretches(uint64_t bits, uint32_t count, uint16_t stretches[PIECE / STRETCH])
{
	bits -= bits >> 1 & UINT64_C(0x5555555555555555);
	bits = (bits & UINT64_C(0x3333333333333333)) + (bits >> 2 & UINT64_C(0x3333333333333333));
	bits = (bits + (bits >> 4)) & UINT64_C(0x0F0F0F0F0F0F0F0F);
	bits = (bits + (bits >> 8)) & UINT64_C(0x00FF00FF00FF00FF); /* of each stretch */
	bits = (bits * UINT64_C(0x0001000100010001) << STRETCH) + count * UINT64_C(0x0001000100010001);
	for (unsigned i = 0; i < PIECE / STRETCH; i++)
		stretches[i] = (uint16_t)(bits >> STRETCH * i);
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

/* What stands in a block: a bit a character. */
struct block {
	uint64_t letters; /* of words: letters and digits */
	uint64_t signs;   /* "/", "(" and, whatever stands before it, the start of what may be "này" */
};

/* Makes letters of ASCII small and blanks spaces. */
static struct block finish_block(char text[BLOCK])
{
	struct block block = {0};
	for (unsigned i = 0; i < BLOCK; i += sizeof(vb_bytes16)) {
		vb_bytes16 c = vb_load16(text + i), letter = (vb_bytes16)((c | 0x20) - 'a' < 26);
		vb_bytes16 blank = (vb_bytes16)(c - '\t' < '\r' - '\t' + 1), done = c | (letter & 0x20);
		vb_bytes16 self = (vb_bytes16)(((c | 0x20) == 'n') & ((vb_load16(text + i + 2) | 0x20) == 'y'));
		done = (done & ~blank) | (blank & ' ');
		memcpy(text + i, &done, sizeof done);
		block.letters |= (uint64_t)vb_mask16(letter | (vb_bytes16)(c - '0' < 10)) << i;
		block.signs |= (uint64_t)vb_mask16((vb_bytes16)((c == '/') | (c == '(')) | self) << i;
	}
	return block;
}

static void mark(uint64_t *bits, size_t at)
{
	bits[at / 64] |= (uint64_t)1 << at % 64;
}

/* Marks the words that start so. */
static void mark_start(struct vb_folded *folded, struct vb_folded_start start)
{
	const char *text = folded->text;
	const uint8_t letter = (uint8_t)start.letters[0], second = (uint8_t)start.letters[1];
	const vb_bytes16 any = (vb_bytes16){0} | (uint8_t)(second ? 0 : 0xFF);
	for (size_t block = 0; block < folded->count; block += STRETCH) {
		vb_bytes16 same = (vb_bytes16)(vb_load16(text + block) == letter) & ((vb_bytes16)(vb_load16(text + block + 1) == second) | any);
		for (uint32_t bits = vb_mask16(same); bits; bits &= bits - 1) {
			size_t at = block + (size_t)__builtin_ctz(bits);
			if (at == 0 || !vb_is_word(text[at - 1]))
				mark(folded->found[start.lead], at);
		}
	}
}

/* Who looks for the words of the part. */
struct marks {
	const char *text;
	const struct vb_leads *leads;
	uint8_t found[2][BLOCK]; /* for the words that start in this block and in the one before */
	uint64_t signs[2];
};

static inline void note_word(struct marks *marks, size_t at, size_t end)
{
	marks->found[at / BLOCK & 1][at % BLOCK] = marks->leads->places[vb_word_place(marks->text + at, end - at)];
}

/* What was found of the words that start in a block becomes bits of the part. */
static void keep_found(struct vb_folded *folded, struct marks *marks, size_t block)
{
	typedef uint16_t pairs __attribute__((vector_size(16)));
	uint8_t *found = marks->found[block & 1];
	for (unsigned lead = 0; lead < VB_LEADS_FOUND; lead++) {
		uint64_t bits = 0;
		for (unsigned i = 0; i < BLOCK; i += sizeof(pairs))
			bits |= (uint64_t)vb_mask16((vb_bytes16)((pairs)vb_load16(found + i) << (7 - lead))) << i;
		folded->found[lead][block] = bits;
	}
	folded->found[VB_LEAD_MENTION][block] |= marks->signs[block & 1];
	memset(found, 0, BLOCK);
}

/* Looks at all words of the part, once. */
static void find_words(struct vb_folded *folded)
{
	static const struct vb_leads nobody;
	struct marks marks = {.text = folded->text, .leads = folded->leads ? folded->leads : &nobody};
	size_t start = 0, blocks = folded->count / BLOCK + 1; /* behind the last word something is none */
	bool inside = false, open = false; /* a word goes on from the block before; it is still to be noted, from `start` */
	memset(folded->text + folded->count, 0, BEHIND);
	struct block here, next = finish_block(folded->text);
	for (size_t block = 0; block < blocks; block++) {
		const size_t first = block * BLOCK;
		here = next;
		next = finish_block(folded->text + first + BLOCK); /* ahead: to read at once what was just written would wait */
		uint64_t edges = here.letters ^ (here.letters << 1 | inside);
		marks.signs[block & 1] = here.signs;
		if (inside) {
			if (open)
				note_word(&marks, start, first + (edges ? (unsigned)__builtin_ctzll(edges) : BLOCK));
			edges &= edges - 1;
		}
		for (open = false; edges && !open; edges &= edges - 1) {
			start = first + (unsigned)__builtin_ctzll(edges);
			edges &= edges - 1;
			open = !edges;
			if (!open)
				note_word(&marks, start, first + (unsigned)__builtin_ctzll(edges));
		}
		inside = here.letters >> (BLOCK - 1);
		if (block)
			keep_found(folded, &marks, block - 1);
	}
	keep_found(folded, &marks, blocks - 1);
	for (uint32_t i = 0; i < folded->own.count; i++)
		mark_start(folded, folded->own.items[i]);
}

/* Up to `end`, one by one. */
static void put_others(struct progress *p, uint32_t end, uint16_t *stretches)
{
	uint32_t stretch = p->from / STRETCH;
	for (; stretch * STRETCH < end; stretch++) {
		stretches[stretch] = (uint16_t)p->count;
		while (p->from < end && p->from < (stretch + 1) * STRETCH)
			put_other(p);
	}
	if (stretch * STRETCH == end)
		stretches[stretch] = (uint16_t)p->count;
}

static void fold(struct vb_folded *folded)
{
	enum { AHEAD = 8 + 2 }; /* bytes behind a piece that are looked at */
	const uint32_t len = (uint32_t)folded->bytes.len;
	struct progress p = {.bytes = folded->bytes.ptr, .text = folded->text, .at = folded->at};
	folded->stretches[0] = 0;
	for (uint32_t piece = 0; piece < len; piece += PIECE) {
		struct look look = {.others = true};
		if (len - piece >= PIECE + AHEAD)
			look = look_at(p.bytes + piece);
		if (look.others || (look.blanks & (look.blanks << 1 | p.space))) {
			put_others(&p, len - piece < PIECE ? len : piece + PIECE, folded->stretches);
		} else {
			count_stretches(look.starts, p.count, folded->stretches + piece / STRETCH);
			put_piece(&p, piece, &look);
		}
	}
	p.at[p.count] = (uint16_t)len;
	folded->count = p.count;
	find_words(folded);
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
	places here, next;
	memcpy(&here, folded->at + at, sizeof here);
	memcpy(&next, folded->at + at + EIGHT, sizeof next);
	uint32_t behind = vb_mask16((vb_bytes16)(here >= (uint16_t)offset)) | vb_mask16((vb_bytes16)(next >= (uint16_t)offset)) << sizeof here;
	return at + (unsigned)__builtin_ctz(behind) / 2; /* two bits a place */
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

static uint32_t first_word_of(struct vb_str text)
{
	char word[VB_WORD_TOLD] = {0};
	size_t len = 0;
	uint32_t step;
	for (size_t at = 0; at < text.len && len < sizeof word; at += step) {
		char letter = vb_fold_at(text.ptr + at, &step);
		if (letter && !vb_is_word(letter))
			break;
		word[len] = letter;
		len += letter != '\0';
	}
	return len ? vb_word_place(word, len) : VB_NO_WORD;
}

uint32_t vb_first_word(const struct vb_folded *folded, struct vb_str text)
{
	enum { ENOUGH = 3 * (VB_WORD_TOLD + 1) }; /* bytes of what tells a word */
	if (text.len < ENOUGH || text.ptr < folded->bytes.ptr || text.ptr + ENOUGH > folded->bytes.ptr + folded->bytes.len)
		return first_word_of(text);
	size_t at = vb_folded_character(folded, text.ptr), len = 0;
	if (folded->at[at] != text.ptr - folded->bytes.ptr)
		return first_word_of(text);
	while (len < VB_WORD_TOLD && vb_is_word(folded->text[at + len]))
		len++;
	return len ? vb_word_place(folded->text + at, len) : VB_NO_WORD;
}

void vb_kinds_add(struct vb_kinds *kinds, struct vb_str words, unsigned kind)
{
	kinds->places[first_place(words)] |= (uint16_t)kind;
}

void vb_folded_look_for(struct vb_folded *folded, struct vb_str words, enum vb_lead lead)
{
	char letters[4 * VB_WORD_TOLD]; /* a letter has four bytes at most */
	struct vb_str start = vb_utf8_head(words, sizeof letters);
	start = (struct vb_str){letters, vb_fold(start.ptr, start.len, letters)};
	bool looked_for = folded->leads && start.len && folded->leads->places[first_place(start)] >> lead & 1; /* in all texts */
	if (looked_for || !start.len || !vb_is_word(letters[0]))
		return;
	struct vb_folded_start own = {.letters = {letters[0], start.len > 1 ? letters[1] : '\0'}, .lead = (uint8_t)lead};
	*vb_push(folded->arena, &folded->own) = own;
	mark_start(folded, own);
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
static inline bool show(struct vb_window *window, const struct vb_folded *folded, struct vb_str text, size_t limit)
{
	size_t start = (uintptr_t)text.ptr - (uintptr_t)folded->bytes.ptr, end = start + text.len;
	if (start > folded->bytes.len) /* of another text as well */
		return false;
	size_t first = vb_folded_character(folded, text.ptr);
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

static __attribute__((noinline)) void copy(struct vb_window *window, struct vb_str text, size_t limit)
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
	if (!folded || !show(window, folded, text, limit))
		copy(window, text, limit);
}

void vb_window_left(struct vb_window *window, const struct vb_folded *folded, struct vb_str text, size_t limit)
{
	vb_window_right(window, folded, vb_utf8_tail(text, limit), limit);
}
