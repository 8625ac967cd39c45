#!/usr/bin/env python3
"""Scores assignments and targets against what was annotated by hand: fixtures/NAME.tasks.json beside the fixture.

score_tasks.py --program VANBAN [--errors] [--json]

An annotation was made by reading the fixture line by line, without the program. It holds

  assignments   one a task and agency, from body and appendices alike:
    in          where the task stands; of a row "appendix:A/table:T/row:R", whatever the column
    agency      as written
    group       it names several bodies
    role        lead | support | advise | request
    task        the first words of the deed: a part of the record's task
    due         null, or in short: "by ..2025-04-30", "during 2024-10-01..2024-12-31", "on 2025-09-02",
                "recurring FREQ=YEARLY", "ongoing"
    condition   where there is one
    same_as     for a task of the body: the row that repeats it, null for none, "?" where two readers would not agree
  targets       one a figure that the plan commits to:
    in, text, measure, comparator, value, value_to, baseline, unit, by

A list in place of a value holds several readings that are right. An entry with "optional": true may be missing.

Measures: an assignment is found by place, agency and the words of its task, a target by place and value; precision counts
what the record has beyond that. The facts of those found are scored one by one; a measure is the share of them, of all that
is annotated and given. `same_as` may be said on either of the two. The floors of floors_tasks.txt only rise.
"""
import json
import os
import sys

from score import fold
from support import TESTS, TOP, parser, record

FLOORS = os.path.join(TESTS, "floors_tasks.txt")
SUFFIX = ".tasks.json"


def readings(value):
    return value if isinstance(value, list) else [value]


def place(path):
    """The place of a row without its column."""
    parts = path.split("/")
    return "/".join(parts[:-1]) if len(parts) > 1 and parts[-2].startswith("row:") else path


def short_due(due):
    """"by ..2025-04-30", "on 2025-09-02": kind, bounds or recurrence, where there are any."""
    if due is None:
        return None
    bounds = f"{due['from'] or ''}..{due['to'] or ''}" if due["from"] or due["to"] else None
    if due["from"] == due["to"]:
        bounds = due["to"]
    return " ".join(word for word in (due["kind"], due["recurrence"] or bounds) if word)


class Scores:
    """Per measure: how many are right, how many are annotated, how many are given."""

    def __init__(self):
        self.measures, self.errors = {}, []

    def add(self, measure, right, wanted=1, given=1):
        sums = self.measures.setdefault(measure, [0, 0, 0])
        for index, count in enumerate((right, wanted, given)):
            sums[index] += count

    def fact(self, measure, where, wanted, given, same):
        self.add(measure, same)
        if not same:
            self.errors.append(f"{where}: {measure}: annotated {wanted!r}, given {given!r}")

    def missing(self, measure, where, wanted):
        self.add(measure, 0, 1, 0)
        self.errors.append(f"{where}: {measure}: missing: {wanted}")

    def extra(self, measure, where, given):
        self.add(measure, 0, 0, 1)
        self.errors.append(f"{where}: {measure}: too much: {given}")

    def f1(self):
        figures = {}
        for measure, (right, wanted, given) in self.measures.items():
            figures[measure] = 2 * right / (wanted + given) if wanted + given else 1.0
        return figures


def pair_up(wanted, given, same):
    """Pairs (annotated, given or None), then the given that no one wanted."""
    left, pairs = list(given), []
    for want in wanted:
        found = next((one for one in left if same(want, one)), None)
        if found is not None:
            left.remove(found)
        pairs.append((want, found))
    return pairs, left


def same_assignment(want, got):
    return (place(got["in"]) == want["in"] and fold(got["agency"]["name"]) in [fold(name) for name in readings(want["agency"])]
            and fold(want["task"]) in (fold(got["task"]) or ""))


def score_links(name, pairs, scores):
    """`same_as`: the tasks of the body that a row repeats."""
    places = {got["id"]: place(got["in"]) for _, got in pairs if got}
    linked = {}
    for _, got in pairs:
        if got and got["same_as"] in places:
            linked.setdefault(got["id"], set()).add(places[got["same_as"]])
            linked.setdefault(got["same_as"], set()).add(places[got["id"]])
    for want, got in pairs:
        if not want["in"].startswith("section:") or want.get("same_as") == "?":
            continue
        rows, row = linked.get(got["id"], set()) if got else set(), want.get("same_as")
        if row and row not in rows:
            scores.missing("same_as", f"{name}: {want['in']}", row)
        elif row:
            scores.add("same_as", 1)
        for other in rows - {row}:
            scores.extra("same_as", f"{name}: {want['in']}", other)


