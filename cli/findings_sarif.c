/* SARIF 2.1.0 (OASIS): one run, the codes as rules, each finding a result at its first place, the others related. */
#include "findings.h"

#include "language.h"

#include "../check/codes.h"

#include <stdio.h>
#include <string.h>

static const char *const levels[] = {"note", "warning", "error"}; /* by enum vb_severity */

static bool put_member(struct findings *findings, const char *before, struct vb_str text)
{
	return findings_write(findings, before) && findings_write_json(findings, text);
}

static bool put_rule(struct findings *findings, const struct vb_code *code, bool first)
{
	return put_member(findings, first ? "\n{\"id\":" : ",\n{\"id\":", vb_str_of(code->code))
	       && put_member(findings, ",\"shortDescription\":{\"text\":", vb_str_of(language_text(code->title)))
	       && put_member(findings, "},\"fullDescription\":{\"text\":", vb_str_of(language_text(code->explanation)))
	       && put_member(findings, "},\"defaultConfiguration\":{\"level\":", vb_str_of(levels[code->severity])) && findings_write(findings, "}}");
}

bool findings_sarif_start(struct findings *findings)
{
	bool put_all = findings_write(findings, "{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{")
	               && put_member(findings, "\"tool\":{\"driver\":{\"name\":\"vanban\",\"version\":", vb_str_of(VB_VERSION))
	               && put_member(findings, ",\"language\":", vb_str_of(findings->language)) && findings_write(findings, ",\"rules\":[");
	for (int i = 0; i < VB_FINDING_COUNT && put_all; i++)
		put_all = put_rule(findings, &vb_codes[i], i == 0);
	return put_all && findings_write(findings, "]}},\"columnKind\":\"unicodeCodePoints\",\"results\":[");
}

/* A path as the reference of a URI: everything but letters, digits and a few marks as %XX. */
static bool put_uri(struct findings *findings, struct vb_str path)
{
	bool put_all = findings_write(findings, "\"");
	for (size_t i = 0; i < path.len && put_all; i++) {
		unsigned char c = (unsigned char)path.ptr[i];
		bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || vb_is_digit((char)c) || (c && strchr("/._~-", c));
		char text[4];
		snprintf(text, sizeof text, plain ? "%c" : "%%%02X", c);
		put_all = findings_write(findings, text);
	}
	return put_all && findings_write(findings, "\"");
}

static bool put_number(struct findings *findings, const char *before, uint64_t number)
{
	char digits[24];
	snprintf(digits, sizeof digits, "%llu", (unsigned long long)number);
	return findings_write(findings, before) && findings_write(findings, digits);
}

static bool put_region(struct findings *findings, const struct vb_json *evidence)
{
	const struct vb_json *span = vb_json_member(evidence, "source_span");
	uint64_t start = vb_json_whole(vb_json_item(span, 0), UINT64_MAX), end = vb_json_whole(vb_json_item(span, 1), 0);
	uint64_t line = vb_json_whole(vb_json_member(evidence, "line"), 0);
	bool bytes = start <= end, put_all = true;
	if (!bytes && !line)
		return true;
	put_all = findings_write(findings, ",\"region\":{");
	if (line)
		put_all = put_all && put_number(findings, "\"startLine\":", line);
	if (bytes)
		put_all = put_all && put_number(findings, line ? ",\"byteOffset\":" : "\"byteOffset\":", start)
		          && put_number(findings, ",\"byteLength\":", end - start);
	if (vb_json_member_str(evidence, "text").ptr)
		put_all = put_all && put_member(findings, ",\"snippet\":{\"text\":", vb_json_member_str(evidence, "text")) && findings_write(findings, "}");
	return put_all && findings_write(findings, "}");
}

static bool put_location(struct findings *findings, const struct vb_json *evidence, const char *before)
{
	struct vb_str value = vb_json_member_str(evidence, "value");
	bool put_all = findings_write(findings, before) && findings_write(findings, "{\"physicalLocation\":{\"artifactLocation\":{\"uri\":")
	               && put_uri(findings, vb_json_member_str(evidence, "source")) && findings_write(findings, "}") && put_region(findings, evidence)
	               && findings_write(findings, "}");
	if (value.ptr)
		put_all = put_all && put_member(findings, ",\"message\":{\"text\":", value) && findings_write(findings, "}");
	return put_all && findings_write(findings, "}");
}

