/* Documents of the set against each other: cited with another number, twice, as a draft, answering or not. */
#include "reduce.h"

enum { MOST_KEPT = 1024 }; /* documents or provinces of one group that are kept: there are 63, then 34, provinces */

static struct vb_str dated(struct vb_reduce *reduce, struct vb_str base)
{
	return VB_CONCAT(&reduce->group, base, VB_LIT("/-"));
}

/* ---- A citation with another number than the header ------------------------------------------------------------------------- */

enum { T_KIND, T_IDENTITY, T_SOURCE, T_NUMBER, T_TITLE_KEY, T_SYMBOL, T_EVIDENCE };

struct own_number {
	struct vb_str number, title, symbol;
	struct vb_evidence evidence;
};

struct targets {
	struct vb_str rest; /* "VN-25//KH-UBND/2024-07-01" */
	struct VB_LIST(struct own_number) headers;
};

static void *start_target(struct vb_reduce *reduce, struct vb_str rest)
{
	struct targets *targets = vb_arena_zalloc(&reduce->group, sizeof *targets);
	targets->rest = rest;
	return targets;
}

static void report_number(struct vb_reduce *reduce, struct targets *targets, const struct own_number *header, const struct vb_fields *fields)
{
	struct vb_str symbol = vb_reduce_keep_str(reduce, vb_field_text(fields, T_SYMBOL));
	const char *slash = memchr(targets->rest.ptr, '/', targets->rest.len), *date = memrchr(targets->rest.ptr, '/', targets->rest.len);
	struct vb_str place = {targets->rest.ptr, (size_t)(slash - targets->rest.ptr)};
	struct vb_str day = {date + 1, (size_t)(targets->rest.ptr + targets->rest.len - date) - 1};
	struct vb_finding finding = {.code = VB_FINDING_TARGET_NUMBER_MISMATCH, .number_symbol = symbol, .words = {symbol, header->symbol},
	    .work = VB_CONCAT(&reduce->group, place, VB_LIT("/"), header->symbol, VB_LIT("/"), day)};
	*vb_push(&reduce->group, &finding.evidence) = vb_reduce_keep(reduce, &fields->items[T_EVIDENCE]);
	*vb_push(&reduce->group, &finding.evidence) = header->evidence;
	*vb_push(&reduce->group, &finding.sides) = (struct vb_side){symbol, 1, 1};
	*vb_push(&reduce->group, &finding.sides) = (struct vb_side){header->symbol, 1, 0};
	vb_reduce_report(reduce, &finding);
}

/* Headers come before mentions. */
static bool take_target(struct vb_reduce *reduce, void *state, const struct vb_fields *fields)
{
	struct targets *targets = state;
	struct vb_str number = vb_field_text(fields, T_NUMBER), title = vb_field_text(fields, T_TITLE_KEY);
	const struct own_number *found = NULL;
	if (fields->count != T_EVIDENCE + VB_EVIDENCE_FIELDS || !number.ptr || !memchr(targets->rest.ptr, '/', targets->rest.len))
		return false;
	if (vb_str_equal(vb_field_text(fields, T_KIND), VB_LIT("h"))) {
		if (targets->headers.count < MOST_KEPT)
			*vb_push(&reduce->group, &targets->headers) = (struct own_number){vb_reduce_keep_str(reduce, number),
				vb_reduce_keep_str(reduce, title), vb_reduce_keep_str(reduce, vb_field_text(fields, T_SYMBOL)),
				vb_reduce_keep(reduce, &fields->items[T_EVIDENCE])};
		return true;
	}
	for (uint32_t i = 0; i < targets->headers.count; i++) {
		const struct own_number *header = &targets->headers.items[i];
		if (vb_str_equal(vb_without_zeros(header->number), vb_without_zeros(number)))
			return true;
		if (!found && vb_titles_agree(header->title, title))
			found = header;
	}
	if (found)
		report_number(reduce, targets, found, fields);
	return true;
}

static void end_target(struct vb_reduce *reduce, void *state)
{
	(void)reduce;
	(void)state;
}

const struct vb_group_kind vb_group_target = {VB_LIT("target "), start_target, take_target, end_target};

