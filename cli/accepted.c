#include "accepted.h"

#include "message.h"
#include "records.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* NULL meets anything. */
struct acceptance {
	char *code, *work, *source, *reason;
	unsigned long long line;
	bool used;
};

static char *copy_member(const struct vb_json *value, const char *key)
{
	struct vb_str text = vb_json_member_str(value, key);
	return text.ptr ? memory_needed(strndup(text.ptr, text.len)) : NULL;
}

struct reading {
	struct accepted *accepted;
	struct records records;
	bool wrong;
};

static bool take(void *user, enum vb_reading kind, const struct vb_json *value)
{
	struct reading *reading = user;
	struct accepted *accepted = reading->accepted;
	char place[4096 + 32];
	(void)kind;
	if (!vb_json_member_str(value, "code").ptr || !vb_json_member_str(value, "reason").ptr) {
		snprintf(place, sizeof place, "%s:%llu", reading->records.path, (unsigned long long)reading->records.line);
		message_print(place, "error", "an accepted finding lacks its code or its reason",
		              "write {\"code\": …, \"work\": …, \"source\": …, \"reason\": …}; work and source may be left out");
		reading->wrong = true;
		return false;
	}
	accepted->items = memory_needed(realloc(accepted->items, (accepted->count + 1) * sizeof *accepted->items));
	accepted->items[accepted->count++] = (struct acceptance){copy_member(value, "code"), copy_member(value, "work"), copy_member(value, "source"),
	                                                         copy_member(value, "reason"), reading->records.line, false};
	return true;
}

bool accepted_read(struct accepted *accepted, const char *path)
{
	struct reading reading = {.accepted = accepted};
	reading.records = (struct records){.function = take, .user = &reading, .others = true};
	records_init(&reading.records);
	records_read(&reading.records, path);
	records_finish(&reading.records);
	return !reading.wrong && !reading.records.broken;
}

void accepted_finish(struct accepted *accepted)
{
	for (size_t i = 0; i < accepted->count; i++) {
		free(accepted->items[i].code);
		free(accepted->items[i].work);
		free(accepted->items[i].source);
		free(accepted->items[i].reason);
	}
	free(accepted->items);
}

static bool is(struct vb_str text, const char *wanted)
{
	return !wanted || vb_str_equal(text, vb_str_of(wanted));
}

static bool has_source(const struct vb_json *finding, const char *source)
{
	const struct vb_json *evidence = vb_json_member(finding, "evidence");
	for (size_t i = 0; source && i < vb_json_count(evidence); i++)
		if (is(vb_json_member_str(vb_json_item(evidence, i), "source"), source))
			return true;
	return !source;
}

const char *accepted_reason(struct accepted *accepted, const struct vb_json *finding)
{
	for (size_t i = 0; i < accepted->count; i++) {
		struct acceptance *item = &accepted->items[i];
		if (!is(vb_json_member_str(finding, "code"), item->code) || !is(vb_json_member_str(finding, "work"), item->work)
		    || !has_source(finding, item->source))
			continue;
		item->used = true;
		return item->reason;
	}
	return NULL;
}

void accepted_tell_unused(const struct accepted *accepted, const char *path)
{
	for (size_t i = 0; i < accepted->count; i++) {
		char place[4096 + 32];
		if (accepted->items[i].used)
			continue;
		snprintf(place, sizeof place, "%s:%llu", path, accepted->items[i].line);
		message_print(place, "info", "this accepted finding is no longer found", "take it out");
	}
}
