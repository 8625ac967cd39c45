/* normalize/text_table.c: each way of writing a table, and tables that only lay out a letterhead or a signature. */
#include "support.h"

#include <stdio.h>

#define assert_text(source, expected) assert_normalized("a.txt", (source), (expected))
#define assert_markdown(source, expected) assert_normalized("a.md", (source), (expected))

/* ---- Rows ------------------------------------------------------------------------------------------------------------ */

static void tabs_divide_the_cells_of_a_row(void **state)
{
	(void)state;
	struct document d;
	read_document(&d, "a.txt", "Trước bảng.\nTT\tNhiệm vụ\tGhi chú\n<b>I</b>\t<b>Nhóm một</b>\t\n1.\tTrồng sâm\t\n"
	              "2.\t<p>Trồng quế</p>\txong\nSau bảng.\n", STAGE_TEXT);
	assert_str(whole_text(&d), "Trước bảng.\nTT\tNhiệm vụ\tGhi chú\nI\tNhóm một\t\n1.\tTrồng sâm\t\n2.\tTrồng quế\txong\n"
	           "Sau bảng.\n");
	assert_int_equal(d.in.blocks.items[0].kind, VB_BLOCK_PARAGRAPH);
	for (uint32_t i = 1; i <= 4; i++) {
		assert_int_equal(d.in.blocks.items[i].kind, VB_BLOCK_ROW);
		assert_int_equal(d.in.blocks.items[i].flags & VB_BLOCK_TABLE_START, i == 1 ? VB_BLOCK_TABLE_START : 0);
		assert_int_equal(d.in.blocks.items[i].flags & VB_BLOCK_BOLD, i == 2 ? VB_BLOCK_BOLD : 0);
	}
	assert_int_equal(d.in.blocks.items[5].kind, VB_BLOCK_PARAGRAPH);
	assert_source(&d, "Trồng quế", "Trồng quế");
	assert_source(&d, "2.\tTrồng quế", "2.\t<p>Trồng quế");
	finish_document(&d);
}

static void empty_cells_at_both_ends_are_kept(void **state)
{
	(void)state;
	assert_text("TT\tNhiệm vụ\tCơ quan\n\tphần còn lại\t\n\t\tvà Công nghệ\n",
	            "TT\tNhiệm vụ\tCơ quan\n\tphần còn lại\t\n\t\tvà Công nghệ\n");
}

static void a_label_and_its_text_are_no_row(void **state)
{
	(void)state;
	assert_text("Mở đầu.\n\n1.\tMục đích\n\n-\tNội dung một.\n\na)\tSở Y tế\n",
	            "Mở đầu.\n1. Mục đích\n- Nội dung một.\na) Sở Y tế\n");
}

static void repeated_headers_and_pieces_stay_as_they_came(void **state)
{
	(void)state;
	struct document d;
	read_document(&d, "a.txt", "TT\tNhiệm vụ\n1.\tTrồng sâm ở vùng\n\nTT\tNhiệm vụ\n\tcao của tỉnh\n", STAGE_TEXT);
	assert_str(whole_text(&d), "TT\tNhiệm vụ\n1.\tTrồng sâm ở vùng\nTT\tNhiệm vụ\n\tcao của tỉnh\n");
	assert_int_equal(d.in.blocks.items[2].flags & VB_BLOCK_APART, VB_BLOCK_APART);
	assert_int_equal(d.in.blocks.items[3].flags & VB_BLOCK_APART, 0);
	finish_document(&d);
}

static void marks_do_not_leave_their_cell(void **state)
{
	(void)state;
	assert_text("TT\tNhiệm vụ\tGhi chú\n1\t<i>chưa đóng\tthường\n2\t**đậm\tthường\n",
	            "TT\tNhiệm vụ\tGhi chú\n1\tchưa đóng\tthường\n2\tđậm\tthường\n");
}

