#include "builder.h"
#include "unicode.h"

#include "../base/utf8.h"

/* What the first bytes of a file that is no text look like, and what to do about it. */
static const struct {
	struct vb_str magic;
	enum vb_error_code code;
	const char *message, *hint;
} binaries[] = {
	{VB_LIT("PK\003\004"), VB_ERROR_UNSUPPORTED, "a ZIP archive or an Office document", "unpack it, or save the document as HTML or text"},
	{VB_LIT("%PDF-"), VB_ERROR_UNSUPPORTED, "a PDF file", "convert it to text first (pdftotext -layout)"},
	{VB_LIT("\xD0\xCF\x11\xE0"), VB_ERROR_UNSUPPORTED, "an old Word or Excel document", "save it as HTML or text"},
	{VB_LIT("{\\rtf"), VB_ERROR_UNSUPPORTED, "an RTF document", "save it as HTML or text"},
	{VB_LIT("\x1F\x8B"), VB_ERROR_UNSUPPORTED, "a gzip file", "unpack it first"},
	{VB_LIT("\xFF\xFE"), VB_ERROR_UNSUPPORTED, "text in UTF-16", "convert it first (iconv -f UTF-16 -t UTF-8)"},
	{VB_LIT("\xFE\xFF"), VB_ERROR_UNSUPPORTED, "text in UTF-16", "convert it first (iconv -f UTF-16 -t UTF-8)"},
};

enum {
	NUL_SNIFF = 64 * 1024, /* bytes that are looked through for a NUL */
	CONTROL_SNIFF = 4096,  /* bytes whose control characters tell text from other data */
	HTML_SNIFF = 4096,      /* bytes that tell HTML from text */
	WHOLE_PAGE = 5,         /* of looks_like_html's tags, those that only a whole page begins with */
};

static enum vb_error_code fail(struct vb_error *error, enum vb_error_code code, const char *message, const char *hint)
{
	error->code = code;
	error->message = vb_str_of(message);
	error->hint = vb_str_of(hint);
	return code;
}

static bool is_control(unsigned char c)
{
	return c < 0x20 && !(c >= '\t' && c <= '\r') && c != 0x1B;
}

/* The same of any of sixteen bytes. */
static bool holds_control(const char *at)
{
	vb_bytes16 b = vb_load16(at), lines = b - '\t';
	return vb_any16((vb_bytes16)((b < 0x20) & (lines > '\r' - '\t') & (b != 0x1B)));
}

/* Text has no NUL bytes and hardly any control characters. */
static bool is_text(const char *bytes, size_t len)
{
	size_t look = len < CONTROL_SNIFF ? len : CONTROL_SNIFF, controls = 0;
	for (size_t at = 0; at < look;) {
		if (look - at >= sizeof(vb_bytes16) && !holds_control(bytes + at))
			at += sizeof(vb_bytes16);
		else
			controls += is_control((unsigned char)bytes[at++]);
	}
	return controls * 20 <= look && !memchr(bytes, 0, len < NUL_SNIFF ? len : NUL_SNIFF);
}

static enum vb_error_code check(const char *bytes, size_t len, const struct vb_normalize_options *options, struct vb_error *error)
{
	size_t blank = 0;
	if (options->max_input && len > options->max_input)
		return fail(error, VB_ERROR_TOO_LARGE, "the input is larger than the limit", "raise --max-input or split the input");
	if (len > UINT32_MAX / 2)
		return fail(error, VB_ERROR_TOO_LARGE, "the input is larger than 2 GiB", "split the input");
	for (size_t i = 0; i < sizeof binaries / sizeof *binaries; i++)
		if (len >= binaries[i].magic.len && memcmp(bytes, binaries[i].magic.ptr, binaries[i].magic.len) == 0)
			return fail(error, binaries[i].code, binaries[i].message, binaries[i].hint);
	if (!is_text(bytes, len))
		return fail(error, VB_ERROR_NOT_TEXT, "the input is not text", "give a document as text, Markdown or HTML in UTF-8");
	while (blank < len && strchr(" \t\r\n", bytes[blank]))
		blank++;
	if (blank == len || (len == 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0))
		return fail(error, VB_ERROR_EMPTY, "the input is empty", "check the file, or leave it out");
	return VB_ERROR_NONE;
}

static bool has_extension(struct vb_str name, const char *extension)
{
	size_t len = strlen(extension);
	return name.len > len && vb_ascii_equal(name.ptr + name.len - len, extension, len);
}

