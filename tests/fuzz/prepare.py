#!/usr/bin/python3
"""What fuzzing starts from: a dictionary of words.txt and the registries, and seeds of every construct that the project knows.

prepare.py --program VANBAN FOLDER

Writes FOLDER/vanban.dict and FOLDER/seeds/TARGET/. Seeds are the fixtures and the heads and tails of the long ones, the examples of
tests/spec/, each in a small document, and of some of them the records and the lines that `check --map` makes of them.
"""
import hashlib
import json
import os
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from spec import examples, frames, task_lines  # noqa: E402
from support import TOP, fixtures, parser, read_source, table_fixtures  # noqa: E402

PIECE = 3000  # bytes of a seed: mutations of short ones reach more
RECORDS = 40


def escaped(word):
    return "".join(chr(byte) if 0x20 < byte < 0x7F and byte not in b'"\\' else f"\\x{byte:02x}" for byte in word)


def words():
    for line in (HERE / "words.txt").read_text(encoding="utf-8").split("\n"):
        if line and not line.startswith("# "):
            yield line.encode("utf-8").decode("unicode_escape").encode("latin-1")
    for path in sorted(pathlib.Path(TOP, "schema/registry").glob("*.tsv")):
        for row in path.read_text(encoding="utf-8").split("\n")[1:]:
            if "\t" in row:
                yield row.split("\t")[1].encode("utf-8")


def write_dictionary(path):
    every = sorted({word for word in words() if 0 < len(word) <= 64})  # libFuzzer takes no longer ones
    path.write_text("".join(f'"{escaped(word)}"\n' for word in every), encoding="ascii")


def pieces(source):
    """The whole, or its head, tail and one from the middle."""
    if len(source) <= PIECE:
        return [source]
    middle = source.find(b"\n", len(source) // 2) + 1
    return [source[:PIECE], source[middle:middle + PIECE], source[-PIECE:]]


def documents():
    """(extension, bytes)"""
    for fixture in fixtures() + table_fixtures():
        for piece in pieces(read_source(fixture)):
            yield os.path.splitext(fixture)[1], piece
    for page in sorted(pathlib.Path(TOP, "tests/spec").glob("*.md")):
        for example in examples.read_page(page):
            yield ".txt", task_lines.FRAMES.get(example.kind, frames.frame)(example).encode("utf-8")


def write(folder, name, content):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(content)


def write_documents(seeds):
    for ending, content in documents():
        name = hashlib.sha256(content).hexdigest()[:16] + ending
        write(seeds / "extract", name, content)
        write(seeds / ("html" if ending == ".html" else "normalize"), name, content)


def output_of(command, **options):
    """Inputs may be unreadable (status 3); a sanitizer's or a signal's status ends the preparation."""
    done = subprocess.run(command, stdout=subprocess.PIPE, check=False, **options)
    if done.returncode not in (0, 3):
        sys.exit(f"prepare.py: {command[1]} ended with {done.returncode}")
    return done.stdout


def write_records(program, seeds):
    inputs = sorted((seeds / "extract").iterdir())
    inputs = inputs[::max(1, len(inputs) // RECORDS)]
    records = output_of([program, "extract", "--format", "ndjson", "--no-text", "-j", "1", *inputs]).splitlines(keepends=True)
    for first, second in zip(*[iter(records)] * 2):
        name = hashlib.sha256(first).hexdigest()[:16]
        write(seeds / "check", name + ".ndjson", first + second)
        lines = output_of([program, "check", "--map", "-j", "1", "-"], input=first + second)
        write(seeds / "check", name + ".lines", b"".join(sorted(lines.splitlines(keepends=True))))
    if not any(json.loads(line).get("works") for line in records):
        sys.exit("prepare.py: no record has works: the program gives nothing to check")


def main():
    options = parser(__doc__)
    options.add_argument("folder", type=pathlib.Path)
    args = options.parse_args()
    args.folder.mkdir(parents=True, exist_ok=True)
    write_dictionary(args.folder / "vanban.dict")
    write_documents(args.folder / "seeds")
    write_records(args.program, args.folder / "seeds")


if __name__ == "__main__":
    main()
