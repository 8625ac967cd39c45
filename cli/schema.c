#include "language.h"
#include "message.h"

#include <string.h>

static const struct {
	const char *name, *line;
} schemas[] = {
	{"document", "the record of one document"},
	{"error", "what stands in its place when an input could not be read"},
	{"finding", "what check finds, and what it covered"},
};

enum { SCHEMA_COUNT = sizeof schemas / sizeof *schemas };

static enum status list(void)
{
	char text[1024] = "";
	for (size_t i = 0; i < SCHEMA_COUNT; i++) {
		strcat(text, schemas[i].name);
		strcat(text, "\t");
		strcat(text, language_text(schemas[i].line));
		strcat(text, "\n");
	}
	return help_print(text);
}

static enum status run(const struct command_line *line)
{
	if (line->count == 0)
		return list();
	if (line->count > 1)
		return message_usage(&schema_command, "schema takes one name");
	const char *schema = vb_schema(line->operands[0]);
	if (!schema)
		return message_usage(&schema_command, "there is no schema '%s'; 'vanban schema' lists them", line->operands[0]);
	return help_print(schema);
}

static const struct option options[] = {
	{"help", no_argument, NULL, OPTION_HELP}, {"lang", required_argument, NULL, OPTION_LANG}, {NULL, 0, NULL, 0}};

const struct command schema_command = {
	.name = "schema",
	.line = "print the JSON Schemas of what the program writes",
	.help = "Usage: vanban schema [NAME]\n"
	        "\n"
	        "Prints the JSON Schema (2020-12) of that name, or lists the names.\n",
	.short_options = ":h",
	.options = options,
	.run = run,
};
