#include "structure.h"

#include "../base/utf8.h"

/* The tree of numbered and lettered headings.
 *
 * Phần > Chương > Mục > Tiểu mục > Điều keep their order. The level of another kind of label (A., I., 1., 1.1., a), (1)) is where it
 * first appears: a label whose kind is open closes everything down to it, another opens a level below, unless its kind has stood
 * above the open one before. "1.1" belongs to the open "1". The number of # of a Markdown heading tells nothing. */

enum {
	MAX_DEPTH = 24,     /* more than there are kinds of label */
	TITLE_LIMIT = 400,  /* code points: the longest headings of plans have some 250 */
	LEAD_IN = 80,       /* code points: a longer text that ends with "sau:" is a sentence */
	RUN_IN_LIMIT = 160, /* code points of a run-in title: "1.1. Sở X, Sở Y và các đơn vị …:" */
};

struct open_section {
	struct vb_section *section;
	unsigned kind; /* vb_label_key */
	struct vb_label label;
	struct vb_str place; /* "section:II/1" */
	uint32_t hash;       /* of its id; the id of a child goes on with it */
	unsigned last_value[VB_LABEL_KEYS]; /* of its children, by kind */
};

/* Paths that were given, to number the second of one path. */
struct path_set {
	struct path {
		struct vb_str id;
		uint32_t hash, count;
	} *slots;
	uint32_t capacity, count;
	uint32_t first; /* capacity, a power of two */
};

struct vb_section_tree {
	struct vb_extraction *x;
	struct vb_structure *out;
	struct vb_table_reader *table_reader;
	struct open_section open[MAX_DEPTH + 1]; /* [0] stands for the document: its place is what all places begin with */
	unsigned depth;
	bool above[VB_LABEL_KEYS][VB_LABEL_KEYS]; /* the first kind has stood above the second */
	struct path_set paths;
	bool too_deep;
};

static bool is_law_kind(unsigned kind)
{
	return kind >= VB_LABEL_PART && kind <= VB_LABEL_ARTICLE;
}

static bool is_dotted(unsigned kind)
{
	return kind > VB_LABEL_PAREN;
}

/* ---- Paths ----------------------------------------------------------------------------------------------------------- */

enum { NO_PATH_HASH = 2166136261u }; /* FNV-1a */

/* The hash of a path that goes on with `s`. */
static uint32_t hash_on(uint32_t value, struct vb_str s)
{
	for (size_t i = 0; i < s.len; i++)
		value = (value ^ (unsigned char)s.ptr[i]) * 16777619u;
	return value;
}

static struct path *find_path(struct path_set *set, struct vb_str id, uint32_t hash)
{
	uint32_t at = hash & (set->capacity - 1);
	while (set->slots[at].id.ptr && (set->slots[at].hash != hash || !vb_str_equal(set->slots[at].id, id)))
		at = (at + 1) & (set->capacity - 1);
	return &set->slots[at];
}

static void grow_paths(struct vb_arena *arena, struct path_set *set)
{
	struct path_set old = *set;
	set->capacity = old.capacity ? old.capacity * 2 : set->first;
	set->slots = vb_arena_zalloc(arena, set->capacity * sizeof *set->slots);
	for (uint32_t i = 0; i < old.capacity; i++)
		if (old.slots[i].id.ptr)
			*find_path(set, old.slots[i].id, old.slots[i].hash) = old.slots[i];
	vb_arena_release(arena, old.slots);
}

/* How often the path was given before. */
static uint32_t count_path(struct vb_arena *arena, struct path_set *set, struct vb_str id, uint32_t hash)
{
	if (set->count * 2 >= set->capacity)
		grow_paths(arena, set);
	struct path *path = find_path(set, id, hash);
	set->count += !path->id.ptr;
	path->id = id;
	path->hash = hash;
	return path->count++;
}

/* ---- Headings -------------------------------------------------------------------------------------------------------- */

struct vb_str vb_without_stop(struct vb_str text)
{
	text = vb_str_trim(text);
	while (text.len && vb_is_one_of(text.ptr[text.len - 1], ".;:, "))
		text.len--;
	return text;
}

static bool is_short(struct vb_str text, size_t most)
{
	return text.len <= most || (text.len <= most * 4 && vb_utf8_count(text.ptr, text.len) <= most);
}

