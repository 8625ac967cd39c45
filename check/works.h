/* The works that many records cite, merged: what `vanban works` prints and --known reads. */
#ifndef VB_CHECK_WORKS_H
#define VB_CHECK_WORKS_H

#include "../schema/reader.h"

struct vb_works;

/* NULL when memory is exhausted. free(NULL) is legal. */
struct vb_works *vb_works_new(void);
void vb_works_free(struct vb_works *works);

/* Adds the works of one record. Returns false when memory is exhausted. */
bool vb_works_add(struct vb_works *works, const struct vb_json *record);

/* Takes one work as a line of JSON without its end; returns false when it can't take more. */
typedef bool vb_works_line_function(void *user, const char *line, size_t len);

enum vb_works_result { VB_WORKS_DONE, VB_WORKS_REFUSED, VB_WORKS_MEMORY_OUT };

/* Gives the merged works in the order of their keys (bytes). A work without a date joins the only dated one of its number, place and
 * name; where there are several, or none, it stays one of its own. After this nothing is added. */
enum vb_works_result vb_works_give(struct vb_works *works, vb_works_line_function *function, void *user);

#endif
