#include "doc.h"

#include "../base/utf8.h"

enum { STEP = 256 }; /* code points between two places of the index */

bool vb_doc_is(const struct vb_json *object, const char *key, const char *value)
{
	return vb_str_equal(vb_json_member_str(object, key), vb_str_of(value));
}

static struct vb_str jurisdiction_key(struct vb_arena *arena, const struct vb_json *jurisdiction)
{
	struct vb_str code = vb_json_member_str(jurisdiction, "code"), name = vb_json_member_str(jurisdiction, "name");
	bool below = vb_doc_is(jurisdiction, "level", "district") || vb_doc_is(jurisdiction, "level", "commune");
	return code.ptr && below && name.ptr ? VB_CONCAT(arena, code, VB_LIT("/"), name) : code;
}

/* Number, date and issuer tell a document; without all three the bytes of the file do. */
static struct vb_str identity_of(const struct vb_doc *doc, const struct vb_json *source)
{
	struct vb_str issuer = vb_json_member_str(vb_json_member(doc->document, "issuer"), "name");
	struct vb_str hash = vb_json_member_str(source, "sha256");
	if (doc->key.ptr && vb_date_is_full(doc->date) && issuer.ptr)
		return VB_CONCAT(doc->arena, doc->key, VB_LIT("/"), doc->date, VB_LIT("/"), vb_issuer_key(doc->arena, issuer));
	return hash.ptr ? VB_CONCAT(doc->arena, VB_LIT("sha256/"), hash) : VB_CONCAT(doc->arena, VB_LIT("file/"), doc->source);
}

void vb_doc_init(struct vb_doc *doc, struct vb_arena *arena, const struct vb_json *record)
{
	const struct vb_json *document = vb_json_member(record, "document"), *source = vb_json_member(record, "source");
	const struct vb_json *jurisdiction = vb_json_member(vb_json_member(document, "issuer"), "jurisdiction");
	struct vb_str canonical = vb_json_member_str(document, "symbol_canonical");
	*doc = (struct vb_doc){
		.arena = arena, .record = record, .document = document,
		.citations = vb_json_member(record, "citations"), .works = vb_json_member(record, "works"),
		.source = vb_json_member_str(source, "name"), .text = vb_json_member_str(record, "text"),
		.jurisdiction = jurisdiction_key(arena, jurisdiction), .level = vb_json_member_str(jurisdiction, "level"),
		.number_symbol = canonical.ptr ? canonical : vb_work_number_symbol(arena, document),
		.date = vb_json_member_str(document, "date"), .draft = vb_doc_is(document, "status", "draft"),
		.line = {.arena = arena},
	};
	if (!doc->source.ptr)
		doc->source = VB_LIT("?");
	if (doc->jurisdiction.ptr && doc->number_symbol.ptr)
		doc->key = VB_CONCAT(arena, doc->jurisdiction, VB_LIT("/"), doc->number_symbol);
	doc->identity = identity_of(doc, source);
}

/* ---- Text ------------------------------------------------------------------------------------------------------------------- */

static void make_index(struct vb_doc *doc)
{
	uint64_t count = 0, capacity = doc->text.len / STEP + 2;
	doc->index = vb_arena_alloc(doc->arena, capacity * sizeof *doc->index);
	for (size_t at = 0; at < doc->text.len; at++) {
		if (((unsigned char)doc->text.ptr[at] & 0xC0) == 0x80)
			continue;
		if (count++ % STEP == 0)
			doc->index[doc->index_count++] = (uint32_t)at;
	}
}

/* The byte at which the code point starts; the end of the text for one behind it. */
static size_t byte_of(struct vb_doc *doc, uint64_t cp)
{
	if (!doc->index)
		make_index(doc);
	if (cp / STEP >= doc->index_count)
		return doc->text.len;
	size_t at = doc->index[cp / STEP];
	for (uint64_t left = cp % STEP; left && at < doc->text.len; left--)
		at += vb_utf8_len((unsigned char)doc->text.ptr[at]);
	return at < doc->text.len ? at : doc->text.len;
}

struct vb_str vb_doc_slice(struct vb_doc *doc, uint64_t start, uint64_t end)
{
	if (!doc->text.ptr || start == VB_UNKNOWN || end == VB_UNKNOWN || end < start || doc->text.len > UINT32_MAX)
		return VB_NULL;
	size_t from = byte_of(doc, start), to = byte_of(doc, end);
	return (struct vb_str){doc->text.ptr + from, to - from};
}

