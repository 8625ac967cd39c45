#include "dates.h"

/* date     = [ "," ] ( "ngày" ( numeric | words ) | numeric | words | month | year )
 * numeric  = day sep month ( sep | "năm" ) YEAR       24/11/2023  24-11-2023  /6/2024  01/7 /2024  24/11 năm 2023
 * words    = day [ "," ] "tháng" month [ "," ] "năm" YEAR   24 tháng 11 năm 2023, #& tháng 7 năm 2020, tháng năm 2024
 * month    = "tháng" month ( "năm" | sep ) YEAR       tháng 6 năm 2024, tháng 6/2024
 * year     = "năm" YEAR
 * day      = [ "mùng" ] one or two digits, or blank: spaces, dots, dashes and what a scanner makes of handwriting
 * month    = one or two digits, a word ("giêng", "tư", "mười hai"), or blank
 * sep      = "/" | "-" | "."                          spaces may stand around it
 *
 * Behind "ngày" a date that cannot be read so is read once more as a scanner may have left it: with a blank inside a number and letters
 * that look like digits ("ngày 1 5/6/20 25", "ngày O5/l2/2024"). */

enum { LONGEST = 64, FIRST_YEAR = 1900, LAST_YEAR = 2199 };

struct reader {
	struct vb_window window;
	size_t at;
	bool scanned; /* numbers may be torn, their digits letters */
};

static char look(struct reader *r, size_t at)
{
	return vb_window_look(&r->window, at);
}

static size_t behind_spaces(struct reader *r, size_t at)
{
	return vb_window_behind_spaces(&r->window, at);
}

static void skip_spaces(struct reader *r)
{
	r->at = behind_spaces(r, r->at);
}

/* The word, without a look at what follows it: "ngày18", "tháng6". */
static bool take_word(struct reader *r, struct vb_str word)
{
	skip_spaces(r);
	if (look(r, r->at) != word.ptr[0])
		return false;
	if (!vb_str_starts(vb_window_view(&r->window, r->at, r->window.len), word))
		return false;
	char next = vb_window_look(&r->window, r->at + word.len);
	if (next >= 'a' && next <= 'z')
		return false;
	r->at += word.len;
	return true;
}

/* The value of the digit; 10 for none. */
static unsigned digit_of(const struct reader *r, char c)
{
	if (vb_is_digit(c))
		return (unsigned)(c - '0');
	return !r->scanned ? 10 : c == 'o' ? 0 : c == 'l' || c == 'i' ? 1 : 10;
}

/* At least `least` and at most `most` digits, and no more behind them. */
static bool take_number(struct reader *r, size_t least, size_t most, unsigned *value)
{
	size_t end = behind_spaces(r, r->at), count = 0;
	unsigned number = 0, digit;
	bool any = false;
	for (; count <= most && (digit = digit_of(r, look(r, end))) < 10; end++, count++) {
		number = number * 10 + digit;
		any |= vb_is_digit(look(r, end));
		end += r->scanned && count + 1 < most && look(r, end + 1) == ' ' && vb_is_digit(look(r, end + 2));
	}
	if (count < least || count > most || !any)
		return false;
	r->at = end;
	*value = number;
	return true;
}

/* A day or a month: no number is 0. */
static bool take_part(struct reader *r, unsigned *value, bool *impossible)
{
	if (!take_number(r, 1, 2, value))
		return false;
	*impossible |= *value == 0;
	return true;
}

static void skip_comma(struct reader *r)
{
	size_t comma = behind_spaces(r, r->at);
	if (look(r, comma) == ',')
		r->at = comma + 1;
}

static bool take_separator(struct reader *r)
{
	size_t at = behind_spaces(r, r->at);
	char c = look(r, at);
	if (c != '/' && c != '-' && c != '.')
		return false;
	r->at = at + 1;
	return true;
}

static bool take_year(struct reader *r, struct vb_date *date)
{
	return take_number(r, 4, 4, &date->year) && date->year >= FIRST_YEAR && date->year <= LAST_YEAR;
}

/* Blank space for a number that was never written in, or that a scanner could not read. */
static void skip_blank(struct reader *r)
{
	enum { WIDEST = 24 };
	for (int i = 0; i < WIDEST && look(r, r->at) != '\0' && strchr(" ._#&*?!~'\"", look(r, r->at)); i++)
		r->at++;
}

static bool take_month_word(struct reader *r, struct vb_date *date)
{
	static const struct {
		struct vb_str word;
		unsigned month;
	} words[] = {
		{VB_LIT("muoi hai"), 12}, {VB_LIT("muoi mot"), 11}, {VB_LIT("muoi"), 10}, {VB_LIT("gieng"), 1}, {VB_LIT("mot"), 1},
		{VB_LIT("hai"), 2}, {VB_LIT("ba"), 3}, {VB_LIT("tu"), 4}, {VB_LIT("bon"), 4}, {VB_LIT("nam nam"), 5},
		{VB_LIT("sau"), 6}, {VB_LIT("bay"), 7}, {VB_LIT("tam"), 8}, {VB_LIT("chin"), 9}, {VB_LIT("chap"), 12}};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (take_word(r, words[i].word)) {
			date->month = words[i].month;
			r->at -= words[i].month == 5 ? sizeof "nam" - 1 : 0; /* the second "năm" is the word before the year */
			return true;
		}
	}
	return false;
}

