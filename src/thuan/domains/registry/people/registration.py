"""What the domain tells the kernel when Django is ready (F13)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from thuan.domains.registry.people import jobs  # noqa: F401  registers the nightly work
from thuan.domains.registry.people.permissions import GRANTS, WORDS, P
from thuan.domains.registry.people.selectors import FACTS, short_name
from thuan.domains.registry.people.services.importing import PEOPLE
from thuan.kernel.facts.registry import register_fact
from thuan.kernel.importing import register_importer
from thuan.kernel.permissions import grant
from thuan.kernel.ui.enums import Section
from thuan.kernel.ui.frame import plug
from thuan.kernel.ui.menu import MenuEntry, register_menu

grant(GRANTS, WORDS)
plug(person_name=short_name)
register_importer(PEOPLE)
for spec in FACTS:
    register_fact(spec)

ENTRIES = (
    ("people:register", _("Vai trò và phân công"), P.VIEW, 10, "award"),
    ("people:staff", _("Nhân sự"), P.VIEW, 20, "person"),
    ("people:delegations", _("Ủy quyền"), P.VIEW, 30, "send"),
    ("people:accounts", _("Tài khoản"), P.KEEP_ACCOUNTS, 40, "gear"),
    ("people:security", _("Mức an toàn"), P.KEEP_ACCOUNTS, 50, "shield-check"),
)
for name, title, permission, order, icon in ENTRIES:
    register_menu(
        MenuEntry(
            key=name,
            section=Section.ADMINISTRATION,
            title=title,
            url_name=name,
            permission=permission,
            order=order,
            icon=icon,
        )
    )
