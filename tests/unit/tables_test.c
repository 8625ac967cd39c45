/* extract/tables.c: printed rows -> logical rows. */
#include "support.h"

#include <stdio.h>

#define HEADER "TT\tNội dung nhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tThời gian thực hiện\n"

static void read_rows(struct document *d, const char *name, const char *rows)
{
	static char text[8000];
	snprintf(text, sizeof text, "%s%s", strcmp(name, "a.html") == 0 ? "<p>PHỤ LỤC</p>" : "PHỤ LỤC\n\n", rows);
	read_document(d, name, text, STAGE_APPENDICES);
	assert_int_equal(d->record.appendices.count, 1);
}

static const struct vb_table *table_of(const struct document *d, uint32_t table)
{
	const struct vb_table_list *tables = &d->record.appendices.items[0].tables;
	assert_true(table < tables->count);
	return &tables->items[table];
}

static const struct vb_row *row_of(const struct document *d, uint32_t row)
{
	const struct vb_table *table = table_of(d, 0);
	assert_true(row < table->rows.count);
	return &table->rows.items[row];
}

/* "kind ordinal group: cell|cell|…" a row; "-" is null. */
static void write_rows(const struct vb_table *table, char *out, size_t size)
{
	size_t len = 0;
	out[0] = '\0';
	for (uint32_t i = 0; i < table->rows.count; i++) {
		const struct vb_row *row = &table->rows.items[i];
		struct vb_str ordinal = row->ordinal.ptr ? row->ordinal : VB_LIT("-"),
		group = row->group.ptr ? row->group : VB_LIT("-");
		len += (size_t)snprintf(out + len, size - len, "%.*s %.*s %.*s: ", (int)row->kind.len, row->kind.ptr, (int)ordinal.len,
		                        ordinal.ptr, (int)group.len, group.ptr);
		assert_int_equal(row->cells.count, table->columns.count);
		for (uint32_t k = 0; k < row->cells.count; k++) {
			struct vb_str cell = row->cells.items[k].ptr ? row->cells.items[k] : VB_LIT("-");
			len += (size_t)snprintf(out + len, size - len, "%s%.*s", k ? "|" : "", (int)cell.len, cell.ptr);
		}
		len += (size_t)snprintf(out + len, size - len, "\n");
	}
}

static void check_rows(const char *name, const char *rows, const char *expected, const char *file, int line)
{
	struct document d;
	char got[8000];
	read_rows(&d, name, rows);
	write_rows(table_of(&d, 0), got, sizeof got);
	check_str(vb_str_of(got), expected, file, line);
	assert_int_equal(d.record.appendices.items[0].tables.count, 1);
	finish_document(&d);
}

#define assert_rows(rows, expected) check_rows("a.txt", (rows), (expected), __FILE__, __LINE__)
#define assert_markdown(rows, expected) check_rows("a.md", (rows), (expected), __FILE__, __LINE__)
#define assert_page(rows, expected) check_rows("a.html", (rows), (expected), __FILE__, __LINE__)

static void the_header_names_the_columns(void **state)
{
	(void)state;
	struct document d;
	read_rows(&d, "a.txt", HEADER "1\tTrồng sâm\tSở Y tế\tSở Nội vụ\tNăm 2025\n");
	static const char *const keys[] = {"ordinal", "task", "lead", "support", "deadline"};
	static const char *const headers[] = {"TT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp",
	    "Thời gian thực hiện"};
	const struct vb_table *table = table_of(&d, 0);
	assert_int_equal(table->columns.count, 5);
	for (uint32_t i = 0; i < 5; i++) {
		assert_str(table->columns.items[i].key, keys[i]);
		assert_str(table->columns.items[i].role, keys[i]);
		assert_str(table->columns.items[i].header, headers[i]);
	}
	finish_document(&d);
}

static void a_second_column_of_a_role_has_a_numbered_key(void **state)
{
	(void)state;
	struct document d;
	read_rows(&d, "a.txt", "TT\tNhiệm vụ\tKinh phí 2024\tKinh phí 2025\tMàu\tHình\n1\tTrồng sâm\t5\t6\tđỏ\ttròn\n");
	static const char *const keys[] = {"ordinal", "task", "budget", "budget_2", "other", "other_2"};
	for (uint32_t i = 0; i < 6; i++)
		assert_str(table_of(&d, 0)->columns.items[i].key, keys[i]);
	assert_str(table_of(&d, 0)->columns.items[3].role, "budget");
	finish_document(&d);
}

static void ordinals_lose_their_mark_cells_do_not(void **state)
{
	(void)state;
	assert_rows(HEADER "1.\tTrồng sâm\tSở Y tế\t\tNăm 2025\n2)\tTrồng quế\tSở Xây dựng\tSở Y tế\t\n3\tTrồng hồi\tSở Y tế\t\t\n",
	            "task 1 -: 1.|Trồng sâm|Sở Y tế|-|Năm 2025\ntask 2 -: 2)|Trồng quế|Sở Xây dựng|Sở Y tế|-\n"
	            "task 3 -: 3|Trồng hồi|Sở Y tế|-|-\n");
}

