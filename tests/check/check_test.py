#!/usr/bin/python3
"""vanban check on small plans: for each code what is found, and beside it what looks like it and is not.

A case is a set of plans, made from one clean plan by replacing lines, and the findings that the check must give: neither more nor
fewer. A finding is told as "code symbol".
"""
import json
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from support import Report, parser

PLAN = """ỦY BAN NHÂN DÂN
TỈNH {province}

Số: {number}

{place}, {date}

KẾ HOẠCH

{title}

{preamble}

I. MỤC ĐÍCH

1. Mục đích: Triển khai đầy đủ các nhiệm vụ được giao.

2. Yêu cầu: {demand}

II. NHIỆM VỤ

1. Sở Khoa học và Công nghệ: Chủ trì, phối hợp với các đơn vị liên quan tham mưu thực hiện. {task}

Nơi nhận:
- Thường trực Tỉnh ủy;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Trần Minh Châu
{appendix}"""

CLEAN = {
    "province": "HÀ TĨNH", "number": "58/KH-UBND", "place": "Hà Tĩnh", "date": "ngày 12 tháng 3 năm 2024",
    "title": "Thực hiện Nghị quyết số 45-NQ/TW ngày 24/11/2023 của Ban Chấp hành Trung ương Đảng",
    "preamble": "Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:",
    "demand": "Bám sát Nghị quyết số 45-NQ/TW.", "task": "Báo cáo kết quả.", "appendix": "",
}

ATTACHED = """
PHỤ LỤC
DANH MỤC NHIỆM VỤ
(Kèm theo Kế hoạch số {} ngày {} của {})

TT\tNhiệm vụ\tCơ quan chủ trì\tThời gian hoàn thành
1\tXây dựng nền tảng dữ liệu\tSở Khoa học và Công nghệ\t{}
"""


def attached(number="58/KH-UBND", date="12/3/2024", issuer="UBND tỉnh", due="Tháng 12/2024"):
    return ATTACHED.format(number, date, issuer, due)


def plan(**changes):
    return PLAN.format(**{**CLEAN, **changes})


def other(province, place, **changes):
    """The clean plan of another province."""
    return plan(**{"province": province, "place": place, "number": "7/KH-UBND", **changes})


OTHERS = [("HÀ NỘI", "Hà Nội"), ("NGHỆ AN", "Nghệ An"), ("LÀO CAI", "Lào Cai"), ("CÀ MAU", "Cà Mau"), ("TÂY NINH", "Tây Ninh")]


def provinces(count, **changes):
    return [other(*place, **changes) for place in OTHERS[:count]]


def citing(*texts):
    return {"demand": " ".join(texts)}


NQ20 = "Nghị quyết số 20-NQ/TW ngày {} của Ban Chấp hành Trung ương Đảng"
QD = "Quyết định số {} ngày {} của Thủ tướng Chính phủ"

