#include "published.h"

#include "vanban.h"

#include <string.h>

const char *vb_schema(const char *name)
{
	for (const struct vb_published *schema = vb_published; schema->name; schema++)
		if (strcmp(schema->name, name) == 0)
			return schema->text;
	return NULL;
}
