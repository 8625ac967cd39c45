/* extract/zones.c: what each block of a document is, and that the parts leave nothing over. */
#include "support.h"

#include <stdio.h>

/* "letterhead 2|number 1|…": the parts in their order, with the number of their lines. */
static void check_parts(const char *text, const char *expected, const char *file, int line)
{
	struct document d;
	char got[1000] = "";
	size_t len = 0;
	uint32_t at = 0;
	read_document(&d, "a.txt", text, STAGE_ZONES);
	for (uint32_t i = 0; i < d.record.parts.count; i++) {
		const struct vb_part *part = &d.record.parts.items[i];
		struct vb_str words = text_at(&d, part->span);
		unsigned lines = 0;
		for (size_t k = 0; k < words.len; k++)
			lines += words.ptr[k] == '\n';
		assert_int_equal(part->span.start, at);
		at = part->span.end;
		len += (size_t)snprintf(got + len, sizeof got - len, "%s%.*s %u", i ? "|" : "", (int)part->kind.len, part->kind.ptr,
		                        lines);
	}
	assert_int_equal(at, d.in.text.len);
	check_str((struct vb_str){got, len}, expected, file, line);
	finish_document(&d);
}

#define assert_parts(text, expected) check_parts((text), (expected), __FILE__, __LINE__)

#define HEAD \
	"ỦY BAN NHÂN DÂN\nTỈNH MINH HỌA\n\nSố: 5/KH-UBND\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n" \
	"Minh Họa, ngày 05 tháng 3 năm 2024\n\nKẾ HOẠCH\nPhát triển vùng trồng sâm\n\n"
#define HEAD_PARTS "letterhead 2|number 1|letterhead 2|place_date 1|title 2|"
#define PREAMBLE "Căn cứ Luật Trồng trọt ngày 19 tháng 11 năm 2018;\n\nỦy ban nhân dân tỉnh ban hành Kế hoạch như sau:\n\n"
#define BODY "I. MỤC ĐÍCH\n\n1. Trồng sâm.\n\n- Vùng cao.\n\n"
#define RECIPIENTS "Nơi nhận:\n- Như trên;\n- Lưu: VT, NN.\n\n"
#define SIGNATURE "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nNguyễn Văn Mẫu\n\n"

static void a_plan_from_top_to_end(void **state)
{
	(void)state;
	assert_parts(HEAD PREAMBLE BODY RECIPIENTS SIGNATURE, HEAD_PARTS "preamble 2|body 3|recipients 3|signature 4");
}

static void signature_before_recipients(void **state)
{
	(void)state;
	assert_parts(HEAD PREAMBLE BODY SIGNATURE RECIPIENTS, HEAD_PARTS "preamble 2|body 3|signature 4|recipients 3");
}

static void a_drafter_s_mark_is_a_part(void **state)
{
	(void)state;
	assert_parts(HEAD PREAMBLE BODY RECIPIENTS "TH5-KH03\n\n" SIGNATURE,
	             HEAD_PARTS "preamble 2|body 3|recipients 3|drafter 1|signature 4");
	assert_parts(HEAD PREAMBLE BODY RECIPIENTS SIGNATURE "KGVX.minh427\n",
	             HEAD_PARTS "preamble 2|body 3|recipients 3|signature 4|drafter 1");
}

static void a_draft_s_mark_is_a_stamp(void **state)
{
	(void)state;
	assert_parts("DỰ THẢO\n\n" HEAD PREAMBLE BODY SIGNATURE, "stamp 1|" HEAD_PARTS "preamble 2|body 3|signature 4");
}

static void page_numbers_are_parts(void **state)
{
	(void)state;
	assert_parts(HEAD PREAMBLE "I. MỤC ĐÍCH\n\n1. Trồng sâm.\n\n1\n\n2. Trồng quế.\n\n" SIGNATURE,
	             HEAD_PARTS "preamble 2|body 2|page 1|body 1|signature 4");
}

static void a_title_of_several_lines_ends_before_the_preamble(void **state)
{
	(void)state;
	assert_parts("KẾ HOẠCH\n\nTHỰC HIỆN NGHỊ QUYẾT SỐ 5-NQ/TU\n\nVỀ PHÁT TRIỂN VÙNG TRỒNG SÂM\n\n"
	             "Thực hiện Nghị quyết số 5-NQ/TU, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:\n\n" BODY,
	             "title 3|preamble 1|body 3");
}

static void a_type_word_and_title_on_one_line(void **state)
{
	(void)state;
	assert_parts("KẾ HOẠCH Phát triển vùng trồng sâm\n\n" PREAMBLE BODY, "title 1|preamble 2|body 3");
}

static void without_a_type_line_the_head_ends_with_the_letterhead(void **state)
{
	(void)state;
	assert_parts("ỦY BAN NHÂN DÂN\nTỈNH MINH HỌA\n\nSố: 5/KH-UBND\n\n"
	             "Thực hiện Nghị quyết số 5-NQ/TU, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:\n\n1. Một.\n\n2. Hai.\n",
	             "letterhead 2|number 1|preamble 1|body 2");
}

static void a_text_without_labels_has_a_body_behind_the_colon(void **state)
{
	(void)state;
	assert_parts(HEAD "Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:\n\nTrồng sâm ở vùng cao.\n\nTrồng quế ở vùng thấp.\n\n"
	             SIGNATURE, HEAD_PARTS "preamble 1|body 2|signature 4");
}

