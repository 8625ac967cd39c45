#include "inputs.h"

#include "message.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

const char *const input_documents[] = {".txt", ".md", ".markdown", ".html", ".htm", NULL};
const char *const input_records[] = {".json", ".ndjson", NULL};

/* Kinds that people name and that this version can't read; told by the name, so that the message can help. */
static const struct unread_kind {
	const char *extension, *message, *hint;
} unread_kinds[] = {
#define OFFICE(extension) {extension, "Word files are not read in this version", "save it as text, Markdown or HTML"}
	OFFICE(".docx"), OFFICE(".doc"), OFFICE(".odt"), OFFICE(".rtf"),
#undef OFFICE
	{".pdf", "PDF files are not read in this version", "save its text as a .txt file"},
#define SHEET(extension) {extension, "spreadsheets are not read in this version", "save it as HTML"}
	SHEET(".xlsx"), SHEET(".xls"), SHEET(".ods"),
#undef SHEET
#define SLIDES(extension) {extension, "slides are not read in this version", "save their text as a .txt file"}
	SLIDES(".pptx"), SLIDES(".ppt"),
#undef SLIDES
#define ARCHIVE(extension) {extension, "archives are not read in this version", "unpack it and give the folder"}
	ARCHIVE(".zip"), ARCHIVE(".rar"), ARCHIVE(".7z"), ARCHIVE(".tar"), ARCHIVE(".tgz"), ARCHIVE(".gz"), ARCHIVE(".bz2"),
	ARCHIVE(".xz"), ARCHIVE(".zst"),
#undef ARCHIVE
#define SCAN(extension) {extension, "pictures and scans are not read in this version", "give the text an OCR program makes of it"}
	SCAN(".png"), SCAN(".jpg"), SCAN(".jpeg"), SCAN(".tif"), SCAN(".tiff"), SCAN(".webp"),
#undef SCAN
	{NULL, NULL, NULL},
};

/* strcasecmp would ask the locale. */
static bool has_extension(const char *name, const char *extension)
{
	size_t len = strlen(name), extension_len = strlen(extension);
	if (len <= extension_len) /* a name that is nothing else is a dot file */
		return false;
	for (size_t i = 0; i < extension_len; i++) {
		char c = name[len - extension_len + i];
		if ((c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c) != extension[i])
			return false;
	}
	return true;
}

static bool is_known_kind(const char *name, const char *const *kinds)
{
	for (const char *const *kind = kinds; *kind; kind++)
		if (has_extension(name, *kind))
			return true;
	return false;
}

