"""What the pages on citations show of a record: one table of kinds, each a function record -> lines."""
import re


def of_mentions(*columns):
    """One line a mention: its text and the columns, each a function (citation, works by id) -> text."""
    def lines(record):
        works = {work["id"]: work for work in record["works"]}
        return [" | ".join([mention["text"], *(column(mention, works) for column in columns)]) for mention in record["citations"]]
    return lines


def field(name):
    return lambda mention, works: "-" if mention[name] is None else str(mention[name])


def kind(mention, works):
    return mention["kind"]


def type_and_code(mention, works):
    return f"{mention['type'] or '-'} ({mention['type_code'] or '-'})"


def number(mention, works):
    """45, or 140 of 2017."""
    year = f" of {mention['year']}" if mention["year"] else ""
    return f"{mention['number'] or '-'}{year}"


def printed_and_canonical(mention, works):
    """The number and symbol as printed, "= " the form the grammar knows where that is another."""
    known = f" = {mention['symbol_canonical']}" if mention["symbol_canonical"] else ""
    return f"{mention['number_symbol'] or '-'}{known}"


UNITS = ("article", "clause", "point")


def pinpoints(mention, works):
    """article 49 clause 1 "khoản 1, Điều 49"; what is named beside article, clause and point stands in the words only."""
    units = [" ".join([*(f"{name} {unit[name]}" for name in UNITS if unit[name]), f'"{unit["text"]}"']) for unit in mention["pinpoint"]]
    return "; ".join(units) or "-"


def places(mention, works):
    """7:1:a, 9:2: article, clause, point."""
    return ", ".join(":".join(unit[name] or "-" for name in UNITS if unit[name]) for unit in mention["pinpoint"]) or "-"


def work_key(mention, works):
    """The key of the work, or what it may be."""
    if mention["work"]:
        return works[mention["work"]]["key"]
    return " or ".join(works[work]["key"] for work in mention["resolution"]["candidates"]) or "?"


def resolved_by(mention, works):
    return mention["resolution"]["by"] or "unresolved"


def work_title(mention, works):
    return works[mention["work"]]["title"] or "-" if mention["work"] else "-"


def relation(mention, works):
    """implements, planned amends, implements (from 98-CTr/TU)."""
    planned = "planned " if mention["planned"] else ""
    governor = works.get(mention["relation_from"])
    governed = f" (from {governor['number_symbol'] or governor['name'] or 'this'})" if governor else ""
    return f"{planned}{mention['relation']}{governed}"


def owner(mention, works):
    """Whose document it is: province VN-14; below the province only the level."""
    jurisdiction = works[mention["work"]]["jurisdiction"]
    return f"province {jurisdiction['code']}" if jurisdiction["level"] == "province" else jurisdiction["level"]


def definitions(record):
    """ALIAS = the works it stands for."""
    works = {work["id"]: work["number_symbol"] or work["name"] or "?" for work in record["works"]}
    return [f"{one['alias']} = {', '.join(works[work] for work in one['works'])}" for one in record["definitions"]]


def aliases(record):
    """The definitions; then each mention and the work it means."""
    works = {work["id"]: work["number_symbol"] or work["name"] or "?" for work in record["works"]}
    return definitions(record) + [f"{mention['text']} | {mention['kind']} | {works.get(mention['work'], '?')}" for mention in record["citations"]]


def uses(record):
    """Short forms outside of definitions."""
    works = {work["id"]: work for work in record["works"]}
    defined = [one["span"] for one in record["definitions"]]
    return [" | ".join([mention["text"], mention["kind"], work_key(mention, works), resolved_by(mention, works)]) for mention in record["citations"]
            if mention["kind"] == "short" and not any(span[0] <= mention["span"][0] < span[1] for span in defined)]


def diagnostics(record):
    """The mentions, then what was odd."""
    return [mention["text"] for mention in record["citations"]] + [f"! {one['code']}" for one in record["diagnostics"]]


def ranges(record):
    """The mentions, then the count in the message of what lies between them."""
    printed = {figure for mention in record["citations"] for figure in re.findall(r"[0-9]+", mention["text"])}
    counts = [[figure for figure in re.findall(r"[0-9]+", one["message"]) if figure not in printed] for one in record["diagnostics"]
              if one["code"] == "citation-range"]
    return [mention["text"] for mention in record["citations"]] + [f"! citation-range: {' '.join(figures)}" for figures in counts]


def variants(record):
    """The works; of those that are probably misprints also of what."""
    symbols = {work["id"]: work["number_symbol"] for work in record["works"]}
    return [work["number_symbol"] + (f" variant of {symbols[work['variant_of']]}" if work["variant_of"] else "") for work in record["works"]]


KINDS = {
    "mentions": of_mentions(kind),
    "symbols": of_mentions(type_and_code, number, field("symbol"), printed_and_canonical),
    "dates": of_mentions(field("date")),
    "issuers": of_mentions(field("issuer")),
    "pinpoints": of_mentions(pinpoints),
    "places": of_mentions(places),
    "forms": of_mentions(printed_and_canonical),
    "named": of_mentions(field("type")),
    "keys": of_mentions(work_key),
    "owners": of_mentions(owner),
    "aliases": aliases,
    "definitions": definitions,
    "uses": uses,
    "range": ranges,
    "variants": variants,
    "works": of_mentions(work_key, resolved_by),
    "titles": of_mentions(work_title),
    "relations": of_mentions(relation),
    "diagnostics": diagnostics,
}
