#!/usr/bin/env python3
"""Checks the table of bodies that were founded or ended and turns it into C: bodies.py TABLE OUTPUT"""
import json
import re
import sys

HEAD = ["key", "name", "from", "until", "instead", "source"]


def main():
    path, output = sys.argv[1:]
    with open(path, encoding="utf-8") as file:
        head, *rows = [line.rstrip("\n").split("\t") for line in file]
    day = re.compile(r"(\d{4}-\d\d-\d\d)?")
    for number, row in enumerate(rows, 2):
        if head != HEAD or len(row) != len(HEAD) or not row[5] or not (day.fullmatch(row[2]) and day.fullmatch(row[3])) or not row[2] + row[3]:
            sys.exit(f"vanban: {path}:{number}: error: give {', '.join(HEAD)}, with a first or a last day and a source")
    if [row[0] for row in rows] != sorted({row[0] for row in rows}):
        sys.exit(f"vanban: {path}:1: error: the keys are not sorted, or one stands twice; sort them")
    text = lambda cell: json.dumps(cell, ensure_ascii=False) if cell else "NULL"
    with open(output, "w", encoding="utf-8") as file:
        file.write('#include "check/bodies.h"\n\nconst struct vb_lifetime vb_lifetimes[] = {\n'
                   + "".join("\t{" + ", ".join(map(text, row[:5])) + "},\n" for row in rows) + "\t{NULL, NULL, NULL, NULL, NULL},\n};\n")


main()
