#include "deadlines.h"

#include "dates.h"
#include "extract.h"
#include "walk.h"
#include "window.h"

#include "../base/utf8.h"

/* cell      = phrase { ( ";" | "." ) phrase }
 * phrase    = { bound | span | open | again | always | condition | other word }
 * bound     = "trước" | "chậm nhất" | "đến" [ "hết" ] | "hết" | "từ" …       what the next span is the end or the start of
 * span      = period [ ( "-" | "đến" [ "hết" ] ) period ]                   a range is one period
 * period    = day | month | quarter | part | year | stage
 * day       = [ "ngày" ] ( D sep M [ sep Y ] | D "thang" M [ "năm" Y ] | D )  30/6/2025, 30-6-2025, ngày 15 tháng 11, ngày 15
 * month     = "tháng" M [ "-" M ] [ year-of ] | M "/" Y                      tháng 6/2024, Tháng 6-7/2025
 * quarter   = "quý" Q [ "-" Q ] [ year-of ]                                 Quý IV/2024, Quý 4 năm 2025, Quý I-II/2025
 * part      = ( N "tháng" | "quý"? ) ( "đầu" | "cuối" ) "năm" [ Y ]           6 tháng đầu năm 2026
 * year      = [ "năm" ] Y [ "-" Y ]                                         năm 2025, 2025 - 2030
 * stage     = ( "giai đoạn" | "thời kỳ" | "nhiệm kỳ" ) Y ( "-" | "đến" ) Y
 * year-of   = ( "/" | "-" | "năm" ) Y
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
	FIRST_YEAR = 1900,
	LAST_YEAR = 2199,
	MAX_DUES = 40, /* of one cell */
	AHEAD = 96,    /* characters that a phrase of running text may have */
	MOST_OTHERS = 3, /* words in it that tell nothing: "trước ngày khai giảng hằng năm" */
};

enum grain { GRAIN_DAY, GRAIN_MONTH_DAY, GRAIN_MONTH, GRAIN_QUARTER, GRAIN_PART, GRAIN_YEAR, GRAIN_SCHOOL_YEAR };

enum bound { BOUND_NONE, BOUND_BEFORE, BOUND_UNTIL, BOUND_FROM };

struct day {
	unsigned year, month, day; /* year 0: not written; month and day 0: unknown */
};

struct period {
	struct day from, to;
	enum grain grain;
	enum bound bound;
	bool range; /* both ends are written */
	bool open;  /* "và các năm tiếp theo" */
};

struct again {
	const char *frequency; /* NULL: not said how often */
	unsigned interval;
};

struct phrase {
	struct period periods[MAX_PERIODS];
	struct again again[MAX_AGAIN];
	uint32_t period_count, again_count;
	bool always, condition, demand; /* demand: only "khi có yêu cầu", "đột xuất" */
	size_t from, end; /* characters of the window */
};

struct reader {
	struct vb_arena *arena;
	struct vb_window window;
	struct vb_due_list *all;
	struct vb_due_notes notes;
	unsigned year;
};

static char look(struct reader *r, size_t at)
{
	return vb_window_look(&r->window, at);
}

static size_t behind_spaces(struct reader *r, size_t at)
{
	return vb_window_behind_spaces(&r->window, at);
}

/* The place behind the words where they stand at `at`, spaces before them skipped; else 0. */
static size_t words(struct reader *r, size_t at, struct vb_str wanted)
{
	at = behind_spaces(r, at);
	if (look(r, at) != wanted.ptr[0])
		return 0;
	vb_window_reach(&r->window, at + wanted.len + 1);
	return vb_window_words(&r->window, at, wanted);
}

static size_t any_words(struct reader *r, size_t at, const struct vb_str *wanted, size_t count)
{
	size_t end = 0;
	at = behind_spaces(r, at);
	char first = look(r, at);
	for (size_t i = 0; i < count && !end; i++)
		end = wanted[i].ptr[0] == first ? words(r, at, wanted[i]) : 0;
	return end;
}

/* At most `most` digits and no more behind them; 0 where there is no such number. */
static size_t number(struct reader *r, size_t at, size_t most, unsigned *value)
{
	size_t start = behind_spaces(r, at), end = start;
	*value = 0;
	for (; vb_is_digit(look(r, end)) && end - start <= most; end++)
		*value = *value * 10 + (unsigned)(look(r, end) - '0');
	return end > start && end - start <= most ? end : 0;
}

static size_t year_number(struct reader *r, size_t at, unsigned *year)
{
	size_t start = behind_spaces(r, at), end = number(r, at, 4, year);
	return end - start == 4 && *year >= FIRST_YEAR && *year <= LAST_YEAR ? end : 0;
}

/* "/", "-" or "." with spaces around it. */
static size_t separator(struct reader *r, size_t at, char *mark)
{
	at = behind_spaces(r, at);
	*mark = look(r, at);
	return *mark == '/' || *mark == '-' || *mark == '.' ? at + 1 : 0;
}

/* ---- Calendar -------------------------------------------------------------------------------------------------------- */

static unsigned days_in(unsigned year, unsigned month)
{
	static const unsigned char days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
	return month == 2 && (leap || !year) ? 29 : days[month - 1];
}

static bool exists(struct day day)
{
	return day.month <= 12 && day.day <= (day.month ? days_in(day.year, day.month) : 31);
}

static struct day day_before(struct day day)
{
	if (--day.day == 0) {
		day.month = day.month == 1 ? 12 : day.month - 1;
		day.year -= day.month == 12;
		day.day = days_in(day.year, day.month);
	}
	return day;
}

static struct vb_str write_day(struct reader *r, struct day day)
{
	if (!day.year)
		return VB_NULL;
	return vb_date_iso(r->arena, &(struct vb_date){.year = day.year, .month = day.month, .day = day.day});
}

/* The months [first, last], from their first to their last day; what is above 12 stays, as impossible. */
static struct period months(unsigned first, unsigned last, enum grain grain)
{
	return (struct period){.from = {0, first, 1}, .to = {0, last, 0}, .grain = grain};
}

static void set_year(struct period *period, unsigned year)
{
	period->from.year = period->from.year ? period->from.year : year;
	period->to.year = period->to.year ? period->to.year : year;
}

