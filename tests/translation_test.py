#!/usr/bin/python3
"""Every text that check tells is translated: the texts of the codes and what stands in language_text(…), with the same placeholders.

Nothing else is in the catalogue, so that what goes from the program goes from there too.
"""
import ast
import os
import re

from support import TOP, Report

PLACEHOLDER = re.compile(r"\{(?:symbol|[a-e])\}")
STRING = r'"(?:[^"\\]|\\.)*"'


def catalogue(path):
    """msgid -> msgstr of a .po file."""
    with open(path, encoding="utf-8") as file:
        text = file.read()
    entries = re.findall(rf"^msgid ((?:{STRING}\s*)+)^msgstr ((?:{STRING}\s*)+)", text, re.M)
    read = lambda strings: "".join(ast.literal_eval(s) for s in re.findall(STRING, strings))
    return {read(a): read(b) for a, b in entries}, "#, fuzzy" in text or "#~" in text


def texts_of_codes():
    with open(os.path.join(TOP, "check", "codes.tsv"), encoding="utf-8") as file:
        head, *rows = [line.rstrip("\n").split("\t") for line in file]
    return {text for row in rows for name, text in zip(head, row) if name in ("message", "title", "explanation")}


def texts_of_program():
    """What language_text is called with: literals, and the literals of the tables whose items are given to it."""
    texts = set()
    for name in sorted(os.listdir(os.path.join(TOP, "cli"))):
        if not name.endswith(".c"):
            continue
        with open(os.path.join(TOP, "cli", name), encoding="utf-8") as file:
            source = file.read()
        texts |= {ast.literal_eval(s) for s in re.findall(rf"language_text\(({STRING})\)", source)}
        texts |= {ast.literal_eval(s) for s in re.findall(rf"put_count\([^;]*?, ({STRING}),", source)}
        if "reasons[i].text" in source:
            texts |= {ast.literal_eval(s) for s in re.findall(rf"\{{{STRING}, ({STRING})\}}", source)}
        if "language_text(words[severity])" in source:
            texts |= {"info", "warning", "error"}
    return texts


def main():
    report = Report()
    texts = texts_of_codes() | texts_of_program()
    if len(texts) < 90:
        report.wrong("tests", f"only {len(texts)} texts were found in the sources")
    translations, leftovers = catalogue(os.path.join(TOP, "po", "vi.po"))
    if leftovers:
        report.wrong("po/vi.po", "has fuzzy or obsolete entries")
    for text in sorted(texts):
        translation = translations.get(text, "")
        if not translation:
            report.wrong("po/vi.po", f"lacks {text!r}")
        elif sorted(PLACEHOLDER.findall(text)) != sorted(PLACEHOLDER.findall(translation)):
            report.wrong("po/vi.po", f"other placeholders in the translation of {text!r}")
    for text in sorted(set(translations) - texts - {""}):
        report.wrong("po/vi.po", f"translates {text!r}, which nothing says")
    report.finish()


main()
