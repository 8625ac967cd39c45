"""Documents that hold the cases, and where each case stands in them."""
import facts
from compose import Setting, Work
from families import compose

CASES_A_DOCUMENT = 48

HEAD = """ỦY BAN NHÂN DÂN
TỈNH {capitals}

Số: {number}/KH-UBND

{province}, ngày 18 tháng 12 năm 2025

KẾ HOẠCH
Phát triển nông nghiệp hữu cơ trên địa bàn tỉnh

{preamble}I. NHIỆM VỤ

{body}Nơi nhận:
- Thường trực Tỉnh ủy;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Hà Thị Búp

PHỤ LỤC
DANH MỤC NHIỆM VỤ

TT\tNội dung nhiệm vụ\tCơ quan chủ trì\tThời gian hoàn thành
{rows}"""

OWN_NUMBER = 7001      # of the document: no case has numbers as high but letters, and they are drawn again


def compose_document(draw, count=CASES_A_DOCUMENT):
    """(source text, cases in the order of the text)."""
    province, code = draw.of(facts.PROVINCES)
    own = Work(f"{OWN_NUMBER}/KH-UBND", "province", code, "2025-12-18", self=True)
    setting = Setting(province, code, draw, own, {str(OWN_NUMBER)})
    cases = [compose(setting) for _ in range(count)]
    ordered = [case for place in ("preamble", "item", "bullet", "cell") for case in cases if case.place == place]
    preamble = "".join(f"{case.text}\n\n" for case in ordered if case.place == "preamble")
    items = [case for case in ordered if case.place == "item"]
    body = "".join(f"{index}. {case.text}\n\n" for index, case in enumerate(items, 1))
    cells = [case for case in ordered if case.place == "cell"]
    rows = "".join(f"{index}\t{case.text}\tSở Nội vụ\tNăm 2026\n" for index, case in enumerate(cells, 1))
    text = HEAD.format(capitals=province.upper(), province=province, number=OWN_NUMBER, preamble=preamble, body=body or "1. Chỉ đạo chung.\n\n",
                       rows=rows or "1\tChỉ đạo chung\tSở Nội vụ\tNăm 2026\n")
    return text, ordered
