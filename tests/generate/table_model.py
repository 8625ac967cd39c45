"""Tables composed at random: columns, logical rows, and the pages they are broken over.

What must come back are the logical rows. The rules of what a break may look like are those of administrative practice: the
header is printed again (its words may drift), a page number or a blank line stands between, a row may be cut between two words
of each of its cells, and what follows on the next page has an empty first cell.

Where a break can be read in two ways, none is made:
  - the first row of a page is no new task without ordinal, unless it stands below a group: its empty first cell says "continued";
  - of a cut row at least one cell goes on in lower case;
  - a task has a leader, a deadline or another cell of its own: a row of ordinal and text alone is a group;
  - a "1" that has "1.1" under it has no leader of its own, and the first task under it has an ordinal;
  - a group in one cell over the whole row is not cut: the first cell of the next page would not be empty;
  - a shape that shows no pages (SHOWS_BREAKS in table_shapes) has no cut rows without a header between the pieces.
"""
import dataclasses
import random

ROLES = {
    "ordinal": ["TT", "STT", "Stt", "Số TT"],
    "task": ["Nội dung nhiệm vụ", "Nhiệm vụ", "Tên nhiệm vụ", "Nội dung", "Nội dung công việc", "Nhiệm vụ, giải pháp",
             "Tên chương trình, đề án", "Danh mục nhiệm vụ"],
    "lead": ["Cơ quan chủ trì thực hiện", "Cơ quan/Đơn vị chủ trì thực hiện", "Cơ quan chủ trì", "Đơn vị chủ trì", "Chủ trì",
             "Đơn vị thực hiện", "Cơ quan tham mưu"],
    "support": ["Cơ quan phối hợp thực hiện", "Cơ quan/Đơn vị phối hợp thực hiện", "Cơ quan phối hợp", "Đơn vị phối hợp", "Phối hợp"],
    "deadline": ["Thời gian trình/ thực hiện", "Thời gian trình/thực hiện", "Thời gian thực hiện", "Thời gian hoàn thành",
                 "Thời hạn hoàn thành", "Tiến độ", "Thời gian trình", "Lộ trình"],
    "submit_to": ["Cấp trình", "Cấp ban hành", "Cấp quyết định", "Cấp phê duyệt"],
    "product": ["Sản phẩm", "Kết quả", "Sản phẩm đầu ra", "Hình thức văn bản", "Dự kiến sản phẩm"],
    "budget": ["Kinh phí", "Dự kiến kinh phí", "Nguồn kinh phí", "Nguồn vốn"],
    "note": ["Ghi chú"],
    "other": ["Mức độ ưu tiên", "Người theo dõi", "Đơn vị tính"],
}

# Header words as they come back on the next page: spaces, and what a scanner makes of a letter.
DRIFT = [("/ ", "/"), ("/", "/ "), ("hoàn thành", "hoàn  thành"), ("Nội dung", "Nội dùng"), ("nhiệm vụ", "nhiêm vụ"), ("chủ trì", "chủ tri"),
         ("phối hợp", "phôi hợp"), ("thực hiện", "thưc hiện"), ("Thời gian", "Thời gían"), ("Ghi chú", "Ghi chu")]

VERBS = ["Xây dựng", "Rà soát", "Tổ chức", "Ban hành", "Tập huấn", "Hướng dẫn", "Kiểm tra", "Đánh giá", "Lập", "Triển khai", "Hoàn thiện",
         "Tổng hợp", "Phối hợp xây dựng", "Chủ trì, phối hợp với Sở Tài chính xây dựng"]
OBJECTS = ["kế hoạch phát triển vùng nguyên liệu chè", "cơ sở dữ liệu về hộ trồng chè", "quy trình chăm sóc cây giống",
           "đề án cải tạo vườn tạp", "mô hình tưới tiết kiệm", "quy chế phối hợp giữa các cơ quan", "danh mục dự án kêu gọi đầu tư",
           "Đề án số 09 về thời gian và tiến độ trồng chè", "sản phẩm OCOP và kinh phí hỗ trợ",
           "phương án bảo vệ rừng đầu nguồn", "bộ tiêu chí chấm điểm hợp tác xã", "hội nghị kết nối tiêu thụ nông sản"]
