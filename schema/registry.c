#include "registry_data.h"

#include "../base/utf8.h"

enum {
	MAX_KEY = 64,  /* bytes of the text that a look-up from its end turns round: longer than any name of a type */
	MAX_CODE = 16, /* bytes of a code: "NQLT" is long */
};

/* As vb_key.head. */
static uint64_t head_of(struct vb_str text)
{
	uint64_t head = 0;
	if (text.len >= sizeof head)
		memcpy(&head, text.ptr, sizeof head);
	else if (text.len) /* an empty view may point nowhere */
		memcpy(&head, text.ptr, text.len);
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	head = __builtin_bswap64(head);
#endif
	return head;
}

/* The order of what stands behind the heads, where those are the same. */
static int compare_tails(const struct vb_key *key, struct vb_str text)
{
	size_t len = key->len < text.len ? key->len : text.len;
	int order = len > sizeof key->head ? memcmp(key->text + sizeof key->head, text.ptr + sizeof key->head, len - sizeof key->head) : 0;
	return order ? order : (key->len > text.len) - (key->len < text.len);
}

/* The letters and digits that the head starts with: the first word of the text, or its first eight bytes. */
static uint64_t word_of(uint64_t head)
{
	const uint64_t each = 0x0101010101010101, top = each * 0x80, low = head & ~top;
	uint64_t digit = (low + each * (0x80 - '0')) & ~(low + each * (0x80 - '9' - 1)), letter = (low + each * (0x80 - 'a')) & ~(low + each * (0x80 - 'z' - 1));
	uint64_t others = ~((digit | letter) & ~head) & top;
	return others ? head & ~(~(uint64_t)0 >> __builtin_clzll(others)) : head;
}

/* Where the keys stand whose first word is that of the head, perhaps with others. */
static size_t place_of(const struct vb_key_index *index, uint64_t head)
{
	return (size_t)(word_of(head) * 0x9E3779B97F4A7C15 >> index->drop);
}

/* The last key that is not behind the text, of those at its place: every key the text starts with is this one or one that this one starts with. */
static const struct vb_key *last_key(const struct vb_key_index *index, size_t place, struct vb_str text, uint64_t head)
{
	size_t low = index->first[place], high = index->first[place + 1];
	const size_t least = low;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const struct vb_key *key = &index->keys[middle];
		if (key->head < head || (key->head == head && compare_tails(key, text) <= 0))
			low = middle + 1;
		else
			high = middle;
	}
	return low > least ? &index->keys[low - 1] : NULL;
}

static const struct vb_key *find(const struct vb_key_index *index, struct vb_str text)
{
	const uint64_t head = text.len ? head_of(text) : 0;
	const struct vb_key *key = text.len ? last_key(index, place_of(index, head), text, head) : NULL;
	return key && vb_str_equal((struct vb_str){key->text, key->len}, text) ? key : NULL;
}

static bool word_ends(struct vb_str text, size_t at)
{
	char next = at < text.len ? text.ptr[at] : ' ';
	return !((next >= 'a' && next <= 'z') || (next >= '0' && next <= '9'));
}

/* The next shorter row that the text starts with too, NULL where none is: the same for rows of every kind. */
#define DEFINE_SHORTER(name, type, rows) \
	const type *name(const type *row, struct vb_str text) \
	{ \
		while (row->shorter >= 0) { \
			row = &rows[row->shorter]; \
			if (word_ends(text, row->len)) \
				return row; \
		} \
		return NULL; \
	}

/* Does the text of this head start with the key? */
static bool starts_with(struct vb_str text, uint64_t head, const struct vb_key *key)
{
	const size_t most = sizeof head;
	uint64_t other = (key->head ^ head) >> (key->len < most ? 8 * (most - key->len) : 0);
	return !other && key->len <= text.len && (key->len <= most || memcmp(key->text + most, text.ptr + most, key->len - most) == 0);
}

