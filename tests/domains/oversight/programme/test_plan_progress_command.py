"""The command prints the contract, and refuses in sentences."""

from __future__ import annotations

import io
import json

import pytest
from django.core.management import call_command

from tests.factories.plans import make_plan
from thuan.kernel.tenancy.scope import every_agency

pytestmark = pytest.mark.django_db


def run(*arguments: str):
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command("plan_progress", *arguments, stdout=out, stderr=err)
    except SystemExit as stopped:
        return stopped.code, err.getvalue()
    return 0, json.loads(out.getvalue())


def test_every_target_has_the_keys_of_the_contract():
    with every_agency(reason="a test arranges"):
        make_plan()
    code, told = run("--year", "2022", "--as-of", "2022-06-30")

    assert (code, told["year"], told["as_of"]) == (0, 2022, "2022-06-30")
    assert [target["code"] for target in told["targets"]] == [f"T{n}" for n in range(1, 8)]
    for target in told["targets"]:
        assert {
            *("code", "achieved", "target", "baseline", "source", "roster", "missing"),
            *("records", "query"),
        } <= set(target)
        assert target["source"] in {"AUTO", "ENTERED"}


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (("--year", "xx"), 2, "--year cần số"),
        (("--year", "2022", "--as-of", "15/10/2022"), 2, "--as-of cần ngày"),
        (("--year", "1999"), 3, "Năm 1999 chưa có kế hoạch."),
    ],
)
def test_bad_input_gets_a_sentence_and_its_code(arguments, code, sentence):
    found, words = run(*arguments)

    assert found == code
    assert sentence in words
