/* extract/symbol.c: each shape of the grammar and each of its variants; extract/identity.c. */
#include "../../extract/identity.h"
#include "../../extract/symbol.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

struct symbol_case {
	const char *text;      /* "|" marks where the symbol ends; none: at the end */
	const char *expected;  /* number year symbol number_symbol canonical type_code issuer, "-" for what is null */
};

static const char *shown(struct vb_str view)
{
	static char texts[8][64];
	static unsigned next;
	char *text = texts[next++ % 8];
	snprintf(text, sizeof texts[0], "%.*s", (int)view.len, view.ptr ? view.ptr : "");
	return view.ptr ? text : "-";
}

/* Each case is read twice: the second time the letters of many were read before. */
static void check(const struct symbol_case *cases, size_t count, bool no_jit)
{
	struct vb_patterns *patterns = vb_patterns_new(no_jit);
	struct vb_arena arena;
	vb_arena_init(&arena);
	for (size_t n = 0; n < 2 * count; n++) {
		size_t i = n % count;
		char text[256], got[512];
		const char *bar = strchr(cases[i].text, '|');
		size_t end = bar ? (size_t)(bar - cases[i].text) : strlen(cases[i].text);
		snprintf(text, sizeof text, "%.*s%s", (int)end, cases[i].text, bar ? bar + 1 : "");
		struct vb_symbol s;
		if (!vb_symbol_read(&arena, patterns, vb_str_of(text), &s))
			fail_msg("no symbol read: %s", text);
		snprintf(got, sizeof got, "%s %s %s %s %s %s %s", shown(s.number), shown(s.year), shown(s.symbol),
				shown(s.number_symbol),
		         shown(s.canonical), shown(s.type_code), s.issuer ? s.issuer->abbreviation : "-");
		assert_string_equal(got, cases[i].expected);
		assert_int_equal(s.len, end);
	}
	vb_arena_finish(&arena);
	vb_patterns_free(patterns);
}

#define CHECK(cases) \
	do { \
		check((cases), sizeof(cases) / sizeof *(cases), false); \
		check((cases), sizeof(cases) / sizeof *(cases), true); \
	} while (0)

static void reads_the_shapes(void **state)
{
	static const struct symbol_case cases[] = {
		{"45-NQ/TW", "45 - NQ/TW 45-NQ/TW - NQ TW"},
		{"98-CTr/TU| ngày", "98 - CTr/TU 98-CTr/TU - CTr TU"},
		{"519-QĐ/UBKTTW", "519 - QĐ/UBKTTW 519-QĐ/UBKTTW - QĐ UBKTTW"},
		{"34O-CV/ĐU", "34O - CV/ĐU 34O-CV/ĐU 340-CV/ĐU CV ĐU"},
		{"268-CV/U| ngày", "268 - CV/U 268-CV/U 268-CV/ĐU CV ĐU"},
		{"4385/CTUBND", "4385 - CTUBND 4385/CTUBND 4385/CT-UBND CT UBND"},
		{"644/ÐA-UBND", "644 - ÐA-UBND 644/ÐA-UBND 644/ĐA-UBND ĐA UBND"},
		{"19-QĐi/TU", "19 - QĐi/TU 19-QĐi/TU - QĐi TU"},
		{"205/KH-UBND|,", "205 - KH-UBND 205/KH-UBND - KH UBND"},
		{"4912/UBND-NC", "4912 - UBND-NC 4912/UBND-NC - - UBND"},
		{"126/SKHĐT", "126 - SKHĐT 126/SKHĐT - - SKHĐT"},
		{"576/TTr-SNN&MT-VP", "576 - TTr-SNN&MT-VP 576/TTr-SNN&MT-VP - TTr SNN&MT"},
		{"140/2017/NĐ-CP", "140 2017 NĐ-CP 140/2017/NĐ-CP - NĐ CP"},
		{"29/2013/QH13", "29 2013 QH13 29/2013/QH13 - - QH"},
		{"1211/2016/UBTVQH13", "1211 2016 UBTVQH13 1211/2016/UBTVQH13 - - UBTVQH"},
		{"1679/NQ-UBTVQH15", "1679 - NQ-UBTVQH15 1679/NQ-UBTVQH15 - NQ UBTVQH"},
		{"10/2013/TTLT-BTP-BCA-TANDTC", "10 2013 TTLT-BTP-BCA-TANDTC 10/2013/TTLT-BTP-BCA-TANDTC - TTLT BTP"},
		{"01/2014/NQLT/CP-UBTƯMTTQVN", "01 2014 NQLT/CP-UBTƯMTTQVN 01/2014/NQLT/CP-UBTƯMTTQVN - NQLT CP"},
		{"14/VBHN-BTC", "14 - VBHN-BTC 14/VBHN-BTC - VBHN BTC"},
		{"30c/NQ-CP", "30c - NQ-CP 30c/NQ-CP - NQ CP"},
	};
	(void)state;
	CHECK(cases);
}

