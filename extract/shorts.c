#include "cite_words.h"

#include "../base/utf8.h"
#include "window.h"

/* short = alias                                            as defined: "Đề án số 09", "Chương trình 381"
 *       | type ( "nêu trên" | "nói trên" | "trên" | "này" )   the nearest document of that type before
 *       | type [ "số" ] number [ "/" year ]                the one of that number: "Nghị quyết 57", "Nghị định số 30/2020"
 *       | type                                             alone, where the sentence leaves no doubt: "nội dung của Nghị quyết, …"
 *
 * A type is that of a document cited before. Alone it is the nearest of the paragraph, else the only one of the text, else the one
 * that the title names.
 *
 * A wrong one hurts more than one that is missing: several documents ("các Nghị quyết nêu trên") and what stands inside a longer
 * name are left out. What was seen but not read ("Nghị quyết số ##") ends the chain: no short form reaches behind it. */

enum {
	WAY_BACK = 64,  /* mentions looked at: the cost stays linear */
	MOST = 256,     /* mentions of a document in which a type alone is looked for */
	AROUND = 24,    /* characters before and behind */
	TYPE_WINDOW = 128, /* characters: a type and the numbers of a list */
	NONE = UINT32_MAX,
};

/* ---- The documents before --------------------------------------------------------------------------------------------- */

static bool is_full(const struct vb_citation *citation)
{
	return vb_str_equal(citation->kind, VB_LIT("numbered")) || vb_str_equal(citation->kind, VB_LIT("named"));
}

/* "Chương trình" is said of a Chương trình hành động too, and that of it; but a Báo cáo thẩm tra is not any Báo cáo. */
static bool is_of_type(const struct vb_citation *citation, const struct vb_document_type *type)
{
	struct vb_str name = type->name;
	if (citation->type.ptr)
		return vb_str_starts(citation->type, name) || (type->head && vb_str_starts(name, citation->type));
	return citation->type_code.ptr && vb_str_equal(citation->type_code, vb_str_of(type->code));
}

/* A mention of the type that could not be read stands behind this one. */
static bool is_cut_off(const struct vb_extraction *x, const struct vb_document_type *type, uint32_t citation)
{
	for (uint32_t i = x->notes->unread.count; i-- > 0;) {
		const struct vb_unread_note *note = &x->notes->unread.items[i];
		if (note->citations <= citation)
			return false;
		if (vb_str_equal(note->type->key, type->key))
			return true;
	}
	return false;
}

static uint32_t nearest_of_type(const struct vb_extraction *x, const struct vb_document_type *type)
{
	const struct vb_record *record = x->record;
	for (uint32_t i = record->citations.count, looked = 0; i-- > 0 && looked < WAY_BACK; looked++)
		if (is_full(&record->citations.items[i]) && is_of_type(&record->citations.items[i], type))
			return i;
	return NONE;
}

/* The one document of the type that was cited so far, or only in the title; NONE where there are several. */
static uint32_t only_of_type(const struct vb_record *record, const struct vb_document_type *type, bool title)
{
	uint32_t found = NONE;
	for (uint32_t i = 0; i < record->citations.count; i++) {
		const struct vb_citation *citation = &record->citations.items[i];
		if (title && !vb_str_equal(citation->in, VB_LIT("title")))
			break;
		if (!is_full(citation) || !is_of_type(citation, type))
			continue;
		if (found != NONE && !vb_str_equal(vb_cited_form(citation), vb_cited_form(&record->citations.items[found])))
			return NONE;
		found = i;
	}
	return found;
}

/* ---- Short mentions --------------------------------------------------------------------------------------------------- */

static const char *add_short(struct vb_extraction *x, struct vb_str cell, struct vb_str text, struct vb_short_note note)
{
	struct vb_citation *citation = vb_cite_add(x, cell, text.ptr, text.ptr + text.len, VB_LIT("short"));
	struct vb_window window;
	vb_window_right(&window, x->folded, text, 64);
	const struct vb_document_type *type = vb_type_starting(vb_window_view(&window, 0, window.len));
	citation->type = type ? type->name : VB_NULL;
	note.citation = x->record->citations.count - 1;
	*vb_push(x->arena, &x->notes->shorts) = note;
	return text.ptr + text.len;
}

