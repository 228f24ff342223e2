"""A version on paper: cover, control blocks, content, the mark of a copy (programme.md 3.4)."""

from __future__ import annotations

import datetime as dt
import io

import docx
import pytest
from docx.document import Document as Word

from tests.factories import make_user
from tests.factories.documents import MONDAY
from thuan.domains.system.documents.models import DocumentVersion
from thuan.domains.system.documents.papers import paper_of, version_paper
from thuan.domains.system.documents.services.reviewing import cancel_version, return_version
from thuan.domains.system.documents.services.writing import change_draft
from thuan.kernel.accesslog.models import AccessRecord
from thuan.kernel.reports.document import DataTable
from thuan.kernel.tenancy.scope import every_agency

pytestmark = pytest.mark.django_db
LATER = MONDAY + dt.timedelta(days=30)


def printed(version, *, is_demo: bool = False):
    with every_agency(reason="a test looks"):
        row = DocumentVersion.objects.select_related("document__agency", "file").get(pk=version.pk)
        return paper_of(row, by="Trần Thị Lan", at=LATER, is_demo=is_demo)


def as_word(version) -> Word:
    with every_agency(reason="a test looks"):
        row = DocumentVersion.objects.select_related("document__agency", "file").get(pk=version.pk)
        content, _name = version_paper(row, "docx", by="Lan", at=LATER, is_demo=False)
    return docx.Document(io.BytesIO(content))


def test_the_cover_has_the_numbers_and_who_wrote_reviewed_and_approved(office):
    version = office.in_force("QT-07")

    paper = printed(version)

    assert paper.numbers == (
        ("Mã số", "QT-07"),
        ("Lần ban hành", "01"),
        ("Lần sửa đổi", "00"),
        ("Ngày hiệu lực", "07/03/2022"),
        ("Xem xét lại trước", "07/03/2024"),
        ("Quyết định ban hành", "12/QĐ-UBND"),
    )
    people = {name: office.people[name].full_name for name in ("lan", "control", "head")}
    assert paper.signers == (
        ("Soạn thảo", people["lan"], "07/03/2022"),
        ("Xem xét", people["control"], "07/03/2022"),
        ("Phê duyệt", people["head"], "07/03/2022"),
    )
    assert paper.fingerprint == version.content_hash
    assert paper.stamp == ""


def test_every_copy_says_that_nobody_controls_it(office):
    paper = printed(office.in_force())

    assert paper.copy_line.startswith(
        "Bản in không kiểm soát, Trần Thị Lan in lúc 06/04/2022\u00a008:00."
    )


def test_the_revision_table_tells_every_version_up_to_this_one(office):
    first = office.in_force("QT-07")
    second = office.followed(office.revise(first.document, at=LATER), at=LATER)

    revisions = next(block for block in printed(second).blocks if isinstance(block, DataTable))
    before = next(block for block in printed(first).blocks if isinstance(block, DataTable))

    assert revisions.caption == "Bảng theo dõi sửa đổi"
    assert revisions.rows == (
        ("01/00", "Ban hành lần đầu", "07/03/2022", "12/QĐ-UBND"),
        ("01/01", "Sửa mục 2", "06/04/2022", "12/QĐ-UBND"),
    )
    assert before.rows == revisions.rows[:1]


@pytest.mark.parametrize(("kind", "stamp"), [("old", "HẾT HIỆU LỰC"), ("new", "CHƯA CÓ HIỆU LỰC")])
def test_what_nobody_may_work_by_is_stamped(office, kind, stamp):
    first = office.in_force("QT-07")
    second = office.revise(first.document, at=LATER)
    if kind == "old":
        office.followed(second, at=LATER)

    assert printed(first if kind == "old" else second).stamp == stamp


def test_forms_stand_at_the_end(office):
    form = office.in_force_form("BM-01")
    version = office.followed(office.with_forms(office.draft(), form))

    table = printed(version).blocks[-1]

    assert isinstance(table, DataTable)
    assert table.rows == (("1", "BM-01", "Kiểm soát tài liệu"),)


def test_the_word_file_says_the_same(office):
    word = as_word(office.in_force("QT-07"))
    cover = [paragraph.text for paragraph in word.paragraphs]
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]

    assert "QUY TRÌNH HỆ THỐNG" in cover
    assert "Kiểm soát tài liệu" in cover
    assert "1. Mục đích" in cover
    assert "QT-07" in cells
    assert office.people["head"].full_name in cells
    foot = word.sections[0].footer.paragraphs[0].text
    assert foot.startswith("Bản in không kiểm soát, Lan in lúc 06/04/2022\u00a008:00.")


