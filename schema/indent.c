#include "indent.h"

static void flush(struct vb_indenter *in)
{
	in->failed = in->failed || !in->sink(in->user, in->buffer, in->used);
	in->used = 0;
}

static void put(struct vb_indenter *in, char byte)
{
	if (in->used == sizeof in->buffer)
		flush(in);
	in->buffer[in->used++] = byte;
}

static void new_line(struct vb_indenter *in)
{
	put(in, '\n');
	for (unsigned i = 0; i < in->depth; i++) {
		put(in, ' ');
		put(in, ' ');
	}
}

/* The first byte behind a bracket tells how its items stand: none, or numbers and lists of them, or others. */
static void begin_items(struct vb_indenter *in, char first)
{
	bool empty = first == ']' || first == '}';
	if (in->open == '[' && !empty && first != '{' && first != '"') {
		in->flat++;
	} else if (!empty) {
		in->depth++;
		new_line(in);
	}
}

static void end_items(struct vb_indenter *in)
{
	if (in->flat) {
		in->flat--;
	} else {
		in->depth--;
		new_line(in);
	}
}

static void take_mark(struct vb_indenter *in, char byte)
{
	bool empty = in->open && (byte == ']' || byte == '}');
	if (in->open)
		begin_items(in, byte);
	in->open = '\0';
	if ((byte == ']' || byte == '}') && !empty)
		end_items(in);
	put(in, byte);
	if (byte == '[' || byte == '{')
		in->open = byte;
	else if (byte == ':' || (byte == ',' && in->flat))
		put(in, ' ');
	else if (byte == ',')
		new_line(in);
	in->in_string = byte == '"';
}

static void take_letter(struct vb_indenter *in, char byte)
{
	put(in, byte);
	in->in_string = in->escaped || byte != '"';
	in->escaped = byte == '\\' && !in->escaped;
}

bool vb_indent(void *user, const char *bytes, size_t len)
{
	struct vb_indenter *in = user;
	for (size_t i = 0; i < len; i++) {
		if (in->in_string)
			take_letter(in, bytes[i]);
		else
			take_mark(in, bytes[i]);
	}
	flush(in);
	return !in->failed;
}
