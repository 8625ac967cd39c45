"""The shapes that tables come in: each writes the pages of a table as text.

SHAPES: name -> Shape(extension, limits, writer). A writer gives the lines of one table. Its limits say what the shape can't show,
so that no case asks for more than a reader could see:
  - law-site text with one cell a line marks neither rows nor pages: a header in between is all that tells of a break;
  - without an ordinal column, cells that only a line "|" divides can't be told to rows;
  - columns held apart by spaces: where a cell goes on in the next line, a row without ordinal can't be told from that;
  - pandoc's tables carry a header each, and HTML's have no page numbers.
"""
import collections
import dataclasses
import html
import textwrap

CELL_LINE = 48         # where law sites wrap the text of a cell
WIDTHS = {"ordinal": 7, "task": 38, "lead": 24, "support": 24}
WIDTH = 18             # of the other columns
GAP = "   "


@dataclasses.dataclass
class Limits:
    cannot: tuple = ()         # features that the composer leaves out
    columns: int = 9
    short: int = 0             # cells of one line have at most so many characters; 0: no limit
    shows_breaks: bool = True
    whole_rows: bool = True    # a row that no page cuts is one piece; else its lines may be some


Shape = collections.namedtuple("Shape", "extension limits write")


def bold(table, row, text, mark):
    return f"{mark[0]}{text}{mark[1]}" if text and table.bold and row.kind == "group" else text


def header_lines(table, header):
    """The cells of the header: one list, or two where it has two lines."""
    if not table.upper:
        return [header]
    upper, lower = [], []
    for (text, count), at in zip(table.upper, starts(table.upper)):
        upper += [text] + [""] * (count - 1)
        lower += header[at:at + count] if count > 1 else [""]
    return [upper, lower]


def starts(upper):
    at = 0
    for _, count in upper:
        yield at
        at += count


def row_cells(table, row, cells, mark=("", "")):
    texts = [cells[key] for key in table.keys]
    if row.kind == "group" and table.spans:
        texts = [spanning(cells)] + [""] * (len(texts) - 1)
    return [bold(table, row, text, mark) for text in texts]


def spanning(cells):
    """"I. Nâng cao nhận thức": a group in one cell."""
    ordinal = cells["ordinal"]
    return " ".join(text for text in (ordinal if not ordinal or ordinal[-1] in ".-)" else ordinal + ".", cells["task"]) if text)


def between(page):
    """The lines of a page break in running text."""
    return ["", str(page.number), ""] if page.number else [""]


# -- tabs

def marked(cells, at, piece):
    """<p> around cells, and <i> from the end of the first piece of a cut row to the beginning of the second."""
    words = [cell.split(" ") for cell in cells]
    for number, text in enumerate(words):
        if piece == "first" and len(text) > 2:
            text[-1] = "<i>" + text[-1]
        elif piece == "second" and len(text) > 2:
            text[0] += "</i>"
        elif piece is None and (at + number) % 3 == 0 and text != [""]:
            text[0], text[-1] = "<p>" + text[0], text[-1] + "</p>"
    return [" ".join(text) for text in words]


def piece_of(table, index, row):
    """Which piece of a cut row the page of that index holds: first, second; "" where between, None for a whole row."""
    before = index > 0 and any(other is row for other, _ in table.pages[index - 1].rows)
    after = index + 1 < len(table.pages) and any(other is row for other, _ in table.pages[index + 1].rows)
    return {(False, False): None, (False, True): "first", (True, False): "second", (True, True): ""}[before, after]


def write_tabs(table):
    lines = []
    for index, page in enumerate(table.pages):
        lines += between(page) if index else []
        if page.header:
            lines += ["\t".join(cells) for cells in header_lines(table, page.header)]
        for at, (row, cells) in enumerate(page.rows):
            texts = row_cells(table, row, cells, ("<b>", "</b>"))
            if table.marks and not (table.bold and row.kind == "group"):
                texts = marked(texts, at, piece_of(table, index, row))
            line = "\t".join(texts)
            short = at % 2 and "\t" in line.strip("\t") and not line.startswith("\t")     # without its empty cells at the end
            lines.append(line.rstrip("\t") if short else line)
            lines += [""] if table.loose and row is not page.rows[-1][0] else []
    return lines


