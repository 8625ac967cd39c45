"""What the generator composes from: provinces, bodies and what they issue, titles, laws.

Taken from the rules for numbers and symbols (Nghị định 30/2020/NĐ-CP, Phụ lục III; Nghị định 34/2016/NĐ-CP and 78/2025/NĐ-CP;
Quy định 66-QĐ/TW and 399-QĐ/TW) and from how plans write; numbers, dates and titles are invented.
"""
import dataclasses

# Name, its ISO 3166-2 code (https://www.iso.org/obp/ui/#iso:code:3166:VN).
PROVINCES = [
    ("Phú Thọ", "VN-68"), ("Quảng Trị", "VN-25"), ("Hà Tĩnh", "VN-23"), ("Nghệ An", "VN-22"), ("Thanh Hóa", "VN-21"), ("Cao Bằng", "VN-04"),
    ("Lạng Sơn", "VN-09"), ("Sơn La", "VN-05"), ("Lai Châu", "VN-01"), ("Điện Biên", "VN-71"), ("Tuyên Quang", "VN-07"), ("Lào Cai", "VN-02"),
    ("Thái Nguyên", "VN-69"), ("Bắc Ninh", "VN-56"), ("Hưng Yên", "VN-66"), ("Ninh Bình", "VN-18"), ("Quảng Ngãi", "VN-29"), ("Gia Lai", "VN-30"),
    ("Khánh Hòa", "VN-34"), ("Lâm Đồng", "VN-35"), ("Đắk Lắk", "VN-33"), ("Tây Ninh", "VN-37"), ("Vĩnh Long", "VN-49"), ("An Giang", "VN-44"),
    ("Cà Mau", "VN-59"), ("Đồng Tháp", "VN-45"),
]
# Provinces that ended on 1 July 2025 and cities under the centre, with how the body is named.
OTHERS = [("UBND tỉnh Ninh Thuận", "VN-36"), ("UBND tỉnh Hòa Bình", "VN-14"), ("UBND tỉnh Bắc Giang", "VN-54"), ("UBND tỉnh Quảng Nam", "VN-27"),
          ("UBND tỉnh Bà Rịa - Vũng Tàu", "VN-43"), ("UBND tỉnh Long An", "VN-41"), ("UBND thành phố Hà Nội", "VN-HN"), ("UBND thành phố Hải Phòng", "VN-HP"),
          ("UBND thành phố Đà Nẵng", "VN-DN"), ("Ủy ban nhân dân Thành phố Hồ Chí Minh", "VN-SG"), ("UBND TP. Hồ Chí Minh", "VN-SG")]
DISTRICTS = ["Tân Lạc", "Yên Sơn", "Hàm Yên", "Lâm Thao", "Đoan Hùng", "Hạ Hòa"]
COMMUNES = ["Tân Trào", "Phú Lâm", "Hòa An", "Yên Thuận"]

