"""The written forms: of a number with its symbol, of a date, of an issuer. Each form is a function with a name.

A form gives what stands in the text and what the record must say of it. What is not decided by the grammar is left out of the
answer and thus not compared.
"""
import dataclasses
import datetime

import facts


@dataclasses.dataclass(frozen=True)
class Shape:
    """A number with its symbol, as the rules want it."""
    name: str             # the shape's name in the counts
    number: str
    year: str             # between the slashes, or None
    symbol: str           # without number and year, and without the mark before it: "KH-UBND", "NQ/TW"
    code: str             # the letters of the type, or None
    words: tuple          # type words that may stand before it
    issuers: tuple        # how "của …" names the body
    level: str            # of the jurisdiction
    party: bool = False

    @property
    def canonical(self):
        if self.party:
            return f"{self.number}-{self.symbol}"
        return "/".join(part for part in (self.number, self.year, self.symbol) if part)


NATIONAL, PROVINCE = "national", "province"


def serial(draw, top=4999):
    """A number as it is printed: a leading zero below ten."""
    return f"{draw.number(top):02}"


def year_of_norm(draw):
    return str(draw.year())


def state(draw, code, body, issuers, level, name, words=None, suffix="", letter="", year=None):
    return Shape(name, serial(draw) + letter, year, f"{code}-{body}{suffix}", code, tuple(words or facts.STATE_WORDS[code]), tuple(issuers), level)


def shape_state_national(draw):
    code, body, issuers = draw.of([("QĐ", "TTg", ["Thủ tướng Chính phủ"]), ("CT", "TTg", ["Thủ tướng Chính phủ"]), ("CĐ", "TTg", ["Thủ tướng Chính phủ"]),
                                   ("NQ", "CP", ["Chính phủ"]), ("BC", "CP", ["Chính phủ"]), ("TTr", "CP", ["Chính phủ"])])
    return state(draw, code, body, issuers, NATIONAL, "state, national")


def shape_state_ministry(draw):
    body = draw.of(list(facts.MINISTRIES))
    return state(draw, draw.of(["QĐ", "KH", "TB", "HD", "BC", "TTr"]), body, facts.MINISTRIES[body], NATIONAL, "state, ministry")


def shape_state_committee(draw):
    return state(draw, draw.of(["KH", "QĐ", "CT", "TB", "BC", "TTr", "CTr", "ĐA", "PA"]), "UBND", facts.PEOPLES_COMMITTEE, PROVINCE, "state, people's committee")


def shape_state_council(draw):
    return state(draw, draw.of(["NQ", "KH", "BC", "TTr"]), "HĐND", facts.PEOPLES_COUNCIL, PROVINCE, "state, people's council")


def shape_state_department(draw):
    body = draw.of([body for body in facts.DEPARTMENTS if "&" not in body])
    return state(draw, draw.of(["KH", "BC", "TTr", "HD", "TB"]), body, facts.DEPARTMENTS[body], PROVINCE, "state, department")


def shape_state_unit(draw):
    body = draw.of(["SNV", "STC", "SKHCN", "SYT"])
    return state(draw, draw.of(["TTr", "BC", "KH", "HD"]), body, facts.DEPARTMENTS[body], PROVINCE, "state, unit suffix", suffix="-" + draw.of(["VP", "KHTC", "TCHC", "QLN"]))


def shape_ampersand(draw):
    return state(draw, draw.of(["TTr", "BC", "KH", "HD"]), "SNN&MT", facts.DEPARTMENTS["SNN&MT"], PROVINCE, "ampersand", suffix=draw.of(["", "-VP"]))


def shape_letter_suffix(draw):
    return state(draw, "NQ", "CP", ["Chính phủ"], NATIONAL, "letter suffix", letter=draw.of("abcd"))


def shape_normative_national(draw):
    code, body, issuers = draw.of([("NĐ", "CP", ["Chính phủ"]), ("QĐ", "TTg", ["Thủ tướng Chính phủ"]),
                                   *[("TT", body, facts.MINISTRIES[body]) for body in ("BTC", "BNV", "BYT", "BKHCN", "BGDĐT", "UBDT", "BLĐTBXH")]])
    return state(draw, code, body, issuers, NATIONAL, "normative, national", year=year_of_norm(draw))


