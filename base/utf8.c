#include "utf8.h"

static bool is_continuation(char byte)
{
	return ((unsigned char)byte & 0xC0) == 0x80;
}

struct vb_str vb_utf8_head(struct vb_str text, size_t most)
{
	if (text.len > most) {
		text.len = most;
		while (text.len && is_continuation(text.ptr[text.len]))
			text.len--;
	}
	return text;
}

struct vb_str vb_utf8_tail(struct vb_str text, size_t most)
{
	if (text.len <= most)
		return text;
	size_t cut = text.len - most;
	while (cut < text.len && is_continuation(text.ptr[cut]))
		cut++;
	return (struct vb_str){text.ptr + cut, text.len - cut};
}

static char continuation(uint32_t bits)
{
	return (char)(0x80 | (bits & 0x3F));
}

uint32_t vb_utf8_encode(uint32_t cp, char *out)
{
	if (cp < 0x80) {
		out[0] = (char)cp;
		return 1;
	}
	if (cp < 0x800) {
		out[0] = (char)(0xC0 | cp >> 6);
		out[1] = continuation(cp);
		return 2;
	}
	if (cp < 0x10000) {
		out[0] = (char)(0xE0 | cp >> 12);
		out[1] = continuation(cp >> 6);
		out[2] = continuation(cp);
		return 3;
	}
	out[0] = (char)(0xF0 | cp >> 18);
	out[1] = continuation(cp >> 12);
	out[2] = continuation(cp >> 6);
	out[3] = continuation(cp);
	return 4;
}

static size_t sum_of_bytes(vb_bytes16 counts)
{
	const uint64_t even = UINT64_C(0x00FF00FF00FF00FF);
	vb_two_words words = (vb_two_words)counts;
	uint64_t quarters = (words[0] & even) + (words[0] >> 8 & even) + (words[1] & even) + (words[1] >> 8 & even);
	return (size_t)(quarters * UINT64_C(0x0001000100010001) >> 48);
}

/* Code points are the bytes that are not continuation bytes (80..BF). Those are counted sixteen at a time, each lane by itself,
 * which must be emptied before it can pass 255. */
size_t vb_utf8_count(const char *bytes, size_t len)
{
	enum { LANES = sizeof(vb_bytes16), MOST = 255 };
	size_t at = 0, continuations = 0;
	for (size_t steps = len / LANES, some; steps > 0; steps -= some) {
		vb_bytes16 counts = {0};
		some = steps < MOST ? steps : MOST;
		for (const char *end = bytes + at + some * LANES, *place = bytes + at; place < end; place += LANES)
			counts -= (vb_bytes16)((vb_signed_bytes16)vb_load16(place) < -0x40);
		at += some * LANES;
		continuations += sum_of_bytes(counts);
	}
	if (at < len && len >= LANES) { /* the last bytes, without those that are counted */
		static const uint8_t keep[2 * LANES] = {[LANES ... 2 * LANES - 1] = 0xFF};
		vb_bytes16 last = vb_load16(bytes + len - LANES) & vb_load16(keep + (len - at));
		return len - continuations - sum_of_bytes(-(vb_bytes16)((vb_signed_bytes16)last < -0x40));
	}
	for (; at < len; at++)
		continuations += is_continuation(bytes[at]);
	return len - continuations;
}

/* The well-formed sequences of Unicode 15, table 3-7, as an automaton whose step is one load and one shift: a state is the
 * place of its six bits in the row of a byte, and those bits are the next state. REJECT is 0, so what is not listed rejects. */
enum {
	REJECT = 0,
	ACCEPT = 6,
	LAST = 12,      /* one more byte 80..BF */
	LAST_TWO = 18,  /* two more */
	LAST_THREE = 24,
	AFTER_E0 = 30,  /* A0..BF, then one: shorter forms are not allowed */
	AFTER_ED = 36,  /* 80..9F, then one: no surrogates */
	AFTER_F0 = 42,  /* 90..BF, then two */
	AFTER_F4 = 48,  /* 80..8F, then two: nothing above U+10FFFF */
	STATE_BITS = 63,
};

