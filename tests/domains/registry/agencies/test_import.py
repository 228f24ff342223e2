"""Files in: what a dry run says, what an import does, and that it is all or nothing."""

from __future__ import annotations

import datetime as dt
import unicodedata
from io import BytesIO

import pytest
import xlsxwriter
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from lxml import html

from tests.factories import assign, employ, make_actor, make_person, make_user
from thuan.domains.registry.agencies import services
from thuan.domains.registry.agencies.models import AgencyName
from thuan.domains.registry.agencies.selectors import agency_on
from thuan.kernel.accounts.actor import Actor, actor_for
from thuan.kernel.accounts.models import Assignment, Employment, Person, User
from thuan.kernel.accounts.roles import Role
from thuan.kernel.audittrail.models import AuditEvent
from thuan.kernel.calendar import clock
from thuan.kernel.importing import (
    ImportRefused,
    counted,
    dry_run,
    import_file,
    importers,
    read_sheet,
)
from thuan.kernel.tenancy.models import Agency
from thuan.kernel.tenancy.scope import entered
from thuan.kernel.tenancy.writing import end_facts

pytestmark = pytest.mark.django_db

MAY = dt.date(2022, 5, 1)
AGENCIES = (
    "code,name,type,group,parent_code,gso_code,obligation,from,legal_basis\n"
    "X1,UBND xã An Hòa,XA,,H1,22738,,01/01/2022,QĐ 1\n"
    "H1,UBND huyện An Bình,HUYEN,,,582,,01/01/2022,QĐ 1\n"
    "C1,Chi cục Thủy lợi,Chi cục đơn vị,truc_thuoc,,,,01/01/2022,\n"
).replace("Chi cục đơn vị", "CHI_CUC")
PEOPLE_HEAD = "agency_code,full_name,title,unit,role,decision_no,from,email,phone,username\n"
PEOPLE = PEOPLE_HEAD + (
    "X1,Trần Thị Hoa,Chủ tịch,Lãnh đạo,HEAD,QĐ 7,01/01/2022,hoa@anhoa.gov.vn,0912,\n"
    "X1,Lê Văn Nam,Công chức,Văn phòng,Thư ký ISO,QĐ 8,01/01/2022,,,\n"
)


def sheet_of(kind, text, name="tep.csv"):
    data = text if isinstance(text, bytes) else text.encode()
    return read_sheet(data, name, importers()[kind].columns, importers()[kind].needed)


def workbook(text):
    memory = BytesIO()
    with xlsxwriter.Workbook(memory) as book:
        page = book.add_worksheet()
        for number, line in enumerate(text.splitlines()):
            page.write_row(number, 0, line.split(","))
    return memory.getvalue()


def told(lines):
    return [(line.row, line.column, str(line.outcome)) for line in lines]


@pytest.fixture
def run(keeper, at):
    def _run(kind, text, actor=keeper, name="tep.csv"):
        with entered(actor.scope()):
            return import_file(kind=kind, sheet=sheet_of(kind, text, name), actor=actor, at=at)

    return _run


@pytest.fixture
def try_out(keeper, at):
    def _try_out(kind, text, name="tep.csv"):
        with entered(keeper.scope()):
            return dry_run(kind=kind, sheet=sheet_of(kind, text, name), actor=keeper, at=at)

    return _try_out


def counts():
    models = (Agency, AgencyName, Person, User, Employment, Assignment, AuditEvent)
    return [model.objects.count() for model in models]


def test_a_dry_run_says_what_would_happen_and_writes_nothing(try_out):
    before = counts()

    lines = try_out("co-quan", AGENCIES)

    assert told(lines) == [(2, "", "ADD"), (3, "", "ADD"), (4, "", "ADD")]
    assert counts() == before


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("tep.csv", AGENCIES.encode()),
        ("tep.csv", b"\xef\xbb\xbf" + AGENCIES.replace(",", ";").encode()),
        ("tep.csv", unicodedata.normalize("NFD", AGENCIES).encode()),
        ("tep.xlsx", workbook(AGENCIES)),
    ],
    ids=["csv", "csv-bom-semicolon", "nfd", "xlsx"],
)
def test_agencies_come_in_from_every_kind_of_table(name, data, run):
    run("co-quan", data, name=name)

    commune, district = Agency.objects.get(code="X1"), Agency.objects.get(code="H1")
    entry = agency_on(commune, MAY)
    assert (entry.name, entry.group, entry.parent_id) == ("UBND xã An Hòa", "xa", district.pk)
    assert commune.code_rows.get(scheme="gso").code == "22738"


