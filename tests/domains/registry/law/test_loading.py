"""The register from a file: what ships, twice, and files with faults."""

from __future__ import annotations

import datetime as dt
import json
from io import StringIO

import pytest
from django.core.management import call_command

from thuan.domains.registry.law.api import RegisterFault, load_register, status_on
from thuan.domains.registry.law.models import LegalText, StatusChange
from thuan.kernel.accounts.actor import Actor

pytestmark = pytest.mark.django_db
ONE = """
legal_register:
- {number: 1/2020/NĐ-CP, kind: DECREE, issuer: Chính phủ, title: Một, effective: 2020-01-01,
   changes: [{status: REPLACED, from: 2021-01-01, by: 2/2020/NĐ-CP}]}
- {number: 2/2020/NĐ-CP, kind: DECREE, issuer: Chính phủ, title: Hai, verified: true}
"""


def load(text, at):
    return load_register(actor=Actor.system("test", at), at=at, text=text)


def test_what_ships_is_entered_once(tmp_path):
    out = StringIO()
    call_command("load_legal_register", stdout=out)
    call_command("load_legal_register", stdout=out)

    first, second = (json.loads(part + "}") for part in out.getvalue().split("}")[:2])
    assert (first["added"], second["added"]) == (LegalText.objects.count(), 0)
    one_stop = LegalText.objects.get(number="61/2018/NĐ-CP")
    days = (dt.date(2025, 6, 30), dt.date(2025, 7, 1))
    assert [status_on(one_stop, day) for day in days] == ["IN_FORCE", "REPLACED"]
    assert not LegalText.objects.get(number="116/2015/TT-BTC").is_verified
    assert LegalText.objects.get(number="132/2025/NĐ-CP").changes.count() == 2


def test_what_is_known_is_not_touched(at):
    assert load(ONE, at) == 2
    changed = ONE.replace("title: Một", "title: Khác")

    assert load(changed, at) == 0

    assert LegalText.objects.get(number="1/2020/NĐ-CP").title == "Một"
    assert StatusChange.objects.count() == 3


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("kind: DECREE, issuer: Chính phủ, title: Hai", "title: Hai", "thiếu “issuer”"),
        ("by: 2/2020", "by: 9/2020", "chưa có văn bản 9/2020"),
        ("from: 2021-01-01, ", "", "thiếu ngày “from”"),
        ("effective: 2020-01-01", "effective: mai", "cần ngày năm-tháng-ngày"),
        ("number: 2/2020", "number: 1/2020", "đứng hai lần"),
        ("verified: true", "sure: true", "không có mục “sure”"),
        ("legal_register:", "other:", "thiếu danh sách"),
        ("}]}", "}]", "YAML"),
    ],
)
def test_a_file_with_a_fault_writes_nothing_and_says_where(at, old, new, sentence):
    with pytest.raises(RegisterFault, match=sentence):
        load(ONE.replace(old, new), at)

    assert not LegalText.objects.exists()
