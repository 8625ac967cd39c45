/* normalize/text.c: which lines are one block, in each of the shapes that documents come in. */
#include "support.h"

#include <stdio.h>

#define assert_text(source, expected) assert_normalized("a.txt", (source), (expected))
#define assert_markdown(source, expected) assert_normalized("a.md", (source), (expected))

/* A paragraph in one line, and the same wrapped at some 80 columns. */
#define UNWRAPPED \
	"Tỉnh có tám huyện với nhiều vùng trồng cây dược liệu dưới tán rừng, trong đó vùng " \
	"cao có khí hậu mát mẻ quanh năm, thuận lợi cho cây sâm, cây quế và những cây " \
	"thuốc quý khác mà người dân đã trồng từ lâu đời"
#define WRAPPED \
	"Tỉnh có tám huyện với nhiều vùng trồng cây dược liệu dưới tán rừng, trong đó vùng\n" \
	"cao có khí hậu mát mẻ quanh năm, thuận lợi cho cây sâm, cây quế và những cây\n" \
	"thuốc quý khác mà người dân đã trồng từ lâu đời.\n"

/* ---- Separated: blank lines between paragraphs ----------------------------------------------------------------------- */

static void lines_of_a_paragraph_join_a_blank_line_ends_it(void **state)
{
	(void)state;
	assert_text("Đoạn thứ nhất có\nhai dòng.\n\nĐoạn thứ hai\n", "Đoạn thứ nhất có hai dòng.\nĐoạn thứ hai\n");
}

static void labels_list_marks_and_headings_begin_blocks(void **state)
{
	(void)state;
	assert_markdown("Mở đầu:\n- Một\n+ Hai\n* Ba\n• Bốn\n1. năm\n1.1. sáu\na) bảy\nđ) tám\n(1) chín\n## Mười\nI. MƯỜI MỘT\n"
	                "Điều 5. Mười hai\n",
	                "Mở đầu:\n- Một\n+ Hai\n* Ba\n• Bốn\n1. năm\n1.1. sáu\na) bảy\nđ) tám\n(1) chín\nMười\nI. MƯỜI MỘT\n"
	                "Điều 5. Mười hai\n");
}

static void a_list_mark_before_a_printed_label_is_of_the_source(void **state)
{
	(void)state;
	assert_markdown("- a) Trồng sâm\n\n- **b)** Trồng quế\n\n* 2. Chế biến\n\n- (1) Sấy\n\n- II. TỔ CHỨC THỰC HIỆN\n",
	                "a) Trồng sâm\nb) Trồng quế\n2. Chế biến\n(1) Sấy\nII. TỔ CHỨC THỰC HIỆN\n");
	/* A figure, initials, a label that nothing follows, and a mark that is printed (pandoc writes it "\\-"). */
	assert_markdown("- 15.000 ha rừng\n\n- C. Mẫu, L. Thử\n\n- I. Mẫu\n\n- a)\n\n\\- b) Trồng hồi\n",
	                "- 15.000 ha rừng\n- C. Mẫu, L. Thử\n- I. Mẫu\n- a)\n- b) Trồng hồi\n");
}

static void only_a_dash_may_be_a_wrapped_one(void **state)
{
	(void)state;
	assert_text("Gồm các cây:\n+ sâm\n+ quế\n* hồi\n• sả\n", "Gồm các cây:\n+ sâm\n+ quế\n* hồi\n• sả\n");
	assert_text("Gồm các cây:\n- sâm\n- quế\n- hồi\n", "Gồm các cây:\n- sâm\n- quế\n- hồi\n");
}

static void references_at_the_start_of_a_line_do_not(void **state)
{
	(void)state;
	assert_text("Thực hiện theo quy định tại\nĐiều 5 của Luật Trồng trọt và\nMục I Kế hoạch này.\n",
	            "Thực hiện theo quy định tại Điều 5 của Luật Trồng trọt và Mục I Kế hoạch này.\n");
	assert_text("Không thấp hơn mức quy định tại khoản 2\nĐiều 5 Nghị định số 61/2021/NĐ-CP và bảo đảm\ntiến độ.\n",
	            "Không thấp hơn mức quy định tại khoản 2 Điều 5 Nghị định số 61/2021/NĐ-CP và bảo đảm tiến độ.\n");
	assert_text("1. Thực hiện và tuyên truyền rộng rãi trong Nhân dân toàn tỉnh CHỈ THỊ\nSỐ 26/CT-TTg.\n\n2. Theo kết luận của kỳ họp thứ mười lăm Quốc hội khóa\nXIV.\n",
	            "1. Thực hiện và tuyên truyền rộng rãi trong Nhân dân toàn tỉnh CHỈ THỊ SỐ 26/CT-TTg.\n"
	            "2. Theo kết luận của kỳ họp thứ mười lăm Quốc hội khóa XIV.\n");
	assert_text("Kết quả thực hiện các nội dung của\nNghị quyết số 38-NQ/TU).\n", "Kết quả thực hiện các nội dung của Nghị quyết số 38-NQ/TU).\n");
	assert_text("Ban hành vào cuối năm\n2024 và gửi trước ngày\n24-11-2024, kinh phí là\n30.000 đồng mỗi cây.\n",
	            "Ban hành vào cuối năm 2024 và gửi trước ngày 24-11-2024, kinh phí là 30.000 đồng mỗi cây.\n");
}

