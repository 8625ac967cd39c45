/* base/offset_map.c: every stretch of the text knows its source, also when two maps are put one behind the other. */
#include "../../base/offset_map.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

struct map {
	struct vb_arena arena;
	struct vb_offset_map map;
};

static void begin(struct map *m)
{
	vb_arena_init(&m->arena);
	vb_map_init(&m->map);
}

static void add(struct map *m, uint32_t out_len, uint32_t src, uint32_t src_end)
{
	vb_map_add(&m->arena, &m->map, out_len, src, src_end);
}

#define assert_maps(m, start, end, src, src_end) \
	check_maps((m), (struct vb_span){(start), (end)}, (struct vb_span){(src), (src_end)}, __LINE__)

static void check_maps(const struct map *m, struct vb_span span, struct vb_span expected, int line)
{
	struct vb_span got = vb_map_source(&m->map, span);
	if (got.start == expected.start && got.end == expected.end)
		return;
	print_error("%u..%u: got %u..%u, expected %u..%u\n", span.start, span.end, got.start, got.end, expected.start,
	            expected.end);
	_fail(__FILE__, line);
}

#define assert_nowhere(m, start, end) assert_maps((m), (start), (end), VB_NOWHERE, VB_NOWHERE)

static void bytes_that_follow_each_other_are_one_run(void **state)
{
	(void)state;
	struct map m;
	begin(&m);
	add(&m, 4, 10, 14);
	add(&m, 6, 14, 20);
	add(&m, 0, 90, 99);
	assert_int_equal(m.map.runs.count, 1);
	assert_int_equal(m.map.out_len, 10);
	assert_maps(&m, 0, 10, 10, 20);
	assert_maps(&m, 3, 5, 13, 15);
	vb_arena_finish(&m.arena);
}

static void marks_between_runs_lie_inside_never_at_the_ends(void **state)
{
	(void)state;
	struct map m; /* "số **136/KH**": 4 bytes, marks 4..6, then 6 bytes */
	begin(&m);
	add(&m, 4, 0, 4);
	add(&m, 6, 6, 12);
	assert_maps(&m, 0, 4, 0, 4);
	assert_maps(&m, 4, 10, 6, 12);
	assert_maps(&m, 0, 10, 0, 12);
	assert_maps(&m, 3, 5, 3, 7);
	vb_arena_finish(&m.arena);
}

static void a_character_of_another_length_is_whole(void **state)
{
	(void)state;
	struct map m; /* "a&amp;b": the & comes from five bytes; then a composed letter, 3 bytes for 5 */
	begin(&m);
	add(&m, 1, 0, 1);
	add(&m, 1, 1, 6);
	add(&m, 1, 6, 7);
	add(&m, 3, 7, 12);
	assert_maps(&m, 1, 2, 1, 6);
	assert_maps(&m, 0, 3, 0, 7);
	assert_maps(&m, 3, 6, 7, 12);
	assert_maps(&m, 2, 6, 6, 12);
	vb_arena_finish(&m.arena);
}

static void an_end_without_source_has_no_place(void **state)
{
	(void)state;
	struct map m;
	begin(&m);
	add(&m, 5, 0, 5);
	add(&m, 1, VB_NOWHERE, VB_NOWHERE);
	add(&m, 5, 8, 13);
	assert_nowhere(&m, 5, 6);
	assert_nowhere(&m, 3, 6);
	assert_nowhere(&m, 5, 8);
	assert_maps(&m, 3, 8, 3, 10);
	assert_nowhere(&m, VB_NOWHERE, VB_NOWHERE);
	vb_arena_finish(&m.arena);
}

static void an_empty_span_stands_before_its_character(void **state)
{
	(void)state;
	struct map m;
	begin(&m);
	add(&m, 5, 0, 5);
	add(&m, 5, 8, 13);
	assert_maps(&m, 0, 0, 0, 0);
	assert_maps(&m, 5, 5, 8, 8);
	assert_maps(&m, 7, 7, 10, 10);
	vb_arena_finish(&m.arena);
}

