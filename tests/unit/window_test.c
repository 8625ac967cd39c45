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
	assert_int_equal(compare(vb_folded_new(&arena, whole, NULL), whole), 0);
	vb_arena_finish(&arena);
}

/* Letters of two and three bytes, blanks, dashes and others at every place of what is folded together. */
static void characters_are_folded_wherever_they_stand(void **state)
{
	(void)state;
	enum { SHIFTS = 64, ROOM = 1024 };
	static const char sentence[] =
		"Ủy ban nhân dân “tỉnh” – Đề án 06 (giai đoạn 2025–2030)…\nĐẨY MẠNH CHUYỂN ĐỔI SỐ, ƯU TIÊN; quốc phòng\r\n\tvà đô-la: 5 m² \xC2\xA0 x\xCC\x81y "
		"A plain line of ASCII that is longer than what is folded together, as it has more than sixty-four bytes of it. "
		"được những người ở đấy \xE2\x80\x8B đã ký \xE1\x80\x80 \xE3\x80\x80 \xF0\x9F\x98\x80 hằng năm, các xã, phường, thị trấn ven biển có diện tích";
	for (size_t shift = 0; shift < SHIFTS; shift++) {
		char bytes[ROOM], wanted[ROOM];
		size_t len = shift + sizeof sentence - 1, count = 0, from[ROOM];
		struct vb_arena arena;
		vb_arena_init(&arena);
		memset(bytes, 'x', shift);
		memcpy(bytes + shift, sentence, sizeof sentence - 1);
		for (uint32_t at = 0, step; at < len; at += step) {
			char c = vb_fold_at(bytes + at, &step);
			if (c == '\0' || (c == ' ' && count && wanted[count - 1] == ' '))
				continue;
			wanted[count] = c;
			from[count++] = at;
		}
		const struct vb_folded *folded = vb_folded_new(&arena, (struct vb_str){bytes, len}, NULL);
		assert_int_equal(folded->count, count);
		assert_memory_equal(folded->text, wanted, count);
		for (size_t i = 0, at = 0; i <= count; i++) {
			size_t next = i < count ? from[i] : len;
			assert_int_equal(folded->at[i], next);
			for (; at <= next; at++)
				assert_int_equal(vb_folded_character(folded, bytes + at), i);
		}
		vb_arena_finish(&arena);
	}
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
	struct vb_folded *folded = vb_folded_new(&arena, whole, NULL);
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

/* Words as a reader of the text would find them: from each start of a word, what begins so. `at` is the only place of the text, NULL: there
 * is none. */
static void finds(struct vb_folded *folded, enum vb_lead lead, const char *at)
{
	const char *end = folded->whole.ptr + folded->whole.len, *found = vb_folded_find(folded, lead, folded->whole.ptr, end);
	assert_ptr_equal(found, at);
	assert_null(found ? vb_folded_find(folded, lead, found + 1, end) : NULL);
	assert_null(found ? vb_folded_find(folded, lead, folded->whole.ptr, found) : NULL);
}

static void words_are_found_by_their_first_letters(void **state)
{
	(void)state;
	static const char long_text[] = "các bảng, …: bảng mã - a b c d e f g h i k l m n o p q r s quocgiachuyendoiso Đề án, kềán: luật-rừng";
	struct vb_arena arena;
	struct vb_leads leads = {0};
	struct vb_str whole = {long_text, sizeof long_text - 1};
	vb_arena_init(&arena);
	vb_leads_add(&leads, VB_LIT("quocgiachuyen"), VB_LEAD_RELATION); /* longer than what words are told by, over the border of two blocks */
	vb_leads_add(&leads, VB_LIT("luat dat dai"), VB_LEAD_MENTION);
	vb_leads_add(&leads, VB_LIT("ma"), VB_LEAD_LAW_STOP);
	struct vb_folded *folded = vb_folded_new(&arena, whole, &leads);
	finds(folded, VB_LEAD_RELATION, strstr(long_text, "quoc"));
	finds(folded, VB_LEAD_MENTION, strstr(long_text, "luật"));
	finds(folded, VB_LEAD_DUE, NULL);
	vb_folded_look_for(folded, VB_LIT("Đề án"), VB_LEAD_DUE);
	finds(folded, VB_LEAD_DUE, strstr(long_text, "Đề"));
	vb_folded_look_for(folded, VB_LIT("Q"), VB_LEAD_DUE); /* of one letter */
	assert_ptr_equal(vb_folded_find(folded, VB_LEAD_DUE, long_text, long_text + whole.len), strstr(long_text, "q r s"));
	vb_folded_look_for(folded, VB_LIT("-"), VB_LEAD_RELATION); /* no word */
	finds(folded, VB_LEAD_RELATION, strstr(long_text, "quoc"));
	assert_true(vb_may_lead(&leads, "ma truong", 2, VB_LEAD_LAW_STOP));
	assert_false(vb_may_lead(&leads, "ma truong", 2, VB_LEAD_RELATION));
	vb_arena_finish(&arena);
}

/* Of a large text a part is folded: the next word is found in whatever part it stands. */
static void words_are_found_behind_what_is_folded(void **state)
{
	(void)state;
	enum { LEN = 300000 };
	struct vb_arena arena;
	struct vb_leads leads = {0};
	vb_arena_init(&arena);
	char *bytes = vb_arena_alloc(&arena, LEN);
	for (size_t i = 0; i < LEN; i++)
		bytes[i] = "xem "[i % 4];
	vb_leads_add(&leads, VB_LIT("yem"), VB_LEAD_MENTION);
	struct vb_folded *folded = vb_folded_new(&arena, (struct vb_str){bytes, LEN}, &leads);
	finds(folded, VB_LEAD_MENTION, NULL);
	memcpy(bytes + 200000, "yem", 3);
	folded = vb_folded_new(&arena, (struct vb_str){bytes, LEN}, &leads);
	finds(folded, VB_LEAD_MENTION, bytes + 200000);
	vb_folded_look_for(folded, VB_LIT("xem"), VB_LEAD_DUE); /* in the parts to come too */
	assert_ptr_equal(vb_folded_find(folded, VB_LEAD_DUE, bytes + 1, bytes + LEN), bytes + 4);
	assert_ptr_equal(vb_folded_find(folded, VB_LEAD_DUE, bytes + 250001, bytes + LEN), bytes + 250004);
	vb_arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_view_shows_what_a_copy_shows),
		cmocka_unit_test(characters_are_folded_wherever_they_stand),
		cmocka_unit_test(a_large_text_is_folded_around_the_place_that_is_read),
		cmocka_unit_test(words_are_found_by_their_first_letters),
		cmocka_unit_test(words_are_found_behind_what_is_folded),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
