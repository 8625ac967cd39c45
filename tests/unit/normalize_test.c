/* normalize/normalize.c: what is read and as what, what is refused and why, and places in the file as it was given. */
#include "support.h"

static enum vb_error_code code_of(struct vb_str source)
{
	struct document d;
	enum vb_error_code code = normalize_document(&d, "a.txt", source);
	if (code != VB_ERROR_NONE) {
		assert_int_equal(d.error.code, code);
		assert_true(d.error.message.len > 0);
		assert_true(d.error.hint.len > 0);
	}
	finish_document(&d);
	return code;
}

static void what_is_no_text_is_refused_by_its_first_bytes(void **state)
{
	(void)state;
	assert_int_equal(code_of(VB_LIT("PK\003\004\024\000\006\000")), VB_ERROR_UNSUPPORTED);
	assert_int_equal(code_of(VB_LIT("%PDF-1.7\n1 0 obj")), VB_ERROR_UNSUPPORTED);
	assert_int_equal(code_of(VB_LIT("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")), VB_ERROR_UNSUPPORTED);
	assert_int_equal(code_of(VB_LIT("{\\rtf1\\ansi")), VB_ERROR_UNSUPPORTED);
	assert_int_equal(code_of(VB_LIT("\x1F\x8B\x08\x00")), VB_ERROR_UNSUPPORTED);
	assert_int_equal(code_of(VB_LIT("\xFF\xFEK\0\xBE\x1E")), VB_ERROR_UNSUPPORTED);
	assert_int_equal(code_of(VB_LIT("\xFE\xFF\0K\x1E\xBE")), VB_ERROR_UNSUPPORTED);
	assert_int_equal(code_of(VB_LIT("\x89PNG\r\n\x1A\n\0\0\0\rIHDR")), VB_ERROR_NOT_TEXT);
	assert_int_equal(code_of(VB_LIT("văn bản\0có byte không")), VB_ERROR_NOT_TEXT);
	assert_int_equal(code_of(VB_LIT("\001\002\003\004\005\006abc")), VB_ERROR_NOT_TEXT);
}

static void what_holds_no_text_is_empty(void **state)
{
	(void)state;
	assert_int_equal(code_of(VB_LIT("")), VB_ERROR_EMPTY);
	assert_int_equal(code_of(VB_LIT(" \r\n\t\n")), VB_ERROR_EMPTY);
	assert_int_equal(code_of(VB_LIT("\xEF\xBB\xBF")), VB_ERROR_EMPTY);
	assert_int_equal(code_of(VB_LIT("\xEF\xBB\xBF \n")), VB_ERROR_EMPTY);
	assert_int_equal(code_of(VB_LIT("-------\n\n***\n")), VB_ERROR_EMPTY);
	assert_int_equal(code_of(VB_LIT("<html><body><p> </p></body></html>")), VB_ERROR_EMPTY);
}

static void the_limit_on_size_is_exact(void **state)
{
	(void)state;
	struct document d = {0};
	struct vb_normalize_options options = {.max_input = 5};
	vb_arena_init(&d.arena);
	assert_int_equal(vb_normalize(&d.arena, VB_LIT("a"), "12345", 5, &options, &d.in, &d.error), VB_ERROR_NONE);
	assert_int_equal(vb_normalize(&d.arena, VB_LIT("a"), "123456", 6, &options, &d.in, &d.error), VB_ERROR_TOO_LARGE);
	finish_document(&d);
}

static void assert_media_type(const char *name, const char *source, enum vb_input_format asked, const char *expected)
{
	struct document d = {0};
	struct vb_normalize_options options = {.format = asked};
	vb_arena_init(&d.arena);
	assert_int_equal(vb_normalize(&d.arena, vb_str_of(name), source, strlen(source), &options, &d.in, &d.error), VB_ERROR_NONE);
	assert_str(d.in.media_type, expected);
	assert_str(d.in.encoding, "UTF-8");
	finish_document(&d);
}

