/* vanban extract: documents -> records, in the order of the inputs. */
#include "../extract/known.h"

#include "inputs.h"
#include "message.h"
#include "names.h"
#include "output.h"
#include "records.h"
#include "summary.h"
#include "tables.h"
#include "workers.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The form of the records and the place they go to: settled from the words of the command before any work. */
struct plan {
	const struct command_line *line;
	enum form form;
	enum vb_form json;
	bool array;  /* one JSON array holds all records */
	bool folder; /* line->output is a folder: a file each */
	struct summary_style style;
};

/* What one thread reads with. */
struct reader {
	struct vb_extractor *extractor;
	struct input_buffer buffer;
};

struct batch {
	struct plan plan;
	struct reader *readers; /* one a thread; the first also reads where there is no thread */
	unsigned reader_count;
	struct vb_known *known;  /* NULL: nothing is known beforehand */
	struct vb_settings settings;
	struct workers *workers; /* NULL: one input after the other */
	struct outcome outcome;  /* of the last input that was read without a thread */
	struct output output;
	struct output *tables; /* of --format csv: TABLE_COUNT files of a folder; else NULL */
	struct names names;
	size_t written; /* records in the stream */
	bool input_failed, output_failed;
};

static bool ends_with(const char *name, const char *end)
{
	size_t len = strlen(name), end_len = strlen(end);
	return len >= end_len && strcmp(name + len - end_len, end) == 0;
}

static bool is_several(const struct command_line *line)
{
	return line->count > 1 || (strcmp(line->operands[0], "-") != 0 && input_is_folder(line->operands[0]));
}

static bool is_folder_output(const char *output, bool several)
{
	if (!output)
		return false;
	return input_is_folder(output) || ends_with(output, "/")
	       || (several && !ends_with(output, ".json") && !ends_with(output, ".ndjson"));
}

static struct plan make_plan(const struct command_line *line)
{
	bool several = is_several(line), terminal = !line->output && isatty(STDOUT_FILENO);
	struct plan plan = {.line = line, .form = line->form, .json = VB_FORM_JSON};
	if (plan.form == FORM_DEFAULT)
		plan.form = several ? FORM_NDJSON : FORM_JSON;
	if (line->table != NO_TABLE)
		plan.form = FORM_CSV;
	plan.folder = plan.form != FORM_CSV && is_folder_output(line->output, several);
	plan.array = several && plan.form == FORM_JSON && !plan.folder;
	if (plan.form == FORM_JSON && terminal)
		plan.json = VB_FORM_JSON_INDENTED;
	plan.style = terminal ? summary_style_of_terminal() : (struct summary_style){.width = 100};
	return plan;
}

static bool put_text(struct batch *batch, const char *text)
{
	return output_put(&batch->output, text, strlen(text));
}

/* ---- Tables ---------------------------------------------------------------------------------------------------------- */

struct sink {
	vb_write_function *function;
	void *user;
};

/* Of several tables each row is kept with its table and its length, until it is its turn. */
struct frame {
	uint32_t table, len;
};

static bool put_row(void *user, enum table table, const char *row, size_t len)
{
	const struct sink *sink = user;
	(void)table;
	return sink->function(sink->user, row, len);
}

static bool put_framed_row(void *user, enum table table, const char *row, size_t len)
{
	const struct sink *sink = user;
	struct frame frame = {table, (uint32_t)len};
	return sink->function(sink->user, (const char *)&frame, sizeof frame) && sink->function(sink->user, row, len);
}

static bool put_table_row(void *user, enum table table, const char *row, size_t len)
{
	struct output *tables = user;
	return output_put(&tables[table], row, len);
}

static bool write_tables(const struct plan *plan, const struct vb_extractor *extractor, vb_write_function *sink, void *sink_user)
{
	struct sink to = {sink, sink_user};
	int table = plan->line->table;
	return table == NO_TABLE ? tables_write(extractor, (1u << TABLE_COUNT) - 1, put_framed_row, &to)
	                         : tables_write(extractor, 1u << table, put_row, &to);
}

/* A failed table ends the work: none of them would be whole. */
static bool write_to_tables(struct batch *batch, const struct outcome *outcome)
{
	if (!outcome->kept)
		return tables_write(outcome->extractor, (1u << TABLE_COUNT) - 1, put_table_row, batch->tables);
	for (size_t at = 0; at < outcome->len;) {
		struct frame frame;
		memcpy(&frame, outcome->bytes + at, sizeof frame);
		at += sizeof frame;
		if (!output_put(&batch->tables[frame.table], outcome->bytes + at, frame.len))
			return false;
		at += frame.len;
	}
	return true;
}

