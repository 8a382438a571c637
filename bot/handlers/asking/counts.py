"""What the bot says to "how many", "who" and "summary"."""

from bot.domain import TaskFilter
from bot.handlers.asking.said import Asker, Said, turned_to
from bot.messages.asking import counts
from bot.messages.asking import figures as reports
from bot.messages.callback_data import fitting
from bot.parsing.grouping import Grouping
from bot.services.asking import counting, figures
from bot.services.asking.shown import Shown, ShownAs
from bot.services.asking.wishes import OpensList, WantsCount, WantsGroups, WantsSummary
from bot.services.tasks.tasks import show_list
from bot.storage import Session


async def said_counts(
    session: Session, asker: Asker, wish: WantsCount | WantsGroups | WantsSummary
) -> Said:
    """The numbers, each with the list of exactly so many tasks."""
    match wish:
        case WantsCount(wanted):
            return await _count(session, asker, wanted)
        case WantsGroups(wanted, by, page):
            said = await said_groups(session, asker, wanted, by, page=max(page, 0))
            return turned_to(asker, said, page)
        case WantsSummary(wanted):
            return await _summary(session, asker, wanted)


async def _count(session: Session, asker: Asker, wanted: TaskFilter) -> Said:
    shown = await show_list(session, asker.speaker, fitting(wanted), today=asker.today)
    answer = counts.count(asker.words, shown.page, owner_name=shown.owner_name)
    offered = (OpensList(shown.page.filter, shown.owner_name),) if shown.page.total else ()
    return Said(answer, Shown(shown.page.filter, form=ShownAs.COUNT, choices=offered))


async def said_groups(
    session: Session, asker: Asker, wanted: TaskFilter, by: Grouping, *, page: int = 0
) -> Said:
    """Each person or unit with their count, a page at a time."""
    found = await counting.groups_page(
        session, asker.speaker, wanted, by, today=asker.today, page=page
    )
    answer = counts.groups(
        asker.words,
        wanted,
        by,
        lines=[(group.label, group.filter, group.total) for group in found.shown],
        page=found.page,
        pages=found.pages,
        total=found.total,
        unit_name=found.unit_name,
        is_whole=asker.speaker.sees_all,
    )
    offered = tuple(OpensList(group.filter, group.label) for group in found.shown)
    return Said(answer, Shown(wanted, found.page, ShownAs(by.value), offered))


async def _summary(session: Session, asker: Asker, wanted: TaskFilter) -> Said:
    made = await figures.report(session, asker.speaker, fitting(wanted), today=asker.today)
    answer = reports.report(
        asker.words, wanted, owner_name=made.owner_name, numbers=made.numbers, rate=made.rate
    )
    offered = tuple(OpensList(one.filter, made.owner_name) for one in made.numbers if one.total)
    return Said(answer, Shown(wanted, form=ShownAs.SUMMARY, choices=offered))
