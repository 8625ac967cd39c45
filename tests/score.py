#!/usr/bin/env python3
"""Scores document records of `vanban extract` against hand-made gold annotations: those of the fixtures.

A copy of the scorer of the corpus (evaluate.py), with four differences, each marked "# fixtures": a gold file stands beside
its document as NAME.gold.json, options come from VANBAN_TEST_OPTIONS, no gold file at all is a failure, and the source is read
with its entities and escapes.

Runs `PROGRAM extract --format json FILE` on every corpus file that has a gold file and prints one line a
measure. Exit status 1 when a measure is under a --floor, else 0. Only the Python standard library is used.
"""
import argparse, difflib, html, json, os, re, subprocess, sys, unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))


def fold(text):
    """Comparison form: NFC, one tone placement, no markup, one space, lower case."""
    if text is None:
        return None
    text = unicodedata.normalize("NFC", str(text))
    text = re.sub(r"</?[a-zA-Z][^>]*>|\*+|_{2,}", "", text)
    text = re.sub(r"[‐-―−]", "-", text)
    text = re.sub(r"[“”„«»]", '"', text).replace("’", "'").replace("‘", "'")
    for old, new in (("oà", "òa"), ("oá", "óa"), ("oả", "ỏa"), ("oã", "õa"), ("oạ", "ọa"),
                     ("oè", "òe"), ("oé", "óe"), ("uỳ", "ùy"), ("uý", "úy"), ("uỷ", "ủy"), ("uỵ", "ụy")):
        text = text.replace(old, new).replace(old.capitalize(), new.capitalize()).replace(old.upper(), new.upper())
    text = re.sub(r"\s+", " ", text).strip().lower()
    return text.rstrip(" .;:,") or None


def plain(source):  # fixtures
    """Source text with its entities and backslash escapes read."""
    return html.unescape(re.sub(r"\\([^\w\s]|$)", r"\1", re.sub(r"<[^>]*>", "", source), flags=re.M))


def symbol(text):
    return re.sub(r"\s+", "", text) if text else None


class Tally:
    def __init__(self):
        self.rows, self.errors = {}, []

    def add(self, name, right, gold, got=None):
        r = self.rows.setdefault(name, [0, 0, 0])
        r[0] += right; r[1] += gold; r[2] += gold if got is None else got

    def miss(self, doc, what, gold, got):
        self.errors.append((doc, what, gold, got))


def sections_of(nodes, path=()):
    for n in nodes or []:
        here = path + (n.get("label"),)
        yield "/".join(str(x) for x in here), n
        yield from sections_of(n.get("children"), here)


def score_header(doc, gold, rec, t):
    got, want = rec.get("document") or {}, gold["header"]
    signer = got.get("signer") or {}
    pairs = [("header.type", want["type"], got.get("type")),
             ("header.number_symbol", want["number_symbol"], got.get("number_symbol")),
             ("header.symbol", want["symbol"], got.get("symbol")),
             ("header.date", want["date"], got.get("date")),
             ("header.place", want.get("place"), got.get("place")),
             ("header.issuer", want["issuer"], (got.get("issuer") or {}).get("name")),
             ("header.title", want["title"], got.get("title")),
             *((f"header.signer.{part}", (want.get("signer") or {}).get(part), signer.get(part))
               for part in ("on_behalf", "capacity", "position", "name"))]
    for name, a, b in pairs:
        ok = fold(a) == fold(b)
        t.add("header", ok, 1)
        if not ok:
            t.miss(doc, name, a, b)
    works = {w.get("id"): w for w in rec.get("works", [])}
    based = [symbol((works.get(i) or {}).get("number_symbol")) for i in got.get("based_on") or []]
    ok = based == [symbol(x) for x in want.get("based_on", [])]
    t.add("header", ok, 1)
    if not ok:
        t.miss(doc, "header.based_on", want.get("based_on"), based)
    a, b = [fold(x) for x in want.get("recipients", [])], [fold(x) for x in got.get("recipients") or []]
    hit = sum(m.size for m in difflib.SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks())
    t.add("recipients", hit, len(a), len(b))
    if hit < max(len(a), len(b)):
        t.miss(doc, "recipients", [x for x in a if x not in b], [x for x in b if x not in a])


def score_sections(doc, gold, rec, t):
    got = {(n.get("source_span") or [None])[0]: (p, n) for p, n in sections_of(rec.get("sections"))}
    hit = 0
    for s in gold["sections"]:
        found = got.get(s["start"])
        if not found:
            t.miss(doc, "section", f'{s["path"]} @{s["start"]} {s["title"]}', None); continue
        path, node = found
        if path != s["path"]:
            t.miss(doc, "section.path", s["path"], path); continue
        hit += 1
        ok = fold(node.get("title")) == fold(s["title"])
        t.add("section titles", ok, 1)
        if not ok:
            t.miss(doc, "section.title", s["title"], node.get("title"))
    extra = [p for at, (p, n) in got.items() if at not in {s["start"] for s in gold["sections"]}]
    for p in extra:
        t.miss(doc, "section extra", None, p)
    t.add("sections", hit, len(gold["sections"]), len(got))


