#include "output.h"

#include "message.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

enum {
	BUFFER_SIZE = 256 * 1024,      /* many small records in one call of the system */
	FULL_ENOUGH = BUFFER_SIZE / 2, /* from here a whole record is written out, so that few are cut in two */
	NOT_COPIED = 64 * 1024,        /* bytes that are written from where they stand: a copy takes longer than the call, of some microseconds */
};

/* The files being written aside. Static, because the signal handler must find them; one thread writes, the same that takes the
 * signals. */
static struct aside {
	char path[PATH_MAX];
	volatile sig_atomic_t exists;
} asides[OUTPUTS_AT_ONCE];

static void remove_aside(struct aside *aside)
{
	if (aside->exists)
		unlink(aside->path);
	aside->exists = 0;
}

static void remove_asides(void)
{
	for (int i = 0; i < OUTPUTS_AT_ONCE; i++)
		remove_aside(&asides[i]);
}

static void on_signal(int number)
{
	remove_asides();
	_exit(128 + number);
}

static const int handled[] = {SIGINT, SIGTERM, SIGHUP};

enum { HANDLED_COUNT = sizeof handled / sizeof *handled };

static void handled_set(sigset_t *set)
{
	sigemptyset(set);
	for (int i = 0; i < HANDLED_COUNT; i++)
		sigaddset(set, handled[i]);
}

void output_prepare_signals(void)
{
	struct sigaction action = {.sa_handler = on_signal}, before;
	handled_set(&action.sa_mask);
	for (int i = 0; i < HANDLED_COUNT; i++)
		if (sigaction(handled[i], NULL, &before) == 0 && before.sa_handler != SIG_IGN) /* nohup, a job in the background */
			sigaction(handled[i], &action, NULL);
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN);
	atexit(remove_asides);
}

void output_init(struct output *output)
{
	*output = (struct output){.fd = -1, .buffer = memory_needed(malloc(BUFFER_SIZE))};
}

static void forget(struct output *output)
{
	if (output->fd > STDERR_FILENO)
		close(output->fd);
	if (output->aside)
		remove_aside(output->aside);
	output->aside = NULL;
	free(output->name);
	free(output->target);
	output->name = output->target = NULL;
	output->fd = -1;
	output->used = 0;
}

void output_finish(struct output *output)
{
	forget(output);
	free(output->buffer);
}

static void start(struct output *output, const char *name)
{
	forget(output);
	output->error = 0;
	output->name = memory_needed(strdup(name));
}

void output_to_stdout(struct output *output)
{
	start(output, "standard output");
	output->fd = STDOUT_FILENO;
}

