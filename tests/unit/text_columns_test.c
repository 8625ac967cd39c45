/* normalize/text_columns.c: letterheads and signatures whose columns only spaces hold apart. */
#include "support.h"

#define assert_text(source, expected) assert_normalized("a.txt", (source), (expected))

static void a_letterhead(void **state)
{
	(void)state;
	assert_text("  ỦY BAN NHÂN DÂN           CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
	            "   TỈNH MINH HỌA                Độc lập - Tự do - Hạnh phúc\n"
	            "     -------                     -----------------\n"
	            "  Số: 5/KH-UBND              Minh Họa, ngày 05 tháng 3 năm 2024\n\n"
	            "                      KẾ HOẠCH\n",
	            "ỦY BAN NHÂN DÂN\nTỈNH MINH HỌA\nSố: 5/KH-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
	            "Minh Họa, ngày 05 tháng 3 năm 2024\nKẾ HOẠCH\n");
}

static void blanks_for_number_and_day(void **state)
{
	(void)state;
	assert_text("Số:      /KH-UBND             Minh Họa, ngày      tháng 9 năm 2024\n", "Số:      /KH-UBND\nMinh Họa, ngày      tháng 9 năm 2024\n");
}

static void a_signature_with_room_for_the_hand(void **state)
{
	(void)state;
	struct document d;
	read_document(&d, "a.txt", "1. Một việc.\n\nNơi nhận:                    TM. ỦY BAN NHÂN DÂN\n- Như trên;                      CHỦ TỊCH\n- Lưu: VT, NN.\n\n\n"
	              "                              Nguyễn Văn Mẫu\n\nPHỤ LỤC\n", STAGE_TEXT);
	assert_str(whole_text(&d), "1. Một việc.\nNơi nhận:\n- Như trên;\n- Lưu: VT, NN.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nNguyễn Văn Mẫu\nPHỤ LỤC\n");
	assert_int_equal(d.in.blocks.items[1].flags & VB_BLOCK_LAYOUT, VB_BLOCK_LAYOUT);
	assert_int_equal(d.in.blocks.items[7].flags & VB_BLOCK_LAYOUT, 0);
	assert_source(&d, "TM. ỦY BAN NHÂN DÂN", "TM. ỦY BAN NHÂN DÂN");
	finish_document(&d);
}

static void what_is_no_letterhead(void **state)
{
	(void)state;
	assert_text("Một đoạn văn     có nhiều dấu cách.\n", "Một đoạn văn     có nhiều dấu cách.\n");
	assert_text("Số:      /KH-UBND\n\nMinh Họa, ngày      tháng 9 năm 2024\n", "Số:      /KH-UBND\nMinh Họa, ngày      tháng 9 năm 2024\n");
	assert_text("1. Sở Y tế     chủ trì.\n", "1. Sở Y tế     chủ trì.\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_letterhead),
		cmocka_unit_test(blanks_for_number_and_day),
		cmocka_unit_test(a_signature_with_room_for_the_hand),
		cmocka_unit_test(what_is_no_letterhead),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
