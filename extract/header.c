#include "header.h"

#include "dates.h"
#include "identity.h"
#include "issuer_name.h"
#include "structure.h"
#include "symbol.h"

#include "../base/utf8.h"

/* ---- Number and date ------------------------------------------------------------------------------------------------- */

/* "375-NT", "101-CP", "12 - TC-VP": until the 1990s the letters of the body alone stood behind the number. The line is of the kind NUMBER,
 * which says that nothing else stands in it. */
static bool read_old_number(struct vb_extraction *x, struct vb_str text, struct vb_symbol *symbol)
{
	size_t digits = 0, letters;
	while (digits < text.len && vb_is_digit(text.ptr[digits]))
		digits++;
	for (letters = digits; letters < text.len && vb_is_one_of(text.ptr[letters], " -");)
		letters++;
	if (!digits || letters == digits || letters == text.len || memchr(text.ptr, '/', text.len))
		return false;
	char *whole = vb_arena_alloc(x->arena, text.len);
	size_t len = digits;
	memcpy(whole, text.ptr, digits);
	whole[len++] = '-';
	for (size_t at = letters; at < text.len; at++)
		if (text.ptr[at] != ' ')
			whole[len++] = text.ptr[at];
	*symbol = (struct vb_symbol){.number = {whole, digits}, .symbol = {whole + digits + 1, len - digits - 1}, .number_symbol = {whole, len}, .len = text.len};
	symbol->issuer = vb_symbol_issuer(symbol->symbol);
	return true;
}

/* "Số:      18     /2025/QĐ-UBND": the blanks that a form leaves for the number are more than a symbol has. */
static bool read_spaced_number(struct vb_extraction *x, struct vb_str text, struct vb_symbol *symbol)
{
	char *bytes = vb_arena_alloc(x->arena, text.len);
	size_t len = 0, at = 0;
	for (; at < text.len; at++)
		if (text.ptr[at] != ' ' || (len && bytes[len - 1] != ' '))
			bytes[len++] = text.ptr[at];
	if (len == text.len || !vb_symbol_read(x->arena, x->patterns, (struct vb_str){bytes, len}, symbol))
		return false;
	for (at = len = 0; len < symbol->len; at++)
		len += text.ptr[at] != ' ' || (at && text.ptr[at - 1] != ' ');
	symbol->len = at;
	return true;
}

/* The number and symbol behind "Số:" or "Luật số:"; dots and blanks that stand for a missing number are skipped. */
static bool read_number(struct vb_extraction *x, struct vb_str line, struct vb_symbol *symbol, struct vb_str *place)
{
	size_t at = 0;
	while (at < line.len && !(line.ptr[at] >= '0' && line.ptr[at] <= '9') && line.ptr[at] != '/' && line.ptr[at] != '-')
		at += vb_utf8_len((unsigned char)line.ptr[at]);
	struct vb_str rest = {line.ptr + at, line.len - at};
	if (!rest.len || !(vb_symbol_read(x->arena, x->patterns, rest, symbol)
	                   || (vb_line_kind_of(line) == VB_LINE_NUMBER
	                       && (read_spaced_number(x, rest, symbol) || read_old_number(x, rest, symbol)))))
		return false;
	vb_symbol_rejoin(x->arena, x->patterns, rest, symbol);
	*place = (struct vb_str){rest.ptr, symbol->len};
	return true;
}

static struct vb_place *new_place(struct vb_extraction *x, struct vb_span span)
{
	struct vb_place *place = vb_arena_zalloc(x->arena, sizeof *place);
	place->span = span;
	return place;
}

static void take_number(struct vb_header *header, const struct vb_symbol *symbol)
{
	header->number = symbol->number;
	header->symbol = symbol->symbol;
	header->number_symbol = symbol->number_symbol;
	header->symbol_canonical = symbol->canonical;
}

/* The comma before "ngày …" of a place and date line; its length where there is none. */
static size_t find_comma(struct vb_str line)
{
	const char *comma = memchr(line.ptr, ',', line.len);
	return comma ? (size_t)(comma - line.ptr) : line.len;
}

