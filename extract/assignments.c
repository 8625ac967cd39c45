#include "assignments.h"

#include "agencies.h"
#include "deadlines.h"
#include "patterns.h"
#include "structure.h"

#include "../base/utf8.h"
#include "../schema/registry.h"

/* Tasks of the body:
 *
 * section   = heading { paragraph | section }
 * heading   = order agencies                     all below are tasks of these agencies, until another heading names others
 *           | clause | other title
 * paragraph = clause { ( ";" | "." ) clause }      "Sở A chủ trì …; Sở B xây dựng …": each agency has its own task
 *           | order agencies ":"                 a heading for the paragraphs below it
 *           | label ":" agencies | label ":" deadline    who does the task above it, and when: "Cơ quan chủ trì: Sở A"
 *           | task "(" agencies "chủ trì" … ")"
 *           | other text                         a task of the agencies of the heading, if there are any
 * clause    = [ adverbial "," ] order agencies ( ":" | "-" | "," ) task
 *           | [ adverbial "," ] order agencies task        the task begins with a verb, or an order stands before the agencies
 * order     = [ "Giao" | "Yêu cầu" | "Đề nghị" … ]
 *
 * The role is what the task begins with: "Phối hợp" supports, "Tham mưu" advises, whatever else leads; "Đề nghị" before the agency
 * makes it a request. Whom the leader works together with ("phối hợp với …") gets the same task as support. Items below a task that
 * ends with a colon are parts of it. Sections on aims, requirements, views and money give tasks only by an order. */

#define W(literal) {literal, sizeof(literal) - 1}
#define COUNT(array) (sizeof(array) / sizeof *(array))

enum {
	USUAL = 128,              /* tasks: most plans have no more, and few lists are moved */
	MAX_ASSIGNMENTS = 200000, /* of one document: each takes some 300 bytes */
	USUAL_ASSIGNMENTS = 96,   /* what room is made for at first */
	ADVERBIAL = 160,          /* bytes before the agency: "Trên cơ sở các nhiệm vụ được giao, " */
	MOST_CLAUSES = 40,        /* of one paragraph: nobody orders more bodies in a breath */
	MOST_HELPERS = 200,       /* of one task: each repeats its words, so that the record would grow with their square */
	LONG_SENTENCE = 600,      /* bytes in which an order is looked for behind other words */
};

struct context {
	struct vb_agency_list agencies; /* whose duty follows; none: nobody's */
	bool request;
	bool aims; /* only orders give tasks */
};

enum { REMEMBERED = 64 }; /* a plan names some twenty agencies, each several times */

struct reader {
	struct vb_extraction *x;
	unsigned year;
	struct remembered {
		struct vb_str text;
		struct vb_agency_list agencies;
	} lists[REMEMBERED];
	struct vb_agency_list scratch; /* what a clause names, before it is known to be one */
	struct vb_due_list dues;
	bool said_limit;
	char *ids; /* room for the names of so many entries */
	uint32_t ids_left;
	char id[8]; /* the last name, of so many characters */
	size_t id_len;
	uint32_t citation; /* of the record, the first of the last task */
	struct {
		const char *text;
		uint32_t place;
	} start; /* the last text whose first word was looked at */
};

/* An order, agencies, and what they have to do. */
struct clause {
	struct vb_agency_list agencies;
	struct vb_str task; /* empty: nothing follows */
	bool order, request;
	bool colon; /* it stands between them */
};

/* ---- Starts of texts ------------------------------------------------------------------------------------------------- */

/* What the first word of a text may begin. */
enum start {
	ORDER = 1,        /* "Giao …", "UBND tỉnh yêu cầu …", "Trách nhiệm của …" */
	ADVERBIAL_OF = 2, /* "Hằng năm, …" */
	CLOSING = 4,      /* a sentence on the plan itself */
	AIM = 8,          /* the title of a section on aims and the like */
	ANNOUNCEMENT = 16,
	ROLE = 32,        /* a word that tells the role, or one that stands before it */
	LEADING = 64,     /* what the agency in a bracket does */
	LABEL = 128,
	PLURAL = 256,
};

#define WORDS(list) (list), COUNT(list)

static const struct vb_str requests[] = {W("de nghi"), W("kinh de nghi"), W("tran trong de nghi")};
static const struct vb_str orders[] = {W("giao"), W("giao cho"), W("giao trach nhiem cho"), W("yeu cau"), W("phan cong")};
static const struct vb_str duties[] = {W("trach nhiem cua"), W("nhiem vu cua"), W("phan cong trach nhiem cho")};
static const struct vb_str province[] = {W("ubnd tinh"), W("uy ban nhan dan tinh"), W("chu tich ubnd tinh"), W("chu tich uy ban nhan dan tinh"), W("ubnd thanh pho"), W("uy ban nhan dan thanh pho"),
                                         W("chu tich ubnd thanh pho"), W("chu tich uy ban nhan dan thanh pho")};
