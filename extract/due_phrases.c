#include "due_phrases.h"

/* cell      = phrase { ( ";" | "." ) phrase }
 * phrase    = { bound | span | open | again | always | condition | other word }
 * bound     = "trước" | "chậm nhất" | "đến" [ "hết" ] | "hết" | "từ" …       what the next span is the end or the start of
 * span      = a period or a range of periods: periods.c
 * open      = [ "và" ] ( "các" | "những" ) "năm" ( "tiếp theo" | "sau" ) | "trở đi"
 * again     = ( "hằng" | "hàng" | "mỗi" ) unit | [ "định kỳ" ] N unit [ "một lần" | "/lần" ] | N "lần/" unit | "định kỳ"
 * always    = "thường xuyên" | "liên tục"
 * condition = ( "sau khi" | "khi" | "theo" | "trong vòng" | … ) up to the end of the phrase */

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum { MOST_OTHERS = 3 }; /* words in a phrase that tell nothing: "trước ngày khai giảng hằng năm" */

/* What a word may begin. */
enum {
	VISION = 1,
	ALWAYS = 2,
	AGAIN = 4,
	BOUND = 8,
	MONTHS_DAY = 16,
	WEEKDAY = 32,
	PERIOD = 64,
	CONDITION = 128,
	GOES_ON = 256,
	KEPT = 512,    /* tells nothing, and what it stands between belongs together */
	FILLER = 1024, /* tells nothing, and a clause may begin behind it */
};

static const struct {
	struct vb_str word;
	unsigned value;
} numbers[] = {{VB_LIT("mot"), 1}, {VB_LIT("hai"), 2}, {VB_LIT("ba"), 3}, {VB_LIT("bon"), 4}, {VB_LIT("nam"), 5}, {VB_LIT("sau"), 6}, {VB_LIT("muoi"), 10}};
static const struct vb_str each[] = {VB_LIT("hang"), VB_LIT("moi")};
static const struct {
	struct vb_str words;
	const char *day;
} days[] = {{VB_LIT("thu hai"), "MO"}, {VB_LIT("thu 2"), "MO"}, {VB_LIT("thu ba"), "TU"}, {VB_LIT("thu 3"), "TU"}, {VB_LIT("thu tu"), "WE"}, {VB_LIT("thu 4"), "WE"}, {VB_LIT("thu nam"), "TH"}, {VB_LIT("thu 5"), "TH"},
            {VB_LIT("thu sau"), "FR"}, {VB_LIT("thu 6"), "FR"}, {VB_LIT("thu bay"), "SA"}, {VB_LIT("thu 7"), "SA"}, {VB_LIT("chu nhat"), "SU"}};
static const struct {
	struct vb_str word;
	enum vb_bound bound;
} bounds[] = {{VB_LIT("truoc"), VB_BOUND_BEFORE}, {VB_LIT("cham nhat"), VB_BOUND_UNTIL}, {VB_LIT("muon nhat"), VB_BOUND_UNTIL}, {VB_LIT("khong qua"), VB_BOUND_UNTIL}, {VB_LIT("khong muon hon"), VB_BOUND_UNTIL}, {VB_LIT("khong cham hon"), VB_BOUND_UNTIL},
            {VB_LIT("khong cham qua"), VB_BOUND_UNTIL}, {VB_LIT("han cuoi"), VB_BOUND_UNTIL}, {VB_LIT("han chot"), VB_BOUND_UNTIL}, {VB_LIT("toi het"), VB_BOUND_UNTIL}, {VB_LIT("toi"), VB_BOUND_UNTIL}, {VB_LIT("den het"), VB_BOUND_UNTIL},
            {VB_LIT("den"), VB_BOUND_UNTIL}, {VB_LIT("het"), VB_BOUND_UNTIL}, {VB_LIT("ke tu"), VB_BOUND_FROM}, {VB_LIT("tu"), VB_BOUND_FROM}};
static const struct vb_str opens[] = {VB_LIT("va cac nam tiep theo"), VB_LIT("va nhung nam tiep theo"), VB_LIT("va cac nam sau"), VB_LIT("va nhung nam sau"), VB_LIT("va cac nam ke tiep"), VB_LIT("va nhung nam ke tiep"), VB_LIT("va nam tiep theo"), VB_LIT("va nam sau"),
                                      VB_LIT("cac nam tiep theo"), VB_LIT("nhung nam tiep theo"), VB_LIT("va cac nam tiep"), VB_LIT("tro di"), VB_LIT("va tiep tuc")};
