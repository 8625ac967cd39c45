#!/usr/bin/python3
"""How fast `vanban extract` reads many documents on one core, beside three yardsticks of the same run.

Makes 4,000 documents of 25 to 30 KB from the sections of the fixtures (numbers and dates varied, the same on every run) and
gives them to iconv (what reading and writing costs at least), to plain.py (what someone would write in an afternoon), to vanban and
to copy_records (which looks for nothing: it reads and digests the files and writes as many finished records). Prints documents/s,
MB/s and peak memory; fails only where a command fails. Where the machine has two cores, the time that two workers take stands
beside that of one.
"""
import os
import random
import re
import shutil
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))
import support
from measure import measure

DOCUMENTS = 4000
FEW = 400  # memory must not depend on the number of documents
LEAST, MOST = 25_000, 30_000  # bytes

SECTION = re.compile(r"^(?=[#* \t]*[IVX]+[.\-])", re.M)
TAIL = re.compile(r"^(?=[#*_| \t]*Nơi nhận)", re.M)
NUMBER = re.compile(r"(?<![\d/.,])[1-9]\d{0,2}(?=[-/]\s?(?:[A-ZĐ]|20\d\d/))")
DAY = re.compile(r"(?<=ngày )\d{1,2}(?=/\d)")


def read_plans():
    """(extension, head, sections, tail) of each plan in text or Markdown."""
    plans = []
    for fixture in support.fixtures():
        if fixture.startswith("fixtures/small/") or fixture.endswith(".html"):
            continue
        body, *tail = TAIL.split(support.read_source(fixture).decode("utf-8", "replace"), 1)
        head, *sections = SECTION.split(body)
        plans.append((os.path.splitext(fixture)[1], head, sections, "".join(tail)))
    return plans


def vary(rng, text):
    return DAY.sub(lambda _: str(rng.randint(1, 28)), NUMBER.sub(lambda _: str(rng.randint(1, 400)), text))


def make_document(rng, plans):
    """Extension and bytes of a plan with its own head, sections and tail, filled up with sections of the other plans."""
    while True:
        extension, head, sections, tail = rng.choice(plans)
        others = [section for other in plans if other[0] == extension for section in other[2]]
        rng.shuffle(others)
        made, size, fixed = [], 0, len((head + tail).encode())
        for section in sections + others:
            length = len(section.encode())
            if fixed + size + length <= MOST - 500 and size + fixed < LEAST + 500:
                made.append(section if section.endswith("\n") else section + "\n")
                size += length
        document = vary(rng, head + "".join(made) + tail).encode()
        if LEAST <= len(document) <= MOST:
            return extension, document


def make_documents(folder):
    """Writes the documents into folder/all, the first of them into folder/few too; returns their bytes."""
    rng, plans, total = random.Random(136), read_plans(), 0
    for name in ("all", "few"):
        os.mkdir(os.path.join(folder, name))
    for number in range(DOCUMENTS):
        extension, document = make_document(rng, plans)
        path = os.path.join(folder, "all", f"{number:04d}{extension}")
        with open(path, "wb") as file:
            file.write(document)
        if number < FEW:
            os.link(path, os.path.join(folder, "few", os.path.basename(path)))
        total += len(document)
    return total


def on_one_core(command):
    if not shutil.which("taskset"):
        return command
    return ["taskset", "-c", str(max(os.sched_getaffinity(0))), *command]


def run(name, command, total, output=None):
    """Runs the command and prints its line, unless total is 0."""
    with open(output or os.devnull, "wb") as out:
        result = measure(on_one_core(command), out)
    if result.status != 0:
        sys.exit(f"{name}: exit {result.status}")
    if total:
        print(f"{name:28s} {DOCUMENTS / result.cpu:9.0f} documents/s {total / result.cpu / 1e6:8.1f} MB/s "
              f"{result.peak / 2**20:7.1f} MiB peak", flush=True)
    return result


def copy_records(program, records, files, total, out):
    """CPU seconds of reading the files, their digests and writing a finished record for each, without reading the records."""
    loaded = run("copy_records", [program, records], 0, out)
    copied = run("copy_records", [program, records, *files], 0, out)
    seconds = copied.cpu - loaded.cpu
    print(f"{'finished records':28s} {DOCUMENTS / seconds:9.0f} documents/s {total / seconds / 1e6:8.1f} MB/s", flush=True)
    return seconds


def compare_workers(program, everything, out):
    """Wall-clock time of one worker and of two."""
    seconds = {}
    for jobs in (1, 2):
        with open(out, "wb") as file:
            result = measure([program, "extract", "--format", "ndjson", "-j", str(jobs), everything], file)
        if result.status != 0:
            sys.exit(f"-j {jobs}: exit {result.status}")
        seconds[jobs] = result.wall
    print(f"wall-clock: -j 1 {seconds[1]:.1f} s, -j 2 {seconds[2]:.1f} s: {seconds[1] / seconds[2]:.2f} times as fast")


def main():
    p = support.parser(__doc__)
    p.add_argument("--copy", required=True, help="the program that writes finished records (copy_records)")
    options = p.parse_args()
    with tempfile.TemporaryDirectory(prefix="vanban-bench-", dir="/tmp") as folder:
        total = make_documents(folder)
        everything, few = os.path.join(folder, "all"), os.path.join(folder, "few")
        files = [os.path.join(everything, name) for name in sorted(os.listdir(everything))]
        out = os.path.join(folder, "out.ndjson")
        print(f"{DOCUMENTS} documents, {total / 1e6:.1f} MB, one core, CPU time")
        run("iconv -f utf8 -t utf8", ["iconv", "-f", "utf8", "-t", "utf8", *files], total, out)
        plain = run("plain.py", [sys.executable, os.path.join(HERE, "plain.py"), everything, out], total)
        extract = [options.program, "extract", "--format", "ndjson", "-j", "1"]
        vanban = run("vanban extract", [*extract, everything], total, out)
        less = run("vanban extract, few", [*extract, few], 0, out)
        copied = copy_records(options.copy, out, files, total, os.path.join(folder, "copied.ndjson"))
        print(f"vanban extract is {plain.cpu / vanban.cpu:.1f} times as fast as plain.py")
        print(f"of its time, reading, digests and writing of finished records take {copied / vanban.cpu:.0%}")
        print(f"vanban's peak memory: {less.peak / 2**20:.1f} MiB with {FEW} documents, "
              f"{vanban.peak / 2**20:.1f} MiB with {DOCUMENTS}")
        if len(os.sched_getaffinity(0)) > 1:
            compare_workers(options.program, everything, out)


main()
