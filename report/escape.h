/* Writing text so that it stays text: in JSON inside a page, in HTML and XML, in the language of Graphviz. Private to report/. */
#ifndef VB_REPORT_ESCAPE_H
#define VB_REPORT_ESCAPE_H

#include "../schema/reader.h"
#include "../schema/writer.h"

struct vb_out {
	vb_sink *sink;
	void *user;
	bool refused;
};

void vb_put(struct vb_out *out, struct vb_str bytes);
void vb_put_text(struct vb_out *out, const char *terminated);
void vb_put_number(struct vb_out *out, uint64_t number);

/* Inside <script type="application/json">, where nothing may look like an end of the element: <, > and & are written \u003c, \u003e
 * and \u0026. */
void vb_put_json_string(struct vb_out *out, struct vb_str text);

/* The same for what is JSON already. */
void vb_put_json_bytes(struct vb_out *out, struct vb_str json);

/* The element around data of a kind; lang may be NULL. */
void vb_put_data_start(struct vb_out *out, const char *kind, const char *lang);
void vb_put_data_end(struct vb_out *out);

/* The value without the members that `leaves` answers for; `leaves` may be NULL. `parent` is the key under which it stands, that of
 * the array for the items of one. */
typedef bool vb_leaves_function(const char *parent, const char *key);
void vb_put_json(struct vb_out *out, const struct vb_json *value, const char *parent, vb_leaves_function *leaves);

/* As content or in a quoted attribute. Characters that XML can't hold are written as U+FFFD. */
void vb_put_xml(struct vb_out *out, struct vb_str text);

/* "…" of Graphviz. */
void vb_put_dot_string(struct vb_out *out, struct vb_str text);

#endif
