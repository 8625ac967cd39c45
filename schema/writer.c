#include "writer.h"

#include "../base/utf8.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum {
	BUFFER_SIZE = 32 * 1024, /* a record of 30 KB of text goes to the sink in three or four pieces */
	INDEX_STEP = 128,        /* bytes between two marks of an index: a look-up counts 64 on average, the marks take 3 % */
};

/* How many things (code points, line ends) stand before each INDEX_STEP-th byte; filled as far as it was asked for. */
struct position_index {
	const char *bytes;
	uint32_t len;
	size_t (*count)(const char *bytes, size_t len);
	uint32_t *marks;
	uint32_t filled; /* marks that are known */
};

struct writer {
	vb_sink *sink;
	void *user;
	bool indent, failed;
	bool first; /* nothing was written yet in the open object or array */
	unsigned depth;
	const struct vb_text *text;
	struct position_index code_points, lines;
	struct vb_span source;                  /* of the span written last: what a `line` field speaks of */
	const struct vb_column_list *columns; /* of the table written last: what its `cells` are keyed by */
	size_t used;
	char buffer[BUFFER_SIZE];
};

static void flush(struct writer *w)
{
	if (!w->failed && w->used > 0)
		w->failed = !w->sink(w->user, w->buffer, w->used);
	w->used = 0;
}

static void put_large(struct writer *w, const char *bytes, size_t len)
{
	flush(w);
	if (len < BUFFER_SIZE) {
		memcpy(w->buffer, bytes, len);
		w->used = len;
	} else if (!w->failed) {
		w->failed = !w->sink(w->user, bytes, len);
	}
}

static inline void put(struct writer *w, const char *bytes, size_t len)
{
	if (len > BUFFER_SIZE - w->used) {
		put_large(w, bytes, len);
		return;
	}
	memcpy(w->buffer + w->used, bytes, len);
	w->used += len;
}

static inline void put_byte(struct writer *w, char byte)
{
	if (w->used == BUFFER_SIZE)
		flush(w);
	w->buffer[w->used++] = byte;
}

#define PUT(w, literal) put((w), (literal), sizeof(literal) - 1)

static void new_line(struct writer *w)
{
	put_byte(w, '\n');
	for (unsigned i = 0; i < w->depth; i++)
		PUT(w, "  ");
}

/* Before each key of an object and each item of an array. */
static inline void separate(struct writer *w)
{
	if (!w->first)
		put_byte(w, ',');
	w->first = false;
	if (w->indent)
		new_line(w);
}

static void open_bracket(struct writer *w, char bracket)
{
	put_byte(w, bracket);
	w->depth++;
	w->first = true;
}

static void close_bracket(struct writer *w, char bracket)
{
	w->depth--;
	if (w->indent && !w->first)
		new_line(w);
	put_byte(w, bracket);
	w->first = false;
}

/* `quoted` is the key with its quotes and colon. */
static inline void put_key(struct writer *w, const char *quoted, size_t len)
{
	separate(w);
	put(w, quoted, len);
	if (w->indent)
		put_byte(w, ' ');
}

#define KEY(w, name) put_key((w), "\"" name "\":", sizeof(name) + 2)

/* None of the sixteen bytes needs an escape. */
static inline bool all_plain(const char *bytes)
{
	vb_bytes16 b = vb_load16(bytes);
	return !vb_any16((vb_bytes16)((b < 0x20) | (b == '"') | (b == '\\')));
}

/* The letter of a short escape, 'u' where there is none, 0 where the byte stands for itself. */
static const char escapes[256] = {
	[0x00 ... 0x07] = 'u', ['\b'] = 'b', ['\t'] = 't', ['\n'] = 'n', [0x0B] = 'u', ['\f'] = 'f', ['\r'] = 'r',
	[0x0E ... 0x1F] = 'u', ['"'] = '"', ['\\'] = '\\',
};

static void put_escape(struct writer *w, unsigned char byte)
{
	static const char digits[] = "0123456789abcdef";
	char escape[6] = {'\\', escapes[byte], '0', '0', digits[byte >> 4], digits[byte & 15]};
	put(w, escape, escape[1] == 'u' ? 6 : 2);
}

static void put_text(struct writer *w, const char *bytes, size_t len)
{
	size_t start = 0, at = 0;
	put_byte(w, '"');
	while (at < len) {
		if (len - at >= sizeof(vb_bytes16) && all_plain(bytes + at)) {
			at += sizeof(vb_bytes16);
			continue;
		}
		if (escapes[(unsigned char)bytes[at]]) {
			put(w, bytes + start, at - start);
			put_escape(w, (unsigned char)bytes[at]);
			start = at + 1;
		}
		at++;
	}
	if (len > start)
		put(w, bytes + start, len - start);
	put_byte(w, '"');
}

static void put_str(struct writer *w, struct vb_str s)
{
	if (s.ptr)
		put_text(w, s.ptr, s.len);
	else
		PUT(w, "null");
}

static void put_flag(struct writer *w, bool flag)
{
	if (flag)
		PUT(w, "true");
	else
		PUT(w, "false");
}