# National bodies of the state: letters in the symbol, how "của …" names them.
MINISTRIES = {
    "BTC": ["Bộ Tài chính", "Bộ trưởng Bộ Tài chính"],
    "BNV": ["Bộ Nội vụ", "Bộ trưởng Bộ Nội vụ"],
    "BYT": ["Bộ Y tế", "Bộ trưởng Bộ Y tế"],
    "BXD": ["Bộ Xây dựng", "Bộ trưởng Bộ Xây dựng"],
    "BCT": ["Bộ Công Thương", "Bộ trưởng Bộ Công Thương"],
    "BTP": ["Bộ Tư pháp", "Bộ trưởng Bộ Tư pháp"],
    "BCA": ["Bộ Công an", "Bộ trưởng Bộ Công an"],
    "BKHCN": ["Bộ Khoa học và Công nghệ", "Bộ trưởng Bộ Khoa học và Công nghệ", "Bộ KH&CN"],
    "BGDĐT": ["Bộ Giáo dục và Đào tạo", "Bộ trưởng Bộ Giáo dục và Đào tạo", "Bộ GD&ĐT"],
    "BNNMT": ["Bộ Nông nghiệp và Môi trường", "Bộ trưởng Bộ Nông nghiệp và Môi trường"],
    "BVHTTDL": ["Bộ Văn hóa, Thể thao và Du lịch", "Bộ trưởng Bộ Văn hóa, Thể thao và Du lịch"],
    "BLĐTBXH": ["Bộ Lao động - Thương binh và Xã hội"],
    "BNNPTNT": ["Bộ Nông nghiệp và Phát triển nông thôn"],
    "BTTTT": ["Bộ Thông tin và Truyền thông"],
    "UBDT": ["Ủy ban Dân tộc", "Bộ trưởng, Chủ nhiệm Ủy ban Dân tộc"],
    "NHNN": ["Ngân hàng Nhà nước Việt Nam"],
    "VPCP": ["Văn phòng Chính phủ"],
    "TTCP": ["Thanh tra Chính phủ"],
}
DEPARTMENTS = {
    "SNV": ["Sở Nội vụ"],
    "STC": ["Sở Tài chính"],
    "STP": ["Sở Tư pháp"],
    "SYT": ["Sở Y tế"],
    "SXD": ["Sở Xây dựng"],
    "SCT": ["Sở Công Thương"],
    "SKHCN": ["Sở Khoa học và Công nghệ", "Sở KH&CN"],
    "SGDĐT": ["Sở Giáo dục và Đào tạo", "Sở GD&ĐT"],
    "SKHĐT": ["Sở Kế hoạch và Đầu tư"],
    "STNMT": ["Sở Tài nguyên và Môi trường"],
    "SVHTTDL": ["Sở Văn hóa, Thể thao và Du lịch"],
    "SNN&MT": ["Sở Nông nghiệp và Môi trường"],
}
CENTRAL_PARTY = {
    "TW": {"NQ": ["Ban Chấp hành Trung ương Đảng", "Ban Chấp hành Trung ương Đảng khóa XIII", "Bộ Chính trị", "Bộ Chính trị khóa XIII", "BCHTW",
                  "Hội nghị Trung ương lần thứ tám khoá XIII", "Ban Chấp hành Trung ương Đảng (khóa XII)", "BCH Trung ương",
                  "Hội nghị lần thứ sáu Ban Chấp hành Trung ương Đảng khóa XII", "Trung ương Đảng", "Hội nghị lần thứ 11 Ban Chấp hành Trung ương Đảng khóa XIII",
                  "Ban Chấp hành Trung ương khóa XII", "BCH Trung ương Đảng"],
           "KL": ["Bộ Chính trị", "Ban Bí thư", "Bộ Chính trị khóa XII"],
           "CT": ["Ban Bí thư", "Ban Bí thư Trung ương Đảng", "Bộ Chính trị", "Ban Bí thư Trung ương Đảng khóa XIII"],
           "QĐ": ["Bộ Chính trị", "Ban Bí thư", "Ban Chấp hành Trung ương"],
           "KH": ["Bộ Chính trị", "Ban Bí thư"],
           "TB": ["Bộ Chính trị", "Ban Bí thư"]},
    "VPTW": {"HD": ["Văn phòng Trung ương Đảng"], "CV": ["Văn phòng Trung ương Đảng"]},
    "BTCTW": {"HD": ["Ban Tổ chức Trung ương"], "KH": ["Ban Tổ chức Trung ương"]},
    "UBKTTW": {"QĐ": ["Ủy ban Kiểm tra Trung ương"], "HD": ["Ủy ban Kiểm tra Trung ương"]},
    "BTGTW": {"HD": ["Ban Tuyên giáo Trung ương"], "KH": ["Ban Tuyên giáo Trung ương"]},
}
LOCAL_PARTY = {
    "TU": (["NQ", "CT", "KH", "CTr", "KL", "QĐ", "BC", "ĐA", "TB", "CV"],
           ["Tỉnh ủy", "Tỉnh uỷ", "Ban Chấp hành Đảng bộ tỉnh", "Ban Thường vụ Tỉnh ủy", "BTV Tỉnh ủy", "Ban Chấp hành Đảng bộ tỉnh khóa XVII",
            "Ban Thường vụ Tỉnh ủy (khóa XX)", "Tỉnh ủy {province}", "Thường trực Tỉnh ủy", "BCH Đảng bộ tỉnh", "Ban Chấp hành Đảng bộ tỉnh (khóa XIX)", "Ban Thường vụ Tỉnh ủy {province}",
            "Ban Chấp hành Đảng bộ tỉnh {province}", "Hội nghị Tỉnh ủy lần thứ 5, khóa XX"]),
    "BCSĐ": (["CV", "KL", "NQ", "BC"], ["Ban Cán sự Đảng UBND tỉnh", "Ban cán sự đảng UBND tỉnh", "Ban cán sự đảng Ủy ban nhân dân tỉnh"]),
    "BTCTU": (["CV", "HD", "KH", "BC"], ["Ban Tổ chức Tỉnh ủy"]),
    "UBKTTU": (["KH", "BC", "QĐ"], ["Ủy ban Kiểm tra Tỉnh ủy", "UBKT Tỉnh ủy"]),
    "VPTU": (["CV", "TB", "BC"], ["Văn phòng Tỉnh ủy"]),
}
PEOPLES_COMMITTEE = ["UBND tỉnh", "Ủy ban nhân dân tỉnh", "Uỷ ban nhân dân tỉnh", "UBND tỉnh {province}", "Ủy ban nhân dân tỉnh {province}",
                     "Chủ tịch UBND tỉnh", "Chủ tịch Ủy ban nhân dân tỉnh", "Chủ tịch UBND tỉnh {province}"]
