/* libvanban: Vietnamese administrative and party documents as data.
 *
 *     struct vb_extractor *extractor = vb_extractor_new(NULL);
 *     if (vb_extractor_run(extractor, "ke-hoach.md", bytes, len))
 *         vb_extractor_write(extractor, VB_FORM_JSON, my_sink, my_data);
 *     vb_extractor_free(extractor);
 *
 * An extractor reads one document after the other and keeps its memory between them; use one a thread. It has no global
 * state, calls no locale functions and opens no files. The JSON is described by the schemas that vb_schema gives. */
#ifndef VANBAN_H
#define VANBAN_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

struct vb_extractor;

enum vb_input { VB_INPUT_FORMAT_AUTO, VB_INPUT_FORMAT_TEXT, VB_INPUT_FORMAT_MARKDOWN, VB_INPUT_FORMAT_HTML };

/* Works that are known beforehand: their dates, issuers, titles and forms, for documents that only name them. */
struct vb_known;

struct vb_settings {
	enum vb_input input; /* AUTO: told from the name's extension, else from the content */
	size_t max_input;    /* bytes; a larger input gives an error record. 0: VB_MAX_INPUT_DEFAULT */
	bool omit_text;      /* leave "text" out of the record (null) */
	bool no_jit;         /* match patterns without PCRE2's JIT compiler (slower, same results) */
	const struct vb_known *known; /* borrowed, and not added to as long as the extractor lives; NULL: nothing is known */
};

#define VB_MAX_INPUT_DEFAULT ((size_t)256 << 20)

enum vb_form {
	VB_FORM_JSON,          /* one line, no line end */
	VB_FORM_JSON_INDENTED, /* for a person */
	VB_FORM_TEXT,          /* the normalised text, one block a line */
};

/* Takes the output piece by piece; returns false when it can't take more. */
typedef bool vb_write_function(void *user, const char *bytes, size_t len);

/* NULL when memory is exhausted. The caller frees it; free(NULL) is legal. */
struct vb_known *vb_known_new(void);
void vb_known_free(struct vb_known *known);

/* Adds works, as `vanban works` prints them: one or more JSON objects (UTF-8). What is no work is passed over. Returns false when memory
 * is exhausted. */
bool vb_known_add(struct vb_known *known, const char *json, size_t len);

/* NULL settings: the defaults. Returns NULL when memory is exhausted. The caller frees it; free(NULL) is legal. */
struct vb_extractor *vb_extractor_new(const struct vb_settings *settings);
void vb_extractor_free(struct vb_extractor *extractor);

/* Reads one document. `name` (UTF-8) becomes source.name. The bytes must stay until the next run. Returns true when there is
 * a record, false when there is an error record in its place; both are written by vb_extractor_write and live until the next
 * run. Odd text is never an error: the record's diagnostics tell. */
bool vb_extractor_run(struct vb_extractor *extractor, const char *name, const char *bytes, size_t len);

/* Makes an error record for an input that could not even be opened. code: "unreadable", "too-large", … of the schema. */
void vb_extractor_refuse(struct vb_extractor *extractor, const char *name, const char *code, const char *message, const char *hint);

/* Message and hint of the error record; NULL after a record. */
const char *vb_extractor_error(const struct vb_extractor *extractor, const char **hint);

/* Writes what the last run made. Returns false when the function refused. VB_FORM_TEXT of an error record writes nothing. */
bool vb_extractor_write(const struct vb_extractor *extractor, enum vb_form form, vb_write_function *function, void *user);

/* The published JSON Schema (2020-12) "document", "error" or "finding", NUL-terminated; NULL for another name. Static. */
const char *vb_schema(const char *name);

/* "0.1.0" */
const char *vb_version(void);

#ifdef __cplusplus
}
#endif
#endif
