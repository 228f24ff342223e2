from __future__ import annotations

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from thuan.kernel.accounts.models import Person, User
from thuan.kernel.accounts.passwords import LengthAndClasses

HOA = User(username="hoa.tran", person=Person(full_name="Trần Thị Khánh Linh"))


@pytest.mark.parametrize(
    "password",
    [
        "ninhthuan2026",
        "NinhThuận@2026!",
        "n-i-n-h-t-h-u-a-n-2026",
        "Matkhau123456",
        "UBNDxa@20262026",
        "thuanhoaiso9001",
        "123456789012",
        "hoa.tran.2026",
        "KhanhLinh#1990",
        "password1234",
        "mười một chữ"[:11],
    ],
)
def test_what_others_would_try_first_is_refused(password):
    with pytest.raises(ValidationError):
        validate_password(password, HOA)


@pytest.mark.parametrize(
    "password",
    [
        "con trau di truoc",
        "mười hai chữ cái",
        "x7Qk2mWp9Lt4",
        "a" * 40 + "nuoc chay da mon" + "b" * 80,
    ],
)
def test_a_long_own_sentence_is_taken_as_it_is(password):
    validate_password(password, HOA)


@pytest.mark.parametrize(
    ("password", "taken"),
    [
        ("Nuoc chay 14 ky", True),
        ("nuoc chay 14 ky", False),
        ("Nuocchay14kytu", False),
        ("Nuoc-chay-1", False),
    ],
)
def test_the_profile_without_a_second_factor_asks_four_kinds_of_characters(password, taken):
    rule = LengthAndClasses(min_length=14, classes=4)

    if taken:
        rule.validate(password)
    else:
        with pytest.raises(ValidationError):
            rule.validate(password)


def test_the_refusal_says_how_long_it_is_and_how_long_it_must_be():
    with pytest.raises(ValidationError) as refused:
        LengthAndClasses(min_length=12).validate("ngan qua")

    assert refused.value.messages == ["Mật khẩu có 8 ký tự, cần ít nhất 12 ký tự."]
