"""What those who lead look at, as answers: boards, what waits for them, people to choose from."""

from bot.domain import Role
from bot.handlers.asking.answers import said_list
from bot.handlers.asking.said import Asker
from bot.messages.actions import ShowList
from bot.messages.answer import Answer
from bot.messages.leading import lead_approvals, lead_board, lead_extensions, lead_people
from bot.messages.leading.lead_values import Asked, Units
from bot.services.leading import approving, boards, extension_deciding, waiting
from bot.services.tasks.tasks import show_list
from bot.storage import Person, Session, results, tasks
from bot.storage.ids import id_of


async def board_answer(
    session: Session, asker: Asker, unit_id: int | None = None, *, page: int = 0
) -> Answer:
    """The board of a unit; without one the lead's own, or the units to choose from."""
    if unit_id is None:
        found = await boards.own_or_choose(session, asker.speaker, page=page)
        if isinstance(found, Units):
            return lead_board.choose_unit(asker.words, found)
        unit_id, page = found, 0
    shown = await boards.board(session, asker.speaker, unit_id, today=asker.today, page=page)
    return lead_board.board(asker.words, shown)


async def approvals_answer(
    session: Session, asker: Asker, *, page: int = 0, head: str = ""
) -> Answer:
    found = await waiting.hand_ins(session, asker.speaker)
    return lead_approvals.waiting(
        asker.words, found, page=page, today=asker.today, zone=asker.speaker.zone, head=head
    )


async def approval_answer(
    session: Session, asker: Asker, task_id: int, *, head: str = ""
) -> Answer:
    """One hand-in to decide; raises `AlreadyDecided` where it waits no longer."""
    result = await approving.show(session, asker.speaker, task_id)
    task = await tasks.task_by_id(session, asker.speaker.org_id, task_id)
    if result is None or task is None:
        raise approving.AlreadyDecided(number=task.number if task else "")
    by = await session.get(Person, result.person_id)
    files = await results.files_of_result(session, id_of(result))
    return lead_approvals.hand_in(
        asker.words,
        task,
        result,
        by=by.full_name if by else "",
        files=len(files),
        zone=asker.speaker.zone,
        head=head,
        waits=len(await waiting.hand_ins(session, asker.speaker)),
    )


async def next_approval(session: Session, asker: Asker, *, head: str) -> Answer | None:
    """What waits longest of the rest, below what was just decided."""
    found = await waiting.hand_ins(session, asker.speaker)
    if not found:
        return None
    return await approval_answer(session, asker, id_of(found[0][0]), head=head)


async def extensions_answer(
    session: Session, asker: Asker, *, page: int = 0, head: str = ""
) -> Answer:
    found = await waiting.requests(session, asker.speaker)
    return lead_extensions.waiting(asker.words, found, page=page, head=head)


def extension_answer(asker: Asker, asked: Asked, *, head: str = "") -> Answer:
    """One request to decide; a director has nobody to pass it up to."""
    passes_up = Role.DIRECTOR not in asker.speaker.roles
    return lead_extensions.request(
        asker.words, asked, today=asker.today, passes_up=passes_up, head=head
    )


async def next_extension(session: Session, asker: Asker, *, head: str) -> Answer | None:
    """What waits longest of the rest, below what was just decided."""
    found = await waiting.requests(session, asker.speaker)
    if not found:
        return None
    asked = await extension_deciding.show(session, asker.speaker, id_of(found[0][0]))
    return extension_answer(asker, asked, head=head)


async def ticks_answer(
    session: Session, asker: Asker, shown: ShowList, ticked: tuple[int, ...]
) -> Answer:
    """The page of a list with a box on each button."""
    listed = await said_list(session, asker, shown.filter, page=shown.page)
    found = await show_list(
        session, asker.speaker, shown.filter, today=asker.today, page=shown.page
    )
    return lead_people.ticks(asker.words, listed.answer, found.page, ticked)
