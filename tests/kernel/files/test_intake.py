"""What is taken in is whole, of a known kind and harmless; all else is refused by its sentence."""

from __future__ import annotations

import hashlib
import stat

import pytest

from tests.kernel.files.corpus import GOOD, HOSTILE, PDF, Upload
from thuan.kernel.audittrail import seams
from thuan.kernel.files import storage
from thuan.kernel.files.enums import Fault, Kind
from thuan.kernel.files.errors import RefusedFile
from thuan.kernel.files.intake import take_in, take_in_all
from thuan.kernel.files.naming import display_name


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.FILES = tmp_path / "files"
    return settings.FILES


def everything_in(folder) -> list:
    return [path for path in folder.rglob("*") if path.is_file() and path.name != "lock"]


@pytest.mark.parametrize("name", GOOD)
def test_a_good_file_lies_under_its_hash(folder, name):
    content, kind = GOOD[name]

    taken = take_in(Upload(name, content, piece=7))

    sha256 = hashlib.sha256(content).hexdigest()
    assert (taken.sha256, taken.size, taken.kind.value) == (sha256, len(content), kind)
    assert everything_in(folder) == [folder / sha256[:2] / sha256[2:4] / sha256]
    assert storage.path_of(sha256).read_bytes() == content


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_file_is_refused_and_leaves_nothing(folder, what):
    name, content, fault = HOSTILE[what]

    with pytest.raises(RefusedFile) as refusal:
        take_in(Upload(name, content))

    assert refusal.value.fault == fault
    assert everything_in(folder) == []


def test_a_file_too_big_is_refused_before_it_is_read_to_the_end(folder):
    read = []

    class Endless:
        name = "x.pdf"

        def chunks(self):
            while True:
                read.append(1)
                yield b"%PDF" + b"0" * 65532

    with pytest.raises(RefusedFile) as refusal:
        take_in(Endless(), max_bytes=1024 * 1024)

    assert refusal.value.fault == Fault.TOO_BIG
    assert len(read) == 17
    assert everything_in(folder) == []


def test_the_same_content_is_kept_once(folder):
    take_in(Upload("a.pdf", PDF))
    take_in(Upload("b.pdf", PDF))

    assert len(everything_in(folder)) == 1


def test_a_form_may_ask_for_fewer_kinds(folder):
    with pytest.raises(RefusedFile, match=r"Hãy gửi tệp CSV, YAML\."):
        take_in(Upload("a.pdf", PDF), kinds=[Kind.YAML, Kind.CSV])

    assert everything_in(folder) == []


def test_no_file_and_too_many_files_are_refused():
    with pytest.raises(RefusedFile, match="Chưa chọn tệp"):
        take_in(None)
    with pytest.raises(RefusedFile, match="Chưa chọn tệp"):
        take_in_all([])
    with pytest.raises(RefusedFile, match="Đã chọn quá 10 tệp"):
        take_in_all([Upload("a.pdf", PDF)] * 11)


def test_the_installations_scanner_is_asked(settings, folder, tmp_path):
    scanner = tmp_path / "scan"
    scanner.write_text('#!/bin/sh\ngrep -q EICAR "$1" && exit 1\nexit 0\n')
    scanner.chmod(scanner.stat().st_mode | stat.S_IXUSR)
    settings.FILES_SCANNER = [str(scanner)]

    take_in(Upload("a.csv", b"a;b\n"))
    with pytest.raises(RefusedFile) as refusal:
        take_in(Upload("b.csv", b"EICAR;b\n"))

    assert refusal.value.fault == Fault.HARMFUL


def test_a_scanner_that_fails_lets_nothing_through(settings, tmp_path):
    settings.FILES_SCANNER = [str(tmp_path / "not-installed")]

    with pytest.raises(RefusedFile) as refusal:
        take_in(Upload("a.csv", b"a;b\n"))

    assert refusal.value.fault == Fault.BROKEN


def test_power_cut_between_content_and_row_leaves_the_content_for_the_sweep(folder):
    def cut():
        raise SystemExit

    with seams.armed("between_file_and_row", cut), pytest.raises(SystemExit):
        take_in(Upload("a.pdf", PDF))

    assert len(everything_in(folder)) == 1


def test_there_are_nine_sentences_and_each_says_what_to_do():
    sentences = {RefusedFile(fault, "a.pdf").messages[0] for fault in Fault}

    assert len(sentences) == 9
    assert all(sentence.endswith(".") and "!" not in sentence for sentence in sentences)
    assert all("%(" not in sentence for sentence in sentences)


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("Báo cáo.pdf", "Báo cáo.pdf"),
        ("Ba\u0301o ca\u0301o.pdf", "Báo cáo.pdf"),
        ("C:\\Users\\an\\Báo cáo.pdf", "Báo cáo.pdf"),
        ("../../etc/passwd.csv", "passwd.csv"),
        ('a"b\r\nX: 1.pdf', "abX 1.pdf"),
        ("bao\u202egnp.pdf", "baognp.pdf"),
        (".csv", "csv"),
        ("a" * 300 + ".docx", "a" * 115 + ".docx"),
    ],
)
def test_a_name_is_shown_in_one_form_without_paths_and_tricks(given, shown):
    assert display_name(given) == shown
