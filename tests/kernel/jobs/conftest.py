"""Jobs that only the tests know, registered once."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from thuan.kernel.jobs import backend
from thuan.kernel.jobs.models import JobRun
from thuan.kernel.jobs.registry import job
from thuan.kernel.jobs.running import progress
from thuan.kernel.jobs.schedule import daily
from thuan.kernel.tenancy.models import AgencyList

MORNING = dt.time(6, 0)


@job("tests.write")
def write(run: JobRun, *, name: str) -> str:
    AgencyList.objects.create(name=name)
    progress(run, 1, 4, "Đã ghi 1 trên 4 dòng.")
    return f"/ket-qua/{name}/"


@job("tests.refuse")
def refuse(_run: JobRun) -> None:
    raise ValidationError("Dòng 3 thiếu mã cơ quan.")


@job("tests.break", retries=1)
def break_down(_run: JobRun) -> None:
    raise OSError("máy chủ thư không trả lời")


@job("tests.each_morning")
def each_morning(run: JobRun) -> None:
    AgencyList.objects.create(name=run.due_at.isoformat())


daily("tests.each_morning", at=MORNING)


@pytest.fixture
def work_off() -> object:
    """Run everything that is queued now."""
    return backend.work_off
