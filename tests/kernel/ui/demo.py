"""A small project around the page bases: rows in memory, one register, record, form, step."""

from __future__ import annotations

from datetime import UTC, date, datetime
from enum import StrEnum

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.text import format_lazy

from tests.kernel.ui.demo_rows import Agency, Rows, agencies
from thuan.kernel.accounts.actor import Actor, Held
from thuan.kernel.accounts.roles import Role
from thuan.kernel.tenancy.errors import StaleRow
from thuan.kernel.tenancy.reach import Reach
from thuan.kernel.text import fold
from thuan.kernel.ui.components import (
    Bar,
    BarChart,
    Empty,
    FieldChange,
    Figure,
    Header,
    Link,
    Panel,
    Square,
    SquareGroup,
    Stage,
    TimelineEvent,
)
from thuan.kernel.ui.enums import EventType, Section, TableKind, Tone
from thuan.kernel.ui.forms import (
    DateField,
    DecimalField,
    FilterForm,
    Form,
    IntegerField,
    OneOf,
    TextField,
    attempt,
)
from thuan.kernel.ui.menu import MenuEntry
from thuan.kernel.ui.table import Badge, Column, Table
from thuan.kernel.ui.views import ActionView, BulkAction, FormPage, RecordView, RegisterView

AT = datetime(2026, 10, 31, 1, 15, tzinfo=UTC)


class DemoPermission(StrEnum):
    VIEW = "demo.view"
    RULE = "demo.rule"


GRANTS = {DemoPermission.VIEW: [Role.STAFF], DemoPermission.RULE: [Role.HEAD]}
WORDS = {DemoPermission.VIEW: format_lazy("Xem"), DemoPermission.RULE: format_lazy("Quyết định")}

STATES = {
    "N": Badge(Tone.SUCCESS, "Đúng hạn"),
    "T": Badge(Tone.DANGER, "Nộp trễ"),
    "C": Badge(Tone.NEUTRAL, "Chưa nộp"),
    "Y": Badge(Tone.ATTENTION, "Yêu cầu bổ sung"),
    "D": Badge(Tone.PROGRESS, "Đang kiểm tra"),
}


class AgencyFilter(FilterForm):
    q = TextField(label="Tìm cơ quan", widget=forms.TextInput(attrs={"type": "search"}))
    state = forms.ChoiceField(
        label="Trạng thái", choices=[(key, badge.word) for key, badge in STATES.items()]
    )
    since = DateField(label="Nộp từ ngày")


def link_to(row: Agency) -> str:
    return f"/ho-so/{row.public_id}/"


def word_of(row: Agency) -> str:
    return STATES[row.state].word


AGENCY_TABLE: Table[Agency] = Table(
    "co-quan",
    (
        Column("Cơ quan", lambda row: row.name, order_by="search_key", link=link_to),
        Column("Trạng thái", word_of, badge=lambda row: STATES[row.state]),
        Column("Nộp ngày", lambda row: row.sent_on, order_by="sent_on"),
        Column(
            "Lần nhắc",
            lambda row: row.reminders,
            numeric=True,
            order_by="reminders",
            secondary=True,
        ),
        Column("Số hồ sơ", lambda row: row.cases, numeric=True),
    ),
    caption="Báo cáo năm 2026",
    source="báo cáo của cơ quan",
)
NUMBERS_TABLE: Table[Agency] = Table(
    "so-lieu",
    tuple(
        [Column("Cơ quan", lambda row: row.name)]
        + [
            Column(f"Tháng {month} năm 2026", lambda row: row.cases, numeric=True)
            for month in range(1, 10)
        ]
    ),
    caption="Hồ sơ theo tháng",
    kind=TableKind.NUMBERS,
)


