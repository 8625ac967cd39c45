#include "line.h"

#include "../base/utf8.h"

#include <stdio.h>

void vb_line_start(struct vb_buffer *line, const struct vb_str *words, size_t count)
{
	line->len = 0;
	for (size_t i = 0; i < count; i++) {
		size_t start = line->len;
		vb_buffer_add(line, words[i].ptr, words[i].len);
		for (size_t at = start; at < line->len; at++)
			if ((unsigned char)line->bytes[at] < 0x20)
				line->bytes[at] = ' ';
	}
	vb_buffer_add_byte(line, '\t');
	vb_buffer_add_byte(line, '[');
}

static void put_escape(struct vb_buffer *out, char c)
{
	char escape[8];
	if (c == '"' || c == '\\')
		snprintf(escape, sizeof escape, "\\%c", c);
	else
		snprintf(escape, sizeof escape, "\\u%04x", (unsigned)c);
	vb_buffer_add(out, escape, strlen(escape));
}

static bool is_plain(char c)
{
	return (unsigned char)c >= 0x20 && c != '"' && c != '\\';
}

void vb_json_put_str(struct vb_buffer *out, struct vb_str text)
{
	if (!text.ptr) {
		vb_buffer_add(out, "null", 4);
		return;
	}
	vb_buffer_add_byte(out, '"');
	for (size_t at = 0, start = 0; at <= text.len; at++) {
		if (at < text.len && is_plain(text.ptr[at]))
			continue;
		vb_buffer_add(out, text.ptr + start, at - start);
		if (at < text.len)
			put_escape(out, text.ptr[at]);
		start = at + 1;
	}
	vb_buffer_add_byte(out, '"');
}

void vb_json_put_number(struct vb_buffer *out, uint64_t number)
{
	char digits[24];
	if (number == VB_UNKNOWN) {
		vb_buffer_add(out, "null", 4);
		return;
	}
	size_t at = sizeof digits;
	do
		digits[--at] = (char)('0' + number % 10);
	while (number /= 10);
	vb_buffer_add(out, digits + at, sizeof digits - at);
}

void vb_json_next(struct vb_buffer *out)
{
	if (out->len && !memchr("[{", out->bytes[out->len - 1], 2))
		vb_buffer_add_byte(out, ',');
}

void vb_json_put_key(struct vb_buffer *out, const char *key)
{
	vb_json_next(out);
	vb_json_put_str(out, vb_str_of(key));
	vb_buffer_add_byte(out, ':');
}

void vb_json_put_member(struct vb_buffer *out, const char *key, struct vb_str text)
{
	vb_json_put_key(out, key);
	vb_json_put_str(out, text);
}

void vb_json_put_count(struct vb_buffer *out, const char *key, uint64_t number)
{
	vb_json_put_key(out, key);
	vb_json_put_number(out, number);
}

void vb_line_str(struct vb_buffer *line, struct vb_str text)
{
	vb_json_next(line);
	vb_json_put_str(line, text);
}

void vb_line_number(struct vb_buffer *line, uint64_t number)
{
	vb_json_next(line);
	vb_json_put_number(line, number);
}

void vb_line_end(struct vb_buffer *line)
{
	vb_buffer_add_byte(line, ']');
}

/* ---- Reading ---------------------------------------------------------------------------------------------------------------- */

bool vb_line_cut(const char *line, size_t len, struct vb_line *out)
{
	const char *tab = memchr(line, '\t', len);
	if (!tab || vb_utf8_valid_prefix(line, len) != len)
		return false;
	*out = (struct vb_line){{line, (size_t)(tab - line)}, {tab + 1, (size_t)(line + len - tab) - 1}};
	return true;
}

