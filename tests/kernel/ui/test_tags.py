"""Every tag draws words first; colour and icons only go with them."""

from __future__ import annotations

from datetime import date

import pytest
from django import forms
from django.template import Context, Template
from lxml import html

from tests.kernel.ui import demo
from thuan.kernel.ui.components import (
    Bar,
    BarChart,
    Empty,
    FieldChange,
    Figure,
    Link,
    Square,
    SquareGroup,
    Stage,
    TimelineEvent,
    Wrong,
)
from thuan.kernel.ui.enums import EVENT_ICONS, EventType, Tone
from thuan.kernel.ui.table import Badge

DAY = date(2026, 10, 31)


def draw(tag, **context):
    drawn = Template("{% load ui %}" + tag).render(Context(context))
    return html.fragment_fromstring(drawn, create_parent="div")


def words(element):
    return " ".join(element.text_content().split())


class Chosen(forms.Form):
    parts = forms.MultipleChoiceField(
        choices=[("I. Chung", [("a", "Tên"), ("b", "Mã")]), ("c", "Khác")],
        widget=forms.CheckboxSelectMultiple,
    )


def test_choices_stand_under_their_headings_and_each_says_its_own():
    drawn = draw("{% for bound in form %}{% field bound %}{% endfor %}", form=Chosen())

    assert [words(one) for one in drawn.iterfind(".//p[@class='nhom-lua-chon']")] == ["I. Chung"]
    assert [words(one) for one in drawn.iterfind(".//label")] == [
        "I. Chung: Tên",
        "I. Chung: Mã",
        "Khác",
    ]


@pytest.mark.parametrize("tone", list(Tone))
def test_a_mark_has_word_icon_letter_and_is_no_link(tone):
    drawn = draw("{% badge mark %}", mark=Badge(tone, "Đang soạn"))

    mark = drawn.find_class("trang-thai")[0]
    assert words(mark) == "Đang soạn"
    assert mark.get("data-letter") == "Đ"
    assert [use.get("href").split("#")[1] for use in mark.iter("use")] == [tone.icon]
    assert list(mark.iter("a", "button")) == []


def test_a_tone_without_a_word_is_refused():
    with pytest.raises(ValueError, match="without its word"):
        draw("{% badge tone %}", tone=Tone.DANGER)


def test_an_icon_alone_is_named_and_beside_a_word_is_silent():
    alone = draw('{% icon "bell" "Nhắc" %}').find("svg")
    beside = draw('{% icon "bell" %}').find("svg")

    assert (alone.get("role"), alone.get("aria-label")) == ("img", "Nhắc")
    assert beside.get("aria-hidden") == "true"


def test_a_figure_leads_to_its_list():
    drawn = draw("{% figure f %}", f=Figure(96, 119, "cơ quan đúng hạn", 2, DAY, "/ds/"))

    assert drawn.find(".//a").get("href") == "/ds/"
    assert words(drawn) == (
        "96/119 cơ quan đúng hạn (80,67 %), chưa có số liệu: 2, tính đến 31/10/2026"
    )


def test_a_bare_number_is_no_figure():
    with pytest.raises(TypeError, match="denominator"):
        draw("{% figure f %}", f=96)


def test_the_time_left_is_drawn_in_words():
    drawn = draw("{% due_words due today 4 %}", due=date(2026, 11, 5), today=DAY)

    assert words(drawn) == "còn 4 ngày làm việc, đến hết ngày 05/11/2026"


def test_an_empty_list_says_what_will_stand_there_and_offers_the_first():
    empty = Empty("Chưa có điểm nào.", Link("Lập điểm đầu tiên", "/moi/"))

    drawn = draw("{% empty_state e %}", e=empty)

    assert words(drawn) == "Chưa có điểm nào. Lập điểm đầu tiên"
    assert drawn.find(".//a").get("href") == "/moi/"


def test_the_page_header_has_one_primary():
    drawn = draw("{% page_header title link %}", title="Tài liệu", link=Link("Lập", "/moi/"))

    assert [words(button) for button in drawn.find_class("btn-primary")] == ["Lập"]


def test_the_breadcrumb_ends_with_the_page_itself():
    drawn = draw("{% breadcrumb links here %}", links=[Link("Báo cáo", "/")], here="Năm 2026")

    items = drawn.findall(".//li")
    assert [words(item) for item in items] == ["Báo cáo", "Năm 2026"]
    assert items[-1].get("aria-current") == "page"


