#include "message.h"
#include "tables.h"

#include "../check/codes.h"

#include <ctype.h>
#include <errno.h>
#include <sched.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_JOBS = 256 };

/* Offsets in a record are 32 bits, and a text may grow to three times its input: see extract/library.c. */
static const size_t max_max_input = (size_t)1 << 30;
static const size_t max_memory = (size_t)1 << 40; /* more than any machine has */

static const struct word {
	const char *name;
	int value;
} forms[] = {{"json", FORM_JSON}, {"ndjson", FORM_NDJSON}, {"csv", FORM_CSV}, {"text", FORM_TEXT}, {NULL, 0}},
  report_forms[] = {{"html", FORM_HTML}, {"dot", FORM_DOT}, {"graphml", FORM_GRAPHML}, {NULL, 0}},
  check_forms[] = {{"text", FORM_TEXT}, {"json", FORM_JSON}, {"ndjson", FORM_NDJSON}, {"sarif", FORM_SARIF}, {"csv", FORM_CSV}, {NULL, 0}},
  levels[] = {{"error", VB_SEVERITY_ERROR}, {"warning", VB_SEVERITY_WARNING}, {"info", VB_SEVERITY_INFO}, {NULL, 0}},
  languages[] = {{"vi", LANGUAGE_VIETNAMESE}, {"en", LANGUAGE_ENGLISH}, {NULL, 0}},
  input_formats[] = {{"auto", VB_INPUT_FORMAT_AUTO},
                     {"text", VB_INPUT_FORMAT_TEXT},
                     {"markdown", VB_INPUT_FORMAT_MARKDOWN},
                     {"html", VB_INPUT_FORMAT_HTML},
                     {NULL, 0}};

/* -1 where the word isn't one of them. */
static int find_word(const struct word *words, const char *name)
{
	for (; words->name; words++)
		if (strcmp(words->name, name) == 0)
			return words->value;
	return -1;
}

static bool read_form(struct command_line *line, const struct command *command, const char *word)
{
	int form = find_word(forms, word);
	if (form >= 0)
		line->form = (enum form)form;
	else
		message_usage(command, "'%s' is no --format; it is one of json, ndjson, csv, text", word);
	return form >= 0;
}

static bool read_table(struct command_line *line, const struct command *command, const char *word)
{
	line->table = table_find(word);
	if (line->table < 0)
		message_usage(command, "'%s' is no --table; it is one of tasks, assignments, citations, targets, errors", word);
	return line->table >= 0;
}

static bool read_report_form(struct command_line *line, const struct command *command, const char *word)
{
	int form = find_word(report_forms, word);
	if (form >= 0)
		line->form = (enum form)form;
	else
		message_usage(command, "'%s' is no --format; it is one of html, dot, graphml", word);
	return form >= 0;
}

static bool read_check_form(struct command_line *line, const struct command *command, const char *word)
{
	int form = find_word(check_forms, word);
	if (form >= 0)
		line->form = (enum form)form;
	else
		message_usage(command, "'%s' is no --format; it is one of text, json, ndjson, sarif, csv", word);
	return form >= 0;
}

static bool read_level(struct command_line *line, const struct command *command, const char *word)
{
	line->check.fail_on = find_word(levels, word);
	if (line->check.fail_on < 0)
		message_usage(command, "'%s' is no --fail-on; it is one of error, warning, info", word);
	return line->check.fail_on >= 0;
}

static bool is_code(const struct command *command, const char *word)
{
	bool found = vb_code_find(vb_str_of(word)) < VB_FINDING_COUNT;
	if (!found)
		message_usage(command, "'%s' is no code of a finding; 'vanban check --explain all' lists them", word);
	return found;
}

static bool read_ignored(struct command_line *line, const struct command *command, const char *word)
{
	if (!is_code(command, word))
		return false;
	if (line->check.ignored_count < MOST_IGNORED)
		line->check.ignored[line->check.ignored_count++] = word;
	return true;
}

static bool read_explain(struct command_line *line, const struct command *command, const char *word)
{
	line->check.explain = word;
	return strcmp(word, "all") == 0 || is_code(command, word);
}

static bool read_language(struct command_line *line, const struct command *command, const char *word)
{
	int language = find_word(languages, word);
	if (language >= 0)
		line->language = (enum language)language;
	else
		message_usage(command, "'%s' is no --lang; it is one of vi, en", word);
	return language >= 0;
}

static bool read_input_format(struct command_line *line, const struct command *command, const char *word)
{
	int format = find_word(input_formats, word);
	if (format >= 0)
		line->settings.input = (enum vb_input)format;
	else
		message_usage(command, "'%s' is no --input-format; it is one of auto, text, markdown, html", word);
	return format >= 0;
}

/* Digits only: strtoull alone would take blanks and signs. */
static bool read_digits(const char *word, char **end, unsigned long long *value)
{
	if (!isdigit((unsigned char)word[0]))
		return false;
	errno = 0;
	*value = strtoull(word, end, 10);
	return errno == 0;
}

