/* The map of `check` in several threads: records are parsed and mapped beside each other, their lines taken in the order of the input. */
#ifndef VANBAN_CLI_MAPPING_H
#define VANBAN_CLI_MAPPING_H

#include "records.h"

#include "../check/check.h"

struct mapping;

/* The lines go to the function, in the thread that calls mapping_add and mapping_finish. NULL where the system has no threads left. */
struct mapping *mapping_start(unsigned count, vb_check_line_function *function, void *user);

/* Adds a piece of what the records read, which is copied. Returns false when the function did, or memory is exhausted. */
bool mapping_add(struct mapping *mapping, struct vb_str piece, struct records *records);

/* Waits for what was added. */
bool mapping_finish(struct mapping *mapping);

enum vb_check_result mapping_result(const struct mapping *mapping);

/* Ends the threads. NULL is legal. */
void mapping_free(struct mapping *mapping);

#endif
