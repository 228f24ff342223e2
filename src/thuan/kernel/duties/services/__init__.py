"""Acts on duties: keeping them right, reminding, editing the rules."""

from thuan.kernel.duties.services.keeping import sync
from thuan.kernel.duties.services.reminding import Asking, Reminded, remind, remind_many

__all__ = ["Asking", "Reminded", "remind", "remind_many", "sync"]
