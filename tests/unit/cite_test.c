/* extract/cite_*.c and relations.c: mentions and the works they mean. */
#include "../../extract/library.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include <cmocka.h>

static const char head[] =
	"ỦY BAN NHÂN DÂN\nTỈNH QUẢNG TRỊ\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n"
	"Số: 136/KH-UBND\n\nQuảng Trị, ngày 01 tháng 7 năm 2024\n\nKẾ HOẠCH\n\nPhát triển khoa học và công nghệ\n\n";
static const char foot[] = "\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn A\n";

struct reading {
	struct vb_extractor *extractor;
	const struct vb_record *record;
	char *text;
};

static struct reading read_body(const char *body)
{
	struct reading r = {.extractor = vb_extractor_new(NULL)};
	size_t size = sizeof head + sizeof foot + strlen(body);
	r.text = malloc(size);
	int len = snprintf(r.text, size, "%s%s%s", head, body, foot);
	assert_true(vb_extractor_run(r.extractor, "plan.txt", r.text, (size_t)len));
	r.record = vb_extractor_record(r.extractor);
	return r;
}

static void finish(struct reading *r)
{
	vb_extractor_free(r->extractor);
	free(r->text);
}

static const char *shown(struct vb_str view)
{
	static char texts[16][160];
	static unsigned next;
	char *text = texts[next++ % 16];
	snprintf(text, sizeof texts[0], "%.*s", (int)view.len, view.ptr ? view.ptr : "");
	return view.ptr ? text : "-";
}

static const struct vb_work *work_of(const struct vb_record *record, const struct vb_citation *citation)
{
	for (uint32_t i = 0; i < record->works.count; i++)
		if (vb_str_equal(record->works.items[i].id, citation->work))
			return &record->works.items[i];
	return NULL;
}

/* Each mention on a line: kind, text, type, number and symbol, date, issuer. */
static void assert_mentions(const char *body, const char *expected)
{
	struct reading r = read_body(body);
	char got[4096] = "";
	for (uint32_t i = 0, len = 0; i < r.record->citations.count; i++) {
		const struct vb_citation *c = &r.record->citations.items[i];
		len += (uint32_t)snprintf(got + len, sizeof got - len, "%s%s|%s|%s|%s|%s|%s", i ? "\n" : "", shown(c->kind),
				shown(c->text),
		                          shown(c->type), shown(c->number_symbol), shown(c->date), shown(c->issuer));
	}
	assert_string_equal(got, expected);
	finish(&r);
}

/* Each mention on a line: number and symbol, then jurisdiction, date and way of resolution of its work. */
static void assert_works(const char *body, const char *expected)
{
	struct reading r = read_body(body);
	char got[4096] = "";
	for (uint32_t i = 0, len = 0; i < r.record->citations.count; i++) {
		const struct vb_citation *c = &r.record->citations.items[i];
		const struct vb_work *w = work_of(r.record, c);
		len += (uint32_t)snprintf(got + len, sizeof got - len, "%s%s|%s|%s|%s", i ? "\n" : "", shown(c->number_symbol),
		                          w ? shown(w->key) : "-", w ? shown(w->date) : "-", shown(c->resolution.by));
	}
	assert_string_equal(got, expected);
	finish(&r);
}

static bool has_diagnostic(const struct vb_record *record, enum vb_diagnostic_code code)
{
	for (uint32_t i = 0; i < record->diagnostics.count; i++)
		if (record->diagnostics.items[i].code == code)
			return true;
	return false;
}

static void assert_diagnosed(const char *body, enum vb_diagnostic_code code)
{
	struct reading r = read_body(body);
	assert_true(has_diagnostic(r.record, code));
	finish(&r);
}

