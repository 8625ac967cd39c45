#include "writer.h"

#include "../base/utf8.h"
#include "indent.h"

#include <assert.h>
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* JSON is written forward through a pointer that the functions hand on: each takes the place `at` and returns the place behind what it
 * wrote. Every value ends with a comma, and a closing bracket takes the place of the last one: so no value asks whether it is the
 * first. What is written is compact; indent.c spreads it over lines for a person. */

enum {
	BUFFER_SIZE = 256 * 1024, /* a record of 30 KB of text goes to the sink in one piece */
	FIELD_SIZE = 128,         /* bytes of a field that is no long string, list or struct: a string of LANES bytes takes most, 99 */
	ROOM = 5 * 1024,          /* bytes free before each struct, and behind each long string, list and struct: all fields of the largest struct */
	ESCAPE_SIZE = 6,          /* the longest: \u001f */
	SURELY_LINES = 2048,      /* bytes from which a string is the text of a document: its line ends need escapes */
	SLICE = 16 * 1024,        /* so much of a long string is written at once; as escapes it still fits the buffer */
	STEP = 64,                /* bytes that share a mark: the bits of a word */
	LANES = sizeof(vb_bytes16),
};

/* For each STEP bytes of a text: which of them are of the kind that is counted, how many of the kind stand before them, and, of the
 * normalised text, the run of the offset map that the first of them is in. One allocation. */
struct marks {
	uint64_t *bits;
	uint32_t *before, *runs;
};

struct vb_writer {
	vb_sink *sink;
	void *user;
	bool failed;
	const struct vb_text *text;
	struct marks continuations, line_ends; /* of the text, for code points; of the source, for lines */
	struct vb_span source;                  /* of the span written last: what a `line` field speaks of */
	const struct vb_column_list *columns;   /* of the table written last: what its `cells` are keyed by */
	char buffer[BUFFER_SIZE];
};

/* ---- Bytes ----------------------------------------------------------------------------------------------------------- */

/* All but the last byte, which may be a comma that a bracket will replace. */
static __attribute__((noinline)) char *flush(struct vb_writer *w, char *at)
{
	size_t len = (size_t)(at - w->buffer) - 1;
	w->failed = w->failed || !w->sink(w->user, w->buffer, len);
	w->buffer[0] = w->buffer[len];
	return w->buffer + 1;
}

static inline size_t room_at(const struct vb_writer *w, const char *at)
{
	return (size_t)(w->buffer + BUFFER_SIZE - at);
}

static inline char *ask_room(struct vb_writer *w, char *at)
{
	return room_at(w, at) < ROOM ? flush(w, at) : at;
}

static inline char *put(char *at, const char *bytes, size_t len)
{
	memcpy(at, bytes, len);
	return at + len;
}

#define PUT(at, literal) put((at), (literal), sizeof(literal) - 1)
#define KEY(at, name) PUT(at, "\"" name "\":")

/* The comma behind the last item becomes the bracket. */
static inline char *close_bracket(char *at, char bracket)
{
	at[-1] = bracket;
	*at = ',';
	return at + 1;
}

/* ---- Strings --------------------------------------------------------------------------------------------------------- */

/* The letter of a short escape, 'u' where there is none, 0 where the byte stands for itself. */
static const char escapes[256] = {
	[0x00 ... 0x07] = 'u', ['\b'] = 'b', ['\t'] = 't', ['\n'] = 'n', [0x0B] = 'u', ['\f'] = 'f', ['\r'] = 'r',
	[0x0E ... 0x1F] = 'u', ['"'] = '"', ['\\'] = '\\',
};

static inline vb_bytes16 needs_escape(vb_bytes16 b)
{
	vb_bytes16 turned = b ^ 2; /* '"' becomes 0x20, ' ' and '!' rise above it: one comparison for '"' and control characters */
	return (vb_bytes16)((turned <= 0x20) | (b == '\\'));
}

static char *put_escape(char *out, unsigned char byte)
{
	static const char digits[] = "0123456789abcdef";
	char escape[ESCAPE_SIZE] = {'\\', escapes[byte], '0', '0', digits[byte >> 4], digits[byte & 15]};
	memcpy(out, escape, sizeof escape);
	return out + (escape[1] == 'u' ? ESCAPE_SIZE : 2);
}

