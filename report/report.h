/* Records -> a page that a person reads, or the graph of their citations. The page is written as it is made, and holds one record
 * at a time; the graph is kept until the end: about a hundred bytes for each mention, a few hundred for each work and document. */
#ifndef VB_REPORT_REPORT_H
#define VB_REPORT_REPORT_H

#include "../schema/reader.h"
#include "../schema/writer.h"

enum vb_report_form { VB_REPORT_HTML, VB_REPORT_DOT, VB_REPORT_GRAPHML };

struct vb_report_options {
	enum vb_report_form form;
	bool vietnamese; /* what the page speaks until the reader chooses; else English */
	/* A text of the check in Vietnamese, static; NULL: it stays English. */
	const char *(*translate)(const char *english);
};

struct vb_report;

/* NULL when memory is exhausted. free(NULL) is legal. */
struct vb_report *vb_report_new(struct vb_report_options options, vb_sink *sink, void *user);
void vb_report_free(struct vb_report *report);

enum vb_report_problem {
	VB_REPORT_FINE,
	VB_REPORT_REFUSED, /* by the sink */
	VB_REPORT_MEMORY,
	VB_REPORT_TEMPORARY, /* the check could not make, write or read a temporary file */
};

/* One record, or error record. All of these return false when there is a problem, and from then on do nothing. */
bool vb_report_add(struct vb_report *report, const struct vb_json *record);
bool vb_report_add_error(struct vb_report *report, const struct vb_json *error);

/* What could not be read: the page says that it was not checked. */
struct vb_unread;
bool vb_report_add_unread(struct vb_report *report, const struct vb_unread *unread);

/* Writes the rest. */
bool vb_report_finish(struct vb_report *report);

enum vb_report_problem vb_report_problem(const struct vb_report *report);

#endif
