"""Pages that edit what several people may edit: who saves second sees both values (P6)."""

from __future__ import annotations

import copy
from typing import Any, ClassVar

from tests.conformance.action import EditConformance
from tests.factories import RECORDED
from tests.factories.reporting import small_template
from tests.factories.rounds import make_synthesis, make_template
from thuan.domains.oversight.reporting.models import ReportTemplate, Synthesis
from thuan.domains.oversight.reporting.permissions import CyclePermission, SynthesisPermission
from thuan.domains.oversight.reporting.template import editing
from thuan.kernel.tenancy.writing import update_row

A, B = {"vi": "Một", "en": "One"}, {"vi": "Hai", "en": "Two"}


def written(row: Any, **sets: Any) -> None:
    update_row(row, sets, at=RECORDED, by=None)


class TestWriteWords(EditConformance):
    url_name = "reporting:write_words"
    permission = SynthesisPermission.COMPILE
    role = "DOST_OFFICER"
    reach = "ALL"
    typed = "Kết quả chung tốt hơn năm trước."
    another: ClassVar[dict[str, Any]] = {"progress": "Lời khác hẳn."}

    def make_target(self, agency):
        return {"public_id": make_synthesis().public_id}

    def sent(self, agency):
        return {"progress": self.typed}

    def broken(self, agency):
        return {"progress": "a" * 6001}

    def effect(self):
        return sum(Synthesis.objects.values_list("version", flat=True))

    def overtake(self, kwargs):
        written(Synthesis.objects.get(**kwargs), words={"progress": "Lời của người kia."})
        return "Lời của người kia."


class TemplateConformance(EditConformance):
    """A part of a draft, edited by the administrator of DOST."""

    permission = CyclePermission.EDIT_TEMPLATE
    role = "DOST_ADMIN"
    reach = "ALL"
    part: ClassVar[dict[str, str]] = {}
    theirs: ClassVar[str]

    def make_target(self, agency):
        content = editing.with_field(
            small_template(),
            "Q.note",
            {
                "type": "choice",
                "choices": [{"code": "a", "label": A}, {"code": "b", "label": B}],
            },
        )
        draft = make_template(state="DRAFT", content=content)
        return {"public_id": draft.public_id, **self.part}

    def effect(self):
        return sum(ReportTemplate.objects.values_list("version", flat=True))

    def overtake(self, kwargs):
        draft = ReportTemplate.objects.get(public_id=kwargs["public_id"])
        written(draft, content=self.changed(copy.deepcopy(draft.content)))
        return self.theirs

    def changed(self, content: dict[str, Any]) -> dict[str, Any]:
        raise NotImplementedError


class TestEditTerms(TemplateConformance):
    url_name = "reporting:template_terms"
    typed, theirs = "Mẫu mới", "Mẫu của người kia"
    another: ClassVar[dict[str, Any]] = {"name_vi": "Mẫu khác"}

    def sent(self, agency):
        return {"name_vi": self.typed, "enough": "80", "change": "50"}

    def changed(self, content):
        return {**content, "name": {"vi": self.theirs, "en": self.theirs}}


class TestEditSection(TemplateConformance):
    url_name = "reporting:edit_section"
    part: ClassVar[dict[str, str]] = {"code": "I"}
    typed, theirs = "Phần mới", "Phần của người kia"
    another: ClassVar[dict[str, Any]] = {"title_vi": "Phần khác"}

    def sent(self, agency):
        return {"title_vi": self.typed, "task_vi": "Kê khai", "minutes": "5"}

    def changed(self, content):
        return editing.with_section(content, "I", {"title": {"vi": self.theirs, "en": self.theirs}})


class TestEditField(TemplateConformance):
    url_name = "reporting:edit_field"
    part: ClassVar[dict[str, str]] = {"code": "Q.received"}
    typed, theirs = "Câu hỏi mới", "Câu hỏi của người kia"
    another: ClassVar[dict[str, Any]] = {"label_vi": "Câu hỏi khác"}

    def sent(self, agency):
        return {
            "label_vi": self.typed,
            "hint_vi": "Ví dụ 1",
            "source": "M",
            "aggregate": "sum",
            "flags": ["required"],
        }

    def changed(self, content):
        words = {"vi": self.theirs, "en": self.theirs}
        return editing.with_field(content, "Q.received", {"label": words})


class TestEditChoices(TemplateConformance):
    url_name = "reporting:edit_choices"
    part: ClassVar[dict[str, str]] = {"code": "Q.note"}
    typed, theirs = "Một mới", "Một của người kia"
    another: ClassVar[dict[str, Any]] = {"vi_1": "Một khác"}

    def sent(self, agency):
        return {"vi_1": self.typed, "order_1": "1", "vi_2": "Hai", "order_2": "2"}

    def changed(self, content):
        words = {"vi": self.theirs, "en": self.theirs}
        choices = [{"code": "a", "label": words}, {"code": "b", "label": B}]
        return editing.with_field(content, "Q.note", {"choices": choices})


class TestEditShortForm(TemplateConformance):
    url_name = "reporting:edit_short_form"
    part: ClassVar[dict[str, str]] = {"group": "xa"}
    typed, theirs = "Q.received", "Đang lưu trong hệ thống: Q.note"
    another: ClassVar[dict[str, Any]] = {"optional": ["Q.on_time"]}

    def sent(self, agency):
        return {"optional": [self.typed]}

    def broken(self, agency):
        return {"optional": ["Q.nothing"]}

    def changed(self, content):
        return editing.with_short_form(content, "xa", {"optional": ["Q.note"]})


class TestEditIdentity(TemplateConformance):
    url_name = "reporting:edit_identity"
    part: ClassVar[dict[str, str]] = {"code": "part"}
    typed, theirs = "Sai %(left)s", "Sai của người kia %(left)s"
    another: ClassVar[dict[str, Any]] = {"weight": "9"}

    def sent(self, agency):
        return {"sentence_vi": self.typed, "weight": "5"}

    def changed(self, content):
        words = {"vi": self.theirs, "en": self.theirs}
        return editing.with_identity(content, "part", {"sentence": words})
