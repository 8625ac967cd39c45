/* schema/registry.c: document types, issuing bodies, provinces. */
#include "../../base/utf8.h"
#include "../../schema/registry.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#define assert_name(found, expected) \
	do { \
		assert_non_null(found); \
		assert_string_equal((found)->name.ptr, expected); /* a view of a literal */ \
		assert_int_equal((found)->name.len, strlen(expected)); \
	} while (0)

/* The folded form of a literal, in a buffer of its own. */
#define FOLDED(text) fold_into((char[sizeof(text)]){0}, text, sizeof(text) - 1)

static struct vb_str fold_into(char *out, const char *text, size_t len)
{
	return (struct vb_str){out, vb_fold(text, len, out)};
}

static void finds_types_by_key(void **state)
{
	(void)state;
	const struct vb_document_type *plan = vb_type_by_key(FOLDED("KẾ HOẠCH"));
	assert_name(plan, "Kế hoạch");
	assert_string_equal(plan->code, "KH");
	assert_string_equal(plan->slug, "ke-hoach");
	assert_false(plan->act);
	assert_true(plan->head);
	assert_int_equal(plan->systems, VB_SYSTEM_STATE | VB_SYSTEM_PARTY);
	assert_name(vb_type_by_key(FOLDED("Chương trình hành động")), "Chương trình hành động");
	assert_string_equal(vb_type_by_key(FOLDED("Luật"))->code, "");
	assert_false(vb_type_by_key(FOLDED("Công văn"))->head);
	assert_null(vb_type_by_key(FOLDED("Kế hoạch số")));
	assert_null(vb_type_by_key(FOLDED("Kế")));
	assert_null(vb_type_by_key(VB_NULL));
}

static void knows_which_types_are_acts(void **state)
{
	static const char *const acts[] = {
		"hien phap", "bo luat", "luat", "phap lenh", "lenh", "nghi quyet", "nghi dinh", "quyet dinh", "thong tu",
		"thong tu lien tich", "nghi quyet lien tich", "chi thi", "sac lenh", "van ban hop nhat",
	};
	static const char *const papers[] = {
		"ke hoach", "ket luan", "chuong trinh", "cong van", "bao cao", "to trinh", "thong bao", "huong dan", "quy dinh",
		"quy che", "de an", "cong dien", "van ban", "thong bao ket luan", "chien luoc", "dieu le", "ke hoach hanh dong",
	};
	(void)state;
	for (size_t i = 0; i < sizeof acts / sizeof *acts; i++)
		assert_true(vb_type_by_key(vb_str_of(acts[i]))->act);
	for (size_t i = 0; i < sizeof papers / sizeof *papers; i++)
		assert_false(vb_type_by_key(vb_str_of(papers[i]))->act);
}

