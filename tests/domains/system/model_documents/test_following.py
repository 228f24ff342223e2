"""Behind by so many versions, the work that comes of it, and saying that one has looked."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tests.factories.documents import MONDAY, Office
from tests.factories.model_documents import TEXT, adopt
from thuan.domains.system.documents.models import DocumentVersion
from thuan.domains.system.documents.services.writing import change_draft
from thuan.domains.system.model_documents.jobs import spread_model, sweep
from thuan.domains.system.model_documents.models import Adoption
from thuan.domains.system.model_documents.selectors.adoptions import adoption_of
from thuan.domains.system.model_documents.selectors.comparing import compare
from thuan.domains.system.model_documents.selectors.register import (
    adoptions,
    models,
    with_numbers,
    with_own,
    with_uptake,
)
from thuan.domains.system.model_documents.services.drafting import begin_version, change_version
from thuan.domains.system.model_documents.services.following import confirm_adoption
from thuan.domains.system.model_documents.words import standing_words
from thuan.kernel.calendar.clock import end_of_day_bound
from thuan.kernel.duties.models import Duty
from thuan.kernel.jobs.models import JobRun
from thuan.kernel.tenancy.scope import entered, every_agency
from thuan.kernel.text.three_way import Who
from thuan.kernel.ui.duty_tasks import duty_tasks

pytestmark = pytest.mark.django_db
# Monday 7 March and fifteen working days after it.
DUE = dt.date(2022, 3, 28)
SAID = "Đã thêm mục 6, mục 4 giữ như cũ."


def looked_at(office: Office, adoption: Adoption, at: dt.datetime = MONDAY):
    actor = office.actor("secretary", at)
    with entered(actor.scope()):
        return adoption_of(actor, adoption.public_id)


def confirm(office: Office, adoption: Adoption, number: int, comment: str = SAID, by="secretary"):
    row = looked_at(office, adoption)
    return office.does(by, confirm_adoption, adoption=row, number=number, comment=comment)


def titles(office: Office, name: str = "secretary") -> list[tuple[str, object, str]]:
    actor = office.actor(name)
    with entered(actor.scope()):
        found = duty_tasks(actor, MONDAY)
        return [
            (str(one.title), one.due, str(one.note)) for one in found if "mẫu" in str(one.title)
        ]


def test_behind_by_the_versions_issued_after_the_base(desk, office):
    model = desk.issued("M.01").model_document
    adoption = adopt(office, model)
    assert looked_at(office, adoption).behind == 0

    desk.next(model, f"{TEXT}\n6. Phụ lục")
    desk.next(model, f"{TEXT}\n6. Phụ lục\n7. Lưu")
    desk.does("officer", begin_version, model=model)

    row = looked_at(office, adoption)
    assert (row.behind, row.newest, row.base.number) == (2, 3, 1)
    assert standing_words(row) == "Theo mẫu M.01, bản 1; mẫu đã có bản 3: chậm 2 bản"


def test_an_issue_gives_every_agency_behind_its_work_in_fifteen_working_days(desk, office):
    model = desk.issued("M.01").model_document
    adoption = adopt(office, model)
    desk.next(model, "Mới")

    told = [spread_model(model.pk, MONDAY), spread_model(model.pk, MONDAY), sweep(MONDAY)]

    row = looked_at(office, adoption)
    assert told == [1, 0, 0]
    assert (row.state, row.due_on) == ("BEHIND", DUE)
    with every_agency(reason="a test looks"):
        (duty,) = Duty.objects.filter(target_id=adoption.public_id)
        assert (duty.agency_id, duty.role) == (office.agency.pk, "ISO_SEC")
        assert duty.due == end_of_day_bound(DUE)


def test_the_term_runs_from_the_first_issue_that_was_not_looked_at(desk, office):
    model = desk.issued("M.01").model_document
    adoption = adopt(office, model)
    desk.next(model, "Hai")
    desk.next(model, "Ba", at=MONDAY + dt.timedelta(days=7))

    spread_model(model.pk, MONDAY + dt.timedelta(days=7))

    assert looked_at(office, adoption).due_on == DUE


def test_an_issue_queues_the_job_and_the_first_one_does_not(desk):
    model = desk.issued("M.01").model_document
    assert not JobRun.objects.filter(name="model_documents.spread").exists()

    desk.next(model, "Mới")

    assert JobRun.objects.filter(name="model_documents.spread").count() == 1


def test_the_secretary_finds_it_among_the_tasks_and_nobody_else(desk, office):
    model = desk.issued("M.01").model_document
    adopt(office, model, "QT.07")
    desk.next(model, "Mới")
    spread_model(model.pk, MONDAY)

    said = "Theo mẫu M.01, bản 1; mẫu đã có bản 2: chậm 1 bản"
    assert titles(office) == [("Xem bản mới của mẫu cho QT.07 Đánh giá nội bộ", DUE, said)]
    assert titles(office, "head") == []


def test_saying_what_was_taken_over_moves_the_base_and_leaves_the_text(desk, office):
    model = desk.issued("M.01").model_document
    adoption = adopt(office, model)
    desk.next(model, "Mới")
    spread_model(model.pk, MONDAY)

    confirm(office, adoption, 2)

    row = looked_at(office, adoption)
    assert (row.behind, row.state, row.due_on, row.note) == (0, "FOLLOWING", None, SAID)
    with every_agency(reason="a test looks"):
        assert DocumentVersion.objects.get(document=adoption.document_id).text == TEXT
    assert titles(office) == []


def test_a_note_that_says_nothing_is_refused(desk, office):
    model = desk.issued().model_document
    adoption = adopt(office, model)
    desk.next(model, "Mới")

    with pytest.raises(ValidationError, match="ít nhất mười chữ cái"):
        confirm(office, adoption, 2, "1234567890 ok.")


def test_a_version_issued_meanwhile_is_not_confirmed_unseen(desk, office):
    model = desk.issued().model_document
    adoption = adopt(office, model)
    desk.next(model, "Hai")
    desk.next(model, "Ba")

    with pytest.raises(ValidationError, match="Mẫu vừa có bản 3"):
        confirm(office, adoption, 2)


def test_there_is_nothing_to_confirm_while_the_model_stands_still(desk, office):
    adoption = adopt(office, desk.issued().model_document)

    with pytest.raises(ValidationError, match="không còn gì để xác nhận"):
        confirm(office, adoption, 1)


def test_only_the_secretary_confirms(desk, office):
    model = desk.issued().model_document
    adoption = adopt(office, model)
    desk.next(model, "Mới")

    with pytest.raises(PermissionDenied):
        confirm(office, adoption, 2, by="lan")


def test_the_difference_tells_what_each_changed_and_what_both(desk, office):
    base = "1. Mục đích\n2. Phạm vi\n3. Kỳ đánh giá: mỗi năm\n4. Hồ sơ"
    model = desk.issued(text=base).model_document
    adoption = adopt(office, model)
    with every_agency(reason="a test looks"):
        draft = DocumentVersion.objects.get(document=adoption.document_id)
    own = base.replace("mỗi năm", "hai lần mỗi năm").replace("2. Phạm vi", "2. Phạm vi: xã")
    office.does("lan", change_draft, draft=draft, sets={"text": own})
    desk.next(model, base.replace("mỗi năm", "mỗi quý").replace("4. Hồ sơ", "4. Hồ sơ, biểu mẫu"))

    row = looked_at(office, adoption)
    with entered(office.actor("secretary").scope()):
        compared = compare(row)

    assert [(one.who, one.base) for one in compared.passages] == [
        (Who.SECOND, ("2. Phạm vi",)),
        (Who.BOTH, ("3. Kỳ đánh giá: mỗi năm",)),
        (Who.FIRST, ("4. Hồ sơ",)),
    ]
    assert (compared.count(Who.BOTH), compared.newest.number) == (1, 2)


def test_steps_of_an_internal_procedure_are_compared_by_what_they_are(desk, office):
    def steps(*rows):
        return {"covers": ["9.000101"], "steps": [{"name": n, "role": r} for n, r in rows]}

    base = steps(("Tiếp nhận", "Một cửa"), ("Thẩm định", "Công chức"), ("Ký", "Chủ tịch"))
    model = _with_structure(desk, base)
    adoption = adopt(office, model)
    with every_agency(reason="a test looks"):
        draft = DocumentVersion.objects.get(document=adoption.document_id)
        assert draft.structure == base
    own = steps(("Tiếp nhận", "Một cửa"), ("Thẩm định", "Tư pháp"), ("Ký", "Phó chủ tịch"))
    office.does("lan", change_draft, draft=draft, sets={"structure": own})
    _with_structure(
        desk, steps(("Tiếp nhận", "Một cửa"), ("Thẩm định", "Địa chính"), ("Ký", "Chủ tịch")), model
    )

    row = looked_at(office, adoption)
    with entered(office.actor("secretary").scope()):
        parts = compare(row).parts

    assert [(one.what, one.who) for one in parts] == [
        ("Bước “Thẩm định”", Who.BOTH),
        ("Bước “Ký”", Who.SECOND),
    ]


def _with_structure(desk, structure, model=None):
    if model is None:
        draft = desk.draft(kind="INTERNAL_PROCEDURE", text="")
    else:
        draft = desk.does("officer", begin_version, model=model)
    sets = {"structure": structure, "summary": "Đổi người làm"}
    written = desk.does("officer", change_version, draft=draft, sets=sets)
    return desk.issue(written).model_document


def test_the_department_counts_who_uses_a_model_and_who_is_behind(desk, office):
    model = desk.issued("M.01").model_document
    adopt(office, model)
    desk.next(model, "Mới")
    with every_agency(reason="a test arranges"):
        other = Office()
    adopt(other, model)
    actor = desk.actor("officer")

    with entered(actor.scope()):
        row = with_uptake(with_numbers(models(actor))).get()
        listed = [(one.agency_id, one.base.number, one.behind) for one in adoptions(actor, model)]

    assert (row.newest, row.users, row.users_behind) == (2, 2, 1)
    assert sorted(listed) == sorted([(office.agency.pk, 1, 1), (other.agency.pk, 2, 0)])


def test_an_agency_sees_of_each_model_whether_it_uses_it(desk, office):
    used = desk.issued("M.01").model_document
    desk.issued("M.02")
    adopt(office, used)
    desk.next(used, "Mới")
    actor = office.actor("secretary")

    with entered(actor.scope()):
        rows = with_own(with_numbers(models(actor)), actor).order_by("sort_key")
        listed = [(row.code, row.own_base, row.behind) for row in rows]

    assert listed == [("M.01", 1, 1), ("M.02", None, 0)]
