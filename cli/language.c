#include "language.h"

#include "message.h"
#include "phrases.h"

#include "../base/str.h"

#include <libintl.h>
#include <limits.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Of the process, as the locale is: a message is told from anywhere. */
static bool speaks_vietnamese;

/* What a program speaks: the first of these that is set, as setlocale would read them. */
static bool locale_is_vietnamese(void)
{
	static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const char *value = getenv(names[i]);
		if (value && *value)
			return strncmp(value, "vi", 2) == 0 && !(value[2] >= 'a' && value[2] <= 'z');
	}
	return false;
}

enum language language_of_words(int count, char **words)
{
	static const char option[] = "--lang";
	enum language language = LANGUAGE_OF_LOCALE;
	for (int i = 0; i < count && strcmp(words[i], "--") != 0; i++) {
		const char *value = NULL;
		if (strcmp(words[i], option) == 0 && i + 1 < count)
			value = words[i + 1];
		else if (strncmp(words[i], option, sizeof option - 1) == 0 && words[i][sizeof option - 1] == '=')
			value = words[i] + sizeof option;
		if (value && strcmp(value, "vi") == 0)
			language = LANGUAGE_VIETNAMESE;
		if (value && strcmp(value, "en") == 0)
			language = LANGUAGE_ENGLISH;
	}
	return language;
}

bool language_is_vietnamese(void)
{
	return speaks_vietnamese;
}

/* The catalogue stands beside the program: ../share/locale where it is installed, ../po where it was built. */
static bool find_catalogue(void)
{
	static const char *const folders[] = {"../share/locale", "../po"};
	char program[PATH_MAX], path[PATH_MAX + 64];
	ssize_t len = readlink("/proc/self/exe", program, sizeof program - 1);
	char *slash = len > 0 ? memrchr(program, '/', (size_t)len) : NULL;
	for (size_t i = 0; slash && i < sizeof folders / sizeof *folders; i++) {
		snprintf(path, sizeof path, "%.*s/%s/vi/LC_MESSAGES/vanban.mo", (int)(slash - program), program, folders[i]);
		if (access(path, R_OK) != 0)
			continue;
		snprintf(path, sizeof path, "%.*s/%s", (int)(slash - program), program, folders[i]);
		return bindtextdomain("vanban", path);
	}
	return false;
}

/* gettext asks for a locale that is not "C"; C.UTF-8 is always there, and LANGUAGE then chooses the catalogue. */
bool language_open_vietnamese(void)
{
	static bool opened;
	opened = opened || (find_catalogue() && setlocale(LC_MESSAGES, "C.UTF-8") && setenv("LANGUAGE", "vi", 1) == 0
	                    && bind_textdomain_codeset("vanban", "UTF-8") && textdomain("vanban"));
	return opened;
}

void language_start(enum language language)
{
	speaks_vietnamese = language == LANGUAGE_OF_LOCALE ? locale_is_vietnamese() : language == LANGUAGE_VIETNAMESE;
	if (speaks_vietnamese && !language_open_vietnamese()) {
		speaks_vietnamese = false;
		message_print(NULL, "warning", "the Vietnamese messages were not found; they are told in English", "install the program with 'meson install'");
	}
}

const char *language_vietnamese(const char *english)
{
	return *english ? gettext(english) : english; /* "" is the head of the catalogue */
}

const char *language_text(const char *english)
{
	return speaks_vietnamese ? language_vietnamese(english) : english;
}

/* Vietnamese has one form. */
const char *language_count(unsigned long long count, const char *one, const char *many)
{
	return speaks_vietnamese ? language_vietnamese(many) : count == 1 ? one : many;
}

/* ---- Sentences with words in them ------------------------------------------------------------------------------------------- */

enum { MOST_WORDS = 8 }; /* of a sentence: more than any has */

struct words {
	struct vb_str items[MOST_WORDS];
	size_t count;
};

/* The length of the conversion at the place, 0 where none stands there; the number of its word, from 1, where it tells one. */
static size_t conversion_at(const char *at, size_t *number)
{
	size_t len = strspn(at, "%") ? 1 : 0, digits;
	*number = 0;
	if (!len)
		return 0;
	digits = strspn(at + len, "0123456789");
	if (at[len + digits] == '$') {
		*number = strtoul(at + len, NULL, 10);
		len += digits + 1;
	}
	len += strspn(at + len, "0123456789.*lz");
	return at[len] && strchr("sducf", at[len]) ? len + 1 : 0;
}

/* The literal at the start of the pattern. */
static size_t literal_len(const char *pattern)
{
	size_t len = 0, number;
	while (pattern[len] && !conversion_at(pattern + len, &number))
		len++;
	return len;
}

/* The text is what the pattern printed: the words are between its literals, each as short as may be; the last ends the text. */
static bool is_printed_by(const char *pattern, const char *text, struct words *words)
{
	words->count = 0;
	for (;;) {
		size_t len = literal_len(pattern), number, conversion = conversion_at(pattern + len, &number);
		const char *found = text;
		if (words->count && !conversion) {
			size_t left = strlen(text);
			found = left >= len ? text + left - len : NULL;
		} else if (words->count && len) {
			found = memmem(text, strlen(text), pattern, len);
		}
		if (!found || strncmp(found, pattern, len) != 0)
			return false;
		if (words->count)
			words->items[words->count - 1].len = (size_t)(found - text);
		text = found + len;
		pattern += len + conversion;
		if (!conversion)
			return !*text;
		if (words->count == MOST_WORDS)
			return false;
		words->items[words->count++] = (struct vb_str){text, 0};
	}
}

static void fill(const char *pattern, const struct words *words, char *room, size_t size)
{
	size_t used = 0, next = 0, number;
	while (*pattern && used + 1 < size) {
		size_t conversion = conversion_at(pattern, &number);
		size_t word = number ? number - 1 : next;
		if (!conversion) {
			room[used++] = *pattern++;
			continue;
		}
		next++;
		pattern += conversion;
		struct vb_str text = word < words->count ? words->items[word] : VB_LIT("?");
		size_t len = text.len < size - 1 - used ? text.len : size - 1 - used;
		memcpy(room + used, text.ptr, len);
		used += len;
	}
	room[used] = '\0';
}

const char *language_sentence(const char *english, char *room, size_t size)
{
	struct words words;
	const char *text = language_text(english);
	if (!speaks_vietnamese || text != english)
		return text;
	for (const char *const *phrase = phrases; *phrase; phrase++) {
		if (!is_printed_by(*phrase, english, &words))
			continue;
		fill(language_vietnamese(*phrase), &words, room, size);
		return room;
	}
	return english;
}
