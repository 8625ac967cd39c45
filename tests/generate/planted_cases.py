"""What planted.py plants: for every code of check/codes.tsv inconsistencies, and beside each what looks like one and is none.

A case takes plans of a set (planted_set.py), changes them, and expects what the table of codes says: `planted` cases tell
each finding, `near` cases none. They are made from the table alone.
"""
import datetime

from planted_plans import Decision, later, slashes, words

PLANTED, NEAR = [], []


def planted(code):
    return lambda function: PLANTED.append((code, function)) or function


def near(code):
    return lambda function: NEAR.append((code, function)) or function


def ttg(number, date, issuer="Thủ tướng Chính phủ"):
    return f"Quyết định số {number}/QĐ-TTg{f' ngày {date}' if date else ''}{f' của {issuer}' if issuer else ''}"


def nqtw(number, date, issuer="Bộ Chính trị"):
    return f"Nghị quyết số {number}-NQ/TW{f' ngày {date}' if date else ''}{f' của {issuer}' if issuer else ''}"


CULTURE, HEALTH = "về xây dựng và phát triển văn hóa con người Việt Nam", "về công tác bảo vệ chăm sóc sức khỏe nhân dân"


def without_number(p):
    """The plan's symbol as a head has it before the number is given."""
    return p.symbol.replace(p.number, "     ", 1)


def draft(p):
    p.banner, p.head_number, p.attached = "DỰ THẢO\n\n", without_number(p), None


def answering(s, count, citing, text):
    """So many plans whose titles name one resolution; the first `citing` of them say the text."""
    plans, resolution = [s.take(parts="title") for _ in range(count)], nqtw(s.small(), s.day())
    for p in plans:
        p.title += f" và {resolution}"
    for p in plans[:citing]:
        p.say(text)
    return plans


def review(p, *dues):
    """A row of the plan's table for each of the deadlines."""
    for due in dues:
        p.rows.append(("Rà soát thủ tục hành chính", "Sở Nội vụ", due))


# alias-undefined

@planted("alias-undefined")
def alias_nowhere(s):
    p, n = s.take(), s.small()
    p.say(f"Lồng ghép với các nhiệm vụ của Chương trình {n}.", f"Đánh giá kết quả của Chương trình {n} hằng năm.")
    s.expect("alias-undefined", None, p)


@planted("alias-undefined")
def alias_with_the_word_so(s):
    p, n = s.take(), s.no_year()
    p.say(f"Tổng kết việc thực hiện Nghị quyết số {n}.")
    s.expect("alias-undefined", None, p)


@planted("alias-undefined")
def alias_of_letters(s):
    p, n = s.take(), s.small()
    p.say(f"Tổng kết việc thực hiện NQ {n}.", f"Kiểm tra việc thực hiện NQ{n} của các đơn vị.")
    s.expect("alias-undefined", None, p)


@planted("alias-undefined")
def aliases_in_a_list(s):
    p, numbers = s.take(), [s.small() for _ in range(3)]
    p.say(f"Lồng ghép với Nghị quyết {numbers[0]}, {numbers[1]} và {numbers[2]} của Bộ Chính trị.")
    s.expect("alias-undefined", None, p, times=3)


@near("alias-undefined")
def what_is_counted(s):
    p = s.take()
    for text in ("Hướng dẫn {} hộ kinh doanh kê khai.", "Báo cáo {} trường hợp vi phạm.", "Kế hoạch {} điểm cầu trực tuyến.", "Lập kế hoạch {} và báo cáo {}.",
                 "Thông báo {} cơ sở đủ điều kiện.", "Quyết định {}, {} thủ tục hành chính."):
        p.say(text.format(s.small(), s.small()))


@near("alias-undefined")
def letters_explained_by_a_citation(s):
    p, n = s.take(), s.small()
    p.say(f"Triển khai {nqtw(n, s.day())}.", f"Đánh giá kết quả của NQ {n}.")


@near("alias-undefined")
def type_words_alone(s):
    s.take().say("Các cơ quan căn cứ Kế hoạch này để thực hiện.", "Báo cáo tiến độ của Kế hoạch nêu trên.")


@near("alias-undefined")
def counts(s):
    s.take().say("Xây dựng Kế hoạch 10 năm của ngành.", "Phát động Chương trình 100 ngày cao điểm.")


@near("alias-undefined")
def numbers_with_symbol_or_year(s):
    p = s.take()
    p.say(f"Gắn với Nghị quyết {s.small()}-NQ/TW.", f"Lồng ghép vào Kế hoạch năm {s.year}.", f"Theo Quyết định {s.large()}/QĐ-TTg.")


@near("alias-undefined")
def defined_by_name(s):
    for frame in ("(sau đây gọi tắt là Chương trình {})", "(viết tắt là Chương trình {})", "(Chương trình {})"):
        p, n = s.take(), s.small()
        p.say(f"Triển khai Chương trình hành động số {n}-CTr/TU ngày {s.day()} của {p.committee} {frame.format(n)}.",
              f"Đánh giá kết quả của Chương trình {n}.")


@near("alias-undefined")
def cited_in_full_before(s):
    p, n = s.take(), s.small()
    p.say(f"Triển khai {nqtw(n, s.day())}.", f"Đánh giá kết quả của Nghị quyết {n}.")


# alias-unused

@planted("alias-unused")
def alias_never_used(s):
    p, n = s.take(), s.large()
    p.say(f"Triển khai {ttg(n, s.day())} (sau đây gọi tắt là Chiến lược dữ liệu).")
    s.expect("alias-unused", f"{n}/QĐ-TTg", p)


@planted("alias-unused")
def alias_used_before_only(s):
    p, n = s.take(), s.large()
    p.say("Chuẩn bị nguồn lực cho Đề án đô thị xanh.", f"Triển khai {ttg(n, s.day())} (sau đây gọi tắt là Đề án đô thị xanh).")
    s.expect("alias-unused", f"{n}/QĐ-TTg", p)