/* LANES bytes are stored as they are; where one needs an escape, that is written over it, and the next begin behind it. */
static __attribute__((noinline)) char *put_with_escapes(char *out, const char *bytes, size_t len)
{
	const char *end = bytes + len;
	while (end - bytes >= LANES) {
		vb_bytes16 b = vb_load16(bytes), odd = needs_escape(b);
		memcpy(out, &b, sizeof b);
		uint32_t plain = vb_any16(odd) ? vb_first16(odd) : LANES;
		out += plain;
		bytes += plain;
		if (plain < LANES)
			out = put_escape(out, (unsigned char)*bytes++);
	}
	for (; bytes < end; bytes++) {
		if (escapes[(unsigned char)*bytes])
			out = put_escape(out, (unsigned char)*bytes);
		else
			*out++ = *bytes;
	}
	return out;
}

/* Copies LANES bytes or more; false where one of them needs an escape. Their end is read and stored in words that overlap what stands
 * before it: nothing behind the string is touched. */
static inline bool copy_plain(char *out, const char *bytes, size_t len)
{
	vb_bytes16 last = vb_load16(bytes + len - LANES), odd = needs_escape(last);
	for (size_t at = 0; at < len - LANES; at += LANES) {
		vb_bytes16 b = vb_load16(bytes + at);
		memcpy(out + at, &b, sizeof b);
		odd |= needs_escape(b);
	}
	memcpy(out + len - LANES, &last, sizeof last);
	return !vb_any16(odd);
}

/* The same for less than LANES bytes. */
static inline bool copy_few(char *out, const char *bytes, size_t len)
{
	if (len >= 8) {
		uint64_t head, tail;
		memcpy(&head, bytes, sizeof head);
		memcpy(&tail, bytes + len - sizeof tail, sizeof tail);
		memcpy(out, &head, sizeof head);
		memcpy(out + len - sizeof tail, &tail, sizeof tail);
		return !vb_any16(needs_escape((vb_bytes16)(vb_two_words){head, tail}));
	}
	if (len >= 4) {
		uint32_t head, tail;
		memcpy(&head, bytes, sizeof head);
		memcpy(&tail, bytes + len - sizeof tail, sizeof tail);
		memcpy(out, &head, sizeof head);
		memcpy(out + len - sizeof tail, &tail, sizeof tail);
		uint64_t both = head | (uint64_t)tail << 32;
		return !vb_any16(needs_escape((vb_bytes16)(vb_two_words){both, both}));
	}
	if (len == 0)
		return true;
	char first = bytes[0], middle = bytes[len / 2], last = bytes[len - 1]; /* of at most three these are all */
	out[0] = first;
	out[len / 2] = middle;
	out[len - 1] = last;
	return !(escapes[(unsigned char)first] | escapes[(unsigned char)middle] | escapes[(unsigned char)last]);
}

/* A string for which the buffer has no room left. */
static __attribute__((noinline)) char *put_long_text(struct vb_writer *w, char *at, struct vb_str s)
{
	at = PUT(flush(w, at), "\"");
	for (size_t len; s.len; s.ptr += len, s.len -= len) {
		len = s.len < SLICE ? s.len : SLICE;
		if (room_at(w, at) < SLICE * ESCAPE_SIZE + ROOM)
			at = flush(w, at);
		at = put_with_escapes(at, s.ptr, len);
	}
	return ask_room(w, PUT(at, "\","));
}

static __attribute__((noinline)) char *put_odd_text(char *at, struct vb_str s)
{
	return PUT(put_with_escapes(PUT(at, "\""), s.ptr, s.len), "\",");
}

/* A string of less than LANES bytes is a field that fits FIELD_SIZE: no room is asked for. */
static char *put_text(struct vb_writer *w, char *at, struct vb_str s)
{
	if (s.len < LANES) {
		if (!copy_few(at + 1, s.ptr, s.len))
			return put_odd_text(at, s);
	} else {
		if (room_at(w, at) < s.len * ESCAPE_SIZE + 2 * ROOM)
			return put_long_text(w, at, s);
		if (s.len >= SURELY_LINES || !copy_plain(at + 1, s.ptr, s.len))
			return put_odd_text(at, s);
	}
	*at = '"';
	return PUT(at + 1 + s.len, "\",");
}

static inline char *put_str(struct vb_writer *w, char *at, struct vb_str s)
{
	return s.ptr ? put_text(w, at, s) : PUT(at, "null,");
}

