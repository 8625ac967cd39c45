#include "periods.h"

/* span      = period [ ( "-" | "đến" [ "hết" ] ) period ]                   a range is one period
 * period    = day | month | quarter | part | year | stage
 * day       = [ "ngày" ] ( D sep M [ sep Y ] | D "tháng" M [ "năm" Y ] | D )  30/6/2025, 30-6-2025, ngày 15 tháng 11, ngày 15
 * month     = [ week ] "tháng" M [ "-" M ] [ year-of ] | M "/" Y | "T" M "/" Y   tháng 6/2024, Tháng 6-7/2025
 * week      = "tuần" ( N | "đầu" | "cuối" | "thứ" N ) [ "của" ]
 * quarter   = "quý" Q [ ( "-" | "+" ) Q ] [ year-of ] | "Q" [ "." ] Q "/" Y   Quý IV/2024, Quý 4 năm 2025, Quý I-II/2025
 * part      = [ N "tháng" | "nửa" ] ( "đầu" | "cuối" ) "năm" [ Y ]           6 tháng đầu năm 2026
 * year      = [ "năm" ] Y [ "-" Y ]                                         năm 2025, 2025 - 2030
 * stage     = ( "giai đoạn" | "thời kỳ" | "nhiệm kỳ" ) Y ( "-" | "đến" ) Y
 * year-of   = ( "/" | "-" | "năm" ) Y | "/" YY */

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum { FIRST_YEAR = 1900, LAST_YEAR = 2199 };

static const struct {
	struct vb_str word;
	unsigned value;
} numbers[] = {{VB_LIT("sau"), 6}, {VB_LIT("ba"), 3}, {VB_LIT("chin"), 9}, {VB_LIT("bon"), 4}};
static const struct vb_str stages[] = {VB_LIT("giai doan"), VB_LIT("thoi ky"), VB_LIT("nhiem ky")};
static const struct vb_str parts_of[] = {VB_LIT("dau"), VB_LIT("cuoi"), VB_LIT("giua")};

void vb_period_kinds(struct vb_kinds *kinds, unsigned kind)
{
	static const struct vb_str units[] = {VB_LIT("ngay"), VB_LIT("nam"), VB_LIT("quy"), VB_LIT("qui"), VB_LIT("q"), VB_LIT("thang"), VB_LIT("t"), VB_LIT("tuan"), VB_LIT("nua")};
	for (size_t i = 0; i < COUNT(numbers); i++)
		vb_kinds_add(kinds, numbers[i].word, kind);
	for (size_t i = 0; i < COUNT(stages); i++)
		vb_kinds_add(kinds, stages[i], kind);
	for (size_t i = 0; i < COUNT(parts_of); i++)
		vb_kinds_add(kinds, parts_of[i], kind);
	for (size_t i = 0; i < COUNT(units); i++)
		vb_kinds_add(kinds, units[i], kind);
}

size_t vb_any_words_at(struct vb_window *window, size_t at, const struct vb_str *wanted, size_t count)
{
	size_t end = 0;
	at = vb_window_behind_spaces(window, at);
	char first = vb_window_look(window, at);
	for (size_t i = 0; i < count && !end; i++)
		end = wanted[i].ptr[0] == first ? vb_words_at(window, at, wanted[i]) : 0;
	return end;
}

size_t vb_number_at(struct vb_window *window, size_t at, size_t most, unsigned *value)
{
	size_t start = vb_window_behind_spaces(window, at), end = start;
	*value = 0;
	for (; vb_is_digit(vb_window_look(window, end)) && end - start <= most; end++)
		*value = *value * 10 + (unsigned)(vb_window_look(window, end) - '0');
	return end > start && end - start <= most ? end : 0;
}