def shape_normative_local(draw):
    if draw.chance(0.5):
        return state(draw, "QĐ", "UBND", facts.PEOPLES_COMMITTEE[:5], PROVINCE, "normative, province", year=year_of_norm(draw))
    return state(draw, "NQ", "HĐND", facts.PEOPLES_COUNCIL[:4], PROVINCE, "normative, province", year=year_of_norm(draw))


def term_of(year):
    """The National Assembly that sits most of that year: XIII 2011-2016, XIV 2016-2021, XV 2021-2026."""
    return 13 if year <= 2015 else 14 if year <= 2020 else 15


ROMAN = {13: "XIII", 14: "XIV", 15: "XV"}


def shape_assembly(draw):
    year = draw.year()
    term = term_of(year)
    return Shape("National Assembly", serial(draw, 250), str(year), f"QH{term}", None, ("Luật", "Nghị quyết", "Bộ luật"), ("Quốc hội", f"Quốc hội khóa {ROMAN[term]}"), NATIONAL)


def shape_standing_committee_norm(draw):
    year = draw.year()
    return Shape("standing committee, normative", serial(draw, 1500), str(year), f"UBTVQH{term_of(year)}", None, ("Nghị quyết", "Pháp lệnh"),
                 ("Ủy ban Thường vụ Quốc hội",), NATIONAL)


def shape_standing_committee(draw):
    return Shape("digits in the body", serial(draw), None, f"NQ-UBTVQH{draw.of([13, 14, 15])}", "NQ", ("Nghị quyết",), ("Ủy ban Thường vụ Quốc hội", "Uỷ ban Thường vụ Quốc hội"), NATIONAL)


def shape_joint(draw):
    bodies = draw.of([("BKHCN", "BTTTT"), ("BTC", "BNV"), ("BTP", "BCA", "BTC")])
    year = year_of_norm(draw)
    code = draw.of(["TTLT", "TTr"])
    if code == "TTr":
        bodies, year = bodies[:2], None
    return state(draw, code, "-".join(bodies), [facts.MINISTRIES[bodies[0]][0]], NATIONAL, "joint", year=year)


def shape_joint_two_slashes(draw):
    return Shape("joint, two slashes", serial(draw, 40), year_of_norm(draw), "NQLT/CP-UBTƯMTTQVN", "NQLT", ("Nghị quyết liên tịch",), ("Chính phủ",), NATIONAL)


def shape_consolidated(draw):
    body, issuers = draw.of([("BTC", ["Bộ Tài chính"]), ("BYT", ["Bộ Y tế"]), ("VPQH", ["Văn phòng Quốc hội"])])
    return state(draw, "VBHN", body, issuers, NATIONAL, "consolidated")


def letter_of(draw, name, body, issuers, level, units):
    return Shape(name, serial(draw, 9999), None, f"{body}-{draw.of(units)}", None, ("Công văn", "Văn bản"), tuple(issuers), level)


def shape_letter_national(draw):
    body = draw.of(["VPCP", "BTC", "BNV", "BYT", "UBDT"])
    return letter_of(draw, "công văn, national", body, facts.MINISTRIES[body], NATIONAL, ["KGVX", "TH", "KHTC", "VP"])


def shape_letter_local(draw):
    body, issuers = draw.of([("UBND", ["UBND tỉnh", "Ủy ban nhân dân tỉnh"]), *[(body, facts.DEPARTMENTS[body]) for body in ("SNV", "STC", "SKHCN", "SXD")]])
    return letter_of(draw, "công văn, province", body, issuers, PROVINCE, ["NC", "VX", "KTTH", "HCTH"])


def shape_letter_joint(draw):
    return Shape("công văn, joint", serial(draw, 9999), None, f"BKHCN-BTTTT-{draw.of(['VP', 'KHTC'])}", None, ("Công văn",), ("Bộ Khoa học và Công nghệ",), NATIONAL)


