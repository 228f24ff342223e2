"""The legal register as a file says it: every fault at once, with its place."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, Final

import yaml
from django.utils.translation import gettext as _

from thuan.domains.registry.law.enums import AFFECTING, LegalStatus, TextKind

KEYS: Final = frozenset(
    {"number", "kind", "issuer", "title", "issued", "effective", "expires", "verified", "changes"}
)
CHANGE_KEYS: Final = frozenset({"status", "from", "by", "note"})


class RegisterFault(Exception):
    """What is wrong with a file, sentence by sentence."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__(" ".join(faults))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class SaidChange:
    """What became of a text, as the file says it."""

    status: LegalStatus
    day: dt.date
    by: str
    note: str


@dataclass(frozen=True, slots=True)
class SaidText:
    """One entry of the file."""

    number: str
    kind: str
    issuer: str
    title: str
    issued_on: dt.date | None
    effective_from: dt.date | None
    expires_on: dt.date | None
    is_verified: bool
    changes: tuple[SaidChange, ...]


def read_register(text: str) -> list[SaidText]:
    """The entries of a YAML file; raises RegisterFault."""
    try:
        data = yaml.load(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError:
        raise RegisterFault([_("Tệp không đọc được dưới dạng YAML.")]) from None
    rows = data.get("legal_register") if isinstance(data, dict) else None
    if not isinstance(rows, list):
        raise RegisterFault([_("Tệp thiếu danh sách “legal_register”.")])
    faults: list[str] = []
    found = [_text(row, n, faults) for n, row in enumerate(rows, start=1)]
    known = [one.number for one in found if one]
    faults += [
        _("Số %(number)s đứng hai lần trong tệp.") % {"number": number}
        for number in sorted({one for one in known if known.count(one) > 1})
    ]
    if faults:
        raise RegisterFault(faults)
    return [one for one in found if one]


def _text(row: Any, n: int, faults: list[str]) -> SaidText | None:
    place = _("Văn bản thứ %(n)s") % {"n": n}
    if not isinstance(row, dict) or not isinstance(row.get("number"), str):
        faults.append(_("%(place)s: thiếu “number”.") % {"place": place})
        return None
    place = row["number"]
    _unknown(row, KEYS, place, faults)
    faults += [
        _("%(place)s: thiếu “%(name)s”.") % {"place": place, "name": name}
        for name in ("issuer", "title")
        if not isinstance(row.get(name), str) or not row[name].strip()
    ]
    if row.get("kind") not in TextKind.values:
        faults.append(_("%(place)s: “kind” không đúng.") % {"place": place})
    changes = row.get("changes") or []
    return SaidText(
        number=row["number"],
        kind=str(row.get("kind")),
        issuer=str(row.get("issuer")),
        title=str(row.get("title")),
        issued_on=_day(row, "issued", place, faults),
        effective_from=_day(row, "effective", place, faults),
        expires_on=_day(row, "expires", place, faults),
        is_verified=row.get("verified") is True,
        changes=tuple(one for said in changes if (one := _change(said, place, faults))),
    )


def _change(said: Any, place: str, faults: list[str]) -> SaidChange | None:
    if not isinstance(said, dict) or said.get("status") not in AFFECTING:
        faults.append(_("%(place)s: “status” của một thay đổi không đúng.") % {"place": place})
        return None
    _unknown(said, CHANGE_KEYS, place, faults)
    day = _day(said, "from", place, faults)
    if day is None:
        faults.append(_("%(place)s: một thay đổi thiếu ngày “from”.") % {"place": place})
        return None
    status = LegalStatus(said["status"])
    return SaidChange(status, day, str(said.get("by") or ""), str(said.get("note") or ""))


def _unknown(row: dict[str, Any], known: frozenset[str], place: str, faults: list[str]) -> None:
    faults += [
        _("%(place)s: không có mục “%(name)s”.") % {"place": place, "name": name}
        for name in sorted(set(row) - known)
    ]


def _day(row: dict[str, Any], name: str, place: str, faults: list[str]) -> dt.date | None:
    given = row.get(name)
    if given is None:
        return None
    try:
        return given if type(given) is dt.date else dt.date.fromisoformat(str(given))
    except ValueError:
        words = {"place": place, "name": name}
        faults.append(_("%(place)s: “%(name)s” cần ngày năm-tháng-ngày.") % words)
        return None
