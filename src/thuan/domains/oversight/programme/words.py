"""How a plan, its targets and its tasks are said and marked: one place for pages and lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from thuan.domains.oversight.programme.enums import Light, PlanState, TaskState
from thuan.kernel.text.languages import once_per_language
from thuan.kernel.text.numbers import format_number, format_percent
from thuan.kernel.ui.components import Stage
from thuan.kernel.ui.enums import Tone
from thuan.kernel.ui.table import Badge

if TYPE_CHECKING:
    from thuan.domains.oversight.programme.selectors.progress import TargetProgress

PLAN_TONES = {
    PlanState.DRAFT: Tone.NEUTRAL,
    PlanState.CONSULTED: Tone.PROGRESS,
    PlanState.SUBMITTED: Tone.PROGRESS,
    PlanState.ISSUED: Tone.PROGRESS,
    PlanState.RUNNING: Tone.PROGRESS,
    PlanState.EVALUATED: Tone.SUCCESS,
    PlanState.CLOSED: Tone.SUCCESS,
}
TASK_TONES = {
    TaskState.NOT_STARTED: Tone.NEUTRAL,
    TaskState.IN_PROGRESS: Tone.PROGRESS,
    TaskState.DONE: Tone.PROGRESS,
    TaskState.VERIFIED: Tone.SUCCESS,
    TaskState.CANCELLED: Tone.NEUTRAL,
}
LIGHT_TONES = {
    Light.REACHED: Tone.SUCCESS,
    Light.GREEN: Tone.PROGRESS,
    Light.AMBER: Tone.ATTENTION,
    Light.RED: Tone.DANGER,
    Light.UNKNOWN: Tone.NEUTRAL,
}


@once_per_language
def plan_badge(state: str) -> Badge:
    known = PlanState(state)
    return Badge(PLAN_TONES[known], str(known.label))


@once_per_language
def task_badge(state: str, *, overdue: bool) -> Badge:
    """How far a task is; one whose day has passed says so."""
    if overdue:
        return Badge(Tone.DANGER, _("Quá hạn"))
    known = TaskState(state)
    return Badge(TASK_TONES[known], str(known.label))


@once_per_language
def light_badge(light: str, *, over: bool = False) -> Badge:
    """The traffic light of a target, in a word; ``over``: its day has passed."""
    known = Light(light)
    if over and known in {Light.AMBER, Light.RED}:
        return Badge(LIGHT_TONES[known], _("Chưa đạt"))
    return Badge(LIGHT_TONES[known], str(known.label).capitalize())


def light_of_target(progress: TargetProgress) -> Badge:
    """The traffic light of a target as it stands on its day."""
    return light_badge(progress.light, over=progress.as_of > progress.target.due_on)


def stages(state: str) -> list[Stage]:
    """The life-cycle strip with the present state marked."""
    order = list(PlanState)
    place = order.index(PlanState(state))
    return [Stage(one.label, n < place, n == place) for n, one in enumerate(order)]


def achieved_words(progress: TargetProgress) -> str:
    """ "94/106 cơ quan (88,68 %)"; what nobody knows is said, never shown as 0."""
    unit = progress.target.unit
    if progress.achieved is None:
        if progress.aim is None:
            return _("chưa có số liệu, kế hoạch chưa ghi con số")
        aim = {"aim": format_number(progress.aim), "unit": unit}
        return _("chưa có số liệu / %(aim)s %(unit)s") % aim
    if progress.aim is None:
        return f"{format_number(progress.achieved)} {unit}"
    share = format_percent(progress.achieved, progress.aim)
    ratio = f"{format_number(progress.achieved)}/{format_number(progress.aim)} {unit}"
    return f"{ratio} ({share})"


def source_words(progress: TargetProgress) -> str:
    """Who says so: counted by the product, or entered by hand with its evidence."""
    if progress.source == "AUTO":
        if progress.missing:
            return _("hệ thống đếm; %(n)s chưa có số liệu") % {"n": progress.missing}
        return _("hệ thống đếm")
    return _("ghi tay, có minh chứng") if progress.entry else _("ghi tay, chưa ghi lần nào")
