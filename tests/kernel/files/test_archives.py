"""A zip is opened file by file: what is harmful stays out, alone."""

from __future__ import annotations

import io
import stat
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.factories.onboarding import KINDS, word, zipped
from thuan.kernel.files import archives
from thuan.kernel.files.archives import unpack
from thuan.kernel.files.errors import RefusedFile
from thuan.kernel.files.intake import take_in


def opened(files):
    return {one.name: one for one in unpack(zipped(files), kinds=KINDS)}


def sentence(upload) -> str:
    with pytest.raises(RefusedFile) as refused:
        unpack(upload, kinds=KINDS)
    return refused.value.messages[0]


def test_every_file_is_taken_in_under_its_own_name_without_its_folder():
    found = opened({"2021/QT.01 Hồ sơ.docx": word("Một"), "QT.02.docx": word("Hai")})

    assert sorted(found) == ["QT.01 Hồ sơ.docx", "QT.02.docx"]
    assert all(one.intake is not None for one in found.values())


def test_a_refused_file_says_why_and_keeps_no_other_out():
    found = opened({"QT.01.docx": word("Một"), "may.exe": b"MZ\x90", "trong.docx": b""})

    assert found["QT.01.docx"].intake is not None
    assert "không thuộc loại được nhận" in found["may.exe"].refusal
    assert "không có nội dung" in found["trong.docx"].refusal


def test_what_systems_leave_behind_is_passed_over():
    found = opened({"__MACOSX/._QT.01.docx": b"x", ".DS_Store": b"x", "QT.01.docx": word("Một")})

    assert list(found) == ["QT.01.docx"]


def test_names_in_an_old_encoding_are_read():
    content = zipped({"0123456789.docx": word("Một")}).read()
    raw = content.replace(b"0123456789", "QT Hå s¬.a".encode("cp1252"))
    found = unpack(SimpleUploadedFile("cu.zip", raw), kinds=KINDS)

    assert [one.name for one in found] == ["QT Hồ sơ.a.docx"]


def test_a_link_to_elsewhere_is_refused():
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w") as package:
        link = zipfile.ZipInfo("QT.01.docx")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        package.writestr(link, "/etc/passwd")
    (found,) = unpack(SimpleUploadedFile("a.zip", into.getvalue()), kinds=KINDS)

    assert found.intake is None


def test_a_file_that_unpacks_to_more_than_is_taken_is_refused_while_it_is_read(monkeypatch):
    monkeypatch.setattr("thuan.kernel.files.archives.take_in", _small_take_in)
    found = opened({"to.docx": b"0" * 300_000})

    assert "lớn hơn" in found["to.docx"].refusal


def _small_take_in(upload, *, kinds):
    return take_in(upload, kinds=kinds, max_bytes=100_000)


def test_a_file_that_is_no_zip_says_so():
    assert "hỏng hoặc chưa tải xong" in sentence(SimpleUploadedFile("a.zip", b"khong phai zip"))


def test_a_zip_without_files_says_so():
    assert "không có nội dung" in sentence(zipped({}))


def test_a_zip_of_too_many_files_is_refused_before_one_is_read(monkeypatch):
    monkeypatch.setattr(archives, "MAX_FILES", 2)

    assert "quá 2 tệp" in sentence(zipped({f"{n}.docx": b"x" for n in range(3)}))


def test_a_zip_that_would_unpack_to_too_much_is_refused_by_what_it_states(monkeypatch):
    monkeypatch.setattr(archives, "MAX_UNPACKED", 100)

    assert "lớn hơn" in sentence(zipped({"a.docx": b"0" * 200}))


def test_a_zip_with_a_password_has_its_own_sentence():
    content = bytearray(zipped({"a.docx": b"x"}).read())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + place] |= 0x1

    assert "có mật khẩu" in sentence(SimpleUploadedFile("a.zip", bytes(content)))