static const struct vb_str adverbs[] = {W("hang nam"), W("hang quy"), W("hang thang"), W("dinh ky"), W("tren co so"), W("can cu"), W("trong qua trinh"), W("qua trinh"), W("doi voi"), W("de"), W("khi"), W("sau khi"), W("nham"), W("theo"), W("truoc"), W("tu"), W("trong")};
static const struct vb_str closings[] = {W("tren day la"), W("trong qua trinh"), W("qua trinh"), W("ke hoach nay"), W("chuong trinh nay"), W("chuong trinh hanh dong nay"), W("can cu ke hoach"), W("can cu noi dung"), W("ubnd tinh yeu cau"), W("uy ban nhan dan tinh yeu cau"), W("nhan duoc")};
static const struct vb_str aims[] = {W("muc dich"), W("yeu cau"), W("quan diem"), W("muc tieu"), W("chi tieu"), W("nguyen tac"), W("tinh hinh"), W("kinh phi"), W("nguon luc"), W("su can thiet"), W("can cu"), W("danh gia"), W("thuc trang"), W("ket qua dat duoc"), W("ton tai"), W("boi canh")};
static const struct vb_str announcements[] = {W("co trach nhiem"), W("co nhiem vu"), W("chiu trach nhiem"), W("thuc hien cac nhiem vu"), W("thuc hien mot so nhiem vu"), W("thuc hien cac noi dung"), W("trien khai cac nhiem vu"), W("thuc hien tot cac nhiem vu")};
static const struct vb_str before_role[] = {W("tiep tuc"), W("kip thoi"), W("chu dong"), W("khan truong"), W("co trach nhiem"), W("chiu trach nhiem"), W("thuong xuyen"), W("dinh ky"), W("hang nam"), W("tich cuc"), W("nghien cuu"), W("co nhiem vu")};
static const struct vb_str support = W("phoi hop"), advise = W("tham muu"), asked = W("duoc de nghi");
static const struct vb_str leads[] = {W("chu tri"), W("thuc hien"), W("lam dau moi")};
static const struct vb_str plural[] = {W("cac")};

/* Lines below a task that tell who does it and when. */
enum label { LABEL_NONE, LABEL_LEAD, LABEL_SUPPORT, LABEL_DUE };

static const struct {
	struct vb_str words;
	enum label label;
} labels[] = {
	{W("co quan chu tri"), LABEL_LEAD}, {W("don vi chu tri"), LABEL_LEAD}, {W("chu tri"), LABEL_LEAD}, {W("co quan, don vi chu tri"), LABEL_LEAD}, {W("don vi thuc hien"), LABEL_LEAD}, {W("co quan thuc hien"), LABEL_LEAD},
	{W("co quan chu tri thuc hien"), LABEL_LEAD}, {W("don vi chu tri thuc hien"), LABEL_LEAD}, {W("don vi, ca nhan chu tri"), LABEL_LEAD},
	{W("co quan phoi hop"), LABEL_SUPPORT}, {W("don vi phoi hop"), LABEL_SUPPORT}, {W("phoi hop"), LABEL_SUPPORT}, {W("phoi hop thuc hien"), LABEL_SUPPORT}, {W("co quan, don vi phoi hop"), LABEL_SUPPORT},
	{W("co quan phoi hop thuc hien"), LABEL_SUPPORT}, {W("don vi phoi hop thuc hien"), LABEL_SUPPORT},
	{W("thoi gian thuc hien"), LABEL_DUE}, {W("thoi gian hoan thanh"), LABEL_DUE}, {W("thoi han hoan thanh"), LABEL_DUE}, {W("thoi han"), LABEL_DUE}, {W("thoi gian"), LABEL_DUE}, {W("tien do"), LABEL_DUE}, {W("tien do thuc hien"), LABEL_DUE},
	{W("hoan thanh"), LABEL_DUE}, {W("thoi han thuc hien"), LABEL_DUE}, {W("thoi gian trinh"), LABEL_DUE}};

static void add_starts(struct vb_kinds *starts, const struct vb_str *words, size_t count, enum start start)
{
	for (size_t i = 0; i < count; i++)
		vb_kinds_add(starts, words[i], start);
}

void vb_task_kinds(struct vb_kinds *starts)
{
	add_starts(starts, WORDS(requests), ORDER);
	add_starts(starts, WORDS(orders), ORDER);
	add_starts(starts, WORDS(duties), ORDER);
	add_starts(starts, WORDS(province), ORDER);
	add_starts(starts, WORDS(adverbs), ADVERBIAL_OF);
	add_starts(starts, WORDS(closings), CLOSING);
	add_starts(starts, WORDS(aims), AIM);
	add_starts(starts, WORDS(announcements), ANNOUNCEMENT);
	add_starts(starts, WORDS(before_role), ROLE);
	add_starts(starts, &support, 1, ROLE);
	add_starts(starts, &advise, 1, ROLE);
	add_starts(starts, &asked, 1, ROLE);
	add_starts(starts, WORDS(leads), LEADING);
	add_starts(starts, WORDS(plural), PLURAL);
	for (size_t i = 0; i < COUNT(labels); i++)
		vb_kinds_add(starts, labels[i].words, LABEL);
}

/* The place of the first word of the text; several readers look there, one after the other. */
static uint32_t first_word(struct reader *r, struct vb_str text)
{
	if (r->start.text != text.ptr) {
		r->start.text = text.ptr;
		r->start.place = vb_first_word(r->x->folded, text);
	}
	return r->start.place;
}

/* May the text begin with what is of this kind? */
static bool may_start(struct reader *r, struct vb_str text, enum start start)
{
	return r->x->patterns->starts.places[first_word(r, text)] & start;
}

static bool may_start_agency(struct reader *r, struct vb_str text)
{
	return vb_agency_may_start(r->x, first_word(r, text));
}

/* A window on the start of the text. */
static void open_start(const struct vb_extraction *x, struct vb_window *window, struct vb_str text)
{
	vb_window_right(window, x->folded, text, 80);
}

/* The place behind the longest of the words that stands at `at`, 0 where none does. */
static size_t any_at(struct vb_window *window, size_t at, const struct vb_str *words, size_t count)
{
	char first = vb_window_look(window, at);
	size_t longest = 0;
	for (size_t i = 0; i < count; i++) {
		if (words[i].ptr[0] != first)
			continue;
		size_t end = vb_window_words(window, at, words[i]);
		longest = end > longest ? end : longest;
	}
	return longest;
}

