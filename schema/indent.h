/* Compact JSON spread over lines for a person: two spaces a level, a list of numbers on one line. Private to schema/. */
#ifndef VB_SCHEMA_INDENT_H
#define VB_SCHEMA_INDENT_H

#include "writer.h"

enum { VB_INDENT_BUFFER = 4096 };

/* Zeroed but for the sink. */
struct vb_indenter {
	vb_sink *sink;
	void *user;
	unsigned depth, flat;      /* open brackets whose items have lines of their own; whose items share one */
	bool in_string, escaped;   /* inside a string; behind a backslash */
	char open;                 /* a bracket whose first item has not come yet */
	bool failed;
	size_t used;
	char buffer[VB_INDENT_BUFFER];
};

/* A vb_sink: takes the next piece of JSON that is whole, and compact. `user` is the indenter. */
bool vb_indent(void *user, const char *bytes, size_t len);

#endif
