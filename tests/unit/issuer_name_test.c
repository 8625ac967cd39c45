/* extract/issuer_name.c: who issued the document, from whatever the document still shows. */
#include "../../extract/issuer_name.h"

#include "support.h"

#define BODY "KẾ HOẠCH\nPhát triển vùng trồng sâm\n\nI. MỤC ĐÍCH\n\n1. Trồng sâm.\n\n2. Trồng quế.\n\n"

struct expected {
	const char *name, *code, *level, *jurisdiction, *iso;
};

static void check_issuer(const char *text, struct expected expected, int line)
{
	struct document d;
	read_document(&d, "a.txt", text, STAGE_HEADER);
	const struct vb_issuer *issuer = d.record.document.issuer;
	if (!issuer)
		fail_msg("line %d: no issuer", line);
	check_str(issuer->name, expected.name, __FILE__, line);
	check_str(issuer->code, expected.code, __FILE__, line);
	check_str(issuer->jurisdiction.level, expected.level, __FILE__, line);
	check_str(issuer->jurisdiction.name, expected.jurisdiction, __FILE__, line);
	check_str(issuer->jurisdiction.code, expected.iso, __FILE__, line);
	finish_document(&d);
}

#define assert_issuer(text, ...) check_issuer((text), (struct expected){__VA_ARGS__}, __LINE__)

static void the_letterhead_names_it(void **state)
{
	(void)state;
	assert_issuer("ỦY BAN NHÂN DÂN\nTỈNH QUẢNG NGÃI\n\nSố: 5/KH-UBND\n\n" BODY, "Ủy ban nhân dân tỉnh Quảng Ngãi", "UBND",
	              "province", "Quảng Ngãi", "VN-29");
	assert_issuer("ỦY BAN NHÂN DÂN TỈNH QUẢNG TRỊ\n\nSố: 5/KH-UBND\n\n" BODY, "Ủy ban nhân dân tỉnh Quảng Trị", "UBND",
	              "province", "Quảng Trị", "VN-25");
	assert_issuer("ỦY BAN NHÂN DÂN\nTHÀNH PHỐ ĐÀ NẴNG\n\nSố: 5/KH-UBND\n\n" BODY, "Ủy ban nhân dân thành phố Đà Nẵng", "UBND",
	              "province", "Đà Nẵng", "VN-DN");
	assert_issuer("HỘI ĐỒNG NHÂN DÂN\nTỈNH BẮC GIANG\n\nSố: 5/NQ-HĐND\n\n" BODY, "Hội đồng nhân dân tỉnh Bắc Giang", "HĐND",
	              "province", "Bắc Giang", "VN-54");
	assert_issuer("BỘ NỘI THƯƠNG -------\n\nSố: 375-NT\n\n" BODY, "Bộ Nội thương", NULL, "national", NULL, "VN");
	assert_issuer("THỦ TƯỚNG\nCHÍNH PHỦ\n\nSố: 5/QĐ-TTg\n\n" BODY, "Thủ tướng Chính phủ", "TTg", "national", NULL, "VN");
	assert_issuer("NGHỊ QUYẾT\n\nCỦA BỘ CHÍNH TRỊ\n\nvề trồng sâm\n\nI. MỤC ĐÍCH\n\n1. Trồng sâm.\n", "Bộ Chính trị", NULL, "national", NULL, "VN");
	assert_issuer("TỈNH ỦY LÀO CAI\n*\n\nSố 5-KH/TU\n\n" BODY, "Tỉnh ủy Lào Cai", "TU", "province", "Lào Cai", "VN-02");
}

static void a_letterhead_that_lost_a_line_or_holds_another_column(void **state)
{
	(void)state;
	assert_issuer("Y BAN NHÂN DÂN\nTỈNH KON TUM\n\nSố: 5/KH-UBND\n\n" BODY, "Ủy ban nhân dân tỉnh Kon Tum", "UBND", "province",
	              "Kon Tum", "VN-28");
	assert_issuer("CHÍNH PHỦ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nSố: 5/NQ-CP\n\n" BODY, "Chính phủ",
	              "CP", "national", NULL, "VN");
	assert_issuer("ỦY BAN MTTQ VIỆT NAM\nTỈNH ĐẮK LẮK\n\nSố: 5/KH-MTTQ\n\n" BODY, "Ủy ban MTTQ Việt Nam tỉnh Đắk Lắk", "MTTQ",
	              "province", "Đắk Lắk", "VN-33");
}