static uint64_t span_end(const struct vb_json *thing, const char *key, size_t which)
{
	return vb_json_whole(vb_json_item(vb_json_member(thing, key), which), VB_UNKNOWN);
}

uint64_t vb_doc_start(const struct vb_json *thing)
{
	return span_end(thing, "span", 0);
}

uint64_t vb_doc_end(const struct vb_json *thing)
{
	return span_end(thing, "span", 1);
}

const struct vb_folded_text *vb_doc_folded(struct vb_doc *doc)
{
	if (!doc->text.ptr || doc->text.len >= UINT32_MAX)
		return NULL;
	if (doc->folded.at)
		return &doc->folded;
	char *bytes = vb_arena_alloc(doc->arena, doc->text.len + 1);
	uint32_t *places = vb_arena_alloc(doc->arena, (doc->text.len + 1) * sizeof *places), step;
	size_t len = 0;
	for (size_t at = 0; at < doc->text.len; at += step) {
		bool line_end = doc->text.ptr[at] == '\n';
		char c = vb_fold_at(doc->text.ptr + at, &step);
		if (!line_end && (!c || (c == ' ' && len && bytes[len - 1] == ' ')))
			continue;
		places[len] = (uint32_t)at;
		bytes[len++] = line_end ? '\n' : c;
	}
	places[len] = (uint32_t)doc->text.len;
	doc->folded = (struct vb_folded_text){{bytes, len}, places};
	return &doc->folded;
}

