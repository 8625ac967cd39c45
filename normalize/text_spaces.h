/* Lines whose texts are held apart by runs of spaces. Private to text_spaces.c and text_columns.c. */
#ifndef VB_NORMALIZE_TEXT_SPACES_H
#define VB_NORMALIZE_TEXT_SPACES_H

#include "text.h"

enum { VB_MAX_SEGMENTS = 48 };

struct vb_segment {
	uint32_t x, x_end;   /* code points from the start of the line */
	uint32_t start, end; /* bytes */
};

struct vb_spaced_line {
	uint32_t count;
	struct vb_segment segments[VB_MAX_SEGMENTS];
};

/* The texts of a line, held apart by `gap` spaces or more; false where it has marks of another kind of table, or too many. */
bool vb_read_spaced(const struct vb_reader_input *input, uint32_t start, uint32_t end, uint32_t gap, struct vb_spaced_line *line);

enum vb_line_kind vb_segment_kind(const struct vb_reader_input *input, const struct vb_segment *segment);

/* Reads the letterhead or signature whose columns stand side by side from the line at `start` on; returns `start` where none does. */
uint32_t vb_text_side_by_side(struct vb_text_reader *reader, uint32_t start);

#endif
