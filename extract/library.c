/* The public interface over normalize, extract and the writer. */
#include "library.h"

#include "../base/digest.h"
#include "../base/utf8.h"
#include "../normalize/normalize.h"
#include "../schema/writer.h"
#include "pipeline.h"

#include <assert.h>
#include <math.h>
#include <setjmp.h>
#include <stdlib.h>

/* Offsets are 32 bits and normalising makes a text at most three times as long (U+FFFD for an invalid byte). */
static const size_t largest_input = (size_t)1 << 30;

enum made { MADE_NOTHING, MADE_RECORD, MADE_ERROR };

struct vb_extractor {
	struct vb_settings settings;
	struct vb_arena arena;
	struct vb_patterns *patterns;
	struct vb_writer *writer;
	enum made made;
	struct vb_record record;
	struct vb_error error;
	char *name; /* on the heap: the error record "memory" shows it when the arena is gone */
	size_t name_capacity;
};

static_assert((int)VB_INPUT_FORMAT_TEXT == (int)VB_INPUT_TEXT && (int)VB_INPUT_FORMAT_MARKDOWN == (int)VB_INPUT_MARKDOWN
              && (int)VB_INPUT_FORMAT_HTML == (int)VB_INPUT_HTML, "enum vb_input is handed on as enum vb_input_format");

struct vb_extractor *vb_extractor_new(const struct vb_settings *settings)
{
	struct vb_extractor *extractor = calloc(1, sizeof *extractor);
	if (!extractor)
		return NULL;
	if (settings)
		extractor->settings = *settings;
	if (extractor->settings.max_input == 0)
		extractor->settings.max_input = VB_MAX_INPUT_DEFAULT;
	if (extractor->settings.max_input > largest_input)
		extractor->settings.max_input = largest_input;
	vb_arena_init(&extractor->arena);
	extractor->patterns = vb_patterns_new(extractor->settings.no_jit);
	extractor->writer = vb_writer_new();
	if (!extractor->patterns || !extractor->writer) {
		vb_extractor_free(extractor);
		return NULL;
	}
	return extractor;
}

void vb_extractor_free(struct vb_extractor *extractor)
{
	if (!extractor)
		return;
	vb_patterns_free(extractor->patterns);
	vb_writer_free(extractor->writer);
	vb_arena_finish(&extractor->arena);
	free(extractor->name);
	free(extractor);
}

/* Names of files may hold any bytes, JSON may not: invalid ones become U+FFFD. `out` has room for three times the name. */
static size_t copy_valid(const char *name, char *out)
{
	size_t len = strlen(name), at = 0, used = 0;
	while (at < len) {
		size_t valid = vb_utf8_valid_prefix(name + at, len - at);
		memcpy(out + used, name + at, valid);
		used += valid;
		at += valid;
		if (at < len) {
			memcpy(out + used, "\xEF\xBF\xBD", 3);
			used += 3;
			at++;
		}
	}
	return used;
}

/* Null where memory is exhausted: a record without the name is better than none. */
static struct vb_str keep_name(struct vb_extractor *extractor, const char *name)
{
	if (!name)
		return VB_NULL;
	size_t wanted = 3 * strlen(name) + 1;
	if (wanted > extractor->name_capacity) {
		char *larger = realloc(extractor->name, wanted);
		if (!larger)
			return VB_NULL;
		extractor->name = larger;
		extractor->name_capacity = wanted;
	}
	return (struct vb_str){extractor->name, copy_valid(name, extractor->name)};
}

static struct vb_source unknown_source(struct vb_str name)
{
	return (struct vb_source){.name = name, .bytes = (double)NAN};
}

static void set_error(struct vb_extractor *extractor, struct vb_source source, enum vb_error_code code, struct vb_str message,
                      struct vb_str hint)
{
	extractor->error = (struct vb_error){.source = source, .code = code, .message = message, .hint = hint};
	extractor->made = MADE_ERROR;
}

/* Needs no memory: there is none. */
static void set_memory_error(struct vb_extractor *extractor, struct vb_source source)
{
	source.media_type = source.encoding = source.sha256 = VB_NULL; /* they stood in the arena */
	vb_arena_reset(&extractor->arena);
	set_error(extractor, source, VB_ERROR_MEMORY, VB_LIT("not enough memory for this document"),
	          VB_LIT("give the program more memory, or split the document"));
}

