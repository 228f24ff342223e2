"""How model documents are said and marked: one place for pages and lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thuan.domains.system.model_documents.enums import (
    AdoptionState,
    ModelState,
    ModelVersionState,
)
from thuan.kernel.text.languages import once_per_language
from thuan.kernel.text.three_way import Who
from thuan.kernel.ui.components import Stage
from thuan.kernel.ui.enums import Tone
from thuan.kernel.ui.table import Badge

if TYPE_CHECKING:
    from collections.abc import Mapping

    from thuan.domains.system.model_documents.models import ModelDocument, ModelVersion

_MODEL_TONES = {
    ModelState.PREPARING: Tone.PROGRESS,
    ModelState.ISSUED: Tone.SUCCESS,
    ModelState.WITHDRAWN: Tone.NEUTRAL,
}
_VERSION_TONES = {
    ModelVersionState.DRAFT: Tone.PROGRESS,
    ModelVersionState.ISSUED: Tone.SUCCESS,
    ModelVersionState.SUPERSEDED: Tone.NEUTRAL,
    ModelVersionState.CANCELLED: Tone.NEUTRAL,
}
_WAY = (ModelVersionState.DRAFT, ModelVersionState.ISSUED, ModelVersionState.SUPERSEDED)


@once_per_language
def model_badge(state: str) -> Badge:
    """The mark of a model's state."""
    known = ModelState(state)
    return Badge(_MODEL_TONES[known], str(known.label))


@once_per_language
def version_badge(state: str) -> Badge:
    """The mark of a version's state."""
    known = ModelVersionState(state)
    return Badge(_VERSION_TONES[known], str(known.label))


@once_per_language
def who_badge(who: Who) -> Badge:
    """Whose change a passage is."""
    return {
        Who.FIRST: Badge(Tone.PROGRESS, _("Mẫu đã đổi")),
        Who.SECOND: Badge(Tone.NEUTRAL, _("Cơ quan đã sửa")),
        Who.BOTH: Badge(Tone.ATTENTION, _("Cả hai cùng sửa")),
        Who.ALIKE: Badge(Tone.SUCCESS, _("Hai bên sửa giống nhau")),
    }[who]


def stages(version: ModelVersion) -> list[Stage]:
    """The way of a version with the present state marked."""
    state = ModelVersionState(version.state)
    way = _WAY if state in _WAY else (ModelVersionState.DRAFT, state)
    place = way.index(state)
    return [Stage(one.label, n < place, n == place) for n, one in enumerate(way)]


def behind_words(behind: int) -> str:
    """ "chậm 2 bản"; how far a document is behind its model."""
    if not behind:
        return _("theo bản mới nhất")
    return ngettext("chậm %(n)s bản", "chậm %(n)s bản", behind) % {"n": behind}


def behind_badge(behind: int) -> Badge:
    """The mark of the same."""
    return Badge(Tone.ATTENTION if behind else Tone.SUCCESS, behind_words(behind))


def uptake_badge(row: Any) -> Badge:
    """How the reader's agency stands to a model of the list (``with_own``)."""
    if row.own_base is None:
        return Badge(Tone.NEUTRAL, _("chưa dùng"))
    return behind_badge(row.behind)


def standing_words(adoption: Any) -> str:
    """ "Theo mẫu M.01, bản 2; mẫu đã có bản 4: chậm 2 bản" (an adoption ``with_behind``)."""
    words = {
        "model": adoption.model_document.code,
        "base": adoption.base.number,
        "newest": adoption.newest,
        "behind": behind_words(adoption.behind),
    }
    if adoption.state == AdoptionState.ENDED or not adoption.behind:
        return _("Theo mẫu %(model)s, bản %(base)s: bản mới nhất") % words
    return _("Theo mẫu %(model)s, bản %(base)s; mẫu đã có bản %(newest)s: %(behind)s") % words


def types_words(model: ModelDocument, names: Mapping[str, str]) -> str:
    """For which types of agencies a model is, in words."""
    return ", ".join(names.get(code, code) for code in model.types)
