"""“Bảng việc phòng em”, “chờ duyệt”, “xin gia hạn”: said by those who lead."""

from telegram import Update

from bot.acts import OfficeAct
from bot.context import OfficeContext, speaker_of, words_for
from bot.domain import Role, Speaker
from bot.handlers.asking import ask
from bot.handlers.asking.said import Asker
from bot.handlers.asking.saying import Saying
from bot.handlers.leading.lead_screens import approvals_answer, board_answer, extensions_answer
from bot.handlers.reply import send
from bot.messages.answer import Answer
from bot.parsing.boards import LeadScreen, lead_screen
from bot.services.rights import may_in_office
from bot.storage import Session

SAID = Saying(lead_screen)


async def on_said(update: Update, context: OfficeContext) -> None:
    """Others mean something else by the same words: they are answered as any question."""
    message, chat = update.effective_message, update.effective_chat
    if message is None or chat is None:
        return
    async with context.database.read() as session:
        speaker = await speaker_of(session, update, now=context.now)
        asker = Asker(speaker, words_for(update, speaker), context.now)
        screen = lead_screen(message.text or "")
        leads = screen is not None and _looks_at(speaker, screen)
        answer = await _answer(session, asker, screen) if screen and leads else None
    if answer is None:
        await ask.on_text(update, context)
    else:
        await send(context.bot, chat.id, answer)


def _looks_at(speaker: Speaker, screen: LeadScreen) -> bool:
    """Who stands in for a head decides in their place, and has no board."""
    if speaker.acting_units and screen is not LeadScreen.UNIT:
        return True
    has_unit = speaker.unit_id is not None or Role.LEAD not in speaker.roles
    return has_unit and may_in_office(speaker, OfficeAct.SEE_UNIT_BOARD)


async def _answer(session: Session, asker: Asker, screen: LeadScreen) -> Answer:
    match screen:
        case LeadScreen.UNIT:
            return await board_answer(session, asker)
        case LeadScreen.APPROVALS:
            return await approvals_answer(session, asker)
        case LeadScreen.EXTENSIONS:
            return await extensions_answer(session, asker)
