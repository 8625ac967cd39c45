#include "letters.h"

#include "../base/utf8.h"

#include <stdlib.h>

enum {
	MOST = sizeof(vb_bytes16), /* bytes that are kept: nearly all have fewer */
	LOOKED_AT = MOST + 2,      /* with the two bytes behind them, which tell whether they end there */
	MOST_DIGITS = 6,
	YEAR = sizeof "/2017" - 1,
	SEEN = 256,                /* a power of two, several times the letters that the documents of a province have */
};

struct entry {
	struct vb_letters letters;           /* len 0: none yet */
	uint8_t year_at, symbol_at, code_at; /* in the letters; 0: nothing of the symbol that stands there */
	struct vb_symbol symbol;             /* its views into the letters have lengths only */
};

struct vb_seen_letters {
	struct entry entries[SEEN];
};

struct vb_seen_letters *vb_seen_letters_new(void)
{
	return calloc(1, sizeof(struct vb_seen_letters));
}

void vb_seen_letters_free(struct vb_seen_letters *seen)
{
	free(seen);
}

/* Is it sure that no symbol goes on with this byte and the next one? */
static bool ends_letters(char at, char next)
{
	unsigned char lead = (unsigned char)next;
	switch (at) {
	case '\0': case '\n': case '\t': case ',': case ';': case ':': case '(': case ')': case '"':
		return true;
	case '.': /* "T.Ư" */
		return next == ' ' || next == '\0' || next == '\n';
	case ' ': /* no other blank, dash or slash follows */
		return vb_is_digit(next) || (lead | 0x20u) - 'a' < 26 || next == '(' || (lead >= 0xC3 && lead <= 0xC6) || lead == 0xE1;
	default:
		return false;
	}
}

/* The digits that the text starts with, where a separator follows them at once and they are as the rules write them; else 0. */
static size_t plain_number(struct vb_str text)
{
	size_t digits = 0;
	while (digits < text.len && digits <= MOST_DIGITS && vb_is_digit(text.ptr[digits]))
		digits++;
	bool plain = digits <= MOST_DIGITS && digits < text.len && (text.ptr[digits] == '-' || text.ptr[digits] == '/');
	bool ruled = digits == 2 || (digits > 2 && text.ptr[0] != '0');
	return plain && ruled ? digits : 0;
}

bool vb_letters_cut(struct vb_str text, struct vb_letters *letters)
{
	static const uint8_t keep[2 * MOST] = {[0 ... MOST - 1] = 0xFF};
	char end_of_text[LOOKED_AT] = {0};
	size_t number = plain_number(text);
	const char *at = text.ptr + number;
	if (!number)
		return false;
	if (text.len - number < LOOKED_AT)
		at = memcpy(end_of_text, at, text.len - number);
	vb_bytes16 bytes = vb_load16(at);
	vb_bytes16 inside = (vb_bytes16)(((bytes | 0x20) - 'a' < 26) | (bytes >= 0x80) | (bytes - '/' < 11) | (bytes == '-') | (bytes == '&'));
	uint32_t len = (uint32_t)__builtin_ctz(~vb_mask16(inside));
	if (len >= MOST || !ends_letters(at[len], at[len + 1]))
		return false;
	bytes &= vb_load16(keep + MOST - len);
	memcpy(letters->halves, &bytes, sizeof letters->halves);
	if (len > YEAR && at[0] == '/' && at[YEAR] == '/' && vb_is_digit(at[1]) && vb_is_digit(at[2]) && vb_is_digit(at[3]) && vb_is_digit(at[4]))
		memcpy((char *)letters->halves + 1, "0000", YEAR - 1);
	letters->number = (uint8_t)number;
	letters->len = (uint8_t)len;
	return true;
}

/* The first of the two places that the letters may have: the other differs from it in the last bit. */
static size_t place_of(const struct vb_letters *letters)
{
	uint64_t mixed = (letters->halves[0] ^ letters->halves[1] * UINT64_C(0xC2B2AE3D27D4EB4F)) * UINT64_C(0x9E3779B97F4A7C15);
	return mixed >> 32 & (SEEN - 1);
}

static bool is_of(const struct entry *entry, const struct vb_letters *letters)
{
	return entry->letters.halves[0] == letters->halves[0] && entry->letters.halves[1] == letters->halves[1];
}

bool vb_letters_recall(const struct vb_seen_letters *seen, const struct vb_letters *letters, struct vb_str text, struct vb_symbol *symbol)
{
	const size_t place = place_of(letters);
	const struct entry *entry = &seen->entries[place];
	const char *start = text.ptr + letters->number;
	if (!is_of(entry, letters))
		entry = &seen->entries[place ^ 1];
	if (!is_of(entry, letters))
		return false;
	*symbol = entry->symbol;
	symbol->len = (size_t)letters->number + letters->len;
	symbol->number = (struct vb_str){text.ptr, letters->number};
	symbol->number_symbol = (struct vb_str){text.ptr, symbol->len};
	symbol->symbol.ptr = start + entry->symbol_at;
	if (entry->year_at)
		symbol->year.ptr = start + entry->year_at;
	if (entry->code_at)
		symbol->type_code.ptr = start + entry->code_at;
	return true;
}

/* Where the view stands in the letters, 0 where it is none or not of them. A separator stands before each. */
static uint8_t place_in(struct vb_str view, const char *start, size_t len)
{
	bool inside = view.ptr && view.ptr > start && view.ptr < start + len;
	return inside ? (uint8_t)(view.ptr - start) : 0;
}

void vb_letters_keep(struct vb_seen_letters *seen, const struct vb_letters *letters, struct vb_str text, const struct vb_symbol *symbol)
{
	const char *start = text.ptr + letters->number;
	if (symbol->len != (size_t)letters->number + letters->len || symbol->number_symbol.ptr != text.ptr || symbol->canonical.ptr)
		return;
	struct entry *entry = &seen->entries[place_of(letters)];
	if (entry->letters.len) /* others stay there */
		entry = &seen->entries[place_of(letters) ^ 1];
	*entry = (struct entry){
		.letters = *letters,
		.year_at = place_in(symbol->year, start, letters->len),
		.symbol_at = place_in(symbol->symbol, start, letters->len),
		.code_at = place_in(symbol->type_code, start, letters->len),
		.symbol = *symbol,
	};
}
