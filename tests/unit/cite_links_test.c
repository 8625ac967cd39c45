/* extract/cite_links.c, cite_before.c: what a mention has to do with those before it. */
#include "plan.h"

/* Each mention on a line: text, relation ("*": planned), the key of the work that governs it. */
static void assert_relations(const char *body, const char *expected)
{
	struct plan plan = read_plan("Phát triển khoa học và công nghệ", body);
	struct lines got = {.len = 0};
	for (uint32_t i = 0; i < plan.record->citations.count; i++) {
		const struct vb_citation *c = &plan.record->citations.items[i];
		add_field(&got, c->text, '\n');
		add_field(&got, c->relation, '|');
		if (c->planned)
			add_field(&got, VB_LIT("planned"), '|');
		if (c->relation_from.ptr)
			add_field(&got, key_of_work(plan.record, c->relation_from), '|');
	}
	assert_string_equal(got.text, expected);
	finish_plan(&plan);
}

/* Each mention on a line: number and symbol, date, issuer. */
static void assert_issuers(const char *body, const char *expected)
{
	struct plan plan = read_plan("Phát triển khoa học và công nghệ", body);
	struct lines got = {.len = 0};
	for (uint32_t i = 0; i < plan.record->citations.count; i++) {
		const struct vb_citation *c = &plan.record->citations.items[i];
		add_field(&got, c->number_symbol, '\n');
		add_field(&got, c->date, '|');
		add_field(&got, c->issuer, '|');
	}
	assert_string_equal(got.text, expected);
	finish_plan(&plan);
}

#define IN "I. NỘI DUNG\n\n1. "

static void follows_titles(void **state)
{
	(void)state;
	assert_relations(IN "Chương trình số 98-CTr/TU về triển khai thực hiện Nghị quyết số 45-NQ/TW về tiếp tục thực hiện Nghị quyết số 20-NQ/TW.",
	                 "Chương trình số 98-CTr/TU|mentions\nNghị quyết số 45-NQ/TW|implements|VN-25/98-CTr/TU/-\n"
	                 "Nghị quyết số 20-NQ/TW|implements|VN/45-NQ/TW/-");
	assert_relations(IN "Nghị định số 12/2024/NĐ-CP sửa đổi, bổ sung Nghị định số 30/2020/NĐ-CP và Nghị định số 31/2020/NĐ-CP.",
	                 "Nghị định số 12/2024/NĐ-CP|mentions\nNghị định số 30/2020/NĐ-CP|amends|VN/12/2024/NĐ-CP/-\n"
	                 "Nghị định số 31/2020/NĐ-CP|amends|VN/12/2024/NĐ-CP/-");
	assert_relations(IN "Căn cứ Nghị quyết số 45-NQ/TW ngày 24/11/2023 của Bộ Chính trị về trí thức, UBND tỉnh triển khai Chỉ thị số 25/CT-TTg.",
	                 "Nghị quyết số 45-NQ/TW|legal_basis\nChỉ thị số 25/CT-TTg|implements");
	assert_relations(IN "Kế hoạch này thực hiện Nghị quyết số 45-NQ/TW.", "Kế hoạch này|mentions\nNghị quyết số 45-NQ/TW|implements");
}

static void goes_on_lists(void **state)
{
	(void)state;
	assert_relations(IN "Triển khai Kết luận số 69-KL/TW ngày 11/01/2024 của Bộ Chính trị về tiếp tục thực hiện Nghị quyết số 20-NQ/TW; "
	                 "Quyết định số 709/QĐ-TTg.",
	                 "Kết luận số 69-KL/TW|implements\nNghị quyết số 20-NQ/TW|implements|VN/69-KL/TW/2024-01-11\nQuyết định số 709/QĐ-TTg|implements");
	assert_relations(IN "Căn cứ Quyết định số 476/QĐ-UBND phê duyệt Kế hoạch phát triển công nghệ giai đoạn 2021-2025 và Quyết định số 981/QĐ-UBND.",
	                 "Quyết định số 476/QĐ-UBND|legal_basis\nQuyết định số 981/QĐ-UBND|legal_basis");
	assert_relations(IN "Thực hiện Kết luận số 69-KL/TW (sau đây gọi là Kết luận số 69-KL/TW), Quyết định số 709/QĐ-TTg.",
	                 "Kết luận số 69-KL/TW|implements\nKết luận số 69-KL/TW|mentions\nQuyết định số 709/QĐ-TTg|implements");
	assert_relations(IN "Thực hiện các văn bản sau: Quyết định số 12/QĐ-TTg; Quyết định số 13/QĐ-TTg. Sở Y tế báo cáo Quyết định số 14/QĐ-TTg.",
	                 "Quyết định số 12/QĐ-TTg|implements\nQuyết định số 13/QĐ-TTg|implements\nQuyết định số 14/QĐ-TTg|mentions");
	assert_relations(IN "Thực hiện Đề án phát triển nguồn lực theo Quyết định số 1334/QĐ-TTg; Đề án khác theo Công văn số 5/BNV-VP.",
	                 "Quyết định số 1334/QĐ-TTg|implements\nCông văn số 5/BNV-VP|legal_basis");
}

