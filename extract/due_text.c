#include "due_phrases.h"
#include "extract.h"
#include "patterns.h"

#include "../base/utf8.h"
#include "../schema/registry.h"

/* Deadlines in running text: a word of schema/registry/deadlines.tsv may begin one; which words those are is told when the text is folded. */

enum { AHEAD = 96 }; /* characters that a phrase may have */

/* Does the next word begin with another letter than these of ASCII? Other bytes may be anything. */
static bool other_letter(const unsigned char *space, const char *wanted)
{
	unsigned char lower = space[1] | 0x20;
	return space[0] == ' ' && lower >= 'a' && lower <= 'z' && !strchr(wanted, lower);
}

/* "quý", "tháng" or "thời hạn", "năm", "vòng": by the first letter and, where it is of ASCII, the second. */
static bool may_be_period(const unsigned char *word)
{
	unsigned char second = word[1] | 0x20;
	bool letter = second >= 'a' && second <= 'z';
	switch (word[0] | 0x20) {
	case 'q': return !letter || second == 'u';
	case 't': return !letter || second == 'h';
	case 'n': return !letter || second == 'a';
	case 'v': return !letter || second == 'o';
	default: return false;
	}
}

/* Where the word stands in its sentence. */
static enum vb_due_place place_of(const char *text, const char *word)
{
	const char *at = word;
	while (at > text && at[-1] == ' ')
		at--;
	switch (at > text ? at[-1] : '.') {
	case '.':
	case ';': return VB_DUE_SENTENCE;
	case ',':
	case ':':
	case '-': return VB_DUE_PART;
	case '(': return VB_DUE_CLAUSE;
	default: return VB_DUE_ANYWHERE;
	}
}

void vb_due_leads(struct vb_leads *leads)
{
	for (size_t i = 0; i < vb_due_word_count; i++)
		vb_leads_add(leads, vb_str_of(vb_due_words[i].key), VB_LEAD_DUE);
}

/* May a trigger stand at this word, which one begins with? By its diacritics, or without any, and by the word behind it. Where a clause
 * begins any trigger counts. */
static bool may_trigger(const char *text, const char *word)
{
	const unsigned char *b = (const unsigned char *)word;
	if (place_of(text, word) != VB_DUE_ANYWHERE)
		return true;
	switch (b[0] | 0x20) {
	case 't': /* trước, trong */
		if ((b[1] | 0x20) == 'r')
			return b[2] == 0xC6 || (b[2] | 0x20) == 'u' || ((b[2] | 0x20) == 'o' && b[4] != 0 && b[5] == ' ' && may_be_period(b + 6));
		return false;
	case 'c': /* chậm */
		return (b[1] | 0x20) == 'h' && ((b[2] == 0xE1 && b[3] == 0xBA && (b[4] & 0xFE) == 0xAC) || (b[2] | 0x20) == 'a');
	case 'v': /* vào */
		return ((b[1] == 0xC3 && b[3] == 'o') || ((b[1] | 0x20) == 'a' && (b[2] | 0x20) == 'o')) && !other_letter(b + (b[1] == 0xC3 ? 4 : 3), "ntq");
	case 'h': /* hoàn thành */
		return (b[1] | 0x20) == 'o' && ((b[2] == 0xC3 && (b[3] | 0x20) == 0xA0) || (b[2] | 0x20) == 'a') && !other_letter(b + (b[2] == 0xC3 ? 5 : 4), "t");
	case 'm': /* mỗi */
		return (b[1] == 0xE1 && b[2] == 0xBB && (b[3] & 0xFE) == 0x96) || ((b[1] | 0x20) == 'o' && (b[2] | 0x20) == 'i');
	case 'd': /* without diacritics */
		return ((b[1] | 0x20) == 'i' && (b[2] | 0x20) == 'n') || ((b[1] | 0x20) == 'e' && (b[2] | 0x20) == 'n');
	default: /* định, đến hết */
		return b[0] == 0xC4 && (b[1] & 0xFE) == 0x90 && b[2] == 0xE1 && ((b[3] == 0xBB && (b[4] & 0xFE) == 0x8A) || (b[3] == 0xBA && (b[4] & 0xFE) == 0xBE && !other_letter(b + 6, "h")));
	}
}

/* Does the word stand behind a space, or a bracket behind one? */
static bool stands_alone(const char *text, const char *word)
{
	word -= word > text && word[-1] == '(';
	return word == text || word[-1] == ' ';
}

