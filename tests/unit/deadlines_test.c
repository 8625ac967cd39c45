/* extract/deadlines.c, due_phrases.c, due_text.c: the grammar of deadlines, of cells and of running text; the year of the plan is 2025. */
#include "../../extract/deadlines.h"
#include "../../extract/patterns.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static size_t show_part(char *out, size_t size, const char *before, struct vb_str part)
{
	return part.ptr ? (size_t)snprintf(out, size, "%s%.*s", before, (int)part.len, part.ptr) : 0;
}

/* "by ..2025-06-30", "recurring FREQ=YEARLY", those of a cell with " | " between; behind them what is told: "!" no such day, "?" no
 * time, "y" the year of the plan. */
static void show(const struct vb_due_list *all, struct vb_due_notes notes, char *out, size_t size)
{
	size_t len = 0;
	out[0] = '\0';
	for (uint32_t i = 0; i < all->count; i++) {
		const struct vb_due *due = &all->items[i];
		len += show_part(out + len, size - len, i ? " | " : "", due->kind);
		len += show_part(out + len, size - len, " ", due->recurrence);
		if (!due->from.ptr && !due->to.ptr)
			continue;
		len += show_part(out + len, size - len, " ", due->from.ptr ? due->from : VB_LIT(""));
		len += show_part(out + len, size - len, "..", due->to.ptr ? due->to : VB_LIT(""));
	}
	snprintf(out + len, size - len, "%s%s%s", notes.impossible ? "!" : "", notes.unread ? "?" : "", notes.year_of_plan ? " y" : "");
}

struct example {
	const char *text, *dues;
};

typedef struct vb_due_notes read_dues(const struct vb_extraction *x, struct vb_str text, unsigned year, struct vb_due_list *all);

static void check(const struct example *examples, size_t count, read_dues *read)
{
	unsigned wrong = 0;
	struct vb_patterns *patterns = vb_patterns_new(true);
	assert_non_null(patterns);
	for (size_t i = 0; i < count; i++) {
		struct vb_arena arena;
		struct vb_extraction x = {.arena = &arena, .patterns = patterns};
		struct vb_str text = vb_str_of(examples[i].text);
		struct vb_due_list all = {0};
		char shown[1024];
		vb_arena_init(&arena);
		x.folded = vb_folded_new(&arena, text, &patterns->leads);
		struct vb_due_notes notes = read(&x, text, 2025, &all);
		show(&all, notes, shown, sizeof shown);
		if (strcmp(shown, examples[i].dues) != 0) {
			print_error("\"%s\" is\n\t%s, not\n\t%s\n", examples[i].text, shown, examples[i].dues);
			wrong++;
		}
		vb_arena_finish(&arena);
	}
	vb_patterns_free(patterns);
	assert_int_equal(wrong, 0);
}

static const struct example periods[] = {
	{"Năm 2024", "during 2024-01-01..2024-12-31"},
	{"quí 2-2025", "during 2025-04-01..2025-06-30"},
	{"Quý III/2024 - Quý I/2025", "during 2024-07-01..2025-03-31"},
	{"Tháng 10/2024 đến tháng 3/2025", "during 2024-10-01..2025-03-31"},
	{"06/2024", "during 2024-06-01..2024-06-30"},
	{"15-20/6/2025", "during 2025-06-15..2025-06-20"},
	{"Từ 01/4 đến 30/6/2025", "during 2025-04-01..2025-06-30"},
	{"Từ tháng 3/2025 đến hết tháng 9/2025", "during 2025-03-01..2025-09-30"},
	{"9 tháng đầu năm 2025", "during 2025-01-01..2025-09-30"},
	{"3 tháng cuối năm 2024", "during 2024-10-01..2024-12-31"},
	{"Cuối năm 2025", "during ..2025-12-31"},
	{"Đầu năm 2026", "during 2026-01-01.."},
	{"Cuối Quý IV/2025", "during 2025-10-01..2025-12-31"},
	{"Giai đoạn 2021 đến 2025", "during 2021-01-01..2025-12-31"},
	{"Năm học 2024-2025", "during 2024..2025"},
	{"Ngày 29/02/2024", "on 2024-02-29..2024-02-29"},
};

static const struct example bounds[] = {
	{"Xong trước ngày 15 tháng 6 năm 2025", "by ..2025-06-15"},
	{"Trước ngày 01/01/2026", "by ..2026-01-01"},
	{"Trước tháng 01/2026", "by ..2025-12-31"},
	{"Chậm nhất là Quý II/2025", "by ..2025-06-30"},
	{"Không quá ngày 30/9/2025", "by ..2025-09-30"},
	{"Đến hết tháng 02/2024", "by ..2024-02-29"},
	{"Kể từ ngày 01/7/2025", "from 2025-07-01.."},
	{"Năm 2025, các năm tiếp theo", "from 2025-01-01.."},
};