#define GO(from, to) ((uint64_t)(to) << (from))
#define GO_CONTINUE (GO(LAST, ACCEPT) | GO(LAST_TWO, LAST) | GO(LAST_THREE, LAST_TWO))

static const uint64_t step[256] = {
	[0x00 ... 0x7F] = GO(ACCEPT, ACCEPT),
	[0x80 ... 0x8F] = GO_CONTINUE | GO(AFTER_ED, LAST) | GO(AFTER_F4, LAST_TWO),
	[0x90 ... 0x9F] = GO_CONTINUE | GO(AFTER_ED, LAST) | GO(AFTER_F0, LAST_TWO),
	[0xA0 ... 0xBF] = GO_CONTINUE | GO(AFTER_E0, LAST) | GO(AFTER_F0, LAST_TWO),
	[0xC2 ... 0xDF] = GO(ACCEPT, LAST),
	[0xE0] = GO(ACCEPT, AFTER_E0),
	[0xE1 ... 0xEC] = GO(ACCEPT, LAST_TWO),
	[0xED] = GO(ACCEPT, AFTER_ED),
	[0xEE ... 0xEF] = GO(ACCEPT, LAST_TWO),
	[0xF0] = GO(ACCEPT, AFTER_F0),
	[0xF1 ... 0xF3] = GO(ACCEPT, LAST_THREE),
	[0xF4] = GO(ACCEPT, AFTER_F4),
};

/* The end of the last whole sequence of bytes[start..end). `start` is the start of a sequence. */
static size_t last_whole(const char *bytes, size_t start, size_t end)
{
	uint64_t state = ACCEPT;
	size_t whole = start;
	for (size_t at = start; at < end; at++) {
		state = step[(unsigned char)bytes[at]] >> (state & STATE_BITS);
		if ((state & STATE_BITS) == REJECT)
			break;
		if ((state & STATE_BITS) == ACCEPT)
			whole = at + 1;
	}
	return whole;
}

/* May these sixteen bytes break table 3-7, seen with the two bytes before them? A byte must be a continuation exactly where a lead
 * one or two places before asks for it. Leads that say more (E0, ED, sequences of four) and bytes that never stand are rare here:
 * where one is, the automaton decides. */
static bool needs_automaton(const unsigned char *at)
{
	vb_bytes16 b = vb_load16(at), b1 = vb_load16(at - 1), b2 = vb_load16(at - 2);
	vb_bytes16 continuation = (vb_bytes16)((b & 0xC0) == 0x80);
	vb_bytes16 wanted = (vb_bytes16)((b1 >= 0xC0) | (b2 >= 0xE0));
	vb_bytes16 rare = (vb_bytes16)((b1 == 0xE0) | (b1 == 0xED) | (b1 >= 0xF0) | ((b & 0xFE) == 0xC0));
	return vb_any16((continuation ^ wanted) | rare);
}

/* The end of the stretch from `at`, the start of a sequence, that the quick look finds nothing in. */
static size_t quick_stretch(const char *bytes, size_t at, size_t len)
{
	unsigned char first[2 + sizeof(vb_bytes16)] = {0}; /* the start of the text, with two bytes before it that ask for nothing */
	const unsigned char *b = (const unsigned char *)bytes;
	if (at < 2) {
		if (at > 0 || len < sizeof(vb_bytes16))
			return at;
		memcpy(first + 2, bytes, sizeof(vb_bytes16));
		if (needs_automaton(first + 2))
			return at;
		at += sizeof(vb_bytes16);
	}
	while (len - at >= sizeof(vb_bytes16) && !needs_automaton(b + at))
		at += sizeof(vb_bytes16);
	return at;
}

size_t vb_utf8_valid_prefix(const char *bytes, size_t len)
{
	enum { STRETCH = 64, LONGEST = 4 }; /* bytes that the automaton reads before the quick look is tried again */
	size_t at = 0;
	for (;;) {
		size_t from = quick_stretch(bytes, at, len);
		if (from > at)
			while (--from > at && is_continuation(bytes[from])) /* the last sequence may go on behind the stretch */
				;
		size_t end = len - from > STRETCH ? from + STRETCH : len;
		at = last_whole(bytes, from, end);
		if (end == len || end - at >= LONGEST) /* the end of the text, or of what is valid */
			return at;
	}
}

