/* normalize/unicode.c: any bytes -> valid UTF-8 in NFC, and the way back to each byte. */
#include "../../normalize/unicode.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

struct cleaned {
	struct vb_arena arena;
	struct vb_clean clean;
	struct vb_diagnostic_list diagnostics;
	struct vb_str source;
};

static void clean(struct cleaned *c, struct vb_str source)
{
	*c = (struct cleaned){.source = source};
	vb_arena_init(&c->arena);
	vb_clean_utf8(&c->arena, source.ptr, source.len, &c->diagnostics, &c->clean);
}

static void finish(struct cleaned *c)
{
	vb_arena_finish(&c->arena);
}

#define assert_cleaned(c, expected) \
	do { \
		assert_int_equal((c)->clean.len, strlen(expected)); \
		assert_memory_equal((c)->clean.bytes, (expected), strlen(expected)); \
	} while (0)

/* The source of the nth (from 0) occurrence of the words. */
static struct vb_str source_of(const struct cleaned *c, const char *words, unsigned nth)
{
	const char *at = c->clean.bytes;
	size_t len = strlen(words);
	while ((at = memmem(at, (size_t)(c->clean.bytes + c->clean.len - at), words, len)) && nth--)
		at += len;
	assert_non_null(at);
	uint32_t start = (uint32_t)(at - c->clean.bytes);
	struct vb_span span = vb_map_source(&c->clean.map, (struct vb_span){start, start + (uint32_t)len});
	assert_false(vb_span_is_none(span));
	return (struct vb_str){c->source.ptr + span.start, span.end - span.start};
}

static void assert_source(const struct cleaned *c, const char *words, struct vb_str expected)
{
	struct vb_str got = source_of(c, words, 0);
	if (!vb_str_equal(got, expected))
		fail_msg("\"%s\" comes from \"%.*s\"", words, (int)got.len, got.ptr);
}

static void composed_text_is_not_touched(void **state)
{
	(void)state;
	struct cleaned c;
	struct vb_str source = VB_LIT("Ủy ban nhân dân tỉnh – “Đề án” … 25\xC2\xA0%\xE2\x80\x8B");
	clean(&c, source);
	assert_true(c.clean.identity);
	assert_ptr_equal(c.clean.bytes, source.ptr);
	assert_int_equal(c.clean.len, source.len);
	assert_int_equal(c.diagnostics.count, 0);
	finish(&c);
}

static void letters_in_pieces_are_composed(void **state)
{
	(void)state;
	struct cleaned c; /* e + circumflex + acute; a + dot below + circumflex: the order of the marks does not count */
	clean(&c, VB_LIT("Ke\xCC\x82\xCC\x81 hoa\xCC\xA3\xCC\x82" "ch"));
	assert_cleaned(&c, "Kế hoậch");
	assert_false(c.clean.identity);
	assert_source(&c, "ế", VB_LIT("e\xCC\x82\xCC\x81"));
	assert_source(&c, "K", VB_LIT("K"));
	assert_source(&c, "ch", VB_LIT("ch"));
	assert_source(&c, "Kế h", VB_LIT("Ke\xCC\x82\xCC\x81 h"));
	assert_int_equal(c.diagnostics.count, 0);
	finish(&c);
}

static void marks_that_change_places_are_not_those_of_the_source(void **state)
{
	(void)state;
	struct cleaned c; /* as many bytes as before, but not one for one: the letter has taken the second mark */
	clean(&c, VB_LIT("UB\xCC\x81\xCC\xA3\xCC\x82 x"));
	assert_cleaned(&c, "UḄ\xCC\x81\xCC\x82 x");
	assert_source(&c, "UḄ", VB_LIT("UB\xCC\x81\xCC\xA3\xCC\x82"));
	assert_source(&c, "\xCC\x81", VB_LIT("B\xCC\x81\xCC\xA3\xCC\x82"));
	assert_source(&c, "\xCC\x82 x", VB_LIT("B\xCC\x81\xCC\xA3\xCC\x82 x"));
	finish(&c);
}

static void half_composed_letters_are_composed_too(void **state)
{
	(void)state;
	struct cleaned c; /* ê + acute, ư + dot below */
	clean(&c, VB_LIT("ti\xC3\xAA\xCC\x81n th\xC6\xB0\xCC\xA3" "c"));
	assert_cleaned(&c, "tiến thực");
	assert_source(&c, "ế", VB_LIT("\xC3\xAA\xCC\x81"));
	assert_source(&c, "ực", VB_LIT("\xC6\xB0\xCC\xA3" "c"));
	finish(&c);
}

