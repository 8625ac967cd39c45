/* A page between libxml2 and the blocks: its elements and texts in document order, with their way back to the source.
 * Private to the html*.c files.
 *
 *     html_filter.c  the page without scripts, styles, comments and what would make the parser slow
 *     html.c         libxml2's events; the only file that includes it
 *     html_tree.c    events -> nodes and lines
 *     html_select.c  which nodes are the document
 *     html_table.c   what a table is for
 *     html_write.c   the document's nodes -> blocks
 *
 * A node's subtree is the range [node, end) of the list, so that every walk is a loop and no page can exhaust the C stack. */
#ifndef VB_NORMALIZE_HTML_H
#define VB_NORMALIZE_HTML_H

#include "builder.h"

enum {
	VB_HTML_MAX_DEPTH = 512,    /* elements; law sites reach 40, Word 60; deeper ones are taken as inline and flattened */
	VB_HTML_MAX_COLUMNS = 1024, /* of a table; the widest appendix known has 40 */
};

enum vb_html_tag {
	VB_HTML_OTHER, /* an element that says nothing about blocks */
	VB_HTML_TEXT,
	VB_HTML_CONTAINER, /* body, div, section, form, … */
	VB_HTML_FURNITURE, /* nav, header, footer, aside */
	VB_HTML_PARAGRAPH,
	VB_HTML_HEADING,
	VB_HTML_LIST,
	VB_HTML_LIST_ITEM,
	VB_HTML_RULE, /* hr */
	VB_HTML_BREAK, /* br */
	VB_HTML_TABLE,
	VB_HTML_ROW_GROUP, /* thead, tbody, tfoot */
	VB_HTML_ROW,
	VB_HTML_CELL,
	VB_HTML_HEADER_CELL,
	VB_HTML_CONTROL, /* text that a page has and a document doesn't: form controls, noscript, drawings */
	VB_HTML_NEVER,   /* no text of the page: head, script */
};

/* The first seven hold for everything inside the element, the others for the element itself. */
enum vb_html_flag {
	VB_HTML_BOLD = 1,
	VB_HTML_ITALIC = 2,
	VB_HTML_CENTERED = 4,
	VB_HTML_LINK = 8,
	VB_HTML_HIDDEN = 16,
	VB_HTML_OUT = 32,
	VB_HTML_PRE = 64,
	VB_HTML_INHERITED = 127,
	VB_HTML_BLOCK = 128,  /* begins and ends a block */
	VB_HTML_BORDER = 256, /* draws lines around itself */
	VB_HTML_SIDE = 512,   /* its class or id is of the kind that menus, comments and footers have */
	VB_HTML_FORM = 1024,
};

/* Why something of the page is not in the text. */
enum vb_html_reason {
	VB_HTML_KEPT,
	VB_HTML_NAVIGATION,
	VB_HTML_METADATA,
	VB_HTML_AROUND,
	VB_HTML_INVISIBLE,
	VB_HTML_REASONS,
};

struct vb_html_node {
	uint32_t parent, end; /* end: the node behind the last one inside */
	uint32_t first_run, run_count; /* of a text; of an element first_run is its place in html_select.c's tallies */
	uint32_t line;        /* of a text; of an element: the first line inside it or behind it */
	uint16_t flags, columns, rows; /* columns, rows: colspan and rowspan; rowspan 0 is "to the end" */
	uint8_t tag, level;   /* level of the heading around it */
	uint8_t left;         /* enum vb_html_reason */
};

/* Text that stands byte for byte at src..src_end, or (cp) one character that is written as an entity there, or (src is
 * VB_NOWHERE) text that was not found in the source: src_end - 1 bytes of it stand in `loose` from cp on. */
struct vb_html_run {
	uint32_t src, src_end, cp;
};

enum vb_html_break { VB_HTML_SAME_LINE, VB_HTML_LINE_BREAK, VB_HTML_BLANK_LINE, VB_HTML_NEW_BLOCK };

enum vb_html_kind {
	VB_HTML_PLAIN,
	VB_HTML_MOTTO,      /* Quốc hiệu, or the Party's title */
	VB_HTML_NUMBER,     /* Số: … */
	VB_HTML_PLACE_DATE, /* Hà Nội, ngày … */
	VB_HTML_TYPE,       /* KẾ HOẠCH alone in its line */
	VB_HTML_BASIS,      /* Căn cứ … */
	VB_HTML_SECTION,    /* I. …, Điều 1., Chương I */
	VB_HTML_RECIPIENTS, /* Nơi nhận */
	VB_HTML_SIGNATURE,  /* TM., KT. … */
	VB_HTML_APPENDIX,   /* Phụ lục, (Kèm theo … */
	VB_HTML_LABEL,      /* Số hiệu, Ngày ban hành, …: label of a site's box about the document */
	VB_HTML_CLOSING,    /* Bình luận, Văn bản liên quan, …: what sites print behind a document */
	VB_HTML_KINDS,
};

