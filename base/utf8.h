/* UTF-8: one code point at a time, counting, and the fold that keys and searches use. */
#ifndef VB_BASE_UTF8_H
#define VB_BASE_UTF8_H

#include "str.h"

/* Sixteen bytes at once (GCC's vector extension: SSE2, NEON, or plain code where there is neither). A comparison gives 0xFF or 0 a byte. */
typedef uint8_t vb_bytes16 __attribute__((vector_size(16)));

static inline vb_bytes16 vb_load16(const void *at)
{
	vb_bytes16 bytes;
	memcpy(&bytes, at, sizeof bytes);
	return bytes;
}

typedef int8_t vb_signed_bytes16 __attribute__((vector_size(16)));
typedef uint64_t vb_two_words __attribute__((vector_size(16)));

/* One bit for each byte of a mask (0xFF or 0), the first the lowest. */
static inline uint32_t vb_mask16(vb_bytes16 mask)
{
#ifdef __SSE2__
	typedef char chars __attribute__((vector_size(16)));
	return (uint32_t)__builtin_ia32_pmovmskb128((chars)mask);
#else
	uint32_t bits = 0;
	for (unsigned i = 0; i < sizeof mask; i++)
		bits |= (mask[i] & 1u) << i;
	return bits;
#endif
}

static inline bool vb_any16(vb_bytes16 mask)
{
#ifdef __SSE2__
	return vb_mask16(mask) != 0;
#else
	vb_two_words words = (vb_two_words)mask;
	return (words[0] | words[1]) != 0;
#endif
}

/* The place of the first byte of a mask that is not 0; there is one. */
static inline uint32_t vb_first16(vb_bytes16 mask)
{
	return (uint32_t)__builtin_ctz(vb_mask16(mask));
}

