/* extract/appendix.c: the heads of appendices, attached documents, and what stands below. */
#include "support.h"

#define PLAN \
	"Số: 205/KH-UBND\n\nQuảng Ngãi, ngày 02 tháng 10 năm 2024\n\nKẾ HOẠCH\nPhát triển vùng trồng sâm\n\n" \
	"I. MỤC ĐÍCH\n\n1. Trồng sâm.\n\n2. Trồng quế.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn Mẫu\n\n"
#define TABLE "TT\tNhiệm vụ\tCơ quan chủ trì\n1\tTrồng sâm\tSở Y tế\n"

static void check_head(const char *lines, const char *label, const char *title, const char *attached_to, int line)
{
	struct document d;
	char text[2000] = PLAN;
	read_document(&d, "a.md", strcat(strcat(text, lines), "\n\n" TABLE), STAGE_APPENDICES);
	if (d.record.appendices.count != 1)
		fail_msg("line %d: %u appendices", line, d.record.appendices.count);
	const struct vb_appendix *a = &d.record.appendices.items[0];
	check_str(a->label, label, __FILE__, line);
	check_str(a->title, title, __FILE__, line);
	check_str(a->attached_to, attached_to, __FILE__, line);
	assert_int_equal(a->tables.count, 1);
	assert_str(a->tables.items[0].rows.items[0].cells.items[1], "Trồng sâm");
	assert_null(a->document);
	finish_document(&d);
}

#define assert_head(lines, label, title, attached_to) check_head((lines), (label), (title), (attached_to), __LINE__)

static void label_title_and_attachment(void **state)
{
	(void)state;
	assert_head("PHỤ LỤC\n\nDANH MỤC NHIỆM VỤ TRỒNG SÂM\n\n*(Kèm theo Kế hoạch số **205/KH-UBND** ngày **02/10** /2024 của "
	            "UBND tỉnh)*", "PHỤ LỤC", "DANH MỤC NHIỆM VỤ TRỒNG SÂM", "205/KH-UBND");
	assert_head("**Phụ lục**\n\nDanh mục nhiệm vụ trồng sâm\n\n(Kèm theo Kế hoạch số 205/KH-UBND ngày 02/10/2024)", "Phụ lục",
	            "Danh mục nhiệm vụ trồng sâm", "205/KH-UBND");
	assert_head("PHỤ LỤC II\n\nDANH MỤC NHIỆM VỤ", "PHỤ LỤC II", "DANH MỤC NHIỆM VỤ", NULL);
	assert_head("Phụ lục số 02\n\nDANH MỤC NHIỆM VỤ", "Phụ lục số 02", "DANH MỤC NHIỆM VỤ", NULL);
	assert_head("PHỤ LỤC", "PHỤ LỤC", NULL, NULL);
}

static void label_and_title_on_one_line(void **state)
{
	(void)state;
	assert_head("PHỤ LỤC II: DANH MỤC NHIỆM VỤ", "PHỤ LỤC II", "DANH MỤC NHIỆM VỤ", NULL);
	assert_head("Phụ lục 01: Danh mục nhiệm vụ", "Phụ lục 01", "Danh mục nhiệm vụ", NULL);
	assert_head("PHỤ LỤC DANH MỤC NHIỆM VỤ", "PHỤ LỤC", "DANH MỤC NHIỆM VỤ", NULL);
}

static void a_title_in_several_lines(void **state)
{
	(void)state;
	assert_head("PHỤ LỤC\n\nDANH MỤC CÁC NHIỆM VỤ\n\nTHỰC HIỆN KẾ HOẠCH TRỒNG SÂM\n\n(Kèm theo Kế hoạch số 205/KH-UBND)",
	            "PHỤ LỤC", "DANH MỤC CÁC NHIỆM VỤ THỰC HIỆN KẾ HOẠCH TRỒNG SÂM", "205/KH-UBND");
}

static void without_the_word_there_is_no_label(void **state)
{
	(void)state;
	assert_head("DANH MỤC CÁC NHIỆM VỤ TRỒNG SÂM\n\n(Kèm theo Kế hoạch số 205/KH-UBND ngày 02/10/2024 của UBND tỉnh)", NULL,
	            "DANH MỤC CÁC NHIỆM VỤ TRỒNG SÂM", "205/KH-UBND");
}

static void a_blank_number_is_attached_to_nothing(void **state)
{
	(void)state;
	assert_head("PHỤ LỤC\n\nDANH MỤC\n\n(Kèm theo Kế hoạch số      /KH-UBND ngày    /10/2024 của UBND tỉnh)", "PHỤ LỤC",
	            "DANH MỤC", NULL);
}

