/* The map: the rules of one document, each a function. Private to check/. */
#ifndef VB_CHECK_MAP_H
#define VB_CHECK_MAP_H

#include "doc.h"

typedef void vb_rule(struct vb_doc *doc);

/* rule_header.c: the head against the "Kèm theo" line, and against itself */
vb_rule vb_rule_attached, vb_rule_header_symbol, vb_rule_header_blanks;
/* rule_citation.c: a mention against itself and the document */
vb_rule vb_rule_citations, vb_rule_later, vb_rule_slips, vb_rule_impossible_dates;
/* rule_alias.c */
vb_rule vb_rule_unused_aliases, vb_rule_undefined_aliases;
/* rule_body.c */
vb_rule vb_rule_bodies;
/* rule_structure.c: sections, deadlines, appendices */
vb_rule vb_rule_sections, vb_rule_deadlines, vb_rule_appendices;

/* map_set.c: the lines that are compared with those of other documents */
vb_rule vb_map_works, vb_map_targets, vb_map_document, vb_map_answers, vb_map_coverage;
void vb_map_not_checked(struct vb_doc *doc, struct vb_str source, struct vb_str reason);

/* All of them, for a record or an error record. */
void vb_map_record(struct vb_doc *doc);

/* Helpers of several rules. */

/* Calls for each row of each table, and for each assignment in running text (those of rows repeat them). */
typedef void vb_task_function(struct vb_doc *doc, const struct vb_json *task, void *user);
void vb_each_row(struct vb_doc *doc, vb_task_function *function, void *user);
void vb_each_assignment(struct vb_doc *doc, vb_task_function *function, void *user);

bool vb_doc_is_self(const struct vb_doc *doc, const struct vb_json *citation);
#define VB_EACH(doc_list, index, item) \
	for (size_t index = 0, index##_count = vb_json_count(doc_list); \
	     index < index##_count && ((item) = vb_json_item((doc_list), index), true); index++)

#endif