/* The longest key that the text starts with and that ends where a word does. */
static const struct vb_key *find_starting(const struct vb_key_index *index, struct vb_str text)
{
	enum { FEW = 6 };
	const uint64_t head = head_of(text);
	const size_t place = place_of(index, head);
	const struct vb_key *first = index->keys + index->first[place], *key = index->keys + index->first[place + 1];
	if (key - first <= FEW) {
		while (key-- > first)
			if (starts_with(text, head, key) && word_ends(text, key->len))
				return key;
		return NULL;
	}
	for (key = last_key(index, place, text, head); key; key = key->shorter < 0 ? NULL : &index->keys[key->shorter])
		if (starts_with(text, head, key) && word_ends(text, key->len))
			return key;
	return NULL;
}

/* Does a key start with all of the text, which ends where a word does? Those that do stand together, from the text on. */
static bool goes_on(const struct vb_key_index *index, struct vb_str text)
{
	const uint64_t head = head_of(text);
	const size_t place = place_of(index, head);
	const struct vb_key *key = last_key(index, place, text, head), *end = index->keys + index->first[place + 1];
	if (key && vb_str_equal((struct vb_str){key->text, key->len}, text))
		return true;
	key = key ? key + 1 : index->keys + index->first[place];
	return key < end && vb_str_starts((struct vb_str){key->text, key->len}, text);
}

const struct vb_document_type *vb_type_by_key(struct vb_str key)
{
	const struct vb_key *found = find(&vb_type_index, key);
	return found ? &vb_types[found->row] : NULL;
}

static struct vb_str fold_code(struct vb_str code, char out[MAX_CODE])
{
	return (struct vb_str){out, vb_fold_tight(code.ptr, code.len, out)};
}

/* Most codes are told apart by their first letter; one outside ASCII ("ĐA") is always compared. */
static bool may_be_code(const char *listed, struct vb_str code, bool folded)
{
	if (!folded)
		return listed[0] == code.ptr[0];
	return (unsigned char)listed[0] >= 0x80 || (listed[0] | 0x20) == code.ptr[0];
}

static bool same_code(struct vb_str code, struct vb_str listed, bool folded)
{
	char key[MAX_CODE];
	return vb_str_equal(code, folded ? fold_code(listed, key) : listed);
}

static const struct vb_document_type *find_code(struct vb_str code, unsigned systems, bool folded)
{
	char key[MAX_CODE];
	struct vb_str wanted = folded ? fold_code(code, key) : code;
	for (size_t i = 0; wanted.len && i < vb_type_code_count; i++)
		if ((vb_type_codes[i].systems & systems) && may_be_code(vb_type_codes[i].code, wanted, folded)
		    && same_code(wanted, vb_str_of(vb_type_codes[i].code), folded))
			return &vb_types[vb_type_codes[i].row];
	return NULL;
}

const struct vb_document_type *vb_type_by_code(struct vb_str code, unsigned systems)
{
	if (code.len == 0 || code.len > MAX_CODE)
		return NULL;
	const struct vb_document_type *exact = find_code(code, systems, false);
	return exact ? exact : find_code(code, systems, true);
}

/* The last `most` bytes of the text, the last first. */
static struct vb_str turn_round(struct vb_str text, size_t most, char *out)
{
	size_t len = text.len < most ? text.len : most, done = 0;
	for (uint64_t bytes; len - done >= sizeof bytes; done += sizeof bytes) {
		memcpy(&bytes, text.ptr + text.len - done - sizeof bytes, sizeof bytes);
		bytes = __builtin_bswap64(bytes);
		memcpy(out + done, &bytes, sizeof bytes);
	}
	for (; done < len; done++)
		out[done] = text.ptr[text.len - 1 - done];
	return (struct vb_str){out, len};
}

bool vb_type_may_end(struct vb_str folded)
{
	unsigned hash = 0;
	for (size_t i = 0; i < 3 && i < folded.len; i++)
		hash ^= (unsigned)(unsigned char)folded.ptr[folded.len - 1 - i] << 3 * i;
	hash %= 4096;
	return vb_type_ends[hash / 64] >> hash % 64 & 1;
}

const struct vb_document_type *vb_type_ending(struct vb_str folded)
{
	char backward[MAX_KEY];
	if (!vb_type_may_end(folded)) /* most words */
		return NULL;
	const struct vb_key *found = find_starting(&vb_type_backward_index, turn_round(folded, MAX_KEY, backward));
	return found ? &vb_types[found->row] : NULL;
}

