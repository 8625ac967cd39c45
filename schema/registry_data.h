/* The tables that registry/generate.py writes into registry_data.c. Private to schema/. */
#ifndef VB_SCHEMA_REGISTRY_DATA_H
#define VB_SCHEMA_REGISTRY_DATA_H

#include "registry.h"

struct vb_key {
	uint64_t head;     /* the first eight bytes as a number, NUL behind a shorter key: its order is theirs */
	const char *text;
	uint16_t len, row; /* row: of the table, the first of this key */
	int16_t shorter;   /* the longest other key that this one starts with, -1 where none */
};

/* Keys by the places of their first words (place_of of registry.c); those of one place, nearly always one word, stand together in the
 * order of their bytes: a look-up sees them only, and for most words of a text there are none. */
struct vb_key_index {
	const struct vb_key *keys;
	const uint16_t *first; /* the first key of each place; behind the last place: how many there are */
	unsigned drop;         /* bits that a place has less than a word */
};

struct vb_type_code {
	const char *code;
	unsigned systems;
	uint16_t row; /* of vb_types */
};

extern const struct vb_type_code vb_type_codes[];
extern const size_t vb_type_code_count;
extern const uint64_t vb_type_ends[64]; /* bit `(c ^ b << 3 ^ a << 6) mod 4096` is set where a type ends with the characters abc */
extern const struct vb_issuer_symbol vb_issuers[];
extern const struct vb_province vb_provinces[];
extern const struct vb_unit vb_units[];
extern const size_t vb_province_count;
extern const uint8_t vb_provinces_of_code[]; /* rows in the order of their codes */

extern const struct vb_key_index vb_type_index, vb_type_backward_index, vb_issuer_index, vb_body_index, vb_province_index, vb_law_index,
	vb_word_index, vb_wording_index, vb_unit_index, vb_due_word_index;

#endif
