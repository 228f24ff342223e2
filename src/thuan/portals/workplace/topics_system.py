"""What help says about the agency's own system: its documents, the procedures it settles."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from thuan.portals.workplace.topic import Topic

SYSTEM_TOPICS: tuple[Topic, ...] = (
    Topic(
        "tai-lieu",
        _("Tài liệu của hệ thống"),
        (
            *("documents:register", "documents:master_list", "documents:create"),
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
        "thu-tuc-hanh-chinh",
        _("Thủ tục hành chính"),
        (
            *("administrative_procedures:register", "administrative_procedures:record"),
            *("administrative_procedures:import", "administrative_procedures:import_write"),
        ),
        (
            _(
                "Bạn tra thủ tục hành chính của tỉnh tại bất kỳ ngày nào: thời hạn, cơ quan thực "
                "hiện, quyết định công bố."
            ),
            _(
                "Văn phòng UBND tỉnh hoặc quản trị nghiệp vụ nhập danh mục kèm quyết định; mỗi "
                "quyết định áp dụng một lần, có ngày hiệu lực."
            ),
            _("Thủ tục bị bãi bỏ vẫn mở được cùng các lần công bố trước."),
        ),
        (
            _("Tìm theo mã, tên, lĩnh vực hoặc cấp; ghi “Tại ngày” để xem một ngày đã qua."),
            _("Bấm mã thủ tục để xem mọi lần công bố."),
            _("Bấm “Nhập quyết định công bố”, ghi số, ngày, chọn tệp danh mục."),
            _(
                "Xem từng dòng được thêm, sửa đổi, bãi bỏ hay cần sửa trong tệp, rồi bấm “Áp dụng "
                "quyết định”."
            ),
        ),
    ),
)
