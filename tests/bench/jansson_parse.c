/* The yardstick of `check --map`: jansson's own parse of the same records, a line each, and nothing else. */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv)
{
	FILE *file = argc == 2 ? fopen(argv[1], "r") : NULL;
	char *line = NULL;
	size_t size = 0;
	ssize_t len;
	if (!file)
		return 2;
	while ((len = getline(&line, &size, file)) > 0) {
		json_t *record = json_loadb(line, (size_t)len, 0, NULL);
		if (!record)
			return 1;
		json_decref(record);
	}
	free(line);
	fclose(file);
	return 0;
}