/* The record alone: what stands around it depends on its place. An error record has no summary: the message told it. */
static bool write_record(const void *user, const struct vb_extractor *extractor, vb_write_function *sink, void *sink_user)
{
	const struct plan *plan = user;
	if (plan->form == FORM_CSV)
		return write_tables(plan, extractor, sink, sink_user);
	if (plan->form == FORM_TEXT && !vb_extractor_error(extractor, NULL))
		return summary_write(extractor, plan->style, sink, sink_user);
	return (plan->form == FORM_TEXT && !plan->folder) || vb_extractor_write(extractor, plan->json, sink, sink_user);
}

static bool put_record(struct batch *batch, const struct outcome *outcome)
{
	return outcome->kept ? output_put(&batch->output, outcome->bytes, outcome->len)
	                     : write_record(&batch->plan, outcome->extractor, output_put, &batch->output);
}

static bool put_element(struct batch *batch, const struct outcome *outcome)
{
	return put_text(batch, batch->written++ ? ",\n" : "") && put_record(batch, outcome);
}

static bool put_summary(struct batch *batch, const struct outcome *outcome)
{
	return outcome->failed || (put_text(batch, batch->written++ ? "\n" : "") && put_record(batch, outcome));
}

/* The outcome as the next piece of the one output. Returns false when the output can't take more. */
static bool write_to_stream(struct batch *batch, const struct outcome *outcome)
{
	bool put;
	if (batch->plan.form == FORM_TEXT)
		put = put_summary(batch, outcome);
	else if (batch->plan.array)
		put = put_element(batch, outcome);
	else if (batch->plan.form == FORM_CSV)
		put = put_record(batch, outcome);
	else
		put = put_record(batch, outcome) && put_text(batch, "\n");
	return put && output_end_record(&batch->output);
}

static char *output_path(const struct batch *batch, const char *name, const char *extension)
{
	const char *folder = batch->plan.line->output;
	size_t size = strlen(folder) + strlen(name) + strlen(extension) + 2;
	char *path = memory_needed(malloc(size));
	snprintf(path, size, "%s%s%s%s", folder, ends_with(folder, "/") ? "" : "/", name, extension);
	return path;
}

/* Its folder is there for nearly every file, so it is made when opening fails. */
static bool open_in_folder(struct output *output, char *path)
{
	if (output_open(output, path))
		return true;
	char *slash = strrchr(path, '/');
	*slash = '\0';
	bool made = output_make_folder(path);
	*slash = '/';
	return made && output_open(output, path);
}

static bool write_file(struct batch *batch, const struct outcome *outcome, char *path)
{
	struct output *output = &batch->output;
	if (!open_in_folder(output, path)) {
		output_complain(output);
		return false;
	}
	bool summary = batch->plan.form == FORM_TEXT && !outcome->failed;
	if (put_record(batch, outcome) && !summary)
		put_text(batch, "\n");
	return output_close(output);
}

/* The outcome as a file of its own. What an earlier program left there for this input is out of date: a record where there is an
 * error now, or the other way round. */
static void write_to_folder(struct batch *batch, const struct outcome *outcome, const char *below)
{
	bool failed = outcome->failed;
	const char *name = names_take(&batch->names, strcmp(below, "-") == 0 ? "stdin" : below);
	const char *record = batch->plan.form == FORM_TEXT ? ".summary.txt" : ".json", *error = ".error.json";
	char *path = output_path(batch, name, failed ? error : record);
	char *stale = output_path(batch, name, failed ? record : error);
	if (write_file(batch, outcome, path))
		unlink(stale);
	else
		batch->output_failed = true;
	free(path);
	free(stale);
}

/* ---- Reading --------------------------------------------------------------------------------------------------------- */

static void read_and_run(struct reader *reader, const struct vb_settings *settings, const struct input *input)
{
	struct input_failure failure;
	bool usable = !input->error && input_read(&reader->buffer, input->path, settings, &failure);
	if (input->error)
		input_failure_set(&failure, input->error);
	if (usable)
		vb_extractor_run(reader->extractor, input->path, reader->buffer.bytes, reader->buffer.len);
	else
		vb_extractor_refuse(reader->extractor, input->path, failure.code, failure.message, failure.hint);
}

