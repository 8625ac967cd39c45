/* normalize/index.c: where line ends, marks and runs of spaces stand, also over the borders of words of the index. */
#include "../../normalize/index.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

static struct vb_arena arena;

static struct vb_reader_input index_of(const char *bytes, size_t len)
{
	struct vb_reader_input input = {.bytes = bytes, .len = (uint32_t)len};
	vb_index_input(&arena, &input);
	return input;
}

static int start(void **state)
{
	(void)state;
	vb_arena_init(&arena);
	return 0;
}

static int finish(void **state)
{
	(void)state;
	vb_arena_finish(&arena);
	return 0;
}

static bool is_set(const uint64_t *bits, uint32_t at)
{
	return bits[at / 64] >> at % 64 & 1;
}

static void each_byte_is_of_its_kind(void **state)
{
	static const char marks[] = "*_<&[{\\!|\x7F";
	char bytes[256];
	(void)state;
	for (unsigned i = 0; i < sizeof bytes; i++)
		bytes[i] = (char)i;
	struct vb_reader_input input = index_of(bytes, sizeof bytes);
	for (uint32_t i = 0; i < sizeof bytes; i++) {
		bool control = i < 0x20;
		assert_int_equal(is_set(input.line_ends, i), i == '\n');
		assert_int_equal(is_set(input.marks, i), control || (i && i < 0x80 && strchr(marks, (int)i)));
		assert_false(is_set(input.runs, i));
	}
	assert_true(input.carriage_returns && input.tabs && input.pipes && input.tags);
	input = index_of("Kế hoạch", strlen("Kế hoạch"));
	assert_false(input.carriage_returns || input.tabs || input.pipes || input.tags);
}

/* Runs of each length at each place of two words. */
static void runs_of_three_spaces_are_found(void **state)
{
	enum { LEN = 130 };
	(void)state;
	for (uint32_t at = 0; at < LEN; at++)
		for (uint32_t count = 1; count <= 4 && at + count <= LEN; count++) {
			char bytes[LEN];
			memset(bytes, 'x', LEN);
			memset(bytes + at, ' ', count);
			struct vb_reader_input input = index_of(bytes, LEN);
			assert_int_equal(vb_index_next(input.runs, 0, LEN), count >= 3 ? at : LEN);
			assert_int_equal(vb_index_next(input.runs, at + 1, LEN), count == 4 ? at + 1 : LEN);
		}
}

static void the_next_is_found_in_its_range(void **state)
{
	enum { LEN = 320 };
	char bytes[LEN];
	(void)state;
	memset(bytes, 'x', LEN);
	bytes[10] = bytes[63] = bytes[64] = bytes[300] = '\n';
	struct vb_reader_input input = index_of(bytes, LEN);
	static const uint32_t cases[][3] = { /* from, to, found */
		{0, LEN, 10}, {10, LEN, 10}, {11, LEN, 63}, {11, 63, 63}, {11, 62, 62}, {64, LEN, 64}, {65, LEN, 300}, {65, 300, 300},
		{65, 299, 299}, {301, LEN, LEN}, {LEN, LEN, LEN}, {5, 5, 5}};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_int_equal(vb_index_next(input.line_ends, cases[i][0], cases[i][1]), cases[i][2]);
}

static void texts_of_all_lengths_are_indexed(void **state)
{
	(void)state;
	for (uint32_t len = 0; len < 200; len++) {
		char *bytes = malloc(len + 1); /* exact: a read behind it is found by the sanitizer */
		memset(bytes, '*', len);
		char *exact = len ? realloc(bytes, len) : bytes;
		struct vb_reader_input input = index_of(exact, len);
		for (uint32_t at = 0; at < len; at++)
			assert_int_equal(vb_index_next(input.marks, at, len), at);
		free(exact);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(each_byte_is_of_its_kind, start, finish),
		cmocka_unit_test_setup_teardown(runs_of_three_spaces_are_found, start, finish),
		cmocka_unit_test_setup_teardown(the_next_is_found_in_its_range, start, finish),
		cmocka_unit_test_setup_teardown(texts_of_all_lengths_are_indexed, start, finish),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
