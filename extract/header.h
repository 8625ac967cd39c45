/* The facts of a document's head: of the document itself, and of one that is attached. Private to extract/. */
#ifndef VB_EXTRACT_HEADER_H
#define VB_EXTRACT_HEADER_H

#include "extract.h"

/* The number and symbol that a line "(Kèm theo Kế hoạch số 136/KH-UBND …)" names; null where the number is left blank. */
struct vb_str vb_attached_to(struct vb_extraction *x, struct vb_span line);

/* The header of a whole document that is attached: its head is the range, its type line the block given. */
struct vb_header *vb_read_attached_header(struct vb_extraction *x, struct vb_range range, uint32_t type_block, const struct vb_str *title);

#endif
