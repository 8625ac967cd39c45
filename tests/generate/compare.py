"""Compares a record with the cases of its document."""
import collections
import re


class Item:
    """One thing that is counted: a mention, or a case where no mention is due. `wrong` lists what differs."""

    def __init__(self, case, mention, where):
        self.case = case
        self.mention = mention
        self.where = where        # start of the paragraph in the record's text
        self.tags = case.tags | (mention.tags if mention else {"kind: none"})
        self.wrong = []


def fold(text):
    """Runs of blanks as one: what the normalised text does with them is not the matter here."""
    return re.sub(r"[ \u00a0]+", " ", text) if text else text


def find(text, paragraph, start):
    """Where the paragraph stands, as a match; runs of blanks may differ. The text has plain blanks only: a paragraph may come twice."""
    at = text.find(paragraph.replace("\u00a0", " "), start)
    if at >= 0:
        return at, at + len(paragraph)
    pattern = "[ \u00a0]+".join(re.escape(part) for part in re.split("[ \u00a0]+", paragraph))
    found = re.compile(pattern).search(text, start)
    return found.span() if found else None


class Comparison:
    def __init__(self, record, document):
        self.record = record
        self.document = document
        self.source = document.source.encode("utf-8")
        self.text = record["text"]
        self.works = {work["id"]: work for work in record["works"]}
        self.ids = {}             # id(Work) -> the id in the record
        self.items = []
        self.cases = document.cases

    def run(self):
        position = 0
        taken = 0
        paired = []
        plain = self.text.replace("\u00a0", " ")
        for case in self.cases:
            place = find(plain, case.text, position)
            items = [Item(case, mention, place) for mention in case.mentions] or [Item(case, None, place)]
            self.items += items
            if not place:
                for item in items:
                    item.wrong.append(("paragraph", case.text, None))
                continue
            position = place[1]
            while taken < len(self.record["citations"]) and self.record["citations"][taken]["span"][0] < place[0]:
                taken += 1
            found = []
            while taken < len(self.record["citations"]) and self.record["citations"][taken]["span"][0] < place[1]:
                found.append(self.record["citations"][taken])
                taken += 1
            paired += self.pair(case, items, place, found)
            self.definitions(case, items, place)
            self.diagnostics(case, items, place)
        self.based_on()
        self.apart()
        for item, citation in paired:
            self.work(item, citation)
        for item, citation in paired:  # the governor may stand behind
            self.governor(item, citation)
        return self.items

    def apart(self):
        """No two citations share text, and each stands where it says."""
        spans = [one["span"] for one in self.record["citations"]]
        where = [one["span"][0] for one, after in zip(self.record["citations"], spans[1:]) if one["span"][1] > after[0]]
        where += [one["span"][0] for one in self.record["citations"] if self.text[slice(*one["span"])] != one["text"]]
        for item in self.items:
            if item.where and any(item.where[0] <= at < item.where[1] for at in where):
                item.wrong.append(("spans", "apart, and of their text", "not"))

    def based_on(self):
        """The works that the title names, in order."""
        titles = [item for item in self.items if item.case.place == "title"]
        wanted = [item.mention.work.symbol for item in titles]
        got = [self.works[work]["key"].split("/", 1)[1].rsplit("/", 1)[0] for work in self.record["document"]["based_on"]]
        if titles and got != wanted:
            titles[0].wrong.append(("based_on", wanted, got))

    def pair(self, case, items, place, found):
        """Mentions with citations by place; what is left on one side is missed, on the other extra."""
        pairs = []
        used = set()
        shown = self.text[place[0]:place[1]]
        exact = shown == case.text
        spans = {one["id"]: [at - place[0] if exact else len(fold(shown[:at - place[0]])) for at in one["span"]] for one in found}
        for item in items:
            if not item.mention:
                continue
            begin, stop = (at if exact else len(fold(case.text[:at])) for at in (item.mention.start, item.mention.end))
            match = next((one for one in found if one["id"] not in used and spans[one["id"]][0] < stop and begin < spans[one["id"]][1]), None)
            if not match:
                item.wrong.append(("missed", item.mention.expect["text"], None))
                continue
            used.add(match["id"])
            self.fields(item, match)
            pairs.append((item, match))
        for one in found:
            start = spans[one["id"]][0]
            if one["id"] not in used and not (one["kind"] == "short" and self.in_definition(case, start)):
                before = [item for item in items if item.mention and item.mention.start < start]
                (before or items)[-1 if before else 0].wrong.append(("extra", None, f"{one['kind']} {one['text']}"))
        return pairs

    @staticmethod
    def in_definition(case, at):
        return any(one.start <= at < one.end for one in case.definitions)

    def fields(self, item, citation):
        for name, value in item.mention.expect.items():
            if name == "pinpoint_text":
                got = [unit["text"] for unit in citation["pinpoint"]]
                value = [value]
            elif name == "resolution":
                got = {"by": citation["resolution"]["by"], "candidates": len(citation["resolution"]["candidates"])}
            else:
                got = citation[name]
            if name in ("text", "issuer", "type") and fold(got) == fold(value):
                continue
            if name == "pinpoint":
                got = sorted([unit["article"] or "", unit["clause"] or "", unit["point"] or ""] for unit in got)
                value = sorted([part or "" for part in unit] for unit in value)
            if got != value:
                item.wrong.append((name, value, got))
        source = self.document.unmark(self.source[slice(*citation["source_span"])].decode("utf-8", "replace"))
        if fold(source.replace("\n", " ")) != fold(citation["text"]):
            item.wrong.append(("source_span", citation["text"], source))
        by = item.mention.by
        if by and citation["resolution"]["by"] != by:
            item.wrong.append(("by", by, citation["resolution"]["by"]))

    def work(self, item, citation):
        """The mention's work, the same for all mentions of it."""
        expected = item.mention.work
        if expected is None:
            return
        work = self.works.get(citation["work"])
        if not work:
            item.wrong.append(("work", expected.key, citation["resolution"]["candidates"]))
            return
        known = self.ids.setdefault(id(expected), work["id"])
        if known != work["id"]:
            item.wrong.append(("identity", expected.key, work["key"]))
        if expected.self != work["self"]:
            item.wrong.append(("self", expected.self, work["self"]))
        if work["jurisdiction"]["level"] != expected.level or (not expected.self and expected.code and work["jurisdiction"]["code"] != expected.code):
            item.wrong.append(("jurisdiction", f"{expected.level} {expected.code}", work["jurisdiction"]))
        elif expected.code and work["key"] != expected.key:
            item.wrong.append(("key", expected.key, work["key"]))
        if expected.title and (fold(work["title"]) or "").strip("“”") != expected.title:
            item.wrong.append(("title", expected.title, work["title"]))

    def governor(self, item, citation):
        """Whose relation it is: of a work, or of this document."""
        governor = item.mention.governor
        if governor != "none":
            wanted = self.ids.get(id(governor)) if governor else None
            if citation["relation_from"] != wanted:
                named = self.works.get(citation["relation_from"])
                item.wrong.append(("relation_from", governor and governor.key, named and named["key"]))

    def diagnostics(self, case, items, place):
        """What is due must be there, as often, somewhere in the paragraph."""
        got = collections.Counter(one["code"] for one in self.record["diagnostics"] if one["span"] and place[0] <= one["span"][0] < place[1])
        for code, due in collections.Counter(case.diagnostics).items():
            if got[code] < due:
                items[0].wrong.append(("diagnostic", code, dict(got)))

    def definitions(self, case, items, place):
        """Aliases that the paragraph gives, by place."""
        got = [(self.text[one["span"][0]:one["span"][1]], one) for one in self.record["definitions"] if place[0] <= one["span"][0] < place[1]]
        wanted = [case.text[one.start:one.end] for one in case.definitions]
        if [fold(text) for text, _ in got] != [fold(text) for text in wanted]:
            items[0].wrong.append(("definitions", wanted, [text for text, _ in got]))
            return
        for (_, one), definition in zip(got, case.definitions):
            keys = [self.works[work]["number_symbol"] or self.works[work]["name"] for work in one["works"]]
            if keys != [work.symbol for work in definition.works]:
                items[0].wrong.append(("definition", [work.symbol for work in definition.works], keys))