static void the_format_is_told_by_name_then_by_content(void **state)
{
	(void)state;
	assert_media_type("a.txt", "văn bản", VB_INPUT_AUTO, "text/plain");
	assert_media_type("a.md", "văn bản", VB_INPUT_AUTO, "text/markdown");
	assert_media_type("a.MARKDOWN", "văn bản", VB_INPUT_AUTO, "text/markdown");
	assert_media_type("a.html", "văn bản", VB_INPUT_AUTO, "text/html");
	assert_media_type("A.HTM", "văn bản", VB_INPUT_AUTO, "text/html");
	assert_media_type("-", "\xEF\xBB\xBF  <!DOCTYPE html><p>văn bản</p>", VB_INPUT_AUTO, "text/html");
	assert_media_type("a.txt", "<html><body>văn bản</body></html>", VB_INPUT_AUTO, "text/html");
	assert_media_type("-", "văn bản có <b>chữ đậm</b>", VB_INPUT_AUTO, "text/plain");
	assert_media_type("a.txt", "<b>I</b>. MỤC ĐÍCH", VB_INPUT_AUTO, "text/plain");
	assert_media_type("a.html", "văn bản", VB_INPUT_TEXT, "text/plain");
	assert_media_type("a.txt", "văn bản", VB_INPUT_HTML, "text/html");
	assert_media_type("a.txt", "văn bản", VB_INPUT_MARKDOWN, "text/markdown");
}

static void letters_in_pieces_are_shown_composed_and_placed_in_the_file(void **state)
{
	(void)state;
	struct document d; /* Kế hoạch in pieces, behind a BOM */
	read_document(&d, "a.md", "\xEF\xBB\xBF**Ke\xCC\x82\xCC\x81 hoa\xCC\xA3" "ch** so\xCC\x82\xCC\x81 5/KH-UBND\n", STAGE_TEXT);
	assert_str(whole_text(&d), "Kế hoạch số 5/KH-UBND\n");
	assert_source(&d, "Kế hoạch", "Ke\xCC\x82\xCC\x81 hoa\xCC\xA3" "ch");
	assert_source(&d, "số 5", "so\xCC\x82\xCC\x81 5");
	assert_source(&d, "Kế hoạch số", "Ke\xCC\x82\xCC\x81 hoa\xCC\xA3" "ch** so\xCC\x82\xCC\x81");
	assert_source(&d, "5/KH-UBND", "5/KH-UBND");
	assert_int_equal(d.in.diagnostics.count, 0);
	finish_document(&d);
}

static void composed_and_pieced_text_give_the_same_blocks(void **state)
{
	(void)state;
	struct document d; /* "Điều 1." needs no pieces, "Căn cứ" and "Nơi nhận:" do */
	read_document(&d, "a.txt", "Ca\xCC\x86n cu\xCC\x9B\xCC\x81 Lua\xCC\xA3\xCC\x82t;\n\nNo\xCC\x9Bi nha\xCC\xA3\xCC\x82n:\n",
	              STAGE_TEXT);
	assert_str(whole_text(&d), "Căn cứ Luật;\nNơi nhận:\n");
	assert_int_equal(d.in.blocks.items[0].line, VB_LINE_BASIS);
	assert_int_equal(d.in.blocks.items[1].line, VB_LINE_RECIPIENTS);
	finish_document(&d);
}

static void invalid_bytes_are_shown_counted_and_placed(void **state)
{
	(void)state;
	struct document d;
	read_document(&d, "a.txt", "\xEF\xBB\xBFK\xFF ho\xE9" "ch\n", STAGE_TEXT);
	assert_str(whole_text(&d), "K\xEF\xBF\xBD ho\xEF\xBF\xBD" "ch\n");
	assert_source(&d, "K\xEF\xBF\xBD h", "K\xFF h");
	const struct vb_diagnostic *replaced = diagnosed(&d.in.diagnostics, VB_DIAGNOSTIC_ENCODING_REPLACED, 0);
	assert_non_null(replaced);
	assert_string_equal(replaced->message.ptr, "2 bytes are no UTF-8 and replaced by U+FFFD, at byte 4, 8");
	assert_str(input_at(&d, replaced->source_span), "\xFF");
	assert_null(diagnosed(&d.in.diagnostics, VB_DIAGNOSTIC_ENCODING_REPLACED, 1));
	finish_document(&d);
}

