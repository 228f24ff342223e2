"""People, where they work and the roles they hold, from a file (F6).

Every row is what a person would do on the pages, through the same services: DOST administrators
name heads, the first ISO secretaries and people of the province, by a decision; every other role is
given by the head of the agency, accounts are entered by the system administrator. A named job of
the product loads all of them under the same rules.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.core.exceptions import PermissionDenied
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.registry.people.permissions import P
from thuan.domains.registry.people.services.accounts import enter_account
from thuan.domains.registry.people.services.dating import overlap
from thuan.domains.registry.people.services.persons import correct_contact, create_person
from thuan.domains.registry.people.services.posts import employ, transfer
from thuan.domains.registry.people.services.roles import LEADERS, assign_role, name_leader
from thuan.kernel.accounts.models import Assignment, Employment, Person, User
from thuan.kernel.accounts.roles import NAMED_BY_PROVINCE, Role
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.importing import Cells, Fault, Importer, Line, Outcome, Sheet, speaking_of
from thuan.kernel.tenancy.enums import ReachKind
from thuan.kernel.tenancy.models import Agency
from thuan.kernel.text import fold

if TYPE_CHECKING:
    import datetime as dt

    from thuan.kernel.accounts.actor import Actor

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
# A role of the province reaches all agencies; the coordinator of a district those below it.
_REACH: Final = {
    **dict.fromkeys(NAMED_BY_PROVINCE - {Role.HEAD, Role.SYS_ADMIN}, ReachKind.ALL),
    Role.DISTRICT_COORD: ReachKind.CHILDREN,
}


class PeopleImport:
    """One run over a file. ``row`` writes; whoever calls it holds a savepoint around it."""

    def __init__(self, sheet: Sheet, actor: Actor, at: dt.datetime) -> None:
        del sheet
        self.actor, self.at, self.today = actor, at, business_day(at)
        self.seen: dict[tuple[str, str, str], int] = {}

    def ordered(self, sheet: Sheet) -> list[tuple[int, Cells]]:
        return list(sheet.cells())

    def row(self, number: int, cells: Cells) -> Line:
        """Enter or change one person with one role; raises Fault."""
        name = cells.needed("full_name", 160)
        cells.needed("role")
        role = Role(cells.one_of("role", {value: str(words) for value, words in Role.choices}))
        day, agency = cells.day("from", self.today), _agency(cells)
        self._require_once(number, agency.code, name, role)
        person = _known(cells, agency, name)
        is_new = person is None
        if person is None:
            person = self._entered(agency, name, cells, day)
        changed = [] if is_new else self._moved(person, agency, cells, day)
        changed += self._assigned(person, agency, role, cells, day)
        changed += self._account(person, cells)
        outcome = Outcome.ADD if is_new else Outcome.CHANGE if changed else Outcome.SAME
        reason = "" if is_new else "; ".join(changed)
        return Line(number, "", outcome, f"{name}, {role.label}, {agency.name}", reason)

    def _require_once(self, number: int, code: str, name: str, role: Role) -> None:
        key = (code, fold(name), role)
        if key in self.seen:
            raise Fault(
                "full_name",
                _("Người và vai trò này đã có ở dòng %(row)s của tệp; hãy bỏ một dòng.")
                % {"row": self.seen[key]},
            )
        self.seen[key] = number

    def _entered(self, agency: Agency, name: str, cells: Cells, day: dt.date) -> Person:
        with speaking_of("full_name"):
            return create_person(
                actor=self.actor,
                at=self.at,
                agency=agency,
                full_name=name,
                valid_from=day,
                **_post(cells),
                **_contact(cells),
            )

    def _moved(self, person: Person, agency: Agency, cells: Cells, day: dt.date) -> list[str]:
        """A post begun or another unit and title inside the agency; how the person is reached.

        A file moves nobody between agencies: that ends roles, so it is done by hand.
        """
        told = []
        main = Employment.objects.standing().filter(person=person, is_primary=True)
        here = main.filter(overlap(day, None), agency=agency, valid_from__lte=day).first()
        stated: dict[str, Any] = {key: text for key, text in _post(cells).items() if text}
        act: dict[str, Any] = {
            "actor": self.actor,
            "at": self.at,
            "person": person,
            "agency": agency,
        }
        decision = cells.needed("decision_no", 80)
        with speaking_of("from"):
            if here is None:
                employ(**act, valid_from=day, decision_no=decision, **stated)
                told = [_("nơi công tác, chức vụ")]
            elif any(getattr(here, key) != text for key, text in stated.items()):
                post: dict[str, Any] = {"unit": here.unit, "title": here.title, **stated}
                transfer(**act, on=day, decision_no=decision, **post)
                told = [_("nơi công tác, chức vụ")]
        contact: dict[str, Any] = _contact(cells)
        with speaking_of("full_name"):
            changed = correct_contact(**act, **contact)
        words = {"email": _("thư điện tử"), "phone": _("điện thoại")}
        return told + [words[name] for name in changed]

    def _assigned(
        self, person: Person, agency: Agency, role: Role, cells: Cells, day: dt.date
    ) -> list[str]:
        decision = cells.needed("decision_no", 80)
        held = Assignment.objects.on(day).filter(person=person, role=role, at_agency=agency)
        if held.exists():
            return []
        facts: dict[str, Any] = {
            "actor": self.actor,
            "at": self.at,
            "agency": agency,
            "person": person,
            "role": role,
            "decision_no": decision,
            "valid_from": day,
        }
        # A job loads what the heads decided too; people name the first secretary only.
        named = role is Role.HEAD or (role in LEADERS and not self.actor.is_system)
        try:
            with speaking_of("role", person="full_name", decision_no="decision_no"):
                if named:
                    name_leader(**facts)
                else:
                    assign_role(**facts, reach=_REACH.get(role, ReachKind.OWN))
        except PermissionDenied:
            raise Fault(
                "role",
                _("Vai trò “%(role)s” do thủ trưởng cơ quan giao, không nhập từ tệp của Sở.")
                % {"role": role.label},
            ) from None
        return [_("vai trò")]

    def _account(self, person: Person, cells: Cells) -> list[str]:
        username = cells.text("username", 150)
        if not username or User.objects.filter(username=username, person=person).exists():
            return []
        try:
            with speaking_of("username"):
                enter_account(actor=self.actor, at=self.at, person=person, username=username)
        except PermissionDenied:
            raise Fault(
                "username", _("Tài khoản mới do quản trị hệ thống lập; hãy để trống ô này.")
            ) from None
        return [_("tài khoản")]


PEOPLE: Final = Importer(
    key="nguoi",
    title=gettext_lazy("Người và vai trò"),
    action="people.import",
    permission=P.NAME_LEADER,
    columns=COLUMNS,
    needed=NEEDED,
    run=PeopleImport,
)


def _agency(cells: Cells) -> Agency:
    code = cells.needed("agency_code", 40)
    agency = Agency.objects.filter(code=code).first()
    if agency is None:
        raise Fault("agency_code", _("Không có cơ quan mang mã “%(code)s”.") % {"code": code})
    return agency


def _known(cells: Cells, agency: Agency, name: str) -> Person | None:
    """The person of the row: by account, else by address, else by name at the agency."""
    for column, rows in (
        ("username", Person.objects.filter(users__username=cells.text("username", 150))),
        ("email", Person.objects.filter(email__iexact=cells.text("email", 254))),
    ):
        found = rows.filter(merged_into__isnull=True).first() if cells.text(column) else None
        if found is None:
            continue
        if fold(found.full_name) != fold(name):
            raise Fault(
                column,
                _("“%(text)s” đang là của %(name)s; hãy kiểm tra lại.")
                % {"text": cells.text(column), "name": found.full_name},
            )
        return found
    there = Employment.objects.standing().filter(agency=agency).values("person")
    named = Person.objects.filter(pk__in=there, search_key=fold(name))
    return named.filter(merged_into__isnull=True).first()


def _post(cells: Cells) -> dict[str, str]:
    return {key: cells.text(key, 160) for key in ("unit", "title")}


def _contact(cells: Cells) -> dict[str, str]:
    """How the person is reached, the address typed as one."""
    email = cells.text("email", 254)
    if email:
        with speaking_of("email"):
            validate_email(email)
    return {"email": email, "phone": cells.text("phone", 40)}