static void an_empty_map_has_no_source(void **state)
{
	(void)state;
	struct map m;
	begin(&m);
	assert_nowhere(&m, 0, 0);
	assert_nowhere(&m, 0, 5);
	vb_arena_finish(&m.arena);
}

static void columns_put_one_after_the_other_are_enclosed(void **state)
{
	(void)state;
	struct map m; /* two lines of two columns: the left column 0..4 and 20..24, then the right 10..14 and 30..34 */
	begin(&m);
	add(&m, 4, 0, 4);
	add(&m, 4, 20, 24);
	add(&m, 4, 10, 14);
	assert_false(m.map.ordered);
	add(&m, 4, 30, 34);
	assert_maps(&m, 0, 16, 0, 34);
	assert_maps(&m, 4, 12, 10, 24);
	assert_maps(&m, 8, 12, 10, 14);
	vb_arena_finish(&m.arena);
}

static void columns_with_line_ends_between_are_enclosed_too(void **state)
{
	(void)state;
	struct map m; /* the left column 0..4 and 20..24, then the right 10..14,
	each a block that ends in a line end from nowhere */
	begin(&m);
	add(&m, 4, 0, 4);
	add(&m, 1, VB_NOWHERE, VB_NOWHERE);
	add(&m, 4, 20, 24);
	add(&m, 1, VB_NOWHERE, VB_NOWHERE);
	add(&m, 4, 10, 14);
	assert_false(m.map.ordered);
	assert_maps(&m, 0, 14, 0, 24);
	assert_maps(&m, 5, 14, 10, 24);
	vb_arena_finish(&m.arena);
}

static void maps_compose(void **state)
{
	(void)state;
	struct map outer, inner;
	begin(&outer);
	begin(&inner);
	/* middle -> source: a BOM of 3 bytes, 5 bytes, a letter composed of 4 bytes to 2, 5 more bytes */
	add(&inner, 5, 3, 8);
	add(&inner, 2, 8, 12);
	add(&inner, 5, 12, 17);
	/* text -> middle: leaves out 1..3, has a space from nowhere, and an entity of 4 bytes at 7..11 */
	add(&outer, 1, 0, 1);
	add(&outer, 4, 3, 7);
	add(&outer, 1, VB_NOWHERE, VB_NOWHERE);
	add(&outer, 1, 7, 11);
	add(&outer, 1, 11, 12);
	vb_map_compose(&outer.arena, &outer.map, &inner.map);
	assert_int_equal(outer.map.out_len, 8);
	assert_maps(&outer, 0, 1, 3, 4);
	assert_maps(&outer, 1, 3, 6, 8);
	assert_maps(&outer, 3, 5, 8, 12);
	assert_maps(&outer, 0, 5, 3, 12);
	assert_nowhere(&outer, 5, 6);
	assert_maps(&outer, 6, 7, 12, 16);
	assert_maps(&outer, 7, 8, 16, 17);
	assert_maps(&outer, 0, 8, 3, 17);
	vb_arena_finish(&outer.arena);
	vb_arena_finish(&inner.arena);
}

static void composing_with_the_identity_changes_nothing(void **state)
{
	(void)state;
	struct map m;
	begin(&m);
	add(&m, 4, 2, 6);
	vb_map_compose(&m.arena, &m.map, NULL);
	assert_maps(&m, 0, 4, 2, 6);
	vb_arena_finish(&m.arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bytes_that_follow_each_other_are_one_run),
		cmocka_unit_test(marks_between_runs_lie_inside_never_at_the_ends),
		cmocka_unit_test(a_character_of_another_length_is_whole),
		cmocka_unit_test(an_end_without_source_has_no_place),
		cmocka_unit_test(an_empty_span_stands_before_its_character),
		cmocka_unit_test(an_empty_map_has_no_source),
		cmocka_unit_test(columns_put_one_after_the_other_are_enclosed),
		cmocka_unit_test(columns_with_line_ends_between_are_enclosed_too),
		cmocka_unit_test(maps_compose),
		cmocka_unit_test(composing_with_the_identity_changes_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
