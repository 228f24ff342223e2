"""How much of everything there is: what two copies of one database must agree on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import Count, QuerySet, Sum

from thuan.kernel.audittrail.models import PROVINCE_CHAIN, ChainHead
from thuan.kernel.files.enums import FileState
from thuan.kernel.files.models import StoredFile
from thuan.kernel.tenancy.models import Agency

if TYPE_CHECKING:
    from django.db.models import Model

PROVINCE = "PROVINCE"


def census() -> dict[str, Any]:
    """Rows by domain, kind and state; files; the last hash of every chain."""
    return {"tables": _tables(), "files": _files(), "heads": _heads()}


def _tables() -> list[dict[str, object]]:
    """Every table of the product; models without a life cycle have the state None."""
    models = [m for m in apps.get_models() if m.__module__.startswith("thuan.")]
    models.sort(key=lambda model: model._meta.label_lower)
    return [line for model in models for line in _lines(model)]


def _lines(model: type[Model]) -> list[dict[str, object]]:
    place = {"domain": model._meta.app_label, "kind": model._meta.model_name}
    # Counting is for whoever runs the installation and shows no row: no scope is asked.
    rows: QuerySet[Model] = QuerySet(model)
    if not any(field.name == "state" for field in model._meta.fields):
        return [{**place, "state": None, "n": rows.count()}]
    counted = rows.order_by("state").values_list("state").annotate(n=Count("pk"))
    return [{**place, "state": state, "n": n} for state, n in counted]


def _files() -> dict[str, int]:
    """Files kept, and the bytes of their contents, each content once."""
    kept = StoredFile.objects.filter(state=FileState.KEPT)
    contents = kept.order_by().values("sha256", "size").distinct()
    return {"n": kept.count(), "bytes": contents.aggregate(all=Sum("size"))["all"] or 0}


def _heads() -> dict[str, str]:
    codes = dict(Agency.objects.values_list("pk", "code")) | {PROVINCE_CHAIN: PROVINCE}
    found = {}
    for head in ChainHead.objects.order_by("agency_id", "year"):
        # An agency that is gone from its table still has a chain; its number stands for it.
        found[codes.get(head.agency_id, str(head.agency_id))] = head.hash
    return dict(sorted(found.items()))
