/* Who does what. Private to extract/. */
#ifndef VB_EXTRACT_ASSIGNMENTS_H
#define VB_EXTRACT_ASSIGNMENTS_H

#include "extract.h"

/* Links each task of the body to the row that says the same of the same agency: same_as of both. */
void vb_link_assignments(struct vb_extraction *x);

#endif