static const struct example recurring[] = {
	{"Hằng tháng, quý, năm", "recurring FREQ=MONTHLY | recurring FREQ=MONTHLY;INTERVAL=3 | recurring FREQ=YEARLY"},
	{"Định kỳ 6 tháng, năm", "recurring FREQ=MONTHLY;INTERVAL=6 | recurring FREQ=YEARLY"},
	{"06 tháng/lần", "recurring FREQ=MONTHLY;INTERVAL=6"},
	{"2 lần/năm", "recurring FREQ=MONTHLY;INTERVAL=6"},
	{"Hằng năm, trước ngày 15/12", "recurring FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15"},
	{"Trước ngày 15/6 và 15/12 hằng năm", "recurring FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=15"},
	{"Quý II, Quý IV hằng năm", "recurring FREQ=YEARLY;BYMONTH=4,5,6,10,11,12"},
	{"6 tháng đầu năm hằng năm", "recurring FREQ=YEARLY;BYMONTH=1,2,3,4,5,6"},
	{"Hằng năm, từ năm 2025", "recurring FREQ=YEARLY 2025-01-01.."},
	{"Hằng năm, giai đoạn 2025-2030", "recurring FREQ=YEARLY 2025-01-01..2030-12-31"},
	{"Định kỳ 02 năm", "recurring FREQ=YEARLY;INTERVAL=2"},
	{"Thường xuyên trong năm 2025", "ongoing 2025-01-01..2025-12-31"},
	{"Thường xuyên, hằng năm", "recurring FREQ=YEARLY | ongoing"},
};

static const struct example several[] = {
	{"Quý I, II/2025", "during 2025-01-01..2025-03-31 | during 2025-04-01..2025-06-30"},
	{"Năm 2024, 2025", "during 2024-01-01..2024-12-31 | during 2025-01-01..2025-12-31"},
	{"Tháng 6 và tháng 12/2026", "during 2026-06-01..2026-06-30 | during 2026-12-01..2026-12-31"},
	{"Năm 2025 (sau khi có hướng dẫn)", "during 2025-01-01..2025-12-31 | conditional"},
	{"- Giai đoạn 1: năm 2025 - Giai đoạn 2: năm 2026", "during 2025-01-01..2025-12-31 | during 2026-01-01..2026-12-31"},
};

static const struct example odd[] = {
	{"31/6/2025", "!"}, {"29/02/2025", "!"}, {"Quý VI/2025", "!"}, {"Trước 15/13/2025", "!"},
	{"Quý IV", "during 2025-10-01..2025-12-31 y"},
	{"20/11", "on 2025-11-20..2025-11-20 y"},
	{"Chưa xác định", "?"}, {"", ""}, {"-", ""}, {"Trong quá trình thực hiện Đề án", "?"},
	{"Theo Nghị quyết số 15/2025/NQ-HĐND năm 2025", "conditional"},
	{"Trước khi khai giảng", "conditional"},
	{"Trong vòng 15 ngày kể từ ngày ban hành", "conditional"},
	{"đột xuất khi có yêu cầu", "conditional"},
};

static const struct example sentences[] = {
	{"Trình UBND tỉnh trong tháng 9 năm 2024.", "during 2024-09-01..2024-09-30"},
	{"công khai kết quả xử lý mỗi tháng một lần", "recurring FREQ=MONTHLY"},
	{"Khám sức khỏe định kỳ cho học sinh mỗi năm học một lần", "recurring FREQ=YEARLY"},
	{"trao lại cho học sinh trước ngày khai giảng hằng năm", "recurring FREQ=YEARLY"},
	{"Mở chuyên mục định kỳ hằng tuần; đăng tải", "recurring FREQ=WEEKLY"},
	{"gửi về Sở trước 15/6/2025, tổng hợp trước 30/6/2025", "by ..2025-06-15 | by ..2025-06-30"},
	{"Hằng năm, xây dựng dự toán", "recurring FREQ=YEARLY"},
	{"hoàn thành giao đất gắn với giao rừng trước năm 2027", "by ..2026-12-31"},
	{"trước hết là tình trạng thiếu giáo viên", ""},
	{"kế hoạch công tác hằng năm của đơn vị", ""},
	{"mỗi trường có một câu lạc bộ", ""},
	{"Quyết định số 12/2025/QĐ-UBND ngày 15/3/2025", ""},
	{"phát triển giai đoạn 2025-2030, tầm nhìn đến năm 2045", ""},
	{"trong năm học tới", ""},
};

static void cells(void **state)
{
	(void)state;
	check(periods, COUNT(periods), vb_dues_of_cell);
	check(bounds, COUNT(bounds), vb_dues_of_cell);
	check(recurring, COUNT(recurring), vb_dues_of_cell);
	check(several, COUNT(several), vb_dues_of_cell);
	check(odd, COUNT(odd), vb_dues_of_cell);
}

static void running_text(void **state)
{
	(void)state;
	check(sentences, COUNT(sentences), vb_dues_of_text);
}

static void the_last_to_end_is_due(void **state)
{
	(void)state;
	struct vb_due dues[] = {
		{.kind = VB_LIT("by"), .to = VB_LIT("2025-12-31")}, {.kind = VB_LIT("conditional")}, {.kind = VB_LIT("during"), .to = VB_LIT("2025-06-30")},
		{.kind = VB_LIT("ongoing")}};
	struct vb_due_list all = {.items = dues, .count = 3};
	assert_ptr_equal(vb_due_last(&all), &dues[0]);
	all.count = 4;
	assert_ptr_equal(vb_due_last(&all), &dues[3]);
	all.count = 0;
	assert_null(vb_due_last(&all));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cells),
		cmocka_unit_test(running_text),
		cmocka_unit_test(the_last_to_end_is_due),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
