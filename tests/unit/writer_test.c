/* schema/writer.c: the JSON of records and error records. */
#include "../../base/arena.h"
#include "../../schema/writer.h"

#include <locale.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>
#include <jansson.h>

struct written {
	char *bytes;
	size_t len, calls, refuse_at; /* refuse_at 0: never */
};

static bool take(void *user, const char *bytes, size_t len)
{
	struct written *written = user;
	if (++written->calls == written->refuse_at)
		return false;
	written->bytes = realloc(written->bytes, written->len + len + 1);
	memcpy(written->bytes + written->len, bytes, len);
	written->len += len;
	written->bytes[written->len] = '\0';
	return true;
}

static struct vb_writer *writer;

static char *write_record(const struct vb_record *record, struct vb_write_options options)
{
	struct written written = {0};
	assert_true(vb_write_record(writer, record, options, take, &written));
	return written.bytes;
}

/* One for all tests: it keeps nothing but its memory from record to record. */
static int make_writer(void **state)
{
	(void)state;
	writer = vb_writer_new();
	return writer ? 0 : -1;
}

static int free_writer(void **state)
{
	(void)state;
	vb_writer_free(writer);
	return 0;
}

/* An arena, and an empty record in it. */
static struct vb_arena arena;
static struct vb_record record;

static int start(void **state)
{
	(void)state;
	vb_arena_init(&arena);
	record = (struct vb_record){.text.bytes = ""};
	return 0;
}

static int finish(void **state)
{
	(void)state;
	vb_arena_finish(&arena);
	return 0;
}

static void use_text(const char *text)
{
	uint32_t len = (uint32_t)strlen(text);
	record.text = (struct vb_text){.bytes = text, .len = len, .source = text, .source_len = len};
	vb_map_init(&record.text.map);
	vb_map_add(&arena, &record.text.map, len, 0, len);
}

static struct vb_citation *add_citation(uint32_t start_byte, uint32_t end_byte)
{
	struct vb_citation *citation = vb_push(&arena, &record.citations);
	citation->span = (struct vb_span){start_byte, end_byte};
	return citation;
}

/* The record written and read back; the caller gives it back with json_decref. */
static json_t *read_back(void)
{
	json_error_t error;
	char *written = write_record(&record, (struct vb_write_options){0});
	json_t *json = json_loads(written, 0, &error);
	if (!json)
		fail_msg("%s in %s", error.text, written);
	free(written);
	return json;
}

/* The value at "/works/0/title" as compact JSON equals `expected`. */
static void assert_value(json_t *json, const char *path, const char *expected)
{
	char key[64];
	json_t *value = json;
	for (const char *at = path + 1; value; at += strlen(key) + 1) {
		snprintf(key, sizeof key, "%.*s", (int)strcspn(at, "/"), at);
		value = json_is_array(value) ? json_array_get(value, (size_t)atoi(key)) : json_object_get(value, key);
		if (at[strlen(key)] == '\0')
			break;
	}
	char *dumped = value ? json_dumps(value, JSON_COMPACT | JSON_ENCODE_ANY) : strdup("(absent)");
	assert_string_equal(dumped, expected);
	free(dumped);
}

static void writes_an_empty_record(void **state)
{
	(void)state;
	record.text.bytes = NULL;
	record.source.bytes = NAN;
	char *json = write_record(&record, (struct vb_write_options){0});
	assert_string_equal(json,
		"{\"schema_version\":\"1.0\",\"generator\":{\"name\":\"vanban\",\"version\":\"" VB_VERSION "\",\"options\":{}},"
		"\"source\":{\"name\":null,\"media_type\":null,\"encoding\":null,\"bytes\":null,\"sha256\":null},"
		"\"text\":null,\"parts\":[],"
		"\"document\":{\"iri\":null,\"type\":null,\"type_code\":null,\"number\":null,\"symbol\":null,\"number_symbol\":null,\"symbol_canonical\":null,"
		"\"date\":null,\"place\":null,\"issuer\":null,\"title\":null,\"based_on\":[],\"signer\":null,\"recipients\":[],"
		"\"status\":null,\"spans\":{\"number_symbol\":null,\"date\":null,\"place\":null,\"issuer\":null,\"title\":null,"
		"\"signer\":null}},\"sections\":[],\"appendices\":[],\"citations\":[],\"works\":[],\"definitions\":[],"
		"\"assignments\":[],\"targets\":[],\"diagnostics\":[]}");
	free(json);
}