struct facts {
	struct vb_symbol symbol;
	struct vb_date date;
	bool has_symbol, has_date, has_place;
};

static void read_place_date(struct vb_extraction *x, struct vb_str line, struct vb_header *header, struct facts *facts)
{
	size_t comma = find_comma(line);
	if (comma == line.len || facts->has_place)
		return;
	facts->has_place = true;
	size_t body = vb_body_before_place((struct vb_str){line.ptr, comma}).len;
	header->place = vb_str_trim((struct vb_str){line.ptr + body, comma - body});
	header->spans.place = new_place(x, vb_span_of(x, header->place));
	struct vb_str rest = vb_str_trim((struct vb_str){line.ptr + comma + 1, line.len - comma - 1});
	facts->has_date = vb_date_read(x->folded, rest, &facts->date);
	if (facts->has_date)
		header->spans.date = new_place(x, vb_span_of(x, (struct vb_str){rest.ptr, facts->date.len}));
}

/* "Số: 205/KH-UBND    Quảng Trị, ngày …" on one line holds both; the number ends at `end`. */
static void read_place_behind(struct vb_extraction *x, struct vb_str line, const char *end, struct vb_header *header, struct facts *facts)
{
	struct vb_str rest = vb_str_trim((struct vb_str){end, (size_t)(line.ptr + line.len - end)});
	if (vb_has_letters(rest))
		read_place_date(x, rest, header, facts);
}

static void read_number_line(struct vb_extraction *x, struct vb_str line, struct vb_header *header, struct facts *facts)
{
	struct vb_str place;
	if (facts->has_symbol || !read_number(x, line, &facts->symbol, &place))
		return;
	facts->has_symbol = true;
	take_number(header, &facts->symbol);
	header->spans.number_symbol = new_place(x, vb_span_of(x, place));
	read_place_behind(x, line, place.ptr + place.len, header, facts);
}

/* What stands behind the words in a line, without what is left of a table; null where they do not stand in it. */
static struct vb_str behind_words(struct vb_str line, struct vb_str words)
{
	const char *found = memmem(line.ptr, line.len, words.ptr, words.len), *end = line.ptr + line.len;
	if (!found)
		return VB_NULL;
	for (found += words.len; found < end && (*found == '|' || *found == ' ');)
		found++;
	return (struct vb_str){found, (size_t)(end - found)};
}

/* Some sites print the letterhead in two lines: "CHÍNH PHỦ Số: 101-CP" and "… CHỦ NGHĨA VIỆT NAM Hà Nội, ngày 23 tháng 9 năm 1997". */
static void read_merged_line(struct vb_extraction *x, struct vb_str line, struct vb_header *header, struct facts *facts)
{
	static const struct vb_str before_number[] = {VB_LIT(" Số:"), VB_LIT(" Số ")};
	static const struct vb_str before_place[] = {VB_LIT("VIỆT NAM "), VB_LIT("Việt Nam "), VB_LIT("Hạnh phúc ")};
	for (size_t i = 0; i < sizeof before_number / sizeof *before_number; i++) {
		struct vb_str number = behind_words(line, before_number[i]);
		if (number.ptr)
			read_number_line(x, number, header, facts);
	}
	for (size_t i = 0; i < sizeof before_place / sizeof *before_place; i++) {
		struct vb_str place = behind_words(line, before_place[i]);
		if (place.ptr && memmem(place.ptr, place.len, ", ngày", strlen(", ngày")))
			read_place_date(x, place, header, facts);
	}
}

static void read_merged_head(struct vb_extraction *x, struct vb_header *header, struct facts *facts)
{
	for (uint32_t i = 0; i < x->in->blocks.count && x->zones[i] != VB_ZONE_TITLE && x->zones[i] != VB_ZONE_BODY; i++)
		if (x->zones[i] == VB_ZONE_LETTERHEAD && x->in->blocks.items[i].kind != VB_BLOCK_ROW)
			read_merged_line(x, vb_block_text(x, i), header, facts);
}

