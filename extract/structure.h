/* Sections and tables of a range of blocks: the body, or an appendix. Private to extract/. */
#ifndef VB_EXTRACT_STRUCTURE_H
#define VB_EXTRACT_STRUCTURE_H

#include "extract.h"

/* Where the parts of a structure go. `in` is the prefix of their places: "" for the body, "appendix:0/" for an appendix. */
struct vb_structure {
	struct vb_str in;
	struct vb_section_list *sections;
	struct vb_paragraph_list *paragraphs; /* text above the first section; NULL: none is kept */
	struct vb_table_list *tables;         /* tables above the first section; NULL: none is kept */
	struct vb_str paragraphs_in;          /* the place of those paragraphs */
};

void vb_read_structure(struct vb_extraction *x, struct vb_range range, struct vb_structure *out);

/* Reads the tables of one structure, one after the other; lives in the arena. */
struct vb_table_reader *vb_table_reader_new(struct vb_extraction *x);

/* Adds the rows of the blocks in the range to `tables`: to its last table where they go on with it, else as a new one. Page numbers
 * between them are skipped; another block between them is a row that spans. `owner` is the place of the tables: "section:II/1/",
 * "appendix:0/". */
void vb_read_table(struct vb_table_reader *reader, struct vb_range range, struct vb_str owner, struct vb_table_list *tables);

/* Is the block a heading within a table, which stands on a line of its own between rows? `first` is the first row before it. */
bool vb_spans_table(const struct vb_extraction *x, uint32_t first, uint32_t block, uint32_t end);

/* Takes the block below the last table of `tables` as a note of it ("Ghi chú: …", or an `item` below one); false where it is
 * none. */
bool vb_add_note(struct vb_table_reader *reader, uint32_t block, struct vb_str owner, struct vb_table_list *tables, bool item);

/* Is the block a row of a table of the document? */
static inline bool vb_is_row(const struct vb_extraction *x, uint32_t block)
{
	const struct vb_block *b = &x->in->blocks.items[block];
	return b->kind == VB_BLOCK_ROW && !(b->flags & VB_BLOCK_META);
}

static inline void vb_add_place(struct vb_extraction *x, struct vb_span span, struct vb_str in)
{
	*vb_push(x->arena, &x->places) = (struct vb_place_name){.span = span, .in = in.ptr, .in_len = (uint32_t)in.len};
}

/* Text without the marks that close it: spaces, and a final stop, semicolon or colon. */
struct vb_str vb_without_stop(struct vb_str text);

#endif
