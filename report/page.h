/* The page that the records are put into, in its pieces; page/assemble.py makes them of the files beside it. Private to report/. */
#ifndef VB_REPORT_PAGE_H
#define VB_REPORT_PAGE_H

enum { VB_PAGE_ENGLISH, VB_PAGE_VIETNAMESE, VB_PAGE_LANGUAGES };

enum {
	VB_PAGE_TO_STYLE,
	VB_PAGE_STYLE,
	VB_PAGE_TO_DOCUMENTS, /* here go the records */
	VB_PAGE_TO_FINDINGS,  /* here go the findings */
	VB_PAGE_TO_SCRIPT,
	VB_PAGE_SCRIPT,
	VB_PAGE_TO_END,
	VB_PAGE_PIECES
};

extern const char *const vb_page[VB_PAGE_LANGUAGES][VB_PAGE_PIECES];

#endif
