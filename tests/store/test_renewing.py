"""Tables of an earlier program are made anew from the journal, all of them or none."""

from __future__ import annotations

import pytest

from beforehand.agreement.refusals import Refusal
from beforehand.store.tables.rows import Person, Standing
from beforehand.studio.renewing import renew
from tests.every_act import Played
from tests.store.tampering import act_of, faults, tamper

pytestmark = pytest.mark.django_db(databases=["default", "vaults"])


def test_rows_that_are_not_as_the_acts_make_them_are_made_anew(recorded: Played) -> None:
    tamper("UPDATE standing SET title = %s", "As it was called once")
    tamper("DELETE FROM person")
    assert faults()
    done = renew()
    assert (done.acts, done.rows) == (len(recorded.acts), Person.objects.count() + Standing.objects.count())
    assert faults() == ()


def test_with_a_broken_journal_nothing_is_changed(recorded: Played) -> None:
    tamper("UPDATE standing SET title = %s", "As it was called once")
    tamper("UPDATE act SET sealed = %s WHERE act_id = %s", b"nothing", act_of(recorded, "decline"))
    with pytest.raises(Refusal) as caught:
        renew()
    assert caught.value.code == "journal_broken"
    assert set(Standing.objects.values_list("title", flat=True)) == {"As it was called once"}