static bool starts_with(struct reader *r, struct vb_str text, enum start start, const struct vb_str *words, size_t count)
{
	struct vb_window window;
	if (!may_start(r, text, start))
		return false;
	open_start(r->x, &window, text);
	return any_at(&window, 0, words, count) != 0;
}

/* ---- Clauses --------------------------------------------------------------------------------------------------------- */

/* ORDER_HEADING: "Trách nhiệm của Sở A" stands above the tasks, never in one sentence with them. */
enum order { ORDER_NONE, ORDER_GIVEN, ORDER_HEADING };

/* "Giao", "Yêu cầu", "Phân công", "Kính đề nghị", "Trân trọng", "Đề nghị": by the first bytes; not "Giáo viên". */
static bool may_order_start(struct vb_str text)
{
	const unsigned char *b = (const unsigned char *)text.ptr;
	if (text.len < 8)
		return false;
	switch (b[0] | 0x20) {
	case 'g': return (b[1] | 0x20) == 'i' && (b[2] | 0x20) == 'a' && (b[3] | 0x20) == 'o';
	case 'y': return b[1] == 0xC3 || (b[1] | 0x20) == 'e';
	case 'p': return (b[1] | 0x20) == 'h' && (b[2] == 0xC3 || (b[2] | 0x20) == 'a');
	case 'k': return b[1] == 0xC3 || (b[1] | 0x20) == 'i';
	case 't': return (b[1] | 0x20) == 'r';
	case 'n': return (b[1] | 0x20) == 'h';
	case 'd': return (b[1] | 0x20) == 'e';
	case 'u': return (b[1] | 0x20) == 'b' || (b[1] | 0x20) == 'y'; /* "UBND tỉnh giao …" */
	case 'c': return (b[1] | 0x20) == 'h' && b[2] == 0xE1 && b[3] == 0xBB;
	case 0xE1: return b[1] == 0xBB && (b[2] & 0xFE) == 0xA6; /* Ủ */
	default: return b[0] == 0xC4 && b[2] == 0xE1;
	}
}

/* The order that the text starts with; *end: bytes up to the agencies. */
static enum order read_order(struct reader *r, struct vb_str text, size_t *end, bool *request)
{
	struct vb_window window;
	*request = false;
	*end = 0;
	if (!may_order_start(text) || !may_start(r, text, ORDER))
		return ORDER_NONE;
	open_start(r->x, &window, text);
	size_t from = vb_window_behind_spaces(&window, any_at(&window, 0, province, COUNT(province)));
	size_t behind = any_at(&window, from, requests, COUNT(requests));
	*request = behind != 0;
	if (!behind)
		behind = any_at(&window, from, orders, COUNT(orders));
	size_t duty = any_at(&window, 0, duties, COUNT(duties));
	behind = duty > behind ? duty : behind;
	*end = vb_window_offset(&window, vb_window_behind_spaces(&window, behind));
	return !behind ? ORDER_NONE : duty == behind ? ORDER_HEADING : ORDER_GIVEN;
}

/* May a task begin so behind the name of its agency? */
static bool begins_task(const struct vb_extraction *x, struct vb_str text, bool known)
{
	static const struct vb_str never[] = {W("duoc"), W("da"), W("dang"), W("va"), W("cua"), W("ve"), W("tai"), W("o"), W("bi"), W("hoac"), W("khong"), W("nhu"), W("voi"), W("cung nhu"), W("thuoc"), W("noi"), W("co")};
	static const struct vb_str ever[] = {W("co trach nhiem"), W("co nhiem vu"), W("co ke hoach"), W("co van ban"), W("la co quan"), W("la don vi"), W("la dau moi"), W("trong pham vi"), W("trong qua trinh"), W("tuy theo"), W("theo chuc nang"),
	                                     W("theo nhiem vu"), W("thong qua"), W("phai"), W("can"), W("duoc de nghi"), W("duoc giao"), W("duoc yeu cau"), W("duoc phan cong")};
	struct vb_window window;
	if (!text.len || !vb_starts_lower(text))
		return false;
	open_start(x, &window, text);
	if (any_at(&window, 0, ever, COUNT(ever)))
		return true;
	struct vb_str start = vb_window_view(&window, 0, window.len);
	for (const struct vb_word_row *word = vb_word_starting(start); word; word = vb_word_shorter(word, start))
		if (word->kinds & VB_WORD_VERB)
			return true;
	return known && !any_at(&window, 0, never, COUNT(never));
}

static struct vb_str without_end(struct vb_str text)
{
	text = vb_str_trim(text);
	for (char c; text.len && ((c = text.ptr[text.len - 1]) == '.' || c == ';' || c == ',' || c == ' ' || c == '/');)
		text.len--;
	return text;
}

static struct vb_str behind(struct vb_str text, size_t len)
{
	return vb_str_trim((struct vb_str){text.ptr + len, text.len - len});
}

static bool any_known(const struct vb_agency_list *agencies)
{
	for (uint32_t i = 0; i < agencies->count; i++)
		if (agencies->items[i].body.ptr || agencies->items[i].group)
			return true;
	return false;
}

/* The agencies that the text names, as just read: the same words share one list. */
static struct vb_agency_list keep_agencies(struct reader *r, struct vb_str text)
{
	struct remembered *slot = &r->lists[(text.len * 31 + (unsigned char)text.ptr[text.len / 2]) % REMEMBERED];
	if (!vb_str_equal(slot->text, text))
		*slot = (struct remembered){text, vb_list_keep(r->x->arena, &r->scratch)};
	return slot->agencies;
}

