/* What the stages of extract share. Private to extract/. */
#ifndef VB_EXTRACT_EXTRACT_H
#define VB_EXTRACT_EXTRACT_H

#include "../normalize/marks.h"
#include "pipeline.h"

/* What a block is in the document: the kinds of `parts`. */
enum vb_zone {
	VB_ZONE_LETTERHEAD,
	VB_ZONE_NUMBER,
	VB_ZONE_PLACE_DATE,
	VB_ZONE_TITLE,
	VB_ZONE_PREAMBLE,
	VB_ZONE_BODY,
	VB_ZONE_CLOSING,
	VB_ZONE_RECIPIENTS,
	VB_ZONE_SIGNATURE,
	VB_ZONE_DRAFTER,
	VB_ZONE_APPENDIX,
	VB_ZONE_STAMP,
	VB_ZONE_FOOTNOTE,
	VB_ZONE_PAGE,
	VB_ZONE_OTHER,
};

/* A stretch of the text and the value of `in` for what stands there: `in` as it is, or, in a cell of a table, with row and key
 * ("section:II/table:0/" + "row:3/" + "task"). Most are never asked for, so they are put together by vb_place_at. */
struct vb_place_name {
	struct vb_span span;
	const char *in;
	const char *key; /* of the cell's column, ended by NUL; NULL where `in` is all */
	uint32_t in_len, row;
};

#define VB_PLACE_NO_ROW UINT32_MAX /* the key follows `in`: "section:II/1" + "/title" */

/* Blocks [first, end). */
struct vb_range {
	uint32_t first, end;
};

struct vb_extraction {
	struct vb_arena *arena;
	const struct vb_patterns *patterns;
	const struct vb_known *known; /* known.h; NULL: nothing is known beforehand */
	const struct vb_normalized *in;
	struct vb_record *record;
	uint8_t *kinds; /* enum vb_line_kind of each block */
	uint8_t *zones; /* enum vb_zone of each block */
	struct VB_LIST(struct vb_range) appendix_ranges;
	struct VB_LIST(struct vb_place_name) places; /* in the order of the text, without overlaps */
	/* The type line inside the title zone: block and bytes of the text; VB_NO_SPAN where there is none. */
	struct vb_span type_span;
	struct vb_section_tree *tree; /* sections.c: what reads one structure, kept for the next */
	struct vb_folded *folded; /* window.h: the text, for those who look for words in it */
	struct vb_cite_notes *notes; /* cite_words.h: what the scan for citations leaves for their resolution */
};

static inline struct vb_str vb_block_text(const struct vb_extraction *x, uint32_t block)
{
	const struct vb_block *b = &x->in->blocks.items[block];
	return (struct vb_str){x->in->text.bytes + b->start, b->end - b->start};
}

static inline const char *vb_end_of_text(const struct vb_extraction *x)
{
	return x->in->text.bytes + x->in->text.len;
}

/* The span of a view that points into the normalised text. */
static inline struct vb_span vb_span_of(const struct vb_extraction *x, struct vb_str view)
{
	uint32_t start = (uint32_t)(view.ptr - x->in->text.bytes);
	return (struct vb_span){start, start + (uint32_t)view.len};
}

struct vb_str vb_place_name(struct vb_arena *arena, const struct vb_place_name *place);

/* Does the view point into the normalised text? Texts of several pieces do not. */
static inline bool vb_holds_view(const struct vb_extraction *x, struct vb_str view)
{
	return view.ptr >= x->in->text.bytes && view.ptr + view.len <= vb_end_of_text(x);
}

/* A cell of a row: its place, its span, and its pieces where a page cut it (none where it is whole). `span` is none where the text of
 * the cell stands in another row. */
struct vb_cell_place {
	struct vb_str in;
	struct vb_span span;
	struct vb_spans pieces;
};

struct vb_cell_place vb_cell_place(struct vb_extraction *x, const struct vb_row *row, struct vb_str key);
/* Bytes [from, to) of the cell's text, which is its pieces with a space between. */
struct vb_cell_place vb_cell_part(struct vb_extraction *x, const struct vb_cell_place *cell, size_t from, size_t to);

/* The value of `in` at a place of the text. */
struct vb_str vb_place_at(const struct vb_extraction *x, uint32_t at);

/* The stages, in the order of pipeline.c. */
void vb_find_zones(struct vb_extraction *x);      /* zones.c: blocks -> zones, record.parts */
void vb_write_parts(struct vb_extraction *x);     /* zones.c: zones -> record.parts, again where a later stage changed a zone */
void vb_find_header(struct vb_extraction *x);     /* header.c: record.document */
void vb_find_sections(struct vb_extraction *x);   /* sections.c: record.sections, tables of the body */
void vb_find_appendices(struct vb_extraction *x); /* appendix.c: record.appendices */
void vb_find_citations(struct vb_extraction *x);  /* cite_scan.c, cite_parse.c: record.citations without works */
void vb_resolve_citations(struct vb_extraction *x); /* cite_resolve.c: record.works, definitions, document.based_on */
void vb_find_agencies(struct vb_extraction *x);   /* agencies.c: lead and support of the rows */
void vb_find_deadlines(struct vb_extraction *x);  /* deadlines.c: due of the rows */
void vb_find_assignments(struct vb_extraction *x); /* assignments.c, same_tasks.c: record.assignments */
void vb_find_targets(struct vb_extraction *x);    /* targets.c, figures.c: record.targets */

#endif