static void escapes_strings(void **state)
{
	static const char odd[] = "\"\\/\b\f\n\r\t\x01\x1F\x7F đ \xF0\x9F\x98\x80 \0 sau một chuỗi dài hơn mười sáu byte \"nữa\"";
	(void)state;
	record.source.name = (struct vb_str){odd, sizeof odd - 1};
	char *json = write_record(&record, (struct vb_write_options){0});
	assert_non_null(strstr(json, "\"name\":"
	                             "\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u001f\x7F đ \xF0\x9F\x98\x80 \\u0000 "
	                             "sau một chuỗi dài hơn mười sáu byte \\\"nữa\\\"\""));
	free(json);
}

/* Every character that needs an escape, at every place of the sixteen bytes that are looked at together. */
static void escapes_at_every_place(void **state)
{
	char text[64];
	(void)state;
	for (size_t at = 0; at < 40; at++) {
		memset(text, 'x', sizeof text);
		text[at] = at % 2 ? '"' : '\n';
		record.source.name = (struct vb_str){text, 40};
		json_t *json = read_back();
		const char *name = json_string_value(json_object_get(json_object_get(json, "source"), "name"));
		assert_memory_equal(name, text, 40);
		json_decref(json);
	}
}

static void tells_null_from_empty(void **state)
{
	(void)state;
	record.document.title = VB_LIT("");
	json_t *json = read_back();
	assert_value(json, "/document/title", "\"\"");
	assert_value(json, "/document/place", "null");
	assert_value(json, "/text", "\"\"");
	json_decref(json);
}

static void omits_the_text(void **state)
{
	(void)state;
	use_text("Kế hoạch\n");
	char *with = write_record(&record, (struct vb_write_options){0});
	char *without = write_record(&record, (struct vb_write_options){.omit_text = true});
	assert_non_null(strstr(with, "\"text\":\"Kế hoạch\\n\","));
	assert_non_null(strstr(without, "\"text\":null,"));
	free(with);
	free(without);
}

static void counts_code_points_and_lines(void **state)
{
	static const char text[] = "Kế hoạch\nsố 136/KH-UBND\n";
	uint32_t number = (uint32_t)(strstr(text, "136") - text);
	(void)state;
	use_text(text);
	add_citation(number, number + 11);
	add_citation(0, sizeof text - 1);
	json_t *json = read_back();
	assert_value(json, "/citations/0/span", "[12,23]");
	assert_value(json, "/citations/0/source_span", "[18,29]");
	assert_value(json, "/citations/0/line", "2");
	assert_value(json, "/citations/1/span", "[0,24]");
	assert_value(json, "/citations/1/line", "1");
	assert_value(json, "/citations/0/pieces", "(absent)");
	json_decref(json);
}

/* Spans of a long text, falling and rising, against counting from the start. */
static void counts_in_long_texts(void **state)
{
	enum { LINES = 3000 };
	static const char line[] = "Sở Nội vụ\n"; /* 14 bytes, 10 characters */
	char *text = malloc(LINES * (sizeof line - 1) + 1), path[64], expected[64];
	(void)state;
	for (size_t i = 0; i < LINES; i++)
		memcpy(text + i * (sizeof line - 1), line, sizeof line);
	use_text(text);
	for (uint32_t i = 0; i < LINES; i += 7) {
		uint32_t at = i % 2 ? i : LINES - 1 - i;
		add_citation(at * (sizeof line - 1), (at + 1) * (uint32_t)(sizeof line - 1));
	}
	json_t *json = read_back();
	for (uint32_t i = 0, n = 0; i < LINES; i += 7, n++) {
		uint32_t at = i % 2 ? i : LINES - 1 - i;
		snprintf(path, sizeof path, "/citations/%u/span", n);
		snprintf(expected, sizeof expected, "[%u,%u]", at * 10, at * 10 + 10);
		assert_value(json, path, expected);
		snprintf(path, sizeof path, "/citations/%u/line", n);
		snprintf(expected, sizeof expected, "%u", at + 1);
		assert_value(json, path, expected);
	}
	json_decref(json);
	free(text);
}

