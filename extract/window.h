/* A stretch of text folded as keys are (vb_fold_cp), with the way back to its bytes: what the readers of dates, issuers and
 * type words look at. Runs of spaces are one, spaces at the start are kept. */
#ifndef VB_EXTRACT_WINDOW_H
#define VB_EXTRACT_WINDOW_H

#include "../base/str.h"

enum { VB_WINDOW = 256 }; /* characters: the longest issuer with its term has some 120 */

struct vb_window {
	struct vb_str bytes;         /* what was folded */
	char text[VB_WINDOW + 1];    /* ends with NUL */
	uint32_t at[VB_WINDOW + 1];  /* offset in `bytes` of each character; at[len] is the end of the last one */
	size_t len;
};

/* The start of the text, at most `limit` (<= VB_WINDOW) characters. */
void vb_window_right(struct vb_window *window, struct vb_str text, size_t limit);
/* The end of the text, at most `limit` (<= VB_WINDOW) bytes of it. */
void vb_window_left(struct vb_window *window, struct vb_str text, size_t limit);

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
size_t vb_window_words(const struct vb_window *window, size_t at, struct vb_str words);

static inline size_t vb_window_skip(const struct vb_window *window, size_t at, char c)
{
	while (at < window->len && window->text[at] == c)
		at++;
	return at;
}

#endif