PEOPLES_COUNCIL = ["HĐND tỉnh", "Hội đồng nhân dân tỉnh", "HĐND tỉnh {province}", "Hội đồng nhân dân tỉnh {province}", "HĐND tỉnh khóa XIX", "Thường trực HĐND tỉnh"]

# Words of a type, by its letters in a symbol of the state and of the party; the first is the usual one.
STATE_WORDS = {
    "NQ": ["Nghị quyết"], "QĐ": ["Quyết định"], "CT": ["Chỉ thị"], "KH": ["Kế hoạch", "Kế hoạch hành động"], "TB": ["Thông báo"],
    "HD": ["Hướng dẫn"], "CTr": ["Chương trình", "Chương trình hành động"], "PA": ["Phương án"], "ĐA": ["Đề án"], "BC": ["Báo cáo"],
    "TTr": ["Tờ trình"], "CĐ": ["Công điện"], "NĐ": ["Nghị định"], "TT": ["Thông tư"], "TTLT": ["Thông tư liên tịch"],
    "NQLT": ["Nghị quyết liên tịch"], "VBHN": ["Văn bản hợp nhất"], "QC": ["Quy chế"], "DA": ["Dự án"],
}
PARTY_WORDS = {
    "NQ": ["Nghị quyết"], "QĐ": ["Quy định", "Quyết định"], "CT": ["Chỉ thị"], "KL": ["Kết luận"], "KH": ["Kế hoạch", "Kế hoạch hành động"],
    "CTr": ["Chương trình hành động", "Chương trình"], "HD": ["Hướng dẫn"], "TB": ["Thông báo", "Thông báo kết luận"], "BC": ["Báo cáo"],
    "ĐA": ["Đề án"], "CV": ["Công văn"],
}

# What documents are about: "về …". With commas, "và", numbers and years, as titles are.
SUBJECTS = [
    "phát triển vùng nguyên liệu chè an toàn", "nâng cao chất lượng nguồn nhân lực", "chuyển đổi số trong các cơ quan nhà nước",
    "phát triển kinh tế tập thể, hợp tác xã", "công tác phòng, chống thiên tai và tìm kiếm cứu nạn", "phát triển du lịch cộng đồng",
    "bảo vệ và phát triển rừng gắn với sinh kế người dân", "đẩy mạnh cải cách hành chính giai đoạn 2021 - 2030",
    "phát triển nhà ở xã hội đến năm 2030", "tăng cường quản lý đất đai, khoáng sản", "phát triển giáo dục mầm non vùng khó khăn",
    "bảo đảm an sinh xã hội và giảm nghèo bền vững", "xây dựng nông thôn mới nâng cao", "phát triển công nghiệp hỗ trợ ngành dệt may",
    "bảo tồn, phát huy giá trị di sản văn hóa", "tăng cường công tác bảo đảm trật tự, an toàn giao thông",
    "chăm sóc, bảo vệ sức khỏe nhân dân trong tình hình mới", "phát triển hạ tầng số và dữ liệu số", "thúc đẩy khởi nghiệp đổi mới sáng tạo",
    "một số chính sách hỗ trợ phát triển nông nghiệp hàng hóa trên địa bàn tỉnh giai đoạn 2021 - 2025",
    "tiếp tục đổi mới, sắp xếp tổ chức bộ máy của hệ thống chính trị tinh gọn, hoạt động hiệu lực, hiệu quả",
    "đổi mới căn bản, toàn diện giáo dục và đào tạo, đáp ứng yêu cầu công nghiệp hóa, hiện đại hóa và hội nhập quốc tế",
    "giao dự toán thu, chi ngân sách nhà nước năm 2024", "phát triển KH&CN phục vụ sản xuất và đời sống",
    "học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh", "chính sách khuyến khích doanh nghiệp đầu tư vào nông nghiệp, nông thôn",
    "chương trình phát triển kinh tế - xã hội vùng đồng bào dân tộc thiểu số và miền núi",
    "quản lý, sử dụng tài sản công", "ứng phó với biến đổi khí hậu, nước biển dâng",
]


@dataclasses.dataclass(frozen=True)
class Law:
    """A work that is cited by its name; `name` is the whole name as it is printed, type word first."""
    type: str
    name: str
    date: str        # of issue, ISO


def law(name, date):
    return Law(next(word for word in ("Bộ luật", "Luật", "Pháp lệnh", "Hiến pháp", "Điều lệ") if name.startswith(word)), name, date)


