"""The groups that figures are added up by: the standard ones, and those a province declares."""

from __future__ import annotations

from datetime import date
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

import yaml
from django.utils.translation import gettext as _

from thuan.domains.oversight.reporting.aggregate import Group, Line, Obligation
from thuan.domains.oversight.reporting.lists.faults import Fault, Refused
from thuan.kernel.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_MOST_BYTES: Final = 1_000_000
_NOTHING: Final = frozenset({"", "~", "null", "Null", "NULL"})


@cache
def standard_groups() -> tuple[Group, ...]:
    """The groups of published statistics, in the order in which they are printed."""
    content = (files("thuan.data") / "agency_groups.yaml").read_bytes()
    return read_groups(content)


def known_groups(declared: Sequence[Group]) -> tuple[Group, ...]:
    """The declared groups in their order, then the standard ones they do not declare anew."""
    codes = {group.code for group in declared}
    return (*declared, *(group for group in standard_groups() if group.code not in codes))


def shown_groups(declared: Sequence[Group], lines: Iterable[Line], year: int) -> tuple[Group, ...]:
    """The groups a synthesis lists: the declared ones, or all standard ones of that year.

    A standard group that a line names is always listed, so that no line is lost.
    """
    used = {line.group for line in lines}
    own = {group.code for group in declared}
    return tuple(
        group
        for group in known_groups(declared)
        if group.code in own | used or (not own and group.exists_in(year))
    )


def read_groups(content: bytes) -> tuple[Group, ...]:
    """Groups from a YAML file: ``agency_groups:`` with ``code``, ``vi``, ``obligation``.

    Raises ``Refused`` with every fault; codes stay text (``001``, ``no``).
    """
    entries = _entries(content)
    groups: list[Group] = []
    faults: list[Fault] = []
    for place, entry in enumerate(entries, 1):
        found = _group(entry, {group.code for group in groups})
        if isinstance(found, Group):
            groups.append(found)
        else:
            faults.extend(
                Fault(
                    _("Tệp nhóm cơ quan, mục %(place)s: %(sentence)s")
                    % {"place": place, "sentence": sentence}
                )
                for sentence in found
            )
    if faults:
        raise Refused(faults)
    return tuple(groups)


def _entries(content: bytes) -> list[object]:
    document: object = None
    if len(content) <= _MOST_BYTES:
        try:
            # BaseLoader makes nothing but strings, lists and mappings.
            document = yaml.load(content, Loader=yaml.BaseLoader)  # noqa: S506
        except (yaml.YAMLError, ValueError, RecursionError):
            document = None
    entries = document.get("agency_groups") if isinstance(document, dict) else None
    if not isinstance(entries, list) or not entries:
        raise Refused(
            [
                Fault(
                    _(
                        "Tệp nhóm cơ quan cần là YAML với khóa agency_groups "
                        "và danh sách các mục code, vi, obligation."
                    )
                )
            ]
        )
    return entries


def _group(entry: object, taken: set[str]) -> Group | list[str]:
    """The group of one entry, or the sentences that say why it is none."""
    if not isinstance(entry, dict):
        return [_("mỗi mục cần có code và vi.")]
    code, name = _word(entry.get("code")), _word(entry.get("vi"))
    obligation, valid_to = _word(entry.get("obligation")), _word(entry.get("valid_to"))
    wrong = []
    if not code:
        wrong.append(_("thiếu code."))
    elif code in taken:
        wrong.append(_("mã %(code)s đã khai ở mục trước.") % {"code": code})
    if not name:
        wrong.append(_("thiếu vi (tên nhóm)."))
    if obligation and obligation not in set(Obligation):
        wrong.append(
            _("obligation ghi “%(word)s”; chỉ nhận bat_buoc, khuyen_khich hoặc để trống.")
            % {"word": obligation}
        )
    day = _day(valid_to)
    if valid_to and day is None:
        wrong.append(_("valid_to ghi “%(word)s”; ghi ngày dạng 2025-07-01.") % {"word": valid_to})
    if wrong:
        return wrong
    return Group(code, name, Obligation(obligation) if obligation else None, day)


def _word(value: object) -> str:
    text = " ".join(clean(value).split()) if isinstance(value, str) else ""
    return "" if text in _NOTHING else text


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
