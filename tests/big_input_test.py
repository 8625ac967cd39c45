#!/usr/bin/python3
"""Inputs that no office writes: the time stays linear, the memory in its bounds, and what is too much is told."""
import json
import os
import subprocess
import tempfile

import support
from measure import measure

MIB = 1 << 20
MEMORY_FACTOR = 8  # peak memory by size of the input
PROGRAM = 8 * MIB  # what the program and its libraries take themselves, however small the input
TIME_RATIO = 5  # of four times the input
LINE = 50_000_000
NESTED = 100_000
DEADLINE = 60  # seconds for one of the odd inputs; each takes less than two


def write_big(path, size):
    """The text fixtures one after the other, over and over."""
    plans = [support.read_source(fixture) + b"\n" for fixture in support.fixtures() if fixture.endswith(".txt")]
    written = 0
    with open(path, "wb") as file:
        while written < size:
            for plan in plans:
                written += file.write(plan[:size - written])


def check_size(report, program, folder, size):
    """CPU seconds that the input took."""
    path = os.path.join(folder, f"big-{size}.txt")
    write_big(path, size * MIB)
    result = measure([program, "extract", *support.EXTRACT_OPTIONS, path])
    os.remove(path)
    print(f"{size} MiB: {result.cpu:.1f} s, peak {result.peak / MIB:.0f} MiB", flush=True)
    if result.status != 0:
        report.wrong(f"{size} MiB", f"exit {result.status}")
    if result.peak > MEMORY_FACTOR * size * MIB + PROGRAM:
        report.wrong(f"{size} MiB", f"peak memory is {result.peak / size / MIB:.1f} times the input, not {MEMORY_FACTOR}")
    return result.cpu


def seconds_of(report, program, folder, size):
    """The better of two runs, so that what else the machine does counts less; the largest input is read once."""
    return min(check_size(report, program, folder, size) for _ in range(2 if size <= 64 else 1))


def check_growth(report, program, folder, sizes):
    """Each size is four times the one before."""
    first = allowed = seconds_of(report, program, folder, sizes[0])
    for size in sizes[1:]:
        allowed *= TIME_RATIO
        seconds = seconds_of(report, program, folder, size)
        if seconds > allowed:
            report.wrong(f"{size} MiB", f"{size // sizes[0]} times the input takes {seconds / first:.1f} times as long")


def read_odd(program, folder, name, content):
    path = os.path.join(folder, name)
    with open(path, "wb") as file:
        file.write(content)
    done = subprocess.run([program, "extract", *support.EXTRACT_OPTIONS, "--format", "json", path], capture_output=True,
                          timeout=DEADLINE)
    if done.returncode != 0:
        raise support.Refused(f"exit {done.returncode}: {done.stderr.decode('utf-8', 'replace')}")
    return json.loads(done.stdout)


def check_odd(report, program, folder):
    """Each is read, and one diagnostic tells what was odd."""
    nested = {
        "stars.md": b"**" * NESTED + "Kế hoạch".encode() + b"**" * NESTED,
        "opened-stars.md": b"**a " * NESTED + "Kế hoạch".encode() + b" **" * NESTED,
        "tags.md": b"<b>" * NESTED + "Kế hoạch".encode() + b"</b>" * NESTED,
    }
    words = "Kế hoạch thực hiện nghị quyết ".encode()
    odd = {
        "long-line.txt": ("line-long", words * (LINE // len(words)) + b"2025.\n"),
        **{name: ("marks-nested", content + b"\n") for name, content in nested.items()},
        "tags.html": ("html-depth", b"<html><body><p>" + nested["tags.md"] + b"</p></body></html>\n"),
    }
    for name, (code, content) in odd.items():
        try:
            record = read_odd(program, folder, name, content)
        except (support.Refused, ValueError, subprocess.TimeoutExpired) as error:
            report.wrong(name, error)
            continue
        codes = [diagnostic["code"] for diagnostic in record["diagnostics"]]
        if codes.count(code) != 1:
            report.wrong(name, f"not one diagnostic {code}: {sorted(set(codes))}")
        if "Kế hoạch" not in record["text"]:
            report.wrong(name, f"the text is lost: {record['text'][:80]!r}")


def check_limit(report, program, folder):
    """An input above --max-input, and one above the default, are error records."""
    path = os.path.join(folder, "limit.txt")
    for size, options in ((2 * MIB, ["--max-input", "1M"]), (257 * MIB, [])):
        with open(path, "wb") as file:
            file.truncate(size)
        done = subprocess.run([program, "extract", *options, "--format", "json", path], capture_output=True, timeout=DEADLINE)
        code = json.loads(done.stdout)["error"]["code"] if done.returncode == 3 else None
        if code != "too-large":
            report.wrong(f"input of {size} bytes", f"exit {done.returncode}, error {code}; not 3, too-large")


def main():
    p = support.parser(__doc__)
    p.add_argument("--all", action="store_true", help="up to the largest input that is read by default")
    options = p.parse_args()
    report = support.Report()
    with tempfile.TemporaryDirectory(prefix="vanban-big-", dir="/tmp") as folder:
        check_growth(report, options.program, folder, (16, 64, 256) if options.all else (16, 64))
        check_odd(report, options.program, folder)
        check_limit(report, options.program, folder)
    report.finish()


main()
