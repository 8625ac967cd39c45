/* normalize/html*.c: which part of a page is the document, its blocks, its tables, and where each character stands. */
#include "../../base/utf8.h"
#include "../../normalize/builder.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#define MOTTO "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
#define LETTERHEAD \
	"<table width=100%><tr><td align=center><b>UBND TỈNH QUẢNG NAM<br>-------</b></td><td><p><b>" MOTTO "</b></p>" \
	"<p><b>Độc lập - Tự do - Hạnh phúc</b></p></td></tr>" \
	"<tr><td>Số: 205/KH-UBND</td><td><i>Quảng Nam, ngày 12 tháng 3 năm 2024</i></td></tr></table>"
#define LETTERHEAD_TEXT \
	"UBND TỈNH QUẢNG NAM\n-------\nSố: 205/KH-UBND\n" MOTTO "\nĐộc lập - Tự do - Hạnh phúc\n" \
	"Quảng Nam, ngày 12 tháng 3 năm 2024\n"
#define BODY \
	"<p align=center><b>KẾ HOẠCH</b></p><p>Căn cứ Luật Trồng trọt ngày 19 tháng 11 năm 2018;</p>" \
	"<p><b>I. MỤC ĐÍCH</b></p><p>1. Mở rộng vùng trồng sâm.</p>"
#define BODY_TEXT "KẾ HOẠCH\nCăn cứ Luật Trồng trọt ngày 19 tháng 11 năm 2018;\nI. MỤC ĐÍCH\n1. Mở rộng vùng trồng sâm.\n"
#define SIGNATURE \
	"<table><tr><td><b>Nơi nhận:</b><br>- Như trên;<br>- Lưu: VT.</td>" \
	"<td><b>TM. ỦY BAN NHÂN DÂN<br>CHỦ TỊCH</b></td></tr></table>"
#define SIGNATURE_TEXT "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n"
#define MENU \
	"<ul><li><a href=/>Trang chủ</a></li><li><a href=/vb>Văn bản mới</a></li><li><a href=/ld>Lao động</a></li>" \
	"<li><a href=/dd>Luật Đất đai</a></li></ul>"
#define BOX \
	"<table><tr><td>Số hiệu</td><td>205/KH-UBND</td></tr><tr><td>Ngày ban hành</td><td>12/03/2024</td></tr>" \
	"<tr><td>Người ký</td><td>Hồ Văn A</td></tr><tr><td>Tình trạng</td><td>Còn hiệu lực</td></tr></table>"

struct page {
	struct vb_arena arena;
	struct vb_normalized out;
	struct vb_builder builder;
	const char *html;
};

static void read_page_of(struct page *page, const char *html, size_t len)
{
	*page = (struct page){.html = html};
	vb_arena_init(&page->arena);
	vb_builder_init(&page->builder, &page->arena, &page->out);
	struct vb_reader_input input = {html, (uint32_t)len, VB_LIT("page.html")};
	assert_true(vb_read_html(&page->builder, &input));
	vb_buffer_add_byte(&page->builder.text, '\0');
}

static void read_page(struct page *page, const char *html)
{
	read_page_of(page, html, strlen(html));
}

static void finish(struct page *page)
{
	vb_arena_finish(&page->arena);
}

#define assert_text(html, expected) \
	do { \
		struct page page_; \
		read_page(&page_, (html)); \
		assert_string_equal(page_.builder.text.bytes, (expected)); \
		finish(&page_); \
	} while (0)

/* The source of the nth occurrence of `part` in the text. */
static struct vb_str source_of(const struct page *page, const char *part)
{
	const char *at = strstr(page->builder.text.bytes, part);
	assert_non_null(at);
	uint32_t start = (uint32_t)(at - page->builder.text.bytes);
	struct vb_span span = vb_map_source(&page->out.text.map, (struct vb_span){start, start + (uint32_t)strlen(part)});
	assert_false(vb_span_is_none(span));
	return (struct vb_str){page->html + span.start, span.end - span.start};
}

