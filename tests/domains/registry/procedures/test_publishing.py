"""A decision's list becomes the register, dated; a bad line is named and nothing is written."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from tests.factories import make_actor, make_agency
from tests.factories.procedures import line, make_terms, sheet_of
from thuan.domains.registry.procedures.content import is_settled_by, limit_words, read_limit
from thuan.domains.registry.procedures.enums import Change, LimitUnit
from thuan.domains.registry.procedures.models import ProcedureTerms, PublicationDecision
from thuan.domains.registry.procedures.selectors.register import (
    abolished_by,
    fields_on,
    terms_from,
    terms_of,
)
from thuan.domains.registry.procedures.services.publishing import Decision, plan, publish
from thuan.kernel.audittrail.models import AuditEvent
from thuan.kernel.calendar.clock import ICT
from thuan.kernel.importing import Sheet
from thuan.kernel.tenancy.scope import entered

pytestmark = pytest.mark.django_db
AT = dt.datetime(2022, 3, 7, 8, tzinfo=ICT)
FIRST = Decision("10/QĐ-UBND", dt.date(2022, 1, 5), dt.date(2022, 2, 1))
LATER = Decision("20/QĐ-UBND", dt.date(2022, 3, 1), dt.date(2022, 4, 1))
MARCH, APRIL = dt.date(2022, 3, 31), dt.date(2022, 4, 1)


@pytest.fixture
def keeper():
    return make_actor("PPC_CHECKER", make_agency(kind="SO"), AT, reach="ALL")


def take(actor, decision, *rows):
    with entered(actor.scope()):
        return publish(actor=actor, at=AT, decision=decision, sheet=sheet_of(*rows))


def changes(decision, *rows):
    return {one.code: one.change for one in plan(decision, sheet_of(*rows))}


def test_a_first_list_adds_every_procedure_from_the_day_of_the_decision(keeper):
    counts = take(keeper, FIRST, line("1.001"), line("1.002", "30 ngày", field="Đất đai"))

    assert counts[Change.ADDED] == 2
    assert terms_of(["1.001"], dt.date(2022, 1, 31)) == {}
    found = terms_of(["1.001", "1.002"], dt.date(2022, 2, 1))
    assert [(row.limit_value, row.limit_unit) for row in found.values()] == [
        (Decimal("10.00"), "WORKING_DAYS"),
        (Decimal("30.00"), "CALENDAR_DAYS"),
    ]
    assert fields_on(dt.date(2022, 2, 1)) == ["Đất đai", "Hộ tịch"]


def test_a_later_list_amends_abolishes_and_leaves_alone_and_the_past_stays(keeper):
    take(keeper, FIRST, line("1.001"), line("1.002"), line("1.003"))

    counts = take(
        keeper, LATER, line("1.001", "8 ngày làm việc"), line("1.002", act="Bãi bỏ"), line("1.003")
    )

    assert counts == {
        Change.ADDED: 0,
        Change.CHANGED: 1,
        Change.REMOVED: 1,
        Change.UNCHANGED: 1,
        Change.FAULT: 0,
    }
    before, after = (terms_of(["1.001", "1.002", "1.003"], day) for day in (MARCH, APRIL))
    assert {code: row.limit_value for code, row in before.items()} == dict.fromkeys(before, 10)
    assert {code: row.limit_value for code, row in after.items()} == {"1.001": 8, "1.003": 10}
    assert abolished_by(before["1.002"].procedure, APRIL).number == "20/QĐ-UBND"


def test_a_list_of_the_whole_field_abolishes_what_it_leaves_out_of_that_field_and_level_alone():
    make_terms("1.001")
    make_terms("1.002")
    make_terms("1.003", field="Đất đai")
    make_terms("1.004", level="PROVINCE")
    whole = Decision(LATER.number, LATER.decided_on, LATER.effective_from, whole=True)

    assert changes(whole, line("1.001")) == {
        "1.001": Change.UNCHANGED,
        "1.002": Change.REMOVED,
    }
    assert changes(LATER, line("1.001")) == {"1.001": Change.UNCHANGED}


def test_the_preview_says_what_a_line_changes():
    make_terms("1.001")

    (planned,) = plan(LATER, sheet_of(line("1.001", "8 giờ", fee="10.000 đồng")))

    assert planned.change is Change.CHANGED
    assert "thời hạn: 10 ngày làm việc thành 8 giờ làm việc" in planned.reason
    assert "phí, lệ phí: “” thành “10.000 đồng”" in planned.reason


def test_a_list_without_a_column_keeps_what_stands_under_it():
    make_terms("1.001", online="FULL", fee="10.000 đồng")
    full = sheet_of(line("1.001", name="Thủ tục 1.001"))
    places = {head: at for head, at in full.places.items() if head not in {"online", "fee"}}

    kept = plan(LATER, Sheet(full.name, full.sha256, places, full.rows))
    emptied = plan(LATER, full)

    assert [one.change for one in kept] == [Change.UNCHANGED]
    assert "trực tuyến: “Toàn trình” thành “Chưa cung cấp trực tuyến”" in emptied[0].reason


@pytest.mark.parametrize(
    ("row", "column", "sentence"),
    [
        (line("", name="Không mã"), "A", "Mã TTHC: Ô đang để trống"),
        (line("1.9", limit="mười ngày"), "F", "ghi số và đơn vị"),
        (line("1.9", limit="0 ngày"), "F", "lớn hơn 0"),
        (line("1.9", level="thôn"), "D", "không phải cấp tỉnh, cấp huyện, cấp xã"),
        (line("1.9", online="nửa chừng"), "G", "không phải toàn trình hoặc một phần"),
        (line("1.9", act="Bãi bỏ"), "A", "đang có hiệu lực để bãi bỏ"),
        (line("1.001"), "A", "xem lại ngày"),
    ],
)
def test_a_bad_line_is_named_by_row_and_column_and_nothing_is_written(
    keeper, row, column, sentence
):
    make_terms("1.001", valid_from=dt.date(2022, 6, 1))

    with pytest.raises(ValidationError) as refused:
        take(keeper, FIRST, line("1.002"), row)

    (message,) = refused.value.messages
    assert message.startswith(f"Dòng 3, cột {column}: ")
    assert sentence in message
    assert ProcedureTerms.objects.count() == 1


def test_a_code_that_stands_twice_is_named_with_its_first_row():
    faults = [one for one in plan(FIRST, sheet_of(line("1.1"), line("1.1"))) if one.reason]

    assert [(one.row, one.change) for one in faults] == [(3, Change.FAULT)]
    assert "dòng 2" in faults[0].reason


def test_the_same_decision_taken_in_again_mends_its_own_day_and_only_once(keeper):
    take(keeper, FIRST, line("1.001"))

    take(keeper, FIRST, line("1.001", "7 ngày làm việc"))
    with pytest.raises(ValidationError, match="Không có gì để ghi"):
        take(keeper, FIRST, line("1.001", "7 ngày làm việc"))

    assert terms_of(["1.001"], FIRST.effective_from)["1.001"].limit_value == 7
    assert ProcedureTerms.objects.count() == 2
    assert PublicationDecision.objects.count() == 2


def test_one_decision_is_one_event_with_its_number(keeper):
    take(keeper, FIRST, line("1.001"), line("1.002"))

    event = AuditEvent.objects.get(action="administrative_procedures.publish")
    told = json.loads(event.body)
    assert (told["count"], told["comment"]) == (2, "10/QĐ-UBND")


def test_a_procedure_of_the_district_ends_with_the_districts(keeper):
    take(keeper, FIRST, line("1.001", level="Cấp huyện"))

    assert terms_of(["1.001"], dt.date(2025, 6, 30))
    assert not terms_of(["1.001"], dt.date(2025, 7, 1))
    late = Decision("9/QĐ-UBND", dt.date(2025, 7, 1), dt.date(2025, 7, 1))
    (fault,) = plan(late, sheet_of(line("1.005", level="huyện")))
    assert "không còn cấp huyện" in fault.reason
    with pytest.raises(IntegrityError), transaction.atomic():
        make_terms("1.006", level="DISTRICT")


def test_what_is_published_for_later_counts_beside_what_holds_now(keeper):
    take(keeper, FIRST, line("1.001"))
    take(keeper, LATER, line("1.001", "8 ngày làm việc"))

    found = terms_from(["1.001"], dt.date(2022, 3, 7))

    assert [row.limit_value for row in found] == [10, 8]


@pytest.mark.parametrize("role", ["DOST_OFFICER", "PPC", "ISO_SEC"])
def test_others_do_not_publish(role):
    actor = make_actor(role, make_agency(), AT, reach="OWN" if role == "ISO_SEC" else "ALL")

    with pytest.raises(PermissionDenied):
        take(actor, FIRST, line("1.001"))


@pytest.mark.parametrize(
    ("decision", "field"),
    [
        (Decision(" ", dt.date(2022, 1, 5), dt.date(2022, 2, 1)), "number"),
        (Decision("1/QĐ", dt.date(2022, 2, 2), dt.date(2022, 2, 1)), "effective_from"),
    ],
)
def test_a_decision_has_a_number_and_days_in_their_order(keeper, decision, field):
    with pytest.raises(ValidationError) as refused:
        take(keeper, decision, line("1.001"))

    assert field in refused.value.message_dict


@pytest.mark.parametrize(
    ("text", "value", "unit", "said"),
    [
        ("05 ngày làm việc", 5, LimitUnit.WORKING_DAYS, "5 ngày làm việc"),
        ("0,5 Ngày làm việc", Decimal("0.5"), LimitUnit.WORKING_DAYS, "0,5 ngày làm việc"),
        ("30 ngày", 30, LimitUnit.CALENDAR_DAYS, "30 ngày (kể cả ngày nghỉ)"),
        ("4 giờ", 4, LimitUnit.HOURS, "4 giờ làm việc"),
    ],
)
def test_a_limit_is_read_as_decisions_write_it(text, value, unit, said):
    assert read_limit(text) == (value, unit)
    assert limit_words(Decimal(value), unit) == said


@pytest.mark.parametrize(
    ("level", "competent", "kind", "name", "settled"),
    [
        ("COMMUNE", "UBND cấp xã", "XA", "UBND xã Hòa Sơn", True),
        ("PROVINCE", "Sở Nội vụ", "XA", "UBND xã Hòa Sơn", False),
        ("PROVINCE", "SỞ NỘI VỤ", "SO", "Sở Nội vụ", True),
        ("PROVINCE", "Sở Nội vụ", "SO", "Sở Nội vụ tỉnh Thuận Hòa", True),
        ("PROVINCE", "Sở Tài chính", "SO", "Sở Nội vụ", False),
        ("PROVINCE", "", "SO", "Sở Nội vụ", False),
        ("COMMUNE", "Sở Nội vụ", "SO", "Sở Nội vụ", False),
        ("DISTRICT", "UBND cấp huyện", "HUYEN", "UBND huyện Hòa Bình", True),
    ],
)
def test_an_agency_settles_its_level_or_what_names_it(level, competent, kind, name, settled):
    assert is_settled_by(level, competent, kind, name) == settled