/* A letter in these tables is the folded form, '?' stands for what has none. */
extern const char vb_fold_ascii[], vb_fold_letters[16][0x40]; /* of vb_fold_at */
const char vb_fold_ascii[] =
	"\0\0\0\0\0\0\0\0\0     \0\0" "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
	" !\"#$%&'()*+,-./0123456789:;<=>?"
	"@abcdefghijklmnopqrstuvwxyz[\\]^_"
	"`abcdefghijklmnopqrstuvwxyz{|}~\0";
static const char fold_signs[] = /* U+00A0..U+00BF */
	" ?????????" "?\"?\0??" "????" "'??????\"????";
const char vb_fold_letters[16][0x40] = { /* by the second last byte of their sequences */
	[0x0] = /* U+2000, E2 80 80 */
		"           \0\0\0\0\0------?" "?''''\"\"\"\""
		"??" "??" "??.?  \0\0\0\0\0 ?" "??" "??" "??" "??" "''?" "??" "??",
	[0x3] = /* U+00C0, C3 80 */
		"aaaaaaaceeeeiiiidnooooo?ouuuuy?s"
		"aaaaaaaceeeeiiiidnooooo?ouuuuy?y",
	[0x4] = /* U+0100, C4 80 */
		"aaaaaaccccccccddddeeeeeeeeeegggg"
		"gggghhhhiiiiiiiiiiiijjkkklllllll",
	[0x5] = /* U+0140, C5 80 */
		"lllnnnnnnnnnoooooooorrrrrrssssss"
		"ssttttttuuuuuuuuuuuuwwyyyzzzzzzs",
	[0x6] = /* U+0180, C6 80 */
		"?" "??" "??" "??" "??d?" "??" "??" "??" "??" "??" "??" "??" "??" "??" "??" "?"
		"oo?" "??" "??" "??" "??" "??" "??uu?" "??" "??" "??" "??" "??" "??" "??",
	[0xA] = /* U+1E80, E1 BA 80 */
		"?" "??" "??" "??" "??" "??" "??" "??" "??" "??" "??" "??" "??" "??" "??" "??" "?"
		"aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee",
	[0xB] = /* U+1EC0, E1 BB 80 */
		"eeeeeeeeiiiioooooooooooooooooooo"
		"oooouuuuuuuuuuuuuuyyyyyyyy?" "??" "??" "?",
};
_Static_assert(sizeof vb_fold_ascii == 0x80 + 1, "one character a code point");
_Static_assert(sizeof fold_signs == 0xC0 - 0xA0 + 1, "one character a code point");

bool vb_cp_is_space(uint32_t cp)
{
	if (cp < 0x80)
		return cp == ' ' || (cp >= '\t' && cp <= '\r');
	return cp == 0xA0 || (cp >= 0x2000 && cp <= 0x200A) || cp == 0x202F || cp == 0x205F || cp == 0x3000;
}

/* Combining marks, zero-width characters, marks of direction, selectors of variants, control characters. */
static bool left_out(uint32_t cp)
{
	return cp < 0xA0 || (cp >= 0x300 && cp <= 0x36F)
	       || (cp >= 0x2060 && cp <= 0x2064) || (cp >= 0xFE00 && cp <= 0xFE0F) || cp == 0xFEFF;
}

static char fold_sign(uint32_t cp)
{
	switch (cp) {
	case 0x2212: return '-';
	case 0x2BC: return '\'';
	default: return '?';
	}
}

char vb_fold_cp(uint32_t cp)
{
	if (cp < 0x80)
		return vb_fold_ascii[cp];
	bool letter = (cp >= 0x1E80 && cp <= 0x1EFF) || (cp >= 0xC0 && cp <= 0x1BF); /* with Ɖ, U+0189, that fonts and scanners take for Đ */
	if (letter || (cp >= 0x2000 && cp <= 0x203F))
		return vb_fold_letters[cp >> 6 & 15][cp & 0x3F];
	if (cp >= 0xA0 && cp < 0xC0)
		return fold_signs[cp - 0xA0];
	if (cp == 0x256) /* ɖ, taken for đ */
		return 'd';
	if (left_out(cp))
		return '\0';
	return vb_cp_is_space(cp) ? ' ' : fold_sign(cp);
}

