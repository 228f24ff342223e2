"""What every page that acts shares: one key for one act, the version the person saw (F18)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar
from uuid import uuid4

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.forms import PasswordInput
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from thuan.kernel.audittrail.once import KeyReused, Receipt, perform
from thuan.kernel.tenancy.errors import StaleRow
from thuan.kernel.ui.forms.base import Form, wrongs
from thuan.kernel.ui.views.guarded import GuardedMixin

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django import forms
    from django.http import HttpRequest, HttpResponse
    from django.utils.functional import Promise

    from thuan.kernel.ui.components import Link

KEY_FIELD = "khoa"
VERSION_FIELD = "phien_ban"
UNPROCESSABLE = 422
CONFLICT = 409


class NothingDone(Exception):
    """The service refused; what was begun is taken back and the key is free again."""


def _posted(request: HttpRequest, form: forms.Form) -> dict[str, object]:
    """What was sent, for telling a retry from another act under the same key.

    Of passwords not even a hash is kept: it would be a lock to try words against at leisure.
    """
    secrets = {name for name, box in form.fields.items() if isinstance(box.widget, PasswordInput)}
    left_out = {KEY_FIELD, "csrfmiddlewaretoken", *secrets}
    content: dict[str, object] = {
        name: values for name, values in request.POST.lists() if name not in left_out
    }
    for name, files in request.FILES.lists():
        content[f"file:{name}"] = [f"{each.name}:{each.size}" for each in files]
    return content


class PostingMixin(GuardedMixin):
    """GET shows the form, POST acts; a refusal shows everything typed again (U15)."""

    title: str | Promise
    button: str | Promise
    form_class: ClassVar[type[forms.Form]] = Form
    template_name: ClassVar[str]
    breadcrumb: tuple[Link, ...] = ()
    success: str | Promise = ""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The empty form; writes nothing."""
        del request, args, kwargs
        return self.show(self.form())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The act, or the form again with what is wrong."""
        del args, kwargs
        if not self.key:
            raise BadRequest(_("Biểu mẫu gửi lên thiếu khóa chống gửi trùng."))
        form = self.form(request.POST)
        if not form.is_valid():
            return self.show(form, status=UNPROCESSABLE)
        try:
            receipt = self._once(form)
        except StaleRow:
            return self.show_both(form)
        except KeyReused as refused:
            form.add_error(None, str(refused))
            return self.show(form, status=CONFLICT)
        except NothingDone:
            return self.show(form, status=UNPROCESSABLE)
        if receipt.notice:
            messages.success(request, receipt.notice)
        return redirect(receipt.location)

    def _once(self, form: forms.Form) -> Receipt:
        """Act under the key of the press: pressed twice, resent, retried, it happens once (F18)."""

        def act() -> Receipt:
            target = self.carry_out(form)
            if not target:
                raise NothingDone
            return Receipt(target, str(self.success))

        return perform(
            self.key,
            act,
            user_id=self.actor.user_id,
            address=self.request.path,
            content=_posted(self.request, form),
            at=self.at,
        )

    def carry_out(self, form: forms.Form) -> str:
        """Call the one service; return where to go, or "" when it put a refusal on the form."""
        raise NotImplementedError

    def form(self, data: Any = None) -> forms.Form:
        """The form of this page, bound when ``data`` is given."""
        files = self.request.FILES if data is not None else None
        return self.form_class(data, files, **self.form_arguments())

    def form_arguments(self) -> dict[str, Any]:
        """Further arguments of the form: ``initial`` and choices found by selectors."""
        return {}

    def base_version(self) -> int | None:
        """Version of the record the page shows, for the hidden field; None for a new record."""
        return None

    def stored(self) -> dict[str, str]:
        """What stands in the record now, by field name, shown to the one who saved second."""
        return {}

    def show_both(self, form: forms.Form) -> HttpResponse:
        """Somebody saved first: the form keeps what was typed and says what stands now (P6).

        The page carries the new version, so the next press is a decision, not an accident.
        """
        form.add_error(
            None,
            _("Người khác vừa lưu trước. Phần vừa nhập vẫn còn dưới đây; xem rồi bấm lại để ghi."),
        )
        for name, words in self.stored().items():
            if name in form.fields and str(form.data.get(name, "")) != words:
                form.add_error(name, _("Đang lưu trong hệ thống: %(words)s") % {"words": words})
        context = self.context(form)
        context["version"] = self.base_version()
        return render(self.request, self.template_name, context, status=CONFLICT)

    def show(self, form: forms.Form, status: int = 200) -> HttpResponse:
        """The page with this form."""
        return render(self.request, self.template_name, self.context(form), status=status)

    def context(self, form: forms.Form) -> dict[str, Any]:
        """What the template reads; a pressed form keeps its key, so a retry is the same act."""
        posted: Mapping[str, str] = self.request.POST
        version = posted.get(VERSION_FIELD, self.base_version())
        return {
            "title": self.title,
            "button": self.button,
            "breadcrumb": self.breadcrumb,
            "form": form,
            "wrongs": wrongs(form) if form.is_bound else [],
            "key": self.key or uuid4().hex,
            "version": "" if version is None else version,
            "multipart": form.is_multipart(),
        }

    @property
    def key(self) -> str:
        """The idempotency key of the press, "" when none came."""
        return self.request.POST.get(KEY_FIELD, "")[:64]

    @property
    def version(self) -> int | None:
        """The version the person was looking at, or None."""
        text = self.request.POST.get(VERSION_FIELD, "")
        return int(text) if text.isascii() and text.isdigit() else None
