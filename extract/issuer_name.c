#include "issuer_name.h"

#include "identity.h"

#include "../base/utf8.h"

#include <stdio.h>

enum { NAME_SIZE = 200, MAX_PROVINCES = 80 };

/* Words that name a unit: the name behind them is written with capitals. */
static const struct unit {
	const char *key; /* folded */
	const char *word;
	enum vb_level level;
} units[] = {
	{"tinh", "tỉnh", VB_LEVEL_PROVINCE}, {"thanh pho", "thành phố", VB_LEVEL_PROVINCE}, {"tp.", "thành phố", VB_LEVEL_PROVINCE},
	{"tp", "thành phố", VB_LEVEL_PROVINCE}, {"huyen", "huyện", VB_LEVEL_DISTRICT}, {"quan", "quận", VB_LEVEL_DISTRICT},
	{"thi xa", "thị xã", VB_LEVEL_DISTRICT}, {"xa", "xã", VB_LEVEL_COMMUNE}, {"phuong", "phường", VB_LEVEL_COMMUNE},
	{"thi tran", "thị trấn", VB_LEVEL_COMMUNE}, {"dac khu", "đặc khu", VB_LEVEL_COMMUNE}};

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* ---- Names in capitals -> as they are written ------------------------------------------------------------------------ */

/* Words inside the names of bodies that have capitals of their own. */
static const struct proper_word {
	struct vb_str capitals, name; /* of one length */
} proper_words[] = {{VB_LIT("VIỆT NAM"), VB_LIT("Việt Nam")},     {VB_LIT("QUỐC HỘI"), VB_LIT("Quốc hội")},
                    {VB_LIT("CHÍNH PHỦ"), VB_LIT("Chính phủ")},   {VB_LIT("TRUNG ƯƠNG"), VB_LIT("Trung ương")},
                    {VB_LIT("NHÀ NƯỚC"), VB_LIT("Nhà nước")},     {VB_LIT("TỔ QUỐC"), VB_LIT("Tổ quốc")}};

/* What is written in place of the start of the text: a proper word, or an abbreviation without a vowel (MTTQ) as it is. */
static struct vb_str kept_word(struct vb_str text)
{
	for (size_t i = 0; i < COUNT(proper_words); i++)
		if (vb_str_starts(text, proper_words[i].capitals))
			return proper_words[i].name;
	const char *space = memchr(text.ptr, ' ', text.len);
	struct vb_str word = {text.ptr, space ? (size_t)(space - text.ptr) : text.len};
	for (size_t i = 0; i < word.len; i++)
		if (!strchr("BCDGHKLMNPQRSTVX", word.ptr[i]))
			return VB_NULL;
	return word.len > 1 ? word : VB_NULL;
}

static size_t write_case(struct vb_str text, bool each_word, bool first, char *out)
{
	size_t len = 0, noun = vb_str_starts(text, VB_LIT("BỘ ")) || vb_str_starts(text, VB_LIT("SỞ ")) ? sizeof "BỘ" - 1 : text.len; /* "Bộ Nội thương" */
	bool capital = first || each_word;
	for (size_t at = 0; at < text.len;) {
		uint32_t cp = vb_utf8_decode(text.ptr + at);
		struct vb_str rest = {text.ptr + at, text.len - at};
		struct vb_str kept = at == 0 || text.ptr[at - 1] == ' ' ? kept_word(rest) : VB_NULL;
		if (kept.len) {
			memcpy(out + len, kept.ptr, kept.len);
			len += kept.len;
			at += kept.len;
			capital = false;
			continue;
		}
		len += vb_utf8_encode(capital ? vb_cp_upper(cp) : vb_cp_lower(cp), out + len);
		capital = (each_word && (cp == ' ' || cp == '-')) || at == noun;
		at += vb_utf8_len((unsigned char)text.ptr[at]);
	}
	return len;
}

/* Bytes of the text up to the character that vb_fold makes the n-th of: it leaves some out, and spaces in a row are one. */
static size_t skip_characters(struct vb_str text, size_t count)
{
	bool space = true; /* those at the start go */
	uint32_t width;
	for (size_t at = 0; at < text.len; at += width) {
		char folded = vb_fold_at(text.ptr + at, &width);
		if (folded == '\0' || (folded == ' ' && space))
			continue;
		if (count-- == 0)
			return at;
		space = folded == ' ';
	}
	return text.len;
}

