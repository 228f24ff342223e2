"""Rows, disposal, sweep and giving out."""

from __future__ import annotations

import datetime as dt
import os

import pytest
from django.core.exceptions import ValidationError

from tests.factories import assign, make_agency, make_person, make_user
from tests.kernel.files.corpus import PDF, Upload
from thuan.kernel.accounts.actor import actor_for
from thuan.kernel.accounts.roles import Role
from thuan.kernel.audittrail.models import AuditEvent
from thuan.kernel.calendar import clock
from thuan.kernel.files import gates, services, storage
from thuan.kernel.files.errors import RefusedFile
from thuan.kernel.files.intake import take_in
from thuan.kernel.files.models import StoredFile

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.FILES = tmp_path / "files"
    return settings.FILES


@pytest.fixture
def agency():
    return make_agency()


@pytest.fixture
def person(agency):
    person = make_person()
    assign(person, Role.STAFF, agency)
    return person


@pytest.fixture
def kept(agency, person, at):
    taken = take_in(Upload("Quyết định số 5.pdf", PDF))
    return services.store(taken, agency_id=agency.pk, actor=actor_for(person, at), at=at)


def grow_old(path, hours: float) -> None:
    then = (clock.real_now() - dt.timedelta(hours=hours)).timestamp()
    os.utime(path, (then, then))


def test_a_stored_file_has_its_row_and_its_event_in_the_agencys_chain(kept, agency, person, at):
    event = AuditEvent.objects.get(action="files.store")

    assert (kept.size, kept.kind, kept.uploaded_by_id, kept.at) == (len(PDF), "pdf", person.pk, at)
    assert (event.agency_id, event.target_id) == (agency.pk, str(kept.public_id))
    assert kept.sha256 in event.body


def test_a_row_is_refused_when_its_content_is_gone(agency, person, at):
    taken = take_in(Upload("a.pdf", PDF))
    storage.path_of(taken.sha256).unlink()

    with pytest.raises(RefusedFile):
        services.store(taken, agency_id=agency.pk, actor=actor_for(person, at), at=at)


@pytest.mark.parametrize(("hours", "swept"), [(23.9, 0), (24.1, 1)])
def test_a_content_without_a_row_goes_after_a_day(hours, swept):
    taken = take_in(Upload("a.pdf", PDF))
    grow_old(storage.path_of(taken.sha256), hours)

    assert services.sweep() == swept
    assert storage.path_of(taken.sha256).exists() is (swept == 0)


def test_the_sweep_leaves_contents_with_a_row_and_takes_old_drafts(kept):
    grow_old(storage.path_of(kept.sha256), 1000)
    draft = storage.draft()
    draft.write_bytes(b"half a file")
    grow_old(draft, 25)

    assert services.sweep() == 1
    assert storage.path_of(kept.sha256).exists()
    assert not draft.exists()


def test_taking_the_same_content_in_again_saves_it_from_the_sweep():
    taken = take_in(Upload("a.pdf", PDF))
    grow_old(storage.path_of(taken.sha256), 48)
    take_in(Upload("b.pdf", PDF))

    assert services.sweep() == 0


def test_disposal_takes_the_content_and_leaves_the_row(
    kept, person, at, django_capture_on_commit_callbacks
):
    grow_old(storage.path_of(kept.sha256), 1)

    with django_capture_on_commit_callbacks(execute=True):
        services.dispose(kept, basis="QĐ 12/QĐ-STTTT", actor=actor_for(person, at), at=at)

    row = StoredFile.objects.get(pk=kept.pk)
    assert (row.state, row.disposed_at, row.disposal_basis) == ("DISPOSED", at, "QĐ 12/QĐ-STTTT")
    assert not storage.path_of(kept.sha256).exists()


def test_disposal_leaves_a_content_that_another_row_stands_on(
    kept, agency, person, at, django_capture_on_commit_callbacks
):
    actor = actor_for(person, at)
    services.store(take_in(Upload("b.pdf", PDF)), agency_id=agency.pk, actor=actor, at=at)
    grow_old(storage.path_of(kept.sha256), 1)

    with django_capture_on_commit_callbacks(execute=True):
        services.dispose(kept, basis="QĐ 12", actor=actor, at=at)

    assert storage.path_of(kept.sha256).exists()


def test_disposal_needs_its_basis_and_happens_once(kept, person, at):
    actor = actor_for(person, at)
    with pytest.raises(ValidationError, match="căn cứ tiêu hủy"):
        services.dispose(kept, basis=" ", actor=actor, at=at)
    services.dispose(kept, basis="QĐ 12", actor=actor, at=at)

    with pytest.raises(ValidationError, match="đã được tiêu hủy"):
        services.dispose(kept, basis="QĐ 12", actor=actor, at=at)


def test_the_giver_gets_the_file_back_inert_and_under_its_name(client, kept, person):
    client.force_login(make_user(person))

    answer = client.get(f"/tep/{kept.public_id}/")

    assert b"".join(answer.streaming_content) == PDF
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == (
        "attachment; filename*=utf-8''Quy%E1%BA%BFt%20%C4%91%E1%BB%8Bnh%20s%E1%BB%91%205.pdf"
    )
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer["Cache-Control"] == "no-store"


def test_another_agencys_file_does_not_exist(client, kept):
    stranger = make_person()
    assign(stranger, Role.HEAD, make_agency())
    client.force_login(make_user(stranger))

    assert client.get(f"/tep/{kept.public_id}/").status_code == 404


def test_a_colleague_without_the_right_is_told_so(client, kept, agency):
    colleague = make_person()
    assign(colleague, Role.STAFF, agency)
    client.force_login(make_user(colleague))

    assert client.get(f"/tep/{kept.public_id}/").status_code == 403


def test_a_domain_lets_through_whom_it_knows(client, kept, monkeypatch):
    reader = make_person()
    client.force_login(make_user(reader))
    monkeypatch.setattr(gates, "_gates", {})
    gates.register_gate("tests", lambda actor, row: actor.person_id == reader.pk and row == kept)

    assert client.get(f"/tep/{kept.public_id}/").status_code == 200


def test_a_disposed_file_says_that_it_is_gone(client, kept, person, at):
    client.force_login(make_user(person))
    services.dispose(kept, basis="QĐ 12", actor=actor_for(person, at), at=at)

    answer = client.get(f"/tep/{kept.public_id}/")

    assert answer.status_code == 410
    assert "đã được tiêu hủy" in answer.content.decode()


def test_a_visitor_gets_nothing(client, kept):
    assert client.get(f"/tep/{kept.public_id}/").status_code in {302, 404}
