/* The whole path through the public header: any bytes give a record or an error record, and both are JSON. One extractor reads
 * all inputs, so that what one leaves behind meets the next. */
#include <vanban.h>

#include <jansson.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct output {
	char *bytes;
	size_t len, capacity;
};

static bool append(void *user, const char *bytes, size_t len)
{
	struct output *output = user;
	if (output->capacity - output->len < len) {
		output->capacity = 2 * (output->capacity + len);
		output->bytes = realloc(output->bytes, output->capacity);
		if (!output->bytes)
			abort();
	}
	memcpy(output->bytes + output->len, bytes, len);
	output->len += len;
	return true;
}

static void check_json(const struct vb_extractor *extractor, bool is_record)
{
	struct output output = {0};
	if (!vb_extractor_write(extractor, VB_FORM_JSON, append, &output))
		abort();
	json_t *json = json_loadb(output.bytes, output.len, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, NULL);
	if (!json || !json_object_get(json, is_record ? "text" : "error"))
		abort();
	json_decref(json);
	free(output.bytes);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	static struct vb_extractor *extractor;
	if (!extractor)
		extractor = vb_extractor_new(NULL);
	if (!extractor)
		abort();
	check_json(extractor, vb_extractor_run(extractor, "fuzz", (const char *)bytes, len));
	return 0;
}
