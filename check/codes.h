/* The codes of findings: permanent once published. Made from codes.tsv, which the man page and --explain show too. */
#ifndef VB_CHECK_CODES_H
#define VB_CHECK_CODES_H

#include "../base/diagnostic.h"

#include "codes_data.h"

struct vb_code {
	const char *code;
	enum vb_severity severity;
	const char *scope;       /* "document" or "set" */
	const char *message;     /* English, with {symbol}, {a}, {b}, … in it */
	const char *title;       /* English: what the code is about */
	const char *explanation; /* English: what is reported, and what is not */
};

/* Sorted by code, in the order of enum vb_finding_code. */
extern const struct vb_code vb_codes[VB_FINDING_COUNT];

/* VB_FINDING_COUNT where there is no such code. */
enum vb_finding_code vb_code_find(struct vb_str code);

#endif
