#!/usr/bin/python3
"""A set of 63 and a set of 34 small plans with planted inconsistencies of every code and as many near misses: all found, nothing else.

The plans of the 63 provinces before 1 July 2025 and of the 34 since then each answer one resolution of the centre. Cases
(planted_cases.py), made from the table of codes (check/codes.tsv), plant in them what a code reports, or what looks like it and
is not reported. What `vanban check` says must be what was planted: each planted finding with its code, number and symbol
and the documents of its evidence, no other finding. --seed makes other sets, --show prints the plans that went wrong.
"""
import collections
import csv
import json
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from planted_cases import NEAR, PLANTED
from planted_set import Expected, Set, frames, provinces
from support import TOP, Report, parser

# Cases that the program fails, with the reason; the list may only shrink.
KNOWN = {}


def codes():
    with open(os.path.join(TOP, "check/codes.tsv"), encoding="utf-8", newline="") as file:
        return [row["code"] for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]


def composed(frame, seed):
    """All cases on the 63 plans; on the 34, which have less room, those of which a plan is left."""
    made = Set(frame, seed)
    cases = [(code, function) for code, function in PLANTED + NEAR if function.__name__ not in KNOWN]
    made.rng.shuffle(cases)
    if made.new:
        cases = [case for number, case in enumerate(cases) if number % 2 or case[0] in ("body-not-existing", "not-answered")]
    for code, function in cases:
        made.case = f"{code}: {function.__name__}"
        try:
            function(made)
        except LookupError:
            if not made.new:
                raise
    return made


def run(program, *words, folder, status=0):
    done = subprocess.run([program, *words], cwd=folder, capture_output=True, timeout=120)
    if done.returncode != status:
        raise SystemExit(f"vanban {' '.join(words)}: exit {done.returncode}: {done.stderr.decode('utf-8', 'replace')}")
    return done.stdout


def expect_list(made):
    """The provinces of the set, some by name and some by code, as a person may write them."""
    names = {new if made.new else old for old, _, new, _, _ in provinces()}
    code_of = {old: code for old, _, _, _, code in provinces()}
    return "".join(f"{made.rng.choice([name, code_of[name]])}\n" for name in sorted(names))


def found(program, sets):
    """{name of the set: its findings}, after one extract of all."""
    with tempfile.TemporaryDirectory() as folder:
        for made in sets:
            os.mkdir(f"{folder}/{made.name}")
            for document in made.documents:
                with open(f"{folder}/{document.source}", "w", encoding="utf-8") as file:
                    file.write(document.text())
            with open(f"{folder}/{made.name}/empty.txt", "w", encoding="utf-8"):
                pass
            with open(f"{folder}/{made.name}.expect", "w", encoding="utf-8") as file:
                file.write(expect_list(made))
        lines = run(program, "extract", "--format", "ndjson", *(made.name for made in sets), folder=folder, status=3).splitlines(keepends=True)
        findings = {}
        for made in sets:
            with open(f"{folder}/{made.name}.ndjson", "wb") as file:
                file.writelines(line for line in lines if json.loads(line)["source"]["name"].startswith(f"{made.name}/"))
            told = run(program, "check", "--format", "ndjson", "--lang", "en", "--expect", f"{made.name}.expect", f"{made.name}.ndjson", folder=folder)
            findings[made.name] = [json.loads(line) for line in told.splitlines()]
        return findings


def told(finding):
    says = finding["message"].split(" has not answered")[0] if finding["code"] == "not-answered" else None
    return Expected(finding["code"], finding["number_symbol"], tuple(sorted({place["source"] for place in finding["evidence"]})), says)


def check_coverage(report, made, findings):
    """The last word counts each document once, and what was not read by its reason."""
    last = [f for f in findings if f["code"] == "coverage"]
    if len(last) != 1 or findings[-1] is not last[0] and "coverage" not in last[0]:
        report.wrong(made.name, f"{len(last)} findings of coverage")
        return
    counts = last[0]["coverage"]
    copies = sum(len(finding.sources) - 1 for finding in made.expected if finding.code == "document-twice")
    wanted = {"documents": len(made.documents) - copies, "empty": 1, "copy": copies}
    got = {"documents": counts["documents"], **{reason: counts["inputs_not_checked"].get(reason, 0) for reason in ("empty", "copy")}}
    if got != wanted or counts["citations"] != counts["resolved"] + counts["unresolved"]:
        report.wrong(made.name, f"coverage: expected {wanted}, got {counts}")


def check_set(report, made, findings, show):
    check_coverage(report, made, findings)
    got = collections.Counter(told(f) for f in findings if f["code"] != "coverage")
    wanted = collections.Counter(made.expected)
    documents = {document.source: document for document in made.documents}
    shown = set()
    for kind, wrong in (("planted, not found", wanted - got), ("unexpected", got - wanted)):
        for finding, count in sorted(wrong.items(), key=str):
            where = ", ".join(finding.sources) or finding.says
            cases = sorted({case for source in finding.sources for case in documents[source].cases if case})
            messages = sorted({f["message"] for f in findings if told(f) == finding}) if kind == "unexpected" else []
            report.wrong(where, f"{kind}: {finding.code} {finding.symbol} ({count}) {' '.join(messages)} [cases here: {'; '.join(cases)}]")
            shown |= set(finding.sources)
    for source in sorted(shown) if show else ():
        print(f"\n=== {source}\n{documents[source].text()}")
    return got & wanted, wanted, got


def main():
    p = parser(__doc__.splitlines()[0])
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--show", action="store_true", help="print the plans that went wrong")
    args = p.parse_args()
    report = Report()
    sets = [composed(frame, args.seed) for frame in frames()]
    findings = found(args.program, sets)
    right, wanted, got = ([sum((c for c in part), collections.Counter()) for part in
                           zip(*(check_set(report, made, findings[made.name], args.show) for made in sets))])
    for code in codes():
        if code != "coverage" and not any(finding.code == code for finding in wanted):
            report.wrong(code, "nothing of it is planted")
    for name in sorted(set(KNOWN) - {function.__name__ for _, function in PLANTED + NEAR}):
        report.wrong(name, "there is no such case")
    print(f"{sum(len(made.plans) for made in sets)} plans and {sum(len(made.documents) - len(made.plans) for made in sets)} documents beside them; "
          f"{len(PLANTED)} kinds of planting, {len(NEAR)} of near misses, {wanted.total()} findings planted, precision {right.total() / max(got.total(), 1):.3f}, recall {right.total() / wanted.total():.3f}")
    report.finish()


if __name__ == "__main__":
    main()