static void pipe_tables(void **state)
{
	(void)state;
	struct document d;
	read_document(&d, "a.md", "Bảng:\n\n| TT | Nhiệm vụ | Ghi chú |\n|:---|:------:|---:|\n| **I** | **Nhóm** | |\n"
	              "| 1 | a \\| b<br>c | |\n\nSau.\n", STAGE_TEXT);
	assert_str(whole_text(&d), "Bảng:\nTT\tNhiệm vụ\tGhi chú\nI\tNhóm\t\n1\ta | b c\t\nSau.\n");
	assert_int_equal(d.in.blocks.items[1].flags & VB_BLOCK_TABLE_START, VB_BLOCK_TABLE_START);
	assert_int_equal(d.in.blocks.items[2].flags & VB_BLOCK_BOLD, VB_BLOCK_BOLD);
	assert_source(&d, "a | b c", "a \\| b<br>c");
	finish_document(&d);
}

static void a_site_s_own_box_is_kept_and_marked(void **state)
{
	(void)state;
	struct document d;
	read_document(&d, "a.txt", "| Số hiệu | 902/KH-UBND |\n| Ngày ban hành: | 09/09/2025 |\n| Nội dung | khác |\n", STAGE_TEXT);
	assert_str(whole_text(&d), "Số hiệu\t902/KH-UBND\nNgày ban hành:\t09/09/2025\nNội dung\tkhác\n");
	assert_int_equal(d.in.blocks.items[0].flags & VB_BLOCK_META, VB_BLOCK_META);
	assert_int_equal(d.in.blocks.items[1].flags & VB_BLOCK_META, VB_BLOCK_META);
	assert_int_equal(d.in.blocks.items[2].flags & VB_BLOCK_META, 0);
	finish_document(&d);
}

/* ---- Pandoc ---------------------------------------------------------------------------------------------------------- */

static void simple_tables(void **state)
{
	(void)state;
	struct document d;
	read_document(&d, "a.md",
	              "Bảng:\n\n"
	              "  TT   Nhiệm vụ      Cơ quan\n"
	              "  ---- ------------- -----------\n"
	              "  1    Trồng sâm     Sở Y tế\n"
	              "  2                  Sở Xây dựng\n\n"
	              "Sau.\n", STAGE_TEXT);
	assert_str(whole_text(&d), "Bảng:\nTT\tNhiệm vụ\tCơ quan\n1\tTrồng sâm\tSở Y tế\n2\t\tSở Xây dựng\nSau.\n");
	assert_int_equal(d.in.blocks.items[1].kind, VB_BLOCK_ROW);
	assert_int_equal(d.in.blocks.items[1].flags & VB_BLOCK_TABLE_START, VB_BLOCK_TABLE_START);
	assert_source(&d, "Sở Xây dựng", "Sở Xây dựng");
	finish_document(&d);
}

static void a_simple_table_ends_at_the_blank_line_whatever_table_follows(void **state)
{
	(void)state;
	assert_markdown("  TT   Nhiệm vụ\n  ---- -------------\n  1    Trồng sâm\n\nII. TIẾN ĐỘ\n\n  TT   Nội dung\n"
	                "  ---- -------------\n  1    Ươm giống\n\nSau.\n",
	                "TT\tNhiệm vụ\n1\tTrồng sâm\nII. TIẾN ĐỘ\nTT\tNội dung\n1\tƯơm giống\nSau.\n");
	assert_markdown("  TT   Nhiệm vụ\n  ---- -------------\n  1    Trồng sâm\n  2    Trồng quế\n\nĐoạn giữa.\n\n"
	                "+----+-----------+\n| TT | Nội dung  |\n+----+-----------+\n| 1  | Ươm giống |\n"
	                "+----+-----------+\n\n  ---------- ------------\n  Nơi nhận:  CHỦ TỊCH\n  ---------- ------------\n",
	                "TT\tNhiệm vụ\n1\tTrồng sâm\n2\tTrồng quế\nĐoạn giữa.\nTT\tNội dung\n1\tƯơm giống\nNơi nhận:\nCHỦ TỊCH\n");
}

static void simple_tables_without_header(void **state)
{
	(void)state;
	assert_markdown("Bảng:\n\n"
	                "  ---- ------------- -----------\n"
	                "  1    Trồng sâm     Sở Y tế\n"
	                "  2    Trồng quế     Sở Xây dựng\n"
	                "  ---- ------------- -----------\n\n"
	                "Sau.\n",
	                "Bảng:\n1\tTrồng sâm\tSở Y tế\n2\tTrồng quế\tSở Xây dựng\nSau.\n");
}

