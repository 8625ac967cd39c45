/* Walks over what the structure stages have found. Private to extract/. */
#ifndef VB_EXTRACT_WALK_H
#define VB_EXTRACT_WALK_H

#include "extract.h"

typedef void vb_table_visitor(struct vb_extraction *x, struct vb_table *table, void *user);

/* Calls the function for every table: those of the body, then those of the appendices, in the order of the text. */
void vb_each_table(struct vb_extraction *x, vb_table_visitor *visit, void *user);

#endif
