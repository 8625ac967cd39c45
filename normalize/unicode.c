#include "unicode.h"

#include "../base/utf8.h"

#include <stdio.h>
#include <utf8proc.h>

/* A letter and its marks: UAX #15's stream-safe text has at most 30 marks in a row; what is longer is no text and is cut, so
 * that ordering the marks (quadratic) stays cheap. */
enum { MAX_SEGMENT = 32 };

enum { PLACES_NAMED = 5 }; /* places of invalid bytes that the diagnostic names */

/* Is this code point, of three bytes, unchanged by NFC whatever stands before it? */
static bool stable_three(const unsigned char *at)
{
	switch (at[0]) {
	case 0xE1: /* U+1000..1FFF: of these only Latin Extended Additional, the Vietnamese letters */
		return at[1] >= 0xB8 && at[1] <= 0xBB;
	case 0xE2: /* U+2000..2FFF: all but the eight with a singleton decomposition */
		return !((at[1] == 0x80 && at[2] <= 0x81) || (at[1] == 0x84 && (at[2] == 0xA6 || at[2] == 0xAA || at[2] == 0xAB))
		         || (at[1] == 0x8C && (at[2] == 0xA9 || at[2] == 0xAA)) || (at[1] == 0xAB && at[2] == 0x9C));
	case 0xEE: /* private use: bullets of symbol fonts */
		return true;
	case 0xEF: /* private use, and U+FE00.. with the BOM and the replacement character; not U+F900..FB4F */
		return at[1] <= 0xA3 || at[1] >= 0xB8;
	default:
		return false;
	}
}

size_t vb_nfc_prefix(const char *bytes, size_t len)
{
	const unsigned char *at = (const unsigned char *)bytes, *end = at + len;
	while (at < end) {
		if (*at < 0xCC) /* ASCII, continuation bytes of stable letters, U+0080..02FF */
			at++;
		else if (*at >= 0xE0 && *at < 0xF0 && stable_three(at))
			at += 3;
		else
			break;
	}
	return (size_t)((const char *)at - bytes);
}

/* The code point that ends before `at`. */
static size_t step_back(const char *bytes, size_t at)
{
	do
		at--;
	while (at > 0 && ((unsigned char)bytes[at] & 0xC0) == 0x80);
	return at;
}

static bool stable_at(const char *bytes, size_t at, size_t len)
{
	return vb_nfc_prefix(bytes + at, vb_utf8_len((unsigned char)bytes[at])) > 0 && at < len;
}

/* The end of a letter and its marks that starts at `at`. */
static size_t segment_end(const char *bytes, size_t at, size_t len)
{
	int count = 1;
	at += vb_utf8_len((unsigned char)bytes[at]);
	while (at < len && count++ < MAX_SEGMENT && !stable_at(bytes, at, len))
		at += vb_utf8_len((unsigned char)bytes[at]);
	return at;
}

/* Marks that changed places may take as many bytes as before, and are not byte for byte those of the source: each part of the text
 * comes from all of it. */
static void add_segment(struct vb_arena *arena, struct vb_offset_map *map, struct vb_str text, const char *bytes, uint32_t start, uint32_t end)
{
	uint32_t letter = vb_utf8_len((unsigned char)text.ptr[0]), len = (uint32_t)text.len;
	bool moved = len == end - start && len > letter && memcmp(text.ptr, bytes + start, len) != 0;
	if (moved)
		vb_map_add(arena, map, letter, start, end);
	vb_map_add(arena, map, moved ? len - letter : len, start, end);
}

