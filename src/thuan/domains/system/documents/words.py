"""How a version is said and marked: one place for pages and lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from thuan.domains.system.documents.enums import (
    ONCE_IN_FORCE,
    ChangeReason,
    RequestState,
    ReviewState,
    VersionState,
)
from thuan.domains.system.documents.selectors.documents import is_outdated
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.text.dates import format_date
from thuan.kernel.text.languages import once_per_language
from thuan.kernel.ui.components import Stage
from thuan.kernel.ui.enums import Tone
from thuan.kernel.ui.table import Badge

if TYPE_CHECKING:
    from thuan.domains.system.documents.models import (
        ChangeRequest,
        Document,
        DocumentVersion,
        Review,
    )

TONES = {
    VersionState.DRAFT: Tone.NEUTRAL,
    VersionState.IN_REVIEW: Tone.PROGRESS,
    VersionState.PENDING_APPROVAL: Tone.PROGRESS,
    VersionState.APPROVED: Tone.PROGRESS,
    VersionState.EFFECTIVE: Tone.SUCCESS,
    VersionState.SUSPENDED: Tone.ATTENTION,
    VersionState.OBSOLETE: Tone.DANGER,
    VersionState.CANCELLED: Tone.NEUTRAL,
}
WAY = (
    VersionState.DRAFT,
    VersionState.IN_REVIEW,
    VersionState.PENDING_APPROVAL,
    VersionState.APPROVED,
    VersionState.EFFECTIVE,
)


@once_per_language
def version_badge(state: str) -> Badge:
    """The mark of a version's state; of a document without any version none is in force."""
    known = VersionState(state)
    return Badge(TONES[known], str(known.label))


def numbers(issue: int | None, revision: int | None) -> str:
    """ "01/02": the first issue, revised twice, as on the covers of documents."""
    return "" if issue is None or revision is None else f"{issue:02}/{revision:02}"


def origin(version: DocumentVersion) -> str:
    """That a version was taken over from old papers and when; "" for one that was written here."""
    if version.reason != ChangeReason.TAKEN_OVER:
        return ""
    return _("nhập từ hồ sơ cũ %(day)s") % {"day": format_date(business_day(version.created_at))}


def review_words(document: Document) -> str:
    """How often a document is reviewed: "24 tháng", "15/01 hằng năm", "không định kỳ"."""
    if document.review_on:
        return _("%(day)s hằng năm") % {"day": document.review_on}
    if not document.review_months:
        return _("không định kỳ")
    return _("%(n)s tháng") % {"n": document.review_months}


def stages(version: DocumentVersion) -> list[Stage]:
    """The way of a version with the present state marked; what left it shows where it went."""
    state = VersionState(version.state)
    way = WAY if state in WAY else (*WAY, state)
    place = way.index(state)
    return [Stage(one.label, n < place, n == place) for n, one in enumerate(way)]


def kept_as(version: DocumentVersion) -> str:
    """What a reader is told over a version that must not be worked by; "" for one in force."""
    if version.state == VersionState.OBSOLETE:
        return _("HẾT HIỆU LỰC")
    if version.state == VersionState.SUSPENDED:
        return _("TẠM NGỪNG ÁP DỤNG")
    if version.state == VersionState.CANCELLED:
        return _("ĐÃ HỦY")
    if version.state != VersionState.EFFECTIVE:
        return _("CHƯA CÓ HIỆU LỰC")
    return ""


REQUEST_TONES = {
    RequestState.OPEN: Tone.ATTENTION,
    RequestState.ACCEPTED: Tone.PROGRESS,
    RequestState.DECLINED: Tone.NEUTRAL,
    RequestState.WITHDRAWN: Tone.NEUTRAL,
}


def request_badge(request: ChangeRequest) -> Badge:
    """The mark of a request; what was accepted is done once its version is in force."""
    version = request.document_version
    if version is not None and version.state in ONCE_IN_FORCE:
        return Badge(Tone.SUCCESS, _("đã sửa"))
    known = RequestState(request.state)
    return Badge(REQUEST_TONES[known], str(known.label))


def opinion_words(review: Review, digest: str) -> str:
    """What a reviewer said; an opinion about other content than ``digest`` says so."""
    said = str(ReviewState(review.state).label)
    if is_outdated(review, digest):
        return _("%(said)s, đã cũ: nội dung đổi sau đó") % {"said": said}
    return said
