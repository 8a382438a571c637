"""The keys below the chat that open a screen, and the panel of everything else."""

from collections.abc import Awaitable, Callable

from telegram import Update

from bot.context import OfficeContext, speaker_of, words_for
from bot.handlers.asking.said import Asker
from bot.handlers.leading import directing, lead_approving, lead_board
from bot.handlers.office import arising
from bot.handlers.reply import send
from bot.messages import menus

Door = Callable[[Update, OfficeContext], Awaitable[None]]


async def on_doors(update: Update, context: OfficeContext) -> None:
    """“Mục khác”, “Văn phòng”: what else the speaker's roles can open."""
    chat = update.effective_chat
    if chat is None:
        return
    async with context.database.read() as session:
        speaker = await speaker_of(session, update, now=context.now)
    answer = menus.doors(words_for(update, speaker), speaker.roles, today=context.today(speaker))
    await send(context.bot, chat.id, answer)


_OF_KEYS: dict[str, Door] = {
    "menu-unit": lead_board.on_command,
    "menu-approvals": lead_approving.on_command,
    "menu-directing": directing.on_command,
    "menu-late-units": directing.on_late_units,
    "menu-add": arising.on_command,
    "menu-office": on_doors,
    "menu-more": on_doors,
}


def door_of(asker: Asker, said: str) -> Door | None:
    """What a key of the speaker's own opens; none for words and for keys that ask for a list."""
    key = menus.menu_key(asker.words, said, asker.speaker.roles)
    return _OF_KEYS.get(key or "")
