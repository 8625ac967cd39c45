#include "writer.h"

#include "../base/utf8.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum {
	BUFFER_SIZE = 32 * 1024, /* a record of 30 KB of text goes to the sink in four or five pieces */
	ROOM = 128,              /* what is asked for before a key: the longest key, a value that is no string, brackets */
	ESCAPE_SIZE = 6,         /* the longest: \u001f */
	SLICE = 1024,            /* so much of a string is written at once; as escapes it still fits the buffer several times */
	INDEX_STEP = 128,        /* bytes between two marks of an index: a look-up counts 64 on average, the marks take 3 % */
	LANES = sizeof(vb_bytes16),
};

/* How many bytes of one kind (continuation bytes, LFs) stand before each INDEX_STEP-th byte; filled as far as was asked. */
struct position_index {
	const char *bytes;
	uint32_t len;
	uint32_t filled; /* marks that are known */
	uint32_t *marks;
};

/* Bytes are put at `at` without a look at the room: it is asked for once, before a key or an item (ROOM) or a string. */
struct writer {
	vb_sink *sink;
	void *user;
	bool indent, failed;
	char separator; /* before the next key or item: a comma, or the bracket that was opened last, not yet written */
	unsigned depth;
	const struct vb_text *text;
	struct position_index continuations, line_ends;
	uint32_t run;                         /* of the offset map, near the span written last: the next is not far */
	struct vb_span source;                /* of the span written last: what a `line` field speaks of */
	const struct vb_column_list *columns; /* of the table written last: what its `cells` are keyed by */
	char *at;                             /* in `buffer` */
	char buffer[BUFFER_SIZE];
};

static void flush(struct writer *w)
{
	if (!w->failed && w->at > w->buffer)
		w->failed = !w->sink(w->user, w->buffer, (size_t)(w->at - w->buffer));
	w->at = w->buffer;
}

static inline size_t room_left(const struct writer *w)
{
	return (size_t)(w->buffer + BUFFER_SIZE - w->at);
}

static inline void ask_room(struct writer *w, size_t size)
{
	if (room_left(w) < size)
		flush(w);
}

static inline void put_byte(struct writer *w, char byte)
{
	*w->at++ = byte;
}

static inline void put(struct writer *w, const char *bytes, size_t len)
{
	char *at = w->at;
	w->at += len;
	memcpy(at, bytes, len);
}

#define PUT(w, literal) put((w), (literal), sizeof(literal) - 1)

static void new_line(struct writer *w)
{
	put_byte(w, '\n');
	for (unsigned i = 0; i < w->depth; i++) {
		ask_room(w, ROOM);
		PUT(w, "  ");
	}
	ask_room(w, ROOM);
}

/* Before each item of an array. */
static void separate(struct writer *w)
{
	ask_room(w, ROOM);
	put_byte(w, w->separator);
	w->separator = ',';
	if (w->indent)
		new_line(w);
}

/* The bracket is written with what follows it: so a key is written the same way whether it is the first or not. */
static inline void open_bracket(struct writer *w, char bracket)
{
	w->depth++;
	w->separator = bracket;
}

static void close_bracket(struct writer *w, char bracket)
{
	ask_room(w, ROOM);
	w->depth--;
	if (w->separator != ',')
		put_byte(w, w->separator);
	else if (w->indent)
		new_line(w);
	put_byte(w, bracket);
	w->separator = ',';
}

static void put_key_indented(struct writer *w, const char *key, size_t len)
{
	separate(w);
	put(w, key, len);
	put_byte(w, ' ');
}

/* `key` has a byte for the separator before it, then its quotes and the colon: a constant, stored in one piece. */
static inline void put_key(struct writer *w, const char *key, size_t len)
{
	if (w->indent) {
		put_key_indented(w, key + 1, len - 1);
		return;
	}
	ask_room(w, ROOM);
	char *at = w->at, separator = w->separator; /* read first: for the compiler a store of chars may change all of `w` */
	w->separator = ',';
	w->at = at + len;
	memcpy(at, key, len);
	*at = separator;
}

#define KEY(w, name) put_key((w), ",\"" name "\":", sizeof(name) + 3)