/* What stands behind "Số:" in a line that holds at most digits besides; null in another. */
static struct vb_str number_alone(struct vb_str line)
{
	size_t at = sizeof "Số" - 1, end;
	if (!vb_str_starts(line, VB_LIT("Số")) && !vb_str_starts(line, VB_LIT("SỐ")))
		return VB_NULL;
	while (at < line.len && vb_is_one_of(line.ptr[at], " :."))
		at++;
	for (end = at; end < line.len && vb_is_digit(line.ptr[end]);)
		end++;
	return end == line.len ? (struct vb_str){line.ptr + at, end - at} : VB_NULL;
}

static struct vb_span *add_piece(struct vb_extraction *x, struct vb_place *place, struct vb_str text)
{
	struct vb_span *piece = vb_push(x->arena, &place->span_pieces);
	*piece = vb_span_of(x, text);
	return piece;
}

static bool take_torn_number(struct vb_extraction *x, struct vb_str number, struct vb_str rest, struct vb_header *header, struct facts *facts)
{
	struct vb_str whole = number.len ? VB_CONCAT(x->arena, number, rest) : rest;
	if (!rest.len || vb_is_digit(rest.ptr[0]) == (number.len > 0) || !vb_symbol_read(x->arena, x->patterns, whole, &facts->symbol)
	    || !facts->symbol.number.ptr || !facts->symbol.issuer)
		return false;
	struct vb_str symbol = {rest.ptr, facts->symbol.len - number.len};
	struct vb_place *place = new_place(x, vb_span_of(x, symbol));
	if (number.len) {
		place->span.start = add_piece(x, place, number)->start;
		add_piece(x, place, symbol);
	}
	facts->has_symbol = true;
	take_number(header, &facts->symbol);
	header->spans.number_symbol = place;
	read_place_behind(x, rest, symbol.ptr + symbol.len, header, facts);
	return true;
}

/* "Số: 18" and "/2025/QĐ-UBND" in two cells of the letterhead, or "Số:" and "18/2025/QĐ-UBND". */
static void read_torn_number(struct vb_extraction *x, struct vb_header *header, struct facts *facts)
{
	enum { FARTHEST = 8 }; /* blocks: another column of the letterhead may stand between */
	uint32_t first = 0, end = 0;
	struct vb_str number = VB_NULL;
	while (end < x->in->blocks.count && (x->zones[end] == VB_ZONE_LETTERHEAD || x->zones[end] == VB_ZONE_NUMBER || x->zones[end] == VB_ZONE_PLACE_DATE))
		end++;
	while (first < end && !(number = number_alone(vb_block_text(x, first))).ptr)
		first++;
	for (uint32_t i = first + 1; i < end && i <= first + FARTHEST; i++) {
		if (!take_torn_number(x, number, vb_block_text(x, i), header, facts))
			continue;
		x->zones[first] = x->zones[i] = VB_ZONE_NUMBER;
		vb_write_parts(x);
		return;
	}
}

/* ---- The "Kèm theo" line --------------------------------------------------------------------------------------------- */

/* What a "Kèm theo" line says of the document it is attached to, and where. */
struct attached {
	struct vb_symbol symbol;
	struct vb_date date;
	struct vb_str number_place, date_place;
};

/* Does the number of a document begin here? "số 12/NQ-CP"; "Nghị quyết 12/NQ-CP" */
static bool is_number_at(struct vb_str line, size_t at)
{
	struct vb_str rest = {line.ptr + at, line.len - at};
	if (vb_is_digit(line.ptr[at]))
		return at && line.ptr[at - 1] == ' ' && vb_ends_with_type((struct vb_str){line.ptr, at - 1});
	return vb_str_starts(rest, VB_LIT("số")) || vb_str_starts(rest, VB_LIT("SỐ")) || vb_str_starts(rest, VB_LIT("so "));
}