static bool ends_sentence_before(struct vb_str text, size_t end)
{
	if (memchr(text.ptr, ';', end))
		return true;
	for (const char *stop = text.ptr; (stop = memchr(stop, '.', (size_t)(text.ptr + end - stop))); stop++)
		if (stop[1] == ' ')
			return true;
	return false;
}

/* "Giám đốc các Sở: Nội vụ, Tài chính, …": names follow the colon, it ends no title. */
static bool leads_to_names(struct vb_str text, size_t colon)
{
	static const struct vb_str nouns[] = {VB_LIT("ác sở"), VB_LIT("ác Sở"), VB_LIT("ác bộ"), VB_LIT("ác Bộ"), VB_LIT("ác huyện"), VB_LIT("ác xã"), VB_LIT("ác phường")};
	struct vb_str before = {text.ptr, colon}, behind = {text.ptr + colon + 2, text.len - colon - 2};
	bool plural = false;
	for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++)
		plural |= vb_str_ends(before, nouns[i]);
	return plural && vb_starts_upper(behind) && !vb_starts_task(behind);
}

/* The colon that ends a run-in title: the first, where no sentence ends before it and what stands before is no sentence itself. */
static size_t run_in_colon(struct vb_str text)
{
	size_t most = text.len < RUN_IN_LIMIT * 3 ? text.len : RUN_IN_LIMIT * 3;
	const char *colon = memchr(text.ptr, ':', most);
	while (colon && colon + 1 < text.ptr + text.len && (colon[1] != ' ' || leads_to_names(text, (size_t)(colon - text.ptr))))
		colon = memchr(colon + 1, ':', (size_t)(text.ptr + most - colon - 1));
	struct vb_str title = {text.ptr, colon ? (size_t)(colon - text.ptr) : 0};
	if (!colon || ends_sentence_before(text, title.len) || memmem(title.ptr, title.len, " này có ", sizeof " này có " - 1)) /* "Quyết định này có hiệu lực …: " */
		return 0;
	return is_short(title, RUN_IN_LIMIT) && vb_starts_upper(title) && !vb_holds_task_verb(title) ? title.len : 0;
}

/* Do items follow, or the first of letters or dotted numbers? */
static bool leads_to_parts(const struct vb_extraction *x, uint32_t block, struct vb_range range)
{
	struct vb_label label;
	if (block >= range.end || vb_is_row(x, block))
		return false;
	if (x->in->blocks.items[block].kind == VB_BLOCK_ITEM)
		return true;
	return vb_label_read(vb_block_text(x, block), &label) && label.value == 1
	       && (label.kind == VB_LABEL_LETTER || label.kind == VB_LABEL_DOTTED || label.kind == VB_LABEL_PAREN);
}

static bool is_heading(struct vb_str text, const struct vb_block *block)
{
	return block->kind == VB_BLOCK_HEADING || block->flags & VB_BLOCK_BOLD || vb_is_capitals(text);
}

/* "a) Đẩy mạnh … . Cụ thể:", "1. Các sở, ngành … tập trung thực hiện tốt các nhiệm vụ sau:" */
static bool leads_in(struct vb_str text, bool addressee)
{
	return (vb_str_ends(text, VB_LIT(" sau:")) && !is_short(text, LEAD_IN)) || (!addressee && ends_sentence_before(text, text.len - 1));
}

/* Splits what stands behind a label into title and running text; either may be null. `leads`: its own parts follow. */
static void split_heading(struct vb_str text, const struct vb_block *block, bool in_article, bool leads, struct vb_str *title, struct vb_str *rest)
{
	*title = *rest = VB_NULL;
	if (!text.len)
		return;
	size_t colon = run_in_colon(text);
	char last = text.ptr[text.len - 1];
	bool ends = vb_ends_sentence(text);
	bool addressee = last == ':' && vb_starts_addressee(text) && !vb_holds_task_verb(text);
	bool named = leads && !ends && is_short(text, RUN_IN_LIMIT) && !vb_holds_task_verb(text); /* "4. Sở Nội vụ", and its điểm follow */
	bool running = in_article && !addressee && !named; /* khoản and điểm are running text */
	if ((running || (last == ':' && leads_in(text, addressee))) && !is_heading(text, block)) {
		*rest = text;
	} else if (colon && colon + 1 < text.len) {
		*title = (struct vb_str){text.ptr, colon};
		*rest = vb_str_trim((struct vb_str){text.ptr + colon + 1, text.len - colon - 1});
	} else if ((!ends || last == ':' || is_heading(text, block)) && is_short(text, TITLE_LIMIT)) {
		*title = vb_without_stop(text);
	} else {
		*rest = text;
	}
}