static void a_unit_below_the_province_keeps_its_name(void **state)
{
	(void)state;
	assert_issuer("ỦY BAN NHÂN DÂN\nHUYỆN SƠN ĐỘNG\n\nSố: 5/KH-UBND\n\nSơn Động, ngày 01 tháng 2 năm 2024\n\n" BODY
	              "Báo Bắc Giang đưa tin về tỉnh Bắc Giang.\n",
	              "Ủy ban nhân dân huyện Sơn Động", "UBND", "district", "huyện Sơn Động", "VN-54");
	assert_issuer("ỦY BAN NHÂN DÂN\nXÃ TÂN AN\n\nSố: 5/KH-UBND\n\n"
	              BODY "2. Tuyên truyền trên Báo Quảng Ngãi của tỉnh Quảng Ngãi.\n",
	              "Ủy ban nhân dân xã Tân An", "UBND", "commune", "xã Tân An", "VN-29");
	assert_issuer("HUYỆN ỦY SƠN ĐỘNG\n*\nSố: 5-KH/HU\n\n" BODY "Báo Bắc Giang đưa tin.\n", "Huyện ủy Sơn Động", "HU", "district", "huyện Sơn Động", "VN-54");
	assert_issuer("BAN THƯỜNG VỤ THỊ ỦY AN KHÊ\n*\nSố: 5-KH/TU\n\n" BODY, "Ban Thường vụ Thị ủy An Khê", "TU", "district", "thị xã An Khê", NULL);
}

static void a_word_like_that_of_a_unit_is_none(void **state)
{
	(void)state;
	assert_issuer("BỘ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI\n\nSố: 5/KH-X\n\n" BODY, "Bộ Lao động - Thương binh và Xã hội", NULL, "national", NULL, "VN");
	assert_issuer("SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI TỈNH LÀO CAI\n\nSố: 5/KH-X\n\n" BODY,
	              "Sở Lao động - Thương binh và Xã hội tỉnh Lào Cai", NULL, "province", "Lào Cai", "VN-02");
	assert_issuer("ỦY BAN VỀ CÁC VẤN ĐỀ XÃ HỘI\n\nSố: 5/KH-X\n\n" BODY, "Ủy ban về các vấn đề xã hội", NULL, "national", NULL, "VN");
	assert_issuer("BỘ CHỈ HUY QUÂN SỰ TỈNH LÀO CAI\n\nSố: 5/KH-X\n\n" BODY, "Bộ Chỉ huy Quân sự tỉnh Lào Cai", NULL, "province", "Lào Cai", "VN-02");
	assert_issuer("CỤC QUẢN LÝ THỊ TRƯỜNG TỈNH LÀO CAI\n\nSố: 5/KH-X\n\n" BODY, "Cục Quản lý thị trường tỉnh Lào Cai", NULL, "province", "Lào Cai",
	              "VN-02");
	assert_issuer("BAN CHỈ ĐẠO ĐỊA PHƯƠNG VIỆT NAM\n\nSố: 5/KH-X\n\n" BODY, "Ban chỉ đạo địa phương Việt Nam", NULL, "national", NULL, "VN");
	assert_issuer("QUÂN ỦY TRUNG ƯƠNG\n\nSố 5-KH/X\n\n" BODY, "Quân ủy Trung ương", NULL, "national", NULL, "VN");
	assert_issuer("HUYỆN ĐOÀN LỤC NGẠN\n\nSố 5-KH/X\n\nLục Ngạn, ngày 01 tháng 2 năm 2024\n\n" BODY "Báo Bắc Giang đưa tin.\n", "Huyện đoàn Lục Ngạn", NULL,
	              "province", "Bắc Giang", "VN-54");
}