/* ---- The same document twice ------------------------------------------------------------------------------------------------ */

enum { D_DRAFT, D_SOURCE, D_HASH, D_WORK, D_SYMBOL, D_EVIDENCE };

struct twins {
	struct vb_finding finding;
	uint64_t count;
	struct vb_buffer names;
};

static void *start_document(struct vb_reduce *reduce, struct vb_str rest)
{
	struct twins *twins = vb_arena_zalloc(&reduce->group, sizeof *twins);
	(void)rest;
	twins->finding.code = VB_FINDING_DOCUMENT_TWICE;
	twins->names.arena = &reduce->group;
	return twins;
}

static bool take_document(struct vb_reduce *reduce, void *state, const struct vb_fields *fields)
{
	enum { SHOWN = 8 };
	struct twins *twins = state;
	if (fields->count != D_EVIDENCE + VB_EVIDENCE_FIELDS)
		return false;
	if (vb_str_equal(vb_field_text(fields, D_DRAFT), VB_LIT("1"))) /* drafts stand last; see draft-beside-final */
		return true;
	struct vb_str source = vb_field_text(fields, D_SOURCE);
	if (twins->count++ == 0) {
		twins->finding.work = vb_reduce_keep_str(reduce, vb_field_text(fields, D_WORK));
		twins->finding.number_symbol = vb_reduce_keep_str(reduce, vb_field_text(fields, D_SYMBOL));
	}
	if (twins->count > SHOWN + 1)
		return true;
	if (twins->names.len)
		vb_buffer_add(&twins->names, ", ", 2);
	source = twins->count > SHOWN ? VB_LIT("…") : source;
	vb_buffer_add(&twins->names, source.ptr, source.len);
	if (twins->count > SHOWN)
		return true;
	*vb_push(&reduce->group, &twins->finding.evidence) = vb_reduce_keep(reduce, &fields->items[D_EVIDENCE]);
	return true;
}

static void end_document(struct vb_reduce *reduce, void *state)
{
	struct twins *twins = state;
	if (twins->count < 2)
		return;
	twins->finding.words[0] = vb_arena_digits(&reduce->group, (uint32_t)twins->count);
	twins->finding.words[1] = (struct vb_str){twins->names.bytes, twins->names.len};
	vb_reduce_report(reduce, &twins->finding);
}

const struct vb_group_kind vb_group_document = {VB_LIT("document "), start_document, take_document, end_document};

/* ---- A draft beside its final ----------------------------------------------------------------------------------------------- */

enum { N_DRAFT, N_SOURCE, N_SYMBOL, N_WORK, N_EVIDENCE };

struct finals {
	bool known;
	struct vb_str symbol, work;
	struct vb_evidence evidence;
};

static void *start_title(struct vb_reduce *reduce, struct vb_str rest)
{
	(void)rest;
	return vb_arena_zalloc(&reduce->group, sizeof(struct finals));
}

/* The final ones stand first. */
static bool take_title(struct vb_reduce *reduce, void *state, const struct vb_fields *fields)
{
	struct finals *finals = state;
	if (fields->count != N_EVIDENCE + VB_EVIDENCE_FIELDS)
		return false;
	if (vb_str_equal(vb_field_text(fields, N_DRAFT), VB_LIT("0"))) {
		if (!finals->known)
			*finals = (struct finals){true, vb_reduce_keep_str(reduce, vb_field_text(fields, N_SYMBOL)),
			    vb_reduce_keep_str(reduce, vb_field_text(fields, N_WORK)), vb_reduce_keep(reduce, &fields->items[N_EVIDENCE])};
		return true;
	}
	if (!finals->known)
		return true;
	struct vb_finding finding = {.code = VB_FINDING_DRAFT_BESIDE_FINAL, .number_symbol = finals->symbol, .work = finals->work,
	    .words = {vb_reduce_keep_str(reduce, vb_field_text(fields, N_SOURCE))}};
	*vb_push(&reduce->group, &finding.evidence) = vb_reduce_keep(reduce, &fields->items[N_EVIDENCE]);
	*vb_push(&reduce->group, &finding.evidence) = finals->evidence;
	vb_reduce_report(reduce, &finding);
	return true;
}

