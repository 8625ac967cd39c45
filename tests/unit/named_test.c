/* extract/named.c: laws, and resolutions of a congress, cited by their names. */
#include "plan.h"

/* Each named mention on a line: text, type, date, key of its work. */
static void assert_named(const char *body, const char *expected)
{
	struct plan plan = read_plan("Phát triển khoa học và công nghệ", body);
	struct lines got = {.len = 0};
	for (uint32_t i = 0; i < plan.record->citations.count; i++) {
		const struct vb_citation *c = &plan.record->citations.items[i];
		if (!vb_str_equal(c->kind, VB_LIT("named")))
			continue;
		add_field(&got, c->text, '\n');
		add_field(&got, c->type, '|');
		add_field(&got, c->date, '|');
		add_field(&got, key_of_work(plan.record, c->work), '|');
		assert_true(vb_str_equal(c->resolution.by, VB_LIT("name")) || !c->work.ptr);
	}
	assert_string_equal(got.text, expected);
	finish_plan(&plan);
}

#define LAW(name) name "|Luật|-|VN/" name "/-"

static void ends_a_name_where_the_next_phrase_starts(void **state)
{
	(void)state;
	assert_named("Theo Luật Ngân sách nhà nước và các quy định hiện hành.", LAW("Luật Ngân sách nhà nước"));
	assert_named("Theo Luật Người cao tuổi có nhu cầu.", LAW("Luật Người cao tuổi"));
	assert_named("Thi hành Luật Thủ đô kịp thời, Luật Trồng sâm bảo đảm đồng bộ, Luật Trồng quế nghiêm túc.",
	             LAW("Luật Thủ đô") "\n" LAW("Luật Trồng sâm") "\n" LAW("Luật Trồng quế"));
	assert_named("Tuyên truyền Luật Lâm nghiệp tại các xã, Bộ luật Hình sự (phần các tội phạm).",
	             LAW("Luật Lâm nghiệp") "\nBộ luật Hình sự|Bộ luật|-|VN/Bộ luật Hình sự/-");
	assert_named("Luật Quản lý, sử dụng tài sản công; Luật Phòng, chống đuối nước trẻ em và Luật Nhà ở.",
	             LAW("Luật Quản lý, sử dụng tài sản công") "\n" LAW("Luật Phòng, chống đuối nước trẻ em") "\n" LAW("Luật Nhà ở"));
	assert_named("Theo Luật Khoa học và Công nghệ.", LAW("Luật Khoa học và Công nghệ"));
	assert_named("Theo Luật Phòng cháy và chữa cháy, Luật Phòng cháy, chữa cháy và cứu nạn, cứu hộ.",
	             LAW("Luật Phòng cháy và chữa cháy") "\n" LAW("Luật Phòng cháy, chữa cháy và cứu nạn, cứu hộ"));
	assert_named("Điều lệ Hội Người cao tuổi Việt Nam và nội dung; Pháp lệnh Ưu đãi người có công với cách mạng.",
	             "Điều lệ Hội Người cao tuổi Việt Nam|Điều lệ|-|VN/Điều lệ Hội Người cao tuổi Việt Nam/-\n"
	             "Pháp lệnh Ưu đãi người có công với cách mạng|Pháp lệnh|-|VN/Pháp lệnh Ưu đãi người có công với cách mạng/-");
	assert_named("PHỔ BIẾN LUẬT ĐẤT ĐAI TRÊN ĐỊA BÀN", "LUẬT ĐẤT ĐAI|Luật|-|VN/LUẬT ĐẤT ĐAI/-");
}

static void keeps_amended_laws_in_one_name(void **state)
{
	(void)state;
	assert_named("Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương ngày 22 tháng 11 năm 2019;",
	             "Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương|Luật|2019-11-22|"
	             "VN/Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương/2019-11-22");
}

