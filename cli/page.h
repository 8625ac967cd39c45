/* Lines for a terminal: width-aware, with the text of strangers made harmless. */
#ifndef VANBAN_CLI_PAGE_H
#define VANBAN_CLI_PAGE_H

#include "../base/str.h"
#include "summary.h"

enum colour { COLOUR_PLAIN, COLOUR_BOLD, COLOUR_DIM, COLOUR_HEADING, COLOUR_RED, COLOUR_YELLOW, COLOUR_BLUE };

struct page {
	struct summary_style style;
	vb_write_function *function;
	void *user;
	unsigned column; /* of the next character, from 0 */
	unsigned spaces; /* of them not yet written */
	bool refused;    /* the function took no more */
};

/* Columns that the text takes. Control characters and line ends count as what page_text shows in their place. */
unsigned page_width(struct vb_str text);

void page_colour(struct page *page, enum colour colour);
void page_literal(struct page *page, const char *ascii_or_marks);

/* The text on one line, cut with "…" where it is wider than `max` columns. */
void page_text(struct page *page, struct vb_str text, unsigned max);

/* The text to the end of the line. */
void page_text_rest(struct page *page, struct vb_str text);

/* The text from here on, broken at spaces; lines after the first start at column `indent`. */
void page_wrap(struct page *page, struct vb_str text, unsigned indent);

void page_pad_to(struct page *page, unsigned column);
void page_end_line(struct page *page);

#endif
