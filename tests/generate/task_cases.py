"""Composes deadlines, cells of agencies, headers, targets and duties, each with its known answer.

A case is (tags, text, answer): the answer in the short form in which tests/spec/task_lines.py shows a record. Where a phrase can be
read in two ways it is not composed.
"""
import calendar
import collections
import random

from table_model import OBJECTS, ROLES, TAILS, VERBS

Case = collections.namedtuple("Case", "tags text answer")

PLAN_YEAR = 2025
ROMAN = ["I", "II", "III", "IV"]

DEPARTMENTS = ["Sở Nội vụ", "Sở Tư pháp", "Sở Tài chính", "Sở Công Thương", "Sở Khoa học và Công nghệ", "Sở Giáo dục và Đào tạo", "Sở Y tế",
               "Sở Xây dựng", "Sở Văn hóa, Thể thao và Du lịch", "Sở Nông nghiệp và Môi trường", "Sở Ngoại vụ", "Sở Dân tộc và Tôn giáo",
               "Sở Kế hoạch và Đầu tư", "Sở Thông tin và Truyền thông", "Sở Giao thông vận tải", "Sở Tài nguyên và Môi trường",
               "Sở Lao động - Thương binh và Xã hội", "Sở Nông nghiệp và Phát triển nông thôn", "Thanh tra tỉnh", "Công an tỉnh",
               "Hội Nông dân tỉnh", "Liên đoàn Lao động tỉnh", "Hội Cựu chiến binh tỉnh", "Tỉnh đoàn", "Ban Quản lý Khu kinh tế tỉnh",
               "Ban Tổ chức Tỉnh ủy", "Ban Nội chính Tỉnh ủy", "Văn phòng Tỉnh ủy"]
SHORT = {"Sở KH&CN": "Sở Khoa học và Công nghệ", "Sở GD&ĐT": "Sở Giáo dục và Đào tạo", "Sở VHTTDL": "Sở Văn hóa, Thể thao và Du lịch",
         "Sở KH&ĐT": "Sở Kế hoạch và Đầu tư", "Sở TT&TT": "Sở Thông tin và Truyền thông", "Sở TN&MT": "Sở Tài nguyên và Môi trường",
         "Sở NN&PTNT": "Sở Nông nghiệp và Phát triển nông thôn", "Sở LĐ-TB&XH": "Sở Lao động - Thương binh và Xã hội",
         "Uỷ ban nhân dân tỉnh": "Ủy ban nhân dân tỉnh", "UBND tỉnh": "Ủy ban nhân dân tỉnh", "HĐND tỉnh": "Hội đồng nhân dân tỉnh",
         "Văn phòng UBND tỉnh": "Văn phòng Ủy ban nhân dân tỉnh", "Ủy ban MTTQVN tỉnh": "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh"}
SETS = ["các sở, ban, ngành", "các sở, ban, ngành, địa phương", "các sở, ngành liên quan", "các cơ quan, đơn vị liên quan", "các đơn vị liên quan",
        "UBND các huyện, thị xã, thành phố", "UBND các xã, phường", "Ủy ban nhân dân các xã, phường, đặc khu", "các tổ chức chính trị - xã hội tỉnh"]
CONDITIONS = ["đối với lĩnh vực công chức", "nếu có", "theo lĩnh vực phụ trách", "đối với các dự án đầu tư công"]

MEASURES = {"Tỷ lệ lao động qua đào tạo": "%", "Tỷ lệ che phủ rừng": "%", "Tỷ lệ hộ dân dùng nước sạch": "%", "Số hộ tham gia hợp tác xã": "hộ",
            "Diện tích chè hữu cơ": "ha", "Sản lượng chè búp tươi": "tấn", "Thu nhập bình quân của nông dân": "triệu đồng",
            "Giá trị xuất khẩu nông sản": "tỷ đồng", "Chiều dài đường nội đồng": "km", "Số lao động được tập huấn": "người",
            "Số mô hình canh tác hữu cơ": "mô hình", "Số sản phẩm OCOP": "sản phẩm"}

DEEDS = ["xây dựng kế hoạch chi tiết cho từng vùng chè", "rà soát quỹ đất trồng chè", "tổ chức tập huấn kỹ thuật hái chè", "kiểm tra chất lượng cây giống",
         "hướng dẫn nông dân ghi chép nhật ký đồng ruộng", "bố trí kinh phí mua cây giống", "quảng bá thương hiệu chè trên sàn điện tử"]


