#!/usr/bin/env python3
"""Checks the table of codes and turns it into codes_data.c and the list of the man page: codes.py TABLE C-OUTPUT MAN-INPUT MAN-OUTPUT"""
import json
import re
import sys

HEAD = ["code", "severity", "scope", "message", "title", "explanation"]


def read(path):
    with open(path, encoding="utf-8") as file:
        head, *rows = [line.rstrip("\n").split("\t") for line in file]
    wrong = [number for number, row in enumerate(rows, 2) if len(row) != len(HEAD) or not all(row)
             or row[1] not in ("error", "warning", "info") or row[2] not in ("document", "set")]
    codes = [row[0] for row in rows]
    if head != HEAD or wrong or codes != sorted(set(codes)):
        sys.exit(f"vanban: {path}:{(wrong or [1])[0]}: error: give {len(HEAD)} cells a row ({', '.join(HEAD)}), each code once, sorted")
    return rows


def source(rows):
    name = lambda code: "VB_FINDING_" + code.upper().replace("-", "_")
    cells = lambda row: f'{{"{row[0]}", VB_SEVERITY_{row[1].upper()}, {", ".join(json.dumps(c, ensure_ascii=False) for c in row[2:])}}}'
    header = "".join(f"\t{name(row[0])},\n" for row in rows)
    return (f'#ifndef VB_CHECK_CODES_DATA_H\n#define VB_CHECK_CODES_DATA_H\n\nenum vb_finding_code {{\n{header}\tVB_FINDING_COUNT\n}};\n\n#endif\n',
            '#include "check/codes.h"\n\nconst struct vb_code vb_codes[VB_FINDING_COUNT] = {\n'
            + "".join(f"\t{cells(row)},\n" for row in rows) + "};\n")


def manual(rows, page):
    escape = lambda text: re.sub(r"^([.'])", r"\\&\1", text.replace("\\", r"\e").replace("-", r"\-"))
    entries = "".join(f".TP\n.B {escape(code)}\n({severity}) {escape(title)}.\n{escape(explanation)}\n"
                      for code, severity, _, _, title, explanation in rows)
    return page.replace("@CODES@\n", entries)


def write(path, text):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def main():
    table, page_in, header_out, source_out, page_out = sys.argv[1:]
    rows = read(table)
    header, code = source(rows)
    with open(page_in, encoding="utf-8") as file:
        page = file.read()
    write(header_out, header)
    write(source_out, code)
    write(page_out, manual(rows, page))


main()
