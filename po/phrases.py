#!/usr/bin/env python3
"""Turns the texts of the catalogue that hold words of their own (%s, %u) into a table of the program: phrases.py CATALOGUE C-OUTPUT

What was printed in English is told from its pattern: cli/language.c. Those of most fixed words stand first."""
import ast
import re
import sys

WORD = re.compile(r"%[0-9.*lz]*[sducf]")


def main():
    catalogue, output = sys.argv[1:]
    with open(catalogue, encoding="utf-8") as file:
        entries = re.findall(r'^msgid ((?:"(?:[^"\\]|\\.)*"\s*)+)^msgstr', file.read(), re.M)
    texts = ["".join(ast.literal_eval(s) for s in re.findall(r'"(?:[^"\\]|\\.)*"', entry)) for entry in entries]
    phrases = sorted({text for text in texts if WORD.search(text)}, key=lambda text: (-len(WORD.sub("", text)), text))
    quoted = lambda text: '"' + text.replace("\\", r"\\").replace('"', r'\"').replace("\n", r"\n") + '"'
    with open(output, "w", encoding="utf-8") as file:
        file.write('#include "phrases.h"\n\nconst char *const phrases[] = {\n' + "".join(f"\t{quoted(text)},\n" for text in phrases) + "\tNULL,\n};\n")


main()
