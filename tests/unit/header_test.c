/* extract/header.c: the facts of a document's head, signature and recipients. */
#include "support.h"

#define MOTTO "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n"
#define LETTERHEAD "ỦY BAN NHÂN DÂN\nTỈNH QUẢNG NGÃI\n\n" MOTTO
#define TITLE "KẾ HOẠCH\nPhát triển vùng trồng sâm\n\n"
#define BODY "I. MỤC ĐÍCH\n\n1. Trồng sâm.\n\n2. Trồng quế.\n\n"
#define PLACE_DATE "Quảng Ngãi, ngày 02 tháng 10 năm 2024\n\n"

static void read_header(struct document *d, const char *text)
{
	read_document(d, "a.txt", text, STAGE_APPENDICES);
}

static void the_facts_and_where_they_stand(void **state)
{
	(void)state;
	struct document d;
	read_header(&d, LETTERHEAD "Số: 205/KH-UBND\n\n" PLACE_DATE TITLE BODY);
	const struct vb_header *h = &d.record.document;
	assert_str(h->type, "Kế hoạch");
	assert_str(h->type_code, "KH");
	assert_str(h->number, "205");
	assert_str(h->symbol, "KH-UBND");
	assert_str(h->number_symbol, "205/KH-UBND");
	assert_str(h->date, "2024-10-02");
	assert_str(h->place, "Quảng Ngãi");
	assert_str(h->title, "Phát triển vùng trồng sâm");
	assert_str(h->status, NULL);
	assert_str(h->iri, "/akn/vn-29/doc/ke-hoach/ubnd/2024-10-02/205-kh-ubnd");
	assert_str(text_at(&d, h->spans.number_symbol->span), "205/KH-UBND");
	assert_str(text_at(&d, h->spans.date->span), "ngày 02 tháng 10 năm 2024");
	assert_str(text_at(&d, h->spans.place->span), "Quảng Ngãi");
	assert_str(text_at(&d, h->spans.issuer->span), "ỦY BAN NHÂN DÂN\nTỈNH QUẢNG NGÃI");
	assert_str(text_at(&d, h->spans.title->span), "Phát triển vùng trồng sâm");
	assert_null(h->spans.signer);
	finish_document(&d);
}

/* number, symbol, number_symbol of a number line. */
static void check_number(const char *line, const char *number, const char *symbol, const char *number_symbol,
                         const char *blank_at)
{
	struct document d;
	char text[600];
	strcpy(text, LETTERHEAD);
	strcat(strcat(strcat(text, line), "\n\n" PLACE_DATE), TITLE BODY);
	read_header(&d, text);
	const struct vb_header *h = &d.record.document;
	assert_str(h->number, number);
	assert_str(h->symbol, symbol);
	assert_str(h->number_symbol, number_symbol);
	if (blank_at)
		assert_str(diagnosed_at(&d, VB_DIAGNOSTIC_NUMBER_BLANK, 0), blank_at);
	else
		assert_null(diagnosed(&d.record.diagnostics, VB_DIAGNOSTIC_NUMBER_BLANK, 0));
	assert_null(diagnosed(&d.record.diagnostics, VB_DIAGNOSTIC_NUMBER_MISSING, 0));
	finish_document(&d);
}

static void number_lines(void **state)
{
	(void)state;
	check_number("Số: 205 /KH-UBND", "205", "KH-UBND", "205/KH-UBND", NULL);
	check_number("Số 94-KH/TU", "94", "KH/TU", "94-KH/TU", NULL);
	check_number("Số: 12/2024/KH-UBND", "12", "KH-UBND", "12/2024/KH-UBND", NULL);
	check_number("Số: 205/KH–UBND", "205", "KH-UBND", "205/KH-UBND", NULL);
}

