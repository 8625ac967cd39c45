/* HTML pages: libxml2's parser as a source of events, the document found in them, its blocks written.
 *
 * libxml2 gets the page from memory, as UTF-8 whatever the page says of itself, without declarations (so there is no DTD and
 * no entity but HTML's) and without scripts, and gives names, attributes and texts, never a tree: its trees end the parsing at
 * 256 levels or at a text of 10 MB. Where a text stands is known from how far the parser has read: each piece it gives is
 * compared with the bytes before that place, so that a wrong place is impossible. */
#include "html.h"

#include "../base/utf8.h"

#include <libxml/HTMLparser.h>
#include <threads.h>

enum {
	ENTITY_MAX = 40, /* bytes from the '&' of an entity to its end: HTML's longest has 10, numbers may have leading zeros */
	LOOK_BACK = 80,  /* bytes before the parser's place where a piece of text is looked for */
};

struct reader {
	struct vb_html_tree tree;
	struct vb_html_filtered page;
	struct vb_arena *arena;
	htmlParserCtxtPtr parser;
	uint32_t aligned; /* the page up to here is text already placed */
	uint32_t cut;     /* index of a cut at or before it */
	bool failed;      /* memory is exhausted */
	struct {
		const char *name;
		const char *const *attributes;
		struct vb_str text;
	} event;
};

/* ISO 8859-1's control characters written as numbers are meant as Windows-1252 (HTML Standard, 13.2.5.80). */
static const uint16_t windows_1252[32] = {
	0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D, 0x8F,
	0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E,
	0x0178,
};

/* A jump out of memory must not cross libxml2's frames, which hold memory of their own: it ends here, the parser is stopped,
 * and the jump goes on when it has returned. */
static void guard(struct reader *r, void (*action)(struct reader *))
{
	jmp_buf here, *outer = r->arena->failure;
	if (r->failed)
		return;
	r->arena->failure = &here;
	if (setjmp(here) == 0) {
		action(r);
	} else {
		r->failed = true;
		xmlStopParser(r->parser);
	}
	r->arena->failure = outer;
}

static uint32_t place_of_parser(const struct reader *r)
{
	const xmlParserInput *input = r->parser->input;
	size_t place = input->consumed + (size_t)(input->cur - input->base);
	return place < r->page.len ? (uint32_t)place : r->page.len;
}

static bool stands_at(const struct reader *r, struct vb_str text, uint32_t at)
{
	return at >= r->aligned && at <= r->page.len && r->page.len - at >= text.len
	       && memcmp(r->page.bytes + at, text.ptr, text.len) == 0;
}

/* Where the text the parser gave stands in the page; VB_NOWHERE if nowhere. The parser gives a lone '<', and the last character
 * of each 1,000 bytes of a long text, before it has read on. */
static uint32_t find_text(const struct reader *r, struct vb_str text, uint32_t place)
{
	uint32_t len = (uint32_t)text.len;
	for (uint32_t ahead = 0; ahead <= 4; ahead++)
		if (place + ahead >= len && stands_at(r, text, place + ahead - len))
			return place + ahead - len;
	for (uint32_t back = len + 1; back <= LOOK_BACK + len && back <= place; back++)
		if (stands_at(r, text, place - back))
			return place - back;
	return VB_NOWHERE;
}

/* The '&' of the entity that ends at `place`; VB_NOWHERE where there is none. */
static uint32_t find_entity(const struct reader *r, uint32_t place)
{
	for (uint32_t back = 2; back <= ENTITY_MAX && back <= place && place - back >= r->aligned; back++)
		if (r->page.bytes[place - back] == '&')
			return place - back;
	return VB_NOWHERE;
}

/* The source of byte `at` of the page (of the byte behind the one before, where `at` is an end). */
static uint32_t source_of(struct reader *r, uint32_t at)
{
	const struct vb_html_cut *cuts = r->page.cuts.items;
	while (r->cut + 1 < r->page.cuts.count && cuts[r->cut + 1].at <= at)
		r->cut++;
	return cuts[r->cut].src + (at - cuts[r->cut].at);
}

static void add_entity(struct reader *r, uint32_t cp, uint32_t at, uint32_t end)
{
	if (cp >= 0x80 && cp < 0xA0)
		cp = windows_1252[cp - 0x80];
	uint32_t src = source_of(r, at), last = source_of(r, end - 1);
	vb_html_tree_text(&r->tree, r->arena, (struct vb_html_run){src, last + 1, cp});
}

/* Text that stands as it is, but for what was cut out of the page inside it. */
static void add_bytes(struct reader *r, uint32_t at, uint32_t end)
{
	while (at < end) {
		uint32_t src = source_of(r, at), stop = end;
		if (r->cut + 1 < r->page.cuts.count && r->page.cuts.items[r->cut + 1].at < end)
			stop = r->page.cuts.items[r->cut + 1].at;
		vb_html_tree_text(&r->tree, r->arena, (struct vb_html_run){src, src + (stop - at), 0});
		at = stop;
	}
}

