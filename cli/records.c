#include "records.h"

#include "inputs.h"
#include "message.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

void records_init(struct records *records)
{
	records->reader = memory_needed(vb_reader_new());
}

void records_finish(struct records *records)
{
	message_limit_finish(&records->limit);
	vb_reader_free(records->reader);
}

static long give(void *user, char *bytes, size_t room)
{
	const int *fd = user;
	ssize_t count;
	do
		count = read(*fd, bytes, room);
	while (count < 0 && errno == EINTR);
	return (long)count;
}

static void tell(struct records *records, uint64_t line, const char *what, const char *what_to_do)
{
	char place[4096 + 32]; /* PATH_MAX and a number */
	records->broken++;
	message_error_of(&records->limit, records->path, line, what, what_to_do);
	snprintf(place, sizeof place, line ? "%s:%llu" : "%s", records->path, (unsigned long long)line);
	struct vb_unread unread = {place, line ? "no-record" : "unreadable"};
	if (records->unread_function)
		records->unread_function(records->user, &unread);
}

bool records_name_other(const struct vb_json *object, const char **what, const char **what_to_do)
{
	static const char extract[] = "give what 'vanban extract' writes";
	bool findings = (vb_json_member_str(object, "code").ptr && vb_json_kind(vb_json_member(object, "evidence")) == VB_JSON_ARRAY)
	                || vb_json_kind(vb_json_member(object, "runs")) == VB_JSON_ARRAY;
	bool works = vb_json_member_str(object, "key").ptr && vb_json_member(object, "jurisdiction");
	*what = findings ? "findings of 'vanban check', no records" : works ? "works of 'vanban works', no records" : "this is no record";
	*what_to_do = works ? "give them with --known" : extract;
	return findings || works;
}

/* What the program wrote beside the records is passed over. */
static void refuse_other(struct records *records)
{
	const char *what, *what_to_do;
	if (records_name_other(vb_reader_value(records->reader), &what, &what_to_do) && records->in_folder)
		message_info_of(&records->limit, records->path, what, "they are passed over");
	else
		tell(records, records->line, what, what_to_do);
}

static void tell_errno(struct records *records, int error)
{
	struct input_failure failure;
	input_failure_set(&failure, error);
	tell(records, 0, failure.message, failure.hint);
}

static void tell_reader(struct records *records)
{
	const char *hint, *message = vb_reader_message(records->reader, &hint);
	if (message)
		tell(records, records->line, message, hint);
	else
		tell_errno(records, errno);
}

static bool give_value(struct records *records, enum vb_reading reading)
{
	records->found++;
	records->documents += reading != VB_READING_OTHER;
	return records->function(records->user, reading, vb_reader_value(records->reader));
}

static bool read_stream(struct records *records, int fd)
{
	vb_reader_open(records->reader, give, &fd);
	for (;;) {
		struct vb_str piece;
		enum vb_reading reading = records->piece_function ? vb_reader_next_piece(records->reader, &piece) : vb_reader_next(records->reader);
		records->line = vb_reader_line(records->reader);
		if (reading == VB_READING_END)
			return true;
		if (reading == VB_READING_BROKEN || reading == VB_READING_FAILED)
			tell_reader(records);
		else if (records->piece_function && !records->piece_function(records->user, piece))
			return false;
		else if (records->piece_function)
			continue;
		else if (reading == VB_READING_OTHER && !records->others)
			refuse_other(records);
		else if (!give_value(records, reading))
			return false;
	}
}

/* Stat first: to open a device may do something. */
static int open_file(struct records *records)
{
	struct stat info;
	if (stat(records->path, &info) != 0) {
		tell_errno(records, errno);
		return -1;
	}
	if (!S_ISREG(info.st_mode) && !S_ISFIFO(info.st_mode)) {
		tell(records, 0, "neither a file nor a pipe", "copy what it gives into a file");
		return -1;
	}
	int fd = open(records->path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	if (fd < 0)
		tell_errno(records, errno);
	return fd;
}

static bool take_input(void *user, const struct input *input)
{
	struct records *records = user;
	records->path = input->path;
	records->line = 0;
	records->in_folder = strcmp(input->path, records->argument) != 0;
	if (input->error) {
		tell_errno(records, input->error);
		return true;
	}
	if (strcmp(input->path, "-") == 0)
		return read_stream(records, STDIN_FILENO);
	int fd = open_file(records);
	if (fd < 0)
		return true;
	bool go_on = read_stream(records, fd);
	close(fd);
	return go_on;
}

bool records_read(struct records *records, const char *argument)
{
	struct input_counts counts;
	records->argument = argument;
	bool go_on = input_walk(argument, input_records, take_input, records, &counts);
	if (go_on && counts.found == 0) {
		records->path = argument;
		tell(records, 0, "no file of records in this folder", "it reads .json and .ndjson; make them with 'vanban extract -o FOLDER'");
	}
	return go_on;
}

bool records_are_works(const struct records *records, const char *argument)
{
	if (records->documents)
		message_print(argument, "error", "it holds records of documents, no works", "give what 'vanban works' makes of them");
	return !records->documents && !records->broken;
}
