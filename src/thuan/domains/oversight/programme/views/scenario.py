"""Next year's targets tried out beside this year's plan and result; saved as a draft."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from thuan.domains.oversight.programme.enums import Metric
from thuan.domains.oversight.programme.forms.scenario import ScenarioForm
from thuan.domains.oversight.programme.papers import lacks
from thuan.domains.oversight.programme.permissions import PlanPermission
from thuan.domains.oversight.programme.selectors.plans import plan_of
from thuan.domains.oversight.programme.selectors.scenario import next_plan, prospects
from thuan.domains.oversight.programme.services.drafting import draft_plan
from thuan.domains.oversight.programme.views.common import OfPlan, plan_url
from thuan.domains.oversight.programme.words import achieved_words, light_of_target, source_words
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.text.numbers import format_number
from thuan.kernel.ui.forms import attempt
from thuan.kernel.ui.views import FormPage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from django import forms
    from django.http import HttpRequest, HttpResponse

    from thuan.domains.oversight.programme.selectors.progress import UnitLine
    from thuan.domains.oversight.programme.selectors.scenario import Prospect
    from thuan.kernel.ui.table import Badge

# So many agencies are named on the page; the page of the target has them all.
NAMED = 12


@dataclass(frozen=True, slots=True)
class Tried:
    """One target: this year's facts, the number tried, what it asks, and of whom."""

    code: str
    text: str
    words: str
    source: str
    light: Badge
    number: str
    asks: tuple[str, ...]
    named: tuple[tuple[str, str], ...]
    left_out: int
    url: str


class Scenario(OfPlan, FormPage):  # type: ignore[override]
    """GET tries numbers (they stand in the address), POST saves them as next year's draft."""

    permission = PlanPermission.DRAFT
    form_class = ScenarioForm
    template_name: ClassVar[str] = "programme/scenario.html"
    button = gettext_lazy("Tính phương án")
    success = gettext_lazy("Đã lập dự thảo kế hoạch năm sau từ phương án.")
    _found: list[Prospect] | None = None

    @property
    def title(self) -> str:  # type: ignore[override]
        return _("Phương án chỉ tiêu năm %(year)s") % {"year": self.plan().year + 1}

    def found(self) -> list[Prospect]:
        """What this year leaves to the next, read once."""
        if self._found is None:
            self._found = prospects(self.plan(), self.at)
        return self._found

    def form_arguments(self) -> dict[str, Any]:
        return {"found": self.found()}

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The numbers of the address, or those that this year's lists suggest."""
        del args, kwargs
        usual = {f"next.{one.target.code}": one.usual for one in self.found()}
        start = {name: "" if n is None else str(n) for name, n in usual.items()}
        return self.show(self.form(request.GET or start))

    def context(self, form: forms.Form) -> dict[str, Any]:
        plan = self.plan()
        assert isinstance(form, ScenarioForm), "this page has one form"
        numbers = form.numbers() if form.is_valid() else {}
        taken = plan_of(plan.year + 1)
        return {
            **super().context(form),
            "plan": plan,
            "tried": [_tried(plan, one, numbers.get(one.target.code)) for one in self.found()],
            "taken": taken,
            "taken_url": plan_url(taken) if taken else "",
            "next_year": plan.year + 1,
            "today": business_day(self.at),
            "valid": form.is_valid(),
        }

    def carry_out(self, form: forms.Form) -> str:
        assert isinstance(form, ScenarioForm), "this page has one form"
        plan = self.plan()
        content = next_plan(plan, self.found(), form.numbers())
        done = attempt(
            form, draft_plan, actor=self.actor, at=self.at, year=plan.year + 1, content=content
        )
        return plan_url(done.result) if done.result else ""


