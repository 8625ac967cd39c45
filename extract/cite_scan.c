#include "cite_words.h"
#include "window.h"

#include "../base/utf8.h"

/* A mention holds a slash with a number before it, the word "này", or words that cite_words.c tells. Those are found when the text is
 * folded (most of it is never looked at twice), then the number's start by hand, then the symbol by its pattern, there only. */

enum {
	USUAL = 128,     /* mentions: most documents have no more */
	MAX_GAP = 3,     /* blanks around a separator of a symbol */
	MAX_DIGITS = 7,
	MAX_LETTERS = 6, /* of a type before the slash: "CTHĐ", "QCPH" */
	MAX_BLANK = 160, /* bytes of blanks, dots and lines where a number was left out */
};

struct self_types {
	const struct vb_document_type *items[8]; /* the document and those attached to it */
	size_t count;
};

struct scanner {
	struct vb_extraction *x;
	struct self_types self;
	const char *next; /* the next place of the text to look at, its end where there is none */
	struct vb_str cell;
	const char *done;  /* the end of the last mention of the cell with its date and issuer, or the start of the cell */
	bool found;        /* there was one */
};

static const char *cell_end(const struct scanner *s)
{
	return s->cell.ptr + s->cell.len;
}

static const char *previous(const char *begin, const char *at, uint32_t *cp)
{
	if (at == begin)
		return NULL;
	do
		at--;
	while (at > begin && ((unsigned char)*at & 0xC0) == 0x80);
	*cp = vb_utf8_decode(at);
	return at;
}

static bool is_blank(uint32_t cp)
{
	if (cp < 0x80)
		return cp <= ' ' || cp == 0x7F;
	return vb_cp_is_space(cp) || vb_fold_cp(cp) == '\0';
}

static const char *back_blanks(const char *begin, const char *at)
{
	uint32_t cp;
	const char *before;
	if (at > begin && at[-1] > ' ' && at[-1] < 0x7F) /* most stand right behind a letter or a digit */
		return at;
	for (int i = 0; i < MAX_GAP && (before = previous(begin, at, &cp)) && is_blank(cp); i++)
		at = before;
	return at;
}

static const char *back_digits(const char *begin, const char *at)
{
	const char *end = at;
	while (at > begin && end - at <= MAX_DIGITS && vb_is_digit(at[-1]))
		at--;
	return end - at > MAX_DIGITS ? end : at;
}

static const char *back_letters(const char *begin, const char *at)
{
	uint32_t cp;
	const char *before;
	for (int i = 0; i < MAX_LETTERS && (before = previous(begin, at, &cp)) && vb_cp_is_letter(cp); i++)
		at = before;
	return at;
}

/* The dash that stands before `at`, blanks between; `at` itself where none does. */
static const char *back_dash(const char *begin, const char *at)
{
	uint32_t cp;
	const char *before = previous(begin, back_blanks(begin, at), &cp);
	return before && vb_fold_cp(cp) == '-' ? before : at;
}

/* The digits before `at`, a letter of their own between ("30c"); `at` itself where there are none. */
static const char *back_number(const char *begin, const char *at)
{
	const char *end = back_blanks(begin, at), *start = back_digits(begin, end);
	if (start != end)
		return start;
	bool letter = end > begin && ((end[-1] >= 'a' && end[-1] <= 'z') || (end[-1] >= 'A' && end[-1] <= 'Z'));
	start = letter ? back_digits(begin, end - 1) : end;
	return letter && start != end - 1 ? start : at;
}

static bool ends_with_so(const struct vb_extraction *x, const char *begin, const char *end)
{
	struct vb_window window;
	if (end == begin || vb_is_digit(end[-1]))
		return false;
	vb_window_left(&window, x->folded, (struct vb_str){begin, (size_t)(end - begin)}, 12);
	size_t len = window.len;
	while (len && vb_is_one_of(window.text[len - 1], " :."))
		len--;
	return len >= 2 && window.text[len - 1] == 'o' && window.text[len - 2] == 's'
	       && (len == 2 || !vb_is_word(window.text[len - 3]));
}

