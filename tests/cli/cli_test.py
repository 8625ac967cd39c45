"""The rules of the command line: cli_test.py [--program] PATH_TO_VANBAN [unittest's arguments]."""

import csv
import fcntl
import json
import os
import pathlib
import pty
import resource
import shutil
import signal
import socket
import stat
import struct
import subprocess
import sys
import tempfile
import termios
import time
import unittest

VANBAN = None
PLAN = "ỦY BAN NHÂN DÂN\nTỈNH QUẢNG TRỊ\n\nSố: 136/KH-UBND\n\nKẾ HOẠCH\nVề một việc\n\nI. MỤC ĐÍCH\n\n1. Nâng cao chất lượng.\n"
DEADLINE = 20  # seconds; each of these runs takes milliseconds


def limit(kind, size):
    return lambda: resource.setrlimit(kind, (size, size))


def become_nobody():
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)


class Case(unittest.TestCase):
    def setUp(self):
        self.dir = pathlib.Path(tempfile.mkdtemp(prefix="vanban-cli-"))
        self.addCleanup(shutil.rmtree, self.dir, ignore_errors=True)

    def unprivileged(self):
        """Options of a run that no file and folder is open to: root becomes nobody."""
        if os.geteuid() != 0:
            return {}
        os.chmod(self.dir, 0o777)
        try:
            self.ok("--version", preexec_fn=become_nobody)
        except (OSError, AssertionError, subprocess.SubprocessError):
            self.skipTest("root may read every file, and nobody may not run the program")
        return {"preexec_fn": become_nobody}

    def file(self, name, text=PLAN):
        path = self.dir / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return name

    def run_vanban(self, *words, **options):
        options.setdefault("stdin", subprocess.DEVNULL)
        if "input" in options:
            del options["stdin"]
        return subprocess.run([VANBAN, *words], cwd=self.dir, timeout=DEADLINE, stderr=subprocess.PIPE,
                              stdout=options.pop("stdout", subprocess.PIPE), **options)

    def ok(self, *words, status=0, **options):
        run = self.run_vanban(*words, **options)
        self.assertEqual(run.returncode, status, run.stderr.decode(errors="replace"))
        return run.stdout.decode() if run.stdout is not None else None

    def fails(self, status, *words, **options):
        """Returns stdout and stderr; every line of stderr has the shape of a message."""
        run = self.run_vanban(*words, **options)
        messages = run.stderr.decode(errors="replace")
        self.assertEqual(run.returncode, status, messages)
        for line in messages.splitlines():
            self.assertRegex(line, r"^vanban: (.*: )?(error|info): [^;]+; .+$")
        return (run.stdout or b"").decode(), messages

    def usage(self, *words):
        out, messages = self.fails(2, *words)
        self.assertEqual(out, "")
        self.assertEqual(len(messages.splitlines()), 1)
        return messages

    def names(self, folder="."):
        return sorted(str(path.relative_to(self.dir / folder)) for path in (self.dir / folder).rglob("*") if not path.is_dir())

    def read_json(self, name):
        return json.loads((self.dir / name).read_text(encoding="utf-8"))

    def sources(self, ndjson):
        return [json.loads(line)["source"]["name"] for line in ndjson.splitlines()]


class Commands(Case):
    def test_no_command_is_wrong_usage(self):
        self.assertIn("vanban help", self.usage())

    def test_unknown_command_names_those_there_are(self):
        for name in ("watch", "extrakt"):
            message = self.usage(name)
            self.assertIn(name, message)
            for known in ("extract", "normalize", "report", "schema", "help"):
                self.assertIn(known, message)

    def test_version(self):
        for word in ("--version", "-V"):
            self.assertRegex(self.ok(word), r"^vanban \d+\.\d+\.\d+\n$")

    def test_help_lists_the_commands(self):
        self.assertEqual(self.ok("help"), self.ok("--help"))
        self.assertIn("normalize", self.ok("help"))

    def test_help_of_a_command_both_ways(self):
        for name in ("extract", "normalize", "schema", "help"):
            text = self.ok("help", name)
            self.assertIn("Usage: vanban " + name, text)
            self.assertEqual(text, self.ok(name, "--help"))
            self.assertEqual(text, self.ok(name, "-h"))

    def test_help_of_an_unknown_command_is_wrong_usage(self):
        self.usage("help", "watch")
        self.usage("help", "extract", "normalize")

    def test_help_fits_a_terminal_of_80_columns(self):
        for name in (None, "extract", "check", "normalize", "report", "works", "schema", "help"):
            for line in self.ok("help", *[name] if name else []).splitlines():
                self.assertLessEqual(len(line), 80, (name, line))

    def test_help_names_every_option(self):
        text = self.ok("help", "extract")
        for option in ("-o", "--output", "-j", "--jobs", "--format", "--input-format", "--no-text", "--max-input", "--no-jit", "--table", "--bom"):
            self.assertIn(option, text)

    def test_options_before_the_command_are_refused(self):
        self.assertIn("--format", self.usage("--format", "json", "extract"))

    def test_schema_lists_names_and_prints_them(self):
        names = [line.split("\t")[0] for line in self.ok("schema").splitlines()]
        self.assertEqual(names, ["document", "error", "finding"])
        for name in names:
            self.assertIsInstance(json.loads(self.ok("schema", name)), dict)

    def test_unknown_schema_is_wrong_usage(self):
        self.assertIn("vanban schema", self.usage("schema", "nothing"))
        self.usage("schema", "document", "error")


