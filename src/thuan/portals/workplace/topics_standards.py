"""Help on the standard and on clauses that do not apply."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from thuan.portals.workplace.topic import Topic

STANDARD_TOPICS: tuple[Topic, ...] = (
    Topic(
        "tieu-chuan",
        _("Tra cứu tiêu chuẩn"),
        ("standards:editions", "standards:edition", "standards:clause"),
        (
            _("Mỗi điều khoản được diễn giải bằng lời của phần mềm, không phải nguyên văn TCVN."),
            _("Phần “đòi hỏi gì” nói theo loại cơ quan của người đọc; xem được cho loại khác."),
            _("Có văn bản tiêu chuẩn yêu cầu, có văn bản không: nhãn bên cạnh nói rõ."),
            _("Bản dự thảo năm 2026 chỉ để đối chiếu, không phải chuẩn mực đánh giá."),
        ),
        (
            _("Mở “Tiêu chuẩn”, bấm tên phiên bản để xem cây điều khoản."),
            _("Gõ từ cần tìm, không cần dấu, hoặc gõ số điều khoản như 7.5."),
            _("Bấm một điều khoản; dùng khung bên cạnh để đi tới mục trước, mục sau."),
            _("Xem “Bằng chứng đang có của cơ quan” và trả lời các câu hỏi tự kiểm tra."),
        ),
    ),
    Topic(
        "khong-ap-dung",
        _("Điều khoản không áp dụng"),
        (
            "standards:nonapplicabilities",
            "standards:nonapplicability",
            "standards:propose",
            "standards:endorse",
            "standards:approve",
            "standards:decline",
            "standards:withdraw",
            "standards:end",
        ),
        (
            _("Chỉ một số điều khoản có thể không áp dụng: 7.1.5, 8.3 và 8.5.5."),
            _("Thư ký ISO của cơ quan chủ trì hệ thống đề nghị, thủ trưởng quyết định."),
            _("Với 8.5.5, trưởng ban ISO đồng ý trước. Một người không làm hai phần việc."),
            _("Cơ quan thành viên và Sở KH&CN đọc được điều đã quyết định, không đọc đề nghị."),
        ),
        (
            _("Mở điều khoản trong “Tiêu chuẩn”, bấm “Đề nghị không áp dụng”."),
            _("Ghi lý do ít nhất 30 chữ cái rồi gửi."),
            _("Thủ trưởng mở việc trong “Việc của tôi”, xem lý do và quyết định."),
            _("Khi cơ quan bắt đầu có hoạt động đó, thủ trưởng bấm “Áp dụng trở lại”."),
        ),
    ),
)
