#include "names.h"

#include "message.h"

#include <search.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct taken {
	unsigned next; /* the number to try for the next of this name: a thousand of one name take a thousand steps, not a million */
	char name[];
};

static int compare(const void *a, const void *b)
{
	return strcmp(((const struct taken *)a)->name, ((const struct taken *)b)->name);
}

void names_finish(struct names *names)
{
	tdestroy(names->tree, free);
}

/* The entry of the name; *is_new where it was made by this call. number 0: the name as it is. */
static struct taken *enter(struct names *names, const char *name, unsigned number, bool *is_new)
{
	size_t size = strlen(name) + sizeof "~4294967295";
	struct taken *taken = memory_needed(malloc(sizeof *taken + size));
	taken->next = 2;
	snprintf(taken->name, size, number ? "%s~%u" : "%s", name, number);
	struct taken **found = memory_needed(tsearch(taken, &names->tree, compare));
	*is_new = *found == taken;
	if (!*is_new)
		free(taken);
	return *found;
}

const char *names_take(struct names *names, const char *name)
{
	bool is_new;
	struct taken *first = enter(names, name, 0, &is_new), *taken = first;
	while (!is_new)
		taken = enter(names, name, first->next++, &is_new);
	return taken->name;
}