class Tables(Case):
    """--format csv: what the tables hold is what the records say."""

    NAMES = ["assignments.csv", "citations.csv", "errors.csv", "targets.csv", "tasks.csv"]
    PLAN = ("Số: 136/KH-UBND\n\nQuảng Trị, ngày 01 tháng 7 năm 2024\n\nKẾ HOẠCH\n\nVề việc bảo vệ rừng\n\n"
            "Thực hiện Quyết định số 12/QĐ-TTg ngày 05/01/2024 của Thủ tướng Chính phủ, UBND tỉnh ban hành Kế hoạch như sau:\n\n"
            "I. NHIỆM VỤ\n\n1. Sở Y tế: Chủ trì, phối hợp với Sở Tài chính mua \"tủ thuốc\", xong trước 30/6/2025.\n\n"
            "TT\tNội dung nhiệm vụ\tCơ quan chủ trì\tThời gian\tGhi chú\n"
            "1\tTrồng, chăm sóc rừng\tSở Nội vụ; Sở Y tế\tQuý IV/2024\t=1+1\n2\tTuần tra\tSở KH&ĐT\tThường xuyên\t-\n")

    def setUp(self):
        super().setUp()
        self.file("plans/a.md", self.PLAN)
        self.file("plans/b.md", self.PLAN.replace("136", "+137"))

    def read(self, name):
        with open(self.dir / name, encoding="utf-8", newline="") as table:
            return list(csv.DictReader(table))

    def tables(self, *words, **options):
        self.ok("extract", "--format", "csv", "-o", "out", *words, **options)
        self.assertEqual(self.names("out"), self.NAMES)
        return {name: (self.dir / "out" / name).read_bytes() for name in self.NAMES}

    def test_rows_are_those_of_the_record(self):
        self.tables("plans/a.md")
        record = json.loads(self.ok("extract", "plans/a.md"))
        tasks, entries, mentions = (self.read(f"out/{name}.csv") for name in ("tasks", "assignments", "citations"))
        self.assertEqual([row["task"] for row in tasks], ["Trồng, chăm sóc rừng", "Tuần tra"])
        self.assertEqual(tasks[0]["lead"], "Sở Nội vụ; Sở Y tế")
        self.assertEqual([tasks[0][key] for key in ("due_kind", "due_from", "due_to", "due_text")], ["during", "2024-10-01", "2024-12-31", "Quý IV/2024"])
        self.assertEqual(tasks[0]["in"], "section:I/1/table:0/row:0")
        self.assertEqual([(row["id"], row["role"], row["agency"], row["task"], row["in"]) for row in entries],
                         [(one["id"], one["role"], one["agency"]["name"], one["task"], one["in"]) for one in record["assignments"]])
        self.assertEqual(entries[-1]["successors"], "Sở Tài chính")
        self.assertEqual([(row["number_symbol"], row["work_key"], int(row["line"])) for row in mentions],
                         [(c["number_symbol"], next(w["key"] for w in record["works"] if w["id"] == c["work"]), c["line"]) for c in record["citations"]])
        self.assertEqual([int(row["line"]) for row in entries], [one["line"] for one in record["assignments"]])

    def test_every_row_names_its_document(self):
        self.tables("plans/a.md")
        for name in ("tasks", "assignments", "citations"):
            for row in self.read(f"out/{name}.csv"):
                self.assertEqual([row[key] for key in ("source", "number", "date", "province", "province_code")],
                                 ["plans/a.md", "136/KH-UBND", "2024-07-01", "Quảng Trị", "VN-25"])

    def test_lines_end_as_the_rfc_says_and_cells_are_quoted(self):
        tables = self.tables("plans/a.md")
        for content in tables.values():
            self.assertTrue(content.endswith(b"\r\n"))
            self.assertEqual(content.count(b"\n"), content.count(b"\r\n"))
        self.assertIn('"Chủ trì, phối hợp với Sở Tài chính mua ""tủ thuốc"", xong trước 30/6/2025"'.encode(), tables["assignments.csv"])

    def test_no_cell_is_a_formula(self):
        self.tables("plans")
        self.assertEqual([row["note"] for row in self.read("out/tasks.csv")][:2], ["'=1+1", "'-"])
        for name in self.NAMES:
            for row in self.read(f"out/{name}"):
                self.assertFalse([cell for cell in row.values() if cell[:1] in tuple("=+-@\t\r") and cell[:1]], name)

    def test_a_byte_order_mark_when_asked_for(self):
        plain, marked = self.tables("plans"), self.tables("plans", "--bom")
        self.assertEqual({name: b"\xef\xbb\xbf" + content for name, content in plain.items()}, marked)

    def test_threads_give_the_same_tables(self):
        for number in range(20):
            self.file(f"plans/{number}.md", self.PLAN * (1 + number % 3))
        self.assertEqual(self.tables("plans", "-j", "1"), self.tables("plans", "-j", "4"))

    def test_errors_are_rows_too(self):
        self.file("plans/c.md", b"")
        self.fails(3, "extract", "--format", "csv", "-o", "out", "plans")
        rows = self.read("out/errors.csv")
        self.assertEqual([(row["source"], row["code"]) for row in rows], [("plans/c.md", "empty")])
        self.assertTrue(rows[0]["message"] and rows[0]["hint"])
        self.assertEqual({row["source"] for row in self.read("out/tasks.csv")}, {"plans/a.md", "plans/b.md"})

    def test_one_table_on_standard_output(self):
        tables = self.tables("plans")
        for name in self.NAMES:
            for words in (["--table", name[:-4]], ["--format", "csv", "--table=" + name[:-4]]):
                self.assertEqual(self.ok("extract", "plans", *words).encode(), tables[name])
        self.ok("extract", "plans", "--table", "tasks", "-o", "x.csv")
        self.assertEqual((self.dir / "x.csv").read_bytes(), tables["tasks.csv"])

    def test_all_tables_or_none(self):
        self.file("plans/big.md", self.PLAN * 3000)
        _, messages = self.fails(4, "extract", "--format", "csv", "-o", "out", "plans", preexec_fn=limit(resource.RLIMIT_FSIZE, 200_000))
        self.assertIn("can't be written: File too large", messages)
        self.assertEqual(self.names("out"), [])

    def test_older_tables_stay_where_new_ones_fail(self):
        tables = self.tables("plans")
        self.file("plans/big.md", self.PLAN * 3000)
        self.fails(4, "extract", "--format", "csv", "-o", "out", "plans", preexec_fn=limit(resource.RLIMIT_FSIZE, 200_000))
        self.assertEqual({name: (self.dir / "out" / name).read_bytes() for name in self.names("out")}, tables)

    def test_wrong_use(self):
        self.assertIn("-o", self.usage("extract", "--format", "csv", "plans"))
        self.assertIn("tasks", self.usage("extract", "--table", "rows", "plans"))
        self.assertIn("--format csv", self.usage("extract", "--table", "tasks", "--format", "json", "plans"))
        self.assertIn("--bom", self.usage("extract", "--bom", "plans"))
        self.assertIn("--table", self.usage("extract", "--table", "tasks", "-o", "out/", "plans"))
        self.assertEqual(self.names(), ["plans/a.md", "plans/b.md"])

    def test_a_file_in_the_place_of_the_folder(self):
        self.file("out", "a file")
        _, messages = self.fails(4, "extract", "--format", "csv", "-o", "out", "plans")
        self.assertIn("vanban: out: error:", messages)
        self.assertEqual((self.dir / "out").read_text(), "a file")


