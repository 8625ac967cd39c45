#!/usr/bin/python3
"""Structs, writer and published schemas cannot drift: fails with the names of what one has and another lacks.

    schema_drift_test.py [--schema FOLDER] [--program PROGRAM]
"""
import argparse
import json
import pathlib
import re
import subprocess
import sys

import jsonschema

PIECES = {"pieces", "source_pieces"}  # absent where a thing stands in one piece
JSON_TYPES = {"str": {"string"}, "flag": {"boolean"}, "number": {"number", "integer"}, "line": {"integer"}}
problems = []


def compare(where, ours, schema):
    """Names and order of the fields `ours` against the properties of the schema; what is not optional is required."""
    theirs = list(schema["properties"])
    for name in ours:
        if name not in theirs:
            problems.append(f"{where}: the schema lacks {name}")
    for name in theirs:
        if name not in ours:
            problems.append(f"{where}: the schema has {name}, the struct or the writer does not")
    if sorted(ours) == sorted(theirs) and ours != theirs:
        problems.append(f"{where}: order {ours}, in the schema {theirs}")
    if set(schema["required"]) != set(theirs) - PIECES:
        problems.append(f"{where}: required and properties differ in {set(schema['required']) ^ (set(theirs) - PIECES)}")


def struct_fields(record_h):
    """name of a struct -> [(kind, field)], from the lists VB_NAME_FIELDS."""
    text = record_h.replace("\\\n", " ")
    lists = dict(re.findall(r"#define VB_(\w+)_FIELDS\(F\)(.*)", text))
    structs = re.search(r"#define VB_STRUCTS\(S\)(.*)", text).group(1)
    return {name: re.findall(r"F\((\w+), (\w+)\)", lists[upper]) for name, upper in re.findall(r"S\((\w+), (\w+)\)", structs)}


def written_names(kind, name):
    return ["span", "source_span", "pieces", "source_pieces"] if kind == "span" else [name]


def reference(schema):
    options = [schema, *schema.get("anyOf", [])]
    return next((o["$ref"].split("/")[-1] for o in options if "$ref" in o), None)


def check_kind(where, kind, schema):
    """The JSON type of a property against the kind of the field."""
    form, _, struct = kind.partition("_")
    types = schema.get("type", [])
    types = set([types] if isinstance(types, str) else types)
    if kind in JSON_TYPES and reference(schema) != "date" and not types & JSON_TYPES[kind]:
        problems.append(f"{where}: {kind} in the struct, {types} in the schema")
    if form == "many" and reference(schema.get("items", {})) != struct:
        problems.append(f"{where}: a list of {struct} in the struct, not in the schema")
    if form in ("one", "that", "maybe") and reference(schema) != struct:
        problems.append(f"{where}: a {struct} in the struct, not in the schema")
    if form == "maybe" and {"type": "null"} not in schema.get("anyOf", []):
        problems.append(f"{where}: may be NULL in the struct, not null in the schema")
    if kind == "strs" and "array" not in types:
        problems.append(f"{where}: a list in the struct, {types} in the schema")


def writer_keys(writer_c, function):
    """The keys that a hand-written function of the writer writes, in order."""
    body = re.search(rf"^static char \*{function}\(.*?^}}", writer_c, re.S | re.M).group(0)
    body = re.sub(r"^\tat = put_(schema_version|generator)\(at\);", r'\tKEY(at, "\1");', body, flags=re.M)
    return [a or b for a, b in re.findall(r'KEY\(at, "(\w+)"\)|FIELD_\w+\((?:\w+, )?(\w+)\)', body)]


def check_described(name, schema, validator):
    """Every property below has a description and examples, and the examples are valid."""
    for where, node in walk(schema, name):
        for key, prop in node.get("properties", {}).items():
            if not prop.get("description"):
                problems.append(f"{where}.{key}: no description")
            if not prop.get("examples"):
                problems.append(f"{where}.{key}: no example")
            for example in prop.get("examples", []):
                for error in validator.evolve(schema=prop).iter_errors(example):
                    problems.append(f"{where}.{key}: example {json.dumps(example, ensure_ascii=False)[:60]}: {error.message}")


def walk(schema, name):
    yield name, schema
    for struct, definition in schema["$defs"].items():
        yield f"{name}#{struct}", definition


def check_published(program, name, schema):
    """What the program prints is the schema of the folder."""
    printed = subprocess.run([program, "schema", name], stdout=subprocess.PIPE, check=True).stdout
    if json.loads(printed) != schema:
        problems.append(f"vanban schema {name} prints another schema than the folder has")


def main(folder, program):
    read = lambda file: (pathlib.Path(folder) / file).read_text(encoding="utf-8")
    document, error, finding = (json.loads(read(f"{name}.schema.json")) for name in ("document", "error", "finding"))
    writer_c = read("writer.c")
    structs = struct_fields(read("record.h"))
    for struct, fields in structs.items():
        schema = document["$defs"].get(struct)
        if not schema:
            problems.append(f"{struct}: the schema has no definition of it")
            continue
        compare(struct, [name for kind, field in fields for name in written_names(kind, field)], schema)
        for kind, field in fields:
            check_kind(f"{struct}.{field}", kind, schema["properties"].get(field, {}))
    compare("record", writer_keys(writer_c, "put_record"), document)
    compare("generator", writer_keys(writer_c, "put_generator")[1:], document["$defs"]["generator"])
    compare("diagnostic", writer_keys(writer_c, "put_diagnostic"), document["$defs"]["diagnostic"])
    error_keys = writer_keys(writer_c, "put_error")
    compare("error record", error_keys[:3], error)
    compare("error", error_keys[3:], error["$defs"]["error"])
    compare("source of an error", [field for _, field in structs["source"]], error["$defs"]["source"])
    codes = re.findall(r'return VB_LIT\("([a-z-]+)"\)', writer_c)
    if codes != error["$defs"]["error"]["properties"]["code"]["enum"]:
        problems.append(f"error codes: {codes} in the writer, others in the schema")
    codes = [row.split("\t")[0] for row in read("../check/codes.tsv").splitlines()[1:]]
    if codes != finding["properties"]["code"]["enum"]:
        problems.append("codes of findings: those of check/codes.tsv are not those of the schema")
    for name, schema in (("document", document), ("error", error), ("finding", finding)):
        jsonschema.Draft202012Validator.check_schema(schema)
        check_described(name, schema, jsonschema.Draft202012Validator(schema))
        if program:
            check_published(program, name, schema)
    for problem in problems:
        print(f"vanban: {folder}: error: {problem}; change record.h, writer.c and the schema together", file=sys.stderr)
    return 1 if problems else 0


parser = argparse.ArgumentParser()
parser.add_argument("--schema", default=pathlib.Path(__file__).resolve().parent.parent / "schema")
parser.add_argument("--program", help="also compare with what it prints")
arguments = parser.parse_args()
sys.exit(main(arguments.schema, arguments.program))
