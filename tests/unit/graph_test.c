/* report/graph.c and report.c: what the nodes and edges are, and reports that end early. */
#include "../../report/report.h"

#include "report.h"

#include <stdio.h>

static const char head[] = "{\"schema_version\":\"1.0\",\"source\":{\"name\":\"a.md\"},\"document\":{\"type\":\"Kế hoạch\",\"number_symbol\":"
                           "\"7/KH-UBND\",\"date\":\"2025-03-01\",\"title\":\"Về nước\",\"issuer\":{\"name\":\"UBND\",\"jurisdiction\":{\"code\":"
                           "\"VN-25\"}}},";

/* What a report of the form makes of the records, each the rest of one behind `head`; it lives until the next call. */
static const char *made(enum vb_report_form form, const char *const *rests, size_t room, enum vb_report_problem expected)
{
	static struct kept kept;
	struct vb_reader *reader = vb_reader_new();
	kept.len = 0;
	kept.room = room;
	kept.refused = false;
	struct vb_report *report = vb_report_new((struct vb_report_options){.form = form}, keep, &kept);
	for (; *rests; rests++) {
		char text[8192];
		snprintf(text, sizeof text, "%s%s", head, *rests);
		vb_report_add(report, read_json(reader, text));
	}
	assert_int_equal(vb_report_finish(report), expected == VB_REPORT_FINE);
	assert_int_equal(vb_report_problem(report), expected);
	vb_report_free(report);
	vb_reader_free(reader);
	return kept.bytes;
}

#define WORK(id, key, more) "{\"id\":\"" id "\",\"key\":\"" key "\",\"self\":false" more "}"
#define CITATION(work, relation, more) "{\"work\":" work ",\"relation\":\"" relation "\"" more "}"

static void test_nodes_and_edges(void **state)
{
	(void)state;
	static const char *const records[] = {
		"\"works\":[" WORK("w1", "VN/9-NQ/TW/-", ",\"number_symbol\":\"9-NQ/TW\",\"type\":\"Nghị quyết\"") ","
		"{\"id\":\"w2\",\"key\":\"VN-25/7/KH-UBND/2025-03-01\",\"number_symbol\":\"7/KH-UBND\",\"self\":true},"
		WORK("w3", "VN/Luật Nước/-", ",\"name\":\"Luật Nước\",\"title\":\"của Quốc hội\"") "],\"citations\":["
		CITATION("\"w1\"", "implements", "") "," CITATION("\"w1\"", "implements", "") "," CITATION("\"w1\"", "mentions", "") ","
		CITATION("\"w2\"", "mentions", "") "," CITATION("null", "mentions", "") "," CITATION("\"w9\"", "mentions", "") ","
		CITATION("\"w3\"", "amends", ",\"planned\":true") "," CITATION("\"w3\"", "guides", ",\"relation_from\":\"w1\"") "]}",
		NULL};
	assert_string_equal(made(VB_REPORT_DOT, records, 0, VB_REPORT_FINE),
	    "digraph citations {\n\trankdir=LR;\n\tnode [shape=box, fillcolor=\"#e4efee\"];\n"
	    "\t\"VN-25/07/KH-UBND/2025-03-01\" [label=\"Kế hoạch 7/KH-UBND\", tooltip=\"Về nước\", style=filled];\n"
	    "\t\"VN/09-NQ/TW/-\" [label=\"Nghị quyết 9-NQ/TW\", tooltip=\"Nghị quyết 9-NQ/TW\"];\n"
	    "\t\"VN/Luật Nước/-\" [label=\"Luật Nước\", tooltip=\"của Quốc hội\"];\n"
	    "\t\"VN-25/07/KH-UBND/2025-03-01\" -> \"VN/09-NQ/TW/-\" [label=\"implements\", weight=2];\n"
	    "\t\"VN-25/07/KH-UBND/2025-03-01\" -> \"VN/09-NQ/TW/-\" [label=\"mentions\", weight=1];\n"
	    "\t\"VN-25/07/KH-UBND/2025-03-01\" -> \"VN/Luật Nước/-\" [label=\"amends\", weight=1, style=dashed];\n"
	    "\t\"VN/09-NQ/TW/-\" -> \"VN/Luật Nước/-\" [label=\"guides\", weight=1];\n}\n");
}

/* Ids that are not those of their places, as in a record that was edited. */
static void test_ids_are_looked_at(void **state)
{
	(void)state;
	static const char *const records[] = {
		"\"works\":[" WORK("w2", "VN/2-NQ/TW/-", "") "," WORK("w1", "VN/1-NQ/TW/-", "") "," WORK("x", "VN/x/-", "") "],\"citations\":["
		CITATION("\"w1\"", "implements", "") "," CITATION("\"x\"", "mentions", "") "," CITATION("\"\"", "mentions", "") "]}", NULL};
	const char *dot = made(VB_REPORT_DOT, records, 0, VB_REPORT_FINE);
	assert_non_null(strstr(dot, "-> \"VN/1-NQ/TW/-\" [label=\"implements\""));
	assert_non_null(strstr(dot, "-> \"VN/x/-\" [label=\"mentions\", weight=1]"));
}

static void test_records_that_hold_other_things(void **state)
{
	(void)state;
	static const char *const records[] = {"\"works\":7,\"citations\":{\"a\":1}}", "\"works\":[7,null,{}],\"citations\":[null,\"w1\",{}]}",
		"\"works\":null,\"text\":5,\"sections\":\"x\"}", NULL};
	for (int form = VB_REPORT_HTML; form <= VB_REPORT_GRAPHML; form++)
		assert_non_null(strstr(made(form, records, 0, VB_REPORT_FINE), "7/KH-UBND"));
}

static void test_nothing_read(void **state)
{
	(void)state;
	static const char *const none[] = {NULL};
	assert_string_equal(made(VB_REPORT_DOT, none, 0, VB_REPORT_FINE),
	    "digraph citations {\n\trankdir=LR;\n\tnode [shape=box, fillcolor=\"#e4efee\"];\n}\n");
	assert_non_null(strstr(made(VB_REPORT_GRAPHML, none, 0, VB_REPORT_FINE), "<graph id=\"citations\" edgedefault=\"directed\">\n</graph>"));
	assert_non_null(strstr(made(VB_REPORT_HTML, none, 0, VB_REPORT_FINE), "</html>"));
}

/* Wherever a sink takes no more, it is given nothing more, and the report says so. */
static void test_a_sink_that_refuses(void **state)
{
	(void)state;
	static const char *const records[] = {"\"works\":[" WORK("w1", "VN/9-NQ/TW/-", "") "],\"citations\":["
		CITATION("\"w1\"", "implements", "") "]}", NULL};
	for (int form = VB_REPORT_HTML; form <= VB_REPORT_GRAPHML; form++) {
		size_t whole = strlen(made(form, records, 0, VB_REPORT_FINE)), step = form == VB_REPORT_HTML ? 997 : 7;
		for (size_t room = 1; room < whole; room += step)
			made(form, records, room, VB_REPORT_REFUSED);
		made(form, records, whole - 1, VB_REPORT_REFUSED);
		made(form, records, whole, VB_REPORT_FINE);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_nodes_and_edges), cmocka_unit_test(test_ids_are_looked_at),
		cmocka_unit_test(test_records_that_hold_other_things), cmocka_unit_test(test_nothing_read),
		cmocka_unit_test(test_a_sink_that_refuses),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