/* What stands before the digits lets them be a number: not "m2/người", "1.200/QĐ", "01/7/2025". */
static bool may_start(const struct vb_extraction *x, const char *begin, const char *number)
{
	uint32_t cp, further;
	const char *before = previous(begin, number, &cp);
	if (!before || is_blank(cp))
		return true;
	const char *second = previous(begin, before, &further);
	bool joined = second && (vb_cp_is_letter(further) || (further >= '0' && further <= '9'));
	if (vb_cp_is_letter(cp))
		return ends_with_so(x, begin, number);
	if (cp < 0x80 && vb_is_one_of((char)cp, "/#?%&~")) /* also a digit that a scanner could not read: "#5-NQ/TW" */
		return false;
	return !(joined && (cp == '.' || cp == ',' || vb_fold_cp(cp) == '-')) || ends_with_so(x, begin, before);
}

/* A scanner's "số 9 5/2020/QĐ-TTg": only behind "số" do the digits before a space belong to the number. */
static const char *widen_number(const struct vb_extraction *x, const char *begin, const char *number)
{
	const char *gap = number > begin && number[-1] == ' ' ? number - 1 : number;
	const char *digits = gap < number ? back_digits(begin, gap) : gap;
	return digits < gap && gap - digits <= 4 && ends_with_so(x, begin, digits) ? digits : number;
}

/* The start of the number that the slash belongs to, or NULL. */
static const char *number_before(const struct vb_extraction *x, const char *begin, const char *slash)
{
	const char *number = back_number(begin, slash);
	if (number == slash) {
		const char *end = back_blanks(begin, slash), *type = back_letters(begin, end);
		if (type == end)
			return NULL;
		const char *dash = back_dash(begin, type);
		number = back_number(begin, dash);
		if (number == dash)
			return NULL;
	}
	return may_start(x, begin, number) ? widen_number(x, begin, number) : NULL;
}

/* The separator before which a number was left blank behind "số": "số /KH-UBND", "số ……-KH/TU"; or NULL. */
static const char *blank_before(const struct vb_extraction *x, const char *begin, const char *slash)
{
	const char *end = back_blanks(begin, slash), *type = back_letters(begin, end), *dash = back_dash(begin, type);
	const char *start = type != end && dash != type ? dash : slash, *at = start, *before;
	uint32_t cp;
	while (start - at < MAX_BLANK && (before = previous(begin, at, &cp))
	       && (is_blank(cp) || cp == '.' || cp == 0x2026 || cp == '_'))
		at = before;
	return ends_with_so(x, begin, at) ? start : NULL;
}

/* Behind the slash of a symbol stands a letter or a year. */
static bool may_follow(const char *slash, const char *end)
{
	const char *at = slash + 1;
	for (int i = 0; i < MAX_GAP && at < end && is_blank(vb_utf8_decode(at)); i++)
		at += vb_utf8_len((unsigned char)*at);
	if (at >= end)
		return false;
	if (end - at > 4 && vb_is_digit(at[0]) && vb_is_digit(at[1]) && vb_is_digit(at[2]) && vb_is_digit(at[3]))
		return !vb_is_digit(at[4]);
	return vb_cp_is_letter(vb_utf8_decode(at));
}

static bool is_listed(const struct scanner *s, const char *number)
{
	return s->found && vb_is_joint(s->x, s->done, number);
}

static void try_slash(struct scanner *s, const char *slash)
{
	if (!may_follow(slash, cell_end(s)))
		return;
	const char *number = number_before(s->x, s->done, slash);
	if (!number)
		number = blank_before(s->x, s->done, slash);
	const char *end = number ? vb_cite_numbered(s->x, s->cell, number, slash, is_listed(s, number)) : NULL;
	if (end) {
		s->done = end;
		s->found = true;
	}
}

/* "Kế hoạch này" where the document, or one attached to it, is a Kế hoạch: or a kind of one, "Chương trình hành động này". */
static bool is_self_type(const struct scanner *s, const struct vb_document_type *type)
{
	for (size_t i = 0; i < s->self.count; i++) {
		struct vb_str a = type->key, b = s->self.items[i]->key;
		if (vb_str_starts(a, b) || vb_str_starts(b, a))
			return true;
	}
	return false;
}

static const char self_lower[] = "này", self_capitals[] = "NÀY";

enum { SELF_LEN = sizeof self_lower - 1 };

static bool is_self(const char *at, const char *end)
{
	return end - at >= SELF_LEN && (memcmp(at, self_lower, SELF_LEN) == 0 || memcmp(at, self_capitals, SELF_LEN) == 0);
}

