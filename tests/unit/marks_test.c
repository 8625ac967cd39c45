/* normalize/marks.c: labels, list marks and kinds of line, and what only looks like one. */
#include "../../normalize/marks.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* ---- Labels ---------------------------------------------------------------------------------------------------------- */

struct label_example {
	const char *line;
	enum vb_label_kind kind;
	const char *text, *behind; /* the label, and what stands behind it */
	unsigned value, depth;
};

static bool reads_so(const struct label_example *example)
{
	struct vb_label label;
	struct vb_str line = vb_str_of(example->line);
	if (!vb_label_read(line, &label)) {
		print_error("\"%s\" is read as no label\n", example->line);
		return false;
	}
	struct vb_str behind = {line.ptr + label.len, line.len - label.len};
	if (label.kind == example->kind && vb_str_equal(label.text, vb_str_of(example->text))
	    && vb_str_equal(behind, vb_str_of(example->behind))
	    && label.value == example->value && (!example->depth || label.depth == example->depth))
		return true;
	print_error("\"%s\" is read as kind %u, label \"%.*s\", value %u, depth %u, behind it \"%.*s\"\n", example->line,
	            label.kind,
	            (int)label.text.len, label.text.ptr, label.value, label.depth, (int)behind.len, behind.ptr);
	return false;
}

static void check_labels(const struct label_example *examples, size_t count)
{
	unsigned wrong = 0;
	for (size_t i = 0; i < count; i++)
		wrong += !reads_so(&examples[i]);
	assert_int_equal(wrong, 0);
}

#define CHECK_LABELS(...) \
	do { \
		static const struct label_example examples_[] = {__VA_ARGS__}; \
		check_labels(examples_, COUNT(examples_)); \
	} while (0)

static void numbers_that_a_scanner_misread(void **state)
{
	(void)state;
	CHECK_LABELS({"Il. NHIỆM VỤ", VB_LABEL_ROMAN, "Il", "NHIỆM VỤ", 2}, {"lII. TỔ CHỨC", VB_LABEL_ROMAN, "lII", "TỔ CHỨC", 3},
	             {"lV. KHÁC", VB_LABEL_ROMAN, "lV", "KHÁC", 4}, {"2.l. Sở Y tế", VB_LABEL_DOTTED, "2.l", "Sở Y tế", 1, 2},
	             {"l.2. Sở Y tế", VB_LABEL_DOTTED, "l.2", "Sở Y tế", 2, 2}, {"1l. Sở Y tế", VB_LABEL_NUMBER, "1l", "Sở Y tế", 11},
	             {"l. Sở Y tế", VB_LABEL_LETTER, "l", "Sở Y tế", 11});
	struct vb_label label;
	static const char *const words[] = {"l à", "lí do", "Il Hà Nội", "Vl", "2l nước", "10.l"};
	for (size_t i = 0; i < COUNT(words); i++)
		assert_false(vb_label_read(vb_str_of(words[i]), &label));
	assert_true(vb_label_read(VB_LIT("l. Sở Y tế"), &label) && vb_label_is_misread_one(&label));
	assert_true(vb_label_read(VB_LIT("l) Sở Y tế"), &label) && !vb_label_is_misread_one(&label));
}

static void roman_and_capital_labels(void **state)
{
	(void)state;
	CHECK_LABELS({"I. MỤC ĐÍCH", VB_LABEL_ROMAN, "I", "MỤC ĐÍCH", 1}, {"II.MỤC TIÊU", VB_LABEL_ROMAN, "II", "MỤC TIÊU", 2},
	             {"I- MỤC ĐÍCH", VB_LABEL_ROMAN, "I", "MỤC ĐÍCH", 1}, {"IV– TỔ CHỨC", VB_LABEL_ROMAN, "IV", "TỔ CHỨC", 4},
	             {"IX.", VB_LABEL_ROMAN, "IX", "", 9}, {"XIV. KẾT QUẢ", VB_LABEL_ROMAN, "XIV", "KẾT QUẢ", 14},
	             {"III.- NHIỆM VỤ", VB_LABEL_ROMAN, "III", "NHIỆM VỤ", 3}, {"X. Nội dung", VB_LABEL_ROMAN, "X", "Nội dung", 10},
	             {"A. PHẦN CHUNG", VB_LABEL_CAPITAL, "A", "PHẦN CHUNG", 1},
	             {"B- PHẦN RIÊNG", VB_LABEL_CAPITAL, "B", "PHẦN RIÊNG", 2},
	             {"Đ. Nội dung", VB_LABEL_CAPITAL, "Đ", "Nội dung", 5}, {"E. Kinh phí", VB_LABEL_CAPITAL, "E", "Kinh phí", 6});
}

