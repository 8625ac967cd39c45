/* The page without what is never text and without what would make the parser slow. libxml2 is linear in pages that people
 * write; what is cut here keeps it so in the others: end tags that close nothing (it searches all open elements for each),
 * elements open by the thousand, tags of a megabyte, NUL bytes (its end of text). */
#include "html.h"

enum {
	MAX_TAG = 4096,        /* bytes of a tag that is read with its attributes: the parser compares each attribute with each */
	MAX_OPEN = 4096,       /* elements open at once: more start tags are left out */
	NAME_SLOTS = 1024,     /* open elements are counted by a hash of their name; two names in one slot do no harm */
};

struct filter {
	struct vb_arena *arena;
	struct vb_html_filtered *out;
	const char *bytes, *end; /* of the source */
	uint32_t open[NAME_SLOTS], open_total;
	bool no_comment_end, no_tag_end; /* there is none in the rest of the page */
	bool no_script_end, no_style_end;
};

/* The parser closes these by itself, or they hold nothing. */
static const char *const uncounted[] = {"p", "li", "td", "th", "tr", "dd", "dt", "option", "br", "img", "hr", "input", "meta",
                                        "link", "col", "area", "base", "embed", "param", "source", "wbr", "frame"};

static bool is_alpha(char c)
{
	return (unsigned char)((c | 0x20) - 'a') < 26;
}

