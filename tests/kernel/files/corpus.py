"""Good and hostile files, made here so that nothing dangerous lies in the repository."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from dataclasses import dataclass

DOCX_TYPES = '<Types><Override ContentType="application/vnd…document.main+xml"/></Types>'
MACRO_TYPES = (
    '<Types><Override ContentType="application/vnd.ms-word.document.macroEnabled"/></Types>'
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


@dataclass
class Upload:
    """What a browser sends: a name and bytes in pieces."""

    name: str | None
    content: bytes
    piece: int = 64 * 1024

    def chunks(self):
        for start in range(0, len(self.content), self.piece):
            yield self.content[start : start + self.piece]


def package(parts: dict[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return out.getvalue()


def docx(**more: str | bytes) -> bytes:
    return package({"[Content_Types].xml": DOCX_TYPES, "word/document.xml": "<w:document/>"} | more)


def xlsx(**more: str | bytes) -> bytes:
    return package({"[Content_Types].xml": DOCX_TYPES, "xl/workbook.xml": "<workbook/>"} | more)


def png(width: int = 2, height: int = 2) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    body = zlib.compress(b"\0\0\0" * 2)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b"")
    )


def jpg() -> bytes:
    app0 = b"\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
    frame = b"\xff\xc0\x00\x0b\x08\x00\x02\x00\x02\x01\x01\x11\x00"
    return b"\xff\xd8" + app0 + frame + b"\xff\xd9"


def encrypted_zip() -> bytes:
    made = bytearray(docx())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = made.find(signature)
        made[place + offset] |= 1
    return bytes(made)


def lying_zip() -> bytes:
    """A directory that states one byte where a megabyte lies."""
    made = bytearray(docx(**{"word/big.xml": b"A" * 1_000_000}))
    place = made.rfind(b"PK\x01\x02")
    made[place + 24 : place + 28] = struct.pack("<I", 1)
    return bytes(made)


def cut_short() -> bytes:
    return docx(**{"word/big.xml": b"<a/>" * 500})[:-30]


GOOD = {
    "Báo cáo năm 2022.pdf": (PDF, "pdf"),
    "Quy trình.docx": (docx(), "docx"),
    "Danh mục.xlsx": (xlsx(), "xlsx"),
    "don-vi.csv": ("mã;tên\n01;Sở Nội vụ\n".encode("utf-8-sig"), "csv"),
    "nhom.yml": ("nhóm: [xã, huyện]\n".encode(), "yaml"),
    "anh.JPEG": (jpg(), "jpg"),
    "so-do.png": (png(), "png"),
}

HOSTILE = {
    "a program named as Word": ("x.docx", b"MZ\x90\x00" + b"\0" * 200, "WRONG_TYPE"),
    "a program named as CSV": ("x.csv", b"MZ\x90\x00" + b"\0" * 200, "WRONG_TYPE"),
    "a Linux program named as PDF": ("x.pdf", b"\x7fELF\x02\x01\x01" + b"\0" * 200, "WRONG_TYPE"),
    "a script": ("x.sh", b"#!/bin/sh\nrm -rf /\n", "WRONG_TYPE"),
    "a page named as a picture": ("x.png", b"<html><script>1</script></html>", "WRONG_TYPE"),
    "a drawing with script": ("x.svg", b"<svg onload='alert(1)'/>", "WRONG_TYPE"),
    "a page": ("x.html", b"<script>1</script>", "WRONG_TYPE"),
    "a double ending": ("bao-cao.pdf.exe", PDF, "WRONG_TYPE"),
    "no ending": ("baocao", PDF, "WRONG_TYPE"),
    "a PDF named as a picture": ("x.jpg", PDF, "WRONG_TYPE"),
    "a picture named as PDF": ("x.pdf", png(), "WRONG_TYPE"),
    "a zip named as Word": ("x.docx", package({"a.txt": "a"}), "WRONG_TYPE"),
    "Excel named as Word": ("x.docx", xlsx(), "WRONG_TYPE"),
    "Word 97": ("x.docx", OLE, "WRONG_TYPE"),
    "bytes named as CSV": ("x.csv", b"a;b\n\x00\x01\x02", "WRONG_TYPE"),
    "macros by name": ("x.docm", docx(), "HARMFUL"),
    "macros inside": ("x.docx", docx(**{"word/vbaProject.bin": b"1"}), "HARMFUL"),
    "macros in Excel": ("x.xlsx", xlsx(**{"xl/vbaProject.bin": b"1"}), "HARMFUL"),
    "macros by type": (
        "x.docx",
        package({"[Content_Types].xml": MACRO_TYPES, "word/document.xml": "<a/>"}),
        "HARMFUL",
    ),
    "an active control": ("x.docx", docx(**{"word/activeX/a.xml": "<a/>"}), "HARMFUL"),
    "an XML bomb": (
        "x.docx",
        docx(**{"word/a.xml": '<!DOCTYPE l [<!ENTITY a "ha">]><l>&a;</l>'}),
        "HARMFUL",
    ),
    "a PDF with script": ("x.pdf", PDF.replace(b"/Catalog", b"/Catalog/JavaScript"), "HARMFUL"),
    "a PDF that starts a program": ("x.pdf", PDF.replace(b"/Root", b"/S/Launch/Root"), "HARMFUL"),
    "Office with a password": (
        "x.docx",
        OLE + "EncryptedPackage".encode("utf-16-le") + b"\0" * 100,
        "PASSWORD",
    ),
    "a zip with a password": ("x.docx", encrypted_zip(), "PASSWORD"),
    "a PDF with a password": (
        "x.pdf",
        PDF.replace(b"<</Root", b"<</Encrypt 5 0 R/Root"),
        "PASSWORD",
    ),
    "a zip bomb": ("x.docx", docx(**{"word/a.xml": b"\0" * 30_000_000}), "BROKEN"),
    "a lying zip": ("x.docx", lying_zip(), "BROKEN"),
    "a zip cut short": ("x.docx", cut_short(), "BROKEN"),
    "a zip that climbs": ("x.docx", docx(**{"../../etc/passwd": "x"}), "BROKEN"),
    "a zip of too many parts": ("x.docx", docx(**{f"word/{n}": "" for n in range(5001)}), "BROKEN"),
    "a picture bomb": ("x.png", png(60_000, 60_000), "BROKEN"),
    "a PDF cut short": ("x.pdf", PDF[:-8] + b" " * 3000, "BROKEN"),
    "noise named as PDF": ("x.pdf", bytes(range(1, 200)), "BROKEN"),
    "CSV in another encoding": ("x.csv", "mã;tên".encode("utf-16"), "BROKEN"),
    "nothing at all": ("x.pdf", b"", "EMPTY"),
}
