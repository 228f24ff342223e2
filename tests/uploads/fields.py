"""Every box for a file of the product, found on its own pages; a new one is found by itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.urls import reverse

from tests.authorisation.suppliers import FORMS, SUPPLIERS
from tests.authorisation.test_matrix import ROWS, client_of, nothing, personas_of, wanted
from tests.authorisation.world import World
from thuan.domains.oversight.reporting.models import RosterEntry
from thuan.kernel.tenancy.scope import every_agency

FILE_BOX = re.compile(r"<input[^>]*type=\"file\"[^>]*>")
NAME = re.compile(r"\bname=\"([^\"]+)\"")


def _owing() -> int:
    """The agency whose report has not come, the last in the roster."""
    with every_agency(reason="a test looks"):
        return RosterEntry.objects.latest("pk").agency_id


# What a page wants beside its file, where the matrix sends less.
RIGHT: dict[str, Any] = {
    "administrative_procedures:import": lambda place: {
        "number": "1/QĐ-UBND",
        "decided_on": "01/03/2022",
        "effective_from": "01/04/2022",
    },
    "reporting:earlier": lambda place: {"nam": "2019"},
    "reporting:register_arrival": lambda place: {
        "agency": str(_owing()),
        "arrived_on": "05/03/2022",
        "incoming_no": "1284",
        "document_no": "15/BC-UBND",
        "document_on": "01/03/2022",
        "signer_name": "Trần Văn Chủ",
    },
}


@dataclass(frozen=True, slots=True)
class Box:
    """A box for a file: its page, its name, and somebody who may fill it in."""

    page: str
    name: str
    persona: str

    def __str__(self) -> str:
        return f"{self.page} [{self.name}]"

    def send(self, world: World, *files: SimpleUploadedFile) -> HttpResponse:
        """The page's form with everything right but the files."""
        address = wanted()[self.page]
        kwargs = SUPPLIERS[address.name](world.a) if address.arguments else {}
        right = {**FORMS.get(address.name, nothing)(world.a)}
        right |= RIGHT.get(address.name, nothing)(world.a)
        sent: dict[str, Any] = {**right, "khoa": "mot-khoa"}
        sent[self.name] = list(files) if len(files) > 1 else files[0]
        url = reverse(address.name, kwargs=kwargs)
        answer: HttpResponse = client_of(world, self.persona).post(url, sent)
        return answer


def boxes(world: World) -> list[Box]:
    """The boxes of every page that acts, as one who may act there sees them."""
    found = []
    for row, methods in ROWS.items():
        if row.endswith("@b") or "post" not in methods:
            continue
        reads, acts = personas_of(methods["get"]), personas_of(methods["post"])
        may = [
            name
            for name in acts
            if name != "anonymous" and acts[name] in {302, 422} and reads[name] == 200
        ]
        if not may:
            continue
        address = wanted()[row]
        kwargs = SUPPLIERS[address.name](world.a) if address.arguments else {}
        page = client_of(world, may[0]).get(reverse(address.name, kwargs=kwargs))
        for drawn in FILE_BOX.findall(page.content.decode()):
            named = NAME.search(drawn)
            assert named is not None, row
            found.append(Box(row, named[1], may[0]))
    return found


def upload(name: str, content: bytes) -> SimpleUploadedFile:
    """A file as a browser sends it; what the browser says of its type is never believed."""
    return SimpleUploadedFile(name, content, content_type="application/pdf")
