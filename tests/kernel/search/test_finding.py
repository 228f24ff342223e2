"""The index finds whole words from their beginnings, without accents, and shows where."""

from __future__ import annotations

from uuid import uuid4

import pytest

from thuan.kernel.search.finding import around, holding, question
from thuan.kernel.search.indexing import Words, put
from thuan.kernel.search.models import IndexedText

pytestmark = pytest.mark.django_db

ONE, TWO = uuid4(), uuid4()


@pytest.fixture
def two_texts() -> None:
    put(
        [
            Words("a.document", ONE, 1, "QT.07/TC Quyết định về đăng ký hộ tịch"),
            Words("a.document", TWO, 2, "QT.08/TC Đánh giá nội bộ"),
        ]
    )


def found(*words, agencies=None, kind="a.document"):
    return set(holding(kind, words, agencies).values_list("target_id", flat=True))


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (("quyet", "dinh"), {ONE}),
        (("quyết",), {ONE}),
        (("dang", "ky"), {ONE}),
        (("danh",), {TWO}),
        (("qt.07/tc",), {ONE}),
        (("qt",), {ONE, TWO}),
        (("quyet", "noi"), set()),
        (("uyet",), set()),
    ],
)
def test_every_word_must_begin_one_of_the_text(two_texts, words, wanted):
    assert found(*words) == wanted


def test_the_index_looks_among_the_few_agencies_it_is_told(two_texts):
    assert found("qt", agencies={2}) == {TWO}
    assert found("qt", agencies={1, 2}) == {ONE, TWO}
    assert found("qt", agencies={3}) == set()


def test_another_kind_of_object_is_not_found(two_texts):
    assert found("qt", kind="a.record") == set()


@pytest.mark.parametrize(
    "asked", ['"', "*", "' OR 1=1", "a & | !", "(((", "qt:*", "NEAR(", "-", ""]
)
def test_no_sign_breaks_the_question(two_texts, asked):
    assert found(asked) <= {ONE, TWO}


def test_what_was_said_before_is_found_no_longer(two_texts):
    put([Words("a.document", ONE, 1, "Khai sinh")])

    assert found("quyet") == set()
    assert found("khai", "sinh") == {ONE}
    assert IndexedText.objects.count() == 2


def test_what_is_gone_is_not_found(two_texts):
    IndexedText.objects.filter(target_id=ONE).delete()

    assert found("quyet") == set()


def test_nothing_is_asked_where_no_letter_is_left():
    assert question(["—", "…"], None) == ""


def test_the_line_is_the_words_around_the_first_hit():
    text = "một hai ba bốn năm sáu bảy tám Quyết định chín mười"

    assert around(text, ["quyet"]) == "… ba bốn năm sáu bảy tám Quyết định chín mười"
    assert around(text, ["khong"]) == ""
