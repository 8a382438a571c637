"""A line of the list shown last: "việc thứ 2", "cái số 3"."""

from datetime import date

from bot.domain import Speaker, TaskFilter, TaskLine
from bot.services.asking.wishes import WantsLine
from bot.services.tasks.tasks import ShownList, show_list
from bot.storage import Session
from bot.storage.lists import PAGE_SIZE, lines_numbered


async def lines_meant(
    session: Session, speaker: Speaker, wish: WantsLine, *, today: date
) -> tuple[TaskLine, ...]:
    """The line in that place, and where a number may be meant the lines printed under it.

    Places are counted on the page that was open; one beyond it in the whole list. A printed number
    is looked for in the whole list, among what was searched only on the page that was open.
    """
    shown = await show_page(session, speaker, wish.shown.filter, today=today, page=wish.shown.page)
    found = [await _in_place(session, speaker, wish.nth, shown, today=today)]
    if wish.may_be_number:
        found += await _numbered(session, speaker, str(wish.nth), shown, today=today)
    return tuple(dict.fromkeys(line for line in found if line))


async def _numbered(
    session: Session, speaker: Speaker, number: str, shown: ShownList, *, today: date
) -> tuple[TaskLine, ...]:
    if shown.page.filter.words or shown.page.filter.figure:
        return tuple(line for line in shown.page.lines if line.number == number)
    return await lines_numbered(session, speaker, shown.page.filter, number, today=today)


async def show_page(
    session: Session, speaker: Speaker, wanted: TaskFilter, *, today: date, page: int
) -> ShownList:
    """A page of a list, the last one where there are not so many."""
    shown = await show_list(session, speaker, wanted, today=today, page=page)
    last = max(shown.page.total - 1, 0) // PAGE_SIZE
    if shown.page.page < page and last:
        return await show_list(session, speaker, wanted, today=today, page=last)
    return shown


async def _in_place(
    session: Session, speaker: Speaker, nth: int, shown: ShownList, *, today: date
) -> TaskLine | None:
    lines = shown.page.lines
    if 0 < nth <= len(lines):
        return lines[nth - 1]
    place = nth - 1 if nth > 0 else shown.page.total + nth
    if not 0 <= place < shown.page.total:
        return None
    wanted = shown.page.filter
    there = await show_list(session, speaker, wanted, today=today, page=place // PAGE_SIZE)
    on_page = place % PAGE_SIZE
    return there.page.lines[on_page] if on_page < len(there.page.lines) else None