/* Four digits; a scanner takes a nought for an O and a one for an l. */
static size_t year_at(struct vb_window *window, size_t at, unsigned *year)
{
	size_t start = vb_window_behind_spaces(window, at), end = start;
	char c = vb_window_look(window, start);
	*year = 0;
	if (!vb_is_digit(c))
		return 0;
	for (; vb_is_word(c = vb_window_look(window, end)) && end - start <= 4; end++)
		*year = *year * 10 + (c == 'o' ? 0 : c == 'l' ? 1 : vb_is_digit(c) ? (unsigned)(c - '0') : LAST_YEAR);
	return end - start == 4 && *year >= FIRST_YEAR && *year <= LAST_YEAR ? end : 0;
}

/* "25" behind the slash of "30/6/25" and "Quý IV/25": a year of this century. */
static size_t short_year_at(struct vb_window *window, size_t at, unsigned *year)
{
	enum { FIRST = 15, LAST = 60 }; /* of the plans and their horizons */
	size_t end = vb_number_at(window, at, 2, year);
	char behind = end ? vb_window_look(window, end) : '\0';
	if (end != at + 2 || *year < FIRST || *year > LAST || vb_is_word(behind) || behind == '/')
		return 0;
	*year += 2000;
	return end;
}

/* "/", "-" or "." with spaces around it. */
static size_t separator_at(struct vb_window *window, size_t at, char *mark)
{
	at = vb_window_behind_spaces(window, at);
	*mark = vb_window_look(window, at);
	return *mark == '/' || *mark == '-' || *mark == '.' ? at + 1 : 0;
}

/* ---- Calendar -------------------------------------------------------------------------------------------------------- */

unsigned vb_days_in(unsigned year, unsigned month)
{
	static const unsigned char days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
	if (month - 1 >= sizeof days) /* there is no such month: told elsewhere */
		return 31;
	return month == 2 && (leap || !year) ? 29 : days[month - 1];
}

bool vb_day_exists(struct vb_day day)
{
	return day.month <= 12 && day.day <= (day.month ? vb_days_in(day.year, day.month) : 31);
}

struct vb_day vb_day_before(struct vb_day day)
{
	if (--day.day == 0) {
		day.month = day.month == 1 ? 12 : day.month - 1;
		day.year -= day.month == 12;
		day.day = vb_days_in(day.year, day.month);
	}
	return day;
}

struct vb_day vb_day_after(struct vb_day day)
{
	if (++day.day > vb_days_in(day.year, day.month)) {
		day.day = 1;
		day.month = day.month == 12 ? 1 : day.month + 1;
		day.year += day.month == 1;
	}
	return day;
}

/* The months [first, last], from their first to their last day; what is above 12 stays, as impossible. */
static struct vb_period months(unsigned first, unsigned last, enum vb_grain grain)
{
	return (struct vb_period){.from = {0, first, 1}, .to = {0, last, 0}, .grain = grain};
}

void vb_period_set_year(struct vb_period *period, unsigned year)
{
	period->from.year = period->from.year ? period->from.year : year;
	period->to.year = period->to.year ? period->to.year : year;
}

/* ---- Periods --------------------------------------------------------------------------------------------------------- */

/* The year behind a month or quarter: "/2025", "- 2025", "năm 2025", "2025". Returns `at` where none stands there. */
static size_t read_year_of(struct vb_window *window, size_t at, unsigned *year)
{
	char mark;
	size_t next = separator_at(window, at, &mark), end;
	*year = 0;
	if (!next && !(next = vb_words_at(window, at, VB_LIT("nam"))))
		next = vb_window_look(window, vb_window_behind_spaces(window, at)) == ',' ? vb_window_behind_spaces(window, at) + 1 : at;
	if (next && (end = vb_words_at(window, next, VB_LIT("nam"))))
		next = end;
	end = year_at(window, next, year);
	if (!end && mark == '/')
		end = short_year_at(window, next, year);
	if (!end)
		*year = 0;
	return end ? end : at;
}

