"""A provincial report as DOST writes it: fictional province, three annexes, one landscape."""

from __future__ import annotations

from datetime import date

from thuan.kernel.reports.document import (
    Annex,
    Authority,
    Bullets,
    DataTable,
    Heading,
    OfficialDocument,
    Paragraph,
    Run,
    TableColumn,
)

FINGERPRINT = "9f2c4e7a1b3d5f60718293a4b5c6d7e8f9012a3b4c5d6e7f8091a2b3c4d5e6f7"
GROUPS = (
    ("Sở, ban, ngành", "19", "19", "100,00"),
    ("Ủy ban nhân dân huyện, thành phố", "7", "7", "100,00"),
    ("Chi cục, đơn vị trực thuộc Sở", "20", "18", "90,00"),
    ("Cơ quan ngành dọc", "8", "6", "75,00"),
    ("Ủy ban nhân dân xã, phường, thị trấn", "65", "44", "67,69"),
)
WIDE = (
    TableColumn("TT", 1, "center"),
    TableColumn("Tên cơ quan", 5.2),
    TableColumn("Nhóm", 2.2),
    TableColumn("Phạm vi (số TTHC)", 1.6, "right"),
    TableColumn("Số", 2.2, group="Bản công bố"),
    TableColumn("Ngày", 2.2, "center", group="Bản công bố"),
    TableColumn("Công bố lại", 1.6, "center"),
    TableColumn("Đánh giá nội bộ", 2.2, "center"),
    TableColumn("Xem xét của lãnh đạo", 2.2, "center"),
    TableColumn("Phát hiện", 1.4, "right", group="Điểm không phù hợp"),
    TableColumn("Đã khắc phục", 1.6, "right", group="Điểm không phù hợp"),
    TableColumn("Ngày gửi báo cáo", 2.2, "center"),
    TableColumn("Tỷ lệ đúng hạn (%)", 1.8, "right"),
    TableColumn("Ghi chú", 2.4),
)


def agency_row(number: int) -> tuple[str, ...]:
    """One of the 119 rows; figures are made up."""
    name = (
        f"Ủy ban nhân dân xã Phước Thuận {number}"
        if number > 54
        else f"Chi cục Tiêu chuẩn {number}"
    )
    return (
        str(number), name, "Cấp xã" if number > 54 else "Trực thuộc", str(60 + number % 70),
        f"{number:02d}/QĐ-CB", "05/02/2022", "x" if number % 5 == 0 else "", "12/05/2022",
        "20/06/2022", str(number % 4), str(number % 3), "14/10/2022", "97,20",
        "Gửi bản giấy" if number % 17 == 0 else "",
    )  # fmt: skip


def provincial_report(**changes: object) -> OfficialDocument:
    """The report, numbered 7 of 05/02/2022 unless ``changes`` say otherwise."""
    fields: dict[str, object] = {
        "issuer_parent": "Ủy ban nhân dân tỉnh Thuận Hòa",
        "issuer": "Sở Khoa học và Công nghệ",
        "number": 7,
        "notation": "BC-SKHCN",
        "place": "Thuận Hòa",
        "day": date(2022, 2, 5),
        "year": 2022,
        "type_name": "Báo cáo",
        "abstract": (
            "Kết quả xây dựng, áp dụng, duy trì và cải tiến Hệ thống quản lý chất lượng\n"
            "theo TCVN ISO 9001:2015 trên địa bàn tỉnh năm 2022"
        ),
        "legal_bases": (
            "Căn cứ Quyết định số 19/2014/QĐ-TTg ngày 05 tháng 3 năm 2014 của Thủ tướng Chính phủ",
            "Căn cứ Kế hoạch số 752/KH-UBND của Ủy ban nhân dân tỉnh;",
        ),
        "addressees": ("Ủy ban nhân dân tỉnh Thuận Hòa",),
        "body": BODY,
        "recipients": (
            "Ủy ban nhân dân tỉnh (b/c)",
            "Sở Nội vụ (p/h);",
            "Giám đốc, các Phó Giám đốc Sở",
        ),
        "kept_at": "TĐC",
        "signer_authority": (Authority("KT", "Giám đốc"),),
        "signer_title": "Phó Giám đốc",
        "signer_name": "Nguyễn Thị Thùy Dương",
        "annexes": ANNEXES,
        "fingerprint": FINGERPRINT,
        "head_of_day": "a1b2 c3d4 e5f6 (04/02/2022)",
        "watermark": "Dữ liệu minh họa",
    }
    return OfficialDocument(**{**fields, **changes})  # type: ignore[arg-type]