/* A paragraph may be wrapped at a smaller width than most of the document. */
#define WIDE "Đoạn văn này được ngắt dòng ở bề rộng lớn hơn hẳn các đoạn khác của văn bản để có thể so sánh\nvới nhau.\n\n"
#define WIDE_READ "Đoạn văn này được ngắt dòng ở bề rộng lớn hơn hẳn các đoạn khác của văn bản để có thể so sánh với nhau.\n"

static void lines_that_look_like_a_letterhead_go_on_in_running_text(void **state)
{
	(void)state;
	static const char *const pairs[][2] = {
		{"1. Tổ chức thực hiện Nghị quyết số 3321/NQ-UBTVQH15 ngày hôm đó của", "Quốc hội, ngày 14/8/2013 ban hành Quy định."},
		{"1. Căn cứ Kế hoạch hành động số 2483/KH-TTCP của Tổng Thanh tra", "Chính phủ, ngày 09/9/2013."},
		{"Căn cứ vào Kế hoạch hành động số 2483/KH-TTCP của Tổng Thanh tra", "Chính phủ, ngày 09/9/2013."},
		{"TỔ CHỨC THỰC HIỆN KẾ HOẠCH HÀNH ĐỘNG SỐ 3267/KH-HĐND CỦA HỘI ĐỒNG NHÂN", "DÂN TỈNH NINH BÌNH, NGÀY 14/8/2013"},
		{"1. Phổ biến nội dung tại khoản 5 và Điều 21 của Điều lệ", "Đảng Cộng sản Việt Nam."},
		{"1. Trong thời gian tới tiếp tục tuyên truyền sâu rộng KẾ HOẠCH HÀNH", "ĐỘNG SỐ 327-KH/TW."},
		{"1. Tham mưu Ủy ban nhân dân tỉnh sửa đổi, bổ sung Tờ trình số 3332", "/TTr-SNN&MT."},
		{"Thực hiện Báo cáo của Chính phủ (sau đây gọi chung là Báo cáo", "996); tiếp tục triển khai Báo cáo."},
		{"1. Thực hiện nghị quyết của Hội đồng nhân dân tỉnh Hưng Yên khóa", "XIX. Định kỳ đánh giá kết quả."},
		{"1. Tổ chức sơ kết năm năm thực hiện kết quả của Hướng dẫn số", "118- HD/BTCTW của Ban Tổ chức."},
		{"1. Thực hiện Thông tư liên tịch số 1012/2024/TTLT-BKHCN-BTTTT (Điều", "8) trên địa bàn tỉnh."},
		{"1. Bảo đảm thống nhất với báo cáo của Chính phủ và hủy bỏ Điểm", "6.8 Khoản 6 Mục II của Pháp lệnh."},
	};
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		char source[2048], expected[2048];
		snprintf(source, sizeof source, "%s%s\n%s\n", WIDE WIDE WIDE WIDE, pairs[i][0], pairs[i][1]);
		snprintf(expected, sizeof expected, "%s%s %s\n", WIDE_READ WIDE_READ WIDE_READ WIDE_READ, pairs[i][0], pairs[i][1]);
		assert_text(source, expected);
	}
}

static void a_title_ends_before_the_basis(void **state)
{
	(void)state;
	assert_text("KẾ HOẠCH\n\nPhát triển hạ tầng số và dữ liệu số\n\nXét đề nghị của Sở Nội vụ;\n",
	            "KẾ HOẠCH\nPhát triển hạ tầng số và dữ liệu số\nXét đề nghị của Sở Nội vụ;\n");
	assert_text("KẾ HOẠCH\n\nThực hiện Chỉ thị của UBND tỉnh Cao Bằng\n\nXét đề nghị của Sở Nội vụ;\n",
	            "KẾ HOẠCH\nThực hiện Chỉ thị của UBND tỉnh Cao Bằng\nXét đề nghị của Sở Nội vụ;\n");
}

static void quotes_beyond_ascii_stand_before_emphasis(void **state)
{
	(void)state;
	assert_markdown("gọi tắt là “*Công văn 36/VPCP-VP*”; và một*sao\n", "gọi tắt là “Công văn 36/VPCP-VP”; và một*sao\n");
}