# name -> (plans, findings, options)
CASES = {
    "clean": ([plan(appendix=attached())], []),
    # the head against the "Kèm theo" line
    "another number": ([plan(appendix=attached(number="85/KH-UBND"))], ["header-number-mismatch 58/KH-UBND"]),
    "a zero before the number": ([plan(number="08/KH-UBND", appendix=attached(number="8/KH-UBND"))], []),
    "another date": ([plan(appendix=attached(date="13/3/2024"))], ["header-date-mismatch 58/KH-UBND"]),
    "the same date in words": ([plan(appendix=attached(date="12 tháng 3 năm 2024"))], []),
    "another issuer": ([plan(appendix=attached(issuer="Hội đồng nhân dân tỉnh"))], ["header-issuer-mismatch 58/KH-UBND"]),
    "the issuer in full": ([plan(appendix=attached(issuer="Ủy ban nhân dân tỉnh Hà Tĩnh"))], []),
    # one work with different dates
    "two dates in one document": ([plan(**citing(QD.format("1131/QĐ-TTg", "14/9/2023"), QD.format("1131/QĐ-TTg", "15/9/2023")))],
                                  ["date-conflict 1131/QĐ-TTg"]),
    "two dates in two documents": ([plan(**citing(NQ20.format("01/11/2012"))), other(*OTHERS[0], **citing(NQ20.format("11/01/2012")))],
                                   ["date-conflict 20-NQ/TW"]),
    "only the year differs": ([plan(**citing(NQ20.format("01/11/2012"))), other(*OTHERS[0], **citing(NQ20.format("01/11/2022")))],
                              ["date-conflict 20-NQ/TW"]),
    "a number used again": ([plan(**citing(NQ20.format("01/11/2012"))), other(*OTHERS[0], **citing(NQ20.format("16/6/2022")))], []),
    "a number of the next year": ([plan(**citing(QD.format("1131/QĐ-TTg", "14/9/2022"))),
                                   other(*OTHERS[0], **citing(QD.format("1131/QĐ-TTg", "02/8/2023")))], []),
    "one number in two provinces": (
        [plan(**citing("Kế hoạch số 12-KH/TU ngày 05/01/2024 của Tỉnh ủy")),
         other(*OTHERS[1], **citing("Kế hoạch số 12-KH/TU ngày 09/01/2024 của Tỉnh ủy"))], []),
    # one work with different issuers, types, titles, spellings
    "two issuers": ([plan(**citing("Chương trình hành động số 9-CTr/TU ngày 07/02/2024 của Ban Thường vụ Tỉnh ủy.",
                                   "Chương trình hành động số 9-CTr/TU của Ban Chấp hành Đảng bộ tỉnh khóa XIX."))],
                    ["issuer-conflict 09-CTr/TU"]),
    "one issuer in two forms": (
        [plan(**citing("Nghị quyết số 33-NQ/TW ngày 09/6/2014 của Ban Chấp hành Trung ương Đảng khóa XI.",
                       "Nghị quyết số 33-NQ/TW của BCH Trung ương.", "Nghị quyết số 33-NQ/TW của Hội nghị Trung ương lần thứ chín."))], []),
    "the committee and its organ": ([plan(**citing("Kế hoạch số 12-KH/TU ngày 05/01/2024 của Tỉnh ủy.",
                                                   "Kế hoạch số 12-KH/TU của Ban Thường vụ Tỉnh ủy."))], []),
    "two types": ([plan(**citing("Quyết định số 142-QĐ/TW ngày 23/4/2024 của Bộ Chính trị.".replace("2024", "2023"),
                                 "Quy định số 142-QĐ/TW của Bộ Chính trị."))], ["type-conflict 142-QĐ/TW"]),
    "a longer form of the type": ([plan(**citing("Chương trình hành động số 9-CTr/TU ngày 07/02/2024 của Tỉnh ủy.",
                                                 "Chương trình số 9-CTr/TU của Tỉnh ủy."))], []),
    "two titles": (
        [plan(**citing("Nghị quyết số 33-NQ/TW ngày 09/6/2014 của Bộ Chính trị về xây dựng và phát triển văn hóa con người Việt Nam.")),
         other(*OTHERS[0], **citing("Nghị quyết số 33-NQ/TW ngày 09/6/2014 của Bộ Chính trị về công tác bảo vệ chăm sóc sức khỏe nhân dân."))],
        ["title-conflict 33-NQ/TW"]),
    "a shortened title": (
        [plan(**citing("Nghị quyết số 33-NQ/TW ngày 09/6/2014 của Bộ Chính trị về xây dựng và phát triển văn hóa con người Việt Nam.")),
         other(*OTHERS[0], **citing("Nghị quyết số 33-NQ/TW ngày 09/6/2014 của Bộ Chính trị “Về xây dựng và phát triển văn hóa”."))], []),
    "two spellings": ([plan(**citing("Công văn số 656-CV/BCSD ngày 05/01/2024.", "Công văn số 656-CV/BCSĐ ngày 05/01/2024."))],
                      ["spelling-conflict 656-CV/BCSĐ"]),
    "a number with its zero and without": (
        [plan(**citing("Chỉ thị số 06/CT-TTg ngày 05/01/2024 của Thủ tướng Chính phủ.")),
         other(*OTHERS[0], **citing("Chỉ thị số 6/CT-TTg ngày 15/01/2024 của Thủ tướng Chính phủ."))],
        ["date-conflict 06/CT-TTg", "spelling-conflict 06/CT-TTg"]),
    "a target without its zero": (
        [plan(number="07/KH-UBND", **citing("Chỉ thị số 06/CT-TTg ngày 05/01/2024 của Thủ tướng Chính phủ.")),
         other(*OTHERS[0], **citing("Kế hoạch số 7/KH-UBND ngày 12/3/2024 của Ủy ban nhân dân tỉnh Hà Tĩnh."))], []),
    "a symbol in capitals": ([plan(title="THỰC HIỆN CHƯƠNG TRÌNH HÀNH ĐỘNG SỐ 9-CTR/TU NGÀY 07/02/2024 CỦA TỈNH ỦY",
                                   **citing("Chương trình hành động số 9-CTr/TU ngày 07/02/2024 của Tỉnh ủy."))], []),
    "blanks in a symbol": ([plan(**citing("Kế hoạch số 12-KH/TU ngày 05/01/2024 của Tỉnh ủy.", "Kế hoạch số 12- KH/TU của Tỉnh ủy."))], []),
    # a mention against itself
    "a type its symbol denies": ([plan(**citing("Chương trình hành động số 512-KH/TU ngày 05/01/2024 của Tỉnh ủy."))],
                                 ["type-symbol-mismatch 512-KH/TU"]),
    "letters of several types": ([plan(**citing("Quy định số 142-QĐ/TW ngày 23/4/2023 của Bộ Chính trị."))], []),
    "another year in the symbol": ([plan(**citing("Nghị quyết số 25/2023/NQ-HĐND ngày 08/12/2022 của Hội đồng nhân dân tỉnh."))],
                                   ["year-symbol-mismatch 25/2023/NQ-HĐND"]),
    "the year of the symbol": ([plan(**citing("Nghị quyết số 25/2023/NQ-HĐND ngày 08/12/2023 của Hội đồng nhân dân tỉnh."))], []),
    "later than the document": ([plan(**citing(QD.format("300/QĐ-TTg", "13/3/2024")))], ["later-than-document 300/QĐ-TTg"]),
    "of the same day": ([plan(**citing(QD.format("300/QĐ-TTg", "12/3/2024")))], []),
    "a date that does not exist": ([plan(**citing(QD.format("300/QĐ-TTg", "30/02/2024")))], ["date-impossible 300/QĐ-TTg"]),
    "29 February": ([plan(**citing(QD.format("300/QĐ-TTg", "29/02/2024")))], []),
    "a blank number": ([plan(**citing("Quyết định số     /QĐ-UBND ngày 05/01/2024 của Ủy ban nhân dân tỉnh."))], ["number-blank None"]),
    "a blank number in the head": ([plan(number="      /KH-UBND")], ["number-blank None"]),
    "a draft": (["DỰ THẢO\n\n" + plan(number="      /KH-UBND")], []),
    "a blank date": ([plan(**citing("Kế hoạch số 12-KH/TU ngày    tháng 01 năm 2024 của Tỉnh ủy."))], ["date-blank 12-KH/TU"]),
    "a blank date in the head": ([plan(date="ngày     tháng 3 năm 2024")], ["date-blank 58/KH-UBND"]),
    "a date without any part": ([plan(**citing("Kế hoạch số 12-KH/TU ngày      của Tỉnh ủy."))], ["date-blank 12-KH/TU"]),
    "days that are no date": ([plan(**citing("Kế hoạch số 12-KH/TU ngày càng hiệu quả."))], []),
    "a blank date in the attached line": ([plan(appendix=attached(date="    tháng 3 năm 2024"))], ["date-blank 58/KH-UBND"]),
    "a blank date in both": ([plan(date="ngày     tháng 3 năm 2024", appendix=attached(date="    /3/2024"))], ["date-blank 58/KH-UBND"]),
    "a date without a day": ([plan(**citing("Kế hoạch số 12-KH/TU tháng 01/2024 của Tỉnh ủy."))], []),
    "a slip": ([plan(**citing("Kế hoạch số 12-KH/TU ngày 05/01/2024 của Tỉnh ủy.", "Kế hoạch số 12-KH/TTU của Tỉnh ủy."))],
               ["symbol-slip 12-KH/TTU"]),
    "two known symbols": ([plan(**citing("Nghị quyết số 45-NQ/TU ngày 05/01/2024 của Tỉnh ủy."))], []),
    "two numbers": ([plan(**citing("Kế hoạch số 12-KH/TU ngày 05/01/2024 của Tỉnh ủy.", "Kế hoạch số 13-KH/TU ngày 05/01/2024 của Tỉnh ủy."))], []),
    # aliases
    "an undefined alias": ([plan(task="Lồng ghép với Chương trình 98.")], ["alias-undefined None"]),
    "a defined alias": ([plan(demand="Chương trình hành động số 98-CTr/TU ngày 07/02/2024 của Tỉnh ủy (sau đây gọi tắt là Chương trình 98).",
                              task="Lồng ghép với Chương trình 98.")], []),
    "an undefined alias of letters": ([plan(task="Theo NQ 57, NQ57 và Nghị quyết số 57.")], ["alias-undefined None"]),
    "letters explained by a citation": ([plan(task="Theo NQ 45 và NQ45.")], []),
    "undefined aliases in a list": ([plan(task="Theo Nghị quyết 57, 59 và 66 của Bộ Chính trị.")], ["alias-undefined None"] * 3),
    "one of a list is cited in full": ([plan(task="Theo Nghị quyết 45 và 59 của Bộ Chính trị.")], ["alias-undefined None"]),
    "counted things behind type words": ([plan(task="Hướng dẫn 50 nông dân, Báo cáo 15 trường hợp, Quy định 05 nhóm việc, Kế hoạch 15 điểm cầu, "
                                                    "Báo cáo 09 và 12 tháng, Quyết định 10 thủ tục, Thông báo 30 cơ sở.")], []),
    "type words in small letters": ([plan(task="Lập kế hoạch 12, hướng dẫn 25 và báo cáo 15.")], []),
    "a count": ([plan(task="Xây dựng Kế hoạch 10 năm, Chương trình 100 ngày và Đề án 12 mục tiêu.")], []),
    "an undefined alias before a verb": ([plan(task="Nghị quyết 57 có nhiều nội dung mới.")], ["alias-undefined None"]),
    "an unused alias": ([plan(demand="Chương trình hành động số 98-CTr/TU ngày 07/02/2024 của Tỉnh ủy (sau đây gọi tắt là Chương trình 98).")],
                        ["alias-unused 98-CTr/TU"]),
    "an alias used with the word số": ([plan(demand="Nghị quyết số 33-NQ/TW ngày 09/6/2014 của Bộ Chính trị (sau đây gọi tắt là Nghị quyết 33).",
                                             task="Lồng ghép với Nghị quyết số 33.")], []),
    "an alias that holds the number": ([plan(demand="Nghị quyết số 33-NQ/TW ngày 09/6/2014 của Bộ Chính trị (sau đây gọi tắt là Nghị quyết 33).",
                                             task="Lồng ghép với Nghị quyết số 33-NQ/TW.")], []),
    "an alias that is the number": ([plan(demand="Quyết định số 1131/QĐ-TTg ngày 14/9/2023 của Thủ tướng Chính phủ (sau đây gọi tắt là Quyết định "
                                                 "số 1131/QĐ-TTg).", task="Lồng ghép với Quyết định 1131/QĐ-TTg.")], []),
    # bodies
    "a body that had ended": ([plan(date="ngày 12 tháng 5 năm 2025", task="Sở Kế hoạch và Đầu tư phối hợp.",
                                    appendix=attached(date="12/5/2025", due="Tháng 12/2025").replace("Sở Khoa học và Công nghệ\tTh", "Sở Kế hoạch và Đầu tư\tTh").replace("liệu\tSở Khoa học và Công nghệ", "liệu\tSở Kế hoạch và Đầu tư"))],
                              ["body-not-existing 58/KH-UBND"]),
    "the body while it lived": ([plan(appendix=attached().replace("liệu\tSở Khoa học và Công nghệ", "liệu\tSở Kế hoạch và Đầu tư"))], []),
    "an issuer that had ended": ([plan(date="ngày 12 tháng 5 năm 2025", **citing(
        "Thông tư số 9/2025/TT-BKHĐT ngày 15/4/2025 của Bộ Kế hoạch và Đầu tư."))], ["body-not-existing 9/2025/TT-BKHĐT"]),
    "an issuer before its end": ([plan(date="ngày 12 tháng 5 năm 2025", **citing(
        "Thông tư số 9/2024/TT-BKHĐT ngày 15/4/2024 của Bộ Kế hoạch và Đầu tư."))], []),
    "districts that had ended": ([plan(date="ngày 05 tháng 8 năm 2025", task="\n\n2. Ủy ban nhân dân các huyện, thị xã, thành phố: Xây dựng kế hoạch.")],
                                 ["body-not-existing 58/KH-UBND"]),
    "districts before": ([plan(task="\n\n2. Ủy ban nhân dân các huyện, thị xã, thành phố: Xây dựng kế hoạch.")], []),
    "a department in the running text": ([plan(date="ngày 12 tháng 5 năm 2025", task="\n\n2. Sở Thông tin và Truyền thông: Chủ trì tuyên truyền.")],
                                         ["body-not-existing 58/KH-UBND"]),
    "a ministry before it was founded": ([plan(**citing("Thông tư số 01/2024/TT-BNNMT ngày 05/01/2024 của Bộ Nông nghiệp và Môi trường."))],
                                         ["body-not-existing 01/2024/TT-BNNMT"]),
    "a deadline in the running text": ([plan(task="Hoàn thành trước ngày 31/12/2023.")], ["deadline-before-document 58/KH-UBND"]),
    "a province that had merged": ([other("QUẢNG BÌNH", "Quảng Bình", date="ngày 05 tháng 8 năm 2025")], ["body-not-existing 07/KH-UBND"]),
    "a province that goes on": ([other("QUẢNG TRỊ", "Quảng Trị", date="ngày 05 tháng 8 năm 2025")], []),
    # structure
    "a section skipped": ([plan(task="Báo cáo.\n\n3. Sở Nội vụ: Tham mưu thực hiện.")], ["section-skipped 58/KH-UBND"]),
    "letters in their order": ([plan(task="Gồm:\n\nc) Một;").replace("c) Một;", "a) Một;\n\nb) Hai;\n\nc) Ba;\n\nd) Bốn;\n\nđ) Năm;\n\ne) Sáu.")], []),
    "a deadline before": ([plan(appendix=attached(due="Tháng 12/2023"))], ["deadline-before-document 58/KH-UBND"]),
    "a deadline without a year": ([plan(task="Báo cáo trước ngày 01/3.", appendix=attached(due="Tháng 01"))], []),
    "a deadline in the running quarter": ([plan(appendix=attached(due="Quý I/2024"))], []),
    "a missing appendix": ([plan(task="Danh mục nhiệm vụ tại Phụ lục II kèm theo.", appendix=attached())], ["appendix-missing 58/KH-UBND"]),
    "no appendix at all": ([plan(task="(Chi tiết tại Phụ lục kèm theo).")], ["appendix-missing 58/KH-UBND"]),
    "one of several appendices is missing": ([plan(task="(Chi tiết tại Phụ lục I, II và III kèm theo).", appendix=attached())],
                                             ["appendix-missing 58/KH-UBND"] * 2),
    "the appendix of a document before the bracket": ([plan(task="Theo Quyết định số 12/QĐ-UBND ngày 05/01/2024 của UBND tỉnh (Phụ lục II kèm theo).")],
                                                      []),
    "an own appendix behind a citation": ([plan(task="Theo Quyết định số 12/QĐ-UBND ngày 05/01/2024 của UBND tỉnh (chi tiết tại Phụ lục II kèm theo).")],
                                          ["appendix-missing 58/KH-UBND"]),
    "words that look like numerals": ([plan(task="Phụ lục vị trí việc làm kèm theo. Phụ lục xi măng kèm theo.", appendix=attached())], []),
    "the appendix that is there": ([plan(task="(Chi tiết tại Phụ lục kèm theo).", appendix=attached())], []),
    "another document's appendix": ([plan(task="Mẫu tại Phụ lục III Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ.")], []),
    # documents of the set
    "a target with another number": (
        [plan(), other(*OTHERS[0], **citing("Kế hoạch số 85/KH-UBND ngày 12/3/2024 của Ủy ban nhân dân tỉnh Hà Tĩnh về thực hiện Nghị quyết số "
                                            "45-NQ/TW ngày 24/11/2023 của Ban Chấp hành Trung ương Đảng."))],
        ["target-number-mismatch 85/KH-UBND"]),
    "a target with another date": (
        [plan(), other(*OTHERS[0], date="ngày 20 tháng 4 năm 2024", **citing("Kế hoạch số 58/KH-UBND ngày 13/3/2024 của Ủy ban nhân dân tỉnh Hà Tĩnh."))],
        ["target-date-mismatch 58/KH-UBND"]),
    "a target as it is": (
        [plan(), other(*OTHERS[0], **citing("Kế hoạch số 58/KH-UBND ngày 12/3/2024 của Ủy ban nhân dân tỉnh Hà Tĩnh."))], []),
    "superseded": (
        [plan(**citing("Kế hoạch này thay thế Kế hoạch số 30/KH-UBND ngày 10/02/2022 của Ủy ban nhân dân tỉnh.")),
         plan(number="90/KH-UBND", date="ngày 15 tháng 4 năm 2024", title="Phát triển kinh tế số trên địa bàn tỉnh",
              preamble="Căn cứ Kế hoạch số 30/KH-UBND ngày 10/02/2022 của Ủy ban nhân dân tỉnh.")], ["superseded-cited 30/KH-UBND"]),
    "cited before it was superseded": (
        [plan(**citing("Kế hoạch này thay thế Kế hoạch số 30/KH-UBND ngày 10/02/2022 của Ủy ban nhân dân tỉnh.")),
         plan(number="40/KH-UBND", date="ngày 15 tháng 02 năm 2024", title="Phát triển kinh tế số trên địa bàn tỉnh",
              preamble="Căn cứ Kế hoạch số 30/KH-UBND ngày 10/02/2022 của Ủy ban nhân dân tỉnh.")], []),
    "left out": ([plan()] + provinces(4, **citing(NQ20.format("01/11/2012"))), ["citation-left-out 20-NQ/TW"]),
    "left out by half": (provinces(2, **citing(NQ20.format("01/11/2012"))) + [plan(), other(*OTHERS[3])], []),
    "not answered": ([plan()], ["not-answered 45-NQ/TW"], ["--expect", "Hà Tĩnh\n# those of the north\nVN-HN\nHà Tĩnh\n"]),
    "an old list, the new province answers": ([other("QUẢNG TRỊ", "Quảng Trị", date="ngày 05 tháng 8 năm 2025")], [],
                                              ["--expect", "Quảng Bình\nQuảng Trị\n"]),
    "an old list, one of the two answered": ([other("QUẢNG TRỊ", "Quảng Trị")], ["not-answered 45-NQ/TW"], ["--expect", "Quảng Bình\nQuảng Trị\n"]),
    "an old list, the other answered": ([other("QUẢNG BÌNH", "Quảng Bình")], ["not-answered 45-NQ/TW"], ["--expect", "Quảng Bình\nQuảng Trị\n"]),
    "a new list, a part answered": ([other("QUẢNG BÌNH", "Quảng Bình")], ["not-answered 45-NQ/TW"], ["--expect", "Quảng Trị\nHà Tĩnh\n"]),
    "names as people write them": ([plan()], ["not-answered 45-NQ/TW"] * 3, [
        "--expect", "\ufefftỉnh Hà Tĩnh\r\nTP. Hồ Chí Minh\r\nthành phố Huế\r\nThừa Thiên - Huế\r\nBà Rịa – Vũng Tàu\r\n"]),
    "nobody answers what is asked": ([plan()], ["not-answered 99-NQ/TW"] * 2, ["--expect", "Hà Tĩnh\nHuế\n", "--answer", "99-NQ/TW"]),
    "what is asked, in words": ([plan()], ["not-answered 45-NQ/TW"], ["--expect", "Hà Tĩnh\nHuế\n", "--answer", "Nghị quyết số 45-nq/tw"]),
    "nothing is answered": ([plan(title="Phát triển kinh tế số trên địa bàn tỉnh")], [], ["--expect", "Hà Tĩnh\nHuế\n"]),
    "all answered": ([plan()], [], ["--expect", "Hà Tĩnh\n"]),
    "the same file twice": ([plan(), plan()], ["document-twice 58/KH-UBND"]),
    "the same document in two forms": ([plan(), plan(task="Báo cáo kết quả hằng năm.")], ["document-twice 58/KH-UBND"]),
    "two documents of one day": ([plan(), plan(number="59/KH-UBND", title="Phát triển kinh tế số trên địa bàn tỉnh")], []),
    "a draft beside its final": ([plan(), "DỰ THẢO\n\n" + plan(number="    /KH-UBND")], ["draft-beside-final 58/KH-UBND"]),
    "a draft of something else": ([plan(), "DỰ THẢO\n\n" + plan(number="    /KH-UBND", title="Phát triển kinh tế số trên địa bàn tỉnh")], []),
}


