/* Number and symbol of a document: "45-NQ/TW", "140/2017/NĐ-CP", "205 /KH-UBND". */
#ifndef VB_EXTRACT_SYMBOL_H
#define VB_EXTRACT_SYMBOL_H

#include "../schema/registry.h"
#include "pipeline.h"

struct vb_symbol {
	struct vb_str number;        /* "45", "30c"; null where left blank */
	struct vb_str year;          /* "2017" in 140/2017/NĐ-CP; else null */
	struct vb_str symbol;        /* "NQ/TW", "NĐ-CP", "QH13" */
	struct vb_str number_symbol; /* as printed without spaces and zero-width characters, dashes as "-"; null where the number is blank */
	struct vb_str canonical;     /* the form the grammar knows where it differs, else null */
	struct vb_str type_code;     /* "NQ"; null where the symbol has none */
	const struct vb_document_type *type; /* of the type code, or NULL */
	const struct vb_issuer_symbol *issuer; /* of the first issuer group, or NULL */
	unsigned system;             /* enum vb_system, as the shape says: "-" before the type is party */
	size_t len;                  /* bytes read */
	bool odd;                    /* the party's form with the letters of a state body: 571-CV/UBND */
	bool limited;                /* nothing was read: the pattern gave up at its limit */
};

/* Reads the number and symbol that the text starts with; the text starts with a digit, or, where the number is blank, with the
 * separator ("/KH-UBND", "-NQ/TW"). */
bool vb_symbol_read(struct vb_arena *arena, const struct vb_patterns *patterns, struct vb_str text, struct vb_symbol *symbol);

/* "12/QĐ UBND": the hyphen before the body became a space. Where a known body stands behind the type that was read from the text, the
 * symbol is read again without the space. */
void vb_symbol_rejoin(struct vb_arena *arena, const struct vb_patterns *patterns, struct vb_str text, struct vb_symbol *symbol);

/* The body that letters of a symbol stand for ("TW", "T.Ư", "QH15"), or NULL. */
const struct vb_issuer_symbol *vb_symbol_issuer(struct vb_str letters);

#endif
