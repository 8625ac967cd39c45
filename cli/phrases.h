/* The texts with words in them ("larger than %zu bytes") that the catalogue po/vi.po knows, ended by NULL. Made from it by po/phrases.py. */
#ifndef VANBAN_CLI_PHRASES_H
#define VANBAN_CLI_PHRASES_H

#include <stddef.h>

extern const char *const phrases[];

#endif
