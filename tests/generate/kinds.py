"""Cases about mentions without a number: this document, laws by name, blanks, short forms."""
import datetime

import facts
import written
from compose import Case, dated, issued, numbered
OWN_DAY = datetime.date(2025, 12, 18)     # of the document that holds the cases


def itself(setting):
    """This document."""
    case = Case("self")
    before, text, behind, relation = setting.draw.deal("self", [
        ("Các sở, ngành căn cứ ", "Kế hoạch này", " xây dựng chương trình cụ thể.", "legal_basis"),
        ("Định kỳ báo cáo kết quả thực hiện ", "Kế hoạch này", ".", "implements"),
        ("Tổ chức thực hiện ", "Kế hoạch này", " trên địa bàn quản lý.", "implements"),
        ("Kinh phí triển khai thực hiện ", "Kế hoạch này", " do ngân sách bảo đảm.", "implements"),
        ("Trong quá trình triển khai ", "Kế hoạch này", ", nếu có vướng mắc, báo cáo UBND tỉnh.", "implements"),
        ("Danh mục nhiệm vụ ban hành kèm theo ", "Kế hoạch này", ".", "promulgated_with"),
        ("Tuyên truyền, phổ biến nội dung ", "Kế hoạch này", " đến Nhân dân.", "mentions"),
        ("", "Kế hoạch này", " có hiệu lực kể từ ngày ký.", "mentions"),
    ])
    case.say(before)
    mention = case.add(text, setting.own, {"kind: self", f"self: {before}{text}"}, kind="self", type="Kế hoạch", number=None, number_symbol=None,
                       relation=relation, planned=False)
    mention.by = "self"
    mention.governor = None
    case.say(behind)
    return case


def named(setting):
    """A law by its name."""
    case = Case("named")
    law = setting.draw.deal("law", facts.LAWS)
    before, relation, place = setting.draw.deal("named", [
        ("Căn cứ ", "legal_basis", "preamble"), ("Thực hiện ", "implements", "item"), ("Tổ chức thi hành ", None, "item"),
        ("Tuyên truyền, phổ biến ", "mentions", "item"), ("Kinh phí được bố trí theo quy định của ", "legal_basis", "item"),
        ("Thực hiện trình tự, thủ tục theo quy định tại ", "legal_basis", "cell")])
    case.place = place
    case.say(before)
    work, words, day = setting.law(law)
    mention = case.add(law.name, work, {"kind: named", f"name: {law.name}", f"named behind: {before.strip()}"}, kind="named", name=law.name, type=law.type,
                       number=None, year=None, symbol=None, number_symbol=None)
    mention.by = "name"
    if relation:
        mention.expect["relation"] = relation
    text, date = ("", None) if setting.draw.chance(0.5) else (words, day)
    case.say(" " + text if text else "")
    mention.expect["date"] = date
    if date:
        work.date = date
    case.say(";" if place == "preamble" else setting.draw.of(BEHIND_LAW))
    return case


# What stands behind the name of a law: none of it belongs to the name.
BEHIND_LAW = [" (sửa đổi, bổ sung năm 2018).", " và các quy định hiện hành.", ".", "; bảo đảm công khai, minh bạch.", ", các văn bản hướng dẫn thi hành.", " trên địa bàn tỉnh.",
              " đến cán bộ, công chức và Nhân dân.", " đối với hộ nghèo, hộ cận nghèo.", " trong các cơ sở giáo dục.", " (nếu có).", " theo thẩm quyền.",
              " cho người dân vùng sâu, vùng xa.", " và pháp luật có liên quan.", " từ năm 2026."]


def amending_law(setting):
    """The law that amends is named by the laws it amends; it is one mention."""
    case = Case("amending law", "preamble")
    law = setting.draw.of([law for law in facts.LAWS if law.type == "Luật"])
    name = f"Luật sửa đổi, bổ sung một số điều của {law.name}"
    work, _, _ = setting.law(facts.Law("Luật", name, f"20{setting.draw.number(14) + 10}-11-22"))
    case.say("Căn cứ ")
    mention = case.add(name, work, {"kind: named", "name: Luật sửa đổi, bổ sung"}, kind="named", name=name, type="Luật", relation="legal_basis",
                       number_symbol=None)
    words, day = setting.laws[name][1:]
    case.say(" " + words + ";")
    mention.expect["date"] = day
    work.date = day
    return case


def laws_in_turn(setting):
    """Luật A, Luật B và Luật C."""
    case = Case("several laws")
    case.say(setting.draw.of(["Tổ chức thực hiện ", "Tuyên truyền, phổ biến "]))
    laws = setting.draw.random.sample([law for law in facts.LAWS if law.type == "Luật"], 3)
    joins = setting.draw.of([("", ", ", " và "), ("", ", ", ", "), ("", "; ", "; ")])
    for index, law in enumerate(laws):
        case.say(joins[index])
        mention = case.add(law.name, setting.law(law)[0], {"kind: named", "list: laws"}, kind="named", name=law.name, type="Luật", date=None)
        mention.by = "name"
        mention.expect["relation"] = "implements" if case.text.startswith("Tổ chức") else "mentions"
    case.say(".")
    return case


CONGRESS = ["Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XVII", "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XX",
            "Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XIX"]


