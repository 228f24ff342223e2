"""Hostile files through every box for files: refused in a sentence, nothing kept, no page breaks.

The product has no scanner for viruses of its own; what is judged here is what a file is, and
whether it can do harm where it is opened.
"""

from __future__ import annotations

import html
import unicodedata
from hashlib import sha256

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.urls import reverse

from tests.authorisation.test_matrix import client_of, everything
from tests.authorisation.world import World, build
from tests.factories.rounds import owing_below
from tests.kernel.files.corpus import GOOD, HOSTILE, PDF, docx, package, xlsx
from tests.uploads.fields import Box, boxes, upload
from thuan.domains.oversight.reporting.models import RosterEntry
from thuan.kernel.files import storage
from thuan.kernel.files.models import StoredFile
from thuan.kernel.tenancy.models import AgencyParent
from thuan.kernel.tenancy.scope import every_agency

pytestmark = pytest.mark.django_db
OK, BACK, REFUSED = 200, 302, 422
MEGABYTES_20 = 20 * 1024 * 1024
# Boxes for many files at once: each is judged alone, and the page they lead to lists the refused.
MANY = {"onboarding:open [uploads]", "onboarding:add_files [uploads]"}
# The pages that ask for a file; another one is to be written here, so that somebody looks at it.
PAGES = {
    "administrative_procedures:import [tep]",
    "agencies:import [tep]",
    "declarations:change [scan]",
    "declarations:enter [scan]",
    "documents:write [file]",
    "model_documents:write [file]",
    "onboarding:add_files [uploads]",
    "onboarding:open [listing]",
    "onboarding:open [uploads]",
    "records:carry_out [file]",
    "records:file_in [file]",
    "records:open [file]",
    "reporting:earlier [tep]",
    "reporting:import_template [tep]",
    "reporting:register_arrival [scan]",
}


@pytest.fixture
def world(settings, tmp_path) -> World:
    settings.FILES = tmp_path / "files"
    made = build()
    # An agency whose report has not come: for it a paper may be registered.
    with every_agency(reason="a test arranges"):
        cycle = RosterEntry.objects.latest("pk").cycle
        owing_below(AgencyParent.objects.first().parent, "UBND xã Chưa Gửi", cycle)
    return made


def said(answer: HttpResponse) -> str:
    return html.unescape(answer.content.decode())


def tried(world: World, box: Box, name: str, content: bytes) -> str:
    """What is wrong with the answer to a hostile file, "" where it is as it should be.

    What was done is undone, so that each file meets the same world.
    """
    before = StoredFile.objects.count()
    with transaction.atomic():
        answer = box.send(world, upload(name, content))
        found = answer
        if str(box) in MANY and answer.status_code == BACK:
            found = client_of(world, box.persona).get(answer["Location"])
        more = StoredFile.objects.filter(sha256=sha256(content).hexdigest()).count()
        kept = StoredFile.objects.count() - before
        transaction.set_rollback(True)
    expected = BACK if str(box) in MANY else REFUSED
    if answer.status_code != expected or more:
        return f"{answer.status_code}, {kept} kept"
    told = said(found)
    # On the page itself the summary of what is wrong; on the page of the set its list.
    summary = told[told.find('role="alert"') :][:1500] if expected == REFUSED else told
    return "" if name in summary or "tệp " in summary.lower() else "says nothing of the file"


def test_a_new_box_for_a_file_is_written_here(world):
    assert {str(box) for box in boxes(world)} == PAGES


def test_every_hostile_file_is_refused_in_every_box_and_nothing_is_kept(world):
    before = everything()
    wrong = {
        f"{box}: {what}": trouble
        for box in boxes(world)
        for what, (name, content, _fault) in HOSTILE.items()
        if (trouble := tried(world, box, name, content))
    }
    left = {path.name for path in storage.contents()}

    assert wrong == {}
    assert everything() == before
    assert not left & {sha256(content).hexdigest() for _name, content, _fault in HOSTILE.values()}