static void writes_null_without_source(void **state)
{
	(void)state;
	record.text = (struct vb_text){.bytes = "số 136", .len = 8};
	add_citation(0, 8);
	vb_diagnose(&arena, &record.diagnostics, VB_DIAGNOSTIC_NUMBER_BLANK, VB_NO_SPAN, "the number is left blank");
	json_t *json = read_back();
	assert_value(json, "/citations/0/span", "[0,6]");
	assert_value(json, "/citations/0/source_span", "null");
	assert_value(json, "/citations/0/line", "null");
	assert_value(json, "/diagnostics/0",
	             "{\"code\":\"number-blank\",\"severity\":\"warning\",\"message\":\"the number is left blank\",\"span\":null,"
	             "\"source_span\":null,\"line\":null}");
	json_decref(json);
}

static void places_diagnostics(void **state)
{
	(void)state;
	use_text("Số: /KH-UBND\nđổi \xEF\xBF\xBD\n");
	vb_diagnose(&arena, &record.diagnostics, VB_DIAGNOSTIC_NUMBER_BLANK, (struct vb_span){0, 14}, "the number is left blank");
	vb_diagnose_source(&arena, &record.diagnostics, VB_DIAGNOSTIC_LEFT_OUT, (struct vb_span){17, 20}, "3 bytes left out");
	json_t *json = read_back();
	assert_value(json, "/diagnostics/0/span", "[0,12]");
	assert_value(json, "/diagnostics/0/source_span", "[0,14]");
	assert_value(json, "/diagnostics/0/line", "1");
	assert_value(json, "/diagnostics/1/span", "null");
	assert_value(json, "/diagnostics/1/source_span", "[17,20]");
	assert_value(json, "/diagnostics/1/line", "2");
	assert_value(json, "/diagnostics/1/severity", "\"info\"");
	json_decref(json);
}

static void cuts_at_gaps(void **state)
{
	(void)state;
	record.text = (struct vb_text){.bytes = "một hai ba", .len = 12, .source = "một \n12\n hai ba", .source_len = 17};
	vb_map_init(&record.text.map);
	vb_map_add(&arena, &record.text.map, 6, 0, 6); /* "một " */
	vb_map_add(&arena, &record.text.map, 6, 11, 17);
	*vb_push(&arena, &record.text.gaps) = 6;
	add_citation(0, 12);
	add_citation(0, 6);
	add_citation(6, 12);
	json_t *json = read_back();
	assert_value(json, "/citations/0/span", "[0,10]");
	assert_value(json, "/citations/0/source_span", "[0,17]");
	assert_value(json, "/citations/0/pieces", "[[0,4],[4,10]]");
	assert_value(json, "/citations/0/source_pieces", "[[0,6],[11,17]]");
	assert_value(json, "/citations/1/pieces", "(absent)"); /* a gap at an end of the span divides nothing */
	assert_value(json, "/citations/2/pieces", "(absent)");
	json_decref(json);
}

static void writes_pieces(void **state)
{
	(void)state;
	use_text("dòng một\ntrang 2\ndòng hai\n");
	struct vb_citation *citation = add_citation(0, 29);
	*vb_push(&arena, &citation->span_pieces) = (struct vb_span){0, 11};
	json_t *one = read_back();
	assert_value(one, "/citations/0/pieces", "(absent)");
	json_decref(one);
	*vb_push(&arena, &citation->span_pieces) = (struct vb_span){20, 29};
	*vb_push(&arena, &record.text.gaps) = 25;
	json_t *json = read_back();
	assert_value(json, "/citations/0/pieces", "[[0,8],[17,21],[21,25]]");
	assert_value(json, "/citations/0/source_pieces", "[[0,11],[20,25],[25,29]]");
	json_decref(json);
}

static struct vb_table *add_table(void)
{
	struct vb_appendix *appendix = vb_push(&arena, &record.appendices);
	struct vb_table *table = vb_push(&arena, &appendix->tables);
	*vb_push(&arena, &table->columns) = (struct vb_column){VB_LIT("ordinal"), VB_LIT("ordinal"), VB_LIT("TT")};
	*vb_push(&arena, &table->columns) = (struct vb_column){VB_LIT("task"), VB_LIT("task"), VB_LIT("Nội dung")};
	*vb_push(&arena, &table->columns) = (struct vb_column){VB_LIT("note"), VB_LIT("note"), VB_NULL};
	return table;
}

