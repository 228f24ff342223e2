"""Writing a model: a new one, the next version of one, its words, its file, its steps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thuan.domains.registry.agencies.api import kind_names
from thuan.domains.system.model_documents.enums import ModelState, ModelVersionState
from thuan.domains.system.model_documents.models import ModelDocument, ModelVersion
from thuan.domains.system.model_documents.models.model import kept_types
from thuan.domains.system.model_documents.permissions import ModelPermission
from thuan.domains.system.model_documents.selectors.register import standing
from thuan.domains.system.model_documents.workflow import MODEL_VERSION_WORKFLOW, MODEL_WORKFLOW
from thuan.kernel.audittrail.changing import edit, who_and_when
from thuan.kernel.audittrail.unit import service
from thuan.kernel.files.services import store
from thuan.kernel.permissions import require
from thuan.kernel.text import clean, fold, sort_key

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.files.intake import Intake

# What of a draft its authors write.
WRITTEN: Final = ("summary", "text", "structure")


@dataclass(frozen=True, slots=True)
class ModelHead:
    """What names a model through all its versions; ``types`` are codes of types of agencies."""

    code: str
    title: str
    kind: str
    types: tuple[str, ...]
    clauses: tuple[str, ...] = ()


@service
def create_model(*, actor: Actor, at: dt.datetime, head: ModelHead) -> ModelVersion:
    """Enter a new model with the draft of its first version; gives that draft.

    Raises ValidationError for a code that is used, and where no known type is named.
    """
    require(actor, ModelPermission.DRAFT, agency_id=None)
    code = clean(head.code)
    if ModelDocument.objects.filter(code=code).exists():
        raise ValidationError({"code": _("Mã %(code)s đã dùng cho mẫu khác.") % {"code": code}})
    row = ModelDocument(code=code, **_head(head), **who_and_when())
    row.sort_key = sort_key(code)
    return _begin(MODEL_WORKFLOW.begin(row), 1, None, actor)


@service
def change_model(
    *,
    actor: Actor,
    at: dt.datetime,
    model: ModelDocument,
    head: ModelHead,
    base_version: int | None = None,
) -> ModelDocument:
    """Change title, clauses and for whom it is; the type while nothing was issued."""
    del at
    require(actor, ModelPermission.DRAFT, agency_id=None)
    if model.state == ModelState.WITHDRAWN:
        raise ValidationError(_("Mẫu đã thu hồi, không sửa được nữa."))
    sets = _head(head, model.code)
    if model.state != ModelState.PREPARING:
        sets.pop("kind")
    return edit(model, sets, "model_document.change", base_version=base_version)


def _head(head: ModelHead, code: str = "") -> dict[str, Any]:
    known = kind_names()
    if not head.types or set(head.types) - known.keys():
        raise ValidationError({"types": _("Chọn loại cơ quan dùng mẫu này.")})
    title = clean(head.title)
    return {
        "title": title,
        "kind": head.kind,
        "agency_types": kept_types(head.types),
        "clauses": list(head.clauses),
        "search_key": fold(f"{code or clean(head.code)} {title}"),
    }


@service
def begin_version(*, actor: Actor, at: dt.datetime, model: ModelDocument) -> ModelVersion:
    """Begin the next version from the one that is issued: its words and its file are taken over.

    Raises ValidationError while another one is being written, and for a withdrawn model.
    """
    require(actor, ModelPermission.DRAFT, agency_id=None)
    if model.state == ModelState.WITHDRAWN:
        raise ValidationError(_("Mẫu đã thu hồi, không soạn bản mới."))
    if model.versions.filter(state=ModelVersionState.DRAFT).exists():
        raise ValidationError(_("Đã có một bản đang soạn. Mở bản đó để sửa tiếp."))
    before = standing(model)
    return _begin(model, before.number + 1 if before else 1, before, actor)


def _begin(
    model: ModelDocument, number: int, before: ModelVersion | None, actor: Actor
) -> ModelVersion:
    held = require(actor, ModelPermission.DRAFT, agency_id=None)
    following = ModelVersion(model_document=model, number=number, **who_and_when())
    if before is not None:
        following.text, following.structure = before.text, before.structure
        following.file = before.file
    return MODEL_VERSION_WORKFLOW.begin(following, part="AUTHOR", on_behalf_of=held.on_behalf_of)


@service
def change_version(
    *,
    actor: Actor,
    at: dt.datetime,
    draft: ModelVersion,
    sets: Mapping[str, Any],
    intake: Intake | None = None,
    base_version: int | None = None,
) -> ModelVersion:
    """Write words, data of the type, or another file into a draft; whoever does is an author.

    ``sets``: any of ``WRITTEN``; other names are left out. Raises ValidationError once it is
    issued: what agencies have copied from never changes.
    """
    if draft.state != ModelVersionState.DRAFT:
        raise ValidationError(_("Bản này không còn là bản soạn: nội dung không sửa được nữa."))
    MODEL_VERSION_WORKFLOW.join(draft, "AUTHOR", ModelPermission.DRAFT, actor)
    values = {name: sets[name] for name in WRITTEN if name in sets}
    if intake is not None:
        values["file"] = store(intake, agency_id=None, actor=actor, at=at)
    return edit(draft, values, "model_version.change", base_version=base_version)
