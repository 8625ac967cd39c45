/* extract/dates.c: every written form, and what is no date. */
#include "../../extract/dates.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

struct date_case {
	const char *text, *iso, *rest; /* iso NULL: a date that does not exist; rest: what is left unread */
};

static void check(const struct date_case *cases, size_t count)
{
	struct vb_arena arena;
	vb_arena_init(&arena);
	for (size_t i = 0; i < count; i++) {
		struct vb_date date;
		if (!vb_date_read(NULL, vb_str_of(cases[i].text), &date))
			fail_msg("no date read: %s", cases[i].text);
		struct vb_str iso = vb_date_iso(&arena, &date);
		assert_int_equal(date.impossible, cases[i].iso == NULL);
		assert_string_equal(iso.ptr ? iso.ptr : "-", cases[i].iso ? cases[i].iso : "-");
		assert_string_equal(cases[i].text + date.len, cases[i].rest);
	}
	vb_arena_finish(&arena);
}

#define CHECK(cases) check((cases), sizeof(cases) / sizeof *(cases))

static void reads_numbers(void **state)
{
	static const struct date_case cases[] = {
		{"ngày 24/11/2023 của", "2023-11-24", " của"},
		{", ngày 01/11/2012", "2012-11-01", ""},
		{" ngày 24-11-2023,", "2023-11-24", ","},
		{"ngày 1.7.2024", "2024-07-01", ""},
		{"ngày 01/7 /2024 của", "2024-07-01", " của"},
		{"ngày 19 / 05 / 2023", "2023-05-19", ""},
		{"24-11-2023", "2023-11-24", ""},
		{"ngày18/7/2020", "2020-07-18", ""},
		{"NGÀY 02/01/2024 CỦA", "2024-01-02", " CỦA"},
		{"ngày 24–11–2023", "2023-11-24", ""},
	};
	(void)state;
	CHECK(cases);
}

static void reads_words(void **state)
{
	static const struct date_case cases[] = {
		{"ngày 24 tháng 11 năm 2023 của", "2023-11-24", " của"},
		{"ngày 02\ntháng 10 năm 2024", "2024-10-02", ""},
		{"ngay 22 thang 7 năm 2020", "2020-07-22", ""},
		{"ngày 05 tháng tư năm 2024", "2024-04-05", ""},
		{"ngày 05 tháng năm năm 2024", "2024-05-05", ""},
		{"ngày 31 tháng mười hai năm 2024", "2024-12-31", ""},
		{"ngày 5 tháng 3, năm 2024", "2024-03-05", ""},
		{"tháng 6 năm 2024", "2024-06", ""},
		{"tháng 6/2024", "2024-06", ""},
		{"năm 2024 của", "2024", " của"},
	};
	(void)state;
	CHECK(cases);
}

static void leaves_blanks_unknown(void **state)
{
	static const struct date_case cases[] = {
		{"ngày tháng 6 năm 2024", "2024-06", ""},
		{"ngày      tháng     năm 2024", "2024", ""},
		{"ngày /6/2024 của", "2024-06", " của"},
		{"ngày     /8/2024, UBND", "2024-08", ", UBND"},
		{"ngày …/…/2024", "2024", ""},
		{"ngày #& tháng 7 năm 2020", "2020-07", ""},
		{"ngày ... tháng ... năm 2024", "2024", ""},
	};
	(void)state;
	CHECK(cases);
}

static void knows_days_that_do_not_exist(void **state)
{
	static const struct date_case cases[] = {
		{"ngày 18 tháng 15 năm 2020 của", NULL, " của"},
		{"ngày 31/4/2024", NULL, ""},
		{"ngày 29/02/2023", NULL, ""},
		{"ngày 29/02/2024", "2024-02-29", ""},
		{"ngày 29/02/2000", "2000-02-29", ""},
		{"ngày 29/02/1900", NULL, ""},
	};
	(void)state;
	CHECK(cases);
}

static void refuses_what_is_none(void **state)
{
	static const char *const texts[] = {"", "của Chính phủ", "ngày", "ngày 24/11", "24/7", "năm 2024-2025", "năm 2024 - 2025", "24/2023/NQ-HĐND",
	                                    ", 388/QĐ-UBND", "ngày 24/11/20233", "tháng 6", "hằng năm 2024", "ngày hội 2024", "ngày 24/11/3023"};
	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct vb_date date;
		if (vb_date_read(NULL, vb_str_of(texts[i]), &date))
			fail_msg("read as a date: %s", texts[i]);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_numbers),
		cmocka_unit_test(reads_words),
		cmocka_unit_test(leaves_blanks_unknown),
		cmocka_unit_test(knows_days_that_do_not_exist),
		cmocka_unit_test(refuses_what_is_none),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
