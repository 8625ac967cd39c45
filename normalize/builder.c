#include "builder.h"

#include "../base/utf8.h"

void vb_builder_init(struct vb_builder *builder, struct vb_arena *arena, struct vb_normalized *out)
{
	*builder = (struct vb_builder){.arena = arena, .out = out, .text = {.arena = arena}};
	vb_map_init(&out->text.map);
}

static struct vb_block *open_block(struct vb_builder *builder)
{
	return &builder->out->blocks.items[builder->out->blocks.count - 1];
}

static void map(struct vb_builder *builder, uint32_t len, uint32_t src, uint32_t src_end)
{
	bool known = src != VB_NOWHERE;
	vb_map_add(builder->arena, &builder->out->text.map, len, known ? src + builder->base : src, known ? src_end + builder->base : src_end);
}

static void add(struct vb_builder *builder, const char *bytes, size_t len, uint32_t src, uint32_t src_end)
{
	vb_buffer_add(&builder->text, bytes, len);
	map(builder, (uint32_t)len, src, src_end);
}

/* A document with more blocks than the limit goes on in its last block: no text is lost. */
static bool at_limit(struct vb_builder *builder)
{
	if (builder->out->blocks.count < VB_MAX_BLOCKS)
		return false;
	if (!builder->overflow)
		vb_diagnose(builder->arena, &builder->out->diagnostics, VB_DIAGNOSTIC_BLOCK_LIMIT,
		            (struct vb_span){(uint32_t)builder->text.len, (uint32_t)builder->text.len},
		            "more than %d blocks: the rest of the document is one block", (int)VB_MAX_BLOCKS);
	builder->overflow = true;
	return true;
}

void vb_builder_begin(struct vb_builder *builder, enum vb_block_kind kind, unsigned level, unsigned flags)
{
	if (builder->open)
		vb_builder_end(builder);
	if (builder->out->blocks.count && at_limit(builder)) {
		builder->text.len--; /* reopen the last block: its LF becomes a space */
		builder->out->text.map.out_len--;
		builder->open = true;
		vb_builder_space(builder, VB_NOWHERE, VB_NOWHERE);
		return;
	}
	*vb_push(builder->arena, &builder->out->blocks) = (struct vb_block){
		.start = (uint32_t)builder->text.len, .kind = (uint8_t)kind, .level = (uint8_t)level, .line = VB_BLOCK_LINE_UNKNOWN,
		.flags = (uint16_t)flags};
	builder->open = true;
	builder->spaces = 0;
	builder->emphasis = builder->plain = 0;
}

void vb_builder_end(struct vb_builder *builder)
{
	if (!builder->open)
		return;
	struct vb_block *block = open_block(builder);
	builder->open = false;
	builder->spaces = 0;
	block->end = (uint32_t)builder->text.len;
	bool empty = true;
	for (uint32_t i = block->start; empty && i < block->end; i++)
		empty = builder->text.bytes[i] == '\t';
	if (empty) { /* a row of empty cells, or nothing at all */
		builder->text.len = block->start;
		builder->out->text.map.out_len = block->start;
		struct vb_offset_map *map = &builder->out->text.map;
		while (map->runs.count && map->runs.items[map->runs.count - 1].out >= block->start)
			map->runs.count--;
		builder->out->blocks.count--;
		return;
	}
	block->flags |= (uint16_t)(builder->emphasis & ~builder->plain);
	add(builder, "\n", 1, VB_NOWHERE, VB_NOWHERE);
}

static bool at_start(const struct vb_builder *builder)
{
	size_t len = builder->text.len;
	return len == 0 || builder->text.bytes[len - 1] == '\n' || builder->text.bytes[len - 1] == '\t';
}

