/* extract/sections.c: the tree of headings by the contract's rule of levels. */
#include "support.h"

#include <stdio.h>

#define HEAD "KẾ HOẠCH\nPhát triển vùng trồng sâm\n\nỦy ban nhân dân tỉnh ban hành Kế hoạch như sau:\n\n"

/* One line a section, "ID title", and below it its paragraphs, "  - text", in the order of the tree. */
static void write_sections(const struct vb_section_list *sections, char *out, size_t size, size_t *len)
{
	for (uint32_t i = 0; i < sections->count; i++) {
		const struct vb_section *s = &sections->items[i];
		*len += (size_t)snprintf(out + *len, size - *len, "%.*s%s%.*s\n", (int)s->id.len, s->id.ptr, s->title.ptr ? " " : "",
		                         (int)s->title.len, s->title.ptr ? s->title.ptr : "");
		for (uint32_t k = 0; k < s->paragraphs.count; k++) {
			const struct vb_paragraph *p = &s->paragraphs.items[k];
			*len += (size_t)snprintf(out + *len, size - *len, "  %.*s %.*s\n", p->marker.ptr ? (int)p->marker.len : 1,
			                         p->marker.ptr ? p->marker.ptr : "=", (int)p->text.len, p->text.ptr);
		}
		write_sections(&s->children, out, size, len);
	}
}

static void check_sections(const char *name, const char *body, const char *expected, const char *file, int line)
{
	struct document d;
	char text[4000], got[8000] = "";
	size_t len = 0;
	snprintf(text, sizeof text, "%s%s", HEAD, body);
	read_document(&d, name, text, STAGE_SECTIONS);
	write_sections(&d.record.sections, got, sizeof got, &len);
	check_str((struct vb_str){got, len}, expected, file, line);
	finish_document(&d);
}

#define assert_sections(body, expected) check_sections("a.txt", (body), (expected), __FILE__, __LINE__)
#define assert_markdown(body, expected) check_sections("a.md", (body), (expected), __FILE__, __LINE__)

/* ---- Levels ---------------------------------------------------------------------------------------------------------- */

static void a_new_kind_opens_a_level_an_open_kind_closes_down_to_it(void **state)
{
	(void)state;
	assert_sections("I. MỤC ĐÍCH\n\n1. Mục đích\n\na) Một\n\nb) Hai\n\n2. Yêu cầu\n\nII. NHIỆM VỤ\n\n1. Chung\n",
	                "I MỤC ĐÍCH\nI/1 Mục đích\nI/1/a Một\nI/1/b Hai\nI/2 Yêu cầu\nII NHIỆM VỤ\nII/1 Chung\n");
	assert_sections("A. PHẦN CHUNG\n\nI. MỤC ĐÍCH\n\n1. Một\n\n(1) Nhỏ\n\n(2) Nhỏ nữa\n\nB. PHẦN RIÊNG\n\nI. KHÁC\n",
	                "A PHẦN CHUNG\nA/I MỤC ĐÍCH\nA/I/1 Một\nA/I/1/1 Nhỏ\nA/I/1/2 Nhỏ nữa\nB PHẦN RIÊNG\nB/I KHÁC\n");
}

static void the_level_of_a_kind_is_where_it_first_appears(void **state)
{
	(void)state;
	assert_sections("1. Một\n\nI. Nhỏ\n\nII. Nhỏ nữa\n\n2. Hai\n\nI. Lại nhỏ\n",
	                "1 Một\n1/I Nhỏ\n1/II Nhỏ nữa\n2 Hai\n2/I Lại nhỏ\n");
	assert_sections("I. A\n\na) Một\n\nII. B\n\n1. Hai\n\na) Ba\n", "I A\nI/a Một\nII B\nII/1 Hai\nII/1/a Ba\n");
}

static void dotted_labels_belong_to_the_open_number(void **state)
{
	(void)state;
	assert_sections("I. MỤC\n\n1. Một\n\n1.1. Sở Y tế\n\n1.2 Sở Nội vụ\n\n1.2.1. Nhỏ\n\n2. Hai\n\n2.1. Sở Xây dựng\n\na) Việc\n"
	                "\n2.2. Sở Công Thương\n",
	                "I MỤC\nI/1 Một\nI/1/1.1 Sở Y tế\nI/1/1.2 Sở Nội vụ\nI/1/1.2/1.2.1 Nhỏ\nI/2 Hai\nI/2/2.1 Sở Xây dựng\n"
	                "I/2/2.1/a Việc\nI/2/2.2 Sở Công Thương\n");
}

