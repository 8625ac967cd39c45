"""What the pages on citations show of a record: one table of kinds, each a function record -> lines."""


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


def pinpoints(mention, works):
    units = [" ".join(f"{name} {unit[name]}" for name in ("article", "clause", "point") if unit[name]) + f" \"{unit['text']}\""
             for unit in mention["pinpoint"]]
    return "; ".join(unit.strip() for unit in units) or "-"


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


def definitions(record):
    """ALIAS = the works it stands for; then each mention and the work it means."""
    works = {work["id"]: work["number_symbol"] or work["name"] or "?" for work in record["works"]}
    named = [f"{one['alias']} = {', '.join(works[work] for work in one['works'])}" for one in record["definitions"]]
    return named + [f"{mention['text']} | {mention['kind']} | {works.get(mention['work'], '?')}" for mention in record["citations"]]


def diagnostics(record):
    """The mentions, then the diagnostics on citations: CODE: the text at its span."""
    found = [f"! {one['code']}: {record['text'][one['span'][0]:one['span'][1]]}" for one in record["diagnostics"] if one["span"]]
    return [mention["text"] for mention in record["citations"]] + found


KINDS = {
    "mentions": of_mentions(kind),
    "symbols": of_mentions(type_and_code, number, field("symbol"), printed_and_canonical),
    "dates": of_mentions(field("date")),
    "issuers": of_mentions(field("issuer")),
    "pinpoints": of_mentions(pinpoints),
    "aliases": definitions,
    "works": of_mentions(work_key, resolved_by),
    "titles": of_mentions(work_title),
    "relations": of_mentions(relation),
    "diagnostics": diagnostics,
}