static void compose(struct vb_buffer *out, struct vb_offset_map *map, const char *bytes, size_t start, size_t end)
{
	utf8proc_int32_t points[MAX_SEGMENT * 4 + 1]; /* no letter decomposes into more than four */
	utf8proc_ssize_t count = utf8proc_decompose((const utf8proc_uint8_t *)bytes + start, (utf8proc_ssize_t)(end - start), points,
	                                            MAX_SEGMENT * 4, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
	if (count > 0 && count <= MAX_SEGMENT * 4)
		count = utf8proc_reencode(points, count, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
	const char *text = (const char *)points;
	if (count <= 0 || (size_t)count > sizeof points) {
		text = bytes + start;
		count = (utf8proc_ssize_t)(end - start);
	}
	vb_buffer_add(out, text, (size_t)count);
	add_segment(out->arena, map, (struct vb_str){text, (size_t)count}, bytes, (uint32_t)start, (uint32_t)end);
}

static void to_nfc(struct vb_arena *arena, struct vb_clean *clean)
{
	struct vb_buffer out = {.arena = arena};
	struct vb_offset_map map;
	const char *bytes = clean->bytes;
	size_t at = 0, len = clean->len;
	vb_map_init(&map);
	vb_buffer_reserve(&out, len);
	while (at < len) {
		size_t stable = at + vb_nfc_prefix(bytes + at, len - at);
		size_t start = stable < len && stable > at ? step_back(bytes, stable) : stable;
		vb_buffer_add(&out, bytes + at, start - at);
		vb_map_add(arena, &map, (uint32_t)(start - at), (uint32_t)at, (uint32_t)start);
		at = start;
		if (at < len) {
			size_t end = segment_end(bytes, at, len);
			compose(&out, &map, bytes, at, end);
			at = end;
		}
	}
	vb_map_compose(arena, &map, clean->identity ? NULL : &clean->map);
	vb_arena_release(arena, clean->owned);
	clean->bytes = clean->owned = out.bytes;
	clean->len = (uint32_t)out.len;
	clean->map = map;
	clean->identity = false;
}

struct bad_places {
	size_t count, places[PLACES_NAMED];
};

static void replace_invalid(struct vb_arena *arena, const char *bytes, size_t at, size_t len, struct vb_clean *clean, struct bad_places *bad)
{
	struct vb_buffer out = {.arena = arena};
	vb_buffer_reserve(&out, len);
	while (at < len) {
		size_t valid = vb_utf8_valid_prefix(bytes + at, len - at);
		vb_buffer_add(&out, bytes + at, valid);
		vb_map_add(arena, &clean->map, (uint32_t)valid, (uint32_t)at, (uint32_t)(at + valid));
		at += valid;
		if (at == len)
			break;
		size_t end = at + 1;
		vb_buffer_add(&out, "\xEF\xBF\xBD", 3);
		vb_map_add(arena, &clean->map, 3, (uint32_t)at, (uint32_t)end);
		if (bad->count < PLACES_NAMED)
			bad->places[bad->count] = at;
		bad->count++;
		at = end;
	}
	clean->bytes = clean->owned = out.bytes;
	clean->len = (uint32_t)out.len;
	clean->identity = false;
}

static void diagnose_invalid(struct vb_arena *arena, struct vb_diagnostic_list *diagnostics, const struct bad_places *bad)
{
	char places[PLACES_NAMED * 24] = "";
	size_t len = 0;
	for (size_t i = 0; i < bad->count && i < PLACES_NAMED; i++)
		len += (size_t)snprintf(places + len, sizeof places - len, "%s%zu", i ? ", " : "", bad->places[i]);
	uint32_t first = (uint32_t)bad->places[0];
	vb_diagnose_source(arena, diagnostics, VB_DIAGNOSTIC_ENCODING_REPLACED, (struct vb_span){first, first + 1},
	                   "%zu %s no UTF-8 and replaced by U+FFFD, at byte %s%s", bad->count, bad->count == 1 ? "byte is" : "bytes are", places, bad->count > PLACES_NAMED ? ", …" : "");
}

/* May these sixteen bytes, seen with the two before them, break UTF-8 or NFC? Quick and on the safe side. The letters of Vietnamese and the
 * signs beside them begin with C2..CB, E1 (only Latin Extended Additional) and E2 (but for what has another form in NFC); a byte must be a
 * continuation exactly where a lead one or two places before asks for it. */
static inline bool needs_look(const unsigned char *at)
{
	vb_bytes16 b = vb_load16(at), b1 = vb_load16(at - 1), b2 = vb_load16(at - 2);
	vb_bytes16 continuation = (vb_bytes16)((vb_signed_bytes16)b < -0x40), latin = (vb_bytes16)(b == 0xE1), behind_latin = (vb_bytes16)(b1 == 0xE1);
	vb_bytes16 wanted = (vb_bytes16)((b1 >= 0xC0) | (b2 >= 0xE0));
	vb_bytes16 odd = (continuation ^ wanted) | (vb_bytes16)((b & 0xFE) == 0xC0) | (behind_latin & (vb_bytes16)((b & 0xFC) != 0xB8));
	vb_bytes16 later = (vb_bytes16)(b >= 0xCC) & ~latin, behind_sign = (vb_bytes16)(b2 == 0xE2);
	if (!vb_any16(odd | later | behind_sign)) /* nearly always */
		return false;
	vb_bytes16 signs = (vb_bytes16)((b1 == 0xE2) & ((b == 0x84) | (b == 0x8C) | (b == 0xAB))) | (behind_sign & (vb_bytes16)(b <= 0x81));
	return vb_any16(odd | (later & (vb_bytes16)(b != 0xE2)) | signs);
}

/* The end of the stretch from `at`, the start of a character, that the quick look finds nothing in: the end of a character. */
static size_t quick_stretch(const char *bytes, size_t at, size_t len)
{
	enum { LANES = sizeof(vb_bytes16), BEFORE = 2 };
	unsigned char first[BEFORE + LANES] = {0}; /* before the text stands nothing that asks for a continuation */
	size_t from = at;
	if (at == 0 && len >= LANES) {
		memcpy(first + BEFORE, bytes, LANES);
		at += needs_look(first + BEFORE) ? 0 : LANES;
	}
	while (at >= BEFORE && len - at >= LANES && !needs_look((const unsigned char *)bytes + at))
		at += LANES;
	return at > from ? step_back(bytes, at) : at; /* the last character may go on */
}

/* The number of bytes at the start that are valid UTF-8 and certainly in NFC. Where the quick look is not sure, a stretch is read exactly. */
static size_t clean_prefix(const char *bytes, size_t len)
{
	enum { STRETCH = 64, LONGEST = 4 };
	for (size_t at = 0;;) {
		at = quick_stretch(bytes, at, len);
		size_t end = len - at > STRETCH ? at + STRETCH : len;
		size_t valid = at + vb_utf8_valid_prefix(bytes + at, end - at);
		if (vb_nfc_prefix(bytes + at, valid - at) < valid - at || end - valid >= LONGEST)
			return at;
		if (end == len)
			return valid;
		at = valid;
	}
}

void vb_clean_utf8(struct vb_arena *arena, const char *bytes, size_t len, struct vb_diagnostic_list *diagnostics, struct vb_clean *clean)
{
	size_t start = len >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
	*clean = (struct vb_clean){.bytes = bytes, .len = (uint32_t)len, .identity = true};
	vb_map_init(&clean->map);
	bool is_clean = clean_prefix(bytes + start, len - start) == len - start;
	if (!is_clean && vb_utf8_valid_prefix(bytes + start, len - start) < len - start) {
		struct bad_places bad = {0};
		replace_invalid(arena, bytes, start, len, clean, &bad);
		diagnose_invalid(arena, diagnostics, &bad);
	} else if (start) {
		clean->bytes += start;
		clean->len -= (uint32_t)start;
		clean->identity = false;
		vb_map_add(arena, &clean->map, clean->len, (uint32_t)start, (uint32_t)len);
	}
	if (!is_clean && vb_nfc_prefix(clean->bytes, clean->len) < clean->len)
		to_nfc(arena, clean);
}
