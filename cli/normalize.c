#include "inputs.h"
#include "message.h"
#include "output.h"

static bool open_output(struct output *output, const char *path)
{
	if (path)
		return output_open(output, path);
	output_to_stdout(output);
	return true;
}

static enum status write_text(const struct vb_extractor *extractor, const char *path)
{
	struct output output;
	enum status status = STATUS_DONE;
	output_init(&output);
	if (!open_output(&output, path)) {
		output_complain(&output);
		status = STATUS_OUTPUT;
	} else {
		vb_extractor_write(extractor, VB_FORM_TEXT, output_put, &output);
		if (!output_close(&output) && !output_pipe_closed(&output))
			status = STATUS_OUTPUT;
	}
	output_finish(&output);
	return status;
}

static bool read_input(struct vb_extractor *extractor, struct input_buffer *buffer, const struct command_line *line)
{
	const char *path = line->operands[0], *message, *hint;
	struct input_failure failure;
	if (!input_read(buffer, path, &line->settings, &failure))
		vb_extractor_refuse(extractor, path, failure.code, failure.message, failure.hint);
	else if (vb_extractor_run(extractor, path, buffer->bytes, buffer->len))
		return true;
	message = vb_extractor_error(extractor, &hint);
	message_print(path, "error", message, hint);
	return false;
}

static enum status run(const struct command_line *line)
{
	if (line->count != 1)
		return message_usage(&normalize_command, line->count ? "normalize takes one input" : "no input given");
	if (input_is_replaced(line))
		return message_usage(&normalize_command, "the output '%s' would replace the input", line->output);
	struct input_buffer buffer = {0};
	struct vb_extractor *extractor = memory_needed(vb_extractor_new(&line->settings));
	enum status status = read_input(extractor, &buffer, line) ? write_text(extractor, line->output) : STATUS_INPUT;
	vb_extractor_free(extractor);
	input_buffer_finish(&buffer);
	return status;
}

static const struct option options[] = {
	{"help", no_argument, NULL, OPTION_HELP},
	{"input-format", required_argument, NULL, OPTION_INPUT_FORMAT},
	{"lang", required_argument, NULL, OPTION_LANG},
	{"max-input", required_argument, NULL, OPTION_MAX_INPUT},
	{"no-jit", no_argument, NULL, OPTION_NO_JIT},
	{"output", required_argument, NULL, OPTION_OUTPUT},
	{NULL, 0, NULL, 0},
};

const struct command normalize_command = {
	.name = "normalize",
	.line = "print the normalised text of a document, one block a line",
	.help = "Usage: vanban normalize [OPTION]... INPUT\n"
	        "\n"
	        "Prints the text of the document, one paragraph, heading, list item or table row\n"
	        "a line, in NFC, without the marks of Markdown or HTML. The spans in a record\n"
	        "count the code points of this text. INPUT is a file, or - for standard input.\n"
	        "\n"
	        "  -o, --output FILE        write to FILE instead of standard output\n"
	        "      --input-format KIND  auto (by name, else by content), text, markdown, html\n"
	        "      --lang LANG          vi or en: the language of messages (the locale's)\n"
	        "      --max-input SIZE     refuse a larger input; bytes, or with K, M, G (256M)\n"
	        "      --no-jit             match patterns without the JIT compiler\n"
	        "  -h, --help               print this\n"
	        "\n"
	        "Exit status: 0; 2 wrong usage; 3 the input could not be read; 4 the output could\n"
	        "not be written.\n",
	.short_options = ":ho:",
	.options = options,
	.run = run,
};
