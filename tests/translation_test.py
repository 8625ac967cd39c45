#!/usr/bin/python3
"""Every text that a person is told is translated: what the sources give to the functions that tell it, and the texts of the codes, with the
same words in them. Nothing else is in the catalogue, so that what goes from the program goes from there too.
"""
import ast
import glob
import os
import re

from support import TOP, Report

WORD = re.compile(r"\{(?:symbol|[a-e])\}|%(?:\d+\$)?[0-9.*lz]*[sducf]")
STRING = r'"(?:[^"\\]|\\.)*"'

# function -> those of its arguments that are told; of a count the plural, since Vietnamese has one form
CALLS = {
    "language_text": [0], "language_count": [2], "message_print": [1, 2, 3], "message_usage": [1], "message_error_of": [3, 4],
    "message_info_of": [2, 3], "fail": [2, 3], "tell": [2, 3], "refuse": [4, 5], "say": [3, 4], "refuse_line": [1], "put_count": [3],
    "heading": [1, 4], "start_fact": [1], "fact": [1], "or_words": [1],
    "vb_diagnose": [4], "vb_diagnose_source": [4], "diagnose": [3],
}
# what is printed into these is told; what is in these is
ROOMS = {"what", "hint", "failure->message", "message"}
OTHERS = [
    ("cli/*.c", rf"\.(?:line|help) = ((?:{STRING}\s*)+)"),
    ("cli/help.c", rf"(?:before|after)\[\] =\s*((?:{STRING}\s*)+)"),
    ("cli/schema.c", rf'\{{{STRING}, ({STRING})\}}'),
    ("cli/findings_text.c", rf'\{{{STRING}, {STRING},\s*({STRING})\}}'),
    ("cli/findings_text.c", rf'words\[\] = \{{({STRING}), {STRING}, {STRING}'),
    ("cli/inputs.c", rf'\{{(?:extension|{STRING}), ({STRING}), {STRING}\}}'), ("cli/inputs.c", rf'\{{(?:extension|{STRING}), {STRING}, ({STRING})\}}'),
    ("cli/inputs.c", rf'failure->hint = ({STRING})'),
    ("cli/records.c", rf'(?:extract\[\] =|findings \?|works \?) ({STRING})'), ("cli/records.c", rf'works \? {STRING} : ({STRING})'),
    ("cli/output.c", rf"return ({STRING});"), ("cli/extract.c", rf'\treturn ("--{STRING[1:]});'),
    ("cli/message.c", rf'\? \w+ : ({STRING});'),
    ("normalize/normalize.c", rf'\{{VB_LIT\({STRING}\), \w+, ({STRING}), {STRING}\}}'), ("normalize/normalize.c", rf'\{{VB_LIT\({STRING}\), \w+, {STRING}, ({STRING})\}}'),
    ("schema/reader.c", rf'repair\[\] = ({STRING})'),
]
# Of the system; those that a user of files meets.
OF_THE_SYSTEM = {"No space left on device", "Permission denied", "Input/output error", "Is a directory", "Read-only file system", "File too large",
                 "No such file or directory", "Not a directory", "File exists", "File name too long", "Disk quota exceeded", "Too many open files",
                 "Operation not permitted", "Invalid argument", "Bad file descriptor"}
NOT_TOLD = {"%s", ": ", ""}


def read(strings):
    return "".join(ast.literal_eval(s) for s in re.findall(STRING, strings))


def catalogue(path):
    """msgid -> msgstr of a .po file."""
    with open(path, encoding="utf-8") as file:
        text = file.read()
    entries = re.findall(rf"^msgid ((?:{STRING}\s*)+)^msgstr ((?:{STRING}\s*)+)", text, re.M)
    found = [read(a) for a, _ in entries]
    twice = sorted({text for text in found if found.count(text) > 1})
    return {read(a): read(b) for a, b in entries}, "#, fuzzy" in text or "#~" in text, twice


def texts_of_codes():
    with open(os.path.join(TOP, "check", "codes.tsv"), encoding="utf-8") as file:
        head, *rows = [line.rstrip("\n").split("\t") for line in file]
    return {text for row in rows for name, text in zip(head, row) if name in ("message", "title", "explanation")}


def arguments(source, start):
    """The arguments of the call whose bracket opens before `start`."""
    found, depth, begin = [], 0, start
    for token in re.finditer(rf"{STRING}|'(?:[^'\\]|\\.)+'|[()\[\]{{}},;]", source[start:]):
        at, what = start + token.start(), token.group()
        if what in "([{":
            depth += 1
        elif what in ")]}" and depth:
            depth -= 1
        elif (what in ",)" and not depth) or what == ";":
            found.append(source[begin:at])
            begin = at + 1
            if what != ",":
                return found
    return found


def literals(argument):
    """Its strings: pieces of one stand beside each other, those of a condition apart."""
    return {read(run) for run in re.findall(rf"{STRING}(?:\s*{STRING})*", argument)}


def texts_of_source(path):
    with open(path, encoding="utf-8") as file:
        source = re.sub(rf"({STRING})|//[^\n]*|/\*.*?\*/", lambda m: m.group(1) or " ", file.read(), flags=re.S)
    texts = set()
    for call in re.finditer(r"\b([a-z_0-9]+)\(", source):
        name, words = call.group(1), arguments(source, call.end())
        told = CALLS.get(name, [])
        if name == "snprintf" and words[0].strip() in ROOMS and len(words) > 2:
            told = [2]
        texts |= {text for place in told if place < len(words) for text in literals(words[place])}
    for pattern, expression in OTHERS:
        if path in glob.glob(os.path.join(TOP, pattern)):
            texts |= {read(text) for text in re.findall(expression, source)}
    return texts


def texts_of_program():
    texts = set(OF_THE_SYSTEM) | {"info", "warning", "error"}
    for folder in ("cli", "schema", "normalize", "extract"):
        for path in sorted(glob.glob(os.path.join(TOP, folder, "*.c"))):
            texts |= {text for text in texts_of_source(path) if re.search("[A-Za-z]{2}", WORD.sub("", text))}
    return texts - NOT_TOLD


def words_of(text):
    """What stands between the words must not lose one: the numbers of those that are used, in any order."""
    return sorted(word for word in WORD.findall(text) if word.startswith("{"))


def main():
    report = Report()
    texts = texts_of_codes() | texts_of_program()
    if len(texts) < 300:
        report.wrong("tests", f"only {len(texts)} texts were found in the sources")
    translations, leftovers, twice = catalogue(os.path.join(TOP, "po", "vi.po"))
    if leftovers:
        report.wrong("po/vi.po", "has fuzzy or obsolete entries")
    for text in twice:
        report.wrong("po/vi.po", f"has {text!r} twice")
    for text in sorted(texts):
        translation = translations.get(text, "")
        if not translation:
            report.wrong("po/vi.po", f"lacks {text!r}; add it with its Vietnamese")
        elif words_of(text) != words_of(translation):
            report.wrong("po/vi.po", f"other placeholders in the translation of {text!r}")
        elif "$" not in translation and len(WORD.findall(text)) != len(WORD.findall(translation)):
            report.wrong("po/vi.po", f"other words in the translation of {text!r}")
    for text in sorted(set(translations) - texts - {""}):
        report.wrong("po/vi.po", f"translates {text!r}, which nothing says")
    report.finish()


if __name__ == "__main__":
    main()
