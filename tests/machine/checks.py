"""What must hold after every act, whoever did it: seen from each person's own screens."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from bot.acts import OfficeAct
from bot.domain import OPEN_STATES, Figure, OwnerKind, Speaker, TaskFilter
from bot.errors import NotAllowed, NotFound
from bot.messages.leading.lead_values import Board
from bot.parsing.grouping import Grouping
from bot.parsing.values import Status
from bot.services.asking import counting, figures
from bot.services.doing.story import show_story
from bot.services.leading import approving, boards, directing, extension_deciding, waiting
from bot.services.rights import may_in_office
from bot.services.tasks.tasks import show_card, show_list
from bot.storage import Session
from tests.machine.rows import Row, Rows
from tests.machine.small_office import signs_in

_OPEN = {state.value for state in OPEN_STATES}
_OVER = {"done", "cancelled", "paused"}
STATUSES = (None, *Status)
PERIODS: tuple[tuple[date | None, date | None], ...] = (
    (None, None),
    (date(2024, 5, 1), date(2024, 5, 31)),
    (date(2024, 4, 1), date(2024, 6, 30)),
)


@dataclass(frozen=True, slots=True)
class View:
    """One person's view on all rows, on one day."""

    session: Session
    speaker: Speaker
    rows: Rows
    today: date

    @property
    def me(self) -> int:
        return self.speaker.id

    def visible(self) -> set[int]:
        return {one for one in self.rows["task"] if self.rows.sees(self.me, one)}


async def listed(view: View, wanted: TaskFilter) -> list[int]:
    """Every line of a list, page after page, as somebody who turns them all sees them."""
    found: list[int] = []
    page = 0
    while True:
        shown = await show_list(view.session, view.speaker, wanted, today=view.today, page=page)
        found += [line.id for line in shown.page.lines]
        if len(found) >= shown.page.total or not shown.page.lines:
            break
        page += 1
    assert len(found) == shown.page.total, f"{wanted}: {len(found)} lines of {shown.page.total}"
    assert len(set(found)) == len(found), f"{wanted}: a line is shown twice"
    late = replace(wanted, status=Status.OVERDUE, start=None, end=None, words="", figure=None)
    if wanted.figure is None and not wanted.words:
        behind = await show_list(view.session, view.speaker, late, today=view.today)
        assert shown.page.overdue == behind.page.total, f"{wanted}: so many are not late"
    hidden = set(found) - view.visible()
    assert not hidden, f"{view.speaker.full_name} saw {hidden} in {wanted}"
    return found


async def check_list(view: View, wanted: TaskFilter) -> None:
    """The list is exactly what it should be, or refused to who may not ask for it."""
    try:
        found = set(await listed(view, wanted))
    except NotAllowed:
        assert not _may_ask(view, wanted), f"{view.speaker.full_name} was refused {wanted}"
        return
    except NotFound:
        assert not _is_here(view, wanted)
        return
    assert _may_ask(view, wanted), f"{view.speaker.full_name} was shown {wanted}"
    if wanted.figure is None and not wanted.has_period and not wanted.words:
        expected = {one for one in view.visible() if _fits(view, wanted, one)}
        assert found == expected, f"{view.speaker.full_name}: {wanted}"


def _is_here(view: View, wanted: TaskFilter) -> bool:
    table = "unit" if wanted.owner.is_unit else "person"
    row = view.rows[table].get(wanted.owner_id or 0)
    return row is not None and row["org_id"] == view.speaker.org_id


def _may_ask(view: View, wanted: TaskFilter) -> bool:
    if wanted.owner in (OwnerKind.ME, OwnerKind.ALL, OwnerKind.DIRECTED):
        return True
    if view.rows.looks_at_all(view.me):
        return True
    own_unit = view.rows["person"][view.me]["unit_id"]
    if wanted.owner.is_unit:
        return bool(own_unit == wanted.owner_id)
    whose = wanted.owner_id or 0
    if any(view.rows.holds(view.me, whose, one) for one in view.rows["task"]):
        return True
    return own_unit is not None and view.rows["person"][whose]["unit_id"] == own_unit


def _fits(view: View, wanted: TaskFilter, task_id: int) -> bool:
    rows = view.rows.of_task("assignment", task_id)
    if not _is_of_owner(view, wanted, task_id, rows):
        return False
    task = view.rows["task"][task_id]
    state, due = task["state"], task["due"]
    match wanted.status:
        case None:
            return bool(state != "cancelled")
        case Status.OPEN:
            return state not in _OVER
        case Status.OVERDUE:
            return state in _OPEN and due is not None and due < view.today.isoformat()
        case Status.UNASSIGNED:
            leading = [row for row in rows if row["part"] == "lead"]
            theirs = any(row["unit_id"] == wanted.owner_id for row in leading)
            nobody = not any(row["person_id"] for row in leading)
            return state not in _OVER and nobody and (theirs or not wanted.owner.is_unit)
        case _:
            return bool(state == wanted.status.value)