static void assert_source(const struct page *page, const char *part, const char *expected)
{
	struct vb_str source = source_of(page, part);
	if (!vb_str_equal(source, vb_str_of(expected)))
		fail_msg("\"%s\" stands in \"%.*s\", not in \"%s\"", part, (int)source.len, source.ptr, expected);
}

static const struct vb_block *block_of(const struct page *page, const char *start)
{
	for (uint32_t i = 0; i < page->out.blocks.count; i++)
		if (strncmp(page->builder.text.bytes + page->out.blocks.items[i].start, start, strlen(start)) == 0)
			return &page->out.blocks.items[i];
	fail_msg("no block starts with \"%s\"", start);
	return NULL;
}

static const char *message_of(const struct page *page, enum vb_diagnostic_code code)
{
	for (uint32_t i = 0; i < page->out.diagnostics.count; i++)
		if (page->out.diagnostics.items[i].code == code)
			return page->out.diagnostics.items[i].message.ptr;
	return NULL;
}

static void blocks_end_where_elements_do(void **state)
{
	(void)state;
	assert_text("<p>một\n  hai</p>ba<div>bốn<b> năm</b>, <i>sáu</i></div><ul><li>bảy<li>tám</ul>",
	            "một hai\nba\nbốn năm, sáu\nbảy\ntám\n");
	assert_text("<p>M<!-- x -->ục đ<script>a</script>í<st1:x>ch</st1:x></p>", "Mục đích\n");
	assert_text("<h1>A</h1><hr>b<p> </p><p>&nbsp;</p>c", "A\nb\nc\n");
}

static void blanks_are_one_space_and_no_break_spaces_stay_inside(void **state)
{
	(void)state;
	assert_text("<p>\t&nbsp;2.<span>&nbsp;&nbsp; </span>Yêu \r\n cầu&nbsp; </p>", "2.\xC2\xA0\xC2\xA0 Yêu cầu\n");
	assert_text("<p>a&#10;b&#x2028;c&#150;d</p>", "a b c–d\n");
}

static void br_is_a_line_where_lines_are_meant(void **state)
{
	(void)state;
	assert_text("<p>trong vùng<br>quy hoạch</p>", "trong vùng quy hoạch\n");
	assert_text("<p>Gồm:<br>- một;<br>+ hai<br>1. ba<br>a) bốn<br>II. năm</p>",
	            "Gồm:\n- một;\n+ hai\n1. ba\na) bốn\nII. năm\n");
	assert_text("<p>UBND TỈNH<br>về việc<br><br>trồng sâm</p>", "UBND TỈNH\nvề việc\ntrồng sâm\n");
	assert_text("<pre>UBND TỈNH\nmột hai\nba bốn\n\nnăm</pre>", "UBND TỈNH\nmột hai ba bốn\nnăm\n");
}

static void a_sentence_cut_into_paragraphs_is_one_block(void **state)
{
	(void)state;
	assert_text("<p>Rà soát các vùng trồng sâm của tỉnh để</p><p>phát triển kinh tế của vùng.</p>",
	            "Rà soát các vùng trồng sâm của tỉnh để phát triển kinh tế của vùng.\n");
	assert_text("<p>Rà soát các vùng trồng sâm của tỉnh:</p><p>vùng một</p><p>- vùng hai trên núi và ven sông</p><p>a) ba</p>",
	            "Rà soát các vùng trồng sâm của tỉnh:\nvùng một\n- vùng hai trên núi và ven sông\na) ba\n");
	assert_text("<p>KẾ HOẠCH PHÁT TRIỂN SÂM CỦA TỈNH NĂM 2025</p><p>về việc trồng</p><p>sâm</p>",
	            "KẾ HOẠCH PHÁT TRIỂN SÂM CỦA TỈNH NĂM 2025\nvề việc trồng\nsâm\n");
}