class Register(RegisterView):
    permission = DemoPermission.VIEW
    table = AGENCY_TABLE
    filter_form = AgencyFilter
    title = "Báo cáo năm 2026 của các cơ quan"
    empty = Empty("Chưa có báo cáo nào. Báo cáo sinh ra khi mở kỳ.", Link("Mở kỳ báo cáo", "/moi/"))
    primary = Link("Mở kỳ báo cáo", "/moi/", "plus-lg")
    bulk = (BulkAction("Nhắc các cơ quan đã chọn", "act", icon="bell"),)
    breadcrumb = (Link("Báo cáo", "/"),)
    default_order = ("search_key",)

    def rows(self, actor, wanted):
        found = agencies()
        if wanted["q"]:
            found = [row for row in found if fold(wanted["q"]) in row.search_key]
        if wanted["state"]:
            found = [row for row in found if row.state == wanted["state"]]
        if wanted["since"]:
            found = [row for row in found if row.sent_on and row.sent_on >= wanted["since"]]
        return Rows(found)

    def summary(self, actor, wanted):
        return [Figure(59, 117, "cơ quan đúng hạn", 2, date(2026, 10, 31), "/?state=N")]


class NumbersRegister(Register):
    table = NUMBERS_TABLE
    title = "Số hồ sơ theo tháng"
    bulk = ()


class EmptyRegister(Register):
    title = "Điểm không phù hợp"

    def rows(self, actor, wanted):
        return Rows()

    def summary(self, actor, wanted):
        return ()


class Forbidden(Register):
    permission = DemoPermission.RULE


class Record(RecordView):
    permission = DemoPermission.VIEW
    breadcrumb = (Link("Báo cáo", "/"),)
    template_name = "demo/record.html"

    def record(self):
        number = self.kwargs["number"]
        if not 1 <= number <= 119:
            raise Http404
        return agencies()[number - 1 : number].pop()

    def header(self, record):
        return Header(
            title="Tiếp nhận và trả kết quả giải quyết thủ tục hành chính",
            code=f"QT-{record.public_id:0>2}",
            state=STATES[record.state],
            due="còn 5 ngày làm việc, đến hết ngày 15/10/2026",
            facts=("bản 3",),
            next_step=Link("Trình phê duyệt", "/trinh/", "send"),
            refusals=("Chưa ban hành lại được: bản 4 đang soát xét, người giữ: ông Nam.",),
            actions=(Link("In", "?in=1", "printer"), Link("Theo dõi", "/theo-doi/", "eye")),
        )

    def life_cycle(self, record):
        names = ("Đề xuất", "Soạn thảo", "Soát xét", "Phê duyệt", "Ban hành", "Có hiệu lực")
        return [Stage(name, done=n < 2, current=n == 2) for n, name in enumerate(names)]

    def timeline(self, record):
        change = FieldChange("Hạn nộp", "15/10/2026", "20/10/2026")
        return [
            TimelineEvent(
                kind,
                "Nguyễn Thị Ngọc Hạnh",
                AT,
                target="báo cáo năm 2026",
                on_behalf_of="ông Trần Văn Nam" if kind is EventType.SIGNED else "",
                changes=(change,) if kind is EventType.CHANGED else (),
                comment="Còn thiếu phụ lục 2." if kind is EventType.RETURNED else "",
            )
            for kind in EventType
        ]

    def panels(self, record):
        return [
            Panel("Người", (("Soạn", "Nguyễn Thị Hạnh"), ("Soát xét", "Trần Văn Nam"))),
            Panel("Liên kết", links=(Link("Biểu mẫu BM-07.1", "/bm/"),), note="Đã đọc 17/19."),
        ]

    def body(self, record):
        squares = tuple(
            Square(
                row.name, STATES[row.state].word, row.state, STATES[row.state].tone, link_to(row)
            )
            for row in agencies()
        )
        chart = BarChart(
            "18/23 điểm quá hạn nằm ở cấp xã",
            (Bar("Cấp xã", 18, "/?cap=xa", Tone.DANGER), Bar("Sở, ngành", 5), Bar("Cấp huyện", 0)),
            "điểm không phù hợp",
            date(2026, 10, 31),
        )
        return {"groups": [SquareGroup("Tất cả cơ quan", squares)], "chart": chart}


class DemoForm(Form):
    name = TextField(label="Tên tài liệu", max_length=40, help_text="Như trên trang bìa.")
    day = DateField(label="Ngày ban hành", help_text="Ví dụ 25/10/2026.")
    number = IntegerField(label="Số trang", min_value=1)
    rate = DecimalField(label="Tỷ lệ đúng hạn", required=False)
    kind = OneOf(label="Loại tài liệu", choices=[("qt", "Quy trình"), ("bm", "Biểu mẫu")])
    agency = OneOf(label="Cơ quan", choices=[(row.public_id, row.name) for row in agencies()])
    notes = TextField(label="Nội dung", max_length=200, widget=forms.Textarea)
    read = forms.BooleanField(label="Đã đọc quy định", required=False)


