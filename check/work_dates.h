/* Dates that are given to one number and symbol: numbers are used again, so they may be of several works. */
#ifndef VB_CHECK_WORK_DATES_H
#define VB_CHECK_WORK_DATES_H

#include "../base/arena.h"

enum { VB_DATES_KEPT = 256 }; /* of one number, each compared with each: more say nothing new */

struct vb_work_dates {
	struct VB_LIST(struct vb_str) list; /* borrowed */
	uint32_t *cluster; /* of each, once joined: the number of the first date of its work */
	uint32_t clusters;
};

/* Adds the date, once; null and what is too much are left out. */
void vb_work_dates_add(struct vb_arena *arena, struct vb_work_dates *dates, struct vb_str date);

/* Tells the works apart. `base` is their key without the date: "VN/20-NQ/TW". */
void vb_work_dates_join(struct vb_arena *arena, struct vb_work_dates *dates, struct vb_str base);

/* Two dates are of one work: they agree, fall into one period of numbering, or only the year differs. */
bool vb_work_dates_are_one(struct vb_str base, struct vb_str a, struct vb_str b);

/* "45-NQ/TW" of "VN/45-NQ/TW": the key without its place. */
struct vb_str vb_base_symbol(struct vb_str base);

#endif
