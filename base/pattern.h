/* Compiled patterns (PCRE2 with JIT). Subjects are valid UTF-8: they were checked once when the input was read.
 *
 * A pattern is compiled once a process and used for every document; it holds its own match data, so a pattern belongs to one
 * thread. Every match has limits: no input can make it run for long. */
#ifndef VB_BASE_PATTERN_H
#define VB_BASE_PATTERN_H

#include "str.h"

enum { VB_PATTERN_GROUPS = 16 }; /* the most groups a pattern may have, the whole match counted */

struct vb_pattern;

struct vb_match {
	struct vb_str groups[VB_PATTERN_GROUPS]; /* [0] is the whole match; ptr NULL where a group did not take part */
	bool limited;                            /* a limit was hit: there may be a match that was not found */
};

enum vb_pattern_flag {
	VB_PATTERN_NO_CASE = 1, /* letters match in both cases, ASCII and Vietnamese */
	VB_PATTERN_NO_JIT = 2,
};

/* The source is in PCRE2's extended form: blanks and # comments are free. NULL: out of memory. A pattern that does not compile
 * is a mistake in the program and stops it with a message. */
struct vb_pattern *vb_pattern_new(const char *source, unsigned flags);
void vb_pattern_free(struct vb_pattern *pattern);

/* Matches exactly at the start of the subject. */
bool vb_pattern_at(const struct vb_pattern *pattern, struct vb_str subject, struct vb_match *match);

/* Number of the group of that name; the name must exist. */
unsigned vb_pattern_group(const struct vb_pattern *pattern, const char *name);

#endif