static void numbers(void **state)
{
	(void)state;
	CHECK_LABELS({"1. Mục đích", VB_LABEL_NUMBER, "1", "Mục đích", 1}, {"1.Mục đích", VB_LABEL_NUMBER, "1", "Mục đích", 1},
	             {"12. Yêu cầu", VB_LABEL_NUMBER, "12", "Yêu cầu", 12}, {"1- Mục đích", VB_LABEL_NUMBER, "1", "Mục đích", 1},
	             {"2.", VB_LABEL_NUMBER, "2", "", 2}, {"3.\xC2\xA0Sở Y tế", VB_LABEL_NUMBER, "3", "Sở Y tế", 3},
	             {"1) Một là", VB_LABEL_NUMBER_PAREN, "1", "Một là", 1},
	             {"05. Số có số không", VB_LABEL_NUMBER, "05", "Số có số không", 5},
	             {"1.\tMục đích", VB_LABEL_NUMBER, "1", "Mục đích", 1});
}

static void dotted_numbers(void **state)
{
	(void)state;
	CHECK_LABELS({"1.1. Sở Nội vụ", VB_LABEL_DOTTED, "1.1", "Sở Nội vụ", 1, 2},
	             {"1.1 Sở Nội vụ", VB_LABEL_DOTTED, "1.1", "Sở Nội vụ", 1, 2},
	             {"2.10- Hội Nông dân", VB_LABEL_DOTTED, "2.10", "Hội Nông dân", 10, 2},
	             {"1.2.3. Nội dung", VB_LABEL_DOTTED, "1.2.3", "Nội dung", 3, 3},
	             {"1.1.Sở Y tế", VB_LABEL_DOTTED, "1.1", "Sở Y tế", 1, 2},
	             {"1.2) Nội dung", VB_LABEL_DOTTED, "1.2", "Nội dung", 2, 2});
}

static void letters(void **state)
{
	(void)state;
	CHECK_LABELS({"a) Sở Nội vụ", VB_LABEL_LETTER, "a", "Sở Nội vụ", 1}, {"d) Sở Y tế", VB_LABEL_LETTER, "d", "Sở Y tế", 4},
	             {"đ) Sở Công Thương", VB_LABEL_LETTER, "đ", "Sở Công Thương", 5},
	             {"e) Sở Xây dựng", VB_LABEL_LETTER, "e", "Sở Xây dựng", 6},
	             {"g) Báo", VB_LABEL_LETTER, "g", "Báo", 7}, {"h) Đài", VB_LABEL_LETTER, "h", "Đài", 8},
	             {"i) Công an", VB_LABEL_LETTER, "i", "Công an", 9},
	             {"k) Hội", VB_LABEL_LETTER, "k", "Hội", 10}, {"y) Cuối", VB_LABEL_LETTER, "y", "Cuối", 23},
	             {"a)Viết liền", VB_LABEL_LETTER, "a", "Viết liền", 1},
	             {"(1) Nội dung", VB_LABEL_PAREN, "1", "Nội dung", 1}, {"(12) nội dung", VB_LABEL_PAREN, "12", "nội dung", 12},
	             {"(a) Nội dung", VB_LABEL_PAREN, "a", "Nội dung", 1}, {"(đ) Nội dung", VB_LABEL_PAREN, "đ", "Nội dung", 5});
}