static void trailing_cells_may_be_missing(void **state)
{
	(void)state;
	assert_rows(HEADER "1\tTrồng sâm\tSở Y tế\n2\tTrồng quế\tSở Y tế\tSở Nội vụ\n",
	            "task 1 -: 1|Trồng sâm|Sở Y tế|-|-\ntask 2 -: 2|Trồng quế|Sở Y tế|Sở Nội vụ|-\n");
}

/* ---- Groups and totals ----------------------------------------------------------------------------------------------- */

static void groups_by_roman_number(void **state)
{
	(void)state;
	assert_rows(HEADER "<b>I</b>\t<b>Vùng cao</b>\t\t\t\n1\tTrồng sâm\tSở Y tế\t\t\n2\tTrồng hồi\tSở Y tế\t\t\n"
	            "II\tVùng thấp\t\t\t\n1\tTrồng quế\tSở Y tế\t\t\n",
	            "group I -: I|Vùng cao|-|-|-\ntask 1 I: 1|Trồng sâm|Sở Y tế|-|-\ntask 2 I: 2|Trồng hồi|Sở Y tế|-|-\n"
	            "group II -: II|Vùng thấp|-|-|-\ntask 1 II: 1|Trồng quế|Sở Y tế|-|-\n");
}

static void groups_on_two_levels(void **state)
{
	(void)state;
	assert_rows(HEADER "A\tNHIỆM VỤ\t\t\t\nI\tVùng cao\t\t\t\n1\tTrồng sâm\tSở Y tế\t\t\nII\tVùng thấp\t\t\t\n"
	            "1\tTrồng quế\tSở Y tế\t\t\nB\tDỰ ÁN\t\t\t\nI\tĐường\t\t\t\n1\tMở đường\tSở Xây dựng\t\t\n",
	            "group A -: A|NHIỆM VỤ|-|-|-\ngroup I A: I|Vùng cao|-|-|-\ntask 1 A/I: 1|Trồng sâm|Sở Y tế|-|-\n"
	            "group II A: II|Vùng thấp|-|-|-\ntask 1 A/II: 1|Trồng quế|Sở Y tế|-|-\n"
	            "group B -: B|DỰ ÁN|-|-|-\ngroup I B: I|Đường|-|-|-\ntask 1 B/I: 1|Mở đường|Sở Xây dựng|-|-\n");
}

static void groups_by_bold_numbers_below_roman_ones(void **state)
{
	(void)state;
	assert_rows(HEADER "I\tVùng cao\t\t\t\n<b>1</b>\t<b>Cây thuốc</b>\t\t\t\n1.1\tTrồng sâm\tSở Y tế\t\t\n"
	            "<b>2</b>\t<b>Cây gỗ</b>\t\t\t\n2.1\tTrồng lim\tSở Y tế\t\t\nII\tVùng thấp\t\t\t\n1\tTrồng quế\tSở Y tế\t\t\n",
	            "group I -: I|Vùng cao|-|-|-\ngroup 1 I: 1|Cây thuốc|-|-|-\ntask 1.1 I/1: 1.1|Trồng sâm|Sở Y tế|-|-\n"
	            "group 2 I: 2|Cây gỗ|-|-|-\ntask 2.1 I/2: 2.1|Trồng lim|Sở Y tế|-|-\n"
	            "group II -: II|Vùng thấp|-|-|-\ntask 1 II: 1|Trồng quế|Sở Y tế|-|-\n");
}

static void a_group_s_label_and_text_in_one_spanning_cell(void **state)
{
	(void)state;
	assert_page("<table border=1><tr><td>TT</td><td>Nhiệm vụ</td><td>Cơ quan chủ trì</td></tr><tr><td colspan=3><b>I. Vùng "
	            "cao</b></td></tr>"
	            "<tr><td>1</td><td>Trồng sâm</td><td>Sở Y tế</td></tr></table>",
	            "group I -: I|Vùng cao|-\ntask 1 I: 1|Trồng sâm|Sở Y tế\n");
}

static void totals(void **state)
{
	(void)state;
	assert_rows("TT\tNhiệm vụ\tKinh phí\n1\tTrồng sâm\t5\n2\tTrồng quế\t6\n\tTổng cộng\t11\n",
	            "task 1 -: 1|Trồng sâm|5\ntask 2 -: 2|Trồng quế|6\ntotal - -: -|Tổng cộng|11\n");
	assert_rows("TT\tNhiệm vụ\tCơ quan chủ trì\tKinh phí\n1\tTrồng sâm\tSở Y tế\t5\n\tTổng cộng\t\t5\n",
	            "task 1 -: 1|Trồng sâm|Sở Y tế|5\ntotal - -: -|Tổng cộng|-|5\n");
	assert_rows("TT\tNhiệm vụ\tKinh phí\n1\tTrồng sâm\t5\n\tCỘNG\t5\n", "task 1 -: 1|Trồng sâm|5\ntotal - -: -|CỘNG|5\n");
}

