#include "map.h"

#include "../base/utf8.h"

/* ---- Sections --------------------------------------------------------------------------------------------------------------- */

/* The last of the sections that starts at the place or before it; the first where none does. */
static size_t section_around(const struct vb_json *sections, uint64_t place)
{
	size_t low = 0, high = vb_json_count(sections);
	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;
		if (vb_doc_start(vb_json_item(sections, middle)) <= place)
			low = middle;
		else
			high = middle;
	}
	return low;
}

/* The section that starts at the place is the first under its heading: a list may start at a number other than one. */
static bool is_first_of_its_list(const struct vb_json *sections, uint64_t place)
{
	while (vb_json_count(sections)) {
		size_t at = section_around(sections, place);
		const struct vb_json *section = vb_json_item(sections, at);
		if (vb_doc_start(section) == place)
			return at == 0;
		sections = vb_json_member(section, "children");
	}
	return false;
}

void vb_rule_sections(struct vb_doc *doc)
{
	const struct vb_json *diagnostic, *sections = vb_json_member(doc->record, "sections");
	VB_EACH(vb_json_member(doc->record, "diagnostics"), i, diagnostic) {
		if (!vb_doc_is(diagnostic, "code", "section-skipped") || is_first_of_its_list(sections, vb_doc_start(diagnostic)))
			continue;
		struct vb_finding finding = vb_doc_finding(doc, VB_FINDING_SECTION_SKIPPED);
		vb_doc_show(doc, &finding, diagnostic, VB_NULL);
		finding.words[0] = finding.evidence.items[0].text;
		vb_doc_report(doc, &finding);
	}
}

/* ---- Deadlines -------------------------------------------------------------------------------------------------------------- */

static bool is_open(const struct vb_json *due)
{
	return vb_doc_is(due, "kind", "recurring") || vb_doc_is(due, "kind", "ongoing") || vb_doc_is(due, "kind", "conditional")
	       || vb_doc_is(due, "kind", "from") || vb_json_member_str(due, "recurrence").ptr;
}

/* A deadline without a year got that of the plan: where it then lies before it, the next year may be meant. */
static bool tells_its_year(const struct vb_json *due, struct vb_str end)
{
	enum { YEAR_LEN = 4 };
	struct vb_str text = vb_json_member_str(due, "text");
	return !text.ptr || vb_holds_number(text, (struct vb_str){end.ptr, YEAR_LEN});
}

static void check_due(struct vb_doc *doc, const struct vb_json *task, void *user)
{
	const struct vb_json *due = vb_json_member(task, "due");
	struct vb_str end = vb_json_member_str(due, "to");
	uint64_t *last = user; /* an assignment of several agencies stands there once for each of them */
	if (!due || is_open(due) || !vb_date_is_full(end) || !vb_date_after(doc->date, end) || !tells_its_year(due, end)
	    || *last == vb_doc_start(task))
		return;
	*last = vb_doc_start(task);
	struct vb_finding finding = vb_doc_finding(doc, VB_FINDING_DEADLINE_BEFORE_DOCUMENT);
	finding.words[0] = vb_json_member_str(due, "text");
	finding.words[1] = end;
	finding.words[2] = doc->date;
	vb_doc_show(doc, &finding, task, end);
	vb_doc_report(doc, &finding);
}

void vb_rule_deadlines(struct vb_doc *doc)
{
	uint64_t last = VB_UNKNOWN;
	if (!vb_date_is_full(doc->date))
		return;
	vb_each_row(doc, check_due, &last);
	vb_each_assignment(doc, check_due, &last);
}

/* ---- Appendices ------------------------------------------------------------------------------------------------------------- */

/* reference = "phụ lục" [ "số" ] [ number { ( "," | "và" ) number } ]        number = digits | ROMAN | LETTER
 * It is one of the document's own where "kèm theo", "đính kèm", "chi tiết tại", "(" stand beside it and no other document behind. Roman
 * numerals and letters are capitals: "Phụ lục vị trí việc làm" has no number. */

enum { NO_NUMBER = 0, MOST_APPENDICES = 64 };

/* "2", "II", "B" as a number; NO_NUMBER where the word is none. */
static unsigned number_of(struct vb_str word)
{
	static const char roman[] = "ivx";
	static const unsigned values[] = {1, 5, 10};
	unsigned sum = 0, last = 0;
	if (word.len && vb_is_digit(word.ptr[0])) {
		for (size_t i = 0; i < word.len && vb_is_digit(word.ptr[i]) && sum < 1000; i++)
			sum = sum * 10 + (unsigned)(word.ptr[i] - '0');
		return sum;
	}
	for (size_t i = word.len; i-- > 0;) {
		const char *letter = strchr(roman, word.ptr[i]);
		if (!letter || !*letter)
			return word.len == 1 && word.ptr[0] >= 'a' && word.ptr[0] <= 'h' ? (unsigned)(word.ptr[0] - 'a') + 1 : NO_NUMBER;
		unsigned value = values[letter - roman];
		sum = value < last ? sum - value : sum + value;
		last = value > last ? value : last;
	}
	return sum;
}

