#include "header.h"
#include "structure.h"

/* An appendix: a letterhead again (perhaps), its label, its title, the line "(Kèm theo …)", then tables, sections or text. Where a
 * whole document is attached to a decision, its type line stands in the place of the label. */

struct head {
	struct vb_str label, title;
	struct vb_span title_span, attached;
	uint32_t type_block; /* the type line of an attached document; UINT32_MAX where there is none */
	uint32_t end;        /* the first block behind the head */
	bool labelled;       /* the label stands below the title so far: what is below the label counts more */
};

enum { HEAD_BLOCKS = 60 }; /* a letterhead, a label and a title of many lines have fewer */

/* "II", "01", "A", "2.1", "1a" */
static bool is_ordinal(struct vb_str word)
{
	size_t len = word.len;
	bool letter = len > 1 && ((word.ptr[len - 1] >= 'a' && word.ptr[len - 1] <= 'h') || (word.ptr[len - 1] >= 'A' && word.ptr[len - 1] <= 'H'));
	len -= letter && vb_is_digit(word.ptr[len - 2]); /* "1a" */
	for (size_t i = 0; i < len; i++)
		if (!strchr("IVXLC0123456789.", word.ptr[i]))
			return word.len == 1 && word.ptr[0] >= 'A' && word.ptr[0] <= 'Z';
	return word.len > 0 && word.len <= 5;
}

/* "PHỤ LỤC II: DANH MỤC …": the label, and what stands behind it on its line. */
static struct vb_str split_label(struct vb_str line, struct vb_str *rest)
{
	size_t at = 0, spaces = 0;
	while (at < line.len && spaces < 2) /* two words: Phụ lục */
		spaces += line.ptr[at++] == ' ';
	*rest = VB_NULL;
	if (spaces < 2)
		return line;
	size_t word = at;
	while (word < line.len && line.ptr[word] != ' ' && line.ptr[word] != ':')
		word++;
	struct vb_str ordinal = {line.ptr + at, word - at};
	if (vb_str_equal(ordinal, VB_LIT("SỐ")) || vb_str_equal(ordinal, VB_LIT("số")) || vb_str_equal(ordinal, VB_LIT("Số"))) {
		word += word < line.len;
		while (word < line.len && line.ptr[word] != ' ' && line.ptr[word] != ':')
			word++;
	} else if (!is_ordinal(ordinal)) { /* no ordinal: a title follows at once */
		word = at - 1;
	}
	struct vb_str behind = vb_str_trim((struct vb_str){line.ptr + word, line.len - word});
	while (behind.len && strchr(":.- ", behind.ptr[0]))
		behind.ptr++, behind.len--;
	*rest = behind.len ? behind : VB_NULL;
	return vb_without_stop((struct vb_str){line.ptr, word});
}

static void add_title(struct vb_extraction *x, struct head *head, struct vb_str text)
{
	struct vb_span span = vb_span_of(x, text);
	if (head->labelled)
		head->title = VB_NULL;
	head->labelled = false;
	head->title_span = head->title.ptr ? (struct vb_span){head->title_span.start, span.end} : span;
	head->title = head->title.ptr ? VB_CONCAT(x->arena, head->title, VB_LIT(" "), text) : text;
}

/* Does the block belong to the head? */
static bool in_head(const struct vb_extraction *x, uint32_t block, const struct head *head)
{
	struct vb_label label;
	if (vb_is_row(x, block) || x->in->blocks.items[block].kind == VB_BLOCK_ITEM)
		return false;
	struct vb_str text = vb_block_text(x, block);
	switch ((enum vb_line_kind)x->kinds[block]) {
	case VB_LINE_NATION:
	case VB_LINE_MOTTO:
	case VB_LINE_PARTY:
	case VB_LINE_NUMBER:
	case VB_LINE_PLACE_DATE:
	case VB_LINE_APPENDIX:
	case VB_LINE_ATTACHED:
	case VB_LINE_TYPE:
	case VB_LINE_PAGE:
	case VB_LINE_DRAFT:
		return true;
	case VB_LINE_BODY:
		return true;
	default:
		return vb_span_is_none(head->attached) && !vb_label_read(text, &label) && (!vb_ends_sentence(text) || text.ptr[text.len - 1] == ';' || text.ptr[text.len - 1] == ')');
	}
}

/* Lines of the letterhead are no title; a body's name in capitals is one once the title has begun. */
static void read_head_line(struct vb_extraction *x, uint32_t block, struct head *head)
{
	struct vb_str text = vb_block_text(x, block), rest;
	enum vb_line_kind kind = (enum vb_line_kind)x->kinds[block];
	if (kind == VB_LINE_APPENDIX) {
		head->label = split_label(text, &rest);
		head->labelled = head->title.ptr;
		if (rest.ptr)
			add_title(x, head, rest);
	} else if (kind == VB_LINE_TYPE) {
		head->type_block = block;
	} else if (kind == VB_LINE_ATTACHED) {
		head->attached = vb_span_of(x, text);
	} else if (!vb_has_letters(text)) {
		return; /* specks of a scan */
	} else if (kind == VB_LINE_PLAIN || kind == VB_LINE_BASIS || (kind == VB_LINE_BODY && head->title.ptr)) {
		add_title(x, head, text);
	}
}

static struct head read_head(struct vb_extraction *x, struct vb_range range)
{
	struct head head = {.title_span = VB_NO_SPAN, .attached = VB_NO_SPAN, .type_block = UINT32_MAX, .end = range.first};
	while (head.end < range.end && head.end - range.first < HEAD_BLOCKS && in_head(x, head.end, &head))
		read_head_line(x, head.end++, &head);
	return head;
}

static struct vb_str place(struct vb_extraction *x, uint32_t appendix, const char *tail)
{
	return vb_arena_format(x->arena, "appendix:%u%s", appendix, tail);
}

static void read_appendix(struct vb_extraction *x, uint32_t index, struct vb_range range)
{
	struct vb_appendix *appendix = vb_push(x->arena, &x->record->appendices);
	struct head head = read_head(x, range);
	appendix->label = head.label;
	appendix->title = head.title.ptr ? vb_without_stop(head.title) : VB_NULL;
	appendix->span = (struct vb_span){x->in->blocks.items[range.first].start, x->in->blocks.items[range.end - 1].end};
	if (head.title.ptr && !(head.attached.start < head.title_span.start))
		vb_add_place(x, head.title_span, place(x, index, "/title"));
	if (!vb_span_is_none(head.attached)) {
		vb_add_place(x, head.attached, place(x, index, "/attached_to"));
		appendix->attached_to = vb_attached_to(x, head.attached);
	}
	if (head.title.ptr && head.attached.start < head.title_span.start)
		vb_add_place(x, head.title_span, place(x, index, "/title"));
	if (head.type_block != UINT32_MAX)
		appendix->document = vb_read_attached_header(x, (struct vb_range){range.first, head.end}, head.type_block, &head.title);
	struct vb_structure out = {.in = place(x, index, "/"), .sections = &appendix->sections, .paragraphs = &appendix->paragraphs,
	                           .tables = &appendix->tables, .paragraphs_in = place(x, index, "")};
	vb_read_structure(x, (struct vb_range){head.end, range.end}, &out);
}

void vb_find_appendices(struct vb_extraction *x)
{
	for (uint32_t i = 0; i < x->appendix_ranges.count; i++)
		read_appendix(x, i, x->appendix_ranges.items[i]);
}