/* "Tháng mười hai năm 2025": in words only before a year. */
static size_t month_word(struct vb_window *window, size_t at, unsigned *month)
{
	static const struct vb_str words[] = {VB_LIT("mot"), VB_LIT("hai"), VB_LIT("ba"), VB_LIT("tu"), VB_LIT("nam"), VB_LIT("sau"), VB_LIT("bay"), VB_LIT("tam"), VB_LIT("chin"), VB_LIT("muoi"), VB_LIT("muoi mot"), VB_LIT("muoi hai")};
	unsigned year;
	for (*month = COUNT(words); *month > 0; --*month) {
		size_t end = vb_words_at(window, at, words[*month - 1]);
		if (end && read_year_of(window, end, &year) != end)
			return end;
	}
	return 0;
}

/* The year behind months or quarters, if it is there; returns the end of them all. */
static size_t end_with_year(struct vb_window *window, size_t end, bool range, struct vb_period *period)
{
	unsigned year;
	period->range = range;
	end = read_year_of(window, end, &year);
	vb_period_set_year(period, year);
	return end;
}

static size_t read_month(struct vb_window *window, size_t at, struct vb_period *period)
{
	unsigned first, last;
	char mark;
	size_t end = vb_number_at(window, at, 2, &first), next;
	if (!end && !(end = month_word(window, at, &first)))
		return 0;
	last = first;
	if ((next = separator_at(window, end, &mark)) && mark == '-' && (next = vb_number_at(window, next, 2, &last)))
		end = next;
	else
		last = first;
	*period = months(first, last, VB_GRAIN_MONTH);
	return end_with_year(window, end, first != last, period);
}

/* "IV", "4"; also "lV", "1V", "Ill", as scanners read them. */
static size_t quarter_number(struct vb_window *window, size_t at, unsigned *quarter)
{
	static const struct {
		const char *roman;
		unsigned value;
	} numerals[] = {{"i", 1}, {"ii", 2}, {"iii", 3}, {"iv", 4}, {"v", 5}, {"vi", 6}, {"vii", 7}, {"viii", 8}};
	enum { LONGEST = 4 };
	char letters[LONGEST + 1] = "";
	size_t start = vb_window_behind_spaces(window, at), end = start, digits = 0;
	for (char c; end - start < LONGEST && (c = vb_window_look(window, end)) != '\0' && strchr("iv1l", c); end++) {
		digits += c == '1';
		letters[end - start] = c == 'v' ? 'v' : 'i';
	}
	if (end == start || digits == end - start || vb_is_word(vb_window_look(window, end)))
		return vb_number_at(window, at, 1, quarter);
	for (size_t i = 0; i < COUNT(numerals); i++)
		if (strcmp(numerals[i].roman, letters) == 0)
			return *quarter = numerals[i].value, end;
	return 0;
}

static size_t read_quarter(struct vb_window *window, size_t at, struct vb_period *period)
{
	unsigned first, last;
	char mark;
	size_t end = quarter_number(window, at, &first), next;
	if (!end)
		return 0;
	last = first;
	next = separator_at(window, end, &mark);
	if (!next && vb_window_look(window, vb_window_behind_spaces(window, end)) == '+') /* "Quý I+II" */
		next = vb_window_behind_spaces(window, end) + 1, mark = '-';
	if (next && mark == '-' && (next = quarter_number(window, next, &last)))
		end = next;
	else
		last = first;
	*period = first && last <= 4 ? months(first * 3 - 2, last * 3, VB_GRAIN_QUARTER) : months(13, 13, VB_GRAIN_QUARTER);
	return end_with_year(window, end, first != last, period);
}

static size_t read_school_year(struct vb_window *window, size_t at, struct vb_period *period)
{
	unsigned first, last;
	char mark;
	size_t end = year_at(window, at, &first), next = end ? separator_at(window, end, &mark) : 0;
	if (!next || !(next = year_at(window, next, &last)))
		return 0;
	*period = (struct vb_period){.from = {first, 0, 0}, .to = {last, 0, 0}, .grain = VB_GRAIN_SCHOOL_YEAR};
	return next;
}

