"""The fixed words of an official document, by language of the document (not of the reader)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wording:
    """What the decree fixes: it is not translated through the interface's catalogue."""

    nation: str
    motto: str
    number: str
    blank_date: str
    addressees: str
    recipients: str
    kept: str
    subject_prefix: str
    fingerprint: str
    head_of_day: str
    reference: str


VIETNAMESE = Wording(
    nation="CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    motto="Độc lập - Tự do - Hạnh phúc",
    number="Số:",
    blank_date="ngày{blank}tháng{blank}năm\u00a0{year}",
    addressees="Kính gửi:",
    recipients="Nơi nhận:",
    kept="Lưu: VT",
    subject_prefix="V/v",
    fingerprint="Mã kiểm tra nội dung:",
    head_of_day="Đầu chuỗi nhật ký trong ngày:",
    reference="(Kèm theo {kind} số {number} {date} của {issuer})",
)
ENGLISH = Wording(
    nation="SOCIALIST REPUBLIC OF VIET NAM",
    motto="Independence - Freedom - Happiness",
    number="No.:",
    blank_date="{year}-{blank}-{blank}",
    addressees="To:",
    recipients="Recipients:",
    kept="Archive: VT",
    subject_prefix="Re:",
    fingerprint="Content check code:",
    head_of_day="Head of the day's event chain:",
    reference="(Attached to {kind} No. {number} {date} of {issuer})",
)


def wording(language: str) -> Wording:
    """The words for "vi" or "en"; Vietnamese is the original of every official document."""
    return ENGLISH if language == "en" else VIETNAMESE
