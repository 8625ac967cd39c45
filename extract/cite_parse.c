#include "cite.h"

#include "../base/utf8.h"
#include "cite_words.h"
#include "dates.h"
#include "window.h"

/* mention  = [ type ] [ "số" [ ":" ] ] symbol { [ "," ] ( date | of ) }
 * of       = "của" issuer | "do" issuer ( "ban hành" | "ký" )
 * or         "của" issuer "tại" mention                      theo đề nghị của Sở Y tế tại Tờ trình số 41/TTr-SYT
 * type     = a name of the registry of types, the longest, tones aside ("Kế hoach", "QUYÉT ĐỊNH")
 * symbol   = of symbol.c; the number may be blank behind type and "số"
 * date     = of dates.c, from the word "ngày" or "tháng"; "năm" only before "của" (else it tells when a thing is to be done) */

enum {
	TYPE_WINDOW = 64,    /* bytes before a number: the longest name of a type has 30 characters */
	LONGEST_TYPE = 32,   /* characters, with the one before it */
	BEFORE_WINDOW = 240, /* bytes before a mention: an issuer with its role and place */
	WORD_WINDOW = 16,    /* characters: enough for a word and what surrounds it */
};

/* "A về thực hiện B": the verb that governs B belongs to A where nothing but its date, issuer and title stands between. */
static bool follows(const struct vb_citation *before, const char *verb)
{
	enum { LONGEST_TITLE = 400 };
	const char *end = before->text.ptr + before->text.len;
	if (verb < end || verb - end > LONGEST_TITLE)
		return false;
	size_t len = (size_t)(verb - end);
	return !memchr(end, ';', len) && !memchr(end, '\n', len) && !memchr(end, '\t', len);
}

/* A list that is longer than what is looked at goes on as it began. */
static struct vb_str relation_of_list(const struct vb_extraction *x, struct vb_str before)
{
	enum { FARTHEST = 6 };
	uint32_t last = x->record->citations.count - 1;
	for (uint32_t i = 1; i <= FARTHEST && i <= last; i++) {
		const struct vb_citation *other = &x->record->citations.items[last - i];
		if (other->text.ptr < before.ptr)
			break;
		if (!vb_str_equal(other->relation, VB_LIT("mentions")))
			return other->relation;
	}
	return VB_LIT("mentions");
}

static void set_relation(struct vb_extraction *x, struct vb_citation *citation, struct vb_str before)
{
	struct vb_relation relation = vb_relation_read(before);
	citation->relation = relation.open ? relation_of_list(x, before) : relation.name;
	citation->planned = relation.planned;
	bool governed = relation.verb && !vb_str_equal(relation.name, VB_LIT("mentions"));
	if (governed && x->record->citations.count > 1 && follows(citation - 1, relation.verb))
		citation->relation_from = citation[-1].id; /* its work takes the place when that is known */
}

struct vb_citation *vb_cite_add(struct vb_extraction *x, struct vb_str cell, const char *start, const char *end,
                                struct vb_str kind)
{
	struct vb_citation *citation = vb_push(x->arena, &x->record->citations);
	citation->id = VB_CONCAT(x->arena, VB_LIT("c"), vb_arena_digits(x->arena, x->record->citations.count));
	citation->kind = kind;
	citation->text = (struct vb_str){start, (size_t)(end - start)};
	citation->span = vb_span_of(x, citation->text);
	citation->in = vb_place_at(x, citation->span.start);
	set_relation(x, citation, (struct vb_str){cell.ptr, (size_t)(start - cell.ptr)});
	vb_pinpoints_before(x, (struct vb_str){cell.ptr, (size_t)(start - cell.ptr)}, citation);
	return citation;
}

struct vb_type_word vb_cite_type_before(struct vb_str cell, const char *end)
{
	struct vb_type_word word = {.start = end};
	struct vb_window window;
	vb_window_open_left(&window, (struct vb_str){cell.ptr, (size_t)(end - cell.ptr)}, TYPE_WINDOW);
	size_t len = window.len, so;
	while (vb_window_back(&window, len, 1) && window.text[len - 1] == ' ')
		len--;
	for (so = len; vb_window_back(&window, so, 1) && strchr(" :.", window.text[so - 1]);)
		so--;
	if (vb_window_back(&window, so, 2) && memcmp(window.text + so - 2, "so", 2) == 0
	    && !(vb_window_back(&window, so, 3) && vb_is_word(window.text[so - 3]))) {
		word.so = true;
		for (len = so - 2; vb_window_back(&window, len, 1) && window.text[len - 1] == ' ';)
			len--;
	}
	vb_window_back(&window, len, LONGEST_TYPE);
	word.type = vb_type_ending(vb_window_view(&window, window.first, len));
	if (word.type)
		word.start = window.bytes.ptr + window.at[len - strlen(word.type->key)];
	return word;
}