/* From the number on. */
static size_t read_year(struct vb_window *window, size_t at, struct vb_period *period)
{
	unsigned year;
	size_t end = year_at(window, at, &year);
	bool piece = at >= 2 && vb_window_look(window, at - 1) == '/' && vb_is_word(vb_window_look(window, at - 2)); /* of what is not read */
	if (!end || vb_window_look(window, end) == '/' || piece)
		return 0;
	*period = months(1, 12, VB_GRAIN_YEAR);
	vb_period_set_year(period, year);
	return end;
}

/* "đầu năm 2026", "cuối năm": from the second word on. Of a part whose length is not said one end is unknown. */
static size_t read_part(struct vb_window *window, size_t at, unsigned length, struct vb_period *period)
{
	size_t end = vb_words_at(window, at, VB_LIT("dau")), last = vb_words_at(window, at, VB_LIT("cuoi")), next;
	unsigned year;
	if ((!end && !last) || !(next = vb_words_at(window, end ? end : last, VB_LIT("nam"))))
		return 0;
	*period = end ? months(1, length ? length : 12, VB_GRAIN_PART) : months(length ? 13 - length : 1, 12, VB_GRAIN_PART);
	if (!length)
		*(end ? &period->to : &period->from) = (struct vb_day){0};
	end = year_at(window, next, &year) ? year_at(window, next, &year) : next;
	if (end != next) {
		period->from.year = period->from.month ? year : 0;
		period->to.year = period->to.month ? year : 0;
	}
	return end;
}

/* A number of months before "đầu năm": in digits or in words. */
static size_t months_number(struct vb_window *window, size_t at, unsigned *value)
{
	size_t end = vb_number_at(window, at, 2, value);
	for (size_t i = 0; i < COUNT(numbers) && !end; i++) {
		end = vb_words_at(window, at, numbers[i].word);
		*value = numbers[i].value;
	}
	return end;
}

static size_t read_numeric_year_of_day(struct vb_window *window, size_t at, char mark, unsigned *year)
{
	char second;
	size_t next = separator_at(window, at, &second), end = next && second == mark ? year_at(window, next, year) : 0;
	if (!end && next && second == mark && mark == '/')
		end = short_year_at(window, next, year);
	return end ? end : (*year = 0, at);
}

/* "30/6/2025", "30.6.2025", "15/9", "15-20/6/2025", "6/2025". `told`: "ngày" stands before it. */
static size_t read_numeric(struct vb_window *window, size_t at, bool told, struct vb_period *period)
{
	unsigned first, second, third, year;
	char mark, other;
	size_t end = vb_number_at(window, at, 2, &first), next = end ? separator_at(window, end, &mark) : 0, behind;
	if (!next)
		return 0;
	if (mark != '.' && (behind = year_at(window, next, &year)) && !told) {
		*period = months(first, first, VB_GRAIN_MONTH);
		vb_period_set_year(period, year);
		return behind;
	}
	if (!(end = vb_number_at(window, next, 2, &second)))
		return 0;
	size_t days = mark == '-' ? separator_at(window, end, &other) : 0;
	if (days && other == '/' && (days = vb_number_at(window, days, 2, &third))) {
		*period = (struct vb_period){.from = {0, third, first}, .to = {0, third, second}, .grain = VB_GRAIN_DAY, .range = first != second};
		end = read_numeric_year_of_day(window, days, '/', &year);
		vb_period_set_year(period, year);
		return end;
	}
	behind = read_numeric_year_of_day(window, end, mark, &year);
	if (!year && mark != '/' && !told)
		return 0;
	if (!year && (next = vb_words_at(window, end, VB_LIT("nam"))) && (next = year_at(window, next, &year)))
		behind = next;
	*period = (struct vb_period){.from = {year, second, first}, .to = {year, second, first}, .grain = VB_GRAIN_DAY};
	return behind;
}

