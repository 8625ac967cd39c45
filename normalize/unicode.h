/* bytes -> valid UTF-8 in NFC, with a map back to the input. Private to normalize/. */
#ifndef VB_NORMALIZE_UNICODE_H
#define VB_NORMALIZE_UNICODE_H

#include "normalize.h"

struct vb_clean {
	const char *bytes; /* the input itself where nothing had to change */
	const char *owned; /* what was allocated for it, NULL where nothing was; vb_arena_release may take it when it was read */
	uint32_t len;
	struct vb_offset_map map; /* to the input */
	bool identity;            /* map not needed */
};

/* Each invalid byte becomes U+FFFD, a BOM at the start is skipped, letters are composed. */
void vb_clean_utf8(struct vb_arena *arena, const char *bytes, size_t len, struct vb_diagnostic_list *diagnostics, struct vb_clean *clean);

/* The number of bytes at the start of valid UTF-8 that are certainly in NFC (a quick check: exact for Vietnamese text). */
size_t vb_nfc_prefix(const char *bytes, size_t len);

/* legacy.c: the old encoding of fonts that the text looks like, though it is UTF-8 by its bytes: "TCVN3", "VNI"; NULL where it is none.
 * *place is its first such sign. */
const char *vb_legacy_encoding(const char *bytes, size_t len, uint32_t *place);

#endif
