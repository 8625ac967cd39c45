/* extract/places.c: the value of "in" at every kind of place, as the contract lists them. */
#include "support.h"

static const char plan[] =
	"ỦY BAN NHÂN DÂN\nTỈNH QUẢNG NGÃI\n\nSố: 205/KH-UBND\n\nQuảng Ngãi, ngày 02 tháng 10 năm 2024\n\nKẾ HOẠCH\n"
	"Tên của kế hoạch\n\nCăn cứ mở đầu;\n\n"
	"I. TÊN MỤC\n\nĐoạn của mục.\n\n1. Tên khoản: Việc của khoản.\n\n- Gạch của khoản.\n\nTT\tNhiệm vụ\tCơ quan chủ trì\n"
	"1\tÔ việc một\tÔ sở một\n2\tÔ việc hai\tÔ sở hai\n\n2. Khoản cuối.\n\n"
	"Nơi nhận:\n- Người nhận;\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn Mẫu\n\n"
	"PHỤ LỤC\n\nTên phụ lục\n\n(Kèm theo Kế hoạch số 205/KH-UBND)\n\nĐoạn phụ lục.\n\nTT\tNhiệm vụ\tCơ quan chủ trì\n"
	"A\tNhóm đầu\t\n1\tÔ phụ lục bị\tÔ sở ba\n\nTT\tNhiệm vụ\tCơ quan chủ trì\n\tcắt đôi\t\n\n"
	"I. MỤC PHỤ\n\n1. Khoản phụ.\n";

static void every_place_has_its_name(void **state)
{
	(void)state;
	static const struct {
		const char *words, *in;
	} places[] = {
		{"ỦY BAN NHÂN DÂN", "letterhead"}, {"205/KH-UBND", "letterhead"}, {"ngày 02 tháng 10", "letterhead"},
		{"KẾ HOẠCH", "title"}, {"Tên của kế hoạch", "title"}, {"mở đầu", "preamble"},
		{"TÊN MỤC", "section:I/title"}, {"Đoạn của mục", "section:I"}, {"Tên khoản", "section:I/1/title"},
		{"Việc của khoản", "section:I/1"}, {"Gạch của khoản", "section:I/1"},
		{"Ô việc một", "section:I/1/table:0/row:0/task"}, {"Ô sở hai", "section:I/1/table:0/row:1/lead"},
		{"Khoản cuối", "section:I/2"}, {"Người nhận", "recipients"}, {"Nơi nhận", "recipients"},
		{"TM. ỦY BAN", "signature"}, {"Văn Mẫu", "signature"}, {"Tên phụ lục", "appendix:0/title"},
		{"Kèm theo", "appendix:0/attached_to"}, {"Đoạn phụ lục", "appendix:0"},
		{"Nhóm đầu", "appendix:0/table:0/row:0/task"}, {"Ô phụ lục", "appendix:0/table:0/row:1/task"},
		{"cắt đôi", "appendix:0/table:0/row:1/task"}, {"Ô sở ba", "appendix:0/table:0/row:1/lead"},
		{"MỤC PHỤ", "appendix:0/section:I/title"}, {"Khoản phụ", "appendix:0/section:I/1"}};
	struct document d;
	unsigned wrong = 0;
	read_document(&d, "a.txt", plan, STAGE_APPENDICES);
	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		struct vb_str got = vb_place_at(&d.x, find_text(&d, places[i].words).start);
		if (vb_str_equal(got, vb_str_of(places[i].in)))
			continue;
		print_error("\"%s\" stands in %.*s, not in %s\n", places[i].words, (int)got.len, got.ptr, places[i].in);
		wrong++;
	}
	assert_int_equal(wrong, 0);
	finish_document(&d);
}

static void places_rise_without_overlaps(void **state)
{
	(void)state;
	struct document d;
	read_document(&d, "a.txt", plan, STAGE_APPENDICES);
	for (uint32_t i = 1; i < d.x.places.count; i++)
		assert_true(d.x.places.items[i - 1].span.end <= d.x.places.items[i].span.start);
	finish_document(&d);
}

static void what_has_no_name_is_other(void **state)
{
	(void)state;
	struct document d;
	read_document(&d, "a.txt", "KẾ HOẠCH\nTên\n\nI. MỘT\n\nCHỦ TỊCH\n\nNguyễn Văn Mẫu\n\nTH5-KH03\n\n"
	              "Dòng lạ ở cuối trang in.\n", STAGE_APPENDICES);
	assert_str(vb_place_at(&d.x, find_text(&d, "TH5-KH03").start), "other");
	assert_str(vb_place_at(&d.x, find_text(&d, "Dòng lạ").start), "other");
	finish_document(&d);
}

static void a_section_of_one_path_has_its_number(void **state)
{
	(void)state;
	struct document d;
	read_document(&d, "a.txt", "KẾ HOẠCH\nTên\n\nI. MỘT\n\n1. Đầu.\n\n1. Lần hai.\n", STAGE_APPENDICES);
	assert_str(vb_place_at(&d.x, find_text(&d, "Lần hai").start), "section:I/1~2");
	finish_document(&d);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_place_has_its_name),
		cmocka_unit_test(places_rise_without_overlaps),
		cmocka_unit_test(what_has_no_name_is_other),
		cmocka_unit_test(a_section_of_one_path_has_its_number),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
