/* A stretch of text folded as keys are (vb_fold_cp), with the way back to its bytes: what the readers of dates, issuers and
 * type words look at. Runs of spaces are one, spaces at the start are kept. */
#ifndef VB_EXTRACT_WINDOW_H
#define VB_EXTRACT_WINDOW_H

#include "../base/str.h"

enum { VB_WINDOW = 256 }; /* characters: the longest issuer with its term has some 120 */

struct vb_window {
	struct vb_str bytes;         /* what is folded */
	size_t first, len;           /* the characters that are folded are [first, len) */
	size_t limit;                /* the most that len will be; len where all are folded */
	size_t most;                 /* bytes that may be looked at */
	size_t left;                 /* bytes before the first character that are not folded yet */
	char text[VB_WINDOW + 1];    /* ends with NUL */
	uint32_t at[VB_WINDOW + 1];  /* offset in `bytes` of each character; at[len] is the end of the last one */
};

/* The start of the text, at most `limit` (<= VB_WINDOW) characters. */
void vb_window_right(struct vb_window *window, struct vb_str text, size_t limit);
/* The end of the text, at most `limit` (<= VB_WINDOW) bytes of it. */
void vb_window_left(struct vb_window *window, struct vb_str text, size_t limit);

/* As vb_window_right, but only those characters are folded that vb_window_reach or vb_window_look asks for: most readers stop
 * far before the limit. */
void vb_window_open(struct vb_window *window, struct vb_str text, size_t limit);
void vb_window_fold(struct vb_window *window, size_t to);

/* Folds the characters [0, to), if there are so many. */
static inline void vb_window_reach(struct vb_window *window, size_t to)
{
	if (to > window->len && window->len < window->limit)
		vb_window_fold(window, to);
}

/* The character at a place that is not behind the end; NUL at the end. */
static inline char vb_window_look(struct vb_window *window, size_t at)
{
	vb_window_reach(window, at + 1);
	return window->text[at];
}

/* As vb_window_left, but only those characters are folded that vb_window_back asks for, from the end: they end at VB_WINDOW. */
void vb_window_open_left(struct vb_window *window, struct vb_str text, size_t limit);
void vb_window_fold_left(struct vb_window *window, size_t to);

/* Do so many characters (at most VB_WINDOW) stand before this one? Folds them. */
static inline bool vb_window_back(struct vb_window *window, size_t at, size_t count)
{
	if (at < window->first + count && window->left)
		vb_window_fold_left(window, at > count ? at - count : 0);
	return at >= window->first + count;
}

static inline struct vb_str vb_window_view(const struct vb_window *window, size_t from, size_t end)
{
	return (struct vb_str){window->text + from, end - from};
}

/* The bytes of the characters [from, end). */
static inline struct vb_str vb_window_bytes(const struct vb_window *window, size_t from, size_t end)
{
	return (struct vb_str){window->bytes.ptr + window->at[from], window->at[end] - window->at[from]};
}

static inline bool vb_is_word(char folded)
{
	return (folded >= 'a' && folded <= 'z') || (folded >= '0' && folded <= '9');
}

/* The place behind the words (folded) where they stand at `at` and end where a word ends; else 0. */
static inline size_t vb_window_words(const struct vb_window *window, size_t at, struct vb_str words)
{
	size_t end = at + words.len;
	if (end > window->len || window->text[at] != words.ptr[0] || memcmp(window->text + at, words.ptr, words.len) != 0)
		return 0;
	return vb_is_word(window->text[end]) ? 0 : end;
}

/* The same for the first of the words that stands there. */
static inline size_t vb_window_any(const struct vb_window *window, size_t at, const struct vb_str *words, size_t count)
{
	size_t end = 0;
	for (size_t i = 0; i < count && !end; i++)
		end = vb_window_words(window, at, words[i]);
	return end;
}

/* The first place from `at` on where no space stands; folds what it looks at. */
static inline size_t vb_window_behind_spaces(struct vb_window *window, size_t at)
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