static void words_of_laws(void **state)
{
	(void)state;
	CHECK_LABELS({"a. Mục tiêu", VB_LABEL_LETTER, "a", "Mục tiêu", 1}, {"đ- Đối với xã", VB_LABEL_LETTER, "đ", "Đối với xã", 5});
	CHECK_LABELS({"Điều 5. Phạm vi", VB_LABEL_ARTICLE, "Điều 5", "Phạm vi", 5},
	             {"Điều 5: Phạm vi", VB_LABEL_ARTICLE, "Điều 5", "Phạm vi", 5},
	             {"Điều 2.- Quyết định này", VB_LABEL_ARTICLE, "Điều 2", "Quyết định này", 2},
	             {"Điều 2. – Chế độ này", VB_LABEL_ARTICLE, "Điều 2", "Chế độ này", 2},
	             {"Điều 12a. Bổ sung", VB_LABEL_ARTICLE, "Điều 12a", "Bổ sung", 12},
	             {"ĐIỀU 1.", VB_LABEL_ARTICLE, "ĐIỀU 1", "", 1},
	             {"Chương II", VB_LABEL_CHAPTER, "Chương II", "", 2},
	             {"CHƯƠNG II. QUY ĐỊNH CHUNG", VB_LABEL_CHAPTER, "CHƯƠNG II", "QUY ĐỊNH CHUNG", 2},
	             {"Chương 3", VB_LABEL_CHAPTER, "Chương 3", "", 3},
	             {"Chương I QUY ĐỊNH CHUNG", VB_LABEL_CHAPTER, "Chương I", "QUY ĐỊNH CHUNG", 1},
	             {"Mục 1. Nguyên tắc", VB_LABEL_DIVISION, "Mục 1", "Nguyên tắc", 1},
	             {"Mục 2 THẨM QUYỀN", VB_LABEL_DIVISION, "Mục 2", "THẨM QUYỀN", 2},
	             {"Tiểu mục 1. Hồ sơ", VB_LABEL_SUBDIVISION, "Tiểu mục 1", "Hồ sơ", 1},
	             {"Phần thứ nhất", VB_LABEL_PART, "Phần thứ nhất", "", 1},
	             {"PHẦN THỨ HAI", VB_LABEL_PART, "PHẦN THỨ HAI", "", 2}, {"Phần I. Chung", VB_LABEL_PART, "Phần I", "Chung", 1},
	             {"Phần thứ tư. Riêng", VB_LABEL_PART, "Phần thứ tư", "Riêng", 4});
}

static void what_is_no_label(void **state)
{
	(void)state;
	static const char *const lines[] = {
		"2024", "2024. Năm", "24-11-2023", "24/11/2023", "1/7/2024", "30.000 đồng", "1.500 ha rừng", "1.234.567 đồng", "85,5%",
		"2024 là năm", "10 đồng chí", "2 - 3 lớp",
		"Điều 5 của Luật Đất đai", "Điều 5 Luật Đất đai", "Điều 5, Điều 6 Nghị định", "Mục I Kế hoạch này",
		"Chương trình hành động", "Phần lớn các xã", "Mục tiêu chung",
		"Mục đích", "Điều kiện", "điều 5. phạm vi", "a. mục", "ab) mục", "a", "f) không có", "w) không có", "Sở Y tế",
		"(A) Hoa", "(xem phụ lục)", "(Kèm theo", "()", "(1", "V/v trả lời",
		"MC chương trình", "VIETNAM", "I/ MỤC", "1/ Mục", "1a. Mục", "", "-", "1.1.1.1.1.1.1. Sâu", "CHUNG", "Chương", "Điều",
		"Phần thứ", "IIIIIIII. MỤC", "TP. Huế"};
	unsigned wrong = 0;
	for (size_t i = 0; i < COUNT(lines); i++) {
		struct vb_label label;
		if (!vb_label_read(vb_str_of(lines[i]), &label))
			continue;
		print_error("\"%s\" is read as label \"%.*s\" of kind %u\n", lines[i], (int)label.text.len, label.text.ptr, label.kind);
		wrong++;
	}
	assert_int_equal(wrong, 0);
}

static void a_roman_letter_may_be_a_capital(void **state)
{
	(void)state;
	static const struct {
		const char *line;
		unsigned value;
	} examples[] = {{"C. Ba", 3}, {"D. Bốn", 4}, {"I. Chín", 9}, {"L. Mười một", 11}, {"M. Mười hai", 12}, {"V. Hai mốt", 21},
	                {"X. Hai hai", 22}, {"II. Hai", 0}};
	for (size_t i = 0; i < COUNT(examples); i++) {
		struct vb_label label;
		vb_label_read(vb_str_of(examples[i].line), &label);
		if (vb_label_as_capital(&label) != examples[i].value)
			fail_msg("\"%s\" gives %u", examples[i].line, vb_label_as_capital(&label));
	}
}

