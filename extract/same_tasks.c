#include "assignments.h"

#include "../base/utf8.h"

/* Which task of the body does a row repeat? The one that shares most runs of three words with it and whose agency is one of the
 * row's, where they share at least half of the runs of the shorter, or the body begins with nearly all the words that the row does. A run that many rows share tells nothing and is not counted, so that the cost is
 * that of the words. */

enum {
	RUN = 3,             /* words */
	WORD = 6,            /* bytes of one with its space: what room is made for; where it is not enough, runs are left out */
	MOST_ROWS = 4,       /* rows that a run is kept for */
	MOST_WORDS = 24,     /* of a task that are looked at: its first tell what it is */
	MOST_CANDIDATES = 32, /* rows that one task of the body is compared with */
	NAME = 256,          /* bytes of the name of an agency */
	HEAD = 8,            /* words that a task begins with, and how many of them, */
	SAME_HEAD = 6,       /* at least, stand among the first */
	LATE_HEAD = 12,      /* of the other: "Chủ trì, phối hợp với …" may stand before them */
};

/* One row that has the run. Those of one run stand in slots near each other; one more than MOST_ROWS says that it is common. */
struct slot {
	uint32_t hash, row; /* hash 0: free */
};

struct runs {
	struct slot *slots;
	uint32_t capacity, used;
};

/* The assignments of one row: [first, end), and how many runs its task has. */
struct task {
	uint32_t first, end, runs;
	uint32_t head[HEAD], head_len;
};

struct task_list VB_LIST(struct task);

struct candidate {
	uint32_t task, votes;
};

/* Which of sixteen bytes are of words: letters and digits of ASCII, and all bytes of other letters. */
static uint64_t word_bits(const char *at)
{
	vb_bytes16 bytes = vb_load16(at);
	return vb_mask16((vb_bytes16)(bytes >= 0x80) | (vb_bytes16)((bytes | 0x20) - 'a' < 26) | (vb_bytes16)(bytes - '0' < 10));
}

/* Letters of ASCII count in lower case, other letters as they are. Up to seven bytes behind the word are looked at. */
static uint32_t hash_of_word(const char *word, size_t len)
{
	uint64_t hash = len;
	for (size_t i = 0; i < len; i += sizeof hash) {
		uint64_t letters;
		memcpy(&letters, word + i, sizeof letters);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
		letters = __builtin_bswap64(letters);
#endif
		letters |= (~letters & 0x8080808080808080) >> 2;
		letters &= len - i < sizeof letters ? (1ull << 8 * (len - i)) - 1 : ~0ull;
		hash = (hash ^ letters) * 0x9E3779B97F4A7C15;
		hash ^= hash >> 32;
	}
	return (uint32_t)hash;
}

/* The hashes of the words of the text. It is read by stretches, of which each byte is a bit; a word longer than one counts as several. */
static uint32_t read_words(struct vb_str text, uint32_t hashes[MOST_WORDS])
{
	enum { STRETCH = 64, BEHIND = 8 };
	uint32_t count = 0;
	for (size_t at = 0, read; at < text.len && count < MOST_WORDS; at += read) {
		char end[STRETCH + BEHIND] = {0};
		const char *from = text.ptr + at;
		size_t left = text.len - at;
		if (left < sizeof end)
			from = memcpy(end, from, left);
		uint64_t bits = word_bits(from) | word_bits(from + 16) << 16 | word_bits(from + 32) << 32 | word_bits(from + 48) << 48;
		for (read = STRETCH; bits && count < MOST_WORDS;) {
			uint32_t start = (uint32_t)__builtin_ctzll(bits);
			uint64_t behind = ~(bits >> start);
			uint32_t len = behind ? (uint32_t)__builtin_ctzll(behind) : STRETCH;
			if (start + len == STRETCH && start && left > STRETCH) { /* it may go on */
				read = start;
				break;
			}
			hashes[count++] = hash_of_word(from + start, len);
			bits = start + len < STRETCH ? bits >> (start + len) << (start + len) : 0;
		}
	}
	return count;
}

/* Words -> their runs, in place. */
static uint32_t make_runs(uint32_t hashes[MOST_WORDS], uint32_t words)
{
	for (uint32_t i = 0; i + RUN <= words; i++) {
		uint32_t run = (hashes[i] * 31 + hashes[i + 1]) * 31 + hashes[i + 2];
		hashes[i] = run ? run : 1;
	}
	return words >= RUN ? words - RUN + 1 : 0;
}

static bool same_head(const struct task *row, const uint32_t *words, uint32_t count)
{
	uint32_t others = 0;
	for (uint32_t i = 0; i < row->head_len && others <= HEAD - SAME_HEAD; i++) {
		uint32_t k = 0;
		while (k < count && words[k] != row->head[i])
			k++;
		others += k == count;
	}
	return row->head_len == HEAD && others <= HEAD - SAME_HEAD;
}

/* The rows of the run, at most MOST_ROWS + 1; *free: where one more would stand. */
static uint32_t find_rows(const struct runs *runs, uint32_t hash, uint32_t rows[MOST_ROWS + 1], uint32_t *free)
{
	uint32_t count = 0, at = (uint32_t)((uint64_t)hash * runs->capacity >> 32);
	for (; runs->slots[at].hash && count <= MOST_ROWS; at = at + 1 < runs->capacity ? at + 1 : 0)
		if (runs->slots[at].hash == hash)
			rows[count++] = runs->slots[at].row;
	*free = at;
	return count;
}

static bool is_row(const struct vb_assignment *entry)
{
	return vb_str_ends(entry->in, VB_LIT("/task")); /* the cell of a row; no label of a section reads so */
}

