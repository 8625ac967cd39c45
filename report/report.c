#include "forms.h"

#include <stdlib.h>

struct vb_report *vb_report_new(struct vb_report_options options, vb_sink *sink, void *user)
{
	struct vb_report *report = calloc(1, sizeof *report);
	if (!report)
		return NULL;
	report->options = options;
	report->out = (struct vb_out){.sink = sink, .user = user};
	vb_arena_init(&report->arena);
	return report;
}

void vb_report_free(struct vb_report *report)
{
	if (report) {
		vb_findings_free(report);
		vb_reader_free(report->reader);
		vb_arena_finish(&report->arena);
	}
	free(report);
}

static bool is_page(const struct vb_report *report)
{
	return report->options.form == VB_REPORT_HTML;
}

enum vb_report_problem vb_report_problem(const struct vb_report *report)
{
	return report->out.refused ? VB_REPORT_REFUSED : report->problem;
}

static bool works(const struct vb_report *report)
{
	return vb_report_problem(report) == VB_REPORT_FINE;
}

/* Before the first record: whoever makes a report has named its records by then. */
static void start(struct vb_report *report)
{
	if (!report->started && is_page(report))
		vb_html_start(report);
	report->started = true;
}

/* Runs what allocates in the arena. */
static bool within_memory(struct vb_report *report, void (*function)(struct vb_report *report, const void *argument),
                          const void *argument)
{
	jmp_buf failure;
	if (!works(report))
		return false;
	report->arena.failure = &failure;
	if (setjmp(failure) == 0)
		function(report, argument);
	else
		report->problem = VB_REPORT_MEMORY;
	report->arena.failure = NULL;
	return works(report);
}

static void add(struct vb_report *report, const void *record)
{
	start(report);
	if (is_page(report))
		vb_html_add(report, record);
	else
		vb_graph_add(report, record);
}

bool vb_report_add(struct vb_report *report, const struct vb_json *record)
{
	return within_memory(report, add, record);
}

static void add_error(struct vb_report *report, const void *error)
{
	start(report);
	if (is_page(report))
		vb_html_add_error(report, error);
}

bool vb_report_add_error(struct vb_report *report, const struct vb_json *error)
{
	return within_memory(report, add_error, error);
}

static void add_unread(struct vb_report *report, const void *unread)
{
	start(report);
	if (is_page(report))
		vb_findings_add_unread(report, unread);
}

bool vb_report_add_unread(struct vb_report *report, const struct vb_unread *unread)
{
	return within_memory(report, add_unread, unread);
}

static void finish(struct vb_report *report, const void *nothing)
{
	(void)nothing;
	start(report);
	if (is_page(report))
		vb_html_finish(report);
	else
		vb_graph_write(report);
}

bool vb_report_finish(struct vb_report *report)
{
	return within_memory(report, finish, NULL);
}
