/* Whose document it is, and its name in the Akoma Ntoso convention. */
#ifndef VB_EXTRACT_IDENTITY_H
#define VB_EXTRACT_IDENTITY_H

#include "../schema/record.h"
#include "../schema/registry.h"

/* {national, null, "VN"} */
struct vb_jurisdiction vb_jurisdiction_national(void);
struct vb_jurisdiction vb_jurisdiction_of_province(const struct vb_province *province);

/* "/akn/vn-25/doc/ke-hoach/ubnd/2024-07-01/136-kh-ubnd"; null without type, number, year or jurisdiction. A date without its day
 * counts as the year. `actor` is the issuer
 * part of the symbol ("UBND", "TW"); unit is the slug of a body below the province ("huyen-x") or null. */
struct vb_str vb_iri(struct vb_arena *arena, const struct vb_document_type *type, struct vb_jurisdiction jurisdiction,
                     struct vb_str actor, struct vb_str unit, struct vb_str date, struct vb_str number_symbol);

#endif
