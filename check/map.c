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
