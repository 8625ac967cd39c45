#!/usr/bin/python3
"""The same plan as text, Markdown and HTML, and in other layouts of text, gives the same header, sections, rows and citations."""
import difflib
import json
import os
import re
import tempfile
import textwrap

import support

FORMS = tuple(f"fixtures/three-forms.{kind}" for kind in ("txt", "md", "html"))

WIDTH = 90  # columns of a hard wrap


def wrapped(text):
    """Paragraphs of a law site: broken at a column. Lines of tables stay whole."""
    lines = []
    for line in text.split("\n"):
        table = "\t" in line or line.lstrip()[:1] in ("|", "+")
        lines += [line] if table or len(line) < WIDTH else textwrap.wrap(line, WIDTH, break_long_words=False, break_on_hyphens=False)
    return "\n".join(lines)


LAYOUTS = {
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "no-break spaces on empty lines": lambda text: re.sub(r"(?m)^$", "\u00a0", text),
    "dashes as list marks": lambda text: re.sub(r"(?m)^- ", "– ", text),
    "stars as list marks": lambda text: re.sub(r"(?m)^- ", "* ", text),
    "escaped marks": lambda text: re.sub(r"(?m)^(\d+)\. ", r"\1\\. ", re.sub(r"(?m)^- ", r"\\- ", text)),
    "hard wraps": wrapped,
    "no empty lines": lambda text: re.sub(r"\n\s*\n", "\n", text),
}

# What a plan cannot be laid out as without becoming another one.
LEFT_OUT = {
    "fixtures/law-site-hard-wraps.txt": {"dashes as list marks", "stars as list marks", "hard wraps"},  # it has wrapped dashes and wraps
    "fixtures/party-pandoc.md": {"no empty lines", "dashes as list marks"},  # empty lines end the rows of its tables
    "fixtures/three-forms.md": {"hard wraps"},  # a line would begin with "- Thương binh": a list mark
    "fixtures/three-forms.txt": {"hard wraps"},
}


def facts(record):
    """What must not depend on the form, one fact a line."""
    header = {name: value for name, value in record["document"].items() if name != "spans"}
    yield from (f"header {name}: {json.dumps(value, ensure_ascii=False)}" for name, value in header.items())
    for section in support.sections_of(record["sections"]):
        yield f"section {section['id']}: {section['title']}"
    for number, appendix in enumerate(record["appendices"]):
        yield f"appendix {number}: {appendix['label']} | {appendix['title']} | {appendix['attached_to']}"
        for table in appendix["tables"]:
            for row in table["rows"]:
                yield f"row {row['kind']} {row['ordinal']} in {row['group']}: {json.dumps(row['cells'], ensure_ascii=False)}"
    for c in record["citations"]:
        yield f"citation {c['kind']} {c['type']} {c['number_symbol']} {c['date']} {c['issuer']} in {c['in']}"


def read(program, path):
    # A page may have no-break spaces where the text has others: texts are shown as they are, so spaces do not count here.
    return [" ".join(fact.split()) for fact in facts(support.record(program, path))]


def compare(report, one, one_facts, other, other_facts):
    lines = list(difflib.unified_diff(one_facts, other_facts, one, other, n=0, lineterm=""))
    if lines:
        report.wrong(other, f"is read otherwise than {one}\n" + "\n".join(lines))


def compare_layouts(report, program, fixture, folder):
    source, as_it_is = support.read_source(fixture).decode("utf-8"), read(program, fixture)
    for name, layout in LAYOUTS.items():
        if name in LEFT_OUT.get(fixture, ()):
            continue
        path = os.path.join(folder, name.replace(" ", "-") + os.path.splitext(fixture)[1])
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write(layout(source))
        compare(report, fixture, as_it_is, f"{fixture} with {name}", read(program, path))


def main():
    options = support.parser(__doc__).parse_args()
    report = support.Report()
    forms = {form: read(options.program, form) for form in FORMS}
    for form in FORMS[1:]:
        compare(report, FORMS[0], forms[FORMS[0]], form, forms[form])
    with tempfile.TemporaryDirectory(prefix="vanban-layouts-") as folder:
        for fixture in support.fixtures():
            if not fixture.startswith("fixtures/small/") and not fixture.endswith(".html"):
                compare_layouts(report, options.program, fixture, folder)
    report.finish()


main()