static void reads_spaces_and_dashes(void **state)
{
	static const struct symbol_case cases[] = {
		{"98- CTr/TU", "98 - CTr/TU 98-CTr/TU - CTr TU"},
		{"196 /KH-UBND", "196 - KH-UBND 196/KH-UBND - KH UBND"},
		{"107/NQ- CP", "107 - NQ-CP 107/NQ-CP - NQ CP"},
		{"24/2023/NQ- HĐND| tỉnh", "24 2023 NQ-HĐND 24/2023/NQ-HĐND - NQ HĐND"},
		{"9 5/2020/QĐ-TTg", "95 2020 QĐ-TTg 95/2020/QĐ-TTg - QĐ TTg"},
		{"45–NQ/TW", "45 - NQ/TW 45-NQ/TW - NQ TW"},
		{"45\u2011NQ/TW", "45 - NQ/TW 45-NQ/TW - NQ TW"},
		{"367\u00A0- QĐ/TWĐTN-VP", "367 - QĐ/TWĐTN-VP 367-QĐ/TWĐTN-VP - QĐ TWĐTN"},
		{"45-\u200BNQ/TW", "45 - NQ/TW 45-NQ/TW - NQ TW"},
		{"/KH-UBND", "- - KH-UBND - - KH UBND"},
		{"-KH/TU", "- - KH/TU - - KH TU"},
		{"/2024/QĐ-UBND", "- 2024 QĐ-UBND - - QĐ UBND"},
	};
	(void)state;
	CHECK(cases);
}

static void knows_the_canonical_form(void **state)
{
	static const struct symbol_case cases[] = {
		{"27NQ/TW", "27 - NQ/TW 27NQ/TW 27-NQ/TW NQ TW"},
		{"93 KH/TU", "93 - KH/TU 93KH/TU 93-KH/TU KH TU"},
		{"1961/QĐUBND", "1961 - QĐUBND 1961/QĐUBND 1961/QĐ-UBND QĐ UBND"},
		{"61/2018/NĐCP", "61 2018 NĐCP 61/2018/NĐCP 61/2018/NĐ-CP NĐ CP"},
		{"30c/NQCP", "30c - NQCP 30c/NQCP 30c/NQ-CP NQ CP"},
		{"46-CTR/TU", "46 - CTR/TU 46-CTR/TU 46-CTr/TU CTr TU"},
		{"25/CT-TTG", "25 - CT-TTG 25/CT-TTG 25/CT-TTg CT TTg"},
		{"136/kh-ubnd", "136 - kh-ubnd 136/kh-ubnd 136/KH-UBND KH UBND"},
		{"12/nð-cp", "12 - nð-cp 12/nð-cp 12/NĐ-CP NĐ CP"},
		{"161/2019/ND-CP", "161 2019 ND-CP 161/2019/ND-CP 161/2019/NĐ-CP NĐ CP"},
		{"656-CV/BCSD", "656 - CV/BCSD 656-CV/BCSD 656-CV/BCSĐ CV BCSĐ"},
		{"234-TB/T.Ư|,", "234 - TB/T.Ư 234-TB/T.Ư 234-TB/TW TB TW"},
		{"31/QĐ-TW", "31 - QĐ-TW 31/QĐ-TW 31-QĐ/TW QĐ TW"},
		{"2070/SKH-CN-HCTH", "2070 - SKH-CN-HCTH 2070/SKH-CN-HCTH 2070/SKHCN-HCTH - SKHCN"},
		{"517/QĐ/UBND", "517 - QĐ/UBND 517/QĐ/UBND 517/QĐ-UBND QĐ UBND"},
		{"98-CTr/TTU", "98 - CTr/TTU 98-CTr/TTU - CTr -"},
	};
	(void)state;
	CHECK(cases);
}

static void ends_where_the_symbol_ends(void **state)
{
	static const struct symbol_case cases[] = {
		{"45-NQ/TW| - Ban Chấp hành", "45 - NQ/TW 45-NQ/TW - NQ TW"},
		{"45-NQ/TW|-Hội nghị", "45 - NQ/TW 45-NQ/TW - NQ TW"},
		{"12/QĐ-UBND|.Nội dung", "12 - QĐ-UBND 12/QĐ-UBND - QĐ UBND"},
		{"12/QĐ-UBND|. Nội dung", "12 - QĐ-UBND 12/QĐ-UBND - QĐ UBND"},
		{"12/QĐ-UBND - NC| ngày", "12 - QĐ-UBND-NC 12/QĐ-UBND-NC - QĐ UBND"},
		{"12/QĐ-UBND| - Ban", "12 - QĐ-UBND 12/QĐ-UBND - QĐ UBND"},
		{"12/QĐ-UBND| - KẾ HOẠCH", "12 - QĐ-UBND 12/QĐ-UBND - QĐ UBND"},
		{"12/QĐ-UBND|/Kế hoạch", "12 - QĐ-UBND 12/QĐ-UBND - QĐ UBND"},
		{"136/KH-UBND|)", "136 - KH-UBND 136/KH-UBND - KH UBND"},
	};
	(void)state;
	CHECK(cases);
}

