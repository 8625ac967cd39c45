/* check/works.c: the works of many records merged. extract/known.c: what is known beforehand fills what a document only names. */
#include "../../check/works.h"
#include "plan.h"

static struct vb_json_lines {
	char text[8192];
	size_t len;
} lines;

static bool put_line(void *user, const char *line, size_t len)
{
	(void)user;
	assert_true(lines.len + len + 2 < sizeof lines.text);
	memcpy(lines.text + lines.len, line, len);
	lines.len += len;
	lines.text[lines.len++] = '\n';
	lines.text[lines.len] = '\0';
	return true;
}

static void merge(const char *const *records, size_t count)
{
	struct vb_works *works = vb_works_new();
	struct vb_reader *reader = vb_reader_new();
	lines.len = 0;
	lines.text[0] = '\0';
	for (size_t i = 0; i < count; i++) {
		vb_reader_open_bytes(reader, records[i], strlen(records[i]));
		assert_int_not_equal(vb_reader_next(reader), VB_READING_BROKEN);
		assert_true(vb_works_add(works, vb_reader_value(reader)));
	}
	assert_int_equal(vb_works_give(works, put_line, NULL), VB_WORKS_DONE);
	vb_reader_free(reader);
	vb_works_free(works);
}

#define WORK(id, key, symbol, date, issuer) \
	"{\"id\": \"" id "\", \"key\": \"" key "\", \"number_symbol\": \"" symbol "\", \"date\": " date ", \"issuer\": " issuer \
	", \"jurisdiction\": {\"level\": \"national\", \"name\": null, \"code\": \"VN\"}, \"mentions\": [\"c1\", \"c2\"]}"

/* The works as "key documents mentions issuer", one a line. */
static void assert_merged(const char *const *records, size_t count, const char *expected)
{
	char got[2048] = "";
	size_t len = 0;
	struct vb_reader *reader = vb_reader_new();
	merge(records, count);
	vb_reader_open_bytes(reader, lines.text, lines.len);
	while (vb_reader_next(reader) == VB_READING_OTHER) {
		const struct vb_json *work = vb_reader_value(reader);
		struct vb_str key = vb_json_member_str(work, "key"), issuer = vb_json_member_str(work, "issuer");
		len += (size_t)snprintf(got + len, sizeof got - len, "%.*s %d %d %.*s\n", (int)key.len, key.ptr,
		                        (int)vb_json_whole(vb_json_member(work, "documents"), 0), (int)vb_json_whole(vb_json_member(work, "mentions"), 0),
		                        (int)issuer.len, issuer.ptr ? issuer.ptr : "");
	}
	vb_reader_free(reader);
	assert_string_equal(got, expected);
}

static void merges_by_number_and_date(void **state)
{
	static const char *const records[] = {
		"{\"source\": {}, \"works\": [" WORK("w1", "VN/45-NQ/TW/2023-11-24", "45-NQ/TW", "\"2023-11-24\"", "\"A\"") "]}",
		"{\"source\": {}, \"works\": [" WORK("w1", "VN/45-NQ/TW/-", "45-NQ/TW", "null", "null") "]}",
		"{\"source\": {}, \"works\": [" WORK("w1", "VN/45-NQ/TW/2023", "45-NQ/TW", "\"2023\"", "\"B\"") "]}",
		"{\"source\": {}, \"works\": [" WORK("w1", "VN/45-NQ/TW/2023-11-24", "45-NQ/TW", "\"2023-11-24\"", "\"B\"") "]}",
		"{\"source\": {}, \"works\": [" WORK("w1", "VN/45/-", "45", "null", "null") "]}",
	};
	(void)state;
	assert_merged(records, 5, "VN/45-NQ/TW/2023-11-24 4 8 B\nVN/45/- 1 2 \n");
}

/* Records of older versions have keys without the zero. */
static void merges_a_number_with_its_zero(void **state)
{
	static const char *const records[] = {
		"{\"source\": {}, \"works\": [" WORK("w1", "VN/6/CT-TTg/2021-01-05", "6/CT-TTg", "\"2021-01-05\"", "\"A\"") "]}",
		"{\"source\": {}, \"works\": [" WORK("w1", "VN/06/CT-TTg/-", "06/CT-TTg", "null", "null") "]}",
	};
	(void)state;
	assert_merged(records, 2, "VN/06/CT-TTg/2021-01-05 2 4 A\n");
}

