#include "cite.h"

#include "../base/utf8.h"
#include "../schema/number.h"
#include "cite_words.h"
#include "dates.h"
#include "window.h"

/* mention  = [ type | code ] [ "số" [ ":" ] ] { number joint } symbol { [ "," ] ( date | of ) | "(" date [ of ] ")" }
 * or         type [ "số" ] number "-" body                                until the 1990s: Nghị định 101-CP, Quyết định 327-CT
 * code     = the letters of the symbol's type, before its number           NQ 45-NQ/TW  CV số 12/UBND-NC
 * number joint: each is a mention, with the symbol that stands at the end  các Nghị quyết số 18, 19 và 20-NQ/TW
 *                                                                          Nghị quyết số 18 và Nghị quyết số 19-NQ/TW
 * of       = "của" issuer | "do" issuer ( "ban hành" | "ký" )
 * or         "của" issuer "tại" mention                      theo đề nghị của Sở Y tế tại Tờ trình số 41/TTr-SYT
 * type     = a name of the registry of types, the longest, tones aside ("Kế hoach", "QUYÉT ĐỊNH")
 * symbol   = of symbol.c; the number may be blank behind type and "số"
 * date     = [ [ "được" ] ( "ban hành" | "ký" ) ] of dates.c, from the word "ngày" or "tháng"; in brackets also without it;
 *            "năm" only before "của" or the title, or where it is the year of the symbol (else it tells when a thing is done) */

enum {
	TYPE_WINDOW = 64,    /* bytes before a number: the longest name of a type has 30 characters */
	LONGEST_TYPE = 32,   /* characters */
	LONGEST_CODE = 8,    /* bytes: "TTLT", "CTr" */
	MAX_ELIDED = 64,     /* numbers of a list before the one with the symbol: nobody cites more at once */
	MAX_ELIDED_DIGITS = 4,
	ELIDED_WINDOW = 40,  /* bytes: a number, and "và số" behind it */
	WORD_WINDOW = 16,    /* characters: enough for a word and what surrounds it */
	DATE_WINDOW = 32,    /* the same with "được ban hành" before it */
};

/* `from`: where what belongs to it starts, the name of a law before its number. */
static struct vb_citation *add_citation(struct vb_extraction *x, struct vb_str cell, const char *from, const char *start, const char *end,
                                        struct vb_str kind)
{
	struct vb_citation *citation = vb_push(x->arena, &x->record->citations);
	citation->id = vb_arena_numbered(x->arena, VB_LIT("c"), x->record->citations.count);
	citation->kind = kind;
	citation->text = (struct vb_str){start, (size_t)(end - start)};
	citation->span = vb_span_of(x, citation->text);
	citation->in = vb_place_at(x, citation->span.start);
	vb_pinpoints_before(x, (struct vb_str){cell.ptr, (size_t)(from - cell.ptr)}, citation);
	vb_cite_link(x, citation, (struct vb_str){cell.ptr, (size_t)(from - cell.ptr)});
	return citation;
}

struct vb_citation *vb_cite_add(struct vb_extraction *x, struct vb_str cell, const char *start, const char *end,
                                struct vb_str kind)
{
	return add_citation(x, cell, start, start, end, kind);
}

/* The "bỏ" of "bãi bỏ Luật", which is no "Bộ luật". */
static bool is_verb_bo(const char *word)
{
	return vb_cp_lower(vb_utf8_decode(word + 1)) == 0x1ECF; /* ỏ */
}

/* "theoQuyết định": the blank before the type is lost, and its capital tells where it begins. The characters of the type that ends at
 * `end` and has more than `known` of them; 0 where none does. */
static size_t joined_type(const struct vb_window *w, size_t end, size_t known, const struct vb_document_type **type)
{
	for (size_t at = end - known; at-- > 1 && end - at < LONGEST_TYPE;) {
		const char *letter = vb_window_byte(w, at);
		if ((*letter >= 'a' && *letter <= 'z') || *letter == ' ') /* most */
			continue;
		bool inside = vb_is_word(w->text[at]) && vb_is_word(w->text[at - 1]);
		if (inside && vb_cp_is_upper(vb_utf8_decode(letter)) && vb_cp_is_lower(vb_utf8_decode(vb_window_byte(w, at - 1))))
			return (*type = vb_type_by_key(vb_window_view(w, at, end))) ? end - at : 0;
	}
	return 0;
}