/* ---- Levels ---------------------------------------------------------------------------------------------------------- */

static int find_open(const struct vb_section_tree *tree, unsigned kind)
{
	for (unsigned i = tree->depth; i > 0; i--)
		if (tree->open[i].kind == kind)
			return (int)i;
	return 0;
}

static unsigned parent_of_law_kind(const struct vb_section_tree *tree, unsigned kind)
{
	unsigned depth = tree->depth;
	while (depth && !(is_law_kind(tree->open[depth].kind) && tree->open[depth].kind < kind))
		depth--;
	return depth;
}

/* "1.1" belongs to the open "1", "1.1.1" to the open "1.1". */
static unsigned parent_of_dotted(const struct vb_section_tree *tree, unsigned kind)
{
	for (unsigned i = tree->depth; i > 0; i--) {
		unsigned open = tree->open[i].kind;
		if (open == VB_LABEL_NUMBER || open == VB_LABEL_NUMBER_PAREN || (is_dotted(open) && open < kind))
			return i;
	}
	return tree->depth;
}

static unsigned parent_depth(const struct vb_section_tree *tree, unsigned kind)
{
	int open = find_open(tree, kind);
	if (is_law_kind(kind))
		return parent_of_law_kind(tree, kind);
	if (open)
		return (unsigned)open - 1;
	if (is_dotted(kind))
		return parent_of_dotted(tree, kind);
	unsigned depth = tree->depth;
	while (depth && tree->above[kind][tree->open[depth].kind] && !tree->above[tree->open[depth].kind][kind])
		depth--;
	return depth;
}

static void close_to(struct vb_section_tree *tree, unsigned depth)
{
	tree->depth = depth;
}

/* A ROMAN label of one letter behind "B." is the letter C, D …; an "l." that follows no "k." is a 1, or above a title in capitals an I, that
 * a scanner misread. The kind and value are set so. */
static void settle_letter(const struct vb_section_tree *tree, struct vb_label *label, struct vb_str title)
{
	if (vb_label_is_misread_one(label)) {
		int letters = find_open(tree, VB_LABEL_LETTER);
		if (!letters || tree->open[letters].label.value + 1 != label->value)
			*label = (struct vb_label){.kind = vb_is_capitals(title) ? VB_LABEL_ROMAN : VB_LABEL_NUMBER, .text = label->text, .len = label->len, .value = 1, .depth = 1};
		return;
	}
	unsigned letter = label->kind == VB_LABEL_ROMAN ? vb_label_as_capital(label) : 0;
	int open = letter ? find_open(tree, VB_LABEL_CAPITAL) : 0;
	if (open && tree->open[open].label.value + 1 == letter && !find_open(tree, VB_LABEL_ROMAN)) {
		label->kind = VB_LABEL_CAPITAL;
		label->value = letter;
	}
}

/* Repeated, skipped and restarted numbers: the tree stays, a diagnostic tells. */
static void check_order(struct vb_section_tree *tree, struct open_section *parent, const struct vb_label *label, struct vb_span span, bool repeated)
{
	unsigned kind = vb_label_key(label->kind, label->depth), last = parent->last_value[kind];
	bool letter = label->kind == VB_LABEL_LETTER || label->kind == VB_LABEL_CAPITAL;
	bool skips_d_stroke = letter && label->value == last + 2 && last + 1 == 5; /* a, b, c, d, e */
	if (repeated)
		vb_diagnose(tree->x->arena, &tree->x->record->diagnostics, VB_DIAGNOSTIC_SECTION_REPEATED, span,
		            "the label \"%.*s\" stands here a second time under one heading", (int)label->text.len, label->text.ptr);
	else if (label->value > last + 1 && !skips_d_stroke && label->kind != VB_LABEL_ARTICLE)
		vb_diagnose(tree->x->arena, &tree->x->record->diagnostics, VB_DIAGNOSTIC_SECTION_SKIPPED, span,
		            "the label \"%.*s\" skips at least one number", (int)label->text.len, label->text.ptr);
	parent->last_value[kind] = label->value;
}

