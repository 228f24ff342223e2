"""What people do with people: register, name, assign, delegate, transfer, keep accounts (F6)."""

from thuan.domains.registry.people.services.accounts import (
    Slip,
    change_own_password,
    create_account,
    enter_account,
    lock_account,
    reset_password,
    stands_alone,
    unlock_account,
)
from thuan.domains.registry.people.services.delegations import (
    delegable,
    delegate,
    revoke_delegation,
    right_to_revoke,
)
from thuan.domains.registry.people.services.factors import (
    add_app,
    add_key,
    new_recovery_codes,
    note_recovery_code,
    remove_factor,
    reset_factors,
)
from thuan.domains.registry.people.services.founding import appoint_first
from thuan.domains.registry.people.services.guests import (
    Invitation,
    invite_guest,
    withdraw_guest,
)
from thuan.domains.registry.people.services.idling import close_idle_accounts
from thuan.domains.registry.people.services.persons import (
    correct_contact,
    create_person,
    merge_persons,
)
from thuan.domains.registry.people.services.posts import employ, leave, transfer
from thuan.domains.registry.people.services.roles import (
    assign_role,
    end_role,
    name_leader,
    right_over,
)
from thuan.domains.registry.people.services.sessions import end_sessions

__all__ = [
    "Invitation",
    "Slip",
    "add_app",
    "add_key",
    "appoint_first",
    "assign_role",
    "change_own_password",
    "close_idle_accounts",
    "correct_contact",
    "create_account",
    "create_person",
    "delegable",
    "delegate",
    "employ",
    "end_role",
    "end_sessions",
    "enter_account",
    "invite_guest",
    "leave",
    "lock_account",
    "merge_persons",
    "name_leader",
    "new_recovery_codes",
    "note_recovery_code",
    "remove_factor",
    "reset_factors",
    "reset_password",
    "revoke_delegation",
    "right_over",
    "right_to_revoke",
    "stands_alone",
    "transfer",
    "unlock_account",
    "withdraw_guest",
]
