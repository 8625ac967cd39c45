"""Reads the examples of a page of tests/spec/: prose with fenced blocks, in the manner of CommonMark's spec.txt.

    ```dates
    Nghị quyết số 45-NQ/TW ngày 24/11/2023
    .
    Nghị quyết số 45-NQ/TW | 2023-11-24
    ```

The first word behind the fence is the kind, which says how the record is shown; further words are options of the kind. Then
the input, a line with a single ".", and what is shown of the record, one thing a line. Nothing below the "." expects nothing.
"→" is a tab, and "\\u{00A0}" the character of that number, so that what nobody sees can be read. A block whose
kind is `text` is no example.
"""
import dataclasses
import pathlib
import re

FENCE = re.compile(r"^(`{3,})\s*(\S+)([^`]*)$")
NO_EXAMPLE = "text"


class BadPage(Exception):
    """The page can't be read; says where."""


@dataclasses.dataclass
class Example:
    page: str       # "citations.md"
    line: int       # of the opening fence, from 1
    heading: str    # the nearest heading above
    kind: str
    options: list   # the further words behind the fence
    input: str      # ends with a line end
    expected: list  # lines

    @property
    def where(self):
        return f"{self.page}:{self.line}"


def printed(text):
    """The text as the page means it: tabs and characters by number."""
    return re.sub(r"\\u\{([0-9A-Fa-f]+)\}", lambda m: chr(int(m[1], 16)), text.replace("→", "\t"))


def read_example(page, line, heading, words, block):
    if "." not in block:
        raise BadPage(f"{page}:{line}: the example has no line with a single '.'")
    middle = block.index(".")
    expected = [printed(row.strip()) for row in block[middle + 1:] if row.strip()]
    return Example(page, line, heading, words[0], words[1:], printed("\n".join(block[:middle]) + "\n"), expected)


def read_page(path):
    """The examples of one page, in order."""
    path = pathlib.Path(path)
    lines = path.read_text(encoding="utf-8").split("\n")
    heading = ""
    at = 0
    while at < len(lines):
        opening = FENCE.match(lines[at])
        if not opening:
            if lines[at].startswith("#"):
                heading = lines[at].lstrip("#").strip()
            at += 1
            continue
        try:
            end = lines.index(opening[1], at + 1)
        except ValueError:
            raise BadPage(f"{path.name}:{at + 1}: the fence is never closed") from None
        words = [opening[2], *opening[3].split()]
        if words[0] != NO_EXAMPLE:
            yield read_example(path.name, at + 1, heading, words, lines[at + 1:end])
        at = end + 1
