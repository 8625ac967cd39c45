#include "support.h"

#include "../../extract/figures.h"

#include <math.h>

/* Reads the figure at the first digit of the text (in lower case) that gives one; false where none does. */
static bool first_figure(const char *text, struct vb_figure *figure)
{
	struct vb_str lower = vb_str_of(text);
	for (size_t at = 0, next; at < lower.len; at = next) {
		next = at + 1;
		if (vb_is_digit(text[at]) && vb_figure_read(lower, at, figure, &next))
			return true;
	}
	return false;
}

static void assert_figure(const char *text, enum vb_comparator comparator, double value, const char *unit)
{
	struct vb_figure figure;
	if (!first_figure(text, &figure))
		fail_msg("no figure in \"%s\"", text);
	assert_int_equal(figure.comparator, comparator);
	assert_true(figure.value == value);
	assert_str(((struct vb_str){text + figure.unit.start, figure.unit.end - figure.unit.start}), unit);
}

static void numbers_are_written_with_points_and_commas(void **state)
{
	(void)state;
	assert_figure("đạt 85,5%", VB_EQUAL, 85.5, "%");
	assert_figure("đạt 1.250.000 tấn", VB_EQUAL, 1250000, "tấn");
	assert_figure("đạt 1.234,5 tỷ đồng", VB_EQUAL, 1234.5, "tỷ đồng");
	assert_figure("thành lập 05 hợp tác xã", VB_EQUAL, 5, "hợp tác xã");
	assert_figure("còn 3.25 %", VB_EQUAL, 3.25, "%");
}

static void units_have_scales_and_parts(void **state)
{
	(void)state;
	assert_figure("đạt 12,75 tấn/ha", VB_EQUAL, 12.75, "tấn/ha");
	assert_figure("đạt 90 triệu đồng/người/năm", VB_EQUAL, 90, "triệu đồng/người/năm");
	assert_figure("đạt 12 bác sĩ/10.000 dân", VB_EQUAL, 12, "bác sĩ/10.000 dân");
	assert_figure("bố trí 40 giường bệnh", VB_EQUAL, 40, "giường bệnh");
	assert_figure("trồng lại bình quân 5.500 ha", VB_EQUAL, 5500, "ha");
	assert_figure("xây dựng 2 cơ sở dữ liệu", VB_EQUAL, 2, "cơ sở dữ liệu");
}

static void words_before_and_behind_compare(void **state)
{
	(void)state;
	assert_figure("có ít nhất 30% số trường", VB_AT_LEAST, 30, "%");
	assert_figure("đạt 58,5% trở lên", VB_AT_LEAST, 58.5, "%");
	assert_figure("từ 50 thành viên trở lên", VB_AT_LEAST, 50, "thành viên");
	assert_figure("không quá 2%", VB_AT_MOST, 2, "%");
	assert_figure("còn 2% trở xuống", VB_AT_MOST, 2, "%");
	assert_figure("đạt xấp xỉ 16.000 ha", VB_ABOUT, 16000, "ha");
	assert_figure("tăng gấp 1,5 lần", VB_INCREASE, 1.5, "lần");
}

static void two_numbers_are_a_range_or_growth(void **state)
{
	(void)state;
	struct vb_figure figure;
	assert_true(first_figure("có từ 2-3 sản phẩm", &figure));
	assert_int_equal(figure.comparator, VB_RANGE);
	assert_true(figure.value == 2 && figure.value_to == 3);
	assert_true(first_figure("đạt từ 45% đến 50%", &figure));
	assert_true(figure.value == 45 && figure.value_to == 50);
	assert_true(first_figure("tăng từ 0,27% lên 0,5% trở lên", &figure));
	assert_int_equal(figure.comparator, VB_INCREASE);
	assert_true(figure.baseline == 0.27 && figure.value == 0.5);
	assert_true(first_figure("từ 18 doanh nghiệp lên trên 30 doanh nghiệp", &figure));
	assert_true(figure.baseline == 18 && figure.value == 30 && isnan(figure.value_to));
}

static void numbers_that_commit_to_nothing_are_none(void **state)
{
	(void)state;
	static const char *const texts[] = {
		"trước ngày 15 tháng 11 năm 2025", "giai đoạn 2025-2030", "nghị quyết số 45-nq/tw ngày 24/11/2023", "khoản 2 điều 16", "đề án số 09 của tỉnh",
		"tổng kết 05 năm thực hiện", "mỗi năm 01 lần", "hạn chế ở 03 huyện miền núi", "từ lớp 3 đến lớp 9", "lần thứ 19", "đường dây nóng 1022",
		"6 tháng đầu năm", "các phường có trên 2.500 người cao tuổi", "có quy mô từ 50 giường bệnh trở lên", "người từ đủ 80 tuổi trở lên",
		"12345678901234567890 người"};
	struct vb_figure figure;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		if (first_figure(texts[i], &figure))
			fail_msg("a figure in \"%s\"", texts[i]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_are_written_with_points_and_commas),
		cmocka_unit_test(units_have_scales_and_parts),
		cmocka_unit_test(words_before_and_behind_compare),
		cmocka_unit_test(two_numbers_are_a_range_or_growth),
		cmocka_unit_test(numbers_that_commit_to_nothing_are_none),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