static void multiline_tables(void **state)
{
	(void)state;
	assert_markdown("Bảng:\n\n"
	                "  ------------------------------------\n"
	                "  TT   Nội dung      Cơ quan chủ\n"
	                "       nhiệm vụ      trì\n"
	                "  ---- ------------- -----------------\n"
	                "  1    Trồng sâm     Sở Khoa học\n"
	                "       dưới tán rừng và Công nghệ\n"
	                "\n"
	                "  2    Trồng quế     Sở Y tế\n"
	                "  ------------------------------------\n\n"
	                "Sau.\n",
	                "Bảng:\nTT\tNội dung nhiệm vụ\tCơ quan chủ trì\n1\tTrồng sâm dưới tán rừng\tSở Khoa học và Công nghệ\n"
	                "2\tTrồng quế\tSở Y tế\nSau.\n");
}

static void grid_tables(void **state)
{
	(void)state;
	struct document d;
	read_document(&d, "a.md",
	              "Bảng:\n\n"
	              "+----+---------------+-------------+\n"
	              "| TT | Nội dung      | Cơ quan     |\n"
	              "|    | nhiệm vụ      |             |\n"
	              "+====+===============+=============+\n"
	              "| 1  | Trồng **sâm** | Sở Y tế     |\n"
	              "|    | ở vùng cao    |             |\n"
	              "+----+---------------+-------------+\n"
	              "| 2  |               | Sở Xây dựng |\n"
	              "+----+---------------+-------------+\n\n"
	              "Sau.\n", STAGE_TEXT);
	assert_str(whole_text(&d), "Bảng:\nTT\tNội dung nhiệm vụ\tCơ quan\n1\tTrồng sâm ở vùng cao\tSở Y tế\n2\t\tSở Xây dựng\n"
	           "Sau.\n");
	assert_int_equal(d.in.blocks.items[1].flags & VB_BLOCK_TABLE_START, VB_BLOCK_TABLE_START);
	assert_source(&d, "Sở Y tế", "Sở Y tế");
	finish_document(&d);
}

static void cells_of_a_grid_that_span(void **state)
{
	(void)state;
	assert_markdown("+----+----------+---------------------+\n"
	                "| TT | Nhiệm vụ | Thời gian           |\n"
	                "|    |          +----------+----------+\n"
	                "|    |          | Bắt đầu  | Kết thúc |\n"
	                "+====+==========+==========+==========+\n"
	                "| I  | Vùng cao + thấp                |\n"
	                "+----+----------+----------+----------+\n"
	                "| 1  | + Trồng  |          | 2025     |\n"
	                "+----+----------+----------+----------+\n",
	                "TT\tNhiệm vụ\tThời gian\t\n\t\tBắt đầu\tKết thúc\nI\tVùng cao + thấp\t\t\n1\t+ Trồng\t\t2025\n");
}

static void rows_without_outer_marks(void **state)
{
	(void)state;
	assert_markdown("TT | Nhiệm vụ | Ghi chú\n---|---|---\n1 | Trồng sâm | \n | Trồng quế | gấp\n\n2\n\n3 | Trồng hồi | xong\n",
	                "TT\tNhiệm vụ\tGhi chú\n1\tTrồng sâm\t\n\tTrồng quế\tgấp\n2\n3\tTrồng hồi\txong\n");
	assert_text("TT | Nhiệm vụ | Ghi chú |\n1 | Trồng sâm | |\n | Trồng quế | gấp |\n", "TT\tNhiệm vụ\tGhi chú\n1\tTrồng sâm\t\n\tTrồng quế\tgấp\n");
}

/* ---- Layout ---------------------------------------------------------------------------------------------------------- */

#define COLUMNS_TEXT \
	"ỦY BAN NHÂN DÂN\nTỈNH MINH HỌA\nSố: 5/KH-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n" \
	"Minh Họa, ngày 05 tháng 3 năm 2024\nKẾ HOẠCH\n"

