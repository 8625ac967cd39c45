/* Where output goes: standard output, or a file that is written aside and renamed when it is whole. */
#ifndef VANBAN_CLI_OUTPUT_H
#define VANBAN_CLI_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>

enum { OUTPUTS_AT_ONCE = 8 }; /* open at the same time: the tables of extract are five */

struct output {
	int fd;        /* -1: closed */
	int error;     /* errno of the first failure since it was opened; 0: none */
	char *name;    /* for messages; the caller's word for it */
	char *target;  /* what the file is renamed to; NULL where it is written in place (standard output, a device, a pipe) */
	struct aside *aside; /* where it is written until then; NULL: nowhere */
	char *buffer;
	size_t used;
};

/* SIGINT, SIGTERM and SIGHUP remove the file that is being written and end the program with 128 + their number. A closed
 * pipe and the limit for file sizes become errors of write. Once, at the start. */
void output_prepare_signals(void);

void output_init(struct output *output);
void output_finish(struct output *output); /* removes what is not closed */

void output_to_stdout(struct output *output);

/* Opens the file aside, in the folder of `path`. Returns false with output->error set. */
bool output_open(struct output *output, const char *path);

/* A vb_write_function: `output` is a struct output. */
bool output_put(void *output, const char *bytes, size_t len);

/* Says that what was put so far is whole (a line of NDJSON), and a good place to cut when the buffer is nearly full. */
bool output_end_record(struct output *output);

/* Writes the rest, and does not rename yet: what belongs together is renamed together. Returns false when anything failed since
 * output_open; output_close or output_finish must follow. */
bool output_seal(struct output *output);

/* Writes the rest and renames. Returns false, with the message printed and the file aside removed, when anything failed since
 * output_open; no message for a closed pipe. */
bool output_close(struct output *output);

/* Prints the message about output->error. */
void output_complain(const struct output *output);

static inline bool output_failed(const struct output *output)
{
	return output->error != 0;
}

bool output_pipe_closed(const struct output *output);

/* Makes the folder and those above it. Returns false with errno set. */
bool output_make_folder(const char *path);

/* Prints the message about a failure (errno) to write `name`. */
void output_complain_about(const char *name, int error);

#endif
