/* check/key.c: one key for one work, whatever version wrote the record. */
#include "../../check/key.h"

#include "report.h"

static void assert_keys(const char *work, const char *key, const char *base, const char *number_symbol)
{
	struct vb_arena arena;
	struct vb_reader *reader = vb_reader_new();
	const struct vb_json *json = read_json(reader, work);
	vb_arena_init(&arena);
	assert_true(vb_str_equal(vb_work_key(&arena, json), vb_str_of(key)));
	assert_true(vb_str_equal(vb_work_base_key(&arena, json), vb_str_of(base)));
	assert_true(vb_str_equal(vb_work_number_symbol(&arena, json), vb_str_of(number_symbol)));
	vb_arena_finish(&arena);
	vb_reader_free(reader);
}

static void test_keys_of_this_version_stay(void **state)
{
	(void)state;
	assert_keys("{\"key\": \"VN/45-NQ/TW/2023-11-24\", \"number_symbol\": \"45-NQ/TW\"}", "VN/45-NQ/TW/2023-11-24", "VN/45-NQ/TW", "45-NQ/TW");
	assert_keys("{\"key\": \"VN/Luật Nước/-\", \"name\": \"Luật Nước\"}", "VN/Luật Nước/-", "VN/Luật Nước", NULL);
	assert_keys("{\"key\": \"VN/06/CT-TTg/-\", \"number_symbol\": \"06/CT-TTg\"}", "VN/06/CT-TTg/-", "VN/06/CT-TTg", "06/CT-TTg");
}

static void test_older_keys_get_their_zero(void **state)
{
	(void)state;
	assert_keys("{\"key\": \"VN/6/CT-TTg/2021-01-05\", \"number_symbol\": \"6/CT-TTg\"}", "VN/06/CT-TTg/2021-01-05", "VN/06/CT-TTg", "06/CT-TTg");
	assert_keys("{\"key\": \"VN-68/xã Phú Lâm/9/2025/QĐ-UBND/-\", \"number_symbol\": \"9/2025/QĐ-UBND\"}",
	            "VN-68/xã Phú Lâm/09/2025/QĐ-UBND/-", "VN-68/xã Phú Lâm/09/2025/QĐ-UBND", "09/2025/QĐ-UBND");
}

static void test_odd_records_do_no_harm(void **state)
{
	(void)state;
	assert_keys("{}", NULL, NULL, NULL);
	assert_keys("{\"key\": \"VN/-/-\"}", "VN/-/-", NULL, NULL);
	assert_keys("{\"key\": \"x\", \"number_symbol\": \"6/CT-TTg\"}", "x", NULL, "06/CT-TTg");
	assert_keys("{\"number_symbol\": \"6/CT-TTg\"}", NULL, NULL, "06/CT-TTg");
	assert_keys("{\"key\": \"VN/7/KH-UBND/-\", \"number_symbol\": \"\"}", "VN/7/KH-UBND/-", "VN/7/KH-UBND", "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_keys_of_this_version_stay), cmocka_unit_test(test_older_keys_get_their_zero),
	                                   cmocka_unit_test(test_odd_records_do_no_harm)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
