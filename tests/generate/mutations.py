#!/usr/bin/env python3
"""Documents broken at random: the program ends well, and what holds in every record holds in theirs.

mutations.py --program VANBAN [--count N] [--seed N] [--keep FOLDER]

Fixtures and the examples of tests/spec/ are taken apart where documents have their joints: lines and cells are dropped, doubled,
moved, joined; characters that nobody sees, bytes that are no UTF-8 and words of the grammar are strewn in; ends are cut off; one
piece is repeated. What fails is written to --keep, to become a fixture or a file of tests/fuzz/corpus/. Their records are checked
together as well.
"""
import functools
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "fuzz"))
from invariants import Checker
from support import EXTRACT_OPTIONS, Report, parser

from compose import Draw
from prepare import documents, words

BATCH = 40          # documents a process
LARGEST = 300_000   # bytes of a document
DEADLINE = 300      # seconds for a batch, with sanitizers on a busy machine
UNSEEN = ["\u200b", "\u0301", "\u0323\u0302", "\u00ad", "\u00a0", "\ufeff", "\u2028", "\u0085", "\ufffd", "\u202e", "\ufe0f", "\U0001f600"]
ODD = [one.encode() for one in UNSEEN] + [
    b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xf0\x90", b"\r", b"\r\n", b"\f", b"\0", b"\v", b"\t", b" " * 40, b"\x1b[0m", b"|", b"**", b"_", b"\\",
    b"<br>", b"<b>", b"`", b"[", b"](", b"&nbsp;", b"\n", b"\n\n", b"\n- ", b"\n# "]
LONG = ["a", "Đ", "1", "/", "(", ".", "-", " ", "|", "x ", "Sở ", "1.", "\t", '"', "“", ","]
LINE_ENDS = [b"\n", b"\n\n", b"\n \n", b"\r\n", b"\r", b"\n\f\n", b" ", b"\n\n3\n\n"]
LAYOUT = re.compile(rb"<|\S(    |\t| *\|)")   # side by side, or a table: what is one behind the other in the text is not so in the source


def in_lines(change):
    """The mutation of the list of lines, in place."""
    @functools.wraps(change)
    def mutation(source, draw):
        lines = source.split(b"\n")
        change(lines, draw.random.randrange(len(lines)), draw)
        return b"\n".join(lines)
    return mutation


def place(source, draw):
    return draw.random.randint(0, len(source))


def insert(source, draw, piece):
    at = place(source, draw)
    return source[:at] + piece + source[at:]


@in_lines
def drop_line(lines, at, draw):
    del lines[at]


@in_lines
def double_line(lines, at, draw):
    lines[at:at] = [lines[at]] * draw.of([1, 2, 30])


@in_lines
def swap_lines(lines, at, draw):
    other = draw.random.randrange(len(lines))
    lines[at], lines[other] = lines[other], lines[at]


@in_lines
def move_lines(lines, at, draw):
    moved = lines[at:at + draw.number(12)]
    del lines[at:at + len(moved)]
    to = draw.random.randint(0, len(lines))
    lines[to:to] = moved


@in_lines
def join_lines(lines, at, draw):
    lines[at:at + 2] = [draw.of([b"", b" ", b"\t", b" | "]).join(lines[at:at + 2])]


@in_lines
def repeat_lines(lines, at, draw):
    lines[at:at] = lines[at:at + draw.number(4)] * draw.of([10, 100, 1000])


@in_lines
def change_case(lines, at, draw):
    text = lines[at].decode("utf-8", "replace")
    lines[at] = (text.upper() if draw.chance(0.5) else text.lower()).encode()


@in_lines
def change_cells(lines, at, draw):
    mark = next((mark for mark in (b"\t", b"|") if mark in lines[at]), b" ")
    cells = lines[at].split(mark)
    one, other = (draw.random.randrange(len(cells)) for _ in range(2))
    how = draw.number(5)
    if how == 1:
        del cells[one]
    elif how == 2:
        cells[one:one] = [cells[one]] * draw.of([1, 40])
    elif how == 3:
        cells[one], cells[other] = cells[other], cells[one]
    else:
        cells[one] = draw.of(WORDS) if how == 4 else b""
    lines[at] = mark.join(cells)


def strew_bytes(source, draw):
    for _ in range(draw.of([1, 1, 5, 60])):
        source = insert(source, draw, draw.of(ODD))
    return source


def strew_characters(source, draw):
    """Between characters, never inside one."""
    text = source.decode("utf-8", "replace")
    for _ in range(draw.of([1, 5, 60])):
        text = insert(text, draw, draw.of(UNSEEN))
    return text.encode()


def strew_words(source, draw):
    for _ in range(draw.of([1, 5, 40])):
        source = insert(source, draw, draw.of(WORDS))
    return source


def everywhere(source, draw):
    odd, mark = draw.of(ODD), draw.of([b" ", b"\n", b"\xe1", b"n", b"\t", b"|", b"/"])
    return source.replace(mark, draw.of([mark + odd, odd + mark, odd]))


def cut_end(source, draw):
    return source[:place(source, draw)]


def cut_begin(source, draw):
    return source[place(source, draw):]


def cut_out(source, draw):
    at = place(source, draw)
    return source[:at] + source[at + draw.of([1, 3, 100, 1000]):]


def change_bytes(source, draw):
    changed = bytearray(source)
    for _ in range(draw.of([1, 10, 100]) if source else 0):
        changed[draw.random.randrange(len(changed))] = draw.random.randrange(256)
    return bytes(changed)


def lengthen(source, draw):
    return insert(source, draw, draw.of(LONG).encode() * draw.of([100, 300, 5000]))


def decompose(source, draw):
    return unicodedata.normalize(draw.of(["NFD", "NFKD"]), source.decode("utf-8", "replace")).encode()


def change_line_ends(source, draw):
    return re.sub(rb"\n+", draw.of(LINE_ENDS), source)


MUTATIONS = [drop_line, double_line, swap_lines, move_lines, join_lines, repeat_lines, change_case, change_cells, strew_bytes, strew_characters,
             strew_words, everywhere, cut_end, cut_begin, cut_out, change_bytes, lengthen, decompose, change_line_ends]
WORDS = sorted(set(words()))
POOL = list(documents())


def mutated(draw):
    """(extension, bytes, names of the mutations)"""
    ending, source = draw.of(POOL)
    if draw.chance(0.15):
        source += b"\n" + draw.of(POOL)[1]
    names = []
    for _ in range(draw.of([1, 1, 2, 3, 6])):
        mutation = draw.of(MUTATIONS)
        names.append(mutation.__name__)
        source = (mutation(source, draw) or b"x")[:LARGEST]
    if draw.chance(0.1):
        ending = draw.of([".txt", ".md", ".html"])
    return ending, source, names


class Batch:
    def __init__(self, program, folder, report, keep):
        self.program, self.folder, self.report, self.keep = program, folder, report, keep

    def run(self, command, paths, given=None):
        """(exit status, output, errors); None where it hangs."""
        options = EXTRACT_OPTIONS if command == "extract" else []
        try:
            done = subprocess.run([self.program, command, "--format", "ndjson", "-j", "1", *options, *paths], input=given, capture_output=True,
                                  timeout=DEADLINE, check=False)
        except subprocess.TimeoutExpired:
            return None, b"", b"it hangs"
        return done.returncode, done.stdout, done.stderr

    def wrong(self, path, names, what):
        kept = path
        if self.keep:
            self.keep.mkdir(parents=True, exist_ok=True)
            kept = self.keep / path.name
            kept.write_bytes(path.read_bytes())
        self.report.wrong(kept, f"{' '.join(names)}: {what}")

    def check_record(self, path, names, source, record):
        class Found:
            def __init__(self):
                self.first = None

            def wrong(self, _, what):
                if not self.first and not ("source" in what and LAYOUT.search(source)):
                    self.first = what
        found = Found()
        Checker(str(path), record, source, found).check()
        if found.first:
            self.wrong(path, names, found.first)

    def check(self, first, batch):
        paths = []
        for index, (ending, source, _) in enumerate(batch, first):
            paths.append(self.folder / f"{index:06}{ending}")
            paths[-1].write_bytes(source)
        status, output, _ = self.run("extract", paths)
        lines = output.split(b"\n")[:-1]
        if status not in (0, 3) or len(lines) != len(paths):
            for path, (_, _, names) in zip(paths, batch):
                status, _, errors = self.run("extract", [path])
                if status not in (0, 3):
                    self.wrong(path, names, f"exit {status}: {errors.decode('utf-8', 'replace')[:1500]}")
            return
        for path, (_, source, names), line in zip(paths, batch, lines, strict=True):
            record = json.loads(line)
            if "error" not in record:
                self.check_record(path, names, source, record)
        status, _, errors = self.run("check", ["-"], output)
        if status not in (0, 3):
            records = self.folder / f"{first:06}.ndjson"
            records.write_bytes(output)
            self.wrong(records, [], f"check: exit {status}: {errors.decode('utf-8', 'replace')[:1500]}")


def main():
    options = parser("Documents broken at random.")
    options.add_argument("--count", type=int, default=400)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--keep", type=pathlib.Path, help="where to write the documents that fail")
    args = options.parse_args()
    draw, report = Draw(args.seed), Report()
    with tempfile.TemporaryDirectory(prefix="vanban-mutations-") as folder:
        batches = Batch(args.program, pathlib.Path(folder), report, args.keep)
        for first in range(0, args.count, BATCH):
            batches.check(first, [mutated(draw) for _ in range(BATCH)])
            for left in os.listdir(folder):
                os.remove(os.path.join(folder, left))
    print(f"{args.count} documents, seed {args.seed}")
    report.finish()


if __name__ == "__main__":
    main()
