#include "columns.h"

#include "../base/utf8.h"
#include "../schema/registry.h"

/* A header is compared as words: no diacritics, no case, every mark a space ("Cơ quan/Đơn vị chủ trì" -> "co quan don vi chu tri").
 *
 * Of the wordings that stand in it the one that comes first in schema/registry/columns.tsv counts: what is special stands before what is general
 * ("Thời gian trình" is a deadline, "Cơ quan phối hợp thực hiện" supports). A wording stands there where its words do, whole.
 *
 * Where none does, a scanner may have erred: letters read as digits or strokes are put right, spaces don't count, and a wording of six
 * letters and more may differ in one letter, of fourteen and more in two. The nearest counts, of equals the first in the table. */

enum {
	KEY_SIZE = 256,
	FUZZY_LEAST = 6,  /* letters of a wording that may be misread: shorter ones are like too many others */
	FUZZY_TWO = 14,   /* letters from which two may be */
	FUZZY_MOST = 24,  /* letters: the longest wording that is compared so */
};

/* The words of a header, one space between them. */
static struct vb_str words_of(struct vb_str header, char *out)
{
	size_t len = header.len < KEY_SIZE ? vb_fold(header.ptr, header.len, out) : 0, kept = 0;
	for (size_t i = 0; i < len; i++) {
		char c = out[i];
		bool letter = (c >= 'a' && c <= 'z') || vb_is_digit(c);
		if (letter)
			out[kept++] = c;
		else if (kept && out[kept - 1] != ' ')
			out[kept++] = ' ';
	}
	while (kept && out[kept - 1] == ' ')
		kept--;
	return (struct vb_str){out, kept};
}

/* Does the wording, which stands at `at` of the key, count there? */
static bool counts_at(const struct vb_wording *wording, struct vb_str key, size_t at)
{
	return wording->how == VB_WORDING_ANYWHERE || (at == 0 && (wording->how != VB_WORDING_WHOLE || wording->len == key.len));
}

/* The first wording of the table that stands in the key. */
static const struct vb_wording *find_wording(struct vb_str key)
{
	const struct vb_wording *found = NULL;
	for (size_t at = 0; at < key.len; at++) {
		if (at && key.ptr[at - 1] != ' ')
			continue;
		struct vb_str rest = {key.ptr + at, key.len - at};
		for (const struct vb_wording *wording = vb_wording_starting(rest); wording; wording = vb_wording_shorter(wording, rest))
			if ((!found || wording < found) && counts_at(wording, key, at))
				found = wording;
	}
	return found;
}

/* ---- Misread headers ------------------------------------------------------------------------------------------------- */

/* The letters of the key, what a scanner reads as a digit or a stroke put right. */
static struct vb_str letters_of(struct vb_str key, char *out)
{
	static const char digits[] = "olzeasbtbg"; /* 0 1 2 … 9 as the letters they stand for */
	size_t len = 0;
	for (size_t i = 0; i < key.len; i++)
		if (key.ptr[i] != ' ')
			out[len++] = vb_is_digit(key.ptr[i]) ? digits[key.ptr[i] - '0'] : key.ptr[i];
	return (struct vb_str){out, len};
}

/* The least number of letters to change, add or leave out to find the word in the text (Sellers), not behind the first place where
 * `anchored`. More than 2 is 3. */
static unsigned misreadings(struct vb_str text, struct vb_str word, bool anchored)
{
	unsigned row[FUZZY_MOST + 1], best = 3;
	for (unsigned i = 0; i <= word.len; i++)
		row[i] = i;
	for (size_t at = 0; at < text.len; at++) {
		unsigned diagonal = row[0];
		row[0] = anchored ? (unsigned)at + 1 : 0;
		for (size_t i = 1; i <= word.len; i++) {
			unsigned above = row[i], cost = diagonal + (text.ptr[at] != word.ptr[i - 1]);
			cost = above + 1 < cost ? above + 1 : cost;
			cost = row[i - 1] + 1 < cost ? row[i - 1] + 1 : cost;
			diagonal = above;
			row[i] = cost;
		}
		best = row[word.len] < best ? row[word.len] : best;
	}
	return best;
}

/* The nearest of the wordings before `end`; NULL where none is near. */
static const struct vb_wording *find_misread(struct vb_str key, const struct vb_wording *end)
{
	char letters[KEY_SIZE], word[KEY_SIZE];
	struct vb_str text = letters_of(key, letters);
	const struct vb_wording *found = NULL;
	unsigned least = 3;
	for (const struct vb_wording *wording = vb_wordings; wording < end && text.len; wording++) {
		struct vb_str letters_of_word = letters_of((struct vb_str){wording->key, wording->len}, word);
		bool whole = wording->how == VB_WORDING_WHOLE;
		unsigned allowed = letters_of_word.len >= FUZZY_TWO ? 2 : letters_of_word.len >= FUZZY_LEAST ? 1 : 0;
		if (letters_of_word.len > FUZZY_MOST || letters_of_word.len > text.len + allowed || (whole && text.len > letters_of_word.len + allowed))
			continue;
		if (letters_of_word.len < FUZZY_LEAST && !whole)
			continue;
		unsigned errors = misreadings(text, letters_of_word, wording->how != VB_WORDING_ANYWHERE);
		if (whole && !allowed) /* "STT" with spaces or digits in it */
			errors = vb_str_equal(text, letters_of_word) ? 0 : 3;
		if (errors <= allowed && errors < least) {
			least = errors;
			found = wording;
		}
	}
	return found;
}

struct vb_str vb_column_role(struct vb_str header)
{
	char folded[KEY_SIZE];
	const struct vb_wording *found = find_wording(words_of(header, folded));
	return found ? found->role : VB_LIT("other");
}

struct vb_str vb_column_role_misread(struct vb_str header)
{
	char folded[KEY_SIZE];
	struct vb_str key = words_of(header, folded);
	const struct vb_wording *found = find_wording(key);
	if (!found || found->how == VB_WORDING_GENERAL) { /* "Cơ quan ph0i hợp": a general word stands before the special one */
		const struct vb_wording *misread = find_misread(key, found ? found : vb_wordings + vb_wording_count);
		found = misread ? misread : found;
	}
	return found ? found->role : VB_LIT("other");
}