static bool read_attached(struct vb_extraction *x, struct vb_str line, struct attached *attached)
{
	for (size_t at = 0; at + 3 < line.len; at++) {
		struct vb_str rest = {line.ptr + at, line.len - at};
		if (!is_number_at(line, at))
			continue;
		*attached = (struct attached){0};
		if (!read_number(x, rest, &attached->symbol, &attached->number_place))
			continue;
		const char *end = attached->number_place.ptr + attached->number_place.len;
		struct vb_str behind = {end, (size_t)(line.ptr + line.len - end)};
		if (vb_date_read(x->folded, behind, &attached->date))
			attached->date_place = vb_str_trim((struct vb_str){behind.ptr, attached->date.len});
		return true;
	}
	return false;
}

struct vb_str vb_attached_to(struct vb_extraction *x, struct vb_span line)
{
	struct attached attached;
	struct vb_str text = {x->in->text.bytes + line.start, line.end - line.start};
	return read_attached(x, text, &attached) ? attached.symbol.number_symbol : VB_NULL;
}

static unsigned precision(const struct vb_date *date)
{
	return date->impossible || !date->year ? 0 : !date->month ? 1 : !date->day ? 2 : 3;
}

static bool agree(const struct vb_date *a, const struct vb_date *b)
{
	return (!a->year || !b->year || a->year == b->year) && (!a->month || !b->month || a->month == b->month) && (!a->day || !b->day || a->day == b->day);
}

/* What the head leaves out comes from the first "Kèm theo" line with the same symbol; where both speak, they must agree. */
static void compare_attached(struct vb_extraction *x, uint32_t block, struct vb_header *header, struct facts *facts)
{
	struct attached attached;
	if (!read_attached(x, vb_block_text(x, block), &attached) || (facts->has_symbol && !vb_str_equal(attached.symbol.symbol, facts->symbol.symbol)))
		return;
	struct vb_str number = attached.symbol.number_symbol;
	struct vb_span place = vb_span_of(x, attached.number_place);
	if (!header->number.ptr && attached.symbol.number.ptr) {
		take_number(header, &attached.symbol);
		header->spans.number_symbol = new_place(x, place);
		facts->symbol = attached.symbol;
		facts->has_symbol = true;
	} else if (attached.symbol.number.ptr && !vb_str_equal(number, header->number_symbol)) {
		vb_diagnose(x->arena, &x->record->diagnostics, VB_DIAGNOSTIC_NUMBER_MISMATCH, place, "the appendix says it belongs to %.*s, the head says %.*s",
		            (int)number.len, number.ptr, (int)header->number_symbol.len, header->number_symbol.ptr);
		return;
	}
	if (facts->has_date && !agree(&facts->date, &attached.date)) {
		vb_diagnose(x->arena, &x->record->diagnostics, VB_DIAGNOSTIC_DATE_MISMATCH, vb_span_of(x, attached.date_place),
		            "the appendix gives another date for the document than the head");
	} else if (precision(&attached.date) > precision(&facts->date)) {
		facts->date = attached.date;
		facts->has_date = true;
		header->spans.date = header->spans.date ? header->spans.date : new_place(x, vb_span_of(x, attached.date_place));
	}
}

/* ---- Title ----------------------------------------------------------------------------------------------------------- */

static void append(struct vb_extraction *x, struct vb_str *whole, struct vb_span *span, struct vb_str text)
{
	struct vb_span here = vb_span_of(x, text);
	*span = whole->ptr ? (struct vb_span){span->start, here.end} : here;
	*whole = whole->ptr ? VB_CONCAT(x->arena, *whole, VB_LIT(" "), text) : text;
}

static void read_title(struct vb_extraction *x, struct vb_header *header)
{
	struct vb_span span = VB_NO_SPAN;
	for (uint32_t i = 0; i < x->in->blocks.count && x->zones[i] != VB_ZONE_BODY && x->zones[i] != VB_ZONE_APPENDIX; i++) {
		struct vb_str text = vb_block_text(x, i);
		if (x->zones[i] != VB_ZONE_TITLE || x->kinds[i] == VB_LINE_ATTACHED || x->kinds[i] == VB_LINE_DRAFT)
			continue;
		if (vb_span_holds(vb_span_of(x, text), x->type_span)) {
			size_t prefix = x->type_span.end - x->in->blocks.items[i].start;
			text = vb_str_trim((struct vb_str){text.ptr + prefix, text.len - prefix});
		}
		bool more = i + 1 < x->in->blocks.count && x->zones[i + 1] == VB_ZONE_TITLE;
		struct vb_str author = header->title.ptr ? VB_NULL : vb_author_of_title(text, more);
		if (author.ptr)
			text = vb_str_trim((struct vb_str){author.ptr + author.len, (size_t)(text.ptr + text.len - author.ptr) - author.len});
		if (text.len)
			append(x, &header->title, &span, text);
	}
	if (header->title.ptr)
		header->spans.title = new_place(x, span);
	else
		vb_diagnose(x->arena, &x->record->diagnostics, VB_DIAGNOSTIC_TITLE_MISSING, VB_NO_SPAN, "the document has no title that could be read");
}

