"""Faults in the data of a template are named by their place."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from thuan.domains.oversight.reporting.template import TemplateFault, read_template


def words(text: str) -> dict[str, str]:
    return {"vi": text, "en": text}


def field(code: str, kind: str = "integer", **more: Any) -> dict[str, Any]:
    shown = {"label": words(code), "hint": words("ví dụ 1")}
    return {"code": code, "type": kind, "source": "M", "aggregate": "none", **shown, **more}


def small() -> dict[str, Any]:
    fields = [
        field("A.part"),
        field("A.whole"),
        field("A.rate", "ratio", computed={"numerator": ["A.part"], "denominator": ["A.whole"]}),
        field("A.way", "choice", choices=[{"code": "X", "label": words("x")}]),
    ]
    identity = {"code": "a", "kind": "not_more_than", "left": ["A.part"], "right": ["A.whole"]}
    return {
        "code": "small",
        "name": words("Nhỏ"),
        "verification": "composed",
        "thresholds": {"enough": {"percent": 80}, "change": {"percent": 50}},
        "sections": [
            {
                "code": "I",
                "title": words("Một"),
                "task": words("Kê khai"),
                "minutes": 1,
                "fields": fields,
            }
        ],
        "identities": [{**identity, "weight": 1, "sentence": words("%(left)s > %(right)s")}],
        "short_form": [{"group": "xa", "label": words("Xã"), "verification": "unverified"}],
    }


def test_a_small_template_is_read() -> None:
    template = read_template(small())

    assert list(template.fields) == ["A.part", "A.whole", "A.rate", "A.way"]
    assert (template.enough_percent, template.change_percent) == (80, 50)


@pytest.mark.parametrize(
    ("path", "value", "place"),
    [
        (("code",), "", "template.code"),
        (("thresholds", "enough"), None, "thresholds.enough"),
        (("sections",), [], "sections"),
        (("sections", 0, "minutes"), "5", "sections.I.minutes"),
        (("sections", 0, "fields", 0, "type"), "number", "sections.I.fields.A.part.type"),
        (("sections", 0, "fields", 0, "aggregate"), None, "sections.I.fields.A.part.aggregate"),
        (("sections", 0, "fields", 0, "required"), "yes", "sections.I.fields.A.part.required"),
        (("sections", 0, "fields", 0, "since"), "2024", "sections.I.fields.A.part.since"),
        (("sections", 0, "fields", 0, "range"), [9, 1], "sections.I.fields.A.part.range"),
        (("sections", 0, "fields", 0, "label"), {"vi": "a"}, "sections.I.fields.A.part.label.en"),
        (("sections", 0, "fields", 0, "typ"), "x", "sections.I.fields.A.part"),
        (("sections", 0, "fields", 1, "code"), "A.part", "sections.I.fields.A.part"),
        (("sections", 0, "fields", 3, "choices"), [], "fields.A.way"),
        (
            ("sections", 0, "fields", 0, "required_when"),
            {"field": "A.none", "is": True},
            "fields.A.part.required_when",
        ),
        (
            ("sections", 0, "fields", 0, "required_when"),
            {"field": "A.whole"},
            "sections.I.fields.A.part.required_when",
        ),
        (
            ("sections", 0, "fields", 2, "computed", "denominator"),
            ["A.way"],
            "fields.A.rate.computed",
        ),
        (("identities", 0, "kind"), "equal", "identities.a.kind"),
        (("identities", 0, "left"), ["A.none"], "identities.a"),
        (("identities", 0, "sentence", "vi"), "%(middle)s", "identities.a.sentence"),
        (("short_form", 0, "optional"), ["A.none"], "short_form.xa"),
    ],
)
def test_a_fault_in_the_data_names_its_place(
    path: tuple[str | int, ...], value: object, place: str
) -> None:
    data: Any = copy.deepcopy(small())
    holder = data
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = value

    with pytest.raises(TemplateFault) as fault:
        read_template(data)

    assert fault.value.place == place