/* ---- Headers --------------------------------------------------------------------------------------------------------- */

static void repeated_headers_are_no_rows(void **state)
{
	(void)state;
	assert_rows("TT\tNội dung nhiệm vụ\tCơ quan chủ trì thực hiện\tThời gian trình/ thực hiện\n1\tTrồng sâm\tSở Y tế\t2024\n\n"
	            "TT\tNội dung nhiệm vụ\tCơ quan chủ trì thực hiện\tThời gian trình/ thực hiện\n2\tTrồng quế\tSở Y tế\t2024\n\n"
	            "TT\tNội dung nhiệm vụ\tCơ quan chủ trì thực hiện\tThời gian trình/thực hiện\n3\tTrồng hồi\tSở Y tế\t2025\n",
	            "task 1 -: 1|Trồng sâm|Sở Y tế|2024\ntask 2 -: 2|Trồng quế|Sở Y tế|2024\ntask 3 -: 3|Trồng hồi|Sở Y tế|2025\n");
}

static void a_drifting_header_is_the_same(void **state)
{
	(void)state;
	assert_rows("STT\tNhiệm vụ\tĐơn vị chủ trì\tThời hạn hoàn thành\n1\tTrồng sâm\tSở Y tế\t2024\n\n"
	            "TT\tNội dung nhiệm vụ\tCơ quan chủ trì\tThời gian hoàn thành\n2\tTrồng quế\tSở Y tế\t2024\n",
	            "task 1 -: 1|Trồng sâm|Sở Y tế|2024\ntask 2 -: 2|Trồng quế|Sở Y tế|2024\n");
}

static void the_numbers_of_the_columns_are_no_row(void **state)
{
	(void)state;
	assert_rows(HEADER "(1)\t(2)\t(3)\t(4)\t(5)\n1\tTrồng sâm\tSở Y tế\t\t\n", "task 1 -: 1|Trồng sâm|Sở Y tế|-|-\n");
	assert_rows(HEADER "1\t2\t3\t4\t5\n1\tTrồng sâm\tSở Y tế\t\t\n", "task 1 -: 1|Trồng sâm|Sở Y tế|-|-\n");
	assert_rows(HEADER "A\tB\t1\t2\t3=1+2\n1\tTrồng sâm\tSở Y tế\t\t\n", "task 1 -: 1|Trồng sâm|Sở Y tế|-|-\n");
}

static void page_numbers_between_rows_are_skipped(void **state)
{
	(void)state;
	assert_rows(HEADER "1\tTrồng sâm\tSở Y tế\t\t\n\n1\n\n" HEADER "2\tTrồng quế\tSở Y tế\t\t\n",
	            "task 1 -: 1|Trồng sâm|Sở Y tế|-|-\ntask 2 -: 2|Trồng quế|Sở Y tế|-|-\n");
}

static void another_header_begins_another_table(void **state)
{
	(void)state;
	struct document d;
	char got[1000];
	read_rows(&d, "a.txt", HEADER "1\tTrồng sâm\tSở Y tế\t\t\n\nTT\tTên dự án\tKinh phí\tGhi chú\n1\tĐường\t5 tỷ\tgấp\n");
	write_rows(table_of(&d, 1), got, sizeof got);
	assert_string_equal(got, "task 1 -: 1|Đường|5 tỷ|gấp\n");
	assert_str(table_of(&d, 1)->columns.items[2].key, "budget");
	finish_document(&d);
}

/* ---- Rows in pieces -------------------------------------------------------------------------------------------------- */

