#include "columns.h"

#include "../base/utf8.h"

/* One row a wording, the first that the folded header holds counts: what is special stands before what is general ("Thời gian
 * trình" is a deadline, "Cơ quan phối hợp thực hiện" supports). A word that starts with ^ must begin the header, = is all of it. */
#define W(literal) {literal, sizeof(literal) - 1}

static const struct {
	struct vb_str words, role;
} wordings[] = {
	{W("=tt"), W("ordinal")}, {W("=stt"), W("ordinal")}, {W("=so tt"), W("ordinal")}, {W("=so thu tu"), W("ordinal")}, {W("=so"), W("ordinal")},
	{W("ghi chu"), W("note")},
	{W("phoi hop"), W("support")}, {W("=co quan tham gia"), W("support")},
	{W("chu tri"), W("lead")}, {W("tham muu"), W("lead")}, {W("dau moi"), W("lead")}, {W("phu trach"), W("lead")},
	{W("thoi gian"), W("deadline")}, {W("thoi han"), W("deadline")}, {W("thoi diem"), W("deadline")}, {W("tien do"), W("deadline")},
	{W("lo trinh"), W("deadline")}, {W("ngay hoan thanh"), W("deadline")}, {W("^hoan thanh"), W("deadline")},
	{W("^cap "), W("submit_to")}, {W("^trinh"), W("submit_to")}, {W("noi nhan"), W("submit_to")}, {W("cap co tham quyen"), W("submit_to")},
	{W("san pham"), W("product")}, {W("ket qua"), W("product")}, {W("hinh thuc van ban"), W("product")}, {W("dau ra"), W("product")},
	{W("kinh phi"), W("budget")}, {W("nguon von"), W("budget")}, {W("du toan"), W("budget")}, {W("=von"), W("budget")}, {W("tong muc dau tu"), W("budget")},
	{W("can cu"), W("legal_basis")}, {W("co so phap ly"), W("legal_basis")}, {W("van ban chi dao"), W("legal_basis")},
	{W("dia diem"), W("location")}, {W("dia ban"), W("location")}, {W("quy mo, dia"), W("location")},
	{W("don vi thuc hien"), W("lead")}, {W("co quan thuc hien"), W("lead")}, {W("don vi, ca nhan thuc hien"), W("lead")}, {W("trach nhiem"), W("lead")},
	{W("^co quan"), W("lead")},
	{W("nhiem vu"), W("task")}, {W("noi dung"), W("task")}, {W("cong viec"), W("task")}, {W("^ten "), W("task")}, {W("de an"), W("task")},
	{W("danh muc"), W("task")}, {W("chuong trinh"), W("task")}, {W("giai phap"), W("task")}, {W("hoat dong"), W("task")},
	{W("muc tieu"), W("target")}, {W("chi tieu"), W("target")},
};

enum { COUNT = sizeof wordings / sizeof *wordings };

/* The first wording that stands at the start of a word of the key. */
static size_t find_wording(struct vb_str key)
{
	size_t found = COUNT;
	for (size_t at = 0; at < key.len; at++) {
		if (at && key.ptr[at - 1] >= 'a' && key.ptr[at - 1] <= 'z')
			continue;
		struct vb_str rest = {key.ptr + at, key.len - at};
		for (size_t i = 0; i < found; i++) {
			struct vb_str words = wordings[i].words;
			bool whole = words.ptr[0] == '=', begins = words.ptr[0] == '^';
			if (whole || begins)
				words.ptr++, words.len--;
			if (rest.ptr[0] == words.ptr[0] && vb_str_starts(rest, words) && !((whole || begins) && at) && !(whole && rest.len != words.len))
				found = i;
		}
	}
	return found;
}

struct vb_str vb_column_role(struct vb_str header)
{
	char folded[256];
	struct vb_str text = {header.ptr, header.len < sizeof folded ? header.len : 0};
	size_t found = find_wording((struct vb_str){folded, vb_fold(text.ptr, text.len, folded)});
	return found < COUNT ? wordings[found].role : VB_LIT("other");
}