/* A page begins with a doctype, an html element, or nothing but block-level tags; these stand in Markdown too. */
static bool looks_like_html(const char *bytes, size_t len, bool markdown)
{
	static const char *const starts[] = {"<!doctype html", "<html", "<head", "<body", "<?xml", "<meta", "<div", "<table", "<p ", "<p>", "<!--"};
	size_t at = len >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
	while (at < len && strchr(" \t\r\n", bytes[at]))
		at++;
	for (size_t i = 0; i < (markdown ? WHOLE_PAGE : sizeof starts / sizeof *starts); i++)
		if (len - at > strlen(starts[i]) && vb_ascii_equal(bytes + at, starts[i], strlen(starts[i])))
			return memmem(bytes + at, len - at < HTML_SNIFF ? len - at : HTML_SNIFF, "</", 2) != NULL || i < WHOLE_PAGE;
	return false;
}

static enum vb_input_format format_of(struct vb_str name, const char *bytes, size_t len, enum vb_input_format asked)
{
	if (asked != VB_INPUT_AUTO)
		return asked;
	bool markdown = has_extension(name, ".md") || has_extension(name, ".markdown");
	if (has_extension(name, ".html") || has_extension(name, ".htm") || has_extension(name, ".xhtml"))
		return VB_INPUT_HTML;
	if (looks_like_html(bytes, len, markdown))
		return VB_INPUT_HTML;
	return markdown ? VB_INPUT_MARKDOWN : VB_INPUT_TEXT;
}

static struct vb_str media_type_of(enum vb_input_format format)
{
	return format == VB_INPUT_HTML ? VB_LIT("text/html") : format == VB_INPUT_MARKDOWN ? VB_LIT("text/markdown") : VB_LIT("text/plain");
}

/* Diagnostics of a reader count bytes of the cleaned text: take them back to the input. */
static void locate(struct vb_normalized *out, const struct vb_clean *clean, uint32_t from)
{
	for (uint32_t i = from; i < out->diagnostics.count && !clean->identity; i++) {
		struct vb_span *place = &out->diagnostics.items[i].source_span;
		if (!vb_span_is_none(*place))
			*place = vb_map_source(&clean->map, *place);
	}
}

static void diagnose_legacy(struct vb_arena *arena, const struct vb_clean *clean, struct vb_diagnostic_list *list)
{
	uint32_t place = 0;
	const char *name = vb_legacy_encoding(clean->bytes, clean->len, &place);
	if (name)
		vb_diagnose_source(arena, list, VB_DIAGNOSTIC_ENCODING_LEGACY, (struct vb_span){place, place + 2},
		                   "the letters look like those of the old encoding %s: convert the text to Unicode first, or little of it is recognised", name);
}

enum vb_error_code vb_normalize(struct vb_arena *arena, struct vb_str name, const char *bytes, size_t len,
                                const struct vb_normalize_options *options, struct vb_normalized *out, struct vb_error *error)
{
	struct vb_clean clean;
	struct vb_builder builder;
	enum vb_error_code code = check(bytes, len, options, error);
	if (code != VB_ERROR_NONE)
		return code;
	enum vb_input_format format = format_of(name, bytes, len, options->format);
	*out = (struct vb_normalized){.media_type = media_type_of(format), .encoding = VB_LIT("UTF-8")};
	vb_clean_utf8(arena, bytes, len, &out->diagnostics, &clean);
	uint32_t diagnosed = out->diagnostics.count;
	diagnose_legacy(arena, &clean, &out->diagnostics);
	struct vb_reader_input input = {.bytes = clean.bytes, .len = clean.len, .name = name};
	vb_builder_init(&builder, arena, out);
	vb_buffer_reserve(&builder.text, format == VB_INPUT_HTML ? clean.len / 4 : clean.len + clean.len / 64 + 16);
	if (format != VB_INPUT_HTML)
		vb_read_text(&builder, &input);
	else if (!vb_read_html(&builder, &input))
		return fail(error, VB_ERROR_DAMAGED, "the page cannot be read", "save it again from a browser, or give it as text");
	vb_builder_end(&builder);
	locate(out, &clean, diagnosed);
	vb_map_compose(arena, &out->text.map, clean.identity ? NULL : &clean.map);
	vb_arena_release(arena, clean.owned);
	vb_arena_release(arena, clean.map.runs.items);
	out->text.bytes = builder.text.bytes ? builder.text.bytes : "";
	out->text.len = (uint32_t)builder.text.len;
	out->text.source = bytes;
	out->text.source_len = (uint32_t)len;
	return out->text.len ? VB_ERROR_NONE : fail(error, VB_ERROR_EMPTY, "the input holds no text", "check the file, or leave it out");
}
