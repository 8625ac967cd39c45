#include "language.h"

#include "message.h"

#include <libintl.h>
#include <limits.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

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

bool language_is_vietnamese(enum language language)
{
	return language == LANGUAGE_OF_LOCALE ? locale_is_vietnamese() : language == LANGUAGE_VIETNAMESE;
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
void language_start(enum language language)
{
	if (!language_is_vietnamese(language))
		return;
	if (!find_catalogue() || !setlocale(LC_MESSAGES, "C.UTF-8") || setenv("LANGUAGE", "vi", 1) != 0) {
		message_print(NULL, "warning", "the Vietnamese messages were not found; they are told in English", "install the program with 'meson install'");
		return;
	}
	bind_textdomain_codeset("vanban", "UTF-8");
	textdomain("vanban");
}

const char *language_text(const char *english)
{
	return *english ? gettext(english) : english; /* "" is the head of the catalogue */
}