static void party_style(void **state)
{
	(void)state;
	assert_sections("I- MỤC ĐÍCH, YÊU CẦU\n\n1- Mục đích\n\n2- Yêu cầu\n\nII- NHIỆM VỤ\n\n1- Chung\n",
	                "I MỤC ĐÍCH, YÊU CẦU\nI/1 Mục đích\nI/2 Yêu cầu\nII NHIỆM VỤ\nII/1 Chung\n");
}

static void letters_beyond_b_are_letters_where_letters_are_open(void **state)
{
	(void)state;
	assert_sections("A. MỘT\n\nB. HAI\n\nC. BA\n\nD. BỐN\n\nĐ. NĂM\n", "A MỘT\nB HAI\nC BA\nD BỐN\nĐ NĂM\n");
}

static void laws_keep_their_order(void **state)
{
	(void)state;
	assert_sections("Phần thứ nhất\nCHUNG\n\nChương I\nQUY ĐỊNH CHUNG\n\nMục 1. Nguyên tắc\n\nĐiều 1. Phạm vi\n\n"
	                "1. Khoản một.\n\na) Điểm a;\n\nb) Điểm b.\n\n2. Khoản hai.\n\nĐiều 2. Đối tượng\n\n"
	                "Mục 2. Khác\n\nĐiều 3. Ba\n\nChương II\nTHI HÀNH\n\nĐiều 4. Bốn\n",
	                "Phần thứ nhất CHUNG\nPhần thứ nhất/Chương I QUY ĐỊNH CHUNG\nPhần thứ nhất/Chương I/Mục 1 Nguyên tắc\n"
	                "Phần thứ nhất/Chương I/Mục 1/Điều 1 Phạm vi\n"
	                "Phần thứ nhất/Chương I/Mục 1/Điều 1/1\n  = Khoản một.\nPhần thứ nhất/Chương I/Mục 1/Điều 1/1/a\n"
	                "  = Điểm a;\nPhần thứ nhất/Chương I/Mục 1/Điều 1/1/b\n  = Điểm b.\n"
	                "Phần thứ nhất/Chương I/Mục 1/Điều 1/2\n  = Khoản hai.\nPhần thứ nhất/Chương I/Mục 1/Điều 2 Đối tượng\n"
	                "Phần thứ nhất/Chương I/Mục 2 Khác\nPhần thứ nhất/Chương I/Mục 2/Điều 3 Ba\n"
	                "Phần thứ nhất/Chương II THI HÀNH\nPhần thứ nhất/Chương II/Điều 4 Bốn\n");
}

static void an_article_without_title_is_running_text(void **state)
{
	(void)state;
	assert_sections("Điều 1. Ban hành kèm theo Quyết định này Quy chế làm việc.\n\n"
	                "Điều 2. Quyết định này có hiệu lực từ ngày ký.\n",
	                "Điều 1\n  = Ban hành kèm theo Quyết định này Quy chế làm việc.\nĐiều 2\n"
	                "  = Quyết định này có hiệu lực từ ngày ký.\n");
}

static void names_behind_a_colon_are_no_text_of_a_title(void **state)
{
	(void)state;
	assert_sections("1. Các sở: Nội vụ, Tài chính, Y tế: Chủ trì trồng sâm.\n\n2. Các Sở: Chủ động bố trí kinh phí.\n\n"
	                "3. Thủ trưởng các sở: Nội vụ, Tài chính chịu trách nhiệm thi hành.\n",
	                "1 Các sở: Nội vụ, Tài chính, Y tế\n  = Chủ trì trồng sâm.\n2 Các Sở\n  = Chủ động bố trí kinh phí.\n"
	                "3\n  = Thủ trưởng các sở: Nội vụ, Tài chính chịu trách nhiệm thi hành.\n");
}

static void a_plan_under_an_article_has_its_titles(void **state)
{
	(void)state;
	assert_sections("Điều 1. Phê duyệt Đề án với các nội dung sau:\n\nI. MỤC TIÊU\n\n1. Mục tiêu chung\n\nMở rộng vùng sâm.\n\nII. TỔ CHỨC\n\n"
	                "1. Sở Nội vụ\n\na) Chủ trì.\n\nĐiều 2. Hiệu lực\n\n1. Từ ngày ký\n",
	                "Điều 1 Phê duyệt Đề án với các nội dung sau\nĐiều 1/I MỤC TIÊU\nĐiều 1/I/1 Mục tiêu chung\n  = Mở rộng vùng sâm.\n"
	                "Điều 1/II TỔ CHỨC\nĐiều 1/II/1 Sở Nội vụ\nĐiều 1/II/1/a\n  = Chủ trì.\nĐiều 2 Hiệu lực\nĐiều 2/1\n  = Từ ngày ký\n");
}

