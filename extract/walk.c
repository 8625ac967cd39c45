#include "walk.h"

static void each_of_list(struct vb_extraction *x, struct vb_table_list *tables, vb_table_visitor *visit, void *user)
{
	for (uint32_t i = 0; i < tables->count; i++)
		visit(x, &tables->items[i], user);
}

/* Sections are never deeper than MAX_DEPTH of sections.c. */
static void each_of_sections(struct vb_extraction *x, struct vb_section_list *sections, vb_table_visitor *visit, void *user)
{
	for (uint32_t i = 0; i < sections->count; i++) {
		each_of_list(x, &sections->items[i].tables, visit, user);
		each_of_sections(x, &sections->items[i].children, visit, user);
	}
}

void vb_each_table(struct vb_extraction *x, vb_table_visitor *visit, void *user)
{
	each_of_sections(x, &x->record->sections, visit, user);
	for (uint32_t i = 0; i < x->record->appendices.count; i++) {
		struct vb_appendix *appendix = &x->record->appendices.items[i];
		each_of_list(x, &appendix->tables, visit, user);
		each_of_sections(x, &appendix->sections, visit, user);
	}
}
