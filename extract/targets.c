#include "deadlines.h"
#include "extract.h"
#include "figures.h"

#include "../base/utf8.h"

/* The figures that a plan commits to: in the sections of the body and of appendices, and in the tasks of rows.
 *
 * A figure belongs to a clause: what stands between commas, semicolons and colons around it, with the commas of a list of names
 * inside ("60% số xã, phường, thị trấn có …"). What is measured stands before a figure that a word links to it ("đạt", "còn", "tăng"),
 * else behind it. It is to be reached by the year of its sentence, else of the paragraph that leads to it, else of the headings above. */

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define W(literal) {(literal), sizeof(literal) - 1}

enum {
	MAX_FIGURES = 32,    /* of a sentence that are read at once */
	SHORT_SENTENCE = 2048, /* bytes that are lowered without the arena */
	BLOCK = 64,          /* bytes whose bits are found together */
	BEHIND = BLOCK + sizeof(vb_bytes16), /* blanks behind a sentence, that are looked at with it */
	LIST_WORDS = 2,      /* words of a part of a list inside a clause: "thị xã" */
};

struct sentence {
	struct vb_extraction *x;
	struct vb_str text;  /* as printed; points into the normalised text, or is a cell of several pieces */
	struct vb_str lower; /* of the same length; BEHIND blanks stand behind it */
	uint64_t *borders, *digits, *words; /* a bit a byte: is_border, a digit, the first of a word between blanks */
	struct vb_figure figures[MAX_FIGURES];
	uint32_t count;
	struct vb_str year;  /* the last year before a figure, of the bytes up to year_end */
	size_t year_end;
};

/* Where sentences stand. */
struct context {
	struct vb_extraction *x;
	struct vb_str by;   /* the year of the headings above, null where they name none */
	unsigned plan;      /* the year of the plan, 0 where unknown */
	struct vb_str text; /* what is read: a paragraph, a cell */
	const struct vb_cell_place *cell; /* of a cell, else NULL */
};

/* ---- Years ----------------------------------------------------------------------------------------------------------- */

static bool is_year_at(struct vb_str text, size_t at)
{
	if (at + 4 > text.len || (at && (vb_is_digit(text.ptr[at - 1]) || strchr("/.,", text.ptr[at - 1]))))
		return false;
	for (size_t i = at; i < at + 4; i++)
		if (!vb_is_digit(text.ptr[i]))
			return false;
	bool more = at + 4 < text.len && (vb_is_digit(text.ptr[at + 4]) || text.ptr[at + 4] == '/');
	return !more && (memcmp(text.ptr + at, "19", 2) == 0 || memcmp(text.ptr + at, "20", 2) == 0);
}

static bool take_word(struct vb_str *text, const struct vb_str *words, size_t count)
{
	*text = vb_str_trim(*text);
	for (size_t i = 0; i < count; i++) {
		size_t start = text->len - words[i].len;
		if (!vb_str_ends(*text, words[i]) || (start && text->ptr[start - 1] != ' '))
			continue;
		text->len = start;
		return true;
	}
	return false;
}

/* "so với bình quân giai đoạn 2018 - 2022" */
static bool is_compared(struct vb_str before)
{
	static const struct vb_str stages[] = {W("giai đoạn"), W("thời kỳ"), W("bình quân"), W("trung bình"), W("mức")};
	static const struct vb_str with[] = {W("so với"), W("từ")};
	while (take_word(&before, stages, COUNT(stages)))
		;
	return take_word(&before, with, COUNT(with));
}

/* Does the year behind `before` say when something is reached? "đến năm", "vào năm", "2026 -", a sentence that begins with "Năm";
 * not "so với năm", "từ năm". In a heading, any year does. */
