#include "cite_words.h"

#include "../base/utf8.h"
#include "window.h"

/* short = alias                                            as defined: "Đề án số 09", "Chương trình 381"
 *       | type ( "nêu trên" | "nói trên" | "trên" )        the nearest document of that type before
 *       | type                                             alone, where the sentence leaves no doubt: "nội dung của Nghị quyết, …"
 *
 * A wrong one hurts more than one that is missing: several documents ("các Nghị quyết nêu trên"), a type alone that more than
 * one cited document has, and what stands inside a longer name are left out. */

enum {
	WAY_BACK = 64,  /* mentions looked at: the cost stays linear */
	MOST = 256,     /* mentions of a document in which a type alone is looked for */
	AROUND = 24,    /* characters before and behind */
	NONE = UINT32_MAX,
};

static const char *add_short(struct vb_extraction *x, struct vb_str cell, struct vb_str text, uint32_t target, bool alias)
{
	struct vb_citation *citation = vb_cite_add(x, cell, text.ptr, text.ptr + text.len, VB_LIT("short"));
	struct vb_window window;
	vb_window_right(&window, text, 64);
	const struct vb_document_type *type = vb_type_starting(vb_window_view(&window, 0, window.len));
	citation->type = type ? vb_str_of(type->name) : VB_NULL;
	*vb_push(x->arena, &x->notes->shorts) = (struct vb_short_note){x->record->citations.count - 1, target, alias};
	return text.ptr + text.len;
}

static bool is_full(const struct vb_citation *citation)
{
	return vb_str_equal(citation->kind, VB_LIT("numbered")) || vb_str_equal(citation->kind, VB_LIT("named"));
}

static bool is_of_type(const struct vb_citation *citation, const struct vb_document_type *type)
{
	if (citation->type.ptr)
		return vb_str_equal(citation->type, vb_str_of(type->name));
	return citation->type_code.ptr && vb_str_equal(citation->type_code, vb_str_of(type->code));
}

static uint32_t nearest_of_type(const struct vb_record *record, const struct vb_document_type *type)
{
	for (uint32_t i = record->citations.count, looked = 0; i-- > 0 && looked < WAY_BACK; looked++)
		if (is_full(&record->citations.items[i]) && is_of_type(&record->citations.items[i], type))
			return i;
	return NONE;
}

