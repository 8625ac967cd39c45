/* check/compare.c: when two ways of writing say the same. */
#include "../../check/doc.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

static struct vb_arena arena;

static bool issuers(const char *a, const char *b)
{
	return vb_issuers_agree(vb_issuer_key(&arena, vb_str_of(a)), vb_issuer_key(&arena, vb_str_of(b)));
}

static bool titles(const char *a, const char *b)
{
	return vb_titles_agree(vb_title_key(&arena, vb_str_of(a)), vb_title_key(&arena, vb_str_of(b)));
}

static void issuers_that_are_one(void **state)
{
	(void)state;
	assert_true(issuers("Ban Chấp hành Trung ương Đảng khóa XIII", "Ban Chấp hành Trung ương"));
	assert_true(issuers("BCH Trung ương", "Ban Chấp hành Trung ương Đảng"));
	assert_true(issuers("Hội nghị Trung ương lần thứ tám khoá XIII", "Ban Chấp hành Trung ương Đảng"));
	assert_true(issuers("UBND tỉnh", "Ủy ban nhân dân tỉnh Quảng Trị"));
	assert_true(issuers("Chủ tịch UBND tỉnh", "Uỷ ban nhân dân tỉnh"));
	assert_true(issuers("Thủ tướng", "Thủ tướng Chính phủ"));
	assert_true(issuers("Tỉnh ủy", "Ban Thường vụ Tỉnh ủy (Khóa XX)"));
	assert_true(issuers("Ban Chấp hành Đảng bộ tỉnh khóa XVII", "Ban Chấp hành Tỉnh ủy"));
	assert_true(issuers("HĐND tỉnh", "Hội đồng nhân dân tỉnh Bắc Giang"));
	assert_true(issuers("Bộ Khoa học và Công nghệ", "Bộ trưởng Bộ Khoa học và Công nghệ"));
	assert_true(issuers("Hội nghị lần thứ tám Ban Chấp hành Trung ương Đảng khóa XIII", "Ban Chấp hành TW"));
	assert_true(issuers("kỳ họp thứ 5 Hội đồng nhân dân tỉnh", "HĐND tỉnh"));
	assert_true(issuers("Đảng Cộng sản Việt Nam", "Bộ Chính trị"));
	assert_true(issuers("BCT", "Bộ Chính trị khóa XIII"));
	assert_true(issuers("Phó Thủ tướng Chính phủ", "Thủ tướng Chính phủ"));
	assert_true(issuers("TTgCP", "Thủ tướng Chính phủ"));
	assert_true(issuers(NULL, "Chính phủ"));
}

static void issuers_that_are_two(void **state)
{
	(void)state;
	assert_false(issuers("Ban Chấp hành Đảng bộ tỉnh khóa XVII", "Ban Thường vụ Tỉnh ủy"));
	assert_false(issuers("Bộ Chính trị", "Ban Bí thư"));
	assert_false(issuers("Bộ Chính trị", "Ban Chấp hành Trung ương Đảng"));
	assert_false(issuers("UBND tỉnh", "HĐND tỉnh"));
	assert_false(issuers("Thủ tướng Chính phủ", "Chính phủ"));
	assert_false(issuers("Tỉnh ủy", "UBND tỉnh"));
	assert_false(issuers("Bộ Nội vụ", "Bộ Tài chính"));
}

static void titles_that_say_the_same(void **state)
{
	(void)state;
	assert_true(titles("Về việc phát triển văn hóa, con người", "phát triển văn hoá con người"));
	assert_true(titles("“Về xây dựng và phát triển văn hóa”", "về xây dựng và phát triển văn hóa con người Việt Nam"));
	assert_true(titles("về một việc", "phát triển văn hóa con người")); /* too short to tell */
	assert_false(titles("về xây dựng và phát triển văn hóa", "về bảo vệ và chăm sóc sức khỏe"));
	assert_false(titles("xây dựng văn hóa con người", "phát triển văn hóa con người"));
}

static void dates(void **state)
{
	(void)state;
	assert_true(vb_dates_agree(VB_LIT("2024"), VB_LIT("2024-07-01")));
	assert_true(vb_dates_agree(VB_LIT("2024-07-01"), VB_LIT("2024-07")));
	assert_true(vb_dates_agree(VB_NULL, VB_LIT("2024")));
	assert_false(vb_dates_agree(VB_LIT("2024-07-01"), VB_LIT("2024-07-02")));
	assert_true(vb_date_after(VB_LIT("2024-07-02"), VB_LIT("2024-07-01")));
	assert_true(vb_date_after(VB_LIT("2025"), VB_LIT("2024-07-01")));
	assert_false(vb_date_after(VB_LIT("2024"), VB_LIT("2024-07-01")));
	assert_false(vb_date_after(VB_LIT("2024-07-01"), VB_LIT("2024-07-01")));
	assert_false(vb_date_after(VB_NULL, VB_LIT("2024")));
}

static void types(void **state)
{
	(void)state;
	assert_true(vb_type_fits(&arena, VB_LIT("Quyết định"), VB_LIT("QĐ")));
	assert_true(vb_type_fits(&arena, VB_LIT("Quy định"), VB_LIT("QĐ")));
	assert_true(vb_type_fits(&arena, VB_LIT("Kế hoạch hành động"), VB_LIT("KH")));
	assert_true(vb_type_fits(&arena, VB_LIT("Chương trình"), VB_LIT("CTr")));
	assert_true(vb_type_fits(&arena, VB_LIT("Kế hoạch"), VB_LIT("XYZ")));
	assert_true(vb_type_fits(&arena, VB_LIT("Chương trình hành động"), VB_LIT("CT")));
	assert_true(vb_type_fits(&arena, VB_NULL, VB_LIT("KH")));
	assert_false(vb_type_fits(&arena, VB_LIT("Chương trình hành động"), VB_LIT("KH")));
	assert_false(vb_type_fits(&arena, VB_LIT("Nghị quyết"), VB_LIT("QĐ")));
	assert_true(vb_types_agree(&arena, VB_LIT("Chương trình"), VB_LIT("Chương trình hành động")));
	assert_false(vb_types_agree(&arena, VB_LIT("Quyết định"), VB_LIT("Quy định")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(issuers_that_are_one), cmocka_unit_test(issuers_that_are_two), cmocka_unit_test(titles_that_say_the_same),
		cmocka_unit_test(dates),                cmocka_unit_test(types),
	};
	vb_arena_init(&arena);
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	vb_arena_finish(&arena);
	return failed;
}
