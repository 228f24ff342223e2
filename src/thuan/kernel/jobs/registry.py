"""Every job by its name, so that lower layers queue work that higher ones do (F13)."""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from thuan.kernel.jobs.models import JobRun

Primitive = str | int | bool | None
Argument = Primitive | list[str] | list[int]


class JobFunction(Protocol):
    """What a job is: it takes its run and primitives by name, and may give a result's address.

    It opens its scope, loads, and makes service calls; it is safe to repeat, because a worker
    that died leaves work to be done again.
    """

    def __call__(self, run: JobRun, /, **arguments: Argument) -> str | None: ...


F = TypeVar("F", bound="Callable[..., str | None]")


@dataclass(frozen=True, slots=True)
class Job:
    """A registered job; ``retries``: how often a failed run is tried again by itself."""

    name: str
    function: Callable[..., str | None]
    retries: int

    def check(self, arguments: Mapping[str, Argument]) -> None:
        """Raise TypeError unless the arguments fit the function and are primitives."""
        inspect.signature(self.function).bind(None, **arguments)
        for name, value in arguments.items():
            members = value if isinstance(value, list) else [value]
            if not all(isinstance(member, Primitive) for member in members):
                raise TypeError(f"{self.name}: {name} is not made of primitives")


_jobs: dict[str, Job] = {}


def job(name: str, *, retries: int = 3) -> Callable[[F], F]:
    """Register a function as the job ``name``; raises ValueError when the name is taken."""

    def register(function: F) -> F:
        if name in _jobs:
            raise ValueError(f"job {name} is registered twice")
        _jobs[name] = Job(name, function, retries)
        return function

    return register


def jobs() -> dict[str, Job]:
    """Every job by name."""
    return dict(_jobs)


def job_named(name: str) -> Job:
    """The job of that name; raises KeyError."""
    return _jobs[name]