class Options(Case):
    def setUp(self):
        super().setUp()
        self.file("a.md")

    def test_no_input_is_wrong_usage(self):
        for command in ("extract", "normalize"):
            self.assertIn("no input", self.usage(command))

    def test_wrong_usage_comes_before_any_work(self):
        self.usage("extract", "a.md", "-o", "out/", "--format", "xml")
        self.assertFalse((self.dir / "out").exists())

    def test_unknown_option_is_named(self):
        self.assertIn("'--frobnicate'", self.usage("extract", "--frobnicate", "a.md"))
        self.assertIn("'-x'", self.usage("extract", "--no-text", "-x", "a.md"))
        self.assertIn("'--format'", self.usage("normalize", "--format", "json", "a.md"))

    def test_missing_and_superfluous_values(self):
        self.assertIn("needs a value", self.usage("extract", "a.md", "--format"))
        self.assertIn("needs a value", self.usage("extract", "a.md", "-o"))
        self.assertIn("'--no-text=1' takes no value", self.usage("extract", "a.md", "--no-text=1"))
        self.assertIn("'--help=1' takes no value", self.usage("extract", "--help=1"))
        self.assertIn("empty", self.usage("extract", "a.md", "-o", ""))

    def test_options_of_later_versions_are_not_available(self):
        self.assertIn("not available in this version", self.usage("extract", "--ocr", "a.md"))

    def test_jobs_are_from_1_to_256(self):
        for jobs in ("1", "2", "256"):
            self.ok("extract", "-j", jobs, "a.md")
        for jobs in ("0", "257", "-1", "x", "2x", "", " 2", "99999999999999999999"):
            self.usage("extract", "-j", jobs, "a.md")

    def test_max_input_is_a_size(self):
        for size in ("1000", "1K", "1k", "256M", "1G"):
            self.ok("extract", "--max-input", size, "a.md")
        for size in ("0", "-1", "K", "1KB", "1T", "2G", "1025M", "", "1.5M", "99999999999999999999G"):
            self.usage("extract", "--max-input", size, "a.md")

    def test_input_format_is_one_of_four(self):
        for kind, media in (("text", "text/plain"), ("markdown", "text/markdown"), ("html", "text/html"), ("auto", "text/markdown")):
            self.assertEqual(json.loads(self.ok("extract", "--input-format", kind, "a.md"))["source"]["media_type"], media)
        self.assertIn("markdown", self.usage("extract", "--input-format", "pdf", "a.md"))

    def test_options_stand_anywhere_and_in_every_spelling(self):
        for words in (["a.md", "-o", "x.json"], ["-ox.json", "a.md"], ["a.md", "--output", "x.json"], ["--output=x.json", "a.md"]):
            self.assertEqual(self.ok("extract", *words), "")
            self.assertEqual(self.read_json("x.json")["source"]["name"], "a.md")
            (self.dir / "x.json").unlink()

    def test_two_dashes_end_the_options(self):
        self.file("-o")
        self.assertEqual(json.loads(self.ok("extract", "--", "-o"))["source"]["name"], "-o")

    def test_no_text_leaves_the_text_out(self):
        self.assertIsNone(json.loads(self.ok("extract", "--no-text", "a.md"))["text"])
        self.assertIn("136/KH-UBND", json.loads(self.ok("extract", "a.md"))["text"])

    def test_no_jit_gives_the_same(self):
        self.assertEqual(self.ok("extract", "--no-jit", "a.md"), self.ok("extract", "a.md"))


class Languages(Case):
    """What a person reads is Vietnamese where the locale is, or --lang says so; what a program reads never is."""

    def locale(self, name):
        others = ("LC_ALL", "LC_MESSAGES", "LANG", "LD_PRELOAD")  # what a test run preloads ends a process whose locale is not installed
        return {"env": {**{key: value for key, value in os.environ.items() if key not in others}, "LC_ALL": name}}

    def messages(self, *words, locale="C", status=2):
        run = self.run_vanban(*words, **self.locale(locale))
        self.assertEqual(run.returncode, status)
        return run.stderr.decode()

    def test_messages(self):
        for words, locale in ((["extract", "--lang", "vi"], "C"), (["extract"], "vi_VN.UTF-8"), (["extract", "--lang=vi"], "en_US.UTF-8")):
            self.assertEqual(self.messages(*words, locale=locale), "vanban: lỗi: chưa nêu đầu vào; xem 'vanban help extract'\n")
        self.assertEqual(self.messages("extract", "--lang", "en", locale="vi_VN.UTF-8"), "vanban: error: no input given; see 'vanban help extract'\n")
        self.assertEqual(self.messages("extract", locale="vietnamese"), "vanban: error: no input given; see 'vanban help extract'\n")

    def test_words_stay_in_their_places(self):
        self.assertEqual(self.messages("check", "--lang", "vi", "--memory", "100 %s", "x"),
                         "vanban: lỗi: '100 %s' không phải --memory; đó là số byte từ 1 đến 1024G, như 512K hoặc 64M; xem 'vanban help check'\n")
        for name in ("p/a.txt", "p/b.xyz", "p/.c"):
            self.file(name)
        self.assertEqual(self.messages("extract", "--lang", "vi", "p", "-o", "out/", status=0),
                         "vanban: p: lưu ý: bỏ qua 2 tệp (không rõ loại: 1, tệp ẩn: 1); muốn đọc tệp nào thì nêu đích danh\n")

    def test_every_command_takes_it_and_has_a_help_that_fits(self):
        for command in ("extract", "check", "normalize", "report", "works", "schema", "help"):
            help_text = self.ok(command, "--lang", "vi", "--help")
            self.assertTrue(help_text.startswith("Cách dùng: vanban " + command), command)
            self.assertEqual([line for line in help_text.splitlines() if len(line) > 80], [])
            self.assertEqual(self.ok("help", "--lang", "vi", command), help_text)

    def test_records_are_the_same_in_all_languages(self):
        self.file("a.txt")
        self.file("empty.txt", b"")
        english, vietnamese = (self.run_vanban("extract", "a.txt", "empty.txt", **self.locale(name)) for name in ("C", "vi_VN.UTF-8"))
        self.assertEqual(vietnamese.stdout, english.stdout)
        self.assertEqual(vietnamese.stderr.decode(), "vanban: empty.txt: lỗi: đầu vào rỗng; hãy kiểm tra tệp, hoặc bỏ nó ra\n")

    def test_summary(self):
        self.file("a.txt", "Số: /KH-UBND\n\nKẾ HOẠCH\n\nPhát triển rừng\n\n1. Một.\n\n4. Bốn.\n".encode())
        english, vietnamese = (self.ok("extract", "--format", "text", "--lang", name, "a.txt") for name in ("en", "vi"))
        self.assertIn('the label "4" skips at least one number', english)
        self.assertIn("số “4” bỏ qua ít nhất một số", vietnamese)
        for word in ("Bố cục  2 mục", "Kế hoạch (không có số)", "dòng 9"):
            self.assertIn(word, vietnamese)
        words = [" the ", "document", "section ", "line ", "warning", "source  "]
        self.assertEqual([word for word in words if word in vietnamese], [])


