#include "symbol.h"

#include "../base/utf8.h"
#include "../schema/number.h"
#include "letters.h"
#include "patterns.h"

/* What the pattern takes: the shapes; read_body and what it calls decide what the groups mean.
 *
 * symbol   = party | state | joined
 * party    = [number] dash type "/" group { dash group }                  45-NQ/TW  98- CTr/TU  367 - QĐ/TWĐTN-VP
 * state    = [number] "/" [ year "/" ] group { ( dash | "/" ) group }     205 /KH-UBND  140/2017/NĐ-CP  29/2013/QH13
 *                                                                         126/SKHĐT  01/2014/NQLT/CP-UBTƯMTTQVN
 * joined   = number type "/" group { dash group }                         27NQ/TW  93 KH/TU
 * number   = digits [ " " digits ] [ letter ]                             45  30c  9 5
 * group    = letter { letter | "." | "&" } [ digit [ digit [ digit ] ] ]  UBND  SNN&MT  T.Ư  UBTVQH13  BCĐ389
 *
 * A space may stand before or behind a dash or slash; between two groups only where the second has the letters of a body or
 * of a unit ("QĐ - UBND", "UBND -NC"), else the dash ends the symbol. The number may be blank. Sources: Nghị định 30/2020/NĐ-CP, Phụ lục I and III; Nghị định 78/2025/NĐ-CP, Điều 71; Hướng
 * dẫn 36-HD/VPTW; the variants are those of real documents. */
#define BLANK " \\x{A0}\\x{AD}\\x{2000}-\\x{200D}\\x{202F}\\x{205F}\\x{2060}\\x{3000}\\x{FEFF}"
#define SPACE "[" BLANK "]{0,3}+"
#define DASH "[-\\x{2010}-\\x{2015}\\x{2212}]"
#define SLASH SPACE "/" SPACE
#define UNSEEN "\\x{AD}\\x{200B}-\\x{200D}\\x{2060}\\x{FEFF}"
#define GROUP "\\p{L}(?:[\\p{L}" UNSEEN "]|\\.(?=\\p{Lu}(?!\\p{Ll}))|&(?=\\p{Lu}))*+[0-9]{0,3}+"
#define GROUPS(separator) GROUP "(?:(?:" separator SPACE "|" SPACE DASH SPACE ")(?:" GROUP ")){0,12}+" /* bounded: so is the match */

static const char pattern[] =
	"(?<number> [0-9]{1,6}+ (?: [" BLANK "][0-9]{1,4}+ (?=" SPACE "[/-]) )? (?: [a-zA-Z] (?=" SPACE "(?:/|" DASH ")) )? )?+\n"
	"(?: " SPACE DASH SPACE "(?<party_type> \\p{L}{1,6}+ )" SLASH "(?<party_body>" GROUPS(DASH) ")\n"
	"  | " SLASH "(?: (?<year> [0-9]{4} )" SLASH ")? (?<body>" GROUPS("(?:/|" DASH ")") ")\n"
	"  | " SPACE "(?<joined_type> \\p{L}{2,5}+ )" SLASH "(?<joined_body>" GROUPS(DASH) ")\n"
	") (?! [\\p{L}0-9] )\n";

bool vb_symbol_patterns(struct vb_patterns *patterns, unsigned flags)
{
	patterns->symbol = vb_pattern_new(pattern, flags);
	patterns->seen = vb_seen_letters_new();
	if (!patterns->symbol || !patterns->seen)
		return false;
	patterns->symbol_number = vb_pattern_group(patterns->symbol, "number");
	patterns->symbol_party_type = vb_pattern_group(patterns->symbol, "party_type");
	patterns->symbol_party_body = vb_pattern_group(patterns->symbol, "party_body");
	patterns->symbol_year = vb_pattern_group(patterns->symbol, "year");
	patterns->symbol_body = vb_pattern_group(patterns->symbol, "body");
	patterns->symbol_joined_type = vb_pattern_group(patterns->symbol, "joined_type");
	patterns->symbol_joined_body = vb_pattern_group(patterns->symbol, "joined_body");
	return true;
}

