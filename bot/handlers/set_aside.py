"""What will not be handled any more: its sender is told so, and it is kept until then."""

import structlog
from telegram import Update
from telegram.constants import ChatType
from telegram.error import TelegramError

from bot.context import OfficeApplication, parts_of
from bot.handlers.addressed import is_addressed
from bot.handlers.late_answers import LateAnswers
from bot.reminders.refusals import never_left
from bot.storage import updates

_log = structlog.get_logger(__name__)
_TELLABLE = 6
"""Tries after which not even its sender is told: three processes ended amid the telling."""


class SetAside:
    """Tells, then forgets."""

    def __init__(self, application: OfficeApplication, late: LateAnswers) -> None:
        self._application = application
        self._late = late
        self._told: set[int] = set()
        """Those that could not be forgotten yet, the database being away."""

    def is_beyond_telling(self, tries: int) -> bool:
        return tries >= _TELLABLE

    async def tell(self, update: Update, *, tries: int, is_old: bool, groups: set[int]) -> bool:
        """Whether that is done; a group that was told hears nothing more. Raises `DatabaseAway`."""
        number = update.update_id
        if number not in self._told and not self.is_beyond_telling(tries):
            try:
                await self._say(update, is_old=is_old, groups=groups)
            except TelegramError as error:
                if never_left(error):
                    _log.warning("answer_could_not_leave", update_id=number)
                    return False
                _log.warning("answer_not_sent", update_id=number, error=error.message)
            self._told.add(number)
        _log.error("update_set_aside", update_id=number, is_old=is_old)
        await self.forget(number)
        self._told.discard(number)
        return True

    async def _say(self, update: Update, *, is_old: bool, groups: set[int]) -> None:
        chat = update.effective_chat
        if chat is None or chat.id in groups or not is_addressed(update):
            return
        await self._late.say_set_aside(update, is_old=is_old)
        if chat.type != ChatType.PRIVATE:
            groups.add(chat.id)

    async def forget(self, number: int) -> None:
        """It needs nothing any more. Raises `DatabaseAway`."""
        parts = parts_of(self._application)
        async with parts.database.write() as session:
            await updates.note_answered(
                session, self._application.bot.id, number, now=parts.clock.now()
            )
