"""Agencies from a file, row by row: enter the unknown, change what differs from its day on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.registry.agencies.enums import REPORT_SCHEME, CodeScheme, ObligationKind
from thuan.domains.registry.agencies.models import AgencyCode, AgencyKind, AgencyName, Obligation
from thuan.domains.registry.agencies.permissions import AgencyPermission
from thuan.domains.registry.agencies.selectors.tree import above
from thuan.domains.registry.agencies.services.current import refresh
from thuan.domains.registry.agencies.services.ledger import Since, put
from thuan.domains.registry.agencies.services.opening import (
    NewAgency,
    Terms,
    completed,
    ground_of,
    opening_rows,
    tenant,
)
from thuan.domains.registry.agencies.services.registering import require_free, require_unused
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.importing import Cells, Fault, Importer, Line, Outcome, Sheet, speaking_of
from thuan.kernel.tenancy.models import Agency, AgencyParent, GroupMembership
from thuan.kernel.text.dates import format_date

if TYPE_CHECKING:
    import datetime as dt

    from thuan.kernel.accounts.actor import Actor

COLUMNS: Final = {
    "code": gettext_lazy("Mã"),
    "name": gettext_lazy("Tên cơ quan"),
    "type": gettext_lazy("Loại"),
    "group": gettext_lazy("Nhóm"),
    "parent_code": gettext_lazy("Mã cơ quan cấp trên"),
    "gso_code": gettext_lazy("Mã Tổng cục Thống kê"),
    "obligation": gettext_lazy("Nghĩa vụ"),
    "from": gettext_lazy("Từ ngày"),
    "legal_basis": gettext_lazy("Căn cứ"),
}
NEEDED: Final = ("code", "name", "type")
_FIELDS: Final = {
    "name": gettext_lazy("tên"),
    "kind": gettext_lazy("loại"),
    "group": gettext_lazy("nhóm"),
    "code": gettext_lazy("mã Tổng cục Thống kê"),
    "parent_id": gettext_lazy("cấp trên"),
}


class AgencyImport:
    """One run over a file. ``row`` writes; whoever calls it holds a savepoint around it."""

    def __init__(self, sheet: Sheet, actor: Actor, at: dt.datetime) -> None:
        del actor
        self.at, self.today, self.terms = at, business_day(at), Terms.read()
        self.first: dict[str, tuple[int, Cells]] = {}
        for number, cells in sheet.cells():
            self.first.setdefault(cells.values["code"], (number, cells))

    def ordered(self, sheet: Sheet) -> list[tuple[int, Cells]]:
        """Rows as they stand, but each after the row of the agency above it."""
        ready: dict[int, Cells] = {}
        for number, cells in sheet.cells():
            chain = {number: cells}
            while above_it := self.first.get(cells.values.get("parent_code", "")):
                number, cells = above_it
                if number in ready or number in chain:  # done, or a circle that the rule refuses
                    break
                chain[number] = cells
            ready |= {one: chain[one] for one in reversed(chain) if one not in ready}
        return list(ready.items())

    def row(self, number: int, cells: Cells) -> Line:
        """Enter or change one agency; raises Fault."""
        code = cells.needed("code", 40)
        if (first := self.first[code][0]) != number:
            raise Fault(
                "code",
                _("Mã “%(code)s” đã có ở dòng %(row)s của tệp; hãy bỏ một dòng.")
                % {"code": code, "row": first},
            )
        own = AgencyCode.objects.standing().filter(scheme=CodeScheme.THUAN, code=code)
        known = own.select_related("agency").first()
        about = f"{code} {cells.needed('name')}"
        if known is None:
            self._enter(code, cells)
            return Line(number, "", Outcome.ADD, about)
        changed = self._change(known.agency, cells)
        outcome = Outcome.CHANGE if changed else Outcome.SAME
        return Line(number, "", outcome, about, "; ".join(changed))

    def _enter(self, code: str, cells: Cells) -> None:
        day = cells.day("from", self.today)
        new = NewAgency(
            code=code,
            name=cells.needed("name"),
            kind=self._kind(cells),
            day=day,
            legal_basis=cells.text("legal_basis"),
            group=self._group(cells),
            parent=self._parent(cells, day),
            gso=cells.text("gso_code", 40),
            obligation=self._obligation(cells),
        )
        with speaking_of("code"):
            require_unused(code)
        with speaking_of("gso_code"):
            if new.gso:
                require_free(CodeScheme.GSO, new.gso, day)
        with speaking_of("type"):
            new = completed(new, self.terms)
        agency = tenant(new)
        agency.save(force_insert=True)
        for row in opening_rows(agency, new, self.at):
            row.save(force_insert=True)

    def _change(self, agency: Agency, cells: Cells) -> list[str]:
        """What was changed, in words; facts whose cells are empty stay as they are."""
        day = cells.day("from", self.today)
        if not AgencyName.objects.on(day).filter(agency=agency).exists():
            raise Fault(
                "from",
                _("Ngày %(day)s cơ quan này chưa có hoặc không còn trong sổ; hãy sửa ngày.")
                % {"day": format_date(day)},
            )
        since = Since(day, self.at, cells.text("legal_basis"))
        changed = []
        for column, model, keys, values in self._wanted(agency, cells, day):
            with speaking_of(column):
                told = put(model, {"agency": agency, **keys}, values, since)
            changed += [_told(name, old, new) for name, (old, new) in told.items()]
        refresh(agency, self.today)
        return changed

    def _wanted(
        self, agency: Agency, cells: Cells, day: dt.date
    ) -> list[tuple[str, Any, dict[str, Any], dict[str, Any]]]:
        """Column, table, further keys, values of every fact that the row states."""
        wanted: list[tuple[str, Any, dict[str, Any], dict[str, Any]]] = [
            ("name", AgencyName, {}, {"name": cells.needed("name")}),
            ("type", AgencyKind, {}, {"kind": self._kind(cells)}),
        ]
        if group := self._group(cells):
            wanted.append(("group", GroupMembership, {"scheme": REPORT_SCHEME}, {"group": group}))
        if gso := cells.text("gso_code", 40):
            with speaking_of("gso_code"):
                require_free(CodeScheme.GSO, gso, day, but=agency)
            wanted.append(("gso_code", AgencyCode, {"scheme": CodeScheme.GSO}, {"code": gso}))
        if kind := self._obligation(cells):
            ground = {"ground": ground_of(kind)}
            wanted.append(("obligation", Obligation, ground, {"kind": kind}))
        if (parent := self._parent(cells, day)) is not None:
            if agency.pk in {parent.pk, *above(parent.pk, day)}:
                raise Fault("parent_code", _("Cơ quan cấp trên đang thuộc chính cơ quan này."))
            wanted.append(("parent_code", AgencyParent, {}, {"parent_id": parent.pk}))
        return wanted

    def _kind(self, cells: Cells) -> str:
        cells.needed("type")
        return cells.one_of("type", {code: row.name_vi for code, row in self.terms.types.items()})

    def _group(self, cells: Cells) -> str:
        return cells.one_of("group", {c: row.name_vi for c, row in self.terms.groups.items()})

    def _obligation(self, cells: Cells) -> str:
        return cells.one_of("obligation", {k: str(v) for k, v in ObligationKind.choices})

    def _parent(self, cells: Cells, day: dt.date) -> Agency | None:
        code = cells.text("parent_code", 40)
        if not code:
            return None
        rows = AgencyCode.objects.on(day).filter(scheme=CodeScheme.THUAN, code=code)
        row = rows.select_related("agency").first()
        if row is None:
            raise Fault(
                "parent_code",
                _("Không có cơ quan mang mã “%(code)s” vào ngày %(day)s.")
                % {"code": code, "day": format_date(day)},
            )
        return row.agency


AGENCIES: Final = Importer(
    key="co-quan",
    title=gettext_lazy("Cơ quan"),
    action="agencies.import",
    permission=AgencyPermission.KEEP,
    columns=COLUMNS,
    needed=NEEDED,
    run=AgencyImport,
)


def _told(field: str, old: Any, new: Any) -> str:
    words = {"field": _FIELDS.get(field, field), "old": old, "new": new}
    if field == "parent_id":
        return _("cấp trên")
    if old is None:
        return _("%(field)s: “%(new)s”") % words
    return _("%(field)s: “%(old)s” thành “%(new)s”") % words