static void check_prefix(struct vb_section_tree *tree, const struct open_section *parent, const struct vb_label *label, struct vb_span span)
{
	struct vb_str above = parent->label.text;
	if (label->kind != VB_LABEL_DOTTED || parent->label.kind == VB_LABEL_NONE || parent->label.kind == VB_LABEL_ROMAN)
		return;
	if (label->text.len <= above.len || memcmp(label->text.ptr, above.ptr, above.len) != 0 || label->text.ptr[above.len] != '.')
		vb_diagnose(tree->x->arena, &tree->x->record->diagnostics, VB_DIAGNOSTIC_SECTION_PREFIX, span,
		            "the label \"%.*s\" stands under \"%.*s\"", (int)label->text.len, label->text.ptr, (int)above.len, above.ptr);
}

/* ---- Sections -------------------------------------------------------------------------------------------------------- */

/* `title`: what stands behind the label. */
static struct vb_section *open_section(struct vb_section_tree *tree, struct vb_label label, struct vb_str title, struct vb_span span)
{
	struct vb_arena *arena = tree->x->arena;
	settle_letter(tree, &label, title);
	unsigned kind = vb_label_key(label.kind, label.depth), parent = parent_depth(tree, kind);
	if (parent >= MAX_DEPTH - 1)
		parent = MAX_DEPTH - 1;
	close_to(tree, parent);
	struct open_section *above = &tree->open[parent];
	struct vb_section *section = vb_push(arena, parent ? &above->section->children : tree->out->sections);
	section->label = label.text;
	/* The id is the end of its place: one string for both. */
	size_t lead = tree->open[0].place.len;
	struct vb_str slash = parent ? VB_LIT("/") : VB_LIT("");
	struct vb_str place = VB_CONCAT(arena, above->place, slash, label.text);
	uint32_t hash = hash_on(hash_on(above->hash, slash), label.text);
	section->id = (struct vb_str){place.ptr + lead, place.len - lead};
	uint32_t before = count_path(arena, &tree->paths, section->id, hash);
	if (before) {
		size_t len = place.len;
		place = VB_CONCAT(arena, place, VB_LIT("~"), vb_arena_digits(arena, before + 1));
		hash = hash_on(hash, (struct vb_str){place.ptr + len, place.len - len});
		section->id = (struct vb_str){place.ptr + lead, place.len - lead};
	}
	section->span = span;
	check_order(tree, above, &label, (struct vb_span){span.start, span.start + (uint32_t)label.text.len}, before > 0);
	check_prefix(tree, above, &label, span);
	for (unsigned i = 1; i <= parent; i++)
		tree->above[tree->open[i].kind][kind] = true;
	tree->open[++tree->depth] = (struct open_section){.section = section, .kind = kind, .label = label, .place = place, .hash = hash};
	return section;
}

static struct vb_section *current(const struct vb_section_tree *tree)
{
	return tree->depth ? tree->open[tree->depth].section : NULL;
}

static void extend_open(struct vb_section_tree *tree, uint32_t end)
{
	for (unsigned i = 1; i <= tree->depth; i++)
		tree->open[i].section->span.end = end;
}

static void add_paragraph(struct vb_section_tree *tree, struct vb_str text, struct vb_str marker)
{
	struct vb_section *section = current(tree);
	struct vb_paragraph_list *list = section ? &section->paragraphs : tree->out->paragraphs;
	struct vb_span span = vb_span_of(tree->x, text);
	if (!list || !text.len)
		return;
	struct vb_paragraph *paragraph = vb_push(tree->x->arena, list);
	paragraph->marker = marker;
	paragraph->text = text;
	paragraph->span = span;
	vb_add_place(tree->x, span, section ? tree->open[tree->depth].place : tree->out->paragraphs_in);
}

