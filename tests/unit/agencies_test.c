/* extract/agencies.c: where a list of agencies is cut, and which body each name is. */
#include "../../extract/agencies.h"
#include "../../extract/library.h"
#include "../../extract/patterns.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* One agency: "name", " = body" where it is not the name, " *" for a set, " ? condition"; ends with "|". */
static size_t show(const struct vb_agency *agency, char *out, size_t size)
{
	struct vb_str body = agency->body.ptr && !vb_str_equal(agency->body, agency->name) ? agency->body : VB_LIT("");
	const char *known = agency->group ? " *" : agency->body.ptr ? "" : " unknown";
	return (size_t)snprintf(out, size, "%.*s%s%.*s%s%s%.*s|", (int)agency->name.len, agency->name.ptr, body.len ? " = " : "", (int)body.len,
	                        body.len ? body.ptr : "", known, agency->condition.ptr ? " ? " : "", (int)agency->condition.len,
	                        agency->condition.ptr ? agency->condition.ptr : "");
}

static void show_list(const struct vb_agency_list *list, char *out, size_t size)
{
	size_t len = 0;
	out[0] = '\0';
	for (uint32_t i = 0; i < list->count; i++)
		len += show(&list->items[i], out + len, size - len);
}

static const struct {
	const char *cell, *lead, *support;
} cells[] = {
	{"Sở Nội vụ", "Sở Nội vụ|", ""},
	{"Sở KH&CN; Sở KHCN, Sở Khoa học & Công nghệ", "Sở KH&CN = Sở Khoa học và Công nghệ|Sở KHCN = Sở Khoa học và Công nghệ|Sở Khoa học & Công nghệ = Sở Khoa học và Công nghệ|", ""},
	{"Sở Văn hóa, Thể thao và Du lịch, Sở Y tế", "Sở Văn hóa, Thể thao và Du lịch|Sở Y tế|", ""},
	{"So Noi vu va So Tu phap", "So Noi vu = Sở Nội vụ|So Tu phap = Sở Tư pháp|", ""},
	{"Sở Tài chính, Sở Kế hoạch và Đầu tư và các đơn vị liên quan", "Sở Tài chính|Sở Kế hoạch và Đầu tư|các đơn vị liên quan *|", ""},
	{"UBND các huyện, thị xã, thành phố", "UBND các huyện, thị xã, thành phố *|", ""},
	{"Các sở, ban, ngành, UBND các xã, phường, đặc khu", "Các sở, ban, ngành *|UBND các xã, phường, đặc khu *|", ""},
	{"Các sở, ban, ngành và địa phương liên quan", "Các sở, ban, ngành và địa phương liên quan *|", ""},
	{"UBND các xã Vạn Hưng, Tu Bông, Đại Lãnh", "UBND các xã Vạn Hưng, Tu Bông, Đại Lãnh *|", ""},
	{"Các sở: Nội vụ, Tài chính, Giáo dục và Đào tạo", "Nội vụ = Sở Nội vụ|Tài chính = Sở Tài chính|Giáo dục và Đào tạo = Sở Giáo dục và Đào tạo|", ""},
	{"Sở Nội vụ, Tài chính, Y tế", "Sở Nội vụ|Tài chính = Sở Tài chính|Y tế = Sở Y tế|", ""},
	{"Công an tỉnh Quảng Trị, Bộ CHQS tỉnh, BCH BĐBP tỉnh", "Công an tỉnh Quảng Trị = Công an tỉnh|Bộ CHQS tỉnh = Bộ Chỉ huy Quân sự tỉnh|BCH BĐBP tỉnh = Bộ Chỉ huy Bộ đội Biên phòng tỉnh|", ""},
	{"UBND huyện Hải Lăng", "UBND huyện Hải Lăng = Ủy ban nhân dân huyện Hải Lăng|", ""},
	{"UBND phường 12 và Công an phường", "UBND phường 12 = Ủy ban nhân dân phường 12|Công an phường|", ""},
	{"Báo Quảng Trị; Hội Luật gia Quảng Trị", "Báo Quảng Trị = Báo tỉnh|Hội Luật gia Quảng Trị = Hội Luật gia tỉnh|", ""},
	{"Trung tâm Văn hóa, Thông tin và Thể thao huyện", "Trung tâm Văn hóa, Thông tin và Thể thao huyện unknown|", ""},
	{"Ban đại diện Hội Người cao tuổi tỉnh", "Ban đại diện Hội Người cao tuổi tỉnh unknown|", ""},
	{"Sở Nội vụ (đối với lĩnh vực công chức, viên chức), Sở Y tế", "Sở Nội vụ ? đối với lĩnh vực công chức, viên chức|Sở Y tế|", ""},
	{"Các sở, ngành theo chức năng, nhiệm vụ; UBND cấp xã", "Các sở, ngành * ? theo chức năng, nhiệm vụ|UBND cấp xã *|", ""},
	{"- Chủ trì: Sở Nội vụ - Phối hợp: Sở Y tế, Công an tỉnh", "Sở Nội vụ|", "Sở Y tế|Công an tỉnh|"},
	{"Sở Nội vụ chủ trì, phối hợp với Sở Y tế", "Sở Nội vụ|", "Sở Y tế|"},
	{"1. Sở Nội vụ 2. Sở Y tế", "Sở Nội vụ|Sở Y tế|", ""},
	{"Sở Nội vụ Sở Y tế", "Sở Nội vụ|Sở Y tế|", ""},
	{"Giám đốc Sở Nội vụ", "Giám đốc Sở Nội vụ = Sở Nội vụ|", ""},
	{"Hội Nông dân các cấp", "Hội Nông dân các cấp *|", ""},
	{"", "", ""},
	{" ;, - ", "", ""},
};