/* The word as it is printed at the place: "QUẢN LÝ" and "QUÂN SỰ" hold no "QUẬN", "ĐỊA PHƯƠNG" no "PHƯỜNG". */
static bool is_printed(struct vb_str text, size_t at, struct vb_str word)
{
	struct vb_str rest = {text.ptr + at, text.len - at};
	for (size_t i = 0, step; i < word.len; i += step, at += step) {
		step = vb_utf8_len((unsigned char)word.ptr[i]);
		if (rest.len < word.len || vb_cp_lower(vb_utf8_decode(text.ptr + at)) != vb_utf8_decode(word.ptr + i))
			return false;
	}
	return true;
}

/* Words that are told from others by their tones alone. */
static bool needs_tones(const struct unit *unit)
{
	return vb_str_equal(vb_str_of(unit->key), VB_LIT("quan")) || vb_str_equal(vb_str_of(unit->key), VB_LIT("xa"))
	       || vb_str_equal(vb_str_of(unit->key), VB_LIT("phuong"));
}

/* "xã hội" and "hợp tác xã" hold no commune; "UBND xã Hội Sơn" does, behind the name of a body or as its end ("ubnd xa"). */
static bool is_word_of_name(struct vb_str folded, size_t at, size_t listed)
{
	struct vb_str before = {folded.ptr, at}, rest = {folded.ptr + at, folded.len - at};
	if (!vb_str_starts(rest, VB_LIT("xa ")))
		return false;
	bool begins = at == 0 || (listed && (listed == at - 1 || listed == at + 2)), more = memchr(rest.ptr + 3, ' ', rest.len - 3);
	return vb_str_ends(before, VB_LIT("hop tac ")) || (vb_str_starts(rest, VB_LIT("xa hoi")) && !(begins && more));
}

/* "Tỉnh ủy", "Huyện đoàn": the committee of a unit; but "huyện Đoan Hùng", "xã Đoàn Kết". */
static bool is_committee(const struct unit *unit, struct vb_str text, struct vb_str folded, size_t behind)
{
	struct vb_str rest = {folded.ptr + behind, folded.len - behind};
	if (vb_str_starts(rest, VB_LIT(" uy")))
		return true;
	return unit->level != VB_LEVEL_COMMUNE && vb_str_starts(rest, VB_LIT(" doan")) && is_printed(text, skip_characters(text, behind + 1), VB_LIT("đoàn"));
}

/* A unit word that stands at a word boundary of the folded text, none that the name of a listed body holds: its row, and where it
 * begins and ends. */
static const struct unit *find_unit(struct vb_str text, struct vb_str folded, size_t *begin, size_t *end)
{
	const struct vb_body *known = vb_body_starting(folded);
	size_t listed = known ? known->key.len : 0;
	for (size_t at = 0; at < folded.len; at++) {
		if (at && folded.ptr[at - 1] != ' ')
			continue;
		for (size_t i = 0; i < COUNT(units); i++) {
			struct vb_str key = vb_str_of(units[i].key), rest = {folded.ptr + at, folded.len - at};
			if (rest.len <= key.len || rest.ptr[key.len] != ' ' || !vb_str_starts(rest, key))
				continue;
			bool toned = !needs_tones(&units[i]) || is_printed(text, skip_characters(text, at), vb_str_of(units[i].word));
			bool whole = at == 0 || at + key.len >= listed;
			if (toned && whole && !is_committee(&units[i], text, folded, at + key.len) && !is_word_of_name(folded, at, listed)) {
				*begin = at;
				*end = at + key.len + 1;
				return &units[i];
			}
		}
	}
	return NULL;
}

static const struct vb_province *province_at(struct vb_str text)
{
	char folded[64];
	struct vb_str head = vb_utf8_head(text, 60);
	return vb_province_starting((struct vb_str){folded, vb_fold(head.ptr, head.len, folded)});
}

struct body_name {
	struct vb_str name;
	enum vb_level level;
	struct vb_str unit;               /* "huyện X", null for a province and the centre */
	const struct vb_province *province; /* NULL: unknown */
};

