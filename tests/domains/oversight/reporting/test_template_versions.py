"""Versions of the template: drafted, edited, published for good, withdrawn, carried as files."""

from __future__ import annotations

from uuid import uuid4

import pytest
import yaml
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from django.db.models import QuerySet
from django.test import Client
from django.urls import reverse

from tests.factories import make_user
from thuan.domains.oversight.reporting.judging import template_of
from thuan.domains.oversight.reporting.models import ReportTemplate
from thuan.domains.oversight.reporting.selectors.templates import as_yaml
from thuan.domains.oversight.reporting.services.templates import (
    cancel_template,
    draft_version,
    edit_template,
    publish_template,
)
from thuan.domains.oversight.reporting.template import editing
from thuan.kernel.calendar import clock
from thuan.kernel.tenancy.errors import StaleRow
from thuan.kernel.workflow.machine import IllegalTransition

SABOTAGES = [
    (
        "src/thuan/domains/oversight/reporting/services/templates.py",
        "if template.state != TemplateState.DRAFT:",
        "if template is None:",
    ),
    (
        "src/thuan/domains/oversight/reporting/models/cycle.py",
        "settled_states = (TemplateState.PUBLISHED, TemplateState.CANCELLED)",
        "settled_states = ()",
    ),
]
pytestmark = pytest.mark.django_db


@pytest.fixture
def now(db, at):
    clock.mark_as_demo(at)
    return at


@pytest.fixture
def draft(drafted, now):
    return drafted.act("admin", draft_version, based_on=drafted.template)


def fresh(template):
    return ReportTemplate.objects.select_related("based_on").get(pk=template.pk)


def changed(province, template, content=None, **more):
    content = content or editing.with_field(template.content, "Q.note", {"required": False})
    return province.act(
        "admin", edit_template, template=template, content=content, part="x", **more
    )


def browser(province, who="admin"):
    client = Client(raise_request_exception=False)
    client.force_login(make_user(province.people[who], password="bimat"))
    return client


def press(client, name, template, *more, **fields):
    address = reverse(f"reporting:{name}", args=[template.public_id, *more])
    return client.post(address, {"khoa": uuid4().hex, "phien_ban": template.version, **fields})


def test_a_new_version_is_a_draft_with_the_next_number(drafted, draft):
    assert (draft.code, draft.number, draft.state) == ("small", 2, "DRAFT")
    assert draft.based_on == drafted.template
    assert draft.content == {**drafted.template.content, "version": 2}


def test_a_version_that_says_nothing_new_is_not_published(drafted, draft):
    with pytest.raises(IllegalTransition, match="chưa khác phiên bản trước"):
        drafted.act("admin", publish_template, template=draft)


def test_a_changed_draft_is_published(drafted, draft):
    changed(drafted, draft)

    published = drafted.act("admin", publish_template, template=fresh(draft))

    assert fresh(published).state == "PUBLISHED"


def test_a_published_version_is_not_edited(drafted):
    with pytest.raises(ValidationError, match="Mẫu đã ban hành không sửa được"):
        changed(drafted, drafted.template)


@pytest.mark.parametrize("column", ["content_hash", "legal_basis", "state", "code"])
def test_the_database_refuses_to_change_a_published_version(drafted, column):
    rows = QuerySet(ReportTemplate).filter(pk=drafted.template.pk)

    with pytest.raises(DatabaseError), transaction.atomic():
        rows.update(**{column: "DRAFT"})

    with connection.cursor() as cursor:
        cursor.execute("SELECT state FROM reporting_reporttemplate WHERE number = 1")
        assert cursor.fetchone() == ("PUBLISHED",)


def test_a_withdrawn_draft_stays_with_its_reason_and_never_changes(drafted, draft):
    with pytest.raises(IllegalTransition):
        drafted.act("admin", cancel_template, template=draft, comment=" ")
    drafted.act("admin", cancel_template, template=draft, comment="Không cần nữa")

    assert fresh(draft).state == "CANCELLED"
    with pytest.raises(DatabaseError), transaction.atomic():
        QuerySet(ReportTemplate).filter(pk=draft.pk).update(legal_basis="x")


