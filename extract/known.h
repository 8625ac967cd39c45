/* Works that are known beforehand, as `vanban works` prints them: for documents that only name them. Read by any number of
 * extractors at the same time once the last one is added. */
#ifndef VB_EXTRACT_KNOWN_H
#define VB_EXTRACT_KNOWN_H

#include "../schema/reader.h"
#include "../schema/record.h"

struct vb_known_work {
	struct vb_jurisdiction jurisdiction;
	struct vb_str number_symbol, name; /* canonical; one of them may be null */
	struct vb_str date, issuer, title, type;
	const struct vb_known_work *next; /* the next one that the same key finds */
};

struct vb_known;

/* Of the public header (include/vanban.h). */
struct vb_known *vb_known_new(void);
void vb_known_free(struct vb_known *known);
bool vb_known_add(struct vb_known *known, const char *json, size_t len);

/* Adds one work; what is none is passed over. Returns false when memory is exhausted. */
bool vb_known_take(struct vb_known *known, const struct vb_json *work);

/* The works whose number and symbol, or one of its printed forms, is this, or whose folded name it is; NULL where none is, or where
 * `known` is NULL. In the order in which they were added. */
const struct vb_known_work *vb_known_find(const struct vb_known *known, struct vb_str key);

#endif