/* ---- Periods --------------------------------------------------------------------------------------------------------- */

/* The year behind a month or quarter: "/2025", "- 2025", "năm 2025", "2025". Returns `at` where none stands there. */
static size_t read_year_of(struct reader *r, size_t at, unsigned *year)
{
	char mark;
	size_t next = separator(r, at, &mark), end;
	*year = 0;
	if (!next && !(next = words(r, at, VB_LIT("nam"))))
		next = look(r, behind_spaces(r, at)) == ',' ? behind_spaces(r, at) + 1 : at;
	if (next && (end = words(r, next, VB_LIT("nam"))))
		next = end;
	end = year_number(r, next, year);
	if (!end)
		*year = 0;
	return end ? end : at;
}

static size_t read_month(struct reader *r, size_t at, struct period *period)
{
	unsigned first, last, year;
	char mark;
	size_t end = number(r, at, 2, &first), next;
	if (!end)
		return 0;
	last = first;
	if ((next = separator(r, end, &mark)) && mark == '-' && (next = number(r, next, 2, &last)))
		end = next;
	else
		last = first;
	*period = months(first, last, GRAIN_MONTH);
	end = read_year_of(r, end, &year);
	set_year(period, year);
	return end;
}

/* "IV", "4". */
static size_t quarter_number(struct reader *r, size_t at, unsigned *quarter)
{
	static const struct vb_str roman[] = {VB_LIT("viii"), VB_LIT("vii"), VB_LIT("vi"), VB_LIT("iv"), VB_LIT("v"), VB_LIT("iii"), VB_LIT("ii"), VB_LIT("i")};
	static const unsigned values[] = {8, 7, 6, 4, 5, 3, 2, 1};
	size_t end = number(r, at, 1, quarter);
	for (size_t i = 0; i < COUNT(roman) && !end; i++) {
		end = words(r, at, roman[i]);
		*quarter = values[i];
	}
	return end;
}

static size_t read_quarter(struct reader *r, size_t at, struct period *period)
{
	unsigned first, last, year;
	char mark;
	size_t end = quarter_number(r, at, &first), next;
	if (!end)
		return 0;
	last = first;
	if ((next = separator(r, end, &mark)) && mark == '-' && (next = quarter_number(r, next, &last)))
		end = next;
	else
		last = first;
	*period = first && last <= 4 ? months(first * 3 - 2, last * 3, GRAIN_QUARTER) : months(13, 13, GRAIN_QUARTER);
	end = read_year_of(r, end, &year);
	set_year(period, year);
	return end;
}

static size_t read_school_year(struct reader *r, size_t at, struct period *period)
{
	unsigned first, last;
	char mark;
	size_t end = year_number(r, at, &first), next = end ? separator(r, end, &mark) : 0;
	if (!next || !(next = year_number(r, next, &last)))
		return 0;
	*period = (struct period){.from = {first, 0, 0}, .to = {last, 0, 0}, .grain = GRAIN_SCHOOL_YEAR};
	return next;
}

/* From the number on. */
static size_t read_year(struct reader *r, size_t at, struct period *period)
{
	unsigned year;
	size_t end = year_number(r, at, &year);
	if (!end || look(r, end) == '/')
		return 0;
	*period = months(1, 12, GRAIN_YEAR);
	set_year(period, year);
	return end;
}

/* "đầu năm 2026", "cuối năm": from the second word on. Of a part whose length is not said one end is unknown. */
static size_t read_part(struct reader *r, size_t at, unsigned length, struct period *period)
{
	size_t end = words(r, at, VB_LIT("dau")), last = words(r, at, VB_LIT("cuoi")), next;
	unsigned year;
	if ((!end && !last) || !(next = words(r, end ? end : last, VB_LIT("nam"))))
		return 0;
	*period = end ? months(1, length ? length : 12, GRAIN_PART) : months(length ? 13 - length : 1, 12, GRAIN_PART);
	if (!length)
		*(end ? &period->to : &period->from) = (struct day){0};
	end = year_number(r, next, &year) ? year_number(r, next, &year) : next;
	if (end != next) {
		period->from.year = period->from.month ? year : 0;
		period->to.year = period->to.month ? year : 0;
	}
	return end;
}

/* A number of months before "đầu năm": in digits or in words. */
static size_t months_number(struct reader *r, size_t at, unsigned *value)
{
	static const struct {
		struct vb_str word;
		unsigned value;
	} numbers[] = {{VB_LIT("sau"), 6}, {VB_LIT("ba"), 3}, {VB_LIT("chin"), 9}, {VB_LIT("bon"), 4}};
	size_t end = number(r, at, 2, value);
	for (size_t i = 0; i < COUNT(numbers) && !end; i++) {
		end = words(r, at, numbers[i].word);
		*value = numbers[i].value;
	}
	return end;
}

static size_t read_numeric_year_of_day(struct reader *r, size_t at, char mark, unsigned *year)
{
	char second;
	size_t next = separator(r, at, &second), end = next && second == mark ? year_number(r, next, year) : 0;
	return end ? end : (*year = 0, at);
}

/* "30/6/2025", "30.6.2025", "15/9", "15-20/6/2025", "6/2025". `told`: "ngày" stands before it. */
static size_t read_numeric(struct reader *r, size_t at, bool told, struct period *period)
{
	unsigned first, second, third, year;
	char mark, other;
	size_t end = number(r, at, 2, &first), next = end ? separator(r, end, &mark) : 0, behind;
	if (!next)
		return 0;
	if (mark != '.' && (behind = year_number(r, next, &year)) && !told) {
		*period = months(first, first, GRAIN_MONTH);
		set_year(period, year);
		return behind;
	}
	if (!(end = number(r, next, 2, &second)))
		return 0;
	size_t days = mark == '-' ? separator(r, end, &other) : 0;
	if (days && other == '/' && (days = number(r, days, 2, &third))) {
		*period = (struct period){.from = {0, third, first}, .to = {0, third, second}, .grain = GRAIN_DAY};
		end = read_numeric_year_of_day(r, days, '/', &year);
		set_year(period, year);
		return end;
	}
	behind = read_numeric_year_of_day(r, end, mark, &year);
	if (!year && mark != '/' && !told)
		return 0;
	if (!year && (next = words(r, end, VB_LIT("nam"))) && (next = year_number(r, next, &year)))
		behind = next;
	*period = (struct period){.from = {year, second, first}, .to = {year, second, first}, .grain = GRAIN_DAY};
	return behind;
}

