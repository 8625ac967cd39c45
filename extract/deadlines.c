#include "due_phrases.h"

#include "dates.h"
#include "patterns.h"

#include "../base/utf8.h"

/* What a phrase (due_phrases.c) means.
 *
 * Before a day: the last day is that day (offices keep "trước ngày 30/6" on 30 June). Before a period: the day before it begins.
 * A period without a year has that of the next in the cell, else of the one before, else the plan's. With a word of recurrence in the
 * phrase it becomes a part of the rule instead. */

static struct vb_str write_day(struct vb_due_reader *r, struct vb_day day)
{
	if (!day.year)
		return VB_NULL;
	return vb_date_iso(r->arena, &(struct vb_date){.year = day.year, .month = day.month, .day = day.day});
}

struct vb_due *vb_due_add(struct vb_due_reader *r, const struct vb_due_phrase *phrase, const char *kind)
{
	r->notes.limit |= r->all->count >= VB_DUES;
	if (r->notes.limit)
		return NULL;
	struct vb_due *due = vb_push(r->arena, r->all);
	due->kind = vb_str_of(kind);
	struct vb_str text = vb_str_trim(vb_window_bytes(&r->window, phrase->from, phrase->end));
	bool bracket = memchr(text.ptr, '(', text.len) != NULL;
	while (text.len && (vb_is_one_of(text.ptr[text.len - 1], ".,;:") || (!bracket && text.ptr[text.len - 1] == ')')))
		text.len--;
	due->text = text;
	return due;
}

static struct vb_day last_day(const struct vb_period *period)
{
	struct vb_day day = period->to;
	if (day.year && day.month && !day.day)
		day.day = vb_days_in(day.year, day.month);
	return day;
}

static bool is_after(struct vb_day day, struct vb_day other)
{
	return day.year != other.year ? day.year > other.year : day.month != other.month ? day.month > other.month : day.day > other.day;
}

/* "Từ Quý IV/2025 đến hết Quý I": the end without a year lies in that of the other, or in the one behind it (before it). */
static void settle_other_end(struct vb_period *period)
{
	if (!period->range || !period->from.month || !period->to.month || !period->from.year == !period->to.year)
		return;
	unsigned *missing = period->to.year ? &period->from.year : &period->to.year;
	*missing = period->from.year + period->to.year; /* one of them is 0 */
	if (is_after(period->from, last_day(period)))
		*missing += missing == &period->to.year ? 1 : -1u;
}

/* The year that a period without one has: of the next that has one, else of the one before, else the plan's. */
static void settle_years(struct vb_due_reader *r, struct vb_due_phrase *phrase)
{
	for (uint32_t i = 0; i < phrase->period_count; i++) {
		struct vb_period *period = &phrase->periods[i];
		unsigned year = 0;
		settle_other_end(period);
		bool needed = (period->from.month && !period->from.year) || (period->to.month && !period->to.year);
		if (!needed || (!period->from.month && !period->to.month))
			continue;
		for (uint32_t k = i + 1; k < phrase->period_count && !year; k++)
			year = phrase->periods[k].from.year;
		for (uint32_t k = i; k > 0 && !year; k--)
			year = phrase->periods[k - 1].to.year;
		r->notes.year_of_plan |= !year && r->year;
		r->notes.year_unknown |= !year && !r->year;
		year = year ? year : r->year;
		period->from.year = period->from.month ? (period->from.year ? period->from.year : year) : 0;
		period->to.year = period->to.month ? (period->to.year ? period->to.year : year) : 0;
	}
}