static void reads_years_and_dates(void **state)
{
	(void)state;
	assert_named("Luật Đất đai năm 2013; Luật Đất đai ngày 18/01/2024 và Luật Giá 2023.",
	             "Luật Đất đai|Luật|2013|VN/Luật Đất đai/2013\nLuật Đất đai|Luật|2024-01-18|VN/Luật Đất đai/2024-01-18\n"
	             "Luật Giá|Luật|2023|VN/Luật Giá/2023");
	assert_named("Theo Luật Giá; Luật Giá ngày 19 tháng 6 năm 2023.",
	             "Luật Giá|Luật|-|VN/Luật Giá/2023-06-19\nLuật Giá|Luật|2023-06-19|VN/Luật Giá/2023-06-19");
	assert_named("Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam năm 2013; theo Hiến pháp và pháp luật.",
	             "Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam|Hiến pháp|2013|VN/Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam/2013\n"
	             "Hiến pháp|Hiến pháp|-|VN/Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam/2013");
}

static void finds_resolutions_of_a_congress(void **state)
{
	(void)state;
	assert_named("Nghị quyết Đại hội Đảng bộ tỉnh lần thứ hai mươi, Nghị quyết Đại hội Đảng bộ tỉnh lần thứ mười năm 2015.",
	             "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ hai mươi|Nghị quyết|-|VN-25/Nghị quyết Đại hội Đảng bộ tỉnh lần thứ hai mươi/-\n"
	             "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ mười|Nghị quyết|2015|VN-25/Nghị quyết Đại hội Đảng bộ tỉnh lần thứ mười/2015");
	assert_named("Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XVII, nhiệm kỳ 2020-2025 và Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XVII.",
	             "Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XVII|Nghị quyết|-|"
	             "VN-25/Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XVII/-\n"
	             "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XVII|Nghị quyết|-|VN-25/Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XVII/-");
	assert_named("Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng và Nghị quyết Đại hội XIII của Đảng.",
	             "Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng|Nghị quyết|-|"
	             "VN/Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng/-\n"
	             "Nghị quyết Đại hội XIII của Đảng|Nghị quyết|-|VN/Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng/-");
	assert_named("Nghị quyết Đại hội Đảng bộ huyện Hải Lăng lần thứ XVI.", "Nghị quyết Đại hội Đảng bộ huyện Hải Lăng lần thứ XVI|Nghị quyết|-|"
	             "VN-25/huyện Hải Lăng/Nghị quyết Đại hội Đảng bộ huyện Hải Lăng lần thứ XVI/-");
	assert_named("Nghị quyết Đại hội và các văn bản; Đại hội Đảng bộ tỉnh.", "");
}

static void leaves_out_what_is_no_law(void **state)
{
	(void)state;
	assert_named("Theo luật, pháp luật; các Luật, Nghị định; dự án Luật Nhà giáo, dự thảo Luật Việc làm; kỷ luật Đảng; Luật sư; tỷ lệ Hộ.", "");
	assert_named("Trường Đại học Luật Hà Nội, Hội Luật gia tỉnh; QUY PHẠM PHÁP LUẬT VỀ ĐẤT ĐAI; mệnh lệnh Nhà nước.", "");
}

static void leaves_numbered_laws_to_their_numbers(void **state)
{
	(void)state;
	assert_named("Luật Đầu tư công số 39/2019/QH14; Luật số 75/2025/QH15.", "");
	assert_named("Luật Đầu tư công số 39/2019/QH14 ngày 13/6/2019; theo Luật Đầu tư công.",
	             "Luật Đầu tư công|Luật|-|VN/39/2019/QH14/2019-06-13");
	assert_named("Luật số 31/2024/QH15 ngày 18/01/2024 (sau đây gọi là Luật Đất đai); theo Luật Đất đai.",
	             "Luật Đất đai|Luật|-|VN/31/2024/QH15/2024-01-18\nLuật Đất đai|Luật|-|VN/31/2024/QH15/2024-01-18");
	struct plan plan = read_plan("Đầu tư công", "Theo khoản 2 Điều 5 Luật Đầu tư công số 39/2019/QH14.");
	const struct vb_citation *law = &plan.record->citations.items[0];
	assert_true(vb_str_equal(law->type, VB_LIT("Luật")));
	assert_int_equal(law->pinpoint.count, 1);
	finish_plan(&plan);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ends_a_name_where_the_next_phrase_starts), cmocka_unit_test(keeps_amended_laws_in_one_name),
		cmocka_unit_test(reads_years_and_dates), cmocka_unit_test(finds_resolutions_of_a_congress),
		cmocka_unit_test(leaves_out_what_is_no_law), cmocka_unit_test(leaves_numbered_laws_to_their_numbers)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