static void a_row_cut_by_a_page_is_joined_cell_by_cell(void **state)
{
	(void)state;
	struct document d;
	read_rows(&d, "a.txt", HEADER "1\tXây dựng Đề án về trung\tSở Khoa học\tCác sở, ngành\tQuý IV/2024\n\n"
	          HEADER "\ttâm thử nghiệm của tỉnh.\tvà Công nghệ\tliên quan\t\n2\tTrồng quế\tSở Y tế\t\t\n");
	const struct vb_row *row = row_of(&d, 0);
	assert_str(row->cells.items[1], "Xây dựng Đề án về trung tâm thử nghiệm của tỉnh.");
	assert_str(row->cells.items[2], "Sở Khoa học và Công nghệ");
	assert_str(row->cells.items[3], "Các sở, ngành liên quan");
	assert_str(row->cells.items[4], "Quý IV/2024");
	assert_int_equal(row->span_pieces.count, 2);
	assert_str(text_at(&d, row->span_pieces.items[0]), "1\tXây dựng Đề án về trung\tSở Khoa học\tCác sở, ngành\tQuý IV/2024");
	assert_str(text_at(&d, row->span_pieces.items[1]), "\ttâm thử nghiệm của tỉnh.\tvà Công nghệ\tliên quan\t");
	assert_int_equal(row->span.start, row->span_pieces.items[0].start);
	assert_int_equal(row->span.end, row->span_pieces.items[1].end);
	assert_str(diagnosed_at(&d, VB_DIAGNOSTIC_ROW_JOINED, 0), "\ttâm thử nghiệm của tỉnh.\tvà Công nghệ\tliên quan\t");
	assert_str(row_of(&d, 1)->ordinal, "2");
	finish_document(&d);
}

static void a_row_may_be_cut_twice(void **state)
{
	(void)state;
	struct document d;
	read_rows(&d, "a.txt", HEADER "1\tTrồng sâm ở\tSở Y tế\t\t\n\n" HEADER "\tvùng cao của\t\t\t\n\n"
	          HEADER "\ttỉnh nhà\t\t\t\n");
	assert_str(row_of(&d, 0)->cells.items[1], "Trồng sâm ở vùng cao của tỉnh nhà");
	assert_int_equal(row_of(&d, 0)->span_pieces.count, 3);
	assert_int_equal(table_of(&d, 0)->rows.count, 1);
	finish_document(&d);
}

static void a_piece_without_task_is_the_rest_of_its_row(void **state)
{
	(void)state;
	assert_rows(HEADER "1\tTrồng sâm.\tSở Y tế\tSở Nội vụ,\t2024\n\n" HEADER "\t\t\tHội Nông dân tỉnh\t\n",
	            "task 1 -: 1|Trồng sâm.|Sở Y tế|Sở Nội vụ, Hội Nông dân tỉnh|2024\n");
}

static void a_row_that_lost_its_ordinal_is_a_task(void **state)
{
	(void)state;
	struct document d;
	char got[1000];
	read_rows(&d, "a.txt", HEADER "I\tVùng cao\t\t\t\n\tTrồng sâm\tSở Y tế\tSở Nội vụ\tNăm 2024\n2\tTrồng quế\tSở Y tế\t\t\n"
	          "\tTrồng hồi.\tSở Xây dựng\tSở Nội vụ\tNăm 2025\n");
	write_rows(table_of(&d, 0), got, sizeof got);
	assert_string_equal(got, "group I -: I|Vùng cao|-|-|-\ntask - I: -|Trồng sâm|Sở Y tế|Sở Nội vụ|Năm 2024\n"
	                    "task 2 I: 2|Trồng quế|Sở Y tế|-|-\ntask - I: -|Trồng hồi.|Sở Xây dựng|Sở Nội vụ|Năm 2025\n");
	assert_str(diagnosed_at(&d, VB_DIAGNOSTIC_ROW_UNNUMBERED, 0), "\tTrồng sâm\tSở Y tế\tSở Nội vụ\tNăm 2024");
	assert_str(diagnosed_at(&d, VB_DIAGNOSTIC_ROW_UNNUMBERED, 1), "\tTrồng hồi.\tSở Xây dựng\tSở Nội vụ\tNăm 2025");
	assert_null(diagnosed(&d.record.diagnostics, VB_DIAGNOSTIC_ROW_JOINED, 0));
	finish_document(&d);
}

static void a_group_s_words_go_on_over_a_page(void **state)
{
	(void)state;
	assert_rows(HEADER "I\tPhát triển vùng trồng\t\t\t\n\n" HEADER "\tsâm ở vùng cao\t\t\t\n1\tTrồng sâm\tSở Y tế\t\t\n",
	            "group I -: I|Phát triển vùng trồng sâm ở vùng cao|-|-|-\ntask 1 I: 1|Trồng sâm|Sở Y tế|-|-\n");
}

/* ---- Odd tables ------------------------------------------------------------------------------------------------------ */

static void more_cells_than_columns_are_kept_in_the_last(void **state)
{
	(void)state;
	struct document d;
	char got[500];
	read_rows(&d, "a.txt", "TT\tNhiệm vụ\tGhi chú\n1\tTrồng sâm\tgấp\tlắm\n");
	write_rows(table_of(&d, 0), got, sizeof got);
	assert_string_equal(got, "task 1 -: 1|Trồng sâm|gấp lắm\n");
	assert_str(diagnosed_at(&d, VB_DIAGNOSTIC_ROW_COLUMNS, 0), "lắm");
	finish_document(&d);
}