static struct vb_short_note stands_for(uint32_t target, enum vb_short_way way)
{
	return (struct vb_short_note){.target = target, .alias = VB_NOWHERE, .either = {VB_NOWHERE, VB_NOWHERE}, .way = way};
}

/* The nearest of the type; none where one that could not be read is nearer. */
static struct vb_short_note stands_for_nearest(const struct vb_extraction *x, const struct vb_document_type *type, uint32_t target)
{
	return stands_for(is_cut_off(x, type, target) ? VB_NOWHERE : target, VB_SHORT_NEAREST);
}

/* Of two words that stand at one place ("Kế hoạch", "Kế hoạch số") the second tells nothing more. */
static bool was_told(const struct vb_extraction *x, struct vb_span span)
{
	uint32_t count = x->record->diagnostics.count;
	const struct vb_diagnostic *last = count ? &x->record->diagnostics.items[count - 1] : NULL;
	return last && last->code == VB_DIAGNOSTIC_CITATION_UNREADABLE && last->span.start == span.start;
}

void vb_cite_unread(struct vb_extraction *x, const struct vb_document_type *type, struct vb_str text)
{
	if (was_told(x, vb_span_of(x, text)))
		return;
	vb_diagnose(x->arena, &x->record->diagnostics, VB_DIAGNOSTIC_CITATION_UNREADABLE, vb_span_of(x, text),
	            "%.*s looks like a mention of a document, but its number could not be read; it is left out", (int)text.len, text.ptr);
	*vb_push(x->arena, &x->notes->unread) = (struct vb_unread_note){type, x->record->citations.count};
}

static bool ends_with(const struct vb_window *w, struct vb_str words)
{
	size_t len = w->len;
	while (len && w->text[len - 1] == ' ')
		len--;
	bool there = len >= words.len && memcmp(w->text + len - words.len, words.ptr, words.len) == 0;
	return there && (len == words.len || !vb_is_word(w->text[len - words.len - 1]));
}

static bool ends_with_any(const struct vb_window *w, const struct vb_str *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (ends_with(w, words[i]))
			return true;
	return false;
}

static struct vb_str before(struct vb_str cell, const char *at)
{
	return (struct vb_str){cell.ptr, (size_t)(at - cell.ptr)};
}

/* "các", "những", "hai": more than one document. */
static bool is_plural(const struct vb_extraction *x, struct vb_str cell, const char *at)
{
	static const struct vb_str words[] = {VB_LIT("cac"), VB_LIT("nhung"), VB_LIT("hai"), VB_LIT("ba"), VB_LIT("02"), VB_LIT("03"),
	                                      VB_LIT("moi"), VB_LIT("cung")};
	struct vb_window window;
	vb_window_left(&window, x->folded, before(cell, at), AROUND);
	return ends_with_any(&window, words, sizeof words / sizeof *words);
}

/* The words before a type that make a new document of it, or one of many: "ban hành Quyết định". */
static bool is_made(const struct vb_extraction *x, struct vb_str cell, const char *at)
{
	static const struct vb_str words[] = {VB_LIT("ban hanh"), VB_LIT("xay dung"), VB_LIT("du thao"), VB_LIT("soan thao"), VB_LIT("tham muu"),
	                                      VB_LIT("mot"), VB_LIT("trinh"), VB_LIT("so")};
	struct vb_window window;
	vb_window_left(&window, x->folded, before(cell, at), AROUND);
	return ends_with_any(&window, words, sizeof words / sizeof *words);
}

/* "phê duyệt Đề án bảo đảm an sinh xã hội": the words behind the type are its name. */
static bool is_approved(const struct vb_extraction *x, struct vb_str cell, const char *at, const char *end)
{
	static const struct vb_str words[] = {VB_LIT("phe duyet")};
	struct vb_window window;
	if (end >= cell.ptr + cell.len || *end != ' ')
		return false;
	vb_window_left(&window, x->folded, before(cell, at), AROUND);
	return ends_with_any(&window, words, sizeof words / sizeof *words);
}

