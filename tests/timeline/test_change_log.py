"""Which changes were taken back, however often people undid and did again."""

from uuid import UUID

import pytest
from django.contrib.auth.models import User

from tests.fixtures.desk import NOW, Desk
from timeline import change_log
from timeline.services import events, history

A, B, C, D = (UUID(int=number) for number in range(1, 5))


def test_an_undo_that_was_undone_does_not_count() -> None:
    assert change_log.taken_back_by([A, B], [(B, A)]) == {A: B, B: None}
    assert change_log.taken_back_by([A], [(B, A), (C, B)])[A] is None
    assert change_log.taken_back_by([A], [(B, A), (C, B), (D, A)])[A] == D


def test_undo_and_redo_may_take_turns_without_end() -> None:
    chain = [UUID(int=number) for number in range(1, 5000)]
    undos = list(zip(chain[1:], chain, strict=False))
    assert change_log.taken_back_by(chain, undos)[chain[0]] is None
    assert change_log.taken_back_by(chain, undos)[chain[1]] == chain[2]


@pytest.mark.django_db
def test_the_history_of_many_turns_has_each_undo_once(desk: Desk, ada: User) -> None:
    event = desk.event("A director joins")
    confirmed = events.event_confirm(event_id=event.pk, version=event.version, by=ada, now=NOW).change_id
    assert confirmed
    done = [confirmed]
    for _ in range(9):
        done.append(history.change_undo(change_id=done[-1], by=ada, now=NOW))
    assert sorted(change_log._undos_of(done)) == sorted(zip(done[1:], done, strict=False))
    log = {entry.change_id: entry for entry in change_log.timeline_log(desk.timeline, offset=0, limit=50)}
    stand = done[1::2]
    assert [log[change].undone_by for change in done[::2]] == stand
    assert [log[change].undone_by for change in stand] == [None] * 5
