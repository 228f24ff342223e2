"""Whoever watches over every agency sees what each model shares, whole tables included (F5)."""

from __future__ import annotations

import pytest
from django.db.models import Q

from thuan.kernel.tenancy.querysets import either

SABOTAGES = [
    (
        "src/thuan/kernel/tenancy/querysets.py",
        "        if not condition:\n            return condition\n",
        "        pass\n",
    ),
]


@pytest.mark.parametrize("conditions", [[Q(a=1), Q()], [Q(), Q(a=1)], [Q()]])
def test_a_condition_that_always_holds_is_not_dropped_from_a_choice(conditions):
    assert either(conditions) == Q()


def test_a_choice_holds_where_one_of_its_conditions_does():
    assert either([Q(a=1), Q(b=2)]) == Q(a=1) | Q(b=2)
