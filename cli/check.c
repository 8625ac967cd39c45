/* vanban check: records -> findings, all at once or in the two halves of the job. */
#include "../check/check.h"

#include "accepted.h"
#include "findings.h"
#include "inputs.h"
#include "language.h"
#include "mapping.h"
#include "message.h"
#include "records.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct job {
	const struct command_line *line;
	struct vb_check *check;
	struct vb_reader *reader; /* of findings */
	struct output output;
	struct findings findings;
	struct accepted accepted;
	struct records records;
	struct mapping *mapping; /* NULL: one thread does all */
	enum vb_check_result result;
	bool input_failed, output_failed, found;
};

/* ---- Temporary files -------------------------------------------------------------------------------------------------------- */

/* A file without a name: it is gone when the program ends, however it ends. */
static FILE *temporary_file(void)
{
	const char *folder = getenv("TMPDIR");
	char path[4096];
	folder = folder && *folder ? folder : "/tmp";
	int fd = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
	if (fd < 0 && snprintf(path, sizeof path, "%s/vanban-XXXXXX", folder) < (int)sizeof path) {
		fd = mkostemp(path, O_CLOEXEC); /* a file system without O_TMPFILE */
		if (fd >= 0)
			unlink(path);
	}
	return fd < 0 ? NULL : fdopen(fd, "w+");
}

/* ---- What is known ---------------------------------------------------------------------------------------------------------- */

static bool take_known(void *user, enum vb_reading reading, const struct vb_json *value)
{
	struct job *job = user;
	if (reading == VB_READING_OTHER && vb_json_member_str(value, "key").ptr)
		job->result = vb_check_know(job->check, value);
	return job->result == VB_CHECK_DONE;
}

static bool read_known(struct job *job, const char *path)
{
	struct records records = {.function = take_known, .user = job, .others = true};
	records_init(&records);
	records_read(&records, path);
	records_finish(&records);
	return records_are_works(&records, path);
}

static bool expect_line(struct job *job, const char *path, unsigned long number, char *line)
{
	char place[4096 + 32];
	if (number == 1 && strncmp(line, "\xEF\xBB\xBF", 3) == 0) /* a byte order mark */
		line += 3;
	char *end = line + strcspn(line, "#\r\n");
	while (end > line && (end[-1] == ' ' || end[-1] == '\t'))
		end--;
	line += strspn(line, " \t");
	if (end <= line || vb_check_expect(job->check, (struct vb_str){line, (size_t)(end - line)}))
		return true;
	*end = '\0';
	snprintf(place, sizeof place, "%s:%lu", path, number);
	message_print(place, "error", "this is no province", "write its name (Quảng Trị) or its ISO 3166-2 code (VN-25), one a line");
	return false;
}

static bool read_expected(struct job *job, const char *path)
{
	FILE *file = fopen(path, "r");
	char *line = NULL;
	size_t size = 0;
	bool good = file;
	if (!file) {
		struct input_failure failure;
		input_failure_set(&failure, errno);
		message_print(path, "error", failure.message, failure.hint);
	}
	for (unsigned long number = 1; file && getline(&line, &size, file) >= 0; number++)
		good = expect_line(job, path, number, line) && good;
	free(line);
	if (file)
		fclose(file);
	return good;
}

/* ---- Findings --------------------------------------------------------------------------------------------------------------- */

static bool is_ignored(const struct check_options *options, struct vb_str code)
{
	for (int i = 0; i < options->ignored_count; i++)
		if (vb_str_equal(code, vb_str_of(options->ignored[i])))
			return true;
	return false;
}

static bool take_finding(void *user, const char *json, size_t len)
{
	struct job *job = user;
	vb_reader_open_bytes(job->reader, json, len);
	if (vb_reader_next(job->reader) != VB_READING_OTHER)
		return true;
	struct finding finding = {json, len, vb_reader_value(job->reader), NULL};
	enum vb_finding_code code = vb_code_find(vb_json_member_str(finding.value, "code"));
	bool coverage = code == VB_FINDING_COVERAGE;
	if (!coverage && is_ignored(&job->line->check, vb_str_of(vb_codes[code].code)))
		return true;
	finding.reason = coverage ? NULL : accepted_reason(&job->accepted, finding.value);
	int fail_on = job->line->check.fail_on;
	job->found = job->found || (!coverage && !finding.reason && fail_on != NEVER_FAIL && (int)vb_codes[code].severity >= fail_on);
	return findings_put(&job->findings, &finding);
}