class Forms(Case):
    def setUp(self):
        super().setUp()
        self.file("a.md")
        self.file("b.txt")

    def test_one_file_is_one_json_object_on_a_line(self):
        out = self.ok("extract", "a.md")
        self.assertEqual(out.count("\n"), 1)
        record = json.loads(out)
        self.assertEqual(record["source"]["name"], "a.md")
        self.assertEqual(record["source"]["bytes"], len(PLAN.encode()))
        self.assertRegex(record["source"]["sha256"], "^[0-9a-f]{64}$")

    def test_several_inputs_are_ndjson(self):
        self.assertEqual(self.sources(self.ok("extract", "b.txt", "a.md")), ["b.txt", "a.md"])

    def test_a_folder_is_ndjson_even_with_one_file(self):
        self.file("sub/c.md")
        self.assertEqual(self.sources(self.ok("extract", "sub")), ["sub/c.md"])

    def test_json_of_several_is_one_array(self):
        records = json.loads(self.ok("extract", "--format", "json", "a.md", "b.txt"))
        self.assertEqual([record["source"]["name"] for record in records], ["a.md", "b.txt"])

    def test_json_of_a_folder_of_one_file_is_an_array(self):
        self.file("sub/c.md")
        self.assertEqual(len(json.loads(self.ok("extract", "--format", "json", "sub"))), 1)

    def test_json_array_without_inputs_is_empty(self):
        (self.dir / "empty").mkdir()
        out, _ = self.fails(3, "extract", "--format", "json", "empty")
        self.assertEqual(json.loads(out), [])

    def test_ndjson_of_one_file_is_one_line(self):
        self.assertEqual(self.ok("extract", "--format", "ndjson", "a.md"), self.ok("extract", "a.md"))

    def test_standard_input(self):
        record = json.loads(self.ok("extract", "-", input=PLAN.encode()))
        self.assertEqual(record["source"]["name"], "-")
        self.assertEqual(record["text"], json.loads(self.ok("extract", "b.txt"))["text"])

    def test_runs_are_byte_for_byte_the_same(self):
        self.assertEqual(self.ok("extract", "a.md", "b.txt", "-j", "8"), self.ok("extract", "a.md", "b.txt"))

    def test_text_is_a_summary(self):
        out = self.ok("extract", "--format", "text", "a.md", "b.txt")
        self.assertIn("── a.md ──", out)
        self.assertIn("── b.txt ──", out)
        for heading in ("Outline", "Works cited", "Diagnostics"):
            self.assertIn("\n" + heading, out)
        self.assertNotIn("\033", out)
        self.assertLessEqual(max(map(len, out.splitlines())), 100)
        self.assertFalse([line for line in out.splitlines() if line != line.rstrip()])

    def test_a_summary_tells_duties_and_targets_of_the_sections(self):
        self.file("duties.txt", PLAN + "\nII. TỔ CHỨC THỰC HIỆN\n\n1. Sở Nội vụ: Chủ trì mở lớp trước ngày 30/6/2027.\n\n2. Đến năm 2030, trồng mới 1.200 ha chè.\n")
        out = self.ok("extract", "--format", "text", "duties.txt")
        self.assertRegex(out, r"\nDuties  \d+ in the sections")
        self.assertRegex(out, r"  Sở Nội vụ +Chủ trì mở lớp.*trước ngày")
        self.assertIn("\nTargets  1 figure\n  2030  trồng mới 1.200 ha chè\n", out)

    def test_summary_shows_no_control_characters(self):
        name = "x\033[31m\x9b.md"
        self.file(name, PLAN.replace("Nâng cao", "Nâng \033[2J\u202e\u009b cao"))
        out = self.ok("extract", "--format", "text", name)
        self.assertFalse([c for c in out if c != "\n" and (ord(c) < 32 or 127 <= ord(c) < 160 or c == "\u202e")])

    def test_normalize_prints_the_text_of_the_record(self):
        self.assertEqual(self.ok("normalize", "a.md"), json.loads(self.ok("extract", "a.md"))["text"])
        self.assertEqual(self.ok("normalize", "-", input=PLAN.encode()), self.ok("normalize", "b.txt"))

    def test_normalize_writes_a_file(self):
        self.assertEqual(self.ok("normalize", "a.md", "-o", "a.out"), "")
        self.assertEqual((self.dir / "a.out").read_text(encoding="utf-8"), self.ok("normalize", "a.md"))

    def test_normalize_takes_one_input(self):
        self.usage("normalize", "a.md", "b.txt")

    def test_normalize_of_unreadable_input(self):
        out, message = self.fails(3, "normalize", "nothing.md", "-o", "x")
        self.assertIn("vanban: nothing.md: error:", message)
        self.assertFalse((self.dir / "x").exists())
        self.fails(3, "normalize", ".")
        self.fails(3, "normalize", self.file("empty.md", ""))

    def on_terminal(self, *words, **environment):
        """What the program prints to a terminal of 72 columns."""
        master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 72, 0, 0))
        process = subprocess.Popen([VANBAN, *words], cwd=self.dir, stdout=slave, env={**os.environ, "TERM": "xterm", **environment})
        os.close(slave)
        out = b""
        while True:
            try:
                piece = os.read(master, 65536)
            except OSError:
                break
            if not piece:
                break
            out += piece
        os.close(master)
        self.assertEqual(process.wait(DEADLINE), 0)
        return out.decode().replace("\r\n", "\n")

    def test_json_is_indented_on_a_terminal_only(self):
        shown = self.on_terminal("extract", "a.md")
        self.assertIn('\n  "source": {\n', shown)
        self.assertEqual(json.loads(shown), json.loads(self.ok("extract", "a.md")))
        self.assertEqual(self.on_terminal("extract", "a.md", "b.txt").count("\n"), 2)
        self.on_terminal("extract", "a.md", "-o", "x.json")
        self.assertEqual((self.dir / "x.json").read_text().count("\n"), 1)

    def test_colours_on_a_terminal_unless_no_color(self):
        plain = self.on_terminal("extract", "--format", "text", "a.md", NO_COLOR="1")
        self.assertNotIn("\033", plain)
        self.assertLessEqual(max(map(len, plain.splitlines())), 72)
        self.assertIn("\033[", self.on_terminal("extract", "--format", "text", "a.md", NO_COLOR=""))
        self.assertNotIn("\033", self.on_terminal("extract", "--format", "text", "a.md", TERM="dumb", NO_COLOR=""))


class Works(Case):
    """works merges what records cite; --known gives it to documents that only name a work."""

    FULL = PLAN + "\n2. Thực hiện Nghị quyết số 45-NQ/TW ngày 24/11/2023 của Bộ Chính trị về trí thức; Luật Đất đai ngày 18/01/2024.\n"
    BARE = PLAN + "\n2. Thực hiện Nghị quyết số 45-NQ/TW và Luật Đất đai.\n"

    def setUp(self):
        super().setUp()
        self.file("plans/a.md", self.FULL)
        self.file("plans/b.md", self.BARE)
        self.file("bare.md", self.BARE)

    def works(self, *words, **options):
        return [json.loads(line) for line in self.ok("works", *words, **options).splitlines()]

    def test_works_of_several_records_are_merged(self):
        self.ok("extract", "-o", "records/", "plans")
        works = self.works("records")
        self.assertEqual([work["key"] for work in works], ["VN/45-NQ/TW/2023-11-24", "VN/Luật Đất đai/2024-01-18"])
        self.assertEqual([(work["documents"], work["mentions"]) for work in works], [(2, 2), (2, 2)])
        self.assertEqual((works[0]["issuer"], works[0]["title"], works[0]["forms"]), ("Bộ Chính trị", "về trí thức", ["45-NQ/TW"]))

    def test_standard_input_and_an_output_file(self):
        records = self.ok("extract", "plans")
        self.ok("works", "-", "-o", "works.ndjson", input=records.encode())
        self.assertEqual(self.ok("works", "-", input=records.encode()), (self.dir / "works.ndjson").read_text())

    def test_known_works_give_what_a_document_does_not_tell(self):
        self.file("works.ndjson", self.ok("works", "-", input=self.ok("extract", "plans").encode()))
        record = json.loads(self.ok("extract", "--known", "works.ndjson", "bare.md"))
        self.assertEqual([(work["key"], work["known"]) for work in record["works"]],
                         [("VN/45-NQ/TW/2023-11-24", ["date", "issuer", "title"]), ("VN/Luật Đất đai/2024-01-18", ["date"])])
        self.assertEqual([mention["resolution"]["by"] for mention in record["citations"]], ["known", "known"])
        again = self.ok("works", "-", input=json.dumps(record).encode())
        self.assertEqual([json.loads(line)["date"] for line in again.splitlines()], [None, None])  # what is only known is not told on

    def test_failures(self):
        self.usage("works")
        out, messages = self.fails(3, "works", "nothing.json")
        self.assertIn("nothing.json", messages)
        self.assertEqual(out, "")
        out, messages = self.fails(3, "extract", "--known", "nothing.ndjson", "bare.md")
        self.assertEqual(out, "")
        self.file("broken.ndjson", '{"key": \n')
        self.assertIn("broken.ndjson:", self.fails(3, "extract", "--known", "broken.ndjson", "bare.md")[1])

    def test_records_are_not_taken_for_known_works(self):
        self.file("records.ndjson", self.ok("extract", "plans"))
        for status, words in ((3, ["extract", "--known", "records.ndjson", "bare.md"]), (3, ["check", "--known", "records.ndjson", "records.ndjson"])):
            out, messages = self.fails(status, *words)
            self.assertEqual(out, "")
            self.assertIn("records.ndjson: error: it holds records of documents, no works; give what 'vanban works'", messages)


