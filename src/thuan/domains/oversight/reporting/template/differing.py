"""What a version of the template asks otherwise than the one it is based on."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from thuan.domains.oversight.reporting.template.shape import Field, Template


class Change(TextChoices):
    ADDED = "ADDED", gettext_lazy("thêm")
    REMOVED = "REMOVED", gettext_lazy("bỏ")
    CHANGED = "CHANGED", gettext_lazy("sửa")


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs; ``tightened``: agencies must now do more than before."""

    change: Change
    what: str
    details: tuple[str, ...] = ()
    tightened: bool = False


_ASPECTS = {
    "label": gettext_lazy("tên mục"),
    "hint": gettext_lazy("hướng dẫn"),
    "type": gettext_lazy("loại"),
    "unit": gettext_lazy("đơn vị tính"),
    "required": gettext_lazy("phải trả lời"),
    "required_when": gettext_lazy("điều kiện phải trả lời"),
    "source": gettext_lazy("nguồn"),
    "aggregate": gettext_lazy("cách tổng hợp"),
    "weighted_by": gettext_lazy("trọng số"),
    "choices": gettext_lazy("lựa chọn"),
    "since": gettext_lazy("từ ngày"),
    "until": gettext_lazy("đến trước ngày"),
    "none_reason": gettext_lazy("được trả lời “không phát sinh”"),
    "confirm": gettext_lazy("giải trình khi thay đổi lớn"),
    "in_period": gettext_lazy("ngày phải trong kỳ"),
    "range": gettext_lazy("khoảng giá trị"),
    "computed": gettext_lazy("cách tính"),
}
_FORM_LISTS = {
    "optional": gettext_lazy("không phải trả lời"),
    "unfolded": gettext_lazy("hiện sẵn"),
    "may_be_none": gettext_lazy("được trả lời “không phát sinh”"),
}


def differences(old: Template, new: Template) -> list[Difference]:
    """Terms, fields, identities, short forms; in the order of the new version."""
    return [
        *_terms(old, new),
        *_fields(old, new),
        *_sections(old, new),
        *_identities(old, new),
        *_short_forms(old, new),
    ]


def _terms(old: Template, new: Template) -> Iterator[Difference]:
    for name, what in (
        ("name", _("Tên mẫu")),
        ("legal_basis", _("Căn cứ")),
        ("enough_percent", _("Ngưỡng đủ để gửi (%)")),
        ("change_percent", _("Ngưỡng thay đổi cần giải trình (%)")),
    ):
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            harder = (name == "enough_percent" and after > before) or (
                name == "change_percent" and after < before
            )
            yield Difference(Change.CHANGED, what, (_moved("", before, after),), harder)


def _fields(old: Template, new: Template) -> Iterator[Difference]:
    for code, field in new.fields.items():
        before = old.fields.get(code)
        if before is None:
            yield Difference(Change.ADDED, _named(field), (), field.required)
        elif before != field:
            yield Difference(
                Change.CHANGED,
                _named(field),
                tuple(_aspects(before, field)),
                _harder(before, field),
            )
    for code, field in old.fields.items():
        if code not in new.fields:
            yield Difference(Change.REMOVED, _named(field))


def _aspects(old: Field, new: Field) -> Iterator[str]:
    for one in dataclasses.fields(new):
        before, after = getattr(old, one.name), getattr(new, one.name)
        if before != after:
            yield _moved(str(_ASPECTS.get(one.name, one.name)), before, after)


def _harder(old: Field, new: Field) -> bool:
    """Whether something that was allowed no longer is."""
    narrower = new.range is not None and (
        old.range is None or new.range[0] > old.range[0] or new.range[1] < old.range[1]
    )
    fewer = {c.code for c in old.choices if not c.until} - {
        c.code for c in new.choices if not c.until
    }
    return (
        (new.required and not old.required)
        or (old.none_reason and not new.none_reason)
        or (new.in_period and not old.in_period)
        or (new.confirm and not old.confirm)
        or narrower
        or bool(fewer)
    )


def _sections(old: Template, new: Template) -> Iterator[Difference]:
    before = {section.code: section for section in old.sections}
    for section in new.sections:
        known = before.get(section.code)
        if known is None or known == section:
            continue
        what = _("Phần %(part)s") % {"part": section.heading}
        told = [
            _moved(str(words), getattr(known, name), getattr(section, name))
            for name, words in (
                ("title", _("tên phần")),
                ("task", _("việc cần làm")),
                ("minutes", _("số phút")),
            )
            if getattr(known, name) != getattr(section, name)
        ]
        common = set(known.fields) & set(section.fields)
        if [c for c in known.fields if c in common] != [c for c in section.fields if c in common]:
            told.append(_("đổi thứ tự mục"))
        if told:
            yield Difference(Change.CHANGED, what, tuple(told))


def _identities(old: Template, new: Template) -> Iterator[Difference]:
    before = {identity.code: identity for identity in old.identities}
    after = {identity.code: identity for identity in new.identities}
    for code, identity in after.items():
        what = _("Đẳng thức %(code)s") % {"code": code}
        if code not in before:
            yield Difference(Change.ADDED, what, (identity.sentence.vi,), tightened=True)
        elif before[code] != identity:
            yield Difference(Change.CHANGED, what, (identity.sentence.vi,))
    for code, identity in before.items():
        if code not in after:
            what = _("Đẳng thức %(code)s") % {"code": code}
            yield Difference(Change.REMOVED, what, (identity.sentence.vi,))


def _short_forms(old: Template, new: Template) -> Iterator[Difference]:
    for group, form in new.short_forms.items():
        before = old.short_form(group)
        details, harder = [], False
        for name, words in _FORM_LISTS.items():
            was, now = getattr(before, name), getattr(form, name)
            if was == now:
                continue
            gone, come = sorted(was - now), sorted(now - was)
            details += [f"{words}: + {', '.join(come)}"] if come else []
            details += [f"{words}: − {', '.join(gone)}"] if gone else []
            harder = harder or (bool(gone) and name != "unfolded")
        if details:
            yield Difference(Change.CHANGED, str(form.label), tuple(details), harder)


def _named(field: Field) -> str:
    return f"{field.code} {field.label}"


def _moved(name: str, before: Any, after: Any) -> str:
    words = _("từ “%(old)s” thành “%(new)s”") % {"old": _said(before), "new": _said(after)}
    return f"{name}: {words}" if name else words


def _said(value: Any) -> str:
    if isinstance(value, bool):
        return _("Có") if value else _("Không")
    if value is None or value == ():
        return "—"
    if isinstance(value, tuple):
        return "; ".join(str(getattr(part, "label", part)) for part in value)
    return str(value) or "—"
