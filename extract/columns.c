#include "columns.h"

#include "../base/utf8.h"

/* One row a wording, the first that the folded header holds counts: what is special stands before what is general ("Thời gian
 * trình" is a deadline, "Cơ quan phối hợp thực hiện" supports). A word that starts with ^ must begin the header, = is all of it. */
static const struct {
	const char *words;
	struct vb_str role;
} wordings[] = {
	{"=tt", VB_LIT("ordinal")}, {"=stt", VB_LIT("ordinal")}, {"=so tt", VB_LIT("ordinal")}, {"=so thu tu", VB_LIT("ordinal")}, {"=so", VB_LIT("ordinal")},
	{"ghi chu", VB_LIT("note")},
	{"phoi hop", VB_LIT("support")}, {"=co quan tham gia", VB_LIT("support")},
	{"chu tri", VB_LIT("lead")}, {"tham muu", VB_LIT("lead")}, {"dau moi", VB_LIT("lead")}, {"phu trach", VB_LIT("lead")},
	{"thoi gian", VB_LIT("deadline")}, {"thoi han", VB_LIT("deadline")}, {"thoi diem", VB_LIT("deadline")}, {"tien do", VB_LIT("deadline")},
	{"lo trinh", VB_LIT("deadline")}, {"ngay hoan thanh", VB_LIT("deadline")}, {"^hoan thanh", VB_LIT("deadline")},
	{"^cap ", VB_LIT("submit_to")}, {"^trinh", VB_LIT("submit_to")}, {"noi nhan", VB_LIT("submit_to")}, {"cap co tham quyen", VB_LIT("submit_to")},
	{"san pham", VB_LIT("product")}, {"ket qua", VB_LIT("product")}, {"hinh thuc van ban", VB_LIT("product")}, {"dau ra", VB_LIT("product")},
	{"kinh phi", VB_LIT("budget")}, {"nguon von", VB_LIT("budget")}, {"du toan", VB_LIT("budget")}, {"=von", VB_LIT("budget")}, {"tong muc dau tu", VB_LIT("budget")},
	{"can cu", VB_LIT("legal_basis")}, {"co so phap ly", VB_LIT("legal_basis")}, {"van ban chi dao", VB_LIT("legal_basis")},
	{"dia diem", VB_LIT("location")}, {"dia ban", VB_LIT("location")}, {"quy mo, dia", VB_LIT("location")},
	{"don vi thuc hien", VB_LIT("lead")}, {"co quan thuc hien", VB_LIT("lead")}, {"don vi, ca nhan thuc hien", VB_LIT("lead")}, {"trach nhiem", VB_LIT("lead")},
	{"^co quan", VB_LIT("lead")},
	{"nhiem vu", VB_LIT("task")}, {"noi dung", VB_LIT("task")}, {"cong viec", VB_LIT("task")}, {"^ten ", VB_LIT("task")}, {"de an", VB_LIT("task")},
	{"danh muc", VB_LIT("task")}, {"chuong trinh", VB_LIT("task")}, {"giai phap", VB_LIT("task")}, {"hoat dong", VB_LIT("task")},
	{"muc tieu", VB_LIT("target")}, {"chi tieu", VB_LIT("target")},
};

struct vb_str vb_column_role(struct vb_str header)
{
	char folded[256];
	struct vb_str text = {header.ptr, header.len < sizeof folded ? header.len : 0};
	struct vb_str key = {folded, vb_fold(text.ptr, text.len, folded)};
	for (size_t i = 0; i < sizeof wordings / sizeof *wordings; i++) {
		struct vb_str words = vb_str_of(wordings[i].words);
		char how = words.ptr[0];
		if (how == '=' || how == '^')
			words.ptr++, words.len--;
		bool hit = how == '=' ? vb_str_equal(key, words) : how == '^' ? vb_str_starts(key, words)
		           : key.len >= words.len && memmem(key.ptr, key.len, words.ptr, words.len);
		if (hit)
			return wordings[i].role;
	}
	return VB_LIT("other");
}
