/* extract/cite_title.c: the titles of cited works. */
#include "../../extract/cite_words.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

static void assert_title(const char *text, const char *expected)
{
	struct vb_str title = vb_cite_title(&(struct vb_extraction){0}, vb_str_of(text), true);
	struct vb_str wanted = vb_str_of(expected);
	if (!vb_str_equal(title, wanted))
		fail_msg("got \"%.*s\", expected \"%s\"", (int)title.len, title.ptr ? title.ptr : "", expected ? expected : "(null)");
}

static void ends_where_the_next_clause_starts(void **state)
{
	(void)state;
	assert_title(" về chăm sóc, phát huy vai trò người cao tuổi; các sở", "về chăm sóc, phát huy vai trò người cao tuổi");
	assert_title(" về đội ngũ trí thức (viết tắt là Nghị quyết 45)", "về đội ngũ trí thức");
	assert_title(" về đội ngũ trí thức. Ủy ban nhân dân tỉnh", "về đội ngũ trí thức");
	assert_title(" về đội ngũ trí thức, UBND tỉnh ban hành Kế hoạch", "về đội ngũ trí thức");
	assert_title(" về đội ngũ trí thức và Kế hoạch số 123-KH/TU", "về đội ngũ trí thức");
	assert_title(" về công tác cán bộ, Kế hoạch số 123-KH/TU", "về công tác cán bộ");
	assert_title(" về đơn giá trồng rừng, xong trước ngày 30/6/2025", "về đơn giá trồng rừng");
	assert_title(", phê duyệt Chiến lược quốc gia về thu hút nhân tài đến năm 2030.", "phê duyệt Chiến lược quốc gia về thu hút nhân tài đến năm 2030");
	assert_title(" về thực hiện Nghị quyết số 45-NQ/TW ngày 24/11/2023 về trí thức", "về thực hiện Nghị quyết số 45-NQ/TW ngày 24/11/2023 về trí thức");
}

static void takes_quotes_away(void **state)
{
	(void)state;
	assert_title(" “về tiếp tục xây dựng; phát huy vai trò”, các sở", "về tiếp tục xây dựng; phát huy vai trò");
	assert_title(" “Về tiếp tục xây dựng; phát huy vai trò”; các sở", "Về tiếp tục xây dựng; phát huy vai trò");
	assert_title(" phê duyệt Đề án “A; B”; các sở", "phê duyệt Đề án “A; B”");
}

static void knows_what_is_no_title(void **state)
{
	(void)state;
	assert_title(" và các văn bản liên quan", NULL);
	assert_title("", NULL);
	assert_title(".", NULL);
	assert_true(!vb_cite_title(&(struct vb_extraction){0}, VB_LIT(" tiếp tục được triển khai"), false).ptr);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(ends_where_the_next_clause_starts), cmocka_unit_test(takes_quotes_away),
	                                   cmocka_unit_test(knows_what_is_no_title)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
