/* report/escape.c: text stays text in JSON, in XML and in the language of Graphviz, wherever it is cut. */
#include "../../report/escape.h"

#include "report.h"

#define assert_put(put, text, expected) \
	do { \
		struct kept kept = {.len = 0}; \
		struct vb_out out = {.sink = keep, .user = &kept}; \
		put(&out, (struct vb_str){(text), sizeof(text) - 1}); \
		assert_string_equal(kept.bytes, (expected)); \
	} while (0)

static void test_strings_of_json(void **state)
{
	(void)state;
	assert_put(vb_put_json_string, "", "\"\"");
	assert_put(vb_put_json_string, "Nghị quyết số 45-NQ/TW", "\"Nghị quyết số 45-NQ/TW\"");
	assert_put(vb_put_json_string, "a\"b\\c", "\"a\\\"b\\\\c\"");
	assert_put(vb_put_json_string, "</script><!-- &amp;", "\"\\u003c/script\\u003e\\u003c!-- \\u0026amp;\"");
	assert_put(vb_put_json_string, "\t\n\x01\x7F", "\"\\u0009\\u000a\\u0001\\u007f\"");
	assert_put(vb_put_json_string, "a\0b", "\"a\\u0000b\"");
}

static void test_json_that_is_written_already(void **state)
{
	(void)state;
	assert_put(vb_put_json_bytes, "{\"a\":\"<b>\\\"&\"}", "{\"a\":\"\\u003cb\\u003e\\\"\\u0026\"}");
}

static void test_xml(void **state)
{
	(void)state;
	assert_put(vb_put_xml, "<a b=\"c\" d='e'>&</a>", "&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;&lt;/a&gt;");
	assert_put(vb_put_xml, "đ\tÀ\n𝐀", "đ\tÀ\n𝐀");
	assert_put(vb_put_xml, "a\0b\x1F" "c", "a\xEF\xBF\xBD" "b\xEF\xBF\xBD" "c");
	assert_put(vb_put_xml, "\xEF\xBF\xBE|\xEF\xBF\xBF|\xEF\xBF\xBD|\xEF\xBF", "\xEF\xBF\xBD|\xEF\xBF\xBD|\xEF\xBF\xBD|\xEF\xBF");
}

static void test_graphviz(void **state)
{
	(void)state;
	assert_put(vb_put_dot_string, "a \"b\" \\N\nc\td", "\"a \\\"b\\\" \\\\N\\nc d\"");
	assert_put(vb_put_dot_string, "\x01\xEF\xBF\xBF", "\"\xEF\xBF\xBD\xEF\xBF\xBD\"");
}

static void test_numbers(void **state)
{
	(void)state;
	struct kept kept = {.len = 0};
	struct vb_out out = {.sink = keep, .user = &kept};
	vb_put_number(&out, 0);
	vb_put_number(&out, UINT64_MAX);
	assert_string_equal(kept.bytes, "018446744073709551615");
}

static bool leaves_some(const char *parent, const char *key)
{
	return strcmp(key, "gone") == 0 || (strcmp(parent, "list") == 0 && strcmp(key, "text") == 0);
}

static void test_values(void **state)
{
	static const char value[] = "{\"s\":\"<\",\"n\":-12,\"r\":85.5,\"t\":true,\"f\":false,\"z\":null,\"gone\":[1],\"e\":{},\"a\":[],"
	                            "\"list\":[{\"text\":\"x\",\"kept\":1},null,[{\"text\":2}]],\"text\":\"y\"}";
	(void)state;
	struct vb_reader *reader = vb_reader_new();
	struct kept kept = {.len = 0};
	struct vb_out out = {.sink = keep, .user = &kept};
	vb_put_json(&out, read_json(reader, value), "", leaves_some);
	assert_string_equal(kept.bytes, "{\"s\":\"\\u003c\",\"n\":-12,\"r\":85.5,\"t\":true,\"f\":false,\"z\":null,\"e\":{},\"a\":[],"
	                                "\"list\":[{\"kept\":1},null,[{}]],\"text\":\"y\"}");
	kept.len = 0;
	vb_put_json(&out, NULL, "", NULL);
	assert_string_equal(kept.bytes, "null");
	vb_reader_free(reader);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_strings_of_json), cmocka_unit_test(test_json_that_is_written_already), cmocka_unit_test(test_xml),
		cmocka_unit_test(test_graphviz), cmocka_unit_test(test_numbers), cmocka_unit_test(test_values),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
