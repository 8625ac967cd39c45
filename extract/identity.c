#include "identity.h"

#include "../base/utf8.h"

struct vb_jurisdiction vb_jurisdiction_national(void)
{
	return (struct vb_jurisdiction){.level = VB_LIT("national"), .name = VB_NULL, .code = VB_LIT("VN")};
}

struct vb_jurisdiction vb_jurisdiction_of_province(const struct vb_province *province)
{
	return (struct vb_jurisdiction){
		.level = VB_LIT("province"), .name = province->name, .code = vb_str_of(province->code)};
}

/* Letters and digits in lower-case ASCII, one hyphen for everything between them: "30c/NQ-CP" -> "30c-nq-cp". Never longer than the
 * text. */
static char *put_slug(char *out, struct vb_str text)
{
	bool gap = false;
	uint32_t step;
	char *end = out;
	for (size_t at = 0; at < text.len; at += step) {
		char folded = vb_fold_at(text.ptr + at, &step);
		bool kept = (folded >= 'a' && folded <= 'z') || (folded >= '0' && folded <= '9');
		if (!kept) {
			gap |= folded != '\0' && folded != '&';
			continue;
		}
		if (gap && end > out)
			*end++ = '-';
		gap = false;
		*end++ = folded;
	}
	return end;
}

static char *put(char *out, struct vb_str text)
{
	return vb_copy_short(out, text.ptr, text.len);
}

struct vb_str vb_iri(struct vb_arena *arena, const struct vb_document_type *type, struct vb_jurisdiction jurisdiction,
                     struct vb_str actor, struct vb_str unit, struct vb_str date, struct vb_str number_symbol)
{
	if (!type || !jurisdiction.code.ptr || !actor.ptr || !date.ptr || !number_symbol.ptr)
		return VB_NULL;
	struct vb_str slug = vb_str_of(type->slug);
	if (date.len != sizeof "2024-08-01" - 1) /* the full date or the year */
		date.len = sizeof "2024" - 1;
	size_t most = sizeof "/akn//act////-" + jurisdiction.code.len + slug.len + actor.len + unit.len + date.len + number_symbol.len;
	char *iri = vb_arena_alloc(arena, most), *end = put_slug(put(iri, VB_LIT("/akn/")), jurisdiction.code);
	end = put(put(end, type->act ? VB_LIT("/act/") : VB_LIT("/doc/")), slug);
	end = put_slug(put(end, VB_LIT("/")), actor);
	if (unit.ptr)
		end = put_slug(put(end, VB_LIT("-")), unit);
	end = put(put(put(end, VB_LIT("/")), date), VB_LIT("/"));
	end = put_slug(end, number_symbol);
	return (struct vb_str){iri, (size_t)(end - iri)};
}
