#include "extract.h"

#include "../base/utf8.h"
#include "../schema/registry.h"

/* What each block is. One pass from the top: the head (letterhead, number, date, type, title, preamble), the body from its first
 * label on, recipients and signature in either order, then appendices. Layout: Nghị định 30/2020/NĐ-CP Điều 8, layout.md part 1. */

enum {
	HEAD_BLOCKS = 120,   /* the type line is looked for in so many blocks: a law site's letterhead has some 20 */
	TITLE_BLOCKS = 8,    /* lines of a title */
	APPENDIX_LOOK = 8,   /* blocks between the head of an appendix and its "(Kèm theo …)" line or table */
	DRAFTER_SIZE = 24,
};

static enum vb_line_kind kind(const struct vb_extraction *x, uint32_t block)
{
	return (enum vb_line_kind)x->kinds[block];
}

static bool is_row(const struct vb_extraction *x, uint32_t block)
{
	return x->in->blocks.items[block].kind == VB_BLOCK_ROW && !(x->in->blocks.items[block].flags & VB_BLOCK_META);
}

static bool is_apart(const struct vb_extraction *x, uint32_t block)
{
	return x->in->blocks.items[block].flags & VB_BLOCK_APART;
}

static bool has_label(const struct vb_extraction *x, uint32_t block, struct vb_label *label)
{
	return x->in->blocks.items[block].kind != VB_BLOCK_ROW && vb_label_read(vb_block_text(x, block), label);
}

static void classify(struct vb_extraction *x)
{
	uint32_t count = x->in->blocks.count;
	x->kinds = vb_arena_zalloc(x->arena, count + 1);
	x->zones = vb_arena_alloc(x->arena, count + 1);
	for (uint32_t i = 0; i < count; i++) {
		const struct vb_block *block = &x->in->blocks.items[i];
		x->zones[i] = VB_ZONE_OTHER;
		if (block->kind == VB_BLOCK_PAGE)
			x->kinds[i] = VB_LINE_PAGE;
		else if (block->line != VB_BLOCK_LINE_UNKNOWN)
			x->kinds[i] = block->line;
		else if (block->kind != VB_BLOCK_ROW)
			x->kinds[i] = (uint8_t)vb_line_kind_of(vb_block_text(x, i));
	}
}

/* ---- The head -------------------------------------------------------------------------------------------------------- */

/* A type word in capitals at the start of a block that goes on with the title: "KẾ HOẠCH Thực hiện …". Its length, or 0. */
static uint32_t type_prefix(struct vb_str text)
{
	char folded[96];
	struct vb_str head = vb_utf8_head(text, 90);
	struct vb_str key = {folded, vb_fold(head.ptr, head.len, folded)};
	const struct vb_document_type *type = vb_type_starting(key);
	while (type && !type->head) /* of "BÁO CÁO THẨM TRA …" the first words are the type, the others begin the title */
		type = vb_type_starting((struct vb_str){folded, type->key.len - 1});
	if (!type)
		return 0;
	size_t at = 0, letters = 0, wanted = type->key.len;
	while (at < text.len && letters < wanted) { /* the words of the key, one character each */
		at += vb_utf8_len((unsigned char)text.ptr[at]);
		letters++;
	}
	struct vb_str words = {text.ptr, at}, behind = {text.ptr + at, text.len - at};
	if (vb_str_starts(behind, VB_LIT(" CHI TIẾT"))) /* "QUY ĐỊNH CHI TIẾT …" is a title, of a decree or a circular */
		return 0;
	return vb_is_capitals(words) && at < text.len && text.ptr[at] == ' ' ? (uint32_t)at : 0;
}

/* The first label of the document's own structure: I., 1., Chương I, Phần, A. or any Điều (a site may have lost the first). */
static uint32_t first_label(const struct vb_extraction *x, uint32_t from)
{
	struct vb_label label;
	for (uint32_t i = from; i < x->in->blocks.count; i++)
		if (has_label(x, i, &label) && (label.value <= 1 || label.kind == VB_LABEL_ARTICLE || vb_label_is_misread_one(&label)) && label.kind != VB_LABEL_PAREN && !(x->in->blocks.items[i].flags & VB_BLOCK_LAYOUT))
			return i;
	return x->in->blocks.count;
}

