"""Entering, publishing, replacing, receiving declarations (qms.md 3.15, INV-33)."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from tests.factories import make_agency
from tests.factories.declarations import MONDAY, SIGNED, make_declaration
from tests.factories.procedures import make_terms
from tests.factories.standards import make_system
from thuan.domains.oversight.declarations.enums import Standing
from thuan.domains.oversight.declarations.models import Declaration, DeclarationReceipt
from thuan.domains.oversight.declarations.selectors.province import (
    agencies_with_declarations,
    counts,
    members,
    standing_as,
)
from thuan.domains.oversight.declarations.services.entering import (
    change_declaration,
    enter_declaration,
)
from thuan.domains.oversight.declarations.services.publishing import lapse_declaration
from thuan.domains.oversight.declarations.services.receiving import receive_declarations
from thuan.domains.oversight.declarations.services.watching import look_again, set_terms
from thuan.domains.registry.agencies.models import ProgrammeMembership
from thuan.kernel.accounts.actor import Actor
from thuan.kernel.duties.models import Duty
from thuan.kernel.tenancy.scope import entered, every_agency

pytestmark = pytest.mark.django_db
LATER = dt.date(2022, 2, 1)


def now(declaration):
    with every_agency(reason="a test looks"):
        return Declaration.objects.get(pk=declaration.pk)


def states():
    with every_agency(reason="a test looks"):
        rows = Declaration.objects.order_by("declared_on")
        return [(row.number, row.state, row.ended_on) for row in rows]


def test_a_new_declaration_replaces_the_one_that_stood(office):
    first = office.declared("1/CB")
    second = office.declared("2/CB", LATER, reason="EDITION_CHANGE")

    assert states() == [("1/CB", "SUPERSEDED", LATER), ("2/CB", "PUBLISHED", None)]
    assert now(second).previous_id == first.pk
    assert len(now(second).content_hash) == 64


def test_an_older_paper_goes_in_as_replaced_already(office):
    office.declared("2/CB", LATER)
    office.declared("1/CB", SIGNED)

    assert states() == [("1/CB", "SUPERSEDED", LATER), ("2/CB", "PUBLISHED", None)]


def test_the_database_itself_refuses_a_second_that_stands(office):
    """INV-33."""
    with every_agency(reason="a test arranges"):
        make_declaration(office.agency, "1/CB")
        with pytest.raises(IntegrityError), transaction.atomic():
            make_declaration(office.agency, "2/CB")


def test_what_is_published_is_locked(office):
    row = office.declared("1/CB")
    told = {"declaration": row, "words": office.words("9/CB")}

    with pytest.raises(ValidationError, match="đã vào sổ"):
        office.does("secretary", change_declaration, **told)


def test_without_the_signed_scan_nothing_is_published(office):
    told = {"agency_id": office.agency.pk, "words": office.words("1/CB")}
    row = office.does("secretary", enter_declaration, **told)

    with pytest.raises(ValidationError, match="Chưa có tệp chụp"):
        office.publish(row)


def test_a_posting_names_its_place_and_comes_after_the_signature(office):
    row = office.enter()

    with pytest.raises(ValidationError, match="nơi đã niêm yết"):
        office.publish(row, places=" ")
    with pytest.raises(ValidationError, match="trước ngày ký"):
        office.publish(row, published_on=SIGNED - dt.timedelta(days=1))
    with pytest.raises(ValidationError, match="chưa đến"):
        office.publish(row, sent_on=dt.date(2022, 3, 8))


def test_the_secretary_enters_and_does_not_publish(office):
    row = office.enter()

    with pytest.raises(PermissionDenied):
        office.publish(row, by="secretary")
    with pytest.raises(PermissionDenied):
        office.enter(by="lan")
    with pytest.raises(PermissionDenied):
        office.enter(by="officer")


def test_a_changed_scope_says_how_and_a_number_stands_once(office):
    office.enter("1/CB")

    with pytest.raises(ValidationError, match="thay đổi thế nào"):
        office.enter("2/CB", reason="REDECLARE_SCOPE")
    with pytest.raises(ValidationError, match="mang số và ngày này"):
        office.enter("1/CB")


def test_the_scope_is_a_copy_with_the_names_of_the_day(office):
    make_terms("9.1", name="Tên cũ", valid_to=dt.date(2022, 1, 1))
    make_terms("9.1", name="Tên mới", valid_from=dt.date(2022, 1, 1))

    row = office.enter(codes=("9.1",))

    assert row.scope == [{"code": "9.1", "name": "Tên cũ"}]


def test_unknown_codes_are_named(office):
    with pytest.raises(ValidationError, match=r"không có mã: 8\.8"):
        office.enter(codes=("8.8",))


def test_an_agency_under_anothers_system_leaves_declaring_to_its_leader(office):
    with every_agency(reason="a test arranges"):
        make_system(office.dost, office.agency)

    with pytest.raises(ValidationError, match="cơ quan chủ trì hệ thống công bố"):
        office.enter()


def test_the_department_writes_down_once_that_it_came(office):
    row = office.declared()
    told = {"declarations": [row], "received_on": MONDAY.date(), "incoming_no": "77"}

    office.does("officer", receive_declarations, **told)
    office.does("officer", receive_declarations, **told)

    with every_agency(reason="a test looks"):
        receipt = DeclarationReceipt.objects.get()
    assert (receipt.declaration_id, receipt.incoming_no) == (row.pk, "77")
    assert receipt.owner_id == office.dost.pk
    assert now(row).state == "PUBLISHED"


def test_nobody_receives_a_draft_or_before_it_was_signed(office):
    draft = {"declarations": [office.enter()], "received_on": MONDAY.date()}
    early = {"declarations": [office.declared()], "received_on": dt.date(2021, 1, 1)}

    with pytest.raises(ValidationError, match="chưa vào sổ"):
        office.does("officer", receive_declarations, **draft)
    with pytest.raises(ValidationError, match="trước ngày ký"):
        office.does("officer", receive_declarations, **early)


def test_the_department_does_not_receive_its_own(office):
    with every_agency(reason="a test arranges"):
        own = make_declaration(office.dost, "1/CB-SKHCN")

    told = {"declarations": [own], "received_on": MONDAY.date()}
    with pytest.raises(ValidationError, match="chính cơ quan mình"):
        office.does("officer", receive_declarations, **told)


def looked_again(at):
    with every_agency(reason="the job of the night"):
        return look_again(actor=Actor.system("test", at), at=at)


def duties():
    with every_agency(reason="a test looks"):
        rows = Duty.objects.filter(kind="declarations.redeclare")
        return [(duty.role, duty.rule) for duty in rows.filter(done_at__isnull=True)]


def test_a_changed_catalogue_gives_the_quality_manager_sixty_days(office):
    make_terms("9.1")
    row = office.declared(codes=("9.1",))
    make_terms("9.2", valid_from=dt.date(2022, 3, 20))
    night = dt.datetime(2022, 3, 21, 0, 20, tzinfo=MONDAY.tzinfo)

    moved = looked_again(night)

    assert [one.pk for one in moved] == [row.pk]
    assert now(row).due_on == dt.date(2022, 5, 19)
    assert duties() == [("QMR", "REM-33")]
    assert looked_again(night) == []

    again = {"reason": "REDECLARE_SCOPE", "scope_change": "WIDENED", "codes": ("9.1", "9.2")}
    office.declared("2/CB", dt.date(2022, 4, 1), night + dt.timedelta(days=20), **again)

    assert duties() == []
    assert now(row).state == "SUPERSEDED"


def test_the_term_of_the_province_is_used_from_then_on(office):
    told = {"redeclare_days": 30, "legal_basis": "KH 12/KH-UBND"}
    office.does("admin", set_terms, **told)
    make_terms("9.1")
    row = office.declared(codes=("9.1",))
    make_terms("9.2", valid_from=dt.date(2022, 3, 20))

    looked_again(dt.datetime(2022, 3, 21, 1, tzinfo=MONDAY.tzinfo))

    assert now(row).due_on == dt.date(2022, 4, 19)
    with pytest.raises(PermissionDenied):
        office.does("officer", set_terms, **told)


def test_one_published_behind_the_catalogue_is_told_at_once(office):
    make_terms("9.1")
    make_terms("9.2", valid_from=dt.date(2022, 1, 1))

    row = office.declared(codes=("9.1",))

    assert now(row).due_on == dt.date(2022, 3, 2)


def test_a_lapsed_one_leaves_none_that_stands(office):
    row = office.declared()

    office.does("head", lapse_declaration, declaration=row, comment="Sáp nhập xã")

    assert states() == [(row.number, "LAPSED", dt.date(2022, 3, 7))]


def test_the_register_of_the_province_counts_agencies_and_covers_members(office):
    """Two agencies under one declared system, one that never declared: 2 of 3."""
    day = dt.date(2022, 3, 7)
    with every_agency(reason="a test arranges"):
        member, alone = make_agency("Chi cục Đo lường", kind="CHI_CUC"), make_agency()
        make_system(office.agency, member)
        for agency in (office.agency, member, alone):
            ProgrammeMembership.objects.create(
                agency=agency, programme="htqlcl", valid_from=day, recorded_at=MONDAY
            )
    office.declared("1/CB")
    actor = office.actor("officer")

    with entered(actor.scope()):
        rows = agencies_with_declarations(actor, day, members(day))
        told = counts(rows, day)
        never = [row.pk for row in standing_as(rows, Standing.NEVER, day)]

    assert (told.total, told.valid, told.never, told.not_received) == (3, 2, 1, 2)
    assert never == [alone.pk]