/* In a thread: of the batch only the plan and the thread's own reader are touched. */
static void run_input(void *user, unsigned worker, const struct input *input, struct outcome *outcome)
{
	struct batch *batch = user;
	struct reader *reader = &batch->readers[worker];
	if (!reader->extractor) /* there may be fewer inputs than readers */
		reader->extractor = memory_needed(vb_extractor_new(&batch->settings));
	read_and_run(reader, &batch->plan.line->settings, input);
	outcome_set(outcome, reader->extractor);
	if (batch->workers)
		outcome_keep(outcome, write_record, &batch->plan);
}

/* Files fail one by one; a stream that can't take more ends the work. */
static bool take_outcome(void *user, const struct input *input, const struct outcome *outcome)
{
	struct batch *batch = user;
	if (outcome->failed) {
		message_print(input->path, "error", outcome->error, outcome->hint);
		batch->input_failed = true;
	}
	if (batch->tables)
		return write_to_tables(batch, outcome);
	if (!batch->plan.folder)
		return write_to_stream(batch, outcome);
	write_to_folder(batch, outcome, input->below);
	return true;
}

static bool wait_for_workers(struct batch *batch)
{
	return !batch->workers || workers_wait(batch->workers);
}

/* Standard input is read to its end by whoever reads it first: its turn is kept. */
static bool take_input(void *user, const struct input *input)
{
	struct batch *batch = user;
	if (batch->workers)
		return workers_add(batch->workers, input) && (strcmp(input->path, "-") != 0 || workers_wait(batch->workers));
	run_input(batch, 0, input, &batch->outcome);
	return take_outcome(batch, input, &batch->outcome);
}

static void report_counts(struct batch *batch, const char *argument, const struct input_counts *counts)
{
	size_t skipped = counts->dot_files + counts->other_files;
	char what[256];
	if (counts->found == 0 || skipped > 0) /* the messages of the inputs come first */
		wait_for_workers(batch);
	if (counts->found == 0) {
		snprintf(what, sizeof what, "no file of a known kind in this folder (%zu skipped)", skipped);
		message_print(argument, "error", what, "it reads .txt, .md, .markdown, .html and .htm; name other files themselves");
		batch->input_failed = true;
	} else if (skipped > 0) {
		snprintf(what, sizeof what, "%zu file%s skipped (of no known kind: %zu, dot files: %zu)", skipped, skipped == 1 ? "" : "s",
		         counts->other_files, counts->dot_files);
		message_print(argument, "info", what, "to read one, name it");
	}
}

static void walk_all(struct batch *batch)
{
	const struct command_line *line = batch->plan.line;
	for (int i = 0; i < line->count; i++) {
		struct input_counts counts;
		if (!input_walk(line->operands[i], input_documents, take_input, batch, &counts))
			return;
		report_counts(batch, line->operands[i], &counts);
	}
	wait_for_workers(batch);
}

static bool open_stream(struct batch *batch)
{
	const char *path = batch->plan.line->output;
	if (path && !output_open(&batch->output, path)) {
		output_complain(&batch->output);
		return false;
	}
	if (!path)
		output_to_stdout(&batch->output);
	return true;
}

static bool put_head(const struct plan *plan, enum table table, struct output *output)
{
	struct sink to = {output_put, output};
	return (!plan->line->bom || output_put(output, "\xEF\xBB\xBF", 3)) && table_write_head(table, put_row, &to);
}

static void run_to_stream(struct batch *batch)
{
	batch->output_failed = !open_stream(batch);
	if (batch->output_failed)
		return;
	if (batch->plan.form == FORM_CSV)
		put_head(&batch->plan, (enum table)batch->plan.line->table, &batch->output);
	if (batch->plan.array)
		put_text(batch, "[");
	walk_all(batch);
	if (batch->plan.array)
		put_text(batch, "]\n");
	batch->output_failed = !output_close(&batch->output);
}

static bool open_table(struct batch *batch, enum table table)
{
	char *path = output_path(batch, table_names[table], ".csv");
	struct output *output = &batch->tables[table];
	bool opened = output_open(output, path);
	free(path);
	return opened && put_head(&batch->plan, table, output);
}

/* All tables or none: they are renamed when the last of them is written. */
static void close_tables(struct batch *batch)
{
	bool whole = !batch->output_failed;
	for (int i = 0; i < TABLE_COUNT; i++)
		whole = output_seal(&batch->tables[i]) && whole;
	for (int i = 0; i < TABLE_COUNT; i++) {
		if (whole)
			whole = output_close(&batch->tables[i]);
		else
			output_complain(&batch->tables[i]);
	}
	batch->output_failed = !whole;
}

