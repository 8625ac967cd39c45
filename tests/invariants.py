#!/usr/bin/python3
"""What holds in every record: texts stand where their spans say, parts cover the text, children lie inside parents, siblings
do not overlap, ids are unique, every `in` and every work names something that exists, two runs give the same bytes."""
import html
import json
import re
import unicodedata

import support

REPLACED = re.compile("\ufffd+")  # Python replaces several invalid bytes by one, and so may a control character stand between them
DASHES = re.compile("[\u2010-\u2015\u2212]")
# Marks that normalize takes out of the text: tags, and those of Markdown with the pipes of a table.
TAGS = re.compile(r"<!--.*?-->|</?[A-Za-z][^>]*>", re.S)
MARKS = re.compile(r"\]\([^)\s]*\)|[\\*_#|`\[\]]")
CONTROLS = re.compile("[\x1c-\x1f]")  # spaces to Python
INVISIBLE = re.compile("[\u200b-\u200d\u2060\ufeff\u00ad]|\\s+")
CONTROL = re.compile("[\0-\x08\x0e-\x1f\x7f-\x9f]")  # left out before letters and marks are composed


def squash(text):
    """Without spaces, and with dashes as one: what is left of a text when only its layout is taken away."""
    return DASHES.sub("-", INVISIBLE.sub("", unicodedata.normalize("NFC", REPLACED.sub("", CONTROL.sub("", text)))))


def unmark(source):
    """A piece of a file (bytes) as its text would show it, squashed."""
    text = CONTROLS.sub("", source.decode("utf-8", "replace"))  # else one inside a link hides its mark
    return squash(MARKS.sub("", html.unescape(TAGS.sub("", text))))


def follow_each_other(rest, lines):
    """Lines one behind the other, others between them (a page number, specks of a scan, the same words once more), the last without its end."""
    rests = {rest}  # what may be left of it
    for line in lines:
        if any(rest in line for rest in rests):
            return True
        if line:
            rests |= {rest[len(line):] for rest in rests if rest.startswith(line)}
    return "" in rests


def stands_in(title, text):
    """In lines of the text that follow each other. The first line may begin with a label: what is behind it may be of the title, or
    nothing (letters at its end may be the title's first ones by chance)."""
    title, first, *lines = squash(title), *map(squash, text.split("\n"))
    begins = (at for at in range(len(first) + 1) if title.startswith(first[at:]))
    return title in first or any(follow_each_other(title[len(first) - at:], lines) for at in begins)


def is_of_source(shown, source):
    """What is shown ends where the marks of a letter begin, of which NFC has taken one into the letter: the source of the letter holds all."""
    return source.startswith(shown) and all(unicodedata.combining(c) for c in source[len(shown):])


def inside(outer, inner):
    return outer is None or inner is None or (outer[0] <= inner[0] and inner[1] <= outer[1])


