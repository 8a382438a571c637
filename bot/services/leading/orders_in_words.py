"""“Giao việc 12, 13 cho chị Bình”, “nhắc anh An việc 24”: which tasks and whom the words mean."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain import Role, Speaker
from bot.errors import NhacViecError, NotFound
from bot.parsing.several_numbers import several_numbers
from bot.services.asking.wishes import NamedPerson, NotYet
from bot.services.leading import assigning
from bot.services.tasks.tasks import tasks_numbered
from bot.storage import Session, Task
from bot.storage.ids import id_of
from bot.storage.tasks import visible_tasks_by_number


class SeveralOfNumber(NhacViecError):
    """Two plans have a task of this number, and several were ordered at once."""

    key = "several-of-number"


class SeveralCalledSo(NhacViecError):
    """The name fits several people of one task, and several tasks were ordered at once."""

    key = "several-called-so"


@dataclass(frozen=True, slots=True)
class Ordered:
    """The tasks and the people the words may mean."""

    tasks: tuple[Task, ...]
    same_number: tuple[Task, ...]
    """Those that share the one number said, to choose from; `tasks` is empty then."""
    people: tuple[NamedPerson, ...]


async def ordered(session: Session, speaker: Speaker, wish: NotYet) -> Ordered:
    """Raises `NotFound` for a number or a name there is none of, `SeveralOfNumber`."""
    if wish.printed and not wish.named:
        raise NotFound("nobody-called-so", name=wish.printed)
    numbers = several_numbers(wish.text) or ((wish.number,) if wish.number else ())
    found: list[Task] = []
    for number in numbers:
        same = await tasks_numbered(session, speaker, number)
        if len(same) > 1 and len(numbers) > 1:
            raise SeveralOfNumber(number=number)
        if len(same) > 1:
            return Ordered((), tuple(same), wish.people)
        found += same
    return Ordered(tuple(found), (), wish.people)


async def seen_among(session: Session, speaker: Speaker, numbers: Sequence[str]) -> list[str]:
    """Those of these numbers under which the speaker sees a task."""
    return [one for one in numbers if await visible_tasks_by_number(session, speaker, one)]


def likeliest(speaker: Speaker, people: Sequence[NamedPerson]) -> tuple[NamedPerson, ...]:
    """Those of a lead's own unit, where the name fits any of them: tasks go to no others."""
    own = tuple(one for one in people if one.unit_id == speaker.unit_id)
    if Role.OFFICE in speaker.roles or not own:
        return tuple(people)
    return own


async def on_task(
    session: Session, task: Task, people: Sequence[NamedPerson]
) -> tuple[NamedPerson, ...]:
    """Those who do the task, where the name fits any of them."""
    doing = await assigning.doers(session, id_of(task))
    return tuple(one for one in people if one.id in doing) or tuple(people)
