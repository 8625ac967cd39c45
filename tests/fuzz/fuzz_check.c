/* The check over any bytes, taken as records and as lines of the map: it ends, and what it gives is JSON in byte order. */
#include "../../check/check.h"

#include <jansson.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* The finding before, whose order is checked. */
struct last {
	char *line;
	size_t len;
};

static bool take_finding(void *user, const char *line, size_t len)
{
	struct last *last = user;
	json_error_t error;
	json_t *finding = json_loadb(line, len, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, &error);
	if (!finding || !json_is_string(json_object_get(finding, "code"))) {
		fprintf(stderr, "no finding: %s\n%.*s\n", error.text, (int)len, line);
		abort();
	}
	json_decref(finding);
	size_t shorter = len < last->len ? len : last->len;
	int order = last->line ? memcmp(last->line, line, shorter) : -1;
	if (order > 0 || (order == 0 && last->len >= len))
		abort();
	last->line = realloc(last->line, len + 1);
	if (!last->line)
		abort();
	memcpy(last->line, line, len);
	last->len = len;
	return true;
}

static void check_records(const char *bytes, size_t len)
{
	struct vb_check *check = vb_check_new(NULL);
	struct vb_reader *reader = vb_reader_new();
	struct last last = {0};
	enum vb_reading reading;
	vb_reader_open_bytes(reader, bytes, len);
	while ((reading = vb_reader_next(reader)) != VB_READING_END)
		if (reading == VB_READING_RECORD || reading == VB_READING_ERROR_RECORD)
			if (vb_check_add(check, vb_reader_value(reader)) != VB_CHECK_DONE)
				abort();
	if (vb_check_finish(check, take_finding, &last) != VB_CHECK_DONE)
		abort();
	free(last.line);
	vb_reader_free(reader);
	vb_check_free(check);
}

static void check_lines(const char *at, size_t len)
{
	struct vb_check *check = vb_check_new(NULL);
	struct last last = {0};
	const char *end = at + len;
	while (at < end) {
		const char *line_end = memchr(at, '\n', (size_t)(end - at));
		enum vb_check_input input;
		line_end = line_end ? line_end : end;
		if (vb_check_reduce(check, at, (size_t)(line_end - at), &input) != VB_CHECK_DONE)
			abort();
		at = line_end + 1;
	}
	if (vb_check_reduce_finish(check, take_finding, &last) != VB_CHECK_DONE)
		abort();
	free(last.line);
	vb_check_free(check);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	check_records((const char *)bytes, len);
	check_lines((const char *)bytes, len);
	return 0;
}
