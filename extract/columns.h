/* The role of a column, from the words of its header. Private to extract/. */
#ifndef VB_EXTRACT_COLUMNS_H
#define VB_EXTRACT_COLUMNS_H

#include "../schema/record.h"

/* "ordinal", "task", "lead", … or "other". Wordings: layout.md, part 4; read without diacritics. */
struct vb_str vb_column_role(struct vb_str header);

/* The same where the header may be misread by a scanner ("C0 quan chù tri", "Thòigian thực hien"): for cells that are known to be headers. */
struct vb_str vb_column_role_misread(struct vb_str header);

#endif