static void a_scanner_makes_a_blank_of_the_hyphen(void **state)
{
	(void)state;
	check_number("Số: 205/KH UBND", "205", "KHUBND", "205/KHUBND", NULL);
	check_number("Số: 205/ KH – UBND", "205", "KH-UBND", "205/KH-UBND", NULL);
	check_number("Số: 205/KH UBND-NC", "205", "KHUBND-NC", "205/KHUBND-NC", NULL);
	check_number("Số: 12/2024/QĐ TTg", "12", "QĐTTg", "12/2024/QĐTTg", NULL);
	check_number("Số 94 KH/TU", "94", "KH/TU", "94KH/TU", NULL);
	check_number("Số: 205/KH Sở", "205", "KH", "205/KH", NULL);
	check_number("Số: 205/KH MẪU", "205", "KH", "205/KH", NULL);
	struct document d;
	read_header(&d, LETTERHEAD "Số: 205/KH UBND\n\n" PLACE_DATE TITLE BODY);
	assert_str(d.record.document.symbol_canonical, "205/KH-UBND");
	assert_str(text_at(&d, d.record.document.spans.number_symbol->span), "205/KH UBND");
	finish_document(&d);
}

static void blanks_of_a_form_stand_in_the_number(void **state)
{
	(void)state;
	check_number("Số:      18     /2025/QĐ-UBND", "18", "QĐ-UBND", "18/2025/QĐ-UBND", NULL);
	check_number("Số: 205      /KH-UBND", "205", "KH-UBND", "205/KH-UBND", NULL);
	struct document d;
	read_header(&d, LETTERHEAD "Số:      18     /2025/QĐ-UBND\n\n" PLACE_DATE TITLE BODY);
	assert_str(text_at(&d, d.record.document.spans.number_symbol->span), "18     /2025/QĐ-UBND");
	finish_document(&d);
}

/* Does the block stand in a part "number"? */
static bool is_number_part(const struct document *d, const char *block)
{
	struct vb_span span = vb_span_of(&d->x, (struct vb_str){memmem(d->in.text.bytes, d->in.text.len, block, strlen(block)), strlen(block)});
	for (uint32_t i = 0; i < d->record.parts.count; i++) {
		const struct vb_part *part = &d->record.parts.items[i];
		if (part->span.start <= span.start && span.end <= part->span.end && vb_str_equal(part->kind, VB_LIT("number")))
			return true;
	}
	return false;
}

/* The number and its symbol in two cells, another column between them or none; the place and date in a cell of their own or behind it. */
static void a_number_is_torn_over_two_cells(void **state)
{
	static const char *const heads[] = {
		"| ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG | | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\n| --- | --- | --- |\n| Số: 18 | /2025/QĐ-UBND | Lâm Đồng, ngày 12 tháng 3 năm 2025 |\n\n",
		"| ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\n| --- | --- |\n| Số: | 18/2025/QĐ-UBND |\n| | Lâm Đồng, ngày 12 tháng 3 năm 2025 |\n\n",
		"| ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\n| --- | --- |\n| Số: 18 | /2025/QĐ-UBND Lâm Đồng, ngày 12 tháng 3 năm 2025 |\n\n"};
	static const char *const blocks[][2] = {{"Số: 18\n", "/2025/QĐ-UBND\n"}, {"Số:\n", "18/2025/QĐ-UBND\n"}, {"Số: 18\n", "/2025/QĐ-UBND Lâm Đồng, ngày 12 tháng 3 năm 2025\n"}};
	(void)state;
	for (size_t i = 0; i < 3; i++) {
		struct document d;
		char text[1024];
		strcat(strcpy(text, heads[i]), TITLE BODY);
		read_document(&d, "head.md", text, STAGE_HEADER);
		const struct vb_header *h = &d.record.document;
		assert_str(h->number, "18");
		assert_str(h->number_symbol, "18/2025/QĐ-UBND");
		assert_int_equal(h->spans.number_symbol->span_pieces.count, i == 1 ? 0 : 2);
		assert_str(h->place, "Lâm Đồng");
		assert_str(text_at(&d, h->spans.date->span), "ngày 12 tháng 3 năm 2025");
		assert_true(is_number_part(&d, blocks[i][0]));
		assert_true(is_number_part(&d, blocks[i][1]));
		finish_document(&d);
	}
}

