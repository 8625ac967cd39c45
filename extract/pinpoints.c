#include "cite_words.h"

#include "../base/utf8.h"
#include "patterns.h"
#include "window.h"

/* pinpoint = units { joint units } [ "của" | [ type ] [ "ban hành" ] "kèm theo" ] mention
 *          | mention "(" units { joint units } ")"                          Luật Đất đai (Điều 11, 13)
 *          | mention "," units, up to the end of the clause                  Nghị định số 30/2020/NĐ-CP, khoản 1 Điều 5.
 * units    = unit values { [ "," ] [ "của" ] unit values }                 điểm a khoản 1, Điều 49; or the larger first: Điều 49, khoản 1
 * unit     = "tiết" | "điểm" | "khoản" | "Điều" | "mục" | "tiểu mục" | "Chương" | "Phần" | "Phụ lục"
 * values   = value { ( "," | "và" | "hoặc" | "đến" | "-" ) value }          khoản 1, 2 và 3; khoản 1 đến khoản 3
 * joint    = "," | ";" | "và" | "hoặc" | "đến"
 * value    = number [ letter ] | letter [ digit ] | number "." number | Roman numeral
 *
 * A unit belongs to the next larger one behind it ("khoản 1 và khoản 2 Điều 5": both to the Điều). There is an entry for each
 * unit that holds no smaller one; units above the Điều are in its text only. */

enum {
	REACH = 240,    /* bytes before a mention, characters behind it */
	MAX_TERMS = 24,
	MAX_VALUES = 64,
	MAX_RANGE = 24, /* of a longer one the first and the last stand for all */
};

enum level { ITEM, POINT, CLAUSE, ARTICLE, SUBDIVISION, DIVISION, CHAPTER, PART, ANNEX };

static const struct {
	struct vb_str word;
	enum level level;
} units[] = {{VB_LIT("tiet"), ITEM}, {VB_LIT("diem"), POINT}, {VB_LIT("khoan"), CLAUSE}, {VB_LIT("dieu"), ARTICLE},
             {VB_LIT("tieu muc"), SUBDIVISION}, {VB_LIT("muc"), DIVISION}, {VB_LIT("chuong"), CHAPTER}, {VB_LIT("phan"), PART},
             {VB_LIT("phu luc"), ANNEX}};

/* A unit with its values. */
struct term {
	enum level level;
	size_t start, end;   /* characters of the window, from the unit's word */
	size_t first, count; /* of the values */
	bool range;          /* from the unit before it to this one */
	bool apart;          /* "và" stands before it: it does not hold a smaller unit before it ("Điều 6 và Phụ lục II") */
};

/* What stands between two units. */
struct joint {
	bool range; /* "đến" */
	bool both;  /* "và", "hoặc" */
};

struct reader {
	struct vb_arena *arena;
	const struct vb_window *w;
	size_t end; /* of what may be read */
	struct term terms[MAX_TERMS];
	size_t term_count;
	struct vb_str values[MAX_VALUES];
	size_t value_count;
	struct vb_pinpoint entries[MAX_VALUES];
	uint32_t entry_count;
};

static bool is_roman(const char *text, size_t len)
{
	static const bool digits[256] = {['i'] = true, ['v'] = true, ['x'] = true, ['l'] = true, ['c'] = true};
	size_t roman = 0;
	while (roman < len && digits[(unsigned char)text[roman]])
		roman++;
	return len > 0 && roman == len;
}

/* The end of the unit's word at `at` with the space behind it. */
static size_t unit_end(const struct reader *r, size_t at, enum level *level)
{
	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		size_t end = vb_window_words(r->w, at, units[i].word);
		if (!end || end >= r->end || vb_window_look(r->w, end) != ' ')
			continue;
		*level = units[i].level;
		return end + 1;
	}
	return 0;
}

static size_t value_end(const struct reader *r, size_t at, enum level level)
{
	const char *text = r->w->text;
	size_t end = at, digits = 0;
	while (end < r->end && (vb_is_word(text[end]) || (text[end] == '.' && vb_is_digit(text[end + 1]) && end > at)))
		end++;
	while (at + digits < end && (vb_is_digit(text[at + digits]) || text[at + digits] == '.'))
		digits++;
	size_t letters = end - at - digits;
	if (digits)
		return digits <= 6 && letters <= 1 ? end : 0;
	const char *dot = memchr(text + at, '.', end - at); /* "mục I.2" */
	if (letters == 1 || (level >= DIVISION && is_roman(text + at, dot ? (size_t)(dot - text) - at : end - at)))
		return end;
	return letters == 2 && level == POINT && vb_is_digit(text[at + 1]) ? end : 0;
}

