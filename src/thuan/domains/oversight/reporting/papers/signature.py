"""How a version was signed, in the words of official papers; these stay Vietnamese."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thuan.domains.oversight.reporting.enums import SigningWay
from thuan.domains.oversight.reporting.selectors.paper import paper_entered
from thuan.kernel.text.dates import format_date, format_to_the_second

if TYPE_CHECKING:
    from thuan.domains.oversight.reporting.models import ReportVersion


def signature_words(version: ReportVersion) -> str:
    """Who signed when and how; for a paper its number, who registered it and its arrival (F7)."""
    if version.signing_way == SigningWay.PAPER:
        return _on_paper(version)
    on_behalf = version.signed_on_behalf_of
    behalf = f", theo ủy quyền của {on_behalf}" if on_behalf else ""
    moment = format_to_the_second(version.signed_at)
    return f"Ký điện tử trên hệ thống bởi {version.signed_by}{behalf}, lúc {moment}."


def _on_paper(version: ReportVersion) -> str:
    assert version.document_on is not None, "the database keeps no signed paper without its day"
    moment = format_to_the_second(version.created_at)
    signed = (
        f"Ký trên bản giấy số {version.document_no} ngày {format_date(version.document_on)} "
        f"bởi {version.signer_name}."
    )
    arrival = paper_entered(version)
    if arrival is None:
        return f"{signed} {version.registered_by} ghi nhận bản giấy lúc {moment}."
    came = f"Bản giấy đến Sở ngày {format_date(arrival.arrived_on)}, số đến {arrival.incoming_no}"
    return f"{signed} {came}; {version.registered_by} nhập thay cơ quan lúc {moment}."
