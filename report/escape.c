#include "escape.h"

#include <inttypes.h>
#include <stdio.h>

void vb_put(struct vb_out *out, struct vb_str bytes)
{
	if (bytes.len && !out->refused)
		out->refused = !out->sink(out->user, bytes.ptr, bytes.len);
}

void vb_put_text(struct vb_out *out, const char *terminated)
{
	vb_put(out, vb_str_of(terminated));
}

void vb_put_number(struct vb_out *out, uint64_t number)
{
	char digits[24];
	snprintf(digits, sizeof digits, "%" PRIu64, number);
	vb_put_text(out, digits);
}

/* Says what stands for the character at the start of `rest`, and how many of its bytes that replaces; NULL: the byte itself. */
typedef const char *escape_function(struct vb_str rest, size_t *len, char room[8]);

static void put_escaped(struct vb_out *out, struct vb_str text, escape_function *escape)
{
	size_t from = 0, len;
	for (size_t at = 0; at < text.len; at += len) {
		char room[8];
		len = 1;
		const char *instead = escape((struct vb_str){text.ptr + at, text.len - at}, &len, room);
		if (!instead)
			continue;
		vb_put(out, (struct vb_str){text.ptr + from, at - from});
		vb_put_text(out, instead);
		from = at + len;
	}
	vb_put(out, (struct vb_str){text.ptr + from, text.len - from});
}

static const char *escape_json(struct vb_str rest, size_t *len, char room[8])
{
	(void)len;
	unsigned char c = (unsigned char)*rest.ptr;
	if (c == '"')
		return "\\\"";
	if (c == '\\')
		return "\\\\";
	if (c >= 0x20 && c != '<' && c != '>' && c != '&' && c != 0x7F)
		return NULL;
	snprintf(room, 8, "\\u%04x", c);
	return room;
}

void vb_put_json_string(struct vb_out *out, struct vb_str text)
{
	vb_put_text(out, "\"");
	put_escaped(out, text, escape_json);
	vb_put_text(out, "\"");
}

/* These stand in strings only, where an escape means the same. */
static const char *escape_markup(struct vb_str rest, size_t *len, char room[8])
{
	return strchr("<>&", *rest.ptr) ? escape_json(rest, len, room) : NULL;
}

void vb_put_json_bytes(struct vb_out *out, struct vb_str json)
{
	put_escaped(out, json, escape_markup);
}

void vb_put_data_start(struct vb_out *out, const char *kind, const char *lang)
{
	vb_put_text(out, "<script type=\"application/json\" class=\"");
	vb_put_text(out, kind);
	vb_put_text(out, lang ? "\" lang=\"" : "");
	vb_put_text(out, lang ? lang : "");
	vb_put_text(out, "\">");
}

void vb_put_data_end(struct vb_out *out)
{
	vb_put_text(out, "</script>\n");
}

/* What XML can't hold, and what Graphviz would put into its pictures as it is: control characters, U+FFFE and U+FFFF. */
static const char *replace_unfit(struct vb_str rest, size_t *len)
{
	bool no_character = rest.len >= 3 && memcmp(rest.ptr, "\xEF\xBF", 2) == 0 && (unsigned char)rest.ptr[2] >= 0xBE;
	*len = no_character ? 3 : 1;
	return no_character || (unsigned char)*rest.ptr < 0x20 ? "\xEF\xBF\xBD" : NULL;
}

static const char *escape_xml(struct vb_str rest, size_t *len, char room[8])
{
	(void)room;
	switch (*rest.ptr) {
	case '&': return "&amp;";
	case '<': return "&lt;";
	case '>': return "&gt;";
	case '"': return "&quot;";
	case '\'': return "&#39;";
	case '\t':
	case '\n': return NULL;
	}
	return replace_unfit(rest, len);
}

void vb_put_xml(struct vb_out *out, struct vb_str text)
{
	put_escaped(out, text, escape_xml);
}

/* In a label a backslash begins an escape of Graphviz itself (\N is the name of the node): doubled it is one. */
static const char *escape_dot(struct vb_str rest, size_t *len, char room[8])
{
	(void)room;
	switch (*rest.ptr) {
	case '"': return "\\\"";
	case '\\': return "\\\\";
	case '\n': return "\\n";
	case '\t': return " ";
	}
	return replace_unfit(rest, len);
}

void vb_put_dot_string(struct vb_out *out, struct vb_str text)
{
	vb_put_text(out, "\"");
	put_escaped(out, text, escape_dot);
	vb_put_text(out, "\"");
}

/* ---- Values ---------------------------------------------------------------------------------------------------------------- */

struct copy {
	struct vb_out *out;
	const char *parent;
	vb_leaves_function *leaves;
	bool any;
};

static bool copy_member(void *user, const char *key, const struct vb_json *value)
{
	struct copy *copy = user;
	if (copy->leaves && copy->leaves(copy->parent, key))
		return true;
	vb_put_text(copy->out, copy->any ? "," : "");
	copy->any = true;
	vb_put_json_string(copy->out, vb_str_of(key));
	vb_put_text(copy->out, ":");
	vb_put_json(copy->out, value, key, copy->leaves);
	return !copy->out->refused;
}

static void copy_items(struct vb_out *out, const struct vb_json *array, const char *parent, vb_leaves_function *leaves)
{
	vb_put_text(out, "[");
	for (size_t i = 0, count = vb_json_count(array); i < count && !out->refused; i++) {
		vb_put_text(out, i ? "," : "");
		vb_put_json(out, vb_json_item(array, i), parent, leaves);
	}
	vb_put_text(out, "]");
}

void vb_put_json(struct vb_out *out, const struct vb_json *value, const char *parent, vb_leaves_function *leaves)
{
	char room[VB_JSON_PLAIN];
	struct copy copy = {out, parent, leaves, false};
	switch (vb_json_kind(value)) {
	case VB_JSON_OBJECT:
		vb_put_text(out, "{");
		vb_json_each(value, copy_member, &copy);
		vb_put_text(out, "}");
		break;
	case VB_JSON_ARRAY: copy_items(out, value, parent, leaves); break;
	case VB_JSON_STRING: vb_put_json_string(out, vb_json_str(value)); break;
	case VB_JSON_OTHER: vb_put(out, vb_json_plain(value, room)); break;
	}
}