static void a_table_without_header_keeps_its_rows(void **state)
{
	(void)state;
	struct document d;
	read_rows(&d, "a.txt", "1\tTrồng sâm\t500 ha\n2\tTrồng quế\t600 ha\n");
	assert_int_equal(table_of(&d, 0)->rows.count, 2);
	assert_str(row_of(&d, 1)->cells.items[1], "Trồng quế");
	assert_str(table_of(&d, 0)->columns.items[0].header, NULL);
	finish_document(&d);
}

static void cells_that_span_rows_count_for_each(void **state)
{
	(void)state;
	assert_page("<table border=1><tr><td>TT</td><td>Nhiệm vụ</td><td>Cơ quan chủ trì</td></tr><tr><td>1</td><td>Trồng "
	            "sâm</td><td rowspan=2>Sở Y tế</td></tr>"
	            "<tr><td>2</td><td>Trồng quế</td></tr><tr><td>3</td><td>Trồng hồi</td><td>Sở Nội vụ</td></tr></table>",
	            "task 1 -: 1|Trồng sâm|Sở Y tế\ntask 2 -: 2|Trồng quế|Sở Y tế\ntask 3 -: 3|Trồng hồi|Sở Nội vụ\n");
}

static void the_same_table_as_text_markdown_and_page(void **state)
{
	(void)state;
	const char *expected = "group I -: I|Vùng cao|-\ntask 1 I: 1|Trồng sâm|Sở Y tế\ntask 2 I: 2|Trồng quế|-\n";
	assert_rows("TT\tNhiệm vụ\tCơ quan chủ trì\nI\tVùng cao\t\n1\tTrồng sâm\tSở Y tế\n2\tTrồng quế\t\n", expected);
	assert_markdown("| TT | Nhiệm vụ | Cơ quan chủ trì |\n|---|---|---|\n| I | Vùng cao | |\n| 1 | Trồng sâm | Sở Y tế |\n"
	                "| 2 | Trồng quế | |\n", expected);
	assert_page("<table border=1><tr><th>TT</th><th>Nhiệm vụ</th><th>Cơ quan chủ trì</th></tr><tr><td>I</td><td>Vùng "
	            "cao</td><td></td></tr>"
	            "<tr><td>1</td><td>Trồng sâm</td><td>Sở Y tế</td></tr><tr><td>2</td><td>Trồng quế</td><td></td></tr></table>",
	            expected);
}

/* ---- More of groups, totals and notes -------------------------------------------------------------------------------- */

static void a_number_with_numbers_below_it_is_a_group(void **state)
{
	(void)state;
	assert_rows(HEADER "A\tNHIỆM VỤ\t\t\t\nI\tVùng cao\t\t\t\n1\tCây thuốc\t\t\t\n1.1\tTrồng sâm\tSở Y tế\t\t\n"
	            "1.2\tTrồng quế\tSở Y tế\t\t\n2\tTrồng lim\tSở Xây dựng\t\t\nII\tVùng thấp\t\t\t\n1\tĐắp đê\tSở Xây dựng\t\t\n",
	            "group A -: A|NHIỆM VỤ|-|-|-\ngroup I A: I|Vùng cao|-|-|-\ngroup 1 A/I: 1|Cây thuốc|-|-|-\n"
	            "task 1.1 A/I/1: 1.1|Trồng sâm|Sở Y tế|-|-\ntask 1.2 A/I/1: 1.2|Trồng quế|Sở Y tế|-|-\n"
	            "task 2 A/I: 2|Trồng lim|Sở Xây dựng|-|-\ngroup II A: II|Vùng thấp|-|-|-\ntask 1 A/II: 1|Đắp đê|Sở Xây dựng|-|-\n");
}

static void a_group_without_ordinal_keeps_the_path(void **state)
{
	(void)state;
	assert_rows(HEADER "I\tVùng cao\t\t\t\n<b></b>\t<b>Cây thuốc</b>\t\t\t\n1\tTrồng sâm\tSở Y tế\t\t\n"
	            "NHÓM CÂY GỖ\t\t\t\t\n1\tTrồng lim\tSở Y tế\t\t\n",
	            "group I -: I|Vùng cao|-|-|-\ngroup - I: -|Cây thuốc|-|-|-\ntask 1 I: 1|Trồng sâm|Sở Y tế|-|-\n"
	            "group - I: -|NHÓM CÂY GỖ|-|-|-\ntask 1 I: 1|Trồng lim|Sở Y tế|-|-\n");
}

static void a_letter_behind_b_is_c(void **state)
{
	(void)state;
	assert_rows(HEADER "A\tMột\t\t\t\nB\tHai\t\t\t\nC\tBa\t\t\t\nI\tBốn\t\t\t\nD\tNăm\t\t\t\n1\tTrồng sâm\tSở Y tế\t\t\n",
	            "group A -: A|Một|-|-|-\ngroup B -: B|Hai|-|-|-\ngroup C -: C|Ba|-|-|-\ngroup I C: I|Bốn|-|-|-\n"
	            "group D -: D|Năm|-|-|-\ntask 1 D: 1|Trồng sâm|Sở Y tế|-|-\n");
}