static void a_clause_that_names_who_its_points_are_for_has_a_title(void **state)
{
	(void)state;
	assert_sections("Điều 1. Trách nhiệm\n\n1. UBND cấp huyện\n\na) Trồng sâm.\n\nb) Hái sâm.\n\n2. Sở Y tế\n\n- Trồng quế.\n\n3. Trồng chè\n",
	                "Điều 1 Trách nhiệm\nĐiều 1/1 UBND cấp huyện\nĐiều 1/1/a\n  = Trồng sâm.\nĐiều 1/1/b\n  = Hái sâm.\nĐiều 1/2 Sở Y tế\n"
	                "  - Trồng quế.\nĐiều 1/3\n  = Trồng chè\n");
}

static void a_sentence_that_leads_to_items_is_no_title(void **state)
{
	(void)state;
	assert_sections("1. Đẩy mạnh trồng sâm, lấy giống tốt làm gốc. Cụ thể:\n\n- Trồng sâm.\n\n2. Mục tiêu như sau:\n\n- Hái sâm.\n\n"
	                "3. Các sở, ban, ngành và địa phương có vùng trồng sâm cần làm tốt hơn những việc có trong danh mục sau:\n\n- Trồng quế.\n\n"
	                "4. Quy chế này có hiệu lực và thay cho: Quy chế số 12/QĐ-UBND.\n",
	                "1\n  = Đẩy mạnh trồng sâm, lấy giống tốt làm gốc. Cụ thể:\n  - Trồng sâm.\n2 Mục tiêu như sau\n  - Hái sâm.\n3\n"
	                "  = Các sở, ban, ngành và địa phương có vùng trồng sâm cần làm tốt hơn những việc có trong danh mục sau:\n  - Trồng quế.\n"
	                "4\n  = Quy chế này có hiệu lực và thay cho: Quy chế số 12/QĐ-UBND.\n");
}

static void the_first_article_may_be_lost(void **state)
{
	(void)state;
	assert_sections("QUYẾT ĐỊNH:\n\nĐiều 2. Quyết định này có hiệu lực từ ngày ký.\n", "Điều 2\n  = Quyết định này có hiệu lực từ ngày ký.\n");
}

static void the_number_of_hashes_tells_nothing(void **state)
{
	(void)state;
	assert_markdown("#### I. MỤC ĐÍCH\n\n## **1. Mục đích**\n\n##### a) Một\n\n## II. MỤC TIÊU\n\n### 1. Chung\n\n"
	                "# III. NHIỆM VỤ\n",
	                "I MỤC ĐÍCH\nI/1 Mục đích\nI/1/a Một\nII MỤC TIÊU\nII/1 Chung\nIII NHIỆM VỤ\n");
}

/* ---- Titles and paragraphs ------------------------------------------------------------------------------------------- */

static void a_title_loses_its_closing_mark(void **state)
{
	(void)state;
	assert_sections("I. NHIỆM VỤ:\n\n1. Sở Y tế:\n\n- Một.\n\n2. Hội Nông dân tỉnh\n",
	                "I NHIỆM VỤ\nI/1 Sở Y tế\n  - Một.\nI/2 Hội Nông dân tỉnh\n");
}

static void a_run_in_title_ends_at_its_colon(void **state)
{
	(void)state;
	assert_sections("1. Phân công\n\n1.1. Sở Y tế: Chủ trì khám sức khỏe; hướng dẫn phòng bệnh.\n\n"
	                "1.2. Hội Nông dân tỉnh, Hội Phụ nữ tỉnh: Tuyên truyền.\n",
	                "1 Phân công\n1/1.1 Sở Y tế\n  = Chủ trì khám sức khỏe; hướng dẫn phòng bệnh.\n"
	                "1/1.2 Hội Nông dân tỉnh, Hội Phụ nữ tỉnh\n  = Tuyên truyền.\n");
}

static void a_colon_inside_a_sentence_ends_no_title(void **state)
{
	(void)state;
	assert_sections("1. Sở Y tế chủ trì, phối hợp với các sở thực hiện các việc: khám sức khỏe, phòng bệnh.\n\n"
	                "2. Đến năm 2030. Mục tiêu: 500 ha sâm.\n",
	                "1\n  = Sở Y tế chủ trì, phối hợp với các sở thực hiện các việc: khám sức khỏe, phòng bệnh.\n2\n"
	                "  = Đến năm 2030. Mục tiêu: 500 ha sâm.\n");
}

