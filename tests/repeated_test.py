#!/usr/bin/python3
"""One thing over and over: the time of a byte does not grow with the number of bytes before it, nor does the memory.

Repeated are pieces that readers might look back over: lines without an end, marks that open and never close, headings, rows, mentions,
aliases, agencies; with --all also every fixture and every example of tests/spec/. Each in two sizes, through extract and check.
"""
import os
import pathlib
import subprocess
import sys
import tempfile

import support
from measure import measure

sys.path.insert(0, os.path.join(support.TESTS, "fuzz"))
from prepare import documents  # noqa: E402

SMALL, LARGE = 40_000, 400_000  # bytes
TIME_RATIO = 40   # of ten times the bytes: caches overflow; what grows with the square takes up to a hundred times
LEAST = 0.35      # seconds of the large one: below them the start of the program and the clock's grain count too much
MEMORY = 160      # bytes of memory for a byte of input
PROGRAM = 24 << 20  # bytes that are taken whatever the input

HEAD = "ỦY BAN NHÂN DÂN\nTỈNH PHÚ THỌ\n\nSố: 58/KH-UBND\n\nPhú Thọ, ngày 12 tháng 3 năm 2025\n\nKẾ HOẠCH\nPhát triển cây chè\n\n"
BODY = HEAD + "I. NỘI DUNG\n\n"
APPENDIX = BODY + "1. Trồng chè.\n\nPHỤ LỤC\n\n"
TABLE = APPENDIX + "TT\tNhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tThời gian\tGhi chú\n"

