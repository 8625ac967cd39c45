/* The public interface alone: what a program outside of this tree can do with libvanban. */
#include "../../include/vanban.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const char plan[] =
	"ỦY BAN NHÂN DÂN\nTỈNH QUẢNG TRỊ\n\nSố: 136/KH-UBND\n\nKẾ HOẠCH\nVề một việc\n\nI. MỤC ĐÍCH\n\n1. Nâng cao chất lượng.\n";

enum { PLAN_LEN = sizeof plan - 1 };

struct written {
	char bytes[64 * 1024];
	size_t len, pieces, most_pieces; /* most_pieces 0: takes all */
};

static bool take(void *user, const char *bytes, size_t len)
{
	struct written *written = user;
	if (written->most_pieces && written->pieces == written->most_pieces)
		return false;
	assert_true(written->len + len < sizeof written->bytes);
	memcpy(written->bytes + written->len, bytes, len);
	written->len += len;
	written->bytes[written->len] = '\0';
	written->pieces++;
	return true;
}

static const char *write_form(struct vb_extractor *extractor, enum vb_form form)
{
	static struct written written;
	memset(&written, 0, sizeof written);
	assert_true(vb_extractor_write(extractor, form, take, &written));
	return written.bytes;
}

static void assert_holds(const char *text, const char *part)
{
	if (!strstr(text, part))
		fail_msg("\"%s\" is not in: %.2000s", part, text);
}

static struct vb_extractor *new_extractor(const struct vb_settings *settings)
{
	struct vb_extractor *extractor = vb_extractor_new(settings);
	assert_non_null(extractor);
	return extractor;
}

static void a_document_becomes_a_record(void **state)
{
	(void)state;
	struct vb_extractor *extractor = new_extractor(NULL);
	const char *hint = "x";
	assert_true(vb_extractor_run(extractor, "a.md", plan, PLAN_LEN));
	assert_null(vb_extractor_error(extractor, &hint));
	assert_null(hint);
	const char *json = write_form(extractor, VB_FORM_JSON);
	assert_holds(json, "\"source\":{\"name\":\"a.md\",\"media_type\":\"text/markdown\",\"encoding\":\"UTF-8\",\"bytes\":");
	assert_holds(json, "\"text\":\"ỦY BAN NHÂN DÂN\\n");
	assert_null(strchr(json, '\n'));
	assert_holds(write_form(extractor, VB_FORM_JSON_INDENTED), "\n  \"source\": {\n    \"name\": \"a.md\"");
	assert_memory_equal(write_form(extractor, VB_FORM_TEXT), "ỦY BAN NHÂN DÂN\n", strlen("ỦY BAN NHÂN DÂN\n"));
	vb_extractor_free(extractor);
}

static void nothing_is_written_before_the_first_run(void **state)
{
	(void)state;
	struct vb_extractor *extractor = new_extractor(NULL);
	assert_string_equal(write_form(extractor, VB_FORM_JSON), "");
	assert_null(vb_extractor_error(extractor, NULL));
	vb_extractor_free(extractor);
}

static void runs_do_not_touch_each_other(void **state)
{
	(void)state;
	struct vb_extractor *extractor = new_extractor(NULL);
	assert_true(vb_extractor_run(extractor, "a.md", plan, PLAN_LEN));
	char *first = strdup(write_form(extractor, VB_FORM_JSON));
	assert_false(vb_extractor_run(extractor, "empty.md", "", 0));
	assert_true(vb_extractor_run(extractor, "b.txt", "Kế hoạch khác\n", strlen("Kế hoạch khác\n")));
	assert_true(vb_extractor_run(extractor, "a.md", plan, PLAN_LEN));
	assert_string_equal(write_form(extractor, VB_FORM_JSON), first);
	free(first);
	vb_extractor_free(extractor);
}

static void an_empty_input_is_an_error_record(void **state)
{
	(void)state;
	struct vb_extractor *extractor = new_extractor(NULL);
	const char *hint = NULL;
	assert_false(vb_extractor_run(extractor, "a.md", "", 0));
	assert_non_null(vb_extractor_error(extractor, &hint));
	assert_non_null(hint);
	assert_holds(write_form(extractor, VB_FORM_JSON), "\"error\":{\"code\":\"empty\"");
	assert_string_equal(write_form(extractor, VB_FORM_TEXT), "");
	vb_extractor_free(extractor);
}