static void finds_numbered_mentions(void **state)
{
	(void)state;
	assert_mentions("Thực hiện Nghị quyết số 45-NQ/TW ngày 24/11/2023 của Bộ Chính trị về xây dựng đội ngũ trí thức.",
	                "numbered|Nghị quyết số 45-NQ/TW|Nghị quyết|45-NQ/TW|2023-11-24|Bộ Chính trị");
	assert_mentions("Thực hiện Chỉ thị 25/CT-TTg, ngày 05 tháng 10 năm 2023 của Thủ tướng Chính phủ.",
	                "numbered|Chỉ thị 25/CT-TTg|Chỉ thị|25/CT-TTg|2023-10-05|Thủ tướng Chính phủ");
	assert_mentions("Thực hiện QUYẾT ĐỊNH SỐ 899/QĐ-TTG.", "numbered|QUYẾT ĐỊNH SỐ 899/QĐ-TTG|Quyết định|899/QĐ-TTG|-|-");
	assert_mentions("Theo Kế hoach số: 64/KH-UBND ngày 11/5/2018.",
			"numbered|Kế hoach số: 64/KH-UBND|Kế hoạch|64/KH-UBND|2018-05-11|-");
	assert_mentions("Quyết định số 9 5/2020/QĐ-TTg ngay 22 thang 7 năm 2020 cua Thủ tướng Chính phủ.",
	                "numbered|Quyết định số 9 5/2020/QĐ-TTg|Quyết định|95/2020/QĐ-TTg|2020-07-22|Thủ tướng Chính phủ");
	assert_mentions("Theo số 4471/UBND-VX của UBND tỉnh.", "numbered|4471/UBND-VX|-|4471/UBND-VX|-|UBND tỉnh");
}

static void finds_enumerations(void **state)
{
	(void)state;
	assert_mentions("Thực hiện các Nghị quyết số 36-NQ/TW, 45-NQ/TW và số 69-KL/TW.",
	                "numbered|Nghị quyết số 36-NQ/TW|Nghị quyết|36-NQ/TW|-|-\nnumbered|45-NQ/TW|-|45-NQ/TW|-|-\n"
	                "numbered|69-KL/TW|-|69-KL/TW|-|-");
	assert_mentions("Các Quyết định số 1033/QĐ-UBND ngày 09/7/2021, 388/QĐ-UBND ngày 18/3/2022 của UBND tỉnh.",
	                "numbered|Quyết định số 1033/QĐ-UBND|Quyết định|1033/QĐ-UBND|2021-07-09|UBND tỉnh\n"
	                "numbered|388/QĐ-UBND|-|388/QĐ-UBND|2022-03-18|UBND tỉnh");
	assert_mentions("Các Công văn số 12/SYT-NV, 126/SKHĐT.",
	                "numbered|Công văn số 12/SYT-NV|Công văn|12/SYT-NV|-|-\nnumbered|126/SKHĐT|-|126/SKHĐT|-|-");
}

static void finds_blank_numbers(void **state)
{
	(void)state;
	assert_mentions("Theo Tờ trình số       /TTr-SGDĐT ngày     /8/2024 của Sở Giáo dục và Đào tạo.",
	                "blank|Tờ trình số       /TTr-SGDĐT|Tờ trình|-|2024-08|Sở Giáo dục và Đào tạo");
	assert_mentions("Theo Kế hoạch số ……/KH-UBND của UBND tỉnh.", "blank|Kế hoạch số ……/KH-UBND|Kế hoạch|-|-|UBND tỉnh");
	assert_mentions("Theo Kế hoạch số    -KH/TU của Tỉnh ủy.", "blank|Kế hoạch số    -KH/TU|Kế hoạch|-|-|Tỉnh ủy");
	assert_mentions("Các chương trình /kế hoạch /KH-UBND.", "");
}

static void finds_mentions_of_itself(void **state)
{
	(void)state;
	assert_mentions("Các sở tổ chức thực hiện Kế hoạch này; Kế hoạch nàyx, Quyết định này thì không.",
			"self|Kế hoạch này|Kế hoạch|-|-|-");
	assert_works("(Kèm theo Kế hoạch số 136/KH-UBND ngày 01/7/2024 của UBND tỉnh) và Kế hoạch số     /KH-UBND, Kế hoạch này.",
	             "136/KH-UBND|VN-25/136/KH-UBND/2024-07-01|2024-07-01|self\n-|VN-25/136/KH-UBND/2024-07-01|2024-07-01|self\n"
	             "-|VN-25/136/KH-UBND/2024-07-01|2024-07-01|self");
	assert_works("Kế hoạch số 136/KH-UBND ngày 05/6/2019 của UBND tỉnh.",
			"136/KH-UBND|VN-25/136/KH-UBND/2019-06-05|2019-06-05|date");
}

