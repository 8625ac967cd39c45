#!/usr/bin/python3
"""The same plan as text, Markdown and HTML gives the same header, sections, rows and citations."""
import difflib
import json

import support

FORMS = tuple(f"fixtures/three-forms.{kind}" for kind in ("txt", "md", "html"))


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


def main():
    options = support.parser(__doc__).parse_args()
    report = support.Report()
    # A page may have no-break spaces where the text has others: texts are shown as they are, so spaces do not count here.
    read = {form: [" ".join(fact.split()) for fact in facts(support.record(options.program, form))] for form in FORMS}
    for form in FORMS[1:]:
        lines = list(difflib.unified_diff(read[FORMS[0]], read[form], FORMS[0], form, n=0, lineterm=""))
        if lines:
            report.wrong(form, f"is read otherwise than {FORMS[0]}\n" + "\n".join(lines))
    report.finish()


main()
