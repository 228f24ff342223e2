"""The reminder rules: those shipped, over them what the province has changed (qms.md 3.25)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

import yaml

from thuan.kernel.duties.models import ReminderRule


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule as it stands now; ``version`` 0 says that nobody has changed it."""

    code: str
    object: str
    trigger: str
    ladder: str
    recipients: str
    escalation: str
    legal_basis: str = ""
    verification: str = "DEFAULT"
    version: int = 0


@cache
def shipped() -> dict[str, Rule]:
    """The 39 default rules by code."""
    text = (files("thuan.data") / "standard.yaml").read_text(encoding="utf-8")
    rows = yaml.load(text, Loader=yaml.CSafeLoader)["reminder_catalogue_default"]
    return {
        row["id"]: Rule(
            code=row["id"],
            object=row["object"],
            trigger=str(row["trigger"]),
            ladder=str(row["ladder"]),
            recipients=row["recipients"],
            escalation=row["escalation"],
        )
        for row in rows
    }


def rules() -> dict[str, Rule]:
    """Every rule by code as it stands; one statement."""
    changed = {row.code: row for row in ReminderRule.objects.all()}
    return {
        code: _changed(rule, changed[code]) if code in changed else rule
        for code, rule in shipped().items()
    }


def _changed(rule: Rule, row: ReminderRule) -> Rule:
    return replace(
        rule,
        ladder=row.ladder,
        recipients=row.recipients,
        escalation=row.escalation,
        legal_basis=row.legal_basis,
        verification=row.verification,
        version=row.version,
    )
