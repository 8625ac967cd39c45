"""Cases that look like mentions and are none."""
from compose import Case

SENTENCES = [
    "Giai đoạn 2020-2025 và 2026 - 2030, phát triển ít nhất {n} mô hình.",
    "Đẩy mạnh ứng dụng KH&CN, chuyển giao KH-CN cho {n} hợp tác xã.",
    "Đường dây nóng 0210.3846.{n}, trực 24/7; thư điện tử ubnd@example.vn.",
    "Tỷ lệ bản đồ 1/10.000; quy hoạch chi tiết 1/500; xã đạt {n}/19 tiêu chí.",
    "Mỗi năm có từ 02-03 phát minh, 05 - 07 sáng chế được cấp bằng.",
    "Kinh phí {n}.500.000 đồng/năm; mức chi 1.200.000đ/người/tháng.",
    "Hoàn thành trước ngày 01/7/2025; giai đoạn 1 từ 15/3 đến 30/6/2025.",
    "Thực hiện theo quy định của pháp luật và luật pháp hiện hành.",
    "Đoàn Luật sư tỉnh, Hội Luật gia tỉnh phối hợp tư vấn cho {n} hộ.",
    "Năng suất đạt {n} tạ/ha, giá trị 120 triệu đồng/ha/năm.",
    "Xây dựng kế hoạch hằng năm, chương trình công tác và nghị quyết chuyên đề của cấp ủy.",
    "Cán bộ có trình độ ThS-TS; phòng chống COVID-19; xét nghiệm PCR/RT-PCR.",
    "Áp dụng tiêu chuẩn ISO 9001:2015, VietGAP cho {n} ha chè.",
    "Quyết định chủ trương đầu tư, quyết định giao đất theo thẩm quyền.",
    "Đường tỉnh ĐT.{n}B, Quốc lộ 32C, cầu Km {n}+500.",
    "Phục vụ từ 7h30-11h30 và 13h30-17h00, kể cả thứ Bảy.",
    "Mô hình CLB-HTX, chuỗi giá trị SX-CB-TT do {n} đơn vị tham gia.",
    "Tổ chức {n} hội nghị, tập huấn cho 1.500 lượt người/năm; báo cáo kết quả về Văn phòng UBND tỉnh.",
    "Ban hành hướng dẫn, thông báo, báo cáo theo quy định.",
    "Công văn, tờ trình gửi qua trục liên thông văn bản quốc gia.",
    "Tham mưu HĐND tỉnh ban hành Nghị quyết về chính sách hỗ trợ {n} hộ trồng chè.",
    "Đưa chủ trương, nghị quyết của Đảng, chính sách, pháp luật của Nhà nước vào cuộc sống.",
    "Xây dựng dự thảo Quyết định ban hành quy chế phối hợp, trình trước ngày 30/6/2026.",
    "Số lượng: {n} người; mã số: HS-{n}; lô đất số 12-13, tờ bản đồ số 5.",
    "Tiếp tục thực hiện tự chủ tài chính, phấn đấu tăng 5-7%/năm, giảm 1,5-2% hộ nghèo.",
    "Liên hệ: ông Nguyễn Văn A, điện thoại 0912.345.{n}; phòng 205/A2.",
    "Phối hợp Công an tỉnh, Bộ CHQS tỉnh, BCH BĐBP tỉnh và BQL KKT-KCN.",
    "Chỉ số PCI, PAR INDEX, SIPAS, PAPI tăng từ 3-5 bậc; GRDP đạt {n}.000 tỷ đồng.",
]


def trap(setting):
    case = Case("false friend")
    sentence = setting.draw.deal("trap", SENTENCES)
    case.say(sentence.format(n=setting.draw.number(899) + 100))
    case.tags.add(f"trap: {sentence.split('{')[0][:30].strip()}")
    return case
