/* extract/periods.c: where a period ends in the text, and its first and last day. */
#include "../../extract/periods.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void spans_end_where_they_end(void **state)
{
	(void)state;
	static const struct {
		const char *text, *days; /* from..to, a 0 for what is not written */
		size_t end; /* characters */
	} spans[] = {
		{"Quý IV/2024 và", "2024-10-1..2024-12-0", sizeof "Quy IV/2024" - 1},
		{"tháng 6-7/2025;", "2025-6-1..2025-7-0", sizeof "thang 6-7/2025" - 1},
		{"ngày 15 tháng 11 năm 2025,", "2025-11-15..2025-11-15", sizeof "ngay 15 thang 11 nam 2025" - 1},
		{"15/9 hằng năm", "0-9-15..0-9-15", sizeof "15/9" - 1},
		{"ngày 25 hằng tháng", "0-0-25..0-0-25", sizeof "ngay 25" - 1},
		{"giai đoạn 2021 - 2025", "2021-1-1..2025-12-0", sizeof "giai doan 2021 - 2025" - 1},
		{"6 tháng đầu năm", "0-1-1..0-6-0", sizeof "6 thang dau nam" - 1},
		{"tháng 13/2025", "2025-13-1..2025-13-0", sizeof "thang 13/2025" - 1},
		{"năm học 2024-2025", "2024-0-0..2025-0-0", sizeof "nam hoc 2024-2025" - 1},
	};
	for (size_t i = 0; i < COUNT(spans); i++) {
		struct vb_window window;
		struct vb_period period;
		char days[64];
		vb_window_right(&window, NULL, vb_str_of(spans[i].text), VB_WINDOW);
		assert_int_equal(vb_span_read(&window, 0, &period), spans[i].end);
		snprintf(days, sizeof days, "%u-%u-%u..%u-%u-%u", period.from.year, period.from.month, period.from.day, period.to.year, period.to.month, period.to.day);
		assert_string_equal(days, spans[i].days);
	}
}

static void other_words_are_no_period(void **state)
{
	(void)state;
	static const char *const texts[] = {"", "năm", "năm học", "05 năm", "12/2025/QĐ-UBND", "quý báu", "1234", "ngày nay", "tháng"};
	for (size_t i = 0; i < COUNT(texts); i++) {
		struct vb_window window;
		struct vb_period period;
		vb_window_right(&window, NULL, vb_str_of(texts[i]), VB_WINDOW);
		size_t end = vb_span_read(&window, 0, &period);
		if (end && i != 4) /* a month, as far as it goes: what it stands in tells that it is a document's number */
			fail_msg("\"%s\" is read up to %zu", texts[i], end);
	}
}

static void the_calendar(void **state)
{
	(void)state;
	assert_true(vb_day_exists((struct vb_day){2024, 2, 29}));
	assert_false(vb_day_exists((struct vb_day){2025, 2, 29}));
	assert_true(vb_day_exists((struct vb_day){0, 2, 29}));
	assert_false(vb_day_exists((struct vb_day){2025, 13, 1}));
	struct vb_day day = vb_day_before((struct vb_day){2025, 1, 1});
	assert_true(day.year == 2024 && day.month == 12 && day.day == 31);
	day = vb_day_before((struct vb_day){2024, 3, 1});
	assert_true(day.year == 2024 && day.month == 2 && day.day == 29);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(spans_end_where_they_end),
		cmocka_unit_test(other_words_are_no_period),
		cmocka_unit_test(the_calendar),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
