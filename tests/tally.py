#!/usr/bin/python3
"""Prints "PASSED FAILED" of a log of meson test (JSON lines). A log that is not there, or empty, is one failure."""
import json
import sys


def main():
    try:
        with open(sys.argv[1], encoding="utf-8") as log:
            results = [json.loads(line)["result"] for line in log]
    except FileNotFoundError:
        results = []
    passed = sum(result in ("OK", "EXPECTEDFAIL") for result in results)
    failed = sum(result not in ("OK", "EXPECTEDFAIL", "SKIP") for result in results)
    print(passed, failed if results else 1)


main()
