#include "deadlines.h"

#include "dates.h"
#include "periods.h"
#include "window.h"

#include "../base/utf8.h"
#include "../schema/registry.h"

/* cell      = phrase { ( ";" | "." ) phrase }
 * phrase    = { bound | span | open | again | always | condition | other word }
 * bound     = "trước" | "chậm nhất" | "đến" [ "hết" ] | "hết" | "từ" …       what the next span is the end or the start of
 * span      = a period or a range of periods: periods.c
 * open      = [ "và" ] ( "các" | "những" ) "năm" ( "tiếp theo" | "sau" ) | "trở đi"
 * again     = ( "hằng" | "hàng" | "mỗi" ) unit | [ "định kỳ" ] N unit [ "một lần" | "/lần" ] | N "lần/" unit | "định kỳ"
 * always    = "thường xuyên" | "liên tục"
 * condition = ( "sau khi" | "khi" | "theo" | "trong vòng" | … ) up to the end of the phrase
 *
 * Before a day: the last day is that day (offices keep "trước ngày 30/6" on 30 June). Before a period: the day before it begins.
 * A period without a year has that of the next in the cell, else of the one before, else the plan's. With a word of recurrence in the
 * phrase it becomes a part of the rule instead. */

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum {
	MAX_PERIODS = 12, /* of one phrase */
	MAX_AGAIN = 4,    /* "hằng tháng, quý, năm" */
	MAX_DUES = 40, /* of one cell */
	AHEAD = 96,    /* characters that a phrase of running text may have */
	MOST_OTHERS = 3, /* words in it that tell nothing: "trước ngày khai giảng hằng năm" */
};

struct again {
	const char *frequency; /* NULL: not said how often */
	unsigned interval;
};

struct phrase {
	struct vb_period periods[MAX_PERIODS];
	struct again again[MAX_AGAIN];
	uint32_t period_count, again_count;
	bool always, condition, demand; /* demand: only "khi có yêu cầu", "đột xuất" */
	const char *weekday;            /* NULL: none */
	size_t from, end; /* characters of the window */
};

/* How often, told by itself: a day or month without a year further on belongs to it. */
struct carried {
	struct again again[MAX_AGAIN];
	uint32_t again_count, from, to; /* the deadlines [from, to) that were made of it */
};

struct reader {
	struct vb_arena *arena;
	const struct vb_folded *folded;
	struct vb_window window;
	struct vb_due_list *all;
	struct vb_due_notes notes;
	unsigned year;
	struct carried carried; /* of running text */
};

static char look(struct reader *r, size_t at)
{
	return vb_window_look(&r->window, at);
}

static size_t behind_spaces(struct reader *r, size_t at)
{
	return vb_window_behind_spaces(&r->window, at);
}

static struct vb_str write_day(struct reader *r, struct vb_day day)
{
	if (!day.year)
		return VB_NULL;
	return vb_date_iso(r->arena, &(struct vb_date){.year = day.year, .month = day.month, .day = day.day});
}

/* ---- Recurrence ------------------------------------------------------------------------------------------------------ */

static size_t read_unit(struct reader *r, size_t at, struct again *again)
{
	static const struct {
		struct vb_str word;
		const char *frequency;
		unsigned interval;
	} units[] = {{VB_LIT("nam"), "YEARLY", 1}, {VB_LIT("quy"), "MONTHLY", 3}, {VB_LIT("qui"), "MONTHLY", 3}, {VB_LIT("thang"), "MONTHLY", 1}, {VB_LIT("tuan"), "WEEKLY", 1}, {VB_LIT("ngay"), "DAILY", 1}};
	for (size_t i = 0; i < COUNT(units); i++) {
		size_t end = vb_words_at(&r->window, at, units[i].word);
		if (end) {
			size_t school = i == 0 ? vb_words_at(&r->window, end, VB_LIT("hoc")) : 0; /* "mỗi năm học" */
			*again = (struct again){units[i].frequency, units[i].interval};
			return school ? school : end;
		}
	}
	return 0;
}

/* A number in figures or in a word: "02 năm một lần", "hai năm một lần". */
static size_t read_count(struct reader *r, size_t at, unsigned *count)
{
	static const struct {
		struct vb_str word;
		unsigned value;
	} numbers[] = {{VB_LIT("mot"), 1}, {VB_LIT("hai"), 2}, {VB_LIT("ba"), 3}, {VB_LIT("bon"), 4}, {VB_LIT("nam"), 5}, {VB_LIT("sau"), 6}, {VB_LIT("muoi"), 10}};
	size_t end = vb_number_at(&r->window, at, 2, count);
	for (size_t i = 0; i < COUNT(numbers) && !end; i++) {
		end = vb_words_at(&r->window, at, numbers[i].word);
		*count = numbers[i].value;
	}
	return end;
}

/* `count` times in the time of the rule. */
static struct again divided(struct again again, unsigned count)
{
	if (count == 1)
		return again;
	if (count > 1 && strcmp(again.frequency, "YEARLY") == 0 && again.interval == 1 && 12 % count == 0)
		return (struct again){"MONTHLY", 12 / count};
	return (struct again){NULL, 1};
}