static void kinds_and_flags_come_from_marks(void **state)
{
	(void)state;
	struct page page;
	read_page(&page, "<h2>Mục</h2><p><b>đậm</b></p><p style='font-weight:bold;mso-bidi-font-weight:normal'>đậm nữa</p>"
	                 "<p style='mso-bidi-font-weight:bold'>thường</p><div align=center><p><em>nghiêng</em></p></div>"
	                 "<p style='text-align: center'>giữa</p><p>- mục</p><p>-----</p><p>một<br>- hai</p>");
	assert_int_equal(block_of(&page, "Mục")->kind, VB_BLOCK_HEADING);
	assert_int_equal(block_of(&page, "Mục")->level, 2);
	assert_int_equal(block_of(&page, "đậm")->flags, VB_BLOCK_BOLD | VB_BLOCK_APART);
	assert_int_equal(block_of(&page, "đậm nữa")->flags, VB_BLOCK_BOLD | VB_BLOCK_APART);
	assert_int_equal(block_of(&page, "thường")->flags, VB_BLOCK_APART);
	assert_int_equal(block_of(&page, "nghiêng")->flags, VB_BLOCK_ITALIC | VB_BLOCK_CENTERED | VB_BLOCK_APART);
	assert_int_equal(block_of(&page, "giữa")->flags, VB_BLOCK_CENTERED | VB_BLOCK_APART);
	assert_int_equal(block_of(&page, "- mục")->kind, VB_BLOCK_ITEM);
	assert_int_equal(block_of(&page, "-----")->kind, VB_BLOCK_PARAGRAPH);
	assert_int_equal(block_of(&page, "- hai")->flags, 0);
	finish(&page);
}

static void letterhead_and_signature_go_column_by_column(void **state)
{
	(void)state;
	struct page page;
	read_page(&page, LETTERHEAD BODY SIGNATURE);
	assert_string_equal(page.builder.text.bytes, LETTERHEAD_TEXT BODY_TEXT SIGNATURE_TEXT);
	assert_true(block_of(&page, "Số: 205")->flags & VB_BLOCK_LAYOUT);
	assert_true(block_of(&page, "- Như trên")->flags & VB_BLOCK_LAYOUT);
	assert_false(block_of(&page, "KẾ HOẠCH")->flags & VB_BLOCK_LAYOUT);
	assert_source(&page, MOTTO, MOTTO);
	assert_source(&page, "Số: 205/KH-UBND", "Số: 205/KH-UBND");
	assert_null(message_of(&page, VB_DIAGNOSTIC_LEFT_OUT));
	finish(&page);
}

static void tables_of_data_are_rows(void **state)
{
	(void)state;
	struct page page;
	read_page(&page, "<table border=1><caption>Bảng 1</caption>"
	                 "<thead><tr><th>TT<th>Nhiệm vụ<th colspan=2>Cơ quan</tr></thead>"
	                 "<tr><td rowspan=2>1<td><p>Một</p><p>hai</p><td>Sở A<td>Sở B</tr>"
	                 "<tr><td>Ba<br>bốn<td>&nbsp;<td></tr><tr><td colspan=4>II. Nhóm"
	                 "<tr><td>2<td>Năm<td rowspan=9>C<td>D</table>");
	assert_string_equal(page.builder.text.bytes,
	                    "Bảng 1\nTT\tNhiệm vụ\tCơ quan\t\n"
	                    "1\tMột hai\tSở A\tSở B\n\tBa bốn\t\t\nII. Nhóm\t\t\t\n2\tNăm\tC\tD\n");
	assert_int_equal(block_of(&page, "TT\t")->kind, VB_BLOCK_ROW);
	assert_true(block_of(&page, "TT\t")->flags & VB_BLOCK_TABLE_START);
	assert_false(block_of(&page, "1\t")->flags & VB_BLOCK_TABLE_START);
	assert_int_equal(page.out.tall_cells.count, 1);
	assert_int_equal(page.out.tall_cells.items[0].block, 2);
	assert_int_equal(page.out.tall_cells.items[0].column, 0);
	assert_int_equal(page.out.tall_cells.items[0].rows, 2);
	assert_source(&page, "\tBa bốn\t\t", "Ba<br>bốn");
	assert_source(&page, "II. Nhóm\t\t\t", "II. Nhóm");
	finish(&page);
}

