"""Cases about short names that the text gives, and their use."""
from compose import Case, Definition, full, numbered, shared

# The words around the alias.
FORMS = {
    "sau đây gọi là": (" (sau đây gọi là ", ")"),
    "sau đây gọi tắt là": (" (sau đây gọi tắt là ", ")"),
    "sau đây viết tắt là": (" (sau đây viết tắt là ", ")"),
    "viết tắt là": (" (viết tắt là ", ")"),
    "gọi tắt là": (" (gọi tắt là ", ")"),
    "gọi chung là": (" (gọi chung là ", ")"),
    "sau đây gọi chung là": (" (sau đây gọi chung là ", ")"),
    "dưới đây gọi tắt là": (" (dưới đây gọi tắt là ", ")"),
    "colon": (" (sau đây gọi tắt là: ", ")"),
    "in quotes": (" (sau đây gọi tắt là “", "”)"),
    "bare": (" (", ")"),
}

USES = [("bảo đảm thống nhất với ", "mentions"), ("tiếp tục triển khai thực hiện ", "implements"), ("tuyên truyền ", "mentions")]


def alias(setting):
    """A full citation, its alias, and a use of the alias in the same paragraph."""
    draw = setting.draw
    case = Case("alias", draw.of(["item", "preamble"]))
    case.say("Thực hiện ")
    shape = setting.shape()
    work = setting.work(shape)
    mention, work, _ = full(case, setting, shape, "as ruled", 0.5, draw.of(["usual", "words", "comma before"]))
    mention.expect["relation"] = "implements"
    word = mention.expect["type"]
    name = draw.deal("alias form", list(FORMS))
    style = draw.deal("alias style", ["numbered", "numbered without số", "type and number", "type word", "of its own"])
    if word in ("Luật", "Bộ luật", "Pháp lệnh") and style == "type and number":  # nobody calls a law by its number
        style = "numbered"
    if style == "type word" and (word == "Kế hoạch" or not setting.claim(word, "alias")) or name == "bare" and style in ("type word", "of its own"):
        style = "numbered"
    before, behind = FORMS[name]
    case.say(before)
    start = len(case.text)
    text = {"type and number": f"{word} {shape.number}", "type word": word, "of its own": f"{word} về {draw.of(['chè', 'nhân lực', 'du lịch', 'nhà ở', 'rừng'])} {shape.number}"}.get(style)
    if text:
        case.define(text, [work])
    else:
        inner = numbered(case, setting, shape, work, "as ruled", word, "số" if style == "numbered" else "none")
        inner.expect["date"] = inner.expect["issuer"] = None
        inner.tags = {"kind: numbered"}
        text = inner.expect["text"]
        case.definitions.append(Definition(start, len(case.text), [work]))
    case.say(behind)
    for one in case.mentions:
        one.tags |= {f"alias: {name}", f"alias style: {style}"}
    words, relation = draw.of(USES)
    case.say(f"; {words}")
    if style.startswith("numbered"):
        again = numbered(case, setting, shape, work, "as ruled", word, "số" if style == "numbered" else "none")
        again.tags = {"kind: numbered"}
    else:
        again = case.add(text, work, {"kind: short", "short: alias"}, kind="short")
        again.by = "alias"
    again.expect["relation"] = relation
    again.tags |= {f"alias: {name}", f"alias style: {style}"}
    case.say(".")
    return case


def alias_list(setting):
    """Two documents, and an alias for each in one pair of parentheses; or one common noun for both."""
    draw = setting.draw
    case = Case("alias of several", draw.of(["item", "preamble"]))
    case.say("Thực hiện ")
    works = []
    words = []
    for index in range(2):
        case.say(draw.of(["; ", " và ", ", "]) if index else "")
        shape = setting.shape(draw.of(["state_national", "party_central", "party_local", "state_committee"]))
        mention, work, _ = full(case, setting, shape, "as ruled", 0, draw.of(["usual", "words"]))
        mention.expect["relation"] = "implements"
        shared(mention)
        works.append(work)
        words.append(f"{mention.expect['type']} {shape.number}")
    style = draw.deal("alias list", ["in order", "in order, và", "common noun"])
    if style == "common noun" and not setting.claim("các văn bản của Trung ương và tỉnh", "alias"):
        style = "in order"
    case.say(draw.of([" (sau đây gọi tắt là ", " (sau đây gọi là ", " (viết tắt là "]))
    if style == "common noun":
        case.define("các văn bản của Trung ương và tỉnh", works)
    else:
        case.define(words[0], works[:1]).say(" và " if style.endswith("và") else ", ")
        case.define(words[1], works[1:])
    case.say(")")
    for mention in case.mentions:
        mention.tags.add(f"alias of several: {style}")
    case.say(".")
    return case