static void units_that_begin_like_such_a_word(void **state)
{
	(void)state;
	assert_issuer("UBND XÃ HỘI SƠN\n\nSố: 5/KH-UBND\n\n" BODY "Báo Nghệ An đưa tin.\n", "Ủy ban nhân dân xã Hội Sơn", "UBND", "commune", "xã Hội Sơn", "VN-22");
	assert_issuer("ỦY BAN NHÂN DÂN\nXÃ HỘI HOAN\n\nSố: 5/KH-UBND\n\n" BODY "Báo Lạng Sơn đưa tin.\n", "Ủy ban nhân dân xã Hội Hoan", "UBND", "commune",
	              "xã Hội Hoan", "VN-09");
	assert_issuer("ỦY BAN NHÂN DÂN\nXÃ ĐOÀN KẾT\n\nSố: 5/KH-UBND\n\n" BODY "Báo Phú Thọ đưa tin.\n", "Ủy ban nhân dân xã Đoàn Kết", "UBND", "commune",
	              "xã Đoàn Kết", "VN-68");
	assert_issuer("ỦY BAN NHÂN DÂN\nHUYỆN ĐOAN HÙNG\n\nSố: 5/KH-UBND\n\n" BODY "Báo Phú Thọ đưa tin.\n", "Ủy ban nhân dân huyện Đoan Hùng", "UBND",
	              "district", "huyện Đoan Hùng", "VN-68");
}

static void two_bodies_on_one_line(void **state)
{
	(void)state;
	struct document d;
	read_document(&d, "a.txt", "UBND TỈNH LÀO CAI SỞ Y TẾ\n\nSố: 5/KH-SYT\n\nLào Cai, ngày 02 tháng 10 năm 2024\n\n" BODY, STAGE_HEADER);
	assert_str(d.record.document.issuer->name, "Sở Y tế");
	assert_str(text_at(&d, d.record.document.spans.issuer->span), "SỞ Y TẾ");
	assert_str(d.record.document.issuer->jurisdiction.code, "VN-02");
	finish_document(&d);
	assert_issuer("TỈNH ỦY LÀO CAI *\n\nSố 5-KH/TU\n\n" BODY, "Tỉnh ủy Lào Cai", "TU", "province", "Lào Cai", "VN-02");
	assert_issuer("TỈNH ỦY LÀO CAI * BAN TUYÊN GIÁO\n\nSố 5-KH/X\n\n" BODY, "Ban Tuyên giáo Tỉnh ủy Lào Cai", NULL, "province", "Lào Cai", "VN-02");
	assert_issuer("ĐẢNG BỘ TỈNH LÀO CAI BAN CHẤP HÀNH\n\nSố 5-NQ/X\n\n" BODY, "Ban Chấp hành Đảng bộ tỉnh Lào Cai", NULL, "province", "Lào Cai", "VN-02");
	assert_issuer("BAN CHẤP HÀNH TRUNG ƯƠNG * BỘ CHÍNH TRỊ\n\nSố 5-KH/X\n\n" BODY, "Bộ Chính trị", NULL, "national", NULL, "VN");
	assert_issuer("UBND TỈNH LÀO CAI MẪU\n\nSố: 5/KH-X\n\n" BODY, "Ủy ban nhân dân tỉnh Lào Cai Mẫu", NULL, "province", "Lào Cai", "VN-02");
}

static void a_national_body(void **state)
{
	(void)state;
	assert_issuer("BỘ Y TẾ\n\nSố: 5/KH-BYT\n\nHà Nội, ngày 01 tháng 2 năm 2024\n\n" BODY, "Bộ Y tế", "BYT", "national", NULL,
	              "VN");
	assert_issuer("CHÍNH PHỦ\n\nSố: 5/NQ-CP\n\nHà Nội, ngày 01 tháng 2 năm 2024\n\n" BODY, "Chính phủ", "CP", "national", NULL,
	              "VN");
	assert_issuer("BỘ CHÍNH TRỊ\n\nSố 5-KH/TW\n\nHà Nội, ngày 01 tháng 2 năm 2024\n\n" BODY, "Bộ Chính trị", "TW", "national",
	              NULL, "VN");
}

