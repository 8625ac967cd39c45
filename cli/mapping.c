#include "mapping.h"

#include "message.h"

#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	BATCH_SIZE = 512 * 1024,   /* bytes of records that one thread takes at once: a few plans */
	BATCHES_A_WORKER = 3,      /* one is filled, one mapped, one waits to be taken */
	STACK_SIZE = 8 << 20,      /* bytes: what the first thread has */
};

struct bytes {
	char *items;
	size_t len, capacity;
};

/* A piece, and what a thread says of it. */
struct piece {
	size_t start, len; /* in the bytes of the batch */
	uint64_t line;
	char *message; /* what is wrong with it; NULL: nothing */
	const char *hint;
	bool passed_over; /* what the program wrote beside the records */
};

enum batch_state { BATCH_FREE, BATCH_FULL, BATCH_MAPPED };

struct batch {
	enum batch_state state;
	struct bytes in, out; /* out: lines with their line ends */
	struct piece *pieces;
	size_t count, capacity;
	char *path;
	bool in_folder;
	enum vb_check_result result;
};

/* Batches are counted from the first on: [taken, filled) stand in the ring, those up to `started` have a thread; the batch `filled` is the
 * one that is being filled. */
struct mapping {
	pthread_mutex_t mutex;
	pthread_cond_t full, mapped;
	struct batch *batches;
	size_t capacity, filled, started, taken;
	bool stop;
	pthread_t *threads;
	unsigned count;
	vb_check_line_function *function;
	void *user;
	struct records *records; /* what they count and tell */
	enum vb_check_result result;
};

static void append(struct bytes *bytes, const char *text, size_t len)
{
	if (len > bytes->capacity - bytes->len) {
		size_t capacity = 2 * bytes->capacity > bytes->len + len ? 2 * bytes->capacity : bytes->len + len;
		bytes->items = memory_needed(realloc(bytes->items, capacity));
		bytes->capacity = capacity;
	}
	memcpy(bytes->items + bytes->len, text, len);
	bytes->len += len;
}

/* ---- In the threads --------------------------------------------------------------------------------------------------------- */

static bool append_line(void *user, const char *line, size_t len)
{
	append(user, line, len);
	append(user, "\n", 1);
	return true;
}

static void refuse(struct vb_check *check, struct batch *batch, struct piece *piece, uint64_t line, const char *message, const char *hint)
{
	char place[4096 + 32];
	piece->line = line;
	piece->message = memory_needed(strdup(message));
	piece->hint = hint;
	if (piece->passed_over)
		return;
	snprintf(place, sizeof place, "%s:%llu", batch->path, (unsigned long long)line);
	vb_check_map(check, NULL, &(struct vb_unread){place, "no-record"}, append_line, &batch->out);
}

static void map_piece(struct vb_check *check, struct vb_reader *reader, struct batch *batch, struct piece *piece)
{
	vb_reader_open_bytes(reader, batch->in.items + piece->start, piece->len);
	enum vb_reading reading = vb_reader_next(reader);
	const char *hint, *message = vb_reader_message(reader, &hint);
	uint64_t line = piece->line + vb_reader_line(reader) - 1;
	if (!message && reading == VB_READING_OTHER)
		piece->passed_over = records_name_other(vb_reader_value(reader), &message, &hint) && batch->in_folder;
	if (message)
		refuse(check, batch, piece, line, message, hint);
	else
		batch->result = vb_check_map(check, vb_reader_value(reader), NULL, append_line, &batch->out);
}

static void map_batch(struct vb_check *check, struct vb_reader *reader, struct batch *batch)
{
	batch->out.len = 0;
	for (size_t i = 0; i < batch->count && batch->result == VB_CHECK_DONE; i++)
		map_piece(check, reader, batch, &batch->pieces[i]);
}

static struct batch *batch_at(struct mapping *mapping, size_t number)
{
	return &mapping->batches[number % mapping->capacity];
}

static void *work(void *user)
{
	struct mapping *mapping = user;
	struct vb_check *check = memory_needed(vb_check_new(NULL));
	struct vb_reader *reader = memory_needed(vb_reader_new());
	pthread_mutex_lock(&mapping->mutex);
	for (;;) {
		while (!mapping->stop && mapping->started == mapping->filled)
			pthread_cond_wait(&mapping->full, &mapping->mutex);
		if (mapping->stop)
			break;
		struct batch *batch = batch_at(mapping, mapping->started++);
		pthread_mutex_unlock(&mapping->mutex);
		map_batch(check, reader, batch);
		pthread_mutex_lock(&mapping->mutex);
		batch->state = BATCH_MAPPED;
		pthread_cond_signal(&mapping->mapped);
	}
	pthread_mutex_unlock(&mapping->mutex);
	vb_reader_free(reader);
	vb_check_free(check);
	return NULL;
}

/* ---- In the thread that calls ----------------------------------------------------------------------------------------------- */

static bool start_threads(struct mapping *mapping, unsigned count)
{
	pthread_attr_t attributes;
	sigset_t all, old;
	if (pthread_attr_init(&attributes) != 0)
		return false;
	pthread_attr_setstacksize(&attributes, STACK_SIZE);
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &old); /* signals are left to the thread that calls */
	while (mapping->count < count && pthread_create(&mapping->threads[mapping->count], &attributes, work, mapping) == 0)
		mapping->count++;
	pthread_sigmask(SIG_SETMASK, &old, NULL);
	pthread_attr_destroy(&attributes);
	return mapping->count > 0;
}