static void a_decision_begins_with_its_bases(void **state)
{
	(void)state;
	assert_parts("QUYẾT ĐỊNH\nVề việc ban hành Quy chế làm việc\n\nỦY BAN NHÂN DÂN TỈNH MINH HỌA\n\n"
	             "Căn cứ Luật Tổ chức chính quyền địa phương;\n\nTheo đề nghị của Giám đốc Sở Nội vụ.\n\nQUYẾT ĐỊNH:\n\n"
	             "Điều 1. Ban hành Quy chế.\n\nĐiều 2. Hiệu lực.\n\n" SIGNATURE,
	             "title 2|preamble 4|body 2|signature 4");
}

static void each_appendix_is_a_part(void **state)
{
	(void)state;
	assert_parts(HEAD PREAMBLE BODY SIGNATURE "PHỤ LỤC I\nDanh mục nhiệm vụ\n\nTT\tNhiệm vụ\n1\tTrồng sâm\n\nPHỤ LỤC II\n"
	             "Danh mục dự án\n\nTT\tNội dung\n1\tĐường\n",
	             HEAD_PARTS "preamble 2|body 3|signature 4|appendix 4|appendix 4");
}

static void an_appendix_without_its_word_begins_with_its_title(void **state)
{
	(void)state;
	assert_parts(HEAD PREAMBLE BODY SIGNATURE "DANH MỤC CÁC NHIỆM VỤ\n\n(Kèm theo Kế hoạch số 5/KH-UBND)\n\nTT\tNhiệm vụ\n"
	             "1\tTrồng sâm\n",
	             HEAD_PARTS "preamble 2|body 3|signature 4|appendix 4");
}

static void the_letterhead_of_an_appendix_belongs_to_it(void **state)
{
	(void)state;
	assert_parts(HEAD PREAMBLE BODY SIGNATURE "ỦY BAN NHÂN DÂN\nTỈNH MINH HỌA\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\n"
	             "Phụ lục\n\nTT\tNhiệm vụ\n1\tTrồng sâm\n",
	             HEAD_PARTS "preamble 2|body 3|signature 4|appendix 6");
}

static void what_follows_the_signature_and_is_no_appendix_is_other(void **state)
{
	(void)state;
	assert_parts(HEAD PREAMBLE BODY SIGNATURE "Bản in ngày hôm nay từ trang tin của tỉnh.\n",
	             HEAD_PARTS "preamble 2|body 3|signature 4|other 1");
}

static void footnotes_below_the_signature_are_no_appendix(void **state)
{
	(void)state;
	assert_parts(HEAD PREAMBLE BODY RECIPIENTS SIGNATURE "(1) Vùng cao có sáu xã.\n\n[2] Số liệu năm 2023.\n\nPHỤ LỤC\n\nDANH MỤC XÃ\n\n1. Xã Một.\n",
	             HEAD_PARTS "preamble 2|body 3|recipients 3|signature 4|footnote 2|appendix 3");
}

static void a_site_s_box_is_other(void **state)
{
	(void)state;
	assert_parts("| Số hiệu | 5/KH-UBND |\n| Ngày ban hành | 05/03/2024 |\n\n" HEAD PREAMBLE BODY,
	             "other 2|" HEAD_PARTS "preamble 2|body 3");
}

static void any_text_is_divided(void **state)
{
	(void)state;
	static const char *const texts[] = {"a", "1. Một", "PHỤ LỤC", "Nơi nhận:", "TM. ỦY BAN NHÂN DÂN", "TT\tNhiệm vụ\n1\tMột",
	    "Nguyễn Văn Mẫu\n\nNơi nhận:\n\nPHỤ LỤC\n\nKẾ HOẠCH", "12\n\n13",
	                                    "KẾ HOẠCH", "Số: 5/KH-UBND",
	                                    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
	                                    "I.\n\nII.\n\nTM. ỦY BAN NHÂN DÂN\n\nI. A"};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct document d;
		read_document(&d, "a.txt", texts[i], STAGE_APPENDICES);
		uint32_t at = 0;
		for (uint32_t k = 0; k < d.record.parts.count; k++) {
			assert_int_equal(d.record.parts.items[k].span.start, at);
			at = d.record.parts.items[k].span.end;
		}
		assert_int_equal(at, d.in.text.len);
		finish_document(&d);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_plan_from_top_to_end),
		cmocka_unit_test(signature_before_recipients),
		cmocka_unit_test(a_drafter_s_mark_is_a_part),
		cmocka_unit_test(a_draft_s_mark_is_a_stamp),
		cmocka_unit_test(page_numbers_are_parts),
		cmocka_unit_test(a_title_of_several_lines_ends_before_the_preamble),
		cmocka_unit_test(a_type_word_and_title_on_one_line),
		cmocka_unit_test(without_a_type_line_the_head_ends_with_the_letterhead),
		cmocka_unit_test(a_text_without_labels_has_a_body_behind_the_colon),
		cmocka_unit_test(a_decision_begins_with_its_bases),
		cmocka_unit_test(each_appendix_is_a_part),
		cmocka_unit_test(an_appendix_without_its_word_begins_with_its_title),
		cmocka_unit_test(the_letterhead_of_an_appendix_belongs_to_it),
		cmocka_unit_test(what_follows_the_signature_and_is_no_appendix_is_other),
		cmocka_unit_test(footnotes_below_the_signature_are_no_appendix),
		cmocka_unit_test(a_site_s_box_is_other),
		cmocka_unit_test(any_text_is_divided),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