static void tables_without_lines_are_told_by_their_cells(void **state)
{
	(void)state;
	assert_text("<table><tr><td>TT<td>Việc<td>Hạn</tr><tr><td>1<td>Một<td>2024</tr><tr><td>2<td>Hai<td></tr></table>",
	            "TT\tViệc\tHạn\n1\tMột\t2024\n2\tHai\t\n");
	assert_text("<table><tr><td><p>trái</p><p>nữa</p><td>phải</tr></table>", "trái\nnữa\nphải\n");
	assert_text("<table border=1><tr><td>một cột<tr><td>hai</table>", "một cột\nhai\n");
	assert_text("<table><tr><td colspan=2>đầu<tr><td>a<br>á<td>b<tr><td>c<td>d<br>e</table>", "đầu\na\ná\nc\nb\nd\ne\n");
	assert_text("<table border=1><tr><td>1<td><table><tr><td>x<td>y</table><tr><td>2<td>z</table>", "1\tx y\n2\tz\n");
}

static void characters_know_their_place(void **state)
{
	(void)state;
	struct page page;
	read_page(&page, "<p title=\"a > b\">K&#7871; ho&#x1EA1;ch <b>s&#7889;</b> <i>136</i>/KH-UBND"
	                 " &amp; a < b<!-- x --> c &lt;d&gt;</p>");
	assert_string_equal(page.builder.text.bytes, "Kế hoạch số 136/KH-UBND & a < b c <d>\n");
	assert_source(&page, "Kế", "K&#7871;");
	assert_source(&page, "hoạch", "ho&#x1EA1;ch");
	assert_source(&page, "ạ", "&#x1EA1;");
	assert_source(&page, "số 136/KH", "s&#7889;</b> <i>136</i>/KH");
	assert_source(&page, "& a < b c", "&amp; a < b<!-- x --> c");
	assert_source(&page, "<d>", "&lt;d&gt;");
	assert_null(message_of(&page, VB_DIAGNOSTIC_SOURCE_UNALIGNED));
	finish(&page);
}

/* Each character of the text, where the source has it as it is, stands at its place; all others come from an entity. */
static void assert_aligned(const struct page *page)
{
	for (uint32_t at = 0, len; at + 1 < page->builder.text.len; at += len) {
		const char *text = page->builder.text.bytes + at;
		len = vb_utf8_len((unsigned char)*text);
		struct vb_span span = vb_map_source(&page->out.text.map, (struct vb_span){at, at + len});
		if (vb_span_is_none(span) || *text == ' ' || *text == '\t')
			continue;
		struct vb_str source = {page->html + span.start, span.end - span.start};
		if (*source.ptr != '&' && !vb_str_equal(source, (struct vb_str){text, len}))
			fail_msg("\"%.*s\" stands at \"%.20s\"", (int)len, text, source.ptr);
	}
}

static char *repeated(const char *part, size_t count, const char *end)
{
	size_t len = strlen(part);
	char *text = malloc(len * count + strlen(end) + 1);
	assert_non_null(text);
	for (size_t i = 0; i < count; i++)
		memcpy(text + i * len, part, len);
	strcpy(text + len * count, end);
	return text;
}

/* The parser gives long texts in pieces of about 1,000 bytes. */
static void long_texts_know_their_place(void **state)
{
	(void)state;
	struct page page;
	char *html = repeated("một hai ba bốn, năm sáu; ", 2000, "<b>hết</b>");
	read_page(&page, html);
	assert_null(message_of(&page, VB_DIAGNOSTIC_SOURCE_UNALIGNED));
	assert_source(&page, "hết", "hết");
	assert_aligned(&page);
	finish(&page);
	free(html);
}

