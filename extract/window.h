/* A stretch of text folded as keys are (vb_fold_cp), with the way back to its bytes: what the readers of dates, issuers and
 * type words look at. Runs of spaces are one, spaces at the start are kept.
 *
 * The text of the document is folded once; a window on it is a view. Of another text (a cell put together from its pieces, a name)
 * and of what is not folded at the moment a window has its own copy. */
#ifndef VB_EXTRACT_WINDOW_H
#define VB_EXTRACT_WINDOW_H

#include "../base/arena.h"

enum { VB_WINDOW = 256 }; /* characters: the longest issuer with its term has some 120 */

/* Who looks for words of the text by their first letters: when it is folded, all words are looked at once, for all of them. */
enum vb_lead {
	VB_LEAD_RELATION, /* verbs of relations.c */
	VB_LEAD_MENTION,  /* what a mention may begin or end with: cite_words.c; with it "/", "(" and what may be "này" */
	VB_LEAD_DUE,      /* what begins a deadline: due_text.c */
	VB_LEADS_FOUND,   /* those behind are looked for in a few places only: vb_may_lead tells */
	VB_LEAD_LAW_STOP = VB_LEADS_FOUND, /* what ends the name of a law: named.c */
	VB_LEAD_UNITS,    /* what units of a document are written with: pinpoints.c */
};

/* Words that are looked for: each has its place, which others may share, with a bit for each who looks for it. */
struct vb_leads {
	uint8_t places[4096];
};

struct vb_folded_start {
	char letters[2]; /* NUL in the place of the second: whatever follows the first */
	uint8_t lead;
};

/* What is folded of a text: all of it, of a large one the part around the place that is read. */
struct vb_folded {
	struct vb_arena *arena;
	const struct vb_leads *leads; /* NULL: nobody looks for any word */
	struct vb_str whole, bytes; /* the text; the part */
	char *text;          /* one byte a character of the part */
	uint16_t *at;        /* offset in `bytes` of each character; at[count] is their end */
	size_t count;
	uint16_t *stretches; /* the first character at or behind each stretch of so many bytes: the way from bytes to characters */
	uint64_t *found[VB_LEADS_FOUND]; /* a bit a character: a word that is perhaps looked for starts there */
	struct VB_LIST(struct vb_folded_start) own; /* starts of words that are looked for in this text only */
};

struct vb_folded *vb_folded_new(struct vb_arena *arena, struct vb_str text, const struct vb_leads *leads);

/* Words (folded) that start with the first of these are looked for. */
void vb_leads_add(struct vb_leads *leads, struct vb_str words, enum vb_lead lead);
/* The same of words (as they stand in the text) that are looked for in this text only: all words with their first two letters are found. */
void vb_folded_look_for(struct vb_folded *folded, struct vb_str words, enum vb_lead lead);

/* Folds what stands around the place of the text, if it is not folded now. For those who read the text from its start to its end: who
 * goes to and fro in a large text would fold a part each time. */
void vb_folded_reach(struct vb_folded *folded, const char *place);

/* Words that start before this place are folded to their ends. */
const char *vb_folded_end(const struct vb_folded *folded);

/* The first character that starts at or behind this place, which is folded. */
size_t vb_folded_character(const struct vb_folded *folded, const char *place);

enum { VB_WORD_TOLD = 8 }; /* letters that words are told by */

/* The place of a folded word of so many characters (> 0); VB_WORD_TOLD may be read. */
static inline uint32_t vb_word_place(const char *word, size_t len)
{
	static const char own[2 * VB_WORD_TOLD] = "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF"; /* and as many that are of what stands behind the word */
	uint64_t letters, kept;
	memcpy(&letters, word, sizeof letters);
	memcpy(&kept, own + VB_WORD_TOLD - (len < VB_WORD_TOLD ? len : VB_WORD_TOLD), sizeof kept);
	return (uint32_t)((letters & kept) * UINT64_C(0x9E3779B97F4A7C15) >> 52);
}

/* Is this folded word perhaps looked for? As vb_word_place. */
static inline bool vb_may_lead(const struct vb_leads *leads, const char *word, size_t len, enum vb_lead lead)
{
	return leads->places[vb_word_place(word, len)] >> lead & 1;
}

enum { VB_NO_WORD = 4096 }; /* the place of what is none */

/* As vb_leads, with a bit for each of sixteen kinds of words, for readers of a few places. */
struct vb_kinds {
	uint16_t places[VB_NO_WORD + 1]; /* what is no word is of no kind */
};

/* The place of the word that the text, of the document or not, starts with. */
uint32_t vb_first_word(const struct vb_folded *folded, struct vb_str text);

void vb_kinds_add(struct vb_kinds *kinds, struct vb_str words, unsigned kind);

/* Of which kinds is perhaps what starts with the folded word of so many characters? As vb_word_place. */
static inline unsigned vb_kinds_of(const struct vb_kinds *kinds, const char *word, size_t len)
{
	return kinds->places[vb_word_place(word, len)];
}

