#include "digest.h"

#include <nettle/base16.h>
#include <nettle/sha2.h>

struct vb_str vb_sha256(struct vb_arena *arena, const char *bytes, size_t len)
{
	struct sha256_ctx context;
	uint8_t digest[SHA256_DIGEST_SIZE];
	char *text = vb_arena_alloc(arena, BASE16_ENCODE_LENGTH(SHA256_DIGEST_SIZE));
	sha256_init(&context);
	sha256_update(&context, len, (const uint8_t *)bytes);
	sha256_digest(&context, sizeof digest, digest);
	base16_encode_update(text, sizeof digest, digest);
	return (struct vb_str){text, BASE16_ENCODE_LENGTH(SHA256_DIGEST_SIZE)};
}