@near("alias-unused")
def alias_used(s):
    for use in ("Bố trí kinh phí cho Đề án làng số.", "Bố trí kinh phí cho ĐỀ ÁN LÀNG SỐ.", "Lập Ban Chỉ đạo Đề án làng số tỉnh."):
        s.take().say(f"Triển khai {ttg(s.large(), s.day())} (sau đây gọi tắt là Đề án làng số).", use)


@near("alias-unused")
def alias_with_the_number_used_otherwise(s):
    for use in ("Tổng kết Nghị quyết số {}.", "Bám sát mục tiêu của Nghị quyết số {}-NQ/TW."):
        p, n = s.take(), s.small()
        p.say(f"Triển khai {nqtw(n, s.day())} (sau đây gọi tắt là Nghị quyết {n}).", use.format(n))


@near("alias-unused")
def alias_used_in_the_appendix(s):
    p = s.take(parts="rows")
    p.say(f"Triển khai {ttg(s.large(), s.day())} (sau đây gọi tắt là Đề án làng số).")
    p.rows.append(("Tổng kết Đề án làng số", "Sở Nội vụ", f"Tháng 12/{p.date.year}"))


@near("alias-unused")
def alias_that_is_the_number(s):
    p, n = s.take(), s.large()
    p.say(f"Triển khai {ttg(n, s.day())} (sau đây gọi tắt là Quyết định số {n}/QĐ-TTg).", f"Bám sát mục tiêu của Quyết định {n}/QĐ-TTg.")


# appendix-missing

@planted("appendix-missing")
def appendix_of_another_number(s):
    p = s.take(parts="label")
    p.say("Rà soát các nhiệm vụ (chi tiết tại Phụ lục 2).", "Cập nhật tiến độ của Phụ lục 2 kèm theo.")
    s.expect("appendix-missing", p.symbol, p)


@planted("appendix-missing")
def no_appendix_at_all(s):
    p = s.take(parts="label head rows")
    p.label = None
    p.say("Rà soát các nhiệm vụ tại Phụ lục đính kèm.")
    s.expect("appendix-missing", p.symbol, p)


@planted("appendix-missing")
def two_appendices_missing(s):
    p = s.take(parts="label")
    p.label = "PHỤ LỤC I"
    p.say("Rà soát các nhiệm vụ (Phụ lục I kèm theo).", "Phân bổ kinh phí theo Phụ lục II kèm theo.", "Biểu mẫu tại Phụ lục III kèm theo.")
    s.expect("appendix-missing", p.symbol, p, times=2)


@planted("appendix-missing")
def one_of_a_list_of_appendices(s):
    p = s.take(parts="label")
    p.label = "PHỤ LỤC I"
    p.say("Rà soát các nhiệm vụ (chi tiết tại Phụ lục I và II kèm theo).")
    s.expect("appendix-missing", p.symbol, p)


@near("appendix-missing")
def words_like_numerals(s):
    s.take(parts="label").say("Rà soát Phụ lục vị trí việc làm kèm theo.", "Cập nhật Phụ lục xi măng, vật liệu xây dựng kèm theo.")


@near("appendix-missing")
def appendices_of_others(s):
    s.take().say("Trình bày theo Phụ lục III Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ.",
                 f"Áp dụng định mức tại Phụ lục IV ban hành kèm theo {ttg(s.large(), s.day())}.")


@near("appendix-missing")
def roman_and_arabic_one(s):
    p = s.take(parts="label")
    p.label = "PHỤ LỤC I"
    p.say("Rà soát các nhiệm vụ (chi tiết tại Phụ lục 1).")


@near("appendix-missing")
def reference_without_number(s):
    p = s.take(parts="label")
    p.label = "PHỤ LỤC I"
    p.say("Rà soát các nhiệm vụ tại Phụ lục đính kèm.")


@near("appendix-missing")
def the_only_one_without_number(s):
    s.take(parts="label").say("Rà soát các nhiệm vụ (Phụ lục I kèm theo).")


# body-not-existing

@planted("body-not-existing")
def ministry_not_yet_founded(s):
    p, n = s.take(), s.small()
    p.say(f"Áp dụng Thông tư số {n}/2024/TT-BNNMT ngày 05/01/2024 của Bộ Nông nghiệp và Môi trường.")
    s.expect("body-not-existing", f"{n}/2024/TT-BNNMT", p)


@planted("body-not-existing")
def ministry_ended(s):
    if s.new:
        p, n = s.take(), s.small()
        p.say(f"Áp dụng Thông tư số {n}/2025/TT-BKHĐT ngày 15/4/2025 của Bộ Kế hoạch và Đầu tư.")
        s.expect("body-not-existing", f"{n}/2025/TT-BKHĐT", p)
        p, n = s.take(), s.small()
        p.say(f"Theo Hướng dẫn số {n}-HD/BKTTW ngày 20/5/2025 của Ban Kinh tế Trung ương.")
        s.expect("body-not-existing", f"{n}-HD/BKTTW", p)


@planted("body-not-existing")
def agency_ended(s):
    if s.new:
        p = s.take(parts="rows duties")
        p.rows.append(("Xây dựng nền tảng số", "Sở Thông tin và Truyền thông", f"Tháng 12/{p.date.year}"))
        s.expect("body-not-existing", p.symbol, p)
        p = s.take(parts="rows duties")
        p.duties.append(("Ủy ban nhân dân các huyện, thị xã, thành phố", "Xây dựng kế hoạch thực hiện trên địa bàn."))
        s.expect("body-not-existing", p.symbol, p)


@planted("body-not-existing")
def issuer_merged_away(s):
    if s.new:
        p = s.companion("Hà Nam", city=False, title="Phát triển du lịch cộng đồng trên địa bàn tỉnh")
        s.expect("body-not-existing", p.symbol, p)


