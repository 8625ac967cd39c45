#include "page.h"

#include "../base/utf8.h"

enum { SEPARATOR = 2 }; /* columns kept free at the end of a wrapped line, for the " ·" or "," that may follow it */

static const struct range {
	uint32_t first, last;
} /* what stands on the letter before it, or is not seen */
  zero_width[] = {{0x0300, 0x036F}, {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x200B, 0x200D}, {0x2060, 0x2060}, {0x20D0, 0x20FF},
                  {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0xFEFF, 0xFEFF}},
  /* East Asian wide and full width (Unicode 15, EastAsianWidth.txt, in whole blocks) */
  double_width[] = {{0x1100, 0x115F}, {0x2E80, 0x303E}, {0x3041, 0xA4CF}, {0xA960, 0xA97C}, {0xAC00, 0xD7A3}, {0xF900, 0xFAFF},
                    {0xFE30, 0xFE6F}, {0xFF01, 0xFF60}, {0xFFE0, 0xFFE6}, {0x1F300, 0x1F64F}, {0x1F900, 0x1F9FF},
                    {0x20000, 0x3FFFD}},
  /* what a terminal would obey: C0, DEL and C1, line separators, and the controls that turn the order of letters */
  obeyed[] = {{0x0000, 0x001F}, {0x007F, 0x009F}, {0x061C, 0x061C}, {0x200E, 0x200F}, {0x2028, 0x202E}, {0x2066, 0x2069}};

#define IS_IN(ranges, cp) is_in(ranges, sizeof ranges / sizeof *ranges, cp)

static bool is_in(const struct range *ranges, size_t count, uint32_t cp)
{
	for (size_t i = 0; i < count && ranges[i].first <= cp; i++)
		if (cp <= ranges[i].last)
			return true;
	return false;
}

/* What is shown for a character. */
static uint32_t shown(uint32_t cp)
{
	if (cp == '\t' || cp == '\n' || cp == '\r')
		return ' ';
	return IS_IN(obeyed, cp) ? 0xFFFD : cp;
}

static unsigned width_of(uint32_t cp)
{
	if (cp < 0x300)
		return 1;
	return IS_IN(zero_width, cp) ? 0 : IS_IN(double_width, cp) ? 2 : 1;
}

unsigned page_width(struct vb_str text)
{
	unsigned width = 0;
	for (size_t at = 0; at < text.len; at += vb_utf8_len((unsigned char)text.ptr[at]))
		width += width_of(shown(vb_utf8_decode(text.ptr + at)));
	return width;
}

static void put(struct page *page, const char *bytes, size_t len)
{
	page->refused = page->refused || !page->function(page->user, bytes, len);
}

void page_colour(struct page *page, enum colour colour)
{
	static const char *const codes[] = {"\033[0m", "\033[1m", "\033[2m", "\033[1;36m", "\033[31m", "\033[33m", "\033[34m"};
	if (page->style.colours)
		put(page, codes[colour], strlen(codes[colour]));
}

/* Spaces wait for what comes after them: a line has none at its end. */
static void put_char(struct page *page, uint32_t cp)
{
	char bytes[4];
	page->column += width_of(cp);
	if (cp == ' ') {
		page->spaces++;
		return;
	}
	for (; page->spaces > 0; page->spaces--)
		put(page, " ", 1);
	put(page, bytes, vb_utf8_encode(cp, bytes));
}

/* Puts characters as long as they fit into `max` columns; returns where it stopped. */
static size_t put_fitting(struct page *page, struct vb_str text, unsigned max)
{
	unsigned end = page->column + max;
	size_t at = 0;
	while (at < text.len) {
		uint32_t cp = shown(vb_utf8_decode(text.ptr + at));
		if (page->column + width_of(cp) > end)
			break;
		put_char(page, cp);
		at += vb_utf8_len((unsigned char)text.ptr[at]);
	}
	return at;
}

void page_literal(struct page *page, const char *ascii_or_marks)
{
	put_fitting(page, vb_str_of(ascii_or_marks), UINT32_MAX / 2);
}

/* Whether it is wider, without measuring the rest of a long text. */
static bool is_wider(struct vb_str text, unsigned max)
{
	unsigned width = 0;
	for (size_t at = 0; at < text.len && width <= max; at += vb_utf8_len((unsigned char)text.ptr[at]))
		width += width_of(shown(vb_utf8_decode(text.ptr + at)));
	return width > max;
}

void page_text(struct page *page, struct vb_str text, unsigned max)
{
	if (max == 0)
		return;
	if (!is_wider(text, max)) {
		put_fitting(page, text, max);
		return;
	}
	put_fitting(page, text, max - 1);
	page_literal(page, "…");
}

void page_text_rest(struct page *page, struct vb_str text)
{
	page_text(page, text, page->style.width > page->column ? page->style.width - page->column : 1);
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static struct vb_str next_word(struct vb_str *rest)
{
	while (rest->len && is_blank(rest->ptr[0])) {
		rest->ptr++;
		rest->len--;
	}
	struct vb_str word = {rest->ptr, 0};
	while (word.len < rest->len && !is_blank(rest->ptr[word.len]))
		word.len++;
	rest->ptr += word.len;
	rest->len -= word.len;
	return word;
}

void page_wrap(struct page *page, struct vb_str text, unsigned indent)
{
	bool first = true;
	for (struct vb_str word = next_word(&text); word.len; word = next_word(&text), first = false) {
		if (page->column > indent && page->column + !first + page_width(word) + SEPARATOR > page->style.width) {
			page_end_line(page);
			page_pad_to(page, indent);
		} else if (!first) {
			put_char(page, ' ');
		}
		put_fitting(page, word, UINT32_MAX / 2);
	}
}

void page_pad_to(struct page *page, unsigned column)
{
	while (page->column < column)
		put_char(page, ' ');
}

void page_end_line(struct page *page)
{
	put(page, "\n", 1);
	page->column = page->spaces = 0;
}