/* ---- Type ------------------------------------------------------------------------------------------------------------ */

static const struct vb_document_type *type_at(struct vb_extraction *x, struct vb_span span)
{
	char folded[96];
	if (vb_span_is_none(span) || span.end - span.start > sizeof folded)
		return NULL;
	struct vb_str key = {folded, vb_fold(x->in->text.bytes + span.start, span.end - span.start, folded)};
	while (key.len && vb_is_one_of(key.ptr[key.len - 1], ":*. "))
		key.len--;
	return vb_type_by_key(key);
}

/* "2390/BTTTT-THH": the symbol of a letter names its body and unit only (Nghị định 30/2020/NĐ-CP). */
static bool is_letter(const struct facts *facts)
{
	const struct vb_symbol *symbol = &facts->symbol;
	return facts->has_symbol && symbol->system == VB_SYSTEM_STATE && symbol->issuer && !symbol->type_code.ptr && !symbol->year.ptr;
}

/* The word above the title names the type, else the letters of the symbol do; where they differ the word counts. */
static const struct vb_document_type *read_type(struct vb_extraction *x, struct vb_header *header, const struct facts *facts)
{
	const struct vb_document_type *type = type_at(x, x->type_span), *coded = facts->has_symbol ? facts->symbol.type : NULL;
	if (!type)
		type = coded || !is_letter(facts) ? coded : vb_type_by_key(VB_LIT("cong van"));
	if (!type) {
		vb_diagnose(x->arena, &x->record->diagnostics, VB_DIAGNOSTIC_TYPE_MISSING, VB_NO_SPAN, "neither a type word nor a symbol tells what the document is");
		return NULL;
	}
	header->type = type->name;
	header->type_code = facts->has_symbol && facts->symbol.type_code.ptr ? facts->symbol.type_code : type->code[0] ? vb_str_of(type->code) : VB_NULL;
	if (!coded && is_letter(facts)) /* "CV" stands in the symbols of the Party only */
		header->type_code = vb_str_equal(header->type, VB_LIT("Công văn")) ? VB_NULL : header->type_code;
	if (coded && coded != type && strcmp(coded->code, type->code) != 0)
		vb_diagnose(x->arena, &x->record->diagnostics, VB_DIAGNOSTIC_TYPE_MISMATCH, x->type_span, "the document calls itself %.*s, its symbol %.*s",
		            (int)type->name.len, type->name.ptr, (int)facts->symbol.symbol.len, facts->symbol.symbol.ptr);
	return type;
}

/* ---- Signature and recipients ---------------------------------------------------------------------------------------- */

/* "TỔNG BÍ THƯ", "THƯỜNG TRỰC BAN BÍ THƯ", "QUYỀN CHỦ TỊCH": the word before belongs to the position. */
static bool goes_with_title(struct vb_str before)
{
	static const struct vb_str words[] = {VB_LIT("TỔNG"), VB_LIT("BAN"), VB_LIT("QUYỀN")};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (vb_str_ends(before, words[i]))
			return true;
	return false;
}

