/* The parser's events as a list of nodes, and the text as lines: what stands between two breaks. */
#include "html.h"

#include "../base/utf8.h"

#include <stdlib.h>

struct tag {
	const char *name;
	uint8_t tag;
	uint16_t flags;
};

/* Sorted by name. What is not here is inline. */
static const struct tag tags[] = {
	{"a", VB_HTML_OTHER, 0}, /* a link only where it has a target */
	{"address", VB_HTML_CONTAINER, VB_HTML_BLOCK},
	{"applet", VB_HTML_CONTROL, 0},
	{"article", VB_HTML_CONTAINER, VB_HTML_BLOCK},
	{"aside", VB_HTML_FURNITURE, VB_HTML_BLOCK},
	{"audio", VB_HTML_CONTROL, 0},
	{"b", VB_HTML_OTHER, VB_HTML_BOLD},
	{"blockquote", VB_HTML_CONTAINER, VB_HTML_BLOCK},
	{"body", VB_HTML_CONTAINER, VB_HTML_BLOCK},
	{"br", VB_HTML_BREAK, 0},
	{"button", VB_HTML_CONTROL, 0},
	{"canvas", VB_HTML_CONTROL, 0},
	{"caption", VB_HTML_PARAGRAPH, VB_HTML_BLOCK},
	{"center", VB_HTML_CONTAINER, VB_HTML_BLOCK | VB_HTML_CENTERED},
	{"cite", VB_HTML_OTHER, VB_HTML_ITALIC},
	{"datalist", VB_HTML_CONTROL, 0},
	{"dd", VB_HTML_LIST_ITEM, VB_HTML_BLOCK},
	{"details", VB_HTML_CONTAINER, VB_HTML_BLOCK},
	{"dir", VB_HTML_LIST, VB_HTML_BLOCK},
	{"div", VB_HTML_CONTAINER, VB_HTML_BLOCK},
	{"dl", VB_HTML_LIST, VB_HTML_BLOCK},
	{"dt", VB_HTML_LIST_ITEM, VB_HTML_BLOCK},
	{"em", VB_HTML_OTHER, VB_HTML_ITALIC},
	{"fieldset", VB_HTML_CONTAINER, VB_HTML_BLOCK},
	{"figcaption", VB_HTML_PARAGRAPH, VB_HTML_BLOCK},
	{"figure", VB_HTML_CONTAINER, VB_HTML_BLOCK},
	{"footer", VB_HTML_FURNITURE, VB_HTML_BLOCK},
	{"form", VB_HTML_CONTAINER, VB_HTML_BLOCK | VB_HTML_FORM},
	{"frameset", VB_HTML_CONTROL, 0},
	{"h1", VB_HTML_HEADING, VB_HTML_BLOCK},
	{"h2", VB_HTML_HEADING, VB_HTML_BLOCK},
	{"h3", VB_HTML_HEADING, VB_HTML_BLOCK},
	{"h4", VB_HTML_HEADING, VB_HTML_BLOCK},
	{"h5", VB_HTML_HEADING, VB_HTML_BLOCK},
	{"h6", VB_HTML_HEADING, VB_HTML_BLOCK},
	{"head", VB_HTML_NEVER, VB_HTML_BLOCK},
	{"header", VB_HTML_FURNITURE, VB_HTML_BLOCK},
	{"hr", VB_HTML_RULE, VB_HTML_BLOCK},
	{"html", VB_HTML_CONTAINER, VB_HTML_BLOCK},
	{"i", VB_HTML_OTHER, VB_HTML_ITALIC},
	{"iframe", VB_HTML_CONTROL, 0},
	{"legend", VB_HTML_PARAGRAPH, VB_HTML_BLOCK},
	{"li", VB_HTML_LIST_ITEM, VB_HTML_BLOCK},
	{"main", VB_HTML_CONTAINER, VB_HTML_BLOCK},
	{"map", VB_HTML_CONTROL, 0},
	{"menu", VB_HTML_LIST, VB_HTML_BLOCK},
	{"nav", VB_HTML_FURNITURE, VB_HTML_BLOCK},
	{"noscript", VB_HTML_CONTROL, 0},
	{"object", VB_HTML_CONTROL, 0},
	{"ol", VB_HTML_LIST, VB_HTML_BLOCK},
	{"optgroup", VB_HTML_CONTROL, 0},
	{"option", VB_HTML_CONTROL, 0},
	{"p", VB_HTML_PARAGRAPH, VB_HTML_BLOCK},
	{"pre", VB_HTML_CONTAINER, VB_HTML_BLOCK | VB_HTML_PRE},
	{"script", VB_HTML_NEVER, 0},
	{"section", VB_HTML_CONTAINER, VB_HTML_BLOCK},
	{"select", VB_HTML_CONTROL, 0},
	{"strong", VB_HTML_OTHER, VB_HTML_BOLD},
	{"style", VB_HTML_NEVER, 0},
	{"summary", VB_HTML_PARAGRAPH, VB_HTML_BLOCK},
	{"svg", VB_HTML_CONTROL, 0},
	{"table", VB_HTML_TABLE, VB_HTML_BLOCK},
	{"tbody", VB_HTML_ROW_GROUP, VB_HTML_BLOCK},
	{"td", VB_HTML_CELL, VB_HTML_BLOCK},
	{"template", VB_HTML_CONTROL, 0},
	{"textarea", VB_HTML_CONTROL, 0},
	{"tfoot", VB_HTML_ROW_GROUP, VB_HTML_BLOCK},
	{"th", VB_HTML_HEADER_CELL, VB_HTML_BLOCK | VB_HTML_BOLD},
	{"thead", VB_HTML_ROW_GROUP, VB_HTML_BLOCK},
	{"title", VB_HTML_NEVER, VB_HTML_BLOCK},
	{"tr", VB_HTML_ROW, VB_HTML_BLOCK},
	{"ul", VB_HTML_LIST, VB_HTML_BLOCK},
	{"video", VB_HTML_CONTROL, 0},
};

