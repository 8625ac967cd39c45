#!/usr/bin/env python3
"""Checks the tables of a folder and turns them into registry_data.c: generate.py FOLDER OUTPUT"""
import bisect
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


def read(path, key_of, column, unique, ranked=False):
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
        before = rows[-1] if rows else {"key": ""}
        if not ranked and (row["key"].encode() < before["key"].encode() or (unique and row["key"] == before["key"])):
            fail(number, f"key {row['key']!r} after {before['key']!r}; sort by the bytes of the key, each key once")
        if ranked and any(row["key"] == other["key"] for other in rows):
            fail(number, f"key {row['key']!r} is there twice; leave the later one out")
        rows.append(row)
    return rows


def quoted(text):
    return json.dumps(text, ensure_ascii=False)


def view(text):  # struct vb_str: what is asked for its length again and again
    return f"VB_LIT({quoted(text)})"


def systems(names):
    return " | ".join(SYSTEMS[name] for name in names.split(",")) if names else "0"


def table(out, declaration, lines):
    out.append(f"{declaration}[] = {{\n" + "".join(f"\t{{{line}}},\n" for line in lines) + "};\n")


def shorter(key, places):
    """The place of the longest other key that this one starts with, -1 where there is none."""
    return next((places[key[:n]] for n in range(len(key) - 1, 0, -1) if key[:n] in places), -1)


def head(key):
    return int.from_bytes(key.encode()[:8].ljust(8, b"\0"), "big")


def place(key, bits):
    """Of the first word of a key, as place_of of registry.c."""
    return head(re.match("[a-z0-9]*", key)[0]) * 0x9E3779B97F4A7C15 % 2**64 >> 64 - bits


def index(out, name, keys):
    """The keys by the places of their first words, those of one place in the order of their bytes, each with its first row and the
    longest other key that it starts with."""
    bits = (2 * len({re.match("[a-z0-9]*", key)[0] for key in keys})).bit_length()
    order = sorted({key: row for row, key in reversed(list(enumerate(keys)))}.items(), key=lambda pair: (place(pair[0], bits), pair[0].encode()))
    at = {key: number for number, (key, _) in enumerate(order)}
    table(out, f"static const struct vb_key {name}_keys", [
        f"0x{head(key):x}, {quoted(key)}, {len(key.encode())}, {row}, {shorter(key, at)}" for key, row in order])
    places = [place(key, bits) for key, _ in order]
    firsts = ", ".join(str(bisect.bisect_left(places, number)) for number in range(2**bits + 1))
    out.append(f"static const uint16_t {name}_first[] = {{{firsts}}};\n")
    out.append(f"const struct vb_key_index vb_{name}_index = {{{name}_keys, {name}_first, {64 - bits}}};\n")


def codes(types):  # what serves in both systems is the state's (TT: Thông tư before Thông tri)
    pairs = [(f"{row['code']}:{row['code_systems']} {row['other_codes']}", at) for at, row in enumerate(types)]
    split = [(*pair.split(":"), at) for text, at in pairs for pair in text.split() if not pair.startswith(":")]
    return sorted((code, names == "party", names, at) for code, names, at in split if names)


def ended(folder, bodies):
    """name of a body that has ended -> its last day and its successors; all are bodies of the table"""
    path = f"{folder}/successors.tsv"
    rows = read(path, fold, "name", True)
    names = {row["name"] for row in bodies}
    for number, row in enumerate(rows, 2):
        for name in (row["name"], *filter(None, row["successors"].split("; "))):
            if name not in names:
                sys.exit(f"vanban: {path}:{number}: error: {name!r} is no name of bodies.tsv; add the body there")
    return {row["name"]: (quoted(row["until"]), row["successors"].split("; ") if row["successors"] else []) for row in rows}