static void a_letterhead_of_its_own_is_no_title(void **state)
{
	(void)state;
	assert_head("ỦY BAN NHÂN DÂN\nTỈNH QUẢNG NGÃI\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n"
	            "Phụ lục\n\nDanh mục nhiệm vụ", "Phụ lục", "Danh mục nhiệm vụ", NULL);
}

static void several_appendices(void **state)
{
	(void)state;
	struct document d;
	read_document(&d, "a.txt", PLAN "PHỤ LỤC I\n\nDANH MỤC NHIỆM VỤ\n\n"
	              TABLE "\nPHỤ LỤC II\n\nDANH MỤC DỰ ÁN\n\nTT\tTên dự án\tKinh phí\n1\tĐường\t5 tỷ\n", STAGE_APPENDICES);
	assert_int_equal(d.record.appendices.count, 2);
	assert_str(d.record.appendices.items[0].label, "PHỤ LỤC I");
	assert_str(d.record.appendices.items[1].label, "PHỤ LỤC II");
	assert_str(d.record.appendices.items[1].title, "DANH MỤC DỰ ÁN");
	assert_str(d.record.appendices.items[1].tables.items[0].rows.items[0].cells.items[1], "Đường");
	assert_str(text_at(&d, d.record.appendices.items[0].span),
	           "PHỤ LỤC I\nDANH MỤC NHIỆM VỤ\nTT\tNhiệm vụ\tCơ quan chủ trì\n1\tTrồng sâm\tSở Y tế");
	finish_document(&d);
}

static void sections_and_text_of_an_appendix(void **state)
{
	(void)state;
	struct document d;
	read_document(&d, "a.txt", PLAN "PHỤ LỤC\n\nHƯỚNG DẪN TRỒNG SÂM\n\n(Kèm theo Kế hoạch số 205/KH-UBND)\n\n"
	              "Đọc trước khi trồng.\n\nI. CHỌN GIỐNG\n\n1. Giống tốt.\n\n- Cây con.\n\n" TABLE, STAGE_APPENDICES);
	const struct vb_appendix *a = &d.record.appendices.items[0];
	assert_str(a->paragraphs.items[0].text, "Đọc trước khi trồng.");
	assert_str(a->sections.items[0].id, "I");
	assert_str(a->sections.items[0].title, "CHỌN GIỐNG");
	assert_str(a->sections.items[0].children.items[0].paragraphs.items[1].text, "Cây con.");
	assert_str(a->sections.items[0].children.items[0].tables.items[0].rows.items[0].cells.items[1], "Trồng sâm");
	assert_int_equal(a->tables.count, 0);
	finish_document(&d);
}

static void a_whole_document_that_is_attached_has_a_header(void **state)
{
	(void)state;
	struct document d;
	read_document(&d, "a.txt",
	              "Số: 7/QĐ-UBND\n\nQuảng Ngãi, ngày 02 tháng 10 năm 2024\n\nQUYẾT ĐỊNH\nBan hành Kế hoạch trồng sâm\n\n"
	              "Điều 1. Ban hành Kế hoạch.\n\nĐiều 2. Hiệu lực.\n\nCHỦ TỊCH\n\nNguyễn Văn Mẫu\n\n"
	              "KẾ HOẠCH\n\nPhát triển vùng trồng sâm\n\n(Ban hành kèm theo Quyết định số 7/QĐ-UBND ngày 02/10/2024 của "
	              "UBND tỉnh)\n\nI. MỤC ĐÍCH\n\n1. Trồng sâm.\n",
	              STAGE_APPENDICES);
	assert_int_equal(d.record.appendices.count, 1);
	const struct vb_appendix *a = &d.record.appendices.items[0];
	assert_str(a->label, NULL);
	assert_str(a->title, "Phát triển vùng trồng sâm");
	assert_str(a->attached_to, "7/QĐ-UBND");
	assert_non_null(a->document);
	assert_str(a->document->type, "Kế hoạch");
	assert_str(a->document->type_code, "KH");
	assert_str(a->document->title, "Phát triển vùng trồng sâm");
	assert_str(a->document->number_symbol, NULL);
	assert_str(a->sections.items[0].children.items[0].id, "I/1");
	finish_document(&d);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(label_title_and_attachment),
		cmocka_unit_test(label_and_title_on_one_line),
		cmocka_unit_test(a_title_in_several_lines),
		cmocka_unit_test(without_the_word_there_is_no_label),
		cmocka_unit_test(a_blank_number_is_attached_to_nothing),
		cmocka_unit_test(a_letterhead_of_its_own_is_no_title),
		cmocka_unit_test(several_appendices),
		cmocka_unit_test(sections_and_text_of_an_appendix),
		cmocka_unit_test(a_whole_document_that_is_attached_has_a_header),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
