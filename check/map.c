#include "map.h"

/* READ FIRST: the rules, in the order of the list of codes. */
static vb_rule *const rules[] = {
	vb_rule_attached, vb_rule_header_symbol, vb_rule_header_blanks,
	vb_rule_citations, vb_rule_later, vb_rule_slips, vb_rule_impossible_dates,
	vb_rule_unused_aliases, vb_rule_undefined_aliases,
	vb_rule_bodies,
	vb_rule_sections, vb_rule_deadlines, vb_rule_appendices,
	vb_map_works, vb_map_targets, vb_map_document, vb_map_answers, vb_map_coverage,
};

static void each_row_of(struct vb_doc *doc, const struct vb_json *holder, vb_task_function *function, void *user)
{
	const struct vb_json *table, *row;
	VB_EACH(vb_json_member(holder, "tables"), t, table)
		VB_EACH(vb_json_member(table, "rows"), r, row)
			function(doc, row, user);
}

/* Sections nest as deep as the extraction lets them. */
static void each_row_of_sections(struct vb_doc *doc, const struct vb_json *sections, vb_task_function *function, void *user)
{
	const struct vb_json *section;
	VB_EACH(sections, i, section) {
		each_row_of(doc, section, function, user);
		each_row_of_sections(doc, vb_json_member(section, "children"), function, user);
	}
}

void vb_each_row(struct vb_doc *doc, vb_task_function *function, void *user)
{
	const struct vb_json *appendix;
	each_row_of_sections(doc, vb_json_member(doc->record, "sections"), function, user);
	VB_EACH(vb_json_member(doc->record, "appendices"), i, appendix) {
		each_row_of(doc, appendix, function, user);
		each_row_of_sections(doc, vb_json_member(appendix, "sections"), function, user);
	}
}

void vb_each_assignment(struct vb_doc *doc, vb_task_function *function, void *user)
{
	const struct vb_json *assignment;
	VB_EACH(vb_json_member(doc->record, "assignments"), i, assignment) {
		struct vb_str in = vb_json_member_str(assignment, "in");
		if (!in.ptr || !memmem(in.ptr, in.len, "/table:", strlen("/table:")))
			function(doc, assignment, user);
	}
}

void vb_map_record(struct vb_doc *doc)
{
	const struct vb_json *error = vb_json_member(doc->record, "error");
	if (error) {
		struct vb_str code = vb_json_member_str(error, "code");
		vb_map_not_checked(doc, doc->source, code.ptr ? code : VB_LIT("unreadable"));
		return;
	}
	for (size_t i = 0; i < sizeof rules / sizeof *rules && !doc->refused; i++)
		rules[i](doc);
}