static int compare_tag(const void *name, const void *tag)
{
	const char *a = name, *b = ((const struct tag *)tag)->name;
	return *a == *b ? strcmp(a, b) : *a - *b;
}

/* The words in which menus, comments and footers are named by those who write pages. Only weighed where an element holds
 * nothing of a document. */
static const char *const side_words[] = {
	"banner", "binhluan", "binh-luan", "breadcrumb", "comment", "copyright", "footer", "lienquan", "lien-quan", "menu", "modal",
	"navbar", "popup", "quangcao", "related", "share", "sidebar", "social", "toolbar",
};

static bool starts_with(const char *text, const char *word)
{
	size_t len = strlen(word);
	return strnlen(text, len) == len && vb_html_spells(text, word, len);
}

static bool has_side_word(const char *value)
{
	for (const char *at = value; *at; at++)
		for (size_t i = 0; i < sizeof side_words / sizeof *side_words; i++)
			if ((*at | 0x20) == *side_words[i] && starts_with(at, side_words[i]))
				return true;
	return false;
}

static bool is_word(struct vb_str s, const char *word)
{
	return s.len == strlen(word) && vb_html_spells(s.ptr, word, s.len);
}

static bool contains(struct vb_str s, const char *word)
{
	size_t len = strlen(word);
	for (size_t i = 0; i + len <= s.len; i++)
		if (vb_html_spells(s.ptr + i, word, len))
			return true;
	return false;
}

static struct vb_str trimmed(const char *from, const char *to)
{
	while (from < to && (unsigned char)*from <= ' ')
		from++;
	while (to > from && (unsigned char)to[-1] <= ' ')
		to--;
	return (struct vb_str){from, (size_t)(to - from)};
}

static void set_flag(struct vb_html_node *node, unsigned flag, bool on)
{
	node->flags = (uint16_t)(on ? node->flags | flag : node->flags & ~flag);
}

