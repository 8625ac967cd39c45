#include "cite_words.h"

#include "../base/utf8.h"
#include "identity.h"

/* A number belongs to the body that gave it: to the country where the letters of the symbol are those of a central body, else
 * to the part of the country that the issuer names, else to that of the document that cites it. */

static struct vb_jurisdiction unknown_province(void)
{
	return (struct vb_jurisdiction){.level = VB_LIT("province"), .name = VB_NULL, .code = VB_NULL};
}

static bool is_level(struct vb_jurisdiction jurisdiction, const char *level)
{
	return vb_str_equal(jurisdiction.level, vb_str_of(level));
}

/* The province that the citing document belongs to. */
static struct vb_jurisdiction home_province(const struct vb_header *document)
{
	if (!document->issuer || is_level(document->issuer->jurisdiction, "national"))
		return unknown_province();
	struct vb_jurisdiction own = document->issuer->jurisdiction;
	const struct vb_province *province = own.code.ptr && !is_level(own, "province") ? vb_province_by_code(own.code) : NULL;
	return province ? vb_jurisdiction_of_province(province) : own;
}

/* "HẢI LĂNG" of a title in capitals as it is written elsewhere: "Hải Lăng". */
static struct vb_str unit_name(struct vb_arena *arena, struct vb_str word, struct vb_str name)
{
	struct vb_buffer out = {.arena = arena};
	bool capitals = vb_is_capitals(name), first = true;
	vb_buffer_add(&out, word.ptr, word.len);
	vb_buffer_add_byte(&out, ' ');
	for (size_t at = 0; at < name.len; at += vb_utf8_len((unsigned char)name.ptr[at])) {
		char letter[4];
		uint32_t cp = vb_utf8_decode(name.ptr + at);
		vb_buffer_add(&out, letter, vb_utf8_encode(capitals && !first ? vb_cp_lower(cp) : cp, letter));
		first = cp == ' ';
	}
	return (struct vb_str){out.bytes, out.len};
}

static struct vb_jurisdiction below_province(struct vb_arena *arena, const struct vb_header *document,
                                             const struct vb_cited_issuer *issuer, enum vb_level level)
{
	const char *name = level == VB_LEVEL_DISTRICT ? "district" : "commune";
	struct vb_jurisdiction home = home_province(document);
	struct vb_str code = issuer->province ? vb_str_of(issuer->province->code) : home.code;
	if (issuer->unit.ptr)
		return (struct vb_jurisdiction){.level = vb_str_of(name), .name = unit_name(arena, issuer->unit_word, issuer->unit), .code = code};
	if (document->issuer && is_level(document->issuer->jurisdiction, name)) /* "UBND huyện" in a document of that district */
		return document->issuer->jurisdiction;
	return (struct vb_jurisdiction){.level = vb_str_of(name), .name = VB_NULL, .code = code};
}

/* Documents of these types, and the letters "TW", are the centre's, whoever the registry does not know. */
static bool is_central_symbol(const struct vb_symbol *symbol)
{
	bool legal = symbol->type && symbol->type->systems == VB_SYSTEM_LEGAL;
	return legal || vb_str_ends(symbol->symbol, VB_LIT("TW")) || vb_str_ends(symbol->symbol, VB_LIT("TƯ"));
}

/* The letters are those of a central body, whoever is written with them; but a party body may have the letters of a ministry: 12-HD/BTC
 * of Ban Tổ chức Tỉnh ủy. */
static bool has_central_letters(const struct vb_symbol *symbol)
{
	const struct vb_issuer_symbol *issuer = symbol->issuer;
	return issuer && issuer->level == VB_LEVEL_NATIONAL && (issuer->party || symbol->system != VB_SYSTEM_PARTY);
}

/* So are they by the word before the number: "Thông tư số 11-TT/LB". */
static bool is_central_word(struct vb_str word)
{
	char key[64];
	const struct vb_document_type *type = word.ptr && word.len <= sizeof key ? vb_type_by_key((struct vb_str){key, vb_fold(word.ptr, word.len, key)}) : NULL;
	return type && type->systems == VB_SYSTEM_LEGAL;
}

static bool is_national(const struct vb_citation *citation, const struct vb_symbol *symbol, const struct vb_cited_issuer *issuer)
{
	if (issuer->known)
		return issuer->level == VB_LEVEL_NATIONAL;
	return symbol->issuer ? symbol->issuer->level == VB_LEVEL_NATIONAL : is_central_symbol(symbol) || is_central_word(citation->type);
}

static struct vb_cited_issuer read_issuer(const struct vb_extraction *x, struct vb_str text)
{
	struct vb_cite_notes *notes = x->notes;
	for (size_t i = 0; i < VB_ISSUER_NOTES; i++)
		if (vb_str_equal(notes->issuers[i].text, text))
			return notes->issuers[i].issuer;
	struct vb_issuer_note *note = &notes->issuers[notes->issuer_count++ % VB_ISSUER_NOTES];
	note->text = text;
	vb_cited_issuer_read(x, text, &note->issuer);
	return note->issuer;
}

struct vb_cited_place vb_cited_place(const struct vb_extraction *x, const struct vb_citation *citation, const struct vb_symbol *symbol)
{
	const struct vb_header *document = &x->record->document;
	struct vb_cited_issuer issuer = {0};
	if (has_central_letters(symbol)) /* most: the issuer need not be read */
		return (struct vb_cited_place){vb_jurisdiction_national(), true};
	if (citation->issuer.ptr)
		issuer = read_issuer(x, citation->issuer);
	if (is_national(citation, symbol, &issuer))
		return (struct vb_cited_place){vb_jurisdiction_national(), true};
	enum vb_level level = issuer.known ? issuer.level : symbol->issuer ? symbol->issuer->level : VB_LEVEL_PROVINCE;
	if (level == VB_LEVEL_DISTRICT || level == VB_LEVEL_COMMUNE)
		return (struct vb_cited_place){below_province(x->arena, document, &issuer, level), citation->issuer.ptr != NULL};
	if (issuer.province)
		return (struct vb_cited_place){vb_jurisdiction_of_province(issuer.province), true};
	return (struct vb_cited_place){home_province(document), citation->issuer.ptr != NULL};
}
