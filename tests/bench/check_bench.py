#!/usr/bin/python3
"""How fast `vanban check` reads many records, beside two yardsticks of the same run.

10,000 documents of 40 mentions each: jansson's own parse of the records beside `check --map`, `sort` of the mapped lines beside
`check --reduce`, and the whole check in one process. Prints time, MB/s and peak memory, and the ratios that are aimed at: the map at
most 1.5 times the parse, the reduce at most 3 times the sort. Fails only where a command fails.
"""
import os
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.dirname(HERE), os.path.join(os.path.dirname(HERE), "check")]
import support
from measure import measure
from plans import write_plans

DOCUMENTS, MENTIONS = 10_000, 40


def timed(name, command, size, output=None):
    with open(output or os.devnull, "wb") as out:
        done = measure(command, out)
    if done.status:
        sys.exit(f"{name}: exit {done.status}")
    print(f"{name:18} {done.wall:7.2f} s {size / done.wall / 1e6:7.1f} MB/s, {done.cpu:6.2f} s of a core {done.peak / 2**20:7.1f} MiB", flush=True)
    return done


def main():
    p = support.parser(__doc__.splitlines()[0])
    p.add_argument("--parse", required=True, help="the program that only parses (jansson_parse)")
    p.add_argument("--documents", type=int, default=DOCUMENTS)
    args = p.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        records, lines, sorted_lines = (os.path.join(folder, name) for name in ("records.ndjson", "lines", "sorted"))
        os.mkdir(os.path.join(folder, "plans"))
        write_plans(os.path.join(folder, "plans"), args.documents, MENTIONS)
        if measure([args.program, "extract", "--format", "ndjson", "-o", records, os.path.join(folder, "plans")]).status:
            sys.exit("extract failed")
        size = os.path.getsize(records)
        print(f"{args.documents} documents, {args.documents * MENTIONS} mentions, {size / 1e6:.0f} MB of records")
        os.environ["LC_ALL"] = "C"
        parse = timed("jansson's parse", [args.parse, records], size)
        mapped = timed("check --map", [args.program, "check", "--map", "-j", "1", records], size, lines)
        two = timed("check --map -j 2", [args.program, "check", "--map", "-j", "2", records], size)
        line_size = os.path.getsize(lines)
        print(f"{line_size / 1e6:.0f} MB of lines")
        sort = timed("sort", ["sort", "--parallel=1", "-o", sorted_lines, lines], line_size)
        reduced = timed("check --reduce", [args.program, "check", "--reduce", sorted_lines], line_size)
        timed("check", [args.program, "check", "-j", "1", records], size)
        print(f"map / parse {mapped.cpu / parse.cpu:.2f} (aim 1.5), reduce / sort {reduced.cpu / sort.cpu:.2f} (aim 3), of a core; "
              f"map -j 2 / map {two.wall / mapped.wall:.2f} (aim 0.5), by the clock")


main()