static bool names_end(struct vb_str before, bool heading)
{
	static const struct vb_str year[] = {W("năm")};
	static const struct vb_str until[] = {W("đến"), W("hết"), W("vào"), W("trong"), W("trước"), W("tới"), W("cuối")};
	static const struct vb_str dashes[] = {W("-"), W("–"), W("—")};
	if (take_word(&before, year, COUNT(year)))
		return heading || vb_str_trim(before).len == 0 || take_word(&before, until, COUNT(until));
	if (take_word(&before, until, COUNT(until)))
		return true;
	before = vb_str_trim(before);
	for (size_t i = 0; i < COUNT(dashes); i++)
		if (vb_str_ends(before, dashes[i])) {
			before = vb_str_trim((struct vb_str){before.ptr, before.len - dashes[i].len});
			return before.len >= 4 && is_year_at(before, before.len - 4) && !is_compared((struct vb_str){before.ptr, before.len - 4});
		}
	return false;
}

static bool is_year(struct vb_str lower, size_t at, bool heading)
{
	return is_year_at(lower, at) && names_end((struct vb_str){lower.ptr, at}, heading);
}

/* The first, or the last, such year of the text in lower case; null where there is none. */
static struct vb_str year_of(struct vb_str lower, bool last, bool heading)
{
	struct vb_str found = VB_NULL;
	for (size_t at = vb_find_digit(lower, 0); at + 4 <= lower.len; at = vb_find_digit(lower, at + 1)) {
		if (!is_year(lower, at, heading))
			continue;
		found = (struct vb_str){lower.ptr + at, 4};
		if (!last)
			return found;
	}
	return found;
}

/* ---- Clauses --------------------------------------------------------------------------------------------------------- */

/* A comma, semicolon or colon with a blank behind it: no decimal comma, no "8:30". */
static bool is_border(struct vb_str text, size_t at)
{
	char c = text.ptr[at];
	return (c == ',' || c == ';' || c == ':') && (at + 1 == text.len || text.ptr[at + 1] == ' ');
}

static size_t block_count(size_t len)
{
	return len / BLOCK + 1;
}

/* Notes where borders, digits and words are. */
static void find_bits(struct sentence *s)
{
	uint64_t blank_before = 1;
	for (size_t block = 0; block < block_count(s->lower.len); block++) {
		uint64_t borders = 0, digits = 0, blanks = 0;
		for (unsigned i = 0; i < BLOCK; i += sizeof(vb_bytes16)) {
			const char *at = s->lower.ptr + block * BLOCK + i;
			vb_bytes16 c = vb_load16(at), border = (vb_bytes16)((c == ',') | (c == ';') | (c == ':'));
			borders |= (uint64_t)vb_mask16(border & (vb_bytes16)(vb_load16(at + 1) == ' ')) << i;
			digits |= (uint64_t)vb_mask16((vb_bytes16)(c - '0' < 10)) << i;
			blanks |= (uint64_t)vb_mask16((vb_bytes16)(c == ' ')) << i;
		}
		s->borders[block] = borders;
		s->digits[block] = digits;
		s->words[block] = ~blanks & (blanks << 1 | blank_before);
		blank_before = blanks >> (BLOCK - 1);
	}
}

/* The first bit of [at, end); the end where there is none. */
static size_t next_bit(const uint64_t *bits, size_t at, size_t end)
{
	for (uint64_t mask = ~(uint64_t)0 << at % BLOCK; at < end; mask = ~(uint64_t)0, at = (at / BLOCK + 1) * BLOCK) {
		uint64_t found = bits[at / BLOCK] & mask;
		size_t place = at / BLOCK * BLOCK + (found ? (unsigned)__builtin_ctzll(found) : BLOCK);
		if (found)
			return place < end ? place : end;
	}
	return end;
}

/* The place behind the last bit of [start, at); the start where there is none. */
static size_t behind_last_bit(const uint64_t *bits, size_t at, size_t start)
{
	for (; at > start; at = (at - 1) / BLOCK * BLOCK) {
		uint64_t found = bits[(at - 1) / BLOCK] & ~(uint64_t)0 >> (BLOCK - 1 - (at - 1) % BLOCK);
		if (!found)
			continue;
		size_t place = (at - 1) / BLOCK * BLOCK + BLOCK - (unsigned)__builtin_clzll(found);
		return place > start ? place : start;
	}
	return start;
}

