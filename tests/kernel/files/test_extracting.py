"""The words of a file are read once per content, and a hostile file is stopped (F16)."""

from __future__ import annotations

import io
import os
import time
import zipfile

import pytest
import xlsxwriter
from docx import Document

from tests.factories import make_agency, make_person
from tests.kernel.files.corpus import Upload, png
from thuan.kernel.accounts.actor import actor_for
from thuan.kernel.files import extracting, registration, services, storage
from thuan.kernel.files.enums import NoText
from thuan.kernel.files.extracting import extract, read_text, text_of
from thuan.kernel.files.intake import take_in
from thuan.kernel.files.models import FileText
from thuan.kernel.jobs.models import JobRun

pytestmark = pytest.mark.django_db
MEGABYTE = 1024 * 1024


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.FILES = tmp_path / "files"
    return settings.FILES


def word(*paragraphs):
    out, document = io.BytesIO(), Document()
    for text in paragraphs:
        document.add_paragraph(text)
    document.add_table(1, 1).cell(0, 0).text = "ô trong bảng"
    document.save(out)
    return out.getvalue()


def sheet(cells):
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        page = book.add_worksheet("Biểu 1")
        for (row, column), value in cells.items():
            page.write(row, column, value)
    return out.getvalue()


def swollen(megabytes):
    """A Word file whose text swells from some kilobytes to many megabytes."""
    whole, out = zipfile.ZipFile(io.BytesIO(word("a"))), io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for part in whole.namelist():
            content = whole.read(part)
            if part == "word/document.xml":
                filling = b"<w:p><w:r><w:t>a</w:t></w:r></w:p>" * (megabytes * MEGABYTE // 34)
                content = content.replace(b"<w:sectPr", filling + b"<w:sectPr", 1)
            made.writestr(part, content)
    return out.getvalue()


def kept(content, name, at):
    agency = make_agency()
    actor = actor_for(make_person(), at)
    intake = take_in(Upload(name, content))
    return services.store(intake, agency_id=agency.pk, actor=actor, at=at)


def put(tmp_path, content):
    place = tmp_path / "content"
    place.write_bytes(content)
    return place


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.docx", word("Điều 4. Bối cảnh"), "Điều 4. Bối cảnh\nô trong bảng\n"),
        ("a.xlsx", sheet({(0, 0): "Mã", (2, 1): "số liệu"}), "Biểu 1\nMã\t\n\tsố liệu\n"),
        ("a.csv", "\ufeffmã,tên\n1,Sở".encode(), "mã,tên\n1,Sở"),
    ],
)
def test_the_words_of_a_kept_file_are_read(name, content, words, at):
    file = kept(content, name, at)

    row = extract(file.sha256, at=at)

    assert (row.text, row.trouble) == (words, "")
    assert text_of(file) == words


def test_a_content_is_read_once_for_all_its_files(at, monkeypatch):
    first, second = kept(b"a,b\n1,2", "a.csv", at), kept(b"a,b\n1,2", "b.csv", at)
    extract(first.sha256, at=at)
    storage.path_of(first.sha256).unlink()

    assert extract(second.sha256, at=at).text == "a,b\n1,2"
    assert text_of(second) == "a,b\n1,2"
    assert FileText.objects.count() == 1


def test_storing_a_file_queues_the_reading_and_the_job_does_it(at):
    file = kept("a,b\n1,Sở".encode(), "a.csv", at)
    run = JobRun.objects.get(name="files.extract")

    registration.extract_text(run, sha256=file.sha256)
    registration.extract_text(run, sha256=file.sha256)

    assert text_of(file) == "a,b\n1,Sở"


def test_a_kind_without_a_reader_is_said_so(at):
    row = extract(kept(png(), "a.png", at).sha256, at=at)

    assert (row.text, row.trouble) == ("", NoText.NO_READER)


def test_a_broken_file_is_opened_once_and_the_reason_kept(at, tmp_path):
    file = kept(word("a"), "a.docx", at)
    storage.path_of(file.sha256).write_bytes(b"PK\x03\x04 cut off")

    assert extract(file.sha256, at=at).trouble == NoText.UNREADABLE
    storage.path_of(file.sha256).write_bytes(word("a"))
    assert extract(file.sha256, at=at).trouble == NoText.UNREADABLE


def test_a_swelling_file_is_stopped_at_its_memory(tmp_path):
    bomb = put(tmp_path, swollen(60))
    assert bomb.stat().st_size < MEGABYTE

    text, trouble = read_text(bomb, "docx", size=256 * MEGABYTE)

    assert text == ""
    assert trouble in {NoText.TOO_MUCH, NoText.UNREADABLE}


def test_a_sheet_as_wide_and_long_as_can_be_is_stopped(tmp_path):
    far = put(tmp_path, sheet({(0, 0): 1, (1_048_575, 16_383): 1}))

    text, trouble = read_text(far, "xlsx", seconds=2)

    assert text == ""
    assert trouble in {NoText.TOO_MUCH, NoText.TOO_LONG}


def test_a_file_that_takes_the_processor_too_long_is_stopped(tmp_path):
    slow = put(tmp_path, swollen(100))
    began = time.monotonic()

    text, trouble = read_text(slow, "docx", seconds=1, size=4096 * MEGABYTE)

    assert (text, trouble) == ("", NoText.TOO_LONG)
    assert time.monotonic() - began < 60


def test_a_file_that_never_ends_is_stopped_without_using_the_processor(tmp_path):
    endless = tmp_path / "pipe"
    os.mkfifo(endless)

    assert read_text(endless, "csv", patience=2) == ("", NoText.TOO_LONG)


def test_a_long_text_is_cut_and_not_refused(tmp_path):
    text, trouble = read_text(put(tmp_path, b"a" * 3_000_000), "csv")

    assert (len(text), trouble) == (2_000_000, None)


def test_the_reading_process_has_none_of_the_product_s_secrets(tmp_path, monkeypatch):
    monkeypatch.setenv("THUAN_SECRET_KEY", "bí mật")
    spy = put(tmp_path, b"import os, sys; sys.stdout.write(repr(sorted(os.environ)))")
    monkeypatch.setattr(extracting, "CHILD", str(spy))

    text, _trouble = read_text(spy, "csv")

    assert "THUAN" not in text
    assert "PYTHONUTF8" in text


def test_the_words_go_with_the_content(at, settings):
    file = kept(b"a,b\n1,2", "a.csv", at)
    extract(file.sha256, at=at)
    actor = actor_for(make_person(), at)
    services.dispose(file, basis="QĐ 1", actor=actor, at=at)
    file.refresh_from_db()
    assert text_of(file) == ""

    os.utime(storage.path_of(file.sha256), (0, 0))
    services.sweep()

    assert FileText.objects.count() == 0


def test_nothing_is_read_for_a_hash_no_kept_file_has(at):
    assert extract("0" * 64, at=at) is None
    assert FileText.objects.count() == 0