class NewRecord(FormPage):
    permission = DemoPermission.VIEW
    title = "Lập tài liệu mới"
    button = "Lưu bản thảo"
    lead = "Bản thảo chỉ người soạn xem được cho đến khi trình."
    form_class = DemoForm
    success = "Đã lưu bản thảo."
    breadcrumb = (Link("Tài liệu", "/"),)

    def carry_out(self, form):
        return "/" if attempt(form, refuse_long_papers, pages=form.cleaned_data["number"]) else ""


def refuse_long_papers(*, pages):
    """A service that refuses one field, one field of its own, and the whole."""
    if pages == 409:
        raise StaleRow("QT-07", 3)
    if pages > 100:
        raise ValidationError({"number": "Nhiều hơn 100 trang.", "shelf": "Kho đã đầy."})


class Act(ActionView):
    permission = DemoPermission.VIEW
    title = "Trình phê duyệt QT-07"
    button = "Trình phê duyệt"
    consequence = "Sau khi trình, người soạn không sửa được nữa."
    facts = (("Tài liệu", "QT-07"), ("Người phê duyệt", "Bà Trần Thị Hoa"))

    def cancel_url(self):
        return "/ho-so/1/"

    def base_version(self):
        return 7

    def carry_out(self, form):
        return "/ho-so/1/"


def entrance(request):
    return render(request, "demo/entrance.html", {"title": "Đăng nhập"})


def broken(request):
    raise RuntimeError("broken on purpose")


class DemoActor:
    """Signs a person in by a cookie or header; a visitor without one stays a visitor."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.at = AT
        held = (Held(Role.STAFF, 1, Reach(agency_ids=frozenset({1}))),)
        signed_in = request.COOKIES.get("visitor") is None
        request.actor = Actor(1, AT, held, user_id=1) if signed_in else Actor(None, AT)
        return self.get_response(request)


MENU = (
    MenuEntry("demo.work", Section.MY_WORK, "Việc của tôi", "work", icon="list-check", bottom=1),
    MenuEntry("demo.documents", Section.PLAN, "Tài liệu", "documents", icon="book", bottom=3),
    MenuEntry("demo.risks", Section.PLAN, "Rủi ro và cơ hội", "risks", icon="flag"),
    MenuEntry(
        "demo.register",
        Section.REPORTS,
        "Báo cáo năm",
        "register",
        DemoPermission.VIEW,
        icon="bar-chart",
        bottom=2,
    ),
    MenuEntry("demo.rule", Section.ADMINISTRATION, "Quản trị", "rule", DemoPermission.RULE),
    MenuEntry("demo.nowhere", Section.DO, "Trang chưa có", "nowhere"),
)

urlpatterns = [
    path("", Register.as_view(), name="register"),
    path("so/", NumbersRegister.as_view(), name="numbers"),
    path("trong/", EmptyRegister.as_view(), name="risks"),
    path("cam/", Forbidden.as_view(), name="rule"),
    path("ho-so/<int:number>/", Record.as_view(), name="record"),
    path("moi/", NewRecord.as_view(), name="documents"),
    path("trinh/", Act.as_view(), name="act"),
    path("viec/", EmptyRegister.as_view(), name="work"),
    path("vao/", entrance, name="login"),
    path("hong/", broken, name="broken"),
    path("tim/", lambda request: HttpResponse(), name="search"),
    path("hop-thu/", lambda request: HttpResponse(), name="inbox"),
    path("tro-giup/", lambda request: HttpResponse(), name="help"),
    path("ra/", lambda request: HttpResponse(), name="logout"),
]
handler400 = "thuan.kernel.ui.views.errors.bad_request"
handler403 = "thuan.kernel.ui.views.errors.permission_denied"
handler404 = "thuan.kernel.ui.views.errors.not_found"
handler500 = "thuan.kernel.ui.views.errors.server_error"
