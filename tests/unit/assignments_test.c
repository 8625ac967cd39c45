/* extract/assignments.c, extract/same_tasks.c: whose duty a sentence is, in what role, and which row says it again. */
#include "plan.h"

/* One assignment a line: role|agency|task|place|id of the other that says the same. */
static void check(const char *body, const char *expected)
{
	struct plan plan = read_plan("Về một việc", body);
	struct lines lines = {0};
	for (uint32_t i = 0; i < plan.record->assignments.count; i++) {
		const struct vb_assignment *entry = &plan.record->assignments.items[i];
		add_field(&lines, entry->role, '\n');
		add_field(&lines, entry->agency->name, '|');
		add_field(&lines, entry->task, '|');
		add_field(&lines, entry->in, '|');
		add_field(&lines, entry->same_as, '|');
	}
	assert_string_equal(lines.text, expected);
	finish_plan(&plan);
}

static void headings_rule_what_is_below_them(void **state)
{
	(void)state;
	check("I. NHIỆM VỤ\n\n1. Sở Nội vụ\n\na) Công tác cán bộ\n\n- Rà soát biên chế.\n\nb) Chủ trì tuyển dụng;\n\n2. Công tác khác\n\n- Rà soát quỹ đất.",
	      "lead|Sở Nội vụ|Rà soát biên chế|section:I/1/a|-\nlead|Sở Nội vụ|Chủ trì tuyển dụng|section:I/1/b|-");
}

static void items_may_name_their_own_agency(void **state)
{
	(void)state;
	check("I. NHIỆM VỤ\n\n1. Các sở, ban, ngành và địa phương\n\n- Sở Tài chính: Bố trí kinh phí.\n\n- Báo cáo kết quả hằng quý.",
	      "lead|Sở Tài chính|Bố trí kinh phí|section:I/1|-\nlead|Các sở, ban, ngành và địa phương|Báo cáo kết quả hằng quý|section:I/1|-");
}

static void an_agency_may_ask_in_its_duties(void **state)
{
	(void)state;
	check("I. NHIỆM VỤ\n\n1. Sở Nội vụ\n\n- Đề nghị UBND tỉnh khen thưởng.",
	      "lead|Sở Nội vụ|Đề nghị UBND tỉnh khen thưởng|section:I/1|-");
}

static void clauses_of_one_sentence(void **state)
{
	(void)state;
	check("I. NHIỆM VỤ\n\n1. Sở Y tế tổ chức khám bệnh; Sở Tài chính bố trí kinh phí. Giao Sở Nội vụ tổng hợp, báo cáo.",
	      "lead|Sở Y tế|tổ chức khám bệnh|section:I/1|-\nlead|Sở Tài chính|bố trí kinh phí|section:I/1|-\nlead|Sở Nội vụ|tổng hợp, báo cáo|section:I/1|-");
}

static void more_clauses_than_are_kept(void **state)
{
	enum { KEPT = 40 };
	(void)state;
	for (int clauses = KEPT; clauses <= KEPT + 1; clauses++) {
		char body[8192];
		int len = snprintf(body, sizeof body, "I. NHIỆM VỤ\n\n1. Sở Y tế làm việc 0");
		for (int i = 1; i < clauses; i++)
			len += snprintf(body + len, sizeof body - (size_t)len, "; Sở Tài chính làm việc %d", i);
		struct plan plan = read_plan("Về một việc", body);
		bool told = false;
		for (uint32_t i = 0; i < plan.record->diagnostics.count; i++)
			told |= plan.record->diagnostics.items[i].code == VB_DIAGNOSTIC_TASK_LIMIT;
		assert_int_equal(plan.record->assignments.count, KEPT);
		assert_int_equal(told, clauses > KEPT);
		finish_plan(&plan);
	}
}

static void words_before_the_agency(void **state)
{
	(void)state;
	check("I. TỔ CHỨC THỰC HIỆN\n\n1. Trên cơ sở Kế hoạch này, yêu cầu Thủ trưởng các sở, ban, ngành xây dựng kế hoạch.\n\n2. Hằng năm, Sở Tài chính lập dự toán.",
	      "lead|Thủ trưởng các sở, ban, ngành|xây dựng kế hoạch|section:I/1|-\nlead|Sở Tài chính|lập dự toán|section:I/2|-");
}

