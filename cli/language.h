/* The language of what a person reads: messages, findings, summaries, helps. Records, codes and schemas are the same in all. */
#ifndef VANBAN_CLI_LANGUAGE_H
#define VANBAN_CLI_LANGUAGE_H

#include "command.h"

/* Prepares the texts; says so where the catalogue of the language is not there. Again: another language from here on. */
void language_start(enum language language);

/* The one that words of the command line ask for (--lang), before they are read. */
enum language language_of_words(int count, char **words);

bool language_is_vietnamese(void);

/* The text in the language, static. */
const char *language_text(const char *english) __attribute__((format_arg(1)));
const char *language_count(unsigned long long count, const char *one, const char *many);

/* What was printed in English, maybe with words in it, in the language: written to `room` where it differs. */
const char *language_sentence(const char *english, char *room, size_t size);

/* The Vietnamese of a text, whatever the language: a page speaks both. Static; the English where there is none. */
bool language_open_vietnamese(void);
const char *language_vietnamese(const char *english);

#endif
