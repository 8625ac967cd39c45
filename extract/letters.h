/* The letters of symbols that were read before. Private to symbol.c.
 *
 * Documents cite the same few bodies over and over: what the letters behind the digits of a number mean ("-NQ/TW", "/2017/NĐ-CP") hangs
 * on nothing but them, whatever the year, where it is sure that the symbol ends with them. It is kept for the next symbol of the thread. */
#ifndef VB_EXTRACT_LETTERS_H
#define VB_EXTRACT_LETTERS_H

#include "symbol.h"

/* The letters of a symbol whose number is digits alone. */
struct vb_letters {
	uint64_t halves[2]; /* their bytes, with one year for all: "/0000/NĐ-CP"; NUL behind them */
	uint8_t number, len; /* bytes: digits before them, their own */
};

struct vb_seen_letters;

/* NULL: out of memory. */
struct vb_seen_letters *vb_seen_letters_new(void);
void vb_seen_letters_free(struct vb_seen_letters *seen);

/* False where the text does not start so, or what follows the letters may go on the symbol. */
bool vb_letters_cut(struct vb_str text, struct vb_letters *letters);
/* The symbol that the text starts with, if its letters are kept. */
bool vb_letters_recall(const struct vb_seen_letters *seen, const struct vb_letters *letters, struct vb_str text, struct vb_symbol *symbol);
/* Keeps what was read, where it is all of the letters as they are printed. */
void vb_letters_keep(struct vb_seen_letters *seen, const struct vb_letters *letters, struct vb_str text, const struct vb_symbol *symbol);

#endif
