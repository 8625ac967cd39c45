/* The registries: document types, issuing bodies and provinces, compiled in from the tables in registry/.
 *
 * Keys are folded forms (vb_fold: no diacritics, lower case, one space): "Uỷ ban nhân dân" -> "uy ban nhan dan".
 * Source of the facts: the `source` column of each table. */
#ifndef VB_SCHEMA_REGISTRY_H
#define VB_SCHEMA_REGISTRY_H

#include "../base/str.h"

enum vb_system { VB_SYSTEM_STATE = 1, VB_SYSTEM_LEGAL = 2, VB_SYSTEM_PARTY = 4 };

struct vb_document_type {
	struct vb_str name; /* "Chương trình hành động" */
	struct vb_str key; /* folded: "chuong trinh hanh dong" */
	const char *code;  /* the letters in a symbol: "CTr"; "" where the symbol has none (Luật, state công văn) */
	const char *slug;  /* for an IRI: "chuong-trinh-hanh-dong" */
	bool act;          /* IRI /act/ (normative acts and resolutions of the centre) against /doc/ */
	bool head;         /* stands alone on a line as the type line of a document */
	unsigned systems;  /* enum vb_system, or-ed */
	bool tail;         /* the key of another type ends with this one: "lenh" of "phap lenh" */
};

enum vb_level { VB_LEVEL_NATIONAL, VB_LEVEL_PROVINCE, VB_LEVEL_DISTRICT, VB_LEVEL_COMMUNE };

/* A group of letters that stands for an issuing body in a symbol. One abbreviation may have several rows (TW, UBND). */
struct vb_issuer_symbol {
	const char *abbreviation; /* "UBND", "BKHCN"; "QH" and "UBTVQH" stand without their term number */
	const char *key;          /* folded and tight: "ubnd" (Đ as d, & and dots gone) */
	struct vb_str name;       /* "Ủy ban nhân dân" */
	enum vb_level level;
	bool party;
};

/* A body as documents write it in words: "Bộ Khoa học và Công nghệ", "UBND tỉnh". */
struct vb_body {
	struct vb_str name; /* canonical */
	struct vb_str key;  /* folded written form; one row a form */
	enum vb_level level;
	const char *until; /* where it has ended: its last day, as precise as is known ("2025-02-28", "2025-02"); else NULL */
	const struct vb_str *successors; /* canonical names of those that took over, the main one first */
	uint32_t successor_count;
};

struct vb_province {
	struct vb_str name; /* "Hòa Bình" */
	struct vb_str key; /* folded written form; one row a form: "hoa binh", "tt-hue" */
	const char *code;  /* ISO 3166-2: "VN-14" */
	bool city;         /* centrally run city, before 1 July 2025 */
	const char *until; /* last day as a province of its own ("2025-06-30"), NULL where it still exists */
	const char *into;  /* code of the province that it became, or a part of; NULL where it still exists */
};

/* A word that tells where the name of an agency, or what it has to do, starts or ends. */
struct vb_word_row {
	struct vb_str form; /* in small letters: "sở" */
	uint16_t len;      /* of its key, the folded form: "so" */
	uint16_t kinds;   /* enum vb_word_kinds, or-ed */
	bool exact;       /* other words are folded so too ("số"): only this form counts, or one without any diacritics */
	int16_t shorter;  /* the row of the longest other word that its key starts with, -1 where there is none */
};

enum vb_word_kinds {
	VB_WORD_HEAD = 1,            /* starts a name, with a capital letter: "Trung tâm" */
	VB_WORD_NOUN = 2,            /* names all of its kind: "đơn vị" */
	VB_WORD_SHORT_NOUN = 4,      /* does so where nothing but a qualifier follows: "sở", "xã" */
	VB_WORD_QUALIFIER = 8,       /* "liên quan" */
	VB_WORD_SINGLE = 16,         /* "các" behind it is part of a name: "Ban Quản lý các …" */
	VB_WORD_PLURAL = 32,         /* "các" */
	VB_WORD_OFFICE = 64,         /* whose office it is, is the agency: "Giám đốc" */
	VB_WORD_CONDITION = 128,     /* "đối với" */
	VB_WORD_LEAD_LABEL = 256,    /* "cơ quan chủ trì" */
	VB_WORD_SUPPORT_LABEL = 512, /* "phối hợp với" */
	VB_WORD_VERB = 1024,         /* starts a task: "xây dựng" */
	VB_WORD_OTHER = 2048,        /* starts like an agency, and is none: "Ban hành", "Tổ chức thực hiện" */
	VB_WORD_CLOSED = 4096,       /* ends a set in a sentence where no qualifier follows: "các xã, phường", "liên quan" */
};

/* Words that stand in the header of a column, and the role they give it; the table is in the order of their rank, the first counts. */
struct vb_wording {
	const char *key; /* folded, marks left out: "co quan chu tri" */
	uint16_t len;
	uint16_t how;    /* enum vb_wording_how */
	int16_t shorter; /* as in vb_word_row */
	struct vb_str role;
};

/* Where the words stand in the header: anywhere, at its start, or they are all of it; GENERAL: at its start, and a misread special word
 * behind them counts before them. */
