"""“Giao …”: with a task's number it is given to somebody, without one it is a new task."""

from bot.acts import Act
from bot.context import OfficeContext
from bot.domain import Role
from bot.handlers.asking.said import Asker
from bot.handlers.leading import lead_words
from bot.handlers.office import arising
from bot.handlers.office.task_edits import propose_leads
from bot.handlers.reply import send
from bot.messages.answer import Answer
from bot.messages.leading import lead_people
from bot.services.asking.wishes import NotYet
from bot.services.office.office_orders import tasks_meant
from bot.services.rights import may
from bot.storage import Session, Task, audience
from bot.storage.ids import id_of
from bot.storage.tasks import assignments_of


async def on_words(context: OfficeContext, asker: Asker, chat_id: int, wish: NotYet) -> bool:
    """A new task is the office's to add, and so is a unit in place of another; others are told."""
    if await lead_words.assign(context, asker, chat_id, wish):
        return True
    if not wish.number:
        await arising.begin(context, asker.speaker, chat_id, text=wish.text)
        return True
    async with context.database.read() as session:
        found = await tasks_meant(session, asker.speaker, wish.number, Act.EDIT)
        if len(found) == 1 and (answer := await _of_a_lead(session, asker, found[0])):
            await send(context.bot, chat_id, answer)
            return True
    if len(found) != 1 or not wish.printed:
        return False
    await propose_leads(
        context, asker.speaker, chat_id, task_id=id_of(found[0]), names=wish.printed
    )
    return True


async def _of_a_lead(session: Session, asker: Asker, task: Task) -> Answer | None:
    """A unit in place of another is for the office; who leads may give it to somebody of theirs."""
    rows = await assignments_of(session, id_of(task))
    if may(asker.speaker, Act.EDIT, rows) or not may(asker.speaker, Act.ASSIGN, rows):
        return None
    office = await audience.people_with(session, asker.speaker.org_id, Role.OFFICE)
    names = await audience.names_of(session, office)
    return lead_people.unit_is_of_the_office(asker.words, task, list(names.values()))