class Draw:
    def __init__(self, seed):
        self.random = random.Random(seed)

    def of(self, values):
        return self.random.choice(values)

    def chance(self, part):
        return self.random.random() < part

    def number(self, low, high):
        return self.random.randint(low, high)


def upper(text):
    return text[0].upper() + text[1:]


# -- deadlines

def last_day(year, month):
    return calendar.monthrange(year, month)[1]


def month_span(year, first, last):
    return f"{year}-{first:02}-01", f"{year}-{last:02}-{last_day(year, last):02}"


def period(draw):
    """(kind of period, text, first day, last day)."""
    year = draw.number(2024, 2031)
    kind = draw.of(["year", "quarter", "month"])
    if kind == "year":
        return kind, f"năm {year}", f"{year}-01-01", f"{year}-12-31"
    if kind == "quarter":
        quarter = draw.number(1, 4)
        name = draw.of([ROMAN[quarter - 1], ROMAN[quarter - 1], str(quarter)])
        return kind, f"{draw.of(['quý', 'Quý'])} {name}{draw.of(['/', '/', ' năm ', ' / '])}{year}", *month_span(year, 3 * quarter - 2, 3 * quarter)
    month = draw.number(1, 12)
    return kind, f"tháng {draw.of([f'{month}', f'{month:02}'])}{draw.of(['/', '/', ' năm '])}{year}", *month_span(year, month, month)


def day(draw, with_year=True):
    """(text, month, day of month, ISO date) of a day that exists in every year."""
    year, month = draw.number(2025, 2030), draw.number(1, 12)
    number = draw.number(1, 28)
    words = f"{number} tháng {month}" + (f" năm {year}" if with_year else "")
    mark = draw.of("//-.") if with_year else "/"
    figures = f"{number:02}{mark}{month:02}" if draw.chance(0.5) else f"{number}{mark}{month}"
    text = draw.of([words, figures + (f"{mark}{year}" if with_year else "")])
    return text, month, number, f"{year if with_year else PLAN_YEAR}-{month:02}-{number:02}"


def day_before(iso):
    year, month = int(iso[:4]), int(iso[5:7])
    year, month = (year - 1, 12) if month == 1 else (year, month - 1)
    return f"{year}-{month:02}-{last_day(year, month):02}"


def during(draw):
    kind, text, first, last = period(draw)
    lead = draw.of(["", "", "trong ", "hoàn thành trong ", "thực hiện trong ", "xong trong "])
    return f"during {kind}", lead + text, f"during {first}..{last}"


def bare_year(draw):
    year = draw.number(2024, 2031)
    return "during bare year", str(year), f"during {year}-01-01..{year}-12-31"


def years(draw):
    first = draw.number(2021, 2026)
    last = first + draw.number(1, 9)
    lead = draw.of(["", "giai đoạn ", "thời kỳ ", "trong giai đoạn ", "từ năm "])
    dash = draw.of([" - ", "-", " – ", "–"]) if lead != "từ năm " else draw.of([" đến năm ", " đến hết năm "])
    return "during years", f"{lead}{first}{dash}{last}", f"during {first}-01-01..{last}-12-31"


def half(draw):
    year = draw.number(2025, 2030)
    text, months = draw.of([("6 tháng đầu năm", (1, 6)), ("6 tháng cuối năm", (7, 12)), ("sáu tháng đầu năm", (1, 6))])
    first, last = month_span(year, *months)
    return "during half a year", f"{text} {year}", f"during {first}..{last}"


def quarters(draw):
    year, first = draw.number(2025, 2030), draw.number(1, 3)
    last = draw.number(first + 1, 4)
    first_day, last_day_ = month_span(year, 3 * first - 2, 3 * last)
    return "during quarters", f"quý {ROMAN[first - 1]}{draw.of(['-', ' - ', ' – '])}{ROMAN[last - 1]}/{year}", f"during {first_day}..{last_day_}"


def on(draw):
    text, _, _, iso = day(draw)
    lead = draw.of(["ngày ", "vào ngày "]) if " tháng " in text else draw.of(["", "ngày ", "vào ngày "])
    return "on a day", lead + text, f"on {iso}"


