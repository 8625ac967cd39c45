/* schema/reader.c: what is a record, where it stands, and what a broken one leaves of the others. */
#include "../../schema/reader.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

/* A stream that gives `step` bytes at a time, and in the end `last`. */
struct stream {
	const char *at;
	size_t left, step;
	long last;
};

static long give(void *user, char *bytes, size_t room)
{
	struct stream *stream = user;
	size_t count = stream->step < stream->left ? stream->step : stream->left;
	if (count > room)
		count = room;
	if (count == 0)
		return stream->last;
	memcpy(bytes, stream->at, count);
	stream->at += count;
	stream->left -= count;
	return (long)count;
}

/* What the reader tells, a word a value: R, E, O with the member "n", B with line and message, F, and where it ends a dot. */
static const char *told(const char *text, size_t step, long last)
{
	static char words[4096];
	struct stream stream = {text, strlen(text), step, last};
	struct vb_reader *reader = vb_reader_new();
	size_t used = 0;
	vb_reader_open(reader, give, &stream);
	for (;;) {
		enum vb_reading reading = vb_reader_next(reader);
		unsigned line = (unsigned)vb_reader_line(reader);
		unsigned n = (unsigned)vb_json_whole(vb_json_member(vb_reader_value(reader), "n"), 0);
		if (reading == VB_READING_END)
			break;
		if (reading == VB_READING_BROKEN)
			used += (size_t)snprintf(words + used, sizeof words - used, "B%u(%s) ", line, vb_reader_message(reader, NULL));
		else
			used += (size_t)snprintf(words + used, sizeof words - used, "%c%u@%u ", "REOBF"[reading], n, line);
	}
	snprintf(words + used, sizeof words - used, ".");
	vb_reader_free(reader);
	return words;
}

#define assert_told(text, expected) \
	do { \
		assert_string_equal(told((text), 1, 0), (expected)); \
		assert_string_equal(told((text), 7, 0), (expected)); \
		assert_string_equal(told((text), 1 << 20, 0), (expected)); \
	} while (0)

#define RECORD(n) "{\"schema_version\": \"1.0\", \"n\": " #n ", \"document\": {}}"
#define ERROR(n) "{\"schema_version\": \"1.0\", \"n\": " #n ", \"error\": {\"code\": \"empty\"}}"

static void records_in_any_layout(void **state)
{
	(void)state;
	assert_told("", ".");
	assert_told("\n \n", ".");
	assert_told(RECORD(1), "R1@1 .");
	assert_told(RECORD(1) "\n" RECORD(2) "\n", "R1@1 R2@2 .");
	assert_told(RECORD(1) RECORD(2), "R1@1 R2@1 .");
	assert_told("[" RECORD(1) ",\n" ERROR(2) "]\n", "R1@1 E2@2 .");
	assert_told("[]", ".");
	assert_told("\xEF\xBB\xBF" RECORD(1), "R1@1 .");
	assert_told("\n{\n\"schema_version\":\r\n\"1.7\",\n\"document\":{\n}\n,\"n\":3}\n" RECORD(4), "R3@2 R4@8 .");
}

static void brackets_in_strings_are_text(void **state)
{
	(void)state;
	assert_told("{\"a\": \"}{][\\\"}\", \"n\": 5}" RECORD(6), "O5@1 R6@1 .");
}

static void other_objects(void **state)
{
	(void)state;
	assert_told("{\"key\": \"VN/45-NQ/TW/-\", \"n\": 1}\n{\"schema_version\": \"1.0\", \"n\": 2}", "O1@1 O2@2 .");
	assert_told("{\"schema_version\": \"2.0\", \"document\": {}}", "B1(a record of a schema_version that is not read) .");
}

static void broken_records_leave_the_others(void **state)
{
	(void)state;
	assert_told(RECORD(1) "\n{\"schema_version\": oops}\n" RECORD(3), "R1@1 B2(no JSON: invalid token near 'oops') R3@3 .");
	assert_told("{\"schema_version\": \"1.0\", \"docu\n" RECORD(2),
	            "B1(no JSON: unexpected newline near '\"docu') R2@2 .");
	assert_told("{\"schema_version\": [{\n" RECORD(2) "\n" RECORD(3), "B2(no JSON: string or '}' expected near end of file) R2@2 R3@3 .");
	assert_told("{\"a\": {\n{\"n\": 2}\n{\"n\": 3}", "B1(the record is cut off: a bracket is not closed) O2@2 O3@3 .");
}

