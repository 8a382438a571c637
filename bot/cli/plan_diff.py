"""`nhacviec plan diff` and `plan amend`: a later version of a plan, shown and put in place."""

import hashlib
import re
import sys
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from bot.cli.diff_output import diff_json
from bot.cli.opening import console, fail, open_database, run
from bot.cli.plan import AsJson, File, Year, print_json
from bot.cli.reading import read_draft
from bot.clock import Clock
from bot.errors import NhacViecError
from bot.messages.catalog import Words, words_in
from bot.messages.plans import amending as wording
from bot.plans.values import DraftPlan
from bot.plans.versions.changes import OldRow, PlanDiff, Unsure
from bot.plans.versions.diff import compare_rows
from bot.plans.versions.one_spelling import in_one_spelling
from bot.services.people import people
from bot.services.plans.amending import Amended, amend, compare, plan_to_amend
from bot.services.plans.plans import Source
from bot.storage import Plan
from bot.storage.ids import id_of

_TAG = re.compile(r"</?[bi]>")
Files = Annotated[
    list[Path], typer.Argument(help="The later version; or two files, the older first.")
]
PlanId = Annotated[
    int | None,
    typer.Option("--plan", help="Which stored plan; the one of its year most like it if none."),
]


@dataclass(frozen=True, slots=True)
class _Compared:
    """A difference, and the stored plan it is about."""

    diff: PlanDiff
    plan: Plan | None = None


def diff(files: Files, year: Year = None, plan_id: PlanId = None, as_json: AsJson = False) -> None:
    """Show what a later version changes of the stored plan, or of an older file; store nothing."""
    if len(files) > 2:
        fail(NhacViecError("one-or-two-files"))
    drafts = [read_draft(file, year) for file in files]
    if len(drafts) == 2:
        found = _Compared(_between(*drafts))
    else:
        found = run(_with_stored(drafts[0], plan_id))
    if as_json:
        print_json(diff_json(found.diff, plan=found.plan))
    else:
        _show(found)


def amend_plan(
    file: File,
    year: Year = None,
    plan_id: PlanId = None,
    yes: Annotated[bool, typer.Option("--yes", help="Put it in place without asking.")] = False,
) -> None:
    """Put a later version in the place of the stored plan; results and history stay."""
    draft = read_draft(file, year)
    found = run(_with_stored(draft, plan_id))
    _show(found)
    overrule = {} if yes else _asked(found.diff)
    source = Source(file.name, hashlib.sha256(file.read_bytes()).hexdigest())
    amended = run(_amend(draft, source, found, overrule))
    words = words_in("vi")
    plan = amended.plan
    console.print(words("amended-done", title=plan.title, version=str(plan.version)), markup=False)
    if amended.told:
        console.print(words("amended-told", count=amended.told), markup=False)


def _between(old: DraftPlan, new: DraftPlan) -> PlanDiff:
    before, after = in_one_spelling(old, new)
    return compare_rows([OldRow(place, item) for place, item in enumerate(before)], after)


async def _with_stored(draft: DraftPlan, plan_id: int | None) -> _Compared:
    async with open_database() as (_, database), database.read() as session:
        office = await people.organisation(session)
        plan = await plan_to_amend(session, id_of(office), draft, plan_id=plan_id)
        return _Compared(await compare(session, plan, draft), plan)


async def _amend(
    draft: DraftPlan, source: Source, found: _Compared, overrule: dict[int, int | None]
) -> Amended:
    seen = found.plan
    if seen is None:
        raise LookupError
    async with open_database() as (_, database), database.write() as session:
        return await amend(
            session,
            await session.get_one(Plan, seen.id),
            draft,
            source,
            actor=None,
            now=Clock().now(),
            overrule=overrule,
            seen_version=seen.version,
        )


def _show(compared: _Compared) -> None:
    """Counts, then the rows of each group."""
    words, found = words_in("vi"), compared.diff
    title = compared.plan.title if compared.plan else ""
    console.print(_plain(wording.summary(words, found, title=title).text))
    for group, size in found.sizes():
        console.print()
        console.print(Text(f"{wording.group_name(words, group)} ({size})", style="bold"))
        for line in wording.group_lines(words, found, group):
            console.print(_plain(line))


def _plain(html: str) -> Text:
    return Text(unescape(_TAG.sub("", html)))


def _asked(found: PlanDiff) -> dict[int, int | None]:
    """What the person at the terminal says of the unsure rows, and of it all."""
    words = words_in("vi")
    if not _is_terminal():
        fail(NhacViecError("yes-needed"))
    said = {one.at: _same_task(words, one) for one in found.unsure}
    if not typer.confirm(words("amended-ask-all")):
        fail(NhacViecError("yes-needed"))
    return said


def _is_terminal() -> bool:
    """Whether somebody can answer."""
    return sys.stdin.isatty()


def _same_task(words: Words, one: Unsure) -> int | None:
    console.print(Text(f"{one.old.item.number}. {one.old.item.content}"))
    console.print(Text(f"{one.item.number}. {one.item.content}"))
    return one.old.id if typer.confirm(words("amended-ask-same"), default=one.taken) else None