def shape_party_central(draw):
    body = draw.of(["TW", "TW", "TW", "VPTW", "BTCTW", "UBKTTW", "BTGTW"])
    code = draw.of(list(facts.CENTRAL_PARTY[body]))
    return Shape("party, central", serial(draw, 400), None, f"{code}/{body}", code, tuple(facts.PARTY_WORDS[code]), tuple(facts.CENTRAL_PARTY[body][code]), NATIONAL, True)


def shape_party_local(draw):
    body = draw.of(["TU", "TU", "TU", "BCSĐ", "BTCTU", "UBKTTU", "VPTU"])
    codes, issuers = facts.LOCAL_PARTY[body]
    code = draw.of(codes)
    return Shape("party, province", serial(draw, 900), None, f"{code}/{body}", code, tuple(facts.PARTY_WORDS[code]), tuple(issuers), PROVINCE, True)


SHAPES = {shape.__name__.removeprefix("shape_"): shape for shape in (
    shape_state_national, shape_state_ministry, shape_state_committee, shape_state_council, shape_state_department, shape_state_unit, shape_ampersand,
    shape_letter_suffix, shape_normative_national, shape_normative_local, shape_assembly, shape_standing_committee_norm, shape_standing_committee,
    shape_joint, shape_joint_two_slashes, shape_consolidated, shape_letter_national, shape_letter_local, shape_letter_joint, shape_party_central,
    shape_party_local)}


# Spellings: a function of the shape gives (in the text, number_symbol, symbol_canonical), or None where the shape has no such spelling.

def as_ruled(shape):
    return shape.canonical, shape.canonical, None


def respelled(replace):
    """The same letters and marks, written another way: number_symbol comes out as ruled."""
    def spelling(shape):
        text = replace(shape.canonical)
        return None if text == shape.canonical else (text, shape.canonical, None)
    return spelling


def misspelled(replace):
    """Other letters or marks: number_symbol keeps them, symbol_canonical has the ruled form."""
    def spelling(shape):
        text = replace(shape)
        if text is None or text == shape.canonical:
            return None
        return text, text.replace(" ", ""), shape.canonical
    return spelling


def lost_hyphen(shape):
    """QĐUBND, 27NQ/TW."""
    if shape.party:
        return f"{shape.number}{shape.symbol}" if shape.number[-1].isdigit() else None
    return shape.canonical.replace(f"{shape.code}-", shape.code, 1) if shape.code and "-" in shape.symbol and shape.symbol.count("-") == 1 else None


def space_for_hyphen(shape):
    """93 KH/TU."""
    return f"{shape.number} {shape.symbol}" if shape.party else None


def swapped(shape):
    """31/QĐ-TW for 31-QĐ/TW."""
    return f"{shape.number}/{shape.symbol.replace('/', '-')}" if shape.party else None


def strokes(letter):
    return lambda shape: shape.canonical.replace("Đ", letter)


def upper(shape):
    """QĐ-TTG, CTR/TU: upper case of the letters of type and body."""
    return shape.canonical.upper() if shape.number.isdigit() else None


def dotted(shape):
    """T.Ư for TW."""
    return shape.canonical[:-2] + "T.Ư" if shape.canonical.endswith("/TW") else None


SPELLINGS = {
    "as ruled": as_ruled,
    "space after hyphen": respelled(lambda text: text.replace("-", "- ", 1)),
    "space before hyphen": respelled(lambda text: text.replace("-", " -", 1)),
    "spaces around hyphen": respelled(lambda text: text.replace("-", " - ", 1)),
    "space before slash": respelled(lambda text: text.replace("/", " /", 1)),
    "space after slash": respelled(lambda text: text.replace("/", "/ ", 1)),
    "no-break space after hyphen": respelled(lambda text: text.replace("-", "-\u00a0", 1)),
    "zero-width space": respelled(lambda text: text.replace("-", "-\u200b", 1)),
    "en dash": respelled(lambda text: text.replace("-", "\u2013")),
    "no-break hyphen": respelled(lambda text: text.replace("-", "\u2011")),
    "hyphen U+2010": respelled(lambda text: text.replace("-", "\u2010")),
    "minus": respelled(lambda text: text.replace("-", "\u2212")),
    "lost hyphen": misspelled(lost_hyphen),
    "space for hyphen": misspelled(space_for_hyphen),
    "swapped separators": misspelled(swapped),
    "D for Đ": misspelled(strokes("D")),
    "Eth for Đ": misspelled(strokes("\u00d0")),
    "African D for Đ": misspelled(strokes("\u0189")),
    "upper case": misspelled(upper),
    "dotted T.Ư": misspelled(dotted),
}

