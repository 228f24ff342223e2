"""INV-40 and INV-41: one line an agency; figures add up in any order; missing is never zero."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, localcontext

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domains.oversight.reporting.strategies import GROUPS, MEASURES, replaced, rosters
from thuan.domains.oversight.reporting.aggregate import (
    Figures,
    Line,
    aggregate,
    checks,
    combine,
    to_contract,
)
from thuan.kernel.text.numbers import percent_string

SABOTAGES = [
    (
        "src/thuan/domains/oversight/reporting/aggregate/counts.py",
        "return Answers(found[True], found[False], found[None])",
        "return Answers(found[True], found[False] + found[None])",
    ),
    (
        "src/thuan/domains/oversight/reporting/aggregate/figures.py",
        "systems=a.systems | b.systems",
        "systems=a.systems",
    ),
    (
        "src/thuan/domains/oversight/reporting/aggregate/counts.py",
        "value is None or base is None",
        "value is None",
    ),
]


def figures_of(lines: list[Line]) -> Figures:
    return aggregate(lines, GROUPS, MEASURES)


@settings(deadline=None)
@given(rosters(), st.randoms(use_true_random=False))
def test_the_order_of_the_lines_does_not_matter(lines, random):
    shuffled = random.sample(lines, len(lines))

    assert figures_of(shuffled) == figures_of(lines)


@settings(deadline=None)
@given(rosters(), st.integers(0, 12))
def test_figures_of_two_parts_are_the_figures_of_the_whole(lines, cut):
    combined = combine(figures_of(lines[:cut]), figures_of(lines[cut:]))

    assert combined == figures_of(lines)
    assert list(combined.groups) == ["a", "b", "c"]


@settings(deadline=None)
@given(rosters(), rosters(), rosters())
def test_combining_is_associative_commutative_and_nothing_adds_nothing(one, two, three):
    a, b, c = figures_of(one), figures_of(two), figures_of(three)

    assert combine(combine(a, b), c) == combine(a, combine(b, c))
    assert combine(a, b) == combine(b, a)
    assert combine(a, figures_of([])) == combine(figures_of([]), a) == a
    assert combine(a, Figures()) == a


@settings(deadline=None)
@given(rosters())
def test_groups_obligations_reports_and_inspections_each_sum_to_the_roster(lines):
    contract = to_contract(figures_of(lines), year=2022, state="LIVE")

    assert contract["n_agencies"] == len(lines)
    assert sum(group["n"] for group in contract["groups"]) == len(lines)
    assert sum(block["n"] for block in contract["obligation"].values()) == len(lines)
    assert sum(contract["reports"].values()) == len(lines)
    found = contract["inspections"]
    assert found["onsite"] + found["dossier"] + found["none"] + found["unknown"] == len(lines)
    rated = sum(rating["n"] for rating in contract["ratings"])
    assert rated + contract["unrated"] == found["inspected"] == found["onsite"] + found["dossier"]


@settings(deadline=None)
@given(rosters())
def test_known_and_missing_answers_make_up_every_group(lines):
    contract = to_contract(figures_of(lines), year=2022, state="LIVE")

    for group in contract["groups"]:
        for question in ("declared", "redeclared"):
            answers = group[question]
            own = [line for line in lines if line.group == group["group"]]
            unknown = [line for line in own if getattr(line, question) is None]
            assert answers["missing"] == len(unknown)
            assert answers["of"] + answers["missing"] == group["n"]


@settings(deadline=None)
@given(rosters())
def test_an_agency_without_an_answer_changes_no_rate(lines):
    silent = Line("999", "Cơ quan chưa trả lời", "a")

    before = figures_of(lines)
    after = figures_of([*lines, silent])

    assert after.total.n == before.total.n + 1
    assert after.total.declared.known == before.total.declared.known
    for code, total in before.measures.items():
        assert after.measures[code].missing == total.missing + 1
        assert (after.measures[code].numerator, after.measures[code].n) == (
            total.numerator,
            total.n,
        )
        assert after.measures[code].denominator == total.denominator
        assert total.n + total.missing == len(lines)


@settings(deadline=None)
@given(rosters())
def test_a_ratio_is_the_sum_of_numerators_over_the_sum_of_denominators(lines):
    both = [
        (line.values["on_time"], line.values["finished"])
        for line in lines
        if line.values.get("on_time") is not None and line.values.get("finished") is not None
    ]

    total = figures_of(lines).measures["on_time"]

    assert total.numerator == sum(Decimal(numerator) for numerator, _ in both)
    assert total.denominator == sum(Decimal(denominator) for _, denominator in both)
    assert total.n == len(both)


@settings(deadline=None)
@given(rosters())
def test_systems_are_counted_once_and_an_agency_alone_is_one(lines):
    named = {line.system for line in lines} - {None}
    alone = [line for line in lines if line.system is None]

    assert figures_of(lines).n_systems == len(named) + len(alone)


@settings(deadline=None)
@given(rosters(), st.integers(0, 11))
def test_a_doubled_line_is_named(lines, place):
    doubled = [*lines, replaced(lines[0], lines[place % len(lines)].code)] if lines else []

    found = checks(figures_of(doubled), doubled)

    assert [check["ok"] for check in found if check["name"] == "codes_unique"] == [not lines]


@settings(deadline=None)
@given(st.integers(0, 10**9), st.integers(1, 10**9))
def test_percentages_are_rounded_half_up_once(numerator, denominator):
    with localcontext(prec=60):
        exact = Decimal(numerator) * 100 / Decimal(denominator)
        expected = exact.quantize(Decimal("0.01"), ROUND_HALF_UP)

    assert percent_string(numerator, denominator) == f"{expected}"
