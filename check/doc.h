/* A record as the rules see it. Private to check/. */
#ifndef VB_CHECK_DOC_H
#define VB_CHECK_DOC_H

#include "../schema/reader.h"
#include "check.h"
#include "finding.h"
#include "key.h"

/* The folded text with the byte of the text at each of its bytes: no diacritics, lower case, one blank for several, line ends kept. */
struct vb_folded_text {
	struct vb_str text;
	uint32_t *at; /* one more than the text has bytes */
};

struct vb_doc {
	struct vb_arena *arena;
	const struct vb_json *record, *document, *citations, *works;
	struct vb_str source;
	struct vb_str text;         /* normalised; null with --no-text */
	struct vb_str jurisdiction; /* "VN-25", below the province "VN-25/huyện X"; null where unknown */
	struct vb_str level;        /* "province" */
	struct vb_str number_symbol; /* canonical; null where blank */
	struct vb_str date;         /* as precise as it is; null */
	struct vb_str key;          /* as the key of a work; null where jurisdiction or number is */
	struct vb_str identity;     /* the same for copies of one document */
	bool draft;                 /* says that it is one */
	uint32_t *index;            /* byte of the text at every so many code points; made on demand */
	uint64_t index_count;
	struct vb_folded_text folded; /* made on demand */
	/* Where its lines go: */
	struct vb_buffer line;
	vb_check_line_function *function;
	void *user;
	bool refused;
};

/* Fills the document from its record; function and user are the caller's. */
void vb_doc_init(struct vb_doc *doc, struct vb_arena *arena, const struct vb_json *record);

/* The text from one code point to another, null without a text. */
struct vb_str vb_doc_slice(struct vb_doc *doc, uint64_t start, uint64_t end);

/* NULL without a text. */
const struct vb_folded_text *vb_doc_folded(struct vb_doc *doc);

/* The first folded byte that stands at or behind the byte of the text. */
size_t vb_folded_place(const struct vb_folded_text *folded, size_t byte);

/* A byte of the text and the code points before it. */
struct vb_place {
	size_t byte;
	uint64_t cp;
};

/* A place of the text that is no thing of the record, from one folded byte to another. *last: where it was asked for last, before this
 * place; so a pass over the text costs one pass. */
struct vb_evidence vb_doc_evidence_at(struct vb_doc *doc, size_t from, size_t to, struct vb_place *last);

/* The place of a thing of the record (its span, source_span, line). Its text: the member "text", else the slice. */
struct vb_evidence vb_doc_evidence(struct vb_doc *doc, const struct vb_json *thing, struct vb_str value);

/* The thing's first and last code point; VB_UNKNOWN. */
uint64_t vb_doc_start(const struct vb_json *thing);
uint64_t vb_doc_end(const struct vb_json *thing);

/* The work with the id, the citation with the id; NULL. */
const struct vb_json *vb_doc_work(const struct vb_doc *doc, struct vb_str id);
const struct vb_json *vb_doc_citation(const struct vb_doc *doc, struct vb_str id);

/* The work that the citation means; NULL. */
const struct vb_json *vb_doc_work_of(const struct vb_doc *doc, const struct vb_json *citation);

/* The member is this string. */
bool vb_doc_is(const struct vb_json *object, const char *key, const char *value);

/* Ends the line that was started and gives it on. */
void vb_doc_give(struct vb_doc *doc);

/* Starts a finding about the document itself; about a citation: its work and symbol are filled. */
struct vb_finding vb_doc_finding(const struct vb_doc *doc, enum vb_finding_code code);
struct vb_finding vb_doc_finding_of(const struct vb_doc *doc, enum vb_finding_code code, const struct vb_json *citation);
void vb_doc_show(struct vb_doc *doc, struct vb_finding *finding, const struct vb_json *thing, struct vb_str value);
void vb_doc_report(struct vb_doc *doc, const struct vb_finding *finding);

/* ---- Comparing -------------------------------------------------------------------------------------------------------------- */

/* The same date, one of them perhaps less precise; or one is unknown. */
bool vb_dates_agree(struct vb_str a, struct vb_str b);

/* a lies after b, as far as both are told. */
bool vb_date_after(struct vb_str a, struct vb_str b);

bool vb_date_is_full(struct vb_str date);

/* The number without the zeros that it starts with: "08" is "8". */
struct vb_str vb_without_zeros(struct vb_str number);

/* The number stands in the text, and no other digit beside it. */
bool vb_holds_number(struct vb_str text, struct vb_str number);

/* The folded text in the arena; null for null. */
struct vb_str vb_folded(struct vb_arena *arena, struct vb_str text);

/* What is compared of the name of an issuer: the body, without place, term and the office of its head. Null for null. */
struct vb_str vb_issuer_key(struct vb_arena *arena, struct vb_str issuer);
bool vb_issuers_agree(struct vb_str key, struct vb_str other);
bool vb_is_committee(struct vb_str key); /* of the party, without the organ that speaks for it */

/* What is compared of a title; null where it is too short. */
struct vb_str vb_title_key(struct vb_arena *arena, struct vb_str title);
bool vb_titles_agree(struct vb_str key, struct vb_str other);

/* The type word is one that the letters of the symbol may stand for; true where that can't be told. */
bool vb_type_fits(struct vb_arena *arena, struct vb_str word, struct vb_str code);
/* The type that the letters stand for; null where none does. */
struct vb_str vb_type_of_code(struct vb_str code);
/* One type word is the other, or a longer form of it. */
bool vb_types_agree(struct vb_arena *arena, struct vb_str a, struct vb_str b);

#endif
