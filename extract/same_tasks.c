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
static inline uint32_t hash_of_word(const char *word, size_t len)
{
	uint64_t hash = len;
	for (;; word += sizeof hash, len -= sizeof hash) {
		uint64_t letters;
		memcpy(&letters, word, sizeof letters);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
		letters = __builtin_bswap64(letters);
#endif
		letters |= (~letters & 0x8080808080808080) >> 2;
		letters &= ~0ull >> (len < sizeof letters ? 64 - 8 * len : 0);
		hash = (hash ^ letters) * 0x9E3779B97F4A7C15;
		hash ^= hash >> 32;
		if (len <= sizeof letters)
			return (uint32_t)hash;
	}
}

/* The hashes of the words of the text. It is read by stretches, of which each byte is a bit; a word longer than one counts as several. */
static uint32_t read_words(struct vb_str text, uint32_t hashes[MOST_WORDS])
{
	enum { STRETCH = 64, BEHIND = 8 };
	uint32_t count = 0;
	for (size_t at = 0, read; at < text.len && count < MOST_WORDS; at += read) {
		char end[STRETCH + BEHIND];
		const char *from = text.ptr + at;
		size_t left = text.len - at;
		if (left < sizeof end) {
			memset(end, 0, sizeof end);
			from = memcpy(end, from, left);
		}
		uint64_t bits = word_bits(from) | word_bits(from + 16) << 16 | word_bits(from + 32) << 32 | word_bits(from + 48) << 48;
		for (read = STRETCH; bits && count < MOST_WORDS;) {
			uint64_t behind = bits + (bits & -bits); /* the first word is gone, the bit behind it set */
			uint32_t start = (uint32_t)__builtin_ctzll(bits), stop = behind ? (uint32_t)__builtin_ctzll(behind) : STRETCH;
			if (!behind && start && left > STRETCH) { /* it may go on */
				read = start;
				break;
			}
			hashes[count++] = hash_of_word(from + start, stop - start);
			bits &= behind;
		}
	}
	return count;
}

/* A run of words: their hashes as one, which is not 0. */
static uint32_t run_at(const uint32_t *words)
{
	uint32_t run = (words[0] * 31 + words[1]) * 31 + words[2];
	return run ? run : 1;
}

/* How many runs so many words have. */
static uint32_t runs_of(uint32_t words)
{
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

static uint32_t slot_of(const struct runs *runs, uint32_t hash)
{
	return (uint32_t)((uint64_t)hash * runs->capacity >> 32);
}

/* The rows of the run, at most MOST_ROWS + 1; *free: where one more would stand. */
static uint32_t find_rows(const struct runs *runs, uint32_t hash, uint32_t rows[MOST_ROWS + 1], uint32_t *free)
{
	uint32_t count = 0, at = slot_of(runs, hash);
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
	uint32_t words[MOST_WORDS] = {0};
	for (uint32_t i = 0; i < rows->count; i++) {
		struct task *task = &rows->items[i];
		uint32_t count = read_words(x->record->assignments.items[task->first].task, words);
		task->head_len = count < HEAD ? count : HEAD;
		memcpy(task->head, words, sizeof task->head);
		task->runs = runs_of(count);
		for (uint32_t k = 0; k < task->runs; k++) {
			uint32_t same[MOST_ROWS + 1], free, run = run_at(&words[k]);
			if (runs->used < runs->capacity - runs->capacity / 8 && find_rows(runs, run, same, &free) <= MOST_ROWS) {
				runs->slots[free] = (struct slot){run, i};
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
	uint32_t words[MOST_WORDS], count = 0, read = read_words(entries[first].task, words), total = runs_of(read);
	for (uint32_t i = 0; i < total; i++) {
		uint32_t same[MOST_ROWS + 1], free, run = run_at(&words[i]);
		if (!runs->slots[slot_of(runs, run)].hash) /* nearly all */
			continue;
		uint32_t with = find_rows(runs, run, same, &free);
		for (uint32_t k = 0; with <= MOST_ROWS && k < with; k++)
			vote(candidates, &count, same[k]);
	}
	for (uint32_t i = first; i < end; i++) {
		struct vb_assignment *best = NULL;
		uint32_t most = 0;
		for (uint32_t k = 0; k < count; k++) {
			const struct task *task = &rows->items[candidates[k].task];
			uint32_t least = total < task->runs ? total : task->runs;
			bool same = candidates[k].votes > most && (candidates[k].votes * 2 >= least || same_head(task, words, read < LATE_HEAD ? read : LATE_HEAD));
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
