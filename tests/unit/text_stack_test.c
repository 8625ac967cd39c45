/* normalize/text_stack.c: tables whose cells stand one below the other without marks. */
#include "support.h"

#include <stdio.h>

#define assert_text(source, expected) assert_normalized("a.txt", (source), (expected))

static void cells_are_paragraphs(void **state)
{
	(void)state;
	struct document d;
	read_document(&d, "a.txt", "Bảng:\n\nTT\n\nNhiệm vụ\n\nCơ quan\nchủ trì\n\nI\n\nRừng\n\n1\n\nTrồng sâm\n\nSở Y tế\n\n2\n\nTrồng quế\n\nở vùng cao\n\nSở Nội vụ\n\n"
	              "II\n\nChợ\n\n1\n\nDựng chợ\n\nSở Công Thương\n", STAGE_TEXT);
	assert_str(whole_text(&d), "Bảng:\nTT\tNhiệm vụ\tCơ quan chủ trì\nI\tRừng\n1\tTrồng sâm\tSở Y tế\n2\tTrồng quế ở vùng cao\tSở Nội vụ\nII\tChợ\n1\tDựng chợ\tSở Công Thương\n");
	assert_non_null(diagnosed(&d.in.diagnostics, VB_DIAGNOSTIC_TABLE_GUESSED, 0));
	finish_document(&d);
}

static void cells_are_lines(void **state)
{
	(void)state;
	assert_text("Bảng:\n\nTT\nNhiệm vụ\nCơ quan chủ trì\n1.\nTrồng sâm\nSở Y tế\n2.\nTrồng quế\nSở Nội vụ\n\nNơi nhận:\n- Lưu: VT.\n",
	            "Bảng:\nTT\tNhiệm vụ\tCơ quan chủ trì\n1.\tTrồng sâm\tSở Y tế\n2.\tTrồng quế\tSở Nội vụ\nNơi nhận:\n- Lưu: VT.\n");
}

static void ordinals_have_several_names(void **state)
{
	static const char *const names[] = {"TT", "STT", "Stt", "Số TT"};
	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		char source[200], expected[200];
		snprintf(source, sizeof source, "Bảng:\n\n%s\nNhiệm vụ\nCơ quan\n1\nTrồng sâm\nSở Y tế\n2\nTrồng quế\nSở Nội vụ\n", names[i]);
		snprintf(expected, sizeof expected, "Bảng:\n%s\tNhiệm vụ\tCơ quan\n1\tTrồng sâm\tSở Y tế\n2\tTrồng quế\tSở Nội vụ\n", names[i]);
		assert_text(source, expected);
	}
}

static void further_paragraphs_are_of_the_second_cell(void **state)
{
	(void)state;
	assert_text("TT\n\nNhiệm vụ\n\nCơ quan\n\n1\n\nTrồng sâm\n\nTrồng cả trên núi\n\nSở Y tế\n\n2\n\nTrồng quế\n\nSở Nội vụ\n",
	            "TT\tNhiệm vụ\tCơ quan\n1\tTrồng sâm Trồng cả trên núi\tSở Y tế\n2\tTrồng quế\tSở Nội vụ\n");
}

static void a_time_stands_in_its_column(void **state)
{
	(void)state;
	assert_text("TT\n\nNhiệm vụ\n\nChủ trì\n\nPhối hợp\n\nThời gian\n\nGhi chú\n\n1\n\nTrồng sâm\n\nSở Y tế\n\nNăm 2025\n\n2\n\nTrồng quế\n\nSở Nội vụ\n\nSở Y tế\n\nQuý I/2025\n",
	            "TT\tNhiệm vụ\tChủ trì\tPhối hợp\tThời gian\tGhi chú\n1\tTrồng sâm\tSở Y tế\t\tNăm 2025\n2\tTrồng quế\tSở Nội vụ\tSở Y tế\tQuý I/2025\n");
}

static void the_rest_of_a_row_stands_behind_a_repeated_header(void **state)
{
	(void)state;
	assert_text("TT\n\nNhiệm vụ\n\nCơ quan\n\n1\n\nTrồng sâm\n\nSở Y tế\n\n2\n\nTrồng quế ở\n\nSở Nội vụ\n\nTT\n\nNhiệm vụ\n\nCơ quan\n\nVùng cao\n\n3\n\nHái quế\n\nSở Y tế\n",
	            "TT\tNhiệm vụ\tCơ quan\n1\tTrồng sâm\tSở Y tế\n2\tTrồng quế ở\tSở Nội vụ\nTT\tNhiệm vụ\tCơ quan\n\tVùng cao\n3\tHái quế\tSở Y tế\n");
}

static void what_is_no_table(void **state)
{
	(void)state;
	assert_text("TT\n\nMở đầu.\n\n1\n\nMột\n\n2\n\nHai\n", "TT\nMở đầu.\n1\nMột\n2\nHai\n");
	assert_text("TT\n\nNhiệm vụ\n\nCơ quan\n\n1\n\nTrồng sâm\n\nSở Y tế\n", "TT\nNhiệm vụ\nCơ quan\n1\nTrồng sâm\nSở Y tế\n");
	assert_text("TT\n\nNhiệm vụ\n\nCơ quan\n\n3\n\nMột\n\nHai\n\n4\n\nBa\n", "TT\nNhiệm vụ\nCơ quan\n3\nMột\nHai\n4\nBa\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cells_are_paragraphs),
		cmocka_unit_test(cells_are_lines),
		cmocka_unit_test(ordinals_have_several_names),
		cmocka_unit_test(further_paragraphs_are_of_the_second_cell),
		cmocka_unit_test(a_time_stands_in_its_column),
		cmocka_unit_test(the_rest_of_a_row_stands_behind_a_repeated_header),
		cmocka_unit_test(what_is_no_table),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