static bool read_numeric(struct reader *r, struct vb_date *date)
{
	size_t start = r->at;
	if (!take_part(r, &date->day, &date->impossible))
		skip_blank(r);
	if (take_separator(r)) {
		if (!take_part(r, &date->month, &date->impossible))
			skip_blank(r);
		if ((take_separator(r) || (date->month && take_word(r, VB_LIT("nam")))) && take_year(r, date))
			return true;
	}
	r->at = start;
	*date = (struct vb_date){0};
	return false;
}

/* From the word "tháng" on. */
static bool read_month(struct reader *r, struct vb_date *date)
{
	if (!take_word(r, VB_LIT("thang")))
		return false;
	if (!take_part(r, &date->month, &date->impossible) && !take_month_word(r, date))
		skip_blank(r);
	skip_comma(r);
	if (!take_word(r, VB_LIT("nam")) && !(date->month && take_separator(r)))
		return false;
	return take_year(r, date);
}

static bool read_words(struct reader *r, struct vb_date *date)
{
	size_t start = r->at;
	if (!take_part(r, &date->day, &date->impossible))
		skip_blank(r);
	skip_comma(r);
	if (read_month(r, date))
		return true;
	r->at = start;
	*date = (struct vb_date){0};
	return false;
}

/* "năm 2024", but not the first year of "năm 2024-2025". */
static bool read_year(struct reader *r, struct vb_date *date)
{
	if (!take_word(r, VB_LIT("nam")) || !take_year(r, date))
		return false;
	size_t next = behind_spaces(r, r->at);
	bool range = look(r, next) == '-' && vb_is_digit(look(r, behind_spaces(r, next + 1)));
	return !range;
}

static bool read_scanned(struct reader *r, struct vb_date *date)
{
	r->scanned = digit_of(r, look(r, behind_spaces(r, r->at))) < 10 || vb_is_one_of(look(r, behind_spaces(r, r->at)), "oli");
	return r->scanned && (read_numeric(r, date) || read_words(r, date)) && date->day && date->month;
}

static bool read_form(struct reader *r, struct vb_date *date)
{
	if (take_word(r, VB_LIT("ngay"))) {
		if (!take_word(r, VB_LIT("mung")))
			take_word(r, VB_LIT("mong"));
		return read_numeric(r, date) || read_words(r, date) || read_scanned(r, date);
	}
	skip_spaces(r);
	if (vb_is_digit(look(r, r->at)))
		return read_numeric(r, date) || read_words(r, date);
	return read_month(r, date) || (*date = (struct vb_date){0}, read_year(r, date));
}

static unsigned days_in(unsigned year, unsigned month)
{
	static const unsigned char days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
	return month == 2 && leap ? 29 : days[month - 1];
}

static bool exists(const struct vb_date *date)
{
	if (date->month > 12)
		return false;
	return date->day <= (date->month ? days_in(date->year, date->month) : 31);
}

bool vb_date_read(const struct vb_folded *folded, struct vb_str text, struct vb_date *date)
{
	struct reader r;
	r.at = 0;
	r.scanned = false;
	*date = (struct vb_date){0};
	vb_window_right(&r.window, folded, text, LONGEST);
	skip_spaces(&r);
	while (look(&r, r.at) == ',')
		r.at++;
	skip_spaces(&r);
	if (!read_form(&r, date))
		return false;
	date->impossible |= !exists(date);
	date->len = vb_window_offset(&r.window, r.at);
	return true;
}

static void write_two_digits(char *out, unsigned number)
{
	out[0] = (char)('0' + number / 10 % 10);
	out[1] = (char)('0' + number % 10);
}

struct vb_str vb_date_iso(struct vb_arena *arena, const struct vb_date *date)
{
	if (date->year == 0 || date->impossible)
		return VB_NULL;
	enum { YEAR = sizeof "2024" - 1, MONTH = sizeof "2024-07" - 1, DAY = sizeof "2024-07-01" - 1 };
	size_t len = date->month == 0 ? YEAR : date->day == 0 ? MONTH : DAY;
	char *text = vb_arena_alloc(arena, DAY + 1);
	write_two_digits(text, date->year / 100);
	write_two_digits(text + 2, date->year);
	text[YEAR] = text[MONTH] = '-';
	write_two_digits(text + YEAR + 1, date->month);
	write_two_digits(text + MONTH + 1, date->day);
	text[len] = '\0';
	return (struct vb_str){text, len};
}