def by_day(draw):
    text, _, _, iso = day(draw)
    lead = draw.of(["trước ngày ", "trước ngày ", "hoàn thành trước ngày ", "xong trước ngày ", "chậm nhất ngày ", "chậm nhất là ngày ",
                    "chậm nhất trước ngày ", "đến ngày ", "đến hết ngày "])
    if " tháng " not in text and draw.chance(0.3):
        lead = draw.of(["trước ", "chậm nhất "])
    return "by a day", lead + text, f"by ..{iso}"


def by_period(draw):
    kind, text, _, last = period(draw)
    lead = draw.of(["đến hết ", "hết ", "đến ", "chậm nhất đến hết "])
    return f"by the end of a {kind}", lead + text, f"by ..{last}"


def before_period(draw):
    kind, text, first, _ = period(draw)
    return f"before a {kind}", draw.of(["trước ", "hoàn thành trước "]) + text, f"by ..{day_before(first)}"


def start(draw):
    kind, text, first, _ = period(draw)
    lead = draw.of(["từ ", "thực hiện từ ", "bắt đầu từ "])
    return f"from a {kind}", lead + text + draw.of(["", "", " trở đi"]), f"from {first}.."


def following(draw):
    year = draw.number(2024, 2030)
    return "from a year on", f"năm {year} và {draw.of(['các', 'những'])} năm {draw.of(['tiếp theo', 'tiếp theo', 'sau'])}", f"from {year}-01-01.."


def from_to(draw):
    (_, text, first, _), (_, other, _, last) = sorted([period(draw), period(draw)], key=lambda one: one[2])
    if last <= first:
        return years(draw)
    return "from … to", f"từ {text} đến {draw.of(['', 'hết '])}{other}", f"during {first}..{last}"


def every(draw):
    text, rule = draw.of([("hằng năm", "YEARLY"), ("hàng năm", "YEARLY"), ("hằng quý", "MONTHLY;INTERVAL=3"), ("hàng tháng", "MONTHLY"),
                          ("hằng tháng", "MONTHLY"), ("hằng tuần", "WEEKLY"), ("mỗi năm một lần", "YEARLY"), ("mỗi quý một lần", "MONTHLY;INTERVAL=3"),
                          ("6 tháng một lần", "MONTHLY;INTERVAL=6"), ("03 tháng một lần", "MONTHLY;INTERVAL=3"), ("02 năm một lần", "YEARLY;INTERVAL=2")])
    return "every period", draw.of(["", "định kỳ "]) + text, f"recurring FREQ={rule}"


def every_year(draw):
    text, month, number, _ = day(draw, with_year=False)
    lead = draw.of(["trước ngày ", "định kỳ trước ngày ", "vào ngày ", "chậm nhất ngày "])
    return "a day every year", f"{lead}{text} {draw.of(['hằng', 'hàng'])} năm", f"recurring FREQ=YEARLY;BYMONTH={month};BYMONTHDAY={number}"


def part_every_year(draw):
    if draw.chance(0.5):
        month = draw.number(1, 12)
        return "a month every year", f"tháng {month} hằng năm", f"recurring FREQ=YEARLY;BYMONTH={month}"
    quarter = draw.number(1, 4)
    months = ",".join(str(3 * quarter - back) for back in (2, 1, 0))
    return "a quarter every year", f"quý {ROMAN[quarter - 1]} hằng năm", f"recurring FREQ=YEARLY;BYMONTH={months}"


def always(draw):
    return "always", draw.of(["thường xuyên", "thường xuyên, liên tục", "thực hiện thường xuyên"]), "ongoing"


def conditional(draw):
    what = draw.of(["Chính phủ ban hành nghị định", "các Bộ ban hành hướng dẫn", "Đề án được phê duyệt", "có hướng dẫn của Trung ương"])
    whose = draw.of(["Bộ Tài chính", "Trung ương", "UBND tỉnh", "hai bên", "từng dự án"])
    text = draw.of([f"sau khi {what}", f"ngay sau khi {what}", f"khi {what}", f"theo kế hoạch của {whose}", f"theo tiến độ của {whose}"])
    return "conditional", text, "conditional"


def year_of_plan(draw):
    if draw.chance(0.5):
        text, _, _, iso = day(draw, with_year=False)
        return "the year of the plan: day", draw.of(["trước ngày ", "chậm nhất ngày "]) + text, f"by ..{iso} (year of the plan)"
    quarter = draw.number(1, 4)
    first, last = month_span(PLAN_YEAR, 3 * quarter - 2, 3 * quarter)
    return "the year of the plan: quarter", f"quý {ROMAN[quarter - 1]}", f"during {first}..{last} (year of the plan)"


