#include "unicode.h"

#include "../base/utf8.h"

/* Old Vietnamese fonts (TCVN3 "ABC", VNI) put Vietnamese letters on the codes of others; saved as UTF-8 their texts are full of signs
 * inside words: "Uû ban nh©n d©n tØnh", "UÛY BAN NHAÂN DAÂN". No rule can read them: the record says so. Facts: encodings.md, 2. */

enum {
	SNIFF = 8192,     /* bytes that tell: a page of text has hundreds of such signs */
	FEWEST_SIGNS = 12, /* in a text that is Vietnamese some signs stand at words too: "«", "§" */
	PROPER = 20,      /* Vietnamese letters of Unicode: a text that has so many is none of these */
};

static bool is_letter_at(const char *bytes, size_t at, size_t len)
{
	return at < len && (unsigned char)((bytes[at] | 0x20) - 'a') < 26;
}

static bool is_vowel_at(const char *bytes, size_t at, size_t len)
{
	return is_letter_at(bytes, at, len) && memchr("aeiouy", bytes[at] | 0x20, 6);
}

const char *vb_legacy_encoding(const char *bytes, size_t len, uint32_t *place)
{
	size_t proper = 0, abc = 0, vni = 0;
	len = len < SNIFF ? len : SNIFF;
	for (const char *at = bytes; proper < PROPER && (at = memchr(at, 0xE1, len - (size_t)(at - bytes))); at++)
		proper++;
	if (proper >= PROPER)
		return NULL;
	for (size_t at = 0; at + 1 < len; at++) {
		unsigned char lead = (unsigned char)bytes[at], next = (unsigned char)bytes[at + 1];
		bool sign = lead == 0xC2 && next >= 0xA7 && next <= 0xBE && ((at && is_letter_at(bytes, at - 1, len)) || is_letter_at(bytes, at + 2, len));
		bool mark = lead == 0xC3 && memchr("\xB8\xB9\xBB\xB5\xAF\x98\x99\x9B\x95\x8F", next, 10) && at && is_vowel_at(bytes, at - 1, len); /* ø ù û õ ï */
		if ((sign && !abc) || (mark && !vni && !abc))
			*place = (uint32_t)at;
		abc += sign;
		vni += mark;
	}
	if (abc + vni < FEWEST_SIGNS || abc + vni < proper * 10)
		return NULL;
	return abc >= vni ? "TCVN3" : "VNI";
}
