/* What cite_resolve.c, which gives each mention its work, and cite_works.c, which writes the works into the record, share. Private to
 * them. */
#ifndef VB_EXTRACT_CITE_RESOLVE_H
#define VB_EXTRACT_CITE_RESOLVE_H

#include "cite_words.h"
#include "known.h"

enum { VB_WORK_DATES = 4 }; /* dates written for one work */

struct vb_date_vote {
	struct vb_str date;
	uint32_t count;
};

/* A work in the making. */
struct vb_draft {
	struct vb_jurisdiction jurisdiction;
	struct vb_date_vote dates[VB_WORK_DATES];
	size_t date_count;
	unsigned term;        /* of the body that its issuer names: 13 of "khóa XIII"; 0: none */
	struct vb_str title;  /* as a mention gives it; null: none does */
	uint32_t group, next; /* the next work of its group */
	bool self, basis;     /* basis: the title names it */
	const struct vb_header *attached; /* a document attached to this one, which calls itself "này"; else NULL */
	const struct vb_known_work *known; /* where its date is only known beforehand */
	uint32_t work;        /* its place in record.works, VB_NOWHERE before its first mention is met */
	uint32_t mention;     /* that mention */
};

/* The mentions of one symbol. */
struct vb_symbol_group {
	struct vb_str key;       /* the canonical number and symbol, or the key of the name */
	struct vb_str name;      /* of a law; else null */
	struct vb_symbol symbol;
	uint32_t hash, first, count;
	uint32_t same_number;    /* the next group of the same number */
};

struct vb_mention {
	uint32_t group, draft;
	struct vb_cited_place place;
	bool known; /* its number is known beforehand: only its name is written */
	struct VB_LIST(uint32_t) candidates; /* drafts, where none of them is certain */
};

struct vb_resolver {
	struct vb_extraction *x;
	struct vb_record *record;
	struct VB_LIST(struct vb_symbol_group) groups;
	struct VB_LIST(struct vb_draft) drafts;
	struct vb_mention *mentions;  /* one a citation */
	uint32_t *by_key, *by_number; /* open hash tables of groups; by_number: NULL before it is asked for */
	uint32_t *attached;           /* drafts of the documents in the appendices; VB_NOWHERE: not met */
	uint32_t mask;
};

static inline uint32_t vb_resolve_hash(struct vb_str text, uint32_t seed)
{
	uint32_t hash = 2166136261u ^ seed;
	for (size_t i = 0; i < text.len; i++)
		hash = (hash ^ (unsigned char)text.ptr[i]) * 16777619u;
	return hash;
}

static inline bool vb_same_number(const struct vb_symbol *a, const struct vb_symbol *b)
{
	return vb_str_equal(a->number, b->number) && vb_str_equal(a->year, b->year) && vb_str_equal(a->type_code, b->type_code);
}

static inline bool vb_same_jurisdiction(struct vb_jurisdiction a, struct vb_jurisdiction b)
{
	if (!vb_str_equal(a.code, b.code) || !vb_str_equal(a.level, b.level))
		return false;
	/* a province may have had another name under the same code: Thừa Thiên Huế is Huế since 2025 */
	return (a.code.ptr && vb_str_equal(a.level, VB_LIT("province"))) || vb_str_equal(a.name, b.name);
}

/* The date most mentions give it; of this document that of its head. */
static inline struct vb_str vb_draft_date(const struct vb_draft *draft)
{
	const struct vb_date_vote *best = NULL;
	for (size_t i = 0; i < draft->date_count; i++)
		if (!best || (!draft->self && draft->dates[i].count > best->count))
			best = &draft->dates[i];
	return best ? best->date : VB_NULL;
}

/* Makes record.works of the drafts, in the order of their first mentions, and names them in the citations. */
void vb_write_works(struct vb_resolver *r);
/* What is known beforehand of the works and not told by the document; when titles and names are set. */
void vb_fill_known_works(struct vb_resolver *r);

#endif
