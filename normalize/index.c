#include "index.h"

#include "../base/utf8.h"

enum { WORD = 64, LANES = sizeof(vb_bytes16) };

/* What WORD bytes hold, a bit for each. */
struct words {
	uint64_t line_ends, marks, spaces;
};

/* Control characters, and * _ < & [ \ ! | with '{' beside them: one comparison serves several. No line holds a line end. */
static inline vb_bytes16 may_be_mark(vb_bytes16 b)
{
	vb_bytes16 low = b ^ 1, closed = b | 0x24, high = b | 0x60; /* control characters and '!'; '[' '_' '{' and 127; '<' '\\' '|' */
	return (vb_bytes16)((low <= 0x20) | (closed == 127) | (high == '|') | (b == '*') | (b == '&'));
}

static inline struct words classify(const char *bytes)
{
	struct words words = {0};
	for (unsigned at = 0; at < WORD; at += LANES) {
		vb_bytes16 b = vb_load16(bytes + at);
		words.line_ends |= (uint64_t)vb_mask16((vb_bytes16)(b == '\n')) << at;
		words.marks |= (uint64_t)vb_mask16(may_be_mark(b)) << at;
		words.spaces |= (uint64_t)vb_mask16((vb_bytes16)(b == ' ')) << at;
	}
	return words;
}

/* Where three spaces begin of those of a word, which go on in the next. */
static inline uint64_t runs_of_three(uint64_t spaces, uint64_t next)
{
	return spaces & (spaces >> 1 | next << (WORD - 1)) & (spaces >> 2 | next << (WORD - 2));
}

static bool holds(const struct vb_reader_input *input, char byte)
{
	return memchr(input->bytes, byte, input->len) != NULL;
}

void vb_index_input(struct vb_arena *arena, struct vb_reader_input *input)
{
	uint32_t whole = input->len / WORD;
	uint64_t *line_ends = vb_arena_alloc(arena, 3 * (whole + 1) * sizeof *line_ends), *marks = line_ends + whole + 1, *runs = marks + whole + 1;
	char last[WORD] = {0};
	memcpy(last, input->bytes + whole * WORD, input->len % WORD); /* the zeros behind it are never asked for */
	uint64_t spaces = 0; /* of the word before */
	for (uint32_t i = 0; i <= whole; i++) {
		struct words words = classify(i < whole ? input->bytes + i * WORD : last);
		line_ends[i] = words.line_ends;
		marks[i] = words.marks;
		if (i > 0)
			runs[i - 1] = runs_of_three(spaces, words.spaces);
		spaces = words.spaces;
	}
	runs[whole] = runs_of_three(spaces, 0);
	input->line_ends = line_ends;
	input->marks = marks;
	input->runs = runs;
	input->carriage_returns = holds(input, '\r');
	input->tabs = holds(input, '\t');
	input->pipes = holds(input, '|');
	input->tags = holds(input, '<');
}

void vb_index_release(struct vb_arena *arena, struct vb_reader_input *input)
{
	vb_arena_release(arena, input->line_ends);
	input->line_ends = input->marks = input->runs = NULL;
}