def registry(folder, output):
    types = read(f"{folder}/document_types.tsv", fold, "name", True)
    issuers = read(f"{folder}/issuers.tsv", tight, "abbreviation", False)
    bodies = read(f"{folder}/bodies.tsv", fold, "form", True)
    provinces = read(f"{folder}/provinces.tsv", fold, "form", True)
    laws = read(f"{folder}/laws.tsv", fold, "name", True)
    words = read(f"{folder}/words.tsv", fold, "form", True)
    wordings = read(f"{folder}/columns.tsv", fold, "key", True, ranked=True)
    units = read(f"{folder}/units.tsv", str, "key", True)
    due_words = read(f"{folder}/deadlines.tsv", fold, "key", True)
    over = ended(folder, bodies)
    level = lambda row: "VB_LEVEL_" + row["level"].upper()
    out = ['#include "schema/registry_data.h"\n']
    table(out, "const struct vb_document_type vb_types", [
        f"{view(r['name'])}, {view(r['key'])}, {quoted(r['code'])}, {quoted(r['key'].replace(' ', '-'))}, "
        f"{YES[r['act']]}, {YES[r['head']]}, {systems(r['systems'])}, "
        f"{'true' if any(o['key'].endswith(' ' + r['key']) for o in types) else 'false'}" for r in types])
    table(out, "const struct vb_type_code vb_type_codes", [
        f"{quoted(code)}, {systems(names)}, {row}" for code, _, names, row in codes(types)])
    out.append(f"const size_t vb_type_count = {len(types)}, vb_type_code_count = {len(codes(types))}, vb_province_count = {len(provinces)};\n")
    table(out, "const struct vb_issuer_symbol vb_issuers", [
        f"{quoted(r['abbreviation'])}, {quoted(r['key'])}, {view(r['name'])}, {level(r)}, {YES[r['party']]}"
        for r in issuers])
    lists = {name: at for at, (name, (_, others)) in enumerate(over.items()) if others}
    out += [f"static const struct vb_str successors_{at}[] = {{" + ", ".join(view(n) for n in over[name][1]) + "};\n"
            for name, at in lists.items()]
    until = lambda name: over.get(name, ("NULL", []))[0]
    after = lambda name: f"successors_{lists[name]}, {len(over[name][1])}" if name in lists else "NULL, 0"
    table(out, "const struct vb_body vb_bodies", [
        f"{view(r['name'])}, {view(r['key'])}, {level(r)}, {until(r['name'])}, {after(r['name'])}" for r in bodies])
    table(out, "const struct vb_province vb_provinces", [
        f"{view(r['name'])}, {view(r['key'])}, {quoted(r['code'])}, {YES[r['city']]}, "
        f"{', '.join(quoted(r[name]) if r[name] else 'NULL' for name in ('until', 'into'))}" for r in provinces])
    of_code = sorted(range(len(provinces)), key=lambda at: provinces[at]["code"])
    out.append(f"const uint8_t vb_provinces_of_code[] = {{{', '.join(map(str, of_code))}}};\n")
    places = {r["key"]: at for at, r in enumerate(words)}
    table(out, "const struct vb_word_row vb_words", [
        f"{view(r['form'])}, {len(r['key'])}, " + " | ".join("VB_WORD_" + k.upper() for k in r["kinds"].split(","))
        + f", {YES[r['exact']]}, {shorter(r['key'], places)}" for r in words])
    places = {r["key"]: at for at, r in enumerate(wordings)}
    table(out, "const struct vb_wording vb_wordings", [
        f"{quoted(r['key'])}, {len(r['key'])}, VB_WORDING_{r['how'].upper()}, {shorter(r['key'], places)}, {view(r['role'])}"
        for r in wordings])
    out.append(f"const size_t vb_wording_count = {len(wordings)};\n")
    places = {r["key"]: at for at, r in enumerate(units)}
    table(out, "const struct vb_unit vb_units", [
        f"{quoted(r['key'])}, {len(r['key'].encode())}, VB_UNIT_{r['kind'].upper()}, {shorter(r['key'], places)}" for r in units])
    places = {r["key"]: at for at, r in enumerate(due_words)}
    table(out, "const struct vb_due_word vb_due_words", [
        f"{quoted(r['key'])}, {len(r['key'])}, VB_DUE_{r['place'].upper()}, VB_DUE_{r['kind'].upper()}, {shorter(r['key'], places)}" for r in due_words])
    out.append(f"const size_t vb_body_count = {len(bodies)}, vb_word_count = {len(words)}, vb_due_word_count = {len(due_words)};\n")
    for name, rows in (("type", types), ("issuer", issuers), ("body", bodies), ("province", provinces), ("word", words), ("wording", wordings), ("due_word", due_words)):
        index(out, name, [row["key"] for row in rows])
    index(out, "unit", [row["key"] for row in units])
    index(out, "law", [row["key"] for row in laws])
    ends = {(c ^ b << 3 ^ a << 6) & 4095 for a, b, c in (row["key"].encode()[-3:] for row in types)}
    words = ", ".join(f"0x{sum(1 << bit % 64 for bit in ends if bit // 64 == word):x}" for word in range(64))
    out.append(f"const uint64_t vb_type_ends[] = {{{words}}};\n")
    index(out, "type_backward", [row["key"][::-1] for row in types])
    with open(output, "w", encoding="utf-8") as file:
        file.write("\n".join(out))


registry(*sys.argv[1:])
