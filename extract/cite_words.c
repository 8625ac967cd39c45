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

/* Bytes of the words where they stand at `at`, each space as one of any kind; 0 where others stand there. */
static size_t words_len(const char *at, const char *end, struct vb_str words)
{
	const char *start = at;
	if (vb_str_starts((struct vb_str){at, (size_t)(end - at)}, words))
		return words.len;
	for (size_t i = 0; i < words.len;) {
		uint32_t len = vb_utf8_len((unsigned char)words.ptr[i]);
		if (at >= end)
			return 0;
		if (words.ptr[i] == ' ' && *at != ' ') {
			if (!vb_cp_is_space(vb_utf8_decode(at)))
				return 0;
			at += vb_utf8_len((unsigned char)*at);
		} else if (end - at >= (ptrdiff_t)len && memcmp(at, words.ptr + i, len) == 0)
			at += len;
		else
			return 0;
		i += len;
	}
	return (size_t)(at - start);
}

/* Notes which of the words stand at this place; false where none does. */
static bool words_stand(struct vb_cite_notes *notes, const char *at, const char *end)
{
	bool found = false;
	for (uint32_t i = 0; i < notes->words.count; i++) {
		struct vb_word *word = &notes->words.items[i];
		size_t len = *at == *word->text.ptr && at >= word->from ? words_len(at, end, word->text) : 0;
		if (len) {
			word->at = at;
			word->len = len;
			found = true;
		}
	}
	return found;
}

/* The places of sixteen where a word may begin: most begin with a capital. */
static vb_bytes16 may_begin(const struct vb_cite_notes *notes, const char *at)
{
	vb_bytes16 bytes = vb_load16(at), next = vb_load16(at + 1), mask = (vb_bytes16)(bytes - 'A' < 26);
	for (uint32_t i = 0; i < notes->lead_count; i++)
		mask |= (vb_bytes16)((bytes == notes->leads[i].first) & (next == notes->leads[i].second));
	return mask;
}

/* The first place of [at, end) where one of the words may begin, or `end`. */
static const char *find_lead(const struct vb_cite_notes *notes, const char *at, const char *end, const char *text_end)
{
	while (at < end && text_end - at > STEP) {
		vb_bytes16 mask = may_begin(notes, at);
		if (!vb_any16(mask)) {
			at += STEP;
			continue;
		}
		at += vb_first16(mask);
		if (at < end && notes->begins[(unsigned char)*at])
			return at;
		at++;
	}
	while (at < end && !notes->begins[(unsigned char)*at])
		at++;
	return at < end ? at : end;
}

/* The next place in [from, end) where one of the words stands, or NULL: all are looked for together, and nowhere twice. */
static const char *next_word(struct vb_extraction *x, const char *from, const char *end)
{
	struct vb_cite_notes *notes = x->notes;
	if (notes->word_at && notes->word_at >= from)
		return notes->word_at < end ? notes->word_at : NULL;
	notes->word_at = NULL;
	const char *at = from > notes->looked ? from : notes->looked;
	const char *text_end = vb_end_of_text(x);
	while (notes->words.count && (at = find_lead(notes, at, end, text_end)) < end) {
		if (words_stand(notes, at++, text_end)) {
			notes->word_at = at - 1;
			break;
		}
	}
	notes->looked = at > notes->looked ? at : notes->looked;
	return notes->word_at;
}

static void add_lead(struct vb_cite_notes *notes, struct vb_str text)
{
	unsigned char first = (unsigned char)text.ptr[0];
	notes->begins[first] = true;
	if (first >= 'A' && first <= 'Z')
		return;
	struct vb_word_lead lead = {first - (vb_bytes16){0}, (uint8_t)text.ptr[1] - (vb_bytes16){0}};
	for (uint32_t i = 0; i < notes->lead_count; i++)
		if (memcmp(&notes->leads[i], &lead, sizeof lead) == 0)
			return;
	notes->leads[notes->lead_count++] = lead;
}

void vb_words_start(struct vb_extraction *x)
{
	x->notes = vb_arena_zalloc(x->arena, sizeof *x->notes);
	x->notes->looked = x->in->text.bytes;
	advance_anchor(x, x->in->text.bytes);
}

void vb_words_add(struct vb_extraction *x, struct vb_word word, const char *from)
{
	for (uint32_t i = 0; i < x->notes->words.count; i++) {
		if (vb_str_equal(x->notes->words.items[i].text, word.text)) { /* defined anew */
			x->notes->words.items[i].alias = word.alias;
			x->notes->words.items[i].from = from; /* not where it is defined */
			return;
		}
	}
	if (word.alias != VB_NOWHERE && x->notes->words.count - x->notes->types >= VB_ALIAS_LIMIT)
		return;
	word.from = from;
	*vb_push(x->arena, &x->notes->words) = word;
	add_lead(x->notes, word.text);
	if (from < x->notes->looked) { /* what is found there may be this word too */
		x->notes->looked = from;
		x->notes->word_at = NULL;
	}
}

const char *vb_words_next(struct vb_extraction *x, const char *from, const char *end)
{
	if (x->notes->anchor && x->notes->anchor < from)
		advance_anchor(x, from);
	const char *anchor = x->notes->anchor && x->notes->anchor < end ? x->notes->anchor : NULL;
	const char *word = next_word(x, from, anchor ? anchor + 1 : end);
	return word ? word : anchor;
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

/* A word of the list that stands at `at`: an alias before a type that it begins with, the longest first. */
static const char *read_word_at(struct vb_extraction *x, struct vb_str cell, const char *at, bool alias)
{
	const char *end = NULL;
	size_t longest = SIZE_MAX;
	while (!end) {
		const struct vb_word *next = NULL;
		for (uint32_t i = 0; i < x->notes->words.count; i++) {
			const struct vb_word *word = &x->notes->words.items[i];
			if (word->at == at && (word->alias != VB_NOWHERE) == alias && word->text.len < longest && (!next || word->text.len > next->text.len))
				next = word;
		}
		if (!next)
			return NULL;
		longest = next->text.len;
		struct vb_word word = *next; /* a copy: the list may grow */
		end = vb_alias_read(x, cell, at, &word);
	}
	return end;
}

const char *vb_words_read(struct vb_extraction *x, struct vb_str cell, const char *done, const char *at)
{
	const char *end = at == x->notes->anchor ? read_anchor(x, cell, done) : NULL;
	if (!end)
		end = read_word_at(x, cell, at, true);
	return end ? end : read_word_at(x, cell, at, false);
}