static void tells_letters_read_before_from_those_that_go_on(void **state)
{
	static const struct symbol_case cases[] = {
		{"12/QĐ-UBND|, ngày", "12 - QĐ-UBND 12/QĐ-UBND - QĐ UBND"},
		{"345/QĐ-UBND| ngày", "345 - QĐ-UBND 345/QĐ-UBND - QĐ UBND"},
		{"12/QĐ-UBND-NC|;", "12 - QĐ-UBND-NC 12/QĐ-UBND-NC - QĐ UBND"},
		{"12/QĐ-UBND -NC|;", "12 - QĐ-UBND-NC 12/QĐ-UBND-NC - QĐ UBND"},
		{"12/QĐ-UBND|. Sau", "12 - QĐ-UBND 12/QĐ-UBND - QĐ UBND"},
		{"15-CV/T|)", "15 - CV/T 15-CV/T - CV -"},
		{"15-CV/T.Ư|", "15 - CV/T.Ư 15-CV/T.Ư 15-CV/TW CV TW"},
		{"140/2017/NĐ-CP|;", "140 2017 NĐ-CP 140/2017/NĐ-CP - NĐ CP"},
		{"7/2018/NĐ-CP| của", "7 2018 NĐ-CP 7/2018/NĐ-CP 07/2018/NĐ-CP NĐ CP"},
		{"08/2017/NĐ-CP|", "08 2017 NĐ-CP 08/2017/NĐ-CP - NĐ CP"},
		{"8/2017/NĐ-CP|", "8 2017 NĐ-CP 8/2017/NĐ-CP 08/2017/NĐ-CP NĐ CP"},
		{"0140/2017/NĐ-CP|;", "0140 2017 NĐ-CP 0140/2017/NĐ-CP 140/2017/NĐ-CP NĐ CP"},
	};
	(void)state;
	CHECK(cases);
}

static void refuses_what_is_none(void **state)
{
	static const char *const texts[] = {"24/7", "01/7/2025", "02 lần/năm", "15/người", "5/Ban chấp hành", "2020-2025",
			"02-03 phát minh",
	                                    "KH&CN", "20/Chính phủ", "3/4 xã", "12", "", "45-NQ", "100.000 đồng/người"};
	struct vb_patterns *patterns = vb_patterns_new(false);
	struct vb_arena arena;
	(void)state;
	vb_arena_init(&arena);
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct vb_symbol symbol;
		if (vb_symbol_read(&arena, patterns, vb_str_of(texts[i]), &symbol))
			fail_msg("read as a symbol: %s", texts[i]);
	}
	vb_arena_finish(&arena);
	vb_patterns_free(patterns);
}

static void writes_iris(void **state)
{
	struct vb_arena arena;
	const struct vb_document_type *plan = vb_type_by_key(VB_LIT("ke hoach")),
			*resolution = vb_type_by_key(VB_LIT("nghi quyet"));
	struct vb_jurisdiction quang_tri = vb_jurisdiction_of_province(vb_province_by_key(VB_LIT("quang tri")));
	(void)state;
	vb_arena_init(&arena);
	struct vb_str iri = vb_iri(&arena, plan, quang_tri, VB_LIT("UBND"), VB_NULL, VB_LIT("2024-07-01"), VB_LIT("136/KH-UBND"));
	assert_string_equal(shown(iri), "/akn/vn-25/doc/ke-hoach/ubnd/2024-07-01/136-kh-ubnd");
	iri = vb_iri(&arena, plan, quang_tri, VB_LIT("UBND"), VB_LIT("huyện Đakrông"), VB_LIT("2024"), VB_LIT("5/KH-UBND"));
	assert_string_equal(shown(iri), "/akn/vn-25/doc/ke-hoach/ubnd-huyen-dakrong/2024/5-kh-ubnd");
	iri = vb_iri(&arena, resolution, vb_jurisdiction_national(), VB_LIT("TW"), VB_NULL, VB_LIT("2023-11-24"),
			VB_LIT("45-NQ/TW"));
	assert_string_equal(shown(iri), "/akn/vn/act/nghi-quyet/tw/2023-11-24/45-nq-tw");
	assert_null(vb_iri(&arena, plan, quang_tri, VB_LIT("UBND"), VB_NULL, VB_NULL, VB_LIT("136/KH-UBND")).ptr);
	assert_null(vb_iri(&arena, NULL, quang_tri, VB_LIT("UBND"), VB_NULL, VB_LIT("2024"), VB_LIT("136/KH-UBND")).ptr);
	vb_arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_the_shapes),
		cmocka_unit_test(reads_spaces_and_dashes),
		cmocka_unit_test(knows_the_canonical_form),
		cmocka_unit_test(ends_where_the_symbol_ends),
		cmocka_unit_test(tells_letters_read_before_from_those_that_go_on),
		cmocka_unit_test(refuses_what_is_none),
		cmocka_unit_test(writes_iris),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
