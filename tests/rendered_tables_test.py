#!/usr/bin/python3
"""One table in every shape: fixtures/tables/ is rendered from source.json, and every shape gives its rows back.

--write renders the fixtures anew.
"""
import json
import os

import support
import rendered_tables

FOLDER = "fixtures/tables"


def read_source():
    with open(os.path.join(support.TOP, FOLDER, "source.json"), encoding="utf-8") as file:
        return json.load(file)


def wanted_rows(source):
    keys = [key for key, _ in source["columns"]]
    for row in source["rows"]:
        yield row["kind"], row["cells"][0], row["group"], dict(zip(keys, row["cells"]))


def rows_of(table):
    for row in table["rows"]:
        yield row["kind"], row["ordinal"], row["group"], {key: cell and " ".join(cell.split()) for key, cell in row["cells"].items()}


def path_of(shape):
    return f"{FOLDER}/{shape}.{rendered_tables.SHAPES[shape][0]}"


def check(report, program, source, shape):
    path = path_of(shape)
    header = [name for _, name in source["columns"]]
    if support.read_source(path).decode() != rendered_tables.render(shape, header, [row["cells"] for row in source["rows"]]):
        report.wrong(path, "is not what the source renders to (--write)")
    record = support.record(program, path)
    tables = [table for appendix in record["appendices"] for table in appendix["tables"]]
    if len(tables) != 1:
        report.wrong(path, f"{len(tables)} tables in {len(record['appendices'])} appendices")
        return
    columns = [[column["key"], " ".join((column["header"] or "").split())] for column in tables[0]["columns"]]
    if columns != source["columns"]:
        report.wrong(path, f"columns {columns}")
    want, got = list(wanted_rows(source)), list(rows_of(tables[0]))
    for row in want:
        if row not in got:
            report.wrong(path, f"missed {row}")
    for row in got:
        if row not in want:
            report.wrong(path, f"extra  {row}")
    if [row for row in got if row in want] != [row for row in want if row in got]:
        report.wrong(path, "the order of the rows differs")


def main():
    p = support.parser(__doc__)
    p.add_argument("--write", action="store_true")
    p.add_argument("shapes", nargs="*", default=list(rendered_tables.SHAPES))
    options = p.parse_args()
    source, report = read_source(), support.Report()
    for shape in options.shapes:
        if options.write:
            text = rendered_tables.render(shape, [name for _, name in source["columns"]], [row["cells"] for row in source["rows"]])
            with open(os.path.join(support.TOP, path_of(shape)), "w", encoding="utf-8") as file:
                file.write(text)
        check(report, options.program, source, shape)
    report.finish()


main()
