/* A record is found by its braces, then parsed by jansson: so a stream of any length takes the memory of its largest record, and
 * one that is broken does not take the next with it. */
#include "reader.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

enum { CHUNK = 256 * 1024 }; /* a record of a plan is about half of it */

/* The largest input (1 GiB, text three times) gives larger ones; but jansson takes ten times the size of what it parses, and whoever
 * has one of these can cut the plan. */
static const size_t max_record = (size_t)512 << 20;

struct vb_reader {
	vb_read_function *function;
	void *user;
	struct vb_str *piece; /* where an object is wanted as it stands; NULL: parsed */
	struct vb_str memory; /* what is left of bytes in memory */
	char *bytes; /* [at, len) is not yet taken */
	size_t at, len, capacity;
	uint64_t line;  /* of bytes[at] */
	uint64_t told_line;
	json_t *value;
	char message[JSON_ERROR_TEXT_LENGTH + 96];
	const char *hint;
	bool has_message;
	bool ended;      /* the function has no more */
	bool failed;     /* it could not say */
	bool no_memory;
	bool in_array;
	bool lines_only; /* something was no JSON or never closed: from here on a record is a line */
};

struct vb_reader *vb_reader_new(void)
{
	return calloc(1, sizeof(struct vb_reader));
}

void vb_reader_free(struct vb_reader *reader)
{
	if (!reader)
		return;
	json_decref(reader->value);
	free(reader->bytes);
	free(reader);
}

static bool fill(struct vb_reader *reader);

static void skip_mark(struct vb_reader *reader)
{
	while (reader->len < 3 && fill(reader)) {
	}
	if (reader->len >= 3 && memcmp(reader->bytes, "\xEF\xBB\xBF", 3) == 0)
		reader->at = 3;
}

static void open_stream(struct vb_reader *reader, vb_read_function *function, void *user, struct vb_str memory)
{
	json_decref(reader->value);
	*reader = (struct vb_reader){.function = function, .user = user, .memory = memory, .bytes = reader->bytes, .capacity = reader->capacity, .line = 1};
	skip_mark(reader);
}

void vb_reader_open(struct vb_reader *reader, vb_read_function *function, void *user)
{
	open_stream(reader, function, user, VB_NULL);
}

static long give_memory(void *user, char *bytes, size_t room)
{
	struct vb_reader *reader = user;
	size_t count = reader->memory.len < room ? reader->memory.len : room;
	memcpy(bytes, reader->memory.ptr, count);
	reader->memory = (struct vb_str){reader->memory.ptr + count, reader->memory.len - count};
	return (long)count;
}

void vb_reader_open_bytes(struct vb_reader *reader, const char *bytes, size_t len)
{
	open_stream(reader, give_memory, reader, (struct vb_str){bytes, len});
}

/* ---- Bytes --------------------------------------------------------------------------------------------------------------- */

static bool make_room(struct vb_reader *reader)
{
	if (reader->at > 0 && reader->bytes) {
		memmove(reader->bytes, reader->bytes + reader->at, reader->len - reader->at);
		reader->len -= reader->at;
		reader->at = 0;
	}
	if (reader->capacity - reader->len >= CHUNK / 2)
		return true;
	size_t capacity = reader->capacity < CHUNK ? 2 * CHUNK : 2 * reader->capacity;
	char *larger = realloc(reader->bytes, capacity);
	reader->no_memory = !larger;
	if (!larger)
		return false;
	reader->bytes = larger;
	reader->capacity = capacity;
	return true;
}

/* More bytes behind those that are there. Returns false at the end. */
static bool fill(struct vb_reader *reader)
{
	if (reader->ended || !make_room(reader))
		return false;
	long count = reader->function(reader->user, reader->bytes + reader->len, reader->capacity - reader->len);
	reader->failed = count < 0;
	reader->ended = count <= 0;
	if (count > 0)
		reader->len += (size_t)count;
	return count > 0;
}