/* "Số: 18" alone, with words or a second number behind it, is no number and symbol. */
static void what_stands_in_the_letterhead_otherwise_is_none(void **state)
{
	struct document d;
	(void)state;
	read_document(&d, "head.md", "| ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG | | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\n| --- | --- | --- |\n| Số: 18 | /bản | Lâm Đồng, ngày 12 tháng 3 năm 2025 |\n\n"
	              TITLE BODY, STAGE_HEADER);
	assert_null(d.record.document.number_symbol.ptr);
	finish_document(&d);
}

static void old_numbers_have_a_dash_and_the_letters_of_the_body(void **state)
{
	(void)state;
	check_number("Số: 375-NT", "375", "NT", "375-NT", NULL);
	check_number("Số: 101-CP", "101", "CP", "101-CP", NULL);
	check_number("Số: 12 - TC-VP", "12", "TC-VP", "12-TC-VP", NULL);
}

static void two_columns_on_the_line_of_the_place(void **state)
{
	(void)state;
	struct document d;
	read_header(&d, "ĐẢNG BỘ TỈNH LÀO CAI ĐẢNG CỘNG SẢN VIỆT NAM\n\nTỈNH ỦY Lào Cai, ngày 02 tháng 4 năm 2025\n\nSố 25-CTr/TU\n\n" TITLE BODY);
	assert_str(d.record.document.place, "Lào Cai");
	assert_str(d.record.document.date, "2025-04-02");
	assert_str(d.record.document.issuer->name, "Tỉnh ủy Lào Cai");
	finish_document(&d);
}

static void a_blank_number_stays_blank_and_is_reported(void **state)
{
	(void)state;
	check_number("Số: /KH-UBND", NULL, "KH-UBND", NULL, "/KH-UBND");
	check_number("Số:       /KH-UBND", NULL, "KH-UBND", NULL, "/KH-UBND");
	check_number("Số: ……/KH-UBND", NULL, "KH-UBND", NULL, "/KH-UBND");
	check_number("Số: ..../KH-UBND", NULL, "KH-UBND", NULL, "/KH-UBND");
	check_number("Số:     -KH/TU", NULL, "KH/TU", NULL, "-KH/TU");
}

static void without_a_number_line_it_is_missing(void **state)
{
	(void)state;
	struct document d;
	read_header(&d, LETTERHEAD PLACE_DATE TITLE BODY);
	assert_str(d.record.document.number_symbol, NULL);
	assert_str(d.record.document.symbol, NULL);
	assert_str(d.record.document.type, "Kế hoạch");
	assert_str(d.record.document.type_code, "KH");
	assert_str(d.record.document.iri, NULL);
	assert_non_null(diagnosed(&d.record.diagnostics, VB_DIAGNOSTIC_NUMBER_MISSING, 0));
	finish_document(&d);
}

/* ---- Date and place -------------------------------------------------------------------------------------------------- */

static void check_date(const char *line, const char *place, const char *date, enum vb_diagnostic_code code)
{
	struct document d;
	char text[600];
	strcpy(text, LETTERHEAD "Số: 205/KH-UBND\n\n");
	strcat(strcat(strcat(text, line), "\n\n"), TITLE BODY);
	read_header(&d, text);
	assert_str(d.record.document.place, place);
	assert_str(d.record.document.date, date);
	static const enum vb_diagnostic_code codes[] = {VB_DIAGNOSTIC_DATE_INCOMPLETE, VB_DIAGNOSTIC_DATE_MISSING,
	    VB_DIAGNOSTIC_DATE_IMPOSSIBLE};
	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
		if ((diagnosed(&d.record.diagnostics, codes[i], 0) != NULL) != (codes[i] == code))
			fail_msg("\"%s\": diagnostic %s", line, vb_diagnostic_code_name(codes[i]).ptr);
	finish_document(&d);
}

