#!/usr/bin/python3
"""The whole job, extraction and check, on Dask distributed: a scheduler and three worker processes on the loopback address, one of
which is killed half way. The findings are those of one machine, byte for byte.

The engine only carries files and lines: each task runs the program as a filter, as a mapper or a reducer of any engine would. Extraction
and `check --map` run on parts of the input; the lines are spread over reducers by a hash of their keys, sorted by their bytes and given to
`check --reduce`; the findings of the reducers are put together in byte order.
"""
import hashlib
import os
import subprocess
import sys
import tempfile
import threading
import time

HERE = os.path.dirname(os.path.abspath(__file__))
TESTS = os.path.dirname(HERE)
sys.path[:0] = [TESTS, os.path.join(TESTS, "check")]
import support
from plans import write_plans

PLANS, MENTIONS = 300, 20
PARTS, REDUCERS, WORKERS = 24, 5, 3
PATIENCE = 60  # seconds for a process to start


def filter_of(program, *words, given=b""):
    done = subprocess.run([program, *words], input=given, capture_output=True, timeout=120)
    if done.returncode:
        raise RuntimeError(f"vanban {' '.join(words)}: exit {done.returncode}: {done.stderr.decode()}")
    return done.stdout


# ---- The tasks: functions of their arguments alone, so that a task that was lost runs again elsewhere


def map_part(program, paths):
    """The lines of some plans, a list for each reducer. Slow enough that a worker dies in the middle of one."""
    records = b"".join(filter_of(program, "extract", "--format", "ndjson", path) + b"\n" for path in paths)
    time.sleep(0.2)
    parts = [[] for _ in range(REDUCERS)]
    for line in filter_of(program, "check", "--map", "-", given=records).splitlines(keepends=True):
        key = line.split(b"\t", 1)[0]
        parts[int.from_bytes(hashlib.sha256(key).digest()[:4], "big") % REDUCERS].append(line)
    return parts


def reduce_part(program, number, mapped):
    lines = sorted(line for parts in mapped for line in parts[number])
    return filter_of(program, "check", "--reduce", "--lang", "en", given=b"".join(lines))


# ---- The engine


def start(command, folder, name):
    log = open(os.path.join(folder, name + ".log"), "wb")
    return subprocess.Popen([sys.executable, "-m", *command], stdout=log, stderr=log, cwd=folder,
                            env={**os.environ, "PYTHONPATH": os.pathsep.join([HERE, TESTS, os.path.join(TESTS, "check")])})


def wait_for(path):
    for _ in range(PATIENCE * 10):
        if os.path.exists(path) and os.path.getsize(path):
            return
        time.sleep(0.1)
    raise RuntimeError(f"{path} did not appear: the scheduler did not start")


def kill_half_way(process, futures, killed):
    """Kills the worker when a third of the tasks are done."""
    while sum(future.done() for future in futures) < len(futures) // 3:
        time.sleep(0.02)
    killed.append(sum(future.done() for future in futures))
    process.kill()


def run_distributed(program, paths, folder):
    from distributed import Client

    import distributed_test  # the workers import the tasks by this name

    scheduler_file = os.path.join(folder, "scheduler.json")
    processes = [start(["distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file",
                        scheduler_file], folder, "scheduler")]
    try:
        wait_for(scheduler_file)
        for number in range(WORKERS):
            processes.append(start(["distributed.cli.dask_worker", "--host", "127.0.0.1", "--scheduler-file", scheduler_file, "--nthreads", "1",
                                    "--no-dashboard", "--no-nanny", "--local-directory", folder, "--name", str(number)], folder, f"worker{number}"))
        with Client(scheduler_file=scheduler_file, timeout=PATIENCE) as client:
            client.wait_for_workers(WORKERS, timeout=PATIENCE)
            shares = [paths[part::PARTS] for part in range(PARTS)]
            mapped = [client.submit(distributed_test.map_part, program, share, pure=False) for share in shares]
            killed = []
            killer = threading.Thread(target=kill_half_way, args=(processes[1], mapped, killed))
            killer.start()
            reduced = [client.submit(distributed_test.reduce_part, program, number, mapped, pure=False) for number in range(REDUCERS)]
            findings = client.gather(reduced)
            killer.join()
            alive = len(client.scheduler_info()["workers"])
        return b"".join(sorted(set(b"".join(findings).splitlines(keepends=True)))), killed[0], alive
    finally:
        for process in processes:
            process.kill()
            process.wait()


def main():
    args = support.parser(__doc__.splitlines()[0]).parse_args()
    report = support.Report()
    with tempfile.TemporaryDirectory() as folder:
        os.mkdir(os.path.join(folder, "plans"))
        write_plans(os.path.join(folder, "plans"), PLANS, MENTIONS)
        paths = sorted(os.path.join(at, name) for at, _, names in os.walk(os.path.join(folder, "plans")) for name in names)
        records = filter_of(args.program, "extract", "--format", "ndjson", os.path.join(folder, "plans"))
        expected = filter_of(args.program, "check", "--lang", "en", "-", given=records)
        got, done, alive = run_distributed(args.program, paths, folder)
    print(f"{PLANS} plans, {expected.count(b'date-conflict')} date conflicts; one of {WORKERS} workers was killed after {done} of {PARTS} parts")
    if b"date-conflict" not in expected:
        report.wrong("plans", "hold no conflict: the comparison would say nothing")
    if alive != WORKERS - 1:
        report.wrong("workers", f"{alive} are left; one of {WORKERS} was to be killed")
    if done >= PARTS:
        report.wrong("workers", "the worker was killed when all was done")
    if got != expected:
        report.wrong("findings", f"differ: {len(got.splitlines())} of the engine, {len(expected.splitlines())} of one machine")
    report.finish()


if __name__ == "__main__":
    main()