static void passes_false_friends(void **state)
{
	(void)state;
	assert_mentions("Hỗ trợ 24/7, từ 01/7/2025, giai đoạn 2020-2025, KH&CN, 15 m2/người, 02 lần/năm, 100.000 đồng/người, 02-03 phát minh.", "");
	assert_mentions("Lưu: VT, KGVX.thiên581; TH5-KH03; 3/4 xã; 12/QĐ; 50/UBND; 1.200/KH-UBND; A45/KH-UBND.", "");
	assert_mentions("Mức 5/10 và/hoặc 7/Ban.", "");
}

static void reads_issuers(void **state)
{
	static const struct {
		const char *issuer, *rest;
	} cases[] = {
		{"Ban Chấp hành Trung ương Đảng khóa XIII", " về phát triển"},
		{"Ban Thường vụ Tỉnh ủy (Khóa XX)", " về phát triển"},
		{"Hội nghị Tỉnh ủy lần thứ 5, khóa XX", " về phát triển"},
		{"Hội nghị Trung ương lần thứ sáu khoá XIII", ", sau đó"},
		{"Hội nghị Trung ương lần thứ mười bảy khoá XIII", ""},
		{"Hội nghị Tỉnh ủy lần thứ hai mươi mốt", ", năm 2024"},
		{"Hội nghị Tỉnh ủy lần thứ mười", " năm 2024"},
		{"Hội nghị lần thứ tám Ban Chấp hành Trung ương Đảng khóa XIII", ""},
		{"UBND tỉnh Bắc Giang", " ban hành Quy chế"},
		{"Ủy ban nhân dân tỉnh", " về phát triển"},
		{"Chủ tịch UBND tỉnh", ", Giám đốc Sở Y tế"},
		{"Giám đốc Sở Nông nghiệp và Phát triển nông thôn", " về phát triển"},
		{"Bộ trưởng Bộ Lao động - Thương binh và Xã hội", " quy định"},
		{"Ban Cán sự Đảng UBND tỉnh", " về phát triển"},
		{"BCHTW", " về phát triển"},
		{"Tỉnh ủy Trà Vinh", " thực hiện"},
		{"UBND huyện Sơn Động", " về phát triển"},
		{"Quốc hội khóa XV", " về phát triển"},
		{"Sở Y tế", " và Sở Nội vụ"},
		{"Ban Chấp hành Đảng bộ tỉnh khóa XVII", "; các sở"},
		{"Tập đoàn Điện lực Việt Nam", " về giá điện"},
		{"Hội nghị Trung ương 8 khóa XIII", " về phát triển"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char body[512];
		snprintf(body, sizeof body, "Thực hiện Nghị quyết số 45-NQ/TW ngày 24/11/2023 của %s%s.", cases[i].issuer,
				cases[i].rest);
		struct reading r = read_body(body);
		assert_int_equal(r.record->citations.count, 1);
		assert_string_equal(shown(r.record->citations.items[0].issuer), cases[i].issuer);
		finish(&r);
	}
	assert_mentions("Theo đề nghị của Sở Y tế tại Tờ trình số 41/TTr-SYT ngày 23/02/2024, UBND tỉnh ban hành Kế hoạch.",
	                "numbered|Tờ trình số 41/TTr-SYT|Tờ trình|41/TTr-SYT|2024-02-23|Sở Y tế");
	assert_mentions("Nghị định số 61/2021/NĐ-CP do Chính phủ ban hành.",
			"numbered|Nghị định số 61/2021/NĐ-CP|Nghị định|61/2021/NĐ-CP|-|Chính phủ");
	assert_mentions("Nghị định số 61/2021/NĐ-CP do các sở triển khai.",
			"numbered|Nghị định số 61/2021/NĐ-CP|Nghị định|61/2021/NĐ-CP|-|-");
}

static void tells_the_year_of_the_work_from_the_year_of_the_task(void **state)
{
	(void)state;
	assert_mentions("Thực hiện Nghị quyết số 57-NQ/TW năm 2025.", "numbered|Nghị quyết số 57-NQ/TW|Nghị quyết|57-NQ/TW|-|-");
	assert_mentions("Kế hoạch số 88/KH-UBND năm 2022 của UBND tỉnh.",
			"numbered|Kế hoạch số 88/KH-UBND|Kế hoạch|88/KH-UBND|2022|UBND tỉnh");
}

static void gives_undated_mentions_their_date(void **state)
{
	(void)state;
	assert_works("Nghị quyết số 45-NQ/TW; Nghị quyết số 45-NQ/TW ngày 24/11/2023 của Bộ Chính trị.",
	             "45-NQ/TW|VN/45-NQ/TW/2023-11-24|2023-11-24|number\n45-NQ/TW|VN/45-NQ/TW/2023-11-24|2023-11-24|number");
	assert_works("Quyết định số 1127/QĐ-TTg tháng 7 năm 2020; Quyết định số 1127/QĐ-TTg ngày 22/7/2020.",
	             "1127/QĐ-TTg|VN/1127/QĐ-TTg/2020-07-22|2020-07-22|number\n1127/QĐ-TTg|VN/1127/QĐ-TTg/2020-07-22|2020-07-22|number");
	assert_works("Quyết định số 1873/QĐ-UBND ngày 18 tháng 15 năm 2020 của UBND tỉnh.",
			"1873/QĐ-UBND|VN-25/1873/QĐ-UBND/-|-|number");
	assert_diagnosed("Quyết định số 1873/QĐ-UBND ngày 18 tháng 15 năm 2020 của UBND tỉnh.", VB_DIAGNOSTIC_DATE_IMPOSSIBLE);
}

static void tells_works_of_one_symbol_apart(void **state)
{
	static const char two[] = "Nghị quyết số 20-NQ/TW ngày 01/11/2012 của Ban Chấp hành Trung ương Đảng khóa XI; "
				  "Nghị quyết số 20-NQ/TW ngày 25/10/2017 của Ban Chấp hành Trung ương Đảng khóa XII; ";
	char body[1024];
	(void)state;
	snprintf(body, sizeof body, "%sNghị quyết số 20-NQ/TW của Ban Chấp hành Trung ương Đảng khóa XII.", two);
	assert_works(body, "20-NQ/TW|VN/20-NQ/TW/2012-11-01|2012-11-01|number\n20-NQ/TW|VN/20-NQ/TW/2017-10-25|2017-10-25|date\n"
	                   "20-NQ/TW|VN/20-NQ/TW/2017-10-25|2017-10-25|number");
	snprintf(body, sizeof body, "%sNghị quyết số 20-NQ/TW.", two);
	struct reading r = read_body(body);
	const struct vb_citation *open = &r.record->citations.items[2];
	assert_null(open->work.ptr);
	assert_null(open->resolution.by.ptr);
	assert_int_equal(open->resolution.candidates.count, 2);
	assert_string_equal(shown(open->resolution.candidates.items[0]), "w1");
	assert_string_equal(shown(open->resolution.candidates.items[1]), "w2");
	assert_true(has_diagnostic(r.record, VB_DIAGNOSTIC_CITATION_AMBIGUOUS));
	finish(&r);
}

static void takes_two_days_of_a_year_for_a_slip(void **state)
{
	static const char body[] = "Quyết định số 476/QĐ-UBND ngày 31/3/2021; Quyết định số 476/QĐ-UBND ngày 30/3/2021; "
				   "Quyết định số 476/QĐ-UBND ngày 30/3/2021.";
	(void)state;
	assert_works(body, "476/QĐ-UBND|VN-25/476/QĐ-UBND/2021-03-30|2021-03-30|number\n"
	                   "476/QĐ-UBND|VN-25/476/QĐ-UBND/2021-03-30|2021-03-30|number\n"
	                   "476/QĐ-UBND|VN-25/476/QĐ-UBND/2021-03-30|2021-03-30|number");
	assert_diagnosed(body, VB_DIAGNOSTIC_CITATION_CONFLICT);
}

static void tells_terms_and_titles_apart(void **state)
{
	(void)state;
	assert_works("Nghị quyết số 20-NQ/TW ngày 01/11/2012 của Ban Chấp hành Trung ương Đảng khóa XI; "
	             "Nghị quyết số 20-NQ/TW của Ban Chấp hành Trung ương Đảng khóa XII.",
	             "20-NQ/TW|VN/20-NQ/TW/2012-11-01|2012-11-01|number\n20-NQ/TW|VN/20-NQ/TW/-|-|number");
	assert_works("Nghị quyết số 20-NQ/TW ngày 01/11/2012 của Ban Chấp hành Trung ương Đảng khóa XI; "
	             "Nghị quyết số 20-NQ/TW ngày 01/11/2013 của Ban Chấp hành Trung ương Đảng khóa 11.",
	             "20-NQ/TW|VN/20-NQ/TW/2012-11-01|2012-11-01|number\n20-NQ/TW|VN/20-NQ/TW/2012-11-01|2012-11-01|number");
	assert_works("Chỉ thị số 06/CT-TTg ngày 02/01/2024 của Thủ tướng Chính phủ; Chỉ thị số 6/CT-TTg; Chỉ thị số 60/CT-TTg.",
	             "06/CT-TTg|VN/06/CT-TTg/2024-01-02|2024-01-02|number\n6/CT-TTg|VN/06/CT-TTg/2024-01-02|2024-01-02|number\n"
	             "60/CT-TTg|VN/60/CT-TTg/-|-|number");
	assert_works("Nghị quyết số 5-NQ/TW ngày 01/02/2021 của Bộ Chính trị khóa XII; Nghị quyết số 5-NQ/TW ngày 01/6/2021 của Bộ Chính trị khóa XIII.",
	             "5-NQ/TW|VN/05-NQ/TW/2021-02-01|2021-02-01|number\n5-NQ/TW|VN/05-NQ/TW/2021-06-01|2021-06-01|date");
	assert_works("Kế hoạch số 12/KH-UBND ngày 01/3/2020 về chuyển đổi số; Kế hoạch số 12/KH-UBND ngày 05/5/2022 về rừng; Kế hoạch số 12/KH-UBND về rừng.",
	             "12/KH-UBND|VN-25/12/KH-UBND/2020-03-01|2020-03-01|number\n12/KH-UBND|VN-25/12/KH-UBND/2022-05-05|2022-05-05|date\n"
	             "12/KH-UBND|VN-25/12/KH-UBND/2022-05-05|2022-05-05|number");
	assert_diagnosed("Kế hoạch số 12/KH-UBND ngày 01/3/2020; Kế hoạch số 12/KH-UBND ngày 05/5/2022.", VB_DIAGNOSTIC_CITATION_TWO_WORKS);
	assert_diagnosed("Nghị định số 30/2020/NĐ-CP ngày 05/3/2020; Nghị định số 30/2020/NĐ-CP ngày 06/3/2021.", VB_DIAGNOSTIC_CITATION_CONFLICT);
}

static void names_provinces_of_their_time(void **state)
{
	static const char *const names[] = {"Thừa Thiên Huế", "Huế", "Quảng Bình"};
	struct reading r = read_body("Quyết định số 5/QĐ-UBND ngày 01/3/2023 của UBND tỉnh Thừa Thiên Huế; Quyết định số 7/QĐ-UBND ngày 05/8/2025 của "
	                             "UBND thành phố Huế; Quyết định số 6/QĐ-UBND ngày 30/6/2025 của UBND tỉnh Quảng Bình.");
	(void)state;
	for (uint32_t i = 0; i < 3; i++)
		assert_string_equal(shown(r.record->works.items[i].jurisdiction.name), names[i]);
	assert_false(has_diagnostic(r.record, VB_DIAGNOSTIC_CITATION_CONFLICT));
	finish(&r);
	assert_diagnosed("Quyết định số 6/QĐ-UBND ngày 05/8/2025 của UBND tỉnh Quảng Bình.", VB_DIAGNOSTIC_CITATION_CONFLICT);
}

static void gives_units_below_the_province(void **state)
{
	(void)state;
	assert_works("Chỉ thị số 12-CT/HU của Ban Thường vụ Huyện ủy Hải Lăng; Kế hoạch số 5/KH-UBND của UBND huyện Hải Lăng.",
	             "12-CT/HU|VN-25/huyện Hải Lăng/12-CT/HU/-|-|number\n5/KH-UBND|VN-25/huyện Hải Lăng/05/KH-UBND/-|-|number");
	assert_works("Kế hoạch số 6/KH-UBND của UBND thành phố Đông Hà; Kế hoạch số 7-KH/ThU của Thị ủy Quảng Trị; Kế hoạch số 8/KH-UBND của UBND huyện.",
	             "6/KH-UBND|VN-25/thành phố Đông Hà/06/KH-UBND/-|-|number\n7-KH/ThU|VN-25/thị xã Quảng Trị/07-KH/ThU/-|-|number\n"
	             "8/KH-UBND|VN-25/district/08/KH-UBND/-|-|number");
	assert_works("Kế hoạch số 9/KH-UBND của UBND xã Phú Lộc, huyện Lộc Bình, tỉnh Lạng Sơn; Công văn số 4-CV/ĐU của Đảng ủy các cơ quan Đảng tỉnh.",
	             "9/KH-UBND|VN-09/xã Phú Lộc/09/KH-UBND/-|-|number\n4-CV/ĐU|VN-25/04-CV/ĐU/-|-|number");
}

static void knows_whose_documents_they_are(void **state)
{
	(void)state;
	assert_works("Kế hoạch số 77/KH-UBND ngày 19/5/2023 của UBND tỉnh Vĩnh Long; Kế hoạch số 77/KH-UBND ngày 19/5/2024 của UBND tỉnh.",
	             "77/KH-UBND|VN-49/77/KH-UBND/2023-05-19|2023-05-19|number\n77/KH-UBND|VN-25/77/KH-UBND/2024-05-19|2024-05-19|date");
	assert_works("Quyết định 612/QĐ-UBND ngày 28/4/2025 của UBND tỉnh Ninh Thuận; Quyết định số 612/QĐ-UBND.",
	             "612/QĐ-UBND|VN-36/612/QĐ-UBND/2025-04-28|2025-04-28|number\n612/QĐ-UBND|VN-36/612/QĐ-UBND/2025-04-28|2025-04-28|number");
	assert_works("Kế hoạch số 5/KH-UBND ngày 02/01/2024 của UBND huyện Hải Lăng.",
	             "5/KH-UBND|VN-25/huyện Hải Lăng/05/KH-UBND/2024-01-02|2024-01-02|number");
	assert_works("Thông tư số 29/2023/TT-BYT; Hướng dẫn số 24-HD/BTGTU; Kế hoạch số 12-KH/XYZTW.",
	             "29/2023/TT-BYT|VN/29/2023/TT-BYT/-|-|number\n24-HD/BTGTU|VN-25/24-HD/BTGTU/-|-|number\n12-KH/XYZTW|VN/12-KH/XYZTW/-|-|number");
}

static void joins_forms_of_one_symbol(void **state)
{
	static const char body[] = "Chương trình số 46-CTR/TU; Chương trình số 46- CTr/TU ngày 02/02/2024; Chương trình số 46-CTr/TTU.";
	struct reading r;
	(void)state;
	assert_works(body,
			"46-CTR/TU|VN-25/46-CTr/TU/2024-02-02|2024-02-02|number\n46-CTr/TU|VN-25/46-CTr/TU/2024-02-02|2024-02-02|number\n"
	                   "46-CTr/TTU|VN-25/46-CTr/TTU/-|-|number");
	r = read_body(body);
	assert_string_equal(shown(r.record->citations.items[0].symbol_canonical), "46-CTr/TU");
	assert_string_equal(shown(r.record->works.items[1].variant_of), "w1");
	assert_true(has_diagnostic(r.record, VB_DIAGNOSTIC_SYMBOL_FORM));
	assert_true(has_diagnostic(r.record, VB_DIAGNOSTIC_SYMBOL_VARIANT));
	assert_string_equal(shown(r.record->works.items[0].iri), "/akn/vn-25/doc/chuong-trinh/tu/2024-02-02/46-ctr-tu");
	finish(&r);
	assert_diagnosed("Nghị định số 95/2019/NĐ-CP ngày 09 tháng 4 năm 2020.", VB_DIAGNOSTIC_CITATION_CONFLICT);
	assert_diagnosed("Quyết định số 55/2007/CT-UBND ngày 01/6/2007.", VB_DIAGNOSTIC_TYPE_MISMATCH);
}

static void reads_relations(void **state)
{
	static const struct {
		const char *before, *relation;
		bool planned;
	} cases[] = {
		{"Thực hiện", "implements", false},
		{"Tiếp tục triển khai có hiệu quả", "implements", false},
		{"Căn cứ", "legal_basis", false},
		{"Thực hiện nhiệm vụ theo quy định tại", "legal_basis", false},
		{"Sở Nội vụ tham mưu sửa đổi, bổ sung", "amends", true},
		{"Kế hoạch được phê duyệt; nay thay thế", "replaces", false},
		{"Trình HĐND tỉnh bãi bỏ", "repeals", true},
		{"(Kèm theo", "promulgated_with", false},
		{"Ban hành kèm theo", "promulgated_with", false},
		{"Tuyên truyền, phổ biến", "mentions", false},
		{"Thực hiện tốt mọi việc. Bám sát", "mentions", false},
		{"Thực hiện (sau đây gọi tắt là Quy chế)", "implements", false},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char body[256];
		snprintf(body, sizeof body, "Các sở. %s Quyết định số 12/QĐ-UBND.", cases[i].before);
		struct reading r = read_body(body);
		assert_int_equal(r.record->citations.count, 1);
		assert_string_equal(shown(r.record->citations.items[0].relation), cases[i].relation);
		assert_int_equal(r.record->citations.items[0].planned, cases[i].planned);
		finish(&r);
	}
	struct reading r = read_body("Thực hiện Kết luận số 69-KL/TW của Bộ Chính trị về tiếp tục thực hiện Nghị quyết số 20-NQ/TW.");
	assert_null(r.record->citations.items[0].relation_from.ptr);
	assert_string_equal(shown(r.record->citations.items[1].relation_from), "w1");
	finish(&r);
}

/* Time must grow with the text, not faster: each of these ends at once. */
static void is_quick_on_hostile_texts(void **state)
{
	static const char *const pieces[] = {"Nghị quyết số ", "1/", "12-A/", "số ", "của ", "(((", "Kế hoạch này ",
			"12/QĐ-UBND, ", "số ……/",
	                                     "12/QĐ-UBND ngày 01/01/2020; 12/QĐ-UBND ngày 01/01/2021; "};
	enum { REPEATS = 100000, SECONDS = 20 }; /* a sanitizer's build on a slow machine takes some 5 */
	(void)state;
	for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
		size_t len = strlen(pieces[i]);
		char *body = malloc(REPEATS * len + 1);
		for (size_t k = 0; k < REPEATS; k++)
			memcpy(body + k * len, pieces[i], len);
		body[REPEATS * len] = '\0';
		clock_t start = clock();
		struct reading r = read_body(body);
		double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
		finish(&r);
		free(body);
		if (seconds > SECONDS)
			fail_msg("%.1f s for %d times %s", seconds, REPEATS, pieces[i]);
	}
}

