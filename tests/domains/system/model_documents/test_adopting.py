"""An agency takes a model over as a copy of its own; the model never touches it again."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tests.factories import LONG_AGO, RECORDED, make_agency
from tests.factories.documents import MONDAY, Office
from tests.factories.model_documents import TEXT, adopt
from thuan.domains.registry.agencies.models import AgencyKind
from thuan.domains.system.documents.models import Document, DocumentVersion
from thuan.domains.system.documents.services.reviewing import abandon_draft
from thuan.domains.system.documents.services.writing import change_draft
from thuan.domains.system.model_documents.models import Adoption
from thuan.domains.system.model_documents.selectors.adoptions import adoption_of
from thuan.domains.system.model_documents.selectors.register import models
from thuan.domains.system.model_documents.services.adopting import adopt_model, revise_by_model
from thuan.domains.system.model_documents.services.drafting import begin_version, change_version
from thuan.domains.system.model_documents.services.issuing import withdraw_model
from thuan.kernel.files import storage
from thuan.kernel.files.enums import Kind
from thuan.kernel.files.intake import Intake
from thuan.kernel.files.models import StoredFile
from thuan.kernel.tenancy.scope import entered, every_agency
from thuan.kernel.text.canonical import sha256_hex

pytestmark = pytest.mark.django_db


def version_of(document: Document) -> DocumentVersion:
    with every_agency(reason="a test looks"):
        return DocumentVersion.objects.select_related("file").get(document=document)


def now(adoption: Adoption) -> Adoption:
    with every_agency(reason="a test looks"):
        return Adoption.objects.get(pk=adoption.pk)


def seen_by(office: Office, at: dt.datetime = MONDAY) -> list[str]:
    actor = office.actor("secretary", at)
    with entered(actor.scope()):
        return [row.code for row in models(actor).order_by("sort_key")]


def test_adopting_makes_a_draft_of_the_agencys_own(desk, office):
    model = desk.issued("M.01", kind="PROCEDURE", clauses=("9.2",)).model_document

    adoption = adopt(office, model, "QT.07")

    with every_agency(reason="a test looks"):
        document = Document.objects.get(pk=adoption.document_id)
        draft = version_of(document)
    assert (document.code, document.kind, document.clauses) == ("QT.07", "PROCEDURE", ["9.2"])
    assert document.agency_id == office.agency.pk
    assert (draft.state, draft.text, draft.issue) == ("DRAFT", TEXT, 1)
    assert (adoption.state, adoption.base.number) == ("FOLLOWING", 1)


def test_what_the_agency_writes_and_what_the_model_issues_stay_apart(desk, office):
    model = desk.issued("M.01").model_document
    adoption = adopt(office, model)
    draft = version_of(adoption.document)
    office.does("lan", change_draft, draft=draft, sets={"text": "Của xã"})

    desk.next(model, "Của tỉnh")

    with every_agency(reason="a test looks"):
        texts = list(model.versions.order_by("number").values_list("text", flat=True))
    assert version_of(adoption.document).text == "Của xã"
    assert texts == [TEXT, "Của tỉnh"]


def test_the_file_becomes_one_of_the_agencys_own(desk, office, store_folder):
    intake = store_folder("mau.pdf", b"%PDF-1.4 mau")
    draft = desk.draft("M.01")
    written = desk.does("officer", change_version, draft=draft, sets={}, intake=intake)
    model = desk.issue(written).model_document

    adoption = adopt(office, model)

    own = version_of(adoption.document).file
    assert own is not None
    assert (own.agency_id, own.sha256, own.name) == (office.agency.pk, intake.sha256, "mau.pdf")
    with every_agency(reason="a test looks"):
        assert StoredFile.objects.filter(sha256=intake.sha256).count() == 2


@pytest.fixture
def store_folder(settings, tmp_path):
    """A place for contents; gives what was taken in."""
    settings.FILES = tmp_path

    def put(name: str, content: bytes) -> Intake:
        digest = sha256_hex(content)
        path = storage.path_of(digest)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return Intake(digest, len(content), Kind.PDF, name)

    return put


def test_a_second_press_leads_to_the_same_document(desk, office):
    model = desk.issued().model_document
    first = adopt(office, model, "QT.07")

    second = adopt(office, model, "QT.08")

    assert (second.pk, second.document_id) == (first.pk, first.document_id)
    with every_agency(reason="a test looks"):
        assert not Document.objects.filter(code="QT.08").exists()


def test_a_code_that_the_agency_has_used_is_refused(desk, office):
    model = desk.issued().model_document
    office.draft("QT.07")

    with pytest.raises(ValidationError, match=r"Mã QT\.07 đã dùng"):
        adopt(office, model, "QT.07")
    with every_agency(reason="a test looks"):
        assert not Adoption.objects.exists()


def test_a_withdrawn_model_is_adopted_by_nobody_and_what_began_from_it_stays(desk, office):
    model = desk.issued().model_document
    adoption = adopt(office, model)
    with every_agency(reason="a test arranges"):
        other = Office()
    withdrawn = desk.does("head", withdraw_model, model=model, comment="Đã có mẫu khác")

    with pytest.raises(ValidationError, match="không còn được dùng"):
        adopt(other, withdrawn)
    assert now(adoption).state == "FOLLOWING"
    assert version_of(adoption.document).state == "DRAFT"


def test_staff_do_not_adopt(desk, office):
    model = desk.issued().model_document

    with pytest.raises(PermissionDenied):
        office.does(
            "lan", adopt_model, agency_id=office.agency.pk, model=model, code="Q", title="T"
        )


def test_an_agency_of_another_type_sees_no_model_and_adopts_none(desk):
    model = desk.issued(types=("XA",)).model_document
    with every_agency(reason="a test arranges"):
        department = Office(make_agency(kind="SO"))

    assert seen_by(department) == []
    with pytest.raises(PermissionDenied, match="không dành cho loại cơ quan"):
        adopt(department, model)


def test_the_type_is_that_of_the_day(desk, office):
    desk.issued("M.01", types=("XA",))
    with every_agency(reason="a test arranges"):
        for kind, first, last in (("SO", LONG_AGO, dt.date(2022, 7, 1)), ("XA", None, None)):
            AgencyKind.objects.create(
                agency=office.agency,
                kind=kind,
                valid_from=first or dt.date(2022, 7, 1),
                valid_to=last,
                recorded_at=RECORDED,
            )

    assert seen_by(office, MONDAY) == []
    assert seen_by(office, MONDAY + dt.timedelta(days=150)) == ["M.01"]


def test_what_was_adopted_is_read_on_when_the_agency_becomes_another_type(desk, office):
    model = desk.issued("M.01", types=("XA",)).model_document
    adopt(office, model)
    with every_agency(reason="a test arranges"):
        AgencyKind.objects.create(
            agency=office.agency, kind="SO", valid_from=LONG_AGO, recorded_at=RECORDED
        )

    assert seen_by(office) == ["M.01"]


def test_the_adoption_of_another_commune_does_not_exist(desk, office):
    model = desk.issued().model_document
    adoption = adopt(office, model)
    with every_agency(reason="a test arranges"):
        other = Office()
    clerk, officer = other.actor("secretary"), desk.actor("officer")

    for actor in (clerk, officer):
        with entered(actor.scope()):
            assert adoption_of(actor, adoption.public_id) is None


def test_a_draft_given_up_ends_the_adoption_so_that_the_model_can_be_used_again(desk, office):
    model = desk.issued().model_document
    first = adopt(office, model, "QT.07")
    draft = version_of(first.document)

    office.does("secretary", abandon_draft, version=draft, comment="Chọn nhầm mẫu")
    second = adopt(office, model, "QT.08")

    assert now(first).state == "ENDED"
    assert second.pk != first.pk


def test_the_revision_by_the_model_holds_the_agencys_own_words(desk, office):
    model = desk.issued().model_document
    adoption = adopt(office, model)
    standing = office.followed(version_of(adoption.document))
    desk.next(model, "Của tỉnh")

    begun = office.does("secretary", revise_by_model, adoption=now_with(office, adoption))
    again = office.does("secretary", revise_by_model, adoption=now_with(office, adoption))

    assert (begun.state, begun.text, begun.revision) == ("DRAFT", standing.text, 1)
    assert again.pk == begun.pk


def now_with(office: Office, adoption: Adoption) -> Adoption:
    actor = office.actor("secretary")
    with entered(actor.scope()):
        return adoption_of(actor, adoption.public_id)


def test_a_begun_version_carries_the_words_of_the_one_before(desk):
    model = desk.issued(text="Lời cũ").model_document

    begun = desk.does("officer", begin_version, model=model)

    assert (begun.number, begun.text, begun.summary) == (2, "Lời cũ", "")
