#include "columns.h"

#include "../base/utf8.h"

/* A header is compared as words: no diacritics, no case, every mark a space ("Cơ quan/Đơn vị chủ trì" -> "co quan don vi chu tri").
 *
 * Of the wordings that stand in it the one that comes first in the table counts: what is special stands before what is general
 * ("Thời gian trình" is a deadline, "Cơ quan phối hợp thực hiện" supports). A wording stands there where its words do, whole.
 *
 * Where none does, a scanner may have erred: letters read as digits or strokes are put right, spaces don't count, and a wording of six
 * letters and more may differ in one letter, of fourteen and more in two. The nearest counts, of equals the first in the table. */

#define W(literal) {literal, sizeof(literal) - 1}

/* The words stand anywhere in the header, at its start, or are all of it; GENERAL: at its start, and a misread special word behind them
 * counts before them. */
enum how { ANYWHERE, AT_START, WHOLE, GENERAL };

static const struct {
	enum how how;
	struct vb_str words, role;
} wordings[] = {
	{WHOLE, W("tt"), W("ordinal")}, {WHOLE, W("stt"), W("ordinal")}, {WHOLE, W("t t"), W("ordinal")}, {WHOLE, W("s t t"), W("ordinal")},
	{WHOLE, W("so tt"), W("ordinal")}, {WHOLE, W("so t t"), W("ordinal")}, {WHOLE, W("so thu tu"), W("ordinal")}, {WHOLE, W("thu tu"), W("ordinal")},
	{WHOLE, W("so"), W("ordinal")}, {WHOLE, W("muc"), W("ordinal")}, {WHOLE, W("no"), W("ordinal")},
	/* a scanner's readings of TT and STT */
	{WHOLE, W("ti"), W("ordinal")}, {WHOLE, W("it"), W("ordinal")}, {WHOLE, W("tl"), W("ordinal")}, {WHOLE, W("sit"), W("ordinal")},
	{WHOLE, W("sti"), W("ordinal")}, {WHOLE, W("s tt"), W("ordinal")}, {WHOLE, W("st t"), W("ordinal")}, {WHOLE, W("sri"), W("ordinal")},

	{ANYWHERE, W("ghi chu"), W("note")}, {WHOLE, W("luu y"), W("note")}, {WHOLE, W("chu thich"), W("note")},

	/* one column for both: who leads stands first */
	{ANYWHERE, W("chu tri phoi hop"), W("lead")}, {ANYWHERE, W("chu tri va phoi hop"), W("lead")}, {ANYWHERE, W("chu tri co quan phoi hop"), W("lead")},
	{ANYWHERE, W("chu tri don vi phoi hop"), W("lead")}, {ANYWHERE, W("chu tri va don vi phoi hop"), W("lead")}, {ANYWHERE, W("chu tri va co quan phoi hop"), W("lead")},
	{AT_START, W("noi dung phoi hop"), W("task")}, {AT_START, W("nhiem vu phoi hop"), W("task")}, {AT_START, W("cong viec phoi hop"), W("task")},
	{ANYWHERE, W("phoi hop"), W("support")}, {WHOLE, W("co quan tham gia"), W("support")}, {WHOLE, W("don vi tham gia"), W("support")},
	{ANYWHERE, W("co quan lien quan"), W("support")}, {ANYWHERE, W("don vi lien quan"), W("support")},
	{ANYWHERE, W("lanh dao"), W("other")}, /* a person */
	{ANYWHERE, W("chu tri"), W("lead")}, {ANYWHERE, W("tham muu"), W("lead")}, {ANYWHERE, W("dau moi"), W("lead")}, {ANYWHERE, W("phu trach"), W("lead")},
	{ANYWHERE, W("chu dau tu"), W("lead")},

	{ANYWHERE, W("thoi gian"), W("deadline")}, {ANYWHERE, W("thoi han"), W("deadline")}, {ANYWHERE, W("thoi diem"), W("deadline")}, {ANYWHERE, W("tien do"), W("deadline")},
	{ANYWHERE, W("lo trinh"), W("deadline")}, {ANYWHERE, W("ngay hoan thanh"), W("deadline")}, {AT_START, W("hoan thanh"), W("deadline")}, {AT_START, W("han hoan thanh"), W("deadline")},
	{ANYWHERE, W("nam hoan thanh"), W("deadline")}, {ANYWHERE, W("nam thuc hien"), W("deadline")}, {ANYWHERE, W("ky han"), W("deadline")}, {WHOLE, W("thoi ky"), W("deadline")},
	{WHOLE, W("bat dau"), W("deadline")}, {WHOLE, W("ket thuc"), W("deadline")}, {WHOLE, W("khoi cong hoan thanh"), W("deadline")}, {ANYWHERE, W("moc hoan thanh"), W("deadline")},

	{AT_START, W("trinh do"), W("other")}, {AT_START, W("cap xa"), W("other")}, {AT_START, W("cap huyen"), W("other")}, {AT_START, W("cap tinh"), W("other")},
	{AT_START, W("cap"), W("submit_to")}, {AT_START, W("trinh"), W("submit_to")}, {ANYWHERE, W("noi nhan"), W("submit_to")}, {ANYWHERE, W("noi trinh"), W("submit_to")},
	{ANYWHERE, W("cap co tham quyen"), W("submit_to")}, {ANYWHERE, W("cap trinh"), W("submit_to")}, {ANYWHERE, W("cap ban hanh"), W("submit_to")}, {ANYWHERE, W("cap phe duyet"), W("submit_to")},
	{ANYWHERE, W("cap quyet dinh"), W("submit_to")}, {AT_START, W("tham quyen"), W("submit_to")}, {ANYWHERE, W("co quan ban hanh"), W("submit_to")},
	{ANYWHERE, W("co quan phe duyet"), W("submit_to")}, {ANYWHERE, W("co quan quyet dinh"), W("submit_to")},

	{ANYWHERE, W("san pham"), W("product")}, {ANYWHERE, W("ket qua"), W("product")}, {AT_START, W("hinh thuc"), W("product")}, {ANYWHERE, W("dau ra"), W("product")},
	{WHOLE, W("loai van ban"), W("product")},
	{ANYWHERE, W("kinh phi"), W("budget")}, {ANYWHERE, W("nguon von"), W("budget")}, {ANYWHERE, W("du toan"), W("budget")}, {AT_START, W("von"), W("budget")},
	{ANYWHERE, W("tong muc dau tu"), W("budget")}, {ANYWHERE, W("ngan sach"), W("budget")}, {WHOLE, W("so tien"), W("budget")}, {AT_START, W("thanh tien"), W("budget")},
	{ANYWHERE, W("ke hoach von"), W("budget")}, {ANYWHERE, W("tong von"), W("budget")}, {ANYWHERE, W("nguon luc"), W("budget")},
	{ANYWHERE, W("can cu"), W("legal_basis")}, {ANYWHERE, W("co so phap ly"), W("legal_basis")}, {ANYWHERE, W("van ban chi dao"), W("legal_basis")},
	{ANYWHERE, W("van ban giao"), W("legal_basis")},
	{ANYWHERE, W("dia diem"), W("location")}, {ANYWHERE, W("dia ban"), W("location")}, {ANYWHERE, W("quy mo dia"), W("location")}, {AT_START, W("noi thuc hien"), W("location")},

	{ANYWHERE, W("don vi thuc hien"), W("lead")}, {ANYWHERE, W("co quan thuc hien"), W("lead")}, {ANYWHERE, W("don vi ca nhan thuc hien"), W("lead")}, {ANYWHERE, W("trach nhiem"), W("lead")},
	{ANYWHERE, W("don vi trien khai"), W("lead")}, {WHOLE, W("thuc hien"), W("lead")}, {ANYWHERE, W("phan cong"), W("lead")},
	{GENERAL, W("co quan"), W("lead")}, {WHOLE, W("don vi"), W("lead")}, {WHOLE, W("don vi dia phuong"), W("lead")},
	{ANYWHERE, W("nhiem vu"), W("task")}, {ANYWHERE, W("noi dung"), W("task")}, {ANYWHERE, W("cong viec"), W("task")}, {AT_START, W("ten"), W("task")}, {ANYWHERE, W("de an"), W("task")},
	{ANYWHERE, W("danh muc"), W("task")}, {ANYWHERE, W("chuong trinh"), W("task")}, {ANYWHERE, W("giai phap"), W("task")}, {ANYWHERE, W("hoat dong"), W("task")},
	{AT_START, W("du an"), W("task")}, {AT_START, W("hang muc"), W("task")}, {AT_START, W("viec"), W("task")},
	{ANYWHERE, W("muc tieu"), W("target")}, {ANYWHERE, W("chi tieu"), W("target")},
};