TAILS = ["trên địa bàn tỉnh", "tại các xã vùng cao", "cho cán bộ khuyến nông cơ sở", "gắn với du lịch cộng đồng",
         "theo hướng hữu cơ và tuần hoàn", "phục vụ xuất khẩu", "bảo đảm đúng quy định của pháp luật về đất đai",
         "có sự tham gia của người dân", "và lấy ý kiến của các đơn vị liên quan", "để nhân rộng ra các huyện khác"]
GROUPS = ["Hoàn thiện cơ chế, chính sách", "Nâng cao nhận thức", "Phát triển hạ tầng", "Đào tạo nguồn nhân lực", "Xúc tiến thương mại",
          "Bảo vệ môi trường", "Hợp tác quốc tế về giống cây trồng", "Tổ chức thực hiện", "Nhiệm vụ chung", "NHIỆM VỤ TRỌNG TÂM",
          "Nội dung phối hợp giữa các ngành và các địa phương trong giai đoạn đầu của chương trình"]
LEADS = ["Sở Nội vụ", "Sở Khoa học và Công nghệ", "Sở Văn hóa, Thể thao và Du lịch", "Sở Tài chính", "Công an tỉnh", "Sở Công Thương",
         "Sở Nông nghiệp và Môi trường", "Đài Phát thanh - Truyền hình tỉnh", "UBND các huyện, thị xã, thành phố",
         "Sở Giáo dục và Đào tạo, Tỉnh đoàn", "Ban Quản lý Khu kinh tế tỉnh", "Các sở, ban, ngành; UBND các huyện, thị xã, thành phố"]
SUPPORTS = ["Các sở, ban, ngành", "Các sở, ngành, đơn vị liên quan", "Sở Tài chính; Sở Tư pháp", "UBND các xã, phường",
            "Sở Nội vụ (đối với lĩnh vực công chức, viên chức)", "Hội Nông dân tỉnh, Liên minh Hợp tác xã tỉnh"]
DEADLINES = ["Năm 2025", "2025", "Thường xuyên", "Hằng năm", "Định kỳ hằng năm", "Quý III/2025", "Quý IV năm 2025", "Từ năm 2026",
             "Năm 2025 và các năm tiếp theo", "Sau khi các Bộ ban hành", "Tháng 6/2025", "Trước ngày 15 tháng 11 hằng năm",
             "Giai đoạn 2025 - 2030"]
OTHERS = {
    "submit_to": ["UBND tỉnh", "HĐND tỉnh", "Chủ tịch UBND tỉnh"],
    "product": ["Kế hoạch của UBND tỉnh", "Quyết định", "Báo cáo kết quả hằng năm", "Đề án được phê duyệt"],
    "budget": ["1.200 triệu đồng", "Ngân sách tỉnh", "450 triệu đồng", "Xã hội hóa"],
    "note": ["Báo cáo riêng", "Đã giao tại kỳ họp", "Phân bổ vốn từng năm"],
    "other": ["Cao", "Rất cao", "Ông Minh", "Mô hình"],
}
FIGURES = {"product", "budget", "note"}      # columns that a total may have
TOTALS = ["Tổng cộng", "Tổng số", "Cộng"]
NOTES = ["Ghi chú: Các đơn vị chủ động lồng ghép kinh phí.", "Ghi chú: Danh mục này được cập nhật mỗi năm một lần."]

ROMAN = ["I", "II", "III", "IV", "V", "VI"]
LETTERS = ["A", "B", "C", "D"]
POINTS = ["a", "b", "c", "d", "đ", "e"]


@dataclasses.dataclass
class Row:
    """A logical row, as it must come back."""
    kind: str                  # group | task | total
    ordinal: str               # without its mark; None where missing
    group: str                 # "A/I"
    cells: dict                # by key; "" where empty
    pieces: list = None        # where a page cuts it: the cells of each piece


@dataclasses.dataclass
class Page:
    rows: list                 # of (Row, cells by key): whole rows or pieces
    header: list               # the header printed on this page; None: it is not repeated
    number: int = None         # a page number in front


