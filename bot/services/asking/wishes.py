"""What a person may want of the bot, once their words are understood."""

from dataclasses import dataclass, field
from datetime import date

from bot.domain import OwnerKind, TaskFilter
from bot.parsing.grouping import Grouping
from bot.parsing.guesses import Understood
from bot.parsing.task_orders import Order
from bot.parsing.values import Intent, Period


@dataclass(frozen=True, slots=True)
class WantsList:
    """A list; the page may lie before its first or after its last, as words turn pages."""

    filter: TaskFilter
    page: int = 0


@dataclass(frozen=True, slots=True)
class WantsCount:
    """“Còn bao nhiêu việc”: the number, and the list behind it."""

    filter: TaskFilter


@dataclass(frozen=True, slots=True)
class WantsGroups:
    """“Ai chưa xong”: how many tasks of the filter each person or unit has.

    The filter is everybody's, or a unit's whose people are counted; it has no words.
    """

    filter: TaskFilter
    by: Grouping
    page: int = 0


@dataclass(frozen=True, slots=True)
class WantsSummary:
    """The counts of somebody's tasks in a period; the filter names no state."""

    filter: TaskFilter


@dataclass(frozen=True, slots=True)
class WantsTask:
    number: str


@dataclass(frozen=True, slots=True)
class WantsCard:
    """A task that was among the choices shown."""

    task_id: int


@dataclass(frozen=True, slots=True)
class WantsLine:
    """The n-th line of the list shown last; -1 is the last of all."""

    shown: WantsList
    nth: int
    may_be_number: bool


@dataclass(frozen=True, slots=True)
class WantsHandIn:
    """“Xong việc 24”, “xong việc nộp báo cáo”; without either the person still has to choose."""

    number: str | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True)
class WantsHelp:
    pass


@dataclass(frozen=True, slots=True)
class WantsSearch:
    """“Tìm” and no more: what for is still to be said."""


@dataclass(frozen=True, slots=True)
class WantsNothing:
    """“Cảm ơn”, “ok”: answered shortly."""


@dataclass(frozen=True, slots=True)
class WantsDaysOff:
    """“Mai nghỉ”: where one's own leave is entered, and where the office's days off."""


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """A name fits several units or people; each choice is the list it would open."""

    kind: OwnerKind
    printed: str
    choices: tuple[tuple[str, TaskFilter], ...]
    left_out: int = 0
    """How many more the name fits than are offered."""


@dataclass(frozen=True, slots=True)
class NotTheirs:
    """The list of somebody whose tasks the speaker may not see, and the speaker's own like it."""

    own: TaskFilter


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """Somebody the words may mean, under a label that tells them from others of the name."""

    id: int
    label: str
    unit_id: int | None


@dataclass(frozen=True, slots=True)
class NotYet:
    """Understood, but done elsewhere for now: which task, who and until when it was about."""

    intent: Intent | Order
    number: str | None = None
    named: tuple[str, ...] = ()
    """The units or people the words name, as the office writes them."""
    printed: str | None = None
    """The name as typed where nobody is called so."""
    lists: tuple[tuple[str, TaskFilter], ...] = ()
    """The lists of those named, as far as the speaker may open them, with their names."""
    period: Period | None = None
    words: str | None = None
    people: tuple[NamedPerson, ...] = ()
    """The people among those named."""
    text: str = ""
    """All of it, as typed."""


@dataclass(frozen=True, slots=True)
class OpensList:
    """A likely reading: this list, and whose it is by name."""

    filter: TaskFilter
    owner_name: str | None = None
    said: str | None = None
    """The words to search for as they were typed."""


@dataclass(frozen=True, slots=True)
class OpensTask:
    """A likely reading: the task of this number."""

    task_id: int
    number: str


LikelyReading = OpensList | OpensTask


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """What was understood all the same, and what the words may have meant."""

    text: str = ""
    understood: Understood = field(default_factory=Understood)
    readings: tuple[LikelyReading, ...] = ()
    nobody: str | None = None
    """The name of a unit or person nobody is called by."""
    nothing_open: bool = False
    """The words would turn a page, but no list was shown of late."""


Wish = (
    WantsList
    | WantsCount
    | WantsGroups
    | WantsSummary
    | WantsTask
    | WantsCard
    | WantsLine
    | WantsHandIn
    | WantsHelp
    | WantsSearch
    | WantsNothing
    | WantsDaysOff
    | Ambiguous
    | NotTheirs
    | NotYet
    | NotUnderstood
)


def this_month(today: date) -> TaskFilter:
    """One's own tasks of the month that runs."""
    first = today.replace(day=1)
    following = first.replace(year=first.year + first.month // 12, month=first.month % 12 + 1)
    last = date.fromordinal(following.toordinal() - 1)
    return TaskFilter(start=first, end=last)
