"""Tables of records, of what holds them back, and of their disposal."""

from thuan.domains.system.records.models.disposal import DisposalCase
from thuan.domains.system.records.models.record import Hold, Record
from thuan.domains.system.records.models.record_type import RecordType

__all__ = ["DisposalCase", "Hold", "Record", "RecordType"]