/* The letter of a short escape, 'u' where there is none, 0 where the byte stands for itself. */
static const char escapes[256] = {
	[0x00 ... 0x07] = 'u', ['\b'] = 'b', ['\t'] = 't', ['\n'] = 'n', [0x0B] = 'u', ['\f'] = 'f', ['\r'] = 'r',
	[0x0E ... 0x1F] = 'u', ['"'] = '"', ['\\'] = '\\',
};

static char *put_escape(char *out, unsigned char byte)
{
	static const char digits[] = "0123456789abcdef";
	char escape[ESCAPE_SIZE] = {'\\', escapes[byte], '0', '0', digits[byte >> 4], digits[byte & 15]};
	memcpy(out, escape, sizeof escape);
	return out + (escape[1] == 'u' ? ESCAPE_SIZE : 2);
}

static __attribute__((noinline)) char *put_byte_by_byte(char *out, const char *bytes, size_t len)
{
	for (const char *end = bytes + len; bytes < end; bytes++) {
		if (escapes[(unsigned char)*bytes])
			out = put_escape(out, (unsigned char)*bytes);
		else
			*out++ = *bytes;
	}
	return out;
}

typedef uint64_t two_words __attribute__((vector_size(16)));

static inline bool all_plain(vb_bytes16 b)
{
	vb_bytes16 turned = b ^ 2; /* '"' becomes 0x20, ' ' and '!' rise above it: one comparison for '"' and control characters */
	return !vb_any16((vb_bytes16)((turned <= 0x20) | (b == '\\')));
}

static inline size_t plain_before_escape(const char *bytes)
{
	size_t plain = 0;
	while (!escapes[(unsigned char)bytes[plain]])
		plain++;
	return plain;
}

/* The first, the middle and the last of at most three are all of them. */
static inline char *put_three(char *out, const char *bytes, size_t len)
{
	if (len == 0)
		return out;
	char first = bytes[0], middle = bytes[len / 2], last = bytes[len - 1];
	if (escapes[(unsigned char)first] | escapes[(unsigned char)middle] | escapes[(unsigned char)last])
		return put_byte_by_byte(out, bytes, len);
	out[0] = first;
	out[len / 2] = middle;
	out[len - 1] = last;
	return out + len;
}

/* Fewer than LANES bytes, read as two words that overlap: nothing behind the string is touched. */
static inline char *put_few(char *out, const char *bytes, size_t len)
{
	if (len >= 8) {
		uint64_t head, tail;
		memcpy(&head, bytes, sizeof head);
		memcpy(&tail, bytes + len - sizeof tail, sizeof tail);
		if (all_plain((vb_bytes16)(two_words){head, tail})) {
			memcpy(out, &head, sizeof head);
			memcpy(out + len - sizeof tail, &tail, sizeof tail);
			return out + len;
		}
	} else if (len >= 4) {
		uint32_t head, tail;
		memcpy(&head, bytes, sizeof head);
		memcpy(&tail, bytes + len - sizeof tail, sizeof tail);
		uint64_t both = head | (uint64_t)tail << 32;
		if (all_plain((vb_bytes16)(two_words){both, both})) {
			memcpy(out, &head, sizeof head);
			memcpy(out + len - sizeof tail, &tail, sizeof tail);
			return out + len;
		}
	} else {
		return put_three(out, bytes, len);
	}
	return put_byte_by_byte(out, bytes, len);
}

/* LANES bytes are stored as they are; where one needs an escape, that is written over it, and the next begin behind it. */
static inline char *put_slice(char *out, const char *bytes, size_t len)
{
	size_t at = 0, stop = len < LANES ? 0 : len - LANES + 1;
	while (at < stop) {
		vb_bytes16 b = vb_load16(bytes + at);
		memcpy(out + at, &b, sizeof b);
		if (all_plain(b)) {
			at += LANES;
			continue;
		}
		at += plain_before_escape(bytes + at);
		out = put_escape(out + at, (unsigned char)bytes[at]) - at - 1; /* so that out + at is again the place of bytes[at] */
		at++;
	}
	return put_few(out + at, bytes + at, len - at);
}

/* A string that is long, or for which the buffer has no room left. Not inlined: without it put_text saves no registers. */
static __attribute__((noinline)) void put_text_in_slices(struct writer *w, struct vb_str s)
{
	ask_room(w, ROOM);
	put_byte(w, '"');
	for (; s.len > SLICE; s.ptr += SLICE, s.len -= SLICE) {
		ask_room(w, SLICE * ESCAPE_SIZE);
		w->at = put_slice(w->at, s.ptr, SLICE);
	}
	ask_room(w, SLICE * ESCAPE_SIZE + ROOM);
	w->at = put_slice(w->at, s.ptr, s.len);
	put_byte(w, '"');
}