/* Does the block begin with the type of the document? The words are marked. */
static bool names_type(struct vb_extraction *x, uint32_t i)
{
	const struct vb_block *block = &x->in->blocks.items[i];
	if (kind(x, i) == VB_LINE_TYPE) {
		x->type_span = (struct vb_span){block->start, block->end};
		return true;
	}
	uint32_t prefix = block->kind != VB_BLOCK_ROW ? type_prefix(vb_block_text(x, i)) : 0;
	if (prefix)
		x->type_span = (struct vb_span){block->start, block->start + prefix};
	return prefix > 0;
}

/* The line of the type above the title. Where only "QUYẾT ĐỊNH:" behind the basis names it, it heads no title. A heading of the page
 * may name it before the letterhead does. */
static uint32_t find_type(struct vb_extraction *x, uint32_t end)
{
	bool based = false, letterhead = false;
	uint32_t found = end;
	for (uint32_t i = 0; i < end && i < HEAD_BLOCKS && (found == end || !based); i++) {
		struct vb_span before = x->type_span;
		based |= kind(x, i) == VB_LINE_BASIS;
		letterhead |= kind(x, i) == VB_LINE_NATION || kind(x, i) == VB_LINE_PARTY;
		if (!names_type(x, i))
			continue;
		if (found < end && !letterhead) { /* a line of the title */
			x->type_span = before;
			continue;
		}
		if (based && kind(x, i) == VB_LINE_TYPE && x->in->text.bytes[x->in->blocks.items[i].end - 1] == ':')
			return end;
		if (found < end || letterhead)
			return i;
		found = i;
	}
	return found;
}

static enum vb_zone head_zone(const struct vb_extraction *x, uint32_t block)
{
	if (x->in->blocks.items[block].flags & VB_BLOCK_META)
		return VB_ZONE_OTHER;
	switch (kind(x, block)) {
	case VB_LINE_NUMBER: return VB_ZONE_NUMBER;
	case VB_LINE_PLACE_DATE: return VB_ZONE_PLACE_DATE;
	case VB_LINE_PAGE: return VB_ZONE_PAGE;
	case VB_LINE_DRAFT: return VB_ZONE_STAMP;
	default: return VB_ZONE_LETTERHEAD;
	}
}

/* A paragraph that opens the preamble: "Căn cứ …;", "Thực hiện …, UBND tỉnh ban hành … như sau:". */
static bool opens_preamble(const struct vb_extraction *x, uint32_t block, uint32_t title_blocks)
{
	static const char *const verbs[] = {"thuc hien", "trien khai", "theo", "xet", "tren co so", "de ", "nham", "tiep tuc", "can cu", "thi hanh", "quan triet"};
	struct vb_str text = vb_block_text(x, block);
	char folded[32];
	if (kind(x, block) == VB_LINE_BASIS)
		return true;
	if (vb_ends_sentence(text))
		return title_blocks > 0 || text.ptr[text.len - 1] == ':';
	if (!title_blocks || vb_is_capitals(text) || !vb_starts_upper(text))
		return false;
	if (text.ptr[text.len - 1] == ',' && vb_is_capitals(vb_block_text(x, block - 1))) /* "Hội nghị … họp từ ngày …, căn cứ kết quả biểu quyết," */
		return true;
	struct vb_str head = vb_utf8_head(text, 30);
	struct vb_str key = {folded, vb_fold(head.ptr, head.len, folded)};
	for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
		if (vb_str_starts(key, vb_str_of(verbs[i])))
			return true;
	return false;
}

