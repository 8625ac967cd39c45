/* A record as a page of text for a person: --format text. */
#ifndef VANBAN_CLI_SUMMARY_H
#define VANBAN_CLI_SUMMARY_H

#include "../include/vanban.h"

struct summary_style {
	unsigned width; /* columns of a line */
	bool colours;
};

/* The style for where standard output leads. */
struct summary_style summary_style_of_terminal(void);

/* Writes the summary of the last run's record; nothing where there is none. Returns false when the function refused. */
bool summary_write(const struct vb_extractor *extractor, struct summary_style style, vb_write_function *function, void *user);

#endif
