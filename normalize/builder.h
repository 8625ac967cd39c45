/* How a reader hands over text: block by block, run by run. Every reader (text, HTML, later DOCX and PDF) writes through this,
 * so that the border between readers and the rest is one file. Private to normalize/. */
#ifndef VB_NORMALIZE_BUILDER_H
#define VB_NORMALIZE_BUILDER_H

#include "normalize.h"

enum { VB_MAX_BLOCKS = 16u << 20 }; /* blocks of a document: 256 MiB of 16-byte lines; more are joined, with a diagnostic */

/* What a reader is given: valid UTF-8 in NFC. Its offsets (src) count bytes of this text; normalize.c takes them back to the input. */
struct vb_reader_input {
	const char *bytes;
	uint32_t len;
	struct vb_str name;
	/* index.h, for the reader of text: a bit for each byte */
	const uint64_t *line_ends, *marks, *runs; /* '\n'; what may be a mark of Markdown, of HTML or of a cell, and control characters; the first of three spaces */
	bool carriage_returns, tabs, pipes, tags; /* there are any '\r', '\t', '|', '<': else no line looks for one */
	bool part; /* a table inside a text: one of data, though no frame is drawn around it */
};

struct vb_builder {
	struct vb_arena *arena;
	struct vb_normalized *out;
	struct vb_buffer text;
	uint32_t base; /* where the part of the source that is read now begins in it */
	bool open; /* a block is open */
	bool gap;  /* source bytes are left out before the next character */
	uint32_t spaces, space_src, space_src_end; /* spaces due before the next character; where they stand */
	bool overflow;
	unsigned emphasis, plain; /* emphasis that some letter of the open block has, and that some letter lacks */
};

void vb_builder_init(struct vb_builder *builder, struct vb_arena *arena, struct vb_normalized *out);

/* A block runs from begin to end. Spaces at its ends are dropped, an empty block is none. */
void vb_builder_begin(struct vb_builder *builder, enum vb_block_kind kind, unsigned level, unsigned flags);
void vb_builder_end(struct vb_builder *builder);

/* `len` bytes of text that stand byte for byte at src (VB_NOWHERE: the source has no such text). No LF or TAB inside.
 * emphasis: VB_BLOCK_BOLD | VB_BLOCK_ITALIC as they hold for this run. */
void vb_builder_text(struct vb_builder *builder, const char *bytes, size_t len, uint32_t src, unsigned emphasis);

/* One character whose source has another length: an entity, a composed letter. */
void vb_builder_char(struct vb_builder *builder, uint32_t cp, uint32_t src, uint32_t src_end, unsigned emphasis);

/* A space that stands for a line end or a run of blanks in the source; several in a row are one. Dropped at the ends of a block or cell. */
void vb_builder_space(struct vb_builder *builder, uint32_t src, uint32_t src_end);

/* The end of a table cell: a TAB. */
void vb_builder_cell(struct vb_builder *builder, uint32_t src, uint32_t src_end);

/* Says that source bytes between the last and the next character were left out of the open block (a page number). */
void vb_builder_gap(struct vb_builder *builder);

/* Readers. Each writes all its blocks; what it leaves out it diagnoses. */
void vb_read_text(struct vb_builder *builder, struct vb_reader_input *input); /* fills its index */
/* Returns false with *hint set when the page can't be read at all. */
bool vb_read_html(struct vb_builder *builder, const struct vb_reader_input *input);

#endif