static void subtotals_stand_beside_a_group(void **state)
{
	(void)state;
	assert_rows("TT\tNhiệm vụ\tKinh phí\nI\tVùng cao\t1.500\n1\tTrồng sâm\t1.000\n2\tTrồng quế\t500\n",
	            "group I -: I|Vùng cao|1.500\ntask 1 I: 1|Trồng sâm|1.000\ntask 2 I: 2|Trồng quế|500\n");
}

static void a_total_may_stand_in_the_first_cell(void **state)
{
	(void)state;
	assert_rows("TT\tNhiệm vụ\tKinh phí\n1\tTrồng sâm\t5\nTổng cộng\t\t5\n", "task 1 -: 1|Trồng sâm|5\ntotal - -: -|Tổng cộng|5\n");
	assert_rows("TT\tNhiệm vụ\tKinh phí\n1\tTổng kết chương trình\t5\n\tCộng (I+II):\t5\n",
	            "task 1 -: 1|Tổng kết chương trình|5\ntotal - -: -|Cộng (I+II):|5\n");
}

static void notes_in_and_below_a_table(void **state)
{
	(void)state;
	assert_rows(HEADER "1\tTrồng sâm\tSở Y tế\t\t\nGhi chú: Số liệu đến ngày 01/3.\t\t\t\t\n\nGhi chú:\n\n- Cây trồng do tỉnh cấp.\n",
	            "task 1 -: 1|Trồng sâm|Sở Y tế|-|-\nnote - -: -|Ghi chú: Số liệu đến ngày 01/3.|-|-|-\nnote - -: -|Ghi chú:|-|-|-\n"
	            "note - -: -|- Cây trồng do tỉnh cấp.|-|-|-\n");
	assert_rows(HEADER "1\tTrồng sâm (*)\tSở Y tế\t\t\n\n(*) Cây trồng do tỉnh cấp.\n",
	            "task 1 -: 1|Trồng sâm (*)|Sở Y tế|-|-\nnote - -: -|(*) Cây trồng do tỉnh cấp.|-|-|-\n");
}

static void a_heading_between_rows_spans_them(void **state)
{
	(void)state;
	assert_rows(HEADER "1\tTrồng sâm\tSở Y tế\t\t\nII. Vùng thấp\n1\tTrồng quế\tSở Y tế\tSở Nội vụ\t2025\n",
	            "task 1 -: 1|Trồng sâm|Sở Y tế|-|-\ngroup II -: II|Vùng thấp|-|-|-\ntask 1 II: 1|Trồng quế|Sở Y tế|Sở Nội vụ|2025\n");
}

/* ---- Headers of several lines ---------------------------------------------------------------------------------------- */

static void check_headers(const char *rows, const char *expected)
{
	struct document d;
	char got[1000];
	size_t len = 0;
	read_rows(&d, "a.txt", rows);
	const struct vb_table *table = table_of(&d, 0);
	for (uint32_t i = 0; i < table->columns.count; i++)
		len += (size_t)snprintf(got + len, sizeof got - len, "%s%.*s=%.*s", i ? "|" : "", (int)table->columns.items[i].key.len,
		                        table->columns.items[i].key.ptr, (int)table->columns.items[i].header.len, table->columns.items[i].header.ptr);
	assert_string_equal(got, expected);
	assert_int_equal(d.record.appendices.items[0].tables.count, 1);
	finish_document(&d);
}

static void a_header_of_two_lines(void **state)
{
	(void)state;
	const char *expected = "ordinal=TT|task=Nhiệm vụ|lead=Chủ trì|deadline=Thời gian Bắt đầu|deadline_2=Thời gian Kết thúc|note=Ghi chú";
	check_headers("TT\tNhiệm vụ\tChủ trì\tThời gian\t\tGhi chú\n\t\t\tBắt đầu\tKết thúc\t\n1\tTrồng sâm\tSở Y tế\t2024\t2025\tgấp\n", expected);
	check_headers("TT\tNhiệm vụ\tChủ trì\tThời gian\tGhi chú\n\t\t\tBắt đầu\tKết thúc\t\n1\tTrồng sâm\tSở Y tế\t2024\t2025\tgấp\n", expected);
	check_headers("TT\tNhiệm vụ\tKinh phí\t\n\t\t2024\t2025\n1\tTrồng sâm\t5\t6\n", "ordinal=TT|task=Nhiệm vụ|budget=Kinh phí 2024|budget_2=Kinh phí 2025");
	assert_rows("TT\tNhiệm vụ\tThời gian\t\n\t\tBắt đầu\tKết thúc\n1\tTrồng sâm ở\t2024\t2025\n\n"
	            "TT\tNhiệm vụ\tThời gian\t\n\t\tBắt đầu\tKết thúc\n\tvùng cao\t\t\n",
	            "task 1 -: 1|Trồng sâm ở vùng cao|2024|2025\n");
}