/* The next word from `at` on at which a trigger may stand. */
static const char *next_trigger(const struct vb_extraction *x, const char *text, const char *at, const char *end)
{
	enum { SHORTEST = 9 }; /* bytes that may_trigger looks at, and fewer than any deadline has */
	struct vb_folded *folded = x->folded;
	while (end - at > SHORTEST && (at = vb_folded_find(folded, VB_LEAD_DUE, at, end - SHORTEST))) {
		const char *folded_end = vb_folded_end(folded), *stop = folded_end < end - SHORTEST ? folded_end : end - SHORTEST;
		for (size_t word = vb_folded_character(folded, at); at < stop; at = vb_folded_byte(folded, word)) { /* most are none */
			if (stands_alone(text, at) && may_trigger(text, at))
				return at;
			word = vb_folded_next(folded, VB_LEAD_DUE, word + 1);
		}
		at = stop;
	}
	return NULL;
}

/* The trigger at the start of the window, the longest that counts at such a place; NULL where none is. */
static const struct vb_due_word *find_trigger(struct vb_due_reader *r, enum vb_due_place place)
{
	struct vb_str text = vb_window_view(&r->window, 0, r->window.len);
	const struct vb_due_word *trigger = vb_due_word_starting(text);
	while (trigger && place < (enum vb_due_place)trigger->place)
		trigger = vb_due_word_shorter(trigger, text);
	return trigger;
}

/* Does the phrase tell a time? "trước mắt", "mỗi huyện" and their like do not. */
static bool is_told(const struct vb_due_phrase *phrase)
{
	bool often = phrase->again_count && (phrase->again[0].frequency || phrase->again_count > 1);
	return phrase->period_count || often || phrase->always;
}

/* "Định kỳ hằng năm tổng hợp, báo cáo UBND tỉnh trước ngày 15 tháng 12": one rule, which the words from the first to the last tell. */
static bool add_carried(struct vb_due_reader *r, struct vb_due_phrase *phrase)
{
	struct vb_due_carried *carried = &r->carried;
	bool part = false;
	for (uint32_t i = 0; i < phrase->period_count; i++)
		part |= vb_due_is_part_of_rule(&phrase->periods[i]);
	if (!carried->again_count || phrase->again_count || phrase->always || !part || r->all->count != carried->to)
		return false;
	struct vb_str first = r->all->items[carried->from].text;
	uint32_t from = carried->from;
	memcpy(phrase->again, carried->again, sizeof phrase->again);
	phrase->again_count = carried->again_count;
	r->all->count = from;
	carried->again_count = 0;
	vb_dues_add(r, phrase);
	for (uint32_t i = from; i < r->all->count; i++) {
		struct vb_due *due = &r->all->items[i];
		due->text = (struct vb_str){first.ptr, (size_t)(due->text.ptr + due->text.len - first.ptr)};
	}
	return true;
}

static void add_dues_of_text(struct vb_due_reader *r, struct vb_due_phrase *phrase)
{
	uint32_t before = r->all->count;
	if (add_carried(r, phrase))
		return;
	struct vb_due_carried carried = {.again_count = phrase->period_count || phrase->always ? 0 : phrase->again_count, .from = before};
	memcpy(carried.again, phrase->again, sizeof carried.again);
	vb_dues_add(r, phrase);
	carried.to = r->all->count;
	r->carried = carried.to > before ? carried : (struct vb_due_carried){0};
}

/* "Sau khi Nghị quyết được thông qua, …": up to the end of the clause. */
static const char *read_event(struct vb_due_reader *r, struct vb_str rest)
{
	size_t len = 0;
	while (len < rest.len && !strchr(",;()", rest.ptr[len]) && !(rest.ptr[len] == '.' && (len + 1 == rest.len || rest.ptr[len + 1] == ' ')))
		len++;
	struct vb_due *due = vb_due_add(r, &(struct vb_due_phrase){0}, "conditional");
	if (due)
		due->text = vb_str_trim((struct vb_str){rest.ptr, len});
	return rest.ptr + len;
}

