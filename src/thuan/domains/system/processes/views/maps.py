"""The map of processes: today, as it stood at a review, and the review itself."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View

from thuan.domains.system.processes.content import arrows, bands, read_sheets
from thuan.domains.system.processes.enums import RecordedState
from thuan.domains.system.processes.forms import ReviewForm
from thuan.domains.system.processes.papers import FORMATS, process_paper
from thuan.domains.system.processes.permissions import ProcessPermission
from thuan.domains.system.processes.selectors.processes import (
    on_the_map,
    review_due,
    review_or_none,
    reviews,
    sheet_of,
    standing_of,
)
from thuan.domains.system.processes.services import describing, reviewing
from thuan.domains.system.processes.views.common import MAP, Step, url_of
from thuan.domains.system.processes.words import lacks_words, sheet_badge
from thuan.kernel.accesslog.reading import saw
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.permissions import can, own_agency
from thuan.kernel.text.dates import format_date
from thuan.kernel.ui.components import Empty, Link
from thuan.kernel.ui.forms import CommentForm, Form, attempt
from thuan.kernel.ui.frame import site
from thuan.kernel.ui.views import ActionView, FormPage, GuardedMixin

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from django import forms
    from django.http import HttpRequest

    from thuan.domains.system.processes.content import Sheet
    from thuan.domains.system.processes.models import MapReview
    from thuan.domains.system.processes.selectors.processes import Standing


def drawn(sheets: Sequence[Sheet], cards: Mapping[str, Any]) -> dict[str, Any]:
    """What the template needs to draw a map and to say it in words.

    ``cards``: by key of the sheet its address and badge; empty for a map that is past.
    """
    names = {sheet.key: f"{sheet.code} {sheet.name}" for sheet in sheets}
    found = arrows(sheets)
    return {
        "sheets": sheets,
        "arrows": found,
        "cards": cards,
        "bands": [
            (kind.label, [(sheet, cards.get(sheet.key)) for sheet in listed])
            for kind, listed in bands(sheets)
        ],
        "lines": [
            (
                names[key],
                [(names[one.target], one.what) for one in found if one.source == key],
            )
            for key in names
            if any(one.source == key for one in found)
        ],
    }


def _cards(standing: Sequence[Standing]) -> dict[str, Any]:
    """Address and badge of each process, by the key of its sheet."""
    return {
        str(one.process.public_id): {
            "url": url_of(one.process, "process"),
            "badge": sheet_badge(one.process, one.lacks),
            "lacks": lacks_words(one.lacks),
        }
        for one in standing
    }


class MapPage(GuardedMixin, View):
    """All processes of the agency, how they hang together, what each sheet still lacks."""

    permission = ProcessPermission.VIEW
    template_name: ClassVar[str] = "processes/map.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        agency_id = own_agency(self.actor, ProcessPermission.VIEW)
        rows = on_the_map(self.actor, agency_id)
        standing = standing_of(rows)
        done = reviews(self.actor, agency_id)
        may_map = can(self.actor, ProcessPermission.MAP, agency_id=agency_id)
        may_review = can(self.actor, ProcessPermission.REVIEW, agency_id=agency_id)
        context = {
            "title": _("Sơ đồ quá trình"),
            "primary": self._primary(may_map=may_map, empty=not rows),
            "empty": self._empty(may_map=may_map),
            "links": self._links(may_map=may_map, may_review=may_review, empty=not rows),
            "sentence": self._sentence(standing),
            "overdue": bool(rows) and review_due(done[0] if done else None, business_day(self.at)),
            "reviews": done,
            **drawn([sheet_of(one) for one in rows], _cards(standing)),
        }
        return render(request, self.template_name, context)

    @staticmethod
    def _primary(*, may_map: bool, empty: bool) -> Link | None:
        if not may_map or empty:
            return None
        return Link(_("Thêm quá trình"), reverse("processes:add"), "plus-lg")

    @staticmethod
    def _empty(*, may_map: bool) -> Empty:
        sentence = gettext_lazy(
            "Chưa có quá trình nào. Sơ đồ cho thấy việc của cơ quan nối với nhau ra sao, ai chịu "
            "trách nhiệm, đo bằng gì. Lấy chín quá trình thường gặp rồi sửa lại cho đúng."
        )
        take = reverse("processes:take_usual")
        action = Link(_("Lấy các quá trình thường gặp"), take, "download")
        return Empty(sentence, action if may_map else None)

    @staticmethod
    def _links(*, may_map: bool, may_review: bool, empty: bool) -> list[Link]:
        links = [Link(_("Xem dạng danh sách"), reverse("processes:register"), "list-check")]
        if may_map:
            take = reverse("processes:take_usual")
            links.append(Link(_("Lấy các quá trình thường gặp"), take, "download"))
        if empty:
            if may_map:
                links.append(Link(_("Thêm quá trình"), reverse("processes:add"), "plus-lg"))
            return links
        if may_review:
            links.append(Link(_("Xem xét sơ đồ"), reverse("processes:review_map"), "check-circle"))
        paper = reverse("processes:paper")
        links += [
            Link(_("Bản in (%(kind)s)") % {"kind": kind.upper()}, f"{paper}?xuat={kind}", "printer")
            for kind in FORMATS
        ]
        return links

    @staticmethod
    def _sentence(standing: Sequence[Standing]) -> str:
        lacking = sum(bool(one.lacks) for one in standing)
        if not standing or not lacking:
            return _("%(n)s quá trình, phiếu nào cũng khai đủ.") % {"n": len(standing)}
        words = {"all": len(standing), "n": lacking}
        return _("%(all)s quá trình, %(n)s phiếu còn thiếu mục.") % words


class PastMap(GuardedMixin, View):
    """The map as it stood when it was reviewed."""

    permission = ProcessPermission.VIEW
    template_name: ClassVar[str] = "processes/past_map.html"

    def get(self, request: HttpRequest, public_id: Any) -> HttpResponse:
        review = review_or_none(self.actor, public_id)
        if review is None:
            raise Http404
        void = review.state == RecordedState.VOID
        may = can(self.actor, ProcessPermission.REVIEW, agency_id=review.agency_id)
        context = {
            "title": _("Sơ đồ quá trình ngày %(day)s") % {"day": format_date(review.reviewed_on)},
            "breadcrumb": (MAP,),
            "review": review,
            "void": void,
            "void_url": "" if void or not may else url_of(review, "void_review"),
            **drawn(read_sheets(review.sheets), {}),
        }
        return render(request, self.template_name, context)


class Paper(GuardedMixin, View):
    """The map in words and every sheet, on official paper; that it left is kept."""

    permission = ProcessPermission.VIEW

    def get(self, request: HttpRequest) -> HttpResponse:
        agency_id = own_agency(self.actor, ProcessPermission.VIEW)
        rows = on_the_map(self.actor, agency_id)
        kind = request.GET.get("xuat", "pdf")
        if not rows or kind not in FORMATS:
            raise Http404
        day = business_day(self.at)
        content, name = process_paper(rows, kind, day, is_demo=site().is_demo)
        saw(self.actor, rows[0], _("Tải sơ đồ quá trình (%(kind)s)") % {"kind": kind})
        return HttpResponse(
            content,
            content_type=FORMATS[kind],
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )


class TakeUsual(ActionView):
    """The usual processes onto the agency's map."""

    permission = ProcessPermission.MAP
    form_class = Form
    title = gettext_lazy("Lấy các quá trình thường gặp")
    button = gettext_lazy("Lấy các quá trình")
    consequence = gettext_lazy(
        "Chín quá trình có sẵn đầu vào, đầu ra, chỉ số làm ví dụ: sửa lại cho đúng việc của cơ "
        "quan, thôi dùng quá trình không có. Quá trình trùng mã hoặc tên thì giữ nguyên."
    )
    success = gettext_lazy("Đã lấy các quá trình. Việc tiếp theo: chọn chủ quá trình, sửa từng ô.")
    breadcrumb = (MAP,)

    def cancel_url(self) -> str:
        return reverse("processes:map")

    def carry_out(self, form: forms.Form) -> str:
        agency_id = own_agency(self.actor, ProcessPermission.MAP)
        done = attempt(
            form, describing.take_usual, actor=self.actor, at=self.at, agency_id=agency_id
        )
        return reverse("processes:map") if done else ""