static const struct vb_str conditions[] = {VB_LIT("sau khi"), VB_LIT("ngay sau"), VB_LIT("ngay khi"), VB_LIT("truoc khi"), VB_LIT("khi"), VB_LIT("theo"), VB_LIT("tuy theo"), VB_LIT("trong vong"), VB_LIT("dot xuat"),
                                      VB_LIT("den khi"), VB_LIT("tu khi"), VB_LIT("ke tu khi"), VB_LIT("can cu"), VB_LIT("sau"), VB_LIT("tuy"), VB_LIT("dung tien do"), VB_LIT("bao dam tien do"), VB_LIT("dam bao tien do")};
static const struct vb_str demands[] = {VB_LIT("khi co yeu cau"), VB_LIT("khi duoc yeu cau"), VB_LIT("dot xuat"), VB_LIT("theo yeu cau"), VB_LIT("khi can")};
static const struct vb_str visions[] = {VB_LIT("tam nhin"), VB_LIT("dinh huong den"), VB_LIT("dinh huong toi"), VB_LIT("dinh huong nam"), VB_LIT("va dinh huong den")};
static const struct vb_str always[] = {VB_LIT("thuong xuyen"), VB_LIT("lien tuc")};
static const struct vb_str kept[] = {VB_LIT("la"), VB_LIT("vao"), VB_LIT("thoi diem"), VB_LIT("moc"), VB_LIT("ngay"), VB_LIT("thoi han")};
static const struct vb_str fillers[] = {VB_LIT("hoac"), VB_LIT("hoan thanh"), VB_LIT("thuc hien"), VB_LIT("trinh")};

static void add_all(struct vb_kinds *times, const struct vb_str *words, size_t count, unsigned kinds)
{
	for (size_t i = 0; i < count; i++)
		vb_kinds_add(times, words[i], kinds);
}

void vb_due_kinds(struct vb_kinds *times)
{
	static const struct vb_str again[] = {VB_LIT("dinh ky"), VB_LIT("thuong nien")}, months_day[] = {VB_LIT("cua"), VB_LIT("thang")};
	static const struct vb_str this_year[] = {VB_LIT("trong nam"), VB_LIT("ca nam")}, more[] = {VB_LIT("theo"), VB_LIT("khi"), VB_LIT("trong thoi han")};
	for (size_t i = 0; i < COUNT(numbers); i++)
		vb_kinds_add(times, numbers[i].word, AGAIN);
	for (size_t i = 0; i < COUNT(days); i++)
		vb_kinds_add(times, days[i].words, WEEKDAY);
	for (size_t i = 0; i < COUNT(bounds); i++)
		vb_kinds_add(times, bounds[i].word, BOUND);
	add_all(times, each, COUNT(each), AGAIN | GOES_ON);
	add_all(times, again, COUNT(again), AGAIN);
	add_all(times, months_day, COUNT(months_day), MONTHS_DAY);
	add_all(times, opens, COUNT(opens), GOES_ON);
	add_all(times, conditions, COUNT(conditions), CONDITION);
	add_all(times, more, COUNT(more), CONDITION);
	add_all(times, visions, COUNT(visions), VISION);
	add_all(times, always, COUNT(always), ALWAYS);
	add_all(times, this_year, COUNT(this_year), PERIOD);
	add_all(times, kept, COUNT(kept), KEPT);
	add_all(times, fillers, COUNT(fillers), FILLER);
	vb_kinds_add(times, VB_LIT("sau"), BOUND);
	vb_period_kinds(times, PERIOD);
}

/* What may begin with the word that stands there? Numbers begin periods and others, wherever their digits stand: "T10", "quý4". */
static unsigned kinds_at(struct vb_due_reader *r, size_t at)
{
	size_t end = at;
	bool number = vb_due_look(r, at) == 'q'; /* "QuýIV" */
	for (char c; vb_is_word(c = vb_due_look(r, end)); end++)
		number |= vb_is_digit(c);
	return (end > at ? vb_kinds_of(r->times, r->window.text + at, end - at) : 0) | (number ? PERIOD | AGAIN | CONDITION : 0);
}

/* ---- Recurrence ------------------------------------------------------------------------------------------------------ */

