#include "cite_words.h"

/* Words that begin or end something to read, chosen so that no space is inside (it may be one of several kinds) and that most
 * places of the text are passed over by memmem. */
static const struct {
	struct vb_str text;
	enum vb_word_kind kind;
} first_words[] = {
	{VB_LIT("uật"), VB_WORD_LAW}, {VB_LIT("UẬT"), VB_WORD_LAW}, {VB_LIT("lệ"), VB_WORD_LAW}, {VB_LIT("LỆ"), VB_WORD_LAW},
	{VB_LIT("Hiến"), VB_WORD_LAW}, {VB_LIT("HIẾN"), VB_WORD_LAW}, {VB_LIT("Đại"), VB_WORD_CONGRESS},
	{VB_LIT("ĐẠI"), VB_WORD_CONGRESS}, {VB_LIT("("), VB_WORD_BRACKET}, {VB_LIT("đây"), VB_WORD_HEREAFTER},
	{VB_LIT("trên"), VB_WORD_ABOVE}};

static const char *text_end(const struct vb_extraction *x)
{
	return x->in->text.bytes + x->in->text.len;
}

static void advance(const struct vb_extraction *x, struct vb_word *word, const char *from)
{
	word->at = memmem(from, (size_t)(text_end(x) - from), word->text.ptr, word->text.len);
}

void vb_words_start(struct vb_extraction *x)
{
	x->notes = vb_arena_zalloc(x->arena, sizeof *x->notes);
	for (size_t i = 0; i < sizeof first_words / sizeof *first_words; i++) {
		struct vb_word *word = vb_push(x->arena, &x->notes->words);
		*word = (struct vb_word){.text = first_words[i].text, .kind = first_words[i].kind};
		advance(x, word, x->in->text.bytes);
	}
}

bool vb_words_add(struct vb_extraction *x, struct vb_word word, const char *from)
{
	if (x->notes->added >= VB_ALIAS_LIMIT)
		return false;
	x->notes->added++;
	advance(x, &word, from);
	*vb_push(x->arena, &x->notes->words) = word;
	return true;
}

const char *vb_words_next(struct vb_extraction *x, const char *from, const char *end)
{
	const char *first = NULL;
	for (uint32_t i = 0; i < x->notes->words.count; i++) {
		struct vb_word *word = &x->notes->words.items[i];
		if (word->at && word->at < from)
			advance(x, word, from);
		if (word->at && word->at < end && (!first || word->at < first))
			first = word->at;
	}
	return first;
}

static const char *read_word(struct vb_extraction *x, struct vb_str cell, const char *done, const struct vb_word *word)
{
	const char *at = word->at;
	switch (word->kind) {
	case VB_WORD_LAW:
		return vb_law_read(x, cell, done, at + word->text.len);
	case VB_WORD_CONGRESS:
		return vb_congress_read(x, cell, done, at);
	case VB_WORD_BRACKET:
		vb_bracket_read(x, cell, at);
		return NULL;
	case VB_WORD_HEREAFTER:
		vb_hereafter_read(x, cell, at);
		return NULL;
	case VB_WORD_ABOVE:
		return vb_above_read(x, cell, done, at);
	case VB_WORD_ALIAS:
	case VB_WORD_TYPE:
		return vb_alias_read(x, cell, at, word);
	}
	return NULL;
}

const char *vb_words_read(struct vb_extraction *x, struct vb_str cell, const char *done, const char *at)
{
	for (uint32_t i = 0; i < x->notes->words.count; i++) {
		struct vb_word word = x->notes->words.items[i]; /* a copy: reading may add words */
		const char *end = word.at == at ? read_word(x, cell, done, &word) : NULL;
		if (end)
			return end;
	}
	return NULL;
}