/* The name of the listed body that the letters are: as long as they are, or of an abbreviation ("UBND"); else null. The list may know
 * the body by `more` only, the word of a unit behind it ("Ban Chấp hành Đảng bộ tỉnh"). */
static struct vb_str listed_name(struct vb_str text, struct vb_str key, struct vb_str more)
{
	char folded[NAME_SIZE];
	const struct vb_body *known = vb_body_starting(key);
	bool whole = known && known->key.len == key.len;
	known = whole ? known : vb_body_starting(more);
	struct vb_str name = known && (whole || known->key.len == more.len) ? known->name : VB_NULL;
	if (!name.ptr || name.len >= NAME_SIZE)
		return VB_NULL;
	if (whole && !memchr(key.ptr, ' ', key.len) && !vb_str_ends(name, VB_LIT(" tỉnh")))
		return name;
	if (!vb_str_starts((struct vb_str){folded, vb_fold(name.ptr, name.len, folded)}, key))
		return VB_NULL;
	name.len = skip_characters(name, key.len);
	name = vb_str_trim(name);
	return name.len == text.len ? name : VB_NULL;
}

/* The unit whose committee this is: "huyện Bình Sơn" of "Huyện ủy Bình Sơn". */
static struct vb_str unit_of_committee(struct vb_arena *arena, struct vb_str key, struct vb_str name)
{
	static const struct {
		struct vb_str committee, unit;
	} rows[] = {{VB_LIT("huyen uy"), VB_LIT("huyện ")}, {VB_LIT("quan uy"), VB_LIT("quận ")}, {VB_LIT("thi uy"), VB_LIT("thị xã ")}};
	for (size_t i = 0; i < COUNT(rows); i++)
		if (vb_str_ends(key, rows[i].committee))
			return VB_CONCAT(arena, rows[i].unit, name);
	return VB_NULL;
}

/* "ỦY BAN NHÂN DÂN TỈNH QUẢNG NGÃI" -> "Ủy ban nhân dân tỉnh Quảng Ngãi". */
static struct body_name name_body(struct vb_extraction *x, struct vb_str text)
{
	char folded[NAME_SIZE], out[NAME_SIZE * 2];
	struct body_name body = {.level = VB_LEVEL_NATIONAL};
	text = vb_utf8_head(text, NAME_SIZE);
	struct vb_str key = {folded, vb_fold(text.ptr, text.len, folded)};
	const struct vb_body *known = vb_body_starting(key);
	size_t begin, end, len = 0;
	const struct unit *unit = find_unit(text, key, &begin, &end);
	if (!unit && known && known->key.len == key.len) {
		char canonical[NAME_SIZE];
		struct vb_str name = known->name;
		body.level = known->level;
		if (name.len < NAME_SIZE && vb_str_starts((struct vb_str){canonical, vb_fold(name.ptr, name.len, canonical)}, key)) {
			body.name = (struct vb_str){name.ptr, skip_characters(name, key.len)};
			return body;
		}
	}
	/* A name that nobody knows is kept whole: its folded form can have fewer characters than it. */
	size_t cut = unit || known ? skip_characters(text, unit ? begin : known->key.len) : text.len;
	struct vb_str head = vb_str_trim((struct vb_str){text.ptr, cut}), listed = VB_NULL;
	if (unit && begin)
		listed = listed_name(head, (struct vb_str){key.ptr, begin - 1}, (struct vb_str){key.ptr, end - 1});
	else if (!unit && known)
		listed = listed_name(head, known->key, known->key);
	if (listed.ptr)
		len = (size_t)snprintf(out, sizeof out, "%.*s%s", (int)listed.len, listed.ptr, unit ? " " : "");
	else
		len = write_case((struct vb_str){text.ptr, cut}, false, true, out);
	if (!unit && cut < text.len) { /* "TỈNH ỦY LÀO CAI" */
		size_t name_at = len;
		len += write_case((struct vb_str){text.ptr + cut, text.len - cut}, true, false, out + len);
		body.level = known->level;
		if (known->level == VB_LEVEL_DISTRICT)
			body.unit = unit_of_committee(x->arena, known->key, vb_str_trim((struct vb_str){out + name_at, len - name_at}));
		body.province = province_at(vb_str_trim((struct vb_str){text.ptr + cut, text.len - cut}));
	}
	if (unit) {
		struct vb_str rest = {key.ptr + end, key.len - end};
		size_t name_at = skip_characters(text, end), unit_at = len;
		len += (size_t)snprintf(out + len, sizeof out - len, "%s ", unit->word);
		body.province = unit->level == VB_LEVEL_PROVINCE ? vb_province_starting(rest) : NULL;
		body.level = unit->level;
		if (body.province && body.province->key.len == rest.len)
			len += (size_t)snprintf(out + len, sizeof out - len, "%.*s", (int)body.province->name.len, body.province->name.ptr);
		else
			len += write_case((struct vb_str){text.ptr + name_at, text.len - name_at}, true, true, out + len);
		if (unit->level != VB_LEVEL_PROVINCE)
			body.unit = vb_arena_copy(x->arena, (struct vb_str){out + unit_at, len - unit_at});
	}
	body.name = vb_arena_copy(x->arena, (struct vb_str){out, len});
	return body;
}