def run(program, *words, stdin=None, status=(0,)):
    done = subprocess.run([program, *words], input=stdin, capture_output=True, timeout=60)
    if done.returncode not in status:
        raise AssertionError(f"vanban {' '.join(words)}: exit {done.returncode}: {done.stderr.decode()}")
    return done.stdout


def findings_of(program, plans, options):
    with tempfile.TemporaryDirectory() as folder:
        os.mkdir(f"{folder}/in")
        for number, text in enumerate(plans, 1):
            with open(f"{folder}/in/{number}.txt", "w", encoding="utf-8") as file:
                file.write(text)
        for number, word in enumerate(options):
            if "\n" in word:
                with open(f"{folder}/option", "w", encoding="utf-8") as file:
                    file.write(word)
                options = [*options[:number], f"{folder}/option", *options[number + 1:]]
        records = run(program, "extract", "--format", "ndjson", f"{folder}/in")
        whole = run(program, "check", "-", *options, "--lang", "en", stdin=records)
        lines = sorted(run(program, "check", "--map", "-", stdin=records).splitlines(keepends=True))
        halves = run(program, "check", "--reduce", *options, "--lang", "en", stdin=b"".join(lines))
        if halves != whole:
            raise AssertionError("map, sort and reduce give other findings than the whole")
        return [json.loads(line) for line in whole.splitlines()], [json.loads(line) for line in records.splitlines()]


