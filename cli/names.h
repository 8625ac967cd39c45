/* Names of outputs in a folder: the second of one name gets "~2". */
#ifndef VANBAN_CLI_NAMES_H
#define VANBAN_CLI_NAMES_H

struct names {
	void *tree;
};

void names_finish(struct names *names);

/* Takes `name` or, where it is taken, the first of "name~2", "name~3", … that is free. The view lives until names_finish. */
const char *names_take(struct names *names, const char *name);

#endif