/* ---- List marks ------------------------------------------------------------------------------------------------------ */

static void list_marks(void **state)
{
	(void)state;
	static const struct {
		const char *line;
		size_t len;
		char kind;
	} examples[] = {
		{"- Nội dung", 2, '-'}, {"+ Nội dung", 2, '+'}, {"* Nội dung", 2, '-'}, {"• Nội dung", 4, '-'}, {"– Nội dung", 4, '-'},
		{"— Nội dung", 4, '-'},
		{"-  hai cách", 3, '-'}, {"-Viết liền", 1, '-'}, {"+Viết liền", 1, '+'}, {"-\tTab", 2, '-'},
		{"\xEF\x82\xB7 Wingdings", 4, '-'}, {"· chấm", 3, '-'}, {"-\xC2\xA0NBSP", 3, '-'},
		{"-5 độ", 0, 0}, {"-viết thường", 0, 0}, {"*Đậm*", 0, 0}, {"**Đậm**", 0, 0}, {"--- kẻ", 0, 0}, {"-", 0, 0},
		{"- ", 0, 0}, {"", 0, 0}, {"1. Mục", 0, 0}, {"Nội - dung", 0, 0}, {"+84 234", 0, 0}};
	unsigned wrong = 0;
	for (size_t i = 0; i < COUNT(examples); i++) {
		char kind = 0;
		size_t len = vb_marker_read(vb_str_of(examples[i].line), &kind);
		if (len == examples[i].len && (!len || kind == examples[i].kind))
			continue;
		print_error("\"%s\" gives %zu '%c'\n", examples[i].line, len, kind ? kind : ' ');
		wrong++;
	}
	assert_int_equal(wrong, 0);
}

/* ---- Kinds of line --------------------------------------------------------------------------------------------------- */

static void check_kinds(enum vb_line_kind kind, const char *const *lines, size_t count)
{
	unsigned wrong = 0;
	for (size_t i = 0; i < count; i++) {
		enum vb_line_kind got = vb_line_kind_of(vb_str_of(lines[i]));
		if (got == kind)
			continue;
		print_error("\"%s\" is of kind %u, not %u\n", lines[i], got, kind);
		wrong++;
	}
	assert_int_equal(wrong, 0);
}

#define CHECK_KIND(kind, ...) \
	do { \
		static const char *const lines_[] = {__VA_ARGS__}; \
		check_kinds((kind), lines_, COUNT(lines_)); \
	} while (0)

static void lines_of_the_letterhead(void **state)
{
	(void)state;
	CHECK_KIND(VB_LINE_NATION, "VIỆT NAM DÂN CHỦ CỘNG HÒA", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HÒA XÃ HỘI",
	           "CỘNG HÒA XÃ HỘI CHỦ NGHĨA",
	           "CONG HOA XA HOI CHU NGHIA VIET NAM", "Cộng hòa xã hội chủ nghĩa Việt Nam",
	           "CỘNG  HÒA  XÃ  HỘI CHỦ NGHĨA VIỆT NAM");
	CHECK_KIND(VB_LINE_MOTTO, "Độc lập - Tự do - Hạnh phúc", "Độc lập – Tự do – Hạnh phúc", "ĐỘC LẬP - TỰ DO - HẠNH PHÚC",
	           "Độc lập  Tự do  Hạnh phúc", "Doc lap - Tu do - Hanh phuc");
	CHECK_KIND(VB_LINE_PARTY, "ĐẢNG CỘNG SẢN VIỆT NAM", "Đảng Cộng sản Việt Nam");
	CHECK_KIND(VB_LINE_BODY, "ỦY BAN NHÂN DÂN", "UỶ BAN NHÂN DÂN", "TỈNH QUẢNG NGÃI", "UBND TỈNH BÌNH AN", "HỘI ĐỒNG NHÂN DÂN",
	           "TỈNH ỦY MINH HỌA", "THÀNH PHỐ HỒ CHÍ MINH",
	           "SỞ NỘI VỤ", "BỘ Y TẾ", "CHÍNH PHỦ", "BAN THƯỜNG VỤ", "HUYỆN SƠN ĐỘNG", "XÃ TÂN AN");
	CHECK_KIND(VB_LINE_DRAFT, "DỰ THẢO", "DỰ THẢO 2", "DỰ THẢO LẦN 3");
}

