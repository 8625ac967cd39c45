#include "key.h"

#include "../schema/number.h"

struct vb_str vb_work_number_symbol(struct vb_arena *arena, const struct vb_json *work)
{
	return vb_ruled_number(arena, vb_json_member_str(work, "number_symbol"));
}

static size_t before_date(struct vb_str key)
{
	const char *slash = key.ptr ? memrchr(key.ptr, '/', key.len) : NULL;
	return slash ? (size_t)(slash - key.ptr) : 0;
}

struct vb_str vb_work_key(struct vb_arena *arena, const struct vb_json *work)
{
	struct vb_str key = vb_json_member_str(work, "key"), symbol = vb_json_member_str(work, "number_symbol");
	struct vb_str ruled = vb_ruled_number(arena, symbol), base = {key.ptr, before_date(key)};
	if (vb_str_equal(ruled, symbol) || !symbol.len || !vb_str_ends(base, symbol))
		return key;
	struct vb_str whose = {base.ptr, base.len - symbol.len}, date = {key.ptr + base.len, key.len - base.len};
	return VB_CONCAT(arena, whose, ruled, date);
}

struct vb_str vb_work_base_key(struct vb_arena *arena, const struct vb_json *work)
{
	struct vb_str key = vb_work_key(arena, work);
	bool told = vb_json_member_str(work, "number_symbol").ptr || vb_json_member_str(work, "name").ptr;
	size_t len = told ? before_date(key) : 0;
	return len ? (struct vb_str){key.ptr, len} : VB_NULL;
}