/* The one document of the type that was cited so far: NONE where there are several. */
static uint32_t only_of_type(const struct vb_record *record, struct vb_str name)
{
	uint32_t found = NONE;
	char key[64];
	if (record->citations.count > MOST || name.len > sizeof key)
		return NONE;
	const struct vb_document_type *type = vb_type_by_key((struct vb_str){key, vb_fold(name.ptr, name.len, key)});
	if (!type)
		return NONE;
	for (uint32_t i = 0; i < record->citations.count; i++) {
		const struct vb_citation *citation = &record->citations.items[i];
		if (!is_full(citation) || !is_of_type(citation, type))
			continue;
		if (found != NONE && !vb_str_equal(citation->number_symbol, record->citations.items[found].number_symbol))
			return NONE;
		found = i;
	}
	return found;
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
static bool is_plural(struct vb_str cell, const char *at)
{
	static const struct vb_str words[] = {VB_LIT("cac"), VB_LIT("nhung"), VB_LIT("hai"), VB_LIT("ba"), VB_LIT("02"), VB_LIT("03"),
	                                      VB_LIT("moi"), VB_LIT("cung")};
	struct vb_window window;
	vb_window_left(&window, before(cell, at), AROUND);
	return ends_with_any(&window, words, sizeof words / sizeof *words);
}

/* What may stand behind a short form without being a part of its name. */
static bool goes_on(struct vb_str cell, const char *end)
{
	static const struct vb_str words[] = {VB_LIT(" va "), VB_LIT(" toi "), VB_LIT(" den "), VB_LIT(" tai "), VB_LIT(" trong "),
	                                      VB_LIT(" tren "),
	                                      VB_LIT(" dam bao "), VB_LIT(" bao dam "), VB_LIT(" gan voi ")};
	struct vb_window window;
	vb_window_right(&window, (struct vb_str){end, (size_t)(cell.ptr + cell.len - end)}, AROUND);
	size_t next = vb_window_skip(&window, strchr(",;", window.text[0]) ? 1 : 3, ' ');
	if (next < window.len && vb_type_starting(vb_window_view(&window, next, window.len)))
		return false; /* "thực hiện Nghị quyết, Chỉ thị của Đảng": documents of these types */
	if (window.len == 0 || strchr(",.;:)", window.text[0]))
		return true;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (vb_str_starts(vb_window_view(&window, 0, window.len), words[i]))
			return true;
	return false;
}

/* "nêu trên", "nói trên", "kể trên": told by the letter before the space, since most of "trên" is "trên địa bàn". */
static bool may_end_type(struct vb_str cell, const char *at)
{
	return at - cell.ptr > 4 && strchr("ui\x83", at[at[-1] == '\xA0' ? -3 : -2]);
}

const char *vb_above_read(struct vb_extraction *x, struct vb_str cell, const char *done, const char *at)
{
	static const struct vb_str words[] = {VB_LIT("neu"), VB_LIT("noi"), VB_LIT("ke")};
	struct vb_window window;
	const char *end = at + sizeof "trên" - 1, *type_end = at;
	bool last = end >= cell.ptr + cell.len || strchr(",.;:)", *end);
	if (!last && !may_end_type(cell, at))
		return NULL;
	vb_window_left(&window, before(cell, at), AROUND);
	bool named = false;
	for (size_t i = 0; i < 3 && !named; i++)
		if ((named = ends_with(&window, words[i])))
			type_end = window.bytes.ptr + window.at[window.len - 1 - (window.text[window.len - 1] == ' ') - (words[i].len - 1)];
	struct vb_type_word word = vb_cite_type_before(cell, type_end);
	if (!word.type || word.so || word.start < done || is_plural(cell, word.start) || !vb_cp_is_upper(vb_utf8_decode(word.start)))
		return NULL;
	if (!named && !last) /* "Nghị quyết trên địa bàn" */
		return NULL;
	uint32_t target = nearest_of_type(x->record, word.type);
	return target == NONE ? NULL : add_short(x, cell, (struct vb_str){word.start, (size_t)(end - word.start)}, target, false);
}

/* The words before a type that stands alone for its document. */
static bool is_pointed_at(struct vb_str cell, const char *at)
{
	static const struct vb_str words[] = {
		VB_LIT("noi dung cua"), VB_LIT("noi dung"), VB_LIT("muc tieu cua"), VB_LIT("tinh than cua"), VB_LIT("tinh than"),
		VB_LIT("quan diem cua"), VB_LIT("nhiem vu cua"), VB_LIT("yeu cau cua"), VB_LIT("thuc hien"), VB_LIT("trien khai"),
		VB_LIT("quan triet")};
	struct vb_window window;
	vb_window_left(&window, before(cell, at), AROUND);
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

const char *vb_alias_read(struct vb_extraction *x, struct vb_str cell, const char *at, const struct vb_word *word)
{
	struct vb_str text = {at, word->text.len};
	if (is_inside_word(cell, text))
		return NULL;
	if (word->type && (!is_pointed_at(cell, at) || !goes_on(cell, at + text.len)))
		return NULL;
	const struct vb_alias_note *note = word->alias == VB_NOWHERE ? NULL : &x->notes->aliases.items[word->alias];
	uint32_t target = !note ? only_of_type(x->record, word->text) : note->count == 1 ? note->targets[0] : NONE;
	return target == NONE ? NULL : add_short(x, cell, text, target, note != NULL);
}

void vb_short_expect(struct vb_extraction *x, const struct vb_citation *citation, const char *from)
{
	bool title = vb_str_equal(citation->in, VB_LIT("title")) && citation->type.ptr;
	if (!title || vb_str_equal(citation->type, x->record->document.type))
		return;
	for (uint32_t i = 0; i < x->notes->words.count; i++)
		if (vb_str_equal(x->notes->words.items[i].text, citation->type))
			return;
	vb_words_add(x, (struct vb_word){citation->type, VB_NOWHERE, true, NULL}, from);
}

const struct vb_short_note *vb_short_note(const struct vb_extraction *x, uint32_t citation)
{
	uint32_t low = 0, high = x->notes->shorts.count;
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (x->notes->shorts.items[middle].citation < citation)
			low = middle + 1;
		else
			high = middle;
	}
	bool found = low < x->notes->shorts.count && x->notes->shorts.items[low].citation == citation;
	return found ? &x->notes->shorts.items[low] : NULL;
}
