"""`nhacviec people …`: the staff list and the links that enrol people."""

from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import typer
from rich.table import Table
from rich.text import Text

from bot.app import create_application, introduced
from bot.cli.opening import console, open_database, run
from bot.cli.people_import import import_file
from bot.cli.plan import print_json
from bot.clock import Clock
from bot.config import Settings
from bot.errors import BadSettings, NhacViecError
from bot.messages.catalog import words_in
from bot.services.people import people, unit_links
from bot.storage import Database
from bot.storage.ids import id_of
from bot.storage.people import bot_username, units_of

app = typer.Typer(no_args_is_help=True)
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


app.command("import")(import_file)


@app.command("list")
def list_people(as_json: AsJson = False) -> None:
    """Everybody, with unit, roles and whether they are enrolled."""
    rows = run(_people())
    if as_json:
        print_json(rows)
        return
    words = words_in("vi")
    table = Table(words("cli-person"), words("cli-unit"), words("cli-roles"), words("cli-enrolled"))
    for row in rows:
        roles = ", ".join(words(f"role-{role}") for role in row["roles"])
        table.add_row(Text(row["person"]), Text(row["unit"]), roles, "✓" if row["enrolled"] else "")
    console.print(table)


async def _people() -> list[dict[str, Any]]:
    async with open_database() as (_, database), database.read() as session:
        office = await people.organisation(session)
        units = {unit.id: unit.name for unit in await units_of(session, id_of(office))}
        return [
            {
                "person": person.full_name,
                "unit": units.get(person.unit_id, ""),
                "position": person.position,
                "roles": person.roles,
                "enrolled": person.telegram_id is not None,
            }
            for person in await people.find_people(session, id_of(office))
        ]


@app.command()
def invite(
    person: Annotated[str | None, typer.Option(help="One person, by name.")] = None,
    unit: Annotated[str | None, typer.Option(help="Everybody of a unit.")] = None,
    as_json: AsJson = False,
) -> None:
    """Make enrolment links, good once; without options for everybody not enrolled yet."""
    made = run(_invite(person, unit))
    rows = [
        {
            "person": one.person,
            "code": one.code,
            "link": one.link,
            "expires": one.expires_at.isoformat(),
        }
        for one in made
    ]
    if as_json:
        print_json(rows[0] if len(rows) == 1 else rows)
        return
    words = words_in("vi")
    for one in made:
        key = "cli-invited" if one.link else "cli-invited-code"
        link = {"link": one.link} if one.link else {}
        line = words(key, person=one.person, code=one.code, **link)
        console.print(line, markup=False, highlight=False, soft_wrap=True)


async def _invite(name: str | None, unit: str | None) -> list[people.NewInvitation]:
    async with open_database() as (settings, database):
        await _learn_bot_name(database, settings)
        async with database.write() as session:
            office = await people.organisation(session)
            found = await people.find_people(session, id_of(office), name=name, unit=unit)
            wanted = [one for one in found if name is not None or one.telegram_id is None]
            if not wanted:
                return []
            return await people.invite(
                session, wanted, days=settings.invite_days, now=Clock().now()
            )


@app.command()
def sheet(
    out: Annotated[Path, typer.Option("--out", help="The PDF to write.")],
    unit: Annotated[str | None, typer.Option(help="Only one unit.")] = None,
) -> None:
    """Write a printable page of enrolment: a card to cut out for each person and each unit.

    Links made before run out; who is enrolled already gets none.
    """
    cards = run(_sheet(unit, out))
    console.print(words_in("vi")("cli-sheet-written", cards=cards, file=str(out)), markup=False)


async def _sheet(unit: str | None, out: Path) -> int:
    """Writes the cards before the new links count, so that a full disk voids no older ones."""
    # Hardly any command draws, and what draws is large.
    from bot.reports.enrolment_sheet import enrolment_sheet  # noqa: PLC0415 - only who draws pays for it

    async with open_database() as (settings, database):
        await _learn_bot_name(database, settings)
        async with database.write() as session:
            office = await people.organisation(session)
            made = await unit_links.links_for_sheet(
                session, id_of(office), unit=unit, days=settings.invite_days, now=Clock().now()
            )
            cards = unit_links.cards_of(made, zone=ZoneInfo(office.timezone))
            _write(out, enrolment_sheet(words_in("vi"), cards))
    return len(cards)


def _write(out: Path, content: bytes) -> None:
    try:
        out.write_bytes(content)
    except OSError as error:
        raise NhacViecError(
            "file-not-written", name=str(out), reason=error.strerror or ""
        ) from error


async def _learn_bot_name(database: Database, settings: Settings) -> None:
    """Links name the bot: asked of Telegram once, when the bot never ran on this database."""
    async with database.read() as session:
        known = await bot_username(session)
    if known or not settings.token.get_secret_value():
        return
    try:
        application = create_application(settings, database, Clock())
        async with introduced(application):
            username = application.bot.username
    except BadSettings:
        return
    async with database.write() as session:
        await people.remember_bot(session, username)