/* "một lần", "01 lần", "02 lần", "/lần", "/1 lần": behind "6 tháng", "mỗi năm". */
static size_t read_once(struct reader *r, size_t at, struct again *again)
{
	unsigned count;
	size_t next = look(r, behind_spaces(r, at)) == '/' ? behind_spaces(r, at) + 1 : at, number = read_count(r, next, &count);
	size_t end = number || next != at ? vb_words_at(&r->window, number ? number : next, VB_LIT("lan")) : 0;
	if (end && number)
		*again = divided(*again, count);
	return end;
}

/* "2 lần/năm", "01 lần mỗi năm". */
static size_t read_times(struct reader *r, size_t at, struct again *again)
{
	unsigned count;
	size_t end = vb_number_at(&r->window, at, 2, &count), next;
	if (!end || !(end = vb_words_at(&r->window, end, VB_LIT("lan"))))
		return 0;
	next = look(r, behind_spaces(r, end)) == '/' ? behind_spaces(r, end) + 1 : vb_words_at(&r->window, end, VB_LIT("moi"));
	if (!next || !(end = read_unit(r, next, again)))
		return 0;
	*again = divided(*again, count);
	return end;
}

static void add_again(struct phrase *phrase, struct again again)
{
	if (phrase->again_count < MAX_AGAIN)
		phrase->again[phrase->again_count++] = again;
}

/* Units that follow the first: "hằng tháng, quý, 6 tháng và năm". */
static size_t read_more_units(struct reader *r, size_t at, struct phrase *phrase)
{
	for (;;) {
		struct again again;
		unsigned count;
		size_t next = look(r, behind_spaces(r, at)) == ',' ? behind_spaces(r, at) + 1 : vb_words_at(&r->window, at, VB_LIT("va"));
		size_t number = next ? vb_number_at(&r->window, next, 2, &count) : 0;
		size_t end = next ? read_unit(r, number ? number : next, &again) : 0, behind = end ? behind_spaces(r, end) : 0;
		bool stops = !end || look(r, behind) == '\0' || strchr(",;.)", look(r, behind)) || vb_words_at(&r->window, behind, VB_LIT("va"));
		if (!end || !stops)
			return at;
		again.interval *= count ? count : 1;
		add_again(phrase, again);
		at = end;
	}
}

/* Behind a day: "tháng cuối quý", "tháng đầu của quý sau", "tháng sau": how often that day comes. */
static size_t read_months_day(struct reader *r, size_t at, struct again *again)
{
	static const struct vb_str quarterly[] = {VB_LIT("thang cuoi quy"), VB_LIT("thang cuoi cua quy"), VB_LIT("thang cuoi moi quy"), VB_LIT("thang cuoi cua moi quy"), VB_LIT("thang dau quy"), VB_LIT("thang dau cua quy")};
	static const struct vb_str monthly[] = {VB_LIT("thang sau"), VB_LIT("thang tiep theo"), VB_LIT("thang ke tiep"), VB_LIT("thang lien ke"), VB_LIT("thang bao cao")};
	static const struct vb_str next[] = {VB_LIT("sau"), VB_LIT("tiep theo"), VB_LIT("ke tiep"), VB_LIT("lien ke"), VB_LIT("bao cao")};
	size_t of = vb_words_at(&r->window, at, VB_LIT("cua")), end, more;
	at = of ? of : at;
	if ((end = vb_any_words_at(&r->window, at, quarterly, COUNT(quarterly)))) {
		*again = (struct again){"MONTHLY", 3};
		return (more = vb_any_words_at(&r->window, end, next, COUNT(next))) ? more : end;
	}
	*again = (struct again){"MONTHLY", 1};
	return vb_any_words_at(&r->window, at, monthly, COUNT(monthly));
}

static size_t read_again(struct reader *r, size_t at, struct phrase *phrase)
{
	static const struct vb_str each[] = {VB_LIT("hang"), VB_LIT("moi")};
	struct again again = {NULL, 1};
	unsigned count = 1;
	size_t end = vb_any_words_at(&r->window, at, each, COUNT(each)), periodic = vb_words_at(&r->window, at, VB_LIT("dinh ky")), next;
	if (end && (end = read_unit(r, end, &again))) {
		next = read_once(r, end, &again);
		add_again(phrase, again);
		return read_more_units(r, next ? next : end, phrase);
	}
	if (periodic && vb_any_words_at(&r->window, periodic, each, COUNT(each)))
		return read_again(r, periodic, phrase);
	if ((end = read_times(r, periodic ? periodic : at, &again))) {
		add_again(phrase, again);
		return end;
	}
	if ((next = read_count(r, periodic ? periodic : at, &count)) && (end = read_unit(r, next, &again)) && count) {
		again.interval *= count;
		size_t once = read_once(r, end, &again);
		if (once || periodic) {
			add_again(phrase, again);
			return read_more_units(r, once ? once : end, phrase);
		}
	}
	if (periodic && (end = read_unit(r, periodic, &again))) {
		struct vb_period period; /* "định kỳ tháng 6": a month, no unit */
		if (!vb_period_read(&r->window, periodic, &period)) {
			add_again(phrase, again);
			return read_more_units(r, end, phrase);
		}
	}
	if (!periodic && (end = vb_words_at(&r->window, at, VB_LIT("thuong nien")))) {
		add_again(phrase, (struct again){"YEARLY", 1});
		return end;
	}
	if (periodic)
		add_again(phrase, (struct again){NULL, 1});
	return periodic;
}