static void run(struct vb_extractor *extractor, struct vb_source source, const char *bytes, size_t len)
{
	struct vb_arena *arena = &extractor->arena;
	struct vb_normalized normalized = {0};
	struct vb_error error = {0};
	struct vb_normalize_options options = {(enum vb_input_format)extractor->settings.input, extractor->settings.max_input};

	source.sha256 = vb_sha256(arena, bytes, len);
	enum vb_error_code code = vb_normalize(arena, source.name, bytes, len, &options, &normalized, &error);
	source.media_type = normalized.media_type;
	source.encoding = normalized.encoding;
	if (code != VB_ERROR_NONE) {
		set_error(extractor, source, code, vb_arena_copy(arena, error.message), vb_arena_copy(arena, error.hint));
		return;
	}
	vb_extract(arena, extractor->patterns, extractor->settings.known, &normalized, &extractor->record);
	extractor->record.source = source;
	extractor->made = MADE_RECORD;
}

static void forget(struct vb_extractor *extractor)
{
	vb_arena_reset(&extractor->arena);
	memset(&extractor->record, 0, sizeof extractor->record);
	memset(&extractor->error, 0, sizeof extractor->error);
	extractor->made = MADE_NOTHING;
}

bool vb_extractor_run(struct vb_extractor *extractor, const char *name, const char *bytes, size_t len)
{
	jmp_buf failure;
	forget(extractor);
	struct vb_source source = unknown_source(keep_name(extractor, name));
	source.bytes = (double)len;
	extractor->arena.failure = &failure;
	if (setjmp(failure) == 0)
		run(extractor, source, bytes, len);
	else
		set_memory_error(extractor, source);
	extractor->arena.failure = NULL;
	return extractor->made == MADE_RECORD;
}

static enum vb_error_code code_of(const char *name)
{
	for (int code = VB_ERROR_UNREADABLE; code <= VB_ERROR_MEMORY; code++)
		if (vb_str_equal(vb_error_code_name((enum vb_error_code)code), vb_str_of(name)))
			return (enum vb_error_code)code;
	return VB_ERROR_UNREADABLE;
}

void vb_extractor_refuse(struct vb_extractor *extractor, const char *name, const char *code, const char *message,
                         const char *hint)
{
	jmp_buf failure;
	forget(extractor);
	struct vb_source source = unknown_source(keep_name(extractor, name));
	extractor->arena.failure = &failure;
	if (setjmp(failure) == 0)
		set_error(extractor, source, code_of(code), vb_arena_copy(&extractor->arena, vb_str_of(message)),
		          vb_arena_copy(&extractor->arena, vb_str_of(hint)));
	else
		set_memory_error(extractor, source);
	extractor->arena.failure = NULL;
}

const char *vb_extractor_error(const struct vb_extractor *extractor, const char **hint)
{
	bool failed = extractor->made == MADE_ERROR;
	if (hint)
		*hint = failed ? extractor->error.hint.ptr : NULL;
	return failed ? extractor->error.message.ptr : NULL;
}

const struct vb_error *vb_extractor_error_record(const struct vb_extractor *extractor)
{
	return extractor->made == MADE_ERROR ? &extractor->error : NULL;
}

const struct vb_record *vb_extractor_record(const struct vb_extractor *extractor)
{
	return extractor->made == MADE_RECORD ? &extractor->record : NULL;
}

bool vb_extractor_write(const struct vb_extractor *extractor, enum vb_form form, vb_write_function *function, void *user)
{
	struct vb_write_options options = {.indent = form == VB_FORM_JSON_INDENTED, .omit_text = extractor->settings.omit_text};
	if (extractor->made == MADE_NOTHING)
		return true;
	if (form == VB_FORM_TEXT)
		return extractor->made == MADE_ERROR || function(user, extractor->record.text.bytes, extractor->record.text.len);
	if (extractor->made == MADE_ERROR)
		return vb_write_error(extractor->writer, &extractor->error, options, function, user);
	return vb_write_record(extractor->writer, &extractor->record, options, function, user);
}

const char *vb_version(void)
{
	return VB_VERSION;
}
