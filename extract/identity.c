#include "identity.h"

#include "../base/utf8.h"

struct vb_jurisdiction vb_jurisdiction_national(void)
{
	return (struct vb_jurisdiction){.level = VB_LIT("national"), .name = VB_NULL, .code = VB_LIT("VN")};
}

struct vb_jurisdiction vb_jurisdiction_of_province(const struct vb_province *province)
{
	return (struct vb_jurisdiction){
		.level = VB_LIT("province"), .name = vb_str_of(province->name), .code = vb_str_of(province->code)};
}

/* Letters and digits in lower-case ASCII, one hyphen for everything between them: "30c/NQ-CP" -> "30c-nq-cp". */
static void add_slug(struct vb_buffer *out, struct vb_str text)
{
	bool gap = false;
	uint32_t step;
	vb_buffer_reserve(out, text.len); /* a slug is never longer */
	char *start = out->bytes + out->len, *end = start;
	for (size_t at = 0; at < text.len; at += step) {
		char folded = vb_fold_at(text.ptr + at, &step);
		bool kept = (folded >= 'a' && folded <= 'z') || (folded >= '0' && folded <= '9');
		if (!kept) {
			gap |= folded != '\0' && folded != '&';
			continue;
		}
		if (gap && end > start)
			*end++ = '-';
		gap = false;
		*end++ = folded;
	}
	out->len += (size_t)(end - start);
}

static void add_literal(struct vb_buffer *out, const char *literal)
{
	vb_buffer_add(out, literal, strlen(literal));
}

struct vb_str vb_iri(struct vb_arena *arena, const struct vb_document_type *type, struct vb_jurisdiction jurisdiction,
                     struct vb_str actor, struct vb_str unit, struct vb_str date, struct vb_str number_symbol)
{
	struct vb_buffer out = {.arena = arena};
	if (!type || !jurisdiction.code.ptr || !actor.ptr || !date.ptr || !number_symbol.ptr)
		return VB_NULL;
	add_literal(&out, "/akn/");
	add_slug(&out, jurisdiction.code);
	add_literal(&out, type->act ? "/act/" : "/doc/");
	add_literal(&out, type->slug);
	add_literal(&out, "/");
	add_slug(&out, actor);
	if (unit.ptr) {
		add_literal(&out, "-");
		add_slug(&out, unit);
	}
	add_literal(&out, "/");
	vb_buffer_add(&out, date.ptr, date.len == strlen("2024-08-01") ? date.len : 4); /* the full date or the year */
	add_literal(&out, "/");
	add_slug(&out, number_symbol);
	return (struct vb_str){out.bytes, out.len};
}
