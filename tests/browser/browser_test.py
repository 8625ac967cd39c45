#!/usr/bin/python3
"""The report in a real browser: 63 plans, and one that holds markup. browse.js looks at the pages."""
import argparse
import json
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import plans

import support

ATTACK = """ỦY BAN NHÂN DÂN
TỈNH HÀ TĨNH

Số: 7/KH-UBND

Hà Tĩnh, ngày 12 tháng 3 năm 2025

KẾ HOẠCH

Thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị </title><script>window.attacked = "title"</script>

I. NHIỆM VỤ </script><script>window.attacked = "script"</script>

1. Sở <iframe onload="window.attacked = 'frame'"> Nội vụ: <details open ontoggle=alert(1)>Chủ trì</details> theo Nghị quyết số 57-NQ/TW.

2. Biểu tượng 🌾 và 𝐀 đứng trước Nghị quyết số 57-NQ/TW ngày 22/12/2024.

Nơi nhận:
- <svg onload="window.attacked = 'svg'">;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Trần Minh Châu <!--

PHỤ LỤC
DANH MỤC NHIỆM VỤ

TT\tNhiệm vụ\tCơ quan chủ trì\tThời gian hoàn thành
1.\t</td><script>window.attacked = "cell"</script>\tSở <script>alert(2)</script>\tQuý IV/2025
2.\tXây dựng "nền tảng" & 'dữ liệu'\tSở Nội vụ\tQuý I/2025
"""


def agency(name, **more):
    return {"name": name, "body": name, "group": False, "condition": None, "until": None, "successors": [], **more}


def due(day, text):
    return {"kind": "by", "from": None, "to": day, "recurrence": None, "text": text}


def with_tasks(records):
    """The records with known assignments and targets in the place of theirs: what the page does with them is tested here, not what
    is found in a text."""
    for index, record in enumerate(records):
        span, source_span = (record["citations"][3][key] for key in ("span", "source_span"))
        place = {"span": span, "source_span": source_span, "in": "preamble", "same_as": None, "citations": []}
        june, december = due("2026-06-30", "Trước ngày 30/6/2026"), due("2026-12-31", "Quý IV/2026")
        record["assignments"] = [
            {"id": "t1", "agency": agency("Sở Nội vụ"), "role": "lead", "task": f"Xây dựng đề án {index}", "due": june, "due_all": [june], **place},
            {"id": "t2", "agency": agency("Sở Nội vụ"), "role": "support", "task": f"Mở lớp {index}", "due": june, "due_all": [june, december], **place},
            {"id": "t3", "agency": agency("Sở Nội vụ"), "role": "advise", "task": f"Rà soát {index}", "due": None, "due_all": [], **place},
            {"id": "t4", "agency": agency("Sở Thông tin và Truyền thông", until="2025-02-28", successors=["Sở Khoa học và Công nghệ"]),
             "role": "request", "task": "Bàn giao", "due": december, "due_all": [december], **place}]
        figures = [("=", 12, None, "xã"), (">=", 85.5, None, "%"), ("<=", 3, None, "%"), ("range", 10, 15, "%"), ("approx", 100, None, "ha"),
                   ("increase", 2, None, "%")]
        record["targets"] = [{"text": f"Chỉ tiêu {n}", "measure": None, "comparator": comparator, "value": value, "value_to": to,
                              "baseline": None, "unit": unit, "by": "2030", "in": "preamble", "span": span, "source_span": source_span}
                             for n, (comparator, value, to, unit) in enumerate(figures)]
    return records


def without_text(records):
    return [{**record, "text": None} for record in records]


def make_report(program, folder, name, paths, change=lambda records: records):
    lines = subprocess.run([program, "extract", "--format", "ndjson", *paths], cwd=folder, check=True, capture_output=True).stdout
    records = change([json.loads(line) for line in lines.splitlines()])
    page = os.path.join(folder, name)
    subprocess.run([program, "report", "-", "--lang", "vi", "-o", page], input="\n".join(map(json.dumps, records)).encode(), check=True)
    return page


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", required=True, type=os.path.abspath)
    parser.add_argument("--modules", required=True, type=os.path.abspath, help="folder in which npm ci has put node_modules")
    parser.add_argument("--pictures", required=True, type=os.path.abspath, help="folder for the screenshots")
    args = parser.parse_args()
    os.makedirs(args.pictures, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        os.mkdir(os.path.join(folder, "plans"))
        plans.write(os.path.join(folder, "plans"), 63)
        with open(os.path.join(folder, "<img src=x onerror=alert(3)>.txt"), "w", encoding="utf-8") as file:
            file.write(ATTACK)
        few = [f"plans/{index:02}.md" for index in range(6)]
        few_page = make_report(args.program, folder, "few.html", few + ["<img src=x onerror=alert(3)>.txt"])
        task_page = make_report(args.program, folder, "tasks.html", few, with_tasks)
        set_page = make_report(args.program, folder, "plans.html", ["plans"])
        bare_page = make_report(args.program, folder, "bare.html", few[:1], without_text)
        attack_page = make_report(args.program, folder, "attack.html", ["<img src=x onerror=alert(3)>.txt"])
        print(f"63 plans: page of {os.path.getsize(set_page) / 1e6:.1f} MB", flush=True)
        script = os.path.join(support.TESTS, "browser", "browse.js")
        environment = {**os.environ, "NODE_PATH": os.path.join(args.modules, "node_modules")}
        done = subprocess.run(["node", script, set_page, few_page, task_page, bare_page, attack_page, args.pictures], env=environment, timeout=540)
    sys.exit(done.returncode)


main()
