#include "accepted.h"

#include "message.h"
#include "records.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* NULL meets anything. */
struct acceptance {
	char *code, *work, *number_symbol, *source, *text, *reason;
	bool no_work; /* meets what is of no work alone */
	unsigned long long line;
	bool used;
};

static char *copy_member(const struct vb_json *value, const char *key)
{
	struct vb_str text = vb_json_member_str(value, key);
	return text.ptr ? memory_needed(strndup(text.ptr, text.len)) : NULL;
}

/* A finding as the check gave it, with a reason added, tells by its first place and its work which it is. */
static struct acceptance acceptance_of(const struct vb_json *value, uint64_t line)
{
	const struct vb_json *place = vb_json_item(vb_json_member(value, "evidence"), 0);
	struct acceptance item = {.code = copy_member(value, "code"), .work = copy_member(value, "work"), .reason = copy_member(value, "reason"),
	    .number_symbol = copy_member(value, "number_symbol"), .source = copy_member(place ? place : value, "source"),
	    .text = copy_member(place ? place : value, "text"), .line = line};
	item.no_work = place && !item.work;
	return item;
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
		              "write {\"code\": …, \"reason\": …} with work, number_symbol, source or text where fewer are meant, or add a reason to the finding");
		reading->wrong = true;
		return false;
	}
	accepted->items = memory_needed(realloc(accepted->items, (accepted->count + 1) * sizeof *accepted->items));
	accepted->items[accepted->count++] = acceptance_of(value, reading->records.line);
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
		struct acceptance *item = &accepted->items[i];
		char *const texts[] = {item->code, item->work, item->number_symbol, item->source, item->text, item->reason};
		for (size_t k = 0; k < sizeof texts / sizeof *texts; k++)
			free(texts[k]);
	}
	free(accepted->items);
}

static bool is(struct vb_str text, const char *wanted)
{
	return !wanted || vb_str_equal(text, vb_str_of(wanted));
}

/* Some place of the finding is of the source and quotes the text. */
static bool has_place(const struct vb_json *finding, const struct acceptance *item)
{
	const struct vb_json *evidence = vb_json_member(finding, "evidence"), *place;
	if (!item->source && !item->text)
		return true;
	for (size_t i = 0; i < vb_json_count(evidence); i++) {
		place = vb_json_item(evidence, i);
		if (is(vb_json_member_str(place, "source"), item->source) && is(vb_json_member_str(place, "text"), item->text))
			return true;
	}
	return false;
}

static bool meets(const struct acceptance *item, const struct vb_json *finding)
{
	struct vb_str work = vb_json_member_str(finding, "work");
	return is(vb_json_member_str(finding, "code"), item->code) && is(work, item->work) && !(item->no_work && work.ptr)
	       && is(vb_json_member_str(finding, "number_symbol"), item->number_symbol) && has_place(finding, item);
}

const char *accepted_reason(struct accepted *accepted, const struct vb_json *finding)
{
	for (size_t i = 0; i < accepted->count; i++) {
		if (!meets(&accepted->items[i], finding))
			continue;
		accepted->items[i].used = true;
		return accepted->items[i].reason;
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
