"""`nhacviec remind …`: what would go out on a morning, and one tick."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any

import typer
from rich.table import Table
from rich.text import Text

from bot.app import create_application, delivery_of, introduced
from bot.cli.opening import console, instant, open_database, run
from bot.cli.plan import print_json
from bot.clock import Clock, FixedClock
from bot.domain import Level
from bot.errors import NhacViecError
from bot.logs import set_up_logs
from bot.messages import dates
from bot.messages.catalog import Words, words_in
from bot.reminders.going_up import WENT_UP
from bot.reminders.planning import Planned, preview
from bot.reminders.rules import PERIOD_BEGINS
from bot.reminders.scheduler import deliver_all, plan_due
from bot.reminders.tellings import Telling
from bot.services.chores import CHORES
from bot.services.people import people
from bot.storage import Session
from bot.storage.ids import id_of
from bot.storage.people import people_of, units_of
from bot.storage.tasks import tasks_by_ids

app = typer.Typer(no_args_is_help=True)
_NAMED = {
    0: "remind-step-day",
    PERIOD_BEGINS: "remind-step-period",
    WENT_UP[Level.LEAD]: "remind-step-lead",
    WENT_UP[Level.DIRECTOR]: "remind-step-director",
}
"""Steps that are no count of days."""


@app.command("preview")
def show_preview(
    on: Annotated[str, typer.Option(help="The morning, as ISO.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Who would be told what on a morning; nothing is stored or sent."""
    rows = run(_preview(on))
    if as_json:
        print_json(rows)
        return
    words = words_in("vi")
    if not rows:
        console.print(words("remind-nothing", day=dates.day(date.fromisoformat(on))))
        return
    keys = ("remind-person", "cli-unit", "remind-task", "remind-due", "remind-why")
    table = Table(*(words(key) for key in keys))
    for row in rows:
        for at, (task, due, why) in enumerate(_lines(words, row)):
            whom = (row["person"], row["unit"]) if at == 0 else ("", "")
            table.add_row(*(Text(cell) for cell in (*whom, task, due, why)))
        table.add_section()
    console.print(table)


def _lines(words: Words, row: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Each task with its due day, and why it is told of on that morning."""
    for one in row["items"]:
        due = dates.day(date.fromisoformat(one["due"]))
        yield f"{one['number']}. {one['content']}", due, why(words, one["step"])
    for one in row["given"]:
        yield f"{one['number']}. {one['content']}", "", words("morning-given")


def why(words: Words, step: int) -> str:
    """“3 ngày trước hạn”."""
    if step in _NAMED:
        return words(_NAMED[step])
    key = "remind-step-before" if step > 0 else "remind-step-after"
    return words(key, days=abs(step))


async def _preview(on: str) -> list[dict[str, Any]]:
    try:
        day = date.fromisoformat(on)
    except ValueError as error:
        raise NhacViecError("bad-time", printed=on) from error
    async with open_database() as (_, database), database.read() as session:
        office = await people.organisation(session)
        tellings = await preview(session, office=office, day=day, now=Clock().now())
        return await _rows(session, id_of(office), tellings)


async def _rows(
    session: Session, org_id: int, tellings: dict[int, Telling]
) -> list[dict[str, Any]]:
    units = {unit.id: unit.name for unit in await units_of(session, org_id)}
    wanted = {one.task_id for telling in tellings.values() for one, _ in telling.items}
    wanted |= {task_id for telling in tellings.values() for task_id in telling.given}
    tasks = await tasks_by_ids(session, wanted)
    return [
        {
            "person": person.full_name,
            "unit": units.get(person.unit_id, ""),
            "items": [
                {
                    "number": tasks[one.task_id].number,
                    "content": tasks[one.task_id].content,
                    "due": one.due.isoformat(),
                    "step": found[-1].days_before,
                }
                for one, found in tellings[id_of(person)].items
            ],
            "given": [
                {"number": tasks[one].number, "content": tasks[one].content}
                for one in tellings[id_of(person)].given
            ],
        }
        for person in await people_of(session, org_id)
        if person.id in tellings
    ]


@app.command("tick")
def one_tick(
    at: Annotated[str | None, typer.Option(help="The instant, as ISO; now if not given.")] = None,
) -> None:
    """Make one tick: all a running bot would plan, then deliver if NHACVIEC_TOKEN is set."""
    planned, sent = run(_tick(at))
    words = words_in("vi")
    console.print(
        words("remind-planned", messages=planned.messages, items=planned.items, sent=sent)
    )


async def _tick(at: str | None) -> tuple[Planned, int]:
    async with open_database() as (settings, database):
        set_up_logs(settings)
        clock = FixedClock(instant(at, settings.zone)) if at else Clock()
        for chore in CHORES:
            await chore.run(database, clock.now())
        planned = await plan_due(database, clock)
        if not settings.token.get_secret_value():
            return planned, 0
        application = create_application(settings, database, clock)
        async with introduced(application):
            return planned, await deliver_all(delivery_of(application))
