"""People, where they work and the roles they hold, from a file (F6).

DOST administrators name heads, the first ISO secretaries and people of the province, by a
decision; every other role is given by the head of the agency, accounts by the system administrator.
Named jobs of the product load all of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.core.validators import validate_email
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.registry.agencies.enums import CodeScheme
from thuan.domains.registry.agencies.models import AgencyCode
from thuan.domains.registry.agencies.services.importing.sheet import (
    Cells,
    Fault,
    Line,
    Outcome,
    Sheet,
    speaking_of,
)
from thuan.domains.registry.agencies.services.ledger import Since, put
from thuan.kernel.accounts.models import Assignment, Employment, Person, User
from thuan.kernel.accounts.roles import NAMED_BY_PROVINCE, Role
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.tenancy.enums import ReachKind
from thuan.kernel.text import fold, sort_key
from thuan.kernel.text.dates import format_date
from thuan.kernel.workflow.segregation import same_human

if TYPE_CHECKING:
    import datetime as dt

    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.tenancy.models import Agency

COLUMNS: Final = {
    "agency_code": gettext_lazy("Mã cơ quan"),
    "full_name": gettext_lazy("Họ và tên"),
    "title": gettext_lazy("Chức vụ"),
    "unit": gettext_lazy("Đơn vị"),
    "role": gettext_lazy("Vai trò"),
    "decision_no": gettext_lazy("Số quyết định"),
    "from": gettext_lazy("Từ ngày"),
    "email": gettext_lazy("Thư điện tử"),
    "phone": gettext_lazy("Điện thoại"),
    "username": gettext_lazy("Tên đăng nhập"),
}
NEEDED: Final = ("agency_code", "full_name", "role", "decision_no")
_BY_DOST: Final = NAMED_BY_PROVINCE | {Role.ISO_SEC}
# A role of the province reaches all agencies; the coordinator of a district those below it.
_REACH: Final = {
    **dict.fromkeys(NAMED_BY_PROVINCE - {Role.HEAD, Role.SYS_ADMIN}, ReachKind.ALL),
    Role.DISTRICT_COORD: ReachKind.CHILDREN,
}


class PeopleImport:
    """One run over a file. ``row`` writes; whoever calls it holds a savepoint around it."""

    action = "accounts.import_people"
    columns, needed = COLUMNS, NEEDED

    def __init__(self, sheet: Sheet, actor: Actor, at: dt.datetime) -> None:
        del sheet
        self.actor, self.at, self.today = actor, at, business_day(at)
        self.seen: dict[tuple[str, str, str], int] = {}

    def ordered(self, sheet: Sheet) -> list[tuple[int, Cells]]:
        return list(sheet.cells())

    def row(self, number: int, cells: Cells) -> Line:
        """Enter or change one person with one role; raises Fault."""
        name, role = cells.needed("full_name", 160), self._role(cells)
        day = cells.day("from", self.today)
        agency = self._agency(cells, day)
        self._require_once(number, agency.code, name, role)
        person = self._known(cells, agency, name)
        is_new = person is None
        if person is None:
            person = Person(full_name=name, sort_key=sort_key(name), search_key=fold(name)[:320])
        changed = self._reached_at(person, cells)
        changed += self._employed(person, agency, cells, day)
        changed += self._assigned(person, agency, role, cells, day)
        changed += self._account(person, cells)
        outcome = Outcome.ADD if is_new else Outcome.CHANGE if changed else Outcome.SAME
        reason = "" if is_new else "; ".join(changed)
        return Line(number, "", outcome, f"{name}, {Role(role).label}, {agency.name}", reason)

    def _role(self, cells: Cells) -> Role:
        cells.needed("role")
        role = Role(cells.one_of("role", {value: str(words) for value, words in Role.choices}))
        if not self.actor.is_system and role not in _BY_DOST:
            raise Fault(
                "role",
                _("Vai trò “%(role)s” do thủ trưởng cơ quan giao, không nhập từ tệp của Sở.")
                % {"role": role.label},
            )
        return role

    def _agency(self, cells: Cells, day: dt.date) -> Agency:
        code = cells.needed("agency_code", 40)
        rows = AgencyCode.objects.on(day).filter(scheme=CodeScheme.THUAN, code=code)
        row = rows.select_related("agency").first()
        if row is None:
            raise Fault(
                "agency_code",
                _("Không có cơ quan mang mã “%(code)s” vào ngày %(day)s.")
                % {"code": code, "day": format_date(day)},
            )
        return row.agency

    def _require_once(self, number: int, code: str, name: str, role: Role) -> None:
        key = (code, fold(name), role)
        if key in self.seen:
            raise Fault(
                "full_name",
                _("Người và vai trò này đã có ở dòng %(row)s của tệp; hãy bỏ một dòng.")
                % {"row": self.seen[key]},
            )
        self.seen[key] = number

    def _known(self, cells: Cells, agency: Agency, name: str) -> Person | None:
        """The person of the row: by account, else by address, else by name at the agency."""
        found: Person | None = None
        for column, rows in (
            ("username", Person.objects.filter(users__username=cells.text("username", 150))),
            ("email", Person.objects.filter(email__iexact=cells.text("email", 254))),
        ):
            living = rows.filter(merged_into__isnull=True)
            if cells.text(column) and (found := living.first()) is not None:
                if fold(found.full_name) != fold(name):
                    raise Fault(
                        column,
                        _("“%(text)s” đang là của %(name)s; hãy kiểm tra lại.")
                        % {"text": cells.text(column), "name": found.full_name},
                    )
                return found
        there = Employment.objects.standing().filter(agency=agency).values("person")
        named = Person.objects.filter(pk__in=there, search_key=fold(name)[:320])
        return named.filter(merged_into__isnull=True).first()

    def _reached_at(self, person: Person, cells: Cells) -> list[str]:
        email, phone = cells.text("email", 254), cells.text("phone", 40)
        if email:
            with speaking_of("email"):
                validate_email(email)
        changed = []
        if email and person.email != email:
            person.email, changed = email, [_("thư điện tử")]
        if phone and person.phone != phone:
            person.phone, changed = phone, [*changed, _("điện thoại")]
        if person.pk is None or changed:
            person.save()
        return changed

    def _employed(self, person: Person, agency: Agency, cells: Cells, day: dt.date) -> list[str]:
        later = Q(valid_to__isnull=True) | Q(valid_to__gt=day)
        rows = Employment.objects.standing().filter(later, person=person, is_primary=True)
        elsewhere = rows.exclude(agency=agency).select_related("agency").first()
        if elsewhere is not None:
            raise Fault(
                "from",
                _("%(name)s đang công tác tại %(agency)s từ %(day)s; thời gian chồng nhau.")
                % {
                    "name": person.full_name,
                    "agency": elsewhere.agency.name,
                    "day": format_date(elsewhere.valid_from),
                },
            )
        stated = {key: cells.text(key, 160) for key in ("title", "unit") if cells.text(key, 160)}
        values = {"agency_id": agency.pk, **stated}
        with speaking_of("from"):
            told = put(Employment, {"person": person, "is_primary": True}, values, self._since(day))
        return [_("nơi công tác, chức vụ")] if told else []

    def _assigned(
        self, person: Person, agency: Agency, role: Role, cells: Cells, day: dt.date
    ) -> list[str]:
        decision = cells.needed("decision_no", 80)
        if self.actor.person_id and person.pk in same_human([self.actor.person_id]):
            raise Fault("full_name", _("Không ai tự giao vai trò cho mình."))
        keys = {"person": person, "role": role, "at_agency": agency}
        if Assignment.objects.on(day).filter(**keys).exists():
            return []
        if later := Assignment.objects.standing().filter(**keys, valid_from__gt=day).first():
            raise Fault(
                "from",
                _("Vai trò này đã ghi từ %(day)s; thời gian chồng nhau.")
                % {"day": format_date(later.valid_from)},
            )
        self._require_free(person, agency, role, day)
        reach = _REACH.get(role, ReachKind.OWN)
        stamp = self._since(day).stamp()
        Assignment.objects.create(**keys, **stamp, decision_no=decision, reach=reach)
        return [_("vai trò")]

    def _require_free(self, person: Person, agency: Agency, role: Role, day: dt.date) -> None:
        """One head at a time, the first secretary only, no keeper of accounts with other roles."""
        later = Q(valid_to__isnull=True) | Q(valid_to__gt=day)
        seats = Assignment.objects.standing().filter(at_agency=agency, role=role)
        if role == Role.HEAD and (taken := seats.filter(later).first()) is not None:
            raise Fault(
                "role",
                _("%(name)s đang là thủ trưởng từ %(day)s; hãy kết thúc vai trò đó trước.")
                % {"name": taken.person.full_name, "day": format_date(taken.valid_from)},
            )
        if role == Role.ISO_SEC and not self.actor.is_system and seats.exists():
            raise Fault(
                "role", _("Cơ quan đã có thư ký ISO; người tiếp theo do thủ trưởng phân công.")
            )
        held = Assignment.objects.standing().filter(later, person__in=same_human([person.pk]))
        is_keeper = role == Role.SYS_ADMIN
        others = (
            held.exclude(role=Role.SYS_ADMIN) if is_keeper else held.filter(role=Role.SYS_ADMIN)
        )
        if others.exists():
            raise Fault("role", _("Quản trị hệ thống không giữ vai trò nghiệp vụ."))

    def _account(self, person: Person, cells: Cells) -> list[str]:
        username = cells.text("username", 150)
        if not username:
            return []
        with speaking_of("username"):
            User.username_validator(username)
        holder = User.objects.filter(username=username).first()
        if holder is not None and holder.person_id != person.pk:
            raise Fault("username", _("Tên đăng nhập này của người khác; hãy chọn tên khác."))
        if holder is not None:
            return []
        if not self.actor.is_system:
            raise Fault(
                "username", _("Tài khoản mới do quản trị hệ thống lập; hãy để trống ô này.")
            )
        User.objects.create_user(username, person=person, must_change_password=True)
        return [_("tài khoản")]

    def _since(self, day: dt.date) -> Since:
        return Since(day, self.at)