static bool tell_result(struct job *job)
{
	switch (job->result) {
	case VB_CHECK_DONE: return true;
	case VB_CHECK_REFUSED: break; /* the output tells */
	case VB_CHECK_MEMORY_OUT: message_print(NULL, "error", "out of memory", "give the program more, or a smaller --memory"); break;
	case VB_CHECK_TEMPORARY:
		message_print(NULL, "error", "a temporary file could not be written", "make room in /tmp, or set TMPDIR to a folder that has some");
		break;
	}
	job->output_failed = true;
	return false;
}

static void tell_malformed(struct job *job)
{
	char what[128];
	uint64_t count = vb_check_malformed(job->check);
	if (!count)
		return;
	snprintf(what, sizeof what, "lines that are not as 'check --map' writes them: %llu; they are left out", (unsigned long long)count);
	message_print(job->line->count ? job->line->operands[0] : "-", "error", what, "map the records again with this version");
	job->input_failed = true;
}

static void finish_findings(struct job *job, enum vb_check_result (*finish)(struct vb_check *, vb_check_line_function *, void *))
{
	if (!tell_result(job) || !findings_start(&job->findings)) {
		job->output_failed = true;
		return;
	}
	job->result = finish(job->check, take_finding, job);
	tell_malformed(job);
	job->output_failed = !tell_result(job) || !findings_finish(&job->findings);
	if (job->line->check.accepted)
		accepted_tell_unused(&job->accepted, job->line->check.accepted);
}

/* ---- Records ---------------------------------------------------------------------------------------------------------------- */

static bool put_line(void *user, const char *line, size_t len)
{
	struct job *job = user;
	return output_put(&job->output, line, len) && output_put(&job->output, "\n", 1) && output_end_record(&job->output);
}

static bool take_record(void *user, enum vb_reading reading, const struct vb_json *value)
{
	struct job *job = user;
	(void)reading;
	job->result = job->line->check.map ? vb_check_map(job->check, value, NULL, put_line, job) : vb_check_add(job->check, value);
	return job->result == VB_CHECK_DONE;
}

/* What can't be read is told there, and counted as not checked. */
static void take_unread(void *user, const struct vb_unread *unread)
{
	struct job *job = user;
	if (job->result == VB_CHECK_DONE)
		job->result = job->line->check.map ? vb_check_map(job->check, NULL, unread, put_line, job) : vb_check_add_unread(job->check, unread);
}

static bool add_line(void *user, const char *line, size_t len)
{
	struct job *job = user;
	job->result = vb_check_add_line(job->check, line, len);
	return job->result == VB_CHECK_DONE;
}

static bool take_piece(void *user, struct vb_str piece)
{
	struct job *job = user;
	return mapping_add(job->mapping, piece, &job->records);
}

static void start_mapping(struct job *job)
{
	unsigned jobs = command_line_jobs(job->line);
	if (jobs > 1)
		job->mapping = mapping_start(jobs, job->line->check.map ? put_line : add_line, job);
	if (job->mapping)
		job->records.piece_function = take_piece;
}

/* Pieces that the threads found to be no records are broken too. */
static void finish_mapping(struct job *job)
{
	if (!job->mapping)
		return;
	mapping_finish(job->mapping);
	if (job->result == VB_CHECK_DONE)
		job->result = mapping_result(job->mapping);
	mapping_free(job->mapping);
}

static void read_records(struct job *job)
{
	job->records = (struct records){.function = take_record, .unread_function = take_unread, .user = job};
	records_init(&job->records);
	start_mapping(job);
	for (int i = 0; i < job->line->count && job->result == VB_CHECK_DONE; i++)
		records_read(&job->records, job->line->operands[i]);
	finish_mapping(job);
	bool nothing = job->records.found == 0 && !job->line->check.map; /* a part of the input may hold no record */
	job->input_failed = job->records.broken > 0 || nothing;
	if (nothing && !job->records.broken)
		message_print(NULL, "error", "no record was found", "give what 'vanban extract' writes");
	records_finish(&job->records);
}

/* ---- Sorted lines ----------------------------------------------------------------------------------------------------------- */

static void tell_line(struct job *job, struct message_limit *limit, const char *path, uint64_t number, enum vb_check_input input)
{
	if (input == VB_CHECK_LINE_GOOD)
		return;
	if (input == VB_CHECK_LINE_UNSORTED)
		message_error_of(limit, path, number, "the lines are not sorted by their keys; this one is left out", "sort them with 'LC_ALL=C sort'");
	else
		message_error_of(limit, path, number, "this is no line of 'check --map': no TAB, or no UTF-8; it is left out", "map the records again");
	job->input_failed = true;
}