/* By the last bytes before `end`: most type words with "số" have as many. NULL where there are fewer. */
static struct vb_seen_type *seen_place(struct vb_cite_notes *notes, struct vb_str cell, const char *end)
{
	uint64_t last[2];
	if (end - cell.ptr < (ptrdiff_t)sizeof last)
		return NULL;
	memcpy(last, end - sizeof last, sizeof last);
	uint64_t mixed = (last[0] ^ last[1] * UINT64_C(0xC2B2AE3D27D4EB4F)) * UINT64_C(0x9E3779B97F4A7C15);
	return &notes->seen_types[mixed >> 60];
}

/* The bytes stand before `end`, and a space or the start of the cell before them. */
static bool is_seen(const struct vb_seen_type *seen, struct vb_str cell, const char *end)
{
	if (!seen->type || end - cell.ptr < seen->len)
		return false;
	const char *start = end - seen->len;
	return (start == cell.ptr || start[-1] == ' ') && memcmp(start, seen->bytes, seen->len) == 0;
}

static struct vb_type_word read_type_before(const struct vb_extraction *x, struct vb_str cell, const char *end)
{
	struct vb_type_word word = {.start = end};
	struct vb_window window;
	vb_window_left(&window, x->folded, (struct vb_str){cell.ptr, (size_t)(end - cell.ptr)}, TYPE_WINDOW);
	size_t len = window.len, so;
	while (len && window.text[len - 1] == ' ')
		len--;
	for (so = len; so && vb_is_one_of(window.text[so - 1], " :._");)
		so--;
	bool joined = so > 2 && vb_is_word(window.text[so - 3]); /* "Nghị quyếtsố 45", but not "cơ sở" */
	if (vb_window_ends(&window, so, VB_LIT("so")) && (!joined || vb_type_ending(vb_window_view(&window, 0, so - 2)))) {
		word.so = true;
		for (len = so - 2; len && window.text[len - 1] == ' ';)
			len--;
	}
	word.stop = vb_window_byte(&window, len);
	word.type = vb_type_ending(vb_window_view(&window, 0, len));
	size_t letters = word.type ? word.type->key.len : 0, joined_letters;
	const struct vb_document_type *longer; /* "theoPháp lệnh" ends with a type too */
	bool may_be_longer = word.type ? word.type->tail : vb_type_may_end(vb_window_view(&window, 0, len));
	if (may_be_longer && (joined_letters = joined_type(&window, len, letters, &longer))) {
		letters = joined_letters;
		word.type = longer;
	}
	if (!letters)
		return word;
	word.start = vb_window_byte(&window, len - letters);
	if (vb_str_equal(word.type->key, VB_LIT("bo luat")) && is_verb_bo(word.start)) {
		word.type = vb_type_by_key(VB_LIT("luat"));
		word.start = vb_window_byte(&window, len - (sizeof "luat" - 1));
	}
	return word;
}