/* What may stand behind a short form without being a part of its name. */
static bool goes_on(const struct vb_extraction *x, struct vb_str cell, const char *end)
{
	static const struct vb_str words[] = {VB_LIT(" va "), VB_LIT(" toi "), VB_LIT(" den "), VB_LIT(" tai "), VB_LIT(" trong "),
	                                      VB_LIT(" tren "),
	                                      VB_LIT(" dam bao "), VB_LIT(" bao dam "), VB_LIT(" gan voi ")};
	struct vb_window window;
	vb_window_right(&window, x->folded, (struct vb_str){end, (size_t)(cell.ptr + cell.len - end)}, AROUND);
	size_t next = vb_window_skip(&window, strchr(",;", vb_window_look(&window, 0)) ? 1 : 3, ' ');
	bool clause = vb_window_look(&window, 0) == ';'; /* "; báo cáo UBND tỉnh" */
	if (next < window.len && (!clause || vb_cp_is_upper(vb_utf8_decode(vb_window_byte(&window, next))))
	    && vb_type_starting(vb_window_view(&window, next, window.len)))
		return false; /* "thực hiện Nghị quyết, Chỉ thị của Đảng": documents of these types */
	if (window.len == 0 || strchr(",.;:)", vb_window_look(&window, 0)))
		return true;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (vb_str_starts(vb_window_view(&window, 0, window.len), words[i]))
			return true;
	return false;
}

const char *vb_above_read(struct vb_extraction *x, struct vb_str cell, const char *done, const char *at)
{
	static const struct vb_str words[] = {VB_LIT("neu"), VB_LIT("noi"), VB_LIT("ke")};
	struct vb_window window;
	const char *end = at + sizeof "trên" - 1, *type_end = at;
	if (vb_str_starts((struct vb_str){end, (size_t)(cell.ptr + cell.len - end)}, VB_LIT(" địa"))) /* most are "trên địa bàn" */
		return NULL;
	vb_window_left(&window, x->folded, before(cell, at), AROUND);
	bool named = false;
	for (size_t i = 0; i < 3 && !named; i++)
		if ((named = ends_with(&window, words[i])))
			type_end = vb_window_byte(&window, window.len - 1 - (window.text[window.len - 1] == ' ') - (words[i].len - 1));
	struct vb_type_word word = vb_cite_type_before(x, cell, type_end);
	if (!word.type || word.so || word.start < done || is_plural(x, cell, word.start) || !vb_cp_is_upper(vb_utf8_decode(word.start)))
		return NULL;
	if (!named && !goes_on(x, cell, end)) /* "Nghị quyết trên cơ sở" */
		return NULL;
	uint32_t target = nearest_of_type(x, word.type);
	struct vb_str text = {word.start, (size_t)(end - word.start)};
	return target == NONE ? NULL : add_short(x, cell, text, stands_for_nearest(x, word.type, target));
}

/* The words before a type that stands alone for its document. */
static bool is_pointed_at(const struct vb_extraction *x, struct vb_str cell, const char *at)
{
	static const struct vb_str words[] = {
		VB_LIT("noi dung cua"), VB_LIT("noi dung"), VB_LIT("muc tieu cua"), VB_LIT("tinh than cua"), VB_LIT("tinh than"),
		VB_LIT("quan diem cua"), VB_LIT("nhiem vu cua"), VB_LIT("yeu cau cua"), VB_LIT("thuc hien"), VB_LIT("trien khai"),
		VB_LIT("quan triet"), VB_LIT("tuyen truyen"), VB_LIT("pho bien"), VB_LIT("sau rong"), VB_LIT("hieu qua"), VB_LIT("theo"),
		VB_LIT("voi"), VB_LIT("can cu"), VB_LIT("cu the hoa"), VB_LIT("the che hoa")};
	struct vb_window window;
	vb_window_left(&window, x->folded, before(cell, at), AROUND);
	return ends_with_any(&window, words, sizeof words / sizeof *words);
}

static bool is_letter_at(const char *at, const char *end)
{
	return at < end && (vb_cp_is_letter(vb_utf8_decode(at)) || (*at >= '0' && *at <= '9'));
}

/* The text before ends in a letter or a digit, or the text behind starts with one or goes on a number ("45-NQ/TW"). */
static bool is_inside_word(struct vb_str cell, struct vb_str text)
{
	const char *end = text.ptr + text.len, *cell_end = cell.ptr + cell.len, *previous = text.ptr;
	if (previous > cell.ptr) {
		do
			previous--;
		while (previous > cell.ptr && ((unsigned char)*previous & 0xC0) == 0x80);
		if (is_letter_at(previous, cell_end))
			return true;
	}
	if (is_letter_at(end, cell_end))
		return true;
	if (end < cell_end && (*end == '/' || *end == '-'))
		return true;
	return end + 1 < cell_end && *end == '.' && is_letter_at(end + 1, cell_end);
}

