"""What a button does, and how that fits into Telegram's 64 bytes of callback data.

What comes back from a button is checked here for its form only; whether the person may do it is
asked of the row it touches, every time.
"""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from bot.domain import OwnerKind, TaskFilter
from bot.errors import NhacViecError
from bot.parsing.values import Status
from bot.plans.review.questions import Step
from bot.plans.versions.changes import Group, Verdict

_LIMIT = 64
"""Bytes of callback data (Bot API, InlineKeyboardButton)."""


class StaleButton(NhacViecError):
    """A button this program never made, or no longer understands."""

    key = "stale-button"


@dataclass(frozen=True, slots=True)
class ConfirmEnrolment:
    """Yes, that is my name."""

    code: str


@dataclass(frozen=True, slots=True)
class DeclineEnrolment:
    """No, that is somebody else."""

    code: str


@dataclass(frozen=True, slots=True)
class ShowList:
    filter: TaskFilter
    page: int = 0


@dataclass(frozen=True, slots=True)
class ShowTask:
    task_id: int
    back: ShowList | None = None


@dataclass(frozen=True, slots=True)
class StartHandIn:
    """“Hoàn thành”: begin to collect the result."""

    task_id: int


@dataclass(frozen=True, slots=True)
class FinishHandIn:
    """“Xong”."""

    task_id: int


@dataclass(frozen=True, slots=True)
class CancelHandIn:
    """“Huỷ”."""

    task_id: int


@dataclass(frozen=True, slots=True)
class FetchFiles:
    task_id: int


class ReviewAct(StrEnum):
    """What may be done with a draft as a whole."""

    STOP = "t"  # reading it
    TYPE = "y"
    EXCEL = "x"
    YEARS = "j"
    SAVE = "l"
    SAVE_BESIDE = "g"  # though the year has a plan already
    COMPARE = "c"
    AMEND = "v"
    ASK_AMEND = "b"  # once more: most of the plan in use would go
    ASK_DROP = "q"
    DROP = "d"
    PAIRS = "u"  # which rows are tasks of the plan in use
    PAIRS_ANEW = "w"


@dataclass(frozen=True, slots=True)
class OnReview:
    review_id: int
    act: ReviewAct


@dataclass(frozen=True, slots=True)
class StepInReview:
    """On or back; `question` is the one the button was shown under."""

    review_id: int
    step: Step
    question: str = ""


@dataclass(frozen=True, slots=True)
class AnswerInReview:
    review_id: int
    question: str
    reading: str


@dataclass(frozen=True, slots=True)
class SetReviewYear:
    review_id: int
    year: int


@dataclass(frozen=True, slots=True)
class ShowPlanDiff:
    """A page of what a draft changes of the plan in use."""

    review_id: int
    group: Group
    page: int = 0


@dataclass(frozen=True, slots=True)
class DecidePair:
    """Whether a row of a draft is a task of the plan in use."""

    review_id: int
    row: int
    task: int
    verdict: Verdict


ReviewAction = OnReview | StepInReview | AnswerInReview | SetReviewYear | ShowPlanDiff | DecidePair
Action = (
    ConfirmEnrolment
    | DeclineEnrolment
    | ShowList
    | ShowTask
    | StartHandIn
    | FinishHandIn
    | CancelHandIn
    | FetchFiles
    | ReviewAction
)

_STATUS = {None: "", Status.OPEN: "o", Status.DONE: "d", Status.OVERDUE: "q"}
_STATUS_OF = {letter: status for status, letter in _STATUS.items()}
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
        case ConfirmEnrolment(code):
            return f"e:{code}"
        case DeclineEnrolment(code):
            return f"n:{code}"
        case ShowList():
            return f"l:{_encode_list(action)}"
        case ShowTask(task_id, back):
            return f"t:{task_id}:{_encode_list(back)}" if back else f"t:{task_id}"
        case StartHandIn() | FinishHandIn() | CancelHandIn() | FetchFiles():
            return f"{_LETTER_OF[type(action)]}:{action.task_id}"
        case _:
            return _encode_review(action)


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


def _encode_list(shown: ShowList) -> str:
    wanted = shown.filter
    owner = f"{wanted.owner}{wanted.owner_id or ''}"
    days = "-".join(f"{day:%y%m%d}" if day else "" for day in (wanted.start, wanted.end))
    return f"{owner}:{_STATUS[wanted.status]}:{days}:{shown.page}:{wanted.words}"


def decode(data: str) -> Action:
    """The action behind callback data; raises `StaleButton` for anything not made here."""
    letter, _, rest = data.partition(":")
    try:
        return _decode(letter, rest)
    except (ValueError, KeyError) as error:
        raise StaleButton from error


def _decode(letter: str, rest: str) -> Action:
    if letter in _ON_TASK:
        return _ON_TASK[letter](_row_id(rest))
    match letter:
        case "e" if rest:
            return ConfirmEnrolment(rest)
        case "n" if rest:
            return DeclineEnrolment(rest)
        case "l":
            return _decode_list(rest)
        case "t":
            task_id, _, back = rest.partition(":")
            return ShowTask(_row_id(task_id), _decode_list(back) if back else None)
        case "p" | "m" | "v" | "y" | "g" | "u":
            return _decode_review(letter, *rest.split(":"))
    raise ValueError(letter)


def _decode_review(letter: str, review: str, *rest: str) -> Action:
    review_id = _row_id(review)
    match letter, rest:
        case "p", (act,):
            return OnReview(review_id, ReviewAct(act))
        case "m", (step, question):
            return StepInReview(review_id, Step(step), question)
        case "v", (question, reading):
            return AnswerInReview(review_id, question, reading)
        case "y", (year,) if len(year) == 4:
            return SetReviewYear(review_id, _row_id(year))
        case "g", (group, page):
            return ShowPlanDiff(review_id, Group(group), _page(page))
        case "u", (row, task, verdict):
            return DecidePair(review_id, _page(row), _row_id(task), Verdict(verdict))
    raise ValueError(letter)


def _decode_list(rest: str) -> ShowList:
    owner, status, days, page, words = rest.split(":", 4)
    start, end = days.split("-")
    return ShowList(
        TaskFilter(
            owner=OwnerKind(owner[:1]),
            owner_id=_row_id(owner[1:]) if owner[1:] else None,
            status=_STATUS_OF[status],
            start=_day(start),
            end=_day(end),
            words=words,
        ),
        page=_page(page),
    )


def _row_id(text: str) -> int:
    number = int(text)
    if not text.isascii() or not text.isdigit() or not 0 < number < 2**31:
        raise ValueError(text)
    return number


def _page(text: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > 5:
        raise ValueError(text)
    return int(text)


def _day(text: str) -> date | None:
    return date.fromisoformat(f"20{text}") if text else None


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
