#include "message.h"

#include "language.h"

#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { LONGEST = 16 * 1024 }; /* two paths of PATH_MAX and the words around them */

struct line {
	char bytes[LONGEST];
	size_t len;
};

/* Names come from strangers: what a terminal would obey (C0, DEL, and C1 in UTF-8) must not reach it. */
static void add(struct line *line, const char *text)
{
	for (const unsigned char *at = (const unsigned char *)text; *at && line->len < sizeof line->bytes - 2; at++) {
		if (*at < 0x20 || *at == 0x7F) {
			line->bytes[line->len++] = '?';
		} else if (*at == 0xC2 && at[1] >= 0x80 && at[1] < 0xA0) {
			line->bytes[line->len++] = '?';
			at++;
		} else {
			line->bytes[line->len++] = (char)*at;
		}
	}
}

void message_print(const char *file, const char *severity, const char *what, const char *what_to_do)
{
	struct line line = {.len = 0};
	char room[2][LONGEST / 2];
	add(&line, "vanban: ");
	if (file) {
		add(&line, file);
		add(&line, ": ");
	}
	add(&line, language_text(severity));
	add(&line, ": ");
	add(&line, language_sentence(what, room[0], sizeof room[0]));
	if (what_to_do && *what_to_do) {
		add(&line, "; ");
		add(&line, language_sentence(what_to_do, room[1], sizeof room[1]));
	}
	line.bytes[line.len++] = '\n';
	if (write(STDERR_FILENO, line.bytes, line.len) < 0)
		return; /* nobody is left to tell */
}

/* ---- Of one input ----------------------------------------------------------------------------------------------------------- */

static void tell_more(const struct message_limit *limit)
{
	char what[64];
	if (limit->errors <= MESSAGES_OF_ONE_INPUT)
		return;
	snprintf(what, sizeof what, "… and %llu more", (unsigned long long)(limit->errors - MESSAGES_OF_ONE_INPUT));
	message_print(limit->path, "error", what, "look at the first of them");
}

static void turn_to(struct message_limit *limit, const char *path)
{
	if (limit->path && strcmp(limit->path, path) == 0)
		return;
	message_limit_finish(limit);
	limit->path = memory_needed(strdup(path));
}

void message_error_of(struct message_limit *limit, const char *path, uint64_t line, const char *what, const char *what_to_do)
{
	char place[PATH_MAX + 32];
	turn_to(limit, path);
	if (limit->errors++ >= MESSAGES_OF_ONE_INPUT)
		return;
	snprintf(place, sizeof place, line ? "%s:%llu" : "%s", path, (unsigned long long)line);
	message_print(place, "error", what, what_to_do);
}

void message_info_of(struct message_limit *limit, const char *path, const char *what, const char *what_to_do)
{
	turn_to(limit, path);
	if (!limit->informed)
		message_print(path, "info", what, what_to_do);
	limit->informed = true;
}

void message_limit_finish(struct message_limit *limit)
{
	tell_more(limit);
	free(limit->path);
	*limit = (struct message_limit){.path = NULL};
}

enum status message_usage(const struct command *command, const char *format, ...)
{
	char what[LONGEST / 2], hint[64];
	va_list list;
	va_start(list, format);
	vsnprintf(what, sizeof what, format, list);
	va_end(list);
	snprintf(hint, sizeof hint, command ? "see 'vanban help %s'" : "see 'vanban help'", command ? command->name : "");
	message_print(NULL, "error", what, hint);
	return STATUS_USAGE;
}

const char *message_of_error(int error)
{
	const char *what = strerrordesc_np(error);
	return what ? what : "unknown error";
}

void *memory_needed(void *memory)
{
	if (!memory) {
		message_print(NULL, "error", "out of memory", "give the program more");
		exit(STATUS_OUTPUT);
	}
	return memory;
}