/* A block that is surely no line of the title. */
static bool ends_title(const struct vb_extraction *x, uint32_t block, uint32_t title_blocks)
{
	switch (kind(x, block)) {
	case VB_LINE_PLAIN:
	case VB_LINE_BODY: /* "ỦY BAN NHÂN DÂN TỈNH …" opens the preamble of a decision */
		break;
	case VB_LINE_ATTACHED:
		return false;
	default:
		return true;
	}
	struct vb_label label;
	if (is_row(x, block) || x->in->blocks.items[block].kind == VB_BLOCK_ITEM || has_label(x, block, &label))
		return true;
	if (kind(x, block) == VB_LINE_BODY && title_blocks)
		return !(vb_starts_area(vb_block_text(x, block)) && vb_is_capitals(vb_block_text(x, block - 1)));
	return opens_preamble(x, block, title_blocks);
}

/* `lines`: of the title, before `from`. */
static uint32_t mark_title(struct vb_extraction *x, uint32_t from, uint32_t end, uint32_t lines)
{
	uint32_t at = from;
	for (; at < end && lines < TITLE_BLOCKS; at++) {
		if (kind(x, at) == VB_LINE_NUMBER || kind(x, at) == VB_LINE_PLACE_DATE || kind(x, at) == VB_LINE_PAGE) {
			x->zones[at] = (uint8_t)head_zone(x, at); /* a column of the letterhead that comes late */
			continue;
		}
		if (kind(x, at) != VB_LINE_DRAFT && ends_title(x, at, lines))
			break;
		x->zones[at] = VB_ZONE_TITLE;
		lines++;
	}
	return at;
}

/* Where no type line stands (a scan or a site lost it), the head ends with its last line of letterhead: above the basis, and a body
 * behind place and date is the one that decides. */
static uint32_t end_of_letterhead(const struct vb_extraction *x, uint32_t end)
{
	uint32_t last = 0;
	bool dated = false;
	for (uint32_t i = 0; i < end && i < HEAD_BLOCKS && kind(x, i) != VB_LINE_BASIS; i++) {
		bool meta = x->in->blocks.items[i].flags & VB_BLOCK_META;
		enum vb_line_kind line = kind(x, i);
		dated |= line == VB_LINE_PLACE_DATE;
		if (meta || (line != VB_LINE_PLAIN && line != VB_LINE_ATTACHED && line != VB_LINE_PAGE && !(dated && (line == VB_LINE_BODY || line == VB_LINE_POSITION))))
			last = i + 1;
	}
	return last;
}

static bool is_signature(enum vb_line_kind line)
{
	return line == VB_LINE_ROLE || line == VB_LINE_POSITION;
}

/* The first appendix label before `end`: a file that holds only an appendix begins with one. */
static uint32_t find_appendix(const struct vb_extraction *x, uint32_t end)
{
	uint32_t at = 0;
	while (at < end && kind(x, at) != VB_LINE_APPENDIX)
		at++;
	return at;
}

/* Does the folded block begin so? */
static bool begins_with(const struct vb_extraction *x, uint32_t block, struct vb_str words)
{
	char folded[32];
	struct vb_str head = vb_utf8_head(vb_block_text(x, block), 24);
	return vb_str_starts((struct vb_str){folded, vb_fold(head.ptr, head.len, folded)}, words);
}

/* "Kính gửi:" of a letter (công văn), which has no type line; `end` where there is none. */
static uint32_t find_address(const struct vb_extraction *x, uint32_t end)
{
	for (uint32_t i = 0; i < end && i < HEAD_BLOCKS; i++)
		if (begins_with(x, i, VB_LIT("kinh gui")))
			return i;
	return end;
}

/* The head of a letter: its subject "V/v …" is the title, the addressees end it. Returns the first block of its text. */
static uint32_t mark_letter(struct vb_extraction *x, uint32_t address)
{
	bool subject = false;
	uint32_t at = 0;
	for (; at < address; at++) {
		subject = begins_with(x, at, VB_LIT("v/v")) || begins_with(x, at, VB_LIT("ve viec")) || (subject && kind(x, at) == VB_LINE_PLAIN);
		x->zones[at] = subject ? VB_ZONE_TITLE : (uint8_t)head_zone(x, at);
	}
	do
		x->zones[at++] = VB_ZONE_PREAMBLE;
	while (at < x->in->blocks.count && x->in->blocks.items[at].kind == VB_BLOCK_ITEM);
	return at;
}

