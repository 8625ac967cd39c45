/* check/line.c: what is written is read back, and what is no line is refused. */
#include "../../check/line.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

struct fixture {
	struct vb_arena arena;
	struct vb_buffer line;
	struct vb_fields fields;
};

static void start(struct fixture *f)
{
	*f = (struct fixture){0};
	vb_arena_init(&f->arena);
	f->line.arena = &f->arena;
}

static void assert_view(struct vb_str got, const char *expected)
{
	assert_int_equal(got.len, strlen(expected));
	assert_memory_equal(got.ptr, expected, got.len);
}

static void fields_come_back(void **state)
{
	struct fixture f;
	struct vb_line cut;
	(void)state;
	start(&f);
	VB_LINE_START(&f.line, VB_LIT("work "), VB_LIT("VN/a\tb\nc"));
	vb_line_str(&f.line, VB_LIT("\"\\\n\x01ễ😀"));
	vb_line_str(&f.line, VB_NULL);
	vb_line_str(&f.line, VB_LIT(""));
	vb_line_number(&f.line, 0);
	vb_line_number(&f.line, 184467440737095u);
	vb_line_number(&f.line, VB_UNKNOWN);
	vb_line_end(&f.line);
	assert_true(vb_line_cut(f.line.bytes, f.line.len, &cut));
	assert_view(cut.key, "work VN/a b c");
	assert_view(cut.json, "[\"\\\"\\\\\\u000a\\u0001ễ😀\",null,\"\",0,184467440737095,null]");
	assert_true(vb_line_read(&f.arena, &f.arena, cut.json, &f.fields));
	assert_int_equal(f.fields.count, 6);
	assert_view(f.fields.items[0].text, "\"\\\n\x01ễ😀");
	assert_null(f.fields.items[1].text.ptr);
	assert_non_null(f.fields.items[2].text.ptr);
	assert_int_equal(f.fields.items[2].text.len, 0);
	assert_true(f.fields.items[3].number == 0);
	assert_true(f.fields.items[4].number == 184467440737095u);
	assert_true(f.fields.items[5].number == VB_UNKNOWN);
	vb_arena_finish(&f.arena);
}

static void json_of_others_is_read(void **state)
{
	struct fixture f;
	(void)state;
	start(&f);
	assert_true(vb_line_read(&f.arena, &f.arena, VB_LIT(" [ \"\\u1ec5\\ud83d\\ude00\\/\\t\" , 7 ] \r"), &f.fields));
	assert_view(f.fields.items[0].text, "ễ😀/\t");
	assert_true(f.fields.items[1].number == 7);
	vb_arena_finish(&f.arena);
}

static void what_is_no_array_is_refused(void **state)
{
	static const char *const wrong[] = {"", "{}", "[", "[]", "[1", "[1,", "[1]x", "[\"a]", "[\"a\\\"]", "[\"\\x\"]", "[\"\\u12\"]", "[\"\\ud800\"]",
	                                    "[\"\\ud800\\u0041\"]", "[-1]", "[1.5]", "[true]", "[[1]]", "[1234567890123456]", "[\"\n\"]", "[nul]"};
	struct fixture f;
	(void)state;
	start(&f);
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		if (vb_line_read(&f.arena, &f.arena, vb_str_of(wrong[i]), &f.fields))
			fail_msg("%s is taken", wrong[i]);
	struct vb_line cut;
	assert_false(vb_line_cut("no tab", 6, &cut));
	assert_false(vb_line_cut("key\t[\"\xFF\"]", 9, &cut));
	vb_arena_finish(&f.arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fields_come_back),
		cmocka_unit_test(json_of_others_is_read),
		cmocka_unit_test(what_is_no_array_is_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