/* "Thứ Sáu", "thứ 6", "Chủ nhật": the day of the week as rules name it. */
static size_t read_weekday(struct reader *r, size_t at, const char **day)
{
	static const struct {
		struct vb_str words;
		const char *day;
	} days[] = {{VB_LIT("thu hai"), "MO"}, {VB_LIT("thu 2"), "MO"}, {VB_LIT("thu ba"), "TU"}, {VB_LIT("thu 3"), "TU"}, {VB_LIT("thu tu"), "WE"}, {VB_LIT("thu 4"), "WE"}, {VB_LIT("thu nam"), "TH"}, {VB_LIT("thu 5"), "TH"},
	            {VB_LIT("thu sau"), "FR"}, {VB_LIT("thu 6"), "FR"}, {VB_LIT("thu bay"), "SA"}, {VB_LIT("thu 7"), "SA"}, {VB_LIT("chu nhat"), "SU"}};
	size_t end = 0;
	for (size_t i = 0; i < COUNT(days) && !end; i++)
		if ((end = vb_words_at(&r->window, at, days[i].words)))
			*day = days[i].day;
	return end;
}

/* ---- Phrases --------------------------------------------------------------------------------------------------------- */

static bool is_period(struct reader *r, size_t at)
{
	struct vb_period period;
	return vb_period_read(&r->window, at, &period) != 0;
}

/* "sau năm 2025", not "sáu tháng đầu năm". */
static size_t read_after(struct reader *r, size_t at)
{
	size_t end = vb_words_at(&r->window, at, VB_LIT("sau"));
	return end && !is_period(r, at) && is_period(r, end) ? end : 0;
}

static size_t read_bound(struct reader *r, size_t at, enum vb_bound *bound)
{
	static const struct {
		struct vb_str word;
		enum vb_bound bound;
	} bounds[] = {{VB_LIT("truoc"), VB_BOUND_BEFORE}, {VB_LIT("cham nhat"), VB_BOUND_UNTIL}, {VB_LIT("muon nhat"), VB_BOUND_UNTIL}, {VB_LIT("khong qua"), VB_BOUND_UNTIL}, {VB_LIT("khong muon hon"), VB_BOUND_UNTIL}, {VB_LIT("khong cham hon"), VB_BOUND_UNTIL},
	            {VB_LIT("khong cham qua"), VB_BOUND_UNTIL}, {VB_LIT("han cuoi"), VB_BOUND_UNTIL}, {VB_LIT("han chot"), VB_BOUND_UNTIL}, {VB_LIT("toi het"), VB_BOUND_UNTIL}, {VB_LIT("toi"), VB_BOUND_UNTIL}, {VB_LIT("den het"), VB_BOUND_UNTIL},
	            {VB_LIT("den"), VB_BOUND_UNTIL}, {VB_LIT("het"), VB_BOUND_UNTIL}, {VB_LIT("ke tu"), VB_BOUND_FROM}, {VB_LIT("tu"), VB_BOUND_FROM}};
	size_t after = read_after(r, at);
	if (after) {
		*bound = VB_BOUND_AFTER;
		return after;
	}
	for (size_t i = 0; i < COUNT(bounds); i++) {
		size_t end = vb_words_at(&r->window, at, bounds[i].word);
		if (end && vb_str_equal(bounds[i].word, VB_LIT("toi")) && !is_period(r, end)) /* "tới dự" */
			continue;
		bool invested = end && bounds[i].bound == VB_BOUND_FROM && at >= 4 && memcmp(r->window.text + at - 4, "dau ", 4) == 0
		                && !(at >= 8 && memcmp(r->window.text + at - 8, "bat ", 4) == 0); /* "đầu tư", not "bắt đầu từ" */
		if (end && !invested) {
			*bound = bounds[i].bound;
			return end;
		}
	}
	return 0;
}

static size_t read_open(struct reader *r, size_t at)
{
	static const struct vb_str forms[] = {VB_LIT("va cac nam tiep theo"), VB_LIT("va nhung nam tiep theo"), VB_LIT("va cac nam sau"), VB_LIT("va nhung nam sau"), VB_LIT("va cac nam ke tiep"), VB_LIT("va nhung nam ke tiep"), VB_LIT("va nam tiep theo"), VB_LIT("va nam sau"),
	                                      VB_LIT("cac nam tiep theo"), VB_LIT("nhung nam tiep theo"), VB_LIT("va cac nam tiep"), VB_LIT("tro di"), VB_LIT("va tiep tuc")};
	size_t next = look(r, behind_spaces(r, at)) == ',' ? behind_spaces(r, at) + 1 : at;
	return vb_any_words_at(&r->window, next, forms, COUNT(forms));
}

/* "Năm 2025 và hằng năm", "… và thường xuyên": what begins so does not end. The words are read again, as what they are. */
static bool goes_on_always(struct reader *r, size_t at)
{
	static const struct vb_str forms[] = {VB_LIT("va hang nam"), VB_LIT("va thuong xuyen"), VB_LIT("va hang quy"), VB_LIT("va hang thang")};
	return vb_any_words_at(&r->window, at, forms, COUNT(forms)) != 0;
}