/* ---- The letterhead -------------------------------------------------------------------------------------------------- */

static bool starts_with_unit(struct vb_str text)
{
	char folded[NAME_SIZE];
	size_t begin, end;
	if (text.len >= NAME_SIZE)
		return false;
	struct vb_str key = {folded, vb_fold(text.ptr, text.len, folded)};
	return find_unit(text, key, &begin, &end) && begin == 0;
}

/* "ỦY BAN THƯỜNG VỤ" / "QUỐC HỘI": the two lines together are the name of a body. */
static bool is_one_body(struct vb_extraction *x, struct vb_str first, struct vb_str second)
{
	char folded[NAME_SIZE];
	if (first.len + second.len >= NAME_SIZE - 1)
		return false;
	struct vb_str both = VB_CONCAT(x->arena, first, VB_LIT(" "), second);
	struct vb_str key = {folded, vb_fold(both.ptr, both.len, folded)};
	const struct vb_body *body = vb_body_starting(key);
	return body && body->key.len == key.len;
}

/* The body of a line that goes on with the other column of the letterhead: "CHÍNH PHỦ CỘNG HÒA XÃ HỘI …", "TỈNH KON TUM Số: 5/KH-UBND". */
static struct vb_str first_column(struct vb_str line)
{
	static const struct vb_str others[] = {VB_LIT(" CỘNG HÒA XÃ"), VB_LIT(" CỘNG HOÀ XÃ"), VB_LIT(" ĐẢNG CỘNG SẢN"), VB_LIT(" Số:"), VB_LIT(" Số "),
	                                       VB_LIT(" --"), VB_LIT(" __")}; /* a rule below it, on its line */
	for (size_t i = 0; i < COUNT(others); i++) {
		const char *other = memmem(line.ptr, line.len, others[i].ptr, others[i].len);
		line.len = other ? (size_t)(other - line.ptr) : line.len;
	}
	return line;
}

struct vb_str vb_author_of_title(struct vb_str title, bool more)
{
	static const struct vb_str of[] = {VB_LIT("CỦA "), VB_LIT("Của "), VB_LIT("của ")}, about[] = {VB_LIT(" VỀ "), VB_LIT(" về "), VB_LIT(" Về "),
	                                                                                              VB_LIT(" THỰC HIỆN "), VB_LIT(" thực hiện "), VB_LIT(" Thực hiện ")};
	char folded[NAME_SIZE];
	struct vb_str author = VB_NULL;
	for (size_t i = 0; i < COUNT(of) && title.len < NAME_SIZE * 8; i++)
		if (vb_str_starts(title, of[i]))
			author = (struct vb_str){title.ptr + of[i].len, title.len - of[i].len};
	for (size_t i = 0; author.ptr && i < COUNT(about); i++) {
		const char *at = memmem(author.ptr, author.len, about[i].ptr, about[i].len);
		more |= at != NULL;
		author.len = at ? (size_t)(at - author.ptr) : author.len;
	}
	if (!author.ptr || !more || author.len >= NAME_SIZE / 2)
		return VB_NULL;
	struct vb_str key = {folded, vb_fold(author.ptr, author.len, folded)};
	for (size_t i = 0; i < key.len; i++)
		if (vb_is_digit(key.ptr[i]))
			return VB_NULL;
	return vb_body_starting(key) ? author : VB_NULL;
}