static void set_weight(struct vb_html_node *node, struct vb_str value)
{
	if (contains(value, "bold") || (value.len == 3 && *value.ptr >= '6'))
		set_flag(node, VB_HTML_BOLD, true);
	else if (is_word(value, "normal") || is_word(value, "lighter") || (value.len == 3 && *value.ptr <= '5'))
		set_flag(node, VB_HTML_BOLD, false);
}

static void set_style(struct vb_html_node *node, struct vb_str name, struct vb_str value)
{
	if (!name.len || !memchr("bdftvBDFTV", *name.ptr, 10)) /* most declarations are about other things */
		return;
	if (is_word(name, "font-weight"))
		set_weight(node, value);
	else if (is_word(name, "font-style"))
		set_flag(node, VB_HTML_ITALIC, contains(value, "italic") || contains(value, "oblique"));
	else if (is_word(name, "font") && contains(value, "bold"))
		set_flag(node, VB_HTML_BOLD, true);
	else if (is_word(name, "text-align"))
		set_flag(node, VB_HTML_CENTERED, contains(value, "center"));
	else if (is_word(name, "display") && contains(value, "none"))
		set_flag(node, VB_HTML_HIDDEN, true);
	else if (is_word(name, "display") && is_word(value, "block"))
		set_flag(node, VB_HTML_BLOCK, true);
	else if (is_word(name, "visibility") && contains(value, "hidden"))
		set_flag(node, VB_HTML_HIDDEN, true);
	else if (name.len >= 6 && vb_html_spells(name.ptr, "border", 6)
	         && (contains(value, "solid") || contains(value, "double")))
		set_flag(node, VB_HTML_BORDER, true);
}

/* "name: value; name: value". A value in quotes may hold a ';' only in a font's name, which says nothing. */
static void read_style(struct vb_html_node *node, const char *style)
{
	for (const char *at = style, *end; *at; at = *end ? end + 1 : end) {
		end = strchr(at, ';');
		if (!end)
			end = at + strlen(at);
		const char *colon = memchr(at, ':', (size_t)(end - at));
		if (colon)
			set_style(node, trimmed(at, colon), trimmed(colon + 1, end));
	}
}

static uint16_t read_number(const char *value)
{
	uint32_t number = 0;
	while (*value == ' ')
		value++;
	for (; *value >= '0' && *value <= '9' && number <= UINT16_MAX; value++)
		number = number * 10 + (uint32_t)(*value - '0');
	return (uint16_t)(number > UINT16_MAX ? UINT16_MAX : number);
}

static void read_attribute(struct vb_html_node *node, const char *name, const char *value)
{
	if (strcmp(name, "style") == 0)
		read_style(node, value);
	else if (strcmp(name, "align") == 0)
		set_flag(node, VB_HTML_CENTERED, is_word(vb_str_of(value), "center") && node->tag != VB_HTML_TABLE);
	else if (strcmp(name, "hidden") == 0)
		set_flag(node, VB_HTML_HIDDEN, true);
	else if (strcmp(name, "border") == 0)
		set_flag(node, VB_HTML_BORDER, read_number(value) > 0);
	else if (strcmp(name, "colspan") == 0)
		node->columns = read_number(value);
	else if (strcmp(name, "rowspan") == 0)
		node->rows = read_number(value);
	else if (strcmp(name, "role") == 0 && is_word(vb_str_of(value), "navigation"))
		set_flag(node, VB_HTML_SIDE, true);
	else if ((strcmp(name, "class") == 0 || strcmp(name, "id") == 0) && node->flags & VB_HTML_BLOCK
	         && node->tag != VB_HTML_PARAGRAPH && node->tag != VB_HTML_CELL && has_side_word(value))
		set_flag(node, VB_HTML_SIDE, true);
}