/* "30 ngày kể từ ngày …", "trong thời hạn 15 ngày làm việc": days counted from something. */
static bool starts_count(struct reader *r, size_t at)
{
	static const struct vb_str behind[] = {VB_LIT("ke tu"), VB_LIT("sau"), VB_LIT("tu khi"), VB_LIT("tu ngay"), VB_LIT("lam viec")};
	static const struct vb_str starts[] = {VB_LIT("trong thoi han"), VB_LIT("trong vong")};
	size_t within = vb_any_words_at(&r->window, at, starts, COUNT(starts)), end;
	struct again unit;
	unsigned count;
	if (!(end = vb_number_at(&r->window, within ? within : at, 3, &count)) || !(end = read_unit(r, end, &unit)))
		return false;
	return within || vb_any_words_at(&r->window, end, behind, COUNT(behind)) != 0;
}

/* What the time hangs on, at the start of a phrase or of a part of it. */
static bool starts_condition(struct reader *r, size_t at, bool *demand)
{
	static const struct vb_str forms[] = {VB_LIT("sau khi"), VB_LIT("ngay sau"), VB_LIT("ngay khi"), VB_LIT("truoc khi"), VB_LIT("khi"), VB_LIT("theo"), VB_LIT("tuy theo"), VB_LIT("trong vong"), VB_LIT("dot xuat"),
	                                      VB_LIT("den khi"), VB_LIT("tu khi"), VB_LIT("ke tu khi"), VB_LIT("can cu"), VB_LIT("sau"), VB_LIT("tuy"), VB_LIT("dung tien do"), VB_LIT("bao dam tien do"), VB_LIT("dam bao tien do")};
	static const struct vb_str demands[] = {VB_LIT("khi co yeu cau"), VB_LIT("khi duoc yeu cau"), VB_LIT("dot xuat"), VB_LIT("theo yeu cau"), VB_LIT("khi can")};
	*demand = vb_any_words_at(&r->window, at, demands, COUNT(demands)) != 0;
	return vb_any_words_at(&r->window, at, forms, COUNT(forms)) != 0 || starts_count(r, at);
}

static size_t phrase_end(struct reader *r, size_t at, bool bracket)
{
	while (look(r, at) != '\0' && look(r, at) != ';' && !(bracket && look(r, at) == ')'))
		at++;
	return at;
}

static size_t behind_word(struct reader *r, size_t at)
{
	while (vb_is_word(look(r, at)))
		at++;
	return at;
}

static void add_period(struct reader *r, struct phrase *phrase, struct vb_period period, enum vb_bound bound)
{
	if (phrase->period_count == MAX_PERIODS)
		return;
	period.bound = bound;
	r->notes.impossible |= !vb_day_exists(period.from) || !vb_day_exists(period.to);
	phrase->periods[phrase->period_count++] = period;
}

/* Further periods of the same kind behind a comma or "và": "Quý I, II/2025", "năm 2024, 2025". */
static size_t read_more_periods(struct reader *r, size_t at, struct phrase *phrase, enum vb_bound bound)
{
	struct vb_period period;
	for (size_t end; phrase->period_count < MAX_PERIODS; at = end) {
		end = vb_period_more(&r->window, at, &phrase->periods[phrase->period_count - 1], &period);
		if (!end)
			break;
		add_period(r, phrase, period, bound);
	}
	return at;
}

/* "tầm nhìn đến năm 2045", "định hướng đến năm 2045": beyond what is planned. */
static size_t read_vision(struct reader *r, size_t at)
{
	static const struct vb_str forms[] = {VB_LIT("tam nhin"), VB_LIT("dinh huong den"), VB_LIT("dinh huong toi"), VB_LIT("dinh huong nam"), VB_LIT("va dinh huong den")};
	return vb_any_words_at(&r->window, at, forms, COUNT(forms));
}

/* "Trong năm", "cả năm", where they are all that is said of the time: the year of the plan. */
static size_t read_this_year(struct reader *r, size_t at, struct vb_period *period)
{
	static const struct vb_str forms[] = {VB_LIT("trong nam"), VB_LIT("ca nam"), VB_LIT("trong ca nam")};
	size_t end = vb_any_words_at(&r->window, at, forms, COUNT(forms));
	if (!end || (look(r, end) != '\0' && !strchr(",;.(", look(r, behind_spaces(r, end)))))
		return 0;
	*period = (struct vb_period){.from = {0, 1, 1}, .to = {0, 12, 0}, .grain = VB_GRAIN_YEAR};
	return end;
}