static void turns_the_passive_round(void **state)
{
	(void)state;
	assert_relations(IN "Luật Đất đai năm 2013 (được sửa đổi, bổ sung tại Luật số 35/2018/QH14).",
	                 "Luật Đất đai|amends|VN/35/2018/QH14/-\nLuật số 35/2018/QH14|mentions");
	assert_relations(IN "Theo Nghị định số 99/2006/NĐ-CP đã được sửa đổi bởi Nghị định số 64/2010/NĐ-CP.",
	                 "Nghị định số 99/2006/NĐ-CP|legal_basis\nNghị định số 64/2010/NĐ-CP|mentions");
	assert_relations(IN "Quyết định số 12/QĐ-UBND và Quyết định số 13/QĐ-UBND hết hiệu lực kể từ ngày Kế hoạch này được ban hành.",
	                 "Quyết định số 12/QĐ-UBND|repeals\nQuyết định số 13/QĐ-UBND|repeals\nKế hoạch này|mentions");
	assert_relations(IN "Tuyên truyền các Hướng dẫn: số 12-HD/BTGTW; số 13-HD/BTGTW.", "12-HD/BTGTW|mentions\n13-HD/BTGTW|mentions");
}

static void shares_issuers(void **state)
{
	(void)state;
	assert_issuers(IN "Thực hiện các Nghị quyết số 36-NQ/TW ngày 22/10/2018, 45-NQ/TW và Kết luận số 69-KL/TW của Bộ Chính trị.",
	               "36-NQ/TW|2018-10-22|Bộ Chính trị\n45-NQ/TW|-|Bộ Chính trị\n69-KL/TW|-|Bộ Chính trị");
	assert_issuers(IN "Thực hiện Nghị quyết số 36-NQ/TW, Kế hoạch số 12/KH-UBND và Quyết định số 13/QĐ-UBND của UBND tỉnh.",
	               "36-NQ/TW|-|-\n12/KH-UBND|-|UBND tỉnh\n13/QĐ-UBND|-|UBND tỉnh");
	assert_issuers(IN "Nghị quyết số 36-NQ/TW về biển và Nghị quyết số 45-NQ/TW của Bộ Chính trị.", "36-NQ/TW|-|-\n45-NQ/TW|-|Bộ Chính trị");
}

static void reads_issuers_before(void **state)
{
	(void)state;
	assert_issuers(IN "Các Nghị quyết của HĐND tỉnh: số 340/NQ-HĐND ngày 08/12/2023, số 341/NQ-HĐND.",
	               "340/NQ-HĐND|2023-12-08|HĐND tỉnh\n341/NQ-HĐND|-|HĐND tỉnh");
	assert_issuers(IN "Theo đề nghị của Sở Y tế tại Tờ trình số 41/TTr-SYT và Tờ trình số 42/TTr-SYT.", "41/TTr-SYT|-|Sở Y tế\n42/TTr-SYT|-|Sở Y tế");
	assert_issuers(IN "Ngày 22/12/2024, Bộ Chính trị đã ban hành Nghị quyết số 57-NQ/TW; Bộ Văn hóa, Thể thao và Du lịch ban hành Thông tư số 5/2024/TT-BVHTTDL.",
	               "57-NQ/TW|2024-12-22|Bộ Chính trị\n5/2024/TT-BVHTTDL|-|Bộ Văn hóa, Thể thao và Du lịch");
	assert_issuers(IN "Các nhiệm vụ được ban hành Kế hoạch số 12/KH-UBND; đề xuất ban hành Quyết định số 13/QĐ-UBND.", "12/KH-UBND|-|-\n13/QĐ-UBND|-|-");
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(follows_titles), cmocka_unit_test(goes_on_lists), cmocka_unit_test(turns_the_passive_round), cmocka_unit_test(shares_issuers),
	                                   cmocka_unit_test(reads_issuers_before)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
