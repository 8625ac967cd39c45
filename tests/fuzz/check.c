#include "check.h"

#include "../../base/utf8.h"

#include <stdlib.h>

enum { MEMORY_LIMIT = 256 << 20 }; /* an input of some KB that needs more has found something */

static void must(bool holds)
{
	if (!holds)
		abort();
}

static void check_text(const struct vb_text *text)
{
	must(vb_utf8_valid_prefix(text->bytes, text->len) == text->len);
	must(text->len == 0 || text->bytes[text->len - 1] == '\n');
	for (uint32_t at = 0; at < text->len; at++)
		must(text->bytes[at] != '\n' || (at > 0 && text->bytes[at - 1] != '\n'));
}

/* The blocks are the lines of the text. */
static void check_blocks(const struct vb_normalized *normalized)
{
	const struct vb_text *text = &normalized->text;
	uint32_t at = 0;
	for (uint32_t i = 0; i < normalized->blocks.count; i++) {
		const struct vb_block *block = &normalized->blocks.items[i];
		must(block->start == at && block->end > block->start && block->end < text->len);
		must(text->bytes[block->end] == '\n');
		must(memchr(text->bytes + block->start, '\n', block->end - block->start) == NULL);
		at = block->end + 1;
	}
	must(at == text->len);
}

/* Every character has a place inside the source, or none. */
static void check_map(const struct vb_text *text, size_t len)
{
	for (uint32_t at = 0; at < text->len; at += vb_utf8_len((unsigned char)text->bytes[at])) {
		uint32_t end = at + vb_utf8_len((unsigned char)text->bytes[at]);
		struct vb_span source = vb_map_source(&text->map, (struct vb_span){at, end});
		must(vb_span_is_none(source) || (source.start <= source.end && source.end <= len));
	}
}

static void check(struct vb_arena *arena, enum vb_input_format format, const uint8_t *bytes, size_t len)
{
	struct vb_normalized normalized = {0};
	struct vb_error error = {0};
	struct vb_normalize_options options = {.format = format, .max_input = VB_NOWHERE};
	if (vb_normalize(arena, VB_LIT("fuzz"), (const char *)bytes, len, &options, &normalized, &error) != VB_ERROR_NONE) {
		must(error.message.len > 0 && error.hint.len > 0);
		return;
	}
	check_text(&normalized.text);
	check_blocks(&normalized);
	check_map(&normalized.text, len);
}

void check_normalize(enum vb_input_format format, const uint8_t *bytes, size_t len)
{
	struct vb_arena arena;
	jmp_buf failure;
	vb_arena_init(&arena);
	arena.limit = MEMORY_LIMIT;
	arena.failure = &failure;
	if (setjmp(failure) == 0)
		check(&arena, format, bytes, len);
	else
		abort();
	vb_arena_finish(&arena);
}
