/* The reader of text and Markdown: lines into blocks. Private to normalize/: text.c joins lines, text_table.c,
 * text_cells.c, text_stack.c, text_spaces.c and text_html.c read tables, text_columns.c and text_flat.c letterhead and signature. */
#ifndef VB_NORMALIZE_TEXT_H
#define VB_NORMALIZE_TEXT_H

#include "index.h"
#include "inline.h"
#include "marks.h"

/* Bytes of the start of a line that tell what it is: more than the longest line of a letterhead has. */
enum { VB_LEAD_SIZE = 160 };

/* How the lines of the document were made: told once from all of them, where it is asked. */
struct vb_text_shape {
	bool known;
	bool separated; /* blank lines stand between paragraphs */
	bool unwrapped; /* a paragraph is one long line */
	uint32_t width; /* the column that a hard wrap breaks at, in code points */
	uint32_t margin, indent; /* spaces before a line, and before the first of a paragraph, where they tell; both 0 where they do not */
};

struct vb_line {
	uint32_t start, end;   /* source bytes, without the line end */
	uint32_t indent;       /* bytes of the blanks before it */
	unsigned level;        /* number of # before it */
	struct vb_str lead;    /* its first plain text */
	enum vb_line_kind kind;
	bool plain; /* there are no marks in it */
	bool marker, label;
	struct vb_label label_read;
};

/* What is kept of the first line of a block. */
struct vb_first_line {
	unsigned level;
	uint32_t indent;
	enum vb_line_kind kind;
	bool marker, label;
	uint32_t label_len;
};

struct vb_text_reader {
	struct vb_builder *builder;
	const struct vb_reader_input *input;
	struct vb_inline marks;
	struct vb_text_shape *shape;
	uint32_t at;       /* the next line starts here */
	bool blank;        /* a blank line stands before it */
	bool layout;       /* inside a cell of a layout table */
	bool recipients;   /* "Nơi nhận" was read, the signature not yet */
	bool body;         /* a label was read: the title is over */
	uint32_t bare_columns; /* of the last table whose rows have no mark before their first cell */
	/* the open block */
	struct vb_first_line first;
	uint32_t lines, last_start, last_end; /* its lines so far; source bytes of the last one */
	/* a page number that waits to see whether the sentence goes on behind it */
	struct vb_span page;
	uint32_t html_tables, html_bytes, html_open; /* tables of HTML that were read, and those without an end */
	unsigned last_page, pages_dropped;
	struct vb_span first_page;
};

/* Reads one line at `start` (its end is `end`) into blocks. */
void vb_text_line(struct vb_text_reader *reader, uint32_t start, uint32_t end);
void vb_text_end_block(struct vb_text_reader *reader);

/* Writes the page number that waits, if there is one: what comes now is no part of a sentence before it. */
void vb_text_write_page(struct vb_text_reader *reader);

/* The same for old Mac line ends among others. */
uint32_t vb_text_line_end_mac(const struct vb_reader_input *input, uint32_t start, uint32_t *next);

/* The end of the line at `start`; *next is the start of the line behind it. */
static inline uint32_t vb_text_line_end(const struct vb_reader_input *input, uint32_t start, uint32_t *next)
{
	if (input->carriage_returns)
		return vb_text_line_end_mac(input, start, next);
	uint32_t end = vb_index_next(input->line_ends, start, input->len);
	*next = end < input->len ? end + 1 : end;
	return end;
}

/* The same; *plain tells whether there are no marks and no runs of spaces in the line. */
static inline uint32_t vb_text_next_line(const struct vb_reader_input *input, uint32_t start, uint32_t *next, bool *plain)
{
	uint32_t end = input->len, word = start / 64;
	uint64_t from = ~UINT64_C(0) << start % 64, found = 0, line_end = 0;
	if (input->carriage_returns) {
		end = vb_text_line_end_mac(input, start, next);
		*plain = end == start || !vb_index_holds(input->marks, input->runs, start, end);
		return end;
	}
	for (; word * 64 < input->len && !line_end; word++, from = ~UINT64_C(0)) {
		line_end = input->line_ends[word] & from;
		if (line_end)
			end = word * 64 + (uint32_t)__builtin_ctzll(line_end);
		else if (input->len - word * 64 < 64)
			line_end = UINT64_C(1) << input->len % 64; /* zeros stand behind the end */
		uint64_t before = line_end ? (line_end & -line_end) - 1 : ~UINT64_C(0);
		found |= (input->marks[word] | input->runs[word]) & from & before;
	}
	*plain = !found;
	*next = end < input->len ? end + 1 : end;
	return end;
}