def test_who_saved_second_is_told(drafted, draft):
    first = fresh(draft)
    changed(drafted, fresh(draft), base_version=first.version)
    other = editing.with_field(first.content, "Q.note", {"confirm": True})

    with pytest.raises(StaleRow):
        changed(drafted, first, other, base_version=first.version)


def test_a_draft_that_would_not_hold_together_is_refused_in_words(drafted, draft):
    broken = editing.without_field(draft.content, "Q.received")

    with pytest.raises(ValidationError, match=r"nhắc đến mục không có: Q\.received"):
        changed(drafted, draft, broken)


@pytest.mark.parametrize("who", ["officer", "director", "lotus_secretary"])
def test_only_the_administrator_edits(drafted, draft, who):
    with pytest.raises(PermissionDenied):
        drafted.act(who, draft_version, based_on=drafted.template)
    with pytest.raises(PermissionDenied):
        drafted.act(who, publish_template, template=draft)


def test_an_open_cycle_keeps_its_version(province, now):
    before = template_of(province.report("lotus"))
    new = province.act("admin", draft_version, based_on=province.template)
    changed(province, new, editing.without_field(new.content, "Q.note"))
    province.act("admin", publish_template, template=fresh(new))

    after = template_of(province.report("lotus"))

    assert after == before
    assert "Q.note" in after.fields
    assert province.report("lotus").cycle.template_id == province.template.pk


def test_a_file_carries_the_whole_version(drafted, draft):
    client = browser(drafted)
    sent = SimpleUploadedFile("mau.yaml", as_yaml(drafted.template))
    address = reverse("reporting:import_template")

    answer = client.post(address, {"khoa": uuid4().hex, "tep": sent})

    new = ReportTemplate.objects.order_by("-number").first()
    assert new is not None
    assert answer["Location"] == reverse("reporting:template", args=[new.public_id])
    assert (new.number, new.state) == (3, "DRAFT")
    assert {**new.content, "version": 0} == {**drafted.template.content, "version": 0}
    exported = client.get(reverse("reporting:export_template", args=[new.public_id]))
    assert yaml.safe_load(exported.content) == new.content


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"a: [", "YAML"),
        (b"- 1", "không phải mẫu báo cáo"),
        (b"a: &x 1\nb: *x", "bí danh"),
        (b"code: small", "đang trống"),
        (b"\xff\xfe", "YAML"),
    ],
)
def test_a_file_that_is_no_template_is_refused_with_why(drafted, now, content, words):
    sent = SimpleUploadedFile("mau.yaml", content)

    answer = browser(drafted).post(
        reverse("reporting:import_template"), {"khoa": uuid4().hex, "tep": sent}
    )

    assert answer.status_code == 422
    assert words in answer.content.decode()


PAGES = [
    ("template", ()),
    ("template_preview", ()),
    ("template_terms", ()),
    ("edit_section", ("I",)),
    ("add_field", ("I",)),
    ("edit_field", ("Q.received",)),
    ("edit_choices", ("Q.received",)),
    ("move_field", ("Q.received",)),
    ("remove_field", ("Q.note",)),
    ("edit_short_form", ("xa",)),
    ("add_identity", ()),
    ("edit_identity", ("part",)),
    ("remove_identity", ("part",)),
]


@pytest.mark.parametrize(("name", "more"), PAGES)
def test_every_page_of_a_draft_opens(drafted, draft, name, more):
    answer = browser(drafted).get(reverse(f"reporting:{name}", args=[draft.public_id, *more]))

    assert answer.status_code == 200


@pytest.mark.parametrize(("name", "more"), [p for p in PAGES if p[1]])
def test_an_unknown_part_is_no_address(drafted, draft, name, more):
    address = reverse(f"reporting:{name}", args=[draft.public_id, "khong-co"])

    assert browser(drafted).get(address).status_code == 404