/* Signals wait, so that there is never a file aside that the handler doesn't know. */
static int create_aside(struct aside *aside)
{
	sigset_t set, old;
	handled_set(&set);
	pthread_sigmask(SIG_BLOCK, &set, &old);
	int fd = open(aside->path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	if (fd >= 0)
		aside->exists = 1;
	pthread_sigmask(SIG_SETMASK, &old, NULL);
	return fd;
}

/* Opens ".vanban-PID-N" in the folder of the target. */
static int open_aside(struct output *output)
{
	const char *target = output->target;
	struct aside *aside = asides;
	while (aside->exists) /* there are as many as outputs open at once */
		aside++;
	const char *slash = strrchr(target, '/');
	int folder_len = slash ? (int)(slash - target) + 1 : 0, fd = -1;
	for (unsigned n = 0; fd < 0; n++) {
		int len = snprintf(aside->path, sizeof aside->path, "%.*s.vanban-%ld-%u", folder_len, target, (long)getpid(), n);
		if (len >= (int)sizeof aside->path) {
			errno = ENAMETOOLONG;
			return -1;
		}
		fd = create_aside(aside);
		if (fd < 0 && errno != EEXIST) /* left by a program of the same number that was killed, or another output's */
			return -1;
	}
	output->aside = aside;
	return fd;
}

bool output_open(struct output *output, const char *path)
{
	struct stat existing;
	bool exists = stat(path, &existing) == 0;
	start(output, path);
	if (exists && !S_ISREG(existing.st_mode)) { /* a device or pipe is written to, never replaced */
		output->fd = open(path, O_WRONLY | O_CLOEXEC);
	} else {
		/* through a link, so that the file it names is replaced and not the link */
		output->target = exists ? realpath(path, NULL) : NULL;
		if (!output->target)
			output->target = memory_needed(strdup(path));
		output->fd = open_aside(output);
	}
	if (output->fd < 0) {
		output->error = errno;
		return false;
	}
	if (output->target && exists)
		(void)!fchmod(output->fd, existing.st_mode & 0777); /* a private file stays private */
	return true;
}

static void wait_until_writable(int fd)
{
	struct pollfd wait = {.fd = fd, .events = POLLOUT};
	poll(&wait, 1, -1);
}

/* Takes `count` bytes from the front of two pieces; an empty one may point nowhere. */
static void advance(struct iovec pieces[2], size_t count)
{
	for (int i = 0; i < 2 && count; i++) {
		size_t part = count < pieces[i].iov_len ? count : pieces[i].iov_len;
		if (!part)
			continue;
		pieces[i].iov_base = (char *)pieces[i].iov_base + part;
		pieces[i].iov_len -= part;
		count -= part;
	}
}

/* What the buffer holds, and `bytes` behind it. */
static bool write_all(struct output *output, const char *bytes, size_t len)
{
	struct iovec pieces[2] = {{output->buffer, output->used}, {(char *)bytes, len}};
	output->used = 0;
	while (pieces[0].iov_len + pieces[1].iov_len > 0 && !output->error) {
		ssize_t count = writev(output->fd, pieces, 2);
		if (count >= 0)
			advance(pieces, (size_t)count);
		else if (errno == EAGAIN) /* the other end of a terminal or pipe may have made it non-blocking */
			wait_until_writable(output->fd);
		else if (errno != EINTR)
			output->error = errno;
	}
	return !output->error;
}

static bool flush(struct output *output)
{
	return write_all(output, NULL, 0);
}

bool output_put(void *user, const char *bytes, size_t len)
{
	struct output *output = user;
	if (len >= NOT_COPIED || len > BUFFER_SIZE - output->used)
		return write_all(output, bytes, len);
	if (len) /* an empty table has no bytes */
		memcpy(output->buffer + output->used, bytes, len);
	output->used += len;
	return !output->error;
}

bool output_end_record(struct output *output)
{
	return output->used < FULL_ENOUGH ? !output->error : flush(output);
}

static bool rename_aside(const struct output *output)
{
	sigset_t set, old;
	handled_set(&set);
	pthread_sigmask(SIG_BLOCK, &set, &old);
	bool renamed = rename(output->aside->path, output->target) == 0;
	if (renamed)
		output->aside->exists = 0;
	pthread_sigmask(SIG_SETMASK, &old, NULL);
	return renamed;
}

bool output_seal(struct output *output)
{
	flush(output);
	if (output->fd > STDERR_FILENO && close(output->fd) != 0 && !output->error)
		output->error = errno;
	output->fd = -1;
	return !output->error;
}

bool output_close(struct output *output)
{
	output_seal(output);
	if (!output->error && output->aside && !rename_aside(output))
		output->error = errno;
	output_complain(output);
	forget(output);
	return !output->error;
}

bool output_pipe_closed(const struct output *output)
{
	return output->error == EPIPE;
}

void output_complain(const struct output *output)
{
	if (output->error && !output_pipe_closed(output))
		output_complain_about(output->name, output->error);
}

static const char *what_to_do(int error)
{
	switch (error) {
	case ENOSPC:
	case EDQUOT: return "make room, then run it again";
	case EFBIG: return "raise the limit for file sizes (ulimit -f)";
	case EACCES:
	case EPERM:
	case EROFS: return "choose another place with -o, or get the right to write there";
	case EISDIR: return "name a file with -o";
	case ENOENT: return "make its folder first";
	case EEXIST:
	case ENOTDIR: return "a file stands where a folder is needed: choose another place with -o";
	case ENAMETOOLONG: return "choose a shorter name";
	default: return "check the disk, or choose another place with -o";
	}
}

void output_complain_about(const char *name, int error)
{
	char what[256];
	snprintf(what, sizeof what, "can't be written: %s", message_of_error(error));
	message_print(name, "error", what, what_to_do(error));
}

static bool make_one(const char *path)
{
	struct stat info;
	if (mkdir(path, 0777) == 0)
		return true;
	int error = errno;
	bool exists = stat(path, &info) == 0;
	errno = exists ? ENOTDIR : error;
	return exists && S_ISDIR(info.st_mode);
}

bool output_make_folder(const char *path)
{
	char *part = memory_needed(strdup(path));
	bool made = true;
	for (char *slash = part + 1; made && *part && (slash = strchr(slash, '/')); slash++) {
		*slash = '\0';
		made = make_one(part);
		*slash = '/';
	}
	made = made && make_one(part);
	free(part);
	return made;
}
