"""Cases about who does what to which document: verbs before it, between two, behind it."""
import written
from pinpoints import some_pinpoint
from compose import Case, dated, end, finish, full, has_spelling, issued, numbered

# Relation, the words before the mention, where they may stand, whether it is only intended.
BEFORE = [
    ("implements", "Thực hiện ", "item preamble cell", False),
    ("implements", "Triển khai ", "item cell", False),
    ("implements", "Triển khai thực hiện ", "item preamble cell", False),
    ("implements", "Các sở, ban, ngành tổ chức thực hiện ", "item", False),
    ("implements", "Quán triệt, thực hiện ", "item cell", False),
    ("implements", "Quán triệt và triển khai thực hiện nghiêm túc ", "item", False),
    ("implements", "Cụ thể hóa ", "item", False),
    ("implements", "Cụ thể hóa các mục tiêu, nhiệm vụ của ", "item", False),
    ("implements", "Thể chế hóa ", "item", False),
    ("implements", "Tiếp tục thực hiện ", "item cell", False),
    ("implements", "Tiếp tục triển khai thực hiện có hiệu quả ", "item cell", False),
    ("implements", "UBND các huyện thực hiện nghiêm ", "item", False),
    ("implements", "Đẩy mạnh thực hiện ", "item cell", False),
    ("implements", "Chỉ đạo tổ chức triển khai ", "item", False),
    ("implements", "Định kỳ báo cáo kết quả thực hiện ", "item cell", False),
    ("implements", "Kiểm tra, giám sát việc thực hiện ", "item cell", False),
    ("implements", "Tổ chức sơ kết 05 năm thực hiện ", "item cell", False),
    ("implements", "Bố trí kinh phí thực hiện ", "item", False),
    ("legal_basis", "Căn cứ ", "preamble", False),
    ("legal_basis", "Trên cơ sở ", "item preamble", False),
    ("legal_basis", "Theo hướng dẫn tại ", "item", False),
    ("legal_basis", "Chính sách hỗ trợ hộ nghèo theo quy định tại ", "item", False),
    ("legal_basis", "Mức chi thực hiện theo quy định của ", "item cell", False),
    ("legal_basis", "Hồ sơ đề nghị lập theo ", "item cell", False),
    ("amends", "Tham mưu UBND tỉnh sửa đổi ", "item cell", True),
    ("amends", "Tham mưu sửa đổi, bổ sung ", "item cell", True),
    ("amends", "Nghiên cứu, đề xuất sửa đổi, bổ sung một số điều của ", "item cell", True),
    ("amends", "Trình cấp có thẩm quyền điều chỉnh ", "item", True),
    ("amends", "Đề xuất bổ sung ", "item cell", True),
    ("amends", "Rà soát, kiến nghị sửa đổi ", "item cell", True),
    ("amends", "Trình HĐND tỉnh ban hành Nghị quyết sửa đổi, bổ sung ", "item cell", True),
    ("amends", "Xây dựng dự thảo Quyết định sửa đổi, bổ sung ", "item cell", True),
    ("replaces", "Tham mưu ban hành Quyết định mới thay thế ", "item cell", True),
    ("replaces", "Trình HĐND tỉnh ban hành Nghị quyết thay thế ", "item cell", True),
    ("replaces", "Đề xuất thay thế ", "item", True),
    ("replaces", "Xây dựng văn bản thay thế ", "item cell", True),
    ("repeals", "Bãi bỏ ", "item", False),
    ("repeals", "Hủy bỏ ", "item", False),
    ("repeals", "Tham mưu bãi bỏ ", "item cell", True),
    ("repeals", "Rà soát, đề nghị bãi bỏ ", "item cell", True),
    ("promulgated_with", "Quy chế quản lý vùng chè ban hành kèm theo ", "item", False),
    ("promulgated_with", "Danh mục công trình kèm theo ", "item", False),
    ("mentions", "Tuyên truyền, phổ biến ", "item cell", False),
    ("mentions", "Lồng ghép với ", "item", False),
    ("mentions", "Đẩy mạnh tuyên truyền nội dung ", "item cell", False),
    ("mentions", "Bảo đảm thống nhất với ", "item", False),
    ("mentions", "Xây dựng chuyên mục tuyên truyền về ", "item cell", False),
    ("mentions", "Phù hợp với ", "item", False),
]