static void lines_below_a_task(void **state)
{
	(void)state;
	check("I. NHIỆM VỤ\n\n1. Xây dựng nền tảng số\n\n- Cơ quan chủ trì: Sở Khoa học và Công nghệ.\n\n- Cơ quan phối hợp: Sở Tài chính.\n\n- Thời gian hoàn thành: Quý IV/2025.",
	      "lead|Sở Khoa học và Công nghệ|Xây dựng nền tảng số|section:I/1/title|-\nsupport|Sở Tài chính|Xây dựng nền tảng số|section:I/1/title|-");
}

static void brackets_tell_who_does_it(void **state)
{
	(void)state;
	check("I. NHIỆM VỤ\n\n1. Xây dựng nền tảng số (Sở KH&CN chủ trì, xong trong năm 2025).\n\n2. Mở lớp (Sở Y tế đã mở năm 2023).",
	      "lead|Sở KH&CN|Xây dựng nền tảng số|section:I/1|-");
}

static void announcements_are_no_tasks(void **state)
{
	(void)state;
	check("I. NHIỆM VỤ\n\n1. UBND các xã, phường có trách nhiệm:\n\n- Bố trí quỹ đất.",
	      "lead|UBND các xã, phường|Bố trí quỹ đất|section:I/1|-");
}

static void aims_are_no_duties(void **state)
{
	(void)state;
	check("I. MỤC ĐÍCH, YÊU CẦU\n\n1. Yêu cầu\n\n- Các sở, ban, ngành xác định rõ trách nhiệm.\n\nII. KINH PHÍ\n\n1. Giao Sở Tài chính cân đối ngân sách.",
	      "lead|Sở Tài chính|cân đối ngân sách|section:II/1|-");
}

static void rows_and_the_tasks_they_repeat(void **state)
{
	(void)state;
	check("I. NHIỆM VỤ\n\n1. Sở Y tế\n\nChủ trì xây dựng đề án khám bệnh từ xa cho các xã đảo.\n\n"
	      "TT\tNội dung nhiệm vụ\tCơ quan chủ trì\n1\tXây dựng đề án khám bệnh từ xa cho các xã đảo\tSở Y tế\n2\tXây dựng đề án khám bệnh từ xa cho các xã đảo\tSở Nội vụ",
	      "lead|Sở Y tế|Chủ trì xây dựng đề án khám bệnh từ xa cho các xã đảo|section:I/1|t2\n"
	      "lead|Sở Y tế|Xây dựng đề án khám bệnh từ xa cho các xã đảo|section:I/1/table:0/row:0/task|t1\n"
	      "lead|Sở Nội vụ|Xây dựng đề án khám bệnh từ xa cho các xã đảo|section:I/1/table:0/row:1/task|-");
}

static void mentions_inside_a_task(void **state)
{
	(void)state;
	struct plan plan = read_plan("Về một việc", "I. NHIỆM VỤ\n\n1. Sở Y tế: Thực hiện Quyết định số 12/QĐ-TTg ngày 05/01/2024.\n\n2. Thực hiện Chỉ thị số 5/CT-TTg.");
	assert_int_equal(plan.record->assignments.count, 1);
	assert_int_equal(plan.record->assignments.items[0].citations.count, 1);
	assert_true(vb_str_equal(plan.record->assignments.items[0].citations.items[0], plan.record->citations.items[0].id));
	finish_plan(&plan);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(headings_rule_what_is_below_them), cmocka_unit_test(items_may_name_their_own_agency),
		cmocka_unit_test(an_agency_may_ask_in_its_duties),  cmocka_unit_test(clauses_of_one_sentence), cmocka_unit_test(more_clauses_than_are_kept),
		cmocka_unit_test(words_before_the_agency),          cmocka_unit_test(lines_below_a_task),
		cmocka_unit_test(aims_are_no_duties),               cmocka_unit_test(rows_and_the_tasks_they_repeat),
		cmocka_unit_test(mentions_inside_a_task),           cmocka_unit_test(brackets_tell_who_does_it),
		cmocka_unit_test(announcements_are_no_tasks),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