/* As many numbers before one symbol as anybody may cite, and one more. */
static void reads_long_lists(void **state)
{
	char text[1024];
	(void)state;
	for (unsigned count = 64; count <= 65; count++) {
		size_t len = (size_t)snprintf(text, sizeof text, "Các Nghị quyết số ");
		for (unsigned i = 0; i < count; i++)
			len += (size_t)snprintf(text + len, sizeof text - len, "%u, ", 100 + i);
		snprintf(text + len, sizeof text - len, "200/NQ-CP.");
		struct reading r = read_body(text);
		bool cut = count > 64;
		assert_int_equal(r.record->citations.count, cut ? 1 : 65);
		assert_true(vb_str_equal(r.record->citations.items[0].number_symbol, cut ? VB_LIT("200/NQ-CP") : VB_LIT("100/NQ-CP")));
		size_t told = 0;
		for (uint32_t i = 0; i < r.record->diagnostics.count; i++)
			told += r.record->diagnostics.items[i].code == VB_DIAGNOSTIC_CITATION_LIMIT;
		assert_int_equal(told, cut);
		finish(&r);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_numbered_mentions),
		cmocka_unit_test(finds_enumerations),
		cmocka_unit_test(finds_blank_numbers),
		cmocka_unit_test(finds_mentions_of_itself),
		cmocka_unit_test(passes_false_friends),
		cmocka_unit_test(reads_issuers),
		cmocka_unit_test(tells_the_year_of_the_work_from_the_year_of_the_task),
		cmocka_unit_test(gives_undated_mentions_their_date),
		cmocka_unit_test(tells_works_of_one_symbol_apart),
		cmocka_unit_test(takes_two_days_of_a_year_for_a_slip),
		cmocka_unit_test(tells_terms_and_titles_apart),
		cmocka_unit_test(names_provinces_of_their_time),
		cmocka_unit_test(gives_units_below_the_province),
		cmocka_unit_test(knows_whose_documents_they_are),
		cmocka_unit_test(joins_forms_of_one_symbol),
		cmocka_unit_test(reads_long_lists),
		cmocka_unit_test(reads_relations),
		cmocka_unit_test(is_quick_on_hostile_texts),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
