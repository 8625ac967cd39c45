/* normalize/text_cells.c: tables whose cells stand one below the other, each ended by a mark. */
#include "support.h"

#define assert_text(source, expected) assert_normalized("a.txt", (source), (expected))

#define ROWS "TT\tNhiệm vụ\tGhi chú\n1\tTrồng sâm ở vùng cao\t\n2\tTrồng quế\tgấp\n"

static void marks_between_the_cells(void **state)
{
	(void)state;
	struct document d;
	read_document(&d, "a.txt", "Bảng:\nTT\n|\nNhiệm vụ\n|\nGhi chú\n|\n1\n|\nTrồng sâm\nở vùng cao\n|\n|\n2\n|\nTrồng quế\n|\ngấp\n|\nSau.\n",
	              STAGE_TEXT);
	assert_str(whole_text(&d), "Bảng:\n" ROWS "Sau.\n");
	assert_int_equal(d.in.blocks.items[1].kind, VB_BLOCK_ROW);
	assert_int_equal(d.in.blocks.items[1].flags & VB_BLOCK_TABLE_START, VB_BLOCK_TABLE_START);
	assert_int_equal(d.in.blocks.items[2].flags & VB_BLOCK_TABLE_START, 0);
	assert_source(&d, "Trồng sâm ở vùng cao", "Trồng sâm\nở vùng cao");
	finish_document(&d);
}

static void a_mark_before_the_table(void **state)
{
	(void)state;
	assert_text("|\nTT\n|\nNhiệm vụ\n|\nGhi chú\n|\n1\n|\nTrồng sâm\nở vùng cao\n|\n|\n2\n|\nTrồng quế\n|\ngấp\n|\n", ROWS);
}

static void a_mark_before_each_row(void **state)
{
	(void)state;
	assert_text("|\nTT |\nNhiệm vụ |\nGhi chú |\n|\n1 |\nTrồng sâm\nở vùng cao |\n|\n|\n2 |\nTrồng quế |\ngấp |\n\nSau.\n", ROWS "Sau.\n");
	assert_text("|\nNhiệm vụ |\nChủ trì |\nGhi chú |\n|\nTrồng sâm |\nSở Y tế |\n|\n|\nTrồng quế |\n|\n|\n",
	            "Nhiệm vụ\tChủ trì\tGhi chú\nTrồng sâm\tSở Y tế\t\nTrồng quế\t\t\n");
}

static void a_cell_a_line(void **state)
{
	(void)state;
	assert_text("TT |\nNhiệm vụ |\nGhi chú |\n1 |\nTrồng sâm ở vùng cao |\n|\n2 |\nTrồng quế |\ngấp |\n", ROWS);
	assert_text("| TT |\n| Nhiệm vụ |\n| Ghi chú |\n| 1 |\n| Trồng sâm ở vùng cao |\n| |\n| 2 |\n| Trồng quế |\n| gấp |\n", ROWS);
}

static void rows_that_span_have_fewer_cells(void **state)
{
	(void)state;
	assert_text("TT\n|\nNhiệm vụ\n|\nGhi chú\n|\nI\n|\nVùng cao\n|\n1\n|\nTrồng sâm\n|\n|\nNHÓM KHÁC\n|\n2\n|\nTrồng quế\n|\ngấp\n|\n",
	            "TT\tNhiệm vụ\tGhi chú\nI\tVùng cao\n1\tTrồng sâm\t\nNHÓM KHÁC\n2\tTrồng quế\tgấp\n");
}

static void a_row_without_ordinal(void **state)
{
	(void)state;
	assert_text("TT\n|\nNhiệm vụ\n|\nGhi chú\n|\n1\n|\nTrồng sâm\n|\n|\n|\nTrồng hồi\n|\n|\n3\n|\nTrồng quế\n|\ngấp\n|\n",
	            "TT\tNhiệm vụ\tGhi chú\n1\tTrồng sâm\t\n\tTrồng hồi\t\n3\tTrồng quế\tgấp\n");
}

static void the_text_behind_is_none_of_it(void **state)
{
	(void)state;
	assert_text("TT\n|\nNhiệm vụ\n|\nGhi chú\n|\n1\n|\nTrồng sâm\n|\n|\nĐoạn văn sau bảng kể về cây sâm\nvà còn dài hơn một dòng.\nNơi nhận:\n|\nCHỦ TỊCH\n|\n",
	            "TT\tNhiệm vụ\tGhi chú\n1\tTrồng sâm\t\nĐoạn văn sau bảng kể về cây sâm và còn dài hơn một dòng.\nNơi nhận:\nCHỦ TỊCH\n");
}

static void a_letterhead_is_no_table(void **state)
{
	(void)state;
	assert_text("|\nỦY BAN NHÂN DÂN |\nCỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM |\n|\nSố: 902/KH-UBND |\nMinh Họa, ngày 09 tháng 9 năm 2025 |\n",
	            "ỦY BAN NHÂN DÂN\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 902/KH-UBND\nMinh Họa, ngày 09 tháng 9 năm 2025\n");
}

static void what_only_begins_like_one(void **state)
{
	(void)state;
	assert_text("TT\n|\n", "TT\n");
	assert_text("TT |\nTT |\nTT |\n", "TT\nTT\nTT\n");
	assert_text("|\n|\n|\nMột.\n", "Một.\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(marks_between_the_cells),
		cmocka_unit_test(a_mark_before_the_table),
		cmocka_unit_test(a_mark_before_each_row),
		cmocka_unit_test(a_cell_a_line),
		cmocka_unit_test(rows_that_span_have_fewer_cells),
		cmocka_unit_test(a_row_without_ordinal),
		cmocka_unit_test(the_text_behind_is_none_of_it),
		cmocka_unit_test(a_letterhead_is_no_table),
		cmocka_unit_test(what_only_begins_like_one),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