static void rows_without_outer_marks_that_stand_apart(void **state)
{
	(void)state;
	assert_text("TT | Nhiệm vụ | Cơ quan\n\nI | Rừng | Rừng\n\n1 | Trồng sâm | Sở Y tế\n\nMột | hai | ba | bốn\n",
	            "TT\tNhiệm vụ\tCơ quan\nI\tRừng\tRừng\n1\tTrồng sâm\tSở Y tế\nMột | hai | ba | bốn\n");
	assert_text("TT | Nhiệm vụ | Cơ quan | Năm\n\n1 | Trồng sâm ở | Sở Y tế | 2025\n\n | vùng cao | | \n\n2 | Trồng quế | Sở Y tế\n",
	            "TT\tNhiệm vụ\tCơ quan\tNăm\n1\tTrồng sâm ở\tSở Y tế\t2025\n\tvùng cao\t\t\n2\tTrồng quế\tSở Y tế\n");
	assert_text("TT | Nhiệm vụ\n\n1 | Trồng sâm\n", "TT | Nhiệm vụ\n1 | Trồng sâm\n");
}

static void number_and_place_on_one_line(void **state)
{
	(void)state;
	assert_text("Số: 12/KH-UBND, Lào Cai, ngày 03 tháng 4 năm 2025\n", "Số: 12/KH-UBND,\nLào Cai, ngày 03 tháng 4 năm 2025\n");
	assert_text("Số: 12/KH-UBND Lào Cai, ngày 03 tháng 4 năm 2025\n", "Số: 12/KH-UBND\nLào Cai, ngày 03 tháng 4 năm 2025\n");
	assert_text("Số 12/KH-UBND ngày 03/4/2025 của UBND tỉnh.\n", "Số 12/KH-UBND ngày 03/4/2025 của UBND tỉnh.\n");
}

static void a_letterhead_in_tabs_is_read_column_by_column(void **state)
{
	(void)state;
	assert_text("ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH MINH HỌA\tĐộc lập - Tự do - Hạnh phúc\n"
	            "Số: 5/KH-UBND\tMinh Họa, ngày 05 tháng 3 năm 2024\n\nKẾ HOẠCH\n", COLUMNS_TEXT);
}

static void a_letterhead_in_pipes_is_read_column_by_column(void **state)
{
	(void)state;
	assert_markdown("| ỦY BAN NHÂN DÂN<br>TỈNH MINH HỌA | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc |\n"
	                "|---|---|\n"
	                "| Số: 5/KH-UBND | *Minh Họa, ngày 05 tháng 3 năm 2024* |\n\nKẾ HOẠCH\n",
	                COLUMNS_TEXT);
}

static void a_letterhead_of_pandoc_is_read_column_by_column(void **state)
{
	(void)state;
	assert_markdown("  -------------------------- ---------------------------------------\n"
	                "  **ỦY BAN NHÂN DÂN\\         **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\\\n"
	                "  TỈNH MINH HỌA**            Độc lập - Tự do - Hạnh phúc**\n"
	                "\n"
	                "  Số: 5/KH-UBND              *Minh Họa, ngày 05 tháng 3 năm 2024*\n"
	                "  -------------------------- ---------------------------------------\n"
	                "\n"
	                "KẾ HOẠCH\n",
	                COLUMNS_TEXT);
}

static void a_letterhead_in_a_grid_is_read_column_by_column(void **state)
{
	(void)state;
	assert_markdown("+-----------------+------------------------------------+\n"
	                "| ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\n"
	                "|                 |                                    |\n"
	                "| TỈNH MINH HỌA   | Độc lập - Tự do - Hạnh phúc        |\n"
	                "+-----------------+------------------------------------+\n"
	                "| Số: 5/KH-UBND   | Minh Họa, ngày 05 tháng 3 năm 2024 |\n"
	                "+-----------------+------------------------------------+\n\n"
	                "KẾ HOẠCH\n",
	                COLUMNS_TEXT);
}

