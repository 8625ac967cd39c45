/* The forms of a report: what each does with records. Private to report/. */
#ifndef VB_REPORT_FORMS_H
#define VB_REPORT_FORMS_H

#include "../base/arena.h"
#include "escape.h"
#include "page.h"
#include "report.h"

struct vb_graph_node {
	struct vb_str key, label, title, date, issuer, type;
	bool read;      /* one of the documents of the set */
	uint32_t order; /* the edges before it: rises from record to record */
};

struct vb_graph_edge {
	struct vb_str from, to, relation;
	uint64_t mentions;
	bool planned;
};

struct vb_graph {
	struct VB_LIST(struct vb_graph_node) nodes;
	struct VB_LIST(struct vb_graph_edge) edges;
};

/* What a document says of a work: its date, its issuer; null where it says nothing. */
struct vb_told_work {
	struct vb_str base, date, issuer;
};

struct vb_report {
	struct vb_report_options options;
	struct vb_out out;
	struct vb_arena arena;
	struct vb_graph graph;
	struct VB_LIST(struct vb_told_work) told; /* of a page */
	struct vb_check *checks[VB_PAGE_LANGUAGES]; /* of a page: each tells its findings in one language */
	struct vb_reader *reader;                   /* of findings */
	enum vb_report_problem problem;
	bool started;
};

/* The page. */
void vb_html_start(struct vb_report *report);
void vb_html_add(struct vb_report *report, const struct vb_json *record);
void vb_html_add_error(struct vb_report *report, const struct vb_json *error);
void vb_html_finish(struct vb_report *report);

/* The findings of the page. */
void vb_findings_start(struct vb_report *report);
void vb_findings_add(struct vb_report *report, const struct vb_json *record);
void vb_findings_add_unread(struct vb_report *report, const struct vb_unread *unread);
void vb_findings_write(struct vb_report *report);
void vb_findings_free(struct vb_report *report);

/* The graph, in memory of the arena. */
void vb_graph_add(struct vb_report *report, const struct vb_json *record);
void vb_graph_write(struct vb_report *report);

#endif
