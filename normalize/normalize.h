/* bytes -> normalised text: one block a line, with hints about each block and the way back to the source. */
#ifndef VB_NORMALIZE_NORMALIZE_H
#define VB_NORMALIZE_NORMALIZE_H

#include "../schema/record.h"

enum vb_block_kind {
	VB_BLOCK_PARAGRAPH,
	VB_BLOCK_HEADING,   /* marked as one by the source: Markdown #, HTML h1..h6 */
	VB_BLOCK_ITEM,      /* starts with a list mark: - + * • */
	VB_BLOCK_ROW,       /* a table row: cells joined by TAB */
	VB_BLOCK_PAGE,      /* a page number on a line of its own */
};

enum vb_block_flag {
	VB_BLOCK_BOLD = 1,      /* all of its letters are bold in the source */
	VB_BLOCK_ITALIC = 2,
	VB_BLOCK_CENTERED = 4,
	VB_BLOCK_LAYOUT = 8,    /* came from a cell of a table that is only layout (letterhead, signature) */
	VB_BLOCK_TABLE_START = 16, /* first row of a table of the source */
	VB_BLOCK_APART = 32,    /* a blank line, or another paragraph mark, stands before it in the source */
	VB_BLOCK_META = 64,     /* a row of a site's own box about the document, kept but no part of it */
};

#define VB_BLOCK_LINE_UNKNOWN 0xFF

struct vb_block {
	uint32_t start, end; /* bytes of the text, without the LF */
	uint8_t kind, level; /* level of a heading, 1 to 6; 0 unknown */
	uint8_t line;        /* enum vb_line_kind where the reader knows it, else VB_BLOCK_LINE_UNKNOWN */
	uint16_t flags;
};

/* A cell of an HTML table that stands in several rows: its text is in the first of them only. */
struct vb_tall_cell {
	uint32_t block; /* the row it starts in */
	uint16_t column, rows;
};

struct vb_normalized {
	struct vb_text text;
	struct VB_LIST(struct vb_block) blocks;
	struct VB_LIST(struct vb_tall_cell) tall_cells;
	struct vb_str media_type, encoding;
	struct vb_diagnostic_list diagnostics;
};

enum vb_input_format { VB_INPUT_AUTO, VB_INPUT_TEXT, VB_INPUT_MARKDOWN, VB_INPUT_HTML };

struct vb_normalize_options {
	enum vb_input_format format;
	size_t max_input; /* bytes; a larger input is VB_ERROR_TOO_LARGE */
};

/* Reads one input. `name` serves to tell the format. Everything lives in the arena; `bytes` must outlive the result.
 * Returns VB_ERROR_NONE, or the code with error->message and hint set. */
enum vb_error_code vb_normalize(struct vb_arena *arena, struct vb_str name, const char *bytes, size_t len,
                                const struct vb_normalize_options *options, struct vb_normalized *out, struct vb_error *error);

#endif
