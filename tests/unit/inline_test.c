/* normalize/inline.c: marks are taken out of the text, kept as emphasis, and what only looks like a mark stays. */
#include "../../normalize/index.h"
#include "../../normalize/inline.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

struct written {
	struct vb_arena arena;
	struct vb_normalized out;
	struct vb_builder builder;
	struct vb_reader_input input;
	struct vb_inline state;
};

static void begin(struct written *w, const char *source)
{
	*w = (struct written){.input = {source, (uint32_t)strlen(source), VB_LIT("a.md")}};
	vb_arena_init(&w->arena);
	vb_index_input(&w->arena, &w->input);
	vb_builder_init(&w->builder, &w->arena, &w->out);
	w->state = (struct vb_inline){.builder = &w->builder, .input = &w->input};
	vb_builder_begin(&w->builder, VB_BLOCK_PARAGRAPH, 0, 0);
}

static void write_line(struct written *w, const char *source)
{
	begin(w, source);
	vb_inline_write(&w->state, 0, w->input.len);
	vb_builder_end(&w->builder);
}

static void finish(struct written *w)
{
	vb_arena_finish(&w->arena);
}

static unsigned emphasis_of(const struct written *w)
{
	return w->out.blocks.count ? w->out.blocks.items[0].flags & (VB_BLOCK_BOLD | VB_BLOCK_ITALIC) : 0;
}

/* Each line: source, text, emphasis of the whole. */
struct example {
	const char *source, *text;
	unsigned emphasis;
};

static void check(const struct example *examples, size_t count)
{
	unsigned wrong = 0;
	for (size_t i = 0; i < count; i++) {
		struct written w;
		write_line(&w, examples[i].source);
		struct vb_str got = {w.builder.text.bytes, w.builder.text.len ? w.builder.text.len - 1 : 0};
		if (got.len != strlen(examples[i].text) || memcmp(got.ptr, examples[i].text, got.len) != 0
		    || emphasis_of(&w) != examples[i].emphasis) {
			print_error("%s\n  gives    \"%.*s\" %u\n  expected \"%s\" %u\n", examples[i].source, (int)got.len, got.ptr,
			            emphasis_of(&w),
			            examples[i].text, examples[i].emphasis);
			wrong++;
		}
		finish(&w);
	}
	assert_int_equal(wrong, 0);
}

#define CHECK(...) \
	do { \
		static const struct example examples_[] = {__VA_ARGS__}; \
		check(examples_, sizeof examples_ / sizeof *examples_); \
	} while (0)

enum { BOLD = VB_BLOCK_BOLD, ITALIC = VB_BLOCK_ITALIC };

static void stars_and_underscores_are_emphasis(void **state)
{
	(void)state;
	CHECK({"**II. MỤC TIÊU**", "II. MỤC TIÊU", BOLD}, {"*Kèm theo*", "Kèm theo", ITALIC},
	      {"***vừa đậm vừa nghiêng***", "vừa đậm vừa nghiêng", BOLD | ITALIC},
	      {"__đậm__", "đậm", BOLD}, {"_nghiêng_", "nghiêng", ITALIC}, {"**_cả hai_**", "cả hai", BOLD | ITALIC},
	      {"**Sở Y tế** chủ trì", "Sở Y tế chủ trì", 0}, {"số **136/KH-UBND** ngày", "số 136/KH-UBND ngày", 0},
	      {"*(Kèm theo Kế hoạch số **5/KH-UBND**)*", "(Kèm theo Kế hoạch số 5/KH-UBND)", ITALIC},
	      {"**1.** **Mục đích**", "1. Mục đích", BOLD});
}

static void lone_marks_stay(void **state)
{
	(void)state;
	CHECK({"5 * 3 = 15", "5 * 3 = 15", 0}, {"ghi chú (*) dưới bảng", "ghi chú (*) dưới bảng", 0},
	      {"tep_dinh_kem_01.docx", "tep_dinh_kem_01.docx", 0},
	      {"Số: ____/KH-UBND", "Số: ____/KH-UBND", 0}, {"giá 3*4 và 5*6", "giá 3*4 và 5*6", 0},
	      {"a < b và c > d", "a < b và c > d", 0},
	      {"R&D và A & B", "R&D và A & B", 0}, {"mục [1] và [2]", "mục [1] và [2]", 0});
}

static void unbalanced_marks_are_taken_out_too(void **state)
{
	(void)state;
	CHECK({"**TM. ỦY BAN NHÂN DÂN", "TM. ỦY BAN NHÂN DÂN", BOLD}, {"CHỦ TỊCH**", "CHỦ TỊCH", 0},
	      {"<i>mở mà không đóng", "mở mà không đóng", ITALIC},
	      {"đóng mà không mở</i></b>", "đóng mà không mở", 0});
}