static char *put_some_strs(struct vb_writer *w, char *at, const struct vb_strs *strs)
{
	*at++ = '[';
	for (uint32_t i = 0; i < strs->count; i++)
		at = ask_room(w, put_str(w, at, strs->items[i]));
	return close_bracket(at, ']');
}

static inline char *put_strs(struct vb_writer *w, char *at, const struct vb_strs *strs)
{
	return strs->count ? put_some_strs(w, at, strs) : PUT(at, "[],"); /* most are empty */
}

static char *put_cells(struct vb_writer *w, char *at, const struct vb_strs *cells)
{
	if (w->columns->count == 0)
		return PUT(at, "{},");
	*at++ = '{';
	for (uint32_t i = 0; i < w->columns->count; i++) {
		at = put_str(w, at, w->columns->items[i].key);
		at[-1] = ':';
		at = ask_room(w, put_str(w, at, i < cells->count ? cells->items[i] : VB_NULL));
	}
	return close_bracket(at, '}');
}

/* ---- Numbers --------------------------------------------------------------------------------------------------------- */

static inline char *put_flag(char *at, bool flag)
{
	return flag ? PUT(at, "true,") : PUT(at, "false,");
}

/* "000" to "999", and "0" to "999" with their length as a fourth byte: four bytes are copied at once, what is too much is overwritten. */
#define TEN(tens, end) \
	tens "0" end tens "1" end tens "2" end tens "3" end tens "4" end tens "5" end tens "6" end tens "7" end tens "8" end tens "9" end
#define NINETY(hundreds, end) \
	TEN(hundreds "1", end) TEN(hundreds "2", end) TEN(hundreds "3", end) TEN(hundreds "4", end) TEN(hundreds "5", end) \
	TEN(hundreds "6", end) TEN(hundreds "7", end) TEN(hundreds "8", end) TEN(hundreds "9", end)
#define HUNDRED(hundreds, end) TEN(hundreds "0", end) NINETY(hundreds, end)
#define NINE_HUNDRED(end) \
	HUNDRED("1", end) HUNDRED("2", end) HUNDRED("3", end) HUNDRED("4", end) HUNDRED("5", end) HUNDRED("6", end) HUNDRED("7", end) \
	HUNDRED("8", end) HUNDRED("9", end)
static const char three_digits[] = HUNDRED("0", "\0") NINE_HUNDRED("\0");
static const char first_digits[] = TEN("", "\0\0\1") NINETY("", "\0\2") NINE_HUNDRED("\3");

static inline char *put_three_digits(char *out, uint32_t count)
{
	memcpy(out, three_digits + 4 * count, 4);
	return out + 3;
}

/* Below 1,000, without zeros before. */
static inline char *put_first_digits(char *out, uint32_t count)
{
	const char *digits = first_digits + 4 * count;
	memcpy(out, digits, 4);
	return out + digits[3];
}

static __attribute__((noinline)) char *put_many_digits(char *out, uint32_t count)
{
	uint32_t thousands = count / 1000, millions = thousands / 1000;
	out = millions < 1000 ? put_first_digits(out, millions) : put_three_digits(put_first_digits(out, millions / 1000), millions % 1000);
	return put_three_digits(put_three_digits(out, thousands % 1000), count % 1000);
}

static inline char *put_digits(char *out, uint32_t count)
{
	uint32_t thousands = count / 1000;
	if (thousands >= 1000) /* few texts are so long */
		return put_many_digits(out, count);
	return thousands ? put_three_digits(put_first_digits(out, thousands), count % 1000) : put_first_digits(out, count);
}

/* printf writes the decimal point of the locale, which may be a comma or several bytes. */
static char *put_printed(char *at, const char *printed)
{
	bool point = false;
	for (; *printed; printed++) {
		bool own = (*printed >= '0' && *printed <= '9') || *printed == '-' || *printed == '+' || *printed == 'e';
		if (own || !point)
			*at++ = own ? *printed : '.';
		point = !own;
	}
	return at;
}

static char *put_fraction(char *at, double value)
{
	char printed[64];
	for (int digits = 15; digits <= 17; digits++) {
		snprintf(printed, sizeof printed, "%.*g", digits, value);
		if (strtod(printed, NULL) == value)
			break;
	}
	return put_printed(at, printed);
}

/* A number of a few decimals (85.5): where the integer of all its digits, divided by the power of ten, is the very value, these are the
 * digits that printf would find. NULL where it has more decimals, or is too large or small. */
