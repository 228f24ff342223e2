"""Changing a template: what each edit does, what differs afterwards, what is refused in words."""

from __future__ import annotations

import pytest

from tests.factories.reporting import small_template
from thuan.domains.oversight.reporting.template import (
    TemplateFault,
    editing,
    fault_sentence,
    read_template,
)
from thuan.domains.oversight.reporting.template.differing import Change, differences

SABOTAGES = [
    (
        "src/thuan/domains/oversight/reporting/template/differing.py",
        "(new.required and not old.required)",
        "(old.required and not new.required)",
    ),
    (
        "src/thuan/domains/oversight/reporting/template/editing.py",
        "new = copy.deepcopy(dict(content))",
        "new = dict(content)",
    ),
]


def told(content):
    with pytest.raises(TemplateFault) as fault:
        read_template(content)
    return fault_sentence(fault.value)


def between(new):
    return differences(read_template(small_template()), read_template(new))


def codes(content):
    return [row["code"] for row in content["sections"][0]["fields"]]


def test_an_edit_leaves_the_old_content_as_it_was():
    content = small_template()

    editing.with_field(content, "Q.note", {"required": False, "unit": {"vi": "tờ", "en": "p"}})

    assert content == small_template()


def test_what_is_not_so_is_not_written():
    new = editing.with_field(small_template(), "Q.note", {"required": False, "since": None})

    row = editing.field_of(new, "Q.note")
    assert "required" not in row
    assert "since" not in row


def test_a_field_moves_behind_another_or_to_the_front():
    moved = editing.with_field_moved(small_template(), "Q.note", "I", "R01.name")
    first = editing.with_field_moved(small_template(), "Q.note", "I", "")

    assert codes(moved) == ["R01.name", "Q.note", "R08.declared", "Q.received", "Q.on_time"]
    assert codes(first)[0] == "Q.note"


def test_a_removed_field_leaves_the_short_forms():
    content = editing.with_short_form(small_template(), "xa", {"optional": ["Q.note", "R01.name"]})

    new = editing.without_field(content, "Q.note")

    assert "Q.note" not in codes(new)
    assert editing.short_form_of(new, "xa")["optional"] == ["R01.name"]


def test_a_field_that_a_rule_needs_is_refused_with_the_rule_s_name():
    sentence = told(editing.without_field(small_template(), "Q.received"))

    assert sentence == "Đẳng thức part: nhắc đến mục không có: Q.received. Sửa mã."


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (
            lambda c: editing.with_field(c, "Q.note", {"hint": {"vi": "", "en": ""}}),
            "Phần I, mục Q.note, hướng dẫn, tiếng Việt: đang để trống. Điền vào.",
        ),
        (
            lambda c: editing.with_field(c, "Q.note", {"type": "picture"}),
            "Phần I, mục Q.note, loại: giá trị 'picture' không có trong danh sách.",
        ),
        (
            lambda c: editing.with_field(c, "Q.received", {"range": [9, 1]}),
            "Phần I, mục Q.received, khoảng giá trị: khoảng cần hai số, số nhỏ trước.",
        ),
        (
            lambda c: editing.with_field(c, "Q.note", {"code": "R01.name"}),
            "Phần I, mục R01.name: mã này đã có ở chỗ khác. Đặt mã khác.",
        ),
        (
            lambda c: editing.with_identity(c, "part", {"left": ["Q.note"]}),
            "Đẳng thức part: mục Q.note không phải là số nên không cộng được. Chọn mục số.",
        ),
        (
            lambda c: editing.with_section(c, "I", {"minutes": None}),
            "Phần I, số phút: phải là số nguyên từ 0 trở lên.",
        ),
    ],
)
def test_a_fault_is_told_with_its_place(change, sentence):
    assert told(change(small_template())) == sentence


def test_a_sentence_with_an_unknown_figure_is_refused_with_how_it_is_written():
    words = {"vi": "Sai %(Q.strange)s", "en": "x"}

    sentence = told(editing.with_identity(small_template(), "part", {"sentence": words}))

    assert sentence.startswith("Đẳng thức part, câu giải thích: câu không điền số được")
    assert "%(left)s" in sentence


def test_the_same_content_differs_in_nothing():
    assert between(small_template()) == []


def test_a_new_demand_is_marked_as_tightened():
    content = small_template()
    editing.field_of(content, "Q.note").pop("required")
    (one,) = differences(read_template(content), read_template(small_template()))

    assert one.change is Change.CHANGED
    assert one.what == "Q.note Mục Q.note"
    assert one.details == ("phải trả lời: từ “Không” thành “Có”",)
    assert one.tightened


def test_a_demand_that_falls_away_is_not():
    (one,) = between(editing.with_field(small_template(), "Q.note", {"required": False}))

    assert not one.tightened


def test_added_and_removed_fields_are_named():
    row = {**editing.field_of(small_template(), "Q.note"), "code": "Q.more"}
    content = editing.with_new_field(editing.without_field(small_template(), "Q.note"), "I", row)

    assert [(one.change, one.what, one.tightened) for one in between(content)] == [
        (Change.ADDED, "Q.more Mục Q.note", True),
        (Change.REMOVED, "Q.note Mục Q.note", False),
    ]


def test_an_exemption_taken_from_a_group_is_tightened():
    old = editing.with_short_form(small_template(), "xa", {"optional": ["Q.note"]})

    (one,) = differences(read_template(old), read_template(small_template()))

    assert one.details == ("không phải trả lời: − Q.note",)
    assert one.tightened


def test_a_higher_threshold_is_tightened():
    name = small_template()["name"]
    (one,) = between(editing.with_terms(small_template(), {"name": name}, 90, 50))

    assert (one.details, one.tightened) == (("từ “80” thành “90”",), True)
