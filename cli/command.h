/* A command of the program: one file each, one row each in main.c. */
#ifndef VANBAN_CLI_COMMAND_H
#define VANBAN_CLI_COMMAND_H

#include "../include/vanban.h"

#include <getopt.h>
#include <stdbool.h>

enum status {
	STATUS_DONE = 0,
	STATUS_FINDINGS = 1, /* check: findings at or above --fail-on */
	STATUS_USAGE = 2,  /* wrong usage, before any work */
	STATUS_INPUT = 3,  /* some input could not be read, or none was found */
	STATUS_OUTPUT = 4, /* some output could not be written */
};

enum form { FORM_DEFAULT, FORM_JSON, FORM_NDJSON, FORM_TEXT, FORM_HTML, FORM_DOT, FORM_GRAPHML, FORM_SARIF, FORM_CSV };

enum language { LANGUAGE_OF_LOCALE, LANGUAGE_ENGLISH, LANGUAGE_VIETNAMESE };

enum option_id {
	OPTION_HELP = 'h',
	OPTION_JOBS = 'j',
	OPTION_OUTPUT = 'o',
	OPTION_FORMAT = 256,
	OPTION_ACCEPTED,
	OPTION_ANSWER,
	OPTION_BOM,
	OPTION_CHECK_FORMAT, /* the --format of check */
	OPTION_EXPECT,
	OPTION_EXPLAIN,
	OPTION_FAIL_ON,
	OPTION_IGNORE,
	OPTION_KNOWN,
	OPTION_MAP,
	OPTION_MEMORY,
	OPTION_REDUCE,
	OPTION_INPUT_FORMAT,
	OPTION_LANG,
	OPTION_MAX_INPUT,
	OPTION_NO_JIT,
	OPTION_NO_TEXT,
	OPTION_REPORT_FORMAT, /* the --format of report */
	OPTION_TABLE,
	OPTION_NOT_YET, /* named by the contract, not in this version */
};

enum { MOST_IGNORED = 64 }; /* codes: more than there are */

/* The options of check alone. Borrows from argv. */
struct check_options {
	const char *accepted, *expect, *answer, *explain;
	const char *ignored[MOST_IGNORED];
	int ignored_count;
	int fail_on;   /* enum vb_severity, or NEVER_FAIL */
	size_t memory; /* 0: the default */
	bool map, reduce;
};

enum { NEVER_FAIL = -1, NO_TABLE = -1 };

/* What the words after the command say. Borrows from argv. */
struct command_line {
	struct vb_settings settings;
	enum form form;
	enum language language;
	struct check_options check;
	unsigned jobs; /* 0: as many as there are cores */
	const char *output; /* NULL: standard output */
	const char *known;  /* the file of --known; NULL: none */
	int table;          /* enum table of --table; NO_TABLE: all */
	bool bom;           /* CSV begins with a byte order mark */
	bool help;
	char **operands;
	int count;
};

struct command {
	const char *name;
	const char *line; /* what it does, in the list of commands */
	const char *help;
	const char *short_options; /* for getopt_long, starting with ":" */
	const struct option *options;
	enum status (*run)(const struct command_line *line);
};

extern const struct command check_command, extract_command, normalize_command, report_command, schema_command, works_command, help_command;
extern const struct command *const commands[]; /* ended by NULL */

/* NULL where there is no such command. */
const struct command *command_find(const char *name);

/* Reads the words after the command (words[0] is the command itself). Returns false, with the message printed, when they are
 * wrong. */
bool command_line_read(struct command_line *line, const struct command *command, int count, char **words);

/* The threads that are asked for: as told, else one a core. */
unsigned command_line_jobs(const struct command_line *line);

/* Prints to standard output. */
enum status help_print(const char *text);
enum status help_print_commands(void);

#endif
