/* vanban works: records -> the works that they cite, merged. */
#include "../check/works.h"

#include "inputs.h"
#include "message.h"
#include "output.h"
#include "records.h"

#include <string.h>

struct job {
	struct vb_works *works;
	struct output output;
	struct records records;
	bool memory_out;
};

static bool take_record(void *user, enum vb_reading reading, const struct vb_json *value)
{
	struct job *job = user;
	if (reading == VB_READING_RECORD)
		job->memory_out = !vb_works_add(job->works, value);
	return !job->memory_out;
}

static bool put_line(void *user, const char *line, size_t len)
{
	struct job *job = user;
	return output_put(&job->output, line, len) && output_put(&job->output, "\n", 1) && output_end_record(&job->output);
}

static bool open_output(struct job *job, const char *path)
{
	if (!path)
		output_to_stdout(&job->output);
	else if (!output_open(&job->output, path)) {
		output_complain(&job->output);
		return false;
	}
	return true;
}

static bool read_all(struct job *job, const struct command_line *line)
{
	for (int i = 0; i < line->count && !job->memory_out; i++)
		records_read(&job->records, line->operands[i]);
	if (!job->records.found && !job->records.broken)
		message_print(NULL, "error", "no record was found", "give what 'vanban extract' writes");
	return job->records.found && !job->records.broken;
}

static bool give_all(struct job *job)
{
	enum vb_works_result result = job->memory_out ? VB_WORKS_MEMORY_OUT : vb_works_give(job->works, put_line, job);
	if (result == VB_WORKS_MEMORY_OUT)
		message_print(NULL, "error", "out of memory", "give the program more, or fewer records at once");
	return result == VB_WORKS_DONE && output_close(&job->output);
}

static enum status run(const struct command_line *line)
{
	struct job job = {.memory_out = false};
	if (line->count == 0)
		return message_usage(&works_command, "no record given");
	if (input_is_replaced(line))
		return message_usage(&works_command, "the output '%s' would replace the input", line->output);
	output_init(&job.output);
	if (!open_output(&job, line->output)) {
		output_finish(&job.output);
		return STATUS_OUTPUT;
	}
	job.works = memory_needed(vb_works_new());
	job.records = (struct records){.function = take_record, .user = &job};
	records_init(&job.records);
	bool read = read_all(&job, line), given = give_all(&job) || output_pipe_closed(&job.output);
	records_finish(&job.records);
	vb_works_free(job.works);
	output_finish(&job.output);
	return !given ? STATUS_OUTPUT : !read ? STATUS_INPUT : STATUS_DONE;
}

static const struct option options[] = {
	{"help", no_argument, NULL, OPTION_HELP},
	{"lang", required_argument, NULL, OPTION_LANG},
	{"output", required_argument, NULL, OPTION_OUTPUT},
	{NULL, 0, NULL, 0},
};

const struct command works_command = {
	.name = "works",
	.line = "merge the works that records cite: what --known reads",
	.help = "Usage: vanban works [OPTION]... RECORD...\n"
	        "\n"
	        "Prints the works that the records cite, each once, one JSON object a line, in\n"
	        "the order of their keys: number and symbol, date, issuer, title, jurisdiction,\n"
	        "the printed forms, and how many documents and mentions there are. RECORD is a\n"
	        "JSON or NDJSON file, a folder of them, or - for standard input. Of what\n"
	        "documents say of one work in several ways, the most frequent is taken; a work\n"
	        "without a date joins the only dated one of its number and place.\n"
	        "\n"
	        "  -o, --output FILE        write to FILE instead of standard output\n"
	        "      --lang LANG          vi or en: the language of messages (the locale's)\n"
	        "  -h, --help               print this\n"
	        "\n"
	        "Exit status: 2 wrong usage; else the first that applies of 4 the output could\n"
	        "not be written, 3 some input could not be read or no record was found, 0.\n"
	        "\n"
	        "Examples:\n"
	        "  vanban extract plans/ | vanban works - > works.ndjson\n"
	        "  vanban extract --known works.ndjson ke-hoach.md\n",
	.short_options = ":ho:",
	.options = options,
	.run = run,
};
