#include "extract.h"
#include "patterns.h"

/* READ FIRST. The stages from text to record, in their order: each reads what those before it have found. */
static const struct {
	const char *name;
	void (*run)(struct vb_extraction *);
} stages[] = {
	{"zones", vb_find_zones},               /* what each block is: letterhead, title, body, recipients, appendix … */
	{"header", vb_find_header},             /* type, number, date, issuer, title, signer */
	{"sections", vb_find_sections},         /* the tree of headings, its paragraphs and tables */
	{"appendices", vb_find_appendices},     /* their heads, sections and logical rows */
	{"citations", vb_find_citations},       /* every mention of a document */
	{"works", vb_resolve_citations},        /* the documents that the mentions mean */
	{"agencies", vb_find_agencies},         /* who leads and who supports the tasks of the rows */
	{"deadlines", vb_find_deadlines},       /* when these are due */
	{"assignments", vb_find_assignments},   /* who does what, of body and rows */
	{"targets", vb_find_targets},           /* the figures that the plan commits to */
};

void vb_extract(struct vb_arena *arena, const struct vb_patterns *patterns, const struct vb_known *known,
                const struct vb_normalized *normalized, struct vb_record *record)
{
	struct vb_extraction x = {.arena = arena, .patterns = patterns, .known = known, .in = normalized, .record = record, .type_span = VB_NO_SPAN};
	record->text = normalized->text;
	x.folded = vb_folded_new(arena, (struct vb_str){record->text.bytes, record->text.len}, &patterns->leads);
	record->diagnostics = normalized->diagnostics;
	for (size_t i = 0; i < sizeof stages / sizeof *stages; i++)
		stages[i].run(&x);
}