/* What stands behind the agencies of a clause: nothing, or their task. */
static bool read_task(const struct vb_extraction *x, struct vb_str rest, bool known, struct clause *clause)
{
	if (!rest.len)
		return true;
	char mark = rest.ptr[0];
	if (mark == ':' || (mark == '-' && rest.len > 1 && rest.ptr[1] == ' ')) {
		clause->colon = true;
		clause->task = behind(rest, 1);
		return true;
	}
	if (mark == '.' || mark == ';') { /* the agencies alone are the sentence */
		clause->task = behind(rest, 1);
		return clause->task.len == 0;
	}
	bool comma = mark == ',';
	clause->task = comma ? behind(rest, 1) : rest;
	if (clause->order)
		return clause->task.len > 0;
	return begins_task(x, clause->task, !comma && known);
}

/* The clause that the text starts with. */
static bool read_clause(struct reader *r, struct vb_str text, struct clause *clause)
{
	size_t order = 0;
	*clause = (struct clause){0};
	enum order kind = read_order(r, text, &order, &clause->request);
	clause->order = kind != ORDER_NONE;
	struct vb_str rest = clause->order ? behind(text, order) : text;
	if (clause->order && rest.len && rest.ptr[0] == ':')
		rest = behind(rest, 1);
	if (!clause->order && !vb_starts_upper(text))
		return false;
	if (!may_start_agency(r, rest))
		return false;
	r->scratch.count = 0;
	size_t len = vb_agencies_of_text(r->x, rest, &r->scratch);
	if (!len)
		return false;
	if (!read_task(r->x, behind(rest, len), any_known(&r->scratch), clause) || (kind == ORDER_HEADING && clause->task.len && !clause->colon))
		return false;
	clause->agencies = keep_agencies(r, (struct vb_str){rest.ptr, len});
	return true;
}

/* The same behind words that tell when or on what ground: "Hằng năm, các sở …", "Trên cơ sở …, yêu cầu Thủ trưởng các sở …". */
static bool read_late_clause(struct reader *r, struct vb_str text, struct clause *clause)
{
	size_t most = text.len < LONG_SENTENCE ? text.len : LONG_SENTENCE;
	enum { UNREAD, ADVERB, OTHER } start = UNREAD; /* read at the first comma behind which no order stands */
	const char *comma = text.ptr, *semicolon = memchr(text.ptr, ';', most);
	if (semicolon)
		most = (size_t)(semicolon - text.ptr);
	while ((comma = memchr(comma, ',', most - (size_t)(comma - text.ptr)))) {
		struct vb_str rest = behind(text, (size_t)(++comma - text.ptr));
		size_t order;
		bool request, early = (size_t)(comma - text.ptr) <= ADVERBIAL;
		bool named = read_order(r, rest, &order, &request) == ORDER_GIVEN;
		if (!named && early && start == UNREAD)
			start = starts_with(r, text, ADVERBIAL_OF, WORDS(adverbs)) ? ADVERB : OTHER;
		if (!named && (!early || start != ADVERB))
			continue;
		struct vb_str after = named ? behind(rest, order) : rest;
		if (!may_start_agency(r, after))
			continue;
		r->scratch.count = 0;
		size_t len = vb_agencies_of_text(r->x, after, &r->scratch);
		struct vb_str task = len ? behind(after, len) : VB_NULL;
		bool follows = task.len && (begins_task(r->x, task, false) || (task.ptr[0] == ',' && begins_task(r->x, behind(task, 1), false)));
		bool sure = named || (len && (r->scratch.items[0].body.ptr || r->scratch.items[0].group));
		if (!sure || !(follows || (named && task.len && vb_starts_lower(task))))
			continue;
		*clause = (struct clause){.agencies = keep_agencies(r, (struct vb_str){after.ptr, len}), .task = task.ptr[0] == ',' ? behind(task, 1) : task, .order = named, .request = request};
		return true;
	}
	return false;
}

/* ---- Entries --------------------------------------------------------------------------------------------------------- */

static struct vb_str role_of(struct reader *r, struct vb_str task, bool request)
{
	struct vb_window window;
	if (request)
		return VB_LIT("request");
	if (!may_start(r, task, ROLE))
		return VB_LIT("lead");
	open_start(r->x, &window, task);
	if (any_at(&window, 0, &asked, 1))
		return VB_LIT("request");
	size_t at = 0;
	for (size_t end; (end = any_at(&window, at, WORDS(before_role)));)
		for (at = end; vb_window_look(&window, at) == ' ' || vb_window_look(&window, at) == ',';)
			at++;
	if (any_at(&window, at, &support, 1))
		return VB_LIT("support");
	return any_at(&window, at, &advise, 1) ? VB_LIT("advise") : VB_LIT("lead");
}

/* The ids of the mentions inside the span. */
static void add_citations(struct reader *r, struct vb_span span, struct vb_strs *ids)
{
	const struct vb_citation_list *citations = &r->x->record->citations;
	uint32_t low = r->citation, end;
	if (low && citations->items[low - 1].span.start >= span.start) /* tasks come in the order of the text, but for what rows share */
		low = vb_list_search(citations, span.start, span.start);
	while (low < citations->count && citations->items[low].span.start < span.start)
		low++;
	end = r->citation = low;
	while (end < citations->count && citations->items[end].span.end <= span.end)
		end++;
	if (end == low)
		return;
	ids->items = vb_arena_alloc(r->x->arena, (end - low) * sizeof *ids->items);
	while (low < end)
		ids->items[ids->count++] = citations->items[low++].id;
	ids->capacity = ids->count;
}