static void keeps_works_apart(void **state)
{
	static const char *const records[] = {
		"{\"source\": {}, \"works\": [" WORK("w1", "VN/20-NQ/TW/2012-11-01", "20-NQ/TW", "\"2012-11-01\"", "null") ", "
		WORK("w2", "VN/20-NQ/TW/2022-06-16", "20-NQ/TW", "\"2022-06-16\"", "null") ", "
		WORK("w3", "VN/20-NQ/TW/-", "20-NQ/TW", "null", "null") "]}",
	};
	(void)state;
	assert_merged(records, 1, "VN/20-NQ/TW/- 1 2 \nVN/20-NQ/TW/2012-11-01 1 2 \nVN/20-NQ/TW/2022-06-16 1 2 \n");
}

static void passes_on_what_documents_told(void **state)
{
	static const char *const records[] = {
		"{\"source\": {}, \"citations\": [{\"id\": \"c1\", \"number_symbol\": \"45- NQ/TW\", \"work\": \"w1\"}], \"works\": [{\"id\": \"w1\", "
		"\"key\": \"VN/45-NQ/TW/2023-11-24\", \"number_symbol\": \"45-NQ/TW\", \"date\": \"2023-11-24\", \"issuer\": \"A\", \"title\": \"T\", "
		"\"known\": [\"issuer\"], \"jurisdiction\": {\"level\": \"national\", \"name\": null, \"code\": \"VN\"}, \"mentions\": [\"c1\"]}]}"};
	(void)state;
	merge(records, 1);
	assert_string_equal(lines.text, "{\"key\": \"VN/45-NQ/TW/2023-11-24\", \"iri\": null, \"type\": null, \"type_code\": null, "
	                    "\"number_symbol\": \"45-NQ/TW\", \"name\": null, \"date\": \"2023-11-24\", \"issuer\": null, \"title\": \"T\", "
	                    "\"jurisdiction\": {\"level\": \"national\", \"name\": null, \"code\": \"VN\"}, \"forms\": [\"45- NQ/TW\"], "
	                    "\"variant_of\": null, \"documents\": 1, \"mentions\": 1}\n");
}

/* ---- Known ------------------------------------------------------------------------------------------------------------------- */

static const char known_works[] =
	"{\"key\": \"VN/45-NQ/TW/2023-11-24\", \"number_symbol\": \"45-NQ/TW\", \"date\": \"2023-11-24\", \"issuer\": \"Bộ Chính trị\", \"title\": \"về trí thức\", "
	"\"jurisdiction\": {\"level\": \"national\", \"name\": null, \"code\": \"VN\"}}\n"
	"{\"key\": \"VN/20-NQ/TW/2012-11-01\", \"number_symbol\": \"20-NQ/TW\", \"date\": \"2012-11-01\", \"issuer\": \"Ban Chấp hành Trung ương Đảng khóa XI\", "
	"\"jurisdiction\": {\"level\": \"national\", \"name\": null, \"code\": \"VN\"}}\n"
	"{\"key\": \"VN/20-NQ/TW/2017-10-25\", \"number_symbol\": \"20-NQ/TW\", \"date\": \"2017-10-25\", \"issuer\": \"Ban Chấp hành Trung ương Đảng khóa XII\", "
	"\"jurisdiction\": {\"level\": \"national\", \"name\": null, \"code\": \"VN\"}}\n"
	"{\"key\": \"VN/39/2019/QH14/2019-06-13\", \"number_symbol\": \"39/2019/QH14\", \"name\": \"Luật Đầu tư công\", \"date\": \"2019-06-13\", "
	"\"jurisdiction\": {\"level\": \"national\", \"name\": null, \"code\": \"VN\"}}\n"
	"{\"key\": \"VN/57-NQ/TW/2024-12-22\", \"number_symbol\": \"57-NQ/TW\", \"date\": \"2024-12-22\", "
	"\"jurisdiction\": {\"level\": \"national\", \"name\": null, \"code\": \"VN\"}}\n"
	"{\"key\": \"VN/6/CT-TTg/2021-01-05\", \"number_symbol\": \"6/CT-TTg\", \"date\": \"2021-01-05\", "
	"\"jurisdiction\": {\"level\": \"national\", \"name\": null, \"code\": \"VN\"}}\n"
	"{\"key\": \"VN-25/98-CTr/TU/2024-05-07\", \"number_symbol\": \"98-CTr/TU\", \"date\": \"2024-05-07\", \"forms\": [\"98-CTr/TTU\"], "
	"\"jurisdiction\": {\"level\": \"province\", \"name\": \"Quảng Trị\", \"code\": \"VN-25\"}}\n";