/* Text between two breaks. */
struct vb_html_line {
	uint32_t first, last; /* texts */
	uint32_t bytes, link_bytes;
	uint8_t before;       /* enum vb_html_break */
	uint8_t kind;         /* enum vb_html_kind */
	char last_char;       /* its last character where that is ASCII */
	bool starts_in_link;
	bool capitals, item, labelled; /* nearly all capitals; starts with a list mark; with a label such as "1." */
	bool lower; /* starts with a lower-case letter */
	bool bare; /* a label of kind VB_HTML_LABEL without ':' and value: perhaps a table's header */
};

struct vb_html_tree {
	struct VB_LIST(struct vb_html_node) nodes; /* [0] is the page */
	struct VB_LIST(struct vb_html_run) runs;
	struct VB_LIST(struct vb_html_line) lines;
	struct vb_buffer loose;
	const struct vb_reader_input *input;
	uint32_t controls, control_bytes; /* elements of kind VB_HTML_CONTROL and their text, which is not kept */
	uint32_t unaligned; /* texts without a place in the source */
	uint32_t flattened; /* elements beyond the depth limit */
	struct {
		uint32_t node, depth;
	} open[VB_HTML_MAX_DEPTH];
	uint32_t open_count;
	enum vb_html_break pending;
	bool text_open; /* the last node is a text that more may be added to */
};

/* Do `len` bytes of `text` spell the word, given in lower case? ASCII only, as names in HTML are, and in any locale. */
static inline bool vb_html_spells(const char *text, const char *word, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if ((text[i] >= 'A' && text[i] <= 'Z' ? text[i] | 0x20 : text[i]) != word[i])
			return false;
	return true;
}

/* html_filter.c: what the parser is given. From byte `at` of it on, it stands at `src` of the source. */
struct vb_html_cut {
	uint32_t at, src;
};

struct vb_html_filtered {
	char *bytes; /* ended by a NUL (not counted) */
	uint32_t len;
	struct VB_LIST(struct vb_html_cut) cuts;
	uint32_t dropped; /* start tags beyond the limit of open elements */
};

void vb_html_filter(struct vb_arena *arena, const struct vb_reader_input *input, struct vb_html_filtered *out);

/* html_tree.c. `depth` is the number of open elements as the parser counts them, the new one included. */
void vb_html_tree_init(struct vb_html_tree *tree, struct vb_arena *arena, const struct vb_reader_input *input);
void vb_html_tree_open(struct vb_html_tree *tree, struct vb_arena *arena, uint32_t depth, const char *name,
                       const char *const *attributes);
void vb_html_tree_close(struct vb_html_tree *tree, uint32_t depth);
void vb_html_tree_text(struct vb_html_tree *tree, struct vb_arena *arena, struct vb_html_run run);
void vb_html_tree_finish(struct vb_html_tree *tree);

/* The bytes of a run (of an entity: written to `room`). */
struct vb_str vb_html_run_text(const struct vb_html_tree *tree, const struct vb_html_run *run, char room[4]);

/* html_select.c: sets the kind of every line and the reason of every node that is left out, and diagnoses it.
 * Returns the element that holds the document. */
uint32_t vb_html_select(struct vb_html_tree *tree, struct vb_builder *builder);

/* html_table.c */
struct vb_html_cell {
	uint32_t node;
	uint32_t row, column, columns, rows; /* columns 0: no cell, but text that stands between cells */
};

struct vb_html_grid {
	struct VB_LIST(struct vb_html_cell) cells; /* in document order */
	uint32_t rows, columns;
	uint32_t *widths; /* columns of each row, up to its last cell or the last one that reaches down into it */
	bool cramped;     /* more columns than the limit: the last one holds the rest of the row */
};

/* The cells of a table, none of those of tables inside it. */
void vb_html_table_grid(const struct vb_html_tree *tree, struct vb_arena *arena, uint32_t table, struct vb_html_grid *grid);

/* Is the table there only to put its cells beside each other? */
bool vb_html_table_is_layout(const struct vb_html_tree *tree, uint32_t table, const struct vb_html_grid *grid);

/* Is there text of the document in [from, to)? */
bool vb_html_has_text(const struct vb_html_tree *tree, uint32_t from, uint32_t to);

/* html_write.c */
void vb_html_write(const struct vb_html_tree *tree, struct vb_builder *builder, uint32_t document);

#endif
