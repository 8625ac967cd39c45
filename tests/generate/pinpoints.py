"""Cases about places in documents: điểm, khoản, Điều, mục, Chương, Phần, Phụ lục, in all orders."""
import dataclasses

import facts
from compose import Case, dated, issued, numbered

# The words, and what they name: (article, clause, point). {a} to {d} are four numbers, each greater than the one before; {p} and {q}
# letters.
FORMS = {
    "Điều": ("Điều {a}", [("{a}", None, None)]),
    "khoản Điều": ("khoản {a} Điều {b}", [("{b}", "{a}", None)]),
    "khoản, Điều": ("khoản {a}, Điều {b}", [("{b}", "{a}", None)]),
    "điểm khoản Điều": ("điểm {p} khoản {a} Điều {b}", [("{b}", "{a}", "{p}")]),
    "điểm, khoản, Điều": ("điểm {p}, khoản {a}, Điều {b}", [("{b}", "{a}", "{p}")]),
    "capitals": ("Điểm {p} Khoản {a} Điều {b}", [("{b}", "{a}", "{p}")]),
    "điểm đ": ("điểm đ khoản {a} Điều {b}", [("{b}", "{a}", "đ")]),
    "inserted khoản": ("khoản {a}a Điều {b}", [("{b}", "{a}a", None)]),
    "inserted Điều": ("khoản {a} Điều {b}a", [("{b}a", "{a}", None)]),
    "list of khoản": ("các khoản {a}, {b} và {c} Điều {d}", [("{d}", "{a}", None), ("{d}", "{b}", None), ("{d}", "{c}", None)]),
    "khoản và khoản": ("khoản {a} và khoản {b} Điều {c}", [("{c}", "{a}", None), ("{c}", "{b}", None)]),
    "list of điểm": ("điểm a, b và c khoản {a} Điều {b}", [("{b}", "{a}", "a"), ("{b}", "{a}", "b"), ("{b}", "{a}", "c")]),
    "điểm và điểm": ("điểm {p} và điểm {q} khoản {a} Điều {b}", [("{b}", "{a}", "{p}"), ("{b}", "{a}", "{q}")]),
    "điểm khoản và điểm khoản": ("điểm {p} khoản {a} và điểm {q} khoản {b} Điều {c}", [("{c}", "{a}", "{p}"), ("{c}", "{b}", "{q}")]),
    "list of Điều": ("các Điều {a}, {b} và {c}", [("{a}", None, None), ("{b}", None, None), ("{c}", None, None)]),
    "Điều, Điều": ("Điều {a}, Điều {b}", [("{a}", None, None), ("{b}", None, None)]),
    "Điều và khoản Điều": ("Điều {a} và khoản {b} Điều {c}", [("{a}", None, None), ("{c}", "{b}", None)]),
    "khoản Điều và khoản Điều": ("khoản {a} Điều {b} và khoản {c} Điều {d}", [("{b}", "{a}", None), ("{d}", "{c}", None)]),
    "range of Điều": ("từ Điều 5 đến Điều 8", [("5", None, None), ("6", None, None), ("7", None, None), ("8", None, None)]),
    "range of khoản": ("từ khoản 1 đến khoản 3 Điều {d}", [("{d}", "1", None), ("{d}", "2", None), ("{d}", "3", None)]),
    "mục": ("mục {a}", [(None, None, None)]),
    "mục Phần": ("mục {a} Phần II", [(None, None, None)]),
    "Chương": ("Chương III", [(None, None, None)]),
    "Phụ lục": ("Phụ lục II", [(None, None, None)]),
    "Điều Chương": ("Điều {a} Chương II", [("{a}", None, None)]),
    "Điều, khoản": ("Điều {b}, khoản {a}", [("{b}", "{a}", None)]),
    "Điều khoản điểm": ("Điều {b} khoản {a} điểm {p}", [("{b}", "{a}", "{p}")]),
    "khoản - khoản": ("khoản 1 - 3 Điều {d}", [("{d}", "1", None), ("{d}", "2", None), ("{d}", "3", None)]),
    "khoản, khoản Điều và Điều": ("khoản {a}, khoản {b} Điều {c} và Điều {d}", [("{c}", "{a}", None), ("{c}", "{b}", None), ("{d}", None, None)]),
    "các điểm": ("các điểm a, b, c khoản {a} và khoản {b} Điều {c}", [("{c}", "{a}", "a"), ("{c}", "{a}", "b"), ("{c}", "{a}", "c"), ("{c}", "{b}", None)]),
    "Điều và Phụ lục": ("Điều {a} và Phụ lục II", [("{a}", None, None), (None, None, None)]),
    "điểm mục": ("điểm {a} mục III", [(None, None, "{a}")]),
    "điểm khoản Mục": ("Điểm {a}.{b} Khoản {a} Mục II", [(None, "{a}", "{a}.{b}")]),
    "through Phụ lục": ("điểm {p} khoản {a} mục II Phần I Phụ lục I", [(None, "{a}", "{p}")]),
}