static void tags_are_marks_where_html_has_them(void **state)
{
	(void)state;
	CHECK({"<b>I</b>", "I", BOLD}, {"<strong>đậm</strong>", "đậm", BOLD}, {"<em>nghiêng</em>", "nghiêng", ITALIC},
	      {"<B>Hoa</B>", "Hoa", BOLD},
	      {"<p>Thay thế <i>Quyết định</i></p>", "Thay thế Quyết định", 0}, {"<b><i>hai</i></b>", "hai", BOLD | ITALIC},
	      {"<span style=\"color:red\">đỏ</span>", "đỏ", 0}, {"<o:p></o:p>xong", "xong", 0},
	      {"một<br>hai<br/>ba<BR />bốn", "một hai ba bốn", 0},
	      {"trước<!-- lời bàn -->sau", "trướcsau", 0}, {"đơn vị <tên> và <==", "đơn vị <tên> và <==", 0},
	      {"m<sup>2</sup>", "m2", 0},
	      {"<b", "<b", 0}, {"<", "<", 0});
}

static void escapes_and_hard_breaks(void **state)
{
	(void)state;
	CHECK({"\\- Nội dung", "- Nội dung", 0}, {"\\*không nghiêng\\*", "*không nghiêng*", 0}, {"1\\. Mục", "1. Mục", 0},
	      {"C:\\thu muc", "C:\\thu muc", 0},
	      {"**TỈNH ỦY\\**", "TỈNH ỦY", BOLD}, {"Nơi nhận:\\", "Nơi nhận:", 0}, {"a\\\\b", "a\\b", 0}, {"\\&amp;", "&amp;", 0});
}

static void entities_become_their_character(void **state)
{
	(void)state;
	CHECK({"a &amp; b", "a & b", 0}, {"&lt;b&gt;", "<b>", 0}, {"&quot;Đề án&quot;", "\"Đề án\"", 0}, {"c&#7855;t", "cắt", 0},
	      {"c&#x1EAF;t", "cắt", 0},
	      {"2025&ndash;2030", "2025–2030", 0}, {"Sở&nbsp;Y tế", "Sở Y tế", 0}, {"&khong;", "&khong;", 0},
	      {"&#xD800;", "&#xD800;", 0},
	      {"&#99999999;", "&#99999999;", 0}, {"&#12", "&#12", 0}, {"&#1;", "&#1;", 0});
}

static void links_show_their_text(void **state)
{
	(void)state;
	CHECK({"theo [Nghị quyết số 5](https://vb.example/5) này", "theo Nghị quyết số 5 này", 0}, {"[đậm]{.underline}", "đậm", 0},
	      {"[**I. MỤC ĐÍCH**](#_Toc1)", "I. MỤC ĐÍCH", BOLD}, {"[a](b \"tựa đề\")", "a", 0},
	      {"[mục] (xem bảng)", "[mục] (xem bảng)", 0},
	      {"[mục](xem bảng dưới)", "[mục](xem bảng dưới)", 0}, {"[chưa đóng", "[chưa đóng", 0});
}

static void control_characters_are_left_out_and_counted(void **state)
{
	(void)state;
	struct written w;
	write_line(&w, "a\x01" "b\x1F" "c\td\fe\x7F");
	assert_memory_equal(w.builder.text.bytes, "abc d e\n", 8);
	assert_int_equal(w.state.controls, 3);
	assert_int_equal(w.state.first_control, 1);
	finish(&w);
}

static void emphasis_may_go_over_lines_and_ends_with_the_block(void **state)
{
	(void)state;
	const char *source = "**TM. BAN\nTHƯỜNG VỤ** rồi";
	struct written w;
	uint32_t second = (uint32_t)(strchr(source, '\n') - source) + 1, star = (uint32_t)(strstr(source, "** ") - source);
	begin(&w, source);
	vb_inline_write(&w.state, 0, second - 1);
	vb_builder_space(&w.builder, second - 1, second);
	vb_inline_write(&w.state, second, star);
	assert_int_equal(w.state.bold, 1);
	vb_builder_end(&w.builder);
	assert_int_equal(emphasis_of(&w), VB_BLOCK_BOLD);
	vb_inline_reset(&w.state);
	assert_int_equal(w.state.bold, 0);
	finish(&w);
}

static void each_character_keeps_its_place(void **state)
{
	(void)state;
	const char *source = "**số** &amp; \\- <b>x</b>";
	struct written w;
	write_line(&w, source);
	assert_memory_equal(w.builder.text.bytes, "số & - x\n", strlen("số & - x\n"));
	uint32_t places[][4] = {{0, 4, 2, 6}, {5, 6, 9, 14}, {7, 8, 16, 17}, {9, 10, 21, 22}};
	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		struct vb_span got = vb_map_source(&w.out.text.map, (struct vb_span){places[i][0], places[i][1]});
		assert_int_equal(got.start, places[i][2]);
		assert_int_equal(got.end, places[i][3]);
	}
	finish(&w);
}