size_t vb_fold(const char *bytes, size_t len, char *out)
{
	size_t at = 0, out_len = 0;
	bool space = false;
	while (at < len) {
		uint32_t width;
		char folded = vb_fold_at(bytes + at, &width);
		at += width;
		if (folded == ' ') {
			space = out_len > 0;
		} else if (folded != '\0') {
			if (space)
				out[out_len++] = ' ';
			space = false;
			out[out_len++] = folded;
		}
	}
	return out_len;
}

bool vb_fold_starts(struct vb_str text, struct vb_str folded)
{
	size_t at = 0, same = 0;
	bool space = false;
	while (same < folded.len && at < text.len) {
		uint32_t width;
		char letter = vb_fold_at(text.ptr + at, &width);
		at += width;
		if (letter == ' ')
			space = same > 0;
		if (letter == ' ' || letter == '\0')
			continue;
		if (space && (folded.ptr[same++] != ' ' || same == folded.len))
			return same == folded.len && folded.ptr[same - 1] == ' ';
		space = false;
		if (folded.ptr[same++] != letter)
			return false;
	}
	return same == folded.len;
}

bool vb_fold_tight_starts(struct vb_str text, struct vb_str folded)
{
	size_t same = 0;
	uint32_t width;
	for (size_t at = 0; same < folded.len && at < text.len; at += width) {
		char letter = vb_fold_at(text.ptr + at, &width);
		if (((letter >= 'a' && letter <= 'z') || vb_is_digit(letter)) && folded.ptr[same++] != letter)
			return false;
	}
	return same == folded.len;
}

size_t vb_fold_tight(const char *bytes, size_t len, char *out)
{
	size_t at = 0, out_len = 0;
	while (at < len) {
		uint32_t width;
		char folded = vb_fold_at(bytes + at, &width);
		at += width;
		if ((folded >= 'a' && folded <= 'z') || (folded >= '0' && folded <= '9'))
			out[out_len++] = folded;
	}
	return out_len;
}

/* How a letter is cased. Latin-1 and ASCII pairs are 32 apart, the others neighbours; Ɖ and ɖ, taken for Đ and đ, are 205 apart. */
enum letter_case { NO_CASE, UPPER_32, LOWER_32, UPPER_1, LOWER_1, LOWER_ONLY, UPPER_205, LOWER_205 };

/* Of vb_case_at: 'U' and 'l' are letters of upper and lower case of U+00C0..U+01BF. */
extern const char vb_case_two[];
const char vb_case_two[] =
	"UUUUUUUUUUUUUUUUUUUUUUU UUUUUUUl"
	"lllllllllllllllllllllll llllllll"
	"  Ul            Ul              "
	"        Ul                      "
	"                                "
	"        Ul                      "
	"         U                      "
	"Ul             Ul               ";
_Static_assert(sizeof vb_case_two == 0x1C0 - 0xC0 + 1, "one character a code point");

static enum letter_case case_of_vietnamese(uint32_t cp)
{
	bool odd_is_lower = cp == 0x102 || cp == 0x103 || cp == 0x110 || cp == 0x111 || cp == 0x128 || cp == 0x129 || cp == 0x168
	                    || cp == 0x169 || cp == 0x1A0 || cp == 0x1A1 || (cp >= 0x1EA0 && cp <= 0x1EF9);
	if (odd_is_lower)
		return cp & 1 ? LOWER_1 : UPPER_1;
	if (cp == 0x1AF || cp == 0x1B0)
		return cp & 1 ? UPPER_1 : LOWER_1;
	return cp == 0x189 ? UPPER_205 : cp == 0x256 ? LOWER_205 : NO_CASE;
}

