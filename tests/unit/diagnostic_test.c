/* base/diagnostic.c: codes are permanent and unique, messages carry their place. */
#include "../../base/diagnostic.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

static void assert_code(enum vb_diagnostic_code code, const char *name, enum vb_severity severity, const char *severity_name)
{
	struct vb_str got = vb_diagnostic_code_name(code), severity_got = vb_diagnostic_severity_name(code);
	if (!vb_str_equal(got, vb_str_of(name)) || vb_diagnostic_severity(code) != severity
	    || !vb_str_equal(severity_got, vb_str_of(severity_name)))
		fail_msg("got %.*s %.*s, expected %s %s", (int)severity_got.len, severity_got.ptr, (int)got.len, got.ptr,
		         severity_name, name);
}

static void codes_that_are_published_stay(void **state)
{
	(void)state;
	assert_code(VB_DIAGNOSTIC_ENCODING_REPLACED, "encoding-replaced", VB_SEVERITY_WARNING, "warning");
	assert_code(VB_DIAGNOSTIC_CONTROL_REMOVED, "control-removed", VB_SEVERITY_INFO, "info");
	assert_code(VB_DIAGNOSTIC_LINE_LONG, "line-long", VB_SEVERITY_INFO, "info");
	assert_code(VB_DIAGNOSTIC_MARKS_NESTED, "marks-nested", VB_SEVERITY_WARNING, "warning");
	assert_code(VB_DIAGNOSTIC_LEFT_OUT, "left-out", VB_SEVERITY_INFO, "info");
	assert_code(VB_DIAGNOSTIC_PAGE_NUMBER, "page-number", VB_SEVERITY_INFO, "info");
	assert_code(VB_DIAGNOSTIC_NUMBER_BLANK, "number-blank", VB_SEVERITY_WARNING, "warning");
	assert_code(VB_DIAGNOSTIC_DATE_MISMATCH, "date-mismatch", VB_SEVERITY_WARNING, "warning");
	assert_code(VB_DIAGNOSTIC_SECTION_REPEATED, "section-repeated", VB_SEVERITY_WARNING, "warning");
	assert_code(VB_DIAGNOSTIC_SECTION_SKIPPED, "section-skipped", VB_SEVERITY_WARNING, "warning");
	assert_code(VB_DIAGNOSTIC_ROW_JOINED, "row-joined", VB_SEVERITY_INFO, "info");
	assert_code(VB_DIAGNOSTIC_CITATION_AMBIGUOUS, "citation-ambiguous", VB_SEVERITY_WARNING, "warning");
}

static bool is_kebab(struct vb_str name)
{
	for (size_t i = 0; i < name.len; i++)
		if (!((name.ptr[i] >= 'a' && name.ptr[i] <= 'z') || (name.ptr[i] == '-' && i > 0 && i + 1 < name.len)))
			return false;
	return name.len > 0;
}

static void every_code_has_a_name_of_its_own(void **state)
{
	(void)state;
	for (int i = 0; i < VB_DIAGNOSTIC_COUNT; i++) {
		assert_true(is_kebab(vb_diagnostic_code_name((enum vb_diagnostic_code)i)));
		for (int k = 0; k < i; k++)
			assert_false(vb_str_equal(vb_diagnostic_code_name((enum vb_diagnostic_code)i),
			             vb_diagnostic_code_name((enum vb_diagnostic_code)k)));
	}
}

static void a_diagnostic_keeps_its_message_and_place(void **state)
{
	(void)state;
	struct vb_arena arena;
	struct vb_diagnostic_list list = {0};
	vb_arena_init(&arena);
	char label[] = "II";
	vb_diagnose(&arena, &list, VB_DIAGNOSTIC_SECTION_SKIPPED, (struct vb_span){7, 9}, "the label \"%s\" skips %d", label, 1);
	vb_diagnose_source(&arena, &list, VB_DIAGNOSTIC_PAGE_NUMBER, (struct vb_span){30, 31}, "%u page number", 1u);
	label[0] = 'X';
	assert_int_equal(list.count, 2);
	assert_string_equal(list.items[0].message.ptr, "the label \"II\" skips 1");
	assert_int_equal(list.items[0].message.len, strlen(list.items[0].message.ptr));
	assert_int_equal(list.items[0].code, VB_DIAGNOSTIC_SECTION_SKIPPED);
	assert_int_equal(list.items[0].span.start, 7);
	assert_int_equal(list.items[0].span.end, 9);
	assert_true(vb_span_is_none(list.items[0].source_span));
	assert_string_equal(list.items[1].message.ptr, "1 page number");
	assert_true(vb_span_is_none(list.items[1].span));
	assert_int_equal(list.items[1].source_span.start, 30);
	assert_int_equal(list.items[1].source_span.end, 31);
	vb_arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(codes_that_are_published_stay),
		cmocka_unit_test(every_code_has_a_name_of_its_own),
		cmocka_unit_test(a_diagnostic_keeps_its_message_and_place),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
