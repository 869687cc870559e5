"""Coming in: one-time links, devices, PINs, the first coordinator. The only writer of the access tables.

None of this is part of the record: it says who may open a page, never what anybody agreed to. Every function
takes the server's time as ``at`` and answers a thing it will not do with a named ``Refusal``.
"""

from beforehand.store.access.models import Account, Device
from beforehand.studio.entry.accounts import account_of, close_account, own_account
from beforehand.studio.entry.devices import (
    add_device,
    device_label,
    devices_of,
    drop_expired_sessions,
    end_session,
    is_session,
    last_put_out,
    revoke_all,
    revoke_device,
    seen,
)
from beforehand.studio.entry.first import StartProduction, begin, first_token, open_first
from beforehand.studio.entry.links import FreshLink, OpenLink, fresh_link, issue_link, open_link, use_link
from beforehand.studio.entry.pins import has_pin, set_pin, step_up
from beforehand.studio.entry.repeats import FirstAnswer, claim, forget_before, last_key, settle

__all__ = [
    "Account",
    "Device",
    "FirstAnswer",
    "FreshLink",
    "OpenLink",
    "StartProduction",
    "account_of",
    "add_device",
    "begin",
    "claim",
    "close_account",
    "device_label",
    "devices_of",
    "drop_expired_sessions",
    "end_session",
    "first_token",
    "forget_before",
    "fresh_link",
    "has_pin",
    "is_session",
    "issue_link",
    "last_key",
    "last_put_out",
    "open_first",
    "open_link",
    "own_account",
    "revoke_all",
    "revoke_device",
    "seen",
    "set_pin",
    "settle",
    "step_up",
    "use_link",
]
