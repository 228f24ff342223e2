"""What help says, topic by topic, and which topic belongs to which page."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from thuan.portals.workplace.topic import Topic
from thuan.portals.workplace.topics_oversight import OVERSIGHT_TOPICS
from thuan.portals.workplace.topics_processes import PROCESS_TOPICS
from thuan.portals.workplace.topics_reports import REPORT_TOPICS
from thuan.portals.workplace.topics_standards import STANDARD_TOPICS
from thuan.portals.workplace.topics_system import SYSTEM_TOPICS

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
    *REPORT_TOPICS,
    *OVERSIGHT_TOPICS,
    *PROCESS_TOPICS,
    *SYSTEM_TOPICS,
    *STANDARD_TOPICS,
    Topic(
        "dang-nhap",
        _("Đăng nhập"),
        ("account_login", "account_logout", "account_change_password"),
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
    Topic(
        "buoc-hai",
        _("Bước xác thực thứ hai"),
        (
            *("mfa_authenticate", "account:home", "account:factors", "account:add_app"),
            *("account:add_key", "account:new_codes", "account:sessions"),
        ),
        (
            _("Người biết mật khẩu mà không cầm điện thoại hay khóa của mình thì không vào được."),
            _("Cần với quản trị, lãnh đạo ký, người của Sở và ai đăng nhập từ ngoài mạng cơ quan."),
            _("Mã đổi sau 30 giây và chỉ mở được một lần. Không đọc mã cho ai, kể cả quản trị."),
            _("Khi ký, hệ thống hỏi một mã mới thay cho mật khẩu."),
        ),
        (
            _("Cài ứng dụng xác thực trên điện thoại, quét hình trên trang, nhập mã 6 số."),
            _("In mã dự phòng, cất trong ngăn có khóa: mỗi mã mở được một lần khi mất điện thoại."),
            _("Mã không đúng? Đặt điện thoại theo giờ tự động, chờ mã mới rồi nhập."),
            _("Mất cả điện thoại và mã dự phòng: đến gặp quản trị hệ thống để thiết lập lại."),
            _("Thấy thiết bị lạ ở “Thiết bị đang đăng nhập”: đăng xuất nó rồi đổi mật khẩu."),
        ),
    ),
)


def topic_for(page: str) -> Topic:
    """The topic of a page or a slug; the reading of the task list where none is written."""
    return next((one for one in TOPICS if page == one.slug or page in one.pages), TOPICS[0])