static void singletons_are_replaced_by_what_they_stand_for(void **state)
{
	(void)state;
	struct cleaned c; /* EN QUAD U+2000 -> EN SPACE, OHM SIGN -> omega, KELVIN -> K */
	clean(&c, VB_LIT("a\xE2\x80\x80" "b \xE2\x84\xA6 \xE2\x84\xAA"));
	assert_cleaned(&c, "a\xE2\x80\x82" "b Ω K");
	finish(&c);
}

static void quick_check_stops_before_what_may_change(void **state)
{
	(void)state;
	struct vb_str stable = VB_LIT("Ủy ban nhân dân tỉnh Quảng Nam, ngày 12 tháng 3 – “năm” 2024… ₫ \xEE\x80\x80 \xEF\xBB\xBF");
	assert_int_equal(vb_nfc_prefix(stable.ptr, stable.len), stable.len);
	assert_int_equal(vb_nfc_prefix("ab\xCC\x81", 4), 2);
	assert_int_equal(vb_nfc_prefix("a\xE2\x84\xAB", 4), 1);
}

/* Signs and letters that stay, wherever they stand among the bytes that are looked at together. */
static void what_stays_is_not_touched_at_any_place(void **state)
{
	static const char *const kept[] = {"đ", "ǹ", "Ủ", "–", "…", "≥", "●", "\xEE\x80\x80", "\xEF\x82\xB7", "\xC2\xA0", "\xE2\x80\x82"};
	(void)state;
	for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
		for (size_t at = 0; at < 40; at++) {
			char bytes[96];
			struct cleaned c;
			memset(bytes, 'a', sizeof bytes);
			memcpy(bytes + at, kept[i], strlen(kept[i]));
			memcpy(bytes + 60, kept[i], strlen(kept[i]));
			clean(&c, (struct vb_str){bytes, sizeof bytes});
			assert_true(c.clean.identity);
			assert_int_equal(c.diagnostics.count, 0);
			finish(&c);
		}
}

/* What NFC writes otherwise, and what is no UTF-8 (`bad` bytes of it): found at every place, also as the last of the text. */
static void what_must_change_is_found_at_every_place(void **state)
{
	static const struct {
		const char *from, *to;
		unsigned bad;
	} changes[] = {
		{"\xE2\x80\x80", "\xE2\x80\x82", 0}, {"\xE2\x80\x81", "\xE2\x80\x83", 0}, {"e\xCC\x82", "ê", 0}, {"\xE2\x84\xAB", "Å", 0},
		{"\xE2\x84\xA6", "Ω", 0}, {"\xE2\x8C\xA9", "\xE3\x80\x88", 0}, {"\xEF\xA4\x80", "\xE8\xB1\x88", 0},
		{"\x80", "\xEF\xBF\xBD", 1}, {"\xC3", "\xEF\xBF\xBD", 1}, {"\xC0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD", 2}, {"\xFF", "\xEF\xBF\xBD", 1},
		{"\xE1\xBA", "\xEF\xBF\xBD\xEF\xBF\xBD", 2}, {"\xE1", "\xEF\xBF\xBD", 1}, {"\xE0\x80\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD", 3},
		{"\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD", 3}, {"đ\x91", "đ\xEF\xBF\xBD", 1}, {"Ủ\xA6", "Ủ\xEF\xBF\xBD", 1},
	};
	(void)state;
	for (size_t i = 0; i < sizeof changes / sizeof *changes; i++)
		for (size_t at = 0; at < 40; at++) {
			size_t from = strlen(changes[i].from), to = strlen(changes[i].to);
			for (size_t behind = 0; behind <= 40; behind += 8) {
				char bytes[96], expected[96];
				struct cleaned c;
				memset(bytes, 'a', sizeof bytes);
				memset(expected, 'a', sizeof expected);
				memcpy(bytes + at, changes[i].from, from);
				memcpy(expected + at, changes[i].to, to);
				clean(&c, (struct vb_str){bytes, at + from + behind});
				assert_int_equal(c.clean.len, at + to + behind);
				assert_memory_equal(c.clean.bytes, expected, at + to + behind);
				assert_int_equal(c.diagnostics.count, changes[i].bad > 0);
				finish(&c);
			}
		}
}

static void a_byte_order_mark_is_skipped_and_counted_in_offsets(void **state)
{
	(void)state;
	struct cleaned c;
	clean(&c, VB_LIT("\xEF\xBB\xBFSố: 5"));
	assert_cleaned(&c, "Số: 5");
	assert_source(&c, "Số", VB_LIT("Số"));
	assert_ptr_equal(source_of(&c, "S", 0).ptr, c.source.ptr + 3);
	assert_int_equal(c.diagnostics.count, 0);
	finish(&c);
}

