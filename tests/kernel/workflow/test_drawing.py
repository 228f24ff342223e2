"""The drawn workflows say what the code does."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

DOCS = Path(__file__).resolve().parents[3] / "docs/workflows"


def test_the_drawn_workflows_are_those_the_code_runs():
    call_command("draw_workflows", "--check")


def test_a_page_names_states_steps_and_who_may():
    page = (DOCS / "annual_report.md").read_text(encoding="utf-8")

    assert "    NOT_STARTED --> DRAFT: start\n" in page
    assert "- `RETURNED`: Yêu cầu bổ sung" in page
    assert "| `sign` | Ký báo cáo | `INTERNAL_REVIEW` | `SIGNED` | HEAD |" in page
    assert "| `close_cycle` | Kỳ báo cáo đã khóa |" in page


def test_a_page_that_is_out_of_date_is_named(tmp_path):
    call_command("draw_workflows", "--folder", str(tmp_path))
    (tmp_path / "annual_report.md").write_text("cũ", encoding="utf-8")
    (tmp_path / "nobody.md").write_text("thừa", encoding="utf-8")

    with pytest.raises(CommandError, match=r"annual_report\.md, nobody\.md"):
        call_command("draw_workflows", "--check", "--folder", str(tmp_path))

    call_command("draw_workflows", "--folder", str(tmp_path))
    call_command("draw_workflows", "--check", "--folder", str(tmp_path))
    assert not (tmp_path / "nobody.md").exists()
