#!/usr/bin/env python3
"""The composed mentions with a scanner's noise in the text: how many are still found and read, printed for the log.

noise.py --program VANBAN [--count N] [--seed N] [--show N]

The kinds of noise are those met in scans and PDF layers of plans: a tone or shape mark lost or taken for another, words joined, a
space inside a number, Đ as D, letters for digits, letters lost, stray points. Three densities. Found: a citation stands where the
mention does. Read: its number and symbol come out as they were before the noise. Precision: citations that stand where a mention
does, of all. A floor under the lightest noise only: what heavy noise leaves is no rule.
"""
import collections
import sys
import tempfile
import unicodedata

from citations import records
from compare import find
from compose import Draw
from document import compose_document
from support import parser

TONES = "\u0300\u0301\u0303\u0309\u0323"
SHAPES = "\u0302\u0306\u031b"
DIGITS_AS_LETTERS = {"0": "O", "1": "l", "5": "S", "8": "B"}


def lose_mark(text, at, draw):
    """ố as ô: the mark that the scanner drops first."""
    parts = unicodedata.normalize("NFD", text[at])
    marks = [mark for mark in parts[1:] if mark in TONES] or [mark for mark in parts[1:] if mark in SHAPES]
    return unicodedata.normalize("NFC", parts.replace(marks[0], "")) if marks else None


def swap_mark(text, at, draw):
    """ế as ề."""
    parts = unicodedata.normalize("NFD", text[at])
    tones = [mark for mark in parts[1:] if mark in TONES]
    return unicodedata.normalize("NFC", parts.replace(tones[0], "") + draw.of(TONES)) if tones else None


def lose_stroke(text, at, draw):
    return {"Đ": "D", "đ": "d"}.get(text[at])


def join_words(text, at, draw):
    return "" if text[at] == " " else None


def space_in_number(text, at, draw):
    """4 7/2020."""
    return text[at] + " " if text[at].isdigit() and text[at + 1:at + 2].isdigit() else None


def digit_as_letter(text, at, draw):
    return DIGITS_AS_LETTERS.get(text[at])


def lose_letter(text, at, draw):
    """trin, quc: a letter with a mark."""
    return "" if text[at].isalpha() and len(unicodedata.normalize("NFD", text[at])) > 1 else None


def lose_hyphen(text, at, draw):
    return "" if text[at] == "-" else None


def stray_point(text, at, draw):
    return ".;" if text[at] == ";" else ".," if text[at] == "," else None


# How often each is met, against the others.
KINDS = {lose_mark: 40, swap_mark: 15, lose_letter: 6, join_words: 6, lose_stroke: 8, lose_hyphen: 5, digit_as_letter: 3, space_in_number: 3, stray_point: 4}


DEALT = [kind for kind, share in KINDS.items() for _ in range(share)]
FITTING = 0.125     # the share of places where the kind that was drawn fits: a mark can only be lost where there is one


def spoiled(text, every, draw):
    """The text with one slip in about that many characters."""
    out = []
    for at, letter in enumerate(text):
        slip = draw.deal("noise", DEALT)(text, at, draw) if draw.chance(1 / (every * FITTING)) else None
        out.append(letter if slip is None else slip)
    return "".join(out)


def spoil(case, every, draw):
    """Mentions keep their places."""
    text = ""
    at = 0
    for mention in case.mentions:
        text += spoiled(case.text[at:mention.start], every, draw)
        at = mention.end
        start = len(text)
        text += spoiled(case.text[mention.start:mention.end], every, draw)
        mention.start, mention.end = start, len(text)
    case.text = text + spoiled(case.text[at:], every, draw)


class Figures:
    def __init__(self):
        self.counts = collections.Counter()
        self.missed = []

    def add(self, record, cases):
        text = record["text"]
        position = 0
        for case in cases:
            place = find(text.replace("\u00a0", " "), case.text, position)
            if not place:
                self.counts["paragraphs lost"] += 1
                continue
            position = place[1]
            found = [one for one in record["citations"] if place[0] <= one["span"][0] < place[1] and one["kind"] in ("numbered", "blank", "named", "self")]
            self.pair(case, [(one, one["span"][0] - place[0], one["span"][1] - place[0]) for one in found])

    def pair(self, case, found):
        due = [mention for mention in case.mentions if mention.expect["kind"] in ("numbered", "named", "self")]
        hit = set()
        for mention in due:
            match = next((one for one, start, end in found if start < mention.end and mention.start < end and one["id"] not in hit), None)
            self.counts["mentions"] += 1
            if not match:
                self.missed.append((case.text, case.text[mention.start:mention.end]))
                continue
            hit.add(match["id"])
            self.counts["found"] += 1
            wanted = mention.expect.get("symbol_canonical") or mention.expect["number_symbol"] if mention.expect["kind"] == "numbered" else None
            self.counts["read"] += wanted in (match["symbol_canonical"], match["number_symbol"])
        self.counts["citations"] += len(found)
        self.counts["of mentions"] += sum(any(start < mention.end and mention.start < end for mention in case.mentions) for _, start, end in found)

    def shares(self):
        counts = self.counts
        return counts["found"] / counts["mentions"], counts["read"] / counts["mentions"], counts["of mentions"] / max(1, counts["citations"])


# One slip in so many characters; the least share that must be found, and that must be right of what is found.
DENSITIES = {"light": (200, 0.9, 0.97), "medium": (80, 0, 0), "heavy": (30, 0, 0)}


def measured(program, every, count, seed):
    draw = Draw(seed)
    made = []
    while sum(len(case.mentions) for document in made for case in document.cases) < count:
        made.append(compose_document(draw, form="text", alter=lambda case: spoil(case, every, draw)))
    figures = Figures()
    with tempfile.TemporaryDirectory(prefix="vanban-noise-") as folder:
        for document, record in zip(made, records(program, folder, made), strict=True):
            figures.add(record, document.cases)
    return figures


def main():
    options = parser("Composed mentions with noise.")
    options.add_argument("--count", type=int, default=6000, help="mentions for each density")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--show", type=int, default=0, help="missed mentions to print for each density")
    args = options.parse_args()
    low = []
    for name, (every, least_found, least_right) in DENSITIES.items():
        figures = measured(args.program, every, args.count, args.seed)
        recall, read, precision = figures.shares()
        print(f"{name} noise, one slip in about {every} characters: recall {recall:.4f}, read {read:.4f}, precision {precision:.4f} "
              f"({figures.counts['mentions']} mentions, {figures.counts['paragraphs lost']} paragraphs lost)")
        for text, mention in figures.missed[:args.show]:
            print(f"  {mention}   in: {text}")
        if recall < least_found or precision < least_right:
            low.append(name)
    if low:
        print("too low: " + ", ".join(low))
    sys.exit(bool(low))


if __name__ == "__main__":
    main()