def impossible(draw):
    year = draw.number(2025, 2030)
    text = draw.of([f"31/{draw.of([4, 6, 9, 11])}/{year}", f"30/02/{year}", f"32/{draw.number(1, 12)}/{year}", f"15/13/{year}"])
    return "impossible", draw.of(["trước ngày ", "ngày ", "trước "]) + text, "- ! date-impossible"


DEADLINES = [during, during, bare_year, years, half, quarters, on, by_day, by_day, by_period, before_period, start, following, from_to, every,
             every_year, part_every_year, always, conditional, year_of_plan, impossible]


def deadline(draw):
    kind, text, answer = draw.of(DEADLINES)(draw)
    tags = {f"deadline: {kind}"}
    if draw.chance(0.7):
        text = upper(text)
    if draw.chance(0.1):
        text += draw.of([".", ";"])
    return Case(tags, text, [answer])


# -- agencies

def one_agency(draw):
    """(tags, text, answer) of one body or set."""
    kind = draw.of(["full", "full", "short", "set", "condition"])
    if kind == "short":
        name = draw.of(list(SHORT))
        return kind, name, f"{name} = {SHORT[name]}"
    if kind == "set":
        name = draw.of(SETS)
        return kind, name, f"{name} (group)"
    name = draw.of(DEPARTMENTS)
    if kind == "condition":
        condition = draw.of(CONDITIONS)
        return kind, f"{name} ({condition})", f"{name} | {condition}"
    return kind, name, name


def agencies(draw):
    count = draw.of([1, 1, 2, 2, 3, 4])
    parts = []
    while len(parts) < count:
        part = one_agency(draw)
        if all(part[1] != other[1] for other in parts):
            parts.append(part)
    first = parts[0]
    parts[0] = (first[0], upper(first[1]), upper(first[2]))
    mark = draw.of(["; ", ", "]) if count > 1 else ""
    last = draw.of([mark, " và "]) if count > 1 else ""
    texts = [part[1] for part in parts]
    text = (mark.join(texts[:-1]) + last if count > 1 else "") + texts[-1]
    tags = {f"agencies: {part[0]}" for part in parts} | {f"agencies: {count}"}
    tags |= {f"agencies: divided by '{sign.strip()}'" for sign in (mark, last) if sign and (sign != mark or count > 2 or last == mark)}
    return Case(tags, text + draw.of(["", "", "", "."]), [part[2] for part in parts])


# -- headers

PLAIN = str.maketrans("àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ",
                      "aaaaaaaaaaaaaaaaaeeeeeeeeeeeiiiiiooooooooooooooooouuuuuuuuuuuyyyyyd")
BLURS = {"ụ": "u", "ệ": "ê", "ủ": "ú", "ì": "i", "ố": "ô", "ợ": "ơ", "ự": "ư", "ề": "ê", "ế": "ê", "ậ": "â", "ộ": "ô", "ơ": "o", "ư": "u"}


def blurred(draw, text):
    """One letter as a scanner reads it."""
    places = [at for at, letter in enumerate(text) if letter in BLURS]
    if not places:
        return text
    at = draw.of(places)
    return text[:at] + BLURS[text[at]] + text[at + 1:]


def header(draw):
    """A header line; the answer is its keys."""
    others = [role for role in ROLES if role not in ("ordinal", "task", "lead", "other")]
    draw.random.shuffle(others)
    keys = ["ordinal", "task", "lead", *others[:draw.number(1, 4)]]
    way = draw.of(["as printed", "as printed", "capitals", "no accents", "one letter misread"])
    texts = [draw.of(ROLES[key]) for key in keys]
    if way == "capitals":
        texts = [text.upper() for text in texts]
    elif way == "no accents":
        texts = [text.lower().translate(PLAIN).capitalize() for text in texts]
    elif way == "one letter misread":
        texts = [texts[0], *(blurred(draw, text) for text in texts[1:])]
    return Case({f"header: {way}"}, "\t".join(texts), [" ".join(keys)])


# -- targets

def written(value):
    """85,5 and 1.200."""
    whole, _, part = f"{value:.10g}".partition(".")
    groups = []
    while len(whole) > 3:
        whole, groups = whole[:-3], [whole[-3:], *groups]
    return ".".join([whole, *groups]) + (f",{part}" if part else "")


