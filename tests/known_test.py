#!/usr/bin/env python3
"""What `vanban works` prints tells `vanban extract --known` of works that a document only names; nothing else changes."""
import json
import os
import subprocess
import tempfile
import unittest

from spec.frames import plan
from support import parser

FULL = "1. Thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị về đột phá phát triển khoa học, công nghệ; báo cáo kết quả.\n"
TWO_TERMS = """1. Thực hiện Nghị quyết số 20-NQ/TW ngày 01/11/2012 của Ban Chấp hành Trung ương Đảng khóa XI.

2. Thực hiện Nghị quyết số 20-NQ/TW ngày 16/6/2022 của Ban Chấp hành Trung ương Đảng khóa XIII.
"""
PROVINCIAL = "1. Thực hiện Nghị quyết số 12-NQ/TU ngày 05/8/2021 của Tỉnh ủy; Kế hoạch số 9/KH-UBND ngày 04/01/2022 của UBND tỉnh.\n"


class Known(unittest.TestCase):
    program = None

    def run_program(self, *arguments):
        done = subprocess.run([self.program, *arguments], capture_output=True, timeout=60, check=False)
        self.assertEqual(done.returncode, 0, done.stderr.decode("utf-8", "replace"))
        return done.stdout.decode("utf-8")

    def write(self, name, text):
        path = os.path.join(self.folder, name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return path

    def setUp(self):
        holder = tempfile.TemporaryDirectory(prefix="vanban-known-")
        self.addCleanup(holder.cleanup)
        self.folder = holder.name

    def mentions(self, told, body, province="PHÚ THỌ"):
        """(citation, its work) of a plan with that body, read with the works of the plan that tells."""
        teller = self.write("teller.txt", plan(body=told))
        records = self.write("teller.ndjson", self.run_program("extract", "--format", "ndjson", teller))
        works = self.write("works.ndjson", self.run_program("works", records))
        reader = self.write("reader.txt", plan(body=body).replace("PHÚ THỌ", province).replace("Phú Thọ", province.title()))
        record = json.loads(self.run_program("extract", "--format", "json", "--known", works, reader))
        by_id = {work["id"]: work for work in record["works"]}
        return [(citation, by_id.get(citation["work"])) for citation in record["citations"]]

    def test_date_issuer_and_title_of_a_work_that_is_only_named(self):
        [(citation, work)] = self.mentions(FULL, "1. Tuyên truyền Nghị quyết số 57-NQ/TW.\n")
        self.assertEqual(work["date"], "2024-12-22")
        self.assertEqual(work["issuer"], "Bộ Chính trị")
        self.assertEqual(work["title"], "về đột phá phát triển khoa học, công nghệ")
        self.assertEqual(work["key"], "VN/57-NQ/TW/2024-12-22")
        self.assertEqual(citation["resolution"]["by"], "known")
        self.assertIsNone(citation["date"], "the mention itself has no date")
        self.assertIsNone(citation["issuer"])

    def test_what_the_document_says_stays(self):
        [(citation, work)] = self.mentions(FULL, "1. Tuyên truyền Nghị quyết số 57-NQ/TW ngày 23/12/2024 của Ban Bí thư.\n")
        self.assertEqual((citation["date"], citation["issuer"]), ("2024-12-23", "Ban Bí thư"))
        self.assertEqual(work["date"], "2024-12-23")

    def test_two_works_of_one_number_stay_open(self):
        [(citation, work)] = self.mentions(TWO_TERMS, "1. Tuyên truyền Nghị quyết số 20-NQ/TW.\n")
        self.assertNotEqual(citation["resolution"]["by"], "known")
        self.assertTrue(work is None or work["date"] is None, "a guess between two works")

    def test_the_term_tells_two_works_of_one_number_apart(self):
        [(citation, work)] = self.mentions(TWO_TERMS, "1. Tuyên truyền Nghị quyết số 20-NQ/TW của Ban Chấp hành Trung ương Đảng khóa XIII.\n")
        self.assertEqual(work["date"], "2022-06-16")
        self.assertEqual(citation["resolution"]["by"], "known")

    def test_a_number_of_another_province_is_another_work(self):
        found = self.mentions(PROVINCIAL, "1. Thực hiện Nghị quyết số 12-NQ/TU; Kế hoạch số 9/KH-UBND.\n", "HÀ TĨNH")
        self.assertEqual([work["date"] for _, work in found], [None, None])

    def test_a_number_of_the_same_province_is_the_same_work(self):
        found = self.mentions(PROVINCIAL, "1. Thực hiện Nghị quyết số 12-NQ/TU; Kế hoạch số 9/KH-UBND.\n")
        self.assertEqual([work["date"] for _, work in found], ["2021-08-05", "2022-01-04"])

    def test_works_that_are_not_cited_do_not_appear(self):
        found = self.mentions(FULL, "1. Nâng cao chất lượng cây chè.\n")
        self.assertEqual(found, [])


def main():
    args, rest = parser("Known works.").parse_known_args()
    Known.program = args.program
    unittest.main(argv=[__file__, *rest])


main()