BEFORE = [
    ("theo quy định tại {}", "Mức hỗ trợ thực hiện theo quy định tại ", "legal_basis", False),
    ("Căn cứ", "Căn cứ ", "legal_basis", False),
    ("Thực hiện", "Thực hiện ", "implements", False),
    ("Bãi bỏ", "Bãi bỏ ", "repeals", False),
    ("Tham mưu sửa đổi", "Tham mưu UBND tỉnh sửa đổi, bổ sung ", "amends", True),
    ("nội dung tại", "Phổ biến, tuyên truyền nội dung tại ", "mentions", False),
]


@dataclasses.dataclass
class Pinpoint:
    name: str
    text: str
    units: list       # (article, clause, point)

    def expected_of(self, mention):
        mention.expect["pinpoint"] = self.units
        if len(self.units) == 1:
            mention.expect["pinpoint_text"] = self.text
        mention.tags.add(f"pinpoint: {self.name}")


def filled(draw, name, form):
    text, units = form
    numbers = sorted(draw.random.sample(range(1, 30), 4))
    letters = sorted(draw.random.sample("abcdeghik", 2))
    values = dict(zip("abcd", map(str, numbers)), p=letters[0], q=letters[1])
    return Pinpoint(name, text.format(**values), [tuple(part and part.format(**values) for part in unit) for unit in units])


def some_pinpoint(draw):
    name = draw.deal("pinpoint", list(FORMS))
    return filled(draw, name, FORMS[name])


def pinpoint(setting):
    """The place before the document."""
    case = Case("pinpoint", "item")
    draw = setting.draw
    _, words, relation, planned = draw.deal("before pinpoint", BEFORE)
    place = some_pinpoint(draw)
    case.say(f"{words}{place.text} {draw.of(['', '', 'của '])}")
    if draw.chance(0.3):
        law = draw.of(facts.LAWS)
        work, _, _ = setting.law(law)
        mention = case.add(law.name, work, {"kind: named"}, kind="named", name=law.name, date=None)
    else:
        shape = setting.shape()
        mention = numbered(case, setting, shape, setting.work(shape))
        dated(case, setting, shape, mention, draw.of(["usual", "words", "none"]))
        issued(case, setting, shape, mention, 0.5)
    mention.expect.update(relation=relation, planned=planned)
    place.expected_of(mention)
    case.say(draw.of([".", "; báo cáo UBND tỉnh.", " và các quy định hiện hành."]))
    return case


BEHIND = [("Điều {a}, {b}", [("{a}", None, None), ("{b}", None, None)]), ("khoản {a} Điều {b}", [("{b}", "{a}", None)]), ("Điều {a}", [("{a}", None, None)])]


def pinpoint_behind(setting):
    """The place behind the document, in parentheses: (Điều 11, 13)."""
    case = Case("pinpoint behind", "item")
    draw = setting.draw
    place = filled(draw, "behind, in parentheses", draw.of(BEHIND))
    shape = setting.shape()
    case.say("Thực hiện ")
    mention = numbered(case, setting, shape, setting.work(shape), "as ruled")
    mention.expect["relation"] = "implements"
    place.expected_of(mention)
    case.say(f" ({place.text}){draw.of(['.', ' trên địa bàn tỉnh.'])}")
    return case
