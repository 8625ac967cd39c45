/* A page -> normalised text. */
#include "check.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	check_normalize(VB_INPUT_HTML, bytes, len);
	return 0;
}