static void read_paragraph(struct vb_section_tree *tree, struct vb_str text)
{
	char kind = 0;
	size_t marker = vb_marker_read(text, &kind);
	text.ptr += marker;
	text.len -= marker;
	if (marker && vb_marker_read(text, &(char){0})) { /* "- + LĐVP": the inner mark counts */
		marker = vb_marker_read(text, &kind);
		text.ptr += marker;
		text.len -= marker;
	}
	add_paragraph(tree, text, kind == '+' ? VB_LIT("+") : marker ? VB_LIT("-") : VB_NULL);
}

/* "Chương II" or "I." alone on its line: the title is the block below, in one piece or, in capitals, in several. */
static bool title_below(const struct vb_section_tree *tree, uint32_t block, struct vb_range range, bool first)
{
	struct vb_label label;
	if (block >= range.end || vb_is_row(tree->x, block) || tree->x->in->blocks.items[block].kind == VB_BLOCK_ITEM)
		return false;
	struct vb_str text = vb_block_text(tree->x, block);
	return !vb_label_read(text, &label) && !vb_ends_sentence(text) && is_short(text, TITLE_LIMIT) && (first || vb_is_capitals(text));
}

/* The title of the open section; its name is put together where it is asked for. */
static void add_title_place(struct vb_section_tree *tree, struct vb_span span)
{
	struct vb_str in = tree->open[tree->depth].place;
	*vb_push(tree->x->arena, &tree->x->places) = (struct vb_place_name){
		.span = span, .in = in.ptr, .in_len = (uint32_t)in.len, .key = "title", .row = VB_PLACE_NO_ROW};
}

static uint32_t read_title_below(struct vb_section_tree *tree, struct vb_section *section, uint32_t block, struct vb_range range)
{
	struct vb_span span = VB_NO_SPAN;
	bool capitals = block < range.end && vb_is_capitals(vb_block_text(tree->x, block));
	for (bool first = true; title_below(tree, block, range, first) && (first || capitals); block++, first = false) {
		struct vb_span line = {tree->x->in->blocks.items[block].start, tree->x->in->blocks.items[block].end};
		struct vb_str text = vb_block_text(tree->x, block);
		section->title = first ? text : VB_CONCAT(tree->x->arena, section->title, VB_LIT(" "), text);
		span = first ? line : (struct vb_span){span.start, line.end};
	}
	if (!vb_span_is_none(span)) {
		extend_open(tree, span.end);
		add_title_place(tree, span);
	}
	return block;
}

/* Opens the section of a labelled block; returns the block behind its heading. */
static uint32_t read_labelled(struct vb_section_tree *tree, uint32_t block, const struct vb_label *label, struct vb_range range)
{
	const struct vb_block *b = &tree->x->in->blocks.items[block];
	struct vb_str text = vb_block_text(tree->x, block), behind = {text.ptr + label->len, text.len - label->len}, rest;
	int article = find_open(tree, VB_LABEL_ARTICLE); /* a decision's plan may stand under its Điều 1: "I. QUAN ĐIỂM" */
	bool in_article = article && !is_law_kind(vb_label_key(label->kind, label->depth)) && label->kind != VB_LABEL_ROMAN && find_open(tree, VB_LABEL_ROMAN) < article;
	struct vb_section *section = open_section(tree, *label, behind, (struct vb_span){vb_span_of(tree->x, label->text).start, b->end});
	extend_open(tree, b->end);
	split_heading(behind, b, in_article, in_article && leads_to_parts(tree->x, block + 1, range), &section->title, &rest);
	if (!behind.len)
		return read_title_below(tree, section, block + 1, range);
	if (section->title.ptr)
		add_title_place(tree, vb_span_of(tree->x, section->title));
	if (rest.ptr)
		add_paragraph(tree, rest, VB_NULL);
	return block + 1;
}

/* The rows from `block` on, page numbers and headings on a line of their own between them counted. */
static uint32_t end_of_rows(const struct vb_extraction *x, uint32_t block, struct vb_range range)
{
	uint32_t end = block, first = block;
	for (; block < range.end; block++) {
		if (vb_is_row(x, block))
			end = block + 1;
		else if (x->zones[block] != VB_ZONE_PAGE && x->in->blocks.items[block].kind != VB_BLOCK_PAGE && !vb_spans_table(x, first, block, range.end))
			break;
	}
	return end;
}