static bool is_listed(struct vb_str text, size_t least)
{
	char folded[NAME_SIZE];
	const struct vb_body *body = text.len < NAME_SIZE ? vb_body_starting((struct vb_str){folded, vb_fold(text.ptr, text.len, folded)}) : NULL;
	return body && body->key.len > least;
}

/* Where the name of the place ends that the folded text names, of a province or of a unit up to the next listed body; 0: nowhere. */
static size_t place_end(struct vb_str text, struct vb_str key)
{
	size_t begin, end = 0;
	const struct unit *unit = find_unit(text, key, &begin, &end);
	const struct vb_body *known = vb_body_starting(key);
	if (!unit && known && known->key.len < key.len)
		end = known->key.len + 1;
	if (!end)
		return 0;
	const struct vb_province *province = vb_province_starting((struct vb_str){key.ptr + end, key.len - end});
	if (province || !unit)
		return province ? end + province->key.len : 0;
	for (size_t at = end + 1; at + 1 < key.len; at++) {
		const struct vb_body *body = key.ptr[at] == ' ' ? vb_body_starting((struct vb_str){key.ptr + at + 1, key.len - at - 1}) : NULL;
		if (body && memchr(body->key.ptr, ' ', body->key.len))
			return at;
	}
	return 0;
}

/* A letterhead flattened into one line holds two bodies: "UBND TỈNH X SỞ Y TẾ", "TỈNH ỦY X * BAN TUYÊN GIÁO". The second issued the
 * document; where the list knows it by the first only ("Ban Tuyên giáo Tỉnh ủy"), both are its name. *place: what is printed of it. */
static struct vb_str second_body(struct vb_extraction *x, struct vb_str line, struct vb_str *place)
{
	char folded[NAME_SIZE];
	while (line.len && vb_is_one_of(line.ptr[line.len - 1], "* "))
		line.len--;
	*place = line;
	if (!line.len || line.len >= NAME_SIZE)
		return line;
	struct vb_str key = {folded, vb_fold(line.ptr, line.len, folded)};
	const char *star = memchr(line.ptr, '*', line.len);
	size_t cut = star ? (size_t)(star - line.ptr) : skip_characters(line, place_end(line, key));
	if (!cut || cut == line.len)
		return line;
	struct vb_str first = vb_str_trim((struct vb_str){line.ptr, cut}), second = {line.ptr + cut, line.len - cut};
	while (second.len && vb_is_one_of(second.ptr[0], "* "))
		second = (struct vb_str){second.ptr + 1, second.len - 1};
	struct vb_str both = VB_CONCAT(x->arena, second, VB_LIT(" "), first);
	size_t characters = vb_fold(second.ptr, second.len, folded);
	if (is_listed(both, characters))
		return both;
	if (is_listed(second, 0))
		*place = second;
	return *place;
}

/* The author that the title names, and where: "NGHỊ QUYẾT" / "CỦA BAN THƯỜNG VỤ TỈNH ỦY" / "về …". */
static struct vb_str author_body(struct vb_extraction *x, struct vb_span *span)
{
	for (uint32_t i = 0; i + 1 < x->in->blocks.count && x->zones[i] != VB_ZONE_BODY; i++) {
		struct vb_str author = x->zones[i] == VB_ZONE_TITLE ? vb_author_of_title(vb_block_text(x, i), x->zones[i + 1] == VB_ZONE_TITLE) : VB_NULL;
		if (!author.ptr)
			continue;
		*span = vb_span_of(x, author);
		return author;
	}
	return VB_NULL;
}

struct vb_str vb_body_before_place(struct vb_str line)
{
	size_t end = 0;
	for (size_t at = 0; at < line.len;) {
		const char *space = memchr(line.ptr + at, ' ', line.len - at);
		size_t word = space ? (size_t)(space - line.ptr) - at : line.len - at;
		if (!vb_is_capitals((struct vb_str){line.ptr + at, word}))
			break;
		end = at + word;
		at = end + 1;
	}
	struct vb_str body = {line.ptr, end};
	return end && end < line.len && vb_line_kind_of(body) == VB_LINE_BODY ? body : VB_NULL;
}

/* The lines that name bodies, those of a unit ("TỈNH X") joined to the line above. The last body issued the document: one above it
 * is the body it belongs to. */
