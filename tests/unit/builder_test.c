/* normalize/builder.c: what every reader may rely on when it hands over blocks. */
#include "../../normalize/builder.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

struct built {
	struct vb_arena arena;
	struct vb_normalized out;
	struct vb_builder builder;
};

static struct vb_builder *begin(struct built *b)
{
	*b = (struct built){0};
	vb_arena_init(&b->arena);
	vb_builder_init(&b->builder, &b->arena, &b->out);
	return &b->builder;
}

static void finish(struct built *b)
{
	vb_arena_finish(&b->arena);
}

static void put(struct vb_builder *builder, const char *words, uint32_t src)
{
	vb_builder_text(builder, words, strlen(words), src, 0);
}

#define assert_built(b, expected) \
	do { \
		assert_int_equal((b)->builder.text.len, strlen(expected)); \
		assert_memory_equal((b)->builder.text.bytes, (expected), strlen(expected)); \
	} while (0)

static struct vb_span source_of(const struct built *b, uint32_t start, uint32_t end)
{
	return vb_map_source(&b->out.text.map, (struct vb_span){start, end});
}

#define assert_source(b, start_, end_, src, src_end) \
	do { \
		struct vb_span got_ = source_of((b), (start_), (end_)); \
		assert_int_equal(got_.start, (src)); \
		assert_int_equal(got_.end, (src_end)); \
	} while (0)

static void a_block_is_a_line(void **state)
{
	(void)state;
	struct built b;
	struct vb_builder *builder = begin(&b);
	vb_builder_begin(builder, VB_BLOCK_HEADING, 3, VB_BLOCK_APART);
	put(builder, "MỤC TIÊU", 4);
	vb_builder_end(builder);
	vb_builder_begin(builder, VB_BLOCK_ITEM, 0, 0);
	put(builder, "- một", 20);
	vb_builder_end(builder);
	vb_builder_end(builder); /* nothing is open */
	assert_built(&b, "MỤC TIÊU\n- một\n");
	assert_int_equal(b.out.blocks.count, 2);
	const struct vb_block *heading = &b.out.blocks.items[0], *item = &b.out.blocks.items[1];
	assert_int_equal(heading->kind, VB_BLOCK_HEADING);
	assert_int_equal(heading->level, 3);
	assert_int_equal(heading->flags, VB_BLOCK_APART);
	assert_int_equal(heading->line, VB_BLOCK_LINE_UNKNOWN);
	assert_int_equal(heading->start, 0);
	assert_int_equal(heading->end, strlen("MỤC TIÊU"));
	assert_int_equal(item->kind, VB_BLOCK_ITEM);
	assert_int_equal(item->start, strlen("MỤC TIÊU") + 1);
	assert_source(&b, 0, heading->end, 4, 4 + heading->end);
	finish(&b);
}

static void beginning_a_block_ends_the_open_one(void **state)
{
	(void)state;
	struct built b;
	struct vb_builder *builder = begin(&b);
	vb_builder_begin(builder, VB_BLOCK_PARAGRAPH, 0, 0);
	put(builder, "một", 0);
	vb_builder_begin(builder, VB_BLOCK_PARAGRAPH, 0, 0);
	put(builder, "hai", 10);
	vb_builder_end(builder);
	assert_built(&b, "một\nhai\n");
	finish(&b);
}

static void spaces_at_the_ends_go_inside_they_stay_as_they_are(void **state)
{
	(void)state;
	struct built b;
	struct vb_builder *builder = begin(&b);
	vb_builder_begin(builder, VB_BLOCK_PARAGRAPH, 0, 0);
	put(builder, "  Số:  136/KH  ", 100);
	put(builder, "   ", 115);
	vb_builder_end(builder);
	assert_built(&b, "Số:  136/KH\n");
	assert_source(&b, 0, 5, 102, 107);
	assert_source(&b, 5, 7, 107, 109);
	finish(&b);
}

static void spaces_for_line_ends_are_one_and_vanish_at_the_ends(void **state)
{
	(void)state;
	struct built b;
	struct vb_builder *builder = begin(&b);
	vb_builder_begin(builder, VB_BLOCK_PARAGRAPH, 0, 0);
	vb_builder_space(builder, 0, 1);
	put(builder, "dòng một", 1);
	vb_builder_space(builder, 13, 14);
	vb_builder_space(builder, 14, 15);
	put(builder, "   dòng hai", 15);
	vb_builder_space(builder, 40, 41);
	vb_builder_end(builder);
	assert_built(&b, "dòng một dòng hai\n");
	finish(&b);
}

static void a_block_without_text_is_none(void **state)
{
	(void)state;
	struct built b;
	struct vb_builder *builder = begin(&b);
	vb_builder_begin(builder, VB_BLOCK_PARAGRAPH, 0, 0);
	put(builder, "trước", 0);
	vb_builder_begin(builder, VB_BLOCK_PARAGRAPH, 0, 0);
	put(builder, "   ", 10);
	vb_builder_begin(builder, VB_BLOCK_ROW, 0, 0);
	vb_builder_cell(builder, 20, 20);
	vb_builder_cell(builder, 21, 21);
	vb_builder_begin(builder, VB_BLOCK_PARAGRAPH, 0, 0);
	put(builder, "sau", 30);
	vb_builder_end(builder);
	assert_built(&b, "trước\nsau\n");
	assert_int_equal(b.out.blocks.count, 2);
	assert_source(&b, 8 + 1, 8 + 4, 30, 33); /* "trước" has 8 bytes */
	finish(&b);
}

