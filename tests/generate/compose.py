"""What cases are composed of: paragraphs with mentions, and what the record must say of each.

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
    """An alias; mentions that begin inside it and are not expected are left alone: whether it is one itself is open."""
    start: int
    end: int
    works: list


class Case:
    """A paragraph under construction."""

    def __init__(self, family, place="item"):
        self.family = family
        self.place = place        # title | preamble | item | attached | cell
        self.text = ""
        self.mentions = []
        self.definitions = []
        self.tags = {f"family: {family}"}
        self.diagnostics = []     # codes that must be there, with a span in this paragraph

    def say(self, text):
        self.text += text
        return self

    def define(self, text, works):
        """An alias of that text, at the end of the paragraph so far."""
        self.definitions.append(Definition(len(self.text), len(self.text) + len(text), works))
        return self.say(text)

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
    words: dict = dataclasses.field(default_factory=dict)   # words that stand for a work -> what for: "alias" of one, or "short"

    def claim(self, word, use):
        """Whether the word may be used so in this document: an alias is given once, and no short form has its words."""
        if self.words.get(word) == "alias" or use == "alias" and word in self.words:
            return False
        self.words[word] = use
        return True

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

    def number(self, top):
        """A number that no other work of the document has."""
        while True:
            number = self.draw.number(top)
            if str(number) not in self.taken:
                self.taken.add(str(number))
                return number

    def numbered_like(self, shape, number=None):
        """The same symbol with another number of its own."""
        if number:
            self.taken.add(str(number))
        return dataclasses.replace(shape, number=f"{number or self.number(4999):02}")

    def work(self, shape):
        return Work(shape.canonical, shape.level, self.jurisdiction(shape.level))

    def law(self, law):
        """(work, words of its date, the date): one a document, so that its mentions are of one work."""
        if law.name not in self.laws:
            year, month, day = law.date.split("-")
            form = self.draw.of([(f"ngày {day} tháng {month} năm {year}", law.date), (f"năm {year}", year),
                                 (f"ngày {day}/{month}/{year}", law.date)])
            self.laws[law.name] = (Work(law.name, "national", "VN"), *form)
        return self.laws[law.name]


# ---- One numbered mention ------------------------------------------------------------------------------------------------

def has_spelling(shape, name):
    """Whether the shape has it: with a D, ĐA is another type."""
    return not (name == "D for Đ" and shape.code == "ĐA") and written.SPELLINGS[name](shape)


def some_spelling(setting, shape):
    """As ruled, or one time of four another spelling."""
    name = setting.draw.of(list(written.SPELLINGS))
    return name if setting.draw.chance(0.36) and has_spelling(shape, name) else "as ruled"


# The type word as it is, in a sentence of lower case, in a title of capitals.
LETTERS = {"as ruled": str, "lower case": str.lower, "capitals": str.upper}


def numbered(case, setting, shape, work, spelling=None, word=None, so=None):
    """Type word, "số" or not, number and symbol."""
    draw = setting.draw
    name = spelling or some_spelling(setting, shape)
    text, number_symbol, canonical = written.SPELLINGS[name](shape)
    word = word or draw.of(shape.words)
    letters = "as ruled" if so or name == "upper case" else draw.deal("letters", ["as ruled"] * 10 + ["lower case", "capitals"])
    so = so or draw.deal("so", ["số"] * 9 + ["none"] * 2 + ["số:"])
    printed = LETTERS[letters](f"{word} {'số' if so == 'none' and letters != 'as ruled' else '' if so == 'none' else so} ".replace("  ", " ")) + text
    expect = {"kind": "numbered", "type": word, "type_code": shape.code, "number": shape.number, "year": shape.year,
              "number_symbol": number_symbol, "symbol_canonical": canonical}
    if not canonical:
        expect["symbol"] = shape.symbol
    tags = {f"shape: {shape.name}", f"spelling: {name}", f"so: {so}", f"word: {letters}", "kind: numbered"}
    mention = case.add(printed, work, tags, **expect)
    mention.by = "number"
    if canonical:
        case.diagnostics.append("symbol-form")
    return mention


def dated(case, setting, shape, mention, form=None, last=False):
    """The date behind the mention, where the form has one; last: nothing of the mention stands behind it."""
    form = form or setting.draw.deal("date", list(written.DATES) + written.USUAL_DATES)
    while last and f"date: {form}" in BEFORE_ISSUER:
        form = setting.draw.of(written.USUAL_DATES)
    text, date = written.DATES[form](written.a_day(setting.draw, shape.year if shape else None))
    if text:
        case.say(text if text.startswith(",") else " " + text)
    mention.expect["date"] = date
    mention.tags.add(f"date: {form}")
    if date:
        mention.work.date = date
    if form in written.IMPOSSIBLE:
        case.diagnostics.append("date-impossible")


# Dates that are read as such only before "của": "thực hiện Nghị quyết số 57-NQ/TW năm 2025" is done in 2025.
BEFORE_ISSUER = {"date: year only", "date: month only", "date: month only, words"}


def issued(case, setting, shape, mention, chance=0.8):
    """"của …", or nothing."""
    if not setting.draw.chance(chance) and not mention.tags & BEFORE_ISSUER:
        mention.expect["issuer"] = None
        mention.tags.add("issuer: none")
        return
    form = setting.draw.of(shape.issuers)
    issuer = form.format(province=setting.province)
    case.say(f" của {issuer}")
    mention.expect["issuer"] = issuer
    mention.tags.add(f"issuer: {form}")


def shared(mention):
    """In a list one "của …" may stand for several: of a member without its own nothing is compared."""
    if mention.expect["issuer"] is None:
        del mention.expect["issuer"]


TITLES = ["về ", "về việc ", "về ", "về việc ", "phê duyệt Đề án ", "phê duyệt Kế hoạch ", "ban hành Quy định về ", "ban hành Chương trình ", "quy định về "]


def titled(case, setting, mention, work, chance=0.5):
    """The title behind it; True when there is one: then only ";" or "." may follow."""
    if not setting.draw.chance(chance):
        return False
    opening = setting.draw.of(TITLES)
    title = opening + setting.draw.of(facts.SUBJECTS)
    quoted = opening.startswith("về") and setting.draw.chance(0.15)
    case.say(f" “{title}”" if quoted else " " + title)
    work.title = title
    mention.tags.add(f"title: {opening.strip()}{', in quotes' if quoted else ''}")
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


def finish(case, setting, with_title):
    if case.place == "preamble":
        case.say(setting.draw.of([";", ";", ".", ", Ủy ban nhân dân tỉnh ban hành Kế hoạch với các nội dung sau:", ", UBND tỉnh ban hành Kế hoạch như sau:"]))
    elif case.place == "cell":
        case.say(setting.draw.of(["", "."]))
    else:
        end(case, setting, with_title)