static struct vb_str word_at(struct vb_str text, size_t at)
{
	size_t start = at < text.len ? at : text.len, end = start;
	while (end < text.len && ((text.ptr[end] >= 'a' && text.ptr[end] <= 'z') || vb_is_digit(text.ptr[end])))
		end++;
	return (struct vb_str){text.ptr + start, end - start};
}

static const struct vb_str appendix_word = VB_LIT("phu luc");

/* A number of an appendix, from one folded byte to another. */
struct number {
	size_t start, end;
	unsigned value; /* NO_NUMBER: none stands there */
};

static struct number read_number(struct vb_str text, size_t at)
{
	struct vb_str word = word_at(text, at);
	return (struct number){at, at + word.len, number_of(word)};
}

/* Of "phụ lục" at `start`: the first number. */
static struct number first_number(struct vb_str text, size_t start)
{
	size_t at = start + appendix_word.len;
	if (at < text.len && text.ptr[at] == ' ')
		at++;
	if (vb_str_equal(word_at(text, at), VB_LIT("so")))
		at += strlen("so ");
	return read_number(text, at);
}

/* In the text as it is printed a numeral or letter is a capital. */
static bool is_printed_as_number(const struct vb_doc *doc, struct number number)
{
	for (size_t i = number.start; i < number.end; i++) {
		char c = doc->text.ptr[doc->folded.at[i]];
		if (!vb_is_digit(c) && !(c >= 'A' && c <= 'Z'))
			return false;
	}
	return true;
}

enum { MOST_LISTED = 16 }; /* numbers behind one "phụ lục" */

struct reference {
	size_t start, end; /* bytes of the folded text */
	struct number numbers[MOST_LISTED];
	size_t count;
};

static struct reference read_reference(const struct vb_doc *doc, struct vb_str text, size_t start)
{
	static const struct vb_str separators[] = {VB_LIT(", "), VB_LIT(" va ")};
	struct reference reference = {.start = start, .end = start + appendix_word.len};
	struct number number = first_number(text, start);
	while (number.value != NO_NUMBER && is_printed_as_number(doc, number) && reference.count < MOST_LISTED) {
		reference.numbers[reference.count++] = number;
		reference.end = number.end;
		struct vb_str rest = {text.ptr + number.end, text.len - number.end};
		number.value = NO_NUMBER;
		for (size_t i = 0; i < sizeof separators / sizeof *separators; i++)
			if (vb_str_starts(rest, separators[i]))
				number = read_number(text, reference.end + separators[i].len);
	}
	return reference;
}

/* What stands behind the reference up to the end of the clause. */
static struct vb_str clause_behind(struct vb_str text, size_t at)
{
	enum { AHEAD = 80 };
	size_t end = at;
	while (end < text.len && end < at + AHEAD && text.ptr[end] != ')' && text.ptr[end] != ';' && text.ptr[end] != '\n'
	       && !(text.ptr[end] == '.' && end + 1 < text.len && text.ptr[end + 1] == ' '))
		end++;
	return (struct vb_str){text.ptr + at, end - at};
}

static bool holds(struct vb_str text, const char *words)
{
	return memmem(text.ptr, text.len, words, strlen(words));
}

/* "kèm theo Quyết định số …", "Nghị định số …", "của Thông tư này": a document is named that is not this one. */
static bool names_other(struct vb_str clause)
{
	static const char *const others[] = {"nghi dinh", "thong tu", "luat ", "nghi quyet", "quyet dinh", "chi thi", "cong van", "huong dan", "thong bao",
	                                     "chuong trinh", "ke hoach so", "de an so", "to trinh", "bao cao", NULL};
	static const char *const own[] = {"nay", NULL};
	for (const char *const *word = own; *word; word++)
		if (holds(clause, *word))
			return false;
	for (const char *const *word = others; *word; word++)
		if (holds(clause, *word))
			return true;
	return false;
}

/* "Quyết định số 12/QĐ-UBND … (Phụ lục II kèm theo)": the bracket may belong to the document before it. */
static bool follows_other(struct vb_str text, size_t bracket)
{
	enum { BEFORE = 120 };
	size_t from = bracket;
	while (from > 0 && bracket - from < BEFORE && text.ptr[from - 1] != '\n' && text.ptr[from - 1] != ';'
	       && !(text.ptr[from - 1] == ' ' && from > 1 && text.ptr[from - 2] == '.'))
		from--;
	return names_other((struct vb_str){text.ptr + from, bracket - from});
}

