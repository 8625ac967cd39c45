/* Who issued the document, and for which part of the country. Private to extract/. */
#ifndef VB_EXTRACT_ISSUER_NAME_H
#define VB_EXTRACT_ISSUER_NAME_H

#include "extract.h"
#include "symbol.h"

/* The body of "CỦA BỘ CHÍNH TRỊ" at the start of a title that goes on with "về …", on its line or (more) on the next, else null. */
struct vb_str vb_author_of_title(struct vb_str title, bool more);

/* The body that a place line begins with, where the two columns of a letterhead stand on one line ("TỈNH ỦY Lào Cai, ngày …"), else null. */
struct vb_str vb_body_before_place(struct vb_str line);

/* Fills header->issuer: from the letterhead, else from the symbol and the province that the place line, the "Kèm theo" line, the
 * signature or the text name. symbol may be NULL. */
void vb_read_issuer(struct vb_extraction *x, struct vb_header *header, const struct vb_symbol *symbol);

/* The slug of the issuer below the province ("huyen-x"), null for a province and the centre. */
struct vb_str vb_unit_slug(struct vb_extraction *x, const struct vb_header *header);

#endif