static void run_to_tables(struct batch *batch)
{
	const char *folder = batch->plan.line->output;
	if (!output_make_folder(folder)) {
		output_complain_about(folder, errno);
		batch->output_failed = true;
		return;
	}
	batch->tables = memory_needed(malloc(TABLE_COUNT * sizeof *batch->tables));
	for (int i = 0; i < TABLE_COUNT; i++)
		output_init(&batch->tables[i]);
	for (int i = 0; i < TABLE_COUNT && !batch->output_failed; i++)
		batch->output_failed = !open_table(batch, (enum table)i);
	if (!batch->output_failed)
		walk_all(batch);
	close_tables(batch);
	for (int i = 0; i < TABLE_COUNT; i++)
		output_finish(&batch->tables[i]);
	free(batch->tables);
}

static void run_to_folder(struct batch *batch)
{
	const char *folder = batch->plan.line->output;
	batch->output_failed = !output_make_folder(folder);
	if (batch->output_failed)
		output_complain_about(folder, errno);
	else
		walk_all(batch);
}

static enum status status_of(const struct batch *batch)
{
	if (output_pipe_closed(&batch->output)) /* whoever reads has what it wanted */
		return STATUS_DONE;
	if (batch->output_failed)
		return STATUS_OUTPUT;
	return batch->input_failed ? STATUS_INPUT : STATUS_DONE;
}

struct knowing {
	struct vb_known *known;
	bool memory_out;
};

static bool take_known(void *user, enum vb_reading reading, const struct vb_json *value)
{
	struct knowing *knowing = user;
	if (reading == VB_READING_OTHER)
		knowing->memory_out = !vb_known_take(knowing->known, value);
	return !knowing->memory_out;
}

/* Before any work: half of what is known would give records that nobody can tell from the right ones. */
static bool read_known(struct batch *batch, const char *path)
{
	struct knowing knowing = {.known = memory_needed(vb_known_new())};
	struct records records = {.function = take_known, .user = &knowing, .others = true};
	batch->known = knowing.known;
	records_init(&records);
	records_read(&records, path);
	records_finish(&records);
	if (knowing.memory_out)
		message_print(path, "error", "out of memory", "give the program more, or leave works out of this file");
	return records_are_works(&records, path) && !knowing.memory_out;
}

/* One thread a core, where there is more than one input. */
static unsigned count_readers(const struct command_line *line)
{
	return is_several(line) ? command_line_jobs(line) : 1;
}

static void start_readers(struct batch *batch)
{
	const struct command_line *line = batch->plan.line;
	batch->reader_count = count_readers(line);
	batch->readers = memory_needed(calloc(batch->reader_count, sizeof *batch->readers));
	if (batch->reader_count > 1)
		batch->workers = workers_start(batch->reader_count, run_input, take_outcome, batch);
}

static void finish_readers(struct batch *batch)
{
	workers_finish(batch->workers);
	outcome_finish(&batch->outcome);
	for (unsigned i = 0; i < batch->reader_count; i++) {
		input_buffer_finish(&batch->readers[i].buffer);
		vb_extractor_free(batch->readers[i].extractor);
	}
	free(batch->readers);
}

/* What the options of the tables ask for and can't have; NULL: nothing. */
static const char *wrong_table_use(const struct plan *plan)
{
	const struct command_line *line = plan->line;
	bool csv = plan->form == FORM_CSV;
	if (line->table != NO_TABLE && line->form != FORM_DEFAULT && line->form != FORM_CSV)
		return "--table is of --format csv alone";
	if (line->bom && !csv)
		return "--bom is of --format csv alone";
	if (csv && line->table == NO_TABLE && !line->output)
		return "--format csv writes several tables: name a folder with -o, or one table with --table";
	if (csv && line->table != NO_TABLE && line->output && (input_is_folder(line->output) || ends_with(line->output, "/")))
		return "--table writes one file: name it with -o, or leave --table out to have all tables in the folder";
	return NULL;
}