/* "t12": eight bytes a name, many of one piece of memory; each is the one before and one more. */
static struct vb_str next_id(struct reader *r)
{
	enum { SIZE = sizeof r->id, BATCH = 64 };
	if (r->ids_left == 0) {
		r->ids = vb_arena_alloc(r->x->arena, SIZE * BATCH);
		r->ids_left = BATCH;
	}
	size_t at = r->id_len;
	while (at > 1 && ++r->id[at - 1] > '9')
		r->id[--at] = '0';
	if (at == 1) { /* nothing but nines, or none yet */
		r->id[1] = '1';
		r->id[r->id_len] = r->id_len > 1 ? '0' : '1';
		r->id_len++;
	}
	char *id = memcpy(r->ids, r->id, SIZE);
	r->ids += SIZE;
	r->ids_left--;
	return (struct vb_str){id, r->id_len};
}

/* The agency stays where it is: in a list that lives as long as the record. */
static void add_entry(struct reader *r, const struct vb_assignment *model, const struct vb_agency *agency, struct vb_str role)
{
	struct vb_assignment_list *list = &r->x->record->assignments;
	if (list->count >= MAX_ASSIGNMENTS) {
		if (!r->said_limit)
			vb_diagnose(r->x->arena, &r->x->record->diagnostics, VB_DIAGNOSTIC_TASK_LIMIT, model->span, "%d tasks of agencies; those behind this one are left out", (int)MAX_ASSIGNMENTS);
		r->said_limit = true;
		return;
	}
	if (!list->capacity)
		vb_reserve(r->x->arena, list, USUAL_ASSIGNMENTS);
	struct vb_assignment *entry = vb_push(r->x->arena, list);
	*entry = *model;
	entry->id = next_id(r);
	entry->agency = agency;
	entry->role = role;
}

static void add_entries(struct reader *r, const struct vb_assignment *model, const struct vb_agency_list *agencies, struct vb_str role)
{
	for (uint32_t i = 0; i < agencies->count; i++)
		add_entry(r, model, &agencies->items[i], role);
}

/* "phối hợp", "Phối hợp", behind its first letter; NULL where it does not stand in the text. Few tasks hold the letters "hố". */
static const char *find_together(struct vb_str text, struct vb_str word)
{
	enum { STEP = sizeof(vb_bytes16), LETTERS = 4 };
	const char *at = text.ptr, *end = text.ptr + text.len, *last = text.len > STEP + LETTERS ? end - STEP - LETTERS : NULL; /* NULL: shorter than a step */
	for (; last; at = last - at < STEP ? last : at + STEP) { /* some bytes are looked at twice */
		vb_bytes16 letters = (vb_bytes16)((vb_load16(at) == 'h') & (vb_load16(at + 1) == 0xE1) & (vb_load16(at + 2) == 0xBB) & (vb_load16(at + 3) == 0x91));
		if (vb_any16(letters))
			break;
		if (at == last)
			return NULL;
	}
	return memmem(at, (size_t)(end - at), word.ptr, word.len);
}

/* Those whom the leader works together with, wherever the task names them. */
static void add_helpers(struct reader *r, const struct vb_assignment *model)
{
	static const struct vb_str word = W("hối hợp");
	static const struct vb_str with[] = {W("voi"), W("cung voi"), W("cung"), W("chat che voi"), W("chat che cung"), W("dong bo voi")};
	struct vb_str rest = model->task;
	uint32_t most = r->x->record->assignments.count + MOST_HELPERS;
	for (const char *at; rest.len && r->x->record->assignments.count < most && (at = find_together(rest, word));) {
		struct vb_window window;
		rest = behind(rest, (size_t)(at - rest.ptr) + word.len);
		open_start(r->x, &window, rest);
		r->scratch.count = 0;
		struct vb_str names = behind(rest, vb_window_offset(&window, any_at(&window, 0, with, COUNT(with))));
		size_t len = vb_agencies_of_text(r->x, names, &r->scratch);
		if (!len)
			continue;
		rest = behind(names, len); /* none is read twice */
		struct vb_agency_list helpers = keep_agencies(r, (struct vb_str){names.ptr, len});
		add_entries(r, model, &helpers, VB_LIT("support"));
	}
}

static void add_task(struct reader *r, const struct vb_agency_list *agencies, struct vb_str task, struct vb_str sentence, bool request)
{
	struct vb_extraction *x = r->x;
	struct vb_assignment model = {.task = without_end(task)};
	if (!model.task.len)
		return;
	model.span = vb_span_of(x, model.task);
	model.in = vb_place_at(x, model.span.start);
	r->dues.count = 0;
	struct vb_due_notes notes = vb_dues_of_text(x, without_end(sentence), r->year, &r->dues);
	model.due_all = vb_list_keep(x->arena, &r->dues);
	model.due = vb_due_last(&model.due_all);
	notes.unread = false;
	struct vb_str told = model.due && vb_holds_view(x, model.due->text) ? model.due->text : VB_NULL;
	vb_due_diagnose(x, notes, told.ptr ? told : model.task, told.ptr ? vb_span_of(x, told) : model.span);
	add_citations(r, model.span, &model.citations);
	struct vb_str role = role_of(r, model.task, request);
	add_entries(r, &model, agencies, role);
	if (!vb_str_equal(role, VB_LIT("support")))
		add_helpers(r, &model);
}

/* ---- Paragraphs ------------------------------------------------------------------------------------------------------ */