def test_a_field_is_edited_added_moved_and_removed_through_the_pages(drafted, draft):
    client = browser(drafted)
    words = {"label_vi": "Số hồ sơ", "hint_vi": "Ví dụ 3", "source": "M", "aggregate": "sum"}

    press(client, "edit_field", draft, "Q.received", **words, flags=["required"], low="0", high="9")
    row = editing.field_of(fresh(draft).content, "Q.received")
    assert row["label"] == {"vi": "Số hồ sơ", "en": "Số hồ sơ"}
    assert row["range"] == [0, 9]
    new = {**words, "code": "Q.more", "type": "choice", "first_choices": "a: Tốt\nb: Kém"}
    press(client, "add_field", fresh(draft), "I", **new)
    assert [c["code"] for c in editing.field_of(fresh(draft).content, "Q.more")["choices"]] == [
        "a",
        "b",
    ]
    press(client, "move_field", fresh(draft), "Q.more", place="I:")
    assert fresh(draft).content["sections"][0]["fields"][0]["code"] == "Q.more"
    press(client, "remove_field", fresh(draft), "Q.more")
    with pytest.raises(KeyError):
        editing.field_of(fresh(draft).content, "Q.more")


def test_a_refused_edit_keeps_what_was_typed_and_says_why(drafted, draft):
    answer = press(browser(drafted), "remove_field", draft, "Q.received")

    assert answer.status_code == 422
    assert "Đẳng thức part: nhắc đến mục không có: Q.received." in answer.content.decode()


def test_choices_are_added_ended_and_put_in_order(drafted, draft):
    content = editing.with_field(
        draft.content,
        "Q.note",
        {
            "type": "choice",
            "choices": [
                {"code": "a", "label": {"vi": "Một", "en": "One"}},
                {"code": "b", "label": {"vi": "Hai", "en": "Two"}},
            ],
        },
    )
    changed(drafted, draft, content)
    sent = {"vi_1": "Một", "order_1": "2", "until_1": "01/07/2025", "vi_2": "Hai", "order_2": "1"}
    sent |= {"code_3": "c", "vi_3": "Ba", "order_3": "3"}

    press(browser(drafted), "edit_choices", fresh(draft), "Q.note", **sent)

    assert editing.field_of(fresh(draft).content, "Q.note")["choices"] == [
        {"code": "b", "label": {"vi": "Hai", "en": "Two"}},
        {"code": "a", "label": {"vi": "Một", "en": "One"}, "until": "2025-07-01"},
        {"code": "c", "label": {"vi": "Ba", "en": "Ba"}},
    ]


def test_groups_and_rules_are_edited_through_the_pages(drafted, draft):
    client = browser(drafted)

    press(client, "edit_short_form", draft, "xa", optional=["Q.note"], may_be_none=["Q.received"])
    form = editing.short_form_of(fresh(draft).content, "xa")
    assert (form["optional"], form["may_be_none"]) == (["Q.note"], ["Q.received"])
    rule = {"code": "tong", "kind": "sum_equals", "left": "Q.received", "right": "Q.on_time"}
    press(client, "add_identity", fresh(draft), **rule, sentence_vi="Sai %(left)s", weight="5")
    assert editing.identity_of(fresh(draft).content, "tong")["left"] == ["Q.received"]
    press(client, "edit_identity", fresh(draft), "tong", sentence_vi="Khác", weight="6")
    assert editing.identity_of(fresh(draft).content, "tong")["weight"] == 6
    press(client, "remove_identity", fresh(draft), "tong")
    assert len(fresh(draft).content["identities"]) == 1


def test_a_cycle_is_drafted_with_a_published_version_only(drafted, draft):
    page = browser(drafted).get(reverse("reporting:draft_cycle")).content.decode()

    assert str(drafted.template.public_id) in page
    assert str(draft.public_id) not in page
