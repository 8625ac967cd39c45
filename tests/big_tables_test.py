#!/usr/bin/python3
"""Tables as no office writes them: the time is linear in the rows in every shape, and what is too wide or too long is told.

The odd tables give a diagnostic each. --growth: ten times the rows may take no more than TIME_RATIO times as long. --bench prints
the time of 10 to 100,000 rows in every shape.
"""
import json
import os
import subprocess
import tempfile

import rendered_tables
import support
from measure import measure

SIZES = (10, 100, 1_000, 10_000, 100_000)
TIME_RATIO = 20  # of ten times the rows
LEAST = 0.15  # seconds: below them the start of the program and the clock's grain count too much
DEADLINE = 60
COLUMNS = 10_000
ROW = 10_000_000  # bytes
HEADER = ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian", "Ghi chú"]


def rows_of(count):
    """Groups, tasks and an unnumbered task now and then."""
    for number in range(1, count + 1):
        if number % 50 == 1:
            yield [f"{'ABCD'[number // 50 % 4]}", "Nhóm nhiệm vụ về rừng ngập mặn", "", "", ""]
        else:
            yield ["" if number % 17 == 0 else str(number % 900), f"Trồng bổ sung {number} ha đước và mắm tại các xã ven đầm", "Sở Nông nghiệp và Môi trường",
                   f"Năm {2020 + number % 20}", "Vốn sự nghiệp" if number % 3 else ""]


def write(folder, shape, count):
    extension, renderer = rendered_tables.SHAPES[shape]
    path = os.path.join(folder, f"{shape}-{count}.{extension}")
    with open(path, "w", encoding="utf-8") as file:
        file.write(rendered_tables.document(extension, renderer(HEADER, list(rows_of(count)))))
    return path


def seconds_of(report, program, path):
    result = measure([program, "extract", "--no-text", *support.EXTRACT_OPTIONS, path])
    if result.status != 0:
        report.wrong(path, f"exit {result.status}")
    return result.cpu


def count_rows(program, path):
    done = subprocess.run([program, "extract", "--no-text", "--format", "json", path], capture_output=True, timeout=DEADLINE, check=True)
    record = json.loads(done.stdout)
    return sum(len(table["rows"]) for appendix in record["appendices"] for table in appendix["tables"])


def check_growth(report, program, folder, shape):
    few, many = SIZES[-3] * 2, SIZES[-2] * 2
    paths = [write(folder, shape, count) for count in (few, many)]
    rows = count_rows(program, paths[1])
    if rows != many:
        report.wrong(shape, f"{many} rows give {rows}")
    first, last = (min(seconds_of(report, program, path) for _ in range(2)) for path in paths)
    if last > max(first * TIME_RATIO, LEAST):
        report.wrong(shape, f"{few} rows take {first:.3f} s, {many} rows {last:.3f} s")


def bench(report, program, folder):
    print("rows".ljust(16) + "".join(f"{count:>11,}" for count in SIZES) + "   us a row")
    for shape in rendered_tables.SHAPES:
        times = []
        for count in SIZES:
            path = write(folder, shape, count)
            times.append(seconds_of(report, program, path))
            os.remove(path)
        print(shape.ljust(16) + "".join(f"{time:>11.3f}" for time in times) + f"{times[-1] / SIZES[-1] * 1e6:>11.1f}", flush=True)


def odd_tables():
    """(name, code of the diagnostic, text)"""
    wide = [f"Cột {number}" for number in range(COLUMNS)]
    yield "tabs.txt", "table-limit", "\t".join(["TT", *wide]) + "\n" + "\t".join(["1", *wide]) + "\n"
    yield "pipes.md", "table-limit", " | ".join(["TT", *wide]) + "\n---|" + "|".join("---" for _ in wide) + "\n" + " | ".join(["1", *wide]) + "\n"
    yield "wide.html", "table-limit", "<table border=1>" + "".join(
        "<tr>" + "".join(f"<td>{cell}</td>" for cell in [first, *wide]) + "</tr>" for first in ("TT", "1")) + "</table>"
    cells = "Trồng đước và mắm ở ven đầm " * (ROW // 40)
    yield "long.txt", "row-long", f"TT\tNhiệm vụ\tGhi chú\n1\t{cells}\txong\n2\tTrồng sú\txong\n"
    yield "long.md", "row-long", f"| TT | Nhiệm vụ | Ghi chú |\n|---|---|---|\n| 1 | {cells} | xong |\n| 2 | Trồng sú | xong |\n"
    yield "long.html", "row-long", f"<table border=1><tr><td>TT<td>Nhiệm vụ<td>Ghi chú<tr><td>1<td>{cells}<td>xong<tr><td>2<td>Trồng sú<td>xong</table>"
    yield "cells.txt", "row-long", f"TT\n|\nNhiệm vụ\n|\nGhi chú\n|\n1\n|\n{cells}\n|\nxong\n|\n2\n|\nTrồng sú\n|\nxong\n|\n"
    yield "many-cells.txt", "table-limit", "TT\tNhiệm vụ\tGhi chú\n1\tTrồng đước" + "\tx" * (ROW // 2) + "\n2\tTrồng sú\txong\n"
    yield "pieces.txt", "row-joined", "TT\tNhiệm vụ\tGhi chú\n1\tTrồng\t\n" + "\tvà trồng nữa\t\n" * 200_000


def check_odd(report, program, folder):
    for name, code, table in odd_tables():
        path = os.path.join(folder, name)
        paragraph = "<p>PHỤ LỤC</p>" if name.endswith("html") else "PHỤ LỤC\n\n"
        with open(path, "w", encoding="utf-8") as file:
            file.write(paragraph + table)
        done = subprocess.run([program, "extract", *support.EXTRACT_OPTIONS, "--format", "json", path], capture_output=True, timeout=DEADLINE, check=False)
        os.remove(path)
        if done.returncode != 0:
            report.wrong(name, f"exit {done.returncode}: {done.stderr.decode('utf-8', 'replace')[:300]}")
            continue
        record = json.loads(done.stdout)
        codes = [diagnostic["code"] for diagnostic in record["diagnostics"]]
        if code not in codes:
            report.wrong(name, f"no diagnostic {code}: {sorted(set(codes))}")
        if not record["appendices"] or not record["appendices"][0]["tables"]:
            report.wrong(name, "no table")


def main():
    p = support.parser(__doc__)
    p.add_argument("--growth", action="store_true")
    p.add_argument("--bench", action="store_true")
    options = p.parse_args()
    report = support.Report()
    with tempfile.TemporaryDirectory(prefix="vanban-tables-", dir="/tmp") as folder:
        if options.bench:
            bench(report, options.program, folder)
        elif not options.growth:
            check_odd(report, options.program, folder)
        else:
            for shape in rendered_tables.SHAPES:
                check_growth(report, options.program, folder, shape)
    report.finish()


main()
