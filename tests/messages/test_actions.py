"""Buttons carry their act within Telegram's 64 bytes, and nothing else is understood."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain import OwnerKind, TaskFilter
from bot.messages.actions import (
    Action,
    AnswerInReview,
    CancelHandIn,
    ConfirmEnrolment,
    DecidePair,
    DeclineEnrolment,
    FetchFiles,
    FetchPhrases,
    FinishHandIn,
    OnReview,
    PutPhraseAway,
    ReviewAct,
    SetReviewYear,
    ShowGroups,
    ShowList,
    ShowPhrases,
    ShowPlanDiff,
    ShowTask,
    StartHandIn,
    StepInReview,
    TakeReading,
)
from bot.messages.callback_data import StaleButton, decode, encode, fitting
from bot.parsing.grouping import Grouping
from bot.parsing.values import Status
from bot.plans.review.questions import Step
from bot.plans.versions.changes import Group, Verdict

row_ids = st.integers(1, 2**31 - 1)
days = st.none() | st.dates()
words = st.lists(st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1), max_size=9)


def in_order(both: tuple[date | None, date | None]) -> bool:
    start, end = both
    return start is None or end is None or start <= end


periods = st.tuples(days, days).filter(in_order)


@st.composite
def filters_of(draw: st.DrawFn, *owners: OwnerKind, with_words: bool = True) -> TaskFilter:
    owner = draw(st.sampled_from(owners))
    start, end = draw(periods)
    return TaskFilter(
        owner=owner,
        owner_id=draw(row_ids) if owner.is_unit or owner.is_person else None,
        status=draw(st.none() | st.sampled_from(Status)),
        start=start,
        end=end,
        words=" ".join(draw(words)) if with_words else "",
    )


filters = filters_of(*OwnerKind).map(fitting)
by_person = filters_of(OwnerKind.ALL, OwnerKind.UNIT, OwnerKind.LEADING, with_words=False)
by_unit = filters_of(OwnerKind.ALL, with_words=False)
pages = st.integers(0, 99999)
questions = st.text("0123456789abcdef", min_size=8, max_size=8)
lists = st.builds(ShowList, filters, pages)
actions = st.one_of(
    lists,
    st.builds(ShowTask, row_ids, st.none() | lists),
    *(st.builds(kind, row_ids) for kind in (StartHandIn, FinishHandIn, CancelHandIn, FetchFiles)),
    st.builds(ShowGroups, st.just(Grouping.PERSON), st.builds(ShowList, by_person, pages)),
    st.builds(ShowGroups, st.just(Grouping.UNIT), st.builds(ShowList, by_unit, pages)),
    st.builds(TakeReading, row_ids, lists | st.builds(ShowTask, row_ids)),
    st.builds(ShowPhrases, st.integers(0, 99999)),
    st.builds(PutPhraseAway, row_ids, st.integers(0, 99999)),
    st.just(FetchPhrases()),
    st.builds(OnReview, row_ids, st.sampled_from(ReviewAct)),
    st.builds(StepInReview, row_ids, st.sampled_from(Step), questions | st.just("")),
    st.builds(AnswerInReview, row_ids, questions, st.just("0f0f")),
    st.builds(SetReviewYear, row_ids, st.integers(1000, 9999)),
    st.builds(ShowPlanDiff, row_ids, st.sampled_from(Group), st.integers(0, 99999)),
    st.builds(DecidePair, row_ids, st.integers(0, 99999), row_ids, st.sampled_from(Verdict)),
)


@given(actions)
def test_every_action_comes_back_from_its_button(action: Action) -> None:
    assert decode(encode(action)) == action


@given(actions)
def test_no_button_is_longer_than_telegram_takes(action: Action) -> None:
    assert 1 <= len(encode(action).encode()) <= 64


@pytest.mark.parametrize("code", ["AbC_-123456789xy"])
def test_enrolment_buttons_carry_their_code(code: str) -> None:
    assert decode(encode(ConfirmEnrolment(code))) == ConfirmEnrolment(code)
    assert decode(encode(DeclineEnrolment(code))) == DeclineEnrolment(code)


@pytest.mark.parametrize(
    "data",
    [
        "",
        "t:",
        "t:0",
        "t:-1",
        "t:1e3",
        "t:٣",
        "t:99999999999",
        "s:1:2",
        "l:",
        "l:z::-:0:",
        "l:m:?:-:0:",
        "l:m::24W051-:0:",
        "l:m::zzzzz-:0:",
        "l:m::0fr4-:0:",
        "l:m::fr4z-fr41:0:",
        "l:u::-:0:",
        "l:p::-:0:",
        "l:m5::-:0:",
        "l:a5::-:0:",
        "l:m::-:00:",
        "t:007",
        "w:u:u2::-:0:",
        "w:p:m::-:0:",
        "w:p:p2::-:0:",
        "w:p:a::-:0:zz",
        "l:m::-:-1:",
        "l:u999999999999::-:0:",
        "e:",
        "zzz:1",
        "w:x:m::-:0:",
        "w:p:",
        "r:1:",
        "r:x:m::-:0:",
        "q:1:2:3",
        "q:1:",
        "k:",
        "k:-1",
        "k:0:0",
        "k:0:1:2",
        "k:d:1",
        "' OR 1=1 --",
        "\x00",
    ],
)
def test_forged_data_is_refused(data: str) -> None:
    with pytest.raises(StaleButton):
        decode(data)


@given(st.text(max_size=70))
def test_any_text_at_all_is_read_or_refused(data: str) -> None:
    try:
        action = decode(data)
    except StaleButton:
        return
    assert encode(action)


@pytest.mark.parametrize("day", [date(1999, 1, 1), date(2024, 5, 31), date(2150, 12, 31)])
def test_a_day_comes_back_in_its_own_century(day: date) -> None:
    shown = ShowList(TaskFilter(start=day, end=day))
    assert decode(encode(shown)) == shown


def test_long_searches_keep_their_first_words() -> None:
    wanted = TaskFilter(owner=OwnerKind.ALL, words="ke hoach ung dung cong nghe thong tin")
    kept = fitting(wanted).words
    assert wanted.words.startswith(kept)
    assert kept