static void empty_cells_are_kept(void **state)
{
	(void)state;
	struct built b;
	struct vb_builder *builder = begin(&b);
	vb_builder_begin(builder, VB_BLOCK_ROW, 0, VB_BLOCK_TABLE_START);
	put(builder, "I ", 0);
	vb_builder_cell(builder, 3, 3);
	vb_builder_space(builder, 3, 3);
	put(builder, " nhóm", 3);
	vb_builder_cell(builder, 10, 10);
	vb_builder_cell(builder, 11, 11);
	vb_builder_end(builder);
	assert_built(&b, "I\tnhóm\t\t\n");
	assert_int_equal(b.out.blocks.items[0].flags, VB_BLOCK_TABLE_START);
	finish(&b);
}

static void emphasis_holds_when_all_letters_have_it(void **state)
{
	(void)state;
	struct built b;
	struct vb_builder *builder = begin(&b);
	vb_builder_begin(builder, VB_BLOCK_PARAGRAPH, 0, 0);
	vb_builder_text(builder, "- ", 2, 0, 0);
	vb_builder_text(builder, "mục", strlen("mục"), 4, VB_BLOCK_BOLD | VB_BLOCK_ITALIC);
	vb_builder_char(builder, 0x111, 10, 16, VB_BLOCK_BOLD);
	vb_builder_text(builder, ":", 1, 18, 0);
	vb_builder_begin(builder, VB_BLOCK_PARAGRAPH, 0, 0);
	vb_builder_text(builder, "nửa ", strlen("nửa "), 20, VB_BLOCK_BOLD);
	put(builder, "thường", 30);
	vb_builder_begin(builder, VB_BLOCK_PARAGRAPH, 0, 0);
	put(builder, "12", 40);
	vb_builder_end(builder);
	assert_built(&b, "- mụcđ:\nnửa thường\n12\n");
	assert_int_equal(b.out.blocks.items[0].flags, VB_BLOCK_BOLD);
	assert_int_equal(b.out.blocks.items[1].flags, 0);
	assert_int_equal(b.out.blocks.items[2].flags, 0);
	finish(&b);
}

static void a_character_has_the_whole_of_its_source(void **state)
{
	(void)state;
	struct built b;
	struct vb_builder *builder = begin(&b);
	vb_builder_begin(builder, VB_BLOCK_PARAGRAPH, 0, 0);
	put(builder, "a", 0);
	vb_builder_char(builder, '&', 1, 6, 0);
	vb_builder_char(builder, 0x1EAF, 6, 13, 0);
	put(builder, "b", 13);
	vb_builder_end(builder);
	assert_built(&b, "a&ắb\n");
	assert_source(&b, 1, 2, 1, 6);
	assert_source(&b, 2, 5, 6, 13);
	assert_source(&b, 0, 6, 0, 14);
	finish(&b);
}

static void text_from_nowhere_has_no_source(void **state)
{
	(void)state;
	struct built b;
	struct vb_builder *builder = begin(&b);
	vb_builder_begin(builder, VB_BLOCK_PARAGRAPH, 0, 0);
	put(builder, "lạc ", VB_NOWHERE);
	put(builder, "thấy", 9);
	vb_builder_end(builder);
	assert_built(&b, "lạc thấy\n");
	assert_true(vb_span_is_none(source_of(&b, 0, 3)));
	assert_true(vb_span_is_none(source_of(&b, 0, 10)));
	assert_source(&b, 6, 12, 9, 15);
	finish(&b);
}

static void a_gap_stands_before_the_next_character(void **state)
{
	(void)state;
	struct built b;
	struct vb_builder *builder = begin(&b);
	vb_builder_begin(builder, VB_BLOCK_PARAGRAPH, 0, 0);
	put(builder, "phat", 0);
	vb_builder_space(builder, 4, 4);
	vb_builder_gap(builder);
	put(builder, "trien", 9);
	vb_builder_end(builder);
	assert_built(&b, "phat trien\n");
	assert_int_equal(b.out.text.gaps.count, 1);
	assert_int_equal(b.out.text.gaps.items[0], 5);
	finish(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_block_is_a_line),
		cmocka_unit_test(beginning_a_block_ends_the_open_one),
		cmocka_unit_test(spaces_at_the_ends_go_inside_they_stay_as_they_are),
		cmocka_unit_test(spaces_for_line_ends_are_one_and_vanish_at_the_ends),
		cmocka_unit_test(a_block_without_text_is_none),
		cmocka_unit_test(empty_cells_are_kept),
		cmocka_unit_test(emphasis_holds_when_all_letters_have_it),
		cmocka_unit_test(a_character_has_the_whole_of_its_source),
		cmocka_unit_test(text_from_nowhere_has_no_source),
		cmocka_unit_test(a_gap_stands_before_the_next_character),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
