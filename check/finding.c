#include "finding.h"

#include <stdlib.h>

static void put(struct vb_buffer *out, const char *literal)
{
	vb_buffer_add(out, literal, strlen(literal));
}

/* What stands for the placeholder at `at` ("{a}" or "{symbol}"); its length in *len, 0 where it is none. */
static struct vb_str placeholder(const struct vb_finding *finding, const char *at, size_t *len)
{
	static const char symbol[] = "{symbol}";
	*len = 0;
	if (strncmp(at, symbol, sizeof symbol - 1) == 0) {
		*len = sizeof symbol - 1;
		return finding->number_symbol;
	}
	if (at[0] != '{' || at[1] < 'a' || at[1] >= 'a' + VB_FINDING_WORDS || at[2] != '}')
		return VB_NULL;
	*len = 3;
	return finding->words[at[1] - 'a'];
}

static struct vb_str message_of(struct vb_arena *arena, const struct vb_finding *finding, const char *(*translate)(const char *))
{
	const char *text = vb_codes[finding->code].message;
	struct vb_buffer out = {.arena = arena};
	if (translate)
		text = translate(text);
	for (size_t len; *text; text += len) {
		struct vb_str word = placeholder(finding, text, &len);
		if (len) {
			word = word.ptr ? word : VB_LIT("?");
			vb_buffer_add(&out, word.ptr, word.len);
		} else {
			vb_buffer_add_byte(&out, *text);
			len = 1;
		}
	}
	return (struct vb_str){out.bytes, out.len};
}

static void put_span(struct vb_buffer *out, const char *key, const uint64_t span[2])
{
	vb_json_put_key(out, key);
	if (span[0] == VB_UNKNOWN || span[1] == VB_UNKNOWN) {
		put(out, "null");
		return;
	}
	put(out, "[");
	vb_json_put_number(out, span[0]);
	put(out, ",");
	vb_json_put_number(out, span[1]);
	put(out, "]");
}

static void put_all_evidence(struct vb_buffer *out, const struct vb_finding *finding)
{
	vb_json_put_key(out, "evidence");
	put(out, "[");
	for (uint32_t i = 0; i < finding->evidence.count; i++) {
		const struct vb_evidence *evidence = &finding->evidence.items[i];
		vb_json_next(out);
		put(out, "{");
		vb_json_put_member(out, "source", evidence->source);
		vb_json_put_count(out, "line", evidence->line);
		vb_json_put_member(out, "text", evidence->text);
		put_span(out, "source_span", evidence->source_span);
		put_span(out, "span", evidence->span);
		vb_json_put_member(out, "value", evidence->value);
		put(out, "}");
	}
	put(out, "]");
}

static void put_all_sides(struct vb_buffer *out, const struct vb_finding *finding)
{
	vb_json_put_key(out, "counts");
	put(out, "[");
	for (uint32_t i = 0; i < finding->sides.count; i++) {
		const struct vb_side *side = &finding->sides.items[i];
		vb_json_next(out);
		put(out, "{");
		vb_json_put_member(out, "value", side->value);
		vb_json_put_count(out, "documents", side->documents);
		vb_json_put_count(out, "mentions", side->mentions);
		put(out, "}");
	}
	put(out, "]");
}

void vb_finding_write(struct vb_buffer *out, const struct vb_finding *finding, const char *(*translate)(const char *))
{
	static const struct vb_str severities[] = {VB_LIT("info"), VB_LIT("warning"), VB_LIT("error")};
	const struct vb_code *code = &vb_codes[finding->code];
	put(out, "{");
	vb_json_put_member(out, "code", vb_str_of(code->code));
	vb_json_put_member(out, "severity", severities[code->severity]);
	vb_json_put_member(out, "work", finding->work);
	put_all_evidence(out, finding);
	vb_json_put_member(out, "number_symbol", finding->number_symbol);
	vb_json_put_member(out, "message", message_of(out->arena, finding, translate));
	put_all_sides(out, finding);
	vb_json_put_member(out, "suggestion", finding->suggestion);
	if (finding->extra.ptr) {
		vb_json_next(out);
		vb_buffer_add(out, finding->extra.ptr, finding->extra.len);
	}
	put(out, "}");
}

/* ---- Lines ------------------------------------------------------------------------------------------------------------------ */