static struct vb_str without_zeros(struct vb_str number)
{
	while (number.len > 1 && number.ptr[0] == '0')
		number = (struct vb_str){number.ptr + 1, number.len - 1};
	return number;
}

/* The number behind a type word: "57", "30a", "30/2020". */
struct short_number {
	struct vb_str number, year;
	size_t end; /* characters of the window */
};

/* The end of the letters that the window starts with. */
static size_t code_end(const struct vb_window *w)
{
	size_t end = 0;
	while (vb_is_word(vb_window_look(w, end)))
		end++;
	return end;
}

static size_t digits_end(const struct vb_window *w, size_t at)
{
	while (vb_is_digit(vb_window_look(w, at)))
		at++;
	return at;
}

/* At `at` stand units of time or the like: "Kế hoạch 5 năm". */
static bool counts_something(const struct vb_window *w, size_t at)
{
	static const struct vb_str words[] = {VB_LIT("nam"), VB_LIT("thang"), VB_LIT("quy"), VB_LIT("tuan"), VB_LIT("ngay"), VB_LIT("nhiem vu"),
	                                      VB_LIT("noi dung"), VB_LIT("muc tieu")};
	return vb_window_any(w, vb_window_skip(w, at, ' '), words, sizeof words / sizeof *words) != 0;
}

/* *whole: the number goes on to a symbol ("57-NQ/TW", "57 NQ/TW"), and is no short form. */
static bool read_number(const struct vb_window *w, size_t at, struct short_number *read, bool *whole)
{
	size_t end = digits_end(w, at), last = end;
	*whole = false;
	if (end == at || end - at > 5)
		return false;
	if (vb_window_look(w, end) >= 'a' && vb_window_look(w, end) <= 'z' && !vb_is_word(vb_window_look(w, end + 1)))
		end = last = end + 1;
	*read = (struct short_number){.number = vb_window_bytes(w, at, end)};
	if (vb_window_look(w, end) == '/') {
		last = digits_end(w, end + 1);
		read->year = vb_window_bytes(w, end + 1, last);
		*whole = last - end != 5 || vb_window_look(w, last) == '/';
	}
	read->end = last;
	size_t next = vb_window_skip(w, last, ' '), word = next;
	while (vb_is_word(vb_window_look(w, word)))
		word++;
	*whole |= vb_is_word(vb_window_look(w, last)) || (next < w->len && strchr("-/", vb_window_look(w, next))) || (word > next && vb_window_look(w, word) == '/')
	          || (word > next && vb_window_look(w, word) == '-' && vb_cp_is_upper(vb_utf8_decode(vb_window_byte(w, next)))); /* "12 QĐ-UBND" */
	return !*whole;
}

static bool is_of_number(const struct vb_citation *citation, const struct short_number *read)
{
	if (!citation->number.ptr || !vb_str_equal(without_zeros(citation->number), without_zeros(read->number)))
		return false;
	return !read->year.ptr || vb_str_equal(citation->year, read->year);
}

/* The document of that type and number; where several are, one of them is in `either` with the nearest. */
static struct vb_short_note find_number(const struct vb_extraction *x, const struct vb_document_type *type, const struct short_number *read)
{
	struct vb_short_note note = stands_for(VB_NOWHERE, VB_SHORT_NUMBER);
	const struct vb_citation *items = x->record->citations.items;
	for (uint32_t i = x->record->citations.count, looked = 0; i-- > 0 && looked < MOST; looked++) {
		if (!is_of_type(&items[i], type) || !is_of_number(&items[i], read))
			continue;
		if (note.target == VB_NOWHERE)
			note.target = i;
		else if (!vb_str_equal(vb_cited_form(&items[i]), vb_cited_form(&items[note.target]))) {
			note.either[0] = note.target;
			note.either[1] = i;
			note.target = VB_NOWHERE;
			return note;
		}
	}
	return note;
}

/* The signs that a scanner or an empty form has in the place of a number; dots before a symbol are a number left blank. */
static bool is_unreadable(const struct vb_window *w, size_t at)
{
	size_t dots = vb_window_skip(w, at, '.');
	if (dots > at + 1)
		return !strchr("/-", vb_window_look(w, vb_window_skip(w, dots, ' ')));
	return at < w->len && strchr("#?*_[", vb_window_look(w, at));
}

