#!/usr/bin/env python3
"""Checks the tables of a folder and turns them into registry_data.c: generate.py FOLDER OUTPUT"""
import json
import re
import sys
import unicodedata

SYSTEMS = {"state": "VB_SYSTEM_STATE", "legal": "VB_SYSTEM_LEGAL", "party": "VB_SYSTEM_PARTY"}
YES = {"yes": "true", "no": "false"}


def fold(text):  # vb_fold of base/utf8.h
    bare = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return " ".join(re.sub("[\u2010-\u2015\u2212]", "-", bare.lower().replace("đ", "d")).split())


def tight(text):
    return re.sub("[^a-z0-9]", "", fold(text))


def read(path, key_of, column, unique):
    fail = lambda line, what: sys.exit(f"vanban: {path}:{line}: error: {what}")
    with open(path, encoding="utf-8") as file:
        head, *lines = [line.rstrip("\n").split("\t") for line in file]
    rows = []
    for number, cells in enumerate(lines, 2):
        if len(cells) != len(head) or not cells[-1]:
            fail(number, f"{len(cells)} cells and a source of {cells[-1]!r}; give {len(head)} cells, the last the source")
        row = dict(zip(head, cells))
        if row["key"] != key_of(row[column]):
            fail(number, f"key {row['key']!r} of {row[column]!r}; write {key_of(row[column])!r}")
        if unique and len(row["key"]) < 3:  # registry.c tells by three letters whether a word may start a key
            fail(number, f"key {row['key']!r} is too short to be found in a text; write the name out")
        before = rows[-1] if rows else {"key": ""}
        if row["key"].encode() < before["key"].encode() or (unique and row["key"] == before["key"]):
            fail(number, f"key {row['key']!r} after {before['key']!r}; sort by the bytes of the key, each key once")
        rows.append(row)
    return rows


def quoted(text):
    return json.dumps(text, ensure_ascii=False)


def systems(names):
    return " | ".join(SYSTEMS[name] for name in names.split(",")) if names else "0"


def table(out, declaration, lines):
    out.append(f"{declaration}[] = {{\n" + "".join(f"\t{{{line}}},\n" for line in lines) + "};\n")


def index(out, name, keys):
    """The keys in the order of their bytes, each with its first row and the longest other key that it starts with."""
    order = sorted({key: row for row, key in reversed(list(enumerate(keys)))}.items())
    place = {key: at for at, (key, _) in enumerate(order)}
    shorter = lambda key: next((place[key[:n]] for n in range(len(key) - 1, 0, -1) if key[:n] in place), -1)
    bit_of = lambda a, b, c: (ord(a) ^ ord(b) << 3 ^ ord(c) << 6) & 4095
    starts = sum({1 << bit_of(*key.ljust(3, "\0")[:3]) for key in keys})
    table(out, f"static const struct vb_key {name}_keys", [
        f"{quoted(key)}, {len(key)}, {row}, {shorter(key)}" for key, row in order])
    words = ", ".join(f"0x{starts >> bit & 2**64 - 1:x}" for bit in range(0, 4096, 64))
    out.append(f"const struct vb_key_index vb_{name}_index = {{{name}_keys, {len(order)}, {{{words}}}}};\n")


def codes(types):  # what serves in both systems is the state's (TT: Thông tư before Thông tri)
    pairs = [(f"{row['code']}:{row['code_systems']} {row['other_codes']}", at) for at, row in enumerate(types)]
    split = [(*pair.split(":"), at) for text, at in pairs for pair in text.split() if not pair.startswith(":")]
    return sorted((code, names == "party", names, at) for code, names, at in split if names)


def registry(folder, output):
    types = read(f"{folder}/document_types.tsv", fold, "name", True)
    issuers = read(f"{folder}/issuers.tsv", tight, "abbreviation", False)
    bodies = read(f"{folder}/bodies.tsv", fold, "form", True)
    provinces = read(f"{folder}/provinces.tsv", fold, "form", True)
    laws = read(f"{folder}/laws.tsv", fold, "name", True)
    level = lambda row: "VB_LEVEL_" + row["level"].upper()
    out = ['#include "schema/registry_data.h"\n']
    table(out, "const struct vb_document_type vb_types", [
        f"{quoted(r['name'])}, {quoted(r['key'])}, {quoted(r['code'])}, {quoted(r['key'].replace(' ', '-'))}, "
        f"{YES[r['act']]}, {YES[r['head']]}, {systems(r['systems'])}" for r in types])
    table(out, "const struct vb_type_code vb_type_codes", [
        f"{quoted(code)}, {systems(names)}, {row}" for code, _, names, row in codes(types)])
    out.append(f"const size_t vb_type_code_count = {len(codes(types))}, vb_province_count = {len(provinces)};\n")
    table(out, "const struct vb_issuer_symbol vb_issuers", [
        f"{quoted(r['abbreviation'])}, {quoted(r['key'])}, {quoted(r['name'])}, {level(r)}, {YES[r['party']]}"
        for r in issuers])
    table(out, "const struct vb_body vb_bodies", [f"{quoted(r['name'])}, {quoted(r['key'])}, {level(r)}" for r in bodies])
    table(out, "const struct vb_province vb_provinces", [
        f"{quoted(r['name'])}, {quoted(r['key'])}, {quoted(r['code'])}, {YES[r['city']]}, "
        f"{quoted(r['until']) if r['until'] else 'NULL'}" for r in provinces])
    for name, rows in (("type", types), ("issuer", issuers), ("body", bodies), ("province", provinces)):
        index(out, name, [row["key"] for row in rows])
    index(out, "law", [row["key"] for row in laws])
    index(out, "type_backward", [row["key"][::-1] for row in types])
    with open(output, "w", encoding="utf-8") as file:
        file.write("\n".join(out))


registry(*sys.argv[1:])
