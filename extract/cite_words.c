#include "cite_words.h"
#include "patterns.h"

#include "../base/utf8.h"
#include "../schema/registry.h"

enum {
	LEAD = 4, /* bytes, as they are printed, that words are told by */
	LEAD_ANCHOR = 1, LEAD_WORD = 2, LEAD_SELF = 4, LEAD_ANY = LEAD_ANCHOR | LEAD_WORD | LEAD_SELF,
};

/* Words that begin or end something to read. */
static const struct anchor {
	struct vb_str text;
	enum vb_word_kind kind;
} anchors[] = {
	{VB_LIT("Luật"), VB_WORD_LAW}, {VB_LIT("luật"), VB_WORD_LAW}, {VB_LIT("LUẬT"), VB_WORD_LAW}, {VB_LIT("lệ"), VB_WORD_LAW},
	{VB_LIT("LỆ"), VB_WORD_LAW}, {VB_LIT("Lệ"), VB_WORD_LAW}, {VB_LIT("Hiến"), VB_WORD_LAW}, {VB_LIT("HIẾN"), VB_WORD_LAW},
	{VB_LIT("Đại"), VB_WORD_CONGRESS}, {VB_LIT("ĐẠI"), VB_WORD_CONGRESS}, {VB_LIT("đây"), VB_WORD_HEREAFTER}, {VB_LIT("trên"), VB_WORD_ABOVE}};

static const struct anchor *anchor_at(const char *at, const char *end)
{
	for (size_t i = 0; i < sizeof anchors / sizeof *anchors; i++)
		if (vb_str_starts((struct vb_str){at, (size_t)(end - at)}, anchors[i].text))
			return &anchors[i];
	return NULL;
}

