/* extract/columns.c: the wordings of layout.md, part 4. */
#include "../../extract/columns.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void check_role(const char *role, const char *const *headers, size_t count)
{
	unsigned wrong = 0;
	for (size_t i = 0; i < count; i++) {
		struct vb_str got = vb_column_role(vb_str_of(headers[i]));
		if (vb_str_equal(got, vb_str_of(role)))
			continue;
		print_error("\"%s\" is %.*s, not %s\n", headers[i], (int)got.len, got.ptr, role);
		wrong++;
	}
	assert_int_equal(wrong, 0);
}

#define CHECK_ROLE(role, ...) \
	do { \
		static const char *const headers_[] = {__VA_ARGS__}; \
		check_role((role), headers_, COUNT(headers_)); \
	} while (0)

static void known_wordings(void **state)
{
	(void)state;
	CHECK_ROLE("ordinal", "TT", "STT", "Stt", "Số TT", "tt");
	CHECK_ROLE("task", "Nội dung nhiệm vụ", "Nhiệm vụ", "Tên nhiệm vụ", "Nội dung", "Nội dung công việc", "Việc", "Việc cần làm",
	           "Nhiệm vụ, giải pháp", "Tên chương trình, đề án", "Danh mục nhiệm vụ");
	CHECK_ROLE("lead", "Cơ quan chủ trì thực hiện", "Cơ quan/Đơn vị chủ trì thực hiện", "Cơ quan chủ trì", "Đơn vị chủ trì",
	           "Chủ trì", "Đơn vị thực hiện", "Cơ quan tham mưu");
	CHECK_ROLE("support", "Cơ quan phối hợp thực hiện", "Cơ quan/Đơn vị phối hợp thực hiện", "Cơ quan phối hợp",
	           "Đơn vị phối hợp", "Phối hợp");
	CHECK_ROLE("deadline", "Thời gian trình/ thực hiện", "Thời gian trình/thực hiện", "Thời gian thực hiện",
	           "Thời gian hoàn thành", "Thời hạn hoàn thành", "Tiến độ", "Thời gian trình", "Lộ trình");
	CHECK_ROLE("submit_to", "Cấp trình", "Cấp ban hành", "Cấp quyết định", "Cấp phê duyệt");
	CHECK_ROLE("product", "Sản phẩm", "Kết quả", "Sản phẩm đầu ra", "Hình thức văn bản", "Dự kiến sản phẩm");
	CHECK_ROLE("budget", "Kinh phí", "Dự kiến kinh phí", "Nguồn kinh phí", "Nguồn vốn");
	CHECK_ROLE("note", "Ghi chú");
}

static void case_and_spelling_do_not_count(void **state)
{
	(void)state;
	CHECK_ROLE("lead", "CƠ QUAN CHỦ TRÌ", "Cơ quan  chủ trì", "Co quan chu tri", "\xC2\xA0" "Cơ quan chủ trì");
	CHECK_ROLE("note", "GHI CHÚ", "Ghi chu");
}

static void more_wordings(void **state)
{
	(void)state;
	CHECK_ROLE("ordinal", "Số thứ tự", "T.T", "S.T.T", "Mục");
	CHECK_ROLE("task", "Tên dự án", "Hạng mục công việc", "Hoạt động", "Nội dung/Nhiệm vụ");
	CHECK_ROLE("lead", "Cơ quan chủ trì, phối hợp", "Đơn vị đầu mối", "Cơ quan, đơn vị thực hiện", "Chủ đầu tư", "Trách nhiệm thực hiện", "Đơn vị");
	CHECK_ROLE("support", "Phối hợp với cơ quan chủ trì", "Cơ quan liên quan");
	CHECK_ROLE("deadline", "Thời gian Bắt đầu", "Kết thúc", "Năm hoàn thành", "Thời gian, địa điểm");
	CHECK_ROLE("submit_to", "Trình cấp", "Thẩm quyền ban hành", "Cơ quan ban hành");
	CHECK_ROLE("legal_basis", "Căn cứ pháp lý", "Cơ sở pháp lý");
	CHECK_ROLE("location", "Địa điểm thực hiện", "Địa bàn");
	CHECK_ROLE("budget", "Vốn đầu tư", "Ngân sách tỉnh", "Thành tiền");
	CHECK_ROLE("target", "Mục tiêu", "Chỉ tiêu năm 2025");
	CHECK_ROLE("other", "Trình độ", "Cấp xã", "Lãnh đạo phụ trách", "Số lượng");
}

#define CHECK_MISREAD(role, ...) \
	do { \
		static const char *const headers_[] = {__VA_ARGS__}; \
		for (size_t i_ = 0; i_ < COUNT(headers_); i_++) { \
			struct vb_str got_ = vb_column_role_misread(vb_str_of(headers_[i_])); \
			if (!vb_str_equal(got_, vb_str_of(role))) \
				fail_msg("\"%s\" is %.*s, not %s", headers_[i_], (int)got_.len, got_.ptr, (role)); \
		} \
	} while (0)

static void what_a_scanner_makes_of_them(void **state)
{
	(void)state;
	CHECK_MISREAD("task", "Nôi dung nhiêm vu", "Nộl dung nhlệm vụ", "Nội dungnhiệm vụ", "N0i dung");
	CHECK_MISREAD("lead", "C0 quan chủ tri", "Cơ quanchủtrì", "Cơ quan chù trl");
	CHECK_MISREAD("support", "Cơ quan phôi hơp", "Cơ quan ph0i hợp", "Đơn vị phốihợp");
	CHECK_MISREAD("deadline", "Thòi glan hoàn thành", "Thờigian", "Tnời gian thực hiện", "Tiên đô");
	CHECK_MISREAD("note", "Ghl chú", "Ghi chu'", "Ghichú");
	CHECK_MISREAD("ordinal", "S T T", "5TT", "STI");
	CHECK_MISREAD("product", "Sản phâm", "Sàn phẩrn");
	CHECK_MISREAD("budget", "Kinh phi", "Klnh phí");
}

static void what_is_no_misreading(void **state)
{
	(void)state;
	CHECK_MISREAD("other", "Lao động", "Dân số", "Tỷ lệ", "Diện tích", "Xã", "Giới tính", "Số hộ", "Màu sắc", "Đơn vị tính", "Hoàn thiện", "Kế hoạch năm 2025");
}

static void other_headers(void **state)
{
	(void)state;
	CHECK_ROLE("other", "", "Đơn vị tính", "Màu sắc", "TTHC", "Tỷ lệ");
}

static void null_is_other(void **state)
{
	(void)state;
	assert_true(vb_str_equal(vb_column_role(VB_NULL), VB_LIT("other")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(known_wordings),
		cmocka_unit_test(case_and_spelling_do_not_count),
		cmocka_unit_test(more_wordings),
		cmocka_unit_test(what_a_scanner_makes_of_them),
		cmocka_unit_test(what_is_no_misreading),
		cmocka_unit_test(other_headers),
		cmocka_unit_test(null_is_other),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
