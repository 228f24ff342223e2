"""What the pages of models say and offer to whom."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import make_user
from tests.factories.documents import MONDAY
from tests.factories.model_documents import TEXT, adopt
from thuan.domains.system.documents.services.writing import change_draft
from thuan.domains.system.model_documents.models import ModelVersion
from thuan.domains.system.model_documents.search import found_models
from thuan.domains.system.model_documents.services.issuing import withdraw_model
from thuan.kernel.tenancy.scope import entered, every_agency

pytestmark = pytest.mark.django_db


@pytest.fixture
def of():
    """The browser of one of the people of an office or a desk."""

    def browser(place, name: str) -> Client:
        client = Client()
        client.force_login(make_user(place.people[name]))
        return client

    return browser


def page_of(client: Client, name: str, row) -> str:
    return client.get(reverse(f"model_documents:{name}", args=[row.public_id])).content.decode()


def test_the_page_of_the_document_says_how_far_its_model_has_moved_on(desk, office, of):
    model = desk.issued("M.01").model_document
    adoption = adopt(office, model)
    desk.next(model, "Mới")
    secretary = of(office, "secretary")

    page = secretary.get(
        reverse("documents:document", args=[adoption.document.public_id])
    ).content.decode()

    assert "Theo mẫu M.01, bản 1; mẫu đã có bản 2: chậm 1 bản" in page
    assert reverse("model_documents:difference", args=[adoption.public_id]) in page


def test_the_page_of_a_document_without_a_model_says_nothing_of_models(office, of):
    document = office.draft().document

    page = of(office, "secretary").get(reverse("documents:document", args=[document.public_id]))

    titles = [str(panel.title) for panel in page.context["panels"]]
    assert "Tài liệu mẫu" not in titles


def test_an_agency_is_offered_to_adopt_until_it_has(desk, office, of):
    model = desk.issued("M.01").model_document
    secretary, staff = of(office, "secretary"), of(office, "lan")
    offer = reverse("model_documents:adopt", args=[model.public_id])

    before = page_of(secretary, "model", model)
    of_staff = page_of(staff, "model", model)
    adopt(office, model)
    after = page_of(secretary, "model", model)

    assert (offer in before, offer in of_staff, offer in after) == (True, False, False)
    assert "Mở tài liệu của cơ quan" in after


def test_a_withdrawn_model_is_offered_to_nobody(desk, office, of):
    model = desk.issued("M.01").model_document
    desk.does("head", withdraw_model, model=model, comment="Đã có mẫu khác")

    page = page_of(of(office, "secretary"), "model", model)

    assert "Đã thu hồi" in page
    assert reverse("model_documents:adopt", args=[model.public_id]) not in page


def test_the_author_sees_no_button_to_issue_and_the_head_does(desk, of):
    draft = desk.draft()
    issue = reverse("model_documents:issue", args=[draft.public_id])

    assert issue not in page_of(of(desk, "officer"), "version", draft)
    assert issue in page_of(of(desk, "head"), "version", draft)


def test_the_department_reads_which_agency_is_how_far_and_never_its_text(desk, office, of):
    model = desk.issued("M.01").model_document
    adoption = adopt(office, model, title="Tên riêng của xã")
    desk.next(model, "Mới")
    officer = of(desk, "officer")

    listed = page_of(officer, "agencies", model)
    difference = officer.get(reverse("model_documents:difference", args=[adoption.public_id]))

    assert office.agency.name in listed
    assert "chậm 1 bản" in listed
    assert "Tên riêng của xã" not in listed
    assert difference.status_code == 403


def test_steps_of_an_internal_procedure_are_pasted_and_kept_when_nothing_is_pasted(desk, of):
    draft = desk.draft(kind="INTERNAL_PROCEDURE", text="")
    officer, url = of(desk, "officer"), reverse("model_documents:write", args=[draft.public_id])
    table = "Tiếp nhận\tMột cửa\t0,5 ngày\tGiấy hẹn\nThẩm định\tCông chức\t1 ngày\tTờ trình"

    told = {"covers": "9.000101", "table": table}
    pasted = officer.post(url, {"khoa": "mot", **told})
    kept = officer.post(url, {"khoa": "hai", "covers": "9.000101", "text": "Ghi chú"})

    with every_agency(reason="a test looks"):
        row = ModelVersion.objects.get(pk=draft.pk)
    assert (pasted.status_code, kept.status_code) == (302, 302)
    assert [step["name"] for step in row.structure["steps"]] == ["Tiếp nhận", "Thẩm định"]
    assert (row.structure["covers"], row.text) == (["9.000101"], "Ghi chú")
    assert "Thẩm định" in page_of(officer, "version", draft)


def test_a_table_that_cannot_be_read_is_refused_line_by_line(desk, of):
    draft = desk.draft(kind="INTERNAL_PROCEDURE", text="")
    url = reverse("model_documents:write", args=[draft.public_id])

    answer = of(desk, "officer").post(url, {"khoa": "mot", "table": "Tiếp nhận\tMột cửa\tmai"})

    assert answer.status_code == 422
    assert "mai" in answer.content.decode()


def test_the_difference_marks_what_both_changed(desk, office, of):
    base = "1. Mục đích\n2. Kỳ: mỗi năm"
    model = desk.issued("M.01", text=base).model_document
    adoption = adopt(office, model)
    with every_agency(reason="a test looks"):
        draft = adoption.document.versions.get()
    own = {"text": base.replace("mỗi năm", "hai lần mỗi năm")}
    office.does("lan", change_draft, draft=draft, sets=own)
    desk.next(model, base.replace("mỗi năm", "mỗi quý"))

    of_staff = page_of(of(office, "lan"), "difference", adoption)
    of_secretary = page_of(of(office, "secretary"), "difference", adoption)

    assert "Cả hai cùng sửa" in of_staff
    assert "1 chỗ cả hai cùng sửa" in of_staff
    # Staff read; who has looked is said by the secretary.
    steps = "Soạn bản sửa đổi theo mẫu mới"
    assert (steps in of_staff, steps in of_secretary) == (False, True)


def test_the_search_finds_models_for_the_type_of_the_agency_alone(desk, office):
    desk.issued("M.01", title="Sổ tay chất lượng", types=("XA",))
    desk.issued("M.02", title="Sổ tay của sở", types=("SO",))
    desk.draft("M.03", title="Sổ tay đang soạn")

    def found(actor):
        with entered(actor.scope()):
            return [hit.code for hit in found_models(actor, MONDAY, ["so", "tay"], 5)]

    assert found(office.actor("lan")) == ["M.01"]
    assert found(desk.actor("officer")) == ["M.01", "M.02", "M.03"]


def test_an_empty_list_teaches(desk, office, of):
    url = reverse("model_documents:register")

    agency = of(office, "lan").get(url).content.decode()
    department = of(desk, "officer").get(url).content.decode()

    assert "Sở chưa ban hành mẫu nào cho loại cơ quan này" in agency
    assert "Chưa có tài liệu mẫu" in department
    assert TEXT not in agency


@pytest.mark.parametrize(
    ("wanted", "codes"), [("chua-dung", ["M.03"]), ("cham", ["M.01"]), ("da-dung", ["M.02"])]
)
def test_the_list_of_an_agency_is_narrowed_by_what_it_uses(desk, office, of, wanted, codes):
    behind, used = desk.issued("M.01").model_document, desk.issued("M.02").model_document
    desk.issued("M.03")
    adopt(office, behind, "QT.07")
    adopt(office, used, "QT.08")
    desk.next(behind, "Mới")

    page = of(office, "lan").get(reverse("model_documents:register"), {"da_dung": wanted})

    assert [row.code for row in page.context["page"].rows] == codes