enum { MAX_GROUPS = 8, MAX_KEY = 32 }; /* the longest joint circular has seven groups; keys of issuers are under 20 bytes */

struct group {
	struct vb_str text; /* as printed */
	char before;        /* the separator before it: '-' or '/', 0 for the first */
	bool spaced;        /* a space stands between it and the separator */
	bool looked_up;     /* issuer is known, or known to be none */
	const struct vb_issuer_symbol *issuer;
};

/* What the groups of a symbol mean. */
struct reading {
	struct vb_arena *arena;
	struct group groups[MAX_GROUPS];
	size_t count;
	struct vb_str type_text;    /* the letters of the type as printed; null where there are none */
	const struct vb_document_type *type;
	const struct vb_issuer_symbol *issuer;
	size_t first_issuer;        /* the group that names the issuer */
	struct vb_str issuer_text;  /* its letters; without the type where the hyphen between them is lost */
	bool merged;                /* the issuer takes that group and the next: SKH-CN for SKHCN */
	bool is_clean;              /* nothing of the text is to be taken away or changed */
};

static bool is_blank(uint32_t cp)
{
	return cp == 0xAD || vb_cp_is_space(cp) || vb_fold_cp(cp) == '\0';
}

static bool is_unclean(const char *at)
{
	uint32_t len;
	char folded = vb_fold_at(at, &len);
	if (folded > ' ' && folded != '-')
		return false;
	return len == 1 ? folded != '-' : folded == '-' || is_blank(vb_utf8_decode(at));
}

/* The text without spaces and zero-width characters, dashes as "-": a view into the text where it is so already. */
static struct vb_str clean(struct vb_arena *arena, struct vb_str text)
{
	uint32_t step;
	size_t at = 0, len = 0;
	while (at < text.len && !is_unclean(text.ptr + at))
		at += vb_utf8_len((unsigned char)text.ptr[at]);
	if (at >= text.len)
		return text;
	char *out = vb_arena_alloc(arena, text.len);
	for (at = 0; at < text.len; at += step) {
		step = vb_utf8_len((unsigned char)text.ptr[at]);
		if (!is_unclean(text.ptr + at)) {
			memcpy(out + len, text.ptr + at, step);
			len += step;
		} else if (vb_fold_cp(vb_utf8_decode(text.ptr + at)) == '-') {
			out[len++] = '-';
		}
	}
	return (struct vb_str){out, len};
}

static struct vb_str clean_part(const struct reading *r, struct vb_str part)
{
	return r->is_clean ? part : clean(r->arena, part);
}

/* The body starts behind a slash and the spaces that follow it. */
static void split_groups(struct reading *r, struct vb_str body)
{
	struct group *group = &r->groups[0];
	bool space = body.ptr[-1] != '/';
	*group = (struct group){.text = {body.ptr, 0}, .spaced = space};
	r->count = 1;
	for (size_t at = 0, next; at < body.len; at = next) {
		uint32_t step;
		char folded = vb_fold_at(body.ptr + at, &step);
		next = at + step;
		if (folded == '/' || folded == '-') {
			if (r->count == MAX_GROUPS)
				return;
			group = &r->groups[r->count++];
			*group = (struct group){.text = {body.ptr + next, 0}, .before = folded, .spaced = space};
			space = false;
		} else if (folded == ' ') {
			space = true;
		} else {
			if (group->text.len == 0) {
				group->text.ptr = body.ptr + at;
				group->spaced |= space;
			}
			group->text.len = (size_t)(body.ptr + next - group->text.ptr);
			space = false;
		}
	}
}

