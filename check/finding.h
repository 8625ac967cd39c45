/* A finding and its line of JSON. Private to check/. */
#ifndef VB_CHECK_FINDING_H
#define VB_CHECK_FINDING_H

#include "codes.h"
#include "line.h"

/* A place of a source that shows it. Offsets are VB_UNKNOWN where there are none. */
struct vb_evidence {
	struct vb_str source;
	uint64_t line;
	struct vb_str text;
	uint64_t span[2], source_span[2];
	struct vb_str value; /* what this place says of the matter */
};

enum { VB_EVIDENCE_FIELDS = 8 }; /* in a line */

/* What some documents say, against what others say. */
struct vb_side {
	struct vb_str value;
	uint64_t documents, mentions;
};

enum { VB_FINDING_WORDS = 5 }; /* {a} to {e} of a message */

struct vb_finding {
	enum vb_finding_code code;
	struct vb_str work, number_symbol, suggestion;
	struct vb_str words[VB_FINDING_WORDS];
	struct VB_LIST(struct vb_evidence) evidence;
	struct VB_LIST(struct vb_side) sides;
	struct vb_str extra; /* one more member, as JSON: "\"coverage\": {…}"; null: none */
};

/* Appends the JSON, without a line end. `translate` may be NULL. */
void vb_finding_write(struct vb_buffer *out, const struct vb_finding *finding, const char *(*translate)(const char *));

/* The fields of a place in a line, written and read back. */
void vb_evidence_put(struct vb_buffer *line, const struct vb_evidence *evidence);
struct vb_evidence vb_evidence_get(const struct vb_field *fields);

/* A finding of one document as a line for the reduce, and back. Returns false where the line is malformed. */
void vb_finding_put(struct vb_buffer *line, const struct vb_finding *finding);
bool vb_finding_get(struct vb_arena *arena, const struct vb_fields *fields, struct vb_finding *finding);

/* Most documents first, then by value. */
void vb_finding_sort_sides(struct vb_finding *finding);

/* "2012-11-01 (41), 2012-10-01 (2)": the sides with their documents. */
struct vb_str vb_finding_sides(struct vb_arena *arena, const struct vb_finding *finding);

#endif