/* "15 tháng 11 năm 2025", "15 tháng 11", and, behind "ngày", "15" alone. */
static size_t read_day_in_words(struct reader *r, size_t at, bool told, struct period *period)
{
	unsigned day, month, year;
	size_t end = number(r, at, 2, &day), next = end ? words(r, end, VB_LIT("thang")) : 0;
	if (!end || (!next && !told))
		return 0;
	if (next && (next = number(r, next, 2, &month))) {
		end = read_year_of(r, next, &year);
		*period = (struct period){.from = {year, month, day}, .to = {year, month, day}, .grain = GRAIN_DAY};
		return end;
	}
	*period = (struct period){.from = {0, 0, day}, .to = {0, 0, day}, .grain = GRAIN_MONTH_DAY};
	return told ? end : 0;
}

static size_t read_stage(struct reader *r, size_t at, struct period *period)
{
	struct period last;
	char mark;
	size_t end = read_year(r, words(r, at, VB_LIT("nam")) ? words(r, at, VB_LIT("nam")) : at, period), next;
	if (!end)
		return 0;
	if (!(next = separator(r, end, &mark)))
		next = words(r, end, VB_LIT("den"));
	if (next && words(r, next, VB_LIT("nam")))
		next = words(r, next, VB_LIT("nam"));
	if (!next || !(next = read_year(r, next, &last)))
		return end;
	period->to = last.to;
	period->range = true;
	return next;
}

/* One period at `at`; returns its end, 0 where none stands there. */
static size_t read_period(struct reader *r, size_t at, struct period *period)
{
	static const struct vb_str stages[] = {VB_LIT("giai doan"), VB_LIT("thoi ky"), VB_LIT("nhiem ky")};
	static const struct vb_str parts_of[] = {VB_LIT("dau"), VB_LIT("cuoi"), VB_LIT("giua")};
	size_t start = behind_spaces(r, at), end, next;
	unsigned value;
	char c = look(r, start);
	if (c == 'n' && (next = words(r, start, VB_LIT("ngay"))))
		return (end = read_numeric(r, next, true, period)) ? end : read_day_in_words(r, next, true, period);
	if (c == 'n' && (next = words(r, start, VB_LIT("nam hoc"))))
		return read_school_year(r, next, period);
	if (c == 'n' && (next = words(r, start, VB_LIT("nam"))))
		return read_year(r, next, period);
	if (c == 'q' && ((next = words(r, start, VB_LIT("quy"))) || (next = words(r, start, VB_LIT("qui")))))
		return read_quarter(r, next, period);
	if (c == 't' && (next = words(r, start, VB_LIT("thang"))))
		return read_month(r, next, period);
	if ((next = any_words(r, start, stages, COUNT(stages))))
		return read_stage(r, next, period);
	if ((c == 'd' || c == 'c') && (end = read_part(r, start, 0, period)))
		return end;
	if ((next = any_words(r, start, parts_of, COUNT(parts_of))) && (words(r, next, VB_LIT("thang")) || words(r, next, VB_LIT("quy"))))
		return read_period(r, next, period);
	if ((next = months_number(r, start, &value)) && (next = words(r, next, VB_LIT("thang"))) && (end = read_part(r, next, value < 12 ? value : 12, period)))
		return end;
	if (!vb_is_digit(c))
		return 0;
	if ((end = read_numeric(r, start, false, period)) || (end = read_day_in_words(r, start, false, period)))
		return end;
	return read_year(r, start, period);
}

/* "tháng 3 đến tháng 9/2025": the year of the second is that of the first. */
static size_t read_span(struct reader *r, size_t at, struct period *period)
{
	struct period last;
	char mark;
	size_t end = read_period(r, at, period), next, behind;
	if (!end || period->grain == GRAIN_MONTH_DAY)
		return end;
	next = separator(r, end, &mark);
	if (next && mark != '-')
		return end;
	if (!next && (next = words(r, end, VB_LIT("den"))) && (behind = words(r, next, VB_LIT("het"))))
		next = behind;
	if (!next || !(behind = read_period(r, next, &last)) || last.grain == GRAIN_MONTH_DAY)
		return end;
	set_year(period, last.from.year);
	period->to = last.to;
	if (last.grain == GRAIN_YEAR && period->grain != GRAIN_YEAR)
		period->to.month = 12;
	period->grain = last.grain;
	period->range = true;
	return behind;
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
		size_t end = words(r, at, units[i].word);
		if (end) {
			size_t school = i == 0 ? words(r, end, VB_LIT("hoc")) : 0; /* "mỗi năm học" */
			*again = (struct again){units[i].frequency, units[i].interval};
			return school ? school : end;
		}
	}
	return 0;
}

/* "một lần", "01 lần", "/lần", "/1 lần": behind "6 tháng". */
static size_t read_once(struct reader *r, size_t at)
{
	unsigned count;
	size_t next = look(r, behind_spaces(r, at)) == '/' ? behind_spaces(r, at) + 1 : at, end;
	if ((end = words(r, next, VB_LIT("mot"))) || (end = number(r, next, 2, &count)))
		return words(r, end, VB_LIT("lan"));
	return next != at ? words(r, next, VB_LIT("lan")) : 0;
}

/* "2 lần/năm", "01 lần mỗi năm". */
static size_t read_times(struct reader *r, size_t at, struct again *again)
{
	unsigned count;
	size_t end = number(r, at, 2, &count), next;
	if (!end || !(end = words(r, end, VB_LIT("lan"))))
		return 0;
	next = look(r, behind_spaces(r, end)) == '/' ? behind_spaces(r, end) + 1 : words(r, end, VB_LIT("moi"));
	if (!next || !(end = read_unit(r, next, again)))
		return 0;
	if (count > 1 && strcmp(again->frequency, "YEARLY") == 0 && 12 % count == 0)
		*again = (struct again){"MONTHLY", 12 / count};
	else if (count != 1)
		*again = (struct again){NULL, 1};
	return end;
}

