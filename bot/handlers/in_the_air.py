"""Updates being handled at this moment, however they came."""

import asyncio
from collections import Counter

import structlog
from telegram import Update
from telegram.error import TelegramError

from bot.context import OfficeApplication
from bot.errors import NhacViecError
from bot.handlers.turns import NotItsTurn, Unanswered

_log = structlog.get_logger(__name__)
_TRIES = 3
"""What fails so often as nobody expects is left to the next process, which counts it."""


class InTheAir:
    """Each update in a task of its own; that which comes again meanwhile is the same one."""

    def __init__(self, application: OfficeApplication) -> None:
        self._application = application
        self._tasks: dict[int, asyncio.Task[None]] = {}
        self._failures = Counter[int]()
        self.left_behind = asyncio.Event()
        """Something was not handled to its end."""

    def __contains__(self, update_id: int) -> bool:
        return update_id in self._tasks

    def is_known(self, update_id: int) -> bool:
        """Whether it is under way, or failed too often to be tried again here."""
        return update_id in self or self._failures[update_id] >= _TRIES

    def begin(self, update: Update) -> "asyncio.Task[None]":
        """The handling of this update; that which is under way where it came again."""
        if under_way := self._tasks.get(update.update_id):
            return under_way
        application = self._application
        handling = application.process_update(update)
        task = asyncio.create_task(application.update_processor.process_update(update, handling))
        self._tasks[update.update_id] = task
        task.add_done_callback(lambda done: self._landed(update.update_id, done))
        task.add_done_callback(lambda _done: handling.close())  # where its turn never came
        return task

    async def finish(self, *, within: float) -> None:
        """Waits for what is under way, and cuts off what will not end in so many seconds."""
        tasks = set(self._tasks.values())
        if not tasks:
            return
        _, late = await asyncio.wait(tasks, timeout=max(0.0, within))
        if late:
            _log.warning("updates_cut_off", count=len(late))
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)

    def _landed(self, update_id: int, task: "asyncio.Task[None]") -> None:
        del self._tasks[update_id]
        error = None if task.cancelled() else task.exception()
        if error is None:
            self._failures.pop(update_id, None)
            return
        self.left_behind.set()
        if isinstance(error, NotItsTurn):
            _log.warning("turn_never_came", update_id=update_id)
        elif isinstance(error, Unanswered):
            _log.warning("answer_could_not_leave", update_id=update_id)
        else:
            if not isinstance(error, NhacViecError | TelegramError):
                self._failures[update_id] += 1
            _log.error("update_failed", update_id=update_id, exc_info=error)


def read_update(application: OfficeApplication, content: object) -> Update | None:
    """None for what cannot be read: come again it would be no better.

    Raises `ValueError` for what is no update at all.
    """
    if not isinstance(content, dict):
        raise ValueError
    try:
        return Update.de_json(content, application.bot)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        _log.error("update_not_read", update_id=content.get("update_id"), exc_info=error)
        return None