enum {
	COUNT = sizeof wordings / sizeof *wordings,
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

/* The first wording of the table that stands in the key. */
static size_t find_wording(struct vb_str key)
{
	size_t found = COUNT;
	for (size_t at = 0; at < key.len; at++) {
		if (at && key.ptr[at - 1] != ' ')
			continue;
		struct vb_str rest = {key.ptr + at, key.len - at};
		for (size_t i = 0; i < found; i++) {
			struct vb_str words = wordings[i].words;
			if (rest.ptr[0] != words.ptr[0] || !vb_str_starts(rest, words) || (rest.len > words.len && rest.ptr[words.len] != ' '))
				continue;
			if (wordings[i].how == ANYWHERE || (at == 0 && (wordings[i].how != WHOLE || rest.len == words.len)))
				found = i;
		}
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

/* The nearest of the wordings before `end`; COUNT where none is near. */
static size_t find_misread(struct vb_str key, size_t end)
{
	char letters[KEY_SIZE], word[KEY_SIZE];
	struct vb_str text = letters_of(key, letters);
	size_t found = COUNT;
	unsigned least = 3;
	for (size_t i = 0; i < end && text.len; i++) {
		struct vb_str letters_of_word = letters_of(wordings[i].words, word);
		unsigned allowed = letters_of_word.len >= FUZZY_TWO ? 2 : letters_of_word.len >= FUZZY_LEAST ? 1 : 0;
		if (letters_of_word.len > FUZZY_MOST || letters_of_word.len > text.len + allowed || (wordings[i].how == WHOLE && text.len > letters_of_word.len + allowed))
			continue;
		if (letters_of_word.len < FUZZY_LEAST && wordings[i].how != WHOLE)
			continue;
		unsigned errors = misreadings(text, letters_of_word, wordings[i].how != ANYWHERE);
		if (wordings[i].how == WHOLE && !allowed) /* "STT" with spaces or digits in it */
			errors = vb_str_equal(text, letters_of_word) ? 0 : 3;
		if (errors <= allowed && errors < least) {
			least = errors;
			found = i;
		}
	}
	return found;
}

struct vb_str vb_column_role(struct vb_str header)
{
	char folded[KEY_SIZE];
	struct vb_str key = words_of(header, folded);
	size_t found = find_wording(key);
	return found < COUNT ? wordings[found].role : VB_LIT("other");
}

struct vb_str vb_column_role_misread(struct vb_str header)
{
	char folded[KEY_SIZE];
	struct vb_str key = words_of(header, folded);
	size_t found = find_wording(key);
	if (found == COUNT || wordings[found].how == GENERAL) { /* "Cơ quan ph0i hợp": a general word stands before the special one */
		size_t misread = find_misread(key, found);
		found = misread < COUNT ? misread : found;
	}
	return found < COUNT ? wordings[found].role : VB_LIT("other");
}
