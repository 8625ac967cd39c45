/* check/sort.c: byte order, each line once, in memory and through files, and what a file that fails does. */
#include "../../check/sort.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static unsigned files;

static FILE *counted_file(void)
{
	files++;
	return tmpfile();
}

static FILE *no_file(void)
{
	return NULL;
}

struct taking {
	char last[64];
	size_t count, stop_at;
	bool in_order;
};

static bool take(void *user, const char *line, size_t len)
{
	struct taking *taking = user;
	char text[64];
	memcpy(text, line, len);
	text[len] = '\0';
	taking->in_order = taking->in_order && (taking->count == 0 || strcmp(taking->last, text) < 0);
	memcpy(taking->last, text, len + 1);
	return ++taking->count != taking->stop_at;
}

/* Lines of every number below `count`, scrambled, some of them twice. */
static void add_numbers(struct vb_sorter *sorter, unsigned count)
{
	for (unsigned i = 0; i < count; i++) {
		char line[64];
		unsigned number = (unsigned)((uint64_t)i * 7919 % count);
		int len = snprintf(line, sizeof line, "%08u and more words to fill the memory", number);
		assert_int_equal(vb_sorter_add(sorter, line, (size_t)len), VB_CHECK_DONE);
		if (i % 5 == 0)
			assert_int_equal(vb_sorter_add(sorter, line, (size_t)len), VB_CHECK_DONE);
	}
}

static void assert_sorts(unsigned count, bool with_files)
{
	struct vb_sorter *sorter = vb_sorter_new(0, counted_file);
	struct taking taking = {.in_order = true};
	files = 0;
	add_numbers(sorter, count);
	assert_int_equal(vb_sorter_finish(sorter, take, &taking), VB_CHECK_DONE);
	assert_int_equal(taking.count, count);
	assert_true(taking.in_order);
	assert_int_equal(files > 0, with_files);
	/* it is empty then, and sorts again */
	assert_int_equal(vb_sorter_add(sorter, "x", 1), VB_CHECK_DONE);
	taking = (struct taking){.in_order = true};
	assert_int_equal(vb_sorter_finish(sorter, take, &taking), VB_CHECK_DONE);
	assert_int_equal(taking.count, 1);
	vb_sorter_free(sorter);
}

static void in_memory(void **state)
{
	(void)state;
	assert_sorts(0, false);
	assert_sorts(1, false);
	assert_sorts(1000, false);
}

static void through_files(void **state)
{
	(void)state;
	assert_sorts(100000, true);
	assert_true(files > 2);
}

/* More runs than are open at once. */
static void through_many_files(void **state)
{
	(void)state;
	assert_sorts(3000000, true);
	assert_true(files > 128);
}

static void bytes_not_letters(void **state)
{
	static const char *const lines[] = {"\xC3\xA9", "b", "a\tz", "a z", "B", "a"}, *const sorted[] = {"B", "a", "a\tz", "a z", "b", "\xC3\xA9"};
	(void)state;
	for (size_t i = 1; i < 6; i++)
		assert_true(strcmp(sorted[i - 1], sorted[i]) < 0);
	struct vb_sorter *sorter = vb_sorter_new(0, NULL);
	struct taking taking = {.in_order = true};
	for (size_t i = 0; i < 6; i++)
		vb_sorter_add(sorter, lines[i], strlen(lines[i]));
	assert_int_equal(vb_sorter_finish(sorter, take, &taking), VB_CHECK_DONE);
	assert_int_equal(taking.count, 6);
	assert_true(taking.in_order);
	vb_sorter_free(sorter);
}

static void refusals(void **state)
{
	(void)state;
	struct taking taking = {.stop_at = 10, .in_order = true};
	struct vb_sorter *sorter = vb_sorter_new(0, counted_file);
	add_numbers(sorter, 100000);
	assert_int_equal(vb_sorter_finish(sorter, take, &taking), VB_CHECK_REFUSED);
	vb_sorter_free(sorter);
	sorter = vb_sorter_new(0, no_file);
	enum vb_check_result result = VB_CHECK_DONE;
	for (unsigned i = 0; i < 100000 && result == VB_CHECK_DONE; i++)
		result = vb_sorter_add(sorter, "a line that is as long as the others", 36);
	assert_int_equal(result, VB_CHECK_TEMPORARY);
	vb_sorter_free(sorter);
	vb_sorter_free(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(in_memory),       cmocka_unit_test(through_files), cmocka_unit_test(through_many_files),
		cmocka_unit_test(bytes_not_letters), cmocka_unit_test(refusals),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