static void blanks_of_a_date_are_no_columns(void **state)
{
	(void)state;
	assert_text("1. Phê\nduyệt Tờ trình số 06/TTr-UBND ngày     tháng     năm 2019 của tỉnh\nhiện văn bản số 9/SXD ngày    /12/2020 trên.\n",
	            "1. Phê duyệt Tờ trình số 06/TTr-UBND ngày     tháng     năm 2019 của tỉnh hiện văn bản số 9/SXD ngày    /12/2020 trên.\n");
}

static void what_a_plan_is_attached_to_goes_on_in_running_text(void **state)
{
	(void)state;
	assert_text("1. Mở đầu.\n\nThực hiện Quy chế làm việc của tỉnh, của các huyện và của các xã ban hành\nkèm theo Quyết định số 5/QĐ-UBND.\n\n"
	            "Thực hiện đúng và đủ Quy chế làm việc của tỉnh, của các huyện và của các xã\n(ban hành kèm theo Quyết định số 5/QĐ-UBND).\n",
	            "1. Mở đầu.\nThực hiện Quy chế làm việc của tỉnh, của các huyện và của các xã ban hành kèm theo Quyết định số 5/QĐ-UBND.\n"
	            "Thực hiện đúng và đủ Quy chế làm việc của tỉnh, của các huyện và của các xã (ban hành kèm theo Quyết định số 5/QĐ-UBND).\n");
	assert_text("1. Mở đầu.\n\nPHỤ LỤC\nDANH MỤC VIỆC TRỒNG SÂM\n(Kèm theo Quyết định số 5/QĐ-UBND)\n",
	            "1. Mở đầu.\nPHỤ LỤC\nDANH MỤC VIỆC TRỒNG SÂM\n(Kèm theo Quyết định số 5/QĐ-UBND)\n");
}

static void the_dash_of_a_name_is_no_list_mark(void **state)
{
	(void)state;
	assert_text("1. Mở đầu.\n\n- Gửi kết quả về Sở Lao động\n- Thương binh và Xã hội.\n\n- Trồng chè ở Lao động\n- Trồng quế.\n",
	            "1. Mở đầu.\n- Gửi kết quả về Sở Lao động - Thương binh và Xã hội.\n- Trồng chè ở Lao động\n- Trồng quế.\n");
}

static void lines_of_a_site_s_box_are_marked(void **state)
{
	(void)state;
	struct document d;
	read_document(&d, "a.txt", "Kế hoạch trồng sâm năm 2018\nSố hiệu: 5/KH-UBND Loại văn bản: Kế hoạch\nNgày ban hành: 26/01/2018\n\nSố: 5/KH-UBND\n\n1. Mở đầu.\n\nPhạm vi: toàn tỉnh.\n",
	              STAGE_TEXT);
	assert_str(whole_text(&d), "Kế hoạch trồng sâm năm 2018\nSố hiệu: 5/KH-UBND Loại văn bản: Kế hoạch\nNgày ban hành: 26/01/2018\nSố: 5/KH-UBND\n1. Mở đầu.\nPhạm vi: toàn tỉnh.\n");
	for (uint32_t i = 0; i < 6; i++)
		assert_int_equal(d.in.blocks.items[i].flags & VB_BLOCK_META, i == 1 || i == 2 ? VB_BLOCK_META : 0);
	finish_document(&d);
}

static void a_place_s_name_goes_on_behind_a_page_break(void **state)
{
	(void)state;
	assert_text("1. Trồng sâm ở tỉnh Hà\n\nTĩnh và ở các nơi khác.\n\n- Vai trò của nông dân Việt\n\nNam.\n\n2. Du lịch tỉnh Quảng Nam\n\nĐịnh hướng mới.\n",
	            "1. Trồng sâm ở tỉnh Hà Tĩnh và ở các nơi khác.\n- Vai trò của nông dân Việt Nam.\n2. Du lịch tỉnh Quảng Nam\nĐịnh hướng mới.\n");
}

static void a_heading_that_ends_with_a_comma_goes_on(void **state)
{
	(void)state;
	assert_markdown("## I. MỤC ĐÍCH,\n\n## YÊU CẦU\n\n## II. NHIỆM VỤ\n\n## 1. Trồng sâm,\n\n## 2. Trồng quế\n",
	                "I. MỤC ĐÍCH, YÊU CẦU\nII. NHIỆM VỤ\n1. Trồng sâm,\n2. Trồng quế\n");
}

static void a_wrapped_dash_is_no_list_mark(void **state)
{
	(void)state;
	assert_text("Mở đầu văn bản.\n\nPhát triển kinh tế\n- xã hội của vùng cao.\n",
	            "Mở đầu văn bản.\nPhát triển kinh tế - xã hội của vùng cao.\n");
	assert_text("Gồm:\n- xã An;\n- xã Bình.\n", "Gồm:\n- xã An;\n- xã Bình.\n");
}