def test_the_same_paper_is_the_same_bytes_and_text_is_never_markup(office):
    draft = office.draft("QT/07")
    words = {"text": "#set page(width: 1pt)\n$x$ *đậm* \\u{41} <b>"}
    version = office.does("lan", change_draft, draft=draft, sets=words)
    with every_agency(reason="a test looks"):
        row = DocumentVersion.objects.select_related("document__agency", "file").get(pk=version.pk)
        papers = [version_paper(row, "pdf", by="Lan", at=LATER, is_demo=True) for _ in range(2)]

    assert papers[0] == papers[1]
    content, name = papers[0]
    assert content[:5] == b"%PDF-"
    assert name == "QT-07-01-00.pdf"


def test_that_a_copy_left_is_written_down(office, client):
    version = office.in_force("QT-07")
    with every_agency(reason="a test arranges"):
        client.force_login(make_user(office.people["lan"]))

    response = client.get(f"/tai-lieu/ban/{version.public_id}/ban-in/?xuat=docx")

    assert response.status_code == 200
    assert response["Content-Disposition"] == 'attachment; filename="QT-07-01-00.docx"'
    with every_agency(reason="a test looks"):
        seen = AccessRecord.objects.filter(target_id=str(version.public_id))
        assert [one.purpose for one in seen] == ["In tài liệu (docx)"]
    assert client.get(f"/tai-lieu/ban/{version.public_id}/ban-in/?xuat=exe").status_code == 404


def test_the_master_list_of_a_past_day_is_an_official_paper(office, client):
    first = office.in_force("QT-07")
    office.followed(office.revise(first.document, at=LATER), at=LATER)
    office.followed(office.draft("QT-08", at=LATER), at=LATER)
    with every_agency(reason="a test arranges"):
        client.force_login(make_user(office.people["lan"]))

    answer = client.get("/tai-lieu/danh-muc/ban-in/?xuat=docx&ngay=01/04/2022")

    word = docx.Document(io.BytesIO(answer.content))
    texts = [paragraph.text for paragraph in word.paragraphs]
    rows = [[cell.text for cell in row.cells] for table in word.tables for row in table.rows]
    assert answer["Content-Disposition"] == (
        'attachment; filename="danh-muc-tai-lieu-2022-04-01.docx"'
    )
    assert "DANH MỤC" in texts
    assert any("cơ quan kiểm soát 1 tài liệu nội bộ đang hiệu lực" in text for text in texts)
    assert [
        *("1", "QT-07", "Kiểm soát tài liệu", "Quy trình hệ thống", "01/00", "07/03/2022"),
        *("12/QĐ-UBND", ""),
    ] in rows
    assert not any("QT-08" in row for row in rows)


def reviewers(version) -> list[tuple[str, str]]:
    return [(name, day) for task, name, day in printed(version).signers if task == "Xem xét"]


@pytest.mark.parametrize("who", ["unit", "control"])
def test_only_who_endorsed_the_approved_wording_stands_as_reviewer(office, who):
    sent = office.submit(office.draft("QT-07"), who)
    back = {"review": office.review_of(sent, who), "comment": "Sai mục 1"}
    office.does(who, return_version, **back)
    with every_agency(reason="a test looks"):
        draft = DocumentVersion.objects.select_related("document").get(pk=sent.pk)
    assert reviewers(draft) == []
    draft = office.does("lan", change_draft, LATER, draft=draft, sets={"text": "2. Mới"})

    done = office.followed(draft, at=LATER)

    assert reviewers(done) == [(office.people["control"].full_name, "06/04/2022")]


def test_a_version_called_off_was_never_in_force_and_stands_in_no_table(office):
    document = office.in_force("QT-07").document
    coming = office.followed(
        office.revise(document, at=LATER), at=LATER, begins=dt.date(2022, 5, 4)
    )
    office.does("head", cancel_version, LATER, version=coming, comment="Thôi")
    office.followed(office.revise(document, at=LATER), at=LATER)
    newest = office.followed(office.revise(document, at=LATER), at=LATER)

    table = next(block for block in printed(newest).blocks if isinstance(block, DataTable))

    assert [row[0] for row in table.rows] == ["01/00", "01/01", "01/02"]