/* "Thời gian hoàn thành: Quý II/2025": what is behind the label, up to the end of the sentence, is read as a cell is. */
static const char *read_labelled(struct vb_due_reader *r, struct vb_str rest, size_t end)
{
	struct vb_due_phrase phrase;
	size_t behind = vb_words_at(&r->window, end, VB_LIT("la")), at = vb_due_behind_spaces(r, behind ? behind : end);
	behind = vb_due_look(r, at) == ':' ? at + 1 : behind;
	if (!behind)
		return rest.ptr + 1;
	at = vb_due_phrase_read(r, behind, false, &phrase);
	phrase.from = vb_due_behind_spaces(r, behind);
	vb_dues_add(r, &phrase);
	return rest.ptr + vb_window_offset(&r->window, at);
}

/* Does a time stand there, whatever the words of its bound? */
static bool is_direct(struct vb_due_reader *r, size_t end)
{
	enum vb_bound bound;
	struct vb_period period;
	size_t behind = vb_due_bound_read(r, 0, &bound), start = vb_words_at(&r->window, 0, VB_LIT("hoan thanh"));
	return vb_span_read(&r->window, start ? end : behind, &period) != 0;
}

/* "Cho hộ nghèo có nhà trước năm 2020": what ended long before the plan is no deadline of it. */
static void drop_past(struct vb_due_reader *r, uint32_t from)
{
	uint32_t kept = from < r->all->count ? from : r->all->count; /* a rule may have taken the place of those before */
	for (uint32_t i = kept; i < r->all->count; i++) {
		struct vb_str last = r->all->items[i].to.ptr ? r->all->items[i].to : r->all->items[i].from;
		unsigned year = 0;
		for (size_t k = 0; k < 4 && last.len >= 4; k++)
			year = year * 10 + (unsigned)(last.ptr[k] - '0');
		if (!year || !r->year || year + 1 >= r->year)
			r->all->items[kept++] = r->all->items[i];
	}
	r->all->count = kept;
}

/* Reads the deadline at the trigger that may stand at `word`; returns where to go on. */
static const char *read_sentence(struct vb_due_reader *r, struct vb_str text, const char *word)
{
	struct vb_due_phrase phrase;
	struct vb_str rest = {word, text.len - (size_t)(word - text.ptr)};
	uint32_t before = r->all->count;
	size_t behind;
	vb_window_right(&r->window, r->folded, rest, AHEAD);
	const struct vb_due_word *trigger = find_trigger(r, place_of(text.ptr, word));
	if (!trigger || (vb_words_at(&r->window, 0, VB_LIT("moi")) && !vb_due_again_read(r, 0, &(struct vb_due_phrase){0})))
		return word + 1;
	size_t end = trigger->len;
	if (trigger->kind == VB_DUE_LABEL)
		return read_labelled(r, rest, end);
	if (trigger->kind == VB_DUE_EVENT || vb_due_starts_count(r, end) || (trigger->kind == VB_DUE_COUNTED && vb_due_starts_count(r, 0)))
		return read_event(r, rest);
	if (trigger->kind == VB_DUE_COUNTED || (trigger->kind == VB_DUE_DIRECT && !is_direct(r, end)))
		return word + 1;
	behind = vb_due_phrase_read(r, 0, true, &phrase);
	bool periodic = trigger->place == VB_DUE_CLAUSE && vb_words_at(&r->window, 0, VB_LIT("dinh ky")); /* it tells that the task recurs, if not how often */
	if (!is_told(&phrase) && !periodic)
		return word + 1;
	add_dues_of_text(r, &phrase);
	drop_past(r, before);
	return word + (vb_window_offset(&r->window, behind) > 0 ? vb_window_offset(&r->window, behind) : 1);
}

struct vb_due_notes vb_dues_of_text(const struct vb_extraction *x, struct vb_str text, unsigned year, struct vb_due_list *all)
{
	const char *end = text.ptr + text.len, *word = next_trigger(x, text.ptr, text.ptr, end);
	if (!word)
		return (struct vb_due_notes){0};
	struct vb_due_reader r; /* not cleared: each sentence opens the window anew */
	r.arena = x->arena;
	r.folded = x->folded;
	r.times = &x->patterns->times;
	r.all = all;
	r.notes = (struct vb_due_notes){0};
	r.year = year;
	r.carried.again_count = 0;
	while (word && all->count < VB_DUES) {
		const char *next = read_sentence(&r, text, word);
		if (next >= end || !(next = memchr(next - 1, ' ', (size_t)(end - next + 1))))
			break;
		word = next_trigger(x, text.ptr, next + 1, end);
	}
	r.notes.limit |= word && all->count >= VB_DUES;
	return r.notes;
}
