/* Text and Markdown -> normalised text. */
#include "check.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	check_normalize(VB_INPUT_TEXT, bytes, len);
	check_normalize(VB_INPUT_MARKDOWN, bytes, len);
	return 0;
}
