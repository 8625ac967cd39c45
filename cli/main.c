/* vanban: Vietnamese administrative and party documents as data. READ FIRST: the table of commands. */
#include "language.h"
#include "message.h"
#include "output.h"

#include <fcntl.h>
#include <malloc.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

const struct command *const commands[] = {&extract_command, &check_command, &normalize_command, &report_command, &schema_command, &works_command, &help_command, NULL};

const struct command *command_find(const char *name)
{
	for (const struct command *const *command = commands; *command; command++)
		if (strcmp((*command)->name, name) == 0)
			return *command;
	return NULL;
}

/* A standard stream that the caller closed would be the next file that is opened, and messages would land in it. Each is
 * taken by /dev/null in the direction in which its use fails. */
static void occupy_standard_streams(void)
{
	static const int flags[] = {O_WRONLY, O_RDONLY, O_RDWR};
	for (int fd = 0; fd < 3; fd++)
		if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", flags[fd]) != fd)
			return;
}

static enum status print_version(void)
{
	char line[64];
	snprintf(line, sizeof line, "vanban %s\n", vb_version());
	return help_print(line);
}

static enum status refuse_unknown(const char *name)
{
	char names[128] = "";
	for (const struct command *const *command = commands; *command; command++) {
		strcat(names, command == commands ? "" : ", ");
		strcat(names, (*command)->name);
	}
	return message_usage(NULL, "there is no command '%s'; the commands are: %s", name, names);
}

static enum status run(int count, char **words)
{
	struct command_line line;
	if (count < 1)
		return message_usage(NULL, "no command given");
	if (strcmp(words[0], "--version") == 0 || strcmp(words[0], "-V") == 0)
		return print_version();
	if (strcmp(words[0], "--help") == 0 || strcmp(words[0], "-h") == 0)
		return help_print_commands();
	if (words[0][0] == '-' && words[0][1])
		return message_usage(NULL, "unknown option '%s' before the command", words[0]);
	const struct command *command = command_find(words[0]);
	if (!command)
		return refuse_unknown(words[0]);
	if (!command_line_read(&line, command, count, words))
		return STATUS_USAGE;
	if (line.language != LANGUAGE_OF_LOCALE)
		language_start(line.language);
	return line.help ? help_print(language_text(command->help)) : command->run(&line);
}

int main(int argc, char **argv)
{
	/* Buffers of a large document that grow are then moved by the kernel: not copied, and no holes are left behind. */
	mallopt(M_MMAP_THRESHOLD, 1 << 20);
	occupy_standard_streams();
	output_prepare_signals();
	language_start(language_of_words(argc - 1, argv + 1));
	return (int)run(argc - 1, argv + 1);
}
