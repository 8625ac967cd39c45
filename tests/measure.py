"""Time and peak memory of one command."""
import collections
import os
import subprocess
import time

POLL = 0.002  # seconds

Measure = collections.namedtuple("Measure", "status wall cpu peak")  # exit status, seconds, seconds, bytes


def peak_of(pid):
    """Peak memory of a running process. getrusage's maxrss would not do: it never is less than what the parent held."""
    try:
        with open(f"/proc/{pid}/status", encoding="ascii", errors="replace") as status:
            return next((int(line.split()[1]) * 1024 for line in status if line.startswith("VmHWM")), 0)
    except OSError:
        return 0


def measure(command, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL):
    start, peak = time.monotonic(), 0
    process = subprocess.Popen(command, stdin=stdin, stdout=stdout)
    while True:
        peak = max(peak, peak_of(process.pid))
        pid, status, usage = os.wait4(process.pid, os.WNOHANG)
        if pid:
            break
        time.sleep(POLL)
    process.returncode = os.waitstatus_to_exitcode(status)
    return Measure(process.returncode, time.monotonic() - start, usage.ru_utime + usage.ru_stime, peak)