static void the_date_is_as_precise_as_the_document_says(void **state)
{
	(void)state;
	const enum vb_diagnostic_code none = VB_DIAGNOSTIC_COUNT;
	check_date("Quảng Ngãi, ngày 02 tháng 10 năm 2024", "Quảng Ngãi", "2024-10-02", none);
	check_date("Quảng Ngãi, ngày      tháng 10 năm 2024", "Quảng Ngãi", "2024-10", VB_DIAGNOSTIC_DATE_INCOMPLETE);
	check_date("Quảng Ngãi, tháng 10 năm 2024", "Quảng Ngãi", "2024-10", VB_DIAGNOSTIC_DATE_INCOMPLETE);
	check_date("Quảng Ngãi, ngày      tháng      năm 2024", "Quảng Ngãi", "2024", VB_DIAGNOSTIC_DATE_INCOMPLETE);
	check_date("Quảng Ngãi, ngày … tháng … năm 2024", "Quảng Ngãi", "2024", VB_DIAGNOSTIC_DATE_INCOMPLETE);
	check_date("Quảng Ngãi, ngày 24-11-2023", "Quảng Ngãi", "2023-11-24", none);
	check_date("Quảng Ngãi, ngày #& tháng 7 năm 2020", "Quảng Ngãi", "2020-07", VB_DIAGNOSTIC_DATE_INCOMPLETE);
	check_date("Bà Rịa - Vũng Tàu, ngày 1 tháng 2 năm 2023", "Bà Rịa - Vũng Tàu", "2023-02-01", none);
}

static void a_day_that_does_not_exist_is_no_date(void **state)
{
	(void)state;
	check_date("Quảng Ngãi, ngày 30 tháng 02 năm 2024", "Quảng Ngãi", NULL, VB_DIAGNOSTIC_DATE_IMPOSSIBLE);
}

static void without_a_date_line_it_is_missing(void **state)
{
	(void)state;
	check_date("", NULL, NULL, VB_DIAGNOSTIC_DATE_MISSING);
}

/* ---- The "Kèm theo" line --------------------------------------------------------------------------------------------- */

#define APPENDIX(line) \
	"TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn Mẫu\n\nPHỤ LỤC\nDanh mục\n\n" line "\n\nTT\tNhiệm vụ\n1\tTrồng sâm\n"

static void what_the_head_leaves_out_comes_from_the_appendix(void **state)
{
	(void)state;
	struct document d;
	read_header(&d, LETTERHEAD "Số: 205/KH-UBND\n\nQuảng Ngãi, ngày    tháng 10 năm 2024\n\n"
	            TITLE BODY APPENDIX("(Kèm theo Kế hoạch số 205/KH-UBND ngày 02/10/2024 của UBND tỉnh)"));
	assert_str(d.record.document.date, "2024-10-02");
	assert_null(diagnosed(&d.record.diagnostics, VB_DIAGNOSTIC_DATE_INCOMPLETE, 0));
	assert_null(diagnosed(&d.record.diagnostics, VB_DIAGNOSTIC_DATE_MISMATCH, 0));
	finish_document(&d);
	read_header(&d, "KẾ HOẠCH\nPhát triển vùng trồng sâm\n\n"
	            BODY APPENDIX("*(Kèm theo Kế hoạch số 205/KH-UBND ngày 02/10/2024 của UBND tỉnh Quảng Ngãi)*"));
	assert_str(d.record.document.number_symbol, "205/KH-UBND");
	assert_str(d.record.document.date, "2024-10-02");
	assert_str(d.record.document.issuer->name, "Ủy ban nhân dân tỉnh Quảng Ngãi");
	finish_document(&d);
}

static void head_and_appendix_that_differ_are_reported(void **state)
{
	(void)state;
	struct document d;
	read_header(&d, LETTERHEAD "Số: 205/KH-UBND\n\n" PLACE_DATE TITLE BODY APPENDIX("(Kèm theo Kế hoạch số 205/KH-UBND ngày "
	            "03/10/2024 của UBND tỉnh)"));
	assert_str(d.record.document.date, "2024-10-02");
	assert_str(diagnosed_at(&d, VB_DIAGNOSTIC_DATE_MISMATCH, 0), "ngày 03/10/2024");
	finish_document(&d);
	read_header(&d, LETTERHEAD "Số: 205/KH-UBND\n\n" PLACE_DATE TITLE BODY APPENDIX("(Kèm theo Kế hoạch số 206/KH-UBND ngày "
	            "02/10/2024 của UBND tỉnh)"));
	assert_str(d.record.document.number_symbol, "205/KH-UBND");
	assert_non_null(diagnosed(&d.record.diagnostics, VB_DIAGNOSTIC_NUMBER_MISMATCH, 0));
	finish_document(&d);
}