/* Where a second role or position begins inside a line: "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH". */
static size_t next_role(struct vb_str line)
{
	static const char *const starts[] = {" KT.", " K/T", " TL.", " T/L", " TUQ.", " PHÓ ", " CHỦ TỊCH", " BÍ THƯ"};
	size_t found = line.len;
	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
		const char *at = line.len > 8 ? memmem(line.ptr + 4, line.len - 4, starts[i], strlen(starts[i])) : NULL;
		size_t place = at ? (size_t)(at - line.ptr) : line.len;
		bool own = place >= 2 && place <= 4; /* "KT. CHỦ TỊCH": the capacity itself */
		found = !own && place < found && !goes_with_title((struct vb_str){line.ptr, place}) ? place : found;
	}
	return found;
}

static void read_role(struct vb_str line, struct vb_signer *signer)
{
	char folded[16];
	struct vb_str head = vb_utf8_head(line, 5);
	struct vb_str key = {folded, vb_fold_tight(head.ptr, head.len, folded)};
	if (vb_str_starts(key, VB_LIT("tm")))
		signer->on_behalf = line;
	else if (vb_line_kind_of(line) == VB_LINE_ROLE)
		signer->capacity = line;
	else if (!signer->position.ptr)
		signer->position = line;
}

static void read_signature_line(struct vb_str line, enum vb_line_kind kind, struct vb_signer *signer)
{
	while (line.len && kind != VB_LINE_PLAIN) {
		size_t cut = next_role(line);
		read_role(vb_str_trim((struct vb_str){line.ptr, cut}), signer);
		line = vb_str_trim((struct vb_str){line.ptr + cut, line.len - cut});
	}
	if (kind == VB_LINE_PLAIN && line.ptr[0] != '(' && line.ptr[0] != '[')
		signer->name = line;
}

static void read_signer(struct vb_extraction *x, struct vb_header *header)
{
	struct vb_signer signer = {0};
	struct vb_span span = VB_NO_SPAN;
	for (uint32_t i = 0; i < x->in->blocks.count; i++) {
		if (x->zones[i] != VB_ZONE_SIGNATURE)
			continue;
		read_signature_line(vb_block_text(x, i), (enum vb_line_kind)x->kinds[i], &signer);
		struct vb_span here = {x->in->blocks.items[i].start, x->in->blocks.items[i].end};
		span = vb_span_is_none(span) ? here : (struct vb_span){span.start, here.end};
	}
	if (vb_span_is_none(span)) {
		vb_diagnose(x->arena, &x->record->diagnostics, VB_DIAGNOSTIC_SIGNATURE_MISSING, VB_NO_SPAN, "no signature was found");
		return;
	}
	header->signer = vb_arena_alloc(x->arena, sizeof *header->signer);
	*header->signer = signer;
	header->spans.signer = new_place(x, span);
}

static void read_recipients(struct vb_extraction *x, struct vb_header *header)
{
	char kind;
	for (uint32_t i = 0; i < x->in->blocks.count; i++) {
		if (x->zones[i] != VB_ZONE_RECIPIENTS || x->kinds[i] == VB_LINE_RECIPIENTS)
			continue;
		struct vb_str text = vb_block_text(x, i);
		for (size_t marker; (marker = vb_marker_read(text, &kind)) > 0;)
			text = (struct vb_str){text.ptr + marker, text.len - marker};
		while (text.len && vb_is_one_of(text.ptr[text.len - 1], ";., "))
			text.len--;
		if (text.len)
			*vb_push(x->arena, &header->recipients) = text;
	}
}

/* ---- The header ------------------------------------------------------------------------------------------------------ */

static void diagnose_blanks(struct vb_extraction *x, const struct vb_header *header, const struct facts *facts)
{
	struct vb_span number = header->spans.number_symbol ? header->spans.number_symbol->span : VB_NO_SPAN;
	struct vb_span date = header->spans.date ? header->spans.date->span : VB_NO_SPAN;
	if (facts->has_symbol && !header->number.ptr)
		vb_diagnose(x->arena, &x->record->diagnostics, VB_DIAGNOSTIC_NUMBER_BLANK, number, "the number of the document is left blank");
	else if (!facts->has_symbol)
		vb_diagnose(x->arena, &x->record->diagnostics, VB_DIAGNOSTIC_NUMBER_MISSING, VB_NO_SPAN, "the document has no number line");
	if (facts->has_date && facts->date.impossible)
		vb_diagnose(x->arena, &x->record->diagnostics, VB_DIAGNOSTIC_DATE_IMPOSSIBLE, date, "the date of the document does not exist");
	else if (!facts->has_date)
		vb_diagnose(x->arena, &x->record->diagnostics, VB_DIAGNOSTIC_DATE_MISSING, VB_NO_SPAN, "the document has no date");
	else if (precision(&facts->date) < 3)
		vb_diagnose(x->arena, &x->record->diagnostics, VB_DIAGNOSTIC_DATE_INCOMPLETE, date, "a part of the document's date is left blank");
}

