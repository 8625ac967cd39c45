#include "cite_words.h"

#include "../base/utf8.h"
#include "dates.h"
#include "window.h"

/* before  = "của" issuer "tại" [ "các" ]            theo đề nghị của Sở Y tế tại Tờ trình số 41/TTr-SYT
 *         | type "của" issuer [ ":" | "," ] [ "số" ]  các Nghị quyết của HĐND tỉnh: số 340/NQ-HĐND
 *         | type "của" issuer ":"                     các văn bản của UBND tỉnh: Quyết định số 12/QĐ-UBND
 *         | [ date "," ] issuer [ "đã" | "vừa" ] "ban hành" [ "các" ]
 *                                                    Ngày 22/12/2024, Bộ Chính trị đã ban hành Nghị quyết số 57-NQ/TW
 *
 * Read only where the mention has no issuer behind it. */

enum {
	BEFORE_WINDOW = 240, /* bytes before a mention: an issuer with its role and place */
	MAX_COMMAS = 3,      /* in the name of an issuer */
	DATE_BEFORE = 32,    /* characters: "ngày 22 tháng 12 năm 2024" */
};

/* The place before the words, which end at `end` behind spaces; `end` where others stand there. */
static size_t without(const struct vb_window *w, size_t end, struct vb_str words)
{
	while (end && w->text[end - 1] == ' ')
		end--;
	size_t start = end > words.len ? end - words.len : 0;
	bool there = start && vb_window_ends(w, end, words) && w->text[start - 1] == ' ';
	return there ? start : end;
}

static size_t without_any(const struct vb_window *w, size_t end, const struct vb_str *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		end = without(w, end, words[i]);
	while (end && w->text[end - 1] == ' ')
		end--;
	return end;
}

/* The issuer that fills the characters [start, end), null where they are something else. */
static struct vb_str issuer_of(const struct vb_extraction *x, const struct vb_window *w, size_t start, size_t end)
{
	struct vb_cited_issuer read;
	if (start >= end)
		return VB_NULL;
	struct vb_str name = vb_window_bytes(w, start, end);
	while (name.len && name.ptr[name.len - 1] == ' ')
		name.len--;
	return vb_cited_issuer_read(x, name, &read) && read.read == name.len ? (struct vb_str){name.ptr, read.len} : VB_NULL;
}

/* Where the last "của" before `end` ends; 0 where none stands there. */
static size_t of_end(const struct vb_window *w, size_t end)
{
	for (size_t at = end; at-- > 0;)
		if (vb_window_starts(w, at, VB_LIT(" cua ")) && at + 5 < end)
			return at + 5;
	return 0;
}

/* "của Sở Y tế tại" */
static struct vb_str issuer_at(const struct vb_extraction *x, const struct vb_window *w)
{
	static const struct vb_str all[] = {VB_LIT("cac")}, at[] = {VB_LIT("tai")};
	size_t end = without_any(w, w->len, all, 1), name_end = without_any(w, end, at, 1);
	size_t of = name_end < end ? of_end(w, name_end) : 0;
	return of ? issuer_of(x, w, of, name_end) : VB_NULL;
}

/* "Nghị quyết của HĐND tỉnh: số" */
static struct vb_str issuer_of_type(const struct vb_extraction *x, const struct vb_window *w)
{
	size_t end = without(w, w->len, VB_LIT("so"));
	while (end && vb_is_one_of(w->text[end - 1], " :,"))
		end--;
	size_t of = of_end(w, end);
	return of && vb_type_ending(vb_window_view(w, 0, of - 5)) ? issuer_of(x, w, of, end) : VB_NULL;
}

/* The date that ends with a comma before `end`. */
static void read_date(struct vb_extraction *x, const struct vb_window *w, size_t end, struct vb_citation *citation)
{
	struct vb_date date;
	while (end && (w->text[end - 1] == ' ' || w->text[end - 1] == ','))
		end--;
	for (size_t at = end; at-- > 0 && end - at < DATE_BEFORE;) {
		if (!vb_window_starts(w, at, VB_LIT("ngay")) || (at && vb_is_word(w->text[at - 1])))
			continue;
		struct vb_str text = vb_window_bytes(w, at, end);
		if (vb_date_read(x->folded, text, &date) && date.len >= vb_str_trim(text).len)
			citation->date = vb_date_iso(x->arena, &date);
		return;
	}
}

/* "Bộ Chính trị đã ban hành": the issuer begins the sentence, or stands behind a comma. */
static struct vb_str issuer_of_act(struct vb_extraction *x, const struct vb_window *w, struct vb_citation *citation)
{
	static const struct vb_str acts[] = {VB_LIT("cac"), VB_LIT("ban hanh"), VB_LIT("ky"), VB_LIT("da"), VB_LIT("vua")};
	size_t act = without_any(w, w->len, acts, 1), end = without_any(w, act, acts + 1, 4);
	if (end == act || without(w, act, acts[1]) == act)
		return VB_NULL;
	int commas = 0;
	for (size_t at = end; at-- > 0 && commas < MAX_COMMAS;) {
		bool start = at == 0 && w->bytes.ptr[0] != ' ';
		if (!start && !vb_is_one_of(vb_window_look(w, at), ",.;:"))
			continue;
		commas++;
		size_t name = vb_window_skip(w, start ? at : at + 1, ' ');
		struct vb_str issuer = issuer_of(x, w, name, end);
		if (!issuer.ptr)
			continue;
		if (!citation->date.ptr)
			read_date(x, w, name, citation);
		return issuer;
	}
	return VB_NULL;
}

/* The last letter before the mention: most mentions have no word before them that one of the forms ends with. */
static char last_letter(struct vb_str text)
{
	while (text.len && text.ptr[text.len - 1] == ' ')
		text.len--;
	return text.len ? text.ptr[text.len - 1] : '\0';
}

void vb_cite_before(struct vb_extraction *x, struct vb_str cell, struct vb_citation *citation)
{
	struct vb_window window;
	struct vb_str before = {cell.ptr, (size_t)(citation->text.ptr - cell.ptr)};
	char last = last_letter(before);
	bool typed = citation->type.ptr, may_be = last == 'i' || last == 'I' || last == 'h' || last == 'H' || last == 'c' || last == 'C';
	may_be |= last == ':';
	if (citation->issuer.ptr || !(typed ? may_be : last != '\0') || x->notes->links.items[x->notes->links.count - 1].listed)
		return;
	vb_window_left(&window, x->folded, before, BEFORE_WINDOW);
	struct vb_str issuer = issuer_at(x, &window);
	if (!issuer.ptr && (!typed || last == ':'))
		issuer = issuer_of_type(x, &window);
	if (!issuer.ptr)
		issuer = issuer_of_act(x, &window, citation);
	citation->issuer = issuer;
	x->notes->links.items[x->notes->links.count - 1].issuer_before = issuer.ptr != NULL;
}