static void add_period_due(struct vb_due_reader *r, const struct vb_due_phrase *phrase, const struct vb_period *period)
{
	bool backwards = period->range && period->from.year && period->to.year && is_after(period->from, last_day(period));
	if (!vb_day_exists(period->from) || !vb_day_exists(period->to) || backwards) {
		r->notes.impossible = true;
		return;
	}
	if (period->grain == VB_GRAIN_MONTH_DAY) /* a day of no month */
		return;
	bool day = period->grain == VB_GRAIN_DAY && !period->range && memcmp(&period->from, &period->to, sizeof period->from) == 0;
	bool by = !period->range && (period->bound == VB_BOUND_BEFORE || period->bound == VB_BOUND_UNTIL);
	bool after = period->bound == VB_BOUND_AFTER && period->to.year && period->to.month;
	bool from = period->open || after || (!period->range && period->bound == VB_BOUND_FROM);
	const char *kind = from ? "from" : by ? "by" : day ? "on" : "during";
	struct vb_due *due;
	if (!(due = vb_due_add(r, phrase, kind)))
		return;
	if (!by || from)
		due->from = write_day(r, after ? vb_day_after(last_day(period)) : period->from);
	if (by && !from)
		due->to = write_day(r, period->bound == VB_BOUND_BEFORE && !day && period->from.year && period->from.month ? vb_day_before(period->from) : last_day(period));
	else if (!from)
		due->to = write_day(r, last_day(period));
}

bool vb_due_is_part_of_rule(const struct vb_period *period)
{
	bool vague = period->grain == VB_GRAIN_PART && (!period->from.month || !period->to.month); /* "cuối năm" */
	return !period->from.year && !period->to.year && period->grain != VB_GRAIN_YEAR && !vague && vb_day_exists(period->from) && vb_day_exists(period->to);
}

/* "Trước tháng 12 hằng năm", "trước Quý IV hằng năm": by the last day of the month before. */
static bool is_before_months(const struct vb_period *period)
{
	return period->bound == VB_BOUND_BEFORE && (period->grain == VB_GRAIN_MONTH || period->grain == VB_GRAIN_QUARTER) && !period->range;
}

static unsigned month_before(unsigned month)
{
	return month > 1 ? month - 1 : 12;
}

/* The months of a period, a bit each. */
static unsigned months_of(const struct vb_period *period)
{
	if (is_before_months(period))
		return 1u << month_before(period->from.month);
	unsigned bits = 0, first = period->grain == VB_GRAIN_DAY || !period->from.month ? period->to.month : period->from.month;
	for (unsigned month = first; month && month <= period->to.month; month++)
		bits |= 1u << month;
	return bits;
}

static bool has_day(const struct vb_period *period)
{
	return period->grain == VB_GRAIN_DAY || period->grain == VB_GRAIN_MONTH_DAY;
}

static void add_part(struct vb_buffer *rule, const char *name, const char *value)
{
	vb_buffer_add(rule, name, strlen(name));
	vb_buffer_add(rule, value, strlen(value));
}

static void add_count(struct vb_buffer *rule, const char *name, unsigned count)
{
	add_part(rule, name, vb_arena_digits(rule->arena, count).ptr);
}

/* "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=15": the period, and those behind it that differ in the month only; they are `used`. */
static struct vb_str rule_of(struct vb_due_reader *r, const struct vb_due_again *again, const struct vb_due_phrase *phrase, uint32_t at, unsigned *used)
{
	struct vb_buffer rule = {.arena = r->arena};
	unsigned bits = 0, last = 0;
	const struct vb_period *period = at < phrase->period_count ? &phrase->periods[at] : NULL;
	add_part(&rule, "FREQ=", again->frequency);
	if (again->interval > 1)
		add_count(&rule, ";INTERVAL=", again->interval);
	for (uint32_t i = at; i < phrase->period_count; i++) {
		const struct vb_period *other = &phrase->periods[i];
		if (!vb_due_is_part_of_rule(other) || has_day(other) != has_day(period) || (has_day(other) && other->to.day != period->to.day))
			continue;
		*used |= 1u << i;
		bits |= months_of(other);
		last = is_before_months(other) ? vb_days_in(1, month_before(other->from.month)) : last; /* every year has the days of a common one */
	}
	const char *before = ";BYMONTH=";
	for (unsigned month = 1; month <= 12 && strcmp(again->frequency, "YEARLY") == 0; month++) {
		if (!(bits >> month & 1))
			continue;
		add_count(&rule, before, month);
		before = ",";
	}
	if (last || (period && has_day(period)))
		add_count(&rule, ";BYMONTHDAY=", last ? last : period->to.day);
	if (phrase->weekday && strcmp(again->frequency, "WEEKLY") == 0)
		add_part(&rule, ";BYDAY=", phrase->weekday);
	return (struct vb_str){rule.bytes, rule.len};
}