static void without_letterhead_the_symbol_and_the_place_tell(void **state)
{
	(void)state;
	assert_issuer("Số: 5/KH-UBND\n\nQuảng Ngãi, ngày 02 tháng 10 năm 2024\n\n" BODY, "Ủy ban nhân dân tỉnh Quảng Ngãi", "UBND",
	              "province", "Quảng Ngãi", "VN-29");
	assert_issuer("Số: 5/KH-UBND\n\nĐà Nẵng, ngày 02 tháng 10 năm 2024\n\n" BODY, "Ủy ban nhân dân thành phố Đà Nẵng", "UBND",
	              "province", "Đà Nẵng", "VN-DN");
	assert_issuer("Số 5-KH/TU\n\nQuảng Ngãi, ngày 02 tháng 10 năm 2024\n\n" BODY, "Tỉnh ủy Quảng Ngãi", "TU", "province",
	              "Quảng Ngãi", "VN-29");
	assert_issuer("Số 5-KH/TU\n\nĐà Nẵng, ngày 02 tháng 10 năm 2024\n\n" BODY, "Thành ủy Đà Nẵng", "TU", "province", "Đà Nẵng",
	              "VN-DN");
	assert_issuer("Số: 5/NQ-HĐND\n\nQuảng Trị, ngày 02 tháng 10 năm 2024\n\n" BODY, "Hội đồng nhân dân tỉnh Quảng Trị", "HĐND",
	              "province", "Quảng Trị", "VN-25");
	assert_issuer("Số: 5/KH-BYT\n\nHà Nội, ngày 02 tháng 10 năm 2024\n\n" BODY, "Bộ Y tế", "BYT", "national", NULL, "VN");
}

static void the_province_comes_from_further_down_where_the_place_line_is_lost(void **state)
{
	(void)state;
	assert_issuer("Số: 5/KH-UBND\n\n" BODY "CHỦ TỊCH\n\nNguyễn Văn Mẫu\n\nPHỤ LỤC\n\n"
	              "(Kèm theo Kế hoạch số 5/KH-UBND ngày 02/10/2024 của UBND tỉnh Quảng Trị)\n\nTT\tNhiệm vụ\n1\tMột\n",
	              "Ủy ban nhân dân tỉnh Quảng Trị", "UBND", "province", "Quảng Trị", "VN-25");
	assert_issuer("Số: 5/KH-UBND\n\n" BODY "TM. ỦY BAN NHÂN DÂN TỈNH QUẢNG TRỊ\nCHỦ TỊCH\n\nNguyễn Văn Mẫu\n",
	              "Ủy ban nhân dân tỉnh Quảng Trị", "UBND", "province", "Quảng Trị", "VN-25");
	assert_issuer("Số: 5/KH-UBND\n\n" BODY "3. Báo Quảng Trị tuyên truyền.\n\n"
	              "4. Đề nghị Tỉnh ủy Quảng Trị chỉ đạo; học tập tỉnh Quảng Bình.\n", "Ủy ban nhân dân tỉnh Quảng Trị", "UBND",
	              "province", "Quảng Trị",
	              "VN-25");
}

static void a_province_of_no_list_keeps_its_printed_name(void **state)
{
	(void)state;
	assert_issuer("ỦY BAN NHÂN DÂN\nTỈNH MINH HỌA\n\nSố: 5/KH-UBND\n\n" BODY, "Ủy ban nhân dân tỉnh Minh Họa", "UBND",
	              "province", NULL, NULL);
}

/* The folded form has fewer characters than the printed one: combining marks, soft hyphens, spaces in a row. */
static void what_a_key_leaves_out_moves_no_name(void **state)
{
	(void)state;
	assert_issuer("SỞ X\u0301Y\n\nSố: 5/KH-SXY\n\n" BODY, "Sở X\u0301y", NULL, "national", NULL, "VN");
	assert_issuer("TỈNH Ủ\u00ADY LÀO CAI\n\nSố 5-KH/TU\n\n" BODY, "Tỉnh ủ\u00ADy Lào Cai", "TU", "province", "Lào Cai", "VN-02");
	assert_issuer("ỦY BAN\u0304 NHÂN DÂN TỈNH MINH HỌA\n\nSố: 5/KH-UBND\n\n" BODY, "Ủy ban\u0304 nhân dân tỉnh Minh Họa", "UBND",
	              "province", NULL, NULL);
}

