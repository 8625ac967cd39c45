/* extract/shorts.c: what stands for a document that was named before. */
#include "plan.h"

/* Each short mention on a line: text, key of its work, way of resolution. */
static void assert_shorts(const char *title, const char *body, const char *expected)
{
	struct plan plan = read_plan(title, body);
	struct lines got = {.len = 0};
	for (uint32_t i = 0; i < plan.record->citations.count; i++) {
		const struct vb_citation *c = &plan.record->citations.items[i];
		if (!vb_str_equal(c->kind, VB_LIT("short")))
			continue;
		add_field(&got, c->text, '\n');
		add_field(&got, key_of_work(plan.record, c->work), '|');
		add_field(&got, c->resolution.by, '|');
	}
	assert_string_equal(got.text, expected);
	finish_plan(&plan);
}

#define TITLE "Phát triển khoa học và công nghệ"

static void finds_aliases(void **state)
{
	(void)state;
	assert_shorts(TITLE, "Nghị quyết số 45-NQ/TW (sau đây gọi tắt là Nghị quyết 45). Theo Nghị quyết 45 và Nghị quyết 45-NQ/TW, Nghị quyết 451.",
	              "Nghị quyết 45|VN/45-NQ/TW/-|alias");
	assert_shorts(TITLE, "Luật Đất đai ngày 18/01/2024 (sau đây gọi là Luật). Thực hiện Luật, các Luật, Luật Giá, Luật sư.",
	              "Luật|VN/Luật Đất đai/2024-01-18|alias");
}

static void finds_the_document_above(void **state)
{
	(void)state;
	assert_shorts(TITLE, "Chỉ thị số 25/CT-TTg và Nghị quyết số 45-NQ/TW. Thực hiện Chỉ thị nêu trên, Nghị quyết nói trên; Chỉ thị trên.",
	              "Chỉ thị nêu trên|VN/25/CT-TTg/-|nearest\nNghị quyết nói trên|VN/45-NQ/TW/-|nearest\nChỉ thị trên|VN/25/CT-TTg/-|nearest");
	assert_shorts(TITLE, "Chỉ thị số 25/CT-TTg. Các Chỉ thị nêu trên; Kế hoạch nêu trên; triển khai Chỉ thị trên địa bàn tỉnh.",
	              "Chỉ thị|VN/25/CT-TTg/-|nearest");
}

static void finds_the_type_of_a_document_of_the_title(void **state)
{
	(void)state;
	assert_shorts("Thực hiện Nghị quyết số 45-NQ/TW về đội ngũ trí thức", "Phổ biến nội dung của Nghị quyết tới cán bộ.",
	              "Nghị quyết|VN/45-NQ/TW/-|nearest");
	assert_shorts("Thực hiện Nghị quyết số 45-NQ/TW về đội ngũ trí thức", "Thực hiện Nghị quyết, Chỉ thị của Đảng; các Nghị quyết.", "");
	assert_shorts("Thực hiện Nghị quyết số 45-NQ/TW về đội ngũ trí thức", "Nghị quyết số 36-NQ/TW. Thực hiện Nghị quyết.", "Nghị quyết|VN/36-NQ/TW/-|nearest");
	assert_shorts(TITLE, "Nghị quyết số 45-NQ/TW. Thực hiện Nghị quyết.", "Nghị quyết|VN/45-NQ/TW/-|nearest");
	assert_shorts(TITLE, "Nghị quyết số 45-NQ/TW. Ban hành Nghị quyết, Quyết định.", "");
}

static void a_number_of_a_list_is_read_with_the_symbol_behind_it(void **state)
{
	static const char *const joints[] = {", ", "; ", ";", " và ", " hoặc số "};
	(void)state;
	for (size_t i = 0; i < sizeof joints / sizeof *joints; i++) {
		char body[256];
		snprintf(body, sizeof body, "Kế hoạch số 18%s20-KH/TU. Thực hiện Kế hoạch số 18%s20-KH/TU.", joints[i], joints[i]);
		assert_shorts(TITLE, body, "");
		struct plan plan = read_plan(TITLE, body);
		assert_int_equal(plan.record->citations.count, 4);
		assert_string_equal(key_of_work(plan.record, plan.record->citations.items[2].work).ptr, key_of_work(plan.record, plan.record->citations.items[0].work).ptr);
		finish_plan(&plan);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(finds_aliases), cmocka_unit_test(finds_the_document_above),
	                                   cmocka_unit_test(finds_the_type_of_a_document_of_the_title),
	                                   cmocka_unit_test(a_number_of_a_list_is_read_with_the_symbol_behind_it)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
