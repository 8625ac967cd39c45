#!/usr/bin/env python3
"""Tables composed at random, broken over pages in every way, written in every shape: do the same logical rows come back?

tables.py --program VANBAN [--count N] [--seed N] [--shape TEXT] [--tag TEXT] [--show N] [--floors FILE [--raise|--reset]]

A case is a document with one to a few tables (table_model.py says how they are made and which breaks are not, because they can be
read in two ways; table_shapes.py how they are written). It comes out right when of every table the keys of the columns and all
rows are there in order, with kind, ordinal, group, cells, and a piece for each page they stand on. A note under a table must come
back as a row of kind note or as a paragraph of its appendix, never inside a row.

Counted by shape, and by what the case has: "row cut", "header drifts". --show prints so many wrong cases with the difference;
`--seed N --count 1` on a case's own seed makes it alone.
"""
import collections
import difflib
import json
import pathlib
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from spec.frames import plan
from support import EXTRACT_OPTIONS, Refused, parser, sections_of

from shares import Shares, add_options, finish
from table_model import Composer
from table_shapes import SHAPES

COUNT = 2000
LINES_A_CASE = 6     # of its differences
ATTACHED = "(Kèm theo Kế hoạch số 58/KH-UBND ngày 12/3/2025 của UBND tỉnh)"


def make(seed, shapes):
    shape = shapes[seed % len(shapes)]
    return Composer(seed, shape, SHAPES[shape].limits).case()


# -- the document

def part_lines(part, write):
    heading = [part.heading, ""] if part.heading else []
    return [*heading, *write(part.table), "", *part.table.notes, ""]


def document(case):
    write = SHAPES[case.shape].write
    body = ["1. Các cơ quan thực hiện nhiệm vụ được giao.", ""]
    for part in case.body:
        body += part_lines(part, write)
    appendices = []
    for label, parts in case.appendices:
        appendices += ["", *([label] if label else []), "DANH MỤC NHIỆM VỤ", ATTACHED, ""]
        for part in parts:
            appendices += part_lines(part, write)
    text = plan(body="\n".join(body) + "\n", appendix="\n".join(appendices))
    if SHAPES[case.shape].extension != "html":
        return text + "\n"
    lines = "\n".join(line if line.startswith("<") or not line else f"<p>{line}</p>" for line in text.split("\n"))
    return f"<html><head><title>Kế hoạch</title></head><body>\n{lines}\n</body></html>\n"


def records(program, cases):
    with tempfile.TemporaryDirectory(prefix="vanban-tables-") as folder:
        for index, case in enumerate(cases):
            pathlib.Path(folder, f"{index:05}.{SHAPES[case.shape].extension}").write_text(document(case), encoding="utf-8")
        command = [program, "extract", "--format", "ndjson", *EXTRACT_OPTIONS, folder]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
            yield from map(json.loads, process.stdout)
    if process.returncode != 0:
        raise Refused(f"vanban extract: exit {process.returncode}")


# -- what is compared

def folded(text):
    return " ".join((text or "").split())


Row = collections.namedtuple("Row", "kind ordinal group pieces cells")


def columns_row(keys):
    """The columns of a table, as a row above its rows."""
    return Row("columns", None, None, 1, dict.fromkeys(keys, ""))


def row_of(kind, ordinal, group, pieces, cells, spans):
    """A row as it is compared. Whether a total belongs to the group above it, and which cell holds a group that spans the row and
    whether with its ordinal, is a matter of taste."""
    cells = {key: folded(text) for key, text in cells.items()}
    if kind == "group" and spans:
        text = next((text for key, text in cells.items() if text and key != "ordinal"), cells.get("ordinal", ""))
        cells = {**dict.fromkeys(cells, ""), "task": re.sub(rf"^{re.escape(ordinal or '')}[.) -]+", "", text)}
    return Row(kind, ordinal, None if kind == "total" else group, pieces, cells)


def spans(case):
    return any(table.spans for table in case.tables())


def any_pieces(case, rows):
    """The rows, without their pieces where the shape lets a row have some of its own."""
    return list(rows) if SHAPES[case.shape].limits.whole_rows else [row._replace(pieces=None) for row in rows]


def wanted_rows(case):
    for table in case.tables():
        yield columns_row(table.keys)
        for row in table.rows:
            pieces = sum(row is other for page in table.pages for other, _ in page.rows)
            yield row_of(row.kind, row.ordinal, row.group, pieces, row.cells, spans(case))


def tables_of(record):
    for section in sections_of(record["sections"]):
        yield from section["tables"]
    for appendix in record["appendices"]:
        yield from appendix["tables"]
        for section in sections_of(appendix["sections"]):
            yield from section["tables"]


def shown_rows(record, spanned):
    for table in tables_of(record):
        yield columns_row([column["key"] for column in table["columns"]])
        for row in table["rows"]:
            if row["kind"] != "note":
                yield row_of(row["kind"], row["ordinal"], row["group"], len(row.get("pieces", [0])), row["cells"], spanned)