static void read_element(struct vb_html_node *node, const char *name, const char *const *attributes)
{
	const struct tag *tag = bsearch(name, tags, sizeof tags / sizeof *tags, sizeof *tags, compare_tag);
	if (tag) {
		node->tag = tag->tag;
		node->flags |= tag->flags;
	}
	if (node->tag == VB_HTML_HEADING)
		node->level = (uint8_t)(name[1] - '0');
	if (node->tag >= VB_HTML_CONTROL)
		node->flags |= VB_HTML_OUT;
	for (const char *const *at = attributes; at && *at; at += 2) {
		if (!at[1] && strcmp(*at, "hidden") != 0)
			continue;
		if (node->tag == VB_HTML_OTHER && strcmp(name, "a") == 0 && strcmp(*at, "href") == 0)
			node->flags |= VB_HTML_LINK;
		read_attribute(node, *at, at[1] ? at[1] : "");
	}
}

void vb_html_tree_init(struct vb_html_tree *tree, struct vb_arena *arena, const struct vb_reader_input *input)
{
	memset(tree, 0, offsetof(struct vb_html_tree, open));
	tree->input = input;
	tree->loose.arena = arena;
	*vb_push(arena, &tree->nodes) = (struct vb_html_node){.tag = VB_HTML_CONTAINER, .columns = 1, .rows = 1};
	tree->open[0].node = tree->open[0].depth = 0;
	tree->open_count = 1;
	tree->pending = VB_HTML_NEW_BLOCK;
	tree->text_open = false;
}

static uint32_t current(const struct vb_html_tree *tree)
{
	return tree->open[tree->open_count - 1].node;
}

static void break_line(struct vb_html_tree *tree)
{
	if (tree->pending < VB_HTML_BLANK_LINE)
		tree->pending = tree->pending == VB_HTML_SAME_LINE ? VB_HTML_LINE_BREAK : VB_HTML_BLANK_LINE;
}

void vb_html_tree_close(struct vb_html_tree *tree, uint32_t depth)
{
	while (tree->open_count > 1 && tree->open[tree->open_count - 1].depth >= depth) {
		uint32_t i = current(tree);
		struct vb_html_node *node = &tree->nodes.items[i];
		node->end = tree->nodes.count;
		if (node->flags & VB_HTML_BLOCK)
			tree->pending = VB_HTML_NEW_BLOCK;
		if (node->end == i + 1 && (node->tag < VB_HTML_TABLE || node->tag > VB_HTML_HEADER_CELL))
			tree->nodes.count--; /* nothing in it */
		tree->open_count--;
		tree->text_open = false;
	}
}

void vb_html_tree_open(struct vb_html_tree *tree, struct vb_arena *arena, uint32_t depth, const char *name,
                       const char *const *attributes)
{
	vb_html_tree_close(tree, depth);
	tree->text_open = false;
	struct vb_html_node node = {.parent = current(tree), .columns = 1, .rows = 1, .line = tree->lines.count};
	const struct vb_html_node *parent = &tree->nodes.items[node.parent];
	node.flags = parent->flags & VB_HTML_INHERITED;
	node.level = parent->level;
	read_element(&node, name, attributes);
	if (node.flags & VB_HTML_BLOCK)
		tree->pending = VB_HTML_NEW_BLOCK;
	tree->controls += node.tag == VB_HTML_CONTROL;
	if (node.tag == VB_HTML_BREAK) {
		break_line(tree);
		return;
	}
	if (tree->open_count == VB_HTML_MAX_DEPTH) {
		tree->flattened++;
		return;
	}
	tree->open[tree->open_count].node = tree->nodes.count;
	tree->open[tree->open_count++].depth = depth;
	node.end = tree->nodes.count + 1;
	*vb_push(arena, &tree->nodes) = node;
}

struct vb_str vb_html_run_text(const struct vb_html_tree *tree, const struct vb_html_run *run, char room[4])
{
	if (run->src == VB_NOWHERE)
		return (struct vb_str){tree->loose.bytes + run->cp, run->src_end - 1};
	if (run->cp)
		return (struct vb_str){room, vb_utf8_encode(run->cp, room)};
	return (struct vb_str){tree->input->bytes + run->src, run->src_end - run->src};
}