class Checker:
    def __init__(self, name, record, source, report):
        self.name, self.record, self.source, self.report = name, record, source, report
        self.text = record["text"]

    def wrong(self, what):
        self.report.wrong(self.name, what)

    def text_of(self, thing):
        return "".join(self.text[slice(*piece)] for piece in thing.get("pieces") or [thing["span"]])

    def source_of(self, thing):
        return b"".join(self.source[slice(*piece)] for piece in thing.get("source_pieces") or [thing["source_span"]])

    def has_empty_end(self, thing):
        """A row may begin or end in an empty cell, and so may what holds it."""
        text = self.text_of(thing).strip("\n")
        return text.startswith("\t") or text.endswith("\t")

    def check_span(self, what, thing):
        """Bounds of both spans; nothing but the thing's own characters at the ends of its source."""
        start, end = thing["span"]
        if not 0 <= start <= end <= len(self.text):
            self.wrong(f"{what}: span {start}-{end} lies outside the text of {len(self.text)}")
        if thing["source_span"] is None:
            return
        start, end = thing["source_span"]
        if not 0 <= start <= end <= len(self.source):
            self.wrong(f"{what}: source_span {start}-{end} lies outside the file of {len(self.source)}")
        elif self.source[start:end] != self.source[start:end].strip() and not self.has_empty_end(thing):
            self.wrong(f"{what}: source_span {start}-{end} begins or ends in a space")

    def check_shown(self, what, thing, shown):
        """The text shown is exactly the text at the span, and what the source holds there when its marks are taken away."""
        self.check_span(what, thing)
        if " ".join(self.text_of(thing).split()) != " ".join(shown.split()):
            self.wrong(f"{what}: shown {shown[:80]!r}, but text[span] is {self.text_of(thing)[:80]!r}")
        forms = squash(MARKS.sub("", shown)), unmark(shown.encode())
        if thing["source_span"] is not None and not any(is_of_source(form, unmark(self.source_of(thing))) for form in forms):
            there = self.source_of(thing).decode("utf-8", "replace")
            self.wrong(f"{what}: shown {shown[:80]!r}, but source[source_span] is {there[:80]!r}")

    def check_parts(self):
        at = 0
        for part in self.record["parts"]:
            self.check_span(f"part {part['kind']}", part)
            if part["span"][0] != at:
                self.wrong(f"part {part['kind']}: begins at {part['span'][0]}, the one before ends at {at}")
            at = part["span"][1]
        if at != len(self.text):
            self.wrong(f"the parts end at {at}, the text at {len(self.text)}")

    def check_apart(self, things):
        """(what, thing) in their order: none begins before the one before it has ended."""
        for (before, a), (what, b) in zip(things, things[1:]):
            for span in ("span", "source_span"):
                if a[span] and b[span] and b[span][0] < a[span][1]:
                    self.wrong(f"{what}: {span} {b[span]} overlaps {before}, {a[span]}")

    def check_inside(self, parent, outer, things):
        for what, thing in things:
            for span in ("span", "source_span"):
                if not inside(outer[span], thing[span]):
                    self.wrong(f"{what}: {span} {thing[span]} lies outside {parent}, {outer[span]}")

    def check_paragraph(self, what, paragraph):
        text = paragraph["text"]
        # The span may hold the marker, which the text does not repeat.
        marker = paragraph["marker"] or ""
        begin = self.text[slice(*paragraph["span"])]
        if marker and begin.startswith(marker) and not text.startswith(marker):
            text = begin[:len(begin) - len(begin[len(marker):].lstrip())] + text
        self.check_shown(what, paragraph, text)

    def check_title(self, what, thing, lead):
        """The title stands at the begin of its section or appendix, behind `lead` characters at most."""
        if thing["title"] is None:
            return
        begin = self.text[thing["span"][0]:thing["span"][0] + lead + len(thing["title"]) + 400]
        if squash(thing["title"]) not in squash(begin) and not stands_in(thing["title"], begin):
            self.wrong(f"{what}: title {thing['title'][:80]!r} is not in {begin[:120]!r}")

    def check_table(self, where, table):
        rows = [(f"{where} row {index}", row) for index, row in enumerate(table["rows"])]
        keys, seen = [column["key"] for column in table["columns"]], ""
        if len(set(keys)) != len(keys):
            self.wrong(f"{where}: keys repeat: {keys}")
        for what, row in rows:
            self.check_span(what, row)
            self.check_dues(what, row)
            seen += squash(self.text_of(row))
            if list(row["cells"]) != keys:
                self.wrong(f"{what}: its cells are {list(row['cells'])}, the columns {keys}")
            for key, cell in row["cells"].items():
                # A cell of a broken row is in several pieces; a tall cell stands in an earlier row, alone or as a word of this cell.
                tall = self.record["source"]["media_type"] == "text/html" and cell and all(squash(word) in seen for word in cell.split())
                if cell is not None and "pieces" not in row and squash(cell) not in seen and not tall:
                    self.wrong(f"{what}: cell {key} {cell[:80]!r} is not in the text of its table")
        self.check_apart([entry for entry in rows if "pieces" not in entry[1]])
        return rows

    def check_content(self, what, node):
        """Paragraphs, tables and children of a section or appendix, in one order of the text."""
        paragraphs = [(f"{what} paragraph {i}", p) for i, p in enumerate(node["paragraphs"])]
        for name, paragraph in paragraphs:
            self.check_paragraph(name, paragraph)
        children = [(f"section {child['id']}", child) for child in node.get("children", node.get("sections"))]
        rows = [row for number, table in enumerate(node["tables"]) for row in self.check_table(f"{what} table {number}", table)]
        self.check_apart(paragraphs)
        self.check_apart(children)
        self.check_apart(sorted(paragraphs + children, key=lambda entry: entry[1]["span"]))
        self.check_inside(what, node, paragraphs + children + rows)

    def check_sections(self, sections):
        self.check_apart([(f"section {section['id']}", section) for section in sections])
        for section in support.sections_of(sections):
            what = f"section {section['id']}"
            self.check_span(what, section)
            if not squash(self.text_of(section)).startswith(squash(section["label"])):
                self.wrong(f"{what}: begins with {self.text_of(section)[:40]!r}, not with its label")
            self.check_title(what, section, len(section["label"]))
            self.check_content(what, section)

    def check_appendices(self):
        self.check_apart([(f"appendix {i}", appendix) for i, appendix in enumerate(self.record["appendices"])])
        for number, appendix in enumerate(self.record["appendices"]):
            what = f"appendix {number}"
            self.check_span(what, appendix)
            self.check_title(what, appendix, len(self.text_of(appendix)))
            self.check_content(what, appendix)
            self.check_sections(appendix["sections"])

    def check_header(self):
        header = self.record["document"]
        places = {name: place for name, place in header["spans"].items() if place}
        for name, place in places.items():
            self.check_span(f"header {name}", place)
        for name in ("number_symbol", "place", "title"):
            there = self.text_of(places[name]) if name in places else ""
            if there and header[name] and squash(header[name]) != squash(there) and not stands_in(header[name], there):
                self.wrong(f"header {name}: {header[name]!r} is not {there!r}")
        signer = (header["signer"] or {}).get("name")
        if signer and "signer" in places and squash(signer) not in squash(self.text_of(places["signer"])):
            self.wrong(f"header signer: {signer!r} is not in {self.text_of(places['signer'])!r}")
        shown = squash("".join(self.text_of(part) for part in self.record["parts"] if part["kind"] == "recipients"))
        for recipient in header["recipients"]:
            if squash(recipient) not in shown:
                self.wrong(f"header recipients: {recipient!r} is not in the recipients' part")

    def names(self):
        """Every value that `in` may have."""
        yield from ("letterhead", "title", "preamble", "closing", "recipients", "signature", "other")
        yield from self.section_names("", self.record["sections"])
        for number, appendix in enumerate(self.record["appendices"]):
            here = f"appendix:{number}"
            yield from (here, here + "/title", here + "/attached_to")
            yield from self.section_names(here + "/", appendix["sections"])
            yield from self.table_names(here, appendix["tables"])

    def section_names(self, lead, sections):
        for section in support.sections_of(sections):
            here = f"{lead}section:{section['id']}"
            yield from (here, here + "/title")
            yield from self.table_names(here, section["tables"])

    def table_names(self, lead, tables):
        for number, table in enumerate(tables):
            yield f"{lead}/table:{number}/note"
            for index in range(len(table["rows"])):
                yield from (f"{lead}/table:{number}/row:{index}/{column['key']}" for column in table["columns"])

    def check_ids(self):
        for what in ("citations", "works", "assignments"):
            self.check_unique(what, [thing["id"] for thing in self.record[what]])
        for tree in (self.record["sections"], *(appendix["sections"] for appendix in self.record["appendices"])):
            self.check_unique("sections", [section["id"] for section in support.sections_of(tree)])

    def check_unique(self, what, ids):
        for repeated in sorted({name for name in ids if ids.count(name) > 1}):
            self.wrong(f"{what}: id {repeated} repeats")

    def check_references(self):
        names = set(self.names())
        for what in ("citations", "definitions", "assignments", "targets"):
            for thing in self.record[what]:
                if thing["in"] not in names:
                    self.wrong(f"{what}: {thing.get('id') or thing['span']} is in {thing['in']!r}, which is not there")
        works = {work["id"]: work for work in self.record["works"]}
        mentions = {name: [c["id"] for c in self.record["citations"] if c["work"] == name] for name in works}
        for name, work in works.items():
            if work["mentions"] != mentions[name]:
                self.wrong(f"work {name}: mentions {work['mentions']}, but the citations of it are {mentions[name]}")
        used = [(c["id"], name) for c in self.record["citations"]
                for name in (c["work"], c["relation_from"], *c["resolution"]["candidates"]) if name is not None]
        used += [("based_on", name) for name in self.record["document"]["based_on"]]
        used += [("definition", name) for definition in self.record["definitions"] for name in definition["works"]]
        for where, name in used:
            if name not in works:
                self.wrong(f"{where}: there is no work {name}")

    def check_citations(self):
        mentions = [(f"citation {c['id']}", c) for c in self.record["citations"]]
        for what, c in mentions:
            self.check_shown(what, c, c["text"])
            if c["line"] is not None and c["source_span"] and c["line"] != self.source.count(b"\n", 0, c["source_span"][0]) + 1:
                self.wrong(f"{what}: line {c['line']} is not that of its source_span")
        self.check_apart(mentions)

    def check_tasks(self):
        """Assignments and targets: their words stand where they say, in the place that `in` names; what they point to is there."""
        entries = {entry["id"]: entry for entry in self.record["assignments"]}
        mentions = {c["id"]: c for c in self.record["citations"]}
        shown = [(f"assignment {entry['id']}", entry, entry["task"]) for entry in entries.values()]
        shown += [(f"target {index}", target, target["text"]) for index, target in enumerate(self.record["targets"])]
        for what, thing, words in shown:
            self.check_span(what, thing)
            if squash(words) != squash(self.text_of(thing)):
                self.wrong(f"{what}: {words[:80]!r} is not {self.text_of(thing)[:80]!r}")
        for name, entry in entries.items():
            for cited in entry["citations"]:
                if cited not in mentions:
                    self.wrong(f"assignment {name}: there is no citation {cited}")
                elif not inside(entry["span"], mentions[cited]["span"]):
                    self.wrong(f"assignment {name}: citation {cited} lies outside its task")
            if entry["same_as"] is not None and (entry["same_as"] not in entries or entry["same_as"] == name):
                self.wrong(f"assignment {name}: same_as {entry['same_as']} is no other assignment")
            self.check_dues(f"assignment {name}", entry)
        for number, target in enumerate(self.record["targets"]):
            if target["measure"] and target["measure"] not in target["text"]:
                self.wrong(f"target {number}: {target['measure']!r} is no part of {target['text']!r}")

    def check_dues(self, what, thing):
        """`due` is one of `due_all`; the first day is not behind the last."""
        if (thing["due"] is None) != (not thing["due_all"]) or (thing["due"] and thing["due"] not in thing["due_all"]):
            self.wrong(f"{what}: due {thing['due']} is none of {thing['due_all']}")
        for due in thing["due_all"]:
            if due["from"] and due["to"] and due["from"] > due["to"]:
                self.wrong(f"{what}: {due['text']!r} is from {due['from']} to {due['to']}")

    def check(self):
        self.check_parts()
        self.check_header()
        self.check_sections(self.record["sections"])
        self.check_appendices()
        self.check_citations()
        self.check_tasks()
        self.check_ids()
        self.check_references()
        for diagnostic in self.record["diagnostics"]:
            if diagnostic["span"] is not None:
                self.check_span(f"diagnostic {diagnostic['code']}", diagnostic)


def main():
    p = support.parser(__doc__)
    p.add_argument("files", nargs="*", help="instead of the fixtures")
    options = p.parse_args()
    report = support.Report()
    for fixture in options.files or support.fixtures() + support.table_fixtures():
        try:
            first, second = (support.extract(options.program, fixture) for _ in range(2))
        except support.Refused as error:
            report.wrong(fixture, error)
            continue
        if first != second:
            report.wrong(fixture, "two runs give different bytes")
        Checker(fixture, json.loads(first), support.read_source(fixture), report).check()
    report.finish()


if __name__ == "__main__":
    main()
