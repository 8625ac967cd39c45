"""Documents that hold the cases, in the forms that documents arrive in, and where each case stands in them."""
import dataclasses
import html
import re
import textwrap

import facts
from compose import Setting, Work
from families import compose
from kinds import OWN_DAY, attached
from relations import of_title

CASES_A_DOCUMENT = 48
OWN_NUMBER = 7001      # of the document; the numbers of cases are drawn again where they meet it


# ---- Text ----------------------------------------------------------------------------------------------------------------

def plain_line(text, mentions, draw):
    return text + "\n\n"


def plain_table(rows):
    return "".join("\t".join(text for text, _ in row) + "\n" for row in rows)


# Where no line ends: before what is rightly read as a heading or a list mark at the start of a line.
NO_BREAK = re.compile(r" (?=(?:Chương|Phần|Phụ lục|Mục|Điều) )| (?=[-\u2013\u2212\u2010\u2011])|(?<= [-\u2013\u2212\u2010\u2011]) "
                      r"| (?=(?:NGHỊ|QUYẾT|CHỈ|KẾ|CHƯƠNG|HƯỚNG|THÔNG|BÁO|TỜ|CÔNG|VĂN|ĐỀ|PHƯƠNG|KẾT|QUY|LUẬT|BỘ|PHÁP) )")
GLUE = "\ue000"


def wrapped_line(text, mentions, draw):
    """Lines of 70 to 100 characters, as law sites and PDF layers have them."""
    lines = textwrap.fill(NO_BREAK.sub(GLUE, text), draw.of([70, 80, 90, 100]), break_long_words=False, break_on_hyphens=False)
    return lines.replace(GLUE, " ") + "\n\n"


# ---- Markdown ------------------------------------------------------------------------------------------------------------

def marked(text, mentions, draw, marks):
    """Marks around a mention, or around its number and symbol."""
    for mention in reversed(mentions):
        before, behind = draw.of(marks)
        start = mention.start
        number = re.search(r"[0-9]", text[start:mention.end])
        if number and draw.chance(0.5):
            start += number.start()
        if draw.chance(0.6) and not text[start - 1:start].isalnum():  # inside of a word a mark is a sign
            text = text[:start] + before + text[start:mention.end] + behind + text[mention.end:]
    return text


def markdown_line(text, mentions, draw):
    if "__" in text:
        return plain_line(text, mentions, draw)
    return marked(text, mentions, draw, [("**", "**"), ("*", "*")]) + "\n\n"


def markdown_table(rows):
    head, *body = ["| " + " | ".join(text for text, _ in row) + " |\n" for row in rows]
    return head + "| --- | --- | --- | --- |\n" + "".join(body)


# ---- HTML ----------------------------------------------------------------------------------------------------------------

def html_line(text, mentions, draw):
    parts = []
    at = 0
    for mention in mentions:
        parts.append(html.escape(text[at:mention.start], quote=False))
        inside = html.escape(text[mention.start:mention.end], quote=False)
        space = inside.find(" ")
        if space > 0 and draw.chance(0.5):
            inside = f"{inside[:space]}&nbsp;<b>{inside[space + 1:]}</b>"
        elif draw.chance(0.5):
            inside = f"<i>{inside}</i>"
        parts.append(inside)
        at = mention.end
    return "<p>" + "".join(parts) + html.escape(text[at:], quote=False) + "</p>\n"


def html_table(rows):
    cells = ["".join(f"<td>{html.escape(text, quote=False)}</td>" for text, _ in row) for row in rows]
    return "<table>" + "".join(f"<tr>{row}</tr>\n" for row in cells) + "</table>\n"


@dataclasses.dataclass(frozen=True)
class Form:
    """How a document is written down: `line` and `table` write, `unmark` takes a piece of the source back to its text."""
    ending: str
    line: object
    table: object
    unmark: object = staticmethod(lambda source: source)
    head: str = ""
    tail: str = ""


FORMS = {
    "text": Form(".txt", plain_line, plain_table),
    "wrapped text": Form(".txt", wrapped_line, plain_table),
    "Markdown": Form(".md", markdown_line, markdown_table, lambda source: source.replace("*", "")),
    "HTML": Form(".html", html_line, html_table, lambda source: html.unescape(re.sub(r"<[^>]*>", "", source)),
                 "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>Kế hoạch</title></head><body>\n", "</body></html>\n"),
}


def letterhead(province, number):
    return ["ỦY BAN NHÂN DÂN", f"TỈNH {province.upper()}", f"Số: {number}/KH-UBND",
            f"{province}, ngày {OWN_DAY:%d} tháng {OWN_DAY:%m} năm {OWN_DAY:%Y}", "KẾ HOẠCH"]


SIGNATURE = ["Nơi nhận:", "- Thường trực Tỉnh ủy;", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Hà Thị Búp"]


def labelled(form, label, case, draw):
    mentions = [dataclasses.replace(mention, start=mention.start + len(label), end=mention.end + len(label)) for mention in case.mentions]
    return form.line(label + case.text, mentions, draw)


def written_down(form, province, number, cases, draw):
    """The source: letterhead, title, preamble, items, signature, and a table of tasks."""
    def lines(texts):
        return "".join(form.line(text, [], draw) for text in texts)

    def placed(place):
        return [case for case in cases if case.place == place]

    def of_place(place):
        return "".join(form.line(case.text, case.mentions, draw) for case in placed(place))

    items = "".join(labelled(form, f"{index}. ", case, draw) for index, case in enumerate(placed("item"), 1))
    rows = [[(text, []) for text in ("TT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Thời gian hoàn thành")]]
    rows += [[(str(index), []), (case.text, case.mentions), ("Sở Nội vụ", []), ("Năm 2026", [])] for index, case in enumerate(placed("cell"), 1)]
    title = of_place("title") or lines(["Phát triển nông nghiệp hữu cơ trên địa bàn tỉnh"])
    return "".join([form.head, lines(letterhead(province, number)), title, of_place("preamble"), lines(["I. NHIỆM VỤ"]),
                    items or lines(["1. Chỉ đạo chung."]), lines(SIGNATURE), lines(["PHỤ LỤC", "DANH MỤC NHIỆM VỤ"]), of_place("attached"),
                    form.table(rows), form.tail])


@dataclasses.dataclass
class Document:
    form: str
    source: str
    cases: list       # in the order of the text

    @property
    def ending(self):
        return FORMS[self.form].ending

    def unmark(self, source):
        return FORMS[self.form].unmark(source)


def compose_document(draw, count=CASES_A_DOCUMENT, form=None, alter=None):
    """`alter` changes a case before it is written down: Case -> None."""
    province, code = draw.of(facts.PROVINCES)
    own = Work(f"{OWN_NUMBER}/KH-UBND", "province", code, OWN_DAY.isoformat(), self=True)
    setting = Setting(province, code, draw, own, {str(OWN_NUMBER)})
    blank_number = draw.chance(0.3)
    if blank_number:
        own.code = None       # the key of a document without a number is not the matter here
    cases = [compose(setting) for _ in range(count)]
    if draw.chance(0.8):
        cases.append(of_title(setting))
    if draw.chance(0.8):
        cases.append(attached(setting, blank_number))
    cases = [case for place in ("title", "preamble", "item", "attached", "cell") for case in cases if case.place == place]
    form = form or draw.deal("form", [*FORMS, "text", "text"])
    for case in cases:
        case.tags.add(f"form: {form}")
        if alter:
            alter(case)
    return Document(form, written_down(FORMS[form], province, "     " if blank_number else OWN_NUMBER, cases, draw), cases)