void vb_evidence_put(struct vb_buffer *line, const struct vb_evidence *evidence)
{
	vb_line_str(line, evidence->source);
	vb_line_number(line, evidence->line);
	vb_line_str(line, evidence->text);
	vb_line_number(line, evidence->span[0]);
	vb_line_number(line, evidence->span[1]);
	vb_line_number(line, evidence->source_span[0]);
	vb_line_number(line, evidence->source_span[1]);
	vb_line_str(line, evidence->value);
}

struct vb_evidence vb_evidence_get(const struct vb_field *fields)
{
	return (struct vb_evidence){
		.source = fields[0].text,
		.line = fields[1].number,
		.text = fields[2].text,
		.span = {fields[3].number, fields[4].number},
		.source_span = {fields[5].number, fields[6].number},
		.value = fields[7].text,
	};
}

enum { HEAD = 3 + VB_FINDING_WORDS }; /* code, work, symbol, words */

void vb_finding_put(struct vb_buffer *line, const struct vb_finding *finding)
{
	vb_line_str(line, vb_str_of(vb_codes[finding->code].code));
	vb_line_str(line, finding->work);
	vb_line_str(line, finding->number_symbol);
	for (int i = 0; i < VB_FINDING_WORDS; i++)
		vb_line_str(line, finding->words[i]);
	for (uint32_t i = 0; i < finding->evidence.count; i++)
		vb_evidence_put(line, &finding->evidence.items[i]);
}

/* Where its places say different things, these are the sides. */
static void count_sides(struct vb_arena *arena, struct vb_finding *finding)
{
	for (uint32_t i = 0; i < finding->evidence.count; i++) {
		struct vb_str value = finding->evidence.items[i].value;
		uint32_t k = 0;
		while (k < finding->sides.count && !vb_str_equal(finding->sides.items[k].value, value))
			k++;
		if (k == finding->sides.count)
			*vb_push(arena, &finding->sides) = (struct vb_side){value, 1, 0};
		finding->sides.items[k].mentions++;
	}
	if (finding->sides.count < 2)
		finding->sides.count = 0;
}

bool vb_finding_get(struct vb_arena *arena, const struct vb_fields *fields, struct vb_finding *finding)
{
	if (fields->count < HEAD || (fields->count - HEAD) % VB_EVIDENCE_FIELDS != 0)
		return false;
	*finding = (struct vb_finding){.code = vb_code_find(fields->items[0].text), .work = fields->items[1].text,
	    .number_symbol = fields->items[2].text};
	if (finding->code == VB_FINDING_COUNT)
		return false;
	for (int i = 0; i < VB_FINDING_WORDS; i++)
		finding->words[i] = fields->items[3 + i].text;
	for (uint32_t i = HEAD; i < fields->count; i += VB_EVIDENCE_FIELDS)
		*vb_push(arena, &finding->evidence) = vb_evidence_get(&fields->items[i]);
	count_sides(arena, finding);
	return true;
}

/* ---- Sides ------------------------------------------------------------------------------------------------------------------ */

static int compare_sides(const void *a, const void *b)
{
	const struct vb_side *x = a, *y = b;
	if (x->documents != y->documents)
		return x->documents > y->documents ? -1 : 1;
	if (x->mentions != y->mentions)
		return x->mentions > y->mentions ? -1 : 1;
	return vb_str_compare(x->value, y->value);
}

void vb_finding_sort_sides(struct vb_finding *finding)
{
	if (finding->sides.count)
		qsort(finding->sides.items, finding->sides.count, sizeof *finding->sides.items, compare_sides);
}

struct vb_str vb_finding_sides(struct vb_arena *arena, const struct vb_finding *finding)
{
	enum { SHOWN = 6 }; /* the rest is in the counts */
	struct vb_buffer out = {.arena = arena};
	for (uint32_t i = 0; i < finding->sides.count && i < SHOWN; i++) {
		const struct vb_side *side = &finding->sides.items[i];
		put(&out, i ? ", " : "");
		vb_buffer_add(&out, side->value.ptr, side->value.len);
		put(&out, " (");
		vb_json_put_number(&out, side->documents);
		put(&out, ")");
	}
	put(&out, finding->sides.count > SHOWN ? ", …" : "");
	return (struct vb_str){out.bytes, out.len};
}