/* The notes below a table: "Ghi chú: …", and the items that a note leads to. */
static uint32_t read_notes(struct vb_section_tree *tree, uint32_t block, struct vb_range range, struct vb_str owner, struct vb_table_list *tables)
{
	struct vb_extraction *x = tree->x;
	bool leads = false;
	for (; block < range.end; block++) {
		if (x->in->blocks.items[block].kind == VB_BLOCK_PAGE)
			continue;
		bool item = leads && x->in->blocks.items[block].kind == VB_BLOCK_ITEM;
		if (vb_is_row(x, block) || !vb_add_note(tree->table_reader, block, owner, tables, item))
			break;
		leads = item || vb_str_ends(vb_block_text(x, block), VB_LIT(":"));
		extend_open(tree, x->in->blocks.items[block].end);
	}
	return block;
}

static uint32_t read_rows(struct vb_section_tree *tree, uint32_t block, struct vb_range range)
{
	struct vb_extraction *x = tree->x;
	struct vb_section *section = current(tree);
	uint32_t end = end_of_rows(x, block, range);
	struct vb_table_list *tables = section ? &section->tables : tree->out->tables;
	struct vb_str owner = section ? VB_CONCAT(x->arena, tree->open[tree->depth].place, VB_LIT("/")) : tree->out->in;
	extend_open(tree, x->in->blocks.items[end - 1].end);
	if (!tables) {
		vb_diagnose(x->arena, &x->record->diagnostics, VB_DIAGNOSTIC_TABLE_UNPLACED,
		            (struct vb_span){x->in->blocks.items[block].start, x->in->blocks.items[end - 1].end},
		            "a table above the first section belongs to none: it is kept in the text only");
		return end;
	}
	vb_read_table(tree->table_reader, (struct vb_range){block, end}, owner, tables);
	return read_notes(tree, end, range, owner, tables);
}

/* So many that the paths of most plans need not move; the many appendices of a large input have few. */
static uint32_t first_capacity(uint32_t blocks)
{
	enum { LEAST = 16, MOST = 256 };
	uint32_t capacity = LEAST;
	while (capacity < MOST && capacity < blocks)
		capacity *= 2;
	return capacity;
}

static struct vb_section_tree *new_tree(struct vb_extraction *x, uint32_t blocks, struct vb_structure *out)
{
	if (!x->tree) {
		x->tree = vb_arena_alloc(x->arena, sizeof *x->tree);
		x->tree->table_reader = vb_table_reader_new(x);
	}
	*x->tree = (struct vb_section_tree){.x = x, .out = out, .table_reader = x->tree->table_reader};
	x->tree->paths.first = first_capacity(blocks);
	x->tree->open[0].place = VB_CONCAT(x->arena, out->in, VB_LIT("section:"));
	x->tree->open[0].hash = NO_PATH_HASH;
	return x->tree;
}

void vb_read_structure(struct vb_extraction *x, struct vb_range range, struct vb_structure *out)
{
	struct vb_section_tree *tree = new_tree(x, range.end - range.first, out);
	struct vb_label label;
	for (uint32_t block = range.first; block < range.end;) {
		const struct vb_block *b = &x->in->blocks.items[block];
		if (b->kind == VB_BLOCK_PAGE || x->kinds[block] == VB_LINE_PAGE) { /* in HTML a page number is a paragraph as any */
			block++;
		} else if (vb_is_row(x, block)) {
			block = read_rows(tree, block, range);
		} else if (vb_label_read(vb_block_text(x, block), &label)) {
			block = read_labelled(tree, block, &label, range);
		} else {
			extend_open(tree, b->end);
			read_paragraph(tree, vb_block_text(x, block));
			block++;
		}
	}
	vb_arena_release(x->arena, tree->paths.slots);
}

void vb_find_sections(struct vb_extraction *x)
{
	struct vb_structure out = {.in = VB_LIT(""), .sections = &x->record->sections};
	struct vb_range range = {x->in->blocks.count, 0};
	for (uint32_t i = 0; i < x->in->blocks.count; i++) {
		if (x->zones[i] != VB_ZONE_BODY)
			continue;
		range.first = i < range.first ? i : range.first;
		range.end = i + 1;
	}
	if (range.first < range.end)
		vb_read_structure(x, range, &out);
}
