"""The rows of each measured page in one plain statement; no Django here."""

from __future__ import annotations

ROWS = 50
AGENCIES = """
SELECT a.name, a.code, t.name_vi AS kind, g.name_vi AS grouping, p.name AS parent, o.kind AS duty,
       s.status, a.public_id
FROM tenancy_agency a
LEFT JOIN agencies_agencytype t ON t.code = a.kind
LEFT JOIN tenancy_groupmembership m
  ON m.agency_id = a.id AND m.scheme = 'report' AND m.valid_to IS NULL AND m.void_reason = ''
LEFT JOIN agencies_agencygroup g ON g.scheme = 'report' AND g.code = m."group"
LEFT JOIN tenancy_agencyparent ap
  ON ap.agency_id = a.id AND ap.valid_to IS NULL AND ap.void_reason = ''
LEFT JOIN tenancy_agency p ON p.id = ap.parent_id
LEFT JOIN agencies_obligation o
  ON o.agency_id = a.id AND o.ground = 'LAW' AND o.valid_to IS NULL AND o.void_reason = ''
LEFT JOIN agencies_agencystatus s
  ON s.agency_id = a.id AND s.valid_to IS NULL AND s.void_reason = ''
WHERE {where} ORDER BY a.sort_key LIMIT 50
"""
TRACKING = """
SELECT e.name, r.late, r.first_submitted_at, r.state, e."group", e.code, r.public_id
FROM reporting_rosterentry e
LEFT JOIN reporting_annualreport r
  ON r.cycle_id = e.cycle_id AND r.agency_id = e.agency_id AND r.first_submitted_at IS NOT NULL
JOIN tenancy_agency a ON a.id = e.agency_id
WHERE e.is_fixed AND {where} ORDER BY e.sort_key LIMIT 50
"""


# The index of each database holds the words; the agency's mark is one of them.
FOUND = {
    "sqlite": (
        "SELECT rowid FROM search_indexedtext_full_text WHERE search_indexedtext_full_text MATCH %s"
    ),
    "postgresql": (
        "SELECT id FROM search_indexedtext "
        "WHERE to_tsvector('simple', folded) @@ to_tsquery('simple', %s)"
    ),
}
SEARCH = """
SELECT d.title, d.code, a.name, d.public_id, i.words
FROM search_indexedtext i
JOIN documents_document d ON d.public_id = i.target_id
JOIN tenancy_agency a ON a.id = d.agency_id
WHERE i.id IN ({found}) AND i.target_type = 'documents.document' AND d.agency_id = %s
ORDER BY d.sort_key LIMIT 10
"""
MASTER = """
SELECT d.code, d.title, d.kind, v.issue, v.revision, v.decision_no, v.effective_from,
       d.owner_unit, v.public_id
FROM documents_documentversion v
JOIN documents_document d ON d.id = v.document_id
WHERE v.agency_id = %s AND v.state IN ('EFFECTIVE', 'SUSPENDED', 'OBSOLETE')
  AND v.effective_from <= %s AND (v.effective_to IS NULL OR v.effective_to > %s)
ORDER BY d.sort_key LIMIT 50
"""


def archive_search(words: list[str], agency: int, vendor: str) -> tuple[str, list[object]]:
    """Ten documents of an agency that hold every word, through the product's own index."""
    mark = f"agency{agency}mark"
    if vendor == "sqlite":
        asked = " AND ".join([*(f'"{word}"*' for word in words), mark])
    else:
        asked = " & ".join([*(f"{word}:*" for word in words), mark])
    return SEARCH.format(found=FOUND[vendor]), [asked, agency]


def archive_on(day: object, agency: int) -> tuple[str, list[object]]:
    """Page one of what was in force at an agency on a day."""
    return MASTER, [agency, day, day]


def agencies(text: str = "") -> tuple[str, list[str]]:
    """Page one of the register, or of those with ``text`` in their name."""
    if not text:
        return AGENCIES.format(where="1 = 1"), []
    return AGENCIES.format(where="a.search_key LIKE %s"), [f"%{text}%"]


def tracking(text: str = "", *, absent: bool = False) -> tuple[str, list[str]]:
    """Page one of the tracking list, all, or without a report, or by name."""
    if absent:
        return TRACKING.format(where="r.id IS NULL"), []
    if text:
        return TRACKING.format(where="a.search_key LIKE %s"), [f"%{text}%"]
    return TRACKING.format(where="1 = 1"), []


def glance() -> tuple[str, list[str]]:
    """Every line of the province's desk."""
    return "SELECT kind, content FROM bench_glance ORDER BY id", []
