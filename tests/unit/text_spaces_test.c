/* normalize/text_spaces.c: tables whose columns only spaces hold apart. */
#include "support.h"

#define assert_text(source, expected) assert_normalized("a.txt", (source), (expected))

static void cells_begin_at_the_top(void **state)
{
	(void)state;
	struct document d;
	read_document(&d, "a.txt",
	              "Bảng:\n\n"
	              "  TT      Nội dung nhiệm vụ       Cơ quan        Thời gian\n"
	              "                                  chủ trì\n"
	              "  1       Xây dựng Đề án về       Sở Khoa học    Quý IV/2024\n"
	              "          vườn ươm của tỉnh       và Công nghệ\n"
	              "  2       Trồng quế                              Năm 2025\n\n"
	              "Sau bảng là một đoạn văn.\n", STAGE_TEXT);
	assert_str(whole_text(&d), "Bảng:\nTT\tNội dung nhiệm vụ\tCơ quan chủ trì\tThời gian\n"
	           "1\tXây dựng Đề án về vườn ươm của tỉnh\tSở Khoa học và Công nghệ\tQuý IV/2024\n2\tTrồng quế\t\tNăm 2025\n"
	           "Sau bảng là một đoạn văn.\n");
	assert_int_equal(d.in.blocks.items[1].flags & VB_BLOCK_TABLE_START, VB_BLOCK_TABLE_START);
	assert_non_null(diagnosed(&d.in.diagnostics, VB_DIAGNOSTIC_TABLE_GUESSED, 0));
	assert_source(&d, "Sở Khoa học và Công nghệ", "Sở Khoa học    Quý IV/2024\n          vườn ươm của tỉnh       và Công nghệ");
	finish_document(&d);
}

static void cells_stand_in_the_middle(void **state)
{
	(void)state;
	assert_text("                                 Cơ quan         Thời gian\n"
	            " TT     Nội dung nhiệm vụ\n"
	            "                                 chủ trì         hoàn thành\n"
	            "        Xây dựng Đề án về        Sở Khoa học\n"
	            " 1      vườn ươm và vườn         và Công         Quý IV/2024\n"
	            "        giống của tỉnh           nghệ\n"
	            " 2      Trồng quế ở các xã       Sở Y tế         Năm 2025\n"
	            "        vùng cao\n",
	            "TT\tNội dung nhiệm vụ\tCơ quan chủ trì\tThời gian hoàn thành\n"
	            "1\tXây dựng Đề án về vườn ươm và vườn giống của tỉnh\tSở Khoa học và Công nghệ\tQuý IV/2024\n"
	            "2\tTrồng quế ở các xã vùng cao\tSở Y tế\tNăm 2025\n");
}

/* A task below the line of a group, however full that is; the rest of a row at the top of a page, above the middle of the next. */
static void what_stands_above_the_middle(void **state)
{
	(void)state;
	assert_text(" TT     Nhiệm vụ                 Chủ trì\n"
	            " I      Phát triển vùng chè\n"
	            "        Xây dựng vườn ươm        Sở Khoa học\n"
	            " 1      và vườn giống chè        và Công\n"
	            "        của tỉnh                 nghệ\n"
	            "        Trồng chè xanh ở         Hội Nông\n"
	            " 2      các xã vùng đồi cao      dân tỉnh\n"
	            "\n                        2\n\n"
	            " TT     Nhiệm vụ                 Chủ trì\n"
	            "        và ven các con sông lớn\n"
	            " 3      Sao chè bằng chảo gang   Sở Y tế\n"
	            "        cổ\n",
	            "TT\tNhiệm vụ\tChủ trì\nI\tPhát triển vùng chè\t\n1\tXây dựng vườn ươm và vườn giống chè của tỉnh\tSở Khoa học và Công nghệ\n"
	            "2\tTrồng chè xanh ở các xã vùng đồi cao\tHội Nông dân tỉnh\n2\nTT\tNhiệm vụ\tChủ trì\n"
	            "\tvà ven các con sông lớn\t\n3\tSao chè bằng chảo gang cổ\tSở Y tế\n");
}

/* One cell above a task is full, that of its text is not. */
static void a_full_cell_above_the_middle(void **state)
{
	(void)state;
	assert_text(" TT     Nhiệm vụ                 Chủ trì\n"
	            "        Xây dựng vườn ươm        Các sở, ban\n"
	            " 1      và vườn giống chè        ngành; Tỉnh\n"
	            "        của tỉnh                 đoàn Phú Thọ\n"
	            "        Trồng chè xanh ở         Hội Nông\n"
	            " 2      các xã vùng đồi          dân tỉnh\n"
	            "        cao\n"
	            " 3      Sao chè                  Sở Y tế\n",
	            "TT\tNhiệm vụ\tChủ trì\n1\tXây dựng vườn ươm và vườn giống chè của tỉnh\tCác sở, ban ngành; Tỉnh đoàn Phú Thọ\n"
	            "2\tTrồng chè xanh ở các xã vùng đồi cao\tHội Nông dân tỉnh\n3\tSao chè\tSở Y tế\n");
}

