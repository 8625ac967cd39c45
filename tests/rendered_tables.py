"""One table of tasks in every shape that tables come in: a renderer a shape, all from one source.

Each renderer takes the header and the rows, lists of cells as text, and returns the lines of the table. The shapes are those of
pandoc's manual, of scanners, of law sites and of text layers of PDF (pdftotext -layout).
"""
import html
import textwrap
import unicodedata

WIDTHS = (4, 30, 20, 22, 16, 14)  # of the columns, where a shape has lines of its own


def width(text):
    return len(unicodedata.normalize("NFC", text))


def pad(text, to):
    return text + " " * (to - width(text))


def centre(text, to):
    return pad(" " * ((to - width(text)) // 2) + text, to)


def wrap(cell, to):
    return textwrap.wrap(cell, to, break_long_words=False, break_on_hyphens=False) or [""]


def lines_of(row, widths):
    """The cells of each line of a row, wrapped, all beginning at the top."""
    cells = [wrap(cell, to) for cell, to in zip(row, widths)]
    return [[cell[i] if i < len(cell) else "" for cell in cells] for i in range(max(map(len, cells)))]


def centred_lines_of(row, widths):
    """The same, each cell in the middle of the row's height, as word processors set ordinals."""
    cells = [wrap(cell, to) for cell, to in zip(row, widths)]
    height = max(map(len, cells))
    placed = [[""] * ((height - len(cell)) // 2) + cell for cell in cells]
    return [[cell[i] if i < len(cell) else "" for cell in placed] for i in range(height)]


# ---- Marks ---------------------------------------------------------------------------------------------------------------

def tabs(header, rows):
    return ["\t".join(row) for row in [header, *rows]]


def tabs_short(header, rows):
    """Empty cells at the end are left out, but for one TAB."""
    shortened = []
    for row in [header, *rows]:
        while len(row) > 2 and not row[-1]:
            row = row[:-1]
        shortened.append("\t".join(row))
    return shortened


def pipes(header, rows):
    lines = ["| " + " | ".join(row) + " |" for row in [header, *rows]]
    return [lines[0], "|" + "|".join(":---" for _ in header) + "|", *lines[1:]]


def pipes_bare(header, rows):
    lines = [" | ".join(row) for row in [header, *rows]]
    return [lines[0], "---|" + "|".join("---" for _ in header[1:]), *lines[1:]]


def pipes_behind(header, rows):
    """Pages of law sites whose tables lost their first mark."""
    return [" | ".join(row) + " |" for row in [header, *rows]]


# ---- Pandoc --------------------------------------------------------------------------------------------------------------

def simple(header, rows):
    widths = [max(width(row[i]) for row in [header, *rows]) for i in range(len(header))]
    ruler = "  " + " ".join("-" * w for w in widths)
    return ["  " + " ".join(pad(c, w) for c, w in zip(header, widths)).rstrip(), ruler,
            *("  " + " ".join(pad(c, w) for c, w in zip(row, widths)).rstrip() for row in rows)]


def multiline(header, rows):
    widths = WIDTHS[:len(header)]
    whole = "  " + "-" * (sum(widths) + len(widths) - 1)
    def write(row):
        return ["  " + " ".join(pad(c, w) for c, w in zip(line, widths)).rstrip() for line in lines_of(row, widths)]
    lines = [whole, *write(header), "  " + " ".join("-" * w for w in widths)]
    for number, row in enumerate(rows):
        lines += [""] * (number > 0) + write(row)
    return lines + [whole]


def grid(header, rows):
    widths = WIDTHS[:len(header)]
    def ruler(mark):
        return "+" + "+".join(mark * (w + 2) for w in widths) + "+"
    def write(row):
        return ["| " + " | ".join(pad(c, w) for c, w in zip(line, widths)) + " |" for line in lines_of(row, widths)]
    lines = [ruler("-"), *write(header), ruler("=")]
    for row in rows:
        lines += write(row) + [ruler("-")]
    return lines


# ---- One cell a line -----------------------------------------------------------------------------------------------------

def cells_between(header, rows):
    """Each cell, wrapped, ends with a mark on a line of its own; nothing tells the rows."""
    lines = []
    for row in [header, *rows]:
        for cell in row:
            lines += [line for line in wrap(cell, 44) if line] + ["|"]
    return lines


def cells_marked(header, rows):
    """Each cell ends with a mark, and a mark alone begins a row."""
    lines = []
    for row in [header, *rows]:
        lines.append("|")
        for cell in row:
            lines += wrap(cell, 44)[:-1] + [(wrap(cell, 44)[-1] + " |").strip()] if cell else ["&nbsp; |"]
    return lines


def cells_behind(header, rows):
    """Each cell ends with a mark; nothing tells the rows."""
    return [(cell + " |").strip() for row in [header, *rows] for cell in row]


def cells_around(header, rows):
    """A cell a line between marks."""
    return [f"| {cell} |" if cell else "| |" for row in [header, *rows] for cell in row]


# ---- Runs of spaces ------------------------------------------------------------------------------------------------------

GAP = 3


def spaced(lines, widths):
    return [(" " + (" " * GAP).join(pad(c, w) for c, w in zip(line, widths))).rstrip() for line in lines]


def spaces_lines(header, rows):
    """A row is a line, however long."""
    widths = [max(width(row[i]) for row in [header, *rows]) for i in range(len(header))]
    return spaced([header, *rows], widths)


def spaces(header, rows):
    """Cells are wrapped and begin at the top; the header is centred."""
    widths = WIDTHS[:len(header)]
    head = [[centre(c, w) for c, w in zip(line, widths)] for line in centred_lines_of(header, widths)]
    return spaced(head + [line for row in rows for line in lines_of(row, widths)], widths)


def spaces_apart(header, rows):
    """The same, with a blank line between rows."""
    widths = WIDTHS[:len(header)]
    lines = spaced(lines_of(header, widths), widths)
    for row in rows:
        lines += [""] + spaced(lines_of(row, widths), widths)
    return lines


def spaces_centred(header, rows):
    """Cells are wrapped and stand in the middle of the row's height."""
    widths = WIDTHS[:len(header)]
    head = [[centre(c, w) for c, w in zip(line, widths)] for line in centred_lines_of(header, widths)]
    return spaced(head + [line for row in rows for line in centred_lines_of(row, widths)], widths)


# ---- Pages ---------------------------------------------------------------------------------------------------------------

def page(header, rows):
    lines = ['<table border="1">', "<thead><tr>" + "".join(f"<th>{html.escape(c)}</th>" for c in header) + "</tr></thead>"]
    for row in rows:
        lines.append("<tr>" + "".join(f"<td><p>{html.escape(c) or '&nbsp;'}</p></td>" for c in row) + "</tr>")
    return lines + ["</table>"]


def page_spanned(header, rows):
    """Word's pages: no header cells, and a group's text spans the row behind its ordinal."""
    lines = ['<table border=1 cellspacing=0>', "<tr>" + "".join(f"<td><p align=center><b>{html.escape(c)}</b></p></td>" for c in header) + "</tr>"]
    for row in rows:
        if any(row[2:]):
            lines.append("<tr>" + "".join(f"<td>{html.escape(c)}</td>" for c in row) + "</tr>")
        else:
            lines.append(f"<tr><td><b>{row[0]}</b></td><td colspan={len(row) - 1}><b>{html.escape(row[1])}</b></td></tr>")
    return lines + ["</table>"]


# Shape -> (extension, renderer). The names are those of the fixtures.
SHAPES = {
    "tabs": ("txt", tabs), "tabs-short": ("txt", tabs_short),
    "pipes": ("md", pipes), "pipes-bare": ("md", pipes_bare), "pipes-behind": ("txt", pipes_behind),
    "simple": ("md", simple), "multiline": ("md", multiline), "grid": ("md", grid),
    "cells-between": ("txt", cells_between), "cells-marked": ("txt", cells_marked),
    "cells-behind": ("txt", cells_behind), "cells-around": ("txt", cells_around),
    "spaces": ("txt", spaces), "spaces-lines": ("txt", spaces_lines),
    "spaces-apart": ("txt", spaces_apart), "spaces-centred": ("txt", spaces_centred),
    "page": ("html", page), "page-spanned": ("html", page_spanned),
}

HEAD = ["ỦY BAN NHÂN DÂN", "TỈNH CÀ MAU", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "",
        "Số: 77/KH-UBND", "", "Cà Mau, ngày 04 tháng 8 năm 2025", "", "KẾ HOẠCH", "", "Bảo tồn rừng ngập mặn ven đầm", "",
        "I. MỤC ĐÍCH", "", "1. Giữ rừng để giữ đất và giữ nghề.", "", "2. Phân công rõ việc, rõ người, rõ hạn.", "",
        "Nơi nhận:", "- Như trên;", "- Lưu: VT.", "", "TM. ỦY BAN NHÂN DÂN", "", "CHỦ TỊCH", "", "Lê Văn Đước", "",
        "PHỤ LỤC", "", "DANH MỤC NHIỆM VỤ", "", "(Kèm theo Kế hoạch số 77/KH-UBND ngày 04/8/2025 của UBND tỉnh)", ""]


def document(extension, lines):
    if extension != "html":
        return "\n".join(HEAD + lines) + "\n"
    paragraphs = "\n".join(f"<p>{html.escape(line)}</p>" for line in HEAD if line)
    return f"<html><body>\n{paragraphs}\n" + "\n".join(lines) + "\n</body></html>\n"


def render(shape, header, rows):
    """The whole document; None in a cell is an empty one."""
    extension, renderer = SHAPES[shape]
    return document(extension, renderer(header, [[cell or "" for cell in row] for row in rows]))
