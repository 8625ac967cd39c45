#include "text.h"

#include "../base/utf8.h"

/* Recipients and signature whose lines a converter put on one, most often in the two cells of a table:
 *
 *     | Nơi nhận: - Như Điều 3; - Lưu: VT, NC. | KT. CHỦ TỊCH PHÓ CHỦ TỊCH Trần Minh Châu |
 *
 * They are cut again: before each "- " that follows ":" or ";", before a further role or position in capitals, and before the note
 * "(Đã ký)" and the name. */

enum { FLAT_LINE = 400, SIGNATURE = 200 }; /* bytes: of recipients up to their second item, of a signature */

static uint32_t count_emphasis(const char *from, const char *to)
{
	uint32_t marks = 0;
	for (; from < to; from++)
		marks += *from == '*' || *from == '_';
	return marks;
}

/* Where the next item begins, with the marks before its dash; NULL where none follows. Inside a pair of emphasis marks no line is cut: each
 * line would keep one of them. */
static const char *next_item(const char *start, const char *end)
{
	uint32_t marks = 0; /* before `counted` */
	const char *counted = start;
	for (const char *at = start; (at = memmem(at, (size_t)(end - at), "- ", 2)); at++) {
		const char *item = at, *before;
		while (item > start && vb_is_one_of(item[-1], "*_"))
			item--;
		for (before = item; before > start && before[-1] == ' ';)
			before--;
		marks += count_emphasis(counted, item);
		counted = item;
		if (before > start && before < item && vb_is_one_of(before[-1], ";:.,*_") && marks % 2 == 0)
			return item;
	}
	return NULL;
}

bool vb_text_lists_recipients(const struct vb_reader_input *input, uint32_t start, uint32_t end)
{
	char lead[40];
	const char *bytes = input->bytes;
	uint32_t word = start;
	while (word < end && vb_is_one_of(bytes[word], " *_"))
		word++;
	if (word == end || (bytes[word] | 0x20) != 'n')
		return false;
	struct vb_str text = vb_inline_lead(input, start, end, lead, sizeof lead);
	if (!vb_fold_tight_starts(text, VB_LIT("noinhan")) || !memchr(text.ptr, ':', text.len))
		return false;
	uint32_t most = end - start < FLAT_LINE ? end - start : FLAT_LINE;
	return next_item(bytes + start, bytes + start + most) != NULL;
}

static void read_recipients(struct vb_text_reader *reader, uint32_t start, uint32_t end)
{
	const char *bytes = reader->input->bytes, *from = bytes + start, *stop = bytes + end;
	for (const char *item; (item = next_item(from, stop)); from = item)
		vb_text_line(reader, (uint32_t)(from - bytes), (uint32_t)(item - bytes));
	vb_text_line(reader, (uint32_t)(from - bytes), end);
}

/* Where the words in capitals at the start of the text end. */
static size_t capitals_end(struct vb_str text)
{
	size_t at = 0;
	while (at < text.len) {
		const char *space = memchr(text.ptr + at, ' ', text.len - at);
		size_t word_end = space ? (size_t)(space - text.ptr) : text.len;
		struct vb_str word = {text.ptr + at, word_end - at};
		if (word.len && (word.ptr[0] == '(' || word.ptr[0] == '[' || !vb_is_capitals(word)))
			break;
		at = space ? word_end + 1 : word_end;
	}
	return at;
}

/* "PHÓ" of "PHÓ CHỦ TỊCH", "KT." of "KT. CHỦ TỊCH": the words that follow are none by themselves. */
static bool wants_position(struct vb_str before)
{
	static const struct vb_str words[] = {VB_LIT("PHÓ"), VB_LIT("QUYỀN"), VB_LIT("TỔNG"), VB_LIT("."), VB_LIT("/M"), VB_LIT("/T"), VB_LIT("/L"), VB_LIT("TM"), VB_LIT("KT"), VB_LIT("TL")};
	before = vb_str_trim(before);
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (vb_str_ends(before, words[i]))
			return true;
	return false;
}

/* Does a line of the signature begin at `at`, behind a space in its capitals? */
static bool begins_line(struct vb_str capitals, size_t at)
{
	struct vb_str rest = {capitals.ptr + at, capitals.len - at};
	enum vb_line_kind kind = vb_line_kind_of(rest);
	if (kind == VB_LINE_ROLE)
		return true;
	return kind == VB_LINE_POSITION && !vb_str_starts(rest, VB_LIT("THƯỜNG TRỰC")) && !vb_str_starts(rest, VB_LIT("ỦY VIÊN"))
	       && !wants_position((struct vb_str){capitals.ptr, at});
}

static void read_signature(struct vb_text_reader *reader, uint32_t start, struct vb_str text, size_t capitals)
{
	struct vb_str head = vb_str_trim((struct vb_str){text.ptr, capitals});
	size_t from = 0;
	for (size_t at = 1; at < head.len; at++) {
		if (head.ptr[at - 1] != ' ' || !begins_line(head, at))
			continue;
		vb_text_line(reader, start + (uint32_t)from, start + (uint32_t)at - 1);
		from = at;
	}
	vb_text_line(reader, start + (uint32_t)from, start + (uint32_t)head.len);
	const char *note = capitals < text.len && vb_is_one_of(text.ptr[capitals], "([") ? memchr(text.ptr + capitals, text.ptr[capitals] == '(' ? ')' : ']', text.len - capitals) : NULL;
	size_t name = note ? (size_t)(note + 1 - text.ptr) : capitals;
	if (note)
		vb_text_line(reader, start + (uint32_t)capitals, start + (uint32_t)name);
	while (name < text.len && text.ptr[name] == ' ')
		name++;
	if (name < text.len)
		vb_text_line(reader, start + (uint32_t)name, start + (uint32_t)text.len);
}

/* The length of the capitals of a signature on one line; 0 where the text is none. */
static size_t signature_of(const struct vb_text_reader *reader, struct vb_str text)
{
	if (text.len < 12 || text.len > SIGNATURE || !(reader->layout ? vb_cp_is_upper(vb_utf8_decode(text.ptr)) : vb_is_one_of(text.ptr[0], "TKQ")))
		return 0;
	size_t capitals = capitals_end(text);
	struct vb_str head = vb_str_trim((struct vb_str){text.ptr, capitals});
	if (!head.len) /* nearly all lines */
		return 0;
	for (size_t i = 0; i < text.len; i++)
		if (vb_is_one_of(text.ptr[i], "*_<;|\t"))
			return 0;
	enum vb_line_kind kind = vb_line_kind_of(head);
	return kind == VB_LINE_ROLE || (kind == VB_LINE_POSITION && reader->layout) ? capitals : 0;
}

void vb_text_flat_line(struct vb_text_reader *reader, uint32_t start, uint32_t end)
{
	struct vb_str text = vb_str_trim((struct vb_str){reader->input->bytes + start, end - start});
	uint32_t first = (uint32_t)(text.ptr - reader->input->bytes);
	size_t capitals = text.len ? signature_of(reader, text) : 0;
	if (capitals)
		read_signature(reader, first, text, capitals);
	else if (text.len && vb_text_lists_recipients(reader->input, first, end))
		read_recipients(reader, start, end);
	else
		vb_text_line(reader, start, end);
}