static void keys_cells_by_columns(void **state)
{
	(void)state;
	use_text("1.\tviệc\t\n");
	struct vb_table *table = add_table();
	struct vb_row *row = vb_push(&arena, &table->rows);
	row->span = (struct vb_span){0, 10};
	*vb_push(&arena, &row->cells) = VB_LIT("1.");
	*vb_push(&arena, &row->cells) = VB_NULL; /* and the third is not even there */
	add_table();
	json_t *json = read_back();
	assert_value(json, "/appendices/0/tables/0/rows/0/cells", "{\"ordinal\":\"1.\",\"task\":null,\"note\":null}");
	assert_value(json, "/appendices/0/tables/0/rows/0/line", "1");
	assert_value(json, "/appendices/0/tables/0/columns/1", "{\"key\":\"task\",\"role\":\"task\",\"header\":\"Nội dung\"}");
	assert_value(json, "/appendices/1/tables/0/rows", "[]");
	json_decref(json);
}

static void writes_the_tree(void **state)
{
	(void)state;
	use_text("I. A\n1. B\n- c\n");
	struct vb_section *outer = vb_push(&arena, &record.sections);
	outer->id = VB_LIT("I");
	struct vb_section *inner = vb_push(&arena, &outer->children);
	*inner = (struct vb_section){.id = VB_LIT("I/1"), .label = VB_LIT("1"), .title = VB_LIT("B"), .span = {5, 14}};
	*vb_push(&arena, &inner->paragraphs) = (struct vb_paragraph){.marker = VB_LIT("-"), .text = VB_LIT("c"), .span = {10, 13}};
	json_t *json = read_back();
	assert_value(json, "/sections/0/title", "null");
	assert_value(json, "/sections/0/children/0/id", "\"I/1\"");
	assert_value(json, "/sections/0/children/0/span", "[5,14]");
	assert_value(json, "/sections/0/children/0/paragraphs/0",
	             "{\"marker\":\"-\",\"text\":\"c\",\"span\":[10,13],\"source_span\":[10,13],\"line\":3}");
	assert_value(json, "/sections/0/children/0/children", "[]");
	json_decref(json);
}

static void writes_structs_and_flags(void **state)
{
	struct vb_issuer issuer = {VB_LIT("Tỉnh ủy"), VB_LIT("TU"), {VB_LIT("province"), VB_LIT("Quảng Trị"), VB_LIT("VN-25")}};
	struct vb_place place = {.span = {0, 2}};
	(void)state;
	use_text("ab\n");
	record.document.issuer = &issuer;
	record.document.spans.date = &place;
	add_citation(0, 1)->planned = true;
	add_citation(1, 2)->resolution.by = VB_LIT("number");
	*vb_push(&arena, &record.citations.items[1].resolution.candidates) = VB_LIT("w2");
	json_t *json = read_back();
	assert_value(json, "/document/issuer/jurisdiction", "{\"level\":\"province\",\"name\":\"Quảng Trị\",\"code\":\"VN-25\"}");
	assert_value(json, "/document/spans/date", "{\"span\":[0,2],\"source_span\":[0,2],\"line\":1}");
	assert_value(json, "/document/spans/place", "null");
	assert_value(json, "/citations/0/planned", "true");
	assert_value(json, "/citations/1/planned", "false");
	assert_value(json, "/citations/0/resolution", "{\"by\":null,\"candidates\":[]}");
	assert_value(json, "/citations/1/resolution", "{\"by\":\"number\",\"candidates\":[\"w2\"]}");
	json_decref(json);
}