/* The semicolon or full stop at or behind `at` with a blank and more behind it, or, if wanted, a bracket; the end of the text where
 * there is none. */
static size_t find_stop(struct vb_str text, size_t at, bool bracket)
{
	enum { STEP = sizeof(vb_bytes16) };
	const unsigned char open = bracket ? '(' : 0xFF; /* no byte of a text */
	for (; at + STEP + 2 <= text.len; at += STEP) {
		vb_bytes16 byte = vb_load16(text.ptr + at), stop = (vb_bytes16)((byte == ';') | (byte == '.')) & (vb_bytes16)(vb_load16(text.ptr + at + 1) == ' ');
		stop |= (vb_bytes16)(byte == open);
		if (vb_any16(stop))
			return at + vb_first16(stop);
	}
	for (; at + 2 < text.len; at++)
		if ((unsigned char)text.ptr[at] == open || (text.ptr[at + 1] == ' ' && (text.ptr[at] == ';' || text.ptr[at] == '.')))
			return at;
	return text.len;
}

/* Where the next clause of the paragraph starts: behind a semicolon or full stop, with an agency and its task of its own. */
static size_t next_clause(struct reader *r, struct vb_str text, size_t from, struct clause *clause)
{
	for (size_t at = from; (at = find_stop(text, at, false)) < text.len; at++) {
		struct vb_str rest = behind(text, at + 1);
		bool sentence = vb_starts_upper(rest) || may_order_start(rest) || (text.ptr[at] == ';' && starts_with(r, rest, PLURAL, WORDS(plural)));
		if (!sentence)
			continue;
		if (read_clause(r, rest, clause) && clause->task.len && (clause->order || clause->colon || any_known(&clause->agencies)))
			return (size_t)(rest.ptr - text.ptr);
	}
	return text.len;
}

/* The clause, and those behind it. `text` starts with the first. */
static void add_clauses(struct reader *r, struct vb_str text, struct clause clause)
{
	size_t at = 0;
	for (unsigned i = 0; i < MOST_CLAUSES; i++) {
		struct clause next = {0};
		size_t begin = (size_t)(clause.task.ptr - text.ptr), end = next_clause(r, text, begin, &next);
		struct vb_str sentence = {text.ptr + at, end - at};
		clause.task = (struct vb_str){clause.task.ptr, end - begin};
		add_task(r, &clause.agencies, clause.task, sentence, clause.request);
		if (end == text.len)
			return;
		at = end;
		clause = next;
	}
	vb_diagnose(r->x->arena, &r->x->record->diagnostics, VB_DIAGNOSTIC_TASK_LIMIT, vb_span_of(r->x, behind(text, at)),
	            "%d clauses with agencies in one paragraph; those behind them are left out", (int)MOST_CLAUSES);
}

/* "Xây dựng nền tảng số (Sở A chủ trì; xong trước …)": the task stands before the bracket. */
static bool add_bracketed(struct reader *r, struct vb_str text)
{
	const char *bracket = memchr(text.ptr, '(', text.len);
	for (; bracket; bracket = memchr(bracket + 1, '(', text.len - (size_t)(bracket + 1 - text.ptr))) {
		struct vb_str inside = behind(text, (size_t)(bracket - text.ptr) + 1);
		size_t order = 0;
		bool request = false;
		if (read_order(r, inside, &order, &request) != ORDER_NONE)
			inside = behind(inside, order);
		if (!may_start_agency(r, inside))
			continue;
		r->scratch.count = 0;
		size_t len = vb_agencies_of_text(r->x, inside, &r->scratch);
		if (!len || !starts_with(r, behind(inside, len), LEADING, WORDS(leads)))
			continue;
		struct vb_agency_list agencies = keep_agencies(r, (struct vb_str){inside.ptr, len});
		add_task(r, &agencies, (struct vb_str){text.ptr, (size_t)(bracket - text.ptr)}, text, request);
		return true;
	}
	return false;
}

/* Sentences on the plan itself, at the end of its last section: nobody's duty in particular. */
static bool closes_plan(struct reader *r, struct vb_str text)
{
	return starts_with(r, text, CLOSING, WORDS(closings));
}

/* "có trách nhiệm:", "thực hiện các nhiệm vụ sau:": nothing but the announcement of the tasks that follow. */
static bool announces(struct reader *r, struct vb_str task)
{
	struct vb_window window;
	if (!task.len || task.len > 96 || !may_start(r, task, ANNOUNCEMENT))
		return false;
	open_start(r->x, &window, task);
	size_t end = any_at(&window, 0, WORDS(announcements));
	bool whole = end && vb_window_look(&window, end) == '\0'; /* a title has lost its colon */
	return whole || (end && task.ptr[task.len - 1] == ':');
}

static enum label read_label(struct reader *r, struct vb_str text, struct vb_str *value)
{
	struct vb_window window;
	const char *colon = memchr(text.ptr, ':', text.len < 64 ? text.len : 64);
	if (!colon || !may_start(r, text, LABEL))
		return LABEL_NONE;
	vb_window_right(&window, r->x->folded, (struct vb_str){text.ptr, (size_t)(colon - text.ptr)}, 40);
	while (window.len && window.text[window.len - 1] == ' ')
		window.len--;
	for (size_t i = 0; i < COUNT(labels); i++)
		if (vb_window_words(&window, 0, labels[i].words) == window.len && window.len) {
			*value = behind(text, (size_t)(colon - text.ptr) + 1);
			return value->len ? labels[i].label : LABEL_NONE;
		}
	return LABEL_NONE;
}