class Jobs(Case):
    """Whatever the number of workers is, output and messages are those of one."""

    JOBS = ("1", "2", "3", "16")

    def setUp(self):
        super().setUp()
        for number in range(40):
            self.file(f"p/{number:02}.md", PLAN + f"\n2. Việc thứ {number}.\n" * (1 + number % 7 * 20))
        self.file("p/05.md", "")
        self.file("p/11.txt", b"\0" * 100)
        self.file("p/12-large.md", PLAN + "- Một việc dài hơn những việc khác, do Sở Nội vụ chủ trì.\n" * 9000)  # its record is no longer kept
        self.file("p/13-large.md", PLAN + "- Một việc khác.\n" * 30000)
        self.file("p/.hidden")

    def all_alike(self, status, *words, **options):
        """What one worker gives, when all numbers of workers give it."""
        first = None
        for jobs in self.JOBS:
            run = self.run_vanban("extract", "-j", jobs, *words, **options)
            self.assertEqual(run.returncode, status, run.stderr.decode())
            first = first or (run.stdout, run.stderr)
            self.assertTrue((run.stdout, run.stderr) == first, f"-j {jobs} differs")
        return first[0].decode(), first[1].decode()

    def test_every_form_is_the_same(self):
        for form in ("ndjson", "json", "text"):
            out, messages = self.all_alike(3, "--format", form, "p", "nothing.md", "p/01.md")
            self.assertRegex(messages, r"\Avanban: p/05.md: error: .*\nvanban: p/11.txt: error: .*\n"
                                       r"vanban: p: info: .*\nvanban: nothing.md: error: .*\n\Z")
            self.assertIn("Việc thứ 39", out)

    def test_the_order_is_that_of_the_inputs(self):
        out, _ = self.all_alike(3, "p", "p/02.md", "p/00.md")
        names = [f"p/{name}" for name in sorted(os.listdir(self.dir / "p")) if not name.startswith(".")]
        self.assertEqual(self.sources(out), [*names, "p/02.md", "p/00.md"])

    def test_standard_input_has_its_turn(self):
        out, _ = self.all_alike(3, "p/00.md", "-", "p/01.md", "-", "p/02.md", input=PLAN.encode())
        self.assertEqual(self.sources(out), ["p/00.md", "-", "p/01.md", "-", "p/02.md"])
        self.assertEqual([json.loads(line).get("error", {}).get("code") for line in out.splitlines()], [None, None, None, "empty", None])

    def test_folders_hold_the_same_files(self):
        for jobs in self.JOBS:
            self.fails(3, "extract", "-j", jobs, "p", "p/00.md", "-o", f"out{jobs}/")
            self.assertEqual(self.names(f"out{jobs}"), self.names("out1"))
            self.assertIn("05.md.error.json", self.names(f"out{jobs}"))
            for name in self.names("out1"):
                self.assertEqual((self.dir / f"out{jobs}" / name).read_bytes(), (self.dir / "out1" / name).read_bytes())

    def test_a_full_output_ends_the_work(self):
        for jobs in self.JOBS:
            _, messages = self.fails(4, "extract", "-j", jobs, "p", "-o", "x.ndjson", preexec_fn=limit(resource.RLIMIT_FSIZE, 100_000))
            self.assertIn("x.ndjson: error: can't be written", messages)
            self.assertNotIn("x.ndjson", self.names())

    def test_a_closed_pipe_ends_quietly(self):
        for jobs in self.JOBS:
            process = subprocess.Popen([VANBAN, "extract", "-j", jobs, "p/00.md", *["p/12-large.md"] * 40], cwd=self.dir,
                                       stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            self.assertEqual(process.stdout.read(10), b'{"schema_v')
            process.stdout.close()
            self.assertEqual(process.stderr.read(), b"")
            process.stderr.close()
            self.assertEqual(process.wait(DEADLINE), 0)

    def test_no_threads_are_left(self):
        """Without them the inputs are read one after the other."""
        options = self.unprivileged()

        def run_out_of_threads():
            options.get("preexec_fn", lambda: None)()
            resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))

        quiet = {**os.environ, "ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", "") + ":detect_leaks=0"}  # it looks for leaks with a thread
        out = self.ok("extract", "-j", "4", "p/00.md", "p/01.md", preexec_fn=run_out_of_threads, env=quiet)
        self.assertEqual(self.sources(out), ["p/00.md", "p/01.md"])


class Walk(Case):
    def test_byte_order_of_names_folder_by_folder(self):
        for name in ("plans/b.md", "plans/B.md", "plans/a.txt", "plans/đ.md", "plans/b/z.md", "plans/b/a.htm", "plans/c.html"):
            self.file(name)
        self.assertEqual(self.sources(self.ok("extract", "plans")),
                         ["plans/B.md", "plans/a.txt", "plans/b/a.htm", "plans/b/z.md", "plans/b.md", "plans/c.html", "plans/đ.md"])
        self.assertEqual(self.sources(self.ok("extract", "plans/"))[0], "plans/B.md")

    def test_order_is_that_of_the_arguments(self):
        for name in ("z.md", "a/b.md", "a/a.md"):
            self.file(name)
        self.assertEqual(self.sources(self.ok("extract", "z.md", "a", "z.md")), ["z.md", "a/a.md", "a/b.md", "z.md"])

    def test_kinds_are_known_in_capitals_too(self):
        for name in ("p/a.MD", "p/b.Txt", "p/c.MARKDOWN", "p/d.HTM"):
            self.file(name)
        self.assertEqual(len(self.sources(self.ok("extract", "p"))), 4)

    def test_dot_files_and_unknown_kinds_are_skipped_and_counted_in_one_line(self):
        for name in ("p/a.md", "p/.hidden.md", "p/.git/x.md", "p/x.docx", "p/sub/y.xyz", "p/README", "p/.md"):
            self.file(name)
        run = self.run_vanban("extract", "p")
        self.assertEqual(run.returncode, 0)
        self.assertEqual(self.sources(run.stdout.decode()), ["p/a.md"])
        self.assertEqual(run.stderr.decode(), "vanban: p: info: 6 files skipped (of no known kind: 3, dot files: 3); to read one, name it\n")

    def test_named_dot_files_and_unknown_kinds_are_read(self):
        self.file(".hidden.md")
        self.file("plan")
        self.assertEqual(self.sources(self.ok("extract", ".hidden.md", "plan")), [".hidden.md", "plan"])

    def test_links_to_folders_are_not_followed_links_to_files_are(self):
        self.file("p/a.md")
        self.file("other/b.md")
        (self.dir / "p/folder").symlink_to("../other")
        (self.dir / "p/circle").symlink_to(".")
        (self.dir / "p/link.md").symlink_to("../other/b.md")
        run = self.run_vanban("extract", "p")
        self.assertEqual(self.sources(run.stdout.decode()), ["p/a.md", "p/link.md"])
        self.assertIn("2 files skipped", run.stderr.decode())

    def test_a_named_link_to_a_folder_is_followed(self):
        self.file("other/b.md")
        (self.dir / "link").symlink_to("other")
        self.assertEqual(self.sources(self.ok("extract", "link")), ["link/b.md"])

    def test_pipes_in_a_folder_are_skipped(self):
        self.file("p/a.md")
        os.mkfifo(self.dir / "p/b.md")
        self.assertEqual(self.sources(self.ok("extract", "p")), ["p/a.md"])

    def test_names_with_spaces_and_vietnamese(self):
        name = self.file("kế hoạch số 1/Phụ lục đính kèm.md")
        self.assertEqual(json.loads(self.ok("extract", name))["source"]["name"], name)
        self.ok("extract", "kế hoạch số 1", "-o", "kết quả")
        self.assertEqual(self.names("kết quả"), ["Phụ lục đính kèm.md.json"])

    def test_a_name_that_is_not_utf8_is_read(self):
        (self.dir / os.fsdecode(b"p")).mkdir()
        with open(os.fsencode(self.dir) + b"/p/k\xe9.md", "wb") as file:
            file.write(PLAN.encode())
        self.assertEqual(self.sources(self.ok("extract", "p")), ["p/k\ufffd.md"])