const struct vb_group_kind vb_group_title = {VB_LIT("title "), start_title, take_title, end_target};

/* ---- Answers to one resolution ---------------------------------------------------------------------------------------------- */

enum { A_KIND, A_PROVINCE, A_NAME, A_SOURCE, A_SYMBOL, A_EVIDENCE };
enum { C_WORK = 1, C_SYMBOL, C_PROVINCE, C_FIELDS };

struct answer {
	struct vb_str province, name;
	struct vb_evidence evidence;
	bool cites; /* the work at hand */
};

struct answers {
	struct vb_str symbol;
	struct VB_LIST(struct answer) list; /* sorted by province */
	struct vb_str work, work_symbol;    /* the work at hand */
	uint32_t citing;
};

static void *start_answers(struct vb_reduce *reduce, struct vb_str rest)
{
	(void)rest;
	return vb_arena_zalloc(&reduce->group, sizeof(struct answers));
}

static void report_left_out(struct vb_reduce *reduce, const struct answers *answers, const struct answer *answer)
{
	struct vb_arena *arena = &reduce->group;
	struct vb_str share = VB_CONCAT(arena, vb_arena_digits(arena, answers->citing), VB_LIT("/"), vb_arena_digits(arena, answers->list.count));
	struct vb_finding finding = {.code = VB_FINDING_CITATION_LEFT_OUT, .number_symbol = answers->work_symbol, .work = dated(reduce, answers->work),
	    .words = {answer->name, answers->symbol, share}};
	*vb_push(arena, &finding.evidence) = answer->evidence;
	vb_reduce_report(reduce, &finding);
}

/* The work at hand is done: at least three provinces and three quarters of them cite it. */
static void end_cited(struct vb_reduce *reduce, struct answers *answers)
{
	bool most = answers->citing >= 3 && 4 * answers->citing >= 3 * answers->list.count;
	for (uint32_t i = 0; i < answers->list.count; i++) {
		if (most && !answers->list.items[i].cites)
			report_left_out(reduce, answers, &answers->list.items[i]);
		answers->list.items[i].cites = false;
	}
	answers->citing = 0;
}

static void take_answer(struct vb_reduce *reduce, struct answers *answers, const struct vb_fields *fields)
{
	struct vb_str province = vb_field_text(fields, A_PROVINCE);
	bool again = answers->list.count && vb_str_equal(answers->list.items[answers->list.count - 1].province, province);
	if (again || answers->list.count == MOST_KEPT)
		return;
	if (!answers->symbol.ptr)
		answers->symbol = vb_reduce_keep_str(reduce, vb_field_text(fields, A_SYMBOL));
	*vb_push(&reduce->group, &answers->list) = (struct answer){vb_reduce_keep_str(reduce, province),
		vb_reduce_keep_str(reduce, vb_field_text(fields, A_NAME)), vb_reduce_keep(reduce, &fields->items[A_EVIDENCE]), false};
}

static struct answer *answer_of(const struct answers *answers, struct vb_str province)
{
	for (uint32_t i = 0; i < answers->list.count; i++)
		if (vb_str_equal(answers->list.items[i].province, province))
			return &answers->list.items[i];
	return NULL;
}

static bool take_answers(struct vb_reduce *reduce, void *state, const struct vb_fields *fields)
{
	struct answers *answers = state;
	if (vb_str_equal(vb_field_text(fields, A_KIND), VB_LIT("a"))) {
		if (fields->count != A_EVIDENCE + VB_EVIDENCE_FIELDS)
			return false;
		take_answer(reduce, answers, fields);
		return true;
	}
	struct vb_str work = vb_field_text(fields, C_WORK);
	if (fields->count != C_FIELDS || !work.ptr)
		return false;
	if (!answers->work.ptr || !vb_str_equal(answers->work, work)) {
		end_cited(reduce, answers);
		answers->work = vb_reduce_keep_str(reduce, work);
		answers->work_symbol = vb_reduce_keep_str(reduce, vb_field_text(fields, C_SYMBOL));
	}
	struct answer *answer = answer_of(answers, vb_field_text(fields, C_PROVINCE));
	if (answer && !answer->cites) {
		answer->cites = true;
		answers->citing++;
	}
	return true;
}

