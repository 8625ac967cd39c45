#include "cite_words.h"

#include "../base/utf8.h"
#include "window.h"

/* title = ( "về" | verb ) words | quote              behind number, date and issuer: "về tiếp tục xây dựng …", "phê duyệt Đề án …"
 *
 * It ends before ";", "(", the end of the sentence or of the cell, before a comma or "và" behind which another document or
 * a body begins ("… về công tác cán bộ, UBND tỉnh ban hành …"), and before words that say how and when a thing is to be done. */

enum {
	LONGEST = 1200, /* bytes: longer ones are sentences that were never ended */
	LONGEST_VERB = 20, /* characters: "tổ chức thực hiện" and the sign behind it */
	LONGEST_BETWEEN = 32, /* bytes from the name of a law to its number in a bracket: " năm 2024 (số " */
	NEXT = 40,      /* characters looked at behind a comma or "và" */
};

/* What a title begins with. The verbs of the second list begin the next phrase as often ("Nghị quyết 45-NQ/TW tiếp tục được …"):
 * they need a date or an issuer before them. */
static bool begins_title(const struct vb_extraction *x, struct vb_str text, bool dated)
{
	static const struct vb_str sure[] = {VB_LIT("ve"), VB_LIT("phe duyet"), VB_LIT("ban hanh"), VB_LIT("v/v"),
	                                     VB_LIT("quy dinh ve")};
	static const struct vb_str likely[] = {
		VB_LIT("quy dinh"), VB_LIT("sua doi"), VB_LIT("thuc hien"), VB_LIT("trien khai"), VB_LIT("huong dan"), VB_LIT("dieu chinh"),
		VB_LIT("bo sung"), VB_LIT("thong qua"), VB_LIT("thanh lap"), VB_LIT("cong nhan"), VB_LIT("cong bo"), VB_LIT("cu the hoa"),
		VB_LIT("tang cuong"), VB_LIT("tiep tuc"), VB_LIT("thay the"), VB_LIT("bai bo"), VB_LIT("huy bo"), VB_LIT("giao"),
		VB_LIT("cap nhat"), VB_LIT("the che hoa"), VB_LIT("to chuc thuc hien"), VB_LIT("quan triet")};
	const char *letters = dated ? "vpbqsthdcg\"" : "vpbq\"";
	struct vb_window window;
	uint32_t step;
	if (!vb_is_one_of(vb_fold_at(text.ptr, &step), letters)) /* most words; what a key leaves out may stand before a letter */
		return false;
	vb_window_right(&window, x->folded, text, LONGEST_VERB);
	if (!vb_window_look(&window, 0) || !vb_is_one_of(vb_window_look(&window, 0), letters))
		return false;
	for (size_t i = 0; i < sizeof sure / sizeof *sure; i++)
		if (vb_window_words(&window, 0, sure[i]))
			return true;
	for (size_t i = 0; dated && i < sizeof likely / sizeof *likely; i++)
		if (vb_window_words(&window, 0, likely[i]))
			return true;
	return vb_window_look(&window, 0) == '"';
}

/* Behind a comma or "và": another document or a body, which begins with a capital. */
static bool begins_other(const struct vb_extraction *x, struct vb_str text)
{
	struct vb_window window;
	struct vb_cited_issuer issuer;
	vb_window_right(&window, x->folded, text, NEXT);
	size_t at = vb_window_skip(&window, 0, ' '), end;
	if ((end = vb_window_words(&window, at, VB_LIT("va"))))
		at = vb_window_skip(&window, end, ' ');
	if ((end = vb_window_words(&window, at, VB_LIT("cac"))))
		at = vb_window_skip(&window, end, ' ');
	if (at >= window.len)
		return false;
	size_t start = vb_window_offset(&window, at);
	struct vb_str rest = {text.ptr + start, text.len - start};
	const struct vb_document_type *type = vb_type_starting(vb_window_view(&window, at, window.len));
	if (type) {
		size_t next = vb_window_skip(&window, at + type->key.len, ' ');
		return vb_window_words(&window, next, VB_LIT("so")) || (vb_window_look(&window, next) >= '0' && vb_window_look(&window, next) <= '9');
	}
	if (vb_window_words(&window, at, VB_LIT("so")))
		return vb_window_look(&window, at + 2) == ' ' && vb_window_look(&window, at + 3) >= '0' && vb_window_look(&window, at + 3) <= '9';
	return vb_cp_is_upper(vb_utf8_decode(rest.ptr)) && vb_body_starting(vb_window_view(&window, at, window.len))
	       && vb_cited_issuer_read(x, rest, &issuer);
}

static bool ends_sentence(struct vb_str text, size_t at)
{
	size_t next = at + 1;
	while (next < text.len && text.ptr[next] == ' ')
		next++;
	return next == text.len || (next > at + 1 && vb_cp_is_upper(vb_utf8_decode(text.ptr + next)));
}