static void a_header_s_words_in_two_lines(void **state)
{
	(void)state;
	check_headers("TT\tNội dung\tCơ quan chủ\tCơ quan phối\tThời gian thực\n\tnhiệm vụ\ttrì\thợp\thiện\n1\tTrồng sâm\tSở Y tế\t\t\n",
	              "ordinal=TT|task=Nội dung nhiệm vụ|lead=Cơ quan chủ trì|support=Cơ quan phối hợp|deadline=Thời gian thực hiện");
}

static void a_misread_header(void **state)
{
	(void)state;
	check_headers("STI\tNộl dung nhiem vu\tC0 quan chu tri\tCo quan phôi hơp\tThờigian hoàn thanh\n1\tTrồng sâm\tSở Y tế\t\t\n",
	              "ordinal=STI|task=Nộl dung nhiem vu|lead=C0 quan chu tri|support=Co quan phôi hơp|deadline=Thờigian hoàn thanh");
}

static void the_same_header_below_other_text_and_numbers_from_1_is_another_table(void **state)
{
	(void)state;
	struct document d;
	char got[1000];
	read_rows(&d, "a.txt", HEADER "1\tTrồng sâm\tSở Y tế\t\t\n\nCác loại cây khác\n\n" HEADER "1\tTrồng quế\tSở Y tế\t\t\n");
	write_rows(table_of(&d, 1), got, sizeof got);
	assert_string_equal(got, "task 1 -: 1|Trồng quế|Sở Y tế|-|-\n");
	finish_document(&d);
	read_rows(&d, "a.txt", HEADER "1\tTrồng sâm ở\tSở Y tế\t\t\n\nUBND tỉnh Minh Họa\n\n" HEADER "\tvùng cao\t\t\t\n2\tTrồng quế\tSở Y tế\t\t\n");
	write_rows(table_of(&d, 0), got, sizeof got);
	assert_string_equal(got, "task 1 -: 1|Trồng sâm ở vùng cao|Sở Y tế|-|-\ntask 2 -: 2|Trồng quế|Sở Y tế|-|-\n");
	assert_non_null(diagnosed(&d.record.diagnostics, VB_DIAGNOSTIC_TABLE_RESUMED, 0));
	finish_document(&d);
}

/* ---- Continuation or new row ----------------------------------------------------------------------------------------- */

#define FIRST HEADER "1\tTrồng sâm ở các xã thuộc Khu\tSở Khoa học\tSở Y tế\tNăm 2024\n\n" HEADER

static void the_next_number_tells_whether_one_was_lost(void **state)
{
	(void)state;
	assert_rows(FIRST "\tBảo tồn\tCông nghệ\t\t\n2\tTrồng quế\tSở Y tế\t\t\n",
	            "task 1 -: 1|Trồng sâm ở các xã thuộc Khu Bảo tồn|Sở Khoa học Công nghệ|Sở Y tế|Năm 2024\ntask 2 -: 2|Trồng quế|Sở Y tế|-|-\n");
	assert_rows(FIRST "\tBảo tồn voọc\tSở Công Thương\t\t\n3\tTrồng quế\tSở Y tế\t\t\n",
	            "task 1 -: 1|Trồng sâm ở các xã thuộc Khu|Sở Khoa học|Sở Y tế|Năm 2024\ntask - -: -|Bảo tồn voọc|Sở Công Thương|-|-\n"
	            "task 3 -: 3|Trồng quế|Sở Y tế|-|-\n");
}

static void a_row_of_capitals_behind_a_page_is_a_task(void **state)
{
	(void)state;
	assert_rows(FIRST "\tBảo tồn voọc\tSở Công Thương\tSở Y tế\tNăm 2025\n2\tTrồng quế\tSở Y tế\t\t\n",
	            "task 1 -: 1|Trồng sâm ở các xã thuộc Khu|Sở Khoa học|Sở Y tế|Năm 2024\n"
	            "task - -: -|Bảo tồn voọc|Sở Công Thương|Sở Y tế|Năm 2025\ntask 2 -: 2|Trồng quế|Sở Y tế|-|-\n");
}

static void a_list_below_a_task_is_part_of_it(void **state)
{
	(void)state;
	assert_rows(HEADER "1\tTrồng cây:\tSở Y tế\t\t\n\t- Cây sâm;\t\t\t\n\t- Cây quế.\t\t\t\n2\tTrồng lim\tSở Y tế\t\t\n",
	            "task 1 -: 1|Trồng cây: - Cây sâm; - Cây quế.|Sở Y tế|-|-\ntask 2 -: 2|Trồng lim|Sở Y tế|-|-\n");
}