class Errors(Case):
    def refused(self, code, *words, **options):
        """The error record and its message."""
        out, messages = self.fails(3, "extract", *words, **options)
        record = json.loads(out)
        self.assertEqual(list(record), ["schema_version", "source", "error"])
        self.assertEqual(record["error"]["code"], code)
        self.assertIn(record["error"]["message"], messages)
        self.assertIn(record["error"]["hint"], messages)
        return record, messages

    def test_missing_file(self):
        record, messages = self.refused("unreadable", "nothing.md")
        self.assertEqual(record["source"], {"name": "nothing.md", "media_type": None, "encoding": None, "bytes": None, "sha256": None})
        self.assertTrue(messages.startswith("vanban: nothing.md: error: "))

    def test_empty_name(self):
        self.refused("unreadable", "")

    def test_file_without_permission(self):
        os.chmod(self.dir / self.file("a.md"), 0)
        self.refused("unreadable", "a.md", **self.unprivileged())

    def test_folder_without_permission_is_an_error_record(self):
        self.file("p/a.md")
        self.file("p/closed/b.md")
        os.chmod(self.dir / "p/closed", 0)
        self.addCleanup(os.chmod, self.dir / "p/closed", 0o700)
        run = self.unprivileged()
        out, _ = self.fails(3, "extract", "p", **run)
        self.assertEqual(self.sources(out), ["p/a.md", "p/closed"])
        self.fails(3, "extract", "p", "-o", "out/", **run)
        self.assertEqual(self.names("out"), ["a.md.json", "closed.error.json"])

    def test_link_to_nothing_in_a_folder(self):
        self.file("p/a.md")
        (self.dir / "p/b.md").symlink_to("nowhere.md")
        out, _ = self.fails(3, "extract", "p")
        self.assertIn("error", json.loads(out.splitlines()[1]))

    def test_circle_of_links(self):
        (self.dir / "a.md").symlink_to("a.md")
        self.refused("unreadable", "a.md")

    def test_empty_file(self):
        self.refused("empty", self.file("a.md", ""))
        self.refused("empty", "-", input=b"")

    def test_file_that_is_not_text(self):
        self.refused("not-text", self.file("a.md", bytes(range(256)) * 40))

    def test_larger_than_max_input(self):
        self.file("a.md", "x" * 1025)
        record, messages = self.refused("too-large", "--max-input", "1K", "a.md")
        self.assertIn("1024 bytes", messages)
        self.file("a.md", "x" * 1024)
        self.ok("extract", "--max-input", "1K", "a.md")

    def test_larger_than_max_input_is_not_read(self):
        with open(self.dir / "a.md", "wb") as file:
            file.truncate(1 << 40)
        self.refused("too-large", "a.md")

    def test_standard_input_larger_than_max_input(self):
        self.refused("too-large", "--max-input", "100K", "-", input=b"x" * (100 * 1024 + 1))

    def test_kinds_of_later_versions(self):
        for name in ("a.docx", "a.DOC", "a.pdf", "a.xlsx", "a.zip", "a.tar.gz", "a.jpg"):
            record, _ = self.refused("unsupported", self.file(name, "PK\x03\x04"))
            self.assertTrue(record["error"]["hint"])

    def test_input_format_overrides_the_name(self):
        self.ok("extract", "--input-format", "text", self.file("a.doc"))

    def test_devices_and_sockets_are_refused(self):
        self.refused("unreadable", "/dev/zero")
        server = socket.socket(socket.AF_UNIX)
        self.addCleanup(server.close)
        server.bind(str(self.dir / "s.md"))
        self.refused("unreadable", "s.md")

    def test_a_named_pipe_is_read(self):
        os.mkfifo(self.dir / "pipe")
        process = subprocess.Popen([VANBAN, "extract", "pipe"], cwd=self.dir, stdout=subprocess.PIPE)
        (self.dir / "pipe").write_bytes(PLAN.encode())
        self.assertEqual(json.loads(process.communicate(timeout=DEADLINE)[0])["source"]["bytes"], len(PLAN.encode()))

    def test_folder_without_readable_files(self):
        (self.dir / "empty").mkdir()
        self.file("other/a.docx")
        out, messages = self.fails(3, "extract", "empty")
        self.assertEqual(out, "")
        self.assertIn("vanban: empty: error: no file of a known kind", messages)
        out, messages = self.fails(3, "extract", "other", self.file("a.md"))
        self.assertEqual(self.sources(out), ["a.md"])
        self.assertIn("1 skipped", messages)

    def test_an_error_takes_its_place_in_ndjson(self):
        self.file("a.md")
        out, messages = self.fails(3, "extract", "a.md", "nothing.md", "a.md")
        self.assertEqual(self.sources(out), ["a.md", "nothing.md", "a.md"])
        self.assertEqual(len(messages.splitlines()), 1)

    def test_an_error_takes_its_place_in_an_array(self):
        self.file("a.md")
        out, _ = self.fails(3, "extract", "--format", "json", "nothing.md", "a.md")
        self.assertEqual(["error" in record for record in json.loads(out)], [True, False])

    def test_an_error_is_only_a_message_in_a_summary(self):
        out, messages = self.fails(3, "extract", "--format", "text", "nothing.md")
        self.assertEqual(out, "")
        self.assertIn("nothing.md", messages)

    def test_control_characters_in_names_are_not_printed(self):
        out, messages = self.fails(3, "extract", "x\n\033[31m\u009by.md")
        self.assertEqual(messages.count("\n"), 1)
        self.assertNotIn("\033", messages)
        self.assertNotIn("\u009b", messages)

    def test_out_of_memory_is_an_error_record_and_the_next_input_is_read(self):
        room = limit(resource.RLIMIT_AS, 200 << 20)
        self.file("b.md")
        if self.run_vanban("extract", "b.md", preexec_fn=room).returncode != 0:
            self.skipTest("a build with sanitizers needs more address space than any limit")
        with open(self.dir / "a.txt", "wb") as file:
            for _ in range(100):
                file.write(b"1. \xc4\x90i\xe1\xbb\x81u mot\n" * (1 << 16))
        size = (self.dir / "a.txt").stat().st_size
        out, _ = self.fails(3, "extract", "a.txt", "b.md", "--max-input", "1G", preexec_fn=room)
        first, second = map(json.loads, out.splitlines())
        self.assertEqual(first["error"]["code"], "memory")
        self.assertIn(first["source"]["bytes"], (size, None))
        self.assertEqual(second["source"]["name"], "b.md")

    def test_standard_input_that_is_closed(self):
        self.refused("unreadable", "-", stdin=None, preexec_fn=lambda: os.close(0))