static void a_numbered_paragraph_has_no_title(void **state)
{
	(void)state;
	assert_sections("1. Các sở, ban, ngành chủ động thực hiện Kế hoạch này.\n\n2. Giao Sở Y tế theo dõi, đôn đốc;\n",
	                "1\n  = Các sở, ban, ngành chủ động thực hiện Kế hoạch này.\n2\n  = Giao Sở Y tế theo dõi, đôn đốc;\n");
}

static void paragraphs_keep_their_markers(void **state)
{
	(void)state;
	assert_sections("I. NHIỆM VỤ\n\nĐoạn mở đầu.\n\n- Gạch đầu dòng;\n\n+ Dấu cộng;\n\n* Dấu sao;\n\n• Dấu chấm.\n\n"
	                "- + Hai dấu.\n\nII. HẾT\n",
	                "I NHIỆM VỤ\n  = Đoạn mở đầu.\n  - Gạch đầu dòng;\n  + Dấu cộng;\n  - Dấu sao;\n  - Dấu chấm.\n"
	                "  + Hai dấu.\nII HẾT\n");
}

static void a_label_alone_has_its_title_below(void **state)
{
	(void)state;
	assert_sections("Chương I\n\nNHỮNG QUY ĐỊNH CHUNG\n\nVỀ TRỒNG SÂM\n\nĐiều 1. Phạm vi\n\nI.\n\nMục đích\n\n"
	                "Nội dung ở dưới.\n",
	                "Chương I NHỮNG QUY ĐỊNH CHUNG VỀ TRỒNG SÂM\nChương I/Điều 1 Phạm vi\nChương I/Điều 1/I Mục đích\n"
	                "  = Nội dung ở dưới.\n");
}

static void references_and_figures_open_nothing(void **state)
{
	(void)state;
	assert_sections("1. Căn cứ thực hiện:\n\nĐiều 5 của Luật Trồng trọt.\n\nMục I Kế hoạch này.\n\n2024 là năm đầu.\n\n"
	                "30.000 đồng mỗi cây.\n\n24-11-2023 là hạn.\n",
	                "1 Căn cứ thực hiện\n  = Điều 5 của Luật Trồng trọt.\n  = Mục I Kế hoạch này.\n  = 2024 là năm đầu.\n"
	                "  = 30.000 đồng mỗi cây.\n  = 24-11-2023 là hạn.\n");
}

/* ---- Odd numbers ----------------------------------------------------------------------------------------------------- */

static void a_repeated_number_gets_a_tilde_and_a_diagnostic(void **state)
{
	(void)state;
	struct document d;
	read_document(&d, "a.txt", HEAD "I. MỘT\n\n1. Đầu\n\n1. Lại\n\n1. Lại nữa\n\nI. HAI\n\n1. Trong hai\n", STAGE_SECTIONS);
	const struct vb_section *one = &d.record.sections.items[0], *two = &d.record.sections.items[1];
	assert_str(one->children.items[0].id, "I/1");
	assert_str(one->children.items[1].id, "I/1~2");
	assert_str(one->children.items[1].label, "1");
	assert_str(one->children.items[1].title, "Lại");
	assert_str(one->children.items[2].id, "I/1~3");
	assert_str(two->id, "I~2");
	assert_str(two->children.items[0].id, "I~2/1");
	assert_str(diagnosed_at(&d, VB_DIAGNOSTIC_SECTION_REPEATED, 0), "1");
	assert_string_equal(diagnosed(&d.record.diagnostics, VB_DIAGNOSTIC_SECTION_REPEATED, 0)->message.ptr,
	                    "the label \"1\" stands here a second time under one heading");
	assert_str(diagnosed_at(&d, VB_DIAGNOSTIC_SECTION_REPEATED, 2), "I");
	assert_null(diagnosed(&d.record.diagnostics, VB_DIAGNOSTIC_SECTION_REPEATED, 3));
	finish_document(&d);
}