static void number_lines(void **state)
{
	(void)state;
	CHECK_KIND(VB_LINE_NUMBER, "Số: 375-NT", "Số: 12 - TC-VP", "Số: 205/KH-UBND", "Số: 205 /KH-UBND", "Số 94-CTr/TU", "Số: /KH-UBND", "Số:      /KH-UBND",
	           "Số: ……/KH-UBND", "Số: .../KH-UBND", "Số:", "SỐ: 12/QĐ-UBND",
	           "Số: 12/2024/QĐ-UBND", "Luật số: 59/2020/QH14", "Số:     -KH/TU", "So: 15/KH-UBND", "Số: 30c/NQ-CP");
	CHECK_KIND(VB_LINE_PLAIN, "Số liệu thống kê", "Số lượng: 20 người",
	           "số: 205/KH-UBND ngày 02 tháng 10 năm 2024 của Ủy ban nhân dân tỉnh Bình An về việc",
	           "Số hóa 100% hồ sơ", "Sở Y tế", "Nghị quyết số 5-NQ/TU ngày 01/02/2024 của Tỉnh ủy về chuyển đổi số",
	           "Số 12 đường Hoa Sen");
}

static void place_and_date_lines(void **state)
{
	(void)state;
	CHECK_KIND(VB_LINE_PLACE_DATE, "Quảng Ngãi, ngày 02 tháng 10 năm 2024", "Quảng Ngãi, ngày      tháng 10 năm 2024",
	           "Quảng Ngãi, ngày  tháng  năm 2024", "Bắc Giang, tháng 6 năm 2024",
	           "TP. Hồ Chí Minh, ngày 5 tháng 1 năm 2025", "Minh Họa, ngày #& tháng 7 năm 2020",
	           "Quang Ngai, ngay 02 thang 10 nam 2024", "Thừa Thiên Huế, ngày 24-11-2023",
	           "Bà Rịa - Vũng Tàu, ngày 12 tháng 3 năm 2024", "Hà Nội, ngày … tháng … năm 2024");
	CHECK_KIND(VB_LINE_PLAIN, "Tháng 6, ngày hội toàn dân bảo vệ an ninh được tổ chức ở tất cả các xã", "Định kỳ, hằng năm",
	           "Trong đó, ngày 15 tháng 11 hằng năm báo cáo; ngày 20 tổng hợp",
	           "ngày 02 tháng 10 năm 2024", "Quý IV, tổ chức sơ kết");
}

static void type_lines(void **state)
{
	(void)state;
	CHECK_KIND(VB_LINE_TYPE, "KẾ HOẠCH", "QUYẾT ĐỊNH", "NGHỊ QUYẾT", "CHƯƠNG TRÌNH HÀNH ĐỘNG", "KẾ HOẠCH:", "CHỈ THỊ",
	           "NGHỊ ĐỊNH", "THÔNG TƯ", "LUẬT", "QUYẾT ĐỊNH:");
	CHECK_KIND(VB_LINE_PLAIN, "Kế hoạch", "KẾ HOẠCH THỰC HIỆN", "KẾ HOẠCH NÀY", "Quyết định này có hiệu lực",
	           "THỰC HIỆN KẾ HOẠCH");
}

static void scanned_type_lines(void **state)
{
	(void)state;
	CHECK_KIND(VB_LINE_TYPE, "KÉ HOẠCH", "KE HOACH", "QUYÉT ĐỊNH");
}

