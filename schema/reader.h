/* Records read back: JSON values out of a stream, one after the other, in the memory of one.
 *
 * The stream holds records one behind the other (NDJSON, or JSON objects in any layout) or in one array; both are told from the
 * first character. Strings are UTF-8. A piece that is no JSON is told with its line, and the reader goes on with the next record. */
#ifndef VB_SCHEMA_READER_H
#define VB_SCHEMA_READER_H

#include "../base/str.h"

/* Gives at most `room` bytes; 0 at the end, -1 where reading failed (the caller knows why). */
typedef long vb_read_function(void *user, char *bytes, size_t room);

enum vb_reading {
	VB_READING_RECORD,       /* of a document */
	VB_READING_ERROR_RECORD, /* in the place of one: the input could not be read */
	VB_READING_OTHER,        /* an object that is neither */
	VB_READING_BROKEN,       /* no JSON, or cut off: vb_reader_message */
	VB_READING_FAILED,       /* the function failed, or memory is exhausted: vb_reader_message, NULL for the function */
	VB_READING_END,
};

struct vb_reader;

/* NULL when memory is exhausted. free(NULL) is legal. */
struct vb_reader *vb_reader_new(void);
void vb_reader_free(struct vb_reader *reader);

/* Starts with another stream. */
void vb_reader_open(struct vb_reader *reader, vb_read_function *function, void *user);

/* The same with bytes that are in memory; borrowed until the end of the stream. */
void vb_reader_open_bytes(struct vb_reader *reader, const char *bytes, size_t len);

/* The next value. After END and FAILED every call gives END. */
enum vb_reading vb_reader_next(struct vb_reader *reader);

/* The next piece, not parsed: VB_READING_OTHER with the bytes of an object, which live until the next call, or what vb_reader_next gives
 * where there is none. Whoever parses it (another thread, with vb_reader_open_bytes) finds what is wrong inside. */
enum vb_reading vb_reader_next_piece(struct vb_reader *reader, struct vb_str *piece);

/* The line, from 1, on which the last value or broken piece starts; where the parser knows it, the line of the error. */
uint64_t vb_reader_line(const struct vb_reader *reader);

/* What is wrong with the last piece, and what to do about it; both live until the next call. */
const char *vb_reader_message(const struct vb_reader *reader, const char **hint);

/* ---- Values: borrowed, they live until the next vb_reader_next. All functions take NULL and give "unknown" for it. ---------- */

struct vb_json;

/* The object that was read last. */
const struct vb_json *vb_reader_value(const struct vb_reader *reader);

/* The member of an object; NULL where there is none, or it is null. */
const struct vb_json *vb_json_member(const struct vb_json *object, const char *key);

/* The string itself, VB_NULL where it is none. */
struct vb_str vb_json_str(const struct vb_json *string);
struct vb_str vb_json_member_str(const struct vb_json *object, const char *key);

/* Items of an array; 0 for anything else. */
size_t vb_json_count(const struct vb_json *array);
const struct vb_json *vb_json_item(const struct vb_json *array, size_t index);

/* The whole number; `unknown` where it is none, or negative. */
uint64_t vb_json_whole(const struct vb_json *number, uint64_t unknown);
bool vb_json_is_true(const struct vb_json *value);

enum vb_json_kind { VB_JSON_OTHER, VB_JSON_STRING, VB_JSON_ARRAY, VB_JSON_OBJECT };

/* OTHER: a number, true, false, null. */
enum vb_json_kind vb_json_kind(const struct vb_json *value);

enum { VB_JSON_PLAIN = 32 }; /* the longest: -1.2345678901234567e-308 */

/* A value of kind OTHER as JSON writes it, whatever the locale. */
struct vb_str vb_json_plain(const struct vb_json *value, char room[VB_JSON_PLAIN]);

/* Calls for each member of an object, in order; stops when the function returns false. */
typedef bool vb_member_function(void *user, const char *key, const struct vb_json *value);
void vb_json_each(const struct vb_json *object, vb_member_function *function, void *user);

#endif
