/* extract/pinpoints.c: the units of a document that a mention names. */
#include "plan.h"

/* Each unit of the first mention on a line: article, clause, point, text. */
static void assert_pinpoints(const char *body, const char *expected)
{
	struct plan plan = read_plan("Phát triển khoa học và công nghệ", body);
	struct lines got = {.len = 0};
	assert_true(plan.record->citations.count > 0);
	const struct vb_citation *c = &plan.record->citations.items[plan.record->citations.count - 1];
	for (uint32_t i = 0; i < c->pinpoint.count; i++) {
		add_field(&got, c->pinpoint.items[i].article, '\n');
		add_field(&got, c->pinpoint.items[i].clause, '|');
		add_field(&got, c->pinpoint.items[i].point, '|');
		add_field(&got, c->pinpoint.items[i].text, '|');
	}
	assert_string_equal(got.text, expected);
	finish_plan(&plan);
}

static void reads_units_of_each_kind_of_mention(void **state)
{
	(void)state;
	assert_pinpoints("Theo điểm b khoản 2 Điều 24 Nghị định số 20/2021/NĐ-CP.", "24|2|b|điểm b khoản 2 Điều 24");
	assert_pinpoints("Tại khoản 1, Điều 49 Luật Khoa học và Công nghệ.", "49|1|-|khoản 1, Điều 49");
	assert_pinpoints("Quy định tại Điều 5 Kế hoạch này.", "5|-|-|Điều 5");
	assert_pinpoints("Áp dụng Điều 20 của Nghị định số 103/2017/NĐ-CP.", "20|-|-|Điều 20");
	assert_pinpoints("Theo khoản 2 Điều 5 Quy định ban hành kèm theo Quyết định số 43/2014/QĐ-UBND.", "5|2|-|khoản 2 Điều 5");
	assert_pinpoints("Theo Luật Giá, khoản 2 Điều 5.", "5|2|-|khoản 2 Điều 5");
	assert_pinpoints("Tại mục I.2 Nghị quyết số 46-NQ/TW.", "-|-|-|mục I.2");
	assert_pinpoints("Tại tiểu mục 1 mục 2 Phần II Nghị quyết số 46-NQ/TW.", "-|-|-|tiểu mục 1 mục 2 Phần II");
	assert_pinpoints("Theo Luật Giá (Điều 11, 13).", "11|-|-|Điều 11, 13\n13|-|-|Điều 11, 13");
}

static void expands_lists(void **state)
{
	(void)state;
	assert_pinpoints("Theo Điều 11, 13 Luật Giá.", "11|-|-|Điều 11, 13\n13|-|-|Điều 11, 13");
	assert_pinpoints("Theo Điều 6 và Phụ lục II của Luật Giá.", "6|-|-|Điều 6\n-|-|-|Phụ lục II");
	assert_pinpoints("Theo các khoản 1, 2 và 3 Điều 5 của Luật Giá.",
	                 "5|1|-|khoản 1, 2 và 3 Điều 5\n5|2|-|khoản 1, 2 và 3 Điều 5\n5|3|-|khoản 1, 2 và 3 Điều 5");
	assert_pinpoints("Theo điểm a khoản 1 và điểm b khoản 2 Điều 5, Điều 6 Luật Giá.",
	                 "5|1|a|điểm a khoản 1 và điểm b khoản 2 Điều 5\n5|2|b|điểm b khoản 2 Điều 5\n6|-|-|Điều 6");
	assert_pinpoints("Theo khoản 1 Điều 5 và Điều 6 Luật Giá.", "5|1|-|khoản 1 Điều 5\n6|-|-|Điều 6");
}

static void expands_ranges(void **state)
{
	(void)state;
	assert_pinpoints("Từ khoản 1 đến khoản 3 Điều 9 Luật Giá.",
	                 "9|1|-|khoản 1 đến khoản 3 Điều 9\n9|2|-|khoản 1 đến khoản 3 Điều 9\n9|3|-|khoản 1 đến khoản 3 Điều 9");
	assert_pinpoints("Điều 7 đến 9 Luật Giá.", "7|-|-|Điều 7 đến 9\n8|-|-|Điều 7 đến 9\n9|-|-|Điều 7 đến 9");
	assert_pinpoints("Từ điểm d đến điểm e khoản 2 Điều 7 Luật Giá.",
	                 "7|2|d|điểm d đến điểm e khoản 2 Điều 7\n7|2|đ|điểm d đến điểm e khoản 2 Điều 7\n7|2|e|điểm d đến điểm e khoản 2 Điều 7");
	assert_pinpoints("Khoản 1 đến khoản 900 Điều 5 Luật Giá.", "5|1|-|Khoản 1 đến khoản 900 Điều 5\n5|900|-|Khoản 1 đến khoản 900 Điều 5");
}

static void reads_either_order_and_units_above_the_article(void **state)
{
	(void)state;
	assert_pinpoints("Theo Điều 49, khoản 1 Luật Giá.", "49|1|-|Điều 49, khoản 1");
	assert_pinpoints("Theo điểm c khoản 3 mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP.",
	                 "-|3|c|điểm c khoản 3 mục II Phần I Phụ lục I");
	assert_pinpoints("Theo Điểm 1.3 Khoản 1 Mục II Hướng dẫn số 36-HD/VPTW.", "-|1|1.3|Điểm 1.3 Khoản 1 Mục II");
}

static void leaves_out_units_of_something_else(void **state)
{
	(void)state;
	assert_pinpoints("Theo khoản 1 Điều này và Nghị định số 31/2020/NĐ-CP.", "");
	assert_pinpoints("Góp phần Nghị quyết số 45-NQ/TW.", "");
	assert_pinpoints("Điều 5. Luật Giá.", "");
	assert_pinpoints("Theo Điều 5 Luật Giá, Nghị định số 31/2020/NĐ-CP.", "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_units_of_each_kind_of_mention), cmocka_unit_test(expands_lists), cmocka_unit_test(expands_ranges),
		cmocka_unit_test(reads_either_order_and_units_above_the_article), cmocka_unit_test(leaves_out_units_of_something_else)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
