#include "findings.h"

#include "message.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool findings_write(struct findings *findings, const char *text)
{
	return output_put(findings->output, text, strlen(text));
}

static bool put(struct findings *findings, struct vb_str text)
{
	return output_put(findings->output, text.ptr, text.len);
}

bool findings_write_json(struct findings *findings, struct vb_str text)
{
	if (!text.ptr)
		return findings_write(findings, "null");
	bool put_all = findings_write(findings, "\"");
	size_t start = 0;
	for (size_t at = 0; at <= text.len && put_all; at++) {
		unsigned char c = at < text.len ? (unsigned char)text.ptr[at] : '"';
		char escape[8];
		if (c >= 0x20 && c != '"' && c != '\\')
			continue;
		put_all = put(findings, (struct vb_str){text.ptr + start, at - start});
		start = at + 1;
		snprintf(escape, sizeof escape, c < 0x20 ? "\\u%04x" : "\\%c", c);
		if (at < text.len)
			put_all = put_all && findings_write(findings, escape);
	}
	return put_all && findings_write(findings, "\"");
}

bool findings_place(const struct vb_json *evidence, char *out, size_t size)
{
	struct vb_str source = vb_json_member_str(evidence, "source");
	uint64_t line = vb_json_whole(vb_json_member(evidence, "line"), 0);
	if (!source.ptr)
		return false;
	int len = snprintf(out, size, "%.*s", (int)source.len, source.ptr);
	if (line && len > 0 && (size_t)len < size)
		snprintf(out + len, size - (size_t)len, ":%llu", (unsigned long long)line);
	return true;
}

/* ---- CSV: a line for each place, RFC 4180 ----------------------------------------------------------------------------------- */

static bool put_cell(struct findings *findings, struct vb_str text, const char *end)
{
	bool put_all = findings_write(findings, "\"");
	/* a spreadsheet would take what starts so as a formula */
	if (text.len && memchr("=+-@\t\r", text.ptr[0], 6))
		put_all = put_all && findings_write(findings, "'");
	for (size_t at = 0; at < text.len && put_all; at++)
		put_all = text.ptr[at] == '"' ? findings_write(findings, "\"\"") : put(findings, (struct vb_str){text.ptr + at, 1});
	return put_all && findings_write(findings, "\"") && findings_write(findings, end);
}

static bool put_row(struct findings *findings, const struct vb_json *value, const struct vb_json *evidence)
{
	static const char *const facts[] = {"code", "severity", "work", "number_symbol", "message", "suggestion"};
	char line[24] = "";
	uint64_t number = vb_json_whole(vb_json_member(evidence, "line"), 0);
	bool put_all = true;
	if (number)
		snprintf(line, sizeof line, "%llu", (unsigned long long)number);
	for (size_t i = 0; i < sizeof facts / sizeof *facts; i++)
		put_all = put_all && put_cell(findings, vb_json_member_str(value, facts[i]), ",");
	return put_all && put_cell(findings, vb_json_member_str(evidence, "source"), ",") && put_cell(findings, vb_str_of(line), ",")
	       && put_cell(findings, vb_json_member_str(evidence, "text"), ",") && put_cell(findings, vb_json_member_str(evidence, "value"), "\r\n");
}

static bool put_rows(struct findings *findings, const struct vb_json *value)
{
	const struct vb_json *evidence = vb_json_member(value, "evidence");
	size_t count = vb_json_count(evidence);
	bool put_all = count > 0 || put_row(findings, value, NULL);
	for (size_t i = 0; i < count && put_all; i++)
		put_all = put_row(findings, value, vb_json_item(evidence, i));
	return put_all;
}

/* ---- All forms -------------------------------------------------------------------------------------------------------------- */

bool findings_start(struct findings *findings)
{
	switch (findings->form) {
	case FORM_JSON: return findings_write(findings, "[");
	case FORM_SARIF: return findings_sarif_start(findings);
	case FORM_CSV: return findings_write(findings, "code,severity,work,number_symbol,message,suggestion,source,line,text,value\r\n");
	default: return true;
	}
}

static void keep_coverage(struct findings *findings, const struct finding *finding)
{
	free(findings->coverage);
	findings->coverage = memory_needed(malloc(finding->len + 1));
	memcpy(findings->coverage, finding->json, finding->len);
	findings->coverage[finding->len] = '\0';
}

static void tally(struct findings *findings, const struct vb_json *value)
{
	static const char *const names[] = {"info", "warning", "error"};
	struct vb_str severity = vb_json_member_str(value, "severity");
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		findings->by_severity[i] += vb_str_equal(severity, vb_str_of(names[i]));
}

bool findings_put(struct findings *findings, const struct finding *finding)
{
	struct vb_str json = {finding->json, finding->len};
	bool coverage = vb_str_equal(vb_json_member_str(finding->value, "code"), VB_LIT("coverage"));
	if (coverage)
		keep_coverage(findings, finding);
	else if (!finding->reason)
		tally(findings, finding->value);
	findings->accepted += finding->reason != NULL;
	switch (findings->form) {
	case FORM_JSON:
		if (finding->reason)
			return true;
		return findings_write(findings, findings->written++ ? ",\n" : "\n") && put(findings, json) && output_end_record(findings->output);
	case FORM_SARIF: return coverage || findings_sarif_put(findings, finding);
	case FORM_CSV: return finding->reason || put_rows(findings, finding->value);
	case FORM_TEXT: return coverage || finding->reason || findings_text_put(findings, finding->value);
	default: return finding->reason || (put(findings, json) && findings_write(findings, "\n") && output_end_record(findings->output));
	}
}

bool findings_finish(struct findings *findings)
{
	struct vb_reader *reader = memory_needed(vb_reader_new());
	const char *coverage = findings->coverage ? findings->coverage : "";
	bool put_all = true;
	vb_reader_open_bytes(reader, coverage, strlen(coverage));
	vb_reader_next(reader);
	if (findings->form == FORM_JSON)
		put_all = findings_write(findings, findings->written ? "\n]\n" : "]\n");
	else if (findings->form == FORM_SARIF)
		put_all = findings_sarif_finish(findings, vb_reader_value(reader));
	else if (findings->form == FORM_TEXT)
		put_all = findings_text_finish(findings, vb_reader_value(reader));
	vb_reader_free(reader);
	free(findings->coverage);
	free(findings->code);
	findings->coverage = findings->code = NULL;
	return put_all;
}