static void put_count(struct writer *w, uint64_t count)
{
	char digits[20];
	size_t at = sizeof digits;
	do {
		digits[--at] = (char)('0' + count % 10);
		count /= 10;
	} while (count);
	put(w, digits + at, sizeof digits - at);
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

static void put_number(struct writer *w, double value)
{
	const double exact = 9007199254740992.0; /* 2^53: up to here a double holds every integer */
	double size = fabs(value);
	if (!isfinite(value)) {
		PUT(w, "null");
	} else if (size <= exact && size == (double)(uint64_t)size) {
		if (value < 0)
			put_byte(w, '-');
		put_count(w, (uint64_t)size);
	} else {
		put_fraction(w, value);
	}
}

#define EACH_BYTE UINT64_C(0x0101010101010101)

/* LFs, eight bytes at a time: the top bit of each byte of `ends` is set where it is one. */
static size_t count_lf(const char *bytes, size_t len)
{
	size_t count = 0, at = 0;
	for (; len - at >= 8; at += 8) {
		uint64_t word;
		memcpy(&word, bytes + at, sizeof word);
		word ^= EACH_BYTE * '\n';
		uint64_t ends = ~(((word & EACH_BYTE * 0x7F) + EACH_BYTE * 0x7F) | word) & EACH_BYTE << 7;
		count += (size_t)((ends >> 7) * EACH_BYTE >> 56);
	}
	for (; at < len; at++)
		count += bytes[at] == '\n';
	return count;
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

/* How many stand before byte `at`. */
static uint32_t index_count(struct writer *w, struct position_index *index, uint32_t at)
{
	if (!index->marks && !index_start(index)) {
		w->failed = true;
		return 0;
	}
	if (at > index->len)
		at = index->len;
	for (; index->filled <= at / INDEX_STEP; index->filled++) {
		uint32_t last = index->filled - 1;
		index->marks[last + 1] = index->marks[last] + (uint32_t)index->count(index->bytes + last * INDEX_STEP, INDEX_STEP);
	}
	uint32_t mark = at / INDEX_STEP;
	return index->marks[mark] + (uint32_t)index->count(index->bytes + mark * INDEX_STEP, at - mark * INDEX_STEP);
}

static void put_pair(struct writer *w, struct vb_span pair)
{
	if (vb_span_is_none(pair)) {
		PUT(w, "null");
		return;
	}
	put_byte(w, '[');
	put_count(w, pair.start);
	put_byte(w, ',');
	if (w->indent)
		put_byte(w, ' ');
	put_count(w, pair.end);
	put_byte(w, ']');
}

static struct vb_span in_code_points(struct writer *w, struct vb_span span)
{
	if (vb_span_is_none(span))
		return span;
	return (struct vb_span){index_count(w, &w->code_points, span.start), index_count(w, &w->code_points, span.end)};
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
			if (!first)
				put(w, ", ", w->indent ? 2 : 1);
			put_pair(w, source ? vb_map_source(&w->text->map, piece) : in_code_points(w, piece));
		}
	}
	put_byte(w, ']');
}

/* Keys "span" and "source_span", and the pieces where the thing stands in several or a gap of the text divides it. */
static void put_span(struct writer *w, struct vb_span span, const struct vb_spans *pieces)
{
	w->source = vb_map_source(&w->text->map, span);
	if (vb_span_is_none(w->source) && !vb_span_is_none(span) && span.end > span.start && w->text->bytes[span.end - 1] == '\n')
		w->source = vb_map_source(&w->text->map, (struct vb_span){span.start, span.end - 1}); /* a part: its last LF is in no source */
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
		put_count(w, (uint64_t)index_count(w, &w->lines, w->source.start) + 1);
}

static void put_strs(struct writer *w, const struct vb_strs *strs)
{
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
#define FIELD_one_agency(name) FIELD_one(agency, name)
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
	open_bracket(w, '['); \
	for (uint32_t i = 0; i < item->name.count; i++) { \
		separate(w); \
		put_##type(w, &item->name.items[i]); \
	} \
	close_bracket(w, ']');
#define FIELD_many_paragraph(name) FIELD_many(paragraph, name)
#define FIELD_many_column(name) w->columns = &item->name; FIELD_many(column, name)
#define FIELD_many_agency(name) FIELD_many(agency, name)
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
	w->source = vb_span_is_none(item->source_span) ? vb_map_source(&w->text->map, item->span) : item->source_span;
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
	w->used = 0;
	w->text = NULL;
	w->columns = NULL;
	w->code_points = w->lines = (struct position_index){0};
}

bool vb_write_record(const struct vb_record *record, struct vb_write_options options, vb_sink *sink, void *user)
{
	struct writer w;
	const struct vb_text *text = &record->text;
	writer_init(&w, options, sink, user);
	w.text = text;
	w.code_points = (struct position_index){.bytes = text->bytes, .len = text->len, .count = vb_utf8_count};
	w.lines = (struct position_index){.bytes = text->source, .len = text->source_len, .count = count_lf};
	put_record(&w, record, options.omit_text);
	flush(&w);
	free(w.code_points.marks);
	free(w.lines.marks);
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
