"""Two people at the same moment: two issues, two presses of the same button."""

from __future__ import annotations

import pytest

from tests.domains.system.documents.test_at_once import at_once
from tests.factories.model_documents import adopt
from thuan.domains.system.documents.models import Document
from thuan.domains.system.model_documents.models import Adoption, ModelVersion
from thuan.domains.system.model_documents.services.adopting import adopt_model
from thuan.domains.system.model_documents.services.drafting import begin_version, change_version
from thuan.domains.system.model_documents.services.issuing import issue_version
from thuan.kernel.tenancy.scope import every_agency

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_issues_at_once_issue_once(desk):
    model = desk.issued().model_document
    begun = desk.does("officer", begin_version, model=model)
    sets = {"text": "Mới", "summary": "Sửa mục 4"}
    draft = desk.does("officer", change_version, draft=begun, sets=sets)

    at_once(
        lambda: desk.does("head", issue_version, version=draft),
        lambda: desk.does("deputy", issue_version, version=draft),
    )

    with every_agency(reason="a test looks"):
        rows = ModelVersion.objects.filter(model_document=model).order_by("number")
        assert list(rows.values_list("number", "state")) == [(1, "SUPERSEDED"), (2, "ISSUED")]


def test_two_presses_at_once_make_one_document(desk, office):
    model = desk.issued().model_document
    told = {"agency_id": office.agency.pk, "model": model, "title": "Đánh giá nội bộ"}

    at_once(
        lambda: office.does("secretary", adopt_model, code="QT.07", **told),
        lambda: office.does("secretary", adopt_model, code="QT.08", **told),
    )
    adopt(office, model, "QT.09")

    with every_agency(reason="a test looks"):
        assert Adoption.objects.count() == 1
        assert Document.objects.count() == 1