# name: (what stands before, what is repeated, what stands behind); {n} counts.
PIECES = {
    "letters": ("", "Đ", ""), "digits": ("", "1", ""), "points": ("1", ".", ""), "points between": ("", "1.", ""), "slashes": ("số 1", "/a", ""),
    "brackets": (BODY, "(", ""), "brackets closed": (BODY, "(a) ", ""), "quotes": (BODY, "“", ""), "quotes straight": (BODY, '" ', ""),
    "dashes": (BODY, "- ", "a"), "marks": ("", "**a ", ""), "underscores": ("", "_a ", ""), "backslashes": ("", "\\", ""), "backquotes": ("", "`a ", ""),
    "links": ("", "[a](", ""), "links nested": ("", "[", "](b)"), "entities": ("", "&amp;", ""), "tags": ("", "<b>", ""), "tags open": ("", "<", ""),
    "combining": ("a", "\u0301", ""), "combining mixed": ("a", "\u0301\u0323", ""), "zero width": ("a", "\u200b", "b"), "blanks": ("a", " ", "b"),
    "tabs": ("a", "\t", "b"), "form feeds": ("a\n", "\f\n", "b"), "carriage returns": ("a", "a\r", "b"), "invalid bytes": ("a", "\udcff", "b"),
    "line ends": ("a", "\n", "b"), "short lines": ("", "2024\n", ""), "short paragraphs": ("", "a\n\n", ""), "capitals": ("", "KẾ HOẠCH\n", ""),
    "title lines": (HEAD, "PHÁT TRIỂN CÂY CHÈ\n", ""), "title paragraphs": (HEAD, "Phát triển cây chè\n\n", ""), "numbers": ("", "Số: 5/KH-UBND\n\n", ""),
    "number open": ("Số:\n", "5\n", ""), "bodies": ("", "TỈNH PHÚ THỌ\n", ""), "bodies joined": ("", "ỦY BAN NHÂN DÂN\nTỈNH PHÚ THỌ\n", ""), "bases": (HEAD, "Căn cứ Luật Đất đai;\n", ""),
    "recipients": (BODY + "\nNơi nhận:\n", "- Sở Nội vụ;\n", ""), "recipients on a line": ("Nơi nhận: ", "- Sở Nội vụ; ", ""), "recipients marked": ("Nơi nhận: - Như trên; *", "; - ", ""), "signatures": (BODY, "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nHà Thị Búp\n\n", ""), "pages": (BODY, "Trồng chè\n\n{n}\n\n", ""),
    "columns": ("", "ỦY BAN NHÂN DÂN          CỘNG HÒA XÃ HỘI\n", ""), "appendices": (BODY, "PHỤ LỤC {n}\n\nDANH MỤC\n\n", ""), "appendix titles": (APPENDIX, "DANH MỤC NHIỆM VỤ\n\n", ""),
    "appendices attached": (BODY, "PHỤ LỤC\n(Kèm theo Kế hoạch số 58/KH-UBND)\n\n", ""), "documents attached": (BODY, "QUY CHẾ\nHoạt động\n\nĐiều 1. Phạm vi\n\n", ""),
    "headings": (HEAD, "{n}. Trồng chè\n\n", ""), "headings same": (HEAD, "1. Trồng chè\n\n", ""), "headings deeper": (HEAD, "1.1.1.1. Chè\n\n", ""), "articles": (HEAD, "Điều {n}. Chè\n\n", ""),
    "headings mixed": (HEAD, "I. Chè\n\n1. Chè\n\na) Chè\n\n- Chè\n\n+ Chè\n\n", ""), "markdown headings": ("", "###### a\n\n", ""), "items": (BODY, "- Chè\n", ""),
    "sentences": (BODY, "Trồng chè. ", ""), "sentences open": (BODY, "trồng chè và ", ""), "long words": (BODY, "chèchèchèchèchèchè", ""),
    "mentions": (BODY, "Nghị quyết số {n}-NQ/TW ngày 24/11/2023 ", ""), "mentions same": (BODY, "Nghị quyết số 45-NQ/TW ", ""), "mentions listed": (BODY + "các Nghị quyết số ", "{n}-NQ/TW, ", ""),
    "mentions undated": (BODY, "Nghị quyết số 45-NQ/TW ngày 24/11/{n}. Nghị quyết số 45-NQ/TW. ", ""), "mentions blank": (BODY, "Quyết định số      /QĐ-UBND ", ""), "mentions short": (BODY, "Nghị quyết trên, Kế hoạch này, ", ""),
    "mentions by name": (BODY, "Luật Đất đai, ", ""), "laws": (BODY, "Luật ", ""), "type words": (BODY, "Nghị quyết ", ""), "type words number": (BODY, "Nghị quyết số ", ""), "numbers of nothing": (BODY, "số ", ""),
    "dates": (BODY, "ngày 24/11/2023 ", ""), "dates joined": (BODY, "24/11/", ""), "pinpoints": (BODY, "khoản {n}, Điều 4, ", "Luật Đất đai"), "pinpoints ranged": (BODY, "Điều 1 đến ", "5"), "pinpoints points": (BODY, "điểm a, ", ""),
    "relations": (BODY, "sửa đổi, bổ sung ", "Luật Đất đai"), "relations nested": (BODY, "Quyết định số {n}/QĐ-UBND sửa đổi ", ""), "issuers": (BODY + "Nghị quyết số 45-NQ/TW ", "của Ban Chấp hành Trung ương ", ""),
    "aliases": (BODY, "Nghị quyết số {n}-NQ/TW (sau đây gọi là Nghị quyết {n}). ", ""), "aliases used": (BODY + "Luật Đất đai (sau đây gọi là Luật). ", "Luật. ", ""), "aliases same": (BODY, "Nghị quyết số {n}-NQ/TW (gọi tắt là Nghị quyết). Nghị quyết. ", ""),
    "aliases open": (BODY, "(sau đây gọi là ", ""), "titles of works": (BODY, "Nghị quyết số {n}-NQ/TW về phát triển ", ""), "titles": (BODY + "Nghị quyết số 45-NQ/TW ", "về phát triển cây chè ", ""),
    "duties": (BODY, "{n}. Sở Nội vụ: Trồng chè.\n\n", ""), "duties joined": (BODY, "Sở Nội vụ chủ trì, phối hợp với ", ""), "agencies": (BODY + "1. Giao ", "Sở Nội vụ, ", "trồng chè."), "agencies listed": (BODY + "1. ", "Sở Nội vụ; ", ": Trồng chè."),
    "groups": (BODY + "1. Các ", "sở, ban, ngành, ", "trồng chè."), "provinces": (BODY, "tỉnh Phú Thọ ", ""), "directors": (BODY, "Giám đốc các Sở: ", ""), "cells of agencies": (TABLE + "1\tTrồng chè\t", "Sở Nội vụ, ", "\t\tNăm 2025\t"),
    "cells of deadlines": (TABLE + "1\tTrồng chè\tSở Nội vụ\t\t", "Quý {n}, ", "\t"), "deadlines": (BODY + "1. Sở Nội vụ: Trồng chè ", "trước ngày 30/6/2025, ", "."), "deadlines recurring": (TABLE + "1\tTrồng chè\tSở Nội vụ\t\t", "hằng quý, ", "\t"),
    "figures": (BODY, "đạt {n}% ", ""), "figures joined": (BODY, "đạt 1.000.", ""), "figures ranged": (BODY, "từ 2 đến ", "5%"), "measures": (BODY + "Tỷ lệ ", "hộ trồng chè và ", "đạt 85%"), "targets": (BODY, "Năm 2030, tỷ lệ hộ trồng chè đạt {n}%; ", ""),
    "rows": (TABLE, "{n}\tTrồng chè\tSở Nội vụ\tUBND xã\tNăm 2025\t\n", ""), "rows same": (TABLE, "1\tTrồng chè\tSở Nội vụ\tUBND xã\tNăm 2025\t\n", ""), "rows open": (TABLE + "1", "\tvà chè\t\t\t\t\n", ""), "rows empty": (TABLE, "\t\t\t\t\t\n", "1\ta\n"),
    "groups of rows": (TABLE, "I\tChè\n1\tTrồng chè\tSở Nội vụ\n", ""), "groups deeper": (TABLE, "A\tChè\nI\tChè\n1\tChè\n1.1\tChè\n", ""), "headers": (APPENDIX, "TT\tNhiệm vụ\tCơ quan chủ trì\n", ""), "tables": (APPENDIX, "TT\tNhiệm vụ\n1\tTrồng chè\n\nGhi chú\n\n", ""),
    "rows of pipes": ("| TT | Nhiệm vụ |\n|---|---|\n", "| {n} | Trồng chè |\n", ""), "rules": ("", "|---|---|\n", ""), "pipes": ("", "|", ""), "pipes alone": ("", "|\n", ""), "grids": ("", "+---+---+\n| a | b |\n", ""), "rulers": ("", "----- -----\na     b\n", ""),
    "cells a line": ("TT\n|\nNhiệm vụ\n|\n", "{n}\n|\nTrồng chè\n|\n", ""), "rows of spaces": ("TT     Nhiệm vụ     Cơ quan chủ trì\n", "{n}     Trồng chè     Sở Nội vụ\n", ""), "spaces": ("", "a     b     c\n", ""), "spaces odd": ("", "a     b\n\n  c          d\n", ""),
    "tasks twice": (BODY + "1. Sở Nội vụ: Trồng cây chè.\n\nPHỤ LỤC\n\nTT\tNhiệm vụ\tChủ trì\n", "{n}\tTrồng cây chè\tSở Nội vụ\n", ""),
}
PAGES = {
    "cells": ("<table border=1><tr>", "<td>a", "</table>"), "rows": ("<table border=1>", "<tr><td>{n}<td>a", "</table>"), "tables": ("", "<table><tr><td>a", ""), "tables closed": ("", "<table border=1><tr><td>1<td>a</table>", ""),
    "tall": ("<table border=1>", "<tr><td rowspan=65534>a<td>b", "</table>"), "wide": ("<table border=1>", "<tr><td colspan=1000>a<td>b", "</table>"), "paragraphs": ("", "<p>a", ""), "breaks": ("", "<br>", "a"), "lists": ("", "<ul><li>a", ""),
    "marks": ("", "<b>", "a"), "blocks": ("", "<div>", "a"), "closed": ("", "</div>", "a"), "comments": ("", "<!-- a", ""), "entities": ("", "&#x110;", ""), "attributes": ("<p ", "a=b ", ">a"), "scripts": ("", "<script>", "a"), "links": ("", "<a href=b>a</a>", ""),
    "headings": ("", "<h1>a</h1>", ""), "nowhere": ("", "<nav><p>a</p></nav>", ""), "centred": ("", "<p align=center>KẾ HOẠCH</p>", ""), "styles": ("", '<p style="text-align:center">a', ""),
}


