"""Print what the connected database holds of every report in the cycle of ``bench.desks``, as JSON.

Read with plain statements, past the services whose work is being counted.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from typing import Any

import django

django.setup()

from bench.desks import REPORT  # noqa: E402  the settings come first
from bench.world import YEAR  # noqa: E402
from thuan.domains.oversight.reporting.models import AnnualReport, Submission  # noqa: E402
from thuan.kernel.audittrail.models import AuditEvent, IdempotencyKey  # noqa: E402
from thuan.kernel.tenancy.scope import every_agency  # noqa: E402
from thuan.kernel.workflow.models import StateSpan  # noqa: E402


def kept() -> dict[str, dict[str, Any]]:
    """Report → its state, its paper and how often each trace of being sent is there."""
    sent = Counter(
        str(one) for one in Submission.objects.values_list("report__public_id", flat=True)
    )
    acts = AuditEvent.objects.filter(target_type=REPORT, action="annual_report.submit")
    events = Counter(acts.values_list("target_id", flat=True))
    arrivals = StateSpan.objects.filter(target_type=REPORT, state="SUBMITTED", to_at=None)
    spans = Counter(str(one) for one in arrivals.values_list("target_id", flat=True))
    places = IdempotencyKey.objects.values_list("address", flat=True)
    keys = Counter(place.split("/")[2] for place in places if place.endswith("/gui/"))
    rows = AnnualReport.objects.filter(cycle__year=YEAR + 1).select_related("draft")
    return {
        (name := str(report.public_id)): {
            "state": report.state,
            "late": report.late,
            "values": report.draft.values,
            "stamps": {code: stamp["version"] for code, stamp in report.draft.stamps.items()},
            "saves": report.draft.version - 1,
            "submissions": sent[name],
            "events": events[name],
            "spans": spans[name],
            "keys": keys[name],
        }
        for report in rows
    }


def main() -> int:
    with every_agency(reason="the benchmark counts what was kept"):
        print(json.dumps(kept()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
