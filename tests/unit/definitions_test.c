/* extract/definitions.c: aliases, and the works that they stand for. */
#include "plan.h"

/* Each definition on a line: alias, then the keys of its works; each work lists the alias too. */
static void assert_definitions(const char *body, const char *expected)
{
	struct plan plan = read_plan("Phát triển khoa học và công nghệ", body);
	struct lines got = {.len = 0};
	for (uint32_t i = 0; i < plan.record->definitions.count; i++) {
		const struct vb_definition *d = &plan.record->definitions.items[i];
		add_field(&got, d->alias, '\n');
		for (uint32_t k = 0; k < d->works.count; k++)
			add_field(&got, key_of_work(plan.record, d->works.items[k]), '|');
	}
	assert_string_equal(got.text, expected);
	finish_plan(&plan);
}

#define RESOLUTION "Thực hiện Nghị quyết số 45-NQ/TW ngày 24/11/2023 của Bộ Chính trị về đội ngũ trí thức "
#define KEY "VN/45-NQ/TW/2023-11-24"

static void reads_every_form(void **state)
{
	(void)state;
	static const char *const forms[] = {"sau đây gọi là", "sau đây gọi tắt là", "sau đây viết tắt là", "viết tắt là", "gọi tắt là",
	                                    "sau đây được gọi là", "Sau đây gọi tắt là:"};
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
		char body[400];
		snprintf(body, sizeof body, RESOLUTION "(%s “Nghị quyết số 45-NQ/TW”).", forms[i]);
		assert_definitions(body, "Nghị quyết số 45-NQ/TW|" KEY);
	}
	assert_definitions(RESOLUTION "(Nghị quyết số 45-NQ/TW).", "Nghị quyết số 45-NQ/TW|" KEY);
	assert_definitions(RESOLUTION "(Nghị quyết 45).", "Nghị quyết 45|" KEY);
	assert_definitions(RESOLUTION ", sau đây gọi tắt là Nghị quyết 45, các sở triển khai.", "Nghị quyết 45|" KEY);
}

static void gives_an_alias_with_a_number_to_its_own_work(void **state)
{
	(void)state;
	assert_definitions("Chương trình hành động số 98-CTr/TU ngày 02/02/2024 của Tỉnh ủy về thực hiện Nghị quyết số 45-NQ/TW ngày 24/11/2023 "
	                   "(sau đây gọi là Chương trình hành động số 98-CTr/TU về thực hiện Nghị quyết số 45-NQ/TW).",
	                   "Chương trình hành động số 98-CTr/TU về thực hiện Nghị quyết số 45-NQ/TW|VN-25/98-CTr/TU/2024-02-02");
	assert_definitions("Quyết định số 381/QĐ-TTg ngày 02/5/2024 ban hành Chương trình quốc gia thực hiện Nghị quyết số 45-NQ/TW (gọi tắt là Chương trình 381).",
	                   "Chương trình 381|VN/381/QĐ-TTg/2024-05-02");
}

static void finds_the_work_of_a_type_or_a_name(void **state)
{
	(void)state;
	assert_definitions("Quyết định số 1340/QĐ-TTg ngày 08/7/2016 phê duyệt Chương trình Sữa học đường (sau đây gọi là Chương trình Sữa học đường).",
	                   "Chương trình Sữa học đường|VN/1340/QĐ-TTg/2016-07-08");
	assert_definitions("Luật Đất đai ngày 18/01/2024 (sau đây gọi là Luật).", "Luật|VN/Luật Đất đai/2024-01-18");
	assert_definitions("Kế hoạch số 12-KH/TU ngày 02/02/2024 thực hiện Nghị quyết số 45-NQ/TW ngày 24/11/2023 (sau đây gọi là Nghị quyết).",
	                   "Nghị quyết|" KEY);
}

static void gives_a_list_to_each_work_in_order(void **state)
{
	(void)state;
	assert_definitions("Nghị quyết số 45-NQ/TW ngày 24/11/2023, Kế hoạch số 123-KH/TU ngày 02/02/2024 "
	                   "(sau đây gọi tắt là Nghị quyết số 45-NQ/TW, Kế hoạch số 123-KH/TU).",
	                   "Nghị quyết số 45-NQ/TW|" KEY "\nKế hoạch số 123-KH/TU|VN-25/123-KH/TU/2024-02-02");
	assert_definitions("Nghị quyết số 45-NQ/TW ngày 24/11/2023 và Kế hoạch số 123-KH/TU ngày 02/02/2024 (gọi tắt là Nghị quyết và Kế hoạch).",
	                   "Nghị quyết|" KEY "\nKế hoạch|VN-25/123-KH/TU/2024-02-02");
	assert_definitions("Nghị quyết số 36-NQ/TW và Nghị quyết số 45-NQ/TW (gọi chung là các Nghị quyết).",
	                   "các Nghị quyết|VN/36-NQ/TW/-|VN/45-NQ/TW/-");
}

static void leaves_out_terms_and_bodies(void **state)
{
	(void)state;
	assert_definitions("Cơ sở trợ giúp xã hội (sau đây gọi chung là cơ sở chăm sóc).", "");
	assert_definitions("Nghị định số 103/2017/NĐ-CP về cơ sở trợ giúp xã hội (sau đây gọi chung là cơ sở chăm sóc).", "");
	assert_definitions("Thành lập Ban Chỉ đạo thực hiện Nghị quyết số 45-NQ/TW (sau đây gọi là Ban Chỉ đạo).", "");
	assert_definitions("Nghị quyết số 45-NQ/TW; khoa học và công nghệ (viết tắt là KH&CN).", "");
	assert_definitions("Nghị quyết số 45-NQ/TW; Chương trình sữa học đường (gọi tắt là Chương trình).", "");
	assert_definitions("Nghị quyết số 45-NQ/TW (Nghị quyết số 36-NQ/TW).", "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_every_form), cmocka_unit_test(gives_an_alias_with_a_number_to_its_own_work),
		cmocka_unit_test(finds_the_work_of_a_type_or_a_name), cmocka_unit_test(gives_a_list_to_each_work_in_order),
		cmocka_unit_test(leaves_out_terms_and_bodies)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
