"""Kinds, states and faults of files."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What may be kept; the value is the ending of the name."""

    PDF = "pdf", _("PDF")
    DOCX = "docx", _("Word")
    XLSX = "xlsx", _("Excel")
    CSV = "csv", _("CSV")
    YAML = "yaml", _("YAML")
    JPG = "jpg", _("Ảnh JPG")
    PNG = "png", _("Ảnh PNG")


MEDIA_TYPES = {
    Kind.PDF: "application/pdf",
    Kind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Kind.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Kind.CSV: "text/csv; charset=utf-8",
    Kind.YAML: "application/yaml",
    Kind.JPG: "image/jpeg",
    Kind.PNG: "image/png",
}


class FileState(models.TextChoices):
    KEPT = "KEPT", _("Đang lưu")
    DISPOSED = "DISPOSED", _("Đã tiêu hủy")


class NoText(models.TextChoices):
    """Why the words of a file could not be read."""

    NO_READER = "NO_READER", _("Loại tệp chưa đọc được chữ")
    UNREADABLE = "UNREADABLE", _("Tệp hỏng")
    TOO_LONG = "TOO_LONG", _("Đọc quá lâu")
    TOO_MUCH = "TOO_MUCH", _("Cần quá nhiều bộ nhớ")
    GONE = "GONE", _("Không còn nội dung")


class Fault(models.TextChoices):
    """The nine things that can be wrong with a file, each with its own sentence (U22)."""

    NONE_CHOSEN = "NONE_CHOSEN", _("Chưa chọn tệp. Bấm “Chọn tệp” rồi chọn tệp cần gửi.")
    WRONG_TYPE = (
        "WRONG_TYPE",
        _("“%(name)s” không thuộc loại được nhận. Hãy gửi tệp %(kinds)s."),
    )
    TOO_BIG = (
        "TOO_BIG",
        _("“%(name)s” lớn hơn %(megabytes)s MB. Hãy giảm dung lượng hoặc tách thành nhiều tệp."),
    )
    EMPTY = "EMPTY", _("“%(name)s” không có nội dung. Mở tệp kiểm tra rồi gửi lại.")
    HARMFUL = (
        "HARMFUL",
        _("“%(name)s” chứa mã độc hoặc macro nên không được nhận. Hãy lưu bản không có macro."),
    )
    PASSWORD = (
        "PASSWORD",
        _("“%(name)s” có mật khẩu. Hãy bỏ mật khẩu rồi gửi lại."),
    )
    BROKEN = (
        "BROKEN",
        _("Không đọc được “%(name)s”: tệp hỏng hoặc chưa tải xong. Hãy lưu lại tệp rồi gửi lại."),
    )
    TOO_MANY = "TOO_MANY", _("Đã chọn quá %(count)s tệp. Hãy bỏ bớt rồi gửi lại.")
    NOT_TEMPLATE = (
        "NOT_TEMPLATE",
        _("“%(name)s” không đúng mẫu. Tải mẫu về, điền vào mẫu đó rồi gửi lại."),
    )
