/* Findings for a person: grouped by code, each with its places and what stands there. */
#include "findings.h"

#include "language.h"
#include "message.h"
#include "page.h"

#include "../base/utf8.h"
#include "../check/codes.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MARGIN = 2, EVIDENCE_MARGIN = 4, WIDEST_TEXT = 4096 };

static struct page page_of(struct findings *findings)
{
	return (struct page){.style = findings->style, .function = output_put, .user = findings->output};
}

static enum colour colour_of(enum vb_severity severity)
{
	static const enum colour colours[] = {COLOUR_BLUE, COLOUR_YELLOW, COLOUR_RED};
	return colours[severity];
}

static const char *severity_word(enum vb_severity severity)
{
	static const char *const words[] = {"info", "warning", "error"};
	return language_text(words[severity]);
}

/* The heading of a group: what the code is about. */
static void put_heading(struct findings *findings, struct page *page, enum vb_finding_code code)
{
	struct vb_str name = vb_str_of(vb_codes[code].code);
	if (findings->code && vb_str_equal(vb_str_of(findings->code), name))
		return;
	if (findings->code)
		page_end_line(page);
	free(findings->code);
	findings->code = memory_needed(strdup(name.ptr));
	page_colour(page, COLOUR_HEADING);
	page_literal(page, language_text(vb_codes[code].title));
	page_colour(page, COLOUR_PLAIN);
	page_literal(page, " (");
	page_literal(page, name.ptr);
	page_literal(page, ", ");
	page_colour(page, colour_of(vb_codes[code].severity));
	page_literal(page, severity_word(vb_codes[code].severity));
	page_colour(page, COLOUR_PLAIN);
	page_literal(page, ")");
	page_end_line(page);
}

/* Days as people write them there: 2023-11-24 is 24/11/2023 in Vietnamese. */
static void put_readable(struct page *page, const char *before, struct vb_str text, unsigned indent)
{
	enum { DAY = sizeof "2023-11-24" - 1 };
	static const char form[DAY + 1] = "dddd-dd-dd";
	char room[WIDEST_TEXT];
	size_t used = (size_t)snprintf(room, sizeof room, "%s", before);
	for (size_t at = 0; at < text.len && used + DAY < sizeof room;) {
		const char *day = text.ptr + at;
		size_t fits = 0;
		while (language_is_vietnamese() && fits < DAY && at + fits < text.len
		       && (form[fits] == 'd' ? vb_is_digit(day[fits]) : day[fits] == form[fits]))
			fits++;
		if (fits == DAY) {
			used += (size_t)snprintf(room + used, sizeof room - used, "%.2s/%.2s/%.4s", day + 8, day + 5, day);
			at += DAY;
		} else {
			size_t len = vb_utf8_len((unsigned char)text.ptr[at]);
			memcpy(room + used, text.ptr + at, len);
			used += len;
			at += len;
		}
	}
	page_wrap(page, (struct vb_str){room, used}, indent);
}

static void put_evidence(struct page *page, const struct vb_json *evidence)
{
	char place[4096 + 32]; /* PATH_MAX and a number */
	struct vb_str text = vb_json_member_str(evidence, "text"), value = vb_json_member_str(evidence, "value");
	if (!findings_place(evidence, place, sizeof place))
		return;
	page_pad_to(page, EVIDENCE_MARGIN);
	page_colour(page, COLOUR_BOLD);
	page_text(page, vb_str_of(place), WIDEST_TEXT);
	page_colour(page, COLOUR_PLAIN);
	if (text.len) {
		page_literal(page, ": “");
		page_wrap(page, text, EVIDENCE_MARGIN + MARGIN);
		page_literal(page, "”");
	}
	if (value.len && !vb_str_equal(value, text)) {
		page_literal(page, " ");
		put_readable(page, "→\u00a0", value, EVIDENCE_MARGIN + MARGIN);
	}
	page_end_line(page);
}

static void put_suggestion(struct page *page, struct vb_str suggestion)
{
	if (!suggestion.ptr)
		return;
	page_pad_to(page, EVIDENCE_MARGIN);
	page_literal(page, language_text("suggestion:"));
	page_literal(page, " ");
	put_readable(page, "", suggestion, EVIDENCE_MARGIN + MARGIN);
	page_end_line(page);
}