def repeated(lead, piece, tail, size):
    """The piece as often as fits."""
    length = len(piece.encode("utf-8", "surrogateescape"))
    count = max(1, size // length)
    body = "".join(piece.replace("{n}", str(n % 9999 + 1)) for n in range(count)) if "{n}" in piece else piece * count
    return (lead + body + tail + "\n").encode("utf-8", "surrogateescape")


def pieces(every):
    """(name, extension, before, what is repeated, behind)"""
    for name, piece in PIECES.items():
        yield name, ".md", *piece
        yield name, ".txt", *piece
    for name, piece in PAGES.items():
        yield f"page: {name}", ".html", *piece
    for number, (ending, source) in enumerate(documents() if every else ()):
        yield f"document {number}", ending, "", source.decode("utf-8", "replace").replace("{n}", "n") + "\n", ""


class Growth:
    def __init__(self, program, folder, report):
        self.program, self.folder, self.report = program, pathlib.Path(folder), report

    def measured(self, name, command, path):
        output = self.folder / f"{command}-{path.name}"
        result = measure([self.program, command, "--format", "ndjson", "-j", "1", "-o", output, path])
        if result.status not in (0, 3):
            self.report.wrong(name, f"{command}: exit {result.status}")
        return result

    def check(self, name, ending, before, piece, behind):
        paths = {size: self.folder / f"repeated-{size}{ending}" for size in (SMALL, LARGE)}
        for size, path in paths.items():
            path.write_bytes(repeated(before, piece, behind, size))
        for command in ("extract", "check"):
            small, large = (self.measured(name, command, paths[size]) for size in (SMALL, LARGE))
            if large.cpu > max(LEAST, small.cpu * TIME_RATIO):  # what else the machine does counts less in the better of two
                large = min(large, self.measured(name, command, paths[LARGE]), key=lambda result: result.cpu)
            if large.cpu > max(LEAST, small.cpu * TIME_RATIO):
                self.report.wrong(name, f"{command}: {SMALL} bytes {ending} take {small.cpu:.2f} s, {LARGE} bytes {large.cpu:.2f} s")
            if command == "extract" and large.peak > PROGRAM + MEMORY * LARGE:
                self.report.wrong(name, f"{command}: {LARGE} bytes {ending} take {large.peak >> 20} MiB")
            paths = {size: self.folder / f"{command}-{path.name}" for size, path in paths.items()}


def main():
    p = support.parser(__doc__)
    p.add_argument("--all", action="store_true", help="fixtures and examples too")
    p.add_argument("names", nargs="*", help="pieces; without them all")
    options = p.parse_args()
    report = support.Report()
    with tempfile.TemporaryDirectory(prefix="vanban-repeated-", dir="/tmp") as folder:
        growth = Growth(options.program, folder, report)
        for piece in pieces(options.all):
            if not options.names or piece[0] in options.names:
                growth.check(*piece)
    report.finish()


if __name__ == "__main__":
    main()
