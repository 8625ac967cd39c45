/* SHA-256 of the input as 64 hexadecimal digits (nettle). */
#ifndef VB_BASE_DIGEST_H
#define VB_BASE_DIGEST_H

#include "arena.h"

struct vb_str vb_sha256(struct vb_arena *arena, const char *bytes, size_t len);

#endif
