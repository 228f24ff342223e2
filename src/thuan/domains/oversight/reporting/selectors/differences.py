"""What separates the report as it stands from a version that somebody holds in the hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from thuan.domains.oversight.reporting.judging import template_of
from thuan.domains.oversight.reporting.models import DraftContent, ReportVersion
from thuan.domains.oversight.reporting.template import shown
from thuan.kernel.text.dates import format_datetime

if TYPE_CHECKING:
    from collections.abc import Mapping

    from thuan.domains.oversight.reporting.models import AnnualReport

# More than this many fields are counted and not listed: a sentence, not a second report.
LISTED = 5


def changed_since(report: AnnualReport, shown_hash: str) -> str:
    """The sentence that refuses a signature on another content, with what differs (U31).

    Where that content was signed before, the fields that differ are named; otherwise the moment of
    the last change.
    """
    paper = DraftContent.objects.filter(report=report).first()
    if paper is None:
        return _("Báo cáo chưa được soạn nên chưa ký được.")
    told = signed_before(report, shown_hash)
    if told:
        return told
    words = {"moment": format_datetime(paper.updated_at)}
    return (
        _(
            "Nội dung đã thay đổi sau khi trang này mở ra, sửa lần cuối lúc %(moment)s. "
            "Xem lại rồi ký."
        )
        % words
    )


def signed_before(report: AnnualReport, shown_hash: str) -> str:
    """What differs from the earlier version of this fingerprint, "" where there is none.

    ``shown_hash`` may be the first letters only, as they stand on paper.
    """
    old = _version(report, shown_hash)
    paper = DraftContent.objects.filter(report=report).first()
    if old is None or paper is None:
        return ""
    told = _told(report, old.content["values"], paper.values)
    words = {"number": str(old.number), "fields": told}
    return _("Đây là nội dung của bản %(number)s, nay đã khác: %(fields)s. Xem lại rồi ký.") % words


def _version(report: AnnualReport, shown_hash: str) -> ReportVersion | None:
    rows = ReportVersion.objects.filter(report=report).order_by("-number")
    return rows.filter(content_hash__startswith=shown_hash).first() if shown_hash else None


def _told(report: AnnualReport, old: Mapping[str, Any], new: Mapping[str, Any]) -> str:
    template = template_of(report)
    codes = [code for code in template.fields if old.get(code) != new.get(code)]
    lines = [
        _("%(label)s: %(old)s → %(new)s")
        % {
            "label": template.field(code).label,
            "old": shown(template.field(code), old.get(code)),
            "new": shown(template.field(code), new.get(code)),
        }
        for code in codes[:LISTED]
    ]
    if len(codes) > LISTED:
        lines.append(_("và %(n)s mục khác") % {"n": len(codes) - LISTED})
    return "; ".join(lines) or _("giải trình")
