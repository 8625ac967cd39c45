/* What the tests of report/ share: values read from literal JSON, and a sink that keeps what it is given. */
#ifndef VB_TESTS_REPORT_H
#define VB_TESTS_REPORT_H

#include "../../schema/reader.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

struct kept {
	char bytes[1 << 20];
	size_t len, room; /* refuses what goes beyond room; 0: all of bytes */
	bool refused;
};

static inline bool keep(void *user, const char *bytes, size_t len)
{
	struct kept *kept = user;
	assert_false(kept->refused); /* nothing more is given to a sink that refused */
	kept->refused = len > (kept->room ? kept->room : sizeof kept->bytes - 1) - kept->len;
	if (kept->refused)
		return false;
	memcpy(kept->bytes + kept->len, bytes, len);
	kept->len += len;
	kept->bytes[kept->len] = '\0';
	return true;
}

/* The first value of the text; it lives until the reader is freed. */
static inline const struct vb_json *read_json(struct vb_reader *reader, const char *text)
{
	vb_reader_open_bytes(reader, text, strlen(text));
	vb_reader_next(reader);
	assert_non_null(vb_reader_value(reader));
	return vb_reader_value(reader);
}

#endif