static void end_answers(struct vb_reduce *reduce, void *state)
{
	end_cited(reduce, state);
}

const struct vb_group_kind vb_group_answers = {VB_LIT("answers "), start_answers, take_answers, end_answers};

/* ---- Provinces that have not answered --------------------------------------------------------------------------------------- */

enum { L_WORK = 1, L_SYMBOL, L_PROVINCE, L_DATE, L_FIELDS };

/* A province of the roll. */
struct answering {
	struct vb_str code;
	struct vb_str latest; /* date of a document of it; "9" where one has none, which may be of any day */
};

/* The provinces that answer one resolution. */
struct roll {
	struct vb_str work, symbol;
	struct VB_LIST(struct answering) provinces; /* sorted */
};

struct rolls {
	struct roll now;
	struct VB_LIST(struct roll) best; /* those of the most provinces, or the one asked for */
	bool of_old_provinces;            /* one that merged is expected: the names are those of before 1 July 2025 */
};

static bool has_merged(const struct vb_province *province)
{
	return province->into && strcmp(province->into, province->code) != 0;
}

static bool some_have_merged(const struct vb_reduce *reduce)
{
	for (uint32_t i = 0; i < reduce->expected.count; i++)
		if (has_merged(reduce->expected.items[i]))
			return true;
	return false;
}

/* "45-nq/tw" and "Nghị quyết số 45-NQ/TW" are 45-NQ/TW. */
static bool is_asked(struct vb_arena *arena, const char *asked, struct vb_str symbol)
{
	struct vb_str text = vb_str_of(asked + strcspn(asked, "0123456789"));
	return vb_str_equal(vb_folded(arena, text.len ? text : vb_str_of(asked)), vb_folded(arena, symbol));
}

static void end_roll(struct vb_reduce *reduce, struct rolls *rolls)
{
	const char *asked = reduce->settings->answer;
	struct roll *now = &rolls->now;
	if (!now->work.ptr || (asked && !is_asked(&reduce->line, asked, now->symbol)))
		return;
	uint32_t most = rolls->best.count && !asked ? rolls->best.items[0].provinces.count : 0;
	if (now->provinces.count < most)
		return;
	if (now->provinces.count > most && !asked)
		rolls->best.count = 0;
	*vb_push(&reduce->group, &rolls->best) = *now;
}

static void take_answering(struct vb_reduce *reduce, struct roll *roll, struct vb_str code, struct vb_str date)
{
	struct answering *last = roll->provinces.count ? &roll->provinces.items[roll->provinces.count - 1] : NULL;
	date = vb_date_is_full(date) ? date : VB_LIT("9");
	if (!last || !vb_str_equal(last->code, code)) {
		if (roll->provinces.count == MOST_KEPT)
			return;
		last = vb_push(&reduce->group, &roll->provinces);
		last->code = vb_reduce_keep_str(reduce, code);
	}
	if (vb_str_compare(last->latest, date) < 0)
		last->latest = vb_reduce_keep_str(reduce, date);
}

static bool take_roll(struct vb_reduce *reduce, struct rolls *rolls, const struct vb_fields *fields)
{
	struct vb_str work = vb_field_text(fields, L_WORK), province = vb_field_text(fields, L_PROVINCE);
	if (fields->count != L_FIELDS || !work.ptr || !province.ptr)
		return false;
	if (!rolls->now.work.ptr || !vb_str_equal(rolls->now.work, work)) {
		end_roll(reduce, rolls);
		rolls->now = (struct roll){vb_reduce_keep_str(reduce, work), vb_reduce_keep_str(reduce, vb_field_text(fields, L_SYMBOL)), {0}};
	}
	take_answering(reduce, &rolls->now, province, vb_field_text(fields, L_DATE));
	return true;
}

/* A province that has merged answers through the one it is a part of, after that day; one of today through each that became a part of it. */
static bool answers_for(const struct rolls *rolls, const struct answering *answering, const struct vb_province *expected)
{
	if (vb_str_equal(answering->code, vb_str_of(expected->code)))
		return true;
	if (has_merged(expected))
		return vb_str_equal(answering->code, vb_str_of(expected->into)) && vb_str_compare(answering->latest, vb_str_of(expected->until)) > 0;
	const struct vb_province *province = rolls->of_old_provinces ? NULL : vb_province_by_code(answering->code);
	return province && has_merged(province) && strcmp(province->into, expected->code) == 0;
}