/* Only blanks and no-break spaces: they make no line. */
static bool is_blank(struct vb_str text)
{
	for (size_t i = 0; i < text.len; i++) {
		if ((unsigned char)text.ptr[i] == 0xC2 && i + 1 < text.len && (unsigned char)text.ptr[i + 1] == 0xA0)
			i++;
		else if ((unsigned char)text.ptr[i] > ' ')
			return false;
	}
	return true;
}

static void add_line(struct vb_html_tree *tree, struct vb_arena *arena, bool in_link)
{
	*vb_push(arena, &tree->lines) = (struct vb_html_line){
		.first = tree->nodes.count, .before = (uint8_t)tree->pending, .starts_in_link = in_link};
	tree->pending = VB_HTML_SAME_LINE;
	tree->text_open = false;
}

static void add_text_node(struct vb_html_tree *tree, struct vb_arena *arena)
{
	const struct vb_html_node *parent = &tree->nodes.items[current(tree)];
	struct vb_html_node node = {
		.parent = current(tree), .end = tree->nodes.count + 1, .tag = VB_HTML_TEXT, .level = parent->level,
		.flags = parent->flags & VB_HTML_INHERITED, .first_run = tree->runs.count, .line = tree->lines.count - 1};
	*vb_push(arena, &tree->nodes) = node;
	tree->text_open = true;
}

/* A run without line ends that matter. */
static void add_run(struct vb_html_tree *tree, struct vb_arena *arena, struct vb_html_run run)
{
	char room[4];
	struct vb_str text = vb_html_run_text(tree, &run, room);
	unsigned flags = tree->nodes.items[current(tree)].flags;
	bool blank = is_blank(text), in_link = flags & VB_HTML_LINK;
	if (flags & VB_HTML_OUT) {
		tree->control_bytes += tree->nodes.items[current(tree)].tag == VB_HTML_CONTROL && !blank ? (uint32_t)text.len : 0;
		return;
	}
	if (text.len == 0 || (blank && tree->pending != VB_HTML_SAME_LINE))
		return;
	if (tree->pending != VB_HTML_SAME_LINE)
		add_line(tree, arena, in_link);
	if (!tree->text_open)
		add_text_node(tree, arena);
	struct vb_html_run *before = tree->runs.count ? &tree->runs.items[tree->runs.count - 1] : NULL;
	struct vb_html_node *node = &tree->nodes.items[tree->nodes.count - 1];
	if (node->run_count && !run.cp && !before->cp && run.src != VB_NOWHERE && before->src_end == run.src) {
		before->src_end = run.src_end;
	} else {
		*vb_push(arena, &tree->runs) = run;
		node->run_count++;
	}
	struct vb_html_line *line = &tree->lines.items[tree->lines.count - 1];
	line->last = tree->nodes.count - 1;
	line->bytes += (uint32_t)text.len;
	line->link_bytes += in_link ? (uint32_t)text.len : 0;
	for (size_t i = text.len; !blank && i-- > 0;) {
		if ((unsigned char)text.ptr[i] > ' ') {
			line->last_char = text.ptr[i];
			break;
		}
	}
}

void vb_html_tree_text(struct vb_html_tree *tree, struct vb_arena *arena, struct vb_html_run run)
{
	const char *bytes = tree->input->bytes;
	if (!(tree->nodes.items[current(tree)].flags & VB_HTML_PRE) || run.cp || run.src == VB_NOWHERE) {
		add_run(tree, arena, run);
		return;
	}
	while (run.src < run.src_end) {
		const char *end = memchr(bytes + run.src, '\n', run.src_end - run.src);
		uint32_t stop = end ? (uint32_t)(end - bytes) : run.src_end;
		add_run(tree, arena, (struct vb_html_run){run.src, stop, 0});
		if (end)
			break_line(tree);
		run.src = stop + (end != NULL);
	}
}

void vb_html_tree_finish(struct vb_html_tree *tree)
{
	vb_html_tree_close(tree, 0);
	tree->nodes.items[0].end = tree->nodes.count;
}