/* "15 tháng 11 năm 2025", "15 tháng 11", and, behind "ngày", "15" alone. */
static size_t read_day_in_words(struct vb_window *window, size_t at, bool told, struct vb_period *period)
{
	unsigned day, month, year;
	size_t end = vb_number_at(window, at, 2, &day), next = end ? vb_words_at(window, end, VB_LIT("thang")) : 0;
	if (!end || (!next && !told))
		return 0;
	if (next && (next = vb_number_at(window, next, 2, &month))) {
		end = read_year_of(window, next, &year);
		*period = (struct vb_period){.from = {year, month, day}, .to = {year, month, day}, .grain = VB_GRAIN_DAY};
		return end;
	}
	*period = (struct vb_period){.from = {0, 0, day}, .to = {0, 0, day}, .grain = VB_GRAIN_MONTH_DAY};
	return told ? end : 0;
}

static size_t read_stage(struct vb_window *window, size_t at, struct vb_period *period)
{
	struct vb_period last;
	char mark;
	size_t end = read_year(window, vb_words_at(window, at, VB_LIT("nam")) ? vb_words_at(window, at, VB_LIT("nam")) : at, period), next;
	if (!end)
		return 0;
	if (!(next = separator_at(window, end, &mark)))
		next = vb_words_at(window, end, VB_LIT("den"));
	if (next && vb_words_at(window, next, VB_LIT("nam")))
		next = vb_words_at(window, next, VB_LIT("nam"));
	if (!next || !(next = read_year(window, next, &last)))
		return end;
	period->to = last.to;
	period->range = true;
	return next;
}

/* The place behind a keyword that may stand glued to its number: "Tháng6/2025", "QuýIII/2025", "T10/2025". */
static size_t keyword_at(struct vb_window *window, size_t at, struct vb_str word)
{
	size_t end = vb_words_at(window, at, word);
	if (end)
		return end;
	char next = vb_window_look(window, at + word.len);
	bool numeral = vb_is_digit(next) || (word.ptr[0] == 'q' && (next == 'i' || next == 'v'));
	return numeral && vb_window_starts(window, at, word) ? at + word.len : 0;
}

/* "T10/2025", "QIV/2025", "Q.I/2025": only with a year. */
static size_t read_short(struct vb_window *window, size_t at, bool quarter, struct vb_period *period)
{
	size_t next = keyword_at(window, at, quarter ? VB_LIT("q") : VB_LIT("t"));
	next += next && vb_window_look(window, next) == '.';
	size_t end = !next ? 0 : quarter ? read_quarter(window, next, period) : read_month(window, next, period);
	return end && period->from.year ? end : 0;
}

/* "Tuần 1 tháng 6/2025": some time in the month. Returns the place of "tháng". */
static size_t behind_week(struct vb_window *window, size_t at)
{
	static const struct vb_str ordinals[] = {VB_LIT("dau"), VB_LIT("cuoi"), VB_LIT("thu nhat"), VB_LIT("thu hai"), VB_LIT("thu ba"), VB_LIT("thu tu")};
	unsigned number;
	size_t next = vb_words_at(window, at, VB_LIT("thu")), end = vb_number_at(window, next ? next : at, 1, &number), of;
	if (!end && !(end = vb_any_words_at(window, at, ordinals, COUNT(ordinals))) && !(end = quarter_number(window, at, &number)))
		return 0;
	return (of = vb_words_at(window, end, VB_LIT("cua"))) ? of : end;
}