/* ---- Type and title -------------------------------------------------------------------------------------------------- */

static void the_type_word_counts_where_the_symbol_says_another(void **state)
{
	(void)state;
	struct document d;
	read_header(&d, LETTERHEAD "Số: 205/QĐ-UBND\n\n" PLACE_DATE TITLE BODY);
	assert_str(d.record.document.type, "Kế hoạch");
	assert_str(diagnosed_at(&d, VB_DIAGNOSTIC_TYPE_MISMATCH, 0), "KẾ HOẠCH");
	finish_document(&d);
}

static void without_a_type_word_the_symbol_tells(void **state)
{
	(void)state;
	struct document d;
	read_header(&d, LETTERHEAD "Số: 205/KH-UBND\n\n" PLACE_DATE "Thực hiện Nghị quyết số 5-NQ/TU, Ủy ban nhân dân tỉnh ban "
	            "hành Kế hoạch như sau:\n\n" BODY);
	assert_str(d.record.document.type, "Kế hoạch");
	assert_str(d.record.document.title, NULL);
	assert_non_null(diagnosed(&d.record.diagnostics, VB_DIAGNOSTIC_TITLE_MISSING, 0));
	finish_document(&d);
}

static void a_letter_has_a_subject_and_no_type_word(void **state)
{
	(void)state;
	struct document d;
	read_header(&d, LETTERHEAD "Số: 4912/UBND-NC\nV/v trồng sâm và chăm sóc rừng\n\n" PLACE_DATE
	                "Kính gửi:\n- Các sở, ban, ngành;\n- UBND các xã.\n\nNgày 03/6/2024, UBND tỉnh giao các xã trồng sâm.\n\nTrân trọng./.\n\n"
	                "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn Mẫu\n");
	const struct vb_header *h = &d.record.document;
	assert_str(h->type, "Công văn");
	assert_str(h->type_code, NULL);
	assert_str(h->number_symbol, "4912/UBND-NC");
	assert_str(h->title, "V/v trồng sâm và chăm sóc rừng");
	assert_str(h->recipients.items[0], "Như trên");
	assert_str(h->signer->name, "Nguyễn Văn Mẫu");
	finish_document(&d);
}

static void a_heading_of_the_page_may_stand_above_the_letterhead(void **state)
{
	(void)state;
	struct document d;
	read_header(&d, "KẾ HOẠCH PHÁT TRIỂN VÙNG TRỒNG SÂM\n\n" LETTERHEAD "Số: 205/KH-UBND\n\n" PLACE_DATE "KẾ HOẠCH PHÁT TRIỂN VÙNG TRỒNG SÂM\n\n" BODY);
	assert_str(d.record.document.type, "Kế hoạch");
	assert_str(d.record.document.number_symbol, "205/KH-UBND");
	assert_str(d.record.document.date, "2024-10-02");
	assert_str(d.record.document.title, "PHÁT TRIỂN VÙNG TRỒNG SÂM");
	finish_document(&d);
}

static void a_verb_is_no_type(void **state)
{
	(void)state;
	struct document d;
	read_header(&d, "QUY ĐỊNH CHI TIẾT VIỆC TRỒNG SÂM\n\nCăn cứ Luật Trồng trọt;\n\n" BODY);
	assert_str(d.record.document.type, NULL);
	assert_non_null(diagnosed(&d.record.diagnostics, VB_DIAGNOSTIC_TYPE_MISSING, 0));
	finish_document(&d);
}

static void a_scanned_type_word_is_read(void **state)
{
	(void)state;
	struct document d;
	read_header(&d, LETTERHEAD "Số: /KH-UBND\n\n" PLACE_DATE "KÉ HOẠCH\nPhát triển vùng trồng sâm\n\n" BODY);
	assert_str(d.record.document.type, "Kế hoạch");
	assert_str(d.record.document.title, "Phát triển vùng trồng sâm");
	finish_document(&d);
}

