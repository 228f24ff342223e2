"""Whether an internal procedure may come into force: complete, known, and in time (INV-13)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from thuan.domains.registry.procedures.api import terms_of
from thuan.domains.system.documents.api import forms_by_code
from thuan.domains.system.procedures.content import codes_cited, read
from thuan.domains.system.procedures.judging import incomplete, too_long
from thuan.domains.system.procedures.selectors.coverage import also_covered
from thuan.domains.system.procedures.selectors.limits import limits_of
from thuan.kernel.calendar import working_days
from thuan.kernel.text.dates import format_date

if TYPE_CHECKING:
    import datetime as dt

    from thuan.domains.system.documents.api import DocumentVersion


def refusal(version: DocumentVersion, first: dt.date) -> str | None:
    """Why this version cannot be in force from ``first`` on, in one sentence; None if it can.

    Every code is in the register that day and in no other procedure of the agency; every form
    that a step cites exists; the steps fit every limit from every start day (qms.md 3.8;
    programme.md 8.2).
    """
    content = read(version.structure)
    if missing := incomplete(content):
        return missing
    limits, unknown = limits_of(content, first)
    if unknown:
        words = {"codes": ", ".join(unknown), "day": format_date(first)}
        sentence = _("TTHC %(codes)s không có trong danh mục ngày %(day)s. Xem lại mã.")
        return sentence % words
    if taken := also_covered(version, content.covers):
        code, named = next(iter(taken.items()))
        sentence = _("TTHC %(code)s đã nằm trong quy trình %(named)s của cơ quan.")
        return sentence % {"code": code, "named": named}
    known = forms_by_code(version, cited := codes_cited(content.steps))
    if strange := [code for code in cited if code not in known]:
        words = {"codes": ", ".join(strange)}
        sentence = _(
            "Biểu mẫu %(codes)s chưa có trong danh mục tài liệu của cơ quan. Thêm biểu mẫu, hoặc "
            "ghi vào cột kết quả nếu là mẫu của văn bản khác."
        )
        return sentence % words
    return too_long(content.steps, limits, working_days.load(first=first), first)


def left_without(version: DocumentVersion, day: dt.date) -> list[str]:
    """TTHC in force that day which no other procedure of the agency settles (qms.md 3.1)."""
    content = read(version.structure)
    elsewhere = also_covered(version, content.covers)
    known = terms_of(content.covers, day)
    return [code for code in content.covers if code in known and code not in elsewhere]
