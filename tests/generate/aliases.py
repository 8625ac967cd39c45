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
    "behind a comma": (", sau đây gọi tắt là ", ""),
    "bare": (" (", ")"),
}

USES = [("bảo đảm thống nhất với ", "mentions"), ("tiếp tục triển khai thực hiện ", "implements"), ("tuyên truyền ", "mentions")]


STYLES = ["numbered", "numbered without số", "type and number", "type word", "of its own"]


def chosen_style(setting, word, form):
    """How the alias reads; one that may not stand here gives way to the full number."""
    style = setting.draw.deal("alias style", STYLES)
    if style == "type and number" and word in ("Luật", "Bộ luật", "Pháp lệnh"):  # nobody calls a law by its number
        return "numbered"
    if style in ("type word", "of its own") and form == "bare":
        return "numbered"
    if style == "type word" and (word == "Kế hoạch" or not setting.claim(word, "alias")):  # that is this document
        return "numbered"
    return style


def alias_words(setting, style, word, shape):
    """The alias, where it is no numbered mention itself."""
    about = setting.draw.of(["chè", "nhân lực", "du lịch", "nhà ở", "rừng"])
    return {"type and number": f"{word} {shape.number}", "type word": word, "of its own": f"{word} về {about} {shape.number}"}.get(style)


def named_again(case, setting, shape, work, word, style):
    """The full number once more, as alias or in its use."""
    mention = numbered(case, setting, shape, work, "as ruled", word, "số" if style == "numbered" else "none")
    mention.tags = {"kind: numbered"}
    return mention


def alias(setting):
    """A full citation, its alias, and a use of the alias in the same paragraph."""
    draw = setting.draw
    case = Case("alias", draw.of(["item", "preamble"]))
    case.say("Thực hiện ")
    shape = setting.shape()
    mention, work, _ = full(case, setting, shape, "as ruled", 0.5, draw.of(["usual", "words", "comma before"]))
    mention.expect["relation"] = "implements"
    word = mention.expect["type"]
    form = draw.deal("alias form", list(FORMS))
    style = chosen_style(setting, word, form)
    text = alias_words(setting, style, word, shape)
    before, behind = FORMS[form]
    case.say(before)
    if text:
        case.define(text, [work])
    else:
        inner = named_again(case, setting, shape, work, word, style)
        inner.expect["date"] = inner.expect["issuer"] = None
        case.definitions.append(Definition(inner.start, inner.end, [work]))
    words, relation = draw.of(USES)
    case.say(f"{behind}; {words}")
    if text:
        use = case.add(text, work, {"kind: short", "short: alias"}, kind="short")
        use.by = "alias"
    else:
        use = named_again(case, setting, shape, work, word, style)
    use.expect["relation"] = relation
    case.say(".")
    for one in case.mentions:
        one.tags |= {f"alias: {form}", f"alias style: {style}"}
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