/* Letters of a code, not of a word: two capitals or more ("QĐi", "GDTrH"), or one alone. */
static bool is_code(struct vb_str text)
{
	size_t upper = 0, lower = 0;
	for (size_t at = 0; at < text.len; at += vb_utf8_len((unsigned char)text.ptr[at])) {
		uint32_t cp = vb_utf8_decode(text.ptr + at);
		bool capital = cp < 0x80 ? cp >= 'A' && cp <= 'Z' : vb_cp_is_upper(cp);
		upper += capital;
		lower += !capital && vb_cp_is_lower(cp);
	}
	return upper >= 2 || (upper == 1 && lower == 0);
}

/* "TƯ" and "T.Ư" are Trung ương, whose key is "tw"; "TU" is Tỉnh ủy. */
static bool ends_central(struct vb_str text)
{
	return vb_str_ends(text, VB_LIT("TƯ")) || vb_str_ends(text, VB_LIT("T.Ư")) || vb_str_ends(text, VB_LIT("tư"));
}

/* The key of the letters: without the digits of a term at the end. */
static struct vb_str issuer_key(struct vb_str text, char out[MAX_KEY])
{
	if (text.len > MAX_KEY)
		return VB_NULL;
	size_t len = vb_fold_tight(text.ptr, text.len, out);
	while (len && out[len - 1] >= '0' && out[len - 1] <= '9')
		len--;
	if (len && ends_central(text))
		out[len - 1] = 'w';
	return (struct vb_str){out, len};
}

const struct vb_issuer_symbol *vb_symbol_issuer(struct vb_str text)
{
	char key[MAX_KEY];
	struct vb_str found = issuer_key(text, key);
	return found.len ? vb_issuer_by_key(found) : NULL;
}

static const struct vb_issuer_symbol *group_issuer(struct reading *r, size_t at)
{
	struct group *group = &r->groups[at];
	if (!group->looked_up)
		group->issuer = vb_symbol_issuer(group->text);
	group->looked_up = true;
	return group->issuer;
}

/* Đ, which is also printed as the Icelandic Ð or the African Ɖ: only so are ĐA and DA told apart. */
static struct vb_str with_stroke(struct vb_str text, char out[MAX_KEY])
{
	size_t len = 0;
	for (size_t at = 0; at < text.len && len + 4 < MAX_KEY; at += vb_utf8_len((unsigned char)text.ptr[at])) {
		uint32_t cp = vb_utf8_decode(text.ptr + at);
		len += vb_utf8_encode(cp == 0xD0 || cp == 0x189 ? 0x110 : cp, out + len);
	}
	return (struct vb_str){out, len};
}

static const struct vb_document_type *find_type(struct vb_str text, unsigned systems)
{
	char stroked[MAX_KEY];
	if (text.len > 1 && (text.ptr[0] == '\xC3' || text.ptr[0] == '\xC6'))
		text = with_stroke(text, stroked);
	const struct vb_document_type *type = vb_type_by_code(text, systems);
	return type ? type : vb_type_by_code(text, VB_SYSTEM_STATE | VB_SYSTEM_LEGAL | VB_SYSTEM_PARTY);
}

/* Both a type and the issuer stand in one group, the hyphen between them lost (QĐUBND, NQCP) or a dot (QĐ.UB). */
static void split_joined(struct reading *r)
{
	struct vb_str text = r->groups[0].text;
	for (size_t at = vb_utf8_len((unsigned char)text.ptr[0]); at < text.len; at += vb_utf8_len((unsigned char)text.ptr[at])) {
		size_t dot = text.ptr[at] == '.';
		struct vb_str head = {text.ptr, at}, tail = {text.ptr + at + dot, text.len - at - dot};
		const struct vb_document_type *type = vb_type_by_code(head, VB_SYSTEM_STATE | VB_SYSTEM_LEGAL);
		const struct vb_issuer_symbol *issuer = type && is_code(head) ? vb_symbol_issuer(tail) : NULL;
		if (issuer) {
			r->type = type;
			r->type_text = head;
			r->issuer = issuer;
			r->issuer_text = tail;
			return;
		}
	}
}