static void an_ordinal_repeated_or_late(void **state)
{
	(void)state;
	assert_rows(FIRST "1\tbảo tồn\tvà Công nghệ\t\t\n2\tTrồng quế\tSở Y tế\t\t\n",
	            "task 1 -: 1|Trồng sâm ở các xã thuộc Khu bảo tồn|Sở Khoa học và Công nghệ|Sở Y tế|Năm 2024\ntask 2 -: 2|Trồng quế|Sở Y tế|-|-\n");
	assert_rows(HEADER "\tTrồng sâm ở vùng\tSở Khoa học\tSở Y tế\tNăm 2024\n\n" HEADER "1\tcao\tvà Công nghệ\t\t\n2\tTrồng quế\tSở Y tế\t\t\n",
	            "task 1 -: 1|Trồng sâm ở vùng cao|Sở Khoa học và Công nghệ|Sở Y tế|Năm 2024\ntask 2 -: 2|Trồng quế|Sở Y tế|-|-\n");
}

static void a_row_in_very_many_pieces(void **state)
{
	(void)state;
	enum { PIECES = 20000 };
	char *source = malloc(PIECES * 16 + 400);
	size_t len = (size_t)sprintf(source, "PHỤ LỤC\n\n" HEADER "1\tTrồng\tSở Y tế\t\t\n");
	for (int i = 0; i < PIECES; i++)
		len += (size_t)sprintf(source + len, "\tsâm\t\t\t\n");
	struct document d;
	read_document(&d, "a.txt", source, STAGE_APPENDICES);
	assert_int_equal(table_of(&d, 0)->rows.count, 1);
	assert_int_equal(row_of(&d, 0)->cells.items[1].len, strlen("Trồng") + PIECES * strlen(" sâm"));
	assert_int_equal(row_of(&d, 0)->span_pieces.count, PIECES + 1);
	finish_document(&d);
	free(source);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_header_names_the_columns),
		cmocka_unit_test(a_second_column_of_a_role_has_a_numbered_key),
		cmocka_unit_test(ordinals_lose_their_mark_cells_do_not),
		cmocka_unit_test(trailing_cells_may_be_missing),
		cmocka_unit_test(groups_by_roman_number),
		cmocka_unit_test(groups_on_two_levels),
		cmocka_unit_test(groups_by_bold_numbers_below_roman_ones),
		cmocka_unit_test(a_group_s_label_and_text_in_one_spanning_cell),
		cmocka_unit_test(totals),
		cmocka_unit_test(repeated_headers_are_no_rows),
		cmocka_unit_test(a_drifting_header_is_the_same),
		cmocka_unit_test(the_numbers_of_the_columns_are_no_row),
		cmocka_unit_test(page_numbers_between_rows_are_skipped),
		cmocka_unit_test(another_header_begins_another_table),
		cmocka_unit_test(a_row_cut_by_a_page_is_joined_cell_by_cell),
		cmocka_unit_test(a_row_may_be_cut_twice),
		cmocka_unit_test(a_piece_without_task_is_the_rest_of_its_row),
		cmocka_unit_test(a_row_that_lost_its_ordinal_is_a_task),
		cmocka_unit_test(a_group_s_words_go_on_over_a_page),
		cmocka_unit_test(more_cells_than_columns_are_kept_in_the_last),
		cmocka_unit_test(a_table_without_header_keeps_its_rows),
		cmocka_unit_test(cells_that_span_rows_count_for_each),
		cmocka_unit_test(the_same_table_as_text_markdown_and_page),
		cmocka_unit_test(a_number_with_numbers_below_it_is_a_group),
		cmocka_unit_test(a_group_without_ordinal_keeps_the_path),
		cmocka_unit_test(a_letter_behind_b_is_c),
		cmocka_unit_test(subtotals_stand_beside_a_group),
		cmocka_unit_test(a_total_may_stand_in_the_first_cell),
		cmocka_unit_test(notes_in_and_below_a_table),
		cmocka_unit_test(a_heading_between_rows_spans_them),
		cmocka_unit_test(a_header_of_two_lines),
		cmocka_unit_test(a_header_s_words_in_two_lines),
		cmocka_unit_test(a_misread_header),
		cmocka_unit_test(the_same_header_below_other_text_and_numbers_from_1_is_another_table),
		cmocka_unit_test(the_next_number_tells_whether_one_was_lost),
		cmocka_unit_test(a_row_of_capitals_behind_a_page_is_a_task),
		cmocka_unit_test(a_list_below_a_task_is_part_of_it),
		cmocka_unit_test(an_ordinal_repeated_or_late),
		cmocka_unit_test(a_row_in_very_many_pieces),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