@near("body-not-existing")
def bodies_within_their_lives(s):
    p = s.take()
    p.say(f"Áp dụng Thông tư số {s.small()}/2023/TT-BKHĐT ngày 15/4/2023 của Bộ Kế hoạch và Đầu tư.",
          f"Theo Hướng dẫn số {s.small()}-HD/BKTTW ngày 20/5/2023 của Ban Kinh tế Trung ương.")
    if not s.new:
        s.take(parts="rows duties").duties.append(("Ủy ban nhân dân các huyện, thị xã, thành phố", "Xây dựng kế hoạch thực hiện trên địa bàn."))
        s.take(parts="rows duties").rows.append(("Xây dựng nền tảng số", "Sở Thông tin và Truyền thông", f"Tháng 12/{s.year}"))
    else:
        p.say(f"Áp dụng Thông tư số {s.small()}/2025/TT-BNNMT ngày 05/5/2025 của Bộ Nông nghiệp và Môi trường.")


@near("body-not-existing")
def body_nobody_knows(s):
    p = s.take(parts="duties")
    p.duties.append(("Sở Chuyển đổi xanh", "Chủ trì theo dõi việc thực hiện."))


@near("body-not-existing")
def work_without_full_date(s):
    if s.new:
        s.take().say(f"Áp dụng Thông tư số {s.small()}/2025/TT-BKHĐT của Bộ Kế hoạch và Đầu tư.")


@near("body-not-existing")
def document_without_full_date(s):
    if s.new:
        p = s.take(alone=True)
        p.head_date, p.attached = f"tháng {p.date.month} năm {p.date.year}", None
        p.duties.append(("Sở Thông tin và Truyền thông", "Chủ trì công tác tuyên truyền."))


@near("body-not-existing")
def the_month_of_the_change(s):
    if not s.new:
        p = s.companion(s.rng.choice(["Hà Giang", "Bắc Giang"]), city=False, title="Phát triển du lịch cộng đồng trên địa bàn tỉnh",
                        date=datetime.date(2025, 3, 12))
        p.duties.append(("Sở Kế hoạch và Đầu tư", "Chủ trì tham mưu bố trí vốn."))


# citation-left-out: the works that all cite stand in planted_set.py

@planted("citation-left-out")
def leaves_out_what_all_cite(s):
    p = s.take(alone=True)
    work = s.rng.choice(s.common)
    s.leave_out(p, work)
    s.expect("citation-left-out", work.symbol, p)


@planted("citation-left-out")
def leaves_out_in_a_small_group(s):
    n = s.large()
    plans = answering(s, 4, 3, f"Bám sát mục tiêu của {ttg(n, s.day())}.")
    s.expect("citation-left-out", f"{n}/QĐ-TTg", plans[3])


@near("citation-left-out")
def cited_by_too_few(s):
    answering(s, 5, 3, f"Bám sát mục tiêu của {ttg(s.large(), s.day())}.")


@near("citation-left-out")
def fewer_than_four_answer(s):
    answering(s, 3, 2, f"Bám sát mục tiêu của {ttg(s.large(), s.day())}.")


@near("citation-left-out")
def work_of_a_province(s):
    answering(s, 5, 4, f"Tham khảo kinh nghiệm tại Kế hoạch số {s.large()}/KH-UBND ngày {s.day()} của Ủy ban nhân dân thành phố Hà Nội.")


@near("citation-left-out")
def another_document_cites_it(s):
    p = s.take(alone=True)
    work = s.rng.choice(s.common)
    s.leave_out(p, work)
    s.companion(p.province, p.city, title=s.answer_title, like=p).say(f"Bám sát mục tiêu của {work.mention}.")


@near("citation-left-out")
def document_of_a_district(s):
    if not s.new:
        p = s.take()
        d = s.companion(p.province, p.city, title=s.answer_title, like=p)
        d.district = "Huyện Tân Phú"
        d.attached = None


# date-blank

@planted("date-blank")
def blank_day_of_a_citation(s):
    p, n = s.take(), s.small()
    p.cite(s.rng, f"Kế hoạch số {n}-KH/TU ngày    tháng 6 năm {s.year - 1} của {p.committee}")
    s.expect("date-blank", f"{n}-KH/TU", p)
    p, n = s.take(), s.large()
    p.cite(s.rng, ttg(n, f"…/6/{s.year - 1}"))
    s.expect("date-blank", f"{n}/QĐ-TTg", p)


@planted("date-blank")
def blank_day_of_the_head(s):
    p = s.take(alone=True)
    p.head_date, p.attached = f"ngày     tháng {p.date.month} năm {p.date.year}", None
    s.expect("date-blank", p.symbol, p)


@planted("date-blank")
def blank_day_of_the_attached_line(s):
    p = s.take(parts="head")
    p.attached = f"Kèm theo Kế hoạch số {p.symbol} ngày     tháng {p.date.month} năm {p.date.year} của {p.body_short}"
    s.expect("date-blank", p.symbol, p)


@near("date-blank")
def date_without_day(s):
    p = s.take()
    p.cite(s.rng, f"Kế hoạch số {s.small()}-KH/TU tháng 6 năm {s.year - 1} của {p.committee}", f"{ttg(s.large(), None, None)} năm {s.year - 1}",
           f"Kế hoạch số {s.small()}-KH/TU của {p.committee}")


@near("date-blank")
def a_draft(s):
    p = s.take(alone=True)
    draft(p)
    p.head_date = f"ngày     tháng {p.date.month} năm {p.date.year}"


# date-conflict

@planted("date-conflict")
def two_dates_in_one_document(s):
    p, n = s.take(), s.large()
    p.cite(s.rng, ttg(n, f"14/9/{s.year - 1}"), ttg(n, f"15/9/{s.year - 1}"))
    s.expect("date-conflict", f"{n}/QĐ-TTg", p)


@planted("date-conflict")
def two_dates_in_two_documents(s):
    a, b, n = s.take(), s.take(), s.small()
    a.cite(s.rng, nqtw(n, "01/11/2021"))
    b.cite(s.rng, nqtw(n, "11/01/2022"))
    s.expect("date-conflict", f"{n}-NQ/TW", a, b)


@planted("date-conflict")
def only_the_year_differs(s):
    a, b, n = s.take(), s.take(), s.small()
    a.cite(s.rng, nqtw(n, "01/11/2012"))
    b.cite(s.rng, nqtw(n, "01/11/2022"))
    s.expect("date-conflict", f"{n}-NQ/TW", a, b)


