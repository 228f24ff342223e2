"""A declared scope beside the register of procedures, by hand (Decision 19/2014, Article 4(3))."""

from __future__ import annotations

import datetime as dt

from thuan.domains.oversight.declarations.content import Catalogue, Listed, compare

DECLARED = dt.date(2021, 11, 20)
JULY, TODAY = dt.date(2022, 7, 1), dt.date(2022, 8, 1)
LONG_AGO = dt.date(2020, 1, 1)


def stretch(code, start=LONG_AGO, end=None, decision="1/QĐ"):
    return Listed(code, f"Thủ tục {code}", "Hộ tịch", "COMMUNE", "UBND xã", start, end, decision)


def catalogue_of(*rows, abolishing=None):
    known = Catalogue(abolishing=abolishing or {})
    for row in rows:
        known.stretches.setdefault(row.code, []).append(row)
    return known


def compared(known, *codes):
    scope = [{"code": code, "name": f"Tên cũ {code}"} for code in codes]
    return compare(scope, DECLARED, known.all_on(TODAY), known, TODAY)


def test_a_procedure_added_since_asks_for_a_new_declaration_within_sixty_days_of_its_day():
    known = catalogue_of(stretch("1"), stretch("2", JULY, decision="812/QĐ"))

    found = compared(known, "1")

    assert [(one.code, one.since, one.decision) for one in found.added] == [("2", JULY, "812/QĐ")]
    assert found.due_on(60) == dt.date(2022, 8, 30)


def test_an_abolished_procedure_names_the_decision_that_ended_it_and_its_declared_name():
    known = catalogue_of(stretch("1"), stretch("2", end=JULY), abolishing={("2", JULY): "812/QĐ"})

    found = compared(known, "1", "2")

    assert [(one.code, one.name, one.decision) for one in found.abolished] == [
        ("2", "Tên cũ 2", "812/QĐ")
    ]
    assert found.due_on(60) == dt.date(2022, 8, 30)


def test_an_amended_procedure_asks_for_no_new_declaration():
    known = catalogue_of(stretch("1", end=JULY), stretch("1", JULY, decision="812/QĐ"))

    found = compared(known, "1")

    assert [(one.code, one.decision) for one in found.amended] == [("1", "812/QĐ")]
    assert found.added == found.abolished == ()
    assert found.due_on(60) is None


def test_what_existed_and_was_not_declared_is_told_and_asks_for_nothing():
    """An amendment since does not make an old procedure a new one."""
    amended = (stretch("2", end=JULY), stretch("2", JULY, decision="812/QĐ"))
    known = catalogue_of(stretch("1"), *amended)

    found = compared(known, "1")

    assert [one.code for one in found.left_out] == ["2"]
    assert found.due_on(60) is None


def test_one_that_was_abolished_and_published_again_is_new():
    gone = dt.date(2021, 12, 1)
    known = catalogue_of(stretch("1"), stretch("2", end=gone), stretch("2", JULY, decision="9/QĐ"))

    found = compared(known, "1")

    assert [(one.code, one.since) for one in found.added] == [("2", JULY)]


def test_one_hundred_and_eighteen_declared_of_one_hundred_and_twenty_five_lack_seven():
    """The catalogue has 125, the declaration lists 118."""
    codes = [f"9.{n:03}" for n in range(125)]
    known = catalogue_of(*(stretch(c, JULY if n >= 118 else LONG_AGO) for n, c in enumerate(codes)))

    found = compared(known, *codes[:118])

    assert (found.declared, found.today, len(found.added)) == (118, 125, 7)


def test_a_declaration_older_than_the_register_is_not_behind_because_the_register_begins():
    """What stood in the first list may have existed long before that list was taken in."""
    known = catalogue_of(stretch("1", JULY), stretch("2", JULY))

    found = compared(known, "1")

    assert [one.code for one in found.left_out] == ["2"]
    assert found.amended == found.added == ()


def test_a_procedure_of_the_future_is_not_there_yet():
    known = catalogue_of(stretch("1"), stretch("2", dt.date(2022, 9, 1)))

    assert compared(known, "1").first_change is None
