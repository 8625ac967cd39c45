/* Dates as documents write them. Forms: symbol_grammar, part 6 of the domain facts; Nghị định 30/2020/NĐ-CP, Phụ lục I. */
#ifndef VB_EXTRACT_DATES_H
#define VB_EXTRACT_DATES_H

#include "window.h"

struct vb_date {
	unsigned year, month, day; /* 0: left blank or unreadable */
	bool impossible;           /* such a day does not exist: year, month and day are as printed */
	size_t len;                /* bytes read */
};

/* Reads the date that the text starts with (leading spaces and a comma may stand before it): "ngày 24/11/2023", ", ngày 24-11-2023",
 * "ngày 24 tháng 11 năm 2023", "ngày tháng 6 năm 2024", "ngày /6/2024", "ngày 01/7 /2024", "ngày #& tháng 7 năm 2020", "ngay 22 thang 7
 * năm 2020", "tháng 6 năm 2024", "tháng 6/2024", "năm 2024", "24-11-2023". False where none starts here, or where no year is given. */
bool vb_date_read(const struct vb_folded *folded, struct vb_str text, struct vb_date *date);

/* "2024-07-01", "2024-07", "2024"; null where the year is unknown or the date impossible. */
struct vb_str vb_date_iso(struct vb_arena *arena, const struct vb_date *date);

#endif
