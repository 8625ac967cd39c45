#!/usr/bin/python3
"""What a citation costs, in documents of 10, 100, 1,000 and 10,000 of them: the time must grow with their number, not faster.

Each run reads the same number of citations, in many small documents or few large ones, and prints the time a citation takes (with
its share of the words around it). Hostile texts follow: each must end at once, whatever it repeats. Fails where a large document
takes more than three times what one of a hundred takes a citation, or a hostile text more than two seconds.
"""
import os
import random
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))
import support
from measure import measure

TOTAL = 40_000        # citations a run
SIZES = (10, 100, 1_000, 10_000)
MOST_TIMES = 3        # a citation of the largest document against one of a hundred
HOSTILE_SECONDS = 2

HEAD = "ỦY BAN NHÂN DÂN\nTỈNH PHÚ THỌ\n\nSố: 7001/KH-UBND\n\nPhú Thọ, ngày 18 tháng 12 năm 2025\n\nKẾ HOẠCH\n\nPhát triển nông nghiệp\n\nI. NHIỆM VỤ\n\n"

SENTENCES = [
    "Thực hiện Nghị quyết số {n}-NQ/TW ngày {d}/11/2023 của Bộ Chính trị về phát triển nông nghiệp hữu cơ.",
    "Triển khai Quyết định số {n}/QĐ-TTg ngày {d}/7/2024 của Thủ tướng Chính phủ và các văn bản có liên quan.",
    "Căn cứ khoản 1, Điều {d} Nghị định số {n}/2020/NĐ-CP ngày {d} tháng 3 năm 2020 của Chính phủ.",
    "Theo đề nghị của Sở Nông nghiệp và Môi trường tại Tờ trình số {n}/TTr-SNNMT ngày {d}/5/2025.",
    "Tham mưu sửa đổi, bổ sung Quyết định số {n}/QĐ-UBND của UBND tỉnh (sau đây gọi tắt là Quyết định {n}).",
    "Tổ chức thực hiện Luật Đất đai trên địa bàn tỉnh, bảo đảm tiến độ.",
]

HOSTILE = {
    "100,000 type words": "Nghị quyết số " * 100_000,
    "50,000 digits and slashes": "1/" * 25_000 + "12345/" * 8_000,
    "nested parentheses": "Quyết định số 12/QĐ-UBND " + "(" * 50_000 + ")" * 50_000,
    "one number, many letters": "12/" + "A-" * 50_000,
    "many numbers, one number after the other": "12/QĐ-UBND, " * 50_000,
    "definitions": "Nghị quyết số 1-NQ/TW (sau đây gọi tắt là Nghị quyết 1). " * 10_000,
    "short forms": "Nghị quyết số 1-NQ/TW. " + "Thực hiện Nghị quyết, " * 30_000,
    "units before nothing": "điểm a khoản 1 Điều 2 " * 30_000,
    "commas before a body": "Bộ Y tế, " * 30_000 + "ban hành Thông tư số 1/2020/TT-BYT",
}


def document(rng, count):
    lines = (rng.choice(SENTENCES).format(n=rng.randint(1, 9999), d=rng.randint(10, 28)) for _ in range(count))
    return HEAD + "".join(f"{index}. {line}\n\n" for index, line in enumerate(lines, 1))


def seconds(program, path):
    """Of the processor: other programs don't count."""
    result = measure([program, "extract", "-j1", "--no-text", path])
    if result.status != 0:
        sys.exit(f"{path}: exit {result.status}")
    return result.cpu


def cost_of(program, folder, size):
    rng = random.Random(size)
    where = os.path.join(folder, str(size))
    os.mkdir(where)
    for number in range(TOTAL // size):
        with open(os.path.join(where, f"{number:05}.txt"), "w", encoding="utf-8") as file:
            file.write(document(rng, size))
    return min(seconds(program, where) for _ in range(3)) / TOTAL * 1e6


def main():
    program = support.parser(__doc__).parse_args().program
    wrong = False
    with tempfile.TemporaryDirectory(prefix="vanban-bench-") as folder:
        costs = {size: cost_of(program, folder, size) for size in SIZES}
        for size, cost in costs.items():
            print(f"{size:6,} citations a document: {cost:6.2f} us a citation")
        wrong |= costs[SIZES[-1]] > MOST_TIMES * costs[100]
        for name, text in HOSTILE.items():
            path = os.path.join(folder, "hostile.txt")
            with open(path, "w", encoding="utf-8") as file:
                file.write(HEAD + "1. " + text + "\n")
            took = seconds(program, path)
            wrong |= took > HOSTILE_SECONDS
            print(f"{name:42} {len(text.encode()) / 1e6:5.2f} MB: {took:6.3f} s")
    sys.exit(1 if wrong else 0)


main()