class Outputs(Case):
    def setUp(self):
        super().setUp()
        self.file("a.md")
        self.file("b.md")

    def test_an_existing_folder_takes_a_file_an_input(self):
        (self.dir / "out").mkdir()
        self.assertEqual(self.ok("extract", "a.md", "-o", "out"), "")
        self.assertEqual(self.names("out"), ["a.md.json"])

    def test_a_name_that_ends_in_a_slash_is_a_folder_and_is_made(self):
        self.ok("extract", "a.md", "-o", "new/deep/")
        self.assertEqual(self.names("new/deep"), ["a.md.json"])

    def test_several_inputs_make_a_folder(self):
        self.ok("extract", "a.md", "b.md", "-o", "out")
        self.assertEqual(self.names("out"), ["a.md.json", "b.md.json"])
        self.file("one/c.md")
        self.ok("extract", "one", "-o", "out2")
        self.assertEqual(self.names("out2"), ["c.md.json"])

    def test_several_inputs_into_a_json_or_ndjson_file(self):
        self.ok("extract", "a.md", "b.md", "-o", "all.ndjson")
        self.assertEqual(self.sources((self.dir / "all.ndjson").read_text()), ["a.md", "b.md"])
        self.ok("extract", "--format", "json", "a.md", "b.md", "-o", "all.json")
        self.assertEqual(len(self.read_json("all.json")), 2)

    def test_one_input_into_a_file_of_any_name(self):
        self.ok("extract", "a.md", "-o", "record")
        self.assertEqual(self.read_json("record")["source"]["name"], "a.md")

    def test_a_dash_is_standard_output(self):
        self.assertEqual(self.ok("extract", "a.md", "-o", "-"), self.ok("extract", "a.md"))

    def test_names_are_the_path_below_the_argument(self):
        self.file("plans/x/y/c.md")
        self.file("plans/d.html", "<p>Kế hoạch</p>")
        self.ok("extract", "plans/", "plans/x/y/c.md", "-o", "out")
        self.assertEqual(self.names("out"), ["c.md.json", "d.html.json", "x/y/c.md.json"])

    def test_a_clash_gets_a_number(self):
        self.file("sub/a.md")
        self.file("sub/a.md~2")
        self.ok("extract", "a.md", "a.md", "sub/a.md", "sub/a.md~2", "a.md", "-o", "out")
        self.assertEqual(self.names("out"), ["a.md.json", "a.md~2.json", "a.md~2~2.json", "a.md~3.json", "a.md~4.json"])
        self.assertEqual(self.read_json("out/a.md~3.json")["source"]["name"], "sub/a.md")

    def test_a_thousand_clashes_are_fast(self):
        self.ok("extract", *["a.md"] * 1000, "-o", "out")
        self.assertEqual(len(self.names("out")), 1000)
        self.assertIn("a.md~1000.json", self.names("out"))

    def test_errors_have_their_own_files(self):
        self.fails(3, "extract", "a.md", "nothing.md", "-o", "out")
        self.assertEqual(self.names("out"), ["a.md.json", "nothing.md.error.json"])
        self.assertEqual(self.read_json("out/nothing.md.error.json")["error"]["code"], "unreadable")

    def test_a_record_takes_the_place_of_an_older_error_and_back(self):
        for text, name in (("", "c.md.error.json"), (PLAN, "c.md.json"), ("", "c.md.error.json")):
            self.file("c.md", text)
            self.run_vanban("extract", "c.md", "-o", "out/")
            self.assertEqual(self.names("out"), [name])

    def test_standard_input_in_a_folder(self):
        self.ok("extract", "-", "-o", "out/", input=PLAN.encode())
        self.assertEqual(self.names("out"), ["stdin.json"])

    def test_summaries_in_a_folder(self):
        self.ok("extract", "--format", "text", "a.md", "-o", "out/")
        self.assertEqual(self.names("out"), ["a.md.summary.txt"])

    def test_files_in_a_folder_are_one_compact_object(self):
        self.ok("extract", "--format", "json", "a.md", "b.md", "-o", "out")
        self.assertEqual((self.dir / "out/a.md.json").read_text(), self.ok("extract", "a.md"))

    def test_an_output_may_be_the_folder_of_the_inputs(self):
        self.file("p/a.md")
        for _ in range(2):
            self.ok("extract", "p", "-o", "p")
            self.assertEqual(self.names("p"), ["a.md", "a.md.json"])

    def test_an_output_never_replaces_its_input(self):
        self.assertIn("would replace the input", self.usage("extract", "a.md", "-o", "./a.md"))
        self.assertIn("would replace the input", self.usage("normalize", "a.md", "-o", "./a.md"))
        self.assertEqual((self.dir / "a.md").read_text(), PLAN)
        records = self.ok("extract", "a.md", "-o", "a.json") or (self.dir / "a.json").read_text()
        for words in (["check", "a.json"], ["works", "a.json"], ["check", "--known", "a.json", "-"]):
            self.assertIn("would replace the input", self.usage(*words, "-o", "a.json"))
        self.assertEqual((self.dir / "a.json").read_text(), records)

    def test_an_existing_output_is_replaced_with_its_mode(self):
        self.file("x.json", "old")
        os.chmod(self.dir / "x.json", 0o600)
        self.ok("extract", "a.md", "-o", "x.json")
        self.assertEqual(stat.S_IMODE((self.dir / "x.json").stat().st_mode), 0o600)
        self.assertEqual(self.read_json("x.json")["source"]["name"], "a.md")

    def test_a_new_output_has_the_mode_of_the_umask(self):
        self.ok("extract", "a.md", "-o", "x.json", preexec_fn=lambda: os.umask(0o027))
        self.assertEqual(stat.S_IMODE((self.dir / "x.json").stat().st_mode), 0o640)

    def test_a_link_is_written_through(self):
        self.file("real.json", "old")
        (self.dir / "link.json").symlink_to("real.json")
        self.ok("extract", "a.md", "-o", "link.json")
        self.assertTrue((self.dir / "link.json").is_symlink())
        self.assertEqual(self.read_json("real.json")["source"]["name"], "a.md")

    def test_no_file_is_left_aside(self):
        self.ok("extract", "a.md", "b.md", "-o", "out")
        self.ok("extract", "a.md", "-o", "x.json")
        self.assertEqual([name for name in self.names() if "/." in "/" + name], [])


