"""Plans of as many provinces as are asked for, each about as long as a real one (30 KB): invented wording, the same bytes every time.

One in seven gives another date to the resolution that all of them answer, one in nine another issuer."""
import csv
import os
import random

from support import TOP

NATIONAL = [("Nghị quyết số {}-NQ/TW", "Bộ Chính trị", "về phát triển kinh tế nông thôn"),
            ("Nghị quyết số {}/NQ-CP", "Chính phủ", "về cải cách thủ tục hành chính"),
            ("Quyết định số {}/QĐ-TTg", "Thủ tướng Chính phủ", "phê duyệt Chương trình chuyển đổi số"),
            ("Kết luận số {}-KL/TW", "Ban Bí thư", "về công tác cán bộ ở cơ sở")]
AGENCIES = ["Sở Nội vụ", "Sở Tài chính", "Sở Khoa học và Công nghệ", "Sở Giáo dục và Đào tạo", "Sở Y tế", "Sở Nông nghiệp và Môi trường",
            "Văn phòng UBND tỉnh", "Sở Tư pháp", "Công an tỉnh", "Sở Văn hóa, Thể thao và Du lịch"]
DOINGS = ["Rà soát, sửa đổi quy định về {}", "Xây dựng đề án {} giai đoạn 2026 - 2030", "Tổ chức tập huấn về {} cho cán bộ cấp xã",
          "Kiểm tra, giám sát việc thực hiện {}", "Công khai số liệu về {} trên cổng thông tin điện tử", "Bố trí kinh phí cho {} theo phân cấp"]
SUBJECTS = ["hạ tầng số vùng sâu", "chợ truyền thống", "nước sạch nông thôn", "thư viện xã", "đường liên thôn", "nghề dệt thổ cẩm",
            "bếp ăn bán trú", "bảo hiểm y tế hộ gia đình", "trồng rừng gỗ lớn", "du lịch cộng đồng", "chăm sóc người cao tuổi"]
DUES = ["Quý I/2026", "Quý II/2026", "Quý IV/2026", "Tháng 9/2026", "Năm 2027", "Hằng năm", "Thường xuyên", "Trước ngày 30/6/2026"]
ROMAN = ["I", "II", "III", "IV", "V"]


def provinces():
    """Names of provinces, each once, as the registry has them."""
    with open(os.path.join(TOP, "schema", "registry", "provinces.tsv"), encoding="utf-8") as file:
        return sorted({row["name"] for row in csv.DictReader(file, delimiter="\t") if row["city"] == "no"})


def cited(rng):
    form, issuer, title = rng.choice(NATIONAL)
    number = rng.randrange(10, 34)
    return f"{form.format(number)} ngày {number % 28 + 1}/{number % 12 + 1}/202{number % 4 + 1} của {issuer} {title}"


def paragraph(rng):
    doings = "; ".join(rng.choice(DOINGS).format(rng.choice(SUBJECTS)) for _ in range(3))
    return f"{doings}. Thực hiện theo {cited(rng)}; bảo đảm đúng đối tượng, công khai và tiết kiệm; định kỳ sáu tháng báo cáo kết quả."


def plan(province, index):
    rng = random.Random(index)
    date = "17/01/2025" if index % 7 else "16/01/2025"
    issuer = "Bộ Chính trị" if index % 9 else "Ban Bí thư"
    answered = f"Nghị quyết số 71-NQ/TW ngày {date} của {issuer} về xây dựng nông thôn số"
    out = ["ỦY BAN NHÂN DÂN", f"TỈNH {province.upper()}", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "",
           f"Số: {100 + index}/KH-UBND", "", f"{province}, ngày {index % 27 + 1} tháng {index % 9 + 3} năm 2025", "", "KẾ HOẠCH", "",
           f"Thực hiện {answered}", "", f"Căn cứ {answered} (sau đây gọi tắt là Nghị quyết số 71-NQ/TW);", ""]
    out += [line for _ in range(4) for line in (f"Căn cứ {cited(rng)};", "")]
    for number, label in enumerate(ROMAN):
        out += [f"{label}. {['MỤC ĐÍCH, YÊU CẦU', 'MỤC TIÊU', 'NHIỆM VỤ, GIẢI PHÁP', 'KINH PHÍ', 'TỔ CHỨC THỰC HIỆN'][number]}", ""]
        for item in range(1, 6):
            agency = rng.choice(AGENCIES)
            out += [f"{item}. {agency if number == 4 else rng.choice(SUBJECTS).capitalize()}", "", f"- {paragraph(rng)}", "", f"- {paragraph(rng)}", ""]
    out += ["Nơi nhận:", "- Thường trực Tỉnh ủy;", "- Các sở, ban, ngành;", "- Lưu: VT.", "", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "",
            "Nguyễn Văn An", "", "PHỤ LỤC", "DANH MỤC NHIỆM VỤ",
            f"(Kèm theo Kế hoạch số {100 + index}/KH-UBND ngày {index % 27 + 1}/{index % 9 + 3}/2025 của UBND tỉnh {province})", ""]
    out += ["| TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian hoàn thành |", "|---|---|---|---|---|"]
    for row in range(1, 41):
        if row % 10 == 1:
            out.append(f"| {ROMAN[row // 10]} | {rng.choice(SUBJECTS).capitalize()} | | | |")
        lead, support = rng.sample(AGENCIES, 2)
        task = f"{rng.choice(DOINGS).format(rng.choice(SUBJECTS))} theo {cited(rng)}"
        out.append(f"| {row} | {task} | {lead} | {support}; UBND các huyện | {rng.choice(DUES)} |")
    return "\n".join(out) + "\n"


def write(folder, count):
    names = provinces()
    for index in range(count):
        with open(os.path.join(folder, f"{index:02}.md"), "w", encoding="utf-8") as file:
            file.write(plan(names[index % len(names)], index))
