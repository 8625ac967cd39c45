"""What the test scripts share: the fixtures, and running the program on them."""
import argparse
import json
import os
import subprocess
import sys

TESTS = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.dirname(TESTS)
INPUTS = (".txt", ".md", ".html")

# More options of `vanban extract` for a whole run of the tests: "--no-jit".
EXTRACT_OPTIONS = os.environ.get("VANBAN_TEST_OPTIONS", "").split()


def parser(description):
    p = argparse.ArgumentParser(description=description)
    p.add_argument("--program", required=True, type=os.path.abspath, help="the vanban to test")
    return p


def fixtures():
    """Paths below TOP, sorted: "fixtures/party-pandoc.md", "fixtures/small/empty-line.txt"."""
    return sorted(f"{folder}/{name}" for folder in ("fixtures", "fixtures/small") if os.path.isdir(os.path.join(TOP, folder))
                  for name in os.listdir(os.path.join(TOP, folder)) if name.endswith(INPUTS))


def table_fixtures():
    """One table in every shape: rendered from fixtures/tables/source.json (rendered_tables_test.py)."""
    return sorted(f"fixtures/tables/{name}" for name in os.listdir(os.path.join(TOP, "fixtures/tables")) if name.endswith(INPUTS))


def read_source(fixture):
    with open(os.path.join(TOP, fixture), "rb") as file:
        return file.read()


class Refused(Exception):
    """The program could not read what it should have read."""


def run(program, command, *args, options=()):
    """Standard output of the command, run in TOP so that names in records do not depend on where the checkout stands."""
    done = subprocess.run([program, command, *options, *args], cwd=TOP, capture_output=True, timeout=600)
    if done.returncode != 0:
        raise Refused(f"vanban {command} {' '.join(args)}: exit {done.returncode}: {done.stderr.decode('utf-8', 'replace')}")
    return done.stdout


def normalize(program, fixture):
    return run(program, "normalize", fixture)


def extract(program, fixture):
    return run(program, "extract", "--format", "json", fixture, options=EXTRACT_OPTIONS)


def record(program, fixture):
    return json.loads(extract(program, fixture))


def sections_of(nodes):
    """Every section of a tree, each before its children."""
    for node in nodes:
        yield node
        yield from sections_of(node["children"])


class Report:
    """Collects what is wrong and ends the script: 0 when nothing is."""

    def __init__(self):
        self.count = 0

    def wrong(self, where, what):
        self.count += 1
        print(f"{where}: {what}", flush=True)

    def finish(self):
        print(f"{self.count} wrong" if self.count else "all right")
        sys.exit(bool(self.count))