/* How many words [from, to) has: more than SEVERAL are not told apart. */
static unsigned words_of(const struct sentence *s, size_t from, size_t to)
{
	enum { SEVERAL = 4 };
	unsigned words = from < to && s->lower.ptr[from] != ' ';
	for (size_t at = from; words < SEVERAL && (at = next_bit(s->words, at + 1, to)) < to;)
		words++;
	return words;
}

static struct vb_str part(struct vb_str text, size_t from, size_t to)
{
	return (struct vb_str){text.ptr + from, to - from};
}

static size_t border_before(const struct sentence *s, size_t at, size_t stop)
{
	return behind_last_bit(s->borders, at, stop);
}

static size_t border_behind(const struct sentence *s, size_t at, size_t stop)
{
	return at < stop ? next_bit(s->borders, at, stop) : at;
}

/* Where the clause of a figure begins: not before `stop`. A list goes on to the left over "thị xã, thành phố có", and names do. */
static size_t clause_start(const struct sentence *s, size_t figure, size_t stop)
{
	size_t start = border_before(s, figure, stop);
	while (start > stop && s->text.ptr[start - 1] == ',') {
		size_t before = border_before(s, start - 1, stop);
		struct vb_str listed = part(s->text, before, start - 1), own = vb_str_trim(part(s->text, start, figure));
		bool name = own.len && vb_starts_upper(own);
		bool numbered = next_bit(s->digits, before, start - 1) < start - 1;
		if (numbered || memchr(listed.ptr, ')', listed.len) || (words_of(s, before, start - 1) > LIST_WORDS && !name))
			break;
		start = before;
	}
	return start;
}

/* Where it ends: not behind `stop`, where the clause of the next figure begins. */
static size_t clause_end(const struct sentence *s, const struct vb_figure *figure, size_t stop)
{
	size_t end = border_behind(s, figure->end, stop);
	unsigned words = words_of(s, figure->end, end);
	bool listed = s->text.ptr[figure->unit.start] == '%' && words > 0 && words <= LIST_WORDS; /* "100% xã, phường ven biển có" */
	while (end < stop && s->text.ptr[end] == ',') {
		size_t behind = border_behind(s, end + 1, stop);
		bool short_part = words_of(s, end + 1, behind) <= LIST_WORDS && behind < stop;
		if (!short_part && !listed)
			break;
		listed = short_part;
		end = behind;
	}
	return end;
}

/* ---- What is measured ------------------------------------------------------------------------------------------------ */

static bool drop_first(struct vb_str *text, struct vb_str *lower, const struct vb_str *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (vb_str_starts(*lower, words[i]) && (lower->len == words[i].len || lower->ptr[words[i].len] == ' ')) {
			*text = part(*text, words[i].len, text->len);
			*lower = part(*lower, words[i].len, lower->len);
			while (text->len && text->ptr[0] == ' ') {
				*text = part(*text, 1, text->len);
				*lower = part(*lower, 1, lower->len);
			}
			return true;
		}
	return false;
}

/* "Đến năm 2027 " before what is measured: as far as its year. */
static void drop_time(struct vb_str *text, struct vb_str *lower)
{
	static const struct vb_str words[] = {W("đến"), W("vào"), W("trong"), W("trước"), W("hết"), W("cuối"), W("năm"), W("giai đoạn")};
	bool timed = false;
	for (size_t i = 0; i < COUNT(words); i++)
		timed |= vb_str_starts(*lower, words[i]);
	struct vb_str year = timed ? year_of(*lower, true, true) : VB_NULL;
	if (!year.ptr)
		return;
	size_t behind = (size_t)(year.ptr + year.len - lower->ptr);
	while (behind < lower->len && strchr(" ,:", lower->ptr[behind]))
		behind++;
	*text = part(*text, behind, text->len);
	*lower = part(*lower, behind, lower->len);
}

