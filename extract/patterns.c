#include "patterns.h"

#include "letters.h"

#include <stdlib.h>

struct vb_patterns *vb_patterns_new(bool no_jit)
{
	struct vb_patterns *patterns = calloc(1, sizeof *patterns);
	if (!patterns)
		return NULL;
	if (!vb_symbol_patterns(patterns, no_jit ? VB_PATTERN_NO_JIT : 0)) {
		vb_patterns_free(patterns);
		return NULL;
	}
	vb_relation_leads(&patterns->leads);
	vb_law_leads(&patterns->leads);
	vb_unit_leads(&patterns->leads);
	vb_mention_leads(&patterns->leads);
	vb_due_leads(&patterns->leads);
	vb_agency_kinds(&patterns->agencies);
	vb_due_kinds(&patterns->times);
	vb_task_kinds(&patterns->starts);
	return patterns;
}

void vb_patterns_free(struct vb_patterns *patterns)
{
	if (!patterns)
		return;
	vb_pattern_free(patterns->symbol);
	vb_seen_letters_free(patterns->seen);
	free(patterns);
}