/* Numbers are what they are in every locale; this one has a decimal comma. */
static void writes_numbers(void **state)
{
	static const struct {
		double value;
		const char *json;
	} cases[] = {
		{0, "0"}, {-0.0, "0"}, {26721, "26721"}, {-3, "-3"}, {85.5, "85.5"}, {0.1, "0.1"}, {-0.25, "-0.25"},
		{1234567, "1234567"}, {4294967296.0, "4294967296"}, {999999.999, "999999.999"}, {1000000.5, "1000000.5"}, {0.0001, "0.0001"},
		{85.1234, "85.1234"}, {0.005, "0.005"}, {1e-7, "1e-07"}, {1.0000000000000002, "1.0000000000000002"},
		{1e15, "1000000000000000"},
		{9007199254740992.0, "9007199254740992"}, {1e300, "1e+300"}, {1.0 / 3, "0.3333333333333333"},
		{0.1 + 0.2, "0.30000000000000004"},
		{5e-324, "4.94065645841247e-324"}, {NAN, "null"}, {INFINITY, "null"}, {-INFINITY, "null"},
	};
	char expected[64];
	(void)state;
	setlocale(LC_ALL, "tr_TR.UTF-8");
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		record.source.bytes = cases[i].value;
		char *json = write_record(&record, (struct vb_write_options){0});
		snprintf(expected, sizeof expected, "\"bytes\":%s,", cases[i].json);
		assert_non_null(strstr(json, expected));
		free(json);
	}
	setlocale(LC_ALL, "C");
}

/* Decimals are what printf finds for the shortest number that reads back as the value. */
static void writes_decimals(void **state)
{
	char expected[64];
	(void)state;
	for (unsigned number = 1; number < 2000000; number += 977) {
		record.source.bytes = number / 1000.0;
		char *json = write_record(&record, (struct vb_write_options){0});
		snprintf(expected, sizeof expected, "\"bytes\":%.15g,", record.source.bytes);
		assert_non_null(strstr(json, expected));
		free(json);
	}
}

static void indents(void **state)
{
	(void)state;
	use_text("ab\n");
	*vb_push(&arena, &record.parts) = (struct vb_part){.kind = VB_LIT("body"), .span = {0, 3}};
	*vb_push(&arena, &record.document.recipients) = VB_LIT("Lưu: VT");
	struct vb_table *table = add_table();
	struct vb_row *row = vb_push(&arena, &table->rows);
	row->span = (struct vb_span){0, 3};
	*vb_push(&arena, &row->span_pieces) = (struct vb_span){0, 1};
	*vb_push(&arena, &row->span_pieces) = (struct vb_span){1, 2};
	char *json = write_record(&record, (struct vb_write_options){.indent = true});
	assert_ptr_equal(strstr(json, "{\n  \"schema_version\": \"1.0\",\n  \"generator\": {\n    \"name\": \"vanban\",\n"), json);
	assert_non_null(strstr(json, "\n    \"options\": {}\n  },\n"));
	assert_non_null(strstr(json, "\n  \"parts\": [\n    {\n      \"kind\": \"body\",\n      \"span\": [0, 3],\n"
	                             "      \"source_span\": [0, 3]\n    }\n  ],\n"));
	assert_non_null(strstr(json, "\n    \"based_on\": [],\n"));
	assert_non_null(strstr(json, "\n    \"recipients\": [\n      \"Lưu: VT\"\n    ],\n"));
	assert_non_null(strstr(json, "\n              \"pieces\": [[0, 1], [1, 2]],\n"));
	assert_non_null(strstr(json, "\n                \"ordinal\": null,\n"));
	assert_non_null(strstr(json, "\n  \"diagnostics\": []\n}"));
	assert_int_equal(json[strlen(json) - 1], '}');
	json_t *read = json_loads(json, 0, NULL);
	assert_non_null(read);
	json_decref(read);
	free(json);
}

static void writes_large_records_in_pieces(void **state)
{
	enum { LEN = 2000000 };
	char *text = malloc(LEN + 1);
	struct written first = {0}, second = {0};
	(void)state;
	memset(text, 'x', LEN);
	for (size_t i = 0; i < LEN; i += 97)
		text[i] = '\n';
	text[LEN] = '\0';
	use_text(text);
	assert_true(vb_write_record(writer, &record, (struct vb_write_options){0}, take, &first));
	assert_true(vb_write_record(writer, &record, (struct vb_write_options){0}, take, &second));
	assert_true(first.calls > 3);
	assert_int_equal(first.len, second.len);
	assert_memory_equal(first.bytes, second.bytes, first.len);
	json_t *json = json_loads(first.bytes, 0, NULL);
	assert_string_equal(json_string_value(json_object_get(json, "text")), text);
	json_decref(json);
	free(first.bytes);
	free(second.bytes);
	free(text);
}

