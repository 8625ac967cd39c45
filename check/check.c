#include "check.h"

#include "line.h"
#include "map.h"
#include "reduce.h"

#include "../schema/registry.h"

#include <errno.h>
#include <stdlib.h>

struct vb_check {
	struct vb_check_settings settings;
	jmp_buf failure;       /* where an arena that is exhausted jumps: set by every function that uses one */
	struct vb_arena arena; /* of the record at hand */
	struct vb_sorter *lines;
	struct vb_sorter *group; /* the lines of one key, where they come from outside */
	struct vb_str group_key;
	char *group_key_bytes;
	bool grouping;
	uint64_t malformed;
	struct vb_reduce reduce;
};

/* Of the memory for sorting: the lines, and the findings, which are sorted while the lines are read back. */
enum { LINES_SHARE = 5, FINDINGS_SHARE = 2, GROUP_SHARE = 1, SHARES = 8 };

struct vb_check *vb_check_new(const struct vb_check_settings *settings)
{
	struct vb_check *check = calloc(1, sizeof *check);
	if (!check)
		return NULL;
	if (settings)
		check->settings = *settings;
	size_t share = (check->settings.memory ? check->settings.memory : VB_CHECK_MEMORY) / SHARES;
	vb_arena_init(&check->arena);
	vb_arena_init(&check->reduce.keep);
	vb_arena_init(&check->reduce.group);
	vb_arena_init(&check->reduce.line);
	check->arena.failure = check->reduce.keep.failure = check->reduce.group.failure = check->reduce.line.failure = &check->failure;
	check->reduce.settings = &check->settings;
	check->lines = vb_sorter_new(LINES_SHARE * share, check->settings.temporary);
	check->group = vb_sorter_new(GROUP_SHARE * share, check->settings.temporary);
	check->reduce.findings = vb_sorter_new(FINDINGS_SHARE * share, check->settings.temporary);
	if (check->lines && check->group && check->reduce.findings)
		return check;
	vb_check_free(check);
	return NULL;
}

void vb_check_free(struct vb_check *check)
{
	if (!check)
		return;
	vb_sorter_free(check->lines);
	vb_sorter_free(check->group);
	vb_sorter_free(check->reduce.findings);
	vb_arena_finish(&check->arena);
	vb_arena_finish(&check->reduce.keep);
	vb_arena_finish(&check->reduce.group);
	vb_arena_finish(&check->reduce.line);
	free(check->group_key_bytes);
	free(check);
}

/* ---- What is known ---------------------------------------------------------------------------------------------------------- */

static struct vb_str kept(struct vb_check *check, const struct vb_json *work, const char *key)
{
	struct vb_str text = vb_json_member_str(work, key);
	return text.ptr ? vb_arena_copy(&check->reduce.keep, text) : VB_NULL;
}

enum vb_check_result vb_check_know(struct vb_check *check, const struct vb_json *work)
{
	if (setjmp(check->failure))
		return VB_CHECK_MEMORY_OUT;
	struct vb_str base = vb_work_base_key(&check->reduce.keep, work);
	if (base.ptr)
		*vb_push(&check->reduce.keep, &check->reduce.known) = (struct vb_known){.base = vb_arena_copy(&check->reduce.keep, base),
			.date = kept(check, work, "date"), .issuer = kept(check, work, "issuer"), .type = kept(check, work, "type"),
			.title = kept(check, work, "title")};
	return VB_CHECK_DONE;
}

/* "tỉnh Quảng Trị", "TP. Huế": the kind before the name. */
static struct vb_str without_kind(struct vb_str name)
{
	static const struct vb_str kinds[] = {VB_LIT("tinh "), VB_LIT("thanh pho "), VB_LIT("tp. "), VB_LIT("tp.")};
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (vb_str_starts(name, kinds[i]))
			return (struct vb_str){name.ptr + kinds[i].len, name.len - kinds[i].len};
	return name;
}

static const struct vb_province *find_province(struct vb_arena *arena, struct vb_str text)
{
	const struct vb_province *found = vb_province_by_code(text);
	struct vb_str name = vb_folded(arena, text);
	if (!found)
		found = vb_province_by_key(name);
	return found ? found : vb_province_by_key(without_kind(name));
}

bool vb_check_expect(struct vb_check *check, struct vb_str province)
{
	enum { LONGEST = 64 };
	if (province.len > LONGEST || setjmp(check->failure))
		return false;
	const struct vb_province *found = find_province(&check->reduce.keep, province);
	if (!found)
		return false;
	for (uint32_t i = 0; i < check->reduce.expected.count; i++)
		if (strcmp(check->reduce.expected.items[i]->code, found->code) == 0)
			return true;
	*vb_push(&check->reduce.keep, &check->reduce.expected) = found;
	return true;
}

/* ---- Map -------------------------------------------------------------------------------------------------------------------- */

enum vb_check_result vb_check_map(struct vb_check *check, const struct vb_json *record, const struct vb_unread *unread,
                                  vb_check_line_function *function, void *user)
{
	struct vb_doc doc;
	if (setjmp(check->failure))
		return VB_CHECK_MEMORY_OUT;
	vb_arena_reset(&check->arena);
	vb_doc_init(&doc, &check->arena, record);
	doc.function = function;
	doc.user = user;
	if (record)
		vb_map_record(&doc);
	else
		vb_map_not_checked(&doc, vb_str_of(unread->place), vb_str_of(unread->reason));
	return doc.refused ? VB_CHECK_REFUSED : VB_CHECK_DONE;
}

