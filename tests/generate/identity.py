"""Cases about which mentions mean one work, and whose document it is."""
import facts
import written
from compose import Case, Work, dated, issued, numbered


def again(setting):
    """Dated once, then bare: one work, whichever comes first."""
    case = Case("again")
    shape = setting.shape()
    work = setting.work(shape)
    first = setting.draw.of(["dated first", "bare first"])
    for index in range(2):
        case.say("; tuyên truyền " if index else "Thực hiện ")
        mention = numbered(case, setting, shape, work, "as ruled")
        if (index == 0) == (first == "dated first"):
            dated(case, setting, shape, mention, setting.draw.of(["usual", "words", "hyphens", "two digits"]))
            issued(case, setting, shape, mention)
        else:
            mention.expect["date"] = mention.expect["issuer"] = None
        mention.expect["relation"] = "mentions" if index else "implements"
        mention.tags.add(f"identity: {first}")
    case.say(".")
    return case


def same_day_twice(setting):
    """One day in two forms is one day."""
    case = Case("one day, two forms")
    shape = setting.shape()
    work = setting.work(shape)
    day = written.a_day(setting.draw, shape.year)
    work.date = day.isoformat()
    forms = setting.draw.random.sample(["usual", "two digits", "one digit", "words", "hyphens"], 2)
    for index, form in enumerate(forms):
        case.say("; tuyên truyền " if index else "Thực hiện ")
        mention = numbered(case, setting, shape, work, "as ruled")
        case.say(" " + written.DATES[form](day)[0])
        mention.expect["date"] = day.isoformat()
        mention.tags.add("identity: one day in two forms")
    case.say(".")
    return case


def two_works(setting):
    """One symbol, two days, two terms: two works; a bare mention of it stays open."""
    case = Case("two works of one symbol")
    draw = setting.draw
    number = setting.number(90)
    shape = written.Shape("party, central", f"{number:02}", None, "NQ/TW", "NQ", ("Nghị quyết",), (), "national", True)
    for index, (year, term) in enumerate([(2012, "XI"), (2022, "XIII")]):
        case.say("; thực hiện " if index else "Tiếp tục thực hiện ")
        work = setting.work(shape)
        mention = numbered(case, setting, shape, work, "as ruled")
        dated(case, setting, written.Shape("", "", str(year), "", None, (), (), ""), mention, draw.of(["usual", "words"]))
        case.say(f" của Ban Chấp hành Trung ương Đảng khóa {term}")
        mention.expect["issuer"] = f"Ban Chấp hành Trung ương Đảng khóa {term}"
        mention.tags.add("identity: two works of one symbol")
        mention.by = None         # by its number or by its date: both are true
    if draw.chance(0.5):
        case.say("; tuyên truyền ")
        mention = numbered(case, setting, shape, None, "as ruled")
        mention.by = None
        mention.expect["resolution"] = {"by": None, "candidates": 2}
        mention.tags.add("identity: ambiguous")
    case.say(".")
    return case


def owner(setting, kind):
    """(issuer, level, code of the jurisdiction, letters of the body) of a body elsewhere."""
    draw = setting.draw
    if kind == "province":
        name, code = draw.of([one for one in facts.PROVINCES if one[0] != setting.province])
        return draw.of([f"UBND tỉnh {name}", f"Ủy ban nhân dân tỉnh {name}", f"Chủ tịch UBND tỉnh {name}"]), "province", code, "UBND"
    if kind == "ended province or city":
        return *draw.of([(issuer, "province", code) for issuer, code in facts.OTHERS]), "UBND"
    if kind == "district":
        return draw.of(["UBND huyện ", "Ủy ban nhân dân huyện ", "Chủ tịch UBND huyện "]) + draw.of(facts.DISTRICTS), "district", None, "UBND"
    if kind == "commune":
        return draw.of(["UBND xã ", "Ủy ban nhân dân xã "]) + draw.of(facts.COMMUNES), "commune", None, "UBND"
    if kind == "district, party":
        return draw.of(["Huyện ủy ", "Ban Thường vụ Huyện ủy "]) + draw.of(facts.DISTRICTS), "district", None, "HU"
    return draw.of(["Đảng ủy xã ", "Ban Chấp hành Đảng bộ xã "]) + draw.of(facts.COMMUNES), "commune", None, "ĐU"


OWNERS = ["province", "ended province or city", "district", "commune", "district, party", "commune, party"]


def elsewhere(setting):
    """Of another province, a district, a commune: as the words behind "của" say."""
    case = Case("another's")
    draw = setting.draw
    kind = draw.deal("elsewhere", OWNERS)
    issuer, level, code, body = owner(setting, kind)
    if body == "UBND":
        shape = setting.numbered_like(written.state(draw, draw.of(["QĐ", "KH", "CT"]), body, [], level, "another's"))
    else:
        shape = setting.numbered_like(written.Shape("another's, party", "", None, f"NQ/{body}", "NQ", ("Nghị quyết",), (), level, True))
    case.say(draw.of(["Kế thừa kết quả thực hiện ", "Tiếp tục thực hiện "]))
    mention = numbered(case, setting, shape, Work(shape.canonical, level, code), "as ruled")
    dated(case, setting, written.Shape("", "", str(draw.of(range(2015, 2024))), "", None, (), (), ""), mention, draw.of(["usual", "words"]))
    case.say(f" của {issuer}")
    mention.expect["issuer"] = issuer
    mention.tags.add(f"jurisdiction: {kind}")
    case.say(draw.of([".", "; rút kinh nghiệm trong toàn tỉnh.", " và các văn bản có liên quan."]))
    return case
