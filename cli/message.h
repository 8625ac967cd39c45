/* Messages: one line each on standard error, `vanban: FILE: error: what; what to do`. */
#ifndef VANBAN_CLI_MESSAGE_H
#define VANBAN_CLI_MESSAGE_H

#include "command.h"

#include <stdint.h>

/* `file` may be NULL: a message about no file. The words are English, and told in the language of the user. Control characters are shown
 * as "?". */
void message_print(const char *file, const char *severity, const char *what, const char *what_to_do);

enum { MESSAGES_OF_ONE_INPUT = 20 }; /* errors that are told: garbage would give as many as it has lines; then how many more there are */

/* What was told of one input; zeroed at first. */
struct message_limit {
	char *path;
	uint64_t errors;
	bool informed;
};

/* A message about the line of the input, 0: about the whole. */
void message_error_of(struct message_limit *limit, const char *path, uint64_t line, const char *what, const char *what_to_do);

/* Once for the input. */
void message_info_of(struct message_limit *limit, const char *path, const char *what, const char *what_to_do);

/* Tells how many errors of the last input were not told. */
void message_limit_finish(struct message_limit *limit);

/* Prints the message of wrong usage, with printf's format; the hint leads to the help of the command (NULL: of the program). */
enum status message_usage(const struct command *command, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* What went wrong in the system, in English. */
const char *message_of_error(int error);

/* Returns its argument; ends the program where an allocation of its own failed. */
void *memory_needed(void *memory);

#endif
