/* Records -> findings: where documents disagree about the documents they cite.
 *
 *     map:     a record           -> lines KEY TAB JSON                      map.c, one rule a function in rule_*.c
 *     sort:    lines              -> lines in byte order, in bounded memory  sort.c
 *     reduce:  sorted lines       -> findings                                reduce.c, reduce_*.c
 *
 * What one document says alone is found by the map and passed on as a line. A finding is one line of JSON (the contract's Finding);
 * its fields stand so that the byte order of the lines is the order by code, work and source. The run ends with one line of the code
 * "coverage". Nothing here asks the locale, opens a file or knows a terminal. */
#ifndef VB_CHECK_CHECK_H
#define VB_CHECK_CHECK_H

#include "../schema/reader.h"
#include "codes.h"

#include <stdio.h>

struct vb_check_settings {
	size_t memory; /* bytes that sorting may take; 0: VB_CHECK_MEMORY */
	/* An empty file for writing and reading that goes when it is closed; NULL where that is not possible. NULL: tmpfile. */
	FILE *(*temporary)(void);
	/* The text in the language of the messages, static; NULL: English. */
	const char *(*translate)(const char *english);
	const char *answer; /* the resolution that is to be answered ("45-NQ/TW"), NULL: the one most provinces answer */
};

#define VB_CHECK_MEMORY ((size_t)128 << 20)

/* Takes one line, without its line end; returns false when it can't take more. */
typedef bool vb_check_line_function(void *user, const char *line, size_t len);

enum vb_check_result {
	VB_CHECK_DONE,
	VB_CHECK_REFUSED,  /* the function took no more */
	VB_CHECK_MEMORY_OUT,
	VB_CHECK_TEMPORARY, /* a temporary file could not be made, written or read: errno tells */
};

struct vb_check;

/* Borrows the settings' strings. NULL when memory is exhausted; free(NULL) is legal. */
struct vb_check *vb_check_new(const struct vb_check_settings *settings);
void vb_check_free(struct vb_check *check);

/* A work that is known to be right, as `vanban works` prints it: findings about it get a suggestion. Before the first record. */
enum vb_check_result vb_check_know(struct vb_check *check, const struct vb_json *work);

/* A province that is expected to answer: its name ("Quảng Trị", "tỉnh Quảng Trị") or ISO 3166-2 code. Returns false where there is no such
 * province. Where one of them has merged into another, all are those of before the merger. */
bool vb_check_expect(struct vb_check *check, struct vb_str province);

/* ---- All in one: add, add, …, finish. ----------------------------------------------------------------------------------------- */

/* A record, or an error record in the place of one. */
enum vb_check_result vb_check_add(struct vb_check *check, const struct vb_json *record);

/* An input, or a piece of one, that could not be read: counted as not checked. */
struct vb_unread {
	const char *place;  /* "records.ndjson:7" */
	const char *reason; /* a code of error records, or "no-record" */
};

enum vb_check_result vb_check_add_unread(struct vb_check *check, const struct vb_unread *unread);

/* A line that vb_check_map gave, of this check or another. */
enum vb_check_result vb_check_add_line(struct vb_check *check, const char *line, size_t len);

/* Gives all findings in order, each once. */
enum vb_check_result vb_check_finish(struct vb_check *check, vb_check_line_function *function, void *user);

/* ---- The two halves ------------------------------------------------------------------------------------------------------------- */

/* The lines of one record, or where it is NULL of what could not be read, in no order. */
enum vb_check_result vb_check_map(struct vb_check *check, const struct vb_json *record, const struct vb_unread *unread,
                                  vb_check_line_function *function, void *user);

enum vb_check_input { VB_CHECK_LINE_GOOD, VB_CHECK_LINE_MALFORMED, VB_CHECK_LINE_UNSORTED };

/* A line of the map; they come sorted by key, in byte order. *input tells what is wrong with one that was left out. */
enum vb_check_result vb_check_reduce(struct vb_check *check, const char *line, size_t len, enum vb_check_input *input);

/* Lines that were left out because they hold no such array, known when their group or the reduce has ended. */
uint64_t vb_check_malformed(const struct vb_check *check);

/* After the last line. */
enum vb_check_result vb_check_reduce_finish(struct vb_check *check, vb_check_line_function *function, void *user);

/* ---- What is compared, for a page that shows it ------------------------------------------------------------------------------- */

/* The same for copies of one document, of which the first by the names of their sources counts: drafts behind others. In the arena. */
struct vb_str vb_check_identity(struct vb_arena *arena, const struct vb_json *record);

/* What is compared of the name of an issuer: two bodies are one where one key starts with the other. Empty: the committee of the party, which
 * stands for each of its organs. In the arena. */
struct vb_str vb_check_issuer(struct vb_arena *arena, struct vb_str name);

#endif