static size_t skip(const struct reader *r, size_t at)
{
	return vb_window_skip(r->w, at, ' ');
}

static size_t any_of(const struct reader *r, size_t at, const struct vb_str *words, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		size_t end = vb_window_words(r->w, at, words[i]);
		if (end && end <= r->end)
			return end;
	}
	return 0;
}

static bool add_value(struct reader *r, struct vb_str value)
{
	if (r->value_count == MAX_VALUES)
		return false;
	r->values[r->value_count++] = value;
	return true;
}

static unsigned number_of(struct vb_str value)
{
	unsigned number = 0;
	for (size_t i = 0; i < value.len; i++) {
		if (!vb_is_digit(value.ptr[i]) || i > 3)
			return 0;
		number = 10 * number + (unsigned)(value.ptr[i] - '0');
	}
	return number;
}

/* The values between the last one and `last`; then that one itself. "đ" stands between d and e. */
static bool add_range(struct reader *r, struct vb_str last)
{
	static const struct vb_str letters[] = {
		VB_LIT("a"), VB_LIT("b"), VB_LIT("c"), VB_LIT("d"), VB_LIT("đ"), VB_LIT("e"), VB_LIT("g"), VB_LIT("h"), VB_LIT("i"),
		VB_LIT("k"), VB_LIT("l"), VB_LIT("m"), VB_LIT("n"), VB_LIT("o"), VB_LIT("p"), VB_LIT("q"), VB_LIT("r"), VB_LIT("s"),
		VB_LIT("t"), VB_LIT("u"), VB_LIT("v"), VB_LIT("x"), VB_LIT("y")};
	enum { LETTERS = sizeof letters / sizeof *letters };
	struct vb_str first = r->values[r->value_count - 1];
	unsigned from = number_of(first), to = number_of(last);
	if (from && to > from && to - from <= MAX_RANGE)
		for (unsigned i = from + 1; i < to; i++)
			if (!add_value(r, vb_arena_format(r->arena, "%u", i)))
				return false;
	size_t a = 0, b = 0;
	while (a < LETTERS && !vb_str_equal(letters[a], first))
		a++;
	while (b < LETTERS && !vb_str_equal(letters[b], last))
		b++;
	for (size_t i = a + 1; b < LETTERS && i < b; i++)
		if (!add_value(r, letters[i]))
			return false;
	return add_value(r, last);
}

/* Where the next value of the same unit starts behind `at`, 0 where none does; *range: the values between belong to it. */
static size_t next_value(const struct reader *r, size_t at, bool *range)
{
	static const struct vb_str joints[] = {VB_LIT("va"), VB_LIT("hoac")};
	size_t start = skip(r, at), end = start;
	enum level level;
	*range = vb_window_look(r->w, start) == '-' || vb_window_words(r->w, start, VB_LIT("den"));
	if (*range)
		end = vb_window_look(r->w, start) == '-' ? start + 1 : start + 3;
	else {
		if (vb_window_look(r->w, start) == ',')
			end = skip(r, start + 1);
		size_t joint = any_of(r, end, joints, 2);
		end = joint ? joint : end;
	}
	end = skip(r, end);
	return end == start || end >= r->end || unit_end(r, end, &level) ? 0 : end;
}

/* Values at `at`, which go on as long as values follow; returns their end. */
static size_t read_values(struct reader *r, size_t at, struct term *term)
{
	size_t end = value_end(r, at, term->level);
	bool range;
	if (!end || !add_value(r, vb_window_bytes(r->w, at, end)))
		return 0;
	for (size_t next; (next = next_value(r, end, &range));) {
		size_t next_end = value_end(r, next, term->level);
		struct vb_str value = next_end ? vb_window_bytes(r->w, next, next_end) : VB_NULL;
		if (!next_end)
			break;
		if (!(range ? add_range(r, value) : add_value(r, value)))
			return 0;
		end = next_end;
	}
	return end;
}

static size_t read_term(struct reader *r, size_t at, struct joint joint)
{
	struct term term = {.start = at, .first = r->value_count, .range = joint.range, .apart = joint.both};
	size_t values = unit_end(r, at, &term.level);
	if (!values || r->term_count == MAX_TERMS || !(term.end = read_values(r, values, &term)))
		return 0;
	term.count = r->value_count - term.first;
	r->terms[r->term_count++] = term;
	return term.end;
}

