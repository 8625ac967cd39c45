#include "language.h"
#include "message.h"
#include "output.h"

#include <stdio.h>
#include <string.h>

static const char before[] =
	"vanban reads Vietnamese administrative and party documents (plans, decisions,\n"
	"resolutions, laws) and gives them as data.\n"
	"\n"
	"Usage: vanban COMMAND [OPTION]... [INPUT]...\n"
	"\n"
	"Commands:\n";

static const char after[] =
	"\n"
	"'vanban help COMMAND' tells more; 'vanban --version' prints the version.\n"
	"\n"
	"Example:\n"
	"  vanban extract --format text ke-hoach.md\n";

enum status help_print(const char *text)
{
	struct output output;
	output_init(&output);
	output_to_stdout(&output);
	output_put(&output, text, strlen(text));
	enum status status = output_close(&output) || output_pipe_closed(&output) ? STATUS_DONE : STATUS_OUTPUT;
	output_finish(&output);
	return status;
}

enum status help_print_commands(void)
{
	char text[4096];
	size_t used = (size_t)snprintf(text, sizeof text, "%s", language_text(before));
	for (const struct command *const *command = commands; *command; command++)
		used += (size_t)snprintf(text + used, sizeof text - used, "  %-10s %s\n", (*command)->name, language_text((*command)->line));
	snprintf(text + used, sizeof text - used, "%s", language_text(after));
	return help_print(text);
}

static enum status run(const struct command_line *line)
{
	if (line->count == 0)
		return help_print_commands();
	if (line->count > 1)
		return message_usage(NULL, "help takes one command");
	const struct command *command = command_find(line->operands[0]);
	return command ? help_print(language_text(command->help)) : message_usage(NULL, "there is no command '%s' to help with", line->operands[0]);
}

static const struct option options[] = {
	{"help", no_argument, NULL, OPTION_HELP}, {"lang", required_argument, NULL, OPTION_LANG}, {NULL, 0, NULL, 0}};

const struct command help_command = {
	.name = "help",
	.line = "say what the program or a command does",
	.help = "Usage: vanban help [COMMAND]\n"
	        "\n"
	        "Says what the command does, or lists the commands.\n",
	.short_options = ":h",
	.options = options,
	.run = run,
};