# Dates are those of issue where the law is well known, else invented.
LAWS = [
    law("Luật Đất đai", "2024-01-18"), law("Luật Ngân sách nhà nước", "2015-06-25"), law("Luật Khoa học và Công nghệ", "2013-06-18"),
    law("Luật Tổ chức chính quyền địa phương", "2015-06-19"), law("Luật Đầu tư công", "2024-11-29"), law("Luật Bảo vệ môi trường", "2020-11-17"),
    law("Luật Lâm nghiệp", "2017-11-15"), law("Luật Giáo dục nghề nghiệp", "2014-11-27"), law("Luật Hợp tác xã", "2023-06-20"),
    law("Luật Phòng, chống tham nhũng", "2018-11-20"), law("Luật Quản lý, sử dụng tài sản công", "2017-06-21"), law("Luật Di sản văn hóa", "2024-11-23"),
    law("Luật Công nghệ thông tin", "2006-06-29"), law("Luật Thi đua, khen thưởng", "2022-06-15"),
    law("Luật Ban hành văn bản quy phạm pháp luật", "2025-02-19"), law("Luật Hỗ trợ doanh nghiệp nhỏ và vừa", "2017-06-12"),
    law("Luật Phòng, chống bạo lực gia đình", "2022-11-14"), law("Luật Phổ biến, giáo dục pháp luật", "2012-06-20"), law("Luật Cư trú", "2020-11-13"),
    law("Luật An ninh mạng", "2018-06-12"), law("Luật Giao dịch điện tử", "2023-06-22"), law("Luật Bảo vệ quyền lợi người tiêu dùng", "2023-06-20"),
    law("Luật Thực hành tiết kiệm, chống lãng phí", "2013-11-26"), law("Luật Tiêu chuẩn và Quy chuẩn kỹ thuật", "2006-06-29"),
    law("Luật Khiếu nại", "2011-11-11"), law("Luật Tố cáo", "2018-06-12"), law("Luật Bảo hiểm xã hội", "2024-06-29"), law("Luật Thủy sản", "2017-11-21"),
    law("Luật Chăn nuôi", "2018-11-19"), law("Luật Quy hoạch", "2017-11-24"), law("Luật Xây dựng", "2014-06-18"), law("Luật Đấu thầu", "2023-06-23"),
    law("Luật Doanh nghiệp", "2020-06-17"), law("Luật Nhà ở", "2023-11-27"), law("Luật Viên chức", "2010-11-15"), law("Luật Cán bộ, công chức", "2008-11-13"),
    law("Luật Dân quân tự vệ", "2019-11-22"), law("Luật Giáo dục đại học", "2012-06-18"), law("Luật Thanh niên", "2020-06-16"), law("Luật Trẻ em", "2016-04-05"),
    law("Luật Bình đẳng giới", "2006-11-29"), law("Luật Xử lý vi phạm hành chính", "2012-06-20"), law("Luật Hòa giải ở cơ sở", "2013-06-20"),
    law("Luật Thực hiện dân chủ ở cơ sở", "2022-11-10"), law("Luật Du lịch", "2017-06-19"), law("Luật Tiếp cận thông tin", "2016-04-06"),
    law("Luật Phòng cháy, chữa cháy và cứu nạn, cứu hộ", "2024-11-29"), law("Luật Trật tự, an toàn giao thông đường bộ", "2024-06-27"),
    law("Bộ luật Lao động", "2019-11-20"), law("Bộ luật Dân sự", "2015-11-24"), law("Bộ luật Hình sự", "2015-11-27"), law("Bộ luật Tố tụng dân sự", "2015-11-25"),
    law("Pháp lệnh Ưu đãi người có công với cách mạng", "2020-12-09"), law("Pháp lệnh Dân số", "2003-01-09"), law("Hiến pháp", "2013-11-28"),
    law("Điều lệ Đảng Cộng sản Việt Nam", "2011-01-19"), law("Điều lệ Công đoàn Việt Nam", "2020-02-03"),
]

# Laws that are cited with name and number together; none of those above, so that one form in a document is their only one.
NUMBERED_LAWS = ["Luật Thư viện", "Luật Kiến trúc", "Luật Giá", "Luật Chứng khoán", "Luật Điện lực", "Luật Khí tượng thủy văn", "Luật Biên phòng Việt Nam",
                 "Luật Đường sắt", "Luật Hải quan", "Luật Cơ yếu", "Luật Đo đạc và bản đồ", "Luật Lưu trữ", "Luật Phí và lệ phí",
                 "Luật Quản lý, sử dụng vũ khí, vật liệu nổ và công cụ hỗ trợ", "Luật Thống kê", "Luật Căn cước"]
