/* Mentions in words: laws by their name, what defines an alias, and what stands for a document named before. Private to the
 * citations.
 *
 * cite_words.c tells the places where one may stand, of those that were found when the text was folded; named.c, definitions.c and
 * shorts.c read there.
 * cite_title.c and pinpoints.c read what stands around any mention. What they learn that the record has no place for waits in
 * the notes until cite_resolve.c and definitions.c know the works. */
#ifndef VB_EXTRACT_CITE_WORDS_H
#define VB_EXTRACT_CITE_WORDS_H

#include "cite.h"
#include "window.h"

#include "../base/utf8.h"

enum {
	VB_DEFINED_MENTIONS = 16, /* mentions that one alias may stand for: a list of documents has rarely more than five */
	VB_NAME_LIMIT = 1024,     /* bytes of a name: it is read in a window of 256 characters */
	VB_LAW_LIMIT = 64,        /* numbered laws that are known by their name too */
	VB_ALIAS_LIMIT = 24,      /* aliases looked for; documents have at most some ten */
	VB_SHORT_TYPES = 64,      /* types that are looked for alone */
	VB_ISSUER_NOTES = 8,      /* issuers remembered: a document has some fifteen, and names the same ones near each other */
	VB_LAST_TYPES = 8,        /* types of the last mentions: documents cite few kinds */
	VB_LETTERS = 8,           /* bytes of the letters of a type with a space, "TTLT " */
};

/* What ties a mention to those before it: one a citation. */
struct vb_cite_link {
	uint32_t end;       /* of what was read of it, with its date and issuer: bytes of the text */
	uint32_t head;      /* the mention that began its list, or the chain of titles that it is in */
	uint32_t governor;  /* the mention whose title says what is done to it; VB_NOWHERE: this document */
	uint32_t aside;     /* where the words stand that bring its list in beside something else ("gắn với"): bytes of the text; 0: none */
	bool listed;         /* only the words of an enumeration stand between the mention before and this one */
	bool issuer_before; /* its issuer stands before it */
};

/* A title found behind a mention. */
struct vb_title_note {
	uint32_t citation;
	struct vb_str title;
};

/* What was read of the symbol of a numbered mention: to read it again would cost more than its work. */
struct vb_symbol_note {
	uint32_t citation;
	struct vb_symbol symbol;
};

enum vb_short_way { VB_SHORT_NEAREST, VB_SHORT_ALIAS, VB_SHORT_NUMBER };

/* A short mention and the one it stands for: places in record.citations. Where it may stand for several, or for something that
 * could not be read, `target` is VB_NOWHERE, and the candidates are those of `alias`, or the two of `either`. */
struct vb_short_note {
	uint32_t citation, target;
	uint32_t alias;     /* of the notes, VB_NOWHERE: none */
	uint32_t either[2]; /* VB_NOWHERE: none */
	enum vb_short_way way;
};

/* A mention of that type that could not be read, behind so many others: what stands for the nearest of its type stands for it. */
struct vb_unread_note {
	const struct vb_document_type *type;
	uint32_t citations;
};

/* An alias and the mentions it stands for. Where it is a full citation itself and none before is of its number, it is its own:
 * count is 0, and the mention inside the alias tells the work. */
struct vb_alias_note {
	struct vb_str alias;
	uint32_t targets[VB_DEFINED_MENTIONS];
	uint32_t count;
};

/* The name of a law before its number: "Luật Đầu tư công số 39/2019/QH14". */
struct vb_law_note {
	const char *start, *end; /* of type word and name */
	const struct vb_document_type *type;
};

/* A name that stands for a numbered law: written before its number, or defined for it. */
struct vb_numbered_law {
	struct vb_str key; /* vb_named_key */
	struct vb_str name; /* as it is printed */
	uint32_t citation;
};

enum vb_word_kind { VB_WORD_LAW, VB_WORD_CONGRESS, VB_WORD_HEREAFTER, VB_WORD_ABOVE };

