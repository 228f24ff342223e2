"""Editions from files: side by side, once, never changed under those who use them."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command
from django.db import IntegrityError, transaction

from tests.domains.registry.standards.conftest import NOW
from tests.factories.standards import leave_out, load, make_edition, shipped
from thuan.domains.registry.standards.content import ContentFault
from thuan.domains.registry.standards.models import Edition
from thuan.domains.registry.standards.selectors.editions import (
    answering,
    edition_in_force,
    newest_of_each,
    uses_of,
)
from thuan.domains.registry.standards.services.loading import load_edition, void_edition
from thuan.kernel.accounts.actor import Actor
from thuan.kernel.audittrail.models import AuditEvent
from thuan.kernel.tenancy.errors import ClosedDoor
from thuan.kernel.tenancy.scope import every_agency

pytestmark = pytest.mark.django_db
FILE = Path(__file__).with_name("invented.yaml")
INVENTED = FILE.read_text(encoding="utf-8")
SYSTEM = Actor.system("test", NOW)


def in_use(edition, lead):
    with every_agency(reason="test data"):
        leave_out(lead, "8.3", edition=edition)


def test_the_same_file_again_changes_nothing():
    first = load(shipped())
    events = AuditEvent.objects.count()

    again, added = load_edition(actor=SYSTEM, at=NOW, text=shipped())

    assert (again.pk, added, Edition.objects.count()) == (first.pk, False, 1)
    assert AuditEvent.objects.count() == events


def test_editions_live_side_by_side_and_a_draft_holds_on_no_day():
    load(shipped())
    load(shipped("standard_2026_draft.yaml"))
    load(INVENTED)

    assert [one.code for one in newest_of_each()] == [
        "TCVN ISO 9001:2031",
        "TCVN ISO 9001:2015",
        "ISO 9001:2026",
    ]
    assert [e.code for e in Edition.objects.on(NOW.date())] == ["TCVN ISO 9001:2015"]
    assert edition_in_force(NOW.date(), "ISO 9001:2026") is None


def test_the_same_words_under_one_revision_change_only_while_nobody_uses_them(lead):
    edition = make_edition()
    changed = shipped().replace("Bối cảnh của tổ chức", "Bối cảnh cơ quan", 1)

    second = load(changed)

    edition.refresh_from_db()
    assert second.pk != edition.pk
    assert edition.void_reason.startswith("Tệp khác nạp lại")
    assert newest_of_each() == [second]


def test_an_edition_in_use_is_never_changed_and_corrected_words_are_a_new_revision(lead):
    edition = make_edition()
    in_use(edition, lead)
    changed = shipped().replace("Bối cảnh của tổ chức", "Bối cảnh cơ quan", 1)

    with pytest.raises(ValidationError) as refused:
        load(changed)
    newer = load(changed.replace("  revision: 1\n", "  revision: 2\n", 1))

    assert refused.value.messages == [
        "“TCVN ISO 9001:2015”, bản nội dung 1 đang được dùng (điều khoản không áp dụng) nên không "
        "đổi và không bỏ được. Nội dung đã sửa thì ghi “revision” lớn hơn rồi nạp lại."
    ]
    edition.refresh_from_db()
    assert (edition.void_reason, newer.slug) == ("", "tcvn-iso-9001-2015-ban-2")
    assert edition_in_force(NOW.date()) == newer


def test_an_edition_in_use_cannot_be_taken_out_and_another_can(lead):
    edition, other = make_edition(), load(INVENTED)
    in_use(edition, lead)

    with pytest.raises(ValidationError):
        void_edition(actor=SYSTEM, at=NOW, edition=edition, reason="nhầm")
    void_edition(actor=SYSTEM, at=NOW, edition=other, reason="nhầm")

    assert list(Edition.objects.standing()) == [edition]
    with every_agency(reason="test data"):
        assert uses_of(edition) == ["điều khoản không áp dụng"]
        assert uses_of(other) == []


def test_no_edition_is_deleted_or_saved_over():
    edition = make_edition()

    for door in (edition.delete, edition.save, Edition.objects.all().delete):
        with pytest.raises(ClosedDoor):
            door()


def test_a_draft_with_a_day_is_refused_by_the_database():
    edition = make_edition()
    fields = {"name_vi": "x", "name_en": "x", "content_hash": "0" * 64, "recorded_at": NOW}
    draft = Edition(code="X", slug="x", status="DRAFT", valid_from=edition.valid_from, **fields)

    with pytest.raises(IntegrityError), transaction.atomic():
        draft.save()


def test_a_person_loads_nothing(people):
    with pytest.raises(PermissionDenied):
        load_edition(actor=people["HEAD"], at=NOW, text=INVENTED)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("a: [1, 2\n", "Dòng 2, cột 1: không đọc được dưới dạng YAML."),
        (INVENTED, "mapping: chưa có phiên bản “TCVN ISO 9001:2015”; nạp phiên bản đó trước."),
    ],
)
def test_a_file_that_cannot_be_taken_leaves_nothing_behind(text, sentence):
    with pytest.raises(ContentFault) as wrong:
        load(text)

    assert wrong.value.faults == [sentence]
    assert Edition.objects.count() == 0


def test_a_mapping_from_a_clause_that_is_not_there_is_said_with_its_row():
    load(shipped())

    with pytest.raises(ContentFault) as wrong:
        load(INVENTED.replace("from: ['5.3']", "from: ['5.9']"))

    assert wrong.value.faults == ["mapping, rows[1]: TCVN ISO 9001:2015 không có điều khoản 5.9."]


def test_a_mapping_is_read_from_both_ends():
    old, new = load(shipped()), load(INVENTED)

    onward, back = answering(old, "5.3"), answering(new, "1.1")

    assert [(one.edition, one.numbers, one.forward) for one in onward] == [(new, ("1.1",), True)]
    assert [(one.edition, one.numbers, one.forward) for one in back] == [(old, ("5.3",), False)]


def test_the_command_enters_a_file_and_says_what_it_did(tmp_path):
    load(shipped())
    out = io.StringIO()

    call_command("load_standard", str(FILE), stdout=out)

    told = json.loads(out.getvalue())
    assert (told["edition"], told["clauses"], told["added"]) == ("TCVN ISO 9001:2031", 3, True)


def test_the_command_takes_out_what_nobody_uses_and_refuses_the_rest(lead):
    in_use(make_edition(), lead)
    load(INVENTED)

    call_command("void_standard", "tcvn-iso-9001-2031", "nạp nhầm")

    assert Edition.objects.standing().get().code == "TCVN ISO 9001:2015"
    for slug, code in (("tcvn-iso-9001-2015", 1), ("tcvn-iso-9001-2031", 3)):
        with pytest.raises(SystemExit) as stopped:
            call_command("void_standard", slug, "nạp nhầm", stderr=io.StringIO())
        assert stopped.value.code == code


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"edition: {}", "edition: thiếu “code”."),
        (b"\xff\xfe", "Không đọc được tệp"),
    ],
)
def test_the_command_says_what_is_wrong_and_stops(tmp_path, content, sentence):
    path, err = tmp_path / "tep.yaml", io.StringIO()
    path.write_bytes(content)

    with pytest.raises(SystemExit) as stopped:
        call_command("load_standard", str(path), stderr=err)

    assert stopped.value.code == 2
    assert sentence in err.getvalue()
    assert Edition.objects.count() == 0
