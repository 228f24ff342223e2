"""Closed words of editions, clauses and of what does not apply."""

from __future__ import annotations

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _

# The edition whose clause numbers the code of other domains names (qms.md 2.2: the criterion).
TCVN_2015: Final = "TCVN ISO 9001:2015"
# Shortest reason for a clause that does not apply (qms.md 1.1).
REASON_LENGTH: Final = 30


class EditionStatus(models.TextChoices):
    """Whether an edition is a criterion; a draft holds on no day and binds nobody."""

    IN_FORCE = "IN_FORCE", _("Đã ban hành")
    DRAFT = "DRAFT", _("Dự thảo, không phải chuẩn mực")


class ClauseKind(models.TextChoices):
    GROUP = "group", _("Nhóm điều khoản")
    REQUIREMENT = "requirement", _("Yêu cầu")


class Applies(models.TextChoices):
    """How a clause usually stands in an administrative agency (qms.md 1.1)."""

    APPLICABLE = "applicable", _("Áp dụng")
    USUALLY_NA = "usually_na", _("Thường không áp dụng")
    CONDITIONAL = "conditional", _("Áp dụng có điều kiện")


class InformationKind(models.TextChoices):
    """What is done with a piece of documented information (qms.md 1.2)."""

    MAINTAIN = "maintain", _("Duy trì (tài liệu)")
    RETAIN = "retain", _("Lưu giữ (hồ sơ)")
    BOTH = "maintain_and_retain", _("Duy trì và lưu giữ")


class Demand(models.TextChoices):
    """How far the standard itself asks for the document (qms.md 1.2)."""

    REQUIRED = "required", _("Tiêu chuẩn yêu cầu")
    AS_NECESSARY = "as_necessary", _("Ở mức cơ quan thấy cần")
    IF_APPLICABLE = "if_applicable", _("Khi có hoạt động đó")
    NOT_REQUIRED = "not_required_by_standard", _("Tiêu chuẩn không đòi hỏi văn bản")


class Method(models.TextChoices):
    """How a checklist question is answered."""

    DOCUMENT_REVIEW = "document_review", _("xem tài liệu")
    INTERVIEW = "interview", _("phỏng vấn")
    OBSERVATION = "observation", _("quan sát")
    SYSTEM_QUERY = "system_query", _("tra trong hệ thống")


class Mark(models.TextChoices):
    """How far a statement was verified (qms.md, head)."""

    VERIFIED = "verified", _("Đã kiểm chứng")
    SINGLE_SOURCE = "single_source", _("Một nguồn")
    UNVERIFIED = "unverified", _("Chưa kiểm chứng")


class Ground(models.TextChoices):
    """What stands against leaving a clause out: later domains say whether it is there."""

    INSTRUMENT = "instrument", _("phương tiện đo đang dùng")
    DESIGN_PROJECT = "design_project", _("việc thiết kế, soạn đề án hoặc văn bản")


class NonApplicabilityState(models.TextChoices):
    PROPOSED = "PROPOSED", _("Đã đề nghị")
    ENDORSED = "ENDORSED", _("Trưởng ban ISO đã đồng ý")
    APPROVED = "APPROVED", _("Đang không áp dụng")
    DECLINED = "DECLINED", _("Không được chấp nhận")
    WITHDRAWN = "WITHDRAWN", _("Đã rút")
    ENDED = "ENDED", _("Đã áp dụng trở lại")


WAITING: Final = frozenset({NonApplicabilityState.PROPOSED, NonApplicabilityState.ENDORSED})
OPEN: Final = WAITING | {NonApplicabilityState.APPROVED}