/* A word of this text that may be a short mention. */
struct vb_word {
	struct vb_str text;
	uint32_t alias; /* of the notes; VB_NOWHERE for the type of a document of the title */
	bool type;      /* it is the name of a type and nothing else: it stands before many other things */
	const char *from; /* it is looked for from here on */
	size_t len;       /* bytes at the place that was looked at last: a space may be of another kind there; 0: it does not stand there */
};

/* What an issuer says, read once: most stand with several mentions. */
struct vb_issuer_note {
	struct vb_str text;
	struct vb_cited_issuer issuer;
};

/* A type word with "số" and the spaces behind it, as it was read: where the same bytes stand again as words of their own, they mean the same. */
struct vb_seen_type {
	const char *bytes; /* of the text */
	uint8_t len, stop; /* bytes: of all, up to `stop` of vb_type_word */
	bool so;
	const struct vb_document_type *type; /* NULL: none yet */
};

struct vb_cite_notes {
	struct VB_LIST(struct vb_cite_link) links;
	struct VB_LIST(struct vb_title_note) titles; /* these four in rising order of the citations */
	struct VB_LIST(struct vb_symbol_note) symbols;
	struct VB_LIST(struct vb_short_note) shorts;
	struct VB_LIST(struct vb_unread_note) unread;
	struct VB_LIST(struct vb_alias_note) aliases;
	struct VB_LIST(struct vb_word) words;
	uint8_t standing[VB_ALIAS_LIMIT + VB_SHORT_TYPES]; /* those that stand at the place that was looked at last */
	uint32_t standing_count;
	struct vb_issuer_note issuers[VB_ISSUER_NOTES]; /* the last ones; the text is null where there is none yet */
	uint32_t issuer_count;
	uint8_t leads[4096];   /* kinds of words with the first bytes of this place */
	struct VB_LIST(struct vb_numbered_law) laws;
	struct vb_law_note law; /* the last one read */
	struct vb_str last_types[VB_LAST_TYPES];
	uint32_t last_type;
	uint32_t types;         /* words that are types of documents cited before */
	struct vb_seen_type seen_types[16];
	const char *anchor, *anchor_end; /* the last found of those that never change */
	enum vb_word_kind anchor_kind;
};

/* Makes x->notes. */
void vb_words_start(struct vb_extraction *x);

/* The next place of the text from this one on where a slash or a bracket stands, or perhaps one of the words or "này"; its end where there
 * is none. */
const char *vb_words_next(struct vb_extraction *x, const char *from);

/* Does one of the words stand at this place? */
bool vb_words_stand(struct vb_extraction *x, const char *at);

/* Reads the word that stands at that place of the cell; nothing before `done` is looked at as part of it. Returns the end of the
 * mention that was added, NULL where there is none. */
const char *vb_words_read(struct vb_extraction *x, struct vb_str cell, const char *done, const char *at);

/* Looks for a further word behind `from`, where there are not too many. */
void vb_words_add(struct vb_extraction *x, struct vb_word word, const char *from);

/* "Nghị định 101-CP", whose hyphen stands at `dash`. */
const char *vb_old_read(struct vb_extraction *x, struct vb_str cell, const char *dash);
/* The mention of a law whose type word is, or ends with, the word [at, end), or goes on behind it ("Hiến"); of a congress'
 * resolution, whose "Đại" stands at `at`. */
const char *vb_law_read(struct vb_extraction *x, struct vb_str cell, const char *done, const char *at, const char *end);
const char *vb_congress_read(struct vb_extraction *x, struct vb_str cell, const char *done, const char *at);
/* Whose work a named mention means. */
struct vb_cited_place vb_named_place(const struct vb_extraction *x, const struct vb_citation *citation);
/* The key of its name: folded, one for the constitution and for each congress in all their forms. It may stand in `key`. */
struct vb_str vb_named_key(struct vb_str name, char key[VB_NAME_LIMIT]);