def check_evidence(report, name, finding, records, sources):
    """What is quoted stands at its place, in the text and in the file."""
    texts = {record["source"]["name"]: record["text"] for record in records}
    if not finding["evidence"] and finding["code"] not in ("coverage", "not-answered"):
        report.wrong(name, f"{finding['code']} has no evidence")
    for place in finding["evidence"]:
        start, end = place["span"]
        if not texts[place["source"]][start:end].startswith(place["text"]):
            report.wrong(name, f"{finding['code']}: {place['text']!r} does not stand at {place['span']}")
        start, end = place["source_span"] or (0, 0)
        quoted, source = place["text"].split("\t")[0], sources[os.path.basename(place["source"])]
        if not place["source_span"] or not source[start:end].decode().startswith(quoted) or source[:start].count(b"\n") + 1 != place["line"]:
            report.wrong(name, f"{finding['code']}: {place['text']!r} does not stand in line {place['line']} at {place['source_span']} of the file")


def main():
    args = parser(__doc__.splitlines()[0]).parse_args()
    report = Report()
    told = set()
    for name, (plans, expected, *options) in CASES.items():
        found, records = findings_of(args.program, plans, options[0] if options else [])
        got = sorted(f"{f['code']} {f['number_symbol']}" for f in found if f["code"] != "coverage")
        told |= {f["code"] for f in found}
        if got != sorted(expected):
            report.wrong(name, f"expected {sorted(expected)}, got {got}")
        for finding in found:
            check_evidence(report, name, finding, records, {f"{number}.txt": text.encode() for number, text in enumerate(plans, 1)})
    codes = {block.split(" (")[0] for block in run(args.program, "check", "--explain", "all", "--lang", "en").decode().split("\n\n")
             if block.split("\n")[0].endswith(("(error)", "(warning)", "(info)"))}
    for code in sorted(codes - told):
        report.wrong("codes", f"no case finds {code}")
    report.finish()


if __name__ == "__main__":
    main()