def test_agencies_come_in_from_yaml(run):
    text = "agencies:\n- code: X1\n  name: UBND xã An Hòa\n  type: XA\n  from: 2022-01-01\n"

    lines = run("co-quan", text, name="tep.yaml")

    assert told(lines) == [(1, "", "ADD")]
    assert agency_on(Agency.objects.get(code="X1"), MAY).name == "UBND xã An Hòa"


def test_an_import_is_one_event_with_the_file_s_hash(run):
    before = AuditEvent.objects.count()

    run("co-quan", AGENCIES)

    assert AuditEvent.objects.count() == before + 1
    event = AuditEvent.objects.latest("pk")
    assert event.action == "agencies.import"
    assert sheet_of("co-quan", AGENCIES).sha256 in event.body
    assert '"count":3' in event.body


def test_the_same_file_again_changes_nothing(run):
    run("co-quan", AGENCIES)
    before = counts()

    lines = run("co-quan", AGENCIES)

    assert [str(line.outcome) for line in lines] == ["SAME"] * 3
    assert counts() == before


def test_what_differs_is_changed_from_the_day_of_the_row(run):
    run("co-quan", AGENCIES)
    changed = AGENCIES.replace("UBND xã An Hòa", "UBND phường An Hòa").replace(
        "H1,22738,,01/01/2022", "H1,22738,,01/05/2022"
    )

    lines = run("co-quan", changed)

    assert [str(line.outcome) for line in lines] == ["CHANGE", "SAME", "SAME"]
    assert lines[0].reason == "tên: “UBND xã An Hòa” thành “UBND phường An Hòa”"
    commune = Agency.objects.get(code="X1")
    assert agency_on(commune, dt.date(2022, 4, 30)).name == "UBND xã An Hòa"
    assert commune.name == "UBND phường An Hòa"


FAULTS = {
    "doubled code": ("X1,Hai,XA,,,,,01/01/2022,", 5, "A", "đã có ở dòng 2"),
    "unknown type": ("X2,Hai,QUAN,,,,,01/01/2022,", 5, "C", "“QUAN” chưa có trong danh mục"),
    "unknown group": ("X2,Hai,XA,la,,,,01/01/2022,", 5, "D", "“la” chưa có trong danh mục"),
    "unknown parent": ("X2,Hai,XA,,H9,,,01/01/2022,", 5, "E", "Không có cơ quan mang mã “H9”"),
    "code of another": ("X2,Hai,XA,,,22738,,01/01/2022,", 5, "F", "đang thuộc “UBND xã An Hòa”"),
    "unknown duty": ("X2,Hai,XA,,,,CÓ,01/01/2022,", 5, "G", "“CÓ” chưa có trong danh mục"),
    "no such day": ("X2,Hai,XA,,,,,31/02/2022,", 5, "H", "Tháng 2 năm 2022 có 28 ngày"),
    "no name": ("X2,,XA,,,,,01/01/2022,", 5, "B", "Ô đang để trống"),
    "tier gone": ("X2,Hai,HUYEN,,,,,01/07/2025,", 5, "C", "HUYEN"),
    "long name": (f"X2,{'a' * 256},XA,,,,,01/01/2022,", 5, "B", "chỉ ghi được 255"),
    "under itself": ("X2,Hai,XA,,X2,,,01/01/2022,", 5, "E", "“X2”"),
}