static enum status run(const struct command_line *line)
{
	if (line->count == 0)
		return message_usage(&extract_command, "no input given");
	if (input_is_replaced(line))
		return message_usage(&extract_command, "the output '%s' would replace the input", line->output);
	struct batch batch = {.plan = make_plan(line)};
	const char *wrong = wrong_table_use(&batch.plan);
	if (wrong)
		return message_usage(&extract_command, "%s", wrong);
	if (line->known && !read_known(&batch, line->known)) {
		vb_known_free(batch.known);
		return STATUS_INPUT;
	}
	batch.settings = line->settings;
	batch.settings.known = batch.known;
	start_readers(&batch);
	output_init(&batch.output);
	if (batch.plan.form == FORM_CSV && line->table == NO_TABLE)
		run_to_tables(&batch);
	else if (batch.plan.folder)
		run_to_folder(&batch);
	else
		run_to_stream(&batch);
	enum status status = status_of(&batch);
	finish_readers(&batch);
	vb_known_free(batch.known);
	output_finish(&batch.output);
	names_finish(&batch.names);
	return status;
}

static const struct option options[] = {
	{"bom", no_argument, NULL, OPTION_BOM},
	{"format", required_argument, NULL, OPTION_FORMAT},
	{"help", no_argument, NULL, OPTION_HELP},
	{"input-format", required_argument, NULL, OPTION_INPUT_FORMAT},
	{"jobs", required_argument, NULL, OPTION_JOBS},
	{"known", required_argument, NULL, OPTION_KNOWN},
	{"lang", required_argument, NULL, OPTION_LANG},
	{"max-input", required_argument, NULL, OPTION_MAX_INPUT},
	{"no-jit", no_argument, NULL, OPTION_NO_JIT},
	{"no-text", no_argument, NULL, OPTION_NO_TEXT},
	{"ocr", optional_argument, NULL, OPTION_NOT_YET},
	{"output", required_argument, NULL, OPTION_OUTPUT},
	{"table", required_argument, NULL, OPTION_TABLE},
	{NULL, 0, NULL, 0},
};

const struct command extract_command = {
	.name = "extract",
	.line = "read documents, write one JSON record for each",
	.help = "Usage: vanban extract [OPTION]... INPUT...\n"
	        "\n"
	        "Reads documents and writes one record for each. INPUT is a file, a folder (read\n"
	        "with its subfolders, in byte order of names: .txt .md .markdown .html .htm), or\n"
	        "- for standard input. An input that can't be read has an error record in its\n"
	        "place.\n"
	        "\n"
	        "  -o, --output X           write into the folder X when it exists as one, ends\n"
	        "                           in /, or several inputs are given and X does not end\n"
	        "                           in .json or .ndjson: files named by the path below\n"
	        "                           INPUT plus .json; else to the file X\n"
	        "      --format FORM        json: one object, or one array for several inputs\n"
	        "                           (for one file the default); ndjson: a line an input\n"
	        "                           (for several, or a folder); text: a summary to read;\n"
	        "                           csv: tasks.csv, assignments.csv, citations.csv,\n"
	        "                           targets.csv and errors.csv in the folder -o\n"
	        "      --table NAME         only this table (tasks, assignments, citations,\n"
	        "                           targets or errors) as CSV, to standard output or to\n"
	        "                           the file -o\n"
	        "      --bom                begin CSV with a byte order mark, for spreadsheets\n"
	        "  -j, --jobs N             read N inputs at the same time, 1 to 256 (by default\n"
	        "                           one for each core); the output is the same\n"
	        "      --input-format KIND  auto (by name, else by content), text, markdown, html\n"
	        "      --known FILE         works that are known (vanban works): dates, issuers,\n"
	        "                           titles for those that a document only names\n"
	        "      --no-text            leave the text out of the records\n"
	        "      --lang LANG          vi or en: the language of messages and summaries\n"
	        "                           (that of the locale)\n"
	        "      --max-input SIZE     refuse larger inputs; bytes, or with K, M, G (256M)\n"
	        "      --no-jit             match patterns without the JIT compiler\n"
	        "  -h, --help               print this\n"
	        "\n"
	        "Exit status: 2 wrong usage, before any work; else the first that applies of 4\n"
	        "some output could not be written, 3 some input could not be read or none was\n"
	        "found, 0.\n"
	        "\n"
	        "Examples:\n"
	        "  vanban extract ke-hoach.md | jq .document\n"
	        "  vanban extract -o records/ plans/\n"
	        "  vanban extract --format csv -o tables/ plans/\n"
	        "  vanban extract --format text ke-hoach.md\n",
	.short_options = ":hj:o:",
	.options = options,
	.run = run,
};
