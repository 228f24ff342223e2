"""A person sees the pages he may open, and nothing else."""

from __future__ import annotations

import pytest

from tests.kernel.ui import demo
from thuan.kernel.accounts.actor import Actor, Held
from thuan.kernel.accounts.roles import Role
from thuan.kernel.tenancy.reach import Reach
from thuan.kernel.ui.enums import Section
from thuan.kernel.ui.menu import MenuEntry, menu_for, register_menu
from thuan.kernel.ui.registry import Registry


def person(role):
    return Actor(1, demo.AT, (Held(role, 1, Reach(agency_ids=frozenset({1}))),), user_id=1)


def shown(menu):
    return {str(group.title): [link.title for link in group.links] for group in menu.groups}


def test_the_sections_stand_in_the_order_of_the_cycle():
    assert [str(section.label) for section in Section] == [
        "Việc của tôi",
        "Hoạch định",
        "Thực hiện",
        "Kiểm tra",
        "Cải tiến",
        "Báo cáo",
        "Chương trình tỉnh",
        "Quản trị",
    ]


def test_staff_see_their_pages_and_not_those_of_the_head(demo_project):
    menu = menu_for(person(Role.STAFF), "/")

    assert shown(menu) == {
        "Việc của tôi": ["Việc của tôi"],
        "Hoạch định": ["Tài liệu", "Rủi ro và cơ hội"],
        "Báo cáo": ["Báo cáo năm"],
    }


def test_the_head_sees_what_needs_the_heads_right(demo_project):
    menu = menu_for(person(Role.HEAD), "/")

    assert shown(menu) == {
        "Việc của tôi": ["Việc của tôi"],
        "Hoạch định": ["Tài liệu", "Rủi ro và cơ hội"],
        "Quản trị": ["Quản trị"],
    }


def test_a_visitor_has_no_menu(demo_project):
    assert not menu_for(None, "/")


def test_an_entry_without_an_address_is_left_out(demo_project):
    titles = [
        title for links in shown(menu_for(person(Role.STAFF), "/")).values() for title in links
    ]

    assert "Trang chưa có" not in titles


def test_the_bar_of_a_phone_has_four_places_and_the_wished_come_first(demo_project):
    bottom = menu_for(person(Role.STAFF), "/").bottom

    assert [link.title for link in bottom] == [
        "Việc của tôi",
        "Báo cáo năm",
        "Tài liệu",
        "Rủi ro và cơ hội",
    ]


def test_a_page_under_an_entry_marks_the_entry_and_the_root_marks_only_itself(demo_project):
    menu = menu_for(person(Role.STAFF), "/moi/buoc-2/")

    within = [link.title for group in menu.groups for link in group.links if link.within]
    current = [link.title for group in menu.groups for link in group.links if link.current]
    assert (within, current) == (["Tài liệu"], [])


def test_a_key_taken_twice_is_refused(demo_project):
    with pytest.raises(ValueError, match="registered twice"):
        register_menu(MenuEntry("demo.work", Section.DO, "Trùng", "work"))


def test_a_registry_keeps_the_order_of_arrival():
    registry = Registry("test")
    first = MenuEntry("b", Section.DO, "B", "work")
    second = MenuEntry("a", Section.DO, "A", "work")

    registry.add(first)
    registry.add(second)

    assert list(registry) == [first, second]