# Relation, the words between the document that governs and the one that is governed.
BETWEEN = [
    ("implements", " về thực hiện ", None),
    ("implements", " về triển khai thực hiện ", None),
    ("implements", " về việc thực hiện ", None),
    ("implements", " về tiếp tục thực hiện ", None),
    ("implements", " về việc triển khai ", None),
    ("implements", " về tổ chức thực hiện ", None),
    ("implements", " triển khai thực hiện ", None),
    ("implements", " thực hiện ", None),
    ("implements", " ban hành Kế hoạch thực hiện ", None),
    ("implements", " ban hành Chương trình hành động thực hiện ", None),
    ("implements", " phê duyệt Kế hoạch triển khai ", None),
    ("amends", " sửa đổi ", None),
    ("amends", " sửa đổi, bổ sung ", None),
    ("amends", " sửa đổi, bổ sung một số điều của ", None),
    ("amends", " về việc sửa đổi, bổ sung ", None),
    ("amends", " về sửa đổi, bổ sung một số nội dung của ", None),
    ("amends", " về việc điều chỉnh ", None),
    ("replaces", " thay thế ", None),
    ("replaces", " về việc thay thế ", None),
    ("repeals", " bãi bỏ ", None),
    ("repeals", " về việc bãi bỏ ", None),
    ("repeals", " hủy bỏ ", None),
    ("guides", " hướng dẫn ", None),
    ("guides", " hướng dẫn thi hành ", None),
    ("guides", " hướng dẫn thực hiện ", None),
    ("guides", " về hướng dẫn thực hiện ", None),
    ("guides", " quy định chi tiết ", None),
    ("guides", " quy định chi tiết một số điều của ", None),
    ("guides", " quy định chi tiết và hướng dẫn thi hành ", None),
    ("approves", " phê duyệt ", ("state_committee",)),
    ("approves", " về việc phê duyệt ", ("state_committee",)),
]
MANY = (" sửa đổi, bổ sung một số điều của ", " quy định chi tiết một số điều của ", " về sửa đổi, bổ sung một số nội dung của ")     # name no place


def related(case, setting, mention, place_words):
    relation, words, _, planned = place_words
    mention.expect["relation"] = relation
    mention.expect["planned"] = planned
    mention.governor = None
    mention.tags.add(f"verb: {words.strip()}")
    mention.tags.add(f"relation: {relation}{', planned' if planned else ''}")


def opening(case, setting):
    """Opens the paragraph with words of a relation to this document."""
    row = setting.draw.deal("before", BEFORE)
    case.place = setting.draw.of(row[2].split())
    case.say(row[1])
    return row


# Relations of which a place in the document may be the object.
PLACED = ("implements", "legal_basis", "amends", "repeals")


def maybe_placed(case, setting, relation, chance):
    """A place in the document that follows, or None."""
    place = some_pinpoint(setting.draw) if relation in PLACED and not case.text.endswith("của ") and setting.draw.chance(chance) else None
    case.say(f"{place.text} " if place else "")
    return place


def single(setting):
    """One citation behind a verb."""
    case = Case("single")
    row = opening(case, setting)
    place = maybe_placed(case, setting, row[0], 0.8)
    mention, _, with_title = full(case, setting)
    mention.expect["pinpoint"] = []
    if place:
        place.expected_of(mention)
    related(case, setting, mention, row)
    finish(case, setting, with_title)
    return case


def spelling(setting):
    """A spelling that few shapes have, in an easy sentence."""
    case = Case("spelling")
    name = setting.draw.deal("a spelling", written.SELDOM)
    shape = setting.shape(setting.draw.of(list(written.SHAPES)))
    while not has_spelling(shape, name):
        shape = setting.shape(setting.draw.of(list(written.SHAPES)))
    case.say(setting.draw.of(["Thực hiện ", "Tuyên truyền ", "Các sở, ngành căn cứ nội dung của "]))
    mention = numbered(case, setting, shape, setting.work(shape), spelling=name)
    dated(case, setting, shape, mention, setting.draw.of(["usual", "words", "none"]))
    issued(case, setting, shape, mention)
    case.say(setting.draw.of([".", " và các văn bản có liên quan.", "; báo cáo UBND tỉnh."]))
    return case


def chain(setting):
    """A verb B, or A verb B verb C: each verb belongs to the nearest document on its left."""
    case = Case("chain")
    row = opening(case, setting)
    mention, governor, _ = full(case, setting, title=0)
    related(case, setting, mention, row)
    left = setting.draw.of([1, 2, 2, 3])
    while left:
        left -= 1
        relation, words, shapes = setting.draw.deal("between", BETWEEN)
        case.say(words)
        place = maybe_placed(case, setting, relation, 0.65) if words not in MANY else None
        mention, work, with_title = full(case, setting, setting.shape(shapes and shapes[0]), title=0 if left else 0.4)
        mention.expect.update(relation=relation, planned=False, pinpoint=[])
        if place:
            place.expected_of(mention)
        mention.governor = governor
        mention.tags |= {f"between: {words.strip()}", f"relation: {relation}"}
        governor = work
    finish(case, setting, with_title)
    return case


def after(setting):
    """The verb behind the document: "X hết hiệu lực"."""
    case = Case("after")
    mention, _, _ = full(case, setting, title=0)
    words = setting.draw.of([" hết hiệu lực kể từ ngày 01/7/2025.", " hết hiệu lực thi hành."])
    case.say(words)
    related(case, setting, mention, ("repeals", "X hết hiệu lực", None, False))
    return case


