/* base/utf8.c: decoding, checking, counting, folding, case. */
#include "../../base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#define assert_fold(function, text, expected) \
	do { \
		char folded_[256]; \
		size_t len_ = function(text, sizeof(text) - 1, folded_); \
		folded_[len_] = '\0'; \
		assert_string_equal(folded_, expected); \
	} while (0)

static void encodes_and_decodes(void **state)
{
	static const struct {
		uint32_t cp;
		const char *bytes;
	} cases[] = {
		{'A', "A"}, {0x7F, "\x7F"}, {0x80, "\xC2\x80"}, {0x111, "đ"}, {0x7FF, "\xDF\xBF"}, {0x800, "\xE0\xA0\x80"},
		{0x1EC7, "ệ"},
		{0xFFFD, "\xEF\xBF\xBD"}, {0xFFFF, "\xEF\xBF\xBF"}, {0x10000, "\xF0\x90\x80\x80"}, {0x10FFFF, "\xF4\x8F\xBF\xBF"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char out[4];
		uint32_t len = vb_utf8_encode(cases[i].cp, out);
		assert_int_equal(len, strlen(cases[i].bytes));
		assert_memory_equal(out, cases[i].bytes, len);
		assert_int_equal(vb_utf8_decode(cases[i].bytes), cases[i].cp);
		assert_int_equal(vb_utf8_len((unsigned char)cases[i].bytes[0]), len);
	}
}

/* One byte after the other, by the words of the standard. */
static size_t count_slowly(const char *bytes, size_t len)
{
	size_t count = 0;
	for (size_t at = 0; at < len; at += vb_utf8_len((unsigned char)bytes[at]))
		count++;
	return count;
}

static void counts_code_points(void **state)
{
	static const char text[] = "Ủy ban nhân dân tỉnh Quảng Trị — số 136/KH-UBND 😀 ngày 01 tháng 7 năm 2024";
	char *many = malloc(64 * sizeof text);
	size_t len = 0;
	(void)state;
	assert_int_equal(vb_utf8_count("", 0), 0);
	assert_int_equal(vb_utf8_count("đ", 2), 1);
	assert_int_equal(vb_utf8_count("Kế hoạch", sizeof "Kế hoạch" - 1), 8);
	for (int i = 0; i < 64; i++, len += sizeof text - 1)
		memcpy(many + len, text, sizeof text - 1);
	for (size_t start = 0; start < 40; start += vb_utf8_len((unsigned char)many[start]))
		assert_int_equal(vb_utf8_count(many + start, len - start), count_slowly(many + start, len - start));
	free(many);
}

static void counts_more_than_fits_a_byte(void **state)
{
	enum { LETTERS = 4000 };
	char *text = malloc(LETTERS * 3);
	(void)state;
	for (size_t i = 0; i < LETTERS; i++)
		memcpy(text + 3 * i, "ệ", 3);
	assert_int_equal(vb_utf8_count(text, LETTERS * 3), LETTERS);
	free(text);
}

/* Sequences that are no UTF-8, with how many of their bytes still are. */
static const struct {
	const char *bytes;
	size_t len, valid;
} broken[] = {
	{"\x80", 1, 0}, {"\xFF", 1, 0}, {"\xC0\x80", 2, 0}, {"\xC1\xBF", 2, 0}, {"\xE0\x80\x80", 3, 0}, {"\xE0\x9F\xBF", 3, 0},
	{"\xED\xA0\x80", 3, 0}, {"\xF0\x80\x80\x80", 4, 0}, {"\xF0\x8F\xBF\xBF", 4, 0}, {"\xF4\x90\x80\x80", 4, 0},
	{"\xF5\x80\x80\x80", 4, 0},
	{"\xC3", 1, 0}, {"\xE1\xBB", 2, 0}, {"\xF0\x9F\x98", 3, 0}, {"\xE1\xBB" "a", 3, 0}, {"a\xC4", 2, 1}, {"đ\xC4" "a", 4, 2},
	{"\xE1\xBB\x87\x87", 4, 3},
};

static void finds_what_is_no_utf8(void **state)
{
	char text[512];
	(void)state;
	for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
		assert_int_equal(vb_utf8_valid_prefix(broken[i].bytes, broken[i].len), broken[i].valid);
		for (size_t before = 0; before < 100; before++) { /* at every place of a block, with text before and behind */
			memset(text, 'x', sizeof text);
			memcpy(text, "ệ", before >= 3 ? 3 : 0);
			memcpy(text + before, broken[i].bytes, broken[i].len);
			size_t valid = before + broken[i].valid;
			assert_int_equal(vb_utf8_valid_prefix(text, before + broken[i].len), valid);
			assert_int_equal(vb_utf8_valid_prefix(text, sizeof text), valid);
		}
	}
}

