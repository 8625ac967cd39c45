/* The language of messages about findings: Vietnamese or English. */
#ifndef VANBAN_CLI_LANGUAGE_H
#define VANBAN_CLI_LANGUAGE_H

#include "command.h"

/* Whether it is Vietnamese: as told, else as the locale says. */
bool language_is_vietnamese(enum language language);

/* Once, before the first translation: finds the catalogue. */
void language_start(enum language language);

/* The English text in the language; the text itself where it is English or unknown. Static. */
const char *language_text(const char *english);

#endif
