#include "text.h"

/* A table of HTML inside text: Markdown has no cells of several lines and none that span others, so scanners write "<table>" there.
 * It is read by the reader of pages, from its first tag to the end tag that closes it; what stands around it is text. */

enum {
	LONGEST_TABLE = 4 << 20, /* bytes of one table: the largest appendices have some 300 KB */
	TABLES_TOGETHER = 64 << 20, /* bytes of all: a page takes some 20 bytes of memory for one of its own */
	MOST_TABLES = 2000, /* each is a page of its own to its reader */
	MOST_OPEN = 16, /* whose end is looked for in vain: the looks stay linear */
};

static bool begins_tag(struct vb_str at, const char *name, size_t len)
{
	return at.len > len && vb_ascii_equal(at.ptr, name, len) && !((unsigned char)((at.ptr[len] | 0x20) - 'a') < 26);
}

/* Where "<table" stands behind nothing but tags and blanks at the start of the line; `end` where it does not. */
static uint32_t find_table(const struct vb_reader_input *input, uint32_t start, uint32_t end)
{
	for (uint32_t at = start; at < end;) {
		struct vb_str rest = {input->bytes + at, end - at};
		if (*rest.ptr == ' ') {
			at++;
			continue;
		}
		if (*rest.ptr != '<' || begins_tag(rest, "<table", sizeof "<table" - 1))
			return *rest.ptr == '<' ? at : end;
		size_t tag = vb_inline_tag(rest);
		if (!tag)
			return end;
		at += (uint32_t)tag;
	}
	return end;
}

/* Behind the end tag that closes the table at `start`; `start` where none does. */
static uint32_t close_table(const struct vb_reader_input *input, uint32_t start)
{
	uint32_t depth = 0, most = input->len - start < LONGEST_TABLE ? input->len - start : LONGEST_TABLE;
	const char *at = input->bytes + start, *end = at + most;
	while (at && at < end) {
		struct vb_str rest = {at, (size_t)(end - at)};
		if (begins_tag(rest, "<table", sizeof "<table" - 1))
			depth++;
		else if (begins_tag(rest, "</table", sizeof "</table" - 1) && --depth == 0)
			return (const char *)(at = memchr(at, '>', rest.len)) ? (uint32_t)(at + 1 - input->bytes) : start;
		at = memchr(at + 1, '<', rest.len - 1);
	}
	return start;
}

/* "</body></html>" of the page that a scanner wraps each table in. */
static uint32_t skip_end_tags(const struct vb_reader_input *input, uint32_t at)
{
	size_t tag;
	while (at + 1 < input->len && input->bytes[at] == '<' && input->bytes[at + 1] == '/'
	       && (tag = vb_inline_tag((struct vb_str){input->bytes + at, input->len - at})) > 0)
		at += (uint32_t)tag;
	return at;
}

uint32_t vb_text_html(struct vb_text_reader *reader, uint32_t start, uint32_t end)
{
	struct vb_builder *builder = reader->builder;
	uint32_t table = find_table(reader->input, start, end);
	if (table >= end || reader->html_tables >= MOST_TABLES || reader->html_open >= MOST_OPEN)
		return start;
	uint32_t behind = close_table(reader->input, table);
	reader->html_open += behind == table;
	if (behind == table || reader->html_bytes + (behind - table) > TABLES_TOGETHER)
		return start;
	reader->html_tables++;
	reader->html_bytes += behind - table;
	vb_text_write_page(reader);
	vb_text_end_block(reader);
	struct vb_reader_input part = *reader->input;
	part.bytes += table;
	part.len = behind - table;
	part.part = true;
	builder->base = table;
	bool read = vb_read_html(builder, &part);
	builder->base = 0;
	vb_builder_end(builder);
	reader->blank = true;
	return read ? skip_end_tags(reader->input, behind) : start;
}
