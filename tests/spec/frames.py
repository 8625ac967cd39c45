"""Documents around the inputs of examples: small, believable, and without a mention of their own."""

PLAN = """ỦY BAN NHÂN DÂN
TỈNH PHÚ THỌ

Số: 58/KH-UBND

Phú Thọ, ngày 12 tháng 3 năm 2025

KẾ HOẠCH
Phát triển cây chè trên địa bàn tỉnh

{preamble}
I. NỘI DUNG

{body}
Nơi nhận:
- Như trên;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Hà Thị Búp
{appendix}"""


def plan(preamble="", body="1. Nâng cao chất lượng cây chè.\n", appendix=""):
    return PLAN.format(preamble=preamble, body=body, appendix=appendix and "\n" + appendix)


def frame(example):
    """The document of an example: what its options name, else the input is the body of the plan."""
    if "document" in example.options:
        return example.input
    for part in ("preamble", "appendix"):
        if part in example.options:
            return plan(**{part: example.input})
    return plan(body=example.input)