class ReviewMap(FormPage):
    """The yearly look at the map."""

    permission = ProcessPermission.REVIEW
    form_class = ReviewForm
    title = gettext_lazy("Xem xét sơ đồ quá trình")
    button = gettext_lazy("Ghi kết luận")
    lead = gettext_lazy("Sơ đồ hôm nay được giữ lại cùng kết luận, xem lại được bất cứ lúc nào.")
    success = gettext_lazy("Đã ghi lần xem xét.")
    breadcrumb = (MAP,)

    def context(self, form: forms.Form) -> dict[str, Any]:
        return {**super().context(form), "back_url": reverse("processes:map")}

    def carry_out(self, form: forms.Form) -> str:
        done = attempt(
            form,
            reviewing.review_map,
            actor=self.actor,
            at=self.at,
            agency_id=own_agency(self.actor, ProcessPermission.REVIEW),
            **form.cleaned_data,
        )
        return url_of(done.result, "past_map") if done.result else ""


class VoidReview(Step):
    """A review that was written by mistake."""

    permission = ProcessPermission.REVIEW
    form_class = CommentForm
    title = gettext_lazy("Bỏ lần xem xét ghi nhầm")
    button = gettext_lazy("Bỏ lần xem xét")
    consequence = gettext_lazy("Lần xem xét trước đó được tính lại; bản này vẫn đọc được.")
    success = gettext_lazy("Đã bỏ lần xem xét.")
    service = staticmethod(reviewing.void_review)
    takes = "review"
    page = "past_map"
    breadcrumb = (MAP,)

    @cached_property
    def row(self) -> MapReview:
        review = review_or_none(self.actor, self.kwargs["public_id"])
        if review is None:
            raise Http404
        return review

    def base_version(self) -> int | None:
        self.__dict__.pop("row", None)
        return self.row.version
