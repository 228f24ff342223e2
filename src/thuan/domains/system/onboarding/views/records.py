"""The page of a set: every row with its file and what is to be corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.urls import reverse
from django.utils.translation import gettext as _

from thuan.domains.system.documents.enums import DocumentType
from thuan.domains.system.onboarding.enums import EntryState, OnboardingState
from thuan.domains.system.onboarding.models import Onboarding
from thuan.domains.system.onboarding.permissions import OnboardingPermission
from thuan.domains.system.onboarding.selectors import entries_of, unused_files
from thuan.domains.system.onboarding.views.common import REGISTER, OfOnboarding, onboarding_url
from thuan.domains.system.onboarding.words import entry_badge, onboarding_badge, stages
from thuan.domains.system.onboarding.workflow import ONBOARDING_WORKFLOW
from thuan.kernel.jobs.enums import RunState
from thuan.kernel.permissions import can
from thuan.kernel.ui.components import Header, Link, Panel
from thuan.kernel.ui.history import history_of
from thuan.kernel.ui.table import display
from thuan.kernel.ui.views import RecordView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import HttpRequest, HttpResponse

    from thuan.domains.system.onboarding.models import Entry
    from thuan.kernel.ui.components import Stage, TimelineEvent

QUIET = frozenset({"take_back", "return", "abandon"})
ADDRESS = {"return": "give_back"}


class OnboardingRecord(OfOnboarding, RecordView[Onboarding]):
    """One set: how far it is, what to correct, what comes next."""

    permission = OnboardingPermission.VIEW
    template_name: ClassVar[str] = "onboarding/onboarding.html"

    @property
    def breadcrumb(self) -> tuple[Link, ...]:  # type: ignore[override]
        return (REGISTER,)

    def record(self) -> Onboarding:
        self.entries = entries_of(self.set_row)
        return self.set_row

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        answer = super().get(request, *args, **kwargs)
        if self.under_way:
            answer["Refresh"] = "2"
        return answer

    @property
    def under_way(self) -> bool:
        run = self.set_row.run
        return (
            self.set_row.state == OnboardingState.RUNNING
            and run is not None
            and (run.state in {RunState.QUEUED, RunState.RUNNING})
        )

    def header(self, record: Onboarding) -> Header:
        onward, quiet, refusals = self._steps(record)
        waiting = sum(1 for one in self.entries if one.state == EntryState.WAITING and one.told)
        facts = [_("%(n)s dòng") % {"n": len(self.entries)}]
        if waiting:
            facts.append(_("%(n)s dòng cần sửa") % {"n": waiting})
        return Header(
            title=_("Nhập hồ sơ cũ: %(name)s") % {"name": record.list_name},
            state=onboarding_badge(record.state),
            facts=tuple(facts),
            next_step=onward[0] if onward else None,
            refusals=tuple(refusals),
            actions=(*onward[1:], *quiet),
        )

    def _steps(self, record: Onboarding) -> tuple[list[Link], list[Link], list[str]]:
        """What this person can do now; a trial comes before sending the set on."""
        onward: list[Link] = []
        quiet: list[Link] = []
        refusals: list[str] = []
        for step in ONBOARDING_WORKFLOW.offered(record, self.actor):
            why = ONBOARDING_WORKFLOW.refusals(record, step.name, self.actor)
            if why:
                refusals += [f"{step.label}: {sentence}" for sentence in why]
                continue
            link = Link(step.label, onboarding_url(record, ADDRESS.get(step.name, step.name)))
            (quiet if step.name in QUIET else onward).append(link)
        if self._may_prepare(record):
            if record.state == OnboardingState.PREPARING:
                trial = Link(_("Chạy thử"), onboarding_url(record, "try_out"))
                onward.append(trial) if onward else onward.insert(0, trial)
                quiet.insert(0, Link(_("Tải thêm tệp"), onboarding_url(record, "add_files")))
            if record.state == OnboardingState.RUNNING and not self.under_way:
                onward.append(Link(_("Nhập tiếp"), onboarding_url(record, "run_again")))
        return onward, quiet, refusals

    def _may_prepare(self, record: Onboarding) -> bool:
        return can(self.actor, OnboardingPermission.PREPARE, agency_id=record.agency_id)

    def life_cycle(self, record: Onboarding) -> Sequence[Stage]:
        return stages(record)

    def timeline(self, record: Onboarding) -> Sequence[TimelineEvent]:
        return history_of(record, labels=dict(OnboardingState.choices), noun=_("lần nhập"))

    def panels(self, record: Onboarding) -> Sequence[Panel]:
        facts = [
            (_("Người chuẩn bị"), record.created_by.full_name if record.created_by else ""),
            (_("Chạy thử lúc"), display(record.tried_at)),
            (_("Người xác nhận"), record.confirmed_by.full_name if record.confirmed_by else ""),
            (_("Xác nhận lúc"), display(record.confirmed_at)),
        ]
        return [Panel(_("Thông tin chung"), tuple(fact for fact in facts if fact[1]))]

    def body(self, record: Onboarding) -> dict[str, Any]:
        editable = record.state == OnboardingState.PREPARING and self._may_prepare(record)
        return {
            "rows": [self._row(record, one, editable=editable) for one in self.entries],
            "unused": unused_files(record, self.entries),
            "run": record.run,
            "under_way": self.under_way,
        }

    def _row(self, record: Onboarding, entry: Entry, *, editable: bool) -> dict[str, Any]:
        waiting = entry.state == EntryState.WAITING
        links = []
        if editable and waiting:
            links.append(_entry_link(_("Sửa"), entry, "change_entry"))
            links.append(_entry_link(_("Không nhập"), entry, "leave_out"))
        elif editable and entry.state == EntryState.LEFT_OUT:
            links.append(_entry_link(_("Nhập lại dòng này"), entry, "bring_back"))
        version = entry.document_version
        return {
            "entry": entry,
            "facts": _facts(entry),
            "badge": entry_badge(entry, tried=record.tried_at is not None),
            "file_url": reverse("files:download", args=[entry.file.public_id])
            if entry.file
            else "",
            "version_url": reverse("documents:version", args=[version.public_id])
            if version
            else "",
            "told": entry.told if waiting else [],
            "links": links,
        }


def _facts(entry: Entry) -> str:
    """Where the row stands, what it is, which version, since when."""
    kind = str(DocumentType(entry.kind).label) if entry.kind else ""
    words = {"place": entry.place, "numbers": f"{entry.issue:02}/{entry.revision:02}"}
    since = {"day": display(entry.effective_from)}
    facts = [
        _("dòng %(place)s") % words,
        kind,
        _("lần ban hành/sửa đổi %(numbers)s") % words,
        _("hiệu lực từ %(day)s") % since if entry.effective_from else "",
    ]
    return " · ".join(fact for fact in facts if fact)


def _entry_link(label: str, entry: Entry, name: str) -> Link:
    return Link(label, reverse(f"onboarding:{name}", args=[entry.public_id]))
