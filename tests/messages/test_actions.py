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
    FinishHandIn,
    OnReview,
    ReviewAct,
    SetReviewYear,
    ShowList,
    ShowPlanDiff,
    ShowTask,
    StaleButton,
    StartHandIn,
    StepInReview,
    decode,
    encode,
    fitting,
)
from bot.parsing.values import Status
from bot.plans.review.questions import Step
from bot.plans.versions.changes import Group, Verdict

row_ids = st.integers(1, 2**31 - 1)
days = st.none() | st.dates(date(2000, 1, 1), date(2099, 12, 31))
words = st.lists(st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1), max_size=9)
filters = st.builds(
    TaskFilter,
    owner=st.sampled_from(OwnerKind),
    owner_id=st.none() | row_ids,
    status=st.none() | st.sampled_from(Status),
    start=days,
    end=days,
    words=words.map(" ".join),
).map(fitting)
questions = st.text("0123456789abcdef", min_size=8, max_size=8)
lists = st.builds(ShowList, filters, st.integers(0, 99999))
actions = st.one_of(
    lists,
    st.builds(ShowTask, row_ids, st.none() | lists),
    *(st.builds(kind, row_ids) for kind in (StartHandIn, FinishHandIn, CancelHandIn, FetchFiles)),
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
        "l:m::240230-:0:",
        "l:m::-:-1:",
        "l:u999999999999::-:0:",
        "e:",
        "zzz:1",
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


def test_long_searches_keep_their_first_words() -> None:
    wanted = TaskFilter(owner=OwnerKind.ALL, words="ke hoach ung dung cong nghe thong tin")
    kept = fitting(wanted).words
    assert wanted.words.startswith(kept)
    assert kept
