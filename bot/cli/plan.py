"""`nhacviec plan …`: read a plan, store it, list what is stored."""

import hashlib
import json
import sys
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import typer
from rich.table import Table
from rich.text import Text

from bot.cli.opening import console, fail, note, open_database, run
from bot.cli.plan_output import plan_json, plan_table
from bot.cli.plan_review import TerminalReview
from bot.cli.reading import read_draft
from bot.clock import Clock
from bot.errors import NhacViecError
from bot.messages.catalog import words_in
from bot.messages.plans.plans import sheet_guide
from bot.parsing.values import Doubt
from bot.plans.review.years import with_year
from bot.plans.values import DraftPlan
from bot.services.people import people
from bot.services.plans.plans import Imported, Source, import_plan
from bot.storage.ids import id_of
from bot.storage.plans import plans_with_sizes

app = typer.Typer(no_args_is_help=True)
File = Annotated[Path, typer.Argument(help="The plan as it was signed.")]
Year = Annotated[int | None, typer.Option(help="The plan's year, where the file does not say.")]
Yes = Annotated[bool, typer.Option("--yes", help="Store it without asking about doubtful rows.")]
Beside = Annotated[
    bool, typer.Option("--beside", help="Store it although a plan in use has most of its rows.")
]
Excel = Annotated[
    Path | None, typer.Option("--excel", help="Also write the draft as .xlsx, to be corrected.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


@app.command()
def preview(file: File, year: Year = None, as_json: AsJson = False, excel: Excel = None) -> None:
    """Read a plan and show tasks and warnings; store nothing."""
    draft = read_draft(file, year)
    if excel is not None:
        _write_excel(draft, excel)
    if as_json:
        print_json(plan_json(draft, doubt_sentence))
    else:
        console.print(plan_table(draft, doubt_sentence))


def _at_a_terminal() -> bool:
    return sys.stdin.isatty()


def _reviewed(draft: DraftPlan) -> DraftPlan:
    """The draft after the questions; nothing is stored unless the reviewer says so."""
    words = words_in("vi")

    def ask(prompt: str) -> str:
        return console.input(Text(f"{prompt} "))

    found = TerminalReview(draft, words, console, ask).run()
    if not typer.confirm(words("cli-store-ask", rows=len(found.items))):
        console.print(words("cli-not-stored"), markup=False)
        raise typer.Exit
    return found


def _write_excel(draft: DraftPlan, target: Path) -> None:
    # `run` shares this program and rests for months: it needs no openpyxl.
    from bot.plans.review.sheet import write_draft  # noqa: PLC0415 - Excel is not written at every start

    content = write_draft(draft, say=doubt_sentence, guide=sheet_guide(words_in("vi")))
    try:
        target.write_bytes(content)
    except OSError as error:
        fail(NhacViecError("file-not-written", name=target.name, reason=error.strerror or ""))


@app.command("import")
def import_file(file: File, year: Year = None, yes: Yes = False, beside: Beside = False) -> None:
    """Read a plan and store it, with the units and people it names.

    At a terminal the doubtful rows are asked about first.
    """
    printed = read_draft(file, year)
    draft = _reviewed(printed) if _at_a_terminal() and not yes else printed
    source = Source(file.name, hashlib.sha256(file.read_bytes()).hexdigest())
    imported = run(_store(draft, source, printed=printed, beside=beside))
    words = words_in("vi")
    console.print(
        words(
            "cli-plan-imported",
            title=imported.plan.title,
            tasks=imported.tasks,
            units=imported.new_units,
            people=imported.new_people,
        ),
        markup=False,
    )
    doubtful = sum(1 for item in draft.items if item.doubts)
    if doubtful:
        console.print(words("cli-plan-doubtful", rows=doubtful), markup=False)


def _say_other_year(year: int, zone: ZoneInfo) -> None:
    """On standard error, for it hinders nothing."""
    now = Clock().today(zone).year
    if year != now:
        note(words_in("vi")("cli-other-year", year=str(year), now=str(now)))


@app.command("list")
def list_plans() -> None:
    """The plans that are stored."""
    run(_list_plans())


async def _list_plans() -> None:
    words = words_in("vi")
    table = Table(
        words("cli-id"), words("cli-year"), words("cli-plan"), words("cli-tasks"), words("cli-file")
    )
    async with open_database() as (_, database), database.read() as session:
        office = await people.organisation(session)
        for plan, size in await plans_with_sizes(session, id_of(office)):
            table.add_row(
                str(plan.id), str(plan.year), Text(plan.title), str(size), Text(plan.source_name)
            )
    console.print(table)


async def _store(draft: DraftPlan, source: Source, *, printed: DraftPlan, beside: bool) -> Imported:
    async with open_database() as (settings, database), database.write() as session:
        _say_other_year(draft.year, settings.zone)
        return await import_plan(
            session,
            draft,
            source,
            zone_name=settings.timezone,
            now=Clock().now(),
            printed=with_year(printed, draft.year),
            beside=beside,
        )


def doubt_sentence(doubt: Doubt) -> str:
    """A doubt in Vietnamese, for the reviewer."""
    return words_in("vi")(f"doubt-{doubt.key}", **dict(doubt.values))


def print_json(value: Any) -> None:
    """One JSON document on standard output, readable by people and programs."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))
