/* The published schemas as strings, which published.py writes into published_data.c. Private to schema/. */
#ifndef VB_SCHEMA_PUBLISHED_H
#define VB_SCHEMA_PUBLISHED_H

#include <stddef.h>

struct vb_published {
	const char *name, *text;
};

extern const struct vb_published vb_published[]; /* ended by a NULL name */

#endif