static void a_signature_is_read_column_by_column(void **state)
{
	(void)state;
	struct document d;
	read_document(&d, "a.txt", "2. Hai.\n\nNơi nhận:\tTM. ỦY BAN NHÂN DÂN\n- Như trên;\tKT. CHỦ TỊCH\n"
	              "- Lưu: VT.\tPHÓ CHỦ TỊCH\n\n\tNguyễn Văn Mẫu\n", STAGE_TEXT);
	assert_str(whole_text(&d), "2. Hai.\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n"
	           "Nguyễn Văn Mẫu\n");
	assert_int_equal(d.in.blocks.items[1].flags & VB_BLOCK_LAYOUT, VB_BLOCK_LAYOUT);
	assert_int_equal(d.in.blocks.items[5].kind, VB_BLOCK_PARAGRAPH);
	assert_source(&d, "KT. CHỦ TỊCH", "KT. CHỦ TỊCH");
	finish_document(&d);
}

static void a_line_of_a_layout_may_have_an_empty_right_cell(void **state)
{
	(void)state;
	assert_text("Nơi nhận:\tCHỦ TỊCH\n- Như trên;\t\n- Lưu: VT.\tNguyễn Văn Mẫu\n",
	            "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nCHỦ TỊCH\nNguyễn Văn Mẫu\n");
}

static void the_source_of_two_columns_encloses_both(void **state)
{
	(void)state;
	struct document d;
	read_document(&d, "a.txt", "| Nơi nhận: | CHỦ TỊCH |\n| - Như trên; | |\n| - Lưu: VT. | |\n", STAGE_TEXT);
	assert_str(whole_text(&d), "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nCHỦ TỊCH\n");
	assert_str(source_at(&d, (struct vb_span){0, d.in.text.len - 1}),
	           "Nơi nhận: | CHỦ TỊCH |\n| - Như trên; | |\n| - Lưu: VT.");
	finish_document(&d);
}

static void a_table_of_tasks_that_names_a_body_is_no_layout(void **state)
{
	(void)state;
	const char *rows = "TT\tNhiệm vụ\tCơ quan\n1\tTrồng sâm\tỦY BAN NHÂN DÂN\n2\tSở\tSỞ Y TẾ\n";
	assert_text(rows, rows);
}

/* ---- Limits ---------------------------------------------------------------------------------------------------------- */

static void a_row_wider_than_any_table_melts_into_its_last_cell(void **state)
{
	(void)state;
	enum { CELLS = 1100 };
	char source[CELLS * 2 + 1];
	struct document d;
	for (size_t i = 0; i < CELLS; i++)
		memcpy(source + 2 * i, "x\t", 2);
	source[CELLS * 2 - 1] = '\n';
	source[CELLS * 2] = '\0';
	read_document(&d, "a.txt", source, STAGE_TEXT);
	uint32_t tabs = 0;
	for (uint32_t i = 0; i < d.in.text.len; i++)
		tabs += d.in.text.bytes[i] == '\t';
	assert_int_equal(tabs, 1023);
	assert_memory_equal(d.in.text.bytes + d.in.text.len - 6, "x x x\n", 6);
	assert_string_equal(diagnosed(&d.in.diagnostics, VB_DIAGNOSTIC_TABLE_LIMIT, 0)->message.ptr,
	                    "a table row of 1100 cells: the cells behind the first 1024 stand in the last column");
	finish_document(&d);
}

static void a_grid_that_is_not_closed_loses_no_row(void **state)
{
	(void)state;
	assert_markdown("+----+----+\n| a  | b  |\n", "a\tb\n");
	assert_markdown("+----+----+\n| a  | b  |\n+----+----+\n| c  | d  |\n\nSau.\n", "a\tb\nc\td\nSau.\n");
}

static void pandoc_tables_that_are_not_closed_lose_no_row(void **state)
{
	(void)state;
	assert_markdown("  ---- ----\n  a    b\n", "a\tb\n");
	assert_markdown("  ---- ----\n  a    b\n\nSau.\n", "a\tb\nSau.\n");
	assert_markdown("a    b\n---- ----\n", "a\tb\n");
}

static void a_pipe_row_may_lack_its_last_mark(void **state)
{
	(void)state;
	assert_markdown("| a | b\n| c | d\n", "a\tb\nc\td\n");
}

/* ---- Tables of HTML in text -------------------------------------------------------------------------------------------- */