/* Bytes of the words where they stand at `at`, each space as one of any kind; 0 where others stand there. */
static size_t words_len(const char *at, const char *end, struct vb_str words)
{
	const char *start = at;
	size_t same = 0;
	while (same < words.len && at + same < end && at[same] == words.ptr[same])
		same++;
	if (same == words.len || words.ptr[same] != ' ')
		return same == words.len ? same : 0;
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

/* Aliases are read before the types that they begin with, the longest first. */
static bool is_read_before(const struct vb_word *a, const struct vb_word *b)
{
	bool alias = a->alias != VB_NOWHERE, other = b->alias != VB_NOWHERE;
	return alias != other ? alias : a->text.len > b->text.len;
}

/* Notes which of the words stand at this place, in the order in which they are read. */
static void find_standing(struct vb_cite_notes *notes, const char *at, const char *end)
{
	struct vb_word *words = notes->words.items;
	for (uint32_t i = 0; i < notes->words.count; i++) {
		struct vb_word *word = &words[i];
		word->len = *at == *word->text.ptr && at >= word->from ? words_len(at, end, word->text) : 0;
		if (!word->len)
			continue;
		uint32_t place = notes->standing_count++;
		for (; place && is_read_before(word, &words[notes->standing[place - 1]]); place--)
			notes->standing[place] = notes->standing[place - 1];
		notes->standing[place] = (uint8_t)i;
	}
}

static uint32_t lead_of(const char *bytes)
{
	uint32_t lead;
	memcpy(&lead, bytes, LEAD);
	return lead * 0x9E3779B1u >> 20;
}

/* May something stand there? Most words are told by their bytes. */
static bool may_stand(const struct vb_cite_notes *notes, const char *at, const char *end)
{
	return *at == '/' || *at == '(' || end - at < LEAD || notes->leads[lead_of(at)];
}

const char *vb_words_next(struct vb_extraction *x, const char *from)
{
	const struct vb_folded *folded = x->folded;
	const char *end = vb_end_of_text(x), *place;
	for (const char *stop = from; from < end; from = stop) {
		vb_folded_reach(x->folded, from);
		stop = vb_folded_end(folded);
		for (size_t at = vb_folded_character(folded, from); (at = vb_folded_next(folded, VB_LEAD_MENTION, at)) < folded->count; at++)
			if ((place = vb_folded_byte(folded, at)) < stop && may_stand(x->notes, place, end))
				return place;
	}
	return end;
}

bool vb_words_stand(struct vb_extraction *x, const char *at)
{
	struct vb_cite_notes *notes = x->notes;
	const char *end = vb_end_of_text(x);
	uint8_t kinds = end - at < LEAD ? LEAD_ANY : notes->leads[lead_of(at)];
	const struct anchor *anchor = kinds & LEAD_ANCHOR ? anchor_at(at, end) : NULL;
	if (anchor) {
		notes->anchor = at;
		notes->anchor_end = at + anchor->text.len;
		notes->anchor_kind = anchor->kind;
	}
	notes->standing_count = 0;
	if (kinds & LEAD_WORD)
		find_standing(notes, at, end);
	return anchor || notes->standing_count;
}

static void add_bytes(struct vb_cite_notes *notes, struct vb_str bytes, uint8_t kind)
{
	char lead[LEAD];
	if (bytes.len >= LEAD) {
		notes->leads[lead_of(bytes.ptr)] |= kind;
	} else if (bytes.len < LEAD - 1) { /* too many words start so */
		for (size_t i = 0; i < sizeof notes->leads; i++)
			notes->leads[i] |= kind;
	} else {
		memcpy(lead, bytes.ptr, LEAD - 1);
		for (int last = 0; last < 256; last++) {
			lead[LEAD - 1] = (char)last;
			notes->leads[lead_of(lead)] |= kind;
		}
	}
}

/* Words that start like this one are looked at: up to a space, which may be of several kinds. */
static void add_lead(struct vb_cite_notes *notes, struct vb_str text, uint8_t kind)
{
	char number[VB_LETTERS + 1];
	if (text.len < sizeof number && vb_str_ends(text, VB_LIT(" "))) { /* "NQ 57", "NQ số 57": so few words start with a code and one of these */
		memcpy(number, text.ptr, text.len);
		for (const char *next = "0123456789s"; *next; next++) {
			number[text.len] = *next;
			add_bytes(notes, (struct vb_str){number, text.len + 1}, kind);
		}
		memcpy(number + text.len - 1, "\xC2\xA0", 2); /* a space that does not break */
		add_bytes(notes, (struct vb_str){number, text.len + 1}, kind);
		return;
	}
	const char *space = memchr(text.ptr, ' ', text.len < LEAD ? text.len : LEAD);
	add_bytes(notes, (struct vb_str){text.ptr, space ? (size_t)(space - text.ptr) : text.len}, kind);
}

void vb_mention_leads(struct vb_leads *leads)
{
	char folded[16];
	for (size_t i = 0; i < sizeof anchors / sizeof *anchors; i++)
		vb_leads_add(leads, (struct vb_str){folded, vb_fold(anchors[i].text.ptr, anchors[i].text.len, folded)}, VB_LEAD_MENTION);
	for (size_t i = 0; i < vb_type_count; i++)
		vb_leads_add(leads, vb_types[i].key, VB_LEAD_MENTION);
}

void vb_words_start(struct vb_extraction *x)
{
	x->notes = vb_arena_zalloc(x->arena, sizeof *x->notes);
	for (size_t i = 0; i < sizeof anchors / sizeof *anchors; i++)
		add_lead(x->notes, anchors[i].text, LEAD_ANCHOR);
	add_lead(x->notes, VB_LIT("này"), LEAD_SELF);
	add_lead(x->notes, VB_LIT("NÀY"), LEAD_SELF);
	vb_short_start(x);
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
	add_lead(x->notes, word.text, LEAD_WORD);
	vb_folded_look_for(x->folded, word.text, VB_LEAD_MENTION);
}

static const char *read_anchor(struct vb_extraction *x, struct vb_str cell, const char *done)
{
	const char *at = x->notes->anchor, *end = x->notes->anchor_end;
	switch (x->notes->anchor_kind) {
	case VB_WORD_LAW:
		return vb_law_read(x, cell, done, at, end);
	case VB_WORD_CONGRESS:
		return vb_congress_read(x, cell, done, at);
	case VB_WORD_HEREAFTER:
		vb_hereafter_read(x, cell, at);
		return NULL;
	case VB_WORD_ABOVE:
		return vb_above_read(x, cell, done, at);
	}
	return NULL;
}

const char *vb_words_read(struct vb_extraction *x, struct vb_str cell, const char *done, const char *at)
{
	const char *end = at == x->notes->anchor ? read_anchor(x, cell, done) : NULL;
	for (uint32_t i = 0; !end && i < x->notes->standing_count; i++) {
		struct vb_word word = x->notes->words.items[x->notes->standing[i]]; /* a copy: the list may grow */
		end = vb_alias_read(x, cell, at, &word);
	}
	return end;
}