static void hard_breaks_end_nothing_but_the_line(void **state)
{
	(void)state;
	assert_markdown("Mở đầu.\n\nmột dòng có ngắt\\\nvà dòng sau nó.\n", "Mở đầu.\nmột dòng có ngắt và dòng sau nó.\n");
	assert_markdown("Mở đầu.\n\nmột dòng có ngắt  \nvà dòng sau nó.\n", "Mở đầu.\nmột dòng có ngắt và dòng sau nó.\n");
	assert_markdown("**TM. ỦY BAN NHÂN DÂN\\\nKT. CHỦ TỊCH\\\nPHÓ CHỦ TỊCH**\n",
	                "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n");
}

static void br_is_a_line_end(void **state)
{
	(void)state;
	assert_markdown("**KT. CHỦ TỊCH<br>PHÓ CHỦ TỊCH**\n", "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n");
	assert_markdown("Gồm:<br>- một;<BR/>- hai.\n", "Gồm:\n- một;\n- hai.\n");
	assert_markdown("vùng trồng<br>sâm\n", "vùng trồng sâm\n");
}

static void a_markdown_heading_ends_with_its_line(void **state)
{
	(void)state;
	assert_markdown("#### 1. Chung\nNội dung của mục.\n", "1. Chung\nNội dung của mục.\n");
}

static void markdown_headings_are_blocks_with_their_level(void **state)
{
	(void)state;
	struct document d;
	read_document(&d, "a.md", "## **II. MỤC TIÊU**\n#### 1. Chung\n\nNội dung.\n\n#không phải tiêu đề\n", STAGE_TEXT);
	assert_str(whole_text(&d), "II. MỤC TIÊU\n1. Chung\nNội dung.\n#không phải tiêu đề\n");
	assert_int_equal(d.in.blocks.items[0].kind, VB_BLOCK_HEADING);
	assert_int_equal(d.in.blocks.items[0].level, 2);
	assert_int_equal(d.in.blocks.items[0].flags & VB_BLOCK_BOLD, VB_BLOCK_BOLD);
	assert_int_equal(d.in.blocks.items[1].level, 4);
	assert_int_equal(d.in.blocks.items[2].kind, VB_BLOCK_PARAGRAPH);
	assert_source(&d, "II. MỤC TIÊU", "II. MỤC TIÊU");
	finish_document(&d);
}

/* ---- Page breaks ----------------------------------------------------------------------------------------------------- */

static void a_sentence_goes_on_behind_a_blank_line_in_lower_case(void **state)
{
	(void)state;
	assert_text("1. Giao Sở Y tế chủ trì, phối hợp với các sở, ban,\n\nngành liên quan thực hiện.\n\n2. Hai.\n",
	            "1. Giao Sở Y tế chủ trì, phối hợp với các sở, ban, ngành liên quan thực hiện.\n2. Hai.\n");
}

static void a_sentence_goes_on_in_capitals_where_its_end_is_open(void **state)
{
	(void)state;
	assert_text("1. Mở đầu.\n\n- Tiếp tục thực hiện các nghị quyết của Ban\n\nThường vụ Tỉnh ủy về trồng rừng.\n\n- Hai.\n",
	            "1. Mở đầu.\n- Tiếp tục thực hiện các nghị quyết của Ban Thường vụ Tỉnh ủy về trồng rừng.\n- Hai.\n");
	assert_text("1. Mở đầu.\n\n- Nghiên cứu, xây dựng Đề án thành lập\n\nQuỹ hỗ trợ người trồng sâm.\n\n- Hai.\n",
	            "1. Mở đầu.\n- Nghiên cứu, xây dựng Đề án thành lập Quỹ hỗ trợ người trồng sâm.\n- Hai.\n");
}

static void a_finished_sentence_does_not_go_on(void **state)
{
	(void)state;
	static const char *const ends[] = {"Hết.", "Hết;", "Hết:", "Hết./."};
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		char source[100];
		snprintf(source, sizeof source, "1. Một\n\n- %s\n\nngành y tế\n", ends[i]);
		char expected[100];
		snprintf(expected, sizeof expected, "1. Một\n- %s\nngành y tế\n", ends[i]);
		assert_text(source, expected);
	}
}

static void a_label_or_list_mark_behind_a_blank_line_begins_a_block(void **state)
{
	(void)state;
	assert_text("1. Giao các sở, ban,\n\n- ngành y tế\n\na) ngành điện\n",
	            "1. Giao các sở, ban,\n- ngành y tế\na) ngành điện\n");
}