static size_t read_unit(struct vb_due_reader *r, size_t at, struct vb_due_again *again)
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
			*again = (struct vb_due_again){units[i].frequency, units[i].interval};
			return school ? school : end;
		}
	}
	return 0;
}

/* A number in figures or in a word: "02 năm một lần", "hai năm một lần". */
static size_t read_count(struct vb_due_reader *r, size_t at, unsigned *count)
{
	size_t end = vb_number_at(&r->window, at, 2, count);
	for (size_t i = 0; i < COUNT(numbers) && !end; i++) {
		end = vb_words_at(&r->window, at, numbers[i].word);
		*count = numbers[i].value;
	}
	return end;
}

/* `count` times in the time of the rule. */
static struct vb_due_again divided(struct vb_due_again again, unsigned count)
{
	if (count == 1)
		return again;
	if (count > 1 && strcmp(again.frequency, "YEARLY") == 0 && again.interval == 1 && 12 % count == 0)
		return (struct vb_due_again){"MONTHLY", 12 / count};
	return (struct vb_due_again){NULL, 1};
}

/* "một lần", "01 lần", "02 lần", "/lần", "/1 lần": behind "6 tháng", "mỗi năm". */
static size_t read_once(struct vb_due_reader *r, size_t at, struct vb_due_again *again)
{
	unsigned count;
	size_t next = vb_due_look(r, vb_due_behind_spaces(r, at)) == '/' ? vb_due_behind_spaces(r, at) + 1 : at, number = read_count(r, next, &count);
	size_t end = number || next != at ? vb_words_at(&r->window, number ? number : next, VB_LIT("lan")) : 0;
	if (end && number)
		*again = divided(*again, count);
	return end;
}

/* "2 lần/năm", "01 lần mỗi năm". */
static size_t read_times(struct vb_due_reader *r, size_t at, struct vb_due_again *again)
{
	unsigned count;
	size_t end = vb_number_at(&r->window, at, 2, &count), next;
	if (!end || !(end = vb_words_at(&r->window, end, VB_LIT("lan"))))
		return 0;
	next = vb_due_look(r, vb_due_behind_spaces(r, end)) == '/' ? vb_due_behind_spaces(r, end) + 1 : vb_words_at(&r->window, end, VB_LIT("moi"));
	if (!next || !(end = read_unit(r, next, again)))
		return 0;
	*again = divided(*again, count);
	return end;
}

static void add_again(struct vb_due_phrase *phrase, struct vb_due_again again)
{
	if (phrase->again_count < VB_DUE_AGAIN)
		phrase->again[phrase->again_count++] = again;
}

/* Units that follow the first: "hằng tháng, quý, 6 tháng và năm". */
static size_t read_more_units(struct vb_due_reader *r, size_t at, struct vb_due_phrase *phrase)
{
	for (;;) {
		struct vb_due_again again;
		unsigned count;
		size_t next = vb_due_look(r, vb_due_behind_spaces(r, at)) == ',' ? vb_due_behind_spaces(r, at) + 1 : vb_words_at(&r->window, at, VB_LIT("va"));
		size_t number = next ? vb_number_at(&r->window, next, 2, &count) : 0;
		size_t end = next ? read_unit(r, number ? number : next, &again) : 0, behind = end ? vb_due_behind_spaces(r, end) : 0;
		bool stops = !end || vb_due_look(r, behind) == '\0' || strchr(",;.)", vb_due_look(r, behind)) || vb_words_at(&r->window, behind, VB_LIT("va"));
		if (!end || !stops)
			return at;
		again.interval *= count ? count : 1;
		add_again(phrase, again);
		at = end;
	}
}

/* Behind a day: "tháng cuối quý", "tháng đầu của quý sau", "tháng sau": how often that day comes. */
static size_t read_months_day(struct vb_due_reader *r, size_t at, struct vb_due_again *again)
{
	static const struct vb_str quarterly[] = {VB_LIT("thang cuoi quy"), VB_LIT("thang cuoi cua quy"), VB_LIT("thang cuoi moi quy"), VB_LIT("thang cuoi cua moi quy"), VB_LIT("thang dau quy"), VB_LIT("thang dau cua quy")};
	static const struct vb_str monthly[] = {VB_LIT("thang sau"), VB_LIT("thang tiep theo"), VB_LIT("thang ke tiep"), VB_LIT("thang lien ke"), VB_LIT("thang bao cao")};
	static const struct vb_str next[] = {VB_LIT("sau"), VB_LIT("tiep theo"), VB_LIT("ke tiep"), VB_LIT("lien ke"), VB_LIT("bao cao")};
	size_t of = vb_words_at(&r->window, at, VB_LIT("cua")), end, more;
	at = of ? of : at;
	if ((end = vb_any_words_at(&r->window, at, quarterly, COUNT(quarterly)))) {
		*again = (struct vb_due_again){"MONTHLY", 3};
		return (more = vb_any_words_at(&r->window, end, next, COUNT(next))) ? more : end;
	}
	*again = (struct vb_due_again){"MONTHLY", 1};
	return vb_any_words_at(&r->window, at, monthly, COUNT(monthly));
}