def score_paragraphs(doc, gold, rec, t):
    got = sum(p.get("marker") is not None for _, n in sections_of(rec.get("sections")) for p in n.get("paragraphs") or [])
    t.add("list paragraphs", min(got, gold["bullets"]), gold["bullets"], got)
    if got != gold["bullets"]:
        t.miss(doc, "number of - and + paragraphs", gold["bullets"], got)


def score_offsets(doc, gold, rec, t, raw):
    """Every shown text stands where its spans say: in the record's text and, marks taken away, in the file."""
    text = rec.get("text") or ""
    shown = [("citation", c) for c in rec.get("citations", [])]
    shown += [("paragraph", p) for _, n in sections_of(rec.get("sections")) for p in n.get("paragraphs") or []]
    for what, c in shown:
        if c.get("pieces") or c.get("source_pieces") or not c.get("text"):
            continue
        key = fold(c["text"])
        here = fold(text[slice(*c["span"])]) if c.get("span") else None
        there = fold(plain(raw[slice(*c["source_span"])].decode("utf-8", "replace"))) if c.get("source_span") else None  # fixtures
        same = lambda a: a is not None and (a == key or what == "paragraph" and a.endswith(key))
        ok = same(here) and same(there)
        t.add("offsets", ok, 1)
        if not ok:
            t.miss(doc, f"{what} text against text[span] and raw[source_span]", key[:80], ((here or "")[:80], (there or "")[:80]))


def units(pinpoint):
    """Articles, clauses and points named: from the gold's words or from the record's list."""
    if isinstance(pinpoint, str):
        number = lambda word: (re.findall(word + r"\s+(\w+)", pinpoint, re.I) or [None])[0]
        return {(number("Điều"), number("khoản"), number("điểm"))}
    return {(u.get("article"), u.get("clause"), u.get("point")) for u in pinpoint or []}


def score_citations(doc, gold, rec, t):
    works = {w.get("id"): w for w in rec.get("works", [])}
    scored = ("numbered", "named", "blank", "self")

    def counts(c):  # of the mentions of the document itself only "Kế hoạch này" and its like are scored
        return c.get("kind") in scored and (c["kind"] != "self" or "này" in html.unescape(c.get("text") or "").lower())

    got = [c for c in rec.get("citations", []) if c.get("source_span") and counts(c)]
    used = set()

    def key(c):
        if c["kind"] == "named":
            return "named", fold(c.get("name"))
        return c["kind"], symbol(c.get("number_symbol")) if c["kind"] == "numbered" else None

    for kind in scored:
        want = [c for c in gold["citations"] if c["kind"] == kind and counts(c)]
        hit = 0
        for w in want:
            match = next((i for i, c in enumerate(got) if i not in used and key(c) == key(w)
                          and c["source_span"][0] < w["end"] and w["start"] < c["source_span"][1]), None)
            if match is None:
                t.miss(doc, "citation missed", f'{w["text"]} @{w["start"]}', None); continue
            used.add(match); hit += 1
            c = got[match]; work = works.get(c.get("work")) or {}
            if w.get("pinpoint") or c.get("pinpoint"):
                ok = units(w.get("pinpoint")) == units(c.get("pinpoint"))
                t.add("citation pinpoint", ok, 1)
                if not ok:
                    t.miss(doc, f'pinpoint of {w["text"]} @{w["start"]}', w.get("pinpoint"), c.get("pinpoint"))
            if kind != "numbered":
                continue
            for name, a, b in (("span", [w["start"], w["end"]], c["source_span"]),
                               ("type", fold(w["type"]), fold(c.get("type"))),
                               ("stated date", w["stated_date"], c.get("date")),
                               ("stated issuer", fold(w["stated_issuer"]), fold(c.get("issuer"))),
                               ("resolved date", w["date"], work.get("date")),
                               ("relation", w["relation"], c.get("relation")),
                               ("jurisdiction", w["scope"], "national" if (work.get("jurisdiction") or {}).get("level") == "national"
                                else (work.get("jurisdiction") or {}).get("name"))):
                if name == "resolved date" and w.get("suspect"):
                    continue  # the document itself is doubtful here
                ok = a == b
                t.add("citation " + name, ok, 1)
                if not ok:
                    t.miss(doc, "citation " + name + f' of {w["text"]} @{w["start"]}', a, b)
        t.add("citations " + kind, hit, len(want), sum(c["kind"] == kind for c in got))
    for i, c in enumerate(got):
        if i not in used:
            t.miss(doc, "citation extra", None, f'{c.get("kind")} {c.get("text")} @{c["source_span"][0]}')


def score_aliases(doc, gold, rec, t):
    got = {(symbol(w.get("number_symbol")), fold(a)) for w in rec.get("works", []) for a in w.get("aliases") or []}
    want = {(symbol(a["target"]), fold(a["alias"])) for a in gold["aliases"]}

    def same(a, b):  # "… của Tỉnh ủy" at the end of an alias may be read as part of it or not
        return a[0] == b[0] and a[1] and b[1] and (a[1].startswith(b[1]) or b[1].startswith(a[1]))

    found = {w for w in want if any(same(w, g) for g in got)}
    t.add("aliases", len(found), len(want), max(len(got), len(found)))
    for m in want - found:
        t.miss(doc, "alias missed", m, None)