static void add_again(struct phrase *phrase, struct again again)
{
	if (phrase->again_count < MAX_AGAIN)
		phrase->again[phrase->again_count++] = again;
}

/* Units that follow the first: "hằng tháng, quý, năm". */
static size_t read_more_units(struct reader *r, size_t at, struct phrase *phrase)
{
	for (;;) {
		struct again again;
		size_t next = look(r, behind_spaces(r, at)) == ',' ? behind_spaces(r, at) + 1 : words(r, at, VB_LIT("va"));
		size_t end = next ? read_unit(r, next, &again) : 0, behind = end ? behind_spaces(r, end) : 0;
		if (!end || (look(r, behind) != '\0' && look(r, behind) != ',' && look(r, behind) != ';' && look(r, behind) != '.'))
			return at;
		add_again(phrase, again);
		at = end;
	}
}

static size_t read_again(struct reader *r, size_t at, struct phrase *phrase)
{
	static const struct vb_str each[] = {VB_LIT("hang"), VB_LIT("moi")};
	struct again again = {NULL, 1};
	unsigned count = 1;
	size_t end = any_words(r, at, each, COUNT(each)), periodic = words(r, at, VB_LIT("dinh ky")), next;
	if (end && (end = read_unit(r, end, &again))) {
		add_again(phrase, again);
		next = read_once(r, end);
		return read_more_units(r, next ? next : end, phrase);
	}
	if (periodic && any_words(r, periodic, each, COUNT(each)))
		return read_again(r, periodic, phrase);
	if ((end = read_times(r, periodic ? periodic : at, &again))) {
		add_again(phrase, again);
		return end;
	}
	if ((next = number(r, periodic ? periodic : at, 2, &count)) && (end = read_unit(r, next, &again)) && count) {
		size_t once = read_once(r, end);
		if (once || periodic) {
			again.interval *= count;
			add_again(phrase, again);
			return read_more_units(r, once ? once : end, phrase);
		}
	}
	if (periodic && (end = read_unit(r, periodic, &again))) {
		struct period period; /* "định kỳ tháng 6": a month, no unit */
		if (!read_period(r, periodic, &period)) {
			add_again(phrase, again);
			return read_more_units(r, end, phrase);
		}
	}
	if (periodic)
		add_again(phrase, (struct again){NULL, 1});
	return periodic;
}

/* ---- Phrases --------------------------------------------------------------------------------------------------------- */