def lost_notes(case, record):
    """Notes that are neither rows nor paragraphs."""
    rows = [row for table in tables_of(record) for row in table["rows"] if row["kind"] == "note"]
    kept = {folded(cell) for row in rows for cell in row["cells"].values() if cell}
    nodes = [*sections_of(record["sections"]), *record["appendices"]]
    nodes += [section for appendix in record["appendices"] for section in sections_of(appendix["sections"])]
    kept |= {folded(paragraph["text"]) for node in nodes for paragraph in node["paragraphs"]}
    return [note for table in case.tables() for note in table.notes if note not in kept]


Result = collections.namedtuple("Result", "case wanted shown notes")


def wrong(result):
    return result.wanted != result.shown or bool(result.notes)


def run(program, cases):
    return [Result(case, any_pieces(case, wanted_rows(case)), any_pieces(case, shown_rows(record, spans(case))), lost_notes(case, record))
            for case, record in zip(cases, records(program, cases), strict=True)]


# -- what is told

def tally(results):
    shares = Shares()
    for result in results:
        shares.add([f"shape: {result.case.shape}", *(f"has: {tag}" for tag in result.case.tags), "all"], not wrong(result))
    return shares


def row_differences(want, got):
    """(what differs, in words) of two rows that stand for each other."""
    if list(want.cells) != list(got.cells):
        return [("columns", f"{' '.join(want.cells)} -> {' '.join(got.cells)}")]
    facts = [(name, getattr(want, name), getattr(got, name)) for name in ("kind", "ordinal", "group", "pieces")]
    facts += [(f"cell {key}", text, got.cells[key]) for key, text in want.cells.items()]
    return [(name, f"{a or '-'} -> {b or '-'}") for name, a, b in facts if a != b]


def short(row):
    text = " | ".join(f"{key}={text}" if text else key for key, text in row.cells.items())
    return f"{row.kind} {row.ordinal or '-'} in {row.group or '-'}: {text[:150]}"


def differences(result):
    """(where, name, in words) of all that differs, in order."""
    key = lambda row: (row.kind == "columns", row.ordinal, row.cells.get("task", "")[:12])
    matcher = difflib.SequenceMatcher(None, list(map(key, result.wanted)), list(map(key, result.shown)), autojunk=False)
    for action, a, b, c, d in matcher.get_opcodes():
        if action == "equal" or b - a == d - c:
            for want, got in zip(result.wanted[a:b], result.shown[c:d]):
                yield from ((short(want), *one) for one in row_differences(want, got))
        else:
            yield from ((short(row), "row missing", "") for row in result.wanted[a:b])
            yield from ((short(row), "row too much", "") for row in result.shown[c:d])
    yield from ((note, "note lost", "") for note in result.notes)


def print_result(result, whole):
    print(f"--- seed {result.case.seed}, {result.case.shape}: {', '.join(sorted(result.case.tags))}")
    if whole:
        print(document(result.case))
    for where, name, words in list(differences(result))[:LINES_A_CASE]:
        print(f"  {name}: {words}\n      {where}" if words else f"  {name}\n      {where}")


def print_first_differences(results):
    """What goes wrong first, by shape."""
    first = lambda result: next(differences(result), ("", "order", ""))[1]
    counts = collections.Counter((result.case.shape, first(result)) for result in results if wrong(result))
    for (shape, name), count in sorted(counts.items(), key=lambda item: (item[0][0], -item[1])):
        print(f"{count:5} begin with a wrong '{name}' in {shape}")


def main():
    options = parser(__doc__.split("\n", 1)[0])
    options.add_argument("--count", type=int, default=COUNT, help="how many cases")
    options.add_argument("--seed", type=int, default=0, help="the seed of the first; each further has one more")
    options.add_argument("--shape", default="", help="only shapes whose name holds this")
    options.add_argument("--tag", default="", help="show only cases that have this")
    options.add_argument("--without", default=[], nargs="*", metavar="TAG", help="and none that has one of these")
    options.add_argument("--show", type=int, default=0, metavar="N", help="print N wrong cases")
    options.add_argument("--whole", action="store_true", help="with their documents")
    add_options(options)
    args = options.parse_args()
    shapes = [shape for shape in SHAPES if args.shape in shape]
    if not shapes:
        sys.exit(f"no such shape; there are: {'; '.join(SHAPES)}")
    results = run(args.program, [case for case in (make(seed, list(SHAPES)) for seed in range(args.seed, args.seed + args.count))
                                 if case.shape in shapes])
    shares = tally(results)
    shares.print()
    print_first_differences(results)
    shown = [result for result in results if wrong(result) and (not args.tag or args.tag in result.case.tags)
             and not any(part in tag for part in args.without for tag in result.case.tags)]
    for result in shown[:args.show]:
        print_result(result, args.whole)
    sys.exit(finish(args, shares, lambda tag: tag.startswith("shape") or tag == "all"))


if __name__ == "__main__":
    main()
