"""Add an archive of documents to a loaded world; prints the sessions of a secretary.

``python -m bench.archive N [--approved M]``: N documents over every agency, of which the first has
1,000 in five versions each; every document in the word index. ``--approved``: M further documents
of the second agency whose next version comes into force at midnight.
"""

from __future__ import annotations

import argparse
import datetime as dt
from itertools import islice
from typing import TYPE_CHECKING, Any

import django

django.setup()

from django.db import transaction  # noqa: E402  the settings come first

from bench.world import BACKENDS, session_of  # noqa: E402
from thuan.domains.system.documents.enums import DocumentType  # noqa: E402
from thuan.domains.system.documents.models import Document, DocumentVersion  # noqa: E402
from thuan.kernel.accounts.models import Assignment, Person, User  # noqa: E402
from thuan.kernel.accounts.roles import Role  # noqa: E402
from thuan.kernel.calendar.clock import business_day, real_now  # noqa: E402
from thuan.kernel.search.indexing import Words, put  # noqa: E402
from thuan.kernel.tenancy.enums import ReachKind  # noqa: E402
from thuan.kernel.tenancy.models import Agency  # noqa: E402
from thuan.kernel.tenancy.scope import every_agency  # noqa: E402
from thuan.kernel.text import fold, sort_key  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

FIRST_DAY = dt.date(2020, 1, 1)
VERSIONS = 5
OF_THE_FIRST = 1_000
BATCH = 5_000
FIELDS = (
    *("hộ tịch", "đất đai", "chứng thực", "lao động", "người có công"),
    *("trẻ em", "văn hóa", "nông nghiệp", "xây dựng", "tôn giáo"),
)
TEXT = (
    "Quy định thống nhất trình tự tiếp nhận, thẩm định, trình ký và trả kết quả hồ sơ lĩnh vực "
    "{field}. Cán bộ một cửa kiểm tra thành phần hồ sơ, lập giấy hẹn, chuyển phòng chuyên môn; "
    "người thụ lý thẩm định, lấy ý kiến, dự thảo kết quả; lãnh đạo ký; văn thư đóng dấu số {n}."
)


def stamped(agency: Agency, at: dt.datetime, state: str) -> dict[str, Any]:
    return {
        "agency": agency,
        "origin_agency": agency,
        "state": state,
        "created_at": at,
        "updated_at": at,
    }


def parts(rows: Iterator[Any]) -> Iterator[tuple[Any, ...]]:
    """So many at a time."""
    while part := tuple(islice(rows, BATCH)):
        yield part


def plan(agencies: list[Agency], wanted: int) -> Iterator[tuple[Agency, int]]:
    """Whose document comes next, and its number: the first agency has a thousand."""
    for n in range(min(OF_THE_FIRST, wanted)):
        yield agencies[0], n
    for n in range(max(0, wanted - OF_THE_FIRST)):
        yield agencies[1 + n % (len(agencies) - 1)], n


def document(agency: Agency, n: int, at: dt.datetime, prefix: str = "QT") -> Document:
    code, field = f"{prefix}-{n:06}", FIELDS[n % len(FIELDS)]
    title = f"Quy trình {field} số {n}"
    return Document(
        **stamped(agency, at, "CONTROLLED"),
        code=code,
        title=title,
        kind=list(DocumentType)[n % len(DocumentType)],
        owner_unit="Văn phòng",
        in_force_since=FIRST_DAY,
        search_key=fold(f"{code} {title}"),
        sort_key=sort_key(code),
    )


def versions(row: Document, count: int, at: dt.datetime) -> list[DocumentVersion]:
    """``count`` versions a year apart, the last of them in force."""
    days = [FIRST_DAY.replace(year=FIRST_DAY.year + n) for n in range(count)]
    return [
        DocumentVersion(
            **stamped(row.agency, at, "OBSOLETE" if n + 1 < count else "EFFECTIVE"),
            document=row,
            issue=1,
            revision=n,
            reason="FIRST",
            text="1. Mục đích",
            content_hash="0" * 64,
            decision_no=f"{n + 1}/QĐ-UBND",
            effective_from=day,
            effective_to=days[n + 1] if n + 1 < count else None,
        )
        for n, day in enumerate(days)
    ]


def said(row: Document, n: int) -> Words:
    field = FIELDS[n % len(FIELDS)]
    text = f"{row.code} {row.title} {TEXT.format(field=field, n=n)}"
    return Words("documents.document", row.public_id, row.agency_id, text)


def fill(wanted: int, at: dt.datetime) -> Agency:
    """The archive; gives the agency with a thousand documents."""
    agencies = list(Agency.objects.order_by("pk"))
    for part in parts(plan(agencies, wanted)):
        with transaction.atomic():
            rows = Document.objects.bulk_create([document(a, n, at) for a, n in part])
            many = {row.pk: VERSIONS if row.agency_id == agencies[0].pk else 1 for row in rows}
            DocumentVersion.objects.bulk_create(
                one for row in rows for one in versions(row, many[row.pk], at)
            )
            put(said(row, n) for row, (_agency, n) in zip(rows, part, strict=True))
    return agencies[0]


def approve(wanted: int, at: dt.datetime) -> None:
    """Documents of the second agency in force, with a version approved for today's midnight."""
    agency = Agency.objects.order_by("pk")[1]
    today = business_day(at)
    for part in parts(iter(range(wanted))):
        with transaction.atomic():
            rows = Document.objects.bulk_create([document(agency, n, at, "ND") for n in part])
            coming = [one for row in rows for one in versions(row, 1, at)]
            for row in rows:
                (following,) = versions(row, 1, at)
                following.state, following.revision = "APPROVED", 1
                following.effective_from = today
                coming.append(following)
            DocumentVersion.objects.bulk_create(coming)


def secretary(agency: Agency) -> User:
    person = Person.objects.create(full_name="Nguyễn Thị Thư Ký", search_key="nguyen thi thu ky")
    Assignment.objects.create(
        person=person,
        role=Role.ISO_SEC,
        at_agency=agency,
        reach=ReachKind.OWN,
        valid_from=FIRST_DAY,
        recorded_at=real_now(),
        decision_no="1/QĐ",
    )
    return User.objects.create(username="secretary", person=person)


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("wanted", type=int)
    parser.add_argument("--approved", type=int, default=0)
    asked = parser.parse_args()
    at = real_now()
    with every_agency(reason="the benchmark fills its archive"):
        agency = fill(asked.wanted, at)
        approve(asked.approved, at)
        user = secretary(agency)
        print(*(session_of(user, backend) for backend in BACKENDS))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