/* The letter that the text starts with, behind spaces and a comma: most of what follows a mention is told apart by it. */
static char first_letter(struct vb_str text)
{
	uint32_t len;
	size_t most = text.len < 4 * WORD_WINDOW ? text.len : 4 * WORD_WINDOW;
	for (size_t at = 0; at < most; at += len) {
		char folded = vb_fold_at(text.ptr + at, &len);
		if (folded != '\0' && folded != ' ' && folded != ',')
			return folded;
	}
	return '\0';
}

/* The text folded; *start is the place behind spaces and a comma. */
static void read_word(struct vb_window *window, struct vb_str text, size_t *start)
{
	vb_window_right(window, text, WORD_WINDOW);
	*start = vb_window_skip(window, 0, ' ');
	if (window->text[*start] == ',')
		*start = vb_window_skip(window, *start + 1, ' ');
}

/* "của UBND tỉnh", "do UBND tỉnh ban hành": the bytes read, 0 where no issuer follows; *issuer is its name. */
static size_t read_of(struct vb_str text, struct vb_str *issuer)
{
	struct vb_window window;
	struct vb_cited_issuer read;
	size_t start, end;
	read_word(&window, text, &start);
	bool by = false;
	if (!(end = vb_window_words(&window, start, VB_LIT("cua"))))
		by = (end = vb_window_words(&window, start, VB_LIT("do")));
	if (!end)
		return 0;
	end = window.at[vb_window_skip(&window, end, ' ')];
	struct vb_str name = {text.ptr + end, text.len - end};
	if (!vb_cited_issuer_read(name, &read))
		return 0;
	*issuer = (struct vb_str){name.ptr, read.len};
	end += read.len;
	if (!by)
		return end;
	read_word(&window, (struct vb_str){text.ptr + end, text.len - end}, &start);
	bool issued = vb_window_words(&window, start, VB_LIT("ban hanh")) || vb_window_words(&window, start, VB_LIT("ky"))
	              || vb_window_words(&window, start, VB_LIT("phe duyet"));
	return issued ? end : 0;
}

static bool starts_date(struct vb_str text)
{
	struct vb_window window;
	size_t start;
	read_word(&window, text, &start);
	return strncmp(window.text + start, "ngay", 4) == 0 || strncmp(window.text + start, "thang", 5) == 0
	       || vb_window_words(&window, start, VB_LIT("nam"));
}

static size_t read_date(struct vb_extraction *x, struct vb_str text, struct vb_citation *citation)
{
	struct vb_date date;
	struct vb_str issuer;
	if (!starts_date(text) || !vb_date_read(text, &date))
		return 0;
	if (!date.month && !date.day && !read_of((struct vb_str){text.ptr + date.len, text.len - date.len}, &issuer))
		return 0;
	if (date.impossible)
		vb_diagnose(x->arena, &x->record->diagnostics, VB_DIAGNOSTIC_DATE_IMPOSSIBLE,
		            vb_span_of(x, vb_str_trim((struct vb_str){text.ptr, date.len})), "the date of %.*s does not exist; it is left out",
		            (int)citation->text.len, citation->text.ptr);
	citation->date = vb_date_iso(x->arena, &date);
	return date.len;
}

const char *vb_cite_after(struct vb_extraction *x, const char *at, const char *end, struct vb_citation *citation)
{
	bool dated = false;
	struct vb_str issuer;
	for (;;) {
		struct vb_str text = {at, (size_t)(end - at)};
		size_t len = 0;
		char letter = first_letter(text);
		if ((letter == 'n' || letter == 't') && !dated && (len = read_date(x, text, citation)))
			dated = true;
		else if ((letter == 'c' || letter == 'd') && !citation->issuer.ptr && (len = read_of(text, &issuer)))
			citation->issuer = issuer;
		if (!len)
			return at;
		at += len;
	}
}

/* The last of the text that is no space is an "i": of "tại", which few mentions have before them. */
static bool may_end_with_at(struct vb_str text)
{
	while (text.len && text.ptr[text.len - 1] == ' ')
		text.len--;
	return text.len && ((unsigned char)text.ptr[text.len - 1] >= 0x80 || (text.ptr[text.len - 1] | 0x20) == 'i');
}