/* Leaves `count` bytes behind. */
static void take(struct vb_reader *reader, size_t count)
{
	const char *at = reader->bytes + reader->at, *end = at + count;
	while ((at = memchr(at, '\n', (size_t)(end - at)))) {
		reader->line++;
		at++;
	}
	reader->at += count;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* The next byte that is neither blank nor, in an array, a comma; 0 at the end. */
static char skip_to_value(struct vb_reader *reader)
{
	for (;;) {
		size_t count = 0, left = reader->len - reader->at;
		const char *at = reader->bytes + reader->at;
		while (count < left && (is_blank(at[count]) || (reader->in_array && at[count] == ',')))
			count++;
		if (left)
			take(reader, count);
		if (count < left)
			return reader->bytes[reader->at] ? reader->bytes[reader->at] : '?'; /* 0 is the end's */
		if (!fill(reader))
			return 0;
	}
}

/* ---- The extent of an object ------------------------------------------------------------------------------------------- */

struct scan {
	size_t seen; /* bytes of the object that were looked at */
	size_t depth;
	bool in_string, escaped;
};

/* Every record starts with its version: this at the start of a line means that the record before it was never closed. */
static const char record_start[] = "{\"schema_version\"";

enum { START_LEN = sizeof record_start - 1 };

/* The byte behind the string's end or at what ends it wrongly; `end` where it goes on. */
static const char *scan_string(struct scan *scan, const char *at, const char *end)
{
	for (; at < end; at++) {
		if (scan->escaped) {
			scan->escaped = false;
		} else if (*at == '\\') {
			scan->escaped = true;
		} else if (*at == '"' || *at == '\n') { /* JSON has no line end in a string: it was not closed */
			scan->in_string = false;
			return *at == '"' ? at + 1 : at;
		}
	}
	return at;
}

/* Looks on in the object at `start`, of which the bytes before `end` are there. Returns whether it has ended, with scan->seen its
 * length; a line end too near to `end` to tell what follows waits for more, unless these are the last bytes. */
static bool scan_object(struct scan *scan, const char *start, const char *end, bool last)
{
	const char *at = start + scan->seen;
	bool done = false;
	while (at < end && !done) {
		if (scan->in_string) {
			at = scan_string(scan, at, end);
			continue;
		}
		char c = *at;
		if (c == '\n' && end - at <= START_LEN && !last)
			break;
		at++;
		if (c == '"')
			scan->in_string = true;
		else if (c == '{' || c == '[')
			scan->depth++;
		else if (c == '}' || c == ']')
			done = --scan->depth == 0;
		else if (c == '\n')
			done = end - at >= START_LEN && memcmp(at, record_start, START_LEN) == 0;
	}
	scan->seen = (size_t)(at - start);
	return done;
}

/* Bytes of the object that starts here; 0 where it does not end, or is too large. */
static size_t object_extent(struct vb_reader *reader)
{
	struct scan scan = {0};
	do {
		const char *start = reader->bytes + reader->at;
		if (scan_object(&scan, start, reader->bytes + reader->len, reader->ended))
			return scan.seen;
	} while (reader->len - reader->at <= max_record && (fill(reader) || scan.seen < reader->len - reader->at));
	return 0;
}

/* Bytes to the end of the line, which is not counted, or where the line is too large of what is there. */
static size_t line_extent(struct vb_reader *reader)
{
	for (size_t seen = 0;;) {
		const char *at = reader->bytes + reader->at;
		size_t left = reader->len - reader->at;
		const char *end = left > seen ? memchr(at + seen, '\n', left - seen) : NULL;
		if (end)
			return (size_t)(end - at);
		seen = left;
		if (left > max_record || !fill(reader))
			return reader->len - reader->at;
	}
}

/* Behind something broken: '{' where a line starts with it, 0 at the end. */
static char skip_to_line(struct vb_reader *reader)
{
	for (;;) {
		take(reader, line_extent(reader));
		if (reader->at == reader->len && !fill(reader))
			return 0;
		if (reader->bytes[reader->at] != '\n') /* a part of a line that is too large */
			continue;
		take(reader, 1);
		if (reader->at == reader->len && !fill(reader))
			return 0;
		if (reader->bytes[reader->at] == '{')
			return '{';
	}
}

/* ---- Values ---------------------------------------------------------------------------------------------------------------- */

static enum vb_reading say(struct vb_reader *reader, enum vb_reading reading, uint64_t line, const char *message, const char *hint)
{
	reader->told_line = line;
	snprintf(reader->message, sizeof reader->message, "%s", message);
	reader->hint = hint;
	reader->has_message = true;
	return reading;
}

static const char repair[] = "repair it, or make the record again with 'vanban extract'";

static enum vb_reading fail(struct vb_reader *reader)
{
	reader->ended = true;
	reader->at = reader->len;
	if (reader->no_memory)
		say(reader, VB_READING_FAILED, reader->line, "not enough memory for the record", "give the program more memory");
	reader->told_line = reader->line;
	reader->failed = reader->no_memory = false;
	return VB_READING_FAILED;
}

/* What stands here is no value, or is never closed: told once, and the lines behind it may hold records. */
static enum vb_reading refuse_line(struct vb_reader *reader, const char *message)
{
	reader->lines_only = true;
	reader->in_array = false;
	return say(reader, VB_READING_BROKEN, reader->line, message, repair);
}

static enum vb_reading kind_of(struct vb_reader *reader)
{
	struct vb_str version = vb_json_member_str(vb_reader_value(reader), "schema_version");
	bool record = vb_json_member(vb_reader_value(reader), "document"), error = vb_json_member(vb_reader_value(reader), "error");
	if (!version.ptr || (!record && !error))
		return VB_READING_OTHER;
	if (!vb_str_starts(version, VB_LIT("1."))) {
		return say(reader, VB_READING_BROKEN, reader->told_line, "a record of a schema_version that is not read",
		           "make the record again with the 'vanban extract' of this version");
	}
	return error ? VB_READING_ERROR_RECORD : VB_READING_RECORD;
}

static enum vb_reading parse(struct vb_reader *reader, size_t len)
{
	json_error_t error;
	reader->told_line = reader->line;
	reader->value = json_loadb(reader->bytes + reader->at, len, JSON_ALLOW_NUL, &error);
	if (reader->value) {
		take(reader, len);
		return kind_of(reader);
	}
	uint64_t line = reader->line + (error.line > 1 ? (uint64_t)error.line - 1 : 0);
	bool no_memory = json_error_code(&error) == json_error_out_of_memory;
	char message[sizeof reader->message];
	snprintf(message, sizeof message, "no JSON: %s", error.text);
	take(reader, len);
	if (no_memory)
		return say(reader, VB_READING_BROKEN, reader->told_line, "not enough memory for the record", "give the program more memory");
	return say(reader, VB_READING_BROKEN, line, message, repair);
}

static enum vb_reading give_piece(struct vb_reader *reader, size_t len)
{
	reader->told_line = reader->line;
	*reader->piece = (struct vb_str){reader->bytes + reader->at, len};
	take(reader, len);
	return VB_READING_OTHER;
}

static enum vb_reading read_object(struct vb_reader *reader)
{
	size_t len = reader->lines_only ? line_extent(reader) : object_extent(reader);
	if (reader->failed || reader->no_memory)
		return fail(reader);
	if (len > max_record || reader->len - reader->at > max_record)
		return refuse_line(reader, "larger than any record that is read");
	if (len == 0)
		return refuse_line(reader, "the record is cut off: a bracket is not closed");
	return reader->piece ? give_piece(reader, len) : parse(reader, len);
}

static enum vb_reading at_end(struct vb_reader *reader)
{
	if (reader->failed || reader->no_memory)
		return fail(reader);
	if (!reader->in_array)
		return VB_READING_END;
	reader->in_array = false;
	return say(reader, VB_READING_BROKEN, reader->line, "the array is cut off: ']' is missing", repair);
}

enum vb_reading vb_reader_next(struct vb_reader *reader)
{
	json_decref(reader->value);
	reader->value = NULL;
	reader->has_message = false;
	for (;;) {
		char c = reader->lines_only ? skip_to_line(reader) : skip_to_value(reader);
		if (c == 0)
			return at_end(reader);
		if (c == '{')
			return read_object(reader);
		if (c == (reader->in_array ? ']' : '[')) {
			reader->in_array = !reader->in_array;
			take(reader, 1);
			continue;
		}
		return refuse_line(reader, "a record was expected, '{'");
	}
}

enum vb_reading vb_reader_next_piece(struct vb_reader *reader, struct vb_str *piece)
{
	reader->piece = piece;
	enum vb_reading reading = vb_reader_next(reader);
	reader->piece = NULL;
	return reading;
}

uint64_t vb_reader_line(const struct vb_reader *reader)
{
	return reader->told_line;
}

const char *vb_reader_message(const struct vb_reader *reader, const char **hint)
{
	if (hint)
		*hint = reader->has_message ? reader->hint : NULL;
	return reader->has_message ? reader->message : NULL;
}

const struct vb_json *vb_reader_value(const struct vb_reader *reader)
{
	return (const struct vb_json *)reader->value;
}

/* ---- What a value holds ---------------------------------------------------------------------------------------------------- */

static const json_t *inner(const struct vb_json *value)
{
	return (const json_t *)value;
}

const struct vb_json *vb_json_member(const struct vb_json *object, const char *key)
{
	const json_t *value = json_object_get(inner(object), key);
	return json_is_null(value) ? NULL : (const struct vb_json *)value;
}

struct vb_str vb_json_str(const struct vb_json *string)
{
	return json_is_string(inner(string)) ? (struct vb_str){json_string_value(inner(string)), json_string_length(inner(string))} : VB_NULL;
}

struct vb_str vb_json_member_str(const struct vb_json *object, const char *key)
{
	return vb_json_str(vb_json_member(object, key));
}

size_t vb_json_count(const struct vb_json *array)
{
	return json_array_size(inner(array));
}

const struct vb_json *vb_json_item(const struct vb_json *array, size_t index)
{
	const json_t *value = json_array_get(inner(array), index);
	return json_is_null(value) ? NULL : (const struct vb_json *)value;
}

uint64_t vb_json_whole(const struct vb_json *number, uint64_t unknown)
{
	json_int_t value = json_is_integer(inner(number)) ? json_integer_value(inner(number)) : -1;
	return value < 0 ? unknown : (uint64_t)value;
}

bool vb_json_is_true(const struct vb_json *value)
{
	return json_is_true(inner(value));
}

enum vb_json_kind vb_json_kind(const struct vb_json *value)
{
	if (json_is_object(inner(value)))
		return VB_JSON_OBJECT;
	if (json_is_array(inner(value)))
		return VB_JSON_ARRAY;
	return json_is_string(inner(value)) ? VB_JSON_STRING : VB_JSON_OTHER;
}

struct vb_str vb_json_plain(const struct vb_json *value, char room[VB_JSON_PLAIN])
{
	size_t len = value ? json_dumpb(inner(value), room, VB_JSON_PLAIN, JSON_ENCODE_ANY) : 0;
	return len > 0 && len <= VB_JSON_PLAIN ? (struct vb_str){room, len} : VB_LIT("null");
}

void vb_json_each(const struct vb_json *object, vb_member_function *function, void *user)
{
	json_t *members = (json_t *)inner(object);
	for (void *at = json_object_iter(members); at; at = json_object_iter_next(members, at))
		if (!function(user, json_object_iter_key(at), (const struct vb_json *)json_object_iter_value(at)))
			return;
}
