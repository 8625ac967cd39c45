#include "window.h"

#include "../base/utf8.h"

static void fold_into(struct vb_window *window, struct vb_str text, size_t limit)
{
	size_t at = 0, len = 0;
	/* Runs of spaces and zero-width characters have no bound: the bytes looked at have one, so that the cost has one. */
	size_t most = 4 * limit < text.len ? 4 * limit : text.len;
	window->bytes = text;
	while (at < most && len < limit) {
		char folded = vb_fold_cp(vb_utf8_decode(text.ptr + at));
		bool again = folded == ' ' && len > 0 && window->text[len - 1] == ' ';
		if (folded != '\0' && !again) {
			window->at[len] = (uint32_t)at;
			window->text[len++] = folded;
		}
		at += vb_utf8_len((unsigned char)text.ptr[at]);
	}
	window->at[len] = (uint32_t)at;
	window->text[len] = '\0';
	window->len = len;
}

void vb_window_right(struct vb_window *window, struct vb_str text, size_t limit)
{
	fold_into(window, text, limit);
}

void vb_window_left(struct vb_window *window, struct vb_str text, size_t limit)
{
	size_t from = text.len > limit ? text.len - limit : 0;
	while (from < text.len && ((unsigned char)text.ptr[from] & 0xC0) == 0x80)
		from++;
	fold_into(window, (struct vb_str){text.ptr + from, text.len - from}, limit);
}

size_t vb_window_words(const struct vb_window *window, size_t at, struct vb_str words)
{
	if (at > window->len || !vb_str_starts(vb_window_view(window, at, window->len), words))
		return 0;
	size_t end = at + words.len;
	return end < window->len && vb_is_word(window->text[end]) ? 0 : end;
}