static void pages_of_sites_lose_what_is_around(void **state)
{
	(void)state;
	struct page page;
	read_page(&page,
	          "<html><head><title>Kế hoạch 205/KH-UBND</title><style>p{}</style><script>var a='<p>';</script></head><body>"
	          "<header><a href=/>Cổng văn bản</a><form><input><select><option>Luật</select></form></header><nav>" MENU "</nav>"
	          "<div class=main><div class=crumb><a href=/>Trang chủ</a> » <a href=/kh>Kế hoạch</a></div>"
	          "<h1>Kế hoạch 205/KH-UBND</h1>" BOX "<div><a href=#>Chia sẻ</a> <a href=#>In</a></div>"
	          "<div id=doc><div>" LETTERHEAD BODY "<p>- Theo <a href=/1>Nghị quyết số 45-NQ/TW</a>.</p>" SIGNATURE
	          "</div></div></div>"
	          "<div style='display:none'>Bản tiếng Anh</div>"
	          "<div class=comments><h3>Bình luận</h3><p>1. Xã tôi chưa có sâm giống, mong tỉnh quan tâm hơn nữa.</p></div>"
	          "<aside>Văn bản liên quan" MENU "</aside><footer>TM. BAN BIÊN TẬP - Bản quyền</footer></body></html>");
	assert_string_equal(page.builder.text.bytes, LETTERHEAD_TEXT BODY_TEXT "- Theo Nghị quyết số 45-NQ/TW.\n" SIGNATURE_TEXT);
	const char *message = message_of(&page, VB_DIAGNOSTIC_LEFT_OUT);
	assert_non_null(message);
	assert_non_null(strstr(message, "forms, navigation, a box about the document, text around it, hidden text"));
	assert_aligned(&page);
	finish(&page);
}

static void comments_may_be_longer_than_the_document(void **state)
{
	(void)state;
	char *html = repeated("<div><p>Tôi thấy kế hoạch này rất hữu ích cho bà con trồng sâm ở địa phương chúng tôi.</p></div>",
	                      200, "</div></body>");
	struct vb_buffer page = {0};
	struct vb_arena arena;
	vb_arena_init(&arena);
	page.arena = &arena;
	static const char document[] = "<body><nav>" MENU "</nav><div>" LETTERHEAD BODY SIGNATURE "</div><div>";
	vb_buffer_add(&page, document, sizeof document - 1);
	vb_buffer_add(&page, html, strlen(html) + 1);
	assert_text(page.bytes, LETTERHEAD_TEXT BODY_TEXT SIGNATURE_TEXT);
	vb_arena_finish(&arena);
	free(html);
}

static void a_letterhead_may_be_two_tables(void **state)
{
	(void)state;
	struct page page;
	read_page(&page, "<body><nav>" MENU "</nav><div><ul><li>Còn hiệu lực</li><li><i>Ngày có hiệu lực: </i>1/2/2025</li></ul>"
	                 "<div><table align=left><tr><td><div><b>Chính phủ</b></div><div>Số: 1/2025/NĐ-CP</div></td></tr></table>"
	                 "<table align=right><tr><td><div><b>CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM</b></div>"
	                 "<div>Hà Nội, ngày 6 tháng 1 năm 2025</div></td></tr></table></div><div>" BODY "</div></div></body>");
	assert_string_equal(page.builder.text.bytes, "Chính phủ\nSố: 1/2025/NĐ-CP\nCỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
	                                             "Hà Nội, ngày 6 tháng 1 năm 2025\n" BODY_TEXT);
	assert_true(block_of(&page, "Số: 1")->flags & VB_BLOCK_LAYOUT);
	assert_false(block_of(&page, "KẾ HOẠCH")->flags & VB_BLOCK_LAYOUT);
	finish(&page);
}

static void parts_of_a_document_in_sister_elements_stay(void **state)
{
	(void)state;
	assert_text("<body><nav>" MENU "</nav><div><h1>Kế hoạch 205</h1><div class=metadata>" BOX "</div>"
	            "<div>" LETTERHEAD "</div><div>" BODY "</div><div class=docfooter>" SIGNATURE "</div>"
	            "<div><p>PHỤ LỤC</p><table border=1><tr><td>TT<td>Việc<td>Hạn</tr>"
	            "<tr><td>1<td>Một<td>2024</tr></table></div><div><p>Văn bản liên quan</p>" MENU "</div></div></body>",
	            LETTERHEAD_TEXT BODY_TEXT SIGNATURE_TEXT "PHỤ LỤC\nTT\tViệc\tHạn\n1\tMột\t2024\n");
}

