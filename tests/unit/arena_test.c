/* base/arena.c: what is allocated stays, is aligned, and is given back at once. */
#include "../../base/arena.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

enum { LARGE = 1 << 20 };

static void allocations_are_aligned_and_apart(void **state)
{
	(void)state;
	struct vb_arena arena;
	vb_arena_init(&arena);
	char *before = vb_arena_alloc(&arena, 0);
	for (size_t size = 1; size < 40; size++) {
		char *here = vb_arena_alloc(&arena, size);
		assert_int_equal((uintptr_t)here % _Alignof(max_align_t), 0);
		assert_true(here != before);
		memset(here, 'x', size);
		before = here;
	}
	vb_arena_finish(&arena);
}

static void zalloc_gives_zeros_where_other_bytes_stood(void **state)
{
	(void)state;
	struct vb_arena arena;
	vb_arena_init(&arena);
	memset(vb_arena_alloc(&arena, 1000), 'x', 1000);
	vb_arena_reset(&arena);
	const char *bytes = vb_arena_zalloc(&arena, 1000);
	for (size_t i = 0; i < 1000; i++)
		assert_int_equal(bytes[i], 0);
	vb_arena_finish(&arena);
}

static void assert_grown(struct vb_arena *arena, size_t old_size, size_t new_size, bool another_between)
{
	char *bytes = vb_arena_alloc(arena, old_size), *other = NULL;
	memset(bytes, 'a', old_size);
	if (another_between)
		other = memset(vb_arena_alloc(arena, 16), 'b', 16);
	bytes = vb_arena_grow(arena, bytes, old_size, new_size);
	memset(bytes + old_size, 'c', new_size - old_size);
	for (size_t i = 0; i < old_size; i++)
		assert_int_equal(bytes[i], 'a');
	for (size_t i = 0; other && i < 16; i++)
		assert_int_equal(other[i], 'b');
}

static void growing_keeps_what_was_there(void **state)
{
	(void)state;
	struct vb_arena arena;
	vb_arena_init(&arena);
	assert_grown(&arena, 10, 100, false);
	assert_grown(&arena, 10, 100, true);
	assert_grown(&arena, 10, LARGE, false);
	assert_grown(&arena, LARGE, 3 * LARGE, false);
	assert_grown(&arena, LARGE, 3 * LARGE, true);
	assert_grown(&arena, 100, 100, false);
	assert_non_null(vb_arena_grow(&arena, NULL, 0, 8));
	vb_arena_finish(&arena);
}

static void what_a_list_outgrew_serves_the_next_list(void **state)
{
	(void)state;
	struct VB_LIST(uint64_t) lists[100] = {0};
	struct vb_arena arena;
	vb_arena_init(&arena);
	*vb_push(&arena, &lists[0]) = 0;
	uint64_t *outgrown = lists[0].items;
	vb_arena_alloc(&arena, 1); /* so that the list cannot be extended where it stands */
	for (uint64_t i = 1; i < 100; i++)
		*vb_push(&arena, &lists[0]) = i;
	assert_ptr_not_equal(lists[0].items, outgrown);
	*vb_push(&arena, &lists[1]) = 7;
	assert_ptr_equal(lists[1].items, outgrown);
	for (size_t round = 0; round < 1000; round++) /* in turn, so that all of them move */
		for (size_t i = 2; i < 100; i++)
			*vb_push(&arena, &lists[i]) = i * round;
	for (size_t i = 2; i < 100; i++)
		for (size_t round = 0; round < 1000; round++)
			assert_int_equal(lists[i].items[round], i * round);
	for (size_t i = 0; i < 100; i++)
		assert_int_equal(lists[0].items[i], i);
	vb_arena_finish(&arena);
}

static void small_allocations_go_on_behind_a_large_one(void **state)
{
	(void)state;
	struct vb_arena arena;
	vb_arena_init(&arena);
	memset(vb_arena_alloc(&arena, 8), 1, 8);
	size_t used = arena.used;
	memset(vb_arena_alloc(&arena, LARGE), 2, LARGE);
	size_t with_large = arena.used;
	assert_true(with_large >= used + LARGE);
	memset(vb_arena_alloc(&arena, 8), 3, 8);
	assert_int_equal(arena.used, with_large);
	vb_arena_finish(&arena);
}

#ifdef VB_ARENA_GUARDED
#include <sanitizer/asan_interface.h>

static void assert_only(char *place, size_t size)
{
	assert_null(__asan_region_is_poisoned(place, size));
	assert_true(__asan_address_is_poisoned(place + size));
}

