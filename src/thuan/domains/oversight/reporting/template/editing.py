"""Changing the data of a template: every function gives new data and leaves the old as it was."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

Content = dict[str, Any]
SHORT_FORM_LISTS = ("optional", "unfolded", "may_be_none")


def _changed(content: Mapping[str, Any], change: Callable[[Content], None]) -> Content:
    new = copy.deepcopy(dict(content))
    change(new)
    return new


def _merge(row: Content, sets: Mapping[str, Any]) -> None:
    """None, False and "" take a key away: a template says only what is so."""
    for key, value in sets.items():
        if value is None or value is False or value == "":
            row.pop(key, None)
        else:
            row[key] = value


def section_of(content: Content, code: str) -> Content:
    """The data of a section; raises KeyError."""
    return _named(content["sections"], "code", code)


def field_of(content: Content, code: str) -> Content:
    """The data of a field; raises KeyError."""
    return _named((f for s in content["sections"] for f in s["fields"]), "code", code)


def identity_of(content: Content, code: str) -> Content:
    """The data of an identity; raises KeyError."""
    return _named(content["identities"], "code", code)


def short_form_of(content: Content, group: str) -> Content:
    """The data of a group's short form; raises KeyError."""
    return _named(content["short_form"], "group", group)


def _named(rows: Iterable[Content], key: str, name: str) -> Content:
    for row in rows:
        if row[key] == name:
            return row
    raise KeyError(name)


def with_terms(content: Content, sets: Mapping[str, Any], enough: int, change: int) -> Content:
    """Name, legal basis and thresholds."""

    def act(new: Content) -> None:
        new.update(sets)
        new["thresholds"]["enough"]["percent"] = enough
        new["thresholds"]["change"]["percent"] = change

    return _changed(content, act)


def with_section(content: Content, code: str, sets: Mapping[str, Any]) -> Content:
    return _changed(content, lambda new: _merge(section_of(new, code), sets))


def with_field(content: Content, code: str, sets: Mapping[str, Any]) -> Content:
    return _changed(content, lambda new: _merge(field_of(new, code), sets))


def with_new_field(content: Content, section: str, sets: Mapping[str, Any]) -> Content:
    """One more field at the end of a section."""

    def act(new: Content) -> None:
        row: Content = {}
        _merge(row, sets)
        section_of(new, section)["fields"].append(row)

    return _changed(content, act)


def without_field(content: Content, code: str) -> Content:
    """The field and its mentions in short forms; identities that need it are for the check."""

    def act(new: Content) -> None:
        for section in new["sections"]:
            section["fields"] = [row for row in section["fields"] if row["code"] != code]
        for form in new["short_form"]:
            for key in SHORT_FORM_LISTS:
                if code in form.get(key, ()):
                    form[key] = [one for one in form[key] if one != code]

    return _changed(content, act)


def with_field_moved(content: Content, code: str, section: str, after: str) -> Content:
    """The field behind another of a section; ``after`` "" puts it first."""

    def act(new: Content) -> None:
        row = field_of(new, code)
        for part in new["sections"]:
            part["fields"] = [one for one in part["fields"] if one is not row]
        fields = section_of(new, section)["fields"]
        places = [one["code"] for one in fields]
        fields.insert(places.index(after) + 1 if after in places else 0, row)

    return _changed(content, act)


def with_short_form(content: Content, group: str, lists: Mapping[str, Iterable[str]]) -> Content:
    """What differs for one group, in the order of the fields."""
    order = [row["code"] for section in content["sections"] for row in section["fields"]]

    def act(new: Content) -> None:
        form = short_form_of(new, group)
        for key in SHORT_FORM_LISTS:
            ticked = set(lists.get(key, ()))
            _merge(form, {key: [code for code in order if code in ticked] or None})

    return _changed(content, act)


def with_identity(content: Content, code: str, sets: Mapping[str, Any]) -> Content:
    """An identity changed, or added where there is none of this code."""

    def act(new: Content) -> None:
        try:
            row = identity_of(new, code)
        except KeyError:
            row = {"code": code}
            new["identities"].append(row)
        row.update(sets)

    return _changed(content, act)


def without_identity(content: Content, code: str) -> Content:
    def act(new: Content) -> None:
        new["identities"] = [row for row in new["identities"] if row["code"] != code]

    return _changed(content, act)
