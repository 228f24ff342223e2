"""What reporting hands out as files: the frozen synthesis, an agency's report, a receipt."""

from thuan.domains.oversight.reporting.papers.annual import (
    OFFICIAL_FORMATS,
    draft_document,
    draft_paper,
    version_document,
    version_paper,
)
from thuan.domains.oversight.reporting.papers.receipt import (
    lateness_words,
    receipt_document,
    receipt_paper,
)
from thuan.domains.oversight.reporting.papers.synthesis import (
    FORMATS,
    MARK,
    SUMMARY_FORMATS,
    document_of,
    letterhead,
    numbered,
    paper,
    summary_of,
    summary_paper,
)

__all__ = [
    "FORMATS",
    "MARK",
    "OFFICIAL_FORMATS",
    "SUMMARY_FORMATS",
    "document_of",
    "draft_document",
    "draft_paper",
    "lateness_words",
    "letterhead",
    "numbered",
    "paper",
    "receipt_document",
    "receipt_paper",
    "summary_of",
    "summary_paper",
    "version_document",
    "version_paper",
]
