/* Preloaded into every process of a test run: makes each one use the locale of the environment, as a program that embeds the
 * library may, and ends it when that locale is not there. */
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

static void __attribute__((constructor)) set_locale(void)
{
	if (!setlocale(LC_ALL, "")) {
		fputs("set_locale: the locale of LC_ALL can't be set\n", stderr);
		abort();
	}
	setlocale(LC_MESSAGES, "C"); /* the tests know the system's messages in English */
}