# -- Markdown

RULES = ["---|", ":---|", ":---:|", " --- |", ":--|", "------|"]


def pipe_line(cells, outer=True):
    return "| " + " | ".join(cells) + " |" if outer else " | ".join(cells)


def with_breaks(table, cells):
    """A line end inside cells, as scanners write it."""
    return [text.replace(" ", "<br>", 1) for text in cells] if table.style & 8 else cells


def write_pipes(table):
    """Without marks at both ends where no line begins with an empty cell."""
    lines = []
    empty = any(not row_cells(table, row, cells)[0] for page in table.pages for row, cells in page.rows)
    outer = empty or not table.style & 16 or table.upper
    for index, page in enumerate(table.pages):
        lines += between(page) if index else []
        if page.header:
            first, *others = [with_breaks(table, cells) for cells in header_lines(table, page.header)]
            rule = "|" + RULES[table.style % len(RULES)] * len(first)
            lines += [pipe_line(first, outer), rule if outer else "|".join(["---"] * len(first)), *map(pipe_line, others)]
        lines += [pipe_line(with_breaks(table, row_cells(table, row, cells, ("**", "**"))), outer) for row, cells in page.rows]
    return lines


def widths_of(table, wrap):
    """Column widths: as wide as the longest cell, or as the table of widths says."""
    widths = []
    for at, key in enumerate(table.keys):
        cells = [page.header[at] for page in table.pages if page.header] + [cells[key] for page in table.pages for _, cells in page.rows]
        longest = max(map(len, cells)) + 4      # the marks of bold text
        word = max((len(word) for cell in cells for word in cell.split()), default=1) + 4
        if table.upper:     # its names stand in one line
            word = max([word, *(len(page.header[at]) for page in table.pages if page.header)])
        widths.append(max(word, min(longest, WIDTHS.get(key, WIDTH))) if wrap else longest)
    return widths


def wrapped(cells, widths):
    """The lines of a row: each cell wrapped to its column."""
    columns = [textwrap.wrap(cell, width, break_long_words=False, break_on_hyphens=False) or [""] for cell, width in zip(cells, widths)]
    for at in range(max(map(len, columns))):
        yield [column[at] if at < len(column) else "" for column in columns]


def padded(cells, widths, gap=" "):
    return gap.join(cell.ljust(width) for cell, width in zip(cells, widths)).rstrip()


def centred(table, cells):
    """The ordinal in the middle of its column, in some tables."""
    if table.keys[0] != "ordinal" or table.style % 3:
        return cells
    return ["  " + cells[0] if cells[0] else "", *cells[1:]]


def write_simple(table):
    lines, widths = [], widths_of(table, wrap=False)
    for index, page in enumerate(table.pages):
        lines += between(page) if index else []
        lines += ["  " + padded(page.header, widths), "  " + " ".join("-" * width for width in widths)]
        lines += ["  " + padded(row_cells(table, row, cells, ("**", "**")), widths) for row, cells in page.rows]
    return lines


def write_multiline(table):
    lines, widths = [], widths_of(table, wrap=True)
    rule = "  " + "-" * (sum(widths) + len(widths) - 1)
    for index, page in enumerate(table.pages):
        lines += between(page) if index else []
        header = ["  " + padded(cells, widths) for cells in wrapped(page.header, widths)]
        lines += [rule, *header, "  " + " ".join("-" * width for width in widths)]
        for row, cells in page.rows:
            lines += ["  " + padded(line, widths) for line in wrapped(row_cells(table, row, cells, ("**", "**")), widths)] + [""]
        lines[-1] = rule
    return lines


def grid_line(cells, widths):
    return "| " + " | ".join(cell.ljust(width) for cell, width in zip(cells, widths)) + " |"