/* Each mention of a plan of 1 July 2024 on a line: the key of its work, how it was found, and the fields that are only known. */
static void assert_known(const char *body, const char *expected)
{
	struct vb_known *known = vb_known_new();
	assert_true(vb_known_add(known, known_works, sizeof known_works - 1));
	struct plan plan = read_plan_with(&(struct vb_settings){.known = known}, "Phát triển khoa học và công nghệ", body);
	struct lines got = {.len = 0};
	for (uint32_t i = 0; i < plan.record->citations.count; i++) {
		const struct vb_citation *c = &plan.record->citations.items[i];
		add_field(&got, key_of_work(plan.record, c->work), '\n');
		add_field(&got, c->resolution.by, '|');
		for (uint32_t k = 0; k < plan.record->works.count; k++)
			for (uint32_t f = 0; vb_str_equal(plan.record->works.items[k].id, c->work) && f < plan.record->works.items[k].known.count; f++)
				add_field(&got, plan.record->works.items[k].known.items[f], f ? ',' : '|');
	}
	assert_string_equal(got.text, expected);
	finish_plan(&plan);
	vb_known_free(known);
}

static void gives_dates_issuers_and_titles(void **state)
{
	(void)state;
	assert_known("Nghị quyết số 45-NQ/TW.", "VN/45-NQ/TW/2023-11-24|known|date,issuer,title");
	assert_known("Nghị quyết số 45-NQ/TW của Bộ Chính trị, Nghị quyết số 45-NQ/TW ngày 24/11/2023.",
	             "VN/45-NQ/TW/2023-11-24|number|title\nVN/45-NQ/TW/2023-11-24|number|title");
	assert_known("Nghị quyết số 45-NQ/TW ngày 01/01/2020.", "VN/45-NQ/TW/2020-01-01|number");
}

static void tells_works_of_one_number_apart(void **state)
{
	(void)state;
	assert_known("Nghị quyết số 20-NQ/TW của Ban Chấp hành Trung ương Đảng khóa XII.", "VN/20-NQ/TW/2017-10-25|known|date");
	assert_known("Nghị quyết số 20-NQ/TW.", "VN/20-NQ/TW/-|number");
	assert_known("Nghị quyết số 57-NQ/TW.", "VN/57-NQ/TW/-|number"); /* younger than the plan */
}

static void gives_numbers_and_forms(void **state)
{
	(void)state;
	assert_known("Luật Đầu tư công.", "VN/39/2019/QH14/2019-06-13|known|date");
	assert_known("Chỉ thị số 06/CT-TTg; Chỉ thị 6/CT-TTg.", "VN/06/CT-TTg/2021-01-05|known|date\nVN/06/CT-TTg/2021-01-05|known|date");
	assert_known("Chương trình số 98-CTr/TTU.", "VN-25/98-CTr/TU/2024-05-07|known|date");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(merges_by_number_and_date), cmocka_unit_test(merges_a_number_with_its_zero), cmocka_unit_test(keeps_works_apart), cmocka_unit_test(passes_on_what_documents_told),
		cmocka_unit_test(gives_dates_issuers_and_titles), cmocka_unit_test(tells_works_of_one_number_apart),
		cmocka_unit_test(gives_numbers_and_forms)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
