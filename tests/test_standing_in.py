"""Who has whose tasks while they are handed over."""

import pytest

from bot.standing_in import Passing, Places, holder_of, places_of

A, B, C, D = 1, 2, 3, 4


def test_without_a_handover_everybody_has_their_own() -> None:
    assert places_of([], A) == Places()
    assert holder_of([], A, 7) == A


def test_who_stands_in_has_it_all() -> None:
    passings = [Passing(A, B)]
    assert places_of(passings, B).people == {A}
    assert holder_of(passings, A, 7) == B


def test_single_tasks_go_along_alone() -> None:
    passings = [Passing(A, B, frozenset({7}))]
    assert places_of(passings, B) == Places(tasks=frozenset({(A, 7)}))
    assert [holder_of(passings, A, task) for task in (7, 8, None)] == [B, A, A]


def test_what_somebody_has_goes_on_with_their_own() -> None:
    passings = [Passing(A, B), Passing(B, C)]
    assert places_of(passings, C).people == {A, B}
    assert holder_of(passings, A, 7) == C


def test_single_tasks_handed_on_are_one_s_own_only() -> None:
    passings = [Passing(A, B), Passing(B, C, frozenset({7}))]
    assert places_of(passings, C) == Places(tasks=frozenset({(B, 7)}))
    assert holder_of(passings, A, 7) == B


def test_single_tasks_go_on_with_everything_else() -> None:
    passings = [Passing(A, B, frozenset({7})), Passing(B, C)]
    assert places_of(passings, C) == Places(frozenset({B}), frozenset({(A, 7)}))
    assert holder_of(passings, A, 7) == C


@pytest.mark.parametrize("loop", [[Passing(A, A)], [Passing(A, B), Passing(B, C), Passing(C, A)]])
def test_a_circle_leaves_everything_where_it_was(loop: list[Passing]) -> None:
    assert holder_of(loop, A, 7) == A
    assert A not in places_of(loop, A).people


def test_two_may_be_stood_in_for_at_once() -> None:
    assert places_of([Passing(A, C), Passing(B, C), Passing(D, A)], C).people == {A, B, D}
