#include "codes.h"

enum vb_finding_code vb_code_find(struct vb_str code)
{
	int found = 0;
	while (found < VB_FINDING_COUNT && !vb_str_equal(vb_str_of(vb_codes[found].code), code))
		found++;
	return (enum vb_finding_code)found;
}
