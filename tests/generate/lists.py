"""Cases about several documents in one list: the type word once, "số" or not, one body for all, ranges."""
from compose import Case, dated, finish, issued, numbered
from relations import opening, related

ONE_BODY = ["state_committee", "state_council", "party_central", "party_local", "normative_national", "state_national", "letter_local"]

# How the members are joined: the words before the first type word, then before the second, the third.
JOINS = {
    "the type once, commas, và số": ("", ", số ", " và số "),
    "các, commas, và số": ("các ", ", ", " và số "),
    "the type once, số elided": ("các ", ", ", ", "),
    "semicolons": ("", "; số ", "; số "),
    "colon, số": ("các ", "; số ", " và số "),
    "và": ("", " và số ", None),
    "và, số elided": ("các ", " và ", None),
}


def members(setting, count):
    """Shapes of one body and type, with numbers of their own."""
    first = setting.shape(setting.draw.of(ONE_BODY))
    rest = [setting.numbered_like(first) for _ in range(count - 1)]
    return [first, *rest]


def elided(case, setting, shape, work):
    """A member without a type word: from its first digit."""
    return case.add(shape.canonical, work, {f"shape: {shape.name}", "kind: numbered", "type: elided"}, kind="numbered", type=None, type_code=shape.code,
                    number=shape.number, year=shape.year, symbol=shape.symbol, number_symbol=shape.canonical, symbol_canonical=None)


def enumeration(setting):
    case = Case("enumeration")
    row = opening(case, setting)
    name = setting.draw.deal("join", [*JOINS, "và", "và, số elided"])
    before, *joins = JOINS[name]
    shapes = members(setting, 3 if joins[1] else 2)
    dates = setting.draw.of([["none"] * 3, ["usual"] * 3, ["words"] * 3])
    case.say(before)
    for index, shape in enumerate(shapes):
        work = setting.work(shape)
        if index == 0 and name.startswith("colon"):  # các Quyết định: số 12/QĐ-UBND …
            case.say(f"{shape.words[0]}: số ")
            mention = elided(case, setting, shape, work)
            mention.by = "number"
        elif index == 0:
            mention = numbered(case, setting, shape, work, "as ruled", so="số")
        else:
            case.say(joins[index - 1])
            mention = elided(case, setting, shape, work)
            mention.by = "number"
        mention.tags.add(f"list: {name}")
        related(case, setting, mention, row)
        dated(case, setting, shape, mention, dates[index])
    issued(case, setting, shapes[0], mention)
    finish(case, setting, False)
    return case


def body(shape):
    """The letters of the body that gave the number: TW, UBND."""
    return shape.symbol.rsplit("/")[-1] if "/" in shape.symbol else shape.symbol.split("-", 1)[1 if shape.code else 0] if "-" in shape.symbol else shape.symbol


def types_in_turn(setting):
    """A, B và C, each with its type word: the verb before the first is of all; "của" behind the last is of those of the same body."""
    case = Case("several, each with its type")
    row = opening(case, setting)
    count = setting.draw.of([2, 3])
    turn = []
    for index in range(count):
        shape = setting.shape()
        if index:
            case.say(" và " if index == count - 1 else setting.draw.of([", ", "; "]))
        mention = numbered(case, setting, shape, setting.work(shape))
        dated(case, setting, shape, mention, setting.draw.of(["usual", "words", "none"]))
        issued(case, setting, shape, mention)
        mention.tags.add("list: each with its type")
        related(case, setting, mention, row)
        turn.append((body(shape), mention))
    for (letters, before), (next_letters, mention) in reversed(list(zip(turn, turn[1:]))):
        if letters == next_letters and not before.expect["issuer"]:
            if before.expect["symbol_canonical"] or mention.expect["symbol_canonical"] or "joint" in str(before.tags):
                del before.expect["issuer"]      # whether it is of the same body is not plain enough
                break
            before.expect["issuer"] = mention.expect["issuer"]
    finish(case, setting, False)
    return case


def number_range(setting):
    """từ 1654/NQ-UBTVQH15 đến 1687/NQ-UBTVQH15: the first and the last."""
    case = Case("range")
    words, first_join, join = setting.draw.of([("các Nghị quyết ", "từ số ", " đến số "), ("các nghị quyết ", "từ ", " đến "), ("các nghị quyết ", "từ ", " tới ")])
    shape = setting.shape("standing_committee")
    last = setting.numbered_like(shape, int(shape.number) + setting.draw.number(60))
    case.say("Triển khai thực hiện ").say(words).say(first_join)
    for index, one in enumerate((shape, last)):
        case.say(join if index else "")
        mention = elided(case, setting, one, setting.work(one))
        mention.tags.add("list: range")
        mention.expect["relation"] = "implements"
    case.diagnostics.append("citation-range")
    issued(case, setting, shape, mention, 0.5)
    case.say(" về sắp xếp các đơn vị hành chính cấp xã.")
    return case
