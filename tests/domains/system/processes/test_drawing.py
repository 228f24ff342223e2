"""The map as a picture: every box once, inside the picture, no two over each other."""

from __future__ import annotations

import re
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thuan.domains.system.processes.content import Arrow, Flow, Sheet, arrows
from thuan.domains.system.processes.templatetags.process_map import WIDTH, process_map

KINDS = ("MANAGEMENT", "CORE", "SUPPORT")


def sheet(number, kind, **more):
    words = {"name": f"Quá trình {number}", "owner": "Văn phòng", **more}
    return Sheet(key=str(number), code=f"C{number}", kind=kind, **words)


def drawn(sheets, found=()):
    return process_map(sheets, list(found), {}, "Sơ đồ")


@given(st.lists(st.sampled_from(KINDS), min_size=1, max_size=20), st.text(max_size=160))
def test_boxes_stand_apart_and_inside(kinds, name):
    picture = drawn([sheet(n, kind, name=name) for n, kind in enumerate(kinds)])

    boxes = picture["boxes"]
    assert len(boxes) == len(kinds)
    for box in boxes:
        assert box.x >= 0
        assert box.x + box.width <= WIDTH
        assert box.bottom <= picture["height"]
    for one, other in combinations(boxes, 2):
        apart = (
            one.x + one.width <= other.x
            or other.x + other.width <= one.x
            or one.bottom <= other.y
            or other.bottom <= one.y
        )
        assert apart


@given(
    st.lists(st.sampled_from(KINDS), min_size=2, max_size=12).flatmap(
        lambda kinds: st.tuples(
            st.just(kinds),
            st.sets(
                st.tuples(st.integers(0, len(kinds) - 1), st.integers(0, len(kinds) - 1)).filter(
                    lambda pair: pair[0] != pair[1]
                )
            ),
        )
    )
)
def test_every_arrow_is_drawn_once_and_stays_inside(world):
    kinds, pairs = world
    found = [Arrow(str(a), str(b), ("Hồ sơ",)) for a, b in sorted(pairs)]

    picture = drawn([sheet(n, kind) for n, kind in enumerate(kinds)], found)

    assert [path.title for path in picture["paths"]] == [
        f"C{a} → C{b}: Hồ sơ" for a, b in sorted(pairs)
    ]
    for path in picture["paths"]:
        numbers = [float(word) for word in re.findall(r"-?\d+(?:\.\d+)?", path.line)]
        assert all(0 <= x <= WIDTH for x in numbers[::2])
        assert all(0 <= y <= picture["height"] for y in numbers[1::2])


def test_bands_stand_in_their_order_and_an_empty_one_is_left_out():
    picture = drawn([sheet(1, "SUPPORT"), sheet(2, "MANAGEMENT")])

    assert [band.title for band in picture["bands"]] == [
        "Quá trình lãnh đạo, quản lý",
        "Quá trình hỗ trợ",
    ]
    assert [box.sheet.code for box in picture["boxes"]] == ["C2", "C1"]


@pytest.mark.parametrize("direction", ["IN", "OUT"])
def test_an_arrow_to_what_is_not_on_the_map_is_left_out(direction):
    lonely = sheet(1, "CORE", flows=(Flow(direction, "Hồ sơ", "99"), Flow(direction, "Hồ sơ", "1")))

    assert arrows([lonely]) == []
