#!/usr/bin/env python3
"""Puts the page together and turns it into C: assemble.py VERSION OUTPUT FILE..., the scripts in the order given.

The data go where page.html has <!--documents--> and <!--findings-->; [[Vietnamese||English]] in it is one of the two in each
language. Style and script are pieces of their own, so that the compiler keeps them once. The policy of the page allows exactly the style and the scripts that are here, by their hashes."""
import base64
import hashlib
import json
import pathlib
import re
import sys

CUT = re.compile(r"<!--(?:documents|findings)-->\n|(?=\{\{(?:style|script)\}\})|(?<=\{\{style\}\})|(?<=\{\{script\}\})")


def hash_of(text):
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


def literal(text):
    lines = (json.dumps(line, ensure_ascii=False).replace("??", "?\\?") for line in text.splitlines(keepends=True))  # no trigraphs
    return "\n".join("\t " + line for line in lines)


version, output, *paths = sys.argv[1:]
texts = {pathlib.Path(path).name: pathlib.Path(path).read_text(encoding="utf-8") for path in paths}
page, style, early = texts.pop("page.html"), texts.pop("style.css"), texts.pop("early.js")
script = '"use strict";\n(() => {\n' + "\n".join(texts.values()) + "})();\n"
if re.search(r"</(script|style)|<!--", style + early + script, re.I):
    sys.exit("assemble.py: a script or style would end early")
fills = {"style": style, "early": early, "script": script, "style-hash": hash_of(style), "early-hash": hash_of(early),
         "script-hash": hash_of(script), "version": version}
out = ['#include "report/page.h"\n', "const char *const vb_page[VB_PAGE_LANGUAGES][VB_PAGE_PIECES] = {"]
for index, language in enumerate(("ENGLISH", "VIETNAMESE")):
    spoken = re.sub(r"\[\[(.*?)\|\|(.*?)\]\]", lambda words: words[2 - index], page)
    pieces = [re.sub(r"\{\{([a-z-]+)\}\}", lambda mark: fills[mark[1]], piece) for piece in CUT.split(spoken)]
    out += [f"\t[VB_PAGE_{language}] = {{", *(f"{literal(piece)}," for piece in pieces), "\t},"]
pathlib.Path(output).write_text("\n".join(out + ["};\n"]), encoding="utf-8")