static void stops_when_the_sink_refuses(void **state)
{
	enum { LEN = 5000000 };
	char *text = calloc(1, LEN);
	(void)state;
	memset(text, '"', LEN - 1);
	use_text(text);
	for (size_t at = 1; at < 4; at++) {
		struct written written = {.refuse_at = at};
		assert_false(vb_write_record(writer, &record, (struct vb_write_options){0}, take, &written));
		assert_int_equal(written.calls, at);
		free(written.bytes);
	}
	free(text);
}

static void writes_errors(void **state)
{
	struct vb_error error = {
		.source = {.name = VB_LIT("a.bin"), .bytes = NAN}, .code = VB_ERROR_NOT_TEXT,
		.message = VB_LIT("the input has NUL bytes"), .hint = VB_LIT("give a text file"),
	};
	struct written plain = {0}, indented = {0};
	(void)state;
	assert_true(vb_write_error(writer, &error, (struct vb_write_options){0}, take, &plain));
	assert_string_equal(plain.bytes,
		"{\"schema_version\":\"1.0\",\"source\":{\"name\":\"a.bin\",\"media_type\":null,\"encoding\":null,\"bytes\":null,"
		"\"sha256\":null},"
		"\"error\":{\"code\":\"not-text\",\"message\":\"the input has NUL bytes\",\"hint\":\"give a text file\"}}");
	assert_true(vb_write_error(writer, &error, (struct vb_write_options){.indent = true}, take, &indented));
	assert_non_null(strstr(indented.bytes, "\n  \"error\": {\n    \"code\": \"not-text\",\n"));
	free(plain.bytes);
	free(indented.bytes);
}

static void names_error_codes(void **state)
{
	static const char *const names[] = {
		[VB_ERROR_UNREADABLE] = "unreadable", [VB_ERROR_EMPTY] = "empty", [VB_ERROR_TOO_LARGE] = "too-large",
		[VB_ERROR_NOT_TEXT] = "not-text", [VB_ERROR_ENCRYPTED] = "encrypted", [VB_ERROR_DAMAGED] = "damaged",
		[VB_ERROR_UNSUPPORTED] = "unsupported", [VB_ERROR_TIMEOUT] = "timeout", [VB_ERROR_MEMORY] = "memory",
	};
	(void)state;
	for (size_t i = VB_ERROR_NONE + 1; i < sizeof names / sizeof *names; i++)
		assert_true(vb_str_equal(vb_error_code_name((enum vb_error_code)i), vb_str_of(names[i])));
	assert_null(vb_error_code_name(VB_ERROR_NONE).ptr);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(writes_an_empty_record, start, finish),
		cmocka_unit_test_setup_teardown(escapes_strings, start, finish),
		cmocka_unit_test_setup_teardown(escapes_at_every_place, start, finish),
		cmocka_unit_test_setup_teardown(tells_null_from_empty, start, finish),
		cmocka_unit_test_setup_teardown(omits_the_text, start, finish),
		cmocka_unit_test_setup_teardown(counts_code_points_and_lines, start, finish),
		cmocka_unit_test_setup_teardown(counts_in_long_texts, start, finish),
		cmocka_unit_test_setup_teardown(writes_null_without_source, start, finish),
		cmocka_unit_test_setup_teardown(places_diagnostics, start, finish),
		cmocka_unit_test_setup_teardown(cuts_at_gaps, start, finish),
		cmocka_unit_test_setup_teardown(writes_pieces, start, finish),
		cmocka_unit_test_setup_teardown(keys_cells_by_columns, start, finish),
		cmocka_unit_test_setup_teardown(writes_the_tree, start, finish),
		cmocka_unit_test_setup_teardown(writes_structs_and_flags, start, finish),
		cmocka_unit_test_setup_teardown(writes_numbers, start, finish),
		cmocka_unit_test_setup_teardown(writes_decimals, start, finish),
		cmocka_unit_test_setup_teardown(indents, start, finish),
		cmocka_unit_test_setup_teardown(writes_large_records_in_pieces, start, finish),
		cmocka_unit_test_setup_teardown(stops_when_the_sink_refuses, start, finish),
		cmocka_unit_test(writes_errors),
		cmocka_unit_test(names_error_codes),
	};
	return cmocka_run_group_tests(tests, make_writer, free_writer);
}
