/* The page: a row of the list of documents for each record, which is all that is seen without scripts, and behind it the record as
 * data, in two pieces: its head, which the page reads at once, and its body, which it reads when the document is opened. */
#include "forms.h"

#include "../check/check.h"
#include "../check/work_dates.h"

#include <stdlib.h>

/* In the order of the pieces. What the page doesn't show is left out, for it is more than half of a record. */
static const char *const head_members[] = {"source", "document", "citations", "works", "assignments", "targets", "diagnostics", NULL};
static const char *const body_members[] = {"text", "parts", "sections", "appendices", NULL};

static bool leaves_always(const char *parent, const char *key)
{
	static const char *const unused[] = {"source_span", "source_pieces", "pieces", "spans", "sha256", "iri", NULL};
	(void)parent;
	for (const char *const *name = unused; *name; name++)
		if (strcmp(key, *name) == 0)
			return true;
	return false;
}

/* A paragraph's text is in the text, at its span. */
static bool leaves_paragraphs(const char *parent, const char *key)
{
	return leaves_always(parent, key) || (strcmp(parent, "paragraphs") == 0 && strcmp(key, "text") == 0);
}

static void put_pieces(struct vb_report *report, int first, int last)
{
	for (int piece = first; piece <= last; piece++)
		vb_put_text(&report->out, vb_page[report->options.vietnamese ? VB_PAGE_VIETNAMESE : VB_PAGE_ENGLISH][piece]);
}

void vb_html_start(struct vb_report *report)
{
	put_pieces(report, VB_PAGE_TO_STYLE, VB_PAGE_TO_DOCUMENTS);
	vb_findings_start(report);
}

static void put_cell(struct vb_out *out, const char *kind, struct vb_str text)
{
	vb_put_text(out, "<td class=\"");
	vb_put_text(out, kind);
	vb_put_text(out, "\">");
	vb_put_xml(out, text);
	vb_put_text(out, "</td>");
}

static void put_row(struct vb_out *out, const struct vb_json *record)
{
	const struct vb_json *document = vb_json_member(record, "document"), *issuer = vb_json_member(document, "issuer");
	vb_put_text(out, "<tr>");
	put_cell(out, "place", vb_json_member_str(vb_json_member(issuer, "jurisdiction"), "name"));
	vb_put_text(out, "<th scope=\"row\">");
	vb_put_xml(out, vb_json_member_str(document, "type"));
	vb_put_text(out, " ");
	vb_put_xml(out, vb_json_member_str(document, "number_symbol"));
	vb_put_text(out, "</th>");
	put_cell(out, "unbroken", vb_json_member_str(document, "date"));
	put_cell(out, "issuer", vb_json_member_str(issuer, "name"));
	put_cell(out, "title", vb_json_member_str(document, "title"));
	vb_put_text(out, "<td class=\"figure\">");
	vb_put_number(out, vb_json_count(vb_json_member(record, "works")));
	vb_put_text(out, "</td>");
	put_cell(out, "file", vb_json_member_str(vb_json_member(record, "source"), "name"));
	vb_put_text(out, "</tr>\n");
}

static void put_members(struct vb_out *out, const struct vb_json *record, const char *const *names, vb_leaves_function *leaves)
{
	for (const char *const *name = names; *name; name++) {
		vb_put_text(out, name == names ? "{" : ",");
		vb_put_json_string(out, vb_str_of(*name));
		vb_put_text(out, ":");
		vb_put_json(out, vb_json_member(record, *name), *name, leaves);
	}
}

/* With what tells copies of one document. */
static void put_head(struct vb_report *report, const struct vb_json *record)
{
	struct vb_out *out = &report->out;
	vb_put_data_start(out, "head", NULL);
	put_members(out, record, head_members, leaves_always);
	vb_put_text(out, ",\"identity\":");
	vb_put_json_string(out, vb_check_identity(&report->arena, record));
	vb_put_text(out, "}");
	vb_put_data_end(out);
}

static void put_body(struct vb_out *out, const struct vb_json *record)
{
	bool has_text = vb_json_member_str(record, "text").ptr;
	vb_put_data_start(out, "body", NULL);
	put_members(out, record, body_members, has_text ? leaves_paragraphs : leaves_always);
	vb_put_text(out, "}");
	vb_put_data_end(out);
}

/* ---- What the check compares ------------------------------------------------------------------------------------------------ */

static struct vb_str kept(struct vb_report *report, struct vb_str text)
{
	return text.ptr ? vb_arena_copy(&report->arena, text) : VB_NULL;
}