struct vb_type_word vb_cite_type_before(const struct vb_extraction *x, struct vb_str cell, const char *end)
{
	struct vb_seen_type *seen = seen_place(x->notes, cell, end);
	if (seen && is_seen(seen, cell, end))
		return (struct vb_type_word){.type = seen->type, .start = end - seen->len, .stop = end - seen->len + seen->stop, .so = seen->so};
	struct vb_type_word word = read_type_before(x, cell, end);
	if (seen && word.type && !word.type->tail) /* else the words before it may be of a longer type */
		*seen = (struct vb_seen_type){.bytes = word.start, .len = (uint8_t)(end - word.start), .stop = (uint8_t)(word.stop - word.start),
		                              .so = word.so, .type = word.type};
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
static void read_word(const struct vb_extraction *x, struct vb_window *window, struct vb_str text, size_t limit, size_t *start)
{
	vb_window_right(window, x->folded, text, limit);
	*start = vb_window_skip(window, 0, ' ');
	if (vb_window_look(window, *start) == ',')
		*start = vb_window_skip(window, *start + 1, ' ');
}

static size_t behind_spaces(struct vb_str text, size_t at)
{
	while (at < text.len && text.ptr[at] == ' ')
		at++;
	return at;
}

/* The place behind the spaces, the comma and the word (which ends with a space) that the text starts with, as it is printed and with
 * a letter behind it; NULL: it starts otherwise. So most dates and issuers start, and are told without a window. */
static const char *behind_word(struct vb_str text, struct vb_str word)
{
	size_t at = behind_spaces(text, 0);
	if (at < text.len && text.ptr[at] == ',')
		at = behind_spaces(text, at + 1);
	if (!vb_str_starts((struct vb_str){text.ptr + at, text.len - at}, word) || at + word.len == text.len)
		return NULL;
	const char *behind = text.ptr + at + word.len;
	return vb_is_digit(*behind) || vb_cp_is_letter(vb_utf8_decode(behind)) ? behind : NULL;
}

/* The same by the folded words: NULL where no issuer starts. *by: "do" stands before it. */
static const char *issuer_start(const struct vb_extraction *x, struct vb_str text, bool *by)
{
	struct vb_window window;
	size_t start, end;
	read_word(x, &window, text, WORD_WINDOW, &start);
	if (!(end = vb_window_words(&window, start, VB_LIT("cua"))))
		*by = (end = vb_window_words(&window, start, VB_LIT("do")));
	bool session = !end && start > 0 && vb_window_words(&window, start, VB_LIT("hoi nghi"));
	if (session && (window.text[0] == ',' || vb_window_words(&window, start, VB_LIT("hoi nghi lan"))))
		end = start;
	return end ? vb_window_byte(&window, vb_window_skip(&window, end, ' ')) : NULL;
}

/* "của UBND tỉnh", "do UBND tỉnh ban hành", [ "," ] "Hội nghị lần thứ sáu Ban Chấp hành …": the bytes read, 0 where no issuer follows; *issuer is its name. */
static size_t read_of(const struct vb_extraction *x, struct vb_str text, struct vb_str *issuer)
{
	struct vb_window window;
	struct vb_cited_issuer read;
	size_t start, end;
	bool by = false;
	const char *begin = behind_word(text, VB_LIT("của "));
	if (!begin && !(begin = issuer_start(x, text, &by)))
		return 0;
	struct vb_str name = {begin, (size_t)(text.ptr + text.len - begin)};
	if (!vb_cited_issuer_read(x, name, &read))
		return 0;
	end = (size_t)(begin - text.ptr);
	*issuer = (struct vb_str){name.ptr, read.len};
	end += read.read;
	if (!by)
		return end;
	read_word(x, &window, (struct vb_str){text.ptr + end, text.len - end}, WORD_WINDOW, &start);
	bool issued = vb_window_words(&window, start, VB_LIT("ban hanh")) || vb_window_words(&window, start, VB_LIT("ky"))
	              || vb_window_words(&window, start, VB_LIT("phe duyet"));
	return issued ? end : 0;
}

/* Where the date that stands at the start begins: behind "ban hành" and the like; NULL where none does. */
static const char *date_start(const struct vb_extraction *x, struct vb_str text, bool *year_only)
{
	static const struct vb_str words[] = {VB_LIT("duoc"), VB_LIT("ban hanh"), VB_LIT("ky ban hanh"), VB_LIT("ky")};
	static const struct vb_str day = VB_LIT("ngày ");
	struct vb_window window;
	size_t start, end = 0;
	const char *behind = behind_word(text, day);
	*year_only = false;
	if (behind)
		return behind - day.len;
	read_word(x, &window, text, DATE_WINDOW, &start);
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if ((end = vb_window_words(&window, start, words[i])))
			start = vb_window_skip(&window, end, ' ');
	*year_only = vb_window_words(&window, start, VB_LIT("nam"));
	bool date = vb_window_starts(&window, start, VB_LIT("ngay")) || vb_window_starts(&window, start, VB_LIT("thang")) || *year_only;
	return date ? vb_window_byte(&window, start) : NULL;
}

static void set_date(struct vb_extraction *x, struct vb_str text, const struct vb_date *date, struct vb_citation *citation)
{
	if (date->impossible)
		vb_diagnose(x->arena, &x->record->diagnostics, VB_DIAGNOSTIC_DATE_IMPOSSIBLE,
		            vb_span_of(x, vb_str_trim((struct vb_str){text.ptr, date->len})), "the date of %.*s does not exist; it is left out",
		            (int)citation->text.len, citation->text.ptr);
	citation->date = vb_date_iso(x->arena, date);
}

static size_t read_date(struct vb_extraction *x, struct vb_str text, struct vb_citation *citation)
{
	struct vb_date date;
	struct vb_str issuer;
	bool year_only;
	const char *start = date_start(x, text, &year_only), *end = text.ptr + text.len;
	if (!start || !vb_date_read(x->folded, (struct vb_str){start, (size_t)(end - start)}, &date))
		return 0;
	struct vb_str behind = {start + date.len, (size_t)(end - start) - date.len};
	bool own = year_only && vb_str_equal(citation->year, vb_date_iso(x->arena, &date)); /* "12/2024/NĐ-CP năm 2024" */
	if (year_only && !own && !read_of(x, behind, &issuer) && !vb_cite_title(x, behind, true).ptr)
		return 0;
	set_date(x, (struct vb_str){start, date.len}, &date, citation);
	return (size_t)(start - text.ptr) + date.len;
}

/* "(ngày 24/11/2023)", "(24/11/2023 của Bộ Chính trị)": the bytes read, 0 where the bracket holds anything else. */
static size_t read_bracket(struct vb_extraction *x, struct vb_str text, struct vb_citation *citation)
{
	struct vb_date date;
	struct vb_str issuer = VB_NULL;
	size_t at = 0;
	while (text.ptr[at] != '(')
		at++;
	struct vb_str inside = {text.ptr + at + 1, text.len - at - 1};
	if (!vb_date_read(x->folded, inside, &date) || (!date.month && !date.day))
		return 0;
	size_t end = at + 1 + date.len;
	end += read_of(x, (struct vb_str){text.ptr + end, text.len - end}, &issuer);
	while (end < text.len && text.ptr[end] == ' ')
		end++;
	if (end == text.len || text.ptr[end] != ')')
		return 0;
	set_date(x, (struct vb_str){inside.ptr, date.len}, &date, citation);
	citation->issuer = issuer.ptr ? issuer : citation->issuer;
	return end + 1;
}

/* "(khóa XII)" between a number and its date or issuer: the bytes read, 0 where the bracket holds anything else. */
static size_t read_term(const struct vb_extraction *x, struct vb_str text)
{
	enum { LONGEST = 24 };
	struct vb_window w;
	vb_window_right(&w, x->folded, text, LONGEST);
	size_t at = vb_window_skip(&w, 0, ' '), term = vb_window_look(&w, at) == '(' ? vb_window_words(&w, at + 1, VB_LIT("khoa")) : 0;
	size_t end = term ? vb_window_skip(&w, term, ' ') : 0;
	while (term && vb_is_word(vb_window_look(&w, end)))
		end++;
	return term && vb_window_look(&w, end) == ')' ? vb_window_offset(&w, end + 1) : 0;
}

const char *vb_cite_after(struct vb_extraction *x, const char *at, const char *end, struct vb_citation *citation)
{
	const char *done = at; /* behind a term something must follow */
	bool dated = false;
	struct vb_str issuer;
	for (;;) {
		struct vb_str text = {at, (size_t)(end - at)};
		size_t len = 0;
		char letter = first_letter(text);
		if (!dated && letter != '\0' && vb_is_one_of(letter, "ntbkd") && (len = read_date(x, text, citation)))
			dated = true;
		else if (!dated && letter == '(' && (len = read_bracket(x, text, citation)))
			dated = true;
		else if ((letter == 'c' || letter == 'd' || letter == 'h') && !citation->issuer.ptr && (len = read_of(x, text, &issuer)))
			citation->issuer = issuer;
		else if (letter == '(' && done == at && (len = read_term(x, text))) {
			at += len;
			continue;
		}
		if (!len)
			return done;
		done = at += len;
	}
}

/* Groups of two capitals or more with a dash between, as a công văn has them, or a joint document: "BXTĐT-MC", "CTrPH-UBND-MTTQ". */
static bool has_only_codes(struct vb_str symbol)
{
	size_t capitals = 0, groups = 0;
	for (size_t at = 0; at < symbol.len; at += vb_utf8_len((unsigned char)symbol.ptr[at])) {
		uint32_t cp = vb_utf8_decode(symbol.ptr + at);
		bool capital = vb_cp_is_upper(cp), joint = symbol.ptr[at] == '-';
		if ((joint && capitals < 2) || (!joint && !capital && !(capitals && vb_cp_is_lower(cp))))
			return false;
		groups += joint;
		capitals = joint ? 0 : capitals + capital;
	}
	return groups && capitals >= 2;
}

/* Whether these letters are a symbol here: what is known of them, and the words around them, must speak for it. */
static bool is_certain(const struct vb_symbol *symbol, const struct vb_type_word *before, bool listed)
{
	if (!symbol->number.ptr)
		return before->type && before->so;
	if (before->type || ((before->so || listed) && (symbol->type || symbol->issuer || has_only_codes(symbol->symbol)))) /* "thửa đất số 12/TĐ" */
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
	if (!word || !symbol->type || word == symbol->type || word->code[0] == '\0' || strcmp(word->code, symbol->type->code) == 0)
		return;
	const struct vb_document_type *general = vb_type_by_key(VB_LIT("van ban"));
	if (word == general)
		return;
	vb_diagnose(x->arena, &x->record->diagnostics, VB_DIAGNOSTIC_TYPE_MISMATCH, citation->span,
	            "%.*s is written before the symbol of a %.*s; the word is taken as the type", (int)word->name.len, word->name.ptr,
	            (int)symbol->type->name.len, symbol->type->name.ptr);
}

/* What the grammar makes of the printed form. */
static void tell_form(struct vb_extraction *x, const struct vb_citation *citation, const struct vb_symbol *symbol)
{
	struct vb_str printed = symbol->number_symbol, form = symbol->canonical;
	if (form.ptr)
		vb_diagnose(x->arena, &x->record->diagnostics, VB_DIAGNOSTIC_SYMBOL_FORM, citation->span, "%.*s is read as %.*s", (int)printed.len,
		            printed.ptr, (int)form.len, form.ptr);
	if (symbol->odd)
		vb_diagnose(x->arena, &x->record->diagnostics, VB_DIAGNOSTIC_SYMBOL_FORM, citation->span,
		            "%.*s has the party's form and the letters of a state body; it is kept as printed", (int)printed.len, printed.ptr);
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

/* "NQ số 45-NQ/TW", "CV 12/UBND-NC": the letters of the symbol's own type in the place of its word; a công văn of the state has none. */
static void read_code_before(struct vb_str cell, const struct vb_symbol *symbol, struct vb_type_word *before)
{
	const char *start = before->stop;
	while (start > cell.ptr && before->stop - start < LONGEST_CODE && start[-1] != ' ' && start[-1] != '(')
		start--;
	struct vb_str code = {start, (size_t)(before->stop - start)};
	if (code.len < 2 || code.len >= LONGEST_CODE || (start > cell.ptr && start[-1] != ' ' && start[-1] != '('))
		return;
	bool letter = !symbol->type && vb_str_equal(code, VB_LIT("CV"));
	if (!letter && !(symbol->type && vb_str_equal(code, vb_str_of(symbol->type->code))))
		return;
	before->type = letter ? vb_type_by_code(code, VB_SYSTEM_PARTY) : symbol->type;
	before->start = start;
}

/* The mention that stands from `start` to `end`, with the number and symbol read there or, of a list, at its end. */
static struct vb_citation *add_numbered(struct vb_extraction *x, struct vb_str cell, const char *start, const char *end,
                                        const struct vb_document_type *type, const struct vb_symbol *symbol)
{
	const struct vb_law_note *law = type ? NULL : vb_law_before(x, cell, start);
	struct vb_str kind = symbol->number.ptr ? VB_LIT("numbered") : VB_LIT("blank");
	struct vb_citation *citation = add_citation(x, cell, law ? law->start : start, start, end, kind);
	citation->type = type ? type->name : VB_NULL;
	citation->type_code = symbol->type_code;
	citation->number = symbol->number;
	citation->year = symbol->year;
	citation->symbol = symbol->symbol;
	citation->number_symbol = symbol->number_symbol;
	citation->symbol_canonical = symbol->canonical;
	*vb_push(x->arena, &x->notes->symbols) = (struct vb_symbol_note){x->record->citations.count - 1, *symbol};
	return citation;
}

/* ---- Lists whose symbol stands at the end ------------------------------------------------------------------------------- */

/* Numbers before the one that has the symbol. */
struct elided {
	struct vb_str numbers[MAX_ELIDED]; /* the last first */
	struct vb_type_word before[MAX_ELIDED]; /* the word of a type before each */
	size_t count;
	bool cut; /* more stand before them */
};

static size_t back_spaces(const struct vb_window *w, size_t at)
{
	while (at && w->text[at - 1] == ' ')
		at--;
	return at;
}

/* Before "số" and the spaces around it, where they stand before `at`. */
static size_t back_so(const struct vb_window *w, size_t at)
{
	size_t end = back_spaces(w, at);
	return vb_window_ends(w, end, VB_LIT("so")) && end > 2 && w->text[end - 3] == ' ' ? back_spaces(w, end - 2) : end;
}

/* Before the "," or "và" at the end; `at` where none stands there. */
static size_t back_joint(const struct vb_window *w, size_t at)
{
	static const struct vb_str words[] = {VB_LIT(" va"), VB_LIT(" hoac")};
	size_t end = back_so(w, at);
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (vb_window_ends(w, end, words[i]))
			return back_spaces(w, end - words[i].len);
	return end && (w->text[end - 1] == ',' || w->text[end - 1] == ';') ? back_spaces(w, end - 1) : at;
}

/* The number that ends at `end`; null where none stands there. */
static struct vb_str elided_number(const struct vb_window *w, size_t end)
{
	size_t letter = end && w->text[end - 1] >= 'a' && w->text[end - 1] <= 'z', at = end - letter;
	while (at && vb_is_digit(w->text[at - 1]) && end - at < MAX_ELIDED_DIGITS + letter)
		at--;
	return at + letter < end && at && w->text[at - 1] == ' ' ? vb_window_bytes(w, at, end) : VB_NULL;
}

/* The numbers with a joint behind each that end before `last`, which is a number or the word of its type. A number has such a word of its
 * own only where "số" follows that ("Nghị quyết số 18 và Nghị quyết số 19-NQ/TW"), and the one behind it has one too. */
static void read_elided(const struct vb_extraction *x, struct vb_str cell, const char *last, const struct vb_document_type *type, struct elided *elided)
{
	elided->count = 0;
	elided->cut = false;
	for (;;) {
		struct vb_window w;
		vb_window_left(&w, x->folded, (struct vb_str){cell.ptr, (size_t)(last - cell.ptr)}, ELIDED_WINDOW);
		size_t end = back_joint(&w, w.len);
		struct vb_str number = end < w.len ? elided_number(&w, end) : VB_NULL;
		if (!number.ptr)
			return;
		struct vb_type_word before = vb_cite_type_before(x, cell, number.ptr);
		if (type && before.type && (before.type != type || !before.so))
			return;
		if (elided->count == MAX_ELIDED) {
			elided->cut = true;
			return;
		}
		elided->before[elided->count] = before;
		elided->numbers[elided->count++] = number;
		if (before.type && !type)
			return;
		last = before.type ? before.start : number.ptr;
	}
}

static struct vb_str behind_number(struct vb_str canonical)
{
	size_t at = 0;
	while (at < canonical.len && !vb_is_one_of(canonical.ptr[at], "-/"))
		at++;
	return (struct vb_str){canonical.ptr + at, canonical.len - at};
}

/* The symbol with another number before it. */
static struct vb_symbol with_number(struct vb_arena *arena, struct vb_symbol symbol, struct vb_str number)
{
	struct vb_str printed = symbol.number_symbol, rest = {printed.ptr + symbol.number.len, printed.len - symbol.number.len};
	struct vb_str form = vb_ruled_number(arena, VB_CONCAT(arena, number, symbol.canonical.ptr ? behind_number(symbol.canonical) : rest));
	symbol.number_symbol = VB_CONCAT(arena, number, rest);
	symbol.canonical = vb_str_equal(form, symbol.number_symbol) ? VB_NULL : form;
	symbol.number = number;
	return symbol;
}

static void add_elided_number(struct vb_extraction *x, struct vb_str cell, struct vb_str number, const struct vb_type_word *before,
                              const struct vb_symbol *symbol)
{
	struct vb_symbol own = with_number(x->arena, *symbol, number);
	const char *end = number.ptr + number.len;
	struct vb_citation *citation = add_numbered(x, cell, before->type ? before->start : number.ptr, end, before->type, &own);
	tell_form(x, citation, &own);
	if (!before->type)
		return;
	vb_cite_before(x, cell, citation);
	check_type(x, citation, before->type, &own);
	vb_short_expect(x, citation, end);
}

/* "các Nghị quyết số 18, 19 và 20-NQ/TW": adds the mentions of 18 and 19. A type or "số" must stand before the first number; or the
 * mention before, whose list they go on. `last`: the number with the symbol, or the word of its type. */
static bool add_elided(struct vb_extraction *x, struct vb_str cell, const char *last, const struct vb_type_word *before, const struct vb_symbol *symbol)
{
	struct elided elided;
	const char *joint = last - 1;
	while (joint > cell.ptr && *joint == ' ')
		joint--;
	bool may_be = joint > cell.ptr && (*joint == ',' || *joint == ';' || *joint == (char)0xA0 || *joint == (char)0x91 || *joint == 'c'); /* và, số, hoặc */
	if (!may_be || !symbol->number.ptr || (before->type && !before->so))
		return false;
	read_elided(x, cell, last, before->type, &elided);
	if (!elided.count)
		return false;
	const struct vb_type_word *start = &elided.before[elided.count - 1];
	struct vb_str first = elided.numbers[elided.count - 1];
	uint32_t links = x->notes->links.count;
	const char *done = links ? x->in->text.bytes + x->notes->links.items[links - 1].end : NULL;
	if (done && done > (start->type ? start->start : first.ptr)) /* it was read with the mention before */
		return false;
	const struct vb_citation *previous = links ? &x->record->citations.items[x->record->citations.count - 1] : NULL;
	bool goes_on = done && done > cell.ptr && done <= first.ptr && vb_is_joint(x, done, first.ptr) && first.len < 4
	               && (!before->type || vb_str_equal(previous->symbol, symbol->symbol));
	if (elided.cut)
		vb_diagnose(x->arena, &x->record->diagnostics, VB_DIAGNOSTIC_CITATION_LIMIT, vb_span_of(x, first),
		            "%d numbers before one symbol; these and those before them are left out", MAX_ELIDED);
	if (elided.cut || (!start->type && !goes_on && !(start->so && !before->type && symbol->type && symbol->issuer)))
		return false;
	for (size_t i = elided.count; i-- > 0;)
		add_elided_number(x, cell, elided.numbers[i], &elided.before[i], symbol);
	return true;
}

/* What stands around a mention that was just added; returns where it ends. */
static const char *finish_numbered(struct vb_extraction *x, struct vb_str cell, const char *end)
{
	struct vb_citation *citation = &x->record->citations.items[x->record->citations.count - 1];
	const char *cell_end = cell.ptr + cell.len;
	end = vb_cite_after(x, end, cell_end, citation);
	vb_cite_before(x, cell, citation);
	vb_cite_share(x, cell, end);
	vb_cite_repeal(x, (struct vb_str){end, (size_t)(cell_end - end)});
	end = vb_cite_finish(x, cell, end);
	check_year(x, citation);
	return end;
}

/* The letters of a body alone, as they stand behind old numbers; NULL: of none that is known. "CT" is the chairman of Hội đồng Bộ trưởng. */
static const struct vb_issuer_symbol *old_issuer(struct vb_str letters)
{
	return vb_symbol_issuer(vb_str_equal(letters, VB_LIT("CT")) ? VB_LIT("HĐBT") : letters);
}

/* The letters of the body alone behind the number, and a word of a type before it. */
const char *vb_old_read(struct vb_extraction *x, struct vb_str cell, const char *dash)
{
	const char *cell_end = cell.ptr + cell.len, *number = dash, *end = dash + 1;
	while (end < cell_end && vb_cp_is_letter(vb_utf8_decode(end)))
		end += vb_utf8_len((unsigned char)*end);
	struct vb_str letters = {dash + 1, (size_t)(end - dash) - 1}, behind = vb_str_trim((struct vb_str){end, (size_t)(cell_end - end)});
	bool goes_on = (end < cell_end && vb_is_digit(*end)) || (behind.len && vb_is_one_of(behind.ptr[0], "/-")); /* "340-CT /TW" */
	if (letters.len < 2 || goes_on || !vb_cp_is_upper(vb_utf8_decode(letters.ptr)))
		return NULL;
	while (number > cell.ptr && vb_is_digit(number[-1]))
		number--;
	struct vb_type_word before = vb_cite_type_before(x, cell, number);
	const struct vb_issuer_symbol *issuer = number == dash || !before.type ? NULL : old_issuer(letters);
	if (!issuer)
		return NULL;
	struct vb_str printed = {number, (size_t)(end - number)}, form = vb_ruled_number(x->arena, printed);
	struct vb_symbol symbol = {.number = {number, (size_t)(dash - number)}, .symbol = letters, .number_symbol = printed,
	                           .canonical = vb_str_equal(form, printed) ? VB_NULL : form, .issuer = issuer, .system = VB_SYSTEM_STATE,
	                           .len = printed.len};
	tell_form(x, add_numbered(x, cell, before.start, end, before.type, &symbol), &symbol);
	return finish_numbered(x, cell, end);
}

/* "Quyết định 327/CT": the letters are not those of a Chỉ thị, but of the chairman. */
static void read_chairman(const struct vb_type_word *before, struct vb_symbol *symbol)
{
	bool decision = before->type && vb_str_equal(before->type->key, VB_LIT("quyet dinh"));
	if (!decision || !vb_str_equal(symbol->symbol, VB_LIT("CT")))
		return;
	symbol->type = NULL;
	symbol->type_code = VB_NULL;
	symbol->issuer = old_issuer(symbol->symbol);
}

const char *vb_cite_numbered(struct vb_extraction *x, struct vb_str cell, const char *number, const char *slash, bool listed)
{
	struct vb_symbol symbol;
	const char *cell_end = cell.ptr + cell.len;
	if (!vb_symbol_read(x->arena, x->patterns, (struct vb_str){number, (size_t)(cell_end - number)}, &symbol)) {
		if (symbol.limited)
			vb_diagnose(x->arena, &x->record->diagnostics, VB_DIAGNOSTIC_MATCH_LIMIT, vb_span_of(x, (struct vb_str){number, (size_t)(slash + 1 - number)}),
			            "the symbol that starts here is too long to be read; it is left out");
		return NULL;
	}
	vb_symbol_rejoin(x->arena, x->patterns, (struct vb_str){number, (size_t)(cell_end - number)}, &symbol);
	struct vb_type_word before = vb_cite_type_before(x, cell, number);
	const char *end = number + symbol.len;
	const struct vb_law_note *law = vb_law_before(x, cell, number);
	if (law && before.type && before.start > law->start) /* "Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15" */
		before.type = NULL;
	if (!before.type)
		read_code_before(cell, &symbol, &before);
	read_chairman(&before, &symbol);
	if (end <= slash || !is_certain(&symbol, &before, true))
		return NULL;
	listed |= law != NULL;
	listed |= add_elided(x, cell, before.type ? before.start : number, &before, &symbol);
	if (!is_certain(&symbol, &before, listed))
		return NULL;
	struct vb_citation *citation = add_numbered(x, cell, before.type ? before.start : number, end, before.type, &symbol);
	tell_form(x, citation, &symbol);
	check_type(x, citation, before.type, &symbol);
	return finish_numbered(x, cell, end);
}