/* SKH-CN for SKHCN: the two groups together name an issuer, the first alone none. */
static void merge_issuer(struct reading *r, size_t first)
{
	char key[MAX_KEY];
	if (first + 1 >= r->count)
		return;
	struct vb_str a = r->groups[first].text, b = r->groups[first + 1].text;
	if (a.len + b.len > MAX_KEY)
		return;
	size_t len = vb_fold_tight(a.ptr, a.len, key);
	len += vb_fold_tight(b.ptr, b.len, key + len);
	r->issuer = vb_issuer_by_key((struct vb_str){key, len});
	r->merged = r->issuer != NULL;
}

static void read_issuer(struct reading *r, size_t first)
{
	r->first_issuer = first;
	r->issuer_text = r->groups[first].text;
	r->issuer = group_issuer(r, first);
	if (!r->issuer)
		merge_issuer(r, first);
}

/* Capitals without tones, as units have them: "KTTH", "NC", "KH&CN"; no word of a title in capitals. */
static bool is_unit_code(struct vb_str text)
{
	size_t letters = 0;
	for (size_t at = 0; at < text.len; at += vb_utf8_len((unsigned char)text.ptr[at]), letters++) {
		uint32_t cp = vb_utf8_decode(text.ptr + at);
		bool capital = (cp >= 'A' && cp <= 'Z') || cp == 0x110 || cp == 0x1AF || cp == 0xD0; /* Đ, Ư, and Ð for Đ */
		if (!capital && cp != '&' && !vb_is_digit((char)cp))
			return false;
	}
	return letters >= 2;
}

static bool cut_here(struct reading *r, size_t at)
{
	struct vb_str text = r->groups[at].text;
	bool known = group_issuer(r, at) != NULL;
	if (r->groups[at].spaced)
		return !(known && is_code(text)) && !is_unit_code(text); /* "QĐ- UBND" goes on, "UBND- Ban" does not */
	return !known && !is_code(text);
}

/* "70-TB/TWngày 06/7/2021", "41/KH-UBNDcủa": the blank before the next word is lost, which no code ends with. */
static void cut_word(struct group *last)
{
	static const struct vb_str words[] = {VB_LIT("ngày"), VB_LIT("của"), VB_LIT("về"), VB_LIT("và"), VB_LIT("năm"), VB_LIT("tháng"), VB_LIT("ban"),
	                                      VB_LIT("phê"), VB_LIT("tại"), VB_LIT("theo"), VB_LIT("trên"), VB_LIT("được"), VB_LIT("đã"), VB_LIT("này")};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (last->text.len <= words[i].len || !vb_str_ends(last->text, words[i]))
			continue;
		struct vb_str code = {last->text.ptr, last->text.len - words[i].len};
		const char *end = code.ptr + code.len, *letter = end - 1;
		while (letter > code.ptr && ((unsigned char)*letter & 0xC0) == 0x80)
			letter--;
		if (vb_cp_is_upper(vb_utf8_decode(letter)) || vb_is_digit(*letter) || *letter == 'g') /* "TTg" */
			last->text = code;
		return;
	}
}

/* Leaves off the groups that are words of the sentence ("45-NQ/TW-Hội", "12/QĐ-UBND/Kế"). */
static void cut_groups(struct reading *r)
{
	cut_word(&r->groups[r->count - 1]);
	for (size_t at = 1; at < r->count; at++)
		if (cut_here(r, at))
			r->count = at;
}

/* "4385/CTUBND" is a Chỉ thị of the committee: its chair (CTUBND) signs with a type before the letters (QĐ-CTUBND). */
static bool is_chair(const struct vb_issuer_symbol *issuer)
{
	return strcmp(issuer->key, "ctubnd") == 0;
}