bool findings_text_put(struct findings *findings, const struct vb_json *value)
{
	struct page page = page_of(findings);
	enum vb_finding_code code = vb_code_find(vb_json_member_str(value, "code"));
	const struct vb_json *evidence = vb_json_member(value, "evidence");
	if (code == VB_FINDING_COUNT)
		return true;
	put_heading(findings, &page, code);
	page_pad_to(&page, MARGIN);
	put_readable(&page, "", vb_json_member_str(value, "message"), MARGIN);
	page_end_line(&page);
	for (size_t i = 0; i < vb_json_count(evidence); i++)
		put_evidence(&page, vb_json_item(evidence, i));
	put_suggestion(&page, vb_json_member_str(value, "suggestion"));
	return !page.refused && output_end_record(findings->output);
}

/* ---- The end: what was found, and what was checked -------------------------------------------------------------------------- */

static void put_count(struct page *page, uint64_t count, const char *one, const char *many)
{
	char digits[24];
	snprintf(digits, sizeof digits, "%llu ", (unsigned long long)count);
	page_literal(page, digits);
	page_literal(page, language_count(count, one, many));
}

/* What a name of the coverage means; else it is the code of an error record. */
static const struct reason {
	const char *name, *one, *many;
} reasons[] = {
	{"copy", "copy of a document that was read", "copies of documents that were read"},
	{"no-record", "piece that is no record", "pieces that are no records"},
	{"citations-ambiguous", "citation that may mean several works", "citations that may mean several works"},
	{"citations-blank", "citation with a blank number", "citations with a blank number"},
	{"documents-without-date", "document without a full date", "documents without a full date"},
	{"documents-without-number", "document without a number", "documents without a number"},
	{"documents-without-issuer", "document whose issuer is unknown", "documents whose issuer is unknown"},
	{"documents-without-text", "record without text: aliases and appendices were not looked for",
	 "records without text: aliases and appendices were not looked for"},
	{"provinces-expected", "province that is expected: no document names a resolution in its title",
	 "provinces that are expected: no document names a resolution in its title"},
	{"unreadable", "input that could not be read", "inputs that could not be read"},
	{"empty", "empty input", "empty inputs"},
	{"too-large", "input larger than the limit", "inputs larger than the limit"},
	{"not-text", "input that is no text", "inputs that are no text"},
	{"encrypted", "encrypted input", "encrypted inputs"},
	{"damaged", "damaged input", "damaged inputs"},
	{"unsupported", "input of a kind that is not read", "inputs of a kind that is not read"},
	{"timeout", "input that took too long", "inputs that took too long"},
	{"memory", "input too large for the memory", "inputs too large for the memory"},
};

static bool put_reason(void *user, const char *name, const struct vb_json *value)
{
	struct page *page = user;
	struct reason reason = {name, name, name};
	for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
		if (strcmp(reasons[i].name, name) == 0)
			reason = reasons[i];
	page_pad_to(page, EVIDENCE_MARGIN);
	put_count(page, vb_json_whole(value, 0), reason.one, reason.many);
	page_end_line(page);
	return !page->refused;
}

bool findings_text_finish(struct findings *findings, const struct vb_json *coverage)
{
	struct page page = page_of(findings);
	const struct vb_json *details = vb_json_member(coverage, "coverage");
	if (findings->code)
		page_end_line(&page);
	put_count(&page, findings->by_severity[VB_SEVERITY_ERROR], "error", "errors");
	page_literal(&page, ", ");
	put_count(&page, findings->by_severity[VB_SEVERITY_WARNING], "warning", "warnings");
	page_literal(&page, ", ");
	put_count(&page, findings->by_severity[VB_SEVERITY_INFO], "note", "notes");
	page_literal(&page, findings->accepted ? ", " : "");
	if (findings->accepted)
		put_count(&page, findings->accepted, "accepted", "accepted");
	page_end_line(&page);
	page_wrap(&page, vb_json_member_str(coverage, "message"), MARGIN);
	page_end_line(&page);
	vb_json_each(vb_json_member(details, "inputs_not_checked"), put_reason, &page);
	vb_json_each(vb_json_member(details, "partly_checked"), put_reason, &page);
	return !page.refused;
}
