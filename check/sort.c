#include "sort.h"

#include <stdlib.h>

enum {
	MOST_RUNS = 128,         /* files open at once; more are merged into one before */
	RUN_BUFFER = 64 * 1024,  /* bytes read of a run at once */
	SMALLEST = 1024 * 1024,  /* less memory makes more runs than lines */
};

struct place {
	const char *line; /* while lines are added: its offset */
	uint32_t len;
};

/* A sorted file: each line with its length before it, so that lines are read without a search. */
struct run {
	FILE *file;
	char *line;
	size_t len, capacity;
};

struct vb_sorter {
	size_t memory;
	FILE *(*temporary)(void);
	char *bytes;
	size_t used, capacity;
	struct place *places;
	size_t count, places_capacity;
	bool sorted; /* the lines came in order */
	struct run runs[MOST_RUNS];
	size_t run_count;
	char *last; /* the line given last */
	size_t last_len, last_capacity;
};

struct vb_sorter *vb_sorter_new(size_t memory, FILE *(*temporary)(void))
{
	struct vb_sorter *sorter = calloc(1, sizeof *sorter);
	if (!sorter)
		return NULL;
	sorter->memory = memory < SMALLEST ? SMALLEST : memory;
	sorter->temporary = temporary ? temporary : tmpfile;
	sorter->sorted = true;
	return sorter;
}

static void close_run(struct run *run)
{
	if (run->file)
		fclose(run->file);
	free(run->line);
	*run = (struct run){0};
}

static void forget_runs(struct vb_sorter *sorter)
{
	for (size_t i = 0; i < sorter->run_count; i++)
		close_run(&sorter->runs[i]);
	sorter->run_count = 0;
}

void vb_sorter_free(struct vb_sorter *sorter)
{
	if (!sorter)
		return;
	forget_runs(sorter);
	free(sorter->bytes);
	free(sorter->places);
	free(sorter->last);
	free(sorter);
}

static int compare_places(const void *a, const void *b)
{
	const struct place *x = a, *y = b;
	return vb_str_compare((struct vb_str){x->line, x->len}, (struct vb_str){y->line, y->len});
}

static bool grow(void **items, size_t *capacity, size_t wanted, size_t size)
{
	if (wanted <= *capacity)
		return true;
	size_t larger = *capacity < 1024 ? 1024 : 2 * *capacity;
	while (larger < wanted)
		larger *= 2;
	void *moved = realloc(*items, larger * size);
	if (!moved)
		return false;
	*items = moved;
	*capacity = larger;
	return true;
}

/* Sorts what is in memory; from now on the places hold pointers. */
static void sort_memory(struct vb_sorter *sorter)
{
	for (size_t i = 0; i < sorter->count; i++)
		sorter->places[i].line = sorter->bytes + (size_t)sorter->places[i].line;
	if (!sorter->sorted)
		qsort(sorter->places, sorter->count, sizeof *sorter->places, compare_places);
}

static void empty_memory(struct vb_sorter *sorter)
{
	sorter->used = sorter->count = 0;
	sorter->sorted = true;
}

/* ---- Runs ------------------------------------------------------------------------------------------------------------------- */

static bool put_line(FILE *file, const char *line, size_t len)
{
	uint32_t head = (uint32_t)len;
	return fwrite(&head, sizeof head, 1, file) == 1 && (len == 0 || fwrite(line, len, 1, file) == 1);
}

/* The next line of the run; a run at its end is closed. */
static enum vb_check_result read_run(struct run *run)
{
	uint32_t len;
	if (fread(&len, sizeof len, 1, run->file) != 1) {
		bool failed = ferror(run->file);
		close_run(run);
		return failed ? VB_CHECK_TEMPORARY : VB_CHECK_DONE;
	}
	if (!grow((void **)&run->line, &run->capacity, (size_t)len + 1, 1))
		return VB_CHECK_MEMORY_OUT;
	run->len = len;
	return len == 0 || fread(run->line, len, 1, run->file) == 1 ? VB_CHECK_DONE : VB_CHECK_TEMPORARY;
}

static FILE *new_file(struct vb_sorter *sorter)
{
	FILE *file = sorter->temporary();
	if (file)
		setvbuf(file, NULL, _IOFBF, RUN_BUFFER);
	return file;
}

static enum vb_check_result merge_runs(struct vb_sorter *sorter, vb_check_line_function *function, void *user);

static bool put_to_file(void *user, const char *line, size_t len)
{
	return put_line(user, line, len);
}

static enum vb_check_result merge_to_one(struct vb_sorter *sorter)
{
	FILE *file = new_file(sorter);
	if (!file)
		return VB_CHECK_TEMPORARY;
	enum vb_check_result result = merge_runs(sorter, put_to_file, file);
	forget_runs(sorter);
	sorter->runs[0].file = file;
	sorter->run_count = 1;
	return result == VB_CHECK_REFUSED ? VB_CHECK_TEMPORARY : result;
}

