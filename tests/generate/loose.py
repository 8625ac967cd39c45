"""Cases that write less than the rules want: blanks lost, a symbol once for a list, letters for the type word, a law's number behind its name."""
import facts
import written
from compose import Case, Work, dated, end, issued, numbered
from lists import elided, members
from relations import opening, related


def lost_blanks(setting):
    """One blank of the mention is lost: before it, before its number, behind its symbol, behind "ngày"."""
    draw = setting.draw
    case = Case("lost blanks")
    where = draw.deal("lost blank", ["before the type", "before the number", "behind the symbol, date", "behind the symbol, của", "behind ngày"])
    before = draw.of(["Tổ chức thực hiện ", "Các sở, ngành căn cứ nội dung của ", "Tuyên truyền "])
    case.say(before.rstrip() if where == "before the type" else before)
    shape = setting.shape()
    while where.startswith("behind the symbol") and shape.symbol[-1].isdigit():  # "QH15ngày" is no lost blank alone
        shape = setting.shape()
    work = setting.work(shape)
    mention = numbered(case, setting, shape, work, "as ruled", so="số" if where.startswith("before") else None)  # so with a capital: without one only a reader of Vietnamese sees where the type begins
    if where == "before the number":
        text = mention.expect["text"].replace("số ", "số")
        case.text = case.text[:mention.start] + text
        mention.expect["text"], mention.end = text, len(case.text)
    mention.expect.update(date=None, issuer=None)
    if where.endswith("của"):
        mention.expect["issuer"] = shape.issuers[0].format(province=setting.province)
        case.say(f"của {mention.expect['issuer']}")
    elif where not in ("before the type", "before the number"):
        text, date = written.DATES[draw.of(["usual", "words"])](written.a_day(draw, shape.year))
        case.say(text if where.endswith("date") else " " + text.replace("ngày ", "ngày"))
        mention.expect["date"] = work.date = date
    mention.tags.add(f"lost blank: {where}")
    case.say(draw.of([".", "; báo cáo UBND tỉnh.", " và các văn bản có liên quan."]))
    return case


# Before the numbers, between them, before the last, which has the symbol.
SHARED = {
    "các, commas": ("các {word} số ", ", ", ", "),
    "commas, và": ("các {word} số ", ", ", " và "),
    "số before each": ("{word} số ", ", số ", " và số "),
    "without số": ("các {word} ", ", ", " và "),
    "semicolons": ("{word} số ", "; ", "; số "),
}


def symbol_at_end(setting):
    """các Nghị quyết số 18, 19 và 20-NQ/TW."""
    case = Case("the symbol once")
    row = opening(case, setting)
    name = setting.draw.deal("shared symbol", list(SHARED))
    first_join, join, last_join = SHARED[name]
    shapes = members(setting, setting.draw.of([2, 3, 4]))
    word = shapes[0].words[0]
    for index, shape in enumerate(shapes):
        last = index == len(shapes) - 1
        joint = first_join.format(word=word) if index == 0 else last_join if last else join
        work = setting.work(shape)
        if last:
            mention = elided(case.say(joint), setting, shape, work)
        else:
            head = joint[joint.index(word):] if index == 0 else ""
            case.say(joint.removesuffix(head))
            mention = case.add(head + shape.number, work, {f"shape: {shape.name}", "kind: numbered"}, kind="numbered", type=word if index == 0 else None,
                               type_code=shape.code, number=shape.number, year=shape.year, symbol=shape.symbol, number_symbol=shape.canonical,
                               symbol_canonical=None, date=None)
        mention.by = "number"
        mention.tags.add(f"the symbol once: {name}")
        related(case, setting, mention, row)
    dated(case, setting, shape, mention, setting.draw.of(["usual", "words", "none"]))
    issued(case, setting, shape, mention)
    for one in case.mentions:
        one.expect["issuer"] = mention.expect["issuer"]
    end(case, setting, False)
    return case