static void keep_works(struct vb_report *report, const struct vb_json *record)
{
	const struct vb_json *works = vb_json_member(record, "works");
	for (size_t i = 0; i < vb_json_count(works); i++) {
		const struct vb_json *work = vb_json_item(works, i);
		struct vb_str key = vb_json_member_str(work, "key");
		const char *slash = key.ptr ? memrchr(key.ptr, '/', key.len) : NULL;
		if (slash)
			*vb_push(&report->arena, &report->told) = (struct vb_told_work){kept(report, (struct vb_str){key.ptr, (size_t)(slash - key.ptr)}),
				kept(report, vb_json_member_str(work, "date")), kept(report, vb_json_member_str(work, "issuer"))};
	}
}

static int compare_bases(const void *a, const void *b)
{
	const struct vb_told_work *x = a, *y = b;
	int order = vb_str_compare(x->base, y->base);
	return order ? order : vb_str_compare(x->date, y->date);
}

static int compare_issuers(const void *a, const void *b)
{
	return vb_str_compare(((const struct vb_told_work *)a)->issuer, ((const struct vb_told_work *)b)->issuer);
}

static void put_key(struct vb_out *out, bool *first, struct vb_str key)
{
	vb_put_text(out, *first ? "{" : ",");
	vb_put_json_string(out, key);
	vb_put_text(out, ":");
	*first = false;
}

static void end_object(struct vb_out *out, bool empty)
{
	vb_put_text(out, empty ? "{}" : "}");
	vb_put_data_end(out);
}

/* [["2012-11-01"], ["2022-06-16"]] */
static void put_dates(struct vb_out *out, const struct vb_work_dates *dates)
{
	const char *list = "[[";
	for (uint32_t cluster = 0; cluster < dates->list.count; cluster++) {
		if (dates->cluster[cluster] != cluster)
			continue;
		for (uint32_t i = cluster; i < dates->list.count; i++) {
			if (dates->cluster[i] != cluster)
				continue;
			vb_put_text(out, i == cluster ? list : ",");
			vb_put_json_string(out, dates->list.items[i]);
		}
		list = "],[";
	}
	vb_put_text(out, "]]");
}

/* The numbers that stand for several works, with the dates of each: {"VN/20-NQ/TW": [["2012-11-01"], ["2022-06-16"]]}. */
static void put_reused_numbers(struct vb_report *report)
{
	bool first = true;
	uint32_t count = report->told.count, end;
	struct vb_told_work *told = report->told.items;
	if (count)
		qsort(told, count, sizeof *told, compare_bases);
	vb_put_data_start(&report->out, "reused", NULL);
	for (uint32_t at = 0; at < count; at = end) {
		struct vb_work_dates dates = {.clusters = 0};
		for (end = at; end < count && vb_str_equal(told[end].base, told[at].base); end++)
			vb_work_dates_add(&report->arena, &dates, told[end].date);
		vb_work_dates_join(&report->arena, &dates, told[at].base);
		if (dates.clusters < 2)
			continue;
		put_key(&report->out, &first, told[at].base);
		put_dates(&report->out, &dates);
	}
	end_object(&report->out, first);
}

/* What is compared of each issuer: {"BCH Trung ương": "ban chap hanh trung uong"}. */
static void put_issuers(struct vb_report *report)
{
	bool first = true;
	uint32_t count = report->told.count;
	struct vb_told_work *told = report->told.items;
	if (count)
		qsort(told, count, sizeof *told, compare_issuers);
	vb_put_data_start(&report->out, "issuers", NULL);
	for (uint32_t i = 0; i < count; i++) {
		if (!told[i].issuer.ptr || (i && vb_str_equal(told[i - 1].issuer, told[i].issuer)))
			continue;
		put_key(&report->out, &first, told[i].issuer);
		vb_put_json_string(&report->out, vb_check_issuer(&report->arena, told[i].issuer));
	}
	end_object(&report->out, first);
}

/* ---- Records ---------------------------------------------------------------------------------------------------------------- */

void vb_html_add(struct vb_report *report, const struct vb_json *record)
{
	put_row(&report->out, record);
	put_head(report, record);
	put_body(&report->out, record);
	keep_works(report, record);
	vb_findings_add(report, record);
}

void vb_html_add_error(struct vb_report *report, const struct vb_json *error)
{
	struct vb_out *out = &report->out;
	vb_put_text(out, "<tr><td colspan=\"6\">");
	vb_put_xml(out, vb_json_member_str(vb_json_member(error, "error"), "message"));
	vb_put_text(out, "</td>");
	put_cell(out, "file", vb_json_member_str(vb_json_member(error, "source"), "name"));
	vb_put_text(out, "</tr>\n");
	vb_put_data_start(out, "error", NULL);
	vb_put_json(out, error, "", leaves_always);
	vb_put_data_end(out);
	vb_findings_add(report, error);
}

void vb_html_finish(struct vb_report *report)
{
	put_pieces(report, VB_PAGE_TO_FINDINGS, VB_PAGE_TO_FINDINGS);
	put_reused_numbers(report);
	put_issuers(report);
	vb_findings_write(report);
	put_pieces(report, VB_PAGE_TO_SCRIPT, VB_PAGE_TO_END);
}