static void the_sanitizer_knows_what_was_asked_for(void **state)
{
	(void)state;
	struct vb_arena arena;
	vb_arena_init(&arena);
	for (size_t size = 0; size < 40; size++)
		assert_only(vb_arena_alloc(&arena, size), size);
	assert_only(vb_arena_alloc(&arena, LARGE - 3), LARGE - 3);
	char *grown = vb_arena_grow(&arena, vb_arena_alloc(&arena, 5), 5, 21);
	assert_only(grown, 21);
	assert_only(vb_arena_grow(&arena, grown, 21, LARGE - 1), LARGE - 1);
	struct VB_LIST(uint64_t) list = {0};
	*vb_push(&arena, &list) = 1;
	const uint64_t *outgrown = list.items;
	vb_arena_alloc(&arena, 1);
	for (uint64_t i = 0; i < 100; i++)
		*vb_push(&arena, &list) = i;
	assert_true(__asan_address_is_poisoned(outgrown));
	const char *place = vb_arena_alloc(&arena, 8);
	vb_arena_reset(&arena);
	assert_true(__asan_address_is_poisoned(place));
	vb_arena_finish(&arena);
}
#endif

struct noted {
	struct vb_buffer *notes;
	char which;
};

static void note(void *argument)
{
	const struct noted *noted = argument;
	vb_buffer_add_byte(noted->notes, noted->which);
}

static void reset_runs_cleanups_newest_first_and_once(void **state)
{
	(void)state;
	struct vb_arena arena, other;
	vb_arena_init(&arena);
	vb_arena_init(&other);
	struct vb_buffer notes = {.arena = &other};
	struct noted first = {&notes, '1'}, second = {&notes, '2'}, third = {&notes, '3'};
	vb_arena_on_reset(&arena, note, &first);
	vb_arena_on_reset(&arena, note, &second);
	vb_arena_reset(&arena);
	assert_int_equal(notes.len, 2);
	assert_memory_equal(notes.bytes, "21", 2);
	vb_arena_reset(&arena);
	assert_int_equal(notes.len, 2);
	vb_arena_on_reset(&arena, note, &third);
	vb_arena_finish(&arena);
	assert_int_equal(notes.len, 3);
	assert_memory_equal(notes.bytes, "213", 3);
	vb_arena_finish(&other);
}

static void reset_keeps_chunks_for_the_next_document(void **state)
{
	(void)state;
	struct vb_arena arena;
	vb_arena_init(&arena);
	vb_arena_alloc(&arena, 100);
	size_t one_chunk = arena.used;
	for (int document = 0; document < 3; document++) {
		for (int i = 0; i < 1000; i++)
			vb_arena_alloc(&arena, 1000);
		vb_arena_alloc(&arena, LARGE);
		assert_true(arena.used > one_chunk + LARGE);
		vb_arena_reset(&arena);
		assert_int_equal(arena.used, 0);
		assert_non_null(arena.spare);
	}
	vb_arena_alloc(&arena, 100);
	assert_int_equal(arena.used, one_chunk);
	vb_arena_finish(&arena);
}

static void a_large_allocation_is_released_at_once(void **state)
{
	(void)state;
	struct vb_arena arena;
	vb_arena_init(&arena);
	char *small = vb_arena_alloc(&arena, 100), *large = vb_arena_alloc(&arena, LARGE);
	size_t used = arena.used;
	vb_arena_release(&arena, small);
	vb_arena_release(&arena, NULL);
	assert_int_equal(arena.used, used);
	vb_arena_release(&arena, large);
	assert_true(arena.used <= used - LARGE);
	memset(small, 'x', 100);
	vb_arena_finish(&arena);
}

static void at_the_limit_the_arena_jumps_and_is_whole(void **state)
{
	(void)state;
	struct vb_arena arena;
	jmp_buf failure;
	vb_arena_init(&arena);
	arena.limit = 4 * LARGE;
	arena.failure = &failure;
	volatile unsigned taken = 0;
	if (setjmp(failure) == 0)
		for (; taken < 100; taken++)
			vb_arena_alloc(&arena, LARGE);
	assert_true(taken >= 2 && taken <= 4);
	assert_true(arena.used <= arena.limit);
	vb_arena_reset(&arena);
	volatile bool jumped = false;
	if (setjmp(failure) == 0)
		vb_arena_grow(&arena, vb_arena_alloc(&arena, LARGE), LARGE, 16 * (size_t)LARGE);
	else
		jumped = true;
	assert_true(jumped);
	vb_arena_reset(&arena);
	assert_non_null(vb_arena_alloc(&arena, LARGE));
	vb_arena_finish(&arena);
}

