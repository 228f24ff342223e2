"""A new version of a model reaches every agency that uses it: at once, and each night again."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final

from thuan.domains.system.model_documents.enums import ModelVersionState
from thuan.domains.system.model_documents.models import ModelDocument
from thuan.domains.system.model_documents.services.following import spread, spread_all
from thuan.kernel.accounts.actor import Actor
from thuan.kernel.calendar import clock
from thuan.kernel.jobs.queueing import enqueue
from thuan.kernel.jobs.registry import job
from thuan.kernel.jobs.schedule import daily
from thuan.kernel.tenancy.scope import every_agency

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thuan.domains.system.model_documents.models import ModelVersion
    from thuan.kernel.jobs.models import JobRun

SPREAD: Final = "model_documents.spread"
SWEEP: Final = "model_documents.sweep"


@job(SPREAD)
def spread_issued(_run: JobRun, *, model: int) -> None:
    spread_model(model, clock.now())


@job(SWEEP)
def sweep_models(_run: JobRun) -> None:
    sweep(clock.now())


# What an interrupted job left undone.
daily(SWEEP, at=dt.time(0, 30))


def spread_model(model: int, at: dt.datetime) -> int:
    """Tell every agency that uses one model; gives how many."""
    with every_agency(reason="a model document moved on at every agency that uses it"):
        row = ModelDocument.objects.get(pk=model)
        return spread(row, Actor.system(SPREAD, at))


def sweep(at: dt.datetime) -> int:
    """Tell those of every model who were not told yet; gives how many."""
    with every_agency(reason="at night models reach every agency that uses them"):
        return spread_all(Actor.system(SWEEP, at))


def follow_issues(versions: Sequence[ModelVersion], actor: Any, at: dt.datetime) -> None:
    """A version was issued: the work of the agencies follows in a job."""
    del actor, at
    for version in versions:
        if version.state == ModelVersionState.ISSUED and version.number > 1:
            enqueue(SPREAD, model=version.model_document_id)
