/* Lines in byte order, more of them than fit into memory: runs in temporary files, merged. Private to check/. */
#ifndef VB_CHECK_SORT_H
#define VB_CHECK_SORT_H

#include "check.h"

struct vb_sorter;

/* `memory`: bytes that lines and their places may take before they go to a file. NULL when memory is exhausted. */
struct vb_sorter *vb_sorter_new(size_t memory, FILE *(*temporary)(void));
void vb_sorter_free(struct vb_sorter *sorter);

/* Copies the line. It holds no line end. */
enum vb_check_result vb_sorter_add(struct vb_sorter *sorter, const char *line, size_t len);

/* Gives all lines in order, equal ones once; the sorter is empty then. */
enum vb_check_result vb_sorter_finish(struct vb_sorter *sorter, vb_check_line_function *function, void *user);

#endif