/* What stands before the figure, without aims and times; as it is where nothing else is left. */
static struct vb_str measure_before(const struct sentence *s, size_t from, size_t to)
{
	static const struct vb_str aims[] = {W("phấn đấu"), W("đưa"), W("nâng"), W("ổn định"), W("bảo đảm"), W("đảm bảo"), W("duy trì"), W("giảm"), W("có"), W("và")};
	while (from < to && s->text.ptr[from] == ' ')
		from++;
	struct vb_str text = part(s->text, from, to), lower = part(s->lower, from, to), whole = vb_str_trim(text);
	do
		drop_time(&text, &lower);
	while (drop_first(&text, &lower, aims, COUNT(aims)));
	text = vb_str_trim(text);
	while (text.len && is_border(text, text.len - 1))
		text.len--;
	return text.len ? text : year_of(part(s->lower, from, to), false, true).ptr ? VB_NULL : whole;
}

/* Do the words begin a time or a comparison, which ends what is measured? */
static bool is_cut(struct vb_str words)
{
	static const struct vb_str cuts[] = {W("so với"), W("vào năm"), W("đến năm"), W("trong năm"), W("mỗi năm"), W("hằng năm"), W("hàng năm"), W("một lần")};
	for (size_t i = 0; words.len && i < COUNT(cuts); i++)
		if (cuts[i].ptr[0] == words.ptr[0] && vb_str_starts(words, cuts[i]))
			return true;
	return false;
}

/* What stands behind it, without times and comparisons. */
static struct vb_str measure_behind(const struct sentence *s, size_t from, size_t to)
{
	size_t word = from;
	while ((word = next_bit(s->words, word + 1, to)) < to && !is_cut(part(s->lower, word, to)))
		;
	struct vb_str behind = vb_str_trim(part(s->text, from, word));
	while (behind.len && strchr(",;:. ", behind.ptr[behind.len - 1]))
		behind.len--;
	return behind.len ? behind : VB_NULL;
}

/* "trồng 2.000 cây | tại các phường": where, when or for whom. */
static bool is_circumstance(struct vb_str lower, size_t from, size_t end)
{
	static const struct vb_str words[] = {W("tại "), W("cho "), W("ở "), W("trên "), W("trong "), W("để "), W("với "), W("theo "), W("vào ")};
	while (from < end && lower.ptr[from] == ' ')
		from++;
	for (size_t i = 0; i < COUNT(words); i++)
		if (vb_str_starts(part(lower, from, end), words[i]))
			return true;
	return false;
}

static struct vb_str measure_of(const struct sentence *s, const struct vb_figure *figure, size_t start, size_t end)
{
	struct vb_str before = measure_before(s, start, figure->start);
	if (before.len && (figure->linked || is_circumstance(s->lower, figure->end, end)))
		return before;
	struct vb_str behind = measure_behind(s, figure->end, end);
	if (behind.ptr && figure->counts_things && figure->end == figure->unit.end)
		behind = measure_behind(s, figure->unit.start, end);
	return behind.ptr ? behind : before.len ? before : VB_NULL;
}

/* ---- Targets --------------------------------------------------------------------------------------------------------- */

static struct vb_str comparator_name(enum vb_comparator comparator)
{
	static const struct vb_str names[] = {[VB_EQUAL] = W("="), [VB_AT_LEAST] = W(">="), [VB_AT_MOST] = W("<="), [VB_RANGE] = W("range"),
	                                      [VB_ABOUT] = W("approx"), [VB_INCREASE] = W("increase")};
	return names[comparator];
}

/* Where the clause stands: in the text, or in the pieces of a cell. A heading stands for its section. */
static void place_target(const struct sentence *s, const struct context *context, struct vb_target *target)
{
	struct vb_extraction *x = s->x;
	if (vb_holds_view(x, target->text)) {
		target->span = vb_span_of(x, target->text);
		target->in = vb_place_at(x, target->span.start);
	} else {
		size_t from = (size_t)(target->text.ptr - context->text.ptr);
		struct vb_cell_place part = vb_cell_part(x, context->cell, from, from + target->text.len);
		target->span = part.span;
		target->span_pieces = part.pieces;
		target->in = part.in;
	}
	if (vb_str_ends(target->in, VB_LIT("/title")) && memmem(target->in.ptr, target->in.len, "section:", strlen("section:")))
		target->in.len -= strlen("/title");
}