def amount(draw, unit):
    if unit == "%":
        return draw.of([draw.number(2, 98), draw.number(20, 980) / 10])
    return draw.of([draw.number(12, 900), draw.number(1000, 250000), draw.number(1001, 9999) / 10 if unit in ("tấn", "tỷ đồng") else draw.number(2, 99)])


def target_and_measure(draw):
    """A sentence that commits to one figure; what it measures."""
    measure, unit = draw.of(list(MEASURES.items()))
    value = amount(draw, unit)
    figure = f"{value:.10g}"
    text = written(value) + ("%" if unit == "%" else f" {unit}")
    kind, words, sign = draw.of([
        ("equals", f"đạt {text}", "="), ("at least", f"đạt ít nhất {text}", ">="), ("at least", f"đạt tối thiểu {text}", ">="),
        ("at least", f"đạt trên {text}", ">="), ("at least", f"đạt {text} trở lên", ">="), ("at least", f"đạt từ {text} trở lên", ">="),
        ("at most", f"không quá {text}", "<="), ("at most", f"còn dưới {text}", "<="), ("about", f"đạt khoảng {text}", "approx"),
        ("growth", f"tăng {text}", "increase")])
    if draw.chance(0.15):
        other = value + draw.number(1, 20)
        kind, sign, figure = "range", "range", f"{value:.10g}..{other:.10g}"
        words = f"đạt từ {written(value)} đến {written(other)}" + ("%" if unit == "%" else f" {unit}")
    elif draw.chance(0.12):
        other = value + draw.number(1, 20)
        kind, sign, figure = "growth from … to", "increase", f"{value:.10g} -> {other:.10g}"
        words = f"tăng từ {text} lên {written(other)}" + ("%" if unit == "%" else f" {unit}")
    year = draw.number(2026, 2035)
    place = draw.of(["none", "before", "behind"])
    lower = measure[0].lower() + measure[1:]
    sentence = {"none": f"{measure} {words}.", "before": f"Đến năm {year}, {lower} {words}.", "behind": f"{measure} {words} vào năm {year}."}[place]
    by = f" by {year}" if place != "none" else ""
    return Case({f"target: {kind}", f"target: year {place}"}, sentence, [f"{sign} {figure} {unit}{by}"]), lower


def target(draw):
    return target_and_measure(draw)[0]


def measure_of_target(draw):
    """The same sentences; the answer is what is measured, in lower case."""
    case, measure = target_and_measure(draw)
    return Case({tag.replace("target", "measure") for tag in case.tags}, case.text, [measure.lower()])


def no_target(draw):
    year, number = draw.number(2012, 2025), draw.number(2, 900)
    kind, text = draw.of([
        ("document", f"Tiếp tục thực hiện Quyết định số {number}/QĐ-UBND ngày {draw.number(1, 28)}/{draw.number(1, 12)}/{year} của UBND tỉnh."),
        ("age of a scheme", f"Tổng kết {draw.number(2, 9):02} năm thực hiện Chương trình phát triển cây chè."),
        ("date", f"Báo cáo UBND tỉnh trước ngày {draw.number(1, 28)} tháng {draw.number(1, 12)} năm {year + 3}."),
        ("unit of a law", f"Thực hiện khoản {draw.number(1, 9)} Điều {draw.number(1, 99)} Luật Đầu tư."),
        ("years", f"Phát triển cây chè giai đoạn {year} - {year + 5}."),
        ("often", f"Kiểm tra vườn ươm mỗi năm {draw.number(1, 4):02} lần.")])
    return Case({f"no target: {kind}"}, text, [])


# -- duties

