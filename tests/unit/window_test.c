/* extract/window.c: a view of the folded text shows what a copy of the text shows, wherever it begins and ends; words are found by their
 * first letters. */
#include "../../extract/window.h"

#include "../../base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

static const char text[] =
	"Căn cứ Luật Đất đai,  Nghị quyết số 57-NQ/TW\tcủa Bộ Chính trị\n"
	"A plain line of ASCII that is longer than sixteen bytes: 1234567890  and two blanks\n"
	"\xE2\x80\x8BQ\xC2\xADĐ\xC2\xA0\xC2\xA0UBND \xE2\x80\x8B \xF0\x9F\x98\x80 “Đề án 06” – \xD0\x94 \x01\x7F x";

static bool is_same(const struct vb_window *view, const struct vb_window *copy)
{
	if (view->len != copy->len || memcmp(view->text, copy->text, view->len) != 0)
		return false;
	for (size_t i = 0; i < view->len; i++)
		if (vb_window_byte(view, i) != vb_window_byte(copy, i))
			return false;
	return vb_window_look(view, view->len) == '\0';
}

static bool is_inside(const char *place)
{
	return ((unsigned char)*place & 0xC0) == 0x80;
}

/* All stretches of `part`, as they begin and as they end. */
static unsigned compare(const struct vb_folded *folded, struct vb_str part)
{
	static const size_t limits[] = {1, 7, 40, VB_WINDOW};
	unsigned wrong = 0;
	for (size_t from = 0; from <= part.len; from++)
		for (size_t end = from; end <= part.len && !is_inside(part.ptr + from); end++)
			for (size_t i = 0; i < sizeof limits / sizeof *limits && !is_inside(part.ptr + end); i++) {
				struct vb_window view, copy;
				struct vb_str stretch = {part.ptr + from, end - from};
				vb_window_right(&view, folded, stretch, limits[i]);
				vb_window_right(&copy, NULL, stretch, limits[i]);
				bool cut = copy.len < limits[i] && vb_window_byte(&copy, copy.len) < stretch.ptr + stretch.len; /* a copy has a bound of bytes */
				wrong += !cut && !is_same(&view, &copy);
				vb_window_left(&view, folded, stretch, limits[i]);
				vb_window_left(&copy, NULL, stretch, limits[i]);
				wrong += !is_same(&view, &copy);
			}
	return wrong;
}

static void a_view_shows_what_a_copy_shows(void **state)
{
	(void)state;
	struct vb_arena arena;
	struct vb_str whole = {text, sizeof text - 1};
	vb_arena_init(&arena);
	assert_int_equal(compare(vb_folded_new(&arena, whole), whole), 0);
	vb_arena_finish(&arena);
}

static void a_large_text_is_folded_around_the_place_that_is_read(void **state)
{
	(void)state;
	enum { TIMES = 1000 };
	static const long steps[] = {0, 1, 399, 400, 700, TIMES - 1, 500, 0};
	struct vb_arena arena;
	struct vb_str once = {text, sizeof text - 1}, whole = {NULL, TIMES * once.len};
	vb_arena_init(&arena);
	char *bytes = vb_arena_alloc(&arena, whole.len + 1);
	for (size_t i = 0; i < TIMES; i++)
		memcpy(bytes + i * once.len, text, once.len + 1);
	whole.ptr = bytes;
	struct vb_folded *folded = vb_folded_new(&arena, whole);
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
		struct vb_window window;
		struct vb_str part = {bytes + (size_t)steps[i] * once.len, once.len};
		vb_folded_reach(folded, part.ptr);
		vb_window_right(&window, folded, part, VB_WINDOW);
		assert_true(window.text != window.own_text);
		assert_int_equal(compare(folded, part), 0);
	}
	vb_arena_finish(&arena);
}

/* Words as a reader of the text would find them: from each start of a word, what begins so. */
static void words_are_found_by_their_first_letters(void **state)
{
	(void)state;
	struct vb_arena arena;
	struct vb_leads leads = {0};
	struct vb_str whole = {text, sizeof text - 1}, luat = VB_LIT("Luật"), an = VB_LIT("án"), last = VB_LIT("x");
	uint8_t kinds;
	vb_arena_init(&arena);
	const struct vb_folded *folded = vb_folded_new(&arena, whole);
	vb_leads_add(&leads, luat, 1);
	vb_leads_add(&leads, an, 2);
	bool found_luat = false, found_an = false, found_last = false;
	for (size_t at = 0; (at = vb_folded_word(folded, &leads, at, &kinds)) < folded->count; at++) {
		const char *place = folded->bytes.ptr + folded->at[at];
		struct vb_str rest = {place, (size_t)(text + whole.len - place)};
		assert_true(vb_is_word(folded->text[at]) && (at == 0 || !vb_is_word(folded->text[at - 1])));
		found_luat |= vb_str_starts(rest, luat) && kinds & 1;
		found_an |= vb_str_starts(rest, an) && kinds & 2;
		found_last |= vb_str_equal(rest, last); /* too few bytes to tell: it is always looked at */
	}
	assert_true(found_luat && found_an && found_last);
	vb_arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_view_shows_what_a_copy_shows),
		cmocka_unit_test(a_large_text_is_folded_around_the_place_that_is_read),
		cmocka_unit_test(words_are_found_by_their_first_letters),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