size_t vb_period_read(struct vb_window *window, size_t at, struct vb_period *period)
{
	size_t start = vb_window_behind_spaces(window, at), end, next;
	unsigned value;
	char c = vb_window_look(window, start);
	if (c == 'n' && (next = vb_words_at(window, start, VB_LIT("ngay"))))
		return (end = read_numeric(window, next, true, period)) ? end : read_day_in_words(window, next, true, period);
	if (c == 'n' && (next = vb_words_at(window, start, VB_LIT("nam hoc"))))
		return read_school_year(window, next, period);
	if (c == 'n' && (next = keyword_at(window, start, VB_LIT("nam"))))
		return read_year(window, next, period);
	if (c == 'q')
		return (next = keyword_at(window, start, VB_LIT("quy"))) || (next = keyword_at(window, start, VB_LIT("qui"))) ? read_quarter(window, next, period)
		                                                                                                    : read_short(window, start, true, period);
	if (c == 't' && (next = keyword_at(window, start, VB_LIT("thang"))))
		return read_month(window, next, period);
	if (c == 't' && (next = vb_words_at(window, start, VB_LIT("tuan"))))
		return (next = behind_week(window, next)) && (next = vb_words_at(window, next, VB_LIT("thang"))) ? read_month(window, next, period) : 0;
	if (c == 't' && (end = read_short(window, start, false, period)))
		return end;
	if ((next = vb_any_words_at(window, start, stages, COUNT(stages))))
		return read_stage(window, next, period);
	if ((c == 'd' || c == 'c') && (end = read_part(window, start, 0, period)))
		return end;
	if (c == 'n' && (next = vb_words_at(window, start, VB_LIT("nua"))) && (end = read_part(window, next, 6, period)))
		return end;
	if ((next = vb_any_words_at(window, start, parts_of, COUNT(parts_of))) && (vb_words_at(window, next, VB_LIT("thang")) || vb_words_at(window, next, VB_LIT("quy"))))
		return vb_period_read(window, next, period);
	if ((next = months_number(window, start, &value)) && (next = vb_words_at(window, next, VB_LIT("thang"))) && (end = read_part(window, next, value < 12 ? value : 12, period)))
		return end;
	if (!vb_is_digit(c))
		return 0;
	if ((end = read_numeric(window, start, false, period)) || (end = read_day_in_words(window, start, false, period)))
		return end;
	return read_year(window, start, period);
}

/* "tháng 3 đến tháng 9/2025": the year of the second is that of the first. */
size_t vb_span_read(struct vb_window *window, size_t at, struct vb_period *period)
{
	struct vb_period last;
	char mark;
	size_t end = vb_period_read(window, at, period), next, behind;
	if (!end)
		return end;
	next = separator_at(window, end, &mark);
	if (next && mark != '-')
		return end;
	if (!next && (next = vb_words_at(window, end, VB_LIT("den"))) && (behind = vb_words_at(window, next, VB_LIT("het"))))
		next = behind;
	if (!next || !(behind = vb_period_read(window, next, &last)) || last.grain == VB_GRAIN_MONTH_DAY)
		return end;
	if (period->grain == VB_GRAIN_MONTH_DAY) { /* "ngày 01 đến ngày 15/7/2025" */
		if (last.grain != VB_GRAIN_DAY)
			return end;
		period->from.month = last.from.month;
	}
	vb_period_set_year(period, last.from.year);
	period->to = last.to;
	if (last.grain == VB_GRAIN_YEAR && period->grain != VB_GRAIN_YEAR)
		period->to.month = 12;
	period->grain = last.grain;
	period->range = true;
	return behind;
}

size_t vb_period_more(struct vb_window *window, size_t at, const struct vb_period *before, struct vb_period *period)
{
	struct vb_period other;
	size_t comma = vb_window_behind_spaces(window, at), next = vb_window_look(window, comma) == ',' ? comma + 1 : vb_words_at(window, at, VB_LIT("va"));
	if (!next)
		return 0;
	switch (before->grain) {
	case VB_GRAIN_QUARTER: return read_quarter(window, next, period);
	case VB_GRAIN_YEAR: return read_year(window, next, period);
	case VB_GRAIN_MONTH: return read_numeric(window, next, false, &other) ? 0 : read_month(window, next, period);
	case VB_GRAIN_DAY: return vb_period_read(window, next, period);
	case VB_GRAIN_MONTH_DAY: {
		size_t day = vb_words_at(window, next, VB_LIT("ngay"));
		next = day ? day : next;
		return (day = read_numeric(window, next, true, period)) ? day : read_day_in_words(window, next, true, period);
	}
	default: return 0;
	}
}