static struct vb_str letterhead_body(struct vb_extraction *x, uint32_t first, uint32_t end, struct vb_span *span)
{
	struct vb_str body = VB_NULL;
	for (uint32_t i = first; i < end; i++) {
		struct vb_str text = VB_NULL;
		if (x->kinds[i] == VB_LINE_BODY)
			text = first_column(vb_block_text(x, i));
		else if (x->kinds[i] == VB_LINE_PLACE_DATE)
			text = vb_body_before_place(vb_block_text(x, i));
		if (!text.ptr)
			continue;
		struct vb_str place;
		text = second_body(x, text, &place);
		struct vb_span here = vb_span_of(x, place);
		if (!body.ptr && i > first && x->kinds[i - 1] == VB_LINE_POSITION && is_one_body(x, vb_block_text(x, i - 1), text)) { /* "THỦ TƯỚNG" / "CHÍNH PHỦ" */
			body = vb_block_text(x, i - 1);
			*span = vb_span_of(x, body);
		}
		bool more = body.ptr && body.len < NAME_SIZE && (starts_with_unit(text) || is_one_body(x, body, text));
		*span = more ? (struct vb_span){span->start, here.end} : here;
		body = more ? VB_CONCAT(x->arena, body, VB_LIT(" "), text) : text;
	}
	return body;
}

static uint32_t end_of_head(const struct vb_extraction *x)
{
	uint32_t i = 0;
	while (i < x->in->blocks.count && (x->zones[i] == VB_ZONE_LETTERHEAD || x->zones[i] == VB_ZONE_NUMBER || x->zones[i] == VB_ZONE_PLACE_DATE
	                                   || x->zones[i] == VB_ZONE_OTHER || x->zones[i] == VB_ZONE_PAGE || x->zones[i] == VB_ZONE_STAMP))
		i++;
	return i;
}

/* ---- The province ---------------------------------------------------------------------------------------------------- */

/* The province that the text names most often behind "tỉnh", "Báo" and the like. */
static const struct vb_province *province_of_text(const struct vb_extraction *x)
{
	static const char *const leads[] = {"tỉnh ", "TỈNH ", "thành phố ", "Báo ", "Tỉnh ủy ", "Thành ủy "};
	struct tally {
		const struct vb_province *province;
		uint32_t count;
	} tally[MAX_PROVINCES] = {0};
	const struct tally *best = &tally[0];
	for (size_t i = 0; i < COUNT(leads); i++) {
		struct vb_str lead = vb_str_of(leads[i]), rest = {x->in->text.bytes, x->in->text.len};
		for (const char *at; (at = memmem(rest.ptr, rest.len, lead.ptr, lead.len));) {
			rest = (struct vb_str){at + lead.len, rest.len - (size_t)(at - rest.ptr) - lead.len};
			const struct vb_province *province = province_at(rest);
			struct tally *slot = tally;
			while (province && slot < tally + MAX_PROVINCES - 1 && slot->province && strcmp(slot->province->code, province->code) != 0)
				slot++;
			if (!province)
				continue;
			slot->province = province;
			slot->count++;
			best = slot->count > best->count ? slot : best;
		}
	}
	return best->province;
}

static const struct vb_province *province_of_lines(const struct vb_extraction *x, enum vb_line_kind kind)
{
	for (uint32_t i = 0; i < x->in->blocks.count; i++) {
		if (x->kinds[i] != kind)
			continue;
		struct vb_str text = vb_block_text(x, i);
		for (size_t at = 0; at < text.len; at++) {
			const struct vb_province *province = (at == 0 || text.ptr[at - 1] == ' ') ? province_at((struct vb_str){text.ptr + at, text.len - at}) : NULL;
			if (province)
				return province;
		}
	}
	return NULL;
}

static const struct vb_province *find_province(const struct vb_extraction *x, const struct vb_header *header)
{
	const struct vb_province *province = header->place.ptr ? province_at(header->place) : NULL;
	if (!province)
		province = province_of_lines(x, VB_LINE_ATTACHED);
	if (!province)
		province = province_of_lines(x, VB_LINE_ROLE);
	return province ? province : province_of_text(x);
}

/* ---- The issuer ------------------------------------------------------------------------------------------------------ */

