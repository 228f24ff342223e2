"""What stands behind the arguments of an address, and what a person would send to it.

A new URL with arguments needs one line in ``SUPPLIERS``; a view that acts needs one in ``FORMS``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.authorisation.world import Place

FAR = "01/01/2090"

SUPPLIERS: dict[str, Callable[[Place], dict[str, Any]]] = {
    "people:person": lambda place: {"person_id": place.clerk.public_id},
    "people:transfer": lambda place: {"person_id": place.clerk.public_id},
    "people:name_leader": lambda place: {"person_id": place.clerk.public_id},
    "people:assign": lambda place: {"person_id": place.clerk.public_id},
    "people:assign_province": lambda place: {"person_id": place.clerk.public_id},
    "people:delegate": lambda place: {"person_id": place.clerk.public_id},
    "people:create_account": lambda place: {"person_id": place.clerk.public_id},
    "people:leave": lambda place: {"post_id": place.post.public_id},
    "people:end_role": lambda place: {"assignment_id": place.role.public_id},
    "people:revoke": lambda place: {"delegation_id": place.delegation.public_id},
    "people:lock": lambda place: {"account_id": place.account.public_id},
    "people:unlock": lambda place: {"account_id": place.account.public_id},
    "people:reset": lambda place: {"account_id": place.account.public_id},
    "workplace:switch": lambda place: {"public_id": place.agency.public_id},
}


def _agency(place: Place, **fields: Any) -> dict[str, Any]:
    return {"agency": str(place.agency.public_id), **fields}


FORMS: dict[str, Callable[[Place], dict[str, Any]]] = {
    "account_login": lambda place: {"login": "khong-co-ai", "password": "x"},
    "account_logout": lambda place: {},
    "account_change_password": lambda place: {"current": "x", "new": "y", "again": "y"},
    "people:create": lambda place: _agency(place, full_name="Hồ Văn Mới", valid_from=FAR),
    "people:transfer": lambda place: _agency(place, on=FAR, decision_no="1/QĐ"),
    "people:name_leader": lambda place: {
        "agency": str(place.vacant.public_id),
        "role": "HEAD",
        "decision_no": "1/QĐ",
        "valid_from": FAR,
    },
    "people:assign": lambda place: _agency(
        place, role="ARCHIVIST", decision_no="1/QĐ", valid_from=FAR
    ),
    "people:assign_province": lambda place: _agency(
        place, role="INSPECTOR", reach="ALL", decision_no="1/QĐ", valid_from=FAR
    ),
    "people:delegate": lambda place: _agency(
        place, duties=["people.view"], decision_no="1/UQ", valid_from=FAR, last_day=FAR
    ),
    "people:create_account": lambda place: {"username": "moi"},
    "people:leave": lambda place: {"on": FAR},
    "people:end_role": lambda place: {"on": FAR, "decision_no": "1/QĐ"},
    "people:revoke": lambda place: {"reason": "hết việc"},
    "people:lock": lambda place: {"reason": "nghỉ việc"},
    "people:unlock": lambda place: {},
    "people:reset": lambda place: {},
    "workplace:switch": lambda place: {},
}