/* The words between two units; the place behind them. */
static size_t joint_end(const struct reader *r, size_t at, struct joint *joint)
{
	static const struct vb_str words[] = {VB_LIT("va"), VB_LIT("hoac"), VB_LIT("cua"), VB_LIT("tai"), VB_LIT("den"), VB_LIT("cac")};
	*joint = (struct joint){0};
	for (size_t next = skip(r, at); next < r->end; at = next, next = skip(r, at)) {
		size_t word = any_of(r, next, words, sizeof words / sizeof *words);
		joint->range |= vb_window_words(r->w, next, VB_LIT("den")) != 0;
		joint->both |= any_of(r, next, words, 2) != 0;
		if (vb_window_look(r->w, next) == ',' || vb_window_look(r->w, next) == ';' || vb_window_look(r->w, next) == '-')
			word = next + 1;
		if (!word)
			return next;
		next = word;
	}
	return skip(r, at);
}

/* All units from `at` to the end. */
static bool read_all(struct reader *r, size_t at)
{
	struct joint joint = {0};
	r->term_count = r->value_count = 0;
	while (at < r->end) {
		size_t end = read_term(r, at, joint);
		if (!end)
			return false;
		at = joint_end(r, end, &joint);
	}
	return r->term_count > 0;
}

/* ---- Entries ---------------------------------------------------------------------------------------------------------- */

/* What is above the unit that is read now. */
struct context {
	struct vb_str values[ANNEX + 1];
	size_t end; /* of the largest unit: an entry's text goes to there */
};

/* An entry of the unit in the context, with the characters [start, end) as its text. */
static void add_entry(struct reader *r, const struct context *context, size_t start, size_t end)
{
	if (r->entry_count == MAX_VALUES)
		return;
	r->entries[r->entry_count++] = (struct vb_pinpoint){
		.article = context->values[ARTICLE], .clause = context->values[CLAUSE], .point = context->values[POINT],
		.text = vb_window_bytes(r->w, start, end)};
}

/* "khoản 1 đến khoản 3": the values of both, and those between, in the second. */
static void join_range(struct reader *r, struct term *from, const struct term *to)
{
	struct vb_str values[MAX_VALUES];
	size_t first = r->value_count;
	memcpy(values, r->values + to->first, to->count * sizeof *values);
	bool fits = true;
	for (size_t i = 0; i < from->count && fits; i++)
		fits = add_value(r, r->values[from->first + i]);
	for (size_t i = 0; i < to->count && fits; i++)
		fits = i == 0 ? add_range(r, values[i]) : add_value(r, values[i]);
	if (!fits)
		return;
	from->first = first;
	from->count = r->value_count - first;
	from->end = to->end;
}

static void join_ranges(struct reader *r)
{
	size_t kept = 0;
	for (size_t i = 1; i < r->term_count; i++) {
		if (r->terms[i].range && r->terms[i].level == r->terms[kept].level)
			join_range(r, &r->terms[kept], &r->terms[i]);
		else
			r->terms[++kept] = r->terms[i];
	}
	r->term_count = kept + 1;
}

/* Sets the unit into the context: what is not larger than it is left behind. */
static void enter(struct context *context, const struct term *term, struct vb_str value)
{
	bool top = true;
	for (int level = ANNEX; level > (int)term->level; level--)
		top &= !context->values[level].ptr;
	for (int level = ITEM; level < (int)term->level; level++)
		context->values[level] = VB_NULL;
	context->values[term->level] = value;
	if (top)
		context->end = term->end;
}

/* The largest unit stands last ("khoản 1 Điều 5"): read from the end, and the entries turned round. */
static void expand_backward(struct reader *r)
{
	struct context context = {.end = 0};
	for (size_t i = r->term_count; i-- > 0;) {
		const struct term *term = &r->terms[i];
		bool holds = i > 0 && r->terms[i - 1].level < term->level && !term->apart;
		if (i + 1 < r->term_count && r->terms[i + 1].apart && r->terms[i + 1].level > term->level)
			context = (struct context){.end = 0};
		for (size_t value = term->count; value-- > 0;) {
			enter(&context, term, r->values[term->first + value]);
			if (!holds || value > 0)
				add_entry(r, &context, term->start, context.end);
		}
	}
	for (uint32_t i = 0, last = r->entry_count; i + 1 < last; i++, last--) {
		struct vb_pinpoint entry = r->entries[i];
		r->entries[i] = r->entries[last - 1];
		r->entries[last - 1] = entry;
	}
}

