#!/usr/bin/python3
"""NAME…: every tests/unit/*_test.c is one of the tests that tests/meson.build lists."""
import os
import sys

import support

report = support.Report()
for file in sorted(os.listdir(os.path.join(support.TESTS, "unit"))):
    if file.endswith("_test.c") and file.removesuffix("_test.c") not in sys.argv[1:]:
        report.wrong(f"tests/unit/{file}", "is not run; name it in tests/meson.build")
report.finish()