struct mapping *mapping_start(unsigned count, vb_check_line_function *function, void *user)
{
	struct mapping *mapping = memory_needed(calloc(1, sizeof *mapping));
	mapping->capacity = (size_t)count * BATCHES_A_WORKER;
	mapping->batches = memory_needed(calloc(mapping->capacity, sizeof *mapping->batches));
	mapping->threads = memory_needed(calloc(count, sizeof *mapping->threads));
	mapping->function = function;
	mapping->user = user;
	pthread_mutex_init(&mapping->mutex, NULL);
	pthread_cond_init(&mapping->full, NULL);
	pthread_cond_init(&mapping->mapped, NULL);
	if (start_threads(mapping, count))
		return mapping;
	mapping_free(mapping);
	return NULL;
}

static void tell(struct mapping *mapping, struct batch *batch, struct piece *piece)
{
	struct message_limit *limit = &mapping->records->limit;
	mapping->records->broken += !piece->passed_over;
	if (piece->passed_over)
		message_info_of(limit, batch->path, piece->message, "they are passed over");
	else
		message_error_of(limit, batch->path, piece->line, piece->message, piece->hint);
	free(piece->message);
	piece->message = NULL;
}

static void give_lines(struct mapping *mapping, const struct batch *batch)
{
	const char *at = batch->out.items, *end = at + batch->out.len, *line_end;
	for (; at < end && mapping->result == VB_CHECK_DONE; at = line_end + 1) {
		line_end = memchr(at, '\n', (size_t)(end - at));
		if (!mapping->function(mapping->user, at, (size_t)(line_end - at)))
			mapping->result = VB_CHECK_REFUSED;
	}
}

/* Waits for the oldest batch and gives its lines on. */
static void take_oldest(struct mapping *mapping)
{
	struct batch *batch = batch_at(mapping, mapping->taken);
	pthread_mutex_lock(&mapping->mutex);
	while (batch->state != BATCH_MAPPED)
		pthread_cond_wait(&mapping->mapped, &mapping->mutex);
	pthread_mutex_unlock(&mapping->mutex);
	for (size_t i = 0; i < batch->count; i++) {
		if (batch->pieces[i].message)
			tell(mapping, batch, &batch->pieces[i]);
		else
			mapping->records->found++;
	}
	if (mapping->result == VB_CHECK_DONE)
		mapping->result = batch->result;
	give_lines(mapping, batch);
	batch->result = VB_CHECK_DONE;
	batch->state = BATCH_FREE;
	batch->in.len = batch->count = 0;
	mapping->taken++;
}

static void hand_over(struct mapping *mapping)
{
	pthread_mutex_lock(&mapping->mutex);
	batch_at(mapping, mapping->filled)->state = BATCH_FULL;
	mapping->filled++;
	pthread_cond_signal(&mapping->full);
	pthread_mutex_unlock(&mapping->mutex);
	if (mapping->filled - mapping->taken == mapping->capacity)
		take_oldest(mapping);
}

static void add_piece(struct batch *batch, struct vb_str bytes, uint64_t line)
{
	if (batch->count == batch->capacity) {
		batch->capacity = batch->capacity ? 2 * batch->capacity : 16;
		batch->pieces = memory_needed(realloc(batch->pieces, batch->capacity * sizeof *batch->pieces));
	}
	batch->pieces[batch->count++] = (struct piece){.start = batch->in.len, .len = bytes.len, .line = line};
	append(&batch->in, bytes.ptr, bytes.len);
}

bool mapping_add(struct mapping *mapping, struct vb_str piece, struct records *records)
{
	struct batch *batch = batch_at(mapping, mapping->filled);
	mapping->records = records;
	if (batch->count && strcmp(batch->path, records->path) != 0) {
		hand_over(mapping);
		batch = batch_at(mapping, mapping->filled);
	}
	if (!batch->count) {
		free(batch->path);
		batch->path = memory_needed(strdup(records->path));
		batch->in_folder = records->in_folder;
	}
	add_piece(batch, piece, records->line);
	if (batch->in.len >= BATCH_SIZE)
		hand_over(mapping);
	return mapping->result == VB_CHECK_DONE;
}

bool mapping_finish(struct mapping *mapping)
{
	if (batch_at(mapping, mapping->filled)->count)
		hand_over(mapping);
	while (mapping->taken < mapping->filled)
		take_oldest(mapping);
	return mapping->result == VB_CHECK_DONE;
}

enum vb_check_result mapping_result(const struct mapping *mapping)
{
	return mapping->result;
}

void mapping_free(struct mapping *mapping)
{
	if (!mapping)
		return;
	pthread_mutex_lock(&mapping->mutex);
	mapping->stop = true;
	pthread_cond_broadcast(&mapping->full);
	pthread_mutex_unlock(&mapping->mutex);
	for (unsigned i = 0; i < mapping->count; i++)
		pthread_join(mapping->threads[i], NULL);
	for (size_t i = 0; i < mapping->capacity; i++) {
		for (size_t k = 0; k < mapping->batches[i].count; k++)
			free(mapping->batches[i].pieces[k].message);
		free(mapping->batches[i].in.items);
		free(mapping->batches[i].out.items);
		free(mapping->batches[i].pieces);
		free(mapping->batches[i].path);
	}
	free(mapping->batches);
	free(mapping->threads);
	pthread_cond_destroy(&mapping->full);
	pthread_cond_destroy(&mapping->mapped);
	pthread_mutex_destroy(&mapping->mutex);
	free(mapping);
}
