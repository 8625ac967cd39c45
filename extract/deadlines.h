/* Deadlines as documents write them: cells (deadlines.c) and running text (due_text.c), phrase by phrase (due_phrases.c). Private to extract/. */
#ifndef VB_EXTRACT_DEADLINES_H
#define VB_EXTRACT_DEADLINES_H

#include "extract.h"

/* What is to be told about the dates of a text beside the deadlines. */
struct vb_due_notes {
	bool year_of_plan;   /* a day, month or quarter stood without a year: it got the plan's */
	bool year_unknown;   /* … and the plan has none */
	bool impossible;     /* a day, month or quarter does not exist: no deadline was made of it */
	bool unread;         /* words, but nothing that tells a time */
	bool limit;          /* more than are kept of one text */
};

/* Every deadline of a cell, in its order. `year`: of the plan, 0 where unknown. */
struct vb_due_notes vb_dues_of_cell(const struct vb_extraction *x, struct vb_str cell, unsigned year, struct vb_due_list *all);

/* The deadlines that a task in running text, the document's, names: "…, trình UBND tỉnh trong Quý IV/2025". Dates of documents and horizons of
 * schemes are none. */
struct vb_due_notes vb_dues_of_text(const struct vb_extraction *x, struct vb_str text, unsigned year, struct vb_due_list *all);

/* The one that ends last; what has no end ends after all that has one, what hangs on a condition before. NULL where there is none. */
struct vb_due *vb_due_last(const struct vb_due_list *all);

/* The year of the plan, 0 where unknown: that which its title names, else of its date. */
unsigned vb_plan_year(const struct vb_extraction *x);

/* Tells what is to be told about the dates of the text. */
void vb_due_diagnose(struct vb_extraction *x, struct vb_due_notes notes, struct vb_str text, struct vb_span span);

#endif