/* The last year before the figure; figures come in their order, and what stands before the last one is not read again. */
static struct vb_str year_before(struct sentence *s, const struct vb_figure *figure)
{
	struct vb_str before = part(s->lower, 0, figure->start);
	size_t at = next_bit(s->digits, s->year_end, before.len);
	for (; at + 4 <= before.len; at = next_bit(s->digits, at + 1, before.len))
		if (is_year(before, at, false))
			s->year = part(before, at, at + 4);
	s->year_end = at < before.len ? at : before.len;
	return s->year;
}

/* The year that the sentence names for the figure: right behind it ("45% vào năm 2025 và 50% vào năm 2030"), else before it, else in
 * its clause; null where it names none. */
static struct vb_str own_year(struct sentence *s, const struct vb_figure *figure, size_t end)
{
	enum { NEAR = 3 }; /* words: "vào cuối năm" */
	size_t next = figure + 1 < s->figures + s->count ? figure[1].start : s->text.len;
	struct vb_str behind = part(s->lower, figure->end, border_behind(s, figure->end, next)), year = year_of(behind, false, false);
	if (year.ptr && words_of(s, figure->end, (size_t)(year.ptr - s->lower.ptr)) > NEAR)
		year = VB_NULL;
	if (!year.ptr)
		year = year_before(s, figure);
	if (!year.ptr)
		year = year_of(part(s->lower, figure->end, end), false, false);
	return year.ptr ? (struct vb_str){s->text.ptr + (year.ptr - s->lower.ptr), year.len} : VB_NULL;
}

/* "Hiện nay, toàn tỉnh có …", "đã trồng …", a year before the plan's: what is, not what is to be. */
static bool is_past(const struct sentence *s, const struct vb_figure *figure, size_t start, struct vb_str year, unsigned plan)
{
	static const struct vb_str now[] = {W("hiện nay"), W("hiện tại"), W("hiện có"), W("hiện,"), W("tính đến nay"), W("đến nay"), W("thời gian qua"), W("những năm qua")};
	static const struct vb_str done = VB_LIT("đã ");
	struct vb_str sentence = vb_str_trim(s->lower), clause = part(s->lower, start, figure->start);
	unsigned value = 0;
	for (size_t i = 0; i < year.len; i++)
		value = value * 10 + (unsigned)(year.ptr[i] - '0');
	if (value && plan && value < plan)
		return true;
	for (size_t i = 0; i < COUNT(now); i++)
		if (vb_str_starts(sentence, now[i]))
			return true;
	const char *found = memmem(clause.ptr, clause.len, done.ptr, done.len);
	return found && (found == clause.ptr || found[-1] == ' ');
}

/* "Kinh phí thực hiện là 500 triệu đồng": what the plan costs. */
static bool is_cost(const struct sentence *s, const struct vb_figure *figure, size_t start)
{
	static const struct vb_str costs[] = {W("kinh phí"), W("tổng kinh phí"), W("dự kiến kinh phí"), W("nhu cầu kinh phí"), W("dự toán")};
	static const struct vb_str money = VB_LIT("đồng");
	struct vb_str clause = vb_str_trim(part(s->lower, start, figure->start)), unit = part(s->lower, figure->unit.start, figure->unit.end);
	for (size_t i = 0; i < COUNT(costs); i++)
		if (vb_str_starts(clause, costs[i]))
			return vb_str_ends(unit, money);
	return false;
}

static void add_target(struct sentence *s, const struct vb_figure *figure, size_t start, size_t end, const struct context *context)
{
	struct vb_extraction *x = s->x;
	struct vb_str year = own_year(s, figure, end);
	if (is_past(s, figure, start, year, context->plan) || is_cost(s, figure, start))
		return;
	struct vb_target *target = vb_push(x->arena, &x->record->targets);
	while (start < figure->start && (s->text.ptr[start] == ' ' || is_border(s->text, start)))
		start++;
	target->text = vb_str_trim(part(s->text, start, end));
	target->measure = measure_of(s, figure, start, end);
	target->comparator = comparator_name(figure->comparator);
	target->value = figure->value;
	target->value_to = figure->value_to;
	target->baseline = figure->baseline;
	target->unit = part(s->text, figure->unit.start, figure->unit.end);
	target->by = year.ptr ? year : context->by;
	place_target(s, context, target);
	if (vb_span_is_none(target->span)) /* the text of a cell that stands in several rows is told once, in the first */
		x->record->targets.count--;
}