/* The name of the law whose number stands there; NULL: none before it. */
const struct vb_law_note *vb_law_before(const struct vb_extraction *x, struct vb_str cell, const char *number);
/* The name stands for the law of this numbered mention. Returns it with single spaces. */
struct vb_str vb_law_add(struct vb_extraction *x, struct vb_str name, uint32_t citation);
/* Gives the works of numbered laws their names. */
void vb_name_laws(struct vb_extraction *x);
/* The numbered mention of the law of this key; NULL where there is none, or where its name has several numbers. */
const struct vb_citation *vb_law_numbered(const struct vb_extraction *x, struct vb_str key);

/* The definition of an alias in the bracket at `bracket`, or behind "sau đây" at `at`: it becomes a note. */
void vb_bracket_read(struct vb_extraction *x, struct vb_str cell, const char *bracket);
void vb_hereafter_read(struct vb_extraction *x, struct vb_str cell, const char *at);
/* "Nghị quyết" is what its type says; "Chương trình Sữa học đường" may be what a decision approves. */
bool vb_is_approved_type(const struct vb_document_type *type);
/* The work that the mention means, when works are numbered; NULL: none. */
struct vb_work *vb_work_of(const struct vb_extraction *x, const struct vb_citation *citation);
/* Fills record.definitions and the aliases and titles of the works, when those are numbered. */
void vb_define_aliases(struct vb_extraction *x);

/* "Nghị quyết nêu trên", whose "trên" stands at `at`; an alias, or a type word of a document of the title, at `at`. */
const char *vb_above_read(struct vb_extraction *x, struct vb_str cell, const char *done, const char *at);
const char *vb_alias_read(struct vb_extraction *x, struct vb_str cell, const char *at, const struct vb_word *word);
/* The document may be called by its type alone, or with its number, in the text behind `from`. */
void vb_short_start(struct vb_extraction *x); /* types that are looked for with a number from the start: such a mention is told, though nobody can read it */
void vb_short_expect(struct vb_extraction *x, const struct vb_citation *citation, const char *from);
/* A mention of the type was seen in this text, but not read. */
void vb_cite_unread(struct vb_extraction *x, const struct vb_document_type *type, struct vb_str text);
/* The note of a short mention, NULL for other mentions. */
const struct vb_short_note *vb_short_note(const struct vb_extraction *x, uint32_t citation);

/* The units before a mention that starts at the end of `before` ("khoản 1, Điều 49 "), and in a bracket behind it. */
void vb_pinpoints_before(struct vb_extraction *x, struct vb_str before, struct vb_citation *citation);
void vb_pinpoints_behind(struct vb_extraction *x, struct vb_str behind, struct vb_citation *citation);

/* What stands behind the last mention, which ends with its date and issuer at `end` of the cell: title, pinpoints, the name of
 * a law before its number. Returns where the mention ends: a date may stand behind the title. */
const char *vb_cite_finish(struct vb_extraction *x, struct vb_str cell, const char *end);
/* The title that the text starts with, null where none does. */
struct vb_str vb_cite_title(const struct vb_extraction *x, struct vb_str text, bool dated);

/* Sets relation and plan of a new mention, the last of the record, by the text of the cell before it, and adds its link. */
void vb_cite_link(struct vb_extraction *x, struct vb_citation *citation, struct vb_str before);
/* The last mention is read up to `end`: it shares an issuer with those of its list that are of the same letters, or ends a range. */
void vb_cite_share(struct vb_extraction *x, struct vb_str cell, const char *end);
/* `behind` the last mention stands that it is no longer in force: said of its list too. */
void vb_cite_repeal(struct vb_extraction *x, struct vb_str behind);
/* Only the words of an enumeration stand there. */
bool vb_is_joint(const struct vb_extraction *x, const char *from, const char *end);
/* Issuer and date that stand before the mention. */
void vb_cite_before(struct vb_extraction *x, struct vb_str cell, struct vb_citation *citation);

/* The date and the issuer behind a mention, in either order; returns where they end. */
const char *vb_cite_after(struct vb_extraction *x, const char *at, const char *end, struct vb_citation *citation);

#endif