/* Marks everything above the body; returns the first block of the body. */
static uint32_t mark_head(struct vb_extraction *x)
{
	uint32_t end = find_appendix(x, first_label(x, 0)), at = 0;
	uint32_t type = find_type(x, end), address = type < end ? end : find_address(x, end);
	if (address < end)
		return mark_letter(x, address);
	uint32_t top = type < end ? type : end_of_letterhead(x, end);
	for (; at < top; at++)
		x->zones[at] = (uint8_t)head_zone(x, at);
	if (type < end) {
		x->zones[type] = VB_ZONE_TITLE;
		at = mark_title(x, type + 1, end, x->type_span.end < x->in->blocks.items[type].end);
	} else if (at && at < end && kind(x, at) == VB_LINE_PLAIN && vb_is_capitals(vb_block_text(x, at))) {
		at = mark_title(x, at, end, 0);
	}
	for (; at < end; at++) {
		if (kind(x, at) == VB_LINE_RECIPIENTS || kind(x, at) == VB_LINE_ROLE || kind(x, at) == VB_LINE_APPENDIX || is_row(x, at))
			return at;
		x->zones[at] = kind(x, at) == VB_LINE_PAGE ? VB_ZONE_PAGE : VB_ZONE_PREAMBLE;
		struct vb_str text = vb_block_text(x, at);
		if (end == x->in->blocks.count && text.ptr[text.len - 1] == ':' && x->in->blocks.items[at].kind != VB_BLOCK_ITEM)
			return at + 1; /* "như sau:", and no label follows */
	}
	return end;
}

/* ---- Body, recipients, signature ------------------------------------------------------------------------------------- */

/* "PHỤ LỤC", or a letterhead again: an appendix begins, unless it is a line of the body. */
static bool ends_body(const struct vb_extraction *x, uint32_t block)
{
	enum vb_line_kind line = kind(x, block);
	return line == VB_LINE_RECIPIENTS || is_signature(line) || line == VB_LINE_APPENDIX || line == VB_LINE_NATION || line == VB_LINE_PARTY
	       || line == VB_LINE_ATTACHED;
}

static uint32_t mark_body(struct vb_extraction *x, uint32_t at)
{
	for (; at < x->in->blocks.count && !ends_body(x, at); at++)
		x->zones[at] = kind(x, at) == VB_LINE_PAGE ? VB_ZONE_PAGE : VB_ZONE_BODY;
	return at;
}

/* "TH5-KH03", "KGVX.minh427": letters, digits, dots and hyphens in one word, with a digit or a capital behind the first. */
static bool is_drafter(struct vb_str text)
{
	bool joint = false;
	if (text.len < 3 || text.len > DRAFTER_SIZE || !vb_starts_upper(text))
		return false;
	for (size_t i = 0; i < text.len; i++) {
		if (text.ptr[i] == ' ' || text.ptr[i] == ':' || text.ptr[i] == ',')
			return false;
		joint |= text.ptr[i] == '-' || text.ptr[i] == '.' || (text.ptr[i] >= '0' && text.ptr[i] <= '9');
	}
	return joint;
}

/* "ng" of "Đặ ng": the end of a syllable that a page's text holds apart. */
static bool is_split_end(struct vb_str text, size_t at)
{
	size_t end = at;
	while (end < text.len && text.ptr[end] != ' ' && strchr("cghmnpt", text.ptr[end]))
		end++;
	return at && end > at && end - at <= 2 && (end == text.len || text.ptr[end] == ' ');
}

/* The name under a signature: two to six words, all beginning with a capital. */
static bool is_name(struct vb_str text)
{
	uint32_t words = 0;
	bool start = true;
	if (text.len > 80)
		return false;
	for (size_t at = 0; at < text.len; at += vb_utf8_len((unsigned char)text.ptr[at])) {
		uint32_t cp = vb_utf8_decode(text.ptr + at);
		if (cp == ' ') {
			start = true;
			continue;
		}
		if (start && !vb_cp_is_upper(cp) && !is_split_end(text, at))
			return false;
		if (!start && !vb_cp_is_letter(cp) && cp != '.')
			return false;
		words += start;
		start = false;
	}
	return words >= 2 && words <= 6;
}

