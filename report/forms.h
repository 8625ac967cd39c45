/* The forms of a report: what each does with records. Private to report/. */
#ifndef VB_REPORT_FORMS_H
#define VB_REPORT_FORMS_H

#include "../base/arena.h"
#include "escape.h"
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

struct vb_report {
	struct vb_report_options options;
	struct vb_out out;
	struct vb_arena arena;
	struct vb_graph graph;
	bool started, no_memory;
};

/* The page. */
void vb_html_start(struct vb_report *report);
void vb_html_add(struct vb_report *report, const struct vb_json *record);
void vb_html_add_error(struct vb_report *report, const struct vb_json *error);
void vb_html_finish(struct vb_report *report);

/* The graph, in memory of the arena. */
void vb_graph_add(struct vb_report *report, const struct vb_json *record);
void vb_graph_write(struct vb_report *report);

#endif