/* The dated periods of the phrase bound what recurs. */
static void bound_due(struct vb_due_reader *r, const struct vb_due_phrase *phrase, struct vb_due *due)
{
	for (uint32_t i = 0; due && i < phrase->period_count; i++) {
		const struct vb_period *period = &phrase->periods[i];
		if ((!period->from.year && !period->to.year) || !vb_day_exists(period->from) || !vb_day_exists(period->to))
			continue;
		if (period->bound != VB_BOUND_UNTIL && period->bound != VB_BOUND_BEFORE)
			due->from = write_day(r, period->from);
		if (period->bound != VB_BOUND_FROM && !period->open)
			due->to = write_day(r, last_day(period));
	}
}

static void add_rule(struct vb_due_reader *r, const struct vb_due_phrase *phrase, const struct vb_due_again *again, uint32_t at, unsigned *used)
{
	struct vb_due *due = vb_due_add(r, phrase, "recurring");
	if (due && again->frequency)
		due->recurrence = rule_of(r, again, phrase, at, used);
	bound_due(r, phrase, due);
}

static bool has_months(const struct vb_due_phrase *phrase)
{
	for (uint32_t i = 0; i < phrase->period_count; i++)
		if (vb_due_is_part_of_rule(&phrase->periods[i]) && phrase->periods[i].to.month)
			return true;
	return false;
}

/* "Định kỳ 6 tháng, hằng năm (trước ngày 15/6 và 15/12)": days and months of the year make one yearly rule of what recurs as often
 * or less. */
static void join_yearly(struct vb_due_phrase *phrase)
{
	uint32_t kept = 0;
	bool yearly = false;
	if (!has_months(phrase))
		return;
	for (uint32_t i = 0; i < phrase->again_count; i++) {
		struct vb_due_again again = phrase->again[i];
		if (again.frequency && strcmp(again.frequency, "MONTHLY") == 0 && (again.interval >= 6 || phrase->again_count == 1))
			again = (struct vb_due_again){"YEARLY", 1};
		bool same = again.frequency && strcmp(again.frequency, "YEARLY") == 0 && again.interval == 1;
		if (!same || !yearly)
			phrase->again[kept++] = again;
		yearly |= same;
	}
	phrase->again_count = kept;
}

static void add_recurring(struct vb_due_reader *r, struct vb_due_phrase *phrase)
{
	join_yearly(phrase);
	bool several = phrase->again_count > 1 && has_months(phrase);
	for (uint32_t i = 0; i < phrase->again_count; i++) {
		unsigned used = 0;
		bool dated = phrase->again[i].frequency && !(several && strcmp(phrase->again[i].frequency, "YEARLY") != 0);
		for (uint32_t k = 0; dated && k < phrase->period_count; k++)
			if (!(used >> k & 1) && vb_due_is_part_of_rule(&phrase->periods[k]))
				add_rule(r, phrase, &phrase->again[i], k, &used);
		if (!used && !r->notes.impossible)
			add_rule(r, phrase, &phrase->again[i], phrase->period_count, &used);
	}
}

