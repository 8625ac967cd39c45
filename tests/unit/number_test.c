/* schema/number.c: the zero before a number below 10. */
#include "../../schema/number.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

static void assert_ruled(const char *number_symbol, const char *expected)
{
	struct vb_arena arena;
	vb_arena_init(&arena);
	struct vb_str ruled = vb_ruled_number(&arena, vb_str_of(number_symbol));
	assert_true(vb_str_equal(ruled, vb_str_of(expected)));
	vb_arena_finish(&arena);
}

static void one_zero_below_ten(void **state)
{
	(void)state;
	assert_ruled("6/CT-TTg", "06/CT-TTg");
	assert_ruled("9/2025/QĐ-UBND", "09/2025/QĐ-UBND");
	assert_ruled("1-NQ/TW", "01-NQ/TW");
	assert_ruled("5a/NQ-CP", "05a/NQ-CP");
	assert_ruled("006/KH-UBND", "06/KH-UBND");
}

static void no_zero_from_ten_on(void **state)
{
	(void)state;
	assert_ruled("0123/KH-UBND", "123/KH-UBND");
	assert_ruled("010", "10");
}

static void what_is_ruled_stays(void **state)
{
	(void)state;
	static const char *const texts[] = {"06/CT-TTg", "10-NQ/TW", "00/KH-UBND", "", "/KH-UBND", "Luật Nước"};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		assert_ruled(texts[i], texts[i]);
	assert_null(vb_ruled_number(NULL, VB_NULL).ptr);
	struct vb_str ruled = VB_LIT("06/CT-TTg");
	assert_ptr_equal(vb_ruled_number(NULL, ruled).ptr, ruled.ptr);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_zero_below_ten),
		cmocka_unit_test(no_zero_from_ten_on),
		cmocka_unit_test(what_is_ruled_stays),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