static void a_skipped_number_keeps_the_tree_and_is_reported(void **state)
{
	(void)state;
	struct document d;
	read_document(&d, "a.txt", HEAD "I. MỘT\n\n1. Đầu\n\n3. Ba\n\nIII. BA\n\n2. Hai\n", STAGE_SECTIONS);
	assert_str(d.record.sections.items[0].children.items[1].id, "I/3");
	assert_str(d.record.sections.items[1].id, "III");
	assert_str(d.record.sections.items[1].children.items[0].id, "III/2");
	assert_str(diagnosed_at(&d, VB_DIAGNOSTIC_SECTION_SKIPPED, 0), "3");
	assert_str(diagnosed_at(&d, VB_DIAGNOSTIC_SECTION_SKIPPED, 1), "III");
	assert_str(diagnosed_at(&d, VB_DIAGNOSTIC_SECTION_SKIPPED, 2), "2");
	finish_document(&d);
}

static void letters_that_leave_out_d_with_stroke_skip_nothing(void **state)
{
	(void)state;
	struct document d;
	read_document(&d, "a.txt", HEAD "1. Một\n\na) A\n\nb) B\n\nc) C\n\nd) D\n\nđ) Đ\n\ne) E\n\ng) G\n\nh) H\n\ni) I\n\nk) K\n\n"
	              "2. Hai\n\na) A\n\nb) B\n\nc) C\n\nd) D\n\ne) E\n", STAGE_SECTIONS);
	assert_null(diagnosed(&d.record.diagnostics, VB_DIAGNOSTIC_SECTION_SKIPPED, 0));
	assert_str(d.record.sections.items[0].children.items[4].id, "1/đ");
	finish_document(&d);
}

static void a_foreign_prefix_is_reported(void **state)
{
	(void)state;
	struct document d;
	read_document(&d, "a.txt", HEAD "1. Một\n\n1.1. Đúng\n\n2.2. Lạ\n\n2. Hai\n\n2.1. Đúng\n", STAGE_SECTIONS);
	const struct vb_diagnostic *prefix = diagnosed(&d.record.diagnostics, VB_DIAGNOSTIC_SECTION_PREFIX, 0);
	assert_non_null(prefix);
	assert_string_equal(prefix->message.ptr, "the label \"2.2\" stands under \"1\"");
	assert_null(diagnosed(&d.record.diagnostics, VB_DIAGNOSTIC_SECTION_PREFIX, 1));
	assert_str(d.record.sections.items[0].children.items[1].id, "1/2.2");
	finish_document(&d);
}

static void articles_run_through_the_chapters(void **state)
{
	(void)state;
	struct document d;
	read_document(&d, "a.txt", HEAD "Chương I\nMỘT\n\nĐiều 1. A\n\nĐiều 2. B\n\nChương II\nHAI\n\nĐiều 3. C\n", STAGE_SECTIONS);
	assert_null(diagnosed(&d.record.diagnostics, VB_DIAGNOSTIC_SECTION_SKIPPED, 0));
	assert_null(diagnosed(&d.record.diagnostics, VB_DIAGNOSTIC_SECTION_REPEATED, 0));
	finish_document(&d);
}

/* ---- Spans ----------------------------------------------------------------------------------------------------------- */

static void a_section_runs_from_its_label_to_its_end(void **state)
{
	(void)state;
	struct document d;
	read_document(&d, "a.md", HEAD "## **I. MỘT**\n\n1. Đầu: Nội dung.\n\n- Gạch.\n\nII. HAI\n\nTM. ỦY BAN NHÂN DÂN\n"
	              "CHỦ TỊCH\n", STAGE_SECTIONS);
	const struct vb_section *one = &d.record.sections.items[0], *first = &one->children.items[0];
	assert_str(text_at(&d, one->span), "I. MỘT\n1. Đầu: Nội dung.\n- Gạch.");
	assert_str(source_at(&d, one->span), "I. MỘT**\n\n1. Đầu: Nội dung.\n\n- Gạch.");
	assert_str(text_at(&d, first->span), "1. Đầu: Nội dung.\n- Gạch.");
	assert_str(text_at(&d, first->paragraphs.items[0].span), "Nội dung.");
	assert_str(text_at(&d, first->paragraphs.items[1].span), "Gạch.");
	assert_str(text_at(&d, d.record.sections.items[1].span), "II. HAI");
	finish_document(&d);
}

static void the_bracket_before_a_label_is_no_part_of_it(void **state)
{
	(void)state;
	struct document d;
	read_document(&d, "a.txt", HEAD "1. Một\n\n(1) Nhỏ;\n\n(2) Nhỏ nữa.\n", STAGE_SECTIONS);
	const struct vb_section *second = &d.record.sections.items[0].children.items[1];
	assert_str(second->label, "2");
	assert_str(text_at(&d, second->span), "2) Nhỏ nữa.");
	finish_document(&d);
}