static size_t next_space(const struct vb_window *w, size_t at)
{
	while (at < w->len && !strchr(" ,;", vb_window_look(w, at)))
		at++;
	return at;
}

/* Behind the joint at `at` and the spaces around it; 0 where none stands there. */
static size_t behind_joint(const struct vb_window *w, size_t at)
{
	static const struct vb_str words[] = {VB_LIT("va"), VB_LIT("hoac")};
	at = vb_window_skip(w, at, ' ');
	char sign = vb_window_look(w, at);
	size_t end = sign == ',' || sign == ';' ? at + 1 : vb_window_any(w, at, words, sizeof words / sizeof *words);
	return end ? vb_window_skip(w, end, ' ') : 0;
}

/* Behind "số" where it stands at `at`, and the spaces. */
static size_t behind_so(const struct vb_window *w, size_t at)
{
	size_t so = vb_window_words(w, at, VB_LIT("so"));
	return so ? vb_window_skip(w, so, ' ') : at;
}

/* The end of a number with the letter of its own ("30c") at `at`; `at` where none stands there. */
static size_t number_end(const struct vb_window *w, size_t at)
{
	size_t end = digits_end(w, at);
	return end + (end > at && vb_is_word(vb_window_look(w, end)) && !vb_is_word(vb_window_look(w, end + 1)));
}

/* At `at` a symbol goes on a number: "-NQ/TW", " /QĐ-UBND", "NQ/TW". */
static bool is_symbol_at(const struct vb_window *w, size_t at)
{
	size_t next = vb_window_skip(w, at, ' '), word = next;
	if (next == w->len)
		return false;
	if (vb_cp_is_upper(vb_utf8_decode(vb_window_byte(w, next))))
		while (vb_is_word(vb_window_look(w, word)))
			word++;
	return word < w->len && strchr("-/", w->text[word]);
}

/* "18, 19 và số 20-NQ/TW": the symbol of the number that ends at `place` stands at the end of its list. */
static bool is_elided(const struct vb_extraction *x, struct vb_str cell, const char *place, const struct vb_document_type *type)
{
	enum { MEMBER = 64, MOST_MEMBERS = 65 }; /* characters: a joint, a type and a number; cite_parse.c takes no more numbers */
	for (int i = 0; i < MOST_MEMBERS; i++) {
		struct vb_window w;
		vb_window_right(&w, x->folded, (struct vb_str){place, (size_t)(cell.ptr + cell.len - place)}, MEMBER);
		size_t at = behind_joint(&w, 0), typed = at ? vb_window_words(&w, at, type->key) : 0;
		size_t start = !at ? 0 : behind_so(&w, typed ? vb_window_skip(&w, typed, ' ') : at), end = at ? number_end(&w, start) : 0;
		if (end == start)
			return false;
		if (is_symbol_at(&w, end))
			return true;
		place = vb_window_byte(&w, end);
	}
	return false;
}

/* What may stand behind the number of a list: no noun that it counts ("Nghị quyết 57, 12 huyện"). */
static bool ends_member(const struct vb_window *w, size_t at)
{
	static const struct vb_str words[] = {VB_LIT("cua"), VB_LIT("ve"), VB_LIT("va"), VB_LIT("hoac"), VB_LIT("ngay"), VB_LIT("nay"), VB_LIT("tren")};
	size_t next = vb_window_skip(w, at, ' ');
	bool mark = next == w->len || (strchr(",;.):", w->text[next]) && !vb_is_digit(vb_window_look(w, next + 1)));
	return mark || vb_window_any(w, next, words, sizeof words / sizeof *words);
}

/* Numbers behind the first of a list without symbol: "Nghị quyết 18, 19 của Trung ương". */
struct more_numbers {
	struct short_number items[16]; /* nobody names more documents by their numbers alone at once */
	size_t count;
	const char *end; /* of the list */
};

static void read_more(const struct vb_extraction *x, struct vb_str cell, const char *place, struct more_numbers *more)
{
	enum { MEMBER = 64 };
	*more = (struct more_numbers){.end = place};
	while (more->count < sizeof more->items / sizeof *more->items) {
		struct vb_window w;
		bool whole;
		vb_window_right(&w, x->folded, (struct vb_str){more->end, (size_t)(cell.ptr + cell.len - more->end)}, MEMBER);
		size_t at = behind_joint(&w, 0);
		struct short_number *number = &more->items[more->count];
		if (!at || !read_number(&w, behind_so(&w, at), number, &whole) || counts_something(&w, number->end) || !ends_member(&w, number->end))
			return;
		more->end = vb_window_byte(&w, number->end);
		more->count++;
	}
}

