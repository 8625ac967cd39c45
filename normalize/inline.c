#include "inline.h"

#include "../base/utf8.h"
#include "index.h"

enum {
	MAX_TAG = 400,    /* bytes of a tag with its attributes; a longer one is text */
	MAX_AHEAD = 2000, /* bytes that the end of an emphasis or a link is looked for: longer than any paragraph in emphasis */
	MAX_DEPTH = 64,   /* nested marks: more is no emphasis but noise */
	MAX_BRACKETS = 8,
	MAX_ENTITY = 12,
};

/* A letter or a digit, of which `at` is any byte; not the quotes and dashes beyond ASCII. */
static bool is_alnum_at(const struct vb_reader_input *input, uint32_t at, uint32_t start, uint32_t end)
{
	if (at < start || at >= end)
		return false;
	while (at > start && ((unsigned char)input->bytes[at] & 0xC0) == 0x80)
		at--;
	uint32_t cp = vb_utf8_decode(input->bytes + at);
	return vb_cp_is_letter(cp) || (cp >= '0' && cp <= '9') || (cp >= 0x300 && cp < 0x370); /* tones of their own */
}

static bool is_blank_at(const struct vb_reader_input *input, uint32_t at)
{
	return at >= input->len || vb_is_one_of(input->bytes[at], " \t\r\n");
}

void vb_inline_reset(struct vb_inline *state)
{
	state->bold = state->italic = state->star = state->underscore = 0;
}

static unsigned emphasis(const struct vb_inline *state)
{
	return (state->bold > 0 ? VB_BLOCK_BOLD : 0u) | (state->italic > 0 || state->star || state->underscore ? VB_BLOCK_ITALIC : 0u);
}

static void deepen(struct vb_inline *state, int *depth, int by, uint32_t at)
{
	*depth += by;
	if (*depth < 0)
		*depth = 0;
	if (*depth <= MAX_DEPTH)
		return;
	*depth = MAX_DEPTH;
	if (!state->too_deep)
		vb_diagnose_source(state->builder->arena, &state->builder->out->diagnostics, VB_DIAGNOSTIC_MARKS_NESTED,
		                   (struct vb_span){at, at + 1}, "marks are nested more than %d deep: they are taken out, their nesting is not kept",
		                   (int)MAX_DEPTH);
	state->too_deep = true;
}

/* ---- Tags and entities ----------------------------------------------------------------------------------------------- */

size_t vb_inline_tag(struct vb_str text)
{
	size_t at = 1;
	if (text.len >= 4 && memcmp(text.ptr, "<!--", 4) == 0) {
		size_t most = text.len < MAX_AHEAD ? text.len : MAX_AHEAD;
		const char *close = memmem(text.ptr, most, "-->", 3);
		return close ? (size_t)(close - text.ptr) + 3 : 0;
	}
	if (at < text.len && text.ptr[at] == '/')
		at++;
	if (at >= text.len || !((text.ptr[at] | 0x20) >= 'a' && (text.ptr[at] | 0x20) <= 'z'))
		return 0;
	for (; at < text.len && at < MAX_TAG; at++) {
		if (text.ptr[at] == '>')
			return at + 1;
		if (text.ptr[at] == '<')
			return 0;
	}
	return 0;
}

static bool tag_is(struct vb_str tag, const char *name, bool *closing)
{
	size_t at = 1, len = strlen(name);
	*closing = tag.len > 1 && tag.ptr[1] == '/';
	at += *closing;
	return tag.len > at + len && vb_ascii_equal(tag.ptr + at, name, len) && vb_is_one_of(tag.ptr[at + len], " />\t");
}

bool vb_inline_is_break(struct vb_str tag)
{
	bool closing;
	return tag_is(tag, "br", &closing);
}

/* Only tags of HTML's text level and of Word are marks; anything else in angle brackets is text. */
static bool is_known_tag(struct vb_str tag)
{
	static const char *const names[] = {"b", "i", "u", "p", "br", "em", "strong", "span", "sup", "sub", "font", "center", "small", "big",
	                                    "div", "a", "o:p", "s", "strike", "del", "ins", "mark", "h1", "h2", "h3", "h4", "h5", "h6", "img", "hr", "tt", "code"};
	bool closing;
	if (tag.len > 3 && tag.ptr[1] == '!')
		return true;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (tag_is(tag, names[i], &closing))
			return true;
	return false;
}