def test_the_life_cycle_marks_the_present_state_in_words_too():
    stages = [Stage("Soạn", done=True), Stage("Soát xét", current=True), Stage("Ban hành")]

    drawn = draw("{% life_cycle stages %}", stages=stages)

    assert words(drawn.find_class("vong-doi-gon")[0]) == "Bước 2/3: Soát xét"
    assert [words(item) for item in drawn.findall(".//li")] == [
        "đã qua: Soạn",
        "Soát xét",
        "Ban hành",
    ]
    assert [item.get("aria-current") for item in drawn.findall(".//li")] == [None, "step", None]


def test_every_event_type_has_a_verb_and_an_icon():
    assert set(EVENT_ICONS) == set(EventType)
    assert all(str(kind.label).strip() for kind in EventType)


def test_an_event_says_who_for_whom_when_and_from_what_to_what():
    event = TimelineEvent(
        EventType.CHANGED,
        "Nguyễn Thị Hạnh",
        demo.AT,
        target="báo cáo năm 2026",
        on_behalf_of="ông Nam",
        changes=(FieldChange("Hạn nộp", "15/10/2026", ""),),
    )

    drawn = draw("{% timeline events %}", events=[event])

    assert words(drawn) == (
        "Nguyễn Thị Hạnh (thay mặt ông Nam) sửa báo cáo năm 2026 08:15 ngày 31/10/2026 "
        "Hạn nộp: từ “15/10/2026” thành “chưa có số liệu”"
    )


def test_older_events_fold_away():
    events = [TimelineEvent(EventType.REMINDED, "Hệ thống", demo.AT)] * 7

    drawn = draw("{% timeline events %}", events=events)

    assert words(drawn.find(".//summary")) == "Xem 2 sự kiện trước đó"
    assert len(drawn.find(".//details").findall(".//li")) == 2


def test_the_error_summary_leads_to_each_field_even_for_one_error():
    drawn = draw("{% error_summary wrongs %}", wrongs=[Wrong("Nhập số trang.", "id_number")])

    assert words(drawn.find(".//h2")) == "Còn 1 chỗ cần sửa"
    assert drawn.find(".//a").get("href") == "#id_number"
    assert "data-focus" in drawn.find_class("tom-tat-loi")[0].attrib


def test_each_square_is_a_link_with_a_name_and_a_letter():
    square = Square("UBND xã An Bình", "chưa nộp", "C", Tone.NEUTRAL, "/ho-so/1/")

    drawn = draw("{% squares groups %}", groups=[SquareGroup("Cấp xã", (square,))])

    link = drawn.find(".//a")
    assert (link.get("aria-label"), link.text, link.get("href")) == (
        "UBND xã An Bình, chưa nộp",
        "C",
        "/ho-so/1/",
    )
    assert words(drawn.find_class("chu-giai")[0]) == "C chưa nộp"


def test_a_bar_chart_says_its_finding_and_is_its_own_table():
    chart = BarChart("18/23 điểm ở cấp xã", (Bar("Cấp xã", 18, "/xa/"), Bar("Sở", 5)), "điểm", DAY)

    drawn = draw("{% bars chart %}", chart=chart)

    assert words(drawn.find(".//caption")) == (
        "18/23 điểm ở cấp xã Đơn vị: điểm; tính đến 31/10/2026"
    )
    assert [words(cell) for cell in drawn.find_class("so")] == ["18", "5"]
    assert drawn.find(".//a").get("href") == "/xa/"


def test_a_field_ties_hint_and_error_to_its_input():
    form = demo.DemoForm({"name": "", "number": "một"})

    drawn = draw("{% field form.name %}{% field form.number %}", form=form)

    name = drawn.get_element_by_id("id_name")
    assert name.get("aria-describedby") == "id_name_helptext id_name_error"
    assert name.get("aria-invalid") == "true"
    assert words(drawn.get_element_by_id("id_name_error")) == "Có lỗi: Nhập tên tài liệu."
    assert drawn.get_element_by_id("id_number").get("value") == "một"


def test_words_that_belong_together_stay_on_one_line():
    assert words(draw("{{ text|gan }}", text="Điều 19")) == "Điều 19"
    assert "\u00a0" in draw("{{ text|gan }}", text="Điều 19").text_content()
