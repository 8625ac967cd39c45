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

static void put_span(struct vb_buffer *out, const uint64_t span[2])
{
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

static void put_evidence(struct vb_buffer *out, const struct vb_evidence *evidence)
{
	put(out, "{\"source\":");
	vb_json_put_str(out, evidence->source);
	put(out, ",\"line\":");
	vb_json_put_number(out, evidence->line);
	put(out, ",\"text\":");
	vb_json_put_str(out, evidence->text);
	put(out, ",\"source_span\":");
	put_span(out, evidence->source_span);
	put(out, ",\"span\":");
	put_span(out, evidence->span);
	put(out, ",\"value\":");
	vb_json_put_str(out, evidence->value);
	put(out, "}");
}

static void put_side(struct vb_buffer *out, const struct vb_side *side)
{
	put(out, "{\"value\":");
	vb_json_put_str(out, side->value);
	put(out, ",\"documents\":");
	vb_json_put_number(out, side->documents);
	put(out, ",\"mentions\":");
	vb_json_put_number(out, side->mentions);
	put(out, "}");
}

static void put_all_evidence(struct vb_buffer *out, const struct vb_finding *finding)
{
	for (uint32_t i = 0; i < finding->evidence.count; i++) {
		put(out, i ? "," : "");
		put_evidence(out, &finding->evidence.items[i]);
	}
}

static void put_all_sides(struct vb_buffer *out, const struct vb_finding *finding)
{
	for (uint32_t i = 0; i < finding->sides.count; i++) {
		put(out, i ? "," : "");
		put_side(out, &finding->sides.items[i]);
	}
}

static const char *severity_name(enum vb_severity severity)
{
	static const char *const names[] = {"info", "warning", "error"};
	return names[severity];
}

void vb_finding_write(struct vb_buffer *out, const struct vb_finding *finding, const char *(*translate)(const char *))
{
	const struct vb_code *code = &vb_codes[finding->code];
	put(out, "{\"code\":\"");
	put(out, code->code);
	put(out, "\",\"severity\":\"");
	put(out, severity_name(code->severity));
	put(out, "\",\"work\":");
	vb_json_put_str(out, finding->work);
	put(out, ",\"evidence\":[");
	put_all_evidence(out, finding);
	put(out, "],\"number_symbol\":");
	vb_json_put_str(out, finding->number_symbol);
	put(out, ",\"message\":");
	vb_json_put_str(out, message_of(out->arena, finding, translate));
	put(out, ",\"counts\":[");
	put_all_sides(out, finding);
	put(out, "],\"suggestion\":");
	vb_json_put_str(out, finding->suggestion);
	if (finding->extra.ptr) {
		put(out, ",");
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