def duty(draw):
    """A section that gives a task to one agency or to several."""
    name, other = draw.random.sample(DEPARTMENTS[:-3], 2)
    deed, second = draw.random.sample(DEEDS, 2)
    group, mark = draw.of(SETS), draw.of([", ", " và ", "; "])
    task = f"Chủ trì, phối hợp với {other} {deed}"
    helped = f"chủ trì, phối hợp với {group} {deed}"
    kind, text, answer = draw.of([
        ("heading", f"{name}\n\n{upper(deed)}.", [f"lead {name}: {upper(deed)}"]),
        ("heading, list", f"{name}\n\n- {upper(deed)}.\n\n- {upper(second)}.", [f"lead {name}: {upper(deed)}", f"lead {name}: {upper(second)}"]),
        ("heading, letters", f"{name}\n\na) {upper(deed)};\n\nb) {upper(second)}.", [f"lead {name}: {upper(deed)}", f"lead {name}: {upper(second)}"]),
        ("heading of several", f"{name}{mark}{other}\n\n- {upper(deed)}.", [f"lead {name}: {upper(deed)}", f"lead {other}: {upper(deed)}"]),
        ("responsibility", f"Trách nhiệm của {name}\n\n{upper(deed)}.", [f"lead {name}: {upper(deed)}"]),
        ("colon", f"{name}: {upper(deed)}.", [f"lead {name}: {upper(deed)}"]),
        ("list of agencies", f"Phân công nhiệm vụ\n\n- {name}: {upper(deed)}.\n\n- {other}: {upper(second)}.",
         [f"lead {name}: {upper(deed)}", f"lead {other}: {upper(second)}"]),
        ("letters of agencies", f"Phân công nhiệm vụ\n\na) {name}\n\n{upper(deed)}.\n\nb) {other}: {upper(second)}.",
         [f"lead {name}: {upper(deed)}", f"lead {other}: {upper(second)}"]),
        ("sentence", f"{name} {deed}.", [f"lead {name}: {deed}"]),
        ("giao", f"Giao {name} {deed}.", [f"lead {name}: {deed}"]),
        ("giao", f"Giao {name} chủ trì {deed}.", [f"lead {name}: chủ trì {deed}"]),
        ("yêu cầu", f"Yêu cầu {group} {deed}.", [f"lead {group} (group): {deed}"]),
        ("đề nghị", f"Đề nghị {name} {deed}.", [f"request {name}: {deed}"]),
        ("đề nghị, heading", f"Đề nghị {name}\n\n- {upper(deed)}.", [f"request {name}: {upper(deed)}"]),
        ("two agencies", f"{name}{mark}{other}: {upper(deed)}.", [f"lead {name}: {upper(deed)}", f"lead {other}: {upper(deed)}"]),
        ("set", f"{upper(group)}: {upper(deed)}.", [f"lead {upper(group)} (group): {upper(deed)}"]),
        ("helper", f"{name}: {task}.", [f"lead {name}: {task}", f"support {other}: {task}"]),
        ("helpers of a set", f"Giao {name} {helped}.", [f"lead {name}: {helped}", f"support {group} (group): {helped}"]),
        ("help", f"{name}: Phối hợp {deed}.", [f"support {name}: Phối hợp {deed}"]),
        ("advice", f"{name}: Tham mưu UBND tỉnh {deed}.", [f"advise {name}: Tham mưu UBND tỉnh {deed}"]),
        ("none: purpose", f"{upper(deed)} nhằm nâng cao thu nhập của nông dân.", []),
        ("none: budget", f"Kinh phí thực hiện do {name} cân đối trong dự toán được giao.", []),
        ("none: document", f"Thực hiện Hướng dẫn số {draw.number(2, 90)}/HD-SNV ngày 05/02/2025 của {name}.", []),
    ])
    return Case({f"duty: {kind}"}, text, answer)


# -- tasks said twice

def twice(draw):
    """A duty of the body, and the row of the same agency: (duty, row, agency). The answer says whether the row repeats the duty."""
    verb, item, tail = draw.of(VERBS[:11]), draw.of(OBJECTS), draw.of(TAILS[:6])
    task = f"{verb[0].lower()}{verb[1:]} {item} {tail}"
    kind, body, row, answer = draw.of([
        ("the same words", upper(task), upper(task), ["linked"]),
        ("chủ trì in the body", f"Chủ trì {task}", upper(task), ["linked"]),
        ("helpers in the body", f"Chủ trì, phối hợp với các cơ quan liên quan {task}", upper(task), ["linked"]),
        ("more in the body", f"{upper(task)}; báo cáo UBND tỉnh kết quả thực hiện", upper(task), ["linked"]),
        ("a deadline in the body", f"{upper(task)} trong Quý IV/2026", upper(task), ["linked"]),
        ("another task", upper(task), f"{draw.of(VERBS[:11])} {draw.of([other for other in OBJECTS if other != item])} {draw.of(TAILS[6:])}", []),
        ("another task, one verb", upper(task), f"{verb} {draw.of([other for other in OBJECTS if other != item])} {draw.of(TAILS[6:])}", []),
    ])
    return Case({f"twice: {kind}"}, (body, row, draw.of(DEPARTMENTS[:-3])), answer)
