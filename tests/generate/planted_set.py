"""The sets of planted.py: a plan of every province, all answering one resolution, and what cases add to it and expect of it."""
import collections
import copy
import csv
import datetime
import os
import random

from planted_plans import Decision, Plan, later

PARTS = {"head", "label", "rows", "duties", "title"}
Work = collections.namedtuple("Work", "symbol mention")
Expected = collections.namedtuple("Expected", "code symbol sources says")


class Frame:
    """What the plans of a set have in common."""

    def __init__(self, name, first, days, resolution, title, common, lines):
        self.name, self.first, self.days, self.resolution, self.title, self.common = name, first, days, resolution, title, common
        self.places = sorted({(name, city) for name, city in lines})


def provinces():
    """[(old name, is a city, new name, is a city)] of the table of the 63 provinces."""
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "planted_provinces.tsv")
    with open(path, encoding="utf-8", newline="") as file:
        return [(row["old"], row["old_kind"] == "city", row["new"], row["new_kind"] == "city", row["code"])
                for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]


def frames():
    table = provinces()
    old = Frame("old", datetime.date(2024, 3, 1), 100, Work("45-NQ/TW", "Nghị quyết số 45-NQ/TW ngày 24/11/2023 của Ban Chấp hành Trung ương Đảng"),
                "Thực hiện Nghị quyết số 45-NQ/TW ngày 24/11/2023 của Ban Chấp hành Trung ương Đảng",
                [Work("50/NQ-CP", "Nghị quyết số 50/NQ-CP ngày 15/01/2024 của Chính phủ"),
                 Work("1131/QĐ-TTg", "Quyết định số 1131/QĐ-TTg ngày 14/9/2023 của Thủ tướng Chính phủ")],
                [(name, city) for name, city, _, _, _ in table])
    new = Frame("new", datetime.date(2025, 7, 15), 70, Work("57-NQ/TW", "Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị"),
                "Thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị",
                [Work("71/NQ-CP", "Nghị quyết số 71/NQ-CP ngày 01/4/2025 của Chính phủ"),
                 Work("1012/QĐ-TTg", "Quyết định số 1012/QĐ-TTg ngày 31/5/2025 của Thủ tướng Chính phủ")],
                [(name, city) for _, _, name, city, _ in table])
    return [old, new]


class Set:
    def __init__(self, frame, seed):
        self.rng = random.Random(f"{frame.name} {seed}")
        self.name, self.new, self.year = frame.name, frame.name == "new", frame.first.year
        self.resolution, self.common, self.answer_title = frame.resolution, frame.common, frame.title
        self.expected, self.case, self.counts = [], None, collections.Counter()
        self.smalls = self.rng.sample([n for n in range(11, 300) if n not in (24, 30, 45, 50, 57, 71, 98)], 250)
        self.larges = self.rng.sample([n for n in range(300, 2500) if n not in (1012, 1131)], 1500)
        self.plans = []
        for number, (province, city) in enumerate(frame.places, 1):
            self.plans.append(self.plan(province, city, number % 4 == 0, later(frame.first, self.rng.randrange(frame.days)), frame.title))
        for plan in self.plans:
            self.answer(plan)
        self.documents = list(self.plans)
        self.free = list(self.plans)
        self.rng.shuffle(self.free)
        # plans for cases that want one alone; Huế is kept for the province that had another name
        self.whole = set([p for p in self.free if p.province != "Huế"][:12 if self.new else 21])

    # what cases ask for

    def small(self):
        return self.smalls.pop()

    def large(self):
        return self.larges.pop()

    def no_year(self):
        """A number of three or four digits that nobody takes for a year."""
        number = self.large()
        return self.no_year() if 1900 <= number < 2100 else number

    def day(self):
        """A day of the year before the plans."""
        month = self.rng.randint(3, 9)
        return f"{self.rng.randint(1, 27):02}/{month}/{self.year - 1}"

    def take(self, alone=False, parts="", party=None, province=None, before=datetime.date.max, after=datetime.date.min):
        """A plan to change: `parts` of it are for this case only; alone: nobody else may touch it."""
        parts = PARTS if alone else set(parts.split())
        fit = [p for p in self.free if not p.taken & parts and party in (None, p.party) and (p in self.whole) == (alone and not province)
               and after < p.date < before and (p.province == province if province else p.province != "Huế" or self.new)]
        if not fit:
            raise LookupError(f"no plan is left for {self.case}")
        plan = min(fit, key=lambda p: len(p.cases))
        plan.taken |= parts
        plan.cases.append(self.case)
        self.free.remove(plan)
        if not alone:
            self.free.append(plan)
        return plan

    def two(self, party=None, alone=False):
        """A plan that is left as it is but for its being cited, and a later one that cites it."""
        dates = sorted(p.date for p in self.plans)
        p = self.take(parts="head", party=party, before=dates[-5], alone=alone)
        return p, self.take(after=p.date)

    def place(self):
        plan = self.rng.choice(self.plans)
        return plan.province, plan.city

    def companion(self, province, city, title, like=None, date=None):
        """Another document of a province, beside its plan."""
        plan = self.plan(province, city, False, date or later((like or self.rng.choice(self.plans)).date, 3), title)
        if like:
            self.answer(plan)
        return self.add(plan)

    def copy(self, plan):
        twin = copy.deepcopy(plan)
        twin.source = self.source(twin.province)
        return self.add(twin)

    def decision(self, number, year):
        plan = self.rng.choice(self.plans)
        return self.add(Decision(self.source(plan.province), plan, number, year, plan.date))

    def leave_out(self, plan, work):
        plan.said = [text for text in plan.said if work.symbol not in text]
        plan.preamble = [text for text in plan.preamble if work.symbol not in text]

    def expect(self, code, symbol, *documents, says=None, times=1):
        self.expected += [Expected(code, symbol, tuple(sorted(d.source for d in documents)), says)] * times

    # what they are made of

    def source(self, province):
        self.counts[province] += 1
        return f"{self.name}/{province.replace(' ', '-')}-{self.counts[province]}.txt"

    def plan(self, province, city, party, date, title):
        return Plan(self.rng, self.source(province), province, city, party, str(self.small() if party else self.large()), date, title)

    def answer(self, plan):
        plan.preamble.append(f"Thực hiện {self.common[0].mention}.")
        plan.say(f"Bám sát mục tiêu của {self.common[1].mention}.")

    def add(self, document):
        document.cases.append(self.case)
        self.documents.append(document)
        return document
