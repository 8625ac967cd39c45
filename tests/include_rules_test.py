#!/usr/bin/python3
"""Which folder may include which, and which file may include which outside library: the house keeps its one direction.

Data flow bottom to top, and a folder includes only folders below it. An outside library is known to one file or two, so that
it can be replaced there. Prints FILE:LINE of every include that breaks a rule.
"""
import os
import re

from support import TOP, Report

FOLDERS = ("base", "schema", "normalize", "extract", "check", "report", "cli")  # bottom to top

# The public header: the library files that define it, and whoever stands outside the library.
PUBLIC = "include/vanban.h"
PUBLIC_USERS = ("extract/library.", "schema/published.c", "cli/", "tests/")

# First part of a header's name -> the files that may include it.
LIBRARIES = {
    "pcre2.h": ("base/pattern.c",),
    "nettle/": ("base/digest.c", "tests/bench/"),
    "utf8proc.h": ("normalize/unicode.c",),
    "libxml/": ("normalize/html.c",),
    "threads.h": ("normalize/html.c",),  # sets libxml2 up once, whoever comes first
    "iconv.h": ("normalize/charset.c",),
    "jansson.h": ("schema/reader.c", "tests/"),
    "sanitizer/": ("base/arena.c", "tests/"),
    "cmocka.h": ("tests/",),
}

STANDARD = set("""assert errno float inttypes limits math setjmp signal stdalign stdarg stdbool stddef stdint stdio
    stdlib string time""".split())
LOCALE = set("ctype libintl locale strings wchar wctype".split())  # what their functions answer depends on the locale
SYSTEM = set("dirent fcntl fts getopt poll pthread sched search unistd".split())  # POSIX

INCLUDE = re.compile(r'\s*#\s*include\s+(?:"([^"]+)"|<([^>]+)>)')


def sources():
    for folder in (*FOLDERS, "include", "tests"):
        for at, folders, names in os.walk(os.path.join(TOP, folder)):
            folders.sort()
            for name in sorted(names):
                if name.endswith((".c", ".h")):
                    yield os.path.relpath(os.path.join(at, name), TOP)


def target_of(path, name):
    """The file below TOP that `path` includes as "name"; None where it is generated."""
    for base in (os.path.dirname(path), "include"):
        target = os.path.normpath(os.path.join(base, name))
        if os.path.exists(os.path.join(TOP, target)):
            return target
    return None


def check_public(path):
    return None if path.startswith(PUBLIC_USERS) else f"{PUBLIC} is for {', '.join(PUBLIC_USERS)}"


def check_own(path, name, folder):
    """What is wrong with #include "name", or None."""
    target = target_of(path, name)
    if target == PUBLIC:
        return check_public(path)
    if target is None:
        return None if "/" not in name else f'"{name}" is not there'
    other = target.split("/")[0]
    if folder not in FOLDERS or other == folder:
        return None
    if other not in FOLDERS or FOLDERS.index(other) > FOLDERS.index(folder):
        return f"{folder}/ may not include {target}: it does not stand below"
    return None


def check_outside(path, name, folder):
    """What is wrong with #include <name>, or None."""
    if f"include/{name}" == PUBLIC:
        return check_public(path)
    for library, users in LIBRARIES.items():
        if name.startswith(library):
            return None if path.startswith(users) else f"<{name}> is for {', '.join(users)}"
    stem = name.removesuffix(".h")
    if stem == "malloc" and folder == "cli":  # mallopt: a setting of the process, not of the library
        return None
    if stem in STANDARD:
        return None
    outside = folder in ("cli", "tests")
    if stem in LOCALE:
        return None if outside else f"<{name}> is for cli/: the library calls no functions that depend on the locale"
    if stem in SYSTEM or name.startswith("sys/"):
        return None if outside else f"<{name}> is for cli/: the library opens no files and starts nothing"
    return f"<{name}> is an unknown library; name its one file in {os.path.relpath(__file__, TOP)}"


def main():
    report = Report()
    for path in sources():
        folder = path.split("/")[0]
        with open(os.path.join(TOP, path), encoding="utf-8") as file:
            for number, line in enumerate(file, 1):
                found = INCLUDE.match(line)
                if not found:
                    continue
                own, outside = found.groups()
                wrong = check_own(path, own, folder) if own else check_outside(path, outside, folder)
                if wrong:
                    report.wrong(f"{path}:{number}", wrong)
    report.finish()


main()