static size_t read_bound(struct reader *r, size_t at, enum bound *bound)
{
	static const struct {
		struct vb_str word;
		enum bound bound;
	} bounds[] = {{VB_LIT("truoc"), BOUND_BEFORE}, {VB_LIT("cham nhat"), BOUND_UNTIL}, {VB_LIT("muon nhat"), BOUND_UNTIL}, {VB_LIT("khong qua"), BOUND_UNTIL}, {VB_LIT("den het"), BOUND_UNTIL},
	            {VB_LIT("den"), BOUND_UNTIL}, {VB_LIT("het"), BOUND_UNTIL}, {VB_LIT("ke tu"), BOUND_FROM}, {VB_LIT("tu"), BOUND_FROM}};
	for (size_t i = 0; i < COUNT(bounds); i++) {
		size_t end = words(r, at, bounds[i].word);
		bool invested = end && bounds[i].bound == BOUND_FROM && at >= 4 && memcmp(r->window.text + at - 4, "dau ", 4) == 0
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
	static const struct vb_str forms[] = {VB_LIT("va cac nam tiep theo"), VB_LIT("va nhung nam tiep theo"), VB_LIT("va cac nam sau"), VB_LIT("va nhung nam sau"), VB_LIT("va cac nam ke tiep"), VB_LIT("va nhung nam ke tiep"),
	                                      VB_LIT("cac nam tiep theo"), VB_LIT("nhung nam tiep theo"), VB_LIT("va cac nam tiep"), VB_LIT("tro di"), VB_LIT("va tiep tuc")};
	size_t next = look(r, behind_spaces(r, at)) == ',' ? behind_spaces(r, at) + 1 : at;
	return any_words(r, next, forms, COUNT(forms));
}

/* What the time hangs on, at the start of a phrase or of a part of it. */
static bool starts_condition(struct reader *r, size_t at, bool *demand)
{
	static const struct vb_str forms[] = {VB_LIT("sau khi"), VB_LIT("ngay sau"), VB_LIT("ngay khi"), VB_LIT("truoc khi"), VB_LIT("khi"), VB_LIT("theo"), VB_LIT("tuy theo"), VB_LIT("trong vong"), VB_LIT("dot xuat"),
	                                      VB_LIT("den khi"), VB_LIT("tu khi"), VB_LIT("ke tu khi"), VB_LIT("can cu"), VB_LIT("sau")};
	static const struct vb_str demands[] = {VB_LIT("khi co yeu cau"), VB_LIT("khi duoc yeu cau"), VB_LIT("dot xuat"), VB_LIT("theo yeu cau"), VB_LIT("khi can")};
	*demand = any_words(r, at, demands, COUNT(demands)) != 0;
	return any_words(r, at, forms, COUNT(forms)) != 0;
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

static void add_period(struct reader *r, struct phrase *phrase, struct period period, enum bound bound)
{
	if (phrase->period_count == MAX_PERIODS)
		return;
	period.bound = bound;
	r->notes.impossible |= !exists(period.from) || !exists(period.to);
	phrase->periods[phrase->period_count++] = period;
}

/* Further periods of the same kind behind a comma or "và": "Quý I, II/2025", "năm 2024, 2025". */
static size_t read_more_periods(struct reader *r, size_t at, struct phrase *phrase, enum bound bound)
{
	for (;;) {
		const struct period *before = &phrase->periods[phrase->period_count - 1];
		struct period period;
		size_t next = look(r, behind_spaces(r, at)) == ',' ? behind_spaces(r, at) + 1 : words(r, at, VB_LIT("va")), end = 0;
		if (!next || phrase->period_count == MAX_PERIODS)
			return at;
		if (before->grain == GRAIN_QUARTER)
			end = read_quarter(r, next, &period);
		else if (before->grain == GRAIN_YEAR)
			end = read_year(r, next, &period);
		else if (before->grain == GRAIN_MONTH && !read_numeric(r, next, false, &period))
			end = read_month(r, next, &period);
		else if (before->grain == GRAIN_DAY)
			end = read_period(r, next, &period);
		if (!end)
			return at;
		add_period(r, phrase, period, bound);
		at = end;
	}
}

/* One phrase from `at`; returns its end. In running text it ends with its first period or recurrence. */
static size_t read_phrase(struct reader *r, size_t at, bool running, struct phrase *phrase)
{
	static const struct vb_str always[] = {VB_LIT("thuong xuyen"), VB_LIT("lien tuc")};
	enum bound bound = BOUND_NONE;
	bool bracket = false, start = true, told = false;
	unsigned others = 0; /* words that tell nothing, one after the other */
	*phrase = (struct phrase){.from = at};
	while (look(r, at) != '\0' && look(r, at) != ';') {
		struct period period;
		bool demand;
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
		if (running && told && !words(r, at, VB_LIT("hang")) && !words(r, at, VB_LIT("moi")) && !read_open(r, at) && !words(r, at, VB_LIT("va")))
			break;
		size_t before = at;
		if ((start || words(r, at, VB_LIT("theo")) || words(r, at, VB_LIT("khi"))) && !running && starts_condition(r, at, &demand)
		    && !(words(r, at, VB_LIT("sau")) && read_period(r, at, &period))) {
			phrase->condition |= !demand;
			phrase->demand |= demand;
			at = phrase_end(r, at, bracket);
		} else if ((end = words(r, at, VB_LIT("tam nhin")))) {
			at = phrase_end(r, end, bracket);
		} else if ((end = any_words(r, at, always, COUNT(always)))) {
			phrase->always = true;
			at = end;
		} else if ((end = read_again(r, at, phrase))) {
			at = end;
			told = phrase->again[phrase->again_count - 1].frequency != NULL || phrase->period_count;
		} else if (bound != BOUND_UNTIL && (end = read_bound(r, at, &bound))) {
			at = end;
			told = false;
		} else if ((end = read_bound(r, at, &bound))) { /* "chậm nhất trước …", "chậm nhất đến …" */
			at = end;
		} else if ((end = read_span(r, at, &period))) {
			if (bound == BOUND_BEFORE && others && period.grain == GRAIN_YEAR) /* "trước mùa mưa năm 2026": some time in it */
				bound = BOUND_UNTIL;
			add_period(r, phrase, period, bound);
			at = read_more_periods(r, end, phrase, bound);
			told = true;
			bound = BOUND_NONE;
			if ((end = read_open(r, at)) && phrase->period_count) {
				phrase->periods[phrase->period_count - 1].open = true;
				at = end;
			}
		} else {
			static const struct vb_str kept[] = {VB_LIT("la"), VB_LIT("vao"), VB_LIT("thoi diem"), VB_LIT("moc"), VB_LIT("ngay"), VB_LIT("thoi han")};
			others = any_words(r, at, kept, COUNT(kept)) ? others : others + 1;
			bound = others > MOST_OTHERS ? BOUND_NONE : bound; /* "từ mùa mưa năm 2021" */
			at = behind_word(r, at);
			if (running && others > MOST_OTHERS)
				break;
			bool filler = words(r, before, VB_LIT("hoac")) || words(r, before, VB_LIT("hoan thanh")) || words(r, before, VB_LIT("thuc hien")) || words(r, before, VB_LIT("trinh"));
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
	if (r->all->count >= MAX_DUES)
		return NULL;
	struct vb_due *due = vb_push(r->arena, r->all);
	due->kind = vb_str_of(kind);
	struct vb_str text = vb_str_trim(vb_window_bytes(&r->window, phrase->from, phrase->end));
	while (text.len && strchr(".,;:", text.ptr[text.len - 1]))
		text.len--;
	due->text = text;
	return due;
}

/* The year that a period without one has: of the next that has one, else of the one before, else the plan's. */
static void settle_years(struct reader *r, struct phrase *phrase)
{
	for (uint32_t i = 0; i < phrase->period_count; i++) {
		struct period *period = &phrase->periods[i];
		unsigned year = 0;
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

static struct day last_day(const struct period *period)
{
	struct day day = period->to;
	if (day.year && day.month && !day.day)
		day.day = days_in(day.year, day.month);
	return day;
}

static void add_period_due(struct reader *r, const struct phrase *phrase, const struct period *period)
{
	if (!exists(period->from) || !exists(period->to)) {
		r->notes.impossible = true;
		return;
	}
	if (period->grain == GRAIN_MONTH_DAY) /* a day of no month */
		return;
	bool day = period->grain == GRAIN_DAY && !period->range && memcmp(&period->from, &period->to, sizeof period->from) == 0;
	bool by = !period->range && (period->bound == BOUND_BEFORE || period->bound == BOUND_UNTIL);
	bool from = period->open || (!period->range && period->bound == BOUND_FROM);
	const char *kind = from ? "from" : by ? "by" : day ? "on" : "during";
	struct vb_due *due;
	if (!(due = add_due(r, phrase, kind)))
		return;
	if (!by || from)
		due->from = write_day(r, period->from);
	if (by && !from)
		due->to = write_day(r, period->bound == BOUND_BEFORE && !day && period->from.year && period->from.month ? day_before(period->from) : last_day(period));
	else if (!from)
		due->to = write_day(r, last_day(period));
}

static bool is_part_of_rule(const struct period *period)
{
	return !period->from.year && !period->to.year && period->grain != GRAIN_YEAR && exists(period->from) && exists(period->to);
}

/* The months of a period, a bit each. */
static unsigned months_of(const struct period *period)
{
	unsigned bits = 0, first = period->grain == GRAIN_DAY || !period->from.month ? period->to.month : period->from.month;
	for (unsigned month = first; month && month <= period->to.month; month++)
		bits |= 1u << month;
	return bits;
}

static bool has_day(const struct period *period)
{
	return period->grain == GRAIN_DAY || period->grain == GRAIN_MONTH_DAY;
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
	unsigned bits = 0;
	const struct period *period = at < phrase->period_count ? &phrase->periods[at] : NULL;
	add_part(&rule, "FREQ=", again->frequency);
	if (again->interval > 1)
		add_count(&rule, ";INTERVAL=", again->interval);
	for (uint32_t i = at; i < phrase->period_count; i++) {
		const struct period *other = &phrase->periods[i];
		if (!is_part_of_rule(other) || has_day(other) != has_day(period) || (has_day(other) && other->to.day != period->to.day))
			continue;
		*used |= 1u << i;
		bits |= months_of(other);
	}
	const char *before = ";BYMONTH=";
	for (unsigned month = 1; month <= 12 && strcmp(again->frequency, "YEARLY") == 0; month++) {
		if (!(bits >> month & 1))
			continue;
		add_count(&rule, before, month);
		before = ",";
	}
	if (period && has_day(period))
		add_count(&rule, ";BYMONTHDAY=", period->to.day);
	return (struct vb_str){rule.bytes, rule.len};
}

/* The dated periods of the phrase bound what recurs. */
static void bound_due(struct reader *r, const struct phrase *phrase, struct vb_due *due)
{
	for (uint32_t i = 0; due && i < phrase->period_count; i++) {
		const struct period *period = &phrase->periods[i];
		if ((!period->from.year && !period->to.year) || !exists(period->from) || !exists(period->to))
			continue;
		if (period->bound != BOUND_UNTIL && period->bound != BOUND_BEFORE)
			due->from = write_day(r, period->from);
		if (period->bound != BOUND_FROM && !period->open)
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

static void add_recurring(struct reader *r, const struct phrase *phrase)
{
	for (uint32_t i = 0; i < phrase->again_count; i++) {
		unsigned used = 0;
		for (uint32_t k = 0; phrase->again[i].frequency && k < phrase->period_count; k++)
			if (!(used >> k & 1) && is_part_of_rule(&phrase->periods[k]))
				add_rule(r, phrase, &phrase->again[i], k, &used);
		if (!used && !r->notes.impossible)
			add_rule(r, phrase, &phrase->again[i], phrase->period_count, &used);
	}
}

static void add_dues(struct reader *r, struct phrase *phrase)
{
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
	if (phrase->condition || (phrase->demand && !told))
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

struct vb_due_notes vb_dues_of_cell(struct vb_arena *arena, struct vb_str cell, unsigned year, struct vb_due_list *all)
{
	struct reader r = {.arena = arena, .all = all, .year = year};
	uint32_t before = all->count;
	vb_window_right(&r.window, cell, VB_WINDOW);
	for (size_t at = 0; look(&r, at) != '\0' && all->count < MAX_DUES;) {
		struct phrase phrase;
		at = read_phrase(&r, at, false, &phrase);
		add_dues(&r, &phrase);
		while (look(&r, at) == ';' || look(&r, at) == '.' || look(&r, at) == ' ')
			at++;
	}
	if (all->count == before + 1) /* the only one is what the whole cell says */
		all->items[before].text = vb_str_trim(cell);
	r.notes.unread = all->count == before && !r.notes.impossible && vb_has_letters(cell);
	return r.notes;
}

/* ---- Running text ---------------------------------------------------------------------------------------------------- */

/* What a deadline in a sentence begins with; `clause`: only where a clause begins.  */
static const struct trigger {
	struct vb_str words;
	bool clause;
} triggers[] = {
	{VB_LIT("truoc ngay"), false}, {VB_LIT("truoc thang"), false}, {VB_LIT("truoc quy"), false}, {VB_LIT("truoc nam"), false}, {VB_LIT("truoc"), false}, {VB_LIT("trong quy"), false}, {VB_LIT("trong thang"), false},
	{VB_LIT("trong nam"), false}, {VB_LIT("thuong xuyen"), true}, {VB_LIT("cham nhat"), false}, {VB_LIT("vao ngay"), false}, {VB_LIT("vao thang"), false}, {VB_LIT("vao quy"), false}, {VB_LIT("vao nam"), false}, {VB_LIT("hang nam"), true},
	{VB_LIT("hang quy"), true}, {VB_LIT("hang thang"), true}, {VB_LIT("hang tuan"), true}, {VB_LIT("moi"), false}, {VB_LIT("dinh ky hang"), false}, {VB_LIT("dinh ky"), true}, {VB_LIT("den het"), false},
};

/* May a trigger stand at this word? By its first bytes, with diacritics or without; nearly all words go here. */
static bool may_trigger(const char *word)
{
	const unsigned char *b = (const unsigned char *)word;
	switch (b[0] | 0x20) {
	case 't': /* trước, trong; thường */
		if ((b[1] | 0x20) == 'r')
			return b[2] == 0xC6 || (b[2] | 0x20) == 'u' || ((b[2] | 0x20) == 'o' && b[4] != 0 && b[5] == ' ' && strchr("qQtTnN", b[6]));
		return (b[1] | 0x20) == 'h' && (b[2] == 0xC6 || (b[2] | 0x20) == 'u');
	case 'c': /* chậm */
		return (b[1] | 0x20) == 'h' && ((b[2] == 0xE1 && b[3] == 0xBA && (b[4] & 0xFE) == 0xAC) || (b[2] | 0x20) == 'a');
	case 'v': /* vào */
		return (b[1] == 0xC3 && b[3] == 'o') || ((b[1] | 0x20) == 'a' && (b[2] | 0x20) == 'o');
	case 'h': /* hằng, hàng */
		return (b[1] == 0xE1 && b[2] == 0xBA && (b[3] & 0xFE) == 0xB0) || (b[1] == 0xC3 && (b[2] | 0x20) == 0xA0) || ((b[1] | 0x20) == 'a' && (b[2] | 0x20) == 'n');
	case 'm': /* mỗi */
		return (b[1] == 0xE1 && b[2] == 0xBB && (b[3] & 0xFE) == 0x96) || ((b[1] | 0x20) == 'o' && (b[2] | 0x20) == 'i');
	case 'd': /* without diacritics */
		return ((b[1] | 0x20) == 'i' && (b[2] | 0x20) == 'n') || ((b[1] | 0x20) == 'e' && (b[2] | 0x20) == 'n');
	default: /* định, đến */
		return b[0] == 0xC4 && (b[1] & 0xFE) == 0x90 && b[2] == 0xE1 && ((b[3] == 0xBB && (b[4] & 0xFE) == 0x8A) || (b[3] == 0xBA && (b[4] & 0xFE) == 0xBE));
	}
}

/* The next word from `at` on at which a trigger may stand. */
static const char *next_trigger(const char *at, const char *end)
{
	enum { SHORTEST = 9 }; /* bytes that may_trigger looks at, and fewer than any deadline has */
	for (; end - at > SHORTEST; at++) {
		if (may_trigger(at))
			return at;
		at = memchr(at, ' ', (size_t)(end - at));
		if (!at)
			return NULL;
	}
	return NULL;
}

static bool starts_clause(struct vb_str text, size_t at)
{
	while (at > 0 && text.ptr[at - 1] == ' ')
		at--;
	return at == 0 || strchr(",;.:-", text.ptr[at - 1]);
}

static const struct trigger *find_trigger(struct reader *r, bool clause)
{
	char first = look(r, 0);
	for (size_t i = 0; i < COUNT(triggers); i++)
		if (triggers[i].words.ptr[0] == first && (clause || !triggers[i].clause) && words(r, 0, triggers[i].words))
			return &triggers[i];
	return NULL;
}

/* Does the phrase tell a time? "trước mắt", "mỗi huyện" and their like do not. */
static bool is_told(const struct phrase *phrase)
{
	bool often = phrase->again_count && (phrase->again[0].frequency || phrase->again_count > 1);
	return phrase->period_count || often || phrase->always;
}

/* Reads the deadline at the trigger that may stand at `word`; returns where to go on. */
static const char *read_sentence(struct reader *r, struct vb_str text, const char *word)
{
	struct phrase phrase;
	size_t at = (size_t)(word - text.ptr);
	bool clause = starts_clause(text, at);
	vb_window_open(&r->window, (struct vb_str){word, text.len - at}, AHEAD);
	if (!find_trigger(r, clause) || (words(r, 0, VB_LIT("moi")) && !read_again(r, 0, &(struct phrase){0})))
		return word + 1;
	size_t behind = read_phrase(r, 0, true, &phrase);
	bool periodic = clause && words(r, 0, VB_LIT("dinh ky")); /* it tells that the task recurs, if not how often */
	if (!is_told(&phrase) && !periodic)
		return word + 1;
	add_dues(r, &phrase);
	return word + (r->window.at[behind] > 0 ? r->window.at[behind] : 1);
}

struct vb_due_notes vb_dues_of_text(struct vb_arena *arena, struct vb_str text, unsigned year, struct vb_due_list *all)
{
	const char *end = text.ptr + text.len, *word = next_trigger(text.ptr, end);
	if (!word)
		return (struct vb_due_notes){0};
	struct reader r = {.arena = arena, .all = all, .year = year};
	while (word && all->count < MAX_DUES) {
		const char *next = read_sentence(&r, text, word);
		if (next >= end || !(next = memchr(next - 1, ' ', (size_t)(end - next + 1))))
			break;
		word = next_trigger(next + 1, end);
	}
	return r.notes;
}

/* ---- Rows ------------------------------------------------------------------------------------------------------------ */

enum { REMEMBERED = 32 };

struct memory {
	struct remembered {
		struct vb_str cell;
		struct vb_due_list dues;
		struct vb_due_notes notes;
	} cells[REMEMBERED];
	struct vb_due_list dues; /* of the cell that is read: used again and again */
	unsigned year;
};

struct vb_due_list vb_dues_keep(struct vb_arena *arena, struct vb_due_list *list)
{
	struct vb_due_list kept = {.count = list->count, .capacity = list->count};
	if (list->count) {
		kept.items = vb_arena_alloc(arena, list->count * sizeof *kept.items);
		memcpy(kept.items, list->items, list->count * sizeof *kept.items);
	}
	list->count = 0;
	return kept;
}

static const struct remembered *recall(struct vb_arena *arena, struct memory *memory, struct vb_str cell)
{
	uint32_t hash = (uint32_t)cell.len;
	for (size_t at = 0; at < cell.len; at += 1 + cell.len / 16)
		hash = hash * 31 + (unsigned char)cell.ptr[at];
	struct remembered *slot = &memory->cells[hash % REMEMBERED];
	if (slot->cell.ptr && vb_str_equal(slot->cell, cell))
		return slot;
	slot->cell = cell;
	slot->notes = vb_dues_of_cell(arena, cell, memory->year, &memory->dues);
	slot->dues = vb_dues_keep(arena, &memory->dues); /* shared between rows: it is full, so that what is pushed moves it */
	return slot;
}

void vb_due_diagnose(struct vb_extraction *x, struct vb_due_notes notes, struct vb_str text, struct vb_span span)
{
	struct vb_str shown = vb_utf8_head(text, 120);
	struct vb_diagnostic_list *list = &x->record->diagnostics;
	if (notes.impossible)
		vb_diagnose(x->arena, list, VB_DIAGNOSTIC_DATE_IMPOSSIBLE, span, "the deadline \"%.*s\" names a time that does not exist: it is left open", (int)shown.len, shown.ptr);
	if (notes.year_of_plan)
		vb_diagnose(x->arena, list, VB_DIAGNOSTIC_DEADLINE_YEAR, span, "the deadline \"%.*s\" has no year: that of the plan was taken", (int)shown.len, shown.ptr);
	if (notes.year_unknown)
		vb_diagnose(x->arena, list, VB_DIAGNOSTIC_DEADLINE_YEAR_UNKNOWN, span, "the deadline \"%.*s\" has no year, and the plan has none", (int)shown.len, shown.ptr);
	if (notes.unread)
		vb_diagnose(x->arena, list, VB_DIAGNOSTIC_DEADLINE_UNREAD, span, "no time could be read from \"%.*s\"", (int)shown.len, shown.ptr);
}

/* The year of a plan: the one that its title names ("… năm 2025"), else that of its date; 0 where unknown. */
unsigned vb_plan_year(const struct vb_extraction *x)
{
	struct vb_str title = x->record->document.title, date = x->record->document.date;
	unsigned year = 0;
	for (size_t i = 0; date.len >= 4 && i < 4; i++)
		year = year * 10 + (unsigned)(date.ptr[i] - '0');
	static const struct vb_str word = VB_LIT(" năm ");
	for (const char *at = title.ptr; at && (at = memmem(at, title.len - (size_t)(at - title.ptr), word.ptr, word.len)); at += word.len) {
		struct vb_str before = {title.ptr, (size_t)(at - title.ptr)}, behind = {at + word.len, title.len - before.len - word.len};
		static const struct vb_str others[] = {VB_LIT("đến"), VB_LIT("Đến"), VB_LIT("từ"), VB_LIT("hết"), VB_LIT("trước")};
		bool horizon = before.len && vb_is_digit(before.ptr[before.len - 1]); /* "tháng 7 năm 2024" */
		for (size_t i = 0; i < COUNT(others); i++)
			horizon |= vb_str_ends(before, others[i]);
		bool number = behind.len >= 4 && vb_is_digit(behind.ptr[0]) && vb_is_digit(behind.ptr[1]) && vb_is_digit(behind.ptr[2]) && vb_is_digit(behind.ptr[3]);
		bool range = behind.len > 4 && strchr("-/0123456789", behind.ptr[4]);
		if (!horizon && number && !range && (behind.ptr[0] == '2' && behind.ptr[1] == '0'))
			year = 2000 + (unsigned)(behind.ptr[2] - '0') * 10 + (unsigned)(behind.ptr[3] - '0');
	}
	return year;
}

/* Columns of deadlines: one, or one of starts and one of ends. */
struct due_columns {
	uint32_t first, start, end; /* UINT32_MAX: none */
};

static bool header_holds(struct vb_str header, struct vb_str wanted)
{
	char folded[256];
	struct vb_str text = {header.ptr, header.len < sizeof folded ? header.len : 0}, key = {folded, vb_fold(text.ptr, text.len, folded)};
	return memmem(key.ptr, key.len, wanted.ptr, wanted.len) != NULL;
}

static struct due_columns find_columns(const struct vb_column_list *columns)
{
	struct due_columns found = {UINT32_MAX, UINT32_MAX, UINT32_MAX};
	for (uint32_t i = 0; i < columns->count; i++) {
		if (!vb_str_equal(columns->items[i].role, VB_LIT("deadline")))
			continue;
		found.first = found.first == UINT32_MAX ? i : found.first;
		if (header_holds(columns->items[i].header, VB_LIT("bat dau")) && found.start == UINT32_MAX)
			found.start = i;
		else if ((header_holds(columns->items[i].header, VB_LIT("ket thuc")) || header_holds(columns->items[i].header, VB_LIT("hoan thanh"))) && found.end == UINT32_MAX)
			found.end = i;
	}
	return found;
}

/* The span of a cell; of one that a page cut the row's. */
static struct vb_span span_of_cell(const struct vb_extraction *x, const struct vb_row *row, struct vb_str cell)
{
	bool whole = cell.ptr >= x->in->text.bytes && cell.ptr + cell.len <= vb_end_of_text(x);
	return whole ? vb_span_of(x, cell) : row->span;
}

static const struct remembered *read_cell(struct vb_extraction *x, struct memory *memory, const struct vb_row *row, uint32_t column)
{
	struct vb_str cell = column < row->cells.count ? row->cells.items[column] : VB_NULL;
	if (!cell.ptr)
		return NULL;
	const struct remembered *read = recall(x->arena, memory, cell);
	vb_due_diagnose(x, read->notes, cell, span_of_cell(x, row, cell));
	return read;
}

/* A start and an end in columns of their own are one period. */
static void join_ends(struct vb_extraction *x, struct memory *memory, struct vb_row *row, struct due_columns columns)
{
	const struct remembered *start = read_cell(x, memory, row, columns.start), *end = read_cell(x, memory, row, columns.end);
	const struct vb_due *from = start && start->dues.count ? &start->dues.items[0] : NULL, *to = end && end->dues.count ? vb_due_last(&end->dues) : NULL;
	if (!from && !to)
		return;
	struct vb_due *due = vb_push(x->arena, &row->due_all);
	*due = to ? *to : *from;
	if (from && to) {
		due->kind = VB_LIT("during");
		due->from = from->from.ptr ? from->from : from->to;
		due->text = VB_CONCAT(x->arena, from->text, VB_LIT(" - "), to->text);
	} else if (from) {
		due->kind = VB_LIT("from");
		due->to = VB_NULL;
	}
}

static void read_row(struct vb_extraction *x, struct memory *memory, struct due_columns columns, const struct vb_table *table, struct vb_row *row)
{
	if (columns.start != UINT32_MAX && columns.end != UINT32_MAX) {
		join_ends(x, memory, row, columns);
	} else {
		for (uint32_t i = columns.first; i < table->columns.count; i++) {
			if (!vb_str_equal(table->columns.items[i].role, VB_LIT("deadline")))
				continue;
			const struct remembered *read = read_cell(x, memory, row, i);
			if (read && !row->due_all.count)
				row->due_all = read->dues;
			else
				for (uint32_t k = 0; read && k < read->dues.count; k++)
					*vb_push(x->arena, &row->due_all) = read->dues.items[k];
		}
	}
	row->due = vb_due_last(&row->due_all);
}

static void read_table(struct vb_extraction *x, struct vb_table *table, void *user)
{
	struct due_columns columns = find_columns(&table->columns);
	for (uint32_t i = 0; columns.first != UINT32_MAX && i < table->rows.count; i++)
		if (vb_str_equal(table->rows.items[i].kind, VB_LIT("task")))
			read_row(x, user, columns, table, &table->rows.items[i]);
}

void vb_find_deadlines(struct vb_extraction *x)
{
	struct memory memory = {.year = vb_plan_year(x)};
	vb_each_table(x, read_table, &memory);
}