bool vb_text_is_blank_slowly(const struct vb_reader_input *input, uint32_t start, uint32_t end);

/* Has the line nothing but spaces and what a key leaves out? Nearly all are empty, or begin with a letter or a sign. */
static inline bool vb_text_is_blank(const struct vb_reader_input *input, uint32_t start, uint32_t end)
{
	if (start >= end)
		return true;
	unsigned char first = (unsigned char)input->bytes[start];
	bool seen = (first > ' ' && first < 0x7F) || (first >= 0xC3 && first <= 0xC6); /* letters of Vietnamese among them */
	return !seen && vb_text_is_blank_slowly(input, start, end);
}

/* Reads the table whose first line is [start, end), with `next` behind its line end; writes its rows or the lines of its layout columns, and returns the place behind it;
 * returns `start` where no table starts. */
uint32_t vb_text_table(struct vb_text_reader *reader, uint32_t start, uint32_t end, uint32_t next);

/* The cheap look at a line without marks, TABs and runs of spaces: it begins no table, and is surely one line. */
bool vb_text_is_simple(const struct vb_reader_input *input, uint32_t start, uint32_t end, uint32_t next);

/* text_cells.c: the same for a table whose cells stand one below the other, each ended by a mark. */
uint32_t vb_text_cells(struct vb_text_reader *reader, uint32_t start);

/* text_stack.c: the same for a table whose cells stand one below the other without marks. */
uint32_t vb_text_stack(struct vb_text_reader *reader, uint32_t start, uint32_t end, uint32_t next);

/* The lines of a cell, one space between them. */
void vb_text_write_lines(struct vb_text_reader *reader, uint32_t start, uint32_t stop);

/* text_spaces.c: the same for a table whose columns are held apart by runs of spaces. */
uint32_t vb_text_spaces(struct vb_text_reader *reader, uint32_t start, uint32_t end);

/* text_html.c: the same for a table of HTML, "<table> … </table>", whatever lines it stands on. */
uint32_t vb_text_html(struct vb_text_reader *reader, uint32_t start, uint32_t end);

/* text_flat.c: reads a line, or the lines of recipients or signature that a converter put on one. */
void vb_text_flat_line(struct vb_text_reader *reader, uint32_t start, uint32_t end);
/* "Nơi nhận: - Như Điều 3; - Lưu: VT." */
bool vb_text_lists_recipients(const struct vb_reader_input *input, uint32_t start, uint32_t end);

/* "Số hiệu", "Ngày ban hành:": what a site's box about the document names. */
bool vb_text_is_meta_label(struct vb_str text);
/* "TT", "STT", "Số TT": what stands above the ordinals of a table. */
bool vb_text_names_ordinals(struct vb_str text);
/* "1", "1.", "II", "1.1", "a)": an ordinal and nothing else. */
bool vb_text_is_ordinal(struct vb_str text);

/* What is read between them stands in one column of a letterhead or signature. */
void vb_text_begin_column(struct vb_text_reader *reader);
void vb_text_end_columns(struct vb_text_reader *reader);

/* Is the last block a row, page numbers behind it not counted? */
bool vb_text_follows_row(const struct vb_text_reader *reader);

/* "- Lưu: VT. | TM. ỦY BAN NHÂN DÂN": where the other column of a letterhead or signature begins in a line that is no row of a table;
 * the end of the line where it holds none. */
uint32_t vb_text_other_column(const struct vb_text_reader *reader, uint32_t start, uint32_t end);

#endif