/* The text above a task fills its line too; that three cells begin in capitals tells it, between two ordinals and at the end of a page. */
static void a_full_text_above_the_middle(void **state)
{
	(void)state;
	assert_text(" TT     Nhiệm vụ                 Chủ trì         Phối hợp\n"
	            "        Xây dựng vườn ươm        Hội Nông        Sở Y tế\n"
	            " 1      và vườn giống chè        dân tỉnh\n"
	            "        ở các xã vùng cao\n"
	            "        Trồng chè xanh ở         Tỉnh đoàn       Sở Nội\n"
	            " 2      các xã vùng đồi          Phú Thọ         vụ\n"
	            "        và các xã vùng ven\n"
	            "        Quảng bá chè ở các       Đoàn Luật       Sở Nội\n"
	            "\n                        2\n\n"
	            " TT     Nhiệm vụ                 Chủ trì         Phối hợp\n"
	            " 3      nước láng giềng          sư tỉnh         vụ\n",
	            "TT\tNhiệm vụ\tChủ trì\tPhối hợp\n1\tXây dựng vườn ươm và vườn giống chè ở các xã vùng cao\tHội Nông dân tỉnh\tSở Y tế\n"
	            "2\tTrồng chè xanh ở các xã vùng đồi và các xã vùng ven\tTỉnh đoàn Phú Thọ\tSở Nội vụ\n"
	            "\tQuảng bá chè ở các\tĐoàn Luật\tSở Nội\n2\nTT\tNhiệm vụ\tChủ trì\tPhối hợp\n3\tnước láng giềng\tsư tỉnh\tvụ\n");
}

static void a_header_cell_that_spans(void **state)
{
	(void)state;
	assert_text(" TT     Nhiệm vụ                Thời gian\n"
	            "                          Bắt đầu     Kết thúc\n\n"
	            " 1      Trồng sâm         2024        2025\n"
	            " 2      Trồng quế         2025        2026\n",
	            "TT\tNhiệm vụ\tThời gian\t\n\t\tBắt đầu\tKết thúc\n1\tTrồng sâm\t2024\t2025\n2\tTrồng quế\t2025\t2026\n");
}

static void a_task_without_ordinal(void **state)
{
	(void)state;
	assert_text(" TT   Nhiệm vụ                 Chủ trì\n 1    Trồng sâm ở các xã       Sở Y tế\n      vùng cao\n"
	            "      Trồng hồi                Sở Nội vụ\n 3    Trồng quế                Sở Y tế\n",
	            "TT\tNhiệm vụ\tChủ trì\n1\tTrồng sâm ở các xã vùng cao\tSở Y tế\n\tTrồng hồi\tSở Nội vụ\n3\tTrồng quế\tSở Y tế\n");
}

static void pages_with_columns_of_their_own(void **state)
{
	(void)state;
	assert_text(" TT   Nhiệm vụ              Chủ trì\n 1    Trồng sâm ở           Sở Y tế\n\n          2\n\n"
	            "  TT      Nhiệm vụ          Chủ trì\n          vùng cao\n  2       Trồng quế         Sở Y tế\n",
	            "TT\tNhiệm vụ\tChủ trì\n1\tTrồng sâm ở\tSở Y tế\n2\nTT\tNhiệm vụ\tChủ trì\n\tvùng cao\t\n2\tTrồng quế\tSở Y tế\n");
}

static void a_text_that_crosses_a_border(void **state)
{
	(void)state;
	assert_text(" TT   Nhiệm vụ       Chủ trì          Ghi chú\n I    Phát triển vùng trồng sâm ở vùng cao\n 1    Trồng sâm      Sở Y tế          gấp\n"
	            " 2    Trồng quế ở xã Sở Nội vụ        xong\n",
	            "TT\tNhiệm vụ\tChủ trì\tGhi chú\nI\tPhát triển vùng trồng sâm ở vùng cao\t\t\n1\tTrồng sâm\tSở Y tế\tgấp\n2\tTrồng quế ở xã\tSở Nội vụ\txong\n");
}

static void what_follows_is_none_of_it(void **state)
{
	(void)state;
	assert_text(" TT   Nhiệm vụ       Chủ trì\n 1    Trồng sâm      Sở Y tế\n\nII. TỔ CHỨC THỰC HIỆN\n\n1. Sở Y tế theo dõi.\n",
	            "TT\tNhiệm vụ\tChủ trì\n1\tTrồng sâm\tSở Y tế\nII. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế theo dõi.\n");
}

static void no_table(void **state)
{
	(void)state;
	assert_text("Một đoạn văn    có nhiều dấu cách.\n", "Một đoạn văn    có nhiều dấu cách.\n");
	assert_text("TT     Nhiệm vụ\n", "TT     Nhiệm vụ\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cells_begin_at_the_top),
		cmocka_unit_test(cells_stand_in_the_middle),
		cmocka_unit_test(what_stands_above_the_middle),
		cmocka_unit_test(a_full_cell_above_the_middle),
		cmocka_unit_test(a_full_text_above_the_middle),
		cmocka_unit_test(a_header_cell_that_spans),
		cmocka_unit_test(a_task_without_ordinal),
		cmocka_unit_test(pages_with_columns_of_their_own),
		cmocka_unit_test(a_text_that_crosses_a_border),
		cmocka_unit_test(what_follows_is_none_of_it),
		cmocka_unit_test(no_table),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