/* Length in bytes of the sequence that starts with this byte of valid UTF-8. */
static inline uint32_t vb_utf8_len(unsigned char lead)
{
	return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

/* Reads the code point at `at` of valid UTF-8 (at < end). */
static inline uint32_t vb_utf8_decode(const char *at)
{
	const unsigned char *b = (const unsigned char *)at;
	if (b[0] < 0x80)
		return b[0];
	if (b[0] < 0xE0)
		return (b[0] & 0x1Fu) << 6 | (b[1] & 0x3Fu);
	if (b[0] < 0xF0)
		return (b[0] & 0x0Fu) << 12 | (b[1] & 0x3Fu) << 6 | (b[2] & 0x3Fu);
	return (b[0] & 0x07u) << 18 | (b[1] & 0x3Fu) << 12 | (b[2] & 0x3Fu) << 6 | (b[3] & 0x3Fu);
}

/* Writes the code point; returns its length in bytes, 1 to 4. `out` has room for 4. */
uint32_t vb_utf8_encode(uint32_t cp, char *out);

/* The first, or the last, characters of valid UTF-8 that fit in `most` bytes. */
struct vb_str vb_utf8_head(struct vb_str text, size_t most);
struct vb_str vb_utf8_tail(struct vb_str text, size_t most);

/* Number of code points in valid UTF-8. */
size_t vb_utf8_count(const char *bytes, size_t len);

/* The number of bytes at the start of the text that are valid UTF-8 (Unicode 15, table 3-7). */
size_t vb_utf8_valid_prefix(const char *bytes, size_t len);

/* The base letter of one code point: no diacritics, lower case, đ as d, all dashes '-', all spaces ' ', curly quotes straight;
 * 0 for what a key leaves out (combining marks, zero-width characters, soft hyphens); '?' for other letters outside ASCII. */
char vb_fold_cp(uint32_t cp);

/* Folds ASCII and Vietnamese letters by one look-up, and gives their length in bytes; of all others that is 0. */
static inline char vb_fold_letter_at(const char *at, uint32_t *len)
{
	extern const char vb_fold_ascii[0x80 + 1], vb_fold_letters[16][0x40];
	const unsigned char *b = (const unsigned char *)at;
	if (b[0] < 0x80) {
		*len = 1;
		return vb_fold_ascii[b[0]];
	}
	if (b[0] == 0xE1 && (b[1] & 0xFE) == 0xBA) { /* U+1E80..1EFF */
		*len = 3;
		return vb_fold_letters[b[1] & 15][b[2] & 0x3F];
	}
	bool two = b[0] >= 0xC3 && b[0] <= 0xC6; /* U+00C0..01BF */
	*len = two ? 2 : 0;
	return two ? vb_fold_letters[b[0] & 15][b[1] & 0x3F] : '\0';
}

/* Folds the character at `at` of valid UTF-8 as vb_fold_cp does, and gives its length in bytes. */
static inline char vb_fold_at(const char *at, uint32_t *len)
{
	char letter = vb_fold_letter_at(at, len);
	if (*len)
		return letter;
	*len = vb_utf8_len((unsigned char)*at);
	return vb_fold_cp(vb_utf8_decode(at));
}

/* Folds UTF-8 into `out` (room for `len` bytes), runs of spaces become one, spaces at the ends go. Returns its length in
 * bytes. "Uỷ ban  nhân dân" -> "uy ban nhan dan". Never longer than the input. */
size_t vb_fold(const char *bytes, size_t len, char *out);

/* As vb_fold, but only letters and digits are kept: "Nơi nhận :" -> "noinhan". */
size_t vb_fold_tight(const char *bytes, size_t len, char *out);

/* Does the folded, or the tightly folded, text start so? Only its start is folded. */
bool vb_fold_starts(struct vb_str text, struct vb_str folded);
bool vb_fold_tight_starts(struct vb_str text, struct vb_str folded);

bool vb_cp_is_upper(uint32_t cp); /* a Vietnamese or ASCII capital letter */
bool vb_cp_is_lower(uint32_t cp);
static inline bool vb_cp_is_letter(uint32_t cp)
{
	return vb_cp_is_upper(cp) || vb_cp_is_lower(cp);
}
bool vb_cp_is_space(uint32_t cp); /* ASCII blanks, NBSP, U+2000..200A, U+202F, U+205F, U+3000 */

enum vb_case { VB_NO_CASE, VB_LOWER, VB_UPPER };

/* What vb_cp_is_upper and vb_cp_is_lower say of the character at `at` of valid UTF-8, and its length in bytes; a continuation byte has no
 * case and the length 1. Vietnamese letters by one look-up. */
static inline enum vb_case vb_case_at(const char *at, uint32_t *len)
{
	extern const char vb_case_two[4 * 0x40 + 1];
	const unsigned char *b = (const unsigned char *)at;
	if (b[0] < 0xC0) {
		*len = 1;
		return (unsigned)(b[0] | 0x20) - 'a' >= 26 ? VB_NO_CASE : b[0] & 0x20 ? VB_LOWER : VB_UPPER;
	}
	if (b[0] == 0xE1 && (b[1] & 0xFE) == 0xBA) { /* of U+1E80..1EFF those from U+1EA0 to U+1EF9 */
		*len = 3;
		bool vietnamese = b[1] == 0xBA ? b[2] >= 0xA0 : b[2] <= 0xB9;
		return !vietnamese ? VB_NO_CASE : b[2] & 1 ? VB_LOWER : VB_UPPER;
	}
	if (b[0] >= 0xC3 && b[0] <= 0xC6) { /* U+00C0..01BF */
		*len = 2;
		char kind = vb_case_two[(b[0] - 0xC3) << 6 | (b[1] & 0x3F)];
		return kind == 'U' ? VB_UPPER : kind == 'l' ? VB_LOWER : VB_NO_CASE;
	}
	*len = vb_utf8_len(b[0]);
	return vb_cp_is_lower(vb_utf8_decode(at)) ? VB_LOWER : VB_NO_CASE; /* no capital is left */
}

uint32_t vb_cp_lower(uint32_t cp);
uint32_t vb_cp_upper(uint32_t cp);

/* The text in lower case, with its diacritics. No letter changes its length: `out` has room for text.len bytes. */
void vb_lower(struct vb_str text, char *out);

#endif