/* What lines below a task have told so far. */
struct told {
	struct vb_agency_list lead, support;
	struct vb_due_list dues;
	struct vb_str task; /* null: no such lines */
};

static void flush_told(struct reader *r, struct told *told)
{
	if (told->task.ptr && (told->lead.count || told->support.count)) {
		struct vb_assignment model = {.task = without_end(told->task), .due_all = told->dues};
		model.span = vb_span_of(r->x, model.task);
		model.in = vb_place_at(r->x, model.span.start);
		model.due = vb_due_last(&model.due_all);
		add_citations(r, model.span, &model.citations);
		add_entries(r, &model, &told->lead, VB_LIT("lead"));
		add_entries(r, &model, &told->support, VB_LIT("support"));
	}
	*told = (struct told){0};
}

static void tell(struct reader *r, struct told *told, enum label label, struct vb_str value, struct vb_str task)
{
	told->task = task;
	if (label == LABEL_DUE)
		vb_due_diagnose(r->x, vb_dues_of_cell(r->x, without_end(value), r->year, &told->dues), value, vb_span_of(r->x, value));
	else
		vb_agencies_of_cell(r->x, without_end(value), label == LABEL_LEAD ? &told->lead : &told->support, &told->support);
}

/* Where the next such label begins inside a paragraph: behind a bracket, a stop or a semicolon. The end where none does. */
static size_t find_label(struct reader *r, struct vb_str text, size_t from)
{
	struct vb_str value;
	for (size_t at = from; (at = find_stop(text, at, true)) < text.len; at++) {
		struct vb_str rest = behind(text, at + 1);
		if (rest.len && read_label(r, rest, &value) != LABEL_NONE)
			return (size_t)(rest.ptr - text.ptr);
	}
	return text.len;
}

static struct vb_str without_bracket(struct vb_str text)
{
	text = without_end(text);
	while (text.len && strchr("();., ", text.ptr[text.len - 1]))
		text.len--;
	return text;
}

/* "Kiểm tra …; cơ quan chủ trì: Sở A; cơ quan phối hợp: Sở B; thời gian: Quý III/2025": the task, and the labels behind it in one
 * paragraph. False where none of them names who does it. */
static bool add_labelled(struct reader *r, struct vb_str text)
{
	size_t first = memchr(text.ptr, ':', text.len) ? find_label(r, text, 0) : text.len;
	if (first == text.len) /* nearly all */
		return false;
	struct vb_str task = without_bracket((struct vb_str){text.ptr, first}), value;
	struct told told = {0};
	for (size_t at = first, end; task.len && at < text.len; at = end) {
		enum label label = read_label(r, behind(text, at), &value);
		end = find_label(r, text, at);
		if ((size_t)(value.ptr - text.ptr) < end)
			tell(r, &told, label, without_bracket((struct vb_str){value.ptr, end - (size_t)(value.ptr - text.ptr)}), task);
	}
	bool named = told.lead.count || told.support.count;
	if (named)
		flush_told(r, &told);
	return named;
}

static unsigned depth_of(const struct vb_paragraph *paragraph)
{
	return !paragraph->marker.ptr ? 0 : paragraph->marker.ptr[0] == '+' ? 2 : 1;
}

/* Is an order in this paragraph the province's? In the duties of an agency it is one of them: "- Đề nghị UBND tỉnh khen thưởng". */
static bool may_order(const struct context *context, const struct vb_paragraph *paragraph, uint32_t index)
{
	return !context->agencies.count || (!paragraph->marker.ptr && index > 0);
}

/* The paragraphs of a section, whose duty is the context's. */
static void read_paragraphs(struct reader *r, const struct vb_section *section, struct vb_paragraph_list *paragraphs, const struct context *outer)
{
	struct context context = *outer;
	struct told told = {0};
	struct vb_str task = section ? section->title : VB_NULL; /* what a label below it speaks of */
	unsigned part_of = UINT32_MAX, heading = UINT32_MAX; /* depth of the item that ended with a colon, and of the one that named agencies */
	for (uint32_t i = 0; i < paragraphs->count; i++) {
		const struct vb_paragraph *paragraph = &paragraphs->items[i];
		struct vb_str text = paragraph->text, value;
		unsigned depth = depth_of(paragraph);
		struct clause clause;
		vb_folded_reach(r->x->folded, text.ptr);
		enum label label = read_label(r, text, &value);
		if (label != LABEL_NONE && task.ptr) {
			tell(r, &told, label, value, task);
			continue;
		}
		flush_told(r, &told);
		if (add_labelled(r, text))
			continue;
		task = text;
		if (depth > part_of && (depth == 2 || !vb_starts_task(text)))
			continue;
		part_of = UINT32_MAX;
		if (heading != UINT32_MAX && depth <= heading) {
			context = *outer;
			heading = UINT32_MAX;
		}
		bool may_count = !context.aims || may_order_start(text);
		bool found = may_count && read_clause(r, text, &clause) && (clause.order ? may_order(&context, paragraph, i) : !context.aims);
		if (found && (!clause.task.len || announces(r, clause.task))) {
			context.agencies = clause.agencies;
			context.request = clause.request;
			heading = depth;
			continue;
		}
		bool next_label = i + 1 < paragraphs->count && read_label(r, paragraphs->items[i + 1].text, &value) != LABEL_NONE;
		if (!found && !context.agencies.count && !next_label)
			found = read_late_clause(r, text, &clause) && (clause.order || !context.aims);
		else if (!found && !paragraph->marker.ptr && closes_plan(r, text))
			found = read_late_clause(r, text, &clause);
		if (found)
			add_clauses(r, text, clause);
		else if (context.agencies.count && !next_label && (paragraph->marker.ptr || !closes_plan(r, text)))
			add_task(r, &context.agencies, text, text, context.request);
		else if (context.agencies.count || !add_bracketed(r, text))
			continue;
		if (text.len && text.ptr[text.len - 1] == ':')
			part_of = depth;
	}
	flush_told(r, &told);
}

