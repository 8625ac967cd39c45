/* One phrase of a deadline, as the grammar above due_phrases.c says, and the deadlines that are made of it. Private to deadlines.c (cells),
 * due_phrases.c and due_text.c (running text). */
#ifndef VB_EXTRACT_DUE_PHRASES_H
#define VB_EXTRACT_DUE_PHRASES_H

#include "deadlines.h"
#include "periods.h"
#include "window.h"

enum {
	VB_DUE_PERIODS = 12, /* of one phrase */
	VB_DUE_AGAIN = 4,    /* "hằng tháng, quý, năm" */
	VB_DUES = 40,        /* of one text */
};

struct vb_due_again {
	const char *frequency; /* of RFC 5545; NULL: not said how often */
	unsigned interval;
};

struct vb_due_phrase {
	struct vb_period periods[VB_DUE_PERIODS];
	struct vb_due_again again[VB_DUE_AGAIN];
	uint32_t period_count, again_count;
	bool always, condition, demand; /* demand: only "khi có yêu cầu", "đột xuất" */
	const char *weekday;            /* NULL: none */
	size_t from, end;               /* characters of the window */
};

/* How often, told by itself: a day or month without a year further on belongs to it. */
struct vb_due_carried {
	struct vb_due_again again[VB_DUE_AGAIN];
	uint32_t again_count, from, to; /* the deadlines [from, to) that were made of it */
};

struct vb_due_reader {
	struct vb_arena *arena;
	const struct vb_folded *folded;
	const struct vb_kinds *times; /* what words begin: vb_due_kinds */
	struct vb_window window;
	struct vb_due_list *all;
	struct vb_due_notes notes;
	unsigned year;                 /* of the plan, 0 where unknown */
	struct vb_due_carried carried; /* of running text */
};

static inline char vb_due_look(struct vb_due_reader *r, size_t at)
{
	return vb_window_look(&r->window, at);
}

static inline size_t vb_due_behind_spaces(struct vb_due_reader *r, size_t at)
{
	return vb_window_behind_spaces(&r->window, at);
}

/* One phrase from `at`; returns its end. In running text it ends with its first period or recurrence. */
size_t vb_due_phrase_read(struct vb_due_reader *r, size_t at, bool running, struct vb_due_phrase *phrase);

/* Parts of it. Each returns the end of what it read, 0 where it is not there. */
size_t vb_due_again_read(struct vb_due_reader *r, size_t at, struct vb_due_phrase *phrase);
size_t vb_due_bound_read(struct vb_due_reader *r, size_t at, enum vb_bound *bound);
bool vb_due_starts_count(struct vb_due_reader *r, size_t at); /* "30 ngày", behind "trong vòng" */

/* The deadlines that the phrase tells. */
void vb_dues_add(struct vb_due_reader *r, struct vb_due_phrase *phrase);
/* One of this kind, with the text of the phrase; NULL where there are VB_DUES already. */
struct vb_due *vb_due_add(struct vb_due_reader *r, const struct vb_due_phrase *phrase, const char *kind);
/* A day or month without a year: with a word of recurrence it becomes a part of the rule. */
bool vb_due_is_part_of_rule(const struct vb_period *period);

#endif
