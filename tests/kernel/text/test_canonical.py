"""One text for one value."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thuan.kernel.text import canonical, merkle
from thuan.kernel.text.canonical import canonical_json, sha256_hex


class Colour(StrEnum):
    RED = "đỏ"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({"b": 1, "a": [True, None, "ệ"]}, '{"a":[true,null,"ệ"],"b":1}'),
        ("e\u0323\u0302", '"ệ"'),
        ({"tê\u0301n": 1}, '{"tến":1}'),
        (Decimal("1.50"), '"1.5"'),
        (Decimal("1.5"), '"1.5"'),
        (Decimal("1E+3"), '"1000"'),
        (Decimal(1000), '"1000"'),
        (Decimal("-0.00"), '"0"'),
        (date(2026, 10, 15), '"2026-10-15"'),
        (datetime(2026, 10, 15, 8, 20, tzinfo=UTC), '"2026-10-15T08:20:00.000000Z"'),
        (
            datetime(2026, 10, 15, 15, 20, 0, 7, tzinfo=timezone(timedelta(hours=7))),
            '"2026-10-15T08:20:00.000007Z"',
        ),
        (
            UUID("0190a5c4-0000-7000-8000-000000000001"),
            '"0190a5c4-0000-7000-8000-000000000001"',
        ),
        (("x", Colour.RED), '["x","đỏ"]'),
        ('"\n', '"\\"\\n"'),
    ],
)
def test_a_value_has_one_text(value: object, text: str) -> None:
    assert canonical_json(value) == text


@pytest.mark.parametrize(
    "value", [1.5, [0.0], {"a": {"b": 1.0}}, {1: "a"}, datetime(2026, 1, 1), b"x", {1, 2}]
)
def test_what_has_no_single_text_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        canonical_json(value)


@pytest.mark.parametrize(
    "value", [Decimal("NaN"), Decimal("Infinity"), {"ệ": 1, "e\u0323\u0302": 2}]
)
def test_what_would_lose_a_value_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match=r"finite|NFC"):
        canonical_json(value)


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(alphabet='aệđ"\\ \n'),
    lambda children: st.lists(children) | st.dictionaries(st.text(alphabet="abcđ"), children),
    max_leaves=20,
)


@given(st.dictionaries(st.text(alphabet="abcđê"), values), st.randoms(use_true_random=False))
def test_the_order_of_keys_does_not_count(value: dict[str, object], random: object) -> None:
    keys = list(value)
    random.shuffle(keys)  # type: ignore[attr-defined]

    assert canonical_json({key: value[key] for key in keys}) == canonical_json(value)


def test_a_hash_is_of_the_utf8_bytes() -> None:
    assert sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert sha256_hex("đ") == sha256_hex(b"\xc4\x91")


@pytest.mark.parametrize("module", [canonical, merkle])
def test_the_verifier_can_carry_the_module_alone(module: object, tmp_path: Path) -> None:
    source = Path(str(module.__file__))  # type: ignore[attr-defined]
    (tmp_path / "carried.py").write_bytes(source.read_bytes())

    alone = subprocess.run(
        [sys.executable, "-I", "-S", "-c", "import sys; sys.path.insert(0, '.'); import carried"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    assert alone.stderr == ""
    assert alone.returncode == 0