static void basis_recipients_and_signature(void **state)
{
	(void)state;
	CHECK_KIND(VB_LINE_BASIS, "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;", "Căn cứ",
	           "Can cu Luat Dat dai;", "CĂN CỨ Luật Đất đai;");
	CHECK_KIND(VB_LINE_RECIPIENTS, "Nơi nhận:", "Nơi nhận", "NƠI NHẬN:", "Nơi nhận :", "Noi nhan:");
	CHECK_KIND(VB_LINE_ROLE, "K.T. BỘ TRƯỞNG", "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "TL. CHỦ TỊCH", "TUQ. CHỦ TỊCH", "Q. GIÁM ĐỐC",
	           "T/M BAN THƯỜNG VỤ", "K/T BÍ THƯ", "T/L BAN THƯỜNG VỤ", "TM ỦY BAN NHÂN DÂN", "KT.CHỦ TỊCH");
	CHECK_KIND(VB_LINE_POSITION, "CHỦ TỊCH", "PHÓ CHỦ TỊCH", "BÍ THƯ", "PHÓ BÍ THƯ", "GIÁM ĐỐC", "PHÓ GIÁM ĐỐC",
	           "CHÁNH VĂN PHÒNG", "BỘ TRƯỞNG", "PHÓ BÍ THƯ THƯỜNG TRỰC");
	CHECK_KIND(VB_LINE_PLAIN, "Chủ tịch Ủy ban nhân dân các huyện", "Q. Giám đốc Sở Y tế", "căn cứ tình hình thực tế",
	           "Nơi nhận hồ sơ là bộ phận một cửa của xã", "Chủ tịch", "Tm. Kt");
}

static void appendix_lines(void **state)
{
	(void)state;
	CHECK_KIND(VB_LINE_APPENDIX, "PHỤ LỤC", "Phụ lục", "Phụ lục I", "PHỤ LỤC II", "PHỤ LỤC SỐ 02", "Phụ lục 01:",
	           "Phụ lục số 2", "Biểu số 1", "PHỤ LỤC DANH MỤC NHIỆM VỤ", "Phụ lục I.", "Phụ lục III: Danh mục");
	CHECK_KIND(VB_LINE_APPENDIX, "Biểu mẫu 01", "Mẫu số 03", "MẪU SỐ 03", "Phụ biểu 04", "Mẫu 05: DANH SÁCH", "Biểu 2", "MẪU 02 ĐƠN XIN GIỐNG");
	CHECK_KIND(VB_LINE_PLAIN, "Mẫu số liệu", "Biểu mẫu", "Mẫu đơn", "Mẫu 01: Báo cáo quý;", "Mẫu số 01. Báo cáo", "Biểu dương 12 tập thể", "MẪU ĐƠN");
	CHECK_KIND(VB_LINE_PLAIN, "Phụ lục kèm theo Kế hoạch này", "phụ lục I", "Phụ lục I kèm theo Kế hoạch này gồm các nhiệm vụ");
	CHECK_KIND(VB_LINE_ATTACHED, "(Kèm theo Kế hoạch số 136/KH-UBND ngày 01/7/2024 của UBND tỉnh)",
	           "(kèm theo Quyết định số 5/QĐ-UBND)", "(Ban hành kèm theo Quyết định số  /QĐ-UBND)",
	           "(Đính kèm Kế hoạch số 7/KH-UBND)", "Kèm theo Kế hoạch số 136/KH-UBND ngày 01/7/2024",
	           "(Kem theo Ke hoach so 5/KH-UBND)");
	CHECK_KIND(VB_LINE_PLAIN, "Kèm theo các giải pháp sau", "(có danh sách gửi kèm)", "Kế hoạch này", "kèm theo Quyết định số 5/QĐ-UBND");
}

static void rules_and_page_numbers(void **state)
{
	(void)state;
	CHECK_KIND(VB_LINE_RULE, "-------", "_______", "---------------", "=====", "***", "*", "- - -", "———", "~~~~", "```");
	CHECK_KIND(VB_LINE_PAGE, "12", "- 12 -", "Trang 3", "TRANG 3", "12/20", "-3-", "Trang 3/20");
	CHECK_KIND(VB_LINE_PLAIN, "2024", "12.", "12 xã", "--", "Trang phục", "3/2024 xã", "- mục", "12,5");
}

static void any_line_is_read(void **state)
{
	(void)state;
	CHECK_KIND(VB_LINE_PLAIN, "", " ", "Đ", "đ", "…", "VÙNG TRỒNG SÂM", "I. MỤC ĐÍCH, YÊU CẦU",
	           "Thực hiện Nghị quyết số 5-NQ/TU,", "DỰ THẢO KẾ HOẠCH PHÁT TRIỂN VÙNG TRỒNG SÂM");
}

/* ---- Sentences and words --------------------------------------------------------------------------------------------- */

struct truth {
	const char *text;
	bool is;
};