static void read_lines(struct job *job, FILE *file, const char *path)
{
	char *line = NULL;
	size_t size = 0;
	ssize_t len;
	struct message_limit limit = {.path = NULL};
	for (uint64_t number = 1; job->result == VB_CHECK_DONE && (len = getline(&line, &size, file)) >= 0; number++) {
		enum vb_check_input input;
		while (len > 0 && (line[len - 1] == '\n' || line[len - 1] == '\r'))
			len--;
		if (len == 0)
			continue;
		job->result = vb_check_reduce(job->check, line, (size_t)len, &input);
		tell_line(job, &limit, path, number, input);
	}
	message_limit_finish(&limit);
	if (ferror(file)) {
		message_print(path, "error", message_of_error(errno), "check the disk");
		job->input_failed = true;
	}
	free(line);
}

static void read_sorted(struct job *job)
{
	const char *path = job->line->count ? job->line->operands[0] : "-";
	FILE *file = strcmp(path, "-") == 0 ? stdin : fopen(path, "r");
	if (!file) {
		struct input_failure failure;
		input_failure_set(&failure, errno);
		message_print(path, "error", failure.message, failure.hint);
		job->input_failed = true;
		return;
	}
	read_lines(job, file, path);
	if (file != stdin)
		fclose(file);
}

/* ---- The command ------------------------------------------------------------------------------------------------------------ */

