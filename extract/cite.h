/* What the files of the citations share. Private to them.
 *
 * cite_scan finds the places where a document may be mentioned; cite_parse reads what stands before and behind a number there,
 * with cite_issuer and relations. cite_resolve then gives each mention its work: it reads nothing but the record, so that a
 * mention is all that is known of it. */
#ifndef VB_EXTRACT_CITE_H
#define VB_EXTRACT_CITE_H

#include "extract.h"
#include "symbol.h"

enum { VB_CITATION_LIMIT = 1000000 }; /* mentions a document: their records take some 500 bytes each */

/* The form of its number and symbol that the grammar knows. */
static inline struct vb_str vb_cited_form(const struct vb_citation *citation)
{
	return citation->symbol_canonical.ptr ? citation->symbol_canonical : citation->number_symbol;
}

/* An issuer as the text writes it. */
struct vb_cited_issuer {
	size_t len, read;                   /* bytes of its name, and with the session of an assembly behind it */
	bool known;                         /* the level is known */
	enum vb_level level;
	const struct vb_province *province; /* the one that it names, or NULL */
	struct vb_str unit_word, unit;      /* "huyện" and "Sơn Động" where it is below the province, else null */
};

/* Reads the issuer that the text starts with. */
bool vb_cited_issuer_read(const struct vb_extraction *x, struct vb_str text, struct vb_cited_issuer *issuer);

/* The end of the words of a number, "tám" or "hai mươi mốt", at this place of a window; 0 where none stand there. */
struct vb_window;
size_t vb_cite_number_words(const struct vb_window *window, size_t at);

/* The number of the term that the name of an issuer holds: 13 of "Bộ Chính trị khóa XIII"; 0: none. */
unsigned vb_issuer_term(const struct vb_extraction *x, struct vb_str issuer);

/* The word of a document type that ends at `end` of the cell; spaces and "số" may stand between. */
struct vb_type_word {
	const struct vb_document_type *type; /* NULL where there is none */
	const char *start;
	const char *stop; /* where it ends or would end: before "số" */
	bool so;          /* "số" stands before `end` */
};

struct vb_type_word vb_cite_type_before(const struct vb_extraction *x, struct vb_str cell, const char *end);

/* A new citation of that kind, with its place and relation. */
struct vb_citation *vb_cite_add(struct vb_extraction *x, struct vb_str cell, const char *start, const char *end,
                                struct vb_str kind);

/* Reads the mention whose number starts at `number` of the cell (where it is blank: at its separator) and whose symbol holds
 * `slash`. `listed`: it goes on an enumeration. Returns the end of what was read, NULL where no mention stands here. */
const char *vb_cite_numbered(struct vb_extraction *x, struct vb_str cell, const char *number, const char *slash, bool listed);

/* Whose documents a mention may mean. */
struct vb_cited_place {
	struct vb_jurisdiction jurisdiction;
	bool told; /* the mention itself says so: not only taken from the document that cites */
};

/* By the issuer written with the mention, its symbol, and the document that cites it. */
struct vb_cited_place vb_cited_place(const struct vb_extraction *x, const struct vb_citation *citation, const struct vb_symbol *symbol);

/* What the text before a mention says is done to the document. */
struct vb_relation {
	struct vb_str name;   /* "implements" … "mentions" */
	bool planned;         /* it is only intended */
	const char *verb, *verb_end; /* where the words stand that say so, NULL where there are none */
	const char *begin;    /* of the sentence; NULL where it began before what is looked at */
};

/* `before` is the text of the cell up to the mention; `decision`: of a decision. */
struct vb_relation vb_relation_read(const struct vb_extraction *x, struct vb_str before, bool decision);

#endif