static void check_truth(bool (*function)(struct vb_str), const struct truth *examples, size_t count)
{
	unsigned wrong = 0;
	for (size_t i = 0; i < count; i++) {
		if (function(vb_str_of(examples[i].text)) == examples[i].is)
			continue;
		print_error("\"%s\" gives %s\n", examples[i].text, examples[i].is ? "false" : "true");
		wrong++;
	}
	assert_int_equal(wrong, 0);
}

#define CHECK_TRUTH(function, ...) \
	do { \
		static const struct truth examples_[] = {__VA_ARGS__}; \
		check_truth((function), examples_, COUNT(examples_)); \
	} while (0)

static void ends_of_sentences(void **state)
{
	(void)state;
	CHECK_TRUTH(vb_ends_sentence, {"Hết.", true}, {"một;", true}, {"như sau:", true}, {"Hết./.", true}, {"vân vân…", true},
	            {"Ai?", true}, {"Nhanh!", true}, {"(xem mục 2.)", true}, {"“Đề án.”", true},
	            {"Hết. ", true}, {"của Ban", false}, {"một,", false}, {"(mục 2)", false}, {"", false}, {"“Đề án”", false},
	            {"2024", false});
}

static void capitals_and_first_letters(void **state)
{
	(void)state;
	CHECK_TRUTH(vb_is_capitals, {"KẾ HOẠCH", true}, {"ĐIỀU 5.", true}, {"I", true}, {"12", false}, {"", false},
	            {"KẾ HOẠCh", false}, {"ĐỀ ÁN “ƯỚC MƠ”", true}, {"đ", false});
	CHECK_TRUTH(vb_starts_lower, {"ngành liên quan", true}, {"“đề án”", true}, {"Ngành", false}, {"12 xã", false},
	            {"- ưu tiên", true}, {"", false}, {"Đề án", false});
	CHECK_TRUTH(vb_starts_upper, {"Ngành", true}, {"“Đề án”", true}, {"đề án", false}, {"12 Xã", false}, {"(Ủy ban", true});
	CHECK_TRUTH(vb_has_letters, {"a", true}, {"12", true}, {"<==", false}, {"---", false}, {"", false}, {"Đ", true});
}

static void words_that_leave_a_phrase_open(void **state)
{
	(void)state;
	CHECK_TRUTH(vb_ends_open, {"quy định tại khoản 2", true}, {"theo điểm b", true}, {"Luật Người cao tuổi và Luật", true},
	            {"thời điểm này", false}, {"Điều khoản thi hành", false}, {"khoản 2 Điều 5", false});
	CHECK_TRUTH(vb_opens_sentence, {"Các sở, ban, ngành", true}, {"Trong quá trình", true}, {"Cácbon", false}, {"Sở Nội vụ", false});
	CHECK_TRUTH(vb_ends_open, {"Thường vụ và kế hoạch của", true}, {"các sở và", true}, {"chỉ đạo của Ban", true},
	            {"xây dựng Đề án thành lập", true}, {"các sở, ban,", true}, {"CHỈ ĐẠO CỦA", true},
	            {"theo Kế hoạch số", true}, {"của", true}, {"vốn đầu tư", false}, {"Sở Nội vụ", false}, {"", false},
	            {"nhu cầu", false}, {"tại Quyết định số", true});
	CHECK_TRUTH(vb_ends_open, {"phát triển dữ liệu số", false}, {"chuyển đổi số", false}, {"Tờ trình số 5/TTr-SNV, số", true}, {"theo Mẫu số", true},
	            {"UBND tỉnh Cao Bằng", false}, {"được tính bằng", true}, {"số", true});
	CHECK_TRUTH(vb_ends_with_type, {"thực hiện Nghị quyết", true}, {"NGHỊ QUYẾT", true}, {"nghị quyết này", false}, {"", false});
}

