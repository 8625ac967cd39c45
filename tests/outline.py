#!/usr/bin/python3
"""Prints what a record says, one fact a line, for a person who reviews a change: RECORD.json, or - for standard input."""
import json
import sys

FIRST_WORDS = 60  # characters of a text that are shown


def short(text):
    if text is None:
        return "–"
    text = " ".join(text.split())
    return text if len(text) <= FIRST_WORDS else text[:FIRST_WORDS].rstrip() + " …"


def shown(*values):
    return " | ".join("–" if value is None else str(value) for value in values)


def header_lines(header):
    issuer, signer = header["issuer"] or {}, header["signer"] or {}
    jurisdiction = issuer.get("jurisdiction") or {}
    yield "type: " + shown(header["type"], header["type_code"])
    yield "number: " + shown(header["number_symbol"], header["number"], header["symbol"])
    yield "date: " + shown(header["date"])
    yield "place: " + shown(header["place"])
    yield "issuer: " + shown(issuer.get("name"), issuer.get("code"), *(jurisdiction.get(k) for k in ("level", "name", "code")))
    yield "title: " + shown(header["title"])
    yield "based on: " + " ".join(header["based_on"])
    yield "signer: " + shown(*(signer.get(k) for k in ("on_behalf", "capacity", "position", "name")))
    yield from (f"recipient: {recipient}" for recipient in header["recipients"])
    yield "status: " + shown(header["status"])
    yield "iri: " + shown(header["iri"])


def part_lines(record):
    text = record["text"]
    for part in record["parts"]:
        start, end = part["span"]
        yield f"part {part['kind']} {start}-{end}: {short(text[start:end])}"


def section_lines(sections, depth=0):
    for section in sections:
        yield f"{'  ' * depth}section {section['id']}: {shown(section['title'])}"
        for paragraph in section["paragraphs"]:
            yield f"{'  ' * (depth + 1)}{paragraph['marker'] or '¶'} {short(paragraph['text'])}"
        yield from table_lines(section["tables"], "  " * (depth + 1))
        yield from section_lines(section["children"], depth + 1)


def table_lines(tables, indent):
    for number, table in enumerate(tables):
        yield f"{indent}table {number}: " + shown(*(f"{column['key']} «{column['header']}»" for column in table["columns"]))
        for index, row in enumerate(table["rows"]):
            cells = shown(*(short(row["cells"][column["key"]]) for column in table["columns"]))
            yield f"{indent}  {index} {row['kind']} {shown(row['ordinal'])} in {shown(row['group'])}: {cells}"


def appendix_lines(appendices):
    for number, appendix in enumerate(appendices):
        yield f"appendix {number}: {shown(appendix['label'], appendix['title'], appendix['attached_to'])}"
        if appendix["document"]:
            yield from ("  " + line for line in header_lines(appendix["document"]))
        for paragraph in appendix["paragraphs"]:
            yield f"  {paragraph['marker'] or '¶'} {short(paragraph['text'])}"
        yield from section_lines(appendix["sections"], 1)
        yield from table_lines(appendix["tables"], "  ")


def citation_lines(citations):
    for c in citations:
        fields = shown(c["type"], c["number_symbol"] or c["name"], c["date"], c["issuer"], c["relation"])
        pinpoint = "".join(f" @ {unit['text']}" for unit in c["pinpoint"])
        mention = f"{c['id']} {c['kind']} «{short(c['text'])}» line {c['line']}"
        yield f"{mention}: {fields}{pinpoint} -> {shown(c['work'])} in {c['in']}"


def work_lines(works):
    for w in works:
        where = shown(*(w["jurisdiction"][k] for k in ("level", "code")))
        fields = shown(w["type"], w["number_symbol"] or w["name"], w["date"], w["issuer"], where)
        yield f"{w['id']}{' self' if w['self'] else ''}: {fields} <- {' '.join(w['mentions'])}"


def target_lines(targets):
    for t in targets:
        figures = shown(t["comparator"], *(f"{t[name]:g}" if t[name] is not None else None for name in ("baseline", "value", "value_to")), t["unit"])
        yield f"target {figures} by {shown(t['by'])}: {shown(t['measure'])} «{short(t['text'])}» in {t['in']}"


def diagnostic_lines(diagnostics):
    for d in diagnostics:
        yield f"{d['severity']} {d['code']} line {shown(d['line'])}: {d['message']}"


def outline(record):
    """The lines of the outline, one block a stage."""
    blocks = (header_lines(record["document"]), part_lines(record), section_lines(record["sections"]),
              appendix_lines(record["appendices"]), citation_lines(record["citations"]), work_lines(record["works"]),
              target_lines(record["targets"]),
              diagnostic_lines(record["diagnostics"]))
    return "\n\n".join("\n".join(block) for block in map(list, blocks) if block) + "\n"


if __name__ == "__main__":
    with (sys.stdin if sys.argv[1] == "-" else open(sys.argv[1], encoding="utf-8")) as source:
        sys.stdout.write(outline(json.load(source)))