def score_rows(doc, gold, rec, t):
    for i, w in enumerate(gold["appendices"]):
        g = (rec.get("appendices") or [])[i:i + 1] or [{}]
        for name in ("label", "title", "attached_to"):
            a, b = fold(w.get(name)), fold(g[0].get(name))
            t.add("appendix heads", a == b, 1)
            if a != b:
                t.miss(doc, "appendix " + name, w.get(name), g[0].get(name))
    got = [r for a in rec.get("appendices", []) for tb in a.get("tables", []) for r in tb.get("rows", [])]
    want = [r for a in gold["appendices"] for r in a["rows"]]

    def cell(r, name):
        return fold((r.get("cells") or {}).get(name))

    a = [(r["kind"], fold(r["ordinal"]), (fold(r["task"]) or "")[:40]) for r in want]
    b = [(r.get("kind"), fold(r.get("ordinal")), (cell(r, "task") or "")[:40]) for r in got]
    hit = 0
    for m in difflib.SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks():
        for k in range(m.size):
            w, g = want[m.a + k], got[m.b + k]; hit += 1
            if w["kind"] != "task":
                continue
            for name, key in (("task", "task"), ("lead", "lead"), ("support", "support"), ("deadline", "time"),
                              ("submit_to", "submit_to"), ("note", "note")):
                ok = cell(g, name) == fold(w.get(key))
                t.add("cells", ok, 1)
                if not ok:
                    t.miss(doc, f'cell {name} of row {w["group"] if "group" in w else ""}/{w["ordinal"]}', w.get(key), (g.get("cells") or {}).get(name))
            ok = fold(w.get("group")) == fold(g.get("group"))
            t.add("row groups", ok, 1)
    for x in a:
        if x not in b:
            t.miss(doc, "row missed", x, None)
    t.add("rows", hit, len(want), len(got))


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--program", required=True)
    p.add_argument("--gold", default=os.path.join(HERE, "..", "fixtures"))  # fixtures
    p.add_argument("--corpus", default=os.path.join(HERE, "..", "fixtures"))  # fixtures
    p.add_argument("--errors", action="store_true", help="print every difference")
    p.add_argument("--json", action="store_true", help="print the measures as one JSON object")
    p.add_argument("--floor", action="append", default=[], metavar="NAME=F1", help="fail when the measure's F1 is lower (repeatable)")
    o = p.parse_args()
    t = Tally()
    names = [name for name in sorted(os.listdir(o.gold)) if name.endswith(".gold.json")]  # fixtures
    if not names:
        sys.exit(f"{o.gold}: no *.gold.json")
    for name in names:
        gold = json.load(open(os.path.join(o.gold, name), encoding="utf-8"))
        path = os.path.join(o.corpus, gold["file"])
        rec = {}
        try:
            # fixtures: the options
            run = subprocess.run([o.program, "extract", *os.environ.get("VANBAN_TEST_OPTIONS", "").split(), "--format", "json", path], capture_output=True, timeout=60)
            if run.returncode == 0:
                rec = json.loads(run.stdout)
            else:
                print(f"{gold['file']}: exit {run.returncode}: {run.stderr.decode('utf-8', 'replace')[:200]}", file=sys.stderr)
        except (ValueError, OSError, subprocess.TimeoutExpired) as error:
            print(f"{gold['file']}: no record: {error}", file=sys.stderr)
        if isinstance(rec, list):
            rec = rec[0] if rec else {}
        for score in (score_header, score_sections, score_paragraphs, score_citations, score_aliases, score_rows):
            score(gold["file"], gold, rec, t)
        score_offsets(gold["file"], gold, rec, t, open(path, "rb").read())
    figures = {}
    for name, (right, want, got) in t.rows.items():
        precision, recall = (right / got if got else 0.0), (right / want if want else 1.0)
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        if want == 0 and got == 0:
            precision = recall = f1 = 1.0
        figures[name] = {"right": right, "gold": want, "got": got, "precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4)}
    if o.json:
        print(json.dumps(figures, ensure_ascii=False))
    else:
        for name, f in figures.items():
            print(f'{name:26s} right {f["right"]:4d} of {f["gold"]:4d}, given {f["got"]:4d}   P {f["precision"]:.4f}  R {f["recall"]:.4f}  F1 {f["f1"]:.4f}')
    if o.errors:
        for doc, what, gold, got in t.errors:
            print(f"{doc}: {what}: gold {gold!r}, got {got!r}")
    low = [f"{name} {figures.get(name, {}).get('f1', 0.0):.4f} < {value}" for name, value in (f.rsplit("=", 1) for f in o.floor)
           if figures.get(name, {}).get("f1", 0.0) < float(value)]
    for line in low:
        print("under its floor: " + line)
    sys.exit(bool(low))


if __name__ == "__main__":
    main()
