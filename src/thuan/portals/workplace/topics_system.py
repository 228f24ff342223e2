"""What help says about the agency's own system: its documents."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from thuan.portals.workplace.topic import Topic

SYSTEM_TOPICS: tuple[Topic, ...] = (
    Topic(
        "tai-lieu",
        _("Tài liệu của hệ thống"),
        (
            *("documents:register", "documents:master_list", "documents:create"),
            *("documents:to_review", "documents:unread"),
            *("documents:document", "documents:edit_head", "documents:revise"),
            *("documents:version", "documents:write", "documents:submit", "documents:endorse"),
            *("documents:return_version", "documents:approve", "documents:reject"),
            *("documents:abandon", "documents:cancel", "documents:confirm_review"),
            *("documents:suspend", "documents:resume", "documents:withdraw"),
            *("documents:distribute", "documents:acknowledge"),
        ),
        (
            _("Mỗi tài liệu có một mã, nhiều phiên bản; mỗi lúc chỉ một phiên bản có hiệu lực."),
            _("Người soạn không xem xét và không phê duyệt tài liệu của chính mình."),
            _("Đến 0 giờ ngày hiệu lực, bản mới thay bản cũ trong cùng một lúc."),
            _("Danh mục tài liệu xem được tại bất kỳ ngày nào đã qua, đúng như ngày đó."),
            _("Ai được phân phối thì tự xác nhận đã đọc; bản sau phải đọc lại."),
        ),
        (
            _("Bấm “Thêm tài liệu”, ghi mã, tên, loại, rồi chọn tệp hoặc soạn ngay trên trang."),
            _("Bấm “Trình xem xét”, chọn người xem xét."),
            _("Người xem xét bấm “Đồng ý” hoặc trả lại kèm lý do."),
            _("Thủ trưởng xem nội dung, ghi số quyết định, ngày hiệu lực, rồi phê duyệt."),
            _("Cần sửa? Mở tài liệu, bấm “Soạn bản sửa đổi”; bản đang dùng vẫn hiệu lực."),
        ),
    ),
    Topic(
        "nhap-ho-so-cu",
        _("Nhập hồ sơ cũ"),
        (
            *("onboarding:register", "onboarding:sample", "onboarding:open"),
            *("onboarding:onboarding", "onboarding:add_files", "onboarding:try_out"),
            *("onboarding:submit", "onboarding:take_back", "onboarding:give_back"),
            *("onboarding:abandon", "onboarding:confirm", "onboarding:run_again"),
            *("onboarding:change_entry", "onboarding:leave_out", "onboarding:bring_back"),
        ),
        (
            _("Tài liệu đã ban hành trên giấy hoặc trên máy được đưa vào một lần, kèm các bản cũ."),
            _("Chạy thử không ghi gì; thủ trưởng xác nhận thì tài liệu mới có hiệu lực."),
            _("Mọi bản nhập theo cách này mang dấu “nhập từ hồ sơ cũ” và ngày nhập."),
        ),
        (
            _("Tải mẫu danh sách, ghi mỗi bản của tài liệu một dòng."),
            _("Nén các tệp vào một tệp .zip rồi tải lên cùng danh sách."),
            _("Sửa dòng hệ thống báo, tải thêm tệp còn thiếu, rồi bấm “Chạy thử”."),
            _("Bấm “Trình thủ trưởng”; thủ trưởng xem lại và xác nhận."),
        ),
    ),
)
