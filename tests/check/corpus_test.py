#!/usr/bin/python3
"""corpus_test.py --program PROGRAM --corpus FOLDER: the findings on real plans are those that were read and found true.

tests/corpus_findings.txt lists them without quotes: file, code, symbol, byte of the first place. A difference is told; whoever changes the
list has read the place.
"""
import json
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))
import support

LIST = os.path.join(support.TESTS, "corpus_findings.txt")

# Whatever else changes, these are found: (file, code, symbol).
ALWAYS = [("000_33367adc4795de1d.txt", "symbol-slip", "98-CTr/TTU"), ("000_33367adc4795de1d.txt", "issuer-conflict", "98-CTr/TU")]


def findings(program, corpus):
    records = subprocess.run([program, "extract", "--format", "ndjson", corpus], check=True, capture_output=True, timeout=60).stdout
    lines = subprocess.run([program, "check", "-"], input=records, check=True, capture_output=True, timeout=60).stdout.splitlines()
    for finding in map(json.loads, lines):
        if finding["code"] == "coverage":
            continue
        place = finding["evidence"][0]
        offset = (place["source_span"] or ["-"])[0]
        yield f"{os.path.basename(place['source'])}\t{finding['code']}\t{finding['number_symbol'] or '-'}\t{offset}"


def main():
    p = support.parser(__doc__.splitlines()[0])
    p.add_argument("--corpus", required=True)
    args = p.parse_args()
    report = support.Report()
    found = set(findings(args.program, args.corpus))
    with open(LIST, encoding="utf-8") as file:
        listed = {line.rstrip("\n") for line in file if line.strip() and not line.startswith("#")}
    for line in sorted(found - listed):
        report.wrong(line.replace("\t", " "), "is found and not listed; read the place, then list it or mend the rule")
    for line in sorted(listed - found):
        report.wrong(line.replace("\t", " "), "is listed and no longer found")
    for entry in ALWAYS:
        if not any(line.startswith("\t".join(entry) + "\t") for line in found):
            report.wrong(" ".join(entry), "must be found")
    report.finish()


main()