static bool read_state(struct reading *r)
{
	cut_groups(r);
	struct group *first = &r->groups[0];
	const struct vb_document_type *type = find_type(first->text, VB_SYSTEM_STATE | VB_SYSTEM_LEGAL);
	if (type && (r->count > 1 || !group_issuer(r, 0))) {
		r->type = type;
		r->type_text = first->text;
		if (r->count > 1)
			read_issuer(r, 1);
	} else {
		read_issuer(r, 0);
		if (!r->issuer || (r->count == 1 && is_chair(r->issuer)))
			split_joined(r);
	}
	bool known = r->type || r->issuer;
	return known ? is_code(first->text) || (r->type && r->issuer) : is_code(first->text) && !first->spaced;
}

static bool read_party(struct reading *r, struct vb_str type_text)
{
	cut_groups(r);
	r->type_text = type_text;
	r->type = find_type(type_text, VB_SYSTEM_PARTY);
	read_issuer(r, 0);
	if (!r->issuer && r->count == 1 && r->issuer_text.len == 1) { /* a scanner's "CV/U" for "CV/ĐU" */
		char key[] = {'d', (char)(r->issuer_text.ptr[0] | 0x20)};
		r->issuer = vb_issuer_by_key((struct vb_str){key, sizeof key});
	}
	if (!is_code(r->groups[0].text) && !r->issuer)
		return false;
	if (r->groups[0].spaced && !r->issuer)
		return false;
	return is_code(type_text) || (r->type && r->issuer);
}

static void add(struct vb_buffer *out, struct vb_str text)
{
	vb_buffer_add(out, text.ptr, text.len);
}

/* The registry's letters where the printed ones differ only in case and strokes (CTR, ND), else the printed ones (QĐi). */
static struct vb_str type_letters(const struct reading *r)
{
	char a[MAX_KEY], b[MAX_KEY];
	struct vb_str text = r->type_text, code = vb_str_of(r->type ? r->type->code : NULL);
	if (!code.ptr || text.len > MAX_KEY || code.len > MAX_KEY || vb_str_equal(text, code))
		return clean_part(r, text);
	struct vb_str printed = {a, vb_fold_tight(text.ptr, text.len, a)};
	struct vb_str listed = {b, vb_fold_tight(code.ptr, code.len, b)};
	return vb_str_equal(printed, listed) ? code : clean_part(r, text);
}

static size_t without_signs(struct vb_str text, char out[2 * MAX_KEY])
{
	size_t len = 0;
	for (size_t i = 0; i < text.len && len < 2 * MAX_KEY; i++)
		if (text.ptr[i] != '.' && text.ptr[i] != '&')
			out[len++] = text.ptr[i];
	return len;
}

/* The registry's letters for the issuer, the term's digits kept; what differs only in "&" and "." stays as printed. */
static void add_issuer(struct vb_buffer *out, const struct reading *r, struct vb_str text,
                       const struct vb_issuer_symbol *issuer)
{
	char a[2 * MAX_KEY], b[2 * MAX_KEY];
	struct vb_str printed = clean_part(r, text), listed = issuer ? vb_str_of(issuer->abbreviation) : printed;
	size_t letters = printed.len;
	while (letters && printed.ptr[letters - 1] >= '0' && printed.ptr[letters - 1] <= '9')
		letters--;
	if (vb_str_equal(printed, listed)) {
		add(out, printed);
		return;
	}
	size_t a_len = without_signs((struct vb_str){printed.ptr, letters}, a), b_len = without_signs(listed, b);
	bool same = a_len == b_len && memcmp(a, b, a_len) == 0 && !memchr(printed.ptr, '.', letters); /* "T.W" is TW */
	add(out, same ? (struct vb_str){printed.ptr, letters} : listed);
	vb_buffer_add(out, printed.ptr + letters, printed.len - letters);
}

/* The issuers whose documents have the state's form only. */
static bool is_state_issuer(const struct vb_issuer_symbol *issuer)
{
	static const struct vb_str heads[] = {VB_LIT("Ủy ban nhân dân"), VB_LIT("Hội đồng nhân dân"), VB_LIT("Chính phủ"),
	                                      VB_LIT("Thủ tướng"), VB_LIT("Bộ "), VB_LIT("Sở ")};
	for (size_t i = 0; issuer && i < sizeof heads / sizeof *heads; i++)
		if (vb_str_starts(issuer->name, heads[i]))
			return true;
	return false;
}