static void check_title(const char *text, const char *title)
{
	struct document d;
	read_header(&d, text);
	assert_str(d.record.document.title, title);
	assert_true(vb_str_starts(text_at(&d, d.record.document.spans.title->span), (struct vb_str){title, 10}));
	finish_document(&d);
}

static void titles_of_several_lines(void **state)
{
	(void)state;
	check_title("KẾ HOẠCH\n\nThực hiện Nghị quyết của Tỉnh ủy\n\nvề phát triển vùng trồng sâm\n\nCăn cứ Luật Trồng trọt;\n\n"
	            BODY,
	            "Thực hiện Nghị quyết của Tỉnh ủy về phát triển vùng trồng sâm");
	check_title("KẾ HOẠCH\nTHỰC HIỆN NGHỊ QUYẾT CỦA TỈNH ỦY\n\nVỀ TRỒNG SÂM\n\nCăn cứ Luật Trồng trọt;\n\n" BODY,
	            "THỰC HIỆN NGHỊ QUYẾT CỦA TỈNH ỦY VỀ TRỒNG SÂM");
	check_title("NGHỊ QUYẾT\n\nHỘI NGHỊ LẦN THỨ HAI BAN CHẤP HÀNH ĐẢNG BỘ TỈNH\n\nHội nghị lần thứ hai họp trong hai ngày, sau khi thảo luận về vùng sâm,\n\n"
	            "QUYẾT NGHỊ\n\n1. Trồng sâm.\n",
	            "HỘI NGHỊ LẦN THỨ HAI BAN CHẤP HÀNH ĐẢNG BỘ TỈNH");
	check_title("NGHỊ QUYẾT\n\nCỦA BAN THƯỜNG VỤ TỈNH ỦY\n\nvề phát triển vùng trồng sâm\n\nCăn cứ Luật Trồng trọt;\n\n" BODY, "về phát triển vùng trồng sâm");
	check_title("CHƯƠNG TRÌNH HÀNH ĐỘNG\nCỦA BAN CHẤP HÀNH ĐẢNG BỘ TỈNH\nthực hiện Nghị quyết về trồng sâm\n\nCăn cứ Luật Trồng trọt;\n\n" BODY,
	            "thực hiện Nghị quyết về trồng sâm");
	check_title("KẾT LUẬN\n\nCỦA BỘ CHÍNH TRỊ VỀ TRỒNG SÂM\n\nCăn cứ Luật Trồng trọt;\n\n" BODY, "VỀ TRỒNG SÂM");
	check_title("KẾ HOẠCH\n\nCỦA CHÍNH PHỦ\n\nCăn cứ Luật Trồng trọt;\n\n" BODY, "CỦA CHÍNH PHỦ");
	check_title("KẾ HOẠCH Phát triển vùng trồng sâm\n\nCăn cứ Luật Trồng trọt;\n\n" BODY, "Phát triển vùng trồng sâm");
}

static void a_draft_says_so(void **state)
{
	(void)state;
	struct document d;
	read_header(&d, "DỰ THẢO LẦN 2\n\n" LETTERHEAD "Số:    /KH-UBND\n\n" TITLE BODY);
	assert_str(d.record.document.status, "draft");
	finish_document(&d);
}

/* ---- Signer ---------------------------------------------------------------------------------------------------------- */

static void check_signer(const char *lines, const char *on_behalf, const char *capacity, const char *position, const char *name)
{
	struct document d;
	char text[1000] = LETTERHEAD "Số: 205/KH-UBND\n\n" TITLE BODY;
	read_header(&d, strcat(text, lines));
	const struct vb_signer *signer = d.record.document.signer;
	assert_non_null(signer);
	assert_str(signer->on_behalf, on_behalf);
	assert_str(signer->capacity, capacity);
	assert_str(signer->position, position);
	assert_str(signer->name, name);
	assert_non_null(d.record.document.spans.signer);
	finish_document(&d);
}