static void diagnose_form(struct vb_extraction *x, const struct vb_header *header)
{
	struct vb_str printed = header->number_symbol, form = header->symbol_canonical;
	if (form.ptr)
		vb_diagnose(x->arena, &x->record->diagnostics, VB_DIAGNOSTIC_SYMBOL_FORM, header->spans.number_symbol->span,
		            "%.*s is read as %.*s", (int)printed.len, printed.ptr, (int)form.len, form.ptr);
}

static struct vb_str actor_of(const struct vb_symbol *symbol)
{
	return symbol->issuer ? vb_str_of(symbol->issuer->abbreviation) : VB_NULL;
}

void vb_find_header(struct vb_extraction *x)
{
	struct vb_header *header = &x->record->document;
	struct facts facts = {0};
	for (uint32_t i = 0; i < x->in->blocks.count && x->zones[i] != VB_ZONE_BODY && x->zones[i] != VB_ZONE_APPENDIX; i++) {
		if (x->zones[i] == VB_ZONE_NUMBER)
			read_number_line(x, vb_block_text(x, i), header, &facts);
		else if (x->zones[i] == VB_ZONE_PLACE_DATE)
			read_place_date(x, vb_block_text(x, i), header, &facts);
		else if (x->kinds[i] == VB_LINE_DRAFT)
			header->status = VB_LIT("draft");
	}
	if (!facts.has_symbol)
		read_torn_number(x, header, &facts);
	if (!facts.has_symbol && !facts.has_date)
		read_merged_head(x, header, &facts);
	for (uint32_t i = 0; i < x->in->blocks.count; i++)
		if (x->zones[i] == VB_ZONE_APPENDIX && x->kinds[i] == VB_LINE_ATTACHED)
			compare_attached(x, i, header, &facts);
	const struct vb_document_type *type = read_type(x, header, &facts);
	header->date = facts.has_date ? vb_date_iso(x->arena, &facts.date) : VB_NULL;
	read_title(x, header);
	vb_read_issuer(x, header, facts.has_symbol ? &facts.symbol : NULL);
	read_signer(x, header);
	read_recipients(x, header);
	if (header->issuer)
		header->iri = vb_iri(x->arena, type, header->issuer->jurisdiction, actor_of(&facts.symbol), vb_unit_slug(x, header), header->date,
		                     header->symbol_canonical.ptr ? header->symbol_canonical : header->number_symbol);
	diagnose_form(x, header);
	diagnose_blanks(x, header, &facts);
}

struct vb_header *vb_read_attached_header(struct vb_extraction *x, struct vb_range range, uint32_t type_block, const struct vb_str *title)
{
	struct vb_header *header = vb_arena_zalloc(x->arena, sizeof *header);
	struct facts facts = {0};
	const struct vb_block *line = &x->in->blocks.items[type_block];
	for (uint32_t i = range.first; i < range.end; i++) {
		if (x->kinds[i] == VB_LINE_NUMBER)
			read_number_line(x, vb_block_text(x, i), header, &facts);
		else if (x->kinds[i] == VB_LINE_PLACE_DATE)
			read_place_date(x, vb_block_text(x, i), header, &facts);
	}
	const struct vb_document_type *type = type_at(x, (struct vb_span){line->start, line->end});
	if (type) {
		header->type = type->name;
		header->type_code = type->code[0] ? vb_str_of(type->code) : VB_NULL;
	}
	header->date = facts.has_date ? vb_date_iso(x->arena, &facts.date) : VB_NULL;
	header->title = *title;
	return header;
}
