/* What the check finds, as a part of the page: each finding once in each language, for the page speaks both; those in the language
 * that the page starts with are seen without scripts too. */
#include "forms.h"

#include "../check/check.h"

static const char *const language_tags[VB_PAGE_LANGUAGES] = {[VB_PAGE_ENGLISH] = "en", [VB_PAGE_VIETNAMESE] = "vi"};

static void note(struct vb_report *report, enum vb_check_result result)
{
	if (result == VB_CHECK_MEMORY_OUT)
		vb_arena_fail(&report->arena);
	if (result == VB_CHECK_TEMPORARY)
		report->problem = VB_REPORT_TEMPORARY;
}

void vb_findings_start(struct vb_report *report)
{
	for (int language = 0; language < VB_PAGE_LANGUAGES; language++) {
		struct vb_check_settings settings = {.translate = language == VB_PAGE_VIETNAMESE ? report->options.translate : NULL};
		report->checks[language] = vb_check_new(&settings);
		if (!report->checks[language])
			vb_arena_fail(&report->arena);
	}
}

void vb_findings_free(struct vb_report *report)
{
	for (int language = 0; language < VB_PAGE_LANGUAGES; language++)
		vb_check_free(report->checks[language]);
}

void vb_findings_add(struct vb_report *report, const struct vb_json *record)
{
	for (int language = 0; language < VB_PAGE_LANGUAGES; language++)
		note(report, vb_check_add(report->checks[language], record));
}

void vb_findings_add_unread(struct vb_report *report, const struct vb_unread *unread)
{
	for (int language = 0; language < VB_PAGE_LANGUAGES; language++)
		note(report, vb_check_add_unread(report->checks[language], unread));
}

struct putting {
	struct vb_report *report;
	struct vb_reader *reader; /* NULL: as data only */
	int language;
};

static void put_item(struct putting *putting, struct vb_str line)
{
	struct vb_out *out = &putting->report->out;
	vb_reader_open_bytes(putting->reader, line.ptr, line.len);
	vb_reader_next(putting->reader);
	const struct vb_json *finding = vb_reader_value(putting->reader);
	vb_put_text(out, "<li><code>");
	vb_put_xml(out, vb_json_member_str(finding, "code"));
	vb_put_text(out, "</code> ");
	vb_put_xml(out, vb_json_member_str(finding, "message"));
	vb_put_text(out, "</li>\n");
}

static bool put_finding(void *user, const char *line, size_t len)
{
	struct putting *putting = user;
	struct vb_out *out = &putting->report->out;
	if (putting->reader)
		put_item(putting, (struct vb_str){line, len});
	vb_put_data_start(out, "finding", language_tags[putting->language]);
	vb_put_json_bytes(out, (struct vb_str){line, len});
	vb_put_data_end(out);
	return !out->refused;
}

/* What the codes mean: {"date-conflict": ["One work with …", "Reported …"], …}. */
static void put_codes(struct vb_report *report, int language)
{
	const char *(*translate)(const char *) = language == VB_PAGE_VIETNAMESE ? report->options.translate : NULL;
	struct vb_out *out = &report->out;
	vb_put_data_start(out, "codes", language_tags[language]);
	for (int i = 0; i < VB_FINDING_COUNT; i++) {
		const char *texts[] = {vb_codes[i].title, vb_codes[i].explanation};
		vb_put_text(out, i ? "," : "{");
		vb_put_json_string(out, vb_str_of(vb_codes[i].code));
		for (int t = 0; t < 2; t++) {
			vb_put_text(out, t ? "," : ":[");
			vb_put_json_string(out, vb_str_of(translate ? translate(texts[t]) : texts[t]));
		}
		vb_put_text(out, "]");
	}
	vb_put_text(out, "}");
	vb_put_data_end(out);
}

static void put_language(struct vb_report *report, int language, struct vb_reader *reader)
{
	struct putting putting = {report, reader, language};
	note(report, vb_check_finish(report->checks[language], put_finding, &putting));
	put_codes(report, language);
}

void vb_findings_write(struct vb_report *report)
{
	int shown = report->options.vietnamese ? VB_PAGE_VIETNAMESE : VB_PAGE_ENGLISH;
	report->reader = vb_reader_new();
	if (!report->reader)
		vb_arena_fail(&report->arena);
	for (int language = 0; language < VB_PAGE_LANGUAGES; language++)
		put_language(report, language, language == shown ? report->reader : NULL);
}
