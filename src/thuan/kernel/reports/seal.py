"""The content fingerprint as a QR code: paper and record can be compared with a phone (F7)."""

from __future__ import annotations

from io import BytesIO

import segno

_QUIET_ZONE = 2


def qr_png(fingerprint: str) -> bytes:
    """A PNG of the whole fingerprint, for Word."""
    buffer = BytesIO()
    segno.make(fingerprint, error="m", micro=False).save(
        buffer, kind="png", scale=8, border=_QUIET_ZONE
    )
    return buffer.getvalue()


def qr_svg(fingerprint: str) -> str:
    """The same as SVG text, for PDF."""
    buffer = BytesIO()
    segno.make(fingerprint, error="m", micro=False).save(
        buffer,
        kind="svg",
        scale=8,
        border=_QUIET_ZONE,
        xmldecl=False,
        svgclass=None,
        lineclass=None,
    )
    return buffer.getvalue().decode("utf-8")