static void add_loose(struct reader *r, struct vb_str text)
{
	uint32_t at = (uint32_t)r->tree.loose.len;
	vb_buffer_add(&r->tree.loose, text.ptr, text.len);
	r->tree.unaligned++;
	vb_html_tree_text(&r->tree, r->arena, (struct vb_html_run){VB_NOWHERE, (uint32_t)text.len + 1, at});
}

static void handle_text(struct reader *r)
{
	struct vb_str text = r->event.text;
	uint32_t place = place_of_parser(r), len = (uint32_t)text.len;
	bool as_written = place >= len && stands_at(r, text, place - len);
	if (!as_written && vb_utf8_len((unsigned char)*text.ptr) == len) {
		uint32_t entity = find_entity(r, place), cp = vb_utf8_decode(text.ptr);
		if (entity != VB_NOWHERE && !(cp == '&' && r->page.bytes[place - 1] != ';')) {
			add_entity(r, cp, entity, place);
			r->aligned = place;
			return;
		}
	}
	uint32_t at = find_text(r, text, place);
	if (at == VB_NOWHERE) {
		add_loose(r, text);
		return;
	}
	add_bytes(r, at, at + len);
	r->aligned = at + len;
}

static void handle_start(struct reader *r)
{
	vb_html_tree_open(&r->tree, r->arena, (uint32_t)r->parser->nameNr, r->event.name, r->event.attributes);
}

static void on_text(void *user, const xmlChar *text, int len)
{
	struct reader *r = user;
	if (len <= 0)
		return;
	r->event.text = (struct vb_str){(const char *)text, (size_t)len};
	guard(r, handle_text);
}

static void on_start(void *user, const xmlChar *name, const xmlChar **attributes)
{
	struct reader *r = user;
	r->event.name = (const char *)name;
	r->event.attributes = (const char *const *)attributes;
	guard(r, handle_start);
}

static void on_end(void *user, const xmlChar *name)
{
	struct reader *r = user;
	(void)name;
	if (!r->failed)
		vb_html_tree_close(&r->tree, (uint32_t)r->parser->nameNr);
}

static void free_parser(void *argument)
{
	struct reader *r = argument;
	if (r->parser)
		htmlFreeParserCtxt(r->parser);
	r->parser = NULL;
}

static void parse(struct reader *r)
{
	static const htmlSAXHandler handler = {
		.startElement = on_start, .endElement = on_end,
		.characters = on_text, .cdataBlock = on_text, .ignorableWhitespace = on_text};
	static once_flag once = ONCE_FLAG_INIT;
	call_once(&once, xmlInitParser); /* left to the first parsers, threads would set libxml2 up beside each other */
	r->parser = htmlCreateMemoryParserCtxt(r->page.bytes, (int)r->page.len);
	if (!r->parser)
		vb_arena_fail(r->arena);
	htmlCtxtUseOptions(r->parser, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET
	                              | HTML_PARSE_NOIMPLIED | HTML_PARSE_NODEFDTD | HTML_PARSE_IGNORE_ENC);
	r->parser->charset = XML_CHAR_ENCODING_UTF8;
	*r->parser->sax = handler;
	r->parser->userData = r;
	htmlParseDocument(r->parser);
	free_parser(r);
	if (r->failed)
		vb_arena_fail(r->arena);
}

static void diagnose(const struct reader *r, struct vb_builder *builder)
{
	const struct vb_html_tree *tree = &r->tree;
	struct vb_diagnostic_list *list = &builder->out->diagnostics;
	if (tree->flattened || r->page.dropped)
		vb_diagnose(r->arena, list, VB_DIAGNOSTIC_HTML_DEPTH, VB_NO_SPAN,
		            "%u elements are nested deeper than %d: they were taken as part of the elements around them",
		            tree->flattened + r->page.dropped, (int)VB_HTML_MAX_DEPTH);
	if (tree->unaligned)
		vb_diagnose(r->arena, list, VB_DIAGNOSTIC_SOURCE_UNALIGNED, VB_NO_SPAN,
		            "%u pieces of text were not found in the source and have no place there", tree->unaligned);
}

bool vb_read_html(struct vb_builder *builder, const struct vb_reader_input *input)
{
	struct reader *r = vb_arena_zalloc(builder->arena, sizeof *r);
	r->arena = builder->arena;
	if (input->len > INT32_MAX)
		return false;
	vb_html_filter(r->arena, input, &r->page);
	vb_html_tree_init(&r->tree, r->arena, input);
	vb_arena_on_reset(r->arena, free_parser, r);
	if (r->page.len)
		parse(r);
	vb_html_tree_finish(&r->tree);
	diagnose(r, builder);
	uint32_t document = vb_html_select(&r->tree, builder);
	vb_html_write(&r->tree, builder, document);
	return true;
}
