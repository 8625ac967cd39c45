#!/usr/bin/env python3
"""Runs the examples of the pages in tests/spec/ and shows where the program says something else than the page.

spec_test.py --program VANBAN [PAGE[:LINE]…]    without pages: all of tests/spec/*.md
  --show PAGE:LINE   prints the document and what is shown of its record
  --unmark           takes the word `pending` from examples that come out right now

An example with the option `pending` is one that the program does not read as the page says yet. It is run too: when it comes
out right, the test fails until the word is taken away, so that the list of what is missing only gets shorter.
"""
import difflib
import json
import pathlib
import subprocess
import sys
import tempfile

from spec import citation_lines, examples, frames, task_lines
from support import EXTRACT_OPTIONS, Refused, Report, TESTS, parser

# How the record is shown, by the first word behind the fence: a function record -> lines.
KINDS = {**citation_lines.KINDS, **task_lines.KINDS}

# Kinds with a document of their own around the input: a function example -> document. Others: frames.frame.
FRAMES = {**task_lines.FRAMES}

SPEC = pathlib.Path(TESTS) / "spec"
PENDING = "pending"


def records(program, examples_to_run):
    """One record an example, of one process."""
    documents = [(document(example), ".md" if "markdown" in example.options else ".txt") for example in examples_to_run]
    with tempfile.TemporaryDirectory(prefix="vanban-spec-") as folder:
        for index, (text, ending) in enumerate(documents):
            pathlib.Path(folder, f"{index:05}{ending}").write_text(text, encoding="utf-8")
        command = [program, "extract", "--format", "ndjson", *EXTRACT_OPTIONS, folder]
        done = subprocess.run(command, capture_output=True, timeout=600, check=False)
    if done.returncode != 0:
        raise Refused(f"exit {done.returncode}: {done.stderr.decode('utf-8', 'replace')}")
    lines = done.stdout.decode("utf-8").splitlines()
    if len(lines) != len(documents):
        raise Refused(f"{len(documents)} documents gave {len(lines)} records")
    return [json.loads(line) for line in lines]


def document(example):
    return FRAMES.get(example.kind, frames.frame)(example)


def chosen(pages):
    """The examples of "citations.md" or "citations.md:120", of all pages where none is named."""
    every = [example for path in sorted(SPEC.glob("*.md")) for example in examples.read_page(path)]
    if not pages:
        return every
    return [example for example in every if example.page in pages or example.where in pages]


def difference(example, shown):
    return "\n".join(["", f"    {example.input.rstrip()}".replace("\n", "\n    "),
                      *(f"  {line}" for line in difflib.ndiff(example.expected, shown) if not line.startswith("?"))])


def unmark(example):
    path = SPEC / example.page
    lines = path.read_text(encoding="utf-8").split("\n")
    lines[example.line - 1] = " ".join(word for word in lines[example.line - 1].split() if word != PENDING)
    path.write_text("\n".join(lines), encoding="utf-8")


def main():
    options = parser("The examples of tests/spec/.")
    options.add_argument("--show", action="store_true", help="print the documents and what is shown of them")
    options.add_argument("--pending", action="store_true", help="print the pending examples as well")
    options.add_argument("--unmark", action="store_true", help="take `pending` from examples that come out right")
    options.add_argument("pages", nargs="*", metavar="PAGE[:LINE]")
    args = options.parse_args()
    report = Report()
    run = chosen(args.pages)
    if not run:
        sys.exit("no such example")
    unknown = [example for example in run if example.kind not in KINDS]
    for example in unknown:
        report.wrong(example.where, f"unknown kind of example '{example.kind}'; known are {', '.join(KINDS)}")
    run = [example for example in run if example.kind in KINDS]
    missing = 0
    for example, record in zip(run, records(args.program, run)):
        shown = KINDS[example.kind](record)
        pending = PENDING in example.options
        right = shown == example.expected
        if args.show:
            print(f"--- {example.where}\n{document(example)}--- shows\n" + "\n".join(shown))
        if right and pending and args.unmark:
            unmark(example)
        elif right and pending:
            report.wrong(example.where, "comes out right now: take the word `pending` away (--unmark does)")
        elif not right and (not pending or args.pending):
            report.wrong(f"{example.where}: {example.heading}", difference(example, shown))
        missing += pending and not right
    for page in sorted({example.page for example in run}):
        print(f"{page}: {sum(example.page == page for example in run)} examples")
    print(f"{missing} pending")
    report.finish()


main()