/* "31/QĐ-TW" is the party's 31-QĐ/TW, "25-CT/TTg" the state's 25/CT-TTg. */
static bool is_swapped(const struct reading *r, const struct vb_symbol *symbol)
{
	if (!r->type || !r->issuer || symbol->year.ptr)
		return false;
	if (symbol->system == VB_SYSTEM_PARTY)
		return is_state_issuer(r->issuer) && vb_type_by_code(r->type_text, VB_SYSTEM_STATE | VB_SYSTEM_LEGAL);
	return r->issuer->party && vb_type_by_code(r->type_text, VB_SYSTEM_PARTY);
}

/* What stands between the letters of the type and the issuer: "/" also before the first of several issuers of a joint
 * resolution (NQLT/CP-UBTƯMTTQVN). */
static char type_separator(const struct reading *r, bool party)
{
	bool joint = r->count > r->first_issuer + 1 && r->groups[r->first_issuer].before == '/';
	return party || joint ? '/' : '-';
}

static void add_groups(struct vb_buffer *out, struct reading *r)
{
	if (r->merged)
		add(out, vb_str_of(r->issuer->abbreviation));
	else
		add_issuer(out, r, r->issuer_text, r->issuer);
	for (size_t i = r->first_issuer + (r->merged ? 2 : 1); i < r->count; i++) {
		vb_buffer_add_byte(out, r->groups[i].before);
		add_issuer(out, r, r->groups[i].text, group_issuer(r, i));
	}
}

/* The form that the grammar knows; null where it is the printed one. */
static struct vb_str canonical_form(struct reading *r, const struct vb_symbol *symbol)
{
	char quick[64]; /* nearly all are shorter, and as printed: then nothing is kept */
	struct vb_buffer out = {.arena = r->arena, .bytes = quick, .capacity = sizeof quick};
	bool party = (symbol->system == VB_SYSTEM_PARTY) != is_swapped(r, symbol);
	bool zero = vb_str_ends(symbol->number, VB_LIT("O")); /* a scanner's "34O" for "340": the letters behind numbers are small */
	add(&out, zero ? symbol->number : vb_ruled_number(r->arena, symbol->number));
	if (zero)
		out.bytes[out.len - 1] = '0';
	vb_buffer_add_byte(&out, party ? '-' : '/');
	if (symbol->year.ptr) {
		add(&out, symbol->year);
		vb_buffer_add_byte(&out, '/');
	}
	if (r->type_text.ptr)
		add(&out, symbol->type_code);
	if (r->type_text.ptr && r->issuer_text.ptr)
		vb_buffer_add_byte(&out, type_separator(r, party));
	if (r->issuer_text.ptr)
		add_groups(&out, r);
	struct vb_str form = {out.bytes, out.len};
	return vb_str_equal(form, symbol->number_symbol) ? VB_NULL : vb_arena_copy(r->arena, form);
}

static void read_texts(struct reading *r, struct vb_str text, struct vb_str number, const char *symbol_start,
                       struct vb_symbol *symbol)
{
	const struct group *last = &r->groups[r->count - 1];
	const char *end = last->text.ptr + last->text.len;
	symbol->len = (size_t)(end - text.ptr);
	struct vb_str printed = {text.ptr, symbol->len}, whole = clean(r->arena, printed);
	r->is_clean = whole.ptr == printed.ptr;
	symbol->number = number.ptr ? clean_part(r, number) : VB_NULL;
	symbol->symbol = clean_part(r, (struct vb_str){symbol_start, (size_t)(end - symbol_start)});
	symbol->type = r->type;
	symbol->issuer = r->issuer;
	symbol->type_code = r->type_text.ptr ? type_letters(r) : VB_NULL;
	symbol->number_symbol = symbol->canonical = VB_NULL;
	symbol->odd = false;
	if (!number.ptr)
		return;
	symbol->number_symbol = whole;
	symbol->canonical = canonical_form(r, symbol);
	symbol->odd = !symbol->canonical.ptr && symbol->system == VB_SYSTEM_PARTY && is_state_issuer(r->issuer);
}

