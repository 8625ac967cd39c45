#!/usr/bin/python3
"""Compares what the program gives for every fixture with what a person has read and accepted.

tests/golden/ holds, below the fixture's name, .text (the normalised text) and .outline (see outline.py); for two small
fixtures also .record.json. --accept rewrites them: read the difference before you commit it.
"""
import difflib
import json
import os

import support
from outline import outline

GOLDEN = os.path.join(support.TESTS, "golden")

# Whole records are hard to read in review: only these.
WHOLE_RECORDS = ("fixtures/small/readme.txt", "fixtures/small/short-page.html")


def path_of(fixture, kind):
    return os.path.join(GOLDEN, fixture.removeprefix("fixtures/") + "." + kind)


def results(program, fixture):
    """(path of the golden file, what the program gives) for each border of the pipeline."""
    yield path_of(fixture, "text"), support.normalize(program, fixture).decode()
    record = support.record(program, fixture)
    yield path_of(fixture, "outline"), outline(record)
    if fixture in WHOLE_RECORDS:
        yield path_of(fixture, "record.json"), json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def read(path):
    if not os.path.exists(path):
        return ""
    with open(path, encoding="utf-8", newline="") as file:
        return file.read()


def accept(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(text)
    print("accepted: " + os.path.relpath(path, support.TOP))


def difference(path, text):
    name = os.path.relpath(path, support.TOP)
    return "".join(line if line.endswith("\n") else line + "\n" for line in difflib.unified_diff(
        read(path).splitlines(True), text.splitlines(True), name, "what the program gives", n=2))


def stale(seen):
    """Golden files that no fixture has."""
    for folder, _, names in os.walk(GOLDEN):
        yield from (path for path in (os.path.join(folder, name) for name in sorted(names)) if path not in seen)


def main():
    p = support.parser(__doc__)
    p.add_argument("--accept", action="store_true", help="rewrite the golden files")
    options = p.parse_args()
    report, seen = support.Report(), set()
    for fixture in support.fixtures():
        try:
            for path, text in results(options.program, fixture):
                seen.add(path)
                if read(path) == text:
                    continue
                if options.accept:
                    accept(path, text)
                else:
                    report.wrong(os.path.relpath(path, support.TOP),
                                 "differs (./dev accept takes it over)\n" + difference(path, text))
        except (support.Refused, ValueError) as error:
            report.wrong(fixture, error)
    for path in list(stale(seen)) if not report.count else ():
        if options.accept:
            os.remove(path)
        else:
            report.wrong(os.path.relpath(path, support.TOP), "belongs to no fixture (./dev accept removes it)")
    report.finish()


main()