SELDOM = ["lost hyphen", "space for hyphen", "swapped separators", "D for Đ", "Eth for Đ", "African D for Đ", "upper case", "dotted T.Ư"]


# Dates: a function of the day gives (words behind the mention, ISO date or None, whether a diagnostic is due).

MONTH_WORDS = ["", "một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai"]


def usual(day):
    """ngày 09/7/2024, ngày 24/11/2023: the day has two digits, months from 3 to 9 have one."""
    month = f"{day.month:02}" if day.month in (1, 2) else str(day.month)
    return f"{day.day:02}/{month}/{day.year}"


DATES = {
    "usual": lambda day: (f"ngày {usual(day)}", day.isoformat()),
    "two digits": lambda day: (f"ngày {day:%d/%m/%Y}", day.isoformat()),
    "one digit": lambda day: (f"ngày {day.day}/{day.month}/{day.year}", day.isoformat()),
    "words": lambda day: (f"ngày {day.day:02} tháng {day.month:02} năm {day.year}", day.isoformat()),
    "words, one digit": lambda day: (f"ngày {day.day} tháng {day.month} năm {day.year}", day.isoformat()),
    "month spelled": lambda day: (f"ngày {day.day:02} tháng {MONTH_WORDS[day.month]} năm {day.year}", day.isoformat()),
    "hyphens": lambda day: (f"ngày {day:%d-%m-%Y}", day.isoformat()),
    "dots": lambda day: (f"ngày {day:%d.%m.%Y}", day.isoformat()),
    "spaces": lambda day: (f"ngày {day.day:02}/ {day.month:02} /{day.year}", day.isoformat()),
    "comma before": lambda day: (f", ngày {usual(day)}", day.isoformat()),
    "comma before words": lambda day: (f", ngày {day.day:02} tháng {day.month:02} năm {day.year}", day.isoformat()),
    "in parentheses": lambda day: (f"(ngày {usual(day)})", day.isoformat()),
    "signed on": lambda day: (f"ký ngày {usual(day)}", day.isoformat()),
    "issued on": lambda day: (f"ban hành ngày {usual(day)}", day.isoformat()),
    "year only": lambda day: (f"năm {day.year}", str(day.year)),
    "month only": lambda day: (f"tháng {day.month}/{day.year}", day.isoformat()[:7]),
    "month only, words": lambda day: (f"tháng {day.month} năm {day.year}", day.isoformat()[:7]),
    "day left blank": lambda day: (f"ngày     tháng {day.month} năm {day.year}", day.isoformat()[:7]),
    "day left blank, slashes": lambda day: (f"ngày    /{day.month}/{day.year}", day.isoformat()[:7]),
    "day dotted": lambda day: (f"ngày ... tháng {day.month} năm {day.year}", day.isoformat()[:7]),
    "day and month left blank": lambda day: (f"ngày     tháng     năm {day.year}", str(day.year)),
    "impossible month": lambda day: (f"ngày {day.day:02} tháng {day.month + 12} năm {day.year}", None),
    "impossible day": lambda day: (f"ngày 31/{day.month if day.month in (4, 6, 9, 11) else '02'}/{day.year}", None),
    "none": lambda day: ("", None),
}
USUAL_DATES = ["usual"] * 6 + ["words"] * 4 + ["none"] * 6      # beside one of each form
IMPOSSIBLE = ("impossible month", "impossible day")


def a_day(draw, year=None):
    """A day of that year, or of 2005 to 2025."""
    year = int(year) if year else draw.year()
    return datetime.date(year, 1, 1) + datetime.timedelta(days=draw.number(364))