static bool is_on_roll(const struct rolls *rolls, const struct roll *roll, const struct vb_province *expected)
{
	for (uint32_t i = 0; i < roll->provinces.count; i++)
		if (answers_for(rolls, &roll->provinces.items[i], expected))
			return true;
	return false;
}

static void report_roll(struct vb_reduce *reduce, const struct rolls *rolls, const struct roll *roll)
{
	uint64_t missing = 0;
	for (uint32_t i = 0; i < reduce->expected.count; i++)
		missing += !is_on_roll(rolls, roll, reduce->expected.items[i]);
	for (uint32_t i = 0; i < reduce->expected.count; i++) {
		const struct vb_province *expected = reduce->expected.items[i];
		if (is_on_roll(rolls, roll, expected))
			continue;
		struct vb_finding finding = {.code = VB_FINDING_NOT_ANSWERED, .number_symbol = roll->symbol,
		    .work = roll->work.ptr ? dated(reduce, roll->work) : VB_NULL, .words = {expected->name}};
		*vb_push(&reduce->group, &finding.sides) = (struct vb_side){VB_LIT("answered"), reduce->expected.count - missing, 0};
		*vb_push(&reduce->group, &finding.sides) = (struct vb_side){VB_LIT("not answered"), missing, 0};
		vb_reduce_report(reduce, &finding);
	}
}

/* Returns whether there is a resolution that the provinces can be asked for. */
static bool report_rolls(struct vb_reduce *reduce, struct rolls *rolls)
{
	end_roll(reduce, rolls);
	if (!rolls->best.count && reduce->settings->answer)
		*vb_push(&reduce->group, &rolls->best) = (struct roll){.symbol = vb_str_of(reduce->settings->answer)};
	for (uint32_t i = 0; i < rolls->best.count; i++)
		report_roll(reduce, rolls, &rolls->best.items[i]);
	return rolls->best.count > 0;
}

/* ---- Coverage --------------------------------------------------------------------------------------------------------------- */

enum { V_KIND, V_IDENTITY, V_SOURCE, V_CITATIONS, V_RESOLVED, V_AMBIGUOUS, V_BLANK, V_NO_DATE, V_NO_NUMBER, V_NO_ISSUER, V_NO_TEXT, V_FIELDS };
enum { X_SOURCE = 1, X_REASON, X_FIELDS };

/* Why an input or a part of a document was not checked. */
struct reason {
	struct vb_str name;
	uint64_t count;
};

struct reasons VB_LIST(struct reason);

struct coverage {
	struct vb_str identity;
	uint64_t documents, citations, resolved, unchecked;
	struct reasons inputs, parts;
	struct rolls rolls;
};

static void *start_coverage(struct vb_reduce *reduce, struct vb_str rest)
{
	struct coverage *coverage = vb_arena_zalloc(&reduce->group, sizeof *coverage);
	(void)rest;
	coverage->rolls.of_old_provinces = some_have_merged(reduce);
	return coverage;
}

static void add_reason(struct vb_reduce *reduce, struct reasons *reasons, struct vb_str name, uint64_t number)
{
	uint32_t at = 0;
	while (at < reasons->count && !vb_str_equal(reasons->items[at].name, name))
		at++;
	if (!number || at == MOST_KEPT)
		return;
	if (at == reasons->count)
		*vb_push(&reduce->group, reasons) = (struct reason){vb_reduce_keep_str(reduce, name), 0};
	reasons->items[at].count += number;
}