static void verbs_and_addressees(void **state)
{
	(void)state;
	CHECK_TRUTH(vb_starts_task, {"Chủ trì, phối hợp với các sở", true}, {"Phối hợp thực hiện", true},
	            {"Tham mưu UBND tỉnh", true}, {"Sở Y tế", false}, {"Lập kế hoạch", true}, {"", false}, {"Mục tiêu", false});
	CHECK_TRUTH(vb_starts_addressee, {"Sở Nội vụ", true}, {"Các sở, ban, ngành", true}, {"UBND các huyện", true},
	            {"Giao Sở Y tế", true}, {"Đề nghị Ban Tuyên giáo", true}, {"Yêu cầu các địa phương", true},
	            {"Mục tiêu", false}, {"Nội dung", false}, {"", false}, {"Quỹ hỗ trợ nông dân", true}, {"Báo Quảng Ngãi", true},
	            {"Bộ Chỉ huy quân sự tỉnh", true});
	CHECK_TRUTH(vb_holds_task_verb, {"Sở Y tế chủ trì, phối hợp với các sở", true}, {"Sở Y tế có trách nhiệm", true},
	            {"Sở Văn hóa, Thể thao và Du lịch", false}, {"Ủy ban nhân dân các huyện, thị xã", false}, {"", false});
}

static void words_that_an_addressee_has_without_its_tones(void **state)
{
	(void)state;
	CHECK_TRUTH(vb_starts_addressee, {"Số liệu điều tra", false}, {"Quy chế này quy định", false}, {"Báo cáo kết quả", false},
	            {"Bố trí kinh phí", false}, {"Bảo đảm tiến độ", false}, {"Đại biểu dự họp", false},
	            {"Đoạn đường mới", false}, {"Hỏi đáp", false});
}

static void areas_and_signed_notes(void **state)
{
	(void)state;
	CHECK_TRUTH(vb_starts_area, {"TỈNH KON TUM", true}, {"THÀNH PHỐ HUẾ", true}, {"XÃ TÂN AN", true}, {"TỈNH ỦY LÀO CAI", false},
	            {"Tỉnh Kon Tum", false}, {"ỦY BAN NHÂN DÂN", false}, {"", false});
	CHECK_TRUTH(vb_is_signed_note, {"(Đã ký)", true}, {"[đã ký]", true}, {"(Ký tên, đóng dấu)", true}, {"(Ký, ghi rõ họ tên và đóng dấu)", true},
	            {"(Đã ký & đóng dấu)", true}, {"(Ký số)", true}, {"Đã ký kết", false}, {"Ghi rõ họ tên", false}, {"", false});
	CHECK_KIND(VB_LINE_PLAIN, "UBND tỉnh.", "Thành phố", "Ủy ban nhân dân tỉnh Kon Tum");
	CHECK_KIND(VB_LINE_BODY, "ĐẢNG ĐOÀN QUỐC HỘI");
}

static void trimming(void **state)
{
	(void)state;
	static const struct {
		const char *text, *trimmed;
	} examples[] = {{" \ta b\t ", "a b"}, {"", ""}, {"  ", ""}, {"a", "a"}};
	for (size_t i = 0; i < COUNT(examples); i++) {
		struct vb_str got = vb_str_trim(vb_str_of(examples[i].text));
		assert_int_equal(got.len, strlen(examples[i].trimmed));
		assert_memory_equal(got.ptr, examples[i].trimmed, got.len);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_that_a_scanner_misread),
		cmocka_unit_test(roman_and_capital_labels),
		cmocka_unit_test(numbers),
		cmocka_unit_test(dotted_numbers),
		cmocka_unit_test(letters),
		cmocka_unit_test(words_of_laws),
		cmocka_unit_test(what_is_no_label),
		cmocka_unit_test(a_roman_letter_may_be_a_capital),
		cmocka_unit_test(list_marks),
		cmocka_unit_test(lines_of_the_letterhead),
		cmocka_unit_test(number_lines),
		cmocka_unit_test(place_and_date_lines),
		cmocka_unit_test(type_lines),
		cmocka_unit_test(scanned_type_lines),
		cmocka_unit_test(basis_recipients_and_signature),
		cmocka_unit_test(appendix_lines),
		cmocka_unit_test(rules_and_page_numbers),
		cmocka_unit_test(any_line_is_read),
		cmocka_unit_test(ends_of_sentences),
		cmocka_unit_test(capitals_and_first_letters),
		cmocka_unit_test(words_that_leave_a_phrase_open),
		cmocka_unit_test(verbs_and_addressees),
		cmocka_unit_test(words_that_an_addressee_has_without_its_tones),
		cmocka_unit_test(areas_and_signed_notes),
		cmocka_unit_test(trimming),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