static enum vb_check_result spill(struct vb_sorter *sorter)
{
	enum vb_check_result result = sorter->run_count == MOST_RUNS ? merge_to_one(sorter) : VB_CHECK_DONE;
	if (result != VB_CHECK_DONE)
		return result;
	FILE *file = new_file(sorter);
	if (!file)
		return VB_CHECK_TEMPORARY;
	sorter->runs[sorter->run_count++] = (struct run){.file = file};
	sort_memory(sorter);
	bool put = true;
	for (size_t i = 0; put && i < sorter->count; i++)
		put = put_line(file, sorter->places[i].line, sorter->places[i].len);
	empty_memory(sorter);
	return put && fflush(file) == 0 ? VB_CHECK_DONE : VB_CHECK_TEMPORARY;
}

/* ---- Merging ---------------------------------------------------------------------------------------------------------------- */

/* A line is given once, however often it was added. */
static enum vb_check_result give(struct vb_sorter *sorter, bool first, const char *line, size_t len, vb_check_line_function *function,
                                 void *user)
{
	if (!first && vb_str_compare((struct vb_str){sorter->last, sorter->last_len}, (struct vb_str){line, len}) == 0)
		return VB_CHECK_DONE;
	if (!grow((void **)&sorter->last, &sorter->last_capacity, len + 1, 1))
		return VB_CHECK_MEMORY_OUT;
	memcpy(sorter->last, line, len);
	sorter->last_len = len;
	return function(user, line, len) ? VB_CHECK_DONE : VB_CHECK_REFUSED;
}

static bool before(const struct run *a, const struct run *b)
{
	return vb_str_compare((struct vb_str){a->line, a->len}, (struct vb_str){b->line, b->len}) < 0;
}

/* A heap of runs, the one with the smallest line on top. */
static void sink(struct run **heap, size_t count, size_t at)
{
	for (size_t child; (child = 2 * at + 1) < count; at = child) {
		if (child + 1 < count && before(heap[child + 1], heap[child]))
			child++;
		if (!before(heap[child], heap[at]))
			return;
		struct run *run = heap[at];
		heap[at] = heap[child];
		heap[child] = run;
	}
}

static enum vb_check_result merge_runs(struct vb_sorter *sorter, vb_check_line_function *function, void *user)
{
	struct run *heap[MOST_RUNS];
	size_t count = 0;
	enum vb_check_result result = VB_CHECK_DONE;
	for (size_t i = 0; i < sorter->run_count && result == VB_CHECK_DONE; i++) {
		rewind(sorter->runs[i].file);
		result = read_run(&sorter->runs[i]);
		if (sorter->runs[i].file)
			heap[count++] = &sorter->runs[i];
	}
	for (size_t i = count / 2; i-- > 0;)
		sink(heap, count, i);
	for (bool first = true; count && result == VB_CHECK_DONE; first = false) {
		result = give(sorter, first, heap[0]->line, heap[0]->len, function, user);
		if (result == VB_CHECK_DONE)
			result = read_run(heap[0]);
		if (!heap[0]->file)
			heap[0] = heap[--count];
		sink(heap, count, 0);
	}
	return result;
}

static enum vb_check_result give_memory(struct vb_sorter *sorter, vb_check_line_function *function, void *user)
{
	enum vb_check_result result = VB_CHECK_DONE;
	sort_memory(sorter);
	for (size_t i = 0; i < sorter->count && result == VB_CHECK_DONE; i++) {
		const struct place *at = &sorter->places[i];
		if (i == 0 || compare_places(at - 1, at) != 0)
			result = function(user, at->line, at->len) ? VB_CHECK_DONE : VB_CHECK_REFUSED;
	}
	empty_memory(sorter);
	return result;
}

enum vb_check_result vb_sorter_add(struct vb_sorter *sorter, const char *line, size_t len)
{
	/* qsort takes a second array of places */
	size_t wanted = sorter->used + len + 2 * (sorter->count + 1) * sizeof *sorter->places;
	if (wanted > sorter->memory && sorter->count) {
		enum vb_check_result result = spill(sorter);
		if (result != VB_CHECK_DONE)
			return result;
	}
	if (!grow((void **)&sorter->bytes, &sorter->capacity, sorter->used + len + 1, 1)
	    || !grow((void **)&sorter->places, &sorter->places_capacity, sorter->count + 1, sizeof *sorter->places))
		return VB_CHECK_MEMORY_OUT;
	memcpy(sorter->bytes + sorter->used, line, len);
	if (sorter->count) {
		const struct place *last = &sorter->places[sorter->count - 1];
		struct vb_str before_it = {sorter->bytes + (size_t)last->line, last->len};
		sorter->sorted = sorter->sorted && vb_str_compare(before_it, (struct vb_str){line, len}) <= 0;
	}
	sorter->places[sorter->count++] = (struct place){(const char *)sorter->used, (uint32_t)len};
	sorter->used += len;
	return VB_CHECK_DONE;
}

enum vb_check_result vb_sorter_finish(struct vb_sorter *sorter, vb_check_line_function *function, void *user)
{
	if (!sorter->run_count)
		return give_memory(sorter, function, user);
	enum vb_check_result result = sorter->count ? spill(sorter) : VB_CHECK_DONE;
	/* what is merged needs buffers of its own */
	free(sorter->bytes);
	free(sorter->places);
	sorter->bytes = NULL;
	sorter->places = NULL;
	sorter->capacity = sorter->places_capacity = 0;
	if (result == VB_CHECK_DONE)
		result = merge_runs(sorter, function, user);
	forget_runs(sorter);
	return result;
}
