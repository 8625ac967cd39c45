#include "reduce.h"

#include <stdlib.h>

/* READ FIRST: the kinds of groups, by the first word of the key. What each line holds: map_set.c. */
static const struct vb_group_kind *const kinds[] = {
	&vb_group_finding, &vb_group_work, &vb_group_target, &vb_group_document, &vb_group_title, &vb_group_answers,
	&vb_group_coverage,
};

static const struct vb_group_kind *kind_of(struct vb_str key, struct vb_str *rest)
{
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		struct vb_str word = kinds[i]->word; /* with the blank behind it, or the whole key */
		bool whole = word.ptr[word.len - 1] != ' ';
		if (whole ? vb_str_equal(key, word) : vb_str_starts(key, word)) {
			*rest = (struct vb_str){key.ptr + word.len, key.len - word.len};
			return kinds[i];
		}
	}
	return NULL;
}

void vb_reduce_end_group(struct vb_reduce *reduce)
{
	if (reduce->kind)
		reduce->kind->end(reduce, reduce->state);
	reduce->kind = NULL;
	reduce->key = VB_NULL;
	vb_arena_reset(&reduce->group);
}

void vb_reduce_end(struct vb_reduce *reduce)
{
	vb_reduce_end_group(reduce);
	if (!reduce->covered)
		vb_group_coverage.end(reduce, vb_group_coverage.start(reduce, VB_NULL));
	vb_arena_reset(&reduce->group);
	reduce->covered = false;
}

static void start_group(struct vb_reduce *reduce, struct vb_str key)
{
	struct vb_str rest = VB_NULL;
	vb_reduce_end_group(reduce);
	reduce->key = vb_arena_copy(&reduce->group, key);
	reduce->kind = kind_of(reduce->key, &rest);
	if (reduce->kind)
		reduce->state = reduce->kind->start(reduce, rest);
}

bool vb_reduce_line(struct vb_reduce *reduce, struct vb_line line)
{
	if (!reduce->key.ptr || !vb_str_equal(reduce->key, line.key))
		start_group(reduce, line.key);
	vb_arena_reset(&reduce->line);
	return reduce->kind && vb_line_read(&reduce->line, &reduce->keep, line.json, &reduce->fields)
	       && reduce->kind->line(reduce, reduce->state, &reduce->fields);
}

void vb_reduce_report(struct vb_reduce *reduce, struct vb_finding *finding)
{
	reduce->out = (struct vb_buffer){.arena = &reduce->line};
	vb_finding_sort_sides(finding);
	vb_finding_write(&reduce->out, finding, reduce->settings->translate);
	enum vb_check_result result = vb_sorter_add(reduce->findings, reduce->out.bytes, reduce->out.len);
	if (reduce->result == VB_CHECK_DONE)
		reduce->result = result;
}

struct vb_str vb_reduce_keep_str(struct vb_reduce *reduce, struct vb_str text)
{
	return text.ptr ? vb_arena_copy(&reduce->group, text) : VB_NULL;
}

struct vb_evidence vb_reduce_keep(struct vb_reduce *reduce, const struct vb_field *fields)
{
	struct vb_evidence evidence = vb_evidence_get(fields);
	evidence.source = vb_reduce_keep_str(reduce, evidence.source);
	evidence.text = vb_reduce_keep_str(reduce, evidence.text);
	evidence.value = vb_reduce_keep_str(reduce, evidence.value);
	return evidence;
}

/* ---- Known works ------------------------------------------------------------------------------------------------------------ */

static int compare_known(const void *a, const void *b)
{
	return vb_str_compare(((const struct vb_known *)a)->base, ((const struct vb_known *)b)->base);
}

const struct vb_known *vb_reduce_known(struct vb_reduce *reduce, struct vb_str base, size_t *count)
{
	*count = 0;
	if (!reduce->known.count)
		return NULL;
	if (!reduce->known_sorted)
		qsort(reduce->known.items, reduce->known.count, sizeof *reduce->known.items, compare_known);
	reduce->known_sorted = true;
	size_t low = 0, high = reduce->known.count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (vb_str_compare(reduce->known.items[middle].base, base) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	while (low + *count < reduce->known.count && vb_str_equal(reduce->known.items[low + *count].base, base))
		++*count;
	return *count ? &reduce->known.items[low] : NULL;
}

/* ---- What several kinds share ----------------------------------------------------------------------------------------------- */

bool vb_copies_next(struct vb_reduce *reduce, struct vb_copies *copies, const struct vb_fields *fields)
{
	struct vb_str kind = vb_field_text(fields, 0), identity = vb_field_text(fields, 1);
	struct vb_str draft = vb_field_text(fields, 2), source = vb_field_text(fields, 3);
	if (copies->identity.ptr && vb_str_equal(copies->kind, kind) && vb_str_equal(copies->identity, identity))
		return vb_str_equal(copies->draft, draft) && vb_str_equal(copies->source, source);
	*copies = (struct vb_copies){vb_reduce_keep_str(reduce, kind), vb_reduce_keep_str(reduce, identity), vb_reduce_keep_str(reduce, draft),
	                             vb_reduce_keep_str(reduce, source), copies->documents + 1};
	return true;
}

/* ---- Findings of one document ----------------------------------------------------------------------------------------------- */

static void *start_finding(struct vb_reduce *reduce, struct vb_str rest)
{
	(void)reduce;
	(void)rest;
	return NULL;
}

static bool pass_finding(struct vb_reduce *reduce, void *state, const struct vb_fields *fields)
{
	struct vb_finding finding;
	(void)state;
	if (!vb_finding_get(&reduce->line, fields, &finding))
		return false;
	vb_reduce_report(reduce, &finding);
	return true;
}

static void end_finding(struct vb_reduce *reduce, void *state)
{
	(void)reduce;
	(void)state;
}

const struct vb_group_kind vb_group_finding = {VB_LIT("finding "), start_finding, pass_finding, end_finding};