def _tried(plan: Any, one: Prospect, number: int | None) -> Tried:
    progress = one.progress
    behind = [*one.lagging, *one.unknown]
    return Tried(
        code=one.target.code,
        text=one.target.text,
        words=achieved_words(progress),
        source=source_words(progress),
        light=light_of_target(progress),
        number=_("chưa định") if number is None else f"{format_number(number)} {one.target.unit}",
        asks=tuple(_asks(one, number)),
        named=tuple((line.name, _why(one, line)) for line in behind[:NAMED]),
        left_out=max(len(behind) - NAMED, 0),
        url=plan_url(plan, "target", one.target.code),
    )


def _why(one: Prospect, line: UnitLine) -> str:
    """What the agency lacks, as far as it is known."""
    if line.holds is None:
        return _("chưa có số liệu")
    if one.target.metric is Metric.REPORTS_ON_TIME:
        return _("báo cáo trễ hoặc chưa gửi")
    if one.target.metric is Metric.EXTEND:
        return _("chưa công bố phần mở rộng")
    return lacks(line)


def _asks(one: Prospect, number: int | None) -> Iterator[str]:
    """What the number asks: how many more, of whom, and which list still lacks its agencies."""
    if number is None and one.target.metric is Metric.REPORTS_ON_TIME:
        yield _("Theo danh sách cơ quan phải báo cáo của năm sau, không cần ghi con số.")
        yield from _behind(one.lagging, one.unknown)
        return
    if number is None:
        yield _("Chưa định con số: chưa biết phương án đòi hỏi gì.")
        return
    more = one.more_than_achieved(number)
    if more is None:
        yield _("Chưa có kết quả năm nay để so sánh.")
    elif more > 0:
        words = {"n": format_number(more), "unit": one.target.unit}
        yield _("Nhiều hơn kết quả năm nay %(n)s %(unit)s.") % words
    else:
        yield _("Không nhiều hơn kết quả năm nay.")
    yield from _of_whom(one, number)


def _of_whom(one: Prospect, number: int) -> Iterator[str]:
    metric = one.target.metric
    if one.joining:
        n = len(one.joining)
        sentence = ngettext(
            "%(n)s cơ quan mở rộng xong chuyển sang danh sách duy trì.",
            "%(n)s cơ quan mở rộng xong chuyển sang danh sách duy trì.",
            n,
        )
        yield sentence % {"n": format_number(n)}
    yield from _behind(one.lagging, one.unknown)
    if metric in {Metric.MAINTAIN, Metric.EXTEND}:
        yield from _list(one, number)
    if one.outside:
        words = {"n": format_number(len(one.outside)), "names": ", ".join(one.outside[:NAMED])}
        yield _("%(n)s cơ quan phải báo cáo chưa có trong danh sách nào: %(names)s.") % words
    if metric is Metric.AUDIT_CLASSES and one.districts:
        words = {"n": format_number(len(one.districts)), "names": ", ".join(one.districts)}
        yield _("Mỗi huyện một lớp là %(n)s lớp: %(names)s.") % words


def _behind(lagging: Sequence[UnitLine], unknown: Sequence[UnitLine]) -> Iterator[str]:
    if lagging:
        n = len(lagging)
        yield ngettext("%(n)s cơ quan năm nay chưa đạt.", "%(n)s cơ quan năm nay chưa đạt.", n) % {
            "n": format_number(n)
        }
    if unknown:
        n = len(unknown)
        yield ngettext("%(n)s cơ quan chưa có số liệu.", "%(n)s cơ quan chưa có số liệu.", n) % {
            "n": format_number(n)
        }


def _list(one: Prospect, number: int) -> Iterator[str]:
    """Whether the list known today is as long as the number."""
    known = len(one.units)
    words = {"n": format_number(abs(number - known)), "known": format_number(known)}
    if number > known:
        yield _("Danh sách đã biết có %(known)s cơ quan; còn phải chọn thêm %(n)s.") % words
    elif number < known:
        yield _("Danh sách đã biết có %(known)s cơ quan; phải bớt %(n)s.") % words
    else:
        yield _("Danh sách đã biết đủ %(known)s cơ quan.") % words
