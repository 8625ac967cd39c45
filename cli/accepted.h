/* Findings that someone has looked at and accepts: --accepted FILE, one JSON object each. */
#ifndef VANBAN_CLI_ACCEPTED_H
#define VANBAN_CLI_ACCEPTED_H

#include "../schema/reader.h"

struct accepted {
	struct acceptance *items;
	size_t count;
};

/* Reads the file. Returns false, with the message printed, where it can't be read or an entry lacks its code or its reason. */
bool accepted_read(struct accepted *accepted, const char *path);
void accepted_finish(struct accepted *accepted);

/* Why the finding is accepted; NULL where it is not. */
const char *accepted_reason(struct accepted *accepted, const struct vb_json *finding);

/* Tells of entries that no finding met: they are out of date. */
void accepted_tell_unused(const struct accepted *accepted, const char *path);

#endif
