/* vanban report: records -> a page that a person reads, or the graph of their citations. */
#include "../report/report.h"

#include "inputs.h"
#include "language.h"
#include "message.h"
#include "output.h"
#include "records.h"

#include <stdlib.h>
#include <string.h>

struct making {
	const struct command_line *line;
	struct vb_report *report;
	struct output output;
	struct records records;
};

static struct vb_report_options options_of(const struct command_line *line)
{
	static const enum vb_report_form forms[] = {
		[FORM_DEFAULT] = VB_REPORT_HTML, [FORM_HTML] = VB_REPORT_HTML, [FORM_DOT] = VB_REPORT_DOT, [FORM_GRAPHML] = VB_REPORT_GRAPHML};
	if (forms[line->form] == VB_REPORT_HTML)
		language_open_vietnamese(); /* the page speaks both, and English is what is translated */
	return (struct vb_report_options){
		.form = forms[line->form],
		.vietnamese = language_is_vietnamese(),
		.translate = language_vietnamese,
	};
}

static bool take_record(void *user, enum vb_reading reading, const struct vb_json *value)
{
	struct making *making = user;
	bool taken = reading == VB_READING_ERROR_RECORD ? vb_report_add_error(making->report, value) : vb_report_add(making->report, value);
	return taken && output_end_record(&making->output);
}

static void take_unread(void *user, const struct vb_unread *unread)
{
	struct making *making = user;
	vb_report_add_unread(making->report, unread);
}

static void read_all(struct making *making)
{
	bool go_on = true;
	for (int i = 0; go_on && i < making->line->count; i++)
		go_on = records_read(&making->records, making->line->operands[i]);
}

static bool open_output(struct making *making)
{
	if (!making->line->output)
		output_to_stdout(&making->output);
	else if (!output_open(&making->output, making->line->output)) {
		output_complain(&making->output);
		return false;
	}
	return true;
}

static enum status complain_of_nothing(const struct making *making)
{
	if (!making->records.broken)
		message_print(NULL, "error", "no record was found", "give what 'vanban extract' writes");
	return STATUS_INPUT;
}

/* Returns whether one was told. A refusal is the output's: it tells itself. */
static bool complain_of_problem(enum vb_report_problem problem)
{
	if (problem == VB_REPORT_MEMORY)
		message_print(NULL, "error", "out of memory", "give the program more, or report fewer records at once");
	if (problem == VB_REPORT_TEMPORARY)
		message_print(NULL, "error", "a temporary file could not be written", "make room in /tmp, or set TMPDIR to a folder that has some");
	return problem == VB_REPORT_MEMORY || problem == VB_REPORT_TEMPORARY;
}

/* A page without any record would look as if all were well: nothing is written then. */
static enum status make(struct making *making)
{
	if (!open_output(making))
		return STATUS_OUTPUT;
	read_all(making);
	if (making->records.found == 0)
		return complain_of_nothing(making);
	vb_report_finish(making->report);
	if (complain_of_problem(vb_report_problem(making->report)))
		return STATUS_OUTPUT;
	if (!output_close(&making->output))
		return output_pipe_closed(&making->output) ? STATUS_DONE : STATUS_OUTPUT;
	return making->records.broken ? STATUS_INPUT : STATUS_DONE;
}

static enum status run(const struct command_line *line)
{
	struct vb_report_options options = options_of(line);
	if (line->count == 0)
		return message_usage(&report_command, "no records given");
	if (options.form == VB_REPORT_HTML && !line->output)
		return message_usage(&report_command, "a page needs a file to be written to: -o report.html");
	if (input_is_replaced(line))
		return message_usage(&report_command, "the output '%s' would replace the input", line->output);
	struct making making = {.line = line};
	making.records = (struct records){.function = take_record, .unread_function = take_unread, .user = &making};
	records_init(&making.records);
	output_init(&making.output);
	making.report = memory_needed(vb_report_new(options, output_put, &making.output));
	enum status status = make(&making);
	vb_report_free(making.report);
	output_finish(&making.output);
	records_finish(&making.records);
	return status;
}

static const struct option options[] = {
	{"format", required_argument, NULL, OPTION_REPORT_FORMAT},
	{"help", no_argument, NULL, OPTION_HELP},
	{"lang", required_argument, NULL, OPTION_LANG},
	{"output", required_argument, NULL, OPTION_OUTPUT},
	{NULL, 0, NULL, 0},
};

const struct command report_command = {
	.name = "report",
	.line = "make a page of records for a person, or the graph of citations",
	.help = "Usage: vanban report [OPTION]... RECORD... -o FILE\n"
	        "\n"
	        "Makes one self-contained HTML page of the records that 'vanban extract' wrote:\n"
	        "the findings of the check, what the documents cite and where they differ, their\n"
	        "texts and tables, who does what. The page needs no network. RECORD is a file of\n"
	        "JSON or NDJSON, a folder of them, or - for standard input.\n"
	        "\n"
	        "  -o, --output FILE    the page; the graphs go to standard output without it\n"
	        "      --format FORM    html: the page (default); dot: the graph of citations for\n"
	        "                       Graphviz; graphml: the same as GraphML\n"
	        "      --lang LANG      vi or en: the language of messages, and what the page\n"
	        "                       speaks until its reader chooses (that of the locale)\n"
	        "  -h, --help           print this\n"
	        "\n"
	        "Exit status: 2 wrong usage, before any work; else the first that applies of 4\n"
	        "the output could not be written, 3 some record could not be read or none was\n"
	        "found, 0.\n"
	        "\n"
	        "Examples:\n"
	        "  vanban extract plans/ | vanban report - -o report.html\n"
	        "  vanban report --format dot records/ | dot -Tsvg -o citations.svg\n",
	.short_options = ":ho:",
	.options = options,
	.run = run,
};