static enum letter_case case_of(uint32_t cp)
{
	if (cp < 0x80)
		return cp >= 'A' && cp <= 'Z' ? UPPER_32 : cp >= 'a' && cp <= 'z' ? LOWER_32 : NO_CASE;
	if (cp > 0xFF)
		return case_of_vietnamese(cp);
	if (cp == 0xDF || cp == 0xFF)
		return LOWER_ONLY;
	if (cp < 0xC0 || cp == 0xD7 || cp == 0xF7)
		return NO_CASE;
	return cp < 0xE0 ? UPPER_32 : LOWER_32;
}

bool vb_cp_is_upper(uint32_t cp)
{
	enum letter_case kind = case_of(cp);
	return kind == UPPER_32 || kind == UPPER_1 || kind == UPPER_205;
}

bool vb_cp_is_lower(uint32_t cp)
{
	enum letter_case kind = case_of(cp);
	return kind == LOWER_32 || kind == LOWER_1 || kind == LOWER_ONLY || kind == LOWER_205;
}

uint32_t vb_cp_lower(uint32_t cp)
{
	enum letter_case kind = case_of(cp);
	return kind == UPPER_32 ? cp + 32 : kind == UPPER_1 ? cp + 1 : kind == UPPER_205 ? cp + 205 : cp;
}

uint32_t vb_cp_upper(uint32_t cp)
{
	enum letter_case kind = case_of(cp);
	return kind == LOWER_32 ? cp - 32 : kind == LOWER_1 ? cp - 1 : kind == LOWER_205 ? cp - 205 : cp;
}

/* Writes the letter, or the byte of one, in lower case; returns its length. */
static size_t lower_letter(const char *from, char *out)
{
	uint32_t len;
	if (vb_case_at(from, &len) == VB_UPPER)
		return vb_utf8_encode(vb_cp_lower(vb_utf8_decode(from)), out);
	for (uint32_t i = 0; i < len; i++)
		out[i] = from[i];
	return len;
}

/* Sixteen bytes, behind two more, in lower case: capitals are told by their last byte and those before it. */
static void lower_bytes(const char *from, char *out)
{
	vb_bytes16 b = vb_load16(from), before = vb_load16(from - 1), second = vb_load16(from - 2);
	vb_bytes16 ascii = (vb_bytes16)(b - 'A' < 26), latin = (vb_bytes16)((before == 0xC3) & (b - 0x80 < 0x9F - 0x80) & (b != 0x97));
	vb_bytes16 hooked = (vb_bytes16)(((before == 0xC4) & ((b == 0x82) | (b == 0x90) | (b == 0xA8))) | ((before == 0xC5) & (b == 0xA8))); /* Ă, Đ, Ĩ, Ũ */
	vb_bytes16 horned = (vb_bytes16)((before == 0xC6) & ((b == 0xA0) | (b == 0xAF))); /* Ơ, Ư */
	vb_bytes16 range = (vb_bytes16)(((before == 0xBA) & (b >= 0xA0)) | ((before == 0xBB) & (b < 0xBA)));
	vb_bytes16 viet = (vb_bytes16)((second == 0xE1) & range & ((b & 1) == 0)); /* Ạ to Ỹ */
	vb_bytes16 lower = (b | ((ascii | latin) & 0x20)) - (hooked | horned | viet); /* one more, where 0xFF is taken from it */
	vb_bytes16 african = (vb_bytes16)((before == 0xC6) & (b == 0x89)); /* Ɖ: its first byte changes too */
	lower += african & (0x96 - 0x89);
	memcpy(out, &lower, sizeof lower);
	for (uint32_t bits = vb_mask16(african); bits; bits &= bits - 1)
		out[__builtin_ctz(bits) - 1] = '\xC9';
}

void vb_lower(struct vb_str text, char *out)
{
	enum { STEP = sizeof(vb_bytes16), BEFORE = 2 };
	size_t at = 0;
	while (at < BEFORE && at < text.len)
		at += lower_letter(text.ptr + at, out + at);
	for (; text.len - at >= STEP; at += STEP)
		lower_bytes(text.ptr + at, out + at);
	if (text.len >= STEP + BEFORE && at < text.len) { /* the last bytes, some of them once more */
		lower_bytes(text.ptr + text.len - STEP, out + text.len - STEP);
		at = text.len;
	}
	while (at < text.len)
		at += lower_letter(text.ptr + at, out + at);
}
