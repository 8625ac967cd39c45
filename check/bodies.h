/* Bodies that did not always exist: made from bodies.tsv. Private to check/. */
#ifndef VB_CHECK_BODIES_H
#define VB_CHECK_BODIES_H

#include <stddef.h>

struct vb_lifetime {
	const char *key;  /* folded: "bo ke hoach va dau tu" */
	const char *name;
	const char *from, *until; /* first and last day, NULL where there is none in the table's time */
	const char *instead;      /* the body that took over; NULL */
};

extern const struct vb_lifetime vb_lifetimes[]; /* sorted by key, ended by a NULL key */

#endif
