/* The record: what is known about one document.
 *
 * Each struct is written once, as a list of fields; the struct here, the JSON writer (writer.c) and the drift test against
 * document.schema.json are all made from that list. The order of the fields is the order in the JSON. Kinds of field:
 *
 *   str name         a view; null when unknown             flag name      a boolean
 *   span name        vb_span, written as "span" and "source_span" (and "pieces", "source_pieces" where the thing is in pieces)
 *   line name        written from the span before it: the line of its start in the source, from 1; no member
 *   number name      a double; null when not a number      strs name      a list of views
 *   one_T name       a struct of type T                    maybe_T name   a pointer to T, NULL is null
 *   that_T name      a pointer to a T that a list holds, never NULL
 *   many_T name      a list of T                           cells name     the cells of a row, keyed by the table's columns
 *
 * All views and lists live in the arena of the document. Spans count bytes of the normalised text; the writer turns them into
 * code points and into bytes of the source. Names and meaning: the contract, published in document.schema.json. */
#ifndef VB_SCHEMA_RECORD_H
#define VB_SCHEMA_RECORD_H

#include "../base/diagnostic.h"
#include "../base/offset_map.h"
#include "../base/str.h"

#define VB_SCHEMA_VERSION "1.0"

/* The normalised text with its way back to the source. */
struct vb_text {
	const char *bytes; /* UTF-8, NFC, one block a line, each ended by LF */
	uint32_t len;
	struct vb_offset_map map; /* empty where the source has no such text */
	const char *source;       /* the input as given */
	uint32_t source_len;
	/* Places of the text where bytes of the source are left out between two characters (a page number inside a sentence):
	 * what spans one has pieces. In rising order. */
	struct VB_LIST(uint32_t) gaps;
};

struct vb_strs VB_LIST(struct vb_str);
struct vb_spans VB_LIST(struct vb_span);

#define VB_SOURCE_FIELDS(F) \
	F(str, name) F(str, media_type) F(str, encoding) F(number, bytes) F(str, sha256)

#define VB_PART_FIELDS(F) \
	F(str, kind) F(span, span)

#define VB_JURISDICTION_FIELDS(F) \
	F(str, level) F(str, name) F(str, code)

#define VB_ISSUER_FIELDS(F) \
	F(str, name) F(str, code) F(one_jurisdiction, jurisdiction)

#define VB_SIGNER_FIELDS(F) \
	F(str, on_behalf) F(str, capacity) F(str, position) F(str, name)

#define VB_PLACE_FIELDS(F) \
	F(span, span) F(line, line)

#define VB_HEADER_SPANS_FIELDS(F) \
	F(maybe_place, number_symbol) F(maybe_place, date) F(maybe_place, place) F(maybe_place, issuer) \
	F(maybe_place, title) F(maybe_place, signer)

#define VB_HEADER_FIELDS(F) \
	F(str, iri) F(str, type) F(str, type_code) F(str, number) F(str, symbol) F(str, number_symbol) \
	F(str, symbol_canonical) F(str, date) F(str, place) F(maybe_issuer, issuer) F(str, title) F(strs, based_on) \
	F(maybe_signer, signer) F(strs, recipients) F(str, status) F(one_header_spans, spans)

#define VB_PARAGRAPH_FIELDS(F) \
	F(str, marker) F(str, text) F(span, span) F(line, line)

#define VB_COLUMN_FIELDS(F) \
	F(str, key) F(str, role) F(str, header)

#define VB_AGENCY_FIELDS(F) \
	F(str, name) F(str, body) F(flag, group) F(str, condition) F(str, until) F(strs, successors)

#define VB_DUE_FIELDS(F) \
	F(str, kind) F(str, from) F(str, to) F(str, recurrence) F(str, text)

#define VB_ROW_FIELDS(F) \
	F(str, kind) F(str, ordinal) F(str, group) F(cells, cells) F(many_agency, lead) F(many_agency, support) \
	F(maybe_due, due) F(many_due, due_all) F(span, span) F(line, line)

#define VB_TABLE_FIELDS(F) \
	F(many_column, columns) F(many_row, rows)

#define VB_SECTION_FIELDS(F) \
	F(str, id) F(str, label) F(str, title) F(span, span) F(many_paragraph, paragraphs) F(many_table, tables) \
	F(many_section, children)

#define VB_APPENDIX_FIELDS(F) \
	F(str, label) F(str, title) F(str, attached_to) F(maybe_header, document) F(span, span) F(many_section, sections) \
	F(many_paragraph, paragraphs) F(many_table, tables)

#define VB_PINPOINT_FIELDS(F) \
	F(str, article) F(str, clause) F(str, point) F(str, text)

#define VB_RESOLUTION_FIELDS(F) \
	F(str, by) F(strs, candidates)

#define VB_CITATION_FIELDS(F) \
	F(str, id) F(str, kind) F(str, text) F(span, span) F(line, line) F(str, type) F(str, type_code) F(str, number) \
	F(str, year) F(str, symbol) F(str, number_symbol) F(str, symbol_canonical) F(str, name) F(str, date) F(str, issuer) \
	F(many_pinpoint, pinpoint) F(str, relation) F(str, relation_from) F(flag, planned) F(str, in) F(str, work) \
	F(one_resolution, resolution)

