/* What the start of a line says: list marks, heading labels, and the lines of letterhead and signature.
 *
 * The rules that the readers need to know where a block ends and that extract needs to know what it is: kept in one place.
 * Every function takes a view of plain text (marks of the source taken away, no spaces before it).
 * Sources: Nghị định 30/2020/NĐ-CP Điều 8; Hướng dẫn 36-HD/VPTW; layouts of law sites and scans. */
#ifndef VB_NORMALIZE_MARKS_H
#define VB_NORMALIZE_MARKS_H

#include "../base/str.h"

enum vb_label_kind {
	VB_LABEL_NONE,
	VB_LABEL_PART,       /* Phần thứ nhất, Phần I */
	VB_LABEL_CHAPTER,    /* Chương II */
	VB_LABEL_DIVISION,   /* Mục 1 */
	VB_LABEL_SUBDIVISION, /* Tiểu mục 1 */
	VB_LABEL_ARTICLE,    /* Điều 5. */
	VB_LABEL_CAPITAL,    /* A. */
	VB_LABEL_ROMAN,      /* I. I- */
	VB_LABEL_NUMBER,     /* 1. 1- */
	VB_LABEL_NUMBER_PAREN, /* 1) */
	VB_LABEL_DOTTED,     /* 1.1. 1.1 1.1- ; depth counts the dots inside */
	VB_LABEL_LETTER,     /* a) */
	VB_LABEL_PAREN,      /* (1) (a) */
};

struct vb_label {
	enum vb_label_kind kind;
	struct vb_str text; /* as printed without its closing mark: "I", "1.1", "Điều 5" */
	size_t len;         /* bytes up to the text behind the label, spaces included */
	unsigned depth;     /* numbers of a dotted label: 2 for "1.1" */
	unsigned value;     /* the last ordinal: 5 for "Điều 5", 2 for "b)" and "II", 0 unknown */
};

enum { VB_LABEL_KEYS = VB_LABEL_PAREN + 8 }; /* a label has at most six numbers */

/* The key of a kind of label: a dotted one is a kind of its own for each number of dots. */
static inline unsigned vb_label_key(enum vb_label_kind kind, unsigned depth)
{
	return kind == VB_LABEL_DOTTED ? VB_LABEL_PAREN + depth : (unsigned)kind;
}

/* Reads the label that the line starts with. I., V., X., L. are ROMAN; vb_label_as_capital tells whether they may be letters. */
bool vb_label_read(struct vb_str line, struct vb_label *label);
/* For a ROMAN label of one letter: its place in the alphabet of headings (C -> 3), else 0. */
unsigned vb_label_as_capital(const struct vb_label *label);
/* "l." may be the letter behind "k.", or a "1." that a scanner misread. */
bool vb_label_is_misread_one(const struct vb_label *label);

/* Bytes of the list mark the line starts with ("- ", "+ ", "* ", "• "), its spaces included; 0 where none. *kind is '-' or '+'. */
size_t vb_marker_read(struct vb_str line, char *kind);

enum vb_line_kind {
	VB_LINE_PLAIN,
	VB_LINE_NATION,     /* CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM */
	VB_LINE_MOTTO,      /* Độc lập - Tự do - Hạnh phúc */
	VB_LINE_PARTY,      /* ĐẢNG CỘNG SẢN VIỆT NAM */
	VB_LINE_NUMBER,     /* Số: 205/KH-UBND */
	VB_LINE_PLACE_DATE, /* Quảng Ngãi, ngày 02 tháng 10 năm 2024 */
	VB_LINE_TYPE,       /* KẾ HOẠCH, alone */
	VB_LINE_BODY,       /* ỦY BAN NHÂN DÂN / TỈNH QUẢNG NGÃI */
	VB_LINE_BASIS,      /* Căn cứ … */
	VB_LINE_RECIPIENTS, /* Nơi nhận: */
	VB_LINE_ROLE,       /* TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH */
	VB_LINE_POSITION,   /* PHÓ CHỦ TỊCH */
	VB_LINE_APPENDIX,   /* PHỤ LỤC II */
	VB_LINE_ATTACHED,   /* (Kèm theo Kế hoạch số …) */
	VB_LINE_DRAFT,      /* DỰ THẢO */
	VB_LINE_RULE,       /* ------- */
	VB_LINE_PAGE,       /* 12, - 12 -, Trang 3 */
};

enum vb_line_kind vb_line_kind_of(struct vb_str line);

/* Has letters, and all of them are capitals; the first 512 bytes tell. */
bool vb_is_capitals(struct vb_str text);
/* Has a letter or a digit. */
bool vb_has_letters(struct vb_str text);
/* The first letter or digit is a lower-case letter. */
bool vb_starts_lower(struct vb_str text);
bool vb_starts_upper(struct vb_str text);
/* Ends like a sentence or an item of an enumeration: . ; : ! ? ./. … and closing quotes or brackets behind them. */
bool vb_ends_sentence(struct vb_str text);
/* "(Đã ký)", "[đã ký]", "(Ký tên, đóng dấu)": the line above the name in a signature. */
bool vb_is_signed_note(struct vb_str text);
/* Starts with the word of an area in capitals ("TỈNH QUẢNG NAM", "THÀNH PHỐ …"): behind a line in capitals it goes on with it. */
bool vb_starts_area(struct vb_str line);
/* Starts with a verb that gives a task: "Chủ trì", "Phối hợp", "Tham mưu" … */
bool vb_starts_task(struct vb_str text);
/* Starts with the noun of an addressee, or an order to one: "Sở", "Các sở", "UBND", "Giao Sở", "Đề nghị Ban" … */
bool vb_starts_addressee(struct vb_str text);
/* Starts with a word that has a capital only where a sentence begins: "Các", "Trong", "Đối với" … */
bool vb_opens_sentence(struct vb_str text);
/* Holds a verb that says what an addressee does (" chủ trì", " xây dựng", …): the text is no noun phrase. */
bool vb_holds_task_verb(struct vb_str text);
/* Ends with the name of a type of document: "… thực hiện Nghị quyết". */
bool vb_ends_with_type(struct vb_str text);
/* Ends with a word that cannot end a phrase ("của", "và", "của Ban", "thành lập", a comma). */
bool vb_ends_open(struct vb_str text);

struct vb_str vb_str_trim(struct vb_str text);

#endif
