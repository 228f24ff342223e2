"""What help says to the province: tracking, chasing, checking, compiling, the form itself."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from thuan.portals.workplace.topic import Topic

OVERSIGHT_TOPICS: tuple[Topic, ...] = (
    Topic(
        "ke-hoach",
        _("Kế hoạch năm của tỉnh"),
        ("programme:plans", "programme:plan", "programme:target", "programme:draft_plan"),
        (
            _("Mỗi năm một kế hoạch; số ban đầu được giữ, điều chỉnh là văn bản riêng."),
            _("Chỉ tiêu có đủ danh sách do hệ thống đếm từ báo cáo năm, không ghi đè được."),
            _("Chỉ tiêu khác được ghi kèm minh chứng và luôn được đánh dấu là ghi tay."),
            _("Một cơ quan được tính là duy trì khi đủ cả bốn điều kiện."),
        ),
        (
            _("Bấm tên chỉ tiêu để xem cơ quan nào đạt, cơ quan nào còn thiếu gì."),
            _("Bấm “Ghi tiến độ” để ghi số lớp, số cuộc kiểm tra kèm minh chứng."),
            _("Người làm xong nhiệm vụ ghi kết quả; người khác xác nhận."),
            _("Cuối năm bấm “Đánh giá kết quả năm”, rồi tải báo cáo đánh giá."),
        ),
    ),
    Topic(
        "nhiem-vu-ke-hoach",
        _("Nhiệm vụ của kế hoạch năm"),
        ("programme:task", "programme:own_tasks", "programme:report_task", "programme:finish_task"),
        (
            _("Cơ quan chủ trì được nhắc trước 30 ngày, 7 ngày và vào ngày cuối."),
            _("Quá hạn một ngày thì lãnh đạo Sở được báo."),
            _("Người ghi đã làm xong không tự xác nhận."),
        ),
        (
            _(
                "Bấm “Báo cáo tiến độ” để ghi đã làm gì kèm minh chứng; chưa ước được thì để "
                "trống %."
            ),
            _("Bấm “Ghi đã làm xong” khi xong hẳn; Sở đối chiếu rồi xác nhận."),
        ),
    ),
    Topic(
        "phuong-an",
        _("Phương án chỉ tiêu năm sau"),
        ("programme:scenario",),
        (
            _("Con số ghi ở đây chỉ để thử; số liệu năm nay không đổi."),
            _("Điều chưa biết vẫn để chưa biết, không tính là 0."),
        ),
        (
            _("Sửa con số rồi bấm “Tính phương án” để xem cần thêm bao nhiêu, của cơ quan nào."),
            _("Bấm “Lưu làm dự thảo” để lập kế hoạch năm sau từ phương án."),
        ),
    ),
    Topic(
        "dieu-chinh-ke-hoach",
        _("Điều chỉnh kế hoạch năm"),
        ("programme:amend",),
        (
            _("Kế hoạch đã ban hành giữ nguyên làm mốc so sánh."),
            _("Danh sách sửa theo mã, mỗi dòng một cơ quan."),
        ),
        (
            _("Bấm “Xem các điểm thay đổi”, đọc lại, rồi bấm “Ban hành điều chỉnh”."),
            _("Đánh dấu “Thôi thực hiện” để bỏ nhiệm vụ; nhiệm vụ đã xong vẫn giữ kết quả."),
        ),
    ),
    Topic(
        "tong-quan",
        _("Tổng quan tỉnh"),
        ("province:overview",),
        (
            _("Số liệu đang chạy: báo cáo đến thêm thì số thay đổi; bản đã khóa không đổi."),
            _("“Chưa có số liệu” được đếm riêng, không tính là không."),
            _("“Xây dựng nhưng thiếu đánh giá hoặc xem xét”: đã công bố mà 12 tháng chưa làm."),
        ),
        (
            _("Bấm con số, ô vuông hoặc tên nhóm để mở những dòng phía sau."),
            _("Đổi “Tô màu theo duy trì” để thấy nơi chỉ có hệ thống trên giấy."),
            _("Năm nơi cần giúp trước: mỗi nơi một lý do, một nút để liên hệ."),
        ),
    ),
    Topic(
        "theo-doi",
        _("Theo dõi ai đã gửi"),
        ("reporting:tracking", "reporting:cycles", "reporting:cycle", "reporting:earlier"),
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
        "don-doc",
        _("Đôn đốc cơ quan chưa gửi"),
        (
            "reporting:chase",
            "reporting:note_contact",
            "reporting:remind",
            "reporting:reminded",
            "reporting:look_as_agency",
            "reporting:agency_sight",
        ),
        (
            _(
                "Nhắc qua hệ thống đến thư ký ISO, trưởng ban ISO và thủ trưởng; mỗi "
                "người một ngày một lần."
            ),
            _("Cơ quan đọc được nội dung từng lần liên hệ và lý do mỗi lần xem tiến độ."),
            _("“Xem như cơ quan” chỉ cho thấy số phần đã xong, không cho thấy số liệu đang soạn."),
        ),
        (
            _("Mở “Theo dõi báo cáo”, lọc “Chưa gửi”, bấm tên cơ quan."),
            _(
                "Bấm số điện thoại để gọi. Gọi xong bấm “Ghi lần liên hệ”, ghi người "
                "trao đổi và ngày hẹn."
            ),
            _(
                "Nhắc nhiều cơ quan: tích các dòng, bấm “Nhắc các cơ quan đã chọn”, "
                "xem danh sách rồi xác nhận."
            ),
            _("Trang kết quả nói đã nhắc ai, bỏ qua ai và vì sao."),
        ),
    ),
    Topic(
        "cong-van",
        _("Danh sách chưa gửi và công văn đôn đốc"),
        (
            "reporting:late_list",
            "reporting:draft_letter",
            "reporting:letter",
            "reporting:issue_letter",
        ),
        (
            _("Danh sách lấy theo một thời điểm: ai chưa gửi, ai gửi trễ lúc đó."),
            _("Nơi nhận của công văn được giữ nguyên như ngày lập, dù sau đó có cơ quan gửi."),
            _(
                "Công văn phát hành xong, từng cơ quan nơi nhận thấy nó trên trang báo "
                "cáo của mình."
            ),
        ),
        (
            _("Mở “Danh sách chưa gửi, gửi trễ”, chọn ngày, tải .xlsx hoặc .pdf khi cần."),
            _("Từ bảng theo dõi bấm “Lập công văn đôn đốc”, ghi ngày yêu cầu gửi."),
            _("Tải bản .docx, trình ký và lấy số như mọi công văn của Sở."),
            _("Mở lại công văn, bấm phát hành, ghi số và ngày văn bản."),
        ),
    ),
    Topic(
        "gia-han",
        _("Gia hạn và miễn xét trễ"),
        ("reporting:extend", "reporting:waive"),
        (
            _("Gia hạn là cho thêm thời gian trước khi hết hạn, theo quyết định có số và ngày."),
            _("Miễn xét không đổi sự thật là trễ; trang vẫn ghi trễ và ghi lý do không xét."),
            _("Sở không miễn xét cho chính mình."),
        ),
        (
            _(
                "Gia hạn: từ bảng theo dõi bấm “Gia hạn”, chọn cơ quan, ngày mới, ghi "
                "quyết định và lý do."
            ),
            _("Miễn xét: mở báo cáo trễ, bấm miễn xét, ghi quyết định và lý do."),
            _("Bảng theo dõi hiện “gia hạn đến …” hoặc “trễ, được miễn xét” ở cột Lưu ý."),
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
        "mau-bao-cao",
        _("Sửa mẫu báo cáo"),
        (
            "reporting:templates",
            "reporting:template",
            "reporting:import_template",
            "reporting:new_version",
            "reporting:publish_template",
            "reporting:cancel_template",
            "reporting:template_preview",
            "reporting:template_terms",
            "reporting:edit_section",
            "reporting:add_field",
            "reporting:edit_field",
            "reporting:edit_choices",
            "reporting:move_field",
            "reporting:remove_field",
            "reporting:edit_short_form",
            "reporting:add_identity",
            "reporting:edit_identity",
            "reporting:remove_identity",
        ),
        (
            _(
                "Mẫu đã ban hành không sửa. Muốn đổi thì lập phiên bản mới, là dự "
                "thảo, rồi ban hành."
            ),
            _("Kỳ báo cáo đang chạy giữ mẫu của nó; phiên bản mới dùng cho kỳ sau."),
            _(
                "Mẫu rút gọn nói mục nào nhóm cơ quan được miễn, hiện sẵn, hoặc ghi "
                "không phát sinh."
            ),
            _(
                "Đầu trang dự thảo liệt kê từng điểm khác với phiên bản trước, nêu rõ "
                "yêu cầu chặt hơn."
            ),
        ),
        (
            _(
                "Mở “Mẫu báo cáo”, mở phiên bản đang dùng, bấm “Lập phiên bản mới từ "
                "phiên bản này”."
            ),
            _("Mở một phần, bấm “Thêm mục”, hoặc “Sửa”, “Chuyển chỗ”, “Bỏ” ở từng mục."),
            _("Bấm “Xem mẫu như cơ quan thấy”, xem lần lượt từng nhóm cơ quan."),
            _("Đúng ý thì bấm ban hành, rồi chọn mẫu này khi lập kỳ báo cáo."),
        ),
    ),
)