@dataclasses.dataclass
class Table:
    keys: list
    header: list               # one text a column
    upper: list                # the line above the header in two lines: (text, columns); None
    rows: list
    pages: list
    notes: list                # texts under the table
    bold: bool                 # group rows are set in bold
    spans: bool                # a group is one cell over the whole row: "I. Nâng cao nhận thức"
    loose: bool                # a blank line behind each row
    style: int                 # a number that a shape takes its small varieties from
    marks: bool                # <p> around some cells, <i> that begins on one page and ends on the next


@dataclasses.dataclass
class Part:
    """A table and what stands around it."""
    heading: str               # the line in front
    table: Table


@dataclasses.dataclass
class Case:
    seed: str
    shape: str
    tags: set
    body: list                 # Parts below a section
    appendices: list           # of (label, [Part])

    def tables(self):
        return [part.table for part in self.body] + [part.table for _, parts in self.appendices for part in parts]


class Composer:
    """Draws one case. `limits` says what the shape can't show."""

    def __init__(self, seed, shape, limits):
        self.random = random.Random(seed)
        self.seed, self.shape, self.limits = seed, shape, limits
        self.tags = set()

    def chance(self, part):
        return self.random.random() < part

    def of(self, values):
        return self.random.choice(values)

    def feature(self, name, part):
        """Draws whether the case has it, unless the shape can't show it."""
        if name in self.limits.cannot or not self.chance(part):
            return False
        self.tags.add(name)
        return True

    # -- columns

    def columns(self):
        """Keys, their headers, and the line above where the header has two."""
        if self.feature("two header lines", 0.12):
            return self.columns_in_two_lines()
        extra = [role for role in ("support", "deadline", "submit_to", "product", "budget", "note", "other") if self.chance(0.55)]
        keys = ["task", "lead", *(extra or ["deadline"])]
        keys = keys[:self.limits.columns - 1]
        if self.feature("columns in another order", 0.3):
            self.random.shuffle(keys)
        if not self.feature("no ordinal column", 0.04):
            keys = ["ordinal", *keys]
        return keys, [self.of(ROLES[key]) for key in keys], None

    def columns_in_two_lines(self):
        middle = self.of([("Cơ quan thực hiện", ["lead", "support"], ["Chủ trì", "Phối hợp"]),
                          ("Thời gian", ["deadline", "deadline_2"], ["Bắt đầu", "Kết thúc"])])
        before = ["ordinal", "task"] if middle[1][0] == "lead" else ["ordinal", "task", "lead"]
        after = ["deadline", "note"] if middle[1][0] == "lead" else ["note"]
        keys = before + middle[1] + after
        header = [self.of(ROLES[key]) for key in before] + middle[2] + [self.of(ROLES[key]) for key in after]
        upper = [(text, 1) for text in header[:len(before)]] + [(middle[0], 2)] + [(text, 1) for text in header[len(before) + 2:]]
        return keys, header, upper

    # -- rows

    def text(self, key, long=False):
        if key == "task":
            tails = self.random.sample(TAILS, self.random.randint(1, 3) if long else 1)
            words = [self.of(VERBS), self.of(OBJECTS), *(tails if not self.limits.short else [])]
            return " ".join(words) + self.of(["", "", ".", ";"])
        pool = {"lead": LEADS, "support": SUPPORTS, "deadline": DEADLINES, "deadline_2": DEADLINES}.get(key) or OTHERS[key]
        if self.limits.short:
            pool = [text for text in pool if len(text) <= self.limits.short] or pool
        return self.of(pool)

    def cells(self, keys, filled):
        return {key: filled.get(key, "") for key in keys}

    def task(self, keys, ordinal, mark, path):
        filled = {key: self.text(key, long=True) for key in keys if key not in ("ordinal", "task") and not self.chance(0.25)}
        if "lead" not in filled and not self.chance(0.2) or not filled or ordinal is None:
            filled["lead"] = self.text("lead")
        filled["task"] = self.text("task", long=True)
        if ordinal is not None:
            filled["ordinal"] = ordinal + mark
        return Row("task", ordinal if "ordinal" in keys else None, path, self.cells(keys, filled))

    def group(self, keys, ordinal, mark, path):
        return Row("group", ordinal, path, self.cells(keys, {"ordinal": ordinal + mark, "task": self.of(GROUPS)}))

    def total(self, keys):
        last = self.of([key for key in keys if key in FIGURES])
        filled = {last: self.of(["3.450 triệu đồng", "12 nhiệm vụ"])}
        return Row("total", None, None, self.cells(keys, {**filled, "task": self.of(TOTALS)}))

    def rows(self, keys):
        """The logical rows: flat, or under groups of one to three levels."""
        self.task_mark = self.of(["", ".", ".", ")"])
        self.group_mark = self.of(["", "", "", ".", ".", "-"])
        self.padded = self.chance(0.1)
        self.pointed = self.chance(0.3)     # a) b) under 1, else 1.1 1.2
        self.running = self.chance(0.3)
        self.number = 0
        levels = self.levels() if "ordinal" in keys else []
        rows = self.below(keys, levels, None, [])
        if "ordinal" in keys and FIGURES & set(keys) and self.feature("total", 0.15):
            rows.append(self.total(keys))
        return rows

    def levels(self):
        levels = self.of([[], [], ["I"], ["I"], ["A"], ["A", "I"], ["A", "I"], ["I", "1"], ["1"], ["A", "I", "1"]])
        self.tags.add(f"groups {'/'.join(levels)}" if levels else "no groups")
        if not self.running and levels:
            self.tags.add("numbers restart")
        return levels

    def below(self, keys, levels, path, numbers):
        if not levels:
            return self.tasks(keys, path, numbers)
        rows = []
        names = {"A": LETTERS, "I": ROMAN}.get(levels[0]) or [str(number) for number in range(1, 7)]
        for name in names[:self.random.randint(1, 3)]:
            rows.append(self.group(keys, name, self.group_mark, path))
            inner = f"{path}/{name}" if path else name
            rows += self.below(keys, levels[1:], inner, [name] if levels[0] == "1" else [])
        return rows

    def tasks(self, keys, path, numbers):
        points = bool(numbers) and self.pointed
        if points:
            self.tags.add("points a) b)")
        if not self.running or numbers:
            self.number = 0
        rows = []
        for index in range(self.random.randint(1, 4) if path else self.random.randint(2, 9)):
            self.number += 1
            ordinal = str(self.number)
            if points:
                ordinal = POINTS[index]
            elif numbers:
                ordinal = f"{numbers[0]}.{self.number}"
            elif self.padded:
                ordinal = f"{self.number:02}"
            mark = ")" if points else "." if self.task_mark == ")" and numbers else self.task_mark
            missing = (rows or path and not numbers) and "ordinal" in keys and self.feature("ordinal missing", 0.05)
            rows.append(self.task(keys, None if missing else ordinal, mark, path))
        return rows

    # -- pages

    def cut(self, keys, cells):
        """Cuts each cell between two words, or leaves it on one of the pages; None where there is no place to cut."""
        places = [at for at, word in enumerate(cells["task"].split()) if at > 1 and word[0].islower()]
        if not places:
            return None
        first, second = {}, {}
        for key in keys:
            words = cells[key].split()
            at = self.of(places) if key == "task" else len(words)
            if key not in ("task", "ordinal") and len(words) > 2 and self.chance(0.5):
                at = self.random.randint(1, len(words) - 1)
            elif key not in ("task", "ordinal", "lead") and words and self.chance(0.1):
                self.tags.add("a cell on the second page only")
                at = 0
            first[key], second[key] = " ".join(words[:at]), " ".join(words[at:])
        return self.whole_task(cells, first, second)

    def whole_task(self, cells, first, second):
        """Now and then the task stands on the first page as a whole, and only another cell goes on."""
        goes_on = any(first[key] and text and text[0].islower() for key, text in second.items() if key != "task")
        if goes_on and self.chance(0.3):
            self.tags.add("only another cell goes on")
            first["task"], second["task"] = cells["task"], ""
        return [first, second]

    def pieces(self, keys, row):
        """The pieces of a row on two pages, seldom on three."""
        pieces = self.cut(keys, row.cells)
        again = self.cut(keys, pieces[1]) if pieces and self.chance(0.15) else None
        if again:
            self.tags.add("row cut twice")
        return [pieces[0], *again] if again else pieces

    def drifted(self, header):
        header = list(header)
        for old, new in self.random.sample(DRIFT, 4):
            header = [text.replace(old, new, 1) for text in header]
        return header

    def break_kind(self):
        """How the next page begins."""
        header = self.of(["same", "same", "drift", "none"])
        if header == "none" and "header not repeated" in self.limits.cannot:
            header = "same"
        self.tags.add({"same": "header repeated", "drift": "header drifts", "none": "header not repeated"}[header])
        number = self.feature("page number", 0.3)
        return header, number

    def next_page(self, header, upper, number):
        """An empty page, and whether its header is printed."""
        kind, numbered = self.break_kind()
        printed = {"same": header, "drift": self.drifted(header) if not upper else header, "none": None}[kind]
        return Page([], printed, number if numbered else None)

    def may_cut(self, rows, at):
        """A row is cut where what follows can't be taken for its end."""
        unnumbered = at + 1 < len(rows) and rows[at + 1].kind == "task" and rows[at + 1].ordinal is None
        return rows[at].kind in self.cuttable and rows[at].ordinal and not unnumbered and self.chance(0.6)

    def may_begin(self, rows, at):
        """An empty first cell at the top of a page says "continued", but behind a group only a new task has a leader."""
        if rows[at].ordinal:
            return True
        new = at > 0 and rows[at].kind == "task" and rows[at - 1].kind == "group"
        if new:
            self.tags.add("ordinal missing at the top of a page")
        return new

    def pages(self, keys, header, upper, rows):
        pages = [Page([], header)]
        breaks = self.random.randint(0, 3) if "ordinal" in keys else 0
        places = set(self.random.sample(range(len(rows)), min(breaks, len(rows))))
        for at, row in enumerate(rows):
            page = self.next_page(header, upper, len(pages) + 1) if at in places else None
            seen = page and (self.limits.shows_breaks or page.header)
            pieces = self.pieces(keys, row) if seen and self.may_cut(rows, at) else None
            if pieces:
                self.tags.add("row cut" if page.header else "row cut, header not repeated")
                pages[-1].rows.append((row, pieces[0]))
                for piece in pieces[1:]:
                    pages.append(Page([(row, piece)], page.header, page.number and len(pages) + 1))
                continue
            if page and pages[-1].rows and self.may_begin(rows, at):
                self.tags.add("break between rows")
                pages.append(page)
            pages[-1].rows.append((row, row.cells))
        return pages

    # -- the whole

    def table(self):
        keys, header, upper = self.columns()
        rows = self.rows(keys)
        bold = any(row.kind == "group" for row in rows) and self.feature("bold groups", 0.3)
        notes = [self.of(NOTES)] if self.feature("note", 0.12) else []
        marks = self.feature("marks in cells", 0.15)
        spans = any(row.kind == "group" for row in rows) and self.feature("groups span the row", 0.1)
        loose = all(row.ordinal for row in rows) and self.feature("blank lines between rows", 0.1)
        self.cuttable = ("task",) if spans else ("task", "group")
        pages = self.pages(keys, header, upper, rows)
        return Table(keys, header, upper, rows, pages, notes, bold, spans, loose, self.random.randrange(64), marks)

    def parts(self, count, heading):
        return [Part(f"{heading} {number}. {self.of(GROUPS)}" if count > 1 else "", self.table()) for number in range(1, count + 1)]

    def case(self):
        body, appendices = [], []
        if self.feature("table in the body", 0.12):
            body = [Part("", self.table())]
        count = self.of([1, 1, 1, 2, 3]) if not body else self.of([0, 1])
        if count > 1:
            self.tags.add("several appendices")
        labels = self.of([ROMAN, ["01", "02", "03"], LETTERS, ["1", "2", "3"]])
        word = self.of(["PHỤ LỤC", "Phụ lục"])
        for number in range(count):
            several = 2 if self.feature("several tables", 0.1) else 1
            label = f"{word} {labels[number]}" if count > 1 else "" if self.feature("appendix without label", 0.1) else word
            appendices.append((label, self.parts(several, "Biểu")))
        self.tags.add("unbroken" if all(len(table.pages) == 1 for table in [part.table for part in body] +
                                        [part.table for _, parts in appendices for part in parts]) else "broken")
        return Case(self.seed, self.shape, self.tags, body, appendices)
