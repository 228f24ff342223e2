"""The page bases; a domain's view names a permission and asks one question or does one act."""

from thuan.kernel.ui.views.action import ActionView, FormPage, ServiceStep
from thuan.kernel.ui.views.guarded import GuardedMixin
from thuan.kernel.ui.views.record import RecordView
from thuan.kernel.ui.views.register import BulkAction, RegisterView

__all__ = [
    "ActionView",
    "BulkAction",
    "FormPage",
    "GuardedMixin",
    "RecordView",
    "RegisterView",
    "ServiceStep",
]
