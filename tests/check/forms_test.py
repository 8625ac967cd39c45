#!/usr/bin/python3
"""vanban check as a command: forms, languages, exit statuses, what is ignored and accepted, the two halves, broken input.

The plans are those of check_test.py. SARIF is validated where the published schema stands (--sarif-schema).
"""
import csv
import io
import json
import os
import subprocess
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.dirname(HERE)]
import support
from check_test import QD, attached, citing, other, plan, OTHERS

FINDING = ["code", "severity", "message", "work", "number_symbol", "counts", "evidence", "suggestion"]  # of the contract


class Check(unittest.TestCase):
    program = schema = None

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        plans = [plan(appendix=attached(number="85/KH-UBND"), **citing("Chương trình hành động số 9-CTr/TU ngày 07/02/2024 của Tỉnh ủy",
                                                                        "(sau đây gọi tắt là \"Chương trình\" = 9)."))]
        plans += [other(*place, **citing(QD.format("1131/QĐ-TTg", day))) for place, day in zip(OTHERS, ["14/9/2023"] * 4 + ["15/9/2023"])]
        os.mkdir(cls.path("plans"))
        for number, text in enumerate(plans):
            with open(cls.path("plans", f"{number}.txt"), "w", encoding="utf-8") as file:
                file.write(text)
        cls.records = cls.run_program("extract", "--format", "ndjson", cls.path("plans")).stdout
        cls.findings = cls.check("--format", "ndjson")

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    @classmethod
    def path(cls, *names):
        return os.path.join(cls.folder.name, *names)

    @classmethod
    def run_program(cls, *words, given=b"", **environment):
        return subprocess.run([cls.program, *words], input=given, capture_output=True, timeout=60,
                              env={"PATH": os.environ["PATH"], "TMPDIR": cls.folder.name, **environment})

    @classmethod
    def check(cls, *words, status=0, given=None, **environment):
        done = cls.run_program("check", *([] if "--reduce" in words or "--explain" in words else ["-"]), *words,
                               given=cls.records if given is None else given, **environment)
        assert done.returncode == status, (words, done.returncode, done.stderr.decode())
        cls.messages = done.stderr.decode()
        return done.stdout.decode()

    def codes(self, text):
        return sorted({json.loads(line)["code"] for line in text.splitlines()})

    def write(self, name, text):
        with open(self.path(name), "w", encoding="utf-8") as file:
            file.write(text)
        return self.path(name)

    # ---- Forms

    def test_findings_are_those_of_the_contract(self):
        for line in self.findings.splitlines():
            finding = json.loads(line)
            self.assertEqual(sorted(set(finding) - {"coverage"}), sorted(FINDING))
            for place in finding["evidence"]:
                self.assertEqual(sorted(place), ["line", "source", "source_span", "span", "text", "value"])

    def test_lines_are_sorted_and_json_holds_the_same(self):
        lines = self.findings.splitlines()
        self.assertEqual(lines, sorted(lines, key=str.encode))
        self.assertEqual(json.loads(self.check("--format", "json")), [json.loads(line) for line in lines])

    def test_no_finding_is_an_empty_array_but_for_the_coverage(self):
        found = json.loads(self.check("--format", "json", given=self.records.splitlines()[1]))
        self.assertEqual([finding["code"] for finding in found], ["coverage"])

    def test_counts_and_suggestion(self):
        conflict = next(f for f in map(json.loads, self.findings.splitlines()) if f["code"] == "date-conflict")
        self.assertEqual(conflict["counts"], [{"value": "2023-09-14", "documents": 4, "mentions": 4},
                                              {"value": "2023-09-15", "documents": 1, "mentions": 1}])
        self.assertEqual(conflict["suggestion"], "2023-09-14")
        self.assertEqual((conflict["work"], conflict["severity"]), ("VN/1131/QĐ-TTg/-", "error"))

    def test_no_suggestion_of_two_documents(self):
        found = map(json.loads, self.check(given=b"\n".join(self.records.splitlines()[-2:])).splitlines())
        self.assertEqual([f["suggestion"] for f in found if f["code"] == "date-conflict"], [None])

    def test_known_works_are_suggested(self):
        known = self.write("known", json.dumps({"key": "VN/1131/QĐ-TTg/2023-09-15", "number_symbol": "1131/QĐ-TTg", "date": "2023-09-15"}) + "\n")
        found = map(json.loads, self.check("--known", known).splitlines())
        self.assertEqual([f["suggestion"] for f in found if f["code"] == "date-conflict"], ["2023-09-15"])

    def test_sarif(self):
        log = json.loads(self.check("--format", "sarif"))
        run, = log["runs"]
        self.assertEqual([r["ruleId"] for r in run["results"]], [f["code"] for f in map(json.loads, self.findings.splitlines())
                                                                  if f["code"] != "coverage"])
        for result in run["results"]:
            self.assertEqual(run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"], result["ruleId"])
        self.assertEqual(run["properties"]["coverage"]["documents"], 6)
        if not os.path.exists(self.schema):
            self.skipTest(f"{self.schema} is not there: SARIF is not validated")
        import jsonschema
        with open(self.schema, encoding="utf-8") as file:
            jsonschema.validate(log, json.load(file))

    def test_csv(self):
        rows = list(csv.DictReader(io.StringIO(self.check("--format", "csv"), newline="")))
        self.assertIn(("header-number-mismatch", "85/KH-UBND"), {(row["code"], row["value"]) for row in rows})
        self.assertTrue(all(len(row) == 10 and None not in row for row in rows))

    def test_csv_gives_a_spreadsheet_no_formula(self):
        records = self.records.replace("1131/QĐ-TTg".encode(), "=1131/QĐ-TTg".encode())
        self.assertNotIn('"=', self.check("--format", "csv", given=records))

    def test_text(self):
        text = self.check("--format", "text", "--lang", "en")
        self.assertIn("One work with different dates (date-conflict, error)\n", text)
        self.assertIn(self.path("plans", "5.txt") + ":18", text)
        self.assertIn("documents read: 6, not checked: 0", text)
        self.assertNotIn("\033", text)

    def test_output_file(self):
        self.assertEqual(self.check("-o", self.path("out.ndjson")), "")
        with open(self.path("out.ndjson"), encoding="utf-8") as file:
            self.assertEqual(file.read(), self.findings)

    # ---- Languages

    def test_language_of_the_locale(self):
        vietnamese = self.check("--lang", "vi", "--format", "text")
        self.assertIn("Một văn bản với nhiều ngày khác nhau (date-conflict, lỗi)", vietnamese)
        self.assertIn("Đã đọc 6 văn bản", vietnamese)
        self.assertEqual(self.check("--format", "text", LC_ALL="vi_VN.UTF-8"), vietnamese)
        self.assertEqual(self.check("--format", "text", LANG="vi_VN"), vietnamese)
        english = self.check("--format", "text", "--lang", "en", LC_ALL="vi_VN.UTF-8")
        self.assertEqual(english, self.check("--format", "text", LC_ALL="C"))

    def test_explain(self):
        self.assertIn("(error)\nOne work with different dates\n", self.check("--explain", "date-conflict"))
        self.assertIn("Một văn bản với nhiều ngày khác nhau", self.check("--explain", "date-conflict", "--lang", "vi"))
        everything = self.check("--explain", "all")
        for code in self.codes(self.findings):
            self.assertIn(f"{code} (", everything)

    # ---- What is left out, and exit statuses

    def test_fail_on(self):
        self.check("--fail-on", "error", status=1)
        self.check("--fail-on", "info", status=1)
        clean = self.records.splitlines()[1]
        self.check("--fail-on", "info", given=clean)
        self.check("--fail-on", "error", "--ignore", "date-conflict", "--ignore", "header-number-mismatch")

    def test_ignore(self):
        left = self.check("--ignore", "date-conflict")
        self.assertEqual(self.codes(left), [code for code in self.codes(self.findings) if code != "date-conflict"])

    def test_accepted(self):
        file = self.write("accepted", '{"code": "date-conflict", "work": "VN/1131/QĐ-TTg/-", "reason": "asked on 3 May"}\n'
                                      '{"code": "symbol-slip", "source": "gone.txt", "reason": "old"}\n')
        self.assertNotIn("date-conflict", self.codes(self.check("--accepted", file)))
        self.assertIn("accepted:2: info: this accepted finding is no longer found", self.messages)
        log = json.loads(self.check("--accepted", file, "--format", "sarif"))
        self.assertEqual([r["suppressions"][0]["justification"] for r in log["runs"][0]["results"] if "suppressions" in r], ["asked on 3 May"])
        self.check("--accepted", self.write("unreasoned", '{"code": "date-conflict"}\n'), status=3)

    def test_a_finding_with_a_reason_is_accepted_alone(self):
        """Also where another is of the same code, work and source."""
        text = other(*OTHERS[0], task="Lồng ghép với Đề án 06 và Chương trình 135.")
        records = self.run_program("extract", "--format", "ndjson", self.write("aliases.txt", text)).stdout
        found = [json.loads(line) for line in self.check(given=records).splitlines()]
        aliases = [f for f in found if f["code"] == "alias-undefined"]
        self.assertEqual(len(aliases), 2)
        left = self.check("--accepted", self.write("one", json.dumps({**aliases[0], "reason": "everybody knows it"})), given=records)
        self.assertEqual([f for f in map(json.loads, left.splitlines()) if f["code"] == "alias-undefined"], aliases[1:])
        left = self.check("--accepted", self.write("quote", '{"code": "alias-undefined", "text": "Chương trình 135", "reason": "known"}'), given=records)
        self.assertEqual([f for f in map(json.loads, left.splitlines()) if f["code"] == "alias-undefined"],
                         [f for f in aliases if f["evidence"][0]["text"] != "Chương trình 135"])
        self.assertEqual(self.codes(self.check("--accepted", self.write("all", '{"code": "alias-undefined", "reason": "known"}'), given=records)), ["coverage"])

    def test_wrong_usage(self):
        for words in (["--format", "xml"], ["--ignore", "no-such-code"], ["--fail-on", "never"], ["--memory", "x"], ["--map", "--reduce"],
                      ["--explain", "no-such-code"], ["--lang", "fr"]):
            self.check(*words, status=2)
            self.assertTrue(self.messages.startswith("vanban: "), words)

    def test_files_of_options_are_inputs(self):
        """One that can't be read, or doesn't hold what it should, ends the work before any output, with status 3."""
        for words in (["--expect", self.path("missing")], ["--expect", self.write("nowhere", "Atlantis\n")], ["--known", self.path("missing")],
                      ["--known", self.write("no-works", "[1")], ["--accepted", self.path("missing")]):
            self.assertEqual(self.check(*words, status=3), "", words)
            self.assertTrue(self.messages.startswith("vanban: "), words)

    # ---- The halves

    def test_any_split_and_any_order_within_a_key_give_the_same_bytes(self):
        lines = []
        for record in self.records.splitlines():
            lines += self.check("--map", given=record).splitlines()
        by_line = sorted(lines, key=str.encode)
        by_key = sorted(reversed(by_line), key=lambda line: line.split("\t")[0].encode())
        for order in (by_line, by_key, sorted(by_line + by_line[::3], key=str.encode)):
            self.assertEqual(self.check("--reduce", given="\n".join(order).encode()), self.findings)
        self.assertEqual(self.check("-j", "1"), self.findings)
        self.assertEqual(self.check("-j", "3"), self.findings)

    def test_reducers_together_give_the_same_bytes(self):
        """As many as there are keys too, of which some get nothing; with and without what is asked of the set."""
        lines = sorted(self.check("--map").splitlines(), key=str.encode)
        keys = sorted({line.split("\t")[0] for line in lines})
        list_of_provinces = self.write("provinces", "Hà Nội\nHuế\n")
        for options in ([], ["--expect", list_of_provinces], ["--expect", list_of_provinces, "--answer", "99-NQ/TW"]):
            whole = self.check(*options).splitlines()
            for parts in (1, 3, len(keys) + 1):
                found = []
                for part in range(parts):
                    mine = set(keys[part::parts])
                    mapped = "\n".join(line for line in lines if line.split("\t")[0] in mine).encode()
                    found += self.check("--reduce", *options, given=mapped).splitlines()
                self.assertEqual(sorted(found, key=str.encode), whole)

    def test_unsorted_and_malformed_lines(self):
        self.check("--reduce", given=b'work VN/2\t["m"]\nanswers\t[1]\n', status=3)
        self.assertIn("-:2: error: the lines are not sorted by their keys", self.messages)
        self.check("--reduce", given=b"no tab\n", status=3)
        self.assertIn("-:1: error:", self.messages)
        self.check("--reduce", given=b'work VN/2\t{"a": 1}\n', status=3)
        self.check("--reduce", given=b"")

    def test_little_memory_gives_the_same_bytes(self):
        records = b"".join(self.records.replace(b"1131/", b"%d/" % number) for number in range(100, 400))
        self.assertEqual(self.check("--memory", "1M", given=records), self.check(given=records))

    def test_no_temporary_file_is_left(self):
        self.assertEqual([name for name in os.listdir(self.folder.name) if name.startswith("vanban-")], [])

    # ---- Broken input

    def test_garbage_gives_few_messages(self):
        first, *rest = self.records.splitlines()
        garbage = [b'{"a": %d}' % number for number in range(5000)]
        for jobs in ("1", "2"):
            text = self.check("-j", jobs, given=b"\n".join([first, *garbage, *rest]), status=3)
            messages = self.messages.splitlines()
            self.assertEqual(len(messages), 21)
            self.assertEqual(messages[-1], "vanban: -: error: … and 4980 more; look at the first of them")
            coverage = next(f["coverage"] for f in map(json.loads, text.splitlines()) if f["code"] == "coverage")
            self.assertEqual((coverage["documents"], coverage["inputs_not_checked"]), (6, {"no-record": 5000}))
        self.check("--reduce", given=b"no tab\n" * 5000, status=3)
        self.assertEqual(len(self.messages.splitlines()), 21)

    def test_what_the_program_wrote_beside_the_records_is_passed_over(self):
        folder = self.path("together")
        self.run_program("extract", "-o", folder + "/", self.path("plans"))
        for name, words in (("findings.ndjson", ["check", "-"]), ("findings.json", ["check", "-", "--format", "json"]),
                            ("sarif.json", ["check", "-", "--format", "sarif"]), ("works.ndjson", ["works", "-"])):
            with open(os.path.join(folder, name), "wb") as file:
                file.write(self.run_program(*words, given=self.records).stdout)
        for jobs in ("1", "2"):
            done = self.run_program("check", "-j", jobs, folder)
            self.assertEqual((done.returncode, done.stdout.decode()), (0, self.findings))
            self.assertEqual(done.stderr.decode().splitlines(), [
                f"vanban: {folder}/{name}: info: {what}, no records; they are passed over" for name, what in (
                    ("findings.json", "findings of 'vanban check'"), ("findings.ndjson", "findings of 'vanban check'"),
                    ("sarif.json", "findings of 'vanban check'"), ("works.ndjson", "works of 'vanban works'"))])
            done = self.run_program("check", "-j", jobs, os.path.join(folder, "findings.ndjson"))  # named: it was meant to be records
            self.assertEqual(done.returncode, 3)
            self.assertIn(b"findings.ndjson:1: error: findings of 'vanban check', no records; give what", done.stderr)

    def test_broken_records_are_told_and_the_rest_is_checked(self):
        first, *rest = self.records.splitlines()
        for jobs in ("1", "2"):
            text = self.check("-j", jobs, given=b"\n".join([first, b'{"schema_version": "1.0", "document": oops}', b'{"key": "a work"}', *rest]), status=3)
            self.assertIn("vanban: -:2: error: no JSON: ", self.messages)
            self.assertIn("vanban: -:3: error: this is no record; ", self.messages)
            coverage = next(f["coverage"] for f in map(json.loads, text.splitlines()) if f["code"] == "coverage")
            self.assertEqual((coverage["documents"], coverage["inputs_not_checked"]), (6, {"no-record": 2}))
            self.assertEqual(self.codes(text), self.codes(self.findings))

    def test_error_records_are_not_checked(self):
        error = self.run_program("extract", "--format", "json", self.path("no-such-file.txt")).stdout
        text = self.check(given=self.records + error)
        coverage = next(f["coverage"] for f in map(json.loads, text.splitlines()) if f["code"] == "coverage")
        self.assertEqual(coverage["inputs_not_checked"], {"unreadable": 1})

    def test_folders_and_arrays(self):
        self.run_program("extract", "-o", self.path("records") + "/", self.path("plans"))
        self.assertEqual(self.run_program("check", self.path("records")).stdout.decode(), self.findings)
        array = b"[" + b",".join(self.records.splitlines()) + b"]"
        self.assertEqual(self.check(given=array), self.findings)

    def test_nothing_to_check(self):
        coverage = json.loads(self.check(given=b"", status=3))
        self.assertEqual((coverage["code"], coverage["coverage"]["documents"]), ("coverage", 0))
        self.assertIn("no record was found", self.messages)
        self.check("--map", given=b"")
        self.assertEqual(self.run_program("check").returncode, 2)
        done = self.run_program("check", self.path("no-such-folder"))
        self.assertEqual((done.returncode, json.loads(done.stdout)["coverage"]["inputs_not_checked"]), (3, {"unreadable": 1}))

    def test_records_of_any_shape_do_no_harm(self):
        for text in (b'{"schema_version": "1.0", "document": {}}', b'{"schema_version": "1.0", "document": []}',
                     b'{"schema_version": "1.0", "document": {"spans": 1, "issuer": []}, "citations": [1, null, {}, {"work": "w1"}], "works": [{"id": "w1"}]}',
                     b'{"schema_version": "1.0", "document": {"based_on": ["w1"], "issuer": {"jurisdiction": {"level": "province", "code": "VN-23"}}},'
                     b' "works": [{"id": "w1", "key": "/", "name": "", "jurisdiction": {"level": "national"}}], "citations": [{"span": [5, 2], "work": "w1",'
                     b' "kind": "numbered"}], "text": ""}',
                     b'{"schema_version": "1.0", "error": {}}'):
            self.assertEqual(self.codes(self.check(given=text))[:1], ["coverage"])


if __name__ == "__main__":
    p = support.parser(__doc__.splitlines()[0])
    p.add_argument("--sarif-schema", default="", help="sarif-schema-2.1.0.json")
    args = p.parse_args()
    Check.program, Check.schema = args.program, args.sarif_schema
    unittest.main(argv=sys.argv[:1])