static void a_flat_page_loses_its_head_and_tail(void **state)
{
	(void)state;
	assert_text("<body>" MENU "<p><a href=/>Trang chủ</a> &gt; <a href=/x>Văn bản</a></p><h1>Kế hoạch 205/KH-UBND năm 2024</h1>"
	            "<p>Số hiệu: 205/KH-UBND</p>" LETTERHEAD BODY
	            "<p><a href=/2>Nghị quyết số 1/NQ-HĐND</a> ngày 1 tháng 2 năm 2023.</p>" SIGNATURE
	            "<p>Xem thêm:</p><p><a href=/3>Quyết định 3</a></p><p>Lượt xem: 120</p></body>",
	            LETTERHEAD_TEXT BODY_TEXT "Nghị quyết số 1/NQ-HĐND ngày 1 tháng 2 năm 2023.\n" SIGNATURE_TEXT);
}

static void a_page_laid_out_as_a_table_gives_its_middle(void **state)
{
	(void)state;
	assert_text("<BODY><TABLE WIDTH=100%><TR><TD COLSPAN=3><FONT><A HREF=/>Trang chủ</A></FONT></TD></TR><TR><TD>" MENU "</TD>"
	            "<TD>" LETTERHEAD BODY SIGNATURE "</TD><TD><B>TIN MỚI</B>" MENU "</TD></TR>"
	            "<TR><TD COLSPAN=3>Bản quyền của Sở</TD></TR></TABLE></BODY>",
	            LETTERHEAD_TEXT BODY_TEXT SIGNATURE_TEXT);
}

static void a_document_of_links_is_not_lost(void **state)
{
	(void)state;
	assert_text("<body>" MENU "<div>" LETTERHEAD "<p><b>QUYẾT ĐỊNH</b></p>"
	            "<p><a href=/a>Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015</a>;</p>"
	            "<p><a href=/b>Nghị định số 12/2021/NĐ-CP ngày 24/02/2021</a>;</p><p><a href=/c>Nghị quyết 1/NQ-HĐND</a>;</p>"
	            "<p><b>Điều 1.</b> <a href=/d>Sửa đổi Quyết định số 9/QĐ-UBND</a></p>" SIGNATURE "</div></body>",
	            LETTERHEAD_TEXT "QUYẾT ĐỊNH\nCăn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;\n"
	            "Nghị định số 12/2021/NĐ-CP ngày 24/02/2021;\nNghị quyết 1/NQ-HĐND;\n"
	            "Điều 1. Sửa đổi Quyết định số 9/QĐ-UBND\n" SIGNATURE_TEXT);
}

static void a_page_that_is_only_a_document_is_kept_whole(void **state)
{
	(void)state;
	assert_text("<html><head><title>x</title></head><body><div class=WordSection1><p>Phần đầu</p></div>"
	            "<div class=WordSection2><p>Một trang có rất nhiều chữ, nhiều hơn hẳn phần đầu.</p></div></body></html>",
	            "Phần đầu\nMột trang có rất nhiều chữ, nhiều hơn hẳn phần đầu.\n");
}

static void a_page_without_marks_of_a_document_gives_its_text(void **state)
{
	(void)state;
	assert_text("<body><nav>" MENU "</nav><div><div><p>Sáng nay, đoàn công tác đã đến thăm vườn sâm ở Nam Trà My.</p>"
	            "<p>Bà con cho biết giống sâm năm nay lên đều.</p><p>Đoàn trao hai nghìn cây giống.</p></div></div></body>",
	            "Sáng nay, đoàn công tác đã đến thăm vườn sâm ở Nam Trà My.\nBà con cho biết giống sâm năm nay lên đều.\n"
	            "Đoàn trao hai nghìn cây giống.\n");
	assert_text("<nav>" MENU "</nav>", "Trang chủ\nVăn bản mới\nLao động\nLuật Đất đai\n");
	assert_text("<div style='display:none'><p>chỉ có chữ ẩn</p></div>", "chỉ có chữ ẩn\n");
}

static void broken_pages_are_read(void **state)
{
	(void)state;
	struct page page;
	assert_text("", "");
	assert_text("<p class=\"never closed>một</p><p>hai</p>", "một\nhai\n");
	assert_text("<p>một</p><script>x <p>hai", "một\nx\nhai\n");
	assert_text("<p>một</p><!-- hai<p>ba", "một\nhai\nba\n");
	assert_text("<b>a<p>b</b>c</p></i></div>d<td>e", "a\nbc\nd\ne\n");
	read_page_of(&page, "<p>m\0t \x01</p>", 13);
	assert_string_equal(page.builder.text.bytes, "m t\n");
	finish(&page);
}

