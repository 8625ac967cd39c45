/* extract/targets.c: clauses, measures, years and places of figures. */
#include "plan.h"

/* Each target on a line: text, measure, unit, year, place. */
static void assert_targets(const char *body, const char *expected)
{
	struct plan plan = read_plan("Phát triển vùng chè", body);
	struct lines got = {.len = 0};
	for (uint32_t i = 0; i < plan.record->targets.count; i++) {
		const struct vb_target *t = &plan.record->targets.items[i];
		add_field(&got, t->text, '\n');
		add_field(&got, t->measure, '|');
		add_field(&got, t->unit, '|');
		add_field(&got, t->by, '|');
		add_field(&got, t->in, '|');
		struct vb_str there = {plan.record->text.bytes + t->span.start, t->span.end - t->span.start};
		assert_true(vb_str_equal(there, t->text));
	}
	assert_string_equal(got.text, expected);
	finish_plan(&plan);
}

static void what_is_measured_stands_before_a_linked_figure_else_behind(void **state)
{
	(void)state;
	assert_targets("1. Tỷ lệ hộ nghèo còn 3,25%.\n\n2. Phấn đấu 100% xã có tổ khuyến nông.\n\n3. Trồng mới 1.200 ha.",
	               "Tỷ lệ hộ nghèo còn 3,25%|Tỷ lệ hộ nghèo|%|-|section:1\n"
	               "Phấn đấu 100% xã có tổ khuyến nông|xã có tổ khuyến nông|%|-|section:2\n"
	               "Trồng mới 1.200 ha|Trồng mới|ha|-|section:3");
}

static void commas_of_a_list_stay_in_the_clause(void **state)
{
	(void)state;
	assert_targets("1. Có 60% số xã, phường, thị trấn có câu lạc bộ; mỗi câu lạc bộ có từ 50 thành viên trở lên, hoạt động hiệu quả.",
	               "Có 60% số xã, phường, thị trấn có câu lạc bộ|số xã, phường, thị trấn có câu lạc bộ|%|-|section:1\n"
	               "mỗi câu lạc bộ có từ 50 thành viên trở lên|mỗi câu lạc bộ|thành viên|-|section:1");
	assert_targets("1. Mỗi huyện, thị xã, thành phố có ít nhất 02 mô hình. Tại Yên Sơn: 03 mô hình.",
	               "Mỗi huyện, thị xã, thành phố có ít nhất 02 mô hình|Mỗi huyện, thị xã, thành phố|mô hình|-|section:1\n"
	               "Tại Yên Sơn: 03 mô hình|Tại Yên Sơn|mô hình|-|section:1");
}

static void the_year_is_that_of_the_sentence_else_of_what_leads_to_it(void **state)
{
	(void)state;
	assert_targets("1. Mục tiêu đến năm 2030, tầm nhìn đến năm 2045\n\n- Diện tích đạt 16.000 ha.\n\n- Đến năm 2027, diện tích đạt 500 ha.\n\n"
	               "- Giai đoạn 2026 - 2028:\n\n+ Đào tạo 50 người.\n\n2. Giải pháp\n\n- Sản lượng tăng 10% so với giai đoạn 2018 - 2022.",
	               "Diện tích đạt 16.000 ha|Diện tích|ha|2030|section:1\ndiện tích đạt 500 ha|diện tích|ha|2027|section:1\n"
	               "Đào tạo 50 người|Đào tạo|người|2028|section:1\n"
	               "Sản lượng tăng 10% so với giai đoạn 2018 - 2022|Sản lượng|%|-|section:2");
}

static void many_figures_and_long_sentences_are_read_to_the_end(void **state)
{
	(void)state;
	char body[6000] = "1. Chỉ tiêu";
	for (int i = 0; i < 80; i++)
		strcat(body, ", trồng thêm ở vùng cao nguyên phía bắc 7 ha");
	struct plan plan = read_plan("Phát triển vùng chè", body);
	assert_int_equal(plan.record->targets.count, 80);
	for (uint32_t i = 1; i < 80; i++)
		assert_true(vb_str_equal(plan.record->targets.items[i].text, VB_LIT("trồng thêm ở vùng cao nguyên phía bắc 7 ha")));
	finish_plan(&plan);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_measured_stands_before_a_linked_figure_else_behind),
		cmocka_unit_test(commas_of_a_list_stay_in_the_clause),
		cmocka_unit_test(the_year_is_that_of_the_sentence_else_of_what_leads_to_it),
		cmocka_unit_test(many_figures_and_long_sentences_are_read_to_the_end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