/* ---- Rows ------------------------------------------------------------------------------------------------------------ */

static uint32_t task_column(const struct vb_column_list *columns)
{
	for (uint32_t i = 0; i < columns->count; i++)
		if (vb_str_equal(columns->items[i].role, VB_LIT("task")))
			return i;
	return UINT32_MAX;
}

static void read_row(struct reader *r, const struct vb_table *table, const struct vb_row *row, uint32_t column)
{
	struct vb_assignment model = {.task = row->cells.items[column], .due = row->due, .due_all = row->due_all};
	if (!model.task.ptr || (!row->lead.count && !row->support.count))
		return;
	struct vb_cell_place cell = vb_cell_place(r->x, row, table->columns.items[column].key);
	model.in = cell.in;
	model.span = cell.span;
	model.span_pieces = cell.pieces;
	if (vb_span_is_none(model.span)) /* a cell that stands in several rows: its text is in the first */
		return;
	add_citations(r, model.span, &model.citations);
	add_entries(r, &model, &row->lead, VB_LIT("lead"));
	add_entries(r, &model, &row->support, VB_LIT("support"));
}

static void read_tables(struct reader *r, const struct vb_table_list *tables)
{
	for (uint32_t i = 0; i < tables->count; i++) {
		const struct vb_table *table = &tables->items[i];
		uint32_t column = task_column(&table->columns);
		for (uint32_t k = 0; column != UINT32_MAX && k < table->rows.count; k++)
			if (vb_str_equal(table->rows.items[k].kind, VB_LIT("task")))
				read_row(r, table, &table->rows.items[k], column);
	}
}

/* ---- Sections -------------------------------------------------------------------------------------------------------- */

static bool tells_aims(struct reader *r, struct vb_str title)
{
	return starts_with(r, title, AIM, WORDS(aims));
}

static void read_sections(struct reader *r, struct vb_section_list *sections, const struct context *outer);

/* "Chương I", "Mục 2": their titles name what they are about, nobody. */
static bool names_part(struct vb_str label)
{
	static const struct vb_str words[] = {VB_LIT("Phần"), VB_LIT("Chương"), VB_LIT("Mục"), VB_LIT("Tiểu mục")};
	for (size_t i = 0; i < COUNT(words); i++)
		if (vb_str_starts(label, words[i]))
			return true;
	return false;
}

/* A heading that names agencies and nothing else gives them all that is below; one with a task is a task itself. */
static void read_heading(struct reader *r, const struct vb_section *section, struct context *context)
{
	struct clause clause;
	if (!section->title.ptr || names_part(section->label))
		return;
	bool leaf = !section->paragraphs.count && !section->children.count && !section->tables.count;
	context->aims = context->aims || tells_aims(r, section->title);
	if (section->title.ptr < r->x->in->text.bytes || section->title.ptr >= vb_end_of_text(r->x))
		return; /* of several lines: no heading that names agencies has so many */
	bool may_count = !context->aims || may_order_start(section->title);
	if (may_count && read_clause(r, section->title, &clause) && (clause.order || !context->aims)) {
		bool names_only = !clause.task.len || announces(r, clause.task);
		context->agencies = names_only || !leaf ? clause.agencies : (struct vb_agency_list){0};
		context->request = clause.request;
		if (!names_only)
			add_clauses(r, section->title, clause);
	} else if (leaf && context->agencies.count) {
		add_task(r, &context->agencies, section->title, section->title, context->request);
	}
}

static void read_section(struct reader *r, struct vb_section *section, const struct context *outer)
{
	struct context context = *outer;
	read_heading(r, section, &context);
	read_paragraphs(r, section, &section->paragraphs, &context);
	read_tables(r, &section->tables);
	read_sections(r, &section->children, &context);
}

static void read_sections(struct reader *r, struct vb_section_list *sections, const struct context *outer)
{
	for (uint32_t i = 0; i < sections->count; i++)
		read_section(r, &sections->items[i], outer);
}

/* Laws, decrees and circulars say what anybody must do, not who does what by when. */
static bool sets_rules(const struct vb_header *document)
{
	static const struct vb_str types[] = {VB_LIT("Hiến pháp"), VB_LIT("Bộ luật"), VB_LIT("Luật"), VB_LIT("Pháp lệnh"), VB_LIT("Nghị định"),
	                                      VB_LIT("Thông tư"), VB_LIT("Thông tư liên tịch")};
	for (size_t i = 0; i < COUNT(types); i++)
		if (vb_str_equal(document->type, types[i]))
			return true;
	return false;
}

void vb_find_assignments(struct vb_extraction *x)
{
	struct reader reader = {.x = x, .year = vb_plan_year(x), .id = "t", .id_len = 1};
	struct context nobody = {0};
	vb_reserve(x->arena, &x->record->assignments, USUAL);
	if (!sets_rules(&x->record->document))
		read_sections(&reader, &x->record->sections, &nobody);
	for (uint32_t i = 0; i < x->record->appendices.count; i++) {
		struct vb_appendix *appendix = &x->record->appendices.items[i];
		read_paragraphs(&reader, NULL, &appendix->paragraphs, &nobody);
		read_tables(&reader, &appendix->tables);
		read_sections(&reader, &appendix->sections, &nobody);
	}
	vb_link_assignments(x);
}