static void deep_pages_are_flattened(void **state)
{
	(void)state;
	static const char *const parts[] = {"<div>", "<b>", "<table><tr><td>", "<ul><li>", "<font><p>"};
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		struct page page;
		char *html = repeated(parts[i], 100000, "đáy");
		read_page(&page, html);
		assert_string_equal(page.builder.text.bytes, "đáy\n");
		if (i < 4)
			assert_non_null(message_of(&page, VB_DIAGNOSTIC_HTML_DEPTH));
		finish(&page);
		free(html);
	}
}

static void tables_have_a_limit_of_columns(void **state)
{
	(void)state;
	struct page page;
	char *html = repeated("<td>x", 1500, "</table>"), *whole = malloc(strlen(html) + 32);
	assert_non_null(whole);
	sprintf(whole, "<table border=1><tr>%s", html);
	read_page(&page, whole);
	assert_non_null(message_of(&page, VB_DIAGNOSTIC_TABLE_LIMIT));
	size_t tabs = 0, cells = 0;
	for (const char *at = page.builder.text.bytes; *at; at++) {
		tabs += *at == '\t';
		cells += *at == 'x';
	}
	assert_int_equal(tabs, 1023);
	assert_int_equal(cells, 1500);
	finish(&page);
	free(html);
	free(whole);
}

/* A jump out of memory leaves nothing behind; the sanitizer tells. */
static void memory_may_end_at_any_place(void **state)
{
	(void)state;
	char *html = repeated("<div><p>một <b>hai</b> &#7871;</p></div>", 4000, "");
	for (size_t limit = 300 * 1024; limit < 4 * 1024 * 1024; limit += 300 * 1024) {
		static struct vb_arena arena;
		static struct vb_normalized out;
		static struct vb_builder builder;
		jmp_buf failure;
		vb_arena_init(&arena);
		out = (struct vb_normalized){0};
		arena.limit = limit;
		arena.failure = &failure;
		if (setjmp(failure) == 0) {
			vb_builder_init(&builder, &arena, &out);
			struct vb_reader_input input = {html, (uint32_t)strlen(html), VB_LIT("page.html")};
			vb_read_html(&builder, &input);
		}
		vb_arena_finish(&arena);
	}
	free(html);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(blocks_end_where_elements_do),
		cmocka_unit_test(blanks_are_one_space_and_no_break_spaces_stay_inside),
		cmocka_unit_test(br_is_a_line_where_lines_are_meant),
		cmocka_unit_test(a_sentence_cut_into_paragraphs_is_one_block),
		cmocka_unit_test(kinds_and_flags_come_from_marks),
		cmocka_unit_test(letterhead_and_signature_go_column_by_column),
		cmocka_unit_test(tables_of_data_are_rows),
		cmocka_unit_test(tables_without_lines_are_told_by_their_cells),
		cmocka_unit_test(characters_know_their_place),
		cmocka_unit_test(long_texts_know_their_place),
		cmocka_unit_test(pages_of_sites_lose_what_is_around),
		cmocka_unit_test(comments_may_be_longer_than_the_document),
		cmocka_unit_test(a_letterhead_may_be_two_tables),
		cmocka_unit_test(parts_of_a_document_in_sister_elements_stay),
		cmocka_unit_test(a_flat_page_loses_its_head_and_tail),
		cmocka_unit_test(a_page_laid_out_as_a_table_gives_its_middle),
		cmocka_unit_test(a_document_of_links_is_not_lost),
		cmocka_unit_test(a_page_that_is_only_a_document_is_kept_whole),
		cmocka_unit_test(a_page_without_marks_of_a_document_gives_its_text),
		cmocka_unit_test(broken_pages_are_read),
		cmocka_unit_test(deep_pages_are_flattened),
		cmocka_unit_test(tables_have_a_limit_of_columns),
		cmocka_unit_test(memory_may_end_at_any_place),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