static void put_text(struct writer *w, struct vb_str s)
{
	if (s.len > SLICE || room_left(w) < s.len * ESCAPE_SIZE + ROOM) {
		put_text_in_slices(w, s);
		return;
	}
	char *at = w->at;
	*at++ = '"';
	at = put_slice(at, s.ptr, s.len);
	*at++ = '"';
	w->at = at;
}

static inline void put_str(struct writer *w, struct vb_str s)
{
	if (s.ptr)
		put_text(w, s);
	else
		PUT(w, "null");
}

static inline void put_flag(struct writer *w, bool flag)
{
	if (flag)
		PUT(w, "true");
	else
		PUT(w, "false");
}

/* "00" to "99". */
#define TEN(tens) tens "0" tens "1" tens "2" tens "3" tens "4" tens "5" tens "6" tens "7" tens "8" tens "9"
static const char two_digits[] = TEN("0") TEN("1") TEN("2") TEN("3") TEN("4") TEN("5") TEN("6") TEN("7") TEN("8") TEN("9");

static inline char *put_two_digits(char *out, uint32_t count)
{
	memcpy(out, two_digits + 2 * count, 2);
	return out + 2;
}

static inline char *put_one_or_two_digits(char *out, uint32_t count)
{
	if (count >= 10)
		return put_two_digits(out, count);
	*out = (char)('0' + count);
	return out + 1;
}

static inline char *put_four_digits(char *out, uint32_t count)
{
	return put_two_digits(put_two_digits(out, count / 100), count % 100);
}

/* The number begins with one or two digits, then come pairs. */
static char *put_digits(char *out, uint32_t count)
{
	if (count < 100)
		return put_one_or_two_digits(out, count);
	if (count < 10000)
		return put_two_digits(put_one_or_two_digits(out, count / 100), count % 100);
	if (count < 1000000) /* most places of a text */
		return put_four_digits(put_one_or_two_digits(out, count / 10000), count % 10000);
	if (count < 100000000)
		out = put_one_or_two_digits(out, count / 1000000);
	else
		out = put_two_digits(put_one_or_two_digits(out, count / 100000000), count / 1000000 % 100);
	count %= 1000000;
	return put_four_digits(put_two_digits(out, count / 10000), count % 10000);
}

static inline void put_count(struct writer *w, uint32_t count)
{
	w->at = put_digits(w->at, count);
}

/* printf writes the decimal point of the locale, which may be a comma or several bytes. */
static void put_printed(struct writer *w, const char *printed)
{
	bool point = false;
	for (; *printed; printed++) {
		bool own = (*printed >= '0' && *printed <= '9') || *printed == '-' || *printed == '+' || *printed == 'e';
		if (own || !point)
			put_byte(w, own ? *printed : '.');
		point = !own;
	}
}

static void put_fraction(struct writer *w, double value)
{
	char printed[64];
	for (int digits = 15; digits <= 17; digits++) {
		snprintf(printed, sizeof printed, "%.*g", digits, value);
		if (strtod(printed, NULL) == value)
			break;
	}
	put_printed(w, printed);
}

static void put_whole(struct writer *w, uint64_t size)
{
	if (size <= UINT32_MAX)
		put_count(w, (uint32_t)size);
	else
		w->at += sprintf(w->at, "%" PRIu64, size);
}

static void put_number(struct writer *w, double value)
{
	const double exact = 9007199254740992.0; /* 2^53: up to here a double holds every integer */
	double size = fabs(value);
	if (!isfinite(value)) {
		PUT(w, "null");
	} else if (size <= exact && size == (double)(uint64_t)size) {
		if (value < 0)
			put_byte(w, '-');
		put_whole(w, (uint64_t)size);
	} else {
		put_fraction(w, value);
	}
}

/* 0xFF for each byte of the kind. */
typedef vb_bytes16 byte_kind(vb_bytes16 bytes);

static inline vb_bytes16 continuation(vb_bytes16 bytes)
{
	typedef int8_t signed_bytes __attribute__((vector_size(16)));
	return (vb_bytes16)((signed_bytes)bytes < -0x40); /* 80..BF */
}

