"""What the office types for a part of a task, checked: content, time, whom, result, budget."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bot.domain import OwnerKind, Speaker
from bot.errors import NhacViecError, NotOfThisForm
from bot.messages.office.office_values import Read, Whom
from bot.parsing.new_tasks import names_in
from bot.parsing.plain_text import plain_text
from bot.parsing.text import clean
from bot.parsing.typed_deadlines import read_typed_deadline
from bot.plans.tables.budgets import read_budget
from bot.services.asking.owners import Office, Owner

CONTENT_AT_MOST = 1500
RESULT_AT_MOST = 500
REASON_AT_MOST = 1000
_TIME_AT_MOST = 200
_NUMBER_AT_MOST = 12
_OUTSIDE_AT_MOST = 200


class TooLong(NhacViecError):
    """More than is kept; `limit` characters are."""

    key = "part-too-long"


class Empty(NhacViecError):
    """Nothing is left but signs nobody sees."""

    key = "part-empty"


class NotATime(NotOfThisForm):
    """No day, month, rhythm or event in the words."""

    key = "part-no-time"


class InThePast(NhacViecError):
    """The last day of what was typed is over."""

    key = "part-past"


@dataclass(frozen=True, slots=True)
class NamedThere:
    """Whom typed names mean: those found, those one name fits several of, those nobody bears."""

    whom: tuple[Whom, ...] = ()
    unclear: tuple[Whom, ...] = ()
    printed: str = ""
    nobody: tuple[str, ...] = ()


def line_of(text: str, *, limit: int) -> str:
    """One line without signs that show nothing or turn the writing round.

    Raises `Empty` or `TooLong`.
    """
    line = " ".join(plain_text(clean(text)).split())
    if not line:
        raise Empty
    if len(line) > limit:
        raise TooLong(limit=limit, length=len(line))
    return line


def time_of(speaker: Speaker, text: str, *, today: date) -> Read:
    """A typed deadline; raises `NotATime`, or `InThePast` where all of it is over."""
    line = line_of(text, limit=_TIME_AT_MOST)
    strict = speaker.policy.strict_before
    found = read_typed_deadline(line, today=today, strict_before=strict)
    if not found.milestones:
        raise NotATime(said=line)
    if found.last_day and found.last_day < today:
        raise InThePast(day=found.last_day)
    return Read(found.printed, found.milestones, found.doubts)


def number_of(text: str) -> str:
    """A task's number as it is to be printed; without words, lest it looks like content."""
    line = line_of(text, limit=_NUMBER_AT_MOST).replace(" ", "")
    if not any(one.isdigit() for one in line) or not line.replace(".", "").isalnum():
        raise NotOfThisForm("part-no-number", said=line)
    return line.upper() if line[:2].lower() == "ps" else line


def budget_of(text: str) -> int:
    """An amount in đồng; a bare number is one."""
    line = line_of(text, limit=_TIME_AT_MOST)
    amount = read_budget(line, header="đồng").amount
    if amount is None:
        raise NotOfThisForm("part-no-budget", said=line)
    return amount


def whom_of(office: Office, speaker: Speaker, owners: Iterable[str]) -> NamedThere:
    """Whom owners mean, as a query names them or as typed; the first unclear one is asked back."""
    found: list[Whom] = []
    nobody: list[str] = []
    for one in owners:
        fits = office.named(one if ":" in one else f"unit:{one}", speaker)
        if len(fits) > 1:
            printed = one.partition(":")[2] or one
            return NamedThere(tuple(found), tuple(map(_whom, fits)), printed, tuple(nobody))
        if fits:
            found.append(_whom(fits[0]))
        else:
            nobody.append((one.partition(":")[2] or one)[:_OUTSIDE_AT_MOST])
    return NamedThere(tuple(dict.fromkeys(found)), nobody=tuple(nobody))


def refuse_nobody(named: NamedThere) -> None:
    """Raises for a leading name nobody here bears, and where none is left."""
    if named.nobody:
        raise NhacViecError("part-nobody", said=", ".join(named.nobody))
    if not named.whom:
        raise NhacViecError("part-no-whom")


def names_typed(text: str, office: Office) -> tuple[str, ...]:
    """The names of a typed list: "P. Nghiệp vụ, chị Chi và Thanh tra"."""
    return names_in(line_of(text, limit=RESULT_AT_MOST), office.names)


def _whom(owner: Owner) -> Whom:
    kind = OwnerKind.UNIT if owner.kind is OwnerKind.UNIT else OwnerKind.PERSON
    return Whom(kind, owner.id, owner.name)
