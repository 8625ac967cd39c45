/* Findings as output: text, JSON, NDJSON, SARIF 2.1.0, CSV; one after the other, none is kept. */
#ifndef VANBAN_CLI_FINDINGS_H
#define VANBAN_CLI_FINDINGS_H

#include "../schema/reader.h"
#include "command.h"
#include "output.h"
#include "summary.h"

#include <stdint.h>

struct findings {
	enum form form;
	struct summary_style style; /* of the text */
	struct output *output;
	const char *language; /* "vi", "en" */
	uint64_t written, accepted;
	uint64_t by_severity[3]; /* enum vb_severity */
	char *code;     /* of the finding before: the text groups by code */
	char *coverage; /* the line of the code "coverage", which ends the text and the SARIF log */
};

/* A finding: its line of JSON, and the same parsed. `reason` is why it is accepted; NULL where it is not. */
struct finding {
	const char *json;
	size_t len;
	const struct vb_json *value;
	const char *reason;
};

/* All return false when the output takes no more. */
bool findings_start(struct findings *findings);
bool findings_put(struct findings *findings, const struct finding *finding);
bool findings_finish(struct findings *findings);

/* The forms that need more than a few lines. */
bool findings_text_put(struct findings *findings, const struct vb_json *value);
bool findings_text_finish(struct findings *findings, const struct vb_json *coverage);
bool findings_sarif_start(struct findings *findings);
bool findings_sarif_put(struct findings *findings, const struct finding *finding);
bool findings_sarif_finish(struct findings *findings, const struct vb_json *coverage);

/* What they share. */
bool findings_write(struct findings *findings, const char *text);
bool findings_write_json(struct findings *findings, struct vb_str text); /* a JSON string or null */

/* The place of an evidence as words: "a.md:9"; false where it has no source. */
bool findings_place(const struct vb_json *evidence, char *out, size_t size);

#endif
