"""Pages of a PDF are read and drawn in the process with limits (F16)."""

from __future__ import annotations

import datetime as dt
import io

import pytest
from PIL import Image

from tests.factories import make_agency, make_person
from tests.factories.pdfs import blank_pdf
from tests.kernel.files.corpus import Upload
from thuan.kernel.accounts.actor import actor_for
from thuan.kernel.calendar.clock import ICT
from thuan.kernel.files import registration, services, storage
from thuan.kernel.files.enums import NoText
from thuan.kernel.files.extracting import extract, read_text, unread
from thuan.kernel.files.intake import take_in
from thuan.kernel.files.models import FileText
from thuan.kernel.files.picturing import picture_of
from thuan.kernel.jobs.models import JobRun
from thuan.kernel.reports.document import OfficialDocument, Paragraph
from thuan.kernel.reports.pdf import to_pdf

pytestmark = pytest.mark.django_db
AT = dt.datetime(2022, 3, 7, 8, tzinfo=ICT)


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.FILES = tmp_path / "files"
    return settings.FILES


def kept(content: bytes):
    """The content as a stored file."""
    actor = actor_for(make_person(), AT)
    taken = take_in(Upload("quy-trinh.pdf", content))
    return services.store(actor=actor, at=AT, intake=taken, agency_id=make_agency().pk)


def paper(*lines: str) -> bytes:
    """An official paper with these lines, as the product prints it."""
    return to_pdf(
        OfficialDocument(
            issuer_parent="",
            issuer="Ủy ban nhân dân xã Bến Thuận",
            number=None,
            notation="QC",
            place="Bến Thuận",
            day=AT.date(),
            year=2022,
            type_name="Quy chế",
            abstract="Làm việc",
            body=tuple(Paragraph.of(line) for line in lines),
            recipients=("Như trên",),
            kept_at="VT",
            signer_title="Chủ tịch",
            signer_name="",
        )
    )


def test_the_words_of_a_pdf_are_found_with_their_accents():
    row = extract(kept(paper("Tiếp nhận hồ sơ đăng ký khai sinh.")).sha256, at=AT)

    assert "Tiếp nhận hồ sơ đăng ký khai sinh." in row.text
    assert row.trouble == ""


def test_a_page_is_drawn_as_wide_as_a_screen_needs_and_the_pages_are_counted():
    drawn = picture_of(kept(blank_pdf(3)), 2)

    with Image.open(io.BytesIO(drawn.content)) as picture:
        assert (picture.format, picture.width) == ("JPEG", 1400)
        assert abs(picture.height - 1981) <= 1
    assert drawn.pages == 3


def test_counting_draws_nothing():
    drawn = picture_of(kept(blank_pdf(3)), 0)

    assert (drawn.pages, drawn.content) == (3, b"")


def test_a_page_that_is_not_there_is_not_drawn():
    assert picture_of(kept(blank_pdf(1)), 2) == NoText.UNREADABLE


@pytest.mark.parametrize("size", [(10, 14_000), (14_000, 14_000)])
def test_a_page_of_any_shape_stays_under_six_million_pixels(size):
    drawn = picture_of(kept(blank_pdf(1, size)), 1)

    with Image.open(io.BytesIO(drawn.content)) as picture:
        assert picture.width * picture.height <= 6_010_000


def test_what_is_no_pdf_inside_is_said_so():
    file = kept(blank_pdf(1))
    storage.path_of(file.sha256).write_bytes(b"%PDF-1.7\nrubbish\n%%EOF\n")

    assert picture_of(file, 1) == NoText.UNREADABLE


def test_a_pdf_that_waited_for_a_reader_is_read_the_night_after():
    file = kept(paper("Quy chế cũ"))
    FileText.objects.create(sha256=file.sha256, trouble=NoText.NO_READER, at=AT)

    registration.sweep_orphans(JobRun(name="files.sweep"))
    asked = JobRun.objects.filter(name="files.extract")
    registration.extract_text(asked.latest("pk"), sha256=file.sha256)

    assert asked.count() == 2
    assert "Quy chế cũ" in FileText.objects.get(sha256=file.sha256).text
    assert unread() == []


def test_reading_a_pdf_is_stopped_at_its_memory(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(blank_pdf(1))

    assert read_text(path, "pdf", size=16 * 1024 * 1024)[1] in {
        NoText.TOO_MUCH,
        NoText.UNREADABLE,
    }
