/* base/digest.c against the published examples of SHA-256 (FIPS 180-4). */
#include "../../base/digest.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

static void assert_digest(const char *bytes, size_t len, const char *expected)
{
	struct vb_arena arena;
	vb_arena_init(&arena);
	struct vb_str digest = vb_sha256(&arena, bytes, len);
	assert_int_equal(digest.len, 64);
	assert_memory_equal(digest.ptr, expected, 64);
	vb_arena_finish(&arena);
}

static void published_examples(void **state)
{
	(void)state;
	assert_digest("", 0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
	assert_digest("abc", 3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	const char *two_blocks = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq";
	assert_digest(two_blocks, strlen(two_blocks), "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

static void a_zero_byte_counts(void **state)
{
	(void)state;
	assert_digest("\0", 1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(published_examples),
		cmocka_unit_test(a_zero_byte_counts),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
