/* Records as JSON, written as a stream: fields in fixed order, byte for byte the same on every run. */
#ifndef VB_SCHEMA_WRITER_H
#define VB_SCHEMA_WRITER_H

#include "record.h"

/* Receives the output piece by piece; returns false when it can't take more (the writer then stops writing). */
typedef bool vb_sink(void *user, const char *bytes, size_t len);

struct vb_write_options {
	bool indent;    /* two spaces a level, for a person; else one line without a line end */
	bool omit_text; /* "text": null */
};

/* What the writer keeps from record to record: the buffer that the sink is given. NULL when memory is exhausted; the caller frees it. */
struct vb_writer *vb_writer_new(void);
void vb_writer_free(struct vb_writer *writer);

/* Both return false when the sink refused, or memory was missing. While it writes, a record takes a quarter of the length of its text and
 * nearly as much of that of its source: marks to count code points and lines from. */
bool vb_write_record(struct vb_writer *writer, const struct vb_record *record, struct vb_write_options options, vb_sink *sink, void *user);
bool vb_write_error(struct vb_writer *writer, const struct vb_error *error, struct vb_write_options options, vb_sink *sink, void *user);

#endif
