#!/usr/bin/env python3
"""Turns the published schemas into published_data.c: published.py OUTPUT NAME=FILE..."""
import json
import sys

output, *files = sys.argv[1:]
out = ['#include "schema/published.h"\n', "const struct vb_published vb_published[] = {"]
for name, path in (file.split("=", 1) for file in files):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    json.loads(text)  # a schema that is not JSON stops the build here
    lines = "\n".join("\t " + json.dumps(line, ensure_ascii=False) for line in text.splitlines(keepends=True))
    out.append(f'\t{{"{name}",\n{lines}}},')
with open(output, "w", encoding="utf-8") as file:
    file.write("\n".join(out + ["\t{NULL, NULL},\n};\n"]))