static bool is_own(struct vb_str text, const struct reference *reference)
{
	enum { BACK = 24 };
	struct vb_str clause = clause_behind(text, reference->end);
	size_t from = reference->start > BACK ? reference->start - BACK : 0;
	struct vb_str before = {text.ptr + from, reference->start - from};
	if (names_other(clause) || (vb_str_ends(before, VB_LIT("(")) && follows_other(text, reference->start - 1)))
		return false;
	return holds(clause, "kem theo") || holds(clause, "dinh kem") || holds(clause, "ke hoach nay") || vb_str_ends(before, VB_LIT("("))
	       || vb_str_ends(before, VB_LIT("chi tiet tai ")) || vb_str_ends(before, VB_LIT("theo ")) || vb_str_ends(before, VB_LIT("tai "))
	       || vb_str_ends(before, VB_LIT("(co ")) || vb_str_ends(before, VB_LIT("(xem "));
}

struct appendices {
	unsigned numbers[MOST_APPENDICES];
	size_t count, unnumbered;
};

static struct appendices read_appendices(struct vb_doc *doc)
{
	struct appendices found = {.count = 0};
	const struct vb_json *appendix;
	VB_EACH(vb_json_member(doc->record, "appendices"), i, appendix) {
		struct vb_str label = vb_folded(doc->arena, vb_json_member_str(appendix, "label"));
		const char *at = label.len ? memmem(label.ptr, label.len, appendix_word.ptr, appendix_word.len) : NULL;
		unsigned number = at ? first_number(label, (size_t)(at - label.ptr)).value : NO_NUMBER;
		if (number == NO_NUMBER)
			found.unnumbered++;
		else if (found.count < MOST_APPENDICES)
			found.numbers[found.count++] = number;
	}
	return found;
}

static bool has_appendix(const struct appendices *appendices, unsigned number)
{
	if (number == NO_NUMBER || appendices->count == MOST_APPENDICES)
		return appendices->count || appendices->unnumbered;
	if (number <= appendices->unnumbered)
		return true;
	for (size_t i = 0; i < appendices->count; i++)
		if (appendices->numbers[i] == number)
			return true;
	return false;
}

/* Where the body ends and the appendices begin. */
static size_t body_end(struct vb_doc *doc, const struct vb_folded_text *folded)
{
	uint64_t start = vb_doc_start(vb_json_item(vb_json_member(doc->record, "appendices"), 0));
	struct vb_str body = vb_doc_slice(doc, 0, start);
	return body.ptr ? vb_folded_place(folded, body.len) : folded->text.len;
}

struct missing {
	struct vb_doc *doc;
	struct appendices appendices;
	bool told[MOST_APPENDICES + 1];
	struct vb_place last;
};

/* The reference from `start` to `end` is to an appendix that is not there; of the later numbers of a list only the number is quoted. */
static void report_missing(struct missing *missing, size_t start, size_t end, unsigned value, bool listed)
{
	struct vb_doc *doc = missing->doc;
	unsigned number = value <= MOST_APPENDICES ? value : MOST_APPENDICES;
	if (missing->told[number] || has_appendix(&missing->appendices, value))
		return;
	missing->told[number] = true;
	struct vb_finding finding = vb_doc_finding(doc, VB_FINDING_APPENDIX_MISSING);
	struct vb_evidence *evidence = vb_push(doc->arena, &finding.evidence);
	*evidence = vb_doc_evidence_at(doc, start, end, &missing->last);
	finding.words[0] = listed ? VB_CONCAT(doc->arena, VB_LIT("Phụ lục "), evidence->text) : evidence->text;
	vb_doc_report(doc, &finding);
}

static void check_reference(struct missing *missing, const struct reference *reference)
{
	if (!reference->count)
		report_missing(missing, reference->start, reference->end, NO_NUMBER, false);
	for (size_t i = 0; i < reference->count; i++)
		report_missing(missing, i ? reference->numbers[i].start : reference->start, reference->numbers[i].end, reference->numbers[i].value, i > 0);
}

void vb_rule_appendices(struct vb_doc *doc)
{
	const struct vb_folded_text *folded = vb_doc_folded(doc);
	if (!folded)
		return;
	struct missing missing = {.doc = doc, .appendices = read_appendices(doc)};
	struct vb_str body = {folded->text.ptr, body_end(doc, folded)};
	const char *end = body.ptr + body.len, *at = body.ptr;
	for (; (at = memmem(at, (size_t)(end - at), appendix_word.ptr, appendix_word.len)); at += appendix_word.len) {
		struct reference reference = read_reference(doc, body, (size_t)(at - body.ptr));
		if (is_own(body, &reference))
			check_reference(&missing, &reference);
	}
}