const struct vb_document_type *vb_type_starting(struct vb_str folded)
{
	const struct vb_key *found = find_starting(&vb_type_index, folded);
	return found ? &vb_types[found->row] : NULL;
}

const struct vb_issuer_symbol *vb_issuer_by_key(struct vb_str tight_key)
{
	const struct vb_key *found = find(&vb_issuer_index, tight_key);
	return found ? &vb_issuers[found->row] : NULL;
}

const struct vb_body *vb_body_starting(struct vb_str folded)
{
	const struct vb_key *found = find_starting(&vb_body_index, folded);
	return found ? &vb_bodies[found->row] : NULL;
}

bool vb_body_goes_on(struct vb_str folded)
{
	return folded.len > 0 && goes_on(&vb_body_index, folded);
}

const struct vb_word_row *vb_word_starting(struct vb_str folded)
{
	const struct vb_key *key = find_starting(&vb_word_index, folded);
	return key ? &vb_words[key->row] : NULL;
}

DEFINE_SHORTER(vb_word_shorter, struct vb_word_row, vb_words)

const struct vb_wording *vb_wording_starting(struct vb_str words)
{
	const struct vb_key *key = find_starting(&vb_wording_index, words);
	return key ? &vb_wordings[key->row] : NULL;
}

DEFINE_SHORTER(vb_wording_shorter, struct vb_wording, vb_wordings)

const struct vb_unit *vb_unit_starting(struct vb_str lower)
{
	const struct vb_key *key = find_starting(&vb_unit_index, lower);
	return key ? &vb_units[key->row] : NULL;
}

DEFINE_SHORTER(vb_unit_shorter, struct vb_unit, vb_units)

const struct vb_due_word *vb_due_word_starting(struct vb_str folded)
{
	const struct vb_key *key = find_starting(&vb_due_word_index, folded);
	return key ? &vb_due_words[key->row] : NULL;
}

DEFINE_SHORTER(vb_due_word_shorter, struct vb_due_word, vb_due_words)

size_t vb_law_starting(struct vb_str folded)
{
	const struct vb_key *found = find_starting(&vb_law_index, folded);
	return found ? found->len : 0;
}

const struct vb_province *vb_province_by_key(struct vb_str key)
{
	const struct vb_key *found = find(&vb_province_index, key);
	return found ? &vb_provinces[found->row] : NULL;
}

const struct vb_province *vb_province_starting(struct vb_str folded)
{
	const struct vb_key *found = find_starting(&vb_province_index, folded);
	return found ? &vb_provinces[found->row] : NULL;
}

enum { CODE_HEAD = sizeof "VN-" - 1 }; /* of all codes; two letters or digits follow */

static unsigned end_of_code(const char *code)
{
	return (unsigned)(unsigned char)code[CODE_HEAD] << 8 | (unsigned char)code[CODE_HEAD + 1];
}

/* The first of the provinces of that code, a place in vb_provinces_of_code; vb_province_count where there is none. */
static size_t first_of_code(struct vb_str code)
{
	size_t low = 0, high = vb_province_count;
	if (code.len != CODE_HEAD + 2 || memcmp(code.ptr, "VN-", CODE_HEAD) != 0)
		return vb_province_count;
	const unsigned wanted = end_of_code(code.ptr);
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (end_of_code(vb_provinces[vb_provinces_of_code[middle]].code) < wanted)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The province at a place in vb_provinces_of_code, where it has the code; else NULL. */
static const struct vb_province *province_at(size_t at, struct vb_str code)
{
	const struct vb_province *province = at < vb_province_count ? &vb_provinces[vb_provinces_of_code[at]] : NULL;
	return province && end_of_code(province->code) == end_of_code(code.ptr) ? province : NULL;
}

const struct vb_province *vb_province_by_code(struct vb_str code)
{
	return province_at(first_of_code(code), code);
}

const struct vb_province *vb_province_on(struct vb_str code, struct vb_str date)
{
	const struct vb_province *found = NULL, *province;
	for (size_t at = first_of_code(code); (province = province_at(at, code)); at++) {
		if (province->until && strncmp(date.ptr, province->until, date.len) > 0)
			continue;
		bool ended_first = !found || (province->until && (!found->until || strcmp(province->until, found->until) < 0));
		found = ended_first ? province : found;
	}
	return found;
}
