#include "diagnostic.h"

#include <stdarg.h>
#include <stdio.h>

static const struct {
	struct vb_str code;
	enum vb_severity severity;
} registry[VB_DIAGNOSTIC_COUNT] = {
#define REGISTER(name, code, severity) [VB_DIAGNOSTIC_##name] = {{(code), sizeof(code) - 1}, VB_SEVERITY_##severity},
	VB_DIAGNOSTIC_CODES(REGISTER)
#undef REGISTER
};

struct vb_str vb_diagnostic_code_name(enum vb_diagnostic_code code)
{
	return registry[code].code;
}

enum vb_severity vb_diagnostic_severity(enum vb_diagnostic_code code)
{
	return registry[code].severity;
}

struct vb_str vb_diagnostic_severity_name(enum vb_diagnostic_code code)
{
	switch (registry[code].severity) {
	case VB_SEVERITY_ERROR: return VB_LIT("error");
	case VB_SEVERITY_WARNING: return VB_LIT("warning");
	case VB_SEVERITY_INFO: break;
	}
	return VB_LIT("info");
}

static void add(struct vb_arena *arena, struct vb_diagnostic_list *list, enum vb_diagnostic_code code, struct vb_span span,
                struct vb_span source_span, const char *format, va_list arguments)
{
	char message[1024]; /* longer than any message: quotes in it are cut by their maker */
	int len = vsnprintf(message, sizeof message, format, arguments);
	struct vb_str view = {message, len < 0 ? 0 : (size_t)len < sizeof message ? (size_t)len : sizeof message - 1};
	struct vb_diagnostic *diagnostic = vb_push(arena, list);
	*diagnostic = (struct vb_diagnostic){code, vb_arena_copy(arena, view), span, source_span};
}

void vb_diagnose(struct vb_arena *arena, struct vb_diagnostic_list *list, enum vb_diagnostic_code code, struct vb_span span,
                 const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	add(arena, list, code, span, VB_NO_SPAN, format, arguments);
	va_end(arguments);
}

void vb_diagnose_source(struct vb_arena *arena, struct vb_diagnostic_list *list, enum vb_diagnostic_code code,
                        struct vb_span source_span, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	add(arena, list, code, VB_NO_SPAN, source_span, format, arguments);
	va_end(arguments);
}
