/* text -> record: the stages in their order. READ FIRST. */
#ifndef VB_EXTRACT_PIPELINE_H
#define VB_EXTRACT_PIPELINE_H

#include "../base/pattern.h"
#include "../normalize/normalize.h"
#include "../schema/record.h"

struct vb_known;
struct vb_patterns; /* the compiled patterns of all stages; one set a thread, used for every document */

struct vb_patterns *vb_patterns_new(bool no_jit); /* NULL: out of memory */
void vb_patterns_free(struct vb_patterns *patterns);

/* Fills every field of the record but `source` from the normalised document. All memory is the arena's, and that of `known` (NULL:
 * nothing is known beforehand). */
void vb_extract(struct vb_arena *arena, const struct vb_patterns *patterns, const struct vb_known *known,
                const struct vb_normalized *normalized, struct vb_record *record);

#endif
