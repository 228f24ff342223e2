"""Workflows drawn from their own tables, so that the documents never tell another story."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import translation

from thuan.kernel.permissions import granted
from thuan.kernel.workflow.registry import workflows

if TYPE_CHECKING:
    from thuan.kernel.workflow.machine import Transition, Workflow

HEAD = "| Step | Button | From | To | Who may | Conditions |\n|---|---|---|---|---|---|"


def drawings() -> dict[str, str]:
    """File name → page, one for each registered workflow of the product; always in Vietnamese."""
    with translation.override("vi"):
        return {
            f"{name}.md": page(workflow, model)
            for name, (workflow, model) in sorted(workflows().items())
            if model.__module__.startswith("thuan.")
        }


def page(workflow: Workflow[Any], model: type[Any]) -> str:
    """Diagram, states in words, and one row for each step."""
    title = str(model._meta.verbose_name).capitalize()
    seen = [workflow.initial, *(step.target for step in workflow.transitions)]
    states = dict.fromkeys([*seen, *sorted(workflow.states)])
    lines = [f"- `{state}`: {_label(state)}" for state in states]
    rows = [_row(step) for step in workflow.transitions]
    parts = [
        f"# {title} (`{workflow.name}`)",
        "Drawn by `run.py manage draw_workflows` from the table that the code runs; do not edit.",
        f"```mermaid\n{workflow.mermaid()}\n```",
        "## States",
        "\n".join(lines),
        "## Steps",
        "\n".join([HEAD, *rows]),
    ]
    return "\n\n".join(parts) + "\n"


def _row(step: Transition[Any]) -> str:
    roles = granted().get(step.permission, frozenset()) if step.permission else frozenset()
    who = ", ".join(sorted(str(role) for role in roles)) or "the system"
    conditions = [f"`{guard.__name__}`" for guard in step.guards]
    conditions += [f"takes the part `{step.part}`"] if step.part else []
    conditions += ["a reason"] if step.needs_comment else []
    sources = ", ".join(f"`{source}`" for source in sorted(step.sources))
    cells = (f"`{step.name}`", str(step.label), sources, f"`{step.target}`", who)
    return f"| {' | '.join(cells)} | {', '.join(conditions) or '–'} |"


def _label(state: object) -> str:
    return str(getattr(state, "label", state))