SUMMARY = DataTable(
    caption="Bảng 1. Công bố theo nhóm cơ quan",
    columns=(
        TableColumn("TT", 1, "center"),
        TableColumn("Nhóm cơ quan", 7),
        TableColumn("Tổng số", 2, "right"),
        TableColumn("Đã công bố", 2, "right"),
        TableColumn("Tỷ lệ (%)", 2, "right"),
    ),
    rows=tuple((str(i), *row) for i, row in enumerate(GROUPS, start=1)),
    total=("", "Tổng cộng", "119", "94", "78,99"),
    notes=("Ghi chú: số liệu đến hết ngày 15/10/2022; dữ liệu minh họa.",),
)
BODY = (
    Paragraph.of(
        "Thực hiện Kế hoạch của Ủy ban nhân dân tỉnh về xây dựng, áp dụng, duy trì và cải tiến Hệ "
        "thống quản lý chất lượng theo TCVN ISO 9001:2015 năm 2022, Sở Khoa học "
        "và Công nghệ báo cáo kết quả như sau:"
    ),
    Heading(1, "TÌNH HÌNH TRIỂN KHAI"),
    Heading(2, "Công tác chỉ đạo, điều hành"),
    Paragraph((
        Run("Sở đã tham mưu ban hành "),
        Run("02 văn bản", bold=True),
        Run(" chỉ đạo; hướng dẫn các cơ quan rà soát "),
        Run("phạm vi áp dụng", italic=True),
        Run(" và cập nhật danh mục thủ tục hành chính ngay khi có quyết định công bố mới."),
    )),
    Heading(2, "Đào tạo, tập huấn"),
    Bullets.of((
        "Tổ chức 03 lớp tập huấn cấp tỉnh, huyện cho 164 lượt cán bộ, công chức;",
        "Tổ chức 07 lớp đánh giá nội bộ cho công chức cấp xã, cấp 201 giấy chứng nhận.",
    )),
    Heading(1, "KẾT QUẢ THỰC HIỆN"),
    Heading(2, "Kết quả theo nhóm cơ quan"),
    SUMMARY,
    Heading(3, "Ưu điểm"),
    Paragraph.of(
        "Phần lớn cơ quan duy trì hệ thống có hiệu lực; lãnh đạo quan tâm, hồ sơ được lập và lưu "
        "đúng quy định; việc giải quyết thủ tục hành chính đúng hạn đạt tỷ lệ cao."
    ),
    Heading(3, "Tồn tại, hạn chế"),
    Paragraph.of(
        "Một số cơ quan cấp xã chưa cập nhật kịp thời văn bản quy phạm pháp luật; hành động khắc "
        "phục còn hình thức, chưa xác định rõ nguyên nhân gốc."
    ),
    Heading(1, "KIẾN NGHỊ"),
    Paragraph.of(
        "Kính đề nghị Ủy ban nhân dân tỉnh xem xét, bố trí kinh phí năm 2023. Chi tiết tại các "
        "Phụ lục kèm theo./."
    ),
)  # fmt: skip
ANNEXES = (
    Annex("Phụ lục I", "Tổng hợp kết quả theo nhóm cơ quan", (SUMMARY,)),
    Annex(
        "Phụ lục II",
        "Danh sách cơ quan xây dựng, áp dụng hệ thống quản lý chất lượng",
        (DataTable(WIDE, tuple(agency_row(n) for n in range(1, 120))),),
        landscape=True,
    ),
    Annex(
        "Phụ lục III",
        "Kết quả kiểm tra",
        (
            Heading(1, "KIỂM TRA TRỰC TIẾP"),
            Paragraph.of(
                "Đã kiểm tra trực tiếp 12 cơ quan; xếp loại Tốt 05, Khá 06, Trung bình 01."
            ),
            Heading(1, "KIỂM TRA QUA HỒ SƠ"),
            Paragraph.of("Đã kiểm tra qua hồ sơ 20 cơ quan."),
        ),
    ),
)
