"""Plans composed of citations, the same on every run: for what needs many of them."""
import os
import random

PROVINCES = ["Hà Nội", "Nghệ An", "Lào Cai", "Cà Mau", "Tây Ninh", "Hà Tĩnh", "Quảng Trị", "Gia Lai", "Đồng Nai", "An Giang", "Sơn La", "Huế"]
TYPES = [("Quyết định số {}/QĐ-TTg ngày {} của Thủ tướng Chính phủ", 2000), ("Nghị quyết số {}-NQ/TW ngày {} của Ban Chấp hành Trung ương Đảng", 60),
         ("Kế hoạch số {}/KH-UBND ngày {} của Ủy ban nhân dân tỉnh", 300), ("Chỉ thị số {}-CT/TW ngày {} của Ban Bí thư", 60),
         ("Nghị quyết số {}/NQ-CP ngày {} của Chính phủ", 200)]


def citation(rng):
    frame, numbers = rng.choice(TYPES)
    number = rng.randint(1, numbers)
    # every work has its day; one mention in fifty slips
    day = f"{number % 28 + 1:02}/{number % 12 + 1:02}/2022" if rng.random() > 0.02 else f"{number % 27 + 2:02}/{number % 12 + 1:02}/2022"
    return frame.format(number, day)


def plan(rng, number, mentions):
    province = rng.choice(PROVINCES)
    sections = "\n\n".join(f"{i}. Sở Nội vụ: Chủ trì thực hiện {citation(rng)} và các nhiệm vụ được giao." for i in range(1, mentions - 1))
    return f"""ỦY BAN NHÂN DÂN
TỈNH {province.upper()}

Số: {number}/KH-UBND

{province}, ngày {number % 28 + 1} tháng {number % 12 + 1} năm 2024

KẾ HOẠCH

Thực hiện Nghị quyết số 45-NQ/TW ngày 24/11/2023 của Ban Chấp hành Trung ương Đảng

Căn cứ {citation(rng)}, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:

I. NHIỆM VỤ

{sections}

Nơi nhận:
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Trần Minh Châu
"""


def write_plans(folder, count, mentions, seed=5):
    rng = random.Random(seed)
    for number in range(1, count + 1):
        path = os.path.join(folder, f"{number // 1000:03}")
        os.makedirs(path, exist_ok=True)
        with open(os.path.join(path, f"{number:06}.txt"), "w", encoding="utf-8") as file:
            file.write(plan(rng, number, mentions))
