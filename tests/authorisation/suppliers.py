"""What stands behind the arguments of an address, and what a person would send to it.

A new URL with arguments needs one line in ``SUPPLIERS``; a view that acts needs one in ``FORMS``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.authorisation.declaration_suppliers import (
    DECLARATION_FORMS,
    DECLARATION_SUPPLIERS,
)
from tests.authorisation.document_suppliers import DOCUMENT_FORMS, DOCUMENT_SUPPLIERS
from tests.authorisation.law_suppliers import LAW_FORMS, LAW_SUPPLIERS, OF_THE_REGISTER
from tests.authorisation.model_suppliers import (
    MODEL_FORMS,
    MODEL_SUPPLIERS,
    MODELS_OF_THE_PROVINCE,
)
from tests.authorisation.onboarding_suppliers import ONBOARDING_FORMS, ONBOARDING_SUPPLIERS
from tests.authorisation.plan_suppliers import PLAN_FORMS, PLAN_SUPPLIERS
from tests.authorisation.procedure_suppliers import (
    PROCEDURE_FORMS,
    PROCEDURE_SUPPLIERS,
    PROCEDURES_OF_EVERYBODY,
)
from tests.authorisation.process_suppliers import PROCESS_FORMS, PROCESS_SUPPLIERS
from tests.authorisation.record_suppliers import RECORD_FORMS, RECORD_SUPPLIERS
from tests.authorisation.standard_suppliers import (
    OF_EVERYBODY,
    STANDARD_FORMS,
    STANDARD_SUPPLIERS,
)
from tests.authorisation.world import Place
from thuan.domains.registry.agencies.models import AgencyName

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
    "people:reset_factors": lambda place: {"account_id": place.account.public_id},
    "account:end_session": lambda place: {"session_id": place.account.public_id},
    "account:remove_key": lambda place: {"pk": 1},
    "workplace:switch": lambda place: {"public_id": place.agency.public_id},
}

REPORT_STEPS = [
    "report",
    "check_answers",
    "receipt",
    "upload_figures",
    "blank_sheet",
    "start",
    "submit_internal",
    "return_to_preparer",
    "sign",
    "recall",
    "submit",
    "revise",
    "take",
    "accept",
    "return",
    "reopen",
    "register_paper",
    "waive",
    "invite_reviewer",
]
CYCLE_STEPS = (
    *("cycle", "publish_cycle", "open_cycle", "fix_roster", "close_cycle", "freeze"),
    *("extend", "register_arrival"),
)
SYNTHESIS_STEPS = [
    "synthesis",
    "write_words",
    "review_synthesis",
    "approve_synthesis",
    "send_synthesis",
    "acknowledge_synthesis",
    "invite_to_synthesis",
]
SUPPLIERS |= {
    f"reporting:{name}": lambda place: {"public_id": place.report.public_id}
    for name in REPORT_STEPS
}
SUPPLIERS |= {
    f"reporting:{name}": lambda place: {"public_id": place.round.cycle.public_id}
    for name in CYCLE_STEPS
}
SUPPLIERS |= {
    f"reporting:{name}": lambda place: {"public_id": place.round.synthesis.public_id}
    for name in SYNTHESIS_STEPS
}
SUPPLIERS |= {
    f"reporting:{name}": lambda place: {"public_id": place.report.public_id, "number": 1}
    for name in ("receipt_of", "receipt_paper")
}
SUPPLIERS["reporting:take_paper_figures"] = lambda place: {"public_id": place.report.public_id}
SUPPLIERS["reporting:compare_versions"] = lambda place: {"public_id": place.report.public_id}
SUPPLIERS["reporting:draft_document"] = lambda place: {
    "public_id": place.report.public_id,
    "kind": "docx",
}
SUPPLIERS["reporting:version_document"] = lambda place: {
    "public_id": place.report.public_id,
    "number": 1,
    "kind": "docx",
}
SUPPLIERS["reporting:scan"] = lambda place: {"public_id": place.report.public_id, "number": 1}
SUPPLIERS |= {
    f"reporting:{name}": lambda place: {"public_id": place.arrival.public_id}
    for name in ("enter_from_paper", "arrival_scan")
}
for name in ("section", "save_fields", "as_last_year"):
    SUPPLIERS[f"reporting:{name}"] = lambda place: {
        "public_id": place.report.public_id,
        "code": "I",
    }
TEMPLATE_STEPS: dict[str, dict[str, str]] = {
    "template": {},
    "new_version": {},
    "publish_template": {},
    "cancel_template": {},
    "export_template": {},
    "template_preview": {},
    "template_terms": {},
    "add_identity": {},
    "edit_section": {"code": "I"},
    "add_field": {"code": "I"},
    "edit_field": {"code": "Q.received"},
    "edit_choices": {"code": "Q.received"},
    "move_field": {"code": "Q.received"},
    "remove_field": {"code": "Q.received"},
    "edit_identity": {"code": "part"},
    "remove_identity": {"code": "part"},
    "edit_short_form": {"group": "xa"},
}


def _of_template(more: dict[str, str]) -> Callable[[Place], dict[str, Any]]:
    return lambda place: {"public_id": place.round.cycle.template.public_id, **more}


SUPPLIERS |= {f"reporting:{name}": _of_template(more) for name, more in TEMPLATE_STEPS.items()}
SUPPLIERS |= {
    f"reporting:{name}": lambda place: {"public_id": place.upload.public_id}
    for name in ("map_figures", "preview_figures", "take_back_figures")
}
CHASE_STEPS = ["chase", "note_contact", "look_as_agency", "invite_signer"]
SUPPLIERS |= {
    f"reporting:{name}": lambda place: {"public_id": place.agency.public_id} for name in CHASE_STEPS
}
SUPPLIERS["reporting:agency_sight"] = lambda place: {
    "public_id": place.agency.public_id,
    "look": 999_999,
}
SUPPLIERS["reporting:withdraw_guest"] = lambda place: {"guest_id": place.guest.public_id}
SUPPLIERS["reporting:reminded"] = lambda place: {"token": place.agency.public_id}
SUPPLIERS |= {
    f"reporting:{name}": lambda place: {"public_id": place.round.letter.public_id}
    for name in ("letter", "issue_letter")
}
SUPPLIERS["reporting:letter_paper"] = lambda place: {
    "public_id": place.round.letter.public_id,
    "kind": "docx",
}
SUPPLIERS["reporting:paper"] = SUPPLIERS["reporting:summary_paper"] = lambda place: {
    "public_id": place.round.synthesis.public_id,
    "kind": "docx",
}

AGENCY_STEPS = [
    "record",
    "rename",
    "recode",
    "regroup",
    "move",
    "status",
    "oblige",
    "join",
    "leave",
    "succeed",
]
SUPPLIERS |= {
    f"agencies:{name}": lambda place: {"public_id": place.agency.public_id} for name in AGENCY_STEPS
}
SUPPLIERS["agencies:void"] = lambda place: {
    "public_id": place.agency.public_id,
    "model": "agencyname",
    "pk": AgencyName.objects.get(agency=place.agency).pk,
}
SUPPLIERS["notifications:open"] = lambda place: {"public_id": place.notice.public_id}
SUPPLIERS["reminders:change"] = lambda place: {"code": "REM-35"}
SUPPLIERS["reminders:send_one"] = lambda place: {"public_id": place.notice.public_id}
SUPPLIERS["files:download"] = lambda place: {"public_id": place.file.public_id}
SUPPLIERS["files:page"] = lambda place: {"public_id": place.file.public_id, "number": 1}

OF_ALL = ("paper", "letter", "issue_letter", "letter_paper", "reminded")
# Objects of the province: there is one, so no row about the one of agency B.
OF_THE_PROVINCE = {
    f"reporting:{name}" for name in (*CYCLE_STEPS, *SYNTHESIS_STEPS, *TEMPLATE_STEPS, *OF_ALL)
} | {f"agencies:{name}" for name in (*AGENCY_STEPS, "void")}
OF_THE_PROVINCE |= {"reminders:change", "reminders:send_one", "reporting:summary_paper"}
SUPPLIERS |= PLAN_SUPPLIERS | STANDARD_SUPPLIERS | LAW_SUPPLIERS | PROCEDURE_SUPPLIERS
SUPPLIERS |= DOCUMENT_SUPPLIERS | ONBOARDING_SUPPLIERS | RECORD_SUPPLIERS | PROCESS_SUPPLIERS
SUPPLIERS |= DECLARATION_SUPPLIERS | MODEL_SUPPLIERS
OF_THE_PROVINCE |= PLAN_SUPPLIERS.keys() | OF_EVERYBODY.keys() | OF_THE_REGISTER.keys()
OF_THE_PROVINCE |= PROCEDURES_OF_EVERYBODY.keys() | MODELS_OF_THE_PROVINCE.keys()


def _agency(place: Place, **fields: Any) -> dict[str, Any]:
    return {"agency": str(place.agency.public_id), **fields}


def _guest(**more: Any) -> dict[str, Any]:
    return {
        "username": "no_role",
        "decision_no": "1/QĐ",
        "valid_from": FAR,
        "last_day": FAR,
        **more,
    }


FORMS: dict[str, Callable[[Place], dict[str, Any]]] = {
    "account_login": lambda place: {"login": "khong-co-ai", "password": "x"},
    "account_logout": lambda place: {},
    "account_change_password": lambda place: {"current": "x", "new": "y", "again": "y"},
    "agencies:import": lambda place: {"loai": "co-quan"},
    "agencies:import_write": lambda place: {"loai": "co-quan", "noi_dung": "x:y:z"},
    "reporting:note_contact": lambda place: {
        "channel": "PHONE",
        "spoke_with": "Trần Thị Hoa",
        "words": "Hẹn gửi trong tuần.",
    },
    "reporting:look_as_agency": lambda place: {"purpose": "Thư ký ISO gọi điện hỏi"},
    "reporting:remind": lambda place: {"xac_nhan": "1", "chon": "0"},
    "reporting:invite_reviewer": lambda place: _guest(),
    "reporting:invite_signer": lambda place: _guest(),
    "reporting:invite_to_synthesis": lambda place: _guest(role="DOST_HEAD"),
    "reporting:withdraw_guest": lambda place: {"comment": "hết việc"},
    "reporting:draft_letter": lambda place: {"new_due_on": FAR},
    "reporting:issue_letter": lambda place: {"number": "12", "document_on": FAR},
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
    "people:reset_factors": lambda place: {"reason": "mất điện thoại, đã gặp"},
    "account:end_others": lambda place: {},
    "account:end_session": lambda place: {},
    "workplace:switch": lambda place: {},
}
FORMS |= PLAN_FORMS | STANDARD_FORMS | LAW_FORMS | PROCEDURE_FORMS
FORMS |= DOCUMENT_FORMS | ONBOARDING_FORMS | RECORD_FORMS | DECLARATION_FORMS | PROCESS_FORMS
FORMS |= MODEL_FORMS
