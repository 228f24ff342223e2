"""Loading the archive of the demonstration: agency by agency, by the worker or by who needs it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from thuan.domains.system.documents.api import Document, take_over_many
from thuan.kernel.accounts.actor import Actor
from thuan.kernel.audittrail.unit import service
from thuan.kernel.calendar import clock
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.jobs.queueing import enqueue
from thuan.kernel.jobs.running import progress as run_progress
from thuan.kernel.tenancy.models import Agency
from thuan.kernel.tenancy.scope import every_agency
from thuan.portals.demo import progress
from thuan.portals.demo.archive import old_documents
from thuan.portals.demo.province import province

if TYPE_CHECKING:
    import datetime as dt

    from thuan.kernel.jobs.models import JobRun
    from thuan.portals.demo.province import DemoAgency

ARCHIVE: Final = "demo.archive"


@service
def queue_archive(*, actor: Actor, at: dt.datetime) -> JobRun:
    """Let the worker load the archive once the core stands."""
    del actor, at
    return enqueue(ARCHIVE)


def load_archive(run: JobRun) -> None:
    """Load what is missing; an agency that has its procedures is passed over."""
    if not clock.is_demo():
        return
    at = clock.now()
    actor = Actor.system(ARCHIVE, at)
    agencies = province().agencies
    with every_agency(reason="the demonstration loads the archive of every agency"):
        known = {one.code: one for one in Agency.objects.all()}
        for done, one in enumerate(agencies):
            progress.write_archive(done, len(agencies))
            run_progress(run, done, len(agencies))
            _load(actor, at, known[one.code].pk, one)
    run_progress(run, len(agencies), len(agencies))
    progress.end_archive()


def _load(actor: Actor, at: dt.datetime, agency_id: int, one: DemoAgency) -> None:
    have = dict(Document.objects.filter(agency=agency_id).values_list("code", "title"))
    today = business_day(at)
    wanted = [
        (head, [old for old in versions if old.effective_from <= today])
        for head, versions in old_documents(one, have)
        if head.code not in have
    ]
    standing = [(head, versions) for head, versions in wanted if versions]
    if standing:
        take_over_many(actor=actor, at=at, agency_id=agency_id, documents=standing)
