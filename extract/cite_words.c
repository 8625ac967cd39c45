#include "cite_words.h"

#include "../base/utf8.h"

/* Words that begin or end something to read. They are looked for together, sixteen places at once, by bytes that few other
 * words have; no space is inside of them (it may be one of several kinds). */
static const struct anchor {
	struct vb_str text;
	size_t before; /* bytes of the text before the place at which it is found */
	enum vb_word_kind kind;
} anchors[] = {
	{VB_LIT("("), 0, VB_WORD_BRACKET}, {VB_LIT("Luật"), 0, VB_WORD_LAW}, {VB_LIT("luật"), 0, VB_WORD_LAW},
	{VB_LIT("LUẬT"), 0, VB_WORD_LAW}, {VB_LIT("lệ"), 0, VB_WORD_LAW}, {VB_LIT("LỆ"), 0, VB_WORD_LAW}, {VB_LIT("Lệ"), 0, VB_WORD_LAW},
	{VB_LIT("Hiến"), 0, VB_WORD_LAW}, {VB_LIT("HIẾN"), 0, VB_WORD_LAW}, {VB_LIT("Đại"), 1, VB_WORD_CONGRESS},
	{VB_LIT("ĐẠI"), 1, VB_WORD_CONGRESS}, {VB_LIT("đây"), 1, VB_WORD_HEREAFTER}, {VB_LIT("trên"), 0, VB_WORD_ABOVE}};

enum { LONGEST_ANCHOR = 8, STEP = 16 };

/* May one of the anchors be found at one of these sixteen bytes? */
static bool may_hold(const char *at)
{
	vb_bytes16 a = vb_load16(at), b = vb_load16(at + 1), c = vb_load16(at + 2), d = vb_load16(at + 3);
	vb_bytes16 small_a = a | 0x20, small_b = b | 0x20;
	vb_bytes16 law = (vb_bytes16)((small_a == 'l') & (small_b == 'u') & (c == 0xE1));
	vb_bytes16 rule = (vb_bytes16)((small_a == 'l') & (b == 0xE1) & (c == 0xBB) & ((d | 1) == 0x87));
	vb_bytes16 constitution = (vb_bytes16)((a == 'H') & (small_b == 'i') & (c == 0xE1));
	vb_bytes16 congress = (vb_bytes16)((a == 0x90) & (b == 0xE1) & (c == 0xBA) & ((d | 1) == 0xA1));
	vb_bytes16 here = (vb_bytes16)((a == 0x91) & (b == 0xC3) & (c == 0xA2));
	vb_bytes16 above = (vb_bytes16)((a == 't') & (b == 'r') & (c == 0xC3) & (d == 0xAA));
	return vb_any16((vb_bytes16)(a == '(') | law | rule | constitution | congress | here | above);
}

static const struct anchor *anchor_at(const char *begin, const char *at, const char *end)
{
	static const char leads[] = "(LlHt\x90\x91";
	if (!memchr(leads, *at, sizeof leads - 1))
		return NULL;
	for (size_t i = 0; i < sizeof anchors / sizeof *anchors; i++) {
		const char *start = at - anchors[i].before;
		if (start >= begin && vb_str_starts((struct vb_str){start, (size_t)(end - start)}, anchors[i].text))
			return &anchors[i];
	}
	return NULL;
}

/* Sets the next anchor at or behind `at`. */
static void advance_anchor(const struct vb_extraction *x, const char *at)
{
	const char *begin = x->in->text.bytes, *end = vb_end_of_text(x);
	x->notes->anchor = NULL;
	while (at < end) {
		bool room = end - at >= STEP + LONGEST_ANCHOR;
		if (room && !may_hold(at)) {
			at += STEP;
			continue;
		}
		for (const char *stop = room ? at + STEP : end; at < stop; at++) {
			const struct anchor *anchor = anchor_at(begin, at, end);
			if (!anchor)
				continue;
			x->notes->anchor = at;
			x->notes->anchor_kind = anchor->kind;
			x->notes->anchor_end = at - anchor->before + anchor->text.len;
			return;
		}
	}
}

static void advance(const struct vb_extraction *x, struct vb_word *word, const char *from)
{
	word->at = memmem(from, (size_t)(vb_end_of_text(x) - from), word->text.ptr, word->text.len);
}

void vb_words_start(struct vb_extraction *x)
{
	x->notes = vb_arena_zalloc(x->arena, sizeof *x->notes);
	advance_anchor(x, x->in->text.bytes);
}

void vb_words_add(struct vb_extraction *x, struct vb_word word, const char *from)
{
	if (x->notes->words.count >= VB_ALIAS_LIMIT)
		return;
	advance(x, &word, from);
	*vb_push(x->arena, &x->notes->words) = word;
}

const char *vb_words_next(struct vb_extraction *x, const char *from, const char *end)
{
	if (x->notes->anchor && x->notes->anchor < from)
		advance_anchor(x, from);
	const char *first = x->notes->anchor && x->notes->anchor < end ? x->notes->anchor : NULL;
	for (uint32_t i = 0; i < x->notes->words.count; i++) {
		struct vb_word *word = &x->notes->words.items[i];
		if (word->at && word->at < from)
			advance(x, word, from);
		if (word->at && word->at < end && (!first || word->at < first))
			first = word->at;
	}
	return first;
}

static const char *read_anchor(struct vb_extraction *x, struct vb_str cell, const char *done)
{
	const char *at = x->notes->anchor, *end = x->notes->anchor_end;
	switch (x->notes->anchor_kind) {
	case VB_WORD_LAW:
		return vb_law_read(x, cell, done, at, end);
	case VB_WORD_CONGRESS:
		return vb_congress_read(x, cell, done, at - 1);
	case VB_WORD_BRACKET:
		vb_bracket_read(x, cell, at);
		return NULL;
	case VB_WORD_HEREAFTER:
		vb_hereafter_read(x, cell, at - 1);
		return NULL;
	case VB_WORD_ABOVE:
		return vb_above_read(x, cell, done, at);
	}
	return NULL;
}

const char *vb_words_read(struct vb_extraction *x, struct vb_str cell, const char *done, const char *at)
{
	const char *end = at == x->notes->anchor ? read_anchor(x, cell, done) : NULL;
	for (uint32_t i = 0; i < x->notes->words.count && !end; i++) {
		struct vb_word word = x->notes->words.items[i]; /* a copy: the list may grow */
		end = word.at == at ? vb_alias_read(x, cell, at, &word) : NULL;
	}
	return end;
}