@pytest.mark.parametrize(("line", "row", "column", "why"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_told_with_row_and_column_and_nothing_is_written(
    line, row, column, why, run, try_out
):
    before = counts()

    lines = try_out("co-quan", f"{AGENCIES}{line}\n")
    with pytest.raises(ImportRefused) as refused:
        run("co-quan", f"{AGENCIES}{line}\n")

    assert told(lines)[-1] == (row, column, "FAULT")
    assert why in lines[-1].reason
    assert f"Dòng {row}, cột {column}: " in refused.value.messages[0]
    assert counts() == before


def test_two_entries_on_one_day_and_days_before_the_beginning_are_faults(run, try_out):
    run("co-quan", AGENCIES)

    same_day = try_out("co-quan", AGENCIES.replace("An Hòa", "Khác"))
    too_early = try_out("co-quan", AGENCIES.replace("01/01/2022", "31/12/2021"))

    assert told(same_day)[0] == (2, "B", "FAULT")
    assert "đã có một ghi nhận khác" in same_day[0].reason
    assert told(too_early)[0] == (2, "H", "FAULT")


UNREADABLE = {
    "truncated workbook": ("tep.xlsx", workbook(AGENCIES)[:900], "bị hỏng hoặc chưa tải lên hết"),
    "picture": ("tep.xlsx", b"\x89PNG\r\n\x1a\n" + b"0" * 64, "không phải bảng tính"),
    "old excel": ("tep.xls", b"\xd0\xcf\x11\xe0" + b"0" * 64, "Excel cũ"),
    "empty": ("tep.csv", b"", "rỗng"),
    "not utf-8": ("tep.csv", "mã,tên\nX1,Hòa".encode("utf-16"), "UTF-8"),
    "fifty megabytes": ("tep.csv", b"a" * (50 * 1024 * 1024), "giới hạn là 20,0 MB"),
    "no head": ("tep.csv", b"code,name\nX1,A\n", "thiếu cột: Loại"),
    "doubled head": ("tep.csv", b"code,name,type,code\nX1,A,XA,X2\n", "có hai lần"),
    "yaml bomb": ("tep.yaml", b"a: &a [1]\nb: [*a, *a]\n", "bí danh"),
    "yaml of one word": ("tep.yaml", b"xin", "phải là một danh sách"),
    "broken yaml": ("tep.yaml", b"- code: 'X1\n", "cú pháp YAML"),
    "nested yaml": ("tep.yaml", b"- code: [1]\n  name: a\n  type: XA\n", "lồng nhau"),
}


@pytest.mark.parametrize(("name", "data", "why"), UNREADABLE.values(), ids=UNREADABLE)
def test_what_is_no_table_is_refused_with_a_sentence(name, data, why):
    with pytest.raises(ValidationError) as refused:
        read_sheet(data, name, importers()["co-quan"].columns, importers()["co-quan"].needed)

    assert why in refused.value.messages[0]


def test_only_the_keeper_imports(enter, at):
    agency = enter()
    head = make_actor(Role.HEAD, agency, at)
    sheet = sheet_of("co-quan", AGENCIES)

    for function in (dry_run, import_file):
        with entered(head.scope()), pytest.raises(PermissionDenied):
            function(kind="co-quan", sheet=sheet, actor=head, at=at)


def test_people_come_in_with_post_and_role(enter, run):
    agency = enter("X1")

    lines = run("nguoi", PEOPLE)

    assert told(lines) == [(2, "", "ADD"), (3, "", "ADD")]
    head = Person.objects.get(full_name="Trần Thị Hoa")
    assert (head.email, head.phone) == ("hoa@anhoa.gov.vn", "0912")
    post = head.employments.get()
    assert (post.agency, post.title, post.unit) == (agency, "Chủ tịch", "Lãnh đạo")
    role = head.assignments.get()
    assert (role.role, role.decision_no, role.reach) == ("HEAD", "QĐ 7", "OWN")


def test_a_job_of_the_product_makes_the_accounts_without_a_word_to_enter(enter, run, at):
    enter("X1")
    text = PEOPLE_HEAD + "X1,Trần Thị Hoa,,,HEAD,QĐ 7,,,,hoa.tt\n"

    run("nguoi", text, actor=Actor.system("demo", at))
    run("nguoi", text, actor=Actor.system("demo", at))

    account = User.objects.get(username="hoa.tt")
    assert (account.person.full_name, account.must_change_password) == ("Trần Thị Hoa", True)
    assert not account.has_usable_password()


def test_the_same_people_again_change_nothing(enter, run):
    enter("X1")
    run("nguoi", PEOPLE)
    before = counts()

    lines = run("nguoi", PEOPLE)

    assert [str(line.outcome) for line in lines] == ["SAME", "SAME"]
    assert counts() == before


PEOPLE_FAULTS = {
    "unknown role": ("X1,A B,,,SEP,QĐ,,,,", "E", "“SEP” chưa có trong danh mục"),
    "role of the head's": ("X1,A B,,,AUDITOR,QĐ,,,,", "E", "do thủ trưởng cơ quan giao"),
    "no decision": ("X1,A B,,,HEAD,,,,,", "F", "Ô đang để trống"),
    "unknown agency": ("X9,A B,,,HEAD,QĐ,,,,", "A", "Không có cơ quan mang mã “X9”"),
    "doubled": ("X1,trần thị hoa,,,HEAD,QĐ 7,,,,", "B", "đã có ở dòng 2"),
    "address of another": ("X1,A B,,,HEAD,QĐ,,hoa@anhoa.gov.vn,,", "H", "đang là của"),
    "not an address": ("X1,A B,,,HEAD,QĐ,,hoa,,", "H", "Thư điện tử"),
    "account of another": ("X2,A B,,,HEAD,QĐ,,,,nam.lv", "J", "đang là của Phạm Văn Nam"),
    "bad account": ("X2,A B,,,HEAD,QĐ,,,,a b", "J", "Tên đăng nhập"),
    "new account": ("X2,A B,,,HEAD,QĐ,,,,ab", "J", "do quản trị hệ thống lập"),
    "second head": ("X1,A B,,,HEAD,QĐ,,,,", "E", "Trần Thị Hoa đang là thủ trưởng"),
    "second secretary": ("X1,A B,,,ISO_SEC,QĐ,,,,", "E", "Cơ quan đã có thư ký ISO"),
    "two hats": ("X1,Lê Văn Nam,,,SYS_ADMIN,QĐ,,,,", "E", "không giữ vai trò nghiệp vụ"),
}


@pytest.mark.parametrize(("line", "column", "why"), PEOPLE_FAULTS.values(), ids=PEOPLE_FAULTS)
def test_a_fault_of_a_person_is_told_and_nobody_is_written(line, column, why, enter, try_out, run):
    enter("X1")
    enter("X2", "UBND xã Hai")
    make_user(make_person("Phạm Văn Nam"), "nam.lv")
    before = counts()

    lines = try_out("nguoi", f"{PEOPLE}{line}\n")

    assert told(lines)[-1] == (4, column, "FAULT")
    assert why in lines[-1].reason
    with pytest.raises(ImportRefused):
        run("nguoi", f"{PEOPLE}{line}\n")
    assert counts() == before


def test_who_works_elsewhere_on_that_day_is_a_fault(enter, try_out):
    enter("X1")
    other = enter("X2", "UBND xã Khác")
    person = make_person("Trần Thị Hoa")
    Person.objects.filter(pk=person.pk).update(email="hoa@anhoa.gov.vn")
    employ(person, other)

    line = try_out("nguoi", PEOPLE)[0]

    assert (line.column, str(line.outcome)) == ("G", "FAULT")
    assert "đang công tác tại UBND xã Khác" in line.reason


def test_nobody_names_himself(enter, dost, at, reference):
    person = make_person("Lê Thị Quản Trị")
    employ(person, dost)
    assign(person, Role.DOST_ADMIN, dost, reach="ALL")
    enter("D1", "Sở Khoa học và Công nghệ mới", "SO")
    Person.objects.filter(pk=person.pk).update(email="qt@so.gov.vn")
    end_facts(Employment.objects.all(), valid_to=dt.date(2021, 1, 1))
    actor = actor_for(person, at)
    text = PEOPLE_HEAD + "D1,Lê Thị Quản Trị,,,DOST_HEAD,QĐ,,qt@so.gov.vn,,\n"

    with entered(actor.scope()):
        (line,) = dry_run(kind="nguoi", sheet=sheet_of("nguoi", text), actor=actor, at=at)

    assert "Không tự phân công cho chính mình" in line.reason


def test_a_job_of_the_product_loads_every_role(enter, at, run):
    enter("X1")
    text = PEOPLE_HEAD + "X1,A B,,,AUDITOR,QĐ,,,,\n"

    lines = run("nguoi", text, actor=Actor.system("demo", at))

    assert [str(line.outcome) for line in lines] == ["ADD"]


def test_a_role_of_the_province_reaches_all(enter, run):
    enter("S1", "Sở KH&CN", "SO")

    run("nguoi", PEOPLE_HEAD + "S1,A B,,,DOST_OFFICER,QĐ,01/01/2022,,,\n")

    assert Assignment.objects.get(role="DOST_OFFICER").reach == "ALL"


@pytest.fixture
def client(dost, reference, at):
    clock.mark_as_demo(at)
    person = make_person()
    assign(person, Role.DOST_ADMIN, dost, reach="ALL")
    client = Client()
    client.force_login(make_user(person))
    return client


def upload(client, text, name="tep.csv", kind="co-quan"):
    data = text if isinstance(text, bytes) else text.encode()
    file = SimpleUploadedFile(name, data)
    return client.post(reverse("agencies:import"), {"khoa": "u1", "loai": kind, "tep": file})


def test_the_page_shows_first_and_writes_on_confirmation_only(client):
    preview = upload(client, AGENCIES)

    page = html.fromstring(preview.content.decode())
    assert preview.status_code == 200
    assert not Agency.objects.filter(code="X1").exists()
    (content,) = page.xpath("//input[@name='noi_dung']/@value")
    answer = client.post(
        reverse("agencies:import_write"), {"khoa": "w1", "loai": "co-quan", "noi_dung": content}
    )
    assert answer["Location"] == reverse("agencies:register")
    assert Agency.objects.filter(code="X1").exists()
    shown = client.get(answer["Location"]).content.decode()
    assert "Đã nhập: thêm 3, sửa 0, không đổi 0." in shown


def test_the_page_with_faults_offers_no_confirmation(client):
    preview = upload(client, AGENCIES + "X2,,XA,,,,,,\n")

    page = html.fromstring(preview.content.decode())
    assert not page.xpath("//input[@name='noi_dung']")
    first = page.xpath("//tbody/tr[1]/*")
    assert [cell.text_content().strip() for cell in first[:2]] == ["5", "B"]


def test_a_changed_preview_is_not_imported(client):
    answer = client.post(
        reverse("agencies:import_write"), {"khoa": "w1", "loai": "co-quan", "noi_dung": "x:y:z"}
    )

    assert answer.status_code == 422
    assert "Nội dung xem trước đã bị thay đổi" in answer.content.decode()


def test_a_file_too_large_is_told_before_it_is_read(client):
    answer = upload(client, b"a" * (50 * 1024 * 1024))

    assert answer.status_code == 422
    assert "Tệp có 50 MB, giới hạn là 20 MB" in answer.content.decode()


def test_what_was_entered_meanwhile_refuses_the_confirmed_import(client, enter):
    page = html.fromstring(upload(client, AGENCIES).content.decode())
    (content,) = page.xpath("//input[@name='noi_dung']/@value")
    enter("Z1", "UBND xã Vừa ghi", gso="22738")

    answer = client.post(
        reverse("agencies:import_write"), {"khoa": "w1", "loai": "co-quan", "noi_dung": content}
    )

    assert answer.status_code == 422
    assert "Dòng 2, cột F" in answer.content.decode()
    assert not Agency.objects.filter(code="H1").exists()


def test_the_import_page_is_closed_to_others(enter, at):
    clock.mark_as_demo(at)
    person = make_person()
    assign(person, Role.HEAD, enter())
    head = Client()
    head.force_login(make_user(person))

    assert head.get(reverse("agencies:import")).status_code == 403
    assert upload(head, AGENCIES).status_code == 403
    assert Client().get(reverse("agencies:import")).status_code == 302


def test_every_outcome_is_counted(try_out):
    assert list(counted(try_out("co-quan", AGENCIES)).values()) == [3, 0, 0, 0]


def test_services_are_the_package_s_own():
    assert services.register_agency.is_service
    assert import_file.is_service
    assert dry_run.is_service
