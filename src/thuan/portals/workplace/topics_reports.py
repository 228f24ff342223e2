"""What help says to an agency about its annual report: filling, signing, receipts."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from thuan.portals.workplace.topic import Topic

REPORT_TOPICS: tuple[Topic, ...] = (
    Topic(
        "soan-bao-cao",
        _("Soạn báo cáo năm"),
        (
            "reporting:mine",
            "reporting:report",
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
        "tu-luu",
        _("Nhập từng phần, tự lưu"),
        ("reporting:section", "reporting:save_fields", "reporting:as_last_year"),
        (
            _("Nhập đến đâu trang lưu đến đó; dòng cuối trang nói đã lưu lúc mấy giờ."),
            _("Dưới mỗi ô có số năm trước. Số khác nhiều thì trang hỏi lý do; lý do đi cùng số."),
            _("Ô có chữ “Từ sổ…” do hệ thống điền. Sửa được, khi sửa thì ghi lý do."),
            _("Hai người cùng sửa một ô: trang hiện cả hai số để chọn, không số nào mất."),
        ),
        (
            _("Mở một phần trong danh sách. Nhập số vào ô, chuyển sang ô sau."),
            _(
                "Đọc dòng cuối trang: “Đã lưu” là xong. Mất mạng thì số còn trong máy, "
                "có mạng sẽ gửi."
            ),
            _("Số không đổi so với năm trước: bấm “Điền … mục như năm trước” rồi xem lại."),
            _("Bấm “Lưu và sang phần sau”. Phần còn thiếu thì trang nói thiếu mấy mục."),
            _("Sở yêu cầu bổ sung? Đầu trang ghi tên các ô; bấm vào tên để đến đúng ô."),
        ),
    ),
    Topic(
        "lay-tu-tep",
        _("Lấy số liệu từ tệp Excel"),
        (
            "reporting:upload_figures",
            "reporting:take_paper_figures",
            "reporting:map_figures",
            "reporting:preview_figures",
            "reporting:take_back_figures",
        ),
        (
            _("Tệp của cơ quan, tệp một cửa hay bảng trống tải từ trang đều dùng được."),
            _("Chưa bấm ghi thì báo cáo giữ nguyên. Ghi rồi vẫn lấy lại được số cũ."),
            _("Ô chữ, ô trống, ô lỗi công thức không được lấy; trang nêu từng ô và lý do."),
        ),
        (
            _("Mở báo cáo, bấm “Lấy số liệu từ tệp Excel”, chọn tệp, bấm “Đọc tệp và xem trước”."),
            _(
                "Xem mục nào lấy từ ô nào. Sai thì ghi lại tên ô, ví dụ C12; không lấy "
                "thì để trống."
            ),
            _("Ở trang xem trước, so số trong báo cáo với số trong tệp, bỏ dấu ở mục không lấy."),
            _("Bấm nút ghi. Muốn bỏ: mở lại trang này, chọn tệp đã ghi, lấy lại số cũ."),
        ),
    ),
    Topic(
        "ky-va-gui",
        _("Ký và gửi báo cáo"),
        ("reporting:sign", "reporting:sign_many", "reporting:submit", "reporting:recall"),
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
        "ban-giay",
        _("Ký trên bản giấy"),
        ("reporting:register_paper", "reporting:register_arrival", "reporting:enter_from_paper"),
        (
            _("Thủ trưởng ký bản giấy thì văn thư ghi nhận thay: số, ngày, người ký và bản quét."),
            _("Mười hai chữ dấu vân ở cuối bản in phải trùng với dấu vân trên trang."),
            _(
                "Báo cáo giấy gửi thẳng đến Sở: thời điểm đến là lúc nhập số liệu; "
                "ngày đóng dấu đến được ghi bên cạnh."
            ),
        ),
        (
            _("Người soạn trình ký, in “Bản trình ký (.pdf)”, thủ trưởng ký và đóng dấu."),
            _(
                "Văn thư mở báo cáo, bấm ghi nhận bản giấy, nhập số, ngày, người ký và "
                "mã cuối trang."
            ),
            _("Chọn bản quét (PDF hoặc ảnh), bấm nút ghi nhận. Sau đó gửi Sở như thường."),
            _("Ở Sở: bảng theo dõi, “Ghi nhận báo cáo giấy”, rồi nhập số liệu từ bản giấy."),
        ),
    ),
    Topic(
        "bien-nhan",
        _("Biên nhận và đối chiếu"),
        ("reporting:receipt", "reporting:receipt_of", "reporting:compare_versions"),
        (
            _("Biên nhận ghi giờ máy chủ nhận, người ký, người gửi và dấu vân của nội dung."),
            _("Mỗi lần gửi có một biên nhận riêng. Lần gửi đầu quyết định đúng hạn hay trễ hạn."),
            _("Dấu vân giống nhau nghĩa là nội dung giống nhau đến từng số."),
        ),
        (
            _("Mở báo cáo, bấm “Biên nhận”. Tải bản .pdf để lưu hồ sơ."),
            _("Muốn biết đã sửa gì giữa hai lần gửi: bấm “So sánh hai bản”."),
            _("Đối chiếu bản giấy: so mười hai chữ cuối trang, hoặc quét mã QR."),
        ),
    ),
)