size_t vb_due_again_read(struct vb_due_reader *r, size_t at, struct vb_due_phrase *phrase)
{
	struct vb_due_again again = {NULL, 1};
	unsigned count = 1;
	size_t end = vb_any_words_at(&r->window, at, each, COUNT(each)), periodic = vb_words_at(&r->window, at, VB_LIT("dinh ky")), next;
	if (end && (end = read_unit(r, end, &again))) {
		next = read_once(r, end, &again);
		add_again(phrase, again);
		return read_more_units(r, next ? next : end, phrase);
	}
	if (periodic && vb_any_words_at(&r->window, periodic, each, COUNT(each)))
		return vb_due_again_read(r, periodic, phrase);
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
		add_again(phrase, (struct vb_due_again){"YEARLY", 1});
		return end;
	}
	if (periodic)
		add_again(phrase, (struct vb_due_again){NULL, 1});
	return periodic;
}

/* "Thứ Sáu", "thứ 6", "Chủ nhật": the day of the week as rules name it. */
static size_t read_weekday(struct vb_due_reader *r, size_t at, const char **day)
{
	size_t end = 0;
	for (size_t i = 0; i < COUNT(days) && !end; i++)
		if ((end = vb_words_at(&r->window, at, days[i].words)))
			*day = days[i].day;
	return end;
}

/* ---- Phrases --------------------------------------------------------------------------------------------------------- */

static bool is_period(struct vb_due_reader *r, size_t at)
{
	struct vb_period period;
	return vb_period_read(&r->window, at, &period) != 0;
}

/* "sau năm 2025", not "sáu tháng đầu năm". */
static size_t read_after(struct vb_due_reader *r, size_t at)
{
	size_t end = vb_words_at(&r->window, at, VB_LIT("sau"));
	return end && !is_period(r, at) && is_period(r, end) ? end : 0;
}