static void text_that_is_no_json_is_told_once(void **state)
{
	(void)state;
	assert_told("ỦY BAN NHÂN DÂN\n\nSố: 5\n" RECORD(4) "\nx\n" RECORD(6), "B1(a record was expected, '{') R4@4 R6@6 .");
	assert_told("[\n" RECORD(2) ",\n" RECORD(3), "R2@2 R3@3 B3(the array is cut off: ']' is missing) .");
	assert_told("[\n  {\n    \"schema_version\": \"1.0\",\n    \"document\": {\n", "B2(the record is cut off: a bracket is not closed) .");
}

static void a_stream_that_fails(void **state)
{
	(void)state;
	assert_string_equal(told(RECORD(1), 9, -1), "R1@1 F0@1 .");
	assert_string_equal(told("{\"a\"", 2, -1), "F0@1 .");
}

static void many_open_brackets_cost_one_pass(void **state)
{
	(void)state;
	enum { COUNT = 200000 };
	char *text = malloc(2 * COUNT + 1);
	for (int i = 0; i < COUNT; i++)
		memcpy(text + 2 * i, "{\n", 2);
	text[2 * COUNT] = '\0';
	struct stream stream = {text, 2 * COUNT, 1 << 16, 0};
	struct vb_reader *reader = vb_reader_new();
	unsigned broken = 0;
	vb_reader_open(reader, give, &stream);
	while (vb_reader_next(reader) == VB_READING_BROKEN)
		broken++;
	assert_int_equal(broken, COUNT);
	vb_reader_free(reader);
	free(text);
}

static bool append_key(void *user, const char *key, const struct vb_json *value)
{
	strcat(user, key);
	return vb_json_whole(value, 0) != 2;
}

static void values(void **state)
{
	(void)state;
	const char *text = "{\"s\": \"a\\u0000b\", \"null\": null, \"list\": [1, \"x\", null], \"yes\": true, \"below\": -1, \"o\": {\"a\": 1, \"b\": 2, \"c\": 3}}";
	struct stream stream = {text, strlen(text), 100, 0};
	struct vb_reader *reader = vb_reader_new();
	char keys[16] = "";
	vb_reader_open(reader, give, &stream);
	assert_int_equal(vb_reader_next(reader), VB_READING_OTHER);
	const struct vb_json *value = vb_reader_value(reader), *list = vb_json_member(value, "list");
	assert_true(vb_str_equal(vb_json_member_str(value, "s"), (struct vb_str){"a\0b", 3}));
	assert_null(vb_json_member(value, "null"));
	assert_null(vb_json_member(value, "none"));
	assert_null(vb_json_member(NULL, "none"));
	assert_null(vb_json_member_str(value, "yes").ptr);
	assert_int_equal(vb_json_count(list), 3);
	assert_int_equal(vb_json_count(value), 0);
	assert_int_equal(vb_json_whole(vb_json_item(list, 0), 9), 1);
	assert_int_equal(vb_json_whole(vb_json_item(list, 1), 9), 9);
	assert_null(vb_json_item(list, 2));
	assert_null(vb_json_item(list, 3));
	assert_int_equal(vb_json_whole(vb_json_member(value, "below"), 9), 9);
	assert_true(vb_json_is_true(vb_json_member(value, "yes")));
	assert_false(vb_json_is_true(list));
	vb_json_each(vb_json_member(value, "o"), append_key, keys);
	assert_string_equal(keys, "ab");
	vb_reader_free(reader);
	vb_reader_free(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(records_in_any_layout),
		cmocka_unit_test(brackets_in_strings_are_text),
		cmocka_unit_test(other_objects),
		cmocka_unit_test(broken_records_leave_the_others),
		cmocka_unit_test(text_that_is_no_json_is_told_once),
		cmocka_unit_test(a_stream_that_fails),
		cmocka_unit_test(many_open_brackets_cost_one_pass),
		cmocka_unit_test(values),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
