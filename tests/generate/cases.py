"""Composes paragraphs with mentions and what the record must say of each.

A case is one paragraph. Its tags name the ways of writing it tries ("date: words"), so that the result can be counted by them.
"""
import dataclasses
import random

import facts
import written


class Draw:
    """Seeded choice. A deck deals each of its values equally often."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.decks = {}

    def of(self, values):
        return self.random.choice(values)

    def number(self, top):
        return self.random.randint(1, top)

    def chance(self, part):
        return self.random.random() < part

    def year(self):
        return self.random.randint(2011, 2024)

    def deal(self, deck, values):
        """The next value of the deck of that name."""
        left = self.decks.setdefault(deck, [])
        if not left:
            left.extend(values)
            self.random.shuffle(left)
        return left.pop()


@dataclasses.dataclass
class Work:
    """A document that is cited: what the record must say of it as a whole."""
    symbol: str                   # canonical, or the name of a law
    level: str
    code: str                     # ISO 3166-2 of its jurisdiction
    date: str = None              # as far as any mention tells
    title: str = None
    self: bool = False

    @property
    def key(self):
        return f"{self.code}/{self.symbol}/{self.date or '-'}"


@dataclasses.dataclass
class Mention:
    start: int
    end: int
    expect: dict                  # fields of the citation, those that are decided
    work: Work = None             # None: not compared
    governor: object = "none"     # of the relation: a Work, None for this document, "none": not compared
    by: str = None                # of the resolution; None: not compared
    tags: set = dataclasses.field(default_factory=set)


@dataclasses.dataclass
class Definition:
    start: int
    end: int
    works: list


class Case:
    """A paragraph under construction."""

    def __init__(self, family, place="item"):
        self.family = family
        self.place = place        # item | preamble | cell | bullet
        self.text = ""
        self.mentions = []
        self.definitions = []
        self.tags = {f"family: {family}"}
        self.diagnostics = []     # codes that must be there, with a span in this paragraph

    def say(self, text):
        self.text += text
        return self

    def add(self, text, work, tags=(), **expect):
        """A mention of that text, at the end of the paragraph so far."""
        mention = Mention(len(self.text), len(self.text) + len(text), {"text": text, **expect}, work, tags=set(tags))
        self.text += text
        self.mentions.append(mention)
        return mention


@dataclasses.dataclass
class Setting:
    """The document that the cases stand in."""
    province: str
    code: str
    draw: Draw
    own: Work                                               # the document itself
    taken: set = dataclasses.field(default_factory=set)     # numbers: each work of a document has its own
    laws: dict = dataclasses.field(default_factory=dict)    # name -> (work, how its date is written)

    def jurisdiction(self, level):
        return "VN" if level == "national" else self.code

    def shape(self, name=None):
        """A shape whose number no other work of the document has."""
        make = written.SHAPES[name or self.draw.deal("shape", list(written.SHAPES))]
        while True:
            shape = make(self.draw)
            number = shape.number.rstrip("abcd").lstrip("0")
            if number not in self.taken:
                self.taken.add(number)
                return shape

    def work(self, shape):
        return Work(shape.canonical, shape.level, self.jurisdiction(shape.level))

    def law(self, law):
        """(work, words of its date, the date): one a document, so that its mentions are of one work."""
        if law.name not in self.laws:
            year, month, day = law.date.split("-")
            form = self.draw.of([(f"ngày {day} tháng {month} năm {year}", law.date), (f"năm {year}", year), (f"ngày {day}/{month}/{year}", law.date)])
            self.laws[law.name] = (Work(law.name, "national", "VN"), *form)
        return self.laws[law.name]


# ---- One numbered mention ------------------------------------------------------------------------------------------------

def has_spelling(shape, name):
    """Whether the shape has it: with a D, ĐA is another type."""
    return not (name == "D for Đ" and shape.code == "ĐA") and written.SPELLINGS[name](shape)


def some_spelling(setting, shape):
    """As ruled, or one time of four another spelling."""
    name = setting.draw.of(list(written.SPELLINGS))
    return name if setting.draw.chance(0.25) and has_spelling(shape, name) else "as ruled"


def numbered(case, setting, shape, work, spelling=None, word=None, so=None):
    """Type word, "số" or not, number and symbol."""
    draw = setting.draw
    name = spelling or some_spelling(setting, shape)
    text, number_symbol, canonical = written.SPELLINGS[name](shape)
    word = word or draw.of(shape.words)
    so = so or draw.deal("so", ["số"] * 4 + ["none"])
    printed = f"{word} {'số ' if so == 'số' else ''}{text}"
    expect = {"kind": "numbered", "type": word, "type_code": shape.code, "number": shape.number, "year": shape.year,
              "number_symbol": number_symbol, "symbol_canonical": canonical}
    if not canonical:
        expect["symbol"] = shape.symbol
    mention = case.add(printed, work, {f"shape: {shape.name}", f"spelling: {name}", f"so: {so}", "kind: numbered"}, **expect)
    mention.by = "number"
    if canonical:
        case.diagnostics.append("symbol-form")
    return mention


def dated(case, setting, shape, mention, form=None):
    """The date behind the mention, where the form has one."""
    form = form or setting.draw.deal("date", list(written.DATES) + written.USUAL_DATES)
    text, date = written.DATES[form](written.a_day(setting.draw, shape.year if shape else None))
    if text:
        case.say(text if text.startswith(",") else " " + text)
    mention.expect["date"] = date
    mention.tags.add(f"date: {form}")
    if date:
        mention.work.date = date
    if form in written.IMPOSSIBLE:
        case.diagnostics.append("date-impossible")


def issued(case, setting, shape, mention, chance=0.8):
    """"của …", or nothing."""
    if not setting.draw.chance(chance):
        mention.expect["issuer"] = None
        mention.tags.add("issuer: none")
        return
    form = setting.draw.of(shape.issuers)
    issuer = form.format(province=setting.province)
    case.say(f" của {issuer}")
    mention.expect["issuer"] = issuer
    mention.tags.add(f"issuer: {form}")


def titled(case, setting, mention, work, chance=0.5, opening=("về ", "về việc ")):
    """The title behind it; True when there is one: then only ";" or "." may follow."""
    if not setting.draw.chance(chance):
        return False
    title = setting.draw.of(opening) + setting.draw.of(facts.SUBJECTS)
    case.say(" " + title)
    work.title = title
    mention.tags.add("title: " + title.split(" ")[0])
    return True


def full(case, setting, shape=None, spelling=None, title=0.4, date=None):
    """A whole citation: (mention, work, whether a title ends it)."""
    shape = shape or setting.shape()
    work = setting.work(shape)
    mention = numbered(case, setting, shape, work, spelling)
    if setting.draw.chance(0.15):  # "của Bộ Chính trị ngày 22/12/2024"
        issued(case, setting, shape, mention, 1)
        dated(case, setting, shape, mention, date or setting.draw.of(["usual", "words", "comma before", "none"]))
        mention.tags.add("order: issuer before date")
    else:
        dated(case, setting, shape, mention, date)
        issued(case, setting, shape, mention)
    return mention, work, titled(case, setting, mention, work, title)


def end(case, setting, with_title):
    """What may follow: behind a title only what no title holds."""
    tails = [".", ".", "; báo cáo kết quả trước ngày 15/12/2025.", "; kinh phí dự kiến 2.500 triệu đồng."]
    if not with_title:
        tails += [" trên địa bàn tỉnh.", " và các văn bản có liên quan.", " theo đúng quy định.", ", bảo đảm tiến độ và hiệu quả."]
    case.say(setting.draw.of(tails))


# ---- Relations -------------------------------------------------------------------------------------------------------------

# Relation, the words before the mention, where they may stand, whether it is only intended.
BEFORE = [
    ("implements", "Thực hiện ", "item preamble cell", False),
    ("implements", "Triển khai ", "item cell", False),
    ("implements", "Triển khai thực hiện ", "item preamble cell", False),
    ("implements", "Các sở, ban, ngành tổ chức thực hiện ", "item", False),
    ("implements", "Quán triệt, thực hiện ", "item cell", False),
    ("implements", "Cụ thể hóa ", "item", False),
    ("implements", "Thể chế hóa ", "item", False),
    ("implements", "Tiếp tục thực hiện ", "item cell", False),
    ("implements", "Tiếp tục triển khai thực hiện có hiệu quả ", "item cell", False),
    ("implements", "UBND các huyện thực hiện nghiêm ", "item", False),
    ("legal_basis", "Căn cứ ", "preamble", False),
    ("legal_basis", "Trên cơ sở ", "item preamble", False),
    ("legal_basis", "Theo hướng dẫn tại ", "item", False),
    ("legal_basis", "Chính sách hỗ trợ hộ nghèo theo quy định tại ", "item", False),
    ("amends", "Tham mưu UBND tỉnh sửa đổi ", "item cell", True),
    ("amends", "Tham mưu sửa đổi, bổ sung ", "item cell", True),
    ("amends", "Nghiên cứu, đề xuất sửa đổi, bổ sung một số điều của ", "item cell", True),
    ("amends", "Trình cấp có thẩm quyền điều chỉnh ", "item", True),
    ("amends", "Đề xuất bổ sung ", "item cell", True),
    ("replaces", "Tham mưu ban hành Quyết định mới thay thế ", "item cell", True),
    ("replaces", "Trình HĐND tỉnh ban hành Nghị quyết thay thế ", "item cell", True),
    ("replaces", "Đề xuất thay thế ", "item", True),
    ("repeals", "Bãi bỏ ", "item", False),
    ("repeals", "Hủy bỏ ", "item", False),
    ("repeals", "Tham mưu bãi bỏ ", "item cell", True),
    ("promulgated_with", "Quy chế quản lý vùng chè ban hành kèm theo ", "item", False),
    ("promulgated_with", "Danh mục công trình kèm theo ", "item", False),
    ("mentions", "Tuyên truyền, phổ biến ", "item cell", False),
    ("mentions", "Lồng ghép với ", "item", False),
    ("mentions", "Đẩy mạnh tuyên truyền nội dung ", "item cell", False),
    ("mentions", "Bảo đảm thống nhất với ", "item", False),
]

# Relation, the words between the document that governs and the one that is governed.
BETWEEN = [
    ("implements", " về thực hiện ", None),
    ("implements", " về triển khai thực hiện ", None),
    ("implements", " về việc thực hiện ", None),
    ("implements", " về tiếp tục thực hiện ", None),
    ("implements", " triển khai thực hiện ", None),
    ("implements", " ban hành Kế hoạch thực hiện ", None),
    ("amends", " sửa đổi ", None),
    ("amends", " sửa đổi, bổ sung ", None),
    ("amends", " sửa đổi, bổ sung một số điều của ", None),
    ("amends", " về việc sửa đổi, bổ sung ", None),
    ("amends", " về việc điều chỉnh ", None),
    ("replaces", " thay thế ", None),
    ("repeals", " bãi bỏ ", None),
    ("repeals", " về việc bãi bỏ ", None),
    ("guides", " hướng dẫn ", None),
    ("guides", " hướng dẫn thi hành ", None),
    ("guides", " hướng dẫn thực hiện ", None),
    ("guides", " quy định chi tiết ", None),
    ("guides", " quy định chi tiết một số điều của ", None),
    ("approves", " phê duyệt ", ("state_committee",)),
    ("approves", " về việc phê duyệt ", ("state_committee",)),
]


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


def single(setting):
    """One citation behind a verb."""
    case = Case("single")
    row = opening(case, setting)
    mention, _, with_title = full(case, setting)
    related(case, setting, mention, row)
    finish(case, setting, with_title)
    return case


def finish(case, setting, with_title):
    if case.place == "preamble":
        case.say(";")
    elif case.place == "cell":
        case.say(setting.draw.of(["", "."]))
    else:
        end(case, setting, with_title)


def spelling(setting):
    """One spelling, of a shape that has it, in an easy sentence."""
    case = Case("spelling")
    name = setting.draw.deal("a spelling", list(written.SPELLINGS))
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
    for _ in range(setting.draw.of([1, 1, 2])):
        relation, words, shapes = setting.draw.deal("between", BETWEEN)
        case.say(words)
        mention, work, with_title = full(case, setting, setting.shape(shapes and shapes[0]), title=0.3)
        mention.expect.update(relation=relation, planned=False)
        mention.governor = governor
        mention.tags |= {f"between: {words.strip()}", f"relation: {relation}"}
        if with_title:
            break
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
    dated(case, setting, shape, mention)
    case.say(setting.draw.of([";", ".", ", Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:"]))
    return case


# ---- Kinds without a number --------------------------------------------------------------------------------------------

def itself(setting):
    """This document."""
    case = Case("self")
    before, text, behind, relation = setting.draw.deal("self", [
        ("Các sở, ngành căn cứ ", "Kế hoạch này", " xây dựng chương trình cụ thể.", "legal_basis"),
        ("Định kỳ báo cáo kết quả thực hiện ", "Kế hoạch này", ".", "implements"),
        ("Tổ chức thực hiện ", "Kế hoạch này", " trên địa bàn quản lý.", "implements"),
        ("Kinh phí triển khai thực hiện ", "Kế hoạch này", " do ngân sách bảo đảm.", "implements"),
        ("Trong quá trình triển khai ", "Kế hoạch này", ", nếu có vướng mắc, báo cáo UBND tỉnh.", "implements"),
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
    ends = [";"] if place == "preamble" else [" và các quy định hiện hành.", ".", "; bảo đảm công khai, minh bạch.", ", các văn bản hướng dẫn thi hành."]
    case.say(setting.draw.of(ends))
    return case


# The families of cases, and how many of each in a round.
FAMILIES = {"single": (single, 12), "spelling": (spelling, 12), "chain": (chain, 10), "after": (after, 1), "issuer before": (issuer_before, 2), "self": (itself, 1), "named": (named, 1)}


def compose(setting):
    family = setting.draw.deal("family", [name for name, (_, share) in FAMILIES.items() for _ in range(share)])
    return FAMILIES[family][0](setting)
