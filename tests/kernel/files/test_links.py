"""What hangs on a row exists for whoever the row exists for (F1)."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from django.core.exceptions import ValidationError

from tests.factories import make_agency, make_person, stamped
from tests.kernel.files.corpus import Upload
from tests.kernel.sample.models import Note
from thuan.kernel.accounts.actor import actor_for
from thuan.kernel.audittrail.models import AuditEvent
from thuan.kernel.files import links, services
from thuan.kernel.files.intake import take_in
from thuan.kernel.files.models import Attachment, LegalBasis
from thuan.kernel.tenancy.errors import ClosedDoor, NoAgencyScope, OutsideScope
from thuan.kernel.tenancy.scope import agency_scope

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.FILES = tmp_path / "files"


@pytest.fixture
def note():
    return Note.objects.create(**stamped(make_agency(), state="DRAFT", title="của tôi"))


@pytest.fixture
def theirs():
    return Note.objects.create(**stamped(make_agency(), state="DRAFT", title="của họ"))


@pytest.fixture
def who(at):
    return {"actor": actor_for(make_person(), at), "at": at}


def kept(who, agency_id):
    return services.store(take_in(Upload("a.csv", b"a,b")), agency_id=agency_id, **who)


def test_a_file_hangs_on_a_row_once_and_the_row_s_history_tells_it(note, who):
    file = kept(who, note.agency_id)

    with agency_scope([note.agency_id]):
        first = links.attach(row=note, file=file, title="Quyết định", **who)
        again = links.attach(row=note, file=file, **who)
        assert [link.file for link in links.attachments_of(note)] == [file]

    assert again == first
    [event] = AuditEvent.objects.filter(action="files.attach")
    assert (event.target_id, event.agency_id) == (str(note.public_id), note.agency_id)
    assert json.loads(event.body)["file"] == str(file.public_id)


def test_the_neighbour_sees_and_hangs_nothing(note, theirs, who):
    file = kept(who, note.agency_id)
    with agency_scope([note.agency_id]):
        links.attach(row=note, file=file, **who)
        links.rest_on(row=note, number="26/2014/QĐ-TTg", **who)

    with agency_scope([theirs.agency_id]):
        assert list(links.attachments_of(note)) == []
        assert list(links.legal_bases_of(note)) == []
        with pytest.raises(OutsideScope):
            links.rest_on(row=note, number="1/QĐ", **who)
        with pytest.raises(OutsideScope):
            links.attach(row=theirs, file=file, **who)

    with pytest.raises(NoAgencyScope):
        list(links.attachments_of(note))


def test_a_disposed_file_hangs_nowhere(note, who):
    file = services.dispose(kept(who, note.agency_id), basis="QĐ 1", **who)

    with agency_scope([note.agency_id]), pytest.raises(ValidationError, match="tiêu hủy"):
        links.attach(row=note, file=file, **who)


def test_a_row_rests_on_a_numbered_document(note, who):
    day = dt.date(2014, 3, 5)
    basis = {"number": " 19/2014/QĐ-TTg ", "issued_on": day, "place": "Điều 4"}

    with agency_scope([note.agency_id]):
        links.rest_on(row=note, **basis, **who)
        links.rest_on(row=note, **basis, **who)
        links.rest_on(row=note, number="19/2014/QĐ-TTg", place="Điều 5", **who)
        with pytest.raises(ValidationError, match="số, ký hiệu"):
            links.rest_on(row=note, number=" ", **who)
        rows = list(links.legal_bases_of(note).values_list("number", "issued_on", "place"))

    assert rows == [("19/2014/QĐ-TTg", day, "Điều 4"), ("19/2014/QĐ-TTg", None, "Điều 5")]


def test_a_wrong_link_is_void_with_a_reason_and_free_to_be_made_again(note, who):
    with agency_scope([note.agency_id]):
        basis = links.rest_on(row=note, number="1/QĐ", **who)
        with pytest.raises(ValidationError, match="lý do"):
            links.void_link(row=note, link=basis, reason=" ", **who)
        links.void_link(row=note, link=basis, reason="Ghi nhầm số", **who)
        assert list(links.legal_bases_of(note)) == []
        with pytest.raises(ValidationError, match="trước đó"):
            links.void_link(row=note, link=basis, reason="lần nữa", **who)
        links.rest_on(row=note, number="1/QĐ", **who)

    assert LegalBasis.objects.count() == 2
    assert AuditEvent.objects.filter(action="files.void_link").count() == 1


@pytest.mark.parametrize("model", [Attachment, LegalBasis])
def test_links_have_no_other_way_of_writing(model):
    with pytest.raises(ClosedDoor):
        model.objects.all().delete()
    with pytest.raises(ClosedDoor):
        model.objects.update(void_reason="x")


def test_a_link_of_one_row_is_not_voided_through_another(note, theirs, who):
    with agency_scope([note.agency_id]):
        basis = links.rest_on(row=note, number="1/QĐ", **who)

    with agency_scope([theirs.agency_id]), pytest.raises(ValidationError, match="trước đó"):
        links.void_link(row=theirs, link=basis, reason="nhầm", **who)