static inline vb_bytes16 line_end(vb_bytes16 bytes)
{
	return (vb_bytes16)(bytes == '\n');
}

/* The last `len` (< LANES) of LANES bytes; where the text is shorter than those, after zeros, which are of no kind. */
static inline vb_bytes16 load_last(const char *bytes, uint32_t end, uint32_t len)
{
	static const uint8_t keep[2 * LANES] = {[LANES ... 2 * LANES - 1] = 0xFF};
	uint8_t start[LANES] = {0};
	if (end >= LANES)
		return vb_load16(bytes + end - LANES) & vb_load16(keep + len);
	memcpy(start + LANES - len, bytes + end - len, len);
	return vb_load16(start);
}

/* How many bytes of the kind stand in start..end, which is no more than INDEX_STEP: a lane counts to 8, all to 128. */
static inline uint32_t count_kind(const char *bytes, uint32_t start, uint32_t end, byte_kind *kind)
{
	const uint64_t each_byte = UINT64_C(0x0101010101010101);
	vb_bytes16 sums = {0};
	uint32_t at = start;
	for (; end - at >= LANES; at += LANES)
		sums -= kind(vb_load16(bytes + at));
	if (at < end)
		sums -= kind(load_last(bytes, end, end - at));
	two_words words = (two_words)sums;
	return (uint32_t)((words[0] + words[1]) * each_byte >> 56);
}

static bool index_start(struct position_index *index)
{
	index->marks = malloc((index->len / INDEX_STEP + 1) * sizeof *index->marks);
	if (!index->marks)
		return false;
	index->marks[0] = 0;
	index->filled = 1;
	return true;
}

static inline void index_fill(struct position_index *index, uint32_t mark, byte_kind *kind)
{
	for (; index->filled <= mark; index->filled++) {
		uint32_t last = index->filled - 1, start = last * INDEX_STEP;
		index->marks[last + 1] = index->marks[last] + count_kind(index->bytes, start, start + INDEX_STEP, kind);
	}
}

/* How many stand before byte `at` (<= len). */
static inline uint32_t index_count(struct writer *w, struct position_index *index, uint32_t at, byte_kind *kind)
{
	uint32_t mark = at / INDEX_STEP;
	if (mark >= index->filled) {
		if (!index->marks && !index_start(index)) {
			w->failed = true;
			return 0;
		}
		index_fill(index, mark, kind);
	}
	return index->marks[mark] + count_kind(index->bytes, mark * INDEX_STEP, at, kind);
}

/* Code points before byte `at` of the text. */
static uint32_t code_points(struct writer *w, uint32_t at)
{
	uint32_t inside = at < w->continuations.len ? at : w->continuations.len;
	return inside - index_count(w, &w->continuations, inside, continuation);
}

/* Line ends before byte `at` of the source. */
static uint32_t line_ends(struct writer *w, uint32_t at)
{
	return index_count(w, &w->line_ends, at < w->line_ends.len ? at : w->line_ends.len, line_end);
}

static void put_pair(struct writer *w, struct vb_span pair)
{
	if (vb_span_is_none(pair)) {
		PUT(w, "null");
		return;
	}
	char *at = w->at;
	*at++ = '[';
	at = put_digits(at, pair.start);
	*at++ = ',';
	if (w->indent)
		*at++ = ' ';
	at = put_digits(at, pair.end);
	*at++ = ']';
	w->at = at;
}

static struct vb_span in_code_points(struct writer *w, struct vb_span span)
{
	if (vb_span_is_none(span))
		return span;
	return (struct vb_span){code_points(w, span.start), code_points(w, span.end)};
}