def write_grid(table):
    lines, widths = [], widths_of(table, wrap=True)
    rule = "+" + "+".join("-" * (width + 2) for width in widths) + "+"
    for index, page in enumerate(table.pages):
        lines += between(page) if index else []
        lines.append(rule)
        if page.header:
            for cells in header_lines(table, page.header):
                lines += [*(grid_line(line, widths) for line in wrapped(cells, widths)), rule]
            lines[-1] = rule.replace("-", "=")
        for row, cells in page.rows:
            lines += [*(grid_line(line, widths) for line in wrapped(row_cells(table, row, cells, ("**", "**")), widths)), rule]
    return lines


# -- law sites

def site_rows(table):
    """Of a header in two lines the lower one has only the names below the cell that spans."""
    for page in table.pages:
        if page.header and table.upper:
            upper, lower = header_lines(table, page.header)
            spanned = {at + more for (_, count), at in zip(table.upper, starts(table.upper)) for more in range(1, count)}
            yield [text for at, text in enumerate(upper) if at not in spanned]
            yield [text for text in lower if text]
        elif page.header:
            yield page.header
        for row, cells in page.rows:
            yield row_cells(table, row, cells)


def cell_lines(text):
    return textwrap.wrap(text, CELL_LINE, break_long_words=False, break_on_hyphens=False)


def write_site_between(table):
    """A line "|" between the cells."""
    lines = ["|"]
    for cells in site_rows(table):
        for cell in cells:
            lines += [*cell_lines(cell), "|"]
    return lines


def write_site_behind(table):
    """A line "|" begins a row, " |" ends a cell."""
    lines = []
    for cells in site_rows(table):
        lines.append("|")
        for cell in cells:
            lines += cell_lines(cell) or [""]
            lines[-1] = f"{lines[-1]} |".lstrip()
    return lines


# -- columns held apart by spaces

def spaced_header(table, header, widths):
    """The lines of the header; a cell that spans stands in the middle above its columns."""
    if not table.upper:
        return [padded(line, widths, GAP) for line in wrapped(header, widths)]
    line = ""
    for (text, count), first in zip(table.upper, starts(table.upper)):
        width = sum(widths[first:first + count]) + len(GAP) * (count - 1)
        line += (text.center(width) if count > 1 else text.ljust(width)) + GAP
    lower = [text if at in {first + more for (_, count), first in zip(table.upper, starts(table.upper)) if count > 1 for more in range(count)} else ""
             for at, text in enumerate(header)]
    return [line.rstrip(), padded(lower, widths, GAP)]


def write_rows(table, widths):
    """Each row in lines of these widths."""
    lines = []
    for index, page in enumerate(table.pages):
        lines += between(page) if index else []
        if page.header:
            lines += spaced_header(table, page.header, widths)
        for row, cells in page.rows:
            lines += [padded(centred(table, line), widths, GAP) for line in wrapped(row_cells(table, row, cells), widths)]
    return lines


def write_spaces(table):
    """A row a line."""
    return write_rows(table, widths_of(table, wrap=False))


def write_layout(table):
    """Cells wrapped to their columns, as the text layer of a PDF has them."""
    return write_rows(table, widths_of(table, wrap=True))