/* The first character from `at` on where a word starts that is perhaps looked for; folded->count where there is none. */
static inline size_t vb_folded_next(const struct vb_folded *folded, enum vb_lead lead, size_t at)
{
	const uint64_t *blocks = folded->found[lead];
	uint64_t found = blocks[at / 64] & ~(uint64_t)0 << at % 64;
	for (size_t block = at / 64;; found = blocks[block]) {
		if (found)
			return block * 64 + (size_t)__builtin_ctzll(found);
		if (++block * 64 >= folded->count)
			return folded->count;
	}
}

static inline const char *vb_folded_byte(const struct vb_folded *folded, size_t character)
{
	return folded->bytes.ptr + folded->at[character];
}

/* The first place of the text from `at` on, before `end`, where such a word starts; NULL where there is none. Folds what is not folded. */
const char *vb_folded_find(struct vb_folded *folded, enum vb_lead lead, const char *at, const char *end);

struct vb_window {
	struct vb_str bytes;  /* what is looked at */
	size_t len;           /* characters */
	const char *text;     /* of `len` characters: what stands behind them is not of the window (vb_window_look) */
	const uint16_t *at;   /* the place of each, and of the one behind the last, counted from `base` (vb_window_byte) */
	const char *base;
	char own_text[VB_WINDOW + 16]; /* of a text that is not the document's; words are looked at by as many characters */
	uint16_t own_at[VB_WINDOW + 1];
};

/* The start of the text, at most `limit` (<= VB_WINDOW) characters. `folded`: of the document; NULL: the text is none of its. */
void vb_window_right(struct vb_window *window, const struct vb_folded *folded, struct vb_str text, size_t limit);
/* The end of the text, at most `limit` (<= VB_WINDOW) bytes of it. */
void vb_window_left(struct vb_window *window, const struct vb_folded *folded, struct vb_str text, size_t limit);

/* The character at a place; NUL at the end and behind it. */
static inline char vb_window_look(const struct vb_window *window, size_t at)
{
	return at < window->len ? window->text[at] : '\0';
}

static inline struct vb_str vb_window_view(const struct vb_window *window, size_t from, size_t end)
{
	return (struct vb_str){window->text + from, end - from};
}

/* Where the bytes of a character start; of the end, where those of the window end. */
static inline const char *vb_window_byte(const struct vb_window *window, size_t at)
{
	const char *byte = window->base + window->at[at], *end = window->bytes.ptr + window->bytes.len;
	return byte < end ? byte : end;
}

/* The same counted from the start of the window's bytes. */
static inline size_t vb_window_offset(const struct vb_window *window, size_t at)
{
	return (size_t)(vb_window_byte(window, at) - window->bytes.ptr);
}

/* The bytes of the characters [from, end). */
static inline struct vb_str vb_window_bytes(const struct vb_window *window, size_t from, size_t end)
{
	const char *start = vb_window_byte(window, from);
	return (struct vb_str){start, (size_t)(vb_window_byte(window, end) - start)};
}

static inline bool vb_is_word(char folded)
{
	return (folded >= 'a' && folded <= 'z') || (folded >= '0' && folded <= '9');
}

/* Do these characters stand at `at`, whatever follows them? */
static inline bool vb_window_starts(const struct vb_window *window, size_t at, struct vb_str characters)
{
	return at + characters.len <= window->len && window->text[at] == characters.ptr[0]
	       && memcmp(window->text + at, characters.ptr, characters.len) == 0;
}

/* Do they stand before `end`? */
static inline bool vb_window_ends(const struct vb_window *window, size_t end, struct vb_str characters)
{
	return end >= characters.len && vb_window_starts(window, end - characters.len, characters);
}

/* The place behind the words (folded) where they stand at `at` and end where a word ends; else 0. */
static inline size_t vb_window_words(const struct vb_window *window, size_t at, struct vb_str words)
{
	size_t end = at + words.len;
	return vb_window_starts(window, at, words) && !vb_is_word(vb_window_look(window, end)) ? end : 0;
}

/* The same for the first of the words that stands there. */
static inline size_t vb_window_any(const struct vb_window *window, size_t at, const struct vb_str *words, size_t count)
{
	size_t end = 0;
	for (size_t i = 0; i < count && !end; i++) {
		size_t last = at + words[i].len - 1; /* most words differ in their first character, or in their last: a call is spared */
		if (last < window->len && window->text[last] == words[i].ptr[words[i].len - 1])
			end = vb_window_words(window, at, words[i]);
	}
	return end;
}

/* The first place from `at` on where no space stands. */
static inline size_t vb_window_behind_spaces(const struct vb_window *window, size_t at)
{
	while (vb_window_look(window, at) == ' ')
		at++;
	return at;
}

static inline size_t vb_window_skip(const struct vb_window *window, size_t at, char c)
{
	while (at < window->len && window->text[at] == c)
		at++;
	return at;
}

#endif