class OutputErrors(Case):
    def setUp(self):
        super().setUp()
        self.file("a.md")

    def left_aside(self):
        return [name for name in self.names() if "/.vanban" in "/" + name]

    def test_full_disk_on_standard_output(self):
        with open("/dev/full", "wb") as full:
            for words in (["extract", "a.md"], ["normalize", "a.md"], ["schema"], ["--version"], ["help"]):
                _, messages = self.fails(4, *words, stdout=full)
                self.assertIn("vanban: standard output: error: can't be written: No space left", messages)

    def test_full_device_as_output_stays_a_device(self):
        _, messages = self.fails(4, "extract", "a.md", "-o", "/dev/full")
        self.assertIn("/dev/full", messages)
        self.assertTrue(stat.S_ISCHR(os.stat("/dev/full").st_mode))

    def test_full_disk_in_a_file_leaves_nothing(self):
        for words in (["extract", "a.md", "-o", "x.json"], ["normalize", "a.md", "-o", "x.json"]):
            _, messages = self.fails(4, *words, preexec_fn=limit(resource.RLIMIT_FSIZE, 64))
            self.assertIn("vanban: x.json: error: can't be written: File too large", messages)
            self.assertEqual(self.names(), ["a.md"])

    def test_full_disk_keeps_the_older_output(self):
        self.file("x.json", "old")
        self.fails(4, "extract", "a.md", "-o", "x.json", preexec_fn=limit(resource.RLIMIT_FSIZE, 64))
        self.assertEqual((self.dir / "x.json").read_text(), "old")

    def test_a_file_that_fails_in_a_folder_does_not_stop_the_others(self):
        self.file("big.md", PLAN + "Một đoạn văn rất dài. " * 20000)
        _, messages = self.fails(4, "extract", "big.md", "a.md", "-o", "out", preexec_fn=limit(resource.RLIMIT_FSIZE, 200000))
        self.assertIn("vanban: out/big.md.json: error:", messages)
        self.assertEqual(self.names("out"), ["a.md.json"])

    def test_output_errors_come_before_input_errors(self):
        with open("/dev/full", "wb") as full:
            self.fails(4, "extract", "nothing.md", "a.md", stdout=full)

    def test_unwritable_folder(self):
        (self.dir / "closed").mkdir(mode=0o555)
        run = self.unprivileged()
        for words in (["-o", "closed"], ["-o", "closed/new/"], ["-o", "closed/x.json"]):
            _, messages = self.fails(4, "extract", "a.md", *words, **run)
            self.assertIn("can't be written: Permission denied", messages)
        self.assertEqual(self.names("closed"), [])

    def test_a_file_in_the_place_of_the_folder(self):
        self.file("out", "old")
        for words in (["a.md", "a.md", "-o", "out"], ["a.md", "-o", "out/"], ["a.md", "-o", "out/x.json"]):
            _, messages = self.fails(4, "extract", *words)
            self.assertIn("folder", messages)
        self.assertEqual((self.dir / "out").read_text(), "old")

    def test_missing_folder_of_an_output_file(self):
        _, messages = self.fails(4, "extract", "a.md", "-o", "nowhere/x.json")
        self.assertIn("make its folder first", messages)
        _, messages = self.fails(4, "normalize", "a.md", "-o", ".")
        self.assertIn("name a file", messages)

    def test_closed_pipe_ends_quietly(self):
        for number in range(50):
            self.file(f"p/{number}.md", PLAN * 200)
        process = subprocess.Popen([VANBAN, "extract", "p"], cwd=self.dir, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.assertEqual(process.stdout.read(10), b'{"schema_v')
        process.stdout.close()
        self.assertEqual(process.stderr.read(), b"")
        process.stderr.close()
        self.assertEqual(process.wait(DEADLINE), 0)

    def test_closed_standard_output_is_an_output_error(self):
        _, messages = self.fails(4, "extract", "a.md", stdout=None, preexec_fn=lambda: os.close(1))
        self.assertIn("standard output", messages)

    def test_messages_never_land_in_an_output_when_stderr_is_closed(self):
        subprocess.run([VANBAN, "extract", "nothing.md", "a.md", "-o", "x.ndjson"], cwd=self.dir, timeout=DEADLINE,
                       preexec_fn=lambda: os.close(2))
        self.assertEqual(self.sources((self.dir / "x.ndjson").read_text()), ["nothing.md", "a.md"])


class Signals(Case):
    """A named pipe without a writer holds the program between two inputs."""

    def setUp(self):
        super().setUp()
        self.file("a.md")
        os.mkfifo(self.dir / "pipe")

    def start(self, *words):
        process = subprocess.Popen([VANBAN, "extract", *words], cwd=self.dir, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.addCleanup(process.stdout.close)
        self.addCleanup(process.stderr.close)
        self.addCleanup(process.kill)
        return process

    def wait_for(self, pattern, folder="."):
        end = time.monotonic() + DEADLINE
        while not any((self.dir / folder).glob(pattern)):
            self.assertLess(time.monotonic(), end, "the output never came")
            time.sleep(0.005)

    def test_finished_outputs_stay_whole(self):
        for number, jobs in ((signal.SIGTERM, "1"), (signal.SIGINT, "1"), (signal.SIGTERM, "2"), (signal.SIGINT, "2")):
            process = self.start("a.md", "pipe", "-o", "out", "-j", jobs)
            self.wait_for("a.md.json", "out")
            process.send_signal(number)
            self.assertEqual(process.wait(DEADLINE), 128 + number)
            self.assertEqual(self.names("out"), ["a.md.json"])
            self.assertEqual(self.read_json("out/a.md.json")["source"]["name"], "a.md")
            shutil.rmtree(self.dir / "out")

    def test_the_file_aside_is_removed(self):
        self.file("x.ndjson", "old")
        process = self.start("a.md", "pipe", "-o", "x.ndjson")
        self.wait_for(".vanban-*")
        process.terminate()
        self.assertEqual(process.wait(DEADLINE), 143)
        self.assertEqual(self.names(), ["a.md", "pipe", "x.ndjson"])
        self.assertEqual((self.dir / "x.ndjson").read_text(), "old")

    def test_in_the_middle_of_a_batch_only_whole_files_are_there(self):
        for number in range(3000):
            self.file(f"p/{number:04}.md")
        process = self.start("p", "-o", "out")
        self.wait_for("0010.md.json", "out")
        process.terminate()
        self.assertEqual(process.wait(DEADLINE), 143)
        names = self.names("out")
        self.assertEqual(names, [f"{number:04}.md.json" for number in range(len(names))])
        for name in names:
            self.assertEqual(self.read_json("out/" + name)["source"]["name"], "p/" + name[:-5])

    def test_an_ignored_signal_stays_ignored(self):
        process = subprocess.Popen([VANBAN, "extract", "a.md", "pipe", "-o", "out"], cwd=self.dir, stderr=subprocess.DEVNULL,
                                   preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_IGN))
        self.wait_for("a.md.json", "out")
        process.send_signal(signal.SIGINT)
        (self.dir / "pipe").write_bytes(PLAN.encode())
        self.assertEqual(process.wait(DEADLINE), 0)


if __name__ == "__main__":
    words = [word for word in sys.argv[1:] if word != "--program"]
    if not words:
        sys.exit("cli_test.py: error: no program given; name the vanban to test")
    VANBAN = os.path.abspath(words[0])
    unittest.main(argv=[sys.argv[0], *words[1:]])
