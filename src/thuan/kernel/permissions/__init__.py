"""May this actor do this here? See ``policy``."""

from thuan.kernel.permissions.policy import (
    Permission,
    can,
    can_anywhere,
    grant,
    granted,
    invited_at,
    own_agency,
    permitted,
    permitted_object,
    permitted_one,
    reach_of,
    require,
    words_of,
)

__all__ = [
    "Permission",
    "can",
    "can_anywhere",
    "grant",
    "granted",
    "invited_at",
    "own_agency",
    "permitted",
    "permitted_object",
    "permitted_one",
    "reach_of",
    "require",
    "words_of",
]