static bool starts_with_any(struct vb_str text, const struct vb_str *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (vb_str_starts(text, words[i]))
			return true;
	return false;
}

/* Words of the sentence around a mention, or of the definition of an alias, behind a comma or a space: no title holds them. */
static bool begins_manner(struct vb_str text)
{
	static const struct vb_str behind_comma[] = {
		VB_LIT("xong"), VB_LIT("hoàn thành"), VB_LIT("phù hợp"), VB_LIT("theo "), VB_LIT("không "), VB_LIT("trong đó"), VB_LIT("sau đây"),
		VB_LIT("dưới đây"), VB_LIT("gọi tắt"), VB_LIT("gọi chung"), VB_LIT("viết tắt"), VB_LIT("đồng thời"), VB_LIT("chú trọng"),
		VB_LIT("bảo đảm không"), VB_LIT("trên cơ sở"), VB_LIT("nhằm")};
	static const struct vb_str behind_space[] = {VB_LIT("được ban hành"), VB_LIT("được ký"), VB_LIT("theo hướng"), VB_LIT("theo thẩm quyền"),
	                                             VB_LIT("theo quy định"), VB_LIT("phù hợp với")};
	bool comma = text.ptr[0] == ',';
	if (text.len < 2 || (comma && text.ptr[1] != ' '))
		return false;
	text = (struct vb_str){text.ptr + 1 + comma, text.len - 1 - comma};
	return comma ? starts_with_any(text, behind_comma, sizeof behind_comma / sizeof *behind_comma)
	             : starts_with_any(text, behind_space, sizeof behind_space / sizeof *behind_space);
}

/* The next place from `at` on where a title may end or a quote begins: what ends_title and skip_quote look at. */
static size_t next_sign(struct vb_str text, size_t at)
{
	static const bool signs[256] = {[' '] = true, ['.'] = true, [','] = true, [';'] = true, [':'] = true, ['('] = true, ['"'] = true, [0xE2] = true};
	static const bool after_space[256] = {['t'] = true, ['p'] = true, ['v'] = true, [0xC4] = true}; /* of " và" and of begins_manner */
	const unsigned char *bytes = (const unsigned char *)text.ptr;
	while (at < text.len && (!signs[bytes[at]] || (bytes[at] == ' ' && !(at + 1 < text.len && after_space[bytes[at + 1]]))))
		at++;
	return at;
}

static bool ends_title(const struct vb_extraction *x, struct vb_str text, size_t at)
{
	struct vb_str rest = {text.ptr + at, text.len - at};
	switch (text.ptr[at]) {
	case ';': case ':': case '(':
		return true;
	case '.':
		return ends_sentence(text, at);
	case ',':
		return begins_manner(rest) || begins_other(x, (struct vb_str){rest.ptr + 1, rest.len - 1});
	case ' ':
		return begins_manner(rest) || (vb_str_starts(rest, VB_LIT(" và ")) && begins_other(x, rest));
	default:
		return false;
	}
}

/* Without the signs behind it, and without quotes where they hold all of it. */
static struct vb_str strip(struct vb_str text)
{
	while (text.len && vb_is_one_of(text.ptr[text.len - 1], " .,;:/"))
		text.len--;
	if (vb_str_starts(text, VB_LIT("“")) && vb_str_ends(text, VB_LIT("”")))
		return (struct vb_str){text.ptr + sizeof "“" - 1, text.len - 2 * (sizeof "“" - 1)};
	if (text.len > 2 && text.ptr[0] == '"' && text.ptr[text.len - 1] == '"')
		return (struct vb_str){text.ptr + 1, text.len - 2};
	return text;
}

/* A quoted text is whole whatever it holds: the place behind its closing mark, or `at` where none opens or closes. */
static size_t skip_quote(struct vb_str text, size_t at)
{
	static const struct vb_str open[] = {VB_LIT("“"), VB_LIT("\"")}, close[] = {VB_LIT("”"), VB_LIT("\"")};
	for (size_t i = 0; i < 2; i++) {
		if (!vb_str_starts((struct vb_str){text.ptr + at, text.len - at}, open[i]))
			continue;
		size_t from = at + open[i].len;
		const char *end = memmem(text.ptr + from, text.len - from, close[i].ptr, close[i].len);
		return end ? (size_t)(end - text.ptr) + close[i].len : at;
	}
	return at;
}

