"""The automatic checks of the catalogue: code, severity, clauses, words (qms.md 2.6)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class Severity(models.TextChoices):
    """How grave it is when a check is not met; the value is the word of the catalogue."""

    CRITICAL = "critical", _("nghiêm trọng")
    MAJOR = "major", _("lớn")
    MINOR = "minor", _("nhỏ")
    INFO = "info", _("để biết")


@dataclass(frozen=True, slots=True)
class CheckRule:
    """One check of the catalogue. ``valid_from``: before that day it is silent."""

    code: str
    severity: Severity
    clauses: tuple[str, ...]
    title_vi: str
    title_en: str
    valid_from: dt.date | None = None

    @property
    def title(self) -> str:
        """What is checked, in the language of the page."""
        return self.title_en if get_language() == "en" else self.title_vi


@cache
def check_rules() -> dict[str, CheckRule]:
    """Every check by code, in the order of the catalogue."""
    text = (files("thuan.data") / "standard.yaml").read_text(encoding="utf-8")
    rows = yaml.load(text, Loader=yaml.CSafeLoader)["auto_checks"]
    return {
        row["id"]: CheckRule(
            code=row["id"],
            severity=Severity(row["severity"]),
            clauses=tuple(str(one) for one in row["clauses"]),
            title_vi=row["title_vi"],
            title_en=row["title_en"],
            valid_from=dt.date.fromisoformat(str(row["valid_from"]))
            if row.get("valid_from")
            else None,
        )
        for row in rows
    }
