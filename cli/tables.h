/* Records as tables: CSV as RFC 4180 has it, one row a task, an assignment, a citation, a target, an error. */
#ifndef VANBAN_CLI_TABLES_H
#define VANBAN_CLI_TABLES_H

#include "../include/vanban.h"

enum table { TABLE_TASKS, TABLE_ASSIGNMENTS, TABLE_CITATIONS, TABLE_TARGETS, TABLE_ERRORS, TABLE_COUNT };

/* "tasks" … "errors". */
extern const char *const table_names[TABLE_COUNT];

/* -1 where there is no such table. */
int table_find(const char *name);

/* Takes one whole row with its line end; returns false when it can take no more. */
typedef bool table_row_function(void *user, enum table table, const char *row, size_t len);

/* The names of the columns. */
bool table_write_head(enum table table, table_row_function *function, void *user);

/* The rows that the last run gives, of all tables whose bit is set in `wanted`, a table at a time. */
bool tables_write(const struct vb_extractor *extractor, unsigned wanted, table_row_function *function, void *user);

#endif