static void copies_are_their_own_and_end_with_nul(void **state)
{
	(void)state;
	struct vb_arena arena;
	vb_arena_init(&arena);
	char bytes[] = "Kế hoạch số 5";
	struct vb_str copy = vb_arena_copy(&arena, (struct vb_str){bytes, strlen("Kế hoạch")});
	memset(bytes, '-', sizeof bytes - 1);
	assert_string_equal(copy.ptr, "Kế hoạch");
	assert_int_equal(copy.len, strlen("Kế hoạch"));
	vb_arena_finish(&arena);
}

static void null_and_empty_views_are_told_apart(void **state)
{
	(void)state;
	struct vb_arena arena;
	vb_arena_init(&arena);
	assert_null(vb_arena_copy(&arena, VB_NULL).ptr);
	struct vb_str empty = vb_arena_copy(&arena, VB_LIT(""));
	assert_non_null(empty.ptr);
	assert_int_equal(empty.len, 0);
	vb_arena_finish(&arena);
}

static void format_is_as_long_as_it_must_be(void **state)
{
	(void)state;
	struct vb_arena arena;
	vb_arena_init(&arena);
	struct vb_str id = vb_arena_format(&arena, "%.*s/%s~%u", 2, "IIIII", "1", 2u);
	assert_string_equal(id.ptr, "II/1~2");
	assert_int_equal(id.len, 6);
	struct vb_str wide = vb_arena_format(&arena, "%5000d", 7);
	assert_int_equal(wide.len, 5000);
	assert_int_equal(wide.ptr[4999], '7');
	vb_arena_finish(&arena);
}

static void pushed_items_are_zero_and_stay(void **state)
{
	(void)state;
	struct vb_arena arena;
	struct VB_LIST(struct vb_span) list = {0};
	vb_arena_init(&arena);
	for (uint32_t i = 0; i < 5000; i++) {
		struct vb_span *span = vb_push(&arena, &list);
		assert_int_equal(span->start, 0);
		assert_int_equal(span->end, 0);
		*span = (struct vb_span){i, i + 1};
		vb_arena_alloc(&arena, 24); /* so that the list has to move */
	}
	assert_int_equal(list.count, 5000);
	for (uint32_t i = 0; i < list.count; i++)
		assert_int_equal(list.items[i].end, i + 1);
	vb_arena_finish(&arena);
}

static void buffers_grow_byte_by_byte(void **state)
{
	(void)state;
	struct vb_arena arena;
	vb_arena_init(&arena);
	struct vb_buffer buffer = {.arena = &arena};
	for (int i = 0; i < 300000; i++)
		vb_buffer_add_byte(&buffer, (char)('a' + i % 26));
	vb_buffer_add(&buffer, "hết", strlen("hết"));
	assert_int_equal(buffer.len, 300000 + strlen("hết"));
	for (int i = 0; i < 300000; i++)
		assert_int_equal(buffer.bytes[i], 'a' + i % 26);
	assert_memory_equal(buffer.bytes + 300000, "hết", strlen("hết"));
	vb_arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(allocations_are_aligned_and_apart),
		cmocka_unit_test(zalloc_gives_zeros_where_other_bytes_stood),
		cmocka_unit_test(growing_keeps_what_was_there),
		cmocka_unit_test(what_a_list_outgrew_serves_the_next_list),
		cmocka_unit_test(small_allocations_go_on_behind_a_large_one),
#ifdef VB_ARENA_GUARDED
		cmocka_unit_test(the_sanitizer_knows_what_was_asked_for),
#endif
		cmocka_unit_test(reset_runs_cleanups_newest_first_and_once),
		cmocka_unit_test(reset_keeps_chunks_for_the_next_document),
		cmocka_unit_test(a_large_allocation_is_released_at_once),
		cmocka_unit_test(at_the_limit_the_arena_jumps_and_is_whole),
		cmocka_unit_test(copies_are_their_own_and_end_with_nul),
		cmocka_unit_test(null_and_empty_views_are_told_apart),
		cmocka_unit_test(format_is_as_long_as_it_must_be),
		cmocka_unit_test(pushed_items_are_zero_and_stay),
		cmocka_unit_test(buffers_grow_byte_by_byte),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
