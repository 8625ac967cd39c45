/* The page: a row of the list of documents for each record, which is all that is seen without scripts, and behind it the record as
 * data, in two pieces: its head, which the page reads at once, and its body, which it reads when the document is opened. */
#include "forms.h"

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

static void put_members(struct vb_out *out, const struct vb_json *record, const char *kind, const char *const *names,
                        vb_leaves_function *leaves)
{
	vb_put_data_start(out, kind, NULL);
	for (const char *const *name = names; *name; name++) {
		vb_put_text(out, name == names ? "{" : ",");
		vb_put_json_string(out, vb_str_of(*name));
		vb_put_text(out, ":");
		vb_put_json(out, vb_json_member(record, *name), *name, leaves);
	}
	vb_put_text(out, "}");
	vb_put_data_end(out);
}

void vb_html_add(struct vb_report *report, const struct vb_json *record)
{
	bool has_text = vb_json_member_str(record, "text").ptr;
	put_row(&report->out, record);
	put_members(&report->out, record, "head", head_members, leaves_always);
	put_members(&report->out, record, "body", body_members, has_text ? leaves_paragraphs : leaves_always);
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
	vb_findings_write(report);
	put_pieces(report, VB_PAGE_TO_SCRIPT, VB_PAGE_TO_END);
}