size_t vb_due_bound_read(struct vb_due_reader *r, size_t at, enum vb_bound *bound)
{
	size_t after = read_after(r, at);
	if (after) {
		*bound = VB_BOUND_AFTER;
		return after;
	}
	char first = vb_due_look(r, vb_due_behind_spaces(r, at));
	for (size_t i = 0; i < COUNT(bounds); i++) {
		size_t end = bounds[i].word.ptr[0] == first ? vb_words_at(&r->window, at, bounds[i].word) : 0;
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

static size_t read_open(struct vb_due_reader *r, size_t at)
{
	size_t next = vb_due_look(r, vb_due_behind_spaces(r, at)) == ',' ? vb_due_behind_spaces(r, at) + 1 : at;
	return vb_any_words_at(&r->window, next, opens, COUNT(opens));
}

/* "Năm 2025 và hằng năm", "… và thường xuyên": what begins so does not end. The words are read again, as what they are. */
static bool goes_on_always(struct vb_due_reader *r, size_t at)
{
	static const struct vb_str forms[] = {VB_LIT("va hang nam"), VB_LIT("va thuong xuyen"), VB_LIT("va hang quy"), VB_LIT("va hang thang")};
	return vb_any_words_at(&r->window, at, forms, COUNT(forms)) != 0;
}

/* "30 ngày kể từ ngày …", "trong thời hạn 15 ngày làm việc": days counted from something. */
bool vb_due_starts_count(struct vb_due_reader *r, size_t at)
{
	static const struct vb_str behind[] = {VB_LIT("ke tu"), VB_LIT("sau"), VB_LIT("tu khi"), VB_LIT("tu ngay"), VB_LIT("lam viec")};
	static const struct vb_str starts[] = {VB_LIT("trong thoi han"), VB_LIT("trong vong")};
	size_t within = vb_any_words_at(&r->window, at, starts, COUNT(starts)), end;
	struct vb_due_again unit;
	unsigned count;
	if (!(end = vb_number_at(&r->window, within ? within : at, 3, &count)) || !(end = read_unit(r, end, &unit)))
		return false;
	return within || vb_any_words_at(&r->window, end, behind, COUNT(behind)) != 0;
}

/* What the time hangs on, at the start of a phrase or of a part of it. */
static bool starts_condition(struct vb_due_reader *r, size_t at, bool *demand)
{
	*demand = vb_any_words_at(&r->window, at, demands, COUNT(demands)) != 0;
	return vb_any_words_at(&r->window, at, conditions, COUNT(conditions)) != 0 || vb_due_starts_count(r, at);
}

static size_t phrase_end(struct vb_due_reader *r, size_t at, bool bracket)
{
	while (vb_due_look(r, at) != '\0' && vb_due_look(r, at) != ';' && !(bracket && vb_due_look(r, at) == ')'))
		at++;
	return at;
}

static size_t behind_word(struct vb_due_reader *r, size_t at)
{
	while (vb_is_word(vb_due_look(r, at)))
		at++;
	return at;
}

static void add_period(struct vb_due_reader *r, struct vb_due_phrase *phrase, struct vb_period period, enum vb_bound bound)
{
	if (phrase->period_count == VB_DUE_PERIODS)
		return;
	period.bound = bound;
	r->notes.impossible |= !vb_day_exists(period.from) || !vb_day_exists(period.to);
	phrase->periods[phrase->period_count++] = period;
}

/* Further periods of the same kind behind a comma or "và": "Quý I, II/2025", "năm 2024, 2025". */
static size_t read_more_periods(struct vb_due_reader *r, size_t at, struct vb_due_phrase *phrase, enum vb_bound bound)
{
	struct vb_period period;
	for (size_t end; phrase->period_count < VB_DUE_PERIODS; at = end) {
		end = vb_period_more(&r->window, at, &phrase->periods[phrase->period_count - 1], &period);
		if (!end)
			break;
		add_period(r, phrase, period, bound);
	}
	return at;
}

/* "tầm nhìn đến năm 2045", "định hướng đến năm 2045": beyond what is planned. */
static size_t read_vision(struct vb_due_reader *r, size_t at)
{
	return vb_any_words_at(&r->window, at, visions, COUNT(visions));
}

/* "Trong năm", "cả năm", where they are all that is said of the time: the year of the plan. */
static size_t read_this_year(struct vb_due_reader *r, size_t at, struct vb_period *period)
{
	static const struct vb_str forms[] = {VB_LIT("trong nam"), VB_LIT("ca nam"), VB_LIT("trong ca nam")};
	size_t end = vb_any_words_at(&r->window, at, forms, COUNT(forms));
	if (!end || (vb_due_look(r, end) != '\0' && !strchr(",;.(", vb_due_look(r, vb_due_behind_spaces(r, end)))))
		return 0;
	*period = (struct vb_period){.from = {0, 1, 1}, .to = {0, 12, 0}, .grain = VB_GRAIN_YEAR};
	return end;
}

/* How far the reading of a phrase is. */
struct progress {
	size_t at;
	enum vb_bound bound;          /* of the next period */
	bool running;                 /* text */
	bool bracket, start, told;    /* inside one; where a clause begins; a time is told already */
	unsigned others;              /* words that tell nothing, one after the other */
};

static bool read_condition(struct vb_due_reader *r, struct progress *p, struct vb_due_phrase *phrase)
{
	bool demand;
	char c = vb_due_look(r, p->at);
	if (p->running || !(p->start || (c >= '0' && c <= '9' && p->bound) || vb_words_at(&r->window, p->at, VB_LIT("theo")) || vb_words_at(&r->window, p->at, VB_LIT("khi"))))
		return false;
	if (!starts_condition(r, p->at, &demand) || is_period(r, p->at) || read_after(r, p->at))
		return false;
	phrase->condition |= !demand;
	phrase->demand |= demand;
	p->at = phrase_end(r, p->at, p->bracket);
	return true;
}

static bool read_periods(struct vb_due_reader *r, struct progress *p, struct vb_due_phrase *phrase)
{
	struct vb_period period;
	size_t end = vb_span_read(&r->window, p->at, &period);
	if (!end && (p->running || !(end = read_this_year(r, p->at, &period))))
		return false;
	if (p->bound == VB_BOUND_BEFORE && p->others && period.grain == VB_GRAIN_YEAR) /* "trước mùa mưa năm 2026": some time in it */
		p->bound = VB_BOUND_UNTIL;
	add_period(r, phrase, period, p->bound);
	p->at = read_more_periods(r, end, phrase, p->bound);
	p->told = true;
	p->bound = VB_BOUND_NONE;
	if ((end = read_open(r, p->at)) && phrase->period_count) {
		phrase->periods[phrase->period_count - 1].open = true;
		p->at = end;
	}
	phrase->periods[phrase->period_count - 1].open |= goes_on_always(r, p->at);
	return true;
}

/* What tells a time, or bounds one. */
static bool read_time(struct vb_due_reader *r, struct progress *p, unsigned kinds, struct vb_due_phrase *phrase)
{
	struct vb_due_again again;
	bool limited = p->bound == VB_BOUND_UNTIL;
	size_t end;
	if (kinds & CONDITION && read_condition(r, p, phrase))
		return true;
	if (kinds & VISION && (end = read_vision(r, p->at))) {
		end = phrase_end(r, end, p->bracket);
	} else if (kinds & ALWAYS && (end = vb_any_words_at(&r->window, p->at, always, COUNT(always)))) {
		phrase->always = true;
	} else if (kinds & AGAIN && (end = vb_due_again_read(r, p->at, phrase))) {
		p->told = phrase->again[phrase->again_count - 1].frequency != NULL || phrase->period_count;
	} else if (kinds & BOUND && (end = vb_due_bound_read(r, p->at, &p->bound))) {
		p->told &= limited; /* "chậm nhất trước …", "chậm nhất đến …" */
	} else if (kinds & MONTHS_DAY && phrase->period_count && phrase->periods[phrase->period_count - 1].grain == VB_GRAIN_MONTH_DAY && (end = read_months_day(r, p->at, &again))) {
		add_again(phrase, again);
		p->told = true;
	} else if (!(kinds & WEEKDAY && (end = read_weekday(r, p->at, &phrase->weekday)))) {
		return kinds & PERIOD && read_periods(r, p, phrase);
	}
	p->at = end;
	return true;
}

/* Any other word. Returns false where the phrase ends with it. */
static bool skip_word(struct vb_due_reader *r, struct progress *p, unsigned kinds)
{
	p->others += !(kinds & KEPT && vb_any_words_at(&r->window, p->at, kept, COUNT(kept)));
	if (p->others > MOST_OTHERS) /* "từ mùa mưa năm 2021" */
		p->bound = VB_BOUND_NONE;
	p->start = kinds & FILLER && vb_any_words_at(&r->window, p->at, fillers, COUNT(fillers)) != 0;
	p->at = behind_word(r, p->at);
	return !(p->running && p->others > MOST_OTHERS);
}

/* A mark between words. Returns false at a full stop, where the phrase ends. */
static bool skip_mark(struct vb_due_reader *r, struct progress *p)
{
	char c = vb_due_look(r, p->at), next = c == '.' ? vb_due_look(r, p->at + 1) : c;
	if (c == '.' && (next == ' ' || next == '\0'))
		return false;
	p->bracket = c == '(' || (p->bracket && c != ')');
	p->start |= c == '(' || c == ',' || c == '-';
	p->at++;
	return true;
}

/* In running text a phrase that tells a time goes on with another only behind these. */
static bool goes_on(struct vb_due_reader *r, size_t at)
{
	return vb_any_words_at(&r->window, at, each, COUNT(each)) || vb_words_at(&r->window, at, VB_LIT("va")) || read_open(r, at);
}

size_t vb_due_phrase_read(struct vb_due_reader *r, size_t at, bool running, struct vb_due_phrase *phrase)
{
	struct progress p = {.at = at, .running = running, .start = true};
	*phrase = (struct vb_due_phrase){.from = at};
	for (char c; (c = vb_due_look(r, p.at)) != '\0' && c != ';';) {
		if (!vb_is_word(c)) {
			if (!skip_mark(r, &p))
				break;
			continue;
		}
		unsigned kinds = kinds_at(r, p.at);
		if (running && p.told && !(kinds & GOES_ON && goes_on(r, p.at)))
			break;
		if (read_time(r, &p, kinds, phrase)) {
			p.start = false;
			p.others = 0;
		} else if (!skip_word(r, &p, kinds)) {
			break;
		}
	}
	phrase->end = p.at;
	return p.at;
}
