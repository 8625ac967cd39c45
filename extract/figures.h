/* Figures: "ít nhất 30%", "từ 2-3 sản phẩm", "tăng từ 0,27% lên 0,5% trở lên". Private to extract/.
 *
 * A sentence is read in lower case, each letter in the place of its own: offsets are those of the text. */
#ifndef VB_EXTRACT_FIGURES_H
#define VB_EXTRACT_FIGURES_H

#include "../base/str.h"

enum vb_comparator {
	VB_EQUAL,
	VB_AT_LEAST,
	VB_AT_MOST,
	VB_RANGE,
	VB_ABOUT,
	VB_INCREASE,
};

struct vb_figure {
	size_t start, end;      /* of the words that are read: comparator, numbers, unit, "trở lên" */
	size_t number;          /* where its first number stands */
	struct vb_span unit;    /* "%", "triệu đồng", "tấn/ha" */
	double value, value_to, baseline; /* NAN: none */
	enum vb_comparator comparator;
	bool counts_things;     /* its unit is a noun, which may begin a longer name: "phòng | tư vấn sức khỏe" */
	bool linked;            /* a word such as "đạt" links it to what stands before */
};

/* The first digit at or behind `at`, or the end. */
size_t vb_find_digit(struct vb_str text, size_t at);

/* The next number at or behind `from`, of the text as printed, that a unit follows; the end of the text where there is none. Most
 * numbers are of dates and documents. */
size_t vb_figure_find(struct vb_str text, size_t from);

/* Reads the figure whose number starts at `at` (a digit) of the text in lower case. False: a number that commits to nothing, such as
 * a date, the number of a document, an ordinal, the age of a scheme. *next is where to look on. */
bool vb_figure_read(struct vb_str lower, size_t at, struct vb_figure *figure, size_t *next);

#endif
