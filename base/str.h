/* Views and spans: text is stored once, everything after it points into it.
 *
 * A view (vb_str) borrows bytes; it is UTF-8 and not terminated by NUL. A view with ptr == NULL stands for "unknown"
 * (JSON null), which is not the same as the empty view. A span counts bytes of the normalised text, half open. */
#ifndef VB_BASE_STR_H
#define VB_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct vb_str {
	const char *ptr;
	size_t len;
};

struct vb_span {
	uint32_t start, end;
};

#define VB_NOWHERE UINT32_MAX /* a place that is not in the text, or not in the source */

#define VB_LIT(literal) ((struct vb_str){(literal), sizeof(literal) - 1})
#define VB_NULL ((struct vb_str){NULL, 0})
#define VB_NO_SPAN ((struct vb_span){VB_NOWHERE, VB_NOWHERE})

static inline struct vb_str vb_str_of(const char *terminated)
{
	return (struct vb_str){terminated, terminated ? strlen(terminated) : 0};
}

static inline bool vb_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Is it one of the characters, or NUL? As strchr, for short literals: no call. */
static inline bool vb_is_one_of(char c, const char *characters)
{
	do
		if (*characters == c)
			return true;
	while (*characters++);
	return false;
}

/* Most words that are compared differ in their first byte, or in their last: a call is spared. */
static inline bool vb_str_equal(struct vb_str a, struct vb_str b)
{
	if (a.len != b.len || (a.ptr == NULL) != (b.ptr == NULL))
		return false;
	return a.len == 0 || (a.ptr[a.len - 1] == b.ptr[a.len - 1] && memcmp(a.ptr, b.ptr, a.len) == 0);
}

/* Equal to a terminated string, which is not measured first. Null is equal to none. */
static inline bool vb_str_is(struct vb_str s, const char *terminated)
{
	for (size_t i = 0; i < s.len; i++)
		if (terminated[i] == '\0' || terminated[i] != s.ptr[i])
			return false;
	return s.ptr && terminated[s.len] == '\0';
}

/* The order of the bytes: below, at or above 0. Null is as empty. */
static inline int vb_str_compare(struct vb_str a, struct vb_str b)
{
	size_t len = a.len < b.len ? a.len : b.len;
	int order = len ? memcmp(a.ptr, b.ptr, len) : 0;
	return order ? order : (a.len > b.len) - (a.len < b.len);
}

static inline bool vb_str_starts(struct vb_str s, struct vb_str prefix)
{
	if (s.len < prefix.len)
		return false;
	return prefix.len == 0 || (s.ptr[0] == prefix.ptr[0] && memcmp(s.ptr, prefix.ptr, prefix.len) == 0);
}

static inline bool vb_str_ends(struct vb_str s, struct vb_str suffix)
{
	if (s.len < suffix.len)
		return false;
	return suffix.len == 0
	       || (s.ptr[s.len - 1] == suffix.ptr[suffix.len - 1] && memcmp(s.ptr + s.len - suffix.len, suffix.ptr, suffix.len) == 0);
}

/* Equal but for the case of ASCII letters; never asks the locale. */
static inline bool vb_ascii_equal(const char *a, const char *b, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		char x = a[i], y = b[i];
		x = x >= 'A' && x <= 'Z' ? (char)(x | 0x20) : x;
		y = y >= 'A' && y <= 'Z' ? (char)(y | 0x20) : y;
		if (x != y)
			return false;
	}
	return true;
}

/* As memcpy, for texts that are mostly short: their end is copied in words that overlap what stands before it. Returns the end. */
static inline char *vb_copy_short(char *to, const char *from, size_t len)
{
	uint64_t head, tail;
	uint32_t small_head, small_tail;
	if (len > 2 * sizeof head) {
		memcpy(to, from, len);
	} else if (len >= sizeof head) {
		memcpy(&head, from, sizeof head);
		memcpy(&tail, from + len - sizeof tail, sizeof tail);
		memcpy(to, &head, sizeof head);
		memcpy(to + len - sizeof tail, &tail, sizeof tail);
	} else if (len >= sizeof small_head) {
		memcpy(&small_head, from, sizeof small_head);
		memcpy(&small_tail, from + len - sizeof small_tail, sizeof small_tail);
		memcpy(to, &small_head, sizeof small_head);
		memcpy(to + len - sizeof small_tail, &small_tail, sizeof small_tail);
	} else if (len) { /* of at most three these are all */
		char first = from[0], middle = from[len / 2], last = from[len - 1];
		to[0] = first;
		to[len / 2] = middle;
		to[len - 1] = last;
	}
	return to + len;
}

static inline bool vb_span_is_none(struct vb_span span)
{
	return span.start == VB_NOWHERE;
}

static inline bool vb_span_holds(struct vb_span outer, struct vb_span inner)
{
	return outer.start <= inner.start && inner.end <= outer.end;
}

#endif