static struct vb_span in_source(struct writer *w, struct vb_span span)
{
	return vb_map_source_near(&w->text->map, span, &w->run);
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

static void put_pieces(struct writer *w, const struct vb_span *spans, uint32_t count, bool source)
{
	bool first = true;
	put_byte(w, '[');
	for (uint32_t i = 0; i < count; i++) {
		for (struct vb_span rest = spans[i]; rest.start < rest.end; first = false) {
			struct vb_span piece = cut_piece(w->text, &rest);
			ask_room(w, ROOM);
			if (!first)
				put(w, ", ", w->indent ? 2 : 1);
			put_pair(w, source ? in_source(w, piece) : in_code_points(w, piece));
		}
	}
	ask_room(w, ROOM);
	put_byte(w, ']');
}

/* Keys "span" and "source_span", and the pieces where the thing stands in several or a gap of the text divides it. */
static void put_span(struct writer *w, struct vb_span span, const struct vb_spans *pieces)
{
	w->source = in_source(w, span);
	if (vb_span_is_none(w->source) && !vb_span_is_none(span) && span.end > span.start && w->text->bytes[span.end - 1] == '\n')
		w->source = in_source(w, (struct vb_span){span.start, span.end - 1}); /* a part: its last LF is in no source */
	KEY(w, "span");
	put_pair(w, in_code_points(w, span));
	KEY(w, "source_span");
	put_pair(w, w->source);
	if (vb_span_is_none(span) || (pieces->count <= 1 && gap_after(w->text, span.start) >= span.end))
		return;
	const struct vb_span *spans = pieces->count > 1 ? pieces->items : &span;
	uint32_t count = pieces->count > 1 ? pieces->count : 1;
	KEY(w, "pieces");
	put_pieces(w, spans, count, false);
	KEY(w, "source_pieces");
	put_pieces(w, spans, count, true);
}

static void put_line(struct writer *w)
{
	if (vb_span_is_none(w->source) || !w->text->source)
		PUT(w, "null");
	else
		put_count(w, line_ends(w, w->source.start) + 1);
}

static void put_strs(struct writer *w, const struct vb_strs *strs)
{
	if (strs->count == 0) {
		PUT(w, "[]");
		return;
	}
	open_bracket(w, '[');
	for (uint32_t i = 0; i < strs->count; i++) {
		separate(w);
		put_str(w, strs->items[i]);
	}
	close_bracket(w, ']');
}

static void put_cells(struct writer *w, const struct vb_strs *cells)
{
	open_bracket(w, '{');
	for (uint32_t i = 0; i < w->columns->count; i++) {
		separate(w);
		put_str(w, w->columns->items[i].key);
		ask_room(w, ROOM);
		put(w, ": ", w->indent ? 2 : 1);
		put_str(w, i < cells->count ? cells->items[i] : VB_NULL);
	}
	close_bracket(w, '}');
}

/* From here the field lists of record.h write the writer: FIELD writes one field of `item`, put_T one struct. */
#define FIELD(kind, name) FIELD_##kind(name)
#define FIELD_str(name) KEY(w, #name); put_str(w, item->name);
#define FIELD_flag(name) KEY(w, #name); put_flag(w, item->name);
#define FIELD_number(name) KEY(w, #name); put_number(w, item->name);
#define FIELD_span(name) put_span(w, item->name, &item->name##_pieces);
#define FIELD_line(name) KEY(w, #name); put_line(w);
#define FIELD_strs(name) KEY(w, #name); put_strs(w, &item->name);
#define FIELD_cells(name) KEY(w, #name); put_cells(w, &item->name);
#define FIELD_one(type, name) KEY(w, #name); put_##type(w, &item->name);
#define FIELD_one_jurisdiction(name) FIELD_one(jurisdiction, name)
#define FIELD_one_header_spans(name) FIELD_one(header_spans, name)
#define FIELD_one_resolution(name) FIELD_one(resolution, name)
#define FIELD_that_agency(name) KEY(w, #name); put_agency(w, item->name);
#define FIELD_maybe(type, name) \
	KEY(w, #name); \
	if (item->name) \
		put_##type(w, item->name); \
	else \
		PUT(w, "null");
#define FIELD_maybe_place(name) FIELD_maybe(place, name)
#define FIELD_maybe_issuer(name) FIELD_maybe(issuer, name)
#define FIELD_maybe_signer(name) FIELD_maybe(signer, name)
#define FIELD_maybe_due(name) FIELD_maybe(due, name)
#define FIELD_maybe_header(name) FIELD_maybe(header, name)
#define FIELD_many(type, name) \
	KEY(w, #name); \
	if (item->name.count > 0) { \
		open_bracket(w, '['); \
		for (uint32_t i = 0; i < item->name.count; i++) { \
			separate(w); \
			put_##type(w, &item->name.items[i]); \
		} \
		close_bracket(w, ']'); \
	} else { \
		PUT(w, "[]"); /* most lists are empty */ \
	}
#define FIELD_many_paragraph(name) FIELD_many(paragraph, name)
#define FIELD_many_column(name) w->columns = &item->name; FIELD_many(column, name)
#define FIELD_many_agency(name) FIELD_many(agency, name)
#define FIELD_many_due(name) FIELD_many(due, name)
#define FIELD_many_row(name) FIELD_many(row, name)
#define FIELD_many_table(name) FIELD_many(table, name)
#define FIELD_many_section(name) FIELD_many(section, name)
#define FIELD_many_pinpoint(name) FIELD_many(pinpoint, name)

#define DECLARE_PUT(name, NAME) static void put_##name(struct writer *w, const struct vb_##name *item);
VB_STRUCTS(DECLARE_PUT)

#define DEFINE_PUT(name, NAME) \
	static void put_##name(struct writer *w, const struct vb_##name *item) \
	{ \
		open_bracket(w, '{'); \
		VB_##NAME##_FIELDS(FIELD) \
		close_bracket(w, '}'); \
	}
VB_STRUCTS(DEFINE_PUT)

static void put_diagnostic(struct writer *w, const struct vb_diagnostic *item)
{
	open_bracket(w, '{');
	KEY(w, "code");
	put_str(w, vb_diagnostic_code_name(item->code));
	KEY(w, "severity");
	put_str(w, vb_diagnostic_severity_name(item->code));
	KEY(w, "message");
	put_str(w, item->message);
	KEY(w, "span");
	put_pair(w, in_code_points(w, item->span));
	KEY(w, "source_span");
	w->source = vb_span_is_none(item->source_span) ? in_source(w, item->span) : item->source_span;
	put_pair(w, w->source);
	KEY(w, "line");
	put_line(w);
	close_bracket(w, '}');
}

static void put_schema_version(struct writer *w)
{
	KEY(w, "schema_version");
	put_str(w, VB_LIT(VB_SCHEMA_VERSION));
}

static void put_generator(struct writer *w)
{
	KEY(w, "generator");
	open_bracket(w, '{');
	KEY(w, "name");
	put_str(w, VB_LIT("vanban"));
	KEY(w, "version");
	put_str(w, VB_LIT(VB_VERSION));
	KEY(w, "options");
	PUT(w, "{}");
	close_bracket(w, '}');
}

static void put_record(struct writer *w, const struct vb_record *item, bool omit_text)
{
	open_bracket(w, '{');
	put_schema_version(w);
	put_generator(w);
	FIELD_one(source, source)
	KEY(w, "text");
	put_str(w, omit_text ? VB_NULL : (struct vb_str){item->text.bytes, item->text.len});
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
	close_bracket(w, '}');
}

/* The buffer is left as it is: clearing it would cost more than a small record. */
static void writer_init(struct writer *w, struct vb_write_options options, vb_sink *sink, void *user)
{
	w->sink = sink;
	w->user = user;
	w->indent = options.indent;
	w->failed = false;
	w->depth = 0;
	w->at = w->buffer;
	w->text = NULL;
	w->columns = NULL;
	w->run = 0;
	w->continuations = w->line_ends = (struct position_index){0};
}

bool vb_write_record(const struct vb_record *record, struct vb_write_options options, vb_sink *sink, void *user)
{
	struct writer w;
	const struct vb_text *text = &record->text;
	writer_init(&w, options, sink, user);
	w.text = text;
	w.continuations = (struct position_index){.bytes = text->bytes, .len = text->len};
	w.line_ends = (struct position_index){.bytes = text->source, .len = text->source_len};
	put_record(&w, record, options.omit_text);
	flush(&w);
	free(w.continuations.marks);
	free(w.line_ends.marks);
	return !w.failed;
}

static void put_error(struct writer *w, const struct vb_error *item)
{
	open_bracket(w, '{');
	put_schema_version(w);
	FIELD_one(source, source)
	KEY(w, "error");
	open_bracket(w, '{');
	KEY(w, "code");
	put_str(w, vb_error_code_name(item->code));
	FIELD_str(message)
	FIELD_str(hint)
	close_bracket(w, '}');
	close_bracket(w, '}');
}

bool vb_write_error(const struct vb_error *error, struct vb_write_options options, vb_sink *sink, void *user)
{
	struct writer w;
	writer_init(&w, options, sink, user);
	put_error(&w, error);
	flush(&w);
	return !w.failed;
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