static void a_heading_that_ends_open_does_not_swallow_the_next_sentence(void **state)
{
	(void)state;
	assert_text("1. Những kết quả đạt được\n\nTrong năm qua tỉnh trồng nhiều sâm.\n\nXét đề nghị của Chính phủ và của Ủy ban Pháp luật,\n\nQUYẾT NGHỊ:\n",
	            "1. Những kết quả đạt được\nTrong năm qua tỉnh trồng nhiều sâm.\nXét đề nghị của Chính phủ và của Ủy ban Pháp luật,\nQUYẾT NGHỊ:\n");
}

static void headings_and_their_text_stay_apart(void **state)
{
	(void)state;
	assert_text("I. MỤC ĐÍCH\n\n1. Mục đích\n\nNâng cao đời sống người trồng sâm.\n\n2. Yêu cầu\n\nBảo đảm tiến độ.\n",
	            "I. MỤC ĐÍCH\n1. Mục đích\nNâng cao đời sống người trồng sâm.\n2. Yêu cầu\nBảo đảm tiến độ.\n");
}

static void a_page_number_inside_a_sentence_is_left_out(void **state)
{
	(void)state;
	struct document d;
	read_document(&d, "a.txt", "1. Giao các sở, ban,\n\n1\n\nngành liên quan thực hiện.\n\n2. Hai.\n", STAGE_TEXT);
	assert_str(whole_text(&d), "1. Giao các sở, ban, ngành liên quan thực hiện.\n2. Hai.\n");
	const struct vb_diagnostic *page = diagnosed(&d.in.diagnostics, VB_DIAGNOSTIC_PAGE_NUMBER, 0);
	assert_non_null(page);
	assert_string_equal(page->message.ptr, "1 page number stood inside a sentence and left out");
	assert_str(input_at(&d, page->source_span), "1");
	assert_int_equal(d.in.text.gaps.count, 1);
	assert_int_equal(d.in.text.gaps.items[0], find_text(&d, "ngành").start);
	finish_document(&d);
}

static void a_page_number_between_sentences_is_a_block_of_its_own(void **state)
{
	(void)state;
	struct document d;
	read_document(&d, "a.txt", "1. Một xong.\n\n- 1 -\n\n2. Hai.\n\nTrang 2\n\n3. Ba.\n", STAGE_TEXT);
	assert_str(whole_text(&d), "1. Một xong.\n- 1 -\n2. Hai.\nTrang 2\n3. Ba.\n");
	assert_int_equal(d.in.blocks.items[1].kind, VB_BLOCK_PAGE);
	assert_int_equal(d.in.blocks.items[3].kind, VB_BLOCK_PAGE);
	assert_null(diagnosed(&d.in.diagnostics, VB_DIAGNOSTIC_PAGE_NUMBER, 0));
	finish_document(&d);
}

static void a_number_that_does_not_go_on_from_the_last_is_no_page(void **state)
{
	(void)state;
	struct document d;
	read_document(&d, "a.txt", "Số hộ trồng sâm:\n\n450\n\nlà số của năm trước.\n", STAGE_TEXT);
	for (uint32_t i = 0; i < d.in.blocks.count; i++)
		assert_int_not_equal(d.in.blocks.items[i].kind, VB_BLOCK_PAGE);
	assert_non_null(memmem(d.in.text.bytes, d.in.text.len, "450", 3));
	finish_document(&d);
}

/* ---- Unwrapped: a paragraph is a line -------------------------------------------------------------------------------- */

static void in_unwrapped_text_a_line_is_a_paragraph(void **state)
{
	(void)state;
	assert_text(UNWRAPPED ".\n" UNWRAPPED ".\nĐoạn ngắn\nĐoạn ngắn khác.\n" UNWRAPPED ".\nMột.\nHai.\nBa.\nBốn.\nNăm.\n",
	            UNWRAPPED ".\n" UNWRAPPED ".\nĐoạn ngắn\nĐoạn ngắn khác.\n" UNWRAPPED ".\nMột.\nHai.\nBa.\nBốn.\nNăm.\n");
}

static void in_unwrapped_text_a_cut_sentence_goes_on(void **state)
{
	(void)state;
	assert_text(UNWRAPPED ".\n" UNWRAPPED ".\n- Giao các sở, ban,\nngành thực hiện.\n- Nghị quyết của Ban\nThường vụ Tỉnh ủy.\n"
	            "Một.\nHai.\nBa.\nBốn.\nNăm.\n",
	            UNWRAPPED ".\n" UNWRAPPED ".\n- Giao các sở, ban, ngành thực hiện.\n- Nghị quyết của Ban Thường vụ Tỉnh ủy.\n"
	            "Một.\nHai.\nBa.\nBốn.\nNăm.\n");
}

/* ---- Wrapped only: hard wraps, no blank lines (law sites) ------------------------------------------------------------ */

