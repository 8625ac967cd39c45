#include "number.h"

struct vb_str vb_ruled_number(struct vb_arena *arena, struct vb_str number_symbol)
{
	size_t zeros = 0, end;
	while (zeros < number_symbol.len && number_symbol.ptr[zeros] == '0')
		zeros++;
	for (end = zeros; end < number_symbol.len && vb_is_digit(number_symbol.ptr[end]);)
		end++;
	size_t ruled = end == zeros + 1;
	if (end == zeros || zeros == ruled) /* null among others */
		return number_symbol;
	struct vb_str rest = {number_symbol.ptr + zeros, number_symbol.len - zeros};
	return ruled ? VB_CONCAT(arena, VB_LIT("0"), rest) : rest;
}