/* "UBND" of Quảng Trị -> "Ủy ban nhân dân tỉnh Quảng Trị"; "TU" -> "Tỉnh ủy Quảng Trị". */
static struct vb_str name_from_symbol(struct vb_extraction *x, const struct vb_issuer_symbol *issuer, const struct vb_province *province)
{
	bool city = province && province->city;
	if (issuer->level == VB_LEVEL_NATIONAL || !province)
		return issuer->name;
	if (strcmp(issuer->key, "tu") == 0)
		return VB_CONCAT(x->arena, city ? VB_LIT("Thành ủy ") : VB_LIT("Tỉnh ủy "), province->name);
	if (strcmp(issuer->key, "ubnd") == 0 || strcmp(issuer->key, "hdnd") == 0)
		return VB_CONCAT(x->arena, strcmp(issuer->key, "ubnd") == 0 ? VB_LIT("Ủy ban nhân dân ") : VB_LIT("Hội đồng nhân dân "),
		                 city ? VB_LIT("thành phố ") : VB_LIT("tỉnh "), province->name);
	return issuer->name;
}

static struct vb_jurisdiction jurisdiction_of(const struct body_name *body, enum vb_level level)
{
	if (level == VB_LEVEL_NATIONAL)
		return vb_jurisdiction_national();
	struct vb_jurisdiction whose = body->province ? vb_jurisdiction_of_province(body->province)
	                               : (struct vb_jurisdiction){VB_LIT("province"), VB_NULL, VB_NULL};
	if (body->unit.ptr) {
		whose.level = level == VB_LEVEL_DISTRICT ? VB_LIT("district") : VB_LIT("commune");
		whose.name = body->unit;
	}
	return whose;
}

void vb_read_issuer(struct vb_extraction *x, struct vb_header *header, const struct vb_symbol *symbol)
{
	struct vb_span span = VB_NO_SPAN;
	struct vb_str line = letterhead_body(x, 0, end_of_head(x), &span);
	const struct vb_issuer_symbol *issuer = symbol ? symbol->issuer : NULL;
	if (!line.ptr)
		line = author_body(x, &span);
	struct body_name body = line.ptr ? name_body(x, line) : (struct body_name){.level = issuer ? issuer->level : VB_LEVEL_NATIONAL};
	if (!line.ptr && !issuer) {
		vb_diagnose(x->arena, &x->record->diagnostics, VB_DIAGNOSTIC_ISSUER_UNKNOWN, VB_NO_SPAN, "neither letterhead nor symbol tells who issued the document");
		return;
	}
	enum vb_level level = line.ptr && body.level != VB_LEVEL_NATIONAL ? body.level : issuer ? issuer->level : body.level;
	if (level != VB_LEVEL_NATIONAL && !body.province)
		body.province = province_at(line.ptr ? body.name : VB_LIT("")) ? province_at(body.name) : find_province(x, header);
	header->issuer = vb_arena_zalloc(x->arena, sizeof *header->issuer);
	bool nameless = issuer && line.ptr && starts_with_unit(line); /* a scan lost the line above "TỈNH KON TUM" */
	bool whole = line.ptr && !nameless && !(issuer && body.province && vb_str_equal(body.name, issuer->name));
	header->issuer->name = whole ? body.name : name_from_symbol(x, issuer, body.province);
	header->issuer->code = issuer ? vb_str_of(issuer->abbreviation) : VB_NULL;
	header->issuer->jurisdiction = jurisdiction_of(&body, level);
	if (!vb_span_is_none(span)) {
		header->spans.issuer = vb_arena_zalloc(x->arena, sizeof *header->spans.issuer);
		header->spans.issuer->span = span;
	}
}

struct vb_str vb_unit_slug(struct vb_extraction *x, const struct vb_header *header)
{
	struct vb_jurisdiction whose = header->issuer->jurisdiction;
	char *slug;
	if (vb_str_equal(whose.level, VB_LIT("national")) || vb_str_equal(whose.level, VB_LIT("province")) || !whose.name.ptr)
		return VB_NULL;
	slug = vb_arena_alloc(x->arena, whose.name.len + 1);
	size_t len = vb_fold(whose.name.ptr, whose.name.len, slug);
	for (size_t i = 0; i < len; i++)
		slug[i] = slug[i] == ' ' ? '-' : slug[i];
	return (struct vb_str){slug, len};
}