static char *put_few_decimals(char *at, double size)
{
	enum { MOST = 3 };
	const double least = 0.001, most = 1000000; /* with MOST decimals the digits fit 32 bits, and no exponent is printed */
	double power = 10;
	for (uint32_t decimals = 1, tens = 10; size >= least && size < most && decimals <= MOST; decimals++, tens *= 10, power *= 10) {
		uint32_t digits = (uint32_t)(size * power + 0.5);
		if ((double)digits / power != size)
			continue;
		at = put_digits(at, digits / tens);
		*at++ = '.';
		for (uint32_t rest = digits % tens; (tens /= 10); rest %= tens)
			*at++ = (char)('0' + rest / tens);
		return at;
	}
	return NULL;
}

static char *put_number(char *at, double value)
{
	const double exact = 9007199254740992.0; /* 2^53: up to here a double holds every integer */
	double size = fabs(value);
	if (!isfinite(value))
		return PUT(at, "null,");
	if (value < 0)
		*at++ = '-';
	if (size <= exact && size == (double)(uint64_t)size) {
		at = size <= UINT32_MAX ? put_digits(at, (uint32_t)size) : at + sprintf(at, "%" PRIu64, (uint64_t)size);
	} else {
		char *end = put_few_decimals(at, size);
		at = end ? end : put_fraction(at, size);
	}
	return PUT(at, ",");
}

/* ---- Places ---------------------------------------------------------------------------------------------------------- */

/* What put_span does for everything that has a place: without the calls it takes a tenth less. */
#define INLINED static inline __attribute__((always_inline))

/* 0xFF for each byte of the kind; 0 bytes are of no kind. */
typedef vb_bytes16 byte_kind(vb_bytes16 bytes);

static inline vb_bytes16 continuation(vb_bytes16 bytes)
{
	return (vb_bytes16)((vb_signed_bytes16)bytes < -0x40); /* 80..BF */
}

static inline vb_bytes16 line_end(vb_bytes16 bytes)
{
	return (vb_bytes16)(bytes == '\n');
}

static inline uint32_t count_bits(uint64_t bits)
{
	bits -= bits >> 1 & UINT64_C(0x5555555555555555);
	bits = (bits & UINT64_C(0x3333333333333333)) + (bits >> 2 & UINT64_C(0x3333333333333333));
	return (uint32_t)(((bits + (bits >> 4)) & UINT64_C(0x0F0F0F0F0F0F0F0F)) * UINT64_C(0x0101010101010101) >> 56);
}

static inline uint64_t bits_of(const char *bytes, byte_kind *kind)
{
	uint64_t bits = 0;
	for (unsigned at = 0; at < STEP; at += LANES)
		bits |= (uint64_t)vb_mask16(kind(vb_load16(bytes + at))) << at;
	return bits;
}

/* One mark for each STEP bytes, and one behind the last whole ones. Where memory is exhausted `bits` is NULL. */
static inline struct marks make_marks(const char *bytes, uint32_t len, byte_kind *kind, bool with_runs)
{
	uint32_t whole = len / STEP, before = 0;
	size_t count = whole + 1, one = sizeof(uint64_t) + (with_runs ? 2 : 1) * sizeof(uint32_t);
	struct marks marks = {.bits = malloc(count * one)};
	if (!marks.bits)
		return marks;
	marks.before = (uint32_t *)(marks.bits + count);
	marks.runs = with_runs ? marks.before + count : NULL;
	char last[STEP] = {0};
	if (len % STEP)
		memcpy(last, bytes + whole * STEP, len % STEP);
	for (uint32_t i = 0; i <= whole; i++) {
		uint64_t bits = bits_of(i < whole ? bytes + i * STEP : last, kind);
		marks.bits[i] = bits;
		marks.before[i] = before;
		before += count_bits(bits);
	}
	return marks;
}

static void mark_runs(uint32_t *runs, uint32_t len, const struct vb_offset_map *map)
{
	for (uint32_t i = 0, run = 0; i <= len / STEP; i++) {
		while (run + 1 < map->runs.count && map->runs.items[run + 1].out <= i * STEP)
			run++;
		runs[i] = run;
	}
}

/* How many of the kind stand before byte `at`. */
static inline uint32_t count_before(const struct marks *marks, uint32_t at)
{
	return marks->before[at / STEP] + count_bits(marks->bits[at / STEP] & ((UINT64_C(1) << at % STEP) - 1));
}

