#!/usr/bin/env python3
"""Deadlines, cells of agencies, headers, targets and duties composed at random, with known answers: what part is read right.

tasks.py --program VANBAN [--count N] [--seed N] [--kind TEXT] [--show N] [--floors FILE [--raise|--reset]]

--count is the number of cases of each kind. Many cases share a document: a row a case, or a section a case. Counted by tags: each way
of writing ("deadline: by a day") is one. task_cases.py says how they are made.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from spec import task_lines
from spec.frames import plan
from support import EXTRACT_OPTIONS, Refused, parser, sections_of

import task_cases
from shares import Shares, add_options, finish

COUNT = 2000
CASES_A_DOCUMENT = 50


# -- how cases become documents, and the answers found for each again

def row_document(cell):
    """Documents with a row a case; `cell` says which of the columns it fills."""
    def write(cases):
        rows = [f"{number}\t{task_lines.TASK}\t{case.text if cell == 'lead' else 'Sở Nội vụ'}\t{case.text if cell == 'deadline' else 'Năm 2026'}"
                for number, case in enumerate(cases, 1)]
        return task_lines.appendix("\n".join([task_lines.HEADER, *rows]))
    return write


def row_deadlines(record, count):
    rows = task_lines.task_rows(record)
    return [task_lines.deadline_lines(record, [row]) for row in rows] if len(rows) == count else [["rows are missing"]] * count


def row_agencies(record, count):
    rows = task_lines.task_rows(record)
    return [[task_lines.agency(one) for one in row["lead"]] for row in rows] if len(rows) == count else [["rows are missing"]] * count


def section_document(cases):
    return plan(body="\n\n".join(f"{number}. {case.text}" for number, case in enumerate(cases, 1)) + "\n")


def by_section(things, show):
    """Answers of each of the sections I/1, I/2 …"""
    def read(record, count):
        answers = [[] for _ in range(count)]
        for one in record[things]:
            number = one["in"].removeprefix("section:I/").split("/")[0]
            if number.isdigit() and int(number) <= count:
                answers[int(number) - 1].append(show(one))
        return answers
    return read


def header_document(cases):
    """A table a section."""
    tables = [case.text + "\n" + "\t".join(["1", *["Theo hướng dẫn của tỉnh"] * case.text.count("\t")]) for case in cases]
    return plan(body="\n\n".join(f"{number}. Phân công\n\n{table}" for number, table in enumerate(tables, 1)) + "\n")


def section_headers(record, count):
    sections = [section for section in sections_of(record["sections"]) if section["id"].startswith("I/")]
    if len(sections) != count:
        return [["sections are missing"]] * count
    return [[" ".join(column["key"] for column in table["columns"]) for table in section["tables"]] for section in sections]


def twice_document(cases):
    """A duty a case in the body, and the row of the same number in the appendix."""
    body = "\n\n".join(f"{number}. {case.text[2]}: {case.text[0]}." for number, case in enumerate(cases, 1)) + "\n"
    rows = [f"{number}\t{case.text[1]}\t{case.text[2]}\tNăm 2026" for number, case in enumerate(cases, 1)]
    return plan(body=body, appendix=task_lines.APPENDIX + "\n".join([task_lines.HEADER, *rows]) + "\n")


def links_of_sections(record, count):
    """Of each section whether it is linked with the row of its number; the places of other rows it is linked with."""
    answers = [[] for _ in range(count)]
    for link in task_lines.links(record):
        section, _, row = link.partition(" = ")
        number = int(section.removeprefix("section:I/"))
        answers[number - 1].append("linked" if row.endswith(f"/row:{number - 1}") else row)
    return answers


def duty_line(one):
    return task_lines.assignments({"assignments": [one]})[0]


# kind -> (composer of a case, writer of a document, reader of the answers)
KINDS = {
    "deadlines": (task_cases.deadline, row_document("deadline"), row_deadlines),
    "agencies": (task_cases.agencies, row_document("lead"), row_agencies),
    "headers": (task_cases.header, header_document, section_headers),
    "targets": (lambda draw: draw.of([task_cases.target, task_cases.target, task_cases.no_target])(draw), section_document,
                by_section("targets", task_lines.figure)),
    "measures": (task_cases.measure_of_target, section_document, by_section("targets", lambda one: (one["measure"] or "-").lower())),
    "duties": (task_cases.duty, section_document, by_section("assignments", duty_line)),
    "twice": (task_cases.twice, twice_document, links_of_sections),
}


def records(program, documents):
    with tempfile.TemporaryDirectory(prefix="vanban-tasks-") as folder:
        for index, document in enumerate(documents):
            pathlib.Path(folder, f"{index:05}.txt").write_text(document, encoding="utf-8")
        done = subprocess.run([program, "extract", "--format", "ndjson", *EXTRACT_OPTIONS, folder], capture_output=True, timeout=600, check=False)
    if done.returncode != 0:
        raise Refused(f"vanban extract: exit {done.returncode}: {done.stderr.decode('utf-8', 'replace')}")
    return [json.loads(line) for line in done.stdout.splitlines()]


def run(program, kind, seed, count):
    """(case, answer found) of each case."""
    compose, write, read = KINDS[kind]
    draw = task_cases.Draw(f"{kind} {seed}")
    size = 1 if kind == "twice" else CASES_A_DOCUMENT      # two like tasks of other cases would be linked, too
    groups = [[compose(draw) for _ in range(size)] for _ in range(count // size)]
    for cases, record in zip(groups, records(program, map(write, groups)), strict=True):
        yield from zip(cases, read(record, len(cases)), strict=True)


def main():
    options = parser(__doc__.split("\n", 1)[0])
    options.add_argument("--count", type=int, default=COUNT, help="how many cases of each kind")
    options.add_argument("--seed", type=int, default=0)
    options.add_argument("--kind", default="", help="only kinds whose name holds this")
    options.add_argument("--tag", default="", help="show only cases with a tag that holds this")
    options.add_argument("--show", type=int, default=0, metavar="N", help="print N wrong cases of each kind")
    add_options(options)
    args = options.parse_args()
    shares = Shares()
    for kind in (kind for kind in KINDS if args.kind in kind):
        left = args.show
        for case, found in run(args.program, kind, args.seed, args.count):
            shares.add({f"all {kind}", *case.tags}, found == case.answer)
            if found != case.answer and left and any(args.tag in tag for tag in case.tags):
                left -= 1
                print(f"  {case.text!r}: is {found}, should be {case.answer}")
    shares.print()
    sys.exit(finish(args, shares, lambda tag: True))


if __name__ == "__main__":
    main()