/* "đề nghị của Sở Y tế tại": the issuer before the mention. */
static struct vb_str issuer_before(struct vb_str cell, const char *start)
{
	struct vb_window window;
	struct vb_cited_issuer read;
	struct vb_str before = {cell.ptr, (size_t)(start - cell.ptr)};
	if (!may_end_with_at(before))
		return VB_NULL;
	vb_window_left(&window, before, BEFORE_WINDOW);
	size_t len = window.len, of = len;
	while (len && window.text[len - 1] == ' ')
		len--;
	if (len < 4 || memcmp(window.text + len - 4, " tai", 4) != 0)
		return VB_NULL;
	len -= 4;
	for (of = len; of && strncmp(window.text + of, " cua ", 5) != 0;)
		of--;
	if (of + 5 >= len || strncmp(window.text + of, " cua ", 5) != 0)
		return VB_NULL;
	struct vb_str name = vb_window_bytes(&window, of + 5, len);
	return vb_cited_issuer_read(name, &read) && read.len == name.len ? name : VB_NULL;
}

/* Whether these letters are a symbol here: what is known of them, and the words around them, must speak for it. */
static bool is_certain(const struct vb_symbol *symbol, const struct vb_type_word *before, bool listed)
{
	if (!symbol->number.ptr)
		return before->type && before->so;
	if (before->type || before->so || (listed && (symbol->type || symbol->issuer)))
		return true;
	if (symbol->type && symbol->issuer)
		return true;
	bool grouped = symbol->system == VB_SYSTEM_PARTY || memchr(symbol->symbol.ptr, '-', symbol->symbol.len);
	return grouped && (symbol->type || symbol->issuer);
}

/* The word and the letters name different types: "Quyết định số 55/2007/CT-UBND". */
static void check_type(struct vb_extraction *x, const struct vb_citation *citation, const struct vb_document_type *word,
                       const struct vb_symbol *symbol)
{
	if (!word || !symbol->type || word->code[0] == '\0' || strcmp(word->code, symbol->type->code) == 0)
		return;
	const struct vb_document_type *general = vb_type_by_key(VB_LIT("van ban"));
	if (word == general)
		return;
	vb_diagnose(x->arena, &x->record->diagnostics, VB_DIAGNOSTIC_TYPE_MISMATCH, citation->span,
	            "%s is written before the symbol of a %s; the word is taken as the type", word->name, symbol->type->name);
}

/* A number starts anew with the year that stands in the symbol: the date must be of that year. */
static void check_year(struct vb_extraction *x, const struct vb_citation *citation)
{
	if (!citation->year.ptr || citation->date.len < 4 || memcmp(citation->year.ptr, citation->date.ptr, 4) == 0)
		return;
	vb_diagnose(x->arena, &x->record->diagnostics, VB_DIAGNOSTIC_CITATION_CONFLICT, citation->span,
	            "%.*s is dated %.*s: one of the two years is wrong", (int)citation->text.len, citation->text.ptr,
	            (int)citation->date.len, citation->date.ptr);
}

const char *vb_cite_numbered(struct vb_extraction *x, struct vb_str cell, const char *number, const char *slash, bool listed)
{
	struct vb_symbol symbol;
	const char *cell_end = cell.ptr + cell.len;
	if (!vb_symbol_read(x->arena, x->patterns, (struct vb_str){number, (size_t)(cell_end - number)}, &symbol))
		return NULL;
	struct vb_type_word before = vb_cite_type_before(cell, number);
	const char *end = number + symbol.len;
	if (end <= slash || !is_certain(&symbol, &before, listed))
		return NULL;
	struct vb_str kind = symbol.number.ptr ? VB_LIT("numbered") : VB_LIT("blank");
	struct vb_citation *citation = vb_cite_add(x, cell, before.type ? before.start : number, end, kind);
	citation->type = before.type ? vb_str_of(before.type->name) : VB_NULL;
	citation->type_code = symbol.type_code;
	citation->number = symbol.number;
	citation->year = symbol.year;
	citation->symbol = symbol.symbol;
	citation->number_symbol = symbol.number_symbol;
	citation->symbol_canonical = symbol.canonical;
	*vb_push(x->arena, &x->notes->symbols) = (struct vb_symbol_note){x->record->citations.count - 1, symbol};
	if (symbol.canonical.ptr)
		vb_diagnose(x->arena, &x->record->diagnostics, VB_DIAGNOSTIC_SYMBOL_FORM, citation->span, "%.*s is read as %.*s",
		            (int)symbol.number_symbol.len, symbol.number_symbol.ptr, (int)symbol.canonical.len, symbol.canonical.ptr);
	check_type(x, citation, before.type, &symbol);
	end = vb_cite_after(x, end, cell_end, citation);
	if (!citation->issuer.ptr)
		citation->issuer = issuer_before(cell, citation->text.ptr);
	check_year(x, citation);
	vb_cite_finish(x, cell, end);
	return end;
}
