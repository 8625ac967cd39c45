/* Records as inputs: of files, folders and standard input, one after the other. What can't be read is told and counted, and never
 * stops the rest. */
#ifndef VANBAN_CLI_RECORDS_H
#define VANBAN_CLI_RECORDS_H

#include "message.h"

#include "../check/check.h"
#include "../schema/reader.h"

struct records {
	struct vb_reader *reader;
	/* Takes a record, an error record or, where the caller expects them, another object. Returns false to end the walk. */
	bool (*function)(void *user, enum vb_reading reading, const struct vb_json *value);
	/* Takes it as bytes that are not parsed, from that line on; instead of `function`. */
	bool (*piece_function)(void *user, struct vb_str piece);
	void (*unread_function)(void *user, const struct vb_unread *unread); /* told of each piece and file that can't be read; NULL: nobody is */
	void *user;
	bool others; /* other objects are expected (works, findings); else they are told as broken */
	size_t broken; /* pieces and files that could not be read */
	size_t found;  /* values that were given to the function */
	size_t documents; /* of these, records of documents or in their place */
	/* Of the value that was read last: */
	const char *argument, *path;
	uint64_t line;
	bool in_folder; /* the file was found in a folder, not named */
	struct message_limit limit;
};

/* What an object is that is no record, and what to do about it. Returns whether the program made it of records: findings, works. */
bool records_name_other(const struct vb_json *object, const char **what, const char **what_to_do);

/* The caller sets the functions, user and others first. */
void records_init(struct records *records);
void records_finish(struct records *records);

/* Reads one argument: a file, a folder (*.json and *.ndjson below it, in byte order of names) or "-". Returns false when the
 * function did. */
bool records_read(struct records *records, const char *argument);

/* Whether all that was read of a list of works could be one. Records of documents are none, which is told. */
bool records_are_works(const struct records *records, const char *argument);

#endif