/* Without "số" only what is said of one document is a number that cannot be read: "Nghị định 30/2020", "Nghị quyết 45 của Trung ương".
 * `end`: of its list. */
static bool is_sure(const struct vb_extraction *x, struct vb_str cell, const char *end, const struct short_number *read)
{
	struct vb_window window;
	vb_window_right(&window, x->folded, (struct vb_str){end, (size_t)(cell.ptr + cell.len - end)}, AROUND);
	return read->year.ptr || vb_window_words(&window, vb_window_skip(&window, 0, ' '), VB_LIT("cua"));
}

/* Adds the mention of the number where one document is known that it stands for, or two; where none is and `sure`, the diagnostic. */
static const char *add_by_number(struct vb_extraction *x, struct vb_str cell, struct vb_str text, const struct vb_document_type *type,
                                 const struct short_number *read, bool sure)
{
	struct vb_short_note note = find_number(x, type, read);
	if (note.target != VB_NOWHERE || note.either[0] != VB_NOWHERE)
		return add_short(x, cell, text, note);
	if (sure)
		vb_cite_unread(x, type, text);
	return NULL;
}

/* "Nghị quyết 57", "Nghị quyết số 57", "NQ 57": the type's name, or its letters, with a number. *done: it is that, or a whole mention. */
static const char *read_numbered(struct vb_extraction *x, struct vb_str cell, const struct vb_window *w, const struct vb_document_type *type,
                                 bool letters, bool *done)
{
	size_t at = vb_window_skip(w, letters ? code_end(w) : type->key.len, ' '), so = vb_window_words(w, at, VB_LIT("so"));
	struct short_number read;
	bool whole;
	*done = true;
	while (so && strchr(" :", vb_window_look(w, so)) && so < w->len)
		so++;
	if (so && !letters && is_unreadable(w, so)) {
		vb_cite_unread(x, type, vb_window_bytes(w, 0, next_space(w, so)));
		return NULL;
	}
	if (!read_number(w, so ? so : at, &read, &whole) || (!so && counts_something(w, read.end))) {
		*done = whole || so;
		return whole && *vb_window_byte(w, read.end) == '-' ? vb_old_read(x, cell, vb_window_byte(w, read.end)) : NULL;
	}
	if (is_elided(x, cell, vb_window_byte(w, read.end), type))
		return NULL;
	struct more_numbers more;
	struct vb_str text = vb_window_bytes(w, 0, read.end);
	read_more(x, cell, text.ptr + text.len, &more);
	bool sure = !letters && vb_cp_is_upper(vb_utf8_decode(text.ptr)) && (so || is_sure(x, cell, more.end, &read));
	const char *end = add_by_number(x, cell, text, type, &read, sure);
	if (end)
		x->record->citations.items[x->record->citations.count - 1].type = type->name;
	sure |= end != NULL; /* what goes on the list of a known document is one too */
	for (size_t i = 0; i < more.count; i++) {
		struct vb_str number = more.items[i].number, year = more.items[i].year;
		number.len = (size_t)((year.ptr ? year.ptr + year.len : number.ptr + number.len) - number.ptr);
		const char *behind = add_by_number(x, cell, number, type, &more.items[i], sure);
		end = behind ? behind : end;
	}
	return end;
}

static bool is_self(const struct vb_extraction *x, const struct vb_document_type *type)
{
	struct vb_str own = x->record->document.type, name = type->name;
	return own.ptr && (vb_str_starts(own, name) || vb_str_starts(name, own));
}

/* Which document a type word alone stands for; NONE: nobody can tell. */
static uint32_t find_alone(const struct vb_extraction *x, struct vb_str cell, const struct vb_document_type *type)
{
	uint32_t near = nearest_of_type(x, type), only;
	if (near != NONE && x->record->citations.items[near].text.ptr >= cell.ptr)
		return near;
	if (x->record->citations.count > MOST)
		return NONE;
	return (only = only_of_type(x->record, type, false)) != NONE ? only : only_of_type(x->record, type, true);
}

