#!/usr/bin/python3
"""The check of 1,000,000 mentions stays under 256 MiB, and costs no more a mention than that of 250,000.

The records are those of 2,500 plans, given again and again as other documents (another name, hash and number) through a pipe.
"""
import json
import os
import subprocess
import sys
import tempfile
import threading

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))
import support
from measure import measure
from plans import write_plans

PLANS, MENTIONS = 2_500, 40
ROUNDS, FEWER_ROUNDS = 10, 2.5
MOST_MEMORY = 256 * 2**20
LINEAR = 1.25  # of the cost a mention: the first and last part of a run count more in a short one


def records_of(program, folder):
    plans, records = os.path.join(folder, "plans"), os.path.join(folder, "records.ndjson")
    os.mkdir(plans)
    write_plans(plans, PLANS, MENTIONS)
    subprocess.run([program, "extract", "--format", "ndjson", "-o", records, plans], check=True, timeout=600)
    with open(records, "rb") as file:
        return file.read().splitlines(keepends=True)


def feed(records, rounds, write):
    """Each round tells other documents: what makes one is exchanged."""
    names = [(json.loads(record)["source"]["sha256"].encode(), json.loads(record)["document"]["number_symbol"].encode()) for record in records]
    with os.fdopen(write, "wb") as pipe:
        for count in range(int(rounds * len(records))):
            number, record = divmod(count, len(records))
            sha, symbol = names[record]
            text = records[record].replace(sha, b"%064x" % count, 1)
            pipe.write(text.replace(b'"' + symbol + b'"', b'"%d/KH-UBND"' % (number * PLANS + record + 1)))


def check(program, records, rounds):
    read, write = os.pipe()
    feeder = threading.Thread(target=feed, args=(records, rounds, write))
    feeder.start()
    done = measure([program, "check", "-"], stdin=read)
    os.close(read)
    feeder.join()
    return done


def main():
    args = support.parser(__doc__.splitlines()[0]).parse_args()
    report = support.Report()
    with tempfile.TemporaryDirectory() as folder:
        records = records_of(args.program, folder)
    fewer, whole = check(args.program, records, FEWER_ROUNDS), check(args.program, records, ROUNDS)
    for name, done, rounds in (("fewer", fewer, FEWER_ROUNDS), ("all", whole, ROUNDS)):
        print(f"{int(rounds * PLANS * MENTIONS)} mentions: {done.wall:.1f} s, {done.cpu:.1f} s of a core, {done.peak / 2**20:.1f} MiB", flush=True)
        if done.status:
            report.wrong(name, f"exit {done.status}")
        if done.peak > MOST_MEMORY:
            report.wrong(name, f"{done.peak / 2**20:.1f} MiB, more than {MOST_MEMORY // 2**20}")
    ratio = whole.cpu / fewer.cpu / (ROUNDS / FEWER_ROUNDS)
    if ratio > LINEAR:
        report.wrong("time", f"a mention of {ROUNDS} rounds costs {ratio:.2f} times one of {FEWER_ROUNDS}")
    report.finish()


main()