static void words_behind_the_name_of_a_body_keep_their_letters(void **state)
{
	(void)state;
	assert_issuer("VĂN PHÒNG CHÍNH PHỦ ĐIỆN TỬ\n\nSố: 5/KH-X\n\n" BODY, "Văn phòng Chính phủ Điện Tử", NULL, "national", NULL, "VN");
}

static void the_last_body_of_the_letterhead_issued_it(void **state)
{
	(void)state;
	struct document d;
	read_document(&d, "a.txt", "ỦY BAN NHÂN DÂN\nTỈNH QUẢNG NGÃI\nSỞ NỘI VỤ\n\nSố: 5/KH-SNV\n\n"
	              "Quảng Ngãi, ngày 02 tháng 10 năm 2024\n\n" BODY, STAGE_HEADER);
	assert_str(d.record.document.issuer->name, "Sở Nội vụ");
	assert_str(text_at(&d, d.record.document.spans.issuer->span), "SỞ NỘI VỤ");
	assert_str(d.record.document.issuer->jurisdiction.code, "VN-29");
	finish_document(&d);
}

static void a_document_that_tells_nothing_says_so(void **state)
{
	(void)state;
	struct document d;
	read_document(&d, "a.txt", BODY, STAGE_HEADER);
	assert_null(d.record.document.issuer);
	assert_non_null(diagnosed(&d.record.diagnostics, VB_DIAGNOSTIC_ISSUER_UNKNOWN, 0));
	finish_document(&d);
}

static void a_unit_has_a_slug_a_province_none(void **state)
{
	(void)state;
	struct document d;
	read_document(&d, "a.txt", "ỦY BAN NHÂN DÂN\nHUYỆN ĐẮK ĐOA\n\nSố: 5/KH-UBND\n\nĐắk Đoa, ngày 01 tháng 2 năm 2024\n\n"
	              BODY "3. Báo Gia Lai tuyên truyền.\n", STAGE_HEADER);
	assert_str(vb_unit_slug(&d.x, &d.record.document), "huyen-dak-doa");
	assert_str(d.record.document.iri, "/akn/vn-30/doc/ke-hoach/ubnd-huyen-dak-doa/2024-02-01/05-kh-ubnd");
	finish_document(&d);
	read_document(&d, "a.txt", "ỦY BAN NHÂN DÂN\nTỈNH QUẢNG NGÃI\n\nSố: 5/KH-UBND\n\n" BODY, STAGE_HEADER);
	assert_str(vb_unit_slug(&d.x, &d.record.document), NULL);
	finish_document(&d);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_letterhead_names_it),
		cmocka_unit_test(a_letterhead_that_lost_a_line_or_holds_another_column),
		cmocka_unit_test(a_unit_below_the_province_keeps_its_name),
		cmocka_unit_test(a_word_like_that_of_a_unit_is_none),
		cmocka_unit_test(units_that_begin_like_such_a_word),
		cmocka_unit_test(two_bodies_on_one_line),
		cmocka_unit_test(a_national_body),
		cmocka_unit_test(without_letterhead_the_symbol_and_the_place_tell),
		cmocka_unit_test(the_province_comes_from_further_down_where_the_place_line_is_lost),
		cmocka_unit_test(a_province_of_no_list_keeps_its_printed_name),
		cmocka_unit_test(what_a_key_leaves_out_moves_no_name),
		cmocka_unit_test(words_behind_the_name_of_a_body_keep_their_letters),
		cmocka_unit_test(the_last_body_of_the_letterhead_issued_it),
		cmocka_unit_test(a_document_that_tells_nothing_says_so),
		cmocka_unit_test(a_unit_has_a_slug_a_province_none),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
