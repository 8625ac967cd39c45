/* The reduce: groups of lines of one key -> findings. Private to check/. */
#ifndef VB_CHECK_REDUCE_H
#define VB_CHECK_REDUCE_H

#include "check.h"
#include "doc.h"
#include "sort.h"

#include "../schema/registry.h"

enum {
	VB_EVIDENCE_KEPT = 5, /* documents shown on one side: the counts tell of the rest */
	VB_SIDES_KEPT = 256,  /* values of one work that are told apart: more are counted as the last, so that the cost stays linear */
};

/* A work that is known to be right. */
struct vb_known {
	struct vb_str base; /* its key without the date */
	struct vb_str date, issuer, type, title;
};


struct vb_reduce {
	const struct vb_check_settings *settings;
	struct vb_arena keep;  /* until the end: known works, expected provinces */
	struct vb_arena group; /* until the end of the group */
	struct vb_arena line;  /* until the end of the line */
	struct VB_LIST(struct vb_known) known;
	struct VB_LIST(const struct vb_province *) expected;
	bool known_sorted;
	bool covered; /* the coverage has been told */
	struct vb_fields fields; /* of the line; the list lives in `keep` */
	struct vb_str key;     /* of the group; in `group` */
	const struct vb_group_kind *kind;
	void *state;           /* of the kind; in `group` */
	struct vb_buffer out;
	struct vb_sorter *findings;
	enum vb_check_result result;
};

/* What is done with the lines of a group. `rest` is the key behind the first word. */
struct vb_group_kind {
	struct vb_str word;
	void *(*start)(struct vb_reduce *reduce, struct vb_str rest);
	bool (*line)(struct vb_reduce *reduce, void *state, const struct vb_fields *fields); /* false: malformed */
	void (*end)(struct vb_reduce *reduce, void *state);
};

extern const struct vb_group_kind vb_group_finding, vb_group_work, vb_group_target, vb_group_document, vb_group_title, vb_group_answers,
	vb_group_coverage;

/* Takes one line of a group; the caller gives groups whole and in order. Returns false where the line is malformed. */
bool vb_reduce_line(struct vb_reduce *reduce, struct vb_line line);
void vb_reduce_end_group(struct vb_reduce *reduce);

/* After the last group of the whole set: what is told of every set, also of an empty one. */
void vb_reduce_end(struct vb_reduce *reduce);

void vb_reduce_report(struct vb_reduce *reduce, struct vb_finding *finding);

/* A deep copy in the arena of the group. */
struct vb_evidence vb_reduce_keep(struct vb_reduce *reduce, const struct vb_field *fields);
struct vb_str vb_reduce_keep_str(struct vb_reduce *reduce, struct vb_str text);

/* The known works of the base key; *count of them from there. */
const struct vb_known *vb_reduce_known(struct vb_reduce *reduce, struct vb_str base, size_t *count);

/* The text at that field; null where the line has fewer. */
static inline struct vb_str vb_field_text(const struct vb_fields *fields, uint32_t index)
{
	return index < fields->count ? fields->items[index].text : VB_NULL;
}

static inline uint64_t vb_field_number(const struct vb_fields *fields, uint32_t index)
{
	return index < fields->count && fields->items[index].number != VB_UNKNOWN ? fields->items[index].number : 0;
}

/* Lines of one document stand together; of its copies only the first counts. */
struct vb_copies {
	struct vb_str kind, identity, draft, source;
	uint64_t documents; /* told apart so far: the number of the one at hand */
};

/* Fields 0 to 3 of a line: kind, identity, draft, source. Returns false for a copy. */
bool vb_copies_next(struct vb_reduce *reduce, struct vb_copies *copies, const struct vb_fields *fields);

#endif