def congress(setting):
    case = Case("congress")
    name = setting.draw.of(CONGRESS)
    work, _, _ = setting.law(facts.Law("Nghị quyết", name, "2020-10-27"))
    work.level, work.code = "province", setting.code
    case.say(setting.draw.of(["Thực hiện ", "Cụ thể hóa "]))
    mention = case.add(name, work, {"kind: named", "name: Nghị quyết Đại hội"}, kind="named", name=name, type="Nghị quyết", number_symbol=None,
                       relation="implements")
    mention.by = "name"
    case.say(setting.draw.of([".", "; gắn với xây dựng nông thôn mới."]))
    return case


# What a blank number looks like, in the state's form and in the party's.
BLANKS = {"spaces": "      /", "one space": " /", "nothing": "/", "dots": " ...../", "ellipsis": " …/", "underscores": " ____/"}


def blank(setting):
    """The number is left out; the symbol stands."""
    case = Case("blank", setting.draw.of(["item", "preamble"]))
    shape = setting.shape(setting.draw.of(["state_department", "state_ministry", "state_council", "letter_local"]))
    word = shape.words[0]
    name = setting.draw.deal("blank", list(BLANKS))
    relation, before = setting.draw.of([("implements", "Thực hiện "), ("legal_basis", "Căn cứ "), ("mentions", "Tuyên truyền, phổ biến ")])
    case.say(before)
    mention = case.add(f"{word} số{BLANKS[name]}{shape.symbol}", None, {"kind: blank", f"blank: {name}", f"shape: {shape.name}"}, kind="blank", type=word,
                       type_code=shape.code, number=None, year=None, symbol=shape.symbol, number_symbol=None, relation=relation)
    form = setting.draw.of(["day left blank", "usual", "day and month left blank", "none"])
    text, date = written.DATES[form](written.a_day(setting.draw))
    case.say(" " + text if text else "")
    mention.expect["date"] = date
    issued(case, setting, shape, mention)
    case.say(";" if case.place == "preamble" else ".")
    return case


# Type words that stand alone for a document cited before. The document is a Kế hoạch: that word alone is itself.
SHORT = {"state_national": ("Nghị quyết", "Quyết định", "Chỉ thị"), "normative_national": ("Nghị định", "Thông tư"), "party_central": ("Nghị quyết", "Kết luận", "Chỉ thị"),
         "party_local": ("Nghị quyết", "Chỉ thị", "Chương trình hành động", "Kết luận"), "state_council": ("Nghị quyết",)}
BEHIND = {"alone": "", "nêu trên": " nêu trên", "trên": " trên", "nói trên": " nói trên", "with the number": None, "số and the number": None}


def short(setting):
    """A type word alone, right behind the document it stands for."""
    case = Case("short")
    draw = setting.draw
    while True:
        name = draw.of(list(SHORT))
        shape = setting.shape(name)
        words = [word for word in shape.words if word in SHORT[name] and setting.claim(word, "short")]
        if words:
            break
    word = draw.of(words)
    form = draw.deal("short", list(BEHIND))
    case.say(draw.of(["Thực hiện ", "Triển khai thực hiện "]))
    first = numbered(case, setting, shape, setting.work(shape), "as ruled", word)
    dated(case, setting, shape, first, draw.of(["usual", "words", "none"]))
    issued(case, setting, shape, first)
    relation, between, behind = draw.of([
        ("mentions", "; bảo đảm thống nhất với ", "."), ("implements", "; đẩy mạnh thực hiện ", "; báo cáo UBND tỉnh."),
        ("mentions", "; tuyên truyền sâu rộng ", " đến cán bộ, đảng viên."), ("implements", ". Định kỳ đánh giá kết quả thực hiện ", ".")])
    case.say(between)
    text = {"with the number": f"{word} {shape.number}", "số and the number": f"{word} số {shape.number}"}.get(form) or word + BEHIND[form]
    mention = case.add(text, first.work, {"kind: short", f"short: {form}"}, kind="short", relation=relation)
    mention.by = "number" if "number" in form else "nearest"
    case.say(behind)
    return case


def attached(setting, blank_number):
    """(Kèm theo Kế hoạch số …): the document itself, named by its appendix."""
    case = Case("attached", "attached")
    draw = setting.draw
    words = draw.of(["Kèm theo ", "Ban hành kèm theo ", "kèm theo "])
    case.say("(" + words)
    if blank_number:
        text = "Kế hoạch số" + draw.of(["      /", " /", " .../"]) + "KH-UBND"
        expect = {"kind": "blank", "number": None, "number_symbol": None}
    else:
        text = "Kế hoạch số " + draw.of([setting.own.symbol, setting.own.symbol, setting.own.symbol.replace("/", " /")])
        expect = {"kind": "numbered", "number": setting.own.symbol.split("/")[0], "number_symbol": setting.own.symbol}
    mention = case.add(text, setting.own, {f"kind: {expect['kind']}", f"attached: {expect['kind']}"}, type="Kế hoạch", type_code="KH", year=None,
                       symbol="KH-UBND", relation="promulgated_with", planned=False, **expect)
    mention.expect["in"] = "appendix:0/attached_to"
    mention.by = "self"
    mention.governor = None
    form = draw.of(["usual", "words", "two digits"])
    case.say(" " + written.DATES[form](OWN_DAY)[0])
    mention.expect["date"] = OWN_DAY.isoformat()
    issuer = draw.of(["UBND tỉnh", "Ủy ban nhân dân tỉnh", f"UBND tỉnh {setting.province}"])
    case.say(f" của {issuer})")
    mention.expect["issuer"] = issuer
    return case