static void take_covered(struct vb_reduce *reduce, struct coverage *coverage, const struct vb_fields *fields)
{
	static const struct {
		uint32_t field;
		struct vb_str reason;
	} parts[] = {{V_AMBIGUOUS, VB_LIT("citations-ambiguous")}, {V_BLANK, VB_LIT("citations-blank")}, {V_NO_DATE, VB_LIT("documents-without-date")},
	             {V_NO_NUMBER, VB_LIT("documents-without-number")}, {V_NO_ISSUER, VB_LIT("documents-without-issuer")},
	             {V_NO_TEXT, VB_LIT("documents-without-text")}};
	struct vb_str identity = vb_field_text(fields, V_IDENTITY);
	if (coverage->identity.ptr && vb_str_equal(coverage->identity, identity)) {
		coverage->unchecked++;
		add_reason(reduce, &coverage->inputs, VB_LIT("copy"), 1);
		return;
	}
	coverage->identity = vb_reduce_keep_str(reduce, identity);
	coverage->documents++;
	coverage->citations += vb_field_number(fields, V_CITATIONS);
	coverage->resolved += vb_field_number(fields, V_RESOLVED);
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		add_reason(reduce, &coverage->parts, parts[i].reason, vb_field_number(fields, parts[i].field));
}

static bool take_coverage(struct vb_reduce *reduce, void *state, const struct vb_fields *fields)
{
	struct coverage *coverage = state;
	if (vb_str_equal(vb_field_text(fields, V_KIND), VB_LIT("a")))
		return take_roll(reduce, &coverage->rolls, fields);
	if (vb_str_equal(vb_field_text(fields, V_KIND), VB_LIT("d")) && fields->count == V_FIELDS) {
		bool possible = vb_field_number(fields, V_RESOLVED) <= vb_field_number(fields, V_CITATIONS);
		if (possible)
			take_covered(reduce, coverage, fields);
		return possible;
	}
	struct vb_str reason = vb_field_text(fields, X_REASON);
	if (fields->count != X_FIELDS || !reason.ptr)
		return false;
	coverage->unchecked++;
	add_reason(reduce, &coverage->inputs, reason, 1);
	return true;
}

static void put_reasons(struct vb_buffer *out, const char *key, const struct reasons *reasons)
{
	vb_json_put_key(out, key);
	vb_buffer_add_byte(out, '{');
	for (uint32_t i = 0; i < reasons->count; i++) {
		vb_json_next(out);
		vb_json_put_str(out, reasons->items[i].name);
		vb_buffer_add_byte(out, ':');
		vb_json_put_number(out, reasons->items[i].count);
	}
	vb_buffer_add_byte(out, '}');
}

static struct vb_str coverage_json(struct vb_reduce *reduce, const struct coverage *coverage)
{
	struct vb_buffer out = {.arena = &reduce->group};
	vb_json_put_key(&out, "coverage");
	vb_buffer_add_byte(&out, '{');
	vb_json_put_count(&out, "documents", coverage->documents);
	vb_json_put_count(&out, "citations", coverage->citations);
	vb_json_put_count(&out, "resolved", coverage->resolved);
	vb_json_put_count(&out, "unresolved", coverage->citations - coverage->resolved);
	put_reasons(&out, "inputs_not_checked", &coverage->inputs);
	put_reasons(&out, "partly_checked", &coverage->parts);
	vb_buffer_add_byte(&out, '}');
	return (struct vb_str){out.bytes, out.len};
}

static void end_coverage(struct vb_reduce *reduce, void *state)
{
	struct coverage *coverage = state;
	struct vb_arena *arena = &reduce->group;
	reduce->covered = true;
	if (!report_rolls(reduce, &coverage->rolls))
		add_reason(reduce, &coverage->parts, VB_LIT("provinces-expected"), reduce->expected.count);
	struct vb_finding finding = {.code = VB_FINDING_COVERAGE, .extra = coverage_json(reduce, coverage),
	    .words = {vb_arena_format(arena, "%llu", (unsigned long long)coverage->documents),
	              vb_arena_format(arena, "%llu", (unsigned long long)coverage->unchecked),
	              vb_arena_format(arena, "%llu", (unsigned long long)coverage->citations),
	              vb_arena_format(arena, "%llu", (unsigned long long)coverage->resolved),
	              vb_arena_format(arena, "%llu", (unsigned long long)(coverage->citations - coverage->resolved))}};
	vb_reduce_report(reduce, &finding);
}

const struct vb_group_kind vb_group_coverage = {VB_LIT("coverage"), start_coverage, take_coverage, end_coverage};