static const char *read_alone(struct vb_extraction *x, struct vb_str cell, const struct vb_window *w, const struct vb_document_type *type)
{
	size_t end = type->key.len, this_one = vb_window_words(w, vb_window_skip(w, end, ' '), VB_LIT("nay"));
	struct vb_str text = vb_window_bytes(w, 0, this_one ? this_one : end);
	while (text.len && text.ptr[text.len - 1] == ' ')
		text.len--;
	size_t above = vb_window_words(w, vb_window_skip(w, end, ' '), VB_LIT("tren"));
	if (above && !vb_window_words(w, above, VB_LIT(" dia ban"))) /* "Chỉ thị trên": vb_above_read */
		return NULL;
	bool pointed = this_one ? vb_str_ends(text, VB_LIT("này")) : is_pointed_at(x, cell, text.ptr);
	if (!pointed || is_self(x, type) || is_plural(x, cell, text.ptr) || (!this_one && !goes_on(x, cell, text.ptr + text.len)))
		return NULL;
	uint32_t target = find_alone(x, cell, type);
	return target == NONE ? NULL : add_short(x, cell, text, stands_for_nearest(x, type, target));
}

/* The place is inside of an alias where it is defined. */
static bool is_in_definition(const struct vb_extraction *x, const char *at)
{
	enum { MOST_TOGETHER = 8 };
	for (uint32_t i = x->notes->aliases.count, looked = 0; i-- > 0 && looked < MOST_TOGETHER; looked++) {
		struct vb_str alias = x->notes->aliases.items[i].alias;
		if (at >= alias.ptr && at < alias.ptr + alias.len)
			return true;
	}
	return false;
}

/* The type whose letters the window starts with, as they are printed; NULL: none. */
static const struct vb_document_type *type_of_letters(const struct vb_window *w)
{
	size_t end = code_end(w);
	return end > 1 && vb_window_look(w, end) == ' ' ? vb_type_by_code(vb_window_bytes(w, 0, end), VB_SYSTEM_STATE | VB_SYSTEM_LEGAL | VB_SYSTEM_PARTY) : NULL;
}

/* A word that is the type of a document cited before, or its letters before a number. */
static const char *read_type(struct vb_extraction *x, struct vb_str cell, const char *at, bool alone)
{
	struct vb_window window;
	bool done;
	vb_window_right(&window, x->folded, (struct vb_str){at, (size_t)(cell.ptr + cell.len - at)}, TYPE_WINDOW);
	const struct vb_document_type *type = vb_type_starting(vb_window_view(&window, 0, window.len));
	bool letters = !type && (type = type_of_letters(&window));
	if (!type || is_in_definition(x, at) || is_inside_word(cell, vb_window_bytes(&window, 0, letters ? code_end(&window) : type->key.len)))
		return NULL;
	const char *end = read_numbered(x, cell, &window, type, letters, &done);
	return end || done || letters || !alone ? end : read_alone(x, cell, &window, type);
}

/* "số 57-NQ/TW", "57/KH-UBND": a whole number stands behind the type word, as behind most. A year may stand behind the slash of a short one
 * ("30/2020"), and old numbers have the letters of the body alone ("101-CP"): behind a dash a slash follows. */
static bool is_whole_number(struct vb_str behind)
{
	enum { MOST_DIGITS = 5, TYPE_LETTERS = 8 }; /* bytes: "-CTHĐ/" */
	size_t at = behind.len && behind.ptr[0] == ' ', digits;
	if (vb_str_starts((struct vb_str){behind.ptr + at, behind.len - at}, VB_LIT("số ")))
		at += sizeof "số " - 1;
	for (digits = at; digits < behind.len && vb_is_digit(behind.ptr[digits]);)
		digits++;
	if (digits == at || digits - at > MOST_DIGITS || digits + 1 >= behind.len)
		return false;
	struct vb_str letters = {behind.ptr + digits + 1, behind.len - digits - 1};
	if (behind.ptr[digits] == '/')
		return !vb_is_digit(letters.ptr[0]);
	return behind.ptr[digits] == '-' && memchr(letters.ptr, '/', letters.len < TYPE_LETTERS ? letters.len : TYPE_LETTERS);
}