static void full_lines_go_on_short_ones_end_the_paragraph(void **state)
{
	(void)state;
	assert_text(WRAPPED WRAPPED WRAPPED WRAPPED "Nội dung ngắn.\nĐoạn khác.\n",
	            UNWRAPPED ".\n" UNWRAPPED ".\n" UNWRAPPED ".\n" UNWRAPPED ".\nNội dung ngắn.\nĐoạn khác.\n");
}

static void a_heading_broken_after_its_first_word_is_one(void **state)
{
	(void)state;
	assert_text("I. MỤC ĐÍCH,\nYÊU CẦU\n1. Mục\nđích\n" WRAPPED "2. Yêu\ncầu\n" WRAPPED WRAPPED,
	            "I. MỤC ĐÍCH, YÊU CẦU\n1. Mục đích\n" UNWRAPPED ".\n2. Yêu cầu\n" UNWRAPPED ".\n" UNWRAPPED ".\n");
	assert_text("KẾ HOẠCH\nTHỰC\nHIỆN NGHỊ QUYẾT CỦA TỈNH ỦY MINH HỌA VỀ TRỒNG RỪNG VÀ PHÁT TRIỂN DƯỢC LIỆU DƯỚI\nTÁN RỪNG\n"
	            "I. MỤC TIÊU\n" WRAPPED WRAPPED WRAPPED,
	            "KẾ HOẠCH\nTHỰC HIỆN NGHỊ QUYẾT CỦA TỈNH ỦY MINH HỌA VỀ TRỒNG RỪNG VÀ PHÁT TRIỂN DƯỢC LIỆU DƯỚI TÁN RỪNG\n"
	            "I. MỤC TIÊU\n" UNWRAPPED ".\n" UNWRAPPED ".\n" UNWRAPPED ".\n");
}

static void cells_of_a_law_site_are_ended_by_their_marks(void **state)
{
	(void)state;
	assert_text("ỦY BAN NHÂN DÂN\nTỈNH MINH HỌA\n-------\n|\nCỘNG\nHÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
	            "---------------\n|\nSố:\n901/KH-UBND\n|\n"
	            "Minh Họa, ngày 05\ntháng 3 năm 2024\n|\nKẾ HOẠCH\n" WRAPPED WRAPPED,
	            "ỦY BAN NHÂN DÂN\nTỈNH MINH HỌA\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
	            "Số: 901/KH-UBND\nMinh Họa, ngày 05 tháng 3 năm 2024\n"
	            "KẾ HOẠCH\n" UNWRAPPED ".\n" UNWRAPPED ".\n");
}

static void a_name_with_a_dash_may_be_cut_anywhere(void **state)
{
	(void)state;
	assert_text("Số: 12/KH-UBND\n|\nBà Rịa - Vũng\nTàu, ngày 01 tháng 8 năm 2022\n|\nI. MỤC TIÊU\n- Trồng sâm ở tỉnh Bà Rịa -\nVũng Tàu.\n" WRAPPED WRAPPED WRAPPED,
	            "Số: 12/KH-UBND\nBà Rịa - Vũng Tàu, ngày 01 tháng 8 năm 2022\nI. MỤC TIÊU\n- Trồng sâm ở tỉnh Bà Rịa - Vũng Tàu.\n"
	            UNWRAPPED ".\n" UNWRAPPED ".\n" UNWRAPPED ".\n");
}

static void a_preamble_that_begins_as_the_title_is_no_part_of_it(void **state)
{
	(void)state;
	assert_text("KẾ HOẠCH\nThực hiện Nghị quyết số 5-NQ/TU của Tỉnh ủy về phát triển cây dược liệu dưới tán\nrừng và về bảo tồn các giống cây thuốc quý hiếm trên địa bàn của tỉnh\n"
	            "Thực hiện Nghị quyết số 5-NQ/TU của Tỉnh ủy, UBND tỉnh ban hành Kế hoạch như sau:\nI. MỤC TIÊU\n" WRAPPED WRAPPED WRAPPED,
	            "KẾ HOẠCH\nThực hiện Nghị quyết số 5-NQ/TU của Tỉnh ủy về phát triển cây dược liệu dưới tán rừng và về bảo tồn các giống cây thuốc quý hiếm trên địa bàn của tỉnh\n"
	            "Thực hiện Nghị quyết số 5-NQ/TU của Tỉnh ủy, UBND tỉnh ban hành Kế hoạch như sau:\nI. MỤC TIÊU\n" UNWRAPPED ".\n" UNWRAPPED ".\n" UNWRAPPED ".\n");
}

static void a_dash_between_years_is_no_list_mark(void **state)
{
	(void)state;
	assert_text("I. MỤC TIÊU\n1. Trồng sâm giai đoạn 2026\n- 2030, tầm nhìn đến năm 2045.\n- 2030 là năm cuối.\n2. Nâng cao chất lượng dân số\n3. Nội dung khác\n" WRAPPED WRAPPED,
	            "I. MỤC TIÊU\n1. Trồng sâm giai đoạn 2026 - 2030, tầm nhìn đến năm 2045.\n- 2030 là năm cuối.\n2. Nâng cao chất lượng dân số\n3. Nội dung khác\n" UNWRAPPED ".\n" UNWRAPPED ".\n");
}

