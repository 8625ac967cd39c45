/* base/pattern.c: anchored matches, groups, both cases, and limits that end a hostile match. */
#include "../../base/pattern.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

static const char number_pattern[] =
	"(?<number> [0-9]{1,4} [a-z]? )   # 136, 30c\n"
	"(?: / (?<year> [0-9]{4} ) )?     # a blank in the pattern is none\n"
	"- (?<type> NQ | NĐ )";

static void assert_group(const struct vb_pattern *pattern, const struct vb_match *match, const char *name, const char *expected)
{
	struct vb_str got = match->groups[vb_pattern_group(pattern, name)];
	if (!vb_str_equal(got, vb_str_of(expected)))
		fail_msg("group %s is \"%.*s\"", name, (int)got.len, got.ptr ? got.ptr : "");
}

static void check_number_pattern(unsigned flags)
{
	struct vb_pattern *pattern = vb_pattern_new(number_pattern, flags);
	struct vb_match match;
	assert_non_null(pattern);
	assert_true(vb_pattern_at(pattern, VB_LIT("140/2017-NĐ của Chính phủ"), &match));
	assert_false(match.limited);
	assert_int_equal(match.groups[0].len, strlen("140/2017-NĐ"));
	assert_group(pattern, &match, "number", "140");
	assert_group(pattern, &match, "year", "2017");
	assert_group(pattern, &match, "type", "NĐ");
	assert_true(vb_pattern_at(pattern, VB_LIT("30c-NQ"), &match));
	assert_group(pattern, &match, "number", "30c");
	assert_group(pattern, &match, "year", NULL);
	for (int i = 4; i < VB_PATTERN_GROUPS; i++)
		assert_null(match.groups[i].ptr);
	assert_false(vb_pattern_at(pattern, VB_LIT("số 30-NQ"), &match));
	assert_false(match.limited);
	assert_false(vb_pattern_at(pattern, VB_LIT(""), &match));
	vb_pattern_free(pattern);
}

static void groups_are_views_of_the_subject_and_unset_ones_null(void **state)
{
	(void)state;
	check_number_pattern(0);
}

static void without_jit_the_results_are_the_same(void **state)
{
	(void)state;
	check_number_pattern(VB_PATTERN_NO_JIT);
}

static void case_is_kept_unless_asked(void **state)
{
	(void)state;
	struct vb_match match;
	struct vb_pattern *exact = vb_pattern_new("điều\\ [0-9]+", 0), *both = vb_pattern_new("điều\\ [0-9]+", VB_PATTERN_NO_CASE);
	assert_false(vb_pattern_at(exact, VB_LIT("Điều 5"), &match));
	assert_true(vb_pattern_at(exact, VB_LIT("điều 5"), &match));
	assert_true(vb_pattern_at(both, VB_LIT("Điều 5"), &match));
	assert_true(vb_pattern_at(both, VB_LIT("ĐIỀU 5"), &match));
	assert_int_equal(match.groups[0].len, strlen("ĐIỀU 5"));
	vb_pattern_free(exact);
	vb_pattern_free(both);
}

static void check_limit(unsigned flags)
{
	char subject[4001];
	struct vb_match match;
	struct vb_pattern *pattern = vb_pattern_new("(?: a | aa )+ [bd]", flags);
	memset(subject, 'a', 4000);
	assert_false(vb_pattern_at(pattern, (struct vb_str){subject, 4000}, &match));
	assert_true(match.limited);
	assert_true(vb_pattern_at(pattern, VB_LIT("aab"), &match));
	assert_false(match.limited);
	vb_pattern_free(pattern);
}

static void a_hostile_subject_hits_a_limit(void **state)
{
	(void)state;
	check_limit(0);
	check_limit(VB_PATTERN_NO_JIT);
}

static void freeing_nothing_is_legal(void **state)
{
	(void)state;
	vb_pattern_free(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(groups_are_views_of_the_subject_and_unset_ones_null),
		cmocka_unit_test(without_jit_the_results_are_the_same),
		cmocka_unit_test(case_is_kept_unless_asked),
		cmocka_unit_test(a_hostile_subject_hits_a_limit),
		cmocka_unit_test(freeing_nothing_is_legal),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