@planted("date-conflict")
def two_dates_in_the_year_of_the_symbol(s):
    p, n = s.take(), s.small()
    for day in ("08/12/2022", "09/12/2022"):
        p.cite(s.rng, f"Nghị quyết số {n}/2022/NQ-HĐND ngày {day} của Hội đồng nhân dân {p.unit}")
    s.expect("date-conflict", f"{n}/2022/NQ-HĐND", p)


@near("date-conflict")
def number_used_again(s):
    a, b, n, m = s.take(), s.take(), s.small(), s.large()
    a.cite(s.rng, nqtw(n, "01/11/2012"), ttg(m, "14/9/2021"))
    b.cite(s.rng, nqtw(n, "16/6/2022"), ttg(m, "02/8/2022"))


@near("date-conflict")
def number_of_another_term_of_the_province(s):
    p, n = s.take(), s.small()
    p.cite(s.rng, *(f"Chương trình hành động số {n}-CTr/TU ngày {day} của {p.committee}" for day in ("12/5/2018", "20/4/2022")))


@near("date-conflict")
def less_precise_date(s):
    p, n = s.take(), s.large()
    p.cite(s.rng, ttg(n, f"14/9/{s.year - 1}"), f"{ttg(n, None, None)} tháng 9 năm {s.year - 1} của Thủ tướng Chính phủ")


@near("date-conflict")
def one_number_in_two_provinces(s):
    n = s.small()
    for day in ("05/01/2023", "09/01/2023"):
        p = s.take()
        p.cite(s.rng, f"Kế hoạch số {n}-KH/TU ngày {day} của {p.committee}")


@near("date-conflict")
def laws_by_name(s):
    s.take().cite(s.rng, "Luật Đất đai năm 2013")
    s.take().cite(s.rng, "Luật Đất đai năm 2024")


# date-impossible

@planted("date-impossible")
def no_such_day(s):
    for day in ("31/02/2023", "29/02/2023", "12/13/2022"):
        p, n = s.take(), s.large()
        p.cite(s.rng, ttg(n, day))
        s.expect("date-impossible", f"{n}/QĐ-TTg", p)


@planted("date-impossible")
def no_such_day_in_the_head(s):
    p = s.take(alone=True)
    p.head_date, p.attached = f"ngày 31 tháng 4 năm {p.date.year}", None
    s.expect("date-impossible", p.symbol, p)


@near("date-impossible")
def leap_day(s):
    s.take().cite(s.rng, ttg(s.large(), "29/02/2020"), ttg(s.large(), "29 tháng 02 năm 2020"))


# deadline-before-document

@planted("deadline-before-document")
def row_due_before(s):
    p = s.take(parts="rows")
    review(p, s.rng.choice([f"Tháng 12/{p.date.year - 1}", f"Quý I/{p.date.year - 1}", f"Năm {p.date.year - 1}"]))
    s.expect("deadline-before-document", p.symbol, p)


@planted("deadline-before-document")
def sentence_due_before(s):
    p = s.take(parts="duties")
    p.duties.append(("Sở Ngoại vụ", f"Chủ trì xây dựng báo cáo, hoàn thành trước ngày 15/01/{p.date.year}."))
    s.expect("deadline-before-document", p.symbol, p)