/* "Thành phố Nam Định: 03 cơ sở": nothing but the figure behind the colon. */
static bool is_named_by_colon(const struct sentence *s, const struct vb_figure *figure, size_t start, size_t end)
{
	return start && s->text.ptr[start - 1] == ':' && !vb_str_trim(part(s->text, start, figure->start)).len
	       && !measure_behind(s, figure->end, end).len;
}

/* The clauses begin at or behind `stop`. Returns where the last one ends at the earliest. */
static size_t add_targets(struct sentence *s, uint32_t count, const struct context *context, size_t stop)
{
	for (uint32_t i = 0; i < count; i++) {
		const struct vb_figure *figure = &s->figures[i];
		size_t start = clause_start(s, figure->start, stop);
		size_t next = i + 1 < s->count ? clause_start(s, s->figures[i + 1].start, figure->end) : s->text.len;
		if (next > figure->end && is_border(s->text, next - 1))
			next--;
		size_t end = clause_end(s, figure, next);
		if (is_named_by_colon(s, figure, start, end))
			start = clause_start(s, start - 1, stop);
		add_target(s, figure, start, end, context);
		stop = figure->end;
	}
	return stop;
}

/* Returns the end of the text; where there are more figures than are kept, the place of the last one: it only ends the clause before. */
static size_t read_figures(struct sentence *s, size_t from)
{
	size_t at = from, last = from;
	s->count = 0;
	for (size_t next; s->count < MAX_FIGURES && (at = next_bit(s->digits, at, s->lower.len)) < s->lower.len; at = next)
		if (vb_figure_read(s->lower, at, &s->figures[s->count], &next)) {
			last = at;
			s->count++;
		}
	return at < s->lower.len ? last : at;
}

static void read_lowered(struct sentence *s, const struct context *context)
{
	find_bits(s);
	for (size_t stop = 0, from = 0; from < s->text.len;) {
		from = read_figures(s, from);
		stop = add_targets(s, s->count - (from < s->text.len), context, stop);
	}
}

static void read_sentence(const struct context *context, struct vb_str text)
{
	enum { BLOCKS = SHORT_SENTENCE / BLOCK + 1, KINDS = 3 };
	char short_lower[SHORT_SENTENCE + BEHIND];
	uint64_t short_bits[KINDS * BLOCKS];
	bool is_short = text.len <= SHORT_SENTENCE;
	size_t blocks = block_count(text.len);
	uint64_t *bits = is_short ? short_bits : vb_arena_alloc(context->x->arena, KINDS * blocks * sizeof *bits + text.len + BEHIND);
	char *lower = is_short ? short_lower : (char *)(bits + KINDS * blocks);
	struct sentence s; /* not cleared: there is room for many figures */
	s.x = context->x;
	s.text = text;
	s.lower = (struct vb_str){lower, text.len};
	s.borders = bits;
	s.digits = bits + blocks;
	s.words = bits + 2 * blocks;
	s.year = VB_NULL;
	s.year_end = 0;
	vb_lower(text, lower);
	memset(lower + text.len, ' ', BEHIND);
	read_lowered(&s, context);
	if (!is_short)
		vb_arena_release(context->x->arena, bits);
}

/* A sentence ends with a stop and a blank, or with the text. */
static bool is_stop(struct vb_str text, size_t at)
{
	return text.ptr[at] == '.' && (at + 1 == text.len || text.ptr[at + 1] == ' ');
}

/* Behind the last stop before `at`, not before `first`. */
static size_t sentence_start(struct vb_str text, size_t at, size_t first)
{
	const char *stop;
	while ((stop = memrchr(text.ptr + first, '.', at - first)) && !is_stop(text, (size_t)(stop - text.ptr)))
		at = (size_t)(stop - text.ptr);
	return stop ? (size_t)(stop - text.ptr) + 1 : first;
}