static inline uint32_t code_points(const struct vb_writer *w, uint32_t at)
{
	uint32_t inside = at < w->text->len ? at : w->text->len;
	return inside - count_before(&w->continuations, inside);
}

INLINED struct vb_span in_code_points(const struct vb_writer *w, struct vb_span span)
{
	if (vb_span_is_none(span))
		return span;
	return (struct vb_span){code_points(w, span.start), code_points(w, span.end)};
}

/* The run of the offset map that holds byte `at` of the text. */
static inline const struct vb_map_run *run_at(const struct vb_writer *w, uint32_t at)
{
	const struct vb_offset_map *map = &w->text->map;
	const struct vb_map_run *run = &map->runs.items[w->continuations.runs[(at < w->text->len ? at : w->text->len) / STEP]];
	for (const struct vb_map_run *last = &map->runs.items[map->runs.count - 1]; run < last && run[1].out <= at; run++)
		;
	return run;
}

INLINED struct vb_span in_source(const struct vb_writer *w, struct vb_span span)
{
	if (vb_span_is_none(span) || w->text->map.runs.count == 0)
		return VB_NO_SPAN;
	return vb_map_source_in_runs(&w->text->map, span, run_at(w, span.start), run_at(w, span.end > span.start ? span.end - 1 : span.start));
}

INLINED char *put_pair(char *at, struct vb_span pair)
{
	if (vb_span_is_none(pair))
		return PUT(at, "null,");
	*at++ = '[';
	at = put_digits(at, pair.start);
	*at++ = ',';
	at = put_digits(at, pair.end);
	return PUT(at, "],");
}

/* The first gap of the text behind byte `at`. */
static uint32_t gap_after(const struct vb_text *text, uint32_t at)
{
	uint32_t low = 0, high = text->gaps.count;
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (text->gaps.items[middle] <= at)
			low = middle + 1;
		else
			high = middle;
	}
	return low < text->gaps.count ? text->gaps.items[low] : VB_NOWHERE;
}

/* The start of `rest` up to the next gap; `rest` becomes what is left. */
static struct vb_span cut_piece(const struct vb_text *text, struct vb_span *rest)
{
	uint32_t gap = gap_after(text, rest->start);
	struct vb_span piece = {rest->start, gap < rest->end ? gap : rest->end};
	rest->start = piece.end;
	return piece;
}

static char *put_pieces(struct vb_writer *w, char *at, const struct vb_span *spans, uint32_t count, bool source)
{
	*at++ = '[';
	for (uint32_t i = 0; i < count; i++) {
		for (struct vb_span rest = spans[i]; rest.start < rest.end;) {
			struct vb_span piece = cut_piece(w->text, &rest);
			at = ask_room(w, put_pair(at, source ? in_source(w, piece) : in_code_points(w, piece)));
		}
	}
	return close_bracket(at, ']');
}

/* Keys "span" and "source_span", and the pieces where the thing stands in several or a gap of the text divides it. */
static char *put_span(struct vb_writer *w, char *at, struct vb_span span, const struct vb_spans *pieces)
{
	w->source = in_source(w, span);
	if (vb_span_is_none(w->source) && !vb_span_is_none(span) && span.end > span.start && w->text->bytes[span.end - 1] == '\n')
		w->source = in_source(w, (struct vb_span){span.start, span.end - 1}); /* a part: its last LF is in no source */
	at = put_pair(KEY(at, "span"), in_code_points(w, span));
	at = put_pair(KEY(at, "source_span"), w->source);
	if (vb_span_is_none(span) || (pieces->count <= 1 && (w->text->gaps.count == 0 || gap_after(w->text, span.start) >= span.end)))
		return at;
	const struct vb_span *spans = pieces->count > 1 ? pieces->items : &span;
	uint32_t count = pieces->count > 1 ? pieces->count : 1;
	at = put_pieces(w, KEY(at, "pieces"), spans, count, false);
	return put_pieces(w, KEY(at, "source_pieces"), spans, count, true);
}

static char *put_line(const struct vb_writer *w, char *at)
{
	if (vb_span_is_none(w->source) || !w->text->source)
		return PUT(at, "null,");
	uint32_t start = w->source.start < w->text->source_len ? w->source.start : w->text->source_len;
	return PUT(put_digits(at, count_before(&w->line_ends, start) + 1), ",");
}

/* ---- Structs --------------------------------------------------------------------------------------------------------- */