static void signers_of_all_forms(void **state)
{
	(void)state;
	check_signer("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nNguyễn Văn Mẫu\n", "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH",
	             "PHÓ CHỦ TỊCH", "Nguyễn Văn Mẫu");
	check_signer("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nTrần Thị Ví Dụ\n", "TM. ỦY BAN NHÂN DÂN", NULL, "CHỦ TỊCH",
	             "Trần Thị Ví Dụ");
	check_signer("KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nNguyễn Văn Mẫu\n", NULL, "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Văn Mẫu");
	check_signer("CHỦ TỊCH\n\nNguyễn Văn Mẫu\n", NULL, NULL, "CHỦ TỊCH", "Nguyễn Văn Mẫu");
	check_signer("TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\n\nNguyễn Văn Mẫu\n", NULL, "TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG",
	             "Nguyễn Văn Mẫu");
	check_signer("TUQ. CHỦ TỊCH\nGIÁM ĐỐC SỞ NỘI VỤ\n\nNguyễn Văn Mẫu\n", NULL, "TUQ. CHỦ TỊCH", "GIÁM ĐỐC SỞ NỘI VỤ",
	             "Nguyễn Văn Mẫu");
	check_signer("Q. CHỦ TỊCH\n\nNguyễn Văn Mẫu\n", NULL, "Q. CHỦ TỊCH", NULL, "Nguyễn Văn Mẫu");
	check_signer("T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\n\nNguyễn Văn Mẫu\n", "T/M BAN THƯỜNG VỤ", NULL, "PHÓ BÍ THƯ",
	             "Nguyễn Văn Mẫu");
	check_signer("T/L BAN THƯỜNG VỤ\nCHÁNH VĂN PHÒNG\n\nNguyễn Văn Mẫu\n", NULL, "T/L BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG",
	             "Nguyễn Văn Mẫu");
	check_signer("K/T TRƯỞNG BAN\nPHÓ TRƯỞNG BAN\n\nNguyễn Văn Mẫu\n", NULL, "K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN",
	             "Nguyễn Văn Mẫu");
}

static void a_signature_on_one_line_is_divided(void **state)
{
	(void)state;
	check_signer("TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH\n\nNguyễn Văn Mẫu\n", "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH",
	             "PHÓ CHỦ TỊCH", "Nguyễn Văn Mẫu");
	check_signer("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH PHÓ CHỦ TỊCH\n\nNguyễn Văn Mẫu\n", "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH",
	             "PHÓ CHỦ TỊCH", "Nguyễn Văn Mẫu");
	check_signer("T/M BAN CHẤP HÀNH TRUNG ƯƠNG\nTỔNG BÍ THƯ\n\nNguyễn Văn Mẫu\n", "T/M BAN CHẤP HÀNH TRUNG ƯƠNG", NULL, "TỔNG BÍ THƯ", "Nguyễn Văn Mẫu");
	check_signer("T/M BỘ CHÍNH TRỊ\nTHƯỜNG TRỰC BAN BÍ THƯ\n\nNguyễn Văn Mẫu\n", "T/M BỘ CHÍNH TRỊ", NULL, "THƯỜNG TRỰC BAN BÍ THƯ", "Nguyễn Văn Mẫu");
	check_signer("TM. BAN THƯỜNG VỤ\nCHỦ TỊCH\n\nNguyễn Văn Mẫu\n", "TM. BAN THƯỜNG VỤ", NULL, "CHỦ TỊCH", "Nguyễn Văn Mẫu");
}

static void a_note_that_it_was_signed_is_no_name(void **state)
{
	(void)state;
	check_signer("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\n(Đã ký)\n\nNguyễn Văn Mẫu\n", "TM. ỦY BAN NHÂN DÂN", NULL, "CHỦ TỊCH",
	             "Nguyễn Văn Mẫu");
	check_signer("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n", "TM. ỦY BAN NHÂN DÂN", NULL, "CHỦ TỊCH", NULL);
}

static void a_document_without_signature_says_so(void **state)
{
	(void)state;
	struct document d;
	read_header(&d, LETTERHEAD "Số: 205/KH-UBND\n\n" TITLE BODY);
	assert_null(d.record.document.signer);
	assert_non_null(diagnosed(&d.record.diagnostics, VB_DIAGNOSTIC_SIGNATURE_MISSING, 0));
	finish_document(&d);
}