static bool explain(struct output *output, const struct vb_code *code)
{
	static const char *const severities[] = {"info", "warning", "error"};
	const char *const words[] = {code->code, " (", language_text(severities[code->severity]), ")\n", language_text(code->title), "\n\n",
	                             language_text(code->explanation), "\n"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (!output_put(output, words[i], strlen(words[i])))
			return false;
	return true;
}

static enum status run_explain(const struct command_line *line)
{
	struct output output;
	const char *wanted = line->check.explain;
	bool all = strcmp(wanted, "all") == 0, first = true;
	output_init(&output);
	output_to_stdout(&output);
	for (int i = 0; i < VB_FINDING_COUNT; i++) {
		if (!all && strcmp(vb_codes[i].code, wanted) != 0)
			continue;
		if (!first)
			output_put(&output, "\n", 1);
		first = false;
		explain(&output, &vb_codes[i]);
	}
	enum status status = output_close(&output) || output_pipe_closed(&output) ? STATUS_DONE : STATUS_OUTPUT;
	output_finish(&output);
	return status;
}

static bool prepare(struct job *job)
{
	const struct check_options *options = &job->line->check;
	bool good = !job->line->known || read_known(job, job->line->known);
	good = (!options->expect || read_expected(job, options->expect)) && good;
	return (!options->accepted || accepted_read(&job->accepted, options->accepted)) && good;
}

static bool open_output(struct job *job)
{
	if (!job->line->output) {
		output_to_stdout(&job->output);
		return true;
	}
	if (output_open(&job->output, job->line->output))
		return true;
	output_complain(&job->output);
	return false;
}

static void work(struct job *job)
{
	const struct check_options *options = &job->line->check;
	job->output_failed = !open_output(job);
	if (job->output_failed)
		return;
	if (options->reduce)
		read_sorted(job);
	else
		read_records(job);
	if (options->map)
		tell_result(job);
	else
		finish_findings(job, options->reduce ? vb_check_reduce_finish : vb_check_finish);
	job->output_failed = !output_close(&job->output) || job->output_failed;
}

static enum status status_of(const struct job *job)
{
	if (output_pipe_closed(&job->output))
		return STATUS_DONE;
	if (job->output_failed)
		return STATUS_OUTPUT;
	return job->input_failed ? STATUS_INPUT : job->found ? STATUS_FINDINGS : STATUS_DONE;
}

static struct findings findings_of(struct job *job)
{
	bool terminal = !job->line->output && isatty(STDOUT_FILENO);
	enum form form = job->line->form != FORM_DEFAULT ? job->line->form : terminal ? FORM_TEXT : FORM_NDJSON;
	return (struct findings){.form = form, .output = &job->output,
	    .style = terminal ? summary_style_of_terminal() : (struct summary_style){.width = 100},
	    .language = language_is_vietnamese() ? "vi" : "en"};
}

/* Of the memory that the user grants, what everything but sorting takes: one record, the program. */
static size_t sorting_memory(size_t memory)
{
	static const size_t rest = (size_t)64 << 20, least = (size_t)8 << 20;
	if (memory == 0)
		return 0;
	return memory > rest + least ? memory - rest : least;
}

static enum status run(const struct command_line *line)
{
	const struct check_options *options = &line->check;
	if (options->explain)
		return run_explain(line);
	if (options->map && options->reduce)
		return message_usage(&check_command, "--map and --reduce are two halves: one at a time");
	if (line->count == 0 && !options->reduce)
		return message_usage(&check_command, "no records given");
	if (options->reduce && line->count > 1)
		return message_usage(&check_command, "--reduce reads one file of sorted lines");
	if (input_is_replaced(line))
		return message_usage(&check_command, "the output '%s' would replace the input", line->output);
	struct vb_check_settings settings = {
		.memory = sorting_memory(options->memory), .temporary = temporary_file, .translate = language_text, .answer = options->answer};
	struct job job = {.line = line, .check = memory_needed(vb_check_new(&settings)), .reader = memory_needed(vb_reader_new())};
	output_init(&job.output);
	job.findings = findings_of(&job);
	bool prepared = prepare(&job);
	if (prepared)
		work(&job);
	enum status status = prepared ? status_of(&job) : STATUS_INPUT;
	output_finish(&job.output);
	accepted_finish(&job.accepted);
	vb_reader_free(job.reader);
	vb_check_free(job.check);
	return status;
}

static const struct option options[] = {
	{"accepted", required_argument, NULL, OPTION_ACCEPTED},
	{"answer", required_argument, NULL, OPTION_ANSWER},
	{"expect", required_argument, NULL, OPTION_EXPECT},
	{"explain", required_argument, NULL, OPTION_EXPLAIN},
	{"fail-on", required_argument, NULL, OPTION_FAIL_ON},
	{"format", required_argument, NULL, OPTION_CHECK_FORMAT},
	{"help", no_argument, NULL, OPTION_HELP},
	{"ignore", required_argument, NULL, OPTION_IGNORE},
	{"jobs", required_argument, NULL, OPTION_JOBS},
	{"known", required_argument, NULL, OPTION_KNOWN},
	{"lang", required_argument, NULL, OPTION_LANG},
	{"map", no_argument, NULL, OPTION_MAP},
	{"memory", required_argument, NULL, OPTION_MEMORY},
	{"output", required_argument, NULL, OPTION_OUTPUT},
	{"reduce", no_argument, NULL, OPTION_REDUCE},
	{NULL, 0, NULL, 0},
};

const struct command check_command = {
	.name = "check",
	.line = "compare records: where documents disagree about what they cite",
	.help = "Usage: vanban check [OPTION]... RECORD...\n"
	        "       vanban check --map RECORD... | LC_ALL=C sort | vanban check --reduce\n"
	        "       vanban check --explain CODE\n"
	        "\n"
	        "Reads records and writes findings: what one document says against itself, and\n"
	        "where documents disagree about the documents they cite. RECORD is a file of\n"
	        "'vanban extract' (JSON or NDJSON), a folder of them, or - for standard input.\n"
	        "One more object, coverage, says what was checked and what was not: the last\n"
	        "lines of the text, and by its code among the others.\n"
	        "\n"
	        "  -o, --output FILE     write to FILE\n"
	        "      --format FORM     text (on a terminal), ndjson (elsewhere), json, sarif or\n"
	        "                        csv\n"
	        "      --lang LANG       vi or en: the language of findings and messages (that of\n"
	        "                        the locale)\n"
	        "      --fail-on LEVEL   exit with 1 on a finding of this level or above: error,\n"
	        "                        warning or info\n"
	        "      --ignore CODE     leave out findings of this code; may be given again\n"
	        "      --accepted FILE   leave out what is accepted there: findings with a reason\n"
	        "                        added, or {\"code\": …, \"reason\": …} for more of them\n"
	        "      --known FILE      works that are right, for suggestions (vanban works)\n"
	        "      --expect FILE     provinces that are to answer, one a line\n"
	        "      --answer NUMBER   the resolution that --expect is about (the one that most\n"
	        "                        provinces answer)\n"
	        "  -j, --jobs N          threads that read records, 1 to 256 (one a core)\n"
	        "      --memory SIZE     memory for all of it; bytes, or with K, M, G (192M)\n"
	        "      --map             write lines KEY TAB JSON, to be sorted by key\n"
	        "      --reduce          read such lines, sorted in LC_ALL=C, write the findings\n"
	        "      --explain CODE    say what the code means; all: of all codes\n"
	        "  -h, --help            print this\n"
	        "\n"
	        "Exit status: 2 wrong usage, before any work; else the first that applies of 4\n"
	        "some output could not be written, 3 some input could not be read or none was\n"
	        "found, 1 findings at or above --fail-on, 0.\n",
	.short_options = ":ho:j:",
	.options = options,
	.run = run,
};