/* "[1] Nghị quyết số …", "(2) Trong đó …" below the signature. */
static bool is_footnote(struct vb_str text)
{
	size_t at = 1;
	while (at < text.len && at < 4 && vb_is_digit(text.ptr[at]))
		at++;
	return at > 1 && at + 1 < text.len && text.ptr[at + 1] == ' ' && ((text.ptr[0] == '[' && text.ptr[at] == ']') || (text.ptr[0] == '(' && text.ptr[at] == ')'));
}

/* A line in capitals with space above it is no recipient, but "- VPUB: CVP, TH;" is one. */
static bool is_heading_apart(const struct vb_extraction *x, uint32_t block)
{
	return is_apart(x, block) && x->in->blocks.items[block].kind != VB_BLOCK_ITEM && vb_is_capitals(vb_block_text(x, block));
}

/* Recipients, signature and drafter's mark, in whatever order the columns came. Returns the first block behind them. */
static uint32_t mark_end(struct vb_extraction *x, uint32_t at)
{
	bool recipients = false, in_recipients = false, signing = false, named = false;
	for (; at < x->in->blocks.count; at++) {
		enum vb_line_kind line = kind(x, at);
		struct vb_str text = vb_block_text(x, at);
		if (line == VB_LINE_PAGE) {
			x->zones[at] = VB_ZONE_PAGE;
		} else if (line == VB_LINE_RECIPIENTS && !recipients) {
			recipients = in_recipients = true;
			x->zones[at] = VB_ZONE_RECIPIENTS;
		} else if (is_signature(line) && !named) {
			signing = true;
			in_recipients = false;
			x->zones[at] = VB_ZONE_SIGNATURE;
		} else if (line != VB_LINE_PLAIN && line != VB_LINE_BODY) {
			break;
		} else if (named && !is_row(x, at) && is_footnote(text)) {
			x->zones[at] = VB_ZONE_FOOTNOTE;
		} else if (is_drafter(text)) {
			x->zones[at] = VB_ZONE_DRAFTER;
		} else if (in_recipients && !is_row(x, at) && line != VB_LINE_BODY && !is_heading_apart(x, at)) {
			x->zones[at] = VB_ZONE_RECIPIENTS;
		} else if (signing && !named && (is_name(text) || vb_is_signed_note(text))) {
			named = is_name(text);
			x->zones[at] = VB_ZONE_SIGNATURE;
		} else {
			break;
		}
	}
	return at;
}

/* ---- Appendices ------------------------------------------------------------------------------------------------------ */

/* Does an appendix begin here? Its label, a letterhead or type line again, a "(Kèm theo …)" line or a table, or a title that one of
 * them follows. */
static bool begins_appendix(const struct vb_extraction *x, uint32_t block)
{
	enum vb_line_kind line = kind(x, block);
	if (line == VB_LINE_APPENDIX || line == VB_LINE_NATION || line == VB_LINE_PARTY || line == VB_LINE_TYPE || line == VB_LINE_ATTACHED || is_row(x, block))
		return true;
	for (uint32_t i = block; i < x->in->blocks.count && i < block + APPENDIX_LOOK; i++)
		if (kind(x, i) == VB_LINE_ATTACHED || kind(x, i) == VB_LINE_APPENDIX || kind(x, i) == VB_LINE_NATION || is_row(x, i))
			return true;
	return false;
}

static void open_appendix(struct vb_extraction *x, uint32_t block)
{
	if (x->appendix_ranges.count)
		x->appendix_ranges.items[x->appendix_ranges.count - 1].end = block;
	*vb_push(x->arena, &x->appendix_ranges) = (struct vb_range){block, x->in->blocks.count};
}