static bool put_locations(struct findings *findings, const struct vb_json *evidence)
{
	size_t count = vb_json_count(evidence);
	bool put_all = true;
	if (count)
		put_all = put_location(findings, vb_json_item(evidence, 0), ",\"locations\":[") && findings_write(findings, "]");
	for (size_t i = 1; i < count && put_all; i++)
		put_all = put_location(findings, vb_json_item(evidence, i), i == 1 ? ",\"relatedLocations\":[" : ",");
	return put_all && (count < 2 || findings_write(findings, "]"));
}

static bool put_counts(struct findings *findings, const struct vb_json *counts)
{
	bool put_all = findings_write(findings, ",\"counts\":[");
	for (size_t i = 0; i < vb_json_count(counts) && put_all; i++) {
		const struct vb_json *side = vb_json_item(counts, i);
		put_all = put_member(findings, i ? ",{\"value\":" : "{\"value\":", vb_json_member_str(side, "value"))
		          && put_number(findings, ",\"documents\":", vb_json_whole(vb_json_member(side, "documents"), 0))
		          && put_number(findings, ",\"mentions\":", vb_json_whole(vb_json_member(side, "mentions"), 0)) && findings_write(findings, "}");
	}
	return put_all && findings_write(findings, "]");
}

bool findings_sarif_put(struct findings *findings, const struct finding *finding)
{
	const struct vb_json *value = finding->value;
	enum vb_finding_code code = vb_code_find(vb_json_member_str(value, "code"));
	if (code == VB_FINDING_COUNT)
		return true;
	bool put_all = put_member(findings, findings->written++ ? ",\n{\"ruleId\":" : "\n{\"ruleId\":", vb_str_of(vb_codes[code].code))
	               && put_number(findings, ",\"ruleIndex\":", code)
	               && put_member(findings, ",\"level\":", vb_str_of(levels[vb_codes[code].severity]))
	               && put_member(findings, ",\"message\":{\"text\":", vb_json_member_str(value, "message")) && findings_write(findings, "}")
	               && put_locations(findings, vb_json_member(value, "evidence"));
	if (finding->reason)
		put_all = put_all && put_member(findings, ",\"suppressions\":[{\"kind\":\"external\",\"justification\":", vb_str_of(finding->reason))
		          && findings_write(findings, "}]");
	return put_all && put_member(findings, ",\"properties\":{\"work\":", vb_json_member_str(value, "work"))
	       && put_member(findings, ",\"number_symbol\":", vb_json_member_str(value, "number_symbol"))
	       && put_member(findings, ",\"suggestion\":", vb_json_member_str(value, "suggestion")) && put_counts(findings, vb_json_member(value, "counts"))
	       && findings_write(findings, "}}") && output_end_record(findings->output);
}

/* ---- What was checked: properties of the run -------------------------------------------------------------------------------- */

struct members {
	struct findings *findings;
	bool first, refused;
};

static bool put_value(void *user, const char *key, const struct vb_json *value)
{
	struct members *members = user;
	members->refused = !(put_member(members->findings, members->first ? "" : ",", vb_str_of(key))
	                     && put_number(members->findings, ":", vb_json_whole(value, 0)));
	members->first = false;
	return !members->refused;
}

static bool put_object(struct findings *findings, const char *before, const struct vb_json *object)
{
	struct members members = {findings, true, false};
	bool put_all = findings_write(findings, before) && findings_write(findings, "{");
	if (put_all)
		vb_json_each(object, put_value, &members);
	return put_all && !members.refused && findings_write(findings, "}");
}

bool findings_sarif_finish(struct findings *findings, const struct vb_json *coverage)
{
	const struct vb_json *details = vb_json_member(coverage, "coverage");
	static const char *const numbers[] = {"documents", "citations", "resolved", "unresolved"};
	bool put_all = put_member(findings, "],\"properties\":{\"coverage\":{\"message\":", vb_json_member_str(coverage, "message"));
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
		put_all = put_all && put_member(findings, ",", vb_str_of(numbers[i]))
		          && put_number(findings, ":", vb_json_whole(vb_json_member(details, numbers[i]), 0));
	return put_all && put_object(findings, ",\"inputs_not_checked\":", vb_json_member(details, "inputs_not_checked"))
	       && put_object(findings, ",\"partly_checked\":", vb_json_member(details, "partly_checked")) && findings_write(findings, "}}}]}\n");
}