/* The spaces that wait are written when something follows them in the block or cell. */
static void write_spaces(struct vb_builder *builder)
{
	bool one_for_all = builder->space_src == VB_NOWHERE || builder->space_src_end - builder->space_src != builder->spaces;
	if (builder->spaces && !at_start(builder)) {
		uint32_t src = builder->space_src, count = one_for_all ? 1 : builder->spaces;
		vb_buffer_reserve(&builder->text, count);
		memset(builder->text.bytes + builder->text.len, ' ', count);
		builder->text.len += count;
		map(builder, count, src, src == VB_NOWHERE ? src : builder->space_src_end);
	}
	builder->spaces = 0;
	if (builder->gap)
		*vb_push(builder->arena, &builder->out->text.gaps) = (uint32_t)builder->text.len;
	builder->gap = false;
}

static inline void flush_spaces(struct vb_builder *builder)
{
	if (builder->spaces || builder->gap)
		write_spaces(builder);
}

static bool has_letter(const char *bytes, size_t len)
{
	if (len >= sizeof(vb_bytes16)) { /* nearly always there is one near */
		vb_bytes16 b = vb_load16(bytes);
		if (vb_any16((vb_bytes16)((b >= 0xC3) | ((b | 0x20) - 'a' < 26))))
			return true;
	}
	for (size_t i = 0; i < len; i++)
		if ((unsigned char)bytes[i] >= 0xC3 || (unsigned char)((bytes[i] | 0x20) - 'a') < 26)
			return true;
	return false;
}

/* A block is bold when all of its letters are. */
static void note_emphasis(struct vb_builder *builder, const char *bytes, size_t len, unsigned emphasis)
{
	unsigned lacks = (VB_BLOCK_BOLD | VB_BLOCK_ITALIC) & ~emphasis;
	if ((builder->plain | lacks) == builder->plain && (builder->emphasis | emphasis) == builder->emphasis)
		return; /* nothing new */
	if (!has_letter(bytes, len))
		return;
	builder->emphasis |= emphasis;
	builder->plain |= lacks;
}

/* Blanks of the source wait as they are; behind a line end they are its indentation and melt into its space. */
static inline void wait_spaces(struct vb_builder *builder, size_t count, uint32_t src)
{
	if (builder->spaces || !count)
		return;
	builder->spaces = (uint32_t)count;
	builder->space_src = src;
	builder->space_src_end = src == VB_NOWHERE ? VB_NOWHERE : src + (uint32_t)count;
}

void vb_builder_text(struct vb_builder *builder, const char *bytes, size_t len, uint32_t src, unsigned emphasis)
{
	size_t head = 0, tail = len;
	uint32_t step = src != VB_NOWHERE; /* how far the source goes on with each byte */
	while (head < len && bytes[head] == ' ')
		head++;
	wait_spaces(builder, head, src);
	if (head == len)
		return;
	while (bytes[tail - 1] == ' ')
		tail--;
	flush_spaces(builder);
	note_emphasis(builder, bytes + head, tail - head, emphasis);
	add(builder, bytes + head, tail - head, src + step * (uint32_t)head, src + step * (uint32_t)tail);
	wait_spaces(builder, len - tail, src + step * (uint32_t)tail);
}

void vb_builder_char(struct vb_builder *builder, uint32_t cp, uint32_t src, uint32_t src_end, unsigned emphasis)
{
	char bytes[4];
	uint32_t len = vb_utf8_encode(cp, bytes);
	flush_spaces(builder);
	note_emphasis(builder, bytes, len, emphasis);
	add(builder, bytes, len, src, src_end);
}

void vb_builder_space(struct vb_builder *builder, uint32_t src, uint32_t src_end)
{
	builder->spaces = 1;
	builder->space_src = src;
	builder->space_src_end = src_end;
}

void vb_builder_cell(struct vb_builder *builder, uint32_t src, uint32_t src_end)
{
	builder->spaces = 0;
	add(builder, "\t", 1, src, src_end);
}

void vb_builder_gap(struct vb_builder *builder)
{
	builder->gap = true;
}