/* ---- Recipients ------------------------------------------------------------------------------------------------------ */

static void recipients_are_items_as_printed(void **state)
{
	(void)state;
	struct document d;
	read_header(&d, LETTERHEAD "Số: 205/KH-UBND\n\n" TITLE BODY
	            "Nơi nhận:\n- Thường trực Tỉnh ủy;\n- Các sở, ban, ngành;\n- VPUB:\n+ LĐVP;\n- + Phòng NN;\n"
	            "- Lưu: VT, KGVX.thiên581.\n\nTH5-KH03\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn Mẫu\n");
	static const char *const expected[] = {"Thường trực Tỉnh ủy", "Các sở, ban, ngành", "VPUB:", "LĐVP", "Phòng NN",
	    "Lưu: VT, KGVX.thiên581"};
	const struct vb_strs *got = &d.record.document.recipients;
	for (uint32_t i = 0; i < got->count && i < 6; i++)
		assert_str(got->items[i], expected[i]);
	assert_int_equal(got->count, 6);
	assert_str(d.record.document.signer->name, "Nguyễn Văn Mẫu");
	finish_document(&d);
}

static void a_recipient_that_is_cut_in_its_line_is_one(void **state)
{
	(void)state;
	struct document d;
	read_header(&d, LETTERHEAD "Số: 205/KH-UBND\n\n" TITLE BODY "Nơi nhận:\n- Ủy ban nhân dân các huyện,\nthị xã, thành phố;\n"
	            "- Lưu: VT.\n\nCHỦ TỊCH\n\nNguyễn Văn Mẫu\n");
	assert_int_equal(d.record.document.recipients.count, 2);
	assert_str(d.record.document.recipients.items[0], "Ủy ban nhân dân các huyện, thị xã, thành phố");
	assert_str(d.record.document.recipients.items[1], "Lưu: VT");
	finish_document(&d);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_facts_and_where_they_stand),
		cmocka_unit_test(number_lines),
		cmocka_unit_test(a_scanner_makes_a_blank_of_the_hyphen),
		cmocka_unit_test(blanks_of_a_form_stand_in_the_number),
		cmocka_unit_test(a_number_is_torn_over_two_cells),
		cmocka_unit_test(what_stands_in_the_letterhead_otherwise_is_none),
		cmocka_unit_test(old_numbers_have_a_dash_and_the_letters_of_the_body),
		cmocka_unit_test(two_columns_on_the_line_of_the_place),
		cmocka_unit_test(a_blank_number_stays_blank_and_is_reported),
		cmocka_unit_test(without_a_number_line_it_is_missing),
		cmocka_unit_test(the_date_is_as_precise_as_the_document_says),
		cmocka_unit_test(a_day_that_does_not_exist_is_no_date),
		cmocka_unit_test(without_a_date_line_it_is_missing),
		cmocka_unit_test(what_the_head_leaves_out_comes_from_the_appendix),
		cmocka_unit_test(head_and_appendix_that_differ_are_reported),
		cmocka_unit_test(the_type_word_counts_where_the_symbol_says_another),
		cmocka_unit_test(without_a_type_word_the_symbol_tells),
		cmocka_unit_test(a_letter_has_a_subject_and_no_type_word),
		cmocka_unit_test(a_heading_of_the_page_may_stand_above_the_letterhead),
		cmocka_unit_test(a_verb_is_no_type),
		cmocka_unit_test(a_scanned_type_word_is_read),
		cmocka_unit_test(titles_of_several_lines),
		cmocka_unit_test(a_draft_says_so),
		cmocka_unit_test(signers_of_all_forms),
		cmocka_unit_test(a_signature_on_one_line_is_divided),
		cmocka_unit_test(a_note_that_it_was_signed_is_no_name),
		cmocka_unit_test(a_document_without_signature_says_so),
		cmocka_unit_test(recipients_are_items_as_printed),
		cmocka_unit_test(a_recipient_that_is_cut_in_its_line_is_one),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
