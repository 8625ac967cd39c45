#include "workers.h"

#include "message.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

enum {
	TASKS_A_WORKER = 4,       /* that wait to be run or taken: so many that a large input before them stops nobody at once */
	LONGEST_KEPT = 1 << 20,   /* bytes: several times the record of a plan, and a bound for what all tasks hold */
	STACK_SIZE = 8 << 20,     /* bytes: what the first thread has */
};

struct task {
	struct input input;
	char *path; /* of the input; its copy */
	struct outcome outcome;
	bool finished;
};

struct worker {
	struct workers *workers;
	pthread_t thread;
	unsigned number;
};

/* Tasks are counted from the first on: those from `taken` to `added` stand in the ring, those up to `started` have a worker. */
struct workers {
	pthread_mutex_t mutex;
	pthread_cond_t work, finished, room; /* a task was added; was finished; was taken */
	struct task *tasks;
	size_t capacity, added, started, taken;
	bool stop;
	workers_run *run;
	workers_take *take;
	void *user;
	struct worker *items;
	unsigned count;
};

/* ---- Records --------------------------------------------------------------------------------------------------------- */

static void forget_error(struct outcome *outcome)
{
	if (outcome->kept) {
		free((char *)outcome->error);
		free((char *)outcome->hint);
	}
	outcome->error = outcome->hint = NULL;
}

void outcome_finish(struct outcome *outcome)
{
	forget_error(outcome);
	free(outcome->bytes);
}

void outcome_set(struct outcome *outcome, const struct vb_extractor *extractor)
{
	forget_error(outcome);
	outcome->error = vb_extractor_error(extractor, &outcome->hint);
	outcome->failed = outcome->error != NULL;
	outcome->extractor = extractor;
	outcome->kept = false;
	outcome->len = 0;
}

static bool keep(void *user, const char *bytes, size_t len)
{
	struct outcome *outcome = user;
	if (len > LONGEST_KEPT - outcome->len)
		return false;
	if (len > outcome->capacity - outcome->len) {
		size_t capacity = 2 * outcome->capacity > outcome->len + len ? 2 * outcome->capacity : outcome->len + len;
		outcome->bytes = memory_needed(realloc(outcome->bytes, capacity));
		outcome->capacity = capacity;
	}
	memcpy(outcome->bytes + outcome->len, bytes, len);
	outcome->len += len;
	return true;
}

static char *copy(const char *text)
{
	return text ? memory_needed(strdup(text)) : NULL;
}

void outcome_keep(struct outcome *outcome, outcome_writer *writer, const void *user)
{
	if (!writer(user, outcome->extractor, keep, outcome))
		return;
	outcome->error = copy(outcome->error);
	outcome->hint = copy(outcome->hint);
	outcome->kept = true;
}

/* ---- Threads --------------------------------------------------------------------------------------------------------- */

static struct task *task_at(const struct workers *workers, size_t number)
{
	return &workers->tasks[number % workers->capacity];
}

static void *work(void *user)
{
	const struct worker *worker = user;
	struct workers *workers = worker->workers;
	pthread_mutex_lock(&workers->mutex);
	for (;;) {
		while (!workers->stop && workers->started == workers->added)
			pthread_cond_wait(&workers->work, &workers->mutex);
		if (workers->stop)
			break;
		size_t number = workers->started++;
		struct task *task = task_at(workers, number);
		pthread_mutex_unlock(&workers->mutex);
		workers->run(workers->user, worker->number, &task->input, &task->outcome);
		pthread_mutex_lock(&workers->mutex);
		bool stays = !task->outcome.kept;
		task->finished = true;
		pthread_cond_signal(&workers->finished);
		while (stays && !workers->stop && workers->taken <= number)
			pthread_cond_wait(&workers->room, &workers->mutex);
	}
	pthread_mutex_unlock(&workers->mutex);
	return NULL;
}

static bool start_thread(struct worker *worker)
{
	pthread_attr_t attributes;
	if (pthread_attr_init(&attributes) != 0)
		return false;
	pthread_attr_setstacksize(&attributes, STACK_SIZE);
	bool started = pthread_create(&worker->thread, &attributes, work, worker) == 0;
	pthread_attr_destroy(&attributes);
	return started;
}