struct adding {
	struct vb_sorter *sorter;
	enum vb_check_result result;
};

static bool add_line(void *user, const char *line, size_t len)
{
	struct adding *adding = user;
	adding->result = vb_sorter_add(adding->sorter, line, len);
	return adding->result == VB_CHECK_DONE;
}

static enum vb_check_result add(struct vb_check *check, const struct vb_json *record, const struct vb_unread *unread)
{
	struct adding adding = {check->lines, VB_CHECK_DONE};
	enum vb_check_result result = vb_check_map(check, record, unread, add_line, &adding);
	return adding.result != VB_CHECK_DONE ? adding.result : result;
}

enum vb_check_result vb_check_add(struct vb_check *check, const struct vb_json *record)
{
	return add(check, record, NULL);
}

enum vb_check_result vb_check_add_unread(struct vb_check *check, const struct vb_unread *unread)
{
	return add(check, NULL, unread);
}

enum vb_check_result vb_check_add_line(struct vb_check *check, const char *line, size_t len)
{
	return vb_sorter_add(check->lines, line, len);
}

struct vb_str vb_check_identity(struct vb_arena *arena, const struct vb_json *record)
{
	struct vb_doc doc;
	vb_doc_init(&doc, arena, record);
	return doc.identity;
}

struct vb_str vb_check_issuer(struct vb_arena *arena, struct vb_str name)
{
	struct vb_str key = vb_issuer_key(arena, name);
	return vb_is_committee(key) ? VB_LIT("") : key;
}

/* ---- Reduce ----------------------------------------------------------------------------------------------------------------- */

static bool reduce_sorted(void *user, const char *line, size_t len)
{
	struct vb_check *check = user;
	struct vb_line cut;
	if (!vb_line_cut(line, len, &cut) || !vb_reduce_line(&check->reduce, cut))
		check->malformed++;
	return check->reduce.result == VB_CHECK_DONE;
}

/* Gives what was reported, and makes the check ready for the next run. */
static enum vb_check_result give_findings(struct vb_check *check, vb_check_line_function *function, void *user)
{
	vb_reduce_end_group(&check->reduce);
	enum vb_check_result result = check->reduce.result;
	check->reduce.result = VB_CHECK_DONE;
	return result != VB_CHECK_DONE ? result : vb_sorter_finish(check->reduce.findings, function, user);
}

enum vb_check_result vb_check_finish(struct vb_check *check, vb_check_line_function *function, void *user)
{
	if (setjmp(check->failure))
		return VB_CHECK_MEMORY_OUT;
	enum vb_check_result result = vb_sorter_finish(check->lines, reduce_sorted, check);
	if (result == VB_CHECK_REFUSED)
		result = check->reduce.result;
	if (result == VB_CHECK_DONE)
		vb_reduce_end(&check->reduce);
	return result != VB_CHECK_DONE ? result : give_findings(check, function, user);
}

static enum vb_check_result end_outer_group(struct vb_check *check)
{
	check->grouping = false;
	enum vb_check_result result = vb_sorter_finish(check->group, reduce_sorted, check);
	return result == VB_CHECK_REFUSED ? check->reduce.result : result;
}

static enum vb_check_result start_outer_group(struct vb_check *check, struct vb_str key)
{
	char *bytes = realloc(check->group_key_bytes, key.len + 1);
	if (!bytes)
		return VB_CHECK_MEMORY_OUT;
	memcpy(bytes, key.ptr, key.len);
	check->group_key_bytes = bytes;
	check->group_key = (struct vb_str){bytes, key.len};
	check->grouping = true;
	return VB_CHECK_DONE;
}

/* The engine sorts by key only, or by the whole line: the lines of one key are sorted here, which costs little where they are. */
static enum vb_check_result group_line(struct vb_check *check, const char *line, size_t len, enum vb_check_input *input)
{
	struct vb_line cut;
	*input = VB_CHECK_LINE_GOOD;
	if (!vb_line_cut(line, len, &cut)) {
		*input = VB_CHECK_LINE_MALFORMED;
		return VB_CHECK_DONE;
	}
	int order = check->group_key.ptr ? vb_str_compare(check->group_key, cut.key) : -1;
	enum vb_check_result result = VB_CHECK_DONE;
	if (order > 0) {
		*input = VB_CHECK_LINE_UNSORTED;
		return VB_CHECK_DONE;
	}
	if (order < 0 && check->grouping)
		result = end_outer_group(check);
	if (order < 0 && result == VB_CHECK_DONE)
		result = start_outer_group(check, cut.key);
	if (result == VB_CHECK_DONE)
		result = vb_sorter_add(check->group, line, len);
	return result;
}

enum vb_check_result vb_check_reduce(struct vb_check *check, const char *line, size_t len, enum vb_check_input *input)
{
	if (setjmp(check->failure))
		return VB_CHECK_MEMORY_OUT;
	return group_line(check, line, len, input);
}

uint64_t vb_check_malformed(const struct vb_check *check)
{
	return check->malformed;
}

enum vb_check_result vb_check_reduce_finish(struct vb_check *check, vb_check_line_function *function, void *user)
{
	if (setjmp(check->failure))
		return VB_CHECK_MEMORY_OUT;
	enum vb_check_result result = check->grouping ? end_outer_group(check) : VB_CHECK_DONE;
	return result != VB_CHECK_DONE ? result : give_findings(check, function, user);
}