static bool is_blank(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static const char *find(const char *from, const char *end, char c)
{
	return from < end ? memchr(from, c, (size_t)(end - from)) : NULL;
}

static void keep(struct filter *f, const char *from, const char *to)
{
	if (from == to)
		return;
	struct vb_html_filtered *out = f->out;
	struct vb_html_cut cut = {out->len, (uint32_t)(from - f->bytes)};
	const struct vb_html_cut *last = out->cuts.count ? &out->cuts.items[out->cuts.count - 1] : NULL;
	if (!last || cut.src - last->src != cut.at - last->at)
		*vb_push(f->arena, &out->cuts) = cut;
	memcpy(out->bytes + out->len, from, (size_t)(to - from));
	out->len += (uint32_t)(to - from);
}

/* The end of the name that starts at `name`. */
static const char *name_end(const struct filter *f, const char *name)
{
	while (name < f->end && !is_blank(*name) && *name != '>' && *name != '/' && *name != '<')
		name++;
	return name;
}

/* Behind the '>' of a start tag; quotes count only behind '=', as a stray one in a badly written tag must not swallow the page.
 * Nor may a quote that is never closed (*broken): then the tag ends at the next '>'. */
static const char *start_tag_end(const struct filter *f, const char *at, bool *broken)
{
	for (; at < f->end; at++) {
		if (*at == '>')
			return at + 1;
		if (*at != '=')
			continue;
		do
			at++;
		while (at < f->end && is_blank(*at));
		if (at < f->end && (*at == '"' || *at == '\'')) {
			const char *close = find(at + 1, f->end, *at);
			*broken = !close;
			if (*broken) {
				close = find(at, f->end, '>');
				return close ? close + 1 : NULL;
			}
			at = close;
		} else {
			at--;
		}
	}
	return NULL;
}

static bool is_name(const char *name, size_t len, const char *wanted)
{
	return (*name | 0x20) == *wanted && strlen(wanted) == len && vb_html_spells(name, wanted, len);
}

static bool is_counted(const char *name, size_t len)
{
	for (size_t i = 0; i < sizeof uncounted / sizeof *uncounted; i++)
		if (is_name(name, len, uncounted[i]))
			return false;
	return true;
}

static uint32_t slot(const char *name, size_t len)
{
	uint32_t hash = 0;
	for (size_t i = 0; i < len; i++)
		hash = hash * 31 + (unsigned char)(name[i] | 0x20);
	return hash % NAME_SLOTS;
}

/* Behind the end tag of a script or style whose start tag ends at `at`; NULL where there is none. */
static const char *raw_end(struct filter *f, const char *at, const char *name)
{
	bool *none = *name == 's' && name[1] == 'c' ? &f->no_script_end : &f->no_style_end;
	size_t len = strlen(name);
	for (const char *p = at; !*none && (p = find(p, f->end, '<')); p++) {
		if ((size_t)(f->end - p) > len + 2 && p[1] == '/' && vb_html_spells(p + 2, name, len) && !is_alpha(p[len + 2])) {
			const char *close = find(p, f->end, '>');
			return close ? close + 1 : f->end;
		}
	}
	*none = true;
	return NULL;
}

/* Each of these takes what starts at `tag` ('<') and returns where the rest starts; `*from` is the first byte not yet kept. */

static const char *cut(struct filter *f, const char **from, const char *tag, const char *end)
{
	keep(f, *from, tag);
	*from = end;
	return end;
}

static const char *declaration(struct filter *f, const char **from, const char *tag)
{
	const char *end = NULL;
	if (f->end - tag >= 4 && memcmp(tag, "<!--", 4) == 0) {
		if (!f->no_comment_end)
			end = memmem(tag + 4, (size_t)(f->end - tag - 4), "-->", 3);
		f->no_comment_end = !end;
		return cut(f, from, tag, end ? end + 3 : tag + 4);
	}
	if (!f->no_tag_end)
		end = find(tag, f->end, '>');
	f->no_tag_end = !end;
	return cut(f, from, tag, end ? end + 1 : tag + 2);
}

static const char *end_tag(struct filter *f, const char **from, const char *tag)
{
	const char *name = tag + 2, *after = name_end(f, name), *end = f->no_tag_end ? NULL : find(after, f->end, '>');
	size_t len = (size_t)(after - name);
	f->no_tag_end = !end;
	if (!end || !len || !is_alpha(*name))
		return cut(f, from, tag, end && len ? end + 1 : tag + 2);
	uint32_t *open = &f->open[slot(name, len)];
	if (*open == 0)
		return cut(f, from, tag, end + 1);
	--*open;
	if (f->open_total && is_counted(name, len))
		f->open_total--;
	return end + 1;
}

static const char *start_tag(struct filter *f, const char **from, const char *tag)
{
	bool broken = false;
	const char *name = tag + 1, *after = name_end(f, name), *end = f->no_tag_end ? NULL : start_tag_end(f, after, &broken);
	size_t len = (size_t)(after - name);
	f->no_tag_end = !end;
	if (!end)
		return cut(f, from, tag, tag + 1);
	for (int i = 0; i < 2; i++) {
		const char *raw = i ? "style" : "script", *close;
		if (!is_name(name, len, raw))
			continue;
		close = raw_end(f, end, raw);
		return cut(f, from, tag, close ? close : end); /* without an end tag the rest of the page is rather text than script */
	}
	if (end[-2] != '/') {
		bool counted = is_counted(name, len);
		if (counted && f->open_total >= MAX_OPEN) {
			f->out->dropped++;
			return cut(f, from, tag, end);
		}
		f->open_total += counted;
		f->open[slot(name, len)]++;
	}
	if (broken || end - tag > MAX_TAG)
		cut(f, from, after, end - 1);
	return end;
}

/* Control characters are spaces for a reader of the page and errors for the parser. */
static void clean(char *bytes, size_t len)
{
	for (size_t i = 0; i < len; i++)
		bytes[i] = (unsigned char)bytes[i] < ' ' && bytes[i] != '\n' ? ' ' : bytes[i];
}

void vb_html_filter(struct vb_arena *arena, const struct vb_reader_input *input, struct vb_html_filtered *out)
{
	struct filter *f = vb_arena_zalloc(arena, sizeof *f);
	*out = (struct vb_html_filtered){.bytes = vb_arena_alloc(arena, (size_t)input->len + 1)};
	f->arena = arena;
	f->out = out;
	f->bytes = input->bytes;
	f->end = input->bytes + input->len;
	const char *from = f->bytes, *at = from;
	while ((at = find(at, f->end, '<'))) {
		char next = f->end - at > 1 ? at[1] : '\0';
		if (is_alpha(next))
			at = start_tag(f, &from, at);
		else if (next == '/' && f->end - at > 2)
			at = end_tag(f, &from, at);
		else if (next == '!' || next == '?')
			at = declaration(f, &from, at);
		else
			at++;
	}
	keep(f, from, f->end);
	out->bytes[out->len] = '\0';
	clean(out->bytes, out->len);
}
