/* Marks inside a line of text or Markdown: taken out of the text, kept as emphasis. Private to normalize/. */
#ifndef VB_NORMALIZE_INLINE_H
#define VB_NORMALIZE_INLINE_H

#include "builder.h"

/* What carries over from line to line of a block. */
struct vb_inline {
	struct vb_builder *builder;
	const struct vb_reader_input *input;
	int bold, italic;           /* depth of open marks */
	int star, underscore;       /* single marks that are open */
	uint32_t no_star_before;    /* no closing * between the last look and here: keeps the looks ahead linear */
	uint32_t no_bracket_before; /* the same for ] */
	bool too_deep;              /* said so already */
	uint32_t controls, first_control; /* control characters left out of the document */
};

/* Writes the source range to the open block without its marks; TABs become spaces. */
void vb_inline_write(struct vb_inline *state, uint32_t start, uint32_t end);

/* The same for a range that holds no marks. */
void vb_inline_write_plain(struct vb_inline *state, uint32_t start, uint32_t end);

/* Forgets open marks: a block or cell ends. */
void vb_inline_reset(struct vb_inline *state);

/* The plain text of the start of the range, at most `size` bytes, without marks and without spaces before it: a view of the input where
 * there is no mark, else of `out`. */
struct vb_str vb_inline_lead(const struct vb_reader_input *input, uint32_t start, uint32_t end, char *out, size_t size);

/* Length of an inline HTML tag or comment at the start of the view ("<b>", "</p>", "<o:p />"), 0 where none. */
size_t vb_inline_tag(struct vb_str text);
bool vb_inline_is_break(struct vb_str tag); /* <br> */

#endif
