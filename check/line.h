/* Lines between map and reduce: KEY TAB and a flat JSON array of strings, whole numbers and nulls. Private to check/. */
#ifndef VB_CHECK_LINE_H
#define VB_CHECK_LINE_H

#include "../base/arena.h"

/* ---- Writing, piece by piece into a buffer -------------------------------------------------------------------------------- */

/* Starts a line: `words` one behind the other are the key, which is told with blanks in the place of control characters. */
void vb_line_start(struct vb_buffer *line, const struct vb_str *words, size_t count);
#define VB_LINE_START(line, ...) \
	vb_line_start((line), (const struct vb_str[]){__VA_ARGS__}, sizeof((const struct vb_str[]){__VA_ARGS__}) / sizeof(struct vb_str))

void vb_line_str(struct vb_buffer *line, struct vb_str text); /* null: null */
void vb_line_number(struct vb_buffer *line, uint64_t number); /* VB_UNKNOWN: null */
void vb_line_end(struct vb_buffer *line);

#define VB_UNKNOWN UINT64_MAX

/* A JSON string, or null. */
void vb_json_put_str(struct vb_buffer *out, struct vb_str text);
void vb_json_put_number(struct vb_buffer *out, uint64_t number);

/* A member of an object, or an item of an array: a comma stands before it, where it is not the first. */
void vb_json_next(struct vb_buffer *out);
void vb_json_put_key(struct vb_buffer *out, const char *key);
void vb_json_put_member(struct vb_buffer *out, const char *key, struct vb_str text);
void vb_json_put_count(struct vb_buffer *out, const char *key, uint64_t number);

/* ---- Reading ---------------------------------------------------------------------------------------------------------------- */

struct vb_field {
	struct vb_str text;  /* null for a number and for null */
	uint64_t number;     /* VB_UNKNOWN where it is none */
};

struct vb_fields VB_LIST(struct vb_field);

struct vb_line {
	struct vb_str key, json;
};

/* Cuts the line at its first TAB. Returns false where there is none, or the line is no UTF-8. */
bool vb_line_cut(const char *line, size_t len, struct vb_line *out);

/* Reads the array; views into it where no escape stands, else into the arena. The list itself lives in the arena `list`, so that it is
 * used again for the next line. Returns false where it is no such array. */
bool vb_line_read(struct vb_arena *arena, struct vb_arena *list, struct vb_str json, struct vb_fields *fields);

#endif
