/* The number of a document as the rules write it. */
#ifndef VB_SCHEMA_NUMBER_H
#define VB_SCHEMA_NUMBER_H

#include "../base/arena.h"

/* The number and symbol with its number as the rules write it: one zero before a number below 10, none before others (Nghị định
 * 30/2020/NĐ-CP, Phụ lục I; Hướng dẫn 36-HD/VPTW). The text itself where it is so already. */
struct vb_str vb_ruled_number(struct vb_arena *arena, struct vb_str number_symbol);

#endif