static void cells_are_cut(void **state)
{
	unsigned wrong = 0;
	for (size_t i = 0; i < COUNT(cells); i++) {
		struct vb_arena arena;
		struct vb_extraction x = {.arena = &arena, .patterns = *state};
		struct vb_agency_list lead = {0}, support = {0};
		char shown[2][2048];
		vb_arena_init(&arena);
		vb_agencies_of_cell(&x, vb_str_of(cells[i].cell), &lead, &support);
		show_list(&lead, shown[0], sizeof shown[0]);
		show_list(&support, shown[1], sizeof shown[1]);
		if (strcmp(shown[0], cells[i].lead) != 0 || strcmp(shown[1], cells[i].support) != 0) {
			print_error("\"%s\" gives\n\t%s and %s, not\n\t%s and %s\n", cells[i].cell, shown[0], shown[1], cells[i].lead, cells[i].support);
			wrong++;
		}
		vb_arena_finish(&arena);
	}
	assert_int_equal(wrong, 0);
}

static const struct {
	const char *text, *list, *rest;
} texts[] = {
	{"Sở Nội vụ theo dõi, đôn đốc", "Sở Nội vụ|", " theo dõi, đôn đốc"},
	{"các cơ quan, đơn vị, địa phương liên quan xây dựng đề án", "các cơ quan, đơn vị, địa phương liên quan *|", " xây dựng đề án"},
	{"Sở Y tế, Sở Tài chính và các đơn vị liên quan tham mưu", "Sở Y tế|Sở Tài chính|các đơn vị liên quan *|", " tham mưu"},
	{"Các sở, ban, ngành, UBND các huyện, thị xã, thành phố: Tăng cường", "Các sở, ban, ngành *|UBND các huyện, thị xã, thành phố *|", ": Tăng cường"},
	{"các tổ chức chính trị - xã hội tỉnh", "các tổ chức chính trị - xã hội tỉnh *|", ""},
	{"Giám đốc các Sở: Nội vụ, Tài chính; Thủ trưởng các cơ quan liên quan chịu trách nhiệm", "Nội vụ = Sở Nội vụ|Tài chính = Sở Tài chính|Thủ trưởng các cơ quan liên quan *|", " chịu trách nhiệm"},
	{"Sở Nội vụ - cơ quan thường trực giúp", "Sở Nội vụ|", " - cơ quan thường trực giúp"},
	{"Ban chỉ đạo các cấp xây dựng kế hoạch", "Ban chỉ đạo các cấp *|", " xây dựng kế hoạch"},
	{"Các sở: Báo cáo kết quả", "Các sở *|", ": Báo cáo kết quả"},
	{"Đẩy mạnh tuyên truyền", "", NULL},
	{"sở hữu trí tuệ", "", NULL},
};