const char *vb_alias_read(struct vb_extraction *x, struct vb_str cell, const char *at, const struct vb_word *word)
{
	struct vb_str text = {at, word->len}, behind = {at + word->len, (size_t)(cell.ptr + cell.len - at) - word->len};
	if ((word->type || word->alias == VB_NOWHERE) && is_whole_number(behind))
		return NULL;
	if (word->alias == VB_NOWHERE)
		return read_type(x, cell, at, true);
	const char *numbered = word->type ? read_type(x, cell, at, false) : NULL; /* "Nghị quyết 57", though "Nghị quyết" stands for another */
	if (numbered || is_inside_word(cell, text))
		return numbered;
	if (word->type && (is_made(x, cell, at) || is_plural(x, cell, at) || is_approved(x, cell, at, at + text.len) || !goes_on(x, cell, at + text.len)))
		return NULL;
	const struct vb_alias_note *alias = &x->notes->aliases.items[word->alias];
	struct vb_short_note note = stands_for(alias->count == 1 ? alias->targets[0] : VB_NOWHERE, VB_SHORT_ALIAS);
	if (alias->count != 1)
		note.alias = word->alias;
	return alias->count ? add_short(x, cell, text, note) : NULL;
}

/* The type as it is said alone: of a "Chương trình hành động" its first words, where they name a type too. */
static struct vb_str short_type(struct vb_str name)
{
	char key[64];
	if (name.len > sizeof key)
		return name;
	for (size_t at = 1; at < name.len; at++) {
		struct vb_str head = {name.ptr, at};
		if (name.ptr[at] == ' ' && vb_type_by_key((struct vb_str){key, vb_fold(head.ptr, head.len, key)}))
			return head;
	}
	return name;
}

static void look_for(struct vb_extraction *x, struct vb_str type, const char *from)
{
	if (x->notes->types >= VB_SHORT_TYPES)
		return;
	for (uint32_t i = 0; i < x->notes->words.count; i++)
		if (vb_str_equal(x->notes->words.items[i].text, type))
			return;
	x->notes->types++;
	vb_words_add(x, (struct vb_word){.text = type, .alias = VB_NOWHERE, .type = true}, from);
}

/* The letters of a type are looked for with a space behind them. */
static void look_for_letters(struct vb_extraction *x, struct vb_str letters, const char *from)
{
	for (uint32_t i = 0; i < x->notes->words.count; i++)
		if (x->notes->words.items[i].text.len == letters.len + 1 && vb_str_starts(x->notes->words.items[i].text, letters))
			return;
	look_for(x, VB_CONCAT(x->arena, letters, VB_LIT(" ")), from);
}

/* Is the type that of one of the last mentions? Then it is looked for already. */
static bool was_expected(struct vb_cite_notes *notes, struct vb_str type)
{
	for (size_t i = 0; i < VB_LAST_TYPES; i++)
		if (vb_str_equal(notes->last_types[i], type))
			return true;
	notes->last_types[notes->last_type++ % VB_LAST_TYPES] = type;
	return false;
}

void vb_short_expect(struct vb_extraction *x, const struct vb_citation *citation, const char *from)
{
	if (!citation->type.ptr)
		return;
	if (!was_expected(x->notes, citation->type))
		look_for(x, short_type(citation->type), from);
	struct vb_str letters = citation->type_code.ptr ? citation->type_code : VB_LIT("CV"); /* a công văn of the state has none in its symbol */
	if (letters.len > 1 && letters.len < VB_LETTERS && vb_str_starts(citation->text, letters)) /* the text writes "NQ 45-NQ/TW" */
		look_for_letters(x, letters, from);
}

/* Types whose numbers without a symbol are told from the start, though none was cited before; those that plans are full of with "số" only. */
void vb_short_start(struct vb_extraction *x)
{
	static const struct vb_str types[] = {VB_LIT("Nghị quyết"), VB_LIT("Nghị định"), VB_LIT("Thông tư"), VB_LIT("Quyết định"), VB_LIT("Chỉ thị"),
	                                      VB_LIT("Kết luận"), VB_LIT("Kế hoạch số"), VB_LIT("Công văn số"), VB_LIT("Thông báo số"), VB_LIT("Hướng dẫn số")};
	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		look_for(x, types[i], x->in->text.bytes);
}

const struct vb_short_note *vb_short_note(const struct vb_extraction *x, uint32_t citation)
{
	uint32_t low = vb_list_search(&x->notes->shorts, citation, citation);
	bool found = low < x->notes->shorts.count && x->notes->shorts.items[low].citation == citation;
	return found ? &x->notes->shorts.items[low] : NULL;
}