def middle(columns, height):
    """The ordinal in the middle of its row, as PDFs with centred cells have it."""
    return ["" for _ in range((height - 1) // 2)] + columns


def write_apart(table):
    """Wrapped cells, a blank line between the rows; the ordinals stand in the middle of their rows in some tables."""
    lines, widths = [], widths_of(table, wrap=True)
    for index, page in enumerate(table.pages):
        lines += between(page) if index else []
        if page.header:
            lines += [*spaced_header(table, page.header, widths), ""]
        for row, cells in page.rows:
            block = list(wrapped(row_cells(table, row, cells), widths))
            if table.style & 2 and table.keys[0] == "ordinal":
                for line, ordinal in zip(block, middle([block[0][0]], len(block)) + [""] * len(block)):
                    line[0] = ordinal
            lines += [*(padded(line, widths, GAP) for line in block), ""]
    return lines


# -- HTML

def html_cell(name, text, attributes=""):
    return f"<{name}{attributes}>{text}</{name}>"


def html_header(table, header):
    name, wrap = ("th", "{}") if table.style % 2 else ("td", "<p><b>{}</b></p>")
    if not table.upper:
        return ["<tr>" + "".join(html_cell(name, wrap.format(html.escape(text))) for text in header) + "</tr>"]
    span = lambda count: f' colspan="{count}"' if count > 1 else ' rowspan="2"'
    upper = "".join(html_cell(name, wrap.format(text), span(count)) for text, count in table.upper)
    lower = "".join(html_cell(name, wrap.format(text)) for (_, count), at in zip(table.upper, starts(table.upper)) if count > 1
                    for text in header[at:at + count])
    return [f"<tr>{upper}</tr>", f"<tr>{lower}</tr>"]


def html_text(table, text):
    """The text of a cell: plain, as a paragraph, or with a line end in it."""
    text = html.escape(text)
    if table.style & 4:
        text = text.replace(" ", "<br/>", 1) if table.style & 8 else text
        return f"<p>{text}</p>" if text else ""
    return text


def html_row(table, row, cells):
    """A group's text spans the columns behind the ordinal."""
    texts = [bold(table, row, html_text(table, cells[key]), ("<b>", "</b>")) for key in table.keys]
    if row.kind == "group" and table.spans:
        text = bold(table, row, html_text(table, spanning(cells)), ("<b>", "</b>"))
        return "<tr>" + html_cell("td", text, f' colspan="{len(texts)}"') + "</tr>"
    if row.kind == "group" and table.keys[:2] == ["ordinal", "task"]:
        return "<tr>" + html_cell("td", texts[0]) + html_cell("td", texts[1], f' colspan="{len(texts) - 1}"') + "</tr>"
    return "<tr>" + "".join(html_cell("td", text) for text in texts) + "</tr>"


def write_html(table):
    lines = ['<table border="1">']
    for index, page in enumerate(table.pages):
        if index and page.header and index % 2:
            lines += ["</table>", '<table border="1">']
        lines += html_header(table, page.header) if page.header else []
        lines += [html_row(table, row, cells) for row, cells in page.rows]
    return [*lines, "</table>"]


TABS_ONLY = ("marks in cells", "blank lines between rows")
PANDOC = ("header not repeated", "two header lines", "groups span the row", *TABS_ONLY)
SITE = ("page number", "bold groups", "groups span the row", *TABS_ONLY)
SPACES = ("bold groups", "ordinal missing", "no ordinal column", "groups span the row", *TABS_ONLY)

SHAPES = {
    "tabs": Shape("txt", Limits(), write_tabs),
    "pipes": Shape("md", Limits(TABS_ONLY), write_pipes),
    "pandoc simple": Shape("md", Limits(PANDOC, columns=5, short=40), write_simple),
    "pandoc multiline": Shape("md", Limits(PANDOC, columns=6), write_multiline),
    "pandoc grid": Shape("md", Limits(("groups span the row", *TABS_ONLY), columns=7), write_grid),
    "site, | between": Shape("txt", Limits((*SITE, "no ordinal column"), shows_breaks=False), write_site_between),
    "site, | behind": Shape("txt", Limits(SITE, shows_breaks=False), write_site_behind),
    "spaces": Shape("txt", Limits(SPACES, columns=6, whole_rows=False), write_spaces),
    "spaces, wrapped": Shape("txt", Limits((*SPACES, "total"), columns=6, whole_rows=False), write_layout),
    "spaces, rows apart": Shape("txt", Limits((*SPACES, "header not repeated", "page number"), columns=6, whole_rows=False), write_apart),
    "html": Shape("html", Limits(("page number", *TABS_ONLY), shows_breaks=False), write_html),
}