PASSIVE = {"replaces": ["được thay thế bởi", "đã được thay thế bởi"], "amends": ["được sửa đổi, bổ sung bởi", "đã được sửa đổi, bổ sung tại", "được sửa đổi, bổ sung một số điều tại"],
           "repeals": ["bị bãi bỏ bởi", "đã bị bãi bỏ bởi"]}


def passive(setting):
    """Behind "bởi" stands the document that acts: nothing is done to it."""
    draw = setting.draw
    case = Case("passive")
    relation = draw.deal("passive", list(PASSIVE))
    words = draw.of(PASSIVE[relation])
    inside = draw.chance(0.5)       # "Thực hiện A (được sửa đổi bởi B)": to A the plan does something
    case.say("Thực hiện " if inside else "")
    done_to, _, _ = full(case, setting, title=0, date=draw.of(["usual", "words", "none"]))
    case.say(f" ({words} " if inside else f" {words} ")
    acting, work, _ = full(case, setting, title=0, date=draw.of(["usual", "words", "none"]))
    case.say(")." if inside else ".")
    done_to.expect.update(relation="implements" if inside else relation, planned=False)
    done_to.governor = None if inside else work
    acting.expect.update(relation="mentions", planned=False)
    for mention in (done_to, acting):
        mention.tags.add(f"passive: {relation}{', in parentheses' if inside else ''}")
    return case


SUBJECT = [("implements", " cụ thể hóa "), ("implements", " triển khai thực hiện "), ("guides", " hướng dẫn thi hành "), ("guides", " quy định chi tiết "),
           ("amends", " sửa đổi, bổ sung "), ("replaces", " thay thế "), ("repeals", " bãi bỏ ")]


def subject(setting):
    """A document opens the sentence and does something to another."""
    draw = setting.draw
    case = Case("a document as subject")
    first, work, _ = full(case, setting, title=0, date=draw.of(["usual", "words", "none"]))
    first.expect.update(relation="mentions", planned=False)
    first.governor = None
    relation, words = draw.deal("subject", SUBJECT)
    case.say(words)
    second, _, with_title = full(case, setting, title=0.2)
    second.expect.update(relation=relation, planned=False)
    second.governor = work
    for mention in (first, second):
        mention.tags.add(f"subject: {words.strip()}")
    end(case, setting, with_title)
    return case


def issuer_before(setting):
    """The body stands before: "theo đề nghị của Sở X tại Tờ trình số …"."""
    case = Case("issuer before", "preamble")
    shape = setting.shape(setting.draw.of(["state_department", "letter_local"]))
    issuer = setting.draw.of(["Giám đốc ", ""]) + setting.draw.of(shape.issuers) if "UBND" not in shape.symbol else setting.draw.of(shape.issuers)
    words = setting.draw.of(["Theo đề nghị của ", "Xét đề nghị của ", "Trên cơ sở đề nghị của "])
    case.say(f"{words}{issuer} tại ")
    mention = numbered(case, setting, shape, setting.work(shape))
    mention.expect["issuer"] = issuer
    mention.tags.add("order: issuer before")
    related(case, setting, mention, ("legal_basis", words + "… tại", None, False))
    dated(case, setting, shape, mention, last=True)
    case.say(setting.draw.of([";", ".", ", Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:"]))
    return case


def of_title(setting):
    """The title of the document itself: what it does to a document, and that one to another."""
    draw = setting.draw
    case = Case("title of the document", "title")
    words = draw.of(["Thực hiện ", "Triển khai thực hiện ", "Tổ chức thực hiện "])
    case.say(words)
    shape = setting.shape(draw.of(["party_central", "party_local", "state_national", "state_council", "state_committee", "normative_national"]))
    mention, governor, with_title = full(case, setting, shape, "as ruled", 0.4, draw.of(["usual", "words", "comma before"]))
    mention.expect.update(relation="implements", planned=False)
    mention.governor = None
    if not with_title and draw.chance(0.6):
        case.say(draw.of([" về thực hiện ", " về việc triển khai thực hiện "]))
        shape = setting.shape(draw.of(["party_central", "state_national"]))
        mention, _, _ = full(case, setting, shape, "as ruled", 0.4, draw.of(["usual", "words", "none"]))
        mention.expect.update(relation="implements", planned=False)
        mention.governor = governor
    for mention in case.mentions:
        mention.expect["in"] = "title"
    if draw.chance(0.3) and all(mention.expect["number"].isdigit() for mention in case.mentions):
        in_capitals(case)
    return case


def in_capitals(case):
    """As titles often are. The symbol in capitals is another form of it where it has small letters."""
    case.text = case.text.upper()
    case.tags.add("title of the document: capitals")
    for mention in case.mentions:
        expect = mention.expect
        ruled = expect["number_symbol"]
        expect["text"] = expect["text"].upper()
        expect["number_symbol"] = ruled.upper()
        expect["issuer"] = expect["issuer"] and expect["issuer"].upper()
        if ruled.upper() != ruled:
            expect["symbol_canonical"] = ruled
            del expect["symbol"]
            case.diagnostics.append("symbol-form")
        mention.work.title = None