static void a_table_in_the_body_belongs_to_its_section(void **state)
{
	(void)state;
	struct document d;
	read_document(&d, "a.txt", HEAD "I. NHIỆM VỤ\n\n1. Phân công\n\nTT\tNhiệm vụ\tCơ quan chủ trì\n1\tTrồng sâm\tSở Y tế\n\n"
	              "2. Khác\n", STAGE_SECTIONS);
	const struct vb_section *section = &d.record.sections.items[0].children.items[0];
	assert_int_equal(section->tables.count, 1);
	assert_str(section->tables.items[0].rows.items[0].cells.items[1], "Trồng sâm");
	assert_str(text_at(&d, section->span), "1. Phân công\nTT\tNhiệm vụ\tCơ quan chủ trì\n1\tTrồng sâm\tSở Y tế");
	finish_document(&d);
}

static void the_tree_ends_at_recipients_signature_or_appendix(void **state)
{
	(void)state;
	assert_sections("I. MỘT\n\nNơi nhận:\n- Như trên;\n", "I MỘT\n");
	assert_sections("I. MỘT\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nII. SAU\n", "I MỘT\n");
	assert_sections("I. MỘT\n\nPHỤ LỤC\n\n1. Trong phụ lục\n", "I MỘT\n");
}

static void deep_trees_end(void **state)
{
	(void)state;
	enum { TIMES = 20000 };
	static const char round[] = "A. a\n\nI. b\n\n1. c\n\n1.1. d\n\n1.1.1. e\n\n1.1.1.1. g\n\na) h\n\n(1) i\n\n1) k\n\n";
	char *text = malloc(sizeof HEAD + TIMES * sizeof round), *at = text;
	struct document d;
	assert_non_null(text);
	at = stpcpy(at, HEAD);
	for (int i = 0; i < TIMES; i++)
		at = stpcpy(at, round);
	read_document(&d, "a.txt", text, STAGE_SECTIONS);
	assert_int_equal(d.record.sections.count, TIMES);
	assert_str(d.record.sections.items[TIMES - 1].id, "A~20000");
	assert_str(d.record.sections.items[TIMES - 1].children.items[0].id, "A~20000/I");
	finish_document(&d);
	free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_new_kind_opens_a_level_an_open_kind_closes_down_to_it),
		cmocka_unit_test(the_level_of_a_kind_is_where_it_first_appears),
		cmocka_unit_test(dotted_labels_belong_to_the_open_number),
		cmocka_unit_test(party_style),
		cmocka_unit_test(letters_beyond_b_are_letters_where_letters_are_open),
		cmocka_unit_test(laws_keep_their_order),
		cmocka_unit_test(an_article_without_title_is_running_text),
		cmocka_unit_test(names_behind_a_colon_are_no_text_of_a_title),
		cmocka_unit_test(a_plan_under_an_article_has_its_titles),
		cmocka_unit_test(a_clause_that_names_who_its_points_are_for_has_a_title),
		cmocka_unit_test(a_sentence_that_leads_to_items_is_no_title),
		cmocka_unit_test(the_first_article_may_be_lost),
		cmocka_unit_test(the_number_of_hashes_tells_nothing),
		cmocka_unit_test(a_title_loses_its_closing_mark),
		cmocka_unit_test(a_run_in_title_ends_at_its_colon),
		cmocka_unit_test(a_colon_inside_a_sentence_ends_no_title),
		cmocka_unit_test(a_numbered_paragraph_has_no_title),
		cmocka_unit_test(paragraphs_keep_their_markers),
		cmocka_unit_test(a_label_alone_has_its_title_below),
		cmocka_unit_test(references_and_figures_open_nothing),
		cmocka_unit_test(a_repeated_number_gets_a_tilde_and_a_diagnostic),
		cmocka_unit_test(a_skipped_number_keeps_the_tree_and_is_reported),
		cmocka_unit_test(letters_that_leave_out_d_with_stroke_skip_nothing),
		cmocka_unit_test(a_foreign_prefix_is_reported),
		cmocka_unit_test(articles_run_through_the_chapters),
		cmocka_unit_test(a_section_runs_from_its_label_to_its_end),
		cmocka_unit_test(the_bracket_before_a_label_is_no_part_of_it),
		cmocka_unit_test(a_table_in_the_body_belongs_to_its_section),
		cmocka_unit_test(the_tree_ends_at_recipients_signature_or_appendix),
		cmocka_unit_test(deep_trees_end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