/* One phrase from `at`; returns its end. In running text it ends with its first period or recurrence. */
static size_t read_phrase(struct reader *r, size_t at, bool running, struct phrase *phrase)
{
	static const struct vb_str always[] = {VB_LIT("thuong xuyen"), VB_LIT("lien tuc")};
	enum vb_bound bound = VB_BOUND_NONE;
	bool bracket = false, start = true, told = false;
	unsigned others = 0; /* words that tell nothing, one after the other */
	*phrase = (struct phrase){.from = at};
	while (look(r, at) != '\0' && look(r, at) != ';') {
		struct vb_period period;
		struct again again;
		bool demand, limited = bound == VB_BOUND_UNTIL;
		size_t end;
		char c = look(r, at);
		if (!vb_is_word(c)) {
			if (c == '.' && (look(r, at + 1) == ' ' || look(r, at + 1) == '\0'))
				break;
			bracket = c == '(' || (bracket && c != ')');
			start |= c == '(' || c == ',' || c == '-';
			at++;
			continue;
		}
		if (running && told && !vb_words_at(&r->window, at, VB_LIT("hang")) && !vb_words_at(&r->window, at, VB_LIT("moi")) && !read_open(r, at) && !vb_words_at(&r->window, at, VB_LIT("va")))
			break;
		size_t before = at;
		if ((start || (c >= '0' && c <= '9' && bound) || vb_words_at(&r->window, at, VB_LIT("theo")) || vb_words_at(&r->window, at, VB_LIT("khi"))) && !running
		    && starts_condition(r, at, &demand) && !is_period(r, at) && !read_after(r, at)) {
			phrase->condition |= !demand;
			phrase->demand |= demand;
			at = phrase_end(r, at, bracket);
		} else if ((end = read_vision(r, at))) {
			at = phrase_end(r, end, bracket);
		} else if ((end = vb_any_words_at(&r->window, at, always, COUNT(always)))) {
			phrase->always = true;
			at = end;
		} else if ((end = read_again(r, at, phrase))) {
			at = end;
			told = phrase->again[phrase->again_count - 1].frequency != NULL || phrase->period_count;
		} else if ((end = read_bound(r, at, &bound))) {
			at = end;
			told &= limited; /* "chậm nhất trước …", "chậm nhất đến …" */
		} else if (phrase->period_count && phrase->periods[phrase->period_count - 1].grain == VB_GRAIN_MONTH_DAY && (end = read_months_day(r, at, &again))) {
			add_again(phrase, again);
			told = true;
			at = end;
		} else if ((end = read_weekday(r, at, &phrase->weekday))) {
			at = end;
		} else if ((end = vb_span_read(&r->window, at, &period)) || (!running && (end = read_this_year(r, at, &period)))) {
			if (bound == VB_BOUND_BEFORE && others && period.grain == VB_GRAIN_YEAR) /* "trước mùa mưa năm 2026": some time in it */
				bound = VB_BOUND_UNTIL;
			add_period(r, phrase, period, bound);
			at = read_more_periods(r, end, phrase, bound);
			told = true;
			bound = VB_BOUND_NONE;
			if ((end = read_open(r, at)) && phrase->period_count) {
				phrase->periods[phrase->period_count - 1].open = true;
				at = end;
			}
			phrase->periods[phrase->period_count - 1].open |= goes_on_always(r, at);
		} else {
			static const struct vb_str kept[] = {VB_LIT("la"), VB_LIT("vao"), VB_LIT("thoi diem"), VB_LIT("moc"), VB_LIT("ngay"), VB_LIT("thoi han")};
			others = vb_any_words_at(&r->window, at, kept, COUNT(kept)) ? others : others + 1;
			bound = others > MOST_OTHERS ? VB_BOUND_NONE : bound; /* "từ mùa mưa năm 2021" */
			at = behind_word(r, at);
			if (running && others > MOST_OTHERS)
				break;
			bool filler = vb_words_at(&r->window, before, VB_LIT("hoac")) || vb_words_at(&r->window, before, VB_LIT("hoan thanh")) || vb_words_at(&r->window, before, VB_LIT("thuc hien")) || vb_words_at(&r->window, before, VB_LIT("trinh"));
			start = filler;
			continue;
		}
		start = false;
		others = 0;
	}
	phrase->end = at;
	return at;
}

/* ---- Deadlines ------------------------------------------------------------------------------------------------------- */

static struct vb_due *add_due(struct reader *r, const struct phrase *phrase, const char *kind)
{
	r->notes.limit |= r->all->count >= MAX_DUES;
	if (r->notes.limit)
		return NULL;
	struct vb_due *due = vb_push(r->arena, r->all);
	due->kind = vb_str_of(kind);
	struct vb_str text = vb_str_trim(vb_window_bytes(&r->window, phrase->from, phrase->end));
	bool bracket = memchr(text.ptr, '(', text.len) != NULL;
	while (text.len && strchr(bracket ? ".,;:" : ".,;:)", text.ptr[text.len - 1]))
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
static void settle_years(struct reader *r, struct phrase *phrase)
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

static void add_period_due(struct reader *r, const struct phrase *phrase, const struct vb_period *period)
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
	if (!(due = add_due(r, phrase, kind)))
		return;
	if (!by || from)
		due->from = write_day(r, after ? vb_day_after(last_day(period)) : period->from);
	if (by && !from)
		due->to = write_day(r, period->bound == VB_BOUND_BEFORE && !day && period->from.year && period->from.month ? vb_day_before(period->from) : last_day(period));
	else if (!from)
		due->to = write_day(r, last_day(period));
}

