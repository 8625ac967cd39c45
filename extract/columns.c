#include "columns.h"

#include "../base/utf8.h"

#define W(literal) {literal, sizeof(literal) - 1}

enum how { ANYWHERE, AT_START, WHOLE }; /* the words stand at the start of some word of the header, of the header, or are all of it */

/* One row a wording, the first that the folded header holds counts: what is special stands before what is general ("Thời gian
 * trình" is a deadline, "Cơ quan phối hợp thực hiện" supports). */
static const struct {
	enum how how;
	struct vb_str words, role;
} wordings[] = {
	{WHOLE, W("tt"), W("ordinal")}, {WHOLE, W("stt"), W("ordinal")}, {WHOLE, W("so tt"), W("ordinal")}, {WHOLE, W("so thu tu"), W("ordinal")}, {WHOLE, W("so"), W("ordinal")},
	{ANYWHERE, W("ghi chu"), W("note")},
	{ANYWHERE, W("phoi hop"), W("support")}, {WHOLE, W("co quan tham gia"), W("support")},
	{ANYWHERE, W("chu tri"), W("lead")}, {ANYWHERE, W("tham muu"), W("lead")}, {ANYWHERE, W("dau moi"), W("lead")}, {ANYWHERE, W("phu trach"), W("lead")},
	{ANYWHERE, W("thoi gian"), W("deadline")}, {ANYWHERE, W("thoi han"), W("deadline")}, {ANYWHERE, W("thoi diem"), W("deadline")}, {ANYWHERE, W("tien do"), W("deadline")},
	{ANYWHERE, W("lo trinh"), W("deadline")}, {ANYWHERE, W("ngay hoan thanh"), W("deadline")}, {AT_START, W("hoan thanh"), W("deadline")},
	{AT_START, W("cap "), W("submit_to")}, {AT_START, W("trinh"), W("submit_to")}, {ANYWHERE, W("noi nhan"), W("submit_to")}, {ANYWHERE, W("cap co tham quyen"), W("submit_to")},
	{ANYWHERE, W("san pham"), W("product")}, {ANYWHERE, W("ket qua"), W("product")}, {ANYWHERE, W("hinh thuc van ban"), W("product")}, {ANYWHERE, W("dau ra"), W("product")},
	{ANYWHERE, W("kinh phi"), W("budget")}, {ANYWHERE, W("nguon von"), W("budget")}, {ANYWHERE, W("du toan"), W("budget")}, {WHOLE, W("von"), W("budget")}, {ANYWHERE, W("tong muc dau tu"), W("budget")},
	{ANYWHERE, W("can cu"), W("legal_basis")}, {ANYWHERE, W("co so phap ly"), W("legal_basis")}, {ANYWHERE, W("van ban chi dao"), W("legal_basis")},
	{ANYWHERE, W("dia diem"), W("location")}, {ANYWHERE, W("dia ban"), W("location")}, {ANYWHERE, W("quy mo, dia"), W("location")},
	{ANYWHERE, W("don vi thuc hien"), W("lead")}, {ANYWHERE, W("co quan thuc hien"), W("lead")}, {ANYWHERE, W("don vi, ca nhan thuc hien"), W("lead")}, {ANYWHERE, W("trach nhiem"), W("lead")},
	{AT_START, W("co quan"), W("lead")},
	{ANYWHERE, W("nhiem vu"), W("task")}, {ANYWHERE, W("noi dung"), W("task")}, {ANYWHERE, W("cong viec"), W("task")}, {AT_START, W("ten "), W("task")}, {ANYWHERE, W("de an"), W("task")},
	{ANYWHERE, W("danh muc"), W("task")}, {ANYWHERE, W("chuong trinh"), W("task")}, {ANYWHERE, W("giai phap"), W("task")}, {ANYWHERE, W("hoat dong"), W("task")},
	{WHOLE, W("viec"), W("task")}, {AT_START, W("viec "), W("task")},
	{ANYWHERE, W("muc tieu"), W("target")}, {ANYWHERE, W("chi tieu"), W("target")},
};

enum { COUNT = sizeof wordings / sizeof *wordings };

/* The first wording of the table that stands at the start of a word of the key. */
static size_t find_wording(struct vb_str key)
{
	size_t found = COUNT;
	for (size_t at = 0; at < key.len; at++) {
		if (at && key.ptr[at - 1] >= 'a' && key.ptr[at - 1] <= 'z')
			continue;
		struct vb_str rest = {key.ptr + at, key.len - at};
		for (size_t i = 0; i < found; i++) {
			struct vb_str words = wordings[i].words;
			if (rest.ptr[0] != words.ptr[0] || !vb_str_starts(rest, words))
				continue;
			if (wordings[i].how == ANYWHERE || (at == 0 && (wordings[i].how == AT_START || rest.len == words.len)))
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