static void accepts_utf8(void **state)
{
	static const char text[] = "Cộng hòa xã hội chủ nghĩa Việt Nam "
	                           "\xF0\x9F\x98\x80\xED\x9F\xBF\xEE\x80\x80\xF4\x8F\xBF\xBF\xE0\xA0\x80\xF0\x90\x80\x80 đ";
	(void)state;
	assert_int_equal(vb_utf8_valid_prefix("", 0), 0);
	assert_int_equal(vb_utf8_valid_prefix("a\0b", 3), 3);
	for (size_t len = 0; len <= sizeof text - 1; len++) {
		size_t whole = 0;
		while (whole < len && whole + vb_utf8_len((unsigned char)text[whole]) <= len)
			whole += vb_utf8_len((unsigned char)text[whole]);
		assert_int_equal(vb_utf8_valid_prefix(text, len), whole);
	}
}

static void folds_to_keys(void **state)
{
	(void)state;
	assert_fold(vb_fold, "Uỷ ban  nhân dân", "uy ban nhan dan");
	assert_fold(vb_fold, "  ỦY BAN\t\nNHÂN\xC2\xA0" "DÂN ", "uy ban nhan dan");
	assert_fold(vb_fold, "Đ đ Ð ð \xC6\x89 \xC9\x96", "d d d d d d");
	assert_fold(vb_fold, "QĐ–UBND—1‑2−3", "qd-ubnd-1-2-3");
	assert_fold(vb_fold, "“Kế hoạch” ‘này’…", "\"ke hoach\" 'nay'.");
	assert_fold(vb_fold, "U\xCC\x89y ban so\xCC\x82\xCC\x81", "uy ban so"); /* decomposed */
	assert_fold(vb_fold, "136\xE2\x80\x8B/KH\xC2\xAD-UBND\xEF\xBB\xBF", "136/kh-ubnd");
	assert_fold(vb_fold, "a \xE2\x80\x8B b", "a b");
	assert_fold(vb_fold, "Ω 中", "? ?");
	assert_fold(vb_fold, "", "");
	assert_fold(vb_fold, " \xC2\xA0 ", "");
	assert_fold(vb_fold_tight, "Nơi nhận :", "noinhan");
	assert_fold(vb_fold_tight, "SNN&MT", "snnmt");
	assert_fold(vb_fold_tight, "UBTƯMTTQVN 15", "ubtumttqvn15");
}

/* What is told from the start alone is what the whole folded text says. */
static void tells_how_a_folded_text_starts(void **state)
{
	static const char *const texts[] = {"Kèm theo Kế hoạch", "  (Kèm  theo", "Kèm", "Kèm ", "K\xC2\xA0 èm", "Độc lập - Tự do", "", " ", "Ph\xE2\x80\x8Bụ lục", "phụ lục."};
	static const char *const starts[] = {"kem", "kem ", "kem theo", "(kem theo", "k em", "k", "", " ", "doc lap - tu", "phu luc", "phu luc.", "kem  theo"};
	static const char *const tight[] = {"kem", "kemtheo", "doclaptu", "phuluc", "", "kemtheokehoachx"};
	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		char folded[64];
		struct vb_str text = vb_str_of(texts[i]), whole = {folded, vb_fold(text.ptr, text.len, folded)};
		for (size_t k = 0; k < sizeof starts / sizeof *starts; k++)
			if (vb_fold_starts(text, vb_str_of(starts[k])) != vb_str_starts(whole, vb_str_of(starts[k])))
				fail_msg("\"%s\" starts with \"%s\"", texts[i], starts[k]);
		whole.len = vb_fold_tight(text.ptr, text.len, folded);
		for (size_t k = 0; k < sizeof tight / sizeof *tight; k++)
			if (vb_fold_tight_starts(text, vb_str_of(tight[k])) != vb_str_starts(whole, vb_str_of(tight[k])))
				fail_msg("\"%s\" tightly starts with \"%s\"", texts[i], tight[k]);
	}
}

/* Turkish has another lower case for I: no locale may change a key. */
static void folds_every_vietnamese_letter(void **state)
{
	static const char letters[] = "aàảãáạăằẳẵắặâầẩẫấậ|eèẻẽéẹêềểễếệ|iìỉĩíị|oòỏõóọôồổỗốộơờởỡớợ|uùủũúụưừửữứự|yỳỷỹýỵ|dđ|";
	char base = letters[0];
	(void)state;
	for (size_t at = 0; at < sizeof letters - 1; at += vb_utf8_len((unsigned char)letters[at])) {
		uint32_t cp = vb_utf8_decode(letters + at);
		if (cp == '|') {
			base = letters[at + 1];
			continue;
		}
		assert_int_equal(vb_fold_cp(cp), base);
		assert_int_equal(vb_fold_cp(vb_cp_upper(cp)), base);
		assert_true(vb_cp_is_lower(cp) && !vb_cp_is_upper(cp));
		assert_true(vb_cp_is_upper(vb_cp_upper(cp)) && !vb_cp_is_lower(vb_cp_upper(cp)));
		assert_int_equal(vb_cp_lower(vb_cp_upper(cp)), cp);
		assert_int_equal(vb_cp_lower(cp), cp);
	}
	assert_int_equal(vb_cp_lower('I'), 'i');
	assert_int_equal(vb_cp_upper('i'), 'I');
}

