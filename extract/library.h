/* What the program may see of an extractor beside the public header. */
#ifndef VB_EXTRACT_LIBRARY_H
#define VB_EXTRACT_LIBRARY_H

#include "../include/vanban.h"
#include "../schema/record.h"

/* The record of the last run; NULL where there is none or an error record in its place. Lives until the next run. */
const struct vb_record *vb_extractor_record(const struct vb_extractor *extractor);

/* The error record in its place; NULL where there is none. */
const struct vb_error *vb_extractor_error_record(const struct vb_extractor *extractor);

#endif