static bool is_part_of_rule(const struct vb_period *period)
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
static struct vb_str rule_of(struct reader *r, const struct again *again, const struct phrase *phrase, uint32_t at, unsigned *used)
{
	struct vb_buffer rule = {.arena = r->arena};
	unsigned bits = 0, last = 0;
	const struct vb_period *period = at < phrase->period_count ? &phrase->periods[at] : NULL;
	add_part(&rule, "FREQ=", again->frequency);
	if (again->interval > 1)
		add_count(&rule, ";INTERVAL=", again->interval);
	for (uint32_t i = at; i < phrase->period_count; i++) {
		const struct vb_period *other = &phrase->periods[i];
		if (!is_part_of_rule(other) || has_day(other) != has_day(period) || (has_day(other) && other->to.day != period->to.day))
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
static void bound_due(struct reader *r, const struct phrase *phrase, struct vb_due *due)
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

static void add_rule(struct reader *r, const struct phrase *phrase, const struct again *again, uint32_t at, unsigned *used)
{
	struct vb_due *due = add_due(r, phrase, "recurring");
	if (due && again->frequency)
		due->recurrence = rule_of(r, again, phrase, at, used);
	bound_due(r, phrase, due);
}

static bool has_months(const struct phrase *phrase)
{
	for (uint32_t i = 0; i < phrase->period_count; i++)
		if (is_part_of_rule(&phrase->periods[i]) && phrase->periods[i].to.month)
			return true;
	return false;
}

/* "Định kỳ 6 tháng, hằng năm (trước ngày 15/6 và 15/12)": days and months of the year make one yearly rule of what recurs as often
 * or less. */
static void join_yearly(struct phrase *phrase)
{
	uint32_t kept = 0;
	bool yearly = false;
	if (!has_months(phrase))
		return;
	for (uint32_t i = 0; i < phrase->again_count; i++) {
		struct again again = phrase->again[i];
		if (again.frequency && strcmp(again.frequency, "MONTHLY") == 0 && (again.interval >= 6 || phrase->again_count == 1))
			again = (struct again){"YEARLY", 1};
		bool same = again.frequency && strcmp(again.frequency, "YEARLY") == 0 && again.interval == 1;
		if (!same || !yearly)
			phrase->again[kept++] = again;
		yearly |= same;
	}
	phrase->again_count = kept;
}

static void add_recurring(struct reader *r, struct phrase *phrase)
{
	join_yearly(phrase);
	bool several = phrase->again_count > 1 && has_months(phrase);
	for (uint32_t i = 0; i < phrase->again_count; i++) {
		unsigned used = 0;
		bool dated = phrase->again[i].frequency && !(several && strcmp(phrase->again[i].frequency, "YEARLY") != 0);
		for (uint32_t k = 0; dated && k < phrase->period_count; k++)
			if (!(used >> k & 1) && is_part_of_rule(&phrase->periods[k]))
				add_rule(r, phrase, &phrase->again[i], k, &used);
		if (!used && !r->notes.impossible)
			add_rule(r, phrase, &phrase->again[i], phrase->period_count, &used);
	}
}

/* "Ngày 10 và 11/9/2025": the month of the days before it. */
static void settle_days(struct phrase *phrase)
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

static void add_dues(struct reader *r, struct phrase *phrase)
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
		bound_due(r, phrase, add_due(r, phrase, "ongoing"));
	bool told = phrase->again_count || phrase->period_count || phrase->always;
	if (phrase->condition || (phrase->demand && !told && !r->all->count))
		add_due(r, phrase, "conditional");
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
static size_t read_phrases(struct reader *r)
{
	size_t at = 0;
	bool more = vb_window_offset(&r->window, r->window.len) < r->window.bytes.len;
	while (look(r, at) != '\0' && r->all->count < MAX_DUES) {
		struct phrase phrase;
		size_t end = read_phrase(r, at, false, &phrase);
		if (more && end == r->window.len && at > 0)
			break;
		add_dues(r, &phrase);
		at = end;
		while (look(r, at) == ';' || look(r, at) == '.' || look(r, at) == ' ')
			at++;
	}
	return vb_window_offset(&r->window, at);
}

struct vb_due_notes vb_dues_of_cell(const struct vb_extraction *x, struct vb_str cell, unsigned year, struct vb_due_list *all)
{
	struct reader r = {.arena = x->arena, .all = all, .year = year};
	uint32_t before = all->count;
	struct vb_str rest = cell;
	for (size_t read; rest.len && all->count < MAX_DUES; rest = (struct vb_str){rest.ptr + read, rest.len - read}) {
		vb_window_right(&r.window, x->folded, rest, VB_WINDOW);
		if (!(read = read_phrases(&r)))
			break;
	}
	if (all->count == before + 1) /* the only one is what the whole cell says */
		all->items[before].text = vb_str_trim(cell);
	r.notes.limit |= rest.len > 0 && all->count >= MAX_DUES;
	r.notes.unread = all->count == before && !r.notes.impossible && vb_has_letters(cell);
	return r.notes;
}

/* ---- Running text ---------------------------------------------------------------------------------------------------- */

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

/* By its first three letters; not where one is no letter, which is seldom. */
static bool may_start_trigger(const char *word)
{
	char start[3];
	uint32_t step;
	for (size_t i = 0; i < sizeof start; i++, word += step)
		if ((start[i] = vb_fold_at(word, &step)) == '\0' || step > 3)
			return true;
	return vb_due_word_may_start((struct vb_str){start, sizeof start});
}

/* May a trigger stand at this word? By its first bytes, with diacritics or without; nearly all words go here. Where a clause begins
 * any trigger counts: that is seldom. */
static bool may_trigger(const char *text, const char *word)
{
	const unsigned char *b = (const unsigned char *)word;
	if (place_of(text, word) != VB_DUE_ANYWHERE && may_start_trigger(word))
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

/* The same of what stands behind sixteen bytes and a space: by its first letters, with some more, and where a clause begins or a
 * bracket. Five bytes more are looked at. */
static vb_bytes16 may_trigger_behind(const char *at)
{
	vb_bytes16 before = vb_load16(at), first = vb_load16(at + 2), second = vb_load16(at + 3), third = vb_load16(at + 4), fourth = vb_load16(at + 5);
	vb_bytes16 a = first | 0x20, b = second | 0x20, c = third | 0x20;
	vb_bytes16 tr = (vb_bytes16)((a == 't') & (b == 'r')) & (vb_bytes16)((third == 0xC6) | (c == 'u') | (c == 'o'));
	vb_bytes16 ch = (vb_bytes16)((a == 'c') & (b == 'h')) & (vb_bytes16)((third == 0xE1) | (c == 'a'));
	vb_bytes16 v = (vb_bytes16)(a == 'v') & ((vb_bytes16)((second == 0xC3) & (fourth == 'o')) | (vb_bytes16)((b == 'a') & (c == 'o')));
	vb_bytes16 ho = (vb_bytes16)((a == 'h') & (b == 'o')) & (vb_bytes16)((third == 0xC3) | (c == 'a'));
	vb_bytes16 m = (vb_bytes16)(a == 'm') & ((vb_bytes16)((second == 0xE1) & (third == 0xBB)) | (vb_bytes16)((b == 'o') & (c == 'i')));
	vb_bytes16 d = (vb_bytes16)((a == 'd') & (c == 'n')) & (vb_bytes16)((b == 'i') | (b == 'e'));
	vb_bytes16 bar = (vb_bytes16)((first == 0xC4) & ((second & 0xFE) == 0x90)) & (vb_bytes16)(third == 0xE1); /* đ */
	vb_bytes16 mark = (vb_bytes16)((before == ',') | (before == '.') | (before == ';') | (before == ':') | (before == '-') | (before == '(') | (before == ' '));
	return (vb_bytes16)(vb_load16(at + 1) == ' ') & (tr | ch | v | ho | m | d | bar | mark | (vb_bytes16)(first == '('));
}

/* The word at `at`, or behind the bracket there, where a trigger may stand at it; else NULL. */
static const char *trigger_at(const char *text, const char *at)
{
	at += *at == '(';
	return may_trigger(text, at) ? at : NULL;
}

/* The next word from `at` on at which a trigger may stand. */
static const char *next_trigger(const char *text, const char *at, const char *end)
{
	enum { SHORTEST = 9, STEP = sizeof(vb_bytes16) }; /* SHORTEST: bytes that may_trigger looks at, and fewer than any deadline has */
	const char *word = end - at > SHORTEST ? trigger_at(text, at) : NULL;
	if (at > text) /* what stands before a space tells as well */
		at--;
	while (!word && end - at >= STEP + 2 + SHORTEST) {
		vb_bytes16 found = may_trigger_behind(at);
		if (!vb_any16(found)) {
			at += STEP;
			continue;
		}
		at += vb_first16(found) + 1;
		word = trigger_at(text, at + 1);
	}
	for (at++; !word && at < end && (at = memchr(at, ' ', (size_t)(end - at))) && end - ++at > SHORTEST;)
		word = trigger_at(text, at);
	return word;
}

/* The trigger at the start of the window, the longest that counts at such a place; NULL where none is. */
static const struct vb_due_word *find_trigger(struct reader *r, enum vb_due_place place)
{
	struct vb_str text = vb_window_view(&r->window, 0, r->window.len);
	const struct vb_due_word *trigger = vb_due_word_starting(text);
	while (trigger && place < (enum vb_due_place)trigger->place)
		trigger = vb_due_word_shorter(trigger, text);
	return trigger;
}

/* Does the phrase tell a time? "trước mắt", "mỗi huyện" and their like do not. */
static bool is_told(const struct phrase *phrase)
{
	bool often = phrase->again_count && (phrase->again[0].frequency || phrase->again_count > 1);
	return phrase->period_count || often || phrase->always;
}

/* "Định kỳ hằng năm tổng hợp, báo cáo UBND tỉnh trước ngày 15 tháng 12": one rule, which the words from the first to the last tell. */
static bool add_carried(struct reader *r, struct phrase *phrase)
{
	struct carried *carried = &r->carried;
	bool part = false;
	for (uint32_t i = 0; i < phrase->period_count; i++)
		part |= is_part_of_rule(&phrase->periods[i]);
	if (!carried->again_count || phrase->again_count || phrase->always || !part || r->all->count != carried->to)
		return false;
	struct vb_str first = r->all->items[carried->from].text;
	uint32_t from = carried->from;
	memcpy(phrase->again, carried->again, sizeof phrase->again);
	phrase->again_count = carried->again_count;
	r->all->count = from;
	carried->again_count = 0;
	add_dues(r, phrase);
	for (uint32_t i = from; i < r->all->count; i++) {
		struct vb_due *due = &r->all->items[i];
		due->text = (struct vb_str){first.ptr, (size_t)(due->text.ptr + due->text.len - first.ptr)};
	}
	return true;
}

static void add_dues_of_text(struct reader *r, struct phrase *phrase)
{
	uint32_t before = r->all->count;
	if (add_carried(r, phrase))
		return;
	struct carried carried = {.again_count = phrase->period_count || phrase->always ? 0 : phrase->again_count, .from = before};
	memcpy(carried.again, phrase->again, sizeof carried.again);
	add_dues(r, phrase);
	carried.to = r->all->count;
	r->carried = carried.to > before ? carried : (struct carried){0};
}

/* "Sau khi Nghị quyết được thông qua, …": up to the end of the clause. */
static const char *read_event(struct reader *r, struct vb_str rest)
{
	size_t len = 0;
	while (len < rest.len && !strchr(",;()", rest.ptr[len]) && !(rest.ptr[len] == '.' && (len + 1 == rest.len || rest.ptr[len + 1] == ' ')))
		len++;
	struct vb_due *due = add_due(r, &(struct phrase){0}, "conditional");
	if (due)
		due->text = vb_str_trim((struct vb_str){rest.ptr, len});
	return rest.ptr + len;
}

/* "Thời gian hoàn thành: Quý II/2025": what is behind the label, up to the end of the sentence, is read as a cell is. */
static const char *read_labelled(struct reader *r, struct vb_str rest, size_t end)
{
	struct phrase phrase;
	size_t behind = vb_words_at(&r->window, end, VB_LIT("la")), at = behind_spaces(r, behind ? behind : end);
	behind = look(r, at) == ':' ? at + 1 : behind;
	if (!behind)
		return rest.ptr + 1;
	at = read_phrase(r, behind, false, &phrase);
	phrase.from = behind_spaces(r, behind);
	add_dues(r, &phrase);
	return rest.ptr + vb_window_offset(&r->window, at);
}

/* Does a time stand there, whatever the words of its bound? */
static bool is_direct(struct reader *r, size_t end)
{
	enum vb_bound bound;
	struct vb_period period;
	size_t behind = read_bound(r, 0, &bound), start = vb_words_at(&r->window, 0, VB_LIT("hoan thanh"));
	return vb_span_read(&r->window, start ? end : behind, &period) != 0;
}

/* "Cho hộ nghèo có nhà trước năm 2020": what ended long before the plan is no deadline of it. */
static void drop_past(struct reader *r, uint32_t from)
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
static const char *read_sentence(struct reader *r, struct vb_str text, const char *word)
{
	struct phrase phrase;
	struct vb_str rest = {word, text.len - (size_t)(word - text.ptr)};
	uint32_t before = r->all->count;
	size_t behind;
	vb_window_right(&r->window, r->folded, rest, AHEAD);
	const struct vb_due_word *trigger = find_trigger(r, place_of(text.ptr, word));
	if (!trigger || (vb_words_at(&r->window, 0, VB_LIT("moi")) && !read_again(r, 0, &(struct phrase){0})))
		return word + 1;
	size_t end = trigger->len;
	if (trigger->kind == VB_DUE_LABEL)
		return read_labelled(r, rest, end);
	if (trigger->kind == VB_DUE_EVENT || starts_count(r, end) || (trigger->kind == VB_DUE_COUNTED && starts_count(r, 0)))
		return read_event(r, rest);
	if (trigger->kind == VB_DUE_COUNTED || (trigger->kind == VB_DUE_DIRECT && !is_direct(r, end)))
		return word + 1;
	behind = read_phrase(r, 0, true, &phrase);
	bool periodic = trigger->place == VB_DUE_CLAUSE && vb_words_at(&r->window, 0, VB_LIT("dinh ky")); /* it tells that the task recurs, if not how often */
	if (!is_told(&phrase) && !periodic)
		return word + 1;
	add_dues_of_text(r, &phrase);
	drop_past(r, before);
	return word + (vb_window_offset(&r->window, behind) > 0 ? vb_window_offset(&r->window, behind) : 1);
}

struct vb_due_notes vb_dues_of_text(const struct vb_extraction *x, struct vb_str text, unsigned year, struct vb_due_list *all)
{
	const char *end = text.ptr + text.len, *word = next_trigger(text.ptr, text.ptr, end);
	if (!word)
		return (struct vb_due_notes){0};
	struct reader r; /* not cleared: each sentence opens the window anew */
	r.arena = x->arena;
	r.folded = x->folded;
	r.all = all;
	r.notes = (struct vb_due_notes){0};
	r.year = year;
	r.carried.again_count = 0;
	while (word && all->count < MAX_DUES) {
		const char *next = read_sentence(&r, text, word);
		if (next >= end || !(next = memchr(next - 1, ' ', (size_t)(end - next + 1))))
			break;
		word = next_trigger(text.ptr, next + 1, end);
	}
	r.notes.limit |= word && all->count >= MAX_DUES;
	return r.notes;
}
