/* The compiled patterns of all stages: one set a thread, used for every document. Private to extract/. */
#ifndef VB_EXTRACT_PATTERNS_H
#define VB_EXTRACT_PATTERNS_H

#include "pipeline.h"
#include "window.h"

struct vb_patterns {
	struct vb_pattern *symbol; /* symbol.c; its groups stand beside it */
	struct vb_seen_letters *seen; /* letters.h: what it was spared for */
	unsigned symbol_number, symbol_year, symbol_body;
	unsigned symbol_party_type, symbol_party_body, symbol_joined_type, symbol_joined_body;
	struct vb_leads leads; /* words that readers look for */
	struct vb_kinds agencies;     /* of what tells where agencies start and end: agencies.c */
	struct vb_kinds times;        /* of the words of deadlines: due_phrases.c */
	struct vb_kinds starts;       /* of what tasks and their titles start with: assignments.c */
};

/* Compiles the patterns of symbol.c; false: out of memory. */
bool vb_symbol_patterns(struct vb_patterns *patterns, unsigned flags);

/* Each adds the words that it looks for. */
void vb_relation_leads(struct vb_leads *leads);
void vb_law_leads(struct vb_leads *leads);
void vb_unit_leads(struct vb_leads *leads);
void vb_mention_leads(struct vb_leads *leads);
void vb_due_leads(struct vb_leads *leads);
void vb_agency_kinds(struct vb_kinds *agencies);
void vb_due_kinds(struct vb_kinds *times);
void vb_task_kinds(struct vb_kinds *starts);

#endif