static void letters_of_an_old_font_are_reported(void **state)
{
	(void)state;
	struct document d;
	read_document(&d, "a.txt", "Uû ban nh©n d©n tØnh\n\nKÕ ho¹ch trång c©y s©m, c©y quÕ t¹i c¸c x· vïng cao cña huyÖn; n©ng cao ®êi sèng nh©n d©n\n", STAGE_TEXT);
	const struct vb_diagnostic *legacy = diagnosed(&d.in.diagnostics, VB_DIAGNOSTIC_ENCODING_LEGACY, 0);
	assert_non_null(legacy);
	assert_non_null(strstr(legacy->message.ptr, "TCVN3"));
	assert_str(input_at(&d, legacy->source_span), "©");
	finish_document(&d);
	read_document(&d, "a.txt", "UÛY BAN NHAÂN DAÂN\n\nkeá hoaïch troàng caây saâm taïi caùc xaõ vuøng cao, caùc baûn, caùc toå daân phoá, baûo ñaûm ñuùng thôøi vuï, quaûn lyù toát vaø thu haùi ñuùng luùc\n", STAGE_TEXT);
	legacy = diagnosed(&d.in.diagnostics, VB_DIAGNOSTIC_ENCODING_LEGACY, 0);
	assert_non_null(legacy);
	assert_non_null(strstr(legacy->message.ptr, "VNI"));
	finish_document(&d);
	read_document(&d, "a.txt", "Kế hoạch trồng sâm: «vùng cao», «vùng thấp», «ven biển», §1, §2, «a», «b», «c», «d», «e», «g», «h»\n", STAGE_TEXT);
	assert_null(diagnosed(&d.in.diagnostics, VB_DIAGNOSTIC_ENCODING_LEGACY, 0));
	finish_document(&d);
}

static void a_reader_s_diagnostics_are_placed_in_the_file_too(void **state)
{
	(void)state;
	struct document d; /* a BOM and a letter in pieces stand before the control character */
	read_document(&d, "a.txt", "\xEF\xBB\xBFTi\xCC\x80m sa\xCC\x82m tren cac nuong ray o vung cao cua tinh\x01 nay\n",
	              STAGE_TEXT);
	const struct vb_diagnostic *removed = diagnosed(&d.in.diagnostics, VB_DIAGNOSTIC_CONTROL_REMOVED, 0);
	assert_non_null(removed);
	assert_str(input_at(&d, removed->source_span), "\x01");
	finish_document(&d);
}

static void every_text_ends_with_a_line_end_and_blocks_fill_it(void **state)
{
	(void)state;
	struct document d;
	read_document(&d, "a.txt", "\n\nI. MỘT\n\n\n1. hai\tba\n\nA\tB\tC\n\n", STAGE_TEXT);
	uint32_t at = 0;
	for (uint32_t i = 0; i < d.in.blocks.count; i++) {
		assert_int_equal(d.in.blocks.items[i].start, at);
		assert_true(d.in.blocks.items[i].end > at);
		assert_int_equal(d.in.text.bytes[d.in.blocks.items[i].end], '\n');
		at = d.in.blocks.items[i].end + 1;
	}
	assert_int_equal(at, d.in.text.len);
	finish_document(&d);
}

static void a_page_and_its_text_give_the_same(void **state)
{
	(void)state;
	const char *text = "KẾ HOẠCH\nI. MỤC ĐÍCH\n1. Trồng sâm.\nTT\tNhiệm vụ\tCơ quan\n1\tTrồng quế\tSở Y tế\n";
	assert_normalized("a.html", "<p align=center><b>KẾ HOẠCH</b></p><p><b>I. MỤC ĐÍCH</b></p><p>1. Trồng s&acirc;m.</p>"
	                            "<table border=1><tr><td>TT</td><td>Nhiệm vụ</td><td>Cơ quan</td></tr><tr><td>1</td><td>Trồng "
	                            "quế</td><td>Sở Y tế</td></tr></table>",
	                  text);
	assert_normalized("a.md", "**KẾ HOẠCH**\n\n## I. MỤC ĐÍCH\n\n1\\. Trồng sâm.\n\n| TT | Nhiệm vụ | Cơ quan |\n"
	                  "|---|---|---|\n| 1 | Trồng quế | Sở Y tế |\n", text);
	assert_normalized("a.txt", "KẾ HOẠCH\n\nI. MỤC ĐÍCH\n\n1. Trồng sâm.\n\nTT\tNhiệm vụ\tCơ quan\n1\tTrồng quế\tSở Y tế\n",
	                  text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_no_text_is_refused_by_its_first_bytes),
		cmocka_unit_test(what_holds_no_text_is_empty),
		cmocka_unit_test(the_limit_on_size_is_exact),
		cmocka_unit_test(the_format_is_told_by_name_then_by_content),
		cmocka_unit_test(letters_in_pieces_are_shown_composed_and_placed_in_the_file),
		cmocka_unit_test(composed_and_pieced_text_give_the_same_blocks),
		cmocka_unit_test(invalid_bytes_are_shown_counted_and_placed),
		cmocka_unit_test(letters_of_an_old_font_are_reported),
		cmocka_unit_test(a_reader_s_diagnostics_are_placed_in_the_file_too),
		cmocka_unit_test(every_text_ends_with_a_line_end_and_blocks_fill_it),
		cmocka_unit_test(a_page_and_its_text_give_the_same),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
