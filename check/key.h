/* The keys of the works in records: what is one work in all of them has one key. */
#ifndef VB_CHECK_KEY_H
#define VB_CHECK_KEY_H

#include "../base/arena.h"
#include "../schema/reader.h"

/* The key of a work with its number as the rules write it (vb_ruled_number), which records of older versions lack: "VN/6/CT-TTg/-" is
 * VN/06/CT-TTg/-. */
struct vb_str vb_work_key(struct vb_arena *arena, const struct vb_json *work);

/* The same without its date: "VN/45-NQ/TW"; null where it has neither number nor name. */
struct vb_str vb_work_base_key(struct vb_arena *arena, const struct vb_json *work);

/* The number and symbol of a work as it stands in its key. */
struct vb_str vb_work_number_symbol(struct vb_arena *arena, const struct vb_json *work);

#endif
