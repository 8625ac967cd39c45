/* A table while it is read: what tables.c, table_header.c and table_row.c share. Private to them.
 *
 * The source of a table (TABs, pipes, a page of HTML) fills blocks of kind VB_BLOCK_ROW; from there on all tables are alike. */
#ifndef VB_EXTRACT_TABLE_READER_H
#define VB_EXTRACT_TABLE_READER_H

#include "structure.h"

enum {
	VB_TABLE_COLUMNS = 1024, /* the widest appendix known has 40; cells behind them melt into the last */
	VB_TABLE_GROUPS = 8,     /* levels of groups: the deepest known is 4 */
	VB_HEADER_LINES = 3,     /* lines of a header below its first */
};

#define VB_NO_COLUMN UINT32_MAX

struct vb_cells {
	struct vb_str *items;
	uint32_t count;
};

/* The ordinal of a row, as its cell prints it. */
struct vb_ordinal {
	struct vb_str text; /* without its closing mark; null where there is none */
	struct vb_str rest; /* what stands behind it in the same cell */
	enum vb_label_kind kind;
	unsigned value, depth;
	bool dash; /* "-" in its place: one of those below the last with an ordinal */
};

/* A cell that stands in several rows (HTML rowspan). */
struct vb_open_cell {
	uint32_t until; /* the first block behind it */
	struct vb_str text;
};

struct vb_table_reader {
	struct vb_extraction *x;
	struct vb_table *table;  /* the last of its list; valid while vb_read_table runs */
	struct vb_str owner;     /* the place of the tables: "appendix:0/" */
	struct vb_str place;     /* of this one: "appendix:0/table:0/" */
	uint32_t end;            /* of the range that is read */
	uint32_t ordinal, task, lead; /* columns; VB_NO_COLUMN where the table has none */

	/* the header */
	struct vb_str header_text; /* most repeated headers repeat it to the letter */
	struct vb_cells header_lines[VB_HEADER_LINES]; /* the lines below the first, to know them again */
	uint32_t header_line_count, header_lines_read;
	bool in_header, first_header; /* the last row was one of a header; of the table's first */

	/* the rows */
	uint32_t last;             /* the row that the next may go on with; UINT32_MAX: none */
	struct vb_ordinal last_ordinal;
	uint32_t *room;            /* bytes that each cell of that row may grow to in its place; 0: it is a view */
	uint32_t room_count;
	bool page;                 /* a page ended before the next row */
	bool apart_tells;          /* a blank line before a row is the end of a page: most rows have none */
	bool said_wide;            /* that a row has more cells than columns */
	struct vb_ordinal next;    /* of the next row that has one; from which block on that was looked for, and where it is */
	uint32_t next_from, next_at;
	struct vb_open_cell *open; /* by column */
	uint32_t open_columns;     /* columns up to the last with an open one */
	uint32_t tall;             /* tall cells of the text before this one are behind */
	struct vb_table_group {
		struct vb_str path;
		unsigned kind;         /* of its label; dotted labels are a kind for each number of dots */
		unsigned value;
	} groups[VB_TABLE_GROUPS];
	uint32_t depth;
};

/* table_header.c */
struct vb_cells vb_split_cells(struct vb_arena *arena, struct vb_str text);
/* What stands before a row: the start of a table, the end of a page, or another row. */
enum vb_header_place { VB_HEADER_FIRST, VB_HEADER_PAGE, VB_HEADER_INSIDE };
/* Does the row name columns? `misread`: a scanner may have erred in it. */
bool vb_is_header(const struct vb_cells *cells, enum vb_header_place place, bool misread);
/* Does it name those of the table, each of them (`exactly`) or most? */
bool vb_is_same_header(const struct vb_table *table, const struct vb_cells *cells, bool exactly);
bool vb_is_column_numbers(const struct vb_cells *cells);
/* Sets the table's columns from its header; NULL: from the width of its first row. */
void vb_begin_columns(struct vb_table_reader *reader, const struct vb_cells *header, uint32_t width);
/* Does the row repeat the second line of the table's header? */
bool vb_repeats_header_line(const struct vb_table_reader *reader, const struct vb_cells *cells);
/* Takes the row as one more line of the header before it; false where it is none. */
bool vb_take_header_line(struct vb_table_reader *reader, uint32_t block, const struct vb_cells *cells);

/* table_row.c */
struct vb_ordinal vb_read_ordinal(struct vb_str cell);
void vb_read_row(struct vb_table_reader *reader, uint32_t block, const struct vb_cells *cells);
bool vb_is_note(struct vb_str text);
void vb_add_note_row(struct vb_table_reader *reader, uint32_t block);

#endif