static void lists_of_running_text_end_at_the_verb(void **state)
{
	unsigned wrong = 0;
	for (size_t i = 0; i < COUNT(texts); i++) {
		struct vb_arena arena;
		struct vb_extraction x = {.arena = &arena, .patterns = *state};
		struct vb_agency_list list = {0};
		char shown[2048];
		vb_arena_init(&arena);
		size_t len = vb_agencies_of_text(&x, vb_str_of(texts[i].text), &list);
		show_list(&list, shown, sizeof shown);
		if (strcmp(shown, texts[i].list) != 0 || (texts[i].rest ? strcmp(texts[i].text + len, texts[i].rest) != 0 : len != 0)) {
			print_error("\"%s\" gives %s and \"%s\"\n", texts[i].text, shown, texts[i].text + len);
			wrong++;
		}
		vb_arena_finish(&arena);
	}
	assert_int_equal(wrong, 0);
}

static void bodies_that_ended_name_their_successors(void **state)
{
	struct vb_arena arena;
	struct vb_extraction x = {.arena = &arena, .patterns = *state};
	struct vb_agency_list list = {0};
	vb_arena_init(&arena);
	vb_agencies_of_cell(&x, VB_LIT("Sở LĐTB&XH; Sở KH&ĐT; Sở Y tế"), &list, NULL);
	assert_int_equal(list.count, 3);
	assert_true(vb_str_equal(list.items[0].until, VB_LIT("2025-02-28")));
	assert_int_equal(list.items[0].successors.count, 3);
	assert_true(vb_str_equal(list.items[0].successors.items[0], VB_LIT("Sở Nội vụ")));
	assert_true(vb_str_equal(list.items[0].successors.items[2], VB_LIT("Sở Y tế")));
	assert_true(vb_str_equal(list.items[1].successors.items[0], VB_LIT("Sở Tài chính")));
	assert_null(list.items[2].until.ptr);
	assert_int_equal(list.items[2].successors.count, 0);
	vb_arena_finish(&arena);
}

/* What one row keeps of a cell must not change when another row with the same cell has more agencies. */
static void rows_that_share_a_cell_keep_their_lists(void **state)
{
	(void)state;
	char text[4000] = "PHỤ LỤC\n\nTT\tNhiệm vụ\tCơ quan chủ trì\tĐơn vị thực hiện\n", got[400];
	static const char *const others[] = {"Sở Tư pháp", "Sở Tài chính", "Sở Y tế", "Sở Công Thương", "Công an tỉnh"};
	for (size_t i = 0; i < 40; i++)
		sprintf(text + strlen(text), "%zu\tTrồng sâm\tSở Nội vụ\t%s\n", i + 1, others[i % COUNT(others)]);
	struct vb_extractor *extractor = vb_extractor_new(NULL);
	assert_true(vb_extractor_run(extractor, "a.txt", text, strlen(text)));
	const struct vb_table *table = &vb_extractor_record(extractor)->appendices.items[0].tables.items[0];
	assert_int_equal(table->rows.count, 40);
	for (uint32_t i = 0; i < 40; i++) {
		char expected[100];
		show_list(&table->rows.items[i].lead, got, sizeof got);
		sprintf(expected, "Sở Nội vụ|%s|", others[i % COUNT(others)]);
		assert_string_equal(got, expected);
	}
	vb_extractor_free(extractor);
}

static int make_patterns(void **state)
{
	*state = vb_patterns_new(true);
	return *state ? 0 : -1;
}

static int free_patterns(void **state)
{
	vb_patterns_free(*state);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cells_are_cut),
		cmocka_unit_test(lists_of_running_text_end_at_the_verb),
		cmocka_unit_test(bodies_that_ended_name_their_successors),
		cmocka_unit_test(rows_that_share_a_cell_keep_their_lists),
	};
	return cmocka_run_group_tests(tests, make_patterns, free_patterns);
}