static uint32_t write_tag(struct vb_inline *state, uint32_t at, uint32_t end)
{
	struct vb_str rest = {state->input->bytes + at, end - at}, tag = {rest.ptr, vb_inline_tag(rest)};
	bool closing;
	if (!tag.len || !is_known_tag(tag))
		return at;
	if (tag_is(tag, "b", &closing) || tag_is(tag, "strong", &closing))
		deepen(state, &state->bold, closing ? -1 : 1, at);
	else if (tag_is(tag, "i", &closing) || tag_is(tag, "em", &closing))
		deepen(state, &state->italic, closing ? -1 : 1, at);
	else if (vb_inline_is_break(tag))
		vb_builder_space(state->builder, at, at + (uint32_t)tag.len);
	return at + (uint32_t)tag.len;
}

/* The character of "&amp;" "&#7855;" "&#x1EAF;" and the few names that Markdown writers use; 0 where it is none. */
static uint32_t read_entity(struct vb_str text, size_t *len)
{
	static const struct {
		const char *name;
		uint32_t cp;
	} names[] = {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&nbsp;", 0xA0}, {"&ndash;", 0x2013}, {"&apos;", '\''}};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		*len = strlen(names[i].name);
		if (text.len >= *len && memcmp(text.ptr, names[i].name, *len) == 0)
			return names[i].cp;
	}
	uint32_t cp = 0;
	bool hex = text.len > 3 && (text.ptr[2] | 0x20) == 'x';
	if (text.len < 4 || text.ptr[1] != '#')
		return 0;
	for (*len = hex ? 3 : 2; *len < text.len && *len < MAX_ENTITY; ++*len) {
		char c = text.ptr[*len];
		if (c == ';')
			break;
		int digit = c >= '0' && c <= '9' ? c - '0' : hex && (c | 0x20) >= 'a' && (c | 0x20) <= 'f' ? (c | 0x20) - 'a' + 10 : -1;
		if (digit < 0 || cp > 0x10FFFF)
			return 0;
		cp = cp * (hex ? 16 : 10) + (uint32_t)digit;
	}
	bool closed = *len < text.len && text.ptr[*len] == ';';
	++*len;
	return closed && cp >= 0x20 && cp <= 0x10FFFF && (cp < 0xD800 || cp > 0xDFFF) ? cp : 0;
}

static uint32_t write_entity(struct vb_inline *state, uint32_t at, uint32_t end)
{
	size_t len;
	uint32_t cp = read_entity((struct vb_str){state->input->bytes + at, end - at}, &len);
	if (!cp)
		return at;
	if (cp == 0xA0 || cp == ' ')
		vb_builder_space(state->builder, at, at + (uint32_t)len);
	else
		vb_builder_char(state->builder, cp, at, at + (uint32_t)len, emphasis(state));
	return at + (uint32_t)len;
}

/* ---- Emphasis and links ---------------------------------------------------------------------------------------------- */

/* Is there a closing mark `mark` for the one before `at`, in this paragraph? A closing mark follows a character that is no blank. */
static bool closes_ahead(struct vb_inline *state, char mark, uint32_t at)
{
	const char *bytes = state->input->bytes;
	uint32_t end = state->input->len - at > MAX_AHEAD ? at + MAX_AHEAD : state->input->len;
	uint32_t from = mark == '*' && state->no_star_before > at ? state->no_star_before : at;
	for (uint32_t i = from; i < end; i++) {
		if (bytes[i] == '\n' && i + 1 < end && (bytes[i + 1] == '\n' || bytes[i + 1] == '\r'))
			break;
		if (bytes[i] == mark && i > at && !is_blank_at(state->input, i - 1) && bytes[i - 1] != '\\')
			return true;
	}
	if (mark == '*')
		state->no_star_before = end;
	return false;
}

/* Signs that are no marks are text. */
static uint32_t write_literally(struct vb_inline *state, uint32_t at, uint32_t end)
{
	vb_builder_text(state->builder, state->input->bytes + at, end - at, at, emphasis(state));
	return end;
}

