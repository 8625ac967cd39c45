/* What the tests of the stages share: a document made from a literal text, read up to one stage, and what is asked of it. */
#ifndef VB_TESTS_SUPPORT_H
#define VB_TESTS_SUPPORT_H

#include "../../extract/extract.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

enum stage { STAGE_TEXT, STAGE_ZONES, STAGE_HEADER, STAGE_SECTIONS, STAGE_APPENDICES };

struct document {
	struct vb_arena arena;
	struct vb_patterns *patterns;
	struct vb_normalized in;
	struct vb_error error;
	struct vb_record record;
	struct vb_extraction x;
	struct vb_str source;
};

static inline enum vb_error_code normalize_document(struct document *d, const char *name, struct vb_str source)
{
	struct vb_normalize_options options = {0};
	*d = (struct document){.source = source};
	vb_arena_init(&d->arena);
	return vb_normalize(&d->arena, vb_str_of(name), source.ptr, source.len, &options, &d->in, &d->error);
}

/* Reads the text up to and with the stage. */
static inline void read_document(struct document *d, const char *name, const char *text, enum stage last)
{
	static void (*const stages[])(struct vb_extraction *) = {
		[STAGE_ZONES] = vb_find_zones, [STAGE_HEADER] = vb_find_header, [STAGE_SECTIONS] = vb_find_sections,
		[STAGE_APPENDICES] = vb_find_appendices};
	assert_int_equal(normalize_document(d, name, vb_str_of(text)), VB_ERROR_NONE);
	d->patterns = vb_patterns_new(false);
	d->record.text = d->in.text;
	d->record.diagnostics = d->in.diagnostics;
	d->x = (struct vb_extraction){.arena = &d->arena, .patterns = d->patterns, .in = &d->in, .record = &d->record,
	    .type_span = VB_NO_SPAN};
	for (int stage = STAGE_ZONES; stage <= (int)last; stage++)
		stages[stage](&d->x);
}

static inline void finish_document(struct document *d)
{
	vb_patterns_free(d->patterns);
	vb_arena_finish(&d->arena);
}

/* ---- Texts and spans ------------------------------------------------------------------------------------------------- */

/* expected NULL: the view is null. */
#define assert_str(got, expected) check_str((got), (expected), __FILE__, __LINE__)

static inline void check_str(struct vb_str got, const char *expected, const char *file, int line)
{
	if (vb_str_equal(got, vb_str_of(expected)))
		return;
	print_error("got      \"%.*s\"%s\nexpected \"%s\"\n", (int)got.len, got.ptr ? got.ptr : "", got.ptr ? "" : " (null)",
	            expected ? expected : "(null)");
	_fail(file, line);
}

static inline struct vb_str whole_text(const struct document *d)
{
	return (struct vb_str){d->in.text.bytes, d->in.text.len};
}

static inline struct vb_str text_at(const struct document *d, struct vb_span span)
{
	if (vb_span_is_none(span))
		return VB_NULL;
	return (struct vb_str){d->in.text.bytes + span.start, span.end - span.start};
}

/* What the input holds at a span of its own. */
static inline struct vb_str input_at(const struct document *d, struct vb_span span)
{
	return vb_span_is_none(span) ? VB_NULL : (struct vb_str){d->source.ptr + span.start, span.end - span.start};
}

/* What the input holds where a span of the text comes from. */
static inline struct vb_str source_at(const struct document *d, struct vb_span span)
{
	return input_at(d, vb_map_source(&d->in.text.map, span));
}

/* The first place of the text that reads so. */
static inline struct vb_span find_text(const struct document *d, const char *words)
{
	const char *at = memmem(d->in.text.bytes, d->in.text.len, words, strlen(words));
	if (!at)
		fail_msg("\"%s\" is not in the text: %.*s", words, (int)d->in.text.len, d->in.text.bytes);
	uint32_t start = (uint32_t)(at - d->in.text.bytes);
	return (struct vb_span){start, start + (uint32_t)strlen(words)};
}

/* The source of the words, where they first stand in the text. */
#define assert_source(d, words, expected) assert_str(source_at((d), find_text((d), (words))), (expected))

/* The normalised text of an input of that name. */
#define assert_normalized(name, source, expected) \
	do { \
		struct document normalized_; \
		assert_int_equal(normalize_document(&normalized_, (name), vb_str_of(source)), VB_ERROR_NONE); \
		assert_str(whole_text(&normalized_), (expected)); \
		finish_document(&normalized_); \
	} while (0)

/* ---- Diagnostics ----------------------------------------------------------------------------------------------------- */

/* The nth (from 0) diagnostic of the code; NULL where there are fewer. */
static inline const struct vb_diagnostic *diagnosed(const struct vb_diagnostic_list *list, enum vb_diagnostic_code code,
    unsigned nth)
{
	for (uint32_t i = 0; i < list->count; i++)
		if (list->items[i].code == code && nth-- == 0)
			return &list->items[i];
	return NULL;
}

/* The place of the nth diagnostic of the code, as text; fails where there is none. */
static inline struct vb_str diagnosed_at(const struct document *d, enum vb_diagnostic_code code, unsigned nth)
{
	const struct vb_diagnostic *diagnostic = diagnosed(&d->record.diagnostics, code, nth);
	if (!diagnostic) {
		struct vb_str name = vb_diagnostic_code_name(code);
		fail_msg("no diagnostic %u of code %.*s", nth, (int)name.len, name.ptr);
		return VB_NULL;
	}
	return text_at(d, diagnostic->span);
}

#endif