/* The threads take over the mask of signals: all wait, so that the handler runs in the thread that writes. */
static void start_threads(struct workers *workers, unsigned count)
{
	sigset_t all, old;
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &old);
	for (workers->count = 0; workers->count < count; workers->count++) {
		struct worker *worker = &workers->items[workers->count];
		*worker = (struct worker){.workers = workers, .number = workers->count};
		if (!start_thread(worker))
			break;
	}
	pthread_sigmask(SIG_SETMASK, &old, NULL);
}

struct workers *workers_start(unsigned count, workers_run *run, workers_take *take, void *user)
{
	struct workers *workers = memory_needed(calloc(1, sizeof *workers));
	*workers = (struct workers){.capacity = (size_t)count * TASKS_A_WORKER, .run = run, .take = take, .user = user};
	workers->tasks = memory_needed(calloc(workers->capacity, sizeof *workers->tasks));
	workers->items = memory_needed(calloc(count, sizeof *workers->items));
	pthread_mutex_init(&workers->mutex, NULL);
	pthread_cond_init(&workers->work, NULL);
	pthread_cond_init(&workers->finished, NULL);
	pthread_cond_init(&workers->room, NULL);
	start_threads(workers, count);
	if (workers->count > 0)
		return workers;
	workers_finish(workers);
	return NULL;
}

/* Waits for the oldest task, and takes it. The mutex is locked, but not while it is taken. */
static bool take_oldest(struct workers *workers)
{
	struct task *task = task_at(workers, workers->taken);
	while (!task->finished)
		pthread_cond_wait(&workers->finished, &workers->mutex);
	pthread_mutex_unlock(&workers->mutex);
	bool go_on = workers->take(workers->user, &task->input, &task->outcome);
	pthread_mutex_lock(&workers->mutex);
	workers->taken++;
	pthread_cond_broadcast(&workers->room);
	return go_on;
}

/* Takes what is finished, and at least so many that no more than `most` tasks are left. */
static bool take_down_to(struct workers *workers, size_t most)
{
	bool go_on = true;
	while (go_on && workers->added > workers->taken
	       && (workers->added - workers->taken > most || task_at(workers, workers->taken)->finished))
		go_on = take_oldest(workers);
	return go_on;
}

static void set_input(struct task *task, const struct input *input)
{
	free(task->path);
	task->path = copy(input->path);
	task->input = (struct input){.path = task->path, .below = task->path + (input->below - input->path), .error = input->error};
	task->finished = false;
}

bool workers_add(struct workers *workers, const struct input *input)
{
	pthread_mutex_lock(&workers->mutex);
	bool go_on = take_down_to(workers, workers->capacity - 1);
	if (go_on) {
		set_input(task_at(workers, workers->added), input);
		workers->added++;
		pthread_cond_signal(&workers->work);
	}
	pthread_mutex_unlock(&workers->mutex);
	return go_on;
}

bool workers_wait(struct workers *workers)
{
	pthread_mutex_lock(&workers->mutex);
	bool go_on = take_down_to(workers, 0);
	pthread_mutex_unlock(&workers->mutex);
	return go_on;
}

void workers_finish(struct workers *workers)
{
	if (!workers)
		return;
	pthread_mutex_lock(&workers->mutex);
	workers->stop = true;
	pthread_cond_broadcast(&workers->work);
	pthread_cond_broadcast(&workers->room);
	pthread_mutex_unlock(&workers->mutex);
	for (unsigned i = 0; i < workers->count; i++)
		pthread_join(workers->items[i].thread, NULL);
	for (size_t i = 0; i < workers->capacity; i++) {
		outcome_finish(&workers->tasks[i].outcome);
		free(workers->tasks[i].path);
	}
	pthread_cond_destroy(&workers->work);
	pthread_cond_destroy(&workers->finished);
	pthread_cond_destroy(&workers->room);
	pthread_mutex_destroy(&workers->mutex);
	free(workers->tasks);
	free(workers->items);
	free(workers);
}
