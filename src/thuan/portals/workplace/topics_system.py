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
            *("documents:to_review", "documents:unread"),
            *("documents:document", "documents:edit_head", "documents:revise"),
            *("documents:version", "documents:write", "documents:submit", "documents:endorse"),
            *("documents:return_version", "documents:approve", "documents:reject"),
            *("documents:abandon", "documents:cancel", "documents:confirm_review"),
            *("documents:suspend", "documents:resume", "documents:withdraw"),
            *("documents:distribute", "documents:acknowledge", "documents:forms"),
            *("documents:paper", "documents:file", "documents:compare", "documents:master_paper"),
            *("documents:requests", "documents:request", "documents:ask"),
            *("documents:accept_request", "documents:decline_request"),
            "documents:withdraw_request",
        ),
        (
            _("Mỗi tài liệu có một mã, nhiều phiên bản; mỗi lúc chỉ một phiên bản có hiệu lực."),
            _("Người soạn không xem xét và không phê duyệt tài liệu của chính mình."),
            _("Đến 0 giờ ngày hiệu lực, bản mới thay bản cũ trong cùng một lúc."),
            _("Danh mục tài liệu xem được tại bất kỳ ngày nào đã qua, đúng như ngày đó."),
            _("Ai được phân phối thì tự xác nhận đã đọc; bản sau phải đọc lại."),
            _("Biểu mẫu đang dùng trong tài liệu hiệu lực thì không tạm ngừng, hủy bỏ được."),
        ),
        (
            _("Bấm “Thêm tài liệu”, ghi mã, tên, loại, rồi chọn tệp hoặc soạn ngay trên trang."),
            _("Bấm “Trình xem xét”, chọn người xem xét."),
            _("Người xem xét bấm “Đồng ý” hoặc trả lại kèm lý do."),
            _("Thủ trưởng xem nội dung, ghi số quyết định, ngày hiệu lực, rồi phê duyệt."),
            _("Thấy chỗ sai? Mở tài liệu, bấm “Đề nghị sửa đổi”; thư ký ISO trả lời tại đó."),
            _("Cần sửa? Mở tài liệu, bấm “Soạn bản sửa đổi”; bản đang dùng vẫn hiệu lực."),
        ),
    ),
    Topic(
        "quy-trinh-noi-bo",
        _("Quy trình nội bộ giải quyết TTHC"),
        (
            *("internal_procedures:coverage", "internal_procedures:begin"),
            *("internal_procedures:steps", "internal_procedures:sections"),
            *("internal_procedures:paste", "internal_procedures:agencies"),
            "internal_procedures:of_agency",
        ),
        (
            _("Mỗi TTHC của cơ quan cần một quy trình; một quy trình có thể gồm nhiều TTHC."),
            _("Tổng thời gian các bước phải vừa thời hạn ngắn nhất, kể cả tuần có ngày nghỉ."),
            _("Các bước làm cùng lúc chỉ tính bước lâu nhất. Tám giờ là một ngày làm việc."),
            _("TTHC đổi sau ngày quy trình có hiệu lực thì quy trình mang dấu “cũ hơn TTHC”."),
        ),
        (
            _("Ở danh sách TTHC, bấm “Lập quy trình” tại dòng chưa có."),
            _("Sửa bảy bước có sẵn, hoặc dán bảng từ Word, Excel."),
            _("Câu trên bảng cho biết các bước còn dư hay quá thời hạn bao nhiêu."),
            _("Mở trang phiên bản, bấm “Trình xem xét” như mọi tài liệu."),
        ),
    ),
    Topic(
        "tai-lieu-mau",
        _("Tài liệu mẫu"),
        (
            *("model_documents:register", "model_documents:model", "model_documents:version"),
            *("model_documents:adopt", "model_documents:difference", "model_documents:revise"),
            *("model_documents:confirm", "model_documents:create", "model_documents:edit"),
            *("model_documents:begin", "model_documents:write", "model_documents:issue"),
            *("model_documents:cancel", "model_documents:withdraw", "model_documents:agencies"),
        ),
        (
            _("Sở ban hành mẫu theo loại cơ quan; cơ quan chỉ thấy mẫu dành cho loại của mình."),
            _("Dùng mẫu là chép một bản nháp: mẫu không bao giờ ghi đè tài liệu của cơ quan."),
            _("Mẫu có bản mới thì cơ quan được giao việc xem; Sở thấy cơ quan theo bản nào."),
            _("Người soạn mẫu không ban hành mẫu; bản đã ban hành không sửa được nữa."),
        ),
        (
            _("Mở mẫu, bấm “Dùng làm bản nháp của cơ quan”, ghi mã theo quy tắc của cơ quan."),
            _("Sửa bản nháp cho hợp rồi trình xem xét, phê duyệt như mọi tài liệu."),
            _("Thấy “chậm 1 bản”? Bấm “Xem khác biệt với mẫu”, đọc chỗ cả hai cùng sửa trước."),
            _("Cần sửa thì soạn bản sửa đổi; xong, bấm “Đã xem xét mẫu mới”, ghi đã tiếp thu gì."),
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
    Topic(
        "van-ban-phap-luat",
        _("Văn bản pháp luật"),
        (
            *("law:register", "law:text", "law:create", "law:edit", "law:change"),
            *("law:check", "law:undo", "law:terms"),
        ),
        (
            _("Sở KH&CN ghi văn bản và theo dõi hiệu lực; mọi người đọc được."),
            _("Tình trạng tính theo ngày: lịch sử cho biết từ ngày nào, do văn bản nào."),
            _("“Chưa kiểm chứng” nghĩa là chưa ai đối chiếu với văn bản công bố."),
            _("Văn bản đã hết hiệu lực không chọn được làm căn cứ."),
        ),
        (
            _("Gõ số hoặc trích yếu, không cần dấu; lọc theo loại hoặc tình trạng."),
            _("Người của Sở tra cứu xong thì bấm “Đã kiểm tra hiệu lực”."),
            _("Văn bản được sửa, bị thay thế, hết hiệu lực: bấm “Ghi thay đổi hiệu lực”."),
            _("Ghi nhầm? Bấm “Hoàn tác” cạnh thay đổi đó và ghi lý do."),
        ),
    ),
    Topic(
        "cap-nhat-phap-luat",
        _("Căn cứ và cập nhật theo pháp luật"),
        (
            *("legal:bases", "legal:add", "legal:end", "legal:external", "legal:updates"),
            *("legal:update", "legal:confirm", "legal:changes", "legal:change"),
        ),
        (
            _("Căn cứ của tài liệu chọn từ văn bản đang có hiệu lực, hoặc cơ quan tự ghi."),
            _("Văn bản thay đổi: mỗi tài liệu đang hiệu lực dựa trên nó có đúng một việc."),
            _("Hạn thường là 15 ngày làm việc; thư ký ISO và trưởng ban ISO được nhắc."),
            _("Bản mới phê duyệt sau khi có thay đổi, đến ngày hiệu lực thì việc tự xong."),
        ),
        (
            _("Mở tài liệu, bấm “Căn cứ pháp lý”, rồi “Thêm căn cứ”."),
            _("Có việc cập nhật: mở việc, bấm “Soạn bản sửa đổi” và ban hành bản mới."),
            _("Không cần sửa: trưởng ban ISO hoặc thủ trưởng xác nhận kèm lý do."),
            _("Sở xem “Tiến độ cập nhật pháp luật” để biết cơ quan nào còn chậm."),
        ),
    ),
    Topic(
        "cong-bo",
        _("Công bố hệ thống quản lý chất lượng"),
        (
            *("declarations:register", "declarations:enter", "declarations:declaration"),
            *("declarations:change", "declarations:publish", "declarations:cancel"),
            *("declarations:lapse", "declarations:withdraw", "declarations:paper"),
            *("declarations:province", "declarations:receive", "declarations:receive_many"),
            "declarations:terms",
        ),
        (
            _("Cơ quan tự công bố và tự chịu trách nhiệm; Sở ghi nhận, không phê duyệt."),
            _("Mỗi lúc chỉ một bản công bố có hiệu lực: bản mới vào sổ thì bản trước được thay."),
            _("Thêm hoặc bớt thủ tục trong phạm vi thì công bố lại; sửa đổi thủ tục thì không."),
            _("Mỗi đêm phạm vi được đối chiếu với danh mục; có khác thì trưởng ban ISO có việc."),
        ),
        (
            _("Bấm “Nhập bản công bố”, ghi số, ngày, chọn thủ tục, thêm tệp chụp bản đã ký."),
            _("Trưởng ban ISO hoặc thủ trưởng bấm “Đưa vào sổ, công bố”, ghi nơi niêm yết."),
            _("Sở mở “Sổ theo dõi công bố”, chọn các cơ quan rồi ghi nhận một lần."),
            _("Bản cũ trên giấy nhập sau cũng được: sổ tự xếp theo ngày ký."),
        ),
    ),
    Topic(
        "ho-so",
        _("Hồ sơ và thời hạn lưu"),
        (
            *("records:register", "records:open", "records:record", "records:edit"),
            *("records:file_in", "records:close", "records:void", "records:hold", "records:lift"),
            *("records:types", "records:type", "records:define_type", "records:edit_type"),
            *("records:take_catalogue", "records:retire_type", "records:take_out"),
            *("records:disposals", "records:disposal", "records:draft_disposal"),
            *("records:choose", "records:propose", "records:approve", "records:reject"),
            *("records:cancel", "records:carry_out", "records:minutes"),
        ),
        (
            _("Thời hạn lưu tính từ hết năm kết thúc hồ sơ; thời hạn mẫu phải được đối chiếu."),
            _("Hết thời hạn chưa phải là hủy: cần danh mục, quyết định của thủ trưởng, biên bản."),
            _("Hồ sơ liên quan khiếu nại, kiểm tra, tố tụng thì giữ lại, không hủy được."),
            _("Hủy là bỏ nội dung tệp; tên, ngày, dấu vân và quyết định vẫn còn."),
        ),
        (
            _("Lấy danh mục loại hồ sơ mẫu, đối chiếu thời hạn với quy định rồi xác nhận."),
            _("Bấm “Lập hồ sơ”, thêm tệp, ghi nơi để; xong việc thì “Đóng hồ sơ”."),
            _("Đến hạn: lập đợt hủy, chọn hồ sơ, đề nghị; thủ trưởng quyết định."),
            _("Hủy xong, ghi biên bản hoặc chọn tệp biên bản đã ký."),
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