def _is_of_owner(view: View, wanted: TaskFilter, task_id: int, rows: list[Row]) -> bool:
    match wanted.owner:
        case OwnerKind.ME:
            return view.rows.is_mine(view.me, task_id)
        case OwnerKind.NAMED:
            return any(row["unit_id"] == wanted.owner_id for row in rows)
        case OwnerKind.UNIT if any(row["unit_id"] == wanted.owner_id for row in rows):
            return True
        case OwnerKind.LEADING if any(
            row["unit_id"] == wanted.owner_id and row["part"] == "lead" for row in rows
        ):
            return True
        case OwnerKind.UNIT | OwnerKind.LEADING:
            unit_id, me = wanted.owner_id, view.me
            through_people = view.rows.looks_at_all(me) or view.rows.heads(me, unit_id)
            return through_people and view.rows.is_led_by_people_of(unit_id, task_id)
        case OwnerKind.PERSON:
            return any(row["person_id"] == wanted.owner_id for row in rows)
        case OwnerKind.DOER:
            doing = [row for row in rows if row["part"] != "directing"]
            return any(row["person_id"] == wanted.owner_id for row in doing)
        case OwnerKind.ALL:
            return True
        case OwnerKind.DIRECTED:
            unit = view.rows["person"][view.me]["unit_id"]
            return any(
                row["part"] == "directing"
                and (
                    (row["unit_id"] is not None and row["unit_id"] == unit)
                    or (
                        row["person_id"] is not None
                        and view.rows.holds(view.me, row["person_id"], task_id)
                    )
                )
                for row in rows
            )


def filters_for(view: View, pick: int) -> Iterable[TaskFilter]:
    """A few lists of every owner; which ones changes with the pick."""
    status = STATUSES[pick % len(STATUSES)]
    start, end = PERIODS[pick % len(PERIODS)]
    units, people = list(view.rows["unit"]), list(view.rows["person"])
    whole = (
        TaskFilter(),
        TaskFilter(OwnerKind.ALL),
        TaskFilter(OwnerKind.DIRECTED),
        TaskFilter(OwnerKind.UNIT, view.speaker.unit_id or units[0]),
        TaskFilter(OwnerKind.UNIT, units[pick % len(units)]),
        TaskFilter(OwnerKind.LEADING, units[pick % len(units)]),
        TaskFilter(OwnerKind.NAMED, units[pick % len(units)]),
        TaskFilter(OwnerKind.PERSON, people[pick % len(people)]),
        TaskFilter(OwnerKind.DOER, people[pick % len(people)]),
    )
    for one in whole:
        yield replace(one, status=status)
        if start is not None:
            yield replace(one, status=status, start=start, end=end)
    figure = list(Figure)[pick % len(Figure)]
    yield replace(whole[pick % len(whole)], figure=figure)


async def check_card(view: View, task_id: int) -> None:
    """Card and story open for exactly those whose business the task is."""
    sees = view.rows.sees(view.me, task_id)
    for show in (show_card, show_story):
        try:
            if show is show_card:
                await show_card(view.session, view.speaker, task_id, today=view.today)
            else:
                await show_story(view.session, view.speaker, task_id)
        except NotFound:
            assert not sees, f"{view.speaker.full_name} may see {task_id} and did not"
        else:
            assert sees, f"{view.speaker.full_name} saw {task_id}"


async def check_search(view: View, task_id: int) -> None:
    """A task is found by its sign by whoever may see it, and by nobody else."""
    task = view.rows["task"][task_id]
    (sign,) = signs_in(task["content"])
    found = await listed(view, TaskFilter(OwnerKind.ALL, words=sign, typed=sign))
    meant = view.rows.sees(view.me, task_id) and task["state"] != "cancelled"
    assert (task_id in found) is meant, f"{view.speaker.full_name} looked for {sign}: {found}"


async def check_waiting(view: View) -> None:
    """What is said to wait for somebody is theirs to open."""
    session, speaker = view.session, view.speaker
    for task, result in await waiting.hand_ins(session, speaker):
        assert view.rows.sees(view.me, result.task_id), f"{task.number} waits for {speaker}"
        assert await approving.show(session, speaker, result.task_id) is not None
    for extension, task in await waiting.requests(session, speaker):
        assert view.rows.sees(view.me, extension.task_id), f"{task.number} waits for {speaker}"
        await extension_deciding.show(session, speaker, extension.id or 0)


async def check_boards(view: View, pick: int) -> None:
    """Every number of every board is the length of the list behind it."""
    session, speaker, today = view.session, view.speaker, view.today
    units = list(view.rows["unit"])
    unit_id = speaker.unit_id if pick % 2 and speaker.unit_id else units[pick % len(units)]
    try:
        await _check_board(view, await boards.board(session, speaker, unit_id, today=today))
    except NotAllowed:
        is_lead = "lead" in speaker.roles and unit_id == speaker.unit_id
        assert not is_lead, f"{speaker.full_name} was refused the board of their unit"
    except NotFound:
        assert view.rows["unit"][unit_id]["org_id"] != speaker.org_id
    if may_in_office(speaker, OfficeAct.SEE_OFFICE_BOARD):
        shown = await directing.board(session, speaker, today=today)
        await _check_report(view, shown.directed)
        late = await directing.late_units(session, speaker, today=today)
        assert shown.late_units == late.total
        for group in late.shown:
            assert len(await listed(view, group.filter)) == group.total
        assert shown.approvals == len(await waiting.hand_ins(session, speaker))
        await _check_report(view, await directing.office_report(session, speaker, today=today))
    await _check_report(view, await figures.report(session, speaker, TaskFilter(), today=today))


async def _check_board(view: View, board: Board) -> None:
    for name, wanted, total in board.numbers:
        assert len(await listed(view, wanted)) == total, f"board: {name}"
    for one in board.people:
        assert len(await listed(view, one.open)) == one.total, f"board: {one.label}"
        assert len(await listed(view, one.late)) == one.late_total, f"board, late: {one.label}"
    people = await counting.groups(
        view.session,
        view.speaker,
        TaskFilter(OwnerKind.UNIT, board.unit_id, Status.OPEN),
        Grouping.PERSON,
        today=view.today,
    )
    assert len(people) >= len(board.people)


async def _check_report(view: View, report: figures.Report) -> None:
    for number in report.numbers:
        found = await listed(view, number.filter)
        assert len(found) == number.total, f"report: {number.figure}"