static int hex_digit(char c)
{
	if (vb_is_digit(c))
		return c - '0';
	c = (char)(c | 0x20);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The four digits of an escape; -1 where they are none. */
static int read_unit(const char *at, const char *end)
{
	int unit = 0;
	if (end - at < 4)
		return -1;
	for (int i = 0; i < 4; i++) {
		int digit = hex_digit(at[i]);
		if (digit < 0)
			return -1;
		unit = unit << 4 | digit;
	}
	return unit;
}

/* Behind the backslash: writes what it stands for. Returns the byte behind the escape, NULL where it is none. */
static const char *read_escape(const char *at, const char *end, struct vb_buffer *out)
{
	static const char letters[] = "\"\\/bfnrt", meanings[] = "\"\\/\b\f\n\r\t";
	const char *letter = at < end && *at ? strchr(letters, *at) : NULL;
	char bytes[4];
	if (letter) {
		vb_buffer_add_byte(out, meanings[letter - letters]);
		return at + 1;
	}
	int unit = at < end && *at == 'u' ? read_unit(at + 1, end) : -1;
	if (unit < 0)
		return NULL;
	at += 5;
	uint32_t cp = (uint32_t)unit;
	if (unit >= 0xD800 && unit < 0xDC00 && end - at >= 6 && at[0] == '\\' && at[1] == 'u') {
		int low = read_unit(at + 2, end);
		if (low < 0xDC00 || low > 0xDFFF)
			return NULL;
		cp = 0x10000 + (((uint32_t)unit - 0xD800) << 10) + ((uint32_t)low - 0xDC00);
		at += 6;
	} else if (unit >= 0xD800 && unit < 0xE000) {
		return NULL;
	}
	vb_buffer_add(out, bytes, vb_utf8_encode(cp, bytes));
	return at;
}

/* Behind the opening quote. Returns the byte behind the closing one, NULL where there is none. */
static const char *read_string(struct vb_arena *arena, const char *at, const char *end, struct vb_str *text)
{
	struct vb_buffer copy = {.arena = arena};
	const char *start = at;
	for (; at < end && *at != '"'; at++) {
		if ((unsigned char)*at < 0x20)
			return NULL;
		if (*at != '\\')
			continue;
		vb_buffer_add(&copy, start, (size_t)(at - start));
		start = read_escape(at + 1, end, &copy);
		if (!start)
			return NULL;
		at = start - 1;
	}
	if (at >= end)
		return NULL;
	*text = (struct vb_str){start, (size_t)(at - start)};
	if (copy.len) {
		vb_buffer_add(&copy, start, (size_t)(at - start));
		*text = (struct vb_str){copy.bytes, copy.len};
	}
	return at + 1;
}

static const char *read_number(const char *at, const char *end, uint64_t *number)
{
	enum { LONGEST = 15 }; /* digits: more than any count or place has, and their sums fit */
	const char *start = at;
	for (*number = 0; at < end && vb_is_digit(*at); at++)
		*number = *number * 10 + (uint64_t)(*at - '0');
	return at > start && at - start <= LONGEST ? at : NULL;
}

static const char *skip_blanks(const char *at, const char *end)
{
	while (at < end && (*at == ' ' || *at == '\t' || *at == '\r'))
		at++;
	return at;
}

static const char *read_field(struct vb_arena *arena, const char *at, const char *end, struct vb_field *field)
{
	*field = (struct vb_field){VB_NULL, VB_UNKNOWN};
	if (at < end && *at == '"')
		return read_string(arena, at + 1, end, &field->text);
	if (end - at >= 4 && memcmp(at, "null", 4) == 0)
		return at + 4;
	return read_number(at, end, &field->number);
}

bool vb_line_read(struct vb_arena *arena, struct vb_arena *list, struct vb_str json, struct vb_fields *fields)
{
	const char *end = json.ptr + json.len, *at = skip_blanks(json.ptr, end);
	fields->count = 0;
	if (at >= end || *at++ != '[')
		return false;
	for (;;) {
		struct vb_field *field = vb_push(list, fields);
		at = read_field(arena, skip_blanks(at, end), end, field);
		if (!at || (at = skip_blanks(at, end)) >= end)
			return false;
		if (*at == ']')
			return skip_blanks(at + 1, end) == end;
		if (*at++ != ',')
			return false;
	}
}