static bool read_by_pattern(struct vb_arena *arena, const struct vb_patterns *patterns, struct vb_str text, struct vb_symbol *symbol)
{
	struct vb_match match;
	struct reading r = {.arena = arena};
	symbol->limited = false;
	if (!vb_pattern_at(patterns->symbol, text, &match)) {
		symbol->limited = match.limited;
		return false;
	}
	struct vb_str number = match.groups[patterns->symbol_number], body = match.groups[patterns->symbol_body];
	struct vb_str type = match.groups[patterns->symbol_party_type];
	if (!type.ptr)
		type = match.groups[patterns->symbol_joined_type];
	*symbol = (struct vb_symbol){.year = match.groups[patterns->symbol_year]};
	symbol->system = type.ptr ? VB_SYSTEM_PARTY : symbol->year.ptr ? VB_SYSTEM_LEGAL : VB_SYSTEM_STATE;
	if (type.ptr) {
		struct vb_str party_body = match.groups[patterns->symbol_party_body];
		if (!party_body.ptr) { /* without a hyphen only what is certain is a symbol: "02 lần/năm" */
			party_body = match.groups[patterns->symbol_joined_body];
			if (!number.ptr || !vb_type_by_code(type, VB_SYSTEM_PARTY) || !is_code(type))
				return false;
		}
		split_groups(&r, party_body);
		if (!read_party(&r, type))
			return false;
		read_texts(&r, text, number, type.ptr, symbol);
		return true;
	}
	split_groups(&r, body);
	if (!read_state(&r))
		return false;
	read_texts(&r, text, number, body.ptr, symbol);
	return true;
}

bool vb_symbol_read(struct vb_arena *arena, const struct vb_patterns *patterns, struct vb_str text, struct vb_symbol *symbol)
{
	struct vb_letters letters;
	symbol->limited = false;
	if (text.len && (unsigned char)((*text.ptr | 0x20) - 'a') < 26) /* the name of a law */
		return false;
	bool plain = vb_letters_cut(text, &letters);
	if (plain && vb_letters_recall(patterns->seen, &letters, text, symbol))
		return true;
	if (!read_by_pattern(arena, patterns, text, symbol))
		return false;
	if (plain)
		vb_letters_keep(patterns->seen, &letters, text, symbol);
	return true;
}

/* The letters that stand in the text before anything else. */
static struct vb_str letters_at(struct vb_str text)
{
	size_t len = 0;
	while (len < text.len && (vb_cp_is_letter(vb_utf8_decode(text.ptr + len)) || vb_is_digit(text.ptr[len])))
		len += vb_utf8_len((unsigned char)text.ptr[len]);
	return (struct vb_str){text.ptr, len};
}

void vb_symbol_rejoin(struct vb_arena *arena, const struct vb_patterns *patterns, struct vb_str text, struct vb_symbol *symbol)
{
	enum { MOST = 48 }; /* bytes behind the space: a body and the units of it */
	struct vb_symbol whole;
	if (!symbol->number.ptr || !symbol->type || symbol->issuer || symbol->len >= text.len || text.ptr[symbol->len] != ' ')
		return;
	struct vb_str rest = vb_utf8_head((struct vb_str){text.ptr + symbol->len + 1, text.len - symbol->len - 1}, MOST), body = letters_at(rest);
	if (!is_code(body) || !vb_symbol_issuer(body))
		return;
	struct vb_str joined = VB_CONCAT(arena, ((struct vb_str){text.ptr, symbol->len}), rest);
	if (!vb_symbol_read(arena, patterns, joined, &whole) || !whole.issuer || whole.len < symbol->len + body.len)
		return;
	whole.len++;
	*symbol = whole;
}
