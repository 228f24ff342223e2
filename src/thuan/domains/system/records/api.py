"""What the portals and higher domains may use of records."""

from thuan.domains.system.records.models import DisposalCase, Hold, Record, RecordType
from thuan.domains.system.records.permissions import RecordPermission
from thuan.domains.system.records.selectors.records import cases, record_types, records
from thuan.domains.system.records.services.defining import (
    TypeWords,
    change_type,
    define_type,
    take_catalogue,
)
from thuan.domains.system.records.services.disposing import (
    approve_disposal,
    carry_out_disposal,
    draft_disposal,
    propose_disposal,
)
from thuan.domains.system.records.services.keeping import (
    RecordWords,
    close_record,
    hold_record,
    lift_hold,
    open_record,
)

__all__ = [
    "DisposalCase",
    "Hold",
    "Record",
    "RecordPermission",
    "RecordType",
    "RecordWords",
    "TypeWords",
    "approve_disposal",
    "carry_out_disposal",
    "cases",
    "change_type",
    "close_record",
    "define_type",
    "draft_disposal",
    "hold_record",
    "lift_hold",
    "open_record",
    "propose_disposal",
    "record_types",
    "records",
    "take_catalogue",
]