static void finds_types_by_code(void **state)
{
	static const struct {
		const char *code, *name;
		unsigned systems;
	} cases[] = {
		{"QĐ", "Quyết định", VB_SYSTEM_STATE}, {"QĐ", "Quyết định", VB_SYSTEM_PARTY}, {"QĐ", "Quyết định", VB_SYSTEM_LEGAL},
		{"QyĐ", "Quy định", VB_SYSTEM_STATE}, {"QĐi", "Quy định", VB_SYSTEM_PARTY}, {"KH", "Kế hoạch", VB_SYSTEM_STATE},
		{"CTr", "Chương trình", VB_SYSTEM_PARTY}, {"CTR", "Chương trình", VB_SYSTEM_PARTY},
		{"CTHĐ", "Chương trình", VB_SYSTEM_STATE},
		{"CT", "Chỉ thị", VB_SYSTEM_PARTY}, {"TT", "Thông tư", VB_SYSTEM_STATE}, {"TT", "Thông tư", VB_SYSTEM_LEGAL},
		{"TT", "Thông tri", VB_SYSTEM_PARTY}, {"TT", "Thông tư", VB_SYSTEM_STATE | VB_SYSTEM_PARTY},
		{"TTr", "Tờ trình", VB_SYSTEM_STATE},
		{"CV", "Công văn", VB_SYSTEM_PARTY}, {"TB", "Thông báo", VB_SYSTEM_PARTY}, {"HD", "Hướng dẫn", VB_SYSTEM_STATE},
		{"HĐ", "Hợp đồng", VB_SYSTEM_STATE}, {"ĐA", "Đề án", VB_SYSTEM_PARTY}, {"DA", "Dự án", VB_SYSTEM_STATE},
		{"NĐ", "Nghị định", VB_SYSTEM_LEGAL}, {"ND", "Nghị định", VB_SYSTEM_LEGAL}, {"Nð", "Nghị định", VB_SYSTEM_LEGAL},
		{"QD", "Quyết định", VB_SYSTEM_STATE}, {"TTLT", "Thông tư liên tịch", VB_SYSTEM_LEGAL},
		{"SL", "Sắc lệnh", VB_SYSTEM_STATE},
		{"VBHN", "Văn bản hợp nhất", VB_SYSTEM_LEGAL}, {"KL", "Kết luận", VB_SYSTEM_PARTY},
		{"NQ", "Nghị quyết", VB_SYSTEM_PARTY},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_name(vb_type_by_code(vb_str_of(cases[i].code), cases[i].systems), cases[i].name);
	assert_null(vb_type_by_code(VB_LIT("CV"), VB_SYSTEM_STATE));
	assert_null(vb_type_by_code(VB_LIT("UBND"), VB_SYSTEM_STATE | VB_SYSTEM_LEGAL | VB_SYSTEM_PARTY));
	assert_null(vb_type_by_code(VB_LIT(""), VB_SYSTEM_STATE));
	assert_null(vb_type_by_code(VB_LIT("a code that is far too long"), VB_SYSTEM_STATE));
}

static void finds_types_in_text(void **state)
{
	(void)state;
	assert_name(vb_type_starting(FOLDED("Nghị quyết liên tịch số 01/2014")), "Nghị quyết liên tịch");
	assert_name(vb_type_starting(FOLDED("Nghị quyết liên quan")), "Nghị quyết");
	assert_name(vb_type_starting(FOLDED("Kế hoạch")), "Kế hoạch");
	assert_name(vb_type_starting(FOLDED("Kế hoạch, chương trình")), "Kế hoạch");
	assert_name(vb_type_starting(FOLDED("Thông tư/Thông tri")), "Thông tư");
	assert_null(vb_type_starting(FOLDED("Luật2 sư")));
	assert_null(vb_type_starting(FOLDED("luận văn")));
	assert_null(vb_type_starting(FOLDED("kế hoạchs")));
	assert_null(vb_type_starting(FOLDED("lu")));
	assert_null(vb_type_starting(VB_NULL));
	assert_name(vb_type_ending(FOLDED("thực hiện Chương trình hành động")), "Chương trình hành động");
	assert_name(vb_type_ending(FOLDED("thực hiện các nghị quyết")), "Nghị quyết");
	assert_name(vb_type_ending(FOLDED("Nghị định")), "Nghị định");
	assert_name(vb_type_ending(FOLDED("(Bộ luật")), "Bộ luật");
	assert_name(vb_type_ending(FOLDED("pháp luật")), "Luật");
	assert_null(vb_type_ending(FOLDED("xluật")));
	assert_null(vb_type_ending(FOLDED("kế hoạch số")));
	assert_null(vb_type_ending(FOLDED("h")));
	char long_text[1000];
	memset(long_text, 'x', sizeof long_text);
	memcpy(long_text + sizeof long_text - 9, " ke hoach", 9);
	assert_name(vb_type_ending((struct vb_str){long_text, sizeof long_text}), "Kế hoạch");
}

static void finds_issuers(void **state)
{
	(void)state;
	const struct vb_issuer_symbol *people = vb_issuer_by_key(VB_LIT("ubnd"));
	assert_name(people, "Ủy ban nhân dân");
	assert_string_equal(people->abbreviation, "UBND");
	assert_int_equal(people->level, VB_LEVEL_PROVINCE);
	assert_false(people->party);
	const struct vb_issuer_symbol *centre = vb_issuer_by_key(VB_LIT("tw"));
	assert_name(centre, "Ban Chấp hành Trung ương Đảng");
	assert_int_equal(centre->level, VB_LEVEL_NATIONAL);
	assert_true(centre->party);
	assert_name(vb_issuer_by_key(VB_LIT("qh")), "Quốc hội");
	assert_name(vb_issuer_by_key(VB_LIT("ubtvqh")), "Ủy ban Thường vụ Quốc hội");
	assert_name(vb_issuer_by_key(VB_LIT("snnmt")), "Sở Nông nghiệp và Môi trường");
	assert_name(vb_issuer_by_key(VB_LIT("bcsd")), "Ban cán sự đảng");
	assert_name(vb_issuer_by_key(VB_LIT("tu")), "Tỉnh ủy");
	assert_int_equal(vb_issuer_by_key(VB_LIT("du"))->level, VB_LEVEL_COMMUNE);
	assert_null(vb_issuer_by_key(VB_LIT("qh15")));
	assert_null(vb_issuer_by_key(VB_LIT("ubn")));
	assert_null(vb_issuer_by_key(VB_LIT("ubndx")));
	assert_null(vb_issuer_by_key(VB_LIT("")));
}

static void finds_bodies_in_text(void **state)
{
	(void)state;
	assert_name(vb_body_starting(FOLDED("Sở KH&CN chủ trì")), "Sở Khoa học và Công nghệ");
	assert_name(vb_body_starting(FOLDED("Sở Khoa học và Công nghệ, các sở")), "Sở Khoa học và Công nghệ");
	assert_name(vb_body_starting(FOLDED("SỞ LĐ-TB&XH")), "Sở Lao động - Thương binh và Xã hội");
	assert_name(vb_body_starting(FOLDED("Sở Nông nghiệp và Môi trường; Sở Tài chính")), "Sở Nông nghiệp và Môi trường");
	assert_name(vb_body_starting(FOLDED("UBND tỉnh Quảng Trị")), "Ủy ban nhân dân tỉnh");
	assert_name(vb_body_starting(FOLDED("Uỷ ban nhân dân tỉnh")), "Ủy ban nhân dân tỉnh");
	assert_name(vb_body_starting(FOLDED("Chủ tịch UBND tỉnh")), "Chủ tịch Ủy ban nhân dân tỉnh");
	assert_name(vb_body_starting(FOLDED("Hội đồng nhân dân thành phố Huế")), "Hội đồng nhân dân thành phố");
	assert_name(vb_body_starting(FOLDED("BCHTW Đảng khóa XIII")), "Ban Chấp hành Trung ương Đảng");
	assert_name(vb_body_starting(FOLDED("Ban Bí thư")), "Ban Bí thư Trung ương Đảng");
	assert_name(vb_body_starting(FOLDED("Thủ tướng Chính phủ")), "Thủ tướng Chính phủ");
	assert_name(vb_body_starting(FOLDED("Quốc hội khóa XV")), "Quốc hội");
	assert_name(vb_body_starting(FOLDED("Ban Thường vụ Tỉnh ủy")), "Ban Thường vụ Tỉnh ủy");
	assert_int_equal(vb_body_starting(FOLDED("Bộ Tài chính"))->level, VB_LEVEL_NATIONAL);
	assert_int_equal(vb_body_starting(FOLDED("Sở Tài chính"))->level, VB_LEVEL_PROVINCE);
	assert_int_equal(vb_body_starting(FOLDED("UBND huyện Hải Lăng"))->level, VB_LEVEL_DISTRICT);
	assert_int_equal(vb_body_starting(FOLDED("UBND xã"))->level, VB_LEVEL_COMMUNE);
	assert_true(vb_body_goes_on(FOLDED("Sở Khoa h")));
	assert_true(vb_body_goes_on(FOLDED("Quốc hội"))); /* whether the word ends there is not seen yet */
	assert_false(vb_body_goes_on(FOLDED("Quốc hội khóa")));
	assert_false(vb_body_goes_on(FOLDED("Sở hữu trí tuệ")));
	assert_null(vb_body_starting(FOLDED("các sở, ban, ngành")));
	assert_null(vb_body_starting(FOLDED("Sở")));
	assert_null(vb_body_starting(FOLDED("Quốc hộixyz")));
}

static void finds_provinces(void **state)
{
	(void)state;
	const struct vb_province *quang_tri = vb_province_by_key(FOLDED("Quảng Trị"));
	assert_name(quang_tri, "Quảng Trị");
	assert_string_equal(quang_tri->code, "VN-25");
	assert_null(quang_tri->until);
	assert_false(quang_tri->city);
	assert_string_equal(vb_province_by_key(FOLDED("Quảng Bình"))->until, "2025-06-30");
	assert_name(vb_province_by_key(FOLDED("Hoà Bình")), "Hòa Bình");
	assert_string_equal(vb_province_by_key(FOLDED("Thừa Thiên Huế"))->code, "VN-26");
	assert_string_equal(vb_province_by_key(FOLDED("Huế"))->code, "VN-26");
	assert_name(vb_province_by_key(FOLDED("TT-Huế")), "Thừa Thiên Huế");
	assert_name(vb_province_by_key(FOLDED("TP. HCM")), "Hồ Chí Minh");
	assert_true(vb_province_by_key(FOLDED("Hồ Chí Minh"))->city);
	assert_name(vb_province_starting(FOLDED("Bà Rịa – Vũng Tàu đến 2030")), "Bà Rịa - Vũng Tàu");
	assert_name(vb_province_starting(FOLDED("Huế")), "Huế");
	assert_name(vb_province_starting(FOLDED("HÀ NAM, ngày")), "Hà Nam");
	assert_null(vb_province_starting(FOLDED("Hà Namx")));
	assert_null(vb_province_starting(FOLDED("tỉnh Hà Nam")));
	assert_name(vb_province_by_code(VB_LIT("VN-SG")), "Hồ Chí Minh");
	assert_name(vb_province_by_code(VB_LIT("VN-26")), "Huế");
	assert_null(vb_province_by_code(VB_LIT("VN-2")));
	assert_null(vb_province_by_code(VB_LIT("VN")));
}

static void finds_wordings_of_columns(void **state)
{
	(void)state;
	const struct vb_wording *longest = vb_wording_starting(VB_LIT("chu tri va phoi hop thuc hien")), *shorter;
	assert_string_equal(longest->key, "chu tri va phoi hop");
	shorter = vb_wording_shorter(longest, VB_LIT("chu tri va phoi hop thuc hien"));
	assert_string_equal(shorter->key, "chu tri");
	assert_true(vb_str_equal(shorter->role, VB_LIT("lead")));
	assert_null(vb_wording_shorter(shorter, VB_LIT("chu tri va phoi hop thuc hien")));
	assert_string_equal(vb_wording_starting(VB_LIT("tt"))->key, "tt");
	assert_null(vb_wording_starting(VB_LIT("ttx")));
	assert_null(vb_wording_starting(VB_LIT("")));
	assert_true(vb_wordings + vb_wording_count > longest && vb_wordings <= longest);
}

static void finds_units(void **state)
{
	(void)state;
	const struct vb_unit *unit = vb_unit_starting(VB_LIT("lượt khách/năm"));
	assert_string_equal(unit->key, "lượt khách");
	assert_int_equal(unit->kind, VB_UNIT_THING);
	assert_string_equal(vb_unit_shorter(unit, VB_LIT("lượt khách/năm"))->key, "lượt");
	assert_int_equal(vb_unit_starting(VB_LIT("ha"))->kind, VB_UNIT_MEASURE);
	assert_int_equal(vb_unit_starting(VB_LIT("ha\xC2\xA0rừng"))->kind, VB_UNIT_MEASURE); /* any byte may stand behind two letters */
	assert_int_equal(vb_unit_starting(VB_LIT("đồng"))->kind, VB_UNIT_MONEY);
	assert_int_equal(vb_unit_starting(VB_LIT("tỷ đồng"))->kind, VB_UNIT_SCALE);
	assert_null(vb_unit_starting(VB_LIT("hai")));
	assert_null(vb_unit_starting(VB_LIT("tan"))); /* diacritics tell "tấn" */
}

static void finds_words_of_deadlines(void **state)
{
	(void)state;
	const struct vb_due_word *word = vb_due_word_starting(FOLDED("Định kỳ hằng năm"));
	assert_string_equal(word->key, "dinh ky hang");
	assert_int_equal(word->place, VB_DUE_ANYWHERE);
	word = vb_due_word_shorter(word, FOLDED("Định kỳ hằng năm"));
	assert_string_equal(word->key, "dinh ky");
	assert_int_equal(word->place, VB_DUE_CLAUSE);
	assert_null(vb_due_word_shorter(word, FOLDED("Định kỳ hằng năm")));
	assert_int_equal(vb_due_word_starting(FOLDED("Thời hạn hoàn thành:"))->kind, VB_DUE_LABEL);
	assert_null(vb_due_word_starting(FOLDED("Thời tiết")));
}

/* In Turkish the small I has no dot. */
static void asks_no_locale(void **state)
{
	(void)state;
	setlocale(LC_ALL, "tr_TR.UTF-8");
	assert_name(vb_type_by_key(FOLDED("CHỈ THỊ")), "Chỉ thị");
	assert_name(vb_type_by_code(VB_LIT("QĐI"), VB_SYSTEM_PARTY), "Quy định");
	assert_name(vb_province_by_key(FOLDED("HẢI PHÒNG")), "Hải Phòng");
	setlocale(LC_ALL, "C");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_types_by_key),
		cmocka_unit_test(knows_which_types_are_acts),
		cmocka_unit_test(finds_types_by_code),
		cmocka_unit_test(finds_types_in_text),
		cmocka_unit_test(finds_issuers),
		cmocka_unit_test(finds_bodies_in_text),
		cmocka_unit_test(finds_provinces),
		cmocka_unit_test(finds_wordings_of_columns),
		cmocka_unit_test(finds_units),
		cmocka_unit_test(finds_words_of_deadlines),
		cmocka_unit_test(asks_no_locale),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