static void a_short_heading_ends_with_its_line(void **state)
{
	(void)state;
	assert_text("1. Yêu cầu\nBảo đảm tiến độ trồng sâm ở các xã vùng cao.\n\n2. Mở rộng vùng trồng\nsâm.\n\n" WRAPPED "\n" WRAPPED,
	            "1. Yêu cầu\nBảo đảm tiến độ trồng sâm ở các xã vùng cao.\n2. Mở rộng vùng trồng sâm.\n" UNWRAPPED ".\n" UNWRAPPED ".\n");
}

static void an_item_goes_on_until_its_end_mark(void **state)
{
	(void)state;
	assert_text("I. NHIỆM VỤ\n- Tổng hợp, báo cáo\nUBND tỉnh.\n- Phối hợp với các xã và với Trường Đại học\nTây Nguyên trồng sâm;\n- Sở Y tế\nKhám sức khỏe.\n"
	            WRAPPED WRAPPED WRAPPED,
	            "I. NHIỆM VỤ\n- Tổng hợp, báo cáo UBND tỉnh.\n- Phối hợp với các xã và với Trường Đại học Tây Nguyên trồng sâm;\n- Sở Y tế\nKhám sức khỏe.\n"
	            UNWRAPPED ".\n" UNWRAPPED ".\n" UNWRAPPED ".\n");
}

static void an_addressee_and_its_task_are_two_blocks(void **state)
{
	(void)state;
	assert_text("1.1. Sở Y tế\nChủ trì khám sức khỏe cho người trồng sâm.\n1.2. Hội Nông dân tỉnh\nPhối hợp tuyên truyền.\n"
	            WRAPPED WRAPPED,
	            "1.1. Sở Y tế\nChủ trì khám sức khỏe cho người trồng sâm.\n1.2. Hội Nông dân tỉnh\nPhối hợp tuyên truyền.\n"
	            UNWRAPPED ".\n" UNWRAPPED ".\n");
}

/* ---- Letterhead and signature ---------------------------------------------------------------------------------------- */

static void lines_of_letterhead_and_signature_are_blocks(void **state)
{
	(void)state;
	const char *text = "ỦY BAN NHÂN DÂN\nTỈNH MINH HỌA\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
	"Số: 5/KH-UBND\nMinh Họa, ngày 05 tháng 3 năm 2024\nKẾ HOẠCH\n"
	                   "Trồng sâm\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n"
	                   "Nguyễn Văn Mẫu\nPHỤ LỤC\n(Kèm theo Kế hoạch số 5/KH-UBND)\n";
	assert_text(text, text);
}

static void number_and_date_may_be_cut_in_their_line(void **state)
{
	(void)state;
	assert_text("Số:\n901/KH-UBND\n\nMinh Họa, ngày 05\ntháng 3 năm\n2024\n\nKẾ HOẠCH\n",
	            "Số: 901/KH-UBND\nMinh Họa, ngày 05 tháng 3 năm 2024\nKẾ HOẠCH\n");
}

static void rules_end_a_block_and_are_no_text(void **state)
{
	(void)state;
	assert_text("TỈNH MINH HỌA\n-------\nKẾ HOẠCH\n_______\nTrồng sâm\n", "TỈNH MINH HỌA\nKẾ HOẠCH\nTrồng sâm\n");
}

/* ---- Bytes ----------------------------------------------------------------------------------------------------------- */

static void line_ends_of_all_systems(void **state)
{
	(void)state;
	assert_text("Đoạn một\r\ncó hai dòng.\r\n\r\nĐoạn hai\r\n", "Đoạn một có hai dòng.\nĐoạn hai\n");
	assert_text("Đoạn một\rcó hai dòng.\r\rĐoạn hai\r", "Đoạn một có hai dòng.\nĐoạn hai\n");
	assert_text("Không có dấu cuối", "Không có dấu cuối\n");
}

static void places_count_from_the_first_to_the_last_character(void **state)
{
	(void)state;
	struct document d;
	read_document(&d, "a.md", "  Theo Kế hoạch số **136/KH-\nUBND** này.\n\n> Trích\n", STAGE_TEXT);
	assert_str(whole_text(&d), "Theo Kế hoạch số 136/KH- UBND này.\nTrích\n");
	assert_source(&d, "Kế hoạch số 136", "Kế hoạch số **136");
	assert_source(&d, "136/KH- UBND", "136/KH-\nUBND");
	assert_source(&d, "Theo", "Theo");
	assert_source(&d, "Trích", "Trích");
	finish_document(&d);
}

