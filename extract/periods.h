/* Periods of time as plans write them: the times of deadlines. Private to extract/. */
#ifndef VB_EXTRACT_PERIODS_H
#define VB_EXTRACT_PERIODS_H

#include "window.h"

enum vb_grain { VB_GRAIN_DAY, VB_GRAIN_MONTH_DAY, VB_GRAIN_MONTH, VB_GRAIN_QUARTER, VB_GRAIN_PART, VB_GRAIN_YEAR, VB_GRAIN_SCHOOL_YEAR };

/* What the words before a period make of it. */
enum vb_bound { VB_BOUND_NONE, VB_BOUND_BEFORE, VB_BOUND_UNTIL, VB_BOUND_FROM, VB_BOUND_AFTER };

struct vb_day {
	unsigned year, month, day; /* year 0: not written; month and day 0: unknown */
};

struct vb_period {
	struct vb_day from, to;
	enum vb_grain grain;
	enum vb_bound bound;
	bool range; /* both ends are written */
	bool open;  /* "và các năm tiếp theo" */
};

unsigned vb_days_in(unsigned year, unsigned month); /* February of an unknown year has 29, a month that does not exist 31 */
bool vb_day_exists(struct vb_day day);
struct vb_day vb_day_before(struct vb_day day);
struct vb_day vb_day_after(struct vb_day day);

/* Where the period has no year, it gets this one. */
void vb_period_set_year(struct vb_period *period, unsigned year);

/* One period at `at` of the window; a period or a range of them; a further one of the same kind behind a comma or "và" ("Quý I,
 * II/2025"). All return where it ends, 0 where none stands there, and fold what they look at. */
size_t vb_period_read(struct vb_window *window, size_t at, struct vb_period *period);
size_t vb_span_read(struct vb_window *window, size_t at, struct vb_period *period);
size_t vb_period_more(struct vb_window *window, size_t at, const struct vb_period *before, struct vb_period *period);

/* Adds the words that begin a period, if it does not begin with a number, with a word that holds a digit, or with a "q". */
void vb_period_kinds(struct vb_kinds *kinds, unsigned kind);

/* What stands at `at`, spaces before it skipped: the place behind it, 0 where it does not stand there. */
static inline size_t vb_words_at(struct vb_window *window, size_t at, struct vb_str words)
{
	return vb_window_words(window, vb_window_behind_spaces(window, at), words);
}
size_t vb_any_words_at(struct vb_window *window, size_t at, const struct vb_str *words, size_t count); /* the first of them */
size_t vb_number_at(struct vb_window *window, size_t at, size_t most, unsigned *value); /* at most so many digits */

#endif