static void a_limit_is_kept(void **state)
{
	(void)state;
	struct vb_settings settings = {.max_input = PLAN_LEN - 1};
	struct vb_extractor *extractor = new_extractor(&settings);
	assert_false(vb_extractor_run(extractor, "a.md", plan, PLAN_LEN));
	assert_holds(write_form(extractor, VB_FORM_JSON), "\"code\":\"too-large\"");
	assert_true(vb_extractor_run(extractor, "a.md", plan, PLAN_LEN - 1));
	vb_extractor_free(extractor);
}

static void settings_are_kept(void **state)
{
	(void)state;
	struct vb_settings settings = {.input = VB_INPUT_FORMAT_TEXT, .omit_text = true, .no_jit = true};
	struct vb_extractor *extractor = new_extractor(&settings);
	assert_true(vb_extractor_run(extractor, "a.md", plan, PLAN_LEN));
	const char *json = write_form(extractor, VB_FORM_JSON);
	assert_holds(json, "\"media_type\":\"text/plain\"");
	assert_holds(json, "\"text\":null");
	vb_extractor_free(extractor);
}

static void an_input_can_be_refused(void **state)
{
	(void)state;
	struct vb_extractor *extractor = new_extractor(NULL);
	const char *hint = NULL;
	vb_extractor_refuse(extractor, "a.zip", "unsupported", "archives are not read", "unpack it");
	assert_string_equal(vb_extractor_error(extractor, &hint), "archives are not read");
	assert_string_equal(hint, "unpack it");
	const char *json = write_form(extractor, VB_FORM_JSON);
	assert_holds(json, "\"source\":{\"name\":\"a.zip\",\"media_type\":null,\"encoding\":null,\"bytes\":null,\"sha256\":null}");
	assert_holds(json, "\"code\":\"unsupported\"");
	vb_extractor_free(extractor);
}

static void a_name_of_any_bytes_gives_valid_json(void **state)
{
	(void)state;
	struct vb_extractor *extractor = new_extractor(NULL);
	assert_true(vb_extractor_run(extractor, "k\xE9\xFF.md", plan, PLAN_LEN));
	assert_holds(write_form(extractor, VB_FORM_JSON), "\"name\":\"k\xEF\xBF\xBD\xEF\xBF\xBD.md\"");
	assert_true(vb_extractor_run(extractor, NULL, plan, PLAN_LEN));
	assert_holds(write_form(extractor, VB_FORM_JSON), "\"source\":{\"name\":null,");
	vb_extractor_free(extractor);
}

static void a_function_that_refuses_ends_the_writing(void **state)
{
	(void)state;
	struct vb_extractor *extractor = new_extractor(NULL);
	assert_true(vb_extractor_run(extractor, "a.md", plan, PLAN_LEN));
	struct written *written = calloc(1, sizeof *written);
	assert_non_null(written);
	assert_true(vb_extractor_write(extractor, VB_FORM_JSON, take, written));
	for (size_t most = 1; most < written->pieces; most++) {
		struct written *less = calloc(1, sizeof *less);
		assert_non_null(less);
		less->most_pieces = most;
		assert_false(vb_extractor_write(extractor, VB_FORM_JSON, take, less));
		free(less);
	}
	free(written);
	vb_extractor_free(extractor);
}

static void schemas_are_there_by_name(void **state)
{
	(void)state;
	assert_non_null(vb_schema("document"));
	assert_non_null(vb_schema("error"));
	assert_non_null(vb_schema("finding"));
	assert_null(vb_schema("nothing"));
}

static void nothing_can_be_freed(void **state)
{
	(void)state;
	vb_extractor_free(NULL);
	assert_non_null(strchr(vb_version(), '.'));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_document_becomes_a_record),
		cmocka_unit_test(nothing_is_written_before_the_first_run),
		cmocka_unit_test(runs_do_not_touch_each_other),
		cmocka_unit_test(an_empty_input_is_an_error_record),
		cmocka_unit_test(a_limit_is_kept),
		cmocka_unit_test(settings_are_kept),
		cmocka_unit_test(an_input_can_be_refused),
		cmocka_unit_test(a_name_of_any_bytes_gives_valid_json),
		cmocka_unit_test(a_function_that_refuses_ends_the_writing),
		cmocka_unit_test(schemas_are_there_by_name),
		cmocka_unit_test(nothing_can_be_freed),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
