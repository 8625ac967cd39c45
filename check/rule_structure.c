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

static void check_due(struct vb_doc *doc, const struct vb_json *task, void *user)
{
	const struct vb_json *due = vb_json_member(task, "due");
	struct vb_str end = vb_json_member_str(due, "to");
	uint64_t *last = user; /* an assignment of several agencies stands there once for each of them */
	if (!due || is_open(due) || !vb_date_is_full(end) || !vb_date_after(doc->date, end) || *last == vb_doc_start(task))
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

/* reference = "phụ lục" [ "số" ] [ number | roman | letter ]
 * It is one of the document's own where "kèm theo", "đính kèm", "chi tiết tại", "(" stand beside it and no other document behind. */

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

struct reference {
	size_t start, end; /* bytes of the folded text */
	unsigned number;
};

static struct vb_str word_at(struct vb_str text, size_t at)
{
	size_t end = at;
	while (end < text.len && ((text.ptr[end] >= 'a' && text.ptr[end] <= 'z') || vb_is_digit(text.ptr[end])))
		end++;
	return (struct vb_str){text.ptr + at, end - at};
}

static const struct vb_str appendix_word = VB_LIT("phu luc");

static struct reference read_reference(struct vb_str text, size_t start)
{
	struct reference reference = {start, start + appendix_word.len, NO_NUMBER};
	size_t at = reference.end;
	if (at < text.len && text.ptr[at] == ' ')
		at++;
	if (vb_str_equal(word_at(text, at), VB_LIT("so")))
		at += 3;
	struct vb_str word = word_at(text, at < text.len ? at : text.len);
	reference.number = number_of(word);
	if (reference.number != NO_NUMBER)
		reference.end = at + word.len;
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

static bool is_own(struct vb_str text, struct reference reference)
{
	enum { BACK = 24 };
	struct vb_str clause = clause_behind(text, reference.end);
	size_t from = reference.start > BACK ? reference.start - BACK : 0;
	struct vb_str before = {text.ptr + from, reference.start - from};
	if (names_other(clause))
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
		unsigned number = at ? read_reference(label, (size_t)(at - label.ptr)).number : NO_NUMBER;
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

void vb_rule_appendices(struct vb_doc *doc)
{
	const struct vb_folded_text *folded = vb_doc_folded(doc);
	if (!folded)
		return;
	struct appendices appendices = read_appendices(doc);
	bool told[MOST_APPENDICES + 1] = {false};
	struct vb_str body = {folded->text.ptr, body_end(doc, folded)};
	const char *end = body.ptr + body.len, *at = body.ptr;
	uint64_t cp = 0;
	size_t byte = 0;
	for (; (at = memmem(at, (size_t)(end - at), appendix_word.ptr, appendix_word.len)); at += appendix_word.len) {
		struct reference reference = read_reference(body, (size_t)(at - body.ptr));
		unsigned number = reference.number <= MOST_APPENDICES ? reference.number : MOST_APPENDICES;
		if (told[number] || has_appendix(&appendices, reference.number) || !is_own(body, reference))
			continue;
		told[number] = true;
		struct vb_finding finding = vb_doc_finding(doc, VB_FINDING_APPENDIX_MISSING);
		*vb_push(doc->arena, &finding.evidence) = vb_doc_evidence_at(doc, reference.start, reference.end, &cp, &byte);
		finding.words[0] = finding.evidence.items[0].text;
		vb_doc_report(doc, &finding);
	}
}
