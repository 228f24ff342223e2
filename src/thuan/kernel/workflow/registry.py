"""Every workflow of the product, for the drawn documents and the walking tests (F13)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from thuan.kernel.workflow.machine import Workflow

_workflows: dict[str, tuple[Workflow[Any], type[Any]]] = {}


def register_workflow(workflow: Workflow[Any], model: type[Any]) -> None:
    """Make a workflow known; raises ValueError when its name is taken."""
    if workflow.name in _workflows:
        raise ValueError(f"workflow {workflow.name} is registered twice")
    _workflows[workflow.name] = (workflow, model)


def workflows() -> dict[str, tuple[Workflow[Any], type[Any]]]:
    """Name → (workflow, model), in the order of registration."""
    return dict(_workflows)
