/* What was odd about a document: one table of permanent codes, one list a document.
 *
 * A diagnostic never stops the work. Its message says what was found and what was done about it. */
#ifndef VB_BASE_DIAGNOSTIC_H
#define VB_BASE_DIAGNOSTIC_H

#include "arena.h"

enum vb_severity { VB_SEVERITY_INFO, VB_SEVERITY_WARNING, VB_SEVERITY_ERROR };

/* D(enumerator, "code", severity): codes are permanent once published. In the order of the stages. */
#define VB_DIAGNOSTIC_CODES(D) \
	D(ENCODING_REPLACED, "encoding-replaced", WARNING) /* invalid bytes became U+FFFD */ \
	D(ENCODING_LEGACY, "encoding-legacy", WARNING) /* letters of an old font's encoding */ \
	D(CONTROL_REMOVED, "control-removed", INFO) /* control characters left out */ \
	D(LINE_LONG, "line-long", INFO) /* a line longer than any document has */ \
	D(MARKS_NESTED, "marks-nested", WARNING) /* marks nested deeper than the limit are kept as text */ \
	D(LEFT_OUT, "left-out", INFO) /* navigation, menus, scripts of a page */ \
	D(PAGE_NUMBER, "page-number", INFO) /* page numbers that stood inside a sentence */ \
	D(SOURCE_UNALIGNED, "source-unaligned", INFO) /* text without a place in the source */ \
	D(HTML_DEPTH, "html-depth", WARNING) /* elements nested deeper than the limit */ \
	D(BLOCK_LIMIT, "block-limit", WARNING) /* more blocks than the limit */ \
	D(TABLE_LIMIT, "table-limit", WARNING) /* more columns than the limit */ \
	D(TABLE_GUESSED, "table-guessed", INFO) /* columns that only spaces hold apart */ \
	D(TITLE_MISSING, "title-missing", WARNING) \
	D(TYPE_MISSING, "type-missing", WARNING) \
	D(NUMBER_BLANK, "number-blank", WARNING) \
	D(NUMBER_MISSING, "number-missing", WARNING) \
	D(DATE_INCOMPLETE, "date-incomplete", WARNING) /* a part of the document's date is left blank */ \
	D(DATE_MISSING, "date-missing", WARNING) \
	D(DATE_IMPOSSIBLE, "date-impossible", WARNING) \
	D(DATE_MISMATCH, "date-mismatch", WARNING) /* head and "Kèm theo" line differ */ \
	D(NUMBER_MISMATCH, "number-mismatch", WARNING) \
	D(TYPE_MISMATCH, "type-mismatch", WARNING) /* type word against symbol */ \
	D(ISSUER_UNKNOWN, "issuer-unknown", WARNING) \
	D(SIGNATURE_MISSING, "signature-missing", INFO) \
	D(SECTION_REPEATED, "section-repeated", WARNING) \
	D(SECTION_SKIPPED, "section-skipped", WARNING) \
	D(SECTION_PREFIX, "section-prefix", WARNING) /* "2.1" under an open "1" */ \
	D(SECTION_DEPTH, "section-depth", WARNING) \
	D(TABLE_RESUMED, "table-resumed", INFO) /* rows go on with a table though other text stands between */ \
	D(TABLE_UNPLACED, "table-unplaced", WARNING) /* a table above the first section is in the text only */ \
	D(HEADER_DRIFTED, "header-drifted", INFO) /* a header repeated in other words */ \
	D(ROW_LONG, "row-long", WARNING) /* a row longer than any appendix has */ \
	D(ROW_LEFT_OUT, "row-left-out", INFO) /* the numbers of the columns */ \
	D(ROW_JOINED, "row-joined", INFO) /* a table row continued over a page */ \
	D(ROW_UNNUMBERED, "row-unnumbered", INFO) /* a row without ordinal taken as a new task */ \
	D(ROW_COLUMNS, "row-columns", WARNING) /* a row with more cells than the header */ \
	D(SYMBOL_FORM, "symbol-form", INFO) /* printed form differs from the grammar's */ \
	D(SYMBOL_VARIANT, "symbol-variant", WARNING) /* one slip away from another */ \
	D(CITATION_UNREADABLE, "citation-unreadable", WARNING) \
	D(CITATION_AMBIGUOUS, "citation-ambiguous", WARNING) \
	D(CITATION_CONFLICT, "citation-conflict", WARNING) \
	D(CITATION_TWO_WORKS, "citation-two-works", INFO) /* one number of two years or terms */ \
	D(CITATION_RANGE, "citation-range", INFO) /* the numbers between the first and the last of a range */ \
	D(CITATION_LIMIT, "citation-limit", WARNING) \
	D(DEADLINE_YEAR, "deadline-year", INFO) /* a day, month or quarter without a year got the plan's */ \
	D(DEADLINE_YEAR_UNKNOWN, "deadline-year-unknown", WARNING) \
	D(DEADLINE_UNREAD, "deadline-unread", INFO) /* words in the place of a deadline that tell no time */ \
	D(TASK_LIMIT, "task-limit", WARNING) /* more deadlines or agencies of a cell, or tasks of a document, than are kept */ \
	D(MATCH_LIMIT, "match-limit", WARNING) /* a pattern gave up at its limit */

enum vb_diagnostic_code {
#define VB_DIAGNOSTIC_ENUMERATOR(name, code, severity) VB_DIAGNOSTIC_##name,
	VB_DIAGNOSTIC_CODES(VB_DIAGNOSTIC_ENUMERATOR)
#undef VB_DIAGNOSTIC_ENUMERATOR
	VB_DIAGNOSTIC_COUNT
};

struct vb_diagnostic {
	enum vb_diagnostic_code code;
	struct vb_str message;
	struct vb_span span;        /* in the normalised text; VB_NO_SPAN where the place has no text */
	struct vb_span source_span; /* in the source; filled from span where it is VB_NO_SPAN */
};

struct vb_diagnostic_list VB_LIST(struct vb_diagnostic);

struct vb_str vb_diagnostic_code_name(enum vb_diagnostic_code code);
struct vb_str vb_diagnostic_severity_name(enum vb_diagnostic_code code);
enum vb_severity vb_diagnostic_severity(enum vb_diagnostic_code code);

/* Adds a diagnostic about a place of the text. The message is one sentence in English, without a final stop. Most documents have few:
 * callers keep the calls out of the code that always runs. */
void vb_diagnose(struct vb_arena *arena, struct vb_diagnostic_list *list, enum vb_diagnostic_code code, struct vb_span span,
                 const char *format, ...) __attribute__((cold, format(printf, 5, 6)));

/* The same about a place of the source that is not in the text. */
void vb_diagnose_source(struct vb_arena *arena, struct vb_diagnostic_list *list, enum vb_diagnostic_code code,
                        struct vb_span source_span, const char *format, ...) __attribute__((cold, format(printf, 5, 6)));

#endif