/* From here the field lists of record.h write the writer: FIELD writes one field of `item`, put_T one struct. */
#define FIELD(kind, name) FIELD_##kind(name)
#define FIELD_str(name) at = put_str(w, KEY(at, #name), item->name);
#define FIELD_flag(name) at = put_flag(KEY(at, #name), item->name);
#define FIELD_number(name) at = put_number(KEY(at, #name), item->name);
#define FIELD_span(name) at = put_span(w, at, item->name, &item->name##_pieces);
#define FIELD_line(name) at = put_line(w, KEY(at, #name));
#define FIELD_strs(name) at = put_strs(w, KEY(at, #name), &item->name);
#define FIELD_cells(name) at = put_cells(w, KEY(at, #name), &item->name);
#define FIELD_one(type, name) at = put_##type(w, KEY(at, #name), &item->name);
#define FIELD_one_jurisdiction(name) FIELD_one(jurisdiction, name)
#define FIELD_one_header_spans(name) FIELD_one(header_spans, name)
#define FIELD_one_resolution(name) FIELD_one(resolution, name)
#define FIELD_that_agency(name) at = put_agency(w, KEY(at, #name), item->name);
#define FIELD_maybe(type, name) \
	at = KEY(at, #name); \
	at = item->name ? put_##type(w, at, item->name) : PUT(at, "null,");
#define FIELD_maybe_place(name) FIELD_maybe(place, name)
#define FIELD_maybe_issuer(name) FIELD_maybe(issuer, name)
#define FIELD_maybe_signer(name) FIELD_maybe(signer, name)
#define FIELD_maybe_due(name) FIELD_maybe(due, name)
#define FIELD_maybe_header(name) FIELD_maybe(header, name)
#define FIELD_many(type, name) \
	at = KEY(at, #name); \
	if (item->name.count > 0) { \
		*at++ = '['; \
		for (uint32_t i = 0; i < item->name.count; i++) \
			at = put_##type(w, at, &item->name.items[i]); \
		at = close_bracket(at, ']'); \
	} else { \
		at = PUT(at, "[],"); /* most lists are empty */ \
	}
#define FIELD_many_paragraph(name) FIELD_many(paragraph, name)
#define FIELD_many_column(name) w->columns = &item->name; FIELD_many(column, name)
#define FIELD_many_agency(name) FIELD_many(agency, name)
#define FIELD_many_due(name) FIELD_many(due, name)
#define FIELD_many_row(name) FIELD_many(row, name)
#define FIELD_many_table(name) FIELD_many(table, name)
#define FIELD_many_section(name) FIELD_many(section, name)
#define FIELD_many_pinpoint(name) FIELD_many(pinpoint, name)


#define DECLARE_PUT(name, NAME) static char *put_##name(struct vb_writer *w, char *at, const struct vb_##name *item);
VB_STRUCTS(DECLARE_PUT)

#define SIZE(kind, name) + FIELD_SIZE + sizeof #name
#define DEFINE_PUT(name, NAME) \
	static_assert(VB_##NAME##_FIELDS(SIZE) < ROOM, "ROOM is for all fields of a struct"); \
	static char *put_##name(struct vb_writer *w, char *at, const struct vb_##name *item) \
	{ \
		at = ask_room(w, at); \
		*at++ = '{'; \
		VB_##NAME##_FIELDS(FIELD) \
		return ask_room(w, close_bracket(at, '}')); \
	}
VB_STRUCTS(DEFINE_PUT)

static char *put_diagnostic(struct vb_writer *w, char *at, const struct vb_diagnostic *item)
{
	*at++ = '{';
	at = put_str(w, KEY(at, "code"), vb_diagnostic_code_name(item->code));
	at = put_str(w, KEY(at, "severity"), vb_diagnostic_severity_name(item->code));
	at = put_str(w, KEY(at, "message"), item->message);
	at = put_pair(KEY(at, "span"), in_code_points(w, item->span));
	w->source = vb_span_is_none(item->source_span) ? in_source(w, item->span) : item->source_span;
	at = put_pair(KEY(at, "source_span"), w->source);
	at = put_line(w, KEY(at, "line"));
	return ask_room(w, close_bracket(at, '}'));
}

static char *put_schema_version(char *at)
{
	return PUT(KEY(at, "schema_version"), "\"" VB_SCHEMA_VERSION "\",");
}

static char *put_generator(char *at)
{
	at = PUT(KEY(at, "generator"), "{");
	at = PUT(KEY(at, "name"), "\"vanban\",");
	at = PUT(KEY(at, "version"), "\"" VB_VERSION "\",");
	at = PUT(KEY(at, "options"), "{},");
	return close_bracket(at, '}');
}

static char *put_record(struct vb_writer *w, const struct vb_record *item, bool omit_text)
{
	char *at = PUT(w->buffer, "{");
	at = put_schema_version(at);
	at = put_generator(at);
	FIELD_one(source, source)
	at = put_str(w, KEY(at, "text"), omit_text ? VB_NULL : (struct vb_str){item->text.bytes, item->text.len});
	FIELD_many(part, parts)
	FIELD_one(header, document)
	FIELD_many(section, sections)
	FIELD_many(appendix, appendices)
	FIELD_many(citation, citations)
	FIELD_many(work, works)
	FIELD_many(definition, definitions)
	FIELD_many(assignment, assignments)
	FIELD_many(target, targets)
	FIELD_many(diagnostic, diagnostics)
	return close_bracket(at, '}');
}

static char *put_error(struct vb_writer *w, const struct vb_error *item)
{
	char *at = PUT(w->buffer, "{");
	at = put_schema_version(at);
	FIELD_one(source, source)
	at = PUT(KEY(at, "error"), "{");
	at = put_str(w, KEY(at, "code"), vb_error_code_name(item->code));
	FIELD_str(message)
	FIELD_str(hint)
	return close_bracket(close_bracket(at, '}'), '}');
}

/* ---- The whole ------------------------------------------------------------------------------------------------------- */

struct vb_writer *vb_writer_new(void)
{
	return malloc(sizeof(struct vb_writer)); /* all but the buffer is set for each record */
}

void vb_writer_free(struct vb_writer *writer)
{
	free(writer);
}

/* What is left but the comma behind the last bracket. */
static bool finish(struct vb_writer *w, char *at)
{
	flush(w, at);
	return !w->failed;
}

static bool write_record(struct vb_writer *w, const struct vb_record *record, bool omit_text)
{
	const struct vb_text *text = &record->text;
	w->failed = false;
	w->text = text;
	w->columns = NULL;
	w->continuations = make_marks(text->bytes, text->len, continuation, true);
	w->line_ends = make_marks(text->source, text->source_len, line_end, false);
	bool written = w->continuations.bits && w->line_ends.bits;
	if (written) {
		mark_runs(w->continuations.runs, text->len, &text->map);
		written = finish(w, put_record(w, record, omit_text));
	}
	free(w->continuations.bits);
	free(w->line_ends.bits);
	return written;
}

/* The sink of the writer, or one before it that indents. */
static void set_sink(struct vb_writer *w, struct vb_indenter *indenter, bool indent, vb_sink *sink, void *user)
{
	w->sink = sink;
	w->user = user;
	if (!indent)
		return;
	*indenter = (struct vb_indenter){.sink = sink, .user = user};
	w->sink = vb_indent;
	w->user = indenter;
}

bool vb_write_record(struct vb_writer *w, const struct vb_record *record, struct vb_write_options options, vb_sink *sink, void *user)
{
	struct vb_indenter indenter;
	set_sink(w, &indenter, options.indent, sink, user);
	return write_record(w, record, options.omit_text);
}

bool vb_write_error(struct vb_writer *w, const struct vb_error *error, struct vb_write_options options, vb_sink *sink, void *user)
{
	struct vb_indenter indenter;
	set_sink(w, &indenter, options.indent, sink, user);
	w->failed = false;
	return finish(w, put_error(w, error));
}

struct vb_str vb_error_code_name(enum vb_error_code code)
{
	switch (code) {
	case VB_ERROR_NONE: break;
	case VB_ERROR_UNREADABLE: return VB_LIT("unreadable");
	case VB_ERROR_EMPTY: return VB_LIT("empty");
	case VB_ERROR_TOO_LARGE: return VB_LIT("too-large");
	case VB_ERROR_NOT_TEXT: return VB_LIT("not-text");
	case VB_ERROR_ENCRYPTED: return VB_LIT("encrypted");
	case VB_ERROR_DAMAGED: return VB_LIT("damaged");
	case VB_ERROR_UNSUPPORTED: return VB_LIT("unsupported");
	case VB_ERROR_TIMEOUT: return VB_LIT("timeout");
	case VB_ERROR_MEMORY: return VB_LIT("memory");
	}
	return VB_NULL;
}
