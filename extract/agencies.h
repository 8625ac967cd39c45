/* Agencies as documents write them, each with the body it is. Private to extract/. */
#ifndef VB_EXTRACT_AGENCIES_H
#define VB_EXTRACT_AGENCIES_H

#include "extract.h"

enum { VB_AGENCY_LIMIT = 200 }; /* of one cell: no plan names more */

/* The agencies of a cell, in its order. Those behind "phối hợp:" go to `support`, where that is not NULL. Names are views of the cell. */
void vb_agencies_of_cell(const struct vb_extraction *x, struct vb_str cell, struct vb_agency_list *lead, struct vb_agency_list *support);

/* May a text whose first word has this place (vb_first_word) start with an agency? Most do not. */
bool vb_agency_may_start(const struct vb_extraction *x, uint32_t word);

/* The list of agencies that running text starts with: "Sở Nội vụ, các cơ quan liên quan xây dựng …". Returns the bytes read, 0
 * where the text starts with none. */
size_t vb_agencies_of_text(const struct vb_extraction *x, struct vb_str text, struct vb_agency_list *list);

#endif
