"""What help says, topic by topic, and which topic belongs to which page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Topic:
    """One subject: what it is about, then what to press in which order.

    ``pages`` are the URL names whose help link leads here.
    """

    slug: str
    title: str | Promise
    pages: tuple[str, ...]
    explained: tuple[str | Promise, ...]
    steps: tuple[str | Promise, ...]


TOPICS: tuple[Topic, ...] = (
    Topic(
        "viec-cua-toi",
        _("Đọc danh sách việc"),
        ("workplace:home", "search:results"),
        (
            _("Trang đầu chỉ hiện việc đang chờ chính mình, ở cơ quan ghi trên đầu trang."),
            _("Việc xếp thành ba nhóm: quá hạn, tuần này, sắp tới. Việc gần hạn nhất đứng trên."),
            _("Hạn tính đến hết ngày: hạn 15/10 nghĩa là trước 0 giờ ngày 16/10."),
            _("Việc không có hạn riêng nằm trong nhóm tuần này, vì làm được ngay."),
            _("Xong việc nào, việc đó tự rời danh sách. Không cần đánh dấu."),
        ),
        (
            _("Bấm vào dòng việc. Trang mở ra đúng chỗ cần làm."),
            _("Làm xong, bấm nút chính của trang, rồi về trang đầu để xem việc còn lại."),
            _("Phục vụ nhiều cơ quan? Bấm tên cơ quan trên đầu trang để đổi."),
            _("Muốn tìm một cơ quan hay một báo cáo: gõ vào ô tìm, không cần dấu."),
        ),
    ),
    Topic(
        "soan-bao-cao",
        _("Soạn báo cáo năm"),
        (
            "reporting:mine",
            "reporting:report",
            "reporting:section",
            "reporting:check_answers",
            "reporting:start",
            "reporting:submit_internal",
            "reporting:revise",
        ),
        (
            _("Báo cáo gồm nhiều phần. Làm phần nào trước cũng được, nghỉ giữa chừng cũng được."),
            _("Chưa có số liệu thì để trống. Số 0 nghĩa là đã đếm và không có."),
            _("Số của một phần không được lớn hơn tổng; trang sẽ nói rõ số nào và sửa thế nào."),
            _("Người soạn không ký. Thủ trưởng, hoặc người được ủy quyền, ký báo cáo."),
        ),
        (
            _("Mở báo cáo từ trang đầu, bấm “Bắt đầu soạn báo cáo”."),
            _("Mở từng phần, nhập số, bấm “Lưu và sang phần sau”."),
            _("Phần có đoạn văn hỏi “Phần này đã xong chưa”: chọn khi thấy đủ."),
            _("Bấm “Kiểm tra tất cả câu trả lời”, đọc lại, bổ sung mục còn thiếu."),
            _("Bấm “Trình người ký”. Từ lúc này số liệu không sửa được, trừ khi được trả lại."),
        ),
    ),
    Topic(
        "ky-va-gui",
        _("Ký và gửi báo cáo"),
        ("reporting:sign", "reporting:submit", "reporting:receipt", "reporting:recall"),
        (
            _("Chữ ký gắn với đúng nội dung đang hiện, nhận ra bằng dấu vân của nội dung."),
            _("Nội dung đổi sau khi trang ký mở ra thì chữ ký không được nhận; xem lại rồi ký."),
            _("Đúng hạn hay trễ hạn tính theo lúc máy chủ nhận lần đầu và không đổi về sau."),
            _("Bị trả lại để bổ sung không làm báo cáo đã đúng hạn thành trễ hạn."),
        ),
        (
            _("Thủ trưởng mở báo cáo từ trang đầu và đọc lại các số liệu."),
            _("Đúng thì bấm “Ký báo cáo”. Chưa đúng thì trả lại người soạn, ghi rõ lý do."),
            _("Sau khi ký, thủ trưởng hoặc thư ký bấm “Gửi Sở Khoa học và Công nghệ”."),
            _("Giữ biên nhận: trên đó có giờ nhận và dấu vân. Mở lại lúc nào cũng được."),
        ),
    ),
    Topic(
        "theo-doi",
        _("Theo dõi ai đã gửi"),
        ("reporting:tracking", "reporting:cycles", "reporting:cycle"),
        (
            _("Bảng theo dõi đếm đúng các cơ quan trong danh sách của kỳ báo cáo."),
            _("Mỗi ô vuông là một cơ quan: N đúng hạn, T trễ hạn, Y đang bổ sung, C chưa gửi."),
            _("Sở chỉ thấy báo cáo từ lần gửi đầu tiên, không thấy bản đang soạn."),
            _("Con số luôn đi với tổng số và ngày tính. Chưa có số liệu không phải là 0."),
        ),
        (
            _("Bấm một ô vuông để xem dòng của cơ quan đó."),
            _("Lọc theo nhóm cơ quan hoặc theo tình trạng gửi, ví dụ “Chưa gửi”."),
            _("Bấm “Excel” để xuất đúng những dòng đang hiện."),
            _("Địa chỉ trang giữ nguyên bộ lọc; gửi địa chỉ cho đồng nghiệp cùng xem."),
        ),
    ),
    Topic(
        "kiem-tra",
        _("Kiểm tra báo cáo đã nhận"),
        ("reporting:take", "reporting:accept", "reporting:return"),
        (
            _("Sở ghi nhận xét vào phiếu kiểm tra của mình, không sửa báo cáo của cơ quan."),
            _("Trả lại phải có lý do và mục cần bổ sung, để cơ quan sửa đúng chỗ."),
            _("Báo cáo của chính Sở do Văn phòng UBND tỉnh kiểm tra."),
            _("Báo cáo trả lại có hạn bổ sung tính bằng ngày làm việc."),
        ),
        (
            _("Từ trang đầu bấm việc “Kiểm tra báo cáo”, chọn một báo cáo đang chờ."),
            _("Bấm “Nhận kiểm tra”, đọc từng phần và so với năm trước."),
            _("Đủ và khớp thì bấm “Chấp nhận báo cáo”."),
            _("Chưa đủ thì bấm “Trả lại để bổ sung”, chọn lý do, ghi ý kiến, chọn mục."),
        ),
    ),
    Topic(
        "khoa-so-lieu",
        _("Khóa số liệu và tổng hợp"),
        (
            "reporting:syntheses",
            "reporting:live_synthesis",
            "reporting:freeze",
            "reporting:synthesis",
            "reporting:review_synthesis",
            "reporting:approve_synthesis",
            "reporting:send_synthesis",
            "reporting:acknowledge_synthesis",
        ),
        (
            _("Trước khi khóa, số liệu tổng hợp đổi theo từng báo cáo vừa đến."),
            _("Khóa là chép mỗi cơ quan một dòng và đóng dấu vân. Bản đã khóa không đổi nữa."),
            _("Báo cáo sửa sau khi khóa thì vào bản tổng hợp tiếp theo; bản cũ vẫn còn."),
            _("Người khóa, người thẩm tra và người phê duyệt là những người khác nhau."),
        ),
        (
            _("Chốt danh sách cơ quan của kỳ, rồi chờ hết hạn gửi."),
            _("Mở “Tổng hợp của tỉnh”, xem số liệu đang chạy và các phép kiểm."),
            _("Bấm “Khóa số liệu”. Người khác bấm “Xác nhận đã thẩm tra”."),
            _("Lãnh đạo Sở phê duyệt, rồi gửi UBND tỉnh. UBND tỉnh xác nhận đã nhận."),
        ),
    ),
    Topic(
        "dang-nhap",
        _("Đăng nhập"),
        ("account_login", "account_logout"),
        (
            _("Tài khoản do quản trị của Sở hoặc của cơ quan cấp. Không tự đăng ký."),
            _("Mỗi người một tài khoản riêng: mọi việc làm đều ghi tên người làm."),
        ),
        (
            _("Nhập tên đăng nhập và mật khẩu trên phiếu cấp tài khoản."),
            _("Lần đầu, đặt mật khẩu mới của riêng mình."),
            _("Quên mật khẩu? Nhờ quản trị hệ thống cấp lại phiếu, có ký nhận."),
        ),
    ),
)


def topic_for(page: str) -> Topic:
    """The topic of a page or a slug; the reading of the task list where none is written."""
    return next((one for one in TOPICS if page == one.slug or page in one.pages), TOPICS[0])