/* The assignments of one task stand together and share its words. */
static uint32_t end_of_task(const struct vb_assignment_list *list, uint32_t first)
{
	uint32_t end = first + 1;
	while (end < list->count && list->items[end].task.ptr == list->items[first].task.ptr)
		end++;
	return end;
}

static bool same_agency(const struct vb_agency *a, const struct vb_agency *b)
{
	char first[NAME], second[NAME];
	if (a == b)
		return true;
	if (a->body.ptr || b->body.ptr)
		return vb_str_equal(a->body, b->body);
	if (a->name.len > NAME || b->name.len > NAME)
		return false;
	struct vb_str one = {first, vb_fold(a->name.ptr, a->name.len, first)}, other = {second, vb_fold(b->name.ptr, b->name.len, second)};
	return vb_str_equal(one, other);
}

/* Gathers the tasks of rows, and how many runs they may have together. */
static uint32_t gather(struct vb_extraction *x, struct task_list *rows, bool *body)
{
	const struct vb_assignment_list *list = &x->record->assignments;
	uint32_t words = 0;
	for (uint32_t i = 0, end; i < list->count; i = end) {
		end = end_of_task(list, i);
		if (!is_row(&list->items[i])) {
			*body = true;
			continue;
		}
		*vb_push(x->arena, rows) = (struct task){.first = i, .end = end};
		words += list->items[i].task.len / WORD < MOST_WORDS ? (uint32_t)(list->items[i].task.len / WORD) + 1 : MOST_WORDS;
	}
	return words;
}

static void index_rows(struct vb_extraction *x, struct task_list *rows, struct runs *runs)
{
	uint32_t hashes[MOST_WORDS];
	for (uint32_t i = 0; i < rows->count; i++) {
		struct task *task = &rows->items[i];
		uint32_t words = read_words(x->record->assignments.items[task->first].task, hashes);
		task->head_len = words < HEAD ? words : HEAD;
		memcpy(task->head, hashes, task->head_len * sizeof *hashes);
		task->runs = make_runs(hashes, words);
		for (uint32_t k = 0; k < task->runs; k++) {
			uint32_t same[MOST_ROWS + 1], free;
			if (runs->used < runs->capacity - runs->capacity / 8 && find_rows(runs, hashes[k], same, &free) <= MOST_ROWS) {
				runs->slots[free] = (struct slot){hashes[k], i};
				runs->used++;
			}
		}
	}
}

static void vote(struct candidate *candidates, uint32_t *count, uint32_t task)
{
	uint32_t i = 0;
	while (i < *count && candidates[i].task != task)
		i++;
	if (i == MOST_CANDIDATES)
		return;
	if (i == *count)
		candidates[(*count)++] = (struct candidate){task, 0};
	candidates[i].votes++;
}

/* The assignment of the row that is of the same agency, NULL where none is. */
static struct vb_assignment *same_of_row(struct vb_extraction *x, const struct task *task, const struct vb_agency *agency)
{
	for (uint32_t i = task->first; i < task->end; i++)
		if (same_agency(x->record->assignments.items[i].agency, agency))
			return &x->record->assignments.items[i];
	return NULL;
}

static void link_task(struct vb_extraction *x, const struct task_list *rows, const struct runs *runs, uint32_t first, uint32_t end)
{
	struct vb_assignment *entries = x->record->assignments.items;
	struct candidate candidates[MOST_CANDIDATES];
	uint32_t hashes[MOST_WORDS], head[LATE_HEAD], count = 0, words = read_words(entries[first].task, hashes);
	uint32_t head_len = words < LATE_HEAD ? words : LATE_HEAD;
	memcpy(head, hashes, head_len * sizeof *hashes);
	uint32_t total = make_runs(hashes, words);
	for (uint32_t i = 0; i < total; i++) {
		uint32_t same[MOST_ROWS + 1], free, with = find_rows(runs, hashes[i], same, &free);
		for (uint32_t k = 0; with <= MOST_ROWS && k < with; k++)
			vote(candidates, &count, same[k]);
	}
	for (uint32_t i = first; i < end; i++) {
		struct vb_assignment *best = NULL;
		uint32_t most = 0;
		for (uint32_t k = 0; k < count; k++) {
			const struct task *task = &rows->items[candidates[k].task];
			uint32_t least = total < task->runs ? total : task->runs;
			bool same = candidates[k].votes > most && (candidates[k].votes * 2 >= least || same_head(task, head, head_len));
			struct vb_assignment *other = same ? same_of_row(x, task, entries[i].agency) : NULL;
			if (other) {
				best = other;
				most = candidates[k].votes;
			}
		}
		if (!best)
			continue;
		entries[i].same_as = best->id;
		best->same_as = best->same_as.ptr ? best->same_as : entries[i].id;
	}
}

void vb_link_assignments(struct vb_extraction *x)
{
	const struct vb_assignment_list *list = &x->record->assignments;
	struct task_list rows = {0};
	struct runs runs = {0};
	bool body = false;
	uint32_t words = gather(x, &rows, &body);
	if (!rows.count || !body)
		return;
	runs.capacity = 3 * words + 8; /* most runs that are looked for are not there: a free place is to be near */
	runs.slots = vb_arena_zalloc(x->arena, runs.capacity * sizeof *runs.slots);
	index_rows(x, &rows, &runs);
	for (uint32_t i = 0, end; i < list->count; i = end) {
		end = end_of_task(list, i);
		if (!is_row(&list->items[i]))
			link_task(x, &rows, &runs, i, end);
	}
	vb_arena_release(x->arena, runs.slots);
	vb_arena_release(x->arena, rows.items);
}
