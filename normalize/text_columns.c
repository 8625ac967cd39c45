#include "text_spaces.h"

/* A letterhead or signature in two columns that only spaces hold apart, as text layers of PDF have them: read one after the other.
 *
 *     ỦY BAN NHÂN DÂN            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
 *      TỈNH CÀ MAU                   Độc lập - Tự do - Hạnh phúc
 *
 * It begins with a line of two texts, one of them such as only letterheads and signatures have, and goes on
 *   - with lines of two texts, and with lines of one that stands in one column: it does not reach over where the right column begins;
 *   - behind blank lines with lines of two texts; in a signature also with lines of the right column: the name. */

enum {
	GAP = 3,        /* spaces between the columns */
	MAX_LINES = 60, /* with a long list of recipients */
	MAX_BLANKS = 8, /* room for the signature */
};

static bool is_side(enum vb_line_kind kind)
{
	return kind == VB_LINE_NATION || kind == VB_LINE_PARTY || kind == VB_LINE_MOTTO || kind == VB_LINE_RECIPIENTS || kind == VB_LINE_ROLE
	       || kind == VB_LINE_NUMBER || kind == VB_LINE_PLACE_DATE;
}

/* The texts of a line; blanks that are left for a number or a day ("Số:      /KH-UBND", "ngày      tháng 9") hold none apart. */
static bool read_line(const struct vb_reader_input *input, uint32_t start, uint32_t end, struct vb_spaced_line *line)
{
	uint32_t kept = 0;
	if (!vb_read_spaced(input, start, end, GAP, line))
		return false;
	for (uint32_t i = 0; i < line->count; i++) {
		const struct vb_segment *segment = &line->segments[i];
		struct vb_str text = {input->bytes + segment->start, segment->end - segment->start};
		bool symbol = text.ptr[0] == '/' || (text.ptr[0] == '-' && text.len > 1 && !strchr("- ", text.ptr[1]));
		bool goes_on = kept && (symbol || vb_is_digit(text.ptr[0]) || vb_starts_lower(text));
		if (!goes_on) {
			line->segments[kept++] = *segment;
			continue;
		}
		line->segments[kept - 1].end = segment->end;
		line->segments[kept - 1].x_end = segment->x_end;
	}
	line->count = kept;
	return true;
}

struct sides {
	uint32_t end;   /* behind the last line */
	uint32_t split; /* where the right column begins */
};

/* Does the line go on with the columns? */
static bool goes_on(const struct vb_spaced_line *line, uint32_t split, bool blank, bool signature)
{
	if (line->count == 2)
		return line->segments[1].x + GAP > split / 2 && line->segments[0].x < split;
	if (line->count != 1)
		return false;
	bool left = line->segments[0].x_end < split, right = line->segments[0].x + GAP >= split;
	return blank ? right && signature : left || right;
}

static bool find_sides(const struct vb_reader_input *input, uint32_t start, struct sides *sides)
{
	struct vb_spaced_line line;
	uint32_t at = start, next, blanks = 0;
	bool signature = false;
	for (uint32_t lines = 0; at < input->len && lines < MAX_LINES && blanks <= MAX_BLANKS; at = next) {
		uint32_t end = vb_text_line_end(input, at, &next);
		if (vb_text_is_blank(input, at, end)) {
			blanks++;
			continue;
		}
		if (!read_line(input, at, end, &line) || (lines ? !goes_on(&line, sides->split, blanks > 0, signature) : line.count != 2))
			break;
		for (uint32_t i = 0; i < line.count; i++) {
			enum vb_line_kind kind = vb_segment_kind(input, &line.segments[i]);
			if (!lines && !is_side(vb_segment_kind(input, &line.segments[0])) && !is_side(vb_segment_kind(input, &line.segments[1])))
				return false;
			signature |= kind == VB_LINE_RECIPIENTS || kind == VB_LINE_ROLE;
		}
		if (line.count == 2 && (!lines || line.segments[1].x < sides->split))
			sides->split = line.segments[1].x;
		sides->end = next;
		blanks = 0;
		lines++;
	}
	return sides->end > start;
}

static void write_side(struct vb_text_reader *reader, uint32_t start, const struct sides *sides, bool right)
{
	struct vb_spaced_line line;
	uint32_t next;
	vb_text_begin_column(reader);
	for (uint32_t at = start; at < sides->end; at = next) {
		uint32_t end = vb_text_line_end(reader->input, at, &next);
		bool written = false;
		if (!vb_text_is_blank(reader->input, at, end) && read_line(reader->input, at, end, &line))
			for (uint32_t i = 0; i < line.count; i++) {
				bool on_right = line.count == 2 ? i == 1 : line.segments[i].x + GAP >= sides->split;
				if (on_right != right)
					continue;
				vb_text_line(reader, line.segments[i].start, line.segments[i].end);
				written = true;
			}
		if (!written)
			reader->blank = true;
	}
	vb_text_end_columns(reader);
}

uint32_t vb_text_side_by_side(struct vb_text_reader *reader, uint32_t start)
{
	struct sides sides = {.end = start};
	if (!find_sides(reader->input, start, &sides))
		return start;
	vb_text_write_page(reader);
	write_side(reader, start, &sides, false);
	write_side(reader, start, &sides, true);
	return sides.end;
}
