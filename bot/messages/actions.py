"""What a button does, as values."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain import TaskFilter
from bot.parsing.grouping import Grouping
from bot.plans.review.questions import Step
from bot.plans.versions.changes import Group, Verdict


class Tap:
    """An act that is written into callback data by its fields; see `bot/messages/taps/`."""

    __slots__ = ()


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


@dataclass(frozen=True, slots=True)
class ShowGroups:
    """How many tasks of the filter each person or unit has."""

    by: Grouping
    list: ShowList


@dataclass(frozen=True, slots=True)
class TakeReading:
    """One of the likely readings of words that were not understood, and which words."""

    phrase_id: int
    opens: ShowList | ShowTask


@dataclass(frozen=True, slots=True)
class ShowPhrases:
    """A page of the words that were not understood."""

    page: int = 0


@dataclass(frozen=True, slots=True)
class PutPhraseAway:
    """“Đã xem”, on the page it stands on."""

    phrase_id: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class FetchPhrases:
    """“Tải về”."""


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
PhraseAction = ShowPhrases | PutPhraseAway | FetchPhrases
Action = (
    ConfirmEnrolment
    | DeclineEnrolment
    | ShowList
    | ShowTask
    | StartHandIn
    | FinishHandIn
    | CancelHandIn
    | FetchFiles
    | ShowGroups
    | TakeReading
    | PhraseAction
    | ReviewAction
    | Tap
)