/* A run of one mark: "**" and "***" open or close bold, a single one italic, where it stands at the edge of a word. */
static uint32_t write_stars(struct vb_inline *state, uint32_t start, uint32_t at, uint32_t end)
{
	const char *bytes = state->input->bytes;
	char mark = bytes[at];
	uint32_t behind = at;
	while (behind < end && bytes[behind] == mark)
		behind++;
	uint32_t count = behind - at;
	bool word_before = at > start && !is_blank_at(state->input, at - 1), word_behind = behind < end && !is_blank_at(state->input, behind);
	if (mark == '_' && is_alnum_at(state->input, at - 1, start, end) && is_alnum_at(state->input, behind, start, end))
		return write_literally(state, at, behind); /* inside a word: part of a name */
	if (!word_before && !word_behind && count < 4 && behind < end && at > start)
		return write_literally(state, at, behind); /* alone between blanks: a sign, no mark */
	bool note = mark == '*' && at > start && bytes[at - 1] == '(' && behind < end && bytes[behind] == ')';
	if (note) /* "(**)": the sign of a note */
		return write_literally(state, at, behind);
	if (count >= 2) {
		if (mark == '_' && count > 3)
			return write_literally(state, at, behind); /* a line to write on */
		bool closes = state->bold > 0 && (word_before || !word_behind);
		deepen(state, &state->bold, (int)(count / 2) * (closes ? -1 : 1), at);
		if (count == 3)
			state->italic = closes ? 0 : 1;
		return behind;
	}
	int *open = mark == '*' ? &state->star : &state->underscore;
	if (*open && word_before) {
		*open = 0;
		return behind;
	}
	if (word_behind && bytes[behind] != ')' && !is_alnum_at(state->input, at - 1, start, end) && closes_ahead(state, mark, behind)) {
		*open = 1;
		return behind;
	}
	return write_literally(state, at, behind);
}

/* The ] that closes the [ at `at`, 0 where none is near. */
static uint32_t find_bracket(struct vb_inline *state, uint32_t at, uint32_t end)
{
	const char *bytes = state->input->bytes;
	uint32_t most = end - at > MAX_AHEAD ? at + MAX_AHEAD : end;
	int depth = 0;
	if (at < state->no_bracket_before)
		return 0;
	for (uint32_t i = at; i < most; i++) {
		if (bytes[i] == '[' && ++depth > MAX_BRACKETS)
			break;
		if (bytes[i] == ']' && --depth == 0)
			return i;
	}
	state->no_bracket_before = at + 1;
	if (depth == 1)
		state->no_bracket_before = most;
	return 0;
}

/* The end of "(address)" or "{.class}" at `at`, or `at`. */
static uint32_t skip_target(const struct vb_reader_input *input, uint32_t at, uint32_t end)
{
	if (at >= end || (input->bytes[at] != '(' && input->bytes[at] != '{'))
		return at;
	char close = input->bytes[at] == '(' ? ')' : '}';
	for (uint32_t i = at + 1; i < end && i - at < MAX_AHEAD; i++) {
		if (input->bytes[i] == close)
			return i + 1;
		if (input->bytes[i] == ' ' && close == ')' && input->bytes[i - 1] != '"' && !memchr(input->bytes + at, '"', i - at + 2 > end - at ? end - at : i - at + 2))
			return at; /* words in parentheses, no address */
	}
	return at;
}

/* [text](address) and [text]{.class}: the text is written, the rest is a mark. */
static uint32_t write_link(struct vb_inline *state, uint32_t at, uint32_t end)
{
	uint32_t close = find_bracket(state, at, end);
	uint32_t behind = close ? skip_target(state->input, close + 1, end) : 0;
	if (!close || behind == close + 1)
		return at;
	vb_inline_write(state, at + 1, close);
	return behind;
}

static uint32_t skip_bang(struct vb_inline *state, uint32_t at, uint32_t end)
{
	uint32_t behind = write_link(state, at + 1, end);
	return behind == at + 1 ? at : behind;
}

static uint32_t write_control(struct vb_inline *state, uint32_t at)
{
	if (state->input->bytes[at] == '\t' || state->input->bytes[at] == '\f' || state->input->bytes[at] == '\v') {
		vb_builder_space(state->builder, at, at + 1);
	} else {
		if (!state->controls++)
			state->first_control = at;
	}
	return at + 1;
}

static bool is_escapable(char c)
{
	return c && strchr("\\`*_{}[]()#+-.!|<>\"'~$%&,/:;=?@^", c);
}

/* A backslash at the end of the line; the marks that close its emphasis may stand behind it. */
static bool is_hard_break(const struct vb_reader_input *input, uint32_t at, uint32_t end)
{
	do
		at++;
	while (at < end && (input->bytes[at] == '*' || input->bytes[at] == '_'));
	return at == end;
}

