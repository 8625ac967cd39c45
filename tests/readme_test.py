#!/usr/bin/env python3
"""The README's example is true: its input is the fixture, and what it shows of the record is in the record."""
import argparse, json, re, subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def difference(shown, got, path="record"):
    """The first place where the shown part is not in the record; None where all of it is. Lists are shown whole."""
    if isinstance(shown, dict) and isinstance(got, dict):
        for key, value in shown.items():
            if key not in got:
                return f"{path}.{key} is not there"
            found = difference(value, got[key], f"{path}.{key}")
            if found:
                return found
        return None
    if isinstance(shown, list) and isinstance(got, list):
        if len(shown) != len(got):
            return f"{path} has {len(got)} entries, shown are {len(shown)}"
        pairs = zip(shown, got)
        return next((found for i, (a, b) in enumerate(pairs) if (found := difference(a, b, f"{path}[{i}]"))), None)
    return None if shown == got else f"{path} is {got!r}, shown is {shown!r}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    program = parser.parse_args().program
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    text, shown = (re.search(rf"```{kind}\n(.*?)```", readme, re.S).group(1) for kind in ("text", "json"))
    fixture = ROOT / "fixtures" / "small" / "readme.txt"
    assert text == fixture.read_text(encoding="utf-8"), "the README's plan is not fixtures/small/readme.txt"
    record = json.loads(subprocess.run([program, "extract", fixture], check=True, capture_output=True).stdout)
    found = difference(json.loads(shown), record)
    assert not found, found
    for command in re.findall(r"^\| `vanban (\w+)", readme, re.M):
        subprocess.run([program, "help", command], check=True, capture_output=True)
    for path in re.findall(r"`((?:fixtures|schema|extract|normalize|tests|include)/[\w./-]*)`", readme):
        assert (ROOT / path).exists(), f"{path} is not there"


main()
