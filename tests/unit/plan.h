/* What the tests of the citations share: a plan with a given body, and what it cites, a mention a line. */
#ifndef VB_TESTS_PLAN_H
#define VB_TESTS_PLAN_H

#include "../../extract/library.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

struct plan {
	struct vb_extractor *extractor;
	const struct vb_record *record;
	char *text;
};

static inline struct plan read_plan_with(const struct vb_settings *settings, const char *title, const char *body)
{
	static const char form[] =
		"ỦY BAN NHÂN DÂN\nTỈNH QUẢNG TRỊ\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n"
		"Số: 136/KH-UBND\n\nQuảng Trị, ngày 01 tháng 7 năm 2024\n\nKẾ HOẠCH\n\n%s\n\n%s\n\nTM. ỦY BAN NHÂN DÂN\n"
		"CHỦ TỊCH\n\nNguyễn Văn A\n";
	struct plan plan = {.extractor = vb_extractor_new(settings)};
	size_t size = sizeof form + strlen(title) + strlen(body);
	plan.text = malloc(size);
	int len = snprintf(plan.text, size, form, title, body);
	assert_true(vb_extractor_run(plan.extractor, "plan.txt", plan.text, (size_t)len));
	plan.record = vb_extractor_record(plan.extractor);
	return plan;
}

static inline struct plan read_plan(const char *title, const char *body)
{
	return read_plan_with(NULL, title, body);
}

static inline void finish_plan(struct plan *plan)
{
	vb_extractor_free(plan->extractor);
	free(plan->text);
}

/* Lines of fields with "|" between; a null is "-". */
struct lines {
	char text[8192];
	size_t len;
};

static inline void add_field(struct lines *lines, struct vb_str field, char before)
{
	if (lines->len || before == '|')
		lines->text[lines->len++] = before;
	field = field.ptr ? field : VB_LIT("-");
	assert_true(lines->len + field.len + 2 < sizeof lines->text);
	memcpy(lines->text + lines->len, field.ptr, field.len);
	lines->len += field.len;
	lines->text[lines->len] = '\0';
}

static inline struct vb_str key_of_work(const struct vb_record *record, struct vb_str id)
{
	for (uint32_t i = 0; id.ptr && i < record->works.count; i++)
		if (vb_str_equal(record->works.items[i].id, id))
			return record->works.items[i].key;
	return VB_NULL;
}

#endif
