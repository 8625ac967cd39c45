/* Many inputs at the same time: threads read them, and their records are taken one by one in the order of the inputs. */
#ifndef VANBAN_CLI_WORKERS_H
#define VANBAN_CLI_WORKERS_H

#include "inputs.h"

/* What one input came to. It is kept as bytes, so that its worker can go on before its turn comes; where it is too long for that,
 * it stays in the extractor, and the worker waits. */
struct outcome {
	const struct vb_extractor *extractor; /* holds the record while it is not kept */
	bool kept;
	char *bytes; /* the record in the form that is asked for */
	size_t len, capacity;
	bool failed; /* it is an error record, these say why; they are the record's own where it is kept */
	const char *error, *hint;
};

void outcome_finish(struct outcome *outcome);

/* Fills the record from what the extractor ran last; bytes may be kept of an earlier one. Nothing is kept yet. */
void outcome_set(struct outcome *outcome, const struct vb_extractor *extractor);

/* Writes a record to the sink. */
typedef bool outcome_writer(const void *user, const struct vb_extractor *extractor, vb_write_function *sink, void *sink_user);

/* Keeps what the writer writes, and the words of an error, where they are not too long. */
void outcome_keep(struct outcome *outcome, outcome_writer *writer, const void *user);

/* Runs one input; in a thread of its own, where `worker` counts from 0. */
typedef void workers_run(void *user, unsigned worker, const struct input *input, struct outcome *outcome);
/* Takes the record of one input, in the thread that added it; returns false to end the work. */
typedef bool workers_take(void *user, const struct input *input, const struct outcome *outcome);

struct workers;

/* NULL where the system has no threads left. Signals are left to the thread that calls. */
struct workers *workers_start(unsigned count, workers_run *run, workers_take *take, void *user);

/* Adds an input (its names are copied), and takes those before it that are finished. Returns false when `take` did. */
bool workers_add(struct workers *workers, const struct input *input);

/* Takes all that were added. Returns false when `take` did. */
bool workers_wait(struct workers *workers);

/* Ends the threads; what was not taken is dropped. NULL is legal. */
void workers_finish(struct workers *workers);

#endif