static void knows_what_is_no_letter(void **state)
{
	static const uint32_t none[] = {'0', ' ', '/', '@', '[', '`', '{', 0xD7, 0xF7, 0xA0, 0x2013, 0x300, 0xFFFD};
	(void)state;
	for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
		assert_false(vb_cp_is_letter(none[i]));
		assert_int_equal(vb_cp_lower(none[i]), none[i]);
		assert_int_equal(vb_cp_upper(none[i]), none[i]);
	}
	assert_true(vb_cp_is_letter(0xDF)); /* ß has no capital of one code point in use */
	assert_int_equal(vb_cp_upper(0xDF), 0xDF);
}

/* The look-ups of text say what those of code points say; lower case never changes a length. */
static void tells_the_case_of_each_character(void **state)
{
	(void)state;
	for (uint32_t cp = 0; cp <= 0x10FFFF; cp++) {
		char bytes[4], lower[4];
		uint32_t len = vb_utf8_encode(cp, bytes), told;
		if (cp >= 0xD800 && cp <= 0xDFFF)
			continue;
		assert_int_equal(vb_case_at(bytes, &told), vb_cp_is_upper(cp) ? VB_UPPER : vb_cp_is_lower(cp) ? VB_LOWER : VB_NO_CASE);
		assert_int_equal(told, len);
		vb_lower((struct vb_str){bytes, len}, lower);
		assert_int_equal(vb_utf8_decode(lower), vb_cp_lower(cp));
		assert_int_equal(vb_utf8_len((unsigned char)lower[0]), len);
	}
}

/* Each capital at each place of the bytes that are looked at together. */
static void lowers_at_every_place(void **state)
{
	static const char *const pairs[][2] = {{"A", "a"}, {"Z", "z"}, {"À", "à"}, {"Ý", "ý"}, {"Ă", "ă"}, {"Đ", "đ"}, {"Ũ", "ũ"}, {"Ơ", "ơ"},
	                                       {"Ư", "ư"}, {"Ạ", "ạ"}, {"Ỹ", "ỹ"}, {"\xC6\x89", "\xC9\x96"}, {"×", "×"}, {"[", "["}};
	(void)state;
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
		for (size_t at = 0; at < 40; at++) {
			size_t len = strlen(pairs[i][0]);
			char text[48], expected[48], lower[48];
			memset(text, 'x', sizeof text);
			memset(expected, 'x', sizeof expected);
			memcpy(text + at, pairs[i][0], len);
			memcpy(expected + at, pairs[i][1], len);
			vb_lower((struct vb_str){text, sizeof text}, lower);
			assert_memory_equal(lower, expected, sizeof lower);
			vb_lower((struct vb_str){text, at + len}, lower);
			assert_memory_equal(lower, expected, at + len);
		}
}

static void cuts_between_characters(void **state)
{
	(void)state;
	static const struct vb_str text = {"xã Ủy", 8}; /* x, ã of two bytes, a space, Ủ of three, y */
	assert_int_equal(vb_utf8_head(text, 8).len, 8);
	assert_int_equal(vb_utf8_head(text, 6).len, 4);
	assert_int_equal(vb_utf8_head(text, 2).len, 1);
	assert_int_equal(vb_utf8_tail(text, 8).len, 8);
	assert_int_equal(vb_utf8_tail(text, 3).len, 1);
	assert_int_equal(vb_utf8_tail(text, 0).len, 0);
	assert_null(vb_utf8_tail(VB_NULL, 24).ptr);
	assert_null(vb_utf8_head(VB_NULL, 24).ptr);
}

static void knows_spaces(void **state)
{
	static const uint32_t spaces[] = {' ', '\t', '\n', '\v', '\f', '\r', 0xA0, 0x2000, 0x200A, 0x202F, 0x205F, 0x3000};
	(void)state;
	for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++) {
		assert_true(vb_cp_is_space(spaces[i]));
		assert_int_equal(vb_fold_cp(spaces[i]), ' ');
	}
	assert_false(vb_cp_is_space(0x200B));
	assert_false(vb_cp_is_space('a'));
	assert_false(vb_cp_is_space(0));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(encodes_and_decodes),
		cmocka_unit_test(counts_code_points),
		cmocka_unit_test(counts_more_than_fits_a_byte),
		cmocka_unit_test(finds_what_is_no_utf8),
		cmocka_unit_test(accepts_utf8),
		cmocka_unit_test(folds_to_keys),
		cmocka_unit_test(folds_every_vietnamese_letter),
		cmocka_unit_test(knows_what_is_no_letter),
		cmocka_unit_test(tells_how_a_folded_text_starts),
		cmocka_unit_test(tells_the_case_of_each_character),
		cmocka_unit_test(lowers_at_every_place),
		cmocka_unit_test(cuts_between_characters),
		cmocka_unit_test(knows_spaces),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
