"""Lines and groups for the properties of the synthesis."""

from __future__ import annotations

from hypothesis import strategies as st

from thuan.domains.oversight.reporting.aggregate import (
    Group,
    InspectionMode,
    Line,
    Measure,
    Obligation,
    ReportStatus,
    Rule,
)

GROUPS = (Group("a", "Nhóm A"), Group("b", "Nhóm B"), Group("c", "Nhóm C"))
MEASURES = (
    Measure("staff", Rule.SUM),
    Measure("audited", Rule.COUNT),
    Measure("on_time", Rule.RATIO, "finished"),
)

maybe = st.none() | st.booleans()
numbers = st.none() | st.integers(0, 10**6) | st.decimals(0, 10**6, places=2)
values = st.fixed_dictionaries(
    {}, optional=dict.fromkeys(("staff", "audited", "on_time", "finished"), numbers)
)
rows = st.builds(
    Line,
    code=st.just(""),
    name=st.just("Cơ quan"),
    group=st.sampled_from([group.code for group in GROUPS]),
    system=st.none() | st.sampled_from(["HT1", "HT2", "HT3"]),
    obligation=st.none() | st.sampled_from(list(Obligation)),
    declared=maybe,
    redeclared=maybe,
    edition=st.none() | st.sampled_from(["2008", "2015"]),
    report_status=st.none() | st.sampled_from(list(ReportStatus)),
    inspection_mode=st.none() | st.sampled_from(list(InspectionMode)),
    rating=st.none() | st.sampled_from(["Tốt", "Khá", "Đạt"]),
    status=st.none() | st.sampled_from(["ACCEPTED", "MISSING"]),
    values=values,
)


@st.composite
def rosters(draw: st.DrawFn) -> list[Line]:
    """Lines with distinct codes, as a roster has them."""
    found = draw(st.lists(rows, max_size=12))
    return [replaced(line, f"{place:03d}") for place, line in enumerate(found)]


def replaced(line: Line, code: str) -> Line:
    fields = {name: getattr(line, name) for name in Line.__slots__}
    return Line(**{**fields, "code": code})