static void spaces_and_dashes_are_shown_as_they_are(void **state)
{
	(void)state;
	assert_text("giai đoạn 2021 – 2025,\xC2\xA0tầm  nhìn\xE2\x80\x8B 2030\n",
	            "giai đoạn 2021 – 2025,\xC2\xA0tầm  nhìn\xE2\x80\x8B 2030\n");
}

static void control_characters_are_left_out(void **state)
{
	(void)state;
	struct document d;
	read_document(&d, "a.txt", "Trồng\x02 sâm\x03 ở vùng cao của tỉnh trong năm nay và những năm sau nữa.\n", STAGE_TEXT);
	assert_str(whole_text(&d), "Trồng sâm ở vùng cao của tỉnh trong năm nay và những năm sau nữa.\n");
	assert_string_equal(diagnosed(&d.in.diagnostics, VB_DIAGNOSTIC_CONTROL_REMOVED, 0)->message.ptr,
	                    "2 control characters were left out");
	finish_document(&d);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_of_a_paragraph_join_a_blank_line_ends_it),
		cmocka_unit_test(labels_list_marks_and_headings_begin_blocks),
		cmocka_unit_test(a_list_mark_before_a_printed_label_is_of_the_source),
		cmocka_unit_test(only_a_dash_may_be_a_wrapped_one),
		cmocka_unit_test(references_at_the_start_of_a_line_do_not),
		cmocka_unit_test(lines_that_look_like_a_letterhead_go_on_in_running_text),
		cmocka_unit_test(a_title_ends_before_the_basis),
		cmocka_unit_test(quotes_beyond_ascii_stand_before_emphasis),
		cmocka_unit_test(blanks_of_a_date_are_no_columns),
		cmocka_unit_test(what_a_plan_is_attached_to_goes_on_in_running_text),
		cmocka_unit_test(the_dash_of_a_name_is_no_list_mark),
		cmocka_unit_test(lines_of_a_site_s_box_are_marked),
		cmocka_unit_test(a_place_s_name_goes_on_behind_a_page_break),
		cmocka_unit_test(a_heading_that_ends_with_a_comma_goes_on),
		cmocka_unit_test(a_wrapped_dash_is_no_list_mark),
		cmocka_unit_test(hard_breaks_end_nothing_but_the_line),
		cmocka_unit_test(br_is_a_line_end),
		cmocka_unit_test(a_markdown_heading_ends_with_its_line),
		cmocka_unit_test(markdown_headings_are_blocks_with_their_level),
		cmocka_unit_test(a_sentence_goes_on_behind_a_blank_line_in_lower_case),
		cmocka_unit_test(a_sentence_goes_on_in_capitals_where_its_end_is_open),
		cmocka_unit_test(a_finished_sentence_does_not_go_on),
		cmocka_unit_test(a_label_or_list_mark_behind_a_blank_line_begins_a_block),
		cmocka_unit_test(a_heading_that_ends_open_does_not_swallow_the_next_sentence),
		cmocka_unit_test(headings_and_their_text_stay_apart),
		cmocka_unit_test(a_page_number_inside_a_sentence_is_left_out),
		cmocka_unit_test(a_page_number_between_sentences_is_a_block_of_its_own),
		cmocka_unit_test(a_number_that_does_not_go_on_from_the_last_is_no_page),
		cmocka_unit_test(in_unwrapped_text_a_line_is_a_paragraph),
		cmocka_unit_test(in_unwrapped_text_a_cut_sentence_goes_on),
		cmocka_unit_test(full_lines_go_on_short_ones_end_the_paragraph),
		cmocka_unit_test(a_heading_broken_after_its_first_word_is_one),
		cmocka_unit_test(cells_of_a_law_site_are_ended_by_their_marks),
		cmocka_unit_test(a_name_with_a_dash_may_be_cut_anywhere),
		cmocka_unit_test(a_preamble_that_begins_as_the_title_is_no_part_of_it),
		cmocka_unit_test(a_dash_between_years_is_no_list_mark),
		cmocka_unit_test(a_short_heading_ends_with_its_line),
		cmocka_unit_test(an_item_goes_on_until_its_end_mark),
		cmocka_unit_test(an_addressee_and_its_task_are_two_blocks),
		cmocka_unit_test(lines_of_letterhead_and_signature_are_blocks),
		cmocka_unit_test(number_and_date_may_be_cut_in_their_line),
		cmocka_unit_test(rules_end_a_block_and_are_no_text),
		cmocka_unit_test(line_ends_of_all_systems),
		cmocka_unit_test(places_count_from_the_first_to_the_last_character),
		cmocka_unit_test(spaces_and_dashes_are_shown_as_they_are),
		cmocka_unit_test(control_characters_are_left_out),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