static bool read_jobs(struct command_line *line, const struct command *command, const char *word)
{
	char *end;
	unsigned long long jobs;
	if (!read_digits(word, &end, &jobs) || *end || jobs < 1 || jobs > MAX_JOBS) {
		message_usage(command, "'%s' is no number of jobs; it is a number from 1 to %d", word, MAX_JOBS);
		return false;
	}
	line->jobs = (unsigned)jobs;
	return true;
}

/* SIZE is a number of bytes, or of KiB, MiB, GiB: 4096, 512K, 256M, 1G. */
static bool read_bytes(const struct command *command, const char *option, const char *word, size_t max, const char *most, size_t *bytes)
{
	static const char suffixes[] = "KMG";
	char *end;
	unsigned long long size, factor = 1;
	bool valid = read_digits(word, &end, &size);
	if (valid && *end) {
		const char *suffix = strchr(suffixes, toupper((unsigned char)*end));
		valid = suffix && !end[1];
		if (valid)
			factor = 1ULL << 10 * (suffix - suffixes + 1);
	}
	if (!valid || size < 1 || size > max / factor) {
		message_usage(command, "'%s' is no %s; it is a number of bytes from 1 to %s, such as 512K or 64M", word, option, most);
		return false;
	}
	*bytes = (size_t)(size * factor);
	return true;
}

static bool read_output(struct command_line *line, const struct command *command, const char *word)
{
	if (!*word) {
		message_usage(command, "--output has an empty name");
		return false;
	}
	line->output = strcmp(word, "-") == 0 ? NULL : word;
	return true;
}

/* `last` is the last word that getopt took. It leaves in optopt the letter, or the id of a long option it knows, or 0. */
static void refuse_option(const struct command *command, int answer, const char *last)
{
	if (answer == ':')
		message_usage(command, "option '%s' needs a value", last);
	else if (optopt == 0)
		message_usage(command, "unknown option '%s'", last);
	else if (optopt >= OPTION_FORMAT || strchr(command->short_options, optopt))
		message_usage(command, "option '%s' takes no value", last);
	else
		message_usage(command, "unknown option '-%c'", isgraph(optopt) ? optopt : '?');
}

static bool read_option(struct command_line *line, const struct command *command, int id, const char *last)
{
	const char *value = optarg;
	switch (id) {
	case OPTION_HELP: return line->help = true;
	case OPTION_NO_JIT: return line->settings.no_jit = true;
	case OPTION_NO_TEXT: return line->settings.omit_text = true;
	case OPTION_FORMAT: return read_form(line, command, value);
	case OPTION_ACCEPTED: line->check.accepted = value; return true;
	case OPTION_BOM: return line->bom = true;
	case OPTION_TABLE: return read_table(line, command, value);
	case OPTION_ANSWER: line->check.answer = value; return true;
	case OPTION_CHECK_FORMAT: return read_check_form(line, command, value);
	case OPTION_EXPECT: line->check.expect = value; return true;
	case OPTION_EXPLAIN: return read_explain(line, command, value);
	case OPTION_FAIL_ON: return read_level(line, command, value);
	case OPTION_IGNORE: return read_ignored(line, command, value);
	case OPTION_KNOWN: line->known = value; return true;
	case OPTION_MAP: return line->check.map = true;
	case OPTION_MEMORY: return read_bytes(command, "--memory", value, max_memory, "1024G", &line->check.memory);
	case OPTION_REDUCE: return line->check.reduce = true;
	case OPTION_INPUT_FORMAT: return read_input_format(line, command, value);
	case OPTION_JOBS: return read_jobs(line, command, value);
	case OPTION_LANG: return read_language(line, command, value);
	case OPTION_MAX_INPUT: return read_bytes(command, "--max-input", value, max_max_input, "1G", &line->settings.max_input);
	case OPTION_REPORT_FORMAT: return read_report_form(line, command, value);
	case OPTION_OUTPUT: return read_output(line, command, value);
	default: refuse_option(command, id, last); return false;
	}
}

bool command_line_read(struct command_line *line, const struct command *command, int count, char **words)
{
	*line = (struct command_line){.check = {.fail_on = NEVER_FAIL}, .table = NO_TABLE};
	opterr = 0;
	for (int id, index; index = -1, (id = getopt_long(count, words, command->short_options, command->options, &index)) >= 0;) {
		if (id == OPTION_NOT_YET) {
			message_usage(command, "option '--%s' is not available in this version", command->options[index].name);
			return false;
		}
		if (!read_option(line, command, id, words[optind - 1]))
			return false;
		if (line->help)
			return true;
	}
	line->operands = words + optind;
	line->count = count - optind;
	return true;
}

unsigned command_line_jobs(const struct command_line *line)
{
	cpu_set_t cores;
	if (line->jobs)
		return line->jobs;
	return sched_getaffinity(0, sizeof cores, &cores) == 0 ? (unsigned)CPU_COUNT(&cores) : 1;
}