@near("deadline-before-document")
def due_at_the_same_time(s):
    p = s.take(parts="rows")
    quarter = ["I", "II", "III", "IV"][(p.date.month - 1) // 3]
    review(p, slashes(p.date), f"Tháng {p.date.month}/{p.date.year}", f"Quý {quarter}/{p.date.year}", f"Năm {p.date.year}")


@near("deadline-before-document")
def due_without_a_year(s):
    review(s.take(parts="rows"), "Trước ngày 05/01", "Tháng 01", "Quý I")


@near("deadline-before-document")
def due_again_and_again(s):
    p = s.take(parts="rows")
    review(p, "Thường xuyên", "Hằng năm", "Trước ngày 15/01 hằng năm", "Sau khi Chính phủ ban hành", f"Từ năm {p.date.year - 1}")


@near("deadline-before-document")
def due_before_a_document_without_day(s):
    p = s.take(alone=True)
    p.head_date, p.attached = f"tháng {p.date.month} năm {p.date.year}", None
    review(p, f"Tháng 01/{p.date.year}")


# document-twice, draft-beside-final

@planted("document-twice")
def same_bytes(s):
    p = s.take(alone=True)
    s.expect("document-twice", p.symbol, p, s.copy(p))


@planted("document-twice")
def same_head(s):
    p = s.take(alone=True)
    q = s.copy(p)
    q.say("Báo cáo kết quả thực hiện hằng năm.")
    s.expect("document-twice", p.symbol, p, q)


@planted("draft-beside-final")
def draft_of_a_final(s):
    p = s.take(alone=True)
    q = s.copy(p)
    draft(q)
    q.head_date = f"ngày     tháng {q.date.month} năm {q.date.year}"
    s.expect("draft-beside-final", p.symbol, p, q)


@planted("draft-beside-final")
def unnumbered_beside_numbered(s):
    p = s.take(alone=True)
    q = s.copy(p)
    q.head_number, q.attached, q.title = without_number(q), None, f"Về việc {q.title[0].lower()}{q.title[1:]}"
    s.expect("draft-beside-final", p.symbol, p, q)
    s.expect("number-blank", None, q)


@near("document-twice")
def two_drafts(s):
    p = s.companion(*s.place(), title="Phát triển dịch vụ hậu cần trên địa bàn toàn tỉnh")
    q = s.copy(p)
    q.say("Báo cáo kết quả thực hiện hằng năm.")
    draft(p)
    draft(q)


@near("draft-beside-final")
def two_numbered(s):
    p = s.take(alone=True)
    s.companion(p.province, p.city, title=p.title, like=p)


@near("draft-beside-final")
def draft_of_something_else(s):
    p = s.take(alone=True)
    q = s.copy(p)
    q.title = "Phát triển thương mại điện tử trên địa bàn toàn tỉnh"
    draft(q)


# header-*-mismatch

@planted("header-date-mismatch")
def attached_on_another_day(s):
    for days in (1, 30):
        p = s.take(parts="head")
        p.attached = f"Kèm theo Kế hoạch số {p.symbol} ngày {slashes(later(p.date, days))} của {p.body_short}"
        s.expect("header-date-mismatch", p.symbol, p)


@near("header-date-mismatch")
def attached_on_the_same_day(s):
    for form in ("ngày {0.day:02}/{0.month:02}/{0.year}", "ngày {0.day}/{0.month}/{0.year}", "ngày {1}", "tháng {0.month} năm {0.year}", None):
        p = s.take(parts="head")
        date = f" {form.format(p.date, words(p.date))}" if form else ""
        p.attached = f"Kèm theo Kế hoạch số {p.symbol}{date} của {p.body_short}"


@planted("header-issuer-mismatch")
def attached_by_another_body(s):
    p = s.take(parts="head", party=False)
    p.attached = f"Kèm theo Kế hoạch số {p.symbol} ngày {slashes(p.date)} của Hội đồng nhân dân {p.unit}"
    s.expect("header-issuer-mismatch", p.symbol, p)
    p = s.take(parts="head", party=False)
    p.attached = f"Kèm theo Kế hoạch số {p.symbol} ngày {slashes(p.date)} của {p.committee}"
    s.expect("header-issuer-mismatch", p.symbol, p)


@near("header-issuer-mismatch")
def attached_by_the_same_body(s):
    for form in ("UBND {0}", "Ủy ban nhân dân {0} {1}", "Uỷ ban nhân dân {0}", "ỦY BAN NHÂN DÂN {2}", "UBND {0} {1}", None):
        p = s.take(parts="head", party=False)
        issuer = f" của {form.format(p.unit, p.province, p.unit.upper())}" if form else ""
        p.attached = f"Kèm theo Kế hoạch số {p.symbol} ngày {slashes(p.date)}{issuer}"


@near("header-issuer-mismatch")
def attached_by_a_committee_with_its_term(s):
    p = s.take(parts="head", party=True)
    p.attached = f"Kèm theo Kế hoạch số {p.symbol} ngày {slashes(p.date)} của {p.committee} {p.province} khóa XVII"


@planted("header-number-mismatch")
def attached_under_another_number(s):
    p = s.take(parts="head")
    p.attached = p.attached.replace(p.number, str(int(p.number) + 300), 1)
    s.expect("header-number-mismatch", p.symbol, p)


@near("header-number-mismatch")
def attached_under_the_same_number(s):
    for number in ("0{}", "{} ", "\u200b{}"):
        p = s.take(parts="head")
        p.attached = p.attached.replace(p.number, number.format(p.number), 1)
    p = s.take(parts="head")
    p.attached = p.attached.replace("-", "–")


@near("header-number-mismatch")
def appendix_of_another_document(s):
    p = s.take(parts="head", party=False)
    p.attached = f"Kèm theo Quyết định số {s.large()}/QĐ-UBND ngày {s.day()} của UBND {p.unit}"


# issuer-conflict

@planted("issuer-conflict")
def two_issuers(s):
    p, n = s.take(), s.small()
    day = s.day()
    p.cite(s.rng, *(f"Chương trình hành động số {n}-CTr/TU ngày {day} của {body}" for body in
                    (f"Ban Thường vụ {p.committee}", f"Ban Chấp hành Đảng bộ {p.unit}")))
    s.expect("issuer-conflict", f"{n}-CTr/TU", p)
    a, b, n = s.take(), s.take(), s.small()
    a.cite(s.rng, nqtw(n, day))
    b.cite(s.rng, nqtw(n, day, "Ban Bí thư"))
    s.expect("issuer-conflict", f"{n}-NQ/TW", a, b)


@near("issuer-conflict")
def one_issuer_in_several_forms(s):
    p, n, m, k = s.take(), s.small(), s.large(), s.large()
    day = s.day()
    p.cite(s.rng, *(nqtw(n, day, body) for body in ("Ban Chấp hành Trung ương Đảng khóa XIII", "BCH Trung ương", "Ban Chấp hành Trung ương Đảng", None)))
    p.cite(s.rng, ttg(m, day), ttg(m, day, "Thủ tướng"))
    p.cite(s.rng, *(f"Quyết định số {k}/QĐ-UBND ngày {day} của {body}" for body in
                    (f"UBND {p.unit}", f"Ủy ban nhân dân {p.unit} {p.province}", f"Chủ tịch Ủy ban nhân dân {p.unit}")))


@near("issuer-conflict")
def one_committee_by_its_meeting(s):
    p, n, day = s.take(), s.small(), s.day()
    p.cite(s.rng, *(nqtw(n, day, body) for body in ("Hội nghị lần thứ tám Ban Chấp hành Trung ương Đảng khóa XIII", "Ban Chấp hành TW",
                                                    "Ban Chấp hành Trung ương Đảng")))


@near("issuer-conflict")
def committee_and_organ(s):
    p, n, m = s.take(), s.small(), s.small()
    day = s.day()
    p.cite(s.rng, *(f"Chương trình hành động số {n}-CTr/TU ngày {day} của {body}" for body in (p.committee, f"Ban Thường vụ {p.committee}")))
    p.cite(s.rng, nqtw(m, day, "Trung ương"), nqtw(m, day, "Bộ Chính trị"))


# later-than-document

@planted("later-than-document")
def cites_the_future(s):
    p, n = s.take(), s.large()
    p.cite(s.rng, ttg(n, slashes(later(p.date, 1))), ttg(n, slashes(later(p.date, 1))))
    s.expect("later-than-document", f"{n}/QĐ-TTg", p)
    p, n = s.take(), s.large()
    month = later(p.date, 40)
    p.cite(s.rng, f"{ttg(n, None, None)} tháng {month.month:02} năm {month.year} của Thủ tướng Chính phủ")
    s.expect("later-than-document", f"{n}/QĐ-TTg", p)
    p, n = s.take(), s.small()
    p.cite(s.rng, f"Nghị định số {n}/{p.date.year + 1}/NĐ-CP của Chính phủ")
    s.expect("later-than-document", f"{n}/{p.date.year + 1}/NĐ-CP", p)


@near("later-than-document")
def cites_the_present(s):
    p = s.take()
    p.cite(s.rng, ttg(s.large(), slashes(p.date)), f"{ttg(s.large(), None, None)} tháng {p.date.month:02} năm {p.date.year} của Thủ tướng Chính phủ",
           f"Nghị định số {s.small()}/{p.date.year}/NĐ-CP của Chính phủ")


@near("later-than-document")
def cited_by_a_document_without_date(s):
    p = s.take(alone=True)
    draft(p)
    p.head_date = "ngày     tháng     năm"
    p.cite(s.rng, ttg(s.large(), slashes(later(p.date, 100))))


# not-answered: s.expected is the list given with --expect

@planted("not-answered")
def answers_something_else(s):
    p = s.take(alone=True)
    p.title = "Phát triển thương mại điện tử trên địa bàn toàn tỉnh"
    s.expect("not-answered", s.resolution.symbol, says=p.province)


@planted("not-answered")
def only_a_district_answers(s):
    if not s.new:
        p = s.take(alone=True, party=False)
        p.district, p.attached = "Huyện Tân Phú", None
        s.leave_out(p, s.rng.choice(s.common))
        s.expect("not-answered", s.resolution.symbol, says=p.province)


@near("not-answered")
def answered_under_its_old_name(s):
    if not s.new:
        p = s.take(alone=True, province="Huế")
        p.province, p.city, p.attached = "Thừa Thiên Huế", False, None


# number-blank

@planted("number-blank")
def number_of_the_head(s):
    p = s.take(alone=True)
    p.head_number = without_number(p)
    p.attached = None
    s.expect("number-blank", None, p)
    p = s.take(alone=True)
    p.head_number = without_number(p)
    p.attached = p.attached.replace(p.number, "     ", 1)
    s.expect("number-blank", None, p)


@planted("number-blank")
def number_of_a_citation(s):
    for blank in ("…", "     ", "....."):
        p = s.take()
        p.cite(s.rng, f"Quyết định số {blank}/QĐ-UBND ngày {s.day()} của Ủy ban nhân dân {p.unit}")
        s.expect("number-blank", None, p)


@planted("number-blank")
def number_of_the_attached_line_only(s):
    p = s.take(parts="head")
    p.attached = p.attached.replace(p.number, "     ", 1)
    s.expect("number-blank", p.symbol, p)


# section-skipped

@planted("section-skipped")
def numbers_skip(s):
    p = s.take(parts="duties")
    p.tail = "\n5. Sở Ngoại vụ: Phối hợp thực hiện.\n"
    s.expect("section-skipped", p.symbol, p)
    p = s.take(parts="duties")
    p.tail = "\nV. KINH PHÍ THỰC HIỆN\n\nTừ nguồn ngân sách nhà nước.\n"
    s.expect("section-skipped", p.symbol, p)
    p = s.take(parts="duties")
    p.tail = "\n4. Các cơ quan khác:\n\na) Phối hợp thực hiện;\n\nc) Báo cáo kết quả.\n"
    s.expect("section-skipped", p.symbol, p)


@near("section-skipped")
def vietnamese_letters(s):
    p = s.take(parts="duties")
    items = "abcdđeghi" if s.rng.random() < 0.5 else "abcdegh"
    p.tail = "\n4. Các cơ quan khác:\n" + "".join(f"\n{letter}) Thực hiện nhiệm vụ theo phân công;\n" for letter in items)


@near("section-skipped")
def numbering_anew_and_from_elsewhere(s):
    p = s.take(parts="duties")
    p.tail = "\nIV. KINH PHÍ THỰC HIỆN\n\n1. Ngân sách nhà nước.\n\n2. Nguồn xã hội hóa.\n\nV. CHẾ ĐỘ BÁO CÁO\n\n3. Báo cáo định kỳ.\n\n4. Báo cáo đột xuất.\n"


@near("section-skipped")
def articles_skip(s):
    s.decision(s.small(), s.year)


# spelling-conflict

@planted("spelling-conflict")
def two_spellings(s):
    p, n = s.take(), s.large()
    day = f"14/9/{min(s.year - 1, 2024)}"
    p.cite(s.rng, f"Công văn số {n}-CV/BCSD ngày {day}", f"Công văn số {n}-CV/BCSĐ ngày {day}")
    s.expect("spelling-conflict", f"{n}-CV/BCSĐ", p)
    p, n = s.take(), s.small()
    p.cite(s.rng, f"Kế hoạch số {n} KH/TU ngày {day} của {p.committee}", f"Kế hoạch số {n}-KH/TU ngày {day} của {p.committee}")
    s.expect("spelling-conflict", f"{n}-KH/TU", p)


@near("spelling-conflict")
def blanks_dashes_and_capitals(s):
    p, n = s.take(), s.small()
    day = s.day()
    p.cite(s.rng, *(f"Kế hoạch số {symbol} ngày {day} của {p.committee}" for symbol in (f"{n}-KH/TU", f"{n}- KH/TU", f"{n}–KH/TU", f"{n}-KH\u200b/TU", f"{n} -KH/ TU")))
    p.cite(s.rng, f"Chương trình hành động số {n}-CTr/TU ngày {day} của {p.committee}")
    p.say(f"THỰC HIỆN CHƯƠNG TRÌNH HÀNH ĐỘNG SỐ {n}-CTR/TU NGÀY {day} CỦA {p.committee.upper()}")


@planted("spelling-conflict")
def a_letter_without_its_mark(s):
    p, n = s.take(), s.small()
    p.cite(s.rng, f"Nghị định số {n}/2020/NĐ-CP ngày 09/4/2020 của Chính phủ", f"Nghị định số {n}/2020/ND-CP ngày 09/4/2020 của Chính phủ")
    s.expect("spelling-conflict", f"{n}/2020/NĐ-CP", p)


@planted("spelling-conflict")
def a_number_with_its_zero_and_without(s):
    p, q = s.take(), s.take()
    p.cite(s.rng, "Chỉ thị số 06/CT-TTg ngày 05/01/2021 của Thủ tướng Chính phủ")
    q.cite(s.rng, "Chỉ thị số 6/CT-TTg ngày 15/01/2021 của Thủ tướng Chính phủ")
    s.expect("spelling-conflict", "06/CT-TTg", p, q)
    s.expect("date-conflict", "06/CT-TTg", p, q)


# superseded-cited

def replaced(s, phrase, relation, days, title="Phát triển kinh tế số trên địa bàn toàn tỉnh", old_day=None):
    """A plan that says `phrase` of an older one, and another plan of the province, `days` after it, that takes the older one as `relation`."""
    p = s.take(parts="head", party=False)
    n, day = s.large(), "10/02/2022"
    work = f"Kế hoạch số {n}/KH-UBND ngày {{}} của Ủy ban nhân dân {p.unit}"
    p.say(phrase.format(work.format(day)))
    q = s.companion(p.province, p.city, title=title, date=later(p.date, days))
    q.preamble.append(relation.format(work.format(old_day or day)))
    return p, q, f"{n}/KH-UBND"


@planted("superseded-cited")
def cited_after_it_was_replaced(s):
    for phrase, relation, days in (("Kế hoạch này thay thế {}.", "Căn cứ {}.", 30), ("Bãi bỏ {}.", "Thực hiện {}.", 0)):
        p, q, symbol = replaced(s, phrase, relation, days)
        s.expect("superseded-cited", symbol, p, q)


@near("superseded-cited")
def cited_before_it_was_replaced(s):
    replaced(s, "Kế hoạch này thay thế {}.", "Căn cứ {}.", -20)


@near("superseded-cited")
def replaced_only_in_intention(s):
    replaced(s, "Tham mưu ban hành kế hoạch thay thế {}.", "Căn cứ {}.", 30)


@near("superseded-cited")
def replaced_or_mentioned_again(s):
    replaced(s, "Kế hoạch này thay thế {}.", "Kế hoạch này sửa đổi, bổ sung {}.", 30)
    replaced(s, "Kế hoạch này thay thế {}.", "Số liệu so với {}.", 30)


@near("superseded-cited")
def work_of_another_date(s):
    replaced(s, "Kế hoạch này thay thế {}.", "Căn cứ {}.", 30, old_day="15/3/2021")


# symbol-slip

@planted("symbol-slip")
def one_letter_wrong(s):
    for right, wrong in (("CTr/TU", "CTr/TTU"), ("CTr/TU", "CTr/TV")):
        p, n = s.take(), s.small()
        p.cite(s.rng, f"Chương trình hành động số {n}-{right} ngày {s.day()} của {p.committee}", f"Chương trình hành động số {n}-{wrong}")
        s.expect("symbol-slip", f"{n}-{wrong}", p)
    p, n = s.take(), s.large()
    p.cite(s.rng, ttg(n, s.day()), f"Quyết định số {n}/QĐ-TTTg")
    s.expect("symbol-slip", f"{n}/QĐ-TTTg", p)
    p, n = s.take(), s.large()
    p.cite(s.rng, f"Quyết định số {n}/QĐ-UBND ngày {s.day()} của Ủy ban nhân dân {p.unit}", f"Quyết định số {n}/QĐ-UBN")
    s.expect("symbol-slip", f"{n}/QĐ-UBN", p)


@near("symbol-slip")
def symbols_that_are_both_known(s):
    p, n, m = s.take(), s.small(), s.small()
    p.cite(s.rng, nqtw(n, s.day()), f"Nghị quyết số {n}-NQ/TU ngày {s.day()} của {p.committee}", f"Chỉ thị số {m}-CT/TW ngày {s.day()} của Ban Bí thư",
           f"Chương trình số {m}-CTr/TW ngày {s.day()} của Ban Bí thư")


@near("symbol-slip")
def different_numbers(s):
    p, n = s.take(), s.large()
    p.cite(s.rng, f"Kế hoạch số {n}/KH-UBND ngày {s.day()} của Ủy ban nhân dân {p.unit}", f"Chương trình hành động số {s.small()}-CTr/TTU",
           f"Chương trình hành động số {s.small()}-CTr/TU ngày {s.day()} của {p.committee}")


# target-date-mismatch, target-number-mismatch

def of(p, number=None, date=None, title=None):
    symbol = p.symbol.replace(p.number, number, 1) if number else p.symbol
    day = date if date is not None else slashes(p.date)
    place = f"{p.committee} {p.province}" if p.party else f"{p.council} {p.province}"
    return f"Kế hoạch số {symbol}{f' ngày {day}' if day else ''} của {place}{f' về {title[0].lower()}{title[1:]}' if title else ''}"


@planted("target-date-mismatch")
def target_of_another_date(s):
    for party in (True, False):
        p, q = s.two(party)
        q.cite(s.rng, of(p, date=slashes(later(p.date, -1))))
        s.expect("target-date-mismatch", p.symbol, p, q)


@near("target-date-mismatch")
def target_less_precise(s):
    p, q = s.two()
    q.cite(s.rng, of(p), of(p, date=""), of(p, date="").replace(" của ", f" tháng {p.date.month} năm {p.date.year} của "))


@near("target-date-mismatch")
def target_without_date(s):
    p, q = s.two(alone=True)
    day = slashes(p.date)
    p.head_date, p.attached = "", None
    q.cite(s.rng, of(p, date=day))


@planted("target-number-mismatch")
def target_of_another_number(s):
    title = "Phát triển du lịch sinh thái và nông nghiệp công nghệ cao"
    place, q = s.place(), s.take()
    p = s.companion(*place, title=title, date=later(q.date, -15))
    number = str(int(p.number) + 300)
    q.cite(s.rng, of(p, number=number, title=title))
    s.expect("target-number-mismatch", p.symbol.replace(p.number, number, 1), p, q)


@near("target-number-mismatch")
def target_of_another_title(s):
    p, q = s.two()
    q.cite(s.rng, of(p, number=str(int(p.number) + 300)), of(p, number=str(int(p.number) + 301), title="Phát triển đô thị thông minh và bền vững"))


@near("target-number-mismatch")
def target_with_a_zero_or_both_there(s):
    title = "Phát triển kinh tế tuần hoàn và bảo vệ môi trường"
    place, q = s.place(), s.take()
    p = s.companion(*place, title=title, date=later(q.date, -15))
    r = s.companion(*place, title=title, date=p.date)
    q.cite(s.rng, of(p, number=f"0{p.number}", title=title), of(r, title=title))


# title-conflict

@planted("title-conflict")
def two_titles(s):
    a, b, n = s.take(), s.take(), s.small()
    day = s.day()
    a.cite(s.rng, f"{nqtw(n, day)} {CULTURE}")
    b.cite(s.rng, f"{nqtw(n, day)} {HEALTH}")
    s.expect("title-conflict", f"{n}-NQ/TW", a, b)


@near("title-conflict")
def one_title_in_several_forms(s):
    for title in ("về việc xây dựng và phát triển văn hóa con người Việt Nam",
                  "“Về xây dựng và phát triển văn hóa”", "về xây dựng và phát triển văn hoá, con người Việt Nam", "về phát triển văn hóa"):
        a, b, n, day = s.take(), s.take(), s.small(), s.day()
        a.cite(s.rng, f"{nqtw(n, day)} {CULTURE}")
        b.cite(s.rng, f"{nqtw(n, day)} {title}")


@near("title-conflict")
def title_too_short(s):
    a, b, n = s.take(), s.take(), s.small()
    day = s.day()
    a.cite(s.rng, f"{nqtw(n, day)} {CULTURE}")
    b.cite(s.rng, f"{nqtw(n, day)} về y tế")


@near("title-conflict")
def two_works_of_one_number(s):
    a, b, n = s.take(), s.take(), s.small()
    a.cite(s.rng, f"{nqtw(n, '01/11/2012')} {CULTURE}")
    b.cite(s.rng, f"{nqtw(n, '16/6/2022')} {HEALTH}")


# type-conflict, type-symbol-mismatch

@planted("type-conflict")
def two_types(s):
    p, n = s.take(), s.large()
    day = s.day()
    p.cite(s.rng, f"Quyết định số {n}-QĐ/TW ngày {day} của Bộ Chính trị", f"Quy định số {n}-QĐ/TW ngày {day} của Bộ Chính trị")
    s.expect("type-conflict", f"{n}-QĐ/TW", p)
    a, b, n = s.take(), s.take(), s.large()
    a.cite(s.rng, f"Quyết định số {n}-QĐ/TW ngày {day} của Ban Bí thư")
    b.cite(s.rng, f"Quy định số {n}-QĐ/TW ngày {day} của Ban Bí thư")
    s.expect("type-conflict", f"{n}-QĐ/TW", a, b)


@near("type-conflict")
def longer_form_or_none(s):
    p, n, m, k = s.take(), s.small(), s.large(), s.large()
    day = s.day()
    p.cite(s.rng, f"Chương trình hành động số {n}-CTr/TU ngày {day} của {p.committee}", f"Chương trình số {n}-CTr/TU ngày {day} của {p.committee}")
    p.cite(s.rng, f"Quy định số {m}-QĐ/TW ngày {day} của Bộ Chính trị", f"Văn bản số {m}-QĐ/TW ngày {day} của Bộ Chính trị")
    p.cite(s.rng, f"Quy định số {k}-QĐ/TW ngày {day}, {s.large()}-QĐ/TW ngày {day} của Bộ Chính trị")


@planted("type-symbol-mismatch")
def type_its_symbol_denies(s):
    p, n = s.take(), s.large()
    day = s.day()
    p.cite(s.rng, f"Chương trình hành động số {n}-KH/TU ngày {day} của {p.committee}", f"Kế hoạch số {n}-KH/TU ngày {day} của {p.committee}")
    s.expect("type-symbol-mismatch", f"{n}-KH/TU", p)
    p, n = s.take(), s.large()
    p.cite(s.rng, f"Chỉ thị số {n}/QĐ-TTg ngày {day} của Thủ tướng Chính phủ")
    s.expect("type-symbol-mismatch", f"{n}/QĐ-TTg", p)


@planted("type-symbol-mismatch")
def head_its_symbol_denies(s):
    p = s.take(alone=True, party=False)
    p.head_number, p.attached = f"{p.number}/CTr-UBND", None
    s.expect("type-symbol-mismatch", p.head_number, p)


@near("type-symbol-mismatch")
def letters_of_several_types_or_none(s):
    p = s.take()
    day = s.day()
    p.cite(s.rng, f"Quy định số {s.large()}-QĐ/TW ngày {day} của Bộ Chính trị", f"Chương trình số {s.small()}-CT/TU ngày {day} của {p.committee}",
           f"Kế hoạch hành động số {s.small()}-KH/TU ngày {day} của {p.committee}", f"Công văn số {s.large()}/UBND-NC ngày {day} của Ủy ban nhân dân {p.unit}",
           "Luật số 24/2018/QH14 ngày 12/6/2018 của Quốc hội", f"Kế hoạch số {s.large()}/XYZ-UBND ngày {day} của Ủy ban nhân dân {p.unit}")


# year-symbol-mismatch

@planted("year-symbol-mismatch")
def another_year_in_the_symbol(s):
    p, n = s.take(), s.small()
    p.cite(s.rng, f"Nghị quyết số {n}/2023/NQ-HĐND ngày 08/12/2022 của Hội đồng nhân dân {p.unit}")
    s.expect("year-symbol-mismatch", f"{n}/2023/NQ-HĐND", p)
    d = s.decision(s.small(), s.year - 1)
    s.expect("year-symbol-mismatch", d.symbol, d)


@near("year-symbol-mismatch")
def year_of_the_symbol_or_none(s):
    p = s.take()
    p.cite(s.rng, f"Nghị quyết số {s.small()}/2023/NQ-HĐND ngày 08/12/2023 của Hội đồng nhân dân {p.unit}", f"Nghị định số {s.small()}/2022/NĐ-CP của Chính phủ",
           f"{ttg(s.large(), f'14/9/{s.year - 1}')} về Chương trình chuyển đổi số quốc gia năm 2022", ttg(s.large(), "05/01/2021"))