static uint32_t write_special(struct vb_inline *state, uint32_t start, uint32_t at, uint32_t end)
{
	const char *bytes = state->input->bytes;
	switch (bytes[at]) {
	case '*':
	case '_':
		return write_stars(state, start, at, end);
	case '<':
		return write_tag(state, at, end);
	case '&':
		return write_entity(state, at, end);
	case '[':
		return write_link(state, at, end);
	case '!': /* ![alt](address): the words that stand for a picture are text */
		return at + 1 < end && bytes[at + 1] == '[' ? skip_bang(state, at, end) : at;
	case '\\':
		if (is_hard_break(state->input, at, end) && at > start)
			return at + 1;
		if (at + 1 < end && is_escapable(bytes[at + 1])) { /* what stands behind the end is of the next cell */
			vb_builder_text(state->builder, bytes + at + 1, 1, at + 1, emphasis(state));
			return at + 2;
		}
		return at;
	default:
		return (unsigned char)bytes[at] < 0x20 || bytes[at] == 0x7F ? write_control(state, at) : at;
	}
}

void vb_inline_write_plain(struct vb_inline *state, uint32_t start, uint32_t end)
{
	vb_builder_text(state->builder, state->input->bytes + start, end - start, start, emphasis(state));
}

void vb_inline_write(struct vb_inline *state, uint32_t start, uint32_t end)
{
	const char *bytes = state->input->bytes;
	uint32_t run = start, at = start;
	while ((at = vb_index_next(state->input->marks, at, end)) < end) {
		vb_builder_text(state->builder, bytes + run, at - run, run, emphasis(state));
		uint32_t behind = write_special(state, start, at, end);
		run = behind;
		at = behind == at ? at + 1 : behind;
	}
	vb_inline_write_plain(state, run, end);
}

/* The bytes of `text` up to its last whole character. */
static size_t whole_characters(const char *text, size_t len)
{
	size_t last = len;
	while (last > 0 && len - last < 4 && ((unsigned char)text[--last] & 0xC0) == 0x80)
		;
	return len && last + vb_utf8_len((unsigned char)text[last]) > len ? last : len;
}

static struct vb_str trim_end(const char *text, size_t len)
{
	while (len && (text[len - 1] == ' ' || text[len - 1] == '\t'))
		len--;
	return (struct vb_str){text, len};
}

static struct vb_str lead_with_marks(const struct vb_reader_input *input, uint32_t start, uint32_t end, char *out, size_t size)
{
	size_t len = 0;
	for (uint32_t at = start; at < end && len + 4 < size;) {
		char c = input->bytes[at];
		uint32_t most = end - at < size - 4 - len ? end : at + (uint32_t)(size - 4 - len);
		uint32_t run = len ? vb_index_next(input->marks, at, most) - at : 0;
		if (run) {
			memcpy(out + len, input->bytes + at, run);
			len += run;
			at += run;
			continue;
		}
		struct vb_str rest = {input->bytes + at, end - at};
		size_t tag = c == '<' ? vb_inline_tag(rest) : 0, entity = 0;
		if (tag && is_known_tag((struct vb_str){rest.ptr, tag})) {
			at += (uint32_t)tag;
		} else if (c == '&' && read_entity(rest, &entity)) {
			len += vb_utf8_encode(read_entity(rest, &entity), out + len);
			at += (uint32_t)entity;
		} else if (c == '\\' && (at + 1 == end || is_escapable(input->bytes[at + 1]))) {
			if (at + 1 < end)
				out[len++] = input->bytes[at + 1];
			at += 2;
		} else if ((c == '*' || c == '_') && (at + 1 >= end || input->bytes[at + 1] != ' ' || len)) {
			at++;
		} else if (len == 0 && (c == ' ' || c == '\t')) {
			at++;
		} else if (len == 0 && (unsigned char)c == 0xC2 && at + 1 < end && (unsigned char)input->bytes[at + 1] == 0xA0) {
			at += 2;
		} else {
			uint32_t width = vb_utf8_len((unsigned char)c);
			memcpy(out + len, input->bytes + at, width);
			len += width;
			at += width;
		}
	}
	return trim_end(out, whole_characters(out, len));
}

static uint32_t skip_spaces(const struct vb_reader_input *input, uint32_t start, uint32_t end)
{
	while (start < end && input->bytes[start] == ' ')
		start++;
	return start;
}

struct vb_str vb_inline_lead(const struct vb_reader_input *input, uint32_t start, uint32_t end, char *out, size_t size)
{
	start = skip_spaces(input, start, end);
	uint32_t near = end - start > size - 4 ? start + (uint32_t)size - 4 : end; /* of what the lead is told from */
	if (start < near && (unsigned char)input->bytes[start] != 0xC2 && vb_index_next(input->marks, start, near) == near)
		return trim_end(input->bytes + start, whole_characters(input->bytes + start, near - start)); /* most lines hold no mark */
	return lead_with_marks(input, start, end, out, size);
}