def test_hostile_files_inside_a_zip_are_refused_one_by_one(world):
    inside = package({name: content for name, content, _fault in HOSTILE.values()})

    answer = Box("onboarding:add_files", "uploads", "secretary_a").send(
        world, upload("ho-so.zip", inside)
    )
    hashes = [sha256(content).hexdigest() for _name, content, _fault in HOSTILE.values()]

    assert answer.status_code == BACK
    assert not StoredFile.objects.filter(sha256__in=hashes).exists()


def test_good_files_break_no_page(world):
    wrong = {}
    for box in boxes(world):
        for name, (content, _kind) in GOOD.items():
            with transaction.atomic():
                status = box.send(world, upload(name, content)).status_code
                transaction.set_rollback(True)
            if status not in {OK, BACK, REFUSED}:
                wrong[f"{box}: {name}"] = status

    assert wrong == {}


def test_a_byte_over_twenty_megabytes_is_too_much_for_every_box(world):
    wrong = {}
    big = PDF[:-6] + b"\0" * (MEGABYTES_20 + 1 - len(PDF)) + PDF[-6:]
    for box in boxes(world):
        if trouble := tried(world, box, "lon.pdf", big):
            wrong[str(box)] = trouble

    assert wrong == {}


WRITE = Box("documents:write", "file", "secretary_a")
LONG = unicodedata.normalize("NFD", "Quy trình tiếp nhận và giải quyết hồ sơ " * 8)
ODD_NAMES = {
    "a path": ("../../etc/Quy trình.docx", "Quy trình.docx"),
    "a path of Windows": ("C:\\Users\\lan\\Quy trình.docx", "Quy trình.docx"),
    "two endings": ("quy-trinh.pdf.docx", "quy-trinh.pdf.docx"),
    "loose accents": (unicodedata.normalize("NFD", "Quy trình.docx"), "Quy trình.docx"),
}


@pytest.mark.parametrize("what", ODD_NAMES)
def test_a_good_file_of_an_odd_name_is_kept_under_a_plain_one(world, what):
    name, plain = ODD_NAMES[what]

    answer = WRITE.send(world, upload(name, docx()))
    kept = StoredFile.objects.latest("pk")

    assert answer.status_code == BACK
    assert kept.name == plain


def test_a_name_of_three_hundred_letters_is_cut_and_keeps_its_ending(world):
    WRITE.send(world, upload(f"{LONG}.docx", docx()))
    kept = StoredFile.objects.latest("pk")

    assert len(kept.name) <= 120
    assert kept.name.endswith(".docx")
    assert unicodedata.is_normalized("NFC", kept.name)


def test_a_page_hidden_in_a_pdf_runs_nowhere(world):
    """What is both is given out as what it was taken for: a PDF, to be saved, inert."""
    both = PDF.replace(b"%%EOF", b"<html><script>alert(1)</script></html>\n%%EOF")
    WRITE.send(world, upload("quy-trinh.pdf", both))
    kept = StoredFile.objects.latest("pk")

    given = client_of(world, "secretary_a").get(reverse("files:download", args=[kept.public_id]))

    assert given["Content-Type"] == "application/pdf"
    assert given["Content-Disposition"].startswith("attachment")
    assert given["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in given["Content-Security-Policy"]


def test_a_word_file_that_would_fetch_from_elsewhere_is_read_without_doing_so(world):
    """Nothing of the product follows a relation to another host (the suite has no network)."""
    relations = (
        '<Relationships><Relationship Id="r1" Type="attachedTemplate" TargetMode="External" '
        'Target="http://example.invalid/a.dotm"/></Relationships>'
    )
    answer = WRITE.send(
        world, upload("quy-trinh.docx", docx(**{"word/_rels/settings.xml.rels": relations}))
    )

    assert answer.status_code in {BACK, REFUSED}


def test_the_same_file_twice_is_one_content(world):
    for _time in range(2):
        WRITE.send(world, upload("bang.xlsx", xlsx()))
    digest = sha256(xlsx()).hexdigest()

    assert len([path for path in storage.contents() if path.name == digest]) == 1