/* "Ngày 10 và 11/9/2025": the month of the days before it. */
static void settle_days(struct vb_due_phrase *phrase)
{
	for (uint32_t i = phrase->period_count; i-- > 1;) {
		struct vb_period *day = &phrase->periods[i - 1];
		const struct vb_period *next = &phrase->periods[i];
		if (day->grain != VB_GRAIN_MONTH_DAY || next->grain != VB_GRAIN_DAY)
			continue;
		day->from.month = day->to.month = next->from.month;
		day->from.year = day->to.year = next->from.year;
		day->grain = VB_GRAIN_DAY;
	}
}

void vb_dues_add(struct vb_due_reader *r, struct vb_due_phrase *phrase)
{
	settle_days(phrase);
	/* "Định kỳ trước ngày 15 tháng 11 hằng năm": how often is said once. */
	for (uint32_t i = 0; phrase->again_count > 1 && i < phrase->again_count; i++)
		if (!phrase->again[i].frequency)
			phrase->again[i--] = phrase->again[--phrase->again_count];
	if (phrase->again_count && !phrase->again[0].frequency) /* "định kỳ": not said how often */
		settle_years(r, phrase);
	if (phrase->again_count) {
		add_recurring(r, phrase);
	} else {
		settle_years(r, phrase);
		for (uint32_t i = 0; !phrase->always && i < phrase->period_count; i++)
			add_period_due(r, phrase, &phrase->periods[i]);
	}
	if (phrase->always)
		bound_due(r, phrase, vb_due_add(r, phrase, "ongoing"));
	bool told = phrase->again_count || phrase->period_count || phrase->always;
	if (phrase->condition || (phrase->demand && !told && !r->all->count))
		vb_due_add(r, phrase, "conditional");
}

struct vb_due *vb_due_last(const struct vb_due_list *all)
{
	struct vb_due *last = NULL;
	struct vb_str latest = VB_NULL;
	for (uint32_t i = 0; i < all->count; i++) {
		struct vb_due *due = &all->items[i];
		struct vb_str end = vb_str_equal(due->kind, VB_LIT("conditional")) ? VB_LIT("") : due->to.ptr ? due->to : VB_LIT("9999");
		size_t len = end.len < latest.len ? end.len : latest.len;
		int order = last ? memcmp(end.ptr, latest.ptr, len) : 1;
		if (order > 0 || (order == 0 && end.len > latest.len)) {
			last = due;
			latest = end;
		}
	}
	return last;
}

/* The phrases of what the window holds of the cell; returns the bytes read. One that the window's end cuts is left for the next window. */
static size_t read_phrases(struct vb_due_reader *r)
{
	size_t at = 0;
	bool more = vb_window_offset(&r->window, r->window.len) < r->window.bytes.len;
	while (vb_due_look(r, at) != '\0' && r->all->count < VB_DUES) {
		struct vb_due_phrase phrase;
		size_t end = vb_due_phrase_read(r, at, false, &phrase);
		if (more && end == r->window.len && at > 0)
			break;
		vb_dues_add(r, &phrase);
		at = end;
		while (vb_due_look(r, at) == ';' || vb_due_look(r, at) == '.' || vb_due_look(r, at) == ' ')
			at++;
	}
	return vb_window_offset(&r->window, at);
}

struct vb_due_notes vb_dues_of_cell(const struct vb_extraction *x, struct vb_str cell, unsigned year, struct vb_due_list *all)
{
	struct vb_due_reader r = {.arena = x->arena, .times = &x->patterns->times, .all = all, .year = year};
	uint32_t before = all->count;
	struct vb_str rest = cell;
	for (size_t read; rest.len && all->count < VB_DUES; rest = (struct vb_str){rest.ptr + read, rest.len - read}) {
		vb_window_right(&r.window, x->folded, rest, VB_WINDOW);
		if (!(read = read_phrases(&r)))
			break;
	}
	if (all->count == before + 1) /* the only one is what the whole cell says */
		all->items[before].text = vb_str_trim(cell);
	r.notes.limit |= rest.len > 0 && all->count >= VB_DUES;
	r.notes.unread = all->count == before && !r.notes.impossible && vb_has_letters(cell);
	return r.notes;
}