static void a_bom_and_letters_in_pieces_together(void **state)
{
	(void)state;
	struct cleaned c;
	clean(&c, VB_LIT("\xEF\xBB\xBFTi\xCC\x80m \xFF" "e\xCC\x81"));
	assert_cleaned(&c, "Tìm \xEF\xBF\xBDé");
	assert_source(&c, "ì", VB_LIT("i\xCC\x80"));
	assert_source(&c, "\xEF\xBF\xBD", VB_LIT("\xFF"));
	assert_source(&c, "é", VB_LIT("e\xCC\x81"));
	finish(&c);
}

static void invalid_bytes_become_replacement_characters(void **state)
{
	(void)state;
	struct cleaned c; /* Latin-1 é before a blank; two bytes that no UTF-8 has; a letter cut at the end */
	clean(&c, VB_LIT("caf\xE9 v\xC0\xFF" "a n\xE1\xBA"));
	assert_cleaned(&c, "caf\xEF\xBF\xBD v\xEF\xBF\xBD\xEF\xBF\xBD" "a n\xEF\xBF\xBD\xEF\xBF\xBD");
	assert_source(&c, "\xEF\xBF\xBD v", VB_LIT("\xE9 v"));
	assert_source(&c, "n\xEF\xBF\xBD\xEF\xBF\xBD", VB_LIT("n\xE1\xBA"));
	assert_int_equal(source_of(&c, "\xEF\xBF\xBD", 2).ptr - c.source.ptr, 7);
	finish(&c);
}

static void the_diagnostic_counts_and_places_them(void **state)
{
	(void)state;
	struct cleaned c;
	clean(&c, VB_LIT("caf\xE9 v\xFF" "a"));
	assert_int_equal(c.diagnostics.count, 1);
	const struct vb_diagnostic *d = &c.diagnostics.items[0];
	assert_int_equal(d->code, VB_DIAGNOSTIC_ENCODING_REPLACED);
	assert_string_equal(d->message.ptr, "2 bytes are no UTF-8 and replaced by U+FFFD, at byte 3, 6");
	assert_int_equal(d->source_span.start, 3);
	assert_int_equal(d->source_span.end, 4);
	finish(&c);
}

static void one_bad_byte_is_told_in_the_singular_many_are_cut_short(void **state)
{
	(void)state;
	struct cleaned c;
	clean(&c, VB_LIT("a\xFF"));
	assert_string_equal(c.diagnostics.items[0].message.ptr, "1 byte is no UTF-8 and replaced by U+FFFD, at byte 1");
	finish(&c);
	clean(&c, VB_LIT("\xFFz\xFFz\xFFz\xFFz\xFFz\xFFz\xFF"));
	assert_int_equal(c.diagnostics.count, 1);
	assert_string_equal(c.diagnostics.items[0].message.ptr, "7 bytes are no UTF-8 and replaced by U+FFFD, at byte 0, 2, "
	                    "4, 6, 8, …");
	finish(&c);
}

static void a_heap_of_marks_ends(void **state)
{
	(void)state;
	enum { MARKS = 100000 };
	char *bytes = malloc(1 + 2 * MARKS);
	struct cleaned c;
	assert_non_null(bytes);
	bytes[0] = 'a';
	for (size_t i = 0; i < MARKS; i++)
		memcpy(bytes + 1 + 2 * i, "\xCC\xA3", 2);
	clean(&c, (struct vb_str){bytes, 1 + 2 * MARKS});
	assert_memory_equal(c.clean.bytes, "ạ", strlen("ạ"));
	assert_true(c.clean.len <= 2 * MARKS + 1);
	finish(&c);
	free(bytes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(composed_text_is_not_touched),
		cmocka_unit_test(letters_in_pieces_are_composed),
		cmocka_unit_test(marks_that_change_places_are_not_those_of_the_source),
		cmocka_unit_test(half_composed_letters_are_composed_too),
		cmocka_unit_test(singletons_are_replaced_by_what_they_stand_for),
		cmocka_unit_test(quick_check_stops_before_what_may_change),
		cmocka_unit_test(what_stays_is_not_touched_at_any_place),
		cmocka_unit_test(what_must_change_is_found_at_every_place),
		cmocka_unit_test(a_byte_order_mark_is_skipped_and_counted_in_offsets),
		cmocka_unit_test(a_bom_and_letters_in_pieces_together),
		cmocka_unit_test(invalid_bytes_become_replacement_characters),
		cmocka_unit_test(the_diagnostic_counts_and_places_them),
		cmocka_unit_test(one_bad_byte_is_told_in_the_singular_many_are_cut_short),
		cmocka_unit_test(a_heap_of_marks_ends),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
