"""Plans of provinces for planted.py: small, believable, and clean as long as nobody plants something in them."""
import datetime

STEPS = ["Nâng cao nhận thức của cán bộ, đảng viên và Nhân dân về nhiệm vụ được giao", "Rà soát, hoàn thiện cơ chế, chính sách thuộc thẩm quyền",
         "Phát triển hạ tầng số đồng bộ, hiện đại", "Đào tạo, bồi dưỡng nguồn nhân lực chất lượng cao", "Thu hút, trọng dụng nhân tài",
         "Tăng cường hợp tác trong nước và quốc tế", "Đẩy mạnh nghiên cứu, ứng dụng khoa học và công nghệ"]
AGENCIES = ["Sở Nội vụ", "Sở Tài chính", "Sở Khoa học và Công nghệ", "Sở Y tế", "Sở Tư pháp", "Sở Công Thương", "Sở Giáo dục và Đào tạo", "Sở Xây dựng"]
SIGNERS = ["Trần Minh Châu", "Lê Thị Hòa", "Nguyễn Văn Bình", "Phạm Quốc Khánh", "Hoàng Thu Hà"]
FRAMES = ["Triển khai {} phù hợp với tình hình của địa phương.", "Tiếp tục thực hiện {}.", "Lồng ghép với các nhiệm vụ của {}.",
          "Bám sát nội dung của {}."]


def slashes(date):
    """Days below 10 and the months 1 and 2 are written with a zero, the others as it comes: 09/7/2024."""
    return f"{date.day:02}/{date.month:02}/{date.year}" if date.month < 3 else f"{date.day:02}/{date.month}/{date.year}"


def words(date):
    month = f"{date.month:02}" if date.month < 3 else str(date.month)
    return f"{date.day:02} tháng {month} năm {date.year}"


class Plan:
    """One document: its parts, which cases change before it is written."""

    def __init__(self, rng, source, province, city, party, number, date, title):
        self.source, self.province, self.city, self.party, self.number, self.date, self.title = source, province, city, party, number, date, title
        self.kind = "Kế hoạch"
        self.signer = rng.choice(SIGNERS)
        self.head_number = self.symbol
        self.head_date = f"ngày {words(date)}"
        self.banner = ""
        self.district = None
        self.preamble = []
        self.steps = rng.sample(STEPS, 3)
        self.said = []
        self.duties = [(agency, "Chủ trì, phối hợp với các cơ quan liên quan tham mưu tổ chức thực hiện.") for agency in rng.sample(AGENCIES, 3)]
        self.tail = ""
        self.label = "PHỤ LỤC"
        self.attached = f"Kèm theo Kế hoạch số {self.symbol} ngày {rng.choice([slashes, words])(date)} của {self.body_short}"
        self.rows = [(task, agency, f"Tháng 12/{date.year}") for task, agency in zip(rng.sample(STEPS, 2), rng.sample(AGENCIES, 2))]
        self.cases = []
        self.taken = set()

    @property
    def symbol(self):
        return f"{self.number}-KH/TU" if self.party else f"{self.number}/KH-UBND"

    @property
    def unit(self):
        return "thành phố" if self.city else "tỉnh"

    @property
    def committee(self):
        return "Thành ủy" if self.city else "Tỉnh ủy"

    @property
    def council(self):
        return f"Ủy ban nhân dân {self.unit}"

    @property
    def body_short(self):
        return self.committee if self.party else f"UBND {self.unit}"

    def say(self, *texts):
        self.said.extend(texts)

    def cite(self, rng, *mentions):
        """Each mention in a sentence of its own."""
        for mention in mentions:
            self.say(rng.choice(FRAMES).format(mention))

    def letterhead(self):
        if self.party:
            return f"{self.committee.upper()} {self.province.upper()}\n*\n"
        if self.district:
            return f"ỦY BAN NHÂN DÂN\n{self.district.upper()}\n"
        return f"ỦY BAN NHÂN DÂN\n{self.unit.upper()} {self.province.upper()}\n"

    def appendix(self):
        if self.label is None:
            return ""
        line = f"\n({self.attached})" if self.attached else ""
        rows = "".join(f"{number}\t{task}\t{agency}\t{due}\n" for number, (task, agency, due) in enumerate(self.rows, 1))
        return f"\n{self.label}\nDANH MỤC NHIỆM VỤ{line}\n\nTT\tNội dung nhiệm vụ\tCơ quan chủ trì\tThời gian hoàn thành\n{rows}"

    def text(self):
        steps = "\n\n".join(f"{number}. {step}." for number, step in enumerate(self.steps, 1))
        said = f"\n\n{len(self.steps) + 1}. Các nội dung liên quan:\n\n" + "\n\n".join(f"- {text}" for text in self.said) if self.said else ""
        duties = "\n\n".join(f"{number}. {agency}: {duty}" for number, (agency, duty) in enumerate(self.duties, 1))
        preamble = "\n\n".join(self.preamble)
        signed = f"T/M BAN THƯỜNG VỤ\nBÍ THƯ\n\n{self.signer}\n" if self.party else f"TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\n{self.signer}\n"
        issuer = self.committee if self.party else self.council
        return f"""{self.banner}{self.letterhead()}
Số: {self.head_number}

{self.province}, {self.head_date}

{self.kind.upper()}

{self.title}

{preamble}

{issuer} ban hành Kế hoạch như sau:

I. MỤC ĐÍCH, YÊU CẦU

1. Mục đích: Tổ chức triển khai đầy đủ, kịp thời các nhiệm vụ được giao.

2. Yêu cầu: Xác định rõ trách nhiệm của từng cơ quan, đơn vị.

II. NHIỆM VỤ, GIẢI PHÁP

{steps}{said}

III. TỔ CHỨC THỰC HIỆN

{duties}
{self.tail}
Nơi nhận:
- Thường trực {self.committee};
- Các cơ quan, đơn vị liên quan;
- Lưu: VT.

{signed}{self.appendix()}"""


class Decision:
    """A decision of a province: articles instead of sections, a year in its symbol."""

    def __init__(self, source, plan, number, year, date):
        self.source, self.plan, self.date = source, plan, date
        self.symbol = f"{number:02}/{year}/QĐ-UBND"
        self.cases = []

    def text(self):
        p = self.plan
        return f"""ỦY BAN NHÂN DÂN
{p.unit.upper()} {p.province.upper()}

Số: {self.symbol}

{p.province}, ngày {words(self.date)}

QUYẾT ĐỊNH

Ban hành Quy định về quản lý khu công nghiệp trên địa bàn {p.unit}

Xét đề nghị của Giám đốc Sở Công Thương.

QUYẾT ĐỊNH:

Điều 1. Ban hành kèm theo Quyết định này Quy định về quản lý khu công nghiệp trên địa bàn {p.unit}.

Điều 2. Quyết định này có hiệu lực kể từ ngày ký.

Điều 4. Thủ trưởng các cơ quan, đơn vị liên quan chịu trách nhiệm thi hành Quyết định này.

Nơi nhận:
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Lê Thị Hòa
"""


def later(date, days):
    return date + datetime.timedelta(days=days)
