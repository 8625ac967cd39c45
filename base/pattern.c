#define PCRE2_CODE_UNIT_WIDTH 8
#include "pattern.h"

#include <pcre2.h>
#include <stdio.h>
#include <stdlib.h>

/* A match at one place of a sane line takes some hundred steps: these end a hostile one within a millisecond. */
enum { MATCH_LIMIT = 100000, DEPTH_LIMIT = 1000, HEAP_LIMIT_KIB = 1024 };

struct vb_pattern {
	pcre2_code *code;
	pcre2_match_data *data;
	pcre2_match_context *context;
};

static _Noreturn void stop(const char *source, int error, size_t offset)
{
	PCRE2_UCHAR message[256];
	pcre2_get_error_message(error, message, sizeof message);
	fprintf(stderr, "vanban: error: pattern does not compile at %zu: %s: %s\n", offset, (const char *)message, source);
	abort();
}

struct vb_pattern *vb_pattern_new(const char *source, unsigned flags)
{
	struct vb_pattern *pattern = calloc(1, sizeof *pattern);
	uint32_t options = PCRE2_UTF | PCRE2_NO_UTF_CHECK | PCRE2_EXTENDED | PCRE2_NEVER_UCP | PCRE2_NEVER_BACKSLASH_C | PCRE2_ANCHORED;
	int error;
	PCRE2_SIZE offset;
	if (!pattern)
		return NULL;
	if (flags & VB_PATTERN_NO_CASE)
		options |= PCRE2_CASELESS;
	pattern->code = pcre2_compile((PCRE2_SPTR)source, PCRE2_ZERO_TERMINATED, options, &error, &offset, NULL);
	if (!pattern->code)
		stop(source, error, offset);
	pattern->data = pcre2_match_data_create_from_pattern(pattern->code, NULL);
	pattern->context = pcre2_match_context_create(NULL);
	if (!pattern->data || !pattern->context) {
		vb_pattern_free(pattern);
		return NULL;
	}
	pcre2_set_match_limit(pattern->context, MATCH_LIMIT);
	pcre2_set_depth_limit(pattern->context, DEPTH_LIMIT);
	pcre2_set_heap_limit(pattern->context, HEAP_LIMIT_KIB);
	if (!(flags & VB_PATTERN_NO_JIT))
		pcre2_jit_compile(pattern->code, PCRE2_JIT_COMPLETE); /* without it pcre2_match interprets: slower, same results */
	return pattern;
}

void vb_pattern_free(struct vb_pattern *pattern)
{
	if (!pattern)
		return;
	pcre2_match_context_free(pattern->context);
	pcre2_match_data_free(pattern->data);
	pcre2_code_free(pattern->code);
	free(pattern);
}

bool vb_pattern_at(const struct vb_pattern *pattern, struct vb_str subject, struct vb_match *match)
{
	int count = pcre2_match(pattern->code, (PCRE2_SPTR)subject.ptr, subject.len, 0, PCRE2_NO_UTF_CHECK, pattern->data, pattern->context);
	match->limited = count == PCRE2_ERROR_MATCHLIMIT || count == PCRE2_ERROR_DEPTHLIMIT || count == PCRE2_ERROR_HEAPLIMIT
	                 || count == PCRE2_ERROR_JIT_STACKLIMIT;
	if (count <= 0)
		return false;
	const PCRE2_SIZE *ends = pcre2_get_ovector_pointer(pattern->data);
	for (int i = 0; i < VB_PATTERN_GROUPS; i++) {
		bool took_part = i < count && ends[2 * i] != PCRE2_UNSET;
		match->groups[i] = took_part ? (struct vb_str){subject.ptr + ends[2 * i], ends[2 * i + 1] - ends[2 * i]} : VB_NULL;
	}
	return true;
}

unsigned vb_pattern_group(const struct vb_pattern *pattern, const char *name)
{
	int number = pcre2_substring_number_from_name(pattern->code, (PCRE2_SPTR)name);
	if (number < 0)
		stop(name, number, 0);
	return (unsigned)number;
}