/* The largest stands first ("Điều 49, khoản 1"). */
static void expand_forward(struct reader *r)
{
	struct context context = {.end = 0};
	size_t top = 0;
	for (size_t i = 0; i < r->term_count; i++) {
		const struct term *term = &r->terms[i];
		bool holds = i + 1 < r->term_count && r->terms[i + 1].level < term->level;
		for (size_t value = 0; value < term->count; value++) {
			enter(&context, term, r->values[term->first + value]);
			if (context.end == term->end)
				top = term->start;
			if (!holds || value + 1 < term->count)
				add_entry(r, &context, top, term->end);
		}
	}
}

static bool starts_largest(const struct reader *r)
{
	enum level largest = ITEM;
	for (size_t i = 0; i < r->term_count; i++)
		largest = r->terms[i].level > largest ? r->terms[i].level : largest;
	return r->terms[r->term_count - 1].level < largest;
}

/* Most mentions with units have one: no room is kept for more. */
static void add_entries(struct reader *r, struct vb_citation *citation)
{
	join_ranges(r);
	r->entry_count = 0;
	if (starts_largest(r))
		expand_forward(r);
	else
		expand_backward(r);
	size_t size = r->entry_count * sizeof *r->entries;
	citation->pinpoint.items = vb_arena_alloc(r->arena, size);
	memcpy(citation->pinpoint.items, r->entries, size);
	citation->pinpoint.count = citation->pinpoint.capacity = r->entry_count;
}

/* ---- Before and behind a mention -------------------------------------------------------------------------------------- */

/* The last word of the text; of a longer one some bytes of its end. */
static struct vb_str last_word(struct vb_str text)
{
	size_t end = text.len, start;
	while (end && (text.ptr[end - 1] == ' ' || text.ptr[end - 1] == '\xA0' || text.ptr[end - 1] == '\xC2'))
		end--;
	for (start = end; start && text.ptr[start - 1] != ' ' && end - start < 8;)
		start--;
	return (struct vb_str){text.ptr + start, end - start};
}

static bool may_be_value(struct vb_str word)
{
	if (!word.len || word.len > 6)
		return false;
	if (vb_is_digit(word.ptr[0]) || word.len <= 2)
		return true;
	static const bool roman[256] = {['I'] = true, ['V'] = true, ['X'] = true, ['L'] = true, ['C'] = true, ['i'] = true, ['v'] = true, ['x'] = true,
	                                ['l'] = true, ['c'] = true, ['.'] = true, ['0' ... '9'] = true};
	size_t digits = 0;
	while (digits < word.len && roman[(unsigned char)word.ptr[digits]])
		digits++;
	return digits == word.len;
}

/* Most mentions have none: the word before them is a value, or joins units to the mention: "Điều 5 của", "Quy chế kèm theo", which ends
 * units also before "của". */
static bool may_end_units(struct vb_str before)
{
	static const struct vb_str joints[] = {VB_LIT("và"), VB_LIT("hoặc"), VB_LIT("của"), VB_LIT("tại"), VB_LIT("đến"), VB_LIT("các")};
	struct vb_str word = last_word(before);
	if (vb_str_equal(word, VB_LIT("của"))) {
		word = last_word((struct vb_str){before.ptr, (size_t)(word.ptr - before.ptr)});
		for (size_t i = 0; i < sizeof joints / sizeof *joints; i++)
			if (vb_str_equal(word, joints[i]))
				return true;
	}
	if (vb_str_equal(word, VB_LIT("theo"))) {
		word = last_word((struct vb_str){before.ptr, (size_t)(word.ptr - before.ptr)});
		return word.len && (word.ptr[word.len - 1] | 0x20) == 'm'; /* "kèm" */
	}
	return may_be_value(word);
}

static size_t before_spaces(const struct vb_window *w, size_t end)
{
	while (end && w->text[end - 1] == ' ')
		end--;
	return end;
}

static size_t without(const struct vb_window *w, size_t end, struct vb_str words)
{
	end = before_spaces(w, end);
	size_t start = end - words.len;
	bool there = end > words.len && w->text[start - 1] == ' ' && vb_window_ends(w, end, words);
	return there ? before_spaces(w, start) : end;
}

/* The end of the units: "của" may stand behind them, or what is attached to the mention ("Quy chế ban hành kèm theo"). */
static size_t units_end(const struct vb_window *w)
{
	size_t of = without(w, w->len, VB_LIT("cua")), attached = without(w, of, VB_LIT("kem theo"));
	if (attached == of)
		return of;
	attached = without(w, attached, VB_LIT("ban hanh"));
	const struct vb_document_type *type = vb_type_ending(vb_window_view(w, 0, attached));
	return type ? without(w, without(w, attached, type->key), VB_LIT("cua")) : attached;
}