static void a_table_of_html_in_markdown_is_read_as_one(void **state)
{
	(void)state;
	assert_normalized("a.md",
	                  "# Phụ lục\n\n<html><body><table><tr><td>TT</td><td>Nhiệm vụ</td><td>Cơ quan</td></tr><tr><td>1</td><td>Trồng <b>sâm</b><br>trên núi</td>"
	                  "<td></td></tr></table></body></html>\n\nGhi chú: Không.\n",
	                  "Phụ lục\nTT\tNhiệm vụ\tCơ quan\n1\tTrồng sâm trên núi\t\nGhi chú: Không.\n");
	assert_normalized("a.md",
	                  "<table>\n<tr>\n<td>ỦY BAN NHÂN DÂN<br>TỈNH CÀ MAU</td>\n<td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</td>\n</tr>\n</table>\n\n**KẾ HOẠCH**\n",
	                  "ỦY BAN NHÂN DÂN\nTỈNH CÀ MAU\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nKẾ HOẠCH\n");
}

static void cells_of_html_in_text_have_their_place(void **state)
{
	(void)state;
	struct document d;
	read_document(&d, "a.md", "Một.\n\n<table><tr><td>TT</td><td>Nhiệm vụ</td></tr><tr><td>1</td><td>Trồng sâm</td></tr></table>\n\nHai.\n", STAGE_TEXT);
	assert_source(&d, "Trồng sâm", "Trồng sâm");
	assert_source(&d, "Hai.", "Hai.");
	finish_document(&d);
}

static void a_table_of_html_that_never_ends_is_text(void **state)
{
	(void)state;
	assert_normalized("a.md", "<table><tr><td>Trồng sâm\n\nHai.\n", "<table><tr><td>Trồng sâm\nHai.\n");
	assert_normalized("a.md", "<table><tr><td>Trồng sâm\n\n<table><tr><td>TT</td><td>Nhiệm vụ</td></tr><tr><td>1</td><td>Trồng quế</td></tr></table>\n",
	                  "<table><tr><td>Trồng sâm\nTT\tNhiệm vụ\n1\tTrồng quế\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_table_of_html_in_markdown_is_read_as_one),
		cmocka_unit_test(cells_of_html_in_text_have_their_place),
		cmocka_unit_test(a_table_of_html_that_never_ends_is_text),
		cmocka_unit_test(tabs_divide_the_cells_of_a_row),
		cmocka_unit_test(empty_cells_at_both_ends_are_kept),
		cmocka_unit_test(a_label_and_its_text_are_no_row),
		cmocka_unit_test(repeated_headers_and_pieces_stay_as_they_came),
		cmocka_unit_test(marks_do_not_leave_their_cell),
		cmocka_unit_test(pipe_tables),
		cmocka_unit_test(a_site_s_own_box_is_kept_and_marked),
		cmocka_unit_test(simple_tables),
		cmocka_unit_test(a_simple_table_ends_at_the_blank_line_whatever_table_follows),
		cmocka_unit_test(simple_tables_without_header),
		cmocka_unit_test(multiline_tables),
		cmocka_unit_test(grid_tables),
		cmocka_unit_test(cells_of_a_grid_that_span),
		cmocka_unit_test(rows_without_outer_marks),
		cmocka_unit_test(rows_without_outer_marks_that_stand_apart),
		cmocka_unit_test(number_and_place_on_one_line),
		cmocka_unit_test(a_letterhead_in_tabs_is_read_column_by_column),
		cmocka_unit_test(a_letterhead_in_pipes_is_read_column_by_column),
		cmocka_unit_test(a_letterhead_of_pandoc_is_read_column_by_column),
		cmocka_unit_test(a_letterhead_in_a_grid_is_read_column_by_column),
		cmocka_unit_test(a_signature_is_read_column_by_column),
		cmocka_unit_test(a_line_of_a_layout_may_have_an_empty_right_cell),
		cmocka_unit_test(the_source_of_two_columns_encloses_both),
		cmocka_unit_test(a_table_of_tasks_that_names_a_body_is_no_layout),
		cmocka_unit_test(a_row_wider_than_any_table_melts_into_its_last_cell),
		cmocka_unit_test(a_grid_that_is_not_closed_loses_no_row),
		cmocka_unit_test(pandoc_tables_that_are_not_closed_lose_no_row),
		cmocka_unit_test(a_pipe_row_may_lack_its_last_mark),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
