"""Coming in: one-time links, devices, PINs, the first coordinator. The only writer of the access tables.

None of this is part of the record: it says who may open a page, never what anybody agreed to. Every function
takes the server's time as ``at`` and answers a thing it will not do with a named ``Refusal``.
"""

from beforehand.store.access.models import Account, Device
from beforehand.studio.entry.accounts import account_of, close_account, first_ins, own_account, shut_out
from beforehand.studio.entry.code_app import add_app, address_for_app, new_secret, use_app
from beforehand.studio.entry.copies import (
    Earlier,
    FreshCode,
    copying_from,
    end_copying,
    fresh_copy_code,
    make_copy_code,
    take_copy_code,
)
from beforehand.studio.entry.devices import (
    add_device,
    device_label,
    devices_of,
    drop_expired_sessions,
    end_session,
    is_in,
    is_session,
    label_of,
    last_put_out,
    revoke_all,
    revoke_device,
    seen,
    signed_on,
)
from beforehand.studio.entry.factors import (
    Factors,
    factors_of,
    forget_factors,
    is_required,
    needed_from,
    remove_app,
    remove_passkey,
)
from beforehand.studio.entry.feeds import end_feed, feed_of, make_feed, whose_feed
from beforehand.studio.entry.first import StartProduction, begin, first_token, open_first
from beforehand.studio.entry.links import (
    FreshLink,
    OpenLink,
    fresh_link,
    fresh_links,
    issue_link,
    open_link,
    stop_links_by,
    use_link,
)
from beforehand.studio.entry.notes import Noted, notes_of, sign_ins_of
from beforehand.studio.entry.passkeys import (
    begin_adding,
    begin_using,
    can_have_passkeys,
    finish_adding,
    finish_using,
)
from beforehand.studio.entry.pins import forget_pin, has_pin, set_pin, step_up
from beforehand.studio.entry.recovery import recover
from beforehand.studio.entry.recovery_codes import make_codes, use_code
from beforehand.studio.entry.repeats import FirstAnswer, claim, forget_before, last_key, settle

__all__ = [
    "Account",
    "Device",
    "Earlier",
    "Factors",
    "FirstAnswer",
    "FreshCode",
    "FreshLink",
    "Noted",
    "OpenLink",
    "StartProduction",
    "account_of",
    "add_app",
    "add_device",
    "address_for_app",
    "begin",
    "begin_adding",
    "begin_using",
    "can_have_passkeys",
    "claim",
    "close_account",
    "copying_from",
    "device_label",
    "devices_of",
    "drop_expired_sessions",
    "end_copying",
    "end_feed",
    "end_session",
    "factors_of",
    "feed_of",
    "finish_adding",
    "finish_using",
    "first_ins",
    "first_token",
    "forget_before",
    "forget_factors",
    "forget_pin",
    "fresh_copy_code",
    "fresh_link",
    "fresh_links",
    "has_pin",
    "is_in",
    "is_required",
    "is_session",
    "issue_link",
    "label_of",
    "last_key",
    "last_put_out",
    "make_codes",
    "make_copy_code",
    "make_feed",
    "needed_from",
    "new_secret",
    "notes_of",
    "open_first",
    "open_link",
    "own_account",
    "recover",
    "remove_app",
    "remove_passkey",
    "revoke_all",
    "revoke_device",
    "seen",
    "set_pin",
    "settle",
    "shut_out",
    "sign_ins_of",
    "signed_on",
    "step_up",
    "stop_links_by",
    "take_copy_code",
    "use_app",
    "use_code",
    "use_link",
    "whose_feed",
]
