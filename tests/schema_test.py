#!/usr/bin/python3
"""Every record that the fixtures give, and error records, against the schemas that the program publishes, closed: a field that
the schema does not name is wrong here, though readers must allow it. --ajv FOLDER asks ajv instead of Python's jsonschema."""
import json
import os
import subprocess
import tempfile

import jsonschema

import support

# Keywords whose values are no schemas.
DATA = ("examples", "default", "const", "enum", "required")


def closed(schema):
    """The schema with every object limited to the properties it names."""
    if isinstance(schema, list):
        return [closed(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    result = {key: value if key in DATA else closed(value) for key, value in schema.items()}
    if isinstance(schema.get("properties"), dict) and "additionalProperties" not in schema:
        combined = any(key in schema for key in ("allOf", "anyOf", "oneOf", "$ref"))
        result["unevaluatedProperties" if combined else "additionalProperties"] = False
    return result


def records(program):
    """(name, record) of every fixture."""
    for fixture in support.fixtures():
        yield fixture, support.record(program, fixture)


def findings(program):
    """(code, finding) of all fixtures, of nothing, and of what has no number and no text."""
    lines = [json.dumps(record) for _, record in records(program)]
    bare = [json.dumps({**record, "text": None}) for _, record in records(program)]
    for given in (lines, bare, []):
        done = subprocess.run([program, "check", "-"], input="\n".join(given).encode(), capture_output=True)
        for line in done.stdout.splitlines():
            finding = json.loads(line)
            yield finding["code"], finding


def errors(program):
    """(name, error record) of inputs that can't be read."""
    with tempfile.TemporaryDirectory(prefix="vanban-schema-") as folder:
        bad = {"empty.txt": (b"", []), "binary.txt": (b"\x7fELF\x00\x01\x02" * 99, []),
               "large.txt": (b"a" * 2000, ["--max-input", "1K"]), "missing.txt": (None, [])}
        for name, (content, options) in bad.items():
            path = os.path.join(folder, name)
            if content is not None:
                with open(path, "wb") as file:
                    file.write(content)
            done = subprocess.run([program, "extract", "--format", "json", *options, path], capture_output=True)
            yield name, json.loads(done.stdout)


def check_with_python(report, schema, documents):
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for name, document in documents:
        for error in validator.iter_errors(document):
            report.wrong(f"{name}: {error.json_path}", error.message[:300])


def check_with_ajv(report, schema, documents, ajv):
    with tempfile.TemporaryDirectory(prefix="vanban-ajv-") as folder:
        schema_path, documents_path = os.path.join(folder, "schema.json"), os.path.join(folder, "documents.ndjson")
        with open(schema_path, "w", encoding="utf-8") as file:
            json.dump(schema, file)
        with open(documents_path, "w", encoding="utf-8") as file:
            file.writelines(json.dumps(entry) + "\n" for entry in documents)
        done = subprocess.run(["node", os.path.join(ajv, "validate.js"), schema_path, documents_path], capture_output=True,
                              text=True)
    if done.returncode != 0:
        report.wrong("ajv", done.stdout + done.stderr)


def main():
    p = support.parser(__doc__)
    p.add_argument("--ajv", metavar="FOLDER", help="validate.js with node_modules/ajv beside it")
    options = p.parse_args()
    report = support.Report()
    for name, documents in (("document", records), ("error", errors), ("finding", findings)):
        schema = closed(json.loads(support.run(options.program, "schema", name)))
        documents = list(documents(options.program))
        if options.ajv:
            check_with_ajv(report, schema, documents, options.ajv)
        else:
            check_with_python(report, schema, documents)
        print(f"{name}: {len(documents)} validated")
    report.finish()


main()