static size_t sentence_end(struct vb_str text, size_t at)
{
	const char *stop;
	while ((stop = memchr(text.ptr + at, '.', text.len - at)) && !is_stop(text, (size_t)(stop - text.ptr)))
		at = (size_t)(stop - text.ptr) + 1;
	return stop ? (size_t)(stop - text.ptr) : text.len;
}

/* The sentences that hold a number with a unit. */
static void read_text(struct context *context, struct vb_str text)
{
	context->text = text;
	for (size_t at = 0, done = 0; (at = vb_figure_find(text, at)) < text.len;) {
		size_t start = sentence_start(text, at, done), end = sentence_end(text, at);
		read_sentence(context, part(text, start, end));
		at = done = end;
	}
}

/* ---- Where targets stand --------------------------------------------------------------------------------------------- */

/* The year that a heading, or a line that leads to others ("Đến năm 2030:"), names; null for none. It lives in the text. */
static struct vb_str heading_year(struct vb_str heading)
{
	char lower[512];
	heading = vb_utf8_head(heading, sizeof lower);
	if (vb_find_digit(heading, 0) == heading.len)
		return VB_NULL;
	vb_lower(heading, lower);
	struct vb_str year = year_of((struct vb_str){lower, heading.len}, false, true);
	return year.ptr ? part(heading, (size_t)(year.ptr - lower), (size_t)(year.ptr - lower) + year.len) : VB_NULL;
}

static void read_paragraphs(struct context context, const struct vb_paragraph_list *paragraphs)
{
	for (uint32_t i = 0; i < paragraphs->count; i++) {
		struct vb_str text = paragraphs->items[i].text, year;
		read_text(&context, text);
		if (text.len && text.ptr[text.len - 1] == ':' && (year = heading_year(text)).ptr)
			context.by = year;
	}
}

static void read_task(struct context context, const struct vb_row *row, const struct vb_column *column, struct vb_str text)
{
	struct vb_cell_place cell = {.span = VB_NO_SPAN};
	context.cell = &cell;
	if (!text.ptr || vb_figure_find(text, 0) == text.len)
		return;
	if (!vb_holds_view(context.x, text))
		cell = vb_cell_place(context.x, row, column->key);
	read_text(&context, text);
}

static void read_rows(struct context context, const struct vb_table_list *tables)
{
	for (uint32_t t = 0; t < tables->count; t++) {
		const struct vb_table *table = &tables->items[t];
		for (uint32_t r = 0; r < table->rows.count; r++)
			for (uint32_t c = 0; c < table->columns.count; c++)
				if (vb_str_equal(table->rows.items[r].kind, VB_LIT("task")) && vb_str_equal(table->columns.items[c].key, VB_LIT("task")))
					read_task(context, &table->rows.items[r], &table->columns.items[c], table->rows.items[r].cells.items[c]);
	}
}

static void read_sections(struct context context, const struct vb_section_list *sections)
{
	for (uint32_t i = 0; i < sections->count; i++) {
		const struct vb_section *section = &sections->items[i];
		struct context inner = context;
		if (vb_str_starts(section->label, VB_LIT("Điều"))) /* an article sets rules, not targets */
			continue;
		if (section->title.ptr) {
			struct vb_str year = heading_year(section->title);
			read_text(&inner, section->title);
			inner.by = year.ptr ? year : inner.by;
		}
		read_paragraphs(inner, &section->paragraphs);
		read_rows(inner, &section->tables);
		read_sections(inner, &section->children);
	}
}

void vb_find_targets(struct vb_extraction *x)
{
	struct context context = {.x = x, .by = VB_NULL, .plan = vb_plan_year(x)};
	read_sections(context, &x->record->sections);
	for (uint32_t i = 0; i < x->record->appendices.count; i++) {
		const struct vb_appendix *appendix = &x->record->appendices.items[i];
		read_paragraphs(context, &appendix->paragraphs);
		read_rows(context, &appendix->tables);
		read_sections(context, &appendix->sections);
	}
}
