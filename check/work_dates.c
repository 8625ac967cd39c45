#include "work_dates.h"

#include "doc.h"

struct vb_str vb_base_symbol(struct vb_str base)
{
	const char *slash = base.ptr ? memchr(base.ptr, '/', base.len) : NULL, *end = base.ptr + base.len;
	const char *first = slash;
	for (; slash; slash = memchr(slash + 1, '/', (size_t)(end - slash) - 1))
		if (slash + 1 < end && vb_is_digit(slash[1]))
			return (struct vb_str){slash + 1, (size_t)(end - slash) - 1};
	return first ? (struct vb_str){first + 1, (size_t)(end - first) - 1} : base;
}

/* Numbers start anew with each calendar year; in the party with the term of the committee, five years from a congress: of the centre in
 * January 2011, 2016, …, of the provinces in October 2010, 2015, … A symbol that holds its year is one work for ever. */
static long period_of(struct vb_str base, struct vb_str symbol, struct vb_str date)
{
	enum { MONTHS = 60, CENTRE = 2011 * 12 + 1, PROVINCE = 2010 * 12 + 9 };
	long year = 0, month = 7;
	size_t digits = 0;
	while (digits < symbol.len && vb_is_digit(symbol.ptr[digits]))
		digits++;
	bool has_year = digits && symbol.len > digits + 6 && symbol.ptr[digits] == '/' && vb_is_digit(symbol.ptr[digits + 1])
	                && vb_is_digit(symbol.ptr[digits + 4]) && symbol.ptr[digits + 5] == '/';
	if (has_year || date.len < 4)
		return 0;
	for (int i = 0; i < 4; i++)
		year = year * 10 + (date.ptr[i] - '0');
	if (date.len >= 7)
		month = (date.ptr[5] - '0') * 10 + (date.ptr[6] - '0');
	while (digits < symbol.len && symbol.ptr[digits] >= 'a' && symbol.ptr[digits] <= 'z') /* 30c/NQ-CP */
		digits++;
	bool party = digits && digits < symbol.len && symbol.ptr[digits] == '-';
	if (!party)
		return year;
	long start = vb_str_starts(base, VB_LIT("VN/")) ? CENTRE : PROVINCE;
	return (year * 12 + month - 1 - start + 100 * MONTHS) / MONTHS;
}

static bool same_day_and_month(struct vb_str a, struct vb_str b)
{
	return vb_date_is_full(a) && vb_date_is_full(b) && memcmp(a.ptr + 4, b.ptr + 4, a.len - 4) == 0;
}

bool vb_work_dates_are_one(struct vb_str base, struct vb_str a, struct vb_str b)
{
	struct vb_str symbol = vb_base_symbol(base);
	return vb_dates_agree(a, b) || period_of(base, symbol, a) == period_of(base, symbol, b) || same_day_and_month(a, b);
}

void vb_work_dates_add(struct vb_arena *arena, struct vb_work_dates *dates, struct vb_str date)
{
	if (!date.ptr)
		return;
	for (uint32_t i = 0; i < dates->list.count; i++)
		if (vb_str_equal(dates->list.items[i], date))
			return;
	if (dates->list.count < VB_DATES_KEPT)
		*vb_push(arena, &dates->list) = date;
}

/* The first date of the work that this one belongs to. */
static uint32_t root_of(const struct vb_work_dates *dates, uint32_t at)
{
	while (dates->cluster[at] != at)
		at = dates->cluster[at];
	return at;
}

void vb_work_dates_join(struct vb_arena *arena, struct vb_work_dates *dates, struct vb_str base)
{
	uint32_t count = dates->list.count;
	dates->cluster = vb_arena_alloc(arena, (count + 1) * sizeof *dates->cluster);
	for (uint32_t i = 0; i < count; i++) {
		dates->cluster[i] = i;
		for (uint32_t k = 0; k < i; k++) {
			uint32_t a = root_of(dates, i), b = root_of(dates, k);
			if (a != b && vb_work_dates_are_one(base, dates->list.items[i], dates->list.items[k]))
				dates->cluster[a > b ? a : b] = a > b ? b : a;
		}
	}
	for (uint32_t i = 0; i < count; i++) {
		dates->cluster[i] = root_of(dates, i);
		dates->clusters += dates->cluster[i] == i;
	}
}
