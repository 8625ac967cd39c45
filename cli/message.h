/* Messages: one line each on standard error, `vanban: FILE: error: what; what to do`. */
#ifndef VANBAN_CLI_MESSAGE_H
#define VANBAN_CLI_MESSAGE_H

#include "command.h"

/* `file` may be NULL: a message about no file. Control characters are shown as "?". */
void message_print(const char *file, const char *severity, const char *what, const char *what_to_do);

/* Prints the message of wrong usage, with printf's format; the hint leads to the help of the command (NULL: of the program). */
enum status message_usage(const struct command *command, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* What went wrong in the system, in the English of the messages, whatever language the findings or a page are in. */
const char *message_of_error(int error);

/* Returns its argument; ends the program where an allocation of its own failed. */
void *memory_needed(void *memory);

#endif
