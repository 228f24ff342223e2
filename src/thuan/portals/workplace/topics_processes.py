"""Help on processes, instruments and knowledge."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from thuan.portals.workplace.topic import Topic

PROCESS_TOPICS: tuple[Topic, ...] = (
    Topic(
        "qua-trinh",
        _("Sơ đồ quá trình"),
        (
            *("processes:map", "processes:register", "processes:add", "processes:take_usual"),
            *("processes:process", "processes:sheet", "processes:flows", "processes:criteria"),
            *("processes:documents", "processes:retire", "processes:review_map"),
            *("processes:past_map", "processes:void_review"),
        ),
        (
            _("Sơ đồ được vẽ từ các phiếu: khai đầu vào, đầu ra thì mũi tên tự có."),
            _("Chỉ cần một bên khai; hai bên khai cùng lời thì thành một mũi tên."),
            _("Phiếu còn thiếu mục nào, sơ đồ và trang quá trình nói rõ mục đó."),
            _("Tài liệu của quá trình chỉ được phê duyệt khi phiếu quá trình đã khai đủ."),
            _("Mỗi năm trưởng ban ISO hoặc thủ trưởng xem xét; sơ đồ hôm đó được giữ lại."),
        ),
        (
            _("Bấm “Lấy các quá trình thường gặp”, thôi dùng những quá trình không có."),
            _("Mở từng quá trình, chọn chủ quá trình, khai đầu vào, đầu ra, chỉ số."),
            _("Chọn tài liệu của quá trình, hoặc ghi vì sao không cần tài liệu."),
            _("Khi đủ, bấm “Xem xét sơ đồ” và ghi kết luận."),
        ),
    ),
    Topic(
        "phuong-tien-do",
        _("Phương tiện đo"),
        (
            *("processes:instruments", "processes:instrument", "processes:add_instrument"),
            *("processes:edit_instrument", "processes:check", "processes:set_aside"),
            *("processes:use_again", "processes:retire_instrument", "processes:void_check"),
        ),
        (
            _("Chỉ ghi những thứ đo ra kết quả dùng trong công việc."),
            _("Chu kỳ kiểm do cơ quan ghi kèm căn cứ; phần mềm không tự đặt thay pháp luật."),
            _("Lần kiểm không đạt thì ngừng dùng ngay, và phải nói kết quả cũ còn đúng không."),
            _("Còn phương tiện đo đang dùng thì không bỏ được điều khoản 7.1.5."),
        ),
        (
            _("Bấm “Thêm phương tiện đo”, ghi số hiệu, dùng để đo gì, chu kỳ kiểm."),
            _("Mở phương tiện đo, bấm “Ghi lần kiểm” và ghi theo giấy chứng nhận."),
            _("Việc kiểm sắp đến hạn hiện trong “Việc của tôi” trước 30 ngày."),
        ),
    ),
    Topic(
        "tri-thuc",
        _("Tri thức của cơ quan"),
        (
            *("processes:knowledge", "processes:item", "processes:note", "processes:edit_item"),
            *("processes:confirm_item", "processes:retire_item"),
        ),
        (
            _("Ghi những điều chỉ một hai người biết mà cơ quan cần khi họ nghỉ hoặc chuyển đi."),
            _("Hai năm không ai xem lại thì mục đó có dấu cần xem lại."),
            _("Điều không còn đúng được đánh dấu, không bị xóa."),
        ),
        (
            _("Bấm “Ghi tri thức”, viết để người mới đến đọc là làm được."),
            _("Ghi ai đang nắm và việc đó thuộc quá trình nào."),
            _("Đọc lại, thấy còn đúng thì bấm “Còn đúng”."),
        ),
    ),
)