size_t vb_folded_place(const struct vb_folded_text *folded, size_t byte)
{
	size_t low = 0, high = folded->text.len;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (folded->at[middle] < byte)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static bool holds(const struct vb_json *thing, const uint64_t span[2])
{
	uint64_t start = vb_doc_start(thing), end = vb_doc_end(thing);
	return start != VB_UNKNOWN && end != VB_UNKNOWN && start <= span[0] && span[1] <= end;
}

/* Takes the place in the source from the piece of the text that holds the evidence, where nothing but its text stands there: its bytes are
 * as many. */
static bool locate_in_piece(struct vb_doc *doc, const struct vb_json *piece, struct vb_evidence *evidence)
{
	if (!holds(piece, evidence->span))
		return false;
	uint64_t start = vb_doc_start(piece);
	uint64_t source = span_end(piece, "source_span", 0), source_end = span_end(piece, "source_span", 1);
	struct vb_str text = vb_doc_slice(doc, start, vb_doc_end(piece)), before = vb_doc_slice(doc, start, evidence->span[0]);
	evidence->line = vb_json_whole(vb_json_member(piece, "line"), VB_UNKNOWN);
	if (source != VB_UNKNOWN && source_end >= source && source_end - source == text.len) {
		evidence->source_span[0] = source + before.len;
		evidence->source_span[1] = source + before.len + evidence->text.len;
	}
	return true;
}

/* In the paragraphs of the sections, each of which holds its children. */
static bool locate(struct vb_doc *doc, const struct vb_json *holder, const char *children, struct vb_evidence *evidence)
{
	const struct vb_json *paragraphs = vb_json_member(holder, "paragraphs"), *sections = vb_json_member(holder, children);
	for (size_t i = 0; i < vb_json_count(paragraphs); i++)
		if (locate_in_piece(doc, vb_json_item(paragraphs, i), evidence))
			return true;
	for (size_t i = 0; i < vb_json_count(sections); i++)
		if (holds(vb_json_item(sections, i), evidence->span))
			return locate(doc, vb_json_item(sections, i), "children", evidence);
	return false;
}

/* Outside of the sections: in the parts of the text, which have no line. */
static void locate_in_parts(struct vb_doc *doc, struct vb_evidence *evidence)
{
	const struct vb_json *parts = vb_json_member(doc->record, "parts");
	for (size_t i = 0; i < vb_json_count(parts); i++)
		if (locate_in_piece(doc, vb_json_item(parts, i), evidence))
			return;
}

struct vb_evidence vb_doc_evidence_at(struct vb_doc *doc, size_t from, size_t to, struct vb_place *last)
{
	size_t start = doc->folded.at[from], end = doc->folded.at[to];
	struct vb_str text = {doc->text.ptr + start, end - start};
	while (text.len && (text.ptr[text.len - 1] == ' ' || text.ptr[text.len - 1] == '\n'))
		text.len--;
	*last = (struct vb_place){start, last->cp + vb_utf8_count(doc->text.ptr + last->byte, start - last->byte)};
	struct vb_evidence evidence = {.source = doc->source, .line = VB_UNKNOWN, .text = text,
	    .span = {last->cp, last->cp + vb_utf8_count(text.ptr, text.len)}, .source_span = {VB_UNKNOWN, VB_UNKNOWN}, .value = VB_NULL};
	if (!locate(doc, doc->record, "sections", &evidence))
		locate_in_parts(doc, &evidence);
	return evidence;
}

/* ---- Things of the record --------------------------------------------------------------------------------------------------- */

struct vb_evidence vb_doc_evidence(struct vb_doc *doc, const struct vb_json *thing, struct vb_str value)
{
	enum { LONGEST = 400 }; /* bytes of a quote: a row or a section may be long */
	struct vb_evidence evidence = {
		.source = doc->source,
		.line = vb_json_whole(vb_json_member(thing, "line"), VB_UNKNOWN),
		.text = vb_json_member_str(thing, "text"),
		.span = {vb_doc_start(thing), vb_doc_end(thing)},
		.source_span = {span_end(thing, "source_span", 0), span_end(thing, "source_span", 1)},
		.value = value,
	};
	if (!evidence.text.ptr)
		evidence.text = vb_doc_slice(doc, evidence.span[0], evidence.span[1]);
	if (evidence.text.len > LONGEST)
		evidence.text = vb_utf8_head(evidence.text, LONGEST);
	return evidence;
}

/* Ids are "w1", "w2", …, in order. */
static const struct vb_json *by_id(const struct vb_json *list, struct vb_str id)
{
	size_t number = 0, count = vb_json_count(list);
	for (size_t i = 1; i < id.len && vb_is_digit(id.ptr[i]) && number <= count; i++)
		number = number * 10 + (size_t)(id.ptr[i] - '0');
	const struct vb_json *item = number ? vb_json_item(list, number - 1) : NULL;
	return item && vb_str_equal(vb_json_member_str(item, "id"), id) ? item : NULL;
}

const struct vb_json *vb_doc_work(const struct vb_doc *doc, struct vb_str id)
{
	return by_id(doc->works, id);
}

const struct vb_json *vb_doc_citation(const struct vb_doc *doc, struct vb_str id)
{
	return by_id(doc->citations, id);
}

const struct vb_json *vb_doc_work_of(const struct vb_doc *doc, const struct vb_json *citation)
{
	return vb_doc_work(doc, vb_json_member_str(citation, "work"));
}

/* ---- Lines and findings ----------------------------------------------------------------------------------------------------- */

void vb_doc_give(struct vb_doc *doc)
{
	vb_line_end(&doc->line);
	if (!doc->refused)
		doc->refused = !doc->function(doc->user, doc->line.bytes, doc->line.len);
}

struct vb_finding vb_doc_finding(const struct vb_doc *doc, enum vb_finding_code code)
{
	struct vb_finding finding = {.code = code, .number_symbol = doc->number_symbol};
	if (doc->key.ptr)
		finding.work = VB_CONCAT(doc->arena, doc->key, VB_LIT("/"), doc->date.ptr ? doc->date : VB_LIT("-"));
	return finding;
}

struct vb_finding vb_doc_finding_of(const struct vb_doc *doc, enum vb_finding_code code, const struct vb_json *citation)
{
	const struct vb_json *work = vb_doc_work_of(doc, citation);
	struct vb_str symbol = vb_json_member_str(citation, "number_symbol");
	return (struct vb_finding){.code = code, .work = vb_work_key(doc->arena, work),
	    .number_symbol = symbol.ptr ? symbol : vb_json_member_str(work, "number_symbol")};
}

void vb_doc_show(struct vb_doc *doc, struct vb_finding *finding, const struct vb_json *thing, struct vb_str value)
{
	*vb_push(doc->arena, &finding->evidence) = vb_doc_evidence(doc, thing, value);
}

void vb_doc_report(struct vb_doc *doc, const struct vb_finding *finding)
{
	VB_LINE_START(&doc->line, VB_LIT("finding "), vb_str_of(vb_codes[finding->code].code), VB_LIT(" "), doc->source);
	vb_finding_put(&doc->line, finding);
	vb_doc_give(doc);
}