#define VB_WORK_FIELDS(F) \
	F(str, id) F(str, key) F(str, iri) F(flag, self) F(str, type) F(str, type_code) F(str, number_symbol) F(str, name) \
	F(str, date) F(str, issuer) F(str, title) F(one_jurisdiction, jurisdiction) F(strs, aliases) F(str, variant_of) \
	F(strs, known) F(strs, mentions)

#define VB_DEFINITION_FIELDS(F) \
	F(str, alias) F(strs, works) F(str, in) F(span, span) F(line, line)

#define VB_ASSIGNMENT_FIELDS(F) \
	F(str, id) F(that_agency, agency) F(str, role) F(str, task) F(maybe_due, due) F(many_due, due_all) F(str, in) F(str, same_as) \
	F(strs, citations) F(span, span) F(line, line)

#define VB_TARGET_FIELDS(F) \
	F(str, text) F(str, measure) F(str, comparator) F(number, value) F(number, value_to) F(number, baseline) \
	F(str, unit) F(str, by) F(str, in) F(span, span)

/* Every struct that is made from fields, each after those it holds. */
#define VB_STRUCTS(S) \
	S(source, SOURCE) S(part, PART) S(jurisdiction, JURISDICTION) S(issuer, ISSUER) S(signer, SIGNER) S(place, PLACE) \
	S(header_spans, HEADER_SPANS) S(header, HEADER) S(paragraph, PARAGRAPH) S(column, COLUMN) S(agency, AGENCY) S(due, DUE) \
	S(row, ROW) S(table, TABLE) S(section, SECTION) S(appendix, APPENDIX) S(pinpoint, PINPOINT) S(resolution, RESOLUTION) \
	S(citation, CITATION) S(work, WORK) S(definition, DEFINITION) S(assignment, ASSIGNMENT) S(target, TARGET)

#define VB_MEMBER(kind, name) VB_MEMBER_##kind(name)
#define VB_MEMBER_str(name) struct vb_str name;
#define VB_MEMBER_flag(name) bool name;
#define VB_MEMBER_number(name) double name;
#define VB_MEMBER_span(name) struct vb_span name; struct vb_spans name##_pieces;
#define VB_MEMBER_line(name)
#define VB_MEMBER_strs(name) struct vb_strs name;
#define VB_MEMBER_cells(name) struct vb_strs name;
#define VB_MEMBER_one_jurisdiction(name) struct vb_jurisdiction name;
#define VB_MEMBER_one_header_spans(name) struct vb_header_spans name;
#define VB_MEMBER_one_resolution(name) struct vb_resolution name;
#define VB_MEMBER_that_agency(name) const struct vb_agency *name;
#define VB_MEMBER_maybe_place(name) struct vb_place *name;
#define VB_MEMBER_maybe_issuer(name) struct vb_issuer *name;
#define VB_MEMBER_maybe_signer(name) struct vb_signer *name;
#define VB_MEMBER_maybe_due(name) struct vb_due *name;
#define VB_MEMBER_maybe_header(name) struct vb_header *name;
#define VB_MEMBER_many_paragraph(name) struct vb_paragraph_list name;
#define VB_MEMBER_many_column(name) struct vb_column_list name;
#define VB_MEMBER_many_agency(name) struct vb_agency_list name;
#define VB_MEMBER_many_due(name) struct vb_due_list name;
#define VB_MEMBER_many_row(name) struct vb_row_list name;
#define VB_MEMBER_many_table(name) struct vb_table_list name;
#define VB_MEMBER_many_section(name) struct vb_section_list name;
#define VB_MEMBER_many_pinpoint(name) struct vb_pinpoint_list name;

#define VB_DECLARE_LIST(name, NAME) struct vb_##name##_list VB_LIST(struct vb_##name);
VB_STRUCTS(VB_DECLARE_LIST)
#undef VB_DECLARE_LIST

#define VB_DEFINE_STRUCT(name, NAME) struct vb_##name { VB_##NAME##_FIELDS(VB_MEMBER) };
VB_STRUCTS(VB_DEFINE_STRUCT)
#undef VB_DEFINE_STRUCT

/* The whole record. Its fields stand in this order in the JSON, between "schema_version" and the closing brace. */
struct vb_record {
	struct vb_source source;
	struct vb_text text;
	struct vb_part_list parts;
	struct vb_header document;
	struct vb_section_list sections;
	struct vb_appendix_list appendices;
	struct vb_citation_list citations;
	struct vb_work_list works;
	struct vb_definition_list definitions;
	struct vb_assignment_list assignments;
	struct vb_target_list targets;
	struct vb_diagnostic_list diagnostics;
};

/* What stands in the place of a record when an input could not be read. */
enum vb_error_code {
	VB_ERROR_NONE,
	VB_ERROR_UNREADABLE,
	VB_ERROR_EMPTY,
	VB_ERROR_TOO_LARGE,
	VB_ERROR_NOT_TEXT,
	VB_ERROR_ENCRYPTED,
	VB_ERROR_DAMAGED,
	VB_ERROR_UNSUPPORTED,
	VB_ERROR_TIMEOUT,
	VB_ERROR_MEMORY,
};

struct vb_error {
	struct vb_source source; /* null where unknown */
	enum vb_error_code code;
	struct vb_str message, hint;
};

struct vb_str vb_error_code_name(enum vb_error_code code);

#endif
