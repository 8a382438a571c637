"""How what a button does fits into Telegram's 64 bytes of callback data.

What comes back from a button is checked here for its form only; whether the person may do it is
asked of the row it touches, every time.
"""

from dataclasses import replace

from bot.domain import OwnerKind, TaskFilter
from bot.errors import NhacViecError
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
    PhraseAction,
    PutPhraseAway,
    ReviewAct,
    ReviewAction,
    SetReviewYear,
    ShowGroups,
    ShowList,
    ShowPhrases,
    ShowPlanDiff,
    ShowTask,
    StartHandIn,
    StepInReview,
    TakeReading,
    Tap,
)
from bot.messages.callback_lists import decode_list, encode_list, page_number, row_id
from bot.messages.taps.codec import decode_tap, encode_tap
from bot.messages.taps.codes import CODE_OF, KIND_OF
from bot.parsing.grouping import Grouping
from bot.plans.review.questions import Step
from bot.plans.versions.changes import Group, Verdict

_LIMIT = 64
"""Bytes of callback data (Bot API, InlineKeyboardButton)."""


class StaleButton(NhacViecError):
    """A button this program never made, or no longer understands."""

    key = "stale-button"


_ON_TASK: dict[str, type[StartHandIn | FinishHandIn | CancelHandIn | FetchFiles]] = {
    "s": StartHandIn,
    "f": FinishHandIn,
    "x": CancelHandIn,
    "a": FetchFiles,
}
_LETTER_OF = {kind: letter for letter, kind in _ON_TASK.items()}


def encode(action: Action) -> str:
    """The action as callback data, never longer than Telegram takes."""
    match action:
        case Tap():
            return _fitted(encode_tap(action, CODE_OF[type(action)]))
        case ConfirmEnrolment(code):
            return f"e:{code}"
        case DeclineEnrolment(code):
            return f"n:{code}"
        case ShowList():
            return f"l:{encode_list(action)}"
        case ShowTask(task_id, back):
            return f"t:{task_id}:{encode_list(back)}" if back else f"t:{task_id}"
        case StartHandIn() | FinishHandIn() | CancelHandIn() | FetchFiles():
            return f"{_LETTER_OF[type(action)]}:{action.task_id}"
        case ShowGroups(by, shown):
            return f"w:{by}:{encode_list(shown)}"
        case TakeReading(phrase_id, opens):
            return _encode_reading(phrase_id, opens)
        case ShowPhrases() | PutPhraseAway() | FetchPhrases():
            return _encode_phrase(action)
        case _:
            return _encode_review(action)


def _fitted(data: str) -> str:
    """Raises `ValueError` for an act that no button can carry: its texts are too long."""
    if len(data.encode()) > _LIMIT:
        raise ValueError(data)
    return data


def _encode_reading(phrase_id: int, opens: ShowList | ShowTask) -> str:
    if isinstance(opens, ShowTask):
        return f"q:{phrase_id}:{opens.task_id}"
    return f"r:{phrase_id}:{encode_list(opens)}"


def _encode_phrase(action: PhraseAction) -> str:
    match action:
        case ShowPhrases(page):
            return f"k:{page}"
        case PutPhraseAway(phrase_id, page):
            return f"k:{page}:{phrase_id}"
        case FetchPhrases():
            return "k:d"


def _encode_review(action: ReviewAction) -> str:
    match action:
        case OnReview(review_id, act):
            return f"p:{review_id}:{act}"
        case StepInReview(review_id, step, question):
            return f"m:{review_id}:{step}:{question}"
        case AnswerInReview(review_id, question, reading):
            return f"v:{review_id}:{question}:{reading}"
        case SetReviewYear(review_id, year):
            return f"y:{review_id}:{year}"
        case ShowPlanDiff(review_id, group, page):
            return f"g:{review_id}:{group}:{page}"
        case DecidePair(review_id, row, task, verdict):
            return f"u:{review_id}:{row}:{task}:{verdict}"


def decode(data: str) -> Action:
    """The action behind callback data; raises `StaleButton` for anything not made here."""
    letter, _, rest = data.partition(":")
    try:
        action = _decode(letter, rest)
    except (ValueError, KeyError) as error:
        raise StaleButton from error
    if encode(action) != data:  # "+1", "01" and the like: read, but never made here
        raise StaleButton
    return action


def _decode(letter: str, rest: str) -> Action:
    if letter in KIND_OF:
        return decode_tap(KIND_OF[letter], rest)
    if letter in _ON_TASK:
        return _ON_TASK[letter](row_id(rest))
    match letter:
        case "e" if rest:
            return ConfirmEnrolment(rest)
        case "n" if rest:
            return DeclineEnrolment(rest)
        case "l" | "t" | "w" | "q" | "r":
            return _decode_showing(letter, rest)
        case "k":
            return _decode_phrase(*rest.split(":"))
        case "p" | "m" | "v" | "y" | "g" | "u":
            return _decode_review(letter, *rest.split(":"))
    raise ValueError(letter)


def _decode_review(letter: str, review: str, *rest: str) -> Action:
    review_id = row_id(review)
    match letter, rest:
        case "p", (act,):
            return OnReview(review_id, ReviewAct(act))
        case "m", (step, question):
            return StepInReview(review_id, Step(step), question)
        case "v", (question, reading):
            return AnswerInReview(review_id, question, reading)
        case "y", (year,) if len(year) == 4:
            return SetReviewYear(review_id, row_id(year))
        case "g", (group, page):
            return ShowPlanDiff(review_id, Group(group), page_number(page))
        case "u", (row, task, verdict):
            return DecidePair(review_id, page_number(row), row_id(task), Verdict(verdict))
    raise ValueError(letter)


def _decode_showing(letter: str, rest: str) -> Action:
    if letter == "l":
        return decode_list(rest)
    first, _, second = rest.partition(":")
    match letter:
        case "t":
            return ShowTask(row_id(first), decode_list(second) if second else None)
        case "w":
            return _decode_groups(Grouping(first), decode_list(second))
        case "q":
            return TakeReading(row_id(first), ShowTask(row_id(second)))
    return TakeReading(row_id(first), decode_list(second))


def _decode_groups(by: Grouping, shown: ShowList) -> ShowGroups:
    """Counts are of everybody's tasks or of the people of a unit, and of no words."""
    owner = shown.filter.owner
    is_of_unit = owner.is_unit and by is Grouping.PERSON
    if shown.filter.words or not (is_of_unit or owner is OwnerKind.ALL):
        raise ValueError(owner)
    return ShowGroups(by, shown)


def _decode_phrase(page: str, *rest: str) -> PhraseAction:
    match page, rest:
        case "d", ():
            return FetchPhrases()
        case _, ():
            return ShowPhrases(page_number(page))
        case _, (phrase_id,):
            return PutPhraseAway(row_id(phrase_id), page_number(page))
    raise ValueError(page)


def fitting(wanted: TaskFilter) -> TaskFilter:
    """The filter with as many of its words as every button of its list can carry.

    A list is cut before it is first shown, so that its first page and its next one agree.
    """
    words = wanted.words.replace(":", " ").split()
    longest = ShowTask(2**31 - 1, ShowList(replace(wanted, words=""), page=99999))
    room = _LIMIT - len(encode(longest).encode())
    kept: list[str] = []
    for word in words:
        if len(" ".join([*kept, word]).encode()) > room:
            break
        kept.append(word)
    if words and not kept:
        kept = [words[0].encode()[:room].decode(errors="ignore")]
    return replace(wanted, words=" ".join(kept))
