"""The registers of people: columns declared once for page and file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from thuan.kernel.accounts.roles import Role
from thuan.kernel.permissions import words_of
from thuan.kernel.ui.enums import Tone
from thuan.kernel.ui.table import Badge, Column, Table

if TYPE_CHECKING:
    from thuan.kernel.accounts.models import Assignment, Delegation, Employment, Person, User


def person_url(person: Person | None) -> str:
    """The page of a person, "" where there is none."""
    return reverse("people:person", args=[person.public_id]) if person else ""


def account_state(user: User) -> Badge:
    """Locked, waiting for the holder's own password, or in use."""
    if not user.is_active:
        return Badge(Tone.DANGER, _("đã khóa"))
    if user.must_change_password:
        return Badge(Tone.ATTENTION, _("chờ đổi mật khẩu"))
    return Badge(Tone.SUCCESS, _("đang dùng"))


ASSIGNMENTS: Table[Assignment] = Table(
    name="vai-tro",
    caption=_("vai trò và phân công"),
    columns=(
        Column(
            _("Họ và tên"),
            lambda row: row.person.full_name,
            order_by=("person__sort_key",),
            link=lambda row: person_url(row.person),
        ),
        Column(_("Vai trò"), lambda row: Role(row.role).label, order_by="role"),
        Column(_("Cơ quan"), lambda row: row.at_agency.name, order_by=("at_agency__sort_key",)),
        Column(_("Từ ngày"), lambda row: row.valid_from, order_by="valid_from"),
        Column(_("Đến trước ngày"), lambda row: row.valid_to or _t("không thời hạn")),
        Column(_("Số quyết định"), lambda row: row.decision_no or None, secondary=True),
    ),
)

EMPLOYMENTS: Table[Employment] = Table(
    name="nhan-su",
    caption=_("người đang công tác"),
    columns=(
        Column(
            _("Họ và tên"),
            lambda row: row.person.full_name,
            order_by=("person__sort_key",),
            link=lambda row: person_url(row.person),
        ),
        Column(_("Chức vụ"), lambda row: row.title or None),
        Column(_("Đơn vị"), lambda row: row.unit or None, order_by="unit"),
        Column(_("Cơ quan"), lambda row: row.agency.name, order_by=("agency__sort_key",)),
        Column(_("Từ ngày"), lambda row: row.valid_from, order_by="valid_from"),
    ),
)

DELEGATIONS: Table[Delegation] = Table(
    name="uy-quyen",
    caption=_("ủy quyền"),
    columns=(
        Column(
            _("Người được ủy quyền"),
            lambda row: row.to_person.full_name,
            order_by=("to_person__sort_key",),
            link=lambda row: person_url(row.to_person),
        ),
        Column(_("Người ủy quyền"), lambda row: row.from_person.full_name),
        Column(_("Việc ủy quyền"), lambda row: "; ".join(map(words_of, row.duties))),
        Column(_("Từ ngày"), lambda row: row.valid_from, order_by="valid_from"),
        Column(_("Đến trước ngày"), lambda row: row.valid_to),
        Column(_("Số văn bản"), lambda row: row.decision_no),
        Column(_("Cơ quan"), lambda row: row.at_agency.name, secondary=True),
    ),
)

ACCOUNTS: Table[User] = Table(
    name="tai-khoan",
    caption=_("tài khoản"),
    columns=(
        Column(
            _("Tên đăng nhập"),
            lambda row: row.username,
            order_by="username",
            link=lambda row: person_url(row.person),
        ),
        Column(_("Người dùng"), lambda row: row.person.full_name if row.person else None),
        Column(_("Tình trạng"), lambda row: account_state(row).word, badge=account_state),
        Column(_("Đăng nhập gần nhất"), lambda row: row.last_login, order_by="last_login"),
    ),
)