static void deep_nesting_is_read_with_one_diagnostic(void **state)
{
	(void)state;
	enum { DEPTH = 100000 };
	char *source = malloc(DEPTH * 7 + 2), *at = source;
	struct written w;
	assert_non_null(source);
	for (int i = 0; i < DEPTH; i++)
		at = stpcpy(at, "<b>");
	*at++ = 'x';
	for (int i = 0; i < DEPTH; i++)
		at = stpcpy(at, "</b>");
	write_line(&w, source);
	assert_memory_equal(w.builder.text.bytes, "x\n", 2);
	assert_int_equal(emphasis_of(&w), VB_BLOCK_BOLD);
	assert_int_equal(w.out.diagnostics.count, 1);
	assert_int_equal(w.out.diagnostics.items[0].code, VB_DIAGNOSTIC_MARKS_NESTED);
	finish(&w);
	free(source);
}

static void many_brackets_and_stars_end(void **state)
{
	(void)state;
	enum { COUNT = 200000 };
	char *source = malloc(COUNT + 1);
	const char *units[] = {"[", "*", "_ ", " *a", "](", "&", "<b", "\\"};
	assert_non_null(source);
	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		struct written w;
		for (size_t at = 0; at < COUNT; at++)
			source[at] = units[i][at % strlen(units[i])];
		source[COUNT] = '\0';
		write_line(&w, source);
		assert_true(w.builder.text.len <= COUNT + 1);
		finish(&w);
	}
	free(source);
}

static void the_lead_is_the_plain_start_of_the_line(void **state)
{
	(void)state;
	static const char *const examples[][2] = {
		{"  **II. MỤC** tiêu", "II. MỤC tiêu"}, {"<b>I.</b> <i>A</i>", "I. A"}, {"\\- mục", "- mục"}, {"* mục", "* mục"},
		{"&amp; b", "& b"},
		{"\xC2\xA0 Số: 5  ", "Số: 5"}, {"*(Kèm theo", "(Kèm theo"}, {"", ""}};
	for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
		char out[64];
		struct vb_reader_input input = {examples[i][0], (uint32_t)strlen(examples[i][0]), VB_LIT("a.md")};
		struct vb_arena arena;
		vb_arena_init(&arena);
		vb_index_input(&arena, &input);
		struct vb_str lead = vb_inline_lead(&input, 0, input.len, out, sizeof out);
		if (!vb_str_equal(lead, vb_str_of(examples[i][1])))
			fail_msg("\"%s\" gives \"%.*s\"", examples[i][0], (int)lead.len, lead.ptr);
		vb_arena_finish(&arena);
	}
}

static void the_lead_is_never_cut_inside_a_character(void **state)
{
	(void)state;
	const char *source = "ỦỦỦỦỦỦỦỦỦỦ";
	struct vb_reader_input input = {source, (uint32_t)strlen(source), VB_LIT("a.md")};
	struct vb_arena arena;
	vb_arena_init(&arena);
	vb_index_input(&arena, &input);
	for (size_t size = 8; size < 24; size++) {
		char out[32];
		struct vb_str lead = vb_inline_lead(&input, 0, input.len, out, size);
		assert_true(lead.len <= size);
		assert_int_equal(lead.len % strlen("Ủ"), 0);
		assert_memory_equal(lead.ptr, source, lead.len);
	}
	vb_arena_finish(&arena);
}

static void tags_are_measured(void **state)
{
	(void)state;
	assert_int_equal(vb_inline_tag(VB_LIT("<b>x")), 3);
	assert_int_equal(vb_inline_tag(VB_LIT("</p>")), 4);
	assert_int_equal(vb_inline_tag(VB_LIT("<o:p />")), 7);
	assert_int_equal(vb_inline_tag(VB_LIT("<!-- a > b -->c")), 14);
	assert_int_equal(vb_inline_tag(VB_LIT("<5>")), 0);
	assert_int_equal(vb_inline_tag(VB_LIT("<b <i>")), 0);
	assert_int_equal(vb_inline_tag(VB_LIT("<!-- a")), 0);
	assert_true(vb_inline_is_break(VB_LIT("<br>")));
	assert_true(vb_inline_is_break(VB_LIT("<BR/>")));
	assert_true(vb_inline_is_break(VB_LIT("<br clear=\"all\">")));
	assert_false(vb_inline_is_break(VB_LIT("<b>")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(stars_and_underscores_are_emphasis),
		cmocka_unit_test(lone_marks_stay),
		cmocka_unit_test(unbalanced_marks_are_taken_out_too),
		cmocka_unit_test(tags_are_marks_where_html_has_them),
		cmocka_unit_test(escapes_and_hard_breaks),
		cmocka_unit_test(entities_become_their_character),
		cmocka_unit_test(links_show_their_text),
		cmocka_unit_test(control_characters_are_left_out_and_counted),
		cmocka_unit_test(emphasis_may_go_over_lines_and_ends_with_the_block),
		cmocka_unit_test(each_character_keeps_its_place),
		cmocka_unit_test(deep_nesting_is_read_with_one_diagnostic),
		cmocka_unit_test(many_brackets_and_stars_end),
		cmocka_unit_test(the_lead_is_the_plain_start_of_the_line),
		cmocka_unit_test(the_lead_is_never_cut_inside_a_character),
		cmocka_unit_test(tags_are_measured),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