bool input_is_folder(const char *path)
{
	struct stat info;
	return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

/* Both names lead to one regular file. */
static bool is_file(const char *path, const char *other)
{
	struct stat a, b;
	return other && stat(path, &a) == 0 && stat(other, &b) == 0 && S_ISREG(a.st_mode) && a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

bool input_is_replaced(const struct command_line *line)
{
	const char *const lists[] = {line->known, line->check.expect, line->check.accepted};
	bool replaced = false;
	for (int i = 0; line->output && i < line->count; i++)
		replaced = replaced || is_file(line->output, line->operands[i]);
	for (size_t i = 0; line->output && i < sizeof lists / sizeof *lists; i++)
		replaced = replaced || is_file(line->output, lists[i]);
	return replaced;
}

struct walk {
	const char *const *kinds;
	input_function *function;
	void *user;
	struct input_counts *counts;
	size_t below; /* where in a path the part below the argument begins */
};

static bool walk_folder(struct walk *walk, const char *path);

static int compare_names(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

static char *join(const char *folder, const char *name)
{
	size_t len = strlen(folder);
	char *path = memory_needed(malloc(len + strlen(name) + 2));
	sprintf(path, "%s%s%s", folder, len && folder[len - 1] == '/' ? "" : "/", name);
	return path;
}

static bool visit(struct walk *walk, const char *path, int error)
{
	size_t below = strlen(path) > walk->below ? walk->below : 0;
	struct input input = {.path = path, .below = path + below, .error = error};
	walk->counts->found++;
	return walk->function(walk->user, &input);
}

static unsigned char kind_of(const char *path, unsigned char told)
{
	struct stat info;
	if (told == DT_UNKNOWN && lstat(path, &info) == 0)
		told = (unsigned char)IFTODT(info.st_mode);
	if (told != DT_LNK)
		return told;
	if (stat(path, &info) != 0)
		return DT_REG; /* a link to nothing: its error is told when it is read */
	return S_ISREG(info.st_mode) ? DT_REG : DT_UNKNOWN;
}

static bool walk_entry(struct walk *walk, const char *folder, const struct dirent *entry)
{
	const char *name = entry->d_name;
	if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0)
		return true;
	if (name[0] == '.') {
		walk->counts->dot_files++;
		return true;
	}
	char *path = join(folder, name);
	unsigned char kind = kind_of(path, entry->d_type);
	bool go_on = true;
	if (kind == DT_DIR)
		go_on = walk_folder(walk, path);
	else if (kind == DT_REG && is_known_kind(name, walk->kinds))
		go_on = visit(walk, path, 0);
	else
		walk->counts->other_files++;
	free(path);
	return go_on;
}

static bool walk_folder(struct walk *walk, const char *path)
{
	struct dirent **entries;
	int count = scandir(path, &entries, NULL, compare_names);
	if (count < 0)
		return visit(walk, path, errno);
	bool go_on = true;
	for (int i = 0; i < count; i++) {
		go_on = go_on && walk_entry(walk, path, entries[i]);
		free(entries[i]);
	}
	free(entries);
	return go_on;
}

bool input_walk(const char *argument, const char *const *kinds, input_function *function, void *user,
                struct input_counts *counts)
{
	struct walk walk = {.kinds = kinds, .function = function, .user = user, .counts = counts};
	size_t len = strlen(argument);
	*counts = (struct input_counts){0};
	if (strcmp(argument, "-") != 0 && input_is_folder(argument)) {
		walk.below = len + (argument[len - 1] == '/' ? 0 : 1);
		return walk_folder(&walk, argument);
	}
	const char *slash = strrchr(argument, '/');
	walk.below = slash ? (size_t)(slash - argument) + 1 : 0;
	return visit(&walk, argument, 0);
}

void input_buffer_finish(struct input_buffer *buffer)
{
	free(buffer->bytes);
}

static bool fail(struct input_failure *failure, const char *code, const char *message, const char *hint)
{
	failure->code = code;
	failure->hint = hint;
	snprintf(failure->message, sizeof failure->message, "%s", message);
	return false;
}

void input_failure_set(struct input_failure *failure, int error)
{
	switch (error) {
	case ENOENT:
	case ENOTDIR: fail(failure, "unreadable", "there is no such file or folder", "check the name"); return;
	case EACCES:
	case EPERM: fail(failure, "unreadable", "no right to read it", "ask for the right to read it"); return;
	case ELOOP: fail(failure, "unreadable", "its links lead in a circle", "name the file itself"); return;
	case ENOMEM: fail(failure, "memory", "not enough memory for it", "give the program more memory, or split it"); return;
	default: fail(failure, "unreadable", message_of_error(error), "check the name and the disk");
	}
}

static bool fail_errno(struct input_failure *failure)
{
	input_failure_set(failure, errno);
	return false;
}

static bool fail_too_large(struct input_failure *failure, size_t max)
{
	failure->code = "too-large";
	failure->hint = "raise --max-input, or split the input";
	snprintf(failure->message, sizeof failure->message, "larger than %zu bytes, the limit (--max-input)", max);
	return false;
}

/* Whoever says what the input is knows better than its name. */
static bool check_kind(const char *path, const struct stat *info, enum vb_input told, struct input_failure *failure)
{
	if (S_ISDIR(info->st_mode))
		return fail(failure, "unreadable", "it is a folder", "give a file, or use extract for a folder");
	if (!S_ISREG(info->st_mode) && !S_ISFIFO(info->st_mode))
		return fail(failure, "unreadable", "neither a file nor a pipe", "copy what it gives into a file");
	for (const struct unread_kind *kind = unread_kinds; kind->extension; kind++)
		if (told == VB_INPUT_FORMAT_AUTO && has_extension(path, kind->extension))
			return fail(failure, "unsupported", kind->message, kind->hint);
	return true;
}

/* Grows to the bytes wanted and one more, so that the read that finds the end needs no growing. */
static bool reserve(struct input_buffer *buffer, size_t wanted)
{
	if (wanted < buffer->capacity)
		return true;
	size_t capacity = wanted + 1 < 2 * buffer->capacity ? 2 * buffer->capacity : wanted + 1;
	char *larger = realloc(buffer->bytes, capacity);
	if (!larger)
		return false;
	buffer->bytes = larger;
	buffer->capacity = capacity;
	return true;
}

/* Reads to the end, whatever size the file had or gets: it may change while it is read. */
static bool read_all(struct input_buffer *buffer, int fd, size_t max, struct input_failure *failure)
{
	for (;;) {
		if (!reserve(buffer, buffer->len))
			return fail_errno(failure);
		size_t room = buffer->capacity - buffer->len;
		if (room > max + 1 - buffer->len) /* one byte over the limit is enough to know */
			room = max + 1 - buffer->len;
		ssize_t count = read(fd, buffer->bytes + buffer->len, room);
		if (count == 0)
			return true;
		if (count < 0 && errno == EINTR)
			continue;
		if (count < 0)
			return fail_errno(failure);
		buffer->len += (size_t)count;
		if (buffer->len > max)
			return fail_too_large(failure, max);
	}
}

static bool read_file(struct input_buffer *buffer, int fd, size_t max, struct input_failure *failure)
{
	struct stat info;
	if (fstat(fd, &info) != 0)
		return fail_errno(failure);
	if (S_ISREG(info.st_mode) && info.st_size > 0) {
		if ((unsigned long long)info.st_size > max)
			return fail_too_large(failure, max);
		if (!reserve(buffer, (size_t)info.st_size))
			return fail_errno(failure);
	}
	enum { FIRST = 64 * 1024 }; /* a pipe gives at most so much at once */
	if (!reserve(buffer, FIRST))
		return fail_errno(failure);
	return read_all(buffer, fd, max, failure);
}

bool input_read(struct input_buffer *buffer, const char *path, const struct vb_settings *settings,
                struct input_failure *failure)
{
	size_t max = settings->max_input ? settings->max_input : VB_MAX_INPUT_DEFAULT;
	struct stat info;
	buffer->len = 0;
	if (strcmp(path, "-") == 0)
		return read_file(buffer, STDIN_FILENO, max, failure);
	if (stat(path, &info) != 0) /* before it is opened: to open a device may do something */
		return fail_errno(failure);
	if (!check_kind(path, &info, settings->input, failure))
		return false;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	if (fd < 0)
		return fail_errno(failure);
	bool read_it = read_file(buffer, fd, max, failure);
	close(fd);
	return read_it;
}