/* The letterhead that stands before a label "PHỤ LỤC II" belongs to it. */
static uint32_t with_letterhead(const struct vb_extraction *x, uint32_t label, uint32_t begin)
{
	uint32_t at = label;
	while (at > begin + 1 && (kind(x, at - 1) == VB_LINE_NATION || kind(x, at - 1) == VB_LINE_MOTTO || kind(x, at - 1) == VB_LINE_BODY
	                          || kind(x, at - 1) == VB_LINE_NUMBER))
		at--;
	return at;
}

/* Has the appendix that began at `begin` got beyond its head? Then a new label begins another. */
static void mark_appendices(struct vb_extraction *x, uint32_t at)
{
	uint32_t begin = x->in->blocks.count;
	bool labelled = false, filled = false;
	struct vb_label label;
	for (; at < x->in->blocks.count; at++) {
		enum vb_line_kind line = kind(x, at);
		bool starts = begin == x->in->blocks.count ? begins_appendix(x, at) : line == VB_LINE_APPENDIX && (labelled || filled);
		if (starts) {
			uint32_t first = begin == x->in->blocks.count ? at : with_letterhead(x, at, begin);
			open_appendix(x, first);
			begin = first;
			labelled = filled = false;
		}
		if (begin == x->in->blocks.count)
			continue;
		labelled |= line == VB_LINE_APPENDIX;
		filled |= is_row(x, at) || has_label(x, at, &label);
		x->zones[at] = VB_ZONE_APPENDIX;
	}
}

/* ---- Parts ----------------------------------------------------------------------------------------------------------- */

static struct vb_str zone_name(enum vb_zone zone)
{
	static const struct vb_str names[] = {
		[VB_ZONE_LETTERHEAD] = VB_LIT("letterhead"), [VB_ZONE_NUMBER] = VB_LIT("number"), [VB_ZONE_PLACE_DATE] = VB_LIT("place_date"),
		[VB_ZONE_TITLE] = VB_LIT("title"), [VB_ZONE_PREAMBLE] = VB_LIT("preamble"), [VB_ZONE_BODY] = VB_LIT("body"),
		[VB_ZONE_CLOSING] = VB_LIT("closing"), [VB_ZONE_RECIPIENTS] = VB_LIT("recipients"), [VB_ZONE_SIGNATURE] = VB_LIT("signature"),
		[VB_ZONE_DRAFTER] = VB_LIT("drafter"), [VB_ZONE_APPENDIX] = VB_LIT("appendix"), [VB_ZONE_STAMP] = VB_LIT("stamp"),
		[VB_ZONE_FOOTNOTE] = VB_LIT("footnote"), [VB_ZONE_PAGE] = VB_LIT("page"), [VB_ZONE_OTHER] = VB_LIT("other")};
	return names[zone];
}

/* Neighbours of one zone are one part; each appendix is a part of its own. A part ends with the LF of its last block. */
void vb_write_parts(struct vb_extraction *x)
{
	x->record->parts.count = 0;
	uint32_t next_appendix = 0;
	uint8_t zone = VB_ZONE_OTHER;
	for (uint32_t i = 0; i < x->in->blocks.count; i++) {
		bool opens = next_appendix < x->appendix_ranges.count && x->appendix_ranges.items[next_appendix].first == i;
		next_appendix += opens;
		uint32_t end = x->in->blocks.items[i].end + 1;
		struct vb_part *last = x->record->parts.count ? &x->record->parts.items[x->record->parts.count - 1] : NULL;
		if (last && !opens && x->zones[i] == zone) {
			last->span.end = end;
			continue;
		}
		zone = x->zones[i];
		struct vb_part *part = vb_push(x->arena, &x->record->parts);
		part->kind = zone_name((enum vb_zone)zone);
		part->span = (struct vb_span){x->in->blocks.items[i].start, end};
	}
}

void vb_find_zones(struct vb_extraction *x)
{
	classify(x);
	uint32_t body = mark_head(x);
	uint32_t end = mark_body(x, body);
	mark_appendices(x, mark_end(x, end));
	vb_write_parts(x);
}