def found(measure, name, pairs, extra, words, scores):
    """Counts what is there; gives (where, annotated, given) of each that is. `words` says what is annotated, and what is given."""
    for want, got in pairs:
        where = f"{name}: {want['in']}: {words(want)}"
        if got is None and not want.get("optional"):
            scores.missing(measure, where, want.get("task", want.get("value")))
        elif got is not None:
            scores.add(measure, 1)
            yield where, want, got
    for got in extra:
        scores.extra(measure, f"{name}: {got['in']}", words(got))


def assignment_words(one):
    """Of an annotation or of the record."""
    agency = one["agency"]
    return f"{agency['name'] if isinstance(agency, dict) else readings(agency)[0]}: {one['task'][:60]}"


def score_assignments(name, annotated, given, scores):
    pairs, extra = pair_up(annotated, given, same_assignment)
    for where, want, got in found("assignments", name, pairs, extra, assignment_words, scores):
        due = short_due(got["due"])
        scores.fact("assignment role", where, want["role"], got["role"], got["role"] == want["role"])
        scores.fact("assignment group", where, want["group"], got["agency"]["group"], got["agency"]["group"] == want["group"])
        scores.fact("assignment due", where, want["due"], due, due in readings(want["due"]))
        if want.get("condition") or got["agency"]["condition"]:
            scores.fact("assignment condition", where, want.get("condition"), got["agency"]["condition"],
                        fold(want.get("condition")) == fold(got["agency"]["condition"]))
    score_links(name, pairs, scores)


def same_target(want, got):
    return place(got["in"]) == want["in"] and got["value"] == want["value"]


def has_words(want, got):
    """One holds the other: where a measure begins and ends is a matter of taste."""
    a, b = fold(want) or "", fold(got) or ""
    return bool(a and b) and (a in b or b in a)


def score_targets(name, annotated, given, scores):
    pairs, extra = pair_up(annotated, given, same_target)
    for where, want, got in found("targets", name, pairs, extra, lambda one: one["text"], scores):
        scores.fact("target text", where, want["text"], got["text"], has_words(want["text"], got["text"]))
        scores.fact("target measure", where, want["measure"], got["measure"], has_words(want["measure"], got["measure"]))
        for fact in ("comparator", "value_to", "baseline", "unit", "by"):
            scores.fact(f"target {fact}", where, want.get(fact), got[fact], got[fact] in readings(want.get(fact)))


def read_floors():
    with open(FLOORS, encoding="utf-8") as lines:
        pairs = [line.rsplit("=", 1) for line in lines if line.strip() and not line.startswith("#")]
    return {measure: float(floor) for measure, floor in pairs}


def print_figures(scores, figures, floors):
    for measure, figure in figures.items():
        right, wanted, given = scores.measures[measure]
        print(f"{measure:22s} right {right:4d} of {wanted:4d}, given {given:4d}   F1 {figure:.4f}   floor {floors.get(measure, 0)}")


def main():
    options = parser("Scores assignments and targets against annotations.")
    options.add_argument("--errors", action="store_true", help="show what is wrong, one a line")
    options.add_argument("--json", action="store_true", help="print the figures as JSON")
    args = options.parse_args()
    names = sorted(name for name in os.listdir(os.path.join(TOP, "fixtures")) if name.endswith(SUFFIX))
    scores = Scores()
    for name in names:
        with open(os.path.join(TOP, "fixtures", name), encoding="utf-8") as file:
            annotation = json.load(file)
        got = record(args.program, f"fixtures/{annotation['file']}")
        score_assignments(annotation["file"], annotation["assignments"], got["assignments"], scores)
        score_targets(annotation["file"], annotation["targets"], got["targets"], scores)
    figures, floors = scores.f1(), read_floors()
    if args.json:
        print(json.dumps(figures))
    else:
        print_figures(scores, figures, floors)
    if args.errors:
        print("\n".join(scores.errors))
    low = [f"{measure}: {figures.get(measure, 0.0):.4f} is under its floor {floor}"
           for measure, floor in floors.items() if figures.get(measure, 0.0) < floor]
    print("\n".join(low) if low else f"{len(names)} annotations, no figure under its floor")
    sys.exit(bool(low) or not names)


if __name__ == "__main__":
    main()
