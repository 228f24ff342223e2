"""Forms read generously, refuse in the words of the label, and clear nothing."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from tests.kernel.ui.demo import AgencyFilter, DemoForm, refuse_long_papers
from thuan.kernel.ui.forms import Form, IntegerField, OneOf, attempt, wrongs
from thuan.kernel.ui.forms.base import lower_first
from thuan.kernel.ui.forms.render import control

RIGHT = {
    "name": "Quy trình 7",
    "day": "25-10-26",
    "number": " 12 ",
    "rate": "80,67",
    "kind": "qt",
    "agency": "3",
    "notes": "Nội dung",
}


def test_the_spellings_of_officials_are_read():
    form = DemoForm(RIGHT)

    assert form.is_valid(), form.errors
    assert form.cleaned_data["day"] == date(2026, 10, 25)
    assert form.cleaned_data["number"] == 12
    assert form.cleaned_data["rate"] == Decimal("80.67")


def test_text_is_composed_and_loses_what_nobody_sees():
    form = DemoForm(RIGHT | {"name": " Tie\u0302\u0301ng\u200b Vie\u0323\u0302t "})

    form.is_valid()

    assert form.cleaned_data["name"] == "Tiếng Việt"


def test_an_empty_form_tells_what_to_do_field_by_field_in_order():
    form = DemoForm({})

    lines = [(line.message, line.anchor) for line in wrongs(form)]

    assert lines == [
        ("Nhập tên tài liệu.", "id_name"),
        ("Nhập ngày ban hành.", "id_day"),
        ("Nhập số trang.", "id_number"),
        ("Chọn loại tài liệu.", "id_kind_0"),
        ("Chọn cơ quan.", "id_agency"),
        ("Nhập nội dung.", "id_notes"),
    ]


def test_too_long_a_text_is_told_with_both_numbers():
    form = DemoForm(RIGHT | {"name": "ẵ" * 41})

    assert form.errors["name"] == ["Tên tài liệu dài 41 chữ, hơn mức 40 chữ."]


def test_a_number_under_the_limit_is_told_with_the_limit():
    form = DemoForm(RIGHT | {"number": "0"})

    assert form.errors["number"] == ["Số trang phải từ 1 trở lên."]


def test_a_number_above_the_limit_is_told_with_the_limit():
    class Pages(Form):
        pages = IntegerField(label="Số trang", max_value=1000)

    assert Pages({"pages": "1001"}).errors["pages"] == ["Số trang phải từ 1.000 trở xuống."]


@pytest.mark.parametrize("label", ["UBND xã", "Tên", "CCCD"])
def test_abbreviations_keep_their_capitals(label):
    expected = {"UBND xã": "UBND xã", "Tên": "tên", "CCCD": "CCCD"}

    assert lower_first(label) == expected[label]


@given(st.text(max_size=60), st.text(max_size=20), st.text(max_size=20))
def test_whatever_was_typed_stands_in_the_form_again(name, day, number):
    form = DemoForm({"name": name, "day": day, "number": number})
    form.is_valid()

    for field, typed in (("name", name), ("day", day), ("number", number)):
        assert form[field].value() == typed


def test_long_text_is_counted_and_never_cut():
    drawn = html.fragment_fromstring(str(control(DemoForm()["notes"])))

    assert drawn.get("maxlength") is None
    assert drawn.get("data-count") == "200"


def test_a_few_choices_are_radios_with_nothing_selected():
    field = DemoForm()["kind"]

    assert isinstance(field.field.widget, forms.RadioSelect)
    assert [one.data["selected"] for one in field.subwidgets] == [False, False]


def test_above_six_choices_there_is_a_list_and_above_fifteen_it_can_be_typed_into():
    seven = OneOf(label="Quý", choices=[(n, n) for n in range(7)])

    assert isinstance(seven.widget, forms.Select)
    assert not isinstance(seven.widget, forms.RadioSelect)
    assert "data-combobox" in control(DemoForm()["agency"])


def test_a_refusal_stands_beside_its_field_and_a_strange_one_on_top():
    form = DemoForm(RIGHT)
    form.is_valid()

    done = attempt(form, refuse_long_papers, pages=101)

    assert not done
    assert form.errors["number"] == ["Nhiều hơn 100 trang."]
    assert form.non_field_errors() == ["Kho đã đầy."]


def test_a_service_that_did_it_gives_its_result():
    form = DemoForm(RIGHT)

    done = attempt(form, lambda *, pages: pages + 1, pages=1)

    assert (bool(done), done.result) == (True, 2)


def test_a_refusal_of_the_whole_stands_on_top():
    form = DemoForm(RIGHT)
    form.is_valid()

    def refuse():
        raise ValidationError("Kỳ đã khóa.")

    attempt(form, refuse)
    assert form.non_field_errors() == ["Kỳ đã khóa."]


def test_each_active_filter_is_a_chip_that_clears_only_itself():
    query = QueryDict("q=phuoc&state=N&sap=-nop-ngay&trang=3")
    form = AgencyFilter(query)

    chips = [(chip.label, chip.value, chip.without) for chip in form.chips(query)]

    assert chips == [
        ("Tìm cơ quan", "phuoc", "?state=N&sap=-nop-ngay"),
        ("Trạng thái", "Đúng hạn", "?q=phuoc&sap=-nop-ngay"),
    ]


def test_a_filter_that_cannot_be_read_is_told_and_left_out():
    form = AgencyFilter(QueryDict("since=mai&state=N"))

    wanted = form.wanted()

    assert wanted == {"q": "", "state": "N", "since": None}
    assert list(form.errors) == ["since"]