enum vb_wording_how { VB_WORDING_ANYWHERE, VB_WORDING_START, VB_WORDING_WHOLE, VB_WORDING_GENERAL };

/* A word that stands behind a number: what is counted or measured. */
struct vb_unit {
	const char *key; /* in lower case, with diacritics */
	uint16_t len;    /* bytes */
	uint16_t kind;   /* enum vb_unit_kind */
	int16_t shorter; /* as in vb_word_row */
};

enum vb_unit_kind {
	VB_UNIT_NONE,
	VB_UNIT_SHARE,
	VB_UNIT_MEASURE,
	VB_UNIT_THING,
	VB_UNIT_PLACE,
	VB_UNIT_MONEY,
	VB_UNIT_TIME,
	VB_UNIT_TIMES,
	VB_UNIT_PER,   /* may stand behind "/" without being counted itself: "m³/ngày đêm", "bác sĩ/vạn dân" */
	VB_UNIT_SCALE, /* before the unit: "triệu" */
};

/* What a deadline in a sentence begins with. */
struct vb_due_word {
	const char *key;
	uint16_t len, place, kind; /* enum vb_due_place: where it counts, or in a later one; enum vb_due_kind */
	int16_t shorter;           /* as in vb_word_row */
};

/* Places in a sentence: behind a bracket is a clause as well, behind a comma a part of one, behind a stop another sentence. */
enum vb_due_place { VB_DUE_ANYWHERE, VB_DUE_CLAUSE, VB_DUE_PART, VB_DUE_SENTENCE };

enum vb_due_kind {
	VB_DUE_WHOLE,
	VB_DUE_DIRECT,  /* only right before a time */
	VB_DUE_LABEL,   /* the time follows it */
	VB_DUE_EVENT,   /* what the time hangs on */
	VB_DUE_COUNTED, /* before so many days from something */
};

extern const struct vb_document_type vb_types[];
extern const size_t vb_type_count;
/* All tables are sorted by key (bytes); a look-up returns the first row of the key or NULL. */
const struct vb_document_type *vb_type_by_key(struct vb_str key);
/* The type that a symbol's letters stand for in a system: "QĐ" -> Quyết định. Exact letters, then folded upper case. */
const struct vb_document_type *vb_type_by_code(struct vb_str code, unsigned systems);
/* The longest type whose key the folded text ends with, at a word boundary; NULL where none. */
const struct vb_document_type *vb_type_ending(struct vb_str folded);
/* May one end so, whatever stands before it? By the last three letters: most texts end with none, and this says so in one load. */
bool vb_type_may_end(struct vb_str folded);
/* The longest type whose key the folded text starts with, at a word boundary; NULL where none. */
const struct vb_document_type *vb_type_starting(struct vb_str folded);
const struct vb_issuer_symbol *vb_issuer_by_key(struct vb_str tight_key);
/* The longest written body whose key the folded text starts with, at a word boundary. */
const struct vb_body *vb_body_starting(struct vb_str folded);
/* Does a body start with all of these words? Else those behind them change nothing of what vb_body_starting gives. */
bool vb_body_goes_on(struct vb_str folded);
extern const struct vb_body vb_bodies[];
extern const size_t vb_body_count;
/* The longest word that the folded text starts with, at a word boundary; and the next shorter one. */
extern const struct vb_word_row vb_words[];
extern const size_t vb_word_count;
const struct vb_word_row *vb_word_starting(struct vb_str folded);
const struct vb_word_row *vb_word_shorter(const struct vb_word_row *word, struct vb_str folded);
/* The longest wording that the words start with, and the next shorter one. */
extern const struct vb_wording vb_wordings[];
extern const size_t vb_wording_count;
const struct vb_wording *vb_wording_starting(struct vb_str words);
const struct vb_wording *vb_wording_shorter(const struct vb_wording *wording, struct vb_str words);
/* The longest unit that the text in lower case starts with, and the next shorter one; what stands behind is no letter of ASCII. */
const struct vb_unit *vb_unit_starting(struct vb_str lower);
const struct vb_unit *vb_unit_shorter(const struct vb_unit *unit, struct vb_str lower);
/* The longest word that the folded text starts with, and the next shorter one. */
extern const struct vb_due_word vb_due_words[];
extern const size_t vb_due_word_count;
const struct vb_due_word *vb_due_word_starting(struct vb_str folded);
const struct vb_due_word *vb_due_word_shorter(const struct vb_due_word *word, struct vb_str folded);
/* Bytes of the longest law whose name the folded text starts with, at a word boundary; 0 where none. Only names that hold a comma,
 * "và" or another word that ends a phrase are in the table. */
size_t vb_law_starting(struct vb_str folded);
const struct vb_province *vb_province_by_key(struct vb_str key);
/* The longest province name the folded text starts with, at a word boundary. */
const struct vb_province *vb_province_starting(struct vb_str folded);
const struct vb_province *vb_province_by_code(struct vb_str code);
/* The province that had the code on that day ("2024-12-31"); NULL where none had. */
const struct vb_province *vb_province_on(struct vb_str code, struct vb_str date);

#endif
