"""Editions from files: read once, kept with their hash, never changed under those who use them."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

import yaml
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext as _

from thuan.domains.registry.standards.content import ContentFault, EditionFile, read_file
from thuan.domains.registry.standards.enums import EditionStatus
from thuan.domains.registry.standards.models import Edition
from thuan.domains.registry.standards.selectors.editions import uses_of
from thuan.kernel.audittrail.recording import batch
from thuan.kernel.audittrail.unit import service
from thuan.kernel.tenancy.scope import every_agency
from thuan.kernel.tenancy.writing import end_facts
from thuan.kernel.text import fold
from thuan.kernel.text.canonical import canonical_json, sha256_hex

if TYPE_CHECKING:
    import datetime as dt

    from thuan.kernel.accounts.actor import Actor

# The criterion of the programme, and what is known of the draft that is to follow it.
SHIPPED: Final = ("standard.yaml", "standard_2026_draft.yaml")


@service
def load_edition(*, actor: Actor, at: dt.datetime, text: str) -> tuple[Edition, bool]:
    """The edition of a file, and whether it was entered now; a second time changes nothing.

    Raises ContentFault with every fault of the file, ValidationError where other words stand
    under the same revision and rows are bound to them: corrected words are a new revision.
    """
    _require_command(actor)
    found = read_file(_mapping(text))
    content = found.content.to_json()
    told = {"content": content, "edition": _head(found)}
    digest = sha256_hex(canonical_json(told))
    known = Edition.objects.standing().filter(code=found.code, revision=found.revision).first()
    if known is not None and known.content_hash == digest:
        return known, False
    if known is not None:
        _void(known, at, _("Tệp khác nạp lại cùng bản nội dung khi chưa có gì gắn với bản này."))
    _require_mapped(found)
    edition = Edition(
        code=found.code,
        revision=found.revision,
        slug=_slug(found),
        status=found.status,
        name_vi=found.name.vi,
        name_en=found.name.en,
        note_vi=found.note.vi,
        note_en=found.note.en,
        valid_from=found.valid_from,
        recorded_at=at,
        content=content,
        content_hash=digest,
    )
    edition.save(force_insert=True)
    _tell("standards.load_edition", edition)
    return edition, True


@service
def void_edition(*, actor: Actor, at: dt.datetime, edition: Edition, reason: str) -> Edition:
    """Take out an edition entered by mistake; raises ValidationError where it is in use."""
    _require_command(actor)
    if not reason.strip():
        raise ValidationError(_("Ghi lý do hủy bỏ."))
    _void(edition, at, reason.strip())
    return edition


@service
def load_shipped(*, actor: Actor, at: dt.datetime, name: str) -> tuple[Edition, bool]:
    """The edition of a file of ``SHIPPED``, and whether it was entered now."""
    text = (files("thuan.data") / name).read_text(encoding="utf-8")
    return load_edition(actor=actor, at=at, text=text)


def _require_command(actor: Actor) -> None:
    """Editions come by a command of whoever runs the server; pages only read them."""
    if not actor.is_system:
        raise PermissionDenied(_("Phiên bản tiêu chuẩn được nạp bằng lệnh load_standard."))


def _mapping(text: str) -> Any:
    try:
        return yaml.load(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as wrong:
        mark = getattr(wrong, "problem_mark", None)
        if mark is None:
            raise ContentFault([_("Tệp không đọc được dưới dạng YAML.")]) from None
        place = {"line": mark.line + 1, "column": mark.column + 1}
        sentence = _("Dòng %(line)s, cột %(column)s: không đọc được dưới dạng YAML.")
        raise ContentFault([sentence % place]) from None


def _head(found: EditionFile) -> dict[str, Any]:
    return {
        "code": found.code,
        "revision": found.revision,
        "status": str(found.status),
        "valid_from": found.valid_from,
        **found.name.under("name"),
        **found.note.under("note"),
    }


def _slug(found: EditionFile) -> str:
    """The address of the edition; unlike that of every other one, and never that of a page."""
    base = slugify(fold(found.code).replace(":", " ").replace("/", " "))[:50]
    slug = base if found.revision == 1 else f"{base}-ban-{found.revision}"
    if not base or base == "khong-ap-dung" or Edition.objects.standing().filter(slug=slug).exists():
        words = {"code": found.code}
        raise ContentFault([_("edition: mã “%(code)s” trùng địa chỉ; chọn mã khác.") % words])
    return slug


def _require_mapped(found: EditionFile) -> None:
    """A mapping names an edition that is known and clauses that it has."""
    content = found.content
    if not content.mapping:
        return
    rows = Edition.objects.standing().filter(code=content.mapped_from).order_by("-revision")
    before = rows.first()
    if before is None:
        words = {"code": content.mapped_from}
        sentence = _("mapping: chưa có phiên bản “%(code)s”; nạp phiên bản đó trước.")
        raise ContentFault([sentence % words])
    known = {one["clause"] for one in before.content["clauses"]}
    faults = [
        _("mapping, rows[%(n)s]: %(code)s không có điều khoản %(clause)s.")
        % {"n": n, "code": before.code, "clause": clause}
        for n, row in enumerate(content.mapping, start=1)
        for clause in row.before
        if clause not in known
    ]
    if faults:
        raise ContentFault(faults)


def _void(edition: Edition, at: dt.datetime, reason: str) -> None:
    del at
    with every_agency(reason="an edition in use is never taken out"):
        uses = uses_of(edition)
    if uses:
        words = {"edition": edition.code, "n": edition.revision, "uses": ", ".join(uses)}
        sentence = _(
            "“%(edition)s”, bản nội dung %(n)s đang được dùng (%(uses)s) nên không đổi và không bỏ "
            "được. Nội dung đã sửa thì ghi “revision” lớn hơn rồi nạp lại."
        )
        raise ValidationError(sentence % words)
    end_facts(Edition.objects.filter(pk=edition.pk), void_reason=reason)
    _tell("standards.void_edition", edition, reason)


def _tell(action: str, edition: Edition, comment: str = "") -> None:
    leaf = {
        "code": edition.code,
        "revision": edition.revision,
        "status": str(EditionStatus(edition.status)),
        "hash": edition.content_hash,
    }
    comment = comment or edition.code
    batch(None, action, rows=[leaf], file_hash=edition.content_hash, comment=comment)
