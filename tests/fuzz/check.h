/* What the fuzz targets of normalize share: one run, and what must hold of its result. */
#ifndef VB_TESTS_FUZZ_CHECK_H
#define VB_TESTS_FUZZ_CHECK_H

#include "../../normalize/normalize.h"

/* Reads the bytes as `format`; aborts where the result breaks a promise of normalize.h. */
void check_normalize(enum vb_input_format format, const uint8_t *bytes, size_t len);

#endif
