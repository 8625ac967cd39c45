/* Inputs: the walk through files and folders, and the reading of one. */
#ifndef VANBAN_CLI_INPUTS_H
#define VANBAN_CLI_INPUTS_H

#include "command.h"

struct input {
	const char *path;  /* the argument, and where it is a folder what follows below it; "-": standard input */
	const char *below; /* the end of path that is below the argument: names the output in a folder */
	int error;         /* errno where it is a folder that can't be read; else 0 */
};

/* Takes one input; returns false to end the walk. */
typedef bool input_function(void *user, const struct input *input);

/* What a walk found in a folder. */
struct input_counts {
	size_t found, dot_files, other_files;
};

bool input_is_folder(const char *path);

/* The output of the command is a file that it reads. */
bool input_is_replaced(const struct command_line *line);

/* Kinds of files, by the ends of their names; ended by NULL. */
extern const char *const input_documents[], *const input_records[];

/* Calls the function for the argument itself, or where it is a folder for each file of the kinds in it, folder by folder
 * in byte order of names. Returns false when the function did. */
bool input_walk(const char *argument, const char *const *kinds, input_function *function, void *user,
                struct input_counts *counts);

/* The bytes of the input that was read last; the memory is used again for the next. */
struct input_buffer {
	char *bytes;
	size_t len, capacity;
};

void input_buffer_finish(struct input_buffer *buffer);

/* Why an input was not read, in the words of the error record. */
struct input_failure {
	const char *code, *hint; /* static */
	char message[256];
};

/* Reads the whole input. Returns false with the failure filled. */
bool input_read(struct input_buffer *buffer, const char *path, const struct vb_settings *settings,
                struct input_failure *failure);

/* Fills the failure for an errno. */
void input_failure_set(struct input_failure *failure, int error);

#endif