static void try_self(struct scanner *s, const char *word)
{
	const char *end = word + SELF_LEN;
	if ((end < cell_end(s) && vb_cp_is_letter(vb_utf8_decode(end))) || word == s->done)
		return;
	struct vb_type_word before = vb_cite_type_before(s->x, s->cell, word);
	if (!before.type || before.so || before.start < s->done || !is_self_type(s, before.type))
		return;
	struct vb_citation *citation = vb_cite_add(s->x, s->cell, before.start, end, VB_LIT("self"));
	citation->type = before.type->name;
	s->done = end;
	s->found = false;
}

/* Reads what stands at a place where a mention may: a number around a slash, a definition in brackets, "này", a law, a short mention. */
static void read_at(struct scanner *s, const char *at)
{
	if (*at == '/') {
		try_slash(s, at);
	} else if (*at == '(') {
		vb_bracket_read(s->x, s->cell, at);
	} else {
		if (is_self(at, cell_end(s)))
			try_self(s, at);
		const char *end = at >= s->done && vb_words_stand(s->x, at) ? vb_words_read(s->x, s->cell, s->done, at) : NULL;
		if (end) {
			s->done = end;
			s->found = false;
		}
	}
}

/* The next such place of the cell from `at` on, NULL where there is none. */
static const char *next_place(struct scanner *s, const char *at)
{
	if (s->next < at)
		s->next = vb_words_next(s->x, at);
	return s->next < cell_end(s) ? s->next : NULL;
}

static bool is_full(const struct scanner *s)
{
	return s->x->record->citations.count >= VB_CITATION_LIMIT;
}

static void scan_cell(struct scanner *s)
{
	const char *at = s->cell.ptr;
	s->done = at;
	s->found = false;
	for (; !is_full(s) && (at = next_place(s, at > s->done ? at : s->done)); at++) {
		vb_folded_reach(s->x->folded, at);
		read_at(s, at);
	}
}

static void scan_block(struct scanner *s, struct vb_str block, bool row)
{
	const char *at = block.ptr, *end = block.ptr + block.len;
	while (at < end) {
		const char *tab = row ? memchr(at, '\t', (size_t)(end - at)) : NULL;
		s->cell = (struct vb_str){at, (size_t)((tab ? tab : end) - at)};
		scan_cell(s);
		at = tab ? tab + 1 : end;
	}
}

static void add_self_type(struct scanner *s, struct vb_str name)
{
	char key[64];
	if (!name.ptr || name.len > sizeof key || s->self.count == sizeof s->self.items / sizeof *s->self.items)
		return;
	const struct vb_document_type *type = vb_type_by_key((struct vb_str){key, vb_fold(name.ptr, name.len, key)});
	if (type)
		s->self.items[s->self.count++] = type;
}

/* Numbers in the head are the document's own; what is left of a site's box and the page numbers are none. */
static bool is_citing(const struct vb_extraction *x, uint32_t block)
{
	if (x->in->blocks.items[block].flags & VB_BLOCK_META)
		return false;
	if (x->zones[block] == VB_ZONE_NUMBER || x->zones[block] == VB_ZONE_PAGE
	    || x->in->blocks.items[block].kind == VB_BLOCK_PAGE)
		return false;
	return x->kinds[block] != VB_LINE_NUMBER;
}

void vb_find_citations(struct vb_extraction *x)
{
	struct scanner s = {.x = x};
	vb_words_start(x);
	vb_reserve(x->arena, &x->record->citations, USUAL);
	vb_reserve(x->arena, &x->notes->links, USUAL);
	vb_reserve(x->arena, &x->notes->symbols, USUAL);
	add_self_type(&s, x->record->document.type);
	for (uint32_t i = 0; i < x->record->appendices.count; i++)
		if (x->record->appendices.items[i].document)
			add_self_type(&s, x->record->appendices.items[i].document->type);
	for (uint32_t block = 0; block < x->in->blocks.count && !is_full(&s); block++)
		if (is_citing(x, block))
			scan_block(&s, vb_block_text(x, block), x->in->blocks.items[block].kind == VB_BLOCK_ROW);
	if (is_full(&s))
		vb_diagnose(x->arena, &x->record->diagnostics, VB_DIAGNOSTIC_CITATION_LIMIT,
		            x->record->citations.items[VB_CITATION_LIMIT - 1].span,
		            "%d mentions of documents; those behind this one are left out", VB_CITATION_LIMIT);
}