static const struct vb_str words_of_units[] = {
	VB_LIT("tiet"), VB_LIT("diem"), VB_LIT("khoan"), VB_LIT("dieu"), VB_LIT("tieu"), VB_LIT("muc"), VB_LIT("chuong"), VB_LIT("phan"),
	VB_LIT("phu"), VB_LIT("luc"), VB_LIT("va"), VB_LIT("hoac"), VB_LIT("cua"), VB_LIT("tai"), VB_LIT("den"), VB_LIT("cac")};

enum { WORDS_OF_UNITS = sizeof words_of_units / sizeof *words_of_units };

void vb_unit_leads(struct vb_leads *leads)
{
	for (size_t i = 0; i < WORDS_OF_UNITS; i++)
		vb_leads_add(leads, words_of_units[i], VB_LEAD_UNITS);
}

/* May units hold the word? It is a value, or one of theirs. */
static bool may_be_of_units(const struct vb_leads *leads, const struct vb_window *w, size_t at, size_t end)
{
	const char *text = w->text + at;
	size_t len = end - at;
	return vb_is_digit(text[0]) || len == 1 || (len == 2 && vb_is_digit(text[1])) || is_roman(text, len)
	       || (vb_may_lead(leads, text, len, VB_LEAD_UNITS) && vb_window_any(w, at, words_of_units, WORDS_OF_UNITS));
}

/* The start of the words before `end` that units may hold: most mentions have none, and nothing before that is looked at. */
static size_t units_start(const struct vb_leads *leads, const struct vb_window *w, size_t end)
{
	size_t start = end;
	while (end) {
		size_t word = end;
		while (word && vb_is_word(w->text[word - 1]))
			word--;
		if (word < end ? !may_be_of_units(leads, w, word, end) : !vb_is_one_of(w->text[end - 1], " ,;-."))
			break;
		start = word < end ? word : start;
		end = word < end ? word : end - 1;
	}
	return start;
}

void vb_pinpoints_before(struct vb_extraction *x, struct vb_str before, struct vb_citation *citation)
{
	struct vb_window window;
	enum level level;
	if (!may_end_units(before))
		return;
	vb_window_left(&window, x->folded, before, REACH);
	struct reader r; /* not cleared: it is large */
	r.arena = x->arena;
	r.w = &window;
	r.end = units_end(&window);
	if (!r.end || !vb_is_word(window.text[r.end - 1]))
		return;
	size_t start = units_start(&x->patterns->leads, &window, r.end);
	for (size_t at = start; at < r.end; at++) {
		bool word = at == start || !vb_is_word(window.text[at - 1]);
		if (word && unit_end(&r, at, &level) && read_all(&r, at)) {
			add_entries(&r, citation);
			return;
		}
	}
}

/* The end of the units behind a comma: up to the next sign that ends a clause, where nothing else stands; 0: none. Units of the next
 * document ("A, Điều 5 Luật Đất đai") go on to its name. */
static size_t clause_end(const struct vb_window *w, size_t start)
{
	enum level level;
	struct reader r;
	r.w = w;
	r.end = w->len;
	if (!unit_end(&r, start, &level))
		return 0;
	size_t end = start;
	while (end < w->len && !vb_is_one_of(vb_window_look(w, end), ";)") && !(vb_window_look(w, end) == '.' && !vb_is_digit(vb_window_look(w, end + 1))))
		end++;
	return end < w->len || w->len < REACH ? end : 0;
}

void vb_pinpoints_behind(struct vb_extraction *x, struct vb_str behind, struct vb_citation *citation)
{
	struct vb_window window;
	bool sign = behind.len >= 2 && (vb_is_one_of(behind.ptr[0], "(,") || (behind.ptr[0] == ' ' && behind.ptr[1] == '('));
	if (citation->pinpoint.count || !sign)
		return;
	vb_window_right(&window, x->folded, behind, REACH);
	size_t start = vb_window_skip(&window, 0, ' '), inside = vb_window_skip(&window, start + 1, ' ');
	const char *close = vb_window_look(&window, start) == '(' ? memchr(window.text, ')', window.len) : NULL;
	size_t end = close ? (size_t)(close - window.text) : vb_window_look(&window, start) == ',' ? clause_end(&window, inside) : 0;
	if (!end)
		return;
	struct reader r; /* not cleared: it is large */
	r.arena = x->arena;
	r.w = &window;
	r.end = end;
	if (read_all(&r, inside))
		add_entries(&r, citation);
}
