/* normalize/text_flat.c: recipients and signatures that a converter put on one line. */
#include "support.h"

#define assert_text(source, expected) assert_normalized("a.txt", (source), (expected))
#define assert_markdown(source, expected) assert_normalized("a.md", (source), (expected))

static void the_lines_of_a_signature_on_one(void **state)
{
	(void)state;
	assert_markdown("| Nơi nhận: - Như Điều 3; - Sở Nội vụ - Thanh tra; - Lưu: VT. | KT. CHỦ TỊCH PHÓ CHỦ TỊCH (Đã ký) Trần Văn An |\n|---|---|\n",
	                "Nơi nhận:\n- Như Điều 3;\n- Sở Nội vụ - Thanh tra;\n- Lưu: VT.\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n(Đã ký)\nTrần Văn An\n");
	assert_markdown("| ***Nơi nhận:*** - Như trên; *- Lưu: VT.* | TM. ỦY BAN NHÂN DÂN CHỦ TỊCH Trần Văn An |\n|---|---|\n",
	                "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nTrần Văn An\n");
	assert_text("Nơi nhận: - Như Điều 3; - Lưu: VT.\n\nTL. GIÁM ĐỐC KT. CHÁNH VĂN PHÒNG PHÓ CHÁNH VĂN PHÒNG Trần Văn An\n",
	            "Nơi nhận:\n- Như Điều 3;\n- Lưu: VT.\nTL. GIÁM ĐỐC\nKT. CHÁNH VĂN PHÒNG\nPHÓ CHÁNH VĂN PHÒNG\nTrần Văn An\n");
	assert_text("Nơi nhận: Sở Y tế - Phòng một cửa.\n", "Nơi nhận: Sở Y tế - Phòng một cửa.\n");
}

static void notes_and_positions_of_several_words(void **state)
{
	(void)state;
	assert_markdown("| Nơi nhận: - Như trên; - Lưu: VT. | PHÓ CHỦ TỊCH THƯỜNG TRỰC [Đã ký] Trần Văn An |\n|---|---|\n",
	                "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nPHÓ CHỦ TỊCH THƯỜNG TRỰC\n[Đã ký]\nTrần Văn An\n");
	assert_text("CHỦ TỊCH Trần Văn An chủ trì.\n", "CHỦ TỊCH Trần Văn An chủ trì.\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_lines_of_a_signature_on_one),
		cmocka_unit_test(notes_and_positions_of_several_words),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