def coded(setting):
    """NQ 45-NQ/TW, QĐ số 1446/QĐ-TTg: the letters of the type in the place of its word."""
    draw = setting.draw
    case = Case("letters for the type word")
    row = opening(case, setting)
    shape = setting.shape(draw.of(["state_national", "state_committee", "party_central", "party_local", "normative_national", "normative_local", "letter_local"]))
    code, so = shape.code or "CV", draw.of([" số ", " "])
    words = facts.STATE_WORDS if not shape.party else facts.PARTY_WORDS
    word = {"CV": "Công văn", "QĐ": "Quyết định"}.get(code) or words[code][0].replace(" hành động", "")
    work = setting.work(shape)
    mention = case.add(code + so + shape.canonical, work, {f"shape: {shape.name}", "kind: numbered", f"letters for the type: {code}"}, kind="numbered", type=word,
                       type_code=shape.code, number=shape.number, year=shape.year, symbol=shape.symbol, number_symbol=shape.canonical, symbol_canonical=None)
    mention.by = "number"
    related(case, setting, mention, row)
    dated(case, setting, shape, mention, draw.of(["usual", "words", "none"]))
    issued(case, setting, shape, mention)
    if draw.chance(0.5):
        relation, between = draw.of([("mentions", "; tuyên truyền "), ("mentions", "; bảo đảm thống nhất với "), ("implements", "; đẩy mạnh thực hiện ")])
        case.say(between)
        again = case.add(code + so + shape.number, work, {"kind: short", "letters again: with the number"}, kind="short", type=word, relation=relation)
        again.by = "number"
    end(case, setting, False)
    return case


def old_number(setting):
    """Nghị định 101-CP: until the 1990s the letters of the body alone."""
    draw = setting.draw
    case = Case("old number")
    row = opening(case, setting)
    word, body, issuer = draw.of([("Nghị định", "CP", "Chính phủ"), ("Quyết định", "TTg", "Thủ tướng Chính phủ"), ("Nghị quyết", "HĐBT", "Hội đồng Bộ trưởng")])
    number = f"{setting.number(499):02}"
    work = Work(f"{number}-{body}", "national", "VN")
    mention = case.add(f"{word}{draw.of([' số ', ' '])}{work.symbol}", work, {"kind: numbered", f"old number: {body}"}, kind="numbered", type=word, type_code=None,
                       number=number, year=None, symbol=body, number_symbol=work.symbol, symbol_canonical=None, issuer=None)
    mention.by = "number"
    related(case, setting, mention, row)
    day = written.a_day(draw, 1980 + draw.number(17))
    text, mention.expect["date"] = written.DATES[draw.of(["usual", "words", "none"])](day)
    work.date = mention.expect["date"]
    case.say(" " + text if text else "")
    if draw.chance(0.5) and body != "HĐBT":
        case.say(f" của {issuer}")
        mention.expect["issuer"] = issuer
    end(case, setting, False)
    return case


# Between a law's name and its number; whether the mention of the number begins with a type word; what closes.
LAW_NUMBERS = {"số": (" số ", "", ""), "số:": (" số: ", "", ""), "bare": (" ", "", ""), "in brackets": (" (", "Luật số ", ")"), "in brackets, số": (" (số ", "", ")")}


def numbered_law(setting):
    """Luật Thư viện số 46/2019/QH14, Luật Thư viện (Luật số 46/2019/QH14): name and number are one work."""
    draw = setting.draw
    case = Case("a law's number behind its name")
    name = draw.deal("numbered law", facts.NUMBERED_LAWS)
    while not setting.claim(name, "alias"):
        name = draw.deal("numbered law", facts.NUMBERED_LAWS)
    shape = setting.shape("assembly")
    form = draw.deal("law's number", list(LAW_NUMBERS))
    between, head, close = LAW_NUMBERS[form]
    work = setting.work(shape)
    relation, before = draw.of([("legal_basis", "Căn cứ "), ("implements", "Tổ chức thực hiện "), ("mentions", "Tuyên truyền, phổ biến ")])
    tags = {f"law's number: {form}", "shape: National Assembly"}
    case.say(before)
    if close:
        case.add(name, work, tags | {"kind: named"}, kind="named", name=name, type="Luật", relation=relation, date=None).by = "name"
    else:
        case.say(name)
    case.say(between)
    mention = case.add(head + shape.canonical, work, tags | {"kind: numbered"}, kind="numbered", type="Luật" if head or not close else None, type_code=None,
                       number=shape.number, year=shape.year, symbol=shape.symbol, number_symbol=shape.canonical, symbol_canonical=None, date=None)
    mention.by = "number"
    if not close:
        mention.expect.update(relation=relation, name=name)
        dated(case, setting, shape, mention, draw.of(["usual", "words", "none"]))
    case.say(close + draw.of([".", "; bảo đảm công khai, minh bạch.", " và các quy định hiện hành."]))
    return case
