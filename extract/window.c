#include "window.h"

#include "../base/utf8.h"

void vb_window_open(struct vb_window *window, struct vb_str text, size_t limit)
{
	window->bytes = text;
	window->first = window->len = window->left = 0;
	window->limit = limit;
	/* Runs of spaces and zero-width characters have no bound: the bytes looked at have one, so that the cost has one. */
	window->most = 4 * limit < text.len ? 4 * limit : text.len;
	window->text[0] = '\0';
	window->at[0] = 0;
}

enum { AHEAD = 8 }; /* characters folded together: what is looked at next is mostly just behind */

void vb_window_fold(struct vb_window *window, size_t to)
{
	const char *from = window->bytes.ptr + window->at[window->len], *end = window->bytes.ptr + window->most;
	size_t len = window->len, goal = to + AHEAD < window->limit ? to + AHEAD : window->limit;
	uint32_t step;
	char last = len > 0 ? window->text[len - 1] : '\0';
	for (; from < end && len < goal; from += step) {
		char folded = vb_fold_at(from, &step);
		if ((folded == '\0') | ((folded == ' ') & (last == ' '))) /* one branch, hardly ever taken: where spaces stand is hard to predict */
			continue;
		window->at[len] = (uint32_t)(from - window->bytes.ptr);
		window->text[len++] = last = folded;
	}
	window->at[len] = (uint32_t)(from - window->bytes.ptr);
	window->text[len] = '\0';
	window->len = len;
	if (from >= end)
		window->limit = len;
}

void vb_window_right(struct vb_window *window, struct vb_str text, size_t limit)
{
	vb_window_open(window, text, limit);
	vb_window_fold(window, limit);
}

static bool is_continuation(char byte)
{
	return ((unsigned char)byte & 0xC0) == 0x80;
}

/* The last bytes of the text, at most `limit` of them. */
static struct vb_str last_bytes(struct vb_str text, size_t limit)
{
	size_t from = text.len > limit ? text.len - limit : 0;
	while (from < text.len && is_continuation(text.ptr[from]))
		from++;
	return (struct vb_str){text.ptr + from, text.len - from};
}

void vb_window_left(struct vb_window *window, struct vb_str text, size_t limit)
{
	vb_window_right(window, last_bytes(text, limit), limit);
}

void vb_window_open_left(struct vb_window *window, struct vb_str text, size_t limit)
{
	window->bytes = last_bytes(text, limit);
	window->first = window->len = window->limit = VB_WINDOW;
	window->left = window->bytes.len;
	window->text[VB_WINDOW] = '\0';
	window->at[VB_WINDOW] = (uint32_t)window->left;
}

void vb_window_fold_left(struct vb_window *window, size_t to)
{
	const char *bytes = window->bytes.ptr;
	size_t first = window->first, left = window->left, goal = to > AHEAD ? to - AHEAD : 0;
	while (left > 0 && first > goal) {
		uint32_t len;
		do
			left--;
		while (is_continuation(bytes[left]));
		char folded = vb_fold_at(bytes + left, &len);
		if (folded == '\0')
			continue;
		first -= folded != ' ' || window->text[first] != ' ';
		window->text[first] = folded;
		window->at[first] = (uint32_t)left;
	}
	window->first = first;
	window->left = left;
}
