#!/usr/bin/env python3
"""Mentions composed from the grammar, with known answers: what part of them the program reads right.

citations.py --program VANBAN [--count N] [--seed N] [--category TEXT] [--show N] [--floors FILE [--raise]]

Counted by tags: each way of writing ("date: words", "shape: joint") is one. A mention counts as right when all that is
compared of it is right. --category prints only tags that hold the text, and shows wrong cases of those.
"""
import collections
import json
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from support import EXTRACT_OPTIONS, Refused, parser

from compose import Draw
from compare import Comparison
from document import compose_document


COUNT = 24000      # in a few seconds; with 96000 each way of writing comes 500 times


def documents(seed, count):
    """Documents until there are as many mentions (or cases without one)."""
    draw = Draw(seed)
    made = 0
    while made < count:
        document = compose_document(draw)
        made += sum(max(1, len(case.mentions)) for case in document.cases)
        yield document


def records(program, folder, made):
    """The record of each document, of one process."""
    for index, document in enumerate(made):
        pathlib.Path(folder, f"{index:05}{document.ending}").write_text(document.source, encoding="utf-8")
    with subprocess.Popen([program, "extract", "--format", "ndjson", *EXTRACT_OPTIONS, folder], stdout=subprocess.PIPE) as process:
        yield from map(json.loads, process.stdout)
    if process.returncode != 0:
        raise Refused(f"vanban extract: exit {process.returncode}")


def compared(program, made):
    items = []
    with tempfile.TemporaryDirectory(prefix="vanban-generate-") as folder:
        for document, record in zip(made, records(program, folder, made), strict=True):
            items += Comparison(record, document).run()
    return items


def tally(items):
    """tag -> (right, all)."""
    counts = collections.defaultdict(lambda: [0, 0])
    for item in items:
        for tag in [*item.tags, "all"]:
            counts[tag][0] += not item.wrong
            counts[tag][1] += 1
    return counts


def print_item(item):
    print(f"  {item.case.text}")
    for name, expected, got in item.wrong:
        print(f"      {item.mention.expect['text'] if item.mention else '(no mention)'}: {name} is {got!r}, should be {expected!r}")


def print_wrong(items, category, show):
    """The first wrong items of each field that differs, where a tag or the field holds the category."""
    groups = collections.defaultdict(list)
    for item in items:
        for name, _, _ in item.wrong:
            if category in name or any(category in tag for tag in item.tags):
                groups[name].append(item)
    for name, members in sorted(groups.items(), key=lambda group: -len(group[1])):
        print(f"{name}: {len(members)} wrong")
        for item in members[:show]:
            print_item(item)


# What must be there often enough, by the first word of its tag.
COUNTED = ("kind", "shape", "spelling", "so", "word", "date", "pinpoint", "alias", "short", "blank", "list", "jurisdiction", "verb", "between", "relation")

# Too many and too seldom each for a floor.
UNCOUNTED = ("issuer", "name", "trap")


def read_floors(path):
    """tag -> share that must be right."""
    rows = [line.split(None, 1) for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return {tag: float(share) for share, tag in rows}


FLOORS_HEAD = """# The share of composed mentions that must come out right, by the way of writing (citations.py --floors). The goal is 1 for all.
# `citations.py --floors FILE --raise` writes what is reached now; floors fall only where the generator itself was changed (--reset).
"""


def write_floors(path, counts, floors, reset):
    lines = []
    for tag, (right, every) in sorted(counts.items()):
        if tag.split(":")[0] in UNCOUNTED:
            continue
        share = right * 10000 // every / 10000  # rounded down
        lines.append(f"{share if reset else max(share, floors.get(tag, 0)):.4f} {tag}\n")
    path.write_text(FLOORS_HEAD + "".join(lines), encoding="utf-8")


def below(counts, floors, slack, least):
    """What is wrong with the counts: shares under their floor, ways of writing that came too seldom."""
    for tag, floor in floors.items():
        right, every = counts.get(tag, (0, 1))
        if right / every < floor - slack:
            yield f"{tag}: {right} of {every} are right ({right / every:.4f}), the floor is {floor:.4f}"
    for tag, (_, every) in counts.items():
        if tag.split(":")[0] in COUNTED and every < least:
            yield f"{tag}: only {every} mentions, {least} are wanted"


def main():
    options = parser("Composed mentions.")
    options.add_argument("--count", type=int, default=COUNT, help="mentions to compose")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--category", default="", help="only tags that hold this text")
    options.add_argument("--show", type=int, default=0, help="wrong cases to print for each field that differs")
    options.add_argument("--floors", type=pathlib.Path, help="shares that must be reached")
    options.add_argument("--slack", type=float, default=0, help="how much less than a floor will do, for other counts and seeds")
    options.add_argument("--least", type=int, default=0, help="how often each way of writing must come")
    options.add_argument("--raise", dest="up", action="store_true", help="write the floors anew where more is reached")
    options.add_argument("--reset", action="store_true", help="write the floors anew")
    args = options.parse_args()
    items = compared(args.program, list(documents(args.seed, args.count)))
    counts = tally(items)
    for tag, (right, every) in sorted(counts.items()):
        if args.category in tag:
            print(f"{right / every:7.4f}  {right:6} of {every:6}  {tag}")
    if args.show:
        print_wrong(items, args.category, args.show)
    if args.floors:
        floors = read_floors(args.floors) if args.floors.exists() else {}
        if args.up or args.reset:
            write_floors(args.floors, counts, floors, args.reset)
            return
        wrong = list(below(counts, floors, args.slack, args.least))
        if wrong and not args.show:
            print_wrong(items, args.category, 2)
        print("\n".join(wrong) or "all floors are kept")
        sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