struct vb_str vb_cite_title(const struct vb_extraction *x, struct vb_str text, bool dated)
{
	size_t start = 0;
	for (; start < text.len && vb_is_one_of(text.ptr[start], " ,"); start++)
		dated &= text.ptr[start] != ','; /* "A ngày …, bãi bỏ B": the sentence goes on */
	text = (struct vb_str){text.ptr + start, text.len - start};
	bool cut = text.len >= LONGEST;
	text = vb_utf8_head(text, LONGEST);
	if (!text.len || !begins_title(x, text, dated))
		return VB_NULL;
	size_t at = 0, quote = skip_quote(text, 0);
	if (quote)
		return strip((struct vb_str){text.ptr, quote});
	while ((at = next_sign(text, at)) < text.len && !ends_title(x, text, at)) {
		size_t quoted = text.ptr[at] == '"' || text.ptr[at] == '\xE2' ? skip_quote(text, at) : at;
		at = quoted > at ? quoted : at + 1;
	}
	if (at == text.len && cut)
		return VB_NULL;
	struct vb_str title = strip((struct vb_str){text.ptr, at});
	return title.len > sizeof "về" ? title : VB_NULL;
}

/* "Luật Đất đai (Luật số 31/2024/QH15)", "Luật Đất đai năm 2024 (số 31/2024/QH15)": the number of the law named before the bracket. */
static void take_bracket(struct vb_extraction *x, uint32_t index)
{
	const struct vb_citation *citation = &x->record->citations.items[index], *law = citation - 1;
	if (!index || !vb_str_equal(law->kind, VB_LIT("named")) || !vb_str_starts(citation->symbol, VB_LIT("QH")))
		return;
	struct vb_str between = {law->text.ptr + law->text.len, 0};
	if (citation->text.ptr <= between.ptr || citation->text.ptr - between.ptr > LONGEST_BETWEEN)
		return;
	between.len = (size_t)(citation->text.ptr - between.ptr);
	const char *open = memchr(between.ptr, '(', between.len), *behind = between.ptr + between.len;
	bool only = open && behind - open <= (ptrdiff_t)sizeof "(số " && !memchr(between.ptr, ',', between.len) && !memchr(between.ptr, ';', between.len);
	if (only && (open + 1 == behind || vb_str_starts((struct vb_str){open + 1, (size_t)(behind - open) - 1}, VB_LIT("số"))))
		vb_law_add(x, law->name, index);
}

const struct vb_law_note *vb_law_before(const struct vb_extraction *x, struct vb_str cell, const char *number)
{
	enum { SO = 12 }; /* bytes: " số: " */
	const struct vb_law_note *law = &x->notes->law;
	bool own = law->type && number > law->end && number - law->end < SO && law->start >= cell.ptr;
	return own ? law : NULL;
}

/* "khoản 2 Điều 5 Luật Đầu tư công số 39/2019/QH14": the type stands before the name. */
static void take_law(struct vb_extraction *x, struct vb_str cell, struct vb_citation *citation)
{
	const struct vb_law_note *law = citation->type.ptr ? NULL : vb_law_before(x, cell, citation->text.ptr);
	if (!law) {
		take_bracket(x, x->record->citations.count - 1);
		return;
	}
	citation->type = law->type->name;
	citation->name = vb_law_add(x, (struct vb_str){law->start, (size_t)(law->end - law->start)}, x->record->citations.count - 1);
}

/* "Về văn hóa" ngày 24/11/2023 của Bộ Chính trị; "về trí thức được ban hành ngày 24/11/2023". Returns `end` where no date follows. */
static const char *read_behind(struct vb_extraction *x, struct vb_str cell, const char *end, struct vb_str title)
{
	static const struct vb_str quotes[] = {VB_LIT("”"), VB_LIT("\"")};
	struct vb_citation *citation = &x->record->citations.items[x->record->citations.count - 1];
	const char *at = title.ptr + title.len, *cell_end = cell.ptr + cell.len;
	if (memchr(title.ptr, '/', title.len)) /* it holds another mention, whose date that is */
		return end;
	for (size_t i = 0; i < 2; i++)
		if (vb_str_starts((struct vb_str){at, (size_t)(cell_end - at)}, quotes[i]))
			at += quotes[i].len;
	const char *behind = vb_cite_after(x, at, cell_end, citation);
	return citation->date.ptr || behind > at ? behind : end;
}

const char *vb_cite_finish(struct vb_extraction *x, struct vb_str cell, const char *end)
{
	uint32_t index = x->record->citations.count - 1;
	struct vb_citation *citation = &x->record->citations.items[index];
	struct vb_str behind = {end, (size_t)(cell.ptr + cell.len - end)};
	take_law(x, cell, citation);
	vb_pinpoints_behind(x, behind, citation);
	vb_short_expect(x, citation, end);
	struct vb_str title = vb_cite_title(x, behind, citation->date.ptr || citation->issuer.ptr);
	if (!title.ptr)
		return end;
	*vb_push(x->arena, &x->notes->titles) = (struct vb_title_note){index, title};
	return citation->date.ptr ? end : read_behind(x, cell, end, title);
}
